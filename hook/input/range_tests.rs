use super::super::Entry;
use super::*;
use crate::git::testing::Scratch;

fn scan(scratch: &Scratch, spec: &str) -> Result<Input> {
    open_in(scratch.environment("", &[]), spec, &[])
}

fn shown(input: &Input, entries: &[Entry]) -> Vec<String> {
    let mut reader = input.store.reader();
    let mut show = |entry: &Entry| {
        format!("{}={}", entry.path, String::from_utf8(reader.read(&entry.blob, 1000).unwrap()).unwrap())
    };
    entries.iter().map(&mut show).collect()
}

fn entries(input: &Input) -> Vec<String> {
    shown(input, &input.entries)
}

fn old(input: &Input) -> Vec<Vec<String>> {
    input.old.iter().flat_map(|old| &old.parents).map(|entries| shown(input, entries)).collect()
}

/// `main`: base, main; `side`: base, side. HEAD is side.
fn diverged(arguments: &[&str]) -> Scratch {
    let scratch = Scratch::new(arguments);
    scratch.write("f", "base");
    scratch.write("d/g", "base");
    scratch.commit_all("base");
    scratch.write("f", "main");
    scratch.commit_all("main");
    scratch.git(&["switch", "-q", "-c", "side", "main~1"]);
    scratch.write("d/g", "side");
    scratch.commit_all("side");
    scratch
}

#[test]
fn revisions_and_ranges() {
    for arguments in [&[][..], &["--object-format=sha256"], &["--ref-format=reftable"]] {
        let scratch = diverged(arguments);
        scratch.write("d/g", "not committed");
        let check = |spec: &str, new: &[&str], before: &[&[&str]]| {
            let input = scan(&scratch, spec).unwrap();
            assert_eq!(entries(&input), new, "{spec}");
            assert_eq!(old(&input), before, "{spec}");
            input
        };
        let input = check("main", &["d/g=side"], &[&["d/g=base"]]);
        assert_eq!(input.base, Some(scratch.line(&["rev-parse", "main~1"])));
        assert_eq!(input.store.file(b"d/g").expect("readable"), Some(b"side".to_vec()));
        assert_eq!(input.store.old_file(b"d/g").expect("readable"), Some(b"base".to_vec()));
        check("main...", &["d/g=side"], &[&["d/g=base"]]);
        check("...main", &["f=main"], &[&["f=base"]]);
        check("side...main", &["f=main"], &[&["f=base"]]);
        check("main..side", &["d/g=side", "f=base"], &[&["d/g=base", "f=main"]]);
        check("main..", &["d/g=side", "f=base"], &[&["d/g=base", "f=main"]]);
        check("..main", &["d/g=base", "f=main"], &[&["d/g=side", "f=base"]]);
        check("HEAD", &[], &[&[]]);
        let zeros = "0".repeat(scratch.line(&["rev-parse", "HEAD"]).len());
        let input = check(&format!("{zeros}..side"), &["d/g=side", "f=base"], &[]);
        assert!(input.old.is_none());
        check(&zeros, &["d/g=side", "f=base"], &[]);
        check(&format!("side..{zeros}"), &[], &[&["d/g=side", "f=base"]]);
        let empty = scratch.line(&["hash-object", "-t", "tree", "/dev/null"]);
        check(&format!("{empty}..side"), &["d/g=side", "f=base"], &[]);
    }
}

#[test]
fn criss_cross_merges_have_several_bases() {
    let scratch = diverged(&[]);
    for (branch, other, name) in [("cross-main", "side", "main"), ("cross-side", "main", "side")] {
        scratch.git(&["switch", "-q", "-c", branch, name]);
        scratch.git(&["merge", "-q", "--no-ff", "-m", "cross", other]);
        scratch.write(branch, branch);
        scratch.commit_all(branch);
    }
    assert_eq!(scratch.line(&["merge-base", "--all", "cross-main", "cross-side"]).lines().count(), 2);
    scratch.write("f", "changed");
    scratch.commit_all("more");
    let input = scan(&scratch, "cross-main").unwrap();
    assert_eq!(entries(&input), ["cross-side=cross-side", "f=changed"]);
    let mut parents = old(&input);
    parents.sort();
    assert_eq!(parents, [["f=base"], ["f=main"]], "what the bases have at these paths");
    assert_eq!(shown(&input, input.old.as_ref().unwrap().base.as_deref().unwrap()), ["f=base"]);
}

#[test]
fn errors_say_what_to_do() {
    let scratch = diverged(&[]);
    let error = |scratch: &Scratch, spec: &str| scan(scratch, spec).err().unwrap().to_string();
    assert!(error(&scratch, "nope").contains("unknown revision: nope"));
    for option in ["--output=x", "-x..HEAD", "HEAD..--all"] {
        assert!(error(&scratch, option).contains("unknown revision: -"), "{option}");
    }
    scratch.git(&["switch", "-q", "--orphan", "apart"]);
    scratch.commit_all("apart");
    assert!(error(&scratch, "main").contains("no common ancestor"));
    let url = format!("file://{}", scratch.root().display());
    scratch.git(&["clone", "-q", "--depth", "1", "--no-single-branch", "-b", "side", &url, "shallow"]);
    let shallow = |spec: &str| open_in(scratch.environment("shallow", &[]), spec, &[]).err().unwrap().to_string();
    assert!(shallow("origin/main").contains("fetch-depth: 0"), "{}", shallow("origin/main"));
    assert!(shallow("side~1").contains("shallow"));
}

#[test]
fn a_bare_repository_and_its_quarantine() {
    let scratch = diverged(&[]);
    scratch.git(&["clone", "-q", "--bare", ".", "bare.git"]);
    let open = |spec: &str, more: &[(&str, &str)]| open_in(scratch.environment("bare.git", more), spec, &["d".into()]);
    let input = open("main..side", &[]).unwrap();
    assert_eq!(input.root, None);
    assert_eq!(entries(&input), ["d/g=side"]);
    // Objects of a push wait in a folder of their own.
    scratch.write("d/g", "pushed");
    scratch.commit_all("pushed");
    let id = scratch.line(&["rev-parse", "HEAD"]);
    assert!(open(&format!("side..{id}"), &[]).is_err());
    let objects = scratch.root().join(".git/objects");
    let main = scratch.root().join("bare.git/objects");
    let variables = [
        ("GIT_DIR", "."),
        ("GIT_OBJECT_DIRECTORY", objects.to_str().unwrap()),
        ("GIT_ALTERNATE_OBJECT_DIRECTORIES", main.to_str().unwrap()),
    ];
    let input = open(&format!("side..{id}"), &variables).unwrap();
    assert_eq!(entries(&input), ["d/g=pushed"]);
    assert_eq!(old(&input), [["d/g=side"]]);
}
