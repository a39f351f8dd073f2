//! `pubspec.lock` of Dart and Flutter. It does not say who needs whom.
//!
//! Source: <https://dart.dev/tools/pub/glossary#lockfile>.

use super::document::Document;
use super::{Files, Format, Kind, Refused, elsewhere, exact_or, package};
use crate::Ecosystem;
use crate::package::{Group, Read};

pub(super) const FORMAT: Format = Format {
    name: "pubspec.lock",
    kind: Kind::Lockfile,
    ecosystems: &[Ecosystem::Pub],
    files: &["pubspec.lock"],
    replaces: &[],
    read,
};

fn read(text: &str, _: &dyn Files) -> Result<Read, Refused> {
    let document = Document::yaml(text)?;
    let top = document.top();
    if !top.get("packages").exists() {
        return Err(Refused::at(text, 0, "this is no pubspec.lock: `packages` is missing"));
    }
    let mut read = Read::default();
    if !top.get("sdks").exists() {
        read.gaps
            .push("`sdks`, which pub writes at the end, is missing: the file is cut; run `dart pub get`".to_owned());
    }
    for value in top.get("packages").children() {
        let version = match value.get("source").text() {
            // Parts of the SDK have the SDK's version; a folder is this project's own.
            "sdk" | "path" => continue,
            "git" => elsewhere("git"),
            _ => exact_or(value.get("version").text(), "no version"),
        };
        // Older versions of pub gave the name here, for packages that were renamed when they were hosted elsewhere.
        let named = value.path(&["description", "name"]).text();
        let name = if named.is_empty() { value.key() } else { named };
        let mut found = package(Ecosystem::Pub, name, version, value.key_span());
        let dependency = value.get("dependency").text();
        found.direct = dependency.starts_with("direct");
        if dependency == "direct dev" {
            found.group = Group::Development;
        }
        read.packages.push(found);
    }
    Ok(read)
}
