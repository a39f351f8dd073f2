//! Situations that are not one commit in one repository: ranges, clones that lack objects, repositories of others,
//! and commands that a repository wants us to run.

use std::path::PathBuf;

use crate::scratch::{Entry, Scratch, is_root, lines, not_run};
use crate::token::{RULE, leak};
use crate::verdict::{blocked, is_summary, passed};

/// What a range adds: `(arguments, what is said, exit code)` on a history of five commits.
#[test]
fn ranges() {
    let repo = Scratch::repo();
    repo.save("old.py", leak("old")).git("tag start");
    repo.git("checkout --quiet -b feature");
    repo.save("a.py", lines(3)).git("tag clean");
    repo.save("a.py", lines(3) + &leak("a")).git("tag dirty");
    repo.save("a.py", lines(5)).git("tag removed");
    repo.git("checkout --quiet main");
    repo.save("main.py", leak("main"));
    repo.git("checkout --quiet feature");
    let check = |words: &str, says: &str, code: i32| {
        let ran = repo.hook(words).exits(code).says(says);
        assert!(code == 2 || is_summary(&ran.stderr()), "a word on how much was scanned: {ran}");
    };
    check("scan --since start..clean", "no findings", 0);
    check("scan --since start..dirty", "a.py:4", 1);
    check("scan --since clean..dirty", "a.py:4", 1);
    check("scan --since clean..dirty -- a.py", "a.py:4", 1);
    check("scan --since clean..dirty -- old.py", "", 0);
    // The end of the range is what counts: what was added and removed within it is not there any more.
    check("scan --since start..removed", "no findings", 0);
    check("scan --since start", "no findings", 0);
    // Since the merge base, not since `main` itself: main.py is none of this branch's business.
    check("scan --since main", "no findings", 0);
    check("scan --since main --all-findings", "no findings", 0);
    check("scan --since HEAD", "0 files", 0);
    check("scan --since dirty..start", "0 files", 0);
    // A range that cannot be is not an empty range.
    check("scan --since nowhere", "nowhere", 2);
    check("scan --since start..nowhere", "nowhere", 2);
    check("scan --since --staged", "", 2);
    check("scan --since main --staged", "", 2);
    repo.git("checkout --quiet --detach dirty");
    check("scan --since main", "a.py:4", 1);
    check("scan --since start~0", "a.py:4", 1);
}

/// A branch is merged into the range: what came with the merge is part of what the range adds.
#[test]
fn a_range_over_merges_and_orphans() {
    let repo = Scratch::repo();
    repo.save("a.py", lines(3)).git("checkout --quiet -b side");
    repo.save("side.py", leak("side")).git("checkout --quiet main");
    repo.save("main.py", lines(2));
    repo.git("merge --quiet --no-verify -m merge side");
    repo.hook("scan --since HEAD^1").exits(1).says("side.py:1");
    repo.hook("scan --since side").exits(0).says("no findings");
    repo.git("checkout --quiet --orphan fresh");
    repo.save_all();
    // Nothing in common: everything is new, or it is an error; never a quiet green.
    let ran = repo.hook("scan --since main");
    assert!(matches!(ran.code, Some(1 | 2)), "{ran}");
    repo.hook("scan --since main..fresh").exits(0);
}

#[test]
fn a_bare_repository_has_ranges_but_no_index() {
    let repo = Scratch::repo();
    repo.save("a.py", leak("a")).save("b.py", leak("b")).git("clone --quiet --bare . ../bare.git");
    let bare = repo.beside("bare.git");
    bare.hook("scan --since main~1..main").exits(1).says("b.py:1").hides("a.py");
    bare.hook("scan --since main~1").exits(1).says("b.py:1");
    let ran = bare.hook("scan --staged");
    assert!(ran.code == Some(2), "a bare repository has nothing to stage: {ran}");
}

#[test]
fn a_shallow_clone_knows_what_it_lacks() {
    let repo = Scratch::repo();
    for n in 0..5 {
        repo.save(format!("{n}.py"), leak(&n.to_string()));
    }
    let url = format!("file://{}", repo.path("").display());
    repo.git(["clone", "--quiet", "--depth", "2", &url, "../shallow"]);
    let shallow = repo.beside("shallow");
    shallow.hook("scan --since HEAD~1").exits(1).says("4.py:1").hides("3.py");
    shallow.install();
    shallow.stage("5.py", leak("5"));
    blocked(&shallow.commit(""), "5.py:1").unwrap_or_else(|reason| panic!("{reason}"));
    // What lies before the cut cannot be compared with.
    let ran = shallow.hook("scan --since HEAD~3").exits(2);
    assert!(ran.stderr().contains("shallow") || ran.stderr().contains("fetch"), "says what to do: {ran}");
}

/// A clone without blobs, and its origin gone: the old side cannot be read, the new side can.
#[test]
fn a_partial_clone_without_the_old_content() {
    for split in [false, true] {
        let repo = Scratch::repo();
        repo.config("uploadpack.allowFilter", "true").save("a.py", leak("old"));
        let url = format!("file://{}", repo.path("").display());
        repo.git(["clone", "--quiet", "--filter=blob:none", "--no-checkout", &url, "../partial"]);
        let partial = repo.beside("partial");
        partial.git("read-tree HEAD");
        if split {
            partial.git("update-index --split-index");
        }
        std::fs::rename(repo.path(".git"), repo.path("gone")).expect("renamed");
        partial.stage("a.py", lines(1) + &leak("new"));
        partial.hook("scan --staged").exits(1).says("a.py:2").says("could not be scanned");
        partial.stage("a.py", lines(1));
        partial.hook("scan --staged --strict").exits(0).says("no findings");
    }
}

#[test]
fn the_repository_of_somebody_else() {
    let repo = Scratch::repo();
    repo.save("b.py", "clean = 1\n").stage("a.py", leak("a"));
    if !is_root() {
        not_run("a repository with a foreign owner needs root to change owners");
        return;
    }
    let root = repo.path("").display().to_string();
    repo.run("chown", ["-R", "65534", &root], b"").ok();
    repo.try_git("status").exits(128);
    let ran = repo.hook("scan --staged").exits(2).says("safe.directory").hides(RULE);
    assert!(ran.stderr().contains("git config --global --add safe.directory"), "says what to do: {ran}");
    repo.git(["config", "--global", "safe.directory", root.trim_end_matches('/')]);
    repo.hook("scan --staged").exits(1).says("a.py:1");
}

/// Commands that a repository's configuration and attributes name; none is ever run by `hook`.
#[test]
fn nothing_in_a_repository_can_make_us_run_a_command() {
    // How libgit2's index and the fallback through git's plumbing are reached.
    for shape in ["", "update-index --split-index", "sparse-checkout set --cone --sparse-index inside"] {
        let repo = Scratch::repo();
        repo.write("inside/a.py", lines(3)).write("outside/b.py", lines(3)).save_all();
        if !shape.is_empty() {
            repo.git(shape);
        }
        repo.stage(".gitattributes", "* diff=evil filter=evil merge=evil\n");
        repo.stage("inside/a.py", leak("a"));
        let canary = repo.path("../canary");
        repo.script("../evil.sh", &format!("echo \"$0 $*\" >>'{}'\ncat\n", canary.display()));
        let evil = repo.path("../evil.sh").display().to_string();
        for key in [
            "core.fsmonitor",
            "core.pager",
            "core.editor",
            "core.askPass",
            "core.sshCommand",
            "core.gitProxy",
            "core.alternateRefsCommand",
            "credential.helper",
            "diff.external",
            "diff.evil.command",
            "diff.evil.textconv",
            "filter.evil.clean",
            "filter.evil.smudge",
            "filter.evil.process",
            "merge.evil.driver",
            "gpg.program",
            "interactive.diffFilter",
            "pager.diff",
            "uploadpack.packObjectsHook",
        ] {
            repo.config(key, &evil);
        }
        repo.config("remote.origin.url", &format!("ext::{evil}")).config("remote.origin.promisor", "true");
        repo.config("protocol.ext.allow", "always").config("remote.origin.vcs", "evil");
        repo.config("core.repositoryFormatVersion", "1").config("extensions.partialClone", "origin");
        for name in ["post-checkout", "fsmonitor-watchman", "post-index-change", "reference-transaction"] {
            repo.script(format!(".git/hooks/{name}"), &format!("exec '{evil}'\n"));
        }
        // An object that only the promised remote could give.
        let absent = "100644,0123456789012345678901234567890123456789,inside/absent.py";
        repo.try_git(["update-index", "--add", "--cacheinfo", absent]);
        let _ = repo.try_git("status");
        assert!(canary.exists(), "the trap works: git itself runs the commands");
        std::fs::remove_file(&canary).expect("removed");

        for words in ["scan --staged", "pre-commit", "scan .", "scan --since HEAD", "scan --staged --format json"] {
            let ran = repo.hook(words);
            let traces = std::fs::read_to_string(&canary).unwrap_or_default();
            assert!(traces.is_empty(), "run by `hook {words}` (`{shape}`): {traces}\n{ran}");
        }
        repo.hook("scan --staged").says("inside/a.py:1").says("1 missing from this clone").exits(2);
        repo.hook("scan .").says("inside/a.py:1").exits(1);
    }
}

/// `git` is not taken from the scanned folder, even when `PATH` names the current one.
#[test]
fn git_is_not_taken_from_the_repository() {
    let repo = Scratch::repo();
    repo.save("b.py", lines(2)).stage("a.py", leak("a")).git("update-index --split-index");
    repo.script("git", "touch canary\nexit 0\n");
    let path = format!(".:{}", std::env::var("PATH").unwrap_or_default());
    let ran = repo.with("PATH", path).hook("scan --staged");
    assert!(!repo.path("canary").exists(), "{ran}");
}

#[test]
fn core_hooks_path() {
    let repo = Scratch::repo();
    repo.config("core.hooksPath", "tools/hooks").install();
    assert!(repo.path("tools/hooks/pre-commit").is_file());
    repo.stage("a.py", leak("a"));
    blocked(&repo.commit(""), "a.py:1").unwrap_or_else(|reason| panic!("{reason}"));
}

/// The hook of UX as people write it by hand.
#[test]
fn the_shortest_hook() {
    let repo = Scratch::repo();
    repo.script(".git/hooks/pre-commit", "exec hook scan --staged\n");
    repo.stage("a.py", leak("a"));
    repo.try_git("commit -m change").exits(1).says(RULE).says("a.py:1").says("commit blocked");
    repo.stage("a.py", lines(3));
    repo.try_git("commit -m change").exits(0).says("no findings");
}

#[test]
fn a_commit_that_removes_a_suppression_is_stopped() {
    let secret = leak("a");
    let suppressed = format!("# hook: ignore[secrets] -- a key of the test server\n{secret}");
    for entry in [Entry::Staged, Entry::PreCommit] {
        let repo = Scratch::repo_with(entry);
        repo.stage("a.py", &suppressed);
        passed(&repo.commit(""), "1 suppressed").unwrap_or_else(|reason| panic!("{reason}"));
        repo.stage("a.py", &secret);
        blocked(&repo.commit(""), "a.py:1").unwrap_or_else(|reason| panic!("{reason}"));
    }
}

/// The same commit loosens the configuration: in force, and said.
#[test]
fn a_commit_that_excludes_what_it_adds_says_so() {
    let repo = Scratch::repo();
    repo.stage(".hook.toml", "exclude = [\"src/\"]\n").stage("src/a.py", leak("a"));
    let commit = repo.commit("");
    passed(&commit, "1 excluded").unwrap_or_else(|reason| panic!("{reason}"));
    commit.git.says("note: this commit also changes .hook.toml").says("src/");
}

/// The configuration in force is the one that is committed, not the one in the folder.
#[test]
fn configuration_comes_from_the_index() {
    let repo = Scratch::repo();
    repo.save("b.py", lines(1)).write(".hook.toml", "exclude = [\"src/\"]\n").stage("src/a.py", leak("a"));
    blocked(&repo.commit(""), "src/a.py:1").unwrap_or_else(|reason| panic!("{reason}"));
}

/// An index with unmerged entries cannot be committed, but it can be looked at.
#[test]
fn a_conflict_in_progress() {
    let repo = Scratch::repo();
    repo.save("a.py", "x = 1\n").git("checkout --quiet -b side");
    repo.save("a.py", "x = 2\n").git("checkout --quiet main");
    repo.save("a.py", leak("ours"));
    repo.try_git("merge --quiet side").exits(1);
    repo.stage("b.py", leak("b"));
    repo.hook("scan --staged").exits(1).says("b.py:1");
}

/// `GIT_INDEX_FILE` that points nowhere would make every file look deleted.
#[test]
fn an_index_that_is_not_there_is_an_error_not_an_empty_commit() {
    let repo = Scratch::repo();
    repo.save("a.py", lines(3)).stage("b.py", leak("b"));
    repo.inside("sub").with("GIT_INDEX_FILE", "nowhere/index").hook("scan --staged").exits(2);
}

#[test]
fn a_worktree_whose_repository_is_gone() {
    let repo = Scratch::repo();
    repo.save("a.py", lines(3)).git("worktree add --quiet ../tree -b tree");
    let tree: PathBuf = repo.path("../tree");
    std::fs::rename(repo.path(".git"), repo.path("gone")).expect("renamed");
    let ran = repo.beside("tree").hook("scan --staged").exits(2);
    assert!(ran.stderr().contains("error:"), "{}: {ran}", tree.display());
}

/// An old secret in a file that is not asked for makes no room for its copy in one that is.
#[test]
fn a_filter_of_paths_does_not_hide_a_copy() {
    let repo = Scratch::repo();
    repo.save("a.py", leak("a") + &lines(3));
    repo.stage("a.py", leak("a") + &lines(4)).stage("b.py", leak("a"));
    for words in ["scan --staged", "scan --staged -- b.py", "pre-commit b.py", "scan --staged --include b.py"] {
        repo.hook(words).exits(1).says("b.py:1");
    }
    repo.hook("scan --staged -- a.py").exits(0);
}
