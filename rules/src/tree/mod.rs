//! The common tree: what a file says, in the words all languages share.
//!
//! One arena a file, in the order of the text: a node stands before its children, and a subtree is one stretch of the
//! arena. Nodes know their parent, their place in the text and one symbol. [`Kind`] says what a node is and what its
//! children mean. A tree is built once (by a front end, through [`Builder`]) and then only read.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::num::NonZeroU32;

use findings::Span;
use serde::{Deserialize, Serialize};

mod build;
pub mod check;
pub mod constants;
mod kind;
pub mod names;
pub mod numbers;
pub mod print;

pub use build::{Builder, Draft};
pub use kind::{Class, Kind, Variant};

/// A node of one [`Tree`]. Numbers grow in the order of the text, parents before children.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(NonZeroU32);

impl NodeId {
    fn new(index: usize) -> Self {
        let number = u32::try_from(index + 1).ok().and_then(NonZeroU32::new);
        Self(number.expect("a tree has fewer nodes than its text has bytes, and a text less than 4 GiB"))
    }

    /// How many nodes stand between an earlier node and this one, in the order of the text.
    ///
    /// # Panics
    /// In debug builds, if `earlier` is later.
    pub(crate) fn distance(self, earlier: Self) -> usize {
        self.index() - earlier.index()
    }

    fn index(self) -> usize {
        self.0.get() as usize - 1
    }
}

/// A text as a number: equal texts have equal symbols.
///
/// It is a hash, so that no table of names has to be kept or shared between rules and files. Two different texts of
/// one file and one rule with the same 64 bits would make a pattern match too much, never too little.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Sym(u64);

impl Sym {
    /// The symbol of no text.
    pub const EMPTY: Self = Self::of("");

    /// The symbol of a text (FNV-1a, 64 bits, <http://www.isthe.com/chongo/tech/comp/fnv/>).
    pub const fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut sym = Self(0xcbf2_9ce4_8422_2325);
        let mut at = 0;
        while at < bytes.len() {
            sym = sym.followed_by(bytes[at]);
            at += 1;
        }
        sym
    }

    /// The symbol of this one's text with one more byte.
    pub(crate) const fn followed_by(self, byte: u8) -> Self {
        Self((self.0 ^ byte as u64).wrapping_mul(0x0100_0000_01b3))
    }

    /// The hash.
    pub(crate) fn number(self) -> u64 {
        self.0
    }
}

impl fmt::Debug for Sym {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Sym({:016x})", self.0)
    }
}

/// One node. Its children are read through the tree.
#[derive(Clone, Copy, Debug)]
pub struct Node {
    /// What it is.
    pub kind: Kind,
    /// Which of its kind.
    pub variant: Variant,
    /// Bytes of delimiters in front of and behind the content of a string, template or regular expression.
    delimiters: (u8, u8),
    start: u32,
    end: u32,
    parent: Option<NodeId>,
    /// Number of nodes of the subtree.
    size: u32,
    /// Where the children begin in `Tree::links`, and how many there are, absent ones included.
    links: u32,
    count: u32,
    /// The text that matters: a name, the content of a literal, the last name of a callee.
    pub sym: Sym,
}

/// A file's tree over its text.
pub struct Tree<'t> {
    text: &'t str,
    nodes: Vec<Node>,
    links: Vec<Option<NodeId>>,
}

impl<'t> Tree<'t> {
    /// The text all spans refer to.
    pub fn source(&self) -> &'t str {
        self.text
    }

    /// The whole file.
    pub fn root(&self) -> NodeId {
        NodeId::new(0)
    }

    /// Number of nodes.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// A tree has at least its root.
    pub fn is_empty(&self) -> bool {
        false
    }

    /// All nodes, in the order of the text.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = NodeId> + use<> {
        (0..self.nodes.len()).map(NodeId::new)
    }

    /// One node.
    pub fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.index()]
    }

    /// What a node is.
    pub fn kind(&self, id: NodeId) -> Kind {
        self.node(id).kind
    }

    /// Where a node stands in the text.
    pub fn span(&self, id: NodeId) -> Span {
        let node = self.node(id);
        Span::new(node.start as usize, node.end as usize)
    }

    /// The text of a node.
    pub fn text(&self, id: NodeId) -> &'t str {
        &self.text[self.span(id).start..self.span(id).end]
    }

    /// Where the content of a string, template or regular expression stands; the span of any other node.
    pub fn content_span(&self, id: NodeId) -> Span {
        let node = self.node(id);
        Span::new(
            node.start as usize + usize::from(node.delimiters.0),
            node.end as usize - usize::from(node.delimiters.1),
        )
    }

    /// What stands between the delimiters of a string, template or regular expression, escapes as written; the text of
    /// any other node.
    pub fn content(&self, id: NodeId) -> &'t str {
        let span = self.content_span(id);
        &self.text[span.start..span.end]
    }

    /// The node that holds this one; none for the root.
    pub fn parent(&self, id: NodeId) -> Option<NodeId> {
        self.node(id).parent
    }

    /// The nodes around this one, nearest first.
    pub fn ancestors(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        std::iter::successors(self.parent(id), |&at| self.parent(at))
    }

    /// The smallest node that holds a span; the root if none does.
    pub(crate) fn innermost(&self, span: Span) -> NodeId {
        let holds = |child: &NodeId| self.span(*child).contains(span);
        let mut at = self.root();
        // Most of many children are in the order of the text: a file can be one list of ten thousand statements.
        let nearby = |at: NodeId| {
            let list = self.list(at);
            let first = list.partition_point(|child| child.is_some_and(|child| self.span(child).end < span.end));
            list.get(first).copied().flatten().filter(holds)
        };
        let all = |at: NodeId| self.children(at).iter().copied().flatten().find(holds);
        while let Some(child) = nearby(at).or_else(|| all(at)) {
            at = child;
        }
        at
    }

    /// All children: the slots, absent ones included, then the list.
    pub fn children(&self, id: NodeId) -> &[Option<NodeId>] {
        let node = self.node(id);
        &self.links[node.links as usize..(node.links + node.count) as usize]
    }

    /// The child in a slot, by its place in [`Kind::slots`].
    pub fn slot(&self, id: NodeId, slot: usize) -> Option<NodeId> {
        self.children(id).get(slot).copied().flatten()
    }

    /// The children after the slots.
    pub fn list(&self, id: NodeId) -> &[Option<NodeId>] {
        &self.children(id)[self.kind(id).slots().len()..]
    }

    /// The children after the slots, each once more as a node: lists have no gaps.
    pub fn items(&self, id: NodeId) -> impl DoubleEndedIterator<Item = NodeId> + '_ {
        self.list(id).iter().copied().flatten()
    }

    /// The child in the slot of this name.
    ///
    /// # Panics
    /// In debug builds, if the kind has no such slot.
    pub fn named(&self, id: NodeId, slot: &str) -> Option<NodeId> {
        let at = self.kind(id).slots().iter().position(|&name| name == slot);
        debug_assert!(at.is_some(), "{:?} has no slot `{slot}`", self.kind(id));
        self.slot(id, at?)
    }

    /// The nodes of the subtree, this one first.
    pub fn subtree(&self, id: NodeId) -> impl DoubleEndedIterator<Item = NodeId> + use<> {
        let start = id.index();
        (start..start + self.node(id).size as usize).map(NodeId::new)
    }

    /// Whether `inner` is `outer` or inside it.
    pub fn contains(&self, outer: NodeId, inner: NodeId) -> bool {
        let start = outer.index();
        (start..start + self.node(outer).size as usize).contains(&inner.index())
    }

    /// Whether two subtrees say the same, wherever they stand and whatever the blanks and comments are.
    pub fn same(&self, a: NodeId, b: NodeId) -> bool {
        // In the order of the text equal subtrees have equal sequences of nodes with equal numbers of children.
        let (a, b) = (a.index(), b.index());
        let size = self.nodes[a].size;
        size == self.nodes[b].size
            && (0..size as usize).all(|step| {
                let (x, y) = (&self.nodes[a + step], &self.nodes[b + step]);
                let shape = |node: &Node, of: usize| {
                    let links = &self.links[node.links as usize..(node.links + node.count) as usize];
                    links.iter().map(move |link| link.map(|id| id.index() - of))
                };
                x.kind == y.kind
                    && x.variant == y.variant
                    && x.sym == y.sym
                    && x.count == y.count
                    && shape(x, a).eq(shape(y, b))
            })
    }

    /// A number that is the same for subtrees that say the same, and hardly ever for others.
    pub(crate) fn digest(&self, id: NodeId) -> u64 {
        let mut hasher = rustc_hash::FxHasher::default();
        for node in self.subtree(id).map(|id| self.node(id)) {
            (node.kind, node.variant, node.sym, node.count).hash(&mut hasher);
        }
        hasher.finish()
    }
}
