//! Versions of Maven artifacts.
//!
//! Source: what `org.apache.maven.artifact.versioning.ComparableVersion` of Maven 3.9 does
//! (<https://github.com/apache/maven>, tag `maven-3.9.9`), which is not all that its documentation says. Maven 4, which is not
//! released, treats qualifiers with a number otherwise (`1-rc.1` and `1-rc1`).
//! A version is a list of items; a hyphen, and a change between letters and digits, open a list inside the list. As
//! that is always the last item of its list, the lists are written down here one after the other.
//!
//! This order is not transitive: `1.0.rc.1` < `1` < `1-1` < `1.0.rc.1`. So nothing here sorts.

use std::cmp::Ordering;

use super::part::{Number, Word, digits};

/// A version of Maven: its canonical items.
#[derive(Clone, Debug)]
pub(super) struct Version<'a> {
    items: Vec<Item<'a>>,
}

#[derive(Clone, Copy, Debug)]
enum Item<'a> {
    Number(Sized<'a>),
    Qualifier(Qualifier<'a>),
    /// What follows stands in a list of its own.
    List,
}

/// A number and the type that Maven holds it in, int, long or longer: the type alone decides when two differ in it, which
/// shows when zeros fill a long one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Sized<'a> {
    size: u8,
    number: Number<'a>,
}

/// A word by its place in the development of a release; words that are not known come last, by the alphabet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Qualifier<'a> {
    rank: u8,
    word: Option<Word<'a>>,
}

const RELEASE: u8 = 5;
const UNKNOWN: u8 = 7;

/// Known words and their ranks, as they are ordered by Maven.
const RANKS: &[(&str, u8)] = &[
    ("alpha", 0),
    ("beta", 1),
    ("milestone", 2),
    ("rc", 3),
    ("cr", 3),
    ("snapshot", 4),
    ("ga", RELEASE),
    ("final", RELEASE),
    ("release", RELEASE),
    ("sp", 6),
];

/// What one letter means before a number.
const LETTERS: &[(&str, u8)] = &[("a", 0), ("b", 1), ("m", 2)];

impl<'a> Version<'a> {
    /// Anything but nothing is a version.
    pub(super) fn parse(text: &'a str) -> Option<Self> {
        if text.is_empty() {
            return None;
        }
        let mut items = Vec::new();
        let (mut start, mut in_digits) = (0, false);
        for (at, byte) in text.bytes().enumerate() {
            match byte {
                b'.' | b'-' => {
                    items.push(Item::parse(&text[start..at], in_digits));
                    if byte == b'-' {
                        items.push(Item::List);
                    }
                    start = at + 1;
                }
                b'0'..=b'9' => {
                    if !in_digits && at > start {
                        open_list(&mut items);
                        items.push(Item::Qualifier(Qualifier::before_number(&text[start..at])));
                        items.push(Item::List);
                        start = at;
                    }
                    in_digits = true;
                }
                _ => {
                    if in_digits && at > start {
                        items.push(Item::parse(&text[start..at], in_digits));
                        items.push(Item::List);
                        start = at;
                    }
                    in_digits = false;
                }
            }
        }
        if start < text.len() {
            if !in_digits {
                open_list(&mut items);
            }
            items.push(Item::parse(&text[start..], in_digits));
        }
        Some(Self { items: without_padding(&items) })
    }

    /// The first number.
    pub(super) fn major(&self) -> Number<'a> {
        match self.items.first() {
            Some(Item::Number(Sized { number, .. })) => *number,
            _ => Number::ZERO,
        }
    }

    pub(super) fn compare(&self, other: &Self) -> Ordering {
        let longest = self.items.len().max(other.items.len());
        (0..longest)
            .map(|at| match (self.items.get(at), other.items.get(at)) {
                (Some(a), Some(b)) => a.compare(b),
                (Some(a), None) => a.compare_with_nothing(),
                (None, Some(b)) => b.compare_with_nothing().reverse(),
                (None, None) => Ordering::Equal,
            })
            .find(|order| order.is_ne())
            .unwrap_or(Ordering::Equal)
    }
}

impl<'a> Item<'a> {
    fn parse(text: &'a str, in_digits: bool) -> Self {
        match (text, in_digits) {
            ("", _) => Self::Number(Sized { size: 0, number: Number::ZERO }),
            (_, true) => Self::Number(Sized::of(text)),
            (_, false) => Self::Qualifier(Qualifier::of(text)),
        }
    }

    fn compare(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Number(a), Self::Number(b)) => a.cmp(b),
            (Self::Qualifier(a), Self::Qualifier(b)) => a.cmp(b),
            (a, b) => a.kind().cmp(&b.kind()),
        }
    }

    /// Words come before lists, and lists before numbers.
    fn kind(&self) -> u8 {
        match self {
            Self::Qualifier(_) => 0,
            Self::List => 1,
            Self::Number(_) => 2,
        }
    }

    fn compare_with_nothing(&self) -> Ordering {
        match self {
            Self::Number(number) if number.number.is_zero() => Ordering::Equal,
            Self::Number(_) => Ordering::Greater,
            Self::Qualifier(qualifier) => qualifier.rank.cmp(&RELEASE),
            // Its items are compared one by one.
            Self::List => Ordering::Equal,
        }
    }
}

impl<'a> Sized<'a> {
    /// The text holds digits only, and at least one.
    fn of(text: &'a str) -> Self {
        let number = Number::parse(&text[..digits(text)]).unwrap_or(Number::ZERO);
        // Zeros are taken away before a number, but not from a number that is nothing else.
        let length = if number.is_zero() { text.len() } else { number.text().len() };
        let size = match length {
            ..=9 => 0,
            10..=18 => 1,
            _ => 2,
        };
        Self { size, number }
    }
}

impl<'a> Qualifier<'a> {
    fn of(word: &'a str) -> Self {
        let known = RANKS.iter().find(|(known, _)| word.eq_ignore_ascii_case(known));
        known.map_or(Self { rank: UNKNOWN, word: Some(Word(word)) }, |(_, rank)| Self { rank: *rank, word: None })
    }

    fn before_number(word: &'a str) -> Self {
        let letter = LETTERS.iter().find(|(letter, _)| word.eq_ignore_ascii_case(letter));
        letter.map_or_else(|| Self::of(word), |(_, rank)| Self { rank: *rank, word: None })
    }
}

fn open_list(items: &mut Vec<Item<'_>>) {
    if !matches!(items.last(), None | Some(Item::List)) {
        items.push(Item::List);
    }
}

/// Takes away what means nothing, zeros and words for a release, at the end of a list and before the list inside it.
fn without_padding<'a>(items: &[Item<'a>]) -> Vec<Item<'a>> {
    let mut kept: Vec<Item<'_>> = Vec::with_capacity(items.len());
    let mut ended = false;
    for item in items.iter().rev() {
        let padding = match item {
            // Before it, the end of the list around it is looked at.
            Item::List => {
                ended = false;
                kept.is_empty()
            }
            item => !ended && item.compare_with_nothing().is_eq(),
        };
        if !padding {
            ended = !matches!(item, Item::List);
            kept.push(*item);
        }
    }
    kept.reverse();
    kept
}
