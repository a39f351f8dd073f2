//! Real repositories for tests, untouched by the configuration of whoever runs them.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

use super::{Environment, Repository};

/// A work tree in a temporary folder.
pub(crate) struct Scratch {
    folder: TempDir,
    variables: BTreeMap<OsString, OsString>,
}

impl Scratch {
    /// `git init` with these arguments.
    pub(crate) fn new(arguments: &[&str]) -> Self {
        let mut variables: BTreeMap<OsString, OsString> = BTreeMap::new();
        for name in ["PATH", "SYSTEMROOT"] {
            if let Some(value) = std::env::var_os(name) {
                variables.insert(name.into(), value);
            }
        }
        let folder = tempfile::tempdir().unwrap();
        for (name, value) in [
            ("GIT_CONFIG_GLOBAL", "/dev/null"),
            ("GIT_CONFIG_SYSTEM", "/dev/null"),
            ("GIT_AUTHOR_NAME", "A"),
            ("GIT_AUTHOR_EMAIL", "a@example.org"),
            ("GIT_AUTHOR_DATE", "2026-01-02T03:04:05Z"),
            ("GIT_COMMITTER_NAME", "A"),
            ("GIT_COMMITTER_EMAIL", "a@example.org"),
            ("GIT_COMMITTER_DATE", "2026-01-02T03:04:05Z"),
            ("GIT_MERGE_AUTOEDIT", "no"),
            ("LC_ALL", "C"),
        ] {
            variables.insert(name.into(), value.into());
        }
        let scratch = Self { folder, variables };
        let arguments: Vec<&str> = ["init", "-q", "-b", "main"].iter().chain(arguments).copied().collect();
        scratch.git(&arguments);
        scratch
    }

    pub(crate) fn root(&self) -> PathBuf {
        self.folder.path().canonicalize().unwrap()
    }

    /// The environment of a process started in `folder` of the work tree.
    pub(crate) fn environment(&self, folder: &str, more: &[(&str, &str)]) -> Environment {
        let mut variables = self.variables.clone();
        variables.extend(more.iter().map(|(name, value)| (name.into(), value.into())));
        Environment::new(&self.root().join(folder), variables)
    }

    pub(crate) fn open(&self) -> Repository {
        Repository::discover(self.environment("", &[]), "the test").unwrap()
    }

    /// Runs git in the work tree; what it prints.
    pub(crate) fn git(&self, arguments: &[&str]) -> Vec<u8> {
        let output = self.try_git(arguments);
        assert!(output.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        output.stdout
    }

    /// The same for what may fail.
    pub(crate) fn try_git(&self, arguments: &[&str]) -> Output {
        self.command("git").args(arguments).output().unwrap()
    }

    pub(crate) fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.env_clear().envs(&self.variables).current_dir(self.folder.path()).stdin(Stdio::null());
        command
    }

    pub(crate) fn line(&self, arguments: &[&str]) -> String {
        String::from_utf8(self.git(arguments)).unwrap().trim_end().to_owned()
    }

    pub(crate) fn write(&self, path: impl AsRef<Path>, content: &str) {
        let path = self.folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, content).unwrap();
    }

    pub(crate) fn commit_all(&self, message: &str) {
        self.git(&["add", "-A"]);
        self.git(&["commit", "-q", "--allow-empty", "-m", message]);
    }
}
