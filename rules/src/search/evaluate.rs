//! The evaluation of a formula: ranges that leaves match, joined, narrowed and taken away.
//!
//! A range is a stretch of text with what metavariables stand for there. All of a list hold at a place where one range
//! lies in the other and both agree about their metavariables; the inner range is kept, with the bindings of both.
//! `inside` ranges only hold others; they are the result only among themselves. A negated range takes away those that
//! lie in it (`inside`), that are equal to it (a pattern), or that either lie in it or hold it (an expression).

use std::collections::HashSet;

use findings::Span;

use super::formula::{Condition, Formula, LeafId, Shape, Tongue};
use super::join::{Join, Reach};
use super::letters::{self, Written};
use super::value::{self, Value};
use crate::budget::Budget;
use crate::pattern::{Binding, Bindings, Match};
use crate::rule::Text;
use crate::tree::{Kind, NodeId, Sym, Tree};

/// Gives the date, in days since 1970; `None` where nobody knows it.
pub type Today<'a> = Option<&'a dyn Fn() -> i64>;

/// A text with what leaves match in it.
pub trait Ground {
    /// Its tree; for text without a language one with nothing but a root.
    fn tree(&self) -> &Tree<'_>;

    /// Where a leaf matches, in the order of the text.
    fn matches(&self, leaf: LeafId) -> &[Match];

    /// Whether a leaf matches a node, wherever that stands.
    fn is_matched(&self, _leaf: LeafId, _node: NodeId) -> bool {
        false
    }

    /// The place of the expression that a name was given, if the rule of this leaf follows names.
    fn symbol(&self, _binding: &Binding, _leaf: LeafId) -> Option<Span> {
        None
    }

    /// Where an expression matches in a stretch of the text, as if there were nothing else.
    fn matches_within(&self, leaf: LeafId, span: Span) -> Vec<Match>;

    /// The constant that a node has as its value beyond what its text says: a name that was given a literal.
    fn constant(&self, _binding: &Binding) -> Option<Value> {
        None
    }

    /// The regular expression that stands at a node, or that a name there was given.
    fn expression(&self, _binding: &Binding) -> Option<Written> {
        None
    }

    /// Whether what a metavariable stands for has one of these types.
    fn has_type(&self, _binding: &Binding, _types: &[Text]) -> bool {
        false
    }

    /// A stretch of the text as a text of its own, in another language, for `run`; which is not called if the stretch
    /// cannot be read in it.
    fn below(&self, span: Span, tongue: Tongue, run: &mut dyn FnMut(&dyn Ground));

    /// Whether a word of the text is compared as the number it says.
    fn words_are_numbers(&self) -> bool {
        false
    }

    /// The date, for rules that are due.
    fn today(&self) -> Today<'_> {
        None
    }

    /// The stretch of text on which a comment speaks of a finding at `span`.
    fn statement(&self, span: Span) -> Span {
        span
    }
}

/// One match of a formula.
#[derive(Clone, Debug)]
pub struct Range {
    /// Where.
    pub span: Span,
    /// What the metavariables stand for.
    pub bindings: Bindings,
    /// What the text is to be replaced by, if a part of the formula says so.
    pub fix: Option<Text>,
    pub(super) sort: Sort,
}

impl Range {
    /// A stretch of which nothing is known.
    pub(crate) fn new(span: Span) -> Self {
        Self { span, bindings: Bindings::default(), fix: None, sort: Sort::Plain }
    }

    /// This one, with what another one binds beside it.
    pub(crate) fn with(&self, other: &Self, tree: &Tree<'_>) -> Self {
        Self { bindings: extended(&self.bindings, &other.bindings, tree), ..self.clone() }
    }

    /// The same about another stretch.
    pub(super) fn at(&self, span: Span) -> Self {
        Self { span, ..self.clone() }
    }
}

/// What a range may do to others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Sort {
    Plain,
    Inside,
    Anywhere,
    Regex,
}

/// A formula was not evaluated to the end in one text.
#[derive(Clone, Debug)]
pub struct Stopped {
    /// What was too much, as something that a rule has.
    pub why: &'static str,
    /// What was found before: all of it is right, and there may be more.
    pub found: Vec<Range>,
}

/// Comparisons of ranges, conditions that are asked. A second is about ten million.
const MAX_WORK: u64 = 5_000_000;

/// What is left of the work that one formula may cause in one text.
pub(super) struct Work {
    budget: Budget,
    /// How often it was not enough. What was found before that is still brought to its end with as much again, once.
    pub(super) cuts: u32,
    /// Whether an expression about a metavariable came to no answer.
    gave_up: bool,
}

impl Work {
    pub(super) fn new() -> Self {
        Self { budget: Budget::new(MAX_WORK), cuts: 0, gave_up: false }
    }

    /// Takes `units`; `false` if they are not there, and what needs them has to be left out.
    pub(super) fn take(&mut self, units: usize) -> bool {
        if self.budget.take(units as u64) {
            return true;
        }
        if self.cuts == 0 {
            self.budget = Budget::new(MAX_WORK);
        }
        self.cuts += 1;
        false
    }

    /// An expression came to no answer: what depends on it is left out.
    fn give_up(&mut self) {
        self.gave_up = true;
        self.cuts += 1;
        // It took a million steps; a few dozen of these are all that one formula may cause.
        self.take(MAX_WORK as usize / 50);
    }

    fn why(&self) -> &'static str {
        if self.gave_up { "has an expression that took too many steps" } else { "has too many matches to compare" }
    }
}

/// Where a formula matches, in the order of the text, each range with the same bindings once.
///
/// # Errors
/// If a counted limit was reached.
pub fn evaluate(formula: &Formula, ground: &dyn Ground) -> Result<Vec<Range>, Stopped> {
    let mut work = Work::new();
    let mut ranges = Evaluation { ground, context: None, node: None, work: &mut work }.formula(formula);
    ranges.sort_by_key(|range| (range.span.start, range.span.end));
    if work.cuts > 0 { Err(Stopped { why: work.why(), found: ranges }) } else { Ok(ranges) }
}

/// One formula on one text. Where the work runs out, ranges are missing from what its steps give, and none is there
/// that should not be.
pub(super) struct Evaluation<'a> {
    pub(super) ground: &'a dyn Ground,
    /// Of a formula about a metavariable: the stretch it stands for, and what is known of the others.
    pub(super) context: Option<Range>,
    /// The node that it stands for, if it is one.
    pub(super) node: Option<NodeId>,
    pub(super) work: &'a mut Work,
}

impl Evaluation<'_> {
    pub(super) fn formula(&mut self, formula: &Formula) -> Vec<Range> {
        let mut ranges = self.shape(&formula.shape);
        if !formula.conditions.is_empty() {
            let mut kept = Vec::with_capacity(ranges.len());
            'ranges: for range in ranges {
                // What a condition binds is for the message, not for the other conditions.
                let mut more = Vec::new();
                for condition in &formula.conditions {
                    if !self.work.take(1) || !self.holds(condition, &range, &mut more) {
                        continue 'ranges;
                    }
                }
                more.retain(|bindings| !bindings.is_empty());
                if more.is_empty() {
                    kept.push(range);
                    continue;
                }
                kept.extend(more.into_iter().map(|bindings| Range {
                    bindings: extended(&range.bindings, &bindings, self.ground.tree()),
                    ..range.clone()
                }));
            }
            ranges = kept;
        }
        if !formula.focus.is_empty() {
            ranges = ranges.iter().flat_map(|range| focused(range, &formula.focus, self.ground.tree())).collect();
        }
        for range in &mut ranges {
            if let Some(fix) = &formula.fix {
                range.fix = Some(fix.clone());
            }
            if let Some(name) = formula.bound_as {
                range.bindings.bind(name, Binding::Text(range.span), self.ground.tree());
            }
        }
        distinct(ranges, self.ground.tree())
    }

    pub(super) fn shape(&mut self, shape: &Shape) -> Vec<Range> {
        let turned = |mut ranges: Vec<Range>, sort| {
            ranges.iter_mut().for_each(|range| range.sort = sort);
            ranges
        };
        match shape {
            Shape::Leaf { leaf, regex, .. } => self.leaf(*leaf, *regex),
            Shape::Inside(inner) => turned(self.formula(inner), Sort::Inside),
            Shape::Anywhere(inner) => turned(self.formula(inner), Sort::Anywhere),
            Shape::Any(members) => members.iter().flat_map(|member| self.formula(member)).collect(),
            Shape::All { positive, negative } => self.all_told(positive, negative, &mut |_, _, _| {}),
        }
    }

    fn leaf(&mut self, leaf: LeafId, regex: bool) -> Vec<Range> {
        let ground = self.ground;
        let sort = if regex { Sort::Regex } else { Sort::Plain };
        let range = |found: &Match, bindings| Range { span: found.span, bindings, fix: None, sort };
        let Some(context) = self.context.clone() else {
            let matches = ground.matches(leaf);
            let all = if self.work.take(matches.len()) { matches } else { &[] };
            return all.iter().map(|found| range(found, found.bindings.clone())).collect();
        };
        let tree = ground.tree();
        let own;
        let matches = if regex {
            // About a metavariable, `^` is where its text begins.
            own = ground.matches_within(leaf, context.span);
            &own[..]
        } else {
            // Each of many metavariables has a small part of many matches.
            let matches = ground.matches(leaf);
            let low = matches.partition_point(|found| found.span.start < context.span.start);
            let high = matches.partition_point(|found| found.span.start <= context.span.end);
            &matches[low..high.max(low)]
        };
        if !self.work.take(matches.len()) {
            return Vec::new();
        }
        let inside = matches.iter().filter(|found| within(found.span, context.span));
        let mut found: Vec<Range> =
            inside.filter_map(|found| Some(range(found, found.bindings.merge(&context.bindings, tree)?))).collect();
        // A name of a type is no value to be found among others, but is one that is asked about.
        if !regex && found.is_empty() && self.node.is_some_and(|node| ground.is_matched(leaf, node)) {
            found.push(Range { sort, ..context });
        }
        found
    }

    /// All of the positive ones, none of the negative ones. `told` hears of each member in the order in which they are
    /// joined: what it matches, and what is left after it; of one that matches nothing, and so ends it all, as soon as
    /// that is known.
    pub(super) fn all_told<'f>(
        &mut self,
        positive: &'f [Formula],
        negative: &'f [Formula],
        told: &mut impl FnMut(&'f Formula, &[Range], &[Range]),
    ) -> Vec<Range> {
        let mut lists = Vec::new();
        let mut around = Vec::new();
        // A bare `$X` matches everything, so it is asked for only if there is something left for it to choose from.
        let (bare, others): (Vec<_>, Vec<_>) = positive.iter().partition(|member| member.is_bare());
        let (first, last) = if others.is_empty() { (bare, Vec::new()) } else { (others, bare) };
        for member in first {
            let ranges = self.formula(member);
            if ranges.is_empty() {
                told(member, &ranges, &ranges);
                return ranges;
            }
            if ranges[0].sort == Sort::Inside { around.push((member, ranges)) } else { lists.push((member, ranges)) }
        }
        lists.append(&mut around);
        let mut lists = lists.into_iter();
        let mut ranges = match (lists.next(), &self.context) {
            (Some((member, ranges)), _) => {
                told(member, &ranges, &ranges);
                ranges
            }
            (None, Some(context)) => vec![Range { sort: Sort::Plain, ..context.clone() }],
            (None, None) => Vec::new(),
        };
        for (member, list) in lists {
            ranges = self.intersect(&ranges, &list);
            told(member, &list, &ranges);
        }
        for member in last {
            if !ranges.is_empty() {
                let list = self.formula(member);
                ranges = self.intersect(&ranges, &list);
                told(member, &list, &ranges);
            }
        }
        for member in negative {
            if !ranges.is_empty() {
                let before = self.work.cuts;
                let taken = self.formula(member);
                // What is not known to be taken away is not known to be left either.
                ranges = if self.work.cuts == before { self.without(ranges, &taken) } else { Vec::new() };
                told(member, &taken, &ranges);
            }
        }
        ranges
    }

    pub(super) fn intersect(&mut self, left: &[Range], right: &[Range]) -> Vec<Range> {
        let mut both = self.inner(left, right);
        both.extend(self.inner(right, left));
        distinct(both, self.ground.tree())
    }

    /// The ranges of `inner` that lie in one of `outer`, with the bindings of both.
    fn inner(&mut self, inner: &[Range], outer: &[Range]) -> Vec<Range> {
        let tree = self.ground.tree();
        let reach = |own, outer| match (own, outer) {
            (Sort::Inside, Sort::Inside) => Some(Reach::Within),
            // What is only around others is not the result where the other is a real match.
            (Sort::Inside, _) => None,
            (_, Sort::Anywhere) => Some(Reach::Anywhere),
            _ => Some(Reach::Within),
        };
        let pairs = Join { ranges: inner, others: outer, tree, reach, every: true }.pairs(self.work);
        let both = pairs.into_iter().map(|(own, outer_at)| {
            let range = &inner[own];
            Range { bindings: extended(&range.bindings, &outer[outer_at].bindings, tree), ..range.clone() }
        });
        both.collect()
    }

    pub(super) fn without(&mut self, ranges: Vec<Range>, taken: &[Range]) -> Vec<Range> {
        if taken.iter().any(|range| range.sort == Sort::Anywhere) {
            return Vec::new();
        }
        let tree = self.ground.tree();
        let before = self.work.cuts;
        let mut gone = vec![false; ranges.len()];
        let inside = |_, taken| Some(if taken == Sort::Plain { Reach::Same } else { Reach::Within });
        let around = |_, taken| (taken == Sort::Regex).then_some(Reach::Around);
        for reach in [inside as fn(Sort, Sort) -> Option<Reach>, around] {
            for (at, _) in (Join { ranges: &ranges, others: taken, tree, reach, every: false }).pairs(self.work) {
                gone[at] = true;
            }
        }
        if self.work.cuts > before {
            return Vec::new();
        }
        let mut gone = gone.into_iter();
        ranges.into_iter().filter(|_| gone.next() != Some(true)).collect()
    }

    pub(super) fn holds(&mut self, condition: &Condition, range: &Range, more: &mut Vec<Bindings>) -> bool {
        let tree = self.ground.tree();
        match condition {
            Condition::Comparison(comparison) => {
                let known = |name: &str| {
                    let binding = range.bindings.get(Sym::of(name))?;
                    Some(value::of_binding(binding, self.ground, true))
                };
                value::compare(comparison, &known, self.ground.today())
            }
            Condition::Regex { metavariable, expression, constant, .. } => {
                let Some(binding) = range.bindings.get(*metavariable) else { return false };
                let value = value::of_binding(binding, self.ground, *constant);
                let Some(text) = value.text() else { return false };
                let Ok(expression) = expression.get() else { return false };
                // A search that gave up has not shown that the condition holds.
                let found = expression.find(&text).unwrap_or_else(|_| {
                    self.work.give_up();
                    None
                });
                let Some(hit) = found else { return false };
                if let Some(span) = value.place {
                    more.push(groups(expression.names(), &hit, span.start, tree));
                }
                true
            }
            Condition::Analysis { metavariable, analyze, of_expressions } => {
                let Some(binding) = range.bindings.get(*metavariable) else { return false };
                if let Some(written) = self.ground.expression(binding).filter(|_| *of_expressions) {
                    return analyze(&written.body);
                }
                let span = content(binding, self.ground).unwrap_or_else(|| binding.span(tree));
                analyze(&tree.source()[span.start..span.end])
            }
            Condition::Letters { metavariable, asked, class } => {
                let written = range.bindings.get(*metavariable).and_then(|binding| self.ground.expression(binding));
                written.is_some_and(|written| letters::says(&written, *asked, class))
            }
            Condition::Type { metavariable, types } => {
                range.bindings.get(*metavariable).is_some_and(|binding| self.ground.has_type(binding, types))
            }
            Condition::Formula { metavariable, tongue, formula } => {
                let Some(binding) = range.bindings.get(*metavariable) else { return false };
                let found = match tongue {
                    None => {
                        let mut found = self.nested(formula, binding.span(tree), binding.node(), range);
                        // A name also stands for what it was given, if the rule says so.
                        let leaf = first_leaf(&formula.shape);
                        if let Some(span) = leaf.and_then(|leaf| self.ground.symbol(binding, leaf)) {
                            found.extend(self.nested(formula, span, None, range));
                        }
                        found
                    }
                    Some(tongue) => self.foreign(formula, binding, *tongue, range),
                };
                let holds = !found.is_empty();
                more.extend(found);
                holds
            }
        }
    }

    /// The matches of a formula in a stretch of this text: what they bind beside what `range` binds.
    fn nested(&mut self, formula: &Formula, span: Span, node: Option<NodeId>, range: &Range) -> Vec<Bindings> {
        let context = range.at(span);
        let ground = self.ground;
        let found = Evaluation { ground, context: Some(context), node, work: self.work }.formula(formula);
        found.into_iter().map(|found| beside(&found.bindings, &range.bindings, ground.tree(), None)).collect()
    }

    /// The same in a stretch that is read in another language.
    fn foreign(&mut self, formula: &Formula, binding: &Binding, tongue: Tongue, range: &Range) -> Vec<Bindings> {
        let ground = self.ground;
        let Some(span) = foreign_span(binding, tongue, ground) else { return Vec::new() };
        let work = &mut *self.work;
        let mut found = Vec::new();
        ground.below(span, tongue, &mut |below| {
            let context = Some(Range::new(Span::new(0, span.end - span.start)));
            let inner = Evaluation { ground: below, context, node: None, work: &mut *work }.formula(formula);
            found.extend(inner.into_iter().filter_map(|found| {
                // Nodes of another tree mean nothing here; their texts do.
                let moved = beside(&found.bindings, &Bindings::default(), below.tree(), Some(span.start));
                let both = range.bindings.merge(&moved, ground.tree())?;
                Some(beside(&both, &range.bindings, ground.tree(), None))
            }));
        });
        found
    }
}

/// A leaf of a formula, which knows the options of its rule.
fn first_leaf(shape: &Shape) -> Option<LeafId> {
    match shape {
        Shape::Leaf { leaf, .. } => Some(*leaf),
        Shape::All { positive, negative } => {
            positive.iter().chain(negative).find_map(|member| first_leaf(&member.shape))
        }
        Shape::Any(members) => members.iter().find_map(|member| first_leaf(&member.shape)),
        Shape::Inside(inner) | Shape::Anywhere(inner) => first_leaf(&inner.shape),
    }
}

fn within(inner: Span, outer: Span) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

/// `base` with what `more` has beside it.
fn extended(base: &Bindings, more: &Bindings, tree: &Tree<'_>) -> Bindings {
    let mut all = base.clone();
    for (name, binding) in more.iter() {
        all.bind(name, binding.clone(), tree);
    }
    all
}

/// What `found` binds that `known` does not; as texts that begin at `moved`, if it is given.
fn beside(found: &Bindings, known: &Bindings, tree: &Tree<'_>, moved: Option<usize>) -> Bindings {
    let mut new = Bindings::default();
    for (name, binding) in found.iter().filter(|(name, _)| known.get(*name).is_none()) {
        let binding = match moved {
            None => binding.clone(),
            Some(start) => {
                let span = binding.span(tree);
                Binding::Text(Span::new(span.start + start, span.end + start))
            }
        };
        // A place in the outer text means nothing to this tree, but nothing is compared: each name is new.
        new.bind(name, binding, tree);
    }
    new
}

/// What the groups of an expression stand for, in a text that begins at `start`.
fn groups(names: &[(usize, String)], hit: &crate::expression::Hit, start: usize, tree: &Tree<'_>) -> Bindings {
    let mut bindings = Bindings::default();
    for (number, name) in names {
        if let Some(Some(span)) = hit.groups.get(number - 1) {
            let span = Span::new(span.start + start, span.end + start);
            bindings.bind(Sym::of(&format!("${name}")), Binding::Text(span), tree);
        }
    }
    bindings
}

/// The stretch of a metavariable that can be read as a text of another language.
pub(super) fn foreign_span(binding: &Binding, tongue: Tongue, ground: &dyn Ground) -> Option<Span> {
    match (content(binding, ground), tongue) {
        (Some(span), _) => Some(span),
        // Any code is text enough for generic patterns; elsewhere only what is a text in the program is one.
        (None, Tongue::Generic) => Some(binding.span(ground.tree())),
        (None, _) => None,
    }
}

/// Where the content of a text in the program stands.
fn content(binding: &Binding, ground: &dyn Ground) -> Option<Span> {
    let tree = ground.tree();
    match binding {
        Binding::Text(span) => Some(*span),
        Binding::Node(id) if matches!(tree.kind(*id), Kind::Str | Kind::Char | Kind::ElementText) => {
            Some(tree.content_span(*id))
        }
        _ => None,
    }
}

/// A range as the places of its metavariables in focus.
pub(super) fn focused(range: &Range, focus: &[Vec<Sym>], tree: &Tree<'_>) -> Vec<Range> {
    let narrower = |a: Span, b: Span| {
        if within(a, b) { Some(a) } else { within(b, a).then_some(b) }
    };
    let mut all: Option<Vec<Span>> = None;
    for names in focus {
        let bound = names.iter().filter_map(|&name| range.bindings.get(name));
        let places = bound.filter(|binding| !matches!(binding, Binding::Nodes(nodes, _) if nodes.is_empty()));
        let places: Vec<Span> = places.filter_map(|binding| narrower(binding.span(tree), range.span)).collect();
        all = Some(match all {
            None => places,
            Some(known) => known.iter().flat_map(|&a| places.iter().filter_map(move |&b| narrower(a, b))).collect(),
        });
    }
    let all = all.unwrap_or_default().into_iter();
    all.map(|span| Range { span, sort: Sort::Plain, ..range.clone() }).collect()
}

/// Each range with the same place and bindings once, the first of them.
fn distinct(mut ranges: Vec<Range>, tree: &Tree<'_>) -> Vec<Range> {
    if ranges.len() < 2 {
        return ranges;
    }
    let mut seen = HashSet::with_capacity(ranges.len());
    ranges.retain(|range| {
        let mut bound: Vec<_> = range.bindings.iter().map(|(name, binding)| (name, span_key(binding, tree))).collect();
        bound.sort_unstable();
        seen.insert((range.span.start, range.span.end, range.sort, bound))
    });
    ranges
}

fn span_key(binding: &Binding, tree: &Tree<'_>) -> (usize, usize) {
    let span = binding.span(tree);
    (span.start, span.end)
}
