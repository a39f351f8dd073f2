//! Rules that follow data, made ready: their sources, sanitizers, sinks and propagators, each once for all rules that
//! say the same, so that it is looked for once a text.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::Arc;

use super::formula::{Compiler, Formula};
use crate::rule::code::{self, Options, Place, Propagator, Sanitizer, Sink, Source, Taint};

/// One thing that rules say about data.
#[derive(Debug)]
pub struct Entry<T> {
    /// As it was read.
    pub said: Arc<T>,
    /// Where it is.
    pub formula: Formula,
    /// The rules that say it, by their numbers.
    pub rules: Vec<usize>,
    options: Arc<Options>,
}

/// All that the rules for one tongue say about data.
#[derive(Debug, Default)]
pub struct Entries {
    /// What taints.
    pub sources: Vec<Entry<Source>>,
    /// What cleans.
    pub sanitizers: Vec<Entry<Sanitizer>>,
    /// What must stay clean.
    pub sinks: Vec<Entry<Sink>>,
    /// What hands taint on.
    pub propagators: Vec<Entry<Propagator>>,
    known: HashMap<u64, Vec<(List, usize)>>,
}

/// Which list of [`Entries`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum List {
    Sources,
    Sanitizers,
    Sinks,
    Propagators,
}

/// What one rule says about data: the numbers of its entries.
#[derive(Debug, Default)]
pub struct Followed {
    /// In [`Entries::sources`].
    pub sources: Vec<usize>,
    /// In [`Entries::sanitizers`].
    pub sanitizers: Vec<usize>,
    /// In [`Entries::sinks`].
    pub sinks: Vec<usize>,
    /// In [`Entries::propagators`].
    pub propagators: Vec<usize>,
}

impl Entries {
    /// Makes ready what a rule says.
    pub(super) fn add(&mut self, taint: &Taint, compiler: &mut Compiler<'_>) -> Result<Followed, (Place, String)> {
        let known = &mut self.known;
        Ok(Followed {
            sources: add(known, List::Sources, &mut self.sources, &taint.sources, |s| &s.formula, compiler)?,
            sanitizers: add(
                known,
                List::Sanitizers,
                &mut self.sanitizers,
                &taint.sanitizers,
                |s| &s.formula,
                compiler,
            )?,
            sinks: add(known, List::Sinks, &mut self.sinks, &taint.sinks, |s| &s.formula, compiler)?,
            propagators: add(
                known,
                List::Propagators,
                &mut self.propagators,
                &taint.propagators,
                |p| &p.formula,
                compiler,
            )?,
        })
    }

    /// The formulas of a rule.
    pub(super) fn formulas(&self, followed: &Followed) -> impl Iterator<Item = &Formula> {
        let sources = followed.sources.iter().map(|&at| &self.sources[at].formula);
        let sanitizers = followed.sanitizers.iter().map(|&at| &self.sanitizers[at].formula);
        let sinks = followed.sinks.iter().map(|&at| &self.sinks[at].formula);
        let propagators = followed.propagators.iter().map(|&at| &self.propagators[at].formula);
        sources.chain(sanitizers).chain(sinks).chain(propagators)
    }

    /// Forgets the last rule, which cannot be used.
    pub(super) fn forget(&mut self, rule: usize) {
        fn forget<T>(entries: &mut Vec<Entry<T>>, rule: usize) {
            entries.iter_mut().for_each(|entry| entry.rules.retain(|&user| user != rule));
            while entries.last().is_some_and(|entry| entry.rules.is_empty()) {
                entries.pop();
            }
        }
        forget(&mut self.sources, rule);
        forget(&mut self.sanitizers, rule);
        forget(&mut self.sinks, rule);
        forget(&mut self.propagators, rule);
        let lengths = [self.sources.len(), self.sanitizers.len(), self.sinks.len(), self.propagators.len()];
        self.known.values_mut().for_each(|places| places.retain(|(list, at)| *at < lengths[*list as usize]));
    }
}

fn add<T: PartialEq>(
    known: &mut HashMap<u64, Vec<(List, usize)>>,
    list: List,
    entries: &mut Vec<Entry<T>>,
    said: &[Arc<T>],
    formula: impl Fn(&T) -> &code::Formula,
    compiler: &mut Compiler<'_>,
) -> Result<Vec<usize>, (Place, String)> {
    let mut numbers = Vec::with_capacity(said.len());
    for one in said {
        let places = known.entry(likeness(formula(one))).or_default();
        let same = places.iter().copied().find(|&(other, at)| {
            other == list
                && entries[at].options == compiler.options
                && (Arc::ptr_eq(&entries[at].said, one) || entries[at].said == *one)
        });
        let number = match same {
            Some((_, at)) => {
                compiler.use_again(&entries[at].formula);
                at
            }
            None => {
                let formula = compiler.formula(formula(one))?;
                places.push((list, entries.len()));
                entries.push(Entry {
                    said: one.clone(),
                    formula,
                    rules: Vec::new(),
                    options: compiler.options.clone(),
                });
                entries.len() - 1
            }
        };
        if !entries[number].rules.contains(&compiler.number) {
            entries[number].rules.push(compiler.number);
        }
        numbers.push(number);
    }
    Ok(numbers)
}

/// A number that equal formulas have in common: what is compared in whole are only those.
fn likeness(formula: &code::Formula) -> u64 {
    use std::hash::Hasher;
    let mut hasher = rustc_hash::FxHasher::default();
    let mut open = vec![formula];
    while let Some(formula) = open.pop() {
        match &formula.shape {
            code::Shape::Pattern(text) | code::Shape::Regex(text) => text.hash(&mut hasher),
            code::Shape::All(members) | code::Shape::Any(members) => open.extend(members),
            code::Shape::Not(inner) | code::Shape::Inside(inner) | code::Shape::Anywhere(inner) => open.push(inner),
        }
    }
    hasher.finish()
}
