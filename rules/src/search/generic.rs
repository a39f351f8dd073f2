//! Patterns for any text: words and signs in a row, whatever the blanks between them.
//!
//! `...` skips to what follows, over a limited number of lines; not out of brackets that open and close on one line,
//! and not to a line that is indented less. `$X` is a word, `$...X` what `...` skips. At the end of a pattern `...`
//! skips as much as it may. As in Semgrep's generic mode, the first bracket that closes ends `f(...)`, whichever it is.

use findings::Span;

use crate::budget::Budget;
use crate::pattern::{Binding, Bindings, Match};
use crate::tree::{Sym, Tree};

/// A pattern, as its parts.
#[derive(Debug)]
pub(super) struct Generic {
    parts: Vec<Part>,
    ellipsis_lines: u32,
    caseless: bool,
    comments: Marks,
}

#[derive(Debug)]
enum Part {
    /// A word or a sign.
    Token(String),
    /// `$X`; no symbol for `$_`.
    Word(Option<Sym>),
    /// `...` and `$...X`.
    Gap(Option<Sym>),
}

/// A word, or any other character that is not blank.
#[derive(Clone, Copy)]
struct Token {
    span: Span,
    line: u32,
    /// How far its line is indented.
    indent: u32,
    is_word: bool,
}

fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let (mut line, mut line_start, mut indent) = (0, 0, None);
    let mut characters = text.char_indices().peekable();
    while let Some((start, c)) = characters.next() {
        if c == '\n' {
            line += 1;
            line_start = start + 1;
            indent = None;
        }
        if c.is_whitespace() {
            continue;
        }
        let is_word = is_word(c);
        let mut end = start + c.len_utf8();
        while let Some(&(at, next)) = characters.peek()
            && is_word
            && self::is_word(next)
        {
            end = at + next.len_utf8();
            characters.next();
        }
        let indent = *indent.get_or_insert(u32::try_from(start - line_start).unwrap_or(u32::MAX));
        tokens.push(Token { span: Span::new(start, end), line, indent, is_word });
    }
    tokens
}

/// What begins and ends the comments of a style; an empty end is that of the line.
type Marks = &'static [(&'static str, &'static str)];

/// The styles that `generic_comment_style` names.
const COMMENTS: &[(&str, Marks)] =
    &[("c", &[("/*", "*/")]), ("cpp", &[("/*", "*/"), ("//", "")]), ("shell", &[("#", "")])];

/// The comments of a text, from left to right.
fn comments(text: &str, marks: Marks) -> Vec<Span> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some((start, open, close)) =
        marks.iter().filter_map(|&(open, close)| Some((text[at..].find(open)? + at, open, close))).min()
    {
        let inside = start + open.len();
        let length = match close {
            "" => text[inside..].find('\n'),
            close => text[inside..].find(close).map(|end| end + close.len()),
        };
        at = length.map_or(text.len(), |length| inside + length);
        found.push(Span::new(start, at));
    }
    found
}

fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

/// For each token the end of the brackets around what follows it: brackets count if they open and close on one line.
fn ends(text: &str, tokens: &[Token]) -> Vec<usize> {
    let mut ends = vec![usize::MAX; tokens.len()];
    let mut open: Vec<(usize, &str)> = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        open.retain(|(start, _)| tokens[*start].line == token.line);
        match &text[token.span.start..token.span.end] {
            "(" => open.push((at, ")")),
            "[" => open.push((at, "]")),
            "{" => open.push((at, "}")),
            close if open.last().is_some_and(|(_, wanted)| *wanted == close) => {
                let (start, _) = open.pop().unwrap_or_default();
                // Inner brackets came first and keep their ends.
                ends[start..at].iter_mut().filter(|end| **end == usize::MAX).for_each(|end| *end = at);
            }
            _ => {}
        }
    }
    ends
}

/// Tokens that are looked at in one text for one pattern.
const MAX_STEPS: u64 = 4_000_000;

impl Generic {
    pub(super) fn parse(text: &str, ellipsis_lines: u32, caseless: bool, comments: &str) -> Self {
        let comments = COMMENTS.iter().find(|(name, _)| *name == comments).map_or(&[][..], |(_, marks)| *marks);
        let found = tokens(text);
        let slice = |at: usize| found.get(at).map_or("", |token| &text[token.span.start..token.span.end]);
        let glued = |at: usize| at > 0 && found[at - 1].span.end == found[at].span.start;
        let dots = |at: usize| (0..3).all(|ahead| slice(at + ahead) == "." && (ahead == 0 || glued(at + ahead)));
        let name = |at: usize| {
            let name = slice(at);
            let fine = name.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_');
            (fine && !name.is_empty() && !name.starts_with(|c: char| c.is_ascii_digit()) && glued(at)).then_some(name)
        };
        let mut parts = Vec::new();
        let mut at = 0;
        while at < found.len() {
            if slice(at) == "$" && dots(at + 1) && at + 4 < found.len() && name(at + 4).is_some() {
                parts.push(Part::Gap(Some(Sym::of(&format!("$...{}", slice(at + 4))))));
                at += 5;
            } else if slice(at) == "$" && at + 1 < found.len() && name(at + 1).is_some() {
                let word = slice(at + 1);
                parts.push(Part::Word((word != "_").then(|| Sym::of(&format!("${word}")))));
                at += 2;
            } else if dots(at) {
                parts.push(Part::Gap(None));
                at += 3;
            } else {
                parts.push(Part::Token(slice(at).to_owned()));
                at += 1;
            }
        }
        // What a pattern begins with skipping it need not say.
        while matches!(parts.first(), Some(Part::Gap(None))) {
            parts.remove(0);
        }
        Self { parts, ellipsis_lines, caseless, comments }
    }

    /// Where it matches, from left to right, none over another, and whether that is all. `tree` is a tree over the
    /// text.
    pub(super) fn matches(&self, tree: &Tree<'_>) -> (Vec<Match>, bool) {
        let text = tree.source();
        let mut found = tokens(text);
        if !self.comments.is_empty() {
            let comments = comments(text, self.comments);
            found.retain(|token| !comments.iter().any(|comment| comment.contains(token.span)));
        }
        let mut matcher = Matcher {
            of: self,
            tree,
            tokens: &found,
            ends: ends(text, &found),
            bindings: Bindings::default(),
            budget: Budget::new(MAX_STEPS),
        };
        let mut matches = Vec::new();
        let mut at = 0;
        while at < found.len() && !self.parts.is_empty() {
            matcher.bindings = Bindings::default();
            match matcher.run(0, at) {
                Some(end) if end > at => {
                    let span = Span::new(found[at].span.start, found[end - 1].span.end);
                    matches.push(Match { span, bindings: matcher.bindings.clone() });
                    at = end;
                }
                _ => at += 1,
            }
        }
        (matches, !matcher.budget.is_spent_out())
    }
}

struct Matcher<'a> {
    of: &'a Generic,
    tree: &'a Tree<'a>,
    tokens: &'a [Token],
    ends: Vec<usize>,
    bindings: Bindings,
    budget: Budget,
}

impl Matcher<'_> {
    fn text(&self, at: usize) -> &str {
        let span = self.tokens[at].span;
        &self.tree.source()[span.start..span.end]
    }

    /// Where a match of the parts from `part` on ends that begins at token `at`. Recursive only at gaps.
    fn run(&mut self, mut part: usize, mut at: usize) -> Option<usize> {
        loop {
            if !self.budget.take(1) {
                return None;
            }
            match self.of.parts.get(part) {
                None => return Some(at),
                Some(Part::Token(wanted)) => {
                    let there = at < self.tokens.len() && {
                        let text = self.text(at);
                        if self.of.caseless { text.eq_ignore_ascii_case(wanted) } else { text == wanted }
                    };
                    if !there {
                        return None;
                    }
                }
                Some(Part::Word(name)) => {
                    let token = self.tokens.get(at).filter(|token| token.is_word)?;
                    if let Some(name) = name
                        && !self.bindings.bind(*name, Binding::Text(token.span), self.tree)
                    {
                        return None;
                    }
                }
                Some(Part::Gap(name)) => return self.gap(part, at, *name),
            }
            part += 1;
            at += 1;
        }
    }

    /// Skips as little as possible; at the end of a pattern as much.
    fn gap(&mut self, part: usize, start: usize, name: Option<Sym>) -> Option<usize> {
        let before = start.checked_sub(1).map(|at| self.tokens[at]);
        let last_line = before.map_or(0, |token| token.line) + self.of.ellipsis_lines;
        let indent = before.map_or(0, |token| token.indent);
        let close = start.checked_sub(1).map_or(usize::MAX, |at| self.ends[at]);
        let is_last = part + 1 == self.of.parts.len();
        let known = self.bindings.len();
        let mut at = start;
        loop {
            let token = self.tokens.get(at);
            let outside = token.is_none_or(|token| token.line > last_line || token.indent < indent);
            let stop = outside || at == close;
            if if is_last { stop } else { !outside } {
                if self.bound(name, start, at)
                    && let Some(end) = self.run(part + 1, at)
                {
                    return Some(end);
                }
                self.bindings.truncate(known);
            }
            if stop || !self.budget.take(1) {
                return None;
            }
            at += 1;
        }
    }

    fn bound(&mut self, name: Option<Sym>, start: usize, end: usize) -> bool {
        let Some(name) = name else { return true };
        let span = match (start < end, self.tokens.get(start)) {
            (true, Some(first)) => Span::new(first.span.start, self.tokens[end - 1].span.end),
            (false, Some(next)) => Span::new(next.span.start, next.span.start),
            (_, None) => Span::new(self.tree.source().len(), self.tree.source().len()),
        };
        self.bindings.bind(name, Binding::Text(span), self.tree)
    }
}

#[cfg(test)]
mod tests {
    use super::Generic;
    use crate::search::text::bare_tree;
    use crate::tree::Sym;

    #[test]
    fn words_in_a_row() {
        let check = |pattern: &str, text: &str, expected: &[&str]| {
            let tree = bare_tree(text);
            let (matches, _) = Generic::parse(pattern, 10, false, "").matches(&tree);
            let found: Vec<_> = matches.iter().map(|found| &text[found.span.start..found.span.end]).collect();
            assert_eq!(found, expected, "{pattern} in {text:?}");
        };
        check("a b", "a b  a\nb ab a  c", &["a b", "a\nb"]);
        check("f($X)", "f(1) f( ab ) f(a.b) ff(1)", &["f(1)", "f( ab )"]);
        check("f($X, $X)", "f(a, b) f(a,a)", &["f(a,a)"]);
        check("f(...)", "f(a, g(b), [c]) + h(d)", &["f(a, g(b)"]);
        check("f(... b ...)", "f(a, b) f(a) f((b))", &["f(a, b)", "f((b)"]);
        check("a ... z", "a { b } z", &["a { b } z"]);
        check("a ... z", "w { a b } z", &[]);
        check("a ... z", "w {\na b\n} z", &["a b\n} z"]);
        check("a ... z", "w\n  a b\n    c\n  z", &["a b\n    c\n  z"]);
        check("a ... z", "w\n  a b\nz", &[]);
        check("a ...", "{ a b\nc } d", &["a b\nc } d"]);
        check("<a $...X >", "<a b=1 c> <b>", &["<a b=1 c>"]);
        check("a ... b", &format!("a{}b", "\n".repeat(11)), &[]);
        check("a ... b", &format!("a{}b", "\n".repeat(10)), &[&format!("a{}b", "\n".repeat(10))]);
        check("", "a", &[]);
    }

    #[test]
    fn comments_are_no_part_of_the_text() {
        let check = |style: &str, text: &str, expected: usize| {
            let tree = bare_tree(text);
            let (matches, _) = Generic::parse("a b", 10, false, style).matches(&tree);
            assert_eq!(matches.len(), expected, "{style} {text:?}");
        };
        check("", "# a b\na b", 2);
        check("shell", "# a b\na b", 1);
        check("shell", "a # c\nb", 1);
        check("c", "/* a b */ a b // a b", 2);
        check("cpp", "/* a b */ a b // a b", 1);
        check("cpp", "/* a b", 0);
    }

    #[test]
    fn what_is_skipped_has_a_name() {
        let text = "f(a, g(b))";
        let tree = bare_tree(text);
        let (matches, _) = Generic::parse("$F($...ARGS)", 10, false, "").matches(&tree);
        let bound = |name: &str| matches[0].bindings.get(Sym::of(name)).map(|binding| binding.text(&tree));
        assert_eq!((bound("$F"), bound("$...ARGS")), (Some("f"), Some("a, g(b")));
    }

    #[test]
    fn many_gaps_end() {
        let text = "a ".repeat(5_000);
        let tree = bare_tree(&text);
        assert!(Generic::parse("a ... a ... a ... a ... b", 10, false, "").matches(&tree).0.is_empty());
    }
}
