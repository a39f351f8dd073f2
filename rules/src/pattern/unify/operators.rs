//! Operators: brackets do not matter where the operator does not mind.

use super::{Matcher, Next};
use crate::pattern::Binding;
use crate::pattern::compile::P;
use crate::tree::{Kind, NodeId, Variant};

/// With more operands than this, operands are not tried in every order.
const MAX_PERMUTED: usize = 7;

impl<'a, 't> Matcher<'a, 't> {
    /// An operator between two values.
    pub(super) fn binary(&mut self, p: P, t: NodeId, next: Next<'_, 'a, 't>) {
        let tree = self.target.tree;
        let (node, other) = (self.p(p), tree.node(t));
        if other.kind != Kind::Binary || node.variant != other.variant {
            return;
        }
        let operator = node.variant;
        let (Some(left), Some(right)) = (self.slot(p, 0), self.slot(p, 1)) else { return };
        if is_associative(operator) && self.pattern.options.ac_matching {
            let (ps, ts) = (self.operands_of_pattern(p, operator), self.operands(t, operator));
            if self.is_commutative(operator) {
                self.in_some_order(&ps, &ts, next);
            } else {
                self.operands_in_order(&ps, &ts, next);
            }
            return;
        }
        if self.is_ellipsis(right) {
            // `a + ...` goes on to the left: the tree of `a + b + c` is `(a + b) + c`.
            let mut at = t;
            while tree.kind(at) == Kind::Binary && tree.node(at).variant == operator {
                let Some(first) = tree.slot(at, 0) else { return };
                self.expression(left, first, false, next);
                at = first;
                if !self.step() {
                    return;
                }
            }
            return;
        }
        self.two(p, (0, 1), t, (0, 1), next);
        if self.is_commutative(operator) {
            self.two(p, (0, 1), t, (1, 0), next);
        }
    }

    fn is_commutative(&self, operator: Variant) -> bool {
        match operator {
            Variant::BitAnd | Variant::BitOr | Variant::BitXor => true,
            Variant::And | Variant::Or => self.pattern.options.commutative_boolop,
            Variant::Eq | Variant::NotEq | Variant::StrictEq | Variant::StrictNotEq => {
                self.pattern.options.symmetric_eq
            }
            _ => false,
        }
    }

    fn operands_of_pattern(&self, p: P, operator: Variant) -> Vec<P> {
        let mut operands = Vec::new();
        let mut open = vec![p];
        while let Some(at) = open.pop() {
            let node = self.p(at);
            if node.kind == Kind::Binary && node.variant == operator {
                open.extend([self.slot(at, 1), self.slot(at, 0)].into_iter().flatten());
            } else {
                operands.push(at);
            }
        }
        operands
    }

    fn operands(&self, t: NodeId, operator: Variant) -> Vec<NodeId> {
        let tree = self.target.tree;
        let mut operands = Vec::new();
        let mut open = vec![t];
        while let Some(at) = open.pop() {
            let node = tree.node(at);
            if node.kind == Kind::Binary && node.variant == operator {
                open.extend([tree.slot(at, 1), tree.slot(at, 0)].into_iter().flatten());
            } else {
                operands.push(at);
            }
        }
        operands
    }

    /// A metavariable takes one operand or some neighbours.
    fn operands_in_order(&mut self, ps: &[P], ts: &[NodeId], next: Next<'_, 'a, 't>) {
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
            for taken in 0..=ts.len() {
                self.operands_in_order(rest, &ts[taken..], next);
            }
        } else if self.p(p).kind == Kind::Metavariable {
            for taken in 1..=ts.len() {
                self.bind_operands(p, &ts[..taken], &mut |m| m.operands_in_order(rest, &ts[taken..], next));
            }
        } else if let Some((&t, others)) = ts.split_first() {
            self.expression(p, t, false, &mut |m| m.operands_in_order(rest, others, next));
        }
    }

    fn bind_operands(&mut self, p: P, ts: &[NodeId], next: Next<'_, 'a, 't>) {
        match *ts {
            [one] => self.expression(p, one, false, next),
            _ => {
                // The neighbours may be one node of the tree: then that is what is bound.
                let tree = self.target.tree;
                let (first, last) = (ts[0], ts[ts.len() - 1]);
                let whole = tree.ancestors(first).take_while(|&node| tree.kind(node) == Kind::Binary).find(|&node| {
                    tree.span(node).start == tree.span(first).start && tree.span(node).end == tree.span(last).end
                });
                match whole {
                    Some(whole) => self.expression(p, whole, false, next),
                    None => self.bind_list(self.p(p).sym, ts, next),
                }
            }
        }
    }

    /// Operands in any order; others may be left over.
    fn in_some_order(&mut self, ps: &[P], ts: &[NodeId], next: Next<'_, 'a, 't>) {
        let is_open = |m: &Self, p: P| m.is_ellipsis(p) || m.p(p).kind == Kind::Metavariable;
        let fixed: Vec<P> = ps.iter().copied().filter(|&p| !is_open(self, p)).collect();
        let holes: Vec<P> = ps.iter().copied().filter(|&p| self.p(p).kind == Kind::Metavariable).collect();
        if ts.len() > MAX_PERMUTED && !holes.is_empty() {
            return self.operands_in_order(ps, ts, next);
        }
        self.take(&fixed, ts, &mut |m, left| m.give(&holes, left, next));
    }

    /// Matches each of `ps` with another of `ts`, and goes on with those left.
    fn take(&mut self, ps: &[P], ts: &[NodeId], next: &mut dyn FnMut(&mut Self, &[NodeId])) {
        if !self.step() {
            return;
        }
        let Some((&p, rest)) = ps.split_first() else { return next(self, ts) };
        for (at, &t) in ts.iter().enumerate() {
            self.expression(p, t, false, &mut |m| {
                let mut left = ts.to_vec();
                left.remove(at);
                m.take(rest, &left, next);
            });
        }
    }

    /// Gives each metavariable one operand of those left, the last one all that remain.
    fn give(&mut self, holes: &[P], left: &[NodeId], next: Next<'_, 'a, 't>) {
        let Some((&hole, rest)) = holes.split_first() else { return next(self) };
        if left.is_empty() {
            return;
        }
        if rest.is_empty() && left.len() > 1 {
            self.bind_list(self.p(hole).sym, left, next);
        }
        for (at, &t) in left.iter().enumerate() {
            self.bind(self.p(hole).sym, Binding::Node(t), &mut |m| {
                let mut others = left.to_vec();
                others.remove(at);
                m.give(rest, &others, next);
            });
        }
    }
}

/// Operators whose operands may be grouped in any way, as Semgrep has it: sums are not among them.
fn is_associative(operator: Variant) -> bool {
    matches!(operator, Variant::And | Variant::Or | Variant::BitAnd | Variant::BitOr | Variant::BitXor)
}
