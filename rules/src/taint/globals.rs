//! What functions leave behind for others: variables of the file, members of classes, and what was captured.

use rustc_hash::FxHashSet;

use super::functions;
use super::machine::Machine;
use super::state::{State, Var};
use super::value::{Known, Place, Value};
use crate::tree::names::Declared;
use crate::tree::{Kind, NodeId, Sym};

const FINAL: Sym = Sym::of("final");
const PUBLIC: Sym = Sym::of("public");
const PROTECTED: Sym = Sym::of("protected");

impl Machine<'_> {
    /// What a function left in the variables of the files themselves, and in what these hold: somebody's to choose.
    pub(super) fn left_behind(&self, base: &State, exit: &State) -> State {
        let shared = &self.shared;
        let mut left = if shared.is_empty() { State::default() } else { exit.only(&|var| shared.contains(&var)) };
        let others = (1..self.files()).filter_map(|file| self.unit(file).program.as_ref());
        for before in others.map(|program| &program.1).chain([base]) {
            left.adopt_all(&exit.marked_since(before));
        }
        left
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
        let words: Vec<NodeId> = words.map_or(Vec::new(), |words| tree.items(words).collect());
        let says =
            |word: Sym| words.iter().any(|&known| tree.kind(known) == Kind::Modifier && tree.node(known).sym == word);
        // Who is in the same package is of one mind with it.
        says(FINAL) || !says(PUBLIC) && !says(PROTECTED)
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

    /// The variables of a file that its functions write into, or call methods of that may: `CACHE[key] = value`,
    /// `flask.g.name = value`, `SEEN.push(value)`, `Session.last = value`.
    pub(super) fn shared_variables(&self, file: u32) -> FxHashSet<Var> {
        let target = self.target(file);
        let tree = target.tree;
        let is_function = |outer: &NodeId| matches!(tree.kind(*outer), Kind::Function | Kind::Lambda);
        let mut found = FxHashSet::default();
        for id in tree.ids().filter(|&id| matches!(tree.kind(id), Kind::Assign | Kind::AssignOp | Kind::Call)) {
            let written = match tree.kind(id) {
                Kind::Call => functions::receiver(tree, id),
                _ => tree.slot(id, 0),
            };
            let Some(mut owner) = written else { continue };
            let is_plain = tree.kind(owner) == Kind::Name && tree.kind(id) != Kind::Call;
            let mut member = None;
            while matches!(tree.kind(owner), Kind::Member | Kind::Index) {
                let Some(inner) = tree.slot(owner, 0) else { break };
                member = Some(tree.node(owner).sym);
                owner = inner;
            }
            if tree.kind(owner) != Kind::Name {
                continue;
            }
            let Some(definition) = target.names.definition(owner) else { continue };
            // Modules and functions are not made to be changed; to call one of their methods says nothing.
            if tree.kind(id) == Kind::Call && matches!(definition.declared, Declared::Import | Declared::Function) {
                continue;
            }
            let is_of_file = !tree.ancestors(definition.node).any(|outer| is_function(&outer));
            // A plain name that a function writes and the file declares is a `global`.
            if !is_of_file || is_plain && definition.node == owner || !tree.ancestors(id).any(|at| is_function(&at)) {
                continue;
            }
            let of_class = || {
                let class = definition.value.filter(|_| definition.declared == Declared::Class)?;
                self.class_var(Place { file, node: class }, member?)
            };
            found.insert(of_class().unwrap_or_else(|| self.var(file, owner)));
        }
        found
    }
}
