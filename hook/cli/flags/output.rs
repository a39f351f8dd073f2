//! What is written, where, and how it looks.

use std::ffi::OsString;
use std::fs;
use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;

use clap::builder::PossibleValuesParser;

use super::variable;
use crate::cli::write_stdout;
use crate::error::{Error, Result};
use crate::report::{self, Format, Report, Style};

#[derive(clap::Args)]
#[command(next_help_heading = "Output")]
pub(crate) struct Output {
    /// Output format [env: HOOK_FORMAT]
    #[arg(short, long, value_name = "FORMAT", value_parser = format_words())]
    format: Option<String>,

    /// Write to a file instead, as FILE or FORMAT:FILE; `-` is standard output (repeatable)
    #[arg(short, long, value_name = "FILE")]
    output: Vec<OsString>,

    /// When to colour
    #[arg(long, value_name = "WHEN", default_value = "auto", value_parser = ["auto", "always", "never"])]
    color: String,

    /// Lines shown around a finding
    #[arg(long, value_name = "N", default_value_t = 2)]
    pub(crate) context: u32,

    /// Say less
    #[arg(short, long, conflicts_with = "verbose")]
    pub(crate) quiet: bool,

    /// Say more: all findings, everything that was not scanned
    #[arg(short, long, action = clap::ArgAction::Count)]
    verbose: u8,

    /// Say how long each part took
    #[arg(long)]
    pub(crate) stats: bool,
}

fn format_words() -> PossibleValuesParser {
    PossibleValuesParser::new(report::ALL.iter().map(|format| format.name))
}

impl Output {
    /// The style for a stream.
    pub(crate) fn style(&self, terminal: bool) -> Style {
        Style { color: self.colored(terminal), quiet: self.quiet, verbose: self.verbose }
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

    /// Where the report goes; asked before the scan, so that a wrong word costs no time.
    ///
    /// # Errors
    /// A format that does not exist.
    pub(crate) fn destinations(&self) -> Result<Vec<Destination>> {
        let named = |name: &str| report::ALL.iter().find(|format| format.name == name);
        let known = || report::ALL.iter().map(|format| format.name).collect::<Vec<_>>().join(", ");
        let format = |name: &str| {
            let unknown = || Error::new(format!("no format `{name}`")).help(format!("there are: {}", known()));
            named(name).ok_or_else(unknown)
        };
        let of_process = || variable("HOOK_FORMAT").map(|name| name.to_string_lossy().into_owned());
        let usual = format(&self.format.clone().or_else(of_process).unwrap_or_else(|| "pretty".to_owned()))?;
        if self.output.is_empty() {
            return Ok(vec![Destination { format: usual, file: None }]);
        }
        let destination = |text: &OsString| {
            let (format, file) = match text.to_str().and_then(|text| text.split_once(':')) {
                // One letter before a colon is a drive.
                Some((name, file)) if name.len() > 1 && name.bytes().all(|b| b.is_ascii_lowercase()) => {
                    (format(name)?, OsString::from(file))
                }
                _ => (usual, text.clone()),
            };
            let file = (file != "-").then(|| PathBuf::from(file));
            Ok(Destination { format, file })
        };
        self.output.iter().map(destination).collect()
    }
}

/// How many characters a line of standard output may have; `None` if it is no terminal.
pub(crate) fn width() -> Option<usize> {
    console::Term::stdout().size_checked().map(|(_, columns)| columns.into())
}

/// Where a report goes, in which format.
pub(crate) struct Destination {
    format: &'static Format,
    /// `None` for standard output.
    file: Option<PathBuf>,
}

impl Destination {
    /// Writes the report there.
    ///
    /// # Errors
    /// Those of the file.
    pub(crate) fn write(&self, report: &Report, output: &Output) -> Result<()> {
        let mut text = Vec::new();
        let terminal = self.file.is_none() && io::stdout().is_terminal();
        let style = Style { color: self.file.is_none() && output.colored(terminal), ..output.style(terminal) };
        (self.format.write)(report, &style, &mut text).map_err(|error| Error::new(format!("report: {error}")))?;
        match &self.file {
            None => write_stdout(&text),
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
