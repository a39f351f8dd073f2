//! What the lockfiles of JavaScript's package managers share: where a package comes from, and `package.json`.

use super::Files;
use super::document::{Document, Value};
use super::graph::Graph;
use crate::package::{Group, Version};

/// The real name behind an alias: `npm:real@1.2.3` is `real` and `1.2.3`.
pub(super) fn alias(text: &str) -> Option<(&str, &str)> {
    text.strip_prefix("npm:").and_then(name_and_version)
}

/// Splits `@scope/name@1.2.3` at the `@` that is not the scope's.
pub(super) fn name_and_version(text: &str) -> Option<(&str, &str)> {
    let at = text.char_indices().skip(1).find(|&(_, c)| c == '@')?.0;
    Some((&text[..at], &text[at + 1..]))
}

/// Whether a place is this project's own code or a folder on this disk.
pub(super) fn is_own(spec: &str) -> bool {
    ["workspace:", "link:", "portal:", "file:", "root:", "./", "../"].iter().any(|start| spec.starts_with(start))
        && !spec.ends_with(".tgz")
        && !spec.ends_with(".tar.gz")
}

/// What code is called that did not come from a registry; `None` if it did, as far as `place` says.
pub(super) fn foreign(place: &str) -> Option<&'static str> {
    let starts = |starts: &[&str]| starts.iter().any(|start| place.starts_with(start));
    if starts(&["git+", "git:", "git@", "ssh:", "github:", "gitlab:", "bitbucket:", "gist:"])
        || place.contains(".git#")
        || place.ends_with(".git")
        || place.contains("#commit")
        || place.contains("://codeload.")
    {
        return Some("git");
    }
    if starts(&["file:", "link:", "portal:"]) {
        return Some("a file");
    }
    None
}

/// A version, or what is known instead when the package does not come from a registry: a fork's version says little of
/// the release with the same number, and may never have been published.
pub(super) fn version(version: &str, place: &str) -> Version {
    let address = || version.contains("://").then_some("an address");
    match foreign(place).or_else(|| foreign(version)).or_else(address) {
        Some(place) => super::elsewhere(place),
        None => super::exact_or(version, "no version"),
    }
}

/// The groups of dependencies in a `package.json`, and in the entries that lockfiles copy from it.
pub(super) const GROUPS: &[(&str, Group)] = &[
    ("dependencies", Group::Production),
    ("optionalDependencies", Group::Optional),
    ("peerDependencies", Group::Production),
    ("devDependencies", Group::Development),
];

/// What the package of `value` asks for: name, range, group. A name in two groups comes twice.
pub(super) fn wishes<'d>(value: Value<'d>) -> impl Iterator<Item = (&'d str, &'d str, Group)> {
    let lists = value.children().filter_map(|list| {
        let key = list.key();
        let group = GROUPS.iter().find(|(name, _)| *name == key)?.1;
        Some((list, group))
    });
    lists.flat_map(|(list, group)| list.children().map(move |wish| (wish.key(), wish.text(), group)))
}

/// Lets the `package.json` beside a lockfile say what the project asks for, for formats that do not; `key` makes the
/// lockfile's name of a wish. Whether that says enough to tell development from production: not with workspaces, whose
/// own files are not known here.
pub(super) fn roots_of_manifest(
    files: &dyn Files,
    graph: &mut Graph<'_>,
    key: impl Fn(&Graph<'_>, &str, &str) -> String,
) -> bool {
    let Some(text) = files.text("package.json") else { return false };
    let Ok(document) = Document::json(&text) else {
        graph.gap("package.json beside it cannot be read, so which packages the project asks for is not known");
        return false;
    };
    let mut any = false;
    for (name, range, group) in wishes(document.top()) {
        let key = key(graph, name, range);
        if graph.has(&key) {
            graph.root(key, group);
            any = true;
        }
    }
    any && !document.top().get("workspaces").exists()
}
