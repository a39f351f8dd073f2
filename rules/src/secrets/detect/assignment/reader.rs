//! A cursor over the text after a name: what it can skip, and the forms a value has.

use std::ops::Range;

use super::link::default_sign;

/// Text from the end of a name on, and how far it is read.
pub(in crate::secrets::detect) struct Reader<'a> {
    pub(in crate::secrets::detect) bytes: &'a [u8],
    pub(in crate::secrets::detect) at: usize,
}

impl<'a> Reader<'a> {
    pub(in crate::secrets::detect) fn rest(&self) -> &'a [u8] {
        &self.bytes[self.at..]
    }

    /// The whole line that the name ends on.
    pub(super) fn line(&self) -> &'a [u8] {
        &self.bytes[..memchr::memchr(b'\n', self.bytes).unwrap_or(self.bytes.len())]
    }

    /// Whether what follows is a literal up to the end of the line.
    pub(super) fn is_whole_line(&mut self) -> bool {
        let Some(literal) = self.literal() else { return false };
        let after = &self.bytes[(literal.end + 1).min(self.bytes.len())..];
        let line = &after[..memchr::memchr2(b'\n', b'\r', after).unwrap_or(after.len())];
        matches!(line.trim_ascii(), b"" | b";")
    }

    pub(in crate::secrets::detect) fn skip_while(&mut self, test: impl Fn(u8) -> bool) {
        self.at += self.rest().iter().take_while(|b| test(**b)).count();
    }

    pub(super) fn skip_blank(&mut self) {
        self.skip_while(|b| matches!(b, b' ' | b'\t'));
    }

    /// Blanks, and one line end with the blanks after it: values on the next line.
    pub(super) fn skip_blank_and_line_end(&mut self) {
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
    pub(super) fn skip_quote(&mut self) -> bool {
        let slashes = self.rest().iter().take_while(|b| **b == b'\\').count();
        let quoted = self.rest().get(slashes).is_some_and(|b| matches!(b, b'"' | b'\'' | b'`')) && slashes <= 3;
        if quoted {
            self.at += slashes + 1;
        }
        quoted
    }

    /// Skips a tag, with the blanks before it.
    pub(super) fn skip_tag(&mut self, tag: &[u8]) -> bool {
        let blank = self.rest().iter().take_while(|b| b.is_ascii_whitespace()).count();
        let found = self.rest()[blank..].get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag));
        self.at += if found { blank + tag.len() } else { 0 };
        found
    }

    /// Skips a line end and the `- ` of the next item of a YAML list.
    pub(super) fn skip_list_item(&mut self) -> bool {
        let blank = self.rest().iter().take_while(|b| b.is_ascii_whitespace()).count();
        let found = self.rest()[blank..].starts_with(b"- ");
        self.at += if found { blank + 2 } else { 0 };
        found
    }

    /// Skips to the value of `default` in the block that follows.
    pub(super) fn skip_to_default(&mut self) -> bool {
        let mut start = 0;
        for line in self.bytes.split_inclusive(|b| *b == b'\n') {
            let text = line.trim_ascii_start();
            if start > 0 && text.starts_with(b"}") {
                return false;
            }
            let sign = text.strip_prefix(b"default").map(<[u8]>::trim_ascii_start);
            if let Some(value) = sign.and_then(|sign| sign.strip_prefix(b"=")) {
                self.at = start + line.len() - value.len();
                return true;
            }
            start += line.len();
        }
        false
    }

    /// After a colon: either the value itself follows, or a type and then `=`.
    pub(super) fn skip_annotation(&mut self) {
        self.skip_blank();
        let kind = self
            .rest()
            .iter()
            .take(48)
            .take_while(|b| {
                b.is_ascii_alphanumeric()
                    || matches!(b, b'_' | b'.' | b'<' | b'>' | b'[' | b']' | b'|' | b'?' | b' ' | b'&' | b'\'')
            })
            .count();
        let after = &self.rest()[kind..];
        // A quote belongs to a lifetime (`&'static str`). A sign inside or at the end of a value is no assignment.
        let lifetime = |kind: &[u8]| memchr::memchr(b'\'', kind).is_none_or(|at| at > 0 && kind[at - 1] == b'&');
        let apart = self.rest()[..kind].ends_with(b" ") || matches!(after.get(1), Some(b' ' | b'"' | b'\''));
        let assigns = after.starts_with(b"=") && !after.starts_with(b"==") && apart;
        if kind > 0 && assigns && lifetime(&self.rest()[..kind]) {
            self.at += kind + 1;
        }
    }

    /// A literal in quotes, with the prefixes languages have (`b"…"`, `@"…"`, `$"…"` is interpolated).
    pub(in crate::secrets::detect) fn literal(&mut self) -> Option<Range<usize>> {
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
            let after = &body[end + 1 + slashes..];
            match after.iter().position(|b| *b != b' ').map(|at| &after[at..]) {
                Some([b'.', method @ ..]) => !keeps_its_value(method),
                Some([b'+' | b'%', ..]) => true,
                _ => false,
            }
        };
        // A literal that code adds something to is a part of a message or a pattern, not a value.
        (closed && !concatenated()).then(|| self.at + open..self.at + open + end)
    }

    /// Text up to the next tag.
    pub(super) fn element(&mut self) -> Option<Range<usize>> {
        let body = self.rest();
        let end = memchr::memchr3(b'<', b'\n', b'\r', body)?;
        let value = body[..end].trim_ascii();
        let start = self.at + body[..end].iter().take_while(|b| b.is_ascii_whitespace()).count();
        (body[end] == b'<').then(|| start..start + value.len())
    }

    /// Up to a quote on the line, a blank or a sign that separates parameters: the rest of a literal that a name
    /// stands in.
    pub(super) fn up_to(&self, quote: Option<u8>) -> Option<Range<usize>> {
        let body = self.rest();
        let line = &body[..memchr::memchr2(b'\n', b'\r', body).unwrap_or(body.len())];
        let end = line.iter().position(|b| Some(*b) == quote)?;
        let length = line[..end].iter().position(|b| matches!(b, b'&' | b';')).unwrap_or(end);
        let code = |b: &u8| matches!(b, b'(' | b')' | b'{' | b'}' | b'[' | b']' | b' ' | b'\t' | b'\\' | b'<' | b'>');
        (length > 0 && !line[..length].iter().any(code)).then(|| self.at..self.at + length)
    }

    /// A value in a list of pairs: up to a separator or the end of the literal. After `;` and blanks `&` is none.
    pub(super) fn pair_value(&self, separator: Option<&u8>) -> Option<Range<usize>> {
        let body = self.rest();
        let query = !matches!(separator, Some(b';' | b' '));
        let ends = |b: &u8| {
            b.is_ascii_whitespace() || matches!(b, b';' | b'"' | b'\'' | b'`' | b'\\' | b'<') || query && *b == b'&'
        };
        let length = body.iter().position(ends)?;
        let code = |b: &u8| matches!(b, b'{' | b'}' | b'>' | b'(' | b')');
        (length > 0 && !body[..length].iter().any(code)).then(|| self.at..self.at + length)
    }

    /// `default}`.
    pub(super) fn up_to_brace(&self) -> Option<Range<usize>> {
        let ends = |b: &u8| matches!(b, b'}' | b'"' | b'\'' | b'\n' | b'\r' | b' ');
        let length = self.rest().iter().position(ends)?;
        (self.rest()[length] == b'}').then(|| self.at..self.at + length)
    }

    /// Up to the next blank or quote.
    pub(super) fn word(&self) -> Option<Range<usize>> {
        let part = |b: &&u8| b.is_ascii_graphic() && !matches!(b, b'"' | b'\'' | b'`' | b'\\');
        let length = self.rest().iter().take_while(part).count();
        (length > 0).then(|| self.at..self.at + length)
    }

    /// The token after `Bearer ` and its like.
    pub(super) fn after_scheme(&self) -> Option<Range<usize>> {
        let scheme = scheme(self.rest())?;
        let token = |b: &&u8| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/' | b'=' | b'_' | b'-' | b'.' | b'~');
        let length = self.rest()[scheme..].iter().take_while(token).count();
        (length > 0).then(|| self.at + scheme..self.at + scheme + length)
    }

    /// The literal in an expression that makes the value: `String::from("…")`, `os.environ.get("X", "…")`,
    /// `process.env.X || "…"`.
    pub(super) fn computed(&self) -> Option<Range<usize>> {
        let mut at = Reader { bytes: self.bytes, at: self.at };
        let new = at.rest().strip_prefix(b"new ").map_or(0, |_| 4);
        at.at += new;
        for _ in 0..3 {
            let start = at.at;
            at.skip_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'.' | b':' | b'$' | b'>' | b'-' | b'?'));
            if at.rest().starts_with(b"[]") {
                at.at += 2;
                at.skip_while(|b| b.is_ascii_alphanumeric());
            }
            let function = last_word(&at.bytes[start..at.at]);
            match at.rest().first()? {
                b'(' => {
                    at.at += 1;
                    let wraps = WRAPPERS.contains(&&*function);
                    let Some(argument) = at.literal() else {
                        // `Some(String::from("…"))`.
                        if wraps {
                            continue;
                        } else {
                            return at.named_default();
                        };
                    };
                    if wraps {
                        return Some(argument);
                    }
                    at.at = argument.end + 1;
                    if at.rest().starts_with(b",") && GETTERS.contains(&&*function) {
                        at.at += 1;
                        at.skip_blank();
                        return at.literal().or_else(|| at.named_default());
                    }
                    at.rest().strip_prefix(b")")?;
                    at.at += 1;
                }
                b'[' => at.at += at.rest().iter().take(80).position(|b| *b == b']')? + 1,
                b' ' if at.at > self.at + new => {
                    at.skip_blank();
                    // PowerShell's functions have no brackets.
                    if function != b"securestring" && !default_sign(&mut at) {
                        return None;
                    }
                    at.skip_blank();
                    return at.literal();
                }
                _ => return None,
            }
        }
        None
    }

    /// A value without quotes: to the end of the line or a comment; to the first blank where a shell reads it.
    pub(super) fn bare(&self, shell: bool) -> Option<Range<usize>> {
        let body = self.rest();
        let line = &body[..memchr::memchr2(b'\n', b'\r', body).unwrap_or(body.len())];
        let comment =
            line.windows(2).position(|pair| matches!(pair, [b' ' | b'\t', b'#' | b';'])).unwrap_or(line.len());
        let mut value = line[..comment].trim_ascii_end();
        if shell {
            value = value
                .split(|b| matches!(b, b' ' | b'\t' | b';' | b'&' | b'|' | b'`' | b'"' | b'\''))
                .next()
                .unwrap_or(b"");
        }
        let value = value.strip_suffix(b",").unwrap_or(value);
        if value.starts_with(b"${") {
            return self.reference();
        }
        // Calls and brackets are code, several words are prose.
        let code = value.iter().any(|b| {
            matches!(b, b'(' | b')' | b'{' | b'}' | b'[' | b']' | b' ' | b'\t' | b'"' | b'\'' | b'`' | b'<' | b'>')
        });
        (!code && !value.is_empty()).then(|| self.at..self.at + value.len())
    }

    /// The literal of an argument `default="…"` on this line.
    pub(super) fn named_default(&self) -> Option<Range<usize>> {
        let rest = self.rest();
        let line = &rest[..memchr::memchr(b'\n', rest).unwrap_or(rest.len())];
        let name = memchr::memmem::find(line, b"default=")?;
        Reader { bytes: self.bytes, at: self.at + name + b"default=".len() }.literal()
    }

    /// `${NAME:default}`, all of it.
    fn reference(&self) -> Option<Range<usize>> {
        let length = self.rest().iter().position(|b| matches!(b, b'}' | b'\n' | b'\r'))?;
        (self.rest()[length] == b'}').then(|| self.at..self.at + length + 1)
    }
}

/// Functions and types that make a value of the literal they are given, in lower case.
const WRAPPERS: [&[u8]; 15] = [
    b"from",
    b"string",
    b"byte",
    b"bytes",
    b"some",
    b"secretstr",
    b"secretstring",
    b"secret",
    b"secretbox",
    b"new",
    b"just",
    b"of",
    b"getbytes",
    b"quote",
    b"text",
];
/// Functions whose second argument counts if there is nothing under the first, in lower case.
const GETTERS: [&[u8]; 12] = [
    b"get",
    b"getenv",
    b"env",
    b"fetch",
    b"config",
    b"getordefault",
    b"getproperty",
    b"getvalue",
    b"str",
    b"default",
    b"setting",
    b"lookup",
];
/// Methods whose result holds what the literal holds.
const METHODS: [&[u8]; 16] = [
    b"to_string",
    b"to_owned",
    b"into",
    b"to_vec",
    b"as_bytes",
    b"as_str",
    b"encode",
    b"freeze",
    b"getBytes",
    b"toCharArray",
    b"toByteArray",
    b"trim",
    b"strip",
    b"bytes",
    b"toString",
    b"dup",
];

fn keeps_its_value(method: &[u8]) -> bool {
    let length = method.iter().take_while(|b| b.is_ascii_alphanumeric() || **b == b'_').count();
    METHODS.contains(&&method[..length])
}

/// The last part of a path, in lower case.
fn last_word(path: &[u8]) -> Vec<u8> {
    let word = path.rsplit(|b| !b.is_ascii_alphanumeric() && *b != b'_').next().unwrap_or(b"");
    word.to_ascii_lowercase()
}

/// The length of a scheme of authorization and its blank at the start of a text.
pub(super) fn scheme(text: &[u8]) -> Option<usize> {
    const SCHEMES: [&[u8]; 3] = [b"bearer ", b"token ", b"apikey "];
    let scheme =
        SCHEMES.iter().find(|scheme| text.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)));
    scheme.map(|scheme| scheme.len())
}
