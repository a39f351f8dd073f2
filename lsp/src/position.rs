//! Columns: from bytes of a text to what a client counts, and back.

use tower_lsp::ls_types::{Position, PositionEncodingKind, Range};

/// What the columns of positions count, as agreed at the start.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Encoding {
    /// Bytes of UTF-8.
    Utf8,
    /// Units of UTF-16: what holds where nothing is agreed.
    #[default]
    Utf16,
    /// Unicode scalar values.
    Utf32,
}

impl Encoding {
    /// The one to use with a client that offers these. Bytes cost nothing to convert.
    pub(crate) fn of(offered: &[PositionEncodingKind]) -> Self {
        let all = [Self::Utf8, Self::Utf32, Self::Utf16];
        all.into_iter().find(|encoding| offered.contains(&encoding.kind())).unwrap_or_default()
    }

    /// The protocol's word.
    pub(crate) fn kind(self) -> PositionEncodingKind {
        match self {
            Self::Utf8 => PositionEncodingKind::UTF8,
            Self::Utf16 => PositionEncodingKind::UTF16,
            Self::Utf32 => PositionEncodingKind::UTF32,
        }
    }

    /// What a piece of a line counts.
    fn width(self, text: &str) -> usize {
        match self {
            Self::Utf8 => text.len(),
            _ if text.is_ascii() => text.len(),
            Self::Utf16 => text.chars().map(char::len_utf16).sum(),
            Self::Utf32 => text.chars().count(),
        }
    }

    /// The byte of `line` at which `column` stands. What is inside a character counts as its start, what is past the end
    /// as the end.
    fn byte(self, line: &str, column: usize) -> usize {
        if self == Self::Utf8 || line.len() >= column && line.as_bytes()[..column].is_ascii() {
            return line.floor_char_boundary(column.min(line.len()));
        }
        let mut counted = 0;
        for (at, c) in line.char_indices() {
            counted += if self == Self::Utf16 { c.len_utf16() } else { 1 };
            if counted > column {
                return at;
            }
        }
        line.len()
    }
}

/// Where the lines of a text start; kept up to date with its edits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Lines {
    starts: Vec<usize>,
}

impl Lines {
    /// The lines of `text`, which end with `\n`, `\r\n` or `\r`.
    pub(crate) fn of(text: &str) -> Self {
        let mut starts = vec![0];
        starts_in(text, 0, text.len(), &mut starts);
        Self { starts }
    }

    /// Follows an edit of the text: `start..end` of the old text has become `start..new_end` of `text`.
    pub(crate) fn follow(&mut self, text: &str, start: usize, end: usize, new_end: usize) {
        // A line feed behind the edit may be one with a carriage return at its end, and the other way round, so that
        // starts at both borders are looked for anew.
        let from = self.starts.partition_point(|&at| at < start.max(1));
        let to = self.starts.partition_point(|&at| at <= end + 1);
        let mut fresh = Vec::new();
        starts_in(text, start.saturating_sub(1), (new_end + 1).min(text.len()), &mut fresh);
        fresh.retain(|&at| at >= start.max(1) && at <= new_end + 1);
        let count = fresh.len();
        self.starts.splice(from..to, fresh);
        for at in &mut self.starts[from + count..] {
            *at = *at - end + new_end;
        }
    }

    /// The byte offset of a position; past the end is the end.
    pub(crate) fn offset(&self, text: &str, position: Position, encoding: Encoding) -> usize {
        let line = position.line as usize;
        let Some(&start) = self.starts.get(line) else { return text.len() };
        let end = self.starts.get(line + 1).copied().unwrap_or(text.len());
        let body = text[start..end].trim_end_matches(['\n', '\r']);
        start + encoding.byte(body, position.character as usize)
    }

    /// The position of a byte offset; inside a character is its start, past the end the end.
    pub(crate) fn position(&self, text: &str, offset: usize, encoding: Encoding) -> Position {
        let offset = text.floor_char_boundary(offset.min(text.len()));
        let line = self.starts.partition_point(|&start| start <= offset) - 1;
        let column = encoding.width(&text[self.starts[line]..offset]);
        Position { line: count(line), character: count(column) }
    }

    /// The range of a stretch of bytes.
    pub(crate) fn range(&self, text: &str, start: usize, end: usize, encoding: Encoding) -> Range {
        Range { start: self.position(text, start, encoding), end: self.position(text, end, encoding) }
    }
}

/// The starts of lines that line ends within `from..to` make.
fn starts_in(text: &str, from: usize, to: usize, starts: &mut Vec<usize>) {
    let bytes = text.as_bytes();
    for at in memchr::memchr2_iter(b'\n', b'\r', &bytes[from..to]).map(|at| from + at) {
        // A carriage return before a line feed is part of the same line end.
        if bytes[at] == b'\n' || bytes.get(at + 1) != Some(&b'\n') {
            starts.push(at + 1);
        }
    }
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(line: u32, character: u32) -> Position {
        Position { line, character }
    }

    #[test]
    fn columns_count_what_was_agreed() {
        let text = "a🦀ü = x\r\nend";
        let lines = Lines::of(text);
        let check = |encoding: Encoding, character: u32| {
            let offset = text.find('x').expect("there");
            assert_eq!(lines.position(text, offset, encoding), at(0, character), "{encoding:?}");
            assert_eq!(lines.offset(text, at(0, character), encoding), offset, "{encoding:?}");
        };
        check(Encoding::Utf8, 10);
        check(Encoding::Utf16, 7);
        check(Encoding::Utf32, 6);
    }

    #[test]
    fn what_is_nowhere_is_near() {
        let text = "a🦀b\r\nend";
        let lines = Lines::of(text);
        let check = |position: Position, offset: usize| {
            assert_eq!(lines.offset(text, position, Encoding::Utf16), offset, "{position:?}");
        };
        // Inside of a surrogate pair, past a line's end, past the text's end.
        check(at(0, 2), 1);
        check(at(0, 99), 6);
        check(at(9, 0), text.len());
        check(at(1, 99), text.len());
        assert_eq!(lines.position(text, 3, Encoding::Utf16), at(0, 1), "inside a character");
        assert_eq!(lines.position(text, 99, Encoding::Utf16), at(1, 3));
    }

    #[test]
    fn the_agreed_encoding_is_one_that_was_offered() {
        let check = |offered: &[PositionEncodingKind], expected: Encoding| {
            assert_eq!(Encoding::of(offered), expected, "{offered:?}");
        };
        check(&[], Encoding::Utf16);
        check(&[PositionEncodingKind::UTF16], Encoding::Utf16);
        check(&[PositionEncodingKind::UTF16, PositionEncodingKind::UTF8], Encoding::Utf8);
        check(&[PositionEncodingKind::UTF32, PositionEncodingKind::UTF16], Encoding::Utf32);
        check(&[PositionEncodingKind::new("utf-7")], Encoding::Utf16);
    }
}
