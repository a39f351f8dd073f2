//! Settings: what is in force for a folder, from `.hook.toml` files, a profile and the command line.

use std::collections::BTreeMap;

use findings::{Kind, Severity};
use globset::GlobSet;
use regex::Regex;

/// The severity from which findings stop a commit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FailOn {
    Severity(Severity),
    Never,
}

impl FailOn {
    /// Whether a finding of this severity blocks.
    pub(crate) fn blocks(self, severity: Severity) -> bool {
        match self {
            Self::Severity(least) => severity >= least,
            Self::Never => false,
        }
    }
}

/// The settings in force for one folder.
#[derive(Clone, Debug)]
pub(crate) struct Settings {
    pub(crate) fail_on: FailOn,
    pub(crate) strict: bool,
    /// Kinds that run.
    pub(crate) kinds: Vec<Kind>,
    /// Paths that are not scanned.
    pub(crate) exclude: GlobSet,
    pub(crate) secrets: Secrets,
    pub(crate) suppress: Suppress,
    /// Severities by rule id, the last match counts.
    pub(crate) severity: BTreeMap<String, Severity>,
}

/// The table `[secrets]`.
#[derive(Clone, Debug)]
pub(crate) struct Secrets {
    /// Whether passwords and keys of no known provider are reported.
    pub(crate) generic: bool,
    /// Secrets that match one of these are no findings.
    pub(crate) allow: Vec<Regex>,
    /// Files in which secrets are no findings.
    pub(crate) allow_paths: GlobSet,
}

/// The table `[suppress]`.
#[derive(Clone, Debug)]
pub(crate) struct Suppress {
    /// A suppression without `-- reason` does not count.
    pub(crate) require_reason: bool,
    /// `until` may not be further away than this many days; `None` for no limit.
    pub(crate) max_days: Option<u32>,
    /// Which foreign comments count, by the words of UX section 3.
    pub(crate) foreign: Vec<String>,
}
