//! Semantic versions: npm, crates.io, Pub, Hex, and below them Go.
//!
//! Source: <https://semver.org/spec/v2.0.0.html> for the order; what is read beyond it is node-semver's loose mode
//! (<https://github.com/npm/node-semver>): a leading `v` or `=`, a pre-release without its hyphen, numbers with leading
//! zeros. Missing numbers are zeros, as advisories write them.
//! Build metadata is no part of the order, except for Pub, where `1.0.0+1` is a later release than `1.0.0`
//! (<https://github.com/dart-lang/pub_semver>).

use std::cmp::Ordering;

use super::part::{Number, digits};

/// A semantic version.
#[derive(Clone, Copy, Debug)]
pub(super) struct Version<'a> {
    pub(super) core: [Number<'a>; 3],
    /// How many numbers were written.
    pub(super) written: usize,
    pub(super) pre: Option<Identifiers<'a>>,
    pub(super) build: Option<Identifiers<'a>>,
}

/// Identifiers between dots, and one more that is written without a dot before it (`rc2`).
#[derive(Clone, Copy, Debug)]
pub(super) struct Identifiers<'a> {
    dotted: &'a str,
    joined: Option<Number<'a>>,
}

/// Numbers come before words.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Identifier<'a> {
    Number(Number<'a>),
    Word(&'a str),
}

impl<'a> Identifiers<'a> {
    /// None if an identifier is empty or holds anything but letters, digits and hyphens.
    fn parse(text: &'a str) -> Option<Self> {
        let fine = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
        text.split('.')
            .all(|part| !part.is_empty() && part.bytes().all(fine))
            .then_some(Self { dotted: text, joined: None })
    }

    /// A stage of development and its number.
    pub(super) fn stage(name: &'a str, number: Number<'a>) -> Self {
        Self { dotted: name, joined: Some(number) }
    }

    fn each(self) -> impl Iterator<Item = Identifier<'a>> {
        let dotted = self.dotted.split('.');
        let dotted = dotted.map(|part| Number::parse(part).map_or(Identifier::Word(part), Identifier::Number));
        dotted.chain(self.joined.map(Identifier::Number))
    }
}

impl Ord for Identifiers<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.each().cmp(other.each())
    }
}

impl PartialOrd for Identifiers<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Identifiers<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Identifiers<'_> {}

impl<'a> Version<'a> {
    pub(super) fn parse(text: &'a str) -> Option<Self> {
        let text = text.trim_ascii();
        let text = text.strip_prefix('=').map_or(text, str::trim_ascii_start);
        Self::parse_plain(text.strip_prefix(['v', 'V']).unwrap_or(text))
    }

    /// Without anything before the first number.
    pub(super) fn parse_plain(text: &'a str) -> Option<Self> {
        let mut core = [Number::ZERO; 3];
        let mut written = 0;
        let mut rest = text;
        loop {
            let (number, after) = rest.split_at(digits(rest));
            core[written] = Number::parse(number)?;
            written += 1;
            rest = after;
            match rest.strip_prefix('.') {
                Some(after) if written < core.len() => rest = after,
                _ => break,
            }
        }
        let (rest, build) = match rest.split_once('+') {
            Some((rest, build)) => (rest, Some(Identifiers::parse(build)?)),
            None => (rest, None),
        };
        let pre = match rest.strip_prefix('-').unwrap_or(rest) {
            "" if rest.is_empty() => None,
            pre => Some(Identifiers::parse(pre)?),
        };
        Some(Self { core, written, pre, build })
    }

    pub(super) fn major(&self) -> Number<'a> {
        self.core[0]
    }

    pub(super) fn compare(&self, other: &Self) -> Ordering {
        // A pre-release comes before its release.
        let pre = |version: &Self| (version.pre.is_none(), version.pre);
        self.core.cmp(&other.core).then_with(|| pre(self).cmp(&pre(other)))
    }
}

/// A version of Pub: a semantic version whose build metadata counts.
#[derive(Clone, Copy, Debug)]
pub(super) struct PubVersion<'a>(Version<'a>);

impl<'a> PubVersion<'a> {
    pub(super) fn parse(text: &'a str) -> Option<Self> {
        Version::parse(text).map(Self)
    }

    pub(super) fn major(&self) -> Number<'a> {
        self.0.major()
    }

    pub(super) fn compare(&self, other: &Self) -> Ordering {
        self.0.compare(&other.0).then_with(|| self.0.build.cmp(&other.0.build))
    }
}
