//! `hook scan`.

use std::ffi::OsString;
use std::fs;
use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;
use std::time::Instant;

use clap::builder::PossibleValuesParser;
use findings::Kind;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use jiff::ZonedDateTime;
use jiff::civil::Date;
use rules::Engine;
use rules::search::NotRun;

use crate::check::Checker;
use crate::config::{Discovery, FailOn, Overrides, PathGlobs, size};
use crate::error::{Error, Exit, Result};
use crate::input::{Input, Mode, paths, range, staged, stdin};
use crate::pipeline::usual_threads;
use crate::report::{self, Format, Report, Style, summary};
use crate::rule_files;
use crate::run::{self, Plan};

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
    #[arg(long)]
    no_ignore: bool,

    #[command(flatten)]
    common: Common,
}

/// The flags of every command that scans.
#[derive(clap::Args)]
pub(crate) struct Common {
    /// Look for these kinds only (repeatable)
    #[arg(long, value_name = "KIND", value_parser = kind_words())]
    only: Vec<String>,

    /// Do not look for these kinds (repeatable)
    #[arg(long, value_name = "KIND", value_parser = kind_words())]
    skip: Vec<String>,

    /// Use only the rules of these files (repeatable)
    #[arg(long, value_name = "FILE|FOLDER")]
    rules: Vec<PathBuf>,

    /// Only paths that match (repeatable)
    #[arg(long, value_name = "GLOB")]
    include: Vec<String>,

    /// Not paths that match (repeatable)
    #[arg(long, value_name = "GLOB")]
    exclude: Vec<String>,

    /// Report findings that the change did not add, too
    #[arg(long)]
    all_findings: bool,

    /// Report what .hook-baseline hides
    #[arg(long)]
    no_baseline: bool,

    /// Report what comments hide
    #[arg(long)]
    no_suppress: bool,

    /// Files of more bytes are not scanned, and counted [default: 16MiB]
    #[arg(long, value_name = "SIZE", value_parser = parse_size)]
    max_file_size: Option<u64>,

    /// The least severity that stops a commit [default: high]
    #[arg(long, value_name = "SEVERITY", value_parser = PossibleValuesParser::new(FailOn::WORDS))]
    fail_on: Option<String>,

    /// Exit with 2 if something could not be scanned
    #[arg(long)]
    strict: bool,

    /// Output format
    #[arg(short, long, value_name = "FORMAT", env = "HOOK_FORMAT", value_parser = format_words())]
    format: Option<String>,

    /// Write to a file instead, as FILE or FORMAT:FILE; `-` is standard output (repeatable)
    #[arg(short, long, value_name = "FILE")]
    output: Vec<OsString>,

    /// When to colour
    #[arg(long, value_name = "WHEN", default_value = "auto", value_parser = ["auto", "always", "never"])]
    color: String,

    /// Lines shown around a finding
    #[arg(long, value_name = "N", default_value_t = 2)]
    context: u32,

    /// Say less
    #[arg(short, long, conflicts_with = "verbose")]
    quiet: bool,

    /// Say more: all findings, everything that was not scanned
    #[arg(short, long, action = clap::ArgAction::Count)]
    verbose: u8,

    /// Say how long each part took
    #[arg(long)]
    stats: bool,

    /// Threads [default: one per processor]
    #[arg(short = 'j', long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    threads: Option<u16>,

    /// Configuration from this file alone
    #[arg(long, value_name = "FILE", env = "HOOK_CONFIG", conflicts_with = "no_config")]
    config: Option<PathBuf>,

    /// No configuration file
    #[arg(long)]
    no_config: bool,

    /// Profile of the configuration to use
    #[arg(long, value_name = "NAME", env = "HOOK_PROFILE")]
    profile: Option<String>,
}

fn kind_words() -> PossibleValuesParser {
    PossibleValuesParser::new(Kind::ALL.iter().map(|kind| kind.word()))
}

fn format_words() -> PossibleValuesParser {
    PossibleValuesParser::new(report::ALL.iter().map(|format| format.name))
}

fn parse_size(text: &str) -> std::result::Result<u64, String> {
    size(text).ok_or_else(|| "write bytes or a number with a unit, such as 500KB or 2MiB".to_owned())
}

pub(crate) fn run(args: Args) -> Result<Exit> {
    let started = Instant::now();
    let input = if args.staged {
        staged::open(&args.paths)?
    } else if let Some(revision) = &args.since {
        range::open(revision, &args.paths)?
    } else if args.stdin {
        let path = args.path.as_deref().ok_or_else(|| Error::new("--stdin needs --path NAME"))?;
        stdin::open(path)?
    } else {
        let named = if args.paths.is_empty() { vec![PathBuf::from(".")] } else { args.paths };
        paths::open(&named, paths::Walk { ignore_files: !args.no_ignore, ..args.common.walk() })?
    };
    scan(input, &args.common, started)
}

impl Common {
    /// How folders are walked unless a command says otherwise.
    pub(crate) fn walk(&self) -> paths::Walk {
        paths::Walk { ignore_files: true, follow_named: true, threads: self.threads() }
    }

    /// Whether less than everything is looked for.
    pub(crate) fn narrows(&self) -> bool {
        [self.only.len(), self.skip.len(), self.rules.len(), self.include.len(), self.exclude.len()] != [0; 5]
    }

    fn threads(&self) -> usize {
        self.threads.map_or_else(usual_threads, usize::from)
    }

    /// What the command line says about how to look.
    pub(crate) fn plan(&self) -> Result<Plan> {
        let (engine, all_rules_run) = self.engine()?;
        let kinds = |words: &[String]| -> Vec<Kind> {
            Kind::ALL.iter().copied().filter(|kind| words.iter().any(|word| word == kind.word())).collect()
        };
        let (only, skip) = (kinds(&self.only), kinds(&self.skip));
        if !Kind::ALL.iter().any(|kind| (only.is_empty() || only.contains(kind)) && !skip.contains(kind)) {
            return Err(Error::new("--only and --skip leave nothing to look for"));
        }
        let discovery = match &self.config {
            Some(file) => Discovery::File(file.clone()),
            None if self.no_config => Discovery::Off,
            None => Discovery::Nearest,
        };
        Ok(Plan {
            checker: Checker::new(engine, self.context, today),
            overrides: Overrides {
                discovery,
                profile: self.profile.clone(),
                fail_on: self.fail_on.as_deref().and_then(FailOn::parse),
                strict: self.strict.then_some(true),
                only,
                skip,
                exclude: self.exclude.clone(),
                max_file_size: self.max_file_size,
                generic: None,
                no_suppress: self.no_suppress,
            },
            threads: self.threads(),
            all_findings: self.all_findings,
            baseline: !self.no_baseline,
            all_rules_run,
            today,
        })
    }

    /// The engine, and whether it runs all rules that were asked for. Those it does not run are said.
    fn engine(&self) -> Result<(Engine, bool)> {
        if self.rules.is_empty() {
            return Ok((Engine::built_in(), true));
        }
        let loaded = rule_files::load(&self.rules)?;
        for error in &loaded.refused {
            super::say(&error.to_string());
        }
        let engine = Engine::with_rules(loaded.secrets).with_code(loaded.code);
        let NotRun { other_languages, taint, patterns } = engine.code().not_run();
        if other_languages > 0 {
            super::say(&format!("note: {other_languages} rules are for languages that hook does not read"));
        }
        if taint > 0 {
            super::say(&format!("warning: {taint} taint rules are not run yet"));
        }
        if patterns > 0 {
            super::say(&format!("warning: {patterns} rules with patterns are not run yet"));
        }
        Ok((engine, loaded.refused.is_empty() && taint == 0 && patterns == 0))
    }

    fn style(&self, destination_is_terminal: bool) -> Style {
        Style { color: self.colored(destination_is_terminal), quiet: self.quiet, verbose: self.verbose }
    }

    /// <https://no-color.org>, <https://bixense.com/clicolors>: a flag goes before the environment, that before a guess.
    fn colored(&self, terminal: bool) -> bool {
        let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty() && value != "0");
        match self.color.as_str() {
            "always" => true,
            "never" => false,
            _ if std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty()) => false,
            _ if set("CLICOLOR_FORCE") => true,
            _ => terminal && std::env::var_os("TERM").is_none_or(|term| term != "dumb"),
        }
    }
}

fn today() -> Date {
    ZonedDateTime::now().date()
}

/// Scans `input` and reports.
pub(crate) fn scan(mut input: Input, common: &Common, started: Instant) -> Result<Exit> {
    let listed = started.elapsed();
    let outputs = outputs(common)?;
    if !common.include.is_empty() {
        let globs = PathGlobs::new(b"", common.include.clone())
            .map_err(|(at, why)| Error::new(format!("bad pattern `{}` after --include: {why}", common.include[at])))?;
        let (wanted, others) = input.entries.into_iter().partition(|entry| globs.matches(&entry.path));
        input.entries = wanted;
        input.others.extend::<Vec<_>>(others);
    }
    let plan = common.plan()?;
    let bar = progress(&input);
    let report = run::run(&input, &plan, started, &|| bar.inc(1))?;
    bar.finish_and_clear();
    for output in &outputs {
        output.write(&report, common)?;
    }
    let mut lines = summary::lines(&report, &common.style(io::stderr().is_terminal()));
    if common.stats {
        lines.push(format!(
            "stats: listed in {:.1} ms, scanned in {:.1} ms with {} threads, {:.1} MB/s",
            listed.as_secs_f64() * 1e3,
            (report.elapsed - listed).as_secs_f64() * 1e3,
            plan.threads,
            report.bytes as f64 / 1e6 / report.elapsed.as_secs_f64(),
        ));
    }
    for line in lines {
        super::say(&line);
    }
    Ok(report.exit)
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

/// Where a report goes, in which format.
struct Output {
    format: &'static Format,
    /// `None` for standard output.
    file: Option<PathBuf>,
}

fn outputs(common: &Common) -> Result<Vec<Output>> {
    let named = |name: &str| report::ALL.iter().find(|format| format.name == name);
    let usual = common.format.as_deref().unwrap_or("pretty");
    let usual = named(usual).ok_or_else(|| Error::new(format!("no format `{usual}`")))?;
    if common.output.is_empty() {
        return Ok(vec![Output { format: usual, file: None }]);
    }
    let output = |text: &OsString| {
        let (format, file) = match text.to_str().and_then(|text| text.split_once(':')) {
            // One letter before a colon is a drive.
            Some((name, file)) if name.len() > 1 && name.bytes().all(|b| b.is_ascii_lowercase()) => {
                let known = || report::ALL.iter().map(|format| format.name).collect::<Vec<_>>().join(", ");
                let unknown = || Error::new(format!("no format `{name}`")).help(format!("there are: {}", known()));
                (named(name).ok_or_else(unknown)?, OsString::from(file))
            }
            _ => (usual, text.clone()),
        };
        let file = (file != "-").then(|| PathBuf::from(file));
        Ok(Output { format, file })
    };
    common.output.iter().map(output).collect()
}

impl Output {
    fn write(&self, report: &Report, common: &Common) -> Result<()> {
        let mut text = Vec::new();
        let terminal = self.file.is_none() && io::stdout().is_terminal();
        let style = Style { color: self.file.is_none() && common.colored(terminal), ..common.style(terminal) };
        (self.format.write)(report, &style, &mut text).map_err(|error| Error::new(format!("report: {error}")))?;
        match &self.file {
            None => super::write_stdout(&text),
            Some(file) => {
                let write =
                    || fs::File::create(file).and_then(|mut out| out.write_all(&text).and_then(|()| out.flush()));
                write().map_err(|error| {
                    Error::new(format!("cannot write the report to {}: {error}", file.display()))
                        .help("choose another file with --output")
                })
            }
        }
    }
}
