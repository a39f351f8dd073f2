//! `hook debug rule`.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use findings::Source;
use rules::lang::Language;
use rules::rule::code::{CodeRule, Place};
use rules::search::explain::explain;

use super::outline::{Reader, outline};
use super::{bytes, named, repo_path};
use crate::cli::flags::{Chosen, Rules};
use crate::cli::write_stdout;
use crate::config::nearest;
use crate::error::{Error, Exit, Result};
use crate::report::escape;
use crate::secrets::starred;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// The rule's id, or a rule file, of which all rules are explained
    rule: String,

    /// The files; `-` is standard input
    #[arg(required = true)]
    file: Vec<PathBuf>,

    #[command(flatten)]
    rules: Rules,

    /// Read the files as this language, whatever their names say
    #[arg(long, value_name = "LANGUAGE")]
    lang: Option<String>,

    /// Show every range, not only the first ten of each part
    #[arg(short, long)]
    verbose: bool,
}

pub(crate) fn run(args: &Args) -> Result<Exit> {
    let language = args.lang.as_deref().map(named).transpose()?;
    let by_file = !args.rules.are_named() && Path::new(&args.rule).is_file();
    let chosen = if by_file { Rules::of(&args.rule).choose()? } else { args.rules.choose()? };
    let rules = if by_file { chosen.engine.code().rules().to_vec() } else { vec![by_id(&chosen, &args.rule)?] };
    if rules.is_empty() {
        return Err(Error::new(format!("{}: it holds no rules for code", args.rule)));
    }
    let mut text = String::new();
    for file in &args.file {
        let content = bytes(file)?;
        let path = repo_path(file);
        let shown = path.to_string();
        let source =
            Source::decode(path, &content).ok_or_else(|| Error::new(format!("{shown}: it is binary, not code")))?;
        let source = starred(source);
        let language = language.or_else(|| Language::of_path(&shown));
        for rule in &rules {
            let standing = chosen.places.get(&*rule.info.id);
            let at = |place: Place| match standing {
                Some(standing) => format!("{}:{}:{}", standing.file.display(), place.line, place.column),
                None => format!("line {} of the rule", place.line),
            };
            let explained = explain(rule, &source, language, None)
                .map_err(|(place, why)| Error::new(format!("rule `{}`: {why}", rule.info.id)).at(at(place)))?;
            let from = standing.map(|standing| format!(" ({standing})")).unwrap_or_default();
            let head = format!("rule `{}`{from} in {shown}", rule.info.id);
            let reader = Reader { source: &source, language, all: args.verbose };
            text.push_str(&format!("{}\n{}\n", escape::line(&head), outline(rule, &explained, &reader)));
        }
    }
    write_stdout(format!("{}\n", text.trim_end()).as_bytes())?;
    Ok(if chosen.all_read { Exit::Clean } else { Exit::Failed })
}

fn by_id(chosen: &Chosen, id: &str) -> Result<Arc<CodeRule>> {
    let rules = chosen.engine.code().rules();
    if let Some(rule) = rules.iter().find(|rule| rule.info.id == id) {
        return Ok(rule.clone());
    }
    if chosen.engine.rules().iter().any(|rule| rule.info.id == id) {
        return Err(Error::new(format!("`{id}` is a rule for secrets, which has no parts to explain"))
            .help(format!("hook explain {id} says how it is found")));
    }
    let error = Error::new(format!("there is no rule for code `{id}`, and no rule file of that name"));
    Err(match nearest(id, rules.iter().map(|rule| &*rule.info.id)) {
        Some(near) => error.help(format!("did you mean `{near}`?")),
        None => error.help("name a rule file, or an id and its file with --rules"),
    })
}
