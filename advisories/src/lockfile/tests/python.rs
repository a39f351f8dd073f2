//! pip, Poetry, uv, PDM, pipenv.

use super::{check, check_refused, check_with};

pub(super) const REQUIREMENTS: &str = "# Needed when it runs
--index-url https://registry.example/simple
Left[extra] == 1.2.0 ; python_version < '3.12'  # a comment
right==2.0.1 \\
    --hash=sha256:00 \\
    --hash=sha256:01
exact === 1.0-odd
range>=1,<2
wild==2.*
bare
named @ https://registry.example/named-1.0-py3-none-any.whl
-e git+https://registry.example/forked.git@main#egg=forked&subdirectory=x
https://registry.example/wheel-1.0-py3-none-any.whl
./packages/own
-e .
";

#[test]
fn requirements() {
    check(
        "requirements.txt",
        REQUIREMENTS,
        &[
            "Left[extra] == 1.2.0 ; python_version < '3.12' | Left 1.2.0 direct (python_version < '3.12')",
            "right==2.0.1 | right 2.0.1 direct",
            "exact === 1.0-odd | exact 1.0-odd direct",
            "range>=1,<2 | range ?a range, >=1,<2 direct",
            "wild==2.* | wild ?a range, ==2.* direct",
            "bare | bare ?no version direct",
            "named @ https://registry.example/named-1.0-py3-none-any.whl | named ?from an address, not from the registry direct",
            "-e git+https://registry.example/forked.git@main#egg=forked&subdirectory=x | forked ?from git, not from the \
         registry direct",
            "https://registry.example/wheel-1.0-py3-none-any.whl | wheel ?from an address, not from the registry direct",
        ],
    );
    check("requirements.txt", "", &[]);
    check(
        "requirements.txt",
        "a==1\nwhat is this\nhttps://registry.example/x.zip\n",
        &[
            "a==1 | a 1 direct",
            "! packages from an address that does not say their name: line 3",
            "! no requirement, nor an option of pip: line 2",
        ],
    );
    check(
        "requirements.txt",
        "These are our requirements.\nAll of them are good\nfor you\n",
        &["! 3 lines are no requirements: it seems to be prose, and was not read"],
    );
}

#[test]
fn requirements_include_others() {
    let others = [
        ("more/base.in", "-r deep.in\nbase==1.0\n"),
        ("more/deep.in", "-r base.in\ndeep==2.0\n"),
        ("requirements-dev.txt", "dev==1\n"),
        ("limits.in", "Bare==3.0\n"),
    ];
    let text = "-r more/base.in\n-r requirements-dev.txt\n-c limits.in\n--requirement=gone.txt\nbare\n";
    check_with(
        "requirements.txt",
        text,
        &others,
        &[
            "bare | bare 3.0 direct",
            "-r more/base.in | base 1.0 direct",
            "-r more/base.in | deep 2.0 direct",
            "! it includes gone.txt, which is not there",
        ],
    );
}

pub(super) const POETRY: &str = "[[package]]
name = \"Left\"
version = \"1.2.0\"
optional = false
groups = [\"main\", \"dev\"]
markers = \"os_name == \\\"nt\\\"\"

[package.dependencies]
right = {version = \">=2.0\", markers = \"extra == \\\"x\\\"\"}
gone = \"*\"
many = [
    {version = \"1\", markers = \"a\"},
    {version = \"2\", markers = \"b\"},
]

[[package]]
name = \"many\"
version = \"2.0\"
optional = true

[[package]]
name = \"right\"
version = \"2.0.1\"
groups = [\"dev\"]

[package.source]
type = \"git\"
url = \"https://registry.example/right.git\"

[[package]]
name = \"own\"
version = \"0.1\"

[package.source]
type = \"directory\"
url = \"own\"

[metadata]
lock-version = \"2.1\"
content-hash = \"00\"
";

#[test]
fn poetry() {
    let manifest = ("pyproject.toml", "[project]\ndependencies = [\"LEFT>=1\"]\n");
    check_with(
        "poetry.lock",
        POETRY,
        &[manifest],
        &[
            "\"Left\" | Left 1.2.0 direct (os_name == \"nt\") > right >=2.0, many 1, many 2",
            "\"many\" | many 2.0 optional",
            "\"right\" | right ?from git, not from the registry development",
        ],
    );
    // Between 1.5 and 2.1 groups are only in the manifest.
    let text = "[[package]]\nname = \"a\"\nversion = \"1\"\n\n[[package]]\nname = \"b\"\nversion = \"2\"\n\n[package.dependencies]\n\
                a = \"*\"\n\n[metadata]\ncontent-hash = \"00\"\n";
    let manifest = ("pyproject.toml", "[tool.poetry.group.test.dependencies]\nb = \"2\"\n");
    check_with("poetry.lock", text, &[manifest], &["\"a\" | a 1 development", "\"b\" | b 2 direct development > a *"]);
    check_refused("poetry.lock", "[[package]]\nname = \"a\"\n", "line 3: this is no poetry.lock, or it is cut");
    check_refused("poetry.lock", "[[package]]\nname = \"a", "this is not TOML");
}

pub(super) const UV: &str = "version = 1

[[package]]
name = \"demo\"
version = \"0.1.0\"
source = { virtual = \".\" }
dependencies = [
    { name = \"left\", version = \"1.0\", source = { registry = \"https://registry.example/simple\" }, marker = \"a\" },
    { name = \"left\", version = \"2.0\", source = { registry = \"https://registry.example/simple\" }, marker = \"b\" },
]

[package.optional-dependencies]
fast = [{ name = \"quick\" }]

[package.dev-dependencies]
test = [{ name = \"tester\" }]

[[package]]
name = \"left\"
version = \"1.0\"
source = { registry = \"https://registry.example/simple\" }
resolution-markers = [\"python_version < '3.12'\"]

[[package]]
name = \"left\"
version = \"2.0\"
source = { registry = \"https://registry.example/simple\" }

[[package]]
name = \"quick\"
source = { git = \"https://registry.example/quick.git\" }

[[package]]
name = \"tester\"
version = \"3.0\"
source = { registry = \"https://registry.example/simple\" }
dependencies = [{ name = \"left\", version = \"2.0\" }, { name = \"demo\" }]
";

#[test]
fn uv() {
    check(
        "uv.lock",
        UV,
        &[
            "\"left\" | left 1.0 direct (python_version < '3.12')",
            "\"left\" | left 2.0 direct",
            "\"quick\" | quick ?from git, not from the registry direct optional",
            "\"tester\" | tester 3.0 direct development > left",
        ],
    );
    check(
        "uv.lock",
        "version = 1\n[[package]]\nname = \"a\"\nversion = \"1\"\ndependencies = [{ name = \"b\" }]\n",
        &["\"a\" | a 1", "! needed but not in the file: b; let the package manager write it again"],
    );
    check_refused("uv.lock", "version = 2", "version 1");
}

pub(super) const PDM: &str = "[metadata]
groups = [\"default\", \"fast\", \"test\"]
lock_version = \"4.5.0\"
content_hash = \"sha256:00\"

[[package]]
name = \"left\"
version = \"1.2.0\"
groups = [\"default\"]
dependencies = [\"Right>=2.0; python_version < '3.9'\"]

[[package]]
name = \"left\"
version = \"1.2.0\"
extras = [\"more\"]
groups = [\"test\"]
dependencies = [\"left==1.2.0\", \"tester\"]

[[package]]
name = \"right\"
version = \"2.0.1\"
groups = [\"fast\"]
marker = \"python_version < '3.9'\"

[[package]]
name = \"tester\"
version = \"1.0\"
git = \"https://registry.example/tester.git\"
groups = [\"test\"]
";

#[test]
fn pdm() {
    let manifest =
        ("pyproject.toml", "[project]\ndependencies = [\"left\"]\n[dependency-groups]\ntest = [\"tester\"]\n");
    check_with(
        "pdm.lock",
        PDM,
        &[manifest],
        &[
            "\"left\" | left 1.2.0 direct > right >=2.0, tester",
            "\"right\" | right 2.0.1 optional (python_version < '3.9')",
            "\"tester\" | tester ?from git, not from the registry direct development",
        ],
    );
    check_refused("pdm.lock", "", "no pdm.lock");
}

pub(super) const PIPFILE: &str = r#"{
  "_meta": {"hash": {"sha256": "00"}, "pipfile-spec": 6},
  "default": {
    "left": {"hashes": [], "version": "==1.2.0", "markers": "python_version >= '3'"},
    "forked": {"git": "https://registry.example/forked.git", "ref": "0a1b"},
    "own": {"editable": true, "path": "."}
  },
  "develop": {
    "tester": {"version": "==1.0"}
  }
}
"#;

#[test]
fn pipfile() {
    let manifest = ("Pipfile", "[packages]\nLeft = \"*\"\n");
    check_with(
        "Pipfile.lock",
        PIPFILE,
        &[manifest],
        &[
            "\"left\" | left 1.2.0 direct (python_version >= '3')",
            "\"forked\" | forked ?from git, not from the registry",
            "\"tester\" | tester 1.0 development",
        ],
    );
    check_refused("Pipfile.lock", "{}", "_meta");
}

pub(super) const PYLOCK: &str = "lock-version = \"1.0\"
created-by = \"by hand\"

[[packages]]
name = \"left\"
version = \"1.2.0\"
marker = \"os_name == 'nt'\"
dependencies = [{ name = \"right\" }]

[[packages]]
name = \"right\"
vcs = { type = \"git\", url = \"https://registry.example/right.git\", commit-id = \"0a1b\" }

[[packages]]
name = \"own\"
directory = { path = \".\" }

[[packages]]
name = \"unsaid\"
";

#[test]
fn pylock() {
    check(
        "pylock.toml",
        PYLOCK,
        &[
            "\"left\" | left 1.2.0 direct (os_name == 'nt') > right",
            "\"right\" | right ?from git, not from the registry",
            "\"unsaid\" | unsaid ?no version direct",
        ],
    );
    check_refused("pylock.toml", "packages = []", "lock-version");
}
