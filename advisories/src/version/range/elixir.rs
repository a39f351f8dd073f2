//! Requirements of Hex.
//!
//! Source: <https://hexdocs.pm/elixir/Version.html#module-requirements>.

use super::super::any;
use super::super::semver::Version;
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
    ("==", Operator::Equal),
    ("!=", Operator::NotEqual),
    (">", Operator::Greater),
    ("<", Operator::Less),
];

pub(super) fn allows(range: &str, version: &str) -> Option<bool> {
    let version = Version::parse(version)?;
    any(range.split(" or ").map(|all| {
        let mut allowed = true;
        for comparator in all.split(" and ") {
            let comparator = comparator.trim_ascii();
            let (operator, bound) = operator(comparator, OPERATORS).unwrap_or((Operator::Equal, comparator));
            let bound = Version::parse_plain(bound)?;
            let order = version.compare(&bound);
            allowed &= match operator {
                Operator::Equal => order.is_eq(),
                Operator::NotEqual => order.is_ne(),
                Operator::Greater => order.is_gt(),
                Operator::GreaterEqual => order.is_ge(),
                Operator::Less => order.is_lt(),
                Operator::LessEqual => order.is_le(),
                Operator::About => {
                    let fixed = bound.written.saturating_sub(1).max(1);
                    order.is_ge() && version.core[..fixed] == bound.core[..fixed]
                }
            };
        }
        Some(allowed)
    }))
}
