//! Runs functions over what is known instead of over values: blocks until nothing new is learnt, calls inside calls.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use findings::{Passage, Span};
use rustc_hash::{FxHashMap, FxHashSet};

use super::call::Given;
use super::exports::Exports;
use super::functions::{Functions, Root};
use super::loops::Loops;
use super::marks::{Mark, Marks, OriginId, Rules, WayId};
use super::others::{self, Imports, Others};
use super::places::{Batch, Handed, Places};
use super::state::{State, Var};
use super::value::{Join, Known, Object, ObjectId, Place, Value};
use crate::budget::{Budget, Stop};
use crate::flow::{BlockId, End, Graph, Step};
use crate::pattern::Target;
use crate::tree::{Kind, NodeId, Sym, Tree};

/// One of the files that are looked at together.
pub(crate) struct Unit<'a> {
    /// The tree.
    pub(crate) target: &'a Target<'a, 'a>,
    /// What rules say about its nodes.
    pub(crate) places: Places<'a>,
    /// Where its sources begin among all origins.
    first_origin: u32,
    graphs: RefCell<FxHashMap<NodeId, Rc<Graph>>>,
    functions: Functions,
    /// Its path from the root of what is scanned.
    pub(super) path: String,
    /// The texts of its symbols, if there are other files.
    pub(super) words: FxHashMap<Sym, &'a str>,
    /// What it uses of others.
    imports: Imports,
    /// The rules that have a source in it.
    pub(super) sourced: Rules,
    /// Those that have a sink.
    pub(super) sunk: Rules,
    /// What it shows to others.
    pub(super) exports: Exports,
    /// What is known where it has run to its end; of the file that is scanned nobody asks.
    pub(super) program: Option<Rc<(Frame, State)>>,
}

/// A step on the way of a mark.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Way {
    /// Where.
    pub(crate) place: Place,
    /// What happened there.
    pub(crate) passage: Passage,
    /// The step before.
    pub(crate) before: Option<WayId>,
}

/// A mark that reached a sink.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Hit {
    /// The rule, by its number in the batch.
    pub(crate) rule: usize,
    /// The file of the sink.
    pub(crate) file: u32,
    /// The sink, by its number among its file's.
    pub(crate) sink: u32,
    /// If that is another file: the call by which the data left the one that is scanned.
    pub(crate) left: Option<NodeId>,
    /// What marked it.
    pub(crate) mark: Mark,
}

/// One run of a function.
#[derive(Default)]
pub(super) struct Frame {
    /// Its file.
    pub(super) file: u32,
    /// The object it runs on.
    pub(super) this: Option<ObjectId>,
    /// The class whose body it stands in.
    pub(super) class: Option<NodeId>,
    /// The values of its expressions.
    pub(super) values: FxHashMap<NodeId, Value>,
    /// What it has returned so far.
    returned: Option<Value>,
    /// What it yields.
    pub(super) yielded: Option<Value>,
    /// What was raised in it, and by what it called, by the `throw` or the call.
    pub(super) raised: BTreeMap<NodeId, Marks>,
    /// The call that was evaluated last, if it was followed into functions whose text is there.
    pub(super) entered: Option<NodeId>,
    /// What is known where it is left.
    exit: Option<State>,
    /// The ways it is left with some value, for whoever asks under which condition: the value's node, what is known.
    exits: Vec<(Option<NodeId>, Value, State)>,
    /// Functions that were made and not called yet.
    pub(super) pending: Vec<(Place, Option<ObjectId>, State)>,
}

impl Frame {
    /// The value of one of its expressions.
    pub(super) fn value(&self, node: NodeId) -> Value {
        self.values.get(&node).cloned().unwrap_or_default()
    }
}

/// What a run of a function came to.
pub(super) struct Outcome {
    /// What is known afterwards; none if it never comes back.
    pub(super) state: Option<State>,
    /// What it returns.
    pub(super) value: Value,
    /// See [`Frame::exits`]; with the values of the nodes.
    pub(super) exits: Vec<(Option<NodeId>, Value, State)>,
    pub(super) frame: Frame,
}

/// How deep calls are followed.
const MOST_CALLS: usize = 12;
/// How often a block is run before what it learns is given up.
const MOST_ROUNDS: u32 = 24;
/// Steps for one function that is looked at for its own sake, with all it calls.
const STEPS_A_ROOT: u64 = 60_000;
/// How many variables and objects are brought together at the cost of a step.
const KNOWN_A_STEP: usize = 16;

pub(crate) struct Machine<'a> {
    pub(super) batch: &'a Batch<'a>,
    pub(super) others: Others<'a>,
    units: Vec<Unit<'a>>,
    pub(super) ways: Vec<Way>,
    /// The sources of all files: the file, and the number there.
    origins: Vec<(u32, u32)>,
    /// What came from elsewhere, and nobody knows whose it is.
    handed: Vec<Place>,
    hits: BTreeMap<(usize, u32, usize, usize), Hit>,
    /// The same of what nobody knows whose it is.
    handed_hits: BTreeMap<(usize, u32, usize, usize), Hit>,
    /// The sinks of the scanned file that were looked at, with the rules for which they may do harm.
    seen: BTreeMap<u32, Rules>,
    steps: Budget,
    pub(super) stopped: bool,
    stop: Stop<'a>,
    /// Functions that are being run.
    pub(super) stack: Vec<Place>,
    /// The calls by which they were entered; a function that runs for its own sake was entered by none.
    pub(super) calls: Vec<Place>,
    /// The calls that led here, as a hash.
    pub(super) context: u64,
    /// Functions that were run at least once.
    pub(super) ran: BTreeSet<Place>,
    /// The function whose decorators are being run: what it is handed they have taken.
    pub(super) wrapped: Option<Place>,
    /// Whether others than this file's functions call its functions, and nobody knows with what.
    library: bool,
    /// Variables of files that their functions write into.
    pub(super) shared: FxHashSet<Var>,
    /// What functions that were run left in them.
    left: Option<State>,
    /// The rules for which what they left in other files is dangerous.
    pub(super) left_elsewhere: Rules,
}

impl<'a> Machine<'a> {
    pub(crate) fn new(batch: &'a Batch<'a>, others: Others<'a>, stop: Stop<'a>, library: bool) -> Self {
        Self {
            batch,
            others,
            units: Vec::new(),
            ways: Vec::new(),
            origins: Vec::new(),
            handed: Vec::new(),
            hits: BTreeMap::new(),
            handed_hits: BTreeMap::new(),
            seen: BTreeMap::new(),
            steps: Budget::new(STEPS_A_ROOT),
            stopped: false,
            stop,
            stack: Vec::new(),
            calls: Vec::new(),
            context: 0,
            ran: BTreeSet::new(),
            wrapped: None,
            library,
            shared: FxHashSet::default(),
            left: None,
            left_elsewhere: Rules::NONE,
        }
    }

    /// Adds a file, whose number is returned; the first is the one that is scanned.
    pub(crate) fn add(&mut self, target: &'a Target<'a, 'a>, places: Places<'a>, path: &str) -> u32 {
        let file = self.units.len() as u32;
        let first_origin = self.origins.len() as u32;
        self.origins.extend((0..places.sources.len() as u32).map(|source| (file, source)));
        let (mut words, mut exports) = (FxHashMap::default(), Exports::default());
        if self.others.are_there() {
            words = others::words(target.tree);
        }
        // Of the file that is scanned nobody asks.
        if file != 0 {
            exports = Exports::of(target.tree);
        }
        let sourced = places.sources.iter().fold(Rules::NONE, |all, at| all.or(at.rules));
        let sunk = places.sinks.iter().fold(Rules::NONE, |all, at| all.or(at.rules));
        self.units.push(Unit {
            target,
            sourced,
            sunk,
            places,
            first_origin,
            graphs: RefCell::default(),
            functions: Functions::default(),
            path: path.to_owned(),
            words,
            imports: Imports::default(),
            exports,
            program: None,
        });
        // Of another file that is read because data goes there, all is looked at that the data reaches.
        let imports = if file == 0 && self.others.are_there() { self.imports(file) } else { Imports::default() };
        let unit = &mut self.units[file as usize];
        unit.functions = Functions::of(target, &unit.places, &imports);
        unit.imports = imports;
        file
    }

    /// Whether anything could be found: a source and a sink, or one of them here and the other perhaps elsewhere.
    pub(crate) fn is_worth_running(&self) -> bool {
        let &Unit { sourced, sunk, ref imports, .. } = self.unit(0);
        !sourced.and(sunk).is_empty()
            || !self.unit(0).places.asked_nodes.is_empty()
            || !sourced.and(self.batch.grave).is_empty() && !imports.uses.is_empty()
            || !imports.sources.is_empty()
    }

    /// What flows from sources, in the order of rules and places.
    pub(crate) fn hits(&self) -> impl Iterator<Item = &Hit> {
        self.hits.values().filter(|hit| !self.is_explained(hit))
    }

    /// What flows into sinks of the scanned file and does its harm elsewhere.
    pub(crate) fn explained(&self) -> impl Iterator<Item = &Hit> {
        self.hits.values().filter(|hit| hit.file == 0 && self.is_explained(hit))
    }

    /// Whether the sink of a hit is a minor one, and the same data does something graver elsewhere.
    fn is_explained(&self, hit: &Hit) -> bool {
        let is_minor = |hit: &Hit| self.unit(hit.file).places.sinks[hit.sink as usize].said.minor;
        let explains = |other: &Hit| other.rule == hit.rule && other.mark.origin == hit.mark.origin && !is_minor(other);
        is_minor(hit) && self.hits.values().any(explains)
    }

    /// What flows from where nobody knows, where nothing flows from a source.
    pub(crate) fn handed_hits(&self) -> impl Iterator<Item = &Hit> {
        self.handed_hits.iter().filter(|(key, _)| !self.hits.contains_key(key)).map(|(_, hit)| hit)
    }

    /// The source of a mark, its file and number; none if nobody knows.
    pub(crate) fn origin(&self, origin: OriginId) -> Option<(u32, u32)> {
        match origin {
            OriginId::Source(number) => Some(self.origins[number as usize]),
            OriginId::Handed(_) => None,
        }
    }

    /// A value that comes from outside the file to a node: a parameter, a name that nothing declares.
    pub(super) fn handed_in(&mut self, place: Place) -> Value {
        if self.batch.handed == Handed::No || place.file != 0 {
            return Value::default();
        }
        let number = match self.handed.iter().position(|known| *known == place) {
            Some(number) => number,
            None => {
                self.handed.push(place);
                self.handed.len() - 1
            }
        };
        let way = self.step(place, Passage::Source, None);
        let origin = OriginId::Handed(number as u32);
        Value::marked(Marks::one(Mark {
            origin,
            label: Sym::EMPTY,
            live: Rules::all().or(Rules::EVER),
            spared: Rules::NONE,
            way,
        }))
    }

    /// The steps of a way, the first first.
    pub(crate) fn way(&self, way: WayId) -> Vec<Way> {
        let mut steps: Vec<Way> = std::iter::successors(Some(way), |&way| self.ways[way.0 as usize].before)
            .map(|way| self.ways[way.0 as usize])
            .collect();
        steps.reverse();
        steps
    }

    pub(super) fn unit(&self, file: u32) -> &Unit<'a> {
        &self.units[file as usize]
    }

    pub(super) fn target(&self, file: u32) -> &'a Target<'a, 'a> {
        self.units[file as usize].target
    }

    pub(super) fn functions(&self, file: u32) -> &Functions {
        &self.units[file as usize].functions
    }

    fn graph(&self, function: Place) -> Rc<Graph> {
        let unit = self.unit(function.file);
        let mut graphs = unit.graphs.borrow_mut();
        graphs.entry(function.node).or_insert_with(|| Rc::new(Graph::of(unit.target.tree, function.node))).clone()
    }

    /// Looks at everything that can lead from a source to a sink.
    pub(crate) fn run(&mut self) {
        let program = Place { file: 0, node: self.target(0).tree.root() };
        let mut outcome = self.root(program, None, State::default(), false);
        let mut base = outcome.state.unwrap_or_default();
        self.forget_written(0, &mut base);
        self.shared.extend(self.shared_variables(0));
        // Who keeps a function under a name calls it; what others are handed runs with what nobody knows.
        let pending = std::mem::take(&mut outcome.frame.pending);
        let (kept_functions, pending): (Vec<_>, Vec<_>) =
            pending.into_iter().partition(|(function, ..)| self.is_kept(*function));
        outcome.frame.pending = pending.clone();
        self.run_pending(outcome.frame, &base);
        let mut kept: BTreeMap<NodeId, Object> = BTreeMap::new();
        // What is in their fields.
        let mut inside = State::default();
        let roots = self.functions(0).roots.clone();
        let mut is_left = false;
        // What methods leave in their objects, and functions in variables of the file, is there for the others.
        for round in 0..3 {
            let mut grown = false;
            if std::mem::take(&mut is_left) {
                let ran = std::mem::take(&mut self.ran);
                self.run_pending(Frame { pending: pending.clone(), ..Frame::default() }, &base);
                self.ran.extend(ran);
            }
            for root in &roots {
                let function = Place { file: 0, node: root.node };
                let known_fields = root.class.is_some_and(|class| {
                    kept.get(&class).is_some_and(|object| object.fields.values().any(|value| !value.is_nothing()))
                });
                let again = round > 0 && (known_fields || root.is_open && base.is_marked()) && root.has_sink;
                let is_open = root.is_open && (self.library || !root.is_called);
                let first = round == 0 && (root.has_source || root.is_constructor || root.is_asked && is_open);
                // What only the file itself can call has been looked at with what it is called with.
                let is_done = !root.is_open && !root.is_constructor && self.ran.contains(&function);
                if is_done || !(first || again) || (self.stop)() {
                    continue;
                }
                let mut state = base.clone();
                let this = root.class.filter(|_| !root.is_static).map(|class| {
                    let id = ObjectId { site: Place { file: 0, node: class }, context: 0 };
                    let mut object = kept.get(&class).cloned().unwrap_or_default();
                    object.class = Some(Place { file: 0, node: class });
                    state.adopt_all(&inside);
                    state.replace(id, object);
                    id
                });
                let outcome = match self.decorated(function, this, &mut state) {
                    Some(outcome) => outcome,
                    None => self.root(function, this, state, is_open),
                };
                let exit = outcome.state.clone().unwrap_or_default();
                self.leave(&base, &exit);
                if let (Some(id), Some(class)) = (this, root.class)
                    && let Some(object) = exit.object(id)
                {
                    let known = kept.get(&class);
                    let both = known.map_or_else(|| object.clone(), |known| known.join(object));
                    grown |= known != Some(&both);
                    kept.insert(class, both);
                    // What constructors put there is what methods call.
                    if root.is_constructor {
                        inside = inside.join(&exit.held_by(id));
                    }
                }
                self.run_pending(outcome.frame, &exit);
            }
            if let Some(left) = self.left.take().filter(|left| left.holds_more_than(&base)) {
                self.left_elsewhere = left.rules_of(&|var| matches!(var, Var::Declared(1.., _)));
                base = base.join(&left);
                (is_left, grown) = (true, true);
            }
            if !grown {
                break;
            }
        }
        self.run_pending(Frame { pending: kept_functions, ..Frame::default() }, &base);
    }

    /// How many files are looked at together.
    pub(super) fn files(&self) -> u32 {
        self.units.len() as u32
    }

    /// Keeps what a function left for others.
    fn leave(&mut self, base: &State, exit: &State) {
        if exit.is_marked() {
            let left = self.left_behind(base, exit);
            if left.is_marked() {
                left.join_into(&mut self.left);
            }
        }
    }

    /// Runs a function for its own sake, with arguments that nobody knows.
    pub(super) fn root(&mut self, function: Place, this: Option<ObjectId>, mut state: State, is_open: bool) -> Outcome {
        self.steps = Budget::new(STEPS_A_ROOT);
        self.context = 0;
        let mut frame = self.frame(function, this);
        self.bind_unknown(function, &mut frame, &mut state, if is_open { Given::Handed } else { Given::Nothing });
        self.execute(function, frame, state)
    }

    /// Runs the statements of another file, in the midst of what is being run.
    pub(super) fn run_file(&mut self, file: u32) {
        let (stack, calls) = (std::mem::take(&mut self.stack), std::mem::take(&mut self.calls));
        let (steps, context) = (self.steps, self.context);
        let program = Place { file, node: self.target(file).tree.root() };
        let outcome = self.root(program, None, State::default(), false);
        (self.stack, self.calls, self.steps, self.context) = (stack, calls, steps, context);
        let mut state = outcome.state.unwrap_or_default();
        self.forget_written(file, &mut state);
        self.units[file as usize].program = Some(Rc::new((outcome.frame, state)));
        self.shared.extend(self.shared_variables(file));
    }

    /// Functions that were made and that nobody called: somebody else will, with arguments that nobody knows.
    pub(super) fn run_pending(&mut self, frame: Frame, exit: &State) {
        for (function, this, state) in frame.pending {
            let known = self.functions(function.file);
            let is_done = if function.file == 0 { self.ran.contains(&function) } else { !self.may_enter(function) };
            if is_done || !(known.has_source(function.node) || known.has_sink(function.node)) {
                continue;
            }
            // What the file calls itself is looked at there.
            let is_called = |root: &Root| root.node == function.node && root.is_called;
            if !self.library && !known.has_source(function.node) && known.roots.iter().any(is_called) {
                continue;
            }
            let mut state = if exit.len() == 0 { state } else { self.when_called(function, &state, exit) };
            if !known.has_source(function.node) && !state.is_marked() && !known.is_asked(function.node) {
                continue;
            }
            if self.stack.is_empty() {
                self.steps = Budget::new(STEPS_A_ROOT);
            }
            let outcome = match self.decorated(function, this, &mut state) {
                Some(outcome) => outcome,
                None => {
                    let mut frame = self.frame(function, this);
                    self.bind_unknown(function, &mut frame, &mut state, Given::Handed);
                    self.execute(function, frame, state)
                }
            };
            let after = outcome.state.unwrap_or_default();
            self.leave(exit, &after);
            if self.stack.len() < MOST_CALLS {
                self.run_pending(outcome.frame, &after);
            }
        }
    }

    pub(super) fn frame(&self, function: Place, this: Option<ObjectId>) -> Frame {
        Frame {
            file: function.file,
            this,
            class: self.functions(function.file).class_of(self.target(function.file).tree, function.node),
            ..Frame::default()
        }
    }

    /// Whether a call can be followed.
    pub(super) fn may_enter(&self, function: Place) -> bool {
        self.stack.len() < MOST_CALLS && !self.stack.contains(&function) && !self.steps.is_spent_out()
    }

    /// Runs a function whose parameters have their values.
    pub(super) fn execute(&mut self, function: Place, mut frame: Frame, entry: State) -> Outcome {
        self.stack.push(function);
        self.ran.insert(function);
        let graph = self.graph(function);
        let mut inputs: Vec<Option<State>> = vec![None; graph.blocks.len()];
        let mut rounds = vec![0_u32; graph.blocks.len()];
        let mut open: BTreeSet<(u32, u32)> = BTreeSet::new();
        let mut loops = Loops::of(&graph);
        inputs[0] = Some(entry);
        open.insert((graph.order[0], 0));
        loop {
            let Some((_, block)) = open.pop_first() else {
                // What is behind a loop comes when all its rounds have been seen.
                let Some((to, state)) = loops.left(self, &mut frame) else { break };
                if let Some(joined) = joined(&mut inputs[to.index()], state) {
                    inputs[to.index()] = Some(joined);
                    open.insert((graph.order[to.index()], to.0));
                }
                continue;
            };
            let at = block as usize;
            rounds[at] += 1;
            let Some(state) = inputs[at].clone() else { continue };
            if rounds[at] > MOST_ROUNDS || (self.stop)() {
                continue;
            }
            let known = &graph.blocks[at];
            let mut next: Vec<(BlockId, State)> = Vec::new();
            if let Some(handler) = known.handler {
                next.push((handler, state.clone()));
            }
            if let Some(state) = self.steps_of(&known.steps, &mut frame, state) {
                if let Some(handler) = known.handler {
                    next.push((handler, state.clone()));
                }
                self.ends(known.end, &mut frame, state, &mut next);
            }
            for (to, state) in next {
                // To bring together what is known costs what is known.
                self.steps.take((state.len() / KNOWN_A_STEP) as u64);
                if graph.order[to.index()] <= graph.order[at] {
                    loops.comes_back(self, &frame, to, &state);
                }
                let Some(state) = loops.goes_out(self, &mut frame, BlockId(block), to, state) else { continue };
                if let Some(joined) = joined(&mut inputs[to.index()], state) {
                    inputs[to.index()] = Some(joined);
                    open.insert((graph.order[to.index()], to.0));
                }
            }
        }
        self.stack.pop();
        let value = match (frame.yielded.take(), frame.returned.take()) {
            (Some(elements), _) => elements,
            (None, returned) => returned.unwrap_or_default(),
        };
        Outcome { state: frame.exit.take(), value, exits: std::mem::take(&mut frame.exits), frame }
    }

    /// What is known after some steps; none if they never end.
    fn steps_of(&mut self, steps: &[Step], frame: &mut Frame, mut state: State) -> Option<State> {
        for step in steps {
            if !self.steps.take(1) {
                self.stopped = true;
                return None;
            }
            let goes_on = match *step {
                Step::Eval(node) => self.eval(frame, &mut state, node),
                Step::Give { from, to } => {
                    let value = frame.value(from);
                    let both = match frame.values.get(&to) {
                        Some(known) => known.join(&value),
                        None => value,
                    };
                    frame.values.insert(to, both);
                    true
                }
                Step::Next { target, iterable, keys } => {
                    let of = frame.value(iterable);
                    let element = if keys { Value::marked(of.marks) } else { self.element(&state, &of) };
                    self.assign(frame, &mut state, target, element);
                    true
                }
                Step::Caught(catch) => {
                    self.caught(frame, &mut state, catch);
                    true
                }
                // Elsewhere than in Python a name in a case is a value that is compared.
                Step::Match { pattern, .. }
                    if matches!(self.kind(frame, pattern), Kind::Name | Kind::Member)
                        && self.target(frame.file).language.name != "Python" =>
                {
                    true
                }
                Step::Match { pattern, subject } => {
                    let value = frame.value(subject);
                    self.take_apart(frame, &mut state, pattern, value);
                    true
                }
                Step::Return { at, value: node } => {
                    let value = node.map_or_else(Value::default, |node| frame.value(node));
                    self.check_sinks(frame, &state, at, &value);
                    self.check_exit(frame, &state, at, &value);
                    value.join_into(&mut frame.returned);
                    frame.exits.push((node, value, state.clone()));
                    true
                }
            };
            if !goes_on {
                return None;
            }
        }
        Some(state)
    }

    fn ends(&mut self, end: End, frame: &mut Frame, state: State, next: &mut Vec<(BlockId, State)>) {
        match end {
            End::Goto(to) => next.push((to, state)),
            End::Either(a, b) => {
                next.push((a, state.clone()));
                next.push((b, state));
            }
            End::Branch { condition, yes, no } => {
                let value = frame.value(condition);
                for (answer, to) in [(true, yes), (false, no)] {
                    if value.as_constant().and_then(super::constant::truth).is_none_or(|truth| truth == answer) {
                        let mut state = state.clone();
                        if self.assume(frame, &mut state, condition, answer) {
                            next.push((to, state));
                        }
                    }
                }
            }
            End::Case { subject, case, yes, no } => {
                let (may, must) = self.case(frame, subject, case);
                if may {
                    let mut state = state.clone();
                    self.assume_case(frame, &mut state, subject, case);
                    next.push((yes, state));
                }
                if !must {
                    next.push((no, state));
                }
            }
            End::Leave => {
                state.join_into(&mut frame.exit);
            }
            End::Raise => {}
        }
    }

    /// A mark of a source of a file.
    pub(super) fn mark(&mut self, file: u32, source: u32, node: NodeId, rules: Rules) -> Mark {
        let said = self.unit(file).places.sources[source as usize].said;
        let label = said.label.as_ref().map_or(Sym::EMPTY, |label| Sym::of(label));
        let origin = OriginId::Source(self.unit(file).first_origin + source);
        let way = self.step(Place { file, node }, Passage::Source, None);
        let is_followed = self.batch.handed != Handed::No && !rules.is_empty();
        let live = if is_followed { rules.or(Rules::EVER) } else { rules };
        Mark { origin, label, live, spared: Rules::NONE, way }
    }

    /// Adds a step to a way.
    pub(super) fn step(&mut self, place: Place, passage: Passage, before: Option<WayId>) -> WayId {
        if let Some(before) = before {
            let last = &self.ways[before.0 as usize];
            if last.place == place && last.passage == passage {
                return before;
            }
        }
        self.ways.push(Way { place, passage, before });
        WayId(self.ways.len() as u32 - 1)
    }

    /// Marks that went through a place.
    pub(super) fn through(&mut self, marks: &Marks, place: Place, passage: Passage) -> Marks {
        if marks.is_empty() {
            return Marks::NONE;
        }
        let mut ways: Vec<WayId> = Vec::new();
        for mark in marks.iter() {
            let way = self.step(place, passage, Some(mark.way));
            ways.push(way);
        }
        let mut ways = ways.into_iter();
        marks.map(|mark| Mark { way: ways.next().unwrap_or(mark.way), ..*mark })
    }

    /// Writes down that a sink was reached.
    pub(super) fn hit(&mut self, mut hit: Hit) {
        let mut span: Span = self.unit(hit.file).places.sinks[hit.sink as usize].range.span;
        if hit.file != 0 {
            // What others do with their own data is found where they are scanned.
            let Some(left) = self.calls.iter().rev().find(|call| call.file == 0) else { return };
            let is_theirs = self.origin(hit.mark.origin).is_some_and(|(file, _)| file != 0);
            if is_theirs && self.way(hit.mark.way).iter().all(|way| way.place.file != 0) {
                return;
            }
            hit.left = Some(left.node);
            span = self.target(0).tree.span(left.node);
        }
        let is_known = self.origin(hit.mark.origin).is_some();
        let hits = if is_known { &mut self.hits } else { &mut self.handed_hits };
        hits.entry((hit.rule, hit.file, span.start, span.end)).or_insert(hit);
    }

    /// Writes down that a sink was looked at, and for which rules its value may do harm.
    pub(super) fn seen(&mut self, sink: u32, harm: Rules) {
        let known = self.seen.entry(sink).or_insert(Rules::NONE);
        *known = known.or(harm);
    }

    /// The sinks of the scanned file that were looked at, with the rules for which none of their values does harm.
    pub(crate) fn harmless(&self) -> impl Iterator<Item = (u32, Rules)> {
        let unit = self.unit(0);
        let seen = self.seen.iter().map(|(&sink, &harm)| (sink, unit.places.sinks[sink as usize].rules.without(harm)));
        seen.chain(self.never_reached().map(|sink| (sink, unit.places.sinks[sink as usize].rules)))
    }

    /// The sinks of the scanned file that stand where constants let nobody come: in functions that were run, and were not
    /// looked at there.
    fn never_reached(&self) -> impl Iterator<Item = u32> {
        let (unit, tree) = (self.unit(0), self.target(0).tree);
        (0..unit.places.sinks.len() as u32).filter(move |sink| {
            let span = unit.places.sinks[*sink as usize].range.span;
            let Some(&node) = super::places::outermost(tree, span).first().filter(|_| !self.seen.contains_key(sink))
            else {
                return false;
            };
            let is_function = |outer: &NodeId| matches!(tree.kind(*outer), Kind::Function | Kind::Lambda | Kind::Class);
            let home = tree.ancestors(node).find(is_function).unwrap_or_else(|| tree.root());
            self.batch.handed != Handed::No
                && self.ran.contains(&Place { file: 0, node: home })
                && is_in_branch(tree, home, node)
        })
    }

    /// The kind of a node of a frame's file.
    pub(super) fn kind(&self, frame: &Frame, node: NodeId) -> Kind {
        self.target(frame.file).tree.kind(node)
    }

    /// The variable that a name means.
    pub(super) fn var(&self, file: u32, name: NodeId) -> Var {
        let target = self.target(file);
        match target.names.number(name) {
            Some(number) => Var::Declared(file, number),
            None => Var::Free(file, target.tree.node(name).sym),
        }
    }

    /// A new object, made by a node.
    pub(super) fn make(&mut self, frame: &Frame, state: &mut State, node: NodeId, object: Object) -> Value {
        let id = ObjectId { site: Place { file: frame.file, node }, context: self.context };
        state.make(id, object);
        Value { marks: Marks::NONE, known: Known::Objects(Rc::new([id])) }
    }
}

/// Whether something in a function runs under a condition.
fn is_in_branch(tree: &Tree<'_>, home: NodeId, node: NodeId) -> bool {
    let mut outer = tree.ancestors(node).take_while(|&outer| outer != home);
    outer.any(|outer| matches!(tree.kind(outer), Kind::If | Kind::Conditional | Kind::Case | Kind::Switch))
}

/// What is known at a block if a state comes there; none if that is nothing new.
fn joined(known: &mut Option<State>, state: State) -> Option<State> {
    match known {
        None => Some(state),
        Some(known) => {
            let both = known.join(&state);
            (both != *known).then_some(both)
        }
    }
}
