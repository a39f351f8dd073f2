//! What is asked of a source, in which order, and how much of it is fetched.

use std::collections::HashSet;
use std::fs::File;
use std::io;

use jiff::Timestamp;

use super::changes::{self, Change};
use super::merge::Merge;
use super::{Failed, Outcome, Request, Step, archive};
use crate::Ecosystem;
use crate::database::Lock;
use crate::index::Coverage;
use crate::osv::Record;

/// A copy of the bulk export.
pub(super) trait Source {
    /// What is written down as where the advisories come from.
    fn name(&self) -> &str;

    /// The ecosystems that it has, of those that we know.
    fn ecosystems(&self, lock: &Lock) -> Result<Vec<Ecosystem>, Failed>;

    /// The list of changes, unless it still is the one that `validator` names.
    fn changes(&self, ecosystem: Ecosystem, validator: Option<&str>, lock: &Lock) -> Result<Changes, Failed>;

    /// The whole of an ecosystem, and its length.
    fn archive(&self, ecosystem: Ecosystem, lock: &Lock) -> Result<(File, u64), Failed>;

    /// One record. `None`: it has none of this name.
    fn record(&self, ecosystem: Ecosystem, id: &str, lock: &Lock) -> Result<Option<Vec<u8>>, Failed>;

    /// From how many changed records on the archive is the shorter way.
    fn few(&self) -> usize;
}

/// What a source answers when it is asked what changed.
pub(super) enum Changes {
    /// Nothing since last time.
    Unchanged,
    /// It does not have this ecosystem.
    Missing,
    /// It has an archive only.
    Unlisted,
    /// The list, and by what the source recognises it.
    Listed(Vec<u8>, Option<String>),
}

/// Asks a source for everything, and replaces the database.
pub(super) fn run(request: &Request<'_>, source: &dyn Source) -> Result<Outcome, Failed> {
    Merge::begin(request, |merge, lock| {
        let offered = source.ecosystems(lock)?;
        let chosen = if request.ecosystems.is_empty() { offered.as_slice() } else { request.ecosystems };
        let mut answered = false;
        for &ecosystem in chosen {
            request.progress.step(Step::Asking(ecosystem));
            let found = if offered.contains(&ecosystem) {
                one(request, source, ecosystem, merge, lock)
                    .map_err(|failed| Failed::new(format!("{}: {failed}", ecosystem.osv_name())))?
            } else {
                false
            };
            answered |= found;
            if !found {
                let name = ecosystem.osv_name();
                merge.notes.push(format!("{name}: {} does not have it; what was known stays", source.name()));
            }
        }
        if answered { Ok(()) } else { Err(Failed::new(format!("{} has none of the ecosystems", source.name()))) }
    })
}

/// Brings one ecosystem up to date; whether the source has it.
fn one(
    request: &Request<'_>,
    source: &dyn Source,
    ecosystem: Ecosystem,
    merge: &mut Merge<'_>,
    lock: &Lock,
) -> Result<bool, Failed> {
    // Another source's list says nothing about what is known.
    let known = merge.coverage(ecosystem).filter(|known| known.source == source.name()).cloned();
    let validator = known.as_ref().map(|known| known.validator.as_str()).filter(|validator| !validator.is_empty());
    let mut coverage = Coverage {
        ecosystem,
        records: 0,
        malware: 0,
        newest: Timestamp::UNIX_EPOCH,
        asked: request.now,
        source: source.name().to_owned(),
        validator: String::new(),
    };
    let list = match (source.changes(ecosystem, validator, lock)?, &known) {
        (Changes::Missing, _) => return Ok(false),
        (Changes::Unchanged, Some(known)) => {
            merge.unchanged(Coverage { asked: request.now, ..known.clone() });
            return Ok(true);
        }
        (Changes::Unchanged, None) => {
            return Err(Failed::new("\"nothing changed\" is the answer, but nothing was asked"));
        }
        (Changes::Unlisted, _) => None,
        (Changes::Listed(text, validator), _) => {
            // A source without a name for the list: its bytes name it.
            coverage.validator = validator.unwrap_or_else(|| format!("crc32c:{:08x}", crc32c::crc32c(&text)));
            Some(text)
        }
    };
    let list = list.as_deref().map(changes::read).transpose()?;
    match (&list, &known) {
        (Some(_), Some(known)) if known.validator == coverage.validator => {
            merge.unchanged(Coverage { asked: request.now, ..known.clone() });
            return Ok(true);
        }
        (Some(list), Some(known)) => {
            coverage.newest = newest(list);
            if let Some(records) = few(request, source, known, list, merge, lock)? {
                merge.reread(coverage, list.iter().map(|change| change.id.to_owned()).collect(), records);
                return Ok(true);
            }
        }
        _ => {}
    }
    let (file, length) = source.archive(ecosystem, lock)?;
    let archive = archive::read(io::BufReader::new(file), length, &archive::LIMITS, request.progress)?;
    merge.notes.extend(archive.unreadable.iter().map(|why| format!("{}: {why}", ecosystem.osv_name())));
    // The archive may be older than the list, by a minute or a day: what it lacks is fetched the next time.
    let inside = archive.records.iter().map(|record| record.modified).max().unwrap_or(Timestamp::UNIX_EPOCH);
    coverage.newest = list.as_deref().map_or(inside, |list| newest(list).min(inside));
    merge.reread(coverage, archive.ids, archive.records);
    Ok(true)
}

fn newest(list: &[Change<'_>]) -> Timestamp {
    list.iter().map(|change| change.modified).max().unwrap_or(Timestamp::UNIX_EPOCH)
}

/// Fetches the changed records one by one; `None` where the archive is the better way.
fn few(
    request: &Request<'_>,
    source: &dyn Source,
    known: &Coverage,
    list: &[Change<'_>],
    merge: &mut Merge<'_>,
    lock: &Lock,
) -> Result<Option<Vec<Record>>, Failed> {
    let old = merge.old_ids(known.ecosystem)?;
    let is_new = |change: &&Change<'_>| {
        change.modified > known.newest || change.modified == known.newest && !old.contains(change.id)
    };
    let changed: Vec<_> = list.iter().filter(is_new).collect();
    let listed: HashSet<_> = list.iter().map(|change| change.id).collect();
    let gone = old.iter().filter(|id| !listed.contains(id.as_str())).count();
    // So many do not go at once, and time does not go back: the list may be cut, or a mirror's of another day. The
    // archive knows better.
    let suspicious = gone > 10 + old.len() / 10 || newest(list) < known.newest;
    if changed.len() > source.few() || suspicious {
        return Ok(None);
    }
    let mut records = Vec::with_capacity(changed.len());
    for (place, change) in changed.iter().enumerate() {
        request.progress.step(Step::Fetching(known.ecosystem, place, changed.len()));
        let Some(json) = source.record(known.ecosystem, change.id, lock)? else { return Ok(None) };
        match Record::read(&json) {
            Ok(record) if record.id == change.id => records.push(record),
            Ok(record) => merge.notes.push(format!("{}: it is the record {}", change.id, record.id)),
            Err(error) => merge.notes.push(format!("{}: {error}", change.id)),
        }
    }
    Ok(Some(records))
}
