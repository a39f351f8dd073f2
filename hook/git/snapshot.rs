//! A whole tree of files that git knows: the index or a commit's tree.

use std::sync::OnceLock;

use super::index::{Index, Unusable};
use super::plumbing::Listed;
use super::{Change, Node, ObjectId, Objects, Repository, diff};
use crate::error::{Error, Result};

/// What is scanned.
pub(crate) enum Snapshot {
    /// The index, read by us.
    Index(Index),
    /// The index, in a form only git can read. Its entries are asked for when someone looks for one.
    IndexOfGit(OnceLock<Vec<Listed>>),
    /// A tree; `None` is the empty one.
    Tree(Option<ObjectId>),
}

impl Snapshot {
    /// The index that git uses here.
    ///
    /// # Errors
    /// If it is damaged or cannot be read; a form we do not know is not an error.
    pub(crate) fn of_index(repository: &Repository) -> Result<Self> {
        let path = repository.index_path();
        match Index::open(&path, repository.hash()) {
            Ok(index) => Ok(Self::Index(index)),
            Err(Unusable::Unsupported(_)) => Ok(Self::IndexOfGit(OnceLock::new())),
            Err(Unusable::Corrupt(why)) => Err(Error::new(format!("the index is damaged: {why}"))
                .at(path.display().to_string())
                .help("see what git says: git status; `git reset` writes a new index (and unstages everything)")),
            Err(Unusable::Unreadable(why)) => {
                Err(Error::new(format!("the index cannot be read: {why}")).at(path.display().to_string()))
            }
        }
    }

    /// What it changes against tree `old` (`None`: the empty one), sorted by path.
    ///
    /// # Errors
    /// If a tree cannot be read, or git cannot be asked.
    pub(crate) fn changes_since(
        &self,
        old: Option<ObjectId>,
        repository: &Repository,
        objects: &mut Objects,
    ) -> Result<Vec<Change>> {
        match self {
            Self::Index(index) => diff::tree_to_index(old, index, objects),
            Self::IndexOfGit(_) => {
                let hash = repository.hash();
                repository.git().tree_to_index(old.unwrap_or(hash.empty_tree()), hash)
            }
            Self::Tree(tree) => diff::tree_to_tree(old, *tree, objects),
        }
    }

    /// What stands at `path`, in a conflict our side; `None` if nothing.
    ///
    /// # Errors
    /// As [`Snapshot::changes_since`].
    pub(crate) fn find(&self, path: &[u8], repository: &Repository, objects: &mut Objects) -> Result<Option<Node>> {
        match self {
            Self::Index(index) => Ok(index.find(path)),
            Self::IndexOfGit(listed) => {
                let listed = listed_once(listed, repository)?;
                let start = listed.partition_point(|entry| entry.path.as_bytes() < path);
                let mut stages = listed[start..].iter().take_while(|entry| entry.path.as_bytes() == path);
                Ok(stages.find(|entry| matches!(entry.stage, 0 | 2)).map(|entry| entry.node))
            }
            Self::Tree(tree) => tree.map_or(Ok(None), |tree| diff::find(tree, path, objects)),
        }
    }

    /// Whether there is a file at `path`, or below it.
    ///
    /// # Errors
    /// As [`Snapshot::changes_since`].
    pub(crate) fn holds(&self, path: &[u8], repository: &Repository, objects: &mut Objects) -> Result<bool> {
        let below = [path, b"/"].concat();
        match self {
            Self::Index(index) => Ok(index.find(path).is_some() || index.starts(&below)),
            Self::IndexOfGit(listed) => {
                let listed = listed_once(listed, repository)?;
                Ok(listed
                    .iter()
                    .any(|entry| entry.path.as_bytes() == path || entry.path.as_bytes().starts_with(&below)))
            }
            Self::Tree(tree) => tree.map_or(Ok(false), |tree| Ok(diff::child(tree, path, objects)?.is_some())),
        }
    }

    /// Whether there is nothing in it.
    ///
    /// # Errors
    /// As [`Snapshot::changes_since`].
    pub(crate) fn is_empty(&self, repository: &Repository) -> Result<bool> {
        match self {
            Self::Index(index) => Ok(index.len() == 0),
            Self::IndexOfGit(listed) => Ok(listed_once(listed, repository)?.is_empty()),
            Self::Tree(tree) => Ok(tree.is_none_or(|tree| tree == repository.hash().empty_tree())),
        }
    }
}

fn listed_once<'a>(listed: &'a OnceLock<Vec<Listed>>, repository: &Repository) -> Result<&'a [Listed]> {
    if let Some(listed) = listed.get() {
        return Ok(listed);
    }
    let fresh = repository.git().index()?;
    Ok(listed.get_or_init(|| fresh))
}
