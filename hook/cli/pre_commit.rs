//! `hook pre-commit`: the entry for hook managers, which say neither what they were called for nor what git will
//! commit. Read in the source of pre-commit 4: the environment is the same for a commit, `--all-files` and `--files`;
//! only a push sets `PRE_COMMIT_FROM_REF` and `PRE_COMMIT_TO_REF`.

use std::path::PathBuf;
use std::time::Instant;

use super::scan::{Common, scan};
use crate::error::{Exit, Result};
use crate::input::{range, staged};

#[derive(clap::Args)]
pub(crate) struct Args {
    /// The files that the hook manager names; without any: all that is staged
    files: Vec<PathBuf>,

    #[command(flatten)]
    common: Common,
}

pub(crate) fn run(args: Args) -> Result<Exit> {
    let started = Instant::now();
    let ends = (std::env::var("PRE_COMMIT_FROM_REF"), std::env::var("PRE_COMMIT_TO_REF"));
    let input = if let (Ok(from), Ok(to)) = ends {
        range::open(&format!("{from}..{to}"), &args.files)?
    } else if args.files.is_empty() || staged::covers(&args.files)? {
        staged::open(&args.files)?
    } else {
        // `--all-files` and `--files`: the content on disk, the old findings included. The names were chosen by
        // somebody, so the ignore files have no say.
        args.common.open_paths(args.files, false)?
    };
    scan(input, &args.common, started)
}
