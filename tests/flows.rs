//! Data that flows, as git and several files make it: what counts is the analysis of both sides, not the added lines.

use crate::scratch::{Entry, Scratch};

const VIEW: &str = "from flask import request
import html


def page(cursor):
    name = request.args[\"name\"]
{guard}    return \"<p>\" + name + \"</p>\"


def rows(cursor):
    order = {order}
    cursor.execute(\"SELECT a FROM t ORDER BY \" + order)
";

fn view(order: &str, guard: &str) -> String {
    VIEW.replace("{order}", order).replace("{guard}", guard)
}

const CONSTANT: &str = "\"created\"";
const REQUEST: &str = "request.args[\"order\"]";
const CHECK: &str = "    if order not in (\"created\", \"name\"):\n        order = \"created\"\n";

fn checked() -> String {
    view(REQUEST, "").replace("    cursor.execute", &format!("{CHECK}    cursor.execute"))
}

/// Each row in every way in which `hook` can be the pre-commit hook: what is committed first, what then, and whether the
/// second commit is stopped.
#[test]
fn the_verdict_follows_the_analysis() {
    let check = |name: &str, before: &str, after: &str, stopped: bool| {
        for entry in [Entry::Staged, Entry::PreCommit, Entry::Installed] {
            let repo = Scratch::repo_with(entry);
            repo.save("app.py", before).stage("app.py", after);
            let commit = repo.commit("");
            assert_eq!(commit.git.code != Some(0), stopped, "{name} ({entry:?}): {}", commit.git);
            assert_eq!(commit.git.text().contains("python.sql.injection"), stopped, "{name}: {}", commit.git);
        }
    };
    let (open, checked) = (view(REQUEST, ""), checked());
    check("only the check is deleted, no line is added", &checked, &open, true);
    check("the check is added, the query stays", &open, &checked, false);
    check("a constant becomes data of the request, the query stays", &view(CONSTANT, ""), &open, true);
    check("data of the request becomes a constant", &open, &view(CONSTANT, ""), false);
    check(
        "a function above moves what was there",
        &open,
        &open.replace("def page", "def other():\n    pass\n\n\ndef page"),
        false,
    );
}

const STORE: &str = "def find(cursor, order):\n    cursor.execute(\"SELECT a FROM t ORDER BY \" + order)\n";
const ROUTE: &str = "from flask import request\nfrom store import find\n\n\ndef rows(cursor):\n    return find(cursor, request.args[\"order\"])\n";

#[test]
fn other_files_are_those_of_the_snapshot() {
    let repo = Scratch::repo();
    // What stands in the folder is not what is committed.
    repo.stage("store.py", STORE)
        .write("store.py", "def find(cursor, order):\n    return []\n")
        .stage("route.py", ROUTE);
    repo.hook("scan --staged").exits(1).says("route.py:6").says("store.py:2").says("python.sql.injection");
    repo.hook("scan route.py").exits(0).hides("python.sql.injection");
    repo.write("store.py", STORE);
    repo.hook("scan route.py").exits(1).says("route.py:6");
    // What others hand to it stands in their files, and is not reported in its own.
    repo.hook("scan store.py").hides("python.sql.injection");
    // A check in the other file counts.
    let guarded =
        STORE.replace("    cursor", "    if order not in (\"a\", \"b\"):\n        raise ValueError(order)\n    cursor");
    repo.write("store.py", guarded);
    repo.hook("scan route.py").exits(0).hides("python.sql.injection");
}

#[test]
fn what_a_commit_adds_is_compared_with_its_own_snapshot() {
    let repo = Scratch::repo();
    let guarded = STORE.replace("    cursor", "    order = \"a\"\n    cursor");
    repo.save("store.py", &guarded).save("route.py", ROUTE);
    // The caller is touched while the check goes: it was harmless before.
    repo.stage("store.py", STORE).stage("route.py", ROUTE.to_owned() + "\n\nX = 1\n");
    repo.hook("scan --staged").exits(1).says("route.py:6");
    // It was not harmless before.
    repo.save_all();
    repo.stage("route.py", "# moved\n".to_owned() + ROUTE);
    repo.hook("scan --staged").exits(0).says("1 old finding not shown");
}

#[test]
fn imports_lead_nowhere_else() {
    let repo = Scratch::repo();
    let outside = repo.beside("outside");
    outside.write("store.py", STORE);
    std::os::unix::fs::symlink(outside.path("store.py"), repo.path("linked.py")).expect("a link");
    for (module, name) in [("linked", "find"), ("...outside.store", "find"), ("store", "find")] {
        repo.write("route.py", format!("from flask import request\nfrom {module} import {name}\n\n\ndef rows(cursor):\n    return {name}(cursor, request.args[\"order\"])\n"));
        repo.hook("scan route.py").exits(0).hides("python.sql.injection");
    }
    // Files that import each other come to an end.
    repo.write("a.py", "from flask import request\nimport b\n\n\ndef f(c):\n    b.g(c, request.args[\"x\"])\n\n\ndef h(c, x):\n    b.g(c, x)\n");
    repo.write("b.py", "import a\n\n\ndef g(c, x):\n    a.h(c, x)\n    c.execute(\"SELECT \" + x)\n");
    repo.hook("scan a.py").exits(1).says("a.py:6").says("b.py:6");
}

#[test]
fn a_library_says_so() {
    let repo = Scratch::repo();
    repo.write(
        "lib.js",
        "const cp = require('child_process');\nmodule.exports.run = (name) => cp.exec('tar ' + name);\n",
    );
    repo.write(".hook.toml", "[injection]\nlibrary = true\n");
    repo.hook("scan").says("lib.js:2").says("from a parameter that callers choose").says("1 comes from outside");
}
