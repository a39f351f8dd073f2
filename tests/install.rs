//! `hook install` and `hook uninstall`: what was there runs on, and comes back byte for byte.

use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};

use crate::scratch::{Entry, HOOK, Scratch, lines};
use crate::token::{RULE, leak};

#[test]
fn install_then_block_then_uninstall() {
    let repo = Scratch::folder();
    repo.git("init --quiet");
    repo.hook("install").ok();
    repo.stage("a.py", leak("a")).try_git("commit -m change").exits(1).says(RULE).says("a.py:1");
    repo.hook("uninstall").ok();
    assert!(!repo.path(".git/hooks/pre-commit").exists(), "nothing was there before");
    repo.git("commit -m change");
}

#[test]
fn installing_twice_is_installing_once() {
    let repo = Scratch::folder();
    repo.git("init --quiet");
    repo.hook("install").ok();
    let first = fs::read(repo.path(".git/hooks/pre-commit")).ok();
    repo.hook("install").ok();
    assert_eq!(first, fs::read(repo.path(".git/hooks/pre-commit")).ok());
    repo.hook("uninstall").ok();
    assert!(!repo.path(".git/hooks/pre-commit").exists());
    repo.hook("uninstall").exits(2).says("not installed by hook");
}

/// An existing hook, its permissions included, is chained and restored.
#[test]
fn an_existing_hook_runs_on_and_is_restored_byte_for_byte() {
    let before = "#!/bin/sh\n# own hook, no line end at the end\necho \"own hook: $# arguments\"\ntest ! -e refuse";
    let repo = Scratch::folder();
    repo.git("init --quiet");
    repo.write(".git/hooks/pre-commit", before);
    fs::set_permissions(repo.path(".git/hooks/pre-commit"), fs::Permissions::from_mode(0o750)).expect("permissions");
    repo.hook("install").ok();

    repo.stage("a.py", leak("a")).try_git("commit -m change").exits(1).says("own hook").says(RULE);
    repo.stage("a.py", lines(2)).try_git("commit -m change").exits(0).says("own hook").says("no findings");
    repo.write("refuse", "").stage("a.py", lines(3));
    repo.try_git("commit -m change").exits(1).says("own hook");

    repo.hook("uninstall").ok();
    assert_eq!(repo.read(".git/hooks/pre-commit"), before);
    let mode = fs::metadata(repo.path(".git/hooks/pre-commit")).expect("there").permissions().mode();
    assert_eq!(mode & 0o777, 0o750);
    let left: Vec<_> = fs::read_dir(repo.path(".git/hooks"))
        .expect("hooks")
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| !name.ends_with(".sample") && name != "pre-commit")
        .collect();
    assert!(left.is_empty(), "left behind: {left:?}");
}

/// Many projects link their hook to a tracked script.
#[test]
fn an_existing_link_is_chained_and_restored() {
    let repo = Scratch::folder();
    repo.git("init --quiet");
    repo.script("scripts/check", "echo own hook\n");
    symlink("../../scripts/check", repo.path(".git/hooks/pre-commit")).expect("a link");
    let before = repo.read("scripts/check");
    repo.hook("install").ok();
    repo.stage("a.py", leak("a")).try_git("commit -m change").exits(1).says("own hook").says(RULE);
    assert_eq!(repo.read("scripts/check"), before, "not written through the link");
    repo.hook("uninstall").ok();
    let link = fs::read_link(repo.path(".git/hooks/pre-commit")).expect("a link");
    assert_eq!(link.to_str(), Some("../../scripts/check"));
}

/// The script names folders that a shell would take apart, and a hooks folder that is not there yet.
#[test]
fn odd_folders() {
    for name in ["it's", "a \"quoted\" name", "$HOME", "möbel; touch canary", "-x", "back\\slash"] {
        let repo = Scratch::folder().beside("odd").inside(name);
        repo.git("init --quiet --template=");
        repo.hook("install").ok();
        repo.stage("a.py", leak("a")).try_git("commit -m change").exits(1).says(RULE);
        repo.hook("uninstall").ok();
        repo.git("commit --quiet -m change");
    }
}

/// Somebody wrote a hook of their own after ours: it is theirs.
#[test]
fn uninstall_leaves_what_is_not_ours() {
    let repo = Scratch::folder();
    repo.git("init --quiet");
    repo.script(".git/hooks/pre-commit", "echo own\n");
    let before = repo.read(".git/hooks/pre-commit");
    repo.hook("uninstall");
    assert_eq!(repo.read(".git/hooks/pre-commit"), before);
}

/// The binary is gone: one warning and the commit goes on, unless it is required.
#[test]
fn a_missing_binary_warns_once_and_lets_the_commit_go_on() {
    let repo = Scratch::folder();
    repo.git("init --quiet");
    // Install from a copy of the binary, then take the copy away.
    fs::create_dir_all(repo.path("../bin")).expect("a folder");
    fs::copy(HOOK, repo.path("../bin/hook")).expect("copied");
    let path = std::env::var("PATH").unwrap_or_default();
    let copy = fs::canonicalize(repo.path("../bin/hook")).expect("there");
    let repo = repo.with("PATH", format!("{}:{path}", copy.parent().expect("a folder").display()));
    repo.run(&copy.display().to_string(), "install", b"").ok();
    repo.stage("a.py", leak("a")).try_git("commit -m change").exits(1).says(RULE);
    fs::remove_file(&copy).expect("removed");

    let ran = repo.try_git("commit -m change").exits(0);
    let about: Vec<String> = ran.stderr().lines().filter(|line| line.contains("hook")).map(str::to_owned).collect();
    assert_eq!(about.len(), 1, "one line of warning: {ran}");
    repo.stage("b.py", leak("b"));
    let ran = repo.with("HOOK_REQUIRED", "1").try_git("commit -m change");
    assert_ne!(ran.code, Some(0), "required: {ran}");
}

/// A relative folder of the PATH is a folder of the repository, and what is in it is not ours.
#[test]
fn a_program_of_the_repository_is_not_run() {
    let repo = Scratch::folder();
    repo.git("init --quiet");
    fs::create_dir_all(repo.path("../bin")).expect("a folder");
    fs::copy(HOOK, repo.path("../bin/hook")).expect("copied");
    let copy = fs::canonicalize(repo.path("../bin/hook")).expect("there");
    repo.run(&copy.display().to_string(), "install", b"").ok();
    fs::remove_file(&copy).expect("removed");
    repo.script("hook", "touch canary\n").script("bin/hook", "touch canary\n").stage("a.py", lines(1));
    for front in [".", "", "bin", "./bin"] {
        let repo = repo.with("PATH", format!("{front}:/usr/local/bin:/usr/bin:/bin"));
        repo.try_git("commit --allow-empty -m change").exits(0).says("the program hook is gone");
        assert!(!repo.path("canary").exists(), "`{front}`");
    }
    // Later on the PATH is the right one.
    let right = std::path::Path::new(HOOK).parent().expect("a folder").display().to_string();
    let repo = repo.with("PATH", format!(".:bin:/usr/bin:/bin:{right}"));
    repo.stage("b.py", leak("b")).try_git("commit -m change").exits(1).says(RULE);
    assert!(!repo.path("canary").exists());
}

#[test]
fn skip_skips_and_only_what_it_names() {
    for entry in [Entry::Staged, Entry::PreCommit, Entry::Installed] {
        let check = |skip: &str, code: i32| {
            let repo = Scratch::repo_with(entry);
            repo.stage("a.py", leak("a")).with("SKIP", skip).try_git("commit -m change").exits(code);
        };
        check("other", 1);
        check("hooks", 1);
        check("", 1);
        if entry != Entry::Staged {
            check("hook", 0);
            check("flake8,hook", 0);
            check("hook,flake8", 0);
        }
    }
}

/// What is skipped is said.
#[test]
fn skipping_is_said() {
    let repo = Scratch::repo_with(Entry::Installed);
    let ran = repo.stage("a.py", leak("a")).with("SKIP", "hook").try_git("commit -m change").exits(0);
    assert!(ran.stderr().to_lowercase().contains("skip"), "{ran}");
}

#[test]
fn install_outside_a_repository_is_an_error() {
    Scratch::folder().hook("install").exits(2).says("not a git repository");
}

/// Somebody else manages the hooks here: the lines to add are printed, nothing is written.
#[test]
fn a_hook_manager_is_not_overwritten() {
    let check = |file: &str, content: &str, key: &str, advice: &str| {
        let repo = Scratch::folder();
        repo.git("init --quiet");
        repo.write(file, content);
        if !key.is_empty() {
            repo.config("core.hooksPath", key);
        }
        // Where names follow, `--` keeps one that looks like a flag from being one.
        let ran = repo.hook("install").says("hook pre-commit").says(advice);
        assert!(!repo.path(".git/hooks/pre-commit").exists(), "written beside {file}: {ran}");
        assert_eq!(repo.read(file), content, "{file} is not ours to write");
    };
    check(".husky/pre-commit", "npm test\n", ".husky/_", "");
    check("tools/hooks/pre-commit", "#!/bin/sh\nmake check\n", "tools/hooks", "");
    check("lefthook.yml", "pre-commit:\n  commands: {}\n", "", "hook pre-commit -- {staged_files}");
    check(".pre-commit-config.yaml", "repos: []\n", "", "args: [\"--\"]");
    check(".pre-commit-config.yml", "repos: []\n", "", "hook pre-commit --`");
}

#[test]
fn a_worktree_shares_the_hook() {
    let repo = Scratch::repo_with(Entry::Installed);
    repo.save("a.py", lines(1)).git("worktree add --quiet ../tree -b tree");
    let tree = repo.beside("tree");
    tree.stage("b.py", leak("b")).try_git("commit -m change").exits(1).says("b.py:1");
    tree.hook("uninstall").ok();
    tree.git("commit -m change");
}
