//! Commands for Python's `subprocess`: a text for a shell becomes a list of arguments without one.
//!
//! Source: <https://docs.python.org/3/library/subprocess.html#security-considerations>.

use findings::Span;

use super::parameters::quoted;
use super::pieces::{self, Piece};
use super::{Changes, Site};
use crate::tree::{Kind, NodeId};

const RUNNERS: &[&str] = &["run", "call", "check_call", "check_output", "Popen"];

/// What a shell reads as more than a letter.
const SPECIAL: &[char] = &[
    '|', '&', ';', '<', '>', '$', '`', '*', '?', '~', '(', ')', '{', '}', '[', ']', '"', '\'', '\\', '\n', '#', '!',
    '=',
];

pub(super) fn mend(site: &Site<'_>) -> Option<Changes> {
    let tree = site.tree();
    let call = site.call(RUNNERS)?;
    let arguments: Vec<NodeId> = tree.items(call).collect();
    let &command = arguments.first().filter(|&&first| tree.kind(first) != Kind::Keyword)?;
    let is_shell = |&argument: &NodeId| {
        tree.kind(argument) == Kind::Keyword
            && tree.slot(argument, 0).is_some_and(|name| tree.text(name) == "shell")
            && tree.slot(argument, 1).is_some_and(|value| tree.text(value) == "True")
    };
    let shell = arguments.iter().position(is_shell)?;
    let value = site.value(command)?;
    let list = list(site, &pieces::of(site, value)?)?;
    let mut changes = vec![(tree.span(value), list)];
    // The argument goes with the comma before it.
    let before = tree.span(arguments[shell - 1]).end;
    changes.push((Span::new(before, tree.span(arguments[shell]).end), String::new()));
    Some(changes)
}

/// The words of a command as a list; none if a shell would do more than cut it at blanks.
fn list(site: &Site<'_>, pieces: &[Piece]) -> Option<String> {
    let mut words: Vec<Vec<Piece>> = vec![Vec::new()];
    for piece in pieces {
        match piece {
            Piece::Value(..) => words.last_mut()?.push(piece.clone()),
            Piece::Text(text) if text.contains(SPECIAL) => return None,
            Piece::Text(text) => {
                for (at, word) in text.split([' ', '\t']).enumerate() {
                    if at > 0 {
                        words.push(Vec::new());
                    }
                    if !word.is_empty() {
                        words.last_mut()?.push(Piece::Text(word.to_owned()));
                    }
                }
            }
        }
    }
    words.retain(|word| !word.is_empty());
    // Somebody else's program is not made safe by this.
    let is_named = |word: &Vec<Piece>| matches!(&word[..], [Piece::Text(_)]);
    words.first().filter(|word| is_named(word))?;
    let words: Option<Vec<String>> = words.iter().map(|word| written(site, word)).collect();
    Some(format!("[{}]", words?.join(", ")))
}

/// One argument.
fn written(site: &Site<'_>, word: &[Piece]) -> Option<String> {
    let tree = site.tree();
    // What was quoted for a shell is quoted no longer.
    let plain = |node: NodeId| {
        let only = tree.items(node).next().filter(|_| tree.kind(node) == Kind::Call && tree.items(node).count() == 1);
        only.filter(|_| super::name_of(tree, tree.slot(node, 0).unwrap_or(node)) == "quote").unwrap_or(node)
    };
    Some(match word {
        [Piece::Text(text)] => quoted(text),
        [Piece::Value(node, true)] => tree.text(plain(*node)).to_owned(),
        [Piece::Value(node, false)] => format!("str({})", tree.text(plain(*node))),
        _ => {
            let mut text = String::from("f\"");
            for piece in word {
                match piece {
                    Piece::Text(piece) => text.push_str(piece),
                    Piece::Value(node, _) => {
                        let value = tree.text(plain(*node));
                        if value.contains(['"', '\\', '{', '}', '\n']) {
                            return None;
                        }
                        text.push_str(&format!("{{{value}}}"));
                    }
                }
            }
            text + "\""
        }
    })
}
