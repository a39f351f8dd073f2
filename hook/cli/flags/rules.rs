//! `--rules`: an engine from a user's files. Who asks for one does not know which kinds of rule they hold.

use std::path::{Path, PathBuf};
use std::{fs, io};

use rules::Engine;
use rules::rule::check::repeated;
use rules::rule::{Complaint, ProvenRule};

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
    let mut all: Vec<(String, Vec<ProvenRule>)> = Vec::new();
    for file in files(named)? {
        let name = file.display().to_string();
        // A file in a folder may be named beside the folder.
        if !all.iter().any(|(other, _)| *other == name) {
            all.push((name, read(&file)?));
        }
    }
    if let Some((file, complaint)) = repeated(&all).into_iter().next() {
        return Err(wrong(&all[file].0, complaint));
    }
    Ok(Engine::with_rules(all.into_iter().flat_map(|(_, rules)| rules).map(|proven| proven.rule).collect()))
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

fn read(path: &Path) -> Result<Vec<ProvenRule>> {
    let fail = |why: &dyn std::fmt::Display| Error::new(format!("rule file {}: {why}", path.display()));
    let bytes = file::read(path, LARGEST).map_err(|error| fail(&error))?;
    let text = String::from_utf8(bytes).map_err(|_| fail(&"it is not UTF-8"))?;
    rules::read_rules(&text).map_err(|complaint| wrong(&path.display().to_string(), complaint))
}

fn wrong(file: &str, Complaint { message, place }: Complaint) -> Error {
    let error = Error::new(format!("rule file {file}: {message}"));
    match place {
        Some((line, column)) => error.at(format!("{file}:{line}:{column}")),
        None => error,
    }
}
