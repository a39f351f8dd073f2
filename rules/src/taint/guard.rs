//! What a condition tells about values once it is known how it came out.
//!
//! A value that is equal to a constant, or an element of a collection that nobody else fills, is harmless whatever it
//! came from. What other conditions are good for, rules say (`guard`).

use std::rc::Rc;

use super::constant;
use super::functions;
use super::machine::{Frame, Machine};
use super::marks::{Marks, OriginId, Rules};
use super::places::outermost;
use super::requires;
use super::state::{State, Var};
use super::value::{Join, Key, Known, Value};
use crate::tree::constants::Constant;
use crate::tree::{Kind, NodeId, Sym, Variant};

/// How many conditions are looked through for one: names for names for conditions.
const DEPTH: u32 = 4;

impl Machine<'_> {
    /// Learns that a condition came out as `answer`; `false` if it cannot.
    pub(super) fn assume(&mut self, frame: &mut Frame, state: &mut State, condition: NodeId, answer: bool) -> bool {
        self.learn(frame, state, condition, answer, 0)
    }

    /// The same for a whole expression, the parts of which may all be conditions.
    pub(super) fn assume_all(&mut self, frame: &mut Frame, state: &mut State, node: NodeId, answer: bool) -> bool {
        let tree = self.target(frame.file).tree;
        let (left, right) = (tree.slot(node, 0), tree.slot(node, 1));
        match (tree.kind(node), tree.node(node).variant, left, right) {
            (Kind::Unary, Variant::Not, Some(inner), _) => self.assume_all(frame, state, inner, !answer),
            (Kind::Binary, Variant::And, Some(left), Some(right)) if answer => {
                self.assume_all(frame, state, left, true) && self.assume_all(frame, state, right, true)
            }
            (Kind::Binary, Variant::Or, Some(left), Some(right)) if !answer => {
                self.assume_all(frame, state, left, false) && self.assume_all(frame, state, right, false)
            }
            (Kind::Binary, Variant::And | Variant::Or, Some(left), Some(right)) => {
                // One of them came out so: what both tell is sure.
                let mut other = state.clone();
                let first = self.assume_all(frame, state, left, answer);
                let second = self.assume_all(frame, &mut other, right, answer);
                match (first, second) {
                    (true, true) => *state = state.join(&other),
                    (false, true) => *state = other,
                    (true, false) => {}
                    (false, false) => return false,
                }
                true
            }
            _ => {
                let known = frame.values.get(&node).and_then(Value::as_constant).and_then(constant::truth);
                known.is_none_or(|truth| truth == answer) && self.learn(frame, state, node, answer, 0)
            }
        }
    }

    fn learn(&mut self, frame: &mut Frame, state: &mut State, condition: NodeId, answer: bool, depth: u32) -> bool {
        if depth > DEPTH {
            return true;
        }
        self.guards(frame, state, condition, answer);
        let target = self.target(frame.file);
        let tree = target.tree;
        let variant = tree.node(condition).variant;
        let (left, right) = (tree.slot(condition, 0), tree.slot(condition, 1));
        match (tree.kind(condition), variant, left, right) {
            (Kind::Unary, Variant::Not, Some(inner), _) => return self.learn(frame, state, inner, !answer, depth + 1),
            (Kind::Await | Kind::Cast, ..) => {
                let slot = usize::from(tree.kind(condition) == Kind::Cast);
                if let Some(inner) = tree.slot(condition, slot) {
                    return self.learn(frame, state, inner, answer, depth + 1);
                }
            }
            // `ok = check(x)`, then `if ok`.
            (Kind::Name, ..) => {
                if let Some(value) = target.constants.symbol(condition)
                    && frame.values.contains_key(&value) | matches!(tree.kind(value), Kind::Call | Kind::Binary)
                {
                    return self.assume_all_deeper(frame, state, value, answer, depth + 1);
                }
            }
            (Kind::Assign, _, _, Some(value)) => return self.learn(frame, state, value, answer, depth + 1),
            (Kind::Call, ..) => self.learn_from_call(frame, state, condition, answer),
            (Kind::Binary, operator, Some(left), Some(right)) => {
                return self.learn_from_comparison(frame, state, (operator, left, right), answer, depth);
            }
            _ => {}
        }
        true
    }

    fn assume_all_deeper(
        &mut self,
        frame: &mut Frame,
        state: &mut State,
        node: NodeId,
        answer: bool,
        depth: u32,
    ) -> bool {
        if depth > 2 {
            self.learn(frame, state, node, answer, depth)
        } else {
            self.assume_all(frame, state, node, answer)
        }
    }

    /// What rules say about a condition.
    fn guards(&mut self, frame: &mut Frame, state: &mut State, condition: NodeId, answer: bool) {
        let Some(numbers) = self.unit(frame.file).places.guard_at.get(&condition).cloned() else { return };
        for number in numbers {
            let guard = &self.unit(frame.file).places.guards[number as usize];
            let (node, rules, when, origin) = (guard.node, guard.rules, guard.when, guard.origin);
            let holds = guard.requires.is_none_or(|requires| {
                let labels: Vec<Sym> =
                    state.all_marks(&self.value_at(frame, state, node)).iter().map(|mark| mark.label).collect();
                requires::holds(requires, &labels)
            });
            if when == answer && holds {
                self.clean(frame, state, node, rules, origin);
            }
        }
    }

    fn learn_from_call(&mut self, frame: &mut Frame, state: &mut State, call: NodeId, answer: bool) {
        self.learn_of_elements(frame, state, call, answer);
        let passed = self.answers(frame, state, call, answer);
        self.passed(frame, state, passed);
        if !answer {
            return;
        }
        let tree = self.target(frame.file).tree;
        let (name, receiver) = (functions::callee_name(tree, call), functions::receiver(tree, call));
        let arguments: Vec<NodeId> = tree.items(call).collect();
        match (name, receiver, &arguments[..]) {
            ("equals" | "equalsIgnoreCase" | "is", Some(receiver), &[argument]) => {
                self.equal(frame, state, receiver, argument);
            }
            ("equals", Some(_), &[a, b]) => self.equal(frame, state, a, b),
            ("hasOwnProperty" | "hasOwn", Some(receiver), &[argument]) => {
                self.member_of(frame, state, argument, receiver);
            }
            (
                "includes" | "has" | "contains" | "containsKey" | "containsValue" | "__contains__",
                Some(receiver),
                &[argument],
            ) => self.element_of(frame, state, argument, receiver),
            ("hasOwn", Some(_), &[collection, argument]) => self.member_of(frame, state, argument, collection),
            ("includes", Some(_), &[collection, argument]) => self.element_of(frame, state, argument, collection),
            ("isinstance", None, &[value, _]) => {
                let numeric = tree.text(arguments[1]).split(|c: char| !c.is_alphanumeric()).all(|word| {
                    matches!(word, "" | "int" | "float" | "bool" | "complex" | "Decimal" | "UUID" | "date" | "datetime")
                });
                if numeric {
                    let numbers = self.batch.safe_numbers;
                    self.clean(frame, state, value, numbers, false);
                }
            }
            _ => {}
        }
    }

    /// `xs.every(f)` is true, or `xs.some(f)` is not: what `f` says holds for all elements.
    fn learn_of_elements(&mut self, frame: &mut Frame, state: &mut State, call: NodeId, answer: bool) {
        let tree = self.target(frame.file).tree;
        let of_all = match functions::callee_name(tree, call) {
            "every" | "allMatch" => answer,
            "some" | "anyMatch" => !answer,
            "noneMatch" => answer,
            _ => return,
        };
        let said = matches!(functions::callee_name(tree, call), "every" | "allMatch");
        let (Some(receiver), Some(function), true) = (functions::receiver(tree, call), tree.items(call).next(), of_all)
        else {
            return;
        };
        let (of, function) = (frame.value(receiver), frame.value(function));
        let element = self.element(state, &of);
        let rules = self.said_of_elements(frame, state, call, &function, &element, said);
        if !rules.is_empty() {
            self.clean(frame, state, receiver, rules, false);
        }
    }

    fn learn_from_comparison(
        &mut self,
        frame: &mut Frame,
        state: &mut State,
        (operator, left, right): (Variant, NodeId, NodeId),
        answer: bool,
        depth: u32,
    ) -> bool {
        let tree = self.target(frame.file).tree;
        let constant_of = |frame: &Frame, node: NodeId| frame.values.get(&node).and_then(Value::as_constant).cloned();
        let equal = match operator {
            Variant::Eq | Variant::StrictEq | Variant::Is => Some(answer),
            Variant::NotEq | Variant::StrictNotEq | Variant::IsNot => Some(!answer),
            _ => None,
        };
        if let Some(equal) = equal {
            for (value, other) in [(left, right), (right, left)] {
                // The answer of a call under another name: `f(x) === true`, `m is None`, `xs.indexOf(x) !== -1`.
                let asks = matches!(tree.kind(value), Kind::Call | Kind::Name | Kind::Await);
                let flipped = match constant_of(frame, other) {
                    Some(Constant::Truth(truth)) => Some(truth == equal),
                    Some(Constant::Null) => Some(!equal),
                    Some(Constant::Whole(-1)) if self.is_position(frame, value) => {
                        if !equal {
                            self.learn_position(frame, state, value);
                        }
                        None
                    }
                    _ => None,
                };
                if let Some(answer) = flipped.filter(|_| asks)
                    && !self.learn(frame, state, value, answer, depth + 1)
                {
                    return false;
                }
            }
            if equal {
                self.equal(frame, state, left, right);
            }
            return true;
        }
        match (operator, constant_of(frame, right)) {
            (Variant::In, _) if answer => self.member_of(frame, state, left, right),
            (Variant::NotIn, _) if !answer => self.member_of(frame, state, left, right),
            (Variant::Ge, Some(Constant::Whole(0))) | (Variant::Gt, Some(Constant::Whole(-1))) if answer => {
                self.learn_position(frame, state, left);
            }
            (Variant::Lt, Some(Constant::Whole(0))) if !answer => self.learn_position(frame, state, left),
            _ => {}
        }
        true
    }

    fn is_position(&self, frame: &Frame, node: NodeId) -> bool {
        let tree = self.target(frame.file).tree;
        functions::receiver(tree, node).is_some() && functions::callee_name(tree, node) == "indexOf"
    }

    /// `xs.indexOf(x)` found it.
    fn learn_position(&mut self, frame: &mut Frame, state: &mut State, node: NodeId) {
        let tree = self.target(frame.file).tree;
        if self.is_position(frame, node)
            && let (Some(receiver), Some(argument)) = (functions::receiver(tree, node), tree.items(node).next())
        {
            self.element_of(frame, state, argument, receiver);
        }
    }

    /// Two values are the same: if one is not under anybody's control, neither is the other.
    fn equal(&mut self, frame: &mut Frame, state: &mut State, left: NodeId, right: NodeId) {
        let tree = self.target(frame.file).tree;
        for (value, other) in [(left, right), (right, left)] {
            let known = frame.value(other);
            if let Known::Constant(_) = known.known {
                let numeric = match (tree.kind(value), known.as_constant()) {
                    (Kind::Unary, Some(Constant::Text(text))) if tree.node(value).variant == Variant::Typeof => {
                        matches!(&**text, "number" | "boolean" | "bigint")
                    }
                    _ => false,
                };
                if numeric {
                    if let Some(inner) = tree.slot(value, 0) {
                        let numbers = self.batch.safe_numbers;
                        self.clean(frame, state, inner, numbers, false);
                    }
                } else if tree.kind(value) == Kind::Name
                    && *known.as_constant().expect("it is one") != Constant::SomeText
                {
                    let old = frame.value(value);
                    if !matches!(old.known, Known::Constant(_)) {
                        let constant = Value { marks: Marks::NONE, known: known.known };
                        self.set_variable(frame, state, value, constant);
                    }
                } else {
                    self.clean(frame, state, value, Rules::all(), false);
                }
            }
        }
    }

    /// A value is an element of a collection: harmless, if nobody controls what is in that.
    fn element_of(&mut self, frame: &mut Frame, state: &mut State, value: NodeId, collection: NodeId) {
        let of = frame.value(collection);
        if state.all_marks(&of).of_sources().live().is_empty() {
            self.clean(frame, state, value, Rules::all(), false);
        }
    }

    /// A value is an element of a collection, or the name of a member of an object.
    fn member_of(&mut self, frame: &mut Frame, state: &mut State, value: NodeId, collection: NodeId) {
        let of = frame.value(collection);
        if state.all_marks(&of).of_sources().is_empty() {
            let rules = Rules::all().without(self.batch.members_matter);
            self.clean(frame, state, value, rules, false);
        }
    }

    /// A value is harmless for rules from here on, for whoever asks for it by the same name.
    pub(super) fn clean(&mut self, frame: &mut Frame, state: &mut State, node: NodeId, rules: Rules, origin: bool) {
        let target = self.target(frame.file);
        let tree = target.tree;
        let value = frame.value(node);
        // What is equal to a constant is so whatever is made of it.
        let cleaned = |marks: &Marks| if rules == Rules::all() { marks.dropped(rules) } else { marks.cleaned(rules) };
        if origin {
            let origins: Vec<OriginId> = state.all_marks(&value).iter().map(|mark| mark.origin).collect();
            // Whoever asks the source once more gets the same.
            for &origin in &origins {
                let Some((file, source)) = self.origin(origin) else { continue };
                let span = self.unit(file).places.sources[source as usize].range.span;
                let node = outermost(self.target(file).tree, span).first().copied();
                if let Some((var, text)) = node.and_then(|node| self.expression(file, node)) {
                    state.tell(var, text, rules);
                }
            }
            state.map_marks(&|marks| {
                marks.map(|mark| if origins.contains(&mark.origin) { mark.cleaned(rules) } else { *mark })
            });
            return;
        }
        // Whoever writes the same expression again gets the same value.
        if !state.all_marks(&value).is_empty()
            && let Some((var, text)) = self.expression(frame.file, node)
        {
            state.tell(var, text, rules);
        }
        match tree.kind(node) {
            Kind::Name => {
                let var = self.var(frame.file, node);
                let known = self.variable(frame, state, node);
                if known.marks.live().and(rules).is_empty() {
                    return;
                }
                let cleaned = Value { marks: cleaned(&known.marks), ..known };
                if state.get(var).is_some() {
                    state.set(var, cleaned);
                } else {
                    self.set_variable(frame, state, node, cleaned);
                }
            }
            Kind::Member | Kind::Index => {
                let cleaned = Value { marks: cleaned(&value.marks), ..value };
                let key = match tree.kind(node) {
                    Kind::Member => Some(Key::Name(tree.node(node).sym)),
                    _ => tree.slot(node, 1).and_then(|key| frame.values.get(&key)).and_then(Value::as_key),
                };
                if key.is_some() {
                    self.set_element(frame, state, node, key, cleaned);
                }
            }
            // `x.strip()`, `(x)`, `str(x)`, `x as string`: what was asked about the one holds for the other. The name of
            // a cookie says nothing about its value.
            Kind::Call => {
                let mut arguments = tree.items(node);
                match (functions::receiver(tree, node), arguments.next(), arguments.next()) {
                    (Some(receiver), None, _) if is_all_of_it(functions::callee_name(tree, node)) => {
                        self.clean(frame, state, receiver, rules, false);
                    }
                    (_, Some(only), None) if tree.kind(only) == Kind::Name && !value.marks.is_empty() => {
                        self.clean(frame, state, only, rules, false);
                    }
                    _ => {}
                }
            }
            Kind::Cast => {
                if let Some(inner) = tree.slot(node, 1) {
                    self.clean(frame, state, inner, rules, false);
                }
            }
            Kind::Assign => {
                if let Some(inner) = tree.slot(node, 0) {
                    self.clean(frame, state, inner, rules, false);
                }
            }
            _ => {}
        }
    }

    /// The variable that an expression of members, elements and look-ups begins with.
    pub(super) fn begins_with(&self, file: u32, node: NodeId) -> Option<Var> {
        let tree = self.target(file).tree;
        let mut at = node;
        loop {
            match tree.kind(at) {
                Kind::Name => return Some(self.var(file, at)),
                Kind::This => return Some(Var::Free(file, Sym::of("this"))),
                Kind::Member => at = tree.slot(at, 0)?,
                // Another key is another element: only those that stay what they are.
                Kind::Index | Kind::Call => {
                    let is_text = |item| matches!(tree.kind(item), Kind::Str | Kind::Int);
                    let constant = match tree.kind(at) {
                        Kind::Index => tree.slot(at, 1).is_some_and(is_text),
                        _ => tree.items(at).count() == 1 && tree.items(at).all(is_text),
                    };
                    if !constant {
                        return None;
                    }
                    at = tree.slot(at, 0)?;
                }
                _ => return None,
            }
        }
    }

    /// What follows the variable in an expression that begins with one.
    fn behind_root(&self, file: u32, node: NodeId) -> &str {
        let tree = self.target(file).tree;
        let mut at = node;
        while let (Kind::Member | Kind::Index | Kind::Call, Some(inner)) = (tree.kind(at), tree.slot(at, 0)) {
            at = inner;
        }
        tree.text(node).strip_prefix(tree.text(at)).unwrap_or(tree.text(node))
    }

    /// An expression that says the same wherever it stands: `req.query.name`, `request.args["name"]`, `r.get("name")`.
    pub(super) fn expression(&self, file: u32, node: NodeId) -> Option<(Var, Sym)> {
        let tree = self.target(file).tree;
        if !matches!(tree.kind(node), Kind::Member | Kind::Index | Kind::Call) {
            return None;
        }
        Some((self.begins_with(file, node)?, Sym::of(self.behind_root(file, node))))
    }

    /// Whether a subject may be, and whether it must be, what one of the labels of a case says.
    pub(super) fn case(&self, frame: &Frame, subject: NodeId, case: NodeId) -> (bool, bool) {
        let tree = self.target(frame.file).tree;
        let value = frame.values.get(&subject).and_then(Value::as_constant);
        let (mut may, mut must) = (false, false);
        for label in tree.items(case) {
            if tree.kind(label) == Kind::Default {
                may = true;
                must |= tree.items(case).count() == 1;
                continue;
            }
            let literal =
                matches!(tree.kind(label), Kind::Str | Kind::Char | Kind::Int | Kind::Bool | Kind::Float | Kind::Null);
            let label =
                self.target(frame.file).constants.value(label).or_else(|| {
                    (tree.kind(label) == Kind::Char).then(|| Constant::Text(tree.content(label).to_owned()))
                });
            match (value, label) {
                (Some(value), Some(label)) if literal && *value != Constant::SomeText => {
                    may |= constant::equal(value, &label);
                    must |= constant::equal(value, &label);
                }
                _ => may = true,
            }
        }
        (may, must && tree.slot(case, 1).is_none())
    }

    /// Learns that a subject is what one of the labels of a case says.
    pub(super) fn assume_case(&mut self, frame: &mut Frame, state: &mut State, subject: NodeId, case: NodeId) {
        let target = self.target(frame.file);
        let tree = target.tree;
        let captures = target.language.name == "Python";
        let is_value = |label: NodeId| match tree.kind(label) {
            Kind::Str | Kind::Char | Kind::Int | Kind::Bool | Kind::Member => true,
            Kind::Name => !captures,
            _ => false,
        };
        let labels: Vec<NodeId> = tree
            .items(case)
            .flat_map(
                |label| if tree.kind(label) == Kind::PatternOr { tree.items(label).collect() } else { vec![label] },
            )
            .collect();
        if labels.iter().all(|&label| is_value(label)) {
            match (&labels[..], tree.kind(subject)) {
                (&[only], Kind::Name) if tree.kind(only) == Kind::Str => {
                    let constant = Known::Constant(Rc::new(Constant::Text(tree.content(only).to_owned())));
                    self.set_variable(frame, state, subject, Value::of(constant));
                }
                _ => self.clean(frame, state, subject, Rules::all(), false),
            }
        }
    }
}

/// Whether a method without arguments gives back the text it is called on, or the part of an address that matters.
fn is_all_of_it(name: &str) -> bool {
    matches!(
        name,
        "trim"
            | "strip"
            | "lower"
            | "upper"
            | "casefold"
            | "toLowerCase"
            | "toUpperCase"
            | "toLocaleLowerCase"
            | "toLocaleUpperCase"
            | "toString"
            | "intern"
            | "get"
            | "orElseThrow"
            | "decode"
            | "encode"
            | "getHost"
            | "getAuthority"
    )
}
