//! Imports and exports.

use super::super::lower::{self, Lower, Lowering, Syntax};
use super::attributes;
use super::expressions::is_many;
use crate::tree::{Draft, Kind, Variant};

pub(super) const RULES: &[(&str, Lower)] = &[
    ("import_statement", import),
    ("import_clause", clause),
    ("named_imports", |l, s| Some(l.group(s.span, s.nodes()))),
    ("import_specifier", specifier),
    ("import_attribute", lower::nothing),
    // Who holds it puts in the module.
    ("namespace_import", |l, s| Some(l.fixed(Kind::Import, s.span, [None, s.first()]))),
    ("namespace_export", |l, s| Some(l.fixed(Kind::Import, s.span, [None, s.first()]))),
    ("export_statement", export),
    ("export_clause", |l, s| Some(l.group(s.span, s.nodes()))),
    ("export_specifier", specifier),
];

pub(super) const TYPESCRIPT_RULES: &[(&str, Lower)] = &[
    // `import a = require('m')`: as `import * as a`.
    ("import_require_clause", |l, s| Some(l.fixed(Kind::Import, s.span, [s.field("source"), s.rest().next()]))),
    ("import_alias", |l, s| {
        let word = s.token("import").map(|span| l.leaf(Kind::Modifier, span, "import"));
        let attributes = attributes::node(l, s.span.start, word.into_iter().collect());
        let mut nodes = s.nodes();
        let (target, value) = (nodes.next(), nodes.next());
        Some(l.fixed(Kind::Var, s.span, [Some(attributes), target, None, value]))
    }),
];

fn module(l: &mut Lowering<'_>, source: Draft) -> Draft {
    l.many(Kind::Module, l.span(source), [source])
}

fn is_type_only(s: &Syntax<'_>) -> bool {
    s.has("type") || s.has("typeof")
}

/// `a`, `default as a`, `'any name' as a`, `type a`: in imports and in exports.
fn specifier(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    let mut part = |field: &str| {
        let item = s.item(field)?;
        // `default` is a token.
        item.node.or_else(|| {
            let name = l.leaf(Kind::Name, item.span, item.text);
            l.set_variant(name, Variant::DefaultName);
            Some(name)
        })
    };
    let (name, alias) = (part("name")?, part("alias"));
    if alias.is_none() && is_many(l, name) {
        return Some(name);
    }
    let variant = if is_type_only(s) { Variant::TypeOnly } else { Variant::Plain };
    Some(l.node(Kind::ImportName, variant, s.span, &[Some(name), alias], []))
}

/// Names, the default one first; and at most one `Import` for `* as a`.
fn clause(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    let mut list = Vec::new();
    for item in s.items {
        let Some(node) = item.node else { continue };
        let is_default = item.kind == "identifier" && !is_many(l, node);
        list.push(if is_default {
            let name = l.leaf(Kind::Name, item.span, "default");
            l.set_variant(name, Variant::DefaultName);
            l.fixed(Kind::ImportName, item.span, [Some(name), Some(node)])
        } else {
            node
        });
    }
    Some(l.group(s.span, list))
}

fn import(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    let variant = if is_type_only(s) { Variant::TypeOnly } else { Variant::Plain };
    if let Some(import) = s.of_kind("import_require_clause") {
        let of = l.slot(import, 0).map(|source| module(l, source));
        let alias = l.slot(import, 1);
        return Some(l.node(Kind::Import, variant, s.span, &[of, alias], []));
    }
    let of = s.field("source").map(|source| module(l, source));
    let Some(clause) = s.of_kind("import_clause") else {
        return Some(l.fixed(Kind::Import, s.span, [of, None]));
    };
    let parts = l.list(clause);
    let (all, names): (Vec<Draft>, Vec<Draft>) = parts.into_iter().partition(|&part| l.kind(part) == Kind::Import);
    let mut statements = Vec::new();
    if all.is_empty() || !names.is_empty() {
        statements.push(l.node(Kind::ImportFrom, variant, s.span, &[of], names));
    }
    for import in all {
        let alias = l.slot(import, 1);
        statements.push(l.node(Kind::Import, variant, s.span, &[of, alias], []));
    }
    match *statements {
        [one] => Some(one),
        _ => Some(l.group(s.span, statements)),
    }
}

fn export(l: &mut Lowering<'_>, s: &Syntax<'_>) -> Option<Draft> {
    let of = s.field("source").map(|source| module(l, source));
    let names = s.of_kind("export_clause").map(|group| l.list(group));
    if of.is_some() {
        return Some(match (names, s.of_kind("namespace_export")) {
            (Some(names), _) => l.node(Kind::ImportFrom, Variant::Export, s.span, &[of], names),
            (None, Some(all)) => {
                let alias = l.slot(all, 1);
                l.node(Kind::Import, Variant::Export, s.span, &[of, alias], [])
            }
            (None, None) => l.node(Kind::ImportAll, Variant::Export, s.span, &[of], []),
        });
    }
    if let Some(names) = names {
        let variant = if is_type_only(s) { Variant::TypeOnly } else { Variant::Plain };
        return Some(l.node(Kind::Export, variant, s.span, &[None], names));
    }
    if s.has("namespace") {
        return lower::other(l, s);
    }
    // `export = e` has its value without a role.
    let value = s.field("declaration").or_else(|| s.field("value")).or_else(|| s.rest().last());
    if let Some(declaration) = value {
        let decorators: Vec<Draft> = s.fields("decorator").collect();
        attributes::attach(l, declaration, &decorators);
    }
    let variant = if s.has("default") { Variant::DefaultName } else { Variant::Plain };
    Some(l.node(Kind::Export, variant, s.span, &[value], []))
}
