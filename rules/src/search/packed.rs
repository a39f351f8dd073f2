//! Rules that were made ready when the program was built: as bytes, read when the first text of a language comes.
//!
//! `build.rs` writes them with [`LanguageBytes::of`] and [`Writer`]; a rule that cannot be used stops the build.

use std::collections::HashMap;
use std::sync::Arc;

use findings::{Confidence, RuleInfo};
use serde::{Deserialize, Serialize};

use super::formula::{Compiled, Leaf, Tongue};
use super::prefilter::Prefilter;
use crate::rule::Text;
use crate::rule::code::{
    CodeRule, Examples, FixRegex, Formula, List, Mode, Options, Paths, Place, Placed, Propagator, Sanitizer, Sink,
    Source, Taint,
};

/// The rules that come with the program.
#[derive(Debug)]
pub struct Packs {
    /// What reports say about them, sorted by id.
    pub infos: &'static [RuleInfo],
    /// All else of each rule, from [`Writer::rule`].
    pub rules: &'static [&'static [u8]],
    /// What rules say about data, each once: from [`Writer::entries`].
    pub entries: [&'static [&'static [u8]]; 4],
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
    /// The prefilter of the leaves.
    pub leaf_prefilter: &'static [u8],
    /// The patterns, by the number of their leaf; nothing for what is none.
    pub patterns: &'static [&'static [u8]],
}

impl Packs {
    /// Rules by their numbers. What several of them say about data is one piece of memory.
    pub fn rules(&self, numbers: impl Iterator<Item = usize>) -> Vec<Arc<CodeRule>> {
        let mut shared = Shared::default();
        numbers.map(|number| Arc::new(self.rule(number, &mut shared))).collect()
    }

    fn rule(&self, number: usize, shared: &mut Shared) -> CodeRule {
        let body: Body = read(self.rules[number]);
        CodeRule {
            info: self.infos[number].clone(),
            place: body.place,
            confidence: Confidence::parse(&body.confidence).unwrap_or(Confidence::Medium),
            languages: body.languages,
            message: body.message,
            mode: match body.mode {
                Look::Search(formula) => Mode::Search(formula),
                Look::Taint([sources, sanitizers, sinks, propagators]) => {
                    let bytes = |list: List| self.entries[list as usize];
                    Mode::Taint(Taint {
                        sources: entries(&sources, bytes(List::Sources), &mut shared.sources),
                        sanitizers: entries(&sanitizers, bytes(List::Sanitizers), &mut shared.sanitizers),
                        sinks: entries(&sinks, bytes(List::Sinks), &mut shared.sinks),
                        propagators: entries(&propagators, bytes(List::Propagators), &mut shared.propagators),
                        uses: Vec::new(),
                    })
                }
            },
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
        let rules = packs.rules(self.rules.iter().map(|&number| usize::from(number)));
        Compiled::again(&rules, tongue, self.patterns, [self.prefilter(), read(self.leaf_prefilter)])
    }
}

/// [`Language`] while it is being written.
#[derive(Debug)]
pub struct LanguageBytes {
    /// See [`Language::prefilter`].
    pub prefilter: Vec<u8>,
    /// See [`Language::leaf_prefilter`].
    pub leaf_prefilter: Vec<u8>,
    /// See [`Language::patterns`].
    pub patterns: Vec<Vec<u8>>,
}

impl LanguageBytes {
    /// Writes rules that were all usable.
    ///
    /// # Panics
    /// If one was refused.
    pub fn of(compiled: &Compiled) -> Self {
        assert!(compiled.refused.is_empty(), "a refused rule cannot be packed");
        let pattern = |leaf: &Leaf| leaf.ready().map_or_else(Vec::new, written);
        Self {
            prefilter: written(&compiled.prefilter),
            leaf_prefilter: written(&compiled.leaf_prefilter),
            patterns: compiled.leaves.iter().map(pattern).collect(),
        }
    }
}

/// Writes rules, and what they say about data apart, so that it is written and read once for all of them.
#[derive(Debug, Default)]
pub struct Writer {
    /// The entries so far, by [`List`].
    pub entries: [Vec<Vec<u8>>; 4],
}

impl Writer {
    /// A rule without what reports say about it, which has a table of its own, and without metadata.
    pub fn rule(&mut self, rule: &CodeRule) -> Vec<u8> {
        written(&Body {
            place: rule.place,
            confidence: rule.confidence.word().into(),
            languages: rule.languages.clone(),
            message: rule.message.clone(),
            mode: match &rule.mode {
                Mode::Search(formula) => Look::Search(formula.clone()),
                Mode::Taint(taint) => Look::Taint([
                    self.list(List::Sources, &taint.sources),
                    self.list(List::Sanitizers, &taint.sanitizers),
                    self.list(List::Sinks, &taint.sinks),
                    self.list(List::Propagators, &taint.propagators),
                ]),
            },
            fix: rule.fix.clone(),
            fix_regex: rule.fix_regex.clone(),
            paths: rule.paths.clone(),
            options: rule.options.clone(),
            examples: rule.examples.clone(),
        })
    }

    /// The numbers of entries; new ones are written.
    fn list<T: Serialize>(&mut self, list: List, entries: &[Arc<T>]) -> Vec<u16> {
        let known = &mut self.entries[list as usize];
        let mut number = |entry: &Arc<T>| {
            let bytes = written(entry);
            let at = known.iter().position(|other| *other == bytes).unwrap_or_else(|| {
                known.push(bytes);
                known.len() - 1
            });
            u16::try_from(at).expect("fewer entries than 65,536")
        };
        entries.iter().map(&mut number).collect()
    }
}

/// What a rule looks for, as it is stored.
#[derive(Serialize, Deserialize)]
enum Look {
    Search(Formula),
    /// Numbers in [`Packs::entries`], by [`List`].
    Taint([Vec<u16>; 4]),
}

/// Entries that were read already.
#[derive(Default)]
struct Shared {
    sources: HashMap<u16, Arc<Source>>,
    sanitizers: HashMap<u16, Arc<Sanitizer>>,
    sinks: HashMap<u16, Arc<Sink>>,
    propagators: HashMap<u16, Arc<Propagator>>,
}

fn entries<T: for<'de> Deserialize<'de>>(
    numbers: &[u16],
    bytes: &'static [&'static [u8]],
    known: &mut HashMap<u16, Arc<T>>,
) -> Vec<Arc<T>> {
    let mut entry =
        |&number: &u16| known.entry(number).or_insert_with(|| Arc::new(read(bytes[usize::from(number)]))).clone();
    numbers.iter().map(&mut entry).collect()
}

#[derive(Serialize, Deserialize)]
struct Body {
    place: Place,
    confidence: Text,
    languages: Vec<Placed<Text>>,
    message: Text,
    mode: Look,
    fix: Option<Text>,
    fix_regex: Option<FixRegex>,
    paths: Paths,
    options: Options,
    examples: Examples,
}

fn written<T: Serialize + ?Sized>(value: &T) -> Vec<u8> {
    postcard::to_allocvec(value).expect("memory is there")
}

/// The bytes are the program's own.
pub(super) fn read<T: for<'de> Deserialize<'de>>(bytes: &'static [u8]) -> T {
    postcard::from_bytes(bytes).expect("build.rs wrote it from the same types")
}
