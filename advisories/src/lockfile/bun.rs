//! `bun.lock`: JSON with trailing commas; an entry is a list whose first item is `name@version`.
//!
//! Source: <https://bun.sh/docs/pm/lockfile>. A key is a path of names: `a/b` is the `b` that `a` gets if it is another
//! than the others'.

use super::document::{Document, Value};
use super::graph::{Graph, Missing};
use super::{Files, Format, Kind, Refused, node, package};
use crate::Ecosystem;
use crate::package::Read;

pub(super) const FORMAT: Format = Format {
    name: "bun.lock",
    kind: Kind::Lockfile,
    ecosystems: &[Ecosystem::Npm],
    files: &["bun.lock"],
    replaces: &[],
    read,
};

fn read(text: &str, _: &dyn Files) -> Result<Read, Refused> {
    let document = Document::json(text)?;
    let top = document.top();
    let (packages, workspaces) = (top.get("packages"), top.get("workspaces"));
    if !packages.exists() && !workspaces.exists() {
        return Err(Refused::at(text, 0, "this is no bun.lock: it has neither `packages` nor `workspaces`"));
    }
    let mut graph = Graph::default();
    let mut entries = Vec::new();
    for value in packages.children() {
        let first = value.children().next().map_or("", Value::text);
        let Some((name, version)) = node::name_and_version(first) else {
            let at = value.key_span().start;
            return Err(Refused::at(text, at, "an entry whose first item is no `name@version`"));
        };
        if node::is_own(version) {
            continue;
        }
        let version = node::version(version, "");
        let at = graph.add(value.key(), package(Ecosystem::Npm, name, version, value.key_span()));
        if let Some(about) = value.children().find(|item| item.kind() == Some(super::document::Kind::Map)) {
            entries.push((at, value.key(), about));
        }
    }
    for (at, path, about) in entries {
        for (name, range, group) in node::wishes(about) {
            if group != crate::package::Group::Development
                && let Some(key) = installed(&graph, path, name)
            {
                graph.need(at, key, range);
            }
        }
    }
    for workspace in workspaces.children() {
        let own = workspace.get("name").text();
        for (name, _, group) in node::wishes(workspace) {
            if let Some(key) = installed(&graph, own, name) {
                graph.root(key, group);
            }
        }
    }
    Ok(graph.finish(Missing::Usual, true))
}

/// The key of the `name` that the package at `path` gets.
fn installed(graph: &Graph<'_>, path: &str, name: &str) -> Option<String> {
    // The slash of a scope is tried as well; there is no such key.
    std::iter::successors(Some(path), |path| path.rsplit_once('/').map(|(up, _)| up))
        .take(DEEPEST)
        .map(|path| format!("{path}/{name}"))
        .find(|key| graph.has(key))
        .or_else(|| graph.has(name).then(|| name.to_owned()))
}

/// Names in one key that are looked at; real ones have a handful.
const DEEPEST: usize = 200;
