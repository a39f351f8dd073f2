//! Python 3.13, and what of Python 2 the grammar reads.

use std::sync::OnceLock;

use super::lower::{self, Lower, Table};
use super::{Dialect, Language, Snippets};
use crate::tree::names::ScopeRules;

mod expressions;
mod files;
mod statements;

pub(super) static PYTHON: Language = Language {
    name: "Python",
    aliases: &["python", "python2", "python3", "py"],
    programs: &["python", "pypy"],
    dialects: &[Dialect { extensions: &["py", "pyi", "pyw"], table }],
    // Whole statements; decorators and handlers alone.
    value_frame: "{}",
    frames: &["{}", "{}\ndef _(): pass", "try: pass\n{}", "if _: pass\n{}"],
    scopes: ScopeRules { assigning_declares: true, blocks: false, members: false, numbers_join_texts: false },
    checks_types: true,
    snippets: Snippets::Python,
    functions_are_objects: false,
    types_are_checked: false,
    import_words: &["import"],
    files: files::of,
};

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    const BLANKS: &[(&str, Lower)] = &[("comment", lower::nothing), ("line_continuation", lower::nothing)];
    TABLE.get_or_init(|| {
        Table::new(tree_sitter_python::LANGUAGE.into(), &[expressions::RULES, statements::RULES, BLANKS])
    })
}
