//! Versions: each ecosystem orders its own, exactly as its own tools do.
//!
//! An ordering is a file and a line in [`orderings`]. Versions are ASCII everywhere; anything else is no version.
//! The tables in `testdata/versions` were made by the ecosystems' own implementations.

mod composer;
mod conan;
mod go;
mod maven;
mod nuget;
mod part;
mod pep440;
mod range;
mod rubygems;
mod semver;

use std::cmp::Ordering;

use crate::Ecosystem;

pub use range::allows;

/// What an ordering offers: `parse`, `compare`, and `major`, which is equal for versions of one line of development.
macro_rules! orderings {
    ($($variant:ident($version:ty): $($ecosystem:ident)|+;)+) => {
        /// A version that has been read.
        ///
        /// It has no `Ord`: the orders of Maven and Conan are not transitive (`maven.rs`, `conan.rs`), so that sorting by
        /// them may panic. Take the smallest or the greatest of several instead.
        #[derive(Clone, Debug)]
        pub struct Parsed<'a>(Form<'a>);

        #[derive(Clone, Debug)]
        enum Form<'a> {
            $($variant($version),)+
        }

        impl<'a> Parsed<'a> {
            /// Reads a version. None: the text is no version of that ecosystem.
            pub fn of(ecosystem: Ecosystem, text: &'a str) -> Option<Self> {
                if !text.is_ascii() {
                    return None;
                }
                Some(Self(match ecosystem {
                    $($(Ecosystem::$ecosystem)|+ => Form::$variant(<$version>::parse(text)?),)+
                }))
            }

            /// Compares two versions. None: they do not belong to ecosystems with the same order.
            pub fn compare(&self, other: &Self) -> Option<Ordering> {
                match (&self.0, &other.0) {
                    $((Form::$variant(a), Form::$variant(b)) => Some(a.compare(b)),)+
                    _ => None,
                }
            }

            /// Whether both belong to the same line of development: their first numbers are equal.
            pub fn same_major(&self, other: &Self) -> bool {
                match (&self.0, &other.0) {
                    $((Form::$variant(a), Form::$variant(b)) => a.major() == b.major(),)+
                    _ => false,
                }
            }
        }
    };
}

orderings! {
    Composer(composer::Version<'a>): Packagist;
    Conan(conan::Version<'a>): Conan;
    Go(go::Version<'a>): Go;
    Maven(maven::Version<'a>): Maven;
    NuGet(nuget::Version<'a>): NuGet;
    Pep440(pep440::Version<'a>): PyPi;
    Pub(semver::PubVersion<'a>): Pub;
    RubyGems(rubygems::Version<'a>): RubyGems;
    Semver(semver::Version<'a>): CratesIo | Hex | Npm;
}

/// Compares two versions. None: one of them is no version of that ecosystem.
pub fn compare(ecosystem: Ecosystem, a: &str, b: &str) -> Option<Ordering> {
    Parsed::of(ecosystem, a)?.compare(&Parsed::of(ecosystem, b)?)
}

/// Whether both are versions of that ecosystem and belong to the same line of development: their first numbers are
/// equal.
pub fn same_major(ecosystem: Ecosystem, a: &str, b: &str) -> bool {
    let parsed = |text| Parsed::of(ecosystem, text);
    parsed(a).zip(parsed(b)).is_some_and(|(a, b)| a.same_major(&b))
}

/// Whether one of several is true; what cannot be told makes the answer unknown, unless another one is true.
pub(crate) fn any(several: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    let mut answer = Some(false);
    for one in several {
        match one {
            Some(true) => return Some(true),
            Some(false) => {}
            None => answer = None,
        }
    }
    answer
}

#[cfg(test)]
#[path = "version_tests.rs"]
mod tests;
