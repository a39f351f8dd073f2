//! What reaches the sinks of a file.

use super::functions;
use super::machine::{Frame, Hit, Machine};
use super::marks::{Mark, Marks, Rules};
use super::places::Handed;
use super::requires;
use super::state::State;
use super::value::{Key, Value};
use crate::tree::{Kind, NodeId};

impl Machine<'_> {
    /// Writes down which sinks at a node a value reaches.
    pub(super) fn check_sinks(&mut self, frame: &Frame, state: &State, node: NodeId, value: &Value) {
        let places = &self.unit(frame.file).places;
        let Some(sinks) = places.sink_at.get(&node).cloned() else { return };
        let tree = self.target(frame.file).tree;
        let is_first = |list: NodeId| tree.items(list).next() == Some(node);
        // Of `f(...list)` the first argument is the list's first element.
        let spread = tree.kind(node) == Kind::Spread && tree.parent(node).is_some_and(is_first);
        let value = &if spread { self.read(state, value, Key::Number(0)) } else { value.clone() };
        let own = state.all_marks(value);
        let handed = self.handed(frame, state, node);
        for sink in sinks {
            let at = &self.unit(frame.file).places.sinks[sink as usize];
            if !self.is_given(frame, state, at) {
                continue;
            }
            // Where a whole call is the sink, what matters is what goes in.
            let marks = match &at.said.members[..] {
                _ if at.whole => own.join(&handed),
                [] => own.clone(),
                members => self.members_marks(state, value, members),
            };
            if !at.said.at_exit {
                self.reach(frame, state, sink, &marks);
            }
            if self.batch.handed != Handed::No && frame.file == 0 {
                let harm = match (self.is_fixed(state, value), marks.is_empty()) {
                    (true, _) => Rules::NONE,
                    // Of what nobody knows whose it is nobody knows what it does.
                    (false, true) => Rules::all(),
                    (false, false) => marks.live(),
                };
                self.seen(sink, harm);
            }
        }
    }

    /// Writes down for which rules marks at a sink are findings.
    fn reach(&mut self, frame: &Frame, state: &State, sink: u32, marks: &Marks) {
        if marks.is_empty() {
            return;
        }
        let at = &self.unit(frame.file).places.sinks[sink as usize];
        let mut hits = Vec::new();
        for rule in marks.live().and(at.rules).iter() {
            let agree = |mark: &Mark| {
                let Some((file, source)) = self.origin(mark.origin) else { return true };
                let source = &self.unit(file).places.sources[source as usize];
                source.range.bindings.merge(&at.range.bindings, self.target(frame.file).tree).is_some()
            };
            let unified = self
                .batch
                .unified
                .has(rule)
                .then(|| marks.map(|mark| if agree(mark) { *mark } else { Mark { live: Rules::NONE, ..*mark } }));
            let marks = unified.as_ref().unwrap_or(marks);
            let found = requires::of_sink(at, &marks.of_sources(), rule, frame, state);
            // For what nobody knows whose it is, no label is known either.
            let is_handed = |mark: &&Mark| self.origin(mark.origin).is_none();
            let handed = || marks.iter().filter(is_handed).find(|mark| mark.live.has(rule)).copied();
            if let Some(mark) = found.or_else(handed) {
                hits.push(Hit { rule, file: frame.file, sink, left: None, mark });
            }
        }
        hits.into_iter().for_each(|hit| self.hit(hit));
    }

    /// The marks of what a call is made with.
    fn handed(&self, frame: &Frame, state: &State, node: NodeId) -> Marks {
        let tree = self.target(frame.file).tree;
        if !matches!(tree.kind(node), Kind::Call | Kind::New) {
            return Marks::NONE;
        }
        let values = tree.items(node).chain(functions::receiver(tree, node)).filter_map(|part| frame.values.get(&part));
        values.fold(Marks::NONE, |all, value| all.join(&state.all_marks(value)))
    }

    /// Sinks that count where the function ends.
    pub(super) fn check_exit(&mut self, frame: &Frame, state: &State, at: NodeId, value: &Value) {
        let marks = state.all_marks(value);
        if marks.is_empty() {
            return;
        }
        let places = &self.unit(frame.file).places;
        let inside = self.target(frame.file).tree.subtree(at).filter_map(|node| places.sink_at.get(&node)).flatten();
        let at_exit: Vec<u32> = inside.copied().filter(|&sink| places.sinks[sink as usize].said.at_exit).collect();
        at_exit.into_iter().for_each(|sink| self.reach(frame, state, sink, &marks));
    }
}
