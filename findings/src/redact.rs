//! Secrets that cannot be shown whole.

use std::fmt;

use crate::{Identity, Span};

/// Copies of a secret this short are not looked for: hiding every `a` would hide the text, not the secret.
const SHORTEST_COPY: usize = 4;

/// How many characters of the beginning of a long secret are shown at most.
const LONGEST_SHOWN: usize = 6;

/// A found secret. Its text never leaves this type: what can be had is a redacted form, its length, and its identity.
#[derive(Clone, PartialEq, Eq)]
pub struct SecretText(String);

impl SecretText {
    /// Takes the secret in.
    pub fn new(secret: impl Into<String>) -> Self {
        Self(secret.into())
    }

    /// Length in characters.
    pub fn chars(&self) -> usize {
        self.0.chars().count()
    }

    /// A form safe to print: the first and last characters of a long secret, bullets for the rest, never more than a
    /// quarter of it in the clear; nothing of a short one.
    pub fn redacted(&self) -> String {
        let mut shown = String::new();
        redact_into(&self.0, &mut shown);
        shown
    }

    /// A shorter form for one-line formats: `ghp_1a…Zq`; `…` alone for a short secret.
    pub fn abbreviated(&self) -> String {
        let (head, tail) = clear_ends(&self.0);
        format!("{head}…{tail}")
    }

    /// `text` with every copy of the secret redacted; `None` if it holds none. So short a secret that any text may hold
    /// it is not looked for.
    pub fn hide_copies(&self, text: &str) -> Option<String> {
        if self.0.len() < SHORTEST_COPY {
            return None;
        }
        let copies: Vec<Span> = text.match_indices(&self.0).map(|(at, copy)| Span::new(at, at + copy.len())).collect();
        (!copies.is_empty()).then(|| mask(text, &copies))
    }

    /// `text` with every part of the secret hidden that is longer than what is ever shown of one; `None` if it holds
    /// none. For texts that may quote a part of it; costs both lengths.
    pub fn hide_parts(&self, text: &str) -> Option<String> {
        let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let mut hidden = vec![false; places.len() - 1];
        for (first, window) in places.windows(LONGEST_SHOWN + 2).enumerate() {
            if self.0.contains(&text[window[0]..window[LONGEST_SHOWN + 1]]) {
                hidden[first..=first + LONGEST_SHOWN].fill(true);
            }
        }
        let show = |(c, hidden): (char, &bool)| if *hidden { '•' } else { c };
        hidden.contains(&true).then(|| text.chars().zip(&hidden).map(show).collect())
    }

    /// The identity of the finding that `rule` makes of this secret.
    pub fn identity(&self, rule: &str) -> Identity {
        Identity::of_secret(rule, &self.0)
    }
}

impl fmt::Debug for SecretText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.abbreviated())
    }
}

/// Copies `text` with every span in `secrets` redacted. Line ends inside a secret are kept, so that line numbers
/// stay right. Spans may overlap and come in any order.
pub fn mask(text: &str, secrets: &[Span]) -> String {
    let mut spans: Vec<Span> = secrets.iter().copied().filter(|span| span.end <= text.len()).collect();
    spans.sort_unstable();
    let mut shown = String::with_capacity(text.len() + 64);
    let mut at = 0;
    for span in spans {
        // What an earlier span has already covered is not redacted twice.
        let start = span.start.max(at);
        if start >= span.end {
            continue;
        }
        shown.push_str(&text[at..start]);
        redact_into(&text[start..span.end], &mut shown);
        at = span.end;
    }
    shown.push_str(&text[at..]);
    shown
}

fn redact_into(secret: &str, shown: &mut String) {
    let (head, tail) = clear_ends(secret);
    shown.push_str(head);
    let hidden = &secret[head.len()..secret.len() - tail.len()];
    shown.extend(hidden.chars().map(|c| if matches!(c, '\n' | '\r') { c } else { '•' }));
    shown.push_str(tail);
}

/// The parts of a secret that may be shown: together at most a quarter of its characters, at most six and two,
/// none of a secret of fewer than 16 characters or of one with a line end in those parts.
fn clear_ends(secret: &str) -> (&str, &str) {
    let length = secret.chars().count();
    if length < 16 {
        return ("", "");
    }
    let tail = 2.min(length / 8);
    let head = LONGEST_SHOWN.min(length / 4 - tail);
    let cut = |n: usize| secret.char_indices().nth(n).map_or(secret.len(), |(at, _)| at);
    let (head, tail) = (&secret[..cut(head)], &secret[cut(length - tail)..]);
    let plain = |part: &str| part.chars().all(|c| c.is_ascii_graphic());
    (if plain(head) { head } else { "" }, if plain(tail) { tail } else { "" })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn long_secrets_keep_their_ends_and_short_ones_nothing() {
        let check = |secret: &str, redacted: &str, abbreviated: &str| {
            let secret = SecretText::new(secret);
            assert_eq!(secret.redacted(), redacted);
            assert_eq!(secret.abbreviated(), abbreviated);
            assert_eq!(format!("{secret:?}"), abbreviated);
        };
        check("hunter2", "•••••••", "…");
        check("0123456789abcdef", "01••••••••••••ef", "01…ef");
        check("abcd_0123456789012345678901234567890yZ", "abcd_0••••••••••••••••••••••••••••••yZ", "abcd_0…yZ");
    }

    #[test]
    fn masking_keeps_lines_and_covers_overlaps() {
        let text = "a = 'secret'\nb = 'other'";
        let check = |spans: &[(usize, usize)], expected: &str| {
            let spans: Vec<Span> = spans.iter().map(|&(start, end)| Span::new(start, end)).collect();
            assert_eq!(mask(text, &spans), expected);
        };
        check(&[], text);
        check(&[(5, 11)], "a = '••••••'\nb = 'other'");
        check(&[(18, 23), (5, 11)], "a = '••••••'\nb = '•••••'");
        check(&[(5, 9), (7, 11)], "a = '••••••'\nb = 'other'");
        check(&[(5, 20)], "a = '•••••••\n•••••••her'");
    }

    #[test]
    fn texts_that_quote_a_secret() {
        let secret = SecretText::new("hunter2-hunter3");
        let copies = |text: &str, expected: Option<&str>| {
            assert_eq!(secret.hide_copies(text).as_deref(), expected, "{text}");
        };
        copies("uses hunter2-hunter3.", Some("uses •••••••••••••••."));
        copies("uses hunter2", None);
        assert_eq!(SecretText::new("abc").hide_copies("abc"), None);
        let parts = |text: &str, expected: Option<&str>| {
            assert_eq!(secret.hide_parts(text).as_deref(), expected, "{text}");
        };
        parts("é hunter2- é", Some("é •••••••• é"));
        parts("hunter", None);
        parts("", None);
        parts("a hunter2-hunter3", Some("a •••••••••••••••"));
    }

    proptest! {
        /// At most a quarter of a secret is ever readable, in any form.
        #[test]
        fn most_of_a_secret_stays_hidden(secret in "[!-~é🦀]{1,80}") {
            let length = secret.chars().count();
            let secret = SecretText::new(secret);
            for form in [secret.redacted(), secret.abbreviated()] {
                let clear = form.chars().filter(|c| !matches!(c, '•' | '…')).count();
                prop_assert!(clear * 4 <= length, "{clear} of {length} in the clear");
            }
            prop_assert_eq!(secret.redacted().chars().count(), length);
        }
    }
}
