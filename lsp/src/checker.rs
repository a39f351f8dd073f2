//! What the server needs of the application: checks, and what to do about what they find.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use findings::{Finding, Severity, Span};
use rustc_hash::FxHashMap;
use serde::Deserialize;

/// The texts of open documents, by the paths at which they would be saved. They stand before what is on disk.
pub type Open = FxHashMap<PathBuf, Arc<String>>;

/// A text to look at.
#[derive(Clone, Debug)]
pub struct Buffer {
    /// Where it is, or would be, among files.
    pub path: PathBuf,
    /// The text.
    pub text: Arc<String>,
    /// All that is open.
    pub open: Arc<Open>,
    /// The folders that are open in the editor.
    pub folders: Arc<Vec<PathBuf>>,
}

/// What a user has set.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Settings {
    /// Switches everything off.
    pub enable: Option<bool>,
    /// Whether all findings are shown, or those alone that are new against HEAD.
    pub scope: Scope,
    /// The least severity that is shown.
    pub minimum_severity: Option<Word>,
    /// Files and folders with rules, which run in the place of the built-in ones.
    pub rules: Vec<PathBuf>,
    /// Rules that are not shown.
    pub ignore_rules: Vec<String>,
    /// The one configuration file, in the place of those that are found.
    pub config: Option<PathBuf>,
    /// A profile of the configuration.
    pub profile: Option<String>,
    /// The advisory database.
    pub database: Option<PathBuf>,
}

/// Which findings are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Scope {
    /// All of them.
    #[default]
    All,
    /// Those that HEAD does not have.
    New,
}

/// The word for a severity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Word(pub Severity);

impl TryFrom<String> for Word {
    type Error = String;

    fn try_from(word: String) -> Result<Self, String> {
        Severity::parse(&word).map(Self).ok_or_else(|| format!("`{word}` is no severity: low, medium, high, critical"))
    }
}

impl Settings {
    /// Whether anything is looked at.
    pub fn is_on(&self) -> bool {
        self.enable != Some(false)
    }

    /// Whether a finding is shown.
    pub fn shows(&self, finding: &Finding) -> bool {
        let least = self.minimum_severity.is_none_or(|Word(least)| finding.severity >= least);
        least && !self.ignore_rules.iter().any(|rule| *rule == finding.rule.id)
    }
}

/// A finding as it is shown.
#[derive(Clone, Debug)]
pub struct Found {
    /// What was found.
    pub finding: Finding,
    /// Its name.
    pub fingerprint: String,
    /// For each step of its trace the text of the line it begins on, if that is in a file that is not open.
    pub lines: Vec<Option<String>>,
}

/// What a check gives.
#[derive(Clone, Debug, Default)]
pub struct Checked {
    /// In the order of their places.
    pub found: Vec<Found>,
    /// The folder that the paths of findings are relative to.
    pub root: PathBuf,
    /// What was not looked at, and why: sentences for the log.
    pub problems: Vec<String>,
    /// Why nothing was looked at, for the user: a configuration that cannot be read.
    pub failure: Option<String>,
}

/// A change of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What is replaced, in bytes.
    pub span: Span,
    /// By what.
    pub text: String,
}

/// How a finding is accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Accept {
    /// For good, with a reason.
    WithReason,
    /// For 90 days.
    ForNow,
}

/// Something to do about a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remedy {
    /// What the rule knows how to mend.
    Fix,
    /// The same for all findings of its rule in the text.
    FixAll,
    /// A comment that accepts it.
    Accept(Accept),
    /// The smallest version of its package without it.
    Upgrade,
}

/// What the server needs of the application. Shared by threads; every call may take its time.
pub trait Checker: Send + Sync + 'static {
    /// Takes new settings into use, and everything that is read once: rules, the database.
    ///
    /// # Errors
    /// Why they cannot be used, as a sentence; the old ones stay.
    fn configure(&self, settings: &Settings) -> Result<(), String>;

    /// Looks at one text. It may end early, with whatever it has, once `stop` is set.
    fn check(&self, buffer: &Buffer, stop: &Arc<AtomicBool>) -> Checked;

    /// The changes that do something about a finding of this text; `None` where a look at the changed text does not
    /// show it gone and nothing new.
    fn remedy(&self, buffer: &Buffer, finding: &Found, remedy: Remedy) -> Option<Vec<Change>>;

    /// Whether it is worth asking for a remedy.
    fn may_help(&self, buffer: &Buffer, finding: &Finding, remedy: Remedy) -> bool;

    /// The page about a rule, if there is such a rule.
    fn explain(&self, rule: &str) -> Option<String>;

    /// The same page as a file that an editor can open.
    fn page(&self, rule: &str) -> Option<PathBuf>;

    /// The files of folders, each with what is found in it; those that are open are left out. `only_packages`: lockfiles
    /// and manifests alone. `done` is told how many files of how many were looked at.
    fn scan(
        &self,
        folders: &[PathBuf],
        open: &Arc<Open>,
        only_packages: bool,
        done: &(dyn Fn(usize, usize) + Sync),
        stop: &Arc<AtomicBool>,
    ) -> Vec<(PathBuf, Checked)>;

    /// Whether a file is one that [`Checker::configure`] reads: rules, the database.
    fn is_read_once(&self, path: &Path) -> bool;

    /// Whether a file names packages, by its name.
    fn names_packages(&self, path: &Path) -> bool;

    /// What to watch, as patterns below any folder.
    fn watched(&self) -> Vec<String>;

    /// Whether the advisory database has become another one since it was last asked; then the new one is in use.
    fn renewed(&self) -> bool;

    /// Loads the advisories that are new. Called only with the user's consent: it asks the network.
    ///
    /// # Errors
    /// Why not, as a sentence.
    fn update(&self) -> Result<String, String>;
}
