//! Lists: arguments, elements, members.

use findings::Span;

use super::{Matcher, Next};
use crate::pattern::Binding;
use crate::pattern::compile::P;
use crate::tree::{Kind, NodeId, Sym};

impl<'a, 't> Matcher<'a, 't> {
    /// Nodes that stand in order; `...` takes any number. With `more`, others may follow.
    pub(super) fn in_order(&mut self, ps: &[P], ts: &[NodeId], more: bool, next: Next<'_, 'a, 't>) {
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
            for taken in 0..=ts.len() {
                self.in_order(rest, &ts[taken..], more, next);
            }
        } else if let Some(name) = self.list_metavariable(p) {
            for taken in 0..=ts.len() {
                self.bind_list(name, &ts[..taken], &mut |m| m.in_order(rest, &ts[taken..], more, next));
            }
        } else if let Some((&t, others)) = ts.split_first() {
            self.any(p, t, &mut |m| m.in_order(rest, others, more, next));
        }
    }

    /// Nodes in any order. Without `more`, each has to be matched.
    pub(super) fn in_any_order(&mut self, ps: &[P], ts: &[NodeId], more: bool, next: Next<'_, 'a, 't>) {
        if !self.step() {
            return;
        }
        let Some((&p, rest)) = ps.split_first() else {
            if more || ts.is_empty() {
                next(self);
            }
            return;
        };
        for (at, &t) in ts.iter().enumerate() {
            self.any(p, t, &mut |m| {
                let others: Vec<NodeId> = ts.iter().enumerate().filter(|&(i, _)| i != at).map(|(_, &t)| t).collect();
                m.in_any_order(rest, &others, more, next);
            });
        }
    }

    /// Arguments: in order, but those by name wherever they stand.
    pub(super) fn arguments(&mut self, ps: &[P], ts: &[NodeId], next: Next<'_, 'a, 't>) {
        if !self.step() {
            return;
        }
        let Some((&p, rest)) = ps.split_first() else {
            if ts.is_empty() {
                next(self);
            }
            return;
        };
        if self.is_ellipsis(p) {
            if rest.is_empty() {
                return next(self);
            }
            for taken in 0..=ts.len() {
                self.arguments(rest, &ts[taken..], next);
            }
        } else if let Some(name) = self.list_metavariable(p) {
            for taken in 0..=ts.len() {
                self.bind_list(name, &ts[..taken], &mut |m| m.arguments(rest, &ts[taken..], next));
            }
        } else if self.p(p).kind == Kind::Keyword {
            for (at, &t) in ts.iter().enumerate() {
                if self.kind(t) == Kind::Keyword {
                    self.two(p, (0, 1), t, (0, 1), &mut |m| {
                        let mut others = ts.to_vec();
                        others.remove(at);
                        m.arguments(rest, &others, next);
                    });
                }
            }
        } else if let Some((&t, others)) = ts.split_first() {
            self.any(p, t, &mut |m| m.arguments(rest, others, next));
        }
    }

    /// Members of a class or an object: in any order, and there may be others.
    pub(super) fn members(&mut self, ps: Vec<P>, ts: &[NodeId], next: Next<'_, 'a, 't>) {
        let rest = ps.iter().find_map(|&p| self.list_metavariable(p));
        let open = ps.iter().any(|&p| self.is_ellipsis(p)) || rest.is_some() || self.pattern.options.implicit_ellipsis;
        let wanted: Vec<P> =
            ps.into_iter().filter(|&p| !self.is_ellipsis(p) && self.list_metavariable(p).is_none()).collect();
        self.some_members(&wanted, ts, open, rest, next);
    }

    fn some_members(&mut self, ps: &[P], ts: &[NodeId], open: bool, rest: Option<Sym>, next: Next<'_, 'a, 't>) {
        if !self.step() {
            return;
        }
        let Some((&p, others)) = ps.split_first() else {
            if !open && !ts.is_empty() {
                return;
            }
            return match rest {
                Some(name) => self.bind_list(name, ts, next),
                None => next(self),
            };
        };
        for (at, &t) in ts.iter().enumerate() {
            let mut go_on = |m: &mut Self| {
                let mut left = ts.to_vec();
                left.remove(at);
                m.some_members(others, &left, open, rest, next);
            };
            match (self.p(p).kind, self.kind(t)) {
                // `{ $X }` is a name that is key and value at once.
                (Kind::Metavariable, Kind::Pair) => {
                    if let Some(name) = self.shorthand(t) {
                        self.bind(self.p(p).sym, Binding::Node(name), &mut go_on);
                    }
                }
                _ => self.any(p, t, &mut go_on),
            }
        }
    }

    /// The name of `{ a }`.
    fn shorthand(&self, pair: NodeId) -> Option<NodeId> {
        let tree = self.target.tree;
        tree.slot(pair, 1).filter(|&value| tree.span(value) == tree.span(pair))
    }

    /// `{...}` of sets and dictionaries: in any order; without a `...` nothing else.
    pub(super) fn unordered_display(&mut self, p: P, t: NodeId, next: Next<'_, 'a, 't>) {
        let all = self.list(p);
        let wanted: Vec<P> = all.iter().copied().filter(|&p| !self.is_ellipsis(p)).collect();
        let ts = self.children(t);
        self.in_any_order(&wanted, &ts, wanted.len() < all.len(), next);
    }

    /// Binds a `$...X` to neighbours.
    pub(super) fn bind_list(&mut self, name: Sym, ts: &[NodeId], next: Next<'_, 'a, 't>) {
        let tree = self.target.tree;
        let span = match (ts.first(), ts.last()) {
            (Some(&first), Some(&last)) => {
                let (start, end) = (tree.span(first).start, tree.span(last).end);
                Span::new(start.min(end), start.max(end))
            }
            _ => Span::new(0, 0),
        };
        self.bind(name, Binding::Nodes(ts.to_vec(), span), next);
    }

    /// A JSX element: its name, its attributes in any order, its children.
    pub(super) fn element(&mut self, p: P, t: NodeId, next: Next<'_, 'a, 't>) {
        let tree = self.target.tree;
        let (node, own) = (self.p(p), tree.node(t));
        if node.variant != own.variant && !self.pattern.options.xml_singleton_loose_matching {
            return;
        }
        let attributes = self.slot(p, 1).map(|list| self.list(list)).unwrap_or_default();
        let wanted: Vec<P> = attributes.iter().copied().filter(|&p| !self.is_ellipsis(p)).collect();
        let more = wanted.len() < attributes.len() || self.pattern.options.xml_attrs_implicit_ellipsis;
        let present = tree.slot(t, 1).map(|list| self.children(list)).unwrap_or_default();
        let body: Vec<P> = self.list(p).into_iter().filter(|&child| !self.is_blank_hole(child)).collect();
        let children: Vec<NodeId> = self
            .children(t)
            .into_iter()
            .filter(|&child| tree.kind(child) != Kind::ElementText || !tree.content(child).trim().is_empty())
            .collect();
        let (name, called) = (self.slot(p, 0), tree.slot(t, 0));
        self.both(name, called, &mut |m| {
            m.in_any_order(&wanted, &present, more, &mut |m| {
                if m.pattern.options.xml_children_ordered {
                    m.in_order(&body, &children, true, next);
                } else {
                    let wanted: Vec<P> = body.iter().copied().filter(|&p| !m.is_ellipsis(p)).collect();
                    m.in_any_order(&wanted, &children, wanted.len() < body.len(), next);
                }
            });
        });
    }

    fn is_blank_hole(&self, p: P) -> bool {
        let node = self.p(p);
        node.kind == Kind::ElementText
            && matches!(node.text, crate::pattern::compile::TextHole::Exact)
            && node.content.trim().is_empty()
    }
}
