//! Runs the rule tests of opengrep's repository: a rule file `X.yaml` beside a marked target `X.<ext>`.
//!
//! ```text
//! cargo run -p rules --example rule_tests -- COPY/tests/rules
//! OPENGREP=PROGRAM cargo run -p rules --example rule_tests -- COPY/tests/rules
//! ```
//!
//! A comment with `ruleid:` or `todook:` says that a match begins on the next line, `todoruleid:` that one may. Files with taint rules are left out,
//! and those that name languages that have no front end. With `OPENGREP` also those that opengrep itself fails. `ONLY=TEXT`
//! takes the files whose names contain it.

#![allow(clippy::print_stdout)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};
use std::{env, fs};

use findings::{RepoPath, Source};
use rules::Searcher;
use rules::rule::code::CodeRule;
use rules::rule::yaml::Read;
use rules::search::{Asked, Tongue};

#[path = "peer/opengrep.rs"]
mod opengrep;

struct Test {
    name: String,
    language: String,
    rules: Vec<CodeRule>,
    refused: Vec<String>,
    text: String,
    target: PathBuf,
}

fn main() {
    let folder = PathBuf::from(env::args_os().nth(1).expect("a folder"));
    let only = env::var("ONLY").unwrap_or_default();
    let mut files: Vec<PathBuf> = fs::read_dir(&folder).expect("a folder").map(|e| e.expect("entry").path()).collect();
    files.sort();
    let is_rules = |file: &&PathBuf| {
        file.extension().is_some_and(|end| end == "yaml") && file.to_string_lossy().contains(only.as_str())
    };
    let tests: Vec<Test> = files.iter().filter(is_rules).filter_map(|file| read(file, &files)).collect();
    let known = opengrep::program().map(|program| {
        let rules: Vec<_> = tests.iter().map(|test| (test.name.clone(), test.text.clone())).collect();
        let targets: Vec<_> = tests.iter().map(|test| test.target.clone()).collect();
        opengrep::find(&program, &rules, &targets)
    });
    // By language: passed, failed, left out.
    let mut counts: BTreeMap<&str, [usize; 3]> = BTreeMap::new();
    for test in &tests {
        let text = String::from_utf8_lossy(&fs::read(&test.target).expect("a target")).into_owned();
        let expected = expected(&text);
        let count = counts.entry(&test.language).or_default();
        if let Some(known) = &known {
            let target = test.target.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if known.get(&(test.name.clone(), target)).cloned().unwrap_or_default() != expected {
                count[2] += 1;
                continue;
            }
        }
        match check(test, &text, &expected) {
            Ok(()) => count[0] += 1,
            Err(what) => {
                count[1] += 1;
                println!("{} ({}): {what}", test.name, test.language);
            }
        }
    }
    for (language, [passed, failed, left_out]) in counts {
        println!("{language}: {passed} passed, {failed} failed, {left_out} left out");
    }
}

/// A rule file and its target; none if we have no front end for it.
fn read(file: &Path, files: &[PathBuf]) -> Option<Test> {
    let text = fs::read_to_string(file).ok()?;
    let stem = file.file_stem()?;
    let is_target = |other: &&PathBuf| {
        other.file_stem() == Some(stem) && other.extension().is_some_and(|end| end != "yaml" && end != "fixed")
    };
    let target = files.iter().find(is_target)?.clone();
    let (rules, refused) = match rules::read_rule_file(&text) {
        Ok(Read::Code(rules, refused)) => (rules, refused.iter().map(|complaint| format!("{complaint:?}")).collect()),
        Ok(_) => return None,
        // What cannot be read at all fails if its target is one of ours.
        Err(complaints) => (Vec::new(), vec![format!("{complaints:?}")]),
    };
    if refused.iter().any(|why: &String| why.contains("is not one we read")) {
        return None;
    }
    let language = match rules.first() {
        Some(rule) => Tongue::of_name(&rule.languages.first()?.value)?.name(),
        None => rules::lang::Language::of_path(&target.to_string_lossy())?.name,
    };
    let name = stem.to_string_lossy().into_owned();
    Some(Test { name, language: language.to_owned(), rules, refused, text, target })
}

fn expected(text: &str) -> BTreeSet<u32> {
    marked(text, &["ruleid:", "todook:"])
}

/// The lines below those that hold one of these words.
fn marked(text: &str, words: &[&str]) -> BTreeSet<u32> {
    let is_mark = |line: &str| {
        words.iter().any(|word| {
            line.match_indices(word).any(|(at, _)| !line[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_'))
        })
    };
    text.lines().zip(2..).filter(|(line, _)| is_mark(line)).map(|(_, next)| next).collect()
}

fn check(test: &Test, text: &str, expected: &BTreeSet<u32>) -> Result<(), String> {
    if let Some(why) = test.refused.first() {
        return Err(format!("refused: {}", why.chars().take(300).collect::<String>()));
    }
    let path = test.target.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let source = Source::from_text(RepoPath::from(path.as_str()), text);
    let since = SystemTime::now().duration_since(UNIX_EPOCH).expect("a clock");
    let today = || i64::try_from(since.as_secs() / 86_400).unwrap_or_default();
    let searcher = Searcher::new(test.rules.clone());
    let (findings, _) = searcher.scan(&source, Asked { today: Some(&today), ..Asked::NOTHING });
    if let Some((id, _, why)) = searcher.refused().first() {
        return Err(format!("refused: {id}: {why}"));
    }
    let better = marked(text, &["todoruleid:"]);
    let lines = findings.iter().map(|finding| finding.location.start.line).filter(|line| !better.contains(line));
    let lines: BTreeSet<u32> = lines.collect();
    if lines == *expected {
        return Ok(());
    }
    let missed: Vec<&u32> = expected.difference(&lines).collect();
    let extra: Vec<&u32> = lines.difference(expected).collect();
    Err(format!("missed {missed:?}, extra {extra:?}"))
}
