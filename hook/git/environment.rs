//! The process's folder and variables, as a value: git's variables decide which repository and index a hook is about.

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};

/// Where the process runs and what its variables say. A value, so that tests need not change the process's own.
#[derive(Clone, Debug)]
pub(crate) struct Environment {
    cwd: PathBuf,
    variables: BTreeMap<OsString, OsString>,
}

impl Environment {
    /// That of this process.
    ///
    /// # Errors
    /// If the current folder is gone.
    pub(crate) fn of_process() -> Result<Self> {
        let cwd = std::env::current_dir()
            .map_err(|error| Error::new(format!("the current folder cannot be determined: {error}")))?;
        Ok(Self { cwd, variables: std::env::vars_os().collect() })
    }

    /// That of this process, seen from a folder. What git's variables say of another repository does not count.
    pub(crate) fn seen_from(folder: &Path) -> Self {
        let of_git = |name: &OsString| name.as_encoded_bytes().starts_with(b"GIT_");
        let variables = std::env::vars_os().filter(|(name, _)| !of_git(name)).collect();
        Self { cwd: folder.to_owned(), variables }
    }

    /// Any other.
    #[cfg(test)]
    pub(crate) fn new(cwd: &Path, variables: BTreeMap<OsString, OsString>) -> Self {
        Self { cwd: cwd.to_owned(), variables }
    }

    /// The current folder.
    pub(crate) fn cwd(&self) -> &Path {
        &self.cwd
    }

    /// A variable's value; an empty one counts as not set, as for git's paths.
    pub(crate) fn get(&self, name: &str) -> Option<&OsStr> {
        self.variables.get(OsStr::new(name)).map(OsString::as_os_str).filter(|value| !value.is_empty())
    }

    /// A variable that holds a path, made absolute.
    pub(crate) fn path(&self, name: &str) -> Option<PathBuf> {
        self.get(name).map(|value| self.cwd.join(value))
    }

    /// All variables.
    pub(crate) fn variables(&self) -> impl Iterator<Item = (&OsStr, &OsStr)> {
        self.variables.iter().map(|(name, value)| (name.as_os_str(), value.as_os_str()))
    }
}
