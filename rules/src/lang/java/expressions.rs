//! Expressions, literals, annotations' values.

use findings::Span;

use super::super::holes;
use super::super::lower::{self, Lower, Lowering, Syntax};
use super::types::{arrays, as_type, group, several};
use crate::tree::{Draft, Kind, Variant, numbers};

pub(super) const RULES: &[(&str, Lower)] = &[
    ("identifier", lower::name),
    ("underscore_pattern", lower::name),
    ("scoped_identifier", |l, s| Some(l.member(s.span, Variant::Plain, s.field("scope"), s.field("name")))),
    ("this", |l, s| Some(l.leaf(Kind::This, s.span, s.text))),
    ("super", |l, s| Some(l.leaf(Kind::Super, s.span, s.text))),
    ("decimal_integer_literal", integer),
    ("hex_integer_literal", integer),
    ("octal_integer_literal", integer),
    ("binary_integer_literal", integer),
    ("decimal_floating_point_literal", float),
    ("hex_floating_point_literal", float),
    ("true", |l, s| Some(l.leaf(Kind::Bool, s.span, "true"))),
    ("false", |l, s| Some(l.leaf(Kind::Bool, s.span, "false"))),
    ("null_literal", |l, s| Some(l.leaf(Kind::Null, s.span, ""))),
    ("character_literal", |l, s| Some(l.quoted(Kind::Char, s.span, 1, 1))),
    ("string_literal", string),
    ("string_fragment", lower::nothing),
    ("multiline_string_fragment", lower::nothing),
    ("escape_sequence", lower::nothing),
    ("string_interpolation", |l, s| Some(l.node(Kind::Hole, Variant::Plain, s.span, &[s.first()], []))),
    ("template_expression", |l, s| {
        Some(l.fixed(Kind::Tagged, s.span, [s.field("template_processor"), s.field("template_argument")]))
    }),
    ("parenthesized_expression", lower::inner),
    ("field_access", field_access),
    // In a pattern also the hole `(T $X)`, written `_hook_typed_[(T) $X]`: an element of an array may be assigned to.
    ("array_access", |l, s| {
        let (array, index) = (s.field("array")?, s.field("index"));
        if l.is_pattern
            && l.text(array) == holes::TYPED
            && let Some((kind, hole)) = index.and_then(|cast| Some((l.slot(cast, 0)?, l.slot(cast, 1)?)))
        {
            return Some(l.typed(s.span, hole, kind));
        }
        Some(l.fixed(Kind::Index, s.span, [Some(array), index]))
    }),
    ("method_invocation", call),
    ("explicit_constructor_invocation", constructor_call),
    ("argument_list", |l, s| Some(l.group(s.span, s.nodes()))),
    ("object_creation_expression", new),
    ("array_creation_expression", new_array),
    ("dimensions_expr", |_, s| s.nodes().last()),
    ("array_initializer", |l, s| Some(l.many(Kind::List, s.span, s.nodes()))),
    ("element_value_array_initializer", |l, s| Some(l.many(Kind::List, s.span, s.nodes()))),
    ("class_literal", |l, s| Some(l.fixed(Kind::ClassOf, s.span, [s.first()]))),
    ("method_reference", method_reference),
    ("cast_expression", cast),
    ("instanceof_expression", instance_of),
    ("assignment_expression", assignment),
    ("binary_expression", |l, s| {
        Some(l.node(Kind::Binary, operator(s), s.span, &[s.field("left"), s.field("right")], []))
    }),
    ("unary_expression", |l, s| Some(l.node(Kind::Unary, operator(s), s.span, &[s.field("operand")], []))),
    ("update_expression", update),
    ("ternary_expression", |l, s| {
        let slots = [s.field("condition"), s.field("consequence"), s.field("alternative")];
        Some(l.fixed(Kind::Conditional, s.span, slots))
    }),
    ("lambda_expression", lambda),
    ("inferred_parameters", |l, s| {
        let names: Vec<Draft> = s.nodes().map(|name| inferred(l, name)).collect();
        Some(l.many(Kind::Parameters, s.span, names))
    }),
    ("pattern", lower::inner),
    ("type_pattern", bound),
    ("record_pattern_component", bound),
    ("record_pattern", |l, s| {
        let class = s.first().map(|class| as_type(l, class));
        let parts = group(l, s.of_kind("record_pattern_body"));
        Some(l.node(Kind::PatternCall, Variant::Plain, s.span, &[class], parts))
    }),
    ("record_pattern_body", |l, s| Some(l.group(s.span, s.nodes()))),
];

fn integer(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    Some(l.leaf(Kind::Int, s.span, &numbers::decimal(s.text)))
}

fn float(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    Some(l.leaf(Kind::Float, s.span, &numbers::shortest(s.text)))
}

fn string(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    let quotes = if s.text.len() >= 6 && s.text.starts_with("\"\"\"") { 3 } else { 1 };
    let holes: Vec<Draft> = s.nodes().filter(|&part| l.kind(part) == Kind::Hole).collect();
    if holes.is_empty() {
        return Some(l.quoted(Kind::Str, s.span, quotes, quotes));
    }
    // Escapes are nodes of their own in the grammar; in a template one text stands between two holes.
    let mut parts = Vec::new();
    let mut at = s.span.start + quotes;
    let end = s.span.end.saturating_sub(quotes).max(at);
    for hole in holes {
        let span = l.span(hole);
        text_part(l, Span::new(at, span.start), &mut parts);
        parts.push(hole);
        at = span.end;
    }
    text_part(l, Span::new(at, end.max(at)), &mut parts);
    let draft = l.node(Kind::Template, Variant::Format, s.span, &[], parts);
    l.set_delimiters(draft, quotes, quotes);
    Some(draft)
}

fn text_part(l: &mut Lowering<'_>, span: Span, parts: &mut Vec<Draft>) {
    if span.start < span.end {
        let text = l.slice(span);
        parts.push(l.leaf(Kind::Str, span, text));
    }
}

/// The object of a member or method. `A.super.b` means the base class too, only that of another object.
fn object(s: &Syntax<'_>) -> Option<Draft> {
    s.of_kind("super").or_else(|| s.field("object"))
}

fn field_access(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    let name = s.item("field").and_then(|item| match item.kind {
        // `Outer.this`: the object of another class, not a member of this one.
        "this" => Some(l.leaf(Kind::Name, item.span, item.text)),
        _ => item.node,
    });
    Some(l.member(s.span, Variant::Plain, object(s), name))
}

fn call(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    let name = s.field("name")?;
    let callee = match object(s) {
        Some(object) => {
            let span = Span::new(s.span.start, l.span(name).end);
            l.member(span, Variant::Plain, Some(object), Some(name))
        }
        None => name,
    };
    let arguments = group(l, s.field("arguments"));
    Some(l.call(s.span, callee, arguments))
}

/// `this(...)`, `super(...)`, `outer.super(...)`, with the semicolon.
fn constructor_call(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    let constructor = s.field("constructor")?;
    let callee = match s.field("object") {
        Some(outer) => {
            let span = Span::new(s.span.start, l.span(constructor).end);
            l.member(span, Variant::Plain, Some(outer), Some(constructor))
        }
        None => constructor,
    };
    let end = s.item("arguments").map_or(s.span.end, |item| item.span.end);
    let arguments = group(l, s.field("arguments"));
    let call = l.node(Kind::Call, Variant::Plain, Span::new(s.span.start, end), &[Some(callee)], arguments);
    Some(l.fixed(Kind::ExprStatement, s.span, [Some(call)]))
}

fn new(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    let arguments = group(l, s.field("arguments"));
    let slots = [s.field("type"), s.of_kind("class_body")];
    let span = Span::new(s.token("new").unwrap_or(s.span).start, s.span.end);
    let made = l.node(Kind::New, Variant::Plain, span, &slots, arguments);
    if span.start == s.span.start {
        return Some(made);
    }
    // `outer.new Inner()`: the tree has no slot for the outer object.
    let draft = l.many(Kind::Other, s.span, s.first().into_iter().chain([made]));
    l.set_sym(draft, s.kind);
    Some(draft)
}

fn new_array(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    let element = s.field("type")?;
    let mut depth = 0;
    let mut end = l.span(element).end;
    let mut list = Vec::new();
    for item in s.items.iter().filter(|item| item.field == "dimensions") {
        end = item.span.end;
        if item.kind == "dimensions" {
            depth += group(l, item.node).len();
        } else {
            depth += 1;
            list.extend(item.node);
        }
    }
    list.extend(s.field("value"));
    let class = arrays(l, element, Span::new(l.span(element).start, end), depth);
    Some(l.node(Kind::New, Variant::Plain, s.span, &[Some(class), None], list))
}

fn method_reference(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    let object = s.first();
    let name = match s.token("new") {
        Some(span) => Some(l.leaf(Kind::Name, span, "new")),
        None => s.nodes().last().filter(|&last| Some(last) != object),
    };
    Some(l.fixed(Kind::MethodRef, s.span, [object, name]))
}

fn cast(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    let to = several(l, Kind::TypeIntersection, s.fields("type").collect());
    Some(l.fixed(Kind::Cast, s.span, [to, s.field("value")]))
}

fn instance_of(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    let pattern = match (s.field("right"), s.field("name")) {
        (Some(of), Some(name)) => Some(pattern_as(l, of, name)),
        (of, _) => of.or_else(|| s.field("pattern")),
    };
    Some(l.fixed(Kind::InstanceOf, s.span, [s.field("left"), pattern]))
}

fn pattern_as(l: &mut Lowering<'_>, of: Draft, name: Draft) -> Draft {
    let span = Span::new(l.span(of).start, l.span(name).end);
    alone(l, span, Some(of), Some(name)).unwrap_or_else(|| l.fixed(Kind::PatternAs, span, [Some(of), Some(name)]))
}

/// A type and the name for what has it, or the mark for what needs no name.
fn bound(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    let nodes: Vec<Draft> = s.nodes().collect();
    match *nodes {
        [of, name] => Some(pattern_as(l, of, name)),
        [one] => Some(one),
        _ => lower::other(l, s),
    }
}

/// The hole that is written twice, as a type and as a name, since the grammar wants both: `... ...`.
pub(super) fn alone(l: &mut Lowering<'_>, span: Span, kind: Option<Draft>, name: Option<Draft>) -> Option<Draft> {
    let (kind, name) = (kind?, name?);
    let is_hole = matches!(l.kind(name), Kind::Ellipsis | Kind::Metavariable | Kind::MetavariableList);
    if !is_hole || l.text(kind) != l.text(name) {
        return None;
    }
    l.set_span(name, span);
    Some(name)
}

fn operator(s: &Syntax<'_>) -> Variant {
    let word = s.item("operator").map_or("", |item| item.kind);
    Variant::operator(word).unwrap_or(Variant::Plain)
}

fn assignment(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    let slots = [s.field("left"), s.field("right")];
    let word = s.item("operator").map_or("", |item| item.kind);
    Some(match word.strip_suffix('=').and_then(Variant::operator) {
        Some(operator) => l.node(Kind::AssignOp, operator, s.span, &slots, []),
        None => l.fixed(Kind::Assign, s.span, slots),
    })
}

fn update(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    let is_before = s.items.first().is_some_and(|item| item.is_token);
    let variant = match (s.has("++"), is_before) {
        (true, true) => Variant::PreIncrement,
        (true, false) => Variant::PostIncrement,
        (false, true) => Variant::PreDecrement,
        (false, false) => Variant::PostDecrement,
    };
    Some(l.node(Kind::Update, variant, s.span, &[s.first()], []))
}

/// A parameter of a lambda that has only a name.
fn inferred(l: &mut Lowering<'_>, name: Draft) -> Draft {
    match l.kind(name) {
        Kind::Ellipsis | Kind::MetavariableList => name,
        _ => l.fixed(Kind::Parameter, l.span(name), [None, Some(name), None, None]),
    }
}

fn lambda(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    let parameters = s.field("parameters").map(|parameters| match l.kind(parameters) {
        Kind::Parameters => parameters,
        _ => {
            let span = l.span(parameters);
            let one = inferred(l, parameters);
            l.many(Kind::Parameters, span, [one])
        }
    });
    Some(l.fixed(Kind::Lambda, s.span, [None, None, parameters, None, s.field("body")]))
}
