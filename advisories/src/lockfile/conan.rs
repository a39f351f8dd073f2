//! `conan.lock` of Conan 1 and 2.
//!
//! Source: <https://docs.conan.io/2/tutorial/versioning/lockfiles.html>. A reference is
//! `name/version@user/channel#revision%time`.

use super::document::{Document, Value};
use super::graph::{Graph, Missing};
use super::{Files, Format, Kind, Refused, exact_or, package};
use crate::Ecosystem;
use crate::package::{Group, Package, Read};

pub(super) const FORMAT: Format = Format {
    name: "conan.lock",
    kind: Kind::Lockfile,
    ecosystems: &[Ecosystem::Conan],
    files: &["conan.lock"],
    replaces: &[],
    read,
};

fn read(text: &str, _: &dyn Files) -> Result<Read, Refused> {
    let document = Document::json(text)?;
    let top = document.top();
    let mut graph = Graph::default();
    let nodes = top.path(&["graph_lock", "nodes"]);
    if nodes.exists() {
        let mut entries = Vec::new();
        for value in nodes.children() {
            let reference = value.get("ref");
            // What is built from a folder is this project's own.
            let at = (reference.exists() && !value.get("path").exists())
                .then(|| graph.add(value.key(), of(reference, Group::Production)));
            entries.push((at, value));
        }
        for (at, value) in entries {
            for (field, group) in [("requires", Group::Production), ("build_requires", Group::Development)] {
                for need in value.get(field).children() {
                    match at {
                        Some(at) => graph.need(at, need.text(), ""),
                        None => graph.root(need.text(), group),
                    }
                }
            }
        }
        return Ok(graph.finish(Missing::Usual, true));
    }
    if !top.get("requires").exists() && !top.get("build_requires").exists() {
        return Err(Refused::at(text, 0, "this is no conan.lock: it has neither `graph_lock` nor `requires`"));
    }
    for (field, group) in [
        ("requires", Group::Production),
        ("build_requires", Group::Development),
        ("python_requires", Group::Development),
    ] {
        for reference in top.get(field).children() {
            graph.add(reference.text(), of(reference, group));
        }
    }
    Ok(graph.finish(Missing::Usual, false))
}

fn of(reference: Value<'_>, group: Group) -> Package {
    let text = reference.text().split(['@', '#', '%']).next().unwrap_or("");
    let (name, version) = text.split_once('/').unwrap_or((text, ""));
    let mut found = package(Ecosystem::Conan, name, exact_or(version, "no version"), reference.span());
    found.group = group;
    found
}
