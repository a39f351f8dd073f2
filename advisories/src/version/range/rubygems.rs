//! Requirements of gems.
//!
//! Source: `Gem::Requirement`, <https://docs.ruby-lang.org/en/master/Gem/Requirement.html>.

use super::super::part::agree;
use super::super::rubygems::Version;
use super::operator;

#[derive(Clone, Copy)]
enum Operator {
    Equal,
    NotEqual,
    Greater,
    GreaterEqual,
    Less,
    LessEqual,
    /// The last number that is written may grow.
    About,
}

const OPERATORS: &[(&str, Operator)] = &[
    ("~>", Operator::About),
    (">=", Operator::GreaterEqual),
    ("<=", Operator::LessEqual),
    ("!=", Operator::NotEqual),
    ("=", Operator::Equal),
    (">", Operator::Greater),
    ("<", Operator::Less),
];

pub(super) fn allows(range: &str, version: &str) -> Option<bool> {
    let version = Version::parse(version)?;
    let mut allowed = true;
    for comparator in range.split(',') {
        let comparator = comparator.trim_ascii();
        let (operator, text) = operator(comparator, OPERATORS).unwrap_or((Operator::Equal, comparator));
        let bound = Version::parse(text)?;
        let order = version.compare(&bound);
        allowed &= match operator {
            Operator::Equal => order.is_eq(),
            Operator::NotEqual => order.is_ne(),
            Operator::Greater => order.is_gt(),
            Operator::GreaterEqual => order.is_ge(),
            Operator::Less => order.is_lt(),
            Operator::LessEqual => order.is_le(),
            Operator::About => order.is_ge() && agree(&version.numbers(), &bound.numbers(), fixed(text)),
        };
    }
    Some(allowed)
}

/// How many numbers must not change: all that are written before the first word, but the last.
fn fixed(text: &str) -> usize {
    let numbers = text.split(['.', '-']).take_while(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
    numbers.count().saturating_sub(1).max(1)
}
