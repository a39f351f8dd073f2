//! Texts without a language: expressions and generic patterns over any text.

use std::cell::{Cell, OnceCell};

use findings::Span;

use super::evaluate::Ground;
use super::formula::{Compiled, Leaf, LeafId, Tongue};
use crate::pattern::{Binding, Bindings, Match};
use crate::tree::{Builder, Kind, Sym, Tree, Variant};

/// A tree with nothing but its root, for texts that have no front end. The text must be shorter than 4 GiB.
pub fn bare_tree(text: &str) -> Tree<'_> {
    let mut builder = Builder::new(text);
    let root = builder.node(Kind::Program, Variant::Plain, Span::new(0, text.len()), &[], []);
    builder.finish(root)
}

/// Where a leaf that needs no language matches; nothing for patterns. `whole` is false if a limit was reached.
pub fn matches(leaf: &Leaf, tree: &Tree<'_>) -> (Vec<Match>, bool) {
    if let Some(generic) = leaf.generic() {
        return generic.matches(tree);
    }
    let Some(expression) = leaf.expression() else { return (Vec::new(), true) };
    let (hits, whole) = match expression.find_all(tree.source()) {
        Ok(hits) => (hits, true),
        Err((_, hits)) => (hits, false),
    };
    let matches = hits.into_iter().map(|hit| {
        let mut bindings = Bindings::default();
        let named =
            expression.names().iter().filter_map(|(number, name)| Some((name.as_str(), hit.groups[number - 1]?)));
        for (name, span) in named {
            bindings.bind(Sym::of(&format!("${name}")), Binding::Text(span), tree);
        }
        for (number, span) in hit.groups.iter().enumerate() {
            if let (Some(name), Some(span)) = (super::GROUP_NUMBERS.get(number), span) {
                bindings.bind(*name, Binding::Text(*span), tree);
            }
        }
        Match { span: hit.span, bindings }
    });
    (matches.collect(), whole)
}

/// A text without a language under the formulas of its rules.
pub struct Plain<'a> {
    tree: Tree<'a>,
    compiled: &'a Compiled,
    found: Vec<OnceCell<Vec<Match>>>,
    gave_up: Cell<bool>,
    today: Option<i64>,
}

impl<'a> Plain<'a> {
    /// A text, whose leaves are matched when they are asked for.
    pub fn new(text: &'a str, compiled: &'a Compiled, today: Option<i64>) -> Self {
        let found = compiled.leaves.iter().map(|_| OnceCell::new()).collect();
        Self { tree: bare_tree(text), compiled, found, gave_up: Cell::new(false), today }
    }

    /// Whether a leaf was not matched to the end.
    pub fn gave_up(&self) -> bool {
        self.gave_up.get()
    }
}

impl Ground for Plain<'_> {
    fn tree(&self) -> &Tree<'_> {
        &self.tree
    }

    fn matches(&self, leaf: LeafId) -> &[Match] {
        self.found[leaf.0 as usize].get_or_init(|| {
            let (found, whole) = matches(self.compiled.leaf(leaf), &self.tree);
            self.gave_up.set(self.gave_up.get() || !whole);
            found
        })
    }

    fn words_are_numbers(&self) -> bool {
        self.compiled.leaves.iter().any(|leaf| leaf.generic().is_some())
    }

    fn below(&self, span: Span, tongue: Tongue) -> Option<Box<dyn Ground + '_>> {
        // A language inside of a text needs its front end, which is not known here.
        if matches!(tongue, Tongue::Code(_)) {
            return None;
        }
        let text = &self.tree.source()[span.start..span.end];
        Some(Box::new(Plain::new(text, self.compiled, self.today)))
    }

    fn today(&self) -> Option<i64> {
        self.today
    }
}
