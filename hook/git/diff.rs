//! What changed from one tree to another, or to the index. By names of objects only: nothing in a repository's
//! configuration or attributes plays a part, and content is not read. Renames are a removal and an addition.

use std::cmp::Ordering;
use std::ops::Range;

use findings::RepoPath;

use super::index::{FolderRef, Index};
use super::objects::Objects;
use super::tree::{self, Child};
use super::{Node, ObjectId};
use crate::error::{Error, Result};

/// A path that differs. In a conflict one path may come twice, as our side and as theirs; only the first then says what
/// was there before.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Change {
    pub(crate) path: RepoPath,
    pub(crate) old: Option<Node>,
    pub(crate) new: Option<Node>,
}

/// Folders and changes that one comparison may visit. Trees may name the same folder again and again, so that a small
/// repository unfolds to any number of paths; no real one comes near.
const MAX_STEPS: usize = 4_000_000;

/// What the index changes against `old` (`None`: the empty tree), sorted by path.
///
/// Paths that are only intended to be added (`git add -N`) count as absent. A conflict counts as its two sides
/// (stages 2 and 3), as far as they differ from `old`: nobody can commit it, but whoever scans by hand sees what it holds.
///
/// # Errors
/// If a tree cannot be read.
pub(crate) fn tree_to_index(old: Option<ObjectId>, index: &Index, objects: &mut Objects) -> Result<Vec<Change>> {
    let folders = index.folders().map(super::index::CacheTree::root);
    if let (Some(old), Some(root)) = (old, folders)
        && root.covers() == Some((index.len(), old))
    {
        return Ok(Vec::new());
    }
    let mut walk = Walk { index, at: 0, changes: Vec::new(), steps: 0, path: Vec::new(), frames: Vec::new() };
    walk.open(old, 0, folders, objects)?;
    while let Some(frame) = walk.frames.last() {
        let (prefix, folders) = (frame.prefix, frame.folders);
        let entry = frame.side.peek()?;
        // Every path of the index has to come by here or be skipped with its whole folder: nothing that will be
        // committed is missed, whatever order a hostile tree claims.
        let next = index.path(walk.at).and_then(|path| path.strip_prefix(&walk.path[..prefix])).map(Name::first_of);
        let order = match (&entry, next) {
            (None, None) => {
                walk.frames.pop();
                continue;
            }
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (Some(entry), Some(next)) => frame.side.name(entry).cmp(&next),
        };
        let Some(entry) = entry.filter(|_| order.is_le()) else {
            walk.compare(None)?;
            continue;
        };
        let child = entry.child;
        walk.enter(&entry);
        match (child, order) {
            (Child::Folder(id), _) => {
                let known = folders.filter(|_| order.is_eq()).and_then(|folder| folder.child(&walk.path[prefix..]));
                if !walk.skip(id, known) {
                    walk.path.push(b'/');
                    walk.open(Some(id), walk.path.len(), known, objects)?;
                }
            }
            (Child::Node(old), Ordering::Equal) => walk.compare(Some(old))?,
            (Child::Node(old), _) => {
                walk.step()?;
                walk.changes.push(Change { path: RepoPath::new(&walk.path[..]), old: Some(old), new: None });
            }
        }
    }
    walk.changes.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(walk.changes)
}

/// The first part of what is left of a path: ordered as trees order it, where a folder's name ends in a slash.
#[derive(PartialEq, Eq)]
struct Name<'a> {
    name: &'a [u8],
    folder: bool,
}

impl<'a> Name<'a> {
    fn first_of(path: &'a [u8]) -> Self {
        match path.iter().position(|&byte| byte == b'/') {
            Some(slash) => Self { name: &path[..slash], folder: true },
            None => Self { name: path, folder: false },
        }
    }

    fn cmp(&self, other: &Self) -> Ordering {
        let slash = |name: &Self| if name.folder { &b"/"[..] } else { b"" };
        let shared = self.name.len().min(other.name.len());
        self.name[..shared].cmp(&other.name[..shared]).then_with(|| {
            let rest = self.name[shared..].iter().chain(slash(self));
            rest.cmp(other.name[shared..].iter().chain(slash(other)))
        })
    }
}

/// One folder's tree and how far it was read.
struct Side {
    tree: Vec<u8>,
    id: Option<ObjectId>,
    at: usize,
    id_len: usize,
}

impl Side {
    fn open(id: Option<ObjectId>, objects: &mut Objects) -> Result<Self> {
        let tree = id.map(|id| objects.tree(id)).transpose()?.unwrap_or_default();
        Ok(Self { tree, id, at: 0, id_len: objects.hash().len() })
    }

    /// Steps that opening it counts for: a comparison keeps the folders it stands in, so that their bytes must have an
    /// end too, which is at 256 MiB.
    fn cost(&self) -> usize {
        self.tree.len() / 64
    }

    /// The next entry: what it names and where its name and its successor are.
    fn peek(&self) -> Result<Option<Peeked>> {
        let read = tree::entry(&self.tree, self.at, self.id_len).map_err(|tree::Malformed| {
            let id = self.id.map(|id| id.to_string()).unwrap_or_default();
            Error::new(format!("tree {id} is damaged")).help("check the repository: git fsck")
        })?;
        Ok(read.map(|(entry, next)| {
            let name_end = next - self.id_len - 1;
            Peeked { child: entry.child, name: name_end - entry.name.len()..name_end, next }
        }))
    }

    fn name(&self, peeked: &Peeked) -> Name<'_> {
        Name { name: &self.tree[peeked.name.clone()], folder: matches!(peeked.child, Child::Folder(_)) }
    }
}

/// An entry of a [`Side`] that was looked at, not passed.
struct Peeked {
    child: Child,
    name: Range<usize>,
    next: usize,
}

struct Frame<'a> {
    side: Side,
    /// The length of the folder's path, with its slash.
    prefix: usize,
    folders: Option<FolderRef<'a>>,
}

/// A walk over HEAD's folders beside the index.
struct Walk<'a> {
    index: &'a Index,
    /// The next index entry.
    at: usize,
    /// Starts with the path of the folder on top of `frames`.
    path: Vec<u8>,
    frames: Vec<Frame<'a>>,
    changes: Vec<Change>,
    steps: usize,
}

impl<'a> Walk<'a> {
    fn open(
        &mut self,
        id: Option<ObjectId>,
        prefix: usize,
        folders: Option<FolderRef<'a>>,
        objects: &mut Objects,
    ) -> Result<()> {
        self.step()?;
        let side = Side::open(id, objects)?;
        self.steps += side.cost();
        self.frames.push(Frame { side, prefix, folders });
        Ok(())
    }

    fn step(&mut self) -> Result<()> {
        step(&mut self.steps, &self.path)
    }

    /// Passes the entry of the folder on top; `path` becomes its path.
    fn enter(&mut self, entry: &Peeked) {
        if let Some(frame) = self.frames.last_mut() {
            self.path.truncate(frame.prefix);
            self.path.extend_from_slice(&frame.side.tree[entry.name.clone()]);
            frame.side.at = entry.next;
        }
    }

    /// Passes the index entries of the folder in `path` if they are exactly what tree `id` holds.
    fn skip(&mut self, id: ObjectId, known: Option<FolderRef<'a>>) -> bool {
        let Some((count, same)) = known.and_then(FolderRef::covers) else { return false };
        let Some(last) = self.at.checked_add(count).and_then(|end| end.checked_sub(1)) else { return false };
        // The extension is only believed if it speaks of exactly the entries of this folder.
        let inside = |at: usize| {
            let rest = self.index.path(at).and_then(|path| path.strip_prefix(&self.path[..]));
            rest.is_some_and(|rest| rest.first() == Some(&b'/'))
        };
        let exact = count > 0 && inside(last) && !inside(last + 1);
        if same == id && exact {
            self.at += count;
        }
        same == id && exact
    }

    /// Compares what HEAD has at the path of the next index entry with that entry, and passes it.
    fn compare(&mut self, old: Option<Node>) -> Result<()> {
        self.step()?;
        let Some(first) = self.index.get(self.at) else { return Ok(()) };
        self.at += 1;
        if first.stage == 0 {
            let new = Some(first.node).filter(|_| !first.intent_to_add);
            if new != old {
                self.changes.push(Change { path: RepoPath::new(first.path), old, new });
            }
            return Ok(());
        }
        let mut stages = vec![(first.stage, first.node)];
        while let Some(next) = self.index.get(self.at)
            && next.path == first.path
        {
            stages.push((next.stage, next.node));
            self.at += 1;
        }
        self.changes.extend(conflict(&RepoPath::new(first.path), old, stages.into_iter()));
        Ok(())
    }
}

/// What a path in conflict changes against `old`: our side and theirs (stages 2 and 3), each if it differs.
pub(super) fn conflict(path: &RepoPath, old: Option<Node>, stages: impl Iterator<Item = (u8, Node)>) -> Vec<Change> {
    let mut sides: Vec<Node> = stages.filter(|&(stage, _)| stage != 1).map(|(_, node)| node).collect();
    sides.dedup();
    if sides.is_empty() {
        // Both sides removed it.
        return old.map(|old| Change { path: path.clone(), old: Some(old), new: None }).into_iter().collect();
    }
    let mut before = old;
    let differing = sides.into_iter().filter(|&new| Some(new) != old);
    differing.map(|new| Change { path: path.clone(), old: before.take(), new: Some(new) }).collect()
}

/// What tree `new` changes against tree `old` (`None`: the empty tree), sorted by path.
///
/// # Errors
/// If a tree cannot be read.
pub(crate) fn tree_to_tree(old: Option<ObjectId>, new: Option<ObjectId>, objects: &mut Objects) -> Result<Vec<Change>> {
    let mut changes = Vec::new();
    if old == new {
        return Ok(changes);
    }
    let mut path: Vec<u8> = Vec::new();
    let mut frames = vec![(Side::open(old, objects)?, Side::open(new, objects)?, 0)];
    let mut steps = 0;
    while let Some((old, new, prefix)) = frames.last_mut() {
        step(&mut steps, &path)?;
        let (before, after) = (old.peek()?, new.peek()?);
        let order = match (&before, &after) {
            (None, None) => {
                frames.pop();
                continue;
            }
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (Some(before), Some(after)) => old.name(before).cmp(&new.name(after)),
        };
        path.truncate(*prefix);
        let mut pass = |side: &mut Side, entry: Option<Peeked>| {
            entry.map(|entry| {
                path.truncate(*prefix);
                path.extend_from_slice(&side.tree[entry.name.clone()]);
                side.at = entry.next;
                entry.child
            })
        };
        let before = pass(old, before.filter(|_| order.is_le()));
        let after = pass(new, after.filter(|_| order.is_ge()));
        if before == after {
            continue;
        }
        let folder = |child| if let Some(Child::Folder(id)) = child { Some(id) } else { None };
        let node = |child| if let Some(Child::Node(node)) = child { Some(node) } else { None };
        if node(before).is_some() || node(after).is_some() {
            changes.push(Change { path: RepoPath::new(&path[..]), old: node(before), new: node(after) });
        } else {
            path.push(b'/');
            let (before, after) = (Side::open(folder(before), objects)?, Side::open(folder(after), objects)?);
            steps += before.cost() + after.cost();
            frames.push((before, after, path.len()));
        }
    }
    changes.sort_by(|a: &Change, b| a.path.cmp(&b.path));
    Ok(changes)
}

/// Counts one step of a comparison that stands at `path`; long paths count for more, since they are copied.
fn step(steps: &mut usize, path: &[u8]) -> Result<()> {
    *steps += 1 + path.len() / 128;
    if *steps > MAX_STEPS {
        return Err(Error::new("the trees to compare unfold to more than four million paths")
            .help("compare with a commit that is nearer"));
    }
    Ok(())
}

/// What stands at `path` in `tree`; `None` if nothing or a folder.
///
/// # Errors
/// If a tree cannot be read.
pub(crate) fn find(tree: ObjectId, path: &[u8], objects: &mut Objects) -> Result<Option<Node>> {
    Ok(match child(tree, path, objects)? {
        Some(Child::Node(node)) => Some(node),
        Some(Child::Folder(_)) | None => None,
    })
}

/// What stands at `path` in `tree`, a folder too.
///
/// # Errors
/// If a tree cannot be read.
pub(super) fn child(tree: ObjectId, path: &[u8], objects: &mut Objects) -> Result<Option<Child>> {
    let mut folder = tree;
    let mut parts = path.split(|&byte| byte == b'/').peekable();
    while let Some(part) = parts.next() {
        let mut side = Side::open(Some(folder), objects)?;
        let child = loop {
            match side.peek()? {
                None => return Ok(None),
                Some(entry) if side.tree[entry.name.clone()] == *part => break entry.child,
                Some(entry) => side.at = entry.next,
            }
        };
        match (child, parts.peek()) {
            (Child::Folder(id), Some(_)) => folder = id,
            (child, None) => return Ok(Some(child)),
            (Child::Node(_), Some(_)) => return Ok(None),
        }
    }
    Ok(None)
}

#[cfg(test)]
#[path = "diff_tests.rs"]
mod tests;
