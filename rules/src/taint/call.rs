//! Calls: into functions whose text is there, past those that are known, and through all others.

use std::hash::{Hash, Hasher};

use findings::Passage;
use rustc_hash::FxHasher;

use super::functions::{self, callee_name};
use super::machine::{Frame, Machine, Outcome};
use super::marks::{Marks, Rules};
use super::model;
use super::state::State;
use super::value::{Join, Key, Known, Object, ObjectId, Place, Value};
use crate::tree::names::Declared;
use crate::tree::{Kind, NodeId, Sym, Variant};

/// An argument of a call.
#[derive(Clone)]
pub(super) struct Argument {
    /// Its name, if it has one.
    pub(super) name: Option<Sym>,
    /// The node of the value.
    pub(super) node: NodeId,
    /// The value.
    pub(super) value: Value,
    /// Whether its elements are the arguments.
    pub(super) spread: bool,
}

/// What a call is made of.
pub(super) struct Parts {
    /// The file it stands in.
    pub(super) file: u32,
    pub(super) callee: Option<NodeId>,
    /// The value of the callee.
    called: Value,
    /// What it is made on, and its value.
    receiver: Option<(NodeId, Value)>,
    pub(super) arguments: Vec<Argument>,
}

impl Parts {
    pub(super) fn receiver_value(&self) -> Option<&Value> {
        self.receiver.as_ref().map(|(_, value)| value)
    }
}

/// What a function gets that nobody of the file calls.
#[derive(Clone, Copy)]
pub(super) enum Given<'v> {
    /// Values that nobody knows.
    Nothing,
    /// Values that come from outside.
    Handed,
    /// This, for each parameter.
    Value(&'v Value),
}

/// Functions that one call can mean.
const MOST_CALLEES: usize = 4;
/// Functions of more nodes are entered only if there is something to learn.
const SMALL: usize = 400;

impl Machine<'_> {
    fn arguments(&self, frame: &Frame, node: NodeId) -> Vec<Argument> {
        let tree = self.target(frame.file).tree;
        let items = tree.items(node).map(|item| {
            let (name, node) = match tree.kind(item) {
                Kind::Keyword => {
                    (tree.slot(item, 0).map(|name| tree.node(name).sym), tree.slot(item, 1).unwrap_or(item))
                }
                _ => (None, item),
            };
            let value = frame.value(node);
            Argument { name, node, value, spread: tree.kind(item) == Kind::Spread }
        });
        items.collect()
    }

    /// What a call is made of.
    pub(super) fn parts(&self, frame: &Frame, node: NodeId) -> Parts {
        let tree = self.target(frame.file).tree;
        let callee = tree.slot(node, 0);
        let receiver = functions::receiver(tree, node);
        let value_of = |node: Option<NodeId>| node.map_or_else(Value::default, |node| frame.value(node));
        Parts {
            file: frame.file,
            callee,
            called: value_of(callee),
            receiver: receiver.map(|node| (node, frame.value(node))),
            arguments: self.arguments(frame, node),
        }
    }

    /// The value of a call; none if it never comes back.
    pub(super) fn call(&mut self, frame: &mut Frame, state: &mut State, node: NodeId) -> Option<Value> {
        let tree = self.target(frame.file).tree;
        self.callee_elsewhere(frame, state, node);
        let parts = self.parts(frame, node);
        let Parts { called, receiver, arguments, .. } = &parts;
        frame.entered = None;
        if let Known::Class(class) = called.known {
            return Some(self.instance(frame, state, node, class, arguments));
        }
        let mut functions = self.callees(frame, state, &parts);
        if functions.is_empty() {
            functions = self.callees_elsewhere(frame, state, &parts);
        }
        if !functions.is_empty() {
            return self.enter_all(frame, state, node, &functions, &parts);
        }
        if let Some(value) = self.component(state, &parts) {
            return Some(value);
        }
        // What a class of another library is made with is in the object: the text of an error.
        if let (Some(this), Some(callee)) = (frame.this, parts.callee)
            && tree.kind(callee) == Kind::Super
        {
            let marks = handed(state, arguments);
            state.change(&Value::object(this), |object| object.rest.marks = object.rest.marks.join(&marks));
        }
        let name = callee_name(tree, node);
        if model::never_returns(name, receiver.as_ref().map(|(receiver, _)| tree.text(*receiver))) {
            return None;
        }
        if let Some(value) = self.modelled(frame, state, node, name, receiver.as_ref(), arguments) {
            return Some(value);
        }
        Some(self.unknown_call(frame, state, node, name, parts.receiver_value(), arguments))
    }

    /// Looks for what a call calls in another file, if nothing is known of it.
    fn callee_elsewhere(&mut self, frame: &mut Frame, state: &mut State, node: NodeId) {
        let tree = self.target(frame.file).tree;
        let Some(callee) = tree.slot(node, 0) else { return };
        if frame.value(callee).known != Known::Nothing || !self.may_be_elsewhere(frame.file, callee) {
            return;
        }
        let arguments = self.arguments(frame, node);
        let given = self.given(frame, state, node, &arguments);
        if let Some(value) = self.elsewhere(state, frame.file, callee, given) {
            frame.values.insert(callee, value);
            return;
        }
        // A member of what is an object of another file, or of a class there.
        let receiver = functions::receiver(tree, node).filter(|&of| frame.value(of).known == Known::Nothing);
        if let Some(receiver) = receiver
            && let Some(value) = self.elsewhere(state, frame.file, receiver, given)
        {
            frame.values.insert(receiver, value);
            return;
        }
        // What a function of another file made when nothing was handed to it: `render = createRenderer(options)`.
        let made = if functions::receiver(tree, node).is_some() { receiver } else { Some(callee) };
        if let Some(made) = made.filter(|&made| tree.kind(made) == Kind::Name && !given.is_empty())
            && let Some(definition) = self.target(frame.file).names.definition(made)
            && let Some(maker) = definition.value.filter(|&maker| tree.kind(maker) == Kind::Call)
            && tree.slot(maker, 0).is_some_and(|by| self.value_at(frame, state, by).known == Known::Nothing)
            && let Some(value) = self.made_by_call(frame, state, maker, given)
        {
            self.write(frame, state, made, value.clone());
            frame.values.insert(made, value);
        }
    }

    /// The rules for which what a call is made with is dangerous, or may become so: what makes an object in a scanned file
    /// that has sources may be given data later.
    fn given(&self, frame: &Frame, state: &State, node: NodeId, arguments: &[Argument]) -> Rules {
        let tree = self.target(frame.file).tree;
        let is_class = tree.kind(node) == Kind::New || callee_name(tree, node).starts_with(|c: char| c.is_uppercase());
        let later = if frame.file == 0 && is_class { self.unit(0).sourced } else { Rules::NONE };
        handed(state, arguments).of_sources().live().or(later).or(self.left_elsewhere)
    }

    /// The value of `new`, or of calling a class.
    pub(super) fn new_object(&mut self, frame: &mut Frame, state: &mut State, node: NodeId) -> Option<Value> {
        let tree = self.target(frame.file).tree;
        let arguments = self.arguments(frame, node);
        if tree.named(node, "body").is_some() {
            let class = Place { file: frame.file, node };
            return Some(self.instance(frame, state, node, class, &arguments));
        }
        // An array: of what is listed, or of nothing yet.
        if tree.slot(node, 0).is_some_and(|class| tree.kind(class) == Kind::TypeArray) {
            let listed = arguments.iter().find(|argument| tree.kind(argument.node) == Kind::List);
            return Some(match listed {
                Some(listed) => listed.value.clone(),
                None => self.make(frame, state, node, Object { unknown: true, ..Object::default() }),
            });
        }
        let value = tree.slot(node, 0).and_then(|class| frame.values.get(&class).cloned()).unwrap_or_default();
        let class = match (value.known, tree.slot(node, 0)) {
            (Known::Class(class), _) => Some(class),
            (_, Some(class)) => {
                let given = self.given(frame, state, node, &arguments);
                self.class_at(state, frame.file, class, given)
            }
            _ => None,
        };
        if let Some(class) = class {
            return Some(self.instance(frame, state, node, class, &arguments));
        }
        let name = tree.slot(node, 0).map_or("", |class| last_word(tree.text(class)));
        if let Some(value) = self.modelled(frame, state, node, name, None, &arguments) {
            return Some(value);
        }
        Some(self.unknown_call(frame, state, node, name, None, &arguments))
    }

    /// The functions that a call means, each with the object it runs on.
    pub(super) fn callees(&self, frame: &Frame, state: &State, parts: &Parts) -> Vec<(Place, Option<ObjectId>)> {
        let target = self.target(frame.file);
        let tree = target.tree;
        let Parts { called, arguments, .. } = parts;
        let (receiver_value, arguments) = (parts.receiver_value().cloned().unwrap_or_default(), arguments.len());
        let receiver = parts.receiver.as_ref().map(|&(receiver, _)| receiver);
        let Some(callee) = parts.callee else { return Vec::new() };
        if tree.kind(callee) == Kind::Name
            && target.language.scopes().members
            && !matches!(called.known, Known::Function(..))
            && let Some(class) = frame.class
            && let Some(node) = self.functions(frame.file).method(tree, class, tree.node(callee).sym, arguments)
        {
            return vec![(Place { file: frame.file, node }, frame.this)];
        }
        // Which of several functions of one name, the number of arguments tells.
        if let (Kind::Name, Known::Function(function, this)) = (tree.kind(callee), &called.known) {
            let class = self.functions(function.file).class_of(self.target(function.file).tree, function.node);
            if let (Some(class), true) = (class, target.language.scopes().members) {
                let tree = self.target(function.file).tree;
                let name = Sym::of(target.tree.text(callee));
                if let Some(node) = self.functions(function.file).method(tree, class, name, arguments) {
                    return vec![(Place { file: function.file, node }, frame.this)];
                }
            }
            return vec![(*function, *this)];
        }
        let name = match tree.kind(callee) {
            Kind::Member => tree.node(callee).sym,
            _ => match called.known {
                Known::Function(function, this) => return vec![(function, this)],
                _ => return Vec::new(),
            },
        };
        if let (Known::Function(function, this), true) = (&receiver_value.known, target.language.functions_are_objects)
        {
            return if model::combines_functions(name) { Vec::new() } else { vec![(*function, *this)] };
        }
        let mut found: Vec<(Place, Option<ObjectId>)> = Vec::new();
        for &id in receiver_value.objects() {
            let Some(object) = state.object(id) else { continue };
            if let Some(Value { known: Known::Function(function, this), .. }) = object.get(Key::Name(name)) {
                found.push((*function, this.or(Some(id))));
            } else if let Some(class) = object.class {
                let tree = self.target(class.file).tree;
                let methods = self.functions(class.file).methods(tree, class.node, name, arguments);
                found.extend(methods.into_iter().map(|node| (Place { file: class.file, node }, Some(id))));
            }
        }
        if found.is_empty() {
            if let Known::Function(function, this) = called.known {
                found.push((function, this));
            }
            if let Known::Class(class) = receiver_value.known {
                let tree = self.target(class.file).tree;
                let method = self.functions(class.file).method(tree, class.node, name, arguments);
                found.extend(method.map(|node| (Place { file: class.file, node }, None)));
            }
        }
        // What something is declared as, if nobody knows what it is.
        if found.is_empty()
            && receiver_value.objects().is_empty()
            && let Some(class) = receiver.and_then(|receiver| self.declared_class(frame, receiver))
        {
            let methods = self.functions(frame.file).methods(tree, class, name, arguments);
            found.extend(methods.into_iter().map(|node| (Place { file: frame.file, node }, None)));
        }
        if found.is_empty()
            && let (Some(receiver), Some(class)) = (receiver, frame.class)
            && matches!(tree.kind(receiver), Kind::This | Kind::Super)
        {
            let methods = self.functions(frame.file).methods(tree, class, name, arguments);
            found.extend(methods.into_iter().map(|node| (Place { file: frame.file, node }, frame.this)));
        }
        found.dedup();
        found.truncate(MOST_CALLEES);
        found
    }

    /// The functions of other files that a call means: of the class that its receiver is declared as, or of the classes
    /// that its own class extends.
    fn callees_elsewhere(&mut self, frame: &Frame, state: &mut State, parts: &Parts) -> Vec<(Place, Option<ObjectId>)> {
        let tree = self.target(frame.file).tree;
        let (Some(callee), Some((receiver, value))) = (parts.callee, &parts.receiver) else { return Vec::new() };
        if tree.kind(callee) != Kind::Member || !self.others.are_there() {
            return Vec::new();
        }
        let (name, count) = (tree.node(callee).sym, parts.arguments.len());
        let mut classes: Vec<(Place, Option<ObjectId>)> = Vec::new();
        for &id in value.objects() {
            classes.extend(state.object(id).and_then(|object| object.class).map(|class| (class, Some(id))));
        }
        if let Known::Class(class) = value.known {
            classes.push((class, None));
        }
        if classes.is_empty() && matches!(tree.kind(*receiver), Kind::This | Kind::Super) {
            classes.extend(frame.class.map(|node| (Place { file: frame.file, node }, frame.this)));
        }
        let kind = self.declared_type(frame, *receiver).filter(|_| classes.is_empty());
        if classes.is_empty() && kind.is_none() {
            return Vec::new();
        }
        let given = handed(state, &parts.arguments).of_sources().live().or(self.left_elsewhere);
        if let Some(kind) = kind {
            classes.extend(self.class_at(state, frame.file, kind, given).map(|class| (class, None)));
        }
        let mut found = Vec::new();
        for (class, this) in classes {
            let mut open = vec![class];
            // Upwards, as far as classes name others.
            while let Some(class) = open.pop() {
                let tree = self.target(class.file).tree;
                let methods = self.functions(class.file).methods(tree, class.node, name, count);
                if !methods.is_empty() {
                    found.extend(methods.into_iter().map(|node| (Place { file: class.file, node }, this)));
                    break;
                }
                if open.len() + found.len() < MOST_CALLEES && !given.is_empty() {
                    for parent in functions::parent_nodes(tree, class.node).collect::<Vec<_>>() {
                        let parent = self.class_at(state, class.file, parent, given);
                        open.extend(parent.filter(|&parent| parent != class));
                    }
                }
            }
        }
        found.dedup();
        found.truncate(MOST_CALLEES);
        found
    }

    /// The type that a variable, or a field of the object at hand, is declared as.
    fn declared_type(&self, frame: &Frame, node: NodeId) -> Option<NodeId> {
        let target = self.target(frame.file);
        let tree = target.tree;
        match tree.kind(node) {
            Kind::Name => target.names.definition(node)?.kind,
            Kind::Member if tree.kind(tree.slot(node, 0)?) == Kind::This => {
                functions::field_type(tree, frame.class?, tree.node(node).sym)
            }
            _ => None,
        }
    }

    /// The class of the file that a variable is declared as.
    fn declared_class(&self, frame: &Frame, node: NodeId) -> Option<NodeId> {
        let target = self.target(frame.file);
        if target.tree.kind(node) != Kind::Name {
            return None;
        }
        let definition = target.names.definition(node)?;
        if definition.declared == Declared::Class {
            return definition.value;
        }
        self.functions(frame.file).class(functions::type_name(target.tree, definition.kind?)?)
    }

    /// Enters all functions a call can mean, each from the same point.
    fn enter_all(
        &mut self,
        frame: &mut Frame,
        state: &mut State,
        node: NodeId,
        functions: &[(Place, Option<ObjectId>)],
        parts: &Parts,
    ) -> Option<Value> {
        let arguments = &parts.arguments;
        let mut before = state.clone();
        let mut after: Option<State> = None;
        let mut value: Option<Value> = None;
        let mut entered = true;
        for &(function, this) in functions {
            let this = this.or_else(|| self.whose(frame, &mut before, node, function, parts));
            let outcome = match self.is_worth(function, state, parts) && self.may_enter(function) {
                true => self.enter(frame, &before, node, function, this, arguments),
                false => None,
            };
            entered &= outcome.is_some();
            let (came, returned) = match outcome {
                Some(outcome) => (outcome.state, outcome.value),
                None => {
                    let known = self.unknown_call(frame, state, node, "", parts.receiver_value(), arguments);
                    (Some(before.clone()), known)
                }
            };
            let Some(came) = came else { continue };
            came.join_into(&mut after);
            returned.join_into(&mut value);
        }
        *state = after?;
        frame.entered = entered.then_some(node);
        value
    }

    /// Whether entering a function can tell something.
    fn is_worth(&self, function: Place, state: &State, parts: &Parts) -> bool {
        let tree = self.target(function.file).tree;
        let functions = self.functions(function.file);
        functions.has_source(function.node)
            || functions.has_sink(function.node)
            || tree.subtree(function.node).take(SMALL).count() < SMALL
            || parts.receiver_value().is_some_and(|receiver| !state.all_marks(receiver).is_empty())
            || !handed(state, &parts.arguments).is_empty()
    }

    /// Goes below a call: objects that are made there are others than those of other calls. Returns what to go back to.
    pub(super) fn below(&mut self, frame: &Frame, node: NodeId) -> u64 {
        self.calls.push(Place { file: frame.file, node });
        let mut hasher = FxHasher::default();
        (node, frame.file).hash(&mut hasher);
        let below = self.context.rotate_left(5).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ hasher.finish();
        std::mem::replace(&mut self.context, below)
    }

    /// Comes back from below.
    pub(super) fn above(&mut self, outer: u64) {
        self.calls.pop();
        self.context = outer;
    }

    /// Runs a function with arguments.
    pub(super) fn enter(
        &mut self,
        frame: &mut Frame,
        state: &State,
        node: NodeId,
        function: Place,
        this: Option<ObjectId>,
        arguments: &[Argument],
    ) -> Option<Outcome> {
        if !self.may_enter(function) {
            return None;
        }
        let outer = self.below(frame, node);
        let mut inner = self.frame(function, this);
        let goes_in = function.file != 0
            && (!handed(state, arguments).of_sources().is_empty() || !self.left_elsewhere.is_empty());
        let mut state = state.clone();
        let parameters = self.bind(function, &mut inner, &mut state, arguments, this);
        let mut outcome = self.execute(function, inner, state);
        // What the functions of another file hand to somebody there is part of this call.
        if goes_in {
            let pending = std::mem::take(&mut outcome.frame.pending);
            let exit = outcome.state.clone().unwrap_or_default();
            let mut inner = self.frame(function, this);
            inner.pending = pending;
            self.run_pending(inner, &exit);
        }
        self.above(outer);
        let place = Place { file: frame.file, node };
        outcome.value.marks = self.through(&outcome.value.marks, place, Passage::Returned);
        frame.pending.append(&mut outcome.frame.pending);
        let raised = self.escaped(&outcome.frame);
        frame.raise(node, &raised);
        if let Some(after) = &mut outcome.state {
            let passed = self.lost(frame.file, function, &parameters, after, arguments);
            self.passed(frame, after, passed);
        }
        Some(outcome)
    }

    /// Gives parameters their arguments; returns the simple ones, each with the number of its argument.
    pub(super) fn bind(
        &mut self,
        function: Place,
        frame: &mut Frame,
        state: &mut State,
        arguments: &[Argument],
        this: Option<ObjectId>,
    ) -> Vec<(NodeId, usize)> {
        let tree = self.target(function.file).tree;
        let Some(list) = functions::parameters(tree, function.node) else { return Vec::new() };
        let mut parameters: Vec<NodeId> = tree.items(list).collect();
        let mut simple = Vec::new();
        if let Some(own) = self.own_parameter(function, &parameters) {
            let value = self.own_value(function, frame, this);
            self.assign(frame, state, own, value);
            parameters.remove(0);
        }
        let mut taken = vec![false; arguments.len()];
        let mut position = 0;
        for parameter in parameters {
            let target =
                if tree.kind(parameter) == Kind::Parameter { tree.slot(parameter, 1) } else { Some(parameter) };
            let name = target.filter(|&target| tree.kind(target) == Kind::Name);
            let variant = tree.node(parameter).variant;
            if variant == Variant::Separator || target.is_none() {
                continue;
            }
            if variant == Variant::Rest || variant == Variant::KeywordRest {
                let mut object = Object { list: (variant == Variant::Rest).then(Vec::new), ..Object::default() };
                for (at, argument) in arguments.iter().enumerate().filter(|(at, _)| !taken[*at]) {
                    match (variant, argument.name) {
                        (Variant::Rest, None) if at >= position && !argument.spread => {
                            object.push(argument.value.clone());
                        }
                        (Variant::Rest, None) if at >= position => {
                            let elements = self.element(state, &argument.value);
                            object.push_some(&elements);
                        }
                        (Variant::KeywordRest, Some(name)) => object.set(Key::Name(name), argument.value.clone()),
                        _ => {}
                    }
                }
                let value = self.make(frame, state, parameter, object);
                self.assign(frame, state, parameter, value);
                continue;
            }
            let sym = name.map(|name| tree.node(name).sym);
            let named = arguments.iter().position(|argument| argument.name.is_some() && argument.name == sym);
            let by_position = arguments.get(position).filter(|argument| argument.name.is_none());
            let (value, at) = match (named, by_position) {
                (Some(at), _) => (arguments[at].value.clone(), Some(at)),
                (None, Some(argument)) if argument.spread => (self.element(state, &argument.value), None),
                (None, Some(argument)) => {
                    position += 1;
                    (argument.value.clone(), Some(position - 1))
                }
                (None, None) => {
                    let default =
                        tree.slot(parameter, 3).and_then(|default| self.target(function.file).constants.value(default));
                    (default.map_or_else(Value::default, Value::constant), None)
                }
            };
            if let Some(at) = at {
                taken[at] = true;
                simple.extend(name.map(|name| (name, at)));
            }
            let place = Place { file: function.file, node: parameter };
            let marks = self.through(&value.marks, place, Passage::Passed);
            self.take_apart(frame, state, parameter, Value { marks, ..value });
        }
        simple
    }

    /// Gives parameters values that nobody knows.
    pub(super) fn bind_unknown(&mut self, function: Place, frame: &mut Frame, state: &mut State, given: Given<'_>) {
        let tree = self.target(function.file).tree;
        let Some(list) = functions::parameters(tree, function.node) else { return };
        let parameters: Vec<NodeId> = tree.items(list).collect();
        let own = self.own_parameter(function, &parameters);
        for parameter in parameters {
            let own_value = self.own_value(function, frame, frame.this);
            if Some(parameter) != own
                && let Some(value) = self.depended_on(frame, state, parameter)
            {
                self.take_apart(frame, state, parameter, value);
                continue;
            }
            let value = match given {
                _ if Some(parameter) == own => own_value,
                Given::Nothing => Value::default(),
                Given::Handed if !self.functions(function.file).is_asked(function.node) => Value::default(),
                Given::Handed => self.handed_in(Place { file: function.file, node: parameter }),
                Given::Value(value) => value.clone(),
            };
            self.take_apart(frame, state, parameter, value);
        }
    }

    /// What a method gets for the object it is called on.
    fn own_value(&self, function: Place, frame: &Frame, this: Option<ObjectId>) -> Value {
        match frame.class.filter(|_| functions::takes_class(self.target(function.file).tree, function.node)) {
            Some(node) => Value::of(Known::Class(Place { file: function.file, node })),
            None => this.map_or_else(Value::default, Value::object),
        }
    }

    /// The parameter that stands for the object, where the language writes it down.
    fn own_parameter(&self, function: Place, parameters: &[NodeId]) -> Option<NodeId> {
        let target = self.target(function.file);
        let tree = target.tree;
        let first = *parameters.first()?;
        let is_member = self.functions(function.file).class_of(tree, function.node).is_some()
            && tree.kind(function.node) == Kind::Function
            && target.language.name == "Python"
            && !functions::is_static(tree, function.node);
        is_member.then_some(first)
    }

    /// A call of which nothing is known: what goes in may come out.
    fn unknown_call(
        &mut self,
        frame: &mut Frame,
        state: &mut State,
        node: NodeId,
        name: &str,
        receiver: Option<&Value>,
        arguments: &[Argument],
    ) -> Value {
        let marks = receiver.map_or(Marks::NONE, |receiver| state.all_marks(receiver)).join(&handed(state, arguments));
        if let ("format" | "sprintf", [format, values @ ..]) = (name, arguments) {
            let values: Vec<Value> = values.iter().map(|value| value.value.clone()).collect();
            if let Some(text) = self.formatted(state, &format.value, &values) {
                return text;
            }
        }
        if model::is_number_call(name) {
            return Value { known: Known::Number, marks };
        }
        if model::calls_with_elements(name) {
            let of = receiver.filter(|value| !value.is_nothing());
            let of = of.or_else(|| {
                let mut values = arguments.iter().map(|argument| &argument.value);
                values.rfind(|value| !matches!(value.known, Known::Function(..)) && !value.is_nothing())
            });
            let element = of.map_or_else(Value::default, |of| self.element(state, of));
            let mut returned: Option<Value> = None;
            if let (Some(answer), Some(of)) = (model::keeps_where(name), of)
                && let Some(passing) =
                    arguments.iter().find_map(|asked| self.passing(frame, state, node, asked, &element, answer))
            {
                return self.kept_elements(frame, state, node, name, of, passing);
            }
            for argument in arguments {
                let Known::Function(function, this) = argument.value.known else { continue };
                if let Some(value) = self.call_back(frame, state, node, function, this, &element) {
                    value.join_into(&mut returned);
                }
            }
            if let Some(returned) = returned {
                return match name {
                    "then" | "catch" | "finally" | "reduce" | "orElseGet" | "useMemo" => returned,
                    "map" | "flatMap" | "from" => {
                        self.make(frame, state, node, Object { rest: returned, ..Object::default() })
                    }
                    "forEach" | "each" => Value::default(),
                    _ => receiver.cloned().unwrap_or_default(),
                };
            }
        }
        Value::marked(marks)
    }

    /// A function is called by somebody else, with one value for all its parameters.
    fn call_back(
        &mut self,
        frame: &mut Frame,
        state: &mut State,
        node: NodeId,
        function: Place,
        this: Option<ObjectId>,
        value: &Value,
    ) -> Option<Value> {
        if !self.may_enter(function) {
            return None;
        }
        let outer = self.below(frame, node);
        let mut inner = self.frame(function, this);
        let mut entry = state.clone();
        self.bind_unknown(function, &mut inner, &mut entry, Given::Value(value));
        let mut outcome = self.execute(function, inner, entry);
        self.above(outer);
        frame.pending.append(&mut outcome.frame.pending);
        // It may have been called or not.
        if let Some(after) = &outcome.state {
            *state = state.join(after);
        }
        Some(outcome.value)
    }
}

/// The marks of all that a call is made with.
pub(super) fn handed(state: &State, arguments: &[Argument]) -> Marks {
    arguments.iter().fold(Marks::NONE, |all, argument| all.join(&state.all_marks(&argument.value)))
}

/// The last name of a type as it is written.
fn last_word(text: &str) -> &str {
    let text = text.split(['<', '(', '[']).next().unwrap_or(text);
    text.rsplit(['.', ' ']).find(|word| !word.is_empty()).unwrap_or(text)
}
