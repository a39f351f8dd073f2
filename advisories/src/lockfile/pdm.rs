//! `pdm.lock`. A package with extras has one entry more for each set of extras.
//!
//! Source: <https://pdm-project.org/latest/usage/lockfile/>.

use super::document::Document;
use super::graph::{Graph, Missing};
use super::pep508::{development_groups, normal, requirements, roots_of_pyproject};
use super::{Files, Format, Kind, Refused, elsewhere, exact_or, package};
use crate::Ecosystem;
use crate::package::{Group, Read};

pub(super) const FORMAT: Format = Format {
    name: "pdm.lock",
    kind: Kind::Lockfile,
    ecosystems: &[Ecosystem::PyPi],
    files: &["pdm.lock", "pdm.*.lock"],
    replaces: &[],
    read,
};

fn read(text: &str, files: &dyn Files) -> Result<Read, Refused> {
    let document = Document::toml(text)?;
    let top = document.top();
    let metadata = top.get("metadata");
    if !metadata.get("lock_version").exists() && !metadata.get("content_hash").exists() {
        return Err(Refused::at(text, 0, "this is no pdm.lock: [metadata] has neither lock_version nor content_hash"));
    }
    let development = development_groups(files).unwrap_or_default();
    let mut graph = Graph::default();
    for value in top.get("package").children() {
        let (name, version) = (value.get("name").text(), value.get("version").text());
        let known = match () {
            () if value.get("path").text().ends_with(".whl") => elsewhere("a file"),
            () if value.get("path").exists() => continue,
            () if value.get("git").exists() => elsewhere("git"),
            () if value.get("url").exists() => elsewhere("an address"),
            () => exact_or(version, "no version"),
        };
        let key = format!("{} {version}", normal(name));
        let extras = value.get("extras").exists();
        let at = match graph.place(&key).filter(|_| extras) {
            Some(at) => at,
            None => {
                let mut found = package(Ecosystem::PyPi, name, known, value.get("name").span());
                value.get("marker").text().clone_into(&mut found.marker);
                let groups: Vec<String> = value.get("groups").children().map(|group| normal(group.text())).collect();
                // Which of the others are extras and which are for development only pyproject.toml says.
                found.group = match () {
                    () if groups.is_empty() || groups.iter().any(|group| group == "default") => Group::Production,
                    () if groups.iter().all(|group| development.contains(group)) => Group::Development,
                    () => Group::Optional,
                };
                graph.add(key, found)
            }
        };
        graph.also(normal(name), at);
        for need in requirements(value.get("dependencies")) {
            // With extras a package needs itself without them.
            if normal(need.name) != normal(name) {
                graph.need(at, normal(need.name), need.specifier);
            }
        }
    }
    roots_of_pyproject(files, &mut graph);
    Ok(graph.finish(Missing::Usual, false))
}
