use proptest::prelude::*;

use super::super::testing::Scratch;
use super::*;

/// `mode id stage<TAB>path` of each entry, as `git ls-files --stage -z` prints it.
fn listing(index: &Index) -> Vec<u8> {
    let mut text = Vec::new();
    for at in 0..index.len() {
        let entry = index.get(at).unwrap();
        let mode = match entry.node.mode {
            Mode::Regular => "100644",
            Mode::Executable => "100755",
            Mode::Symlink => "120000",
            Mode::Submodule => "160000",
        };
        text.extend_from_slice(format!("{mode} {} {}\t", entry.node.id, entry.stage).as_bytes());
        text.extend_from_slice(entry.path);
        text.push(0);
    }
    text
}

/// A work tree with many shapes of paths.
fn shapes(arguments: &[&str]) -> Scratch {
    let scratch = Scratch::new(arguments);
    for at in 0..40 {
        scratch.write(format!("d{}/e{}/file-{at}.txt", at % 5, at % 3), &at.to_string());
    }
    scratch.write("a b/ü\n\"x\".txt", "odd");
    scratch.write("x".repeat(200), "long name");
    let deep: String = (0..60).map(|_| format!("{}/", "y".repeat(79))).collect();
    if cfg!(unix) {
        // Longer than the twelve bits an entry has for the length: written through git, no file system holds it.
        let id = scratch.line(&["hash-object", "-w", "d0/e0/file-0.txt"]);
        scratch.git(&["update-index", "--add", "--cacheinfo", &format!("100755,{id},{deep}z")]);
    }
    scratch.git(&["add", "--all", "--", "a b", "d0", "d1", "d2", "d3", "d4", &"x".repeat(200)]);
    scratch
}

fn read(scratch: &Scratch) -> Index {
    let hash = if scratch.line(&["rev-parse", "--show-object-format"]) == "sha256" { Hash::Sha256 } else { Hash::Sha1 };
    Index::open(&scratch.root().join(".git/index"), hash).unwrap()
}

#[test]
fn entries_are_those_git_lists() {
    for format in ["sha1", "sha256"] {
        let scratch = shapes(&[&format!("--object-format={format}")]);
        for version in ["2", "4"] {
            scratch.git(&["update-index", "--index-version", version]);
            let index = read(&scratch);
            assert_eq!(index.version.to_string(), version);
            assert_eq!(listing(&index), scratch.git(&["ls-files", "--stage", "-z"]), "{format} version {version}");
            let last = index.get(index.len() - 1).unwrap();
            assert_eq!(index.find(last.path), Some(last.node));
            assert_eq!(index.find(b"d0"), None);
            assert_eq!(index.find(b"zzz"), None);
        }
    }
}

#[test]
fn version_3_has_intent_to_add_and_skip_worktree() {
    let scratch = shapes(&[]);
    scratch.write("later", "secret");
    scratch.git(&["add", "-N", "later"]);
    scratch.git(&["update-index", "--skip-worktree", "d0/e0/file-0.txt"]);
    let index = read(&scratch);
    assert_eq!(index.version, 3);
    assert_eq!(listing(&index), scratch.git(&["ls-files", "--stage", "-z"]));
    assert_eq!(index.find(b"later"), None, "nothing of it will be committed");
    assert!(index.find(b"d0/e0/file-0.txt").is_some());
}

#[test]
fn stages_of_a_conflict() {
    let scratch = Scratch::new(&[]);
    scratch.write("f", "base");
    scratch.commit_all("base");
    scratch.git(&["switch", "-q", "-c", "side"]);
    scratch.write("f", "side");
    scratch.commit_all("side");
    scratch.git(&["switch", "-q", "main"]);
    scratch.write("f", "main");
    scratch.commit_all("main");
    assert!(!scratch.try_git(&["merge", "side"]).status.success());
    let index = read(&scratch);
    assert_eq!(listing(&index), scratch.git(&["ls-files", "--stage", "-z"]));
    assert_eq!(index.len(), 3);
    assert_eq!(index.find(b"f").unwrap().id.to_string(), scratch.line(&["rev-parse", ":2:f"]));
}

#[test]
fn the_cache_tree_names_the_trees_git_names() {
    let scratch = shapes(&[]);
    scratch.git(&["write-tree"]);
    let index = read(&scratch);
    let root = index.folders().unwrap().root();
    let (count, tree) = root.covers().unwrap();
    assert_eq!((count, tree.to_string()), (index.len(), scratch.line(&["write-tree"])));
    let folder = root.child(b"d1").unwrap().child(b"e2").unwrap();
    assert_eq!(folder.covers().unwrap().1.to_string(), scratch.line(&["rev-parse", &format!("{tree}:d1/e2")]));
    assert!(root.child(b"none").is_none());
    scratch.write("d1/e2/new", "");
    scratch.git(&["add", "d1/e2/new"]);
    let index = read(&scratch);
    let root = index.folders().unwrap().root();
    assert!(root.covers().is_none() && root.child(b"d1").unwrap().covers().is_none());
    assert!(root.child(b"d0").unwrap().covers().is_some());
}

#[test]
fn what_only_git_knows_is_said_to_be_unsupported() {
    let scratch = shapes(&[]);
    scratch.git(&["update-index", "--split-index"]);
    let open = |scratch: &Scratch| Index::open(&scratch.root().join(".git/index"), Hash::Sha1).err();
    assert_eq!(open(&scratch), Some(Unusable::Unsupported("index extension `link`".to_owned())));
    let sparse = shapes(&[]);
    sparse.git(&["rm", "-q", "--cached", "-r", &"y".repeat(79)]);
    sparse.git(&["commit", "-q", "-m", "1"]);
    sparse.git(&["sparse-checkout", "set", "--cone", "--sparse-index", "d1"]);
    assert!(matches!(open(&sparse), Some(Unusable::Unsupported(_))));
}

#[test]
fn a_missing_file_has_no_entries_and_a_folder_is_unreadable() {
    let scratch = Scratch::new(&[]);
    let open = |name: &str| Index::open(&scratch.root().join(name), Hash::Sha1);
    assert_eq!(open(".git/index").unwrap().len(), 0);
    assert!(matches!(open(".git").err(), Some(Unusable::Unreadable(_))));
}

/// Every way to look at an index.
fn use_up(index: &Index) {
    listing(index);
    for at in 0..=index.len() {
        if let Some(path) = index.path(at) {
            index.find(path);
        }
    }
    if let Some(folders) = index.folders() {
        folders.root().child(b"d1").and_then(FolderRef::covers);
    }
}

fn samples() -> &'static [Vec<u8>] {
    static SAMPLES: std::sync::OnceLock<Vec<Vec<u8>>> = std::sync::OnceLock::new();
    SAMPLES.get_or_init(|| {
        let scratch = shapes(&[]);
        scratch.git(&["write-tree"]);
        scratch.write("later", "secret");
        let mut samples = Vec::new();
        for version in ["2", "4", "3"] {
            if version == "3" {
                scratch.git(&["update-index", "--index-version", "2"]);
                scratch.git(&["add", "-N", "later"]);
            } else {
                scratch.git(&["update-index", "--index-version", version]);
            }
            samples.push(std::fs::read(scratch.root().join(".git/index")).unwrap());
        }
        samples
    })
}

#[test]
fn a_truncated_index_is_never_read_as_a_shorter_one() {
    for sample in samples() {
        let whole = Index::parse(sample.clone(), Hash::Sha1).unwrap();
        for len in 0..sample.len() {
            if let Ok(index) = Index::parse(sample[..len].to_vec(), Hash::Sha1) {
                assert_eq!(index.len(), whole.len(), "cut after all entries, within what is optional");
                use_up(&index);
            }
        }
    }
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..400), version in 0..6u32, count in 0..4u32) {
        let head = [&b"DIRC"[..], &version.to_be_bytes(), &count.to_be_bytes()].concat();
        for bytes in [[&head[..], &bytes].concat(), bytes] {
            for hash in [Hash::Sha1, Hash::Sha256] {
                if let Ok(index) = Index::parse(bytes.clone(), hash) {
                    use_up(&index);
                }
            }
        }
    }

    #[test]
    fn a_damaged_index_is_read_or_refused(sample in 0..3usize, damage in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8)) {
        let mut bytes = samples()[sample].clone();
        for (at, byte) in damage {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if let Ok(index) = Index::parse(bytes, Hash::Sha1) {
            use_up(&index);
        }
    }
}
