//! Names by what they import.

use super::{Matcher, Next};
use crate::pattern::Binding;
use crate::pattern::compile::{P, TextHole};
use crate::tree::{Kind, NodeId, Sym, Variant};

impl<'a, 't> Matcher<'a, 't> {
    /// A name of the target under the name it has in its module: `s` after `from os import system as s` is `os.system`.
    pub(super) fn imported(&mut self, p: P, t: NodeId, next: Next<'_, 'a, 't>) {
        if !matches!(self.p(p).kind, Kind::Name | Kind::Member) {
            return;
        }
        let target = self.target;
        let sym = target.tree.node(t).sym;
        if let Some(path) = target.names.path(t) {
            if path != [sym] {
                self.qualified(p, path, t, next);
            }
            return;
        }
        if target.names.definition(t).is_some() || self.has_holes(p) {
            return;
        }
        for module in target.names.wildcards() {
            let mut path = module.to_vec();
            path.push(sym);
            self.qualified(p, &path, t, next);
        }
    }

    fn has_holes(&self, p: P) -> bool {
        let mut at = Some(p);
        while let Some(node) = at {
            match self.p(node).kind {
                Kind::Member => {
                    if self.slot(node, 1).is_none_or(|name| self.p(name).kind != Kind::Name) {
                        return true;
                    }
                    at = self.slot(node, 0);
                }
                Kind::Name => return false,
                _ => return true,
            }
        }
        true
    }

    /// A chain of names against the parts of a qualified name that stands at `t` under another name.
    pub(super) fn qualified(&mut self, p: P, path: &[Sym], t: NodeId, next: Next<'_, 'a, 't>) {
        if !self.step() {
            return;
        }
        let Some((&last, before)) = path.split_last() else { return };
        let node = self.p(p);
        match node.kind {
            Kind::Name if before.is_empty() && node.sym == last => next(self),
            Kind::Metavariable => self.bind(node.sym, Binding::Node(t), next),
            Kind::Member if !before.is_empty() => {
                let (Some(object), Some(name)) = (self.slot(p, 0), self.slot(p, 1)) else { return };
                match self.p(name).kind {
                    Kind::Name if self.p(name).sym == last => self.qualified(object, before, t, next),
                    Kind::Metavariable => {
                        self.bind(self.p(name).sym, Binding::Node(t), &mut |m| m.qualified(object, before, t, next));
                    }
                    _ => {}
                }
            }
            Kind::MemberEllipsis => {
                let Some(object) = self.slot(p, 0) else { return };
                for length in (1..=path.len()).rev() {
                    self.qualified(object, &path[..length], t, next);
                }
            }
            _ => {}
        }
    }

    /// `object.name`. The name decides quickly, so it is looked at first.
    pub(super) fn member(&mut self, p: P, t: NodeId, next: Next<'_, 'a, 't>) {
        let tree = self.target.tree;
        let (Some(object), Some(name)) = (self.slot(p, 0), self.slot(p, 1)) else { return };
        let (Some(of), Some(called)) = (tree.slot(t, 0), tree.slot(t, 1)) else { return };
        match (self.p(p).variant, tree.node(t).variant) {
            (Variant::Optional, Variant::Optional) => {}
            (Variant::Optional, _) => return,
            // `a?.b` is another question than `a.b`; a hole takes its object with the mark.
            (_, Variant::Optional)
                if !matches!(self.p(object).kind, Kind::Metavariable | Kind::Ellipsis | Kind::MemberEllipsis) =>
            {
                return;
            }
            _ => {}
        }
        self.expression(name, called, false, &mut |m| {
            m.expression(object, of, false, next);
            // `o. ... .f` is also `o.f`.
            if m.p(object).kind == Kind::MemberEllipsis
                && let Some(first) = m.slot(object, 0)
                && m.p(first).kind == Kind::MemberEllipsis
            {
                m.expression(first, of, false, next);
            }
        });
    }

    /// A dotted module; the pattern may name only its beginning.
    pub(super) fn module(&mut self, p: P, t: NodeId, next: Next<'_, 'a, 't>) {
        let (ps, ts) = (self.list(p), self.children(t));
        if let ([only], true) = (&*ps, ts.len() > 1)
            && self.p(*only).kind == Kind::Metavariable
        {
            let name = self.p(*only).sym;
            return self.bind(name, Binding::Node(t), next);
        }
        if self.is_below(&ps, &ts) {
            return next(self);
        }
        self.in_order(&ps, &ts, true, next);
    }

    /// Whether a module is a file of the module that the pattern names: `'m/a'` of `'m'`.
    pub(super) fn is_below(&self, ps: &[P], ts: &[NodeId]) -> bool {
        let (&[wanted], &[own]) = (ps, ts) else { return false };
        let wanted = self.p(wanted);
        wanted.kind == Kind::Str
            && self.kind(own) == Kind::Str
            && matches!(wanted.text, TextHole::Exact)
            && self.target.tree.content(own).strip_prefix(&*wanted.content).is_some_and(|rest| rest.starts_with('/'))
    }
}
