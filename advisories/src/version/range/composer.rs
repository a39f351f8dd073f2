//! Constraints of Composer.
//!
//! Source: <https://getcomposer.org/doc/articles/versions.md> and `VersionParser::parseConstraints` of
//! <https://github.com/composer/semver>. A bound without a word for its stability begins before its own development
//! versions.

use std::cmp::Ordering;

use super::super::any;
use super::super::composer::Version;
use super::super::part::{Number, compare_padded};
use super::operator;

#[derive(Clone, Copy, PartialEq)]
enum Operator {
    Caret,
    Equal,
    Greater,
    GreaterEqual,
    Less,
    LessEqual,
    NotEqual,
    Tilde,
}

/// Of two with the same start the longer first.
const OPERATORS: &[(&str, Operator)] = &[
    ("^", Operator::Caret),
    ("~", Operator::Tilde),
    ("<>", Operator::NotEqual),
    ("!=", Operator::NotEqual),
    (">=", Operator::GreaterEqual),
    (">", Operator::Greater),
    ("<=", Operator::LessEqual),
    ("<", Operator::Less),
    ("==", Operator::Equal),
    ("=", Operator::Equal),
];

pub(super) fn allows(range: &str, version: &str) -> Option<bool> {
    let version = Version::parse(version)?;
    any(range.split('|').map(str::trim_ascii).filter(|set| !set.is_empty()).map(|set| all(set, &version)))
}

/// Whether all constraints between commas and spaces let a version in.
fn all(set: &str, version: &Version<'_>) -> Option<bool> {
    if let Some((from, to)) = set.split_once(" - ") {
        let (from, to) = (from.trim_ascii(), to.trim_ascii());
        let low = Version::parse(from)?;
        let high = Version::parse(to)?;
        let whole = high.written > 2 || high.has_stability();
        let below = if whole { version.compare(&high).is_le() } else { start(version, &high, high.written).is_le() };
        return Some(below && at_least(version, &low));
    }
    let mut allowed = true;
    let mut rest = set;
    while !rest.is_empty() {
        let (operator, text) = operator(rest, OPERATORS).unwrap_or((Operator::Equal, rest));
        let end = text.find([' ', ',', '\t']).unwrap_or(text.len());
        allowed &= admits(operator, &text[..end], version)?;
        rest = text[end..].trim_start_matches([' ', ',', '\t']);
    }
    Some(allowed)
}

fn admits(operator: Operator, text: &str, version: &Version<'_>) -> Option<bool> {
    // A flag says how stable it must be, which is the root's choice.
    let text = text.split_once('@').map_or(text, |(text, _)| text);
    if let Some(wild) = text.find(['*', 'x', 'X']).filter(|_| !text.ends_with("dev")) {
        let bound = text[..wild].trim_end_matches('.');
        let any = bound.trim_start_matches(['v', 'V']).is_empty();
        let inside = any || {
            let bound = Version::parse(bound)?;
            start(version, &bound, bound.written).is_eq()
        };
        return (operator == Operator::Equal).then_some(inside);
    }
    let bound = Version::parse(text)?;
    let order = version.compare(&bound);
    Some(match operator {
        Operator::Equal => order.is_eq(),
        Operator::NotEqual => order.is_ne(),
        Operator::Greater => order.is_gt(),
        Operator::LessEqual => order.is_le(),
        Operator::GreaterEqual => at_least(version, &bound),
        Operator::Less => !at_least(version, &bound),
        Operator::Tilde => at_least(version, &bound) && start(version, &bound, (bound.written - 1).max(1)).is_eq(),
        Operator::Caret => {
            let numbers = bound.numbers().take(bound.written.min(3));
            let zeros = numbers.take_while(|number| number.is_zero()).count();
            at_least(version, &bound) && start(version, &bound, bound.written.min(3).min(zeros + 1)).is_eq()
        }
    })
}

/// Without a word for its stability a bound begins with its development versions.
fn at_least(version: &Version<'_>, bound: &Version<'_>) -> bool {
    if bound.has_stability() { version.compare(bound).is_ge() } else { start(version, bound, usize::MAX).is_ge() }
}

/// Compares the first `count` numbers, as if both went on with zeros.
fn start(version: &Version<'_>, bound: &Version<'_>, count: usize) -> Ordering {
    let [version, bound] = [version, bound].map(|version| version.numbers().take(count).collect::<Vec<_>>());
    compare_padded(&version, &bound, &Number::ZERO)
}
