//! What functions leave behind for others: variables of the file, members of classes, and what was captured.

use super::machine::Machine;
use super::state::State;
use super::value::{Join, Place};
use crate::tree::names::Declared;
use crate::tree::{Kind, NodeId};

impl Machine<'_> {
    /// Adds what a function left in the variables and objects of the files themselves to what is known of them before any
    /// function runs. Whether something became somebody's to choose that was not before.
    pub(super) fn keep_globals(&self, base: &mut State, exit: &State) -> bool {
        let others = (1..self.files()).filter_map(|file| self.unit(file).program.clone());
        let others: Vec<_> = others.collect();
        others.iter().for_each(|program| base.adopt(&program.1));
        base.grow(exit)
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
