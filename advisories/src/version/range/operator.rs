//! The signs before a version in a range.

use std::cmp::Ordering;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Operator {
    /// All versions that are compatible by semantic versioning: what is left of the first number but zero stays.
    Caret,
    /// The last number that is written may grow, those before it stay.
    Compatible,
    Equal,
    Greater,
    GreaterEqual,
    Less,
    LessEqual,
    NotEqual,
    /// The first two numbers stay, as far as they are written.
    Tilde,
}

/// The signs that mean the same everywhere; of two with the same start the longer first.
const COMPARISONS: &[(&str, Operator)] = &[
    (">=", Operator::GreaterEqual),
    ("<=", Operator::LessEqual),
    ("!=", Operator::NotEqual),
    ("==", Operator::Equal),
    (">", Operator::Greater),
    ("<", Operator::Less),
    ("=", Operator::Equal),
];

impl Operator {
    /// Takes the sign that a text begins with, of an ecosystem's own and those of comparison, and the white space after
    /// it; without a sign it is `bare`.
    pub(super) fn take<'a>(text: &'a str, own: &[(&str, Self)], bare: Self) -> (Self, &'a str) {
        let text = text.trim_ascii();
        let mut signs = own.iter().chain(COMPARISONS);
        let found = signs.find_map(|(sign, operator)| Some((*operator, text.strip_prefix(sign)?.trim_ascii_start())));
        found.unwrap_or((bare, text))
    }

    /// Whether it lets in what has this order beside its version; for those with an upper end, the lower one alone.
    pub(super) fn admits(self, order: Ordering) -> bool {
        match self {
            Self::Equal => order.is_eq(),
            Self::Greater => order.is_gt(),
            Self::Less => order.is_lt(),
            Self::LessEqual => order.is_le(),
            Self::NotEqual => order.is_ne(),
            Self::Caret | Self::Compatible | Self::GreaterEqual | Self::Tilde => order.is_ge(),
        }
    }
}
