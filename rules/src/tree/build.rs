//! Building a tree: children first, parents later, and at the end one pass that puts all in order.

use findings::Span;

use super::{Kind, Node, NodeId, Sym, Tree, Variant};

/// A node that is being built; not a [`NodeId`], since numbers change when the tree is finished.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Draft(u32);

/// Collects nodes bottom-up.
///
/// What no parent holds at the end is dropped, so a front end may build what it then does not use. What two parents
/// hold is there twice (`int a, b` has one type in the text and two in the tree).
pub struct Builder<'t> {
    text: &'t str,
    nodes: Vec<Node>,
    links: Vec<Option<Draft>>,
    /// In the tree of a pattern, names may be holes.
    pub(crate) is_pattern: bool,
}

impl<'t> Builder<'t> {
    /// An empty tree over `text`, which must be shorter than 4 GiB.
    pub fn new(text: &'t str) -> Self {
        let guess = text.len() / 6 + 16;
        Self { text, nodes: Vec::with_capacity(guess), links: Vec::with_capacity(guess), is_pattern: false }
    }

    /// The text all spans refer to.
    pub fn source(&self) -> &'t str {
        self.text
    }

    /// The text of a span.
    pub fn slice(&self, span: Span) -> &'t str {
        &self.text[span.start..span.end]
    }

    /// A node without children. `text` becomes its symbol.
    pub fn leaf(&mut self, kind: Kind, span: Span, text: &str) -> Draft {
        let slots: &[Option<Draft>] = &[None; 8][..kind.slots().len()];
        let draft = self.node(kind, Variant::Plain, span, slots, []);
        self.nodes[draft.0 as usize].sym = Sym::of(text);
        draft
    }

    /// A node with children. A [`Builder::group`] in the list gives its own.
    ///
    /// # Panics
    /// In debug builds, if the slots are not as many as the kind has.
    pub fn node(
        &mut self,
        kind: Kind,
        variant: Variant,
        span: Span,
        slots: &[Option<Draft>],
        list: impl IntoIterator<Item = Draft>,
    ) -> Draft {
        debug_assert_eq!(slots.len(), kind.slots().len(), "slots of {kind:?}");
        let start = self.links.len();
        self.links.extend_from_slice(slots);
        for item in list {
            let node = self.nodes[item.0 as usize];
            if node.variant == Variant::Group {
                self.links.extend_from_within(node.links as usize..(node.links + node.count) as usize);
            } else {
                self.links.push(Some(item));
            }
        }
        debug_assert!(kind.is_list() || self.links.len() - start == slots.len(), "{kind:?} has no list");
        let sym = match kind {
            Kind::Member | Kind::Call => slots[usize::from(kind == Kind::Member)].map(|child| self.sym(child)),
            _ => None,
        };
        self.nodes.push(Node {
            kind,
            variant,
            delimiters: (0, 0),
            start: small(span.start),
            end: small(span.end),
            parent: None,
            size: 1,
            links: small(start),
            count: small(self.links.len() - start),
            sym: sym.unwrap_or(Sym::EMPTY),
        });
        Draft(small(self.nodes.len() - 1))
    }

    /// Several nodes from one piece of syntax: in a list they stand side by side, in a slot they are a block.
    pub fn group(&mut self, span: Span, list: impl IntoIterator<Item = Draft>) -> Draft {
        self.node(Kind::Block, Variant::Group, span, &[], list)
    }

    /// What a node is.
    pub fn kind(&self, draft: Draft) -> Kind {
        self.nodes[draft.0 as usize].kind
    }

    /// Which of its kind it is.
    pub fn variant(&self, draft: Draft) -> Variant {
        self.nodes[draft.0 as usize].variant
    }

    /// Its symbol.
    pub fn sym(&self, draft: Draft) -> Sym {
        self.nodes[draft.0 as usize].sym
    }

    /// Where it stands.
    pub fn span(&self, draft: Draft) -> Span {
        let node = &self.nodes[draft.0 as usize];
        Span::new(node.start as usize, node.end as usize)
    }

    /// Its text.
    pub fn text(&self, draft: Draft) -> &'t str {
        self.slice(self.span(draft))
    }

    /// Its slots and list.
    pub fn children(&self, draft: Draft) -> &[Option<Draft>] {
        let node = &self.nodes[draft.0 as usize];
        &self.links[node.links as usize..(node.links + node.count) as usize]
    }

    /// The child in a slot.
    pub fn slot(&self, draft: Draft, slot: usize) -> Option<Draft> {
        self.children(draft).get(slot).copied().flatten()
    }

    /// The children after the slots.
    pub fn list(&self, draft: Draft) -> Vec<Draft> {
        self.children(draft)[self.kind(draft).slots().len()..].iter().copied().flatten().collect()
    }

    /// Puts another child, or none, in a slot.
    pub fn set_slot(&mut self, draft: Draft, slot: usize, child: Option<Draft>) {
        let at = self.nodes[draft.0 as usize].links as usize + slot;
        self.links[at] = child;
    }

    /// Makes it another kind, with the same children.
    ///
    /// # Panics
    /// In debug builds, if the children do not fit.
    pub fn set_kind(&mut self, draft: Draft, kind: Kind) {
        let count = self.children(draft).len();
        debug_assert!(count == kind.slots().len() || kind.is_list() && count > kind.slots().len(), "{kind:?}");
        self.nodes[draft.0 as usize].kind = kind;
    }

    /// Makes it another of its kind.
    pub fn set_variant(&mut self, draft: Draft, variant: Variant) {
        self.nodes[draft.0 as usize].variant = variant;
    }

    /// Gives it another symbol, that of `text`.
    pub fn set_sym(&mut self, draft: Draft, text: &str) {
        self.nodes[draft.0 as usize].sym = Sym::of(text);
    }

    /// Moves it to another place in the text.
    pub fn set_span(&mut self, draft: Draft, span: Span) {
        let node = &mut self.nodes[draft.0 as usize];
        (node.start, node.end) = (small(span.start), small(span.end));
    }

    /// Says how many bytes in front and behind are delimiters; longer ones than 255 bytes are cut.
    pub fn set_delimiters(&mut self, draft: Draft, open: usize, close: usize) {
        let byte = |length: usize| u8::try_from(length).unwrap_or(u8::MAX);
        self.nodes[draft.0 as usize].delimiters = (byte(open), byte(close));
    }

    /// The tree under `root`, in the order of the text.
    pub fn finish(self, root: Draft) -> Tree<'t> {
        let mut nodes: Vec<Node> = Vec::with_capacity(self.nodes.len());
        let mut links: Vec<Option<NodeId>> = Vec::with_capacity(self.links.len());
        // What is to be copied, its parent, and the link that waits for its number. No recursion: trees are deep.
        let mut open: Vec<(Draft, Option<NodeId>, usize)> = vec![(root, None, usize::MAX)];
        while let Some((draft, parent, link)) = open.pop() {
            let id = NodeId::new(nodes.len());
            if let Some(link) = links.get_mut(link) {
                *link = Some(id);
            }
            let mut node = self.nodes[draft.0 as usize];
            node.parent = parent;
            if node.variant == Variant::Group {
                node.variant = Variant::Plain;
            }
            let start = links.len();
            links.resize(start + node.count as usize, None);
            for (offset, child) in self.children(draft).iter().enumerate().rev() {
                if let Some(child) = *child {
                    open.push((child, Some(id), start + offset));
                }
            }
            node.links = small(start);
            nodes.push(node);
        }
        for index in (1..nodes.len()).rev() {
            let size = nodes[index].size;
            if let Some(parent) = nodes[index].parent {
                nodes[parent.index()].size += size;
            }
        }
        Tree { text: self.text, nodes, links }
    }
}

fn small(number: usize) -> u32 {
    u32::try_from(number).expect("trees are over texts of less than 4 GiB")
}
