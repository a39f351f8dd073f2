//! The printed form: blocks in their order, a step a line. For tests and `hook debug flow`.

use std::fmt::Write as _;

use super::{End, Graph, Step};
use crate::tree::{NodeId, Tree};

/// Prints the flow of a function of `tree`.
///
/// ```text
/// 0:
///   eval `x`
///   if `x` then 1 else 2
/// 1:
///   return `1`
/// ```
pub fn print(graph: &Graph, tree: &Tree<'_>) -> String {
    let mut blocks: Vec<usize> = (0..graph.blocks.len()).filter(|&block| graph.order[block] != u32::MAX).collect();
    blocks.sort_by_key(|&block| graph.order[block]);
    let mut out = String::new();
    let place = |id: super::BlockId| graph.order[id.index()];
    for block in blocks {
        let known = &graph.blocks[block];
        let handler = known.handler.map(|handler| format!(" (raises to {})", place(handler))).unwrap_or_default();
        writeln!(out, "{}:{handler}", graph.order[block]).expect("writing to a string");
        for step in &known.steps {
            writeln!(out, "  {}", step_text(step, tree)).expect("writing to a string");
        }
        let end = match known.end {
            End::Goto(next) => format!("goto {}", place(next)),
            End::Branch { condition, yes, no } => {
                format!("if {} then {} else {}", shown(tree, condition), place(yes), place(no))
            }
            End::Case { subject, case, yes, no } => {
                let labels: Vec<String> = tree.items(case).map(|label| shown(tree, label)).collect();
                format!(
                    "case {} is {} then {} else {}",
                    shown(tree, subject),
                    labels.join(" or "),
                    place(yes),
                    place(no)
                )
            }
            End::Either(a, b) => format!("either {} or {}", place(a), place(b)),
            End::Leave => "leave".to_owned(),
            End::Raise => "raise".to_owned(),
        };
        writeln!(out, "  {end}").expect("writing to a string");
    }
    out
}

fn step_text(step: &Step, tree: &Tree<'_>) -> String {
    match *step {
        Step::Eval(id) => format!("eval {}", shown(tree, id)),
        Step::Give { from, to } => format!("give {} to {}", shown(tree, from), shown(tree, to)),
        Step::Next { target, iterable, keys } => {
            let what = if keys { "key" } else { "element" };
            format!("{} takes the next {what} of {}", shown(tree, target), shown(tree, iterable))
        }
        Step::Caught(catch) => {
            format!("caught {}", tree.slot(catch, 0).map_or("anything".to_owned(), |p| shown(tree, p)))
        }
        Step::Match { pattern, subject } => format!("match {} with {}", shown(tree, subject), shown(tree, pattern)),
        Step::Return { value, .. } => format!("return {}", value.map_or(String::new(), |value| shown(tree, value))),
    }
}

/// The text of a node in one short line.
fn shown(tree: &Tree<'_>, id: NodeId) -> String {
    let words: Vec<&str> = tree.text(id).split_whitespace().collect();
    let text = words.join(" ");
    match text.char_indices().nth(40) {
        Some((end, _)) => format!("`{}…`", &text[..end]),
        None => format!("`{text}`"),
    }
}
