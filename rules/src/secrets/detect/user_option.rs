//! `curl -u user:password`, `--user user:password`, `["curl", "-u", "user:password"]`.

use super::super::keywords::Hit;
use super::assignment::judge;
use super::url;
use super::{Recognised, Strength, Text};

/// Longest command looked at.
const LONGEST: usize = 480;

/// Recognises the password after the first option for a user in the command that the keyword begins.
pub(super) fn run(text: &Text<'_>, hit: Hit) -> Option<Recognised> {
    let command = command(text.window(hit.end, hit.end + LONGEST));
    let credentials = after_option(command)?;
    let user = command[credentials..].iter().take_while(|b| is_user(**b)).count();
    let password = credentials + user + 1;
    if user == 0 || command.get(password - 1) != Some(&b':') {
        return None;
    }
    let quote = command[credentials - 1];
    let ends = |b: &u8| {
        if matches!(quote, b'"' | b'\'') { *b == quote || *b == b'\\' } else { b" \t\"'\\,;|&)".contains(b) }
    };
    let length = command[password..].iter().position(ends).unwrap_or(command.len() - password);
    let value = &command[password..password + length];
    let strength = judge::password(value)?;
    if url::stands_for_itself(&command[credentials..credentials + user], value) {
        return None;
    }
    let here = ["localhost", "127.0.0.1", "example."]
        .iter()
        .any(|host| memchr::memmem::find(command, host.as_bytes()).is_some());
    let start = hit.end + password;
    Some(Recognised {
        secret: start..start + length,
        strength: if here { Strength::Weak } else { strength },
        evidence: "",
    })
}

/// The rest of the command: up to a line end that no backslash precedes.
fn command(text: &[u8]) -> &[u8] {
    let goes_on = |at: usize| text[..at].trim_ascii_end().ends_with(b"\\");
    let end = memchr::memchr_iter(b'\n', text).find(|at| !goes_on(*at));
    &text[..end.unwrap_or(text.len())]
}

/// Where the argument of `-u` or `--user` starts; options of one letter may stand together (`-su`).
fn after_option(command: &[u8]) -> Option<usize> {
    (1..command.len()).find_map(|at| {
        if command[at] != b'-' || !matches!(command[at - 1], b' ' | b'\t' | b'"' | b'\'') {
            return None;
        }
        let word = &command[at..];
        let long = [b"--user".as_slice(), b"--proxy-user"].into_iter().find(|option| word.starts_with(option));
        let letters = || {
            let letters = word[1..].iter().take(6).position(|b| !b.is_ascii_alphabetic() || *b == b'u')?;
            (word.get(1 + letters) == Some(&b'u')).then_some(letters + 2)
        };
        let length = long.map(|option| option.len()).or_else(letters)?;
        let gap = word[length..]
            .iter()
            .take_while(|b| matches!(b, b' ' | b'\t' | b'=' | b'"' | b'\'' | b',' | b'\\'))
            .count();
        (long.is_none() || gap > 0).then_some(at + length + gap)
    })
}

fn is_user(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.' | b'@' | b'+')
}

#[cfg(test)]
mod tests {
    use super::super::super::syntax::Syntax;
    use super::*;
    use crate::sample::expand;

    #[test]
    fn the_password_of_a_command() {
        let check = |template: &str, expected: Option<Strength>| {
            let marked = expand(template, template).expect("a right template");
            let text = marked.replace(['«', '»'], "");
            let secret = marked.split_once('«').and_then(|(_, rest)| rest.split_once('»')).map(|(secret, _)| secret);
            let hit = Hit { word: 0, start: 0, end: 4 };
            let found = run(&Text { bytes: text.as_bytes(), syntax: Syntax::Lines }, hit);
            assert_eq!(found.as_ref().map(|found| found.strength), expected, "{text}");
            assert_eq!(found.map(|found| &text[found.secret]), secret, "{text}");
        };
        let usual = Some(Strength::Usual);
        check("curl -u bob:«{base62:5}%{base62:5}» https://api.internal", usual);
        check("curl -sSu 'bob:{base62:5} d' https://api.internal", None);
        check("curl -s --user=\"bob:«{base62:5}&{base62:5}»\" https://api.internal", usual);
        check("curl \\\n  -u bob:«{base62:9}» \\\n  https://api.internal", usual);
        check("curl -u bob:«{base62:9}» http://localhost:9200", Some(Strength::Weak));
        check("curl https://api.internal\nssh -u bob:{base62:9}", None);
        check("curl -u $USER:$PASSWORD https://api.internal", None);
        check("curl -u user:password https://api.internal", None);
        check("curl -u elastic:${ELASTIC_PASSWORD} https://api.internal", None);
        check("curl -u bob https://api.internal:8443/x", None);
        check("curl --unix-socket a:b{digits:7} http://x", None);
    }
}
