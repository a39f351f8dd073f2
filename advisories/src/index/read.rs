//! Answers from the file's bytes. Every place that the file names is checked before it is read: bytes that were changed
//! give an error or another answer, never a panic.

use findings::Severity;
use jiff::Timestamp;

use super::blocks;
use super::encoding::Take;
use super::id::unpacked;
use super::layout::{
    ALONE, Coverage, DISPUTED, Damaged, FIXED, FORMAT, HEADER, HEADER_SUM, INFORMATIONAL, INTRODUCED, LAST_AFFECTED,
    LIMIT, MAGIC, MALWARE, NO_SCORE, SECTION_ROW, Section, hash, number,
};
use crate::Ecosystem;
use crate::affected::{Affected, Event};
use crate::name::normalised;
use crate::osv::{Record, Score};

/// An open database.
#[derive(Clone, Debug)]
pub struct Index<'a> {
    sections: [&'a [u8]; Section::ALL.len()],
    built: Timestamp,
    coverage: Vec<Coverage>,
}

/// Advisories that speak of the same thing have the same group; it is good for one database only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Group(u32);

/// What one advisory says of one package.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Which advisory; for [`Index::id`] and [`Index::text`].
    pub record: u32,
    /// What it speaks of; for [`Index::ids`].
    pub group: Group,
    /// Which versions.
    pub affected: Affected,
    /// How bad it is; `None`: nobody says.
    pub severity: Option<Severity>,
    /// The CVSS score behind the severity, if one is.
    pub score: Option<f32>,
    /// Whether the package was published to do harm.
    pub malware: bool,
    /// Whether malware's "every version" is contradicted by a narrower part: a doubt, and of low severity.
    pub disputed: bool,
    /// Whether it only tells something and names no hole.
    pub informational: bool,
}

/// What people read of an advisory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// One line; may be empty.
    pub summary: String,
    /// Markdown; may be empty.
    pub details: String,
}

impl<'a> Index<'a> {
    /// Opens a database; checks the header and that all parts are inside, unpacks nothing.
    ///
    /// # Errors
    /// When the bytes are no database of this format, or not whole.
    pub fn open(bytes: &'a [u8]) -> Result<Self, Damaged> {
        let magic = bytes.get(..MAGIC.len()).unwrap_or(bytes);
        if magic.is_empty() || !MAGIC.starts_with(magic) {
            return Err(Damaged::Foreign);
        }
        let start = HEADER + Section::ALL.len() * SECTION_ROW;
        let header = bytes.get(..start).ok_or(Damaged::Cut)?;
        let four = |at: usize| u32::from_le_bytes(header[at..at + 4].try_into().expect("four bytes"));
        let eight = |at: usize| u64::from_le_bytes(header[at..at + 8].try_into().expect("eight bytes"));
        if four(8) != FORMAT {
            return Err(Damaged::Format(four(8)));
        }
        let mut summed = header.to_vec();
        summed[HEADER_SUM..HEADER_SUM + 4].fill(0);
        if four(HEADER_SUM) != crc32fast::hash(&summed) || four(12) as usize != Section::ALL.len() {
            return Err(Damaged::Part("header"));
        }
        if eight(16) != bytes.len() as u64 {
            return Err(Damaged::Cut);
        }
        let mut index = Self { sections: Default::default(), built: time(eight(24) as i64), coverage: Vec::new() };
        for section in Section::ALL {
            let row = HEADER + section as usize * SECTION_ROW;
            let inside = |number: u64| usize::try_from(number).ok();
            let (at, length) = (inside(eight(row)), inside(eight(row + 8)));
            let part = at.zip(length).and_then(|(at, length)| bytes.get(at..at.checked_add(length)?));
            let part = part.filter(|part| part.len().is_multiple_of(section.row()));
            index.sections[section as usize] = part.ok_or(Damaged::Part(section.name()))?;
        }
        if !index.section(Section::Slots).len().checked_div(Section::Slots.row()).is_some_and(usize::is_power_of_two) {
            return Err(Damaged::Part(Section::Slots.name()));
        }
        index.coverage = index.read_coverage().ok_or(Damaged::Part(Section::Coverage.name()))?;
        Ok(index)
    }

    /// Reads everything and compares it with the sums: what a status shows, and what an update does before it goes on
    /// from a file.
    ///
    /// # Errors
    /// When a byte was changed.
    pub fn verify(bytes: &'a [u8]) -> Result<Self, Damaged> {
        let index = Self::open(bytes)?;
        for section in Section::ALL {
            let row = HEADER + section as usize * SECTION_ROW + 16;
            let sum = u32::from_le_bytes(bytes[row..row + 4].try_into().expect("four bytes"));
            if crc32fast::hash(index.section(section)) != sum {
                return Err(Damaged::Part(section.name()));
            }
        }
        Ok(index)
    }

    /// When the file was built.
    pub fn built(&self) -> Timestamp {
        self.built
    }

    /// What is known of each ecosystem; one that is not among them was never loaded.
    pub fn coverage(&self) -> &[Coverage] {
        &self.coverage
    }

    /// How many advisories it holds.
    pub fn len(&self) -> usize {
        self.section(Section::Records).len() / Section::Records.row()
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// What is known of a package, in whatever spelling its ecosystem allows; nothing, for most.
    ///
    /// # Errors
    /// When what is stored for the package cannot be.
    pub fn lookup(&self, ecosystem: Ecosystem, name: &str) -> Result<Vec<Entry>, Damaged> {
        let name = normalised(ecosystem, name);
        let hash = hash(ecosystem, &name);
        let slots = self.section(Section::Slots).as_chunks::<8>().0;
        let mask = slots.len() - 1;
        for step in 0..slots.len() {
            let slot = slots[(hash as usize).wrapping_add(step) & mask].as_chunks::<4>().0;
            let (tag, place) = (u32::from_le_bytes(slot[0]), u32::from_le_bytes(slot[1]));
            let Some(place) = place.checked_sub(1) else { return Ok(Vec::new()) };
            if tag != (hash >> 32) as u32 {
                continue;
            }
            let package = self.package(place).ok_or(Damaged::Part(Section::Packages.name()))?;
            if package.ecosystem == number(ecosystem) && package.name == name.as_bytes() {
                return package.entries.map(|entry| self.entry(entry)).collect();
            }
        }
        Ok(Vec::new())
    }

    /// The id of an advisory.
    ///
    /// # Errors
    /// When what is stored for it cannot be.
    pub fn id(&self, record: u32) -> Result<String, Damaged> {
        let row = self.row::<16>(Section::Records, record);
        row.and_then(|row| self.unpacked_id(row.first_chunk()?)).ok_or(Damaged::Part(Section::Records.name()))
    }

    /// All ids of a group, also such as the database has no advisory for; the one to show is first.
    ///
    /// # Errors
    /// When what is stored for it cannot be.
    pub fn ids(&self, group: Group) -> Result<Vec<String>, Damaged> {
        if group.0 & ALONE != 0 {
            return Ok(vec![self.id(group.0 & !ALONE)?]);
        }
        self.group_ids(group.0).ok_or(Damaged::Part(Section::Groups.name()))
    }

    /// What people read of an advisory.
    ///
    /// # Errors
    /// When what is stored for it cannot be.
    pub fn text(&self, record: u32) -> Result<Text, Damaged> {
        let read = |bytes: Vec<u8>| text(&bytes);
        let text = blocks::read(self.section(Section::Reading), record).and_then(read);
        text.ok_or(Damaged::Part(Section::Reading.name()))
    }

    /// All advisories, as far as they were stored: what they were, without the versions that their ranges say already.
    ///
    /// # Errors
    /// When what is stored cannot be.
    pub fn records(&self) -> Result<Vec<Record>, Damaged> {
        let part = |section: Section| move || Damaged::Part(section.name());
        let mut records = Vec::with_capacity(self.len());
        blocks::all(self.section(Section::About), |bytes| {
            let row = self.row::<16>(Section::Records, u32::try_from(records.len()).ok()?)?;
            let id = self.unpacked_id(row.first_chunk()?)?;
            records.push(record(id, row[14] & INFORMATIONAL != 0, bytes)?);
            Some(())
        })
        .filter(|()| records.len() == self.len())
        .ok_or_else(part(Section::About))?;
        let mut rest = records.iter_mut();
        blocks::all(self.section(Section::Reading), |bytes| {
            let record = rest.next()?;
            Text { summary: record.summary, details: record.details } = text(bytes)?;
            Some(())
        })
        .filter(|()| rest.next().is_none())
        .ok_or_else(part(Section::Reading))?;
        let packages = self.section(Section::Packages).len() / Section::Packages.row();
        for place in 0..packages.saturating_sub(1) {
            let package = self.package(place as u32).ok_or_else(part(Section::Packages))?;
            let ecosystem = Ecosystem::ALL.get(usize::from(package.ecosystem)).ok_or_else(part(Section::Packages))?;
            let name = str::from_utf8(package.name).map_err(|_| part(Section::Texts)())?;
            for entry in package.entries {
                let entry = self.entry(entry)?;
                let record = records.get_mut(entry.record as usize).ok_or_else(part(Section::Entries))?;
                record.add_package(*ecosystem, name, entry.affected);
            }
        }
        Ok(records)
    }

    /// The bytes of all sections.
    pub(super) fn sections(&self) -> [&'a [u8]; Section::ALL.len()] {
        self.sections
    }

    fn section(&self, section: Section) -> &'a [u8] {
        self.sections[section as usize]
    }

    fn row<const N: usize>(&self, section: Section, place: u32) -> Option<&'a [u8; N]> {
        self.section(section).as_chunks::<N>().0.get(place as usize)
    }

    fn read_coverage(&self) -> Option<Vec<Coverage>> {
        let mut take = Take::new(self.section(Section::Coverage));
        let mut all = Vec::new();
        while !take.is_empty() {
            all.push(Coverage {
                ecosystem: *Ecosystem::ALL.get(usize::from(take.byte()?))?,
                records: u32::try_from(take.number()?).ok()?,
                malware: u32::try_from(take.number()?).ok()?,
                newest: take_time(&mut take)?,
                asked: take_time(&mut take)?,
                source: take.text()?.to_owned(),
                validator: take.text()?.to_owned(),
            });
        }
        Some(all)
    }

    fn package(&self, place: u32) -> Option<Package<'a>> {
        let row = self.row::<12>(Section::Packages, place)?;
        let next = self.row::<12>(Section::Packages, place.checked_add(1)?)?;
        let (at, first, end) = (four(row, 0), four(row, 4), four(next, 4));
        let length = usize::from(u16::from_le_bytes([row[8], row[9]]));
        let name = self.section(Section::Texts).get(at as usize..(at as usize).checked_add(length)?)?;
        let all = (self.section(Section::Entries).len() / Section::Entries.row()) as u32;
        (first <= end && end <= all).then_some(Package { ecosystem: row[10], name, entries: first..end })
    }

    fn entry(&self, place: u32) -> Result<Entry, Damaged> {
        let entry = self.row::<8>(Section::Entries, place).ok_or(Damaged::Part(Section::Entries.name()))?;
        let (record, affected) = (four(entry, 0), four(entry, 4));
        let row = self.row::<16>(Section::Records, record).ok_or(Damaged::Part(Section::Records.name()))?;
        let texts = self.section(Section::Affected).get((affected & !DISPUTED) as usize..);
        let disputed = affected & DISPUTED != 0;
        Ok(Entry {
            record,
            group: Group(four(row, 8)),
            affected: texts.and_then(affected_of).ok_or(Damaged::Part(Section::Affected.name()))?,
            severity: if disputed { Some(Severity::Low) } else { severity(row[12]) },
            score: (row[13] != NO_SCORE).then(|| f32::from(row[13]) / 10.0),
            malware: row[14] & MALWARE != 0,
            disputed,
            informational: row[14] & INFORMATIONAL != 0,
        })
    }

    fn unpacked_id(&self, packed: &[u8; 8]) -> Option<String> {
        unpacked(u64::from_le_bytes(*packed), self.section(Section::Texts))
    }

    fn group_ids(&self, group: u32) -> Option<Vec<String>> {
        let [first, end] = [group, group.checked_add(1)?].map(|place| self.row::<4>(Section::Groups, place));
        let (first, end) = (four(first?, 0), four(end?, 0));
        let ids = self.section(Section::GroupIds).as_chunks::<8>().0.get(first as usize..end as usize)?;
        let ids: Option<Vec<_>> = ids.iter().map(|id| self.unpacked_id(id)).collect();
        ids.filter(|ids| !ids.is_empty())
    }
}

struct Package<'a> {
    ecosystem: u8,
    name: &'a [u8],
    entries: std::ops::Range<u32>,
}

/// The number at a place of a row.
fn four(row: &[u8], at: usize) -> u32 {
    u32::from_le_bytes(row[at..at + 4].try_into().expect("rows are longer"))
}

fn time(nanoseconds: i64) -> Timestamp {
    // A hundredth of the years that a time can have.
    Timestamp::from_nanosecond(nanoseconds.into()).expect("64 bits of nanoseconds are inside")
}

fn take_time(take: &mut Take<'_>) -> Option<Timestamp> {
    let mut bytes = [0; 8];
    for byte in &mut bytes {
        *byte = take.byte()?;
    }
    Some(time(i64::from_le_bytes(bytes)))
}

/// A severity as it is stored; zero, and what no version wrote, is none.
fn severity(byte: u8) -> Option<Severity> {
    Severity::ALL.get(usize::from(byte).checked_sub(1)?).copied()
}

fn affected_of(bytes: &[u8]) -> Option<Affected> {
    let mut take = Take::new(bytes);
    let mut affected = Affected { ranges: Vec::new(), versions: Vec::new() };
    for _ in 0..take.count()? {
        let mut events = Vec::new();
        for _ in 0..take.count()? {
            let kind = take.byte()?;
            let version = take.text()?.to_owned();
            events.push(match kind {
                INTRODUCED => Event::Introduced(version),
                FIXED => Event::Fixed(version),
                LAST_AFFECTED => Event::LastAffected(version),
                LIMIT => Event::Limit(version),
                _ => return None,
            });
        }
        affected.ranges.push(events);
    }
    for _ in 0..take.count()? {
        affected.versions.push(take.text()?.to_owned());
    }
    Some(affected)
}

/// A record without what other sections say.
fn record(id: String, informational: bool, about: &[u8]) -> Option<Record> {
    let mut take = Take::new(about);
    let modified = take_time(&mut take)?;
    let label = severity(take.byte()?);
    let (mut aliases, mut scores) = (Vec::new(), Vec::new());
    for _ in 0..take.count()? {
        aliases.push(take.text()?.to_owned());
    }
    for _ in 0..take.count()? {
        scores.push(Score { cvss: take.byte()?, text: take.text()?.to_owned() });
    }
    let (affected, summary, details) = (Vec::new(), String::new(), String::new());
    Some(Record { id, modified, withdrawn: false, aliases, scores, label, informational, affected, summary, details })
}

fn text(bytes: &[u8]) -> Option<Text> {
    let mut take = Take::new(bytes);
    Some(Text { summary: take.text()?.to_owned(), details: take.text()?.to_owned() })
}
