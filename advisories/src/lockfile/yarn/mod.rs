//! `yarn.lock`: two formats with one name. Neither says what the project asks for; `package.json` beside it does.

mod berry;
mod v1;

use super::graph::{Graph, Missing};
use super::{Files, Format, Kind, Refused, node};
use crate::Ecosystem;
use crate::package::Read;

pub(super) const FORMAT: Format = Format {
    name: "yarn.lock",
    kind: Kind::Lockfile,
    ecosystems: &[Ecosystem::Npm],
    files: &["yarn.lock"],
    replaces: &[],
    read,
};

fn read(text: &str, files: &dyn Files) -> Result<Read, Refused> {
    let berry = text.lines().any(|line| line.starts_with("__metadata:"));
    if berry { berry::read(text, files) } else { v1::read(text, files) }
}

/// The key of what `name` with `range` resolves to: the descriptor, or with `resolutions` in `package.json`, which
/// change it, the name alone.
fn key(graph: &Graph<'_>, descriptor: String, name: &str) -> String {
    if graph.has(&descriptor) { descriptor } else { name.to_owned() }
}

fn finish(mut graph: Graph<'_>, files: &dyn Files, descriptor: impl Fn(&str, &str) -> String) -> Read {
    let walk =
        node::roots_of_manifest(files, &mut graph, |graph, name, range| key(graph, descriptor(name, range), name));
    graph.finish(Missing::Gap, walk)
}
