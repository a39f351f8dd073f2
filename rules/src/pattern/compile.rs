//! From a pattern's text to what is matched: the tree of the text, with holes.

use findings::Span;
use serde::{Deserialize, Serialize};

use super::Options;
use super::snippet::{SPELLINGS, Snippet};
use crate::expression::Lazy;
use crate::lang::{Language, Snippets};
use crate::tree::{Class, Kind, NodeId, Sym, Tree, Variant};

/// A node of a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) struct P(u32);

/// What one node of a pattern wants of a tree's node.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct PNode {
    pub(super) kind: Kind,
    pub(super) variant: Variant,
    pub(super) sym: Sym,
    pub(super) children: Vec<Option<P>>,
    pub(super) text: TextHole,
    /// For numbers and strings, the text that is compared with constants.
    pub(super) content: String,
    /// Children that the frame around the pattern made up: any, or none, will do.
    pub(super) open: bool,
    /// A text in backquotes.
    pub(super) backquoted: bool,
    /// A function with the word for it, rather than an arrow.
    pub(super) worded: bool,
}

/// What a string or name in a pattern means if it is not simply itself.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum TextHole {
    /// Itself.
    Exact,
    /// `"..."`: any.
    Any,
    /// `"$X"`: any, and it is remembered.
    Bound(Sym),
    /// `"=~/.../"`.
    Regex(Box<Lazy>),
}

/// What a pattern is looked for among.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Shape {
    /// Values.
    Expression(P),
    /// Single statements.
    Statement(P),
    /// Neighbours in a list of statements.
    Statements(Vec<P>),
    /// Types.
    Type(P),
    /// Parts of others: annotations, handlers, attributes of elements.
    Part(P),
}

/// A compiled pattern.
#[derive(Debug, Serialize, Deserialize)]
pub struct Pattern {
    pub(super) nodes: Vec<PNode>,
    pub(super) shape: Shape,
    pub(super) options: Options,
    /// For a call by a plain name, the last part of the name.
    pub(super) callee: Option<Sym>,
    /// Words that a file must have for the pattern to match in it.
    words: Vec<String>,
    metavariables: Vec<String>,
}

impl P {
    pub(super) fn index(self) -> usize {
        self.0 as usize
    }
}

/// A longer pattern is a mistake, or an attempt to keep us busy.
const MAX_NODES: usize = 5_000;
/// A longer text is no pattern, in bytes.
const MAX_LENGTH: usize = 5_000;
/// Bytes that are parsed in all frames and spellings together before a pattern counts as wrong. A hundred of them, which
/// is long, may be tried three thousand times.
const MAX_PARSED: usize = 300_000;

impl Pattern {
    /// Compiles a pattern of a language.
    ///
    /// # Errors
    /// If the text is no code of the language, holes aside; a sentence for the rule's author.
    pub fn compile(language: &'static Language, text: &str, options: &Options) -> Result<Self, String> {
        let text = text.trim();
        if text.is_empty() {
            return Err("the pattern is empty".to_owned());
        }
        if text.len() > MAX_LENGTH {
            return Err(format!("the pattern is longer than {MAX_LENGTH} bytes"));
        }
        let snippet = Snippet::read(text, language.snippets);
        let mut search = Search { language, snippet: &snippet, options, parsed: 0 };
        if is_plainly_a_value(text)
            && let Some(pattern) = search.likely(language.value_frame)
        {
            return pattern;
        }
        // What stands in braces is an object before it is a block.
        if language.snippets == Snippets::Script && text.starts_with('{') && text.ends_with('}') {
            for strategy in [Search::likely, Search::together, Search::one_by_one] {
                if let Some(pattern) = strategy(&mut search, "({})") {
                    return pattern;
                }
            }
        }
        // What is likely in every frame comes before what is not in any.
        for strategy in [Search::likely, Search::together, Search::one_by_one] {
            for frame in language.frames {
                if let Some(pattern) = strategy(&mut search, frame) {
                    return pattern;
                }
            }
        }
        Err(format!("the pattern does not parse as {}", language.name))
    }

    /// Words that must occur in a file, each as it stands, for the pattern to match in it.
    pub fn words(&self) -> &[String] {
        &self.words
    }

    /// The names of its metavariables, with the `$`.
    pub fn metavariables(&self) -> &[String] {
        &self.metavariables
    }

    /// Whether a name stands for the expression it was given.
    pub(crate) fn follows_names(&self) -> bool {
        self.options.symbolic_propagation && self.options.constant_propagation
    }

    pub(super) fn node(&self, p: P) -> &PNode {
        &self.nodes[p.index()]
    }
}

/// Whether a pattern can be nothing but a value, in any language: a name or a hole, with members, calls and operators,
/// on one line. What is not sure is tried in all frames.
fn is_plainly_a_value(text: &str) -> bool {
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '$');
    let first = &text[..text.find(|c| !is_word(c)).unwrap_or(text.len())];
    // Two words beside each other are a declaration or begin with a keyword.
    let mut apart = text.split_whitespace();
    let mut before = apart.next().unwrap_or_default();
    let beside = apart.any(|word| {
        let neighbours = before.ends_with(is_word) && word.starts_with(is_word) && before != "new";
        before = word;
        neighbours
    });
    !matches!(first, "" | "this" | "super" | "if" | "while" | "for" | "switch" | "catch" | "return" | "try" | "case")
        && text[first.len()..].starts_with(['.', '('])
        && !beside
        && !text.contains([';', '{', '}', '@', '\n', '<', ':'])
}

/// The search for the frame, and for the spelling of each `...`, with which a pattern parses.
struct Search<'s> {
    language: &'static Language,
    snippet: &'s Snippet,
    options: &'s Options,
    parsed: usize,
}

impl Search<'_> {
    fn attempt(&mut self, frame: &str, spellings: &[usize]) -> (usize, Option<Result<Pattern, String>>) {
        if self.parsed > MAX_PARSED {
            return (usize::MAX, None);
        }
        let text = self.snippet.spell(spellings);
        self.parsed += frame.len() + text.len();
        spelled(self.language, frame, &text, self.options)
    }

    /// With the spellings that the characters around suggest.
    fn likely(&mut self, frame: &str) -> Option<Result<Pattern, String>> {
        self.attempt(frame, &self.snippet.likely()).1
    }

    /// All holes that are taken for the same take another spelling together.
    fn together(&mut self, frame: &str) -> Option<Result<Pattern, String>> {
        let likely = self.snippet.likely();
        for from in 0..SPELLINGS.len() {
            if !likely.contains(&from) {
                continue;
            }
            for to in 0..SPELLINGS.len() {
                let tried: Vec<usize> = likely.iter().map(|&at| if at == from { to } else { at }).collect();
                if let (_, found @ Some(_)) = self.attempt(frame, &tried) {
                    return found;
                }
            }
        }
        None
    }

    /// One hole after the other takes the spelling with which least is wrong.
    fn one_by_one(&mut self, frame: &str) -> Option<Result<Pattern, String>> {
        let mut spellings = self.snippet.likely();
        if spellings.len() < 2 {
            return None;
        }
        let (mut errors, _) = self.attempt(frame, &spellings);
        for place in 0..spellings.len() {
            let mut best = (errors, spellings[place]);
            for spelling in 0..SPELLINGS.len() {
                let mut tried = spellings.clone();
                tried[place] = spelling;
                let (errors, found) = self.attempt(frame, &tried);
                if found.is_some() {
                    return found;
                }
                if errors < best.0 {
                    best = (errors, spelling);
                }
            }
            (errors, spellings[place]) = best;
        }
        None
    }
}

/// How much is wrong with a text in a frame, and the pattern if nothing is.
fn spelled(
    language: &'static Language,
    frame: &str,
    inner: &str,
    options: &Options,
) -> (usize, Option<Result<Pattern, String>>) {
    let (front, back) = frame.split_once("{}").unwrap_or(("", ""));
    let text = format!("{front}{inner}{back}");
    let hole = Span::new(front.len(), front.len() + inner.len());
    let mut least = usize::MAX;
    for lowered in language.lower_pattern(&text) {
        if lowered.errors == 0
            && !is_misread(&lowered.tree)
            && let Some(roots) = roots(&lowered.tree, hole)
        {
            return (0, Some(build(&lowered.tree, &roots, hole, options)));
        }
        least = least.min(lowered.errors.max(1));
    }
    (least, None)
}

/// Whether a keyword was taken for a name: `new T() { }` is no method whose result is a `new`.
fn is_misread(tree: &Tree<'_>) -> bool {
    let is_new = |id: NodeId| {
        tree.kind(id) == Kind::Function && tree.named(id, "result").is_some_and(|of| tree.text(of) == "new")
    };
    tree.ids().any(is_new)
}

/// What of a frame's tree is the pattern: the largest nodes inside the hole, or the node that begins there and that
/// the frame only completes (`def f():` without a body).
fn roots(tree: &Tree<'_>, hole: Span) -> Option<Vec<NodeId>> {
    let inside = |id: NodeId| hole.contains(tree.span(id)) && !tree.span(id).is_empty();
    let mut roots: Vec<NodeId> =
        tree.ids().filter(|&id| inside(id) && tree.parent(id).is_none_or(|parent| !inside(parent))).collect();
    if let [only] = *roots {
        match (tree.kind(only), tree.list(only)) {
            (Kind::Program, _) => roots = tree.items(only).collect(),
            // An annotation alone.
            (Kind::Attributes, &[Some(one)]) => roots = vec![one],
            _ => {}
        }
    }
    let &first = roots.first()?;
    // What stands in front of the first node belongs to one that begins there (`class A`, `if (x)`).
    if tree.span(first).start > hole.start {
        let begins = |&node: &NodeId| {
            tree.span(node).start == hole.start && !matches!(tree.kind(node), Kind::Program | Kind::Block)
        };
        if let Some(around) = tree.ancestors(first).find(begins) {
            return Some(vec![around]);
        }
    }
    let parent = tree.parent(first);
    let same_list = roots.iter().all(|&root| tree.parent(root) == parent);
    let listed = parent.is_some_and(|parent| {
        matches!(tree.kind(parent), Kind::Program | Kind::Block | Kind::Case) && tree.kind(parent).is_list()
    });
    if roots.len() == 1 || same_list && listed {
        return Some(roots);
    }
    // The smallest node around all of them, if it begins with the hole.
    let around = tree.ancestors(first).find(|&node| roots.iter().all(|&root| tree.contains(node, root)))?;
    let begins = tree.span(around).start >= hole.start && !matches!(tree.kind(around), Kind::Program | Kind::Block);
    begins.then(|| vec![around])
}

fn build(tree: &Tree<'_>, roots: &[NodeId], hole: Span, options: &Options) -> Result<Pattern, String> {
    let mut nodes = Vec::new();
    let mut places = Vec::new();
    let mut words = Vec::new();
    let mut metavariables = Vec::new();
    for &root in roots {
        let base = nodes.len();
        let first = tree.subtree(root).next().unwrap_or(root);
        if base + tree.subtree(root).count() > MAX_NODES {
            return Err(format!("the pattern has more than {MAX_NODES} nodes"));
        }
        for id in tree.subtree(root) {
            let number = |child: NodeId| P((base + (child.distance(first))) as u32);
            let slots = tree.kind(id).slots().len();
            let inside = |child: NodeId| hole.contains(tree.span(child));
            let mut open = false;
            let mut children = Vec::with_capacity(tree.children(id).len());
            for (at, child) in tree.children(id).iter().enumerate() {
                let kept = child.filter(|&child| inside(child));
                open |= kept != *child;
                if at < slots || kept.is_some() {
                    children.push(kept.map(number));
                }
            }
            let text = text_hole(tree, id)?;
            if inside(id) {
                collect(tree, id, &text, &mut words, &mut metavariables);
            }
            let node = tree.node(id);
            let content = match node.kind {
                Kind::Str | Kind::Int | Kind::Float | Kind::Bool | Kind::Char => tree.content(id).to_owned(),
                _ => String::new(),
            };
            let backquoted = node.kind == Kind::Str && tree.text(id).starts_with('`');
            let worded = super::unify::is_worded(tree.text(id));
            let (kind, variant, sym) = (node.kind, node.variant, node.sym);
            nodes.push(PNode { kind, variant, sym, children, text, content, open, backquoted, worded });
        }
        places.push(P(base as u32));
    }
    words.sort_unstable();
    words.dedup();
    metavariables.sort_unstable();
    metavariables.dedup();
    let shape = shape(&nodes, places);
    let callee = callee(&nodes, &shape);
    Ok(Pattern { nodes, shape, callee, options: options.clone(), words, metavariables })
}

fn shape(nodes: &[PNode], places: Vec<P>) -> Shape {
    let &[only] = &*places else { return Shape::Statements(places) };
    let node = &nodes[only.index()];
    match node.kind {
        // Without a mark at its end a statement of one value is that value.
        Kind::ExprStatement if node.variant != Variant::Terminated => match node.children[0] {
            Some(value) => Shape::Expression(value),
            None => Shape::Statement(only),
        },
        Kind::Class | Kind::Function | Kind::Error => Shape::Statement(only),
        kind => match kind.class() {
            Class::Expression => Shape::Expression(only),
            Class::Statement => Shape::Statement(only),
            Class::Type => Shape::Type(only),
            Class::Part => Shape::Part(only),
        },
    }
}

fn callee(nodes: &[PNode], shape: &Shape) -> Option<Sym> {
    let Shape::Expression(p) = *shape else { return None };
    let of = |p: P, slot: usize| {
        let child = nodes[p.index()].children.get(slot).copied().flatten()?;
        Some((child, &nodes[child.index()]))
    };
    let (callee, node) = of(p, 0).filter(|_| nodes[p.index()].kind == Kind::Call)?;
    match node.kind {
        Kind::Name => Some(node.sym),
        Kind::Member => of(callee, 1).filter(|(_, name)| name.kind == Kind::Name).map(|(_, name)| name.sym),
        _ => None,
    }
}

fn text_hole(tree: &Tree<'_>, id: NodeId) -> Result<TextHole, String> {
    let kind = tree.kind(id);
    if !matches!(kind, Kind::Str | Kind::Regex | Kind::Name | Kind::ElementText) {
        return Ok(TextHole::Exact);
    }
    let content = tree.content(id);
    if kind != Kind::Name && content.trim() == "..." {
        return Ok(TextHole::Any);
    }
    if kind != Kind::Name
        && let Some(name) = super::snippet::metavariable(content)
        && name.len() + 1 == content.len()
    {
        return Ok(TextHole::Bound(Sym::of(content)));
    }
    if kind == Kind::Str
        && let Some(expression) = content.strip_prefix("=~/").and_then(|rest| rest.rsplit_once('/'))
    {
        let (expression, flags) = expression;
        let text = if flags.contains('i') { format!("(?i:{expression})") } else { expression.to_owned() };
        let regex = Lazy::new(&text, false);
        regex.get().map_err(|error| format!("`{content}`: {error}"))?;
        return Ok(TextHole::Regex(Box::new(regex)));
    }
    Ok(TextHole::Exact)
}

fn collect(tree: &Tree<'_>, id: NodeId, text: &TextHole, words: &mut Vec<String>, metavariables: &mut Vec<String>) {
    match tree.kind(id) {
        // The name of a default import is not in the text.
        Kind::Name if tree.node(id).variant == Variant::DefaultName => {}
        // A type may be known without being written.
        Kind::Name if tree.ancestors(id).any(|around| tree.kind(around) == Kind::Typed) => {}
        Kind::Name => words.push(tree.text(id).to_owned()),
        Kind::Metavariable | Kind::MetavariableList => {
            let name = match crate::lang::holes::read(tree.text(id)) {
                Some(crate::lang::holes::Hole::One(name)) => format!("${name}"),
                Some(crate::lang::holes::Hole::List(name)) => format!("$...{name}"),
                _ => return,
            };
            metavariables.push(name);
        }
        Kind::Typed => {
            let text = tree.text(id);
            if let Some(at) = text.find(crate::lang::holes::ONE) {
                let name = &text[at + crate::lang::holes::ONE.len()..];
                let end = name.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(name.len());
                metavariables.push(format!("${}", &name[..end]));
            }
        }
        Kind::Str | Kind::Regex | Kind::ElementText if matches!(text, TextHole::Bound(_)) => {
            metavariables.push(tree.content(id).to_owned());
        }
        _ => {}
    }
}
