//! `libs.versions.toml`, Gradle's version catalog. Plugins in it are named by id, not by module, and are left out.
//!
//! Source: <https://docs.gradle.org/current/userguide/version_catalogs.html>.

use super::document::{Document, Kind as Node, Value};
use super::{Files, Format, Kind, Refused, exact_or, package, pom};
use crate::Ecosystem;
use crate::package::{Read, Version};

pub(super) const FORMAT: Format = Format {
    name: "libs.versions.toml",
    kind: Kind::Manifest,
    ecosystems: &[Ecosystem::Maven],
    files: &["libs.versions.toml", "*.versions.toml"],
    replaces: &[],
    read,
};

fn read(text: &str, _: &dyn Files) -> Result<Read, Refused> {
    let document = Document::toml(text)?;
    let top = document.top();
    if top
        .children()
        .next()
        .is_some_and(|table| !matches!(table.key(), "metadata" | "versions" | "libraries" | "bundles" | "plugins"))
    {
        return Err(Refused::at(
            text,
            0,
            "this is no version catalog: it begins with a table that catalogs do not have",
        ));
    }
    let versions = top.get("versions");
    let mut read = Read::default();
    for value in top.get("libraries").children() {
        let (module, known) = if value.kind() == Some(Node::Text) {
            // "group:artifact:version"
            let at = value.text().match_indices(':').nth(1).map_or(value.text().len(), |(at, _)| at);
            let (module, version) = value.text().split_at(at);
            (module.to_owned(), pom::version(version.trim_start_matches(':')))
        } else {
            let (group, name) = (value.get("group").text(), value.get("name").text());
            let module = value.get("module").text();
            let module = if module.is_empty() { format!("{group}:{name}") } else { module.to_owned() };
            (module, rich(value.get("version"), versions))
        };
        if !module.contains(':') {
            return Err(Refused::at(text, value.key_span().start, "a library without group and name"));
        }
        let mut found = package(Ecosystem::Maven, module, known, value.key_span());
        found.direct = true;
        read.packages.push(found);
    }
    read.packages.sort_by_key(|package| package.span);
    Ok(read)
}

/// A text, a reference to one, or a table of wishes of which the strictest counts.
fn rich(version: Value<'_>, versions: Value<'_>) -> Version {
    let reference = version.get("ref").text();
    let version = if reference.is_empty() { version } else { versions.get(reference) };
    if !version.exists() && !reference.is_empty() {
        return Version::Unknown(format!("the version {reference} of the catalog, which is not there"));
    }
    let wishes = ["strictly", "require", "prefer"].map(|key| version.get(key).text());
    let wish = wishes.into_iter().find(|wish| !wish.is_empty()).unwrap_or(version.text());
    match wish {
        "" => exact_or("", "given by a platform, not by the catalog"),
        wish => pom::version(wish),
    }
}
