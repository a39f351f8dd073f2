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
mod files;
mod statements;
mod types;

pub(super) static JAVA: Language = Language {
    name: "Java",
    aliases: &["java"],
    programs: &["java", "jbang"],
    dialects: &[Dialect { extensions: &["java"], table }],
    scopes: ScopeRules { assigning_declares: false, blocks: true, members: true, numbers_join_texts: true },
    checks_types: true,
    snippets: Snippets::Java,
    // A class of the same package is used without one.
    functions_are_objects: true,
    types_are_checked: true,
    import_words: &[],
    files: files::of,
    // Keywords are names wherever the grammar does not expect them: `finally { }` is a constructor in a class, `if (f)`
    // a call in an expression. So the frames in which a word has its meaning come first.
    value_frame: VALUE,
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
        VALUE,
        "class F { F() { {} ; } }",
        // Constructors, initialisers; a method that lacks its block.
        "class F { {} }",
        "class F { {} { ; } }",
        // Annotations, types.
        "{} class F { ; }",
        "class F { {} f; }",
    ],
};

const VALUE: &str = "class F { F() { f = {} ; } }";

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::Kind;

    /// The first kind inside of the pattern, in the first frame in which it parses.
    fn read(pattern: &str) -> Option<Kind> {
        JAVA.frames.iter().find_map(|frame| {
            let text = frame.replacen("{}", pattern, 1);
            let lowered = JAVA.lower_pattern(&text).next().filter(|lowered| lowered.errors == 0)?;
            let start = frame.find("{}")?;
            let tree = &lowered.tree;
            let mut inside = tree.ids().filter(|&id| {
                let span = tree.span(id);
                (start..start + pattern.len()).contains(&span.start) && !span.is_empty()
            });
            inside.find(|&id| tree.kind(id) != Kind::Program).map(|id| tree.kind(id))
        })
    }

    #[test]
    fn patterns_mean_what_they_say_in_the_frame_that_takes_them() {
        let check = |pattern: &str, expected: Kind| assert_eq!(read(pattern), Some(expected), "{pattern}");
        check("f(_hook_one_X)", Kind::Call);
        check("f(_hook_one_X);", Kind::ExprStatement);
        check("_hook_one_X", Kind::Metavariable);
        check("_hook_ellipsis_", Kind::Ellipsis);
        check("o._hook_ellipsis_.f()", Kind::Call);
        check("_hook_typed_[(T) _hook_one_X]", Kind::Typed);
        check("_hook_typed_[(T) _hook_one_X] = 1;", Kind::ExprStatement);
        check("super(_hook_ellipsis_)", Kind::ExprStatement);
        check("return x", Kind::Return);
        check("_hook_one_T _hook_one_X = _hook_ellipsis_;", Kind::Var);
        check("_hook_one_T f(_hook_ellipsis_ _hook_ellipsis_) { _hook_ellipsis_; }", Kind::Function);
        check("_hook_one_C(_hook_list_A _hook_list_A) { _hook_ellipsis_; }", Kind::Function);
        check("public void f(_hook_ellipsis_ _hook_ellipsis_)", Kind::Function);
        check("@A class _hook_one_C { _hook_ellipsis_ _hook_ellipsis_; }", Kind::Class);
        check("@A class _hook_one_C", Kind::Class);
        check("static { _hook_ellipsis_; }", Kind::Initializer);
        check("import a.b.*;", Kind::ImportAll);
        check("if (_hook_one_X)", Kind::If);
        check("else { _hook_ellipsis_; }", Kind::Block);
        check("try { _hook_ellipsis_; }", Kind::Try);
        check("catch (_hook_one_E _hook_one_X) { _hook_ellipsis_; }", Kind::Catch);
        check("finally { _hook_ellipsis_; }", Kind::Finally);
        check("case 1: f();", Kind::Case);
        check("int[]", Kind::Var);
        check("new int[] { _hook_ellipsis_ }", Kind::New);
    }
}
