//! Texts that are put together: what comes behind a blank line is the body of a message, and no header any more.

use super::machine::Machine;
use super::marks::Marks;
use super::state::State;
use super::value::{Known, Value};
use crate::tree::constants::Constant;

/// A text that grows at its end.
struct Growing {
    marks: Marks,
    /// Whether a blank line stands in it already.
    has_body: bool,
    /// The text, as long as it is constant.
    whole: Option<String>,
}

impl Growing {
    fn new() -> Self {
        Self { marks: Marks::NONE, has_body: false, whole: Some(String::new()) }
    }

    fn value(self) -> Value {
        match self.whole {
            Some(text) if self.marks.is_empty() => Value::constant(Constant::Text(text)),
            _ if self.has_body => Value { known: Known::Document, marks: self.marks },
            _ => Value::marked(self.marks),
        }
    }
}

/// Whether a blank line stands in a text, as it is written in code or as it is.
fn has_blank_line(text: &str) -> bool {
    ["\\n\\n", "\\r\\n\\r\\n", "\n\n", "\r\n\r\n"].iter().any(|blank| text.contains(blank))
}

impl Machine<'_> {
    /// Whether a value is a text with a body.
    pub(super) fn has_body(value: &Value) -> bool {
        match value.as_constant() {
            Some(Constant::Text(text)) => has_blank_line(text),
            _ => value.known == Known::Document,
        }
    }

    fn grow(&self, state: &State, text: &mut Growing, more: &Value) {
        let mut marks = state.all_marks(more);
        if text.has_body {
            marks = marks.cleaned(self.batch.safe_bodies);
        }
        text.marks = text.marks.join(&marks);
        text.whole = match (text.whole.take(), more.as_constant()) {
            (Some(whole), Some(Constant::Text(more))) if whole.len() < 4096 => Some(whole + more),
            _ => None,
        };
        text.has_body |= Self::has_body(more) || text.whole.as_deref().is_some_and(has_blank_line);
    }

    /// Texts one after the other, with something between them.
    pub(super) fn joined(&self, state: &State, parts: &[Value], between: &Value) -> Value {
        let mut text = Growing::new();
        let newline = matches!(between.as_constant(), Some(Constant::Text(text)) if text.contains("\\n"));
        for (at, part) in parts.iter().enumerate() {
            if at > 0 {
                self.grow(state, &mut text, between);
            }
            let is_blank = matches!(part.as_constant(), Some(Constant::Text(text)) if text.is_empty());
            self.grow(state, &mut text, part);
            text.has_body |= is_blank && newline && at > 0;
        }
        text.value()
    }

    /// What a constant format makes of values: those behind a blank line are in the body.
    pub(super) fn formatted(&self, state: &State, format: &Value, values: &[Value]) -> Option<Value> {
        let Some(Constant::Text(text)) = format.as_constant() else { return None };
        let mut growing = Growing::new();
        let mut values = values.iter();
        for (at, part) in text.split('%').enumerate() {
            if at > 0 {
                self.grow(state, &mut growing, values.next()?);
            }
            self.grow(state, &mut growing, &Value::constant(Constant::Text(part.to_owned())));
        }
        growing.has_body.then_some(Value { known: Known::Document, marks: growing.marks })
    }

    /// The marks that the right side of a `+` keeps.
    pub(super) fn behind(&self, left: &Value, marks: Marks) -> Marks {
        if Self::has_body(left) { marks.cleaned(self.batch.safe_bodies) } else { marks }
    }
}
