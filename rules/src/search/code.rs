//! A text in a language under the formulas of its rules: the tree, and what the patterns match in it.

use std::cell::{Cell, OnceCell};
use std::collections::BTreeSet;

use findings::Span;

use super::asked::Asked;
use super::evaluate::{Ground, Today};
use super::formula::{Compiled, LeafId, Tongue};
use super::letters::Written;
use super::value::Value;
use super::{statement, text};
use crate::budget::Stop;
use crate::lang::{Language, Stopped};
use crate::pattern::{Binding, Match, Options, Pattern, Target, Wanted, find, matches_at};
use crate::rule::Text;
use crate::tree::constants::{Constant, Constants};
use crate::tree::names::Names;
use crate::tree::{Kind, NodeId, Tree};

/// Reads a text as code and hands what patterns are looked for in on, with the number of parts that could not be read.
///
/// # Errors
/// If a counted limit was reached, or `stop` said so.
pub fn read<R>(
    language: &'static Language,
    path: &str,
    text: &str,
    stop: Stop<'_>,
    then: impl FnOnce(&Target<'_, '_>, usize) -> R,
) -> Result<R, Stopped> {
    let lowered = language.lower(path, text, stop)?;
    let names = Names::resolve(&lowered.tree, language.scopes());
    let constants = Constants::new(&lowered.tree, &names, language.scopes());
    Ok(then(&Target { tree: &lowered.tree, names: &names, constants: &constants, language }, lowered.errors))
}

/// A tree with the matches of the patterns of some rules.
pub struct Code<'a, 't> {
    target: &'a Target<'a, 't>,
    compiled: &'a Compiled,
    /// By leaf; patterns were matched in one walk, expressions are when they are asked for.
    found: Vec<OnceCell<Vec<Match>>>,
    /// Leaves whose patterns were not matched to the end.
    stopped: Vec<usize>,
    gave_up: Cell<bool>,
    asked: Asked<'a>,
}

impl<'a, 't> Code<'a, 't> {
    /// Matches the patterns that `wants` tells of.
    pub fn new(
        target: &'a Target<'a, 't>,
        compiled: &'a Compiled,
        wants: &dyn Fn(LeafId) -> bool,
        asked: Asked<'a>,
    ) -> Self {
        let found: Vec<OnceCell<Vec<Match>>> = compiled.leaves.iter().map(|_| OnceCell::new()).collect();
        let mut numbers = Vec::new();
        let mut wanted = Vec::new();
        let candidates = compiled.leaf_prefilter.candidates(target.tree.source());
        for (number, leaf) in compiled.leaves.iter().enumerate() {
            if candidates[number]
                && wants(LeafId(number as u32))
                && let Some((pattern, widest)) = leaf.pattern(target.language)
            {
                numbers.push(number);
                wanted.push(Wanted { pattern, widest });
            }
        }
        let walked = find(target, &wanted);
        for (number, matches) in numbers.iter().zip(walked.matches) {
            // Each leaf has one number, so the place is free.
            let _ = found[*number].set(matches);
        }
        let stopped: Vec<usize> = walked.stopped.iter().map(|&at| numbers[at]).collect();
        let gave_up = Cell::new(!stopped.is_empty());
        Self { target, compiled, found, stopped, gave_up, asked }
    }

    /// Whether a pattern or an expression was not matched to the end.
    pub fn gave_up(&self) -> bool {
        self.gave_up.get()
    }

    /// Rules that have a pattern which was not matched to the end.
    pub fn stopped(&self) -> BTreeSet<&str> {
        let leaves = self.stopped.iter().map(|&at| &self.compiled.leaves[at]);
        let rules = leaves.flat_map(|leaf| leaf.users.iter().map(|(rule, _)| *rule));
        rules.map(|rule| &*self.compiled.rules[rule].info.id).collect()
    }
}

impl Ground for Code<'_, '_> {
    fn tree(&self) -> &Tree<'_> {
        self.target.tree
    }

    fn matches(&self, leaf: LeafId) -> &[Match] {
        self.found[leaf.0 as usize].get_or_init(|| {
            let (found, whole) = text::matches(self.compiled.leaf(leaf), self.target.tree);
            self.gave_up.set(self.gave_up.get() || !whole);
            found
        })
    }

    fn constant(&self, binding: &Binding) -> Option<Value> {
        let &Binding::Node(id) = binding else { return None };
        Some(match self.target.constants.value(id)? {
            Constant::Text(text) => Value::Text(text),
            Constant::Whole(number) => Value::Int(number),
            Constant::Fraction(number) => Value::Float(number),
            Constant::Truth(truth) => Value::Bool(truth),
            Constant::SomeText | Constant::Null => return None,
        })
    }

    fn expression(&self, binding: &Binding) -> Option<Written> {
        let &Binding::Node(id) = binding else { return None };
        let tree = self.target.tree;
        let id = self.target.constants.symbol(id).unwrap_or(id);
        match tree.kind(id) {
            Kind::Regex => {
                let (body, flags) = tree.text(id).strip_prefix('/')?.rsplit_once('/')?;
                Some(Written { body: body.to_owned(), flags: flags.to_owned() })
            }
            Kind::Str => Some(Written { body: unescaped(tree.text(id), tree.content(id)), flags: String::new() }),
            // `new RegExp("…", "g")`, `re.compile("…")`, `Pattern.compile("…")`.
            Kind::New | Kind::Call => {
                let callee = tree.text(tree.slot(id, 0)?);
                let mut arguments = tree.items(id);
                let body = arguments.next().filter(|&body| tree.kind(body) == Kind::Str)?;
                let flags = arguments.next();
                let plain = flags.is_none_or(|flags| tree.kind(flags) == Kind::Str);
                let is_expression = callee.ends_with("RegExp") || callee.rsplit('.').next() == Some("compile");
                (is_expression && plain).then(|| Written {
                    body: unescaped(tree.text(body), tree.content(body)),
                    flags: flags.map_or_else(String::new, |flags| tree.content(flags).to_owned()),
                })
            }
            _ => None,
        }
    }

    fn has_type(&self, binding: &Binding, types: &[Text]) -> bool {
        let &Binding::Node(id) = binding else { return false };
        types.iter().any(|name| {
            let pattern = self.compiled.typed(self.target.language, name);
            pattern.as_ref().as_ref().is_some_and(|pattern| matches_at(self.target, pattern, id))
        })
    }

    fn is_matched(&self, leaf: LeafId, node: NodeId) -> bool {
        let tree = self.target.tree;
        // Names of members, functions, arguments and types are no values, and are matched by a name all the same.
        let is_name = tree.kind(node) == Kind::Name;
        let pattern = self.compiled.leaf(leaf).pattern(self.target.language);
        // What is bound elsewhere is not known here, so only what binds nothing can be asked.
        is_name
            && pattern.is_some_and(|(pattern, _)| {
                pattern.metavariables().is_empty() && matches_at(self.target, pattern, node)
            })
    }

    fn symbol(&self, binding: &Binding, leaf: LeafId) -> Option<Span> {
        let &Binding::Node(id) = binding else { return None };
        let follows = self.compiled.leaf(leaf).pattern(self.target.language)?.0.follows_names();
        follows.then(|| self.target.constants.symbol(id)).flatten().map(|value| self.target.tree.span(value))
    }

    fn matches_within(&self, leaf: LeafId, span: Span) -> Vec<Match> {
        let (found, whole) = text::matches_within(self.compiled.leaf(leaf), self.target.tree.source(), span);
        self.gave_up.set(self.gave_up.get() || !whole);
        found
    }

    fn below(&self, span: Span, tongue: Tongue, run: &mut dyn FnMut(&dyn Ground)) {
        let inner = &self.target.tree.source()[span.start..span.end];
        let whole = text::below(inner, tongue, self.compiled, self.asked, run);
        self.gave_up.set(self.gave_up.get() || !whole);
    }

    fn today(&self) -> Today<'_> {
        self.asked.today
    }

    fn statement(&self, span: Span) -> Span {
        statement::around(self.target.tree, span)
    }
}

/// The text that a string stands for, as far as expressions go: its backslashes.
fn unescaped(written: &str, content: &str) -> String {
    let is_raw = written.starts_with(['r', 'R']);
    if is_raw { content.to_owned() } else { content.replace("\\\\", "\\") }
}

/// The pattern for values of a type.
pub(super) fn typed(language: &'static Language, name: &str) -> Option<Pattern> {
    let written = if language.name == "Java" { format!("({name} $X)") } else { format!("($X: {name})") };
    Pattern::compile(language, &written, &Options::default()).ok()
}
