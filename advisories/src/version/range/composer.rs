//! Constraints of Composer.
//!
//! Source: <https://getcomposer.org/doc/articles/versions.md> and `VersionParser::parseConstraints` of
//! <https://github.com/composer/semver>. A bound without a word for its stability begins before its own development
//! versions.

use std::cmp::Ordering;

use super::super::any;
use super::super::composer::Version;
use super::super::part::{Number, compare_padded};
use super::operator::Operator;

const SIGNS: &[(&str, Operator)] = &[("^", Operator::Caret), ("~", Operator::Compatible), ("<>", Operator::NotEqual)];

pub(super) fn allows(range: &str, version: &str) -> Option<bool> {
    let version = Version::parse(version)?;
    any(range.split('|').map(str::trim_ascii).filter(|set| !set.is_empty()).map(|set| all(set, &version)))
}

/// Whether all constraints between commas and spaces let a version in.
fn all(set: &str, version: &Version<'_>) -> Option<bool> {
    let mut allowed = true;
    let mut rest = set;
    while !rest.is_empty() {
        let (operator, text) = Operator::take(rest, SIGNS, Operator::Equal);
        let (text, after) = word(text);
        if let Some(to) = after.strip_prefix("- ") {
            let (to, after) = word(to.trim_ascii_start());
            allowed &= at_least(version, &Version::parse(text)?) && at_most(version, &Version::parse(to)?);
            rest = after;
        } else {
            allowed &= admits(operator, text, version)?;
            rest = after;
        }
    }
    Some(allowed)
}

/// The text before the next white space or comma, and what stands behind that.
fn word(text: &str) -> (&str, &str) {
    let separators = [' ', ',', '\t'];
    let (word, after) = text.split_at(text.find(separators).unwrap_or(text.len()));
    (word, after.trim_start_matches(separators))
}

fn admits(operator: Operator, text: &str, version: &Version<'_>) -> Option<bool> {
    let (text, flag) = text.split_once('@').map_or((text, None), |(text, flag)| (text, Some(flag)));
    let ranges = [Operator::Caret, Operator::Compatible, Operator::Equal];
    if flag.is_some_and(|flag| flag != "stable") && !ranges.contains(&operator) {
        // `>1.0@beta` means `>1.0-beta`, which nobody writes so.
        return None;
    }
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
    Some(match operator {
        Operator::GreaterEqual => at_least(version, &bound),
        Operator::Less => !at_least(version, &bound),
        Operator::Compatible => at_least(version, &bound) && start(version, &bound, (bound.written - 1).max(1)).is_eq(),
        Operator::Caret => {
            let numbers = bound.numbers().take(bound.written.min(3));
            let zeros = numbers.take_while(|number| number.is_zero()).count();
            at_least(version, &bound) && start(version, &bound, bound.written.min(3).min(zeros + 1)).is_eq()
        }
        other => other.admits(version.compare(&bound)),
    })
}

/// The end of `1.0 - 2.0`: if it is not whole, all that begins like it.
fn at_most(version: &Version<'_>, bound: &Version<'_>) -> bool {
    let whole = bound.written > 2 || bound.has_stability();
    if whole { version.compare(bound).is_le() } else { start(version, bound, bound.written).is_le() }
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
