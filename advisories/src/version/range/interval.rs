//! Intervals in brackets (Maven, NuGet) and least versions (Go, NuGet).
//!
//! Sources: <https://maven.apache.org/pom.html#dependency-version-requirement-specification>,
//! <https://learn.microsoft.com/nuget/concepts/package-versioning#version-ranges>, <https://go.dev/ref/mod#go-mod-file-require>.

use std::cmp::Ordering;

use super::super::{Parsed, any};
use crate::Ecosystem;

/// Go takes the greatest of the versions that are asked for, and each is a least one.
pub(super) fn at_least(ecosystem: Ecosystem, least: &str, version: &str) -> Option<bool> {
    order(ecosystem, version, least).map(Ordering::is_ge)
}

/// A version without brackets is only a recommendation: another one may always be chosen.
pub(super) fn maven(range: &str, version: &str) -> Option<bool> {
    if !range.contains(['[', '(']) {
        return Parsed::of(Ecosystem::Maven, version).map(|_| true);
    }
    let mut intervals = Vec::new();
    let mut rest = range;
    while !rest.is_empty() {
        let end = rest.find([']', ')'])? + 1;
        intervals.push(within(Ecosystem::Maven, &rest[..end], version));
        rest = rest[end..].trim_ascii_start();
        rest = rest.strip_prefix(',').unwrap_or(rest).trim_ascii_start();
    }
    any(intervals.into_iter())
}

/// A version without brackets is the least one. Floating ones (`1.*`) depend on what a registry has.
pub(super) fn nuget(range: &str, version: &str) -> Option<bool> {
    if range.starts_with(['[', '(']) {
        within(Ecosystem::NuGet, range, version)
    } else {
        at_least(Ecosystem::NuGet, range, version)
    }
}

/// Whether one interval holds a version: `[1.0]`, `[1.0,2.0)`, `(,2.0]`.
fn within(ecosystem: Ecosystem, interval: &str, version: &str) -> Option<bool> {
    let closed_below = interval.starts_with('[');
    let closed_above = interval.ends_with(']');
    let bounds = interval.strip_prefix(['[', '('])?.strip_suffix([']', ')'])?;
    let Some((low, high)) = bounds.split_once(',') else {
        let exact = order(ecosystem, version, bounds.trim_ascii())?;
        return Some(closed_below && closed_above && exact.is_eq());
    };
    let inside = |bound: &str, closed: bool, side: Ordering| match bound.trim_ascii() {
        "" => Some(true),
        bound => order(ecosystem, version, bound).map(|order| order == side || closed && order.is_eq()),
    };
    Some(inside(low, closed_below, Ordering::Greater)? && inside(high, closed_above, Ordering::Less)?)
}

fn order(ecosystem: Ecosystem, version: &str, bound: &str) -> Option<Ordering> {
    super::super::compare(ecosystem, version, bound)
}
