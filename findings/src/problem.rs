//! What could not be scanned, or not wholly, and why: the opposite of a quiet green.

use std::fmt;

use crate::RepoPath;

/// Why something was not scanned, or not to the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// More bytes than the size limit.
    TooLarge,
    /// Code of more bytes than rules for code look at; secrets were looked for.
    TooLargeForCode,
    /// Code in which data could not be followed to the end: too many ways, too many other files. All other rules and the
    /// search for secrets were done.
    NotFollowed,
    /// Content that is no text in any encoding we know.
    Binary,
    /// The file system or the object store would not give it.
    Unreadable,
    /// It was there when the folder was listed and gone when it was to be read.
    Vanished,
    /// The object is not in this repository (a partial clone).
    MissingObject,
    /// A pipe, socket or device.
    NotAFile,
    /// A symbolic link, which is never followed.
    Symlink,
    /// A submodule's commit; the submodule has its own hook.
    Submodule,
    /// The configuration excludes it.
    Excluded,
    /// The configuration says to look for nothing there.
    SwitchedOff,
    /// A lockfile or manifest whose packages were not held against advisories, or not all of them.
    Dependencies,
    /// The analysis stopped at a counted limit; what was found until there is reported.
    Limit,
    /// The analysis failed: a bug in `hook`.
    Crashed,
}

impl Reason {
    /// The word used in machine-readable formats: lower case, `-` between words; stable.
    pub fn word(self) -> &'static str {
        match self {
            Self::TooLarge => "too-large",
            Self::TooLargeForCode => "too-large-for-code",
            Self::NotFollowed => "not-followed",
            Self::Binary => "binary",
            Self::Unreadable => "unreadable",
            Self::Vanished => "vanished",
            Self::MissingObject => "missing-object",
            Self::NotAFile => "not-a-file",
            Self::Symlink => "symlink",
            Self::Submodule => "submodule",
            Self::Excluded => "excluded",
            Self::SwitchedOff => "switched-off",
            Self::Dependencies => "dependencies",
            Self::Limit => "limit",
            Self::Crashed => "crashed",
        }
    }

    /// The words used in the summary line after a count, as in "1 too large".
    pub fn phrase(self) -> &'static str {
        match self {
            Self::TooLarge => "too large",
            Self::TooLargeForCode => "too large for rules for code",
            Self::NotFollowed => "with data that leads too far to be followed",
            Self::Binary => "binary",
            Self::Unreadable => "unreadable",
            Self::Vanished => "gone meanwhile",
            Self::MissingObject => "missing from this clone",
            Self::NotAFile => "not a regular file",
            Self::Symlink => "symbolic link",
            Self::Submodule => "submodule",
            Self::Excluded => "excluded",
            Self::SwitchedOff => "switched off",
            Self::Dependencies => "with unchecked packages",
            Self::Limit => "stopped at a limit",
            Self::Crashed => "failed (a bug in hook)",
        }
    }

    /// Whether the job was not done: exit 2 whatever the settings say.
    pub fn is_fatal(self) -> bool {
        // A limit too: padding must not carry a secret past us. How far data is followed is another matter: nobody can
        // make their function shorter to be allowed to commit.
        matches!(self, Self::Unreadable | Self::MissingObject | Self::Limit | Self::Crashed)
    }

    /// Whether nobody asked for this: content that should have been scanned and was not.
    /// Under `--strict` such a problem is exit 2.
    pub fn is_failure(self) -> bool {
        match self {
            Self::TooLarge
            | Self::TooLargeForCode
            | Self::NotFollowed
            | Self::Unreadable
            | Self::Vanished
            | Self::MissingObject
            | Self::Dependencies
            | Self::Limit
            | Self::Crashed => true,
            Self::Binary | Self::NotAFile | Self::Symlink | Self::Submodule | Self::Excluded | Self::SwitchedOff => {
                false
            }
        }
    }
}

/// One thing that was not scanned, or not wholly.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// What it is about.
    pub path: RepoPath,
    /// Why.
    pub reason: Reason,
    /// One sentence for a person: what happened, with numbers; empty where the reason says it all.
    pub detail: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path, self.reason.phrase())?;
        if !self.detail.is_empty() {
            write!(f, " ({})", self.detail)?;
        }
        Ok(())
    }
}
