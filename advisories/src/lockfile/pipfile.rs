//! `Pipfile.lock` of pipenv. It does not say who needs whom.
//!
//! Source: <https://github.com/pypa/pipfile>.

use rustc_hash::FxHashSet;

use super::document::Document;
use super::pep508::{normal, pin};
use super::{Files, Format, Kind, Refused, elsewhere, exact_or, package};
use crate::Ecosystem;
use crate::package::{Group, Read};

pub(super) const FORMAT: Format = Format {
    name: "Pipfile.lock",
    kind: Kind::Lockfile,
    ecosystems: &[Ecosystem::PyPi],
    files: &["Pipfile.lock"],
    replaces: &[],
    read,
};

fn read(text: &str, files: &dyn Files) -> Result<Read, Refused> {
    let document = Document::json(text)?;
    let top = document.top();
    if !top.get("_meta").exists() {
        return Err(Refused::at(text, 0, "this is no Pipfile.lock: `_meta` is missing"));
    }
    let asked = files.text("Pipfile").map(|text| wishes(&text));
    let mut read = Read::default();
    // Besides `default` and `develop` there may be categories of the project's own.
    for category in top.children().filter(|category| category.key() != "_meta") {
        for value in category.children() {
            let version = value.get("version").text();
            let known = match () {
                () if value.get("path").exists() || value.get("editable").is_true() && !value.get("git").exists() => {
                    continue;
                }
                () if value.get("git").exists() => elsewhere("git"),
                () if value.get("file").exists() => elsewhere("a file"),
                () => exact_or(pin(version).unwrap_or(""), "no version"),
            };
            let mut found = package(Ecosystem::PyPi, value.key(), known, value.key_span());
            found.group = if category.key() == "develop" { Group::Development } else { Group::Production };
            found.direct = asked.as_ref().is_some_and(|asked| asked.contains(&normal(value.key())));
            value.get("markers").text().clone_into(&mut found.marker);
            read.packages.push(found);
        }
    }
    Ok(read)
}

/// The normalised names that a `Pipfile` asks for.
fn wishes(text: &str) -> FxHashSet<String> {
    let Ok(document) = Document::toml(text) else { return FxHashSet::default() };
    let tables = document.top().children().filter(|table| !matches!(table.key(), "source" | "requires" | "scripts"));
    tables.flat_map(|table| table.children().map(|wish| normal(wish.key())).collect::<Vec<_>>()).collect()
}
