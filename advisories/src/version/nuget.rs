//! Versions of .NET packages.
//!
//! Source: NuGet.Versioning of <https://github.com/NuGet/NuGet.Client> (`NuGetVersion`, `VersionComparer`) and
//! <https://learn.microsoft.com/nuget/concepts/package-versioning>: one to four numbers, semantic pre-release labels
//! without regard to case, build metadata without meaning.

use std::cmp::Ordering;

use super::part::{Number, Word, digits};

/// A version of NuGet.
#[derive(Clone, Copy, Debug)]
pub(super) struct Version<'a> {
    numbers: [Number<'a>; 4],
    labels: Option<&'a str>,
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Label<'a> {
    Number(i32),
    Word(Word<'a>),
}

impl<'a> Version<'a> {
    pub(super) fn parse(text: &'a str) -> Option<Self> {
        let text = text.trim_ascii();
        let (text, metadata) = text.split_once('+').map_or((text, None), |(text, metadata)| (text, Some(metadata)));
        let (mut rest, labels) = text.split_once('-').map_or((text, None), |(rest, labels)| (rest, Some(labels)));
        if ![metadata, labels].into_iter().flatten().all(are_labels) {
            return None;
        }
        let mut numbers = [Number::ZERO; 4];
        let mut written = 0;
        loop {
            let (number, after) = rest.split_at(digits(rest));
            *numbers.get_mut(written)? = Number::parse(number)?;
            written += 1;
            if after.is_empty() {
                return Some(Self { numbers, labels });
            }
            rest = after.strip_prefix('.')?;
        }
    }

    pub(super) fn major(&self) -> Number<'a> {
        self.numbers[0]
    }

    pub(super) fn compare(&self, other: &Self) -> Ordering {
        // A pre-release comes before its release.
        self.numbers.cmp(&other.numbers).then_with(|| match (self.labels, other.labels) {
            (Some(a), Some(b)) => labels(a).cmp(labels(b)),
            (a, b) => a.is_none().cmp(&b.is_none()),
        })
    }
}

fn are_labels(text: &str) -> bool {
    let fine = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    text.split('.').all(|label| !label.is_empty() && label.bytes().all(fine))
}

/// What is an `int` of .NET is a number, with its sign; longer ones are words.
fn labels(text: &str) -> impl Iterator<Item = Label<'_>> {
    text.split('.').map(|label| label.parse().map_or(Label::Word(Word(label)), Label::Number))
}
