//! What a range of commits adds: one tree compared with another, whatever happened between.

use std::path::PathBuf;

use super::changes::{Comparison, Filter};
use super::{Input, Mode};
use crate::error::{Error, Result};
use crate::git::repository::{Commit, Revision};
use crate::git::{Environment, ObjectId, Repository, Snapshot};

/// What `spec` adds under `paths` (relative to the current folder), everywhere if there are none:
///
/// - `REV`: HEAD against its merge base with REV;
/// - `A..B`: B against A, as given; a missing side is HEAD;
/// - `A...B`: B against the merge base of both.
///
/// Zeros for A (a branch that is new) or the empty tree's name stand for "nothing". Several merge bases (after
/// criss-cross merges) are like several parents: what is in one of them is not new.
///
/// # Errors
/// If there is no repository, a revision is unknown, there is no merge base, or a path is outside.
pub(crate) fn open(spec: &str, paths: &[PathBuf]) -> Result<Input> {
    open_in(Environment::of_process()?, spec, paths)
}

fn open_in(environment: Environment, spec: &str, paths: &[PathBuf]) -> Result<Input> {
    let repository = Repository::discover(environment, "--since")?;
    let filter = Filter::new(&repository, paths)?;
    comparison(repository, spec)?.into_input(&filter)
}

fn comparison(repository: Repository, spec: &str) -> Result<Comparison> {
    let or_head = |name: &str| if name.is_empty() { "HEAD".to_owned() } else { name.to_owned() };
    let (old, new, from_base) = match (spec.split_once("..."), spec.split_once("..")) {
        (Some((old, new)), _) => (or_head(old), or_head(new), true),
        (None, Some((old, new))) => (or_head(old), or_head(new), false),
        (None, None) => (spec.to_owned(), "HEAD".to_owned(), true),
    };
    let old = resolve(&repository, &old)?;
    let new = resolve(&repository, &new)?;
    let mut comparison = Comparison {
        mode: Mode::Range,
        new: Snapshot::Tree(tree(new)),
        parents: Vec::new(),
        base: None,
        compared_with: None,
        repository,
    };
    let repository = &comparison.repository;
    let Some(old) = old else { return Ok(comparison) };
    match (old, new) {
        (Revision::Commit(old), Some(Revision::Commit(new))) if from_base => {
            let bases = merge_bases(repository, old, new)?;
            let ids: Vec<_> = bases.iter().map(|base| base.id).collect();
            comparison.compared_with = ids.first().copied();
            comparison.parents = bases.iter().map(|base| base.tree).collect();
            if ids.len() > 1 {
                let base = repository.merge_base_of_all(&ids)?.map(|base| repository.commit(base)).transpose()?;
                comparison.base = base.map(|base| base.tree);
            }
        }
        (Revision::Tree(old), _) | (Revision::Commit(Commit { tree: old, .. }), _) => {
            if old != repository.hash().empty_tree() {
                comparison.parents.push(old);
            }
        }
    }
    if comparison.compared_with.is_none() {
        comparison.compared_with = Some(match old {
            Revision::Commit(commit) => commit.id,
            Revision::Tree(tree) => tree,
        });
    }
    Ok(comparison)
}

/// `None`: the zeros that stand for "no commit".
fn resolve(repository: &Repository, name: &str) -> Result<Option<Revision>> {
    if ObjectId::parse(name.as_bytes()).is_some_and(|id| id.is_zero()) {
        return Ok(None);
    }
    let found = repository.resolve(name).map(Some);
    found.ok_or_else(|| {
        let unknown = Error::new(format!("unknown revision: {name}"));
        if repository.is_shallow() {
            unknown.help("this clone is shallow; fetch more: git fetch --unshallow, or in CI fetch-depth: 0")
        } else {
            unknown.help("see what there is: git log --oneline --all; a remote's branch has to be fetched first")
        }
    })
}

fn tree(revision: Option<Revision>) -> Option<ObjectId> {
    revision.map(|revision| match revision {
        Revision::Commit(commit) => commit.tree,
        Revision::Tree(tree) => tree,
    })
}

fn merge_bases(repository: &Repository, old: Commit, new: Commit) -> Result<Vec<Commit>> {
    let mut bases = repository.merge_bases(old.id, new.id)?;
    bases.sort();
    if bases.is_empty() {
        let none = Error::new(format!("{} and {} have no common ancestor here", old.id, new.id));
        return Err(if repository.is_shallow() {
            none.help("this clone is shallow; fetch more: git fetch --deepen=100, or in CI fetch-depth: 0")
        } else {
            none.help(format!("compare the two as they are: --since {}..{}", old.id, new.id))
        });
    }
    bases.into_iter().map(|base| repository.commit(base)).collect()
}

#[cfg(test)]
#[path = "range_tests.rs"]
mod tests;
