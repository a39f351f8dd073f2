//! Makes the file from records.

use std::collections::HashMap;
use std::{fmt, mem};

use jiff::Timestamp;

use super::blocks;
use super::encoding::Put;
use super::entries::{self, Entry};
use super::groups::Groups;
use super::id::packed;
use super::layout::{
    ALONE, Coverage, DISPUTED, FIXED, FORMAT, HEADER, HEADER_SUM, INFORMATIONAL, INTRODUCED, LAST_AFFECTED, LIMIT,
    MAGIC, MALWARE, NO_SCORE, SECTION_ROW, Section, hash, number,
};
use super::read::Index;
use super::severity::{Rating, rate};
use crate::Ecosystem;
use crate::affected::{Affected, Event};
use crate::osv::Record;

/// What is said of the file as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    /// When it is built.
    pub built: Timestamp,
    /// The ecosystems that it covers.
    pub coverage: Vec<Coverage>,
}

/// The records do not fit into the format, whose offsets have 32 bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLarge(&'static str);

impl fmt::Display for TooLarge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "more advisories than the database's format holds (part `{}`)", self.0)
    }
}

impl std::error::Error for TooLarge {}

/// Makes the file's bytes from records. Withdrawn ones are left out, and of several with one id all but the newest.
/// The same records give the same bytes, in whatever order they come.
///
/// # Errors
/// When there is too much for the format.
pub fn write(mut records: Vec<Record>, about: &About) -> Result<Vec<u8>, TooLarge> {
    records.retain(|record| !record.withdrawn);
    records.sort_by(|a, b| a.id.cmp(&b.id).then_with(|| b.modified.cmp(&a.modified)));
    records.dedup_by(|later, kept| later.id == kept.id);
    let groups = Groups::of(&records);
    let malware: Vec<bool> = (0..records.len()).map(|place| is_malware(&records, &groups, place)).collect();
    let mut writer = Writer::default();
    offset(records.len(), Section::Records)?;
    writer.coverage(&counted(&about.coverage, &records, &malware));
    writer.packages(&records, &groups, &malware)?;
    writer.records(&records, &groups, &malware)?;
    writer.groups(&groups)?;
    writer.cold(&records)?;
    Ok(writer.file(about.built))
}

/// The bytes of an open file with other words about it: its advisories are the same, and so are the numbers of them.
pub fn restamped(index: &Index<'_>, about: &About) -> Vec<u8> {
    let mut writer = Writer { sections: index.sections().map(<[u8]>::to_vec) };
    writer.section(Section::Coverage).clear();
    writer.coverage(&about.coverage);
    writer.file(about.built)
}

/// The coverage with its numbers of advisories.
fn counted(coverage: &[Coverage], records: &[Record], malware: &[bool]) -> Vec<Coverage> {
    let mut counts = [[0; 2]; Ecosystem::ALL.len()];
    for (record, &malware) in records.iter().zip(malware) {
        let mut concerned: Vec<_> = record.affected.iter().map(|package| number(package.ecosystem)).collect();
        concerned.sort_unstable();
        concerned.dedup();
        for ecosystem in concerned {
            counts[usize::from(ecosystem)][0] += 1;
            counts[usize::from(ecosystem)][1] += u32::from(malware);
        }
    }
    let with_counts = |known: &Coverage| {
        let [records, malware] = counts[usize::from(number(known.ecosystem))];
        Coverage { records, malware, ..known.clone() }
    };
    coverage.iter().map(with_counts).collect()
}

/// Whether a record, or one of its group, is about a package that was published to do harm.
fn is_malware(records: &[Record], groups: &Groups<'_>, place: usize) -> bool {
    match groups.of[place] {
        Some(group) => groups.records[group as usize].iter().any(|&member| records[member as usize].is_malware()),
        None => records[place].is_malware(),
    }
}

#[derive(Default)]
struct Writer {
    sections: [Vec<u8>; Section::ALL.len()],
}

fn offset(bytes: usize, section: Section) -> Result<u32, TooLarge> {
    // The upper bit of some offsets is a mark.
    u32::try_from(bytes).ok().filter(|&offset| offset < 1 << 31).ok_or(TooLarge(section.name()))
}

impl Writer {
    fn section(&mut self, section: Section) -> &mut Vec<u8> {
        &mut self.sections[section as usize]
    }

    fn put(&mut self, section: Section, bytes: &[u8]) {
        self.section(section).extend_from_slice(bytes);
    }

    fn coverage(&mut self, coverage: &[Coverage]) {
        let bytes = self.section(Section::Coverage);
        for coverage in coverage {
            bytes.push(number(coverage.ecosystem));
            bytes.put_number(coverage.records.into());
            bytes.put_number(coverage.malware.into());
            bytes.extend_from_slice(&nanoseconds(coverage.newest).to_le_bytes());
            bytes.extend_from_slice(&nanoseconds(coverage.asked).to_le_bytes());
            bytes.put_text(&coverage.source);
            bytes.put_text(&coverage.validator);
        }
    }

    fn packages(&mut self, records: &[Record], groups: &Groups<'_>, malware: &[bool]) -> Result<(), TooLarge> {
        let mut affected = AffectedTexts::default();
        let mut hashes = Vec::new();
        for package in entries::of_packages(records, groups, malware) {
            let Some(&Entry { ecosystem, name, .. }) = package.first() else { continue };
            hashes.push(hash(ecosystem, name));
            self.package(number(ecosystem), name)?;
            for entry in &package {
                let place = affected.place(&entry.affected)?;
                self.put(Section::Entries, &entry.record.to_le_bytes());
                self.put(Section::Entries, &(place | if entry.disputed { DISPUTED } else { 0 }).to_le_bytes());
            }
        }
        // The end of the last package's entries.
        self.package(0, "")?;
        *self.section(Section::Affected) = affected.bytes;
        let slots = slots(&hashes);
        self.put(Section::Slots, &slots);
        Ok(())
    }

    fn package(&mut self, ecosystem: u8, name: &str) -> Result<(), TooLarge> {
        let at = offset(self.section(Section::Texts).len(), Section::Texts)?;
        let first = offset(self.section(Section::Entries).len() / Section::Entries.row(), Section::Entries)?;
        let length = u16::try_from(name.len()).map_err(|_| TooLarge("a package's name"))?;
        self.put(Section::Texts, name.as_bytes());
        self.put(Section::Packages, &at.to_le_bytes());
        self.put(Section::Packages, &first.to_le_bytes());
        self.put(Section::Packages, &length.to_le_bytes());
        self.put(Section::Packages, &[ecosystem, 0]);
        Ok(())
    }

    fn id(&mut self, section: Section, id: &str) -> Result<(), TooLarge> {
        let packed = packed(id, self.section(Section::Texts)).ok_or(TooLarge("texts"))?;
        self.put(section, &packed.to_le_bytes());
        Ok(())
    }

    fn records(&mut self, records: &[Record], groups: &Groups<'_>, malware: &[bool]) -> Result<(), TooLarge> {
        for (place, record) in records.iter().enumerate() {
            let members = groups.of[place].map_or(&[][..], |group| &groups.records[group as usize]);
            let members = members.iter().map(|&member| &records[member as usize]);
            let Rating { severity, score } = rate(record, malware[place], members);
            self.id(Section::Records, &record.id)?;
            self.put(Section::Records, &groups.of[place].unwrap_or(ALONE | place as u32).to_le_bytes());
            let flags = if malware[place] { MALWARE } else { 0 } | if record.informational { INFORMATIONAL } else { 0 };
            let score = score.map_or(NO_SCORE, |score| (score * 10.0).round() as u8);
            let row = [severity.map_or(0, |severity| severity as u8 + 1), score, flags, 0];
            self.put(Section::Records, &row);
        }
        Ok(())
    }

    fn groups(&mut self, groups: &Groups<'_>) -> Result<(), TooLarge> {
        let mut first = 0u32;
        for ids in &groups.ids {
            self.put(Section::Groups, &first.to_le_bytes());
            first = offset(first as usize + ids.len(), Section::GroupIds)?;
            for id in ids {
                self.id(Section::GroupIds, id)?;
            }
        }
        self.put(Section::Groups, &first.to_le_bytes());
        Ok(())
    }

    fn cold(&mut self, records: &[Record]) -> Result<(), TooLarge> {
        let (mut about, mut reading) = (blocks::Writer::default(), blocks::Writer::default());
        for record in records {
            let mut bytes = nanoseconds(record.modified).to_le_bytes().to_vec();
            bytes.push(record.label.map_or(0, |label| label as u8 + 1));
            bytes.put_number(record.aliases.len() as u64);
            for alias in &record.aliases {
                bytes.put_text(alias);
            }
            bytes.put_number(record.scores.len() as u64);
            for score in &record.scores {
                bytes.push(score.cvss);
                bytes.put_text(&score.text);
            }
            about.add(&bytes);
            bytes.clear();
            bytes.put_text(&record.summary);
            bytes.put_text(&record.details);
            reading.add(&bytes);
        }
        for (section, writer) in [(Section::About, about), (Section::Reading, reading)] {
            *self.section(section) = writer.finish().ok_or(TooLarge(section.name()))?;
        }
        Ok(())
    }

    fn file(mut self, built: Timestamp) -> Vec<u8> {
        let sections = mem::take(&mut self.sections);
        let start = HEADER + sections.len() * SECTION_ROW;
        let length = start + sections.iter().map(Vec::len).sum::<usize>();
        let mut file = Vec::with_capacity(length);
        file.extend_from_slice(&MAGIC);
        file.extend_from_slice(&FORMAT.to_le_bytes());
        file.extend_from_slice(&(sections.len() as u32).to_le_bytes());
        file.extend_from_slice(&(length as u64).to_le_bytes());
        file.extend_from_slice(&nanoseconds(built).to_le_bytes());
        file.extend_from_slice(&[0; HEADER - HEADER_SUM]);
        let mut at = start;
        for section in &sections {
            file.extend_from_slice(&(at as u64).to_le_bytes());
            file.extend_from_slice(&(section.len() as u64).to_le_bytes());
            file.extend_from_slice(&crc32fast::hash(section).to_le_bytes());
            file.extend_from_slice(&[0; 4]);
            at += section.len();
        }
        let sum = crc32fast::hash(&file);
        file[HEADER_SUM..HEADER_SUM + 4].copy_from_slice(&sum.to_le_bytes());
        for section in sections {
            file.extend_from_slice(&section);
        }
        file
    }
}

/// Nanoseconds since 1970; what is beyond the years 1678 to 2261 is their end.
fn nanoseconds(time: Timestamp) -> i64 {
    time.as_nanosecond().clamp(i64::MIN.into(), i64::MAX.into()) as i64
}

/// The table over packages: for each a slot at its hash's place or the next free one, at most half of them used.
fn slots(hashes: &[u64]) -> Vec<u8> {
    let mut slots = vec![[0u32; 2]; (hashes.len() * 2).next_power_of_two()];
    let mask = slots.len() - 1;
    for (package, &hash) in hashes.iter().enumerate() {
        let mut at = hash as usize & mask;
        while slots[at][1] != 0 {
            at = (at + 1) & mask;
        }
        slots[at] = [(hash >> 32) as u32, package as u32 + 1];
    }
    slots.iter().flatten().flat_map(|number| number.to_le_bytes()).collect()
}

/// Ranges and versions as bytes, each different one once: of malware most say the same.
#[derive(Default)]
struct AffectedTexts {
    bytes: Vec<u8>,
    places: HashMap<Vec<u8>, u32>,
}

impl AffectedTexts {
    fn place(&mut self, affected: &Affected) -> Result<u32, TooLarge> {
        let mut bytes = Vec::new();
        bytes.put_number(affected.ranges.len() as u64);
        for range in &affected.ranges {
            bytes.put_number(range.len() as u64);
            for event in range {
                let (kind, version) = match event {
                    Event::Introduced(version) => (INTRODUCED, version),
                    Event::Fixed(version) => (FIXED, version),
                    Event::LastAffected(version) => (LAST_AFFECTED, version),
                    Event::Limit(version) => (LIMIT, version),
                };
                bytes.push(kind);
                bytes.put_text(version);
            }
        }
        bytes.put_number(affected.versions.len() as u64);
        for version in &affected.versions {
            bytes.put_text(version);
        }
        if let Some(&place) = self.places.get(&bytes) {
            return Ok(place);
        }
        let place = offset(self.bytes.len(), Section::Affected)?;
        self.bytes.extend_from_slice(&bytes);
        self.places.insert(bytes, place);
        Ok(place)
    }
}
