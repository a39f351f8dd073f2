//! PEM and OpenSSH private keys: a header alone is documentation, a header with a body that is a key is a leak.
//! RFC 7468 (PEM), PROTOCOL.key of OpenSSH, RFC 4880 section 6.2 (armour).

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;

use super::super::keywords::Hit;
use super::super::randomness::distinct;
use super::{Recognised, Strength, Text};

/// Longest header line: `-----BEGIN` and a label.
const LONGEST_HEADER: usize = 80;
/// Longest body with its line ends and quotes: whatever a DER sequence with a length of two bytes can hold (87 KiB of
/// base 64), with room for code around each line. OpenSSH's and OpenPGP's keys are told by their beginning.
const LONGEST_BODY: usize = 256 * 1024;
/// Fewer base 64 characters hold no key; an Ed25519 key in PKCS #8 has 64.
const SHORTEST_BODY: usize = 60;

/// Recognises a private key whose `-----BEGIN` the keyword is.
pub(super) fn run(text: &Text<'_>, hit: Hit) -> Option<Recognised> {
    let header = text.window(hit.end, hit.end + LONGEST_HEADER);
    let dashes = memchr::memmem::find(header, b"-----")?;
    let label = std::str::from_utf8(&header[..dashes]).ok()?.trim();
    let private = label.ends_with("PRIVATE KEY") || label == "PGP PRIVATE KEY BLOCK";
    if !private || label.contains(|c: char| !(c.is_ascii_uppercase() || c.is_ascii_digit() || c == ' ')) {
        return None;
    }
    let start = hit.end + dashes + 5;
    let body = text.window(start, start + LONGEST_BODY);
    let end = memchr::memmem::find(body, b"-----").unwrap_or(body.len());
    let Body { base64, headers } = read_body(&body[..end]);
    if base64.len() < SHORTEST_BODY {
        return None;
    }
    let encrypted = label.starts_with("ENCRYPTED") || headers.contains("ENCRYPTED");
    if !is_key(label, &base64, encrypted) {
        return None;
    }
    // To the end of the footer line where there is one, else to the last of the body.
    let footer = text.window(start + end, start + end + LONGEST_HEADER);
    let footer_end = if footer.starts_with(b"-----END") {
        memchr::memmem::find(&footer[8..], b"-----").map_or(0, |at| 8 + at + 5)
    } else {
        0
    };
    Some(Recognised {
        secret: hit.start..start + end + footer_end,
        strength: if encrypted { Strength::Weak } else { Strength::Usual },
        evidence: if encrypted { "encrypted" } else { "" },
    })
}

struct Body {
    base64: Vec<u8>,
    /// `Proc-Type: 4,ENCRYPTED` and the like.
    headers: String,
}

/// The base 64 text of a body as it stands in a file: on lines, in quotes joined by `+`, with `\n` written out.
fn read_body(body: &[u8]) -> Body {
    let mut base64 = Vec::with_capacity(body.len());
    let mut headers = String::new();
    // Written-out line ends become line ends first, so that an `n` is not read as a letter of the key.
    let lines = String::from_utf8_lossy(body).replace("\\r", "\n").replace("\\n", "\n").replace('\\', "");
    for line in lines.lines() {
        let line = line.trim_matches(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '+' | '/' | '=' | ':')));
        if line.contains(": ") {
            headers.push_str(line);
        } else if line.len() >= 2 && line.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/' | b'='))
        {
            base64.extend(line.bytes().filter(|b| *b != b'='));
        }
    }
    Body { base64, headers }
}

/// Whether the body decodes to what the label promises: a DER sequence that states its own length, OpenSSH's magic,
/// an OpenPGP packet. The content of an encrypted key cannot be told from noise, unless it is PKCS #8.
fn is_key(label: &str, base64: &[u8], encrypted: bool) -> bool {
    // A whole number of groups; the tail may be cut off where a checksum line follows.
    let whole = &base64[..base64.len() / 4 * 4];
    let Ok(bytes) = STANDARD_NO_PAD.decode(whole) else { return false };
    if distinct(&bytes) < 16 {
        return false;
    }
    match label {
        "OPENSSH PRIVATE KEY" => bytes.starts_with(b"openssh-key-v1\0"),
        "PGP PRIVATE KEY BLOCK" => bytes.first().is_some_and(|tag| tag & 0x80 != 0),
        _ if encrypted && !label.starts_with("ENCRYPTED") => true,
        _ => is_sequence(&bytes),
    }
}

/// A DER SEQUENCE whose stated length is that of the data, give or take the tail that was cut off (X.690, 8.1.3).
fn is_sequence(bytes: &[u8]) -> bool {
    let (length, header) = match bytes {
        [0x30, 0x81, length, ..] => (*length as usize, 3),
        [0x30, 0x82, high, low, ..] => (usize::from(u16::from_be_bytes([*high, *low])), 4),
        [0x30, length @ ..=0x7f, ..] => (*length as usize, 2),
        _ => return false,
    };
    (length + header).abs_diff(bytes.len()) <= 4
}
