//! Statements and `switch`.

use findings::Span;

use super::super::lower::{Lower, Lowering, Syntax};
use super::declarations::{parameter, variable};
use super::expressions::alone;
use super::types::{group, with_brackets};
use crate::tree::{Draft, Kind, Variant};

pub(super) const RULES: &[(&str, Lower)] = &[
    ("program", |l, s| {
        let all = Span::new(0, l.source().len());
        let list = statements(l, s.nodes());
        let block = l.block(all, list);
        l.set_kind(block, Kind::Program);
        Some(block)
    }),
    ("block", block),
    ("constructor_body", block),
    ("expression_statement", |l, s| {
        let variant = if s.has(";") { Variant::Terminated } else { Variant::Plain };
        Some(l.node(Kind::ExprStatement, variant, s.span, &[s.first()], []))
    }),
    ("labeled_statement", |l, s| {
        let mut nodes = s.nodes();
        let name = nodes.next();
        let body = nodes.next().map(|body| statement(l, body));
        Some(l.fixed(Kind::Label, s.span, [name, body]))
    }),
    ("assert_statement", |l, s| {
        let mut nodes = s.nodes();
        Some(l.fixed(Kind::Assert, s.span, [nodes.next(), nodes.next()]))
    }),
    ("break_statement", |l, s| Some(l.fixed(Kind::Break, s.span, [s.first()]))),
    ("continue_statement", |l, s| Some(l.fixed(Kind::Continue, s.span, [s.first()]))),
    ("return_statement", |l, s| Some(l.fixed(Kind::Return, s.span, [s.first()]))),
    ("throw_statement", |l, s| Some(l.fixed(Kind::Throw, s.span, [s.first(), None]))),
    ("yield_statement", |l, s| {
        let end = s.first().map_or(s.span.end, |value| l.span(value).end);
        let value = l.fixed(Kind::Yield, Span::new(s.span.start, end), [s.first()]);
        Some(l.fixed(Kind::ExprStatement, s.span, [Some(value)]))
    }),
    ("synchronized_statement", |l, s| {
        let lock = s.of_kind("parenthesized_expression");
        let lock = lock.map(|lock| l.fixed(Kind::WithItem, l.span(lock), [Some(lock), None]));
        Some(l.node(Kind::With, Variant::Locked, s.span, &[s.field("body")], lock))
    }),
    ("if_statement", |l, s| {
        let slots = [s.field("condition"), body(l, s, "consequence"), body(l, s, "alternative")];
        Some(l.fixed(Kind::If, s.span, slots))
    }),
    ("while_statement", |l, s| {
        let body = body(l, s, "body");
        Some(l.fixed(Kind::While, s.span, [s.field("condition"), body, None]))
    }),
    ("do_statement", |l, s| {
        let body = body(l, s, "body");
        Some(l.fixed(Kind::DoWhile, s.span, [body, s.field("condition")]))
    }),
    ("for_statement", |l, s| {
        let start = part(l, s.fields("init").collect());
        let step = part(l, s.fields("update").collect());
        let body = body(l, s, "body");
        Some(l.fixed(Kind::For, s.span, [start, s.field("condition"), step, body]))
    }),
    ("enhanced_for_statement", for_each),
    ("try_statement", |l, s| Some(try_(l, s, s.span))),
    ("try_with_resources_statement", |l, s| {
        let body = s.field("body")?;
        let has_handlers = s.of_kind("catch_clause").or_else(|| s.of_kind("finally_clause")).is_some();
        let body = if has_handlers { try_(l, s, Span::new(l.span(body).start, s.span.end)) } else { body };
        let resources = group(l, s.field("resources"));
        Some(l.node(Kind::With, Variant::Plain, s.span, &[Some(body)], resources))
    }),
    ("catch_clause", |l, s| Some(l.fixed(Kind::Catch, s.span, [s.of_kind("catch_formal_parameter"), s.field("body")]))),
    ("catch_formal_parameter", |l, s| parameter(l, s, s.of_kind("catch_type"))),
    ("finally_clause", |l, s| Some(l.fixed(Kind::Finally, s.span, [s.first()]))),
    ("resource_specification", |l, s| Some(l.group(s.span, s.nodes()))),
    ("resource", resource),
    ("switch_expression", |l, s| {
        let cases = group(l, s.field("body"));
        let switch = l.node(Kind::Switch, Variant::Plain, s.span, &[s.field("condition")], cases);
        Some(l.fixed(Kind::StatementExpr, s.span, [Some(switch)]))
    }),
    ("switch_block", |l, s| {
        let groups: Vec<Draft> = s.nodes().collect();
        // Nested groups become one list.
        let cases = l.group(s.span, groups);
        let cases = joined(l, l.list(cases));
        Some(l.group(s.span, cases))
    }),
    ("switch_block_statement_group", case_group),
    ("switch_rule", case_arrow),
    ("switch_label", |l, s| {
        let default = s.token("default").map(|span| l.leaf(Kind::Default, span, ""));
        Some(l.group(s.span, default.into_iter().chain(s.nodes())))
    }),
    // Who holds the label puts the condition in the slot of the case.
    ("guard", |l, s| Some(l.fixed(Kind::CompIf, s.span, [s.first()]))),
];

fn block(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    let list = statements(l, s.nodes());
    Some(l.block(s.span, list))
}

fn statements(l: &Lowering<'_>, nodes: impl Iterator<Item = Draft>) -> Vec<Draft> {
    nodes.map(|node| statement(l, node)).collect()
}

/// The grammar has one `switch`, and it is a value; here it is a statement, with or without a semicolon behind.
fn statement(l: &Lowering<'_>, node: Draft) -> Draft {
    let value = match l.kind(node) {
        Kind::ExprStatement => l.slot(node, 0).filter(|&value| l.kind(value) == Kind::StatementExpr),
        Kind::StatementExpr => Some(node),
        _ => None,
    };
    value.and_then(|value| l.slot(value, 0)).unwrap_or(node)
}

/// The statement a statement governs; none if it is only a semicolon.
fn body(l: &Lowering<'_>, s: &Syntax<'_>, field: &str) -> Option<Draft> {
    // A semicolon behind a comment still has the role, and the comment may have it too.
    s.items.iter().filter(|item| item.field == field).find_map(|item| item.node).map(|node| statement(l, node))
}

/// The first and third part of a `for`.
fn part(l: &mut Lowering<'_>, list: Vec<Draft>) -> Option<Draft> {
    match *list {
        [] => None,
        [one] => Some(one),
        [first, .., last] => {
            let span = Span::new(l.span(first).start, l.span(last).end);
            Some(l.block(span, list))
        }
    }
}

fn for_each(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    let name = s.field("name");
    let kind = with_brackets(l, s.field("type"), s.field("dimensions"));
    let attributes = s.of_kind("modifiers");
    let target = name.zip(kind).map(|(name, kind)| {
        let start = l.span(attributes.unwrap_or(kind)).start;
        let span = Span::new(start, l.span(name).end);
        alone(l, span, Some(kind), Some(name))
            .unwrap_or_else(|| l.fixed(Kind::Var, span, [attributes, Some(name), Some(kind), None]))
    });
    let body = body(l, s, "body");
    Some(l.fixed(Kind::ForEach, s.span, [target, s.field("value"), body, None]))
}

fn try_(l: &mut Lowering<'_>, s: &Syntax<'_>, span: Span) -> Draft {
    let catches: Vec<Draft> = s.nodes().filter(|&node| l.kind(node) == Kind::Catch).collect();
    let slots = [s.field("body"), None, s.of_kind("finally_clause")];
    l.node(Kind::Try, Variant::Plain, span, &slots, catches)
}

fn resource(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    if s.item("name").is_some() {
        return Some(variable(l, s, s.span, s.of_kind("modifiers"), s.field("type")));
    }
    let value = s.first()?;
    Some(match l.kind(value) {
        Kind::Ellipsis | Kind::MetavariableList => value,
        _ => l.fixed(Kind::WithItem, s.span, [Some(value), None]),
    })
}

/// `case a: case b: ...`; `case ...:` stands for any number of cases, so it is none itself.
fn case_group(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    let mut cases = Vec::new();
    let mut labels = Vec::new();
    let mut list = Vec::new();
    for item in s.items {
        let Some(node) = item.node else { continue };
        if item.kind != "switch_label" {
            list.push(statement(l, node));
            continue;
        }
        match *l.list(node) {
            [one] if l.kind(one) == Kind::Ellipsis => cases.push(one),
            ref several => labels.extend(several),
        }
    }
    if labels.is_empty() && !list.is_empty() {
        labels.append(&mut cases);
    }
    if !labels.is_empty() {
        let span = match (list.first(), list.last()) {
            (Some(&first), Some(&last)) => Span::new(l.span(first).start, l.span(last).end),
            _ => Span::new(s.span.end, s.span.end),
        };
        let body = l.block(span, list);
        cases.push(case(l, s.span, Variant::Plain, body, labels));
    }
    Some(l.group(s.span, cases))
}

/// The grammar has one case for each label that stands alone; `case a: case b: f();` is one case with two.
fn joined(l: &mut Lowering<'_>, cases: Vec<Draft>) -> Vec<Draft> {
    let mut done = Vec::with_capacity(cases.len());
    let mut open: Vec<Draft> = Vec::new();
    for case in cases {
        if l.kind(case) != Kind::Case || l.variant(case) != Variant::Plain || l.slot(case, 1).is_some() {
            done.append(&mut open);
            done.push(case);
            continue;
        }
        open.push(case);
        let is_empty = l.slot(case, 0).is_none_or(|body| l.list(body).is_empty());
        if !is_empty {
            done.push(join(l, &open));
            open.clear();
        }
    }
    if !open.is_empty() {
        done.push(join(l, &open));
    }
    done
}

/// The labels of all, the body of the last.
fn join(l: &mut Lowering<'_>, cases: &[Draft]) -> Draft {
    let &[first, .., last] = cases else { return cases[0] };
    let span = Span::new(l.span(first).start, l.span(last).end);
    let labels: Vec<Draft> = cases.iter().flat_map(|&case| l.list(case)).collect();
    l.node(Kind::Case, Variant::Plain, span, &[l.slot(last, 0), None], labels)
}

/// `case a, b -> ...`.
fn case_arrow(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    let labels = group(l, s.of_kind("switch_label"));
    let body = s.nodes().last()?;
    let is_block = s.items.iter().any(|item| item.kind == "block");
    let body = if is_block { body } else { l.block(l.span(body), [body]) };
    Some(case(l, s.span, Variant::Arrow, body, labels))
}

fn case(l: &mut Lowering<'_>, span: Span, variant: Variant, body: Draft, labels: Vec<Draft>) -> Draft {
    let (guards, labels): (Vec<Draft>, Vec<Draft>) =
        labels.into_iter().partition(|&label| l.kind(label) == Kind::CompIf);
    let guard = guards.first().and_then(|&guard| l.slot(guard, 0));
    l.node(Kind::Case, variant, span, &[Some(body), guard], labels)
}
