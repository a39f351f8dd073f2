//! What functions leave behind for others: variables of the file, members of classes, and what was captured.

use super::machine::Machine;
use super::state::State;
use super::value::{Join, Known, Place, Value};
use crate::tree::names::Declared;
use crate::tree::{Kind, NodeId, Sym};

const FINAL: Sym = Sym::of("final");
const PRIVATE: Sym = Sym::of("private");

impl Machine<'_> {
    /// Adds what a function left in the variables and objects of the files themselves to what is known of them before any
    /// function runs. Whether something became somebody's to choose that was not before.
    pub(super) fn keep_globals(&self, base: &mut State, exit: &State) -> bool {
        let others = (1..self.files()).filter_map(|file| self.unit(file).program.clone());
        let others: Vec<_> = others.collect();
        others.iter().for_each(|program| base.adopt(&program.1));
        base.grow(exit)
    }

    /// What a member of a class begins with is not what it is later, if it is given other values: only those that nobody
    /// writes to are constants.
    pub(super) fn forget_written(&self, file: u32, state: &mut State) {
        let target = self.target(file);
        let tree = target.tree;
        for name in tree.ids().filter(|&node| tree.kind(node) == Kind::Name) {
            let Some(definition) = target.names.definition(name).filter(|definition| definition.node == name) else {
                continue;
            };
            let var = self.var(file, name);
            let is_constant = |value: &Value| matches!(value.known, Known::Constant(_) | Known::Number);
            if definition.declared == Declared::Field
                && state.get(var).is_some_and(is_constant)
                && (target.names.writes(name).len() > 1 || !self.is_final(file, name))
            {
                let marks = state.get(var).map(|value| value.marks.clone()).unwrap_or_default();
                state.set(var, Value::marked(marks));
            }
        }
    }

    /// Whether only the file itself can give a member of a class a value.
    fn is_final(&self, file: u32, name: NodeId) -> bool {
        let target = self.target(file);
        let tree = target.tree;
        if !target.language.types_are_checked {
            return true;
        }
        let declaration = tree.parent(name).filter(|&parent| tree.kind(parent) == Kind::Var);
        let words = declaration.and_then(|declaration| tree.named(declaration, "attributes"));
        let is_closed = |word: NodeId| {
            tree.kind(word) == Kind::Modifier && (tree.node(word).sym == FINAL || tree.node(word).sym == PRIVATE)
        };
        words.is_some_and(|words| tree.items(words).any(is_closed))
    }

    /// What is known when a function that was made earlier is called at last: what it captured and what is written only
    /// once is as it was when it was made, whatever the ways on which it was not made tell.
    pub(super) fn when_called(&self, function: Place, made: &State, exit: &State) -> State {
        let target = self.target(function.file);
        let tree = target.tree;
        let mut state = exit.clone();
        for name in tree.subtree(function.node).filter(|&node| tree.kind(node) == Kind::Name) {
            let Some(definition) = target.names.definition(name) else { continue };
            let is_captured = definition.node < function.node && definition.declared != Declared::Field;
            let is_written_once = target.names.writes(name).len() < 2;
            if is_captured && is_written_once {
                state.take(self.var(function.file, name), made);
            }
        }
        state
    }

    /// Whether a function is kept under a name and not handed to somebody who will call it.
    pub(super) fn is_kept(&self, function: Place) -> bool {
        let tree = self.target(function.file).tree;
        let parent: Option<NodeId> = tree.parent(function.node);
        parent.is_some_and(|parent| matches!(tree.kind(parent), Kind::Var))
    }
}

impl State {
    /// Adds what another state knows of the variables and objects that are known here; see
    /// [`Machine::keep_globals`].
    fn grow(&mut self, other: &Self) -> bool {
        let mut grown = false;
        let (vars, ids) = (self.known_vars(), self.known_objects());
        for var in vars {
            let (Some(old), Some(new)) = (self.get(var).cloned(), other.get(var)) else { continue };
            if new.marks.live().without(old.marks.live()).is_empty() {
                continue;
            }
            grown = true;
            self.set(var, old.join(new));
        }
        for id in ids {
            let (Some(old), Some(new)) = (self.object(id).cloned(), other.object(id)) else { continue };
            let both = old.join(new);
            if both.marks().live().without(old.marks().live()).is_empty() {
                continue;
            }
            grown = true;
            self.replace(id, both);
        }
        grown
    }
}
