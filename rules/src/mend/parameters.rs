//! SQL for Python's database interface: values become parameters.
//!
//! Source: PEP 249, <https://peps.python.org/pep-0249/#paramstyle>, and the drivers' own `paramstyle`.

use super::pieces::{self, bound};
use super::{Changes, Site};
use crate::tree::{Kind, NodeId, Sym};

/// Drivers with the mark that stands for a parameter.
const DRIVERS: &[(&str, &str)] = &[
    ("sqlite3", "?"),
    ("aiosqlite", "?"),
    ("pyodbc", "?"),
    ("psycopg2", "%s"),
    ("psycopg", "%s"),
    ("pymysql", "%s"),
    ("MySQLdb", "%s"),
    ("mysql", "%s"),
    ("mariadb", "?"),
];

pub(super) fn mend(site: &Site<'_>) -> Option<Changes> {
    let tree = site.tree();
    let call = site.call(&["execute"])?;
    let mut arguments = tree.items(call);
    let (argument, None) = (arguments.next()?, arguments.next()) else { return None };
    let mark = mark(site)?;
    let value = site.value(argument)?;
    let (sql, values) = bound(&pieces::of(site, value)?, mark)?;
    // Where parameters are given, drivers of this style read every `%`.
    let sql = if mark == "%s" && sql.matches('%').count() != values.len() { return None } else { sql };
    let texts: Vec<&str> = values.iter().map(|&value| tree.text(value)).collect();
    let tuple = if let [one] = &texts[..] { format!("({one},)") } else { format!("({})", texts.join(", ")) };
    let argument_end = tree.span(argument).end;
    let mut changes = vec![(tree.span(value), quoted(&sql))];
    if value == argument {
        changes[0].1 = format!("{}, {tuple}", changes[0].1);
    } else {
        // What the values are when the statement is made must be what they are when it runs.
        if values.iter().any(|&value| !is_steady(site, value)) {
            return None;
        }
        changes.push((findings::Span::new(argument_end, argument_end), format!(", {tuple}")));
    }
    Some(changes)
}

/// The mark of the only driver that the file imports.
fn mark(site: &Site<'_>) -> Option<&'static str> {
    let tree = site.tree();
    let mut found: Vec<&str> = Vec::new();
    for id in tree.ids().filter(|&id| matches!(tree.kind(id), Kind::Import | Kind::ImportFrom)) {
        let first = tree.slot(id, 0).and_then(|module| tree.items(module).next());
        let name = first.map(|first| tree.node(first).sym);
        found.extend(DRIVERS.iter().filter(|(driver, _)| Some(Sym::of(driver)) == name).map(|(_, mark)| *mark));
    }
    found.dedup();
    match found[..] {
        ["?"] => Some("?"),
        ["%s"] => Some("%s"),
        _ => None,
    }
}

/// Whether an expression is a name that is written once.
fn is_steady(site: &Site<'_>, node: NodeId) -> bool {
    let tree = site.tree();
    tree.kind(node) == Kind::Name && site.target.names.writes(node).len() <= 1
}

/// A text as a literal.
pub(super) fn quoted(text: &str) -> String {
    let escaped = text.replace('\\', "\\\\").replace('"', "\\\"");
    if text.contains('\n') { format!("\"\"\"{escaped}\"\"\"") } else { format!("\"{escaped}\"") }
}
