//! Versions of Packagist.
//!
//! Source: `VersionParser::normalize` of <https://github.com/composer/semver>, and PHP's `version_compare`
//! (<https://www.php.net/manual/en/function.version-compare.php>) that orders what it returns.
//! A branch (`dev-main`) has no place in an order and is no version here; a numbered one (`1.x-dev`) stands at the end of
//! its line.

use std::cmp::Ordering;

use super::part::{Number, compare_padded, digits};

/// A normalised version.
#[derive(Clone, Debug)]
pub(super) struct Version<'a> {
    parts: Vec<Part<'a>>,
    /// How many numbers were written before any word; a date has no fixed count.
    pub(super) written: usize,
}

/// Parts in the order of `version_compare`: what ends here comes after a pre-release and before another number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Part<'a> {
    Development,
    Alpha,
    Beta,
    Candidate,
    End,
    Number(Number<'a>),
    Patch,
}

/// Words for stability; None is a release. Of two with the same start the longer first.
const WORDS: &[(&str, Option<Part<'static>>)] = &[
    ("stable", None),
    ("beta", Some(Part::Beta)),
    ("b", Some(Part::Beta)),
    ("rc", Some(Part::Candidate)),
    ("alpha", Some(Part::Alpha)),
    ("a", Some(Part::Alpha)),
    ("patch", Some(Part::Patch)),
    ("pl", Some(Part::Patch)),
    ("p", Some(Part::Patch)),
];

/// What `x` means in a numbered branch.
const ANY: &str = "9999999";

/// Every version that is no date has so many numbers.
const NUMBERS: usize = 4;

impl<'a> Version<'a> {
    pub(super) fn parse(text: &'a str) -> Option<Self> {
        let text = text.trim_ascii();
        let text = match text.rsplit_once('@') {
            Some((version, flag))
                if ["stable", "rc", "beta", "alpha", "dev"].iter().any(|word| flag.eq_ignore_ascii_case(word)) =>
            {
                version
            }
            _ => text,
        };
        let text = text.split_once('+').map_or(text, |(version, _)| version);
        let text = text.strip_prefix(['v', 'V']).unwrap_or(text);
        classical(text).or_else(|| date(text)).or_else(|| branch(text))
    }

    pub(super) fn major(&self) -> Number<'a> {
        self.numbers().next().unwrap_or(Number::ZERO)
    }

    pub(super) fn compare(&self, other: &Self) -> Ordering {
        compare_padded(&self.parts, &other.parts, &Part::End)
    }

    /// The numbers before any word.
    pub(super) fn numbers(&self) -> impl Iterator<Item = Number<'a>> {
        self.parts.iter().map_while(|part| match part {
            Part::Number(number) => Some(*number),
            _ => None,
        })
    }

    /// Whether it says how stable it is.
    pub(super) fn has_stability(&self) -> bool {
        self.parts.len() > self.numbers().count()
    }
}

/// One to four numbers and a stability.
fn classical(text: &str) -> Option<Version<'_>> {
    let mut parts = Vec::with_capacity(NUMBERS + 2);
    let mut rest = text;
    loop {
        let (number, after) = rest.split_at(digits(rest));
        parts.push(Part::Number(Number::parse(number)?));
        // A longer one is a date.
        if parts.len() == 1 && number.len() > 5 {
            return None;
        }
        rest = after;
        match rest.strip_prefix('.') {
            Some(after) if digits(after) > 0 && parts.len() < NUMBERS => rest = after,
            _ => break,
        }
    }
    let written = parts.len();
    parts.resize(NUMBERS, Part::Number(Number::ZERO));
    stability(rest, &mut parts)?;
    Some(Version { parts, written })
}

/// `20100102`, `2010-01-02.3`: the year and pairs of digits, at most six, and up to three digits more.
fn date(text: &str) -> Option<Version<'_>> {
    let is_separator = |c: char| ['.', ':', '-'].contains(&c);
    let mut parts = Vec::new();
    let mut rest = text;
    let mut count = 0;
    loop {
        let (number, after) = rest.split_at(digits(rest));
        if parts.is_empty() && number.len() < 4 {
            return None;
        }
        parts.push(Part::Number(Number::parse(number)?));
        count += number.len();
        rest = after;
        match rest.strip_prefix(is_separator) {
            // Only the last may be no pair.
            Some(after) if digits(after) > 0 && number.len() % 2 == 0 => rest = after,
            _ => break,
        }
    }
    if !(6..=4 + 12 + 3).contains(&count) {
        return None;
    }
    let written = parts.len();
    stability(rest, &mut parts)?;
    Some(Version { parts, written })
}

/// `1.x-dev`.
fn branch(text: &str) -> Option<Version<'_>> {
    let start = text.len().checked_sub("dev".len())?;
    let name = text.get(..start).filter(|_| text[start..].eq_ignore_ascii_case("dev"))?;
    let name = name.strip_suffix(['.', '-']).unwrap_or(name);
    let mut parts = Vec::with_capacity(NUMBERS + 1);
    for (place, part) in name.split('.').enumerate() {
        let wild = place > 0 && ["x", "X", "*"].contains(&part);
        parts.push(Part::Number(Number::parse(if wild { ANY } else { part })?));
    }
    if parts.len() > NUMBERS {
        return None;
    }
    let written = parts.len();
    parts.resize(NUMBERS, Part::Number(Number::parse(ANY)?));
    parts.push(Part::Development);
    Some(Version { parts, written })
}

/// Reads what follows the numbers, to the end.
fn stability<'a>(text: &'a str, parts: &mut Vec<Part<'a>>) -> Option<()> {
    let text = text.strip_prefix(['.', '_', '-']).unwrap_or(text);
    if is_development(text, parts) {
        return Some(());
    }
    let starts = |word: &str| text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    let (word, part) = WORDS.iter().find(|(word, _)| starts(word))?;
    let mut rest = &text[word.len()..];
    let mut numbers = Vec::new();
    loop {
        let after = rest.strip_prefix(['.', '-']).unwrap_or(rest);
        let Some(number) = Number::parse(&after[..digits(after)]) else { break };
        numbers.push(Part::Number(number));
        rest = &after[digits(after)..];
    }
    let at = parts.len();
    if !is_development(rest, parts) {
        return None;
    }
    match part {
        Some(part) => drop(parts.splice(at..at, [*part].into_iter().chain(numbers))),
        // A release it is, whatever follows.
        None => parts.truncate(at),
    }
    Some(())
}

/// Whether there is nothing, or `-dev`, which is then added.
fn is_development(text: &str, parts: &mut Vec<Part<'_>>) -> bool {
    let word = text.strip_prefix(['.', '-']).unwrap_or(text);
    let development = word.eq_ignore_ascii_case("dev");
    if development {
        parts.push(Part::Development);
    }
    development || text.is_empty()
}
