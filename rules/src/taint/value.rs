//! What is known of a value: who controls it, and what it is.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::marks::Marks;
use crate::tree::constants::Constant;
use crate::tree::{NodeId, Sym};

/// A node of one of the files that are looked at together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Place {
    /// The number of the file; the one that is scanned is the first.
    pub(crate) file: u32,
    /// The node in its tree.
    pub(crate) node: NodeId,
}

/// Something that was made: by which node, under which calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct ObjectId {
    /// The expression that makes it.
    pub(crate) site: Place,
    /// The calls on the way there, as a hash.
    pub(crate) context: u64,
}

/// A value.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Value {
    /// Who controls it as a whole.
    pub(crate) marks: Marks,
    /// What it is.
    pub(crate) known: Known,
}

/// What a value is.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum Known {
    /// Nobody knows.
    #[default]
    Nothing,
    /// This.
    Constant(Rc<Constant>),
    /// Some number or truth value.
    Number,
    /// A text in which a blank line stands: what is put behind it is the body of a message.
    Document,
    /// One of these.
    Objects(Rc<[ObjectId]>),
    /// A function, and the object it belongs to.
    Function(Place, Option<ObjectId>),
    /// A class.
    Class(Place),
}

/// What is known if either of two things is.
pub(crate) trait Join: Clone {
    /// One of both.
    fn join(&self, other: &Self) -> Self;

    /// Makes what is known so far that or this one.
    fn join_into(&self, known: &mut Option<Self>) {
        *known = Some(match known.take() {
            None => self.clone(),
            Some(known) => known.join(self),
        });
    }
}

/// More objects than this are some object.
const MOST_OBJECTS: usize = 4;

impl Value {
    /// A value of which nothing but its marks is known.
    pub(crate) fn marked(marks: Marks) -> Self {
        Self { marks, known: Known::Nothing }
    }

    /// A value that nobody controls.
    pub(crate) fn of(known: Known) -> Self {
        Self { marks: Marks::NONE, known }
    }

    pub(crate) fn constant(constant: Constant) -> Self {
        Self::of(Known::Constant(Rc::new(constant)))
    }

    pub(crate) fn object(id: ObjectId) -> Self {
        Self::of(Known::Objects(Rc::new([id])))
    }

    /// Neither marked nor known.
    pub(crate) fn is_nothing(&self) -> bool {
        self.marks.is_empty() && self.known == Known::Nothing
    }

    pub(crate) fn as_constant(&self) -> Option<&Constant> {
        match &self.known {
            Known::Constant(constant) => Some(constant),
            _ => None,
        }
    }

    /// The name of the element that it is the key of, if it is a constant.
    pub(crate) fn as_key(&self) -> Option<Key> {
        match self.as_constant()? {
            Constant::Text(text) => Some(Key::Name(Sym::of(text))),
            Constant::Whole(number) => Some(Key::Number(*number)),
            _ => None,
        }
    }

    pub(crate) fn objects(&self) -> &[ObjectId] {
        match &self.known {
            Known::Objects(objects) => objects,
            _ => &[],
        }
    }
}

impl Join for Value {
    fn join(&self, other: &Self) -> Self {
        Self { marks: self.marks.join(&other.marks), known: self.known.join(&other.known) }
    }
}

impl Known {
    fn join(&self, other: &Self) -> Self {
        match (self, other) {
            (a, b) if a == b => a.clone(),
            (Self::Objects(a), Self::Objects(b)) => {
                let mut all: Vec<ObjectId> = a.iter().chain(b.iter()).copied().collect();
                all.sort_unstable();
                all.dedup();
                if all.len() > MOST_OBJECTS { Self::Nothing } else { Self::Objects(all.into()) }
            }
            // A missing value has no members.
            (Self::Objects(objects), Self::Constant(none)) | (Self::Constant(none), Self::Objects(objects))
                if **none == Constant::Null =>
            {
                Self::Objects(objects.clone())
            }
            (Self::Constant(a), Self::Constant(b)) => match (&**a, &**b) {
                (Constant::Text(_) | Constant::SomeText, Constant::Text(_) | Constant::SomeText) => {
                    Self::Constant(Rc::new(Constant::SomeText))
                }
                (Constant::Whole(_) | Constant::Fraction(_), Constant::Whole(_) | Constant::Fraction(_)) => {
                    Self::Number
                }
                _ => Self::Nothing,
            },
            (Self::Number, Self::Constant(number)) | (Self::Constant(number), Self::Number)
                if matches!(**number, Constant::Whole(_) | Constant::Fraction(_) | Constant::Truth(_)) =>
            {
                Self::Number
            }
            _ => Self::Nothing,
        }
    }
}

/// A name for an element of an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Key {
    /// A member, or a key that is a text: JavaScript makes no difference, and elsewhere they do not meet.
    Name(Sym),
    /// A number.
    Number(i64),
}

/// Something that was made and can be changed.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Object {
    /// Its class, if that is in one of the files.
    pub(crate) class: Option<Place>,
    /// Elements and members whose names are known.
    pub(crate) fields: BTreeMap<Key, Value>,
    /// Elements in order, as long as their number is known.
    pub(crate) list: Option<Vec<Value>>,
    /// All others.
    pub(crate) rest: Value,
    /// Whether it stands for several, so that a change may be to another one.
    pub(crate) many: bool,
    /// Whether something is in it of which nothing is known.
    pub(crate) unknown: bool,
}

/// Longer lists are some elements.
const MOST_ELEMENTS: usize = 64;
/// More named elements than this are some elements.
const MOST_FIELDS: usize = 128;

impl Object {
    /// The element of a name.
    pub(crate) fn get(&self, key: Key) -> Option<&Value> {
        if let (Key::Number(at), Some(list)) = (key, &self.list) {
            let at = if at < 0 { at + list.len() as i64 } else { at };
            return usize::try_from(at).ok().and_then(|at| list.get(at));
        }
        self.fields.get(&key)
    }

    /// Any element.
    pub(crate) fn any(&self) -> Value {
        let mut all: Option<Value> = None;
        self.fields.values().chain(self.list.iter().flatten()).for_each(|value| value.join_into(&mut all));
        match all {
            Some(all) if self.rest.is_nothing() && !self.many => all,
            Some(all) => all.join(&self.rest),
            None => self.rest.clone(),
        }
    }

    /// Gives an element a value.
    pub(crate) fn set(&mut self, key: Key, value: Value) {
        if let (Key::Number(at), Some(list)) = (key, &mut self.list) {
            match usize::try_from(at).ok().and_then(|at| list.get_mut(at)) {
                Some(slot) if !self.many => *slot = value,
                Some(slot) => *slot = slot.join(&value),
                None => {
                    self.forget_order();
                    self.rest = self.rest.join(&value);
                }
            }
            return;
        }
        if self.many {
            let old = self.fields.get(&key).unwrap_or(&self.rest);
            let value = old.join(&value);
            self.fields.insert(key, value);
        } else if self.fields.len() < MOST_FIELDS || self.fields.contains_key(&key) {
            self.fields.insert(key, value);
        } else {
            self.rest = self.rest.join(&value);
        }
    }

    /// Gives some element, nobody knows which, a value.
    pub(crate) fn set_some(&mut self, value: &Value) {
        self.forget_order();
        for known in self.fields.values_mut() {
            *known = known.join(value);
        }
        self.unknown |= value.known == Known::Nothing;
        self.rest.marks = self.rest.marks.join(&value.marks);
        if self.rest.known == Known::Nothing {
            self.rest.known = value.known.clone();
        } else {
            self.rest = self.rest.join(value);
        }
    }

    /// Adds an element at the end.
    pub(crate) fn push(&mut self, value: Value) {
        match &mut self.list {
            Some(list) if !self.many && list.len() < MOST_ELEMENTS => list.push(value),
            _ => {
                self.forget_order();
                self.add_to_rest(value);
            }
        }
    }

    /// One more element, nobody knows where.
    fn add_to_rest(&mut self, value: Value) {
        self.unknown |= value.known == Known::Nothing;
        self.rest = if self.rest.is_nothing() { value } else { self.rest.join(&value) };
    }

    /// Some more elements at the end.
    pub(crate) fn push_some(&mut self, elements: &Value) {
        self.forget_order();
        self.add_to_rest(elements.clone());
    }

    /// The order of elements is no longer known.
    pub(crate) fn forget_order(&mut self) {
        for value in self.list.take().into_iter().flatten() {
            self.add_to_rest(value);
        }
    }
}

impl Join for Object {
    fn join(&self, other: &Self) -> Self {
        if self == other {
            return self.clone();
        }
        let (mut a, mut b) = (self.clone(), other.clone());
        let list = match (&a.list, &b.list) {
            (Some(x), Some(y)) if x.len() == y.len() => Some(x.iter().zip(y).map(|(x, y)| x.join(y)).collect()),
            _ => {
                a.forget_order();
                b.forget_order();
                None
            }
        };
        let mut fields = BTreeMap::new();
        for key in a.fields.keys().chain(b.fields.keys()) {
            if fields.contains_key(key) {
                continue;
            }
            let value = match (a.fields.get(key), b.fields.get(key)) {
                (Some(x), Some(y)) => x.join(y),
                (Some(x), None) => x.join(&b.rest),
                (None, Some(y)) => a.rest.join(y),
                (None, None) => continue,
            };
            fields.insert(*key, value);
        }
        Self {
            class: if a.class == b.class { a.class } else { None },
            fields,
            list,
            // What has no other elements adds none: an empty list, and one that was filled.
            rest: match (a.rest.is_nothing(), b.rest.is_nothing()) {
                (true, _) => b.rest,
                (_, true) => a.rest,
                _ => a.rest.join(&b.rest),
            },
            many: a.many || b.many,
            unknown: a.unknown || b.unknown,
        }
    }
}
