//! `hook db`: brings the advisory database up to date, and says what it holds. The only command that uses the network,
//! and only `update` does.

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

use advisories::Ecosystem;
use advisories::database::{Mapped, Unusable};
use advisories::index::Index;
use advisories::starter;
use advisories::update::{BUCKET, Network, Outcome, Progress, Request, Step, from_folder, from_url, from_zip};
use clap::builder::PossibleValuesParser;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::flags::variable;
use super::{say, write_stdout};
use crate::database::{Place, unusable};
use crate::error::{Error, Exit, Result};
use crate::report::escape;
use crate::report::summary::counted;

#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(clap::Subcommand)]
enum Command {
    /// Load advisories, or what has changed of them; the only command that uses the network
    Update(Update),
    /// Say what the database holds, from where, and how old it is
    Status(Status),
}

#[derive(clap::Args, Default)]
struct Update {
    /// A copy of OSV's bulk export: an address, a folder or a zip archive [default: OSV's own]
    #[arg(long, value_name = "URL|DIR|FILE")]
    from: Option<String>,

    /// Only advisories of these ecosystems (repeatable) [default: all that the source has]
    #[arg(long, value_name = "NAME", value_parser = ecosystem_words())]
    ecosystem: Vec<String>,

    /// The database [env: HOOK_DB]
    #[arg(long, value_name = "PATH")]
    db: Option<PathBuf>,
}

#[derive(clap::Args)]
struct Status {
    /// The database [env: HOOK_DB]
    #[arg(long, value_name = "PATH")]
    db: Option<PathBuf>,
}

fn ecosystem_words() -> PossibleValuesParser {
    PossibleValuesParser::new(Ecosystem::ALL.iter().map(|ecosystem| ecosystem.osv_name()))
}

pub(crate) fn run(args: &Args) -> Result<Exit> {
    match &args.command {
        Command::Update(args) => update(args),
        Command::Status(args) => status(args),
    }
}

fn place(named: Option<&PathBuf>) -> Result<Place> {
    let named = named.cloned().or_else(|| variable("HOOK_DB").map(PathBuf::from));
    Place::of(named).ok_or_else(|| {
        Error::new("there is no place for the database: the environment names no folder for caches")
            .help("name a file with --db")
    })
}

fn update(args: &Update) -> Result<Exit> {
    say(&load(args)?);
    Ok(Exit::Clean)
}

/// Loads what is new of the usual place into the database that is asked; what was done.
pub(super) fn load_usual(db: Option<PathBuf>) -> Result<String> {
    load(&Update { db, ..Update::default() })
}

fn load(args: &Update) -> Result<String> {
    let place = place(args.db.as_ref())?;
    let ecosystems: Vec<Ecosystem> = args.ecosystem.iter().filter_map(|name| Ecosystem::of_osv_name(name)).collect();
    let bar = Bar::new();
    let request = Request { database: &place.path, ecosystems: &ecosystems, now: Timestamp::now(), progress: &bar };
    let from = args.from.as_deref().unwrap_or(BUCKET);
    let outcome = if from.starts_with("http://") || from.starts_with("https://") {
        from_url(&request, from, &network())
    } else {
        let path = Path::new(from);
        if path.is_dir() {
            from_folder(&request, path)
        } else if path.is_file() {
            from_zip(&request, path)
        } else {
            return Err(Error::new(format!("--from {from}: there is no such folder or archive"))
                .help("name a folder or zip archive that is there, or an address that begins with https://"));
        }
    };
    bar.bar.finish_and_clear();
    let Outcome { coverage, read, gone, notes } = outcome.map_err(|failed| {
        Error::new(format!("the database stays as it was: {failed}"))
            .help("try again later, or load a copy of the export with --from; hook db status says what is known")
    })?;
    for note in &notes {
        say(&format!("note: {}", escape::line(note)));
    }
    let records: u64 = coverage.iter().map(|coverage| u64::from(coverage.records)).sum();
    let names: Vec<&str> = coverage.iter().map(|coverage| coverage.ecosystem.osv_name()).collect();
    let gone = if gone == 0 { String::new() } else { format!(", {gone} gone") };
    let path = escape::line(&place.path.to_string_lossy()).into_owned();
    Ok(format!("{} read{gone} · {records} of {} in {path}", counted(read, "record"), names.join(", ")))
}

fn status(args: &Status) -> Result<Exit> {
    let place = place(args.db.as_ref())?;
    let path = escape::line(&place.path.to_string_lossy()).into_owned();
    let mapped = match Mapped::open(&place.path) {
        Ok(mapped) => mapped,
        Err(Unusable::Absent) if !place.named => {
            let head = format!("no database in {path}: the built-in set is asked (hook db update gets all)\n");
            write_stdout((head + &table(starter::index())).as_bytes())?;
            return Ok(Exit::Clean);
        }
        Err(why) => return Err(unusable(&place.path, &why)),
    };
    let index = Index::verify(mapped.bytes()).map_err(|why| unusable(&place.path, &Unusable::Damaged(why)))?;
    let head = format!("{path}: {} bytes, {} advisories\n", mapped.bytes().len(), index.len());
    write_stdout((head + &table(&index)).as_bytes())?;
    Ok(Exit::Clean)
}

/// A line for each ecosystem.
fn table(index: &Index<'_>) -> String {
    let day = |time: Timestamp| TimeZone::UTC.to_datetime(time).date().to_string();
    let mut out = String::new();
    for coverage in index.coverage() {
        let source = if coverage.source.is_empty() { "built in" } else { &coverage.source };
        out.push_str(&format!(
            "{:<12} {:>7} advisories, {:>7} of malware · newest {} · asked {} · {}\n",
            coverage.ecosystem.osv_name(),
            coverage.records,
            coverage.malware,
            day(coverage.newest),
            day(coverage.asked),
            escape::line(source),
        ));
    }
    out
}

/// How the network is reached: the variables that other programs read, too.
fn network() -> Network {
    let text = |names: &[&str]| {
        let value = names.iter().find_map(|name| variable(name));
        value.map(|value| value.to_string_lossy().into_owned())
    };
    let without = text(&["no_proxy", "NO_PROXY"]).unwrap_or_default();
    Network {
        proxy: text(&["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"]),
        no_proxy: without.split(',').map(str::trim).filter(|host| !host.is_empty()).map(str::to_owned).collect(),
        certificates: variable("SSL_CERT_FILE").map(PathBuf::from),
        ..Network::default()
    }
}

/// One line on a terminal; elsewhere nothing.
struct Bar {
    bar: ProgressBar,
}

impl Bar {
    fn new() -> Self {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        if let Ok(style) = ProgressStyle::with_template("{msg}") {
            bar.set_style(style);
        }
        if io::stderr().is_terminal() {
            bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        Self { bar }
    }
}

impl Progress for Bar {
    fn step(&self, step: Step) {
        let text = match step {
            Step::Asking(ecosystem) => format!("{}: asking what changed", ecosystem.osv_name()),
            Step::Receiving(ecosystem, bytes, all) => {
                let of = all.map_or(String::new(), |all| format!(" of {}", all >> 20));
                format!("{}: {}{of} MiB", ecosystem.osv_name(), bytes >> 20)
            }
            Step::Fetching(ecosystem, done, all) => format!("{}: {done} of {all}", ecosystem.osv_name()),
            Step::Reading => "reading".to_owned(),
            Step::Building => "building".to_owned(),
        };
        self.bar.set_message(text);
        self.bar.tick();
    }
}
