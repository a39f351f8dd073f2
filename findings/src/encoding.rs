//! From the bytes of a file to its text. Guesses what the bytes are, and does not believe the guess further than they
//! bear it out: files are put together from pieces of several encodings (a shell's `>>`, a mark in front of what it does
//! not belong to), and plain text must be seen wherever it stands.

use std::borrow::Cow;
use std::ops::Range;

/// How the bytes of a file spell its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Encoding {
    Utf8,
    Wide(Wide),
    /// ISO 8859-1: what is no Unicode and not binary; every byte is one character.
    Latin1,
}

/// UTF-16 or UTF-32.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Wide {
    /// Bytes of a unit: 2 or 4.
    size: usize,
    /// Whether the highest byte of a unit comes first.
    big: bool,
}

const UTF16_LE: Wide = Wide { size: 2, big: false };
const UTF16_BE: Wide = Wide { size: 2, big: true };
const UTF32_LE: Wide = Wide { size: 4, big: false };
const UTF32_BE: Wide = Wide { size: 4, big: true };

/// The text of a file without its byte-order mark; `None` if it is binary.
pub(crate) fn decode(bytes: &[u8]) -> Option<Cow<'_, str>> {
    let (encoding, mark) = sniff(bytes)?;
    let body = &bytes[mark..];
    Some(match encoding {
        Encoding::Utf8 => Cow::Borrowed(std::str::from_utf8(body).ok()?),
        Encoding::Wide(wide) => Cow::Owned(wide.decode(body)),
        Encoding::Latin1 => Cow::Owned(body.iter().map(|&byte| char::from(byte)).collect()),
    })
}

/// How much of a file is looked at to tell its encoding when it has no byte-order mark.
pub(crate) const SNIFFED: usize = 4096;

/// The encoding and the length of the byte-order mark; `None` for binary content.
fn sniff(bytes: &[u8]) -> Option<(Encoding, usize)> {
    const MARKS: [(&[u8], Encoding); 5] = [
        (b"\xff\xfe\0\0", Encoding::Wide(UTF32_LE)),
        (b"\0\0\xfe\xff", Encoding::Wide(UTF32_BE)),
        (b"\xef\xbb\xbf", Encoding::Utf8),
        (b"\xff\xfe", Encoding::Wide(UTF16_LE)),
        (b"\xfe\xff", Encoding::Wide(UTF16_BE)),
    ];
    if let Some((mark, encoding)) = MARKS.iter().find(|(mark, _)| bytes.starts_with(mark)) {
        let body = &bytes[mark.len()..];
        // The mark of a wide encoding may stand before what is none: there is no NUL byte, not even in a line end.
        let narrow = *encoding == Encoding::Utf8 || body.len() >= 16 && memchr::memchr(0, body).is_none();
        if narrow && std::str::from_utf8(body).is_ok() {
            return Some((Encoding::Utf8, mark.len()));
        }
        if *encoding != Encoding::Utf8 {
            // Half of the bytes of Chinese or Japanese text look like ASCII.
            let ascii = || body.iter().filter(|b| is_textual(**b)).count() * 5 >= body.len() * 4;
            return Some((if narrow && ascii() { Encoding::Latin1 } else { *encoding }, mark.len()));
        }
    }
    let head = &bytes[..bytes.len().min(SNIFFED)];
    if head.contains(&0)
        && let Some(wide) = wide_without_mark(head)
    {
        return Some((Encoding::Wide(wide), 0));
    }
    if std::str::from_utf8(bytes).is_ok() {
        return Some((Encoding::Utf8, 0));
    }
    (!is_odd(head)).then_some((Encoding::Latin1, 0))
}

/// Whether content that begins with `start` is binary, whatever follows. `start` has [`SNIFFED`] bytes, or is all.
pub(crate) fn is_binary(start: &[u8]) -> bool {
    let head = &start[..start.len().min(SNIFFED)];
    // A character may be cut off at the end; anything else that is no UTF-8 stays so.
    let broken = std::str::from_utf8(head).is_err_and(|error| error.error_len().is_some());
    broken && sniff(head).is_none()
}

/// Whether the start of a file holds more control characters than a person types, or the NUL bytes of anything but text.
fn is_odd(head: &[u8]) -> bool {
    let weight = |at: usize| match head[at] {
        0 if pads(head, at) => 0,
        0 => 1,
        byte => 5 * usize::from(byte < 0x20 && !is_textual(byte)),
    };
    // One control character in fifty or one NUL byte in ten, and two or ten in a short file.
    let weight: usize = (0..head.len()).map(weight).sum();
    weight * 10 > head.len().max(100)
}

/// UTF-16 or UTF-32 without a mark, told by where the NUL bytes of its (mostly ASCII) characters stand.
fn wide_without_mark(head: &[u8]) -> Option<Wide> {
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
        ([_, true, true, true], [true, ..]) => Some(UTF32_LE),
        ([true, true, true, _], [_, _, _, true]) => Some(UTF32_BE),
        ([_, true, _, true], [true, _, true, _]) => Some(UTF16_LE),
        ([true, _, true, _], [_, true, _, true]) => Some(UTF16_BE),
        _ => None,
    }
}

/// Whether the byte at `at` is a NUL that makes a character beside it two bytes wide, as does another one beside that:
/// UTF-16 inside a file of another encoding is no sign of binary content.
fn pads(bytes: &[u8], at: usize) -> bool {
    let between =
        |near: Option<&u8>, far: Option<&u8>| near.is_some_and(|b| *b >= 0x80 || is_textual(*b)) && far == Some(&0);
    let before = |by: usize| at.checked_sub(by).map(|at| &bytes[at]);
    bytes[at] == 0 && (between(before(1), before(2)) || between(bytes.get(at + 1), bytes.get(at + 2)))
}

/// Whether an ASCII byte is one that people type.
fn is_textual(byte: u8) -> bool {
    matches!(byte, b' '..=b'~' | b'\t' | b'\n' | b'\r' | 0x0c | 0x1b)
}

impl Wide {
    /// Decodes `body`, in which stretches of plain text are read as what they are.
    fn decode(self, body: &[u8]) -> String {
        let mut text = String::with_capacity(body.len() / self.size + 16);
        let least = self.least_plain(body);
        let mut at = 0;
        while let Some(plain) = self.next_plain(body, at, least) {
            self.units(&body[at..plain.start], &mut text);
            text.push_str(&String::from_utf8_lossy(&body[plain.clone()]));
            at = plain.end;
        }
        self.units(&body[at..], &mut text);
        text
    }

    /// How many bytes of ASCII side by side are plain text, and not units of which each byte looks like a character.
    /// One unit in five of Chinese and Japanese text does; eight in a row are one in 200,000.
    fn least_plain(self, body: &[u8]) -> usize {
        const AMONG_WESTERN: usize = 8;
        const AMONG_OTHERS: usize = 16;
        let (mut narrow, mut others) = (0usize, 0usize);
        for at in (0..body.len()).step_by(self.size) {
            if self.is_narrow(body, at) {
                narrow += 1;
            } else if !body[at..body.len().min(at + self.size)].iter().all(|b| is_textual(*b)) {
                others += 1;
            }
        }
        // Four bytes of ASCII are no character of UTF-32.
        if self.size == 4 || others * 10 <= narrow { AMONG_WESTERN } else { AMONG_OTHERS }
    }

    /// The next stretch of UTF-8 text with at least `least` bytes of ASCII.
    fn next_plain(self, body: &[u8], from: usize, least: usize) -> Option<Range<usize>> {
        let mut at = from;
        while at < body.len() {
            let start = at;
            let mut ascii = 0;
            while at < body.len() {
                let length = match body[at] {
                    byte if is_textual(byte) => 1,
                    0xc2..=0xdf if at > start => 2,
                    0xe0..=0xef if at > start => 3,
                    0xf0..=0xf4 if at > start => 4,
                    _ => break,
                };
                if length > 1 && body.get(at..at + length).is_none_or(|bytes| std::str::from_utf8(bytes).is_err()) {
                    break;
                }
                ascii += usize::from(length == 1);
                at += length;
            }
            if ascii >= least {
                // What has NUL bytes after it is the first unit of what follows.
                let next = !self.big && body.get(at) == Some(&0);
                return Some(start..at - usize::from(next));
            }
            at += 1;
        }
        None
    }

    /// Decodes units one by one; where others begin than these, or these beside their places, goes on with what is there.
    fn units(mut self, bytes: &[u8], text: &mut String) {
        let raw = |bytes: &[u8]| bytes.iter().filter(|b| **b != 0).map(|b| char::from(*b)).collect::<String>();
        let mut at = 0;
        while let Some(code) = self.unit(bytes, at) {
            if self.is_narrow(bytes, at) {
                text.extend(char::from_u32(code));
                at += self.size;
                continue;
            }
            // Little endian read one byte late is big endian: as long as this goes on nothing else begins.
            let goes_on = (1..4).all(|unit| self.is_narrow(bytes, at + unit * self.size));
            let other = || (0..self.size).find_map(|by| Some((by, Self::begins(bytes, at + by)?)));
            if !goes_on && let Some((by, wide)) = other() {
                text.push_str(&raw(&bytes[at..at + by]));
                (self, at) = (wide, at + by);
                continue;
            }
            at += self.size;
            let low = self.unit(bytes, at).filter(|low| self.size == 2 && (0xdc00..0xe000).contains(low));
            match (code, low) {
                (0xd800..0xdc00, Some(low)) if self.size == 2 => {
                    text.extend(char::from_u32(0x10000 + ((code - 0xd800) << 10 | (low - 0xdc00))));
                    at += self.size;
                }
                _ => text.push(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER)),
            }
        }
        text.push_str(&raw(&bytes[at..]));
    }

    /// What begins at `at` without a doubt: no other text has NUL bytes in four units in a row.
    fn begins(bytes: &[u8], at: usize) -> Option<Self> {
        let certain = |wide: &Self| (0..4).all(|unit| wide.is_narrow(bytes, at + unit * wide.size));
        [UTF16_LE, UTF16_BE, UTF32_LE, UTF32_BE].into_iter().find(certain)
    }

    /// The unit at `at`.
    fn unit(self, bytes: &[u8], at: usize) -> Option<u32> {
        let unit = bytes.get(at..at + self.size)?;
        let join = |code: u32, byte: &u8| code << 8 | u32::from(*byte);
        Some(if self.big { unit.iter().fold(0, join) } else { unit.iter().rev().fold(0, join) })
    }

    /// Whether the unit at `at` is a character of ASCII.
    fn is_narrow(self, bytes: &[u8], at: usize) -> bool {
        self.unit(bytes, at).is_some_and(|code| code < 0x80 && is_textual(code as u8))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const ALL: [Wide; 4] = [UTF16_LE, UTF16_BE, UTF32_LE, UTF32_BE];

    fn encode(text: &str, wide: Wide) -> Vec<u8> {
        match (wide.size, wide.big) {
            (2, false) => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
            (2, true) => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
            (_, false) => text.chars().flat_map(|c| u32::from(c).to_le_bytes()).collect(),
            (_, true) => text.chars().flat_map(|c| u32::from(c).to_be_bytes()).collect(),
        }
    }

    #[test]
    fn encodings_are_told_apart() {
        let check = |bytes: &[u8], expected: Option<(Encoding, &str)>| {
            let encoding = sniff(bytes).map(|(encoding, _)| encoding);
            assert_eq!(encoding, expected.map(|(encoding, _)| encoding), "{bytes:?}");
            assert_eq!(decode(bytes).as_deref(), expected.map(|(_, text)| text), "{bytes:?}");
        };
        check(b"", Some((Encoding::Utf8, "")));
        check(b"plain", Some((Encoding::Utf8, "plain")));
        check(b"\xef\xbb\xbfmark", Some((Encoding::Utf8, "mark")));
        check(b"nul\0in text", Some((Encoding::Utf8, "nul\0in text")));
        check(b"caf\xe9 au lait", Some((Encoding::Latin1, "café au lait")));
        check(b"\xff\xfea\0b\0", Some((Encoding::Wide(UTF16_LE), "ab")));
        check(b"\xfe\xff\0a\0b", Some((Encoding::Wide(UTF16_BE), "ab")));
        check(b"a\0b\0c\0d\0", Some((Encoding::Wide(UTF16_LE), "abcd")));
        check(b"\0a\0b\0c\0d", Some((Encoding::Wide(UTF16_BE), "abcd")));
        check(b"a\0\0\0b\0\0\0", Some((Encoding::Wide(UTF32_LE), "ab")));
        check(b"\0\0\0a\0\0\0b", Some((Encoding::Wide(UTF32_BE), "ab")));
        check(b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\xff\x01\x02\x03", None);
        assert!(is_binary(&b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".repeat(300)));
        assert!(!is_binary(&"é\0\x01\x02".repeat(1000).as_bytes()[..SNIFFED]));
    }

    #[test]
    fn a_mark_before_another_encoding() {
        let check = |bytes: &[u8], expected: &str| assert_eq!(decode(bytes).as_deref(), Some(expected), "{bytes:?}");
        check(b"\xff\xfeplain text\nof two lines\n", "plain text\nof two lines\n");
        check(b"\xfe\xffplain text\nof two lines", "plain text\nof two lines");
        check(b"\xff\xfe\0\0plain text\nof two lines", "plain text\nof two lines");
        check("\u{0}plain größe 🦀 text".as_bytes(), "\u{0}plain größe 🦀 text");
        check(&[b"\xff\xfe", "plain größe 🦀 text".as_bytes()].concat(), "plain größe 🦀 text");
        check(b"\xff\xfeplain gr\xf6\xdfe, umlaut text", "plain größe, umlaut text");
        check(b"\xef\xbb\xbfplain \xff", "ï»¿plain ÿ");
        // What may be Chinese is.
        check(&[b"\xff\xfe".to_vec(), encode("中文文件", UTF16_LE)].concat(), "中文文件");
    }

    #[test]
    fn plain_text_at_the_end_of_wide_text() {
        let plain = "token = 0123456789\n";
        for wide in ALL {
            for text in ["a line\r\n", "größe, 中文 🦀\n", "文件中的密码是什么\n", "no line end"] {
                for mark in ["\u{feff}", ""] {
                    let start = "some text that shows what it is\n".repeat(if mark.is_empty() { 20 } else { 0 });
                    let whole = format!("{mark}{start}{text}");
                    let bytes = [&encode(&whole, wide), plain.as_bytes()].concat();
                    let expected = format!("{start}{text}{plain}");
                    assert_eq!(decode(&bytes).as_deref(), Some(&*expected), "{wide:?}");
                    // And wide text again after it, which begins at an odd byte.
                    let again = [bytes, encode("a line\n", wide)].concat();
                    assert_eq!(decode(&again).as_deref(), Some(&*format!("{expected}a line\n")), "{wide:?}");
                }
            }
        }
    }

    #[test]
    fn a_lost_byte_shifts_nothing() {
        for wide in ALL {
            let mut bytes = encode("\u{feff}first line\nsecond line\n", wide);
            bytes.extend(b"x");
            bytes.extend(encode("third line\n", wide));
            let text = decode(&bytes).expect("text");
            assert!(text.ends_with("third line\n"), "{wide:?} {text}");
        }
    }

    #[test]
    fn wide_text_in_other_text_is_not_binary() {
        for wide in [UTF16_LE, UTF16_BE] {
            let bytes = [b"# notes\n".to_vec(), encode("caf\u{e9} = 0123456789\n", wide)].concat();
            let text = decode(&bytes).expect("no binary");
            assert!(text.replace('\0', "").contains("= 0123456789\n"), "{wide:?} {text:?}");
        }
    }

    const MARKS: [&[u8]; 6] = [b"", b"\xff\xfe", b"\xfe\xff", b"\xff\xfe\0\0", b"\0\0\xfe\xff", b"\xef\xbb\xbf"];

    proptest! {
        #[test]
        fn decoding_undoes_encoding(
            text in "[ -~]{4,40}[a-zé🦀]{0,9}\n?",
            wide in prop::sample::select(&ALL[..]),
            marked in any::<bool>(),
        ) {
            // Without a mark only the NUL bytes of ASCII tell it.
            let text = if marked { text } else { text.replace(|c: char| !c.is_ascii(), "x") };
            let mark = if marked { "\u{feff}" } else { "" };
            let bytes = encode(&format!("{mark}{text}"), wide);
            let decoded = decode(&bytes);
            prop_assert_eq!(decoded.as_deref(), Some(&*text));
        }

        #[test]
        fn any_bytes_decode_without_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            decode(&bytes);
        }

        /// What is binary by its start is so with all that may follow.
        #[test]
        fn the_start_of_a_binary_file_is_enough(
            start in prop::collection::vec(prop_oneof![any::<u8>(), Just(0), b' '..=b'~'], 0..60),
            text in "[ -~é]{0,8}",
            rest in prop::collection::vec(any::<u8>(), 0..9),
        ) {
            let start = [&start[..], text.as_bytes()].concat().into_iter().cycle().take(SNIFFED).collect::<Vec<u8>>();
            let whole = [&start[..], &rest].concat();
            prop_assert!(!is_binary(&start) || decode(&whole).is_none());
        }

        /// However a file is put together from text of several encodings, whatever its mark says: what is plain in it is seen, in the decoded
        /// text as it is or with NUL bytes between.
        #[test]
        fn plain_text_is_never_hidden(
            mark in prop::sample::select(&MARKS[..]),
            pieces in prop::collection::vec((0usize..4, "[ -~]{0,30}\n|[a-zäöü中文]{0,20}\n"), 0..6),
            place in 0usize..6,
            written in 0usize..3,
        ) {
            const KEY: &str = "\nkey-0123456789-abcdef\n";
            let spell = |how: usize, text: &str| match how {
                0 | 1 => encode(text, ALL[how]),
                2 => text.chars().map(|c| u8::try_from(c).unwrap_or(b'?')).collect(),
                _ => text.as_bytes().to_vec(),
            };
            let mut parts: Vec<Vec<u8>> = pieces.iter().map(|(how, text)| spell(*how, text)).collect();
            let key = if written < 2 { encode(KEY, ALL[written]) } else { KEY.as_bytes().to_vec() };
            parts.insert(place.min(parts.len()), key);
            let bytes = [mark.to_vec(), parts.concat()].concat();
            let text = decode(&bytes);
            let seen = text.as_deref().is_some_and(|text| text.replace('\0', "").contains(KEY.trim()));
            prop_assert!(seen, "{:?} {:?}", bytes, text);
        }
    }
}
