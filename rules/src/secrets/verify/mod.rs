//! Offline verification: whether a token that has the right look is possible at all. One file a scheme.

mod aws_key_id;
mod crc62;
mod jwt;

/// What a verifier says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// A checksum or structure that chance would not produce; with the words to say so.
    Right(&'static str),
    /// Nothing to add.
    Unknown,
    /// It cannot be a secret of this kind.
    Wrong,
}

/// A scheme by name.
pub(crate) struct Verifier {
    /// The word after `verify:` in a rule.
    pub(crate) name: &'static str,
    /// Judges the secret's text.
    pub(crate) check: fn(&str) -> Verdict,
}

/// All schemes, by name.
pub(crate) const ALL: &[Verifier] = &[
    Verifier { name: "aws-key-id", check: aws_key_id::check },
    Verifier { name: "crc62", check: crc62::check },
    Verifier { name: "jwt", check: jwt::check },
];

/// The scheme that a rule names; rules are checked to name only known ones.
pub(crate) fn by_name(name: &str) -> Option<&'static Verifier> {
    ALL.iter().find(|verifier| verifier.name == name)
}
