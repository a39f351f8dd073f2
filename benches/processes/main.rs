//! Whole processes: `hook` beside the tools a user would pick instead, in one run, on the same content.
//!
//! `cargo bench --bench processes -- [--runs N] [--only NAME,…] [--peers DIR] [--tree DIR] [--skip staged|full]`
//!
//! Every run of every tool is checked: a tool that fails, or does not see the planted secret, ends the benchmark.

#![allow(clippy::print_stdout, clippy::print_stderr)]

#[cfg(unix)]
mod arguments;
#[cfg(unix)]
mod measure;
#[cfg(unix)]
mod peers;
#[cfg(unix)]
mod scratch;
#[cfg(unix)]
mod table;
#[cfg(unix)]
mod tool;

#[cfg(unix)]
fn main() {
    if let Err(message) = run() {
        eprintln!("error: {message}");
        std::process::exit(1);
    }
}

#[cfg(not(unix))]
fn main() {
    eprintln!("this benchmark asks the system what a child process used, which it knows how to do on Unix only");
}

/// Files in the repositories.
#[cfg(unix)]
const SIZES: [usize; 2] = [1_000, 50_000];

#[cfg(unix)]
fn run() -> Result<(), String> {
    let arguments = arguments::parse(std::env::args().skip(1))?;
    let peers = match &arguments.peers {
        Some(folder) => folder.clone(),
        None => peers::install(&scratch::folder("peers"))?,
    };
    let tools: Vec<tool::Tool> = tool::all(&peers)?.into_iter().filter(|tool| arguments.wants(tool.name)).collect();
    for tool in &tools {
        println!("- {}: {}", tool.name, tool.version());
    }
    if arguments.staged {
        for size in SIZES {
            for secret in [false, true] {
                let repository = scratch::repository(size, secret)?;
                let with = if secret { "with one secret" } else { "clean" };
                println!("\n### Staged: 10 files, 400 lines, {with}; {size} files in the repository\n");
                let rows = measure::alternately(&tools, &tool::Job::staged(&repository, secret)?, arguments.runs)?;
                table::print(&rows, None);
            }
        }
    }
    if arguments.full {
        let tree = scratch::tree(arguments.tree.as_deref())?;
        println!("\n### Full scan: {:.0} MB of text in {} files\n", tree.bytes as f64 / 1e6, tree.files);
        let slow = |tool: &&tool::Tool| tool.name != "detect-secrets" || arguments.names_explicitly(tool.name);
        let tools: Vec<tool::Tool> = tools.iter().filter(slow).cloned().collect();
        let rows = measure::alternately(&tools, &tool::Job::full(&tree), arguments.runs.div_ceil(5))?;
        table::print(&rows, Some(tree.bytes));
    }
    Ok(())
}
