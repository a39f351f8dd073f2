//! Passwords in URLs: `scheme://user:password@host` (RFC 3986, 3.2.1).

use super::super::keywords::Hit;
use super::super::placeholder::{is_placeholder, is_reference, is_shipped};
use super::super::randomness::{likeness, longest_sequence};
use super::{Recognised, Strength, Text};

/// Longest authority part looked at.
const LONGEST: usize = 512;

/// Hosts that exist nowhere (RFC 2606, RFC 6761) or are the machine itself.
const NOWHERE: [&[u8]; 8] =
    [b"example", b"localhost", b"127.0.0.1", b"0.0.0.0", b"[::1]", b"host", b"hostname", b"server"];

/// Recognises the password of the URL whose `://` the keyword begins with.
pub(super) fn run(text: &Text<'_>, hit: Hit) -> Option<Recognised> {
    let scheme_end = text.bytes[..hit.start]
        .iter()
        .rev()
        .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'))
        .count();
    if scheme_end == 0 {
        return None;
    }
    let start = hit.start + 3;
    let rest = text.window(start, start + LONGEST);
    let end = rest.iter().position(|b| {
        b.is_ascii_whitespace() || b.is_ascii_control() || matches!(b, b'"' | b'\'' | b'<' | b'>' | b'`' | b'\\')
    });
    let authority = &rest[..end.unwrap_or(rest.len())];
    // The last `@` before the path ends the credentials; a password may hold `@` and `/` unescaped by mistake, so the
    // path is taken to begin at the first `/` after the first `@`.
    let first_at = memchr::memchr(b'@', authority)?;
    let path = memchr::memchr2(b'/', b'?', &authority[first_at..]).map_or(authority.len(), |slash| first_at + slash);
    let at = memchr::memrchr(b'@', &authority[..path])?;
    let colon = memchr::memchr(b':', &authority[..at])?;
    // `https://host/path:x@y`: the colon is not one of credentials.
    if memchr::memchr(b'/', &authority[..colon]).is_some() {
        return None;
    }
    let (user, password) = (&authority[..colon], &authority[colon + 1..at]);
    // `http://localhost:5173/@vite/client`: what looks like a password is a port and a path.
    let port = memchr::memchr(b'/', password).is_some_and(|slash| password[..slash].iter().all(u8::is_ascii_digit));
    if port {
        return None;
    }
    let host = &authority[at + 1..path];
    if password.len() < 3
        || password.len() > 256
        || host.is_empty()
        || !host[0].is_ascii_alphanumeric() && host[0] != b'['
    {
        return None;
    }
    if is_reference(password)
        || is_placeholder(password)
        || stands_for_itself(user, password)
        || memchr::memchr(b'{', host).is_some()
    {
        return None;
    }
    let host = host.to_ascii_lowercase();
    let nowhere =
        NOWHERE.iter().any(|name| host.starts_with(name)) || memchr::memmem::find(&host, b"example.").is_some();
    let made_up = [user, &*host].iter().all(|part| part.starts_with(b"my")) || user == b"scott";
    let weak = nowhere
        || made_up
        || is_shipped(password)
        || !text.syntax.has_settings()
        || !password.is_ascii()
        || password.iter().all(u8::is_ascii_alphabetic) && likeness(password).is_none_or(|score| score > 4.7);
    let secret = start + colon + 1..start + at;
    Some(Recognised { secret, strength: if weak { Strength::Weak } else { Strength::Usual }, evidence: "" })
}

/// `user:password`, `scott:tiger`, `root:root`, `minio:minio123`: the words themselves.
pub(super) fn stands_for_itself(user: &[u8], password: &[u8]) -> bool {
    const WORDS: [&[u8]; 16] = [
        b"password",
        b"passwd",
        b"pass",
        b"pwd",
        b"pw",
        b"secret",
        b"tiger",
        b"token",
        b"user",
        b"username",
        b"mypassword",
        b"my_password",
        b"postgres",
        b"guest",
        b"key",
        b"admin",
    ];
    let lower = password.to_ascii_lowercase();
    // `key_1234` is the word and a count.
    let digits = lower.iter().rev().take_while(|b| b.is_ascii_digit()).count();
    let (word, count) = lower.split_at(lower.len() - digits);
    let word = word.strip_suffix(b"_").or_else(|| word.strip_suffix(b"-")).unwrap_or(word);
    let itself = WORDS.contains(&word) || user.eq_ignore_ascii_case(word);
    let counted = itself && longest_sequence(count) == digits;
    counted
        || user.eq_ignore_ascii_case(password)
        || WORDS.contains(&&*lower)
        || longest_sequence(&lower) == lower.len()
}

#[cfg(test)]
mod tests {
    use super::super::super::syntax::Syntax;
    use super::*;
    use crate::sample::expand;

    #[test]
    fn passwords_that_everybody_knows_stop_nothing() {
        let check = |text: &str, expected: Option<Strength>| {
            let text = expand(text, text).expect("a right template");
            let start = text.find("://").expect("a URL");
            let hit = Hit { word: 0, start, end: start + 3 };
            let found = run(&Text { bytes: text.as_bytes(), syntax: Syntax::Lines }, hit);
            assert_eq!(found.map(|found| found.strength), expected, "{text}");
        };
        check("postgres://shop:{base62:12}@db.internal/shop", Some(Strength::Usual));
        check("http://minio:minio123@store.internal:9000", None);
        check("http://minioadmin:minioadmin@store.internal:9000", None);
        check("amqp://guest:guest@queue.internal", None);
        // hook: ignore[secrets] -- a password everybody knows
        check("mongodb://root:minioadmin@db.internal", Some(Strength::Weak));
        // hook: ignore[secrets] -- a password everybody knows
        check("mongodb://root:rootpassword@db.internal", Some(Strength::Weak));
        check("postgres://app:\u{2022}\u{2022}\u{2022}\u{2022}\u{2022}@db.internal", None);
        check("postgres://app:%E2%80%A2%E2%80%A2%E2%80%A2@db.internal", None);
        check("postgres://app:*****@db.internal", None);
        check("postgres://app:xxxx@db.internal", None);
        check("postgres://app:------@db.internal", None);
    }
}
