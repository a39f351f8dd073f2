//! Who needs whom: names become places, groups are walked from the project's own wishes, and the way to a package.

use std::borrow::Cow;
use std::collections::VecDeque;

use rustc_hash::FxHashMap;

use super::some_of;
use crate::package::{Group, Package, Read};

/// What a package that is needed but not in the file means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Missing {
    /// Usual: an optional one, one for another platform.
    Usual,
    /// The package manager writes all of them: the file is cut, or was edited.
    Gap,
}

/// Marks a place in the list of those that have several.
const MANY: u32 = 1 << 31;

/// Packages that room is made for before there are any.
const MOST_RESERVED: usize = 200_000;

/// Needs that are kept: a small file with one name many times, and as many needs of it, would fill any memory.
const MOST_NEEDS: usize = 4_000_000;

/// A file's packages while it is being read. Keys are what its entries call one another by.
#[derive(Default)]
pub(super) struct Graph<'t> {
    read: Read,
    /// The package of each key, or with [`MANY`] a place in `many`.
    places: FxHashMap<Cow<'t, str>, u32>,
    /// The packages of keys that have several: few.
    many: Vec<Vec<u32>>,
    needs: Vec<(u32, Cow<'t, str>, String)>,
    roots: Vec<(Cow<'t, str>, Group)>,
}

impl<'t> Graph<'t> {
    /// Adds a package. Several may have one key.
    pub(super) fn add(&mut self, key: impl Into<Cow<'t, str>>, package: Package) -> u32 {
        let at = u32::try_from(self.read.packages.len()).unwrap_or(u32::MAX);
        self.read.packages.push(package);
        self.also(key, at);
        at
    }

    /// Another key for a package.
    pub(super) fn also(&mut self, key: impl Into<Cow<'t, str>>, at: u32) {
        let place = self.places.entry(key.into()).or_insert(at);
        if *place == at {
            return;
        }
        if *place & MANY == 0 {
            let first = std::mem::replace(place, MANY | u32::try_from(self.many.len()).unwrap_or(u32::MAX));
            self.many.push(vec![first]);
        }
        let all = &mut self.many[(*place & !MANY) as usize];
        if all.last() != Some(&at) {
            all.push(at);
        }
    }

    /// Room for the packages of a text that has one for so many bytes.
    pub(super) fn reserve(&mut self, text: &str, bytes: usize) {
        self.places.reserve((text.len() / bytes).min(MOST_RESERVED));
        self.read.packages.reserve((text.len() / bytes).min(MOST_RESERVED));
    }

    /// The package needs what `key` names.
    pub(super) fn need(&mut self, from: u32, key: impl Into<Cow<'t, str>>, range: &str) {
        self.needs.push((from, key.into(), range.to_owned()));
    }

    /// The project itself asks for it.
    pub(super) fn root(&mut self, key: impl Into<Cow<'t, str>>, group: Group) {
        self.roots.push((key.into(), group));
    }

    pub(super) fn gap(&mut self, what: impl Into<String>) {
        self.read.gaps.push(what.into());
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.places.contains_key(key)
    }

    /// The first package of a key.
    pub(super) fn place(&self, key: &str) -> Option<u32> {
        self.all(key).first().copied()
    }

    /// The packages of a key.
    fn all(&self, key: &str) -> &[u32] {
        match self.places.get(key) {
            None => &[],
            Some(place) if place & MANY == 0 => std::slice::from_ref(place),
            Some(place) => &self.many[(place & !MANY) as usize],
        }
    }

    /// The package at `at`.
    pub(super) fn package(&mut self, at: u32) -> &mut Package {
        &mut self.read.packages[at as usize]
    }

    /// Resolves names and sorts by place. With `walk`, groups come from the roots: what only development needs is
    /// development's.
    pub(super) fn finish(mut self, missing: Missing, walk: bool) -> Read {
        let mut absent: Vec<String> = Vec::new();
        let mut left = MOST_NEEDS;
        for (from, key, range) in std::mem::take(&mut self.needs) {
            let places = self.all(&key).to_vec();
            let Some(fewer) = left.checked_sub(places.len()) else {
                self.gap("more than 4,000,000 needs: who pulls a package in is not known for all of them");
                break;
            };
            left = fewer;
            if places.is_empty() {
                absent.push(key.into_owned());
            }
            self.read.packages[from as usize].needs.extend(places.into_iter().map(|at| (at, range.clone())));
        }
        let mut roots = Vec::new();
        for (key, group) in std::mem::take(&mut self.roots) {
            let places = self.all(&key);
            roots.extend(places.iter().map(|&at| (at, group)));
            if places.is_empty() {
                absent.push(key.into_owned());
            }
        }
        for &(at, _) in &roots {
            self.read.packages[at as usize].direct = true;
        }
        if walk {
            walk_groups(&mut self.read, &roots);
        }
        guess_direct(&mut self.read);
        sort(&mut self.read);
        absent.sort_unstable();
        absent.dedup();
        if missing == Missing::Gap && !absent.is_empty() {
            let them = some_of(&absent);
            self.read.gaps.push(format!("needed but not in the file: {them}; let the package manager write it again"));
        }
        self.read
    }
}

/// Where a file says who needs whom but not what the project asks for, what nothing needs is taken for direct.
fn guess_direct(read: &mut Read) {
    if read.packages.iter().any(|package| package.direct) || read.packages.iter().all(|one| one.needs.is_empty()) {
        return;
    }
    let mut needed = vec![false; read.packages.len()];
    for (at, package) in read.packages.iter().enumerate() {
        for &(need, _) in &package.needs {
            needed[need as usize] |= need as usize != at;
        }
    }
    for (package, needed) in read.packages.iter_mut().zip(needed) {
        package.direct = !needed;
    }
}

/// Puts packages into the order of the text.
fn sort(read: &mut Read) {
    if read.packages.is_sorted_by_key(|package| package.span) {
        return;
    }
    let mut packages: Vec<(usize, Package)> = std::mem::take(&mut read.packages).into_iter().enumerate().collect();
    packages.sort_by_key(|(_, package)| package.span);
    let mut new = vec![0; packages.len()];
    for (at, (old, _)) in packages.iter().enumerate() {
        new[*old] = u32::try_from(at).unwrap_or(u32::MAX);
    }
    for (_, mut package) in packages {
        for need in &mut package.needs {
            need.0 = new[need.0 as usize];
        }
        read.packages.push(package);
    }
}

/// Gives each package the best group of the roots that reach it. What no root reaches keeps its own.
fn walk_groups(read: &mut Read, roots: &[(u32, Group)]) {
    let mut seen = vec![false; read.packages.len()];
    for group in [Group::Production, Group::Optional, Group::Development] {
        let mut open: Vec<u32> = roots.iter().filter(|root| root.1 == group).map(|root| root.0).collect();
        while let Some(at) = open.pop() {
            if !std::mem::replace(&mut seen[at as usize], true) {
                let package = &mut read.packages[at as usize];
                package.group = group;
                open.extend(package.needs.iter().map(|need| need.0));
            }
        }
    }
}

/// The shortest ways from what the project asks for to every package of a file.
#[derive(Debug)]
pub struct Paths {
    /// Who pulls a package in: itself if it is direct, nobody if nothing in the file does.
    from: Vec<Option<u32>>,
}

impl Paths {
    /// Looks at all packages once, breadth first.
    pub fn of(read: &Read) -> Self {
        let mut from = vec![None; read.packages.len()];
        let mut open = VecDeque::new();
        for (at, _) in read.packages.iter().enumerate().filter(|(_, package)| package.direct) {
            let at = u32::try_from(at).unwrap_or(u32::MAX);
            from[at as usize] = Some(at);
            open.push_back(at);
        }
        while let Some(at) = open.pop_front() {
            for &(need, _) in &read.packages[at as usize].needs {
                if from[need as usize].is_none() {
                    from[need as usize] = Some(at);
                    open.push_back(need);
                }
            }
        }
        Self { from }
    }

    /// The shortest way from a direct dependency to `package`, both included; only the package if the file does not say
    /// who needs it.
    ///
    /// # Panics
    /// If there is no package at this place of the file that was looked at.
    pub fn path_to(&self, package: u32) -> Vec<u32> {
        let mut path = vec![package];
        let mut at = package;
        while let Some(from) = self.from[at as usize].filter(|&from| from != at) {
            path.push(from);
            at = from;
        }
        path.reverse();
        path
    }
}
