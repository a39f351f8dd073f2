//! A text with a path: decoding, byte spans, lines and columns.

use std::borrow::Cow;
use std::cell::{Cell, OnceCell};

use crate::RepoPath;

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

    /// Whether the two spans share at least one byte.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies wholly inside this span.
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
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

/// How the bytes of a file spell its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a byte-order mark.
    Utf8,
    /// UTF-16, little endian.
    Utf16Le,
    /// UTF-16, big endian.
    Utf16Be,
    /// UTF-32, little endian.
    Utf32Le,
    /// UTF-32, big endian.
    Utf32Be,
    /// ISO 8859-1: what is no Unicode and not binary; every byte is one character.
    Latin1,
}

/// One text to look at: its path, its decoded characters, and the way back to lines, columns and bytes.
///
/// Valid UTF-8 is borrowed, not copied. All spans refer to [`Source::text`].
pub struct Source<'a> {
    path: RepoPath,
    text: Cow<'a, str>,
    encoding: Encoding,
    /// Length in bytes of the byte-order mark in front of the original text.
    mark: usize,
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
        let (encoding, mark) = sniff(bytes)?;
        let body = &bytes[mark..];
        let text = match encoding {
            Encoding::Utf8 => Cow::Borrowed(std::str::from_utf8(body).ok()?),
            Encoding::Utf16Le => Cow::Owned(utf16(body, u16::from_le_bytes)),
            Encoding::Utf16Be => Cow::Owned(utf16(body, u16::from_be_bytes)),
            Encoding::Utf32Le => Cow::Owned(utf32(body, u32::from_le_bytes)),
            Encoding::Utf32Be => Cow::Owned(utf32(body, u32::from_be_bytes)),
            Encoding::Latin1 => Cow::Owned(body.iter().map(|&byte| char::from(byte)).collect()),
        };
        Some(Self { path, text, encoding, mark, lines: OnceCell::new(), counted: Cell::default() })
    }

    /// A source from text that is already decoded (an editor's buffer, a test).
    pub fn from_text(path: RepoPath, text: impl Into<Cow<'a, str>>) -> Self {
        Self {
            path,
            text: text.into(),
            encoding: Encoding::Utf8,
            mark: 0,
            lines: OnceCell::new(),
            counted: Cell::default(),
        }
    }

    /// Where the text stands in the scanned tree.
    pub fn path(&self) -> &RepoPath {
        &self.path
    }

    /// The decoded text, without a byte-order mark.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// How the original bytes spelled the text.
    pub fn encoding(&self) -> Encoding {
        self.encoding
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

    /// The byte offset in the original file of a byte offset in the decoded text.
    pub fn original_offset(&self, offset: usize) -> usize {
        let before = &self.text[..self.floor(offset)];
        self.mark
            + match self.encoding {
                Encoding::Utf8 => before.len(),
                Encoding::Utf16Le | Encoding::Utf16Be => 2 * before.encode_utf16().count(),
                Encoding::Utf32Le | Encoding::Utf32Be => 4 * before.chars().count(),
                Encoding::Latin1 => before.chars().count(),
            }
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

/// How much of a file is looked at to tell its encoding when it has no byte-order mark.
const SNIFFED: usize = 4096;

/// The encoding and the length of the byte-order mark; `None` for binary content.
fn sniff(bytes: &[u8]) -> Option<(Encoding, usize)> {
    const MARKS: [(&[u8], Encoding); 5] = [
        (b"\xff\xfe\0\0", Encoding::Utf32Le),
        (b"\0\0\xfe\xff", Encoding::Utf32Be),
        (b"\xef\xbb\xbf", Encoding::Utf8),
        (b"\xff\xfe", Encoding::Utf16Le),
        (b"\xfe\xff", Encoding::Utf16Be),
    ];
    for (mark, encoding) in MARKS {
        if bytes.starts_with(mark) && (encoding != Encoding::Utf8 || std::str::from_utf8(bytes).is_ok()) {
            return Some((encoding, mark.len()));
        }
    }
    let head = &bytes[..bytes.len().min(SNIFFED)];
    if head.contains(&0)
        && let Some(encoding) = wide_without_mark(head)
    {
        return Some((encoding, 0));
    }
    if std::str::from_utf8(bytes).is_ok() {
        return Some((Encoding::Utf8, 0));
    }
    let controls = head.iter().filter(|&&b| b < 0x20 && !matches!(b, b'\t' | b'\n' | b'\r' | 0x0c | 0x1b)).count();
    // One control character in fifty: above that, it is not something a person typed.
    (controls * 50 <= head.len()).then_some((Encoding::Latin1, 0))
}

/// UTF-16 or UTF-32 without a mark, told by where the NUL bytes of its (mostly ASCII) characters stand.
fn wide_without_mark(head: &[u8]) -> Option<Encoding> {
    let mut zeros = [0usize; 4];
    for (at, _) in head.iter().enumerate().filter(|(_, byte)| **byte == 0) {
        zeros[at % 4] += 1;
    }
    let quads = head.len() / 4;
    if quads == 0 {
        return None;
    }
    // A column is full or empty with one exception in ten, so that a few other letters do not hide the shape.
    let full = zeros.map(|n| n * 10 >= quads * 9);
    let empty = zeros.map(|n| n * 10 <= quads);
    match (full, empty) {
        ([_, true, true, true], [true, ..]) => Some(Encoding::Utf32Le),
        ([true, true, true, _], [_, _, _, true]) => Some(Encoding::Utf32Be),
        ([_, true, _, true], [true, _, true, _]) => Some(Encoding::Utf16Le),
        ([true, _, true, _], [_, true, _, true]) => Some(Encoding::Utf16Be),
        _ => None,
    }
}

fn utf16(body: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = body.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

fn utf32(body: &[u8], unit: fn([u8; 4]) -> u32) -> String {
    let units = body.chunks_exact(4).map(|quad| unit([quad[0], quad[1], quad[2], quad[3]]));
    units.map(|code| char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn decode(bytes: &[u8]) -> Option<Source<'_>> {
        Source::decode(RepoPath::from("f"), bytes)
    }

    fn encode(text: &str, encoding: Encoding) -> Vec<u8> {
        match encoding {
            Encoding::Utf8 => text.bytes().collect(),
            Encoding::Utf16Le => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
            Encoding::Utf16Be => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
            Encoding::Utf32Le => text.chars().flat_map(|c| u32::from(c).to_le_bytes()).collect(),
            Encoding::Utf32Be => text.chars().flat_map(|c| u32::from(c).to_be_bytes()).collect(),
            Encoding::Latin1 => text.chars().map(|c| u8::try_from(c).expect("latin-1 text")).collect(),
        }
    }

    #[test]
    fn encodings_are_told_apart() {
        let check = |bytes: &[u8], expected: Option<(Encoding, &str)>| {
            let source = decode(bytes);
            assert_eq!(source.as_ref().map(|s| (s.encoding(), s.text())), expected, "{bytes:?}");
        };
        check(b"", Some((Encoding::Utf8, "")));
        check(b"plain", Some((Encoding::Utf8, "plain")));
        check(b"\xef\xbb\xbfmark", Some((Encoding::Utf8, "mark")));
        check(b"nul\0in text", Some((Encoding::Utf8, "nul\0in text")));
        check(b"caf\xe9 au lait", Some((Encoding::Latin1, "café au lait")));
        check(b"\xff\xfea\0b\0", Some((Encoding::Utf16Le, "ab")));
        check(b"\xfe\xff\0a\0b", Some((Encoding::Utf16Be, "ab")));
        check(b"a\0b\0c\0d\0", Some((Encoding::Utf16Le, "abcd")));
        check(b"\0a\0b\0c\0d", Some((Encoding::Utf16Be, "abcd")));
        check(b"a\0\0\0b\0\0\0", Some((Encoding::Utf32Le, "ab")));
        check(b"\0\0\0a\0\0\0b", Some((Encoding::Utf32Be, "ab")));
        check(b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\xff\x01\x02\x03", None);
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
        /// Decoding undoes encoding, and every character is found again at its original offset.
        #[test]
        fn original_offsets_point_at_the_same_character(
            text in "[ -~]{4,40}[a-zé🦀]{0,9}\n?",
            encoding in prop::sample::select(vec![
                Encoding::Utf8, Encoding::Utf16Le, Encoding::Utf16Be, Encoding::Utf32Le, Encoding::Utf32Be,
            ]),
        ) {
            let mark = encode("\u{feff}", encoding);
            let bytes = [mark.clone(), encode(&text, encoding)].concat();
            let source = decode(&bytes).expect("text");
            prop_assert_eq!(source.text(), &text);
            for (offset, _) in text.char_indices() {
                let original = mark.len() + encode(&text[..offset], encoding).len();
                prop_assert_eq!(source.original_offset(offset), original);
            }
        }

        #[test]
        fn any_bytes_decode_without_panic(bytes in prop::collection::vec(any::<u8>(), 0..300), at in 0usize..400) {
            if let Some(source) = decode(&bytes) {
                source.position(at);
                source.original_offset(at);
                source.slice(source.line_span(u32::try_from(at).expect("small")));
            }
        }
    }
}
