//! More situations in which a commit scanner must give the right answer: what users run into beyond the list that
//! everybody is asked about.

use std::os::unix::fs::symlink;

use crate::scratch::{Scratch, lines};
use crate::token::{github, leak};
use crate::verdict::{Row, check};

/// Sets an index feature up in a repository with an old secret, checks that it is really on, adds a new secret.
fn with_index_feature(repo: &Scratch, set: &[&str], proof: impl Fn(&Scratch) -> bool) -> crate::scratch::Commit {
    repo.write("inside/a.py", leak("a")).write("outside/b.py", leak("b")).save_all();
    for &line in set {
        repo.git(line);
    }
    repo.stage("inside/a.py", leak("a") + &leak("c"));
    assert!(proof(repo), "the feature is not on");
    repo.commit("")
}

#[test]
fn index_features() {
    check(&[
        Row {
            name: "block: sparse index",
            says: "inside/a.py:2",
            act: |repo| {
                with_index_feature(repo, &["sparse-checkout set --cone --sparse-index inside"], |repo| {
                    repo.git("ls-files --sparse").stdout().lines().any(|line| line == "outside/")
                })
            },
        },
        Row {
            name: "block: sparse checkout with a full index",
            says: "inside/a.py:2",
            act: |repo| {
                with_index_feature(repo, &["sparse-checkout set --cone --no-sparse-index inside"], |repo| {
                    !repo.path("outside/b.py").exists()
                })
            },
        },
        Row {
            name: "block: split index",
            says: "inside/a.py:2",
            act: |repo| {
                with_index_feature(repo, &["config core.splitIndex true", "update-index --split-index"], |repo| {
                    repo.shell("ls .git/sharedindex.*").code == Some(0)
                })
            },
        },
        Row {
            name: "block: untracked cache",
            says: "inside/a.py:2",
            act: |repo| {
                with_index_feature(
                    repo,
                    &["config core.untrackedCache true", "update-index --force-untracked-cache", "status"],
                    |repo| String::from_utf8_lossy(&std::fs::read(repo.path(".git/index")).unwrap()).contains("UNTR"),
                )
            },
        },
        Row {
            name: "block: index version 4",
            says: "inside/a.py:2",
            act: |repo| {
                with_index_feature(repo, &["config index.version 4", "update-index --index-version 4"], |repo| {
                    std::fs::read(repo.path(".git/index")).unwrap().starts_with(b"DIRC\0\0\0\x04")
                })
            },
        },
        Row {
            name: "block: feature.manyFiles and index.skipHash",
            says: "inside/a.py:2",
            act: |repo| {
                with_index_feature(repo, &["config feature.manyFiles true", "config index.skipHash true"], |repo| {
                    std::fs::read(repo.path(".git/index")).unwrap().ends_with(&[0; 20])
                })
            },
        },
        Row {
            name: "block: a staged file marked skip-worktree",
            says: "a.py:1",
            act: |repo| {
                repo.save("a.py", "clean = 1\n").stage("a.py", leak("a")).git("update-index --skip-worktree a.py");
                repo.commit("")
            },
        },
        Row {
            name: "block: a staged file marked assume-unchanged",
            says: "a.py:1",
            act: |repo| {
                repo.save("a.py", "clean = 1\n").stage("a.py", leak("a")).git("update-index --assume-unchanged a.py");
                repo.commit("")
            },
        },
        Row {
            name: "block: git commit --patch",
            says: "a.py:1",
            act: |repo| {
                repo.save("a.py", lines(40)).write("a.py", format!("{}{}clean = 0\n", leak("a"), lines(40)));
                repo.commit_by("commit --patch -m change", b"y\nn\n")
            },
        },
        Row {
            name: "block: git commit --include a.py beside what is staged",
            says: "a.py:1",
            act: |repo| {
                repo.save("a.py", "clean = 1\n").stage("b.py", "clean = 2\n").write("a.py", leak("a"));
                repo.commit("--include a.py")
            },
        },
        Row {
            name: "block: GIT_INDEX_FILE set by the user, commit run in a sub-folder",
            says: "a.py:1",
            act: |repo| {
                let own = repo.save("b.py", "clean = 1\n").with("GIT_INDEX_FILE", repo.path(".git/own-index"));
                own.git("read-tree HEAD");
                own.stage("a.py", leak("a")).inside("sub").commit("")
            },
        },
    ]);
}

#[test]
fn what_moves_between_files() {
    check(&[
        Row {
            name: "block: a file is renamed and another gets a secret",
            says: "other.py:1",
            act: |repo| {
                repo.save("a.py", leak("a") + &lines(20)).git("mv a.py b.py");
                repo.stage("other.py", leak("c")).commit("")
            },
        },
        Row {
            name: "pass: a file with an old secret is renamed and edited",
            says: "1 file",
            act: |repo| {
                repo.save("a.py", leak("a") + &lines(20)).git("mv a.py b.py");
                repo.stage("b.py", lines(25) + &leak("a")).commit("")
            },
        },
        Row {
            name: "pass: two files with old secrets swap their names",
            says: "",
            act: |repo| {
                repo.save("a.py", leak("a") + &lines(20)).save("b.py", lines(30) + &leak("b"));
                repo.git("mv a.py c.py");
                repo.git("mv b.py a.py");
                repo.git("mv c.py b.py");
                repo.commit("")
            },
        },
        Row {
            name: "pass: an old secret moves to another file in one commit",
            says: "2 files",
            act: |repo| {
                repo.write("a.py", leak("a") + &lines(9)).write("b.py", lines(20)).save_all();
                repo.stage("a.py", lines(9)).stage("b.py", lines(20) + &leak("a")).commit("")
            },
        },
        Row {
            name: "pass: a folder with an old secret is renamed",
            says: "",
            act: |repo| {
                repo.write("old/a.py", leak("a")).write("old/b.py", lines(3)).save_all();
                repo.git("mv old new");
                repo.commit("")
            },
        },
        Row {
            name: "block: an old secret gets a comment that hides it, and is copied",
            says: "b.py:1",
            act: |repo| {
                repo.save("a.py", leak("a") + &lines(9));
                let hidden = format!("{} # gitleaks:allow\n", leak("a").trim_end());
                repo.stage("a.py", hidden + &lines(9)).stage("b.py", leak("a") + &lines(3)).commit("")
            },
        },
        Row {
            name: "block: a file with an old secret is copied",
            says: "b.py:1",
            act: |repo| {
                repo.save("a.py", leak("a") + &lines(9));
                repo.stage("b.py", leak("a") + &lines(9)).commit("")
            },
        },
        Row {
            name: "block: an old secret is replaced by another",
            says: "a.py:1",
            act: |repo| {
                repo.save("a.py", leak("a"));
                repo.stage("a.py", leak("b")).commit("")
            },
        },
        Row {
            name: "pass: a symbolic link whose target looks like a secret",
            says: "symbolic link",
            act: |repo| {
                symlink(github("a"), repo.path("link")).unwrap();
                repo.git("add link");
                repo.commit("")
            },
        },
        Row {
            name: "pass: a file with an old secret becomes a symbolic link",
            says: "",
            act: |repo| {
                repo.save("a.py", leak("a")).git("rm --quiet a.py");
                symlink("elsewhere.py", repo.path("a.py")).unwrap();
                repo.git("add a.py");
                repo.commit("")
            },
        },
        Row {
            name: "block: a symbolic link becomes a file with a secret",
            says: "a.py:1",
            act: |repo| {
                symlink("elsewhere.py", repo.path("a.py")).unwrap();
                repo.save_all();
                std::fs::remove_file(repo.path("a.py")).unwrap();
                repo.stage("a.py", leak("a")).commit("")
            },
        },
        Row {
            name: "block: a submodule is replaced by a folder with a secret",
            says: "lib/a.py:1",
            act: |repo| {
                let upstream = repo.another("upstream", "");
                upstream.save("lib.py", "clean = 1\n");
                repo.git("-c protocol.file.allow=always submodule --quiet add ../upstream lib");
                repo.save_all().git("rm --quiet -f lib");
                repo.stage("lib/a.py", leak("a")).commit("")
            },
        },
        Row {
            name: "pass: the last file of the repository is deleted",
            says: "",
            act: |repo| {
                repo.save("a.py", leak("a")).git("rm --quiet a.py");
                repo.commit("")
            },
        },
        Row {
            name: "pass: an empty commit",
            says: "nothing staged",
            act: |repo| repo.save("a.py", leak("a")).commit("--allow-empty"),
        },
        Row {
            name: "block: one secret among 300 staged files",
            says: "folder 7/file 7.py:3",
            act: |repo| {
                for n in 0..300 {
                    let content = if n == 157 { lines(2) + &leak("a") } else { lines(3) };
                    let name =
                        if n == 157 { "folder 7/file 7.py".to_owned() } else { format!("folder {}/{n}.py", n % 10) };
                    repo.write(name, content);
                }
                repo.git("add --all");
                repo.commit("--quiet")
            },
        },
    ]);
}

/// Branches `one` and `two` from a common commit, each with an old secret in its own file.
fn two_branches(repo: &Scratch) {
    repo.save("a.py", "x = 1\n").save("shared.py", lines(30));
    for branch in ["one", "two"] {
        repo.git(["checkout", "--quiet", "-b", branch, "main"]);
        repo.save(format!("{branch}.py"), leak(branch));
    }
    repo.git("checkout --quiet main");
    repo.save("main.py", leak("main"));
}

#[test]
fn merges_and_replays() {
    check(&[
        Row {
            name: "pass: git merge --no-commit of a branch with an old secret",
            says: "",
            act: |repo| {
                two_branches(repo);
                repo.git("merge --quiet --no-commit --no-ff one");
                repo.commit("")
            },
        },
        Row {
            name: "block: git merge --no-commit, and a secret is added before the commit",
            says: "a.py:1",
            act: |repo| {
                two_branches(repo);
                repo.git("merge --quiet --no-commit --no-ff one");
                repo.stage("a.py", leak("new")).commit("")
            },
        },
        Row {
            name: "pass: an octopus merge of branches with old secrets",
            says: "",
            act: |repo| {
                two_branches(repo);
                repo.git("merge --quiet --no-commit --no-ff one two");
                repo.commit("")
            },
        },
        Row {
            name: "block: an octopus merge, and a secret is added before the commit",
            says: "shared.py:31",
            act: |repo| {
                two_branches(repo);
                repo.git("merge --quiet --no-commit --no-ff one two");
                repo.stage("shared.py", lines(30) + &leak("new")).commit("")
            },
        },
        Row {
            name: "pass: a conflict in the file that holds old secrets of both sides",
            says: "1 file",
            act: |repo| {
                repo.save("a.py", lines(3)).git("checkout --quiet -b side");
                repo.save("a.py", lines(3) + &leak("side")).git("checkout --quiet main");
                repo.save("a.py", lines(3) + &leak("main"));
                repo.try_git("merge --quiet side").exits(1);
                repo.stage("a.py", lines(3) + &leak("main") + &leak("side")).commit("")
            },
        },
        Row {
            name: "pass: a criss-cross merge of old secrets",
            says: "",
            act: |repo| {
                crisscross(repo);
                repo.stage("a.py", "x = 4\n").commit("")
            },
        },
        Row {
            name: "block: a criss-cross merge whose resolution brings a secret",
            says: "a.py:1",
            act: |repo| {
                crisscross(repo);
                repo.stage("a.py", leak("new")).commit("")
            },
        },
        Row {
            name: "pass: both sides brought the same secret, each into a file of its own",
            says: "",
            act: |repo| {
                repo.save("a.py", lines(3)).git("checkout --quiet -b side");
                repo.save("side.py", leak("same")).git("checkout --quiet main");
                repo.save("main.py", leak("same"));
                repo.git("merge --quiet --no-commit side");
                repo.commit("")
            },
        },
        Row {
            name: "block: both sides brought the same secret, and the merge adds a third",
            says: "a.py:4",
            act: |repo| {
                repo.save("a.py", lines(3)).git("checkout --quiet -b side");
                repo.save("side.py", leak("same")).git("checkout --quiet main");
                repo.save("main.py", leak("same"));
                repo.git("merge --quiet --no-commit side");
                repo.stage("a.py", lines(3) + &leak("same")).commit("")
            },
        },
        Row {
            name: "pass: a merge of a branch that moved an old secret to another file",
            says: "",
            act: |repo| {
                repo.save("a.py", lines(9) + &leak("a")).git("checkout --quiet -b side");
                repo.git("mv a.py b.py");
                repo.save("b.py", lines(9) + &leak("a")).git("checkout --quiet main");
                repo.save("a.py", lines(10) + &leak("a"));
                repo.try_git("merge --quiet --no-commit side");
                repo.git("add --all");
                repo.commit("")
            },
        },
        Row {
            name: "pass: one side removed an old secret, the other kept it, and the resolution keeps it",
            says: "",
            act: |repo| {
                repo.save("a.py", "x = 1\n".to_owned() + &leak("a")).git("checkout --quiet -b side");
                repo.save("a.py", "x = 2\n".to_owned() + &leak("a")).git("checkout --quiet main");
                repo.save("a.py", "x = 3\n");
                repo.try_git("merge --quiet side").exits(1);
                repo.stage("a.py", "x = 4\n".to_owned() + &leak("a")).commit("")
            },
        },
        Row {
            name: "block: a merge puts an old secret of one side into a second file",
            says: "1 blocking",
            act: |repo| {
                two_branches(repo);
                repo.git("merge --quiet --no-commit --no-ff one");
                repo.stage("a.py", leak("one")).commit("")
            },
        },
        Row {
            name: "block: git merge --squash brings a secret into this branch",
            says: "one.py:1",
            act: |repo| {
                two_branches(repo);
                repo.git("merge --quiet --squash one");
                repo.commit("")
            },
        },
        Row {
            name: "pass: a merge with the other side thrown away (-s ours)",
            says: "",
            act: |repo| {
                two_branches(repo);
                repo.git("merge --quiet --no-commit -s ours one");
                repo.commit("")
            },
        },
        Row {
            name: "block: a revert that brings a removed secret back",
            says: "a.py:1",
            act: |repo| {
                repo.save("a.py", leak("a")).save("a.py", "clean = 1\n").git("revert --no-commit HEAD");
                repo.commit("")
            },
        },
        Row {
            name: "pass: a revert that takes the secret out",
            says: "1 file",
            act: |repo| {
                repo.save("a.py", "clean = 1\n").save("a.py", leak("a")).git("revert --no-commit HEAD");
                repo.commit("")
            },
        },
        Row {
            name: "block: a cherry-pick of a commit with a secret",
            says: "one.py:1",
            act: |repo| {
                two_branches(repo);
                repo.git("cherry-pick --no-commit one");
                repo.commit("")
            },
        },
        Row {
            name: "pass: a cherry-pick of a clean commit onto a file with an old secret",
            says: "1 file",
            act: |repo| {
                repo.save("a.py", leak("a") + &lines(20)).git("checkout --quiet -b side");
                repo.save("a.py", leak("a") + &lines(22)).git("checkout --quiet main");
                repo.git("cherry-pick --no-commit side");
                repo.commit("")
            },
        },
        Row {
            name: "block: git commit --amend adds a secret",
            says: "a.py:1",
            act: |repo| {
                repo.save("b.py", "clean = 1\n").save("a.py", "clean = 1\n");
                repo.stage("a.py", leak("a")).commit("--amend")
            },
        },
        Row {
            name: "pass: git commit --amend takes the secret out",
            says: "1 file",
            act: |repo| {
                repo.save("b.py", "clean = 1\n").save("a.py", leak("a"));
                repo.stage("a.py", "clean = 1\n").commit("--amend")
            },
        },
        Row {
            name: "pass: the secret is in a stash, another file is committed",
            says: "1 file",
            act: |repo| {
                repo.save("a.py", "clean = 1\n").write("a.py", leak("a")).git("stash --quiet");
                repo.stage("b.py", "clean = 2\n").commit("")
            },
        },
        Row {
            name: "block: a stash with a secret is popped and staged",
            says: "a.py:1",
            act: |repo| {
                repo.save("a.py", "clean = 1\n").stage("a.py", leak("a")).git("stash --quiet");
                repo.git("stash pop --quiet --index");
                repo.commit("")
            },
        },
        Row {
            name: "block: the first commit of an orphan branch, with what was an old secret elsewhere",
            says: "a.py:1",
            act: |repo| {
                repo.save("a.py", leak("a")).git("checkout --quiet --orphan fresh");
                repo.commit("")
            },
        },
        Row {
            name: "block: HEAD is detached",
            says: "a.py:2",
            act: |repo| {
                repo.save("a.py", leak("a")).git("checkout --quiet --detach");
                repo.stage("a.py", leak("a") + &leak("b")).commit("")
            },
        },
    ]);
}

/// Two branches merged into each other, each with an old secret, then changed at the same line; merging again stops.
fn crisscross(repo: &Scratch) {
    repo.save("a.py", "x = 1\n").git("branch side");
    repo.save("main.py", leak("main")).git("tag m1");
    repo.git("checkout --quiet side");
    repo.save("side.py", leak("side")).git("tag s1");
    repo.git("merge --quiet --no-verify -m cross m1");
    repo.save("a.py", "x = 2\n").git("checkout --quiet main");
    repo.git("merge --quiet --no-verify -m cross s1");
    repo.save("a.py", "x = 3\n");
    repo.try_git("merge --quiet side").exits(1).says("CONFLICT");
    let bases = repo.git("merge-base --all main side").stdout();
    assert_eq!(bases.lines().count(), 2, "two merge bases: {bases}");
}

#[test]
fn shapes_of_repositories() {
    check(&[
        Row {
            name: "block: a linked worktree with extensions.worktreeConfig",
            says: "a.py:1",
            act: |repo| {
                repo.save("b.py", "clean = 1\n").config("extensions.worktreeConfig", "true");
                repo.git("worktree add --quiet ../tree -b tree");
                let tree = repo.beside("tree");
                tree.git("config --worktree core.abbrev 12");
                tree.stage("a.py", leak("a")).commit("")
            },
        },
        Row {
            name: "block: a linked worktree of a bare repository",
            says: "a.py:2",
            act: |repo| {
                repo.save("a.py", leak("a")).git("clone --quiet --bare . ../store.git");
                let store = repo.beside("store.git");
                store.install();
                store.git("worktree add --quiet ../tree main");
                repo.beside("tree").stage("a.py", leak("a") + &leak("b")).commit("")
            },
        },
        Row {
            name: "block: a submodule with its git folder inside, then absorbed",
            says: "a.py:1",
            act: |repo| {
                repo.save("b.py", "clean = 1\n");
                repo.git("init --quiet --initial-branch=main lib");
                let lib = repo.inside("lib");
                lib.save("c.py", "clean = 1\n");
                repo.git("-c protocol.file.allow=always submodule --quiet add ./lib lib");
                repo.git("submodule absorbgitdirs");
                assert!(lib.path(".git").is_file());
                lib.install();
                lib.stage("a.py", leak("a")).commit("")
            },
        },
        Row {
            name: "block: objects borrowed from another repository (alternates)",
            says: "a.py:2",
            act: |repo| {
                repo.save("a.py", leak("a")).git("clone --quiet --shared . ../borrower");
                let borrower = repo.beside("borrower");
                borrower.install();
                borrower.stage("a.py", leak("a") + &leak("b")).commit("")
            },
        },
        Row {
            name: "block: all objects packed",
            says: "a.py:2",
            act: |repo| {
                repo.save("a.py", leak("a") + &lines(200)).save("b.py", lines(200));
                repo.stage("a.py", leak("a") + &leak("b") + &lines(200)).git("repack --quiet -a -d");
                repo.git("pack-refs --all");
                repo.commit("")
            },
        },
        Row {
            name: "block: the git folder is elsewhere (git init --separate-git-dir)",
            says: "a.py:1",
            act: |repo| repo.another("apart", "--separate-git-dir=../apart.git").stage("a.py", leak("a")).commit(""),
        },
        Row {
            name: "block: the git folder is a symbolic link",
            says: "a.py:1",
            act: |repo| {
                std::fs::rename(repo.path(".git"), repo.path("../moved.git")).unwrap();
                symlink("../moved.git", repo.path(".git")).unwrap();
                repo.stage("a.py", leak("a")).commit("")
            },
        },
        Row {
            name: "block: a replacement object shows the file without its secret",
            says: "a.py:1",
            act: |repo| {
                repo.save("b.py", "clean = 1\n").stage("a.py", leak("a"));
                let id = |path: &str| repo.git(["rev-parse", &format!(":{path}")]).stdout().trim().to_owned();
                repo.git(["replace", &id("a.py"), &id("b.py")]);
                repo.commit("")
            },
        },
        Row {
            name: "block: a replacement object, in a split index",
            says: "a.py:1",
            act: |repo| {
                repo.save("b.py", "clean = 1\n").stage("a.py", leak("a")).git("update-index --split-index");
                let id = |path: &str| repo.git(["rev-parse", &format!(":{path}")]).stdout().trim().to_owned();
                repo.git(["replace", &id("a.py"), &id("b.py")]);
                repo.commit("")
            },
        },
    ]);
}
