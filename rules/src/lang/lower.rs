//! From a grammar's tree to the common tree: one walk, children first, without recursion.
//!
//! A front end is a table from the names of its grammar's nodes to functions. Each function gets a node's children, in
//! order and already lowered, and builds one node. What the table does not name becomes [`Kind::Other`] with all that
//! is understood in it. So lowering never fails, and no nesting is too deep for it.

use std::collections::HashMap;
use std::fmt;
use std::ops::ControlFlow;

use findings::Span;
use tree_sitter::{ParseOptions, Parser};

use super::Lowered;
use super::holes::{self, Hole};
use crate::tree::{Builder, Class, Draft, Kind, Variant};

/// Builds the node for one piece of syntax; `None` leaves it away (comments).
pub(super) type Lower = fn(&mut Lowering<'_>, &Syntax<'_>) -> Option<Draft>;

/// A grammar with the functions for its nodes, found by number.
pub(super) struct Table {
    language: &'static tree_sitter::Language,
    kinds: Vec<Entry>,
    fields: Vec<&'static str>,
}

#[derive(Clone, Copy)]
struct Entry {
    name: &'static str,
    is_named: bool,
    lower: Lower,
}

impl Table {
    /// Finds the numbers of the names in `rules`; of several entries for a name the first counts.
    ///
    /// # Panics
    /// In debug builds, if the grammar has no such node: a renamed node would go unnoticed otherwise.
    pub(super) fn new(language: tree_sitter::Language, rules: &[&[(&'static str, Lower)]]) -> Self {
        // Once a grammar and program: names of nodes then live as long as the program.
        let language: &'static tree_sitter::Language = Box::leak(Box::new(language));
        let number = |id: usize| u16::try_from(id).expect("grammars have fewer than 65,536 kinds of nodes");
        let mut by_name: HashMap<&str, Lower> = HashMap::new();
        for &(name, lower) in rules.iter().copied().flatten() {
            by_name.entry(name).or_insert(lower);
        }
        let mut kinds = Vec::with_capacity(language.node_kind_count());
        for id in (0..language.node_kind_count()).map(number) {
            let name = language.node_kind_for_id(id).unwrap_or("");
            let is_named = language.node_kind_is_named(id);
            let lower = by_name.get(name).copied().filter(|_| is_named).unwrap_or(other);
            kinds.push(Entry { name, is_named, lower });
        }
        debug_assert!(
            by_name.keys().all(|&name| kinds.iter().any(|kind| kind.is_named && kind.name == name)),
            "the grammar lacks a node of {:?}",
            by_name.keys().filter(|&&name| !kinds.iter().any(|kind| kind.name == name)).collect::<Vec<_>>(),
        );
        let fields = (0..=language.field_count()).map(|id| language.field_name_for_id(number(id)).unwrap_or(""));
        let fields = fields.collect();
        Self { language, kinds, fields }
    }

    fn kind(&self, id: u16) -> Entry {
        const ERROR: Entry = Entry { name: "ERROR", is_named: true, lower: error };
        self.kinds.get(usize::from(id)).copied().unwrap_or(ERROR)
    }
}

/// One child of a piece of syntax.
#[derive(Clone, Copy, Debug)]
pub(super) struct Item<'t> {
    /// The grammar's name for its role; empty if it has none.
    pub(super) field: &'static str,
    /// The grammar's name for it; for a token without a name, its text.
    pub(super) kind: &'static str,
    /// Where it stands.
    pub(super) span: Span,
    /// Its text.
    pub(super) text: &'t str,
    /// What it was lowered to; nothing for tokens without a name and for comments.
    pub(super) node: Option<Draft>,
    /// Whether it is a token without a name: a keyword, an operator, a bracket.
    pub(super) is_token: bool,
}

/// One piece of syntax: a node of the grammar's tree with its children lowered.
#[derive(Clone, Copy)]
pub(super) struct Syntax<'s> {
    /// The grammar's name for it.
    pub(super) kind: &'static str,
    /// Where it stands.
    pub(super) span: Span,
    /// Its text.
    pub(super) text: &'s str,
    /// Its children, tokens included.
    pub(super) items: &'s [Item<'s>],
}

impl<'s> Syntax<'s> {
    /// What the child with this role was lowered to.
    pub(super) fn field(&self, field: &str) -> Option<Draft> {
        // A comment may stand in front, in the same role.
        self.items.iter().filter(|item| item.field == field).find_map(|item| item.node)
    }

    /// The child with this role.
    pub(super) fn item(&self, field: &str) -> Option<&'s Item<'s>> {
        self.items.iter().find(|item| item.field == field)
    }

    /// What the children with this role were lowered to.
    pub(super) fn fields(&self, field: &'s str) -> impl Iterator<Item = Draft> + 's {
        self.items.iter().filter(move |item| item.field == field).filter_map(|item| item.node)
    }

    /// What all children were lowered to.
    pub(super) fn nodes(&self) -> impl Iterator<Item = Draft> + 's {
        self.items.iter().filter_map(|item| item.node)
    }

    /// What the children without a role were lowered to.
    pub(super) fn rest(&self) -> impl Iterator<Item = Draft> + 's {
        self.items.iter().filter(|item| item.field.is_empty()).filter_map(|item| item.node)
    }

    /// What the first child was lowered to.
    pub(super) fn first(&self) -> Option<Draft> {
        self.nodes().next()
    }

    /// What the first child of this grammar kind was lowered to.
    pub(super) fn of_kind(&self, kind: &str) -> Option<Draft> {
        self.items.iter().find(|item| item.kind == kind).and_then(|item| item.node)
    }

    /// Whether a token stands in it, such as `async` or `;`.
    pub(super) fn has(&self, token: &str) -> bool {
        self.items.iter().any(|item| item.is_token && item.kind == token)
    }

    /// Where a token stands in it.
    pub(super) fn token(&self, token: &str) -> Option<Span> {
        self.items.iter().find(|item| item.is_token && item.kind == token).map(|item| item.span)
    }
}

/// The tree being built.
pub(super) type Lowering<'t> = Builder<'t>;

impl Builder<'_> {
    /// A name in code; in a pattern it may be a hole.
    pub(super) fn name(&mut self, span: Span) -> Draft {
        let text = self.slice(span);
        match if self.is_pattern { holes::read(text) } else { None } {
            None => self.leaf(Kind::Name, span, text),
            Some(Hole::Ellipsis) => self.leaf(Kind::Ellipsis, span, ""),
            Some(Hole::One(name)) => self.leaf(Kind::Metavariable, span, &format!("${name}")),
            Some(Hole::List(name)) => self.leaf(Kind::MetavariableList, span, &format!("$...{name}")),
        }
    }

    /// A string, template or regular expression without holes: `open` and `close` bytes of its span are delimiters.
    pub(super) fn quoted(&mut self, kind: Kind, span: Span, open: usize, close: usize) -> Draft {
        let text = self.slice(span);
        let content = text.get(open..text.len().saturating_sub(close)).unwrap_or("");
        let draft = self.leaf(kind, span, content);
        self.set_delimiters(
            draft,
            text.len().min(open),
            if content.is_empty() { text.len().saturating_sub(open) } else { close },
        );
        draft
    }

    /// A node with slots and no list.
    pub(super) fn fixed<const N: usize>(&mut self, kind: Kind, span: Span, slots: [Option<Draft>; N]) -> Draft {
        self.node(kind, Variant::Plain, span, &slots, [])
    }

    /// A node with a list and no slots.
    pub(super) fn many(&mut self, kind: Kind, span: Span, list: impl IntoIterator<Item = Draft>) -> Draft {
        self.node(kind, Variant::Plain, span, &[], list)
    }

    /// A call, or the hole that a call stands for in a pattern: `<... e ...>` and `(T $X)`.
    pub(super) fn call(&mut self, span: Span, callee: Draft, arguments: Vec<Draft>) -> Draft {
        if self.is_pattern {
            match (self.text(callee), &*arguments) {
                (holes::DEEP, &[inner]) => return self.fixed(Kind::Deep, span, [Some(inner)]),
                (holes::TYPED, &[hole, kind]) => return self.typed(span, hole, kind),
                _ => {}
            }
        }
        self.node(Kind::Call, Variant::Plain, span, &[Some(callee)], arguments)
    }

    /// A typed metavariable.
    pub(super) fn typed(&mut self, span: Span, hole: Draft, kind: Draft) -> Draft {
        let draft = self.fixed(Kind::Typed, span, [Some(kind)]);
        let name = match holes::read(self.text(hole)) {
            Some(Hole::One(name)) => format!("${name}"),
            _ => self.text(hole).to_owned(),
        };
        self.set_sym(draft, &name);
        draft
    }

    /// `object.name`, or in a pattern the chain `object. ... .name`.
    pub(super) fn member(&mut self, span: Span, variant: Variant, object: Option<Draft>, name: Option<Draft>) -> Draft {
        if let Some(hole) = name
            && self.kind(hole) == Kind::Ellipsis
        {
            return self.fixed(Kind::MemberEllipsis, span, [object]);
        }
        self.node(Kind::Member, variant, span, &[object, name], [])
    }

    /// A dotted name as a `Name` or a chain of `Member`s.
    pub(super) fn dotted(&mut self, parts: &[Draft]) -> Option<Draft> {
        let (&first, rest) = parts.split_first()?;
        let start = self.span(first).start;
        Some(rest.iter().fold(first, |object, &name| {
            let span = Span::new(start, self.span(name).end);
            self.member(span, Variant::Plain, Some(object), Some(name))
        }))
    }

    /// The parts of a `Name` or a chain of `Member`s; nothing for anything else.
    pub(super) fn parts(&self, draft: Draft) -> Option<Vec<Draft>> {
        let mut parts = Vec::new();
        let mut at = draft;
        while self.kind(at) == Kind::Member {
            parts.push(self.slot(at, 1)?);
            at = self.slot(at, 0)?;
        }
        parts.push(at);
        parts.reverse();
        matches!(self.kind(at), Kind::Name | Kind::Metavariable).then_some(parts)
    }

    /// A statement in a list of statements: expressions become expression statements.
    pub(super) fn statement(&mut self, draft: Draft) -> Draft {
        match self.kind(draft) {
            Kind::Class | Kind::Other => draft,
            kind if kind.class() == Class::Expression => {
                self.fixed(Kind::ExprStatement, self.span(draft), [Some(draft)])
            }
            _ => draft,
        }
    }

    /// Statements with a scope.
    pub(super) fn block(&mut self, span: Span, list: impl IntoIterator<Item = Draft>) -> Draft {
        let list: Vec<Draft> = list.into_iter().collect();
        let list: Vec<Draft> = list.into_iter().map(|draft| self.statement(draft)).collect();
        self.many(Kind::Block, span, list)
    }
}

/// The node of its only child: brackets, wrappers.
pub(super) fn inner(_: &mut Lowering<'_>, syntax: &Syntax<'_>) -> Option<Draft> {
    syntax.first()
}

/// Comments and other blanks.
pub(super) fn nothing(_: &mut Lowering<'_>, _: &Syntax<'_>) -> Option<Draft> {
    None
}

/// A name.
pub(super) fn name(l: &mut Lowering<'_>, syntax: &Syntax<'_>) -> Option<Draft> {
    Some(l.name(syntax.span))
}

/// What no entry of a table speaks of.
pub(super) fn other(l: &mut Lowering<'_>, syntax: &Syntax<'_>) -> Option<Draft> {
    let draft = l.many(Kind::Other, syntax.span, syntax.nodes());
    // Two leaves are the same if their texts are, two inner nodes if the grammar calls them the same.
    l.set_sym(draft, if syntax.items.is_empty() { syntax.text } else { syntax.kind });
    Some(draft)
}

fn error(l: &mut Lowering<'_>, syntax: &Syntax<'_>) -> Option<Draft> {
    Some(l.many(Kind::Error, syntax.span, syntax.nodes()))
}

/// Why a text has no tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stopped {
    /// The text is longer than [`MAX_CODE`].
    TooLong,
    /// The parser gave up after [`MAX_STEPS`] steps.
    TooManySteps,
}

impl fmt::Display for Stopped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::TooLong => "too long to be read as code",
            Self::TooManySteps => "reading it as code took too many steps",
        })
    }
}

/// The longest text that is parsed, in bytes. A tree takes up to 35 bytes a byte of text while it is built.
pub const MAX_CODE: usize = 2 << 20;

/// Steps of the parser (of about a hundred operations each) for every byte of text, and for every text. Ordinary code
/// takes less than one step for ten bytes; what takes fifty times as much is no code.
const MAX_STEPS: (usize, usize) = (5, 20_000);

struct Frame {
    field: u16,
    kind: u16,
    span: Span,
    /// Where its children begin among the finished items.
    first: usize,
}

/// Parses and lowers a text.
///
/// # Errors
/// If a counted limit was reached.
pub(super) fn lower<'t>(table: &'static Table, text: &'t str, is_pattern: bool) -> Result<Lowered<'t>, Stopped> {
    if text.len() > MAX_CODE {
        return Err(Stopped::TooLong);
    }
    let mut parser = Parser::new();
    parser.set_language(table.language).expect("the grammars fit the library: a test loads them all");
    let mut steps = 0;
    let limit = text.len() * MAX_STEPS.0 + MAX_STEPS.1;
    let mut progress = |_: &tree_sitter::ParseState| {
        steps += 1;
        if steps > limit { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    let bytes = text.as_bytes();
    let parsed = parser.parse_with_options(
        &mut |offset, _| bytes.get(offset..).unwrap_or_default(),
        None,
        Some(ParseOptions::new().progress_callback(&mut progress)),
    );
    let parsed = parsed.ok_or(Stopped::TooManySteps)?;
    let mut lowering = Builder::new(text);
    lowering.is_pattern = is_pattern;
    let mut errors = 0;
    let root = walk(table, &parsed, &mut lowering, &mut errors);
    Ok(Lowered { tree: lowering.finish(root), errors })
}

fn walk(table: &'static Table, parsed: &tree_sitter::Tree, lowering: &mut Lowering<'_>, errors: &mut usize) -> Draft {
    let text = lowering.source();
    let mut cursor = parsed.walk();
    let mut frames: Vec<Frame> = Vec::new();
    let mut items: Vec<Item<'_>> = Vec::new();
    loop {
        let node = cursor.node();
        let frame = Frame {
            field: cursor.field_id().map_or(0, |id| id.get()),
            kind: node.kind_id(),
            span: Span::new(node.start_byte(), node.end_byte()),
            first: items.len(),
        };
        let is_missing = node.is_missing();
        *errors += usize::from(is_missing || node.is_error());
        if !is_missing && cursor.goto_first_child() {
            frames.push(frame);
            continue;
        }
        leave(table, text, lowering, &mut items, &frame, is_missing);
        while !cursor.goto_next_sibling() {
            let Some(frame) = frames.pop() else {
                let root = items.pop().and_then(|item| item.node);
                // Text of which nothing at all parses has an error for its root.
                return match root {
                    Some(root) if lowering.kind(root) == Kind::Program => root,
                    root => lowering.many(Kind::Program, Span::new(0, text.len()), root),
                };
            };
            cursor.goto_parent();
            leave(table, text, lowering, &mut items, &frame, false);
        }
    }
}

fn leave<'t>(
    table: &'static Table,
    text: &'t str,
    lowering: &mut Lowering<'t>,
    items: &mut Vec<Item<'t>>,
    frame: &Frame,
    is_missing: bool,
) {
    let entry = table.kind(frame.kind);
    let syntax = Syntax {
        kind: entry.name,
        span: frame.span,
        text: &text[frame.span.start..frame.span.end],
        items: &items[frame.first..],
    };
    let is_token = !entry.is_named;
    let node = if is_token || is_missing { None } else { (entry.lower)(lowering, &syntax) };
    items.truncate(frame.first);
    items.push(Item {
        field: table.fields.get(usize::from(frame.field)).copied().unwrap_or(""),
        kind: entry.name,
        span: frame.span,
        text: &text[frame.span.start..frame.span.end],
        node,
        is_token,
    });
}
