//! A situation in git and the answer to one question: is the commit blocked?

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::scratch::{Commit, Entry, Ran, Scratch};
use crate::token::RULE;

/// One situation.
pub(crate) struct Row {
    /// `block: …` or `pass: …`: what must happen, and when.
    pub(crate) name: &'static str,
    /// What the output must say: the path of the finding, or how much was scanned. Empty for nothing in particular.
    pub(crate) says: &'static str,
    /// Builds the situation in a repository without commits, and runs `git commit`.
    pub(crate) act: fn(&Scratch) -> Commit,
}

/// Runs every row with every way in which `hook` can be the pre-commit hook, and reports all that are wrong.
#[track_caller]
pub(crate) fn check(rows: &[Row]) {
    let mut wrong = Vec::new();
    for row in rows {
        for entry in [Entry::Staged, Entry::PreCommit, Entry::Installed] {
            let judged = catch_unwind(AssertUnwindSafe(|| judge(row, &(row.act)(&Scratch::repo_with(entry)))));
            let reason = match judged {
                Ok(Ok(())) => continue,
                Ok(Err(reason)) => reason,
                Err(panic) => panic
                    .downcast_ref::<String>()
                    .map_or_else(|| "the test itself failed".to_owned(), |text| format!("could not be tried: {text}")),
            };
            wrong.push(format!("\n### {} ({entry:?})\n{reason}\n", row.name));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.concat());
}

/// A commit must be blocked for the right reason, and pass with a word on what was scanned.
fn judge(row: &Row, commit: &Commit) -> Result<(), String> {
    if row.name.starts_with("block: ") {
        blocked(commit, row.says)
    } else {
        assert!(row.name.starts_with("pass: "), "{}", row.name);
        passed(commit, row.says)
    }
}

/// The planted token at `path` stopped the commit, and nothing else did.
pub(crate) fn blocked(commit: &Commit, path: &str) -> Result<(), String> {
    let git = &commit.git;
    if git.code == Some(0) {
        return Err(format!("the commit went through: {}", with_hook(commit)));
    }
    let said = hook_run(commit)?;
    if commit.entry != Entry::Installed && said.code != Some(1) {
        return Err(format!("the hook must exit 1: {said}"));
    }
    let text = said.text();
    for needed in [RULE, path, "commit blocked"] {
        if !text.contains(needed) {
            return Err(format!("blocked, but `{needed}` is not said: {said}"));
        }
    }
    Ok(())
}

/// The commit went through, the hook had run, and it said what it had scanned.
pub(crate) fn passed(commit: &Commit, scanned: &str) -> Result<(), String> {
    if commit.git.code != Some(0) {
        return Err(format!("the commit was stopped: {}", commit.git));
    }
    let said = hook_run(commit)?;
    if commit.entry != Entry::Installed && said.code != Some(0) {
        return Err(format!("the hook must exit 0: {said}"));
    }
    let text = said.text();
    if text.contains(RULE) {
        return Err(format!("passed, but `{RULE}` is reported: {said}"));
    }
    if !is_summary(&text) {
        return Err(format!("passed, but there is no word on how much was scanned: {said}"));
    }
    if !text.contains(scanned) {
        return Err(format!("passed, but `{scanned}` is not said: {said}"));
    }
    Ok(())
}

/// The process whose output is the hook's: its own, or git's where only that is to be seen.
fn hook_run(commit: &Commit) -> Result<&Ran, String> {
    match (&commit.hook, commit.entry) {
        (Some(hook), _) => Ok(hook),
        (None, Entry::Installed) => Ok(&commit.git),
        (None, _) => Err(format!("git did not run the hook: {}", commit.git)),
    }
}

fn with_hook(commit: &Commit) -> String {
    commit.hook.as_ref().map_or_else(|| commit.git.to_string(), |hook| format!("{hook}\n{}", commit.git))
}

/// Whether a line says how many files were scanned.
pub(crate) fn is_summary(text: &str) -> bool {
    text.lines().any(|line| {
        let words: Vec<&str> = line.split_whitespace().collect();
        words.windows(2).any(|pair| pair[0].parse::<u64>().is_ok() && pair[1].starts_with("file"))
    })
}
