//! What is known at one point of a program.
//!
//! How precise it is: variables are told apart by their declarations; members and elements by constant names and
//! positions of the objects that were made in the text, each object by the expression that makes it and the calls that
//! led there (so two calls of one constructor make two objects, two rounds of one loop make one). A write to a variable
//! or to an object that stands for itself alone replaces what was there; where ways meet, either may hold. Objects
//! that were handed in are told apart by the variable that holds them.
//!
//! Every block of a function has a state, and nearly all of it is what its neighbours have. So states are persistent maps:
//! a copy costs nothing, a change copies one path from the root, and to join two or to compare them looks only at what
//! they do not share.

use std::ops::Deref;
use std::rc::Rc;

use imbl::GenericOrdMap;
use imbl::ordmap::DiffItem;
use imbl::shared_ptr::RcK;

use super::marks::{Marks, Rules};
use super::value::{Join, Known, Object, ObjectId, Value};
use crate::tree::Sym;

/// A variable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Var {
    /// Declared in a file, by its number.
    Declared(u32, u32),
    /// Not declared in the file.
    Free(u32, Sym),
}

type Map<K, V> = GenericOrdMap<K, V, RcK>;

/// Variables and objects at one point. Cloning is cheap.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct State {
    vars: Map<Var, Value>,
    heap: Map<ObjectId, Held>,
    /// What a condition told of an expression that begins with a variable, by its text: the rules it is clean for.
    told: Map<(Var, Sym), Rules>,
}

/// An object in a state. Those that are the same are equal without a look at what is in them.
#[derive(Clone, Debug)]
struct Held(Rc<Object>);

impl Held {
    fn new(object: Object) -> Self {
        Self(Rc::new(object))
    }

    /// All that is in it.
    fn values(&self) -> impl Iterator<Item = &Value> {
        self.fields.values().chain(self.list.iter().flatten()).chain([&self.rest])
    }
}

impl Deref for Held {
    type Target = Object;

    fn deref(&self) -> &Object {
        &self.0
    }
}

impl PartialEq for Held {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0) || self.0 == other.0
    }
}

/// How deep marks inside of objects are looked for.
const DEPTH: usize = 5;

impl State {
    /// The value of a variable, if anything is known of it.
    pub(crate) fn get(&self, var: Var) -> Option<&Value> {
        self.vars.get(&var)
    }

    /// Gives a variable a value, whatever it had.
    pub(crate) fn set(&mut self, var: Var, value: Value) {
        if value.is_nothing() {
            // What has no entry is unknown.
            if self.vars.contains_key(&var) {
                self.vars.remove(&var);
            }
        } else if self.vars.get(&var) != Some(&value) {
            self.vars.insert(var, value);
        }
    }

    /// An expression that begins with a variable is clean for rules, until the variable changes.
    pub(crate) fn tell(&mut self, var: Var, text: Sym, rules: Rules) {
        let known = self.told.get(&(var, text)).copied().unwrap_or(Rules::NONE);
        if known.or(rules) != known {
            self.told.insert((var, text), known.or(rules));
        }
    }

    /// The rules an expression is clean for.
    pub(crate) fn told(&self, var: Var, text: Sym) -> Rules {
        self.told.get(&(var, text)).copied().unwrap_or(Rules::NONE)
    }

    /// Whether anything was told of any expression.
    pub(crate) fn is_told(&self) -> bool {
        !self.told.is_empty()
    }

    /// A variable, or something in it, changed.
    pub(crate) fn untell(&mut self, var: Var) {
        let told: Vec<(Var, Sym)> = self.told.keys().filter(|(known, _)| *known == var).copied().collect();
        told.iter().for_each(|key| _ = self.told.remove(key));
    }

    /// Changes the marks of all variables and objects.
    pub(crate) fn map_marks(&mut self, change: &dyn Fn(&Marks) -> Marks) {
        let is_marked = |value: &Value| !value.marks.is_empty();
        let vars: Vec<Var> = self.vars.iter().filter(|(_, value)| is_marked(value)).map(|(var, _)| *var).collect();
        for var in vars {
            let Some(value) = self.vars.get_mut(&var) else { continue };
            value.marks = change(&value.marks);
        }
        let objects: Vec<(ObjectId, Held)> = self
            .heap
            .iter()
            .filter(|(_, object)| object.values().any(is_marked))
            .map(|(id, object)| (*id, object.clone()))
            .collect();
        for (id, object) in objects {
            let mut object = Object::clone(&object);
            let deep = |value: &mut Value| value.marks = change(&value.marks);
            object.fields.values_mut().chain(object.list.iter_mut().flatten()).for_each(deep);
            object.rest.marks = change(&object.rest.marks);
            self.heap.insert(id, Held::new(object));
        }
    }

    /// Takes over what is known of variables and objects of which nothing is known here.
    pub(crate) fn adopt_all(&mut self, other: &Self) {
        for (var, value) in &other.vars {
            if !self.vars.contains_key(var) {
                self.vars.insert(*var, value.clone());
            }
        }
        for (id, object) in &other.heap {
            if !self.heap.contains_key(id) {
                self.heap.insert(*id, object.clone());
            }
        }
    }

    /// Takes over the objects of a value that is known elsewhere, and all that is in them.
    pub(crate) fn adopt(&mut self, other: &Self, value: &Value) {
        let mut open: Vec<ObjectId> = value.objects().to_vec();
        while let Some(id) = open.pop() {
            let Some(object) = other.heap.get(&id).filter(|_| !self.heap.contains_key(&id)) else { continue };
            open.extend(object.values().flat_map(|value| value.objects()));
            self.heap.insert(id, object.clone());
        }
    }

    /// What an object holds, without itself.
    pub(crate) fn held_by(&self, id: ObjectId) -> Self {
        let Some(object) = self.heap.get(&id) else { return Self::default() };
        let mut heap = self.reachable(object.values().flat_map(|value| value.objects().to_vec()).collect());
        heap.remove(&id);
        Self { heap, ..Self::default() }
    }

    fn reachable(&self, mut open: Vec<ObjectId>) -> Map<ObjectId, Held> {
        let mut heap: Map<ObjectId, Held> = Map::default();
        while let Some(id) = open.pop() {
            let Some(object) = self.heap.get(&id).filter(|_| !heap.contains_key(&id)) else { continue };
            heap.insert(id, object.clone());
            open.extend(object.values().flat_map(|value| value.objects()));
        }
        heap
    }

    /// Some of its variables, and what they hold.
    pub(crate) fn only(&self, keep: &dyn Fn(Var) -> bool) -> Self {
        let kept = self.vars.iter().filter(|(var, _)| keep(**var));
        let vars: Map<Var, Value> = kept.map(|(var, value)| (*var, value.clone())).collect();
        let heap = self.reachable(vars.values().flat_map(|value| value.objects().to_vec()).collect());
        Self { vars, heap, told: Map::default() }
    }

    /// Whether a variable holds something that is dangerous for more rules than it is there.
    pub(crate) fn holds_more_than(&self, other: &Self) -> bool {
        self.vars.iter().any(|(var, value)| {
            let known = other.get(*var).map_or(Rules::NONE, |known| other.all_marks(known).of_sources().live());
            !self.all_marks(value).of_sources().live().without(known).without(Rules::EVER).is_empty()
        })
    }

    /// The rules for which what some variables hold is dangerous.
    pub(crate) fn rules_of(&self, which: &dyn Fn(Var) -> bool) -> Rules {
        let vars = self.vars.iter().filter(|(var, _)| which(**var));
        vars.fold(Rules::NONE, |all, (_, value)| all.or(self.all_marks(value).of_sources().live()))
    }

    /// An object.
    pub(crate) fn object(&self, id: ObjectId) -> Option<&Object> {
        self.heap.get(&id).map(Deref::deref)
    }

    /// Makes an object; one that was made there before stands for both from now on.
    pub(crate) fn make(&mut self, id: ObjectId, object: Object) {
        let object = match self.heap.get(&id) {
            Some(old) => Object { many: true, ..Object::join(old, &object) },
            None => object,
        };
        self.heap.insert(id, Held::new(object));
    }

    /// A variable is what it is in another state, and what was told there of it holds.
    pub(crate) fn take(&mut self, var: Var, other: &Self) {
        self.set(var, other.get(var).cloned().unwrap_or_default());
        for ((of, text), rules) in other.told.iter().filter(|((of, _), _)| *of == var) {
            self.tell(*of, *text, *rules);
        }
    }

    /// What was told of expressions that begin with a variable: the rest of each, and the rules it is clean for.
    pub(crate) fn told_of(&self, var: Var) -> impl Iterator<Item = (Sym, Rules)> {
        self.told.iter().filter(move |((of, _), _)| *of == var).map(|((_, text), rules)| (*text, *rules))
    }

    /// What somebody can choose of the variables and objects that were known before, if it is not what it was then.
    pub(crate) fn marked_since(&self, before: &Self) -> Self {
        let is_new = |old: &Value, value: &Value| !value.marks.live().without(old.marks.live()).is_empty();
        let vars = before.vars.diff(&self.vars).filter_map(|item| match item {
            DiffItem::Update { old: (_, old), new: (var, value) } => is_new(old, value).then(|| (*var, value.clone())),
            _ => None,
        });
        let is_marked = |id: ObjectId| !self.all_marks(&Value::object(id)).live().is_empty();
        let changed = before.heap.diff(&self.heap).filter_map(|item| match item {
            DiffItem::Update { new: (id, _), .. } => is_marked(*id).then_some(*id),
            _ => None,
        });
        Self { vars: vars.collect(), heap: self.reachable(changed.collect()), told: Map::default() }
    }

    /// Puts an object in the place of what is known of it.
    pub(crate) fn replace(&mut self, id: ObjectId, object: Object) {
        self.heap.insert(id, Held::new(object));
    }

    /// Changes what a value may be.
    pub(crate) fn change(&mut self, value: &Value, mut change: impl FnMut(&mut Object)) {
        let ids = value.objects();
        for id in ids {
            let Some(old) = self.heap.get(id) else { continue };
            let mut object = Object::clone(old);
            // Which of several it is nobody knows: what was there before may still be.
            if ids.len() > 1 {
                let many = std::mem::replace(&mut object.many, true);
                change(&mut object);
                object.many = many;
                object = Object::join(old, &object);
            } else {
                change(&mut object);
            }
            if **old != object {
                self.heap.insert(*id, Held::new(object));
            }
        }
    }

    /// The marks of a value and of all that is in it.
    pub(crate) fn all_marks(&self, value: &Value) -> Marks {
        let mut marks = value.marks.clone();
        let mut seen: Vec<ObjectId> = Vec::new();
        let mut open: Vec<(usize, ObjectId)> = value.objects().iter().map(|&id| (0, id)).collect();
        while let Some((depth, id)) = open.pop() {
            if seen.contains(&id) {
                continue;
            }
            seen.push(id);
            let Some(object) = self.heap.get(&id) else { continue };
            for inner in object.values() {
                marks = marks.join(&inner.marks);
                if depth < DEPTH && seen.len() < 200 {
                    open.extend(inner.objects().iter().map(|&id| (depth + 1, id)));
                }
            }
        }
        marks
    }

    /// How many variables and objects something is known of.
    pub(crate) fn len(&self) -> usize {
        self.vars.len() + self.heap.len()
    }

    /// Whether anything is marked.
    pub(crate) fn is_marked(&self) -> bool {
        let marked = |value: &Value| !value.marks.is_empty();
        self.vars.values().any(marked) || self.heap.values().any(|object| object.values().any(marked))
    }
}

impl Join for State {
    fn join(&self, other: &Self) -> Self {
        Self {
            vars: joined_vars(&self.vars, &other.vars),
            heap: joined_heap(&self.heap, &other.heap),
            told: joined_told(&self.told, &other.told),
        }
    }
}

/// What both ways tell.
fn joined_told(a: &Map<(Var, Sym), Rules>, b: &Map<(Var, Sym), Rules>) -> Map<(Var, Sym), Rules> {
    let mut all = a.clone();
    for item in a.diff(b) {
        match item {
            DiffItem::Add(..) => {}
            DiffItem::Remove(key, _) => _ = all.remove(key),
            DiffItem::Update { old: (key, one), new: (_, other) } => {
                let rules = one.and(*other);
                if rules.is_empty() { _ = all.remove(key) } else { _ = all.insert(*key, rules) }
            }
        }
    }
    all
}

fn joined_vars(a: &Map<Var, Value>, b: &Map<Var, Value>) -> Map<Var, Value> {
    let mut all = a.clone();
    for item in a.diff(b) {
        let (var, value) = match item {
            DiffItem::Add(var, value) | DiffItem::Remove(var, value) => (var, unknown_or(value)),
            DiffItem::Update { old: (var, one), new: (_, other) } => (var, one.join(other)),
        };
        if value.is_nothing() { _ = all.remove(var) } else { _ = all.insert(*var, value) }
    }
    all
}

/// A variable that has no value on the other way: what is declared in one branch is used in none but it. Functions,
/// classes and objects stay what they are; constants do not.
fn unknown_or(value: &Value) -> Value {
    match value.known {
        Known::Constant(_) | Known::Number | Known::Nothing => Value::marked(value.marks.clone()),
        _ => value.clone(),
    }
}

fn joined_heap(a: &Map<ObjectId, Held>, b: &Map<ObjectId, Held>) -> Map<ObjectId, Held> {
    let mut all = a.clone();
    for item in a.diff(b) {
        match item {
            DiffItem::Update { old: (id, one), new: (_, other) } => {
                all.insert(*id, Held::new(Object::join(one, other)));
            }
            // Who did not make it has no reference to it.
            DiffItem::Add(id, object) => _ = all.insert(*id, object.clone()),
            DiffItem::Remove(..) => {}
        }
    }
    all
}
