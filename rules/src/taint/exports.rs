//! What a file shows to others, and under which names.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::tree::{Kind, NodeId, Sym, Tree, Variant};

/// What a file shows.
#[derive(Default)]
pub(crate) struct Exports {
    members: FxHashMap<Sym, Shown>,
    /// What stands for the file itself: `module.exports = a`, `export default a`.
    pub(crate) whole: Option<NodeId>,
    /// The modules all of whose names it shows, as `Module` nodes.
    pub(crate) all: Vec<NodeId>,
}

/// One thing that is shown.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Shown {
    /// A declared name, or an expression, of the file.
    Here(NodeId),
    /// A name, as a node, of another module, a `Module` node.
    Elsewhere(NodeId, NodeId),
}

const EXPORTS: Sym = Sym::of("exports");
const MODULE: Sym = Sym::of("module");

impl Exports {
    pub(crate) fn of(tree: &Tree<'_>) -> Self {
        let mut found = Self::default();
        let mut open: Vec<NodeId> = vec![tree.root()];
        while let Some(id) = open.pop() {
            match tree.kind(id) {
                // What is declared in a branch of a file is declared in the file.
                Kind::Program | Kind::Block | Kind::Try | Kind::Catch | Kind::If | Kind::With | Kind::ExprStatement => {
                    open.extend(tree.children(id).iter().rev().flatten());
                }
                Kind::Function | Kind::Class => found.add(tree, tree.named(id, "name")),
                Kind::Var => found.add(tree, tree.slot(id, 1)),
                Kind::Import => found.add(tree, tree.slot(id, 1)),
                Kind::ImportFrom => found.names(tree, id),
                Kind::ImportAll if tree.node(id).variant == Variant::Export => found.all.extend(tree.slot(id, 0)),
                Kind::Assign => found.assignment(tree, id),
                Kind::Export => {
                    let value = tree.slot(id, 0);
                    let is_declaration = |kind| matches!(kind, Kind::Function | Kind::Class | Kind::Var | Kind::Block);
                    match value {
                        Some(value) if tree.node(id).variant == Variant::DefaultName => {
                            found.whole = tree.named(value, "name").filter(|_| is_declaration(tree.kind(value)));
                            found.whole = found.whole.or(Some(value));
                        }
                        Some(value) if is_declaration(tree.kind(value)) => {}
                        Some(value) => found.whole = Some(value),
                        None => found.names(tree, id),
                    }
                    open.extend(value.filter(|&value| is_declaration(tree.kind(value))));
                }
                _ => {}
            }
        }
        found
    }

    /// What stands under a name.
    pub(crate) fn get(&self, name: Sym) -> Option<Shown> {
        self.members.get(&name).copied()
    }

    fn add(&mut self, tree: &Tree<'_>, name: Option<NodeId>) {
        if let Some(name) = name.filter(|&name| tree.kind(name) == Kind::Name) {
            self.members.insert(tree.node(name).sym, Shown::Here(name));
        }
    }

    /// `export { a as b }`, `export { a } from 'm'`, and `from m import a`, which shows `a` too.
    fn names(&mut self, tree: &Tree<'_>, id: NodeId) {
        let is_export_from = tree.kind(id) == Kind::ImportFrom && tree.node(id).variant == Variant::Export;
        let module = tree.slot(id, 0).filter(|_| is_export_from);
        for item in tree.items(id).filter(|&item| tree.kind(item) == Kind::ImportName) {
            let Some(name) = tree.slot(item, 0) else { continue };
            let alias = tree.slot(item, 1).unwrap_or(name);
            let own = if tree.kind(id) == Kind::ImportFrom { alias } else { name };
            let shown = module.map_or(Shown::Here(own), |module| Shown::Elsewhere(module, name));
            if tree.node(alias).variant == Variant::DefaultName && tree.kind(id) == Kind::Export {
                self.whole = Some(name);
            }
            self.members.insert(tree.node(alias).sym, shown);
        }
    }

    /// `a = 1`, `exports.a = b`, `module.exports = exports = b`.
    fn assignment(&mut self, tree: &Tree<'_>, id: NodeId) {
        let mut targets = Vec::new();
        let mut value = id;
        while tree.kind(value) == Kind::Assign {
            let (Some(target), Some(inner)) = (tree.slot(value, 0), tree.slot(value, 1)) else { return };
            targets.push(target);
            value = inner;
        }
        for target in targets {
            match (exported(tree, target), tree.kind(target)) {
                (Some(None), _) => self.whole = Some(value),
                (Some(Some(name)), _) => {
                    self.members.insert(name, Shown::Here(value));
                }
                (None, Kind::Name) => self.add(tree, Some(target)),
                (None, _) => {}
            }
        }
    }
}

/// Whether something is the file as others see it (`module.exports`), or a member of that.
fn exported(tree: &Tree<'_>, target: NodeId) -> Option<Option<Sym>> {
    if is_module(tree, target) {
        return Some(None);
    }
    let is_exports = |id: NodeId| tree.kind(id) == Kind::Name && tree.node(id).sym == EXPORTS || is_module(tree, id);
    let object = tree.slot(target, 0).filter(|_| tree.kind(target) == Kind::Member)?;
    is_exports(object).then(|| Some(tree.node(target).sym))
}

fn is_module(tree: &Tree<'_>, id: NodeId) -> bool {
    let of_module = |object: NodeId| tree.kind(object) == Kind::Name && tree.node(object).sym == MODULE;
    tree.kind(id) == Kind::Member && tree.node(id).sym == EXPORTS && tree.slot(id, 0).is_some_and(of_module)
}

/// The names that stand in what a JavaScript file exports, so that others can use them; none if it does not say.
pub(crate) fn names(tree: &Tree<'_>) -> Option<FxHashSet<Sym>> {
    let mut names = FxHashSet::default();
    let mut says = false;
    for id in tree.ids() {
        let exports = match tree.kind(id) {
            Kind::Export => true,
            Kind::Assign => tree.slot(id, 0).is_some_and(|target| exported(tree, target).is_some()),
            _ => false,
        };
        if exports {
            says = true;
            // Of a function its own name is shown, and not what it uses.
            let mut open = vec![id];
            while let Some(inner) = open.pop() {
                match tree.kind(inner) {
                    Kind::Name => _ = names.insert(tree.node(inner).sym),
                    Kind::Function => open.extend(tree.named(inner, "name")),
                    Kind::Lambda => {}
                    _ => open.extend(tree.children(inner).iter().flatten()),
                }
            }
        }
    }
    says.then_some(names)
}
