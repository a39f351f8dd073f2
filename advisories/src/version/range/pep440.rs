//! Specifiers of Python packages, with what Poetry adds to them.
//!
//! Sources: <https://packaging.python.org/en/latest/specifications/version-specifiers/> and
//! <https://python-poetry.org/docs/dependency-specification/> (`^`, `~`, `||`, a bare version).
//! Whether an installer takes a pre-release is its own choice; here a range lets it in if it lies inside.

use super::super::any;
use super::super::pep440::Version;
use super::operator;

#[derive(Clone, Copy, PartialEq)]
enum Operator {
    Arbitrary,
    Caret,
    Compatible,
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
    ("===", Operator::Arbitrary),
    ("==", Operator::Equal),
    ("=", Operator::Equal),
    ("~=", Operator::Compatible),
    ("~", Operator::Tilde),
    ("^", Operator::Caret),
    ("!=", Operator::NotEqual),
    (">=", Operator::GreaterEqual),
    (">", Operator::Greater),
    ("<=", Operator::LessEqual),
    ("<", Operator::Less),
];

pub(super) fn allows(range: &str, text: &str) -> Option<bool> {
    let version = Version::parse(text)?;
    // Poetry writes `||` and, in older lockfiles, `|`.
    any(range.split('|').filter(|set| !set.is_empty()).map(|set| {
        let mut allowed = true;
        for specifier in set.split(',').map(str::trim_ascii).filter(|specifier| !specifier.is_empty()) {
            let (operator, bound) = operator(specifier, OPERATORS).unwrap_or((Operator::Equal, specifier));
            allowed &= match operator {
                Operator::Arbitrary => bound.eq_ignore_ascii_case(text.trim_ascii()),
                _ => admits(operator, bound, &version)?,
            };
        }
        Some(allowed)
    }))
}

fn admits(operator: Operator, bound: &str, version: &Version<'_>) -> Option<bool> {
    if let Some(start) = bound.strip_suffix('*') {
        let start = start.strip_suffix('.').unwrap_or(start);
        let inside = match start {
            "" => true,
            // What begins like a pre-release is written by nobody.
            start => {
                let start = Version::parse(start).filter(Version::is_plain)?;
                version.same_start(&start, start.release.len())
            }
        };
        return match operator {
            Operator::Equal => Some(inside),
            Operator::NotEqual => Some(!inside),
            _ => None,
        };
    }
    let bound = Version::parse(bound)?;
    // A local label counts only where it is asked for.
    let order = if bound.has_local() { version.compare(&bound) } else { version.compare_public(&bound) };
    let start = |count: usize| version.same_start(&bound, count);
    let same_release = version.same_release(&bound);
    Some(match operator {
        Operator::Arbitrary | Operator::Equal => order.is_eq(),
        Operator::NotEqual => order.is_ne(),
        Operator::GreaterEqual => order.is_ge(),
        Operator::LessEqual => order.is_le(),
        // Not its own pre-releases, unless it is one; not its own post-releases, unless it is one.
        Operator::Less => order.is_lt() && (bound.is_prerelease() || !version.is_prerelease() || !same_release),
        Operator::Greater => order.is_gt() && (bound.is_postrelease() || !version.is_postrelease() || !same_release),
        Operator::Compatible => order.is_ge() && start(bound.release.len().checked_sub(1).filter(|count| *count > 0)?),
        Operator::Tilde => order.is_ge() && start(bound.release.len().min(2)),
        Operator::Caret => {
            let zeros = bound.release.iter().take_while(|number| number.is_zero()).count();
            order.is_ge() && start(bound.release.len().min(zeros + 1))
        }
    })
}
