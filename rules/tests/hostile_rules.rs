//! Rule files and patterns as hostile as they come: read without a panic, in bounded time, and refused in words.

mod pack_files;

use std::fs;

use findings::{RepoPath, Source};
use proptest::prelude::*;
use proptest::sample::Index;
use rules::Searcher;
use rules::lang::ALL;
use rules::pattern::{Options, Pattern};
use rules::rule::yaml::Read;
use rules::{Asked, read_rule_file};

/// The text cut short, with characters changed. From the beginning: the middle of a file is hardly ever one.
fn mutated(text: &str, end: Index, changes: &[(Index, char)]) -> String {
    let mut characters: Vec<char> = text.chars().collect();
    characters.truncate(end.index(characters.len() + 1));
    for (at, character) in changes {
        if !characters.is_empty() {
            let at = at.index(characters.len());
            characters[at] = *character;
        }
    }
    characters.into_iter().collect()
}

/// Characters that mean something in patterns.
fn mark() -> impl Strategy<Value = char> {
    prop_oneof![
        4 => prop::sample::select("$.(){}[]<>\"'`=:;,@#/\\ \nX_~!*+-&|?".chars().collect::<Vec<_>>()),
        1 => any::<char>(),
    ]
}

fn changes() -> impl Strategy<Value = Vec<(Index, char)>> {
    prop::collection::vec((any::<Index>(), mark()), 0..8)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    /// Real rule files with a few characters changed: what still reads as rules is run.
    #[test]
    fn broken_rule_files_are_refused_or_run(
        file in any::<Index>(),
        end in any::<Index>(),
        changes in changes(),
    ) {
        let (packs, _) = pack_files::all();
        let path = file.get(&packs);
        let text = fs::read_to_string(path).expect("UTF-8");
        let text = mutated(&text, end, &changes);
        if let Ok(Read::Code(rules, refused)) = read_rule_file(&text) {
            prop_assert!(refused.iter().all(|complaint| !complaint.message.is_empty()));
            let searcher = Searcher::new(rules);
            for (path, code) in [("a.py", "import os\nos.system(x)\n"), ("A.java", "class A { int x = f(1); }")] {
                searcher.scan(&Source::from_text(RepoPath::from(path), code), Asked::NOTHING);
            }
            prop_assert!(searcher.refused().iter().all(|(_, _, why)| !why.is_empty()));
        }
    }

    /// Patterns of marks and words, in every language.
    #[test]
    fn any_pattern_compiles_or_says_why(
        words in prop::collection::vec(prop_oneof![
            mark().prop_map(String::from),
            prop::sample::select(vec![
                "...", "$X", "$...ARGS", "<...", "...>", "f(", "class A {", "def f(", "=~/", "return", "if", "try {",
                "${", "`", "@A", "case", "new ", "import ", "from ", "=>", "->", "(T $X)", "($X: T)", "\"...\"",
            ]).prop_map(str::to_owned),
        ], 0..24),
    ) {
        let text = words.concat();
        for language in ALL {
            if let Err(why) = Pattern::compile(language, &text, &Options::default()) {
                prop_assert!(!why.is_empty());
            }
        }
    }
}

/// What is too deep or too long for a pattern is refused, and takes no time worth counting.
#[test]
fn patterns_without_measure_are_refused() {
    let check = |text: &str| {
        for language in ALL {
            let compiled = Pattern::compile(language, text, &Options::default());
            assert!(compiled.is_err(), "{}: {text:.60}", language.name);
        }
    };
    check(&format!("{}x{}", "(".repeat(100_000), ")".repeat(100_000)));
    check(&vec!["a"; 100_000].join("+"));
    // As long as a pattern may be, and no code in any spelling.
    check(&format!("f({}", "...,".repeat(1_200)));
    check(&"{".repeat(4_900));
    check(&"<... ".repeat(900));
}
