//! Git, as far as a scanner needs it: the repository git itself would use, the index, trees, what changed between two
//! of them, and the bytes of objects.
//!
//! The common case never starts a process: the index is read by [`index`], trees and blobs by libgit2. What either does
//! not know (SHA-256, reftable, a split or sparse index, extensions still to come) goes through [`plumbing`], `git`
//! child processes that cannot be made to execute anything. What neither can do is an error, never an empty answer.

pub(crate) mod diff;
pub(crate) mod environment;
pub(crate) mod index;
pub(crate) mod names;
pub(crate) mod objects;
mod plumbing;
pub(crate) mod repository;
pub(crate) mod snapshot;
#[cfg(test)]
pub(crate) mod testing;
pub(crate) mod tree;

use std::fmt;

pub(crate) use diff::Change;
pub(crate) use environment::Environment;
pub(crate) use objects::{Lost, Objects};
pub(crate) use repository::Repository;
pub(crate) use snapshot::Snapshot;

/// The hash that names a repository's objects (`extensions.objectFormat`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Hash {
    Sha1,
    Sha256,
}

impl Hash {
    /// The bytes of one object name.
    pub(crate) fn len(self) -> usize {
        match self {
            Self::Sha1 => 20,
            Self::Sha256 => 32,
        }
    }

    /// The name of the tree without entries, which every repository knows though it is rarely stored.
    pub(crate) fn empty_tree(self) -> ObjectId {
        const SHA1: [u8; 20] = *b"\x4b\x82\x5d\xc6\x42\xcb\x6e\xb9\xa0\x60\xe5\x4b\xf8\xd6\x92\x88\xfb\xee\x49\x04";
        const SHA256: [u8; 32] = *b"\x6e\xf1\x9b\x41\x22\x5c\x53\x69\xf1\xc1\x04\xd4\x5d\x8d\x85\xef\
                                    \xa9\xb0\x57\xb5\x3b\x14\xb4\xb9\xb9\x39\xdd\x74\xde\xcc\x53\x21";
        match self {
            Self::Sha1 => ObjectId::new(&SHA1),
            Self::Sha256 => ObjectId::new(&SHA256),
        }
        .expect("a constant of a hash's length")
    }
}

/// The name of an object: 20 bytes (SHA-1) or 32 (SHA-256).
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct ObjectId {
    /// Zeros after `len`.
    bytes: [u8; 32],
    len: u8,
}

impl ObjectId {
    /// `None` unless `bytes` has the length of a hash.
    pub(crate) fn new(bytes: &[u8]) -> Option<Self> {
        if bytes.len() != 20 && bytes.len() != 32 {
            return None;
        }
        let mut id = Self { bytes: [0; 32], len: bytes.len() as u8 };
        id.bytes[..bytes.len()].copy_from_slice(bytes);
        Some(id)
    }

    /// Reads 40 or 64 hex digits (either case); `None` for anything else.
    pub(crate) fn parse(hex: &[u8]) -> Option<Self> {
        if hex.len() != 40 && hex.len() != 64 {
            return None;
        }
        let digit = |byte: u8| char::from(byte).to_digit(16);
        let mut bytes = [0; 32];
        for (byte, pair) in bytes.iter_mut().zip(hex.chunks_exact(2)) {
            *byte = (digit(pair[0])? * 16 + digit(pair[1])?) as u8;
        }
        Self::new(&bytes[..hex.len() / 2])
    }

    /// The bytes of the name.
    pub(crate) fn as_bytes(&self) -> &[u8] {
        &self.bytes[..usize::from(self.len)]
    }

    /// Whether it is git's word for "no object": in a hook's input, a branch that is created or deleted.
    pub(crate) fn is_zero(&self) -> bool {
        self.bytes == [0; 32]
    }
}

impl fmt::Display for ObjectId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_bytes().iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for ObjectId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

/// What an entry of the index or of a tree is (folders apart).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Mode {
    /// 100644; old trees also say 100664, which git reads as this.
    Regular,
    /// 100755.
    Executable,
    /// 120000: the blob is the path it points to.
    Symlink,
    /// 160000: the id is a commit of another repository.
    Submodule,
}

impl Mode {
    /// Reads a mode's number as git does (`canon_mode`); `None` for a folder.
    pub(crate) fn new(number: u32) -> Option<Self> {
        match number & 0o170_000 {
            0o100_000 if number & 0o100 != 0 => Some(Self::Executable),
            0o100_000 => Some(Self::Regular),
            0o120_000 => Some(Self::Symlink),
            0o040_000 => None,
            _ => Some(Self::Submodule),
        }
    }

    /// Whether the blob is a file's content.
    pub(crate) fn is_file(self) -> bool {
        matches!(self, Self::Regular | Self::Executable)
    }
}

/// What stands at a path of a snapshot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Node {
    pub(crate) mode: Mode,
    pub(crate) id: ObjectId,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn object_ids_are_read_and_shown_as_hex() {
        for hex in ["4b825dc642cb6eb9a060e54bf8d69288fbee4904", &Hash::Sha256.empty_tree().to_string()] {
            assert_eq!(ObjectId::parse(hex.as_bytes()).map(|id| id.to_string()).as_deref(), Some(hex));
            assert_eq!(ObjectId::parse(hex.to_uppercase().as_bytes()), ObjectId::parse(hex.as_bytes()));
        }
        assert_eq!(Hash::Sha1.empty_tree().to_string(), "4b825dc642cb6eb9a060e54bf8d69288fbee4904");
        assert!(ObjectId::parse(&[b'0'; 40]).is_some_and(|id| id.is_zero()));
        for bad in [&b""[..], &[b'0'; 39], &[b'g'; 40], &[b'0'; 63], &[0xff; 64]] {
            assert_eq!(ObjectId::parse(bad), None);
        }
        assert_eq!(ObjectId::new(&[0; 21]), None);
    }

    #[test]
    fn modes_are_read_as_git_reads_them() {
        assert_eq!(Mode::new(0o100_664), Some(Mode::Regular));
        assert_eq!(Mode::new(0o100_775), Some(Mode::Executable));
        assert_eq!(Mode::new(0o120_000), Some(Mode::Symlink));
        assert_eq!(Mode::new(0o160_000), Some(Mode::Submodule));
        assert_eq!(Mode::new(0o040_000), None);
    }
}
