//! The rules there are, as people and programs read about them: one entry a rule, whichever engine runs it.

pub(crate) mod json;
pub(crate) mod page;
pub(crate) mod table;

use findings::{Confidence, RuleInfo};
use rules::Engine;
use rules::rule::SecretRule;
use rules::rule::code::CodeRule;
use rules::search::{Idle, Tongue};

/// One rule.
#[derive(Clone, Copy)]
pub(crate) struct Entry<'e> {
    pub(crate) info: &'e RuleInfo,
    pub(crate) confidence: Confidence,
    pub(crate) rule: Rule<'e>,
}

/// The rule as its engine has it.
#[derive(Clone, Copy)]
pub(crate) enum Rule<'e> {
    Secret(&'e SecretRule),
    Code(&'e CodeRule),
}

/// All rules of an engine, sorted by id.
pub(crate) fn entries(engine: &Engine) -> Vec<Entry<'_>> {
    let secrets = engine.rules().iter().map(|rule| Entry {
        info: &rule.info,
        confidence: rule.confidence,
        rule: Rule::Secret(rule),
    });
    let code = engine.code().rules().iter().map(|rule| Entry {
        info: &rule.info,
        confidence: rule.confidence,
        rule: Rule::Code(rule),
    });
    let mut entries: Vec<_> = secrets.chain(code).collect();
    entries.sort_by(|a, b| a.info.id.cmp(&b.info.id));
    entries
}

impl Entry<'_> {
    /// The languages it is for; none if it is for any text.
    pub(crate) fn languages(&self) -> Vec<String> {
        let Rule::Code(rule) = self.rule else { return Vec::new() };
        let mut names: Vec<String> = Vec::new();
        for name in &rule.languages {
            let name = language_word(&name.value);
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }

    /// Why it is not run; `None` if it is.
    pub(crate) fn idle(&self) -> Option<Idle> {
        match self.rule {
            Rule::Secret(_) => None,
            Rule::Code(rule) => Idle::of(rule),
        }
    }

    /// Whose secrets it finds; empty for rules for code and for secrets of no one in particular.
    pub(crate) fn provider(&self) -> &str {
        match self.rule {
            Rule::Secret(rule) => &rule.provider,
            Rule::Code(_) => "",
        }
    }
}

/// One word for a language that has several names; other names as they are.
pub(crate) fn language_word(name: &str) -> String {
    Tongue::of_name(name).map_or_else(|| name.to_lowercase(), |tongue| tongue.name().to_lowercase())
}
