//! `deno.lock`, versions 2 to 5: the npm packages in it. Packages of JSR and modules by address have no advisories.
//!
//! Source: <https://docs.deno.com/runtime/fundamentals/modules/#integrity-checking-and-lock-files>.

use super::document::{Document, Value};
use super::graph::{Graph, Missing};
use super::{Files, Format, Kind, Refused, node, package};
use crate::Ecosystem;
use crate::package::{Group, Read};

pub(super) const FORMAT: Format = Format {
    name: "deno.lock",
    kind: Kind::Lockfile,
    ecosystems: &[Ecosystem::Npm],
    files: &["deno.lock"],
    replaces: &[],
    read,
};

fn read(text: &str, _: &dyn Files) -> Result<Read, Refused> {
    let document = Document::json(text)?;
    let top = document.top();
    let version = top.get("version").text();
    if !matches!(version, "2" | "3" | "4" | "5") {
        return Err(Refused::at(
            text,
            0,
            "this is no deno.lock of version 2, 3, 4 or 5; update hook, or let Deno write it",
        ));
    }
    // 2: npm.packages; 3: packages.npm, packages.specifiers; 4 and 5: npm, specifiers.
    let (npm, specifiers) = match version {
        "2" => (top.path(&["npm", "packages"]), top.path(&["npm", "specifiers"])),
        "3" => (top.path(&["packages", "npm"]), top.path(&["packages", "specifiers"])),
        _ => (top.get("npm"), top.get("specifiers")),
    };
    let mut graph = Graph::default();
    let mut entries = Vec::new();
    for value in npm.children() {
        let Some((name, version)) = node::name_and_version(value.key()) else {
            return Err(Refused::at(text, value.key_span().start, "a package whose key is no `name@version`"));
        };
        // Peers follow after `_`, which no version contains.
        let version = version.split('_').next().unwrap_or(version);
        let at = graph.add(value.key(), package(Ecosystem::Npm, name, node::version(version, ""), value.key_span()));
        // What is asked for without peers is the first that fits.
        graph.also(format!("{name}@{version}"), at);
        graph.also(name, at);
        entries.push((at, value));
    }
    for (at, value) in entries {
        for field in ["dependencies", "optionalDependencies"] {
            for want in value.get(field).children() {
                // A list of keys, in older versions a map from names to them.
                let key = want.text();
                graph.need(at, key.strip_prefix("npm:").unwrap_or(key), "");
            }
        }
    }
    for specifier in specifiers.children() {
        root(&mut graph, specifier);
    }
    Ok(graph.finish(Missing::Usual, false))
}

/// `"npm:chalk@^5": "5.6.2"`, in older versions `"chalk@^5": "chalk@5.6.2"` or `"npm:chalk@^5": "npm:chalk@5.6.2"`.
fn root(graph: &mut Graph<'_>, specifier: Value<'_>) {
    let asked = specifier.key();
    let Some((name, _)) = node::name_and_version(asked.strip_prefix("npm:").unwrap_or(asked)) else { return };
    let found = specifier.text().strip_prefix("npm:").unwrap_or(specifier.text());
    let key = if found.contains('@') { found.to_owned() } else { format!("{name}@{found}") };
    if !asked.starts_with("jsr:") && graph.has(&key) {
        graph.root(key, Group::Production);
    }
}
