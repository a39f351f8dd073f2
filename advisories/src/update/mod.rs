//! Brings the database up to date from a copy of OSV.dev's bulk export: over HTTP, from a folder, or from a zip archive.
//!
//! Source: <https://google.github.io/osv.dev/data/>. A copy has `ecosystems.txt`, and for each ecosystem
//! `<Ecosystem>/modified_id.csv` (`<modified>,<id>` lines), `<Ecosystem>/all.zip` and, over HTTP, `<Ecosystem>/<id>.json`.
//!
//! The new file is built beside the old one and takes its place when it is whole. Whatever fails before that leaves the
//! old file as it was. Nothing here writes to a terminal or reads the environment or a clock.

mod archive;
mod changes;
mod folder;
mod http;
mod merge;
mod plan;
mod zip_file;

use std::fmt;
use std::io;
use std::path::Path;

use jiff::Timestamp;

pub use folder::from_folder;
pub use http::{BUCKET, Network, from_url};
pub use zip_file::from_zip;

use crate::Ecosystem;
use crate::index::Coverage;

/// What is to be brought up to date.
#[derive(Clone, Copy)]
pub struct Request<'a> {
    /// The database's file; it need not exist.
    pub database: &'a Path,
    /// Of which ecosystems; none: all that the source has.
    pub ecosystems: &'a [Ecosystem],
    /// The time that it is.
    pub now: Timestamp,
    /// Who is told how far it is.
    pub progress: &'a dyn Progress,
}

/// Is told how far an update is.
pub trait Progress {
    /// A step begins or goes on.
    fn step(&self, step: Step);
}

/// Nobody is told.
impl Progress for () {
    fn step(&self, _: Step) {}
}

/// How far an update is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The source is asked what changed.
    Asking(Ecosystem),
    /// An ecosystem's archive comes in: bytes so far, of how many, if that is known.
    Receiving(Ecosystem, u64, Option<u64>),
    /// Single records come in: how many so far, of how many.
    Fetching(Ecosystem, usize, usize),
    /// An archive is unpacked and read.
    Reading,
    /// The new file is built and written.
    Building,
}

/// What an update did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// What the database covers now.
    pub coverage: Vec<Coverage>,
    /// How many advisories were read.
    pub read: usize,
    /// How many known ones are gone.
    pub gone: usize,
    /// What could not be taken over, and why; a line each, without a full stop: never a quiet green.
    pub notes: Vec<String>,
}

/// Why an update was given up; the old file is as it was.
#[derive(Debug)]
pub struct Failed(String);

impl Failed {
    fn new(what: impl Into<String>) -> Self {
        Self(what.into())
    }

    fn at(path: &Path, error: &io::Error) -> Self {
        Self(format!("{}: {error}", path.display()))
    }
}

impl fmt::Display for Failed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Failed {}
