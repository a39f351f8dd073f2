//! Where nothing was looked at, the answer says so, and why: a mistyped path must not look like a clean change.

use std::fs::File;
use std::process::Stdio;

use crate::scratch::{HOOK, Scratch, lines};
use crate::token::{RULE, leak};

/// Beside a staged leak: other paths, what is said and the exit code.
#[test]
fn paths_of_a_commit() {
    let repo = Scratch::repo();
    repo.save("old.py", lines(1)).save("gone.py", lines(2)).save("folder/b.py", lines(1));
    repo.write("loose.py", lines(1)).stage("app/a.py", leak("a"));
    repo.git("rm --quiet gone.py");
    let check = |path: &str, code: i32, says: &str| {
        repo.hook(["scan", "--staged", "--", path]).exits(code).says(says).hides("nothing staged");
    };
    check("app", 1, RULE);
    check("app/a.py", 1, RULE);
    check(".", 1, RULE);
    // There, and not part of the change.
    check("old.py", 0, "no added or changed file matches `old.py`");
    check("folder", 0, "no added or changed file matches `folder`");
    check("loose.py", 0, "no added or changed file matches `loose.py`");
    // Part of it, and gone.
    check("gone.py", 0, "no added or changed file matches `gone.py`");
    // Nowhere.
    check("ap", 2, "ap is neither in the index nor on disk");
    check("app/b.py", 2, "app/b.py is neither in the index nor on disk");
    repo.hook("scan --staged -- app nowhere").exits(2).says("nowhere is neither");
    // In the index alone.
    std::fs::remove_file(repo.path("old.py")).expect("removed");
    std::fs::remove_dir_all(repo.path("folder")).expect("removed");
    check("old.py", 0, "no added or changed file matches `old.py`");
    check("folder", 0, "no added or changed file matches `folder`");
    // Patterns are paths, too.
    repo.hook("scan --staged --include *.rs").exits(0).says("no added or changed file matches `*.rs`");
    repo.hook("scan old.py gone.py").exits(2);
    repo.hook("scan app --include *.rs").exits(0).says("no file matches `*.rs`");
}

#[test]
fn paths_of_a_range() {
    let repo = Scratch::repo();
    repo.save("old.py", lines(1)).save("sub/old.py", lines(1)).save("a.py", leak("a"));
    let check = |path: &str, code: i32, says: &str| {
        repo.hook(["scan", "--since", "HEAD~1", "--", path]).exits(code).says(says).hides("no files changed");
    };
    check("a.py", 1, RULE);
    check("old.py", 0, "no added or changed file matches `old.py`");
    check("b.py", 2, "b.py is neither in the commit nor on disk");
    std::fs::remove_dir_all(repo.path("sub")).expect("removed");
    check("sub", 0, "no added or changed file matches `sub`");
    check("sub/old.py", 0, "no added or changed file matches `sub/old.py`");
    repo.hook("scan --since HEAD").exits(0).says("no files changed in this range");
}

#[test]
fn a_commit_of_nothing_and_one_of_removals() {
    let repo = Scratch::repo();
    repo.save("a.py", lines(1));
    repo.hook("scan --staged").exits(0).says("nothing staged: 0 files scanned");
    repo.hook("scan --staged -- a.py").exits(0).says("nothing staged: 0 files scanned");
    repo.git("rm --quiet a.py");
    repo.hook("scan --staged").exits(0).says("nothing staged but removals: 0 files scanned");
}

const OFF: &str = "[secrets]\nenabled = false\n[injection]\nenabled = false\n[dependencies]\nenabled = false\n";

/// Whoever switches the search off is told, and `--strict` does not let it pass.
#[test]
fn nothing_is_looked_for() {
    let repo = Scratch::repo();
    repo.write(".hook.toml", OFF).write("a.py", leak("a")).git("add --all");
    for words in ["scan", "scan a.py", "scan --staged", "scan -q", "pre-commit", "scan --only secrets"] {
        repo.hook(words).exits(0).says("nothing was looked for").says("switched off").hides("no findings");
    }
    let ran = repo.hook("scan --staged --format json").exits(0);
    assert_eq!(ran.json()["scan"]["skipped"][0]["reason"], "switched-off", "{ran}");
    repo.hook("scan --strict").exits(2).says("nothing was looked for, which --strict does not allow");
    repo.hook("baseline").exits(2).says("nothing was looked for");
    assert!(!repo.path(".hook-baseline").exists());
    // One folder is its own affair, also for whoever is strict.
    repo.write(".hook.toml", "strict = true\n").write("sub/.hook.toml", OFF);
    repo.write("a.py", lines(1)).write("sub/b.py", leak("b"));
    repo.hook("scan").exits(0).says("no findings").says("2 switched off");
    repo.hook("scan sub").exits(0).says("nothing was looked for");
}

#[test]
fn a_closed_standard_input() {
    let folder = Scratch::folder();
    for line in ["scan --stdin --path a.py <&-", "scan --stdin --path a.py </dev/null"] {
        folder.shell(&format!("\"$HOOK\" {line}")).exits(2).says("standard input is closed");
    }
    folder.shell("printf '' | \"$HOOK\" scan --stdin --path a.py").exits(0).says("no findings");
    folder.write("a.py", leak("a"));
    folder.shell("\"$HOOK\" scan --stdin --path a.py <a.py").exits(1).says(RULE);
    // A folder can be opened, and not read.
    let mut command = folder.command(HOOK);
    command
        .args(["scan", "--stdin", "--path", "a.py"])
        .stdin(Stdio::from(File::open(folder.path("")).expect("a folder")));
    assert_eq!(command.output().expect("hook").status.code(), Some(2));
}
