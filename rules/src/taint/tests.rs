//! What is followed, by feature: in `testdata/flow` a line that ends in `found` holds a sink that must be reached, and
//! any other sink must not be.

use std::collections::BTreeSet;

use findings::{RepoPath, Source};

use crate::Searcher;
use crate::rule::yaml::{Read, read_any};
use crate::search::Asked;

const RULE: &str = "rules:
- id: flow
  languages: [python, javascript, typescript, java]
  severity: ERROR
  message: m
  mode: taint
  options: {taint_assume_safe_numbers: true}
  pattern-sources: [{pattern: source()}]
  pattern-sanitizers: [{pattern: sanitize(...)}, {pattern: decode(...), undo: true}]
  pattern-sinks: [{patterns: [{pattern: sink($X)}, {focus-metavariable: $X}], exact: true}]
";

/// The lines that say `found`, and those on which something is.
fn lines(path: &str, text: &str) -> (BTreeSet<u32>, BTreeSet<u32>) {
    let Ok(Read::Code(rules, refused)) = read_any(RULE) else { panic!("a rule file") };
    assert!(refused.is_empty(), "{refused:?}");
    let source = Source::from_text(RepoPath::from(path), text);
    let (findings, problems) = Searcher::new(rules).scan(&source, Asked::NOTHING);
    assert!(problems.is_empty(), "{problems:?}");
    let expected = text.lines().zip(1..).filter(|(line, _)| line.ends_with(" found")).map(|(_, number)| number);
    (expected.collect(), findings.iter().map(|finding| finding.location.start.line).collect())
}

fn check(path: &str, text: &str) {
    let (expected, found) = lines(path, text);
    let shown = |numbers: &[&u32]| {
        let line =
            |number: &&u32| format!("\n  {number}: {}", text.lines().nth(**number as usize - 1).unwrap_or("").trim());
        numbers.iter().map(line).collect::<String>()
    };
    let missed: Vec<&u32> = expected.difference(&found).collect();
    let extra: Vec<&u32> = found.difference(&expected).collect();
    assert!(missed.is_empty() && extra.is_empty(), "{path}: missed{}\nextra{}", shown(&missed), shown(&extra));
}

#[test]
fn python() {
    check("features.py", include_str!("../../testdata/flow/features.py"));
}

#[test]
fn javascript() {
    check("features.js", include_str!("../../testdata/flow/features.js"));
}

#[test]
fn java() {
    check("Features.java", include_str!("../../testdata/flow/Features.java"));
}

#[test]
fn half_typed_files_are_followed_as_far_as_they_go() {
    let run = |path: &str, text: &str| {
        let Ok(Read::Code(rules, _)) = read_any(RULE) else { panic!("a rule file") };
        let source = Source::from_text(RepoPath::from(path), text);
        let _ = Searcher::new(rules).scan(&source, Asked::NOTHING);
    };
    let check = |path: &str, text: &str| {
        for at in (0..text.len()).step_by(499).filter(|&at| text.is_char_boundary(at)) {
            run(path, &text[..at]);
            run(path, &text[at..]);
            run(path, &format!("{}{}", &text[at..], &text[..at]));
            run(path, &format!("{}{}", &text[..at], text.get(at + 7..).unwrap_or("")));
        }
    };
    check("features.py", include_str!("../../testdata/flow/features.py"));
    check("features.js", include_str!("../../testdata/flow/features.js"));
    check("Features.java", include_str!("../../testdata/flow/Features.java"));
}
