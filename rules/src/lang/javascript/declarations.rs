//! Variables, functions, classes and what is in them.

use findings::Span;

use super::super::lower::{self, Lower, Lowering, Syntax};
use super::attributes;
use super::expressions::is_many;
use super::types::as_type;
use crate::tree::{Class, Draft, Kind, Variant};

pub(super) const RULES: &[(&str, Lower)] = &[
    ("variable_declaration", variables),
    ("lexical_declaration", variables),
    ("variable_declarator", |l, s| {
        Some(l.fixed(Kind::Var, s.span, [None, s.field("name"), s.field("type"), s.field("value")]))
    }),
    ("function_declaration", function),
    ("generator_function_declaration", function),
    ("formal_parameters", |l, s| {
        let list: Vec<Draft> = s.nodes().collect();
        Some(parameter_list(l, s.span, &list))
    }),
    ("method_definition", method),
    ("class", |l, s| class(l, s, Variant::OfClass)),
    ("class_declaration", |l, s| class(l, s, Variant::OfClass)),
    ("class_heritage", heritage),
    ("class_body", members),
    ("class_static_block", |l, s| {
        let attributes = attributes::of(l, s);
        Some(l.fixed(Kind::Initializer, s.span, [Some(attributes), s.field("body")]))
    }),
    ("decorator", attributes::decorator),
];

pub(super) const JAVASCRIPT_RULES: &[(&str, Lower)] =
    &[("field_definition", |l, s| field(l, s, "property")), ("using_declaration", variables)];

pub(super) const TYPESCRIPT_RULES: &[(&str, Lower)] = &[
    ("accessibility_modifier", |l, s| Some(l.leaf(Kind::Modifier, s.span, s.text))),
    ("override_modifier", |l, s| Some(l.leaf(Kind::Modifier, s.span, s.text))),
    ("required_parameter", typed_parameter),
    ("optional_parameter", typed_parameter),
    ("public_field_definition", |l, s| field(l, s, "name")),
    ("property_signature", |l, s| field(l, s, "name")),
    ("function_signature", function),
    ("method_signature", method),
    ("abstract_method_signature", method),
    ("call_signature", method),
    ("construct_signature", |l, s| {
        let function = method(l, s)?;
        l.set_variant(function, Variant::Constructor);
        l.set_slot(function, 4, s.field("type"));
        Some(function)
    }),
    ("extends_clause", extends),
    ("extends_type_clause", |l, s| {
        let list: Vec<Draft> = s.nodes().map(|node| as_type(l, node)).collect();
        Some(l.many(Kind::Parents, s.span, list))
    }),
    ("implements_clause", |l, s| {
        let list: Vec<Draft> = s.nodes().map(|node| as_type(l, node)).collect();
        Some(l.node(Kind::Parents, Variant::Interface, s.span, &[], list))
    }),
    ("abstract_class_declaration", |l, s| class(l, s, Variant::OfClass)),
    ("interface_declaration", |l, s| class(l, s, Variant::Interface)),
    ("interface_body", members),
    ("enum_declaration", |l, s| class(l, s, Variant::Enum)),
    ("enum_body", enum_body),
    ("enum_assignment", |l, s| {
        Some(l.node(Kind::EnumConstant, Variant::Plain, s.span, &[None, s.field("name"), None], s.field("value")))
    }),
    ("type_alias_declaration", |l, s| {
        let value = s.field("value").map(|value| as_type(l, value));
        Some(l.fixed(Kind::TypeAlias, s.span, [s.field("name"), s.field("type_parameters"), value]))
    }),
    ("ambient_declaration", ambient),
];

/// One `Var` for each declarator. A single one is the whole declaration, so that its place is that of the statement.
fn variables(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    let modifiers = attributes::list(l, s);
    let attributes = attributes::node(l, s.span.start, modifiers);
    let list: Vec<Draft> = s.nodes().collect();
    for &var in &list {
        if l.kind(var) == Kind::Var {
            l.set_slot(var, 0, Some(attributes));
        }
    }
    match *list {
        [one] if l.kind(one) == Kind::Var => {
            l.set_span(one, s.span);
            Some(one)
        }
        _ => {
            // Each of several is the statement up to its own end.
            for &var in &list {
                if l.kind(var) == Kind::Var {
                    l.set_span(var, Span::new(s.span.start, l.span(var).end));
                }
            }
            Some(l.group(s.span, list))
        }
    }
}

fn function(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    let attributes = attributes::of(l, s);
    let slots = [
        Some(attributes),
        s.field("name"),
        s.field("type_parameters"),
        s.field("parameters"),
        s.field("return_type"),
        s.field("body"),
    ];
    Some(l.fixed(Kind::Function, s.span, slots))
}

/// A method of a class, an object or an interface.
fn method(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    let function = function(l, s)?;
    let variant = if s.has("get") || s.has("static get") {
        Variant::Getter
    } else if s.has("set") {
        Variant::Setter
    } else if s.item("name").is_some_and(|name| name.text == "constructor") {
        Variant::Constructor
    } else {
        Variant::Method
    };
    l.set_variant(function, variant);
    Some(function)
}

fn field(l: &mut Lowering<'_>, s: &Syntax<'_>, name: &str) -> Option<Draft> {
    let slots = [s.field(name), s.field("type"), s.field("value")];
    let attributes = attributes::list(l, s);
    if let [Some(name), None, None] = slots
        && attributes.is_empty()
        && is_many(l, name)
    {
        return Some(name);
    }
    let attributes = attributes::node(l, s.span.start, attributes);
    Some(l.fixed(Kind::Var, s.span, [Some(attributes), slots[0], slots[1], slots[2]]))
}

/// What stands between the brackets as parameters.
pub(super) fn parameter_list(l: &mut Lowering<'_>, span: Span, list: &[Draft]) -> Draft {
    let list: Vec<Draft> = list.iter().map(|&node| parameter(l, node)).collect();
    l.many(Kind::Parameters, span, list)
}

fn parameter(l: &mut Lowering<'_>, node: Draft) -> Draft {
    if is_many(l, node) || matches!(l.kind(node), Kind::Parameter | Kind::Error | Kind::Annotation) {
        return node;
    }
    let (target, default) = match l.kind(node) {
        Kind::PatternDefault => (l.slot(node, 0), l.slot(node, 1)),
        _ => (Some(node), None),
    };
    let (variant, target) = collected(l, target);
    l.node(Kind::Parameter, variant, l.span(node), &[None, target, None, default], [])
}

/// The target, and whether it takes all that is left.
fn collected(l: &Lowering<'_>, target: Option<Draft>) -> (Variant, Option<Draft>) {
    match target {
        Some(spread) if l.kind(spread) == Kind::Spread => (Variant::Rest, l.slot(spread, 0)),
        target => (Variant::Plain, target),
    }
}

fn typed_parameter(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    let target = s.field("pattern").or_else(|| s.field("name"));
    let (kind, default) = (s.field("type"), s.field("value"));
    let attributes = attributes::some(l, s);
    if let (Some(hole), None, None, None) = (target, kind, default, attributes)
        && is_many(l, hole)
    {
        return Some(hole);
    }
    let (variant, target) = collected(l, target);
    Some(l.node(Kind::Parameter, variant, s.span, &[attributes, target, kind, default], []))
}

fn class(l: &mut Lowering<'_>, s: &Syntax<'_>, variant: Variant) -> Option<Draft> {
    let attributes = attributes::of(l, s);
    let (mut extends, mut implements) = (s.of_kind("extends_type_clause"), None);
    for parents in s.of_kind("class_heritage").map(|group| l.list(group)).unwrap_or_default() {
        if l.variant(parents) == Variant::Interface {
            l.set_variant(parents, Variant::Plain);
            implements = Some(parents);
        } else {
            extends = Some(parents);
        }
    }
    let (name, types) = (s.field("name"), s.field("type_parameters"));
    let slots = [Some(attributes), name, types, None, extends, implements, s.field("body")];
    Some(l.node(Kind::Class, variant, s.span, &slots, []))
}

/// JavaScript has the base class here, TypeScript up to two clauses.
fn heritage(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    let list: Vec<Draft> = s
        .nodes()
        .map(|node| {
            if l.kind(node) == Kind::Parents {
                return node;
            }
            let base = as_type(l, node);
            l.many(Kind::Parents, s.span, [base])
        })
        .collect();
    Some(l.group(s.span, list))
}

fn extends(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    let mut list: Vec<Draft> = Vec::new();
    for item in s.items {
        let Some(node) = item.node else { continue };
        match (item.field, list.last_mut()) {
            ("type_arguments", Some(last)) => {
                let span = Span::new(l.span(*last).start, item.span.end);
                *last = l.node(Kind::TypeApply, Variant::Plain, span, &[Some(*last)], [node]);
            }
            _ => list.push(as_type(l, node)),
        }
    }
    Some(l.many(Kind::Parents, s.span, list))
}

/// The body of a class or interface. TypeScript's grammar has the decorators of a method in front of it, as a sibling.
fn members(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    let mut list = Vec::new();
    let mut decorators: Vec<Draft> = Vec::new();
    for node in s.nodes() {
        match l.kind(node) {
            Kind::Annotation => decorators.push(node),
            Kind::Ellipsis => {
                list.append(&mut decorators);
                list.push(node);
            }
            _ => {
                attributes::attach(l, node, &decorators);
                decorators.clear();
                list.push(node);
            }
        }
    }
    list.append(&mut decorators);
    // What is left of broken code is no statement.
    let list: Vec<Draft> = list
        .into_iter()
        .map(|node| if l.kind(node).class() == Class::Part { l.many(Kind::Error, l.span(node), [node]) } else { node })
        .collect();
    Some(l.block(s.span, list))
}

fn enum_body(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    let list: Vec<Draft> = s
        .nodes()
        .map(|node| match l.kind(node) {
            Kind::EnumConstant | Kind::Error => node,
            _ if is_many(l, node) => node,
            _ => l.fixed(Kind::EnumConstant, l.span(node), [None, Some(node), None]),
        })
        .collect();
    Some(l.block(s.span, list))
}

/// `declare` is a modifier of what follows.
fn ambient(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    let Some(declaration) = s.first().filter(|&node| l.kind(node).class() == Class::Statement) else {
        return lower::other(l, s);
    };
    if l.kind(declaration) == Kind::Block && l.variant(declaration) != Variant::Group {
        return lower::other(l, s);
    }
    let word = s.token("declare").map(|span| l.leaf(Kind::Modifier, span, "declare"));
    attributes::attach(l, declaration, word.as_slice());
    Some(declaration)
}
