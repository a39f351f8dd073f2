//! SARIF 2.1.0, for code scanning services and viewers.
//!
//! `partialFingerprints` holds `hook/v1` only, on purpose. GitHub's upload step also knows `primaryLocationLineHash`, a
//! 64-bit rolling hash over the hundred characters from the start of the line. Of a line with a secret that hash would
//! let anybody who reads the report check guesses, so the true value must not be written; any other value makes the step
//! warn once a result that it does not agree with the file. Left out, the step computes it in the checkout, silently.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt::Write as _;
use std::io::{self, Write};

use findings::{
    Confidence, Edit, Finding, Location, Position, Problem, Reason, RepoPath, RuleInfo, Severity, TraceStep,
};
use serde::Serialize;

use super::{Excerpt, Note, Report, Reported, Style, Suppressed, escape};
use crate::error::Exit;
use crate::input::Mode;

/// Writes the report as one log with one run.
pub(crate) fn write(report: &Report, _style: &Style, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer(&mut *out, &Log::of(report))?;
    out.write_all(b"\n")
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Log<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'a> {
    tool: Tool<'a>,
    invocations: [Invocation<'a>; 1],
    column_kind: &'static str,
    results: Vec<SarifResult<'a>>,
}

#[derive(Serialize)]
struct Tool<'a> {
    driver: Driver<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver<'a> {
    name: &'static str,
    version: &'static str,
    semantic_version: &'static str,
    rules: Vec<Rule<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Rule<'a> {
    id: Cow<'a, str>,
    short_description: Text<'a>,
    full_description: Text<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    help_uri: Option<&'a str>,
    help: Text<'a>,
    default_configuration: Configuration,
    properties: RuleProperties<'a>,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Serialize)]
struct RuleProperties<'a> {
    tags: Vec<Cow<'a, str>>,
    precision: &'static str,
    #[serde(rename = "security-severity")]
    security_severity: &'static str,
}

/// A message; markdown only where a viewer gains by it.
#[derive(Serialize)]
struct Text<'a> {
    text: Cow<'a, str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    markdown: Option<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SarifResult<'a> {
    rule_id: Cow<'a, str>,
    rule_index: usize,
    level: &'static str,
    message: Text<'a>,
    locations: [PlaceOf; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    code_flows: Vec<CodeFlow>,
    partial_fingerprints: Fingerprints,
    #[serde(skip_serializing_if = "Option::is_none")]
    baseline_state: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    suppressions: Vec<Suppression<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fixes: Vec<Fix<'a>>,
    properties: ResultProperties,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct CodeFlow {
    thread_flows: [ThreadFlow; 1],
}

#[derive(Serialize)]
struct ThreadFlow {
    locations: Vec<FlowLocation>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct FlowLocation {
    location: FlowPlace,
    execution_order: usize,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct FlowPlace {
    physical_location: Physical,
    message: Text<'static>,
}

#[derive(Serialize)]
struct Fingerprints {
    #[serde(rename = "hook/v1")]
    hook: String,
}

#[derive(Serialize)]
struct ResultProperties {
    severity: &'static str,
    confidence: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    blocking: Option<bool>,
}

#[derive(Serialize)]
struct Suppression<'a> {
    kind: &'static str,
    status: &'static str,
    justification: Cow<'a, str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Fix<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<Text<'a>>,
    artifact_changes: [ArtifactChange<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ArtifactChange<'a> {
    artifact_location: Artifact,
    replacements: Vec<Replacement<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Replacement<'a> {
    deleted_region: Region,
    inserted_content: Inserted<'a>,
}

/// As it is to be written; `report::Quoted` has seen to it that nothing in it must be hidden.
#[derive(Serialize)]
struct Inserted<'a> {
    text: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PlaceOf {
    physical_location: Physical,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Physical {
    artifact_location: Artifact,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<Region>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Artifact {
    uri: String,
    uri_base_id: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: u32,
    start_column: u32,
    end_line: u32,
    end_column: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    snippet: Option<Snippet>,
}

#[derive(Serialize)]
struct Snippet {
    text: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Invocation<'a> {
    execution_successful: bool,
    exit_code: u8,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tool_execution_notifications: Vec<Notification<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tool_configuration_notifications: Vec<Notification<'a>>,
}

#[derive(Serialize)]
struct Notification<'a> {
    level: &'static str,
    message: Text<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    descriptor: Option<Descriptor>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    locations: Vec<PlaceOf>,
}

#[derive(Serialize)]
struct Descriptor {
    id: &'static str,
}

impl<'a> Log<'a> {
    fn of(report: &'a Report) -> Self {
        let mut rules = Rules::default();
        // What is compared has an older state; elsewhere "new" would only mean "found".
        let compared = matches!(report.mode, Mode::Staged | Mode::Range);
        let shown = report.findings.iter();
        let mut results: Vec<_> =
            shown.map(|reported| SarifResult::of_reported(reported, compared, &mut rules)).collect();
        results.extend(report.suppressed.iter().map(|hidden| SarifResult::of_suppressed(hidden, &mut rules)));
        let driver = Driver {
            name: env!("CARGO_PKG_NAME"),
            version: env!("CARGO_PKG_VERSION"),
            semantic_version: env!("CARGO_PKG_VERSION"),
            rules: rules.list.into_iter().map(|(rule, confidence)| Rule::of(rule, confidence)).collect(),
        };
        let invocation = Invocation {
            execution_successful: report.exit != Exit::Failed,
            exit_code: report.exit.code(),
            tool_execution_notifications: report.problems.iter().map(Notification::of_problem).collect(),
            tool_configuration_notifications: report.notes.iter().map(Notification::of_note).collect(),
        };
        Self {
            schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
            version: "2.1.0",
            runs: [Run { tool: Tool { driver }, invocations: [invocation], column_kind: "unicodeCodePoints", results }],
        }
    }
}

/// The rules that have results, in the order in which they first appear, with their surest finding.
#[derive(Default)]
struct Rules<'a> {
    list: Vec<(&'a RuleInfo, Confidence)>,
    by_id: HashMap<&'a str, usize>,
}

impl<'a> Rules<'a> {
    /// The index of the finding's rule.
    fn index(&mut self, finding: &'a Finding) -> usize {
        let index = *self.by_id.entry(&finding.rule.id).or_insert(self.list.len());
        match self.list.get_mut(index) {
            Some((_, confidence)) => *confidence = finding.confidence.max(*confidence),
            None => self.list.push((&finding.rule, finding.confidence)),
        }
        index
    }
}

impl<'a> Rule<'a> {
    fn of(rule: &'a RuleInfo, confidence: Confidence) -> Self {
        let title = escape::line(&rule.title);
        let why = escape::line(&rule.why);
        let fix = escape::line(&rule.fix);
        let paragraphs: Vec<&str> = [&*why, &*fix].into_iter().filter(|text| !text.is_empty()).collect();
        let mut markdown = paragraphs.join("\n\n");
        for reference in rule.references.iter() {
            let _ = write!(markdown, "\n\n<{}>", escape::line(reference));
        }
        let mut tags = vec![Cow::Borrowed("security"), Cow::Borrowed(rule.kind.word())];
        tags.extend(rule.cwe.iter().map(|cwe| Cow::Owned(cwe_tag(cwe))));
        Self {
            id: escape::line(&rule.id),
            help: Text { text: Cow::Owned(paragraphs.join(" ")), markdown: Some(markdown) },
            help_uri: rule.references.iter().map(|reference| &**reference).find(|reference| is_web_address(reference)),
            full_description: Text::plain(if why.is_empty() { title.clone() } else { why }),
            short_description: Text::plain(title),
            default_configuration: Configuration { level: level(rule.severity) },
            properties: RuleProperties {
                tags,
                precision: confidence.word(),
                security_severity: security_severity(rule.severity),
            },
        }
    }
}

/// `CWE-89` as `external/cwe/cwe-089`: the spelling by which GitHub recognises it.
fn cwe_tag(cwe: &str) -> String {
    let number = cwe.trim_start_matches(|c: char| !c.is_ascii_digit());
    format!("external/cwe/cwe-{:0>3}", escape::line(number))
}

fn is_web_address(text: &str) -> bool {
    text.starts_with("https://") && text.bytes().all(|b| b.is_ascii_graphic() && !b"\"<>\\^`{|}".contains(&b))
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Critical | Severity::High => "error",
        Severity::Medium => "warning",
        Severity::Low => "note",
    }
}

/// The number GitHub sorts by, inside the bands it gives the words (critical from 9, high from 7, medium from 4).
fn security_severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Critical => "9.5",
        Severity::High => "8.0",
        Severity::Medium => "5.5",
        Severity::Low => "2.5",
    }
}

impl<'a> Text<'a> {
    fn plain(text: Cow<'a, str>) -> Self {
        Self { text, markdown: None }
    }
}

impl<'a> SarifResult<'a> {
    fn of_reported(reported: &'a Reported, compared: bool, rules: &mut Rules<'a>) -> Self {
        let mut result = Self::of(&reported.finding, reported.fingerprint.to_string(), rules);
        if let [PlaceOf { physical_location: Physical { region: Some(region), .. } }] = &mut result.locations {
            region.snippet = Snippet::of(&reported.excerpt);
        }
        result.baseline_state = compared.then_some(if reported.new { "new" } else { "unchanged" });
        result.properties.blocking = Some(reported.blocking);
        result
    }

    fn of_suppressed(hidden: &'a Suppressed, rules: &mut Rules<'a>) -> Self {
        let mut result = Self::of(&hidden.finding, hidden.fingerprint.to_string(), rules);
        result.suppressions = vec![Suppression {
            kind: if hidden.by.in_source() { "inSource" } else { "external" },
            status: "accepted",
            justification: escape::line(&hidden.reason),
        }];
        result
    }

    fn of(finding: &'a Finding, fingerprint: String, rules: &mut Rules<'a>) -> Self {
        Self {
            rule_id: escape::line(&finding.rule.id),
            rule_index: rules.index(finding),
            level: level(finding.severity),
            message: Text::plain(escape::line(&finding.message)),
            locations: [PlaceOf::of(&finding.location)],
            code_flows: CodeFlow::of(&finding.trace).into_iter().collect(),
            partial_fingerprints: Fingerprints { hook: fingerprint },
            baseline_state: None,
            suppressions: Vec::new(),
            fixes: Fix::of(finding).into_iter().collect(),
            properties: ResultProperties {
                severity: finding.severity.word(),
                confidence: finding.confidence.word(),
                blocking: None,
            },
        }
    }
}

impl CodeFlow {
    /// The way of data; none for what is found by its shape.
    fn of(trace: &[TraceStep]) -> Option<Self> {
        let location = |(number, step): (usize, &TraceStep)| FlowLocation {
            location: FlowPlace {
                physical_location: PlaceOf::of(&step.location).physical_location,
                message: Text::plain(Cow::Borrowed(step.passage.clause())),
            },
            execution_order: number + 1,
        };
        let locations: Vec<_> = trace.iter().enumerate().map(location).collect();
        (!locations.is_empty()).then_some(Self { thread_flows: [ThreadFlow { locations }] })
    }
}

impl<'a> Fix<'a> {
    fn of(finding: &'a Finding) -> Option<Self> {
        let replacement = |edit: &'a Edit| Replacement {
            deleted_region: Region::of(edit.start, edit.end),
            inserted_content: Inserted { text: &edit.text },
        };
        let title = escape::line(finding.advice());
        Some(Self {
            description: (!title.is_empty()).then(|| Text::plain(title)),
            artifact_changes: [ArtifactChange {
                artifact_location: Artifact::of(&finding.location.path),
                replacements: finding.fix.as_ref()?.iter().map(replacement).collect(),
            }],
        })
    }
}

impl Region {
    fn of(start: Position, end: Position) -> Self {
        let (start_line, start_column) = (start.line, start.column);
        Self { start_line, start_column, end_line: end.line, end_column: end.column, snippet: None }
    }
}

impl Artifact {
    fn of(path: &RepoPath) -> Self {
        Self { uri: uri(path), uri_base_id: "%SRCROOT%" }
    }
}

impl Snippet {
    /// The marked lines, redacted; `┆` stands for those left out.
    fn of(excerpt: &Excerpt) -> Option<Self> {
        let mut text = String::new();
        let mut last = None;
        for line in excerpt.lines.iter().filter(|line| line.mark.is_some()) {
            match last {
                Some(last) if line.number > last + 1 => text.push_str("\n┆\n"),
                Some(_) => text.push('\n'),
                None => {}
            }
            text.push_str(&line.text);
            last = Some(line.number);
        }
        last.map(|_| Self { text })
    }
}

impl PlaceOf {
    fn of(location: &Location) -> Self {
        let region = Some(Region::of(location.start, location.end));
        Self { physical_location: Physical { artifact_location: Artifact::of(&location.path), region } }
    }

    fn file(path: &RepoPath) -> Self {
        Self { physical_location: Physical { artifact_location: Artifact::of(path), region: None } }
    }
}

/// The path as a relative URI reference: its exact bytes, escaped. A `:` is escaped too, since before the first `/` it
/// would end a scheme.
fn uri(path: &RepoPath) -> String {
    let mut uri = String::with_capacity(path.as_bytes().len());
    for &byte in path.as_bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => uri.push(char::from(byte)),
            _ => {
                let _ = write!(uri, "%{byte:02X}");
            }
        }
    }
    uri
}

impl<'a> Notification<'a> {
    fn of_problem(problem: &'a Problem) -> Self {
        let level = match problem.reason {
            Reason::Crashed => "error",
            reason if reason.is_failure() => "warning",
            _ => "note",
        };
        Self {
            level,
            message: Text::plain(Cow::Owned(escape::line(&problem.to_string()).into_owned())),
            descriptor: Some(Descriptor { id: problem.reason.word() }),
            locations: vec![PlaceOf::file(&problem.path)],
        }
    }

    fn of_note(note: &'a Note) -> Self {
        let text = if note.place.is_empty() {
            escape::line(&note.text)
        } else {
            Cow::Owned(format!("{}: {}", escape::line(&note.place), escape::line(&note.text)))
        };
        let level = if note.warning { "warning" } else { "note" };
        Self { level, message: Text::plain(text), descriptor: None, locations: Vec::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_uri_references() {
        let check = |bytes: &[u8], expected: &str| assert_eq!(uri(&RepoPath::new(bytes)), expected);
        check(b"app/views.py", "app/views.py");
        check("möbel/a b.txt".as_bytes(), "m%C3%B6bel/a%20b.txt");
        check(b"latin-\xe9", "latin-%E9");
        check(b"http://x/%41?#", "http%3A//x/%2541%3F%23");
    }

    #[test]
    fn weaknesses_are_tagged_as_github_spells_them() {
        assert_eq!(cwe_tag("CWE-89"), "external/cwe/cwe-089");
        assert_eq!(cwe_tag("CWE-798"), "external/cwe/cwe-798");
    }
}
