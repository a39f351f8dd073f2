//! The file in memory, page by page as it is read.

use std::fs::File;
use std::path::Path;
use std::{fmt, io};

use memmap2::Mmap;

use crate::index::{Damaged, Index};

/// A mapped file.
#[derive(Debug)]
pub struct Mapped {
    map: Mmap,
}

/// Why there is no database to ask.
#[derive(Debug)]
pub enum Unusable {
    /// There is no file: nothing was ever loaded.
    Absent,
    /// The system does not give it.
    Closed(io::Error),
    /// It holds something else.
    Damaged(Damaged),
}

impl fmt::Display for Unusable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Absent => f.write_str("there is no such file"),
            Self::Closed(error) => error.fmt(f),
            Self::Damaged(damaged) => damaged.fmt(f),
        }
    }
}

impl std::error::Error for Unusable {}

impl Mapped {
    /// Maps a file. What it holds is checked by [`index`](Self::index).
    ///
    /// # Errors
    /// When there is none, or it cannot be read.
    pub fn open(path: &Path) -> Result<Self, Unusable> {
        let closed = |error: io::Error| match error.kind() {
            io::ErrorKind::NotFound => Unusable::Absent,
            _ => Unusable::Closed(error),
        };
        let file = File::open(path).map_err(closed)?;
        // What is no file has no length; mapping it would be another error on each system.
        if !file.metadata().map_err(closed)?.is_file() {
            return Err(Unusable::Closed(io::Error::other("it is no file")));
        }
        Ok(Self { map: map(&file).map_err(closed)? })
    }

    /// The file's bytes.
    pub fn bytes(&self) -> &[u8] {
        &self.map
    }

    /// Opens the database; costs microseconds.
    ///
    /// # Errors
    /// When the file is no database, or not whole.
    pub fn index(&self) -> Result<Index<'_>, Unusable> {
        Index::open(self.bytes()).map_err(Unusable::Damaged)
    }
}

#[expect(unsafe_code, reason = "the only way to map a file; see the comment")]
fn map(file: &File) -> io::Result<Mmap> {
    // SAFETY: nobody writes into the file while it is mapped: an update writes another file and renames it over this
    // one, which leaves the mapped one as it is.
    unsafe { Mmap::map(file) }
}
