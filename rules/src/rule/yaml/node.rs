//! A YAML document as a tree in which everything knows its place.
//!
//! `serde_saphyr` limits depth, size and aliases by itself.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_saphyr::Spanned;

use super::super::Complaint;
use super::super::code::Place;

/// A value and where it begins.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub(super) value: Value,
    pub(super) place: Place,
}

/// A key and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Key {
    pub(super) text: String,
    pub(super) place: Place,
}

#[derive(Clone, Debug)]
pub(super) enum Value {
    Null,
    Bool(bool),
    Int(i64),
    Float(f64),
    Text(String),
    List(Vec<Node>),
    Map(Vec<(Key, Node)>),
}

impl Node {
    /// The document of a text.
    ///
    /// # Errors
    /// What is wrong with its form and where.
    pub(super) fn read(text: &str) -> Result<Self, Complaint> {
        let options = serde_saphyr::options! {
            // `n`, `on`, `012` and `1_000` are patterns, names and texts more often than what old YAML took them for.
            strict_booleans: true,
            leading_zero_numbers_as_strings: true,
            underscored_numbers_as_strings: true,
            emit_comments: false,
            with_snippet: false,
            // A file of several thousand rules is ordinary.
            budget: serde_saphyr::budget! { max_nodes: 4_000_000, max_events: 16_000_000 },
        };
        serde_saphyr::from_str_with_options(text, options).map_err(|error| complaint(&error))
    }

    /// What it is, in words for messages.
    pub(super) fn kind(&self) -> &'static str {
        match &self.value {
            Value::Null => "nothing",
            Value::Bool(_) => "true or false",
            Value::Int(_) | Value::Float(_) => "a number",
            Value::Text(_) => "a text",
            Value::List(_) => "a list",
            Value::Map(_) => "keys with values",
        }
    }

    /// The text of a scalar.
    pub(super) fn text(&self) -> Option<String> {
        Some(match &self.value {
            Value::Text(text) => text.clone(),
            Value::Bool(value) => value.to_string(),
            Value::Int(value) => value.to_string(),
            Value::Float(value) => value.to_string(),
            Value::Null | Value::List(_) | Value::Map(_) => return None,
        })
    }

    /// The value of a key.
    pub(super) fn get(&self, key: &str) -> Option<&Self> {
        let Value::Map(entries) = &self.value else { return None };
        entries.iter().find(|(known, _)| known.text == key).map(|(_, value)| value)
    }
}

/// What the parser says, without its drawing of the place, which the caller does in its own way.
pub(super) fn complaint(error: &serde_saphyr::Error) -> Complaint {
    let place = error.location().map(|place| (place.line(), place.column()));
    let message = error.to_string();
    let message = message.lines().next().unwrap_or_default();
    // It begins with the place and may end in advice for programmers.
    let sentence =
        message.split_once(" column ").and_then(|(_, rest)| rest.split_once(": ")).map_or(message, |(_, it)| it);
    let sentence = [", set DuplicateKeyPolicy", " at line "]
        .iter()
        .fold(sentence, |it, end| it.split_once(end).map_or(it, |(it, _)| it));
    Complaint { message: sentence.to_owned(), place }
}

fn place(location: serde_saphyr::Location) -> Place {
    let number = |number: u64| u32::try_from(number).unwrap_or(u32::MAX);
    Place { line: number(location.line()), column: number(location.column()) }
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let spanned = Spanned::<Value>::deserialize(deserializer)?;
        Ok(Self { value: spanned.value, place: place(spanned.referenced) })
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Any)
    }
}

struct Any;

impl<'de> Visitor<'de> for Any {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_none<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        Value::deserialize(deserializer)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Int(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        Ok(i64::try_from(value).map_or_else(|_| Value::Text(value.to_string()), Value::Int))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        Ok(Value::Float(value))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        Ok(Value::Text(value.to_owned()))
    }

    fn visit_string<E: Error>(self, value: String) -> Result<Value, E> {
        Ok(Value::Text(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(node) = access.next_element()? {
            list.push(node);
        }
        Ok(Value::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Value, A::Error> {
        let mut entries = Vec::new();
        while let Some((key, value)) = access.next_entry::<Spanned<String>, Node>()? {
            entries.push((Key { text: key.value, place: place(key.referenced) }, value));
        }
        Ok(Value::Map(entries))
    }
}

#[cfg(test)]
mod tests {
    use super::{Node, Value};

    #[test]
    fn everything_knows_its_place() {
        let text = "rules:\n  - id: a\n    pattern: |\n      f(1)\n    n: 12\n    x: {y: [true, ~]}\n";
        let node = Node::read(text).expect("YAML");
        let Some(Node { value: Value::List(rules), .. }) = node.get("rules") else { panic!("{node:?}") };
        let check = |path: &[&str], text: Option<&str>, line: u32, column: u32| {
            let node = path.iter().fold(&rules[0], |node, key| node.get(key).expect("the key"));
            assert_eq!(node.text().as_deref(), text, "{path:?}");
            assert_eq!((node.place.line, node.place.column), (line, column), "{path:?}");
        };
        check(&["id"], Some("a"), 2, 9);
        // Of a block its first line.
        check(&["pattern"], Some("f(1)\n"), 4, 7);
        check(&["n"], Some("12"), 5, 8);
        check(&["x", "y"], None, 6, 12);
    }

    #[test]
    fn what_is_no_yaml_is_said_with_its_place() {
        let check = |text: &str, expected: (&str, Option<(u64, u64)>)| {
            let complaint = Node::read(text).expect_err("no YAML");
            assert_eq!((complaint.message.as_str(), complaint.place), expected, "{text}");
        };
        check("a: 1\na: 2", ("duplicate mapping key: a", Some((2, 1))));
    }
}
