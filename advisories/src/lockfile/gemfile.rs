//! `Gemfile.lock` (`gems.locked`) of Bundler. Groups are in the `Gemfile`, which is a program, and stay unknown.
//!
//! Source: Bundler's `lib/bundler/lockfile_parser.rb`, which describes the format by reading it.

use super::document::lines::lines;
use super::graph::{Graph, Missing};
use super::{Files, Format, Kind, Refused, elsewhere, package};
use crate::Ecosystem;
use crate::package::{Group, Read, Version};

pub(super) const FORMAT: Format = Format {
    name: "Gemfile.lock",
    kind: Kind::Lockfile,
    ecosystems: &[Ecosystem::RubyGems],
    files: &["Gemfile.lock", "gems.locked", "*.gemfile.lock"],
    replaces: &[],
    read,
};

fn read(text: &str, _: &dyn Files) -> Result<Read, Refused> {
    let mut graph = Graph::default();
    let mut section = "";
    let (mut current, mut asked) = (None, false);
    for line in lines(text) {
        let body = line.text.trim();
        let indent = line.indent();
        if body.is_empty() {
            continue;
        }
        if indent == 0 {
            if body.contains(|c: char| !c.is_ascii_uppercase() && c != ' ') {
                return Err(Refused::at(text, line.start, "this is no Gemfile.lock: a line that is no section"));
            }
            section = body;
            current = None;
            asked |= section == "DEPENDENCIES";
            continue;
        }
        let (name, range) = match body.split_once(" (") {
            Some((name, range)) => {
                // A range in DEPENDENCIES has an exclamation mark after it for gems that are not from a registry.
                let range = range.trim_end_matches('!').strip_suffix(')');
                (
                    name,
                    range
                        .ok_or_else(|| Refused::at(text, line.start, "a bracket without end: the file is cut here"))?,
                )
            }
            None => (body.trim_end_matches('!'), ""),
        };
        match (section, indent) {
            ("GEM" | "GIT" | "PLUGIN SOURCE", 4) => {
                // What follows the version is a platform; a gem's version has no hyphen.
                let (version, platform) = range.split_once('-').unwrap_or((range, ""));
                let known = if section == "GEM" { Version::Exact(version.to_owned()) } else { elsewhere("git") };
                let mut found = package(Ecosystem::RubyGems, name, known, line.span());
                platform.clone_into(&mut found.marker);
                current = Some(graph.add(name, found));
            }
            // This project's own.
            ("PATH", 4) => current = None,
            ("GEM" | "GIT" | "PLUGIN SOURCE", 6) => {
                if let Some(at) = current {
                    graph.need(at, name, range);
                }
            }
            ("PATH", 6) | ("DEPENDENCIES", 2) => graph.root(name, Group::Production),
            _ => {}
        }
    }
    if !asked {
        let what = "this is no Gemfile.lock, or it is cut: the section DEPENDENCIES is missing";
        return Err(Refused::at(text, text.len(), what));
    }
    Ok(graph.finish(Missing::Usual, false))
}
