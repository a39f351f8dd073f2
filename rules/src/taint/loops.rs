//! What holds behind a loop over the elements of something.
//!
//! A loop over what is known to have elements runs at least once. And if whatever an element is left each round as is
//! harmless for some rules (`for name in names: if name not in ALLOWED: raise ...`), so are the elements behind the loop:
//! all of them went through it.

use rustc_hash::FxHashMap;

use super::functions;
use super::machine::{Frame, Machine};
use super::marks::{Marks, Rules};
use super::state::State;
use super::value::{Join, Object, Place, Value};
use crate::flow::{BlockId, End, Graph, Step};
use crate::tree::constants::Constant;
use crate::tree::{Kind, NodeId};

/// One loop.
struct Loop {
    target: NodeId,
    iterable: NodeId,
    body: BlockId,
    /// Where it goes on when there are no more elements.
    after: BlockId,
    /// What comes back from the body.
    back: Option<State>,
    /// The rules for which elements are clean when they come back.
    clean: Option<Rules>,
    /// What goes on behind it, kept until the body has been seen.
    held: Option<State>,
    /// Whether it is kept no longer.
    is_open: bool,
}

/// The loops of one function, by the blocks that they begin with.
pub(super) struct Loops(FxHashMap<BlockId, Loop>);

impl Loops {
    pub(super) fn of(graph: &Graph) -> Self {
        let heads = graph.blocks.iter().enumerate().filter_map(|(at, block)| {
            let End::Either(body, after) = block.end else { return None };
            let Some(&Step::Next { target, iterable, keys: false }) = graph.blocks[body.index()].steps.first() else {
                return None;
            };
            let known = Loop { target, iterable, body, after, back: None, clean: None, held: None, is_open: false };
            Some((BlockId(at as u32), known))
        });
        Self(heads.collect())
    }

    /// A round is over.
    pub(super) fn comes_back(&mut self, machine: &Machine<'_>, frame: &Frame, head: BlockId, state: &State) {
        let Some(known) = self.0.get_mut(&head) else { return };
        let clean = machine.cleaned_by_round(frame, state, known.target, known.iterable);
        known.clean = Some(known.clean.map_or(clean, |other| other.and(clean)));
        state.join_into(&mut known.back);
    }

    /// What is known where a state goes from one block to another; none if that has to wait.
    pub(super) fn goes_out(
        &mut self,
        machine: &mut Machine<'_>,
        frame: &mut Frame,
        from: BlockId,
        to: BlockId,
        state: State,
    ) -> Option<State> {
        let Some(known) = self.0.get_mut(&from).filter(|known| known.after == to && known.body != to) else {
            return Some(state);
        };
        if known.is_open {
            known.behind(machine, frame, state)
        } else {
            state.join_into(&mut known.held);
            None
        }
    }

    /// Something that waited, and needs to wait no longer.
    pub(super) fn left(&mut self, machine: &mut Machine<'_>, frame: &mut Frame) -> Option<(BlockId, State)> {
        // The innermost loops first: what is behind them may be in the body of others.
        let mut waiting: Vec<BlockId> =
            self.0.iter().filter(|(_, known)| known.held.is_some()).map(|(head, _)| *head).collect();
        waiting.sort_unstable_by(|a, b| b.cmp(a));
        for head in waiting {
            let known = self.0.get_mut(&head)?;
            known.is_open = true;
            if let Some(state) = known.held.take()
                && let Some(state) = known.behind(machine, frame, state)
            {
                return Some((known.after, state));
            }
        }
        None
    }
}

impl Loop {
    /// What holds behind it; none if nobody comes there.
    fn behind(&self, machine: &mut Machine<'_>, frame: &mut Frame, state: State) -> Option<State> {
        let mut state = match has_elements(&state, &frame.value(self.iterable)) {
            true => self.back.clone()?,
            false => state,
        };
        if let Some(rules) = self.clean.filter(|rules| !rules.is_empty()) {
            machine.clean_elements(frame, &mut state, self.iterable, rules);
        }
        Some(state)
    }
}

impl Machine<'_> {
    /// The rules that an element is not dangerous for after a round.
    fn cleaned_by_round(&self, frame: &Frame, state: &State, target: NodeId, iterable: NodeId) -> Rules {
        let of = frame.value(iterable);
        if state.all_marks(&self.element(state, &of)).live().without(Rules::EVER).is_empty() {
            return Rules::all();
        }
        let known = self.target(frame.file);
        let names: Vec<NodeId> =
            known.tree.subtree(target).filter(|&node| known.tree.kind(node) == Kind::Name).collect();
        let whole = known.tree.parent(target).unwrap_or(target);
        let mut after = Rules::NONE;
        for &name in &names {
            // What is given another value in the loop says nothing about the element.
            let writes = known.names.writes(name).iter().filter(|write| known.tree.contains(whole, write.target));
            if writes.count() > 1 {
                return Rules::NONE;
            }
            let value = self.variable(frame, state, name);
            after = after.or(state.all_marks(&value).live());
        }
        if names.is_empty() { Rules::NONE } else { Rules::all().without(after) }
    }

    /// A copy of a value, the elements of which are clean for rules; if more than elements had to be copied, just its marks.
    pub(super) fn clean_copy(
        &mut self,
        frame: &Frame,
        state: &mut State,
        node: NodeId,
        value: &Value,
        rules: Rules,
    ) -> Value {
        let place = Place { file: frame.file, node };
        if let &[only] = value.objects()
            && only.site != place
            && let Some(mut object) = state.object(only).cloned()
        {
            object.map_marks(&|marks| marks.cleaned(rules));
            let made = self.make(frame, state, node, object);
            if state.all_marks(&made).live().and(rules).is_empty() {
                return Value { marks: value.marks.clone(), ..made };
            }
        }
        Value::marked(state.all_marks(value))
    }

    /// The elements of what a loop runs over are clean for rules.
    fn clean_elements(&mut self, frame: &mut Frame, state: &mut State, iterable: NodeId, rules: Rules) {
        let tree = self.target(frame.file).tree;
        let mut at = iterable;
        while tree.kind(at) == Kind::Call {
            let mut arguments = tree.items(at);
            at = match (functions::callee_name(tree, at), functions::receiver(tree, at), arguments.next()) {
                ("list" | "sorted" | "set" | "tuple" | "iter" | "enumerate" | "reversed" | "from", _, Some(of)) => of,
                ("items" | "keys" | "values" | "entries" | "split" | "entrySet" | "keySet" | "stream", Some(of), _) => {
                    of
                }
                ("keys" | "entries", _, Some(of)) => of,
                _ => break,
            };
        }
        for node in [iterable, at] {
            let value = self.value_at(frame, state, node);
            let cleaned = |marks: &Marks| marks.cleaned(rules);
            state.change(&value, |object| object.map_marks(&cleaned));
            self.clean(frame, state, node, rules, false);
        }
    }

    /// What was raised in a function that no handler of its own takes.
    pub(super) fn escaped(&self, frame: &Frame) -> Marks {
        let tree = self.target(frame.file).tree;
        let is_handled = |node: NodeId| {
            let mut outer = tree.ancestors(node).take_while(|&outer| !is_function(tree.kind(outer)));
            outer.any(|outer| {
                let handlers = tree.children(outer).iter().flatten().any(|&part| tree.kind(part) == Kind::Catch);
                let body = tree.slot(outer, 0).filter(|_| tree.kind(outer) == Kind::Try && handlers);
                body.is_some_and(|body| tree.contains(body, node))
            })
        };
        let open = frame.raised.iter().filter(|(node, _)| !is_handled(**node));
        open.fold(Marks::NONE, |all, (_, marks)| all.join(marks))
    }

    /// A handler takes what was raised: the message says what could not be converted, or what was put into it.
    pub(super) fn caught(&mut self, frame: &mut Frame, state: &mut State, catch: NodeId) {
        let tree = self.target(frame.file).tree;
        let (Some(pattern), Some(attempt)) = (tree.slot(catch, 0), tree.parent(catch)) else { return };
        let Some(body) = tree.slot(attempt, 0).filter(|_| tree.kind(attempt) == Kind::Try) else { return };
        let mut marks = Marks::NONE;
        for (&node, raised) in &frame.raised {
            if tree.contains(body, node) {
                marks = marks.join(raised);
            }
        }
        let is_reader =
            |&node: &NodeId| tree.kind(node) == Kind::Call && tells_its_argument(functions::callee_name(tree, node));
        for node in tree.subtree(body).filter(is_reader) {
            let given = tree.items(node).map(|argument| frame.value(argument));
            given.for_each(|value| marks = marks.join(&state.all_marks(&value)));
        }
        if marks.is_empty() {
            return;
        }
        // Where types are written down, they stand behind the name.
        let target = if tree.kind(pattern) == Kind::Parameter { tree.slot(pattern, 1) } else { Some(pattern) };
        let name = target.and_then(|target| tree.subtree(target).rfind(|&node| tree.kind(node) == Kind::Name));
        if let Some(name) = name.filter(|&name| self.target(frame.file).names.number(name).is_some()) {
            self.assign(frame, state, name, Value::marked(marks));
        }
    }
}

impl Frame {
    /// Something was raised, here or in what is called here.
    pub(super) fn raise(&mut self, node: NodeId, marks: &Marks) {
        if !marks.is_empty() {
            let known = self.raised.entry(node).or_default();
            *known = known.join(marks);
        }
    }
}

/// Whether a function that cannot convert a text says which.
fn tells_its_argument(name: &str) -> bool {
    matches!(
        name,
        "int" | "float" | "Decimal" | "complex" | "parse" | "parseInt" | "fromisoformat" | "strptime" | "UUID"
    )
}

fn is_function(kind: Kind) -> bool {
    matches!(kind, Kind::Function | Kind::Lambda)
}

/// Whether a loop over a value runs at least once.
fn has_elements(state: &State, value: &Value) -> bool {
    match (value.objects(), value.as_constant()) {
        (&[only], _) => state
            .object(only)
            .is_some_and(|object| !object.many && object.list.as_ref().is_some_and(|list| !list.is_empty())),
        (_, Some(Constant::Text(text))) => !text.is_empty(),
        _ => false,
    }
}

impl Object {
    fn map_marks(&mut self, change: &dyn Fn(&Marks) -> Marks) {
        let inner = self.fields.values_mut().chain(self.list.iter_mut().flatten());
        inner.chain([&mut self.rest]).for_each(|value| value.marks = change(&value.marks));
    }
}
