//! Types and type parameters.

use findings::Span;

use super::super::lower::{self, Lower, Lowering, Syntax};
use crate::tree::{Class, Draft, Kind, Variant};

pub(super) const RULES: &[(&str, Lower)] = &[
    ("type_identifier", |l, s| {
        let name = l.name(s.span);
        Some(as_type(l, name))
    }),
    ("void_type", primitive),
    ("integral_type", primitive),
    ("floating_point_type", primitive),
    ("boolean_type", primitive),
    ("scoped_type_identifier", scoped),
    ("generic_type", |l, s| {
        let arguments = group(l, s.of_kind("type_arguments"));
        Some(l.node(Kind::TypeApply, Variant::Plain, s.span, &[s.first()], arguments))
    }),
    ("type_arguments", |l, s| Some(l.group(s.span, s.nodes()))),
    ("wildcard", wildcard),
    ("array_type", |l, s| {
        let element = s.field("element")?;
        let start = l.span(element).start;
        let ends: Vec<usize> = group(l, s.field("dimensions")).into_iter().map(|bracket| l.span(bracket).end).collect();
        Some(
            ends.into_iter()
                .fold(element, |element, end| l.fixed(Kind::TypeArray, Span::new(start, end), [Some(element)])),
        )
    }),
    // Who holds the dimensions counts the brackets.
    ("dimensions", |l, s| {
        let closing: Vec<Span> = s.items.iter().filter(|item| item.kind == "]").map(|item| item.span).collect();
        let closing: Vec<Draft> = closing.into_iter().map(|span| l.leaf(Kind::Other, span, "]")).collect();
        Some(l.group(s.span, closing))
    }),
    ("annotated_type", |_, s| s.nodes().last()),
    ("type_parameters", |l, s| Some(l.many(Kind::TypeParameters, s.span, s.nodes()))),
    ("type_parameter", |l, s| {
        let name = s.of_kind("type_identifier").map(|name| type_name(l, name))?;
        if matches!(l.kind(name), Kind::Ellipsis | Kind::MetavariableList) {
            return Some(name);
        }
        Some(l.fixed(Kind::TypeParameter, s.span, [Some(name), s.of_kind("type_bound"), None]))
    }),
    ("type_bound", |l, s| several(l, Kind::TypeIntersection, s.nodes().collect())),
    ("catch_type", |l, s| several(l, Kind::TypeUnion, s.nodes().collect())),
];

/// The members of a group.
pub(super) fn group(l: &Lowering<'_>, group: Option<Draft>) -> Vec<Draft> {
    group.map(|group| l.list(group)).unwrap_or_default()
}

/// A name in the place of a type; `...` and `$...X` stay what they are.
pub(super) fn as_type(l: &mut Lowering<'_>, name: Draft) -> Draft {
    match l.kind(name) {
        Kind::Name | Kind::Member | Kind::Metavariable => l.fixed(Kind::TypeName, l.span(name), [Some(name)]),
        _ => name,
    }
}

/// The name in a type, its arguments left away.
pub(super) fn type_name(l: &Lowering<'_>, of: Draft) -> Draft {
    let mut at = of;
    while matches!(l.kind(at), Kind::TypeName | Kind::TypeApply) {
        let Some(inner) = l.slot(at, 0) else { break };
        at = inner;
    }
    at
}

/// One type, or several in a type of their own.
pub(super) fn several(l: &mut Lowering<'_>, kind: Kind, types: Vec<Draft>) -> Option<Draft> {
    match *types {
        [] => None,
        [one] => Some(one),
        [first, .., last] => {
            let span = Span::new(l.span(first).start, l.span(last).end);
            Some(l.many(kind, span, types))
        }
    }
}

/// The type of a name with brackets behind it: `int a[]`. The array has no place of its own in the text, so it stands
/// where its element does.
pub(super) fn with_brackets(l: &mut Lowering<'_>, element: Option<Draft>, dimensions: Option<Draft>) -> Option<Draft> {
    let brackets = group(l, dimensions).len();
    element.map(|element| arrays(l, element, l.span(element), brackets))
}

/// An array of arrays of `element`, `depth` deep.
pub(super) fn arrays(l: &mut Lowering<'_>, element: Draft, span: Span, depth: usize) -> Draft {
    (0..depth).fold(element, |element, _| l.fixed(Kind::TypeArray, span, [Some(element)]))
}

fn primitive(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    let name = l.leaf(Kind::Name, s.span, s.text);
    Some(as_type(l, name))
}

/// `a.b.C`. Of `Outer<T>.Inner` the arguments in the middle are left away.
fn scoped(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    let parts = s.nodes().filter(|&part| l.kind(part) != Kind::Annotation);
    let parts: Vec<Draft> = parts.map(|part| type_name(l, part)).collect();
    let &[object, name] = &*parts else { return lower::other(l, s) };
    let name = l.member(s.span, Variant::Plain, Some(object), Some(name));
    Some(l.fixed(Kind::TypeName, s.span, [Some(name)]))
}

fn wildcard(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    let variant = match () {
        () if s.has("extends") => Variant::Extends,
        () if s.of_kind("super").is_some() => Variant::SuperBound,
        () => Variant::Plain,
    };
    let bound = s.nodes().find(|&node| l.kind(node).class() == Class::Type);
    Some(l.node(Kind::TypeWildcard, variant, s.span, &[bound], []))
}
