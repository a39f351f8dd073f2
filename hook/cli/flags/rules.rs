//! `--rules`: an engine from a user's files. Who asks for one does not know which kinds of rule they hold.

use std::path::{Path, PathBuf};
use std::{fs, io};

use rules::Engine;

use crate::error::{Error, Result};
use crate::file;

/// A rule file of more bytes is a mistake; the largest of ours has a thousandth of it.
const LARGEST: u64 = 16 << 20;

/// The engine with the rules in `named` alone; with the built-in ones if nothing is named.
///
/// # Errors
/// A file that cannot be read or is no good; no file at all.
pub(super) fn engine(named: &[PathBuf]) -> Result<Engine> {
    if named.is_empty() {
        return Ok(Engine::built_in());
    }
    let mut all = Vec::new();
    for file in files(named)? {
        all.extend(read(&file)?.into_iter().map(|proven| proven.rule));
    }
    Ok(Engine::with_rules(all))
}

/// The files, and those right in the folders, in the order of their names.
fn files(named: &[PathBuf]) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for path in named {
        if !path.is_dir() {
            files.push(path.clone());
            continue;
        }
        let fail = |error: io::Error| Error::new(format!("{}: {error}", path.display()));
        let entries = fs::read_dir(path).map_err(fail)?;
        let mut inside =
            entries.map(|entry| entry.map(|entry| entry.path())).collect::<io::Result<Vec<_>>>().map_err(fail)?;
        inside.retain(|path| path.extension().is_some_and(|ext| ext == "yaml" || ext == "yml"));
        inside.sort();
        files.extend(inside);
    }
    if files.is_empty() {
        return Err(Error::new("--rules names no rule file").help("name a .yaml file or a folder that holds some"));
    }
    Ok(files)
}

fn read(path: &Path) -> Result<Vec<rules::rule::ProvenRule>> {
    let fail = |why: &dyn std::fmt::Display| Error::new(format!("rule file {}: {why}", path.display()));
    let bytes = file::read(path, LARGEST).map_err(|error| fail(&error))?;
    let text = String::from_utf8(bytes).map_err(|_| fail(&"it is not UTF-8"))?;
    rules::read_rules(&text).map_err(|complaint| {
        let error = fail(&complaint.message);
        match complaint.place {
            Some((line, column)) => error.at(format!("{}:{line}:{column}", path.display())),
            None => error,
        }
    })
}
