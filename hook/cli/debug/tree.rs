//! `hook debug tree`.

use std::path::PathBuf;

use findings::Source;
use rules::lang::Language;
use rules::tree::print::print_with;

use super::{bytes, named, repo_path};
use crate::cli::{say, write_stdout};
use crate::error::{Error, Exit, Result};
use crate::report::escape;
use crate::report::summary::unread;
use crate::secrets::starred;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// The file; `-` is standard input
    file: PathBuf,

    /// Read it as this language, whatever its name says
    #[arg(long, value_name = "LANGUAGE")]
    lang: Option<String>,

    /// Also print where each node stands, as LINE:COLUMN-LINE:COLUMN
    #[arg(long)]
    spans: bool,
}

pub(crate) fn run(args: &Args) -> Result<Exit> {
    let content = bytes(&args.file)?;
    let language = match &args.lang {
        Some(name) => named(name)?,
        None => Language::of_path(&args.file.to_string_lossy()).ok_or_else(|| {
            Error::new(format!("{}: its name does not say which language it is", args.file.display()))
                .help("name one with --lang")
        })?,
    };
    let path = repo_path(&args.file);
    let shown = path.to_string();
    let source =
        Source::decode(path, &content).ok_or_else(|| Error::new(format!("{shown}: it is binary, not code")))?;
    let source = starred(source);
    let lowered = language
        .lower(&shown, source.text(), &|| false)
        .map_err(|stopped| Error::new(format!("{shown}: {stopped}")))?;
    let tree = &lowered.tree;
    let place = |id| {
        let span = tree.span(id);
        let (start, end) = (source.position(span.start), source.position(span.end));
        format!("  {}:{}-{}:{}", start.line, start.column, end.line, end.column)
    };
    let printed = if args.spans {
        print_with(tree, tree.root(), &place)
    } else {
        print_with(tree, tree.root(), &|_| String::new())
    };
    let lines: Vec<_> = printed.lines().map(escape::line).collect();
    write_stdout(format!("{}\n", lines.join("\n")).as_bytes())?;
    if lowered.errors > 0 {
        say(&format!("warning: {}", unread(lowered.errors, language.name)));
    }
    say(&format!("{}, {} nodes", language.name, tree.len()));
    Ok(Exit::Clean)
}
