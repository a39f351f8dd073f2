//! What versions of all ecosystems are made of: numbers of any length, and words without regard to case.

use std::cmp::Ordering;

/// A decimal number of any length, never converted: dates and hashes of digits are longer than any integer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Number<'a>(&'a str);

impl<'a> Number<'a> {
    pub(super) const ZERO: Self = Self("");

    /// None if there is anything but digits, or nothing.
    pub(super) fn parse(text: &'a str) -> Option<Self> {
        let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        digits.then(|| Self(text.trim_start_matches('0')))
    }

    /// Without zeros before it; zero is `0`.
    pub(super) fn text(self) -> &'a str {
        if self.is_zero() { "0" } else { self.0 }
    }

    pub(super) fn is_zero(self) -> bool {
        self.0.is_empty()
    }
}

impl Ord for Number<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.0.len(), self.0).cmp(&(other.0.len(), other.0))
    }
}

impl PartialOrd for Number<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Letters whose case says nothing.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word<'a>(pub(super) &'a str);

impl<'a> Word<'a> {
    fn folded(self) -> impl Iterator<Item = u8> + 'a {
        self.0.bytes().map(|byte| byte.to_ascii_lowercase())
    }
}

impl Ord for Word<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.folded().cmp(other.folded())
    }
}

impl PartialOrd for Word<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Word<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.0.eq_ignore_ascii_case(other.0)
    }
}

impl Eq for Word<'_> {}

/// Compares lists that are as if they went on with `missing` for ever.
pub(super) fn compare_padded<T: Ord>(a: &[T], b: &[T], missing: &T) -> Ordering {
    let longest = a.len().max(b.len());
    (0..longest)
        .map(|at| a.get(at).unwrap_or(missing).cmp(b.get(at).unwrap_or(missing)))
        .find(|order| order.is_ne())
        .unwrap_or(Ordering::Equal)
}

/// Whether two lists of numbers, as if they went on with zeros, begin with the same `count`.
pub(super) fn agree(a: &[Number<'_>], b: &[Number<'_>], count: usize) -> bool {
    compare_padded(&a[..count.min(a.len())], &b[..count.min(b.len())], &Number::ZERO).is_eq()
}

/// How many leading digits a text has.
pub(super) fn digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}
