//! Does a node of a pattern match a node of a tree, and in which ways?
//!
//! Every question has any number of answers (`$...A` can take one argument or two), so no function returns one:
//! each calls its last argument once for every way to match, with the metavariables bound as they are then. All
//! recursion follows the pattern, whose size is limited; what goes into the depth of the tree is a loop.

use findings::Span;

use super::compile::{P, PNode, Pattern, TextHole};
use super::{Binding, Bindings, Target};
use crate::lang::Snippets;
use crate::tree::constants::Constant;
use crate::tree::{Kind, NodeId, Sym, Variant};

mod declarations;
mod lists;
mod literals;
mod names;
mod operators;
mod statements;
mod types;

/// What to do with each way to match.
pub(super) type Next<'k, 'a, 't> = &'k mut dyn FnMut(&mut Matcher<'a, 't>);

/// One attempt to match one pattern at one place.
pub(super) struct Matcher<'a, 't> {
    pub(super) pattern: &'a Pattern,
    pub(super) target: &'a Target<'a, 't>,
    pub(super) bindings: Bindings,
    /// The stretch of the statements matched so far.
    pub(super) extent: Option<Span>,
    /// Only the longest match of a closing `...` is wanted.
    pub(super) widest: bool,
    /// How many names the way here was followed through.
    pub(super) followed: u32,
    /// Steps left; at none nothing matches any more.
    pub(super) steps: u64,
}

/// How many names are followed to one value, which may be a circle.
const MAX_FOLLOWED: u32 = 50;

/// `$_` matches like any metavariable and is bound to nothing.
const ANONYMOUS: Sym = Sym::of("$_");

impl<'a, 't> Matcher<'a, 't> {
    pub(super) fn p(&self, p: P) -> &'a PNode {
        self.pattern.node(p)
    }

    pub(super) fn slot(&self, p: P, slot: usize) -> Option<P> {
        self.p(p).children.get(slot).copied().flatten()
    }

    /// The slot of this name.
    pub(super) fn part(&self, p: P, slot: &str) -> Option<P> {
        let at = self.p(p).kind.slots().iter().position(|&name| name == slot)?;
        self.slot(p, at)
    }

    /// The children of a pattern's node after its slots.
    pub(super) fn list(&self, p: P) -> Vec<P> {
        let node = self.p(p);
        node.children[node.kind.slots().len()..].iter().copied().flatten().collect()
    }

    pub(super) fn kind(&self, t: NodeId) -> Kind {
        self.target.tree.kind(t)
    }

    pub(super) fn children(&self, t: NodeId) -> Vec<NodeId> {
        self.target.tree.items(t).collect()
    }

    /// Counts a step; `false` when there are none left.
    pub(super) fn step(&mut self) -> bool {
        self.steps = self.steps.saturating_sub(1);
        self.steps > 0
    }

    pub(super) fn is_ellipsis(&self, p: P) -> bool {
        match self.p(p).kind {
            Kind::Ellipsis => true,
            Kind::ExprStatement => self.slot(p, 0).is_some_and(|value| self.p(value).kind == Kind::Ellipsis),
            _ => false,
        }
    }

    /// The name of a `$...X`, also as a statement of its own.
    pub(super) fn list_metavariable(&self, p: P) -> Option<Sym> {
        match self.p(p).kind {
            Kind::MetavariableList => Some(self.p(p).sym),
            Kind::ExprStatement => self.slot(p, 0).and_then(|value| self.list_metavariable(value)),
            _ => None,
        }
    }

    /// Binds a metavariable, and goes on if it does not stand for something else already.
    pub(super) fn bind(&mut self, name: Sym, binding: Binding, next: Next<'_, 'a, 't>) {
        if name == ANONYMOUS {
            return next(self);
        }
        if let Some(known) = self.bindings.get(name) {
            if self.same(known, &binding) {
                next(self);
            }
            return;
        }
        let length = self.bindings.len();
        self.bindings.push(name, binding);
        next(self);
        self.bindings.truncate(length);
    }

    /// Whether a metavariable may stand for both: they say the same, or one is a literal and the other worth it.
    fn same(&self, a: &Binding, b: &Binding) -> bool {
        let (tree, names) = (self.target.tree, self.target.names);
        let (&Binding::Node(x), &Binding::Node(y)) = (a, b) else { return a.same(b, tree) };
        match (tree.kind(x), tree.kind(y)) {
            (Kind::Name, Kind::Name) => {
                let known = names.definition(x).is_some() && names.definition(y).is_some();
                tree.node(x).sym == tree.node(y).sym && (!known || names.agree(x, y))
            }
            (Kind::Name, Kind::Str) if self.is_key(y) => tree.node(x).sym == tree.node(y).sym,
            (Kind::Str, Kind::Name) if self.is_key(x) => tree.node(x).sym == tree.node(y).sym,
            (kind, other) if is_literal(kind) != is_literal(other) => {
                let (one, two) = (self.constant(x), self.constant(y));
                one.is_some() && one == two && one != Some(Constant::SomeText)
            }
            _ => a.same(b, tree),
        }
    }

    /// Whether a node is the key of a pair.
    fn is_key(&self, t: NodeId) -> bool {
        let tree = self.target.tree;
        tree.parent(t).is_some_and(|pair| tree.kind(pair) == Kind::Pair && tree.slot(pair, 0) == Some(t))
    }

    /// Binds a metavariable to a node: to the name rather than to what only wraps it.
    pub(super) fn bind_node(&mut self, name: Sym, t: NodeId, next: Next<'_, 'a, 't>) {
        let tree = self.target.tree;
        let inner = match tree.kind(t) {
            Kind::TypeName | Kind::TypeValue => tree.slot(t, 0).unwrap_or(t),
            Kind::Parameter if self.is_bare(t) => tree.slot(t, 1).unwrap_or(t),
            _ => t,
        };
        self.bind(name, Binding::Node(inner), next);
    }

    fn is_bare(&self, t: NodeId) -> bool {
        self.target.tree.children(t).iter().enumerate().all(|(at, child)| at == 1 || child.is_none())
    }

    /// Two nodes of any class.
    pub(super) fn any(&mut self, p: P, t: NodeId, next: Next<'_, 'a, 't>) {
        use crate::tree::Class::*;
        match self.p(p).kind.class() {
            Expression => self.expression(p, t, false, next),
            Statement => self.statement(p, t, next),
            Type => self.of_type(p, t, next),
            Part => self.in_part(p, t, next),
        }
    }

    /// What a pattern leaves away must not be there.
    pub(super) fn both(&mut self, p: Option<P>, t: Option<NodeId>, next: Next<'_, 'a, 't>) {
        match (p, t) {
            (None, None) => next(self),
            (Some(p), None) if self.is_ellipsis(p) => next(self),
            (Some(p), Some(t)) => self.any(p, t, next),
            _ => {}
        }
    }

    /// What a pattern leaves away may be there.
    pub(super) fn at_least(&mut self, p: Option<P>, t: Option<NodeId>, next: Next<'_, 'a, 't>) {
        match (p, t) {
            (None, _) => next(self),
            (Some(p), None) if self.is_ellipsis(p) => next(self),
            (Some(p), Some(t)) => self.any(p, t, next),
            _ => {}
        }
    }

    /// Two expressions. At the root of a pattern values are not looked for behind variables and casts, where they are
    /// looked at in their own right.
    pub(super) fn expression(&mut self, p: P, t: NodeId, is_root: bool, next: Next<'_, 'a, 't>) {
        if !self.step() {
            return;
        }
        let node = self.p(p);
        if node.kind == Kind::Ellipsis {
            return next(self);
        }
        // What is cast is as good as the cast, but at the root, where it is looked at in its own right.
        if self.kind(t) == Kind::Cast
            && !is_root
            && let Some(value) = self.target.tree.slot(t, 1)
        {
            self.expression(p, value, false, next);
        }
        match node.kind {
            Kind::Metavariable => {
                return match self.kind(t) {
                    // An argument by name is no value.
                    Kind::Keyword => {}
                    _ => self.bind_node(node.sym, t, next),
                };
            }
            Kind::MetavariableList => {
                let span = self.target.tree.span(t);
                return self.bind(node.sym, Binding::Nodes(vec![t], span), next);
            }
            Kind::Deep => return self.deep(p, t, next),
            Kind::Typed => return self.typed(p, t, next),
            _ => {}
        }
        let tree = self.target.tree;
        let kind = self.kind(t);
        if kind == Kind::Name {
            self.imported(p, t, next);
            if !is_root {
                self.behind_name(p, t, next);
            }
        }
        // `LOADERS[0]` is what stands there.
        if kind == Kind::Index
            && node.kind == Kind::Member
            && let Some(value) = self.target.constants.element(t)
        {
            self.expression(p, value, false, next);
        }
        match node.kind {
            // `...` in backquotes is any text in backquotes, with holes or without.
            Kind::Str if node.backquoted && matches!(node.text, TextHole::Any) => {
                if kind == Kind::Template || kind == Kind::Str && tree.text(t).starts_with('`') {
                    next(self);
                }
                return;
            }
            // `$...X` in backquotes is all parts of a text.
            Kind::Str if node.backquoted && kind == Kind::Template => {
                return self.template_parts(&[p], &self.children(t), next);
            }
            Kind::Regex if kind == Kind::Name => {
                let value = self.target.constants.symbol(t).filter(|&value| self.kind(value) == Kind::Regex);
                if let Some(value) = value.filter(|_| self.pattern.options.constant_propagation) {
                    self.expression(p, value, false, next);
                }
                return;
            }
            Kind::Str | Kind::Int | Kind::Float | Kind::Bool | Kind::Char | Kind::Null | Kind::Undefined => {
                return self.literal(p, t, next);
            }
            Kind::MemberEllipsis => return self.chain(p, t, next),
            Kind::Binary => return self.binary(p, t, next),
            Kind::Assign if kind == Kind::Var && self.pattern.options.vardef_assign => {
                if tree.slot(t, 3).is_some() {
                    self.two(p, (0, 1), t, (1, 3), next);
                }
                return;
            }
            // Keys of objects are the same with and without quotes.
            Kind::Name if kind == Kind::Str && self.is_key(t) && node.sym == tree.node(t).sym => return next(self),
            Kind::Dict if kind == Kind::Set && matches!(*self.list(p), [only] if self.is_ellipsis(only)) => {
                return next(self);
            }
            Kind::Template if kind == Kind::Str && tree.text(t).starts_with('`') => {
                return self.template_parts(&self.list(p), &[t], next);
            }
            Kind::Assign if kind == Kind::Assign => return self.assign(p, t, next),
            Kind::Assign | Kind::AssignOp if matches!(kind, Kind::Assign | Kind::AssignOp) => {
                return self.augmented(p, t, next);
            }
            Kind::List | Kind::Tuple | Kind::Set | Kind::Dict if kind == Kind::Comprehension => {
                return self.comprehension_as(p, t, next);
            }
            Kind::Call if kind == Kind::Annotation => {
                if self.pattern.options.attr_expr && tree.node(t).variant == Variant::Called {
                    return self.call(p, t, next);
                }
                return;
            }
            _ if node.kind != kind => return,
            _ => {}
        }
        match kind {
            Kind::Name => {
                if node.sym == tree.node(t).sym {
                    next(self);
                }
            }
            Kind::Call => self.call(p, t, next),
            Kind::New => self.new_object(p, t, next),
            Kind::Member => self.member(p, t, next),
            Kind::Template => self.template(p, t, next),
            Kind::Set | Kind::Dict => self.unordered_display(p, t, next),
            Kind::Object => self.members(self.list(p), &self.children(t), next),
            Kind::Lambda => {
                let same = node.worded == is_worded(tree.text(t));
                if same || self.pattern.options.arrow_or_function {
                    self.function(p, t, next);
                }
            }
            Kind::Class => self.class(p, t, next),
            Kind::Element => self.element(p, t, next),
            Kind::ElementText | Kind::Regex => self.text(p, t, next),
            Kind::InstanceOf => self.instance_of(p, t, next),
            // The list is as good as the generator that gives it.
            Kind::Comprehension => {
                let (wanted, built) = (node.variant, tree.node(t).variant);
                if wanted == built || (wanted, built) == (Variant::Lazy, Variant::OfList) {
                    self.slots(p, t, 0, &mut |m| m.in_order(&m.list(p), &m.children(t), false, next));
                }
            }
            _ => self.structure(p, t, next),
        }
    }

    /// The expression that a name was given, if the rule wants it to be followed.
    fn behind_name(&mut self, p: P, t: NodeId, next: Next<'_, 'a, 't>) {
        let options = &self.pattern.options;
        if !options.symbolic_propagation || !options.constant_propagation || self.followed == MAX_FOLLOWED {
            return;
        }
        if let Some(value) = self.target.constants.symbol(t) {
            self.followed += 1;
            self.expression(p, value, false, next);
            self.followed -= 1;
        }
    }

    /// The same kind, the same sort, the slots one by one, the list in order.
    pub(super) fn structure(&mut self, p: P, t: NodeId, next: Next<'_, 'a, 't>) {
        let (node, tree) = (self.p(p), self.target.tree);
        let other = tree.node(t);
        if node.kind != other.kind || node.variant != other.variant || node.sym != other.sym {
            return;
        }
        self.slots(p, t, 0, &mut |m| m.in_order(&m.list(p), &m.children(t), false, next));
    }

    fn slots(&mut self, p: P, t: NodeId, from: usize, next: Next<'_, 'a, 't>) {
        let node = self.p(p);
        if from == node.kind.slots().len() {
            return next(self);
        }
        let (a, b) = (node.children[from], self.target.tree.slot(t, from));
        if a.is_none() && node.open {
            return self.slots(p, t, from + 1, next);
        }
        self.both(a, b, &mut |m| m.slots(p, t, from + 1, next));
    }

    /// Two slots of each.
    pub(super) fn two(
        &mut self,
        p: P,
        (p0, p1): (usize, usize),
        t: NodeId,
        (t0, t1): (usize, usize),
        next: Next<'_, 'a, 't>,
    ) {
        let tree = self.target.tree;
        let (a, b) = (self.slot(p, p0), self.slot(p, p1));
        let (c, d) = (tree.slot(t, t0), tree.slot(t, t1));
        self.both(a, c, &mut |m| m.both(b, d, next));
    }

    /// `<... e ...>`: the value itself and all inside it.
    fn deep(&mut self, p: P, t: NodeId, next: Next<'_, 'a, 't>) {
        let Some(inner) = self.slot(p, 0) else { return };
        let mut open = vec![t];
        let mut followed = 0;
        while let Some(at) = open.pop() {
            if !self.step() {
                return;
            }
            self.expression(inner, at, true, next);
            if self.pattern.options.symbolic_propagation
                && followed < MAX_FOLLOWED
                && let Some(value) = self.target.constants.symbol(at)
            {
                followed += 1;
                open.push(value);
            }
            if self.pattern.options.go_deeper_expr {
                open.extend(self.values_in(at).into_iter().rev());
            }
        }
    }

    /// The values a value is made of.
    pub(super) fn values_in(&self, t: NodeId) -> Vec<NodeId> {
        let tree = self.target.tree;
        let slot = |at: usize| tree.slot(t, at);
        let mut values = Vec::new();
        match tree.kind(t) {
            Kind::Member | Kind::MethodRef => values.extend(slot(0)),
            Kind::Cast => values.extend(slot(1)),
            Kind::New => values.extend(tree.items(t)),
            // What a function of JavaScript does are statements, of whichever form.
            Kind::Lambda if self.target.language.snippets == Snippets::Script => {}
            Kind::Lambda => {
                values.extend(tree.named(t, "body").filter(|&body| tree.kind(body) != Kind::Block));
            }
            Kind::Class | Kind::Function => {}
            Kind::Var => values.extend(slot(3)),
            _ => values.extend(tree.children(t).iter().copied().flatten()),
        }
        let mut all = Vec::new();
        for value in values {
            match tree.kind(value) {
                Kind::Keyword | Kind::Pair | Kind::ElementAttribute => all.extend(tree.slot(value, 1)),
                Kind::Hole | Kind::CompIf | Kind::Computed => all.extend(tree.slot(value, 0)),
                Kind::CompFor => all.extend(tree.slot(value, 1)),
                Kind::Attributes => {
                    for attribute in tree.items(value) {
                        all.extend(tree.slot(attribute, 1).filter(|_| tree.kind(attribute) == Kind::ElementAttribute));
                    }
                }
                kind if kind.class() == crate::tree::Class::Expression => all.push(value),
                _ => {}
            }
        }
        all
    }

    /// A call: what is called, and with what. Also a decorator with arguments.
    fn call(&mut self, p: P, t: NodeId, next: Next<'_, 'a, 't>) {
        let tree = self.target.tree;
        let (Some(a), Some(b)) = (self.slot(p, 0), tree.slot(t, 0)) else { return };
        self.expression(a, b, false, &mut |m| m.arguments(&m.list(p), &m.children(t), next));
        if self.p(a).kind == Kind::Member
            && let Some(value) = self.target.constants.function(b)
        {
            self.expression(a, value, false, &mut |m| m.arguments(&m.list(p), &m.children(t), next));
        }
    }

    fn new_object(&mut self, p: P, t: NodeId, next: Next<'_, 'a, 't>) {
        let tree = self.target.tree;
        let (a, b) = (self.slot(p, 0), tree.slot(t, 0));
        let (body, own) = (self.slot(p, 1), tree.slot(t, 1));
        self.both(a, b, &mut |m| {
            m.arguments(&m.list(p), &m.children(t), &mut |m| match (body, own) {
                (None, _) => next(m),
                (Some(body), Some(own)) => m.members(m.list(body), &m.children(own), next),
                _ => {}
            });
        });
    }

    fn assign(&mut self, p: P, t: NodeId, next: Next<'_, 'a, 't>) {
        let tree = self.target.tree;
        self.two(p, (0, 1), t, (0, 1), next);
        // `a, b = 1, 2` is also `a = 1` and `b = 2`.
        let (Some(targets), Some(values)) = (tree.slot(t, 0), tree.slot(t, 1)) else { return };
        if tree.kind(targets) != Kind::Tuple || tree.kind(values) != Kind::Tuple {
            return;
        }
        let (targets, values) = (self.children(targets), self.children(values));
        if targets.len() == values.len() {
            let (a, b) = (self.slot(p, 0), self.slot(p, 1));
            for (&target, &value) in targets.iter().zip(&values) {
                self.both(a, Some(target), &mut |m| m.both(b, Some(value), next));
            }
        }
    }

    /// `x += y` is `x = x + y` in JavaScript, as Semgrep reads it.
    fn augmented(&mut self, p: P, t: NodeId, next: Next<'_, 'a, 't>) {
        let tree = self.target.tree;
        let (node, kind) = (self.p(p), self.kind(t));
        if node.kind == kind {
            return self.structure(p, t, next);
        }
        let (Some(name), Some(own)) = (self.slot(p, 0), tree.slot(t, 0)) else { return };
        let (Some(value), Some(given)) = (self.slot(p, 1), tree.slot(t, 1)) else { return };
        if self.target.language.snippets != Snippets::Script {
            return;
        }
        if node.kind == Kind::AssignOp {
            let same = tree.kind(given) == Kind::Binary
                && tree.node(given).variant == node.variant
                && tree.slot(given, 0).is_some_and(|left| tree.same(left, own));
            if same {
                self.expression(name, own, false, &mut |m| m.both(Some(value), tree.slot(given, 1), next));
            }
            return;
        }
        self.expression(name, own, false, &mut |m| match m.p(value).kind {
            Kind::Metavariable => m.bind(m.p(value).sym, Binding::Node(t), next),
            Kind::Ellipsis => next(m),
            Kind::Binary if m.p(value).variant == tree.node(t).variant => {
                m.both(m.slot(value, 0), Some(own), &mut |m| m.both(m.slot(value, 1), Some(given), next));
            }
            _ => {}
        });
    }

    /// `x instanceof T` is also `x instanceof T t`.
    fn instance_of(&mut self, p: P, t: NodeId, next: Next<'_, 'a, 't>) {
        let tree = self.target.tree;
        let (of, own) = (self.slot(p, 1), tree.slot(t, 1));
        let bare = own.filter(|&own| tree.kind(own) == Kind::PatternAs).and_then(|own| tree.slot(own, 0));
        let own = match of {
            Some(of) if self.p(of).kind.class() == crate::tree::Class::Type => bare.or(own),
            _ => own,
        };
        self.both(self.slot(p, 0), tree.slot(t, 0), &mut |m| m.both(of, own, next));
    }

    /// `[...]` is also any comprehension that builds a list.
    fn comprehension_as(&mut self, p: P, t: NodeId, next: Next<'_, 'a, 't>) {
        let built = match self.target.tree.node(t).variant {
            Variant::OfList => Kind::List,
            Variant::OfSet => Kind::Set,
            Variant::OfDict => Kind::Dict,
            _ => return,
        };
        let list = self.list(p);
        if self.p(p).kind == built && matches!(*list, [only] if self.is_ellipsis(only)) {
            next(self);
        }
    }

    /// `o. ... .f`: any number of members and calls lie between.
    fn chain(&mut self, p: P, t: NodeId, next: Next<'_, 'a, 't>) {
        let Some(object) = self.slot(p, 0) else { return };
        let tree = self.target.tree;
        let mut at = Some(t);
        while let Some(node) = at {
            if !self.step() {
                return;
            }
            self.expression(object, node, false, next);
            at = match tree.kind(node) {
                Kind::Member => tree.slot(node, 0),
                Kind::Call => tree.slot(node, 0).filter(|&callee| tree.kind(callee) == Kind::Member),
                _ => None,
            };
        }
    }

    /// What a value is known to be, if the rule wants values to be followed.
    pub(super) fn constant(&self, t: NodeId) -> Option<Constant> {
        if !self.pattern.options.constant_propagation {
            return None;
        }
        self.target.constants.value(t)
    }

    /// Parts of declarations and the like.
    pub(super) fn in_part(&mut self, p: P, t: NodeId, next: Next<'_, 'a, 't>) {
        if !self.step() {
            return;
        }
        match (self.p(p).kind, self.kind(t)) {
            (Kind::Parameter, Kind::Parameter) => self.parameter(p, t, next),
            (Kind::Parameters, Kind::Parameters) => self.parameters(p, t, next),
            (Kind::Attributes, Kind::Attributes) => self.attributes(Some(p), Some(t), next),
            (Kind::Annotation, Kind::Annotation) => self.annotation(p, t, next),
            (Kind::Modifier, Kind::Modifier) => self.modifier(p, t, next),
            (Kind::Module, Kind::Module) => self.module(p, t, next),
            (Kind::ElementAttribute, Kind::ElementAttribute) => self.two(p, (0, 1), t, (0, 1), next),
            (Kind::Case, Kind::Case) => self.case(p, t, next),
            (Kind::Catch, Kind::Catch) => self.catch(p, t, next),
            (Kind::Hole, Kind::Hole) => self.both(self.slot(p, 0), self.target.tree.slot(t, 0), next),
            _ => self.structure(p, t, next),
        }
    }

    /// Strings, regular expressions and text between tags.
    pub(super) fn text(&mut self, p: P, t: NodeId, next: Next<'_, 'a, 't>) {
        let tree = self.target.tree;
        let node = self.p(p);
        match &node.text {
            // Flags that the pattern names must be there.
            TextHole::Any if node.kind == Kind::Regex => self.at_least(self.slot(p, 0), tree.slot(t, 0), next),
            TextHole::Any => next(self),
            TextHole::Bound(name) => self.bind(*name, Binding::Text(tree.content_span(t)), next),
            TextHole::Regex(regex) => {
                if regex.is_match(tree.content(t)) {
                    next(self);
                }
            }
            TextHole::Exact => {
                let blank = |text: &str| text.trim().is_empty();
                let equal = node.sym == tree.node(t).sym
                    || node.kind == Kind::ElementText && blank(&node.content) && blank(tree.content(t));
                if equal && node.variant == tree.node(t).variant {
                    match node.kind {
                        Kind::Regex => self.at_least(self.slot(p, 0), tree.slot(t, 0), next),
                        _ => next(self),
                    }
                }
            }
        }
    }
}

/// Whether a function is written with the word `function`.
pub(super) fn is_worded(text: &str) -> bool {
    text.strip_prefix("async").unwrap_or(text).trim_start().starts_with("function")
}

fn is_literal(kind: Kind) -> bool {
    matches!(kind, Kind::Str | Kind::Int | Kind::Float | Kind::Bool | Kind::Char | Kind::Null)
}
