//! The statement that a finding is part of: a comment on any of its lines is meant for the finding.
//!
//! Of a statement that holds others, such as an `if`, a function or an element with elements in it, that is its head, or
//! what stands behind them: a comment among the others is meant for them.

use findings::Span;

use crate::tree::{Class, Kind, NodeId, Tree};

/// The stretch around `span`: of the innermost statement that holds it, or `span` itself where several are matched.
pub(super) fn around(tree: &Tree<'_>, span: Span) -> Span {
    let innermost = tree.innermost(span);
    // Between statements there is none.
    let is_between = |id: &NodeId| matches!(tree.kind(*id), Kind::Program | Kind::Block | Kind::Error);
    let mut around = std::iter::once(innermost).chain(tree.ancestors(innermost));
    let nearest = around.find(|id| is_between(id) || is_apart(tree.kind(*id)));
    let statement = nearest.filter(|id| !is_between(id));
    match statement {
        Some(id) if tree.span(id) != span => part(tree, id, span),
        _ => span,
    }
}

/// Whether what is of this kind has comments of its own, apart from those of what is around it.
fn is_apart(kind: Kind) -> bool {
    kind.class() == Class::Statement || matches!(kind, Kind::Case | Kind::Catch | Kind::Finally | Kind::Element)
}

/// From what stands before the part of the statement with `span` to what stands behind it.
fn part(tree: &Tree<'_>, statement: NodeId, span: Span) -> Span {
    let whole = tree.span(statement);
    let inner = |id: NodeId| is_apart(tree.kind(id));
    let children = || tree.children(statement).iter().copied().flatten();
    let (mut start, mut end) = (whole.start, whole.end);
    for other in children().filter(|id| inner(*id)).map(|id| tree.span(id)) {
        if other.end <= span.start {
            start = start.max(other.end);
        } else if span.end <= other.start {
            end = end.min(other.start);
        }
    }
    let own =
        children().filter(|id| !inner(*id)).map(|id| tree.span(id)).filter(|own| start <= own.start && own.end <= end);
    // Where it ends with others, its head ends with the last thing in it: what stands in between speaks of the others.
    let head = own.fold(span, |head, own| Span::new(head.start.min(own.start), head.end.max(own.end)));
    Span::new(if start == whole.start { start } else { head.start }, if end == whole.end { end } else { head.end })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Language;

    #[test]
    fn statements_around() {
        let check = |path: &str, text: &str, found: &str, expected: &str| {
            let language = Language::of_path(path).expect("a language");
            let lowered = language.lower(path, text, &|| false).unwrap_or_else(|_| panic!("{text}"));
            let start = text.find(found).expect("in the text");
            let span = around(&lowered.tree, Span::new(start, start + found.len()));
            assert_eq!(&text[span.start..span.end], expected, "{found} in {text}");
        };
        check("a.py", "a = 1\nrun(\n  x,\n  BAD,\n)\nb = 2", "BAD", "run(\n  x,\n  BAD,\n)");
        check("a.py", "with open(BAD) as f:\n  # a\n  g()", "BAD", "with open(BAD) as f");
        check("a.py", "if BAD:\n  # a\n  g()\nelse:\n  h()", "BAD", "if BAD");
        check("a.py", "if a:\n  g(BAD,\n  1)\n", "BAD", "g(BAD,\n  1)");
        check("a.py", "@app(\n  BAD)\ndef f(a,\n  b):\n  g()", "BAD", "@app(\n  BAD)\ndef f(a,\n  b)");
        check("a.py", "def f():\n  a()\n  BAD()\n  c()", "a()\n  BAD()", "a()\n  BAD()");
        check("a.js", "f(() => {\n  g(BAD);\n  h();\n});", "BAD", "g(BAD);");
        check("a.js", "f(a => h(\n BAD));", "BAD", "f(a => h(\n BAD));");
        check("a.js", "do {\n a();\n} while (b(\nBAD));", "BAD", "b(\nBAD));");
        check("a.jsx", "x = <p a={BAD}\n b='1'>\n <b c={2}/>\n</p>;", "BAD", "<p a={BAD}\n b='1'");
        check(
            "A.java",
            "class A { void f() { try (X x = g(\n BAD)) { h(); } catch (E e) { i(); } } }",
            "BAD",
            "X x = g(\n BAD)",
        );
        check("A.java", "class A { @P(BAD)\n public void f(int a) { h(); } }", "BAD", "@P(BAD)\n public void f(int a)");
    }
}
