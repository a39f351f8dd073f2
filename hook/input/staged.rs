//! What the next commit adds: the index that git names, compared with HEAD, in a merge with every parent.
//!
//! `git commit --amend` cannot be told from a new commit inside a hook: it is compared with the commit it replaces.
//! After a squash merge, cherry-pick, revert or rebase there is one parent, and all it brings counts as new.

use std::path::PathBuf;

use super::changes::{Comparison, Filter, names};
use super::{Input, Mode};
use crate::error::{Error, Result};
use crate::git::{Environment, Repository, Snapshot};

/// The staged content under `paths` (relative to the current folder); all of it if there are none.
///
/// # Errors
/// If there is no repository, its index or HEAD cannot be read, a path is outside, or the index is empty beside a HEAD
/// that is not.
pub(crate) fn open(paths: &[PathBuf]) -> Result<Input> {
    open_in(Environment::of_process()?, paths)
}

/// Whether each of `paths` is among what is staged: a hook manager then hands over names of a commit, else of files.
///
/// # Errors
/// As [`open`].
pub(crate) fn covers(paths: &[PathBuf]) -> Result<bool> {
    covers_in(Environment::of_process()?, paths)
}

fn open_in(environment: Environment, paths: &[PathBuf]) -> Result<Input> {
    let comparison = comparison(environment)?;
    let filter = Filter::new(&comparison.repository, paths)?;
    comparison.into_input(&filter)
}

fn covers_in(environment: Environment, paths: &[PathBuf]) -> Result<bool> {
    let comparison = comparison(environment)?;
    let Ok(mut names) = names(&comparison.repository, paths) else { return Ok(false) };
    // In a merge: a conflict solved in favour of one side differs from the other.
    for change in comparison.changes()?.iter().flatten().filter(|change| change.new.is_some()) {
        names.remove(change.path.as_bytes());
    }
    Ok(names.is_empty())
}

fn comparison(environment: Environment) -> Result<Comparison> {
    let repository = Repository::discover(environment, "--staged")?;
    let head = repository.head()?;
    let new = Snapshot::of_index(&repository)?;
    let Some(head) = head else {
        return Ok(Comparison {
            mode: Mode::Staged,
            repository,
            new,
            parents: Vec::new(),
            base: None,
            compared_with: None,
        });
    };
    let index = repository.index_path();
    if head.tree != repository.hash().empty_tree() && new.is_empty(&repository)? && !index.exists() {
        // What a wrong GIT_INDEX_FILE looks like: everything is deleted, nothing to report, and a secret is committed.
        // An index file that is there and holds nothing is what `git rm` of the last file leaves.
        return Err(Error::new("there is no index, but HEAD has files")
            .at(index.display().to_string())
            .help("is GIT_INDEX_FILE right? a relative path in it counts from the root of the work tree"));
    }
    let mut parents = vec![head];
    for id in repository.merge_heads()? {
        parents.push(repository.commit(id)?);
    }
    let base = if parents.len() > 1 {
        let ids: Vec<_> = parents.iter().map(|parent| parent.id).collect();
        repository.merge_base_of_all(&ids)?.map(|base| repository.commit(base)).transpose()?
    } else {
        None
    };
    Ok(Comparison {
        mode: Mode::Staged,
        repository,
        new,
        parents: parents.iter().map(|parent| parent.tree).collect(),
        base: base.map(|base| base.tree),
        compared_with: Some(head.id),
    })
}

#[cfg(test)]
#[path = "staged_tests.rs"]
mod tests;
