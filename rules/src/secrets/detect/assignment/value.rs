//! The literal that a name is given, in whatever way.

use std::ops::Range;

use super::super::Text;
use super::before::Before;
use super::link::{self, Link};
use super::names::is_shouted;
use super::reader::Reader;
use crate::secrets::syntax::Syntax;

/// Longest value.
const LONGEST: usize = 512;

/// The literal that a name is given; `None` if what follows the name is no literal.
pub(super) fn after(text: &Text<'_>, name: &Range<usize>) -> Option<Range<usize>> {
    let rest = text.window(name.end, name.end + 160 + LONGEST);
    let before = Before::of(text, name);
    let word = &text.bytes[name.clone()];
    let mut at = Reader { bytes: rest, at: 0 };
    let link = link::read(&mut at, word, &before)?;
    at.skip_blank_and_line_end();
    let lines = text.syntax == Syntax::Lines;
    // `KEY=value` without blanks around the sign ends at a blank, as a shell reads it.
    let shell = link == Link::Assign && rest.first() == Some(&b'=');
    let mixed = |value: &Range<usize>| is_mixed(&rest[value.clone()]);
    let found = match at.literal() {
        Some(literal) if link == Link::Default => Some(literal).filter(|literal| ends_expression(rest, literal.end)),
        Some(literal) => Some(literal),
        None => match link {
            Link::Literal | Link::Default => None,
            Link::Next => at.named_default(),
            Link::Element => at.element(),
            Link::Braces => at.up_to_brace(),
            Link::Word => at.word(),
            Link::Environment => at.bare(false).filter(|_| lines),
            Link::Option => at
                .bare(true)
                .filter(|value| if lines { rest[value.clone()].iter().any(u8::is_ascii_digit) } else { mixed(value) }),
            Link::Argument | Link::Assign | Link::Annotation => {
                let computed = at.computed();
                let written = || match link {
                    Link::Argument => None,
                    // `"X-Api-Key: …"`, `'PASSWORD=…'`: name and value in one literal.
                    _ if in_list_of_pairs(&before, rest) => at.pair_value(before.line.last()),
                    _ if before.quote.is_some() && matches!(rest.first(), Some(b':' | b'=')) => at
                        .up_to(before.quote)
                        .filter(|value| lines && (link == Link::Assign || value.len() >= 16) || mixed(value)),
                    _ if lines => at.bare(shell),
                    // A line for a shell or an environment file that stands in a comment or a string of code.
                    _ if shell && is_shouted(word) => at.bare(shell).filter(mixed),
                    _ => None,
                };
                computed.or_else(|| at.after_scheme()).or_else(written)
            }
        },
    }?;
    let found = default_in_braces(rest, found);
    let value = name.end + found.start..name.end + found.end;
    (!value.is_empty() && value.len() <= LONGEST).then_some(value)
}

/// Letters and digits, more than an identifier of minified code has, and no number.
fn is_mixed(value: &[u8]) -> bool {
    let digits = value.iter().filter(|b| b.is_ascii_digit()).count();
    let letters = value.iter().filter(|b| b.is_ascii_alphabetic()).count();
    value.len() >= 8 && digits >= 2 && letters >= 2 && !value.starts_with(b"0x")
}

/// Whether the literal that ends before the quote at `end` is the last of its expression: `or "x" in y` goes on.
fn ends_expression(text: &[u8], end: usize) -> bool {
    let after = &text[(end + 1).min(text.len())..];
    let line = &after[..memchr::memchr2(b'\n', b'\r', after).unwrap_or(after.len())];
    let next = line.iter().find(|b| !matches!(b, b' ' | b'\t'));
    next.is_none_or(|b| matches!(b, b';' | b',' | b')' | b']' | b'}' | b'#' | b'/' | b'.' | b'"' | b'\''))
}

/// Words before `=` that a list of settings for a connection has beside the password.
const CONNECTION: [&[u8]; 20] = [
    b"server",
    b"host",
    b"source",
    b"id",
    b"uid",
    b"user",
    b"username",
    b"database",
    b"dbname",
    b"databasename",
    b"catalog",
    b"port",
    b"sslmode",
    b"addr",
    b"endpoint",
    b"driver",
    b"dsn",
    b"accountname",
    b"login",
    b"hostname",
];

/// Whether a name stands in a list `host=…;user=…;password=…`, in one literal.
fn in_list_of_pairs(before: &Before<'_>, after: &[u8]) -> bool {
    let separated = |b: &u8| matches!(b, b';' | b'&' | b'?' | b' ' | b',' | b'"' | b'\'');
    if !before.line.last().is_some_and(separated) {
        return false;
    }
    let end = after.iter().take(160).position(|b| matches!(b, b'"' | b'\'' | b'\n')).unwrap_or(after.len().min(160));
    [before.line, &after[..end]].iter().any(|part| {
        part.split(|b| *b == b'=').rev().skip(1).any(|name| {
            let name = name.trim_ascii_end();
            let length = name.iter().rev().take_while(|b| b.is_ascii_alphanumeric()).count();
            CONNECTION.contains(&&*name[name.len() - length..].to_ascii_lowercase())
        })
    })
}

/// The default in `${NAME:default}` (Spring) and `${NAME:-default}` (shell), if the value is such a reference.
fn default_in_braces(text: &[u8], value: Range<usize>) -> Range<usize> {
    let default = || {
        let inner = text[value.clone()].strip_prefix(b"${")?.strip_suffix(b"}")?;
        let name = inner.iter().take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'.' | b'-')).count();
        let sign = match inner.get(name..)? {
            [b':', b'-' | b'=', ..] => 2,
            [b':', b'?' | b'+', ..] => return None,
            [b':', ..] => 1,
            _ => return None,
        };
        let start = value.start + 2 + name + sign;
        (start < value.end - 1).then_some(start..value.end - 1)
    };
    default().unwrap_or(value)
}
