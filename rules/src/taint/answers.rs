//! What a function that came back, or answered yes or no, says about what it was asked.

use super::call::Argument;
use super::machine::{Frame, Machine};
use super::marks::Rules;
use super::state::State;
use super::value::{Join, Known, ObjectId, Place, Value};
use crate::tree::NodeId;

impl Machine<'_> {
    /// The arguments that a function leaves clean: it came back, so they passed its checks.
    pub(super) fn lost(
        &self,
        function: Place,
        parameters: &[(NodeId, usize)],
        after: &State,
        arguments: &[Argument],
    ) -> Vec<(NodeId, Rules)> {
        let target = self.target(function.file);
        let mut lost = Vec::new();
        for &(name, at) in parameters {
            // A parameter that is given another value says nothing about the argument.
            if target.names.writes(name).len() > 1 {
                continue;
            }
            let before = arguments[at].value.marks.live();
            let now = after.get(self.var(function.file, name)).map_or(Rules::NONE, |value| value.marks.live());
            if !before.without(now).is_empty() {
                lost.push((arguments[at].node, before.without(now)));
            }
        }
        lost
    }

    /// What holds after a call whose answer was `answer`: for each argument, the rules it is clean for.
    pub(super) fn answers(
        &mut self,
        frame: &mut Frame,
        state: &State,
        node: NodeId,
        answer: bool,
    ) -> Vec<(NodeId, Rules)> {
        let parts = self.parts(frame, node);
        let arguments = &parts.arguments;
        if arguments.iter().all(|argument| argument.value.marks.is_empty()) {
            return Vec::new();
        }
        let functions = self.callees(frame, state, &parts);
        let &[(function, this)] = &functions[..] else { return Vec::new() };
        self.answers_of(frame, state, node, (function, this), arguments, answer)
    }

    /// The same of a function that is known.
    fn answers_of(
        &mut self,
        frame: &Frame,
        state: &State,
        node: NodeId,
        (function, this): (Place, Option<ObjectId>),
        arguments: &[Argument],
        answer: bool,
    ) -> Vec<(NodeId, Rules)> {
        if !self.may_enter(function) {
            return Vec::new();
        }
        let mut inner = self.frame(function, this);
        let mut entry = state.clone();
        let outer = self.below(frame, node);
        let parameters = self.bind(function, &mut inner, &mut entry, arguments, this);
        let mut outcome = self.execute(function, inner, entry);
        self.above(outer);
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
        joined.map_or(Vec::new(), |after| self.lost(function, &parameters, &after, arguments))
    }

    /// The rules for which an element is clean if a function says so of it: `xs.filter(f)`, `xs.every(f)`.
    pub(super) fn said_of_elements(
        &mut self,
        frame: &Frame,
        state: &State,
        node: NodeId,
        function: &Value,
        element: &Value,
        answer: bool,
    ) -> Rules {
        let Known::Function(function, this) = function.known else { return Rules::NONE };
        if element.marks.is_empty() {
            return Rules::NONE;
        }
        let arguments = [Argument { name: None, node, value: element.clone(), spread: false }];
        let lost = self.answers_of(frame, state, node, (function, this), &arguments, answer);
        lost.into_iter().fold(Rules::NONE, |all, (_, rules)| all.or(rules))
    }
}
