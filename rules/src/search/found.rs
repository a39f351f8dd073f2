//! Ranges become findings.

use std::collections::HashSet;

use findings::{Finding, Identity, Location, Source, Span};

use super::context;
use super::evaluate::{Ground, Range};
use super::formula::Rule;
use super::message::{edits, interpolated};
use crate::budget::Stop;

/// Ranges as findings, until `stop` says that it takes too long. Two at one place that say the same are one.
pub fn findings_of(
    rule: &Rule,
    ranges: &[Range],
    ground: &dyn Ground,
    source: &Source<'_>,
    stop: Stop<'_>,
) -> Vec<Finding> {
    let mut seen = HashSet::new();
    let mut findings = Vec::new();
    for range in ranges {
        if stop() {
            break;
        }
        let message = message_of(rule, range, ground);
        if seen.insert((range.span, message.clone())) {
            findings.push(finding(rule, range, message, ground, source));
        }
    }
    findings
}

/// What a rule says about a range: one line without a full stop.
pub fn message_of(rule: &Rule, range: &Range, ground: &dyn Ground) -> String {
    let message = interpolated(&rule.rule.message, range, ground);
    let message = message.split_whitespace().collect::<Vec<_>>().join(" ");
    message.strip_suffix('.').unwrap_or(&message).to_owned()
}

/// A finding of a rule at a range.
pub fn finding(rule: &Rule, range: &Range, message: String, ground: &dyn Ground, source: &Source<'_>) -> Finding {
    let stretch = ground.statement(range.span);
    let [statement, names] = context::of(ground.tree(), range.span, stretch);
    Finding {
        rule: rule.info.clone(),
        severity: rule.rule.info.severity,
        confidence: rule.rule.confidence,
        message,
        evidence: "".into(),
        location: Location::of(source, range.span),
        statement: lines(source, stretch),
        trace: Vec::new(),
        secret: None,
        dependency: None,
        fix: edits(&rule.rule, range, ground, source),
        identity: Identity::of_context(&rule.rule.info.id, &[&statement, &names]),
    }
}

/// The whole lines of a span: a comment at their end is meant for it.
fn lines(source: &Source<'_>, span: Span) -> Span {
    let first = source.line_span(source.position(span.start).line);
    let last = source.line_span(source.position(span.end).line);
    Span::new(first.start.min(span.start), last.end.max(span.end))
}
