//! One archive of the bulk export: `all.zip` of an ecosystem, or of all.

use std::collections::HashSet;
use std::fs::{self, File};
use std::io;
use std::path::Path;

use jiff::Timestamp;

use super::merge::Merge;
use super::{Failed, Outcome, Request, archive};
use crate::Ecosystem;
use crate::index::Coverage;
use crate::osv::Record;

/// Brings the database up to date from one archive of records.
///
/// An ecosystem is covered when the archive holds a record about it alone: PyPI's archive also has some records that
/// concern npm as well, and those are not npm's advisories. What the database knew of the covered ecosystems is replaced.
///
/// # Errors
/// When the archive is damaged, covers nothing or not what was asked for, or the database cannot be written; the database
/// is as it was.
pub fn from_zip(request: &Request<'_>, path: &Path) -> Result<Outcome, Failed> {
    Merge::begin(request, |merge, _| {
        let at = |error: io::Error| Failed::at(path, &error);
        let name = fs::canonicalize(path).map_err(at)?.display().to_string();
        let file = File::open(path).map_err(at)?;
        let length = file.metadata().map_err(at)?.len();
        let archive = archive::read(io::BufReader::new(file), length, &archive::LIMITS, request.progress)
            .map_err(|failed| Failed::new(format!("{}: {failed}", path.display())))?;
        let inside = covered(&archive.records);
        let chosen = if request.ecosystems.is_empty() { inside.as_slice() } else { request.ecosystems };
        if let Some(absent) = chosen.iter().find(|ecosystem| !inside.contains(ecosystem)) {
            return Err(Failed::new(format!("{}: it does not hold {}", path.display(), absent.osv_name())));
        }
        if chosen.is_empty() {
            return Err(Failed::new(format!("{}: it holds no advisories of a known ecosystem", path.display())));
        }
        merge.notes.extend(archive.unreadable);
        let mut records = archive.records;
        records.retain(|record| concerns(record, chosen));
        for &ecosystem in chosen {
            let of_it = records.iter().filter(|record| concerns(record, &[ecosystem]));
            let coverage = Coverage {
                ecosystem,
                records: 0,
                malware: 0,
                newest: of_it.map(|record| record.modified).max().unwrap_or(Timestamp::UNIX_EPOCH),
                asked: request.now,
                source: name.clone(),
                validator: String::new(),
            };
            merge.reread(coverage, archive.ids.clone(), Vec::new());
        }
        merge.add(records);
        Ok(())
    })
}

fn concerns(record: &Record, ecosystems: &[Ecosystem]) -> bool {
    record.affected.iter().any(|package| ecosystems.contains(&package.ecosystem))
}

fn covered(records: &[Record]) -> Vec<Ecosystem> {
    let alone = |record: &Record| {
        let ecosystems: HashSet<_> = record.affected.iter().map(|package| package.ecosystem).collect();
        if ecosystems.len() == 1 { ecosystems.into_iter().next() } else { None }
    };
    let covered: HashSet<_> = records.iter().filter_map(alone).collect();
    Ecosystem::ALL.iter().copied().filter(|ecosystem| covered.contains(ecosystem)).collect()
}
