//! A rule's regular expression, compiled at its first use.

use std::ops::Range;

use regex::bytes::{Regex, RegexBuilder};
use regex_syntax::hir::literal::Extractor;

use crate::rule::{SecretRule, Shape};

/// An expression with what is known about its matches.
#[derive(Debug)]
pub(crate) struct Expression {
    regex: Regex,
    /// The longest match to expect, in bytes.
    pub(crate) reach: usize,
    /// Whether every match begins with a keyword: then one attempt per keyword is enough.
    pub(crate) leads: bool,
    /// Whether a group `secret` says which part of a match is the secret.
    grouped: bool,
}

/// A match, and the part of it that is the secret.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Match {
    pub(crate) whole: Range<usize>,
    pub(crate) secret: Range<usize>,
}

/// Bytes of the longest match of an expression without an upper bound.
const UNBOUNDED_REACH: usize = 1024;
/// No match is looked for beyond this many bytes.
const LONGEST_REACH: usize = 16 * 1024;
/// Bytes of a compiled expression.
const LARGEST: usize = 4 << 20;

impl Expression {
    /// Compiles the expression of a rule.
    ///
    /// # Errors
    /// An expression that does not parse or is too large, with the reason.
    pub(crate) fn of(rule: &SecretRule) -> Result<Self, String> {
        match &rule.shape {
            Shape::Token(text) => Self::new(text, &rule.keywords),
            // A named value comes after its keyword, whatever it begins with.
            Shape::Value(text) => Self::new(text, &[""; 0]),
            Shape::Detector(name) => Err(format!("the detector `{name}` has no expression")),
        }
    }

    /// Compiles for bytes, with ASCII classes.
    ///
    /// # Errors
    /// An expression that does not parse or is too large, with the reason.
    pub(super) fn new(text: &str, keywords: &[impl AsRef<str>]) -> Result<Self, String> {
        let mut parser = regex_syntax::ParserBuilder::new().unicode(false).utf8(false).build();
        let parsed = parser.parse(text).map_err(|error| error.to_string())?;
        let reach = parsed.properties().maximum_len().unwrap_or(UNBOUNDED_REACH).min(LONGEST_REACH);
        let begins = |literal: &[u8]| {
            let mut words = keywords.iter().map(|word| word.as_ref().as_bytes());
            words.any(|word| literal.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word)))
        };
        let prefixes = Extractor::new().extract(&parsed);
        let leads = prefixes.literals().is_some_and(|all| !all.is_empty() && all.iter().all(|l| begins(l.as_bytes())));
        // One that leads is tried at its keyword only.
        let anchored = if leads { format!("^(?:{text})") } else { text.to_owned() };
        let mut builder = RegexBuilder::new(&anchored);
        builder.unicode(false).size_limit(LARGEST).dfa_size_limit(LARGEST);
        let regex = builder.build().map_err(|error| error.to_string())?;
        let grouped = regex.capture_names().flatten().any(|name| name == "secret");
        Ok(Self { regex, reach, leads, grouped })
    }

    /// The first match in `window` that begins at `at` or later.
    pub(crate) fn find_at(&self, window: &[u8], at: usize) -> Option<Match> {
        if !self.grouped {
            let whole = self.regex.find_at(window, at)?.range();
            return Some(Match { secret: whole.clone(), whole });
        }
        let captures = self.regex.captures_at(window, at)?;
        let whole = captures.get(0)?.range();
        let secret = captures.name("secret").map_or(whole.clone(), |group| group.range());
        Some(Match { whole, secret })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_leads_is_known() {
        let check = |text: &str, keywords: &[&str], leads: bool| {
            assert_eq!(Expression::new(text, keywords).expect("parses").leads, leads, "{text}");
        };
        check("ghp_[0-9]{4}", &["ghp_"], true);
        check("gh[ps]_[0-9]{4}", &["ghp_", "ghs_"], true);
        check("(?i:acme)-[0-9]{4}", &["acme-"], true);
        check("[a-z]{3}@acme", &["acme"], false);
        check("ghp_|x[0-9]", &["ghp_"], false);
    }

    #[test]
    fn the_group_is_the_secret() {
        let expression = Expression::new("key=(?P<secret>[0-9]+);", &["key="]).expect("parses");
        assert_eq!(expression.find_at(b"key=12;", 0), Some(Match { whole: 0..7, secret: 4..6 }));
        assert_eq!(expression.find_at(b"x key=12;", 0), None, "it leads: only at the start");
    }

    #[test]
    fn too_large_is_an_error() {
        assert!(Expression::new("(?:[a-z]{500}x){900}", &["x"]).is_err());
        assert!(Expression::new("(", &["x"]).is_err());
    }
}
