//! The bytes of objects: from libgit2, and from git itself where libgit2 has not got them.

use std::path::PathBuf;

use super::plumbing::{Answer, CatFile, Git};
use super::{Hash, ObjectId};
use crate::error::{Error, Result};

/// Reads objects, on one thread. A process is started only for what libgit2 cannot read.
pub(crate) struct Objects {
    /// The folders of libgit2's database, until it is opened. Opening the whole repository instead would read all of
    /// git's configuration again, which costs more than reading a commit's blobs.
    folders: Option<Vec<PathBuf>>,
    database: Option<git2::Odb<'static>>,
    process: Option<CatFile>,
    git: Git,
    hash: Hash,
}

/// A folder of more bytes is refused: more than a million entries, which git itself cannot work with. A tree of zeros
/// takes a thousandth of its size in a repository, and the memory it asks for must have an end.
const MAX_TREE: u64 = 64 << 20;

/// Why an object was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Lost {
    /// It has this many bytes, more than asked for.
    TooLarge(u64),
    /// It is not in this repository: a partial clone leaves objects out, and a hook does not go to the network.
    Missing,
    /// Anything else, for a person.
    Unreadable(String),
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Blob,
    Tree,
}

impl Objects {
    /// `folders` hold the objects; `None` if libgit2 cannot read them.
    pub(super) fn new(folders: Option<Vec<PathBuf>>, git: Git, hash: Hash) -> Self {
        Self { folders, database: None, process: None, git, hash }
    }

    /// The hash that names objects.
    pub(crate) fn hash(&self) -> Hash {
        self.hash
    }

    /// The bytes of a tree.
    ///
    /// # Errors
    /// If they cannot be had: nothing can be compared then.
    pub(crate) fn tree(&mut self, id: ObjectId) -> Result<Vec<u8>> {
        if id == self.hash.empty_tree() {
            return Ok(Vec::new());
        }
        self.read(id, Kind::Tree, MAX_TREE).map_err(|lost| match lost {
            Lost::TooLarge(size) => Error::new(format!("tree {id} has {size} bytes, more than {MAX_TREE}"))
                .help("no folder is that large: check the repository: git fsck"),
            Lost::Missing => Error::new(format!("tree {id} is not in this repository"))
                .help("a partial clone leaves trees out; fetch them: git fetch --refetch --no-filter"),
            Lost::Unreadable(why) => {
                Error::new(format!("tree {id} cannot be read: {why}")).help("check the repository: git fsck")
            }
        })
    }

    /// The bytes of a blob of at most `limit` bytes; a larger one is not read.
    ///
    /// # Errors
    /// See [`Lost`].
    pub(crate) fn blob(&mut self, id: ObjectId, limit: u64) -> std::result::Result<Vec<u8>, Lost> {
        self.read(id, Kind::Blob, limit)
    }

    fn read(&mut self, id: ObjectId, kind: Kind, limit: u64) -> std::result::Result<Vec<u8>, Lost> {
        if let Some(folders) = self.folders.take() {
            self.database = open(&folders);
        }
        let first = match self.database.as_ref().map(|database| from_library(database, id, kind, limit)) {
            Some(Ok(bytes)) => return Ok(bytes),
            Some(Err(Lost::TooLarge(size))) => return Err(Lost::TooLarge(size)),
            Some(Err(lost)) => Some(lost),
            None => None,
        };
        // Git may know storage that libgit2 does not.
        self.ask_process(id, kind, limit).map_err(|lost| match (first, lost) {
            (Some(Lost::Missing), Lost::Unreadable(_)) => Lost::Missing,
            (Some(first @ Lost::Unreadable(_)), Lost::Unreadable(_)) => first,
            (_, lost) => lost,
        })
    }

    fn ask_process(&mut self, id: ObjectId, kind: Kind, limit: u64) -> std::result::Result<Vec<u8>, Lost> {
        let unreadable = |error: std::io::Error| Lost::Unreadable(error.to_string());
        let started = self.process.take().map_or_else(|| self.git.cat_file(), Ok);
        let mut process = started.map_err(unreadable)?;
        // A process that failed is not asked again: its answers may be out of step.
        let answer = process.read(id, limit).map_err(unreadable)?;
        self.process = Some(process);
        let wanted = match kind {
            Kind::Blob => b"blob",
            Kind::Tree => b"tree",
        };
        match answer {
            Answer::Object { kind, content } if kind == wanted => Ok(content),
            Answer::Object { kind, .. } => {
                Err(Lost::Unreadable(format!("object {id} is a {}", String::from_utf8_lossy(&kind))))
            }
            Answer::TooLarge(size) => Err(Lost::TooLarge(size)),
            Answer::Missing => Err(Lost::Missing),
        }
    }
}

/// Libgit2's database over `folders`, each with the alternates that it names.
fn open(folders: &[PathBuf]) -> Option<git2::Odb<'static>> {
    let database = git2::Odb::new().ok()?;
    for folder in folders {
        database.add_disk_alternate(folder.to_str()?).ok()?;
    }
    Some(database)
}

fn from_library(database: &git2::Odb<'_>, id: ObjectId, kind: Kind, limit: u64) -> std::result::Result<Vec<u8>, Lost> {
    let lost = |error: git2::Error| match error.code() {
        git2::ErrorCode::NotFound => Lost::Missing,
        _ => Lost::Unreadable(error.message().to_owned()),
    };
    let oid = git2::Oid::from_bytes(id.as_bytes()).map_err(lost)?;
    // Asked before it is read: an object of a few kilobytes can unfold to gigabytes. Reading it once, as a stream, is
    // possible for loose objects only; libgit2 then maps the file and does not see whether it ends as it should.
    let (size, found) = database.read_header(oid).map_err(lost)?;
    let wanted = match kind {
        Kind::Blob => git2::ObjectType::Blob,
        Kind::Tree => git2::ObjectType::Tree,
    };
    if found != wanted {
        return Err(Lost::Unreadable(format!("object {id} is a {found}")));
    }
    if size as u64 > limit {
        return Err(Lost::TooLarge(size as u64));
    }
    let object = database.read(oid).map_err(lost)?;
    Ok(object.data().to_vec())
}
