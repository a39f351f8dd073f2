//! Types, and values of a type.

use super::{Matcher, Next};
use crate::lang::Snippets;
use crate::pattern::Binding;
use crate::pattern::compile::P;
use crate::tree::names::Declared;
use crate::tree::{Kind, NodeId, Sym, Variant};

/// What is known of a value's type.
enum Known {
    /// The node that says it.
    Node(NodeId),
    /// One of these names.
    Builtin(&'static [&'static str]),
}

const TEXT: &[&str] = &["str", "string", "String"];
const WHOLE: &[&str] = &["int", "number", "Integer"];
const FRACTION: &[&str] = &["float", "number", "double", "Double"];
const TRUTH: &[&str] = &["bool", "boolean", "Boolean"];

impl<'a, 't> Matcher<'a, 't> {
    /// Two types.
    pub(in crate::pattern) fn of_type(&mut self, p: P, t: NodeId, next: Next<'_, 'a, 't>) {
        if !self.step() {
            return;
        }
        let tree = self.target.tree;
        let (node, kind) = (self.p(p), self.kind(t));
        match (node.kind, kind) {
            (Kind::TypeName | Kind::TypeValue, _) => {
                let Some(name) = self.slot(p, 0) else { return };
                match self.p(name).kind {
                    Kind::Ellipsis => next(self),
                    Kind::Metavariable => self.bind_node(self.p(name).sym, t, next),
                    _ => match kind {
                        Kind::TypeName | Kind::TypeValue => {
                            if let Some(own) = tree.slot(t, 0) {
                                self.expression(name, own, false, next);
                            }
                        }
                        // A type without its arguments.
                        Kind::TypeApply => {
                            if let Some(base) = tree.slot(t, 0) {
                                self.of_type(p, base, next);
                            }
                        }
                        kind if kind.class() == crate::tree::Class::Expression => self.expression(name, t, false, next),
                        _ => {}
                    },
                }
            }
            (Kind::TypeApply, Kind::TypeApply) => {
                let (base, own) = (self.slot(p, 0), tree.slot(t, 0));
                self.both(base, own, &mut |m| m.in_order(&m.list(p), &m.children(t), false, next));
            }
            (Kind::TypeUnion | Kind::TypeIntersection, _) if node.kind == kind => {
                self.in_any_order(&self.list(p), &self.children(t), false, next);
            }
            _ => self.structure(p, t, next),
        }
    }

    /// `(T $X)`: a value whose type is declared, or plain to see.
    pub(super) fn typed(&mut self, p: P, t: NodeId, next: Next<'_, 'a, 't>) {
        let Some(wanted) = self.slot(p, 0) else { return };
        let name = self.p(p).sym;
        match self.type_of(t, 0) {
            Some(Known::Node(kind)) => {
                if self.boxes(wanted, kind) {
                    return self.bind(name, Binding::Node(t), next);
                }
                self.any_type(wanted, kind, &mut |m| m.bind(name, Binding::Node(t), next));
            }
            Some(Known::Builtin(names)) => {
                let inner = self.slot(wanted, 0).filter(|_| self.p(wanted).kind == Kind::TypeName).unwrap_or(wanted);
                let is_one =
                    self.p(inner).kind == Kind::Name && names.iter().any(|name| self.p(inner).sym == Sym::of(name));
                if is_one || self.p(inner).kind == Kind::Ellipsis {
                    self.bind(name, Binding::Node(t), next);
                }
            }
            None => {}
        }
    }

    /// Java's `boolean` and `Boolean`, `int` and `Integer`.
    fn boxes(&self, wanted: P, kind: NodeId) -> bool {
        let tree = self.target.tree;
        let plain = |text: &str| {
            matches!(text, "boolean" | "int" | "Boolean" | "Integer" | "java.lang.Boolean" | "java.lang.Integer")
        };
        let own = tree.text(kind);
        let short = own.strip_prefix("java.lang.").unwrap_or(own);
        let inner = self.slot(wanted, 0).filter(|_| self.p(wanted).kind == Kind::TypeName).unwrap_or(wanted);
        let qualified =
            short.len() < own.len() && self.p(inner).kind == Kind::Name && self.p(inner).sym == Sym::of(short);
        qualified
            || plain(own)
                && self.p(inner).kind == Kind::Name
                && [&["boolean", "Boolean"], &["int", "Integer"]]
                    .iter()
                    .any(|pair| pair.contains(&short) && pair.iter().any(|word| self.p(inner).sym == Sym::of(word)))
    }

    /// A type in a pattern may be written as an expression (Python).
    fn any_type(&mut self, p: P, t: NodeId, next: Next<'_, 'a, 't>) {
        if self.p(p).kind.class() == crate::tree::Class::Type {
            return self.of_type(p, t, next);
        }
        let tree = self.target.tree;
        match self.kind(t) {
            Kind::TypeName | Kind::TypeValue => {
                if let Some(own) = tree.slot(t, 0) {
                    self.expression(p, own, false, next);
                }
            }
            Kind::TypeApply if self.p(p).kind != Kind::Index => {
                if let Some(base) = tree.slot(t, 0) {
                    self.any_type(p, base, next);
                }
            }
            _ => self.expression(p, t, false, next),
        }
    }

    fn type_of(&self, t: NodeId, depth: u32) -> Option<Known> {
        /// How far types are followed through values.
        const MAX_DEPTH: u32 = 10;
        if depth > MAX_DEPTH {
            return None;
        }
        let (tree, names) = (self.target.tree, self.target.names);
        let of = |slot: usize| tree.slot(t, slot).and_then(|value| self.type_of(value, depth + 1));
        match tree.kind(t) {
            Kind::Str | Kind::Template => Some(Known::Builtin(TEXT)),
            Kind::Int => Some(Known::Builtin(WHOLE)),
            Kind::Float => Some(Known::Builtin(FRACTION)),
            Kind::Bool => Some(Known::Builtin(TRUTH)),
            Kind::New => tree.slot(t, 0).map(Known::Node),
            Kind::Cast => tree.slot(t, 0).map(Known::Node),
            Kind::Await => of(0),
            Kind::Conditional => of(1),
            Kind::Assign => of(1),
            Kind::Unary if tree.node(t).variant == Variant::Not => Some(Known::Builtin(TRUTH)),
            Kind::InstanceOf => Some(Known::Builtin(TRUTH)),
            Kind::Binary => match tree.node(t).variant {
                Variant::BitAnd | Variant::BitOr | Variant::BitXor => match (of(0), of(1)) {
                    (Some(Known::Builtin(names)), _) | (_, Some(Known::Builtin(names))) => Some(Known::Builtin(names)),
                    (Some(a), _) | (_, Some(a)) => Some(a),
                    _ => None,
                },
                Variant::Sub => of(0).filter(|_| of(1).is_some()),
                Variant::Eq
                | Variant::NotEq
                | Variant::Lt
                | Variant::Gt
                | Variant::Le
                | Variant::Ge
                | Variant::And
                | Variant::Or => Some(Known::Builtin(TRUTH)),
                // Numbers only: what a text becomes with what stands beside it is nothing plain to see.
                Variant::Add => match (of(0), of(1)) {
                    (Some(Known::Builtin(TEXT)), _) | (_, Some(Known::Builtin(TEXT))) => None,
                    (a, _) => a,
                },
                _ => None,
            },
            // A class stands for its own type.
            Kind::Name if names.definition(t).is_none() && self.target.language.snippets == Snippets::Java => {
                Some(Known::Node(t))
            }
            Kind::Name => {
                let definition = names.definition(t)?;
                if definition.declared == Declared::Function {
                    return None;
                }
                match definition.kind {
                    Some(kind) if !self.is_inferred(kind) => Some(Known::Node(kind)),
                    _ => self.type_of(definition.value?, depth + 1),
                }
            }
            Kind::Member => {
                let object = tree.slot(t, 0).filter(|&object| tree.kind(object) == Kind::This)?;
                let class = tree.ancestors(object).find(|&node| tree.kind(node) == Kind::Class)?;
                let body = tree.named(class, "body")?;
                let wanted = tree.node(t).sym;
                tree.items(body).filter(|&member| tree.kind(member) == Kind::Var).find_map(|member| {
                    let target = tree.slot(member, 1)?;
                    (tree.node(target).sym == wanted).then(|| tree.slot(member, 2)).flatten().map(Known::Node)
                })
            }
            Kind::Call
                if self.target.language.snippets == Snippets::Java && self.kind(tree.slot(t, 0)?) == Kind::Member =>
            {
                self.of_library(t, depth)
            }
            Kind::Call => {
                let callee = tree.slot(t, 0).filter(|&callee| tree.kind(callee) == Kind::Name)?;
                let definition = names.definition(callee)?;
                match definition.declared {
                    Declared::Function => tree.named(definition.value?, "result").map(Known::Node),
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// What methods give that every Java program has: those of texts and collections.
    fn of_library(&self, call: NodeId, depth: u32) -> Option<Known> {
        let tree = self.target.tree;
        let callee = tree.slot(call, 0)?;
        match tree.text(tree.slot(callee, 1)?) {
            "equals" | "equalsIgnoreCase" | "isEmpty" | "matches" | "contains" | "startsWith" | "endsWith"
            | "containsKey" | "containsValue" => Some(Known::Builtin(TRUTH)),
            "size" | "length" | "indexOf" | "lastIndexOf" => Some(Known::Builtin(WHOLE)),
            // What a collection holds.
            "get" => match self.type_of(tree.slot(callee, 0)?, depth + 1)? {
                Known::Node(kind) if tree.kind(kind) == Kind::TypeApply => {
                    let base = tree.text(tree.slot(kind, 0)?);
                    let base = base.rsplit('.').next()?;
                    matches!(base, "List" | "ArrayList" | "Map" | "HashMap").then_some(())?;
                    tree.items(kind).last().map(Known::Node)
                }
                _ => None,
            },
            _ => None,
        }
    }

    /// `var` and `auto` say nothing.
    fn is_inferred(&self, kind: NodeId) -> bool {
        self.target.tree.text(kind) == "var"
    }
}
