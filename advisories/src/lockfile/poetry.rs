//! `poetry.lock`.
//!
//! Source: <https://python-poetry.org/docs/basic-usage/#installing-with-poetrylock>. Who needs a package is in
//! `category` (before 1.5), nowhere, or in `groups` (since 2.1).

use super::document::{Document, Kind as Node, Value};
use super::graph::{Graph, Missing};
use super::pep508::{normal, roots_of_pyproject};
use super::{Files, Format, Kind, Refused, elsewhere, exact_or, package};
use crate::Ecosystem;
use crate::package::{Group, Read};

pub(super) const FORMAT: Format = Format {
    name: "poetry.lock",
    kind: Kind::Lockfile,
    ecosystems: &[Ecosystem::PyPi],
    files: &["poetry.lock"],
    replaces: &[],
    read,
};

fn read(text: &str, files: &dyn Files) -> Result<Read, Refused> {
    let document = Document::toml(text)?;
    let top = document.top();
    if !top.path(&["metadata", "content-hash"]).exists() {
        let what = "this is no poetry.lock, or it is cut: [metadata], which Poetry writes at its end, is missing";
        return Err(Refused::at(text, text.len(), what));
    }
    let mut graph = Graph::default();
    let mut says_groups = false;
    for value in top.get("package").children() {
        let (name, source) = (value.get("name").text(), value.path(&["source", "type"]).text());
        let (category, groups) = (value.get("category"), value.get("groups"));
        says_groups |= category.exists() || groups.exists();
        let version = match source {
            "directory" => continue,
            "git" => elsewhere("git"),
            "file" => elsewhere("a file"),
            "url" => elsewhere("an address"),
            _ => exact_or(value.get("version").text(), "no version"),
        };
        let mut found = package(Ecosystem::PyPi, name, version, value.get("name").span());
        found.group = match () {
            () if groups.exists() && !groups.children().any(|group| group.text() == "main") => Group::Development,
            () if category.text() == "dev" => Group::Development,
            () if value.get("optional").is_true() => Group::Optional,
            () => Group::Production,
        };
        value.get("markers").text().clone_into(&mut found.marker);
        let at = graph.add(normal(name), found);
        for need in value.get("dependencies").children() {
            // One range, or several with a marker each.
            match need.kind() {
                Some(Node::List) => need.children().for_each(|one| graph.need(at, normal(need.key()), range(one))),
                _ => graph.need(at, normal(need.key()), range(need)),
            }
        }
    }
    let roots = roots_of_pyproject(files, &mut graph);
    Ok(graph.finish(Missing::Usual, roots && !says_groups))
}

fn range(value: Value<'_>) -> &str {
    if value.kind() == Some(Node::Map) { value.get("version").text() } else { value.text() }
}
