//! Texts without a language: expressions and generic patterns over any text.

use std::cell::{Cell, OnceCell};

use findings::Span;

use super::asked::Asked;
use super::code::{self, Code};
use super::evaluate::{Ground, Today};
use super::formula::{Compiled, Leaf, LeafId, Tongue};
use crate::pattern::{Binding, Bindings, Match, Target};
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
    let expression = match leaf.expression() {
        None => return (Vec::new(), true),
        Some(Err(_)) => return (Vec::new(), false),
        Some(Ok(expression)) => expression,
    };
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

/// Where an expression matches in a stretch of a text, as if there were nothing else.
pub fn matches_within(leaf: &Leaf, text: &str, span: Span) -> (Vec<Match>, bool) {
    let tree = bare_tree(&text[span.start..span.end]);
    let (found, whole) = matches(leaf, &tree);
    let moved = |inner: Span| Span::new(inner.start + span.start, inner.end + span.start);
    let found = found.into_iter().map(|found| {
        let mut bindings = Bindings::default();
        for (name, binding) in found.bindings.iter() {
            bindings.bind(name, Binding::Text(moved(binding.span(&tree))), &tree);
        }
        Match { span: moved(found.span), bindings }
    });
    (found.collect(), whole)
}

/// A text inside of another, read as code of a language or as any text; `false` if a limit was reached.
pub(super) fn below(
    text: &str,
    tongue: Tongue,
    compiled: &Compiled,
    asked: Asked<'_>,
    run: &mut dyn FnMut(&dyn Ground),
) -> bool {
    let Tongue::Code(language) = tongue else {
        let plain = Plain::new(text, compiled, asked);
        run(&plain);
        return !plain.gave_up();
    };
    let run = |target: &Target<'_, '_>, _| {
        let code = Code::new(target, compiled, &|_| true, asked);
        run(&code);
        !code.gave_up()
    };
    code::read(language, "", text, asked.stop, run).unwrap_or(false)
}

/// A text without a language under the formulas of its rules.
pub struct Plain<'a> {
    tree: Tree<'a>,
    compiled: &'a Compiled,
    found: Vec<OnceCell<Vec<Match>>>,
    gave_up: Cell<bool>,
    asked: Asked<'a>,
}

impl<'a> Plain<'a> {
    /// A text, whose leaves are matched when they are asked for.
    pub fn new(text: &'a str, compiled: &'a Compiled, asked: Asked<'a>) -> Self {
        let found = compiled.leaves.iter().map(|_| OnceCell::new()).collect();
        Self { tree: bare_tree(text), compiled, found, gave_up: Cell::new(false), asked }
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

    fn matches_within(&self, leaf: LeafId, span: Span) -> Vec<Match> {
        let (found, whole) = matches_within(self.compiled.leaf(leaf), self.tree.source(), span);
        self.gave_up.set(self.gave_up.get() || !whole);
        found
    }

    fn below(&self, span: Span, tongue: Tongue, run: &mut dyn FnMut(&dyn Ground)) {
        let text = &self.tree.source()[span.start..span.end];
        let whole = below(text, tongue, self.compiled, self.asked, run);
        self.gave_up.set(self.gave_up.get() || !whole);
    }

    fn today(&self) -> Today<'_> {
        self.asked.today
    }
}
