//! What is known at one point of a program.
//!
//! How precise it is: variables are told apart by their declarations; members and elements by constant names and
//! positions of the objects that were made in the text, each object by the expression that makes it and the calls that
//! led there (so two calls of one constructor make two objects, two rounds of one loop make one). A write to a variable
//! or to an object that stands for itself alone replaces what was there; where ways meet, either may hold. Objects
//! that were handed in are told apart by the variable that holds them.

use std::collections::BTreeMap;
use std::rc::Rc;

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

/// Variables and objects at one point. Cloning is cheap.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct State {
    vars: Rc<BTreeMap<Var, Value>>,
    heap: Rc<BTreeMap<ObjectId, Rc<Object>>>,
    /// What a condition told of an expression that begins with a variable, by its text: the rules it is clean for.
    told: Rc<BTreeMap<(Var, Sym), Rules>>,
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
                Rc::make_mut(&mut self.vars).remove(&var);
            }
        } else if self.vars.get(&var) != Some(&value) {
            Rc::make_mut(&mut self.vars).insert(var, value);
        }
    }

    /// An expression that begins with a variable is clean for rules, until the variable changes.
    pub(crate) fn tell(&mut self, var: Var, text: Sym, rules: Rules) {
        let known = self.told.get(&(var, text)).copied().unwrap_or(Rules::NONE);
        if known.or(rules) != known {
            Rc::make_mut(&mut self.told).insert((var, text), known.or(rules));
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
        if self.told.keys().any(|(known, _)| *known == var) {
            Rc::make_mut(&mut self.told).retain(|(known, _), _| *known != var);
        }
    }

    /// Changes the marks of all variables and objects.
    pub(crate) fn map_marks(&mut self, change: &dyn Fn(&Marks) -> Marks) {
        let deep = |value: &mut Value| value.marks = change(&value.marks);
        if self.vars.values().any(|value| !value.marks.is_empty()) {
            Rc::make_mut(&mut self.vars).values_mut().for_each(deep);
        }
        let is_marked = |object: &Rc<Object>| {
            let values = object.fields.values().chain(object.list.iter().flatten()).chain([&object.rest]);
            values.into_iter().any(|value| !value.marks.is_empty())
        };
        if self.heap.values().any(is_marked) {
            for object in Rc::make_mut(&mut self.heap).values_mut().filter(|object| is_marked(object)) {
                let object = Rc::make_mut(object);
                object.fields.values_mut().chain(object.list.iter_mut().flatten()).for_each(deep);
                deep(&mut object.rest);
            }
        }
    }

    /// Takes over what is known of variables and objects of which nothing is known here.
    pub(crate) fn adopt_all(&mut self, other: &Self) {
        if other.vars.keys().any(|var| !self.vars.contains_key(var)) {
            let vars = Rc::make_mut(&mut self.vars);
            other.vars.iter().for_each(|(var, value)| _ = vars.entry(*var).or_insert_with(|| value.clone()));
        }
        if other.heap.keys().any(|id| !self.heap.contains_key(id)) {
            let heap = Rc::make_mut(&mut self.heap);
            other.heap.iter().for_each(|(id, object)| _ = heap.entry(*id).or_insert_with(|| object.clone()));
        }
    }

    /// Takes over the objects of a value that is known elsewhere, and all that is in them.
    pub(crate) fn adopt(&mut self, other: &Self, value: &Value) {
        let mut open: Vec<ObjectId> = value.objects().to_vec();
        while let Some(id) = open.pop() {
            let Some(object) = other.heap.get(&id).filter(|_| !self.heap.contains_key(&id)) else { continue };
            let inside = object.fields.values().chain(object.list.iter().flatten()).chain([&object.rest]);
            open.extend(inside.flat_map(|value| value.objects()));
            Rc::make_mut(&mut self.heap).insert(id, object.clone());
        }
    }

    /// What an object holds, without itself.
    pub(crate) fn held_by(&self, id: ObjectId) -> Self {
        let mut held = Self { heap: Rc::default(), ..self.only(&|_| false) };
        let Some(object) = self.heap.get(&id) else { return held };
        let inner = object.fields.values().chain(object.list.iter().flatten()).chain([&object.rest]);
        let heap = self.reachable(inner.flat_map(|value| value.objects().to_vec()).collect());
        held.heap = Rc::new(heap.into_iter().filter(|(other, _)| *other != id).collect());
        held
    }

    fn reachable(&self, mut open: Vec<ObjectId>) -> BTreeMap<ObjectId, Rc<Object>> {
        let mut heap: BTreeMap<ObjectId, Rc<Object>> = BTreeMap::new();
        while let Some(id) = open.pop() {
            let Some(object) = self.heap.get(&id).filter(|_| !heap.contains_key(&id)) else { continue };
            heap.insert(id, object.clone());
            for inner in object.fields.values().chain(object.list.iter().flatten()).chain([&object.rest]) {
                open.extend(inner.objects());
            }
        }
        heap
    }

    /// Some of its variables, and what they hold.
    pub(crate) fn only(&self, keep: &dyn Fn(Var) -> bool) -> Self {
        let vars: BTreeMap<Var, Value> =
            self.vars.iter().filter(|(var, _)| keep(**var)).map(|(var, value)| (*var, value.clone())).collect();
        let heap = self.reachable(vars.values().flat_map(|value| value.objects().to_vec()).collect());
        Self { vars: Rc::new(vars), heap: Rc::new(heap), told: Rc::default() }
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
        self.heap.get(&id).map(|object| &**object)
    }

    /// Makes an object; one that was made there before stands for both from now on.
    pub(crate) fn make(&mut self, id: ObjectId, object: Object) {
        let object = match self.heap.get(&id) {
            Some(old) => Object { many: true, ..old.join(&object) },
            None => object,
        };
        Rc::make_mut(&mut self.heap).insert(id, Rc::new(object));
    }

    /// Puts an object in the place of what is known of it.
    pub(crate) fn replace(&mut self, id: ObjectId, object: Object) {
        Rc::make_mut(&mut self.heap).insert(id, Rc::new(object));
    }

    /// Changes what a value may be.
    pub(crate) fn change(&mut self, value: &Value, mut change: impl FnMut(&mut Object)) {
        let ids = value.objects();
        for id in ids {
            let Some(old) = self.heap.get(id) else { continue };
            let mut object = (**old).clone();
            // Which of several it is nobody knows: what was there before may still be.
            if ids.len() > 1 {
                let many = std::mem::replace(&mut object.many, true);
                change(&mut object);
                object.many = many;
                object = old.join(&object);
            } else {
                change(&mut object);
            }
            if **old != object {
                Rc::make_mut(&mut self.heap).insert(*id, Rc::new(object));
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
            for inner in object.fields.values().chain(object.list.iter().flatten()).chain([&object.rest]) {
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
        self.vars.values().any(marked)
            || self.heap.values().any(|object| {
                object.fields.values().any(marked) || object.list.iter().flatten().any(marked) || marked(&object.rest)
            })
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

type Told = Rc<BTreeMap<(Var, Sym), Rules>>;

/// What both ways tell.
fn joined_told(a: &Told, b: &Told) -> Told {
    if Rc::ptr_eq(a, b) || a == b {
        return a.clone();
    }
    let both = a.iter().filter_map(|(key, rules)| {
        let rules = rules.and(*b.get(key)?);
        (!rules.is_empty()).then_some((*key, rules))
    });
    Rc::new(both.collect())
}

fn joined_vars(a: &Rc<BTreeMap<Var, Value>>, b: &Rc<BTreeMap<Var, Value>>) -> Rc<BTreeMap<Var, Value>> {
    if Rc::ptr_eq(a, b) || a == b {
        return a.clone();
    }
    let mut all = BTreeMap::new();
    for (var, value) in a.iter() {
        let value = match b.get(var) {
            Some(other) if other == value => value.clone(),
            Some(other) => value.join(other),
            None => unknown_or(value),
        };
        if !value.is_nothing() {
            all.insert(*var, value);
        }
    }
    for (var, value) in b.iter().filter(|(var, _)| !a.contains_key(var)) {
        let value = unknown_or(value);
        if !value.is_nothing() {
            all.insert(*var, value);
        }
    }
    Rc::new(all)
}

/// A variable that has no value on the other way: what is declared in one branch is used in none but it. Functions,
/// classes and objects stay what they are; constants do not.
fn unknown_or(value: &Value) -> Value {
    match value.known {
        Known::Constant(_) | Known::Number | Known::Nothing => Value::marked(value.marks.clone()),
        _ => value.clone(),
    }
}

type Heap = Rc<BTreeMap<ObjectId, Rc<Object>>>;

fn joined_heap(a: &Heap, b: &Heap) -> Heap {
    if Rc::ptr_eq(a, b) {
        return a.clone();
    }
    let mut all = (**a).clone();
    let mut changed = false;
    for (id, object) in b.iter() {
        match all.get(id) {
            Some(known) if Rc::ptr_eq(known, object) || known == object => {}
            Some(known) => {
                let both = known.join(object);
                all.insert(*id, Rc::new(both));
                changed = true;
            }
            // Who did not make it has no reference to it.
            None => {
                all.insert(*id, object.clone());
                changed = true;
            }
        }
    }
    if changed { Rc::new(all) } else { a.clone() }
}
