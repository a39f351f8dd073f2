//! The command line: one file a command. Parses, calls, and turns the result into an exit code.

mod advice;
mod baseline;
mod db;
mod debug;
mod explain;
mod fix;
mod flags;
mod install;
mod lsp;
mod pre_commit;
mod rules;
mod scan;
mod test;

use std::ffi::OsString;
use std::io::Write;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::error::{Error, Exit, Result};

/// Finds leaked secrets and dangerous code before they are committed.
#[derive(Parser)]
#[command(name = "hook", version, disable_help_subcommand = false, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Scan files, what the next commit adds, or what a range of commits adds
    Scan(scan::Args),
    /// Entry for hook managers: picks the index, a range or the named files by itself
    PreCommit(pre_commit::Args),
    /// Write `.hook-baseline`: accept what is there today, so that only new findings stop a commit
    Baseline(baseline::Args),
    /// The database of advisories that packages are held against
    Db(db::Args),
    /// Mend what can be mended: only edits after which the finding is gone and nothing is new
    Fix(fix::Args),
    /// The language server: the same findings while typing
    Lsp(lsp::Args),
    /// List the rules
    Rules(rules::Args),
    /// Say what a rule finds, why it matters, how to mend it and how to ignore it
    Explain(explain::Args),
    /// Test rules against marked code
    ///
    /// The code for `sql.yaml` stands beside it and has its name up to the first dot: `sql.py`, `sql.test.ts`, or any
    /// file in a folder `sql`. Comments say what must happen on the next line: `# ruleid: my-rule` (it is found),
    /// `# ok: my-rule` (it is not), `todoruleid` and `todook` (known to be wrong). `sql.fixed.py` is what `sql.py` must
    /// be after all fixes. Exit code 1: a rule does something else; 2: rules or tests that could not be run.
    Test(test::Args),
    /// Show what the engine sees: the tree of a file, the parts of a rule
    Debug(debug::Args),
    /// Install the git hook of this repository; an existing hook runs first
    Install(install::InstallArgs),
    /// Remove the git hook; what was there before is restored byte for byte
    Uninstall(install::UninstallArgs),
}

/// Runs the program.
pub(crate) fn main() -> ExitCode {
    // A panic of one file's analysis is caught and reported as a problem; its trace would only bury the report.
    std::panic::set_hook(Box::new(|_| {}));
    let arguments = pre_commit::with_separator(std::env::args_os().collect());
    let outcome = std::panic::catch_unwind(|| parse(arguments.into_iter()).and_then(run));
    let exit = match outcome {
        Ok(Ok(exit)) => exit,
        Ok(Err(error)) => {
            say(&error.to_string());
            Exit::Failed
        }
        Err(_) => {
            say("error: hook failed: this is a bug in hook, and nothing was decided about the commit");
            Exit::Failed
        }
    };
    ExitCode::from(exit.code())
}

/// `None` where clap has already said all there is to say.
fn parse(arguments: impl Iterator<Item = OsString>) -> Result<Option<Cli>> {
    match Cli::try_parse_from(arguments) {
        Ok(cli) => Ok(Some(cli)),
        Err(error) if error.use_stderr() => {
            let text = error.render().to_string();
            Err(Error::new(text.trim_start_matches("error: ").trim_end()))
        }
        Err(help) => {
            write_stdout(help.render().to_string().as_bytes())?;
            Ok(None)
        }
    }
}

fn run(cli: Option<Cli>) -> Result<Exit> {
    match cli.map(|cli| cli.command) {
        None => Ok(Exit::Clean),
        Some(Command::Scan(args)) => scan::run(args),
        Some(Command::PreCommit(args)) => pre_commit::run(&args),
        Some(Command::Baseline(args)) => baseline::run(&args),
        Some(Command::Db(args)) => db::run(&args),
        Some(Command::Fix(args)) => fix::run(&args),
        Some(Command::Lsp(args)) => lsp::run(args),
        Some(Command::Rules(args)) => rules::run(&args),
        Some(Command::Explain(args)) => explain::run(&args),
        Some(Command::Test(args)) => test::run(args),
        Some(Command::Debug(args)) => debug::run(&args),
        Some(Command::Install(args)) => install::install(&args),
        Some(Command::Uninstall(args)) => install::uninstall(&args),
    }
}

/// A line on standard error; the caller has made it safe to show. That nobody listens is no reason to fail.
fn say(line: &str) {
    _ = writeln!(std::io::stderr().lock(), "{line}");
}

/// Writes to standard output; a reader that has gone away (`| head`) is success.
fn write_stdout(text: &[u8]) -> Result<()> {
    let mut out = std::io::stdout().lock();
    match out.write_all(text).and_then(|()| out.flush()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
            Err(Error::new(format!("standard output: {error}")))
        }
        _ => Ok(()),
    }
}
