//! The command line.

use std::path::PathBuf;

pub(crate) struct Arguments {
    /// Runs of each tool for the staged scans; a fifth of it for full scans.
    pub(crate) runs: usize,
    /// Names of tools; empty for all.
    only: Vec<String>,
    /// A virtual environment that holds the peers; `None` to make one.
    pub(crate) peers: Option<PathBuf>,
    /// A source tree; `None` to fetch one.
    pub(crate) tree: Option<PathBuf>,
    pub(crate) staged: bool,
    pub(crate) full: bool,
}

impl Arguments {
    pub(crate) fn wants(&self, name: &str) -> bool {
        self.only.is_empty() || self.names_explicitly(name)
    }

    pub(crate) fn names_explicitly(&self, name: &str) -> bool {
        self.only.iter().any(|only| only == name)
    }
}

pub(crate) fn parse(mut arguments: impl Iterator<Item = String>) -> Result<Arguments, String> {
    let mut parsed = Arguments { runs: 15, only: Vec::new(), peers: None, tree: None, staged: true, full: true };
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().ok_or_else(|| format!("{argument} needs a value"));
        match argument.as_str() {
            // Cargo says it to every benchmark.
            "--bench" => {}
            "--runs" => parsed.runs = value()?.parse().map_err(|_| "--runs needs a number")?,
            "--only" => parsed.only.extend(value()?.split(',').map(str::to_owned)),
            "--peers" => parsed.peers = Some(absolute(&value()?)?),
            "--tree" => parsed.tree = Some(absolute(&value()?)?),
            "--skip" => match value()?.as_str() {
                "staged" => parsed.staged = false,
                "full" => parsed.full = false,
                other => return Err(format!("--skip {other}: staged or full?")),
            },
            other => return Err(format!("{other} is not known; see the head of benches/processes/main.rs")),
        }
    }
    Ok(parsed)
}

fn absolute(path: &str) -> Result<PathBuf, String> {
    PathBuf::from(path).canonicalize().map_err(|error| format!("{path}: {error}"))
}
