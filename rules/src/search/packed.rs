//! Rules that were made ready when the program was built: as bytes, read when the first text of a language comes.
//!
//! `build.rs` writes them with [`LanguageBytes::of`] and [`rule_bytes`]; a rule that cannot be used stops the build.

use std::sync::Arc;

use findings::{Confidence, RuleInfo};
use serde::{Deserialize, Serialize};

use super::formula::{Compiled, Tongue};
use super::prefilter::Prefilter;
use crate::pattern::Pattern;
use crate::rule::Text;
use crate::rule::code::{CodeRule, Examples, FixRegex, Mode, Options, Paths, Place, Placed};

/// The rules that come with the program.
#[derive(Debug)]
pub struct Packs {
    /// What reports say about them, sorted by id.
    pub infos: &'static [RuleInfo],
    /// All else of each rule, from [`rule_bytes`].
    pub rules: &'static [&'static [u8]],
    /// In the order of [`crate::lang::ALL`].
    pub languages: &'static [Language],
}

/// The rules for one language.
#[derive(Debug)]
pub struct Language {
    /// Their numbers in [`Packs::rules`].
    pub rules: &'static [u16],
    /// The prefilter.
    pub prefilter: &'static [u8],
    /// The patterns, by the number of their leaf.
    pub patterns: &'static [u8],
}

impl Packs {
    /// A rule by its number.
    pub fn rule(&self, number: usize) -> CodeRule {
        let body: Body = read(self.rules[number]);
        CodeRule {
            info: self.infos[number].clone(),
            place: body.place,
            confidence: Confidence::parse(&body.confidence).unwrap_or(Confidence::Medium),
            languages: body.languages,
            message: body.message,
            mode: body.mode,
            fix: body.fix,
            fix_regex: body.fix_regex,
            paths: body.paths,
            options: body.options,
            metadata: Vec::new(),
            examples: body.examples,
        }
    }
}

impl Language {
    /// What tells in which texts the rules could match. Nothing else need be read before one does.
    pub fn prefilter(&self) -> Prefilter {
        read(self.prefilter)
    }

    /// The rules, which `packs` holds, ready to be evaluated.
    pub fn compiled(&self, packs: &Packs, tongue: Tongue) -> Compiled {
        let rules: Vec<Arc<CodeRule>> =
            self.rules.iter().map(|&number| Arc::new(packs.rule(usize::from(number)))).collect();
        Compiled::again(&rules, tongue, read(self.patterns), self.prefilter())
    }
}

/// [`Language`] while it is being written.
#[derive(Debug)]
pub struct LanguageBytes {
    /// See [`Language::prefilter`].
    pub prefilter: Vec<u8>,
    /// See [`Language::patterns`].
    pub patterns: Vec<u8>,
}

impl LanguageBytes {
    /// Writes rules that were all usable.
    ///
    /// # Panics
    /// If one was refused.
    pub fn of(compiled: &Compiled) -> Self {
        assert!(compiled.refused.is_empty(), "a refused rule cannot be packed");
        let patterns: Vec<Option<&Pattern>> = compiled.leaves.iter().map(|leaf| leaf.ready()).collect();
        Self { prefilter: written(&compiled.prefilter), patterns: written(&patterns) }
    }
}

/// A rule without what reports say about it, which has a table of its own, and without metadata.
pub fn rule_bytes(rule: &CodeRule) -> Vec<u8> {
    written(&Body {
        place: rule.place,
        confidence: rule.confidence.word().into(),
        languages: rule.languages.clone(),
        message: rule.message.clone(),
        mode: rule.mode.clone(),
        fix: rule.fix.clone(),
        fix_regex: rule.fix_regex.clone(),
        paths: rule.paths.clone(),
        options: rule.options.clone(),
        examples: rule.examples.clone(),
    })
}

#[derive(Serialize, Deserialize)]
struct Body {
    place: Place,
    confidence: Text,
    languages: Vec<Placed<Text>>,
    message: Text,
    mode: Mode,
    fix: Option<Text>,
    fix_regex: Option<FixRegex>,
    paths: Paths,
    options: Options,
    examples: Examples,
}

fn written<T: Serialize>(value: &T) -> Vec<u8> {
    postcard::to_allocvec(value).expect("memory is there")
}

/// The bytes are the program's own.
fn read<T: for<'de> Deserialize<'de>>(bytes: &'static [u8]) -> T {
    postcard::from_bytes(bytes).expect("build.rs wrote it from the same types")
}
