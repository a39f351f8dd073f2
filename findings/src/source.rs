//! A text with a path: byte spans, lines and columns. How bytes become text: `encoding.rs`.

use std::borrow::Cow;
use std::cell::{Cell, OnceCell};

use crate::{RepoPath, encoding};

/// A half-open range of byte offsets in the decoded text of a [`Source`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The span from `start` up to, not including, `end`.
    pub fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end, "span {start}..{end} is reversed");
        Self { start, end }
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether the span covers nothing.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `other` lies wholly inside this span.
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether both have a byte in common.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }
}

/// A place in a text as people count: both numbers start at 1; the column counts Unicode scalar values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// Line, from 1.
    pub line: u32,
    /// Column in Unicode scalar values, from 1.
    pub column: u32,
}

/// One text to look at: its path, its decoded characters, and the way back to lines and columns.
///
/// Valid UTF-8 is borrowed, not copied. All spans refer to [`Source::text`].
pub struct Source<'a> {
    path: RepoPath,
    text: Cow<'a, str>,
    /// Byte offset of the first character of every line; built when first asked for.
    lines: OnceCell<Vec<usize>>,
    /// The last offset whose column was asked for, with the start of its line and the characters between them: the
    /// findings of one very long line come in order, and each counts on from the one before.
    counted: Cell<(usize, usize, usize)>,
}

impl<'a> Source<'a> {
    /// Decodes `bytes`; `None` if they are binary.
    ///
    /// A NUL byte alone does not make a file binary: what is valid UTF-8 is text, as is UTF-16 or UTF-32 with or
    /// without a byte-order mark. Other bytes are ISO 8859-1 unless they hold many control characters.
    pub fn decode(path: RepoPath, bytes: &'a [u8]) -> Option<Self> {
        Some(Self::from_text(path, encoding::decode(bytes)?))
    }

    /// Bytes of a file's start that [`Source::is_binary`] asks for.
    pub const START: usize = encoding::SNIFFED;

    /// Whether a file that begins with `start` ([`Source::START`] bytes, or all of it) is binary, so that the rest need
    /// not be read: then [`Source::decode`] gives `None` for it, whatever follows.
    pub fn is_binary(start: &[u8]) -> bool {
        encoding::is_binary(start)
    }

    /// A source from text that is already decoded (an editor's buffer, a test).
    pub fn from_text(path: RepoPath, text: impl Into<Cow<'a, str>>) -> Self {
        Self { path, text: text.into(), lines: OnceCell::new(), counted: Cell::default() }
    }

    /// Where the text stands in the scanned tree.
    pub fn path(&self) -> &RepoPath {
        &self.path
    }

    /// The decoded text, without a byte-order mark.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text of `span`.
    ///
    /// # Panics
    /// If the span does not lie on character borders of this text.
    pub fn slice(&self, span: Span) -> &str {
        &self.text[span.start..span.end]
    }

    /// Number of lines; a last line without a line end counts, an empty one after the last line end does not.
    pub fn line_count(&self) -> u32 {
        let starts = self.line_starts();
        let open = usize::from(*starts.last().unwrap_or(&0) < self.text.len());
        count(starts.len() - 1 + open)
    }

    /// Line and column of a byte offset. An offset inside a character counts as its start, one past the end as the end.
    pub fn position(&self, offset: usize) -> Position {
        let offset = self.floor(offset);
        let line = self.line_starts().partition_point(|&start| start <= offset);
        let start = self.line_starts()[line - 1];
        let (known, at, before) = self.counted.get();
        let (from, before) = if known == start && (start..=offset).contains(&at) { (at, before) } else { (start, 0) };
        let characters = before + self.text[from..offset].chars().count();
        self.counted.set((start, offset, characters));
        Position { line: count(line), column: count(characters + 1) }
    }

    /// The span of line `line` (from 1) without its line end; empty at the end of the text past the last line.
    pub fn line_span(&self, line: u32) -> Span {
        let starts = self.line_starts();
        let index = (line as usize).saturating_sub(1);
        let Some(&start) = starts.get(index) else {
            return Span::new(self.text.len(), self.text.len());
        };
        let end = starts.get(index + 1).copied().unwrap_or(self.text.len());
        let body = self.text[start..end].trim_end_matches(['\n', '\r']);
        Span::new(start, start + body.len())
    }

    fn floor(&self, offset: usize) -> usize {
        self.text.floor_char_boundary(offset.min(self.text.len()))
    }

    fn line_starts(&self) -> &[usize] {
        self.lines.get_or_init(|| {
            let bytes = self.text.as_bytes();
            let mut starts = vec![0];
            for at in memchr::memchr2_iter(b'\n', b'\r', bytes) {
                // A carriage return before a line feed is part of the same line end.
                if bytes[at] == b'\n' || bytes.get(at + 1) != Some(&b'\n') {
                    starts.push(at + 1);
                }
            }
            starts
        })
    }
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn decode(bytes: &[u8]) -> Option<Source<'_>> {
        Source::decode(RepoPath::from("f"), bytes)
    }

    #[test]
    fn lines_and_columns() {
        let text = "one\r\ntwo ü🦀x\rthree\n";
        let source = Source::from_text(RepoPath::from("f"), text);
        let check = |needle: &str, line: u32, column: u32| {
            assert_eq!(source.position(text.find(needle).expect(needle)), Position { line, column }, "{needle}");
        };
        check("one", 1, 1);
        check("two", 2, 1);
        check("🦀", 2, 6);
        check("x", 2, 7);
        check("three", 3, 1);
        assert_eq!(source.line_count(), 3);
        assert_eq!(source.slice(source.line_span(1)), "one");
        assert_eq!(source.slice(source.line_span(2)), "two ü🦀x");
        assert_eq!(source.position(999), Position { line: 4, column: 1 });
        assert!(source.line_span(9).is_empty());
    }

    proptest! {
        #[test]
        fn any_bytes_decode_without_panic(bytes in prop::collection::vec(any::<u8>(), 0..300), at in 0usize..400) {
            if let Some(source) = decode(&bytes) {
                source.position(at);
                source.slice(source.line_span(u32::try_from(at).expect("small")));
            }
        }
    }
}
