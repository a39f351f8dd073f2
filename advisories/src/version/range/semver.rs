//! Ranges of npm and requirements of Cargo.
//!
//! Sources: <https://github.com/npm/node-semver#ranges> and
//! <https://doc.rust-lang.org/cargo/reference/specifying-dependencies.html>. They differ in what separates comparators and
//! in what a bare version means. In both, a pre-release is let in only by a comparator that names one of the same release.

use std::cmp::Ordering;

use super::super::any;
use super::super::semver::Version;
use super::operator::Operator;

const SIGNS: &[(&str, Operator)] = &[("^", Operator::Caret), ("~>", Operator::Tilde), ("~", Operator::Tilde)];

/// An operator and a version of which only some numbers may be written.
struct Comparator<'a>(Operator, Version<'a>);

pub(super) fn npm(range: &str, version: &str) -> Option<bool> {
    // `npm:name@^1.0` is an alias, `npm:^1.0` is how yarn 2 writes every range.
    let range = match range.strip_prefix("npm:") {
        Some(range) => range.rsplit_once('@').map_or(range, |(_, range)| range),
        None => range,
    };
    let version = Version::parse(version)?;
    any(range.split("||").map(|set| Some(admits(&npm_set(set)?, &version))))
}

pub(super) fn cargo(range: &str, version: &str) -> Option<bool> {
    let version = Version::parse(version)?;
    let comparators: Option<Vec<_>> = range
        .split(',')
        .map(|text| {
            let bare = if text.contains('*') { Operator::Equal } else { Operator::Caret };
            let (operator, text) = Operator::take(text, SIGNS, bare);
            Some(Comparator(operator, partial(text.trim_ascii())?))
        })
        .collect();
    Some(admits(&comparators?, &version))
}

/// Comparators that all must let a version in.
fn npm_set(text: &str) -> Option<Vec<Comparator<'_>>> {
    if let Some((from, to)) = text.split_once(" - ") {
        let (from, to) = (partial(from.trim_ascii())?, partial(to.trim_ascii())?);
        return Some(vec![Comparator(Operator::GreaterEqual, from), Comparator(Operator::LessEqual, to)]);
    }
    let mut comparators = Vec::new();
    let mut rest = text.trim_ascii();
    if rest.is_empty() {
        comparators.push(Comparator(Operator::Equal, partial("*")?));
    }
    while !rest.is_empty() {
        let (operator, text) = Operator::take(rest, SIGNS, Operator::Equal);
        let end = text.find(|c: char| c.is_ascii_whitespace()).unwrap_or(text.len());
        let (version, after) = text.split_at(end);
        comparators.push(Comparator(operator, partial(version)?));
        rest = after.trim_ascii_start();
    }
    Some(comparators)
}

/// `1.2.x`, `1.2`, `1`, `*`: how many numbers count is what was written before the first wildcard.
fn partial(text: &str) -> Option<Version<'_>> {
    let text = text.strip_prefix(['v', '=']).unwrap_or(text);
    let mut start = 0;
    for part in text.split('.').take(3) {
        let word = part.split(['-', '+']).next()?;
        if ["*", "x", "X"].contains(&word) {
            return match start {
                0 => Some(Version { written: 0, ..Version::parse_plain("0")? }),
                _ => Version::parse_plain(&text[..start - 1]),
            };
        }
        start += part.len() + 1;
    }
    Version::parse_plain(text)
}

fn admits(comparators: &[Comparator<'_>], version: &Version<'_>) -> bool {
    let named = |Comparator(_, bound): &Comparator<'_>| bound.pre.is_some() && bound.core == version.core;
    comparators.iter().all(|comparator| comparator.admits(version))
        && (version.pre.is_none() || comparators.iter().any(named))
}

impl Comparator<'_> {
    fn admits(&self, version: &Version<'_>) -> bool {
        let Self(operator, bound) = self;
        let start = |count: usize| version.core[..count].cmp(&bound.core[..count]);
        // A bound that is not whole stands for all versions that begin like it.
        let order = if bound.written < 3 { start(bound.written) } else { version.compare(bound) };
        let at_least = version.compare(bound).is_ge();
        match operator {
            Operator::GreaterEqual => at_least,
            Operator::Equal => order == Ordering::Equal && at_least,
            Operator::Tilde => at_least && start(bound.written.min(2)).is_eq(),
            Operator::Caret => {
                let zeros = bound.core[..bound.written].iter().take_while(|number| number.is_zero()).count();
                at_least && start(bound.written.min(zeros + 1)).is_eq()
            }
            other => other.admits(order),
        }
    }
}
