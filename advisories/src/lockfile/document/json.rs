//! JSON (RFC 8259), and the comments and trailing commas of JSONC: a state machine over bytes, no recursion.

use super::{Document, Form, Kind, NONE, Piece};
use crate::lockfile::Refused;

pub(super) fn read(document: Document<'_>) -> Result<Document<'_>, Refused> {
    let mut reader = Reader { bytes: document.text.as_bytes(), at: 0, document };
    reader.document()?;
    Ok(reader.document)
}

struct Reader<'t> {
    document: Document<'t>,
    bytes: &'t [u8],
    at: usize,
}

impl Reader<'_> {
    fn document(&mut self) -> Result<(), Refused> {
        // Maps and lists that are open.
        let mut open: Vec<u32> = Vec::new();
        loop {
            // A value, or the end of a map or list (also after a trailing comma).
            let mut byte = self.next_byte()?;
            let parent = open.last().copied().unwrap_or(NONE);
            let in_map = self.document.nodes.get(parent as usize).map(|node| node.kind == Kind::Map);
            let closing = in_map.map(|map| if map { b'}' } else { b']' });
            if Some(byte) == closing {
                self.at += 1;
            } else {
                let mut key = Piece::NOTHING;
                if in_map == Some(true) {
                    if byte != b'"' {
                        return Err(self.expected("a key in quotes"));
                    }
                    key = self.string()?;
                    if self.next_byte()? != b':' {
                        return Err(self.expected("a colon after the key"));
                    }
                    self.at += 1;
                    byte = self.next_byte()?;
                }
                let start = self.at;
                match byte {
                    b'{' | b'[' => {
                        self.at += 1;
                        let kind = if byte == b'{' { Kind::Map } else { Kind::List };
                        let value = Piece::new(start, start + 1, Form::Bare);
                        open.push(self.document.add(parent, key, value, kind));
                        continue;
                    }
                    b'"' => {
                        let value = self.string()?;
                        self.document.add(parent, key, value, Kind::Text);
                    }
                    b'-' | b'0'..=b'9' | b't' | b'f' | b'n' => {
                        let value = self.literal()?;
                        self.document.add(parent, key, value, Kind::Literal);
                    }
                    _ => return Err(self.expected("a value")),
                }
                if open.is_empty() {
                    return self.end();
                }
                if self.comma(in_map == Some(true))? {
                    continue;
                }
            }
            // One or more maps and lists end here.
            while let Some(ended) = open.pop() {
                self.document.close(ended, self.at);
                let Some(&parent) = open.last() else { return self.end() };
                if self.comma(self.document.nodes[parent as usize].kind == Kind::Map)? {
                    break;
                }
            }
        }
    }

    /// After a value: a comma is passed over and true; the end of what it stands in is passed over and false.
    fn comma(&mut self, in_map: bool) -> Result<bool, Refused> {
        let byte = self.next_byte()?;
        let closing = if in_map { b'}' } else { b']' };
        if byte != b',' && byte != closing {
            return Err(self.expected(if in_map { "a comma or }" } else { "a comma or ]" }));
        }
        self.at += 1;
        Ok(byte == b',')
    }

    /// Nothing but white space may follow.
    fn end(&mut self) -> Result<(), Refused> {
        match self.skip()? {
            Some(_) => Err(self.expected("the end of the file")),
            None => Ok(()),
        }
    }

    /// The next byte that is no white space and in no comment; there must be one.
    #[inline]
    fn next_byte(&mut self) -> Result<u8, Refused> {
        self.skip()?.ok_or_else(|| self.refused("the file ends in the middle"))
    }

    /// Passes over white space and comments, up to the byte that is given.
    #[inline]
    fn skip(&mut self) -> Result<Option<u8>, Refused> {
        loop {
            match self.bytes.get(self.at) {
                Some(b' ' | b'\t' | b'\r' | b'\n') => {
                    self.at += 1;
                    // Indentation is a good part of a lockfile: eight spaces at once.
                    while self.bytes.get(self.at..).and_then(<[u8]>::first_chunk) == Some(b"        ") {
                        self.at += 8;
                    }
                }
                Some(b'/') => match self.bytes.get(self.at + 1) {
                    Some(b'/') => {
                        let rest = &self.bytes[self.at..];
                        self.at += memchr::memchr2(b'\n', b'\r', rest).unwrap_or(rest.len());
                    }
                    Some(b'*') => {
                        let rest = &self.bytes[self.at + 2..];
                        let Some(end) = memchr::memmem::find(rest, b"*/") else {
                            return Err(self.refused("a comment without end"));
                        };
                        self.at += end + 4;
                    }
                    _ => return Err(self.expected("a value")),
                },
                byte => return Ok(byte.copied()),
            }
        }
    }

    /// A string with its quotes.
    fn string(&mut self) -> Result<Piece, Refused> {
        let start = self.at;
        let mut at = start + 1;
        let mut escapes = false;
        loop {
            match quote_or_escape(&self.bytes[at..]) {
                Some(found) if self.bytes[at + found] == b'"' => {
                    at += found + 1;
                    break;
                }
                Some(found) if at + found + 2 <= self.bytes.len() => {
                    escapes = true;
                    at += found + 2;
                }
                _ => return Err(self.refused("a string without end")),
            }
        }
        self.at = at;
        if !escapes {
            return Ok(Piece::new(start, at, Form::Quoted));
        }
        // `at` is after the closing quote, and a quote is never inside of a character.
        let Some(decoded) = self.document.text.get(start + 1..at - 1).and_then(decode) else {
            self.at = start;
            return Err(self.refused("a string with an escape that JSON does not have"));
        };
        let piece = Piece::new(start, at, Form::Decoded);
        self.document.decoded.insert(piece.start, decoded);
        Ok(piece)
    }

    /// A number, `true`, `false` or `null`.
    fn literal(&mut self) -> Result<Piece, Refused> {
        let rest = &self.bytes[self.at..];
        let part = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'+' | b'.');
        let length = rest.iter().position(|byte| !part(byte)).unwrap_or(rest.len());
        let number = |byte: &u8| byte.is_ascii_digit() || matches!(byte, b'-' | b'+' | b'.' | b'e' | b'E');
        if !matches!(&rest[..length], b"true" | b"false" | b"null") && !rest[..length].iter().all(number) {
            return Err(self.expected("a value"));
        }
        let piece = Piece::new(self.at, self.at + length, Form::Bare);
        self.at += length;
        Ok(piece)
    }

    fn expected(&self, what: &str) -> Refused {
        self.refused(&format!("this is not JSON: expected {what}"))
    }

    fn refused(&self, what: &str) -> Refused {
        Refused::at(self.document.text, self.at, what)
    }
}

/// The first quote or backslash. Most strings of a lockfile are short: eight bytes are looked at together, twice, before
/// the search for long ones begins, whose start alone takes as long.
fn quote_or_escape(bytes: &[u8]) -> Option<usize> {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x8080_8080_8080_8080;
    // Marks the lowest byte that is zero; above it there may be false marks.
    let zero = |word: u64| word.wrapping_sub(ONES) & !word & HIGH;
    let mut at = 0;
    while let (Some(&chunk), true) = (bytes[at..].first_chunk::<8>(), at < 16) {
        let word = u64::from_le_bytes(chunk);
        let marks = zero(word ^ (ONES * u64::from(b'"'))) | zero(word ^ (ONES * u64::from(b'\\')));
        if marks != 0 {
            return Some(at + marks.trailing_zeros() as usize / 8);
        }
        at += 8;
    }
    memchr::memchr2(b'"', b'\\', &bytes[at..]).map(|found| at + found)
}

/// The characters that a string with escapes means; `None` if an escape is none of JSON's.
fn decode(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        out.push_str(&rest[..at]);
        let escape = rest[at + 1..].chars().next()?;
        rest = &rest[at + 1 + escape.len_utf8()..];
        out.push(match escape {
            '"' | '\\' | '/' => escape,
            'b' => '\u{8}',
            'f' => '\u{c}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => {
                let first = unit(rest)?;
                rest = &rest[4..];
                let second = rest.strip_prefix("\\u").and_then(unit);
                match (first, second) {
                    (0xd800..=0xdbff, Some(second @ 0xdc00..=0xdfff)) => {
                        rest = &rest[6..];
                        char::from_u32(0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00))?
                    }
                    // Half a pair means no character; JavaScript keeps it, a replacement is as good a name.
                    _ => char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER),
                }
            }
            _ => return None,
        });
    }
    out.push_str(rest);
    Some(out)
}

/// Four hexadecimal digits.
fn unit(text: &str) -> Option<u32> {
    let digits = text.get(..4)?;
    digits.bytes().all(|byte| byte.is_ascii_hexdigit()).then(|| u32::from_str_radix(digits, 16).ok())?
}
