//! What a name means: scopes, declarations, imports.
//!
//! Two passes over the tree in the order of the text. The first declares, the second looks up each use from the
//! innermost scope outwards. What is decided here is about one file; a name that no declaration of the file explains
//! has none.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use rustc_hash::FxHasher;

use super::{Kind, NodeId, Sym, Tree, Variant};

/// How a language binds names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ScopeRules {
    /// Assigning to a name declares it, for the whole function (Python).
    pub assigning_declares: bool,
    /// Declarations are for their block, except those that say `var`.
    pub blocks: bool,
    /// Members of a class can be named alone inside it (Java).
    pub members: bool,
    /// A string and a number add up to a string (Java, JavaScript).
    pub numbers_join_texts: bool,
}

/// What a name was declared as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Declared {
    /// A variable.
    Variable,
    /// A parameter.
    Parameter,
    /// A variable of a class.
    Field,
    /// A function or method.
    Function,
    /// A class.
    Class,
    /// Something of another module.
    Import,
}

/// One declared name.
#[derive(Clone, Debug)]
pub struct Definition {
    /// As what.
    pub declared: Declared,
    /// The first node that names it.
    pub node: NodeId,
    /// Its declared type.
    pub kind: Option<NodeId>,
    /// What it is given where it is declared, or by its only assignment.
    pub value: Option<NodeId>,
    /// How often it is given a value. Loops, handlers and patterns that take values apart count twice: the value is
    /// not to be read off the text.
    pub writes: u32,
    /// Where its qualified name stands in `Names::paths`; empty but for imports.
    path: (u32, u32),
}

type Map<K, V> = HashMap<K, V, BuildHasherDefault<FxHasher>>;

/// One place where a variable gets a value.
#[derive(Clone, Copy, Debug)]
pub struct Write {
    definition: u32,
    /// The name that is written to.
    pub target: NodeId,
    /// The value, if the text shows it.
    pub value: Option<NodeId>,
    /// The operator of `a += b`; the value is then `b`.
    pub operator: Option<Variant>,
}

/// The meaning of all names of a tree.
#[derive(Default)]
pub struct Names {
    /// By definition, then in the order of the text.
    writes: Vec<Write>,
    definitions: Vec<Definition>,
    /// For each name node that has one, its definition.
    uses: Map<NodeId, u32>,
    paths: Vec<Sym>,
    /// Modules all of whose names were imported.
    wildcards: Vec<(u32, u32)>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum ScopeKind {
    Program,
    Function,
    Class,
    Block,
}

struct Scope {
    kind: ScopeKind,
    parent: Option<u32>,
    owner: NodeId,
}

impl Names {
    /// Finds the meaning of all names.
    pub fn resolve(tree: &Tree<'_>, rules: ScopeRules) -> Self {
        let mut resolver = Resolver {
            tree,
            rules,
            names: Self::default(),
            scopes: Vec::new(),
            declared: Map::default(),
            redirected: Map::default(),
        };
        resolver.declare_all();
        resolver.look_up_all();
        resolver.names.writes.sort_by_key(|write| (write.definition, write.target));
        resolver.names
    }

    /// What a name node means; none if nothing in the file says it.
    pub fn definition(&self, id: NodeId) -> Option<&Definition> {
        self.uses.get(&id).map(|&number| &self.definitions[number as usize])
    }

    /// What a number of [`Self::number`] stands for.
    pub fn numbered(&self, number: u32) -> Option<&Definition> {
        self.definitions.get(number as usize)
    }

    /// The number of what a name node means, the same for all nodes that mean the same.
    pub fn number(&self, id: NodeId) -> Option<u32> {
        self.uses.get(&id).copied()
    }

    /// The places that give a value to what a name node means, in the order of the text.
    pub fn writes(&self, id: NodeId) -> &[Write] {
        let Some(&number) = self.uses.get(&id) else { return &[] };
        let start = self.writes.partition_point(|write| write.definition < number);
        let end = self.writes.partition_point(|write| write.definition <= number);
        &self.writes[start..end]
    }

    /// Whether two name nodes mean the same declaration, or both none.
    pub fn agree(&self, a: NodeId, b: NodeId) -> bool {
        self.uses.get(&a) == self.uses.get(&b)
    }

    /// The qualified name of what a name node imports: module parts, then the member.
    pub fn path(&self, id: NodeId) -> Option<&[Sym]> {
        let definition = self.definition(id)?;
        (definition.declared == Declared::Import).then(|| self.slice(definition.path))
    }

    /// The modules all of whose names were imported.
    pub fn wildcards(&self) -> impl Iterator<Item = &[Sym]> {
        self.wildcards.iter().map(|&range| self.slice(range))
    }

    fn slice(&self, range: (u32, u32)) -> &[Sym] {
        &self.paths[range.0 as usize..range.1 as usize]
    }
}

struct Resolver<'a, 't> {
    tree: &'a Tree<'t>,
    rules: ScopeRules,
    names: Names,
    /// In the order of the text.
    scopes: Vec<Scope>,
    declared: Map<(u32, Sym), u32>,
    /// `global x`: in this scope the name is that scope's.
    redirected: Map<(u32, Sym), u32>,
}

impl Resolver<'_, '_> {
    fn declare_all(&mut self) {
        let tree = self.tree;
        let mut open: Vec<u32> = Vec::new();
        for id in tree.ids() {
            while open.last().is_some_and(|&scope| !tree.contains(self.scopes[scope as usize].owner, id)) {
                open.pop();
            }
            let around = open.last().copied();
            if let Some(kind) = self.scope_kind(id) {
                let number = self.scopes.len() as u32;
                self.scopes.push(Scope { kind, parent: around, owner: id });
                open.push(number);
            }
            let (Some(around), Some(&inside)) = (around, open.last()) else { continue };
            self.declare(id, around, inside);
        }
    }

    fn scope_kind(&self, id: NodeId) -> Option<ScopeKind> {
        Some(match self.tree.kind(id) {
            Kind::Program => ScopeKind::Program,
            Kind::Function | Kind::Lambda | Kind::Initializer => ScopeKind::Function,
            Kind::Class => ScopeKind::Class,
            Kind::Comprehension => ScopeKind::Block,
            Kind::Block | Kind::For | Kind::ForEach | Kind::Catch | Kind::Case | Kind::With if self.rules.blocks => {
                ScopeKind::Block
            }
            // Trees of broken texts, and of patterns, may have another root.
            _ if id == self.tree.root() => ScopeKind::Program,
            _ => return None,
        })
    }

    /// Declares what a node declares; `around` is the scope it stands in, `inside` its own if it has one.
    fn declare(&mut self, id: NodeId, around: u32, inside: u32) {
        let tree = self.tree;
        match tree.kind(id) {
            Kind::Function => {
                if let Some(name) = tree.slot(id, 1) {
                    let scope = self.hoisted(around, false);
                    self.add(scope, name, Declared::Function, None, Some(id), 1);
                }
            }
            Kind::Class => {
                if let Some(name) = tree.slot(id, 1) {
                    self.add(around, name, Declared::Class, None, Some(id), 1);
                }
            }
            Kind::Parameter => {
                let simple = tree.slot(id, 1).filter(|&target| tree.kind(target) == Kind::Name);
                for name in self.targets(tree.slot(id, 1)) {
                    let kind = tree.slot(id, 2).filter(|_| simple.is_some());
                    self.add(inside, name, Declared::Parameter, kind, None, 2);
                }
            }
            Kind::Var => self.declare_variable(id, around),
            Kind::Assign => self.write(id, tree.slot(id, 0), tree.slot(id, 1), around),
            Kind::AssignOp | Kind::Update => self.write(id, tree.slot(id, 0), None, around),
            Kind::ForEach => {
                let loop_scope = inside;
                self.bind_all(tree.slot(id, 0), loop_scope);
            }
            Kind::CompFor => self.bind_all(tree.slot(id, 0), inside),
            // What is opened is taken for what it is called.
            Kind::WithItem if tree.slot(id, 1).is_some_and(|target| tree.kind(target) == Kind::Name) => {
                self.write(id, tree.slot(id, 1), tree.slot(id, 0), around);
            }
            Kind::WithItem => self.bind_all(tree.slot(id, 1), around),
            Kind::Catch | Kind::PatternAs => {
                let target = match tree.kind(id) {
                    Kind::PatternAs => tree.slot(id, 1),
                    // Java and JavaScript name the parameter, Python's name is a `PatternAs`.
                    _ => tree.slot(id, 0).filter(|&pattern| tree.kind(pattern) == Kind::Name && self.rules.blocks),
                };
                self.bind_all(target, inside);
            }
            Kind::Global => {
                let scope = match tree.node(id).variant {
                    Variant::Nonlocal => self.enclosing_function(around),
                    _ => Some(0),
                };
                let holder = self.hoisted(around, true);
                if let Some(scope) = scope {
                    for name in tree.items(id) {
                        self.redirected.insert((holder, tree.node(name).sym), scope);
                    }
                }
            }
            Kind::Import => self.declare_import(id, around),
            Kind::ImportFrom if tree.node(id).variant != Variant::Export => self.declare_imports(id, around),
            // Elsewhere they are for their block only, and nobody looks there.
            Kind::ImportAll if tree.parent(id) == Some(tree.root()) => {
                let path = self.module(tree.slot(id, 0));
                let range = self.path(&path);
                self.names.wildcards.push(range);
            }
            _ => {}
        }
    }

    /// The scope that a declaration in `scope` is for: blocks are passed where they are none, and by `var`.
    fn hoisted(&self, scope: u32, past_blocks: bool) -> u32 {
        let mut at = scope;
        while self.scopes[at as usize].kind == ScopeKind::Block && (past_blocks || !self.rules.blocks) {
            let Some(parent) = self.scopes[at as usize].parent else { break };
            at = parent;
        }
        at
    }

    fn enclosing_function(&self, scope: u32) -> Option<u32> {
        let own = self.hoisted(scope, true);
        let mut at = self.scopes[own as usize].parent?;
        while self.scopes[at as usize].kind != ScopeKind::Function {
            at = self.scopes[at as usize].parent?;
        }
        Some(at)
    }

    fn add(
        &mut self,
        scope: u32,
        name: NodeId,
        declared: Declared,
        kind: Option<NodeId>,
        value: Option<NodeId>,
        writes: u32,
    ) -> u32 {
        let sym = self.tree.node(name).sym;
        let scope = self.redirected.get(&(scope, sym)).copied().unwrap_or(scope);
        let next = self.names.definitions.len() as u32;
        let number = *self.declared.entry((scope, sym)).or_insert(next);
        if number == next {
            self.names.definitions.push(Definition { declared, node: name, kind, value, writes, path: (0, 0) });
        } else {
            let known = &mut self.names.definitions[number as usize];
            known.writes = known.writes.saturating_add(writes);
            known.kind = known.kind.or(kind);
            known.value = known.value.or(value);
        }
        if writes > 0 {
            self.names.writes.push(Write { definition: number, target: name, value, operator: None });
        }
        number
    }

    fn declare_variable(&mut self, id: NodeId, around: u32) {
        let tree = self.tree;
        let (target, kind, value) = (tree.slot(id, 1), tree.slot(id, 2), tree.slot(id, 3));
        let is_var = tree.slot(id, 0).is_some_and(|attributes| {
            tree.items(attributes).any(|word| tree.kind(word) == Kind::Modifier && tree.node(word).sym == VAR)
        });
        let scope = self.hoisted(around, is_var || !self.rules.blocks);
        if let Some(value) = value
            && let Some(module) = self.required(value)
        {
            self.declare_required(target, &module, scope);
            return;
        }
        // Where blocks are scopes, the body of a class is one.
        let owner = self.scopes[scope as usize].owner;
        let of_class = |body: NodeId| {
            tree.kind(body) == Kind::Block
                && tree.parent(body).is_some_and(|class| matches!(tree.kind(class), Kind::Class | Kind::New))
        };
        let is_field = self.scopes[scope as usize].kind == ScopeKind::Class || of_class(owner);
        let declared = if is_field { Declared::Field } else { Declared::Variable };
        let in_loop = tree
            .parent(id)
            .is_some_and(|parent| tree.kind(parent) == Kind::ForEach && tree.slot(parent, 0) == Some(id));
        let simple = target.is_some_and(|target| tree.kind(target) == Kind::Name);
        let writes = if in_loop || !simple { 2 } else { u32::from(value.is_some()) };
        for name in self.targets(target) {
            self.add(scope, name, declared, kind.filter(|_| simple), value.filter(|_| simple), writes);
        }
    }

    /// An assignment: a declaration where assigning declares, else a write to what is declared.
    fn write(&mut self, id: NodeId, target: Option<NodeId>, value: Option<NodeId>, around: u32) {
        let tree = self.tree;
        let simple = target.is_some_and(|target| tree.kind(target) == Kind::Name);
        if let Some(value) = value
            && let Some(module) = self.required(value)
            && !self.rules.assigning_declares
        {
            self.declare_required(target, &module, self.hoisted(around, true));
            return;
        }
        if let Some(target) = target.filter(|_| self.rules.members) {
            self.write_own_field(id, target, value, around);
        }
        let writes = if simple && value.is_some() { 1 } else { 2 };
        let operator = (tree.kind(id) == Kind::AssignOp).then_some(tree.node(id).variant);
        let shown = if operator.is_some() { tree.slot(id, 1) } else { value }.filter(|_| simple);
        for name in self.targets(target) {
            let number = if self.rules.assigning_declares {
                // `:=` in a comprehension is for the function around it.
                let scope = self.hoisted(around, true);
                let declared = if self.scopes[scope as usize].kind == ScopeKind::Class {
                    Declared::Field
                } else {
                    Declared::Variable
                };
                self.add(scope, name, declared, None, value.filter(|_| simple), writes)
            } else if let Some(number) = self.find(around, tree.node(name).sym) {
                let known = &mut self.names.definitions[number as usize];
                known.writes = known.writes.saturating_add(writes);
                known.value = known.value.or(value.filter(|_| simple));
                self.names.writes.push(Write { definition: number, target: name, value: shown, operator });
                continue;
            } else if tree.kind(id) == Kind::Assign {
                self.add(0, name, Declared::Variable, None, value.filter(|_| simple), writes)
            } else {
                continue;
            };
            if let Some(write) = self.names.writes.last_mut().filter(|write| write.definition == number) {
                (write.value, write.operator) = (shown, operator);
            }
        }
    }

    /// `this.a = b` where `a` is declared in the class.
    fn write_own_field(&mut self, id: NodeId, target: NodeId, value: Option<NodeId>, around: u32) {
        let tree = self.tree;
        let of_this = tree.slot(target, 0).is_some_and(|object| tree.kind(object) == Kind::This);
        if tree.kind(target) != Kind::Member || !of_this {
            return;
        }
        let parent = |scope: u32| self.scopes[scope as usize].parent;
        let is_body = |scope: u32| parent(scope).is_some_and(|of| self.scopes[of as usize].kind == ScopeKind::Class);
        let Some(body) = std::iter::successors(Some(around), |&scope| parent(scope)).find(|&scope| is_body(scope))
        else {
            return;
        };
        let Some(&number) = self.declared.get(&(body, tree.node(target).sym)) else { return };
        let operator = (tree.kind(id) == Kind::AssignOp).then_some(tree.node(id).variant);
        let shown = if operator.is_some() { tree.slot(id, 1) } else { value };
        let known = &mut self.names.definitions[number as usize];
        known.writes = known.writes.saturating_add(if value.is_some() { 1 } else { 2 });
        known.value = known.value.or(value);
        self.names.writes.push(Write { definition: number, target, value: shown, operator });
    }

    /// Names that get values no text shows: loop variables, handlers, patterns.
    fn bind_all(&mut self, target: Option<NodeId>, scope: u32) {
        let is_declaration = target.is_some_and(|target| self.tree.kind(target) == Kind::Var);
        if is_declaration {
            return;
        }
        let scope = if self.rules.assigning_declares && self.tree_scope_is_plain(scope) {
            self.hoisted(scope, false)
        } else {
            scope
        };
        for name in self.targets(target) {
            self.add(scope, name, Declared::Variable, None, None, 2);
        }
    }

    /// Comprehensions keep their names to themselves even where blocks do not.
    fn tree_scope_is_plain(&self, scope: u32) -> bool {
        self.tree.kind(self.scopes[scope as usize].owner) != Kind::Comprehension
    }

    /// The names that a target binds.
    fn targets(&self, target: Option<NodeId>) -> Vec<NodeId> {
        let tree = self.tree;
        let mut names = Vec::new();
        let mut open: Vec<NodeId> = target.into_iter().collect();
        while let Some(id) = open.pop() {
            match tree.kind(id) {
                Kind::Name => names.push(id),
                Kind::List | Kind::Tuple | Kind::Object | Kind::Dict | Kind::Spread | Kind::PatternOr => {
                    open.extend(tree.children(id).iter().copied().flatten());
                }
                Kind::PatternCall => open.extend(tree.items(id)),
                Kind::Pair | Kind::Keyword => open.extend(tree.slot(id, 1)),
                Kind::PatternDefault | Kind::Assign => open.extend(tree.slot(id, 0)),
                Kind::PatternAs => open.extend([tree.slot(id, 0), tree.slot(id, 1)].into_iter().flatten()),
                _ => {}
            }
        }
        names.reverse();
        names
    }

    fn path(&mut self, parts: &[Sym]) -> (u32, u32) {
        let start = self.names.paths.len() as u32;
        self.names.paths.extend_from_slice(parts);
        (start, self.names.paths.len() as u32)
    }

    fn import(&mut self, scope: u32, name: NodeId, path: &[Sym]) {
        let number = self.add(scope, name, Declared::Import, None, None, 1);
        let range = self.path(path);
        let definition = &mut self.names.definitions[number as usize];
        if definition.declared == Declared::Import && definition.path == (0, 0) {
            definition.path = range;
        }
    }

    fn module(&self, module: Option<NodeId>) -> Vec<Sym> {
        let tree = self.tree;
        module.map(|module| tree.items(module).flat_map(|part| self.module_parts(part)).collect()).unwrap_or_default()
    }

    /// The names by which patterns know a module: `node:fs` is `fs`, `lodash/set` is a member of `lodash`, and what is no
    /// name has low lines in the place of hyphens. Files of the project stay what they are.
    fn module_parts(&self, part: NodeId) -> Vec<Sym> {
        let text = self.tree.content(part);
        let is_file = text.starts_with(['.', '/', '@', '~', '#']) || text.contains(':') && !text.starts_with("node:");
        if self.tree.kind(part) != Kind::Str || is_file {
            return vec![self.tree.node(part).sym];
        }
        let plain = text.strip_prefix("node:").unwrap_or(text);
        plain.split('/').map(|part| Sym::of(&part.replace('-', "_"))).collect()
    }

    fn declare_import(&mut self, id: NodeId, scope: u32) {
        let tree = self.tree;
        let path = self.module(tree.slot(id, 0));
        match tree.slot(id, 1) {
            Some(alias) => self.import(scope, alias, &path),
            None => {
                // `import a.b` gives the name `a`.
                let first = tree.slot(id, 0).and_then(|module| tree.items(module).next());
                if let Some(first) = first.filter(|&first| tree.kind(first) == Kind::Name) {
                    self.import(scope, first, &path[..1]);
                }
            }
        }
    }

    fn declare_imports(&mut self, id: NodeId, scope: u32) {
        let tree = self.tree;
        let module = self.module(tree.slot(id, 0));
        for item in tree.items(id) {
            if tree.kind(item) != Kind::ImportName {
                continue;
            }
            let (Some(name), alias) = (tree.slot(item, 0), tree.slot(item, 1)) else { continue };
            let mut path = module.clone();
            // The default export of a module goes by the module's name in most rules: `import fs from 'fs'`.
            if tree.node(name).variant != Variant::DefaultName {
                path.push(tree.node(name).sym);
            }
            self.import(scope, alias.unwrap_or(name), &path);
        }
    }

    /// The module and members that `require('m').a` names.
    fn required(&self, value: NodeId) -> Option<Vec<Sym>> {
        let tree = self.tree;
        let mut members = Vec::new();
        let mut at = value;
        loop {
            match tree.kind(at) {
                Kind::Member => {
                    members.push(tree.node(at).sym);
                    at = tree.slot(at, 0)?;
                }
                Kind::Await => at = tree.slot(at, 0)?,
                Kind::Call => break,
                _ => return None,
            }
        }
        let callee = tree.slot(at, 0)?;
        let is_import = tree.kind(callee) == Kind::Name && [REQUIRE, IMPORT].contains(&tree.node(callee).sym);
        let argument = tree.items(at).next().filter(|&argument| tree.kind(argument) == Kind::Str)?;
        let mut path = self.module_parts(argument);
        path.extend(members.into_iter().rev());
        is_import.then_some(path)
    }

    fn declare_required(&mut self, target: Option<NodeId>, module: &[Sym], scope: u32) {
        let tree = self.tree;
        let Some(target) = target else { return };
        match tree.kind(target) {
            Kind::Name => self.import(scope, target, module),
            Kind::Object => {
                for pair in tree.items(target).filter(|&pair| tree.kind(pair) == Kind::Pair) {
                    let (Some(key), Some(value)) = (tree.slot(pair, 0), tree.slot(pair, 1)) else { continue };
                    let mut path = module.to_vec();
                    path.push(tree.node(key).sym);
                    for name in self.targets(Some(value)) {
                        self.import(scope, name, &path);
                    }
                }
            }
            _ => {
                for name in self.targets(Some(target)) {
                    self.add(scope, name, Declared::Variable, None, None, 2);
                }
            }
        }
    }

    fn find(&self, scope: u32, sym: Sym) -> Option<u32> {
        let mut at = Some(scope);
        // Members of a class are seen from its own body, and from its methods only where the language says so.
        let mut from_inside = false;
        while let Some(number) = at {
            let scope = &self.scopes[number as usize];
            let visible = scope.kind != ScopeKind::Class || self.rules.members || !from_inside;
            let number = self.redirected.get(&(number, sym)).copied().unwrap_or(number);
            if visible && let Some(&definition) = self.declared.get(&(number, sym)) {
                return Some(definition);
            }
            from_inside |= scope.kind == ScopeKind::Function;
            at = scope.parent;
        }
        None
    }

    fn look_up_all(&mut self) {
        let tree = self.tree;
        let mut open: Vec<u32> = Vec::new();
        let mut next = 0;
        for id in tree.ids() {
            while open.last().is_some_and(|&scope| !tree.contains(self.scopes[scope as usize].owner, id)) {
                open.pop();
            }
            if self.scopes.get(next).is_some_and(|scope| scope.owner == id) {
                open.push(next as u32);
                next += 1;
            }
            if tree.kind(id) != Kind::Name || !self.is_reference(id) {
                continue;
            }
            let Some(&scope) = open.last() else { continue };
            // A function's own name is a matter of the scope around it.
            let owner = self.scopes[scope as usize].owner;
            let own = matches!(tree.kind(owner), Kind::Function | Kind::Class) && tree.slot(owner, 1) == Some(id);
            let scope = if own { self.scopes[scope as usize].parent.unwrap_or(scope) } else { scope };
            if let Some(definition) = self.find(scope, tree.node(id).sym) {
                self.names.uses.insert(id, definition);
            }
        }
    }

    /// Whether a name node means a declaration, rather than being a member, a key, a label.
    fn is_reference(&self, id: NodeId) -> bool {
        let tree = self.tree;
        let Some(parent) = tree.parent(id) else { return true };
        let slot = tree.children(parent).iter().position(|&child| child == Some(id));
        match tree.kind(parent) {
            Kind::Member | Kind::MethodRef => slot != Some(1),
            Kind::Keyword | Kind::ElementAttribute => slot != Some(0),
            Kind::Pair => {
                let of_object = tree.parent(parent).is_some_and(|owner| tree.kind(owner) == Kind::Object);
                slot != Some(0) || !of_object
            }
            Kind::ImportName => slot == Some(1) || tree.slot(parent, 1).is_none(),
            Kind::Module => tree.parent(parent).is_some_and(|import| {
                tree.kind(import) == Kind::Import && tree.slot(import, 1).is_none() && slot == Some(0)
            }),
            Kind::Label | Kind::Break | Kind::Continue => false,
            _ => true,
        }
    }
}

const VAR: Sym = Sym::of("var");
const REQUIRE: Sym = Sym::of("require");
const IMPORT: Sym = Sym::of("import");
