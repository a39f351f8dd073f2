//! Open documents: their text, where it stands, and how it changes.

use std::path::PathBuf;
use std::sync::Arc;

use tower_lsp::ls_types::{TextDocumentContentChangeEvent, Uri};

use crate::position::{Encoding, Lines};

/// A text that a client has open.
#[derive(Clone, Debug)]
pub(crate) struct Document {
    /// Its name between client and server.
    pub(crate) uri: Uri,
    /// Where it is, or would be, among files.
    pub(crate) path: PathBuf,
    /// The client's number of this text.
    pub(crate) version: i32,
    /// The text; shared with the checks that look at it.
    pub(crate) text: Arc<String>,
    /// Its lines.
    pub(crate) lines: Lines,
}

impl Document {
    /// A document as it was opened.
    pub(crate) fn new(uri: Uri, path: PathBuf, version: i32, text: String) -> Self {
        let lines = Lines::of(&text);
        Self { uri, path, version, text: Arc::new(text), lines }
    }

    /// Applies changes, one after the other. Ranges that lie nowhere are taken for what is nearest.
    pub(crate) fn change(&mut self, version: i32, changes: Vec<TextDocumentContentChangeEvent>, encoding: Encoding) {
        self.version = version;
        for change in changes {
            let Some(range) = change.range else {
                self.lines = Lines::of(&change.text);
                self.text = Arc::new(change.text);
                continue;
            };
            let [one, other] =
                [range.start, range.end].map(|position| self.lines.offset(&self.text, position, encoding));
            let (start, end) = (one.min(other), one.max(other));
            // Copied only while a check holds it.
            let text = Arc::make_mut(&mut self.text);
            text.replace_range(start..end, &change.text);
            self.lines.follow(text, start, end, start + change.text.len());
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use tower_lsp::ls_types::{Position, Range};

    use super::*;

    fn document(text: &str) -> Document {
        Document::new("file:///a".parse().expect("a URI"), PathBuf::from("/a"), 1, text.to_owned())
    }

    /// The same edit the slow way: the text as characters, positions found by walking.
    fn slowly(text: &str, range: Range, new: &str, encoding: Encoding) -> String {
        let offset = |position: Position| {
            let (mut line, mut column) = (0, 0);
            let mut chars = text.char_indices().peekable();
            while let Some((at, c)) = chars.next() {
                let ends = c == '\n' || c == '\r' && chars.peek().map(|(_, next)| *next) != Some('\n');
                let first_of_two = c == '\r' && !ends;
                if line == position.line {
                    let width = match encoding {
                        Encoding::Utf8 => c.len_utf8(),
                        Encoding::Utf16 => c.len_utf16(),
                        Encoding::Utf32 => 1,
                    };
                    if ends || first_of_two || column + width > position.character as usize {
                        return at;
                    }
                    column += width;
                }
                line += u32::from(ends);
            }
            text.len()
        };
        let (one, other) = (offset(range.start), offset(range.end));
        let mut edited = text.to_owned();
        edited.replace_range(one.min(other)..one.max(other), new);
        edited
    }

    fn piece() -> impl Strategy<Value = String> {
        prop::collection::vec(prop::sample::select(vec!["a", "ü", "🦀", "\n", "\r\n", "\r", " x", "\u{feff}"]), 0..12)
            .prop_map(|parts| parts.concat())
    }

    fn position() -> impl Strategy<Value = Position> {
        (0u32..8, 0u32..14).prop_map(|(line, character)| Position { line, character })
    }

    proptest! {
        #[test]
        fn edits_are_as_the_slow_way_has_them(
            text in piece(),
            edits in prop::collection::vec((position(), position(), piece(), any::<bool>()), 1..12),
            encoding in prop::sample::select(vec![Encoding::Utf8, Encoding::Utf16, Encoding::Utf32]),
        ) {
            let mut document = document(&text);
            let mut expected = text;
            for (start, end, new, whole) in edits {
                let range = Range { start, end };
                expected = if whole { new.clone() } else { slowly(&expected, range, &new, encoding) };
                let change = TextDocumentContentChangeEvent {
                    range: (!whole).then_some(range),
                    range_length: None,
                    text: new,
                };
                document.change(document.version + 1, vec![change], encoding);
                prop_assert_eq!(&*document.text, &expected);
                prop_assert_eq!(&document.lines, &Lines::of(&expected));
            }
        }
    }
}
