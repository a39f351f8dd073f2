//! The rule model: plain data, without YAML, without a compiled expression.
//!
//! `build.rs` includes this folder to turn the packs into constant tables; the library includes it for a user's rules.

use std::borrow::Cow;

use findings::{Confidence, RuleInfo};

pub mod bound;
pub mod check;
pub mod code;
pub mod comparison;
pub mod names;
pub mod yaml;

/// Text that is part of the binary or was read from a user's file.
pub type Text = Cow<'static, str>;

/// One kind of secret and how to tell it.
#[derive(Clone, Debug, PartialEq)]
pub struct SecretRule {
    /// What reports say about it.
    pub info: RuleInfo,
    /// Whose secret it is, as people write the name; empty for secrets of no one in particular.
    pub provider: Text,
    /// How sure a match is before any verification.
    pub confidence: Confidence,
    /// Words of which one must occur at, or close before, the secret; lower case, at least three bytes each.
    pub keywords: Cow<'static, [Text]>,
    /// How the secret is recognised around a keyword.
    pub shape: Shape,
    /// The least Shannon entropy of the secret in hundredths of a bit per character; 0 for none.
    pub entropy: u16,
    /// Name of an offline verifier; a secret that it refutes is no finding.
    pub verify: Option<Text>,
}

/// The three ways to recognise a secret.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// The secret carries its own mark: the expression describes all of it and contains a keyword.
    Token(Text),
    /// The secret alone looks like many things (32 hex digits): the expression describes only the value, which counts
    /// when a keyword names it (an assignment, an argument, a header, the next line).
    Value(Text),
    /// Code of ours, by name: secrets that no expression describes (a PEM block, a password by its key).
    Detector(Text),
}

/// What is wrong with a rule file, for the person who edits it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Complaint {
    /// One sentence without a full stop; several on lines of their own.
    pub message: String,
    /// Line and column, from 1.
    pub place: Option<(u64, u64)>,
}

/// A rule with the texts that prove it.
#[derive(Clone, Debug, PartialEq)]
pub struct ProvenRule {
    /// The rule.
    pub rule: SecretRule,
    /// Line and column, from 1, of its id in its file.
    pub place: (u64, u64),
    /// Templates (see the module `sample`) whose expansion the rule must find.
    pub examples: Vec<String>,
    /// Templates in whose expansion the rule must find nothing.
    pub rejects: Vec<String>,
}

/// For each of `words` (sorted keywords), the numbers of the rules that list it, in the order of the rules.
pub fn keyword_users<'a>(rules: impl Iterator<Item = &'a SecretRule>, words: &[Text]) -> Vec<Vec<u16>> {
    let mut users = vec![Vec::new(); words.len()];
    for (number, rule) in rules.enumerate() {
        let number = u16::try_from(number).expect("fewer than 65,536 rules");
        for keyword in rule.keywords.iter() {
            if let Ok(word) = words.binary_search(keyword)
                && users[word].last() != Some(&number)
            {
                users[word].push(number);
            }
        }
    }
    users
}
