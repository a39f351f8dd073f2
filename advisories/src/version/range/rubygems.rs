//! Requirements of gems.
//!
//! Source: `Gem::Requirement`, <https://docs.ruby-lang.org/en/master/Gem/Requirement.html>.

use super::super::part::agree;
use super::super::rubygems::Version;
use super::operator::Operator;

pub(super) fn allows(range: &str, version: &str) -> Option<bool> {
    let version = Version::parse(version)?;
    range.split(',').try_fold(true, |allowed, text| {
        let (operator, text) = Operator::take(text, &[("~>", Operator::Compatible)], Operator::Equal);
        let bound = Version::parse(text)?;
        let inside = operator != Operator::Compatible || agree(&version.numbers(), &bound.numbers(), fixed(text));
        Some(allowed && operator.admits(version.compare(&bound)) && inside)
    })
}

/// How many numbers must not change: all that are written before the first word, but the last.
fn fixed(text: &str) -> usize {
    let numbers = text.split(['.', '-']).take_while(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
    numbers.count().saturating_sub(1).max(1)
}
