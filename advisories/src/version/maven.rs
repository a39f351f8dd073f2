//! Versions of Maven artifacts.
//!
//! Source: what `org.apache.maven.artifact.versioning.ComparableVersion` does as of Maven 3.9 and 4
//! (<https://github.com/apache/maven>), which is not all that its documentation says.
//! A version is a list of items; a hyphen, and a change between letters and digits, open a list inside the list. As
//! that is always the last item of its list, the lists are written down here one after the other.
//!
//! This order is not transitive: `1-ga1` and `1-ga2` both equal `1`, but not one another. So nothing here sorts.

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
    /// A qualifier and its number: `rc1`, `rc-1`.
    Numbered(Qualifier<'a>, Sized<'a>),
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
        let bytes = text.as_bytes();
        let mut items = Vec::new();
        let (mut start, mut in_digits, mut numbered) = (0, false, false);
        for (at, byte) in bytes.iter().enumerate() {
            match byte {
                b'.' => {
                    items.push(Item::parse(&text[start..at], in_digits, numbered));
                    (start, numbered) = (at + 1, false);
                }
                b'-' => {
                    if at > start && !in_digits && bytes.get(at + 1).is_some_and(u8::is_ascii_digit) {
                        continue;
                    }
                    items.push(Item::parse(&text[start..at], in_digits, numbered));
                    items.push(Item::List);
                    (start, numbered) = (at + 1, false);
                }
                b'0'..=b'9' => {
                    if !in_digits && at > start {
                        numbered = true;
                        open_list(&mut items);
                    }
                    in_digits = true;
                }
                _ => {
                    if in_digits && at > start {
                        items.push(Item::parse(&text[start..at], in_digits, numbered));
                        items.push(Item::List);
                        (start, numbered) = (at, false);
                    }
                    in_digits = false;
                }
            }
        }
        if start < text.len() {
            if !in_digits {
                open_list(&mut items);
            }
            items.push(Item::parse(&text[start..], in_digits, numbered));
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
    fn parse(text: &'a str, in_digits: bool, numbered: bool) -> Self {
        if text.is_empty() {
            return Self::Number(Sized { size: 0, number: Number::ZERO });
        }
        if !numbered {
            return if in_digits { Self::Number(Sized::of(text)) } else { Self::Qualifier(Qualifier::of(text)) };
        }
        let letters = text.bytes().take_while(|byte| !byte.is_ascii_digit()).count();
        let (word, number) = text.split_at(letters);
        let word = word.strip_suffix('-').unwrap_or(word);
        let letter = LETTERS.iter().find(|(letter, _)| word.eq_ignore_ascii_case(letter));
        let qualifier = letter.map_or_else(|| Qualifier::of(word), |(_, rank)| Qualifier { rank: *rank, word: None });
        Self::Numbered(qualifier, Sized::of(number))
    }

    fn compare(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Number(a), Self::Number(b)) => a.cmp(b),
            (Self::Qualifier(a), Self::Qualifier(b)) => a.cmp(b),
            (Self::Numbered(a, number), Self::Numbered(b, other)) => (a, number).cmp(&(b, other)),
            (Self::Qualifier(a), Self::Numbered(b, _)) => a.cmp(b).then(Ordering::Less),
            (Self::Numbered(a, _), Self::Qualifier(b)) => a.cmp(b).then(Ordering::Greater),
            (a, b) => a.kind().cmp(&b.kind()),
        }
    }

    /// Words come before lists, and lists before numbers.
    fn kind(&self) -> u8 {
        match self {
            Self::Qualifier(_) | Self::Numbered(..) => 0,
            Self::List => 1,
            Self::Number(_) => 2,
        }
    }

    fn compare_with_nothing(&self) -> Ordering {
        match self {
            Self::Number(number) if number.number.is_zero() => Ordering::Equal,
            Self::Number(_) => Ordering::Greater,
            Self::Qualifier(qualifier) | Self::Numbered(qualifier, _) => qualifier.rank.cmp(&RELEASE),
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
}

fn open_list(items: &mut Vec<Item<'_>>) {
    if !matches!(items.last(), None | Some(Item::List)) {
        items.push(Item::List);
    }
}

/// Takes away zeros at the end of a list, before a word, and before a list that begins with a word.
fn without_padding<'a>(items: &[Item<'a>]) -> Vec<Item<'a>> {
    let mut kept: Vec<Item<'_>> = Vec::with_capacity(items.len());
    let is_word = |item: Option<&Item<'_>>| matches!(item, Some(Item::Qualifier(_) | Item::Numbered(..)));
    for item in items.iter().rev() {
        let padding = match (item, kept.last()) {
            (Item::List | Item::Number(Sized { number: Number::ZERO, .. }), None) => true,
            (Item::Number(Sized { number: Number::ZERO, .. }), Some(Item::Qualifier(_))) => true,
            (Item::Number(Sized { number: Number::ZERO, .. }), Some(Item::List)) => is_word(kept.iter().nth_back(1)),
            _ => false,
        };
        if !padding {
            kept.push(*item);
        }
    }
    kept.reverse();
    kept
}
