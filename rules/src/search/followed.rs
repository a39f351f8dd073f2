//! Rules that follow data, made ready: their sources, sanitizers, sinks and propagators, each once for all rules that
//! say the same, so that it is looked for once a text.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::Arc;

use super::formula::{Compiler, Formula};
use crate::rule::code::{self, List, Options, Place, Propagator, Sanitizer, Sink, Source, Taint};

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
    /// The places of entries by where they lie in memory, which is the same for those that rules share.
    shared: HashMap<usize, usize>,
    /// Those of entries that look alike.
    alike: HashMap<u64, Vec<(List, usize)>>,
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
        let Self { sources, sanitizers, sinks, propagators, shared, alike } = self;
        let mut adding = Adding { shared, alike, compiler };
        Ok(Followed {
            sources: adding.list(List::Sources, sources, &taint.sources, |said| &said.formula)?,
            sanitizers: adding.list(List::Sanitizers, sanitizers, &taint.sanitizers, |said| &said.formula)?,
            sinks: adding.list(List::Sinks, sinks, &taint.sinks, |said| &said.formula)?,
            propagators: adding.list(List::Propagators, propagators, &taint.propagators, |said| &said.formula)?,
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
        fn forget<T>(entries: &mut Vec<Entry<T>>, rule: usize, shared: &mut HashMap<usize, usize>) {
            entries.iter_mut().for_each(|entry| entry.rules.retain(|&user| user != rule));
            while let Some(last) = entries.pop_if(|entry| entry.rules.is_empty()) {
                shared.remove(&address(&last.said));
            }
        }
        forget(&mut self.sources, rule, &mut self.shared);
        forget(&mut self.sanitizers, rule, &mut self.shared);
        forget(&mut self.sinks, rule, &mut self.shared);
        forget(&mut self.propagators, rule, &mut self.shared);
        let lengths = [self.sources.len(), self.sanitizers.len(), self.sinks.len(), self.propagators.len()];
        self.alike.values_mut().for_each(|places| places.retain(|(list, at)| *at < lengths[*list as usize]));
    }
}

/// Where an entry lies in memory. It stays there as long as somebody holds it, which [`Entries`] do.
fn address<T>(entry: &Arc<T>) -> usize {
    Arc::as_ptr(entry) as usize
}

/// What is needed to add a rule.
struct Adding<'a, 'c> {
    shared: &'a mut HashMap<usize, usize>,
    alike: &'a mut HashMap<u64, Vec<(List, usize)>>,
    compiler: &'a mut Compiler<'c>,
}

impl Adding<'_, '_> {
    /// The numbers of a rule's entries in `entries`.
    fn list<T: PartialEq>(
        &mut self,
        list: List,
        entries: &mut Vec<Entry<T>>,
        said: &[Arc<T>],
        formula: impl Fn(&T) -> &code::Formula,
    ) -> Result<Vec<usize>, (Place, String)> {
        let mut numbers = Vec::with_capacity(said.len());
        for one in said {
            let number = match self.known(list, entries, one, formula(one)) {
                Some(number) => {
                    self.compiler.use_again(&entries[number].formula);
                    number
                }
                None => {
                    let options = self.compiler.options.clone();
                    let ready = self.compiler.formula(formula(one))?;
                    self.shared.entry(address(one)).or_insert(entries.len());
                    self.alike.entry(likeness(formula(one))).or_default().push((list, entries.len()));
                    entries.push(Entry { said: one.clone(), formula: ready, rules: Vec::new(), options });
                    entries.len() - 1
                }
            };
            if !entries[number].rules.contains(&self.compiler.number) {
                entries[number].rules.push(self.compiler.number);
            }
            numbers.push(number);
        }
        Ok(numbers)
    }

    /// An entry that says the same under the same options.
    fn known<T: PartialEq>(
        &self,
        list: List,
        entries: &[Entry<T>],
        one: &Arc<T>,
        formula: &code::Formula,
    ) -> Option<usize> {
        let fits = |at: usize| entries[at].options == self.compiler.options;
        if let Some(&at) = self.shared.get(&address(one))
            && fits(at)
        {
            return Some(at);
        }
        let alike = self.alike.get(&likeness(formula))?;
        let same = |&(other, at): &(List, usize)| other == list && fits(at) && entries[at].said == *one;
        alike.iter().find(|place| same(place)).map(|&(_, at)| at)
    }
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
