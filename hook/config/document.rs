//! One TOML text, its values, and what is wrong with them: every complaint names line and column.

use std::ops::Range;

use findings::Severity;
use regex::bytes::{Regex, RegexBuilder};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::globs::PathGlobs;
use super::nearest::nearest;
use super::{FailOn, size};
use crate::error::{Error, Result};

/// The compiled size at which an expression is refused: a configuration of a scanned repository must not be able to
/// eat the memory.
const REGEX_LIMIT: usize = 1 << 20;

/// A key with its place.
pub(super) type Key<'t> = Spanned<std::borrow::Cow<'t, str>>;

/// A value with its place.
pub(super) type Value<'t> = Spanned<DeValue<'t>>;

/// The text of one configuration file.
pub(super) struct Document<'t> {
    /// The file as errors name it.
    pub(super) name: &'t str,
    /// The folder that its patterns are relative to.
    pub(super) base: &'t [u8],
    pub(super) text: &'t str,
}

impl<'t> Document<'t> {
    /// The whole text as a table.
    pub(super) fn parse(&self) -> Result<DeTable<'t>> {
        match DeTable::parse(self.text) {
            Ok(table) => Ok(table.into_inner()),
            Err(error) => Err(self.error(error.span().unwrap_or(0..0), error.message())),
        }
    }

    /// What is wrong at `span`.
    pub(super) fn error(&self, span: Range<usize>, message: impl AsRef<str>) -> Error {
        // TOML's own messages may have several lines; an error of ours is one sentence.
        let message = message.as_ref().trim().replace('\n', ", ");
        Error::new(format!("config file {}: {message}", self.name)).at(self.place(span))
    }

    /// Where `span` begins, as `file:line:column`.
    pub(super) fn place(&self, span: Range<usize>) -> String {
        let before = self.text.get(..span.start).unwrap_or(self.text);
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        format!("{}:{line}:{column}", self.name)
    }

    /// The entries of `table` in the order they are written.
    pub(super) fn entries<'a>(&self, table: &'a DeTable<'t>) -> Vec<(&'a Key<'t>, &'a Value<'t>)> {
        let mut entries: Vec<_> = table.iter().collect();
        entries.sort_by_key(|(key, _)| key.span().start);
        entries
    }

    /// The complaint about a key that `place` (as `[secrets]`) does not have.
    pub(super) fn unknown(&self, key: &Key<'_>, place: &str, known: &[&str]) -> Error {
        let name = key.get_ref();
        let inside = if place.is_empty() { String::new() } else { format!(" in {place}") };
        let error = self.error(key.span(), format!("unknown key `{name}`{inside}"));
        match nearest(name, known.iter().copied()) {
            Some(meant) => error.help(format!("did you mean `{meant}`?")),
            None => error.help(format!("known keys are {}", listed(known))),
        }
    }

    /// The complaint about a value that is of the wrong type.
    fn wrong(&self, key: &Key<'_>, value: &Value<'_>, wanted: &str) -> Error {
        let found = value.get_ref().type_str();
        self.error(value.span(), format!("`{}` must be {wanted}, not {} {found}", key.get_ref(), article(found)))
    }

    pub(super) fn table<'a>(&self, key: &Key<'_>, value: &'a Value<'t>) -> Result<&'a DeTable<'t>> {
        value.get_ref().as_table().ok_or_else(|| self.wrong(key, value, "a table"))
    }

    pub(super) fn boolean(&self, key: &Key<'_>, value: &Value<'_>) -> Result<bool> {
        value.get_ref().as_bool().ok_or_else(|| self.wrong(key, value, "true or false"))
    }

    pub(super) fn string<'a>(&self, key: &Key<'_>, value: &'a Value<'_>) -> Result<&'a str> {
        value.get_ref().as_str().ok_or_else(|| self.wrong(key, value, "a string"))
    }

    /// A whole number from 1 on.
    pub(super) fn count(&self, key: &Key<'_>, value: &Value<'_>) -> Result<u64> {
        let wanted = "a whole number from 1 on";
        let integer = value.get_ref().as_integer().ok_or_else(|| self.wrong(key, value, wanted))?;
        match u64::from_str_radix(integer.as_str(), integer.radix()) {
            Ok(number) if number > 0 => Ok(number),
            _ => Err(self.error(value.span(), format!("`{}` must be {wanted}", key.get_ref()))),
        }
    }

    /// Bytes: a whole number, or a string such as `"2MB"`.
    pub(super) fn size(&self, key: &Key<'_>, value: &Value<'_>) -> Result<u64> {
        match value.get_ref() {
            DeValue::String(text) => size(text).ok_or_else(|| {
                self.error(value.span(), format!("`{text}` is no size; write it as \"512KiB\", \"2MB\" or in bytes"))
            }),
            _ => self.count(key, value),
        }
    }

    pub(super) fn fail_on(&self, key: &Key<'_>, value: &Value<'_>) -> Result<FailOn> {
        let word = self.string(key, value)?;
        FailOn::parse(word).ok_or_else(|| self.no_word(value, word, FailOn::WORDS))
    }

    pub(super) fn severity(&self, key: &Key<'_>, value: &Value<'_>) -> Result<Severity> {
        let word = self.string(key, value)?;
        let words: Vec<&str> = Severity::ALL.iter().map(|severity| severity.word()).collect();
        Severity::parse(word).ok_or_else(|| self.no_word(value, word, &words))
    }

    /// The complaint about a word that is none of those possible here.
    pub(super) fn no_word(&self, value: &Value<'_>, word: &str, words: &[&str]) -> Error {
        let error = self.error(value.span(), format!("`{word}` is none of {}", listed(words)));
        match nearest(word, words.iter().copied()) {
            Some(meant) => error.help(format!("did you mean `{meant}`?")),
            None => error,
        }
    }

    /// A list of strings, each with its place.
    pub(super) fn strings<'a>(&self, key: &Key<'_>, value: &'a Value<'_>) -> Result<Vec<(&'a str, Range<usize>)>> {
        let wanted = "a list of strings";
        let list = value.get_ref().as_array().ok_or_else(|| self.wrong(key, value, wanted))?;
        list.iter()
            .map(|item| match item.get_ref().as_str() {
                Some(text) => Ok((text, item.span())),
                None => Err(self.wrong(key, item, wanted)),
            })
            .collect()
    }

    pub(super) fn globs(&self, key: &Key<'_>, value: &Value<'_>) -> Result<PathGlobs> {
        let patterns = self.strings(key, value)?;
        let written = patterns.iter().map(|(text, _)| (*text).to_owned()).collect();
        PathGlobs::new(self.base, written)
            .map_err(|(at, why)| self.error(patterns[at].1.clone(), format!("bad pattern `{}`: {why}", patterns[at].0)))
    }

    pub(super) fn regexes(&self, key: &Key<'_>, value: &Value<'_>) -> Result<Vec<Regex>> {
        self.strings(key, value)?
            .into_iter()
            .map(|(text, span)| match regex(text) {
                Ok(regex) if matches_everything(&regex) => {
                    let message = format!("the expression `{text}` matches every secret");
                    Err(self.error(span, message).help("to look for no secrets, write `enabled = false`"))
                }
                Ok(regex) => Ok(regex),
                Err(why) => Err(self.error(span, format!("bad expression `{text}`: {why}"))),
            })
            .collect()
    }
}

/// Compiles an expression over bytes: `.` is a byte, `\d`, `\w` and `(?i)` mean ASCII, and nothing in it can be slow.
pub(super) fn regex(text: &str) -> std::result::Result<Regex, String> {
    let built = RegexBuilder::new(text).unicode(false).size_limit(REGEX_LIMIT).build();
    built.map_err(|error| match error {
        regex::Error::CompiledTooBig(_) => "it is too large".to_owned(),
        // The last line of a syntax error says what is wrong; those before it draw the place.
        other => {
            let text = other.to_string();
            text.lines().last().unwrap_or_default().trim_start_matches("error: ").to_owned()
        }
    })
}

/// Whether the expression says nothing about what it matches: it finds itself in an empty text, or in a text of any one
/// character, once or many times (`.`, `.{8,}`). Such a line hides all there is.
fn matches_everything(regex: &Regex) -> bool {
    /// As long as a secret gets before somebody would write a length.
    const MANY: usize = 64;
    let printable = b'!'..=b'~';
    let all = |count: usize| printable.clone().all(|byte| regex.is_match(&vec![byte; count]));
    regex.is_match(b"") || all(1) || all(MANY)
}

/// `` `a`, `b` or `c` ``.
pub(super) fn listed(words: &[&str]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    match quoted.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} or {last}", rest.join(", ")),
        None => String::new(),
    }
}

fn article(noun: &str) -> &'static str {
    if noun.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" }
}
