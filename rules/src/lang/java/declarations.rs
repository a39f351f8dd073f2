//! Packages, imports, classes and their members, variables, parameters, annotations.

use findings::Span;

use super::super::lower::{self, Lower, Lowering, Syntax};
use super::expressions::alone;
use super::types::{group, with_brackets};
use crate::tree::{Draft, Kind, Variant};

pub(super) const RULES: &[(&str, Lower)] = &[
    ("package_declaration", |l, s| {
        let name = s.nodes().find(|&node| l.kind(node) != Kind::Annotation);
        let module = name.and_then(|name| module(l, &parts(l, name)));
        Some(l.fixed(Kind::Package, s.span, [module]))
    }),
    ("import_declaration", import),
    ("asterisk", lower::nothing),
    ("modifiers", modifiers),
    ("marker_annotation", |l, s| Some(l.node(Kind::Annotation, Variant::Plain, s.span, &[s.field("name")], []))),
    ("annotation", |l, s| {
        let arguments = group(l, s.field("arguments"));
        Some(l.node(Kind::Annotation, Variant::Called, s.span, &[s.field("name")], arguments))
    }),
    ("annotation_argument_list", |l, s| Some(l.group(s.span, s.nodes()))),
    ("element_value_pair", |l, s| {
        let (key, value) = (s.field("key"), s.field("value"));
        if let Some(hole) = alone(l, s.span, value, key) {
            return Some(hole);
        }
        Some(l.fixed(Kind::Keyword, s.span, [key, value]))
    }),
    ("class_declaration", |l, s| class(l, s, Variant::OfClass)),
    ("interface_declaration", |l, s| class(l, s, Variant::Interface)),
    ("enum_declaration", |l, s| class(l, s, Variant::Enum)),
    ("record_declaration", |l, s| class(l, s, Variant::Record)),
    ("annotation_type_declaration", |l, s| class(l, s, Variant::AnnotationType)),
    ("superclass", parents),
    ("super_interfaces", parents),
    ("extends_interfaces", parents),
    ("type_list", |l, s| Some(l.group(s.span, s.nodes()))),
    ("permits", lower::nothing),
    ("throws", lower::nothing),
    ("class_body", members),
    ("interface_body", members),
    ("annotation_type_body", members),
    ("enum_body", members),
    ("enum_body_declarations", |l, s| {
        let list: Vec<Draft> = s.nodes().map(|node| member(l, node)).collect();
        Some(l.group(s.span, list))
    }),
    ("enum_constant", enum_constant),
    ("static_initializer", |l, s| {
        let word = s.token("static").unwrap_or(Span::new(s.span.start, s.span.start));
        let word = l.leaf(Kind::Modifier, word, "static");
        let attributes = l.many(Kind::Attributes, l.span(word), [word]);
        Some(l.fixed(Kind::Initializer, s.span, [Some(attributes), s.first()]))
    }),
    ("field_declaration", variables),
    ("constant_declaration", variables),
    ("local_variable_declaration", variables),
    ("variable_declarator", |l, s| {
        // Who holds the declarator puts the type in the place of the brackets.
        Some(l.fixed(Kind::Var, s.span, [None, s.field("name"), s.field("dimensions"), s.field("value")]))
    }),
    ("method_declaration", |l, s| function(l, s, Variant::Method, s.field("body"))),
    ("constructor_declaration", |l, s| function(l, s, Variant::Constructor, s.field("body"))),
    ("compact_constructor_declaration", |l, s| function(l, s, Variant::Constructor, s.field("body"))),
    // The default is what the method gives.
    ("annotation_type_element_declaration", |l, s| {
        let element = function(l, s, Variant::Method, s.field("value"))?;
        let span = s.token("(").zip(s.token(")")).map(|(open, close)| Span::new(open.start, close.end));
        let parameters = span.map(|span| l.many(Kind::Parameters, span, []));
        l.set_slot(element, PARAMETERS, parameters);
        Some(element)
    }),
    ("formal_parameters", |l, s| Some(l.many(Kind::Parameters, s.span, s.nodes()))),
    ("formal_parameter", |l, s| parameter(l, s, s.field("type"))),
    ("spread_parameter", rest_parameter),
    ("receiver_parameter", lower::nothing),
];

/// The slot of a function's parameters.
const PARAMETERS: usize = 3;

/// The names of a dotted name.
fn parts(l: &Lowering<'_>, name: Draft) -> Vec<Draft> {
    l.parts(name).unwrap_or_else(|| vec![name])
}

fn module(l: &mut Lowering<'_>, parts: &[Draft]) -> Option<Draft> {
    let (&first, &last) = (parts.first()?, parts.last()?);
    let span = Span::new(l.span(first).start, l.span(last).end);
    Some(l.many(Kind::Module, span, parts.iter().copied()))
}

/// `import a.b.C` takes one name out of a package, `import a.b.*` all.
fn import(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    let variant = if s.has("static") { Variant::Static } else { Variant::Plain };
    let names = s.first().map(|name| parts(l, name)).unwrap_or_default();
    if s.items.iter().any(|item| item.kind == "asterisk") {
        let module = module(l, &names);
        return Some(l.node(Kind::ImportAll, variant, s.span, &[module], []));
    }
    let Some((&last, package)) = names.split_last() else { return lower::other(l, s) };
    let name = match l.kind(last) {
        Kind::Ellipsis => last,
        _ => l.fixed(Kind::ImportName, l.span(last), [Some(last), None]),
    };
    let module = module(l, package);
    Some(l.node(Kind::ImportFrom, variant, s.span, &[module], [name]))
}

fn modifiers(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    let mut list = Vec::with_capacity(s.items.len());
    for item in s.items {
        match item.node {
            Some(annotation) => list.push(annotation),
            None if item.is_token => list.push(l.leaf(Kind::Modifier, item.span, item.text)),
            None => {}
        }
    }
    Some(l.many(Kind::Attributes, s.span, list))
}

/// The modifiers of a function or class, or an empty list of them.
fn attributes(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Draft {
    let start = Span::new(s.span.start, s.span.start);
    s.of_kind("modifiers").unwrap_or_else(|| l.many(Kind::Attributes, start, []))
}

fn class(l: &mut Lowering<'_>, s: &Syntax<'_>, variant: Variant) -> Option<Draft> {
    let attributes = attributes(l, s);
    let slots = [
        Some(attributes),
        s.field("name"),
        s.field("type_parameters"),
        s.field("parameters"),
        s.field("superclass").or_else(|| s.of_kind("extends_interfaces")),
        s.field("interfaces"),
        s.field("body"),
    ];
    Some(l.node(Kind::Class, variant, s.span, &slots, []))
}

fn parents(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    Some(l.many(Kind::Parents, s.span, s.nodes()))
}

fn members(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    let list: Vec<Draft> = s.nodes().map(|node| member(l, node)).collect();
    Some(l.block(s.span, list))
}

/// A block among the members runs when an object is made.
fn member(l: &mut Lowering<'_>, node: Draft) -> Draft {
    if l.kind(node) == Kind::Block && l.variant(node) != Variant::Group {
        return l.fixed(Kind::Initializer, l.span(node), [None, Some(node)]);
    }
    l.statement(node)
}

fn enum_constant(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    let name = s.field("name")?;
    if matches!(l.kind(name), Kind::Ellipsis | Kind::MetavariableList) {
        return Some(name);
    }
    let arguments = group(l, s.field("arguments"));
    let slots = [s.of_kind("modifiers"), Some(name), s.field("body")];
    Some(l.node(Kind::EnumConstant, Variant::Plain, s.span, &slots, arguments))
}

/// Fields, constants, local variables. Each of them spans the whole statement.
fn variables(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    let (attributes, kind) = (s.of_kind("modifiers"), s.field("type"));
    let declarators: Vec<Draft> = s.fields("declarator").collect();
    if let [one] = *declarators {
        l.set_span(one, s.span);
        if l.slot(one, 2).is_none()
            && l.slot(one, 3).is_none()
            && attributes.is_none()
            && let Some(hole) = alone(l, s.span, kind, l.slot(one, 1))
        {
            return Some(hole);
        }
    }
    for &declarator in &declarators {
        let kind = with_brackets(l, kind, l.slot(declarator, 2));
        l.set_slot(declarator, 0, attributes);
        l.set_slot(declarator, 2, kind);
    }
    match *declarators {
        [one] => Some(one),
        _ => {
            for &declarator in &declarators {
                l.set_span(declarator, s.span);
            }
            Some(l.group(s.span, declarators))
        }
    }
}

/// A variable whose parts are children of the same syntax.
pub(super) fn variable(
    l: &mut Lowering<'_>,
    s: &Syntax<'_>,
    span: Span,
    attributes: Option<Draft>,
    kind: Option<Draft>,
) -> Draft {
    let kind = with_brackets(l, kind, s.field("dimensions"));
    l.fixed(Kind::Var, span, [attributes, s.field("name"), kind, s.field("value")])
}

fn function(l: &mut Lowering<'_>, s: &Syntax<'_>, variant: Variant, body: Option<Draft>) -> Option<Draft> {
    let attributes = attributes(l, s);
    let result = with_brackets(l, s.field("type"), s.field("dimensions"));
    let slots = [Some(attributes), s.field("name"), s.field("type_parameters"), s.field("parameters"), result, body];
    Some(l.node(Kind::Function, variant, s.span, &slots, []))
}

/// A parameter of a method or handler.
pub(super) fn parameter(l: &mut Lowering<'_>, s: &Syntax<'_>, kind: Option<Draft>) -> Option<Draft> {
    let name = s.field("name");
    if let Some(hole) = alone(l, s.span, kind, name) {
        return Some(hole);
    }
    let kind = with_brackets(l, kind, s.field("dimensions"));
    Some(l.fixed(Kind::Parameter, s.span, [s.of_kind("modifiers"), name, kind, None]))
}

fn rest_parameter(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    let name = s.of_kind("variable_declarator").and_then(|declarator| l.slot(declarator, 1));
    let kind = s.nodes().find(|&node| !matches!(l.kind(node), Kind::Attributes | Kind::Annotation | Kind::Var));
    Some(l.node(Kind::Parameter, Variant::Rest, s.span, &[s.of_kind("modifiers"), name, kind, None], []))
}
