//! What functions leave behind for others: variables of a file and of its classes, and objects that such variables hold.
//! One request writes them, the next one reads them.

use std::collections::BTreeMap;

use super::machine::Machine;
use super::state::{State, Var};
use super::value::{Join, Object, ObjectId, Value};
use crate::tree::Kind;

/// What was left that somebody else controls.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Left {
    vars: BTreeMap<Var, Value>,
    objects: BTreeMap<ObjectId, Object>,
}

impl Left {
    pub(crate) fn is_empty(&self) -> bool {
        self.vars.is_empty() && self.objects.is_empty()
    }

    /// Whether all that was left was left before, whatever was added to it.
    pub(crate) fn has_no_more_than(&self, other: &Self) -> bool {
        self.vars.keys().all(|var| other.vars.contains_key(var))
            && self.objects.keys().all(|id| other.objects.contains_key(id))
    }

    /// Adds it to what is known where a function begins.
    pub(crate) fn add_to(&self, state: &mut State) {
        // What was there before has been looked at.
        for (var, value) in &self.vars {
            state.set(*var, value.clone());
        }
        for (id, object) in &self.objects {
            let both = state.object(*id).map_or_else(|| object.clone(), |known| known.join(object));
            state.replace(*id, both);
        }
    }
}

impl Machine<'_> {
    /// Keeps what a function that came to its end left, compared with what was known when the file had run.
    pub(super) fn leave(&mut self, base: &State, exit: &State) {
        for (var, value) in exit.vars() {
            let is_new = self.left.vars.get(&var) != Some(value) && base.get(var) != Some(value);
            if is_new && !exit.all_marks(value).of_sources().is_empty() && self.outlives(var) {
                let both = self.left.vars.get(&var).map_or_else(|| value.clone(), |known| known.join(value));
                for &id in both.objects() {
                    if let Some(object) = exit.object(id) {
                        let known = self.left.objects.get(&id);
                        let object = known.map_or_else(|| object.clone(), |known| known.join(object));
                        self.left.objects.insert(id, object);
                    }
                }
                self.left.vars.insert(var, both);
            }
        }
        for (id, old) in base.objects() {
            let Some(object) = exit.object(id).filter(|&object| object != old) else { continue };
            if !exit.all_marks(&Value::object(id)).of_sources().is_empty() {
                let known = self.left.objects.get(&id);
                let both = known.map_or_else(|| object.clone(), |known| known.join(object));
                self.left.objects.insert(id, both);
            }
        }
    }

    /// Whether a variable is still there when the functions have ended: one of a file, or of a class.
    fn outlives(&self, var: Var) -> bool {
        let Var::Declared(file, number) = var else { return false };
        let target = self.target(file);
        target.names.numbered(number).is_some_and(|definition| {
            let mut outer = target.tree.ancestors(definition.node);
            !outer.any(|outer| matches!(target.tree.kind(outer), Kind::Function | Kind::Lambda))
        })
    }
}
