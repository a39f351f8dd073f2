//! The secrets of a text that is quoted line by line: in tests of rules, examples, and what `hook debug` prints. They
//! are hidden there as in a report.

use std::borrow::Cow;

use findings::{SecretText, Source, Span, mask};
use rules::{Asked, Engine, Want};

/// The text with all that looks like a secret redacted; each character stays one, and each line stays where it is.
pub(crate) fn masked(source: &Source<'_>) -> String {
    mask(source.text(), &spans(source))
}

/// The source with stars for all that looks like a secret, byte for byte: what is printed of it, taken apart and put
/// together in whatever way, shows none.
pub(crate) fn starred<'s>(source: Source<'s>) -> Source<'s> {
    let spans = spans(&source);
    if spans.is_empty() {
        return source;
    }
    let inside = |at: usize| spans.iter().any(|span| span.start <= at && at < span.end);
    let stars = |(at, c): (usize, char)| match inside(at) && c.is_alphanumeric() {
        true => "*".repeat(c.len_utf8()),
        false => c.to_string(),
    };
    let text: String = source.text().char_indices().map(stars).collect();
    Source::from_text(source.path().clone(), text)
}

/// All secrets of a text, in the order of their places.
pub(crate) fn spans(source: &Source<'_>) -> Vec<Span> {
    let want = Want { injection: false, secrets: true, generic: true };
    Engine::built_in().scan(source, want, Asked::NOTHING).secrets
}

/// What must not be shown of pieces of a text.
pub(crate) struct Secrets(Vec<String>);

/// Shorter pieces of a secret are in every text.
const SHORTEST: usize = 6;

impl Secrets {
    /// Those of a text.
    pub(crate) fn of(source: &Source<'_>) -> Self {
        // A secret of several lines is quoted a line at a time.
        let spans = spans(source);
        let lines = spans.iter().flat_map(|span| source.slice(*span).lines()).map(str::trim);
        Self(lines.filter(|line| line.len() >= SHORTEST).map(str::to_owned).collect())
    }

    /// A piece of the text without the secrets that are in it, or that it is a part of.
    pub(crate) fn hide<'t>(&self, piece: &'t str) -> Cow<'t, str> {
        let mut shown = Cow::Borrowed(piece);
        for secret in &self.0 {
            if shown.contains(secret.as_str()) {
                shown = Cow::Owned(shown.replace(secret.as_str(), &SecretText::new(secret.as_str()).redacted()));
            } else if piece.len() >= SHORTEST && secret.contains(piece) {
                // Its ends are not those that may be shown.
                return Cow::Owned("•".repeat(piece.chars().count()));
            }
        }
        shown
    }
}

#[cfg(test)]
mod tests {
    use findings::{RepoPath, Source};

    use super::{Secrets, masked};

    #[test]
    fn a_secret_and_its_parts_are_hidden() {
        let token = rules::sample::expand("{crc62:ghp_}", "a").expect("a right template");
        let source = Source::from_text(RepoPath::from("a.py"), format!("x = 1\nTOKEN = \"{token}\"\n"));
        let secrets = Secrets::of(&source);
        for piece in [source.text(), &token, &token[..12], &token[8..]] {
            assert!(!secrets.hide(piece).contains(&token[8..12]), "{}", piece.len());
        }
        assert_eq!(secrets.hide("x = 1"), "x = 1");
        assert_eq!(masked(&source).lines().next(), Some("x = 1"));
        assert!(!masked(&source).contains(&token[8..]));
    }
}
