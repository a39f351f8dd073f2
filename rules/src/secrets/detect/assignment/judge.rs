//! Whether a literal can be the password or the key that its name speaks of.

use std::ops::Range;

use super::super::Strength;
use crate::secrets::placeholder::{is_name, is_placeholder, is_reference, is_uuid};
use crate::secrets::randomness::{likeness, longest_sequence, looks_generated};
use crate::secrets::words;

/// Whether the value under a name that says key is a generated one.
pub(super) fn is_key(value: &[u8]) -> bool {
    looks_generated(value)
        && !is_reference(value)
        && !is_placeholder(value)
        && !is_name(value)
        && !is_uuid(value)
        && value.iter().all(|b| b.is_ascii_alphanumeric() || b"+/=_-.~!@#$%^&*:|".contains(b))
}

/// Skips `Bearer ` and its like at the start of a value.
pub(super) fn without_scheme(bytes: &[u8], value: Range<usize>) -> Range<usize> {
    const SCHEMES: [&[u8]; 3] = [b"bearer ", b"token ", b"apikey "];
    let text = &bytes[value.clone()];
    let scheme =
        SCHEMES.iter().find(|scheme| text.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)));
    value.start + scheme.map_or(0, |scheme| scheme.len())..value.end
}

/// How much a value under the name "password" says; `None`: it is no password.
pub(super) fn password(value: &[u8]) -> Option<Strength> {
    let value_text = default_of_variable(value).unwrap_or(value);
    let blank = value_text.iter().any(|b| b.is_ascii_whitespace() || b.is_ascii_control());
    if !(4..=128).contains(&value_text.len()) || blank || std::str::from_utf8(value_text).is_err() {
        return None;
    }
    if is_reference(value_text)
        || is_placeholder(value_text)
        || is_name(value_text)
        || is_markup(value_text)
        || is_digest_of_password(value_text)
    {
        return None;
    }
    let letters = value_text.iter().filter(|b| b.is_ascii_alphabetic()).count();
    let digits = value_text.iter().filter(|b| b.is_ascii_digit()).count();
    let symbols = value_text.len() - letters - digits;
    if letters == 0 && digits == value_text.len() && value_text.len() < 6 {
        return None;
    }
    if longest_sequence(value_text) == value_text.len() {
        return Some(Strength::Weak);
    }
    let plain = without_leet(value_text);
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
    let word = digits == 0 && symbols == 0 && likeness(value_text).is_none_or(|score| score > 4.3);
    let strong = value_text.len() >= 6 && !word && (digits > 0 || symbols > 0 || value_text.len() >= 10);
    if word && value_text.len() < 6 {
        return None;
    }
    Some(if strong { Strength::Usual } else { Strength::Weak })
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

/// The default in `${NAME:default}` (Spring) and `${NAME:-default}` (shell).
fn default_of_variable(value: &[u8]) -> Option<&[u8]> {
    let inner = value.strip_prefix(b"${")?.strip_suffix(b"}")?;
    let colon = memchr::memchr(b':', inner)?;
    let default = &inner[colon + 1..];
    Some(default.strip_prefix(b"-").unwrap_or(default)).filter(|default| !default.is_empty())
}

/// Selectors, patterns, tags, messages.
fn is_markup(value: &[u8]) -> bool {
    let ends = value.last().is_some_and(|b| matches!(b, b':' | b'?' | b'>' | b')' | b']' | b'}'));
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
