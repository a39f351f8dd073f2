//! `go.mod`. The `go` line is the oldest version that will do, not what is installed, and is no package.
//!
//! Source: <https://go.dev/ref/mod#go-mod-file>. From Go 1.17 on it names all modules of the build.

use rustc_hash::FxHashMap;

use super::document::lines::{Line, lines};
use super::{Files, Format, Kind, Refused, package};
use crate::Ecosystem;
use crate::package::{Read, Version};

pub(super) const FORMAT: Format = Format {
    name: "go.mod",
    kind: Kind::Lockfile,
    ecosystems: &[Ecosystem::Go],
    files: &["go.mod"],
    replaces: &[],
    read,
};

/// A directive with its words, blocks taken apart.
pub(super) struct Directive<'t> {
    pub(super) verb: &'t str,
    pub(super) words: Vec<&'t str>,
    indirect: bool,
    line: Line<'t>,
}

/// A path and perhaps a version.
type Module<'t> = (&'t str, Option<&'t str>);

/// All directives of a `go.mod`.
pub(super) fn directives(text: &str) -> Result<Vec<Directive<'_>>, Refused> {
    let mut found = Vec::new();
    let mut block = None;
    for line in lines(text) {
        let (code, comment) = line.text.split_once("//").unwrap_or((line.text, ""));
        let mut words: Vec<&str> = code.split_whitespace().map(|word| word.trim_matches(['"', '`'])).collect();
        match (block, &words[..]) {
            (_, []) => continue,
            (Some(_), [")"]) => {
                block = None;
                continue;
            }
            (None, [verb, "("]) => {
                block = Some(*verb);
                continue;
            }
            _ => {}
        }
        let verb = block.unwrap_or_else(|| words.remove(0));
        let line = Line { text: code, start: line.start };
        found.push(Directive { verb, words, indirect: comment.trim_start().starts_with("indirect"), line });
    }
    match block {
        None => Ok(found),
        Some(verb) => Err(Refused::at(text, text.len(), &format!("a block `{verb} (` without end: the file is cut"))),
    }
}

fn read(text: &str, _: &dyn Files) -> Result<Read, Refused> {
    let directives = directives(text)?;
    if !directives.iter().any(|directive| directive.verb == "module") {
        return Err(Refused::at(text, 0, "this is no go.mod: the line `module` is missing"));
    }
    // By module and version, or by module for all its versions: what is used in its place.
    let mut replaced: FxHashMap<Module<'_>, Module<'_>> = FxHashMap::default();
    for Directive { words, line, .. } in directives.iter().filter(|directive| directive.verb == "replace") {
        let mut sides = words.split(|word| *word == "=>");
        let (Some([old, version @ ..]), Some([new, instead @ ..])) = (sides.next(), sides.next()) else {
            return Err(Refused::at(
                text,
                line.start,
                "a replacement that is not of the form: module => module or folder",
            ));
        };
        replaced.insert((old, version.first().copied()), (new, instead.first().copied()));
    }
    let mut read = Read::default();
    for directive in &directives {
        match directive.verb {
            "require" => {}
            "module" | "go" | "toolchain" | "replace" | "exclude" | "retract" | "tool" | "ignore" | "godebug" => {
                continue;
            }
            verb => {
                read.gaps.push(format!("a directive that is not known: {verb}"));
                continue;
            }
        }
        let [module, version] = directive.words[..] else {
            return Err(Refused::at(text, directive.line.start, "a requirement that is not a module and its version"));
        };
        let new = replaced.get(&(module, Some(version))).or_else(|| replaced.get(&(module, None)));
        let (module, version) = match new {
            Some((module, Some(version))) => (*module, *version),
            // A folder on this disk.
            Some((_, None)) => continue,
            None => (module, version),
        };
        let mut found = package(Ecosystem::Go, module, Version::Exact(version.to_owned()), directive.line.span());
        found.direct = !directive.indirect;
        read.packages.push(found);
    }
    Ok(read)
}
