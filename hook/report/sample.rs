//! Reports for tests.

use std::borrow::Cow;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use findings::{Confidence, Finding, Kind, Location, RepoPath, RuleInfo, Salt, SecretText, Severity, Source, Span};

use super::{Excerpt, Report, Reported, Style};
use crate::error::Exit;
use crate::input::Mode;

/// A token as every format redacts it; no real one looks like this.
pub(super) const TOKEN: &str = "abcd_0123456789abcdefghijklmnopqrstuvwxyZ";

/// No colour, neither quiet nor verbose.
pub(super) const PLAIN: Style = Style { color: false, quiet: false, verbose: 0 };

/// A staged run over seven files that found nothing.
pub(super) fn sample_report() -> Report {
    Report {
        mode: Mode::Staged,
        root: Some(PathBuf::from("/src/app")),
        base: Some("9c1d".to_owned()),
        files: 7,
        lockfiles: 0,
        advisories: None,
        bytes: 219_136,
        elapsed: Duration::from_millis(38),
        findings: Vec::new(),
        suppressed: Vec::new(),
        not_looked_for: Vec::new(),
        rules_off: Vec::new(),
        unread_rules: 0,
        nothing: None,
        all_rules_run: true,
        old: 0,
        problems: Vec::new(),
        notes: Vec::new(),
        fail_on: vec![Severity::High],
        exit: Exit::Clean,
    }
}

/// The same with these findings, blocked if one of them blocks.
pub(super) fn report_of(findings: Vec<Reported>) -> Report {
    let exit = if findings.iter().any(|reported| reported.blocking) { Exit::Blocked } else { Exit::Clean };
    Report { findings, exit, ..sample_report() }
}

/// The rule all samples are found by.
pub(super) fn rule() -> RuleInfo {
    RuleInfo {
        id: Cow::Borrowed("secrets.sample-token"),
        kind: Kind::Secrets,
        title: Cow::Borrowed("Sample access token"),
        why: Cow::Borrowed(""),
        fix: Cow::Borrowed("remove it, and revoke it at the provider"),
        cwe: Cow::Borrowed(&[Cow::Borrowed("CWE-798")]),
        owasp: Cow::Borrowed(&[Cow::Borrowed("A07:2021")]),
        references: Cow::Borrowed(&[Cow::Borrowed("https://example.com/tokens")]),
        severity: Severity::High,
    }
}

/// A blocking finding at the first `secret` in `text`.
pub(super) fn reported(path: &[u8], text: &str, secret: &str) -> Reported {
    let start = text.find(secret).expect("the text holds the secret");
    reported_at(path, text, Span::new(start, start + secret.len()))
}

/// A blocking finding at `span`, the only secret of the file.
pub(super) fn reported_at(path: &[u8], text: &str, span: Span) -> Reported {
    let source = Source::from_text(RepoPath::new(path), text);
    let location = Location::of(&source, span);
    let secret = SecretText::new(source.slice(span));
    let rule = Arc::new(rule());
    let identity = secret.identity(&rule.id);
    Reported {
        excerpt: Excerpt::around(&source, &location, 1, &[span]),
        fingerprint: identity.fingerprint(&Salt::default()),
        blocking: true,
        new: true,
        finding: Finding {
            severity: rule.severity,
            confidence: Confidence::High,
            message: rule.title.clone().into_owned(),
            evidence: Cow::Borrowed("checksum right"),
            statement: location.span,
            location,
            trace: Vec::new(),
            secret: Some(secret),
            dependency: None,
            fix: None,
            identity,
            rule,
        },
    }
}
