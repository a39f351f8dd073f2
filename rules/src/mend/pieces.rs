//! Texts that are put together, as the pieces they are put together from.

use super::Site;
use crate::tree::constants::Constant;
use crate::tree::{Kind, NodeId, Variant};

/// One piece of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// What the program says.
    Text(String),
    /// What an expression is; whether it is a text already, or is made one.
    Value(NodeId, bool),
}

/// Pieces of more than this nobody wrote by hand.
const MOST: usize = 40;

/// The pieces of a text that is joined with `+`, a template, `%` or `format`. None if it is put together otherwise, or
/// with conversions whose meaning would be lost.
pub(super) fn of(site: &Site<'_>, node: NodeId) -> Option<Vec<Piece>> {
    let tree = site.tree();
    let mut found = Vec::new();
    let mut open = vec![node];
    while let Some(node) = open.pop() {
        match tree.kind(node) {
            Kind::Str => found.push(Piece::Text(literal(site, node)?)),
            Kind::Binary if tree.node(node).variant == Variant::Add => {
                open.push(tree.slot(node, 1)?);
                open.push(tree.slot(node, 0)?);
            }
            Kind::Binary if tree.node(node).variant == Variant::Mod => {
                let right = tree.slot(node, 1)?;
                let values: Vec<NodeId> = match tree.kind(right) {
                    Kind::Tuple => tree.items(right).collect(),
                    Kind::Dict => return None,
                    _ => vec![right],
                };
                found.extend(filled(&literal(site, tree.slot(node, 0)?)?, &["%s", "%d", "%i"], &values)?);
            }
            Kind::Template => {
                for part in tree.items(node) {
                    match tree.kind(part) {
                        Kind::Str => found.push(Piece::Text(literal(site, part)?)),
                        Kind::Hole => {
                            let value = tree.slot(part, 0)?;
                            // `{value!r:>10}` says more than the value.
                            let whole = tree.text(part).trim_start_matches(['$', '{']).trim_end_matches('}').trim();
                            if whole != tree.text(value) {
                                return None;
                            }
                            found.push(Piece::Value(value, false));
                        }
                        _ => return None,
                    }
                }
            }
            Kind::Call if is_format(site, node) => {
                let values: Vec<NodeId> = tree.items(node).collect();
                if values.iter().any(|&value| matches!(tree.kind(value), Kind::Keyword | Kind::Spread)) {
                    return None;
                }
                let object = tree.slot(tree.slot(node, 0)?, 0)?;
                found.extend(filled(&literal(site, object)?, &["{}"], &values)?);
            }
            // A text in more than one piece that is no joining of values is left alone.
            Kind::Sequence | Kind::Conditional | Kind::Assign => return None,
            _ => found.push(Piece::Value(node, true)),
        }
        if found.len() + open.len() > MOST {
            return None;
        }
    }
    Some(merged(found))
}

fn is_format(site: &Site<'_>, node: NodeId) -> bool {
    let tree = site.tree();
    let Some(callee) = tree.slot(node, 0).filter(|&callee| tree.kind(callee) == Kind::Member) else { return false };
    tree.slot(callee, 1).is_some_and(|name| tree.text(name) == "format")
        && tree.slot(callee, 0).is_some_and(|object| tree.kind(object) == Kind::Str)
}

/// What a literal says.
fn literal(site: &Site<'_>, node: NodeId) -> Option<String> {
    let tree = site.tree();
    if tree.kind(node) != Kind::Str {
        return None;
    }
    match site.target.constants.value(node)? {
        Constant::Text(text) => Some(text),
        _ => None,
    }
}

/// A text with holes, each taking the next of some values.
fn filled(text: &str, holes: &[&str], values: &[NodeId]) -> Option<Vec<Piece>> {
    let mut found = Vec::new();
    let mut values = values.iter();
    let mut rest = text;
    while let Some((at, hole)) = holes.iter().filter_map(|hole| Some((rest.find(hole)?, hole))).min() {
        found.push(Piece::Text(rest[..at].to_owned()));
        found.push(Piece::Value(*values.next()?, false));
        rest = &rest[at + hole.len()..];
    }
    found.push(Piece::Text(rest.to_owned()));
    // What is left of the notation means something else.
    let odd = |piece: &Piece| matches!(piece, Piece::Text(text) if text.contains(['%', '{', '}']));
    (values.next().is_none() && !found.iter().any(odd)).then_some(found)
}

/// Neighbouring texts as one; none that is empty.
fn merged(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut merged: Vec<Piece> = Vec::new();
    for piece in pieces {
        match (merged.last_mut(), piece) {
            (_, Piece::Text(text)) if text.is_empty() => {}
            (Some(Piece::Text(known)), Piece::Text(text)) => known.push_str(&text),
            (_, piece) => merged.push(piece),
        }
    }
    merged
}

/// A statement of SQL with `mark` where values stood, and those values. Each must stand where SQL takes a value, alone
/// or as a whole quoted text.
pub(super) fn bound(pieces: &[Piece], mark: &str) -> Option<(String, Vec<NodeId>)> {
    let mut sql = String::new();
    let mut values = Vec::new();
    for (at, piece) in pieces.iter().enumerate() {
        let value = match piece {
            Piece::Text(text) => {
                // The quote that closes behind a value goes with the one that opened.
                let closes = at > 0 && sql.ends_with('\u{0}');
                let text = if closes { text.strip_prefix('\'')? } else { text };
                if closes {
                    sql.pop();
                    sql.push_str(mark);
                }
                sql.push_str(text);
                continue;
            }
            Piece::Value(value, _) => *value,
        };
        if sql.ends_with('\u{0}') {
            return None;
        }
        let open = sql.strip_suffix('\'').map(str::len);
        if let Some(length) = open {
            sql.truncate(length);
        }
        let before = sql.trim_end();
        let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("").to_ascii_uppercase();
        let takes_value = before.ends_with(['=', '<', '>', '(', ','])
            || ["LIKE", "ILIKE", "AND", "BETWEEN", "LIMIT", "OFFSET", "THEN", "ELSE"].contains(&&*word);
        // A list after a table's name is one of columns.
        let of_columns =
            before.ends_with(['(', ',']) && open.is_none() && !before.to_ascii_uppercase().contains("VALUES");
        if !takes_value || of_columns && !before.to_ascii_uppercase().contains(" IN ") {
            return None;
        }
        values.push(value);
        // A mark that waits for its closing quote.
        sql.push_str(if open.is_some() { "\u{0}" } else { mark });
    }
    let is_whole = !sql.contains('\u{0}') && sql.matches('\'').count().is_multiple_of(2);
    (is_whole && !values.is_empty()).then_some((sql, values))
}
