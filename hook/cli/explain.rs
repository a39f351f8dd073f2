//! `hook explain`.

use rules::rule::code::Examples;

use super::flags::{Chosen, Rules, width};
use super::{say, write_stdout};
use crate::catalogue::page::page;
use crate::catalogue::table::table;
use crate::catalogue::{self, Entry, Rule};
use crate::config::{RuleIds, nearest};
use crate::error::{Error, Exit, Result};
use crate::report::summary::counted;
use crate::rule_tests;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// A rule's id; the beginning of ids or a weakness such as CWE-89 lists the rules
    rule: String,

    #[command(flatten)]
    rules: Rules,
}

pub(crate) fn run(args: &Args) -> Result<Exit> {
    let chosen = args.rules.choose()?;
    let entries = catalogue::entries(&chosen.engine);
    let text = match entries.iter().find(|entry| entry.info.id == args.rule) {
        Some(entry) => {
            let standing = chosen.places.get(&*entry.info.id).map(ToString::to_string);
            page(entry, &examples(entry, &chosen), standing.as_deref())
        }
        None => {
            let listed = named(&args.rule, entries);
            if listed.is_empty() {
                return Err(unknown(&args.rule, &chosen));
            }
            say(&counted(listed.len(), "rule"));
            table(&listed, width())
        }
    };
    write_stdout(text.as_bytes())?;
    Ok(if chosen.all_read { Exit::Clean } else { Exit::Failed })
}

/// The rules that a weakness or the beginning of an id stands for.
fn named<'e>(word: &str, mut entries: Vec<Entry<'e>>) -> Vec<Entry<'e>> {
    if word.to_ascii_uppercase().starts_with("CWE-") {
        entries.retain(|entry| entry.info.cwe.iter().any(|cwe| cwe.eq_ignore_ascii_case(word)));
    } else {
        entries.retain(|entry| !word.is_empty() && entry.info.id.starts_with(word));
    }
    entries
}

fn unknown(word: &str, chosen: &Chosen) -> Error {
    let entries = catalogue::entries(&chosen.engine);
    let ids: Vec<_> = entries.iter().map(|entry| (entry.info.kind, entry.info.id.to_string())).collect();
    let near = nearest(word, ids.iter().map(|(_, id)| id.as_str())).map(str::to_owned);
    let error = Error::new(format!("there is no rule `{word}`"));
    match near.or_else(|| RuleIds::new(ids).meant_by(word)) {
        Some(meant) => error.help(format!("did you mean `{meant}`?")),
        None => error.help("hook rules lists them; a user's rules need --rules"),
    }
}

/// The code that shows what a rule means: of a built-in one from the binary, of a user's from the marked code beside it.
fn examples(entry: &Entry<'_>, chosen: &Chosen) -> Examples {
    let Rule::Code(rule) = entry.rule else { return Examples::default() };
    match chosen.places.get(&*rule.info.id) {
        Some(standing) => rule_tests::examples(&standing.file, &rule.info.id),
        None => rule.examples.clone(),
    }
}
