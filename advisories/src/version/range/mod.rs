//! Ranges of versions as manifests and lockfiles write them: does what needs a package let another version of it in?
//!
//! One file for each way of writing them, and one line in [`allows`].

mod composer;
mod elixir;
mod interval;
mod operator;
mod pep440;
mod rubygems;
mod semver;

use crate::Ecosystem;

/// Whether a range lets a version in. None where that cannot be told: the range is empty, a tag (`latest`), an address or a
/// branch, the version is none, or the ecosystem's lockfiles write no ranges.
pub fn allows(ecosystem: Ecosystem, range: &str, version: &str) -> Option<bool> {
    let range = range.trim_ascii();
    if range.is_empty() || !range.is_ascii() || !version.is_ascii() {
        return None;
    }
    match ecosystem {
        Ecosystem::CratesIo => semver::cargo(range, version),
        Ecosystem::Go => interval::at_least(ecosystem, range, version),
        Ecosystem::Hex => elixir::allows(range, version),
        Ecosystem::Maven => interval::maven(range, version),
        Ecosystem::Npm => semver::npm(range, version),
        Ecosystem::NuGet => interval::nuget(range, version),
        Ecosystem::Packagist => composer::allows(range, version),
        Ecosystem::PyPi => pep440::allows(range, version),
        Ecosystem::RubyGems => rubygems::allows(range, version),
        Ecosystem::Conan | Ecosystem::Pub => None,
    }
}
