//! `hook`: finds leaked secrets and dangerous code before they are committed.

mod catalogue;
mod check;
mod cli;
mod config;
mod database;
mod dependencies;
mod editor;
mod error;
mod file;
mod fix;
mod git;
mod input;
mod install;
mod pipeline;
mod policy;
mod report;
mod rule_files;
mod rule_tests;
mod run;
mod secrets;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::main()
}
