//! Versions of Conan packages.
//!
//! Source: `conan.internal.model.version` of Conan 2, <https://docs.conan.io/2/reference/conanfile/attributes.html#version>:
//! any text is a version; parts between dots are compared as numbers where both are, otherwise as text; zeros at the end
//! say nothing; what follows the first hyphen comes before its release, what follows the last plus after it.
//! Signs and underscores, which Conan lets into numbers because Python does (`1_0` is 10), are letters here.
//! This is no order when words and numbers meet at one place: `2` < `10` < `1a` < `2`.

use std::cmp::Ordering;

use super::part::Number;

/// A version of Conan.
#[derive(Clone, Debug)]
pub(super) struct Version<'a> {
    main: Vec<Item<'a>>,
    pre: Option<Vec<Item<'a>>>,
    build: Option<Vec<Item<'a>>>,
}

#[derive(Clone, Copy, Debug)]
enum Item<'a> {
    Number(Number<'a>),
    Word(&'a str),
}

impl<'a> Version<'a> {
    /// None if there is nothing, or what Conan lets into no name.
    pub(super) fn parse(text: &'a str) -> Option<Self> {
        let fine = |byte: u8| byte.is_ascii_alphanumeric() || b"_+.-".contains(&byte);
        if text.is_empty() || !text.bytes().all(fine) {
            return None;
        }
        let (text, build) = text.rsplit_once('+').map_or((text, None), |(text, build)| (text, Some(items(build))));
        let (text, pre) = text.split_once('-').map_or((text, None), |(text, pre)| (text, Some(items(pre))));
        Some(Self { main: items(text), pre, build })
    }

    pub(super) fn major(&self) -> Option<&'a str> {
        self.main.first().map(Item::text)
    }

    pub(super) fn compare(&self, other: &Self) -> Ordering {
        let main = compare(&self.main, &other.main);
        main.then_with(|| match (&self.pre, &other.pre) {
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (Some(a), Some(b)) => compare(a, b).then_with(|| self.compare_build(other)),
            (None, None) => self.compare_build(other),
        })
    }

    fn compare_build(&self, other: &Self) -> Ordering {
        match (&self.build, &other.build) {
            (Some(a), Some(b)) => compare(a, b),
            (a, b) => a.is_some().cmp(&b.is_some()),
        }
    }
}

impl<'a> Item<'a> {
    fn text(&self) -> &'a str {
        match self {
            Self::Number(number) => number.text(),
            Self::Word(word) => word,
        }
    }

    fn compare(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Number(a), Self::Number(b)) => a.cmp(b),
            _ => self.text().cmp(other.text()),
        }
    }
}

fn items(text: &str) -> Vec<Item<'_>> {
    let mut items: Vec<_> =
        text.split('.').map(|item| Number::parse(item).map_or(Item::Word(item), Item::Number)).collect();
    while let Some(Item::Number(Number::ZERO)) = items.last() {
        items.pop();
    }
    items
}

fn compare(a: &[Item<'_>], b: &[Item<'_>]) -> Ordering {
    let first = a.iter().zip(b).map(|(a, b)| a.compare(b)).find(|order| order.is_ne());
    first.unwrap_or_else(|| a.len().cmp(&b.len()))
}
