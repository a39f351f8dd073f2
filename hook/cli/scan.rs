//! `hook scan`.

use std::io::{self, IsTerminal};
use std::mem::ManuallyDrop;
use std::path::PathBuf;
use std::time::Instant;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::advice::{self, Command};
use super::flags::{self, Flags};
use crate::error::{Error, Exit, Result};
use crate::input::{Input, Mode, paths, range, staged, stdin};
use crate::report::summary;
use crate::run;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Files and folders to scan; with --staged or --since: only these of the change [default: .]
    paths: Vec<PathBuf>,

    /// Scan what the next commit adds
    #[arg(long, conflicts_with_all = ["since", "stdin"])]
    staged: bool,

    /// Scan what HEAD adds since the merge base with REV, or what the range A..B adds
    #[arg(long, value_name = "REV", conflicts_with = "stdin")]
    since: Option<String>,

    /// Scan standard input
    #[arg(long, requires = "path", conflicts_with = "paths")]
    stdin: bool,

    /// The path that standard input would be saved at
    #[arg(long, value_name = "NAME", requires = "stdin")]
    path: Option<PathBuf>,

    /// Also scan files that .gitignore and .hookignore hide
    #[arg(long, conflicts_with_all = ["staged", "since", "stdin"])]
    no_ignore: bool,

    #[command(flatten)]
    flags: Flags,
}

pub(crate) fn run(args: Args) -> Result<Exit> {
    let started = Instant::now();
    let flags = &args.flags;
    if flags.policy.all_findings && !args.staged && args.since.is_none() {
        return Err(Error::new("--all-findings is for --staged and --since: without them all findings are reported")
            .help("leave it out"));
    }
    let input = if args.staged {
        staged::open(&args.paths)?
    } else if let Some(revision) = &args.since {
        range::open(revision, &args.paths)?
    } else if args.stdin {
        let path = args.path.as_deref().ok_or_else(|| Error::new("--stdin needs --path NAME"))?;
        stdin::open(path)?
    } else {
        let named = if args.paths.is_empty() { vec![PathBuf::from(".")] } else { args.paths };
        paths::open(&named, paths::Walk { ignore_files: !args.no_ignore, ..flags.scope.walk() })?
    };
    scan(input, flags, Command::Scan, started)
}

/// Scans `input` and reports.
pub(crate) fn scan(mut input: Input, flags: &Flags, command: Command, started: Instant) -> Result<Exit> {
    let listed = started.elapsed();
    let Flags { scope, policy, configuration, output } = flags;
    let destinations = output.destinations()?;
    scope.narrow(&mut input)?;
    let bar = progress(&input);
    // The process ends soon: to give thousands of rules back one by one would cost nearly what it cost to read them.
    let plan = ManuallyDrop::new(flags::plan(scope, policy, configuration, output.context)?);
    let report = run::run(&input, &plan, started, &|| bar.inc(1))?;
    bar.finish_and_clear();
    // A report that cannot be written keeps neither the others nor the closing lines from being said.
    let unwritten: Vec<Error> =
        destinations.iter().filter_map(|destination| destination.write(&report, output).err()).collect();
    let mut lines = summary::lines(&report, &output.style(io::stderr().is_terminal()));
    if !output.quiet {
        lines.extend(advice::lines(&report, command, &*input.store));
    }
    if output.stats {
        lines.push(format!(
            "stats: listed in {:.1} ms, scanned in {:.1} ms with {} threads, {:.1} MB/s",
            listed.as_secs_f64() * 1e3,
            (report.elapsed - listed).as_secs_f64() * 1e3,
            plan.threads,
            report.bytes as f64 / 1e6 / report.elapsed.as_secs_f64(),
        ));
    }
    for line in lines.into_iter().chain(unwritten.iter().map(ToString::to_string)) {
        super::say(&line);
    }
    Ok(if unwritten.is_empty() { report.exit } else { Exit::Failed })
}

/// A bar for long folder scans on a terminal; hidden otherwise.
fn progress(input: &Input) -> ProgressBar {
    const WORTH_A_BAR: usize = 2_000;
    let bar = ProgressBar::with_draw_target(Some(input.entries.len() as u64), ProgressDrawTarget::hidden());
    if input.mode == Mode::Paths && input.entries.len() >= WORTH_A_BAR && io::stderr().is_terminal() {
        bar.set_draw_target(ProgressDrawTarget::stderr());
        if let Ok(style) = ProgressStyle::with_template("scanning {wide_bar} {pos}/{len} files") {
            bar.set_style(style);
        }
    }
    bar
}
