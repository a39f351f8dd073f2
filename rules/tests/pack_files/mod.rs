//! The built-in rule files for code and the code beside them, for the tests that go over all of them.

use std::fs;
use std::path::{Path, PathBuf};

/// Rule files, and the marked code, each sorted by path.
pub(crate) fn all() -> (Vec<PathBuf>, Vec<PathBuf>) {
    let packs = Path::new(env!("CARGO_MANIFEST_DIR")).join("packs");
    let mut all = Vec::new();
    walk(&packs, &mut all);
    all.retain(|path| !path.starts_with(packs.join("secrets")) && !path.starts_with(packs.join("sets")));
    all.sort();
    all.into_iter().partition(|path| path.extension().is_some_and(|extension| extension == "yaml"))
}

fn walk(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            walk(&path, into);
        } else {
            into.push(path);
        }
    }
}
