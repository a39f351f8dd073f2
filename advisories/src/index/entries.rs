//! What each record says of each package, as it is looked up.

use crate::Ecosystem;
use crate::affected::{Affected, Event, is_affected};
use crate::osv::Record;

use super::groups::Groups;

/// What one record says of one package.
pub(super) struct Entry<'a> {
    pub(super) ecosystem: Ecosystem,
    pub(super) name: &'a str,
    pub(super) record: u32,
    /// Only what a narrower part of the same malware contradicts.
    pub(super) disputed: bool,
    pub(super) affected: Affected,
}

/// The entries of each package, packages in the order of ecosystem and name.
pub(super) fn of_packages<'a>(
    records: &'a [Record],
    groups: &Groups<'_>,
    malware: &[bool],
) -> impl Iterator<Item = Vec<Entry<'a>>> {
    let mut said: Vec<_> = records
        .iter()
        .enumerate()
        .flat_map(|(place, record)| record.affected.iter().map(move |package| (package, place)))
        .collect();
    said.sort_unstable_by_key(|(package, place)| (package.ecosystem, package.name.as_str(), *place));
    let mut rest = said.into_iter().peekable();
    std::iter::from_fn(move || {
        let (first, place) = rest.next()?;
        let same = |(other, _): &(&crate::osv::AffectedPackage, usize)| {
            (other.ecosystem, &other.name) == (first.ecosystem, &first.name)
        };
        let mut of_package = vec![(first, place)];
        while let Some(next) = rest.next_if(same) {
            of_package.push(next);
        }
        let group = |place: usize| groups.of[place].ok_or(place);
        let mut entries = Vec::with_capacity(of_package.len());
        for &(package, place) in &of_package {
            let Affected { ranges, versions } = package.affected.clone();
            // A record that says "every version" and names some, or that another record of the same malware narrows: who
            // wrote the first part did not know yet which versions it were.
            let narrowed = malware[place]
                && of_package.iter().any(|&(other, there)| group(there) == group(place) && is_narrow(&other.affected));
            let (every, narrow): (Vec<_>, Vec<_>) = ranges.into_iter().partition(|range| narrowed && is_every(range));
            let mut add = |ranges: Vec<_>, versions, disputed| {
                let affected = Affected { versions: residue(first.ecosystem, &ranges, versions), ranges };
                let (ecosystem, name) = (first.ecosystem, first.name.as_str());
                entries.push(Entry { ecosystem, name, record: place as u32, disputed, affected });
            };
            if every.is_empty() || !narrow.is_empty() || !versions.is_empty() {
                add(narrow, versions, false);
            }
            if !every.is_empty() {
                add(every, Vec::new(), true);
            }
        }
        Some(entries)
    })
}

fn is_every(range: &[Event]) -> bool {
    matches!(range, [Event::Introduced(version)] if version == "0")
}

fn is_narrow(affected: &Affected) -> bool {
    !affected.versions.is_empty() || affected.ranges.iter().any(|range| !is_every(range))
}

/// The versions that the ranges do not say already: databases list what a range means, hundreds of them.
fn residue(ecosystem: Ecosystem, ranges: &[Vec<Event>], mut versions: Vec<String>) -> Vec<String> {
    versions.sort_unstable();
    versions.dedup();
    if !versions.is_empty() && !ranges.is_empty() {
        let said = Affected { ranges: ranges.to_vec(), versions: Vec::new() };
        versions.retain(|version| is_affected(ecosystem, &said, version) != Some(true));
    }
    versions
}
