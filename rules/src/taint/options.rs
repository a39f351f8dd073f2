//! Objects that say how something is done: what a sink asks of the members of one, wherever it was made and changed.

use super::constant;
use super::machine::{Frame, Machine};
use super::marks::Marks;
use super::places::{SinkAt, node_of};
use super::state::State;
use super::value::{Join, Key, Value};
use crate::rule::Text;
use crate::tree::{Kind, NodeId, Sym};

impl Machine<'_> {
    /// The marks of some members of an object; of a value without members that are known, its own.
    pub(super) fn members_marks(&self, state: &State, value: &Value, members: &[Text]) -> Marks {
        let mut marks = value.marks.clone();
        if value.objects().is_empty() {
            return marks;
        }
        for path in members.iter().filter(|path| !path.is_empty()) {
            if &**path == "..." {
                let objects = value.objects().iter().filter_map(|&id| state.object(id));
                marks = objects.fold(marks, |all, object| all.join(&state.all_marks(&object.rest)));
                continue;
            }
            let member =
                path.split('.').fold(value.clone(), |of, name| self.read(state, &of, Key::Name(Sym::of(name))));
            marks = marks.join(&state.all_marks(&member));
        }
        marks
    }

    /// Whether the options that a sink asks for are set as it asks.
    pub(super) fn is_given(&self, frame: &Frame, state: &State, at: &SinkAt<'_>) -> bool {
        at.said.given.iter().all(|given| {
            let bound = at.range.bindings.get(Sym::of(&given.metavariable));
            let node = bound.and_then(|bound| node_of(bound, self.target(frame.file).tree));
            let option = node.and_then(|node| self.option(frame, state, node, Sym::of(&given.key)));
            match option {
                // Something is set, and nobody knows what.
                Some(value) => value.as_constant().map_or(Some(true), constant::truth).unwrap_or(true) == given.is_set,
                None => !given.is_set,
            }
        })
    }

    /// A member of an object that may not have been evaluated yet: an argument that comes later, a name; none if nothing
    /// is known of it.
    fn option(&self, frame: &Frame, state: &State, node: NodeId, key: Sym) -> Option<Value> {
        let tree = self.target(frame.file).tree;
        match tree.kind(node) {
            Kind::Object | Kind::Dict => {
                let items: Vec<NodeId> = tree.items(node).collect();
                items.into_iter().rev().find_map(|item| match tree.kind(item) {
                    Kind::Pair => {
                        let (name, value) = (tree.slot(item, 0)?, tree.slot(item, 1)?);
                        let named = tree.node(name).sym == key && matches!(tree.kind(name), Kind::Name | Kind::Str);
                        named.then(|| self.peeked(frame, state, value))
                    }
                    Kind::Spread => self.option(frame, state, tree.slot(item, 0)?, key),
                    _ => None,
                })
            }
            Kind::Cast => self.option(frame, state, tree.slot(node, 1)?, key),
            _ => {
                let of = self.peeked(frame, state, node);
                let mut found: Option<Value> = None;
                for object in of.objects().iter().filter_map(|&id| state.object(id)) {
                    object.get(Key::Name(key))?.join_into(&mut found);
                }
                found
            }
        }
    }

    /// The value that a node will have when it is evaluated, as far as its text names it.
    fn peeked(&self, frame: &Frame, state: &State, node: NodeId) -> Value {
        if let Some(value) = frame.values.get(&node) {
            return value.clone();
        }
        let target = self.target(frame.file);
        match target.tree.kind(node) {
            Kind::Name => self.variable(frame, state, node),
            Kind::This => frame.this.map_or_else(Value::default, Value::object),
            Kind::Member => {
                let of = target.tree.slot(node, 0).map_or_else(Value::default, |of| self.peeked(frame, state, of));
                self.read(state, &of, Key::Name(target.tree.node(node).sym))
            }
            _ => target.constants.value(node).map_or_else(Value::default, Value::constant),
        }
    }
}
