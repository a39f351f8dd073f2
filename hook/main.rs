//! `hook`: finds leaked secrets and dangerous code before they are committed.

mod check;
mod cli;
mod config;
mod error;
mod file;
mod git;
mod input;
mod install;
mod pipeline;
mod policy;
mod report;
mod rule_files;
mod run;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::main()
}
