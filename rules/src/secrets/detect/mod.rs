//! Ways to recognise a secret around a keyword. One file each; those that rules call by name are in [`ALL`].

pub(crate) mod argument;
pub(crate) mod assignment;
pub(crate) mod basic_auth;
pub(crate) mod beside_key_id;
pub(crate) mod private_key;
pub(crate) mod token;
pub(crate) mod url;
pub(crate) mod user_option;
pub(crate) mod value;

use std::ops::Range;

use super::keywords::Hit;
use super::syntax::Syntax;

/// A text as detectors see it.
#[derive(Clone, Copy)]
pub(crate) struct Text<'a> {
    pub(crate) bytes: &'a [u8],
    pub(crate) syntax: Syntax,
}

impl<'a> Text<'a> {
    /// The bytes from `start` to `end`, cut to the text.
    pub(crate) fn window(&self, start: usize, end: usize) -> &'a [u8] {
        let end = end.min(self.bytes.len());
        &self.bytes[start.min(end)..end]
    }
}

/// What a detector recognises.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Recognised {
    /// Where the secret stands.
    pub(crate) secret: Range<usize>,
    pub(crate) strength: Strength,
    /// Words that speak for it; may be empty.
    pub(crate) evidence: &'static str,
}

/// How much the text itself says, apart from the rule and the place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Strength {
    /// A stand-in is as likely: reported as low.
    Weak,
    /// As the rule says.
    Usual,
    /// A checksum or structure is right; the place does not matter.
    Proved,
}

/// A detector that rules call by name.
pub(crate) struct Detector {
    /// The word after `detector:` in a rule.
    pub(crate) name: &'static str,
    /// Looks around a keyword.
    pub(crate) run: fn(&Text<'_>, Hit) -> Option<Recognised>,
}

/// All detectors, by name.
pub(crate) const ALL: &[Detector] = &[
    Detector { name: "argument", run: argument::run },
    Detector { name: "basic-auth", run: basic_auth::run },
    Detector { name: "beside-key-id", run: beside_key_id::run },
    Detector { name: "key-assignment", run: assignment::key },
    Detector { name: "password-assignment", run: assignment::password },
    Detector { name: "private-key", run: private_key::run },
    Detector { name: "url-credentials", run: url::run },
    Detector { name: "user-option", run: user_option::run },
];

/// The detector that a rule names.
pub(crate) fn by_name(name: &str) -> Option<&'static Detector> {
    ALL.iter().find(|detector| detector.name == name)
}
