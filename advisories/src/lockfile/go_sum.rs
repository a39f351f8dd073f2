//! `go.sum`: checksums of modules that were looked at, more than are built. It counts only beside a `go.mod` from before
//! Go 1.17, which does not name what its modules need; then only modules of which the code itself was fetched.
//!
//! Source: <https://go.dev/ref/mod#go-sum-files>.

use rustc_hash::FxHashSet;

use super::document::lines::lines;
use super::{Files, Format, Kind, Refused, go_mod, package};
use crate::Ecosystem;
use crate::package::{Read, Version};

pub(super) const FORMAT: Format = Format {
    name: "go.sum",
    kind: Kind::Lockfile,
    ecosystems: &[Ecosystem::Go],
    files: &["go.sum"],
    replaces: &[],
    read,
};

fn read(text: &str, files: &dyn Files) -> Result<Read, Refused> {
    let manifest = files.text("go.mod").unwrap_or_default();
    let directives = go_mod::directives(&manifest).unwrap_or_default();
    let mut named = FxHashSet::default();
    let mut complete = false;
    for directive in &directives {
        match (directive.verb, &directive.words[..]) {
            ("go", [version]) => complete = names_all(version),
            ("require", [module, ..]) | ("replace", [module, ..]) => {
                named.insert(*module);
            }
            _ => {}
        }
    }
    let mut read = Read::default();
    for line in lines(text) {
        let words: Vec<&str> = line.text.split_whitespace().collect();
        let [module, version, sum] = words[..] else {
            if words.is_empty() {
                continue;
            }
            return Err(Refused::at(text, line.start, "a line that is not module, version and checksum"));
        };
        if !sum.starts_with("h1:") || sum.len() != "h1:".len() + 44 {
            return Err(Refused::at(
                text,
                line.start,
                "a checksum that is not of the form h1:…: the file is cut, or not go.sum",
            ));
        }
        if !complete && !version.ends_with("/go.mod") && !named.contains(module) {
            read.packages.push(package(Ecosystem::Go, module, Version::Exact(version.to_owned()), line.span()));
        }
    }
    Ok(read)
}

/// Whether a `go.mod` with this `go` line names all modules.
fn names_all(version: &str) -> bool {
    let mut parts = version.split('.').map(|part| part.parse::<u32>().unwrap_or(0));
    (parts.next(), parts.next()) >= (Some(1), Some(17))
}
