//! Values that the text alone decides: literals, what is put together from them, and variables that hold them.
//!
//! A variable's value at a use is what the statements before it leave behind, looked at from the use backwards:
//!
//! ```text
//! a = "x"            # a is "x"
//! if c: a = "y"      # a is "x" or "y": some string, but not a known one
//! else: return       # ... and only "y" if the other way leaves
//! while d:
//!     f(a)           # unknown: the next line writes before the loop comes back
//!     a = g()
//! ```
//!
//! Where a function reads a variable from outside, there must be one write in all.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;

use super::names::{Declared, Definition, Names, ScopeRules, Write};
use super::{Kind, NodeId, Sym, Tree, Variant, numbers};

/// A value known from the text.
#[derive(Clone, Debug, PartialEq)]
pub enum Constant {
    /// A string, escapes as written.
    Text(String),
    /// A whole number.
    Whole(i64),
    /// Another number.
    Fraction(f64),
    /// A truth value.
    Truth(bool),
    /// Nothing: `null`, `None`.
    Null,
    /// Some string that is not under anybody's control, but not known: one of several constants.
    SomeText,
}

/// The constants of one tree; what was found is remembered.
pub struct Constants<'a, 't> {
    tree: &'a Tree<'t>,
    names: &'a Names,
    rules: ScopeRules,
    known: RefCell<HashMap<NodeId, Option<Constant>>>,
    /// What [`Self::function`] said.
    functions: RefCell<HashMap<NodeId, Option<NodeId>>>,
    /// Whether a variable's collection is changed anywhere.
    changed: RefCell<HashMap<u32, bool>>,
    steps: Cell<u32>,
}

const BIND: Sym = Sym::of("bind");
const PROMISIFY: Sym = Sym::of("promisify");
const PRIVATE: Sym = Sym::of("private");
const FINAL: Sym = Sym::of("final");

/// A name that is written more often is nobody's constant: files that were made by programs write one name thousands of
/// times, and each use would look at each of them.
const MOST_WRITES: usize = 200;
/// How deep values are followed: through variables, operators, conditions.
const MAX_DEPTH: u32 = 40;
/// How many nodes are looked at in one file.
const MAX_STEPS: u32 = 200_000;
/// The longest string that is put together.
const MAX_TEXT: usize = 4096;

impl<'a, 't> Constants<'a, 't> {
    /// Of a tree whose names are known.
    pub fn new(tree: &'a Tree<'t>, names: &'a Names, rules: ScopeRules) -> Self {
        let (known, functions, changed) = (RefCell::default(), RefCell::default(), RefCell::default());
        Self { tree, names, rules, known, functions, changed, steps: Cell::new(0) }
    }

    /// The expression that a name stands for where it is used: the only one it can have been given. None for names
    /// whose value is known.
    pub fn symbol(&self, id: NodeId) -> Option<NodeId> {
        (self.tree.kind(id) == Kind::Name).then_some(())?;
        match self.left(id, 0)? {
            Left::Symbol(value) => Some(value),
            _ => None,
        }
    }

    /// The function of a library that a name stands for: `run = subprocess.run`, `run = child.exec.bind(child)`,
    /// `run = promisify(exec)`, which has a promise in the place of the last argument.
    pub fn function(&self, id: NodeId) -> Option<NodeId> {
        (self.tree.kind(id) == Kind::Name).then_some(())?;
        if let Some(&known) = self.functions.borrow().get(&id) {
            return known;
        }
        let found = self.library_function(id);
        self.functions.borrow_mut().insert(id, found);
        found
    }

    fn library_function(&self, id: NodeId) -> Option<NodeId> {
        let tree = self.tree;
        let value = self.symbol(id)?;
        if tree.kind(value) != Kind::Call {
            return Some(value).filter(|&value| matches!(tree.kind(value), Kind::Member | Kind::Name));
        }
        let callee = tree.slot(value, 0)?;
        let function = match (tree.kind(callee), tree.node(callee).sym) {
            (Kind::Member, BIND) => tree.slot(callee, 0),
            (Kind::Name | Kind::Member, PROMISIFY) => tree.items(value).next(),
            _ => None,
        };
        function.filter(|&function| matches!(tree.kind(function), Kind::Member | Kind::Name))
    }

    /// The element that `TABLE["key"]` or `LIST[0]` is, where the collection is written down and never changed.
    pub fn element(&self, id: NodeId) -> Option<NodeId> {
        self.element_at(id, 0)
    }

    fn element_at(&self, id: NodeId, depth: u32) -> Option<NodeId> {
        if depth > MAX_DEPTH {
            return None;
        }
        let tree = self.tree;
        let (of, key) = (tree.slot(id, 0).filter(|_| tree.kind(id) == Kind::Index)?, tree.slot(id, 1)?);
        let display = match tree.kind(of) {
            Kind::Name => match self.left(of, depth + 1)? {
                Left::Symbol(value) => value,
                _ => return None,
            },
            _ => of,
        };
        if !matches!(tree.kind(display), Kind::List | Kind::Tuple | Kind::Dict | Kind::Object) {
            return None;
        }
        let key = self.fold(key, depth + 1)?;
        if tree.kind(of) == Kind::Name && self.is_changed(of) {
            return None;
        }
        match (tree.kind(display), key) {
            (Kind::List | Kind::Tuple, Constant::Whole(at)) => {
                let items: Vec<NodeId> = tree.items(display).collect();
                let at = if at < 0 { at + items.len() as i64 } else { at };
                let plain = items.iter().all(|&item| tree.kind(item) != Kind::Spread);
                items.get(usize::try_from(at).ok()?).copied().filter(|_| plain)
            }
            (Kind::Dict | Kind::Object, Constant::Text(key)) => {
                let mut found = None;
                for item in tree.items(display) {
                    if tree.kind(item) != Kind::Pair {
                        return None;
                    }
                    let name = tree.slot(item, 0)?;
                    let own = match tree.kind(name) {
                        Kind::Name if tree.kind(display) == Kind::Object => tree.text(name) == key,
                        _ => self.fold(name, depth + 1)? == Constant::Text(key.clone()),
                    };
                    if own {
                        found = tree.slot(item, 1);
                    }
                }
                found
            }
            _ => None,
        }
    }

    /// Whether anything in the file may change what a variable holds: a write to an element, a call of a method, a use as
    /// a whole.
    fn is_changed(&self, name: NodeId) -> bool {
        let tree = self.tree;
        let Some(number) = self.names.number(name) else { return true };
        if let Some(&known) = self.changed.borrow().get(&number) {
            return known;
        }
        let changed = tree.ids().any(|id| {
            tree.kind(id) == Kind::Name && self.names.number(id) == Some(number) && {
                let parent = tree.parent(id);
                let is_read = parent.is_some_and(|parent| match tree.kind(parent) {
                    Kind::Index => {
                        let is_target = tree.parent(parent).is_some_and(|outer| {
                            matches!(tree.kind(outer), Kind::Assign | Kind::AssignOp | Kind::Update | Kind::Delete)
                                && tree.slot(outer, 0) != Some(id)
                                && (tree.slot(outer, 0) == Some(parent) || tree.kind(outer) == Kind::Delete)
                        });
                        tree.slot(parent, 0) == Some(id) && !is_target
                    }
                    Kind::Member => {
                        let called = tree.slot(parent, 1).map_or("", |name| tree.text(name));
                        matches!(
                            called,
                            "get" | "keys" | "values" | "items" | "index" | "count" | "length" | "includes"
                        )
                    }
                    Kind::Assign | Kind::Var => true,
                    Kind::Binary => true,
                    _ => false,
                });
                !is_read
            }
        });
        self.changed.borrow_mut().insert(number, changed);
        changed
    }

    /// The value of an expression; none if it is not known.
    pub fn value(&self, id: NodeId) -> Option<Constant> {
        self.fold(id, 0)
    }

    fn fold(&self, id: NodeId, depth: u32) -> Option<Constant> {
        self.steps.set(self.steps.get() + 1);
        if depth > MAX_DEPTH || self.steps.get() > MAX_STEPS {
            return None;
        }
        let kind = self.tree.kind(id);
        if !matches!(kind, Kind::Name | Kind::Member | Kind::Index | Kind::Binary | Kind::Template | Kind::Conditional)
        {
            return self.compute(id, depth);
        }
        if let Some(known) = self.known.borrow().get(&id) {
            return known.clone();
        }
        // While it is being computed it is unknown: `a = a + "x"` in a circle.
        self.known.borrow_mut().insert(id, None);
        let value = self.compute(id, depth);
        self.known.borrow_mut().insert(id, value.clone());
        value
    }

    fn compute(&self, id: NodeId, depth: u32) -> Option<Constant> {
        let tree = self.tree;
        let slot = |at: usize| tree.slot(id, at).and_then(|child| self.fold(child, depth + 1));
        match tree.kind(id) {
            Kind::Str => Some(Constant::Text(tree.content(id).to_owned())),
            Kind::Int => numbers::decimal(tree.text(id)).parse().ok().map(Constant::Whole),
            Kind::Float => numbers::shortest(tree.text(id)).parse().ok().map(Constant::Fraction),
            Kind::Bool => Some(Constant::Truth(tree.text(id).eq_ignore_ascii_case("true"))),
            Kind::Null => Some(Constant::Null),
            Kind::Hole | Kind::Cast => slot(usize::from(tree.kind(id) == Kind::Cast)),
            Kind::Template => {
                let mut all = Constant::Text(String::new());
                for part in tree.items(id) {
                    let part = match self.fold(part, depth + 1)? {
                        Constant::Whole(number) => Constant::Text(number.to_string()),
                        part => part,
                    };
                    all = self.plus(all, part)?;
                }
                Some(all)
            }
            Kind::Unary => match (tree.node(id).variant, slot(0)?) {
                (Variant::Sub, Constant::Whole(number)) => number.checked_neg().map(Constant::Whole),
                (Variant::Sub, Constant::Fraction(number)) => Some(Constant::Fraction(-number)),
                (Variant::Not, Constant::Truth(truth)) => Some(Constant::Truth(!truth)),
                _ => None,
            },
            Kind::Binary => match (tree.node(id).variant, slot(0), slot(1)) {
                (operator, Some(left), Some(right)) => self.binary(operator, left, right),
                // `c and "a" or "b"`: one of two.
                (Variant::Or, None, Some(Constant::Text(_) | Constant::SomeText)) => {
                    let both = tree
                        .slot(id, 0)
                        .filter(|&both| tree.kind(both) == Kind::Binary && tree.node(both).variant == Variant::And);
                    match self.fold(tree.slot(both?, 1)?, depth + 1)? {
                        Constant::Text(_) | Constant::SomeText => Some(Constant::SomeText),
                        _ => None,
                    }
                }
                // A known string some number of times.
                (Variant::Mul, Some(Constant::Text(_) | Constant::SomeText), None)
                | (Variant::Mul, None, Some(Constant::Text(_) | Constant::SomeText)) => Some(Constant::SomeText),
                _ => None,
            },
            Kind::Conditional => match (slot(1)?, slot(2)?) {
                (a, b) if a == b => Some(a),
                (Constant::Text(_) | Constant::SomeText, Constant::Text(_) | Constant::SomeText) => {
                    Some(Constant::SomeText)
                }
                _ => None,
            },
            // Java's `String.format` of what is known.
            Kind::Call if self.rules.members => {
                let callee = tree.slot(id, 0)?;
                matches!(tree.text(callee), "String.format" | "java.lang.String.format").then_some(())?;
                let known = tree.items(id).all(|argument| self.fold(argument, depth + 1).is_some());
                known.then_some(Constant::SomeText)
            }
            Kind::Assign => slot(1),
            Kind::Index => self.fold(self.element_at(id, depth + 1)?, depth + 1),
            Kind::Name => self.name(id, depth),
            Kind::Member => self.field(id, depth),
            _ => None,
        }
    }

    fn name(&self, id: NodeId, depth: u32) -> Option<Constant> {
        match self.left(id, depth)? {
            Left::Value(value) => Some(value),
            _ => None,
        }
    }

    /// What the writes to a name leave behind where it is used.
    fn left(&self, id: NodeId, depth: u32) -> Option<Left> {
        let definition = self.names.definition(id)?;
        if !matches!(definition.declared, Declared::Variable | Declared::Field | Declared::Parameter) {
            return None;
        }
        let writes = self.names.writes(id);
        if writes.len() > MOST_WRITES {
            return None;
        }
        let own = self.home(id);
        if self.home(definition.node) == own || writes.iter().any(|write| self.home(write.target) == own) {
            // A field that this function writes, or a variable of this function.
            let foreign = writes.iter().any(|write| self.home(write.target) != own);
            if !foreign || self.is_field(definition) {
                return Some(self.before(id, writes, depth));
            }
        }
        // Read from another function, at some other time.
        match *writes {
            [ref only] if definition.writes == 1 && only.operator.is_none() && self.is_settled(definition, only) => {
                Some(self.fold(only.value?, depth + 1).map_or(Left::Symbol(only.value?), Left::Value))
            }
            _ => None,
        }
    }

    fn is_field(&self, definition: &Definition) -> bool {
        let of_class = || self.home(definition.node).is_some_and(|home| self.tree.kind(home) == Kind::Class);
        definition.declared == Declared::Field || self.rules.members && of_class()
    }

    /// Whether nobody outside of the class can write a field, and its own class does where objects begin.
    fn is_settled(&self, definition: &Definition, write: &Write) -> bool {
        if !self.is_field(definition) || !self.rules.members {
            return true;
        }
        let tree = self.tree;
        let declaration = tree.ancestors(definition.node).find(|&node| tree.kind(node) == Kind::Var);
        let attributes = declaration.and_then(|declaration| tree.slot(declaration, 0));
        let is_own =
            attributes.is_some_and(|list| tree.items(list).any(|word| [PRIVATE, FINAL].contains(&tree.node(word).sym)));
        let begins = self.home(write.target).is_some_and(|home| match tree.kind(home) {
            // With several, it depends on which of them ran.
            Kind::Function => {
                let is_constructor = |&node: &NodeId| {
                    tree.kind(node) == Kind::Function && tree.node(node).variant == Variant::Constructor
                };
                let all = tree.parent(home).map_or(0, |body| tree.items(body).filter(is_constructor).count());
                is_constructor(&home) && all == 1
            }
            Kind::Lambda => false,
            _ => true,
        });
        is_own && begins
    }

    fn home(&self, at: NodeId) -> Option<NodeId> {
        self.tree.ancestors(at).find(|&node| is_function(self.tree.kind(node)))
    }

    /// What the writes before `at` leave behind, up to the beginning of the function.
    fn before(&self, at: NodeId, writes: &[Write], depth: u32) -> Left {
        let tree = self.tree;
        let mut inner = at;
        let mut work = 0;
        while let Some(outer) = tree.parent(inner) {
            let kind = tree.kind(outer);
            if is_function(kind) {
                // The statements of a file or a class body are a block as well.
                if matches!(kind, Kind::Program) {
                    return self.behind_neighbours(outer, inner, writes, depth).unwrap_or(Left::Nothing);
                }
                return Left::Nothing;
            }
            if is_loop(kind) && self.writes_in(outer, writes) && tree.slot(outer, 0) != Some(inner) {
                return Left::Unknown;
            }
            if matches!(kind, Kind::Block | Kind::Case | Kind::Other)
                && let Some(left) = self.behind_neighbours(outer, inner, writes, depth)
            {
                return left;
            }
            // Values computed before in the same statement: `f(a = "x", a)`, `if (a = b) a`.
            let before = tree.children(outer).iter().copied().flatten().take_while(|&child| child != inner);
            // What is assigned is computed before the name is written.
            let is_assignment = matches!(kind, Kind::Assign | Kind::AssignOp | Kind::Var);
            if !matches!(kind, Kind::Block | Kind::Case | Kind::If | Kind::Try | Kind::Switch)
                && !is_assignment
                && before.into_iter().any(|child| self.writes_in(child, writes))
            {
                return Left::Unknown;
            }
            if kind == Kind::With
                && tree.slot(outer, 0) == Some(inner)
                && let Some(item) = tree.items(outer).find(|&item| self.writes_in(item, writes))
            {
                return self.write_in(item, writes, depth);
            }
            if kind == Kind::If
                && tree.slot(outer, 0) != Some(inner)
                && let Some(condition) = tree.slot(outer, 0)
                && self.writes_in(condition, writes)
            {
                return self.write_in(condition, writes, depth);
            }
            if kind == Kind::Try && tree.slot(outer, 0) != Some(inner) {
                // In a handler, or behind: the body may have been left anywhere.
                if tree.slot(outer, 0).is_some_and(|body| self.writes_in(body, writes)) {
                    return Left::Unknown;
                }
            }
            work += 1;
            if depth + work > MAX_DEPTH * 4 {
                return Left::Unknown;
            }
            inner = outer;
        }
        Left::Nothing
    }

    /// What the statements of a list in front of `inner` leave behind; none if they do not write.
    fn behind_neighbours(&self, list: NodeId, inner: NodeId, writes: &[Write], depth: u32) -> Option<Left> {
        let tree = self.tree;
        let before: Vec<NodeId> = tree.items(list).take_while(|&child| child != inner).collect();
        for &statement in before.iter().rev() {
            if self.writes_in(statement, writes) {
                return Some(self.after(statement, writes, depth + 1));
            }
        }
        None
    }

    /// What a statement leaves behind.
    fn after(&self, statement: NodeId, writes: &[Write], depth: u32) -> Left {
        self.steps.set(self.steps.get() + 1);
        if depth > MAX_DEPTH || self.steps.get() > MAX_STEPS {
            return Left::Unknown;
        }
        let tree = self.tree;
        if !self.writes_in(statement, writes) {
            return self.before(statement, writes, depth + 1);
        }
        match tree.kind(statement) {
            Kind::Block => self.end_of(Some(statement), statement, writes, depth),
            Kind::If => {
                if tree.slot(statement, 0).is_some_and(|condition| self.writes_in(condition, writes)) {
                    return Left::Unknown;
                }
                let then = self.end_of(tree.slot(statement, 1), statement, writes, depth);
                then.or(self.end_of(tree.slot(statement, 2), statement, writes, depth))
            }
            Kind::Try => self.after_try(statement, writes, depth),
            Kind::With if tree.slot(statement, 0).is_none_or(|body| !self.writes_in(body, writes)) => {
                self.write_in(statement, writes, depth)
            }
            Kind::With => self.end_of(tree.slot(statement, 0), statement, writes, depth),
            Kind::Switch | Kind::While | Kind::DoWhile | Kind::For | Kind::ForEach => Left::Unknown,
            Kind::Function | Kind::Class => Left::Unknown,
            Kind::Other => match tree.items(statement).last() {
                Some(body) if tree.kind(body) == Kind::Block => self.end_of(Some(body), statement, writes, depth),
                _ => Left::Unknown,
            },
            _ => self.write_in(statement, writes, depth),
        }
    }

    /// The body, else the handlers, then the end: handlers count only if something in the body can raise.
    fn after_try(&self, statement: NodeId, writes: &[Write], depth: u32) -> Left {
        let tree = self.tree;
        let last = tree.slot(statement, 2);
        if let Some(last) = last.filter(|&last| self.writes_in(last, writes)) {
            return self.end_of(tree.slot(last, 0), statement, writes, depth);
        }
        let body = tree.slot(statement, 0);
        let otherwise = tree.slot(statement, 1);
        let through = match otherwise.filter(|&otherwise| self.writes_in(otherwise, writes)) {
            Some(_) if body.is_some_and(|body| self.leaves(body)) => Left::Never,
            Some(otherwise) => self.end_of(Some(otherwise), statement, writes, depth),
            None => self.end_of(body, statement, writes, depth),
        };
        let raises = body.is_some_and(|body| {
            tree.subtree(body).any(|node| {
                matches!(
                    tree.kind(node),
                    Kind::Call | Kind::New | Kind::Throw | Kind::Await | Kind::Index | Kind::Member
                )
            })
        });
        if !raises {
            return through;
        }
        let body_writes = body.is_some_and(|body| self.writes_in(body, writes));
        tree.items(statement).fold(through, |left, handler| {
            let block = tree.slot(handler, 1);
            let own = block.is_some_and(|block| self.writes_in(block, writes));
            let end = if body_writes && !own { Left::Unknown } else { self.end_of(block, statement, writes, depth) };
            left.or(end)
        })
    }

    /// What a branch of `statement` leaves behind at its end.
    fn end_of(&self, branch: Option<NodeId>, statement: NodeId, writes: &[Write], depth: u32) -> Left {
        let Some(branch) = branch else { return self.before(statement, writes, depth + 1) };
        if self.leaves(branch) {
            return Left::Never;
        }
        if !self.writes_in(branch, writes) {
            return self.before(statement, writes, depth + 1);
        }
        if self.tree.kind(branch) != Kind::Block {
            return self.after(branch, writes, depth + 1);
        }
        let last = self.tree.items(branch).filter(|&child| self.writes_in(child, writes)).last();
        last.map_or(Left::Unknown, |last| self.after(last, writes, depth + 1))
    }

    /// Whether a branch ends by leaving: what it wrote is seen by nobody behind it.
    fn leaves(&self, branch: NodeId) -> bool {
        let is_exit =
            |node: NodeId| matches!(self.tree.kind(node), Kind::Return | Kind::Throw | Kind::Break | Kind::Continue);
        is_exit(branch) || self.tree.kind(branch) == Kind::Block && self.tree.items(branch).any(is_exit)
    }

    /// The value that a plain statement writes.
    fn write_in(&self, statement: NodeId, writes: &[Write], depth: u32) -> Left {
        let from = writes.partition_point(|write| write.target < statement);
        let mut own = writes[from..].iter().take_while(|write| self.tree.contains(statement, write.target));
        let (Some(write), None) = (own.next(), own.next()) else { return Left::Unknown };
        let Some(value) = write.value.and_then(|value| self.fold(value, depth + 1)) else {
            return write.value.filter(|_| write.operator.is_none()).map_or(Left::Unknown, Left::Symbol);
        };
        let value = match write.operator {
            None => Some(value),
            // `a += b`: what `a` was there.
            Some(operator) => {
                self.fold(write.target, depth + 1).and_then(|before| self.binary(operator, before, value))
            }
        };
        value.map_or(Left::Unknown, Left::Value)
    }

    fn writes_in(&self, area: NodeId, writes: &[Write]) -> bool {
        let from = writes.partition_point(|write| write.target < area);
        writes.get(from).is_some_and(|write| self.tree.contains(area, write.target))
    }

    /// `this.a`, `self.a`, `C.a`: a member of a class of this file that is written once, where it is declared.
    fn field(&self, id: NodeId, depth: u32) -> Option<Constant> {
        let tree = self.tree;
        let object = tree.slot(id, 0)?;
        let class = match tree.kind(object) {
            Kind::This => tree.ancestors(id).find(|&node| tree.kind(node) == Kind::Class)?,
            Kind::Name => {
                let definition = self.names.definition(object)?;
                (definition.declared == Declared::Class).then_some(definition.value?)?
            }
            _ => return None,
        };
        let body = tree.named(class, "body")?;
        let wanted = tree.node(id).sym;
        let field = tree.items(body).find_map(|member| {
            let target = match tree.kind(member) {
                Kind::Var => tree.slot(member, 1),
                Kind::ExprStatement => tree.slot(member, 0).and_then(|assign| tree.slot(assign, 0)),
                _ => None,
            };
            target.filter(|&target| tree.kind(target) == Kind::Name && tree.node(target).sym == wanted)
        })?;
        let definition = self.names.definition(field)?;
        let is_written = tree.subtree(class).any(|node| {
            matches!(tree.kind(node), Kind::Assign | Kind::AssignOp | Kind::Update)
                && tree
                    .slot(node, 0)
                    .is_some_and(|target| tree.kind(target) == Kind::Member && tree.node(target).sym == wanted)
        });
        (definition.writes == 1 && !is_written).then_some(())?;
        let writes = self.names.writes(field);
        writes.first().is_none_or(|write| self.is_settled(definition, write)).then_some(())?;
        self.fold(definition.value?, depth + 1)
    }

    fn plus(&self, left: Constant, right: Constant) -> Option<Constant> {
        use Constant::*;
        match (left, right) {
            (Text(a), Text(b)) if a.len() + b.len() <= MAX_TEXT => Some(Text(a + &b)),
            (Text(_) | SomeText, Text(_) | SomeText) => Some(SomeText),
            (Whole(a), Whole(b)) => a.checked_add(b).map(Whole),
            (Fraction(a), Fraction(b)) => Some(Fraction(a + b)),
            _ if !self.rules.numbers_join_texts => None,
            (Text(a), Whole(b)) => Some(Text(format!("{a}{b}"))),
            (Whole(a), Text(b)) => Some(Text(format!("{a}{b}"))),
            (Text(a), Truth(b)) => Some(Text(format!("{a}{b}"))),
            _ => None,
        }
    }

    fn binary(&self, operator: Variant, left: Constant, right: Constant) -> Option<Constant> {
        use Constant::*;
        use Variant::*;
        match (operator, left, right) {
            (Add, left, right) => self.plus(left, right),
            (Mul, Text(text), Whole(times)) | (Mul, Whole(times), Text(text)) => {
                let times = usize::try_from(times).ok()?;
                let short = times.saturating_mul(text.len()) <= MAX_TEXT;
                Some(if short { Text(text.repeat(times)) } else { SomeText })
            }
            (Eq | StrictEq, left, right) => known(&left, &right).then(|| Truth(left == right)),
            (NotEq | StrictNotEq, left, right) => known(&left, &right).then(|| Truth(left != right)),
            (And, Truth(a), Truth(b)) => Some(Truth(a && b)),
            (Or, Truth(a), Truth(b)) => Some(Truth(a || b)),
            (operator, Whole(a), Whole(b)) => whole(operator, a, b),
            _ => None,
        }
    }
}

/// What the writes to a variable leave behind.
#[derive(Clone, Debug)]
enum Left {
    /// This value.
    Value(Constant),
    /// What this expression is worth.
    Symbol(NodeId),
    /// Something else.
    Unknown,
    /// There are no writes.
    Nothing,
    /// Nobody comes out there.
    Never,
}

impl Left {
    /// Either of two ways was taken.
    fn or(self, other: Self) -> Self {
        use Constant::{SomeText, Text};
        match (self, other) {
            (Self::Never, left) | (left, Self::Never) => left,
            (Self::Value(a), Self::Value(b)) if a == b => Self::Value(a),
            (Self::Symbol(a), Self::Symbol(b)) if a == b => Self::Symbol(a),
            (Self::Value(Text(_) | SomeText), Self::Value(Text(_) | SomeText)) => Self::Value(SomeText),
            (Self::Nothing, Self::Nothing) => Self::Nothing,
            _ => Self::Unknown,
        }
    }
}

fn is_function(kind: Kind) -> bool {
    matches!(kind, Kind::Function | Kind::Lambda | Kind::Class | Kind::Initializer | Kind::Program)
}

fn is_loop(kind: Kind) -> bool {
    matches!(kind, Kind::While | Kind::DoWhile | Kind::For | Kind::ForEach | Kind::Comprehension)
}

fn known(left: &Constant, right: &Constant) -> bool {
    use Constant::{Null, SomeText};
    !matches!((left, right), (SomeText | Null, _) | (_, SomeText | Null))
}

fn whole(operator: Variant, a: i64, b: i64) -> Option<Constant> {
    use Constant::{Truth, Whole};
    Some(match operator {
        Variant::Sub => Whole(a.checked_sub(b)?),
        Variant::Mul => Whole(a.checked_mul(b)?),
        // `/` may give a fraction, depending on the language.
        Variant::FloorDiv => Whole(a.checked_div(b)?),
        Variant::Mod => Whole(a.checked_rem(b)?),
        Variant::BitAnd => Whole(a & b),
        Variant::BitOr => Whole(a | b),
        Variant::BitXor => Whole(a ^ b),
        Variant::Shl => Whole(a.checked_shl(u32::try_from(b).ok()?)?),
        Variant::Shr => Whole(a.checked_shr(u32::try_from(b).ok()?)?),
        Variant::Lt => Truth(a < b),
        Variant::Le => Truth(a <= b),
        Variant::Gt => Truth(a > b),
        Variant::Ge => Truth(a >= b),
        _ => return None,
    })
}
