//! What a file's name says about how values are written in it.

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

/// The syntax of a file.
pub(crate) fn of(path: &RepoPath) -> Syntax {
    const LINES: [&str; 29] = [
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
        "csh",
        "tcsh",
        "ksh",
        "bat",
        "cmd",
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
        || name.contains(".env")
    {
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
    // Languages that programs are translated into; `db`, `qa`, `ci`, `my` are names of other things.
    const LANGUAGES: [&str; 40] = [
        "ar", "bg", "ca", "cs", "da", "de", "el", "en", "es", "et", "fa", "fi", "fr", "he", "hi", "hr", "hu", "it",
        "ja", "ko", "lt", "lv", "mi", "nb", "nl", "no", "pl", "pt", "ro", "ru", "sk", "sl", "sr", "sv", "th", "tr",
        "uk", "vi", "zh", "eu",
    ];
    let folders = String::from_utf8_lossy(path.parent()).to_ascii_lowercase();
    let name = String::from_utf8_lossy(path.file_name()).to_ascii_lowercase();
    let stem = name.split('.').next().unwrap_or("");
    // `de.yml`, `pt-BR.json`, `messages_fr.properties`.
    let (language, region) = stem.split_once(['-', '_']).unwrap_or((stem, ""));
    let known = LANGUAGES.contains(&language) && (region.is_empty() || matches!(region.len(), 2 | 4));
    let messages = language == "messages" && (region.is_empty() || LANGUAGES.contains(&region));
    let holds_words = matches!(extension, "json" | "yml" | "yaml" | "properties" | "php" | "js" | "ts");
    let in_folder = folders.split('/').any(|part| FOLDERS.contains(&part));
    // Android's `values-de/strings.xml`; what stands in `values` is often settings.
    let android = extension == "xml" && folders.split('/').any(|part| part.starts_with("values-"));
    FORMATS.contains(&extension) || android || holds_words && (known || messages || in_folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_the_syntax() {
        let check = |path: &str, syntax: Syntax| {
            let path = RepoPath::from(path);
            assert_eq!(of(&path), syntax, "{path}");
        };
        check("app/views.py", Syntax::Code);
        check("deploy/.env", Syntax::Lines);
        check("deploy/.env.production", Syntax::Lines);
        check("deploy/prod.env.local", Syntax::Lines);
        check("Dockerfile", Syntax::Lines);
        check("k8s/secret.yaml", Syntax::Lines);
        check(".env.example", Syntax::Lines);
        check("README.md", Syntax::Prose);
        check("src/test/java/AppTest.java", Syntax::Code);
        check("src/main/java/AppTest.java", Syntax::Code);
        check("pkg/x_test.go", Syntax::Code);
        check("contest/latest.py", Syntax::Code);
        check("config/de.yml", Syntax::Translation);
        check("src/locales/pt-BR/auth.json", Syntax::Translation);
        check("app/res/values-pt-rBR/strings.xml", Syntax::Translation);
        check("app/res/values/strings.xml", Syntax::Code);
        check("yarn.lock", Syntax::Lockfile);
        check("config/db.yml", Syntax::Lines);
        check("qa.properties", Syntax::Lines);
        check("messages/.env", Syntax::Lines);
        check("my.ini", Syntax::Lines);
    }
}
