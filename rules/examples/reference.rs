//! Runs the pattern tests of another engine's repository: a pattern `X.sgrep` beside marked code `X.<ext>`.
//!
//! ```text
//! cargo run -p rules --example reference -- COPY/tests/patterns/python COPY/tests/patterns/POLYGLOT
//! ```
//!
//! A comment with `ERROR:` or `MATCH:` says that a match begins on the next line.

#![allow(clippy::print_stdout)]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{env, fs};

use findings::{RepoPath, Source};
use rules::lang::Language;
use rules::pattern::{Options, Pattern, Target, Wanted, find};
use rules::tree::constants::Constants;
use rules::tree::names::Names;

fn main() {
    let folders: Vec<PathBuf> = env::args_os().skip(1).map(PathBuf::from).collect();
    let only = env::var("ONLY").ok();
    let (mut passed, mut failed) = (0, Vec::new());
    let mut files: Vec<PathBuf> =
        fs::read_dir(&folders[0]).expect("a folder").map(|e| e.expect("entry").path()).collect();
    files.sort();
    for file in files {
        let name = file.to_string_lossy().into_owned();
        if only.as_ref().is_some_and(|only| !name.contains(only.as_str())) {
            continue;
        }
        let Some(language) = Language::of_path(&name) else { continue };
        let stem = file.file_stem().expect("a name").to_string_lossy().into_owned();
        let pattern = folders.iter().map(|folder| folder.join(format!("{stem}.sgrep"))).find(|path| path.exists());
        let Some(pattern) = pattern else { continue };
        match check(language, &pattern, &file) {
            Ok(()) => passed += 1,
            Err(what) => failed.push(format!("{stem}: {what}")),
        }
    }
    for line in &failed {
        println!("{line}");
    }
    println!("{passed} passed, {} failed", failed.len());
}

fn check(language: &'static Language, pattern: &Path, file: &Path) -> Result<(), String> {
    let text = fs::read_to_string(file).map_err(|error| error.to_string())?;
    let pattern = fs::read_to_string(pattern).map_err(|error| error.to_string())?;
    let expected: BTreeSet<u32> = text
        .lines()
        .zip(2..)
        .filter(|(line, _)| line.contains("ERROR:") || line.contains("MATCH:"))
        .map(|(_, next)| next)
        .collect();
    let compiled = Pattern::compile(language, &pattern, &Options::default())?;
    let lowered =
        language.lower(&file.to_string_lossy(), &text, &|| false).map_err(|stopped| format!("{stopped:?}"))?;
    let names = Names::resolve(&lowered.tree, language.scopes());
    let constants = Constants::new(&lowered.tree, &names, language.scopes());
    let target = Target { tree: &lowered.tree, names: &names, constants: &constants, language };
    let wanted = [Wanted { pattern: &compiled, widest: false }];
    let found = find(&target, &wanted);
    let path = RepoPath::new(b"x".to_vec());
    let source = Source::from_text(path, &*text);
    let lines: BTreeSet<u32> = found.matches[0].iter().map(|found| source.position(found.span.start).line).collect();
    if lines == expected {
        return Ok(());
    }
    let missed: Vec<&u32> = expected.difference(&lines).collect();
    let extra: Vec<&u32> = lines.difference(&expected).collect();
    Err(format!("missed {missed:?}, extra {extra:?}"))
}
