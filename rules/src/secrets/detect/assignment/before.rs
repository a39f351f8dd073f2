//! What stands before a name and says how its value is written.

use std::ops::Range;

use super::super::Text;

/// How far back is looked for the statement that a name stands in.
const REACH: usize = 240;

/// What stands around a name, as far as it decides what may follow.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Before<'a> {
    /// The quote directly before it, if there is one.
    pub(super) quote: Option<u8>,
    /// It is a literal right after `(`.
    pub(super) first_argument: bool,
    /// It follows `--`, perhaps in quotes.
    pub(super) option: bool,
    /// It follows `<`.
    pub(super) element: bool,
    /// It follows `${`: what comes after a colon is a default.
    pub(super) braces: bool,
    /// It is itself a value: `name: X`, `key="X"`, `<name>X</name>`. Its own value comes under another key.
    pub(super) pair: bool,
    /// Its statement says what follows it.
    pub(super) statement: Option<Statement>,
    /// The line up to the name.
    pub(super) line: &'a [u8],
}

/// Statements in which a value follows its name after a blank, or in a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Statement {
    /// `ENV NAME value`, `setenv NAME value`, `set -gx NAME value`: the rest of the line.
    Environment,
    /// `#define NAME "…"`: a literal.
    Macro,
    /// `const name string = "…"`: a type, without a colon.
    Constant,
    /// `machine … login … password value`: one word.
    Machine,
    /// `CREATE USER … PASSWORD '…'`, `… IDENTIFIED BY '…'`: a literal.
    Sql,
    /// The line begins with the name, `storePassword "…"`, or with a directive, `proxy_set_header Name "…"`: a literal
    /// that ends the line.
    Directive,
    /// `variable "name" { default = "…" }`.
    Variable,
}

impl<'a> Before<'a> {
    /// Reads what stands before the name at `name`.
    pub(super) fn of(text: &Text<'a>, name: &Range<usize>) -> Self {
        let near = text.window(name.start.saturating_sub(REACH), name.start);
        let line = near.rsplit(|b| *b == b'\n').next().unwrap_or(near);
        let quote = near.last().copied().filter(|b| matches!(b, b'"' | b'\'' | b'`'));
        let unquoted = if quote.is_some() { near[..near.len() - 1].trim_ascii_end() } else { near };
        // `put("password", "x")`, but not `["user", "password", "email"]`.
        let opened = near.len() > 1 && near[..near.len() - 1].trim_ascii_end().ends_with(b"(");
        Self {
            quote,
            first_argument: quote.is_some() && opened,
            option: near.ends_with(b"--"),
            element: near.last() == Some(&b'<'),
            braces: near.ends_with(b"${"),
            pair: is_pair(unquoted),
            statement: statement(near, line, &text.bytes[name.clone()]),
            line,
        }
    }
}

/// Whether `before` ends as in `name: `, `"name": `, `key=`, `<name>`.
fn is_pair(before: &[u8]) -> bool {
    const KEYS: [&[u8]; 3] = [b"name", b"key", b"parameterkey"];
    let before = before.trim_ascii_end();
    let Some((sign, before)) = before.split_last() else { return false };
    let before = match sign {
        b':' | b'=' => before.trim_ascii_end(),
        b'>' => before,
        _ => return false,
    };
    let before = before.strip_suffix(b"\"").or_else(|| before.strip_suffix(b"'")).unwrap_or(before);
    let length = before.iter().rev().take_while(|b| b.is_ascii_alphanumeric() || **b == b'_').count();
    let word = before[before.len() - length..].to_ascii_lowercase();
    let tag = before[..before.len() - length].last() == Some(&b'<');
    KEYS.contains(&&*word) && (*sign != b'>' || tag)
}

fn statement(near: &[u8], line: &[u8], name: &[u8]) -> Option<Statement> {
    let start = line.trim_ascii_start();
    let mut words = start.split(|b| matches!(b, b' ' | b'\t')).filter(|word| !word.is_empty());
    let first = words.next().unwrap_or(b"");
    let last = words.next_back().unwrap_or(first);
    let alone = last.len() == first.len() && start.len() > first.len();
    let blank = start.last().is_some_and(|b| matches!(b, b' ' | b'\t'));
    match first {
        b"ENV" | b"setenv" | b"SetEnv" if alone => return Some(Statement::Environment),
        b"set" if blank && last.starts_with(b"-") && last.ends_with(b"x") => return Some(Statement::Environment),
        b"#define" if alone => return Some(Statement::Macro),
        b"proxy_set_header" | b"add_header" | b"fastcgi_param" if alone => return Some(Statement::Directive),
        // The one password that Redis has.
        b"" if name == b"requirepass" => return Some(Statement::Machine),
        b"variable" if start.ends_with(b"\"") => return Some(Statement::Variable),
        _ => {}
    }
    if blank && matches!(last, b"const" | b"var") {
        return Some(Statement::Constant);
    }
    if name == b"password" && has_word(near, b"machine") && has_word(near, b"login") {
        return Some(Statement::Machine);
    }
    let any_word = |words: &[&[u8]]| words.iter().any(|word| has_word(near, word));
    let names = name.eq_ignore_ascii_case(b"password") || name.eq_ignore_ascii_case(b"identified");
    let account = names && blank && any_word(&[b"user", b"role", b"login", b"to"]);
    if account && any_word(&[b"create", b"alter", b"grant"]) {
        return Some(Statement::Sql);
    }
    start.is_empty().then_some(Statement::Directive)
}

/// Whether a word stands in the text, whole, in any case.
fn has_word(text: &[u8], word: &[u8]) -> bool {
    text.split(|b| !b.is_ascii_alphanumeric() && *b != b'_').any(|other| other.eq_ignore_ascii_case(word))
}
