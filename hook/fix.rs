//! Fixes that are shown to help: an edit is kept only if in the edited text the finding is gone and nothing is new.

use std::collections::BTreeMap;

use findings::{Edit, Finding, Identity, RepoPath};
use rules::Files;
use rules::lang::Language;

use crate::check::Checker;
use crate::config::Settings;

/// A text with what could be mended in it mended.
pub(crate) struct Mended {
    /// The text.
    pub(crate) text: String,
    /// What is gone, in the order in which it was mended, by its place then.
    pub(crate) done: Vec<Finding>,
    /// Findings whose edits did not help.
    pub(crate) refused: Vec<Finding>,
}

/// Edits of one text; more than this is no work for a machine.
const MOST: usize = 500;

/// Mends the findings of a text that are `wanted`, one after the other. A text that cannot be looked at to its end stays
/// as it is.
pub(crate) fn mend(
    checker: &Checker,
    path: &RepoPath,
    text: &str,
    settings: &Settings,
    files: &dyn Files,
    wanted: &dyn Fn(&Finding) -> bool,
) -> Mended {
    let mut mended = Mended { text: text.to_owned(), done: Vec::new(), refused: Vec::new() };
    let look = |text: &str| {
        let checked = checker.check(path, text.as_bytes(), settings, files);
        let findings: Vec<Finding> = checked.findings.into_iter().map(|(finding, _)| finding).collect();
        checked.problems.is_empty().then_some(findings)
    };
    let Some(mut findings) = look(text) else { return mended };
    while mended.done.len() + mended.refused.len() < MOST {
        let is_refused = |finding: &Finding| {
            let same = |other: &Finding| other.identity == finding.identity && other.location == finding.location;
            mended.refused.iter().any(same)
        };
        let next = findings.iter().find(|finding| finding.fix.is_some() && wanted(finding) && !is_refused(finding));
        let Some(finding) = next.cloned() else { break };
        let edited = finding.fix.as_deref().and_then(|edits| applied(&mended.text, edits));
        let helped = edited.and_then(|edited| {
            let after = look(&edited)?;
            let is_sound = errors(path, &edited) <= errors(path, &mended.text);
            (is_sound && is_better(&findings, &after, finding.identity)).then_some((edited, after))
        });
        match helped {
            Some((edited, after)) => {
                // Places below have moved.
                mended.refused.clear();
                (mended.text, findings) = (edited, after);
                mended.done.push(finding);
            }
            None => mended.refused.push(finding),
        }
    }
    mended
}

/// The text after edits; none if they overlap or do not lie in it.
fn applied(text: &str, edits: &[Edit]) -> Option<String> {
    let mut edited = text.to_owned();
    let mut end = text.len();
    for edit in edits.iter().rev() {
        if edit.span.end > end || !text.is_char_boundary(edit.span.start) || !text.is_char_boundary(edit.span.end) {
            return None;
        }
        edited.replace_range(edit.span.start..edit.span.end, &edit.text);
        end = edit.span.start;
    }
    Some(edited)
}

/// How many parts of a text do not parse.
fn errors(path: &RepoPath, text: &str) -> usize {
    let path = path.to_string();
    let read = Language::of_text(&path, text).map(|language| language.lower(&path, text, &|| false));
    match read {
        Some(Ok(read)) => read.errors,
        Some(Err(_)) => usize::MAX,
        None => 0,
    }
}

/// Whether one finding less is there, and none that was not.
pub(crate) fn is_better(before: &[Finding], after: &[Finding], gone: Identity) -> bool {
    let counted = |findings: &[Finding]| {
        let mut counts: BTreeMap<Identity, usize> = BTreeMap::new();
        findings.iter().for_each(|finding| *counts.entry(finding.identity).or_default() += 1);
        counts
    };
    let (before, after) = (counted(before), counted(after));
    let of = |counts: &BTreeMap<Identity, usize>, identity| counts.get(&identity).copied().unwrap_or(0);
    of(&after, gone) < of(&before, gone) && after.iter().all(|(&identity, &count)| count <= of(&before, identity))
}
