//! What makes a finding in code the same one wherever it stands: the statement it is in, and the functions and classes
//! around it.

use findings::Span;

use crate::tree::{Kind, NodeId, Tree};

/// Statements of more bytes are no context.
const LONGEST: usize = 4096;

/// The words of a finding's statement, which is the `stretch` around its `span`, without blanks and without the blocks
/// in it, and the names of the functions and classes around it.
pub fn of(tree: &Tree<'_>, span: Span, stretch: Span) -> [String; 2] {
    let innermost = tree.innermost(span);
    // In a table of thousands of entries each is one by itself; and so is the work for each.
    let stretch = if stretch.end - stretch.start > LONGEST { span } else { stretch };
    let around = || std::iter::once(innermost).chain(tree.ancestors(innermost));
    let top = around().take_while(|&id| stretch.contains(tree.span(id))).last().unwrap_or(innermost);
    let mut pieces = Vec::new();
    let mut at = stretch.start;
    for block in tree.subtree(top).filter(|&id| tree.kind(id) == Kind::Block).map(|id| tree.span(id)) {
        if at <= block.start && block.end <= stretch.end && !block.contains(span) {
            pieces.push(&tree.source()[at..block.start]);
            at = block.end;
        }
    }
    pieces.push(&tree.source()[at..stretch.end]);
    let names: Vec<&str> = around().filter_map(|id| name(tree, id)).collect();
    [words(pieces), names.join(".")]
}

/// The name of a function or class.
fn name<'t>(tree: &Tree<'t>, id: NodeId) -> Option<&'t str> {
    matches!(tree.kind(id), Kind::Function | Kind::Class)
        .then(|| tree.named(id, "name"))
        .flatten()
        .map(|id| tree.text(id))
}

/// Without blanks, but for those between two words.
fn words<'a>(pieces: impl IntoIterator<Item = &'a str>) -> String {
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '$');
    let mut text = String::new();
    for word in pieces.into_iter().flat_map(str::split_whitespace) {
        if text.ends_with(is_word) && word.starts_with(is_word) {
            text.push(' ');
        }
        text.push_str(word);
    }
    text
}

#[cfg(test)]
mod tests {
    use findings::Span;

    use super::of;
    use crate::lang::Language;
    use crate::search::statement;

    #[test]
    fn the_statement_and_the_names_around_it() {
        let check = |path: &str, text: &str, sought: &str, statement: &str, names: &str| {
            let language = Language::of_path(path).expect("a language");
            let lowered = language.lower(path, text, &|| false).expect("short");
            let start = text.find(sought).expect("it is there");
            let span = Span::new(start, start + sought.len());
            let context = of(&lowered.tree, span, statement::around(&lowered.tree, span));
            assert_eq!(context, [statement, names], "{text}");
        };
        check("a.py", "x = f( 1,\n  g( y ) )\n", "g( y )", "x=f(1,g(y))", "");
        check("a.py", "class A:\n  def m(self):\n    return eval(x)\n", "eval(x)", "return eval(x)", "m.A");
        check("a.py", "if eval(x):\n  y()\n  z()\n", "eval(x)", "if eval(x)", "");
        check("a.py", "if x:\n  y()\n  eval(z)\n", "eval(z)", "eval(z)", "");
        check("a.js", "app.get('/', (q, r) => { r.send(q.x); eval(q.y) });", "eval(q.y)", "eval(q.y)", "");
        check("a.js", "app.get('/', (q, r) => { r.send(q.x) });", "app.get", "app.get('/',(q,r)=>);", "");
        check("A.java", "class A { int f() { return g(1); } }", "g(1)", "return g(1);", "f.A");
        check("A.java", "class A { int f() { return g(1); } }", "int f() { return g(1); }", "int f()", "f.A");
    }
}
