//! Many patterns over one tree: one walk, in which a node is offered only to the patterns that could match it.

use findings::Span;
use rustc_hash::FxHashMap;

use super::compile::{P, Shape};
use super::unify::{Matcher, Next};
use super::{Bindings, Match, Pattern, Target};
use crate::lang::Snippets;
use crate::tree::{Class, Kind, NodeId, Sym, Tree};

/// What patterns were found.
#[derive(Debug, Default)]
pub struct Found {
    /// For each pattern, in the order given, its matches in the order of the text.
    pub matches: Vec<Vec<Match>>,
    /// Patterns whose search was cut short: they asked for too many steps.
    pub stopped: Vec<usize>,
}

/// Steps that one pattern may take at one node, and in one file for each node of it.
const MAX_STEPS_AT_NODE: u64 = 200_000;
const MAX_STEPS_PER_NODE: u64 = 400;
/// Ways to match that are kept at one node.
const MAX_WAYS: usize = 200;

/// A pattern to look for.
#[derive(Clone, Copy)]
pub struct Wanted<'p> {
    /// The pattern.
    pub pattern: &'p Pattern,
    /// Only the longest match of a closing `...` is wanted: who asks what lies inside needs no others.
    pub widest: bool,
}

/// Finds all matches of all patterns.
pub fn find<'s, 't>(target: &'s Target<'s, 't>, wanted: &'s [Wanted<'s>]) -> Found {
    let mut search = Search {
        target,
        wanted,
        found: Found { matches: vec![Vec::new(); wanted.len()], stopped: Vec::new() },
        steps: vec![target.tree.len() as u64 * MAX_STEPS_PER_NODE + MAX_STEPS_AT_NODE; wanted.len()],
    };
    search.walk(&Index::of(wanted));
    for matches in &mut search.found.matches {
        matches.sort_by_key(|found| (found.span.start, std::cmp::Reverse(found.span.end)));
    }
    search.found
}

/// Whether a pattern for an expression matches one node, as a part of another match rather than in its own right.
pub fn matches_at<'s, 't>(target: &'s Target<'s, 't>, pattern: &'s Pattern, id: NodeId) -> bool {
    let &Shape::Expression(p) = &pattern.shape else { return false };
    let bindings = Bindings::default();
    let steps = MAX_STEPS_AT_NODE;
    let mut matcher = Matcher { pattern, target, bindings, extent: None, widest: false, followed: 0, steps };
    let mut found = false;
    matcher.expression(p, id, false, &mut |_| found = true);
    found
}

/// Which patterns a node is offered to.
struct Index {
    /// For each kind, the patterns that a node of it may match.
    by_kind: Vec<Vec<usize>>,
    /// For each kind and name, those that only a node that goes by the name may match: of the patterns of many rules a
    /// node is offered to few.
    by_name: FxHashMap<(Kind, Sym), Vec<usize>>,
    /// The patterns for calls by a name, for calls of which nobody knows the name.
    calls: Vec<usize>,
    /// The patterns for lists of statements.
    lists: Vec<usize>,
}

impl Index {
    fn of(wanted: &[Wanted<'_>]) -> Self {
        let by_kind = vec![Vec::new(); Kind::ALL.len()];
        let mut index = Self { by_kind, by_name: FxHashMap::default(), calls: Vec::new(), lists: Vec::new() };
        for (number, wanted) in wanted.iter().enumerate() {
            let pattern = wanted.pattern;
            let kinds: Vec<Kind> = match &pattern.shape {
                Shape::Statements(_) => {
                    index.lists.push(number);
                    continue;
                }
                Shape::Expression(p) => kinds_of_expression(pattern, *p),
                Shape::Statement(p) => kinds_of_statement(pattern, *p),
                Shape::Type(_) => Kind::ALL.iter().copied().filter(|kind| kind.class() == Class::Type).collect(),
                Shape::Part(p) => vec![pattern.node(*p).kind],
            };
            let name = name_of(pattern);
            index.calls.extend(pattern.callee.map(|_| number));
            for kind in kinds {
                match name.filter(|_| matches!(kind, Kind::Call | Kind::Member | Kind::Name)) {
                    Some(name) => index.by_name.entry((kind, name)).or_default().push(number),
                    None => index.by_kind[kind as usize].push(number),
                }
            }
        }
        index
    }
}

struct Search<'s, 't> {
    target: &'s Target<'s, 't>,
    wanted: &'s [Wanted<'s>],
    found: Found,
    steps: Vec<u64>,
}

impl<'s, 't> Search<'s, 't> {
    fn walk(&mut self, index: &Index) {
        let tree = self.target.tree;
        for id in tree.ids() {
            let kind = tree.kind(id);
            index.by_kind[kind as usize].iter().for_each(|&number| self.offer(number, id));
            match kind {
                Kind::Call => match self.names_of_call(id) {
                    Some(names) => self.offer_named(index, &names, id),
                    None => index.calls.iter().for_each(|&number| self.offer(number, id)),
                },
                Kind::Member => self.offer_named(index, &[tree.node(id).sym], id),
                Kind::Name => {
                    let own = tree.node(id).sym;
                    let last = self.target.names.path(id).and_then(|path| path.last().copied());
                    self.offer_named(index, &[own, last.unwrap_or(own)], id);
                }
                _ => {}
            }
            if !index.lists.is_empty() && matches!(kind, Kind::Program | Kind::Block | Kind::Case) {
                let list: Vec<NodeId> = tree.items(id).collect();
                index.lists.iter().for_each(|&number| self.offer_list(number, &list));
            }
        }
    }

    /// Offers a node to the patterns for what goes by one of these names; a pattern has one.
    fn offer_named(&mut self, index: &Index, names: &[Sym], id: NodeId) {
        let kind = self.target.tree.kind(id);
        for (at, &name) in names.iter().enumerate() {
            if names[..at].contains(&name) {
                continue;
            }
            let numbers = index.by_name.get(&(kind, name)).into_iter().flatten();
            numbers.for_each(|&number| self.offer(number, id));
        }
    }

    /// The names that a call goes by: as it is written, as what is imported is called at home, and as the function is called
    /// that it is another name of (`run = subprocess.run`). None if what is called has no name.
    fn names_of_call(&self, id: NodeId) -> Option<[Sym; 3]> {
        let tree = self.target.tree;
        let own = tree.node(id).sym;
        let callee = tree.slot(id, 0)?;
        let imported = |name: NodeId| self.target.names.path(name).and_then(|path| path.last().copied());
        match tree.kind(callee) {
            Kind::Name => {
                let value = self.target.constants.function(callee).and_then(|value| match tree.kind(value) {
                    Kind::Member => Some(tree.node(value).sym),
                    _ => imported(value),
                });
                Some([own, imported(callee).unwrap_or(own), value.unwrap_or(own)])
            }
            Kind::Member => Some([own; 3]),
            _ => None,
        }
    }

    fn offer(&mut self, number: usize, id: NodeId) {
        let tree = self.target.tree;
        let pattern = self.wanted[number].pattern;
        let span = match &pattern.shape {
            // `T x = e` as `x = e`.
            Shape::Expression(_) if tree.kind(id) == Kind::Var => assigned(tree, id),
            // A call that is a decorator: without its sign.
            Shape::Expression(_) if tree.kind(id) == Kind::Annotation => called(tree, id),
            _ => without_mark(self.target, id),
        };
        match &pattern.shape {
            &Shape::Expression(p) => {
                if is_value(self.target, id) {
                    self.attempt(number, span, None, &mut |m, next| m.expression(p, id, true, next));
                }
            }
            &Shape::Statement(p) => {
                if !is_loop_start(self.target, id) {
                    self.attempt(number, span, None, &mut |m, next| m.statement(p, id, next));
                }
            }
            &Shape::Type(p) => self.attempt(number, span, None, &mut |m, next| m.of_type(p, id, next)),
            &Shape::Part(p) => self.attempt(number, span, None, &mut |m, next| m.in_part(p, id, next)),
            Shape::Statements(_) => {}
        }
    }

    fn offer_list(&mut self, number: usize, list: &[NodeId]) {
        let pattern = self.wanted[number].pattern;
        let Shape::Statements(ps) = &pattern.shape else { return };
        for start in 0..list.len() {
            let span = without_mark(self.target, list[start]);
            self.attempt(number, span, Some(span), &mut |m, next| m.statements(ps, &list[start..], true, next));
        }
    }

    fn attempt(&mut self, number: usize, span: Span, extent: Option<Span>, run: Attempt<'_, 's, 't>) {
        let steps = self.steps[number].min(MAX_STEPS_AT_NODE);
        let wanted = self.wanted[number];
        let mut matcher = Matcher {
            pattern: wanted.pattern,
            target: self.target,
            bindings: Bindings::default(),
            extent,
            widest: wanted.widest,
            followed: 0,
            steps,
        };
        let mut ways: Vec<Match> = Vec::new();
        run(&mut matcher, &mut |m| {
            // Nested blocks have reaches of their own, which say nothing about a single node.
            let span = extent.and(m.extent).unwrap_or(span);
            let found = Match { span, bindings: m.bindings.clone() };
            if ways.len() < MAX_WAYS && !ways.iter().any(|way| way.span == found.span && way.bindings == found.bindings)
            {
                ways.push(found);
            }
        });
        self.steps[number] -= steps - matcher.steps;
        if matcher.steps == 0 && self.found.stopped.last() != Some(&number) {
            self.found.stopped.push(number);
        }
        self.found.matches[number].append(&mut ways);
    }
}

/// From the name to the value of a declaration.
fn assigned(tree: &Tree<'_>, id: NodeId) -> Span {
    match (tree.slot(id, 1), tree.slot(id, 3)) {
        // What is taken apart is no name to begin with.
        (Some(target), Some(_)) if matches!(tree.kind(target), Kind::Object | Kind::List) => {
            let span = tree.span(id);
            Span::new(span.start, span.start + tree.text(id).trim_end_matches(';').trim_end().len())
        }
        (Some(target), Some(value)) => {
            let (start, end) = (tree.span(target).start, tree.span(value).end);
            Span::new(start.min(end), end)
        }
        _ => tree.span(id),
    }
}

/// From the name to the closing bracket of a decorator.
fn called(tree: &Tree<'_>, id: NodeId) -> Span {
    let span = tree.span(id);
    let start = tree.slot(id, 0).map_or(span.start, |name| tree.span(name).start);
    Span::new(start.min(span.end), span.end)
}

/// Where a node is reported: a statement without its `;`, but where the `;` belongs to it as Semgrep has it. What ends
/// with another statement ends as that one does.
pub(super) fn without_mark(target: &Target<'_, '_>, id: NodeId) -> Span {
    let tree = target.tree;
    let (span, kind) = (tree.span(id), tree.kind(id));
    let keeps = match kind {
        Kind::ExprStatement | Kind::If | Kind::While | Kind::For | Kind::ForEach | Kind::Label => true,
        Kind::Return | Kind::Throw | Kind::Break | Kind::Continue | Kind::TypeAlias => {
            target.language.snippets == Snippets::Script
        }
        // Local variables, not fields.
        Kind::Var => {
            target.language.snippets == Snippets::Java
                && tree.ancestors(id).nth(1).is_none_or(|around| !matches!(tree.kind(around), Kind::Class | Kind::New))
        }
        kind => kind.class() != Class::Statement,
    };
    if keeps {
        return span;
    }
    let text = tree.text(id);
    let bare = text.strip_suffix(';').map_or(text, str::trim_end);
    Span::new(span.start, span.start + bare.len())
}

type Attempt<'r, 'a, 't> = &'r mut dyn FnMut(&mut Matcher<'a, 't>, Next<'_, 'a, 't>);

/// The kinds of nodes that an expression pattern can match, values behind variables included.
fn kinds_of_expression(pattern: &Pattern, p: P) -> Vec<Kind> {
    let kind = pattern.node(p).kind;
    let mut kinds = vec![kind];
    match kind {
        Kind::Metavariable | Kind::Ellipsis | Kind::Deep | Kind::Typed | Kind::MemberEllipsis => {
            kinds = Kind::ALL.iter().copied().filter(|kind| kind.class() == Class::Expression).collect();
            let inner = pattern.node(p).children.first().copied().flatten();
            if kind == Kind::Deep && inner.is_some_and(|inner| pattern.node(inner).kind == Kind::Assign) {
                kinds.push(Kind::Var);
            }
        }
        Kind::Regex => kinds.push(Kind::Name),
        Kind::Str | Kind::Int | Kind::Float | Kind::Bool => {
            kinds.extend([Kind::Name, Kind::Member, Kind::Binary, Kind::Template, Kind::Conditional, Kind::Unary]);
        }
        Kind::Member => kinds.push(Kind::Name),
        Kind::Call => kinds.push(Kind::Annotation),
        Kind::Assign => kinds.extend([Kind::Var, Kind::AssignOp]),
        Kind::AssignOp => kinds.push(Kind::Assign),
        Kind::List => kinds.push(Kind::Comprehension),
        Kind::Set | Kind::Dict => kinds.extend([Kind::Set, Kind::Comprehension].into_iter().filter(|&k| k != kind)),
        _ => {}
    }
    kinds
}

/// The kinds of nodes that a statement pattern can match.
fn kinds_of_statement(pattern: &Pattern, p: P) -> Vec<Kind> {
    let node = pattern.node(p);
    let value = node.children.first().copied().flatten().map(|value| pattern.node(value).kind);
    match node.kind {
        Kind::ExprStatement
            if matches!(value, Some(Kind::Metavariable | Kind::Ellipsis | Kind::Deep | Kind::MetavariableList)) =>
        {
            Kind::ALL.iter().copied().filter(|kind| kind.class() == Class::Statement).collect()
        }
        Kind::ExprStatement => vec![Kind::ExprStatement, Kind::Return, Kind::Var],
        Kind::For => vec![Kind::For, Kind::ForEach],
        Kind::Function => vec![Kind::Function, Kind::Var, Kind::Pair, Kind::Lambda],
        Kind::Import | Kind::ImportFrom | Kind::ImportAll => {
            vec![Kind::Import, Kind::ImportFrom, Kind::ImportAll, Kind::Var]
        }
        Kind::Var => vec![Kind::Var, Kind::Import],
        // The body of an arrow function is what it returns.
        Kind::Return => vec![Kind::Return, Kind::Lambda],
        kind => vec![kind],
    }
}

/// The name that a node must go by to match a pattern for values: that of what is called, the member, the name.
fn name_of(pattern: &Pattern) -> Option<Sym> {
    let &Shape::Expression(p) = &pattern.shape else { return None };
    let node = pattern.node(p);
    match node.kind {
        Kind::Call => pattern.callee,
        Kind::Name => Some(node.sym),
        Kind::Member => {
            let name = pattern.node(node.children.get(1).copied().flatten()?);
            (name.kind == Kind::Name).then_some(name.sym)
        }
        _ => None,
    }
}

/// Whether a node stands where a value does: names of members, parameters, declarations and types are none.
fn is_value(target: &Target<'_, '_>, id: NodeId) -> bool {
    let tree = target.tree;
    let Some(parent) = tree.parent(id) else { return true };
    if tree.kind(id) == Kind::Template {
        return tree.kind(parent) != Kind::Tagged;
    }
    if !matches!(tree.kind(id), Kind::Name | Kind::Member | Kind::Str | Kind::Tuple | Kind::List | Kind::Object) {
        return true;
    }
    let in_slot = |slot: usize| tree.slot(parent, slot) == Some(id);
    match tree.kind(parent) {
        Kind::Member | Kind::MethodRef => !in_slot(1),
        Kind::Keyword | Kind::ElementAttribute => !in_slot(0),
        Kind::Pair => !in_slot(0) || tree.kind(id) != Kind::Name || is_dictionary(target, parent),
        Kind::Function | Kind::Class | Kind::EnumConstant => !in_slot(1),
        Kind::Parameter => !in_slot(1),
        // `T x = e` also says `x = e`.
        Kind::Var => !in_slot(1) || tree.slot(parent, 3).is_some() && target.language.snippets == Snippets::Java,
        Kind::ForEach | Kind::CompFor | Kind::TypeParameter | Kind::TypeAlias => !in_slot(0),
        Kind::WithItem | Kind::PatternAs => !in_slot(1),
        Kind::Module
        | Kind::ImportName
        | Kind::Import
        | Kind::TypeName
        | Kind::Global
        | Kind::Label
        | Kind::Break
        | Kind::Continue
        | Kind::Element => false,
        _ => true,
    }
}

fn is_dictionary(target: &Target<'_, '_>, pair: NodeId) -> bool {
    target.tree.parent(pair).is_some_and(|owner| target.tree.kind(owner) == Kind::Dict)
}

fn is_loop_start(target: &Target<'_, '_>, id: NodeId) -> bool {
    let tree = target.tree;
    tree.parent(id).is_some_and(|parent| {
        matches!(tree.kind(parent), Kind::For | Kind::ForEach) && tree.slot(parent, 0) == Some(id)
    })
}
