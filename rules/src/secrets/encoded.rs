//! Base 64 that decodes to text: Kubernetes secrets, encoded `.env` files, also wrapped over lines. What decodes to
//! something else is left alone after its first bytes.

use std::ops::Range;

/// Shorter runs hold no secret worth decoding (16 bytes).
const SHORTEST: usize = 22;
/// So many bytes of text are no chance: a byte of noise looks like text two times in five.
const SURE: usize = 16;
/// Nearly everything that is no encoded text ends within so many bytes if only ASCII counts there.
const HEAD: usize = 9;
/// Most bytes between two lines of one encoded text: line end, indentation, signs of a comment.
const LONGEST_GAP: usize = 160;

/// A run of base 64, or a block of runs on following lines, decoded. As long as what is encoded: nothing is cut off.
#[derive(Default)]
pub(super) struct View {
    pub(super) text: Vec<u8>,
    /// For each line: how many letters stand before it, and its place.
    lines: Vec<(usize, Range<usize>)>,
    letters: usize,
    /// The last letters, six bits each.
    bits: u32,
}

impl View {
    /// The characters that hold a range of the decoded text, over line ends: three bytes are four characters.
    pub(super) fn original(&self, range: Range<usize>) -> Range<usize> {
        let place = |letter: usize| {
            let line = self.lines.partition_point(|(before, _)| *before <= letter).saturating_sub(1);
            let (before, line) = &self.lines[line];
            (line.start + (letter - before)).min(line.end)
        };
        let start = place(range.start * 4 / 3);
        start..(range.end * 4).div_ceil(3).checked_sub(1).map_or(start, |last| place(last) + 1).max(start)
    }

    fn clear(&mut self) {
        self.text.clear();
        self.lines.clear();
        (self.letters, self.bits) = (0, 0);
    }

    /// Decodes one more line, up to the first byte that is not text; whether there is none.
    fn push(&mut self, text: &[u8], line: Range<usize>) -> bool {
        self.lines.push((self.letters, line.clone()));
        for &letter in &text[line] {
            self.bits = self.bits << 6 | u32::from(VALUES[usize::from(letter)]);
            self.letters += 1;
            let byte = match self.letters % 4 {
                1 => continue,
                2 => self.bits >> 4,
                3 => self.bits >> 2,
                _ => self.bits,
            } as u8;
            if !is_textual(byte) && (byte < 0x80 || self.text.len() < HEAD) {
                return false;
            }
            self.text.push(byte);
        }
        true
    }

    /// How much of the decoded text is UTF-8, and whether all of it is, but for a last character that is cut off.
    fn valid(&self) -> (usize, bool) {
        match std::str::from_utf8(&self.text) {
            Ok(_) => (self.text.len(), true),
            Err(error) => (error.valid_up_to(), error.error_len().is_none()),
        }
    }

    /// Drops the lines from `line` on.
    fn cut(&mut self, line: usize) {
        self.letters = self.lines[line].0;
        self.lines.truncate(line);
        self.text.truncate(self.letters * 3 / 4);
    }
}

/// Calls `found` with every run of base 64 that decodes to printable text, and with every block of such runs that stand
/// on following lines: whether these are one text that was wrapped or one text each cannot be told.
pub(super) fn views(text: &[u8], mut found: impl FnMut(&View)) {
    // A run covers whole blocks, wherever it stands: nearly all blocks of an ordinary text hold a blank or a sign that
    // ends it there.
    let mut at = 0;
    let mut done = 0;
    // What stands before is part of a block that was looked at.
    let mut wrapped = 0;
    let mut view = View::default();
    while let Some(block) = text.get(at..).and_then(|rest| rest.first_chunk::<BLOCK>()) {
        if !may_be_encoded(block) {
            at += BLOCK;
            continue;
        }
        let start = text[done..at].iter().rposition(|b| !in_alphabet(*b)).map_or(done, |last| done + last + 1);
        let start = start + usize::from(is_escape(text, start));
        let end = run_end(text, at.max(start));
        if end - start >= SHORTEST {
            view.clear();
            let whole = view.push(text, start..end);
            let (valid, utf8) = view.valid();
            if whole && utf8 || valid >= SURE {
                let more = view.text.split_off(valid);
                found(&view);
                view.text.extend(more);
            }
            if whole && utf8 && start >= wrapped {
                wrapped = block_from(text, &mut view, end, &mut found);
            }
        }
        // The block that holds the end of the run is none of the next one's.
        done = end;
        at += ((end - at) / BLOCK + 1) * BLOCK;
    }
}

/// Goes on from a run that ends at `end` with the lines below it. Says how far these are done with.
fn block_from(text: &[u8], view: &mut View, mut end: usize, found: &mut impl FnMut(&View)) -> usize {
    let mut whole = true;
    while whole && let Some(start) = next_line(text, end) {
        end = run_end(text, start);
        whole = view.push(text, start..end);
    }
    let (valid, utf8) = view.valid();
    let mut rest = end;
    if !whole || !utf8 {
        // The line in which it fails may be no part of the text; what it adds by chance would touch the last word.
        let letter = ((valid + 1) * 4).div_ceil(3) - 1;
        let line = view.lines.partition_point(|(before, _)| *before <= letter).saturating_sub(1).max(1);
        rest = view.lines.get(line).map_or(end, |(_, line)| line.start);
        if view.lines.len() > line && valid < view.lines[line].0 * 3 / 4 + SURE {
            view.cut(line);
        }
    }
    view.text.truncate(valid);
    if view.lines.len() > 1 {
        found(view);
    }
    // A short last line may be a word that only follows.
    let last = view.lines.len() - 1;
    if last > 1 && view.text.len() < view.lines[last].0 * 3 / 4 + SURE {
        view.cut(last);
        found(view);
    }
    rest
}

/// Where the text that goes on below a run ending at `at` starts: past a line end (that may be written out as `\n`) and
/// what stands before and after it in source text, in comments and in lists.
fn next_line(text: &[u8], at: usize) -> Option<usize> {
    let until = text.len().min(at + LONGEST_GAP);
    let mut line_end = false;
    let mut next = at;
    while next < until {
        match text[next] {
            b'\n' | b'\r' => line_end = true,
            b'\\' if is_escape(text, next + 1) => {
                line_end |= text[next + 1] != b't';
                next += 1;
            }
            b' ' | b'\t' | b'"' | b'\'' | b'`' | b'\\' | b',' | b'#' | b'*' | b'>' | b';' | b'.' | b'&' | b'|' => {}
            // Signs that are letters of the alphabet too: `// `, `" +`, `- `.
            b'+' | b'/' | b'-' => {
                let sign = text[next..until].iter().take(3).take_while(|b| matches!(b, b'+' | b'/' | b'-')).count();
                if !text[next + sign..].first().is_none_or(|b| b.is_ascii_whitespace() || matches!(b, b'"' | b'\'')) {
                    break;
                }
                next += sign - 1;
            }
            _ => break,
        }
        next += 1;
    }
    (line_end && text.get(next).is_some_and(|byte| in_alphabet(*byte))).then_some(next)
}

/// Whether the letter at `at` is that of an escape: `\n`, `\r`, `\t`.
fn is_escape(text: &[u8], at: usize) -> bool {
    at > 0 && text[at - 1] == b'\\' && matches!(text.get(at), Some(b'n' | b'r' | b't'))
}

fn run_end(text: &[u8], at: usize) -> usize {
    at + text[at..].iter().take_while(|b| in_alphabet(**b)).count()
}

/// Half of the shortest run, so that each run covers one of the blocks that a text is cut into.
const BLOCK: usize = SHORTEST / 2;

/// Whether a block may be part of a run. It is not if it holds a byte below `+` (blanks, line ends, quotes, brackets) or
/// one that is not ASCII.
fn may_be_encoded(block: &[u8; BLOCK]) -> bool {
    const LEAST: u64 = u64::from_ne_bytes([b'+'; 8]);
    const HIGH: u64 = u64::from_ne_bytes([0x80; 8]);
    let ([first @ .., _, _, _], [_, _, _, last @ ..]) = (block, block);
    let (first, last) = (u64::from_ne_bytes(*first), u64::from_ne_bytes(*last));
    // The high bit of a byte's difference is set if it was below; a borrow spoils only what stands beside such a byte.
    let ends = |eight: u64| (eight.wrapping_sub(LEAST) | eight) & HIGH;
    ends(first) | ends(last) == 0
}

/// What each letter stands for, of both alphabets (RFC 4648, 4 and 5).
const VALUES: [u8; 256] = {
    let mut table = [NO_LETTER; 256];
    let letters = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut value = 0;
    while value < 64 {
        table[letters[value as usize] as usize] = value;
        value += 1;
    }
    table[b'-' as usize] = 62;
    table[b'_' as usize] = 63;
    table
};
const NO_LETTER: u8 = u8::MAX;

fn in_alphabet(byte: u8) -> bool {
    VALUES[byte as usize] != NO_LETTER
}

fn is_textual(byte: u8) -> bool {
    matches!(byte, b' '..=b'~' | b'\n' | b'\r' | b'\t')
}

#[cfg(test)]
mod tests {
    use base64::Engine as _;
    use base64::engine::general_purpose::STANDARD;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn encoded_text_is_seen_and_noise_is_not() {
        let check = |text: &str, expected: &[&str]| {
            let mut found = Vec::new();
            views(text.as_bytes(), |view| {
                found.push(String::from_utf8_lossy(&view.text).into_owned());
                assert!(view.original(0..view.text.len()).end <= text.len());
            });
            assert_eq!(found, expected, "{text}");
        };
        let encode = |text: &str| STANDARD.encode(text);
        // hook: ignore[secrets] -- what the view has to show
        check(&format!("data: {}\n", encode("password=hunter2hunter2")), &["password=hunter2hunter2"]);
        check(&format!("'{}'", encode("a text of several words")), &["a text of several words"]);
        check("AuthenticationProviderManagerFactory", &[]);
        check("short", &[]);
        // Wherever the run stands, and with another close behind it.
        let (one, two) = (encode("key=0123456789ab"), encode("name=somebody-else"));
        for before in 0..30 {
            let text = format!("{} {one}:{two}", ".".repeat(before));
            check(&text, &["key=0123456789ab", "name=somebody-else"]);
        }
        check(&"\u{e9}".repeat(40), &[]);
        // What is text before other data.
        let data = STANDARD.encode(b"a text of several words\0\x01\x02\xff");
        check(&data, &["a text of several words"]);
    }

    #[test]
    fn lines_are_one_text_and_one_each() {
        let check = |text: &str, expected: &[&str]| {
            let mut found = Vec::new();
            views(text.as_bytes(), |view| found.push(String::from_utf8_lossy(&view.text).into_owned()));
            assert_eq!(found, expected, "{text}");
        };
        let (one, two) = (STANDARD.encode("first line of the text, "), STANDARD.encode("second line of it"));
        let both = "first line of the text, second line of it";
        check(&format!("{one}\n{two}"), &["first line of the text, ", both, "second line of it"]);
        check(&format!("{one} {two}"), &["first line of the text, ", "second line of it"]);
        // A word below it is read as more of it, but the text is seen without it too.
        check(&format!("{one}\nend"), &["first line of the text, ", "first line of the text, zw"]);
        let full = two.trim_end_matches('=');
        check(&format!("{one}\n{full}\nclass"), &["first line of the text, ", both, "second line of it"]);
        // Bytes that are no text in the second line.
        let data = STANDARD.encode([b'a', 0, 1, 2, 0xff, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]);
        check(&format!("{one}\n{data}\n{one}"), &["first line of the text, "; 2]);
    }

    /// `encoded` on lines of `width`, which `open` begins and `close` ends.
    fn wrap(encoded: &str, width: usize, open: &str, close: &str) -> String {
        let lines = encoded.as_bytes().chunks(width).map(|line| std::str::from_utf8(line).expect("ASCII"));
        lines.map(|line| format!("{open}{line}{close}")).collect()
    }

    const KEY: &str = "key-0123456789-abcdefghijklmnopqrst";

    /// Wherever the key stands in a wrapped text, one view has it whole, and its place leads back to it.
    fn check_wrapped(before: usize, after: usize, width: usize, open: &str, close: &str) {
        let text = format!("{}{KEY}{}", "a few words ".repeat(20).split_at(before).0, "of text ".repeat(after));
        let wrapped = wrap(&STANDARD.encode(&text), width, open, close);
        let mut places = Vec::new();
        views(wrapped.as_bytes(), |view| {
            let at = view.text.windows(KEY.len()).position(|window| window == KEY.as_bytes());
            places.extend(at.map(|at| view.original(at..at + KEY.len())));
        });
        assert!(!places.is_empty(), "{before} {after} {width} {open:?} {close:?}");
        for place in places {
            let letters = wrapped[place].replace(close, "").replace(open, "");
            let whole = before * 4 / 3..((before + KEY.len()) * 4).div_ceil(3);
            assert_eq!(letters, STANDARD.encode(&text)[whole]);
        }
    }

    proptest! {
        #[test]
        fn wrapped_text_is_whole_at_every_offset(
            before in 0usize..200,
            after in 0usize..30,
            width in prop::sample::select(vec![24usize, 48, 60, 61, 64, 70, 72, 75, 76, 77, 79, 120]),
            indent in prop::sample::select(vec!["", "    ", "\t", "# ", "    // ", " * "]),
            end in prop::sample::select(vec!["\n", "\r\n", "\r"]),
        ) {
            check_wrapped(before, after, width, indent, end);
        }
    }

    #[test]
    fn wrapped_text_is_whole_in_source_text() {
        for before in 0..120 {
            check_wrapped(before, 8, 76, "", "\\n");
            check_wrapped(before, 8, 76, "", "\\r\\n");
            check_wrapped(before, 8, 64, "    \"", "\" +\n");
            check_wrapped(before, 8, 64, "    '", "',\r\n");
            check_wrapped(before, 8, 64, "", "\\\n");
            check_wrapped(before, 8, 64, "> ", "\n");
        }
    }

    /// Nothing is cut off, however long the text is.
    #[test]
    fn long_text_is_whole() {
        let text = format!("{}{KEY}", "a few words ".repeat(40_000));
        for encoded in [STANDARD.encode(&text), wrap(&STANDARD.encode(&text), 76, "", "\r\n")] {
            let mut found = false;
            views(encoded.as_bytes(), |view| found |= view.text.ends_with(KEY.as_bytes()));
            assert!(found);
        }
    }

    proptest! {
        #[test]
        fn places_are_those_of_the_text(text in "[a-zA-Z+/=\\n \"é-]{0,300}") {
            views(text.as_bytes(), |view| {
                for at in 0..view.text.len() {
                    let place = view.original(at..at + 1);
                    assert!(place.start < place.end && place.end <= text.len());
                }
            });
        }
    }
}
