//! Which findings count: what is new, what a comment, the configuration or the baseline hides, what blocks.

pub(crate) mod baseline;
pub(crate) mod loosened;
pub(crate) mod newness;
pub(crate) mod suppress;
pub(crate) mod threshold;

use findings::Finding;

use crate::report::{Note, SuppressedBy};

/// Findings after one step of policy.
#[derive(Debug, Default)]
pub(crate) struct Applied {
    /// Those that stay, in their order.
    pub(crate) active: Vec<Finding>,
    /// Those that are hidden, in their order, and by what.
    pub(crate) suppressed: Vec<(Finding, How)>,
    /// What the user should know about it.
    pub(crate) notes: Vec<Note>,
}

/// What hides a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct How {
    pub(crate) by: SuppressedBy,
    /// As somebody wrote it; may be empty.
    pub(crate) reason: String,
    /// Last day it counts, as `2027-03-31`.
    pub(crate) until: Option<String>,
}

/// Findings to write examples with.
#[cfg(test)]
pub(crate) mod examples {
    use std::borrow::Cow;
    use std::sync::Arc;

    use findings::{Confidence, Finding, Identity, Kind, Location, RuleInfo, SecretText, Severity, Source, Span};

    /// What `rule` reports on the first `secret` in `source`, whose statement is its line.
    pub(crate) fn finding(source: &Source<'_>, rule: &str, secret: &str) -> Finding {
        let start = source.text().find(secret).expect("the secret stands in the text");
        finding_at(source, rule, Span::new(start, start + secret.len()))
    }

    /// What `rule`, about that weakness if it is not empty, reports on the first `code` in `source`.
    pub(crate) fn code_finding(source: &Source<'_>, rule: &str, weakness: &str, code: &str) -> Finding {
        let found = finding(source, rule, code);
        let cwe = Some(weakness).filter(|cwe| !cwe.is_empty()).map(|cwe| Cow::Owned(cwe.to_owned()));
        let cwe = Cow::Owned(cwe.into_iter().collect());
        let rule = RuleInfo { kind: Kind::Injection, cwe, ..(*found.rule).clone() };
        Finding { secret: None, identity: Identity::of_context(&rule.id, &[code]), rule: Arc::new(rule), ..found }
    }

    /// What `rule` reports on `span`, whose statement is the lines it stands on.
    pub(crate) fn finding_at(source: &Source<'_>, rule: &str, span: Span) -> Finding {
        let secret = SecretText::new(source.slice(span));
        let location = Location::of(source, span);
        let statement = Span::new(source.line_span(location.start.line).start, source.line_span(location.end.line).end);
        Finding {
            rule: Arc::new(RuleInfo {
                id: Cow::Owned(rule.to_owned()),
                kind: Kind::Secrets,
                title: Cow::Borrowed("a secret"),
                why: Cow::Borrowed(""),
                fix: Cow::Borrowed(""),
                cwe: Cow::Owned(vec![Cow::Borrowed("CWE-798")]),
                owasp: Cow::Borrowed(&[]),
                references: Cow::Borrowed(&[]),
                severity: Severity::High,
            }),
            severity: Severity::High,
            confidence: Confidence::High,
            message: "a secret".to_owned(),
            evidence: Cow::Borrowed(""),
            location,
            statement,
            fix: None,
            identity: secret.identity(rule),
            trace: Vec::new(),
            secret: Some(secret),
            dependency: None,
        }
    }
}
