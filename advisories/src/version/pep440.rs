//! Versions of Python packages.
//!
//! Source: PEP 440 as the packaging specifications state it now,
//! <https://packaging.python.org/en/latest/specifications/version-specifiers/>, with the spellings its appendix allows.
//! What is written otherwise (`2004d`, `1.0-SNAPSHOT`) is no version.

use std::cmp::Ordering;

use super::part::{Number, Word, agree, compare_padded, digits};

/// A version by PEP 440.
#[derive(Clone, Debug)]
pub(super) struct Version<'a> {
    epoch: Number<'a>,
    pub(super) release: Vec<Number<'a>>,
    pre: Option<(Stage, Number<'a>)>,
    post: Option<Number<'a>>,
    dev: Option<Number<'a>>,
    local: Vec<Segment<'a>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Stage {
    Alpha,
    Beta,
    Candidate,
}

/// A part of a local label; words come before numbers.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Segment<'a> {
    Word(Word<'a>),
    Number(Number<'a>),
}

/// Spellings of the stages before a release; of two with the same start the longer first.
const STAGES: &[(&str, Stage)] = &[
    ("alpha", Stage::Alpha),
    ("a", Stage::Alpha),
    ("beta", Stage::Beta),
    ("b", Stage::Beta),
    ("preview", Stage::Candidate),
    ("pre", Stage::Candidate),
    ("rc", Stage::Candidate),
    ("c", Stage::Candidate),
];

const SEPARATORS: [char; 3] = ['.', '-', '_'];

/// Where a version stands beside its release when it is a development, a pre-release or the release itself.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Before<'a> {
    /// `1.0.dev1` comes before `1.0a1`.
    Development,
    Stage(Stage, Number<'a>),
    Nothing,
}

/// `1.0a1.dev2` comes before `1.0a1`.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Development<'a> {
    Of(Number<'a>),
    Not,
}

impl<'a> Version<'a> {
    pub(super) fn parse(text: &'a str) -> Option<Self> {
        let text = text.trim_ascii();
        let text = text.strip_prefix(['v', 'V']).unwrap_or(text);
        let (public, local) = match text.split_once('+') {
            Some((public, local)) => (public, local.split(SEPARATORS).map(Segment::parse).collect::<Option<_>>()?),
            None => (text, Vec::new()),
        };
        let (epoch, mut rest) = match public.split_once('!') {
            Some((epoch, rest)) => (Number::parse(epoch)?, rest),
            None => (Number::ZERO, public),
        };
        let mut release = Vec::new();
        loop {
            let (number, after) = rest.split_at(digits(rest));
            release.push(Number::parse(number)?);
            rest = after;
            match after.strip_prefix('.') {
                Some(after) if digits(after) > 0 => rest = after,
                _ => break,
            }
        }
        let pre = STAGES.iter().find_map(|&(word, stage)| Some((stage, labelled(&mut rest, word)?)));
        let post = implicit_post(&mut rest)
            .or_else(|| ["post", "rev", "r"].into_iter().find_map(|word| labelled(&mut rest, word)));
        let dev = labelled(&mut rest, "dev");
        rest.is_empty().then_some(Self { epoch, release, pre, post, dev, local })
    }

    pub(super) fn major(&self) -> (Number<'a>, Number<'a>) {
        (self.epoch, self.release[0])
    }

    pub(super) fn compare(&self, other: &Self) -> Ordering {
        self.compare_public(other).then_with(|| self.local.cmp(&other.local))
    }

    /// Without the local labels.
    pub(super) fn compare_public(&self, other: &Self) -> Ordering {
        let tail = |version: &Self| {
            let before = match (version.pre, version.post, version.dev) {
                (Some((stage, number)), ..) => Before::Stage(stage, number),
                (None, None, Some(_)) => Before::Development,
                _ => Before::Nothing,
            };
            (before, version.post, version.dev.map_or(Development::Not, Development::Of))
        };
        self.compare_release(other).then_with(|| tail(self).cmp(&tail(other)))
    }

    fn compare_release(&self, other: &Self) -> Ordering {
        self.epoch.cmp(&other.epoch).then_with(|| compare_padded(&self.release, &other.release, &Number::ZERO))
    }

    fn same_release(&self, other: &Self) -> bool {
        self.compare_release(other).is_eq()
    }

    /// Whether the epoch and the first `count` numbers are those of the other.
    pub(super) fn same_start(&self, other: &Self, count: usize) -> bool {
        self.epoch == other.epoch && agree(&self.release, &other.release, count)
    }

    pub(super) fn is_prerelease(&self) -> bool {
        self.pre.is_some() || self.dev.is_some()
    }

    pub(super) fn is_postrelease(&self) -> bool {
        self.post.is_some()
    }

    /// Whether it comes after the other as a post-release of it.
    pub(super) fn is_postrelease_of(&self, other: &Self) -> bool {
        let plain = other.post.is_none() && other.dev.is_none();
        plain && self.is_postrelease() && self.same_release(other) && self.pre == other.pre
    }

    /// Its first development version.
    pub(super) fn first_development(&self) -> Self {
        Self { dev: Some(Number::ZERO), local: Vec::new(), ..self.clone() }
    }

    pub(super) fn has_local(&self) -> bool {
        !self.local.is_empty()
    }

    /// Whether there is nothing but an epoch and a release.
    pub(super) fn is_plain(&self) -> bool {
        !self.is_prerelease() && !self.is_postrelease() && !self.has_local()
    }
}

impl<'a> Segment<'a> {
    fn parse(text: &'a str) -> Option<Self> {
        let word = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric());
        word.then(|| Number::parse(text).map_or(Self::Word(Word(text)), Self::Number))
    }
}

/// Takes a word, with a separator before it and one after it, and its number; without a number it is zero.
fn labelled<'a>(rest: &mut &'a str, word: &str) -> Option<Number<'a>> {
    let label = rest.strip_prefix(SEPARATORS).unwrap_or(rest);
    let start = label.get(..word.len()).filter(|start| start.eq_ignore_ascii_case(word))?;
    let after = &label[start.len()..];
    let after = after.strip_prefix(SEPARATORS).unwrap_or(after);
    let (number, after) = after.split_at(digits(after));
    *rest = after;
    Some(Number::parse(number).unwrap_or(Number::ZERO))
}

/// Takes `-1`, which is `.post1`.
fn implicit_post<'a>(rest: &mut &'a str) -> Option<Number<'a>> {
    let after = rest.strip_prefix('-')?;
    let (number, after) = after.split_at(digits(after));
    let number = Number::parse(number)?;
    *rest = after;
    Some(number)
}
