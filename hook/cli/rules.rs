//! `hook rules`.

use findings::Kind;
use rules::search::Tongue;

use super::flags::{Rules, kind_words, width};
use super::{say, write_stdout};
use crate::catalogue::{self, Entry, language_word};
use crate::config::nearest;
use crate::error::{Error, Exit, Result};
use crate::report::summary::counted;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Only rules of these kinds (repeatable)
    #[arg(long, value_name = "KIND", value_parser = kind_words())]
    only: Vec<String>,

    /// Only rules for code in these languages (repeatable)
    #[arg(long, value_name = "LANGUAGE")]
    lang: Vec<String>,

    #[command(flatten)]
    rules: Rules,

    /// Output format
    #[arg(short, long, value_name = "FORMAT", default_value = "pretty", value_parser = ["json", "pretty"])]
    format: String,
}

pub(crate) fn run(args: &Args) -> Result<Exit> {
    let languages = args.lang.iter().map(|name| language(name)).collect::<Result<Vec<_>>>()?;
    let chosen = args.rules.choose()?;
    let is_kind = |kind: Kind| args.only.is_empty() || args.only.iter().any(|word| word == kind.word());
    let is_language = |entry: &Entry<'_>| {
        languages.is_empty() || entry.languages().iter().any(|language| languages.contains(language))
    };
    let mut entries = catalogue::entries(&chosen.engine);
    entries.retain(|entry| is_kind(entry.info.kind) && is_language(entry));
    let text = match args.format.as_str() {
        "json" => catalogue::json::text(&entries),
        _ if entries.is_empty() => String::new(),
        _ => catalogue::table::table(&entries, width()),
    };
    write_stdout(text.as_bytes())?;
    chosen.say_idle();
    say(&counted(entries.len(), "rule"));
    Ok(if chosen.all_read { Exit::Clean } else { Exit::Failed })
}

/// The one word for a language we read.
fn language(name: &str) -> Result<String> {
    let lower = name.to_ascii_lowercase();
    if Tongue::of_name(&lower).is_some() {
        return Ok(language_word(&lower));
    }
    let known: Vec<String> = Tongue::all().map(|tongue| tongue.name().to_lowercase()).collect();
    let help = match nearest(&lower, known.iter().map(String::as_str)) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("there are: {}", known.join(", ")),
    };
    Err(Error::new(format!("no rules are for the language `{name}`")).help(help))
}
