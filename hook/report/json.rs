//! The report as one JSON object: the interface for programs. Its shape is `docs/schema/hook-report-v1.schema.json`;
//! within version 1 fields are added, never renamed or removed.

use std::borrow::Cow;
use std::io::{self, Write};

use findings::{Location, Position, Problem, Reason, RepoPath, Severity, TraceStep};
use serde::Serialize;

use super::{Report, Reported, Style, Suppressed, escape};

/// Writes the whole report as one object on one line, as programs read it.
pub(crate) fn write(report: &Report, _style: &Style, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer(&mut *out, &Document::of(report))?;
    out.write_all(b"\n")
}

/// The whole report.
#[derive(Serialize)]
pub(super) struct Document<'a> {
    version: u32,
    tool: Tool,
    scan: Scan<'a>,
    /// Left out in the last line of [`super::jsonl`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) findings: Option<Vec<Finding<'a>>>,
    suppressed: Vec<Hidden<'a>>,
    notes: Vec<Note<'a>>,
    summary: Summary,
}

#[derive(Serialize)]
struct Tool {
    name: &'static str,
    version: &'static str,
}

#[derive(Serialize)]
struct Scan<'a> {
    mode: &'static str,
    root: Option<String>,
    base: Option<Cow<'a, str>>,
    files: usize,
    bytes: u64,
    ms: u128,
    /// Which advisories packages were held against; left out where no file names any.
    #[serde(skip_serializing_if = "Option::is_none")]
    database: Option<Database>,
    /// Kinds that were switched off in some of the files.
    not_looked_for: Vec<NotLookedFor>,
    /// Rules for code that were switched off where they could have found something.
    rules_off: Vec<RuleOff<'a>>,
    /// Rules that are for languages that `hook` does not read.
    unread_rules: usize,
    /// What was left out on purpose or by kind.
    skipped: Vec<Unscanned<'a>>,
    /// What should have been scanned and was not, or not to the end.
    errors: Vec<Unscanned<'a>>,
}

#[derive(Serialize)]
struct Database {
    built_in: bool,
    date: String,
    age_days: i64,
}

#[derive(Serialize)]
struct RuleOff<'a> {
    rule: Cow<'a, str>,
    files: usize,
}

#[derive(Serialize)]
struct NotLookedFor {
    kind: &'static str,
    files: usize,
}

#[derive(Serialize)]
struct Unscanned<'a> {
    #[serde(flatten)]
    path: Path,
    reason: &'static str,
    #[serde(skip_serializing_if = "str::is_empty")]
    detail: Cow<'a, str>,
}

/// A path that is text, or its readable form with the true bytes beside it.
#[derive(Serialize)]
struct Path {
    path: String,
    /// Hexadecimal; only where `path` is not the exact name.
    #[serde(skip_serializing_if = "Option::is_none")]
    path_bytes: Option<String>,
}

#[derive(Serialize)]
struct Place {
    #[serde(flatten)]
    path: Path,
    start: Point,
    end: Point,
}

#[derive(Serialize)]
struct Point {
    line: u32,
    column: u32,
}

/// One finding.
#[derive(Serialize)]
pub(super) struct Finding<'a> {
    fingerprint: String,
    rule: Cow<'a, str>,
    kind: &'static str,
    severity: &'static str,
    confidence: &'static str,
    blocking: bool,
    new: bool,
    message: Cow<'a, str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    evidence: Cow<'a, str>,
    cwe: Vec<Cow<'a, str>>,
    owasp: Vec<Cow<'a, str>>,
    #[serde(flatten)]
    place: Place,
    /// The way of the data that does harm, the source first; left out for what is found by its shape.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    trace: Vec<Step>,
    /// For dependencies: which package, and what is known of it.
    #[serde(flatten)]
    dependency: Option<Dependency<'a>>,
    /// For secrets: at most its ends.
    #[serde(skip_serializing_if = "Option::is_none")]
    redacted: Option<String>,
    /// For secrets: how many characters it has.
    #[serde(skip_serializing_if = "Option::is_none")]
    length: Option<usize>,
    fix: Fix<'a>,
}

/// The package that a finding is about.
#[derive(Serialize)]
struct Dependency<'a> {
    ecosystem: &'static str,
    package: Cow<'a, str>,
    version: Cow<'a, str>,
    /// The smallest version without the advisory.
    fixed: Option<Cow<'a, str>>,
    advisories: Vec<Cow<'a, str>>,
    introduced_by: IntroducedBy<'a>,
}

#[derive(Serialize)]
struct IntroducedBy<'a> {
    /// From what the project asks for to the package itself.
    way: Vec<Cow<'a, str>>,
    /// The line that asks for the first of them.
    manifest: Option<Place>,
}

#[derive(Serialize)]
struct Fix<'a> {
    title: Cow<'a, str>,
    /// Changes that do what the title says; left out where the rule knows none. Nobody has tried them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    edits: Vec<Edit<'a>>,
}

#[derive(Serialize)]
struct Edit<'a> {
    #[serde(flatten)]
    path: Path,
    /// Line and column.
    start: [u32; 2],
    /// Exclusive.
    end: [u32; 2],
    /// As it is to be written; `report::Quoted` has seen to it that nothing in it must be hidden.
    text: &'a str,
}

#[derive(Serialize)]
struct Step {
    role: &'static str,
    #[serde(flatten)]
    place: Place,
    note: &'static str,
}

#[derive(Serialize)]
struct Hidden<'a> {
    fingerprint: String,
    rule: Cow<'a, str>,
    severity: &'static str,
    message: Cow<'a, str>,
    #[serde(flatten)]
    place: Place,
    by: &'static str,
    reason: Cow<'a, str>,
    until: Option<Cow<'a, str>>,
}

/// A note, as every JSON output has it.
#[derive(Serialize)]
pub(crate) struct Note<'a> {
    level: &'static str,
    place: Cow<'a, str>,
    text: Cow<'a, str>,
}

#[derive(Serialize)]
struct Summary {
    blocking: usize,
    total: usize,
    suppressed: usize,
    old: usize,
    by_severity: BySeverity,
    exit: u8,
}

#[derive(Serialize)]
struct BySeverity {
    critical: usize,
    high: usize,
    medium: usize,
    low: usize,
}

impl<'a> Document<'a> {
    pub(super) fn of(report: &'a Report) -> Self {
        let problems = |errors: bool| {
            report.problems.iter().filter(|problem| is_error(problem.reason) == errors).map(Unscanned::of).collect()
        };
        let of_severity = |severity| report.findings.iter().filter(|r| r.finding.severity == severity).count();
        Self {
            version: 1,
            tool: Tool { name: env!("CARGO_PKG_NAME"), version: env!("CARGO_PKG_VERSION") },
            scan: Scan {
                mode: report.mode.word(),
                root: report.root.as_ref().map(|root| escape::line(&root.to_string_lossy()).into_owned()),
                base: report.base.as_deref().map(escape::line),
                files: report.files,
                bytes: report.bytes,
                ms: report.elapsed.as_millis(),
                database: report.advisories.as_ref().map(|advisories| Database {
                    built_in: advisories.built_in,
                    date: advisories.date.to_string(),
                    age_days: advisories.days,
                }),
                not_looked_for: report
                    .not_looked_for
                    .iter()
                    .map(|&(kind, files)| NotLookedFor { kind: kind.word(), files })
                    .collect(),
                rules_off: report
                    .rules_off
                    .iter()
                    .map(|(id, files)| RuleOff { rule: escape::line(id), files: *files })
                    .collect(),
                unread_rules: report.unread_rules,
                skipped: problems(false),
                errors: problems(true),
            },
            findings: Some(report.findings.iter().map(Finding::of).collect()),
            suppressed: report.suppressed.iter().map(Hidden::of).collect(),
            notes: report.notes.iter().map(Note::of).collect(),
            summary: Summary {
                blocking: report.findings.iter().filter(|reported| reported.blocking).count(),
                total: report.findings.len(),
                suppressed: report.suppressed.len(),
                old: report.old,
                by_severity: BySeverity {
                    critical: of_severity(Severity::Critical),
                    high: of_severity(Severity::High),
                    medium: of_severity(Severity::Medium),
                    low: of_severity(Severity::Low),
                },
                exit: report.exit.code(),
            },
        }
    }
}

/// A file over the size limit is a failure under `--strict`, but it was left out by a setting: for a program it is
/// skipped, not broken. Nor is one in which data leads too far.
fn is_error(reason: Reason) -> bool {
    reason.is_failure() && !matches!(reason, Reason::TooLarge | Reason::TooLargeForCode | Reason::NotFollowed)
}

impl<'a> Unscanned<'a> {
    fn of(problem: &'a Problem) -> Self {
        Self { path: Path::of(&problem.path), reason: problem.reason.word(), detail: escape::line(&problem.detail) }
    }
}

impl Path {
    fn of(path: &RepoPath) -> Self {
        let shown = escape::path(path);
        let exact = shown.as_bytes() == path.as_bytes();
        let hex = || path.as_bytes().iter().map(|byte| format!("{byte:02x}")).collect();
        Self { path_bytes: (!exact).then(hex), path: shown }
    }
}

impl Place {
    fn of(location: &Location) -> Self {
        Self { path: Path::of(&location.path), start: Point::of(location.start), end: Point::of(location.end) }
    }
}

impl Point {
    fn of(position: Position) -> Self {
        Self { line: position.line, column: position.column }
    }
}

impl<'a> Finding<'a> {
    pub(super) fn of(reported: &'a Reported) -> Self {
        let finding = &reported.finding;
        let texts = |list: &'a [Cow<'static, str>]| list.iter().map(|text| escape::line(text)).collect();
        Self {
            fingerprint: reported.fingerprint.to_string(),
            rule: escape::line(&finding.rule.id),
            kind: finding.rule.kind.word(),
            severity: finding.severity.word(),
            confidence: finding.confidence.word(),
            blocking: reported.blocking,
            new: reported.new,
            message: escape::line(&finding.message),
            evidence: escape::line(&finding.evidence),
            cwe: texts(&finding.rule.cwe),
            owasp: texts(&finding.rule.owasp),
            place: Place::of(&finding.location),
            trace: finding.trace.iter().map(Step::of).collect(),
            dependency: finding.dependency.as_deref().map(Dependency::of),
            redacted: finding.secret.as_ref().map(|secret| escape::line(&secret.abbreviated()).into_owned()),
            length: finding.secret.as_ref().map(findings::SecretText::chars),
            fix: Fix {
                title: escape::line(finding.advice()),
                edits: finding.fix.iter().flatten().map(|edit| Edit::of(edit, &finding.location.path)).collect(),
            },
        }
    }
}

impl<'a> Dependency<'a> {
    fn of(dependency: &'a findings::Dependency) -> Self {
        let all = |texts: &'a [String]| texts.iter().map(|text| escape::line(text)).collect();
        Self {
            ecosystem: dependency.ecosystem,
            package: escape::line(&dependency.name),
            version: escape::line(&dependency.version),
            fixed: dependency.fixed.as_deref().map(escape::line),
            advisories: all(&dependency.advisories),
            introduced_by: IntroducedBy {
                way: all(&dependency.way),
                manifest: dependency.manifest.as_ref().map(Place::of),
            },
        }
    }
}

impl Step {
    fn of(step: &TraceStep) -> Self {
        Self { role: step.passage.word(), place: Place::of(&step.location), note: step.passage.clause() }
    }
}

impl<'a> Edit<'a> {
    fn of(edit: &'a findings::Edit, path: &RepoPath) -> Self {
        let point = |position: Position| [position.line, position.column];
        Self { path: Path::of(path), start: point(edit.start), end: point(edit.end), text: &edit.text }
    }
}

impl<'a> Hidden<'a> {
    fn of(hidden: &'a Suppressed) -> Self {
        Self {
            fingerprint: hidden.fingerprint.to_string(),
            rule: escape::line(&hidden.finding.rule.id),
            severity: hidden.finding.severity.word(),
            message: escape::line(&hidden.finding.message),
            place: Place::of(&hidden.finding.location),
            by: hidden.by.word(),
            reason: escape::line(&hidden.reason),
            until: hidden.until.as_deref().map(escape::line),
        }
    }
}

impl<'a> Note<'a> {
    pub(crate) fn of(note: &'a super::Note) -> Self {
        Self {
            level: if note.warning { "warning" } else { "note" },
            place: escape::line(&note.place),
            text: escape::line(&note.text),
        }
    }
}
