//! Where in one tree the sources, sanitizers, sinks and propagators of a batch of rules are.

use findings::Span;
use rustc_hash::FxHashMap;

use super::marks::Rules;
use crate::pattern::Binding;
use crate::rule::code::{Formula, Propagator, Requires, Sanitizer, Shape, SideEffect, Sink, Source};
use crate::search::{Compiled, Entry, Ground, Range, evaluate};
use crate::tree::{Class, Kind, NodeId, Sym, Tree};

/// The rules that are followed together: at most [`Rules::MOST`] of one [`Compiled`].
pub(crate) struct Batch<'a> {
    /// What they say.
    pub(crate) compiled: &'a Compiled,
    /// Their numbers in it, sorted.
    pub(crate) rules: Vec<usize>,
    /// Those for which numbers and truth values are harmless.
    pub(crate) safe_numbers: Rules,
    /// Those whose sources and sinks must agree about their metavariables.
    pub(crate) unified: Rules,
    /// Those that are grave enough to be followed through files that have neither end.
    pub(crate) grave: Rules,
    /// Those for which the name of a member of an object is as good as any: they are about which member it is.
    pub(crate) members_matter: Rules,
    /// Those that are about the headers of a message, and not its body.
    pub(crate) safe_bodies: Rules,
    /// Whether values of which nobody knows whose they are are followed, too.
    pub(crate) handed: Handed,
}

/// To where values of which nobody knows whose they are are followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Handed {
    /// Nowhere.
    No,
    /// To sinks at these places: something was found there by its shape.
    To(Vec<Span>),
    /// To all sinks: they are what callers of a library hand to it.
    Everywhere,
}

impl<'a> Batch<'a> {
    /// How many rules it can hold.
    pub(crate) const MOST: usize = Rules::MOST;

    /// Of rules of `compiled`, by their numbers.
    pub(crate) fn new(compiled: &'a Compiled, rules: Vec<usize>, handed: Handed) -> Self {
        debug_assert!(rules.len() <= Rules::MOST && rules.is_sorted());
        let says = |rule: usize, option: &str| {
            compiled.rules[rule].rule.options.other.iter().any(|(name, value)| &**name == option && &**value == "true")
        };
        let those = |option| {
            let numbers = rules.iter().enumerate().filter(|(_, rule)| says(**rule, option));
            numbers.fold(Rules::NONE, |all, (at, _)| all.or(Rules::one(at)))
        };
        let numbered = rules.iter().enumerate();
        let grave = numbered.filter(|(_, rule)| compiled.is_grave(**rule));
        let grave = grave.fold(Rules::NONE, |all, (at, _)| all.or(Rules::one(at)));
        let (safe_numbers, unified) = (those("taint_assume_safe_numbers"), those("taint_unify_mvars"));
        let (members_matter, safe_bodies) = (those("taint_members_matter"), those("taint_safe_bodies"));
        Self { compiled, rules, safe_numbers, unified, grave, members_matter, safe_bodies, handed }
    }

    /// Which of the batch's rules say an entry.
    fn of_entry<T>(&self, entry: &Entry<T>) -> Rules {
        let numbers = entry.rules.iter().filter_map(|rule| self.rules.binary_search(rule).ok());
        numbers.fold(Rules::NONE, |all, number| all.or(Rules::one(number)))
    }
}

/// A match of a source.
pub(crate) struct SourceAt<'a> {
    /// What was said.
    pub(crate) said: &'a Source,
    /// For which rules.
    pub(crate) rules: Rules,
    /// Where, and with what.
    pub(crate) range: Range,
}

/// A match of a sink.
pub(crate) struct SinkAt<'a> {
    /// What was said.
    pub(crate) said: &'a Sink,
    /// Whether it is a whole match, and not a part that is in focus.
    pub(crate) whole: bool,
    /// For which rules.
    pub(crate) rules: Rules,
    /// Where, and with what.
    pub(crate) range: Range,
}

/// A match of a sanitizer.
pub(crate) struct CleanAt<'a> {
    /// What was said.
    pub(crate) said: &'a Sanitizer,
    /// For which rules.
    pub(crate) rules: Rules,
    /// The match itself; others are inside of it.
    pub(crate) tops: Vec<NodeId>,
}

/// A condition that cleans what it asks about.
pub(crate) struct GuardAt<'a> {
    /// For which rules.
    pub(crate) rules: Rules,
    /// What is clean.
    pub(crate) node: NodeId,
    /// The answer after which it is.
    pub(crate) when: bool,
    /// Whether all that comes from the same source is.
    pub(crate) origin: bool,
    /// Marks that the value must have.
    pub(crate) requires: Option<&'a Requires>,
}

/// A match of a propagator.
pub(crate) struct PropagatorAt<'a> {
    /// What was said.
    pub(crate) said: &'a Propagator,
    /// For which rules.
    pub(crate) rules: Rules,
    /// Where taint comes from.
    pub(crate) from: Vec<NodeId>,
    /// Where it goes.
    pub(crate) to: NodeId,
}

type Map = FxHashMap<NodeId, Vec<u32>>;

/// All matches in a tree, by the nodes they are at.
#[derive(Default)]
pub(crate) struct Places<'a> {
    pub(crate) sources: Vec<SourceAt<'a>>,
    pub(crate) sinks: Vec<SinkAt<'a>>,
    pub(crate) cleans: Vec<CleanAt<'a>>,
    pub(crate) guards: Vec<GuardAt<'a>>,
    pub(crate) propagators: Vec<PropagatorAt<'a>>,
    pub(crate) source_at: Map,
    pub(crate) sink_at: Map,
    pub(crate) clean_at: Map,
    pub(crate) guard_at: Map,
    pub(crate) propagator_at: Map,
    /// Nodes of sources, and of sinks, in the order of the text.
    pub(crate) source_nodes: Vec<NodeId>,
    pub(crate) sink_nodes: Vec<NodeId>,
    /// Those to which values are followed of which nobody knows whose they are.
    pub(crate) asked_nodes: Vec<NodeId>,
}

/// Nodes inside of a match that is not exact; of larger matches only the outermost.
const MOST_INSIDE: usize = 2000;

impl<'a> Places<'a> {
    /// Finds them all. Rules that were stopped at a limit are told to `stopped`.
    pub(crate) fn of(batch: &Batch<'a>, ground: &dyn Ground, stopped: &mut dyn FnMut(usize, &'static str)) -> Self {
        let compiled = batch.compiled;
        let tree = ground.tree();
        let mut places = Self::default();
        for (said, rules, range) in matches(batch, &compiled.entries.sources, ground, stopped) {
            let number = places.sources.len() as u32;
            // What changes a variable is the variable itself.
            let exact = said.exact || said.by_side_effect != SideEffect::No;
            places.source_nodes.extend(add(&mut places.source_at, tree, range.span, exact, number));
            places.sources.push(SourceAt { said, rules, range });
        }
        for (said, rules, range) in matches(batch, &compiled.entries.sinks, ground, stopped) {
            let number = places.sinks.len() as u32;
            let nodes = add(&mut places.sink_at, tree, range.span, said.exact, number);
            let is_asked = match &batch.handed {
                Handed::No => false,
                Handed::To(spans) => spans.iter().any(|span| span.overlaps(range.span)),
                Handed::Everywhere => true,
            };
            places.asked_nodes.extend(nodes.iter().filter(|_| is_asked));
            places.sink_nodes.extend(nodes);
            places.sinks.push(SinkAt { said, whole: !has_focus(&said.formula), rules, range });
        }
        for (said, rules, range) in matches(batch, &compiled.entries.sanitizers, ground, stopped) {
            if let Some(guard) = &said.guard {
                let bound = range.bindings.get(Sym::of(&guard.metavariable));
                let Some(node) = bound.and_then(|binding| node_of(binding, tree)) else { continue };
                let number = places.guards.len() as u32;
                add(&mut places.guard_at, tree, range.span, true, number);
                let requires = guard.requires.as_ref();
                places.guards.push(GuardAt { rules, node, when: guard.when, origin: guard.origin, requires });
                continue;
            }
            if said.not_conflicting && places.is_source_or_sink(range.span) {
                continue;
            }
            let number = places.cleans.len() as u32;
            let tops = add(&mut places.clean_at, tree, range.span, said.exact || said.by_side_effect, number);
            places.cleans.push(CleanAt { said, rules, tops });
        }
        for (said, rules, range) in matches(batch, &compiled.entries.propagators, ground, stopped) {
            let bound = |name: &str| range.bindings.get(Sym::of(name));
            let from = bound(&said.from.value).map_or(Vec::new(), |binding| nodes_of(binding, tree));
            let to = bound(&said.to.value).and_then(|binding| node_of(binding, tree));
            let (Some(to), false) = (to, from.is_empty()) else { continue };
            let number = places.propagators.len() as u32;
            let last = evaluated_last(tree, range.span, to, from[from.len() - 1]);
            places.propagator_at.entry(last).or_default().push(number);
            places.propagators.push(PropagatorAt { said, rules, from, to });
        }
        places.source_nodes.sort_unstable();
        places.sink_nodes.sort_unstable();
        places.asked_nodes.sort_unstable();
        places
    }

    fn is_source_or_sink(&self, span: Span) -> bool {
        self.sources
            .iter()
            .map(|at| at.range.span)
            .chain(self.sinks.iter().map(|at| at.range.span))
            .any(|at| at == span)
    }

    /// Whether a source stands in a subtree.
    pub(crate) fn has_source(&self, tree: &Tree<'_>, root: NodeId) -> bool {
        stands_in(&self.source_nodes, tree, root)
    }

    /// Whether a sink stands in a subtree.
    pub(crate) fn has_sink(&self, tree: &Tree<'_>, root: NodeId) -> bool {
        stands_in(&self.sink_nodes, tree, root)
    }
}

/// The matches of what the rules of a batch say, each with the rules. What was found before a limit is true; that a
/// sanitizer is not among it makes a finding too many, and is said.
fn matches<'a, T>(
    batch: &Batch<'a>,
    entries: &'a [Entry<T>],
    ground: &dyn Ground,
    stopped: &mut dyn FnMut(usize, &'static str),
) -> Vec<(&'a T, Rules, Range)> {
    let mut found = Vec::new();
    for entry in entries {
        let rules = batch.of_entry(entry);
        if rules.is_empty() {
            continue;
        }
        let ranges = evaluate(&entry.formula, ground).unwrap_or_else(|cut| {
            entry.rules.iter().for_each(|&rule| stopped(rule, cut.why));
            cut.found
        });
        found.extend(ranges.into_iter().map(|range| (&*entry.said, rules, range)));
    }
    found
}

/// Whether a formula's matches are what metavariables stand for.
fn has_focus(formula: &Formula) -> bool {
    !formula.focus.is_empty()
        || match &formula.shape {
            Shape::All(members) | Shape::Any(members) => members.iter().any(has_focus),
            _ => false,
        }
}

/// Whether one of some nodes, in the order of the text, stands in a subtree.
pub(super) fn stands_in(nodes: &[NodeId], tree: &Tree<'_>, root: NodeId) -> bool {
    let at = nodes.partition_point(|&node| node < root);
    nodes.get(at).is_some_and(|&node| tree.contains(root, node))
}

/// Adds `number` at the nodes of a span; returns the outermost.
fn add(map: &mut Map, tree: &Tree<'_>, span: Span, exact: bool, number: u32) -> Vec<NodeId> {
    let tops = outermost(tree, span);
    for &top in &tops {
        if exact {
            map.entry(top).or_default().push(number);
            continue;
        }
        let inside = tree.subtree(top).take(MOST_INSIDE);
        for node in inside.filter(|&node| node == top || matches!(tree.kind(node).class(), Class::Expression)) {
            map.entry(node).or_default().push(number);
        }
    }
    tops
}

/// The largest nodes that lie in a span.
pub(crate) fn outermost(tree: &Tree<'_>, span: Span) -> Vec<NodeId> {
    let mut at = tree.innermost(span);
    if tree.span(at) == span {
        while let Some(parent) = tree.parent(at).filter(|&parent| tree.span(parent) == span) {
            at = parent;
        }
        // Of a node and what stands for it alone, the one that has a value.
        while matches!(
            tree.kind(at),
            Kind::ExprStatement | Kind::Keyword | Kind::Program | Kind::Block | Kind::TypeName | Kind::Parameter
        ) {
            let only = tree.children(at).iter().flatten().copied().find(|&child| tree.span(child) == span);
            let Some(only) = only else { break };
            at = only;
        }
        return vec![at];
    }
    let mut found = Vec::new();
    let mut open: Vec<NodeId> = tree.children(at).iter().flatten().copied().collect();
    while let Some(node) = open.pop() {
        let own = tree.span(node);
        if span.contains(own) {
            found.push(node);
        } else if own.overlaps(span) {
            open.extend(tree.children(node).iter().flatten());
        }
    }
    found.sort_unstable();
    found
}

/// The node that something bound is.
pub(super) fn node_of(binding: &Binding, tree: &Tree<'_>) -> Option<NodeId> {
    match binding {
        Binding::Node(node) => Some(*node),
        Binding::Nodes(nodes, _) => nodes.first().copied(),
        Binding::Text(span) | Binding::Value(_, span) => outermost(tree, *span).first().copied(),
    }
}

fn nodes_of(binding: &Binding, tree: &Tree<'_>) -> Vec<NodeId> {
    match binding {
        Binding::Nodes(nodes, _) => nodes.clone(),
        _ => node_of(binding, tree).into_iter().collect(),
    }
}

/// The node of a match that gets its value after both ends of a propagator have theirs.
fn evaluated_last(tree: &Tree<'_>, span: Span, to: NodeId, from: NodeId) -> NodeId {
    let top = outermost(tree, span).first().copied();
    match top {
        Some(top)
            if tree.contains(top, to)
                && tree.contains(top, from)
                && (tree.kind(top).class() == Class::Expression || matches!(tree.kind(top), Kind::Var)) =>
        {
            top
        }
        // A declaration with words before the name that is matched.
        _ => {
            let around = tree.innermost(span);
            let declares = tree.kind(around) == Kind::Var && tree.contains(around, to) && tree.contains(around, from);
            if declares { around } else { to.max(from) }
        }
    }
}
