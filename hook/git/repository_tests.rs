use super::super::Lost;
use super::super::testing::Scratch;
use super::*;

#[test]
fn outside_of_a_repository() {
    let folder = tempfile::tempdir().unwrap();
    let scratch = Scratch::new(&[]);
    let root = folder.path().to_str().unwrap();
    let environment = scratch.environment(root, &[("GIT_CEILING_DIRECTORIES", root)]);
    let error = Repository::discover(environment, "--staged").err().unwrap();
    assert_eq!(
        error.to_string(),
        "error: not a git repository (or any parent): --staged needs one\n  = help: scan files instead: hook scan ."
    );
}

#[test]
fn the_root_is_that_of_the_work_tree() {
    let scratch = Scratch::new(&[]);
    scratch.write("a/b/c", "1");
    scratch.commit_all("1");
    let find =
        |folder: &str, more: &[(&str, &str)]| Repository::discover(scratch.environment(folder, more), "it").unwrap();
    assert_eq!(find("a/b", &[]).root(), Some(&*scratch.root()));
    assert_eq!(find("a/b", &[]).index_path(), scratch.root().join(".git/index"));
    // A relative index counts from the root, wherever the process stands.
    assert_eq!(find("a", &[("GIT_INDEX_FILE", ".git/next")]).index_path(), scratch.root().join(".git/next"));
    // Linked work trees have their own index and HEAD, and share the rest.
    scratch.git(&["worktree", "add", "-q", "linked"]);
    let linked = find("linked", &[]);
    assert_eq!(linked.root(), Some(&*scratch.root().join("linked")));
    assert_eq!(linked.common_dir(), scratch.root().join(".git"));
    assert_eq!(linked.git_dir(), scratch.root().join(".git/worktrees/linked"));
    assert_eq!(linked.hooks_dir().unwrap(), scratch.root().join(".git/hooks"));
    // As git sets it for hooks there.
    let git_dir = scratch.root().join(".git/worktrees/linked");
    let named = find("linked", &[("GIT_DIR", git_dir.to_str().unwrap())]);
    assert_eq!(named.root(), Some(&*scratch.root().join("linked")));
    scratch.git(&["config", "core.hooksPath", "my hooks"]);
    assert_eq!(find("a/b", &[]).hooks_dir().unwrap(), scratch.root().join("my hooks"));
    assert_eq!(find("linked", &[]).hooks_dir().unwrap(), scratch.root().join("linked/my hooks"));
}

#[test]
fn repository_and_work_tree_apart() {
    let scratch = Scratch::new(&["--bare", "dotfiles"]);
    scratch.write("home/.bashrc", "x");
    let variables = [("GIT_DIR", "../dotfiles"), ("GIT_WORK_TREE", ".")];
    let repository = Repository::discover(scratch.environment("home", &variables), "it").unwrap();
    assert_eq!(repository.root(), Some(&*scratch.root().join("home")));
    assert_eq!(repository.index_path(), scratch.root().join("dotfiles/index"));
    let bare = Repository::discover(scratch.environment("dotfiles", &[]), "it").unwrap();
    assert_eq!(bare.root(), None);
}

#[test]
fn formats_that_only_git_opens() {
    for (arguments, hash) in [(["--object-format=sha256"], Hash::Sha256), (["--ref-format=reftable"], Hash::Sha1)] {
        let scratch = Scratch::new(&arguments);
        scratch.write("a/b", "1");
        assert_eq!(scratch.open().head().unwrap(), None);
        scratch.commit_all("1");
        let repository = Repository::discover(scratch.environment("a", &[]), "it").unwrap();
        assert!(repository.library.is_none());
        assert_eq!(repository.root(), Some(&*scratch.root()));
        assert_eq!(repository.hash(), hash);
        assert_eq!(repository.git_dir(), scratch.root().join(".git"));
        assert_eq!(repository.common_dir(), scratch.root().join(".git"));
        let head = repository.head().unwrap().unwrap();
        assert_eq!(head.id.to_string(), scratch.line(&["rev-parse", "HEAD"]));
        assert_eq!(repository.resolve("main"), Some(Revision::Commit(head)));
        assert_eq!(repository.resolve("main^{tree}"), Some(Revision::Tree(head.tree)));
        assert_eq!(repository.resolve("none"), None);
        assert_eq!(repository.merge_bases(head.id, head.id).unwrap(), [head.id]);
        let blob = ObjectId::parse(scratch.line(&["rev-parse", "HEAD:a/b"]).as_bytes()).unwrap();
        let mut objects = repository.objects();
        assert_eq!(objects.blob(blob, 10), Ok(b"1".to_vec()));
        assert_eq!(objects.blob(blob, 0), Err(Lost::TooLarge(1)));
        assert_eq!(objects.blob(blob, 1), Ok(b"1".to_vec()), "the answers stay in step");
        assert!(matches!(objects.blob(head.tree, 1000), Err(Lost::Unreadable(_))));
        let absent = ObjectId::new(&[1; 32][..hash.len()]).unwrap();
        assert_eq!(objects.blob(absent, 10), Err(Lost::Missing));
        assert!(objects.tree(absent).unwrap_err().to_string().contains("not in this repository"));
    }
}

#[test]
fn unborn_detached_and_broken_heads() {
    let scratch = Scratch::new(&[]);
    assert_eq!(scratch.open().head().unwrap(), None);
    scratch.commit_all("1");
    scratch.git(&["switch", "-q", "--detach"]);
    let id = scratch.line(&["rev-parse", "HEAD"]);
    assert_eq!(scratch.open().head().unwrap().unwrap().id.to_string(), id);
    scratch.write(".git/HEAD", &"1".repeat(40));
    let error = scratch.open().head().unwrap_err().to_string();
    assert!(error.contains("git rev-parse"), "{error}");
}

#[test]
fn revisions_are_never_options() {
    let scratch = Scratch::new(&[]);
    scratch.commit_all("1");
    let head = scratch.open().head().unwrap().unwrap();
    scratch.git(&["tag", "-a", "-m", "x", "v1"]);
    let repository = scratch.open();
    assert_eq!(repository.resolve("v1"), Some(Revision::Commit(head)));
    assert_eq!(repository.resolve("HEAD^{/1}"), Some(Revision::Commit(head)));
    assert_eq!(repository.resolve(&Hash::Sha1.empty_tree().to_string()), Some(Revision::Tree(Hash::Sha1.empty_tree())));
    for name in ["--help", "-h", "--output=x", "", "nope", "a\0b", "HEAD:x"] {
        assert_eq!(repository.resolve(name), None, "{name:?}");
    }
}

#[cfg(unix)]
#[test]
fn a_foreign_owner_is_not_trusted() {
    let scratch = Scratch::new(&["theirs"]);
    let theirs = scratch.root().join("theirs");
    // Only root can give files away; elsewhere there is nothing to see.
    for path in [&theirs, &theirs.join(".git")] {
        if std::os::unix::fs::chown(path, Some(12345), None).is_err() {
            return;
        }
    }
    let error = Repository::discover(scratch.environment("theirs", &[]), "it").err().unwrap().to_string();
    assert!(error.contains("belongs to another user") && error.contains("--add safe.directory"), "{error}");
    // What git is told to trust, we trust.
    let trusted = [("GIT_CONFIG_COUNT", "1"), ("GIT_CONFIG_KEY_0", "safe.directory"), ("GIT_CONFIG_VALUE_0", "*")];
    let repository = Repository::discover(scratch.environment("theirs", &trusted), "it").unwrap();
    assert_eq!(repository.root(), Some(&*theirs));
    assert_eq!(repository.head().unwrap(), None);
}

/// What git tells a hook in each shape of work tree leads back to that work tree and its index.
#[cfg(unix)]
#[test]
fn the_variables_of_real_hooks() {
    use std::os::unix::fs::PermissionsExt;

    let scratch = Scratch::new(&["main"]);
    scratch.write("main/d/a", "1");
    scratch.git(&["-C", "main", "add", "."]);
    scratch.git(&["-C", "main", "commit", "-q", "-m", "1"]);
    scratch.git(&["-C", "main", "worktree", "add", "-q", "../linked"]);
    scratch.git(&["init", "-q", "super"]);
    let local = "protocol.file.allow=always";
    scratch.git(&["-C", "super", "-c", local, "submodule", "--quiet", "add", "../main", "sub"]);
    scratch.git(&["init", "-q", "--bare", "dotfiles"]);
    scratch.write("home/d/a", "1");
    scratch.write("hooks/pre-commit", "#!/bin/sh\n{ pwd; env | grep ^GIT_; } > \"$SEEN\"\nexit 1\n");
    let hook = scratch.root().join("hooks/pre-commit");
    std::fs::set_permissions(hook, std::fs::Permissions::from_mode(0o755)).unwrap();
    let seen = scratch.root().join("seen");
    let hooks = format!("core.hooksPath={}", scratch.root().join("hooks").display());
    for (folder, root, more) in [
        ("main/d", "main", &[][..]),
        ("linked/d", "linked", &[]),
        ("super/sub/d", "super/sub", &[]),
        ("home", "home", &["--git-dir=../dotfiles", "--work-tree=."]),
    ] {
        for all in [false, true] {
            scratch.write(format!("{folder}/new"), "new");
            let run = |arguments: &[&str]| {
                let mut command = scratch.command("git");
                command.args(["-C", folder, "-c", &hooks]).args(more).args(arguments).env("SEEN", &seen);
                command.output().unwrap()
            };
            assert!(run(&["add", "new"]).status.success());
            let _ = std::fs::remove_file(&seen);
            assert!(!run(&["commit", "-m", "x", if all { "-a" } else { "-q" }]).status.success());
            let seen = std::fs::read_to_string(&seen).unwrap();
            let (cwd, variables) = seen.split_once('\n').unwrap();
            let variables: Vec<_> = variables.lines().filter_map(|line| line.split_once('=')).collect();
            let repository = Repository::discover(scratch.environment(cwd, &variables), "it").unwrap();
            assert!(repository.library.is_some(), "no process is needed");
            let root = scratch.root().join(root);
            assert_eq!(repository.root(), Some(&*root), "{seen}");
            let index = repository.index_path();
            assert!(index.is_absolute() && index.ends_with(if all { "index.lock" } else { "index" }), "{index:?}");
            // The lock file is gone after the hook said no; its folder is the index's.
            assert_eq!(index.parent().unwrap().canonicalize().unwrap(), repository.git_dir());
        }
    }
}
