//! Secrets that look like many things: the expression describes the value, a keyword must name it.

use std::ops::Range;

use super::super::expression::{Expression, Match};
use super::super::words;
use super::Text;

/// How far after its name a value may begin.
const REACH: usize = 120;
/// The longest value.
const LONGEST: usize = 2048;

/// The first match of `expression` after the keyword at `hit` that the keyword names. Also how many bytes were looked
/// at.
pub(crate) fn find(text: &Text<'_>, hit: Range<usize>, expression: &Expression) -> (Option<Range<usize>>, usize) {
    if inside_word(text.bytes, hit.start) {
        return (None, 0);
    }
    let window = text.window(hit.end, hit.end + REACH + expression.reach.min(LONGEST) + 1);
    let mut at = 0;
    while let Some(Match { whole, .. }) = expression.find_at(window, at).filter(|found| found.whole.start <= REACH) {
        let before = whole.start.checked_sub(1).map_or(text.bytes[hit.end - 1], |at| window[at]);
        let free = !part_of_value(before) && !window.get(whole.end).is_some_and(|byte| part_of_value(*byte));
        if free {
            let named = names(&window[..whole.start], &window[whole.clone()]);
            return (named.then(|| hit.end + whole.start..hit.end + whole.end), window.len());
        }
        at = whole.start + 1;
    }
    (None, window.len())
}

/// Whether a keyword begins in the middle of a word: the `h` of `upstashApiKey` begins no `hApiKey`.
fn inside_word(bytes: &[u8], start: usize) -> bool {
    let Some(before) = start.checked_sub(1).map(|at| bytes[at]) else { return false };
    let hump = before.is_ascii_lowercase() && bytes[start].is_ascii_uppercase();
    let escape = start > 1 && bytes[start - 2] == b'\\';
    before.is_ascii_alphabetic() && bytes[start].is_ascii_alphabetic() && !hump && !escape
}

/// A character that would make the match a piece of something longer.
fn part_of_value(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'/' | b'+' | b'.' | b'~')
}

/// Words beside a value that say it is a digest or a version of something.
const DIGESTS: [&str; 15] = [
    "sha",
    "sha1",
    "sha256",
    "sha512",
    "md5",
    "digest",
    "checksum",
    "hash",
    "commit",
    "revision",
    "rev",
    "integrity",
    "etag",
    "version",
    "fingerprint",
];
/// Words at the end of a name that say its value is not the secret itself.
const OTHER_ENDS: [&str; 8] = ["id", "uuid", "guid", "url", "host", "ref", "image", "name"];

/// Whether the text between a keyword and a value is what stands between a name and its value: the rest of the name,
/// then an assignment, a bracket, an argument; at most one line end, which must follow an open sign.
fn names(between: &[u8], value: &[u8]) -> bool {
    let in_name = |b: &&u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.');
    let (name, link) = between.split_at(between.iter().take_while(in_name).count());
    if let Some(parameter) = query_parameter(link).or_else(|| option(link)) {
        return names_itself(parameter, value);
    }
    let strong = link.iter().any(|b| matches!(b, b'=' | b':' | b'(' | b'>'));
    // `name value` is an assignment in some formats; `name, value` is a list in all.
    let signs = strong || !link.contains(&b',') && link.iter().any(|b| matches!(b, b' ' | b'\t'));
    let closes = link.iter().any(|b| matches!(b, b';' | b'}' | b'{'));
    let runs = link.chunk_by(|a, b| in_name(&a) == in_name(&b)).filter(|run| in_name(&&run[0])).count();
    let lines = link.iter().filter(|b| **b == b'\n').count();
    let open_line = || {
        let first = link.split(|b| *b == b'\n').next().unwrap_or(b"").trim_ascii_end();
        first.last().is_some_and(|b| matches!(b, b'=' | b':' | b',' | b'(' | b'>' | b'|' | b'\\' | b'-' | b'"' | b'\''))
    };
    let one_line = lines == 0 || lines == 1 && open_line();
    names_itself(name, value) && names_itself(link, value) && signs && !closes && runs <= 3 && one_line
}

/// Whether a name is not that of something else beside the secret.
fn names_itself(name: &[u8], value: &[u8]) -> bool {
    let is = |word: &[u8], list: &[&str]| list.iter().any(|entry| entry.as_bytes().eq_ignore_ascii_case(word));
    let last = words::split(name).last();
    // A webhook's URL is the secret.
    let other_end = last.is_some_and(|word| is(word, &OTHER_ENDS)) && !value.starts_with(b"http");
    !other_end && !words::split(name).any(|word| is(word, &DIGESTS))
}

/// The name of the last parameter of a URL, `…?a=b&name=`, if the whole link is one.
fn query_parameter(link: &[u8]) -> Option<&[u8]> {
    let link = link.strip_suffix(b"=")?;
    let in_url = link.iter().all(|b| b.is_ascii_graphic() && !matches!(b, b'"' | b'\'' | b'<' | b'>' | b'`'));
    let start = link.iter().rposition(|b| matches!(b, b'?' | b'&'))?;
    in_url.then_some(&link[start + 1..])
}

/// The name of a command line's option directly before the value: `… --name ` or `… --name=`.
fn option(link: &[u8]) -> Option<&[u8]> {
    let line = link.rsplit(|b| *b == b'\n').next().filter(|line| line.len() == link.len())?;
    let word = line.trim_ascii_end().rsplit(|b| *b == b' ').next()?;
    (word.starts_with(b"--") && line.len() > word.len()).then_some(word)
}

#[cfg(test)]
mod tests {
    use super::super::super::syntax::Syntax;
    use super::*;

    #[test]
    fn a_keyword_names_the_value_beside_it() {
        let expression = Expression::new("[0-9a-f]{8}", &["acme"]).expect("expression");
        let check = |text: &str, named: bool| {
            let at = text.to_ascii_lowercase().find("acme").expect("keyword");
            let text = Text { bytes: text.as_bytes(), syntax: Syntax::Code };
            assert_eq!(
                find(&text, at..at + 4, &expression).0.is_some(),
                named,
                "{:?}",
                std::str::from_utf8(text.bytes)
            );
        };
        check("ACME_KEY=0123abcd", true);
        check("ACME_KEY = '0123abcd'", true);
        check(r#""acmeApiKey": "0123abcd""#, true);
        check("acme_key:\n  0123abcd", true);
        check("client.acme(\"0123abcd\")", true);
        check("X-Acme-Key: 0123abcd", true);
        check("<acme-key>0123abcd</acme-key>", true);
        check("acme --token 0123abcd", true);
        check("https://acme.host/v1?q=a&id=3&appid=0123abcd", true);
        check("acme sign --in file.zip --key 0123abcd", true);
        check("Acme(\"user\", \"0123abcd\")", true);
        check("tacme_key = 0123abcd", false);
        check("https://acme.host/v1?version=0123abcd", false);
        check("[acme, 0123abcd]", false);
        check("acme image sha256: 0123abcd", false);
        check("acme_commit = 0123abcd", false);
        check("acme();\nx = 0123abcd", false);
        check("ACME=on\nOTHER=0123abcd", false);
        check("acme_key = f0123abcd", false);
        check("acme_key = 0123abcd-1", false);
    }
}
