//! Where content comes from. Each source yields the same thing: entries to look at, what to compare them with, and a
//! store that reads them. One file a source.

mod changes;
pub(crate) mod paths;
pub(crate) mod range;
pub(crate) mod staged;
pub(crate) mod stdin;

use std::fmt;
use std::path::{Component, Path, PathBuf};

use findings::{Problem, Reason, RepoPath};

use crate::error::{Error, Result};
use crate::git::ObjectId;

/// Which content a run looks at; the word of `scan.mode` in JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    /// Files and folders as they are on disk.
    Paths,
    /// What the next commit adds.
    Staged,
    /// What a range of commits adds.
    Range,
    /// One buffer from standard input.
    Stdin,
}

impl Mode {
    /// The word used in reports.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Paths => "paths",
            Self::Staged => "staged",
            Self::Range => "range",
            Self::Stdin => "stdin",
        }
    }
}

/// Where the bytes of an entry are.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Blob {
    /// An object of the repository.
    Object(ObjectId),
    /// A file on disk.
    File(PathBuf),
}

/// One piece of content with the path it has in the tree that is looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    pub(crate) path: RepoPath,
    pub(crate) blob: Blob,
}

/// What the new content is compared with. Findings are new when their count exceeds what the old content explains
/// (see `policy::newness`).
#[derive(Debug, Default)]
pub(crate) struct Old {
    /// For each parent (HEAD; in a merge every merged commit; in a range the merge bases): its content at the changed
    /// and removed paths.
    pub(crate) parents: Vec<Vec<Entry>>,
    /// With several parents: the content of their merge base at the same paths; `None` where there is no merge base or
    /// it is not known.
    pub(crate) base: Option<Vec<Entry>>,
}

/// What one run looks at.
pub(crate) struct Input {
    pub(crate) mode: Mode,
    /// The folder that paths are relative to, for reports; `None` where there is none (a bare repository).
    pub(crate) root: Option<PathBuf>,
    /// The commit compared with, as hexadecimal digits, for reports.
    pub(crate) base: Option<String>,
    /// The content to report on, sorted by path.
    pub(crate) entries: Vec<Entry>,
    /// New content of the same change that is not to be reported on (a filter of paths): what is found there takes part
    /// in the balance of old and new, so that what stays in it does not make room for what is added in `entries`.
    pub(crate) others: Vec<Entry>,
    /// What narrowed a source that has something, in the user's words: paths, patterns.
    pub(crate) filter: Vec<String>,
    /// `None`: there is nothing older, everything found counts as new.
    pub(crate) old: Option<Old>,
    /// What this source could not or would not give.
    pub(crate) problems: Vec<Problem>,
    /// Reads the entries, old and new.
    pub(crate) store: Box<dyn Store>,
}

/// Gives the bytes of entries; shared by the worker threads.
pub(crate) trait Store: Sync {
    /// A reader for one thread. Opening may cost something; a thread opens one and keeps it.
    fn reader(&self) -> Box<dyn Reader + '_>;

    /// The content of the file at `path` in the snapshot that is scanned (the index, a commit's tree, the folder),
    /// for configuration and other files the analysis needs; `None` if it has no such file.
    ///
    /// # Errors
    /// It is there and cannot be read, or is a link, which is never followed, or on disk a folder or a pipe: what it was
    /// meant to say must not be taken for silence.
    fn file(&self, path: &[u8]) -> Result<Option<Vec<u8>>>;

    /// The same for the snapshot compared with (HEAD, the merge base): to say what a change loosens.
    ///
    /// # Errors
    /// As [`Store::file`].
    fn old_file(&self, path: &[u8]) -> Result<Option<Vec<u8>>>;
}

/// Reads blobs on one thread.
pub(crate) trait Reader {
    /// The bytes of `blob`.
    ///
    /// # Errors
    /// Why they are not to be had; more than `limit` bytes are not read at all.
    fn read(&mut self, blob: &Blob, limit: u64) -> std::result::Result<Vec<u8>, Unread>;
}

/// Why a blob was not read.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Unread {
    pub(crate) reason: Reason,
    /// For a person; may be empty.
    pub(crate) detail: String,
}

impl Unread {
    /// The failure to read a file that must be read, named as `path`.
    fn of(self, path: impl fmt::Display) -> Error {
        Error::new(format!("{path}: {} ({})", self.reason.phrase(), self.detail))
    }
}

/// The failure to read a link where a file must be: it could lead out of what is scanned, and what it was meant to say
/// must not be passed over.
fn is_a_link(path: impl fmt::Display) -> Error {
    Error::new(format!("{path} is a link, which is not followed")).help("put a regular file there")
}

/// The current folder.
///
/// # Errors
/// If it is gone.
fn current_folder() -> Result<PathBuf> {
    std::env::current_dir().map_err(|error| Error::new(format!("the current folder is gone: {error}")))
}

/// `a/./b/../c` without the dots, by the text alone, as git does it. Links are not resolved: the user's spelling stays.
fn normal(path: &Path) -> PathBuf {
    let mut whole = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                whole.pop();
            }
            part => whole.push(part),
        }
    }
    whole
}
