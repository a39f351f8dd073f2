//! `hook fix`: what is mended, what is left alone, and what is written where.

use crate::scratch::Scratch;

const BAD: &str = "import yaml\ndef read(file):\n    return yaml.load(file)\n";
const GOOD: &str = "import yaml\ndef read(file):\n    return yaml.safe_load(file)\n";

/// Code that can be mended only by a human: the order is no value.
const HARD: &str = "import sqlite3\nfrom flask import request\ndef rows(cursor):\n    cursor.execute(\"SELECT a FROM t ORDER BY %s\" % request.args[\"by\"])\n";

#[test]
fn findings_that_are_gone_afterwards() {
    let repo = Scratch::repo();
    repo.write("a.py", BAD).write("b.py", HARD).write("c.txt", "yaml.load(file)\n");
    repo.hook("fix")
        .exits(0)
        .says("mended a.py:3 python.deserialization.yaml-no-loader")
        .says("1 finding mended in 1 file");
    assert_eq!(repo.read("a.py"), GOOD);
    assert_eq!(repo.read("b.py"), HARD);
    repo.hook("fix").exits(0).says("0 findings mended in 0 files");
}

#[test]
fn a_file_keeps_its_form() {
    let repo = Scratch::repo();
    let windows = |text: &str| format!("\u{feff}{}", text.replace('\n', "\r\n"));
    repo.script("a.py", "").write("a.py", windows(BAD)).write("b.py", [b"x = '\xe9'\n", BAD.as_bytes()].concat());
    repo.hook("fix").exits(0);
    assert_eq!(repo.read("a.py"), windows(GOOD));
    // What is no UTF-8 could not be written back as it was.
    repo.hook("scan b.py").says("b.py:4");
}

#[test]
fn what_is_accepted_is_not_mended() {
    let repo = Scratch::repo();
    let accepted = BAD.replace("(file)\n", "(file)  # hook: ignore[python.deserialization] -- our own file\n");
    let accepted = accepted
        .replace("def read(file)  # hook: ignore[python.deserialization] -- our own file\n", "def read(file)\n");
    repo.write("a.py", &accepted);
    repo.hook("fix").exits(0).says("0 findings mended");
    assert_eq!(repo.read("a.py"), accepted);
}

#[test]
fn a_patch_that_git_applies() {
    let repo = Scratch::repo();
    repo.stage("d/a.py", BAD);
    let patch = repo.hook("fix --diff --staged").exits(0).says("1 finding can be mended").stdout();
    assert_eq!(repo.read("d/a.py"), BAD);
    repo.write("d/a.py", "# not staged\n".to_owned() + BAD);
    repo.hook("fix --staged").exits(2).says("d/a.py is not mended").says("stash its other changes");
    repo.write("p.diff", patch).git("apply --cached p.diff");
    repo.hook("scan --staged").exits(0);
}

#[test]
fn one_finding_by_its_fingerprint() {
    let repo = Scratch::repo();
    repo.write("a.py", BAD).write("b.py", BAD.replace("file", "other"));
    let report = repo.hook("scan --format json").json();
    let of_b = report["findings"].as_array().expect("a list").iter().find(|finding| finding["path"] == "b.py");
    let print = of_b.expect("found")["fingerprint"].as_str().expect("a fingerprint").to_owned();
    repo.hook(format!("fix {print}").as_str()).exits(0).says("mended b.py");
    assert_eq!(repo.read("a.py"), BAD);
}
