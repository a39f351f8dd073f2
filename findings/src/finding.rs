//! What is reported: one type for every engine, every format and the editor.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use crate::{Identity, Position, RepoPath, SecretText, Source, Span};

/// Which engine a finding comes from; the words of `--only` and `--skip`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A package with advisories.
    Dependencies,
    /// Code that lets somebody in.
    Injection,
    /// A leaked credential.
    Secrets,
}

impl Kind {
    /// All kinds, in the order of their names.
    pub const ALL: &[Self] = &[Self::Dependencies, Self::Injection, Self::Secrets];

    /// The word users write.
    pub fn word(self) -> &'static str {
        match self {
            Self::Dependencies => "dependencies",
            Self::Injection => "injection",
            Self::Secrets => "secrets",
        }
    }
}

/// How bad it is if it is true. The order is the order of thresholds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing.
    Low,
    /// Worth mending.
    Medium,
    /// Blocks a commit by default.
    High,
    /// Somebody can use it today.
    Critical,
}

impl Severity {
    /// All severities, lowest first.
    pub const ALL: &[Self] = &[Self::Low, Self::Medium, Self::High, Self::Critical];

    /// The word users read and write.
    pub fn word(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
            Self::Critical => "critical",
        }
    }

    /// The severity a user named.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|severity| severity.word() == word)
    }

    /// The next severity down; the lowest stays.
    pub fn lowered(self) -> Self {
        match self {
            Self::Low | Self::Medium => Self::Low,
            Self::High => Self::Medium,
            Self::Critical => Self::High,
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.word())
    }
}

/// How sure we are that it is true.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Confidence {
    /// A guess from the look of it.
    Low,
    /// Likely.
    Medium,
    /// As good as proved: a checksum, a structure, a full trace.
    High,
}

impl Confidence {
    /// All confidences, lowest first.
    pub const ALL: &[Self] = &[Self::Low, Self::Medium, Self::High];

    /// The word users read and rule authors write.
    pub fn word(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
        }
    }

    /// The confidence a rule author named.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|confidence| confidence.word() == word)
    }
}

/// What every finding of a rule has in common: what reports, `hook explain` and editors say about the rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleInfo {
    /// The rule's name, such as `secrets.github-token`: lower case, parts joined by `.`, words by `-`.
    pub id: Cow<'static, str>,
    /// Which engine runs it.
    pub kind: Kind,
    /// What was found, as a headline without a full stop.
    pub title: Cow<'static, str>,
    /// What somebody can do with it, as one sentence; may be empty.
    pub why: Cow<'static, str>,
    /// What to do about it, as one sentence.
    pub fix: Cow<'static, str>,
    /// Weaknesses it is an instance of, as `CWE-798`.
    pub cwe: Cow<'static, [Cow<'static, str>]>,
    /// OWASP Top Ten categories, as `A07:2021`.
    pub owasp: Cow<'static, [Cow<'static, str>]>,
    /// Where to read more: URLs.
    pub references: Cow<'static, [Cow<'static, str>]>,
    /// The severity a finding of this rule has unless its place or the configuration says otherwise.
    pub severity: Severity,
}

/// A stretch of one text, with the lines and columns people see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Location {
    /// The file.
    pub path: RepoPath,
    /// Bytes of its decoded text.
    pub span: Span,
    /// Where the span starts.
    pub start: Position,
    /// Where it ends (exclusive).
    pub end: Position,
}

impl Location {
    /// The location of `span` in `source`.
    pub fn of(source: &Source<'_>, span: Span) -> Self {
        Self { path: source.path().clone(), span, start: source.position(span.start), end: source.position(span.end) }
    }
}

/// A change of a text that mends a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced, in bytes of the decoded text; may be empty.
    pub span: Span,
    /// Where that starts.
    pub start: Position,
    /// Where it ends (exclusive).
    pub end: Position,
    /// By what.
    pub text: String,
}

/// What happens to data at a step of its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Passage {
    /// It comes from outside.
    Source,
    /// A variable or member keeps it.
    Kept,
    /// It is handed to a function.
    Passed,
    /// A function gives it back.
    Returned,
    /// It does harm.
    Sink,
}

impl Passage {
    /// The word in reports.
    pub fn word(self) -> &'static str {
        match self {
            Self::Source => "source",
            Self::Kept => "kept",
            Self::Passed => "passed",
            Self::Returned => "returned",
            Self::Sink => "sink",
        }
    }

    /// What happens, as a clause.
    pub fn clause(self) -> &'static str {
        match self {
            Self::Source => "comes from outside",
            Self::Kept => "is kept here",
            Self::Passed => "is passed to this parameter",
            Self::Returned => "comes back from this call",
            Self::Sink => "does harm here",
        }
    }
}

/// A step on the way of data to the place of a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TraceStep {
    /// Where.
    pub location: Location,
    /// What happens there.
    pub passage: Passage,
}

/// The package that a finding of [`Kind::Dependencies`] is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dependency {
    /// Where it comes from, as OSV names it.
    pub ecosystem: &'static str,
    /// Its name.
    pub name: String,
    /// The version that is installed.
    pub version: String,
    /// The advisory's ids, the one to show first.
    pub advisories: Vec<String>,
    /// The smallest version without it.
    pub fixed: Option<String>,
    /// What pulls it in, as `name version`: from what the project asks for to the package itself, both included.
    pub way: Vec<String>,
    /// The line of the manifest that asks for the first of the way.
    pub manifest: Option<Location>,
    /// What to do, as a sentence without a full stop.
    pub advice: String,
}

/// One thing to mend, at one place.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The rule that found it.
    pub rule: Arc<RuleInfo>,
    /// How bad, here.
    pub severity: Severity,
    /// How sure.
    pub confidence: Confidence,
    /// What was found here: one line without a full stop, never the secret.
    pub message: String,
    /// What speaks for it, in two or three words ("checksum right"); empty if there is nothing to add.
    pub evidence: Cow<'static, str>,
    /// Where.
    pub location: Location,
    /// The widest stretch on which a suppression comment still means this finding; contains `location`'s span.
    pub statement: Span,
    /// The way of the data that does harm, from its source to this place; empty for what is found by its shape.
    pub trace: Vec<TraceStep>,
    /// The secret, for [`Kind::Secrets`].
    pub secret: Option<SecretText>,
    /// The package, for [`Kind::Dependencies`].
    pub dependency: Option<Box<Dependency>>,
    /// How to mend it, if the rule knows: changes that do not overlap, in the order of the text.
    pub fix: Option<Vec<Edit>>,
    /// What makes it the same finding elsewhere.
    pub identity: Identity,
}

impl Finding {
    /// What to do about it: what is known of this one, or else what its rule says.
    pub fn advice(&self) -> &str {
        self.dependency.as_ref().map_or(&*self.rule.fix, |dependency| &dependency.advice)
    }
}
