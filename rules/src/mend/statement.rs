//! JDBC: a statement that is put together becomes one that is prepared, where both stand in one block.
//!
//! Source: <https://docs.oracle.com/en/java/javase/21/docs/api/java.sql/java/sql/PreparedStatement.html>.

use findings::Span;

use super::pieces::{self, bound};
use super::{Changes, Site, name_of};
use crate::tree::{Kind, NodeId};

const RUNNERS: &[&str] = &["executeQuery", "executeUpdate", "execute"];

pub(super) fn mend(site: &Site<'_>) -> Option<Changes> {
    let tree = site.tree();
    let call = site.call(RUNNERS)?;
    let callee = tree.slot(call, 0).filter(|&callee| tree.kind(callee) == Kind::Member)?;
    let statement = tree.slot(callee, 0).filter(|&name| tree.kind(name) == Kind::Name)?;
    let mut arguments = tree.items(call);
    let (argument, None) = (arguments.next()?, arguments.next()) else { return None };
    let definition = site.target.names.definition(statement)?;
    let made = site.value(statement).filter(|&made| made != statement)?;
    let kind = definition.kind.filter(|&kind| tree.text(kind) == "Statement")?;
    let maker = tree.slot(made, 0).filter(|_| tree.kind(made) == Kind::Call && tree.items(made).next().is_none())?;
    if name_of(tree, maker) != "createStatement" || uses(site, statement) != 1 {
        return None;
    }
    // Both are statements of one block: in the head of a `try` there is no place for the parameters.
    let line = tree.ancestors(call).find(|&id| tree.parent(id).is_some_and(|of| tree.kind(of) == Kind::Block))?;
    let own = tree.parent(definition.node).filter(|&var| tree.kind(var) == Kind::Var)?;
    if tree.parent(own).is_some_and(|of| tree.kind(of) != Kind::Block) || !tree.contains(tree.parent(own)?, line) {
        return None;
    }
    let value = site.value(argument)?;
    let (sql, values) = bound(&pieces::of(site, value)?, "?")?;
    let mut changes = vec![
        (tree.span(kind), "PreparedStatement".to_owned()),
        (tree.span(tree.slot(maker, 1)?), "prepareStatement".to_owned()),
        (tree.span(argument), String::new()),
    ];
    let inside = tree.span(made).end - 1;
    let literal = format!("\"{}\"", sql.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n"));
    if value == argument {
        changes.push((Span::new(inside, inside), literal));
    } else {
        // The text keeps its name and must be there before the statement is made.
        if tree.span(value).start > tree.span(made).start {
            return None;
        }
        changes.push((tree.span(value), literal));
        changes.push((Span::new(inside, inside), tree.text(argument).to_owned()));
    }
    let start = tree.span(line).start;
    let (indentation, end) = (site.indentation(line), site.line_end());
    let sets = values.iter().zip(1..).map(|(&value, at)| {
        let is_text = tree.kind(value) == Kind::Name
            && site
                .target
                .names
                .definition(value)
                .and_then(|known| known.kind)
                .is_some_and(|kind| tree.text(kind) == "String");
        let set = if is_text { "setString" } else { "setObject" };
        format!("{}.{set}({at}, {});{end}{indentation}", tree.text(statement), tree.text(value))
    });
    changes.push((Span::new(start, start), sets.collect()));
    changes.extend(import(site)?);
    Some(changes)
}

/// How often a variable is used besides where it is declared.
fn uses(site: &Site<'_>, name: NodeId) -> usize {
    let tree = site.tree();
    let own = site.target.names.definition(name).map(|definition| definition.node);
    let is_use = |&id: &NodeId| {
        tree.kind(id) == Kind::Name && site.target.names.number(id) == site.target.names.number(name) && Some(id) != own
    };
    tree.subtree(site.function(name)).filter(is_use).count()
}

/// What makes the class known: nothing if it is, else one more import.
fn import(site: &Site<'_>) -> Option<Option<(Span, String)>> {
    let tree = site.tree();
    let imports = |id: &NodeId| matches!(tree.kind(*id), Kind::Import | Kind::ImportFrom | Kind::ImportAll);
    let mut statement = None;
    for id in tree.ids().filter(imports) {
        let text = tree.text(id);
        if text.contains("java.sql.*") || text.contains("java.sql.PreparedStatement") {
            return Some(None);
        }
        if text.contains("java.sql.Statement") {
            statement = Some(id);
        }
    }
    let start = tree.span(statement?).start;
    Some(Some((Span::new(start, start), format!("import java.sql.PreparedStatement;{}", site.line_end()))))
}
