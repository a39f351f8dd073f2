//! Statements, and lists of them.

use findings::Span;

use super::{Matcher, Next};
use crate::lang::Snippets;
use crate::pattern::Binding;
use crate::pattern::compile::P;
use crate::pattern::walk::without_mark;
use crate::tree::{Class, Kind, NodeId, Sym, Variant};

impl<'a, 't> Matcher<'a, 't> {
    /// Two statements.
    pub(in crate::pattern) fn statement(&mut self, p: P, t: NodeId, next: Next<'_, 'a, 't>) {
        if !self.step() {
            return;
        }
        let tree = self.target.tree;
        let (node, kind) = (self.p(p), self.kind(t));
        if node.kind == Kind::ExprStatement {
            let Some(value) = self.slot(p, 0) else { return };
            return self.value_statement(p, value, t, next);
        }
        match (node.kind, kind) {
            (Kind::Return, Kind::Return) => match (self.slot(p, 0), tree.slot(t, 0)) {
                (Some(p), None) if self.is_ellipsis(p) => next(self),
                (p, t) => self.both(p, t, next),
            },
            (Kind::Block, Kind::Block) => {
                let (ps, ts) = (self.list(p), self.children(t));
                self.statements(&ps, &ts, false, next);
            }
            (Kind::If, Kind::If) => {
                let (a, b) = (self.slot(p, 0), tree.slot(t, 0));
                self.both(a, b, &mut |m| {
                    m.body(m.slot(p, 1), tree.slot(t, 1), &mut |m| match m.slot(p, 2) {
                        None => next(m),
                        otherwise => m.body(otherwise, tree.slot(t, 2), next),
                    });
                });
            }
            (Kind::While, Kind::While) => {
                let (a, b) = (self.slot(p, 0), tree.slot(t, 0));
                self.both(a, b, &mut |m| m.body(m.slot(p, 1), tree.slot(t, 1), next));
            }
            (Kind::DoWhile, Kind::DoWhile) => {
                self.body(self.slot(p, 0), tree.slot(t, 0), &mut |m| m.both(m.slot(p, 1), tree.slot(t, 1), next));
            }
            (Kind::For, _) if self.slot(p, 0).is_some_and(|start| self.is_ellipsis(start)) => {
                let body = match kind {
                    Kind::For => tree.slot(t, 3),
                    Kind::ForEach => tree.slot(t, 2),
                    _ => return,
                };
                self.body(self.slot(p, 3), body, next);
            }
            (Kind::For, Kind::For) => {
                self.both(self.slot(p, 0), tree.slot(t, 0), &mut |m| {
                    m.both(m.slot(p, 1), tree.slot(t, 1), &mut |m| {
                        m.both(m.slot(p, 2), tree.slot(t, 2), &mut |m| m.body(m.slot(p, 3), tree.slot(t, 3), next));
                    });
                });
            }
            (Kind::ForEach, Kind::ForEach) => {
                self.loop_target(self.slot(p, 0), tree.slot(t, 0), &mut |m| {
                    m.both(m.slot(p, 1), tree.slot(t, 1), &mut |m| {
                        m.body(m.slot(p, 2), tree.slot(t, 2), next);
                    });
                });
            }
            (Kind::Switch, Kind::Switch) => {
                let cases: Vec<P> = self.list(p).into_iter().filter(|&p| !self.is_ellipsis(p)).collect();
                let ts = self.children(t);
                self.both(self.slot(p, 0), tree.slot(t, 0), &mut |m| m.in_any_order(&cases, &ts, true, next));
            }
            (Kind::Try, Kind::Try) => {
                let (catches, ts) = (self.list(p), self.children(t));
                self.body(self.slot(p, 0), tree.slot(t, 0), &mut |m| {
                    m.in_any_order(&catches, &ts, true, &mut |m| {
                        m.both(m.slot(p, 1), tree.slot(t, 1), &mut |m| m.both(m.slot(p, 2), tree.slot(t, 2), next));
                    });
                });
            }
            (Kind::With, Kind::With) => {
                let (items, ts) = (self.list(p), self.children(t));
                self.in_order(&items, &ts, false, &mut |m| m.body(m.slot(p, 0), tree.slot(t, 0), next));
                // `with a, b:` is `with a:` around `with b:`.
                let nests = self.target.language.snippets == Snippets::Python;
                let is_open = self.slot(p, 0).is_some_and(|body| self.list(body).iter().all(|&p| self.is_ellipsis(p)));
                for start in (0..ts.len()).filter(|_| nests) {
                    for end in start + 1..=ts.len() {
                        // Hundreds of items would make all pairs of ends.
                        if !self.step() {
                            return;
                        }
                        if end - start < ts.len() && (end == ts.len() || is_open) {
                            self.in_order(&items, &ts[start..end], false, &mut |m| {
                                m.body(m.slot(p, 0), tree.slot(t, 0), next);
                            });
                        }
                    }
                }
            }
            // `function ...() { }` asks for no name.
            (Kind::Function, Kind::Lambda) => {
                if self.part(p, "name").is_some_and(|name| self.is_ellipsis(name)) {
                    self.function(p, t, next);
                }
            }
            (Kind::Function, Kind::Function) => self.function_declaration(p, t, next),
            (Kind::Function, Kind::Var | Kind::Pair) => self.arrow_declaration(p, t, next),
            (Kind::Class, Kind::Class) => self.class(p, t, next),
            (Kind::Var, Kind::Var) => self.variable(p, t, next),
            (Kind::Import | Kind::ImportFrom | Kind::ImportAll | Kind::Var, _)
                if matches!(kind, Kind::Import | Kind::ImportFrom | Kind::ImportAll | Kind::Var) =>
            {
                self.import(p, t, next);
            }
            (Kind::Export, Kind::Export) => self.structure(p, t, next),
            // What is exported is still what it is.
            (_, Kind::Export) => {
                if let Some(inner) = tree.slot(t, 0) {
                    self.any_statement(p, inner, next);
                }
            }
            (Kind::Assert, Kind::Assert) => self.two(p, (0, 1), t, (0, 1), next),
            (Kind::Return, Kind::Lambda) => {
                let body = tree.named(t, "body").filter(|&body| self.kind(body).class() == Class::Expression);
                if let (Some(value), Some(body)) = (self.slot(p, 0), body) {
                    self.expression(value, body, false, next);
                }
            }
            (Kind::Throw, Kind::Throw) => {
                self.both(self.slot(p, 0), tree.slot(t, 0), &mut |m| m.at_least(m.slot(p, 1), tree.slot(t, 1), next));
            }
            _ => self.structure(p, t, next),
        }
    }

    fn any_statement(&mut self, p: P, t: NodeId, next: Next<'_, 'a, 't>) {
        if self.kind(t).class() == Class::Statement {
            self.statement(p, t, next);
        }
    }

    /// A statement of a pattern that is one value: it stands for any statement that computes it.
    fn value_statement(&mut self, p: P, value: P, t: NodeId, next: Next<'_, 'a, 't>) {
        let tree = self.target.tree;
        let (node, kind) = (self.p(value), self.kind(t));
        match node.kind {
            Kind::Ellipsis => return next(self),
            Kind::Metavariable => {
                self.bind(node.sym, Binding::Node(t), next);
                if self.p(p).variant == Variant::Terminated
                    && kind == Kind::ExprStatement
                    && let Some(own) = tree.slot(t, 0)
                {
                    self.expression(value, own, false, next);
                }
                return;
            }
            Kind::MetavariableList => {
                let span = tree.span(t);
                return self.bind(node.sym, Binding::Nodes(vec![t], span), next);
            }
            Kind::Deep => {
                for own in self.values_of_statement(t) {
                    self.expression(value, own, false, next);
                }
                return;
            }
            _ => {}
        }
        match kind {
            Kind::ExprStatement => {
                let Some(own) = tree.slot(t, 0) else { return };
                if self.pattern.options.implicit_deep_exprstmt {
                    self.somewhere(value, own, next);
                } else {
                    self.expression(value, own, true, next);
                }
            }
            Kind::Return => {
                if let Some(own) = tree.slot(t, 0) {
                    self.anywhere(value, own, next);
                }
            }
            Kind::Var if self.pattern.options.vardef_assign && tree.slot(t, 3).is_some() => {
                self.anywhere(value, t, next);
            }
            Kind::Export => {
                if let Some(inner) = tree.slot(t, 0) {
                    self.any_statement(p, inner, next);
                }
            }
            _ => {}
        }
    }

    /// A value and all it is made of.
    fn anywhere(&mut self, p: P, t: NodeId, next: Next<'_, 'a, 't>) {
        let mut open = vec![t];
        while let Some(at) = open.pop() {
            if !self.step() {
                return;
            }
            self.expression(p, at, true, next);
            if self.pattern.options.go_deeper_expr {
                open.extend(self.values_in(at).into_iter().rev());
            }
        }
    }

    /// A value, and those values of which a statement is plainly made: `x = f()` computes `f()`, `a || f()` may not.
    fn somewhere(&mut self, p: P, t: NodeId, next: Next<'_, 'a, 't>) {
        let tree = self.target.tree;
        let mut open = vec![t];
        while let Some(at) = open.pop() {
            if !self.step() {
                return;
            }
            self.expression(p, at, true, next);
            if !self.pattern.options.go_deeper_expr {
                return;
            }
            let inner: Vec<NodeId> = match tree.kind(at) {
                Kind::Assign | Kind::AssignOp => tree.slot(at, 1).into_iter().collect(),
                // Operators and texts with holes are calls of a kind.
                Kind::Call | Kind::Binary | Kind::Unary | Kind::Template => self.values_in(at),
                Kind::Cast | Kind::Await | Kind::Yield | Kind::Member => self.values_in(at),
                Kind::List | Kind::Tuple | Kind::Set | Kind::Dict | Kind::Object | Kind::Sequence => self.values_in(at),
                _ => Vec::new(),
            };
            open.extend(inner.into_iter().rev());
        }
    }

    /// The values that a statement itself computes.
    fn values_of_statement(&self, t: NodeId) -> Vec<NodeId> {
        let tree = self.target.tree;
        let slots: &[usize] = match tree.kind(t) {
            Kind::ExprStatement | Kind::Return | Kind::If | Kind::While | Kind::Switch | Kind::Throw => &[0],
            Kind::DoWhile | Kind::ForEach => &[1],
            Kind::For => &[0, 1, 2],
            Kind::Assert => &[0, 1],
            Kind::Var => &[3],
            _ => &[],
        };
        slots.iter().filter_map(|&slot| tree.slot(t, slot)).collect()
    }

    /// The body of a branch, a loop: one statement is as good as a block with it.
    pub(super) fn body(&mut self, p: Option<P>, t: Option<NodeId>, next: Next<'_, 'a, 't>) {
        let (Some(p), Some(t)) = (p, t) else {
            return match (p, t) {
                (None, None) => next(self),
                (Some(p), None) if self.is_ellipsis(p) => next(self),
                _ => {}
            };
        };
        let (is_block, of_block) = (self.p(p).kind == Kind::Block, self.kind(t) == Kind::Block);
        if self.p(p).kind.class() == Class::Expression && of_block && !self.is_ellipsis(p) {
            // `() => e` is `() => { return e; }`.
            let list = self.children(t);
            if let [only] = *list
                && self.kind(only) == Kind::Return
                && let Some(value) = self.target.tree.slot(only, 0)
            {
                self.expression(p, value, false, next);
            }
            return;
        }
        if is_block && self.kind(t).class() == Class::Expression && self.kind(t) != Kind::StatementExpr {
            return self.block_of_value(p, t, next);
        }
        match (is_block, of_block) {
            (true, true) => match self.suite_hole(p).filter(|_| self.target.tree.list(t).len() > 1) {
                Some(name) => self.bind(name, Binding::Node(t), next),
                None => self.any(p, t, next),
            },
            (true, false) => {
                if let [only] = *self.list(p) {
                    self.any(only, t, next);
                }
            }
            (false, true) => {
                let list = self.children(t);
                match *list {
                    // `$S` is the whole block.
                    _ if self.is_hole_statement(p) => self.any(p, t, next),
                    [only] => self.any(p, only, next),
                    _ => {}
                }
            }
            _ => self.any(p, t, next),
        }
    }

    /// A block of a pattern against a body that is one value, and returns it: `{ ... f(); ... }` and `() => f()`.
    fn block_of_value(&mut self, p: P, t: NodeId, next: Next<'_, 'a, 't>) {
        let wanted: Vec<P> = self.list(p).into_iter().filter(|&p| !self.is_ellipsis(p)).collect();
        match *wanted {
            // A block of `...`, rather than an empty one.
            [] if !self.list(p).is_empty() => next(self),
            [only] => match (self.p(only).kind, self.slot(only, 0)) {
                (Kind::ExprStatement, Some(value)) => self.anywhere(value, t, next),
                (Kind::Return, Some(value)) => self.expression(value, t, false, next),
                _ => {}
            },
            _ => {}
        }
    }

    /// The name of a `$S` that is all of a suite: without braces it stands for the whole suite.
    fn suite_hole(&self, p: P) -> Option<Sym> {
        let &[only] = &*self.list(p) else { return None };
        let value = self.slot(only, 0).filter(|_| self.p(only).kind == Kind::ExprStatement)?;
        let is_hole = self.p(value).kind == Kind::Metavariable && self.target.language.snippets == Snippets::Python;
        is_hole.then(|| self.p(value).sym)
    }

    fn is_hole_statement(&self, p: P) -> bool {
        self.p(p).kind == Kind::ExprStatement
            && self.slot(p, 0).is_some_and(|value| matches!(self.p(value).kind, Kind::Ellipsis | Kind::Metavariable))
    }

    fn loop_target(&mut self, p: Option<P>, t: Option<NodeId>, next: Next<'_, 'a, 't>) {
        let is_var = |kind: Kind| kind == Kind::Var;
        match (p, t) {
            // `for (x of y)` and `for (const x of y)`.
            (Some(a), Some(b)) if !is_var(self.p(a).kind) && is_var(self.kind(b)) => {
                self.both(p, self.target.tree.slot(b, 1), next);
            }
            // The word makes no difference here: `for (const x of y)` and `for (let x of y)`.
            (Some(a), Some(b))
                if is_var(self.p(a).kind)
                    && is_var(self.kind(b))
                    && self.target.language.snippets == Snippets::Script
                    && self.pattern.options.let_is_var =>
            {
                let tree = self.target.tree;
                self.two(a, (1, 3), b, (1, 3), &mut |m| m.at_least(m.slot(a, 2), tree.slot(b, 2), next));
            }
            _ => self.both(p, t, next),
        }
    }

    /// A handler: `except (..., E, ...)` also matches `except E`, and a named one a handler without a name.
    pub(super) fn catch(&mut self, p: P, t: NodeId, next: Next<'_, 'a, 't>) {
        let tree = self.target.tree;
        let (pattern, own) = (self.slot(p, 0), tree.slot(t, 0));
        let mut body = |m: &mut Self| m.body(m.slot(p, 1), tree.slot(t, 1), next);
        match (pattern, own) {
            // `catch { }` catches everything, as `catch (e) { }` does; Python's `except:` is more than `except e:`.
            (Some(pattern), None)
                if self.p(pattern).kind == Kind::Metavariable && self.target.language.snippets == Snippets::Script =>
            {
                body(self);
            }
            (Some(pattern), Some(own)) if self.p(pattern).kind == Kind::Tuple && tree.kind(own) != Kind::Tuple => {
                self.in_order(&self.list(pattern), &[own], false, &mut body);
            }
            _ => self.both(pattern, own, &mut body),
        }
    }

    pub(super) fn case(&mut self, p: P, t: NodeId, next: Next<'_, 'a, 't>) {
        let tree = self.target.tree;
        let (ps, ts) = (self.list(p), self.children(t));
        self.in_order(&ps, &ts, false, &mut |m| {
            m.both(m.slot(p, 1), tree.slot(t, 1), &mut |m| m.body(m.slot(p, 0), tree.slot(t, 0), next));
        });
    }

    /// Neighbours: the pattern's statements match the first of `ts` and those behind. With `more`, others may follow;
    /// `...` also looks into nested statements.
    pub(in crate::pattern) fn statements(&mut self, ps: &[P], ts: &[NodeId], more: bool, next: Next<'_, 'a, 't>) {
        if !self.step() {
            return;
        }
        let Some((&p, rest)) = ps.split_first() else {
            if more || ts.is_empty() {
                next(self);
            }
            return;
        };
        if !self.is_ellipsis(p) {
            if self.list_metavariable(p).is_some() {
                return self.neighbours(ps, ts, more, next);
            }
            let Some((&t, others)) = ts.split_first() else { return };
            return self.statement(p, t, &mut |m| m.reaching(t, &mut |m| m.statements(rest, others, more, next)));
        }
        if rest.is_empty() && self.widest {
            return match ts.last() {
                Some(&last) => self.reaching(last, next),
                None => next(self),
            };
        }
        if rest.is_empty() && !more {
            // Anything may follow: one way to match says it all.
            return next(self);
        }
        self.neighbours(ps, ts, more, next);
        if self.pattern.options.go_deeper_stmt {
            let nested = self.nested(ts);
            self.neighbours(ps, &nested, true, next);
        }
    }

    /// The same without looking into nested statements.
    fn neighbours(&mut self, ps: &[P], ts: &[NodeId], more: bool, next: Next<'_, 'a, 't>) {
        if !self.step() {
            return;
        }
        let Some((&p, rest)) = ps.split_first() else {
            if more || ts.is_empty() {
                next(self);
            }
            return;
        };
        if self.is_ellipsis(p) {
            if rest.is_empty() {
                return match ts.last().filter(|_| self.widest) {
                    Some(&last) => self.reaching(last, next),
                    None => next(self),
                };
            }
            // What is skipped counts: the statement around the next match is among it.
            let before = self.extent;
            for taken in 0..=ts.len() {
                if let (Some(&skipped), Some(extent)) = (ts[..taken].last(), &mut self.extent) {
                    extent.end = extent.end.max(without_mark(self.target, skipped).end);
                }
                self.neighbours(rest, &ts[taken..], more, next);
            }
            self.extent = before;
        } else if let Some(name) = self.list_metavariable(p) {
            for taken in 0..=ts.len() {
                self.bind_list(name, &ts[..taken], &mut |m| {
                    let go_on = &mut |m: &mut Self| m.neighbours(rest, &ts[taken..], false, next);
                    match ts[..taken].last() {
                        Some(&last) => m.reaching(last, go_on),
                        None => go_on(m),
                    }
                });
            }
        } else if let Some((&t, others)) = ts.split_first() {
            self.statement(p, t, &mut |m| m.reaching(t, &mut |m| m.neighbours(rest, others, more, next)));
        }
    }

    /// Goes on with the match reaching as far as `t`.
    fn reaching(&mut self, t: NodeId, next: Next<'_, 'a, 't>) {
        let span = without_mark(self.target, t);
        let before = self.extent;
        self.extent = Some(match before {
            Some(known) => Span::new(known.start.min(span.start), known.end.max(span.end)),
            None => span,
        });
        next(self);
        self.extent = before;
    }

    /// Statements and all statements inside them, in the order of the text.
    fn nested(&self, ts: &[NodeId]) -> Vec<NodeId> {
        let tree = self.target.tree;
        let is_listed = |id: NodeId| {
            tree.kind(id).class() == Class::Statement
                && !tree.parent(id).is_some_and(|parent| {
                    matches!(tree.kind(parent), Kind::For | Kind::ForEach) && tree.slot(parent, 0) == Some(id)
                })
        };
        ts.iter().flat_map(|&t| tree.subtree(t)).filter(|&id| is_listed(id)).collect()
    }
}
