//! What is said to do next is possible and useful where it is said.

use crate::scratch::{Entry, Scratch, lines};
use crate::token::leak;

#[test]
fn after_a_first_scan() {
    let folder = Scratch::folder();
    folder.git("init --quiet");
    folder.write("a.py", leak("a"));
    folder.hook("scan").exits(1).says("next:  hook baseline   accept").says("(1 would block)").says("hook install");
    folder.hook("scan -q").exits(1).hides("next:");
    folder.write("b.py", lines(1)).hook("scan b.py").exits(0).hides("next:");
    // Already there.
    folder.hook("baseline").exits(0).says(".hook-baseline: 1 accepted finding (0 before)");
    folder.write("c.py", leak("c"));
    folder.hook("scan").exits(1).says("next:  hook baseline --update").says("hook install");
    folder.hook("install").ok();
    folder.hook("scan").exits(1).says("next:  hook baseline --update").hides("hook install");
    folder.hook("baseline --update").exits(0).says(".hook-baseline: 2 accepted findings (1 before)");
    std::fs::remove_file(folder.path("c.py")).expect("removed");
    folder.hook("baseline --check").exits(1).says("1 of 2 entries is of a finding that is gone");
}

/// Somebody else runs `hook` here, or runs it just now.
#[test]
fn below_a_hook_manager() {
    let repo = Scratch::folder();
    repo.git("init --quiet");
    repo.write("a.py", leak("a"));
    repo.with("PRE_COMMIT", "1").hook("scan").exits(1).hides("next:");
    repo.hook("pre-commit a.py").exits(1).hides("next:");
    repo.write("lefthook.yml", "pre-commit:\n  commands:\n    hook:\n      run: hook pre-commit -- {staged_files}\n");
    repo.hook("scan").exits(1).says("next:").hides("hook install");
}

/// Outside a repository there is no hook to install, and another project is not the one that a baseline would be for.
#[test]
fn elsewhere() {
    let folder = Scratch::folder();
    folder.write("a.py", leak("a"));
    folder.hook("scan").exits(1).says("hook baseline").hides("hook install");
    let other = folder.beside("other");
    other.git("init --quiet");
    other.write("b.py", leak("b"));
    folder.hook("scan ../other").exits(1).hides("next:");
}

/// `SKIP` is known to `hook pre-commit` alone, and nobody knows what a push or CI will check.
#[test]
fn how_to_commit_anyway() {
    let check = |entry: Entry, says: &str, hides: &str| {
        let ran = Scratch::repo_with(entry).stage("a.py", leak("a")).try_git("commit -m change").exits(1);
        ran.says("commit blocked").says(says).hides(hides).hides("in CI");
    };
    check(Entry::Staged, "to commit anyway: git commit --no-verify", "SKIP");
    check(Entry::PreCommit, "to commit anyway: SKIP=hook git commit", "to commit anyway: git commit");
    check(Entry::Installed, "to commit anyway: SKIP=hook git commit", "to commit anyway: git commit");
}
