//! `hook debug`: what the engine sees, for those who write rules or front ends.

mod outline;
mod rule;
mod tree;

use std::io::{self, Read, stdin};
use std::path::Path;

use clap::Subcommand;
use findings::RepoPath;
use rules::lang::{self, Language};

use crate::config::nearest;
use crate::error::{Error, Exit, Result};
use crate::file;

#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Print the tree that patterns are matched against
    Tree(tree::Args),
    /// Say part by part why a rule matches a file or does not
    Rule(rule::Args),
}

pub(crate) fn run(args: &Args) -> Result<Exit> {
    match &args.what {
        What::Tree(args) => tree::run(args),
        What::Rule(args) => rule::run(args),
    }
}

/// Most bytes that are read: nobody reads what is printed of more.
const LARGEST: u64 = 16 << 20;

/// The bytes of a file, or of standard input for `-`.
fn bytes(file: &Path) -> Result<Vec<u8>> {
    let read = if file.as_os_str() == "-" {
        let mut content = Vec::new();
        // One byte more tells whether this is all.
        stdin().lock().take(LARGEST + 1).read_to_end(&mut content).and_then(|_| match content.len() as u64 > LARGEST {
            true => Err(io::Error::new(io::ErrorKind::FileTooLarge, format!("it has more than {} MiB", LARGEST >> 20))),
            false => Ok(content),
        })
    } else {
        file::read(file, LARGEST)
    };
    read.map_err(|error| Error::new(format!("{}: {error}", file.display())))
}

fn repo_path(file: &Path) -> RepoPath {
    RepoPath::new(file.as_os_str().as_encoded_bytes())
}

/// The language that is named.
fn named(name: &str) -> Result<&'static Language> {
    let lower = name.to_ascii_lowercase();
    Language::of_alias(&lower).ok_or_else(|| {
        let known: Vec<String> = lang::ALL.iter().map(|language| language.name.to_lowercase()).collect();
        let help = match nearest(&lower, known.iter().map(String::as_str)) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("there are: {}", known.join(", ")),
        };
        Error::new(format!("`{name}` is no language that is read as code")).help(help)
    })
}
