//! One `pom.xml` as it stands, and the values of its properties.

use findings::Span;
use roxmltree::{Document, Node, ParsingOptions};
use rustc_hash::FxHashMap;

use crate::lockfile::Refused;

/// A `pom.xml`, nothing resolved yet.
#[derive(Debug, Default)]
pub(super) struct Pom {
    pub(super) group: String,
    pub(super) artifact: String,
    pub(super) version: String,
    pub(super) parent: Option<Parent>,
    pub(super) properties: FxHashMap<String, String>,
    pub(super) managed: Vec<Dependency>,
    pub(super) dependencies: Vec<Dependency>,
}

/// The `<parent>`.
#[derive(Clone, Debug)]
pub(super) struct Parent {
    pub(super) group: String,
    pub(super) artifact: String,
    pub(super) version: String,
    /// Where it is; `None` where an empty element says that it is in no folder near.
    pub(super) path: Option<String>,
    pub(super) span: Span,
}

/// A `<dependency>`.
#[derive(Clone, Debug, Default)]
pub(super) struct Dependency {
    pub(super) group: String,
    pub(super) artifact: String,
    pub(super) version: String,
    pub(super) scope: String,
    pub(super) kind: String,
    pub(super) classifier: String,
    pub(super) optional: bool,
    /// Only when this profile is active.
    pub(super) profile: String,
    /// It is a plugin's: only the build runs it.
    pub(super) of_plugin: bool,
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Pom {
    /// Reads one file. XML without a document type: entities of its own are the way to make a small file huge.
    pub(super) fn of(text: &str) -> Result<Self, Refused> {
        let options = ParsingOptions { allow_dtd: false, ..ParsingOptions::default() };
        let document = Document::parse_with_options(text, options).map_err(|error| refused(&error))?;
        let root = document.root_element();
        if root.tag_name().name() != "project" {
            return Err(Refused::at(text, root.range().start, "this is no pom.xml: its root is not <project>"));
        }
        let parent = child(root, "parent").map(|parent| Parent {
            group: value(parent, "groupId"),
            artifact: value(parent, "artifactId"),
            version: value(parent, "version"),
            path: match child(parent, "relativePath") {
                None => Some("../pom.xml".to_owned()),
                Some(path) => Some(text_of(path)).filter(|path| !path.is_empty()),
            },
            span: span(parent),
        });
        let mut pom = Self {
            group: value(root, "groupId"),
            artifact: value(root, "artifactId"),
            version: value(root, "version"),
            parent,
            ..Self::default()
        };
        pom.collect(root, "");
        for profile in children(root, "profiles").filter(|node| node.has_tag_name_of("profile")) {
            pom.collect(profile, &value(profile, "id"));
        }
        Ok(pom)
    }

    /// Takes what stands in the project or in a profile.
    fn collect(&mut self, node: Node<'_, '_>, profile: &str) {
        // Which profile is active depends on the machine; the project's own values come first.
        for property in children(node, "properties") {
            self.properties.entry(property.tag_name().name().to_owned()).or_insert_with(|| text_of(property));
        }
        let listed = |node: Node<'_, '_>, of_plugin: bool| {
            let found = children(node, "dependencies").filter(|node| node.has_tag_name_of("dependency"));
            found.map(|node| dependency(node, profile, of_plugin)).collect::<Vec<_>>()
        };
        self.dependencies.extend(listed(node, false));
        if let Some(management) = child(node, "dependencyManagement") {
            self.managed.extend(listed(management, false));
        }
        let build = child(node, "build");
        for holder in build.into_iter().chain(build.and_then(|build| child(build, "pluginManagement"))) {
            for plugin in children(holder, "plugins") {
                self.dependencies.extend(listed(plugin, true));
            }
        }
    }
}

fn dependency(node: Node<'_, '_>, profile: &str, of_plugin: bool) -> Dependency {
    let shown = span(child(node, "artifactId").unwrap_or(node));
    Dependency {
        group: value(node, "groupId"),
        artifact: value(node, "artifactId"),
        version: value(node, "version"),
        scope: value(node, "scope"),
        kind: value(node, "type"),
        classifier: value(node, "classifier"),
        optional: value(node, "optional") == "true",
        profile: profile.to_owned(),
        of_plugin,
        start: shown.start,
        end: shown.end,
    }
}

/// Names are compared without name space: many files leave it out.
trait Named {
    fn has_tag_name_of(&self, name: &str) -> bool;
}

impl Named for Node<'_, '_> {
    fn has_tag_name_of(&self, name: &str) -> bool {
        self.is_element() && self.tag_name().name() == name
    }
}

fn child<'a, 't>(node: Node<'a, 't>, name: &str) -> Option<Node<'a, 't>> {
    node.children().find(|child| child.has_tag_name_of(name))
}

/// The elements in the element `name` of `node`.
fn children<'a, 't>(node: Node<'a, 't>, name: &str) -> impl Iterator<Item = Node<'a, 't>> + use<'a, 't> {
    child(node, name).into_iter().flat_map(|node| node.children().filter(Node::is_element))
}

fn value(node: Node<'_, '_>, name: &str) -> String {
    child(node, name).map_or_else(String::new, text_of)
}

/// The text of an element; a comment in it splits it into several nodes.
fn text_of(node: Node<'_, '_>) -> String {
    let text: String = node.children().filter(Node::is_text).filter_map(|text| text.text()).collect();
    text.trim().to_owned()
}

fn span(node: Node<'_, '_>) -> Span {
    Span::new(node.range().start, node.range().end)
}

/// Why XML cannot be read, in words and with its line.
pub(in crate::lockfile) fn refused(error: &roxmltree::Error) -> Refused {
    let what = match error {
        roxmltree::Error::DtdDetected => {
            "it has a document type (<!DOCTYPE …>), which is not read; remove it".to_owned()
        }
        error => format!("this is not XML: {error}"),
    };
    Refused { line: usize::try_from(error.pos().row).unwrap_or(1).max(1), what }
}

/// Rounds of replacing properties by values that hold properties again.
const ROUNDS: usize = 20;

/// The longest value that is made of others.
const LONGEST: usize = 4096;

/// Puts values in place of `${names}`; what has none, or is without end, stays as it is.
pub(super) fn interpolate(text: &str, value: &dyn Fn(&str) -> Option<String>) -> String {
    let mut text = text.to_owned();
    for _ in 0..ROUNDS {
        let mut out = String::with_capacity(text.len());
        let mut rest = text.as_str();
        while let Some(at) = rest.find("${") {
            let Some(length) = rest[at..].find('}') else { break };
            out.push_str(&rest[..at]);
            let name = &rest[at + 2..at + length];
            match value(name) {
                Some(value) => out.push_str(&value),
                None => out.push_str(&rest[at..=at + length]),
            }
            rest = &rest[at + length + 1..];
        }
        out.push_str(rest);
        if out == text || out.len() > LONGEST {
            break;
        }
        text = out;
    }
    text
}
