//! What a file's name says about its text: whether values stand without quotes, and whether it is test or prose.

use findings::RepoPath;

/// How values are written in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Syntax {
    /// A programming language: only a literal in quotes is a value.
    Code,
    /// `KEY=value` and `key: value` lines, quotes optional: .env, properties, YAML, ini, shell.
    Lines,
    /// Prose.
    Prose,
    /// Written by a package manager: full of digests, and no place for passwords.
    Lockfile,
    /// Words for people, where "password" is given a translation.
    Translation,
}

impl Syntax {
    /// Whether names and values in such a file are settings of a program.
    pub(crate) fn has_settings(self) -> bool {
        !matches!(self, Self::Lockfile | Self::Translation)
    }
}

/// Where a file belongs: secrets in tests and documents are mostly made up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// Anything else.
    Product,
    /// Tests, fixtures, examples, documents, templates.
    Illustration,
}

/// The syntax of a file.
pub(crate) fn of(path: &RepoPath) -> Syntax {
    const LINES: [&str; 24] = [
        "env",
        "properties",
        "ini",
        "cfg",
        "conf",
        "cnf",
        "config",
        "yaml",
        "yml",
        "sh",
        "bash",
        "zsh",
        "fish",
        "ps1",
        "toml",
        "service",
        "secret",
        "secrets",
        "credentials",
        "tfvars",
        "npmrc",
        "pypirc",
        "netrc",
        "list",
    ];
    const PROSE: [&str; 7] = ["md", "markdown", "rst", "txt", "adoc", "tex", "po"];
    const LOCKFILES: [&str; 12] = [
        "package-lock.json",
        "npm-shrinkwrap.json",
        "yarn.lock",
        "pnpm-lock.yaml",
        "composer.lock",
        "cargo.lock",
        "poetry.lock",
        "uv.lock",
        "gemfile.lock",
        "go.sum",
        "pipfile.lock",
        "bun.lock",
    ];
    let name = String::from_utf8_lossy(path.file_name()).to_ascii_lowercase();
    let extension = path.extension();
    if LOCKFILES.contains(&&*name) || extension == "lock" {
        Syntax::Lockfile
    } else if is_translation(path, &extension) {
        Syntax::Translation
    } else if LINES.contains(&&*extension)
        || name.starts_with('.')
        || name.starts_with("dockerfile")
        || extension.is_empty()
    {
        Syntax::Lines
    } else if name.contains(".env") {
        Syntax::Lines
    } else if PROSE.contains(&&*extension) {
        Syntax::Prose
    } else {
        Syntax::Code
    }
}

fn is_translation(path: &RepoPath, extension: &str) -> bool {
    const FOLDERS: [&str; 10] =
        ["locale", "locales", "i18n", "l10n", "lang", "langs", "language", "languages", "translations", "messages"];
    const FORMATS: [&str; 6] = ["po", "xlf", "xliff", "strings", "resx", "ftl"];
    let folders = String::from_utf8_lossy(path.parent()).to_ascii_lowercase();
    let name = String::from_utf8_lossy(path.file_name()).into_owned();
    let stem = name.split('.').next().unwrap_or("");
    // `de.yml`, `pt-BR.json`, `messages_fr.properties`.
    let (language, region) = stem.split_once(['-', '_']).unwrap_or((stem, ""));
    let tag = |text: &str| text.len() == 2 && text.bytes().all(|b| b.is_ascii_alphabetic());
    let named = matches!(extension, "json" | "yml" | "yaml" | "properties" | "php" | "ini")
        && (tag(language) && (region.is_empty() || tag(region)) || language.eq_ignore_ascii_case("messages"));
    FORMATS.contains(&extension) || named || folders.split('/').any(|part| FOLDERS.contains(&part))
}

/// The place of a file.
pub(crate) fn place(path: &RepoPath) -> Place {
    const FOLDERS: [&str; 27] = [
        "test",
        "tests",
        "testing",
        "__tests__",
        "spec",
        "specs",
        "testdata",
        "test-data",
        "test_data",
        "fixtures",
        "fixture",
        "__fixtures__",
        "mocks",
        "__mocks__",
        "example",
        "examples",
        "sample",
        "samples",
        "demo",
        "demos",
        "doc",
        "docs",
        "documentation",
        "tutorial",
        "tutorials",
        "e2e",
        "benches",
    ];
    let text = String::from_utf8_lossy(path.as_bytes()).to_ascii_lowercase();
    let (folders, name) = text.rsplit_once('/').unwrap_or(("", &text));
    let in_folder =
        folders.split('/').any(|part| FOLDERS.contains(&part) || part.ends_with("-tests") || part.ends_with("_tests"));
    let stem = name.split('.').next().unwrap_or(name);
    let test_name = stem == "test"
        || stem == "tests"
        || stem == "conftest"
        || stem.starts_with("test_")
        || ["_test", "_tests", "-test", "_spec", "_fixture", "_fixtures"].iter().any(|end| stem.ends_with(end))
        || [".test.", ".spec.", ".example", ".sample", ".template", ".dist", ".tmpl", "-example.", "-sample."]
            .iter()
            .any(|part| name.contains(part))
        // Java and C#: `UserServiceTest.java`, `LoginTests.cs`.
        || ends_in_test(path.file_name());
    let illustration = in_folder || test_name || of(path) == Syntax::Prose;
    if illustration { Place::Illustration } else { Place::Product }
}

fn ends_in_test(name: &[u8]) -> bool {
    let stem = name.split(|b| *b == b'.').next().unwrap_or(name);
    ["Test", "Tests", "TestCase", "IT", "Spec"]
        .iter()
        .any(|end| stem.len() > end.len() && stem.ends_with(end.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_syntax_and_place() {
        let check = |path: &str, syntax: Syntax, expected: Place| {
            let path = RepoPath::from(path);
            assert_eq!((of(&path), place(&path)), (syntax, expected), "{path}");
        };
        check("app/views.py", Syntax::Code, Place::Product);
        check("deploy/.env", Syntax::Lines, Place::Product);
        check("deploy/.env.production", Syntax::Lines, Place::Product);
        check("deploy/prod.env.local", Syntax::Lines, Place::Product);
        check("Dockerfile", Syntax::Lines, Place::Product);
        check("k8s/secret.yaml", Syntax::Lines, Place::Product);
        check(".env.example", Syntax::Lines, Place::Illustration);
        check("README.md", Syntax::Prose, Place::Illustration);
        check("src/test/java/AppTest.java", Syntax::Code, Place::Illustration);
        check("src/main/java/AppTest.java", Syntax::Code, Place::Illustration);
        check("pkg/x_test.go", Syntax::Code, Place::Illustration);
        check("contest/latest.py", Syntax::Code, Place::Product);
        check("config/de.yml", Syntax::Translation, Place::Product);
        check("src/locales/pt-BR/auth.json", Syntax::Translation, Place::Product);
        check("yarn.lock", Syntax::Lockfile, Place::Product);
    }
}
