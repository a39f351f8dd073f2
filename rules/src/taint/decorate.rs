//! Functions that others are wrapped in.

use super::call::Argument;
use super::functions;
use super::machine::{Frame, Machine, Outcome};
use super::marks::Rules;
use super::state::State;
use super::value::{Key, Known, Object, ObjectId, Place, Value};
use crate::tree::{Kind, NodeId, Variant};

/// Decorators of one function that are looked at.
const MOST_DECORATORS: usize = 6;

impl Machine<'_> {
    /// Runs what the decorators of a function made of it, if their text is there: who calls the function calls that.
    pub(super) fn decorated(&mut self, function: Place, this: Option<ObjectId>, state: &mut State) -> Option<Outcome> {
        let tree = self.target(function.file).tree;
        let attributes = tree.named(function.node, "attributes")?;
        let mut decorators: Vec<NodeId> =
            tree.items(attributes).filter(|&word| tree.kind(word) == Kind::Annotation).collect();
        if decorators.is_empty() || decorators.len() > MOST_DECORATORS {
            return None;
        }
        // The one next to the function is applied first.
        decorators.reverse();
        let mut frame = self.frame(Place { file: function.file, node: tree.root() }, None);
        let mut known = Value::of(Known::Function(function, None));
        let mut entry = state.clone();
        for decorator in decorators {
            let Some(made) = self.decorator(&mut frame, &mut entry, decorator) else { continue };
            let argument = Argument { name: None, node: decorator, value: known.clone(), spread: false };
            if let Known::Function(by, owner) = made.known
                && let Some(outcome) = self.enter(&mut frame, &entry, decorator, by, owner, &[argument])
                && let (Some(after), Known::Function(..)) = (outcome.state, &outcome.value.known)
            {
                (entry, known) = (after, outcome.value);
            }
        }
        let Known::Function(wrapper, _) = known.known else { return None };
        if wrapper == function {
            return None;
        }
        let mut inner = self.frame(wrapper, this);
        self.hand_over(function, wrapper, &mut inner, &mut entry, this);
        let outer = self.wrapped.replace(function);
        let outcome = self.execute(wrapper, inner, entry);
        self.wrapped = outer;
        self.ran.insert(function);
        Some(outcome)
    }

    /// What a decorator is: a function of this file or of another, or what such a function gives back.
    fn decorator(&mut self, frame: &mut Frame, state: &mut State, decorator: NodeId) -> Option<Value> {
        let tree = self.target(frame.file).tree;
        match tree.node(decorator).variant {
            Variant::Called => self.made_by_call(frame, state, decorator, self.batch.grave),
            _ => self.function_at(frame, state, tree.slot(decorator, 0)?, self.batch.grave),
        }
    }

    /// The function, of this file or of another, that an expression stands for.
    fn function_at(&mut self, frame: &Frame, state: &mut State, node: NodeId, given: Rules) -> Option<Value> {
        let is_function = |value: &Value| matches!(value.known, Known::Function(..));
        let known = Some(self.value_at(frame, state, node)).filter(is_function);
        known.or_else(|| self.elsewhere(state, frame.file, node, given).filter(is_function))
    }

    /// What a call gives back that is not looked at where it stands: that of a decorator, or one that nothing was handed to.
    pub(super) fn made_by_call(
        &mut self,
        frame: &mut Frame,
        state: &mut State,
        call: NodeId,
        given: Rules,
    ) -> Option<Value> {
        let tree = self.target(frame.file).tree;
        let made = self.function_at(frame, state, tree.slot(call, 0)?, given)?;
        let Known::Function(by, owner) = made.known else { return None };
        let constants = self.target(frame.file).constants;
        let given = tree.items(call).map(|item| {
            let (name, node) = match tree.kind(item) {
                Kind::Keyword => {
                    (tree.slot(item, 0).map(|name| tree.node(name).sym), tree.slot(item, 1).unwrap_or(item))
                }
                _ => (None, item),
            };
            let value = constants.value(node).map_or_else(|| self.value_at(frame, state, node), Value::constant);
            Argument { name, node, value, spread: false }
        });
        let given: Vec<Argument> = given.collect();
        let before = state.clone();
        let outcome = self.enter(frame, &before, call, by, owner, &given)?;
        *state = outcome.state?;
        Some(outcome.value)
    }

    /// Parameters of a wrapper get what those of the wrapped function stand for.
    fn hand_over(
        &mut self,
        function: Place,
        wrapper: Place,
        frame: &mut Frame,
        state: &mut State,
        this: Option<ObjectId>,
    ) {
        let tree = self.target(function.file).tree;
        let own: Vec<NodeId> =
            functions::parameters(tree, function.node).map_or(Vec::new(), |list| tree.items(list).collect());
        let mut wrapped = self.frame(function, this);
        let mut handed: Vec<(NodeId, Value)> = Vec::new();
        for (at, &parameter) in own.iter().enumerate() {
            let target =
                if tree.kind(parameter) == Kind::Parameter { tree.slot(parameter, 1) } else { Some(parameter) };
            let Some(name) = target.filter(|&name| tree.kind(name) == Kind::Name) else { continue };
            let value = match this {
                Some(this) if at == 0 => Value::object(this),
                _ => {
                    let value = self.sourced(&mut wrapped, state, parameter, Value::default());
                    self.sourced(&mut wrapped, state, name, value)
                }
            };
            handed.push((name, value));
        }
        let other = self.target(wrapper.file).tree;
        let list = functions::parameters(other, wrapper.node);
        let parameters: Vec<NodeId> = list.map_or(Vec::new(), |list| other.items(list).collect());
        let (mut rest, mut named) = (Object { list: Some(Vec::new()), ..Object::default() }, Object::default());
        for (at, (name, value)) in handed.iter().enumerate() {
            let sym = tree.node(*name).sym;
            let takes = parameters.iter().copied().enumerate().find(|&(place, parameter)| {
                let target =
                    if other.kind(parameter) == Kind::Parameter { other.slot(parameter, 1) } else { Some(parameter) };
                let plain = !matches!(other.node(parameter).variant, Variant::Rest | Variant::KeywordRest);
                plain && target.is_some_and(|target| other.node(target).sym == sym || place == at)
            });
            match takes {
                Some((_, parameter)) => self.take_apart(frame, state, parameter, value.clone()),
                // Frameworks hand parts of the address by name; whoever takes them in order gets them, too.
                None => {
                    named.set(Key::Name(sym), value.clone());
                    rest.push(value.clone());
                }
            }
        }
        for parameter in parameters {
            let object = match other.node(parameter).variant {
                Variant::Rest => std::mem::take(&mut rest),
                Variant::KeywordRest => std::mem::take(&mut named),
                _ => continue,
            };
            let value = self.make(frame, state, parameter, object);
            self.assign(frame, state, parameter, value);
        }
    }

    /// What a parameter gets from the function that its default names, if the framework calls that: `db=Depends(session)`.
    pub(super) fn depended_on(&mut self, frame: &mut Frame, state: &mut State, parameter: NodeId) -> Option<Value> {
        let tree = self.target(frame.file).tree;
        let default = tree.slot(parameter, 3).filter(|_| tree.kind(parameter) == Kind::Parameter)?;
        if tree.kind(default) != Kind::Call || !matches!(functions::callee_name(tree, default), "Depends" | "Security")
        {
            return None;
        }
        let name = tree.items(default).next()?;
        let mut made = self.value_at(frame, state, name);
        if made.known == Known::Nothing {
            made = self.elsewhere(state, frame.file, name, self.batch.grave)?;
        }
        let (function, this) = match made.known {
            Known::Function(function, this) => (function, this),
            _ => return None,
        };
        if !self.may_enter(function) {
            return None;
        }
        let mut inner = self.frame(function, this);
        let mut entry = state.clone();
        // Its own parameters may depend on others; not on itself.
        self.stack.push(function);
        self.bind_unknown(function, &mut inner, &mut entry, super::call::Given::Nothing);
        self.stack.pop();
        let outcome = self.execute(function, inner, entry);
        *state = outcome.state?;
        Some(outcome.value)
    }
}
