//! More situations in which a commit scanner must give the right answer: what users run into beyond the list that
//! everybody is asked about.

use std::os::unix::fs::symlink;

use crate::scenarios::configured;
use crate::scratch::{Scratch, bytes_path, lines, utf16};
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

#[test]
fn odd_names() {
    check(&[
        Row {
            name: "block: a name that looks like a flag",
            says: "-rf.py:1",
            act: |repo| repo.stage("-rf.py", leak("a")).commit(""),
        },
        Row {
            name: "block: a name that looks like a pattern",
            says: "[a]*?.py:1",
            act: |repo| {
                repo.write("[a]*?.py", leak("a")).git("add --all");
                repo.commit("")
            },
        },
        Row {
            name: "block: a name with a backslash",
            says: "a\\b.py:1",
            act: |repo| repo.stage("a\\b.py", leak("a")).commit(""),
        },
        Row {
            name: "block: a name that ends in a space",
            says: "a.py :1",
            act: |repo| repo.stage("a.py ", leak("a")).commit(""),
        },
        Row {
            name: "block: a name with a tab",
            says: "a\\tb.py:1",
            act: |repo| repo.stage("a\tb.py", leak("a")).commit(""),
        },
        Row {
            name: "block: a name that is not UTF-8",
            says: "latin-\\xe9.py:1",
            act: |repo| repo.stage(bytes_path(b"latin-\xe9.py"), leak("a")).commit(""),
        },
        Row {
            name: "block: a name that would colour the terminal",
            says: "\\u{1b}[31mred.py:1",
            act: |repo| repo.stage("\x1b[31mred.py", leak("a")).commit(""),
        },
        Row {
            name: "block: deep folders",
            says: "/a.py:1",
            act: |repo| repo.stage(format!("{}a.py", "deeper/".repeat(150)), leak("a")).commit(""),
        },
        Row {
            name: "block: an ignored file added by force",
            says: ".env:1",
            act: |repo| {
                repo.save(".gitignore", ".env\n").write(".env", leak("a")).git("add --force .env");
                repo.commit("")
            },
        },
        Row {
            name: "block: a file in a vendored folder",
            says: "node_modules/x/a.js:1",
            act: |repo| repo.stage("node_modules/x/a.js", leak("a")).commit(""),
        },
        Row {
            name: "block: a hidden file in a hidden folder",
            says: ".ci/.env:1",
            act: |repo| repo.stage(".ci/.env", leak("a")).commit(""),
        },
        Row {
            name: "block: .gitattributes itself",
            says: ".gitattributes:1",
            act: |repo| repo.stage(".gitattributes", format!("# {}", leak("a"))).commit(""),
        },
        Row {
            name: "block: a lock file",
            says: "Cargo.lock:1",
            act: |repo| repo.stage("Cargo.lock", leak("a")).commit(""),
        },
    ]);
}

#[test]
fn encodings() {
    check(&[
        Row {
            name: "block: UTF-8 with a byte-order mark",
            says: "a.txt:1",
            act: |repo| repo.stage("a.txt", format!("\u{feff}{}", leak("a"))).commit(""),
        },
        Row {
            name: "block: UTF-16 big-endian",
            says: "a.txt:1",
            act: |repo| {
                let bytes: Vec<u8> =
                    format!("\u{feff}{}", leak("a")).encode_utf16().flat_map(u16::to_be_bytes).collect();
                repo.stage("a.txt", bytes).commit("")
            },
        },
        Row {
            name: "block: UTF-16 without a byte-order mark",
            says: "a.txt:4",
            act: |repo| repo.stage("a.txt", &utf16(&(lines(3) + &leak("a")))[2..]).commit(""),
        },
        Row {
            name: "block: UTF-32",
            says: "a.txt:1",
            act: |repo| {
                let text = format!("\u{feff}{}", leak("a"));
                let bytes: Vec<u8> = text.chars().flat_map(|c| u32::from(c).to_le_bytes()).collect();
                repo.stage("a.txt", bytes).commit("")
            },
        },
        Row {
            name: "block: Latin-1",
            says: "a.txt:1",
            act: |repo| {
                repo.stage("a.txt", [b"stra\xdfe = ".as_slice(), github("a").as_bytes(), b"\n"].concat()).commit("")
            },
        },
        Row {
            name: "block: line ends of old Macintoshes",
            says: "a.txt",
            act: |repo| repo.stage("a.txt", (lines(3) + &leak("a")).replace('\n', "\r")).commit(""),
        },
        Row {
            name: "block: working-tree-encoding=UTF-16",
            says: "a.txt:1",
            act: |repo| {
                repo.save(".gitattributes", "*.txt working-tree-encoding=UTF-16\n");
                repo.stage("a.txt", utf16(&leak("a"))).commit("")
            },
        },
        Row { name: "block: nothing but the secret", says: "a:1", act: |repo| repo.stage("a", github("a")).commit("") },
        Row { name: "pass: an empty file", says: "1 file", act: |repo| repo.stage("a.py", "").commit("") },
    ]);
}

/// A `.gitattributes` line for every file, and a new secret.
macro_rules! attributed {
    ($line:literal) => {
        |repo| repo.save(".gitattributes", concat!("* ", $line, "\n")).stage("a.py", leak("a")).commit("")
    };
}

#[test]
fn attributes_and_configuration() {
    check(&[
        Row { name: "block: .gitattributes: export-ignore", says: "a.py:1", act: attributed!("export-ignore") },
        Row {
            name: "block: .gitattributes: linguist-generated",
            says: "a.py:1",
            act: attributed!("linguist-generated=true"),
        },
        Row { name: "block: .gitattributes: -text -merge", says: "a.py:1", act: attributed!("-text -merge") },
        Row {
            name: "block: .gitattributes: text eol=crlf ident",
            says: "a.py:1",
            act: attributed!("text eol=crlf ident"),
        },
        Row {
            name: "block: .gitattributes: filter=lfs without git-lfs",
            says: "a.py:1",
            act: attributed!("filter=lfs"),
        },
        Row {
            name: "block: core.autocrlf=true",
            says: "a.py:2",
            act: configured!("core.autocrlf" = "true", "core.safecrlf" = "false"),
        },
        Row { name: "block: core.quotePath=false", says: "a.py:2", act: configured!("core.quotePath" = "false") },
        Row { name: "block: core.bigFileThreshold=1", says: "a.py:2", act: configured!("core.bigFileThreshold" = "1") },
        Row { name: "block: core.abbrev=4", says: "a.py:2", act: configured!("core.abbrev" = "4") },
        Row { name: "block: core.fileMode=false", says: "a.py:2", act: configured!("core.fileMode" = "false") },
        Row { name: "block: core.ignoreCase=true", says: "a.py:2", act: configured!("core.ignoreCase" = "true") },
        Row {
            name: "block: diff.context=0, diff.interHunkContext=9",
            says: "a.py:2",
            act: configured!("diff.context" = "0", "diff.interHunkContext" = "9"),
        },
        Row { name: "block: diff.renames=false", says: "a.py:2", act: configured!("diff.renames" = "false") },
        Row {
            name: "block: diff.ignoreSubmodules=all, diff.submodule=log",
            says: "a.py:2",
            act: configured!("diff.ignoreSubmodules" = "all", "diff.submodule" = "log"),
        },
        Row {
            name: "block: core.pager, pager.diff",
            says: "a.py:2",
            act: configured!("core.pager" = "false", "pager.diff" = "false"),
        },
        Row { name: "block: log.showSignature=true", says: "a.py:2", act: configured!("log.showSignature" = "true") },
        Row {
            name: "block: diff.relative=true, commit run in a sub-folder",
            says: "a.py:1",
            act: |repo| {
                repo.git("config --global diff.relative true");
                repo.stage("a.py", leak("a")).inside("sub").commit("")
            },
        },
        Row {
            name: "block: diff.orderFile that does not exist",
            says: "a.py:1",
            act: |repo| {
                repo.save("b.py", "clean = 1\n").config("diff.orderFile", "/nowhere/order");
                repo.stage("a.py", leak("a")).commit("--quiet --no-status")
            },
        },
        Row {
            name: "block: core.attributesFile of the user: * -diff",
            says: "a.py:1",
            act: |repo| {
                std::fs::write(repo.home().join("attributes"), "* -diff binary\n").unwrap();
                repo.git("config --global core.attributesFile ~/attributes");
                repo.stage("a.py", leak("a")).commit("")
            },
        },
        Row {
            name: "block: core.excludesFile of the user hides the file, added by force",
            says: "a.py:1",
            act: |repo| {
                std::fs::write(repo.home().join("ignore"), "*\n").unwrap();
                repo.git("config --global core.excludesFile ~/ignore");
                repo.write("a.py", leak("a")).git("add --force a.py");
                repo.commit("")
            },
        },
        Row {
            name: "block: safe.bareRepository=explicit",
            says: "a.py:2",
            act: configured!("safe.bareRepository" = "explicit"),
        },
    ]);
}
