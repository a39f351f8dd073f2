//! Reads the starter set's source (`starter/README.md` describes it); for the build, and for the tests of what it says.

use findings::Severity;
use jiff::Timestamp;

use crate::Ecosystem;
use crate::affected::{Affected, Event};
use crate::index::{About, Coverage, write};
use crate::osv::Record;

/// When the facts were last written down.
const WRITTEN: &str = "2026-11-24T00:00:00Z";

/// Where the coverage says that the advisories come from.
const SOURCE: &str = "built in";

/// The ecosystems of the set: each is a file `<name>.txt`.
pub(crate) const ECOSYSTEMS: &[Ecosystem] =
    &[Ecosystem::Npm, Ecosystem::PyPi, Ecosystem::Maven, Ecosystem::Go, Ecosystem::CratesIo];

/// Makes the database of all files. `text` gives a file's text.
pub(crate) fn database(text: impl Fn(&str) -> String) -> Result<Vec<u8>, String> {
    let mut records = Vec::new();
    for &ecosystem in ECOSYSTEMS {
        let file = format!("{}.txt", ecosystem.osv_name());
        records.extend(read(ecosystem, &text(&file)).map_err(|wrong| format!("{file}:{wrong}"))?);
    }
    let written = written();
    let coverage = |&ecosystem| Coverage {
        ecosystem,
        records: 0,
        malware: 0,
        newest: written,
        asked: written,
        source: SOURCE.to_owned(),
        validator: String::new(),
    };
    let about = About { built: written, coverage: ECOSYSTEMS.iter().map(coverage).collect() };
    write(records, &about).map_err(|large| large.to_string())
}

fn written() -> Timestamp {
    WRITTEN.parse().expect("a time")
}

/// Reads a file; an error begins with the line's number.
pub(crate) fn read(ecosystem: Ecosystem, text: &str) -> Result<Vec<Record>, String> {
    let mut records: Vec<Record> = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let wrong = |why: &str| format!("{}: {why}", number + 1);
        let parts: Vec<_> = line.split(" | ").collect();
        let (packages, affected) = match parts[..] {
            ["+", packages, affected] => (packages, affected),
            [ids, packages, affected, severity, summary] => {
                records.push(record(ids, severity, summary).ok_or_else(|| wrong("no id, severity or summary"))?);
                (packages, affected)
            }
            _ => return Err(wrong("not five parts, nor three after a plus sign")),
        };
        let affected = ranges(affected).ok_or_else(|| wrong("what is affected is unreadable"))?;
        let record = records.last_mut().ok_or_else(|| wrong("nothing stands above it"))?;
        for package in packages.split(", ") {
            record.add_package(ecosystem, package, affected.clone());
        }
    }
    Ok(records)
}

fn record(ids: &str, severity: &str, summary: &str) -> Option<Record> {
    let mut ids = ids.split(' ').map(str::to_owned);
    let id = ids.next().filter(|id| !id.is_empty())?;
    // The id says that it is malware.
    let label = if severity == "malware" { None } else { Some(Severity::parse(severity)?) };
    Some(Record {
        id,
        modified: written(),
        withdrawn: false,
        aliases: ids.collect(),
        scores: Vec::new(),
        label,
        informational: false,
        affected: Vec::new(),
        summary: Some(summary.trim()).filter(|summary| !summary.is_empty())?.to_owned(),
        details: String::new(),
    })
}

fn ranges(text: &str) -> Option<Affected> {
    let mut affected = Affected { ranges: Vec::new(), versions: Vec::new() };
    for range in text.split(", ") {
        if let Some(version) = range.strip_prefix('=') {
            affected.versions.push(version.to_owned());
            continue;
        }
        let mut events = Vec::new();
        for bound in range.split(' ') {
            let event = if bound == "*" {
                Event::Introduced("0".to_owned())
            } else if let Some(version) = bound.strip_prefix(">=") {
                Event::Introduced(version.to_owned())
            } else if let Some(version) = bound.strip_prefix("<=") {
                Event::LastAffected(version.to_owned())
            } else {
                Event::Fixed(bound.strip_prefix('<')?.to_owned())
            };
            events.push(event);
        }
        if !matches!(events[0], Event::Introduced(_)) {
            events.insert(0, Event::Introduced("0".to_owned()));
        }
        affected.ranges.push(events);
    }
    Some(affected)
}

#[cfg(test)]
#[path = "source_tests.rs"]
mod tests;
