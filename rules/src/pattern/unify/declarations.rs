//! Functions, classes, variables, imports, and what is written in front of them.

use findings::Span;

use super::{Matcher, Next};
use crate::lang::Snippets;
use crate::pattern::Binding;
use crate::pattern::compile::P;
use crate::tree::{Kind, NodeId, Sym, Variant};

const VAR: Sym = Sym::of("var");
const LET: Sym = Sym::of("let");
const CONST: Sym = Sym::of("const");
const IMPORT: Sym = Sym::of("import");

impl<'a, 't> Matcher<'a, 't> {
    /// A declared function: its attributes and name, then what functions have in common.
    pub(super) fn function_declaration(&mut self, p: P, t: NodeId, next: Next<'_, 'a, 't>) {
        let tree = self.target.tree;
        let (name, called) = (self.part(p, "name"), tree.named(t, "name"));
        self.both(name, called, &mut |m| {
            m.attributes(m.part(p, "attributes"), tree.named(t, "attributes"), &mut |m| {
                m.at_least(m.part(p, "types"), tree.named(t, "types"), &mut |m| m.function(p, t, next));
            });
        });
    }

    /// Parameters, result and body of two functions, with or without names.
    pub(super) fn function(&mut self, p: P, t: NodeId, next: Next<'_, 'a, 't>) {
        let tree = self.target.tree;
        let (parameters, own) = (self.part(p, "parameters"), tree.named(t, "parameters"));
        self.both(parameters, own, &mut |m| {
            m.at_least(m.part(p, "result"), tree.named(t, "result"), &mut |m| {
                let (body, of) = (m.part(p, "body"), tree.named(t, "body"));
                match (body, of) {
                    (None, _) if m.p(p).open || m.target.language.snippets == Snippets::Script => next(m),
                    // The default of an annotation's element.
                    (None, Some(of)) if m.kind(of).class() == crate::tree::Class::Expression => next(m),
                    // A body without statements matches a declaration without a body.
                    (Some(body), None)
                        if m.target.language.snippets != Snippets::Java
                            && m.p(body).kind == Kind::Block
                            && m.list(body).iter().all(|&p| m.is_ellipsis(p)) =>
                    {
                        next(m);
                    }
                    _ => m.body(body, of, next),
                }
            });
        });
    }

    /// `const f = (...) => ...` as a function.
    pub(super) fn arrow_declaration(&mut self, p: P, t: NodeId, next: Next<'_, 'a, 't>) {
        if !self.pattern.options.arrow_is_function {
            return;
        }
        let tree = self.target.tree;
        let (target, value) = match tree.kind(t) {
            Kind::Var => (tree.slot(t, 1), tree.slot(t, 3)),
            _ => (tree.slot(t, 0), tree.slot(t, 1)),
        };
        let Some(value) = value.filter(|&value| tree.kind(value) == Kind::Lambda) else { return };
        self.both(self.part(p, "name"), target, &mut |m| {
            m.attributes(m.part(p, "attributes"), tree.named(value, "attributes"), &mut |m| m.function(p, value, next));
        });
    }

    pub(super) fn parameters(&mut self, p: P, t: NodeId, next: Next<'_, 'a, 't>) {
        self.in_order(&self.list(p), &self.children(t), false, next);
    }

    pub(super) fn parameter(&mut self, p: P, t: NodeId, next: Next<'_, 'a, 't>) {
        let tree = self.target.tree;
        let (node, own) = (self.p(p), tree.node(t));
        if node.variant != own.variant || node.sym != own.sym {
            return;
        }
        let target = self.part(p, "target");
        self.both(target, tree.named(t, "target"), &mut |m| {
            m.at_least(m.part(p, "default"), tree.named(t, "default"), &mut |m| {
                m.at_least(m.part(p, "kind"), tree.named(t, "kind"), &mut |m| {
                    m.attributes(m.part(p, "attributes"), tree.named(t, "attributes"), next);
                });
            });
        });
    }

    /// A class: its name, its bases in order, its members in any order.
    pub(super) fn class(&mut self, p: P, t: NodeId, next: Next<'_, 'a, 't>) {
        let tree = self.target.tree;
        // Java's enums are classes.
        let is_enum = self.p(p).variant == Variant::OfClass
            && tree.node(t).variant == Variant::Enum
            && self.target.language.snippets == Snippets::Java;
        if self.p(p).variant != tree.node(t).variant && !is_enum {
            return;
        }
        let (name, called) = (self.part(p, "name"), tree.named(t, "name"));
        let named = |m: &mut Self, next: Next<'_, 'a, 't>| match (name, called) {
            (None, _) => next(m),
            _ => m.both(name, called, next),
        };
        named(self, &mut |m| {
            m.attributes(m.part(p, "attributes"), tree.named(t, "attributes"), &mut |m| {
                m.at_least(m.part(p, "types"), tree.named(t, "types"), &mut |m| {
                    let (ps, ts) = (m.parents(m.part(p, "extends")), m.bases(tree.named(t, "extends")));
                    m.in_order(&ps, &ts, true, &mut |m| {
                        let (ps, ts) = (m.parents(m.part(p, "implements")), m.bases(tree.named(t, "implements")));
                        m.in_any_order(&ps, &ts, true, &mut |m| {
                            let (body, own) = (m.part(p, "body"), tree.named(t, "body"));
                            match (body, own) {
                                (Some(body), Some(own)) => m.members(m.list(body), &m.children(own), next),
                                (None, _) => next(m),
                                _ => {}
                            }
                        });
                    });
                });
            });
        });
    }

    fn parents(&self, p: Option<P>) -> Vec<P> {
        p.map(|p| self.list(p)).unwrap_or_default()
    }

    fn bases(&self, t: Option<NodeId>) -> Vec<NodeId> {
        t.map(|t| self.children(t)).unwrap_or_default()
    }

    /// A variable, with or without its type.
    pub(super) fn variable(&mut self, p: P, t: NodeId, next: Next<'_, 'a, 't>) {
        let tree = self.target.tree;
        let (target, called) = (self.part(p, "target"), tree.named(t, "target"));
        // A declared name is no hole for what takes a value apart.
        if target.is_some_and(|target| self.p(target).kind == Kind::Metavariable)
            && called.is_some_and(|called| matches!(self.kind(called), Kind::Object | Kind::List))
        {
            return;
        }
        self.both(target, called, &mut |m| {
            m.attributes(m.part(p, "attributes"), tree.named(t, "attributes"), &mut |m| {
                m.at_least(m.part(p, "kind"), tree.named(t, "kind"), &mut |m| {
                    m.both(m.part(p, "value"), tree.named(t, "value"), next);
                });
            });
        });
    }

    /// Modifiers and annotations: each of the pattern's, among others.
    pub(super) fn attributes(&mut self, p: Option<P>, t: Option<NodeId>, next: Next<'_, 'a, 't>) {
        let ps: Vec<P> = self.parents(p).into_iter().filter(|&p| !self.is_ellipsis(p)).collect();
        if ps.is_empty() {
            return next(self);
        }
        let ts = self.bases(t);
        if self.pattern.options.decorators_order_matters {
            let mut spaced = Vec::new();
            for p in ps {
                spaced.push(p);
            }
            return self.subsequence(&spaced, &ts, next);
        }
        self.in_any_order(&ps, &ts, true, next);
    }

    fn subsequence(&mut self, ps: &[P], ts: &[NodeId], next: Next<'_, 'a, 't>) {
        let Some((&p, rest)) = ps.split_first() else { return next(self) };
        for (at, &t) in ts.iter().enumerate() {
            self.any(p, t, &mut |m| m.subsequence(rest, &ts[at + 1..], next));
        }
    }

    pub(super) fn modifier(&mut self, p: P, t: NodeId, next: Next<'_, 'a, 't>) {
        let (a, b) = (self.p(p).sym, self.target.tree.node(t).sym);
        let as_var = a == VAR && (b == LET || b == CONST) && self.pattern.options.let_is_var;
        if a == b || as_var {
            next(self);
        }
    }

    pub(super) fn annotation(&mut self, p: P, t: NodeId, next: Next<'_, 'a, 't>) {
        let tree = self.target.tree;
        self.both(self.slot(p, 0), tree.slot(t, 0), &mut |m| {
            let (ps, ts) = (m.list(p), m.children(t));
            // `@a` and `@a()` are the same.
            if ps.is_empty() && m.p(p).variant != Variant::Called && !ts.is_empty() {
                return;
            }
            m.arguments(&ps, &ts, next);
        });
    }

    /// Imports by what they import: `import a.b` also matches `from a import b`, and `require` is an import.
    pub(super) fn import(&mut self, p: P, t: NodeId, next: Next<'_, 'a, 't>) {
        let tree = self.target.tree;
        let node = self.p(p);
        match (node.kind, tree.kind(t)) {
            (Kind::Import, Kind::Import) => {
                self.both(self.slot(p, 0), tree.slot(t, 0), &mut |m| m.at_least(m.slot(p, 1), tree.slot(t, 1), next));
            }
            (Kind::ImportAll, Kind::ImportAll) => self.both(self.slot(p, 0), tree.slot(t, 0), next),
            (Kind::ImportFrom, Kind::ImportFrom) => {
                let ps: Vec<P> = self.list(p).into_iter().filter(|&p| !self.is_ellipsis(p)).collect();
                let ts = self.children(t);
                if self.target.language.snippets == Snippets::Java {
                    return self.import_of_java(p, &ps, t, &ts, next);
                }
                self.whole_module(self.slot(p, 0), tree.slot(t, 0), &mut |m| m.imported_names(&ps, &ts, next));
            }
            (Kind::Import, Kind::ImportFrom) if self.slot(p, 1).is_none() => {
                let Some(module) = self.slot(p, 0) else { return };
                let ps = self.list(module);
                if let [only] = *ps
                    && self.p(only).kind == Kind::Metavariable
                {
                    // `import $X` is all that is imported.
                    let span = tree.slot(t, 0).map_or(tree.span(t), |module| tree.span(module));
                    for name in self.children(t) {
                        let whole = Span::new(span.start, tree.span(name).end.max(span.end));
                        self.bind(self.p(only).sym, Binding::Text(whole), next);
                    }
                    return;
                }
                let own = tree.slot(t, 0).map(|module| self.children(module)).unwrap_or_default();
                if self.is_below(&ps, &own) {
                    return next(self);
                }
                for name in self.children(t) {
                    let mut ts = tree.slot(t, 0).map(|module| self.children(module)).unwrap_or_default();
                    if tree.kind(name) == Kind::ImportName {
                        ts.extend(tree.slot(name, 0));
                    }
                    self.in_order(&ps, &ts, true, next);
                }
            }
            (Kind::Import, Kind::ImportAll) if self.slot(p, 1).is_none() => {
                self.both(self.slot(p, 0), tree.slot(t, 0), next);
            }
            (Kind::ImportFrom, Kind::Import) => {
                let (Some(module), Some(own)) = (self.slot(p, 0), tree.slot(t, 0)) else { return };
                let ts = self.children(own);
                for name in self.list(p) {
                    if self.p(name).kind == Kind::ImportName && self.slot(name, 1).is_none() {
                        let mut ps = self.list(module);
                        ps.extend(self.slot(name, 0));
                        self.in_order(&ps, &ts, true, next);
                    }
                }
            }
            // `import $X = $M` of TypeScript.
            (Kind::Var, Kind::Import) if self.has_word(p, IMPORT) => {
                self.both(self.part(p, "target"), tree.slot(t, 1), &mut |m| {
                    let value = m.part(p, "value").filter(|&value| m.p(value).kind == Kind::Metavariable);
                    if let (Some(value), Some(module)) = (value, tree.slot(t, 0)) {
                        m.bind(m.p(value).sym, Binding::Node(module), next);
                    }
                });
            }
            (Kind::Import | Kind::ImportFrom, Kind::Var) => self.required(p, t, next),
            _ => {}
        }
    }

    /// Whether a declaration of the pattern has this modifier.
    fn has_word(&self, p: P, word: Sym) -> bool {
        self.parents(self.part(p, "attributes")).iter().any(|&attribute| self.p(attribute).sym == word)
    }

    /// `import $X` takes the whole name, `import a.$X` the last part of one that begins with `a`.
    fn import_of_java(&mut self, p: P, ps: &[P], t: NodeId, ts: &[NodeId], next: Next<'_, 'a, 't>) {
        let tree = self.target.tree;
        if self.p(p).variant != tree.node(t).variant {
            return;
        }
        let (module, own) = (self.slot(p, 0), tree.slot(t, 0));
        let hole = match *ps {
            [only] if self.p(only).kind == Kind::ImportName => {
                self.slot(only, 0).map(|name| self.p(name)).filter(|name| name.kind == Kind::Metavariable)
            }
            _ => None,
        };
        let (Some(hole), Some(own), &[name]) = (hole, own, ts) else {
            return self.whole_module(module, own, &mut |m| m.imported_names(ps, ts, next));
        };
        let whole = Span::new(tree.span(own).start, tree.span(name).end);
        let Some(module) = module else { return self.bind(hole.sym, Binding::Text(whole), next) };
        self.in_order(&self.list(module), &self.children(own), true, &mut |m| {
            m.bind(hole.sym, Binding::Node(tree.slot(name, 0).unwrap_or(name)), next);
        });
    }

    /// The module of `from m import ...`, all of it.
    fn whole_module(&mut self, p: Option<P>, t: Option<NodeId>, next: Next<'_, 'a, 't>) {
        match (p, t) {
            (Some(p), Some(t)) if self.p(p).kind == Kind::Module => {
                let (ps, ts) = (self.list(p), self.children(t));
                if let ([only], true) = (&*ps, ts.len() > 1)
                    && self.p(*only).kind == Kind::Metavariable
                {
                    return self.bind_node(self.p(*only).sym, t, next);
                }
                if self.is_below(&ps, &ts) {
                    return next(self);
                }
                self.in_order(&ps, &ts, false, next);
            }
            (p, t) => self.both(p, t, next),
        }
    }

    fn imported_names(&mut self, ps: &[P], ts: &[NodeId], next: Next<'_, 'a, 't>) {
        let Some((&p, rest)) = ps.split_first() else { return next(self) };
        let tree = self.target.tree;
        for (at, &t) in ts.iter().enumerate() {
            let others: Vec<NodeId> = ts.iter().enumerate().filter(|&(i, _)| i != at).map(|(_, &t)| t).collect();
            if self.p(p).kind != Kind::ImportName || tree.kind(t) != Kind::ImportName {
                self.any(p, t, &mut |m| m.imported_names(rest, &others, next));
                continue;
            }
            self.both(self.slot(p, 0), tree.slot(t, 0), &mut |m| {
                // What a pattern imports under its own name may have another here: who uses it is found anyway.
                let alias = m.slot(p, 1);
                m.at_least(alias, tree.slot(t, 1).or_else(|| tree.slot(t, 0).filter(|_| alias.is_some())), &mut |m| {
                    m.imported_names(rest, &others, next);
                });
            });
        }
    }

    /// `import x from 'm'`, `import {x} from 'm'` and `import 'm'` against `const x = require('m')`.
    fn required(&mut self, p: P, t: NodeId, next: Next<'_, 'a, 't>) {
        const REQUIRE: Sym = Sym::of("require");
        let tree = self.target.tree;
        let (Some(target), Some(call)) = (tree.slot(t, 1), tree.slot(t, 3)) else { return };
        let is_require = tree.kind(call) == Kind::Call && tree.node(call).sym == REQUIRE;
        let Some(from) = tree.items(call).next().filter(|_| is_require) else { return };
        let Some(module) = self.slot(p, 0) else { return };
        let parts = self.list(module);
        let &[file] = &*parts else { return };
        self.expression(file, from, false, &mut |m| match m.p(p).kind {
            Kind::Import => m.at_least(m.slot(p, 1), Some(target), next),
            _ => {
                let names = m.list(p);
                match tree.kind(target) {
                    Kind::Object => {
                        let pairs = m.children(target);
                        m.required_names(&names, &pairs, next);
                    }
                    _ => {
                        if let [only] = *names
                            && m.p(only).kind == Kind::ImportName
                        {
                            let own = m.slot(only, 1).or_else(|| m.slot(only, 0));
                            m.both(own, Some(target), next);
                        }
                    }
                }
            }
        });
    }

    fn required_names(&mut self, ps: &[P], ts: &[NodeId], next: Next<'_, 'a, 't>) {
        let Some((&p, rest)) = ps.split_first() else { return next(self) };
        if self.is_ellipsis(p) {
            return self.required_names(rest, ts, next);
        }
        let tree = self.target.tree;
        for &pair in ts {
            if tree.kind(pair) == Kind::Pair && self.p(p).kind == Kind::ImportName {
                self.both(self.slot(p, 0), tree.slot(pair, 0), &mut |m| {
                    // `{a: b}` gives another name, as `a as b` does.
                    let alias = tree.slot(pair, 1).filter(|&own| tree.span(own) != tree.span(pair));
                    m.both(m.slot(p, 1), alias, &mut |m| m.required_names(rest, ts, next));
                });
            }
        }
    }
}
