//! The rules as one JSON object: the interface for programs. Fields are added, never renamed or removed.

use std::borrow::Cow;

use serde::Serialize;

use super::{Entry, Rule};
use crate::report::escape;

#[derive(Serialize)]
struct Document<'a> {
    version: u32,
    rules: Vec<Row<'a>>,
}

#[derive(Serialize)]
struct Row<'a> {
    id: Cow<'a, str>,
    kind: &'static str,
    title: Cow<'a, str>,
    /// What findings say, with metavariables; only of rules for code.
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Cow<'a, str>>,
    why: Cow<'a, str>,
    fix: Cow<'a, str>,
    severity: &'static str,
    confidence: &'static str,
    languages: Vec<String>,
    /// Whether scans run it.
    runs: bool,
    #[serde(skip_serializing_if = "str::is_empty")]
    provider: Cow<'a, str>,
    /// The name of the offline check, if there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    verify: Option<Cow<'a, str>>,
    cwe: Vec<Cow<'a, str>>,
    owasp: Vec<Cow<'a, str>>,
    references: Vec<Cow<'a, str>>,
}

/// All of `entries` as one object on one line.
pub(crate) fn text(entries: &[Entry<'_>]) -> String {
    let document = Document { version: 1, rules: entries.iter().map(row).collect() };
    serde_json::to_string(&document).expect("texts and lists can be written as JSON") + "\n"
}

fn row<'a>(entry: &'a Entry<'_>) -> Row<'a> {
    let info = entry.info;
    let (message, verify) = match entry.rule {
        Rule::Code(rule) => (Some(one_line(&rule.message)), None),
        Rule::Package => (None, None),
        Rule::Secret(rule) => (None, rule.verify.as_deref().map(escape::line)),
    };
    let all = |texts: &'a [Cow<'static, str>]| texts.iter().map(|text| escape::line(text)).collect();
    Row {
        id: escape::line(&info.id),
        kind: info.kind.word(),
        title: escape::line(&info.title),
        message,
        why: one_line(&info.why),
        fix: one_line(&info.fix),
        severity: info.severity.word(),
        confidence: entry.confidence.word(),
        languages: entry.languages(),
        runs: entry.idle().is_none(),
        provider: escape::line(entry.provider()),
        verify,
        cwe: all(&info.cwe),
        owasp: all(&info.owasp),
        references: all(&info.references),
    }
}

/// Rule files fold long texts; where a line ends in them means nothing.
fn one_line(text: &str) -> Cow<'_, str> {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    Cow::Owned(escape::line(&line).into_owned())
}
