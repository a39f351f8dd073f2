//! Where things are in the file. All numbers are little-endian.
//!
//! | part | |
//! |---|---|
//! | header | magic, format, length of the file, time it was built, CRC-32 of header and section table |
//! | section table | for each section: offset, length, CRC-32 |
//! | sections | in the order of [`Section`] |

use std::fmt;

use jiff::Timestamp;

use crate::Ecosystem;

/// What the file begins with: a byte beyond ASCII and line ends, so that a copy as text is seen.
pub(super) const MAGIC: [u8; 8] = *b"\x89hookdb\n";

/// The version of the format; another one is not read.
pub(super) const FORMAT: u32 = 1;

/// Bytes of the header: magic 8, format 4, number of sections 4, length 8, built 8, CRC-32 4, reserved 4.
pub(super) const HEADER: usize = 40;

/// Where the CRC-32 of header and section table stands; it counts as zero in its own sum.
pub(super) const HEADER_SUM: usize = 32;

/// Bytes of a row of the section table: offset 8, length 8, CRC-32 4, reserved 4.
pub(super) const SECTION_ROW: usize = 24;

/// The sections.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Section {
    /// [`Coverage`] of each ecosystem.
    Coverage,
    /// The table: hash's upper half 4, place of the package plus one 4 (0: free). A power of two of rows.
    Slots,
    /// Offset of the name 4, first entry 4, length of the name 2, ecosystem 1, reserved 1. One row more than packages,
    /// whose first entry is the end.
    Packages,
    /// Normalised names and ids of no known form, one after the other.
    Texts,
    /// Which record, and which of its versions: record 4, offset into `Affected` 4, whose upper bit is [`DISPUTED`].
    Entries,
    /// Ranges and versions, each different one once.
    Affected,
    /// Id 8, group 4, severity 1, tenths of the score 1, flags 1, reserved 1.
    Records,
    /// First id of each group 4, and one row more, which is the end.
    Groups,
    /// Ids of the groups, 8 each, the one that is shown first.
    GroupIds,
    /// Blocks: dates, aliases, scores, label.
    About,
    /// Blocks: summary and details.
    Reading,
}

impl Section {
    pub(super) const ALL: [Self; 11] = [
        Self::Coverage,
        Self::Slots,
        Self::Packages,
        Self::Texts,
        Self::Entries,
        Self::Affected,
        Self::Records,
        Self::Groups,
        Self::GroupIds,
        Self::About,
        Self::Reading,
    ];

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Coverage => "coverage",
            Self::Slots => "slots",
            Self::Packages => "packages",
            Self::Texts => "texts",
            Self::Entries => "entries",
            Self::Affected => "affected",
            Self::Records => "records",
            Self::Groups => "groups",
            Self::GroupIds => "group ids",
            Self::About => "about",
            Self::Reading => "reading",
        }
    }

    /// The bytes of a row, 1 where rows have no fixed width.
    pub(super) fn row(self) -> usize {
        match self {
            Self::Coverage | Self::Texts | Self::Affected | Self::About | Self::Reading => 1,
            Self::Groups => 4,
            Self::Slots | Self::Entries | Self::GroupIds => 8,
            Self::Packages => 12,
            Self::Records => 16,
        }
    }
}

/// In an entry: only a part of a malware record that its narrower part contradicts.
pub(super) const DISPUTED: u32 = 1 << 31;

/// In a record's group: the record is alone, and the rest is its own place.
pub(super) const ALONE: u32 = 1 << 31;

/// In a record's score: there is none.
pub(super) const NO_SCORE: u8 = u8::MAX;

/// In a record's flags.
pub(super) const MALWARE: u8 = 1;
/// In a record's flags.
pub(super) const INFORMATIONAL: u8 = 2;

/// The kinds of events, as they are written.
pub(super) const INTRODUCED: u8 = 0;
/// The kinds of events, as they are written.
pub(super) const FIXED: u8 = 1;
/// The kinds of events, as they are written.
pub(super) const LAST_AFFECTED: u8 = 2;
/// The kinds of events, as they are written.
pub(super) const LIMIT: u8 = 3;

/// What is known of one ecosystem. An ecosystem without it was never loaded: its packages are not checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// Which one.
    pub ecosystem: Ecosystem,
    /// How many advisories concern it; counted by [`write()`](super::write()).
    pub records: u32,
    /// How many of them are malware; counted by [`write()`](super::write()).
    pub malware: u32,
    /// The newest change that its source told of.
    pub newest: Timestamp,
    /// When its source was last asked.
    pub asked: Timestamp,
    /// Where it was loaded from.
    pub source: String,
    /// By what the source recognises its list of changes (HTTP: the ETag); empty when it has nothing.
    pub validator: String,
}

/// Why bytes are no database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Damaged {
    /// They begin with something else.
    Foreign,
    /// The format is of another version of the program.
    Format(u32),
    /// Their number is not what the header says.
    Cut,
    /// This part holds what cannot be.
    Part(&'static str),
}

impl fmt::Display for Damaged {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Foreign => f.write_str("it is no advisory database"),
            Self::Format(found) => write!(f, "its format is {found}, this program reads format {FORMAT}"),
            Self::Cut => f.write_str("it is damaged: its length is not what it should be"),
            Self::Part(part) => write!(f, "it is damaged: part `{part}` holds what cannot be"),
        }
    }
}

impl std::error::Error for Damaged {}

/// The hash of a package's name: FNV-1a over ecosystem, zero byte and name, mixed as MurmurHash3 ends
/// (<http://www.isthe.com/chongo/tech/comp/fnv/>; the library's own hashes may change with its version).
pub(super) fn hash(ecosystem: Ecosystem, normalised: &str) -> u64 {
    let bytes = ecosystem.osv_name().bytes().chain([0]).chain(normalised.bytes());
    let mut hash =
        bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    hash ^= hash >> 33;
    hash = hash.wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash ^= hash >> 33;
    hash = hash.wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    hash ^ hash >> 33
}

/// The place of an ecosystem in the file.
pub(super) fn number(ecosystem: Ecosystem) -> u8 {
    Ecosystem::ALL.iter().position(|&known| known == ecosystem).expect("ALL holds all") as u8
}
