//! The line of a manifest that asks for a package.

use findings::RepoPath;

use super::Other;
use crate::Ecosystem;
use crate::lockfile::manifest;

#[test]
fn the_line_that_asks() {
    let check = |file: &str, text: &str, name: &str, expected: Option<&str>| {
        let manifest = manifest::of(&RepoPath::from(file)).expect(file);
        let span = manifest.line_of(text, name);
        assert_eq!(span.map(|span| &text[span.start..span.end]), expected, "{file}: {name} in\n{text}");
    };
    let json =
        r#"{"name": "left", "dependencies": {"left": "1", "alias": "npm:real@2"}, "devDependencies": {"tester": "3"}}"#;
    check("package.json", json, "left", Some("\"left\""));
    check("package.json", json, "real", Some("\"alias\""));
    check("package.json", json, "tester", Some("\"tester\""));
    check("package.json", json, "gone", None);
    check("package.json", "{", "left", None);
    check("deno.json", r#"{"imports": {"l": "npm:@s/left@^1", "p": "jsr:@std/path"}}"#, "@s/left", Some("\"l\""));
    check("composer.json", r#"{"require": {"Demo/Left": "^1"}}"#, "demo/left", Some("\"Demo/Left\""));
    let toml =
        "[project]\ndependencies = [\"Left.Pad>=1\"]\n[tool.poetry.dependencies]\npython = \"3\"\nright = \"2\"\n";
    check("pyproject.toml", toml, "left-pad", Some("\"Left.Pad>=1\""));
    check("pyproject.toml", toml, "right", Some("right"));
    check("pyproject.toml", toml, "python", None);
    check("Pipfile", "[[source]]\nname = \"x\"\n[packages]\nleft = \"*\"\n", "Left", Some("left"));
    check("requirements/dev.in", "left\n", "left", Some("left"));
    check("requirements.in", "# left\nleft>1\n", "left", Some("left>1"));
    let toml = "[package]\nname = \"left\"\n[target.'cfg(unix)'.dependencies]\nleft = \"1\"\n[dev-dependencies.r]\npackage = \"right\"\n";
    check("Cargo.toml", toml, "left", Some("left"));
    check("Cargo.toml", toml, "right", Some("r"));
    check("go.mod", super::languages::GO_MOD, "registry.example/left", Some("require registry.example/left v1.2.0"));
    check("go.mod", super::languages::GO_MOD, "registry.example/right", None);
    check("Gemfile", "# gem 'left'\n  gem 'left', '~> 1'\ngem \"left-more\"\n", "left", Some("gem 'left', '~> 1'"));
    check("mix.exs", "  [\n    {:left, \"~> 1.0\"},\n", "left", Some("{:left, \"~> 1.0\"},"));
    check("pubspec.yaml", "name: left\ndev_dependencies:\n  left: ^1.0.0\n", "left", Some("left"));
    check("conanfile.txt", "[requires]\nleft/1.0\n", "left", Some("left/1.0"));
    check("conanfile.py", "    requires = \"left/1.0\"\n", "left", Some("requires = \"left/1.0\""));
    check("pom.xml", super::jvm::POM, "org.left:quick", Some("<artifactId>quick</artifactId>"));
    let gradle = "dependencies {\n  // 'org.left:left:0'\n  implementation 'org.left:left:1.2.0'\n  api group: 'org.left', name: 'parts'\n";
    check("build.gradle", gradle, "org.left:left", Some("implementation 'org.left:left:1.2.0'"));
    check("build.gradle.kts", gradle, "org.left:parts", Some("api group: 'org.left', name: 'parts'"));
    check("build.gradle", gradle, "org.left:lef", None);
    check("libs.versions.toml", super::jvm::CATALOG, "org.left:odd", Some("odd"));
    check(
        "a.csproj",
        "<PackageReference Include=\"Left\" Version=\"1\" />",
        "left",
        Some("<PackageReference Include=\"Left\" Version=\"1\" />"),
    );
}

#[test]
fn the_manifest_beside_a_lockfile() {
    let files = Other(&[
        ("Pipfile", "[packages]\nright = \"*\"\n"),
        ("pyproject.toml", "[project]\ndependencies = [\"left\"]\n"),
    ]);
    let check = |name: &str, expected: Option<&str>| {
        assert_eq!(manifest::line(&files, Ecosystem::PyPi, name).map(|(file, _)| file), expected, "{name}");
    };
    check("left", Some("pyproject.toml"));
    check("right", Some("Pipfile"));
    check("gone", None);
}

#[test]
fn every_ecosystem_has_a_manifest() {
    for ecosystem in Ecosystem::ALL {
        assert!(manifest::ALL.iter().any(|manifest| manifest.ecosystem == *ecosystem), "{ecosystem:?}");
    }
}
