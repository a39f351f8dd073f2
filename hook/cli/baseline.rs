//! `hook baseline`: accept what is there today.

use std::time::Instant;

use findings::Salt;

use super::flags::{Configuration, Policy, Scope, plan};
use crate::error::{Error, Exit, Result};
use crate::file::{Access, replace};
use crate::input::paths;
use crate::policy::baseline::{Baseline, FILE_NAME};
use crate::report::summary::{self, counted};
use crate::report::{Nothing, Style};
use crate::run;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Add what is found to an existing baseline; reasons and dates in it stay
    #[arg(long, conflicts_with_all = ["prune", "check"])]
    update: bool,

    /// Remove the entries of findings that are gone
    #[arg(long, conflicts_with = "check")]
    prune: bool,

    /// Change nothing; exit with 1 if the baseline holds entries of findings that are gone
    #[arg(long)]
    check: bool,

    /// Why the findings are accepted, written beside each
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true, conflicts_with_all = ["prune", "check"])]
    reason: String,

    #[command(flatten)]
    scope: Scope,

    #[command(flatten)]
    configuration: Configuration,
}

pub(crate) fn run(args: &Args) -> Result<Exit> {
    let started = Instant::now();
    if (args.prune || args.check) && args.scope.narrows() {
        return Err(Error::new("--prune and --check need a scan of everything")
            .help("leave out --only, --skip, --include, --exclude and --rules"));
    }
    let root = paths::project_root()?;
    let mut input = paths::open(std::slice::from_ref(&root), args.scope.walk())?;
    args.scope.narrow(&mut input)?;
    let file = root.join(FILE_NAME);
    let existing = input.store.file(FILE_NAME.as_bytes())?.map(|text| Baseline::parse(&text)).transpose()?;
    if existing.is_none() && file.symlink_metadata().is_ok() {
        return Err(Error::new(format!("{} is no regular file", file.display())).help("move it away first"));
    }
    if existing.is_some() && !(args.update || args.prune || args.check) {
        return Err(Error::new(format!("{FILE_NAME} is there already"))
            .help("hook baseline --update adds to it, --prune removes what is gone"));
    }
    if existing.is_none() && (args.prune || args.check) {
        return Err(Error::new(format!("there is no {FILE_NAME}")).help("hook baseline writes one"));
    }
    // What is accepted already must be found again to be kept; no lines are shown.
    let policy = Policy::without_baseline();
    let plan = plan(&args.scope, &policy, &args.configuration, 0)?;
    let report = run::run(&input, &plan, started, &|| {})?;
    if report.exit == Exit::Failed {
        let lines = summary::lines(&report, &Style { color: false, quiet: false, verbose: 1 });
        return Err(Error::new(format!(
            "not everything could be scanned: {FILE_NAME} stays as it is\n{}",
            lines.join("\n")
        )));
    }
    if report.nothing == Some(Nothing::SwitchedOff) {
        return Err(Error::new(format!("nothing was looked for: {FILE_NAME} stays as it is"))
            .help("the configuration says enabled = false; --no-config leaves it out"));
    }
    let findings: Vec<_> = report.findings.into_iter().map(|reported| reported.finding).collect();
    let mut baseline = existing.unwrap_or_else(|| Baseline::new(new_salt()));
    let before = baseline.entries().len();
    if args.prune || args.check {
        let gone = baseline.prune(&findings);
        if args.check {
            super::say(&match gone {
                1 => format!("1 of {before} entries is of a finding that is gone"),
                _ => format!("{gone} of {before} entries are of findings that are gone"),
            });
            return Ok(if gone == 0 { Exit::Clean } else { Exit::Blocked });
        }
    } else {
        baseline.update(&findings, &args.reason);
    }
    replace(&file, baseline.to_text().as_bytes(), Access::Data)
        .map_err(|error| Error::new(format!("cannot write {}: {error}", file.display())))?;
    let after = baseline.entries().len();
    let accepted = counted(after, "accepted finding");
    super::say(&format!("{FILE_NAME}: {accepted} ({before} before); commit it with the project"));
    Ok(Exit::Clean)
}

/// Different for every repository, which is all that is asked of it.
fn new_salt() -> Salt {
    use std::hash::{BuildHasher, RandomState};
    Salt(RandomState::new().hash_one(std::process::id()).to_le_bytes())
}
