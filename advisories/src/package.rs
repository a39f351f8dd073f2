//! What a lockfile or manifest says about packages.

use findings::Span;

use crate::Ecosystem;

/// Who needs a package.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// The program when it runs. Of several groups this one wins.
    Production,
    /// The program if it is there.
    Optional,
    /// Only those who develop.
    Development,
}

/// How exactly a version is known.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Version {
    /// One version, as it is written.
    Exact(String),
    /// Not on this disk: a range, a parent or BOM that is elsewhere, no version at all. What is said instead.
    Unknown(String),
}

/// One package of a lockfile or manifest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Package {
    /// Where it comes from.
    pub ecosystem: Ecosystem,
    /// The name as it is written there; an alias is resolved to the package that is really installed.
    pub name: String,
    /// The version that is installed.
    pub version: Version,
    /// The entry's key or line: what an editor underlines. Bytes of the decoded text.
    pub span: Span,
    /// Who needs it.
    pub group: Group,
    /// Packages of the same file that it needs: places in [`Read::packages`], with the range that is asked for (empty if
    /// the file does not say).
    pub needs: Vec<(u32, String)>,
    /// Whether the project itself asks for it, rather than another package.
    pub direct: bool,
    /// A condition under which it is installed (a PEP 508 marker, a platform); shown, never evaluated.
    pub marker: String,
}

/// What one file says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Read {
    /// In the order of the text.
    pub packages: Vec<Package>,
    /// What could not be read or resolved, a line each, without a full stop: never a quiet green.
    pub gaps: Vec<String>,
}
