//! The tests as one JSON object: the interface for programs. Fields are added, never renamed or removed.

use serde::Serialize;
use std::borrow::Cow;

use super::{Counts, Failure, State, Tested, shown};
use crate::report::escape;
use crate::report::json::Note;

#[derive(Serialize)]
struct Document<'a> {
    version: u32,
    rules: Vec<Rule<'a>>,
    fixes: Vec<Fixes<'a>>,
    notes: Vec<Note<'a>>,
    errors: Vec<String>,
    summary: Summary,
}

#[derive(Serialize)]
struct Rule<'a> {
    id: Cow<'a, str>,
    file: String,
    line: u64,
    state: &'static str,
    /// Why it was not tested or not run.
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<Cow<'a, str>>,
    failures: Vec<Wrong<'a>>,
}

/// Where a rule does not do what its test asks.
#[derive(Serialize)]
#[serde(untagged)]
enum Wrong<'a> {
    Code { path: String, missing: Vec<Line<'a>>, unexpected: Vec<Line<'a>> },
    Template { template: Cow<'a, str>, found: bool },
}

#[derive(Serialize)]
struct Line<'a> {
    line: u32,
    text: Cow<'a, str>,
    /// The word of its mark, if it has one.
    mark: Option<&'static str>,
}

#[derive(Serialize)]
struct Fixes<'a> {
    rules: String,
    code: String,
    expected: String,
    state: &'static str,
    difference: Vec<Changed<'a>>,
}

#[derive(Serialize)]
struct Changed<'a> {
    /// `expected` or `fixed`: whose line it is.
    of: &'static str,
    line: usize,
    text: Cow<'a, str>,
}

#[derive(Serialize)]
struct Summary {
    rules: usize,
    files: usize,
    passed: usize,
    failed: usize,
    untested: usize,
    not_run: usize,
    fixes: usize,
    fixes_failed: usize,
    exit: u8,
}

/// All of it as one object on one line.
pub(crate) fn text(tested: &Tested, strict: bool) -> String {
    let Counts { passed, failed, untested, not_run, wrong_fixes } = tested.counts();
    let document = Document {
        version: 1,
        rules: tested.rules.iter().map(rule).collect(),
        fixes: tested.fixes.iter().map(fixes).collect(),
        notes: tested.notes.iter().map(Note::of).collect(),
        errors: tested.errors.iter().map(ToString::to_string).collect(),
        summary: Summary {
            rules: tested.rules.len(),
            files: tested.files,
            passed,
            failed,
            untested,
            not_run,
            fixes: tested.fixes.len(),
            fixes_failed: wrong_fixes,
            exit: tested.exit(strict).code(),
        },
    };
    serde_json::to_string(&document).expect("texts and lists can be written as JSON") + "\n"
}

fn rule(rule: &super::TestedRule) -> Rule<'_> {
    let (state, reason, failures) = match &rule.state {
        State::Passed => ("passed", None, &[][..]),
        State::Failed(failures) => ("failed", None, &failures[..]),
        State::Untested(why) => ("untested", Some(escape::line(why)), &[][..]),
        State::NotRun { why, .. } => ("not-run", Some(escape::line(why)), &[][..]),
    };
    Rule {
        id: escape::line(&rule.id),
        file: shown(&rule.file),
        line: rule.line,
        state,
        reason,
        failures: failures.iter().map(wrong).collect(),
    }
}

fn wrong(failure: &Failure) -> Wrong<'_> {
    match failure {
        Failure::Template { must_be_found, template } => {
            Wrong::Template { template: escape::line(template), found: !must_be_found }
        }
        Failure::Code { path, lines } => {
            let of = |found: bool| {
                let lines = lines.iter().filter(move |line| line.found == found);
                lines
                    .map(|line| Line {
                        line: line.number,
                        text: escape::line(line.text.trim_end_matches('\r')),
                        mark: line.mark.map(rules::marked::Mark::word),
                    })
                    .collect()
            };
            Wrong::Code { path: shown(path), missing: of(false), unexpected: of(true) }
        }
    }
}

fn fixes(fixes: &super::TestedFixes) -> Fixes<'_> {
    let change = |change: &super::Changed| Changed {
        of: if change.expected { "expected" } else { "fixed" },
        line: change.line,
        text: Cow::Owned(escape::line(&change.text).into_owned()),
    };
    Fixes {
        rules: shown(&fixes.rules),
        code: shown(&fixes.code),
        expected: shown(&fixes.expected),
        state: if fixes.changed.is_empty() { "passed" } else { "failed" },
        difference: fixes.changed.iter().map(change).collect(),
    }
}
