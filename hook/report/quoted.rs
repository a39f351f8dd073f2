//! What rules make of the text of a file: messages, replacements, and the identity of a finding. They quote it, so that
//! they are looked through for its secrets before anything shows them.

use findings::{Finding, Kind, SecretText, Source, Span};

use super::escape;

/// Secrets of the file that are looked for in texts about other places of it.
const MOST: usize = 200;

/// The secrets of a file.
pub(crate) struct Quoted {
    /// With where they stand.
    secrets: Vec<(Span, SecretText)>,
}

impl Quoted {
    /// All `secrets` of the file, in any order, and those of `findings`, whose value may be joined from several texts.
    pub(crate) fn new(source: &Source<'_>, secrets: &[Span], findings: &[Finding]) -> Self {
        let texts = secrets.iter().map(|span| (*span, SecretText::new(source.slice(*span))));
        let values = findings.iter().filter_map(|finding| Some((finding.location.span, finding.secret.clone()?)));
        Self { secrets: texts.chain(values).collect() }
    }

    /// Hides the file's secrets in the message of a finding in code, and takes its fix away if that cannot be shown as
    /// it is: a replacement with something hidden in it would be applied as it is written. A fingerprint of text with a
    /// secret in it would confirm a guess, and is salted.
    pub(crate) fn clean(&self, finding: &mut Finding) {
        if finding.rule.kind != Kind::Injection {
            return;
        }
        if let Some(message) = self.hide(&finding.message, finding.statement) {
            finding.message = message;
        }
        // The statement is part of what a finding is.
        let within = |span: Span| span.overlaps(finding.statement);
        if self.secrets.iter().any(|(span, _)| within(*span)) {
            finding.identity = finding.identity.salted();
        }
        let plain = |c: char| matches!(c, '\n' | '\r' | '\t') || escape::visible(c) == c;
        let shown = |text: &str| text.chars().all(plain) && self.hide(text, finding.statement).is_none();
        if !finding.fix.iter().flatten().all(|edit| shown(&edit.text)) {
            finding.fix = None;
        }
    }

    /// `text`, which is about `place`, without secrets; `None` if there are none in it.
    fn hide(&self, text: &str, place: Span) -> Option<String> {
        let mut hidden: Option<String> = None;
        for (at, (span, secret)) in self.secrets.iter().enumerate() {
            let text = hidden.as_deref().unwrap_or(text);
            // A rule may take a part out of what it finds; from elsewhere it has whole values.
            let near = span.overlaps(place);
            let without = if near { secret.hide_parts(text) } else { None };
            let without = without.or_else(|| if near || at < MOST { secret.hide_copies(text) } else { None });
            hidden = without.or(hidden);
        }
        hidden
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use findings::{Edit, Identity, RuleInfo};

    use super::*;
    use crate::report::sample::{reported_at, rule};

    #[test]
    fn a_fingerprint_of_text_with_a_secret_is_salted() {
        let check = |text: &str, found: &str, secret: &str, salted: bool| {
            let span = |part: &str| {
                let start = text.find(part).expect("in the text");
                Span::new(start, start + part.len())
            };
            let mut finding = reported_at(b"a.py", text, span(found)).finding;
            finding.rule = Arc::new(RuleInfo { kind: Kind::Injection, ..rule() });
            finding.identity = Identity::of_context("a.b", &[found]);
            let before = finding.identity;
            let source = Source::from_text(finding.location.path.clone(), text);
            Quoted::new(&source, &[span(secret)], &[]).clean(&mut finding);
            assert_eq!(finding.identity != before, salted, "{found}");
        };
        check("run('hunter2')", "run('hunter2')", "hunter2", true);
        check("run(x) # hunter2", "run(x)", "hunter2", false);
    }

    /// The message and the replacement that are left of these, for the call in a file with two secrets.
    fn cleaned(message: &str, replacement: &str) -> (String, Option<String>) {
        let text = "key = 'swordfish'\nrun('hunter2-hunter3')\n";
        let span = |part: &str| {
            let start = text.find(part).expect("in the text");
            Span::new(start, start + part.len())
        };
        let mut found = reported_at(b"a.py", text, span("run('hunter2-hunter3')")).finding;
        found.rule = Arc::new(RuleInfo { kind: Kind::Injection, ..rule() });
        found.message = message.to_owned();
        let (start, end) = (found.location.start, found.location.end);
        found.fix = Some(vec![Edit { span: found.location.span, start, end, text: replacement.to_owned() }]);
        let source = Source::from_text(found.location.path.clone(), text);
        Quoted::new(&source, &[span("swordfish"), span("hunter2-hunter3")], &[]).clean(&mut found);
        (found.message, found.fix.map(|edits| edits[0].text.clone()))
    }

    #[test]
    fn what_quotes_a_secret_is_not_shown() {
        let check = |text: &str, message: &str, fix_stays: bool| {
            let (shown, fix) = cleaned(text, text);
            assert_eq!(shown, message, "{text}");
            assert_eq!(fix.as_deref(), fix_stays.then_some(text), "{text}");
        };
        check("uses a shell", "uses a shell", true);
        check("walk('hunter2-hunter3')", "walk('•••••••••••••••')", false);
        check("begins with hunter2-", "begins with ••••••••", false);
        check("is swordfish", "is •••••••••", false);
        // A part of what stands elsewhere is no more than a word.
        check("is swordfi", "is swordfi", true);
    }

    #[test]
    fn a_fix_that_would_act_is_not_shown() {
        let check = |text: &str, stays: bool| assert_eq!(cleaned("m", text).1.is_some(), stays, "{text:?}");
        check("a(\n\tb)\r\n", true);
        check("a\u{202e}", false);
        check("a\u{1b}[31m", false);
    }
}
