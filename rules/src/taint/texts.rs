//! Texts that are put together, and whether anybody can choose a letter of them.

use super::call::{Argument, handed};
use super::constant;
use super::machine::{Frame, Machine};
use super::model;
use super::state::State;
use super::value::{Known, Value};
use crate::tree::constants::Constant;
use crate::tree::{Kind, NodeId, Variant};

/// How deep collections in collections are looked into.
const DEPTH: u32 = 3;

impl Machine<'_> {
    /// `"%d of %s" % values`, and a text beside a number: constant if nothing but constants and numbers are put in.
    pub(super) fn filled_in(&self, state: &State, operator: Variant, left: &Value, right: &Value) -> Option<Value> {
        let marks = || left.marks.join(&state.all_marks(right));
        if operator == Variant::Add
            && matches!(left.known, Known::Number)
            && matches!(right.as_constant(), Some(Constant::Text(_) | Constant::SomeText))
        {
            return Some(Value { marks: marks(), ..Value::constant(Constant::SomeText) });
        }
        match (operator, left.as_constant()?) {
            (Variant::Mod, Constant::Text(format)) if constant::takes_numbers_only(format) => {
                Some(Value { marks: marks().dropped(self.batch.safe_numbers), ..Value::constant(Constant::SomeText) })
            }
            (Variant::Mod, Constant::Text(_) | Constant::SomeText) => {
                let is_settled = self.is_settled(state, right, DEPTH);
                is_settled.then(|| Value { marks: marks(), ..Value::constant(Constant::SomeText) })
            }
            (Variant::Add, Constant::Text(_) | Constant::SomeText) if matches!(right.known, Known::Number) => {
                Some(Value { marks: marks(), ..Value::constant(Constant::SomeText) })
            }
            _ => None,
        }
    }

    /// `del a[b]`, `delete a.b`.
    pub(super) fn delete(&mut self, frame: &mut Frame, state: &mut State, target: NodeId) {
        let tree = self.target(frame.file).tree;
        let key = match tree.kind(target) {
            Kind::Member => Some(super::value::Key::Name(tree.node(target).sym)),
            Kind::Index => self.operand(frame, target, 1).as_key(),
            _ => return,
        };
        let mut of = self.operand(frame, target, 0);
        // Which one it is nobody knows: all may still be there.
        if key.is_none() {
            return;
        }
        if let Some(owner) = tree.slot(target, 0).filter(|_| !of.marks.is_empty()) {
            of = self.as_object(frame, state, owner, of);
        }
        state.change(&of, |object| object.remove(key));
    }

    /// A text that a call makes of nothing but constants and numbers: `", ".join(parts)`, `String.format("%d", number)`.
    pub(super) fn text_made(
        &self,
        state: &State,
        name: &str,
        of: (&str, &Value),
        arguments: &[Argument],
    ) -> Option<Value> {
        let is_settled = |value: &Value| self.is_settled(state, value, DEPTH);
        let is_made = model::is_text_call(name)
            && (of.0 == "String" || is_settled(of.1))
            && arguments.iter().all(|argument| is_settled(&argument.value));
        let marks = || state.all_marks(of.1).join(&handed(state, arguments));
        is_made.then(|| Value { marks: marks(), ..Value::constant(Constant::SomeText) })
    }

    /// Whether a value, or all that is in it, is written in the program, or is the program's own number.
    pub(super) fn is_fixed(&self, state: &State, value: &Value) -> bool {
        value.marks.is_empty() && self.is_settled(state, value, DEPTH) && state.all_marks(value).is_empty()
    }

    /// Whether nobody can choose a letter of a value, or of what is in it.
    fn is_settled(&self, state: &State, value: &Value, depth: u32) -> bool {
        let is_element = |element: &Value| self.is_settled(state, element, depth - 1);
        match &value.known {
            Known::Constant(_) | Known::Number => true,
            Known::Objects(objects) if value.marks.is_empty() => objects.iter().all(|&id| {
                let Some(object) = state.object(id).filter(|_| depth > 0) else { return false };
                let mut elements = object.fields.values().chain(object.list.iter().flatten());
                let is_empty = object.fields.is_empty() && object.list.is_none();
                object.class.is_none()
                    && !object.unknown
                    && elements.all(is_element)
                    && if object.rest.is_nothing() { !is_empty } else { is_element(&object.rest) }
            }),
            _ => false,
        }
    }
}
