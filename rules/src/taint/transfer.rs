//! What one step does: the value of a node from those of its operands, and who takes it.

use std::rc::Rc;

use findings::Passage;

use super::constant;
use super::functions;
use super::machine::{Frame, Machine};
use super::marks::{Marks, Rules};
use super::model;
use super::requires;
use super::state::State;
use super::value::{Join, Key, Known, Object, Place, Value};
use crate::rule::code::{Sanitizer, SideEffect};
use crate::tree::constants::Constant;
use crate::tree::names::Declared;
use crate::tree::{Kind, NodeId, Sym, Variant};

impl Machine<'_> {
    /// Gives a node its value; `false` if what comes after it is never reached.
    pub(super) fn eval(&mut self, frame: &mut Frame, state: &mut State, node: NodeId) -> bool {
        let Some(value) = self.value_of(frame, state, node) else { return false };
        let value = self.judged(frame, state, node, value);
        if value.is_nothing() {
            frame.values.remove(&node);
        } else {
            frame.values.insert(node, value);
        }
        self.propagate(frame, state, node);
        true
    }

    /// A value at a node under what rules say about that node: cleaned, marked, and looked at by sinks.
    pub(super) fn judged(&mut self, frame: &mut Frame, state: &mut State, node: NodeId, mut value: Value) -> Value {
        let file = frame.file;
        let numbers = self.batch.safe_numbers;
        let is_number = match &value.known {
            Known::Number => true,
            Known::Constant(constant) => !matches!(**constant, Constant::Text(_) | Constant::SomeText | Constant::Null),
            _ => false,
        };
        if is_number && !value.marks.is_empty() {
            value.marks = value.marks.dropped(numbers);
        }
        // What is a source and cleaned at one place is clean.
        value = self.sourced(frame, state, node, value);
        if state.is_told()
            && !value.marks.is_empty()
            && let Some((var, text)) = self.expression(frame.file, node)
        {
            value.marks = value.marks.cleaned(state.told(var, text));
        }
        let cleans: Vec<(Rules, &Sanitizer, bool)> = {
            let places = &self.unit(file).places;
            let at = places.clean_at.get(&node).into_iter().flatten();
            let at = at.map(|&at| &places.cleans[at as usize]);
            at.map(|at| (at.rules, at.said, at.tops.contains(&node))).collect()
        };
        for (rules, said, is_top) in cleans {
            if said.undo {
                value.marks = state.all_marks(&value).revived(rules);
                continue;
            }
            if said.fresh {
                value.marks = value.marks.of_sources();
            }
            let rules = if said.fresh { rules.or(Rules::EVER) } else { rules };
            let inside = state.all_marks(&value).live().and(rules);
            if is_top && !inside.is_empty() && value.marks.live().and(rules) != inside {
                // What is in it is not clean for others who hold it: the value is one of its own from here on.
                value = self.clean_copy(frame, state, node, &value, rules);
            }
            value.marks = value.marks.cleaned(rules);
            if said.by_side_effect {
                self.write_back(frame, state, node, value.clone());
            }
        }
        self.check_sinks(frame, state, node, &value);
        value
    }

    /// A value with the marks of the sources at its node.
    pub(super) fn sourced(&mut self, frame: &mut Frame, state: &mut State, node: NodeId, mut value: Value) -> Value {
        let file = frame.file;
        let Some(sources) = self.unit(file).places.source_at.get(&node).cloned() else { return value };
        // The wrapper has taken it; what it hands on is what there is.
        if self.wrapped.is_some_and(|wrapped| {
            let tree = self.target(file).tree;
            wrapped.file == file
                && functions::parameters(tree, wrapped.node).is_some_and(|list| tree.contains(list, node))
        }) {
            return value;
        }
        for source in sources {
            let (said, rules) = {
                let at = &self.unit(file).places.sources[source as usize];
                (at.said, at.rules)
            };
            if said.elsewhere && frame.entered == Some(node) {
                continue;
            }
            if let Some(requires) = &said.requires {
                let labels: Vec<Sym> = state
                    .all_marks(&value)
                    .iter()
                    .filter(|mark| !mark.live.and(rules).is_empty())
                    .map(|mark| mark.label)
                    .collect();
                if !requires::holds(requires, &labels) {
                    continue;
                }
            }
            let is_number = matches!(value.known, Known::Number);
            let rules = if is_number { rules.without(self.batch.safe_numbers) } else { rules };
            let mark = self.mark(file, source, node, rules);
            value.marks = value.marks.without_handed(Rules::all()).join(&Marks::one(mark));
            if matches!(value.known, Known::Constant(_)) {
                value.known = Known::Nothing;
            }
            if said.by_side_effect != SideEffect::No {
                self.write_back(frame, state, node, value.clone());
            }
        }
        value
    }

    /// What propagators at a node hand on.
    fn propagate(&mut self, frame: &mut Frame, state: &mut State, node: NodeId) {
        let Some(numbers) = self.unit(frame.file).places.propagator_at.get(&node).cloned() else { return };
        for number in numbers {
            let at = &self.unit(frame.file).places.propagators[number as usize];
            let (said, rules, to, from) = (at.said, at.rules, at.to, at.from.clone());
            let mut marks = Marks::NONE;
            for from in from {
                let value = self.value_at(frame, state, from);
                marks = marks.join(&state.all_marks(&value));
            }
            let marks = requires::propagated(said, rules, &marks);
            if marks.is_empty() {
                continue;
            }
            let marks = self.through(&marks, Place { file: frame.file, node: to }, Passage::Kept);
            let mut value = self.value_at(frame, state, to);
            value.marks = value.marks.join(&marks);
            frame.values.insert(to, value.clone());
            if to == node {
                continue;
            }
            if said.by_side_effect {
                self.write(frame, state, to, value);
            }
            // What was computed from it before the propagator was reached has it too.
            if self.target(frame.file).tree.contains(node, to) {
                let mut own = frame.value(node);
                own.marks = own.marks.join(&marks);
                frame.values.insert(node, own);
            }
        }
    }

    /// The value of a node that may not have been evaluated as one: a name that is written to.
    pub(super) fn value_at(&self, frame: &Frame, state: &State, node: NodeId) -> Value {
        if let Some(value) = frame.values.get(&node) {
            return value.clone();
        }
        match self.kind(frame, node) {
            Kind::Name => self.variable(frame, state, node),
            _ => Value::default(),
        }
    }

    /// Gives what a node names the value that rules made of it; what they say about the node has been heard.
    fn write_back(&mut self, frame: &mut Frame, state: &mut State, node: NodeId, value: Value) {
        let tree = self.target(frame.file).tree;
        let key = match tree.kind(node) {
            Kind::Member => Some(Key::Name(tree.node(node).sym)),
            Kind::Index => self.operand(frame, node, 1).as_key(),
            Kind::Call => {
                if let Some(object) = functions::receiver(tree, node) {
                    self.write_back(frame, state, object, value);
                }
                return;
            }
            _ => return self.write(frame, state, node, value),
        };
        self.set_element(frame, state, node, key, value);
    }

    /// Gives what a node names a value, if it names something.
    pub(super) fn write(&mut self, frame: &mut Frame, state: &mut State, node: NodeId, value: Value) {
        let tree = self.target(frame.file).tree;
        match tree.kind(node) {
            Kind::Name => self.set_variable(frame, state, node, value),
            Kind::Member | Kind::Index => self.assign_plain(frame, state, node, value),
            Kind::Parameter | Kind::Var => {
                if let Some(name) = tree.slot(node, 1).filter(|&name| tree.kind(name) == Kind::Name) {
                    self.set_variable(frame, state, name, value);
                }
            }
            // What is called on it, or what stands alone in it.
            Kind::Call => {
                if let Some(object) = functions::receiver(tree, node) {
                    self.write(frame, state, object, value);
                }
            }
            _ => {}
        }
    }

    pub(super) fn operand(&self, frame: &Frame, node: NodeId, slot: usize) -> Value {
        let child = self.target(frame.file).tree.slot(node, slot);
        child.map_or_else(Value::default, |child| frame.value(child))
    }

    /// The value that a node's operands make; none if it never gets one.
    fn value_of(&mut self, frame: &mut Frame, state: &mut State, node: NodeId) -> Option<Value> {
        let target = self.target(frame.file);
        let tree = target.tree;
        let variant = tree.node(node).variant;
        Some(match tree.kind(node) {
            Kind::Name => {
                let value = self.variable(frame, state, node);
                if !value.objects().is_empty()
                    && let Some(program) = &self.unit(frame.file).program
                {
                    state.adopt(&program.1, &value);
                }
                // A value, and no class or namespace, that nothing declares.
                let is_free = target.names.definition(node).is_none() && value.is_nothing();
                let is_value =
                    tree.text(node).starts_with(|c: char| c.is_lowercase()) && !functions::qualifies_class(tree, node);
                if is_free && is_value { self.handed_in(Place { file: frame.file, node }) } else { value }
            }
            Kind::This | Kind::Super => frame.this.map_or_else(Value::default, Value::object),
            Kind::Str | Kind::Int | Kind::Float | Kind::Bool | Kind::Null | Kind::Char | Kind::ElementText => {
                literal(tree.kind(node), tree.content(node), || target.constants.value(node))
            }
            Kind::Undefined => Value::constant(Constant::Null),
            Kind::Template => self.template(frame, state, node),
            Kind::Call => return self.call(frame, state, node),
            Kind::New => return self.new_object(frame, state, node),
            Kind::Member => self.member(frame, state, node),
            Kind::Index => self.index(frame, state, node),
            Kind::Slice => {
                let of = self.operand(frame, node, 0);
                Value::marked(state.all_marks(&of))
            }
            Kind::Unary => {
                let value = self.operand(frame, node, 0);
                match (variant, value.as_constant()) {
                    (Variant::Not, Some(known)) => match constant::truth(known) {
                        Some(truth) => {
                            Value { known: Known::Constant(Rc::new(Constant::Truth(!truth))), marks: value.marks }
                        }
                        None => Value { known: Known::Number, marks: value.marks },
                    },
                    (Variant::Sub, Some(Constant::Whole(number))) => Value::of(
                        number
                            .checked_neg()
                            .map_or(Known::Number, |number| Known::Constant(Rc::new(Constant::Whole(number)))),
                    ),
                    (Variant::Not | Variant::Sub | Variant::Add | Variant::BitNot, _) => {
                        Value { known: Known::Number, marks: value.marks }
                    }
                    (Variant::Typeof, _) => Value::of(Known::Nothing),
                    (Variant::DeleteOp, _) => {
                        if let Some(target) = tree.slot(node, 0) {
                            self.delete(frame, state, target);
                        }
                        Value::of(Known::Number)
                    }
                    (Variant::Void, _) => Value::constant(Constant::Null),
                    _ => value,
                }
            }
            Kind::Binary => match variant {
                Variant::And | Variant::Or | Variant::Nullish => frame.values.remove(&node).unwrap_or_default(),
                _ => {
                    let (left, right) = (self.operand(frame, node, 0), self.operand(frame, node, 1));
                    self.operator(state, variant, &left, &right)
                }
            },
            Kind::Conditional | Kind::StatementExpr => frame.values.remove(&node).unwrap_or_default(),
            Kind::Comprehension => {
                let element = frame.values.remove(&node).unwrap_or_default();
                self.make(frame, state, node, Object { rest: element, ..Object::default() })
            }
            Kind::Update => {
                let target = tree.slot(node, 0)?;
                let value = Value { known: Known::Number, marks: self.operand(frame, node, 0).marks };
                self.assign_plain(frame, state, target, value.clone());
                value
            }
            Kind::Assign => {
                let value = self.operand(frame, node, 1);
                if let Some(target) = tree.slot(node, 0) {
                    self.assign(frame, state, target, value.clone());
                }
                value
            }
            Kind::AssignOp => {
                let (old, more) = (self.operand(frame, node, 0), self.operand(frame, node, 1));
                let value = match variant {
                    Variant::And | Variant::Or | Variant::Nullish => old.join(&more),
                    _ => {
                        // `list += other` changes the list.
                        if !old.objects().is_empty() && variant == Variant::Add {
                            let element = self.element(state, &more);
                            state.change(&old, |object| object.push_some(&element));
                            old.clone()
                        } else {
                            self.operator(state, variant, &old, &more)
                        }
                    }
                };
                if let Some(target) = tree.slot(node, 0) {
                    self.assign(frame, state, target, value.clone());
                }
                value
            }
            Kind::Var => {
                let value = match tree.slot(node, 3) {
                    Some(_) => self.operand(frame, node, 3),
                    None => Value::default(),
                };
                if let Some(target) = tree.slot(node, 1).filter(|_| tree.slot(node, 3).is_some()) {
                    self.assign(frame, state, target, value.clone());
                }
                value
            }
            Kind::WithItem => {
                let value = self.operand(frame, node, 0);
                if let Some(target) = tree.slot(node, 1) {
                    self.assign(frame, state, target, value);
                }
                Value::default()
            }
            Kind::List | Kind::Tuple | Kind::Set => self.display(frame, state, node),
            Kind::Dict | Kind::Object => self.dictionary(frame, state, node),
            Kind::Lambda | Kind::Function => {
                let function = Place { file: frame.file, node };
                // Methods of a class are not called by name alone.
                let is_method = tree
                    .parent(node)
                    .and_then(|body| tree.parent(body))
                    .is_some_and(|owner| tree.kind(owner) == Kind::Class);
                if tree.named(node, "body").is_some() {
                    frame.pending.push((function, frame.this, state.clone()));
                }
                let value = Value::of(Known::Function(function, frame.this));
                if tree.kind(node) == Kind::Function
                    && !is_method
                    && let Some(name) = tree.named(node, "name")
                {
                    let var = self.var(frame.file, name);
                    state.set(var, value.clone());
                }
                value
            }
            Kind::Delete => {
                let targets: Vec<NodeId> = tree.items(node).collect();
                targets.into_iter().for_each(|target| self.delete(frame, state, target));
                Value::default()
            }
            Kind::MethodRef => self.method_ref(frame, state, node),
            Kind::Class => {
                let value = Value::of(Known::Class(Place { file: frame.file, node }));
                if let Some(name) = tree.named(node, "name") {
                    let var = self.var(frame.file, name);
                    state.set(var, value.clone());
                }
                value
            }
            Kind::Cast => {
                let value = self.operand(frame, node, 1);
                match tree.slot(node, 0) {
                    Some(to) if model::is_number_type(tree.text(to)) => self.declared_number(value),
                    _ => value,
                }
            }
            Kind::InstanceOf => {
                if let Some(pattern) = tree.slot(node, 1) {
                    let value = self.operand(frame, node, 0);
                    self.take_apart(frame, state, pattern, value);
                }
                Value::of(Known::Number)
            }
            Kind::CompFor | Kind::CompIf => Value::of(Known::Number),
            Kind::Sequence => {
                let last = tree.items(node).last();
                last.map_or_else(Value::default, |last| frame.value(last))
            }
            Kind::Await | Kind::Hole | Kind::Spread | Kind::ElementHole | Kind::Computed => {
                self.operand(frame, node, 0)
            }
            Kind::Keyword | Kind::Pair | Kind::ElementAttribute => self.operand(frame, node, 1),
            Kind::Yield => {
                let value = self.operand(frame, node, 0);
                let value = if variant == Variant::From { self.element(state, &value) } else { value };
                let known = frame.yielded.take();
                let elements = known.map_or_else(|| value.clone(), |known| self.element(state, &known).join(&value));
                frame.yielded = Some(self.make(frame, state, node, Object { rest: elements, ..Object::default() }));
                Value::default()
            }
            Kind::Throw => {
                let value = self.operand(frame, node, 0);
                // The object is not known where it is taken; who controls what is in it, is.
                let marks = self.through(&state.all_marks(&value), Place { file: frame.file, node }, Passage::Kept);
                frame.raise(node, &marks);
                value
            }
            Kind::Import | Kind::ImportFrom | Kind::ImportAll | Kind::Export => Value::default(),
            Kind::Regex | Kind::ClassOf | Kind::Dots => Value::default(),
            // What is not understood is what its parts are.
            _ => {
                let mut marks = Marks::NONE;
                for child in tree.children(node).iter().flatten() {
                    if let Some(value) = frame.values.get(child) {
                        marks = marks.join(&state.all_marks(value));
                    }
                }
                Value::marked(marks)
            }
        })
    }

    fn template(&self, frame: &Frame, state: &State, node: NodeId) -> Value {
        let tree = self.target(frame.file).tree;
        let mut whole = Some(Constant::Text(String::new()));
        let (mut marks, mut has_body) = (Marks::NONE, false);
        for part in tree.items(node) {
            let value = frame.value(part);
            let more = state.all_marks(&value);
            marks = marks.join(&if has_body { more.cleaned(self.batch.safe_bodies) } else { more });
            has_body |= Self::has_body(&value);
            whole = whole.and_then(|whole| match (&value.known, value.as_constant()) {
                (_, Some(constant)) => constant::binary(Variant::Add, &whole, constant),
                (Known::Number, None) => Some(Constant::SomeText),
                _ => None,
            });
        }
        match whole {
            Some(constant) => Value { marks, ..Value::constant(constant) },
            None if has_body => Value { known: Known::Document, marks },
            None => Value::marked(marks),
        }
    }

    /// The value of an operator.
    fn operator(&self, state: &State, operator: Variant, left: &Value, right: &Value) -> Value {
        use Variant::{Eq, Ge, Gt, In, Is, IsNot, Le, Lt, NotEq, NotIn, StrictEq, StrictNotEq};
        let mut marks = state.all_marks(right);
        if operator == Variant::Add {
            marks = self.behind(left, marks);
        }
        let marks = state.all_marks(left).join(&marks);
        let both = left.as_constant().zip(right.as_constant());
        if let Some(constant) = both.and_then(|(left, right)| constant::binary(operator, left, right)) {
            return Value { marks, ..Value::constant(constant) };
        }
        let compares =
            matches!(operator, Eq | NotEq | StrictEq | StrictNotEq | Lt | Le | Gt | Ge | In | NotIn | Is | IsNot);
        let is_number = |value: &Value| {
            matches!(value.known, Known::Number)
                || matches!(value.as_constant(), Some(Constant::Whole(_) | Constant::Fraction(_)))
        };
        if compares {
            return Value { known: Known::Number, marks };
        }
        if let Some(text) = self.filled_in(state, operator, left, right) {
            return text;
        }
        let arithmetic = matches!(
            operator,
            Variant::Sub
                | Variant::Div
                | Variant::FloorDiv
                | Variant::Pow
                | Variant::Shl
                | Variant::Shr
                | Variant::UShr
        );
        let numbers = is_number(left) && is_number(right) || arithmetic && self.arithmetic_is_of_numbers();
        let known = match operator {
            _ if numbers => Known::Number,
            Variant::Add if Self::has_body(left) || Self::has_body(right) => Known::Document,
            _ => Known::Nothing,
        };
        Value { known, marks }
    }

    /// Whether arithmetic makes numbers only, and no paths or sets as in Python.
    fn arithmetic_is_of_numbers(&self) -> bool {
        self.target(0).language.name != "Python"
    }

    /// What a name stands for.
    pub(super) fn variable(&self, frame: &Frame, state: &State, node: NodeId) -> Value {
        let target = self.target(frame.file);
        let var = self.var(frame.file, node);
        // What an object's member was given is newer than what its class says.
        if target.language.scopes().members
            && let Some(object) = frame.this.and_then(|this| state.object(this))
            && let Some(value) = object.fields.get(&Key::Name(target.tree.node(node).sym))
            && target.names.definition(node).is_some_and(|definition| self.is_member(frame.file, definition))
        {
            return value.clone();
        }
        if let Some(value) = state.get(var) {
            return value.clone();
        }
        // What another file made when it ran nobody carries around.
        if let Some(value) = self.unit(frame.file).program.as_ref().and_then(|program| program.1.get(var)) {
            return value.clone();
        }
        let Some(definition) = target.names.definition(node) else { return Value::default() };
        match definition.declared {
            _ if target.language.scopes().members && self.is_member(frame.file, definition) => {
                if let Some(this) = frame.this {
                    let sym = target.tree.node(node).sym;
                    return self.read(state, &Value::object(this), Key::Name(sym));
                }
            }
            Declared::Function => {
                if let Some(value) = definition.value.filter(|&value| target.tree.kind(value) == Kind::Function) {
                    return Value::of(Known::Function(Place { file: frame.file, node: value }, frame.this));
                }
            }
            Declared::Class => {
                if let Some(value) = definition.value.filter(|&value| target.tree.kind(value) == Kind::Class) {
                    return Value::of(Known::Class(Place { file: frame.file, node: value }));
                }
            }
            _ => {}
        }
        // What the text alone decides: constants of other functions and of the file.
        match target.constants.value(node) {
            Some(constant) => Value::constant(constant),
            None => Value::default(),
        }
    }

    /// Gives a variable a value; a field of the object at hand is one of its members.
    pub(super) fn set_variable(&mut self, frame: &mut Frame, state: &mut State, name: NodeId, value: Value) {
        let target = self.target(frame.file);
        let value = match target.names.definition(name) {
            Some(definition) => {
                let kind = definition.kind.map(|kind| target.tree.text(kind).trim_start_matches([':', ' ']));
                let is_number = !matches!(value.known, Known::Constant(_))
                    && (kind.is_some_and(model::is_number_type)
                        || definition.kind.is_some_and(|kind| self.is_choice(frame, state, kind, &value)));
                let value = if is_number { self.declared_number(value) } else { value };
                if self.is_member(frame.file, definition)
                    && target.language.scopes().members
                    && let Some(this) = frame.this
                {
                    let sym = target.tree.node(name).sym;
                    let value = self.numbers_cleaned(value);
                    state.change(&Value::object(this), |object| object.set(Key::Name(sym), value.clone()));
                    return;
                }
                value
            }
            None => value,
        };
        let value = self.numbers_cleaned(value);
        let var = self.var(frame.file, name);
        state.set(var, value);
    }

    /// A value where the text says that it is a number. Where nobody checks that when the program runs, it is believed of
    /// the program's own values only.
    fn declared_number(&self, value: Value) -> Value {
        if self.target(0).language.checks_types || value.marks.of_sources().is_empty() {
            Value { known: Known::Number, ..value }
        } else {
            value
        }
    }

    fn numbers_cleaned(&self, value: Value) -> Value {
        if value.known == Known::Number {
            Value { marks: value.marks.dropped(self.batch.safe_numbers), ..value }
        } else {
            value
        }
    }

    /// A member by name.
    fn member(&self, frame: &Frame, state: &State, node: NodeId) -> Value {
        let tree = self.target(frame.file).tree;
        let of = self.operand(frame, node, 0);
        let name = tree.node(node).sym;
        if model::is_number_member(name, !of.marks.is_empty()) {
            if of.objects().is_empty() {
                return Value { known: Known::Number, marks: of.marks };
            }
            // How many elements something has, unless that is the name of one.
            let is_own = |id: &super::value::ObjectId| {
                state.object(*id).is_none_or(|object| object.class.is_some() || object.get(Key::Name(name)).is_some())
            };
            if !of.objects().iter().any(is_own) {
                return Value::of(Known::Number);
            }
        }
        self.read(state, &of, Key::Name(name))
    }

    fn index(&self, frame: &Frame, state: &State, node: NodeId) -> Value {
        let (of, key) = (self.operand(frame, node, 0), self.operand(frame, node, 1));
        if let (Some(Constant::Text(text)), Some(Constant::Whole(at))) = (of.as_constant(), key.as_constant())
            && let Some(letter) = constant::letter(text, *at)
        {
            return Value { marks: of.marks, ..Value::constant(Constant::Text(letter)) };
        }
        match key.as_key() {
            Some(key) => self.read(state, &of, key),
            None => {
                let mut value = self.element(state, &of);
                // Which element it is, somebody else decides; what the elements are, not.
                if of.objects().is_empty() {
                    let marks = key.marks.cleaned(self.batch.safe_numbers);
                    value.marks = value.marks.join(&marks);
                }
                value
            }
        }
    }

    /// A member or element of a value.
    pub(super) fn read(&self, state: &State, of: &Value, key: Key) -> Value {
        let mut found: Option<Value> = None;
        for &id in of.objects() {
            let Some(object) = state.object(id) else { continue };
            let mut value = match (object.get(key), key) {
                (Some(value), _) => value.clone(),
                (None, Key::Name(name)) => match object.class {
                    Some(class) => self.of_class(state, class, name, Some(id)).unwrap_or_else(|| object.rest.clone()),
                    None => object.rest.clone(),
                },
                (None, Key::Number(_)) => object.any(),
            };
            value.marks = value.marks.join(&of.marks);
            value.join_into(&mut found);
        }
        if let (Known::Class(class), Key::Name(name)) = (&of.known, key) {
            found = self.of_class(state, *class, name, None);
        }
        found.unwrap_or_else(|| Value::marked(of.marks.clone()))
    }

    /// What a class has under a name: a function, or a field of the class itself.
    fn of_class(&self, state: &State, class: Place, name: Sym, this: Option<super::value::ObjectId>) -> Option<Value> {
        let target = self.target(class.file);
        let tree = target.tree;
        if let Some(function) = self.functions(class.file).method(tree, class.node, name, usize::MAX) {
            return Some(Value::of(Known::Function(Place { file: class.file, node: function }, this)));
        }
        if let Some(inner) = functions::inner_class(tree, class.node, name) {
            return Some(Value::of(Known::Class(Place { file: class.file, node: inner })));
        }
        state.get(self.class_var(class, name)?).cloned()
    }

    /// Any element of a value.
    pub(super) fn element(&self, state: &State, of: &Value) -> Value {
        let mut found: Option<Value> = None;
        for &id in of.objects() {
            let Some(object) = state.object(id) else { continue };
            let mut value = object.any();
            value.marks = value.marks.join(&of.marks);
            value.join_into(&mut found);
        }
        found.unwrap_or_else(|| Value::marked(of.marks.clone()))
    }

    fn display(&mut self, frame: &mut Frame, state: &mut State, node: NodeId) -> Value {
        let tree = self.target(frame.file).tree;
        let mut object = Object { list: Some(Vec::new()), ..Object::default() };
        for item in tree.items(node) {
            let value = frame.value(item);
            if tree.kind(item) == Kind::Spread {
                let elements = self.element(state, &value);
                object.push_some(&elements);
            } else {
                object.push(value);
            }
        }
        if tree.kind(node) == Kind::Set {
            object.forget_order();
        }
        self.make(frame, state, node, object)
    }

    fn dictionary(&mut self, frame: &mut Frame, state: &mut State, node: NodeId) -> Value {
        let tree = self.target(frame.file).tree;
        let mut object = Object::default();
        for item in tree.items(node) {
            let value = frame.value(item);
            match tree.kind(item) {
                Kind::Pair => {
                    let Some(name) = tree.slot(item, 0) else { continue };
                    let key = match tree.kind(name) {
                        Kind::Name if tree.kind(node) == Kind::Object => Some(Key::Name(tree.node(name).sym)),
                        _ => frame.values.get(&name).and_then(Value::as_key),
                    };
                    match key {
                        Some(key) => object.set(key, value),
                        None => object.set_some(&value),
                    }
                }
                Kind::Function => {
                    if let Some(name) = tree.named(item, "name") {
                        object.set(Key::Name(tree.node(name).sym), value);
                    }
                }
                Kind::Spread => {
                    let inner: Vec<Object> =
                        value.objects().iter().filter_map(|&id| state.object(id).cloned()).collect();
                    for other in &inner {
                        for (key, value) in &other.fields {
                            object.set(*key, value.clone());
                        }
                        object.rest = object.rest.join(&other.rest);
                    }
                    object.rest.marks = object.rest.marks.join(&value.marks);
                }
                _ => {}
            }
        }
        self.make(frame, state, node, object)
    }
}

/// The value of a literal; its text is that of the program.
fn literal(kind: Kind, content: &str, value: impl Fn() -> Option<Constant>) -> Value {
    match kind {
        Kind::Str | Kind::Char | Kind::ElementText => Value::constant(Constant::Text(content.to_owned())),
        Kind::Null => Value::constant(Constant::Null),
        _ => value().map_or(Value::of(Known::Number), Value::constant),
    }
}
