//! Each front end: source above, printed tree below.

use std::path::{Path, PathBuf};
use std::{env, fs};

use proptest::prelude::*;
use proptest::sample::Index;

use super::{ALL, Language, Stopped};
use crate::tree::{check, print};

/// Lowers the examples of `testdata/lang/<folder>` and compares their printed trees, which stand beside them.
/// `UPDATE=1` writes them. In a folder named `...-patterns` they are patterns, their holes written as names.
fn check_folder(folder: &str) {
    let files = examples(folder);
    assert!(!files.is_empty(), "{folder} has examples");
    for file in files {
        check_file(&file, folder.ends_with("-patterns"));
    }
}

fn examples(folder: &str) -> Vec<PathBuf> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("testdata/lang").join(folder);
    let mut files: Vec<PathBuf> = fs::read_dir(&root)
        .unwrap_or_else(|error| panic!("{}: {error}", root.display()))
        .map(|entry| entry.expect("a readable folder").path())
        .filter(|path| path.extension().is_none_or(|extension| extension != "tree"))
        .collect();
    files.sort();
    files
}

fn check_file(file: &Path, is_pattern: bool) {
    let text = fs::read_to_string(file).expect("a readable example");
    let name = file.to_str().expect("a name in Unicode");
    let language = Language::of_path(name).expect("an example in one of our languages");
    let lowered = if is_pattern {
        language.lower_pattern(&text).find(|lowered| lowered.errors == 0).expect("a dialect reads the patterns")
    } else {
        language.lower(name, &text, &|| false).expect("examples are small")
    };
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
    check_folder("javascript-patterns");
}

#[test]
fn typescript() {
    check_folder("typescript");
    check_folder("typescript-patterns");
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

#[test]
fn a_piece_of_javascript_finds_its_place_in_a_frame() {
    let check = |alias: &str, pattern: &str, expected: &str| {
        let language = Language::of_alias(alias).expect("one of our languages");
        let reads =
            |frame: &str| language.lower_pattern(&frame.replacen("{}", pattern, 1)).any(|lowered| lowered.errors == 0);
        assert_eq!(language.frames.iter().copied().find(|frame| reads(frame)), Some(expected), "{pattern}");
    };
    check("js", "f(_hook_ellipsis_)", "{}");
    check("js", "import a from 'b'", "{}");
    check("js", "(_hook_one_X: Response).send()", "{}");
    check("js", "{_hook_ellipsis_, a: 1, _hook_ellipsis_}", "({})");
    check("js", "function (_hook_ellipsis_) { _hook_ellipsis_ }", "{}");
    check("js", "async f() { }", "({ {} })");
    check("js", "static { f() }", "class _ { {} }");
    check("js", "static x = 1", "class _ { {} }");
    check("js", "'a': _hook_one_X", "({ {} })");
    check("js", "catch (_hook_one_E) { }", "try { } {}");
    check("js", "finally { _hook_ellipsis_ }", "try { } {}");
    check("js", "else { _hook_ellipsis_ }", "if (_) _; {}");
    check("js", "case 1: f()", "switch (_) { {} }");
    check("js", "@A(_hook_ellipsis_)", "{} class _ { }");
    check("ts", "private readonly a: string", "class _ { {} }");
    check("ts", "<_hook_one_E a={_hook_one_X} />", "{}");
    check("ts", "{ [key: string]: number }", "let _: {}");
}

fn each_language(check: impl Fn(&str, &str)) {
    for (path, semicolon) in [("a.js", ";"), ("a.py", ""), ("a.tsx", ";")] {
        check(path, semicolon);
    }
}

/// Lowers anything, and says whether a limit was reached; a tree must be in order.
fn lower_anything(path: &str, text: &str) -> Option<Stopped> {
    let language = Language::of_path(path).expect("one of our languages");
    match language.lower(path, text, &|| false) {
        Ok(lowered) => {
            assert_eq!(check::check(&lowered.tree), Vec::<String>::new(), "{path}: {text:.200}");
            None
        }
        Err(stopped) => Some(stopped),
    }
}

#[test]
fn no_nesting_is_too_deep() {
    const DEPTH: usize = 100_000;
    each_language(|path, end| {
        let text = format!("{}a{}{end}\n", "(".repeat(DEPTH), ")".repeat(DEPTH));
        assert_eq!(lower_anything(path, &text), None, "{path}");
        assert_eq!(lower_anything(path, &"(".repeat(DEPTH)), None, "{path}");
    });
}

#[test]
fn no_expression_is_too_long() {
    const TERMS: usize = 100_000;
    each_language(|path, end| {
        assert_eq!(lower_anything(path, &format!("x = {}{end}\n", ["a"; TERMS].join("+"))), None, "{path}");
        assert_eq!(lower_anything(path, &format!("a{}{end}\n", ".b".repeat(TERMS))), None, "{path}");
    });
    assert_eq!(lower_anything("a.ts", &format!("type T = {};\n", ["A"; TERMS].join("|"))), None);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    /// Every front end, over its examples cut short and with bytes changed.
    #[test]
    fn broken_sources_have_trees_too(
        folder in prop::sample::select(vec!["javascript", "python", "typescript"]),
        file in any::<Index>(),
        start in any::<Index>(),
        end in any::<Index>(),
        changes in prop::collection::vec((any::<Index>(), any::<u8>()), 0..6),
    ) {
        let files: Vec<PathBuf> = examples(folder);
        let path = file.get(&files).to_str().expect("a name in Unicode");
        let mut bytes = fs::read(path).expect("a readable example");
        let (start, end) = (start.index(bytes.len()), end.index(bytes.len() + 1));
        bytes.truncate(end.max(start));
        bytes.drain(..end.min(start).min(bytes.len()));
        for (at, byte) in changes {
            if !bytes.is_empty() {
                let at = at.index(bytes.len());
                bytes[at] = byte;
            }
        }
        let text = String::from_utf8_lossy(&bytes);
        lower_anything(path, &text);
        let language = Language::of_path(path).expect("one of our languages");
        for lowered in language.lower_pattern(&text) {
            prop_assert_eq!(check::check(&lowered.tree), Vec::<String>::new());
        }
    }
}

#[test]
fn scripts_say_what_runs_them() {
    let check = |text: &str, expected: &str| {
        let found = Language::of_text("bin/tool", text).map_or("", |language| language.name);
        assert_eq!(found, expected, "{text}");
    };
    check("#!/usr/bin/python3.12\nimport os\n", "Python");
    check("#!/usr/bin/env python\r\nimport os\r\n", "Python");
    check("#!/usr/bin/env -S PYTHONPATH=. python3 -u\n", "Python");
    check("#! /usr/local/bin/node\n", "JavaScript");
    check("#!/usr/bin/env -S deno run\n", "TypeScript");
    check("#!/bin/sh\n", "");
    check("import os\n", "");
    check("#!", "");
    check("", "");
}
