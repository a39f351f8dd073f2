//! Other files of what is scanned: found by what the file at hand imports, read when data goes there.

use std::cell::OnceCell;
use std::hash::{Hash, Hasher};
use std::rc::Rc;
use std::sync::Arc;

use findings::{RepoPath, Source};
use rustc_hash::{FxHashMap, FxHashSet, FxHasher};

use super::exports::Shown;
use super::functions;
use super::machine::{Frame, Machine};
use super::marks::Rules;
use super::places::Places;
use super::state::State;
use super::value::{Key, Known, Place, Value};
use crate::lang::{Language, Lowered};
use crate::pattern::Target;
use crate::search::code::Code;
use crate::search::{Asked, Compiled, Formula, LeafId, Shape, evaluate};
use crate::tree::constants::Constants;
use crate::tree::names::{Declared, Names};
use crate::tree::{Kind, NodeId, Sym, Tree};

/// Other files that are read for one that is scanned.
const MOST: usize = 64;
/// Longer ones are not read for another.
const MOST_BYTES: usize = 1 << 20;
/// How many files a name is handed on by.
const MOST_HANDS: usize = 8;

/// A place that is filled once and then stays as it is.
type Slots<T> = Vec<OnceCell<T>>;

/// Makes as many places as there can be files.
pub(super) fn slots<T>() -> Slots<T> {
    (0..MOST).map(|_| OnceCell::new()).collect()
}

/// Room for the other files; whoever follows data holds it.
#[derive(Clone, Copy)]
pub(super) struct Shelf<'a> {
    pub(super) sources: &'a [OnceCell<Source<'static>>],
    pub(super) lowered: &'a [OnceCell<Lowered<'a>>],
    pub(super) names: &'a [OnceCell<Names>],
    pub(super) constants: &'a [OnceCell<Constants<'a, 'a>>],
    pub(super) targets: &'a [OnceCell<Target<'a, 'a>>],
}

/// The other files so far.
pub(super) struct Others<'a> {
    shelf: Shelf<'a>,
    asked: Asked<'a>,
    language: &'static Language,
    /// By path, the place on the shelf; none if there is no such file.
    texts: FxHashMap<String, Option<usize>>,
    used: usize,
    /// By path, the number of the unit.
    units: FxHashMap<String, Option<u32>>,
    /// The units that were run, or are.
    running: FxHashSet<u32>,
    /// Of a text on the shelf: the rules of which it could have a source, and a sink.
    ends: FxHashMap<usize, (Rules, Rules)>,
    /// For each file and qualified name: the file in which what it names stands.
    homes: FxHashMap<(u32, Vec<Sym>), Option<Home>>,
    /// Whether the shelf was too small.
    pub(super) is_full: bool,
}

/// What a file uses of other files that are there.
#[derive(Default)]
pub(super) struct Imports {
    /// The nodes that stand for something elsewhere, or for an object of a class that does, in the order of the text.
    pub(super) uses: Vec<NodeId>,
    /// Those of a file in which there are sources.
    pub(super) sources: Vec<NodeId>,
}

/// A file in which something imported stands.
#[derive(Clone)]
struct Home {
    path: Rc<str>,
    slot: usize,
    /// How many parts of its qualified name the file is.
    parts: usize,
}

impl<'a> Others<'a> {
    pub(super) fn new(shelf: Shelf<'a>, asked: Asked<'a>, language: &'static Language) -> Self {
        Self {
            shelf,
            asked,
            language,
            texts: FxHashMap::default(),
            used: 0,
            units: FxHashMap::default(),
            running: FxHashSet::default(),
            ends: FxHashMap::default(),
            homes: FxHashMap::default(),
            is_full: false,
        }
    }

    /// Whether there can be any.
    pub(super) fn are_there(&self) -> bool {
        self.asked.files.is_some()
    }

    /// The place of a file's text on the shelf.
    fn slot(&mut self, path: &str) -> Option<usize> {
        if let Some(&known) = self.texts.get(path) {
            return known;
        }
        let text = Language::of_path(path).and_then(|_| self.asked.files?.text(path));
        let slot = text.filter(|text| text.len() <= MOST_BYTES).and_then(|text| {
            if self.used == MOST {
                self.is_full = true;
                return None;
            }
            let slot = self.used;
            self.used += 1;
            let _ = self.shelf.sources[slot].set(Source::from_text(RepoPath::from(path), text));
            Some(slot)
        });
        self.texts.insert(path.to_owned(), slot);
        slot
    }

    /// The first file in which what a file at `from`, by its number `file`, imports as `path` can stand.
    fn home(&mut self, file: u32, from: &str, path: &[&str]) -> Option<Home> {
        let key = (file, path.iter().map(|part| Sym::of(part)).collect());
        if let Some(known) = self.homes.get(&key) {
            return known.clone();
        }
        let files = self.language.files(from, path).into_iter().filter(|at| at.file != from);
        let mut found =
            files.filter_map(|at| Some(Home { slot: self.slot(&at.file)?, path: at.file.into(), parts: at.parts }));
        let found = found.next();
        self.homes.insert(key, found.clone());
        found
    }

    /// A file as patterns are looked for in it; none if it cannot be read.
    fn target(&self, path: &str, slot: usize) -> Option<&'a Target<'a, 'a>> {
        let Shelf { sources, lowered, names, constants, targets } = self.shelf;
        // JavaScript and TypeScript have one tree; rules for either are looked for in both.
        let (language, scopes) = (Language::of_path(path)?, self.language.scopes());
        let read = language.lower(path, sources[slot].get()?.text(), self.asked.stop).ok()?;
        let tree = &lowered[slot].get_or_init(|| read).tree;
        let names = names[slot].get_or_init(|| Names::resolve(tree, scopes));
        let constants = constants[slot].get_or_init(|| Constants::new(tree, names, scopes));
        Some(targets[slot].get_or_init(|| Target { tree, names, constants, language: self.language }))
    }

    /// The text of a file that was read.
    pub(super) fn source(&self, path: &str) -> Option<&'a Source<'static>> {
        self.shelf.sources[(*self.texts.get(path)?)?].get()
    }
}

/// The texts of the symbols of names and strings: of the paths of imports only the symbols are kept.
pub(super) fn words<'t>(tree: &Tree<'t>) -> FxHashMap<Sym, &'t str> {
    const DOTS: &str = "........";
    let dots = (1..=DOTS.len()).map(|count| (Sym::of(&DOTS[..count]), &DOTS[..count]));
    let mut words: FxHashMap<Sym, &str> = dots.collect();
    for id in tree.ids() {
        match tree.kind(id) {
            Kind::Name => words.insert(tree.node(id).sym, tree.text(id)),
            Kind::Str => words.insert(tree.node(id).sym, tree.content(id)),
            _ => None,
        };
    }
    words
}

/// The name that a dotted expression or type begins with, and the members after it.
fn chain(tree: &Tree<'_>, node: NodeId) -> Option<(NodeId, Vec<Sym>)> {
    let mut members = Vec::new();
    let mut at = node;
    loop {
        at = match tree.kind(at) {
            Kind::Name => break,
            Kind::Member => {
                members.push(tree.node(at).sym);
                tree.slot(at, 0)?
            }
            Kind::TypeName | Kind::TypeApply | Kind::TypeValue => tree.slot(at, 0)?,
            _ => return None,
        };
    }
    members.reverse();
    Some((at, members))
}

/// The rules that have a source in a file.
fn sourced(compiled: &Compiled, target: &Target<'_, '_>, asked: Asked<'_>) -> Arc<[usize]> {
    let entries = &compiled.entries.sources;
    let parts = entries.iter().flat_map(|entry| entry.formula.all_parts());
    let leaves: FxHashSet<LeafId> = parts
        .filter_map(|part| match part.shape {
            Shape::Leaf { leaf, .. } => Some(leaf),
            _ => None,
        })
        .collect();
    let ground = Code::new(target, compiled, &|leaf| leaves.contains(&leaf), asked);
    let is_there = |formula: &Formula| match evaluate(formula, &ground) {
        Ok(ranges) => !ranges.is_empty(),
        // What stopped at a limit may be there.
        Err(_) => true,
    };
    let mut rules: Vec<usize> =
        entries.iter().filter(|entry| is_there(&entry.formula)).flat_map(|entry| entry.rules.iter().copied()).collect();
    rules.sort_unstable();
    rules.dedup();
    rules.into()
}

impl<'a> Machine<'a> {
    /// The qualified names that a dotted expression or type of a file can have elsewhere.
    fn qualified(&self, file: u32, node: NodeId) -> Vec<Vec<&'a str>> {
        let (target, words) = (self.target(file), &self.unit(file).words);
        let tree = target.tree;
        let Some((name, members)) = chain(tree, node) else { return Vec::new() };
        let texts = |path: &[Sym]| path.iter().map(|sym| words.get(sym).copied()).collect::<Option<Vec<&str>>>();
        let Some(members) = texts(&members) else { return Vec::new() };
        if let Some(path) = target.names.path(name) {
            return texts(path).map(|path| [path, members].concat()).into_iter().collect();
        }
        if target.names.definition(name).is_some() {
            return Vec::new();
        }
        let own = [vec![tree.text(name)], members].concat();
        let imported = target.names.wildcards().filter_map(|path| Some([texts(path)?, own.clone()].concat()));
        let found: Vec<Vec<&str>> = imported.collect();
        // What nothing declares, a class of the same package is.
        if target.language.scopes().members { [vec![own], found].concat() } else { found }
    }

    /// Whether a dotted expression or type can stand for something of another file, or for what a function of another file
    /// made: asked of every call, so it looks at declarations only.
    pub(super) fn may_be_elsewhere(&self, file: u32, node: NodeId) -> bool {
        let target = self.target(file);
        let (tree, names) = (target.tree, target.names);
        let is_outside = |name: NodeId| match names.definition(name) {
            Some(definition) => definition.declared == Declared::Import,
            None => target.language.scopes().members || names.wildcards().next().is_some(),
        };
        let is_made_outside = |name: NodeId| {
            let made = names.definition(name).and_then(|definition| definition.value);
            let maker = made.filter(|&made| tree.kind(made) == Kind::Call).and_then(|call| tree.slot(call, 0));
            maker.and_then(|maker| chain(tree, maker)).is_some_and(|(name, _)| is_outside(name))
        };
        self.others.are_there() && chain(tree, node).is_some_and(|(name, _)| is_outside(name) || is_made_outside(name))
    }

    /// What a file uses of others.
    pub(super) fn imports(&mut self, file: u32) -> Imports {
        let target = self.target(file);
        let tree = target.tree;
        let mut imports = Imports::default();
        // By declaration, or by name where nothing declares it: whether it stands elsewhere, and whether sources do.
        let mut known: FxHashMap<(Option<u32>, Sym), Option<bool>> = FxHashMap::default();
        let mut fields: FxHashSet<Sym> = FxHashSet::default();
        for id in tree.ids() {
            let sym = tree.node(id).sym;
            match tree.kind(id) {
                Kind::Member if fields.contains(&sym) => {
                    imports.uses.extend(tree.slot(id, 0).filter(|&of| tree.kind(of) == Kind::This).map(|_| id));
                }
                Kind::Name => {
                    let definition = target.names.definition(id);
                    // What is declared as something that stands elsewhere.
                    let class = definition.and_then(|definition| functions::type_node(tree, definition.kind?));
                    let name = class.unwrap_or(id);
                    let key = (target.names.number(name), tree.node(name).sym);
                    let found = match known.get(&key) {
                        Some(found) => *found,
                        None => {
                            let found = self.home(file, name).map(|home| self.has_sources(&home));
                            known.insert(key, found);
                            found
                        }
                    };
                    let Some(has_sources) = found else { continue };
                    if definition.is_some_and(|definition| definition.declared != Declared::Import) {
                        fields.insert(sym);
                    }
                    imports.uses.push(id);
                    imports.sources.extend(has_sources.then_some(id));
                }
                _ => {}
            }
        }
        imports
    }

    /// The file in which what a node names stands.
    fn home(&mut self, file: u32, node: NodeId) -> Option<Home> {
        let from = self.unit(file).path.clone();
        self.qualified(file, node).iter().find_map(|path| self.others.home(file, &from, path))
    }

    /// Whether the other file in which what a node names stands has a word in it.
    pub(super) fn home_says(&mut self, file: u32, node: NodeId, word: &str) -> bool {
        let home = if self.others.are_there() { self.home(file, node) } else { None };
        let source = home.and_then(|home| self.others.shelf.sources[home.slot].get());
        source.is_some_and(|source| source.text().contains(word))
    }

    /// Whether there are sources in a file of rules that have sinks in the scanned one.
    fn has_sources(&mut self, home: &Home) -> bool {
        let sunk = self.unit(0).sunk;
        if self.ends_of(home.slot).0.and(sunk).is_empty() {
            return false;
        }
        // Many files import the same ones.
        let compiled = self.batch.compiled;
        let text = self.others.shelf.sources[home.slot].get().map_or("", |source| source.text());
        let mut hasher = FxHasher::default();
        text.hash(&mut hasher);
        let key = hasher.finish();
        let rules = compiled.sourced(key).or_else(|| {
            let target = self.others.target(&home.path, home.slot)?;
            let rules = sourced(compiled, target, self.others.asked);
            compiled.remember_sourced(key, rules.clone());
            Some(rules)
        });
        let numbers =
            rules.iter().flat_map(|rules| rules.iter()).filter_map(|rule| self.batch.rules.binary_search(rule).ok());
        !numbers.fold(Rules::NONE, |all, number| all.or(Rules::one(number))).and(sunk).is_empty()
    }

    /// The rules of which a file could have a source, and those of which it could have a sink.
    fn ends_of(&mut self, slot: usize) -> (Rules, Rules) {
        if let Some(&known) = self.others.ends.get(&slot) {
            return known;
        }
        let (mut sources, mut sinks) = (Rules::NONE, Rules::NONE);
        let text = self.others.shelf.sources[slot].get().map_or("", |source| source.text());
        for end in self.batch.compiled.ends(text) {
            let Ok(number) = self.batch.rules.binary_search(&end.rule) else { continue };
            let rule = Rules::one(number);
            sources = if end.sources { sources.or(rule) } else { sources };
            sinks = if end.sinks { sinks.or(rule) } else { sinks };
        }
        self.others.ends.insert(slot, (sources, sinks));
        (sources, sinks)
    }

    /// Whether a file is to be read for data that goes there, or for what comes from there.
    fn is_wanted(&mut self, file: u32, home: &Home, given: Rules) -> bool {
        if given.is_empty() {
            // What is imported by files that are imported is asked only about data that goes there.
            return file == 0 && self.has_sources(home);
        }
        let known = self.batch.grave.or(self.unit(0).sunk);
        !given.and(known).is_empty() || !given.and(self.ends_of(home.slot).1).is_empty()
    }

    /// What a dotted expression or type of a file stands for, if that is elsewhere. `given` are the rules for which what
    /// goes in is dangerous; where nothing goes in, the file is read only if something can come out.
    pub(super) fn elsewhere(&mut self, state: &mut State, file: u32, node: NodeId, given: Rules) -> Option<Value> {
        self.handed_on(state, file, node, given, MOST_HANDS)
    }

    fn handed_on(&mut self, state: &mut State, file: u32, node: NodeId, given: Rules, hands: usize) -> Option<Value> {
        if !self.others.are_there() || hands == 0 {
            return None;
        }
        let from = self.unit(file).path.clone();
        for path in self.qualified(file, node) {
            let Some(home) = self.others.home(file, &from, &path) else { continue };
            // What was read already may hold what was left there.
            let is_read = self.others.units.get(&*home.path).is_some_and(Option::is_some);
            if !is_read && !self.is_wanted(file, &home, given) {
                continue;
            }
            let members: Vec<Sym> = path[home.parts..].iter().map(|part| Sym::of(part)).collect();
            let Some(number) = self.load(&home.path, home.slot) else { continue };
            if let Some(value) = self.shown(state, number, &members, hands - 1) {
                return Some(value);
            }
        }
        None
    }

    /// What a file shows under a name and the names of members.
    fn shown(&mut self, state: &mut State, file: u32, path: &[Sym], hands: usize) -> Option<Value> {
        let unit = self.unit(file);
        let program = unit.program.clone()?;
        let (frame, base) = &*program;
        let shown = path.first().and_then(|&name| unit.exports.get(name));
        let whole = unit.exports.whole;
        let (all, tree) = (unit.exports.all.clone(), unit.target.tree);
        let (mut value, mut rest) = match (shown, whole) {
            (Some(Shown::Here(node)), _) => (self.here(state, file, frame, base, node, hands)?, &path[1..]),
            (Some(Shown::Elsewhere(module, name)), _) => {
                let path = [&path[1..]].concat();
                let value = self.of_module(state, file, module, Some(tree.node(name).sym), hands)?;
                return Some(path.iter().fold(value, |value, &name| self.read(state, &value, Key::Name(name))));
            }
            (None, Some(whole)) => (self.here(state, file, frame, base, whole, hands)?, path),
            (None, None) => {
                let name = *path.first()?;
                let found =
                    all.into_iter().find_map(|module| self.of_module(state, file, module, Some(name), hands))?;
                (found, &path[1..])
            }
        };
        while let Some((&name, more)) = rest.split_first() {
            value = self.read(state, &value, Key::Name(name));
            rest = more;
        }
        (value.known != Known::Nothing).then_some(value)
    }

    /// The value of a node of another file once that has run.
    fn here(
        &mut self,
        state: &mut State,
        file: u32,
        frame: &Frame,
        base: &State,
        node: NodeId,
        hands: usize,
    ) -> Option<Value> {
        let value = self.value_at(frame, base, node);
        if value.known != Known::Nothing {
            state.adopt(base, &value);
            return Some(value);
        }
        self.handed_on(state, file, node, self.batch.grave, hands)
    }

    /// A name of a module that a `Module` node names.
    fn of_module(
        &mut self,
        state: &mut State,
        file: u32,
        module: NodeId,
        name: Option<Sym>,
        hands: usize,
    ) -> Option<Value> {
        let hands = hands.checked_sub(1)?;
        let unit = self.unit(file);
        let (from, tree) = (unit.path.clone(), unit.target.tree);
        let parts = tree.items(module).map(|part| unit.words.get(&tree.node(part).sym).copied());
        let path = parts.collect::<Option<Vec<&str>>>()?;
        let home = self.others.home(file, &from, &path)?;
        let members: Vec<Sym> = path[home.parts..].iter().map(|part| Sym::of(part)).chain(name).collect();
        let number = self.load(&home.path, home.slot)?;
        self.shown(state, number, &members, hands)
    }

    /// Reads a file and runs it, once.
    fn load(&mut self, path: &str, slot: usize) -> Option<u32> {
        let number = self.unit_of(path, slot)?;
        // Who imports it while it runs finds what is known so far.
        if self.others.running.insert(number) {
            self.run_file(number);
        }
        Some(number)
    }

    /// Reads a file, once.
    fn unit_of(&mut self, path: &str, slot: usize) -> Option<u32> {
        if let Some(&known) = self.others.units.get(path) {
            return known;
        }
        self.others.units.insert(path.to_owned(), None);
        let target = self.others.target(path, slot)?;
        let (batch, asked) = (self.batch, self.others.asked);
        let wants = |leaf: LeafId| {
            batch.compiled.leaf(leaf).users.iter().any(|(rule, _)| batch.rules.binary_search(rule).is_ok())
        };
        let ground = Code::new(target, batch.compiled, &wants, asked);
        let places = Places::of(batch, &ground, &mut |_, _| {});
        let number = self.add(target, places, path);
        self.others.units.insert(path.to_owned(), Some(number));
        Some(number)
    }

    /// The class that a type or expression of a file names: of the file itself, or elsewhere.
    pub(super) fn class_at(&mut self, state: &mut State, file: u32, node: NodeId, given: Rules) -> Option<Place> {
        let tree = self.target(file).tree;
        let name = functions::type_node(tree, node)?;
        if let Some(class) = self.functions(file).class(tree.node(name).sym) {
            return Some(Place { file, node: class });
        }
        match self.elsewhere(state, file, node, given)?.known {
            Known::Class(class) => Some(class),
            _ => None,
        }
    }
}
