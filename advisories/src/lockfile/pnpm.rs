//! `pnpm-lock.yaml`, lockfile versions 5 to 9.
//!
//! Source: the documents in <https://github.com/pnpm/spec/tree/master/lockfile>. A key is `/name/1.0.0_peers` in
//! version 5, `/name@1.0.0(peers)` in 6, `name@1.0.0` in 9, which keeps peers in `snapshots`. One file may hold several
//! documents: the package manager's own packages come first.

use super::document::{Document, Value};
use super::graph::{Graph, Missing};
use super::{Files, Format, Kind, Refused, elsewhere, exact_or, node, package};
use crate::Ecosystem;
use crate::package::{Group, Read, Version};

pub(super) const FORMAT: Format = Format {
    name: "pnpm-lock.yaml",
    kind: Kind::Lockfile,
    ecosystems: &[Ecosystem::Npm],
    files: &["pnpm-lock.yaml", "pnpm-lock.*.yaml"],
    replaces: &[],
    read,
};

fn read(text: &str, _: &dyn Files) -> Result<Read, Refused> {
    let document = Document::yaml(text)?;
    let mut all = Read::default();
    for top in document.tops() {
        let read = read_document(text, top)?;
        let before = u32::try_from(all.packages.len()).unwrap_or(u32::MAX);
        for mut package in read.packages {
            for need in &mut package.needs {
                need.0 += before;
            }
            all.packages.push(package);
        }
        all.gaps.extend(read.gaps);
    }
    if document.tops().next().is_none() {
        return Err(Refused::at(text, 0, "the file is empty"));
    }
    Ok(all)
}

fn read_document(text: &str, top: Value<'_>) -> Result<Read, Refused> {
    let version = top.get("lockfileVersion").text();
    let major = version.split('.').next().and_then(|major| major.parse::<u32>().ok());
    let Some(major @ 5..=9) = major else {
        let what = "this is no pnpm-lock.yaml of lockfileVersion 5 to 9; update hook, or let a known pnpm write it";
        return Err(Refused::at(text, top.span().start, what));
    };
    let mut graph = Graph::default();
    let mut entries = Vec::new();
    for value in top.get("packages").children() {
        let Some((name, version)) = split(value.key(), major) else {
            if value.get("name").exists() {
                // Version 5 and 6 name what comes from elsewhere by its address only.
                let found = package(Ecosystem::Npm, value.get("name").text(), from(value), value.key_span());
                entries.push((graph.add(value.key(), found), value));
                continue;
            }
            return Err(Refused::at(text, value.key_span().start, "a package whose key is no name and version"));
        };
        let elsewhere = version.contains(':') || version.contains('/');
        // A folder of this project.
        if elsewhere && (node::is_own(version) || value.path(&["resolution", "directory"]).exists()) {
            continue;
        }
        let version = if elsewhere { from(value) } else { exact_or(version, "no version") };
        let mut found = package(Ecosystem::Npm, name, version, value.key_span());
        found.group = match () {
            () if value.get("dev").is_true() => Group::Development,
            () if value.get("optional").is_true() => Group::Optional,
            () => Group::Production,
        };
        entries.push((graph.add(value.key(), found), value));
    }
    let snapshots = top.get("snapshots");
    let mut unseen = rustc_hash::FxHashSet::default();
    if major >= 9 {
        unseen.extend(entries.iter().map(|(at, _)| *at));
        entries.clear();
        for value in snapshots.children() {
            // `name@1.0.0(peer@2.0.0)` is the package `name@1.0.0`.
            let Some(at) = graph.place(without_peers(value.key())) else { continue };
            graph.also(value.key(), at);
            unseen.remove(&at);
            entries.push((at, value));
        }
    }
    if !unseen.is_empty() {
        graph.gap(format!("{} packages have no snapshot: the file is cut; let pnpm write it again", unseen.len()));
    }
    for (at, value) in entries {
        for field in ["dependencies", "optionalDependencies"] {
            for want in value.get(field).children() {
                if let Some(key) = key(&graph, want.key(), want.text(), major) {
                    graph.need(at, key, "");
                }
            }
        }
    }
    let importers = top.get("importers");
    for importer in importers.children().chain((!importers.exists()).then_some(top)) {
        for &(field, group) in node::GROUPS {
            roots(&mut graph, importer.get(field), group, major);
        }
        roots(&mut graph, importer.get("packageManagerDependencies"), Group::Development, major);
        roots(&mut graph, importer.get("configDependencies"), Group::Development, major);
    }
    Ok(graph.finish(Missing::Gap, major >= 9))
}

fn roots(graph: &mut Graph<'_>, wishes: Value<'_>, group: Group, major: u32) {
    for wish in wishes.children() {
        let version = if wish.get("version").exists() { wish.get("version") } else { wish };
        if let Some(key) = key(graph, wish.key(), version.text(), major) {
            graph.root(key, group);
        }
    }
}

/// The key of the package that `name: version` means; `None` for this project's own.
fn key(graph: &Graph<'_>, name: &str, version: &str, major: u32) -> Option<String> {
    if node::is_own(version) {
        return None;
    }
    // An alias and what comes from elsewhere have the key itself for a version.
    let named = match major {
        5 => format!("/{name}/{version}"),
        6..=8 => format!("/{name}@{version}"),
        _ => format!("{name}@{version}"),
    };
    let keys = [named, version.to_owned(), format!("/{version}")];
    // Without its peers a version of 9 is in `packages` only.
    let found = keys.iter().find(|key| graph.has(key)).cloned();
    Some(found.unwrap_or_else(|| keys.into_iter().next().unwrap_or_default()))
}

/// Name and version in a key.
fn split(key: &str, major: u32) -> Option<(&str, &str)> {
    if major >= 9 {
        return node::name_and_version(key);
    }
    // Before 9 a key that does not begin with a slash is an address.
    let key = key.strip_prefix('/')?;
    if major >= 6 {
        return node::name_and_version(without_peers(key));
    }
    let name_parts = if key.starts_with('@') { 2 } else { 1 };
    let (at, _) = key.match_indices('/').nth(name_parts - 1)?;
    let version = &key[at + 1..];
    Some((&key[..at], version.split('_').next().unwrap_or(version)))
}

fn without_peers(key: &str) -> &str {
    key.split('(').next().unwrap_or(key)
}

/// Where a package comes from that is not of the registry.
fn from(value: Value<'_>) -> Version {
    let resolution = value.get("resolution");
    let place = if resolution.get("commit").exists() { "git" } else { "an address" };
    elsewhere(node::foreign(resolution.get("tarball").text()).unwrap_or(place))
}
