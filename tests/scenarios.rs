//! What a commit scanner must answer in real git situations: each row is a fresh repository, `hook` as a real
//! `.git/hooks/pre-commit`, one git command, and the question: is the commit blocked?

use crate::scratch::{Scratch, lines, utf16};
use crate::token::{github, leak};
use crate::verdict::{Row, check};

#[test]
fn index_not_working_tree() {
    check(&[
        Row {
            name: "block: secret staged, then removed from the working tree only",
            says: "a.py:1",
            act: |repo| {
                repo.stage("a.py", leak("a")).write("a.py", "clean = 1\n");
                repo.commit("")
            },
        },
        Row {
            name: "pass: secret only in the working tree, another file is committed",
            says: "1 file",
            act: |repo| {
                repo.save("a.py", "clean = 1\n").write("a.py", leak("a"));
                repo.stage("b.py", "clean = 2\n").commit("")
            },
        },
        Row {
            name: "pass: git add -p: the clean hunk is staged, the hunk with the secret is not",
            says: "1 file",
            act: |repo| {
                repo.save("a.py", lines(40)).write("a.py", format!("clean = 0\n{}{}", lines(40), leak("a")));
                repo.run("git", "add -p", b"y\nn\n").ok();
                repo.commit("")
            },
        },
        Row {
            name: "block: git add -p: the hunk with the secret is staged, a later hunk is not",
            says: "a.py:1",
            act: |repo| {
                repo.save("a.py", lines(40)).write("a.py", format!("{}{}clean = 0\n", leak("a"), lines(40)));
                repo.run("git", "add -p", b"y\nn\n").ok();
                repo.commit("")
            },
        },
        Row {
            name: "block: git commit -a (the index is a lock file named by GIT_INDEX_FILE)",
            says: "a.py:1",
            act: |repo| {
                repo.save("a.py", "clean = 1\n").write("a.py", leak("a"));
                repo.commit("-a")
            },
        },
        Row {
            name: "pass: git commit -- b.py while a.py with a secret is staged but not part of the commit",
            says: "1 file",
            act: |repo| {
                repo.save("b.py", "clean = 1\n").stage("a.py", leak("a")).stage("b.py", "clean = 2\n");
                repo.commit("-- b.py")
            },
        },
        Row {
            name: "block: git commit -- a.py where the secret was never staged",
            says: "a.py:1",
            act: |repo| {
                repo.save("a.py", "clean = 1\n").write("a.py", leak("a"));
                repo.commit("-- a.py")
            },
        },
        Row {
            name: "pass: git add -N of a file with a secret, another file is committed",
            says: "1 file",
            act: |repo| {
                repo.write("a.py", leak("a")).git("add -N a.py");
                repo.stage("b.py", "clean = 1\n").commit("")
            },
        },
        Row {
            name: "pass: a clean filter (git-crypt, redaction) takes the secret out of the blob",
            says: "2 files",
            act: |repo| {
                repo.config("filter.redact.clean", "sed s/ghp_[0-9A-Za-z]*/removed/");
                repo.stage(".gitattributes", "*.py filter=redact\n").stage("a.py", leak("a")).commit("")
            },
        },
    ]);
}

#[test]
fn only_what_the_commit_adds() {
    check(&[
        Row {
            name: "pass: another line of a file with an old secret is changed",
            says: "1 file",
            act: |repo| {
                repo.save("a.py", format!("{}clean = 1\n", leak("a")));
                repo.stage("a.py", format!("{}clean = 2\n", leak("a"))).commit("")
            },
        },
        Row {
            name: "pass: lines are added above an old secret (its line number moves)",
            says: "1 file",
            act: |repo| {
                repo.save("a.py", leak("a"));
                repo.stage("a.py", lines(30) + &leak("a")).commit("")
            },
        },
        Row {
            name: "pass: pure rename of a file with an old secret",
            says: "",
            act: |repo| {
                repo.save("a.py", leak("a")).git("mv a.py b.py");
                repo.commit("")
            },
        },
        Row {
            name: "block: rename and a new secret in the same commit",
            says: "b.py:42",
            act: |repo| {
                repo.save("a.py", leak("a") + &lines(40)).git("mv a.py b.py");
                repo.stage("b.py", leak("a") + &lines(40) + &leak("b")).commit("")
            },
        },
        Row {
            name: "pass: the commit removes the secret",
            says: "1 file",
            act: |repo| {
                repo.save("a.py", format!("{}clean = 1\n", leak("a")));
                repo.stage("a.py", "clean = 1\n").commit("")
            },
        },
        Row {
            name: "pass: the file with the secret is deleted",
            says: "",
            act: |repo| {
                repo.save("a.py", leak("a")).git("rm --quiet a.py");
                repo.commit("")
            },
        },
        Row {
            name: "pass: only the file mode changes",
            says: "",
            act: |repo| {
                repo.save("a.py", leak("a")).git("update-index --chmod=+x a.py");
                repo.commit("")
            },
        },
        Row {
            name: "pass: the line with the old finding is moved within the file (cut and paste)",
            says: "1 file",
            act: |repo| {
                repo.save("a.py", leak("a") + &lines(20));
                repo.stage("a.py", lines(20) + &leak("a")).commit("")
            },
        },
        Row {
            name: "block: a second finding equal to an old one is added to the same file",
            says: "a.py",
            act: |repo| {
                repo.save("a.py", leak("a") + &lines(5));
                repo.stage("a.py", leak("a") + &lines(5) + &leak("a")).commit("")
            },
        },
    ]);
}

/// `main` and `side` both change `a.py`; merging stops at the conflict.
fn conflict(repo: &Scratch, more_on_side: impl Fn(&Scratch)) {
    repo.save("a.py", "x = 1\n").git("checkout --quiet -b side");
    more_on_side(repo);
    repo.save("a.py", "x = 2\n").git("checkout --quiet main");
    repo.save("a.py", "x = 3\n");
    repo.try_git("merge --quiet side").exits(1).says("CONFLICT");
}

#[test]
fn merges() {
    check(&[
        Row {
            name: "block: the resolution of a conflict brings a secret that neither side had",
            says: "a.py:1",
            act: |repo| {
                conflict(repo, |_| ());
                repo.stage("a.py", leak("a")).commit("")
            },
        },
        Row {
            name: "pass: a secret already in the merged branch; the conflict was in another file",
            says: "",
            act: |repo| {
                conflict(repo, |side| {
                    side.save("b.py", leak("b"));
                });
                repo.stage("a.py", "x = 4\n").commit("")
            },
        },
    ]);
}

/// A repository with another as the submodule `lib`, committed; the submodule has its own pre-commit hook.
fn with_submodule(repo: &Scratch) -> Scratch {
    let upstream = repo.another("upstream", "");
    upstream.save("lib.py", "clean = 1\n");
    repo.git("-c protocol.file.allow=always submodule --quiet add ../upstream lib");
    repo.save_all();
    let lib = repo.inside("lib");
    lib.install();
    lib
}

/// Only some builds of git know every repository format; a row that cannot be built says so and fails.
fn formatted(repo: &Scratch, flag: &str) -> Scratch {
    repo.another("formatted", flag)
}

#[test]
fn repository_shapes() {
    check(&[
        Row {
            name: "block: the first commit of a repository (no HEAD)",
            says: "a.py:1",
            act: |repo| repo.stage("a.py", leak("a")).commit(""),
        },
        Row {
            name: "block: a commit in a linked worktree",
            says: "a.py:1",
            act: |repo| {
                repo.save("b.py", "clean = 1\n").git("worktree add --quiet ../tree -b tree");
                repo.beside("tree").stage("a.py", leak("a")).commit("")
            },
        },
        Row {
            name: "block: a commit inside a submodule",
            says: "a.py:1",
            act: |repo| with_submodule(repo).stage("a.py", leak("a")).commit(""),
        },
        Row {
            name: "pass: the parent records a new submodule commit (which holds an old secret)",
            says: "",
            act: |repo| {
                with_submodule(repo).save("a.py", leak("a"));
                repo.git("add lib");
                repo.commit("")
            },
        },
        Row {
            name: "block: git commit run in a sub-folder",
            says: "a.py:1",
            act: |repo| {
                repo.stage("a.py", leak("a"));
                repo.inside("sub/folder").commit("")
            },
        },
        Row {
            name: "block: GIT_DIR and GIT_WORK_TREE apart (dotfiles repository)",
            says: ".profile:1",
            act: |repo| {
                let home = repo.home();
                repo.git("init --quiet --bare ../dotfiles");
                let dotfiles = repo
                    .beside("dotfiles")
                    .with("GIT_DIR", repo.path("../dotfiles"))
                    .with("GIT_WORK_TREE", &home)
                    .beside("home");
                dotfiles.config("core.bare", "false").install();
                dotfiles.stage(".profile", leak("a")).commit("")
            },
        },
        Row {
            name: "block: a repository with SHA-256 object names",
            says: "a.py:2",
            act: |repo| {
                let repo = formatted(repo, "--object-format=sha256");
                repo.save("a.py", leak("a"));
                repo.stage("a.py", leak("a") + &leak("b")).commit("")
            },
        },
        Row {
            name: "block: a repository with the reftable ref store",
            says: "a.py:2",
            act: |repo| {
                let repo = formatted(repo, "--ref-format=reftable");
                repo.save("a.py", leak("a"));
                repo.stage("a.py", leak("a") + &leak("b")).commit("")
            },
        },
    ]);
}

#[test]
fn content_and_names() {
    check(&[
        Row {
            name: "block: a path with a space and non-ASCII letters",
            says: "möbel haus/größe.py:1",
            act: |repo| repo.stage("möbel haus/größe.py", leak("a")).commit(""),
        },
        Row {
            name: "block: a path with a quote and a line break",
            says: "a \"quoted\\nname.py:1",
            act: |repo| repo.stage("a \"quoted\nname.py", leak("a")).commit(""),
        },
        Row {
            name: "block: a file without an extension",
            says: "credentials:1",
            act: |repo| repo.stage("credentials", leak("a")).commit(""),
        },
        Row {
            name: "block: CRLF line ends",
            says: "a.py:2",
            act: |repo| repo.stage("a.py", format!("x = 1\n{}", leak("a")).replace('\n', "\r\n")).commit(""),
        },
        Row {
            name: "block: secret on a last line without a line end",
            says: "a.py:2",
            act: |repo| repo.stage("a.py", format!("x = 1\nkey = {}", github("a"))).commit(""),
        },
        Row {
            name: "block: one line of 740 kB (minified)",
            says: "app.min.js:1",
            act: |repo| {
                let half = "var a=b?c:d;".repeat(740_000 / 24);
                repo.stage("app.min.js", format!("{half}t='{}';{half}", github("a"))).commit("")
            },
        },
        Row {
            name: "block: UTF-16 with a byte-order mark (PowerShell output)",
            says: "out.txt:2",
            act: |repo| repo.stage("out.txt", utf16(&format!("first\r\n{}", leak("a")))).commit(""),
        },
        Row {
            name: "block: a NUL byte in the first lines: git calls the file binary",
            says: "a.dat",
            act: |repo| repo.stage("a.dat", format!("head\0er\n{}{}", leak("a"), lines(20))).commit(""),
        },
        Row {
            name: "block: .gitattributes: -diff",
            says: "a.py:1",
            act: |repo| repo.save(".gitattributes", "* -diff\n").stage("a.py", leak("a")).commit(""),
        },
        Row {
            name: "block: .gitattributes: binary",
            says: "a.py:1",
            act: |repo| repo.save(".gitattributes", "* binary\n").stage("a.py", leak("a")).commit(""),
        },
        Row {
            name: "block: a textconv driver hides the text",
            says: "a.py:1",
            act: |repo| {
                repo.config("diff.hidden.textconv", "true").save(".gitattributes", "* diff=hidden\n");
                repo.stage("a.py", leak("a")).commit("")
            },
        },
        Row {
            name: "block: a diff driver (diff.<name>.command)",
            says: "a.py:1",
            act: |repo| {
                repo.config("diff.hidden.command", "true").save(".gitattributes", "* diff=hidden\n");
                repo.stage("a.py", leak("a")).commit("")
            },
        },
    ]);
}

/// The user's own configuration, a changed file with an old and a new secret, and a commit.
macro_rules! configured {
    ($($key:literal = $value:literal),+) => {
        |repo| {
            $( repo.git(["config", "--global", $key, $value]); )+
            repo.save("a.py", leak("a"));
            repo.stage("a.py", leak("a") + &leak("b")).commit("")
        }
    };
}
pub(crate) use configured;

#[test]
fn the_users_own_git_configuration() {
    check(&[
        Row { name: "block: diff.noprefix=true", says: "a.py:2", act: configured!("diff.noprefix" = "true") },
        Row {
            name: "block: diff.mnemonicPrefix=true",
            says: "a.py:2",
            act: configured!("diff.mnemonicPrefix" = "true"),
        },
        Row {
            name: "block: diff.srcPrefix=old/, diff.dstPrefix=new/",
            says: "a.py:2",
            act: configured!("diff.srcPrefix" = "old/", "diff.dstPrefix" = "new/"),
        },
        Row {
            name: "block: color.ui=always, color.diff=always",
            says: "a.py:2",
            act: configured!("color.ui" = "always", "color.diff" = "always"),
        },
        Row { name: "block: diff.external=true", says: "a.py:2", act: configured!("diff.external" = "true") },
        Row {
            name: "block: diff.renames=copies, diff.algorithm=histogram",
            says: "a.py:2",
            act: configured!("diff.renames" = "copies", "diff.algorithm" = "histogram"),
        },
    ]);
}
