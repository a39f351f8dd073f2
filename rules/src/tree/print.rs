//! The printed form: one node a line, children indented, slots by name. For tests and `hook debug tree`.

use std::fmt::Write as _;

use super::{Kind, NodeId, Tree, Variant};

/// Prints the subtree of `root`.
///
/// ```text
/// program
///   expression
///     value: call `eval`
///       callee: name `eval`
///       string `1`
/// ```
pub fn print(tree: &Tree<'_>, root: NodeId) -> String {
    print_with(tree, root, &|_| String::new())
}

/// The same with more about each node at the end of its line.
pub fn print_with(tree: &Tree<'_>, root: NodeId, more: &dyn Fn(NodeId) -> String) -> String {
    let mut out = String::new();
    // What is to be printed: depth, the slot's name, the node.
    let mut open = vec![(0, "", root)];
    while let Some((depth, slot, id)) = open.pop() {
        line(tree, id, depth, slot, &mut out);
        out.push_str(&more(id));
        out.push('\n');
        let slots = tree.kind(id).slots();
        for (at, child) in tree.children(id).iter().enumerate().rev() {
            if let Some(child) = *child {
                open.push((depth + 1, slots.get(at).copied().unwrap_or(""), child));
            }
        }
    }
    out
}

fn line(tree: &Tree<'_>, id: NodeId, depth: usize, slot: &str, out: &mut String) {
    let node = tree.node(id);
    let indent = depth.min(MAX_INDENT) * 2;
    let label = if slot.is_empty() { String::new() } else { format!("{slot}: ") };
    write!(out, "{:indent$}{label}{}", "", node.kind.word()).expect("writing to a string");
    if node.variant != Variant::Plain {
        write!(out, " {}", node.variant.word()).expect("writing to a string");
    }
    if shows_text(node.kind) || node.kind == Kind::Other && node.size == 1 {
        write!(out, " `{}`", tree.content(id).escape_debug()).expect("writing to a string");
    }
}

/// Deeper levels are printed no further to the right: a file of 100,000 open parentheses has to stay printable.
const MAX_INDENT: usize = 100;

fn shows_text(kind: Kind) -> bool {
    use Kind::*;
    matches!(
        kind,
        Name | Int | Float | Str | Char | Bool | Regex | ElementText | Modifier | Metavariable | MetavariableList
    )
}
