//! The rules that a configuration or a suppression may name, so that a slip is said and not taken for a rule that found
//! nothing.

use std::sync::Arc;

use findings::Kind;

use super::nearest::nearest;

/// The ids of all rules there are. Empty where they are not known; then every name is taken as it is.
#[derive(Clone, Debug, Default)]
pub(crate) struct RuleIds(Arc<Vec<(Kind, String)>>);

impl RuleIds {
    /// These rules.
    pub(crate) fn new(ids: Vec<(Kind, String)>) -> Self {
        Self(Arc::new(ids))
    }

    /// Whether `means` is true of one of them, or they are not known.
    pub(crate) fn any(&self, means: impl Fn(Kind, &str) -> bool) -> bool {
        self.0.is_empty() || self.0.iter().any(|(kind, id)| means(*kind, id))
    }

    fn ids(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(_, id)| id.as_str())
    }

    /// Whether `id` is one of them or the beginning of one, as far as they are known.
    pub(crate) fn knows(&self, id: &str) -> bool {
        let border = |rest: &str| rest.is_empty() || rest.starts_with(['-', '.']);
        self.ids().any(|known| known.strip_prefix(id.trim_end_matches('.')).is_some_and(border))
    }

    /// The id, beginning of an id or kind that `word`, which is none, is most likely a slip of.
    pub(crate) fn meant_by(&self, word: &str) -> Option<String> {
        if let Some(kind) = nearest(word, Kind::ALL.iter().map(|kind| kind.word())) {
            return Some(kind.to_owned());
        }
        let kinds = || Kind::ALL.iter().map(|kind| format!("{}.", kind.word()));
        for kind in kinds() {
            // Without its kind: `github-token`, `github`.
            let whole = format!("{kind}{word}");
            let border = |rest: &str| rest.is_empty() || rest.starts_with(['-', '.']);
            if self.ids().any(|id| id.strip_prefix(&whole).is_some_and(border)) {
                return Some(whole);
            }
            // What is the same in all ids says nothing about how near two of them are.
            let tail = word.strip_prefix(&kind).unwrap_or(word);
            if let Some(near) = nearest(tail, self.ids().filter_map(|id| id.strip_prefix(&kind))) {
                return Some(format!("{kind}{near}"));
            }
        }
        // Ids of rules for code begin with their language.
        let code = self.ids().filter(|id| !kinds().any(|kind| id.starts_with(&kind)));
        if let Some(near) = nearest(word, code) {
            return Some(near.to_owned());
        }
        // The kind itself may be the slip.
        let (start, tail) = word.split_once('.')?;
        let kind = nearest(start, Kind::ALL.iter().map(|kind| kind.word()))?;
        let meant = format!("{kind}.{tail}");
        self.ids().any(|id| id == meant).then_some(meant)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_finds_what_was_meant() {
        let rules = RuleIds::new(
            ["secrets.github-token", "secrets.github-app", "secrets.jwt", "secrets.generic-password", "python.sqli"]
                .map(|id| (Kind::Secrets, id.to_owned()))
                .to_vec(),
        );
        let check = |word: &str, expected: Option<&str>| {
            assert_eq!(rules.meant_by(word).as_deref(), expected, "{word}");
        };
        check("secret", Some("secrets"));
        check("github-token", Some("secrets.github-token"));
        check("github", Some("secrets.github"));
        check("gihub-token", Some("secrets.github-token"));
        check("secrets.githubtoken", Some("secrets.github-token"));
        check("secret.github-token", Some("secrets.github-token"));
        check("all", None);
        check("secrets.foo", None);
        check("python.sqlli", Some("python.sqli"));
        assert!(RuleIds::default().any(|_, _| false), "what is not known is not judged");
        assert!(!rules.any(|_, id| id == "secrets.git"));
    }
}
