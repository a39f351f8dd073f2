//! Specifiers of Python packages, with what Poetry adds to them.
//!
//! Sources: <https://packaging.python.org/en/latest/specifications/version-specifiers/> and
//! <https://python-poetry.org/docs/dependency-specification/> (`^`, `~`, `||`, a bare version).
//! Whether an installer takes a pre-release is its own choice; here a range lets it in if it lies inside.

use super::super::any;
use super::super::pep440::Version;
use super::operator::Operator;

const SIGNS: &[(&str, Operator)] = &[("~=", Operator::Compatible), ("~", Operator::Tilde), ("^", Operator::Caret)];

pub(super) fn allows(range: &str, text: &str) -> Option<bool> {
    let version = Version::parse(text)?;
    // Poetry writes `||` and, in older lockfiles, `|`.
    any(range.split('|').filter(|set| !set.is_empty()).map(|set| {
        let mut specifiers = set.split(',').map(str::trim_ascii).filter(|specifier| !specifier.is_empty());
        specifiers.try_fold(true, |allowed, specifier| {
            let inside = match specifier.strip_prefix("===") {
                Some(exact) => exact.trim_ascii().eq_ignore_ascii_case(text.trim_ascii()),
                None => admits(specifier, &version)?,
            };
            Some(allowed && inside)
        })
    }))
}

fn admits(specifier: &str, version: &Version<'_>) -> Option<bool> {
    let (operator, bound) = Operator::take(specifier, SIGNS, Operator::Equal);
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
    Some(match operator {
        // What becomes the bound lies before it, but is not meant; neither is what follows it only as a post-release.
        Operator::Less if bound.is_prerelease() => order.is_lt(),
        Operator::Less => version.compare_public(&bound.first_development()).is_lt(),
        Operator::Greater => version.compare_public(&bound).is_gt() && !version.is_postrelease_of(&bound),
        Operator::Compatible => order.is_ge() && start(bound.release.len().checked_sub(1).filter(|count| *count > 0)?),
        Operator::Tilde => order.is_ge() && start(bound.release.len().min(2)),
        Operator::Caret => {
            let zeros = bound.release.iter().take_while(|number| number.is_zero()).count();
            order.is_ge() && start(bound.release.len().min(zeros + 1))
        }
        other => other.admits(order),
    })
}
