//! The rules there are, as people and programs read about them: one entry a rule, whichever engine runs it.

pub(crate) mod json;
pub(crate) mod page;
pub(crate) mod table;

use findings::{Confidence, RuleInfo};
use rules::Engine;
use rules::rule::SecretRule;
use rules::rule::code::CodeRule;
use rules::search::{Idle, Tongue};

use crate::dependencies;

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
    /// It is asked about packages.
    Package,
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
    // A user's rules take the place of these, too.
    let packages = dependencies::RULES.iter().filter(|_| engine.knows_all_secrets());
    let packages = packages.map(|info| Entry { info, confidence: Confidence::High, rule: Rule::Package });
    let mut entries: Vec<_> = secrets.chain(code).chain(packages).collect();
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
            Rule::Secret(_) | Rule::Package => None,
            Rule::Code(rule) => Idle::of(rule),
        }
    }

    /// Whose secrets it finds; empty for rules for code and for secrets of no one in particular.
    pub(crate) fn provider(&self) -> &str {
        match self.rule {
            Rule::Secret(rule) => &rule.provider,
            Rule::Code(_) | Rule::Package => "",
        }
    }
}

/// One word for a language that has several names; other names as they are.
pub(crate) fn language_word(name: &str) -> String {
    Tongue::of_name(name).map_or_else(|| name.to_lowercase(), |tongue| tongue.name().to_lowercase())
}
