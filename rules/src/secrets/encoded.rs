//! Base 64 that decodes to text: Kubernetes secrets, encoded `.env` files. What decodes to something else is left
//! alone after its first bytes.

use std::ops::Range;

use base64::Engine as _;
use base64::alphabet::{STANDARD, URL_SAFE};
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

const LENIENT: GeneralPurposeConfig = GeneralPurposeConfig::new()
    .with_decode_padding_mode(DecodePaddingMode::Indifferent)
    .with_decode_allow_trailing_bits(true);
const PLAIN: GeneralPurpose = GeneralPurpose::new(&STANDARD, LENIENT);
const URL: GeneralPurpose = GeneralPurpose::new(&URL_SAFE, LENIENT);

/// Shorter runs hold no secret worth decoding (16 bytes).
const SHORTEST: usize = 22;
/// Longer runs are data: what they hold beyond this is not decoded.
const LONGEST: usize = 64 * 1024;

/// A decoded run and the place it stands in.
pub(super) struct View {
    pub(super) text: Vec<u8>,
    place: Range<usize>,
}

impl View {
    /// The characters that hold a range of the decoded text: three bytes are four characters.
    pub(super) fn original(&self, range: Range<usize>) -> Range<usize> {
        let start = self.place.start + range.start * 4 / 3;
        let end = self.place.start + (range.end * 4).div_ceil(3);
        start.min(self.place.end)..end.min(self.place.end)
    }
}

/// Calls `found` with every run of base 64 that decodes to printable text.
pub(super) fn views(text: &[u8], mut found: impl FnMut(&View)) {
    // A run covers whole blocks, wherever it stands: nearly all blocks of an ordinary text hold a blank or a sign that
    // ends it there.
    let mut at = 0;
    let mut done = 0;
    while let Some(block) = text.get(at..).and_then(|rest| rest.first_chunk::<BLOCK>()) {
        if !may_be_encoded(block) {
            at += BLOCK;
            continue;
        }
        let start = text[done..at].iter().rposition(|b| !in_alphabet(*b)).map_or(done, |last| done + last + 1);
        let end = at + text[at..].iter().take_while(|b| in_alphabet(**b)).count();
        if end - start >= SHORTEST
            && let Some(view) = decode(text, start..end)
        {
            found(&view);
        }
        // The block that holds the end of the run is none of the next one's.
        done = end;
        at += ((end - at) / BLOCK + 1) * BLOCK;
    }
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

fn in_alphabet(byte: u8) -> bool {
    const ALPHABET: [bool; 256] = {
        let mut table = [false; 256];
        let mut byte = 0u8;
        while byte < 0x80 {
            table[byte as usize] = byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'-' | b'_');
            byte += 1;
        }
        table
    };
    ALPHABET[byte as usize]
}

fn decode(text: &[u8], run: Range<usize>) -> Option<View> {
    let encoded = &text[run.start..run.end.min(run.start + LONGEST)];
    let url_safe = encoded.iter().any(|b| matches!(b, b'-' | b'_'));
    let engine = if url_safe { &URL } else { &PLAIN };
    // Twelve characters are nine bytes: nearly everything that is no encoded text ends here.
    let head = engine.decode(&encoded[..12]).ok()?;
    if !head.iter().all(|b| is_textual(*b)) {
        return None;
    }
    let whole = encoded.len() - usize::from(encoded.len() % 4 == 1);
    let decoded = engine.decode(&encoded[..whole]).ok()?;
    let textual = decoded.iter().all(|b| is_textual(*b) || *b >= 0x80) && std::str::from_utf8(&decoded).is_ok();
    textual.then_some(View { text: decoded, place: run })
}

fn is_textual(byte: u8) -> bool {
    matches!(byte, b' '..=b'~' | b'\n' | b'\r' | b'\t')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encoded_text_is_seen_and_noise_is_not() {
        let check = |text: &str, expected: &[&str]| {
            let mut found = Vec::new();
            views(text.as_bytes(), |view| {
                found.push(String::from_utf8_lossy(&view.text).into_owned());
                assert!(view.place.end <= text.len());
            });
            assert_eq!(found, expected, "{text}");
        };
        let encode = |text: &str| PLAIN.encode(text);
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
    }
}
