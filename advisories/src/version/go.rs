//! Versions of Go modules, and of Go itself.
//!
//! Source: <https://go.dev/ref/mod#versions> and `golang.org/x/mod/semver`: semantic versions with a leading `v` (that
//! advisories leave out), where `v1` is `v1.0.0` and `+incompatible` says nothing. A pseudo-version
//! (`v0.0.0-20191109021931-daa7c04131f5`) is a pre-release like any other.
//! Go's own releases are written `1.21rc2` or `go1.21.3` and stand in advisories as `1.21.0-rc.2`
//! (<https://go.dev/doc/toolchain#version>).

use std::cmp::Ordering;

use super::part::Number;
use super::semver::{self, Identifiers};

/// A version of a module or of Go.
#[derive(Clone, Copy, Debug)]
pub(super) struct Version<'a>(semver::Version<'a>);

impl<'a> Version<'a> {
    pub(super) fn parse(text: &'a str) -> Option<Self> {
        let text = text.trim_ascii();
        let text = text.strip_prefix("go").or_else(|| text.strip_prefix('v')).unwrap_or(text);
        let numbers = text.bytes().take_while(|byte| byte.is_ascii_digit() || *byte == b'.').count();
        let (numbers, rest) = text.split_at(numbers);
        for stage in ["beta", "rc"] {
            if let Some(number) = rest.strip_prefix(stage) {
                let pre = Some(Identifiers::stage(stage, Number::parse(number)?));
                return Some(Self(semver::Version { pre, ..semver::Version::parse_plain(numbers)? }));
            }
        }
        // Of the loose mode nothing is known here: what follows the numbers has its sign.
        (rest.is_empty() || rest.starts_with(['-', '+'])).then_some(Self(semver::Version::parse_plain(text)?))
    }

    pub(super) fn major(&self) -> Number<'a> {
        self.0.major()
    }

    pub(super) fn compare(&self, other: &Self) -> Ordering {
        self.0.compare(&other.0)
    }
}
