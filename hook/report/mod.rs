//! Output formats over one report. One file a format, one line in [`ALL`].

pub(crate) mod comment;
mod concise;
pub(crate) mod escape;
mod excerpt;
pub(crate) mod json;
pub(crate) mod jsonl;
pub(crate) mod pretty;
mod quoted;
pub(crate) mod sarif;
pub(crate) mod summary;

#[cfg(test)]
mod sample;
#[cfg(test)]
mod tests;

pub(crate) use excerpt::Excerpt;
pub(crate) use quoted::Quoted;

use std::io::{self, Write};
use std::path::PathBuf;
use std::time::Duration;

use findings::{Finding, Fingerprint, Kind, Problem, Severity};
use jiff::civil::Date;

use crate::error::Exit;
use crate::input::Mode;

/// Everything a run has to say, complete and in its final order: formats only write it down.
#[derive(Debug)]
pub(crate) struct Report {
    pub(crate) mode: Mode,
    pub(crate) root: Option<PathBuf>,
    pub(crate) base: Option<String>,
    /// Files whose content was scanned, and their bytes.
    pub(crate) files: usize,
    /// Of these, files whose packages were looked at, and the advisories that were asked about them.
    pub(crate) lockfiles: usize,
    pub(crate) advisories: Option<Advisories>,
    pub(crate) bytes: u64,
    pub(crate) elapsed: Duration,
    /// Blocking ones first, then by path and place.
    pub(crate) findings: Vec<Reported>,
    /// Findings that a comment, the configuration or the baseline hides.
    pub(crate) suppressed: Vec<Suppressed>,
    /// Kinds that were not looked for in some of these files, and in how many.
    pub(crate) not_looked_for: Vec<(Kind, usize)>,
    /// Rules for code that the configuration switches off, and in how many files they could have found something.
    pub(crate) rules_off: Vec<(String, usize)>,
    /// Rules that are for languages that `hook` does not read.
    pub(crate) unread_rules: usize,
    /// Why nothing was looked at or for, where that is so.
    pub(crate) nothing: Option<Nothing>,
    /// Whether every rule that was asked for was run.
    pub(crate) all_rules_run: bool,
    /// Findings the change did not add (counted, shown with `--all-findings`).
    pub(crate) old: usize,
    /// What was not scanned, sorted by path.
    pub(crate) problems: Vec<Problem>,
    /// Sentences for the user about suppressions and configuration, in order of their place.
    pub(crate) notes: Vec<Note>,
    /// The thresholds that blocking findings reached, the lowest first: folders may have different ones.
    pub(crate) fail_on: Vec<Severity>,
    pub(crate) exit: Exit,
}

/// The advisories that packages were held against.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Advisories {
    /// Whether they are those of the program itself.
    pub(crate) built_in: bool,
    /// The day that they are of.
    pub(crate) date: Date,
    /// How many days ago that was.
    pub(crate) days: i64,
}

/// Why no content was looked at, or for nothing in it, though nothing failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Nothing {
    /// There is none.
    Empty,
    /// The change takes content away, and adds none.
    Removals,
    /// What there is does not match what was asked for: paths and patterns as they were written.
    Unmatched(Vec<String>),
    /// The configuration says to look for nothing.
    SwitchedOff,
    /// Only packages were asked for, and nothing names any.
    NoLockfile,
    /// All rules are for languages that `hook` does not read.
    UnreadRules,
}

/// A finding as it is reported.
#[derive(Debug)]
pub(crate) struct Reported {
    /// With the severity that the configuration and the place give it.
    pub(crate) finding: Finding,
    pub(crate) fingerprint: Fingerprint,
    pub(crate) blocking: bool,
    /// Whether the change adds it; always true where there is nothing to compare with.
    pub(crate) new: bool,
    pub(crate) excerpt: Excerpt,
}

/// A hidden finding and what hides it.
#[derive(Debug)]
pub(crate) struct Suppressed {
    pub(crate) finding: Finding,
    pub(crate) fingerprint: Fingerprint,
    pub(crate) by: SuppressedBy,
    pub(crate) reason: String,
    /// Last day it counts, as `2027-03-31`.
    pub(crate) until: Option<String>,
}

/// What hides a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SuppressedBy {
    /// A comment in `hook`'s own syntax.
    Comment,
    /// A comment written for another tool.
    ForeignComment,
    /// `.hook-baseline`.
    Baseline,
    /// `.hook.toml` (`[secrets] allow`, `allow-paths`).
    Config,
}

impl SuppressedBy {
    /// The word used in machine-readable formats; stable.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Comment => "comment",
            Self::ForeignComment => "foreign-comment",
            Self::Baseline => "baseline",
            Self::Config => "config",
        }
    }

    /// Whether what hides the finding stands in the file with it.
    pub(crate) fn in_source(self) -> bool {
        matches!(self, Self::Comment | Self::ForeignComment)
    }
}

/// Something the user should know that is no finding.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Note {
    /// `file:line`, or empty.
    pub(crate) place: String,
    pub(crate) warning: bool,
    pub(crate) text: String,
}

/// What the command line says about the look of the output.
#[derive(Clone, Debug)]
pub(crate) struct Style {
    /// Whether to colour; decided by the caller for each destination.
    pub(crate) color: bool,
    pub(crate) quiet: bool,
    pub(crate) verbose: u8,
}

/// An output format.
pub(crate) struct Format {
    /// The word after `--format`.
    pub(crate) name: &'static str,
    /// Writes the whole report. Errors are those of the destination.
    pub(crate) write: fn(&Report, &Style, &mut dyn Write) -> io::Result<()>,
}

/// All formats, by name.
pub(crate) const ALL: &[Format] = &[
    Format { name: "concise", write: concise::write },
    Format { name: "json", write: json::write },
    Format { name: "jsonl", write: jsonl::write },
    Format { name: "pretty", write: pretty::write },
    Format { name: "sarif", write: sarif::write },
];
