//! Rust, Go, Ruby, PHP, .NET, Elixir, Dart, C++.

use super::{check, check_refused, check_with};

pub(super) const CARGO: &str = "version = 4

[[package]]
name = \"demo\"
version = \"0.1.0\"
dependencies = [
 \"left 1.2.0\",
 \"tester\",
]

[[package]]
name = \"forked\"
version = \"0.3.0\"
source = \"git+https://registry.example/forked.git#0a1b\"

[[package]]
name = \"left\"
version = \"1.2.0\"
source = \"registry+https://registry.example/index\"
dependencies = [
 \"forked\",
]

[[package]]
name = \"left\"
version = \"2.0.0\"
source = \"sparse+https://registry.example/index\"

[[package]]
name = \"tester\"
version = \"3.0.0\"
source = \"registry+https://registry.example/index\"
dependencies = [
 \"left 2.0.0\",
]
";

#[test]
fn cargo() {
    let manifest = (
        "Cargo.toml",
        "[dependencies]\nleft = \"1\"\n[dev-dependencies]\nt = { package = \"tester\", version = \"3\" }\n",
    );
    check_with(
        "Cargo.lock",
        CARGO,
        &[manifest],
        &[
            "\"forked\" | forked ?from git, not from the registry",
            "\"left\" | left 1.2.0 direct > forked",
            "\"left\" | left 2.0.0 development",
            "\"tester\" | tester 3.0.0 direct development > left",
        ],
    );
    let version_1 = "[[package]]\nname = \"a\"\nversion = \"1.0.0\"\nsource = \"registry+https://registry.example\"\n\
                     dependencies = [\n \"b 2.0.0 (registry+https://registry.example)\",\n]\n";
    check(
        "Cargo.lock",
        version_1,
        &["\"a\" | a 1.0.0", "! needed but not in the file: b 2.0.0; let the package manager write it again"],
    );
    check("Cargo.lock", "version = 4\n", &[]);
    check_refused("Cargo.lock", "[[package]]\nname = \"a\"\n", "line 1: a package without name and version");
    check_refused("Cargo.lock", "<<<<<<< ours\n", "this is not TOML");
}

pub(super) const GO_MOD: &str = "module registry.example/demo

go 1.22

require registry.example/left v1.2.0 // why not

require (
\tregistry.example/right v0.0.0-20240101000000-0a1b2c3d4e5f // indirect
\t\"registry.example/old\" v2.0.0+incompatible
\tregistry.example/own v0.1.0
)

replace (
\tregistry.example/old => registry.example/new v2.1.0
\tregistry.example/own v0.1.0 => ../own
)

exclude registry.example/left v1.1.0
";

#[test]
fn go_mod() {
    check(
        "go.mod",
        GO_MOD,
        &[
            "require registry.example/left v1.2.0 | registry.example/left v1.2.0 direct",
            "registry.example/right v0.0.0-20240101000000-0a1b2c3d4e5f | registry.example/right \
         v0.0.0-20240101000000-0a1b2c3d4e5f",
            "\"registry.example/old\" v2.0.0+incompatible | registry.example/new v2.1.0 direct",
        ],
    );
    check_refused("go.mod", "go 1.22\n", "`module` is missing");
    check_refused("go.mod", "module a\nrequire (\n\tb v1.0.0\n", "line 4: a block `require (` without end");
    check_refused("go.mod", "module a\nrequire b\n", "line 2: a requirement");
}

pub(super) const GO_SUM: &str = "registry.example/left v1.2.0 h1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=
registry.example/left v1.2.0/go.mod h1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=
registry.example/right v2.0.0 h1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=
registry.example/right v1.0.0/go.mod h1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=
";

#[test]
fn go_sum() {
    let right =
        "registry.example/right v2.0.0 h1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA= | registry.example/right v2.0.0";
    let check = |manifest: &str, expected: &[&str]| check_with("go.sum", GO_SUM, &[("go.mod", manifest)], expected);
    check("module a\ngo 1.16\nrequire registry.example/left v1.2.0\n", &[right]);
    check("module a\ngo 1.17\nrequire registry.example/left v1.2.0\n", &[]);
    check_refused("go.sum", "a v1.0.0 h1:AA", "line 1: a checksum");
}

pub(super) const GEMFILE: &str = "PATH
  remote: .
  specs:
    demo (0.1.0)
      left (~> 1.0)

GIT
  remote: https://registry.example/forked.git
  revision: 0a1b
  specs:
    forked (0.3.0)

GEM
  remote: https://registry.example/
  specs:
    left (1.2.0)
      right (>= 2.0, < 3)
    right (2.0.1-x86_64-linux)
    right (2.0.1)

PLATFORMS
  ruby

DEPENDENCIES
  demo!
  forked (~> 0.3)!
  right (= 2.0.1)

BUNDLED WITH
   2.5.0
";

#[test]
fn gemfile() {
    check(
        "Gemfile.lock",
        GEMFILE,
        &[
            "forked (0.3.0) | forked ?from git, not from the registry direct",
            "left (1.2.0) | left 1.2.0 direct > right >= 2.0, < 3, right >= 2.0, < 3",
            "right (2.0.1-x86_64-linux) | right 2.0.1 direct (x86_64-linux)",
            "right (2.0.1) | right 2.0.1 direct",
        ],
    );
    check_refused("Gemfile.lock", "GEM\n  specs:\n    a (1.0)\n", "DEPENDENCIES is missing");
    check_refused("Gemfile.lock", "GEM\n  specs:\n    a (1.0", "line 3: a bracket without end");
    check_refused("Gemfile.lock", "<<<<<<< ours\n", "line 1: this is no Gemfile.lock");
}

pub(super) const COMPOSER: &str = r#"{
  "packages": [
    {"name": "Demo/Left", "version": "v1.2.0", "require": {"php": ">=8", "demo/right": "^2.0"}},
    {"name": "demo/right", "version": "dev-main", "dist": {"type": "zip"}},
    {"name": "demo/own", "version": "1.0", "dist": {"type": "path"}}
  ],
  "packages-dev": [
    {"name": "demo/tester", "version": "3.0"}
  ]
}
"#;

#[test]
fn composer() {
    let manifest =
        ("composer.json", r#"{"require": {"php": ">=8", "demo/left": "^1.0"}, "require-dev": {"demo/tester": "3"}}"#);
    check_with(
        "composer.lock",
        COMPOSER,
        &[manifest],
        &[
            "\"Demo/Left\" | Demo/Left v1.2.0 direct > demo/right ^2.0",
            "\"demo/right\" | demo/right ?a branch, dev-main",
            "\"demo/tester\" | demo/tester 3.0 direct development",
        ],
    );
    check_refused("composer.lock", "{}", "`packages` is missing");
}

pub(super) const NUGET: &str = r#"{
  "version": 1,
  "dependencies": {
    "net8.0": {
      "Left": {"type": "Direct", "requested": "[1.0, )", "resolved": "1.2.0", "dependencies": {"right": "2.0.0"}},
      "Right": {"type": "Transitive", "resolved": "2.0.1"},
      "own": {"type": "Project"}
    },
    "net9.0": {
      "Left": {"type": "Direct", "resolved": "1.3.0", "dependencies": {"Right": "2.0.0"}}
    }
  }
}
"#;

#[test]
fn nuget() {
    check(
        "packages.lock.json",
        NUGET,
        &["\"Left\" | Left 1.2.0 direct > Right 2.0.0", "\"Right\" | Right 2.0.1", "\"Left\" | Left 1.3.0 direct"],
    );
    check_refused("packages.lock.json", "{\"version\": 1}", "`dependencies` is missing");
}

pub(super) const MIX: &str = "%{
  \"left\": {:hex, :left, \"1.2.0\", \"00\", [:mix], [{:right, \"~> 2.0\", [hex: :right, repo: \"hexpm\", optional: false]}, {:gone, \">= 0.0.0\", [optional: true]}], \"hexpm\", \"01\"},
  \"forked\": {:git, \"https://registry.example/forked.git\", \"0a1b\", [branch: \"main\"]},
  \"right\": {:hex, :\"real_right\", \"2.0.1\", \"00\", [:rebar3], [], \"hexpm\", \"01\"},
}
";

#[test]
fn mix() {
    let text = MIX.replace(":right, \"~>", ":real_right, \"~>");
    check(
        "mix.lock",
        &text,
        &[
            "\"left\" | left 1.2.0 direct > real_right ~> 2.0",
            "\"forked\" | forked ?from git, not from the registry direct",
            "\"right\" | real_right 2.0.1",
        ],
    );
    check("mix.lock", "%{}\n", &[]);
    check_refused("mix.lock", "{}", "does not begin with %{");
    check_refused("mix.lock", "%{\n\"a\": {:hex, :a, \"1.0", "line 2: a string without end");
    check_refused("mix.lock", "%{\n\"a\": {:hex, :a}", "the file is cut");
    check_refused("mix.lock", "%{\"a\": {:svn}}", "neither of Hex nor of git");
}

pub(super) const PUB: &str = "packages:
  left:
    dependency: \"direct main\"
    description:
      name: left
      url: \"https://registry.example\"
    source: hosted
    version: \"1.2.0\"
  flutter:
    dependency: \"direct main\"
    description: flutter
    source: sdk
    version: \"0.0.0\"
  tester:
    dependency: \"direct dev\"
    description:
      url: \"https://registry.example/tester.git\"
      resolved-ref: 0a1b
    source: git
    version: \"1.0.0\"
  right:
    dependency: transitive
    source: hosted
    version: \"2.0.1\"
sdks:
  dart: \">=3.0.0\"
";

#[test]
fn pubspec() {
    check(
        "pubspec.lock",
        PUB,
        &[
            "left | left 1.2.0 direct",
            "tester | tester ?from git, not from the registry direct development",
            "right | right 2.0.1",
        ],
    );
    check(
        "pubspec.lock",
        "packages:\n  a:\n    source: hosted\n    version: \"1.0.0\"\n",
        &["a | a 1.0.0", "! `sdks`, which pub writes at the end, is missing: the file is cut; run `dart pub get`"],
    );
    check_refused("pubspec.lock", "sdks: {}", "`packages` is missing");
}

pub(super) const CONAN: &str = r#"{
  "version": "0.5",
  "requires": ["left/1.2.0#0a1b%1700000000.0", "right/2.0.1@user/channel"],
  "build_requires": ["cmake/3.30.0#0a1b"],
  "python_requires": []
}
"#;

#[test]
fn conan() {
    check(
        "conan.lock",
        CONAN,
        &[
            "\"left/1.2.0#0a1b%1700000000.0\" | left 1.2.0",
            "\"right/2.0.1@user/channel\" | right 2.0.1",
            "\"cmake/3.30.0#0a1b\" | cmake 3.30.0 development",
        ],
    );
    let version_1 = r#"{"graph_lock": {"nodes": {
        "0": {"path": "conanfile.txt", "requires": ["1"], "build_requires": ["3"]},
        "1": {"ref": "left/1.2.0#0a1b", "requires": ["2"]}, "2": {"ref": "right/2.0.1"}, "3": {"ref": "cmake/3.30.0"}
    }}, "version": "0.4"}"#;
    check(
        "conan.lock",
        version_1,
        &[
            "\"left/1.2.0#0a1b\" | left 1.2.0 direct > right",
            "\"right/2.0.1\" | right 2.0.1",
            "\"cmake/3.30.0\" | cmake 3.30.0 direct development",
        ],
    );
    check_refused("conan.lock", "{}", "no conan.lock");
}
