//! From a name to the literal it is given: what may stand between the two, and where the literal ends.

use std::ops::Range;

use super::super::Text;
use super::names::is_shouted;
use crate::secrets::syntax::Syntax;

/// Longest value.
const LONGEST_VALUE: usize = 512;

/// The literal that a name is given; `None` if what follows the name is no literal.
pub(super) fn value_after(text: &Text<'_>, name: &Range<usize>) -> Option<Range<usize>> {
    let rest = text.window(name.end, name.end + 160 + LONGEST_VALUE);
    let mut at = Reader { bytes: rest, at: 0 };
    let quoted_name =
        at.skip_quote() || text.bytes[..name.start].last().is_some_and(|b| matches!(b, b'"' | b'\'' | b'`'));
    at.skip_while(|b| matches!(b, b']' | b')'));
    at.skip_blank();
    let before = &text.bytes[..name.start];
    // `put("password", "x")`, but not `["user", "password", "email"]`.
    let opened = before.len() > 1 && before[..before.len() - 1].trim_ascii_end().ends_with(b"(");
    let line = &rest[..memchr::memchr(b'\n', rest).unwrap_or(rest.len())];
    let first_argument = quoted_name && opened && line.trim_ascii_end().last() != Some(&b',');
    let link = at.link(&Around {
        quoted: quoted_name,
        first_argument,
        option: before.ends_with(b"--"),
        element: before.last() == Some(&b'<'),
    })?;
    if link == Link::Annotation {
        at.skip_annotation();
    }
    at.skip_blank_and_line_end();
    let shell = name_is_shell_assignment(link, rest);
    let found = match at.literal() {
        Some(literal) => Some(literal),
        None if link == Link::Element => at.element(),
        None if text.syntax == Syntax::Lines || link == Link::Option => at.bare(link, shell),
        // A line for a shell or an environment file that stands in a comment or a string of code.
        None if shell && is_shouted(&text.bytes[name.clone()]) => {
            at.bare(link, shell).filter(|value| is_mixed(&rest[value.clone()]))
        }
        None => None,
    }?;
    let value = name.end + found.start..name.end + found.end;
    (!value.is_empty() && value.len() <= LONGEST_VALUE).then_some(value)
}

/// `KEY=value` without blanks around the sign ends at a blank, as a shell reads it.
fn name_is_shell_assignment(link: Link, rest: &[u8]) -> bool {
    link == Link::Assign && rest.first() == Some(&b'=')
}

/// Letters and digits, more than an identifier of minified code has, and no number.
fn is_mixed(value: &[u8]) -> bool {
    let digits = value.iter().filter(|b| b.is_ascii_digit()).count();
    let letters = value.iter().filter(|b| b.is_ascii_alphabetic()).count();
    value.len() >= 10 && digits >= 2 && letters >= 2 && !value.starts_with(b"0x")
}

/// What stands between a name and its value.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Link {
    Assign,
    /// A colon that may begin a type: `password: str = "…"`.
    Annotation,
    Argument,
    Element,
    /// `--password value`.
    Option,
}

/// What stands around a name.
struct Around {
    quoted: bool,
    /// It is a literal right after `(`.
    first_argument: bool,
    /// It follows `--`.
    option: bool,
    /// It follows `<`.
    element: bool,
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a [u8] {
        &self.bytes[self.at..]
    }

    fn skip_while(&mut self, test: impl Fn(u8) -> bool) {
        self.at += self.rest().iter().take_while(|b| test(**b)).count();
    }

    fn skip_blank(&mut self) {
        self.skip_while(|b| matches!(b, b' ' | b'\t'));
    }

    /// Blanks, and one line end with the blanks after it: values on the next line.
    fn skip_blank_and_line_end(&mut self) {
        self.skip_blank();
        let line_end = self.rest().iter().take_while(|b| matches!(b, b'\r' | b'\n')).count();
        let next = &self.rest()[line_end..];
        let quoted = next.iter().find(|b| !matches!(b, b' ' | b'\t')).is_some_and(|b| matches!(b, b'"' | b'\''));
        if (1..=2).contains(&line_end) && quoted {
            self.at += line_end;
            self.skip_blank();
        }
    }

    /// Skips the quote that closes a name, with the backslashes it has inside a string (`\"password\"`).
    fn skip_quote(&mut self) -> bool {
        let slashes = self.rest().iter().take_while(|b| **b == b'\\').count();
        let quoted = self.rest().get(slashes).is_some_and(|b| matches!(b, b'"' | b'\'' | b'`')) && slashes <= 3;
        if quoted {
            self.at += slashes + 1;
        }
        quoted
    }

    fn link(&mut self, name: &Around) -> Option<Link> {
        const SIGNS: [(&[u8], Link); 12] = [
            (b"===", Link::Assign),
            (b"!==", Link::Assign),
            (b"==", Link::Assign),
            (b"!=", Link::Assign),
            (b":=", Link::Assign),
            (b"=>", Link::Assign),
            (b"->", Link::Assign),
            (b"?=", Link::Assign),
            (b"+=", Link::Assign),
            (b"=", Link::Assign),
            (b":", Link::Annotation),
            (b"?:", Link::Annotation),
        ];
        let sign = SIGNS.iter().find(|(sign, _)| self.rest().starts_with(sign));
        if let Some((sign, link)) = sign {
            self.at += sign.len();
            return Some(*link);
        }
        let link = match self.rest().first()? {
            b'(' => Link::Argument,
            b',' if name.first_argument => Link::Argument,
            b'>' if name.element => Link::Element,
            // `<property name="password" value="…"/>`, `{ name: "PASSWORD", value: "…" }`.
            b'v' | b'V' if name.quoted => return self.word_value(),
            _ if name.option && self.at > 0 => return Some(Link::Option),
            _ => return None,
        };
        self.at += 1;
        Some(link)
    }

    fn word_value(&mut self) -> Option<Link> {
        let rest = self.rest();
        if !rest.get(..5)?.eq_ignore_ascii_case(b"value") {
            return None;
        }
        self.at += 5;
        self.skip_quote();
        self.skip_blank();
        matches!(self.rest().first()?, b'=' | b':').then(|| {
            self.at += 1;
            Link::Assign
        })
    }

    /// After a colon: either the value itself follows, or a type and then `=`.
    fn skip_annotation(&mut self) {
        self.skip_blank();
        let kind = self
            .rest()
            .iter()
            .take(48)
            .take_while(|b| {
                b.is_ascii_alphanumeric() || matches!(b, b'_' | b'.' | b'<' | b'>' | b'[' | b']' | b'|' | b'?' | b' ')
            })
            .count();
        let after = &self.rest()[kind..];
        if kind > 0 && after.starts_with(b"=") && !after.starts_with(b"==") {
            self.at += kind + 1;
        }
    }

    /// A literal in quotes, with the prefixes languages have (`b"…"`, `@"…"`, `$"…"` is interpolated).
    fn literal(&mut self) -> Option<Range<usize>> {
        let rest = self.rest();
        let prefix = rest
            .iter()
            .take(2)
            .take_while(|b| matches!(b, b'b' | b'r' | b'u' | b'B' | b'R' | b'U' | b'@' | b'L' | b'f' | b'F'))
            .count();
        let slashes = rest[prefix..].iter().take(3).take_while(|b| **b == b'\\').count();
        let quote = *rest.get(prefix + slashes).filter(|b| matches!(b, b'"' | b'\'' | b'`'))?;
        let mut open = prefix + slashes + 1;
        // Three quotes open a long string; two are an empty one.
        if rest[open..].starts_with(&[quote, quote]) && slashes == 0 {
            open += 2;
        }
        let body = &rest[open..];
        let mut end = 0;
        while let Some(&byte) = body.get(end) {
            match byte {
                b'\n' | b'\r' => return None,
                b'\\' if slashes == 0 => end += 1,
                b'\\'
                    if body[end..].iter().take_while(|b| **b == b'\\').count() >= slashes
                        && body.get(end + slashes) == Some(&quote) =>
                {
                    break;
                }
                _ if byte == quote && slashes == 0 => break,
                _ => {}
            }
            end += 1;
        }
        let closed = end < body.len();
        let concatenated = || {
            let after = body[end..].iter().skip(1 + slashes).find(|b| **b != b' ');
            matches!(after, Some(b'+' | b'.' | b'%'))
        };
        // A literal that code adds something to is a part of a message or a pattern, not a value.
        (closed && !concatenated()).then(|| self.at + open..self.at + open + end)
    }

    /// Text up to the next tag.
    fn element(&mut self) -> Option<Range<usize>> {
        let body = self.rest();
        let end = memchr::memchr3(b'<', b'\n', b'\r', body)?;
        let value = body[..end].trim_ascii();
        let start = self.at + body[..end].iter().take_while(|b| b.is_ascii_whitespace()).count();
        (body[end] == b'<').then(|| start..start + value.len())
    }

    /// A value without quotes: to the end of the line or a comment; to the first blank where a shell reads it.
    fn bare(&mut self, link: Link, shell: bool) -> Option<Range<usize>> {
        if link == Link::Argument {
            return None;
        }
        let body = self.rest();
        let line = &body[..memchr::memchr2(b'\n', b'\r', body).unwrap_or(body.len())];
        let comment =
            line.windows(2).position(|pair| matches!(pair, [b' ' | b'\t', b'#' | b';'])).unwrap_or(line.len());
        let mut value = line[..comment].trim_ascii_end();
        if shell || link == Link::Option {
            value = value
                .split(|b| matches!(b, b' ' | b'\t' | b';' | b'&' | b'|' | b'`' | b'"' | b'\''))
                .next()
                .unwrap_or(b"");
        }
        let value = value.strip_suffix(b",").unwrap_or(value);
        // Calls and brackets are code, several words are prose.
        let code = value.iter().any(|b| {
            matches!(b, b'(' | b')' | b'{' | b'}' | b'[' | b']' | b' ' | b'\t' | b'"' | b'\'' | b'`' | b'<' | b'>')
        });
        (!code && !value.is_empty()).then(|| self.at..self.at + value.len())
    }
}
