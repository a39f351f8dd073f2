//! CycloneDX SBOMs in JSON, versions 1.2 to 1.7.
//!
//! Source: <https://cyclonedx.org/docs/latest/json/>.

use std::collections::BTreeSet;

use super::document::Document;
use super::graph::{Graph, Missing};
use super::purl::Purl;
use super::{Files, Format, Kind, Refused, exact_or, package, some_of};
use crate::Ecosystem;
use crate::package::{Group, Read};

pub(super) const FORMAT: Format = Format {
    name: "CycloneDX",
    kind: Kind::Sbom,
    ecosystems: Ecosystem::ALL,
    files: &["bom.json", "*.cdx.json", "*.bom.json"],
    replaces: &[],
    read,
};

fn read(text: &str, _: &dyn Files) -> Result<Read, Refused> {
    let document = Document::json(text)?;
    let top = document.top();
    if top.get("bomFormat").text() != "CycloneDX" {
        return Err(Refused::at(text, 0, "this is no CycloneDX SBOM: `bomFormat` is missing"));
    }
    let mut graph = Graph::default();
    let mut skipped = Skipped::default();
    // Components may hold components.
    let mut open = vec![top.get("components")];
    while let Some(components) = open.pop() {
        for value in components.children() {
            open.push(value.get("components"));
            if let Some(purl) = skipped.purl(value.get("purl").text(), value.get("name").text()) {
                let version = if purl.version.is_empty() { value.get("version").text() } else { &purl.version };
                let known = exact_or(version, "no version");
                let mut found = package(purl.ecosystem, purl.name, known, value.get("name").span());
                if value.get("scope").text() == "optional" {
                    found.group = Group::Optional;
                }
                graph.add(value.get("bom-ref").text(), found);
            }
        }
    }
    let root = top.path(&["metadata", "component", "bom-ref"]).text();
    for value in top.get("dependencies").children() {
        let from = value.get("ref").text();
        for need in value.get("dependsOn").children() {
            match graph.place(from) {
                Some(at) => graph.need(at, need.text(), ""),
                None if from == root => graph.root(need.text(), Group::Production),
                None => {}
            }
        }
    }
    skipped.say(&mut graph);
    Ok(graph.finish(Missing::Usual, false))
}

/// What an SBOM names that is in no ecosystem known here.
#[derive(Default)]
pub(super) struct Skipped {
    nameless: Vec<String>,
    kinds: BTreeSet<String>,
}

impl Skipped {
    /// The package of an entry, unless it is counted here.
    pub(super) fn purl(&mut self, purl: &str, name: &str) -> Option<Purl> {
        match Purl::of(purl) {
            Ok(purl) => return Some(purl),
            Err("") => self.nameless.push(name.to_owned()),
            Err(kind) => {
                self.kinds.insert(kind.to_owned());
            }
        }
        None
    }

    /// Says what was skipped.
    pub(super) fn say(&self, graph: &mut Graph<'_>) {
        if !self.nameless.is_empty() {
            let (count, names) = (self.nameless.len(), some_of(&self.nameless));
            graph.gap(format!("{count} entries without a package URL, not checked: {names}"));
        }
        if !self.kinds.is_empty() {
            graph.gap(format!(
                "packages of kinds that are not checked: {}",
                some_of(&Vec::from_iter(self.kinds.iter().cloned()))
            ));
        }
    }
}
