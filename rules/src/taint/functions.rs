//! The functions and classes of a file: who belongs to whom, and who can lead to a source or a sink.

use rustc_hash::{FxHashMap, FxHashSet};

use super::exports;
use super::others::Imports;
use super::places::{Places, stands_in};
use crate::pattern::Target;
use crate::tree::names::Declared;
use crate::tree::{Kind, NodeId, Sym, Tree, Variant};

/// The functions and classes of a file.
#[derive(Default)]
pub(crate) struct Functions {
    /// Functions that are looked at for their own sake, in the order of the text.
    pub(crate) roots: Vec<Root>,
    /// By name.
    classes: FxHashMap<Sym, NodeId>,
    /// The members of each class (and object with a body of its own) that are functions.
    methods: FxHashMap<NodeId, Vec<(Sym, NodeId)>>,
    /// The classes that name a class as theirs to extend.
    children: FxHashMap<Sym, Vec<NodeId>>,
    sources: FxHashSet<NodeId>,
    sinks: FxHashSet<NodeId>,
    /// Functions that others of the file name.
    called: FxHashSet<NodeId>,
    /// Functions that are run for what comes from outside: with them a sink is reached that is asked about.
    asked: FxHashSet<NodeId>,
}

/// A function that is looked at for its own sake.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Root {
    /// The function.
    pub(crate) node: NodeId,
    /// The class it is a member of.
    pub(crate) class: Option<NodeId>,
    /// Whether it belongs to the class itself and not to its objects.
    pub(crate) is_static: bool,
    /// Whether it makes objects.
    pub(crate) is_constructor: bool,
    /// Whether a source can be reached from it.
    pub(crate) has_source: bool,
    /// Whether a sink can.
    pub(crate) has_sink: bool,
    /// Whether it is run for what comes from outside.
    pub(crate) is_asked: bool,
    /// Whether somebody outside the file can call it.
    pub(crate) is_open: bool,
    /// Whether the file calls it by its own name, so that it shows how it is meant to be called.
    pub(crate) is_called: bool,
}

const PRIVATE: Sym = Sym::of("private");
const STATIC: Sym = Sym::of("static");
const STATICMETHOD: Sym = Sym::of("staticmethod");
const CLASSMETHOD: Sym = Sym::of("classmethod");
const ENUM: Sym = Sym::of("Enum");
const STR_ENUM: Sym = Sym::of("StrEnum");
const INT_ENUM: Sym = Sym::of("IntEnum");
const CONSTRUCTORS: [Sym; 2] = [Sym::of("__init__"), Sym::of("constructor")];

impl Functions {
    pub(crate) fn of(target: &Target<'_, '_>, places: &Places<'_>, imports: &Imports) -> Self {
        let tree = target.tree;
        let mut known = Self::default();
        let mut all = Vec::new();
        for id in tree.ids() {
            match tree.kind(id) {
                Kind::Function | Kind::Lambda if tree.named(id, "body").is_some() => all.push(id),
                Kind::Class => {
                    if let Some(name) = tree.named(id, "name") {
                        known.classes.entry(tree.node(name).sym).or_insert(id);
                    }
                    for parent in parents(tree, id) {
                        known.children.entry(parent).or_default().push(id);
                    }
                    known.add_members(tree, id);
                }
                Kind::New if tree.named(id, "body").is_some() => known.add_members(tree, id),
                _ => {}
            }
        }
        let exported = exports::names(tree);
        known.follow_calls(target, &all, places, imports);
        // What a constructor puts into an object its methods use.
        let uses = |members: &&Vec<(Sym, NodeId)>| members.iter().any(|(_, member)| known.asked.contains(member));
        let members = known.methods.values().filter(uses).flatten().map(|(_, member)| *member);
        let constructors: Vec<NodeId> = members.filter(|&member| is_constructor(tree, member)).collect();
        known.asked.extend(constructors);
        // Methods that objects of the file call on themselves: who calls them is known.
        let own_calls: FxHashSet<Sym> = tree
            .ids()
            .filter(|&id| tree.kind(id) == Kind::Call)
            .filter_map(|id| {
                let callee = tree.slot(id, 0)?;
                let is_own = match receiver(tree, id) {
                    Some(of) => tree.kind(of) == Kind::This || tree.text(of) == "self",
                    // What a module exports others call, too; where all is open, its own calls tell how it is meant.
                    None => tree.kind(callee) == Kind::Name && exported.is_none(),
                };
                is_own.then(|| tree.node(callee).sym)
            })
            .collect();
        // Where a file says what it shows, methods of its other classes are called by what stands in it.
        let methods_called: FxHashSet<Sym> = match exported {
            Some(_) => tree.ids().filter(|&id| receiver(tree, id).is_some()).map(|id| tree.node(id).sym).collect(),
            None => FxHashSet::default(),
        };
        for &node in &all {
            // What stands in a function is looked at where that one makes it.
            let nested = tree
                .ancestors(node)
                .take_while(|&outer| tree.kind(outer) != Kind::Class)
                .any(|outer| matches!(tree.kind(outer), Kind::Function | Kind::Lambda | Kind::New));
            let in_code = tree.kind(node) == Kind::Lambda;
            if nested || in_code {
                continue;
            }
            let class = known.class_of(tree, node);
            let is_among = |names: &FxHashSet<Sym>| {
                tree.named(node, "name").is_some_and(|name| names.contains(&tree.node(name).sym))
            };
            let is_called = known.called.contains(&node) || class.is_some() && is_among(&methods_called);
            let root = Root {
                node,
                class,
                is_static: is_static(tree, node),
                is_constructor: is_constructor(tree, node),
                has_source: known.has_source(node),
                has_sink: known.has_sink(node),
                is_asked: known.is_asked(node),
                is_open: !is_called || is_open(tree, node, exported.as_ref()),
                is_called: is_among(&own_calls),
            };
            known.roots.push(root);
        }
        // Constructors first: methods find what they leave behind.
        // What only the file itself calls comes last: it is looked at where it is called.
        known.roots.sort_by_key(|root| (!root.is_constructor, !root.is_open));
        known
    }

    fn add_members(&mut self, tree: &Tree<'_>, owner: NodeId) {
        let body = tree.named(owner, "body");
        let members = body.into_iter().flat_map(|body| tree.items(body));
        let functions = members.filter_map(|member| match tree.kind(member) {
            Kind::Function => Some((tree.node(tree.named(member, "name")?).sym, member)),
            // `name = (a) => { }` as a member.
            Kind::Var => {
                let (name, value) = (tree.slot(member, 1)?, tree.slot(member, 3)?);
                (tree.kind(value) == Kind::Lambda).then(|| (tree.node(name).sym, value))
            }
            _ => None,
        });
        let functions = functions.collect();
        self.methods.insert(owner, functions);
    }

    /// Which functions can reach a source, a sink: their own, or that of a function they call by a name of the file.
    fn follow_calls(&mut self, target: &Target<'_, '_>, all: &[NodeId], places: &Places<'_>, imports: &Imports) {
        let tree = target.tree;
        let mut by_name: FxHashMap<Sym, Vec<NodeId>> = FxHashMap::default();
        for &node in all {
            let name = match tree.kind(node) {
                Kind::Function => tree.named(node, "name"),
                _ => tree.parent(node).and_then(|parent| match tree.kind(parent) {
                    Kind::Var => tree.slot(parent, 1),
                    Kind::Assign | Kind::Pair => tree.slot(parent, 0),
                    _ => None,
                }),
            };
            let Some(name) = name else { continue };
            let name = if tree.kind(name) == Kind::Member { tree.slot(name, 1).unwrap_or(name) } else { name };
            by_name.entry(tree.node(name).sym).or_default().push(node);
            if is_constructor(tree, node)
                && let Some(class) = self.class_of(tree, node)
                && let Some(name) = class_name(tree, class)
            {
                by_name.entry(tree.node(name).sym).or_default().push(node);
            }
        }
        let mut callers: FxHashMap<NodeId, Vec<NodeId>> = FxHashMap::default();
        let (mut open_sources, mut open_sinks) = (Vec::new(), Vec::new());
        let (mut open_imported, mut open_asked) = (Vec::new(), Vec::new());
        for &node in all {
            if places.has_source(tree, node) {
                open_sources.push(node);
            } else if stands_in(&imports.sources, tree, node) {
                open_imported.push(node);
            }
            if places.has_sink(tree, node) || stands_in(&imports.uses, tree, node) {
                open_sinks.push(node);
            }
        }
        if !places.asked_nodes.is_empty() {
            open_asked.extend(all.iter().copied().filter(|&node| stands_in(&places.asked_nodes, tree, node)));
        }
        // Each use of a name of a function is by the functions around it.
        let mut around: Vec<NodeId> = Vec::new();
        let mut functions = all.iter().copied().peekable();
        for id in tree.ids() {
            while around.last().is_some_and(|&outer| !tree.contains(outer, id)) {
                around.pop();
            }
            if functions.peek() == Some(&id) {
                functions.next();
                around.push(id);
            }
            if tree.kind(id) == Kind::Name
                && let (Some(&user), Some(used)) = (around.last(), by_name.get(&tree.node(id).sym))
                // A parameter of the same name is something else.
                && target.names.definition(id).is_none_or(|of| of.declared != Declared::Parameter)
            {
                for &function in used.iter().filter(|&&function| function != user) {
                    callers.entry(function).or_default().push(user);
                }
            }
        }
        self.called = callers.keys().copied().collect();
        // What stands in a function is part of it: `has_source` of a tree looks into functions, calls do not.
        for &node in all {
            if let Some(outer) =
                tree.ancestors(node).find(|&outer| matches!(tree.kind(outer), Kind::Function | Kind::Lambda))
            {
                callers.entry(node).or_default().push(outer);
            }
        }
        let spread = |mut open: Vec<NodeId>| {
            let mut seen: FxHashSet<NodeId> = open.iter().copied().collect();
            while let Some(node) = open.pop() {
                for &caller in callers.get(&node).into_iter().flatten() {
                    if seen.insert(caller) {
                        open.push(caller);
                    }
                }
            }
            seen
        };
        self.sources = spread(open_sources);
        self.sinks = spread(open_sinks);
        // What may come from other files matters only on the way to a sink.
        let imported = spread(open_imported);
        self.sources.extend(imported.intersection(&self.sinks));
        self.asked = spread(open_asked);
    }

    /// Whether a source can be reached from a function.
    pub(crate) fn has_source(&self, function: NodeId) -> bool {
        self.sources.contains(&function)
    }

    /// Whether a sink can be reached from a function.
    pub(crate) fn has_sink(&self, function: NodeId) -> bool {
        self.sinks.contains(&function)
    }

    /// Whether a function is run for what comes from outside.
    pub(crate) fn is_asked(&self, function: NodeId) -> bool {
        self.asked.contains(&function)
    }

    /// The functions of a class or object.
    pub(crate) fn members(&self, owner: NodeId) -> impl Iterator<Item = NodeId> {
        self.methods.get(&owner).into_iter().flatten().map(|(_, function)| *function)
    }

    /// The class of a name.
    pub(crate) fn class(&self, name: Sym) -> Option<NodeId> {
        self.classes.get(&name).copied()
    }

    /// The class or object that a function is a member of.
    pub(crate) fn class_of(&self, tree: &Tree<'_>, function: NodeId) -> Option<NodeId> {
        let mut outer = tree.ancestors(function);
        loop {
            let at = outer.next()?;
            match tree.kind(at) {
                Kind::Class => return Some(at),
                Kind::New if tree.named(at, "body").is_some_and(|body| tree.contains(body, function)) => {
                    return Some(at);
                }
                // `this` of a lambda is that of what is around it.
                Kind::Function => return None,
                _ => {}
            }
        }
    }

    /// The functions of this name in a class or the classes it extends; those with this many parameters, if any has.
    pub(crate) fn method(&self, tree: &Tree<'_>, class: NodeId, name: Sym, arguments: usize) -> Option<NodeId> {
        let mut open = vec![class];
        let mut seen = 0;
        while let Some(class) = open.pop() {
            seen += 1;
            let members = self.methods.get(&class).into_iter().flatten();
            let named: Vec<NodeId> =
                members.filter(|(known, _)| *known == name).map(|(_, function)| *function).collect();
            let with_body = |function: &NodeId| tree.named(*function, "body").is_some();
            let fits = named.iter().copied().filter(with_body).find(|&function| count(tree, function) == arguments);
            if let Some(function) = fits.or_else(|| named.iter().copied().find(with_body)) {
                return Some(function);
            }
            if seen < 20 {
                open.extend(parents(tree, class).filter_map(|parent| self.class(parent)));
            }
        }
        None
    }

    /// The functions that a call of this name on something of a class can mean: its own, or those of the classes that
    /// extend it.
    pub(crate) fn methods(&self, tree: &Tree<'_>, class: NodeId, name: Sym, arguments: usize) -> Vec<NodeId> {
        if let Some(own) = self.method(tree, class, name, arguments) {
            return vec![own];
        }
        let name_of = class_name(tree, class);
        let children = name_of.and_then(|of| self.children.get(&tree.node(of).sym)).into_iter().flatten();
        children.filter_map(|&child| self.method(tree, child, name, arguments)).take(4).collect()
    }

    /// What makes objects of a class.
    pub(crate) fn constructor(&self, tree: &Tree<'_>, class: NodeId, arguments: usize) -> Option<NodeId> {
        for name in CONSTRUCTORS {
            if let Some(function) = self.method(tree, class, name, arguments) {
                return Some(function);
            }
        }
        let name = class_name(tree, class)?;
        let own = self.methods.get(&class)?.iter().filter(|(known, _)| *known == tree.node(name).sym);
        let own: Vec<NodeId> = own.map(|(_, function)| *function).collect();
        own.iter().copied().find(|&function| count(tree, function) == arguments).or(own.first().copied())
    }
}

/// The name of a class; an object with a body of its own has none.
fn class_name(tree: &Tree<'_>, class: NodeId) -> Option<NodeId> {
    (tree.kind(class) == Kind::Class).then(|| tree.named(class, "name")).flatten()
}

/// The names of the classes that a class extends or implements.
fn parents<'t>(tree: &'t Tree<'_>, class: NodeId) -> impl Iterator<Item = Sym> + 't {
    parent_nodes(tree, class).filter_map(|parent| type_name(tree, parent))
}

/// The same as nodes: types, or expressions.
pub(crate) fn parent_nodes<'t>(tree: &'t Tree<'_>, class: NodeId) -> impl Iterator<Item = NodeId> + 't {
    let is_class = tree.kind(class) == Kind::Class;
    let lists =
        ["extends", "implements"].into_iter().filter(move |_| is_class).filter_map(move |slot| tree.named(class, slot));
    let own =
        lists.flat_map(|list| if tree.kind(list) == Kind::Parents { tree.items(list).collect() } else { vec![list] });
    let anonymous = (!is_class).then(|| tree.slot(class, 0)).flatten();
    own.chain(anonymous)
}

/// The type that a class declares for one of its fields, also as a parameter of its constructor.
pub(crate) fn field_type(tree: &Tree<'_>, class: NodeId, name: Sym) -> Option<NodeId> {
    let body = tree.named(class, "body")?;
    let constructors = tree.items(body).filter(|&member| is_constructor(tree, member));
    let parameters = constructors.filter_map(|member| parameters(tree, member)).flat_map(|list| tree.items(list));
    let declared = tree.items(body).filter(|&member| tree.kind(member) == Kind::Var).chain(parameters);
    let mut named = declared.filter(|&field| tree.slot(field, 1).is_some_and(|target| tree.node(target).sym == name));
    named.find_map(|field| tree.slot(field, 2))
}

/// A class that stands in a class.
pub(crate) fn inner_class(tree: &Tree<'_>, class: NodeId, name: Sym) -> Option<NodeId> {
    let body = tree.named(class, "body")?;
    let is_it = |member: &NodeId| {
        tree.kind(*member) == Kind::Class && class_name(tree, *member).is_some_and(|known| tree.node(known).sym == name)
    };
    tree.items(body).find(is_it)
}

/// What a call is made on: `a` in `a.b()`.
pub(crate) fn receiver(tree: &Tree<'_>, call: NodeId) -> Option<NodeId> {
    let callee = tree.slot(call, 0).filter(|_| tree.kind(call) == Kind::Call)?;
    (tree.kind(callee) == Kind::Member).then(|| tree.slot(callee, 0)).flatten()
}

/// The name that a call goes by: `b` in `a.b()`; the text of what is called if it is no member.
pub(crate) fn callee_name<'t>(tree: &Tree<'t>, call: NodeId) -> &'t str {
    tree.slot(call, 0).map_or("", |callee| match tree.kind(callee) {
        Kind::Member => tree.slot(callee, 1).map_or("", |name| tree.text(name)),
        _ => tree.text(callee),
    })
}

/// The last name of a type or of an expression that names a class.
pub(crate) fn type_name(tree: &Tree<'_>, node: NodeId) -> Option<Sym> {
    type_node(tree, node).map(|name| tree.node(name).sym)
}

/// The same as a node.
pub(crate) fn type_node(tree: &Tree<'_>, node: NodeId) -> Option<NodeId> {
    let mut at = node;
    loop {
        at = match tree.kind(at) {
            Kind::Name => return Some(at),
            Kind::TypeName | Kind::TypeApply | Kind::TypeValue => tree.slot(at, 0)?,
            Kind::Member => tree.slot(at, 1)?,
            _ => return None,
        };
    }
}

/// The list of parameters of a function; a file has none.
pub(crate) fn parameters(tree: &Tree<'_>, function: NodeId) -> Option<NodeId> {
    matches!(tree.kind(function), Kind::Function | Kind::Lambda).then(|| tree.named(function, "parameters")).flatten()
}

/// Whether a name is the first one of a class's full name: `java` in `java.util.List.of()`.
pub(crate) fn qualifies_class(tree: &Tree<'_>, name: NodeId) -> bool {
    let outer = |&at: &NodeId| {
        tree.parent(at).filter(|&parent| tree.kind(parent) == Kind::Member && tree.slot(parent, 0) == Some(at))
    };
    std::iter::successors(outer(&name), outer).any(|member| {
        let last = tree.text(member).rsplit(['.', ' ', '\n']).next().unwrap_or("");
        last.starts_with(|c: char| c.is_uppercase()) && last.contains(|c: char| c.is_lowercase())
    })
}

/// Whether the objects of a class are listed in it.
pub(crate) fn is_enumeration(tree: &Tree<'_>, class: NodeId) -> bool {
    tree.node(class).variant == Variant::Enum
        || parents(tree, class).any(|parent| [ENUM, STR_ENUM, INT_ENUM].contains(&parent))
}

/// The names of what objects of a class are made of, where the class says so in its head.
pub(crate) fn components(tree: &Tree<'_>, class: NodeId) -> Vec<NodeId> {
    let list = (tree.kind(class) == Kind::Class).then(|| tree.named(class, "parameters")).flatten();
    let parameters = list.into_iter().flat_map(|list| tree.items(list));
    parameters.filter_map(|parameter| tree.slot(parameter, 1)).filter(|&name| tree.kind(name) == Kind::Name).collect()
}

/// Whether a declared name is one of them.
pub(crate) fn is_component(tree: &Tree<'_>, name: NodeId) -> bool {
    let class = tree.parent(name).and_then(|parameter| tree.parent(parameter)).and_then(|list| tree.parent(list));
    class.is_some_and(|class| tree.kind(class) == Kind::Class && components(tree, class).contains(&name))
}

/// Number of parameters that take positions.
fn count(tree: &Tree<'_>, function: NodeId) -> usize {
    parameters(tree, function).map_or(0, |parameters| tree.items(parameters).count())
}

pub(crate) fn is_constructor(tree: &Tree<'_>, function: NodeId) -> bool {
    tree.node(function).variant == Variant::Constructor
        || tree.kind(function) == Kind::Function
            && tree.named(function, "name").is_some_and(|name| CONSTRUCTORS.contains(&tree.node(name).sym))
}

/// Whether a function belongs to its class and not to the class's objects.
pub(crate) fn is_static(tree: &Tree<'_>, function: NodeId) -> bool {
    let Some(attributes) = tree.named(function, "attributes") else { return false };
    tree.items(attributes).any(|word| match tree.kind(word) {
        Kind::Modifier => tree.node(word).sym == STATIC,
        Kind::Annotation => tree.slot(word, 0).is_some_and(|name| tree.node(name).sym == STATICMETHOD),
        _ => false,
    })
}

/// Whether somebody outside the file can call a function; `exported` are the names a JavaScript file exports.
fn is_open(tree: &Tree<'_>, function: NodeId, exported: Option<&FxHashSet<Sym>>) -> bool {
    let Some(name) = tree.named(function, "name") else { return true };
    let attributes = tree.named(function, "attributes").into_iter().flat_map(|list| tree.items(list));
    let is_private = |word: NodeId| tree.kind(word) == Kind::Modifier && tree.node(word).sym == PRIVATE;
    let text = tree.text(name);
    let is_dunder = text.starts_with("__") && text.ends_with("__");
    if text.starts_with('#') || text.starts_with('_') && !is_dunder || attributes.into_iter().any(is_private) {
        return false;
    }
    let class = tree.ancestors(function).find(|&outer| tree.kind(outer) == Kind::Class);
    match (exported, class) {
        (None, _) => true,
        (Some(exported), Some(class)) => is_shown(tree, class, exported),
        (Some(exported), None) => exported.contains(&tree.node(name).sym),
    }
}

/// Whether others can make objects of a class, by its own name or by that of what is made of it.
fn is_shown(tree: &Tree<'_>, class: NodeId, exported: &FxHashSet<Sym>) -> bool {
    let is_exported = |name: NodeId| exported.contains(&tree.node(name).sym);
    class_name(tree, class).is_some_and(is_exported)
        || tree.ancestors(class).any(|outer| match tree.kind(outer) {
            Kind::Export | Kind::Function | Kind::Lambda => true,
            Kind::Var => tree.slot(outer, 1).is_some_and(is_exported),
            Kind::Assign => tree.slot(outer, 0).is_some_and(is_exported),
            _ => false,
        })
}

/// Whether a function of Python's classes takes the class itself and not one of its objects.
pub(crate) fn takes_class(tree: &Tree<'_>, function: NodeId) -> bool {
    let Some(attributes) = tree.named(function, "attributes") else { return false };
    tree.items(attributes).any(|word| {
        tree.kind(word) == Kind::Annotation && tree.slot(word, 0).is_some_and(|name| tree.node(name).sym == CLASSMETHOD)
    })
}
