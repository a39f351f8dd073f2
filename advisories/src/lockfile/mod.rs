//! What lockfiles, manifests and SBOMs say about packages: one file a format, one line each in [`ALL`].
//!
//! Text in, [`Read`] out. What a file leaves open (ranges, parents that are elsewhere, code that comes from no
//! registry) is a package with an unknown version or a gap; what is not of the format is [`Refused`].

mod bun;
mod cargo;
mod composer;
mod conan;
mod cyclonedx;
mod deno;
mod document;
mod gemfile;
mod go_mod;
mod go_sum;
mod gradle;
mod graph;
pub mod manifest;
mod mix;
mod node;
mod nuget;
mod package_lock;
mod pdm;
mod pep508;
mod pipfile;
mod pnpm;
mod poetry;
mod pom;
mod pub_dev;
mod purl;
mod pylock;
mod requirements;
mod spdx;
mod uv;
mod verification_metadata;
mod version_catalog;
mod yarn;

use std::fmt;

use findings::{RepoPath, Span};

use crate::Ecosystem;
use crate::package::{Group, Package, Read, Version};

pub use graph::Paths;

/// All formats, sorted by name.
pub const ALL: &[&Format] = &[
    &bun::FORMAT,
    &cargo::FORMAT,
    &composer::FORMAT,
    &conan::FORMAT,
    &cyclonedx::FORMAT,
    &deno::FORMAT,
    &gemfile::FORMAT,
    &go_mod::FORMAT,
    &go_sum::FORMAT,
    &gradle::FORMAT,
    &mix::FORMAT,
    &nuget::FORMAT,
    &package_lock::FORMAT,
    &pdm::FORMAT,
    &pipfile::FORMAT,
    &pnpm::FORMAT,
    &poetry::FORMAT,
    &pom::FORMAT,
    &pub_dev::FORMAT,
    &pylock::FORMAT,
    &requirements::FORMAT,
    &spdx::FORMAT,
    &uv::FORMAT,
    &verification_metadata::FORMAT,
    &version_catalog::FORMAT,
    &yarn::FORMAT,
];

/// What a file of a format is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Written by a package manager: every package with its version.
    Lockfile,
    /// Written by people: what they ask for; versions may be elsewhere.
    Manifest,
    /// A bill of materials.
    Sbom,
}

/// A format of files that name packages.
pub struct Format {
    /// What people call it: mostly the file's name.
    pub name: &'static str,
    /// What it is for.
    pub kind: Kind,
    /// Whose packages it can name.
    pub ecosystems: &'static [Ecosystem],
    /// Names of its files; `*` is any characters, a `/` before it the folder.
    pub files: &'static [&'static str],
    /// Names of files in the same folder whose packages this one's replace: `package-lock.json` beside
    /// `npm-shrinkwrap.json` is not what npm installs.
    pub replaces: &'static [(&'static str, &'static str)],
    read: fn(&str, &dyn Files) -> Result<Read, Refused>,
}

impl fmt::Debug for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

impl Format {
    /// What a file of this format says. Spans are bytes of `text`; a byte-order mark is passed over.
    ///
    /// # Errors
    /// The text is not of this format, or is cut.
    pub fn read(&self, text: &str, files: &dyn Files) -> Result<Read, Refused> {
        let body = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mark = text.len() - body.len();
        let mut read = (self.read)(body, files)?;
        for package in &mut read.packages {
            if package.name.split(':').any(str::is_empty) {
                return Err(Refused::at(
                    body,
                    package.span.start,
                    "an entry without a name: the file is cut, or edited",
                ));
            }
            package.span = Span::new(package.span.start + mark, package.span.end + mark);
        }
        Ok(read)
    }

    /// The file in the same folder that makes the file `name` count for nothing, if it is there.
    pub fn replaced_by(&self, name: &str) -> Option<&'static str> {
        self.replaces.iter().find(|(replaced, _)| *replaced == name).map(|(_, by)| *by)
    }
}

/// Other files of the same snapshot.
pub trait Files {
    /// The text of the file at `path`, relative to the folder of the file that is read (`../pom.xml`); `None` if there
    /// is none. A path that begins with `~/.m2/repository/` is in the user's home: what Maven has downloaded, if the
    /// caller wants that to count.
    fn text(&self, path: &str) -> Option<String>;
}

/// A file that cannot be read, or only in part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The line, from 1, at which it was noticed.
    pub line: usize,
    /// What is wrong, without a full stop.
    pub what: String,
}

impl Refused {
    /// What is wrong at the byte `at` of `text`.
    fn at(text: &str, at: usize, what: &str) -> Self {
        let before = &text.as_bytes()[..at.min(text.len())];
        Self { line: memchr::memchr_iter(b'\n', before).count() + 1, what: what.to_owned() }
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.what)
    }
}

impl std::error::Error for Refused {}

/// The format of the file at `path`, by its name.
pub fn format_of(path: &RepoPath) -> Option<&'static Format> {
    let (folder, name) = folder_and_name(path)?;
    // Exact names first: `requirements.cdx.json` is an SBOM, whatever else it looks like.
    let named = |exact: bool| {
        ALL.iter().copied().find(|format| {
            format.files.iter().any(|pattern| exact != pattern.contains('*') && is_named(pattern, folder, name))
        })
    };
    named(true).or_else(|| named(false))
}

/// The last two parts of a path.
fn folder_and_name(path: &RepoPath) -> Option<(Option<&str>, &str)> {
    let name = std::str::from_utf8(path.file_name()).ok()?;
    let folder = path.parent().rsplit(|&byte| byte == b'/').next().and_then(|part| std::str::from_utf8(part).ok());
    Some((folder, name))
}

/// Whether a file is what `pattern` says: a name with at most two `*`, and maybe a folder before it.
fn is_named(pattern: &str, folder: Option<&str>, name: &str) -> bool {
    let pattern = match pattern.rsplit_once('/') {
        Some((parent, _)) if folder != Some(parent) => return false,
        Some((_, pattern)) => pattern,
        None => pattern,
    };
    let mut parts = pattern.split('*');
    let first = parts.next().unwrap_or("");
    let Some(mut rest) = name.strip_prefix(first) else { return false };
    let mut parts = parts.peekable();
    if parts.peek().is_none() {
        return rest.is_empty();
    }
    while let Some(part) = parts.next() {
        if parts.peek().is_none() {
            return rest.ends_with(part);
        }
        let Some(at) = rest.find(part) else { return false };
        rest = &rest[at + part.len()..];
    }
    true
}

/// A package that nothing more is known of yet.
fn package(ecosystem: Ecosystem, name: impl Into<String>, version: Version, span: Span) -> Package {
    Package {
        ecosystem,
        name: name.into(),
        version,
        span,
        group: Group::Production,
        needs: Vec::new(),
        direct: false,
        marker: String::new(),
    }
}

/// The version as it is written, or why there is none.
fn exact_or(version: &str, why: &str) -> Version {
    if version.is_empty() { Version::Unknown(why.to_owned()) } else { Version::Exact(version.to_owned()) }
}

/// What is said of a package that is not from a registry: a fork's version says little of the release with the same
/// number. The address itself stays out: it may hold a password.
fn elsewhere(place: &str) -> Version {
    Version::Unknown(format!("from {place}, not from the registry"))
}

/// The first names of a list, and how many more there are.
fn some_of(names: &[String]) -> String {
    let shown = names.iter().take(5).map(String::as_str).collect::<Vec<_>>().join(", ");
    if names.len() > 5 { format!("{shown} and {} more", names.len() - 5) } else { shown }
}

#[cfg(test)]
mod tests;
