//! How the holes of a pattern are spelled so that a grammar of plain code can read them.
//!
//! `$X` is no name in Python and `...` is an expression in few languages, so before a pattern is parsed its holes are
//! written as names that no code has, and the front ends (through [`super::lower::Lowering::name`]) read them back.

/// `...`.
pub(crate) const ELLIPSIS: &str = "_hook_ellipsis_";
/// `<... e ...>`, written as a call.
pub(crate) const DEEP: &str = "_hook_deep_";
/// `(T $X)`, written as a call or a cast of a call.
pub(crate) const TYPED: &str = "_hook_typed_";
/// In front of the name of `$X`.
pub(crate) const ONE: &str = "_hook_one_";
/// In front of the name of `$...X`.
pub(crate) const LIST: &str = "_hook_list_";

/// A hole in the place of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Hole<'t> {
    /// `...`.
    Ellipsis,
    /// `$X`, by its name without the `$`.
    One(&'t str),
    /// `$...X`, by its name without the `$...`.
    List(&'t str),
}

/// The hole that a name in a rewritten pattern stands for.
pub(crate) fn read(text: &str) -> Option<Hole<'_>> {
    if text == ELLIPSIS {
        return Some(Hole::Ellipsis);
    }
    let one = text.strip_prefix(ONE).map(Hole::One);
    one.or_else(|| text.strip_prefix(LIST).map(Hole::List))
}
