//! `composer.lock`.
//!
//! Source: <https://getcomposer.org/doc/01-basic-usage.md#installing-dependencies>.

use super::document::{Document, Kind as Node};
use super::graph::{Graph, Missing};
use super::{Files, Format, Kind, Refused, exact_or, package};
use crate::Ecosystem;
use crate::package::{Group, Read, Version};

pub(super) const FORMAT: Format = Format {
    name: "composer.lock",
    kind: Kind::Lockfile,
    ecosystems: &[Ecosystem::Packagist],
    files: &["composer.lock"],
    replaces: &[],
    read,
};

fn read(text: &str, files: &dyn Files) -> Result<Read, Refused> {
    let document = Document::json(text)?;
    let top = document.top();
    if top.get("packages").kind() != Some(Node::List) {
        return Err(Refused::at(text, 0, "this is no composer.lock: `packages` is missing"));
    }
    let mut graph = Graph::default();
    for (list, group) in [("packages", Group::Production), ("packages-dev", Group::Development)] {
        for value in top.get(list).children() {
            let (name, version) = (value.get("name").text(), value.get("version").text());
            if !name.contains('/') {
                return Err(Refused::at(
                    text,
                    value.span().start,
                    "a package whose name is not of the form vendor/name",
                ));
            }
            if value.path(&["dist", "type"]).text() == "path" {
                continue;
            }
            let known = match version.starts_with("dev-") || version.ends_with("-dev") {
                true => Version::Unknown(format!("a branch, {version}")),
                false => exact_or(version, "no version"),
            };
            let mut found = package(Ecosystem::Packagist, name, known, value.get("name").span());
            found.group = group;
            let at = graph.add(name.to_ascii_lowercase(), found);
            for need in value.get("require").children() {
                graph.need(at, need.key().to_ascii_lowercase(), need.text());
            }
        }
    }
    if let Some(text) = files.text("composer.json") {
        match Document::json(&text) {
            Err(_) => graph.gap("composer.json beside it cannot be read, so what the project asks for is not known"),
            Ok(manifest) => {
                for wish in ["require", "require-dev"].iter().flat_map(|key| manifest.top().get(key).children()) {
                    graph.root(wish.key().to_ascii_lowercase(), Group::Production);
                }
            }
        }
    }
    Ok(graph.finish(Missing::Usual, false))
}
