//! Statements, declarations, imports, `match`.

use findings::Span;

use super::super::lower::{self, Lower, Lowering, Syntax};
use super::expressions::{as_type, type_name};
use crate::tree::{Draft, Kind, Variant};

pub(super) const RULES: &[(&str, Lower)] = &[
    ("module", |l, s| {
        let all = Span::new(0, l.source().len());
        let block = l.block(all, s.nodes());
        l.set_kind(block, Kind::Program);
        Some(block)
    }),
    ("block", block),
    ("expression_statement", expression_statement),
    ("assignment", assignment),
    ("augmented_assignment", augmented),
    ("pass_statement", |l, s| keyword(l, s, "pass")),
    ("break_statement", |l, s| Some(l.fixed(Kind::Break, s.span, [None]))),
    ("continue_statement", |l, s| Some(l.fixed(Kind::Continue, s.span, [None]))),
    ("return_statement", |l, s| Some(l.fixed(Kind::Return, s.span, [s.first()]))),
    ("raise_statement", |l, s| Some(l.fixed(Kind::Throw, s.span, [s.rest().next(), s.field("cause")]))),
    ("assert_statement", |l, s| {
        let mut nodes = s.nodes();
        Some(l.fixed(Kind::Assert, s.span, [nodes.next(), nodes.next()]))
    }),
    ("delete_statement", |l, s| {
        let list = match s.first() {
            Some(tuple) if l.kind(tuple) == Kind::Tuple && !l.text(tuple).starts_with('(') => l.list(tuple),
            one => one.into_iter().collect(),
        };
        Some(l.many(Kind::Delete, s.span, list))
    }),
    ("global_statement", |l, s| Some(l.many(Kind::Global, s.span, s.nodes()))),
    ("nonlocal_statement", |l, s| Some(l.node(Kind::Global, Variant::Nonlocal, s.span, &[], s.nodes()))),
    ("print_statement", |l, s| call_statement(l, s, "print")),
    ("exec_statement", |l, s| call_statement(l, s, "exec")),
    ("chevron", lower::inner),
    ("if_statement", if_statement),
    ("elif_clause", |l, s| Some(l.fixed(Kind::If, s.span, [s.field("condition"), s.field("consequence"), None]))),
    ("else_clause", lower::inner),
    ("finally_clause", |l, s| Some(l.fixed(Kind::Finally, s.span, [s.first()]))),
    ("for_statement", |l, s| {
        let slots = [s.field("left"), s.field("right"), s.field("body"), s.field("alternative")];
        let variant = if s.has("async") { Variant::Awaited } else { Variant::Plain };
        Some(l.node(Kind::ForEach, variant, s.span, &slots, []))
    }),
    ("while_statement", |l, s| {
        Some(l.fixed(Kind::While, s.span, [s.field("condition"), s.field("body"), s.field("alternative")]))
    }),
    ("try_statement", try_statement),
    ("except_clause", except),
    ("with_statement", with_statement),
    ("with_clause", |l, s| Some(l.group(s.span, s.nodes()))),
    ("with_item", with_item),
    ("as_pattern", |l, s| Some(l.fixed(Kind::PatternAs, s.span, [s.rest().next(), as_name(s)]))),
    ("as_pattern_target", lower::inner),
    ("function_definition", function),
    ("class_definition", class),
    ("decorated_definition", decorated),
    ("decorator", decorator),
    ("parameters", parameters),
    ("lambda_parameters", parameters),
    ("default_parameter", |l, s| Some(parameter(l, s.span, s.field("name"), None, s.field("value")))),
    ("typed_parameter", |l, s| Some(parameter(l, s.span, s.rest().next(), s.field("type"), None))),
    ("typed_default_parameter", |l, s| Some(parameter(l, s.span, s.field("name"), s.field("type"), s.field("value")))),
    ("keyword_separator", separator),
    ("positional_separator", separator),
    ("type_alias_statement", type_alias),
    ("import_statement", import),
    ("import_from_statement", import_from),
    ("future_import_statement", |l, s| {
        let module = s.token("__future__").map(|span| {
            let name = l.name(span);
            l.many(Kind::Module, span, [name])
        });
        let names = import_names(l, s);
        Some(l.node(Kind::ImportFrom, Variant::Plain, s.span, &[module], names))
    }),
    ("aliased_import", |l, s| Some(l.fixed(Kind::ImportName, s.span, [s.field("name"), s.field("alias")]))),
    ("dotted_name", |l, s| {
        let parts: Vec<Draft> = s.nodes().collect();
        l.dotted(&parts)
    }),
    ("relative_import", relative),
    ("import_prefix", |l, s| Some(l.leaf(Kind::Name, s.span, s.text))),
    ("wildcard_import", |l, s| Some(l.leaf(Kind::Other, s.span, "*"))),
    ("match_statement", match_statement),
    ("case_clause", case),
    ("case_pattern", case_pattern),
    ("class_pattern", |l, s| {
        let mut nodes = s.nodes();
        let class = nodes.next();
        Some(l.node(Kind::PatternCall, Variant::Plain, s.span, &[class], nodes))
    }),
    ("keyword_pattern", |l, s| {
        let mut nodes = s.nodes();
        Some(l.fixed(Kind::Keyword, s.span, [nodes.next(), nodes.next()]))
    }),
    ("union_pattern", |l, s| Some(l.many(Kind::PatternOr, s.span, s.nodes()))),
    ("splat_pattern", |l, s| {
        let variant = if s.has("**") { Variant::KeywordRest } else { Variant::Rest };
        Some(l.node(Kind::Spread, variant, s.span, &[s.first()], []))
    }),
    ("dict_pattern", dict_pattern),
];

fn block(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    Some(l.block(s.span, s.nodes()))
}

fn keyword(l: &mut Lowering<'_>, s: &Syntax<'_>, word: &str) -> Option<Draft> {
    let draft = l.leaf(Kind::Other, s.span, word);
    Some(draft)
}

fn call_statement(l: &mut Lowering<'_>, s: &Syntax<'_>, word: &'static str) -> Option<Draft> {
    let callee = s.token(word).map(|span| l.name(span));
    let call = l.node(Kind::Call, Variant::Plain, s.span, &[callee], s.nodes());
    Some(l.fixed(Kind::ExprStatement, s.span, [Some(call)]))
}

fn expression_statement(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    let nodes: Vec<Draft> = s.nodes().collect();
    let value = match *nodes {
        [one] if !s.has(",") => one,
        _ => l.many(Kind::Tuple, s.span, nodes),
    };
    if l.kind(value) == Kind::Var {
        return Some(value);
    }
    Some(l.fixed(Kind::ExprStatement, s.span, [Some(value)]))
}

fn assignment(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    let (target, kind, value) = (s.field("left"), s.field("type"), s.field("right"));
    Some(if kind.is_some() {
        l.fixed(Kind::Var, s.span, [None, target, kind, value])
    } else {
        l.fixed(Kind::Assign, s.span, [target, value])
    })
}

fn augmented(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    let word = s.item("operator").map_or("", |item| item.kind).trim_end_matches('=');
    let variant = Variant::operator(word).unwrap_or(Variant::Plain);
    Some(l.node(Kind::AssignOp, variant, s.span, &[s.field("left"), s.field("right")], []))
}

/// `elif` is an `if` in the place of the `else`, as far as what is after it.
fn if_statement(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    let mut otherwise = None;
    let alternatives: Vec<Draft> = s.fields("alternative").collect();
    for &alternative in alternatives.iter().rev() {
        if l.kind(alternative) == Kind::If {
            l.set_slot(alternative, 2, otherwise);
            l.set_span(alternative, Span::new(l.span(alternative).start, s.span.end));
        }
        otherwise = Some(alternative);
    }
    Some(l.fixed(Kind::If, s.span, [s.field("condition"), s.field("consequence"), otherwise]))
}

fn try_statement(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    let catches: Vec<Draft> = s.nodes().filter(|&node| l.kind(node) == Kind::Catch).collect();
    let slots = [s.field("body"), s.of_kind("else_clause"), s.of_kind("finally_clause")];
    Some(l.node(Kind::Try, Variant::Plain, s.span, &slots, catches))
}

fn except(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    let values: Vec<Draft> = s.fields("value").collect();
    let pattern = match *values {
        [] => None,
        [one] => Some(one),
        [first, .., last] => {
            let span = Span::new(l.span(first).start, l.span(last).end);
            Some(l.many(Kind::Tuple, span, values))
        }
    };
    let pattern = match (pattern, s.field("alias")) {
        (Some(pattern), Some(alias)) => {
            let span = Span::new(l.span(pattern).start, l.span(alias).end);
            Some(l.fixed(Kind::PatternAs, span, [Some(pattern), Some(alias)]))
        }
        (pattern, _) => pattern,
    };
    Some(l.fixed(Kind::Catch, s.span, [pattern, s.of_kind("block")]))
}

fn with_statement(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    let items = s.of_kind("with_clause").map(|clause| l.list(clause)).unwrap_or_default();
    let variant = if s.has("async") { Variant::Awaited } else { Variant::Plain };
    Some(l.node(Kind::With, variant, s.span, &[s.field("body")], items))
}

fn with_item(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    let value = s.field("value")?;
    let (value, target) = match l.kind(value) {
        Kind::PatternAs => (l.slot(value, 0), l.slot(value, 1)),
        _ => (Some(value), None),
    };
    Some(l.fixed(Kind::WithItem, s.span, [value, target]))
}

/// The name behind `as`: a role in expressions, the second child in patterns.
fn as_name(s: &Syntax<'_>) -> Option<Draft> {
    s.field("alias").or_else(|| s.rest().nth(1))
}

fn empty_attributes(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Draft {
    let modifiers: Vec<Draft> =
        s.token("async").map(|span| l.leaf(Kind::Modifier, span, "async")).into_iter().collect();
    let span = s.token("async").unwrap_or(Span::new(s.span.start, s.span.start));
    l.many(Kind::Attributes, span, modifiers)
}

fn function(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    let attributes = empty_attributes(l, s);
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

fn class(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    let attributes = empty_attributes(l, s);
    let extends = s.field("superclasses").map(|group| {
        let span = l.span(group);
        let parents: Vec<Draft> = l.list(group);
        let parents: Vec<Draft> = parents
            .into_iter()
            .map(|parent| if l.kind(parent) == Kind::Keyword { parent } else { as_type(l, parent) })
            .collect();
        l.many(Kind::Parents, span, parents)
    });
    if let Some(body) = s.field("body") {
        for member in l.list(body) {
            if l.kind(member) == Kind::Function {
                let is_constructor = l.slot(member, 1).is_some_and(|name| l.text(name) == "__init__");
                l.set_variant(member, if is_constructor { Variant::Constructor } else { Variant::Method });
            }
        }
    }
    let slots = [Some(attributes), s.field("name"), s.field("type_parameters"), None, extends, None, s.field("body")];
    Some(l.node(Kind::Class, Variant::OfClass, s.span, &slots, []))
}

fn decorated(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    let definition = s.field("definition")?;
    let mut attributes: Vec<Draft> = s.rest().collect();
    let start = s.span.start;
    let mut end = attributes.last().map_or(start, |&last| l.span(last).end);
    if let Some(own) = l.slot(definition, 0) {
        let modifiers = l.list(own);
        end = modifiers.last().map_or(end, |&last| l.span(last).end);
        attributes.extend(modifiers);
    }
    let attributes = l.many(Kind::Attributes, Span::new(start, end), attributes);
    l.set_slot(definition, 0, Some(attributes));
    l.set_span(definition, s.span);
    Some(definition)
}

fn decorator(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    let value = s.first()?;
    if l.kind(value) == Kind::Ellipsis {
        return Some(value);
    }
    Some(match l.kind(value) {
        Kind::Call => {
            let arguments = l.list(value);
            let callee = l.slot(value, 0);
            l.node(Kind::Annotation, Variant::Called, s.span, &[callee], arguments)
        }
        _ => l.node(Kind::Annotation, Variant::Plain, s.span, &[Some(value)], []),
    })
}

fn parameters(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    let list: Vec<Draft> = s
        .nodes()
        .map(|node| match l.kind(node) {
            Kind::Parameter | Kind::Ellipsis | Kind::MetavariableList => node,
            _ => parameter(l, l.span(node), Some(node), None, None),
        })
        .collect();
    Some(l.many(Kind::Parameters, s.span, list))
}

fn parameter(
    l: &mut Lowering<'_>,
    span: Span,
    target: Option<Draft>,
    kind: Option<Draft>,
    default: Option<Draft>,
) -> Draft {
    let (variant, target) = match target {
        Some(spread) if l.kind(spread) == Kind::Spread => (l.variant(spread), l.slot(spread, 0)),
        target => (Variant::Plain, target),
    };
    l.node(Kind::Parameter, variant, span, &[None, target, kind, default], [])
}

fn separator(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    let draft = l.node(Kind::Parameter, Variant::Separator, s.span, &[None; 4], []);
    l.set_sym(draft, s.text);
    Some(draft)
}

fn type_alias(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    let (left, right) = (s.field("left")?, s.field("right"));
    let (name, types) = match l.kind(left) {
        Kind::TypeApply => {
            let arguments = l.list(left);
            let list: Vec<Draft> = arguments
                .into_iter()
                .map(|of| {
                    let name = type_name(l, of);
                    l.fixed(Kind::TypeParameter, l.span(of), [Some(name), None, None])
                })
                .collect();
            let types = l.many(Kind::TypeParameters, l.span(left), list);
            (l.slot(left, 0).map(|base| type_name(l, base)), Some(types))
        }
        _ => (Some(type_name(l, left)), None),
    };
    Some(l.fixed(Kind::TypeAlias, s.span, [name, types, right]))
}

/// A dotted name as a module.
fn module(l: &mut Lowering<'_>, name: Draft) -> Draft {
    match l.kind(name) {
        Kind::Module => name,
        _ => {
            let parts = l.parts(name).unwrap_or_else(|| vec![name]);
            l.many(Kind::Module, l.span(name), parts)
        }
    }
}

fn import(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    let names: Vec<Draft> = s.fields("name").collect();
    let imports: Vec<Draft> = names
        .iter()
        .map(|&name| {
            let (of, alias) = match l.kind(name) {
                Kind::ImportName => (l.slot(name, 0), l.slot(name, 1)),
                _ => (Some(name), None),
            };
            let of = of.map(|of| module(l, of));
            // Each of several is the statement up to its own end.
            let span = if names.len() == 1 { s.span } else { Span::new(s.span.start, l.span(name).end) };
            l.fixed(Kind::Import, span, [of, alias])
        })
        .collect();
    match *imports {
        [one] => Some(one),
        _ => Some(l.group(s.span, imports)),
    }
}

fn import_names(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Vec<Draft> {
    s.fields("name")
        .map(|name| match l.kind(name) {
            Kind::ImportName | Kind::Ellipsis => name,
            _ => l.fixed(Kind::ImportName, l.span(name), [Some(name), None]),
        })
        .collect()
}

fn import_from(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    let module = s.field("module_name").map(|name| module(l, name));
    if s.of_kind("wildcard_import").is_some() {
        return Some(l.fixed(Kind::ImportAll, s.span, [module]));
    }
    let names = import_names(l, s);
    Some(l.node(Kind::ImportFrom, Variant::Plain, s.span, &[module], names))
}

fn relative(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    let mut parts = Vec::new();
    for node in s.nodes() {
        parts.extend(l.parts(node).unwrap_or_else(|| vec![node]));
    }
    Some(l.many(Kind::Module, s.span, parts))
}

fn match_statement(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    let subjects: Vec<Draft> = s.fields("subject").collect();
    let subject = match *subjects {
        [] => None,
        [one] => Some(one),
        [first, .., last] => {
            let span = Span::new(l.span(first).start, l.span(last).end);
            Some(l.many(Kind::Tuple, span, subjects))
        }
    };
    let cases = s.field("body").map(|body| l.list(body)).unwrap_or_default();
    Some(l.node(Kind::Switch, Variant::Plain, s.span, &[subject], cases))
}

fn case(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    let guard = s.field("guard").and_then(|guard| l.slot(guard, 0));
    let labels: Vec<Draft> = s.rest().collect();
    Some(l.node(Kind::Case, Variant::Plain, s.span, &[s.field("consequence"), guard], labels))
}

fn case_pattern(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    match s.first() {
        Some(pattern) => Some(pattern),
        None if s.text == "_" => Some(l.leaf(Kind::Default, s.span, "")),
        None => lower::other(l, s),
    }
}

fn dict_pattern(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    let mut list = Vec::new();
    let mut key: Option<Draft> = None;
    for item in s.items {
        let Some(node) = item.node else { continue };
        match item.field {
            "key" => key = Some(node),
            "value" => {
                let start = key.map_or(item.span.start, |key| l.span(key).start);
                list.push(l.fixed(Kind::Pair, Span::new(start, item.span.end), [key.take(), Some(node)]));
            }
            _ => list.push(node),
        }
    }
    Some(l.many(Kind::Dict, s.span, list))
}
