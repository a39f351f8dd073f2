//! Labels: what marks must be called, and what propagators call them.

use super::machine::Frame;
use super::marks::{Mark, Marks, Rules};
use super::places::SinkAt;
use super::state::State;
use crate::rule::code::{Propagator, Requires};
use crate::tree::Sym;

/// The label of a name; what has no label of its own goes by `__SOURCE__`, as in Semgrep.
fn named(label: &str) -> Sym {
    if label == "__SOURCE__" { Sym::EMPTY } else { Sym::of(label) }
}

/// Whether labels are as they must be.
pub(super) fn holds(requires: &Requires, labels: &[Sym]) -> bool {
    match requires {
        Requires::Constant(truth) => *truth,
        Requires::Label(label) => labels.contains(&named(label)),
        Requires::And(all) => all.iter().all(|requires| holds(requires, labels)),
        Requires::Or(any) => any.iter().any(|requires| holds(requires, labels)),
        Requires::Not(inner) => !holds(inner, labels),
    }
}

/// The labels that make a requirement hold, those that must be missing left out.
fn wanted(requires: &Requires, into: &mut Vec<Sym>) {
    match requires {
        Requires::Label(label) => into.push(named(label)),
        Requires::And(all) | Requires::Or(all) => all.iter().for_each(|requires| wanted(requires, into)),
        Requires::Constant(_) | Requires::Not(_) => {}
    }
}

/// The mark that makes a sink a finding of a rule; none if its requirements are not met.
pub(super) fn of_sink(sink: &SinkAt<'_>, marks: &Marks, rule: usize, frame: &Frame, state: &State) -> Option<Mark> {
    let live = |mark: &&Mark| mark.live.has(rule);
    if sink.said.requires.is_empty() {
        return marks.iter().filter(live).find(|mark| mark.label == Sym::EMPTY).copied();
    }
    let mut found = None;
    for part in &sink.said.requires {
        let own;
        let marks = match &part.metavariable {
            None => marks,
            Some(name) => {
                let node = sink.range.bindings.get(Sym::of(name))?.node()?;
                own = frame.values.get(&node).map(|value| state.all_marks(value)).unwrap_or_default();
                &own
            }
        };
        let labels: Vec<Sym> = marks.iter().filter(live).map(|mark| mark.label).collect();
        if !holds(&part.requires, &labels) {
            return None;
        }
        let mut names = Vec::new();
        wanted(&part.requires, &mut names);
        found = found.or_else(|| marks.iter().filter(live).find(|mark| names.contains(&mark.label)).copied());
    }
    found.or_else(|| marks.iter().find(live).copied())
}

/// What of some marks a propagator hands on, and under which label.
pub(super) fn propagated(said: &Propagator, rules: Rules, marks: &Marks) -> Marks {
    let live = |mark: &Mark| !mark.live.and(rules).is_empty();
    if let Some(requires) = &said.requires {
        let labels: Vec<Sym> = marks.iter().filter(|mark| live(mark)).map(|mark| mark.label).collect();
        if !holds(requires, &labels) {
            return Marks::NONE;
        }
    }
    let replaced = |mark: &Mark| {
        said.replace_labels.as_ref().is_none_or(|labels| labels.iter().any(|label| Sym::of(label) == mark.label))
    };
    let mut handed = Marks::NONE;
    for mark in marks.iter().filter(|mark| live(mark)) {
        let label = match &said.label {
            Some(label) if replaced(mark) => Sym::of(label),
            _ => mark.label,
        };
        handed = handed.join(&Marks::one(Mark { label, live: mark.live.and(rules), ..*mark }));
    }
    handed
}
