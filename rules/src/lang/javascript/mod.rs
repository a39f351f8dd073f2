//! JavaScript (ECMAScript 2024) with JSX, and TypeScript 5 with TSX: two languages, three grammars, one set of tables.

use std::sync::OnceLock;

use super::lower::{Lower, Table};
use super::{Dialect, Language, Snippets};
use crate::tree::names::ScopeRules;

mod attributes;
mod declarations;
mod expressions;
mod files;
mod jsx;
mod modules;
mod statements;
mod types;

pub(super) static JAVASCRIPT: Language = Language {
    name: "JavaScript",
    aliases: &["javascript", "js"],
    programs: &["node", "nodejs", "bun"],
    dialects: &[
        Dialect { extensions: &["js", "jsx", "mjs", "cjs"], table: javascript },
        // For files with types (Flow), and for patterns: rules for JavaScript write types too, as in `($X: Response)`.
        Dialect { extensions: &[], table: tsx },
    ],
    scopes: ScopeRules { assigning_declares: false, blocks: true, members: false, numbers_join_texts: true },
    checks_types: false,
    snippets: Snippets::Script,
    functions_are_objects: false,
    types_are_checked: false,
    import_words: &["import", "require"],
    files: files::of,
    frames: FRAMES,
    value_frame: FRAMES[0],
};

pub(super) static TYPESCRIPT: Language = Language {
    name: "TypeScript",
    aliases: &["typescript", "ts"],
    programs: &["ts-node", "tsx", "deno"],
    dialects: &[
        Dialect { extensions: &["ts", "mts", "cts"], table: typescript },
        Dialect { extensions: &["tsx"], table: tsx },
    ],
    scopes: ScopeRules { assigning_declares: false, blocks: true, members: false, numbers_join_texts: true },
    checks_types: false,
    snippets: Snippets::Script,
    functions_are_objects: false,
    types_are_checked: false,
    import_words: &["import", "require"],
    files: files::of,
    frames: FRAMES,
    value_frame: FRAMES[0],
};

/// Statements and expressions as they are; then pieces that need something around them: handlers, `else`, cases,
/// members of objects and of classes, object literals (which read as blocks where they stand alone), decorators, types.
/// A block that is not the place of the pattern has a blank in it.
const FRAMES: &[&str] = &[
    "{}",
    // Before members: `catch (e) { }` would be a method named so.
    "try { } {}",
    "if (_) _; {}",
    "switch (_) { {} }",
    // What lacks its block: `if (a)`, `class A`.
    "{} { }",
    // Before the next two, which read `'a': b` as a field and as a value with a type.
    "({ {} })",
    "class _ { {} }",
    "class _ { {} { } }",
    "({})",
    "{} class _ { }",
    "let _: {}",
];

const SHARED: &[&[(&str, Lower)]] = &[expressions::RULES, statements::RULES, declarations::RULES, modules::RULES];

fn all(more: &[&'static [(&'static str, Lower)]]) -> Vec<&'static [(&'static str, Lower)]> {
    [SHARED, more].concat()
}

fn javascript() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        Table::new(tree_sitter_javascript::LANGUAGE.into(), &all(&[declarations::JAVASCRIPT_RULES, jsx::RULES]))
    })
}

fn typescript() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        let more = [declarations::TYPESCRIPT_RULES, modules::TYPESCRIPT_RULES, types::RULES, types::WITHOUT_JSX_RULES];
        Table::new(tree_sitter_typescript::LANGUAGE_TYPESCRIPT.into(), &all(&more))
    })
}

fn tsx() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        let more = [declarations::TYPESCRIPT_RULES, modules::TYPESCRIPT_RULES, types::RULES, jsx::RULES];
        Table::new(tree_sitter_typescript::LANGUAGE_TSX.into(), &all(&more))
    })
}
