//! Functions as values: methods under another name, and functions that say which elements of a collection stay.

use super::call::{Argument, Parts};
use super::functions;
use super::machine::{Frame, Machine};
use super::marks::Rules;
use super::state::State;
use super::value::{Known, Object, ObjectId, Place, Value};
use crate::tree::{Kind, NodeId};

impl Machine<'_> {
    /// `T::name` as a function.
    pub(super) fn method_ref(&self, frame: &Frame, state: &State, node: NodeId) -> Value {
        let tree = self.target(frame.file).tree;
        let (Some(object), Some(name)) = (tree.slot(node, 0), tree.slot(node, 1)) else { return Value::default() };
        let of = self.value_at(frame, state, object);
        let owner = of.objects().first().and_then(|&id| Some((id, state.object(id)?.class?)));
        if let Some((id, class)) = owner {
            let tree_of_class = self.target(class.file).tree;
            let method = self.functions(class.file).method(tree_of_class, class.node, tree.node(name).sym, 1);
            return method.map_or_else(Value::default, |node| {
                Value::of(Known::Function(Place { file: class.file, node }, Some(id)))
            });
        }
        let class = match tree.kind(object) {
            Kind::This => frame.class,
            _ => functions::type_name(tree, object).and_then(|name| self.functions(frame.file).class(name)),
        };
        let function = class.and_then(|class| self.functions(frame.file).method(tree, class, tree.node(name).sym, 1));
        function.map_or_else(Value::default, |node| {
            Value::of(Known::Function(Place { file: frame.file, node }, frame.this))
        })
    }

    /// The object that a method of a class runs on, if nobody knows more of it than who controls it: all that is in it
    /// is theirs.
    pub(super) fn whose(
        &mut self,
        frame: &Frame,
        state: &mut State,
        node: NodeId,
        function: Place,
        parts: &Parts,
    ) -> Option<ObjectId> {
        let receiver =
            parts.receiver_value().filter(|value| value.known == Known::Nothing && !value.marks.is_empty())?;
        let tree = self.target(function.file).tree;
        let class = self.functions(function.file).class_of(tree, function.node);
        let class = class.filter(|_| !functions::is_static(tree, function.node))?;
        let rest = Value::marked(receiver.marks.clone());
        let class = Some(Place { file: function.file, node: class });
        let made = self.make(frame, state, node, Object { class, rest, ..Object::default() });
        made.objects().first().copied()
    }

    /// What an element is for which a function has given an answer; none if nobody knows the function.
    pub(super) fn passing(
        &mut self,
        frame: &mut Frame,
        state: &mut State,
        node: NodeId,
        asked: &Argument,
        element: &Value,
        answer: bool,
    ) -> Option<Value> {
        let tree = self.target(frame.file).tree;
        // `ALLOWED::contains`.
        if tree.kind(asked.node) == Kind::MethodRef {
            let name = tree.slot(asked.node, 1).map_or("", |name| tree.text(name));
            if answer && matches!(name, "contains" | "containsKey") {
                let of = tree.slot(asked.node, 0).map(|of| self.value_at(frame, state, of))?;
                let is_fixed = state.all_marks(&of).of_sources().live().is_empty();
                let marks = if is_fixed { element.marks.dropped(Rules::all()) } else { element.marks.clone() };
                return Some(Value { marks, ..element.clone() });
            }
        }
        let Known::Function(function, this) = asked.value.known else { return None };
        let told = self.told_apart(frame, state, node, (function, this), element, answer);
        Some(Value { marks: told.marks, ..element.clone() })
    }

    /// A collection of which elements stay that are like one.
    pub(super) fn kept_elements(
        &mut self,
        frame: &mut Frame,
        state: &mut State,
        node: NodeId,
        name: &str,
        of: &Value,
        element: Value,
    ) -> Value {
        if name == "find" {
            return element;
        }
        if name != "removeIf" {
            return self.make(frame, state, node, Object { rest: element, ..Object::default() });
        }
        let live = element.marks.live();
        let gone = state.all_marks(of).live().without(live);
        state.change(of, |object| {
            object.rest.marks = object.rest.marks.cleaned(gone);
            let values = object.fields.values_mut().chain(object.list.iter_mut().flatten());
            values.for_each(|value| value.marks = value.marks.cleaned(gone));
        });
        let tree = self.target(frame.file).tree;
        if let (true, Some(receiver)) = (!of.marks.is_empty(), functions::receiver(tree, node)) {
            let marks = of.marks.cleaned(gone);
            self.write(frame, state, receiver, Value { marks, ..of.clone() });
        }
        Value::of(Known::Number)
    }
}
