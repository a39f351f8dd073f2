//! The keys of a YAML map: each is asked for once, and what nobody asked for is a mistake.

use super::super::code::{Place, Placed};
use super::super::{Complaint, Text};
use super::node::{Key, Node, Value};

/// A complaint at a place.
pub(super) fn complaint(place: Place, message: impl Into<String>) -> Complaint {
    Complaint { message: message.into(), place: Some((place.line.into(), place.column.into())) }
}

/// A map whose keys are taken one by one.
pub(super) struct Fields<'a> {
    entries: Vec<&'a (Key, Node)>,
    pub(super) place: Place,
    /// Every key that was asked for, for "did you mean".
    asked: Vec<&'static str>,
}

impl<'a> Fields<'a> {
    /// The keys of a map; `what` names it in a complaint.
    pub(super) fn of(node: &'a Node, what: &str) -> Result<Self, Complaint> {
        match &node.value {
            Value::Map(entries) => Ok(Self { entries: entries.iter().collect(), place: node.place, asked: Vec::new() }),
            _ => Err(complaint(node.place, format!("{what} must be keys with values, and this is {}", node.kind()))),
        }
    }

    /// Whether a key is there and was not taken.
    pub(super) fn has(&self, key: &str) -> bool {
        self.entries.iter().any(|(known, _)| known.text == key)
    }

    /// Takes a key with its value.
    pub(super) fn take(&mut self, key: &'static str) -> Option<&'a (Key, Node)> {
        self.asked.push(key);
        let at = self.entries.iter().position(|(known, _)| known.text == key)?;
        Some(self.entries.remove(at))
    }

    /// Takes the first of `keys` that is there.
    pub(super) fn take_any(&mut self, keys: &[&'static str]) -> Option<(&'static str, &'a (Key, Node))> {
        self.asked.extend(keys);
        let key = keys.iter().find(|key| self.has(key))?;
        Some((key, self.take(key)?))
    }

    /// Takes a key whose value is a text.
    pub(super) fn text(&mut self, key: &'static str) -> Result<Option<Placed<Text>>, Complaint> {
        self.take(key).map(|(_, node)| text(node, key)).transpose()
    }

    /// Takes a key that must be there, with a text.
    pub(super) fn needed(&mut self, key: &'static str) -> Result<Placed<Text>, Complaint> {
        self.text(key)?.ok_or_else(|| complaint(self.place, format!("`{key}` is missing")))
    }

    /// Takes a key whose value is true or false.
    pub(super) fn flag(&mut self, key: &'static str) -> Result<Option<bool>, Complaint> {
        let Some((_, node)) = self.take(key) else { return Ok(None) };
        match flag(node) {
            Some(value) => Ok(Some(value)),
            None => Err(complaint(node.place, format!("`{key}` must be true or false, and this is {}", node.kind()))),
        }
    }

    /// Takes a key whose value is a text or a list of texts.
    pub(super) fn texts(&mut self, key: &'static str) -> Result<Vec<Placed<Text>>, Complaint> {
        let Some((_, node)) = self.take(key) else { return Ok(Vec::new()) };
        texts(node, key)
    }

    /// Complains about what nobody took.
    pub(super) fn finish(self, what: &str) -> Result<(), Complaint> {
        let Some((key, _)) = self.entries.first() else { return Ok(()) };
        Err(complaint(key.place, unknown(&format!("unknown key `{}` in {what}", key.text), &key.text, &self.asked)))
    }

    /// What is left, for maps whose keys are names.
    pub(super) fn rest(self) -> Vec<&'a (Key, Node)> {
        self.entries
    }
}

/// `what` is not known: which known one was meant?
pub(super) fn unknown<S: AsRef<str>>(what: &str, word: &str, known: &[S]) -> String {
    // One slip in three letters: more than that is another word.
    let allowed = (word.chars().count() / 3).max(1);
    let near = known
        .iter()
        .map(|known| (strsim::damerau_levenshtein(&word.to_lowercase(), known.as_ref()), known))
        .filter(|&(distance, _)| distance <= allowed)
        .min_by_key(|&(distance, _)| distance);
    near.map_or_else(|| what.to_owned(), |(_, near)| format!("{what}; did you mean `{}`?", near.as_ref()))
}

/// The text of a node.
pub(super) fn text(node: &Node, key: &str) -> Result<Placed<Text>, Complaint> {
    let value = node
        .text()
        .ok_or_else(|| complaint(node.place, format!("`{key}` must be a text, and this is {}", node.kind())))?;
    Ok(Placed { value: value.into(), place: node.place })
}

/// The texts of a node that is a text or a list of texts.
pub(super) fn texts(node: &Node, key: &str) -> Result<Vec<Placed<Text>>, Complaint> {
    match &node.value {
        Value::List(items) => items.iter().map(|item| text(item, key)).collect(),
        _ => Ok(vec![text(node, key)?]),
    }
}

/// The items of a node that must be a list.
pub(super) fn list<'a>(node: &'a Node, key: &str) -> Result<&'a [Node], Complaint> {
    match &node.value {
        Value::List(items) => Ok(items),
        _ => Err(complaint(node.place, format!("`{key}` must be a list, and this is {}", node.kind()))),
    }
}

/// True or false, quoted or not.
pub(super) fn flag(node: &Node) -> Option<bool> {
    match &node.value {
        Value::Bool(value) => Some(*value),
        Value::Text(text) if text == "true" => Some(true),
        Value::Text(text) if text == "false" => Some(false),
        _ => None,
    }
}
