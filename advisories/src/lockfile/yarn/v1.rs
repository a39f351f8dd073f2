//! `yarn.lock` of yarn 1: looks like YAML and is not.
//!
//! Source: <https://classic.yarnpkg.com/lang/en/docs/yarn-lock/>. An entry has one or more descriptors
//! (`name@range`), a version, where it was found and what it needs.

use super::{finish, key};
use crate::Ecosystem;
use crate::lockfile::document::lines::{Line, lines};
use crate::lockfile::graph::Graph;
use crate::lockfile::{Files, Refused, node, package};
use crate::package::Read;

/// An entry that is being read.
struct Entry<'t> {
    line: Line<'t>,
    descriptors: Vec<&'t str>,
    version: &'t str,
    resolved: &'t str,
    needs: Vec<(&'t str, &'t str)>,
}

pub(super) fn read(text: &str, files: &dyn Files) -> Result<Read, Refused> {
    if !text.lines().take(5).any(|line| line.contains("yarn lockfile v1")) {
        return Err(Refused::at(
            text,
            0,
            "this is no yarn.lock: the comment `yarn lockfile v1` is missing at its start",
        ));
    }
    let mut entries: Vec<Entry<'_>> = Vec::new();
    // Whether lines two deep are what the entry needs.
    let mut in_needs = false;
    for line in lines(text) {
        let body = line.text.trim();
        if body.is_empty() || body.starts_with('#') {
            continue;
        }
        let refused = |what: &str| Refused::at(text, line.start, what);
        match (line.indent(), entries.last_mut()) {
            (0, _) => {
                let keys = body.strip_suffix(':').ok_or_else(|| refused("an entry without a colon at its end"))?;
                let descriptors = descriptors(keys).ok_or_else(|| refused("an entry's name that cannot be read"))?;
                entries.push(Entry { line, descriptors, version: "", resolved: "", needs: Vec::new() });
                in_needs = false;
            }
            (2, Some(_)) if body.ends_with(':') => {
                in_needs = matches!(body, "dependencies:" | "optionalDependencies:");
            }
            (2, Some(entry)) => {
                let (field, value) = pair(body).ok_or_else(|| refused("a field without a value"))?;
                match field {
                    "version" => entry.version = value,
                    "resolved" => entry.resolved = value,
                    _ => {}
                }
            }
            (4, Some(entry)) if in_needs => {
                entry.needs.push(pair(body).ok_or_else(|| refused("a dependency without a range"))?);
            }
            (4, Some(_)) => {}
            _ => return Err(refused("a line that belongs to nothing")),
        }
    }
    let mut graph = Graph::default();
    for entry in &entries {
        if entry.version.is_empty() {
            return Err(Refused::at(text, entry.line.start, "an entry without a version: the file is cut here"));
        }
        let Some((called, range)) = node::name_and_version(entry.descriptors[0]) else {
            return Err(Refused::at(text, entry.line.start, "an entry's name without a range"));
        };
        let name = node::alias(range).map_or(called, |(name, _)| name);
        if node::is_own(entry.resolved) || (entry.resolved.is_empty() && node::is_own(range)) {
            continue;
        }
        let version = node::version(entry.version, entry.resolved);
        let at = graph.add(called, package(Ecosystem::Npm, name, version, entry.line.span()));
        for descriptor in &entry.descriptors {
            graph.also(*descriptor, at);
            if let Some((called, _)) = node::name_and_version(descriptor) {
                graph.also(called, at);
            }
        }
    }
    for entry in &entries {
        let Some(from) = graph.place(entry.descriptors[0]) else { continue };
        for (name, range) in &entry.needs {
            let key = key(&graph, format!("{name}@{range}"), name);
            graph.need(from, key, range);
        }
    }
    Ok(finish(graph, files, |name, range| format!("{name}@{range}")))
}

/// `a@1, "b c@2"`: what stands between commas outside of quotes.
fn descriptors(keys: &str) -> Option<Vec<&str>> {
    let mut found = Vec::new();
    let mut rest = keys;
    loop {
        rest = rest.trim_start();
        let (one, after) = match rest.strip_prefix('"') {
            Some(inner) => inner.split_once('"')?,
            None => rest.split_at(rest.find(',').unwrap_or(rest.len())),
        };
        found.push(one.trim_end());
        rest = after.trim_start();
        match rest.strip_prefix(',') {
            Some(more) => rest = more,
            None => return rest.is_empty().then_some(found),
        }
    }
}

/// `key value`, each perhaps in quotes; the value must be whole.
fn pair(line: &str) -> Option<(&str, &str)> {
    let (key, value) = match line.strip_prefix('"') {
        Some(inner) => inner.split_once('"')?,
        None => line.split_once(' ')?,
    };
    let value = value.trim();
    let value = match value.strip_prefix('"') {
        Some(inner) => inner.strip_suffix('"')?,
        None => value,
    };
    (!value.is_empty()).then_some((key, value))
}
