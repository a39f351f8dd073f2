//! `package-lock.json` (versions 1 to 3) and `npm-shrinkwrap.json`.
//!
//! Source: <https://docs.npmjs.com/cli/configuring-npm/package-lock-json>. Version 2 says everything twice; its
//! `packages` are read.

use findings::Span;
use rustc_hash::FxHashSet;

use super::document::{Document, Value};
use super::graph::{Graph, Missing};
use super::{Files, Format, Kind, Refused, node, package};
use crate::Ecosystem;
use crate::package::{Group, Read};

pub(super) const FORMAT: Format = Format {
    name: "package-lock.json",
    kind: Kind::Lockfile,
    ecosystems: &[Ecosystem::Npm],
    files: &["package-lock.json", "npm-shrinkwrap.json", "node_modules/.package-lock.json"],
    replaces: &[("package-lock.json", "npm-shrinkwrap.json")],
    read,
};

/// Folders in folders that are followed: npm itself has never put so many packages into one another.
const DEEPEST: usize = 200;

const FOLDER: &str = "node_modules/";

fn read(text: &str, files: &dyn Files) -> Result<Read, Refused> {
    let document = Document::json(text)?;
    let top = document.top();
    let (packages, dependencies) = (top.get("packages"), top.get("dependencies"));
    if packages.kind() == Some(super::document::Kind::Map) {
        return read_packages(text, packages);
    }
    if dependencies.exists() || top.get("lockfileVersion").exists() {
        return read_dependencies(text, dependencies, files);
    }
    Err(Refused::at(text, 0, "this is no package-lock.json: it has neither `packages` nor `dependencies`"))
}

/// What flags say who needs it.
#[derive(Default)]
struct Flags {
    dev: bool,
    optional: bool,
}

impl Flags {
    fn set(&mut self, key: &str, value: Value<'_>) {
        match key {
            "dev" => self.dev |= value.is_true(),
            "optional" => self.optional |= value.is_true(),
            // Needed by both, each time only if it is there.
            "devOptional" => self.optional |= value.is_true(),
            _ => {}
        }
    }

    fn group(&self) -> Group {
        match self {
            Self { dev: true, .. } => Group::Development,
            Self { optional: true, .. } => Group::Optional,
            Self { .. } => Group::Production,
        }
    }
}

/// What one entry of `packages` asks for, in one group.
struct Wishes<'d> {
    /// The entry's place in the graph; `None` for the project's own.
    from: Option<u32>,
    path: &'d str,
    list: Value<'d>,
}

fn read_packages(text: &str, packages: Value<'_>) -> Result<Read, Refused> {
    let mut graph = Graph::default();
    // An entry with its hash, address and needs is hardly shorter.
    graph.reserve(text, 400);
    let mut wishes: Vec<Wishes<'_>> = Vec::new();
    // Folders that have packages of their own: nothing needs to be looked for in the others.
    let mut full: FxHashSet<&str> = FxHashSet::default();
    for value in packages.children() {
        let path = value.key();
        if path.len() > DEEPEST * FOLDER.len() {
            refuse_deep(text, value.key_span(), path.matches('/').count() / 2)?;
        }
        let last = last_folder(path);
        let (mut version, mut name, mut place, mut flags, mut link) = ("", "", "", Flags::default(), false);
        let before = wishes.len();
        for field in value.children() {
            match field.key() {
                "version" => version = field.text(),
                "name" => name = field.text(),
                "resolved" => place = field.text(),
                "link" => link = field.is_true(),
                "dependencies" | "optionalDependencies" | "peerDependencies" => {
                    wishes.push(Wishes { from: None, path, list: field });
                }
                // Packages bring theirs along, but npm installs only the project's own.
                "devDependencies" if last.is_none() => wishes.push(Wishes { from: None, path, list: field }),
                key => flags.set(key, field),
            }
        }
        let Some(last) = last else { continue };
        if link {
            continue;
        }
        if last > 0 {
            full.insert(path[..last].trim_end_matches('/'));
        }
        let name = if name.is_empty() { &path[last + FOLDER.len()..] } else { name };
        let mut found = package(Ecosystem::Npm, name, node::version(version, place), value.key_span());
        found.group = flags.group();
        let at = graph.add(path, found);
        wishes[before..].iter_mut().for_each(|wishes| wishes.from = Some(at));
    }
    let mut finder = Finder::default();
    for Wishes { from, path, list } in wishes {
        finder.enter(&full, path);
        for wish in list.children() {
            match (from, finder.find(&graph, wish.key())) {
                (_, None) => {}
                (Some(from), Some(at)) => graph.package(from).needs.push((at, wish.text().to_owned())),
                (None, Some(at)) => graph.package(at).direct = true,
            }
        }
    }
    Ok(graph.finish(Missing::Usual, false))
}

/// Where the last `node_modules/` of a path begins.
fn last_folder(path: &str) -> Option<usize> {
    let mut slashes = memchr::memrchr_iter(b'/', path.as_bytes());
    slashes.find_map(|slash| {
        let at = (slash + 1).checked_sub(FOLDER.len())?;
        (path[..=slash].ends_with(FOLDER) && (at == 0 || path.as_bytes()[at - 1] == b'/')).then_some(at)
    })
}

fn refuse_deep(text: &str, span: Span, depth: usize) -> Result<(), Refused> {
    if depth <= DEEPEST {
        return Ok(());
    }
    Err(Refused::at(text, span.start, "packages in one another more than 200 deep; npm does not write this"))
}

/// Finds packages as Node.js does: in `node_modules` here, then further up.
#[derive(Default)]
struct Finder {
    /// Folders to look into, the nearest first; each ends with `node_modules/`.
    folders: Vec<String>,
    key: String,
}

impl Finder {
    /// From now on for the code in `path`; `full` are the folders that have packages of their own.
    fn enter(&mut self, full: &FxHashSet<&str>, path: &str) {
        self.folders.clear();
        let mut here = path;
        while !here.is_empty() {
            if full.contains(here) {
                self.folders.push(format!("{here}/{FOLDER}"));
            }
            let up = last_folder(here).or_else(|| here.rfind('/')).unwrap_or(0);
            here = here[..up].trim_end_matches('/');
        }
        self.folders.push(FOLDER.to_owned());
    }

    fn find(&mut self, graph: &Graph<'_>, name: &str) -> Option<u32> {
        self.folders.iter().find_map(|folder| {
            self.key.clear();
            self.key.push_str(folder);
            self.key.push_str(name);
            graph.place(&self.key)
        })
    }
}

/// Version 1: packages nested as the folders are.
fn read_dependencies(text: &str, dependencies: Value<'_>, files: &dyn Files) -> Result<Read, Refused> {
    let mut graph = Graph::default();
    let mut requires: Vec<(u32, String, Value<'_>)> = Vec::new();
    let mut full: Vec<String> = Vec::new();
    let mut versions = false;
    let mut open: Vec<(String, usize, Value<'_>)> = vec![(String::new(), 1, dependencies)];
    while let Some((folder, depth, children)) = open.pop() {
        for value in children.children() {
            refuse_deep(text, value.key_span(), depth)?;
            let path = format!("{folder}{FOLDER}{}", value.key());
            let (mut version, mut flags) = ("", Flags::default());
            let mut wants = None;
            for field in value.children() {
                match field.key() {
                    "version" => version = field.text(),
                    "requires" => wants = Some(field),
                    "dependencies" => {
                        full.push(path.clone());
                        open.push((format!("{path}/"), depth + 1, field));
                    }
                    key => flags.set(key, field),
                }
            }
            versions |= !version.is_empty();
            if node::is_own(version) {
                continue;
            }
            let (name, version) = node::alias(version).unwrap_or((value.key(), version));
            let mut found = package(Ecosystem::Npm, name, node::version(version, ""), value.key_span());
            found.group = flags.group();
            let at = graph.add(path.clone(), found);
            if let Some(wants) = wants {
                requires.push((at, path, wants));
            }
        }
    }
    let full = full.iter().map(String::as_str).collect();
    let mut finder = Finder::default();
    for (at, path, wants) in requires {
        finder.enter(&full, &path);
        for want in wants.children() {
            if let Some(need) = finder.find(&graph, want.key()) {
                graph.package(at).needs.push((need, want.text().to_owned()));
            }
        }
    }
    if !versions && dependencies.children().next().is_some() {
        return Err(Refused::at(
            text,
            dependencies.span().start,
            "this is no package-lock.json: no entry has a version",
        ));
    }
    node::roots_of_manifest(files, &mut graph, |_, name, _| format!("{FOLDER}{name}"));
    Ok(graph.finish(Missing::Usual, false))
}
