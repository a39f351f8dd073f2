//! Expressions and types.

use findings::Span;

use super::super::lower::{self, Lower, Lowering, Syntax};
use crate::tree::{Draft, Kind, Variant, numbers};

pub(super) const RULES: &[(&str, Lower)] = &[
    ("identifier", lower::name),
    ("integer", integer),
    ("float", float),
    ("true", |l, s| Some(l.leaf(Kind::Bool, s.span, "true"))),
    ("false", |l, s| Some(l.leaf(Kind::Bool, s.span, "false"))),
    ("none", |l, s| Some(l.leaf(Kind::Null, s.span, ""))),
    ("ellipsis", |l, s| Some(l.leaf(Kind::Dots, s.span, ""))),
    ("string", string),
    ("string_start", lower::nothing),
    ("string_end", lower::nothing),
    ("string_content", |l, s| Some(l.leaf(Kind::Str, s.span, s.text))),
    ("escape_sequence", lower::nothing),
    ("escape_interpolation", lower::nothing),
    ("concatenated_string", |l, s| Some(l.many(Kind::Template, s.span, s.nodes()))),
    ("interpolation", hole),
    ("format_expression", hole),
    ("format_specifier", |l, s| Some(l.group(s.span, s.nodes()))),
    ("type_conversion", lower::nothing),
    ("parenthesized_expression", lower::inner),
    ("parenthesized_list_splat", lower::inner),
    ("call", call),
    ("argument_list", |l, s| Some(l.group(s.span, s.nodes()))),
    ("keyword_argument", |l, s| Some(l.fixed(Kind::Keyword, s.span, [s.field("name"), s.field("value")]))),
    ("list_splat", |l, s| spread(l, s, Variant::Rest)),
    ("list_splat_pattern", |l, s| spread(l, s, Variant::Rest)),
    ("dictionary_splat", |l, s| spread(l, s, Variant::KeywordRest)),
    ("dictionary_splat_pattern", |l, s| spread(l, s, Variant::KeywordRest)),
    ("attribute", |l, s| Some(l.member(s.span, Variant::Plain, s.field("object"), s.field("attribute")))),
    ("subscript", subscript),
    ("slice", slice),
    ("constrained_type", constrained),
    ("binary_operator", binary),
    ("boolean_operator", binary),
    ("comparison_operator", comparison),
    ("not_operator", |l, s| Some(l.node(Kind::Unary, Variant::Not, s.span, &[s.field("argument")], []))),
    ("unary_operator", unary),
    ("conditional_expression", conditional),
    ("named_expression", |l, s| Some(l.fixed(Kind::Assign, s.span, [s.field("name"), s.field("value")]))),
    ("lambda", lambda),
    ("await", |l, s| Some(l.fixed(Kind::Await, s.span, [s.first()]))),
    ("yield", |l, s| {
        let variant = if s.has("from") { Variant::From } else { Variant::Plain };
        Some(l.node(Kind::Yield, variant, s.span, &[s.first()], []))
    }),
    ("list", |l, s| Some(l.many(Kind::List, s.span, s.nodes()))),
    ("list_pattern", |l, s| Some(l.many(Kind::List, s.span, s.nodes()))),
    ("tuple", |l, s| Some(l.many(Kind::Tuple, s.span, s.nodes()))),
    ("tuple_pattern", |l, s| Some(l.many(Kind::Tuple, s.span, s.nodes()))),
    ("expression_list", |l, s| Some(l.many(Kind::Tuple, s.span, s.nodes()))),
    ("pattern_list", |l, s| Some(l.many(Kind::Tuple, s.span, s.nodes()))),
    ("set", |l, s| Some(l.many(Kind::Set, s.span, s.nodes()))),
    ("dictionary", dictionary),
    ("pair", pair),
    ("list_comprehension", |l, s| comprehension(l, s, Variant::OfList)),
    ("set_comprehension", |l, s| comprehension(l, s, Variant::OfSet)),
    ("dictionary_comprehension", |l, s| comprehension(l, s, Variant::OfDict)),
    ("generator_expression", |l, s| comprehension(l, s, Variant::Lazy)),
    ("for_in_clause", |l, s| {
        let variant = if s.has("async") { Variant::Awaited } else { Variant::Plain };
        Some(l.node(Kind::CompFor, variant, s.span, &[s.field("left"), s.field("right")], []))
    }),
    ("if_clause", |l, s| Some(l.fixed(Kind::CompIf, s.span, [s.first()]))),
    ("type", |l, s| s.first().map(|of| as_type(l, of))),
    ("generic_type", generic),
    ("union_type", |l, s| Some(l.many(Kind::TypeUnion, s.span, s.nodes()))),
    ("member_type", |l, s| {
        let nodes: Vec<Draft> = s.nodes().map(|node| type_name(l, node)).collect();
        l.dotted(&nodes).map(|name| l.fixed(Kind::TypeName, s.span, [Some(name)]))
    }),
    ("type_parameter", |l, s| {
        let list: Vec<Draft> = s.nodes().map(|node| type_parameter(l, node)).collect();
        Some(l.many(Kind::TypeParameters, s.span, list))
    }),
];

/// An expression in the place of a type.
pub(super) fn as_type(l: &mut Lowering<'_>, of: Draft) -> Draft {
    let span = l.span(of);
    match l.kind(of) {
        Kind::Name | Kind::Member | Kind::Metavariable => l.fixed(Kind::TypeName, span, [Some(of)]),
        Kind::Index => {
            let base = l.slot(of, 0).map(|base| as_type(l, base));
            let arguments = match l.slot(of, 1) {
                Some(key) if l.kind(key) == Kind::Tuple => l.list(key),
                key => key.into_iter().collect(),
            };
            let arguments: Vec<Draft> = arguments.into_iter().map(|argument| as_type(l, argument)).collect();
            l.node(Kind::TypeApply, Variant::Plain, span, &[base], arguments)
        }
        Kind::Binary if l.variant(of) == Variant::BitOr => {
            let sides: Vec<Draft> = [l.slot(of, 0), l.slot(of, 1)].into_iter().flatten().collect();
            let sides: Vec<Draft> = sides.into_iter().map(|side| as_type(l, side)).collect();
            l.many(Kind::TypeUnion, span, sides)
        }
        kind if kind.class() == crate::tree::Class::Type || kind == Kind::Ellipsis => of,
        _ => l.fixed(Kind::TypeValue, span, [Some(of)]),
    }
}

/// `list[T]` in the place of a type: the grammar calls what is in the brackets type parameters.
fn generic(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    let mut nodes = s.nodes();
    let base = nodes.next().map(|base| as_type(l, base));
    let parameters: Vec<Draft> = nodes.flat_map(|node| l.list(node)).collect();
    let arguments: Vec<Draft> = parameters
        .into_iter()
        .map(|parameter| {
            let argument = l.slot(parameter, 0).unwrap_or(parameter);
            as_type(l, argument)
        })
        .collect();
    Some(l.node(Kind::TypeApply, Variant::Plain, s.span, &[base], arguments))
}

/// The name in a type, for `a.b` read as types, and for names that the grammar reads as types.
pub(super) fn type_name(l: &Lowering<'_>, of: Draft) -> Draft {
    match l.kind(of) {
        Kind::TypeName => l.slot(of, 0).unwrap_or(of),
        _ => of,
    }
}

fn type_parameter(l: &mut Lowering<'_>, of: Draft) -> Draft {
    if l.kind(of) == Kind::TypeParameter {
        return of;
    }
    let name = type_name(l, of);
    l.fixed(Kind::TypeParameter, l.span(of), [Some(name), None, None])
}

/// `T: bound` among type parameters.
fn constrained(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    let mut nodes = s.nodes();
    let name = nodes.next().map(|name| type_name(l, name));
    Some(l.fixed(Kind::TypeParameter, s.span, [name, nodes.next(), None]))
}

fn integer(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    Some(l.leaf(Kind::Int, s.span, &numbers::decimal(s.text)))
}

fn float(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    Some(l.leaf(Kind::Float, s.span, &numbers::shortest(s.text)))
}

fn string(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    let length = |kind: &str| s.items.iter().find(|item| item.kind == kind).map_or(0, |item| item.span.len());
    let (open, close) = (length("string_start"), length("string_end"));
    let prefix = &s.text[..open];
    let marked = prefix.contains(['b', 'B']);
    let format = prefix.contains(['f', 'F', 't', 'T']);
    let parts: Vec<Draft> = s.nodes().collect();
    if format {
        let draft = l.node(Kind::Template, Variant::Format, s.span, &[], parts);
        l.set_delimiters(draft, open, close);
        return Some(draft);
    }
    let draft = l.quoted(Kind::Str, s.span, open, close);
    if marked {
        l.set_variant(draft, Variant::Encoded);
    }
    Some(draft)
}

fn hole(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    let rest: Vec<Draft> = s.of_kind("format_specifier").map(|specifier| l.list(specifier)).unwrap_or_default();
    Some(l.node(Kind::Hole, Variant::Plain, s.span, &[s.field("expression")], rest))
}

fn call(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    let callee = s.field("function")?;
    let arguments = match s.field("arguments") {
        // `f(x for x in xs)`: the generator is the only argument.
        Some(only) if l.variant(only) != Variant::Group => vec![only],
        Some(group) => l.list(group),
        None => Vec::new(),
    };
    Some(l.call(s.span, callee, arguments))
}

fn spread(l: &mut Lowering<'_>, s: &Syntax<'_>, variant: Variant) -> Option<Draft> {
    Some(l.node(Kind::Spread, variant, s.span, &[s.first()], []))
}

fn subscript(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    let object = s.field("value");
    let keys: Vec<Draft> = s.fields("subscript").collect();
    let key = match *keys {
        [one] if l.kind(one) == Kind::Slice => {
            l.set_slot(one, 0, object);
            l.set_span(one, s.span);
            return Some(one);
        }
        [one] if !s.has(",") => Some(one),
        [first, .., last] => {
            let span = Span::new(l.span(first).start, l.span(last).end);
            Some(l.many(Kind::Tuple, span, keys))
        }
        [one] => Some(l.many(Kind::Tuple, l.span(one), [one])),
        [] => None,
    };
    Some(l.fixed(Kind::Index, s.span, [object, key]))
}

/// The parts between colons; who holds the slice puts in the object.
fn slice(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    let mut parts = [None; 3];
    let mut at = 0;
    for item in s.items {
        match item.node {
            Some(node) if at < 3 => parts[at] = Some(node),
            None if item.kind == ":" => at += 1,
            _ => {}
        }
    }
    Some(l.fixed(Kind::Slice, s.span, [None, parts[0], parts[1], parts[2]]))
}

fn operator(s: &Syntax<'_>, field: &str) -> Variant {
    let word = s.item(field).map_or("", |item| item.kind);
    match word {
        "and" => Variant::And,
        "or" => Variant::Or,
        "<>" => Variant::NotEq,
        word => Variant::operator(word).unwrap_or(Variant::Plain),
    }
}

fn binary(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    Some(l.node(Kind::Binary, operator(s, "operator"), s.span, &[s.field("left"), s.field("right")], []))
}

fn unary(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    Some(l.node(Kind::Unary, operator(s, "operator"), s.span, &[s.field("argument")], []))
}

/// `a < b < c` is `(a < b) and (b < c)` with `b` computed once; the tree is `(a < b) < c`.
fn comparison(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    let mut left = s.first()?;
    let mut variant = Variant::Plain;
    let mut word = String::new();
    for item in &s.items[1..] {
        if let Some(right) = item.node {
            let span = Span::new(s.span.start, item.span.end);
            left = l.node(Kind::Binary, variant, span, &[Some(left), Some(right)], []);
            word.clear();
        } else if item.is_token {
            // `not in` and `is not` may come as one token or as two.
            word = if word.is_empty() { item.kind.to_owned() } else { format!("{word} {}", item.kind) };
            variant = match &*word {
                "<>" => Variant::NotEq,
                word => Variant::operator(word).unwrap_or(Variant::Plain),
            };
        }
    }
    Some(left)
}

fn conditional(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    let nodes: Vec<Draft> = s.nodes().collect();
    let &[then, condition, otherwise] = &*nodes else { return lower::other(l, s) };
    Some(l.fixed(Kind::Conditional, s.span, [Some(condition), Some(then), Some(otherwise)]))
}

fn lambda(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    let start = Span::new(s.span.start, s.span.start);
    let parameters = s.field("parameters").unwrap_or_else(|| l.many(Kind::Parameters, start, []));
    Some(l.fixed(Kind::Lambda, s.span, [None, None, Some(parameters), None, s.field("body")]))
}

fn pair(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    let (key, value) = (s.field("key"), s.field("value"));
    let is_dots = |draft: Option<Draft>| draft.is_some_and(|draft| l.kind(draft) == Kind::Ellipsis);
    if is_dots(key) && is_dots(value) {
        return key;
    }
    Some(l.fixed(Kind::Pair, s.span, [key, value]))
}

fn dictionary(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    Some(l.many(Kind::Dict, s.span, s.nodes()))
}

fn comprehension(l: &mut Lowering<'_>, s: &Syntax<'_>, variant: Variant) -> Option<Draft> {
    Some(l.node(Kind::Comprehension, variant, s.span, &[s.field("body")], s.rest()))
}
