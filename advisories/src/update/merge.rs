//! What was known and what was read, put together into a new file.

use std::collections::{HashMap, HashSet};

use super::{Failed, Outcome, Request, Step};
use crate::Ecosystem;
use crate::database::{Lock, Mapped, Unusable, replace};
use crate::index::{About, Coverage, Index, restamped, write};
use crate::osv::Record;

/// An update at work.
pub(super) struct Merge<'a> {
    old: Option<Index<'a>>,
    /// The old records, once they are needed.
    known: Option<HashMap<String, Record>>,
    coverage: Vec<Coverage>,
    /// For each ecosystem that was read again: the ids that its source has.
    listed: HashMap<Ecosystem, HashSet<String>>,
    read: HashMap<String, Record>,
    /// What could not be taken over.
    pub(super) notes: Vec<String>,
}

impl Merge<'_> {
    /// Opens the old file, lets `fill` read what is new, and replaces the file. Only one update at a time does so.
    pub(super) fn begin(
        request: &Request<'_>,
        fill: impl FnOnce(&mut Merge<'_>, &Lock) -> Result<(), Failed>,
    ) -> Result<Outcome, Failed> {
        let database = request.database;
        let lock = Lock::take(database).map_err(|error| Failed::at(database, &error))?;
        let lock = lock.ok_or_else(|| {
            Failed::new(format!("{}: another update is at work on it; wait until it is done", database.display()))
        })?;
        let mut notes = Vec::new();
        let mapped = match Mapped::open(database) {
            Ok(mapped) => Some(mapped),
            Err(Unusable::Absent) => None,
            Err(unusable) => return Err(Failed::new(format!("{}: {unusable}", database.display()))),
        };
        let old = mapped.as_ref().and_then(|mapped| {
            let verified = Index::verify(mapped.bytes());
            verified.inspect_err(|why| notes.push(format!("the old database is built anew: {why}"))).ok()
        });
        let coverage = old.as_ref().map_or_else(Vec::new, |old| old.coverage().to_vec());
        let (listed, read) = (HashMap::new(), HashMap::new());
        let mut merge = Merge { old, known: None, coverage, listed, read, notes };
        fill(&mut merge, &lock)?;
        merge.finish(request, &lock)
    }

    /// What was known of an ecosystem, or is by now.
    pub(super) fn coverage(&self, ecosystem: Ecosystem) -> Option<&Coverage> {
        self.coverage.iter().find(|coverage| coverage.ecosystem == ecosystem)
    }

    /// The ids of an ecosystem in the old file.
    pub(super) fn old_ids(&mut self, ecosystem: Ecosystem) -> Result<HashSet<String>, Failed> {
        let concerns = |record: &&Record| record.affected.iter().any(|package| package.ecosystem == ecosystem);
        Ok(self.known()?.values().filter(concerns).map(|record| record.id.clone()).collect())
    }

    /// The source was asked and has nothing new.
    pub(super) fn unchanged(&mut self, coverage: Coverage) {
        self.coverage.retain(|known| known.ecosystem != coverage.ecosystem);
        self.coverage.push(coverage);
    }

    /// The source has these ids, and these records are new or changed.
    pub(super) fn reread(&mut self, coverage: Coverage, ids: HashSet<String>, records: Vec<Record>) {
        self.listed.insert(coverage.ecosystem, ids);
        self.unchanged(coverage);
        self.add(records);
    }

    /// These records are new or changed.
    pub(super) fn add(&mut self, records: Vec<Record>) {
        for record in records {
            let newer = self.read.get(&record.id).is_none_or(|other| record.modified > other.modified);
            if newer {
                self.read.insert(record.id.clone(), record);
            }
        }
    }

    fn known(&mut self) -> Result<&mut HashMap<String, Record>, Failed> {
        if self.known.is_none() {
            let records = self.old.as_ref().map_or(Ok(Vec::new()), Index::records);
            let records = records.map_err(|damaged| Failed::new(format!("the old database: {damaged}")))?;
            self.known = Some(records.into_iter().map(|record| (record.id.clone(), record)).collect());
        }
        Ok(self.known.get_or_insert_default())
    }

    fn finish(mut self, request: &Request<'_>, lock: &Lock) -> Result<Outcome, Failed> {
        request.progress.step(Step::Building);
        self.coverage.sort_by_key(|coverage| coverage.ecosystem);
        let about = About { built: request.now, coverage: std::mem::take(&mut self.coverage) };
        let (read, mut gone) = (self.read.len(), 0);
        let bytes = match &self.old {
            // Only when it was asked is new.
            Some(old) if self.listed.is_empty() => restamped(old, &about),
            _ => {
                let mut records = std::mem::take(self.known()?);
                records.retain(|id, record| {
                    // Gone is what no ecosystem has any more; what was not read again may still have it.
                    let has = |ecosystem| self.listed.get(&ecosystem).is_none_or(|ids| ids.contains(id));
                    let stays = record.affected.iter().any(|package| has(package.ecosystem));
                    gone += usize::from(!stays);
                    stays
                });
                records.extend(self.read);
                write(records.into_values().collect(), &about).map_err(|large| Failed::new(large.to_string()))?
            }
        };
        let written = Index::open(&bytes).map_err(|damaged| Failed::new(damaged.to_string()))?;
        let coverage = written.coverage().to_vec();
        replace(request.database, lock, &bytes).map_err(|error| Failed::at(request.database, &error))?;
        Ok(Outcome { coverage, read, gone, notes: self.notes })
    }
}
