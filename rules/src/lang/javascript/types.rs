//! The types of TypeScript.

use findings::Span;

use super::super::lower::{self, Lower, Lowering, Syntax};
use super::expressions::is_many;
use crate::lang::holes;
use crate::tree::{Class, Draft, Kind, Variant};

pub(super) const RULES: &[(&str, Lower)] = &[
    // Names of types stand also in declarations, so they are names until who holds them wants a type.
    ("type_identifier", lower::name),
    ("predefined_type", lower::name),
    ("nested_type_identifier", |l, s| Some(l.member(s.span, Variant::Plain, s.field("module"), s.field("name")))),
    ("nested_identifier", |l, s| Some(l.member(s.span, Variant::Plain, s.field("object"), s.field("property")))),
    ("type_annotation", annotation),
    ("type_predicate_annotation", annotation),
    ("asserts_annotation", annotation),
    ("omitting_type_annotation", annotation),
    ("adding_type_annotation", annotation),
    ("opting_type_annotation", annotation),
    ("constraint", annotation),
    ("default_type", annotation),
    ("parenthesized_type", annotation),
    ("readonly_type", annotation),
    ("type_arguments", |l, s| {
        let list = types(l, s);
        Some(l.group(s.span, list))
    }),
    ("generic_type", |l, s| {
        let base = s.field("name").map(|name| as_type(l, name));
        Some(l.node(Kind::TypeApply, Variant::Plain, s.span, &[base], s.field("type_arguments")))
    }),
    ("array_type", |l, s| {
        let element = s.first().map(|element| as_type(l, element));
        Some(l.fixed(Kind::TypeArray, s.span, [element]))
    }),
    ("union_type", |l, s| Some(chain(l, s, Kind::TypeUnion))),
    ("intersection_type", |l, s| Some(chain(l, s, Kind::TypeIntersection))),
    ("tuple_type", |l, s| {
        let list = types(l, s);
        Some(l.many(Kind::TypeTuple, s.span, list))
    }),
    ("rest_type", |l, s| {
        let of = s.first().map(|of| as_type(l, of));
        Some(l.node(Kind::Spread, Variant::Rest, s.span, &[of], []))
    }),
    ("function_type", |l, s| {
        let result = s.field("return_type").map(|result| as_type(l, result));
        Some(l.fixed(Kind::TypeFunction, s.span, [s.field("parameters"), result]))
    }),
    ("constructor_type", |l, s| {
        let result = s.field("type").map(|result| as_type(l, result));
        Some(l.node(Kind::TypeFunction, Variant::Constructor, s.span, &[s.field("parameters"), result], []))
    }),
    ("literal_type", |l, s| {
        let value = s.first()?;
        Some(l.fixed(Kind::TypeValue, s.span, [Some(value)]))
    }),
    ("this_type", |l, s| {
        let this = l.leaf(Kind::This, s.span, s.text);
        Some(l.fixed(Kind::TypeValue, s.span, [Some(this)]))
    }),
    ("type_query", |l, s| {
        let value = l.node(Kind::Unary, Variant::Typeof, s.span, &[s.first()], []);
        Some(l.fixed(Kind::TypeValue, s.span, [Some(value)]))
    }),
    ("conditional_type", |l, s| other(l, s, 0)),
    ("lookup_type", |l, s| other(l, s, 0)),
    ("index_type_query", |l, s| other(l, s, 0)),
    ("template_type", |l, s| other(l, s, 0)),
    ("infer_type", |l, s| other(l, s, 0)),
    ("optional_type", |l, s| other(l, s, 0)),
    ("flow_maybe_type", |l, s| other(l, s, 0)),
    // These begin with a name of their own.
    ("mapped_type_clause", |l, s| other(l, s, 1)),
    ("index_signature", |l, s| other(l, s, 1)),
    ("type_predicate", |l, s| other(l, s, 1)),
    ("type_parameters", |l, s| Some(l.many(Kind::TypeParameters, s.span, s.nodes()))),
    ("type_parameter", type_parameter),
    ("as_expression", cast),
    ("satisfies_expression", cast),
    ("non_null_expression", |l, s| Some(l.node(Kind::Cast, Variant::NonNull, s.span, &[None, s.first()], []))),
    ("instantiation_expression", |_, s| s.first()),
];

/// `<T>e`, which is an element in TSX.
pub(super) const WITHOUT_JSX_RULES: &[(&str, Lower)] = &[("type_assertion", |l, s| {
    let mut nodes = s.nodes();
    let to = nodes.next().and_then(|group| l.slot(group, 0));
    Some(l.fixed(Kind::Cast, s.span, [to, nodes.next()]))
})];

/// A name, or other syntax, in the place of a type.
pub(super) fn as_type(l: &mut Lowering<'_>, of: Draft) -> Draft {
    let span = l.span(of);
    match l.kind(of) {
        Kind::Name | Kind::Member | Kind::Metavariable => l.fixed(Kind::TypeName, span, [Some(of)]),
        // Named parts of tuples, and `...T`.
        Kind::Parameter | Kind::Spread | Kind::Ellipsis | Kind::MetavariableList => of,
        Kind::TypeUnion | Kind::TypeIntersection => flat(l, of),
        kind if kind.class() == Class::Type => of,
        _ => l.fixed(Kind::TypeValue, span, [Some(of)]),
    }
}

fn types(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Vec<Draft> {
    s.nodes().map(|node| as_type(l, node)).collect()
}

/// Syntax with no kind of its own, and types in it after the first `names` children.
fn other(l: &mut Lowering<'_>, s: &Syntax<'_>, names: usize) -> Option<Draft> {
    let mut list: Vec<Draft> = s.nodes().collect();
    for node in list.iter_mut().skip(names) {
        *node = as_type(l, *node);
    }
    let draft = l.many(Kind::Other, s.span, list);
    l.set_sym(draft, s.kind);
    Some(draft)
}

fn annotation(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    s.first().map(|of| as_type(l, of))
}

/// `A | B`. The grammar nests longer ones to the left; who holds the outermost makes them one list.
fn chain(l: &mut Lowering<'_>, s: &Syntax<'_>, kind: Kind) -> Draft {
    let list: Vec<Draft> = s.nodes().map(|node| if l.kind(node) == kind { node } else { as_type(l, node) }).collect();
    l.many(kind, s.span, list)
}

/// `A | B | C` as one list. What has brackets of its own begins elsewhere and stays as it is: so each list is made
/// once, and the time does not grow with the square of its length.
fn flat(l: &mut Lowering<'_>, of: Draft) -> Draft {
    let (kind, span) = (l.kind(of), l.span(of));
    let mut list = l.list(of);
    list.reverse();
    let mut is_nested = false;
    while let Some(&first) = list.last()
        && l.kind(first) == kind
        && l.span(first).start == span.start
    {
        list.pop();
        list.extend(l.list(first).into_iter().rev());
        is_nested = true;
    }
    match *list {
        // `| A`.
        [one] => one,
        _ if is_nested => l.many(kind, span, list.into_iter().rev()),
        _ => of,
    }
}

fn type_parameter(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    let (name, bound, default) = (s.field("name")?, s.field("constraint"), s.field("value"));
    if bound.is_none() && default.is_none() && is_many(l, name) {
        return Some(name);
    }
    Some(l.fixed(Kind::TypeParameter, s.span, [Some(name), bound, default]))
}

/// `e as T`, `e satisfies T`; a typed metavariable is written `_hook_typed_($X) as T`.
fn cast(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    let mut nodes = s.nodes();
    let value = nodes.next()?;
    let to = match nodes.next() {
        Some(of) => Some(as_type(l, of)),
        // `as const`.
        None => s.token("const").map(|span: Span| {
            let name = l.leaf(Kind::Name, span, "const");
            l.fixed(Kind::TypeName, span, [Some(name)])
        }),
    };
    if l.is_pattern
        && let Some(to) = to
        && l.kind(value) == Kind::Call
        && l.slot(value, 0).is_some_and(|callee| l.text(callee) == holes::TYPED)
        && let [hole] = *l.list(value)
    {
        return Some(l.typed(s.span, hole, to));
    }
    Some(l.fixed(Kind::Cast, s.span, [to, Some(value)]))
}
