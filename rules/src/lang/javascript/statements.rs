//! Statements.

use findings::Span;

use super::super::lower::{self, Lower, Lowering, Syntax};
use super::attributes;
use crate::tree::{Draft, Kind, Variant};

pub(super) const RULES: &[(&str, Lower)] = &[
    ("program", |l, s| {
        let all = Span::new(0, l.source().len());
        let block = l.block(all, s.nodes());
        l.set_kind(block, Kind::Program);
        Some(block)
    }),
    ("hash_bang_line", lower::nothing),
    ("statement_block", |l, s| Some(l.block(s.span, s.nodes()))),
    ("empty_statement", lower::nothing),
    ("debugger_statement", |l, s| Some(l.leaf(Kind::Other, s.span, "debugger"))),
    ("expression_statement", expression),
    ("if_statement", |l, s| {
        let slots = [s.field("condition"), s.field("consequence"), s.field("alternative")];
        Some(l.fixed(Kind::If, s.span, slots))
    }),
    ("else_clause", lower::inner),
    ("while_statement", |l, s| Some(l.fixed(Kind::While, s.span, [s.field("condition"), s.field("body"), None]))),
    ("do_statement", |l, s| Some(l.fixed(Kind::DoWhile, s.span, [s.field("body"), s.field("condition")]))),
    ("for_statement", |l, s| {
        let slots = [s.field("initializer"), s.field("condition"), s.field("increment"), s.field("body")];
        Some(l.fixed(Kind::For, s.span, slots))
    }),
    ("for_in_statement", for_each),
    ("switch_statement", |l, s| {
        let cases = s.field("body");
        Some(l.node(Kind::Switch, Variant::Plain, s.span, &[s.field("value")], cases))
    }),
    ("switch_body", |l, s| Some(l.group(s.span, s.nodes()))),
    ("switch_case", case),
    ("switch_default", case),
    ("try_statement", |l, s| {
        let slots = [s.field("body"), None, s.field("finalizer")];
        Some(l.node(Kind::Try, Variant::Plain, s.span, &slots, s.field("handler")))
    }),
    ("catch_clause", catch),
    ("finally_clause", |l, s| Some(l.fixed(Kind::Finally, s.span, [s.first()]))),
    ("with_statement", |l, s| {
        let object = s.field("object");
        let item = object.map(|object| l.fixed(Kind::WithItem, l.span(object), [Some(object), None]));
        Some(l.node(Kind::With, Variant::Plain, s.span, &[s.field("body")], item))
    }),
    ("return_statement", |l, s| Some(l.fixed(Kind::Return, s.span, [s.first()]))),
    ("throw_statement", |l, s| Some(l.fixed(Kind::Throw, s.span, [s.first(), None]))),
    ("break_statement", |l, s| Some(l.fixed(Kind::Break, s.span, [s.field("label")]))),
    ("continue_statement", |l, s| Some(l.fixed(Kind::Continue, s.span, [s.field("label")]))),
    ("labeled_statement", |l, s| Some(l.fixed(Kind::Label, s.span, [s.field("label"), s.field("body")]))),
];

fn expression(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    let value = s.first()?;
    // `namespace a {}` is an expression to the grammar.
    if l.kind(value) == Kind::Other && s.items.first().is_some_and(|item| item.kind == "internal_module") {
        return Some(value);
    }
    let is_terminated = s.token(";").is_some_and(|span| !span.is_empty());
    let variant = if is_terminated { Variant::Terminated } else { Variant::Plain };
    Some(l.node(Kind::ExprStatement, variant, s.span, &[Some(value)], []))
}

/// `for (const a of b)` has a `Var` as its target, `for (a of b)` what stands there.
fn for_each(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    let words: Vec<Span> = s.items.iter().filter(|item| item.field == "kind").map(|item| item.span).collect();
    let mut target = s.field("left");
    if let (Some(&first), Some(left)) = (words.first(), target) {
        let modifiers: Vec<Draft> = words.iter().map(|&span| l.leaf(Kind::Modifier, span, l.slice(span))).collect();
        let attributes = attributes::node(l, first.start, modifiers);
        let value = s.field("value");
        let end = value.map_or(l.span(left).end, |value| l.span(value).end);
        let slots = [Some(attributes), Some(left), None, value];
        target = Some(l.fixed(Kind::Var, Span::new(first.start, end), slots));
    }
    let is_awaited = s.items.iter().any(|item| item.is_token && item.kind == "await" && item.field.is_empty());
    let variant = match s.item("operator").map_or("", |item| item.kind) {
        _ if is_awaited => Variant::Awaited,
        "in" => Variant::In,
        _ => Variant::Of,
    };
    Some(l.node(Kind::ForEach, variant, s.span, &[target, s.field("right"), s.field("body"), None], []))
}

fn case(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    let label = match s.field("value") {
        Some(value) if l.kind(value) == Kind::Ellipsis => return Some(value),
        Some(value) => Some(value),
        None => s.token("default").map(|span| l.leaf(Kind::Default, span, "")),
    };
    let body: Vec<Draft> = s.fields("body").collect();
    let start = body.first().map_or(s.span.end, |&first| l.span(first).start);
    let body = l.block(Span::new(start, s.span.end), body);
    Some(l.node(Kind::Case, Variant::Plain, s.span, &[Some(body), None], label))
}

/// The pattern is the parameter, which is a name or takes the error apart; a type makes it a `PatternAs`.
fn catch(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    let pattern = match (s.field("parameter"), s.field("type")) {
        (Some(name), Some(kind)) => {
            let span = Span::new(l.span(name).start, l.span(kind).end);
            Some(l.fixed(Kind::PatternAs, span, [Some(kind), Some(name)]))
        }
        (parameter, _) => parameter,
    };
    Some(l.fixed(Kind::Catch, s.span, [pattern, s.field("body")]))
}
