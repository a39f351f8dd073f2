//! Which versions of a package an advisory means.
//!
//! Source: the evaluation of the OSV schema, <https://ossf.github.io/osv-schema/#evaluation>. It sorts the events of a range;
//! real records then answer wrongly where two events have one version, so events are read here in the order of the
//! record, as pairs of a beginning and an end, of which each stands for itself.

use std::cmp::Ordering;

use crate::Ecosystem;
use crate::version::{Parsed, any};

/// The versions that one advisory means of one package.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Affected {
    /// The events of each range of versions, in the order of the record; ranges of commits are left out.
    pub ranges: Vec<Vec<Event>>,
    /// Versions that are listed one by one.
    pub versions: Vec<String>,
}

/// What happens at a version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// The first that is affected; `0` is before every version.
    Introduced(String),
    /// The first that is not.
    Fixed(String),
    /// The last that is.
    LastAffected(String),
    /// The end of what the range talks about; `*` is no end. Of several the greatest counts.
    Limit(String),
}

/// A place in the order of versions. None: the text is no version.
type At<'a> = Option<Parsed<'a>>;

/// What happens at a place.
#[derive(Clone, Debug)]
enum Turn<'a> {
    /// At the beginning of all versions.
    Beginning,
    Introduced(At<'a>),
    Fixed(At<'a>),
    LastAffected(At<'a>),
}

/// What an advisory means, its versions read.
struct Meaning<'a> {
    ranges: Vec<Range<'a>>,
    listed: Vec<Parsed<'a>>,
    /// Whether it names no version at all.
    is_empty: bool,
}

/// A range whose versions have been read.
struct Range<'a> {
    turns: Vec<Turn<'a>>,
    limits: Vec<At<'a>>,
}

/// Whether an advisory means a version. None: that cannot be told, and must be said: the version is none of its ecosystem
/// and not listed, a range holds something that is no version, or the advisory names no versions at all.
pub fn is_affected(ecosystem: Ecosystem, affected: &Affected, version: &str) -> Option<bool> {
    if affected.versions.iter().any(|listed| listed == version) {
        return Some(true);
    }
    let meaning = Meaning::of(ecosystem, affected);
    match Parsed::of(ecosystem, version) {
        Some(version) => meaning.holds(&version),
        None if meaning.ranges.iter().any(Range::is_everything) => Some(true),
        // A list is complete without ranges: its text decides.
        None => (meaning.ranges.is_empty() && !meaning.is_empty).then_some(false),
    }
}

/// The smallest version after the installed one that none of the advisories means, of the same major line first. None:
/// no advisory names one.
pub fn smallest_fix(ecosystem: Ecosystem, affected: &[&Affected], installed: &str) -> Option<String> {
    let installed = Parsed::of(ecosystem, installed)?;
    let meanings: Vec<_> = affected.iter().map(|affected| Meaning::of(ecosystem, affected)).collect();
    let events = affected.iter().flat_map(|affected| affected.ranges.iter().flatten());
    let mut candidates: Vec<_> = events
        .filter_map(|event| match event {
            Event::Fixed(text) => Some((text, Parsed::of(ecosystem, text)?)),
            _ => None,
        })
        .filter(|(_, fixed)| fixed.compare(&installed) == Some(Ordering::Greater))
        .collect();
    // The smallest is taken until one fixes all: an order that is not transitive must not be sorted by.
    while !candidates.is_empty() {
        let smaller = |(_, a): &&(_, Parsed<'_>), (_, b): &&(_, Parsed<'_>)| {
            let other_line = |version: &Parsed<'_>| !version.same_major(&installed);
            other_line(a).cmp(&other_line(b)).then_with(|| a.compare(b).unwrap_or(Ordering::Equal))
        };
        let (text, fix) = candidates.iter().min_by(smaller)?.clone();
        if meanings.iter().all(|meaning| meaning.holds(&fix) == Some(false)) {
            return Some(text.clone());
        }
        candidates.retain(|(_, other)| other.compare(&fix) != Some(Ordering::Equal));
    }
    None
}

impl<'a> Meaning<'a> {
    fn of(ecosystem: Ecosystem, affected: &'a Affected) -> Self {
        Self {
            ranges: affected.ranges.iter().map(|events| Range::of(ecosystem, events)).collect(),
            listed: affected.versions.iter().filter_map(|listed| Parsed::of(ecosystem, listed)).collect(),
            is_empty: affected.ranges.is_empty() && affected.versions.is_empty(),
        }
    }

    fn holds(&self, version: &Parsed<'_>) -> Option<bool> {
        // `1.0` is listed where `1.0.0` is meant.
        if self.listed.iter().any(|listed| listed.compare(version) == Some(Ordering::Equal)) {
            return Some(true);
        }
        if self.is_empty { None } else { any(self.ranges.iter().map(|range| range.holds(version))) }
    }
}

impl<'a> Range<'a> {
    fn of(ecosystem: Ecosystem, events: &'a [Event]) -> Self {
        let mut range = Self { turns: Vec::with_capacity(events.len()), limits: Vec::new() };
        for event in events {
            let at = |text: &'a str| Parsed::of(ecosystem, text);
            match event {
                Event::Introduced(text) if text == "0" => range.turns.push(Turn::Beginning),
                Event::Introduced(text) => range.turns.push(Turn::Introduced(at(text))),
                Event::Fixed(text) => range.turns.push(Turn::Fixed(at(text))),
                Event::LastAffected(text) => range.turns.push(Turn::LastAffected(at(text))),
                Event::Limit(text) if text == "*" => {}
                Event::Limit(text) => range.limits.push(at(text)),
            }
        }
        range
    }

    /// Whether it holds every version, whatever it looks like.
    fn is_everything(&self) -> bool {
        matches!(self.turns[..], [Turn::Beginning]) && self.limits.is_empty()
    }

    /// Whether each beginning is followed by its end.
    fn alternates(&self) -> bool {
        self.turns.iter().enumerate().all(|(place, turn)| turn.begins() == (place % 2 == 0))
    }

    /// Whether a version lies in it. None: something in it is no version, and nothing else holds the version.
    fn holds(&self, version: &Parsed<'_>) -> Option<bool> {
        let limited = self.limits.is_empty()
            || any(self.limits.iter().map(|limit| compare(limit.as_ref(), version).map(Ordering::is_gt)))?;
        if !limited {
            return Some(false);
        }
        if self.alternates() {
            any(self.turns.chunks(2).map(|pair| holds_pair(pair, version)))
        } else {
            self.last_turn(version)
        }
    }

    /// For events in no order that could be read: the last turn at or before the version decides; of several at one
    /// version the one that is written last.
    fn last_turn(&self, version: &Parsed<'_>) -> Option<bool> {
        let mut last: Option<&Turn<'_>> = None;
        for turn in &self.turns {
            if turn.is_reached(version)? && last.is_none_or(|last| turn.is_after(last)) {
                last = Some(turn);
            }
        }
        Some(last.is_some_and(Turn::begins))
    }
}

impl Turn<'_> {
    fn begins(&self) -> bool {
        matches!(self, Turn::Beginning | Turn::Introduced(_))
    }

    fn at(&self) -> Option<&Parsed<'_>> {
        match self {
            Turn::Beginning => None,
            Turn::Introduced(at) | Turn::Fixed(at) | Turn::LastAffected(at) => at.as_ref(),
        }
    }

    /// Whether a version has passed it.
    fn is_reached(&self, version: &Parsed<'_>) -> Option<bool> {
        let order = match self {
            Turn::Beginning => return Some(true),
            turn => compare(turn.at(), version)?,
        };
        Some(if matches!(self, Turn::LastAffected(_)) { order.is_lt() } else { order.is_le() })
    }

    /// Whether it comes at the other's place or after it.
    fn is_after(&self, other: &Turn<'_>) -> bool {
        match (self.at(), other.at()) {
            (_, None) => true,
            (None, Some(_)) => false,
            (Some(a), Some(b)) => a.compare(b).is_some_and(Ordering::is_ge),
        }
    }
}

/// Whether a version lies between a beginning and its end.
fn holds_pair(pair: &[Turn<'_>], version: &Parsed<'_>) -> Option<bool> {
    match (pair[0].is_reached(version), pair.get(1).map_or(Some(false), |end| end.is_reached(version))) {
        (Some(begun), Some(ended)) => Some(begun && !ended),
        (Some(false), None) | (None, Some(true)) => Some(false),
        _ => None,
    }
}

fn compare(at: Option<&Parsed<'_>>, version: &Parsed<'_>) -> Option<Ordering> {
    at?.compare(version)
}

#[cfg(test)]
#[path = "affected_tests.rs"]
mod tests;
