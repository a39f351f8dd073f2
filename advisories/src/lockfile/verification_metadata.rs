//! `verification-metadata.xml` of Gradle: all that a build has ever resolved, plugins too.
//!
//! Source: <https://docs.gradle.org/current/userguide/dependency_verification.html>.

use findings::Span;
use roxmltree::{Document, ParsingOptions};

use super::{Files, Format, Kind, Refused, exact_or, package, pom};
use crate::Ecosystem;
use crate::package::Read;

pub(super) const FORMAT: Format = Format {
    name: "verification-metadata.xml",
    kind: Kind::Lockfile,
    ecosystems: &[Ecosystem::Maven],
    files: &["verification-metadata.xml"],
    replaces: &[],
    read,
};

fn read(text: &str, _: &dyn Files) -> Result<Read, Refused> {
    let options = ParsingOptions { allow_dtd: false, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, options).map_err(|error| pom::refused(&error))?;
    if document.root_element().tag_name().name() != "verification-metadata" {
        return Err(Refused::at(text, 0, "this is no verification-metadata.xml: its root has another name"));
    }
    let mut read = Read::default();
    for node in document.descendants().filter(|node| node.tag_name().name() == "component") {
        let attribute = |name: &str| node.attribute(name).unwrap_or("");
        let name = format!("{}:{}", attribute("group"), attribute("name"));
        // The start tag alone: the element goes on over all its files.
        let start = node.range().start;
        let end = node.first_child().map_or(node.range().end, |child| child.range().start);
        let version = exact_or(attribute("version"), "no version");
        read.packages.push(package(Ecosystem::Maven, name, version, Span::new(start, end)));
    }
    Ok(read)
}
