//! Data that flows: from what somebody else controls to where it does harm.
//!
//! [`machine`] runs the functions of a file over what is known of values ([`value`], [`state`]) instead of over values;
//! [`transfer`] and [`assign`] say what a step does, [`call`] what calls do, [`model`] what the languages' own libraries do,
//! [`guard`] what conditions tell, [`answers`] what functions that ask do. All rules of a batch are followed at once: a mark knows for which of them it is
//! still dangerous ([`marks`]). What rules say about the nodes of a tree is in [`places`]. Calls into other files of what
//! is scanned are followed there ([`others`], [`exports`]).

mod answers;
mod assign;
mod call;
mod constant;
mod decorate;
mod documents;
mod exports;
mod filter;
mod functions;
mod globals;
mod guard;
mod instance;
mod loops;
mod machine;
mod marks;
mod model;
mod options;
mod others;
mod places;
mod requires;
mod sinks;
mod state;
#[cfg(test)]
mod tests;
mod texts;
mod transfer;
mod value;

use findings::{Location, Passage, Source, Span, TraceStep};

use machine::{Hit, Machine};
use others::{Others, Shelf, slots};
use places::Places;
pub(crate) use places::{Batch, Handed};

use crate::pattern::Target;
use crate::search::{Asked, Ground, Range};
use crate::tree::{Kind, Tree};

/// Something that flows into a sink of a rule.
pub(crate) struct Flow {
    /// The rule, by its number in [`crate::search::Compiled`].
    pub(crate) rule: usize,
    /// The match of the sink, with what its source binds beside it. If the sink is in another file: the call by which the
    /// data leaves this one.
    pub(crate) range: Range,
    /// The way there; the sink is the last step.
    pub(crate) trace: Vec<TraceStep>,
}

/// What was found in a file.
#[derive(Default)]
pub(crate) struct Flows {
    /// In the order of rules and places.
    pub(crate) flows: Vec<Flow>,
    /// The same of what comes from outside the file and nobody knows whose it is, if the batch asks for it.
    pub(crate) handed: Vec<Flow>,
    /// What was looked at, and neither of the two reaches: the rule, and the place.
    pub(crate) harmless: Vec<(usize, Span)>,
    /// Rules that were stopped at a limit, and why.
    pub(crate) stopped_rules: Vec<(usize, &'static str)>,
    /// Whether the counted steps did not suffice for some function.
    pub(crate) stopped: bool,
    /// Whether there are more other files than are read.
    pub(crate) too_many_files: bool,
}

/// Follows the data of one file for rules of `compiled`, at most as many as a batch holds.
pub(crate) fn follow<'a>(
    batch: &'a Batch<'a>,
    target: &'a Target<'a, 'a>,
    ground: &dyn Ground,
    source: &Source<'_>,
    asked: Asked<'a>,
) -> Flows {
    let mut found = Flows::default();
    let places = Places::of(batch, ground, &mut |rule, why| found.stopped_rules.push((rule, why)));
    if places.sources.is_empty() && places.sinks.is_empty() {
        return found;
    }
    let (sources, lowered, names, constants, targets) = (slots(), slots(), slots(), slots(), slots());
    let shelf = Shelf { sources: &sources, lowered: &lowered, names: &names, constants: &constants, targets: &targets };
    let others = Others::new(shelf, asked, target.language);
    let mut machine = Machine::new(batch, others, asked.stop, asked.library);
    machine.add(target, places, &source.path().to_string());
    if !machine.is_worth_running() {
        return found;
    }
    machine.run();
    found.stopped = machine.stopped;
    found.too_many_files = machine.others.is_full;
    for hit in machine.explained() {
        // What it does is told where it does it.
        let span = machine.unit(0).places.sinks[hit.sink as usize].range.span;
        found.harmless.push((batch.rules[hit.rule], span));
    }
    if !found.stopped {
        for (sink, rules) in machine.harmless() {
            let span = machine.unit(0).places.sinks[sink as usize].range.span;
            found.harmless.extend(rules.iter().map(|rule| (batch.rules[rule], span)));
        }
    }
    found.flows = machine.hits().map(|hit| flow(&machine, hit, source)).collect();
    found.handed = machine.handed_hits().map(|hit| flow(&machine, hit, source)).collect();
    found
}

/// The call that a sink is an argument of, or a part of an argument: that is what does the harm.
fn around_sink(tree: &Tree<'_>, sink: Span) -> Span {
    let Some(&node) = places::outermost(tree, sink).first() else { return sink };
    let mut at = node;
    while let Some(parent) = tree.parent(at) {
        match tree.kind(parent) {
            Kind::Call | Kind::New => return tree.span(parent),
            Kind::Keyword
            | Kind::Spread
            | Kind::List
            | Kind::Tuple
            | Kind::Dict
            | Kind::Object
            | Kind::Pair
            | Kind::Member
            | Kind::Conditional => at = parent,
            _ => break,
        }
    }
    sink
}

fn flow(machine: &Machine<'_>, hit: &Hit, scanned: &Source<'_>) -> Flow {
    let tree = machine.target(0).tree;
    let sink = &machine.unit(hit.file).places.sinks[hit.sink as usize];
    // What is bound in another file means nothing in this one.
    let range = match hit.left {
        Some(call) => Range::new(tree.span(call)),
        None => match machine.origin(hit.mark.origin) {
            Some((0, source)) => sink.range.with(&machine.unit(0).places.sources[source as usize].range, tree),
            _ => sink.range.clone(),
        },
    };
    let mut steps: Vec<(u32, Span, Passage)> = Vec::new();
    for way in machine.way(hit.mark.way) {
        let tree = machine.target(way.place.file).tree;
        let (span, passage) = (tree.span(way.place.node), way.passage);
        // Each line of the program once: the variable that the source itself is kept in says nothing new.
        let text = tree.source();
        let same_line = |a: Span, b: Span| {
            let (start, end) = (a.start.min(b.start), a.start.max(b.start));
            !text.as_bytes()[start..end].contains(&b'\n')
        };
        let told = steps.last().is_some_and(|&(file, last, _)| file == way.place.file && same_line(last, span));
        if !told || passage == Passage::Source {
            steps.push((way.place.file, span, passage));
        }
    }
    steps.push((hit.file, around_sink(machine.target(hit.file).tree, sink.range.span), Passage::Sink));
    let step = |(file, span, passage)| {
        let other = (file != 0).then(|| machine.others.source(&machine.unit(file).path)).flatten();
        TraceStep {
            location: other.map_or_else(|| Location::of(scanned, span), |other| Location::of(other, span)),
            passage,
        }
    };
    let trace = steps.into_iter().map(step).collect();
    Flow { rule: machine.batch.rules[hit.rule], range, trace }
}
