//! Expressions, and the patterns that take values apart.

use findings::Span;

use super::super::lower::{self, Lower, Lowering, Syntax};
use super::{attributes, declarations};
use crate::lang::holes;
use crate::tree::{Draft, Kind, Variant, numbers};

pub(super) const RULES: &[(&str, Lower)] = &[
    ("identifier", lower::name),
    ("property_identifier", lower::name),
    ("statement_identifier", lower::name),
    ("private_property_identifier", private_name),
    ("shorthand_property_identifier", shorthand),
    ("shorthand_property_identifier_pattern", shorthand),
    ("this", |l, s| Some(l.leaf(Kind::This, s.span, s.text))),
    ("super", |l, s| Some(l.leaf(Kind::Super, s.span, s.text))),
    ("import", |l, s| Some(l.leaf(Kind::Name, s.span, s.text))),
    ("true", |l, s| Some(l.leaf(Kind::Bool, s.span, "true"))),
    ("false", |l, s| Some(l.leaf(Kind::Bool, s.span, "false"))),
    ("null", |l, s| Some(l.leaf(Kind::Null, s.span, ""))),
    ("undefined", |l, s| Some(l.leaf(Kind::Undefined, s.span, ""))),
    ("number", number),
    ("string", string),
    ("string_fragment", lower::nothing),
    ("escape_sequence", lower::nothing),
    ("template_string", template),
    ("template_substitution", |l, s| Some(l.node(Kind::Hole, Variant::Plain, s.span, &[s.first()], []))),
    ("regex", regex),
    ("regex_pattern", lower::nothing),
    ("regex_flags", lower::nothing),
    ("comment", lower::nothing),
    ("html_comment", lower::nothing),
    ("optional_chain", lower::nothing),
    ("parenthesized_expression", parenthesized),
    ("sequence_expression", |l, s| Some(l.many(Kind::Sequence, s.span, s.nodes()))),
    ("member_expression", member),
    ("subscript_expression", |l, s| Some(l.fixed(Kind::Index, s.span, [s.field("object"), s.field("index")]))),
    ("meta_property", meta),
    ("call_expression", call),
    ("arguments", |l, s| Some(l.group(s.span, s.nodes()))),
    ("new_expression", |l, s| {
        let arguments = s.field("arguments");
        Some(l.node(Kind::New, Variant::Plain, s.span, &[s.field("constructor"), None], arguments))
    }),
    ("spread_element", spread),
    ("rest_pattern", spread),
    ("array", array),
    ("array_pattern", array),
    ("object", |l, s| Some(l.many(Kind::Object, s.span, s.nodes()))),
    ("object_pattern", |l, s| Some(l.many(Kind::Object, s.span, s.nodes()))),
    ("pair", pair),
    ("pair_pattern", pair),
    ("computed_property_name", |l, s| Some(l.fixed(Kind::Computed, s.span, [s.first()]))),
    ("assignment_pattern", |l, s| Some(l.fixed(Kind::PatternDefault, s.span, [s.field("left"), s.field("right")]))),
    ("object_assignment_pattern", shorthand_default),
    ("assignment_expression", |l, s| Some(l.fixed(Kind::Assign, s.span, [s.field("left"), s.field("right")]))),
    ("augmented_assignment_expression", |l, s| {
        let word = s.item("operator").map_or("", |item| item.kind);
        let variant = Variant::operator(word.strip_suffix('=').unwrap_or(word)).unwrap_or(Variant::Plain);
        Some(l.node(Kind::AssignOp, variant, s.span, &[s.field("left"), s.field("right")], []))
    }),
    ("binary_expression", binary),
    ("unary_expression", |l, s| Some(l.node(Kind::Unary, operator(s), s.span, &[s.field("argument")], []))),
    ("update_expression", update),
    ("ternary_expression", |l, s| {
        let slots = [s.field("condition"), s.field("consequence"), s.field("alternative")];
        Some(l.fixed(Kind::Conditional, s.span, slots))
    }),
    ("await_expression", |l, s| Some(l.fixed(Kind::Await, s.span, [s.first()]))),
    ("yield_expression", |l, s| {
        let variant = if s.has("*") { Variant::From } else { Variant::Plain };
        Some(l.node(Kind::Yield, variant, s.span, &[s.first()], []))
    }),
    ("arrow_function", lambda),
    ("function_expression", lambda),
    ("generator_function", lambda),
];

/// Whether it stands for any number of things.
pub(super) fn is_many(l: &Lowering<'_>, draft: Draft) -> bool {
    matches!(l.kind(draft), Kind::Ellipsis | Kind::MetavariableList)
}

/// `#name`; a hole behind the `#` is a hole.
fn private_name(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    let is_hole = l.is_pattern && s.text.strip_prefix('#').is_some_and(|name| holes::read(name).is_some());
    Some(l.name(if is_hole { Span::new(s.span.start + 1, s.span.end) } else { s.span }))
}

/// `a` for `a: a`. A hole stands for a whole member.
fn shorthand(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    let name = l.name(s.span);
    Some(if l.kind(name) == Kind::Name { l.fixed(Kind::Pair, s.span, [Some(name), Some(name)]) } else { name })
}

/// `{a = 1}` in a pattern.
fn shorthand_default(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    let left = s.field("left")?;
    let (key, target) =
        if l.kind(left) == Kind::Pair { (l.slot(left, 0), l.slot(left, 1)) } else { (Some(left), Some(left)) };
    let value = l.fixed(Kind::PatternDefault, s.span, [target, s.field("right")]);
    Some(l.fixed(Kind::Pair, s.span, [key, Some(value)]))
}

fn pair(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    let (key, value) = (s.field("key"), s.field("value"));
    let is_dots = |draft: Option<Draft>| draft.is_some_and(|draft| l.kind(draft) == Kind::Ellipsis);
    if is_dots(key) && is_dots(value) {
        return key;
    }
    Some(l.fixed(Kind::Pair, s.span, [key, value]))
}

/// All numbers but `1n` are of one type, so `1.0` and `1e0` are the whole number 1.
fn number(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    let has_prefix =
        s.text.starts_with('0') && s.text[1..].starts_with(|c: char| c.is_ascii_alphabetic() && c != 'e' && c != 'E');
    if has_prefix || !s.text.contains(['.', 'e', 'E']) {
        return Some(l.leaf(Kind::Int, s.span, &numbers::decimal(s.text)));
    }
    let text = numbers::shortest(s.text);
    let kind = if text.contains(['.', 'e', 'E', 'i', 'N']) { Kind::Float } else { Kind::Int };
    Some(l.leaf(kind, s.span, &text))
}

/// The number of bytes of the closing quote: none if the text ends before it.
fn closing(text: &str) -> usize {
    let quote = text.chars().next().unwrap_or('"');
    usize::from(text.len() > 1 && text.ends_with(quote))
}

fn string(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    Some(l.quoted(Kind::Str, s.span, s.text.len().min(1), closing(s.text)))
}

fn template(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    let close = closing(s.text);
    if s.first().is_none() {
        return Some(l.quoted(Kind::Str, s.span, s.text.len().min(1), close));
    }
    // The grammar cuts the text at escapes; here it is one part from hole to hole.
    let mut parts = Vec::new();
    let mut at = s.span.start + 1;
    for item in s.items {
        let Some(node) = item.node else { continue };
        if at < item.span.start {
            let text = l.slice(Span::new(at, item.span.start));
            parts.push(l.leaf(Kind::Str, Span::new(at, item.span.start), text));
        }
        parts.push(node);
        at = item.span.end;
    }
    let end = s.span.end - close;
    if at < end {
        let text = l.slice(Span::new(at, end));
        parts.push(l.leaf(Kind::Str, Span::new(at, end), text));
    }
    let draft = l.node(Kind::Template, Variant::Format, s.span, &[], parts);
    l.set_delimiters(draft, 1, close);
    Some(draft)
}

fn regex(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    let end = s.item("pattern").map_or(s.span.end, |item| item.span.end);
    let draft = l.quoted(Kind::Regex, s.span, s.text.len().min(1), s.span.end - end);
    let flags = s.item("flags").map(|item| l.leaf(Kind::Str, item.span, item.text));
    l.set_slot(draft, 0, flags);
    Some(draft)
}

/// `(e)`; with a type, as in `(e: T)`, it is a cast of Flow's, and in patterns a typed metavariable.
fn parenthesized(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    let value = s.first()?;
    let Some(kind) = s.field("type") else { return Some(value) };
    if l.kind(value) == Kind::Metavariable {
        return Some(l.typed(s.span, value, kind));
    }
    Some(l.fixed(Kind::Cast, s.span, [Some(kind), Some(value)]))
}

fn member(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    let is_optional = s.item("optional_chain").is_some() || s.has("?.");
    let variant = if is_optional { Variant::Optional } else { Variant::Plain };
    Some(l.member(s.span, variant, s.field("object"), s.field("property")))
}

/// `new.target` and `import.meta`: members of words.
fn meta(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    let (first, last) = (s.items.first()?, s.items.last()?);
    let names = [first, last].map(|item| l.leaf(Kind::Name, item.span, item.text));
    Some(l.member(s.span, Variant::Plain, Some(names[0]), Some(names[1])))
}

fn call(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    let callee = s.field("function")?;
    match s.item("arguments") {
        Some(item) if item.kind == "template_string" => Some(l.fixed(Kind::Tagged, s.span, [Some(callee), item.node])),
        item => {
            let arguments = item.and_then(|item| item.node).map(|group| l.list(group)).unwrap_or_default();
            Some(l.call(s.span, callee, arguments))
        }
    }
}

fn spread(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    Some(l.node(Kind::Spread, Variant::Rest, s.span, &[s.first()], []))
}

/// A list; `[, a]` has an empty `Other` in the place of what is left out, so that positions stay right.
fn array(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    let mut list = Vec::new();
    let mut is_empty = true;
    for item in s.items {
        if let Some(node) = item.node {
            list.push(node);
            is_empty = false;
        } else if item.is_token && item.kind == "," {
            if is_empty {
                list.push(l.leaf(Kind::Other, Span::new(item.span.start, item.span.start), ""));
            }
            is_empty = true;
        }
    }
    Some(l.many(Kind::List, s.span, list))
}

fn operator(s: &Syntax<'_>) -> Variant {
    s.item("operator").and_then(|item| Variant::operator(item.kind)).unwrap_or(Variant::Plain)
}

fn binary(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    let slots = [s.field("left"), s.field("right")];
    if s.item("operator").is_some_and(|item| item.kind == "instanceof") {
        return Some(l.fixed(Kind::InstanceOf, s.span, slots));
    }
    Some(l.node(Kind::Binary, operator(s), s.span, &slots, []))
}

fn update(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    let is_prefix = s.items.first().is_some_and(|item| item.field == "operator");
    let variant = match (s.item("operator").map_or("", |item| item.kind), is_prefix) {
        ("++", true) => Variant::PreIncrement,
        ("++", false) => Variant::PostIncrement,
        (_, true) => Variant::PreDecrement,
        (_, false) => Variant::PostDecrement,
    };
    Some(l.node(Kind::Update, variant, s.span, &[s.field("argument")], []))
}

/// Arrow functions and function expressions. The name of the latter is known inside only, and is dropped.
fn lambda(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    let attributes = attributes::some(l, s);
    let parameters = match s.field("parameter") {
        Some(one) => Some(declarations::parameter_list(l, l.span(one), &[one])),
        None => s.field("parameters"),
    };
    let slots = [attributes, s.field("type_parameters"), parameters, s.field("return_type"), s.field("body")];
    Some(l.fixed(Kind::Lambda, s.span, slots))
}
