//! `yarn.lock` of yarn 2 and later: YAML.
//!
//! Source: <https://yarnpkg.com/features/protocols>: the part of a resolution after the name says where it comes from.

use super::{finish, key};
use crate::Ecosystem;
use crate::lockfile::document::Document;
use crate::lockfile::graph::Graph;
use crate::lockfile::{Files, Refused, elsewhere, exact_or, node, package};
use crate::package::Read;

pub(super) fn read(text: &str, files: &dyn Files) -> Result<Read, Refused> {
    let document = Document::yaml(text)?;
    let mut graph = Graph::default();
    let mut entries = Vec::new();
    for value in document.top().children().filter(|value| value.key() != "__metadata") {
        let (resolution, version) = (value.get("resolution").text(), value.get("version").text());
        let Some((name, place)) = node::name_and_version(resolution) else {
            let at = value.key_span().start;
            return Err(Refused::at(text, at, "an entry without a resolution: the file is cut here, or edited"));
        };
        let at = if node::is_own(place) && !place.starts_with("file:") {
            None
        } else {
            // The same package again, with changes: `patch:real@npm%3A1.0.0#…`.
            let patched = place.strip_prefix("patch:");
            let version = match patched.map_or(place, |of| node::name_and_version(of).map_or("", |(_, of)| of)) {
                // What is in it came from the registry, whatever the patch changes.
                place if place.starts_with("npm:") || patched.is_some() => exact_or(version, "no version"),
                place if place.starts_with("file:") => elsewhere("a file"),
                place => elsewhere(node::foreign(place).unwrap_or("an address")),
            };
            Some(graph.add(name, package(Ecosystem::Npm, name, version, value.key_span())))
        };
        for descriptor in value.key().split(", ") {
            if let Some(at) = at {
                graph.also(descriptor, at);
                if let Some((called, _)) = node::name_and_version(descriptor) {
                    graph.also(called, at);
                }
            }
        }
        entries.push((at, value));
    }
    for (at, value) in entries {
        for want in value.get("dependencies").children() {
            let (name, range) = (want.key(), want.text());
            // The project's own packages come without a version of their own, and are in the graph only as roots.
            if node::is_own(range) {
                continue;
            }
            let key = key(&graph, descriptor(name, range), name);
            match (at, graph.place(&key)) {
                (Some(at), _) => graph.need(at, key, range.strip_prefix("npm:").unwrap_or(range)),
                // Which of them are for development only their manifests say.
                (None, Some(at)) => graph.package(at).direct = true,
                (None, None) => {}
            }
        }
    }
    Ok(finish(graph, files, descriptor))
}

/// Versions before 4 leave the default protocol out in ranges, but not in keys.
fn descriptor(name: &str, range: &str) -> String {
    let has_protocol = range.contains(':') || range.contains('/');
    format!("{name}@{}{range}", if has_protocol { "" } else { "npm:" })
}
