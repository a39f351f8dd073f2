//! `all.zip`: every advisory of an ecosystem.
//!
//! Nothing is unpacked to the disk. An archive is refused as a whole when it is damaged, or made to harm: names that lead
//! out of a folder, more entries or bytes than advisories can have, bytes that were compressed beyond what text is.

use std::collections::HashSet;
use std::io::{Read, Seek};

use zip::ZipArchive;

use super::changes::is_id;
use super::{Failed, Progress, Step};
use crate::osv::Record;

/// How much an archive may hold.
pub(super) struct Limits {
    /// Entries. All ecosystems together have less than half a million.
    entries: usize,
    /// Bytes of one record. The largest ones list versions on some MiB.
    record: u64,
    /// Bytes of all records.
    all: u64,
    /// How many times its own length an archive may unpack to, beyond `slack`. JSON of advisories is 4 to 10 times.
    ratio: u64,
    /// What any archive may unpack to.
    slack: u64,
}

pub(super) const LIMITS: Limits =
    Limits { entries: 2_000_000, record: 16 << 20, all: 16 << 30, ratio: 100, slack: 16 << 20 };

/// What an archive holds.
#[derive(Default)]
pub(super) struct Archive {
    pub(super) records: Vec<Record>,
    /// The ids of all entries, also of unreadable ones.
    pub(super) ids: HashSet<String>,
    /// Entries that are no record, and why.
    pub(super) unreadable: Vec<String>,
}

/// Reads an archive of `length` bytes.
pub(super) fn read(
    file: impl Read + Seek,
    length: u64,
    limits: &Limits,
    progress: &dyn Progress,
) -> Result<Archive, Failed> {
    progress.step(Step::Reading);
    let damaged = |error: &dyn std::fmt::Display| Failed::new(format!("the archive is damaged: {error}"));
    let mut zip = ZipArchive::new(file).map_err(|error| damaged(&error))?;
    if zip.len() > limits.entries {
        return Err(Failed::new(format!("the archive has {} entries, more than {}", zip.len(), limits.entries)));
    }
    let mut left = limits.all.min(length.saturating_mul(limits.ratio).saturating_add(limits.slack));
    let mut archive = Archive::default();
    let mut json = Vec::new();
    for place in 0..zip.len() {
        let mut entry = zip.by_index(place).map_err(|error| damaged(&error))?;
        let name = entry.name().map_err(|error| damaged(&error))?.into_owned();
        if entry.is_dir() {
            continue;
        }
        let Some(id) = id_of(&name)? else { continue };
        json.clear();
        // The length that the archive states may be a lie: bytes are counted as they come.
        let limit = limits.record.min(left);
        let read = entry.by_ref().take(limit + 1).read_to_end(&mut json).map_err(|error| damaged(&error))? as u64;
        if read > limit {
            return Err(Failed::new(format!("the archive unpacks to more than advisories have, at {name:?}")));
        }
        left -= read;
        match Record::read(&json) {
            Ok(record) if record.id == id => archive.records.push(record),
            Ok(record) => archive.unreadable.push(format!("{name}: it is the record {}", record.id)),
            Err(error) => archive.unreadable.push(format!("{name}: {error}")),
        }
        archive.ids.insert(id.to_owned());
    }
    // A few are somebody's mistake; many are another format, and the old database knows more.
    if archive.unreadable.len() > 10 + zip.len() / 100 {
        let (count, first) = (archive.unreadable.len(), &archive.unreadable[0]);
        return Err(Failed::new(format!(
            "{count} of the {} records in the archive are unreadable; {first}",
            zip.len()
        )));
    }
    Ok(archive)
}

/// The id that an entry's name tells; `None` for what is no record.
fn id_of(name: &str) -> Result<Option<&str>, Failed> {
    let parts = || name.split(['/', '\\']);
    if name.starts_with(['/', '\\']) || name.contains(':') || parts().any(|part| part == "..") {
        return Err(Failed::new(format!("the archive holds a name that leads elsewhere: {name:?}")));
    }
    let last = parts().next_back().unwrap_or_default();
    if last.ends_with(".zip") {
        return Err(Failed::new(format!("the archive holds another one, {name:?}: unpack it, and give the folder")));
    }
    match last.strip_suffix(".json") {
        Some(id) if is_id(id) => Ok(Some(id)),
        Some(_) => Err(Failed::new(format!("the archive holds a name that is no advisory's: {name:?}"))),
        None => Ok(None),
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write as _};

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    /// An archive of names and texts.
    fn archive(entries: &[(&str, &str)]) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in entries {
            zip.start_file(*name, SimpleFileOptions::default()).expect("memory");
            zip.write_all(text.as_bytes()).expect("memory");
        }
        zip.finish().expect("memory").into_inner()
    }

    const X: &str = r#"{"id": "X-1", "modified": "2024-10-10T12:34:56Z"}"#;

    fn read_with(bytes: &[u8], limits: &Limits) -> Result<Archive, String> {
        read(Cursor::new(bytes), bytes.len() as u64, limits, &()).map_err(|failed| failed.to_string())
    }

    #[test]
    fn records_are_read_and_what_is_none_is_said() {
        let bytes = archive(&[
            ("X-1.json", X),
            ("npm/X-2.json", &X.replace("X-1", "X-2")),
            ("README.md", "words"),
            ("X-3.json", "{"),
            ("X-4.json", X),
        ]);
        let archive = read_with(&bytes, &LIMITS).map_err(|_| ()).expect("read");
        let ids: Vec<_> = archive.records.iter().map(|record| record.id.as_str()).collect();
        assert_eq!(ids, ["X-1", "X-2"]);
        assert_eq!(archive.unreadable.len(), 2);
        assert_eq!(archive.unreadable[1], "X-4.json: it is the record X-1");
        assert_eq!(archive.ids.len(), 4);
    }

    #[test]
    fn archives_made_to_harm_are_refused() {
        let check = |entries: &[(&str, &str)], limits: &Limits, expected: &str| {
            let failed = read_with(&archive(entries), limits).err().expect("refused");
            assert!(failed.contains(expected), "{failed}");
        };
        check(&[("../X-1.json", X)], &LIMITS, "leads elsewhere");
        check(&[("/X-1.json", X)], &LIMITS, "leads elsewhere");
        check(&[("a\\..\\X-1.json", X)], &LIMITS, "leads elsewhere");
        check(&[("C:X-1.json", X)], &LIMITS, "leads elsewhere");
        check(&[("npm/all.zip", "PK")], &LIMITS, "give the folder");
        check(&[("X 1.json", X)], &LIMITS, "no advisory's");
        check(&[("X-1.json", X), ("X-2.json", X)], &Limits { entries: 1, ..LIMITS }, "2 entries, more than 1");
        check(&[("X-1.json", X)], &Limits { record: 10, ..LIMITS }, "more than advisories have");
        check(&[("X-1.json", X), ("X-2.json", X)], &Limits { all: 60, ..LIMITS }, "more than advisories have");
        let zeros = " ".repeat(1 << 20);
        check(&[("X-1.json", &zeros)], &Limits { slack: 0, ..LIMITS }, "more than advisories have");
        let odd: Vec<_> = (0..20).map(|number| format!("X-{number}.json")).collect();
        let odd: Vec<_> = odd.iter().map(|name| (name.as_str(), "{")).collect();
        check(&odd, &LIMITS, "20 of the 20 records in the archive are unreadable; X-0.json: EOF");
    }

    #[test]
    fn a_cut_or_changed_archive_is_refused() {
        let bytes = archive(&[("X-1.json", X)]);
        let mut changed = bytes.clone();
        // In the middle of the compressed record.
        changed[50] ^= 0xff;
        for bytes in [&bytes[..bytes.len() / 2], &changed, b"", b"<html>"] {
            let failed = read_with(bytes, &LIMITS).err().expect("refused");
            assert!(failed.starts_with("the archive is damaged: "), "{failed}");
        }
    }
}
