use findings::Reason;

use super::super::{Blob, Entry};
use super::*;
use crate::git::testing::Scratch;

fn scan(scratch: &Scratch, paths: &[&str]) -> Input {
    scan_from(scratch, "", &[], paths).unwrap()
}

fn scan_from(scratch: &Scratch, folder: &str, more: &[(&str, &str)], paths: &[&str]) -> Result<Input> {
    open_in(scratch.environment(folder, more), &paths.iter().map(PathBuf::from).collect::<Vec<_>>())
}

/// `path=content` of entries.
fn shown(input: &Input, entries: &[Entry]) -> Vec<String> {
    let mut reader = input.store.reader();
    let mut show = |entry: &Entry| match reader.read(&entry.blob, 1000) {
        Ok(content) => format!("{}={}", entry.path, String::from_utf8_lossy(&content)),
        Err(unread) => format!("{}!{}", entry.path, unread.reason.word()),
    };
    entries.iter().map(&mut show).collect()
}

fn entries(input: &Input) -> Vec<String> {
    shown(input, &input.entries)
}

fn old(input: &Input) -> Vec<Vec<String>> {
    input.old.iter().flat_map(|old| &old.parents).map(|entries| shown(input, entries)).collect()
}

fn problems(input: &Input) -> Vec<(String, Reason)> {
    input.problems.iter().map(|problem| (problem.path.to_string(), problem.reason)).collect()
}

#[test]
fn the_index_not_the_folder() {
    for arguments in [&[][..], &["--object-format=sha256"], &["--ref-format=reftable"]] {
        let scratch = Scratch::new(arguments);
        scratch.write("b", "staged");
        scratch.git(&["add", "b"]);
        scratch.write("b", "not staged");
        scratch.write("c", "not added");
        let input = scan(&scratch, &[]);
        assert_eq!(entries(&input), ["b=staged"]);
        assert!(input.old.is_none() && input.base.is_none(), "the first commit");
        assert_eq!(input.root, Some(scratch.root()));
        scratch.git(&["commit", "-q", "-m", "1"]);
        scratch.git(&["mv", "b", "a"]);
        scratch.write("c", "intended");
        scratch.git(&["add", "-N", "c"]);
        let input = scan(&scratch, &[]);
        assert_eq!(entries(&input), ["a=staged"]);
        assert_eq!(old(&input), [["b=staged"]], "a rename's old side");
        assert_eq!(input.base, Some(scratch.line(&["rev-parse", "HEAD"])));
        assert_eq!(input.store.file(b"a").expect("readable"), Some(b"staged".to_vec()));
        assert_eq!(input.store.file(b"b").expect("readable"), None);
        assert_eq!(input.store.old_file(b"b").expect("readable"), Some(b"staged".to_vec()));
        assert_eq!(input.store.old_file(b"a").expect("readable"), None);
    }
}

#[test]
fn forms_of_the_index_that_only_git_reads() {
    for split in [true, false] {
        let scratch = Scratch::new(&[]);
        for path in ["a/x", "b/x", "c"] {
            scratch.write(path, "1");
        }
        scratch.commit_all("1");
        if split {
            scratch.git(&["update-index", "--split-index"]);
        } else {
            scratch.git(&["sparse-checkout", "set", "--cone", "--sparse-index", "a"]);
        }
        scratch.write("a/x", "2");
        scratch.write("a/\"\n", "new");
        scratch.git(&["add", "a"]);
        let input = scan(&scratch, &[]);
        assert_eq!(entries(&input), ["a/\"\\n=new", "a/x=2"]);
        assert_eq!(old(&input), [["a/x=1"]]);
        assert_eq!(input.store.file(b"b/x").expect("readable"), Some(b"1".to_vec()));
        assert_eq!(input.store.file(b"a").expect("readable"), None);
    }
}

#[test]
fn indexes_of_partial_commits() {
    let scratch = Scratch::new(&[]);
    scratch.write("a", "1");
    scratch.write("d/b", "1");
    scratch.commit_all("1");
    // A hook that shows what it sees, run by git with the variables of each kind of commit.
    let seen = |arguments: &[&str]| {
        scratch.write(
            ".git/hooks/pre-commit",
            "#!/bin/sh\nenv > \"$(git rev-parse --git-dir)/seen\"\ncp \"$GIT_INDEX_FILE\" .git/kept\nexit 1\n",
        );
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let hook = scratch.root().join(".git/hooks/pre-commit");
            std::fs::set_permissions(hook, std::fs::Permissions::from_mode(0o755)).unwrap();
        }
        assert!(!scratch.try_git(arguments).status.success());
        let seen = std::fs::read_to_string(scratch.root().join(".git/seen")).unwrap();
        let index = seen.lines().find_map(|line| line.strip_prefix("GIT_INDEX_FILE=")).unwrap();
        let index = scratch.root().join(index);
        if !index.exists() {
            // Git removed it after the hook said no.
            std::fs::copy(scratch.root().join(".git/kept"), &index).unwrap();
        }
        let result = entries(&scan_from(&scratch, "", &[("GIT_INDEX_FILE", index.to_str().unwrap())], &[]).unwrap());
        if !index.ends_with("index") {
            std::fs::remove_file(&index).unwrap();
        }
        result
    };
    scratch.write("a", "staged");
    scratch.git(&["add", "a"]);
    scratch.write("d/b", "only in the folder");
    assert_eq!(seen(&["commit", "-m", "x"]), ["a=staged"]);
    assert_eq!(seen(&["commit", "-a", "-m", "x"]), ["a=staged", "d/b=only in the folder"]);
    assert_eq!(seen(&["commit", "-m", "x", "--", "d/b"]), ["d/b=only in the folder"]);
}

#[test]
fn an_index_that_is_not_there_is_an_error_and_an_empty_one_is_not() {
    let scratch = Scratch::new(&[]);
    assert_eq!(entries(&scan(&scratch, &[])), [""; 0]);
    scratch.write("d/a", "1");
    scratch.commit_all("1");
    let error = scan_from(&scratch, "d", &[("GIT_INDEX_FILE", "wrong")], &[]).err().unwrap().to_string();
    assert!(error.contains("there is no index, but HEAD has files") && error.contains("GIT_INDEX_FILE"), "{error}");
    assert!(scan_from(&scratch, "d", &[("GIT_INDEX_FILE", ".git/index")], &[]).is_ok(), "relative to the root");
    scratch.git(&["rm", "-rq", "."]);
    assert!(scan_from(&scratch, "", &[], &[]).is_ok(), "every file is removed");
    scratch.write(".git/index", "DIRC garbage");
    let error = scan_from(&scratch, "", &[], &[]).err().unwrap().to_string();
    assert!(error.contains("index"), "{error}");
}

#[test]
fn modes_links_and_submodules() {
    let scratch = Scratch::new(&[]);
    scratch.write("mode", "1");
    scratch.write("was-file", "old");
    scratch.commit_all("1");
    let id = scratch.line(&["rev-parse", "HEAD:mode"]);
    let commit = scratch.line(&["rev-parse", "HEAD"]);
    for info in [
        format!("100755,{id},mode"),
        format!("120000,{id},was-file"),
        format!("120000,{id},link"),
        format!("160000,{commit},sub"),
    ] {
        scratch.git(&["update-index", "--add", "--cacheinfo", &info]);
    }
    let input = scan(&scratch, &[]);
    assert_eq!(entries(&input), [""; 0], "a mode is no content");
    assert_eq!(old(&input), [["was-file=old"]]);
    let link = |path: &str| (path.to_owned(), Reason::Symlink);
    assert_eq!(problems(&input), [link("link"), ("sub".to_owned(), Reason::Submodule), link("was-file")]);
    assert_eq!(problems(&scan(&scratch, &["mode", "sub"])), [("sub".to_owned(), Reason::Submodule)]);
    assert!(input.store.file(b"link").is_err(), "a link is not passed over");
}

#[test]
fn paths_narrow_what_is_new_but_not_what_is_old() {
    let scratch = Scratch::new(&[]);
    scratch.write("a/x", "old");
    scratch.write("ab", "old");
    scratch.commit_all("1");
    for path in ["a/x", "ab", "b/c/d"] {
        scratch.write(path, "new");
    }
    scratch.git(&["add", "."]);
    let names = |folder: &str, paths: &[&str]| {
        let input = scan_from(&scratch, folder, &[], paths).unwrap();
        assert_eq!(old(&input), [["a/x=old", "ab=old"]]);
        input.entries.iter().map(|entry| entry.path.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(names("", &[]), ["a/x", "ab", "b/c/d"]);
    assert_eq!(names("", &["a"]), ["a/x"]);
    assert_eq!(names("", &["a/"]), ["a/x"]);
    assert_eq!(names("", &["./b/../ab", "b/c"]), ["ab", "b/c/d"]);
    assert_eq!(names("b", &["."]), ["b/c/d"]);
    assert_eq!(names("b", &["../ab"]), ["ab"]);
    assert_eq!(names("b", &[".."]), ["a/x", "ab", "b/c/d"]);
    assert_eq!(names("b", &[scratch.root().join("ab").to_str().unwrap()]), ["ab"]);
    scratch.write("none", "not staged");
    assert_eq!(names("", &["none"]), [""; 0]);
    let error = scan_from(&scratch, "", &[], &["nowhere"]).err().unwrap().to_string();
    assert!(error.contains("nowhere is neither in the index nor on disk"), "{error}");
    let error = scan_from(&scratch, "", &[], &["../x"]).err().unwrap().to_string();
    assert!(error.contains("../x is outside the repository"), "{error}");
    let many: Vec<PathBuf> =
        (0..100_000).map(|at| format!("a/../none{}", "/.".repeat(at % 9)).into()).chain(["ab".into()]).collect();
    assert_eq!(open_in(scratch.environment("", &[]), &many).unwrap().entries.len(), 1);
}

#[test]
fn covers_tells_staged_names_from_others() {
    let scratch = Scratch::new(&[]);
    scratch.write("a", "1");
    scratch.write("b", "1");
    scratch.commit_all("1");
    scratch.write("a", "2");
    scratch.write("d/new", "2");
    scratch.git(&["add", "."]);
    let covers = |folder: &str, paths: &[&str]| {
        covers_in(scratch.environment(folder, &[]), &paths.iter().map(PathBuf::from).collect::<Vec<_>>()).unwrap()
    };
    assert!(covers("", &["a", "d/new"]));
    assert!(covers("d", &["new", "../a"]));
    assert!(covers("", &[]));
    assert!(!covers("", &["a", "b"]));
    assert!(!covers("", &["d"]), "a folder is not a name from a hook manager");
    assert!(!covers("", &["../outside"]));
}

/// `main` and `side` differ in `both`; `only-side` and `only-main` come from one of them.
fn diverged() -> Scratch {
    let scratch = Scratch::new(&[]);
    scratch.write("both", "base");
    scratch.write("gone", "base");
    scratch.commit_all("base");
    scratch.git(&["switch", "-q", "-c", "side"]);
    scratch.write("both", "side");
    scratch.write("only-side", "old secret");
    scratch.git(&["rm", "-q", "gone"]);
    scratch.commit_all("side");
    scratch.git(&["switch", "-q", "main"]);
    scratch.write("both", "main");
    scratch.write("only-main", "x");
    scratch.commit_all("main");
    scratch
}

#[test]
fn a_merge_adds_what_no_parent_has() {
    let scratch = diverged();
    assert!(!scratch.try_git(&["merge", "side"]).status.success());
    assert_eq!(entries(&scan(&scratch, &[])), [""; 0], "a conflict holds what the parents hold");
    scratch.write("both", "resolved");
    scratch.git(&["add", "both"]);
    let input = scan(&scratch, &[]);
    assert_eq!(entries(&input), ["both=resolved"]);
    assert_eq!(old(&input), [vec!["both=main", "gone=base"], vec!["both=side"]]);
    let base = input.old.as_ref().map(|old| shown(&input, old.base.as_deref().unwrap()));
    assert_eq!(base.unwrap(), ["both=base", "gone=base"]);
    assert_eq!(input.base, Some(scratch.line(&["rev-parse", "main"])));
    // Solved in favour of one side, the path is new to the other; hook managers name it all the same.
    scratch.git(&["checkout", "-q", "main", "--", "both"]);
    assert_eq!(entries(&scan(&scratch, &[])), [""; 0]);
    assert!(covers_in(scratch.environment("", &[]), &["both".into()]).unwrap());
    // Back to the base: neither parent has that, and the base says where it comes from.
    scratch.write("both", "base");
    scratch.git(&["add", "both"]);
    let input = scan(&scratch, &[]);
    assert_eq!(entries(&input), ["both=base"]);
    assert_eq!(shown(&input, input.old.as_ref().unwrap().base.as_deref().unwrap()), ["both=base", "gone=base"]);
}

#[test]
fn before_git_records_a_merge_its_hook_knows_it_by_variables() {
    let scratch = diverged();
    scratch.git(&["checkout", "-q", "side"]);
    scratch.git(&["checkout", "-q", "-b", "other", "main~1"]);
    scratch.write("new", "mine");
    scratch.commit_all("other");
    scratch.git(&["merge", "-q", "--no-commit", "--no-ff", "side"]);
    std::fs::remove_file(scratch.root().join(".git/MERGE_HEAD")).unwrap();
    assert_eq!(entries(&scan(&scratch, &[])), ["both=side", "only-side=old secret"], "as a squash merge");
    let announced = format!("GITHEAD_{}", scratch.line(&["rev-parse", "side"]));
    let input = scan_from(&scratch, "", &[(&announced, "side")], &[]).unwrap();
    assert_eq!(entries(&input), [""; 0]);
    // Inherited by a later commit: HEAD holds it already.
    scratch.git(&["reset", "-q", "--hard", "side"]);
    scratch.write("new", "later");
    scratch.git(&["add", "."]);
    let input = scan_from(&scratch, "", &[(&announced, "side")], &[]).unwrap();
    assert_eq!((entries(&input).len(), old(&input).len()), (1, 1));
}

#[test]
fn an_octopus_has_many_parents() {
    let scratch = diverged();
    scratch.git(&["checkout", "-q", "-b", "third", "main~1"]);
    scratch.write("third", "3");
    scratch.commit_all("third");
    scratch.git(&["checkout", "-q", "-b", "fourth", "main~1"]);
    scratch.write("fourth", "4");
    scratch.commit_all("fourth");
    scratch.git(&["merge", "-q", "--no-commit", "third", "side"]);
    scratch.write("third", "3 and a secret");
    scratch.git(&["add", "."]);
    let input = scan(&scratch, &[]);
    assert_eq!(entries(&input), ["third=3 and a secret"]);
    assert_eq!(old(&input), [vec!["gone=base"], vec!["gone=base", "third=3"], vec![]]);
    assert_eq!(shown(&input, input.old.as_ref().unwrap().base.as_deref().unwrap()), ["gone=base"]);
}

#[test]
fn what_a_partial_clone_left_out_is_said() {
    let scratch = Scratch::new(&["origin"]);
    let origin = scratch.root().join("origin");
    let git = |folder: &str, arguments: &[&str]| {
        scratch.git(&[&["-C", folder], arguments].concat());
    };
    scratch.write("origin/a", "secret");
    scratch.write("origin/b", "x");
    git("origin", &["add", "."]);
    git("origin", &["commit", "-q", "-m", "1"]);
    git("origin", &["config", "uploadpack.allowFilter", "true"]);
    let url = format!("file://{}", origin.display());
    scratch.git(&["clone", "-q", "--no-checkout", "--filter=blob:none", &url, "clone"]);
    git("clone", &["read-tree", "HEAD"]);
    scratch.write("clone/a", "new");
    git("clone", &["update-index", "a"]);
    let input = scan_from(&scratch, "clone", &[], &[]).unwrap();
    assert_eq!(entries(&input), ["a=new"]);
    assert_eq!(old(&input), [["a!missing-object"]]);
    assert_eq!(shown(&input, &input.entries[..1]), ["a=new"]);
    let too_large = input.store.reader().read(&input.entries[0].blob, 2).unwrap_err();
    assert_eq!((too_large.reason, too_large.detail.as_str()), (Reason::TooLarge, "3 bytes"));
    let file = input.store.reader().read(&Blob::File("a".into()), 10).unwrap_err();
    assert_eq!(file.reason, Reason::Unreadable);
}

#[test]
fn nothing_in_a_repository_is_executed() {
    for arguments in [&[][..], &["--object-format=sha256"]] {
        let scratch = Scratch::new(arguments);
        scratch.write("a", "1");
        scratch.write(".gitattributes", "* diff=evil filter=evil\n");
        scratch.commit_all("1");
        let evil = format!("touch {}/executed; cat", scratch.root().display());
        for key in [
            "core.fsmonitor",
            "core.pager",
            "core.sshCommand",
            "core.editor",
            "diff.external",
            "diff.evil.command",
            "diff.evil.textconv",
            "filter.evil.clean",
            "filter.evil.smudge",
            "credential.helper",
            "pager.diff-index",
            "alias.diff-index",
            "uploadpack.packObjectsHook",
        ] {
            scratch.git(&["config", key, &evil]);
        }
        scratch.git(&["-c", "core.fsmonitor=", "-c", "filter.evil.clean=", "update-index", "--split-index"]);
        let id = scratch.line(&["-c", "core.fsmonitor=", "hash-object", "-w", "--no-filters", ".gitattributes"]);
        scratch.git(&["-c", "core.fsmonitor=", "update-index", "--cacheinfo", &format!("100644,{id},a")]);
        let _ = std::fs::remove_file(scratch.root().join("executed"));
        let input = scan(&scratch, &[]);
        assert_eq!(entries(&input).len(), 1);
        assert_eq!(old(&input), [["a=1"]]);
        assert!(
            input.store.file(b"a").expect("readable").is_some()
                && input.store.old_file(b"a").expect("readable").is_some()
        );
        assert!(!scratch.root().join("executed").exists());
    }
}
