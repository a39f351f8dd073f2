//! Literals, and what is worth as much.

use super::{Matcher, Next};
use crate::pattern::Binding;
use crate::pattern::compile::{P, TextHole};
use crate::tree::constants::Constant;
use crate::tree::{Kind, NodeId, Sym, Variant, numbers};

impl<'a, 't> Matcher<'a, 't> {
    /// A literal of a pattern: the same literal, or a value known to be the same.
    pub(super) fn literal(&mut self, p: P, t: NodeId, next: Next<'_, 'a, 't>) {
        let tree = self.target.tree;
        let (node, other) = (self.p(p), tree.node(t));
        if node.kind == other.kind {
            return match node.kind {
                // `"..."` is any text, whatever its mark.
                Kind::Str if node.variant != other.variant && !matches!(node.text, TextHole::Any) => {}
                Kind::Str => self.text(p, t, next),
                _ if node.sym == other.sym => next(self),
                _ => {}
            };
        }
        // Literals are worth what they say: only what is no literal may be worth a literal.
        if matches!(other.kind, Kind::Str | Kind::Int | Kind::Float | Kind::Bool | Kind::Char | Kind::Null) {
            return;
        }
        let Some(value) = self.constant(t) else { return };
        let equal = match (node.kind, &value) {
            (Kind::Str, Constant::Text(text)) if node.variant == Variant::Plain => {
                return self.known_text(p, t, text, next);
            }
            (Kind::Str, Constant::SomeText) => matches!(node.text, TextHole::Any),
            (Kind::Int, Constant::Whole(number)) => numbers::decimal(&node.content) == number.to_string(),
            (Kind::Float, Constant::Fraction(number)) => numbers::shortest(&node.content) == number.to_string(),
            (Kind::Null, Constant::Null) => true,
            (Kind::Bool, Constant::Truth(truth)) => node.content.eq_ignore_ascii_case(&truth.to_string()),
            _ => false,
        };
        if equal {
            next(self);
        }
    }

    fn known_text(&mut self, p: P, t: NodeId, text: &str, next: Next<'_, 'a, 't>) {
        match &self.p(p).text {
            TextHole::Any => next(self),
            TextHole::Exact if self.p(p).content == text => next(self),
            TextHole::Regex(regex) if regex.is_match(text) => next(self),
            TextHole::Bound(name) => {
                let span = self.target.tree.span(t);
                self.bind(*name, Binding::Value(text.into(), span), next);
            }
            _ => {}
        }
    }

    /// Texts with holes: part by part, where a part `...` takes any number.
    pub(super) fn template(&mut self, p: P, t: NodeId, next: Next<'_, 'a, 't>) {
        let (format, other) = (self.p(p).variant, self.target.tree.node(t).variant);
        if format == Variant::Format && other != Variant::Format {
            return;
        }
        self.template_parts(&self.list(p), &self.children(t), next);
    }

    pub(super) fn template_parts(&mut self, ps: &[P], ts: &[NodeId], next: Next<'_, 'a, 't>) {
        if !self.step() {
            return;
        }
        let Some((&p, rest)) = ps.split_first() else {
            if ts.is_empty() {
                next(self);
            }
            return;
        };
        if let Some(name) = self.list_of_parts(p) {
            for taken in 0..=ts.len() {
                self.bind_list(name, &ts[..taken], &mut |m| m.template_parts(rest, &ts[taken..], next));
            }
        } else if self.is_gap(p) {
            for taken in 0..=ts.len() {
                self.template_parts(rest, &ts[taken..], next);
            }
        } else if let Some((&t, others)) = ts.split_first() {
            self.any(p, t, &mut |m| m.template_parts(rest, others, next));
        }
    }

    /// `...` among the parts of a text.
    fn is_gap(&self, p: P) -> bool {
        match self.p(p).kind {
            // `${...}` is one hole.
            Kind::Str => matches!(self.p(p).text, TextHole::Any),
            _ => false,
        }
    }

    /// `$...X` among the parts of a text.
    fn list_of_parts(&self, p: P) -> Option<Sym> {
        let node = self.p(p);
        let name = crate::pattern::snippet::list_metavariable(&node.content).filter(|_| node.kind == Kind::Str)?;
        (name.len() + 4 == node.content.len()).then(|| Sym::of(&node.content))
    }
}
