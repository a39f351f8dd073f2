//! `pylock.toml` (PEP 751).
//!
//! Source: <https://packaging.python.org/en/latest/specifications/pylock-toml/>.

use super::document::Document;
use super::graph::{Graph, Missing};
use super::pep508::normal;
use super::{Files, Format, Kind, Refused, elsewhere, exact_or, package};
use crate::Ecosystem;
use crate::package::Read;

pub(super) const FORMAT: Format = Format {
    name: "pylock.toml",
    kind: Kind::Lockfile,
    ecosystems: &[Ecosystem::PyPi],
    files: &["pylock.toml", "pylock.*.toml"],
    replaces: &[],
    read,
};

fn read(text: &str, files: &dyn Files) -> Result<Read, Refused> {
    let document = Document::toml(text)?;
    let top = document.top();
    if !top.get("lock-version").exists() || !top.get("created-by").exists() {
        return Err(Refused::at(text, 0, "this is no pylock.toml: lock-version or created-by is missing"));
    }
    let mut graph = Graph::default();
    for value in top.get("packages").children() {
        let (name, version) = (value.get("name").text(), value.get("version").text());
        let known = match () {
            () if value.get("directory").exists() => continue,
            () if value.get("vcs").exists() => elsewhere("git"),
            () if value.get("archive").exists() => elsewhere("an address"),
            () => exact_or(version, "no version"),
        };
        let mut found = package(Ecosystem::PyPi, name, known, value.get("name").span());
        value.get("marker").text().clone_into(&mut found.marker);
        let at = graph.add(normal(name), found);
        for need in value.get("dependencies").children() {
            graph.need(at, normal(need.get("name").text()), "");
        }
    }
    super::pep508::roots_of_pyproject(files, &mut graph);
    Ok(graph.finish(Missing::Usual, false))
}
