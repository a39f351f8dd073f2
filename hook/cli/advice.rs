//! What a person can do next, said after the closing lines. Only what is known here: no hint at a command that would
//! refuse or change nothing, none at a check that may not exist.

use crate::error::Exit;
use crate::input::{Mode, Store, paths};
use crate::install;
use crate::policy::baseline::FILE_NAME;
use crate::report::Report;

/// Which command ran.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Command {
    Scan,
    PreCommit,
}

/// The lines, without line ends.
pub(crate) fn lines(report: &Report, command: Command, store: &dyn Store) -> Vec<String> {
    match (report.mode, command) {
        (Mode::Staged, _) if report.exit == Exit::Blocked => {
            let anyway = match command {
                // Skips this check alone; whoever calls `hook scan` has no such switch.
                Command::PreCommit => "SKIP=hook git commit … (or --no-verify)",
                Command::Scan => "git commit --no-verify",
            };
            vec![format!("to commit anyway: {anyway}")]
        }
        // Below a hook manager nobody waits for advice on how to install hooks.
        (Mode::Paths, Command::Scan) if !report.findings.is_empty() && std::env::var_os("PRE_COMMIT").is_none() => {
            next(report, store)
        }
        _ => Vec::new(),
    }
}

/// What a first scan can lead to.
fn next(report: &Report, store: &dyn Store) -> Vec<String> {
    // Both commands are about the project of the current folder, which need not be the one that was scanned.
    if paths::project_root().ok() != report.root {
        return Vec::new();
    }
    let blocking = report.findings.iter().filter(|reported| reported.blocking).count();
    let would = if blocking == 0 { String::new() } else { format!(" ({blocking} would block)") };
    let mut steps = Vec::new();
    steps.push(if store.file(FILE_NAME.as_bytes()).is_ok_and(|file| file.is_some()) {
        format!("hook baseline --update   accept these too{would}")
    } else {
        format!("hook baseline   accept what is there today{would}, so that only new findings stop a commit")
    });
    if install::is_missing() {
        steps.push("hook install    check every commit".to_owned());
    }
    let mut lines = vec![String::new()];
    lines.extend(
        steps.iter().enumerate().map(|(at, step)| format!("{}{step}", if at == 0 { "next:  " } else { "       " })),
    );
    lines
}
