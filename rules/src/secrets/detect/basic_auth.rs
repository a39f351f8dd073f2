//! `Authorization: Basic …`: base 64 of `user:password` (RFC 7617). Also under other names: `_auth=…` in `.npmrc`.

use base64::Engine as _;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

use super::super::keywords::Hit;
use super::super::placeholder::{is_placeholder, is_reference};
use super::{Recognised, Strength, Text};

/// Padding is often left out.
const LENIENT: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// Recognises the credentials after the word `Basic`.
pub(super) fn run(text: &Text<'_>, hit: Hit) -> Option<Recognised> {
    let rest = text.window(hit.end, hit.end + 400);
    let blank = rest.iter().take(8).take_while(|b| matches!(b, b' ' | b'=' | b'"' | b'\'' | b'\\')).count();
    let encoded_length =
        rest[blank..].iter().take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/' | b'=')).count();
    if !(8..=344).contains(&encoded_length) {
        return None;
    }
    let start = hit.end + blank;
    let decoded = LENIENT.decode(&text.bytes[start..start + encoded_length]).ok()?;
    let credentials = std::str::from_utf8(&decoded).ok()?;
    let (user, password) = credentials.split_once(':')?;
    if credentials.chars().any(char::is_control) || user.is_empty() || password.len() < 4 {
        return None;
    }
    let stand_in = is_reference(password.as_bytes())
        || is_placeholder(password.as_bytes())
        || ["password", "pass", "secret", "opensesame", "open sesame", user].contains(&&*password.to_ascii_lowercase());
    if stand_in {
        return None;
    }
    Some(Recognised {
        secret: start..start + encoded_length,
        strength: Strength::Usual,
        evidence: "decodes to user and password",
    })
}
