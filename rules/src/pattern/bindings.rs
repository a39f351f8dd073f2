//! What the metavariables of a match stand for.

use std::sync::Arc;

use findings::Span;

use crate::tree::{NodeId, Sym, Tree};

/// What one metavariable stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Binding {
    /// One node.
    Node(NodeId),
    /// Neighbours in a list (`$...X`), none included; the span covers them.
    Nodes(Vec<NodeId>, Span),
    /// A part of a text: the content of a string, a group of a regular expression.
    Text(Span),
    /// A text that is known, with the place of what is worth it: a variable that holds a string.
    Value(Arc<str>, Span),
}

impl Binding {
    /// The one node it is.
    pub fn node(&self) -> Option<NodeId> {
        match self {
            Self::Node(id) => Some(*id),
            _ => None,
        }
    }

    /// Where it stands.
    pub fn span(&self, tree: &Tree<'_>) -> Span {
        match self {
            Self::Node(id) => tree.span(*id),
            Self::Nodes(_, span) | Self::Text(span) | Self::Value(_, span) => *span,
        }
    }

    /// Its text.
    pub fn text<'b>(&'b self, tree: &Tree<'b>) -> &'b str {
        if let Self::Value(text, _) = self {
            return text;
        }
        let span = self.span(tree);
        &tree.source()[span.start..span.end]
    }

    /// Its text, without the quotes of a string.
    pub fn plain<'b>(&'b self, tree: &Tree<'b>) -> &'b str {
        match self {
            Self::Node(id) => tree.content(*id),
            _ => self.text(tree),
        }
    }

    /// Whether both say the same, wherever they stand.
    pub fn same(&self, other: &Self, tree: &Tree<'_>) -> bool {
        match (self, other) {
            (Self::Node(a), Self::Node(b)) => a == b || tree.same(*a, *b),
            (Self::Nodes(a, _), Self::Nodes(b, _)) => {
                a.len() == b.len() && a.iter().zip(b).all(|(&a, &b)| tree.same(a, b))
            }
            _ => self.plain(tree) == other.plain(tree),
        }
    }
}

/// What the metavariables of a match stand for, by the symbols of their names (`Sym::of("$X")`).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bindings(Vec<(Sym, Binding)>);

impl Bindings {
    /// What a metavariable stands for.
    pub fn get(&self, name: Sym) -> Option<&Binding> {
        self.0.iter().find(|(known, _)| *known == name).map(|(_, binding)| binding)
    }

    /// All of them, in the order in which they were bound.
    pub fn iter(&self) -> impl Iterator<Item = (Sym, &Binding)> {
        self.0.iter().map(|(name, binding)| (*name, binding))
    }

    /// Binds a metavariable; `false` if it already stands for something else.
    pub fn bind(&mut self, name: Sym, binding: Binding, tree: &Tree<'_>) -> bool {
        match self.get(name) {
            Some(known) => known.same(&binding, tree),
            None => {
                self.0.push((name, binding));
                true
            }
        }
    }

    /// Binds a metavariable that stands for nothing yet.
    pub(super) fn push(&mut self, name: Sym, binding: Binding) {
        self.0.push((name, binding));
    }

    /// Forgets what was bound after there were `length` bindings.
    pub(crate) fn truncate(&mut self, length: usize) {
        self.0.truncate(length);
    }

    /// Number of bound metavariables.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether nothing is bound.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Both together; `None` if they disagree about a metavariable.
    pub fn merge(&self, other: &Self, tree: &Tree<'_>) -> Option<Self> {
        let mut merged = self.clone();
        other.iter().all(|(name, binding)| merged.bind(name, binding.clone(), tree)).then_some(merged)
    }
}
