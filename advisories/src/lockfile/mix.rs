//! `mix.lock`: an Elixir map from names to tuples, of which only literals are read.
//!
//! Source: <https://hexdocs.pm/mix/Mix.Tasks.Deps.html> and Hex's `lib/hex/scm.ex`: a tuple is
//! `{:hex, name, version, checksum, managers, dependencies, repository, checksum}` or `{:git, …}`.

use findings::Span;

use super::graph::{Graph, Missing};
use super::{Files, Format, Kind, Refused, elsewhere, package};
use crate::Ecosystem;
use crate::package::{Read, Version};

pub(super) const FORMAT: Format = Format {
    name: "mix.lock",
    kind: Kind::Lockfile,
    ecosystems: &[Ecosystem::Hex],
    files: &["mix.lock"],
    replaces: &[],
    read,
};

/// A literal or a sign, with how many brackets it stands in.
struct Token<'t> {
    text: &'t str,
    span: Span,
    depth: usize,
}

fn read(text: &str, _: &dyn Files) -> Result<Read, Refused> {
    let tokens = tokens(text)?;
    if tokens.first().is_none_or(|token| token.text != "%{") {
        return Err(Refused::at(text, 0, "this is no mix.lock: it does not begin with %{"));
    }
    let mut graph = Graph::default();
    // Keys of the map stand in one bracket, and a comma between two entries.
    let entries = tokens[1..].split(|token| token.depth == 1 && token.text == ",").filter(|entry| !entry.is_empty());
    for entry in entries {
        let key = &entry[0];
        // What stands in the tuple itself.
        let mut items = entry.iter().filter(|token| token.depth == 2 && token.text != ",");
        match items.next().map(|token| token.text) {
            Some(":hex") => {
                let (name, version) = (items.next(), items.next());
                let (Some(name), Some(version)) = (name, version) else {
                    return Err(Refused::at(text, key.span.start, "a package without name and version"));
                };
                let name = name.text.trim_start_matches(':').trim_matches('"');
                let version = Version::Exact(version.text.trim_matches('"').to_owned());
                let at = graph.add(name, package(Ecosystem::Hex, name, version, key.span));
                // Dependencies are tuples in a list in the tuple.
                let mut need = None;
                for token in entry.iter().filter(|token| token.depth == 4) {
                    match (token.text.strip_prefix(':'), need.take()) {
                        (Some(name), _) => need = Some(name),
                        (None, Some(name)) if token.text != "," => graph.need(at, name, token.text.trim_matches('"')),
                        // The comma between name and range.
                        (None, name) => need = name,
                    }
                }
            }
            Some(":git") => {
                let name = key.text.trim_matches('"');
                graph.add(name, package(Ecosystem::Hex, name, elsewhere("git"), key.span));
            }
            // A folder on this disk.
            Some(":path") => {}
            _ => return Err(Refused::at(text, key.span.start, "an entry that is neither of Hex nor of git")),
        }
    }
    Ok(graph.finish(Missing::Usual, false))
}

fn tokens(text: &str) -> Result<Vec<Token<'_>>, Refused> {
    let bytes = text.as_bytes();
    let mut tokens: Vec<Token<'_>> = Vec::new();
    let (mut at, mut depth) = (0, 0_usize);
    while let Some(&byte) = bytes.get(at) {
        let start = at;
        let word = |from: usize| {
            let part =
                |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'@' | b'?' | b'!' | b'.' | b'-');
            bytes[from..].iter().position(|byte| !part(byte)).map_or(bytes.len(), |length| from + length)
        };
        let string = |from: usize| -> Result<usize, Refused> {
            let mut at = from + 1;
            loop {
                match bytes.get(at) {
                    Some(b'"') => return Ok(at + 1),
                    Some(b'\\') => at += 2,
                    Some(_) => at += 1,
                    None => return Err(Refused::at(text, from, "a string without end: the file is cut here")),
                }
            }
        };
        match byte {
            b' ' | b'\t' | b'\r' | b'\n' => {
                at += 1;
                continue;
            }
            b'#' => {
                at = memchr::memchr(b'\n', &bytes[at..]).map_or(bytes.len(), |length| at + length);
                continue;
            }
            b'%' if bytes.get(at + 1) == Some(&b'{') => at += 2,
            b'{' | b'[' | b'}' | b']' | b',' => at += 1,
            b'"' => at = string(at)?,
            b':' if bytes.get(at + 1) == Some(&b'"') => at = string(at + 1)?,
            b':' => at = word(at + 1),
            _ if byte.is_ascii_alphanumeric() => {
                at = word(at);
                // `key: value` in a list.
                at += usize::from(bytes.get(at) == Some(&b':'));
            }
            _ => return Err(Refused::at(text, start, "this is no mix.lock: a sign that literals do not have")),
        }
        if matches!(byte, b'}' | b']') {
            depth = depth.checked_sub(1).ok_or_else(|| Refused::at(text, start, "a bracket that nothing opened"))?;
            continue;
        }
        tokens.push(Token { text: &text[start..at], span: Span::new(start, at), depth });
        depth += usize::from(matches!(byte, b'{' | b'[' | b'%'));
    }
    if depth > 0 {
        return Err(Refused::at(text, text.len(), "a bracket without end: the file is cut"));
    }
    Ok(tokens)
}
