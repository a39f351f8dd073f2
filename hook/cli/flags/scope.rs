//! What is looked at, what is looked for, and whether all of it must be.

use std::path::PathBuf;
use std::time::Duration;

use clap::builder::PossibleValuesParser;
use findings::Kind;
use jiff::SignedDuration;
use rules::Engine;

use super::rules::Rules;
use super::variable;
use crate::config::{PathGlobs, size};
use crate::database::Place;
use crate::error::{Error, Result};
use crate::input::{Input, paths};
use crate::pipeline::usual_threads;

#[derive(clap::Args, Default)]
#[command(next_help_heading = "Scope")]
pub(crate) struct Scope {
    /// Look for these kinds only (repeatable)
    #[arg(long, value_name = "KIND", value_parser = kind_words())]
    only: Vec<String>,

    /// Do not look for these kinds (repeatable)
    #[arg(long, value_name = "KIND", value_parser = kind_words())]
    skip: Vec<String>,

    #[command(flatten)]
    rules: Rules,

    /// Advisory database to ask about packages [env: HOOK_DB]
    #[arg(long, value_name = "PATH")]
    db: Option<PathBuf>,

    /// Only paths that match (repeatable)
    #[arg(long, value_name = "GLOB")]
    include: Vec<String>,

    /// Not paths that match (repeatable)
    #[arg(long, value_name = "GLOB")]
    exclude: Vec<String>,

    /// Files of more bytes are not scanned, and counted [default: 16MiB]
    #[arg(long, value_name = "SIZE", value_parser = parse_size)]
    max_file_size: Option<u64>,

    /// Exit with 2 if something could not be scanned
    #[arg(long)]
    strict: bool,

    /// Reading a file as code may take so long; then it counts as not scanned [default: 10s]
    #[arg(long, value_name = "TIME", value_parser = parse_time)]
    timeout: Option<Duration>,

    /// Threads [default: one per processor]
    #[arg(short = 'j', long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    threads: Option<u16>,
}

pub(in crate::cli) fn kind_words() -> PossibleValuesParser {
    PossibleValuesParser::new(Kind::ALL.iter().map(|kind| kind.word()))
}

fn parse_size(text: &str) -> std::result::Result<u64, String> {
    size(text).ok_or_else(|| "write bytes or a number with a unit, such as 500KB or 2MiB".to_owned())
}

fn parse_time(text: &str) -> std::result::Result<Duration, String> {
    let parsed: Option<SignedDuration> = text.parse().ok();
    let time = parsed.and_then(|time| Duration::try_from(time).ok()).filter(|time| !time.is_zero());
    time.ok_or_else(|| "write a time with a unit, such as 500ms, 10s or 2m".to_owned())
}

/// Ordinary files take milliseconds. Some broken ones make the parser try for hours.
const TIMEOUT: Duration = Duration::from_secs(10);

impl Scope {
    /// Everything, by these rules and this database.
    pub(crate) fn with(rules: Rules, db: Option<PathBuf>) -> Self {
        Self { rules, db, ..Self::default() }
    }

    /// How folders are walked unless a command says otherwise.
    pub(crate) fn walk(&self) -> paths::Walk {
        paths::Walk { ignore_files: true, follow_named: true, threads: self.threads() }
    }

    /// Whether less than everything is looked for.
    pub(crate) fn narrows(&self) -> bool {
        [self.only.len(), self.skip.len(), self.include.len(), self.exclude.len()] != [0; 4] || self.rules.are_named()
    }

    /// Sets aside what `--include` leaves out. It still takes part in the balance of old and new.
    ///
    /// # Errors
    /// A bad pattern.
    pub(crate) fn narrow(&self, input: &mut Input) -> Result<()> {
        if self.include.is_empty() {
            return Ok(());
        }
        let globs = PathGlobs::new(b"", self.include.clone())
            .map_err(|(at, why)| Error::new(format!("bad pattern `{}` after --include: {why}", self.include[at])))?;
        if !input.entries.is_empty() {
            input.filter.extend(self.include.iter().cloned());
        }
        let (wanted, others) =
            std::mem::take(&mut input.entries).into_iter().partition(|entry| globs.matches(&entry.path));
        input.entries = wanted;
        input.others.extend::<Vec<_>>(others);
        Ok(())
    }

    /// Whether the user's rules run in the place of the built-in ones.
    pub(super) fn has_own_rules(&self) -> bool {
        self.rules.are_named()
    }

    /// The engine, and whether it runs all rules that were asked for.
    pub(super) fn engine(&self) -> Result<(Engine, bool)> {
        let chosen = self.rules.choose()?;
        let all_run = chosen.say_idle();
        Ok((chosen.engine, all_run))
    }

    /// `--only` and `--skip`, of the kinds that the engine has rules for.
    ///
    /// # Errors
    /// If together they leave nothing.
    pub(super) fn kinds(&self, engine: &Engine) -> Result<(Vec<Kind>, Vec<Kind>)> {
        let kinds = |words: &[String]| -> Vec<Kind> {
            Kind::ALL.iter().copied().filter(|kind| words.iter().any(|word| word == kind.word())).collect()
        };
        let (mut only, skip) = (kinds(&self.only), kinds(&self.skip));
        if only.is_empty() {
            only.extend(Kind::ALL);
        }
        // Who names rules wants these and nothing else.
        only.retain(|&kind| engine.has_rules(kind) || kind == Kind::Dependencies && !self.rules.are_named());
        if only.iter().all(|kind| skip.contains(kind)) {
            return Err(Error::new("--only and --skip leave nothing to look for"));
        }
        Ok((only, skip))
    }

    /// Where advisories are asked for.
    pub(in crate::cli) fn database(&self) -> Option<Place> {
        Place::of(self.db.clone().or_else(|| variable("HOOK_DB").map(PathBuf::from)))
    }

    pub(super) fn exclude(&self) -> Vec<String> {
        self.exclude.clone()
    }

    pub(super) fn max_file_size(&self) -> Option<u64> {
        self.max_file_size
    }

    pub(super) fn timeout(&self) -> Duration {
        self.timeout.unwrap_or(TIMEOUT)
    }

    /// `None` leaves the word to the configuration.
    pub(super) fn strict(&self) -> Option<bool> {
        self.strict.then_some(true)
    }

    pub(super) fn threads(&self) -> usize {
        self.threads.map_or_else(usual_threads, usize::from)
    }
}
