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
    let mut at = 0;
    // Looking at every 22nd byte first skips nearly all of an ordinary text: a run must cover one of them.
    while at + SHORTEST <= text.len() {
        let probe = at + SHORTEST - 1;
        let Some(back) = text[at..=probe].iter().rposition(|b| !in_alphabet(*b)) else {
            let end = probe + 1 + text[probe + 1..].iter().take_while(|b| in_alphabet(**b)).count();
            if let Some(view) = decode(text, at..end) {
                found(&view);
            }
            at = end + 1;
            continue;
        };
        at += back + 1;
    }
}

fn in_alphabet(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'-' | b'_')
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
        check(&"\u{e9}".repeat(40), &[]);
    }
}
