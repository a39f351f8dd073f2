//! SPDX SBOMs in JSON, versions 2.2 and 2.3.
//!
//! Source: <https://spdx.github.io/spdx-spec/v2.3/>.

use rustc_hash::FxHashSet;

use super::cyclonedx::Skipped;
use super::document::Document;
use super::graph::{Graph, Missing};
use super::{Files, Format, Kind, Refused, exact_or, package};
use crate::Ecosystem;
use crate::package::{Group, Read};

pub(super) const FORMAT: Format =
    Format { name: "SPDX", kind: Kind::Sbom, ecosystems: Ecosystem::ALL, files: &["*.spdx.json"], replaces: &[], read };

fn read(text: &str, _: &dyn Files) -> Result<Read, Refused> {
    let document = Document::json(text)?;
    let top = document.top();
    if !top.get("spdxVersion").text().starts_with("SPDX-2") {
        let what = "this is no SPDX SBOM of version 2 in JSON; write it as SPDX 2.3 or as CycloneDX";
        return Err(Refused::at(text, 0, what));
    }
    let mut graph = Graph::default();
    let mut skipped = Skipped::default();
    // What the SBOM is about is not one of its packages.
    let (mut described, mut edges) = (FxHashSet::default(), Vec::new());
    for value in top.get("documentDescribes").children() {
        described.insert(value.text());
    }
    for value in top.get("relationships").children() {
        let (from, to) = (value.get("spdxElementId").text(), value.get("relatedSpdxElement").text());
        match value.get("relationshipType").text() {
            "DESCRIBES" => {
                described.insert(to);
            }
            "DESCRIBED_BY" => {
                described.insert(from);
            }
            "DEPENDS_ON" | "CONTAINS" => edges.push((from, to, Group::Production)),
            "DEPENDENCY_OF" | "RUNTIME_DEPENDENCY_OF" => edges.push((to, from, Group::Production)),
            "OPTIONAL_DEPENDENCY_OF" => edges.push((to, from, Group::Optional)),
            "DEV_DEPENDENCY_OF" | "TEST_DEPENDENCY_OF" | "BUILD_DEPENDENCY_OF" => {
                edges.push((to, from, Group::Development));
            }
            _ => {}
        }
    }
    for value in top.get("packages").children() {
        let id = value.get("SPDXID").text();
        let references = || value.get("externalRefs").children();
        let purl = references().find(|reference| reference.get("referenceType").text() == "purl");
        if purl.is_none() && described.contains(&id) {
            continue;
        }
        let purl = purl.map_or("", |reference| reference.get("referenceLocator").text());
        if let Some(purl) = skipped.purl(purl, value.get("name").text()) {
            let version = if purl.version.is_empty() { value.get("versionInfo").text() } else { &purl.version };
            let known = exact_or(version, "no version");
            graph.add(id, package(purl.ecosystem, purl.name, known, value.get("name").span()));
        }
    }
    for (from, to, group) in edges {
        match graph.place(from) {
            _ if described.contains(&from) => graph.root(to, group),
            Some(at) => graph.need(at, to, ""),
            None => {}
        }
    }
    skipped.say(&mut graph);
    Ok(graph.finish(Missing::Usual, false))
}
