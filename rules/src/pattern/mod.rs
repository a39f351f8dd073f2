//! Patterns: a piece of code with holes, and where it matches a tree.

mod bindings;

pub use bindings::{Binding, Bindings};

use findings::Span;

/// One place where a pattern matches.
#[derive(Clone, Debug)]
pub struct Match {
    /// From the first thing matched to the last.
    pub span: Span,
    /// What the metavariables stand for.
    pub bindings: Bindings,
}
