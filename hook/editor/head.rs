//! What HEAD has at a path. Read from the repository's objects when HEAD has moved, not for every key: to see whether it
//! has costs a few looks at files' metadata.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

use findings::RepoPath;
use rustc_hash::FxHashMap;

use crate::error::Result;
use crate::git::diff::find;
use crate::git::environment::Environment;
use crate::git::{ObjectId, Repository};

/// Contents of HEAD that are kept; beyond it all are read anew.
const MOST: usize = 256;

/// Files of HEAD of more bytes count as new.
const LARGEST: u64 = 16 << 20;

/// What HEAD has at a path.
#[derive(Clone)]
pub(super) struct Head {
    /// Its object; `None`: it has nothing there.
    pub(super) blob: Option<ObjectId>,
    /// Its content.
    pub(super) content: Arc<[u8]>,
    of: Arc<Repository>,
    tree: Option<ObjectId>,
}

/// The heads of repositories, by their work tree.
#[derive(Default)]
pub(super) struct Heads {
    known: Mutex<FxHashMap<PathBuf, Known>>,
}

struct Known {
    repository: Arc<Repository>,
    stamp: Vec<Option<(SystemTime, u64)>>,
    tree: Option<ObjectId>,
    files: FxHashMap<RepoPath, Head>,
}

impl Heads {
    /// What HEAD of the repository at `root` has at `path`; `None` where that is not to be had: then nothing is called
    /// old.
    pub(super) fn at(&self, root: &Path, path: &RepoPath) -> Option<Head> {
        let mut all = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let moved = all.get(root).is_none_or(|known| known.stamp != stamp(&known.repository));
        if moved {
            all.insert(root.to_owned(), Known::read(root)?);
        }
        let known = all.get_mut(root)?;
        if let Some(head) = known.files.get(path) {
            return Some(head.clone());
        }
        if known.files.len() >= MOST {
            known.files.clear();
        }
        let mut objects = known.repository.objects();
        let node = known.tree.map(|tree| find(tree, path.as_bytes(), &mut objects)).transpose().ok()?.flatten();
        let blob = node.filter(|node| node.mode.is_file()).map(|node| node.id);
        let content = blob.map(|id| objects.blob(id, LARGEST)).transpose().ok()?.unwrap_or_default();
        let head = Head { blob, content: content.into(), of: Arc::clone(&known.repository), tree: known.tree };
        known.files.insert(path.clone(), head.clone());
        Some(head)
    }
}

impl Known {
    fn read(root: &Path) -> Option<Self> {
        let repository = Repository::discover(Environment::seen_from(root), "scope").ok()?;
        // Before it is read: what changes meanwhile is seen next time.
        let stamp = stamp(&repository);
        let tree = repository.head().ok()?.map(|commit| commit.tree);
        Some(Self { repository: Arc::new(repository), stamp, tree, files: FxHashMap::default() })
    }
}

impl Head {
    /// What it has at another path.
    ///
    /// # Errors
    /// It cannot be read.
    pub(super) fn file(&self, path: &[u8]) -> Result<Option<Vec<u8>>> {
        let Some(tree) = self.tree else { return Ok(None) };
        let mut objects = self.of.objects();
        let node = find(tree, path, &mut objects)?.filter(|node| node.mode.is_file());
        Ok(node.and_then(|node| objects.blob(node.id, LARGEST).ok()))
    }
}

/// What changes when HEAD does: the file itself, its log, the branches in one file. A branch that moves is written to the
/// log of HEAD, too; where there is no log the branch's own file tells.
fn stamp(repository: &Repository) -> Vec<Option<(SystemTime, u64)>> {
    let (own, common) = (repository.git_dir(), repository.common_dir());
    let branch = std::fs::read_to_string(own.join("HEAD")).ok();
    let branch = branch.as_deref().and_then(|text| text.strip_prefix("ref:")).map(|name| common.join(name.trim()));
    let files = [Some(own.join("HEAD")), Some(own.join("logs/HEAD")), Some(common.join("packed-refs")), branch];
    files.into_iter().map(|file| super::stamp(&file?)).collect()
}
