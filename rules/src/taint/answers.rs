//! What a function that came back, or answered yes or no, says about what it was asked.

use super::call::{Argument, Given};
use super::functions;
use super::machine::{Frame, Machine, Outcome};
use super::marks::Rules;
use super::state::{State, Var};
use super::value::{Join, Known, ObjectId, Place, Value};
use crate::tree::{Kind, NodeId, Sym};

/// What arguments are once they have passed the checks of a function.
#[derive(Default)]
pub(super) struct Passed {
    /// Those that are clean for some rules.
    clean: Vec<(NodeId, Rules)>,
    /// Expressions that begin with a variable, and are; see [`State::tell`].
    told: Vec<(Var, Sym, Rules)>,
}

impl Machine<'_> {
    /// The arguments that a function leaves clean: it came back, so they passed its checks.
    pub(super) fn lost(
        &self,
        caller: u32,
        function: Place,
        parameters: &[(NodeId, usize)],
        after: &State,
        arguments: &[Argument],
    ) -> Passed {
        let target = self.target(function.file);
        let mut lost = Passed::default();
        for &(name, at) in parameters {
            // A parameter that is given another value says nothing about the argument.
            if target.names.writes(name).len() > 1 {
                continue;
            }
            let before = arguments[at].value.marks.live();
            let now = after.get(self.var(function.file, name)).map_or(Rules::NONE, |value| value.marks.live());
            if !before.without(now).is_empty() {
                lost.clean.push((arguments[at].node, before.without(now)));
            }
            // What was told of something of the parameter holds for the same of the argument.
            if self.target(caller).tree.kind(arguments[at].node) == Kind::Name {
                let var = self.var(caller, arguments[at].node);
                let told = after.told_of(self.var(function.file, name));
                lost.told.extend(told.map(|(text, rules)| (var, text, rules)));
            }
        }
        lost
    }

    /// Learns that arguments passed the checks of a function.
    pub(super) fn passed(&mut self, frame: &mut Frame, state: &mut State, passed: Passed) {
        for (argument, rules) in passed.clean {
            self.clean(frame, state, argument, rules, false);
        }
        for (var, text, rules) in passed.told {
            state.tell(var, text, rules);
        }
    }

    /// What holds after a call whose answer was `answer`: for each argument, the rules it is clean for.
    pub(super) fn answers(&mut self, frame: &mut Frame, state: &State, node: NodeId, answer: bool) -> Passed {
        let parts = self.parts(frame, node);
        let arguments = &parts.arguments;
        if arguments.iter().all(|argument| argument.value.marks.is_empty()) {
            return Passed::default();
        }
        let functions = self.callees(frame, state, &parts);
        let &[(function, this)] = &functions[..] else { return Passed::default() };
        if !self.may_enter(function) {
            return Passed::default();
        }
        let mut inner = self.frame(function, this);
        let mut entry = state.clone();
        let outer = self.below(frame, node);
        let parameters = self.bind(function, &mut inner, &mut entry, arguments, this);
        let mut outcome = self.execute(function, inner, entry);
        self.above(outer);
        let after = self.where_it_answers(function, &mut outcome, answer);
        after.map_or_else(Passed::default, |after| self.lost(frame.file, function, &parameters, &after, arguments))
    }

    /// What is known where a function that has run came out as `answer`; none if it never does.
    fn where_it_answers(&mut self, function: Place, outcome: &mut Outcome, answer: bool) -> Option<State> {
        let mut joined: Option<State> = None;
        for (value_node, value, mut exit) in std::mem::take(&mut outcome.exits) {
            let truth = value.as_constant().and_then(super::constant::truth);
            if truth.is_some_and(|truth| truth != answer) {
                continue;
            }
            if let (Some(value_node), None) = (value_node, truth) {
                self.stack.push(function);
                let possible = self.assume_all(&mut outcome.frame, &mut exit, value_node, answer);
                self.stack.pop();
                if !possible {
                    continue;
                }
            }
            exit.join_into(&mut joined);
        }
        joined
    }

    /// An element of which a predicate said `answer`, as it is then: `xs.filter(f)`, `xs.find(f)`.
    pub(super) fn told_apart(
        &mut self,
        frame: &mut Frame,
        state: &State,
        node: NodeId,
        (function, this): (Place, Option<ObjectId>),
        element: &Value,
        answer: bool,
    ) -> Value {
        let target = self.target(function.file);
        let tree = target.tree;
        let first = functions::parameters(tree, function.node).and_then(|list| tree.items(list).next());
        let name =
            first.and_then(|first| if tree.kind(first) == Kind::Parameter { tree.slot(first, 1) } else { Some(first) });
        // A parameter that is given another value says nothing about the element.
        let is_own = |name: &NodeId| tree.kind(*name) == Kind::Name && target.names.writes(*name).len() <= 1;
        let Some(name) = name.filter(is_own).filter(|_| self.may_enter(function)) else { return element.clone() };
        let outer = self.below(frame, node);
        let mut inner = self.frame(function, this);
        let mut entry = state.clone();
        self.bind_unknown(function, &mut inner, &mut entry, Given::Value(element));
        let mut outcome = self.execute(function, inner, entry);
        self.above(outer);
        let after = self.where_it_answers(function, &mut outcome, answer);
        frame.pending.append(&mut outcome.frame.pending);
        let known = after.and_then(|after| after.get(self.var(function.file, name)).cloned());
        // What it is taken for is its own; whose it is, the predicate has told.
        known.unwrap_or_default()
    }

    /// The rules for which all elements are clean if a predicate says `answer` of each: `xs.every(f)`.
    pub(super) fn said_of_elements(
        &mut self,
        frame: &mut Frame,
        state: &State,
        node: NodeId,
        predicate: &Value,
        element: &Value,
        answer: bool,
    ) -> Rules {
        let Known::Function(function, this) = predicate.known else { return Rules::NONE };
        if element.marks.is_empty() {
            return Rules::NONE;
        }
        let told = self.told_apart(frame, state, node, (function, this), element, answer);
        element.marks.live().without(told.marks.live())
    }
}
