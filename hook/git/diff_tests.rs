use proptest::prelude::*;

use super::super::testing::Scratch;
use super::super::{Mode, Repository, Snapshot};
use super::*;

fn mode(node: Option<Node>) -> &'static str {
    match node.map(|node| node.mode) {
        None => "000000",
        Some(Mode::Regular) => "100644",
        Some(Mode::Executable) => "100755",
        Some(Mode::Symlink) => "120000",
        Some(Mode::Submodule) => "160000",
    }
}

/// As `git diff --raw -z` prints them, without the letter.
fn raw(changes: &[Change]) -> Vec<String> {
    let id = |node: Option<Node>| node.map_or_else(|| "0".repeat(40), |node| node.id.to_string());
    let line = |change: &Change| {
        format!(":{} {} {} {} {}", mode(change.old), mode(change.new), id(change.old), id(change.new), change.path)
    };
    changes.iter().map(line).collect()
}

fn raw_of_git(output: &[u8]) -> Vec<String> {
    let text = String::from_utf8(output.to_vec()).unwrap();
    let parts: Vec<&str> = text.split_terminator('\0').collect();
    parts.chunks(2).map(|pair| format!("{} {}", pair[0].rsplit_once(' ').unwrap().0, pair[1])).collect()
}

fn staged(repository: &Repository) -> Vec<Change> {
    let tree = repository.head().unwrap().map(|head| head.tree);
    let snapshot = Snapshot::of_index(repository).unwrap();
    snapshot.changes_since(tree, repository, &mut repository.objects()).unwrap()
}

const DIFF: [&str; 6] = ["diff", "--cached", "--raw", "-z", "--no-renames", "--no-abbrev"];

/// One thing a person does to a repository.
#[derive(Clone, Debug)]
enum Step {
    Write(usize, u8),
    Remove(usize),
    Executable(usize),
    Link(usize),
    Submodule(usize),
    Intend(usize),
    Commit,
    WriteTree,
    ReadTree,
    Version4(bool),
}

/// Names that sort differently as files and as folders, and replace one another.
const PATHS: [&str; 12] =
    ["a", "a/b", "a/b/c", "a-b", "a.b", "a/b.c", "a0", "d/e/f", "d/e/g", "d/e", "d.x/y", "z/very/deep/path"];

fn step() -> impl Strategy<Value = Step> {
    let path = 0..PATHS.len();
    prop_oneof![
        8 => (path.clone(), 0..4u8).prop_map(|(path, content)| Step::Write(path, content)),
        3 => path.clone().prop_map(Step::Remove),
        1 => path.clone().prop_map(Step::Executable),
        1 => path.clone().prop_map(Step::Link),
        1 => path.clone().prop_map(Step::Submodule),
        1 => path.prop_map(Step::Intend),
        3 => Just(Step::Commit),
        2 => Just(Step::WriteTree),
        1 => Just(Step::ReadTree),
        1 => any::<bool>().prop_map(Step::Version4),
    ]
}

fn perform(scratch: &Scratch, step: &Step) {
    let cacheinfo = |mode: &str, content: &str, path: usize| {
        scratch.write(".git/blob", content);
        let id = scratch.line(&["hash-object", "-w", ".git/blob"]);
        let info = format!("{mode},{id},{}", PATHS[path]);
        // Replaces files by folders and the other way round, as the index allows it.
        scratch.git(&["update-index", "--add", "--replace", "--cacheinfo", &info]);
    };
    match step {
        Step::Write(path, content) => cacheinfo("100644", &content.to_string(), *path),
        Step::Executable(path) => cacheinfo("100755", "1", *path),
        Step::Link(path) => cacheinfo("120000", "a", *path),
        Step::Submodule(path) => {
            let info = format!("160000,{},{}", "1".repeat(40), PATHS[*path]);
            scratch.git(&["update-index", "--add", "--replace", "--cacheinfo", &info]);
        }
        Step::Remove(path) => {
            scratch.git(&["update-index", "--force-remove", "--", PATHS[*path]]);
        }
        Step::Intend(path) => {
            let _ = std::fs::remove_dir_all(scratch.root().join("a"));
            let _ = std::fs::remove_dir_all(scratch.root().join("d"));
            for name in ["a", "d.x", "z"] {
                let _ = std::fs::remove_file(scratch.root().join(name));
            }
            scratch.write(PATHS[*path], "later");
            scratch.try_git(&["add", "-N", "--", PATHS[*path]]);
        }
        Step::Commit => {
            scratch.git(&["commit", "-q", "--allow-empty", "--no-verify", "-m", "x"]);
        }
        Step::WriteTree => {
            scratch.try_git(&["write-tree"]);
        }
        Step::ReadTree => {
            scratch.try_git(&["read-tree", "HEAD"]);
        }
        Step::Version4(on) => {
            scratch.git(&["update-index", "--index-version", if *on { "4" } else { "2" }]);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, max_shrink_iters: 40, ..ProptestConfig::default() })]

    #[test]
    fn changes_are_those_git_lists(steps in proptest::collection::vec(step(), 1..25)) {
        let scratch = Scratch::new(&[]);
        for step in &steps {
            perform(&scratch, step);
            let repository = scratch.open();
            let expected = raw_of_git(&scratch.git(&DIFF));
            prop_assert_eq!(raw(&staged(&repository)), expected.clone(), "{:?}", &steps);
            let hash = repository.hash();
            let tree = repository.head().unwrap().map_or(hash.empty_tree(), |head| head.tree);
            let through_git = repository.git().tree_to_index(tree, hash).unwrap();
            prop_assert_eq!(raw(&through_git), expected);
        }
        let repository = scratch.open();
        let commits = scratch.git(&["rev-list", "--all"]);
        let commits: Vec<_> = commits.split(|&byte| byte == b'\n').filter_map(ObjectId::parse).collect();
        let mut objects = repository.objects();
        for pair in commits.windows(2) {
            let (old, new) = (repository.commit(pair[0]).unwrap(), repository.commit(pair[1]).unwrap());
            let ours = tree_to_tree(Some(old.tree), Some(new.tree), &mut objects).unwrap();
            let (old, new) = (old.id.to_string(), new.id.to_string());
            let theirs = scratch.git(&["diff-tree", "-r", "--raw", "-z", "--no-renames", "--no-abbrev", &old, &new]);
            prop_assert_eq!(raw(&ours), raw_of_git(&theirs));
        }
    }
}

#[test]
fn a_conflict_is_its_two_sides_both_ways() {
    let scratch = Scratch::new(&[]);
    scratch.write("f", "base");
    scratch.write("gone", "base");
    scratch.commit_all("base");
    scratch.git(&["switch", "-q", "-c", "side"]);
    scratch.write("f", "side");
    scratch.write("gone", "changed");
    scratch.commit_all("side");
    scratch.git(&["switch", "-q", "main"]);
    scratch.write("f", "main");
    scratch.git(&["rm", "-q", "gone"]);
    scratch.commit_all("main");
    assert!(!scratch.try_git(&["cherry-pick", "side"]).status.success());
    let repository = scratch.open();
    let changes = staged(&repository);
    let theirs = |path: &str| scratch.line(&["rev-parse", &format!("side:{path}")]);
    let new: Vec<_> =
        changes.iter().map(|change| (change.path.to_string(), change.new.map(|node| node.id.to_string()))).collect();
    assert_eq!(new, [("f".to_owned(), Some(theirs("f"))), ("gone".to_owned(), Some(theirs("gone")))]);
    assert!(changes[0].old.is_some() && changes[1].old.is_none());
    let tree = repository.head().unwrap().unwrap().tree;
    assert_eq!(repository.git().tree_to_index(tree, repository.hash()).unwrap(), changes);
}

#[test]
fn find_walks_folders() {
    let scratch = Scratch::new(&[]);
    scratch.write("a/b/c", "1");
    scratch.commit_all("1");
    let repository = scratch.open();
    let tree = repository.head().unwrap().unwrap().tree;
    let mut objects = repository.objects();
    let mut find = |path: &str| find(tree, path.as_bytes(), &mut objects).unwrap().map(|node| node.id.to_string());
    assert_eq!(find("a/b/c"), Some(scratch.line(&["rev-parse", "HEAD:a/b/c"])));
    for none in ["", "a", "a/b", "a/b/c/d", "x", "a/x", "/a/b/c"] {
        assert_eq!(find(none), None, "{none:?}");
    }
}
