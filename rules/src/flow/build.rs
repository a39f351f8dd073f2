//! Statements become blocks: a stack of things to do instead of recursion, since trees may be deep.

use super::{Block, BlockId, End, Step};
use crate::tree::{Class, Kind, NodeId, Sym, Tree, Variant};

/// The blocks of a function; the first is the entry.
pub(super) fn blocks(tree: &Tree<'_>, owner: NodeId) -> Vec<Block> {
    let mut builder = Builder {
        tree,
        blocks: Vec::new(),
        current: BlockId(0),
        open: true,
        handlers: Vec::new(),
        exits: Vec::new(),
        work: Vec::new(),
    };
    builder.add_block();
    builder.owner(owner);
    builder.run();
    if builder.open {
        builder.end(End::Leave);
    }
    builder.blocks
}

/// What is still to be done, the next last.
enum Work {
    /// Whatever a node is.
    Statement(NodeId),
    /// The value of an expression.
    Value(NodeId),
    /// A condition, with where it leads.
    Condition(NodeId, BlockId, BlockId),
    Step(Step),
    End(End),
    Start(BlockId),
    Handle(BlockId),
    Unhandle,
    Enter(Exit),
    LeaveExit,
}

/// What `break` and `continue` (and `yield` in a switch that has a value) lead to.
#[derive(Clone, Copy)]
struct Exit {
    label: Option<Sym>,
    done: BlockId,
    again: Option<BlockId>,
    /// The expression that a `yield` inside gives its value to.
    value_of: Option<NodeId>,
}

struct Builder<'a, 't> {
    tree: &'a Tree<'t>,
    blocks: Vec<Block>,
    current: BlockId,
    /// Whether the current block has no end yet.
    open: bool,
    handlers: Vec<BlockId>,
    exits: Vec<Exit>,
    work: Vec<Work>,
}

impl Builder<'_, '_> {
    fn add_block(&mut self) -> BlockId {
        let id = BlockId(self.blocks.len() as u32);
        self.blocks.push(Block { steps: Vec::new(), end: End::Raise, handler: self.handlers.last().copied() });
        id
    }

    fn end(&mut self, end: End) {
        if self.open {
            self.blocks[self.current.index()].end = end;
            self.open = false;
        }
    }

    fn step(&mut self, step: Step) {
        if !self.open {
            // What nothing leads to is built all the same: it is part of the text.
            self.current = self.add_block();
            self.open = true;
        }
        self.blocks[self.current.index()].steps.push(step);
    }

    fn start(&mut self, block: BlockId) {
        self.end(End::Goto(block));
        self.blocks[block.index()].handler = self.handlers.last().copied();
        self.current = block;
        self.open = true;
    }

    /// Things to do in this order, before all that is to be done already.
    fn then(&mut self, work: impl IntoIterator<Item = Work, IntoIter: DoubleEndedIterator>) {
        self.work.extend(work.into_iter().rev());
    }

    fn owner(&mut self, owner: NodeId) {
        let tree = self.tree;
        match tree.kind(owner) {
            Kind::Program | Kind::Error => {
                self.then(
                    tree.children(owner).iter().flatten().map(|&child| Work::Statement(child)).collect::<Vec<_>>(),
                );
            }
            Kind::Function | Kind::Lambda => {
                let Some(body) = tree.named(owner, "body") else { return };
                if tree.kind(body) == Kind::Block {
                    self.then([Work::Statement(body)]);
                } else {
                    let back = Step::Return { at: body, value: Some(body) };
                    self.then([Work::Value(body), Work::Step(back), Work::End(End::Leave)]);
                }
            }
            Kind::Initializer => self.then(tree.named(owner, "body").map(Work::Statement)),
            _ => self.then([Work::Statement(owner)]),
        }
    }

    fn run(&mut self) {
        while let Some(work) = self.work.pop() {
            match work {
                Work::Statement(id) => self.statement(id),
                Work::Value(id) => self.value(id),
                Work::Condition(id, yes, no) => self.condition(id, yes, no),
                Work::Step(step) => self.step(step),
                Work::End(end) => self.end(end),
                Work::Start(block) => self.start(block),
                Work::Handle(block) => self.handlers.push(block),
                Work::Unhandle => {
                    self.handlers.pop();
                }
                Work::Enter(exit) => self.exits.push(exit),
                Work::LeaveExit => {
                    self.exits.pop();
                }
            }
        }
    }

    /// The values of some nodes, then that of the node they are operands of.
    fn evaluate(&mut self, id: NodeId, operands: impl IntoIterator<Item = NodeId>) {
        let mut work: Vec<Work> = operands.into_iter().map(Work::Value).collect();
        work.push(Work::Step(Step::Eval(id)));
        self.then(work);
    }

    /// All values that a node has, then itself.
    fn operands(&mut self, id: NodeId) {
        let tree = self.tree;
        self.evaluate(id, tree.children(id).iter().flatten().copied());
    }

    fn statement(&mut self, id: NodeId) {
        let tree = self.tree;
        let slot = |at: usize| tree.slot(id, at);
        if !self.handlers.is_empty() && tree.kind(id) != Kind::Block {
            // Each statement of a guarded body has a block of its own: the handler sees what it left behind.
            let next = self.add_block();
            self.start(next);
        }
        match tree.kind(id) {
            Kind::Program | Kind::Block | Kind::Error => {
                self.then(tree.items(id).map(Work::Statement).collect::<Vec<_>>());
            }
            Kind::ExprStatement | Kind::Finally => self.then(slot(0).map(|child| self.either(child))),
            Kind::Var => self.evaluate(id, slot(3)),
            Kind::Export => {
                let mut work: Vec<Work> = slot(0).map(|child| self.either(child)).into_iter().collect();
                work.push(Work::Step(Step::Eval(id)));
                self.then(work);
            }
            Kind::If => {
                let (yes, no, after) = (self.add_block(), self.add_block(), self.add_block());
                let mut work = vec![];
                work.extend(slot(0).map(|condition| Work::Condition(condition, yes, no)));
                work.push(Work::Start(yes));
                work.extend(slot(1).map(Work::Statement));
                work.extend([Work::End(End::Goto(after)), Work::Start(no)]);
                work.extend(slot(2).map(Work::Statement));
                work.push(Work::Start(after));
                self.then(work);
            }
            Kind::While => self.repeat(slot(0), None, slot(1), slot(2), None),
            Kind::For => {
                let mut work: Vec<Work> = slot(0).map(|start| self.either(start)).into_iter().collect();
                let (head, body, step, after) =
                    (self.add_block(), self.add_block(), self.add_block(), self.add_block());
                work.push(Work::Start(head));
                match slot(1) {
                    Some(condition) => work.push(Work::Condition(condition, body, after)),
                    None => work.push(Work::End(End::Goto(body))),
                }
                work.extend([Work::Enter(self.exit(id, after, Some(step))), Work::Start(body)]);
                work.extend(slot(3).map(Work::Statement));
                work.extend([Work::LeaveExit, Work::Start(step)]);
                work.extend(slot(2).map(|step| self.either(step)));
                work.extend([Work::End(End::Goto(head)), Work::Start(after)]);
                self.then(work);
            }
            Kind::DoWhile => {
                let (body, test, after) = (self.add_block(), self.add_block(), self.add_block());
                let mut work = vec![Work::Enter(self.exit(id, after, Some(test))), Work::Start(body)];
                work.extend(slot(0).map(Work::Statement));
                work.extend([Work::LeaveExit, Work::Start(test)]);
                work.extend(slot(1).map(|condition| Work::Condition(condition, body, after)));
                work.push(Work::Start(after));
                self.then(work);
            }
            Kind::ForEach => {
                let keys = tree.node(id).variant == Variant::In;
                let next = slot(0).zip(slot(1)).map(|(target, iterable)| Step::Next { target, iterable, keys });
                let before: Vec<Work> = slot(1).map(Work::Value).into_iter().collect();
                self.repeat(None, next, slot(2), slot(3), Some(before));
            }
            Kind::Switch => self.switch(id, None),
            Kind::Return => {
                let back = Step::Return { at: id, value: slot(0) };
                let mut work: Vec<Work> = slot(0).map(Work::Value).into_iter().collect();
                work.extend([Work::Step(back), Work::End(End::Leave)]);
                self.then(work);
            }
            Kind::Break | Kind::Continue => {
                let label = slot(0).map(|label| tree.node(label).sym);
                let wanted = tree.kind(id) == Kind::Continue;
                let exit = self.exits.iter().rev().find(|exit| match label {
                    Some(_) => exit.label == label,
                    None => exit.value_of.is_none() && (!wanted || exit.again.is_some()),
                });
                let target = exit.and_then(|exit| if wanted { exit.again } else { Some(exit.done) });
                self.end(target.map_or(End::Raise, End::Goto));
            }
            Kind::Throw => {
                let mut work: Vec<Work> = tree.children(id).iter().flatten().map(|&child| Work::Value(child)).collect();
                work.extend([Work::Step(Step::Eval(id)), Work::End(End::Raise)]);
                self.then(work);
            }
            Kind::Assert => {
                let (yes, no) = (self.add_block(), self.add_block());
                let mut work: Vec<Work> =
                    slot(0).map(|condition| Work::Condition(condition, yes, no)).into_iter().collect();
                work.push(Work::Start(no));
                work.extend(slot(1).map(Work::Value));
                work.extend([Work::End(End::Raise), Work::Start(yes)]);
                self.then(work);
            }
            Kind::Try => self.guarded(id),
            Kind::With => {
                let mut work: Vec<Work> = tree.items(id).map(Work::Statement).collect();
                work.extend(slot(0).map(Work::Statement));
                self.then(work);
            }
            Kind::WithItem => self.evaluate(id, slot(0)),
            Kind::Label => {
                let after = self.add_block();
                let body = slot(1);
                // A loop knows its label itself; to break out of any other statement leads behind it.
                let exit =
                    Exit { label: slot(0).map(|name| tree.node(name).sym), done: after, again: None, value_of: None };
                let own = body.is_some_and(|body| {
                    matches!(tree.kind(body), Kind::While | Kind::For | Kind::ForEach | Kind::DoWhile)
                });
                let mut work = vec![];
                if !own {
                    work.push(Work::Enter(exit));
                }
                work.extend(body.map(Work::Statement));
                if !own {
                    work.push(Work::LeaveExit);
                }
                work.push(Work::Start(after));
                self.then(work);
            }
            Kind::Class => self.class(id),
            Kind::Initializer => {
                let body = slot(1);
                self.then(body.map(Work::Statement));
            }
            Kind::Function | Kind::Import | Kind::ImportFrom | Kind::ImportAll => self.step(Step::Eval(id)),
            Kind::Package | Kind::Global | Kind::TypeAlias => {}
            Kind::EnumConstant => self.evaluate(id, tree.items(id)),
            Kind::Delete => self.operands(id),
            _ => self.value(id),
        }
    }

    /// A statement or the value of an expression.
    fn either(&self, id: NodeId) -> Work {
        match self.tree.kind(id) {
            Kind::Class | Kind::Function => Work::Statement(id),
            kind if kind.class() == Class::Statement => Work::Statement(id),
            _ => Work::Value(id),
        }
    }

    fn exit(&self, statement: NodeId, done: BlockId, again: Option<BlockId>) -> Exit {
        let tree = self.tree;
        let label = tree.parent(statement).filter(|&parent| tree.kind(parent) == Kind::Label);
        let label = label.and_then(|label| tree.slot(label, 0)).map(|name| tree.node(name).sym);
        Exit { label, done, again, value_of: None }
    }

    /// `while` and loops over elements.
    fn repeat(
        &mut self,
        condition: Option<NodeId>,
        next: Option<Step>,
        body: Option<NodeId>,
        otherwise: Option<NodeId>,
        before: Option<Vec<Work>>,
    ) {
        let statement = body.and_then(|body| self.tree.parent(body));
        let (head, start, last, after) = (self.add_block(), self.add_block(), self.add_block(), self.add_block());
        let mut work = before.unwrap_or_default();
        work.push(Work::Start(head));
        match condition {
            Some(condition) => work.push(Work::Condition(condition, start, last)),
            None => work.push(Work::End(End::Either(start, last))),
        }
        let exit = statement.map(|statement| self.exit(statement, after, Some(head)));
        work.extend(exit.map(Work::Enter));
        work.push(Work::Start(start));
        work.extend(next.map(Work::Step));
        work.extend(body.map(Work::Statement));
        if exit.is_some() {
            work.push(Work::LeaveExit);
        }
        work.extend([Work::End(End::Goto(head)), Work::Start(last)]);
        work.extend(otherwise.map(Work::Statement));
        work.push(Work::Start(after));
        self.then(work);
    }

    /// A `switch`; `value_of` is the expression it is the value of.
    fn switch(&mut self, id: NodeId, value_of: Option<NodeId>) {
        let tree = self.tree;
        let Some(subject) = tree.slot(id, 0) else { return };
        let cases: Vec<NodeId> = tree.items(id).filter(|&case| tree.kind(case) == Kind::Case).collect();
        let after = self.add_block();
        let bodies: Vec<BlockId> = cases.iter().map(|_| self.add_block()).collect();
        let is_default = |case: NodeId| tree.items(case).any(|label| tree.kind(label) == Kind::Default);
        let mut work = vec![Work::Value(subject)];
        // The tests in order, a default last.
        let mut default = after;
        for (&case, &body) in cases.iter().zip(&bodies) {
            let only_default = tree.items(case).count() == 1 && is_default(case);
            if is_default(case) {
                default = body;
            }
            if only_default && tree.slot(case, 1).is_none() {
                continue;
            }
            let (matched, other) = (self.add_block(), self.add_block());
            work.push(Work::End(End::Case { subject, case, yes: matched, no: other }));
            work.push(Work::Start(matched));
            work.extend(tree.items(case).map(|pattern| Work::Step(Step::Match { pattern, subject })));
            match tree.slot(case, 1) {
                Some(guard) => work.push(Work::Condition(guard, body, other)),
                None => work.push(Work::End(End::Goto(body))),
            }
            work.push(Work::Start(other));
        }
        work.push(Work::End(End::Goto(default)));
        work.push(Work::Enter(Exit { label: None, done: after, again: None, value_of }));
        for (at, (&case, &start)) in cases.iter().zip(&bodies).enumerate() {
            work.push(Work::Start(start));
            let body = tree.slot(case, 0);
            let arrow = tree.node(case).variant == Variant::Arrow;
            let alone = body.and_then(|body| self.only_value(body)).filter(|_| arrow);
            match (value_of, alone) {
                (Some(to), Some(from)) => work.extend([Work::Value(from), Work::Step(Step::Give { from, to })]),
                _ => work.extend(body.map(Work::Statement)),
            }
            // Without a `break` it runs into the next, but in the languages where it does not.
            let falls = !arrow && self.falls_through(id);
            let next = if falls { bodies.get(at + 1).copied().unwrap_or(after) } else { after };
            work.push(Work::End(End::Goto(next)));
        }
        work.extend([Work::LeaveExit, Work::Start(after)]);
        self.then(work);
    }

    /// Python's `match` has no fall through; its cases are statements of patterns without a `break`.
    fn falls_through(&self, switch: NodeId) -> bool {
        !self.tree.text(switch).starts_with("match")
    }

    /// The value that the body of a case is, if it is nothing else.
    fn only_value(&self, body: NodeId) -> Option<NodeId> {
        let tree = self.tree;
        let mut items = tree.items(body);
        match (tree.kind(body), items.next(), items.next()) {
            (Kind::Block, Some(only), None) if tree.kind(only) == Kind::ExprStatement => {
                tree.slot(only, 0).filter(|&value| tree.kind(value) != Kind::Yield)
            }
            _ => None,
        }
    }

    fn guarded(&mut self, id: NodeId) {
        let tree = self.tree;
        let slot = |at: usize| tree.slot(id, at);
        let catches: Vec<NodeId> = tree.items(id).collect();
        let (body, last, after) = (self.add_block(), self.add_block(), self.add_block());
        // Which handler takes it is not known: each may, or none; then nothing behind the statement is reached.
        let first = if catches.is_empty() { last } else { self.add_block() };
        let mut work = vec![Work::Handle(first), Work::Start(body)];
        work.extend(slot(0).map(Work::Statement));
        work.push(Work::Unhandle);
        let plain = self.add_block();
        work.push(Work::Start(plain));
        work.extend(slot(1).map(Work::Statement));
        work.push(Work::End(End::Goto(last)));
        let mut at = first;
        let missed = if slot(2).is_some() { last } else { self.add_block() };
        for (number, &catch) in catches.iter().enumerate() {
            let (own, next) = (self.add_block(), if number + 1 == catches.len() { missed } else { self.add_block() });
            work.extend([Work::Start(at), Work::End(End::Either(own, next)), Work::Start(own)]);
            work.push(Work::Step(Step::Caught(catch)));
            work.extend(tree.slot(catch, 1).map(Work::Statement));
            work.push(Work::End(End::Goto(last)));
            at = next;
        }
        if missed != last {
            work.extend([Work::Start(missed), Work::End(End::Raise)]);
        }
        work.push(Work::Start(last));
        work.extend(slot(2).map(Work::Statement));
        work.push(Work::Start(after));
        self.then(work);
    }

    /// The fields of a class, then the class.
    fn class(&mut self, id: NodeId) {
        let tree = self.tree;
        let body = tree.named(id, "body");
        let members = body.into_iter().flat_map(|body| tree.items(body));
        let mut work: Vec<Work> =
            members.filter(|&member| tree.kind(member) != Kind::Function).map(|member| self.either(member)).collect();
        work.push(Work::Step(Step::Eval(id)));
        self.then(work);
    }

    fn value(&mut self, id: NodeId) {
        let tree = self.tree;
        let slot = |at: usize| tree.slot(id, at);
        match tree.kind(id) {
            // Names of members and keywords are no values, nor are types; functions are left for their calls.
            Kind::Member | Kind::InstanceOf => self.evaluate(id, slot(0)),
            Kind::Keyword | Kind::ElementAttribute | Kind::Cast => self.evaluate(id, slot(1)),
            Kind::Pair => {
                let key = slot(0).filter(|&key| tree.kind(key) != Kind::Name || is_computed_key(tree, id));
                self.evaluate(id, key.into_iter().chain(slot(1)));
            }
            // Attributes are no values themselves; what they are given is.
            Kind::Element => {
                let attributes = slot(1).into_iter().flat_map(|attributes| tree.items(attributes));
                self.evaluate(id, attributes.chain(tree.items(id)));
            }
            Kind::Function | Kind::Lambda | Kind::MethodRef | Kind::ClassOf => self.step(Step::Eval(id)),
            Kind::Class => self.class(id),
            Kind::New => {
                let class = slot(0).filter(|&class| tree.kind(class).class() != Class::Type);
                self.evaluate(id, class.into_iter().chain(tree.items(id)));
            }
            Kind::Assign | Kind::AssignOp => {
                let mut work: Vec<Work> = Vec::new();
                if let Some(target) = slot(0) {
                    match tree.kind(target) {
                        Kind::Member => work.extend(tree.slot(target, 0).map(Work::Value)),
                        Kind::Index | Kind::Slice => {
                            work.extend(tree.children(target).iter().flatten().map(|&part| Work::Value(part)));
                        }
                        _ => {}
                    }
                    if tree.kind(id) == Kind::AssignOp {
                        work.push(Work::Step(Step::Eval(target)));
                    }
                }
                work.extend(slot(1).map(Work::Value));
                work.push(Work::Step(Step::Eval(id)));
                self.then(work);
            }
            Kind::Conditional => {
                let (Some(condition), Some(then), Some(otherwise)) = (slot(0), slot(1), slot(2)) else {
                    return self.operands(id);
                };
                let (yes, no, after) = (self.add_block(), self.add_block(), self.add_block());
                self.then([
                    Work::Condition(condition, yes, no),
                    Work::Start(yes),
                    Work::Value(then),
                    Work::Step(Step::Give { from: then, to: id }),
                    Work::End(End::Goto(after)),
                    Work::Start(no),
                    Work::Value(otherwise),
                    Work::Step(Step::Give { from: otherwise, to: id }),
                    Work::Start(after),
                    Work::Step(Step::Eval(id)),
                ]);
            }
            Kind::Binary if matches!(tree.node(id).variant, Variant::And | Variant::Or | Variant::Nullish) => {
                let (Some(left), Some(right)) = (slot(0), slot(1)) else { return self.operands(id) };
                let (first, second, after) = (self.add_block(), self.add_block(), self.add_block());
                let test = match tree.node(id).variant {
                    Variant::And => End::Branch { condition: left, yes: second, no: first },
                    Variant::Or => End::Branch { condition: left, yes: first, no: second },
                    _ => End::Either(first, second),
                };
                self.then([
                    Work::Value(left),
                    Work::End(test),
                    Work::Start(first),
                    Work::Step(Step::Give { from: left, to: id }),
                    Work::End(End::Goto(after)),
                    Work::Start(second),
                    Work::Value(right),
                    Work::Step(Step::Give { from: right, to: id }),
                    Work::Start(after),
                    Work::Step(Step::Eval(id)),
                ]);
            }
            Kind::Comprehension => self.comprehension(id),
            Kind::StatementExpr => match slot(0) {
                Some(statement) if tree.kind(statement) == Kind::Switch => {
                    self.then([Work::Step(Step::Eval(id))]);
                    self.switch(statement, Some(id));
                }
                Some(statement) => {
                    let from = self.only_value(statement);
                    match from {
                        Some(from) => self.then([
                            Work::Value(from),
                            Work::Step(Step::Give { from, to: id }),
                            Work::Step(Step::Eval(id)),
                        ]),
                        None => self.then([Work::Statement(statement), Work::Step(Step::Eval(id))]),
                    }
                }
                None => {}
            },
            Kind::Yield => {
                let exit = self.exits.iter().rev().find(|exit| exit.value_of.is_some()).copied();
                let mut work: Vec<Work> = slot(0).map(Work::Value).into_iter().collect();
                match (exit, slot(0)) {
                    // Java's: the value of a switch.
                    (Some(Exit { value_of: Some(to), done, .. }), Some(from)) => {
                        work.extend([Work::Step(Step::Give { from, to }), Work::End(End::Goto(done))]);
                    }
                    _ => work.push(Work::Step(Step::Eval(id))),
                }
                self.then(work);
            }
            Kind::TypeName | Kind::TypeApply | Kind::TypeArray | Kind::TypeUnion | Kind::Attributes => {}
            kind if kind.class() == Class::Statement => self.statement(id),
            _ => self.operands(id),
        }
    }

    fn comprehension(&mut self, id: NodeId) {
        let tree = self.tree;
        let (done, mut work) = (self.add_block(), Vec::new());
        let mut back = None;
        for part in tree.items(id) {
            match (tree.kind(part), tree.slot(part, 0), tree.slot(part, 1)) {
                (Kind::CompFor, Some(target), Some(iterable)) => {
                    let (head, body) = (self.add_block(), self.add_block());
                    work.extend([Work::Value(iterable), Work::Start(head)]);
                    work.push(Work::End(End::Either(body, back.unwrap_or(done))));
                    work.push(Work::Start(body));
                    work.push(Work::Step(Step::Next { target, iterable, keys: false }));
                    back = Some(head);
                }
                (Kind::CompIf, Some(condition), _) => {
                    let yes = self.add_block();
                    work.extend([Work::Condition(condition, yes, back.unwrap_or(done)), Work::Start(yes)]);
                }
                _ => {}
            }
        }
        if let Some(element) = tree.slot(id, 0) {
            work.extend([Work::Value(element), Work::Step(Step::Give { from: element, to: id })]);
        }
        work.extend([Work::End(End::Goto(back.unwrap_or(done))), Work::Start(done), Work::Step(Step::Eval(id))]);
        self.then(work);
    }

    fn condition(&mut self, id: NodeId, yes: BlockId, no: BlockId) {
        let tree = self.tree;
        let (left, right) = (tree.slot(id, 0), tree.slot(id, 1));
        match (tree.kind(id), tree.node(id).variant, left, right) {
            (Kind::Binary, Variant::And, Some(left), Some(right)) => {
                let both = self.add_block();
                self.then([Work::Condition(left, both, no), Work::Start(both), Work::Condition(right, yes, no)]);
            }
            (Kind::Binary, Variant::Or, Some(left), Some(right)) => {
                let neither = self.add_block();
                self.then([Work::Condition(left, yes, neither), Work::Start(neither), Work::Condition(right, yes, no)]);
            }
            (Kind::Unary, Variant::Not, Some(value), _) => self.then([Work::Condition(value, no, yes)]),
            _ => self.then([Work::Value(id), Work::End(End::Branch { condition: id, yes, no })]),
        }
    }
}

/// Whether a key that is a name is a value: in Python's dictionaries it is.
fn is_computed_key(tree: &Tree<'_>, pair: NodeId) -> bool {
    tree.parent(pair).is_some_and(|owner| matches!(tree.kind(owner), Kind::Dict | Kind::Comprehension))
}
