//! Who takes a value: variables, members, elements, and patterns that take it apart.

use findings::Passage;

use super::machine::{Frame, Machine};
use super::marks::Marks;
use super::model;
use super::state::{State, Var};
use super::value::{Join, Key, Known, Object, Place, Value};
use crate::tree::{Kind, NodeId, Sym};

impl Machine<'_> {
    /// Gives a target, which may take the value apart, a value; marks remember it.
    pub(super) fn assign(&mut self, frame: &mut Frame, state: &mut State, target: NodeId, value: Value) {
        let place = Place { file: frame.file, node: target };
        let marks = self.through(&value.marks, place, Passage::Kept);
        self.assign_plain(frame, state, target, Value { marks, ..value });
    }

    pub(super) fn assign_plain(&mut self, frame: &mut Frame, state: &mut State, target: NodeId, value: Value) {
        let tree = self.target(frame.file).tree;
        match tree.kind(target) {
            Kind::Name => {
                let value = self.judged(frame, state, target, value);
                let var = self.var(frame.file, target);
                state.untell(var);
                self.set_variable(frame, state, target, value);
            }
            Kind::Member => {
                let value = self.judged(frame, state, target, value);
                self.untell_owner(frame, state, target);
                let key = Key::Name(tree.node(target).sym);
                self.set_element(frame, state, target, Some(key), value);
            }
            Kind::Index => {
                let value = self.judged(frame, state, target, value);
                self.untell_owner(frame, state, target);
                let key = self.operand(frame, target, 1).as_key();
                self.set_element(frame, state, target, key, value);
            }
            Kind::Var | Kind::Parameter => {
                if let Some(inner) = tree.slot(target, 1) {
                    let value = self.judged(frame, state, target, value);
                    self.assign_plain(frame, state, inner, value);
                }
            }
            _ => self.take_apart(frame, state, target, value),
        }
    }

    /// What conditions told of an object's elements holds no longer: one of them is written.
    fn untell_owner(&self, frame: &Frame, state: &mut State, target: NodeId) {
        if !state.is_told() {
            return;
        }
        let tree = self.target(frame.file).tree;
        let mut owner = target;
        while matches!(tree.kind(owner), Kind::Member | Kind::Index | Kind::Call) {
            let Some(inner) = tree.slot(owner, 0) else { return };
            owner = inner;
        }
        if let Some(var) = self.begins_with(frame.file, owner) {
            state.untell(var);
        }
    }

    pub(super) fn set_element(
        &mut self,
        frame: &mut Frame,
        state: &mut State,
        target: NodeId,
        key: Option<Key>,
        value: Value,
    ) {
        let tree = self.target(frame.file).tree;
        let Some(owner) = tree.slot(target, 0) else { return };
        // What it was when it was read may have changed since.
        let var = (tree.kind(owner) == Kind::Name).then(|| self.var(frame.file, owner));
        let of = match var.and_then(|var| state.get(var)) {
            Some(value) => value.clone(),
            None => self.value_at(frame, state, owner),
        };
        if let (Known::Class(class), Some(Key::Name(name))) = (&of.known, key) {
            if let Some(var) = self.class_var(*class, name) {
                state.set(var, value);
            }
            return;
        }
        let of = self.as_object(frame, state, owner, of);
        state.change(&of, |object| match key {
            Some(key) => object.set(key, value.clone()),
            None => object.set_some(&value),
        });
    }

    /// The variable that is a class's own field of this name.
    pub(super) fn class_var(&self, class: Place, name: Sym) -> Option<Var> {
        let tree = self.target(class.file).tree;
        let body = tree.named(class.node, "body")?;
        tree.items(body).find_map(|member| {
            let declared = match tree.kind(member) {
                Kind::Var => tree.slot(member, 1)?,
                Kind::ExprStatement => {
                    let value = tree.slot(member, 0).filter(|&value| tree.kind(value) == Kind::Assign)?;
                    tree.slot(value, 0)?
                }
                _ => return None,
            };
            (tree.kind(declared) == Kind::Name && tree.node(declared).sym == name)
                .then(|| self.var(class.file, declared))
        })
    }

    /// A value as an object that can be written to: what is not known to be one becomes one, for whoever holds it.
    pub(super) fn as_object(&mut self, frame: &mut Frame, state: &mut State, node: NodeId, value: Value) -> Value {
        if !value.objects().is_empty() || !matches!(value.known, Known::Nothing) {
            return value;
        }
        let rest = Value::marked(value.marks);
        let made = self.make(frame, state, node, Object { rest, ..Object::default() });
        let made = Value { marks: Marks::NONE, ..made };
        let tree = self.target(frame.file).tree;
        match tree.kind(node) {
            Kind::Name => self.set_variable(frame, state, node, made.clone()),
            Kind::Member => {
                let key = Key::Name(tree.node(node).sym);
                // Deeper owners are made only where they are known: `a.b.c = d` needs `a.b`.
                if let Some(owner) = tree.slot(node, 0) {
                    let of = self.value_at(frame, state, owner);
                    let of = if tree.kind(owner) == Kind::Name { self.as_object(frame, state, owner, of) } else { of };
                    state.change(&of, |object| object.set(key, made.clone()));
                }
            }
            _ => {}
        }
        frame.values.insert(node, made.clone());
        made
    }

    /// A pattern takes a value apart.
    pub(super) fn take_apart(&mut self, frame: &mut Frame, state: &mut State, pattern: NodeId, value: Value) {
        let tree = self.target(frame.file).tree;
        let mut open = vec![(pattern, value)];
        while let Some((pattern, value)) = open.pop() {
            // A parameter that is a source may be taken apart where it stands.
            let value = match tree.kind(pattern) {
                Kind::Tuple | Kind::List | Kind::Object | Kind::Dict => self.sourced(frame, state, pattern, value),
                _ => value,
            };
            match tree.kind(pattern) {
                Kind::Tuple | Kind::List => {
                    let items: Vec<NodeId> = tree.items(pattern).collect();
                    let starred = items.iter().position(|&item| tree.kind(item) == Kind::Spread);
                    for (at, &item) in items.iter().enumerate() {
                        let element = if starred.is_none_or(|starred| at < starred) {
                            self.read(state, &value, Key::Number(at as i64))
                        } else {
                            self.element(state, &value)
                        };
                        open.push((item, element));
                    }
                }
                Kind::Object | Kind::Dict => {
                    let mut taken: Vec<Key> = Vec::new();
                    for item in tree.items(pattern) {
                        if tree.kind(item) == Kind::Spread && !value.objects().is_empty() {
                            let rest = self.without(frame, state, item, &value, &taken);
                            open.extend(tree.slot(item, 0).map(|inner| (inner, rest)));
                            continue;
                        }
                        if tree.kind(item) != Kind::Pair {
                            open.push((item, self.element(state, &value)));
                            continue;
                        }
                        let (Some(key), Some(inner)) = (tree.slot(item, 0), tree.slot(item, 1)) else { continue };
                        let key = match tree.kind(key) {
                            Kind::Str => Key::Name(Sym::of(tree.content(key))),
                            _ => Key::Name(tree.node(key).sym),
                        };
                        taken.push(key);
                        let element = self.read(state, &value, key);
                        open.push((inner, element));
                    }
                }
                Kind::Spread => {
                    if let Some(inner) = tree.slot(pattern, 0) {
                        let rest = self.make(frame, state, pattern, Object { rest: value, ..Object::default() });
                        open.push((inner, rest));
                    }
                }
                Kind::PatternDefault => {
                    let Some(inner) = tree.slot(pattern, 0) else { continue };
                    let default =
                        tree.slot(pattern, 1).and_then(|value| self.target(frame.file).constants.value(value));
                    match default.filter(|_| model::is_missing(&value)) {
                        Some(default) => open.push((inner, Value::constant(default))),
                        None => open.push((inner, Value { known: Known::Nothing, ..value })),
                    }
                }
                Kind::PatternAs => {
                    open.extend(tree.slot(pattern, 0).map(|inner| (inner, value.clone())));
                    open.extend(tree.slot(pattern, 1).map(|name| (name, value)));
                }
                Kind::PatternCall | Kind::PatternOr => {
                    let element = self.element(state, &value);
                    open.extend(tree.items(pattern).map(|inner| (inner, element.clone())));
                }
                Kind::Keyword | Kind::Pair => open.extend(tree.slot(pattern, 1).map(|inner| (inner, value))),
                Kind::Name | Kind::Member | Kind::Index | Kind::Var | Kind::Parameter => {
                    let place = Place { file: frame.file, node: pattern };
                    let marks = self.through(&value.marks, place, Passage::Kept);
                    self.assign_plain(frame, state, pattern, Value { marks, ..value });
                }
                Kind::Cast => open.extend(tree.slot(pattern, 1).map(|inner| (inner, value))),
                _ => {}
            }
        }
    }

    /// A copy of an object without some of its elements.
    fn without(&mut self, frame: &Frame, state: &mut State, node: NodeId, value: &Value, taken: &[Key]) -> Value {
        let mut all: Option<Object> = None;
        for &id in value.objects() {
            let Some(object) = state.object(id) else { continue };
            let mut object = Object { class: None, many: false, ..object.clone() };
            for &key in taken {
                object.fields.insert(key, Value::default());
            }
            object.join_into(&mut all);
        }
        let made = self.make(frame, state, node, all.unwrap_or_default());
        Value { marks: value.marks.clone(), ..made }
    }
}
