//! Control flow: in which order the parts of one function are evaluated, and where that order parts.
//!
//! Knows no language and no values: [`Graph::of`] turns the common tree's statements into blocks of [`Step`]s. An
//! operand's step always stands before its operator's. What short-circuits (`a && b`, `c ? x : y`, comprehensions) is
//! taken apart into blocks like any `if`, so that whoever follows values learns from conditions everywhere.

use crate::tree::{NodeId, Tree};

mod build;
pub mod print;
#[cfg(test)]
mod tests;

/// The number of a block in [`Graph::blocks`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BlockId(pub u32);

impl BlockId {
    /// As an index.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// One thing that is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// A node gets its value, from those of its operands; assignments and declarations give it to their targets.
    Eval(NodeId),
    /// One of the values that a node can have: a branch of `c ? x : y`, a case that yields.
    Give {
        /// Whose value.
        from: NodeId,
        /// Whose it becomes.
        to: NodeId,
    },
    /// The target of a loop takes the next element.
    Next {
        /// A name, declaration or pattern.
        target: NodeId,
        /// What is looped over.
        iterable: NodeId,
        /// Whether it takes the keys: JavaScript's `for ... in`.
        keys: bool,
    },
    /// A handler takes what was raised; the node is the `Catch`.
    Caught(NodeId),
    /// A pattern takes a subject apart.
    Match {
        /// The pattern.
        pattern: NodeId,
        /// What it takes apart.
        subject: NodeId,
    },
    /// The function gives a value to its caller and is left.
    Return {
        /// The statement, or the body of a function without statements.
        at: NodeId,
        /// The value.
        value: Option<NodeId>,
    },
}

/// How a block is left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// To one other.
    Goto(BlockId),
    /// By the value of a node.
    Branch {
        /// The condition.
        condition: NodeId,
        /// Where to if it holds.
        yes: BlockId,
        /// Where to if not.
        no: BlockId,
    },
    /// By whether a subject is what one of the labels of a case says.
    Case {
        /// What is compared.
        subject: NodeId,
        /// The case, whose labels it is compared with.
        case: NodeId,
        /// Where to if one of them is it.
        yes: BlockId,
        /// Where to if none is.
        no: BlockId,
    },
    /// To either, for reasons nobody knows.
    Either(BlockId, BlockId),
    /// Out of the function, with what the last step returned.
    Leave,
    /// Out of the function or to the handler, by raising.
    Raise,
}

/// Steps that are done one after the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// What is done.
    pub steps: Vec<Step>,
    /// How it goes on.
    pub end: End,
    /// Where it goes on if a step raises.
    pub handler: Option<BlockId>,
}

/// The flow of one function, or of a file's own statements.
#[derive(Clone, Debug)]
pub struct Graph {
    /// Blocks; the first is where it starts.
    pub blocks: Vec<Block>,
    /// For each block its place in an order in which a block stands behind those that lead to it, loops apart.
    pub order: Vec<u32>,
}

impl Graph {
    /// The flow of a `Function`, `Lambda`, `Initializer` or `Program`. Functions inside are single steps.
    pub fn of(tree: &Tree<'_>, owner: NodeId) -> Self {
        let blocks = build::blocks(tree, owner);
        let order = order(&blocks);
        Self { blocks, order }
    }
}

impl Block {
    /// The blocks it may lead to, the handler included.
    pub fn next(&self) -> impl Iterator<Item = BlockId> {
        let (a, b) = match self.end {
            End::Goto(next) => (Some(next), None),
            End::Branch { yes, no, .. } | End::Case { yes, no, .. } => (Some(yes), Some(no)),
            End::Either(a, b) => (Some(a), Some(b)),
            End::Leave | End::Raise => (None, None),
        };
        a.into_iter().chain(b).chain(self.handler)
    }
}

/// Reverse postorder of a walk from the first block; what cannot be reached comes last.
fn order(blocks: &[Block]) -> Vec<u32> {
    let mut seen = vec![false; blocks.len()];
    let mut finished = Vec::with_capacity(blocks.len());
    let mut open: Vec<(usize, Vec<BlockId>)> = Vec::new();
    seen[0] = true;
    open.push((0, blocks[0].next().collect()));
    while let Some((block, next)) = open.last_mut() {
        match next.pop() {
            Some(id) if !seen[id.index()] => {
                seen[id.index()] = true;
                open.push((id.index(), blocks[id.index()].next().collect()));
            }
            Some(_) => {}
            None => {
                finished.push(*block);
                open.pop();
            }
        }
    }
    let mut order = vec![u32::MAX; blocks.len()];
    for (place, &block) in finished.iter().rev().enumerate() {
        order[block] = place as u32;
    }
    order
}
