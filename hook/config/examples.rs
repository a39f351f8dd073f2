//! Snapshots and settings to write examples with.

use std::collections::BTreeMap;
use std::sync::Arc;

use findings::RepoPath;

use super::{Configs, FILE_NAME, Overrides, Settings};
use crate::error::Result;
use crate::input::{Reader, Store};

/// A snapshot made of texts.
#[derive(Default)]
pub(crate) struct Files {
    new: BTreeMap<Vec<u8>, Vec<u8>>,
    old: BTreeMap<Vec<u8>, Vec<u8>>,
}

impl Files {
    /// A snapshot of these paths and contents.
    pub(crate) fn new(files: &[(&str, &str)]) -> Self {
        Self { new: map(files), old: BTreeMap::new() }
    }

    /// The same, with what was there before.
    pub(crate) fn before(self, files: &[(&str, &str)]) -> Self {
        Self { old: map(files), ..self }
    }
}

fn map(files: &[(&str, &str)]) -> BTreeMap<Vec<u8>, Vec<u8>> {
    files.iter().map(|(path, text)| (path.as_bytes().to_vec(), text.as_bytes().to_vec())).collect()
}

impl Store for Files {
    fn reader(&self) -> Box<dyn Reader + '_> {
        unreachable!("configuration is not read through a reader")
    }

    fn file(&self, path: &[u8]) -> Result<Option<Vec<u8>>> {
        Ok(self.new.get(path).cloned())
    }

    fn old_file(&self, path: &[u8]) -> Result<Option<Vec<u8>>> {
        Ok(self.old.get(path).cloned())
    }
}

/// The settings that a root file with this text makes.
pub(crate) fn settings(text: &str) -> Arc<Settings> {
    let files = Files::new(&[(FILE_NAME, text)]);
    let configs = Configs::new(&files, Overrides::default()).expect("nothing overridden");
    configs.for_path(&RepoPath::from("x")).unwrap_or_else(|error| panic!("{text}: {error}"))
}
