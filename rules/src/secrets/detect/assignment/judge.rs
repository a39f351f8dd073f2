//! Whether a literal can be the password or the key that its name speaks of.

use std::ops::Range;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::super::Strength;
use super::reader;
use crate::secrets::placeholder::{is_name, is_placeholder, is_reference, is_shipped, is_uuid};
use crate::secrets::randomness::{likeness, longest_sequence, looks_generated};
use crate::secrets::words;

/// Whether the value under a name that says key is a generated one.
pub(super) fn is_key(value: &[u8]) -> bool {
    // Django's `startproject` marks the key it makes.
    let value = value.strip_prefix(b"django-insecure-").unwrap_or(value);
    let said = |value: &[u8]| !is_placeholder(value) && !is_name(value) && !is_uuid(value);
    let plain = || value.iter().all(|b| b.is_ascii_alphanumeric() || b"+/=_-.~!@#$%^&*:|".contains(b));
    looks_generated(value)
        && said(value)
        && (is_noise(value) || !is_reference(value) && plain())
        && decoded(value).is_none_or(|text| said(&text) && !is_reference(&text))
}

/// Whether a value is of letters, digits and signs all over, as Django's keys are. What stands in it by chance (`$(`)
/// is no reference.
fn is_noise(value: &[u8]) -> bool {
    const SIGNS: &[u8] = b"!@#$%^&*(-_=+)";
    let kinds = SIGNS.iter().filter(|sign| value.contains(sign)).count();
    let digits = value.iter().filter(|b| b.is_ascii_digit()).count();
    let all = value.iter().all(|b| b.is_ascii_alphanumeric() || SIGNS.contains(b));
    value.len() >= 32 && kinds >= 5 && digits >= 3 && all
}

/// The text that a value is the base 64 of, as in Kubernetes' secrets.
fn decoded(value: &[u8]) -> Option<Vec<u8>> {
    if value.len() < 8 || !value.len().is_multiple_of(4) {
        return None;
    }
    let text = STANDARD.decode(value).ok()?;
    text.iter().all(|b| matches!(b, b' '..=b'~' | b'\n' | b'\r' | b'\t')).then(|| text.trim_ascii().to_vec())
}

/// Whether a value is the beginning of code, up to a text in it: `request.POST[`.
fn is_opened(value: &[u8]) -> bool {
    let Some((b'[' | b'(', path)) = value.split_last() else { return false };
    path.iter().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'.' | b'$'))
}

/// Skips `Bearer ` and its like at the start of a value.
pub(super) fn without_scheme(bytes: &[u8], value: Range<usize>) -> Range<usize> {
    value.start + reader::scheme(&bytes[value.clone()]).unwrap_or(0)..value.end
}

/// How much a value under the name "password" says; `None`: it is no password.
pub(in super::super) fn password(value: &[u8]) -> Option<Strength> {
    let text = decoded(value);
    let value = text.as_deref().unwrap_or(value);
    let blank = value.iter().any(|b| b.is_ascii_whitespace() || b.is_ascii_control());
    if !(4..=128).contains(&value.len()) || blank || std::str::from_utf8(value).is_err() {
        return None;
    }
    if is_reference(value)
        || is_placeholder(value)
        || is_name(value)
        || is_markup(value)
        || is_opened(value)
        || is_digest_of_password(value)
    {
        return None;
    }
    let letters = value.iter().filter(|b| b.is_ascii_alphabetic()).count();
    let digits = value.iter().filter(|b| b.is_ascii_digit()).count();
    let symbols = value.len() - letters - digits;
    // Words for people, in a language that has other letters.
    if digits == 0 && !value.is_ascii() {
        return None;
    }
    if letters == 0 && digits == value.len() && value.len() < 6 {
        return None;
    }
    if longest_sequence(value) == value.len() {
        return Some(Strength::Weak);
    }
    let plain = without_leet(value);
    let speaks_of_itself = words::split(&plain).any(|word| {
        const ABOUT: [&str; 18] = [
            "password",
            "passwd",
            "pwd",
            "secret",
            "token",
            "user",
            "username",
            "name",
            "field",
            "input",
            "passphrase",
            "pass",
            "key",
            "login",
            "credentials",
            "email",
            "text",
            "type",
        ];
        let lower = word.to_ascii_lowercase();
        ABOUT.iter().any(|about| about.as_bytes() == lower)
    });
    if speaks_of_itself {
        // `newPassword` is a name; `P@ssword-2024` and `password123` are what people really choose, and tests too.
        return (digits > 0).then_some(Strength::Weak);
    }
    let word = digits == 0 && symbols == 0 && likeness(value).is_none_or(|score| score > 4.3);
    let strong = value.len() >= 6 && !word && (digits > 0 || symbols > 0 || value.len() >= 10);
    if word && value.len() < 6 {
        return None;
    }
    Some(if strong && !is_shipped(value) { Strength::Usual } else { Strength::Weak })
}

/// `P4ssw0rd` as `Password`: digits and signs that stand for letters, between letters.
fn without_leet(value: &[u8]) -> Vec<u8> {
    let letter = |byte: u8| match byte {
        b'0' => b'o',
        b'1' => b'i',
        b'3' => b'e',
        b'4' | b'@' => b'a',
        b'5' | b'$' => b's',
        other => other,
    };
    let beside_letter = |at: usize| {
        let before = at.checked_sub(1).and_then(|at| value.get(at));
        before.is_some_and(|b| letter(*b).is_ascii_alphabetic())
            && value.get(at + 1).is_some_and(|b| letter(*b).is_ascii_alphabetic())
    };
    value.iter().enumerate().map(|(at, byte)| if beside_letter(at) { letter(*byte) } else { *byte }).collect()
}

/// Selectors, patterns, tags, messages.
fn is_markup(value: &[u8]) -> bool {
    // `Winter2024?` is a password, `(optional)?` and `Password:` are not.
    let question = matches!(value.last(), Some(b':' | b'?')) && !value.iter().any(u8::is_ascii_digit);
    let ends = question || value.last().is_some_and(|b| matches!(b, b'>' | b')' | b']' | b'}'));
    let starts = value.first().is_some_and(|b| {
        matches!(b, b'#' | b'.' | b'/' | b'[' | b'^' | b'(' | b'&' | b'\\' | b'{' | b'*' | b'-' | b'%')
    });
    let pattern = memchr::memmem::find(value, b"\\d").is_some()
        || memchr::memmem::find(value, b"\\w").is_some()
        || memchr::memmem::find(value, b"\\s").is_some()
        || memchr::memmem::find(value, b".*").is_some();
    let separators = value.iter().filter(|b| matches!(b, b'=' | b',' | b'|' | b';')).count();
    ends || (starts && value.iter().any(u8::is_ascii_alphabetic) && !value.iter().any(u8::is_ascii_digit))
        || pattern
        || separators > 2
}

/// A password's hash as systems store it: crypt(3) schemes, Django, LDAP, MySQL, SNMP keys.
fn is_digest_of_password(value: &[u8]) -> bool {
    const STARTS: [&[u8]; 6] = [b"pbkdf2", b"bcrypt", b"argon2", b"{sha", b"{ssha", b"scrypt"];
    let lower = value.to_ascii_lowercase();
    let mysql = value.len() == 41 && value[0] == b'*' && value[1..].iter().all(u8::is_ascii_hexdigit);
    let snmp = lower.starts_with(b"0x") && lower[2..].iter().all(u8::is_ascii_hexdigit);
    mysql || snmp || STARTS.iter().any(|start| lower.starts_with(start))
}
