//! One small tree for JSON, TOML and YAML: every key and value with its place in the text.
//!
//! Values are not copied out of the text; only those with escapes are. Building it and walking it never recurses.
//! A reader of another syntax is one more file that calls [`Document::add`].

mod json;
pub(super) mod lines;
mod toml;
mod yaml;

use findings::Span;
use rustc_hash::FxHashMap;

use super::Refused;

/// The largest text that is read: offsets are 32 bit.
const MOST_BYTES: usize = u32::MAX as usize / 2;

/// Nodes that room is made for before there are any.
const MOST_RESERVED: usize = 4_000_000;

/// No node.
const NONE: u32 = u32::MAX;

/// What a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Keys and values.
    Map,
    /// Values.
    List,
    /// A string.
    Text,
    /// A number, a truth value, a date, nothing.
    Literal,
}

/// Where a key's or a value's characters are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// As they stand in the text.
    Bare,
    /// Between one character at each end.
    Quoted,
    /// In [`Document::decoded`], by the offset of the first byte.
    Decoded,
}

/// A piece of the text.
#[derive(Clone, Copy, Debug)]
struct Piece {
    start: u32,
    end: u32,
    form: Form,
}

impl Piece {
    const NOTHING: Self = Self { start: 0, end: 0, form: Form::Bare };

    /// The piece from `start` to `end`, both within [`MOST_BYTES`].
    #[expect(clippy::cast_possible_truncation, reason = "texts over MOST_BYTES are refused")]
    fn new(start: usize, end: usize, form: Form) -> Self {
        Self { start: start as u32, end: end as u32, form }
    }

    fn span(self) -> Span {
        Span::new(self.start as usize, self.end as usize)
    }
}

/// 32 bytes: a lockfile of 100,000 packages has some two million.
#[derive(Debug)]
struct Node {
    key: (u32, u32),
    value: (u32, u32),
    first: u32,
    last: u32,
    next: u32,
    key_form: Form,
    form: Form,
    kind: Kind,
}

impl Node {
    fn key(&self) -> Piece {
        Piece { start: self.key.0, end: self.key.1, form: self.key_form }
    }

    fn value(&self) -> Piece {
        Piece { start: self.value.0, end: self.value.1, form: self.form }
    }
}

/// A text that has been read.
#[derive(Debug)]
pub(super) struct Document<'t> {
    text: &'t str,
    nodes: Vec<Node>,
    decoded: FxHashMap<u32, String>,
    /// The top of each document: YAML has several in one file.
    tops: Vec<u32>,
}

impl<'t> Document<'t> {
    /// Reads JSON, with comments and trailing commas as `bun.lock` has them.
    pub(super) fn json(text: &'t str) -> Result<Self, Refused> {
        json::read(Self::new(text)?)
    }

    /// Reads TOML.
    pub(super) fn toml(text: &'t str) -> Result<Self, Refused> {
        toml::read(Self::new(text)?)
    }

    /// Reads YAML without anchors.
    pub(super) fn yaml(text: &'t str) -> Result<Self, Refused> {
        yaml::read(Self::new(text)?)
    }

    fn new(text: &'t str) -> Result<Self, Refused> {
        if text.len() > MOST_BYTES {
            return Err(Refused::at(text, 0, "the file is larger than 2 GiB; exclude it, or split it"));
        }
        // What package managers write has a node for about 30 bytes. Room that is not used costs nothing, a copy does.
        let nodes = Vec::with_capacity((text.len() / 16).min(MOST_RESERVED) + 1);
        Ok(Self { text, nodes, decoded: FxHashMap::default(), tops: Vec::new() })
    }

    /// The top of the only document, or of the first.
    pub(super) fn top(&self) -> Value<'_> {
        Value { document: self, at: self.tops.first().copied().unwrap_or(NONE) }
    }

    /// The tops of all documents.
    pub(super) fn tops(&self) -> impl Iterator<Item = Value<'_>> {
        self.tops.iter().map(|&at| Value { document: self, at })
    }

    /// Adds a value at the end of `parent`, or as a new top.
    #[expect(clippy::cast_possible_truncation, reason = "there are fewer nodes than bytes")]
    fn add(&mut self, parent: u32, key: Piece, value: Piece, kind: Kind) -> u32 {
        let at = self.nodes.len() as u32;
        self.nodes.push(Node {
            key: (key.start, key.end),
            value: (value.start, value.end),
            first: NONE,
            last: NONE,
            next: NONE,
            key_form: key.form,
            form: value.form,
            kind,
        });
        match self.nodes.get_mut(parent as usize) {
            None => self.tops.push(at),
            Some(parent) => {
                let last = std::mem::replace(&mut parent.last, at);
                if last == NONE {
                    parent.first = at;
                } else {
                    self.nodes[last as usize].next = at;
                }
            }
        }
        at
    }

    /// Says where a map or list that was added when it opened ends.
    #[expect(clippy::cast_possible_truncation, reason = "texts over MOST_BYTES are refused")]
    fn close(&mut self, at: u32, end: usize) {
        self.nodes[at as usize].value.1 = end as u32;
    }

    fn characters(&self, piece: Piece) -> &str {
        let span = piece.span();
        match piece.form {
            Form::Bare => &self.text[span.start..span.end],
            Form::Quoted => &self.text[span.start + 1..span.end - 1],
            Form::Decoded => self.decoded.get(&piece.start).map_or("", String::as_str),
        }
    }
}

/// A value of a document, or none at all: asking on gives nothing.
#[derive(Clone, Copy, Debug)]
pub(super) struct Value<'d> {
    document: &'d Document<'d>,
    at: u32,
}

impl<'d> Value<'d> {
    fn node(self) -> Option<&'d Node> {
        self.document.nodes.get(self.at as usize)
    }

    /// What it is; `None` if it is not there.
    pub(super) fn kind(self) -> Option<Kind> {
        self.node().map(|node| node.kind)
    }

    /// Whether it is there.
    pub(super) fn exists(self) -> bool {
        self.node().is_some()
    }

    /// The characters of a string, number or truth value; empty for everything else.
    pub(super) fn text(self) -> &'d str {
        self.node()
            .filter(|node| matches!(node.kind, Kind::Text | Kind::Literal))
            .map_or("", |node| self.document.characters(node.value()))
    }

    /// Whether it is the truth value *true*.
    pub(super) fn is_true(self) -> bool {
        self.node().is_some_and(|node| node.form == Form::Bare) && self.text() == "true"
    }

    /// Its key in the map that it stands in.
    pub(super) fn key(self) -> &'d str {
        self.node().map_or("", |node| self.document.characters(node.key()))
    }

    /// Where its key stands, with quotes; the value's place if it has no key.
    pub(super) fn key_span(self) -> Span {
        self.node()
            .map_or(Span::new(0, 0), |node| if node.key.1 == 0 { node.value().span() } else { node.key().span() })
    }

    /// Where it stands, with quotes or brackets.
    pub(super) fn span(self) -> Span {
        self.node().map_or(Span::new(0, 0), |node| node.value().span())
    }

    /// What is in a map or a list, in the order of the text.
    pub(super) fn children(self) -> impl Iterator<Item = Value<'d>> {
        let document = self.document;
        let mut at = self.node().map_or(NONE, |node| node.first);
        std::iter::from_fn(move || {
            let node = document.nodes.get(at as usize)?;
            let value = Value { document, at };
            at = node.next;
            Some(value)
        })
    }

    /// The value of `key` in a map; of several the last one, as JSON's readers do.
    pub(super) fn get(self, key: &str) -> Value<'d> {
        let none = Value { document: self.document, at: NONE };
        if self.kind() != Some(Kind::Map) {
            return none;
        }
        self.children().filter(|value| value.key() == key).last().unwrap_or(none)
    }

    /// As [`Value::get`], through several maps.
    pub(super) fn path(self, keys: &[&str]) -> Value<'d> {
        keys.iter().fold(self, |value, key| value.get(key))
    }
}

#[cfg(test)]
mod tests;
