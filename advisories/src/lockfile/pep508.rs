//! Python's way to ask for a package (PEP 508), names (PEP 503), and what `pyproject.toml` asks for.
//!
//! Source: <https://packaging.python.org/en/latest/specifications/dependency-specifiers/>.

use super::document::{Document, Kind, Value};
use super::graph::Graph;
use super::{Files, elsewhere};
use crate::package::{Group, Version};

/// `name[extra] >=1,<2 ; marker`, or `name @ address`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Requirement<'t> {
    pub(super) name: &'t str,
    /// Which versions; empty for all.
    pub(super) specifier: &'t str,
    /// The address after `@`, or empty.
    pub(super) address: &'t str,
    pub(super) marker: &'t str,
}

impl<'t> Requirement<'t> {
    /// `None` if the text is no requirement.
    pub(super) fn of(text: &'t str) -> Option<Self> {
        let text = text.trim();
        let end =
            text.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_' | '.')).unwrap_or(text.len());
        let name = &text[..end];
        let edge = |byte: Option<u8>| byte.is_some_and(|byte| byte.is_ascii_alphanumeric());
        if !edge(name.bytes().next()) || !edge(name.bytes().last()) {
            return None;
        }
        let mut rest = text[end..].trim_start();
        if let Some(extras) = rest.strip_prefix('[') {
            rest = extras.split_once(']')?.1.trim_start();
        }
        if let Some(address) = rest.strip_prefix('@') {
            // In an address a semicolon is part of it unless white space stands before it.
            let (address, marker) = address.trim_start().split_once(" ;").unwrap_or((address.trim_start(), ""));
            let address = address.trim();
            return (!address.is_empty()).then_some(Self { name, specifier: "", address, marker: marker.trim() });
        }
        let (specifier, marker) = rest.split_once(';').unwrap_or((rest, ""));
        let specifier = specifier.trim();
        let inner = specifier.strip_prefix('(').and_then(|inner| inner.strip_suffix(')')).unwrap_or(specifier).trim();
        (inner.is_empty() || inner.split(',').all(is_clause)).then_some(Self {
            name,
            specifier: inner,
            address: "",
            marker: marker.trim(),
        })
    }

    /// The one version that it allows, or what it says instead.
    pub(super) fn version(&self) -> Version {
        if !self.address.is_empty() {
            return from_address(self.address);
        }
        match pin(self.specifier) {
            Some(version) => Version::Exact(version.to_owned()),
            None if self.specifier.is_empty() => Version::Unknown("no version".to_owned()),
            None => Version::Unknown(format!("a range, {}", self.specifier)),
        }
    }
}

/// `>= 1.0`, `==2.*`, `=== anything`.
fn is_clause(clause: &str) -> bool {
    let clause = clause.trim();
    let version = ["===", "==", "~=", "!=", "<=", ">=", "<", ">"].iter().find_map(|sign| clause.strip_prefix(sign));
    // A comma at the end is allowed.
    clause.is_empty()
        || version.is_some_and(|version| {
            let version = version.trim();
            !version.is_empty()
                && !version.contains(|c: char| c.is_whitespace() || matches!(c, '=' | '<' | '>' | '"' | '\''))
        })
}

/// The version of `==1.2.3` and `===1.2.3`; a wildcard is a range.
pub(super) fn pin(specifier: &str) -> Option<&str> {
    let version = specifier.strip_prefix("===").or_else(|| specifier.strip_prefix("=="))?.trim();
    (!version.is_empty() && !version.contains(['*', ','])).then_some(version)
}

/// What is said of a package that comes from an address.
pub(super) fn from_address(address: &str) -> Version {
    let vcs = ["git+", "hg+", "svn+", "bzr+"].iter().find(|vcs| address.starts_with(**vcs));
    let place = match vcs {
        Some(vcs) => vcs.trim_end_matches('+'),
        None if address.starts_with("file:") => "a file",
        None => "an address",
    };
    elsewhere(place)
}

/// A name as all its spellings are compared: lower case, runs of `-_.` are one `-`.
pub(super) fn normal(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for c in name.chars() {
        if !matches!(c, '-' | '_' | '.') {
            out.push(c.to_ascii_lowercase());
        } else if !out.ends_with('-') {
            out.push('-');
        }
    }
    out
}

/// Lets the `pyproject.toml` beside a lockfile say what the project asks for. Whether it said anything.
pub(super) fn roots_of_pyproject(files: &dyn Files, graph: &mut Graph<'_>) -> bool {
    let Some(text) = files.text("pyproject.toml") else { return false };
    let Ok(document) = Document::toml(&text) else {
        graph.gap("pyproject.toml beside it cannot be read, so which packages the project asks for is not known");
        return false;
    };
    let mut any = false;
    for (wish, group) in wishes(document.top()) {
        let key = normal(name_of(wish));
        if graph.has(&key) {
            graph.root(key, group);
            any = true;
        }
    }
    any
}

/// The name of a wish: a key of Poetry's tables, or a requirement.
pub(super) fn name_of<'d>(wish: Value<'d>) -> &'d str {
    match wish.key() {
        "" => Requirement::of(wish.text()).map_or("", |requirement| requirement.name),
        key => key,
    }
}

/// All that a `pyproject.toml` asks for: of the standard (PEP 621, PEP 735), of Poetry and of PDM.
pub(super) fn wishes(top: Value<'_>) -> Vec<(Value<'_>, Group)> {
    let poetry = top.path(&["tool", "poetry"]);
    let mut lists = vec![
        (top.path(&["project", "dependencies"]), Group::Production),
        (poetry.get("dependencies"), Group::Production),
        (poetry.get("dev-dependencies"), Group::Development),
    ];
    for (groups, group) in [
        (top.path(&["project", "optional-dependencies"]), Group::Optional),
        (top.get("dependency-groups"), Group::Development),
        (top.path(&["tool", "pdm", "dev-dependencies"]), Group::Development),
    ] {
        lists.extend(groups.children().map(|list| (list, group)));
    }
    lists.extend(poetry.get("group").children().map(|one| (one.get("dependencies"), Group::Development)));
    lists
        .into_iter()
        .flat_map(|(list, group)| list.children().map(move |wish| (wish, group)))
        .filter(|(wish, _)| wish.key() != "python")
        .collect()
}

/// The groups of `pyproject.toml` that are for development, by name; `None` if there is no such file.
pub(super) fn development_groups(files: &dyn Files) -> Option<Vec<String>> {
    let text = files.text("pyproject.toml")?;
    let document = Document::toml(&text).ok()?;
    let top = document.top();
    let lists = [top.get("dependency-groups"), top.path(&["tool", "pdm", "dev-dependencies"])];
    Some(lists.iter().flat_map(|list| list.children().map(|group| normal(group.key()))).collect())
}

/// The requirements of a list of texts.
pub(super) fn requirements(list: Value<'_>) -> impl Iterator<Item = Requirement<'_>> {
    list.children().filter(|item| item.kind() == Some(Kind::Text)).filter_map(|item| Requirement::of(item.text()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requirements_in_parts() {
        let check = |text: &str, expected: Option<(&str, &str, &str, &str)>| {
            let found = Requirement::of(text);
            assert_eq!(found.map(|it| (it.name, it.specifier, it.address, it.marker)), expected, "{text}");
        };
        check("a", Some(("a", "", "", "")));
        check(" a.b_c-d [x, y] >= 1, <2 ; os_name == 'nt' ", Some(("a.b_c-d", ">= 1, <2", "", "os_name == 'nt'")));
        check("a (==1.0)", Some(("a", "==1.0", "", "")));
        check(
            "a @ git+https://registry.example/a;b ; extra == 'x'",
            Some(("a", "", "git+https://registry.example/a;b", "extra == 'x'")),
        );
        check("a==1.0,", Some(("a", "==1.0,", "", "")));
        check("", None);
        check("-a", None);
        check("a b", None);
        check("a[x", None);
        check("a = 1", None);
        check("a >=", None);
        check("One of the first things", None);
    }

    #[test]
    fn pins_and_ranges() {
        let check = |specifier: &str, expected: Option<&str>| assert_eq!(pin(specifier), expected, "{specifier}");
        check("==1.0", Some("1.0"));
        check("=== 1.0-local", Some("1.0-local"));
        check("==2.*", None);
        check("==1,!=2", None);
        check(">=1", None);
        check("", None);
    }

    #[test]
    fn normal_names() {
        let check = |name: &str, expected: &str| assert_eq!(normal(name), expected);
        check("Django", "django");
        check("zope.Interface", "zope-interface");
        check("a-_.b", "a-b");
    }
}
