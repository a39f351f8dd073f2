//! What stands around a declaration: modifiers and decorators.

use findings::Span;

use super::super::lower::{Lowering, Syntax};
use crate::tree::{Draft, Kind, Variant};

/// Tokens that say more about a declaration. `get` and `set` are not among them: they are variants of functions.
const WORDS: &[&str] = &[
    "abstract", "accessor", "async", "await", "const", "declare", "let", "override", "readonly", "static", "using",
    "var", "*", "?",
];

/// Modifiers and decorators among the children of a declaration.
pub(super) fn list(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Vec<Draft> {
    let mut list = Vec::new();
    for item in s.items {
        match item.node {
            Some(node) if item.field == "decorator" || matches!(l.kind(node), Kind::Modifier | Kind::Annotation) => {
                list.push(node);
            }
            // One token of the grammar: where a line ends behind it, `static get` could be a field named `get`.
            None if item.kind == "static get" => {
                let start = item.span.start;
                list.push(l.leaf(Kind::Modifier, Span::new(start, start + "static".len()), "static"));
            }
            None if item.is_token && !item.span.is_empty() && WORDS.contains(&item.kind) => {
                list.push(l.leaf(Kind::Modifier, item.span, item.kind));
            }
            _ => {}
        }
    }
    list
}

/// These modifiers as one node; empty ones stand at `start`.
pub(super) fn node(l: &mut Lowering<'_>, start: usize, list: Vec<Draft>) -> Draft {
    let first = list.first().map_or(start, |&draft| l.span(draft).start);
    let last = list.last().map_or(start, |&draft| l.span(draft).end);
    l.many(Kind::Attributes, Span::new(first, last), list)
}

/// The modifiers of a declaration, none or many.
pub(super) fn of(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Draft {
    let list = list(l, s);
    node(l, s.span.start, list)
}

/// The modifiers of what mostly has none.
pub(super) fn some(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    let list = list(l, s);
    if list.is_empty() { None } else { Some(node(l, s.span.start, list)) }
}

/// Puts more modifiers in front of those of a declaration, or of each of several declarations. The declaration then
/// reaches from the first of them; several keep their places.
pub(super) fn attach(l: &mut Lowering<'_>, declaration: Draft, more: &[Draft]) {
    let Some(&first) = more.first() else { return };
    let is_group = l.variant(declaration) == Variant::Group;
    let targets = if is_group { l.list(declaration) } else { vec![declaration] };
    for target in targets {
        if !matches!(l.kind(target), Kind::Function | Kind::Class | Kind::Var | Kind::Lambda) {
            continue;
        }
        let span = l.span(target);
        let mut list = more.to_vec();
        if let Some(own) = l.slot(target, 0) {
            list.extend(l.list(own));
        }
        let attributes = node(l, span.start, list);
        l.set_slot(target, 0, Some(attributes));
        if !is_group {
            l.set_span(target, Span::new(l.span(first).start.min(span.start), span.end));
        }
    }
}

/// `@name` and `@name(...)`.
pub(super) fn decorator(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    let value = s.first()?;
    Some(match l.kind(value) {
        Kind::Ellipsis => value,
        Kind::Call => {
            let arguments = l.list(value);
            let callee = l.slot(value, 0);
            l.node(Kind::Annotation, Variant::Called, s.span, &[callee], arguments)
        }
        _ => l.node(Kind::Annotation, Variant::Plain, s.span, &[Some(value)], []),
    })
}
