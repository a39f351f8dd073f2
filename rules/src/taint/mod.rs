//! Data that flows: from what somebody else controls to where it does harm.
//!
//! [`machine`] runs the functions of a file over what is known of values ([`value`], [`state`]) instead of over values;
//! [`transfer`] and [`assign`] say what a step does, [`call`] what calls do, [`model`] what the languages' own libraries do,
//! [`guard`] what conditions tell. All rules of a batch are followed at once: a mark knows for which of them it is
//! still dangerous ([`marks`]). What rules say about the nodes of a tree is in [`places`].

mod assign;
mod call;
mod constant;
mod functions;
mod guard;
mod machine;
mod marks;
mod model;
mod places;
mod requires;
mod state;
#[cfg(test)]
mod tests;
mod transfer;
mod value;

use findings::{Passage, Span};

use machine::Machine;
use marks::Rules;
pub(crate) use places::Batch;
use places::Places;

use crate::budget::Stop;
use crate::pattern::Target;
use crate::search::{Ground, Range};

/// Something that flows into a sink of a rule.
pub(crate) struct Flow {
    /// The rule, by its number in [`crate::search::Compiled`].
    pub(crate) rule: usize,
    /// The match of the sink, with what its source binds beside it.
    pub(crate) range: Range,
    /// The way there.
    pub(crate) trace: Vec<Step>,
}

/// One step of the way to a sink.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Step {
    /// Where.
    pub(crate) span: Span,
    /// What happens there.
    pub(crate) passage: Passage,
}

/// What was found in a file.
#[derive(Default)]
pub(crate) struct Flows {
    /// In the order of rules and places.
    pub(crate) flows: Vec<Flow>,
    /// What only constants reach, whatever branches lead there: the rule, and the place.
    pub(crate) harmless: Vec<(usize, Span)>,
    /// Rules that were stopped at a limit, and why.
    pub(crate) stopped_rules: Vec<(usize, &'static str)>,
    /// Whether the counted steps did not suffice for some function.
    pub(crate) stopped: bool,
}

/// Follows the data of one file for rules of `compiled`, at most as many as a batch holds.
pub(crate) fn follow<'a>(
    batch: &'a Batch<'a>,
    target: &'a Target<'a, 'a>,
    ground: &dyn Ground,
    stop: Stop<'a>,
) -> Flows {
    let mut found = Flows::default();
    let places = Places::of(batch, ground, &mut |rule, why| found.stopped_rules.push((rule, why)));
    let sourced = places.sources.iter().fold(Rules::NONE, |all, at| all.or(at.rules));
    let sunk = places.sinks.iter().fold(Rules::NONE, |all, at| all.or(at.rules));
    if sourced.and(sunk).is_empty() {
        return found;
    }
    let mut machine = Machine::new(batch, stop);
    machine.add(target, places);
    machine.run();
    found.stopped = machine.stopped;
    let tree = target.tree;
    if !found.stopped {
        for sink in machine.harmless() {
            let at = &machine.unit(0).places.sinks[sink as usize];
            found.harmless.extend(at.rules.iter().map(|rule| (batch.rules[rule], at.range.span)));
        }
    }
    for hit in machine.hits() {
        let places = &machine.unit(0).places;
        let (_, source) = machine.origin(hit.mark.origin);
        let source = &places.sources[source as usize];
        let sink = &places.sinks[hit.sink as usize];
        let trace = trace(machine.way(hit.mark.way), sink.range.span, tree);
        found.flows.push(Flow { rule: batch.rules[hit.rule], range: sink.range.with(&source.range, tree), trace });
    }
    found
}

/// The steps worth telling: each line of the program once.
fn trace(ways: Vec<machine::Way>, sink: Span, tree: &crate::tree::Tree<'_>) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    for way in ways {
        let span = tree.span(way.place.node);
        let passage = way.passage;
        // The variable that the source itself is kept in says nothing new, nor does a target in the sink.
        let text = tree.source();
        let same_line = |a: Span, b: Span| {
            let (start, end) = (a.start.min(b.start), a.start.max(b.start));
            !text.as_bytes()[start..end].contains(&b'\n')
        };
        if steps.last().is_some_and(|last| same_line(last.span, span) && passage != Passage::Source) {
            continue;
        }
        steps.push(Step { span, passage });
    }
    steps.push(Step { span: sink, passage: Passage::Sink });
    steps
}
