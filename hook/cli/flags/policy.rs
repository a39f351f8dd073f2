//! Which findings count.

use clap::builder::PossibleValuesParser;

use crate::config::FailOn;

#[derive(clap::Args, Default)]
#[command(next_help_heading = "Policy")]
pub(crate) struct Policy {
    /// The least severity that stops a commit [default: high]
    #[arg(long, value_name = "SEVERITY", value_parser = PossibleValuesParser::new(FailOn::WORDS))]
    fail_on: Option<String>,

    /// Report findings that the change did not add, too
    #[arg(long)]
    pub(crate) all_findings: bool,

    /// Report what .hook-baseline hides
    #[arg(long)]
    pub(crate) no_baseline: bool,

    /// Report what comments hide
    #[arg(long)]
    pub(crate) no_suppress: bool,
}

impl Policy {
    /// For a command that has no such flags: comments count, the baseline does not.
    pub(crate) fn without_baseline() -> Self {
        Self { no_baseline: true, ..Self::default() }
    }

    pub(super) fn fail_on(&self) -> Option<FailOn> {
        self.fail_on.as_deref().and_then(FailOn::parse)
    }
}
