//! One advisory, read from a JSON record of the OSV schema.
//!
//! Source: <https://ossf.github.io/osv-schema/>. Kept is what answering needs; the rest of a record is not stored. What
//! the schema allows to be absent or null is taken as empty; a record whose shape is another is refused in words, because
//! half an advisory would be a quiet "not affected".

use std::fmt;

use findings::Severity;
use jiff::Timestamp;
use serde::Deserialize;

use crate::Ecosystem;
use crate::affected::{Affected, Event};
use crate::name::normalised;

/// One advisory.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// Its name at its home database.
    pub id: String,
    /// When it last changed.
    pub modified: Timestamp,
    /// Whether its authors took it back: it says nothing any more.
    pub withdrawn: bool,
    /// Other names of the same thing.
    pub aliases: Vec<String>,
    /// What CVSS says of it.
    pub scores: Vec<Score>,
    /// What its authors call it, where they use one of the four words.
    pub label: Option<Severity>,
    /// Whether it only tells something (a package that nobody keeps any more) and names no hole.
    pub informational: bool,
    /// The packages of ecosystems that we know, each once.
    pub affected: Vec<AffectedPackage>,
    /// One line; may be empty.
    pub summary: String,
    /// Longer text in Markdown, cut at [`DETAILS`] bytes.
    pub details: String,
}

/// A package that an advisory is about, and which of its versions.
#[derive(Clone, Debug, PartialEq)]
pub struct AffectedPackage {
    /// Where it comes from.
    pub ecosystem: Ecosystem,
    /// In the spelling under which it is looked up ([`normalised`]).
    pub name: String,
    /// Which versions.
    pub affected: Affected,
}

/// A CVSS vector, or the number alone where a database gives no vector.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Score {
    /// Of which version of CVSS: 2, 3 or 4.
    pub cvss: u8,
    /// As it is written.
    pub text: String,
}

/// How much of the details is kept, in bytes: what fits on a screen or in an editor's hover. Records of the bulk export
/// hold up to 100 KiB of changelogs and proofs, which nobody reads in a terminal.
pub const DETAILS: usize = 2048;

/// How long an id or a package's name may be, in bytes. The longest that exist are Go modules of about 200.
const NAME: usize = 4096;

/// Why a text is no record.
#[derive(Debug, PartialEq, Eq)]
pub struct Unreadable(String);

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Unreadable {}

impl Record {
    /// Reads one record.
    ///
    /// # Errors
    /// When the text is no JSON, or a field that decides who is affected has another shape than the schema's.
    pub fn read(json: &[u8]) -> Result<Self, Unreadable> {
        let json = json.strip_prefix(b"\xef\xbb\xbf").unwrap_or(json);
        let raw: Raw = serde_json::from_slice(json).map_err(|error| Unreadable(error.to_string()))?;
        raw.record()
    }

    /// Whether it is about a package that was published to do harm.
    pub fn is_malware(&self) -> bool {
        is_malware(&self.id)
    }
}

/// Whether an id belongs to the database of malicious packages.
pub fn is_malware(id: &str) -> bool {
    id.starts_with("MAL-")
}

#[derive(Deserialize)]
struct Raw {
    id: String,
    modified: String,
    withdrawn: Option<String>,
    aliases: Option<Vec<String>>,
    severity: Option<Vec<RawScore>>,
    affected: Option<Vec<RawAffected>>,
    summary: Option<String>,
    details: Option<String>,
    database_specific: Option<Specific>,
}

#[derive(Deserialize)]
struct RawScore {
    #[serde(rename = "type")]
    kind: String,
    score: Loose,
}

#[derive(Deserialize)]
struct RawAffected {
    package: Option<RawPackage>,
    ranges: Option<Vec<RawRange>>,
    versions: Option<Vec<String>>,
    severity: Option<Vec<RawScore>>,
    database_specific: Option<Specific>,
    ecosystem_specific: Option<Specific>,
}

#[derive(Deserialize)]
struct RawPackage {
    ecosystem: String,
    name: String,
}

#[derive(Deserialize)]
struct RawRange {
    #[serde(rename = "type")]
    kind: String,
    events: Option<Vec<RawEvent>>,
}

#[derive(Deserialize)]
struct RawEvent {
    introduced: Option<String>,
    fixed: Option<String>,
    last_affected: Option<String>,
    limit: Option<String>,
}

/// The databases' own fields, as far as they rate.
#[derive(Default, Deserialize)]
struct Specific {
    severity: Option<Loose>,
    informational: Option<Loose>,
    cvss_v2: Option<Loose>,
    cvss_v3: Option<Loose>,
    cvss_v4: Option<Loose>,
}

/// No schema binds the databases' own fields.
#[derive(Deserialize)]
#[serde(untagged)]
enum Loose {
    Text(String),
    Number(f64),
    Other(serde::de::IgnoredAny),
}

impl Loose {
    fn text(&self) -> Option<String> {
        match self {
            Self::Text(text) => Some(text.clone()),
            Self::Number(number) => Some(number.to_string()),
            Self::Other(_) => None,
        }
    }
}

impl Raw {
    fn record(self) -> Result<Record, Unreadable> {
        let modified = self
            .modified
            .parse()
            .map_err(|error| Unreadable(format!("{}: `modified` is no time: {error}", self.id)))?;
        if self.id.is_empty() || self.id.len() > NAME {
            return Err(Unreadable(format!("an id of {} bytes", self.id.len())));
        }
        let mut record = Record {
            modified,
            withdrawn: self.withdrawn.is_some(),
            aliases: self.aliases.unwrap_or_default(),
            scores: Vec::new(),
            label: None,
            informational: false,
            affected: Vec::new(),
            summary: self.summary.unwrap_or_default(),
            details: cut(&self.details.unwrap_or_default(), is_malware(&self.id)),
            id: self.id,
        };
        record.aliases.retain(|alias| *alias != record.id && !alias.is_empty());
        for score in self.severity.unwrap_or_default() {
            record.add_score(&score);
        }
        record.add_specific(&self.database_specific.unwrap_or_default());
        for affected in self.affected.unwrap_or_default() {
            record.add_affected(affected)?;
        }
        Ok(record)
    }
}

impl Record {
    fn add_score(&mut self, raw: &RawScore) {
        let cvss = match raw.kind.as_str() {
            "CVSS_V2" => 2,
            "CVSS_V3" => 3,
            "CVSS_V4" => 4,
            // Distributions' own words, which are not about packages of ours.
            _ => return,
        };
        if let Some(text) = raw.score.text() {
            self.keep(Score { cvss, text });
        }
    }

    fn keep(&mut self, score: Score) {
        if !score.text.is_empty() && !self.scores.contains(&score) {
            self.scores.push(score);
        }
    }

    fn add_specific(&mut self, specific: &Specific) {
        for (cvss, loose) in [(2, &specific.cvss_v2), (3, &specific.cvss_v3), (4, &specific.cvss_v4)] {
            if let Some(text) = loose.as_ref().and_then(Loose::text) {
                self.keep(Score { cvss, text });
            }
        }
        let label = specific.severity.as_ref().and_then(Loose::text).and_then(|text| label(&text));
        self.label = self.label.max(label);
        self.informational |= matches!(specific.informational, Some(Loose::Text(_)));
    }

    fn add_affected(&mut self, raw: RawAffected) -> Result<(), Unreadable> {
        for score in raw.severity.iter().flatten() {
            self.add_score(score);
        }
        for specific in [raw.database_specific, raw.ecosystem_specific].into_iter().flatten() {
            self.add_specific(&specific);
        }
        // A repository without a package: nothing that a lockfile names.
        let Some(package) = raw.package else { return Ok(()) };
        let Some(ecosystem) = Ecosystem::of_osv_name(&package.ecosystem) else { return Ok(()) };
        if package.name.is_empty() || package.name.len() > NAME {
            return Err(Unreadable(format!("{}: a package's name of {} bytes", self.id, package.name.len())));
        }
        let mut affected = Affected { ranges: Vec::new(), versions: raw.versions.unwrap_or_default() };
        for range in raw.ranges.unwrap_or_default() {
            match range.kind.as_str() {
                "SEMVER" | "ECOSYSTEM" => affected.ranges.push(self.events(range.events.unwrap_or_default())?),
                // Commits: no lockfile's versions. Beside them the same range stands in versions.
                "GIT" => {}
                other => return Err(Unreadable(format!("{}: a range of the unknown type {other:?}", self.id))),
            }
        }
        self.add_package(ecosystem, &package.name, affected);
        Ok(())
    }

    /// Adds what is affected of a package; several entries for one package are one.
    pub(crate) fn add_package(&mut self, ecosystem: Ecosystem, name: &str, affected: Affected) {
        let name = normalised(ecosystem, name).into_owned();
        let same = self.affected.iter_mut().find(|known| known.ecosystem == ecosystem && known.name == name);
        match same {
            Some(known) => {
                known.affected.ranges.extend(affected.ranges);
                known.affected.versions.extend(affected.versions);
            }
            None => self.affected.push(AffectedPackage { ecosystem, name, affected }),
        }
    }

    fn events(&self, raw: Vec<RawEvent>) -> Result<Vec<Event>, Unreadable> {
        let mut events = Vec::with_capacity(raw.len());
        for event in raw {
            let before = events.len();
            events.extend(event.introduced.map(Event::Introduced));
            events.extend(event.fixed.map(Event::Fixed));
            events.extend(event.last_affected.map(Event::LastAffected));
            events.extend(event.limit.map(Event::Limit));
            if events.len() == before {
                return Err(Unreadable(format!("{}: a range with an event of an unknown kind", self.id)));
            }
        }
        Ok(events)
    }
}

/// The four words, as GitHub and others write them.
fn label(text: &str) -> Option<Severity> {
    match text.to_ascii_lowercase().as_str() {
        "moderate" => Some(Severity::Medium),
        word => Severity::parse(word),
    }
}

/// The part of the details that people wrote, not longer than the limit.
fn cut(details: &str, malware: bool) -> String {
    // Below this line the database of malicious packages repeats its sources by machine, with hashes.
    let details = match details.split_once("---\n_-= Per source details") {
        Some((above, _)) if malware => above,
        _ => details,
    };
    let details = details.trim();
    if details.len() <= DETAILS {
        return details.to_owned();
    }
    let end = details.floor_char_boundary(DETAILS);
    format!("{} …", details[..end].trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> Record {
        Record::read(json.as_bytes()).expect("a record")
    }

    #[test]
    fn what_may_be_absent_or_null_is_empty() {
        for json in [
            r#"{"id": "X-1", "modified": "2024-10-10T12:34:56.123456Z"}"#,
            "\u{feff}{\"id\": \"X-1\", \"modified\": \"2024-10-10T12:34:56.123456Z\", \"unknown\": [1]}\r\n",
            r#"{"id": "X-1", "modified": "2024-10-10T12:34:56.123456Z", "aliases": null, "affected": null, "summary": null,
                "severity": null, "details": null, "withdrawn": null, "database_specific": null}"#,
            r#"{"id": "X-1", "modified": "2024-10-10T12:34:56.123456Z", "aliases": ["X-1", ""],
                "affected": [{"package": null}, {"ranges": [{"type": "GIT", "events": [{"introduced": "0"}]}]},
                             {"package": {"ecosystem": "Debian:12", "name": "a"}, "ranges": [{"type": "ODD"}]}],
                "severity": [{"type": "Ubuntu", "score": "low"}], "database_specific": {"severity": ["odd"]}}"#,
        ] {
            let record = read(json);
            assert_eq!((record.id.as_str(), record.withdrawn, record.informational), ("X-1", false, false), "{json}");
            assert_eq!((record.label, record.scores.len(), record.aliases.len()), (None, 0, 0), "{json}");
            assert_eq!((record.affected.len(), record.summary.len(), record.details.len()), (0, 0, 0), "{json}");
        }
    }

    #[test]
    fn what_decides_who_is_affected_must_have_its_shape() {
        let check = |affected: &str, expected: &str| {
            let json = format!(r#"{{"id": "X-1", "modified": "2024-10-10T12:34:56Z", "affected": [{affected}]}}"#);
            let error = Record::read(json.as_bytes()).expect_err("refused").to_string();
            assert!(error.contains(expected), "{error}");
        };
        let of = |more: &str| format!(r#"{{"package": {{"ecosystem": "npm", "name": "a"}}, {more}}}"#);
        check(&of(r#""versions": "1""#), "expected a sequence");
        check(&of(r#""ranges": [{"type": "ODD", "events": []}]"#), "a range of the unknown type \"ODD\"");
        check(&of(r#""ranges": [{"type": "SEMVER", "events": [{"odd": "1"}]}]"#), "an event of an unknown kind");
        check(r#"{"package": {"ecosystem": "npm", "name": ""}}"#, "a package's name of 0 bytes");
        let check = |json: &str, expected: &str| {
            let error = Record::read(json.as_bytes()).expect_err("refused").to_string();
            assert!(error.contains(expected), "{error}");
        };
        check("", "EOF");
        check(r#"{"id": "", "modified": "2024-10-10T12:34:56Z"}"#, "an id of 0 bytes");
        check(r#"{"id": "X-1", "modified": "yesterday"}"#, "X-1: `modified` is no time");
        let deep = "[".repeat(100_000);
        check(&format!(r#"{{"id": "X-1", "database_specific": {{"severity": {deep}"#), "recursion limit");
    }

    #[test]
    fn several_entries_of_one_package_are_one() {
        let record = read(
            r#"{"id": "X-1", "modified": "2024-10-10T12:34:56Z", "affected": [
                {"package": {"ecosystem": "PyPI", "name": "A_b"}, "versions": ["1"], "severity": [{"type": "CVSS_V3", "score": 7}]},
                {"package": {"ecosystem": "Maven:https://repository.example", "name": "a:b"}, "versions": ["2"]},
                {"package": {"ecosystem": "PyPI", "name": "a.B"}, "versions": ["3"]}]}"#,
        );
        let names: Vec<_> = record
            .affected
            .iter()
            .map(|package| (package.name.as_str(), package.affected.versions.join(" ")))
            .collect();
        assert_eq!(names, [("a-b", "1 3".to_owned()), ("a:b", "2".to_owned())]);
        assert_eq!(record.scores, [Score { cvss: 3, text: "7".to_owned() }]);
    }

    #[test]
    fn details_are_kept_as_far_as_somebody_reads_them() {
        let check = |id: &str, details: &str, expected: &str| assert_eq!(cut(details, is_malware(id)), expected);
        let machine = "It steals tokens.\n\n---\n_-= Per source details. Do not edit below this line.=-_\n\nhash";
        check("MAL-2025-1", machine, "It steals tokens.");
        check("X-1", machine, machine);
        check("X-1", &"ß".repeat(DETAILS), &format!("{} …", "ß".repeat(DETAILS / 2)));
    }
}
