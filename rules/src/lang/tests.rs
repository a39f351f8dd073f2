//! Each front end: source above, printed tree below.

use std::path::{Path, PathBuf};
use std::{env, fs};

use super::{ALL, Language};
use crate::tree::{check, print};

/// Lowers the examples of `testdata/lang/<folder>` and compares their printed trees, which stand beside them.
/// `UPDATE=1` writes them.
fn check_folder(folder: &str) {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("testdata/lang").join(folder);
    let mut files: Vec<PathBuf> = fs::read_dir(&root)
        .unwrap_or_else(|error| panic!("{}: {error}", root.display()))
        .map(|entry| entry.expect("a readable folder").path())
        .filter(|path| path.extension().is_none_or(|extension| extension != "tree"))
        .collect();
    files.sort();
    assert!(!files.is_empty(), "{} has examples", root.display());
    for file in files {
        check_file(&file);
    }
}

fn check_file(file: &Path) {
    let text = fs::read_to_string(file).expect("a readable example");
    let name = file.to_str().expect("a name in Unicode");
    let language = Language::of_path(name).expect("an example in one of our languages");
    let lowered = language.lower(name, &text).expect("examples are small");
    assert_eq!(check::check(&lowered.tree), Vec::<String>::new(), "{name}");
    let printed = print::print(&lowered.tree, lowered.tree.root());
    let expected = PathBuf::from(format!("{name}.tree"));
    if env::var_os("UPDATE").is_some() {
        fs::write(&expected, &printed).expect("a writable folder");
    }
    let wanted = fs::read_to_string(&expected).unwrap_or_default();
    assert_eq!(printed, wanted, "{name}: run with UPDATE=1 and read the difference");
}

#[test]
fn java() {
    check_folder("java");
}

#[test]
fn javascript() {
    check_folder("javascript");
}

#[test]
fn typescript() {
    check_folder("typescript");
}

#[test]
fn python() {
    check_folder("python");
}

#[test]
fn no_two_languages_share_a_name_or_an_extension() {
    let mut aliases: Vec<&str> = ALL.iter().flat_map(|language| language.aliases).copied().collect();
    let mut extensions: Vec<&str> =
        ALL.iter().flat_map(|language| language.dialects).flat_map(|dialect| dialect.extensions).copied().collect();
    for list in [&mut aliases, &mut extensions] {
        let count = list.len();
        list.sort_unstable();
        list.dedup();
        assert_eq!(list.len(), count);
    }
}
