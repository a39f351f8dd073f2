//! Requirements of Hex.
//!
//! Source: <https://hexdocs.pm/elixir/Version.html#module-requirements>.

use super::super::any;
use super::super::semver::Version;
use super::operator::Operator;

pub(super) fn allows(range: &str, version: &str) -> Option<bool> {
    let version = Version::parse(version)?;
    any(range
        .split(" or ")
        .map(|all| all.split(" and ").try_fold(true, |allowed, text| Some(allowed && admits(text, &version)?))))
}

fn admits(text: &str, version: &Version<'_>) -> Option<bool> {
    let (operator, text) = Operator::take(text, &[("~>", Operator::Compatible)], Operator::Equal);
    let bound = Version::parse_plain(text)?;
    let fixed = bound.written.saturating_sub(1).max(1);
    let inside = operator != Operator::Compatible || version.core[..fixed] == bound.core[..fixed];
    Some(operator.admits(version.compare(&bound)) && inside)
}
