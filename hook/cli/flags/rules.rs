//! `--rules`: an engine from a user's files. Who asks for one does not know which kinds of rule they hold.

use std::collections::HashMap;
use std::path::PathBuf;

use rules::Engine;
use rules::NotRun;

use crate::cli::say;
use crate::error::Result;
use crate::report::summary::counted;
use crate::rule_files::{self, Standing};

#[derive(clap::Args, Clone, Default)]
pub(crate) struct Rules {
    /// Use only the rules of these files (repeatable)
    #[arg(long, value_name = "FILE|FOLDER")]
    rules: Vec<PathBuf>,
}

/// The rules that a command works with.
pub(crate) struct Chosen {
    pub(crate) engine: Engine,
    /// Where a user's rules stand, by id.
    pub(crate) places: HashMap<String, Standing>,
    /// Whether none was refused.
    pub(crate) all_read: bool,
}

impl Rules {
    /// Those of one file.
    pub(crate) fn of(file: &str) -> Self {
        Self { rules: vec![PathBuf::from(file)] }
    }

    /// Those of more files.
    pub(crate) fn and(mut self, more: &[PathBuf]) -> Self {
        self.rules.extend_from_slice(more);
        self
    }

    /// Whether the user's rules run in the place of the built-in ones.
    pub(crate) fn are_named(&self) -> bool {
        !self.rules.is_empty()
    }

    /// The rules in the named files alone, the built-in ones if none is named. Refused ones are said.
    ///
    /// # Errors
    /// If no rule is left.
    pub(crate) fn choose(&self) -> Result<Chosen> {
        if self.rules.is_empty() {
            let engine = Engine::built_in();
            return Ok(Chosen { engine, places: HashMap::new(), all_read: true });
        }
        let loaded = rule_files::load(&self.rules)?;
        for error in &loaded.refused {
            say(&error.to_string());
        }
        let secrets = loaded.secrets.into_iter().map(|proven| proven.rule).collect();
        let engine = Engine::with_rules(secrets).with_code(loaded.code);
        let all_read = loaded.refused.is_empty();
        Ok(Chosen { engine, places: loaded.places, all_read })
    }
}

impl Chosen {
    /// Says which rules are not run; whether all that were asked for are.
    pub(crate) fn say_idle(&self) -> bool {
        let NotRun { other_languages, taint } = self.engine.code().not_run();
        let are = |count, what| format!("{} {}", counted(count, what), if count == 1 { "is" } else { "are" });
        if other_languages > 0 {
            say(&format!("note: {} for languages that hook does not read", are(other_languages, "rule")));
        }
        if taint > 0 {
            say(&format!("warning: {} for texts without a language and not run", are(taint, "taint rule")));
        }
        self.all_read && taint == 0
    }
}
