//! What must be true of every tree; for tests, over every text they lower.

use super::{Class, Kind, Tree, Variant};

/// What is wrong with a tree, one sentence each; empty if all is well.
pub fn check(tree: &Tree<'_>) -> Vec<String> {
    let mut complaints = Vec::new();
    let text = tree.source();
    let ids: Vec<_> = tree.ids().collect();
    for &id in &ids {
        let node = tree.node(id);
        let span = tree.span(id);
        let mut complain =
            |what: String| complaints.push(format!("{:?} at {}..{}: {what}", node.kind, span.start, span.end));
        let content = tree.content_span(id);
        if !text.is_char_boundary(span.start) || !text.is_char_boundary(span.end) || span.end > text.len() {
            complain("its span cuts a character".to_owned());
        }
        if content.start > content.end || !text.is_char_boundary(content.start) || !text.is_char_boundary(content.end) {
            complain("its delimiters cut a character".to_owned());
        }
        let children = tree.children(id);
        let slots = node.kind.slots().len();
        if children.len() < slots || (children.len() > slots && !node.kind.is_list()) {
            complain(format!("has {} children", children.len()));
            continue;
        }
        if children[slots..].contains(&None) {
            complain("its list has a gap".to_owned());
        }
        if node.variant == Variant::Group {
            complain("is a group".to_owned());
        }
        let mut expected = 1;
        for child in children.iter().copied().flatten() {
            expected += tree.node(child).size;
            if tree.parent(child) != Some(id) {
                complain(format!("its child {:?} has another parent", tree.kind(child)));
            }
            if !tree.contains(id, child) {
                complain(format!("its child {:?} is outside its stretch", tree.kind(child)));
            }
            // The type of `int a, b` stands in front of both variables.
            if !span.contains(tree.span(child)) && node.kind != Kind::Var {
                complain(format!("its child {:?} is outside its span", tree.kind(child)));
            }
        }
        if expected != node.size {
            complain(format!("says it has {} nodes and has {expected}", node.size));
        }
        if matches!(node.kind, Kind::Block | Kind::Program) {
            for child in tree.items(id) {
                if tree.kind(child).class() != Class::Statement && !matches!(tree.kind(child), Kind::Other) {
                    complain(format!("{:?} is no statement", tree.kind(child)));
                }
            }
        }
    }
    let reached = tree.subtree(tree.root()).count();
    if reached != ids.len() {
        complaints.push(format!("{} of {} nodes hang on the root", reached, ids.len()));
    }
    complaints
}
