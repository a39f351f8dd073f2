//! `packages.lock.json` of NuGet: a graph for each target framework.
//!
//! Source: <https://learn.microsoft.com/nuget/consume-packages/package-references-in-project-files#locking-dependencies>.

use super::document::Document;
use super::graph::{Graph, Missing};
use super::{Files, Format, Kind, Refused, exact_or, package};
use crate::Ecosystem;
use crate::package::Read;

pub(super) const FORMAT: Format = Format {
    name: "packages.lock.json",
    kind: Kind::Lockfile,
    ecosystems: &[Ecosystem::NuGet],
    files: &["packages.lock.json", "packages.*.lock.json"],
    replaces: &[],
    read,
};

fn read(text: &str, _: &dyn Files) -> Result<Read, Refused> {
    let document = Document::json(text)?;
    let frameworks = document.top().get("dependencies");
    if !frameworks.exists() || !document.top().get("version").exists() {
        return Err(Refused::at(text, 0, "this is no packages.lock.json: `version` or `dependencies` is missing"));
    }
    let mut graph = Graph::default();
    for framework in frameworks.children() {
        let key = |name: &str| format!("{} {}", framework.key(), name.to_ascii_lowercase());
        for value in framework.children() {
            let kind = value.get("type").text();
            // Another project of the same solution.
            if kind == "Project" {
                continue;
            }
            let version = exact_or(value.get("resolved").text(), "no version");
            let mut found = package(Ecosystem::NuGet, value.key(), version, value.key_span());
            found.direct = kind == "Direct";
            let at = graph.add(key(value.key()), found);
            for need in value.get("dependencies").children() {
                graph.need(at, key(need.key()), need.text());
            }
        }
    }
    Ok(graph.finish(Missing::Usual, false))
}
