//! Patterns: a piece of code with holes, and where it matches a tree.
//!
//! What a pattern means is what Semgrep's documentation says it means
//! (<https://semgrep.dev/docs/writing-rules/pattern-syntax>): holes take anything, details that a pattern leaves out
//! (annotations, result types, members) may be there, names are compared by what they import, literals by their value.

use findings::Span;
use serde::{Deserialize, Serialize};

mod bindings;
mod compile;
mod snippet;
mod unify;
mod walk;

pub use bindings::{Binding, Bindings};
pub use compile::Pattern;
pub use walk::{Found, Wanted, find, matches_at};

use crate::lang::Language;
use crate::tree::Tree;
use crate::tree::constants::Constants;
use crate::tree::names::Names;

/// One place where a pattern matches.
#[derive(Clone, Debug)]
pub struct Match {
    /// From the first thing matched to the last.
    pub span: Span,
    /// What the metavariables stand for.
    pub bindings: Bindings,
}

/// What patterns are looked for in: a tree, and what its names and values mean.
pub struct Target<'a, 't> {
    /// The tree.
    pub tree: &'a Tree<'t>,
    /// What its names mean.
    pub names: &'a Names,
    /// What its expressions are worth.
    pub constants: &'a Constants<'a, 't>,
    /// Its language.
    pub language: &'static Language,
}

/// What a rule may switch in the way its patterns match; the names are those of Semgrep's `options:`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Options {
    /// `"a"` matches a variable that holds `"a"`.
    pub constant_propagation: bool,
    /// `f(g())` matches `x = g(); f(x)`.
    pub symbolic_propagation: bool,
    /// `a && b` matches inside `a && c && b`, whatever the brackets.
    pub ac_matching: bool,
    /// `a && b` matches `b && a`.
    pub commutative_boolop: bool,
    /// `a == b` matches `b == a`.
    pub symmetric_eq: bool,
    /// `$X = $Y` matches declarations with a value.
    pub vardef_assign: bool,
    /// Decorators are matched by expressions.
    pub attr_expr: bool,
    /// Functions match arrow functions.
    pub arrow_is_function: bool,
    /// `(...) => { ... }` matches `function (...) { ... }`.
    pub arrow_or_function: bool,
    /// `var` matches `let` and `const`.
    pub let_is_var: bool,
    /// `<... ...>` and statements look inside expressions.
    pub go_deeper_expr: bool,
    /// `...` in statements looks inside nested statements.
    pub go_deeper_stmt: bool,
    /// `f();` matches `x = f();`.
    pub implicit_deep_exprstmt: bool,
    /// Classes and objects may have more members than the pattern.
    pub implicit_ellipsis: bool,
    /// JSX elements may have more attributes than the pattern.
    pub xml_attrs_implicit_ellipsis: bool,
    /// `<a></a>` matches `<a/>`.
    pub xml_singleton_loose_matching: bool,
    /// The children of JSX elements are matched in order.
    pub xml_children_ordered: bool,
    /// Decorators are matched in order.
    pub decorators_order_matters: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            constant_propagation: true,
            symbolic_propagation: false,
            ac_matching: true,
            commutative_boolop: false,
            symmetric_eq: false,
            vardef_assign: true,
            attr_expr: true,
            arrow_is_function: false,
            arrow_or_function: true,
            let_is_var: true,
            go_deeper_expr: true,
            go_deeper_stmt: true,
            implicit_deep_exprstmt: true,
            implicit_ellipsis: true,
            xml_attrs_implicit_ellipsis: true,
            xml_singleton_loose_matching: true,
            xml_children_ordered: true,
            decorators_order_matters: false,
        }
    }
}
