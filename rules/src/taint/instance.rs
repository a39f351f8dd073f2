//! Objects of classes whose text is there, and what they are made of.

use findings::Passage;

use super::call::{Argument, Parts};
use super::functions;
use super::machine::{Frame, Machine};
use super::state::State;
use super::value::{Join, Key, Object, Place, Value};
use crate::tree::names::{Declared, Definition};
use crate::tree::{Kind, NodeId};

impl Machine<'_> {
    /// A new object of a class whose text is there.
    pub(super) fn instance(
        &mut self,
        frame: &mut Frame,
        state: &mut State,
        node: NodeId,
        class: Place,
        arguments: &[Argument],
    ) -> Value {
        let value = self.make(frame, state, node, Object { class: Some(class), ..Object::default() });
        let this = value.objects()[0];
        let tree = self.target(class.file).tree;
        if tree.kind(class.node) == Kind::New {
            // What it is handed to will call its functions.
            let functions = self.functions(class.file).members(class.node);
            frame.pending.extend(functions.map(|node| (Place { file: class.file, node }, Some(this), state.clone())));
        }
        // Fields begin with what the class says.
        let constructor = self.functions(class.file).constructor(tree, class.node, arguments.len());
        let components = functions::components(tree, class.node);
        // A constructor without a list of parameters is run once the components have their values.
        let is_compact = constructor.is_none_or(|constructor| functions::parameters(tree, constructor).is_none());
        let takes_components = !components.is_empty() && components.len() == arguments.len() && is_compact;
        if takes_components {
            for (&name, argument) in components.iter().zip(arguments) {
                let place = Place { file: class.file, node: name };
                let marks = self.through(&argument.value.marks, place, Passage::Kept);
                let (key, value) = (Key::Name(tree.node(name).sym), Value { marks, ..argument.value.clone() });
                state.change(&Value::object(this), |object| object.set(key, value.clone()));
            }
        }
        match constructor {
            Some(constructor) if self.may_enter(Place { file: class.file, node: constructor }) => {
                let function = Place { file: class.file, node: constructor };
                if let Some(outcome) = self.enter(frame, state, node, function, Some(this), arguments)
                    && let Some(after) = outcome.state
                {
                    *state = after;
                }
            }
            _ if takes_components => {}
            _ => {
                // Nobody knows what it makes of its arguments: records and the like keep them.
                let mut rest = Value::default();
                for argument in arguments {
                    if let Some(name) = argument.name {
                        let value = argument.value.clone();
                        state.change(&Value::object(this), |object| object.set(Key::Name(name), value.clone()));
                    } else {
                        rest = rest.join(&Value::marked(state.all_marks(&argument.value)));
                    }
                }
                state.change(&Value::object(this), |object| object.rest = rest.clone());
            }
        }
        value
    }

    /// The value of a call that asks an object for one of the components it was made of.
    pub(super) fn component(&self, state: &State, parts: &Parts) -> Option<Value> {
        let receiver = parts.receiver_value()?;
        let tree = self.target(parts.file).tree;
        let callee = parts.callee.filter(|&callee| parts.arguments.is_empty() && tree.kind(callee) == Kind::Member)?;
        let mut found: Option<Value> = None;
        for &id in receiver.objects() {
            let class = state.object(id)?.class?;
            let target = self.target(class.file);
            let name = tree.node(callee).sym;
            let components = functions::components(target.tree, class.node);
            components.iter().find(|&&component| target.tree.node(component).sym == name)?;
            self.read(state, &Value { marks: receiver.marks.clone(), ..Value::object(id) }, Key::Name(name))
                .join_into(&mut found);
        }
        found
    }

    /// Whether a declared name is a member of its class's objects.
    pub(super) fn is_member(&self, file: u32, definition: &Definition) -> bool {
        let tree = self.target(file).tree;
        definition.declared == Declared::Field
            || definition.declared == Declared::Parameter && functions::is_component(tree, definition.node)
    }

    /// Whether what is declared as something is one of several constants: of an enumeration, `Literal["a", "b"]`.
    pub(super) fn is_choice(&mut self, frame: &Frame, state: &mut State, kind: NodeId, value: &Value) -> bool {
        let target = self.target(frame.file);
        let text = target.tree.text(kind).trim_start_matches([':', ' ']);
        if text.starts_with("Literal[") || text.starts_with("typing.Literal[") {
            return true;
        }
        let is_sure = target.language.types_are_checked;
        // Others are read only for what somebody can choose.
        let class = if is_sure && !value.marks.is_empty() && self.home_says(frame.file, kind, "enum ") {
            self.class_at(state, frame.file, kind, value.marks.of_sources().live())
        } else {
            let class = functions::type_name(target.tree, kind).and_then(|name| self.functions(frame.file).class(name));
            class.map(|node| Place { file: frame.file, node })
        };
        class.is_some_and(|class| functions::is_enumeration(self.target(class.file).tree, class.node))
    }
}
