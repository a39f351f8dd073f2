//! `uv.lock`.
//!
//! Source: <https://docs.astral.sh/uv/concepts/projects/layout/#the-lockfile>. One package may stand there in several
//! versions, each for its own markers. The project's own packages are in it
//! too. Ranges it keeps only of these.

use super::document::{Document, Value};
use super::graph::{Graph, Missing};
use super::pep508::normal;
use super::{Files, Format, Kind, Refused, elsewhere, exact_or, package};
use crate::Ecosystem;
use crate::package::{Group, Read};

pub(super) const FORMAT: Format = Format {
    name: "uv.lock",
    kind: Kind::Lockfile,
    ecosystems: &[Ecosystem::PyPi],
    files: &["uv.lock"],
    replaces: &[],
    read,
};

fn read(text: &str, _: &dyn Files) -> Result<Read, Refused> {
    let document = Document::toml(text)?;
    let top = document.top();
    if top.get("version").text() != "1" {
        return Err(Refused::at(text, 0, "this is no uv.lock of version 1; update hook, or let a known uv write it"));
    }
    let mut graph = Graph::default();
    let mut entries = Vec::new();
    let mut own = rustc_hash::FxHashSet::default();
    for value in top.get("package").children() {
        let (name, source) = (value.get("name").text(), value.get("source"));
        let from = source.children().next().map_or("registry", |kind| kind.key());
        if matches!(from, "virtual" | "editable" | "directory") {
            own.insert(name);
            entries.push((None, value));
            continue;
        }
        let version = value.get("version").text();
        let known = match from {
            "registry" => exact_or(version, "no version"),
            "git" => elsewhere("git"),
            "path" => elsewhere("a file"),
            _ => elsewhere("an address"),
        };
        let mut found = package(Ecosystem::PyPi, name, known, value.get("name").span());
        let markers: Vec<&str> = value.get("resolution-markers").children().map(Value::text).collect();
        found.marker = markers.join(" or ");
        let at = graph.add(normal(name), found);
        graph.also(key(name, version), at);
        entries.push((Some(at), value));
    }
    for (at, value) in entries {
        let groups = |field: &str, group| value.get(field).children().map(|list| (list, group)).collect::<Vec<_>>();
        let mut lists = vec![(value.get("dependencies"), Group::Production)];
        lists.extend(groups("optional-dependencies", Group::Optional));
        lists.extend(groups("dev-dependencies", Group::Development));
        for (need, group) in lists.into_iter().flat_map(|(list, group)| list.children().map(move |need| (need, group)))
        {
            let (name, version) = (need.get("name").text(), need.get("version").text());
            if own.contains(name) {
                continue;
            }
            let key = if version.is_empty() { normal(name) } else { key(name, version) };
            match at {
                Some(at) => graph.need(at, key, ""),
                None => graph.root(key, group),
            }
        }
    }
    Ok(graph.finish(Missing::Gap, true))
}

fn key(name: &str, version: &str) -> String {
    format!("{} {version}", normal(name))
}
