//! Runs the pattern tests of another engine's repository: a pattern `X.sgrep` beside marked code `X.<ext>`.
//!
//! ```text
//! cargo run -p rules --example reference -- COPY/tests/patterns/python COPY/tests/patterns/POLYGLOT
//! ```
//!
//! A comment with `ERROR:` or `MATCH:` says that a match begins on the next line. With `OPENGREP=PROGRAM` tests that
//! opengrep itself fails are left out. `ONLY=TEXT` takes the files whose names contain it.

#![allow(clippy::print_stdout)]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{env, fs};

use findings::{RepoPath, Source};
use rules::lang::Language;
use rules::pattern::{Options, Pattern, Target, Wanted, find};
use rules::tree::constants::Constants;
use rules::tree::names::Names;

#[path = "peer/opengrep.rs"]
mod opengrep;

struct Test {
    name: String,
    language: &'static Language,
    pattern: String,
    target: PathBuf,
}

fn main() {
    let folders: Vec<PathBuf> = env::args_os().skip(1).map(PathBuf::from).collect();
    let only = env::var("ONLY").unwrap_or_default();
    let mut files: Vec<PathBuf> =
        fs::read_dir(&folders[0]).expect("a folder").map(|e| e.expect("entry").path()).collect();
    files.sort();
    let tests: Vec<Test> = files.iter().filter_map(|file| read(file, &folders, &only)).collect();
    let known = opengrep::program().map(|program| {
        let rules: Vec<_> = tests.iter().map(|test| (test.name.clone(), rule(test))).collect();
        let targets: Vec<_> = tests.iter().map(|test| test.target.clone()).collect();
        opengrep::find(&program, &rules, &targets)
    });
    let (mut passed, mut failed, mut left_out) = (0, 0, 0);
    for test in &tests {
        let text = String::from_utf8_lossy(&fs::read(&test.target).expect("a target")).into_owned();
        let expected = expected(&text);
        if let Some(known) = &known {
            let target = test.target.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if known.get(&(test.name.clone(), target)).cloned().unwrap_or_default() != expected {
                println!("{}: opengrep fails it", test.name);
                left_out += 1;
                continue;
            }
        }
        match check(test, &text, &expected) {
            Ok(()) => passed += 1,
            Err(what) => {
                println!("{}: {what}", test.name);
                failed += 1;
            }
        }
    }
    println!("{passed} passed, {failed} failed, {left_out} left out");
}

fn read(file: &Path, folders: &[PathBuf], only: &str) -> Option<Test> {
    let language = Language::of_path(&file.to_string_lossy()).filter(|_| file.to_string_lossy().contains(only))?;
    let name = file.file_stem()?.to_string_lossy().into_owned();
    let pattern = folders.iter().find_map(|folder| fs::read_to_string(folder.join(format!("{name}.sgrep"))).ok())?;
    Some(Test { name, language, pattern, target: file.to_owned() })
}

/// A rule file with the pattern alone.
fn rule(test: &Test) -> String {
    let lines = test.pattern.lines().map(|line| format!("      {line}\n")).collect::<String>();
    let language = test.language.aliases[0];
    format!(
        "rules:\n  - id: x\n    languages: [{language}]\n    severity: ERROR\n    message: x\n    pattern: |\n{lines}"
    )
}

fn expected(text: &str) -> BTreeSet<u32> {
    let is_mark = |line: &str| line.contains("ERROR:") || line.contains("MATCH:");
    text.lines().zip(2..).filter(|(line, _)| is_mark(line)).map(|(_, next)| next).collect()
}

fn check(test: &Test, text: &str, expected: &BTreeSet<u32>) -> Result<(), String> {
    let language = test.language;
    let compiled = Pattern::compile(language, &test.pattern, &Options::default())?;
    let path = test.target.to_string_lossy();
    let lowered = language.lower(&path, text, &|| false).map_err(|stopped| stopped.to_string())?;
    let names = Names::resolve(&lowered.tree, language.scopes());
    let constants = Constants::new(&lowered.tree, &names, language.scopes());
    let target = Target { tree: &lowered.tree, names: &names, constants: &constants, language };
    let wanted = [Wanted { pattern: &compiled, widest: false }];
    let found = find(&target, &wanted);
    let path = RepoPath::new(b"x".to_vec());
    let source = Source::from_text(path, text);
    let lines: BTreeSet<u32> = found.matches[0].iter().map(|found| source.position(found.span.start).line).collect();
    if lines == *expected {
        return Ok(());
    }
    let missed: Vec<&u32> = expected.difference(&lines).collect();
    let extra: Vec<&u32> = lines.difference(expected).collect();
    Err(format!("missed {missed:?}, extra {extra:?}"))
}
