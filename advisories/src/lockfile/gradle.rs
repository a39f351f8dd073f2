//! `gradle.lockfile`, and the lockfiles per configuration of Gradle before 6.8.
//!
//! Source: <https://docs.gradle.org/current/userguide/dependency_locking.html>. A line is
//! `group:artifact:version=configurations`; the last one, `empty=`, is always written.

use super::document::lines::lines;
use super::{Files, Format, Kind, Refused, package};
use crate::Ecosystem;
use crate::package::{Group, Read, Version};

pub(super) const FORMAT: Format = Format {
    name: "gradle.lockfile",
    kind: Kind::Lockfile,
    ecosystems: &[Ecosystem::Maven],
    files: &["gradle.lockfile", "*-gradle.lockfile", "dependency-locks/*.lockfile"],
    replaces: &[],
    read,
};

fn read(text: &str, _: &dyn Files) -> Result<Read, Refused> {
    let mut read = Read::default();
    let (mut any, mut ends, mut per_configuration) = (false, false, false);
    for line in lines(text) {
        let body = line.text.trim();
        if body.is_empty() || body.starts_with('#') {
            continue;
        }
        any = true;
        let (module, configurations) = match body.split_once('=') {
            Some(("empty", _)) => {
                ends = true;
                continue;
            }
            Some(parts) => parts,
            None => {
                per_configuration = true;
                (body, "")
            }
        };
        let parts: Vec<&str> = module.split(':').collect();
        let [group, artifact, version] = parts[..] else {
            return Err(Refused::at(text, line.start, "a line that is not group:artifact:version=configurations"));
        };
        let version = Version::Exact(version.to_owned());
        let mut found = package(Ecosystem::Maven, format!("{group}:{artifact}"), version, line.span());
        let mut names = configurations.split(',').map(str::trim).filter(|name| !name.is_empty()).peekable();
        let for_tests = |name: &str| name.to_ascii_lowercase().contains("test");
        if names.peek().is_some() && names.all(for_tests) {
            found.group = Group::Development;
        }
        read.packages.push(found);
    }
    if !any {
        return Err(Refused::at(text, 0, "this is no gradle.lockfile: it is empty"));
    }
    if !ends && !per_configuration {
        read.gaps.push("the last line, `empty=`, is missing: the file is cut; write it with --write-locks".to_owned());
    }
    Ok(read)
}
