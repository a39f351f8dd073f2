//! Ways to mend what is found, for the common cases: edits of the text at a finding.
//!
//! An edit says what the code should be; whether it helps is shown by whoever applies it, by looking at the edited text
//! again. Where the code is not exactly of a shape that is understood, nothing is offered: no fix is better than one
//! that changes what a program does.
//!
//! # How to add one
//!
//! Write a file with a function from a [`Site`] to [`Changes`], and add it to [`ALL`].

mod dom;
mod parameters;
mod pieces;
mod shell;
mod statement;
mod yaml;

use findings::Span;

use crate::pattern::Target;
use crate::tree::{Kind, NodeId, Tree};

/// Texts that replace parts of a text.
pub(crate) type Changes = Vec<(Span, String)>;

/// Where something was found.
pub(crate) struct Site<'a> {
    target: &'a Target<'a, 'a>,
    /// The innermost node of the finding.
    node: NodeId,
}

/// One way to mend.
struct Mender {
    /// The languages, by name.
    languages: &'static [&'static str],
    /// The weakness that it mends.
    cwe: &'static str,
    mend: fn(&Site<'_>) -> Option<Changes>,
}

const ALL: &[Mender] = &[
    Mender { languages: &["Python"], cwe: "CWE-89", mend: parameters::mend },
    Mender { languages: &["Java"], cwe: "CWE-89", mend: statement::mend },
    Mender { languages: &["Python"], cwe: "CWE-78", mend: shell::mend },
    Mender { languages: &["Python"], cwe: "CWE-502", mend: yaml::mend },
    Mender { languages: &["JavaScript", "TypeScript"], cwe: "CWE-79", mend: dom::mend },
];

/// How to mend what was found at `span`, in the order of the text; none if nobody knows.
pub(crate) fn changes(target: &Target<'_, '_>, span: Span, cwe: &[impl AsRef<str>]) -> Option<Changes> {
    let site = Site { target, node: target.tree.innermost(span) };
    let fits = |mender: &&Mender| {
        mender.languages.contains(&target.language.name) && cwe.iter().any(|cwe| cwe.as_ref() == mender.cwe)
    };
    let mut changes = ALL.iter().filter(fits).find_map(|mender| (mender.mend)(&site))?;
    changes.sort_by_key(|(span, _)| (span.start, span.end));
    Some(changes)
}

impl<'a> Site<'a> {
    fn tree(&self) -> &'a Tree<'a> {
        self.target.tree
    }

    /// The innermost call around the finding whose callee has one of these names, as a member or alone.
    fn call(&self, names: &[&str]) -> Option<NodeId> {
        let tree = self.tree();
        let is_it = |&id: &NodeId| {
            tree.kind(id) == Kind::Call && names.contains(&tree.slot(id, 0).map_or("", |callee| name_of(tree, callee)))
        };
        // Not beyond the statement.
        let inside =
            |&id: &NodeId| !matches!(tree.kind(id), Kind::Block | Kind::Function | Kind::Lambda | Kind::Program);
        std::iter::once(self.node).chain(tree.ancestors(self.node)).take_while(inside).find(is_it)
    }

    /// The function, or the file, that a node stands in.
    fn function(&self, node: NodeId) -> NodeId {
        let tree = self.tree();
        let is_function = |&id: &NodeId| matches!(tree.kind(id), Kind::Function | Kind::Lambda);
        tree.ancestors(node).find(is_function).unwrap_or(tree.root())
    }

    /// What a name is given by its only write, if that is in the same function; else the node itself.
    fn value(&self, node: NodeId) -> Option<NodeId> {
        let tree = self.tree();
        if tree.kind(node) != Kind::Name {
            return Some(node);
        }
        let &[write] = self.target.names.writes(node) else { return None };
        let value = write.value.filter(|_| write.operator.is_none())?;
        (self.function(value) == self.function(node)).then_some(value)
    }

    /// How the text ends its lines.
    fn line_end(&self) -> &'static str {
        if self.tree().source().contains("\r\n") { "\r\n" } else { "\n" }
    }

    /// The blanks that the line of a node begins with.
    fn indentation(&self, node: NodeId) -> &'a str {
        let text = self.tree().source();
        let start = text[..self.tree().span(node).start].rfind('\n').map_or(0, |at| at + 1);
        let rest = &text[start..];
        &rest[..rest.len() - rest.trim_start_matches([' ', '\t']).len()]
    }
}

/// The last name of what is called.
fn name_of<'t>(tree: &Tree<'t>, callee: NodeId) -> &'t str {
    match tree.kind(callee) {
        Kind::Member => tree.slot(callee, 1).map_or("", |name| tree.text(name)),
        Kind::Name => tree.text(callee),
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use findings::{RepoPath, Source};

    use crate::{Asked, Engine, Want};

    /// What the first finding that can be mended makes of a text; the text itself if there is none.
    fn mended(path: &str, text: &str) -> String {
        let source = Source::from_text(RepoPath::from(path), text);
        let want = Want { injection: true, secrets: false, generic: false };
        let scan = Engine::built_in().scan(&source, want, Asked::NOTHING);
        let Some(edits) = scan.findings.into_iter().find_map(|finding| finding.fix) else { return text.to_owned() };
        let mut mended = text.to_owned();
        for edit in edits.iter().rev() {
            mended.replace_range(edit.span.start..edit.span.end, &edit.text);
        }
        mended
    }

    /// Examples: above each line of dashes the code, below it what it becomes; blocks are apart by a line of `=`.
    fn check(path: &str, examples: &str) {
        for example in examples.split("====\n") {
            let (before, after) = example.split_once("----\n").expect("two halves");
            assert_eq!(mended(path, before), after, "{path}: of\n{before}");
        }
    }

    #[test]
    fn python() {
        check("a.py", include_str!("../../testdata/mend/python.txt"));
    }

    #[test]
    fn javascript() {
        check("a.js", include_str!("../../testdata/mend/javascript.txt"));
    }

    #[test]
    fn java() {
        check("A.java", include_str!("../../testdata/mend/java.txt"));
    }
}
