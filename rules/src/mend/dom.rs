//! The page: text is written as text.
//!
//! Source: <https://developer.mozilla.org/en-US/docs/Web/API/Node/textContent>.

use super::pieces::{self, Piece};
use super::{Changes, Site};
use crate::tree::{Kind, NodeId};

pub(super) fn mend(site: &Site<'_>) -> Option<Changes> {
    let tree = site.tree();
    let is_it = |&id: &NodeId| tree.kind(id) == Kind::Assign;
    let assignment = std::iter::once(site.node).chain(tree.ancestors(site.node)).take(8).find(is_it)?;
    let target = tree.slot(assignment, 0).filter(|&target| tree.kind(target) == Kind::Member)?;
    let name = tree.slot(target, 1).filter(|&name| tree.text(name) == "innerHTML")?;
    let pieces = pieces::of(site, site.value(tree.slot(assignment, 1)?)?)?;
    // Where the program itself writes elements, they are wanted.
    let writes_elements = |piece: &Piece| matches!(piece, Piece::Text(text) if text.contains(['<', '&']));
    (!pieces.iter().any(writes_elements)).then(|| vec![(tree.span(name), "textContent".to_owned())])
}
