//! `--rules`: an engine from a user's files. Who asks for one does not know which kinds of rule they hold.

use std::path::PathBuf;

use rules::Engine;
use rules::search::NotRun;

use crate::cli::say;
use crate::error::Result;
use crate::rule_files;

/// The engine with the rules in `named` alone, with the built-in ones if nothing is named; and whether it runs all rules
/// that were asked for. Those it does not run are said.
///
/// # Errors
/// If no rule is left.
pub(super) fn engine(named: &[PathBuf]) -> Result<(Engine, bool)> {
    if named.is_empty() {
        return Ok((Engine::built_in(), true));
    }
    let loaded = rule_files::load(named)?;
    for error in &loaded.refused {
        say(&error.to_string());
    }
    let engine = Engine::with_rules(loaded.secrets).with_code(loaded.code);
    let NotRun { other_languages, taint } = engine.code().not_run();
    if other_languages > 0 {
        say(&format!("note: {other_languages} rules are for languages that hook does not read"));
    }
    if taint > 0 {
        say(&format!("warning: {taint} taint rules are not run yet"));
    }
    Ok((engine, loaded.refused.is_empty() && taint == 0))
}
