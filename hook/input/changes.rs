//! What `staged` and `range` share: from what changed since each parent to what is scanned, and the store that reads it.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::path::{Path, PathBuf};

use findings::{Problem, Reason, RepoPath};

use super::{Blob, Entry, Input, Mode, Old, Reader, Store, Unread, is_a_link, normal};
use crate::error::{Error, Result};
use crate::git::names::{bytes_of, path_of};
use crate::git::{self, Change, Lost, Node, ObjectId, Objects, Repository, Snapshot};

/// What is compared.
pub(super) struct Comparison {
    pub(super) mode: Mode,
    pub(super) repository: Repository,
    pub(super) new: Snapshot,
    /// The trees of all parents.
    pub(super) parents: Vec<ObjectId>,
    /// With several parents: the tree of the commit from which all come.
    pub(super) base: Option<ObjectId>,
    /// The first parent's name, for reports.
    pub(super) compared_with: Option<ObjectId>,
}

impl Comparison {
    /// What changed since each parent; since the empty tree if there is none.
    ///
    /// # Errors
    /// If a tree cannot be read, or git cannot be asked.
    pub(super) fn changes(&self) -> Result<Vec<Vec<Change>>> {
        let mut objects = self.repository.objects();
        let olds = self.parents.iter().map(|&parent| Some(parent));
        let olds = olds.chain(self.parents.is_empty().then_some(None));
        olds.map(|old| self.new.changes_since(old, &self.repository, &mut objects)).collect()
    }

    /// The input for what `filter` lets through.
    ///
    /// # Errors
    /// As [`Comparison::changes`].
    pub(super) fn into_input(self, filter: &Filter) -> Result<Input> {
        let mut lists = self.changes()?;
        self.refuse_unknown(filter, &lists)?;
        for list in &mut lists {
            // A new mode is no new content: it is the same on both sides of the balance.
            list.retain(|change| !is_same_content(change));
        }
        let added = in_all(&lists);
        let old = if self.parents.is_empty() { None } else { Some(self.old(&lists, &added)?) };
        let (mut entries, mut others) = (Vec::new(), Vec::new());
        let mut problems = Vec::new();
        for (path, node) in added {
            if !filter.lets_through(&path) {
                others.extend(node.mode.is_file().then(|| entry(path, node)));
                continue;
            }
            let problem = match node.mode {
                git::Mode::Regular | git::Mode::Executable => {
                    entries.push(entry(path, node));
                    continue;
                }
                git::Mode::Symlink => Reason::Symlink,
                git::Mode::Submodule => Reason::Submodule,
            };
            problems.push(Problem { path, reason: problem, detail: String::new() });
        }
        Ok(Input {
            mode: self.mode,
            root: self.repository.root().map(Path::to_owned),
            base: self.compared_with.map(|id| id.to_string()),
            entries,
            others,
            filter: if lists.iter().all(Vec::is_empty) { Vec::new() } else { filter.words.clone() },
            old,
            problems,
            store: Box::new(GitStore {
                old: self.parents.first().copied(),
                repository: self.repository,
                new: self.new,
            }),
        })
    }

    /// Refuses a name that nothing has, neither the change nor what it leads to nor the disk: most likely it is mistyped,
    /// and a check of it would pass.
    fn refuse_unknown(&self, filter: &Filter, lists: &[Vec<Change>]) -> Result<()> {
        let Some(names) = &filter.names else { return Ok(()) };
        let mut unknown: BTreeSet<&[u8]> = names.iter().map(Vec::as_slice).collect();
        for change in lists.iter().flatten() {
            for name in with_folders(change.path.as_bytes()) {
                unknown.remove(name);
            }
        }
        let mut objects = self.repository.objects();
        let on_disk = |name: &[u8]| {
            let path = self.repository.root().zip(path_of(name)).map(|(root, path)| root.join(path));
            path.is_some_and(|path| path.symlink_metadata().is_ok())
        };
        for name in unknown {
            if !on_disk(name) && !self.new.holds(name, &self.repository, &mut objects)? {
                let place = if self.mode == Mode::Staged { "the index" } else { "the commit" };
                return Err(Error::new(format!("{} is neither in {place} nor on disk", RepoPath::new(name)))
                    .help("name a file or a folder, relative to the current folder; `git status` lists what changed"));
            }
        }
        Ok(())
    }

    /// The content that new findings are weighed against. With one parent: all that the change replaces or removes.
    /// With several: at the paths that differ from every parent, and at those that the result no longer has (it may
    /// have moved); what only one side changed is that side's own, reviewed when it was committed.
    /// It is never narrowed to the scanned paths: content may have moved from any path to one of them.
    fn old(&self, lists: &[Vec<Change>], added: &[(RepoPath, Node)]) -> Result<Old> {
        if let [only] = lists {
            return Ok(Old { parents: vec![old_entries(only, |_| true)], base: None });
        }
        let gone = |change: &Change| change.old.is_some() && change.new.is_none_or(|new| !new.mode.is_file());
        let mut paths: HashMap<RepoPath, Option<Node>> =
            lists.iter().flatten().filter(|change| gone(change)).map(|change| (change.path.clone(), None)).collect();
        paths.extend(added.iter().map(|(path, node)| (path.clone(), Some(*node))));
        let parents = lists.iter().map(|list| old_entries(list, |path| paths.contains_key(path))).collect();
        let Some(base) = self.base.filter(|_| !paths.is_empty()) else {
            return Ok(Old { parents, base: None });
        };
        let changes = self.new.changes_since(Some(base), &self.repository, &mut self.repository.objects())?;
        let mut base: Vec<Entry> = old_entries(&changes, |path| paths.contains_key(path));
        // Where the base does not differ from what is new, it holds the same.
        let differing: HashSet<&RepoPath> = changes.iter().map(|change| &change.path).collect();
        let same = paths.iter().filter(|(path, _)| !differing.contains(path));
        base.extend(
            same.filter_map(|(path, node)| {
                node.filter(|node| node.mode.is_file()).map(|node| entry(path.clone(), node))
            }),
        );
        base.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(Old { parents, base: Some(base) })
    }
}

fn is_same_content(change: &Change) -> bool {
    let (Some(old), Some(new)) = (change.old, change.new) else { return false };
    old.mode.is_file() && new.mode.is_file() && old.id == new.id
}

fn entry(path: RepoPath, node: Node) -> Entry {
    Entry { path, blob: Blob::Object(node.id) }
}

fn old_entries(changes: &[Change], wanted: impl Fn(&RepoPath) -> bool) -> Vec<Entry> {
    let files = changes.iter().filter_map(|change| Some((&change.path, change.old?)));
    let files = files.filter(|(path, node)| node.mode.is_file() && wanted(path));
    files.map(|(path, node)| entry(path.clone(), node)).collect()
}

/// What is new against every parent, sorted by path.
fn in_all(lists: &[Vec<Change>]) -> Vec<(RepoPath, Node)> {
    let Some((first, others)) = lists.split_first() else { return Vec::new() };
    let new = |change: &Change| Some((change.path.clone(), change.new?));
    let others: Vec<HashSet<_>> = others.iter().map(|list| list.iter().filter_map(new).collect()).collect();
    first.iter().filter_map(new).filter(|added| others.iter().all(|list| list.contains(added))).collect()
}

/// The paths that were asked for; all if none were. A set, since hook managers hand over names by the hundred thousand.
pub(super) struct Filter {
    names: Option<HashSet<Vec<u8>>>,
    /// As they were written.
    words: Vec<String>,
}

impl Filter {
    /// Paths relative to the current folder (or absolute): files, or folders with all they hold.
    ///
    /// # Errors
    /// If one is outside the repository.
    pub(super) fn new(repository: &Repository, paths: &[PathBuf]) -> Result<Self> {
        if paths.is_empty() {
            return Ok(Self { names: None, words: Vec::new() });
        }
        let names = names(repository, paths)?;
        if names.contains(&b""[..]) {
            return Ok(Self { names: None, words: Vec::new() });
        }
        Ok(Self { names: Some(names), words: paths.iter().map(|path| path.display().to_string()).collect() })
    }

    fn lets_through(&self, path: &RepoPath) -> bool {
        let Some(names) = &self.names else { return true };
        with_folders(path.as_bytes()).any(|name| names.contains(name))
    }
}

/// A path and the folders it is in.
fn with_folders(path: &[u8]) -> impl Iterator<Item = &[u8]> {
    let folders = path.iter().enumerate().filter(|&(_, &byte)| byte == b'/').map(|(slash, _)| &path[..slash]);
    std::iter::once(path).chain(folders)
}

/// `paths` as git writes them, relative to the root of the work tree (in a bare repository: of the tree).
///
/// # Errors
/// If one is outside the repository.
pub(super) fn names(repository: &Repository, paths: &[PathBuf]) -> Result<HashSet<Vec<u8>>> {
    let Some(root) = repository.root() else {
        return Ok(paths.iter().map(|path| bytes_of(&normal(path))).collect());
    };
    let cwd = repository.environment().cwd();
    let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let (real_root, real_cwd) = (real(root), real(cwd));
    let inside = |path: &Path| {
        let whole = normal(&cwd.join(path));
        if let Ok(name) = whole.strip_prefix(root) {
            return Ok(bytes_of(name));
        }
        // One of the two was reached through a symbolic link. The last part of a path is what git tracks: not resolved.
        let whole = normal(&real_cwd.join(path));
        let name = whole.strip_prefix(&real_root).map(Path::to_owned).ok().or_else(|| {
            let parent = whole.parent()?.canonicalize().ok()?;
            parent.join(whole.file_name()?).strip_prefix(&real_root).map(Path::to_owned).ok()
        });
        match name {
            Some(name) => Ok(bytes_of(&name)),
            None => Err(Error::new(format!("{} is outside the repository", path.display()))
                .help(format!("the repository is {}", root.display()))),
        }
    };
    paths.iter().map(|path| inside(path)).collect()
}

/// Reads what a [`Comparison`] compared.
struct GitStore {
    repository: Repository,
    new: Snapshot,
    old: Option<ObjectId>,
}

/// What configuration and other files the analysis asks for may have.
const MAX_FILE: u64 = 16 * 1024 * 1024;

impl Store for GitStore {
    fn reader(&self) -> Box<dyn Reader + '_> {
        Box::new(GitReader { repository: &self.repository, objects: None })
    }

    fn file(&self, path: &[u8]) -> Result<Option<Vec<u8>>> {
        file(path, &self.new, &self.repository)
    }

    fn old_file(&self, path: &[u8]) -> Result<Option<Vec<u8>>> {
        file(path, &Snapshot::Tree(self.old), &self.repository)
    }
}

fn file(path: &[u8], snapshot: &Snapshot, repository: &Repository) -> Result<Option<Vec<u8>>> {
    let mut objects = repository.objects();
    let Some(node) = snapshot.find(path, repository, &mut objects)? else { return Ok(None) };
    if !node.mode.is_file() {
        return match node.mode {
            git::Mode::Symlink => Err(is_a_link(RepoPath::new(path))),
            _ => Ok(None),
        };
    }
    objects.blob(node.id, MAX_FILE).map(Some).map_err(|lost| unread(node.id, lost).of(RepoPath::new(path)))
}

fn unread(id: ObjectId, lost: Lost) -> Unread {
    match lost {
        Lost::TooLarge(size) => Unread { reason: Reason::TooLarge, detail: format!("{size} bytes") },
        Lost::Missing => Unread { reason: Reason::MissingObject, detail: format!("object {id}") },
        Lost::Unreadable(detail) => Unread { reason: Reason::Unreadable, detail },
    }
}

struct GitReader<'a> {
    repository: &'a Repository,
    objects: Option<Objects>,
}

impl Reader for GitReader<'_> {
    fn read(&mut self, blob: &Blob, limit: u64) -> std::result::Result<Vec<u8>, Unread> {
        let Blob::Object(id) = blob else {
            return Err(Unread { reason: Reason::Unreadable, detail: "not an object of the repository".to_owned() });
        };
        let objects = self.objects.get_or_insert_with(|| self.repository.objects());
        objects.blob(*id, limit).map_err(|lost| unread(*id, lost))
    }
}
