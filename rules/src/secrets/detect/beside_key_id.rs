//! The secret key of AWS beside its key id, whatever it is called: `("AKIA…", "…")`, `AKIA…,…`, two lines of settings.

use std::ops::Range;

use super::super::keywords::Hit;
use super::super::placeholder::is_example_token;
use super::super::randomness::{likeness, longest_sequence};
use super::{Recognised, Strength, Text};

/// Length of a key id.
const ID: usize = 20;
/// Length of a secret key.
const SECRET: usize = 40;
/// How far from the id a secret key is looked for, and over how many line ends.
const REACH: usize = 200;
const LINES: usize = 3;

/// Recognises a secret key after or else before the key id that the keyword begins.
pub(super) fn run(text: &Text<'_>, hit: Hit) -> Option<Recognised> {
    let id = hit.start..hit.start + ID;
    let bytes = text.bytes.get(id.clone())?;
    let is_id = bytes.iter().all(|b| b.is_ascii_uppercase() || matches!(b, b'2'..=b'7'));
    let free = |byte: Option<&u8>| !byte.is_some_and(|b| in_key(*b) || matches!(b, b'_' | b'-'));
    let stands_free = free(hit.start.checked_sub(1).and_then(|at| text.bytes.get(at))) && free(text.bytes.get(id.end));
    if !is_id || !stands_free || is_example_token(bytes) || !text.syntax.has_settings() {
        return None;
    }
    let after = id.end..text.bytes.len().min(id.end + REACH);
    let before = id.start.saturating_sub(REACH)..id.start;
    let near_enough = |key: &Range<usize>| {
        let between = if key.start < id.start { key.end..id.start } else { id.end..key.start };
        memchr::memchr_iter(b'\n', &text.bytes[between]).count() <= LINES
    };
    let key = keys(text.bytes, after).chain(keys(text.bytes, before)).find(near_enough)?;
    Some(Recognised { secret: key, strength: Strength::Usual, evidence: "beside a key id" })
}

fn in_key(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/')
}

/// The runs in a stretch of the text that may be secret keys.
fn keys(text: &[u8], stretch: Range<usize>) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = stretch.start;
    std::iter::from_fn(move || {
        while at < stretch.end {
            let start = at;
            let length = text[start..].iter().take(SECRET + 1).take_while(|b| in_key(**b)).count();
            at = start + length.max(1);
            let touches = |byte: Option<&u8>| byte.is_some_and(|b| matches!(b, b'_' | b'-' | b'.') || in_key(*b));
            let before = start.checked_sub(1).and_then(|at| text.get(at));
            // `=` before a value stands between it and its name; after it, it is the padding of something else.
            let free = !touches(before) && !touches(text.get(at)) && text.get(at) != Some(&b'=');
            if length == SECRET && free && is_key(&text[start..at]) {
                return Some(start..at);
            }
        }
        None
    })
}

/// Capitals, small letters and digits, and no words: no digest and no path.
fn is_key(key: &[u8]) -> bool {
    let some = |test: fn(&u8) -> bool| key.iter().filter(|b| test(b)).count() >= 2;
    let mixed = some(u8::is_ascii_uppercase) && some(u8::is_ascii_lowercase) && some(u8::is_ascii_digit);
    mixed && longest_sequence(key) < 6 && !is_example_token(key) && likeness(key).is_none_or(|score| score < 5.2)
}

#[cfg(test)]
mod tests {
    use super::super::super::syntax::Syntax;
    use super::*;
    use crate::sample::expand;

    #[test]
    fn a_secret_key_beside_its_id() {
        let check = |template: &str, expected: bool| {
            let text = expand(template, template).expect("a right template");
            let start = text.find("AKIA").expect("an id");
            let hit = Hit { word: 0, start, end: start + 4 };
            let found = run(&Text { bytes: text.as_bytes(), syntax: Syntax::Code }, hit);
            assert_eq!(found.is_some(), expected, "{text}");
        };
        check("connect('AKIAI{base32:15}', '{base62:40}')", true);
        check("key = 'AKIAI{base32:15}'\npair = '{base64:39}{base62:1}'", true);
        check("\"pair\": \"{base62:40}\",\n\"key\": \"AKIAI{base32:15}\"", true);
        check("bob,AKIAI{base32:15},{base62:40}\n", true);
        check("connect('AKIAI{base32:15}', '{base62:39}')", false);
        check("connect('AKIAI{base32:15}', '{base62:41}')", false);
        check("connect('AKIAI{base32:15}', '{hex:40}')", false);
        check("connect('AKIAI{base32:15}', '{base62:40}=')", false);
        check("connect('AKIAI{base32:15}', 'ghp_{base62:40}')", false);
        check("connect('AKIAI{base32:10}', '{base62:40}')", false);
        check("'AKIAI{base32:15}'\n\n\n\n\n'{base62:40}'", false);
        check("'AKIAI{base32:15}', 'an/authenticationProvider/Factory2/Impl3/x'", false);
    }
}
