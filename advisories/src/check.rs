//! What advisories say about the packages of one file: from a [`Read`] and an [`Index`] to answers.
//!
//! One answer for each package, version and group of advisories that mean the same hole. What cannot be told is a gap,
//! in words: a version that is not known, or is none.

use findings::Severity;
use rustc_hash::FxHashMap;

use crate::affected::{Affected, is_affected, smallest_fix};
use crate::index::{Damaged, Entry, Group, Index};
use crate::lockfile::Paths;
use crate::package::{self, Package, Read, Version};
use crate::version::allows;
use crate::{Ecosystem, name};

/// What is known of the packages of one file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Checked {
    /// In the order of the text.
    pub answers: Vec<Answer>,
    /// What could not be told, a line each, without a full stop: never a quiet green.
    pub gaps: Vec<String>,
    /// Ecosystems of packages that the database knows nothing of, sorted, and of how many packages.
    pub uncovered: Vec<(Ecosystem, usize)>,
}

/// That a package is affected.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// Its first place in [`Read::packages`].
    pub package: u32,
    /// The version that is installed.
    pub version: String,
    /// The ids of the advisories, the one to show first.
    pub ids: Vec<String>,
    /// One of these advisories, for [`Index::text`].
    pub record: u32,
    /// How bad it is; `None`: nobody says.
    pub severity: Option<Severity>,
    /// The smallest version after the installed one without any advisory, or else without this one.
    pub fix: Option<String>,
    /// Whether what pulls the package in lets that version in. None: that is not known, or nothing does.
    pub fits: Option<bool>,
    /// Whether the package was published to do harm.
    pub malware: bool,
    /// Whether a narrower part of the malware's record contradicts that this version is meant.
    pub disputed: bool,
    /// Whether the advisories only tell something and name no hole.
    pub informational: bool,
    /// Who needs the package, the best of all its places.
    pub group: package::Group,
    /// The shortest way from what the project asks for to the package, both included.
    pub way: Vec<u32>,
}

/// Holds all packages of a file against the database.
///
/// # Errors
/// When what the database stores for one of them cannot be.
pub fn check(read: &Read, index: &Index<'_>) -> Result<Checked, Damaged> {
    let mut checked = Checked::default();
    let mut uncovered: FxHashMap<Ecosystem, usize> = FxHashMap::default();
    let mut unknown: Vec<(&str, &str)> = Vec::new();
    let mut known: FxHashMap<(Ecosystem, String, &str), Place> = FxHashMap::default();
    for (at, package) in (0..).zip(&read.packages) {
        if !index.coverage().iter().any(|coverage| coverage.ecosystem == package.ecosystem) {
            *uncovered.entry(package.ecosystem).or_default() += 1;
            continue;
        }
        let version = match &package.version {
            Version::Exact(version) => version,
            Version::Unknown(why) => {
                unknown.push((&package.name, why));
                continue;
            }
        };
        // Most packages have no advisories: they must cost nothing but the look-up.
        let entries = index.lookup(package.ecosystem, &package.name)?;
        if entries.is_empty() {
            continue;
        }
        let name = name::normalised(package.ecosystem, &package.name).into_owned();
        let place =
            known.entry((package.ecosystem, name, version)).or_insert(Place { at, group: package.group, entries });
        place.group = place.group.min(package.group);
    }
    let mut affected: Vec<_> = known.into_iter().map(|((.., version), place)| (version, place)).collect();
    affected.sort_by_key(|(_, place)| place.at);
    let paths = (!affected.is_empty()).then(|| Paths::of(read));
    for (version, place) in &affected {
        let way = paths.as_ref().map(|paths| paths.path_to(place.at)).unwrap_or_default();
        one(read, index, version, place, &way, &mut checked)?;
    }
    checked.gaps.extend(unknown_versions(&unknown));
    checked.uncovered = uncovered.into_iter().collect();
    checked.uncovered.sort_unstable();
    Ok(checked)
}

/// A package that advisories speak of.
struct Place {
    at: u32,
    group: package::Group,
    entries: Vec<Entry>,
}

/// Adds the answers about one package.
fn one(
    read: &Read,
    index: &Index<'_>,
    version: &str,
    place: &Place,
    way: &[u32],
    checked: &mut Checked,
) -> Result<(), Damaged> {
    let package = &read.packages[place.at as usize];
    let mut groups: Vec<(Group, Vec<&Entry>)> = Vec::new();
    let mut untold = Vec::new();
    for entry in &place.entries {
        match is_affected(package.ecosystem, &entry.affected, version) {
            Some(false) => {}
            Some(true) => match groups.iter_mut().find(|(group, _)| *group == entry.group) {
                Some((_, entries)) => entries.push(entry),
                None => groups.push((entry.group, vec![entry])),
            },
            None => untold.push(index.id(entry.record)?),
        }
    }
    if !untold.is_empty() {
        let ids = some_of(&untold);
        checked.gaps.push(format!("whether {ids} means `{} {version}` cannot be told", package.name));
    }
    let all: Vec<&Affected> =
        place.entries.iter().filter(|entry| !entry.disputed).map(|entry| &entry.affected).collect();
    for (group, entries) in groups {
        // A doubt says nothing where the same group has something certain.
        let disputed = entries.iter().all(|entry| entry.disputed);
        let meant: Vec<&Entry> = entries.into_iter().filter(|entry| disputed || !entry.disputed).collect();
        let Some(first) = meant.first() else { continue };
        let own: Vec<&Affected> = meant.iter().map(|entry| &entry.affected).collect();
        let fix =
            smallest_fix(package.ecosystem, &all, version).or_else(|| smallest_fix(package.ecosystem, &own, version));
        checked.answers.push(Answer {
            package: place.at,
            version: version.to_owned(),
            ids: index.ids(group)?,
            record: first.record,
            severity: meant.iter().filter_map(|entry| entry.severity).max(),
            fits: fix.as_deref().and_then(|fix| fits(read, way, package, fix)),
            fix,
            malware: meant.iter().any(|entry| entry.malware),
            disputed,
            informational: meant.iter().all(|entry| entry.informational),
            group: place.group,
            way: way.to_vec(),
        });
    }
    Ok(())
}

/// Whether the package before the last of a way lets a version of the last in.
fn fits(read: &Read, way: &[u32], package: &Package, version: &str) -> Option<bool> {
    let [.., parent, child] = way else { return None };
    let needs = &read.packages[*parent as usize].needs;
    let (_, range) = needs.iter().find(|(need, _)| need == child)?;
    allows(package.ecosystem, range, version)
}

/// What is said of packages whose version the file does not tell: each reason once, with some of the names.
fn unknown_versions(unknown: &[(&str, &str)]) -> Vec<String> {
    let mut reasons: Vec<(&str, Vec<String>)> = Vec::new();
    for (name, why) in unknown {
        match reasons.iter_mut().find(|(reason, _)| reason == why) {
            Some((_, names)) => names.push(format!("`{name}`")),
            None => reasons.push((why, vec![format!("`{name}`")])),
        }
    }
    let all = reasons.len();
    let mut lines: Vec<String> =
        reasons.iter().take(MOST_REASONS).map(|(why, names)| format!("{}: {why}", some_of(names))).collect();
    if all > MOST_REASONS {
        let rest: usize = reasons[MOST_REASONS..].iter().map(|(_, names)| names.len()).sum();
        lines.push(format!("{rest} more packages whose version is not known"));
    }
    lines
}

/// More reasons than this are no longer read.
const MOST_REASONS: usize = 4;

/// The first of a list, and how many more there are.
fn some_of(names: &[String]) -> String {
    let shown = names.iter().take(5).map(String::as_str).collect::<Vec<_>>().join(", ");
    if names.len() > 5 { format!("{shown} and {} more", names.len() - 5) } else { shown }
}

#[cfg(test)]
mod tests {
    use findings::{RepoPath, Severity};

    use super::{Answer, Checked, check};
    use crate::Ecosystem;
    use crate::index::{About, Coverage, Index, write};
    use crate::lockfile::{Files, format_of};
    use crate::osv::Record;
    use crate::package::{Group, Read};

    struct None;

    impl Files for None {
        fn text(&self, _: &str) -> Option<String> {
            Option::None
        }
    }

    const RECORDS: &[&str] = &[
        r#"{"id": "X-1", "modified": "2026-01-01T00:00:00Z", "aliases": ["CVE-1"], "summary": "a hole",
            "database_specific": {"severity": "HIGH"},
            "affected": [{"package": {"ecosystem": "npm", "name": "a"},
                "ranges": [{"type": "SEMVER", "events": [{"introduced": "0"}, {"fixed": "1.0.2"}]}]}]}"#,
        r#"{"id": "Y-1", "modified": "2026-01-01T00:00:00Z", "aliases": ["CVE-1"],
            "affected": [{"package": {"ecosystem": "npm", "name": "a"},
                "ranges": [{"type": "SEMVER", "events": [{"introduced": "0"}, {"fixed": "1.0.2"}]}]}]}"#,
        r#"{"id": "X-2", "modified": "2026-01-01T00:00:00Z",
            "affected": [{"package": {"ecosystem": "npm", "name": "a"},
                "ranges": [{"type": "SEMVER", "events": [{"introduced": "1.0.0"}, {"fixed": "1.1.0"}]}]}]}"#,
        r#"{"id": "MAL-1", "modified": "2026-01-01T00:00:00Z",
            "affected": [{"package": {"ecosystem": "npm", "name": "b"},
                "ranges": [{"type": "SEMVER", "events": [{"introduced": "0"}]}]}]}"#,
    ];

    const LOCK: &str = r#"{"lockfileVersion": 3, "packages": {
        "": {"dependencies": {"c": "^1.0.0"}, "devDependencies": {"b": "1.0.0"}},
        "node_modules/a": {"version": "1.0.1"},
        "node_modules/b": {"version": "1.0.0", "dev": true},
        "node_modules/c": {"version": "1.0.0", "dependencies": {"a": "~1.0.0"}},
        "node_modules/c/node_modules/b": {"version": "1.0.0", "dev": true},
        "node_modules/d": {"version": "1.0.0"}}}"#;

    fn asked(path: &str, text: &str) -> (Read, Checked) {
        let records = RECORDS.iter().map(|json| Record::read(json.as_bytes()).expect("a record")).collect();
        let time = "2026-01-02T00:00:00Z".parse().expect("a time");
        let coverage = Coverage {
            ecosystem: Ecosystem::Npm,
            records: 0,
            malware: 0,
            newest: time,
            asked: time,
            source: String::new(),
            validator: String::new(),
        };
        let bytes = write(records, &About { built: time, coverage: vec![coverage] }).expect("small");
        let index = Index::open(&bytes).expect("whole");
        let read = format_of(&RepoPath::from(path)).expect("a format").read(text, &None).expect("a lockfile");
        let checked = check(&read, &index).expect("whole");
        (read, checked)
    }

    #[test]
    fn a_hole_a_package_and_a_version_is_one_answer() {
        let (read, checked) = asked("package-lock.json", LOCK);
        let shown = |answer: &Answer| {
            let name = &read.packages[answer.package as usize].name;
            let way: Vec<&str> = answer.way.iter().map(|&at| read.packages[at as usize].name.as_str()).collect();
            (format!("{name} {} {}", answer.version, answer.ids[0]), way.join(" "), answer.fix.clone(), answer.fits)
        };
        let shown: Vec<_> = checked.answers.iter().map(shown).collect();
        let fix = |version: &str| Some(version.to_owned());
        let expected = [
            // What fixes one hole and leaves the other is no fix; what `c` asks for does not let the fix in.
            ("a 1.0.1 X-1".to_owned(), "c a".to_owned(), fix("1.1.0"), Some(false)),
            ("a 1.0.1 X-2".to_owned(), "c a".to_owned(), fix("1.1.0"), Some(false)),
            ("b 1.0.0 MAL-1".to_owned(), "b".to_owned(), Option::None, Option::None),
        ];
        assert_eq!(shown, expected);
        let [high, unrated, malware] = &checked.answers[..] else { panic!("three") };
        assert_eq!(high.severity, Some(Severity::High));
        assert_eq!(unrated.severity, Option::None, "nobody says");
        assert!(malware.malware && malware.severity == Some(Severity::Critical) && !high.malware);
        assert_eq!([high.group, malware.group], [Group::Production, Group::Development]);
        assert!(checked.gaps.is_empty() && checked.uncovered.is_empty(), "{checked:?}");
    }

    #[test]
    fn what_was_not_checked_is_said() {
        let (_, checked) = asked("package-lock.json", &LOCK.replace("\"1.0.1\"", "\"one\""));
        assert_eq!(checked.gaps, ["whether X-1, X-2, Y-1 means `a one` cannot be told"]);
        let (_, checked) = asked("requirements.txt", "a==1\nb>=2\n");
        assert_eq!(checked.uncovered, [(Ecosystem::PyPi, 2)]);
    }
}
