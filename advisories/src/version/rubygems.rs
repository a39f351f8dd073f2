//! Versions of Ruby gems.
//!
//! Source: `Gem::Version` of RubyGems, <https://docs.ruby-lang.org/en/master/Gem/Version.html>: a letter anywhere makes a
//! pre-release, a hyphen is `.pre.`, words come before numbers, and zeros at the end of the numbers and at the end of
//! all say nothing.

use std::cmp::Ordering;

use super::part::{Number, compare_padded, digits};

/// A gem's version: its canonical segments.
#[derive(Clone, Debug)]
pub(super) struct Version<'a> {
    segments: Vec<Segment<'a>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Segment<'a> {
    Word(&'a str),
    Number(Number<'a>),
}

impl<'a> Version<'a> {
    pub(super) fn parse(text: &'a str) -> Option<Self> {
        let text = text.trim_ascii();
        let mut segments = Vec::new();
        if !text.is_empty() {
            let (main, pre) = text.split_once('-').map_or((text, None), |(main, pre)| (main, Some(pre)));
            if digits(main.split('.').next()?) == 0 {
                return None;
            }
            for (place, part) in main.split('.').enumerate() {
                let words = part
                    .bytes()
                    .all(|byte| if place == 0 { byte.is_ascii_digit() } else { byte.is_ascii_alphanumeric() });
                if part.is_empty() || !words {
                    return None;
                }
                scan(part, &mut segments);
            }
            if let Some(pre) = pre {
                segments.push(Segment::Word("pre"));
                for part in pre.split('.') {
                    if part.is_empty() || !part.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') {
                        return None;
                    }
                    for (place, part) in part.split('-').enumerate() {
                        if place > 0 {
                            segments.push(Segment::Word("pre"));
                        }
                        scan(part, &mut segments);
                    }
                }
            }
        }
        let zero = |segment: &&Segment<'_>| **segment == Segment::Number(Number::ZERO);
        segments.truncate(segments.len() - segments.iter().rev().take_while(zero).count());
        let numbers = segments.iter().take_while(|segment| segment.number().is_some()).count();
        let zeros = segments[..numbers].iter().rev().take_while(zero).count();
        segments.drain(numbers - zeros..numbers);
        Some(Self { segments })
    }

    pub(super) fn major(&self) -> Number<'a> {
        self.segments.first().and_then(Segment::number).unwrap_or(Number::ZERO)
    }

    pub(super) fn compare(&self, other: &Self) -> Ordering {
        compare_padded(&self.segments, &other.segments, &Segment::Number(Number::ZERO))
    }

    /// The numbers before the first word, without zeros at the end.
    pub(super) fn numbers(&self) -> Vec<Number<'a>> {
        self.segments.iter().map_while(Segment::number).collect()
    }
}

impl<'a> Segment<'a> {
    fn number(&self) -> Option<Number<'a>> {
        match self {
            Self::Number(number) => Some(*number),
            Self::Word(_) => None,
        }
    }
}

/// Runs of digits and of letters.
fn scan<'a>(mut part: &'a str, segments: &mut Vec<Segment<'a>>) {
    while !part.is_empty() {
        let (run, rest) = match digits(part) {
            0 => part.split_at(part.find(|c: char| c.is_ascii_digit()).unwrap_or(part.len())),
            count => part.split_at(count),
        };
        segments.push(Number::parse(run).map_or(Segment::Word(run), Segment::Number));
        part = rest;
    }
}
