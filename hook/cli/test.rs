//! `hook test`.

use std::path::PathBuf;

use super::{say, write_stdout};
use crate::error::{Exit, Result};
use crate::rule_tests::{self, json, pretty};

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Rule files, and folders with rule files [default: .]
    #[arg(value_name = "FILE|FOLDER")]
    rules: Vec<PathBuf>,

    /// The code: one file for all rules, or a folder that is laid out like that of the rules [default: beside the rules]
    #[arg(long, value_name = "FILE|FOLDER")]
    code: Option<PathBuf>,

    /// Exit with 2 if a rule has no test
    #[arg(long)]
    strict: bool,

    /// Output format
    #[arg(short, long, value_name = "FORMAT", default_value = "pretty", value_parser = ["json", "pretty"])]
    format: String,
}

pub(crate) fn run(mut args: Args) -> Result<Exit> {
    if args.rules.is_empty() {
        args.rules.push(PathBuf::from("."));
    }
    let tested = rule_tests::run(&args.rules, args.code.as_deref())?;
    let text = match args.format.as_str() {
        "json" => json::text(&tested, args.strict),
        _ => pretty::failures(&tested),
    };
    write_stdout(text.as_bytes())?;
    pretty::closing(&tested, args.strict).iter().for_each(|line| say(line));
    Ok(tested.exit(args.strict))
}
