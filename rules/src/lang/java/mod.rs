//! Java 21.
//!
//! What the common tree has no place for is left away: `throws`, `permits`, type arguments of calls, annotations of
//! types, the receiver among parameters.

use std::sync::OnceLock;

use super::lower::{self, Lower, Table};
use super::{Dialect, Language, Snippets};
use crate::tree::names::ScopeRules;

mod declarations;
mod expressions;
mod statements;
mod types;

pub(super) static JAVA: Language = Language {
    name: "Java",
    aliases: &["java"],
    dialects: &[Dialect { extensions: &["java"], table }],
    scopes: ScopeRules { assigning_declares: false, blocks: true, members: true, numbers_join_texts: true },
    snippets: Snippets::Java,
    // Keywords are names wherever the grammar does not expect them: `finally { }` is a constructor in a class, `if (f)`
    // a call in an expression. So the frames in which a word has its meaning come first.
    frames: &[
        // Files, declarations, statements: the grammar takes methods and statements outside of classes.
        "{}",
        // Handlers; an `else`; what lacks its block; a `try` without handlers.
        "class F { F() { try { ; } {} } }",
        "class F { F() { if (f) f(); {} } }",
        "class F { F() { {} { ; } } }",
        "class F { F() { {} finally { ; } } }",
        // Cases.
        "class F { F() { switch (f) { {} } } }",
        // The call of another constructor; and then what lacks its semicolon.
        "class F { F() { {} } }",
        // Expressions.
        "class F { F() { f = {} ; } }",
        "class F { F() { {} ; } }",
        // Constructors, initialisers; a method that lacks its block.
        "class F { {} }",
        "class F { {} { ; } }",
        // Annotations, types.
        "{} class F { ; }",
        "class F { {} f; }",
    ],
};

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    const BLANKS: &[(&str, Lower)] = &[("line_comment", lower::nothing), ("block_comment", lower::nothing)];
    TABLE.get_or_init(|| {
        Table::new(
            tree_sitter_java::LANGUAGE.into(),
            &[expressions::RULES, statements::RULES, declarations::RULES, types::RULES, BLANKS],
        )
    })
}
