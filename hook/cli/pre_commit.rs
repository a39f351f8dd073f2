//! `hook pre-commit`: the entry for hook managers, which say neither what they were called for nor what git will
//! commit. Read in the source of pre-commit 4: the environment is the same for a commit, `--all-files` and `--files`;
//! only a push sets `PRE_COMMIT_FROM_REF` and `PRE_COMMIT_TO_REF`.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::time::Instant;

use super::advice::Command;
use super::flags::Flags;
use super::scan::scan;
use crate::error::{Exit, Result, printable};
use crate::input::{paths, range, staged};

#[derive(clap::Args)]
pub(crate) struct Args {
    /// The files that the hook manager names; without any: all that is staged
    files: Vec<PathBuf>,

    #[command(flatten)]
    flags: Flags,
}

/// Puts `--` before the file names that look like flags. Hook managers append names as they are, so that a file called
/// `--fail-on=never` would switch the check off; what names a file here is a file.
pub(super) fn with_separator(mut arguments: Vec<OsString>) -> Vec<OsString> {
    let manager = arguments.get(1).is_some_and(|command| command == "pre-commit");
    if !manager || arguments.iter().any(|argument| argument == "--") {
        return arguments;
    }
    let is_name = |argument: &OsStr| {
        argument.as_encoded_bytes().starts_with(b"-") && Path::new(argument).symlink_metadata().is_ok()
    };
    let names: Vec<OsString> = arguments.extract_if(2.., |argument| is_name(argument)).collect();
    for name in &names {
        let name = printable(&Path::new(name).to_string_lossy()).replace('\n', "\\n");
        super::say(&format!("warning: {name} is taken for a file: put `--` before the names"));
    }
    if !names.is_empty() {
        arguments.push("--".into());
        arguments.extend(names);
    }
    arguments
}

pub(crate) fn run(args: &Args) -> Result<Exit> {
    let started = Instant::now();
    if std::env::var("SKIP").is_ok_and(|list| list.split(',').any(|name| name.trim() == "hook")) {
        super::say("hook: skipped (SKIP=hook): nothing was scanned");
        return Ok(Exit::Clean);
    }
    let ends = (std::env::var("PRE_COMMIT_FROM_REF"), std::env::var("PRE_COMMIT_TO_REF"));
    let input = if let (Ok(from), Ok(to)) = ends {
        range::open(&format!("{from}..{to}"), &args.files)?
    } else if args.files.is_empty() || staged::covers(&args.files)? {
        staged::open(&args.files)?
    } else {
        // `--all-files` and `--files`: the content on disk, the old findings included. The names were chosen by
        // somebody, so the ignore files have no say.
        let walk = paths::Walk { ignore_files: false, follow_named: false, ..args.flags.scope.walk() };
        paths::open(&args.files, walk)?
    };
    scan(input, &args.flags, Command::PreCommit, started)
}
