//! The index file (`gitformat-index`): versions 2 to 4, both hashes, every entry in place.
//!
//! libgit2 takes 29 ms for 50,000 entries, because it copies each; this takes about one. The checksum at the
//! end is not verified (it would cost more than all the rest; git has `index.skipHash` for the same reason), but nothing
//! is believed: each length and offset is checked, the order of the entries too.

use std::io::ErrorKind;
use std::ops::Range;
use std::path::Path;

use super::{Hash, Mode, Node, ObjectId};
use crate::file;

/// Why an index file cannot be used.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Unusable {
    /// It follows rules we do not know; git itself may.
    Unsupported(String),
    /// It follows no rules.
    Corrupt(String),
    /// The file system would not give it.
    Unreadable(String),
}

/// An index that was read. Entries are in git's order: by path, then stage.
pub(crate) struct Index {
    /// The file. Read, not mapped: a process that cuts a mapped file short ends ours with a signal, and a hook must not
    /// die of what others do.
    data: Vec<u8>,
    /// The paths of version 4, which stores each as a change of the one before.
    paths: Vec<u8>,
    slots: Vec<Slot>,
    version: u32,
    hash: Hash,
    folders: Option<CacheTree>,
}

/// Where an entry's parts are. Offsets fit: a larger file is refused.
#[derive(Clone, Copy)]
struct Slot {
    /// Its fixed part in the file.
    fixed: u32,
    /// Its path, in the file or (version 4) in `paths`.
    path: u32,
    path_len: u32,
}

/// One entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct IndexEntry<'a> {
    pub(crate) path: &'a [u8],
    pub(crate) node: Node,
    /// 0; in a conflict 1 (base), 2 (ours), 3 (theirs).
    pub(crate) stage: u8,
    /// `git add -N`: the path will be added, its content was not.
    pub(crate) intent_to_add: bool,
}

/// The part of an entry that holds what `stat` said, before the object's name.
const STAT: usize = 40;
/// What a hostile or damaged version 4 index may expand to.
const MAX_PATHS: usize = 1 << 30;
/// Offsets into the file are kept in 32 bits.
const MAX_FILE: u64 = u32::MAX as u64;

impl Index {
    /// An index without entries: what git takes a missing file for.
    pub(crate) fn empty(hash: Hash) -> Self {
        Self { data: Vec::new(), paths: Vec::new(), slots: Vec::new(), version: 2, hash, folders: None }
    }

    /// Reads the file; a missing one has no entries.
    ///
    /// # Errors
    /// See [`Unusable`].
    pub(crate) fn open(path: &Path, hash: Hash) -> Result<Self, Unusable> {
        match file::read(path, MAX_FILE) {
            Ok(data) => Self::parse(data, hash),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(Self::empty(hash)),
            Err(error) if error.kind() == ErrorKind::FileTooLarge => {
                Err(Unusable::Unsupported("an index of more than 4 GiB".to_owned()))
            }
            Err(error) => Err(Unusable::Unreadable(error.to_string())),
        }
    }

    fn parse(data: Vec<u8>, hash: Hash) -> Result<Self, Unusable> {
        let bytes = &data[..];
        let Some((b"DIRC", header)) = bytes.split_first_chunk::<4>() else {
            return Err(corrupt("it does not start as an index does"));
        };
        let version = number(header, 0).ok_or_else(truncated)?;
        let count = number(header, 4).ok_or_else(truncated)?;
        if !(2..=4).contains(&version) {
            return Err(Unusable::Unsupported(format!("index version {version}")));
        }
        // The last bytes are a checksum.
        let body = bytes.len().checked_sub(hash.len()).and_then(|end| bytes.get(..end)).ok_or_else(truncated)?;
        let mut paths = Vec::new();
        let Entries { slots, end, ordered } = if version == 4 {
            compressed_entries(body, count, hash, &mut paths)?
        } else {
            plain_entries(body, count, hash)?
        };
        let folders = extensions(body, end, hash)?;
        // Only now: a split index is out of order, and that it is one says an extension.
        if !ordered {
            return Err(corrupt("its entries are not in order"));
        }
        Ok(Self { paths, slots, version, hash, folders, data })
    }

    /// How many entries there are.
    pub(crate) fn len(&self) -> usize {
        self.slots.len()
    }

    /// The path of the entry at `at`.
    pub(crate) fn path(&self, at: usize) -> Option<&[u8]> {
        self.path_of(*self.slots.get(at)?)
    }

    fn path_of(&self, slot: Slot) -> Option<&[u8]> {
        let holder = if self.version == 4 { &self.paths } else { &self.data };
        holder.get(slot.path as usize..)?.get(..slot.path_len as usize)
    }

    /// The entry at `at`.
    pub(crate) fn get(&self, at: usize) -> Option<IndexEntry<'_>> {
        let slot = self.slots.get(at)?;
        let fixed = self.data.get(slot.fixed as usize..)?;
        // Bounds and mode were checked when the file was read.
        let mode = Mode::new(number(fixed, 24)?)?;
        let id = ObjectId::new(fixed.get(STAT..STAT + self.hash.len())?)?;
        let flags = half(fixed, STAT + self.hash.len())?;
        let more = if flags & EXTENDED != 0 { half(fixed, STAT + self.hash.len() + 2)? } else { 0 };
        Some(IndexEntry {
            path: self.path(at)?,
            node: Node { mode, id },
            stage: (flags >> 12 & 3) as u8,
            intent_to_add: more & INTENT_TO_ADD != 0,
        })
    }

    /// What will be committed at `path`: stage 0, or in a conflict our side; `None` if nothing.
    pub(crate) fn find(&self, path: &[u8]) -> Option<Node> {
        let start = self.slots.partition_point(|&slot| self.path_of(slot).is_some_and(|found| found < path));
        (start..self.len())
            .map_while(|at| self.get(at).filter(|entry| entry.path == path))
            .find(|entry| matches!(entry.stage, 0 | 2) && !entry.intent_to_add)
            .map(|entry| entry.node)
    }

    /// Whether a path starts with `prefix`.
    pub(crate) fn starts(&self, prefix: &[u8]) -> bool {
        let start = self.slots.partition_point(|&slot| self.path_of(slot).is_some_and(|found| found < prefix));
        self.path(start).is_some_and(|path| path.starts_with(prefix))
    }

    /// What the cache-tree extension knows of the folders, if the file has one.
    pub(crate) fn folders(&self) -> Option<&CacheTree> {
        self.folders.as_ref()
    }
}

const EXTENDED: u16 = 0x4000;
const INTENT_TO_ADD: u16 = 0x2000;

fn corrupt(what: &str) -> Unusable {
    Unusable::Corrupt(what.to_owned())
}

fn truncated() -> Unusable {
    corrupt("it ends too early")
}

fn number(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(*bytes.get(at..)?.first_chunk()?))
}

fn half(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(*bytes.get(at..)?.first_chunk()?))
}

/// The fixed part of the entry at `at`: its length, and the length of the path as far as the flags tell.
fn fixed_part(body: &[u8], at: usize, hash: Hash) -> Result<(usize, u16), Unusable> {
    let fixed = body.get(at..).ok_or_else(truncated)?;
    let flags = half(fixed, STAT + hash.len()).ok_or_else(truncated)?;
    let mode = number(fixed, 24).ok_or_else(truncated)?;
    if !matches!(mode & 0o170_000, 0o100_000 | 0o120_000 | 0o160_000) {
        return Err(Unusable::Unsupported(format!("an index entry of mode {mode:o}")));
    }
    Ok((STAT + hash.len() + if flags & EXTENDED == 0 { 2 } else { 4 }, flags))
}

/// Whether an entry may follow the one before it: by path, then stage; stage 0 has no company.
fn in_order(before: (&[u8], u16), next: (&[u8], u16)) -> bool {
    let stage = |flags: u16| flags >> 12 & 3;
    match before.0.cmp(next.0) {
        std::cmp::Ordering::Less => true,
        std::cmp::Ordering::Equal => stage(before.1) != 0 && stage(before.1) < stage(next.1),
        std::cmp::Ordering::Greater => false,
    }
}

/// The entries as far as they stand in the file, and where they end.
struct Entries {
    slots: Vec<Slot>,
    end: usize,
    ordered: bool,
}

fn plain_entries(body: &[u8], count: u32, hash: Hash) -> Result<Entries, Unusable> {
    // An entry takes at least 62 bytes; a count that promises more is not worth its memory.
    let mut slots = Vec::with_capacity((count as usize).min(body.len() / 62));
    let mut at = 12;
    let mut before: (&[u8], u16) = (b"", 0);
    let mut ordered = true;
    for _ in 0..count {
        let (fixed, flags) = fixed_part(body, at, hash)?;
        let start = at + fixed;
        let told = usize::from(flags & 0xfff);
        let rest = body.get(start..).ok_or_else(truncated)?;
        let len = match rest.get(told) {
            Some(0) if told < 0xfff => told,
            // Longer than the flags can say, up to the NUL.
            _ => memchr_nul(rest)
                .filter(|&len| told == 0xfff && len >= told)
                .ok_or_else(|| corrupt("a path's length"))?,
        };
        let path = &rest[..len];
        ordered &= in_order(before, (path, flags));
        before = (path, flags);
        slots.push(Slot { fixed: at as u32, path: start as u32, path_len: len as u32 });
        // One to eight NULs pad the entry to a multiple of eight.
        at += (fixed + len + 8) & !7;
    }
    Ok(Entries { slots, end: at, ordered })
}

fn compressed_entries(body: &[u8], count: u32, hash: Hash, paths: &mut Vec<u8>) -> Result<Entries, Unusable> {
    let mut slots: Vec<Slot> = Vec::with_capacity((count as usize).min(body.len() / 62));
    paths.reserve(body.len() / 2);
    let mut at = 12;
    let mut before = (0..0, 0u16);
    let mut ordered = true;
    for _ in 0..count {
        let (fixed, flags) = fixed_part(body, at, hash)?;
        let mut start = at + fixed;
        let removed = variable_number(body, &mut start).ok_or_else(|| corrupt("a path's prefix"))?;
        let rest = body.get(start..).ok_or_else(truncated)?;
        let added = &rest[..memchr_nul(rest).ok_or_else(truncated)?];
        let range: Range<usize> = before.0.clone();
        let kept = range.len().checked_sub(removed).ok_or_else(|| corrupt("a path's prefix"))?;
        let begin = paths.len();
        if begin + kept + added.len() > MAX_PATHS {
            return Err(Unusable::Unsupported("an index with more than 1 GiB of paths".to_owned()));
        }
        paths.extend_from_within(range.start..range.start + kept);
        paths.extend_from_slice(added);
        let path = begin..paths.len();
        ordered &= in_order((&paths[range], before.1), (&paths[path.clone()], flags));
        slots.push(Slot { fixed: at as u32, path: begin as u32, path_len: path.len() as u32 });
        before = (path, flags);
        at = start + added.len() + 1;
    }
    Ok(Entries { slots, end: at, ordered })
}

/// The offset encoding of pack files: seven bits a byte, each further byte adds one.
fn variable_number(bytes: &[u8], at: &mut usize) -> Option<usize> {
    let mut next = || {
        let byte = *bytes.get(*at)?;
        *at += 1;
        Some(byte)
    };
    let mut byte = next()?;
    let mut value = usize::from(byte & 0x7f);
    while byte & 0x80 != 0 {
        byte = next()?;
        value = value.checked_add(1)?.checked_mul(128)? + usize::from(byte & 0x7f);
    }
    Some(value)
}

fn memchr_nul(bytes: &[u8]) -> Option<usize> {
    bytes.iter().position(|&byte| byte == 0)
}

/// Walks the extensions from `at`; what an index must not be read without is refused.
fn extensions(body: &[u8], mut at: usize, hash: Hash) -> Result<Option<CacheTree>, Unusable> {
    let mut folders = None;
    while at < body.len() {
        let signature = body.get(at..at + 4).ok_or_else(truncated)?;
        let size = number(body, at + 4).ok_or_else(truncated)? as usize;
        let start = at + 8;
        let content = body.get(start..).and_then(|rest| rest.get(..size)).ok_or_else(truncated)?;
        if signature == b"TREE" {
            folders = CacheTree::parse(content, hash);
        } else if !signature[0].is_ascii_uppercase() {
            // `link` (split index), `sdir` (sparse index) and whatever comes: entries do not mean what they say.
            let name = String::from_utf8_lossy(signature);
            return Err(Unusable::Unsupported(format!("index extension `{name}`")));
        }
        at = start + size;
    }
    if at > body.len() {
        return Err(truncated());
    }
    Ok(folders)
}

/// The cache-tree extension: for folders that did not change since their tree was written, that tree's name. It is what
/// `git commit` itself commits, so a folder whose tree is that of HEAD adds nothing.
pub(crate) struct CacheTree {
    nodes: Vec<Folder>,
    names: Vec<u8>,
}

struct Folder {
    name: Range<u32>,
    /// How many entries it covers, and its tree; `None` if a change made it invalid.
    covers: Option<(usize, ObjectId)>,
    children: Vec<u32>,
}

/// A folder of the cache-tree.
#[derive(Clone, Copy)]
pub(crate) struct FolderRef<'a> {
    tree: &'a CacheTree,
    at: usize,
}

impl CacheTree {
    /// `None` for anything malformed: it only saves work, so git ignores it then, and so do we.
    fn parse(mut bytes: &[u8], hash: Hash) -> Option<Self> {
        let mut tree = Self { nodes: Vec::new(), names: Vec::new() };
        // Folders whose children are still to come, with how many.
        let mut open: Vec<(u32, usize)> = Vec::new();
        loop {
            let nul = memchr_nul(bytes)?;
            let (name, rest) = (&bytes[..nul], &bytes[nul + 1..]);
            let line = rest.iter().take(40).position(|&byte| byte == b'\n')?;
            let mut numbers = std::str::from_utf8(&rest[..line]).ok()?.split(' ');
            let count: i64 = numbers.next()?.parse().ok()?;
            let children: usize = numbers.next()?.parse().ok()?;
            bytes = &rest[line + 1..];
            let mut covers = None;
            if let Ok(count) = usize::try_from(count) {
                covers = Some((count, ObjectId::new(bytes.get(..hash.len())?)?));
                bytes = &bytes[hash.len()..];
            }
            let start = u32::try_from(tree.names.len()).ok()?;
            tree.names.extend_from_slice(name);
            let at = u32::try_from(tree.nodes.len()).ok()?;
            tree.nodes.push(Folder { name: start..start + nul as u32, covers, children: Vec::new() });
            if let Some((parent, left)) = open.last_mut() {
                tree.nodes[*parent as usize].children.push(at);
                *left -= 1;
            }
            open.push((at, children));
            while open.last().is_some_and(|&(_, left)| left == 0) {
                open.pop();
            }
            if open.is_empty() {
                break;
            }
        }
        tree.sort_children();
        bytes.is_empty().then_some(tree)
    }

    /// Git orders them by length first; other writers need not.
    fn sort_children(&mut self) {
        for at in 0..self.nodes.len() {
            let mut children = std::mem::take(&mut self.nodes[at].children);
            children.sort_by(|&a, &b| {
                let (a, b) = (self.name(a as usize), self.name(b as usize));
                a.len().cmp(&b.len()).then_with(|| a.cmp(b))
            });
            self.nodes[at].children = children;
        }
    }

    fn name(&self, at: usize) -> &[u8] {
        let name = &self.nodes[at].name;
        &self.names[name.start as usize..name.end as usize]
    }

    /// The root folder.
    pub(crate) fn root(&self) -> FolderRef<'_> {
        FolderRef { tree: self, at: 0 }
    }
}

impl<'a> FolderRef<'a> {
    /// How many index entries the folder covers, and its tree, where that is known.
    pub(crate) fn covers(self) -> Option<(usize, ObjectId)> {
        self.tree.nodes[self.at].covers
    }

    /// The folder `name` in it, where that is known.
    pub(crate) fn child(self, name: &[u8]) -> Option<FolderRef<'a>> {
        let children = &self.tree.nodes[self.at].children;
        let found = children.binary_search_by(|&at| {
            let child = self.tree.name(at as usize);
            child.len().cmp(&name.len()).then_with(|| child.cmp(name))
        });
        found.ok().map(|position| FolderRef { tree: self.tree, at: children[position] as usize })
    }
}

#[cfg(test)]
#[path = "index_tests.rs"]
mod tests;
