//! Passwords and keys by the name they are given: `db_password = "…"`, `"apiKey": "…"`, `TOKEN=…`, `<password>…</…>`,
//! `setPassword("…")`, `--password …`.
//!
//! The name is read as words, never as a substring; the value must be a literal. Everything is told from at most a few
//! hundred bytes around the keyword.

use std::ops::Range;

use super::super::keywords::Hit;
use super::super::placeholder::{is_name, is_placeholder, is_reference, is_uuid};
use super::super::randomness::{likeness, longest_sequence, looks_generated};
use super::super::syntax::Syntax;
use super::super::words;
use super::{Recognised, Strength, Text};

/// Longest name looked at on either side of the keyword.
const LONGEST_NAME: usize = 64;
/// Longest value.
const LONGEST_VALUE: usize = 512;

/// A password under a name that says password.
pub(super) fn password(text: &Text<'_>, hit: Hit) -> Option<Recognised> {
    let name = name_around(text, &hit);
    if !names_password(&text.bytes[name.clone()]) || !text.syntax.has_settings() {
        return None;
    }
    let value = value_after(text, &name)?;
    let strength = judge_password(&text.bytes[value.clone()])?;
    Some(Recognised { secret: value, strength, evidence: "" })
}

/// A generated value under a name that says key, token or secret.
pub(super) fn key(text: &Text<'_>, hit: Hit) -> Option<Recognised> {
    let name = name_around(text, &hit);
    if !names_key(&text.bytes[name.clone()]) || !text.syntax.has_settings() {
        return None;
    }
    let value = value_after(text, &name)?;
    let value = without_scheme(text.bytes, value);
    let bytes = &text.bytes[value.clone()];
    let generated = looks_generated(bytes)
        && !is_reference(bytes)
        && !is_placeholder(bytes)
        && !is_name(bytes)
        && !is_uuid(bytes)
        && bytes.iter().all(|b| b.is_ascii_alphanumeric() || b"+/=_-.~!@#$%^&*:|".contains(b));
    generated.then_some(Recognised { secret: value, strength: Strength::Usual, evidence: "" })
}

/// The whole identifier that the keyword begins in (a keyword may end in the sign after a name: `pwd=`).
fn name_around(text: &Text<'_>, hit: &Hit) -> Range<usize> {
    let part = |b: &&u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.');
    let before = text.bytes[..hit.start].iter().rev().take(LONGEST_NAME).take_while(part).count();
    let after = text.bytes[hit.start..].iter().take(LONGEST_NAME).take_while(part).count();
    hit.start - before..hit.start + after
}

/// Words that may follow the word that matters without changing what the name names.
const TAIL_WORDS: [&str; 22] = [
    "value",
    "string",
    "str",
    "text",
    "plain",
    "plaintext",
    "default",
    "prod",
    "production",
    "dev",
    "development",
    "staging",
    "live",
    "sandbox",
    "test",
    "local",
    "new",
    "old",
    "current",
    "confirm",
    "base",
    "b",
];

/// The lower-case words of a name, without a tail that changes nothing.
fn significant_words(name: &[u8]) -> Vec<Vec<u8>> {
    let mut words: Vec<Vec<u8>> = words::split(name).map(<[u8]>::to_ascii_lowercase).collect();
    let unimportant =
        |word: &[u8]| word.iter().all(u8::is_ascii_digit) || TAIL_WORDS.iter().any(|tail| tail.as_bytes() == word);
    while words.len() > 1 && words.last().is_some_and(|word| unimportant(word)) {
        words.pop();
    }
    words
}

const PASSWORD_WORDS: [&str; 14] = [
    "password",
    "passwd",
    "pwd",
    "passphrase",
    "passcode",
    "dbpassword",
    "userpassword",
    "dbpass",
    "dbpwd",
    "userpwd",
    "mypassword",
    "mysqlpassword",
    "rootpassword",
    "adminpassword",
];

/// Whether the last significant word says password. Names of settings about passwords end in other words.
fn names_password(name: &[u8]) -> bool {
    let words = significant_words(name);
    let Some((last, before)) = words.split_last() else { return false };
    let is = |word: &[u8], list: &[&str]| list.iter().any(|entry| entry.as_bytes() == word);
    let about = before.iter().any(|word| {
        is(
            word,
            &[
                "no",
                "has",
                "is",
                "forgot",
                "reset",
                "invalid",
                "wrong",
                "hashed",
                "encrypted",
                "show",
                "hide",
                "bad",
                "require",
                "requires",
                "without",
                "error",
                "get",
                "label",
                "placeholder",
            ],
        )
    });
    let pass = is(last, &["pass"])
        && before.last().is_some_and(|word| {
            is(
                word,
                &[
                    "db", "user", "admin", "root", "mysql", "smtp", "mail", "ftp", "redis", "auth", "login",
                    "postgres", "ssh", "key", "store", "sudo", "proxy", "database",
                ],
            )
        });
    (is(last, &PASSWORD_WORDS) || pass) && !about
}

/// Whether the name says key, token or secret of the kind that opens something.
fn names_key(name: &[u8]) -> bool {
    const ALONE: [&str; 15] = [
        "secret",
        "token",
        "apikey",
        "authtoken",
        "accesstoken",
        "secretkey",
        "accesskey",
        "clientsecret",
        "credential",
        "credentials",
        "authorization",
        "bearer",
        "privatekey",
        "apitoken",
        "apisecret",
    ];
    const BEFORE_KEY: [&str; 23] = [
        "api",
        "access",
        "secret",
        "private",
        "auth",
        "encryption",
        "encrypt",
        "signing",
        "sign",
        "master",
        "account",
        "shared",
        "storage",
        "service",
        "app",
        "application",
        "client",
        "license",
        "admin",
        "deploy",
        "host",
        "session",
        "jwt",
    ];
    const OTHER_THINGS: [&str; 37] = [
        "public",
        "publishable",
        "pub",
        "site",
        "idempotency",
        "csrf",
        "xsrf",
        "next",
        "page",
        "continuation",
        "sync",
        "cursor",
        "primary",
        "foreign",
        "cache",
        "sort",
        "partition",
        "translation",
        "i18n",
        "no",
        "is",
        "has",
        "invalid",
        "expired",
        "missing",
        "mock",
        "example",
        "dummy",
        "encrypted",
        "hashed",
        "sealed",
        "hash",
        "request",
        "sha",
        "sha256",
        "digest",
        "checksum",
    ];
    let words = significant_words(name);
    let Some((last, before)) = words.split_last() else { return false };
    let is = |word: &[u8], list: &[&str]| list.iter().any(|entry| entry.as_bytes() == word);
    let key = is(last, &["key", "keys"]) && before.last().is_some_and(|word| is(word, &BEFORE_KEY));
    (is(last, &ALONE) || key) && !before.iter().any(|word| is(word, &OTHER_THINGS))
}

/// The literal that a name is given; `None` if what follows the name is no literal.
fn value_after(text: &Text<'_>, name: &Range<usize>) -> Option<Range<usize>> {
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

/// `SHOUTED_NAME`.
fn is_shouted(name: &[u8]) -> bool {
    name.iter().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || *b == b'_')
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

/// Skips `Bearer ` and its like at the start of a value.
fn without_scheme(bytes: &[u8], value: Range<usize>) -> Range<usize> {
    const SCHEMES: [&[u8]; 3] = [b"bearer ", b"token ", b"apikey "];
    let text = &bytes[value.clone()];
    let scheme =
        SCHEMES.iter().find(|scheme| text.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)));
    value.start + scheme.map_or(0, |scheme| scheme.len())..value.end
}

/// How much a value under the name "password" says; `None`: it is no password.
fn judge_password(value: &[u8]) -> Option<Strength> {
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
