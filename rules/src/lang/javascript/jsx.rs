//! JSX: elements, attributes, text.

use findings::Span;

use super::super::lower::{self, Lower, Lowering, Syntax};
use super::attributes;
use super::expressions::is_many;
use crate::lang::holes;
use crate::tree::{Draft, Kind, Variant};

pub(super) const RULES: &[(&str, Lower)] = &[
    ("jsx_element", element),
    ("jsx_self_closing_element", |l, s| {
        let element = tag(l, s)?;
        l.set_variant(element, Variant::Terminated);
        Some(element)
    }),
    ("jsx_opening_element", tag),
    ("jsx_closing_element", lower::nothing),
    ("jsx_namespace_name", lower::name),
    ("jsx_attribute", attribute),
    ("jsx_expression", hole),
    ("jsx_text", text),
    ("html_character_reference", |l, s| Some(l.leaf(Kind::ElementText, s.span, s.text))),
];

/// The opening tag as an element without children; the name of a fragment is absent.
fn tag(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    let name = s.field("name");
    let end = name.map_or(s.span.start + 1, |name| l.span(name).end);
    let attributes = attributes::node(l, end.min(s.span.end), s.fields("attribute").collect());
    Some(l.fixed(Kind::Element, s.span, [name, Some(attributes)]))
}

fn element(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    let Some(tag) = s.field("open_tag").filter(|&tag| l.kind(tag) == Kind::Element) else { return lower::other(l, s) };
    let slots = [l.slot(tag, 0), l.slot(tag, 1)];
    Some(l.node(Kind::Element, Variant::Plain, s.span, &slots, s.rest()))
}

/// `name`, `name="..."`, `name={e}`: the value is the string or the expression itself, since both mean the same.
fn attribute(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    let mut nodes = s.nodes();
    let name = nodes.next()?;
    let value = nodes.next();
    if value.is_none() && is_many(l, name) {
        return Some(name);
    }
    let value = match value {
        Some(hole) if l.kind(hole) == Kind::ElementHole => l.slot(hole, 0),
        value => value,
    };
    Some(l.fixed(Kind::ElementAttribute, s.span, [Some(name), value]))
}

/// `{e}`, `{...e}`; `{}` and `{/* comment */}` are nothing.
fn hole(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    let value = s.first()?;
    match l.kind(value) {
        Kind::Spread => Some(value),
        _ => Some(l.fixed(Kind::ElementHole, s.span, [Some(value)])),
    }
}

/// Text between tags without the blanks around it; blanks alone are nothing.
fn text(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    let trimmed = s.text.trim();
    if trimmed.is_empty() {
        return None;
    }
    let start = s.span.start + (s.text.len() - s.text.trim_start().len());
    let span = Span::new(start, start + trimmed.len());
    if l.is_pattern && trimmed == "..." {
        return Some(l.leaf(Kind::Ellipsis, span, ""));
    }
    if l.is_pattern && holes::read(trimmed).is_some() {
        return Some(l.name(span));
    }
    Some(l.leaf(Kind::ElementText, span, trimmed))
}
