//! `Cargo.lock`, versions 1 to 4.
//!
//! Source: <https://doc.rust-lang.org/cargo/guide/cargo-toml-vs-cargo-lock.html> and cargo's `src/core/resolver/encode.rs`,
//! which describes the format. A crate without `source` is this project's own.

use rustc_hash::FxHashSet;

use super::document::{Document, Value};
use super::graph::{Graph, Missing};
use super::{Files, Format, Kind, Refused, elsewhere, exact_or, package};
use crate::Ecosystem;
use crate::package::{Group, Read};

pub(super) const FORMAT: Format = Format {
    name: "Cargo.lock",
    kind: Kind::Lockfile,
    ecosystems: &[Ecosystem::CratesIo],
    files: &["Cargo.lock"],
    replaces: &[],
    read,
};

fn read(text: &str, files: &dyn Files) -> Result<Read, Refused> {
    let document = Document::toml(text)?;
    let top = document.top();
    if !top.get("package").exists() && !top.get("version").exists() && !top.get("root").exists() {
        return Err(Refused::at(text, 0, "this is no Cargo.lock: it has no [[package]]"));
    }
    let mut graph = Graph::default();
    let mut entries = Vec::new();
    let mut own = FxHashSet::default();
    for value in top.get("package").children().chain(Some(top.get("root")).filter(|root| root.exists())) {
        let (name, version) = (value.get("name").text(), value.get("version").text());
        if name.is_empty() || version.is_empty() {
            return Err(Refused::at(
                text,
                value.span().start,
                "a package without name and version: the file is cut here",
            ));
        }
        let source = value.get("source").text();
        if source.is_empty() {
            own.insert(name);
            entries.push((None, value));
            continue;
        }
        let known = if source.starts_with("git+") { elsewhere("git") } else { exact_or(version, "no version") };
        let at = graph.add(name, package(Ecosystem::CratesIo, name, known, value.get("name").span()));
        graph.also(format!("{name} {version}"), at);
        entries.push((Some(at), value));
    }
    // With one crate the manifest beside the lockfile is its own; those of a workspace's members are elsewhere.
    let development = if own.len() == 1 { development(files) } else { FxHashSet::default() };
    for (at, value) in entries {
        for need in value.get("dependencies").children() {
            // "name", "name version" where there are several, "name version (source)" in version 1.
            let mut words = need.text().splitn(3, ' ');
            let (name, version) = (words.next().unwrap_or(""), words.next());
            let key = version.map_or_else(|| name.to_owned(), |version| format!("{name} {version}"));
            if own.contains(name) && !graph.has(&key) {
                continue;
            }
            match at {
                Some(at) => graph.need(at, key, ""),
                None if development.contains(name) => graph.root(key, Group::Development),
                None => graph.root(key, Group::Production),
            }
        }
    }
    Ok(graph.finish(Missing::Gap, true))
}

/// The tables of a `Cargo.toml` that ask for crates, and whether only for development.
pub(super) fn tables(top: Value<'_>) -> Vec<(Value<'_>, bool)> {
    let places = [top, top.get("workspace")].into_iter().chain(top.get("target").children());
    places
        .flat_map(|place| {
            [("dependencies", false), ("build-dependencies", false), ("dev-dependencies", true)]
                .map(|(key, development)| (place.get(key), development))
        })
        .collect()
}

/// The crate that a wish of `Cargo.toml` is for: its key may be another name.
pub(super) fn wished<'d>(wish: Value<'d>) -> &'d str {
    match wish.get("package").text() {
        "" => wish.key(),
        package => package,
    }
}

/// The crates that the manifest asks for only for development.
fn development(files: &dyn Files) -> FxHashSet<String> {
    let Some(text) = files.text("Cargo.toml") else { return FxHashSet::default() };
    let Ok(document) = Document::toml(&text) else { return FxHashSet::default() };
    let tables = tables(document.top());
    let names = |wanted: bool| {
        let tables = tables.iter().filter(move |(_, development)| *development == wanted);
        tables.flat_map(|(table, _)| table.children().map(wished)).collect::<FxHashSet<&str>>()
    };
    let production = names(false);
    names(true).into_iter().filter(|name| !production.contains(name)).map(str::to_owned).collect()
}
