//! Literals that code joins: `"ghp_" + "…"`, `'a' . 'b'`, `"a" "b"`, also over line ends. Each run of joined literals
//! is one view: the text as the program will have it.

use std::ops::Range;

use super::detect::Text;
use super::syntax::Syntax;

/// Most bytes between two literals that are joined.
const LONGEST_GAP: usize = 160;

/// A run of joined literals.
pub(super) struct View {
    pub(super) text: Vec<u8>,
    /// For each piece: where it starts in `text`, and its place in the original.
    pieces: Vec<(usize, Range<usize>)>,
}

impl View {
    /// The stretch of the original that a range of the view came from, from the first piece's part to the last's.
    pub(super) fn original(&self, range: Range<usize>) -> Range<usize> {
        let place = |at: usize| {
            let piece = self.pieces.partition_point(|(start, _)| *start <= at).saturating_sub(1);
            let (start, original) = &self.pieces[piece];
            original.start + (at - start)
        };
        place(range.start)..place(range.end.saturating_sub(1)) + 1
    }
}

/// Calls `found` with every run of at least two joined literals, however long: each literal is in at most two views, as
/// the first and as one that follows.
pub(super) fn views(text: &Text<'_>, mut found: impl FnMut(&View)) {
    // Side by side over line ends they are joined in program code only; elsewhere they are the ends of two lines.
    let code = text.syntax == Syntax::Code;
    let text = text.bytes;
    let mut done = 0;
    let mut open_ends = OpenEnds::default();
    for quote in memchr::memchr2_iter(b'"', b'\'', text) {
        if quote < done {
            continue;
        }
        let Some(next) = joint(text, quote, code) else { continue };
        let Some(end) = closing(text, next, &mut open_ends) else { continue };
        // The literal that ends at `quote`: back to its opening quote on the same line.
        let Some(open) = opening(&text[..quote], text[quote]) else { continue };
        let mut view = View { text: Vec::new(), pieces: Vec::new() };
        // With the line it stands on, where the name is: `password = "…" + "…"`.
        let near = open.saturating_sub(LONGEST_GAP);
        let line = text[near..open].iter().rposition(|b| *b == b'\n').map_or(near, |at| near + at + 1);
        push(&mut view, text, line..quote);
        push(&mut view, text, next..end);
        done = end;
        while let Some(next) = joint(text, done, code)
            && let Some(end) = closing(text, next, &mut open_ends)
        {
            push(&mut view, text, next..end);
            done = end;
        }
        push(&mut view, text, done..done + 1);
        found(&view);
    }
}

fn push(view: &mut View, text: &[u8], piece: Range<usize>) {
    view.pieces.push((view.text.len(), piece.clone()));
    view.text.extend_from_slice(&text[piece]);
}

/// If the quote at `at` closes a literal that is joined to another: where that other's text starts.
fn joint(text: &[u8], at: usize, code: bool) -> Option<usize> {
    let rest = &text[at + 1..text.len().min(at + 1 + LONGEST_GAP)];
    // Most quotes end here.
    if !rest.first().is_some_and(|b| b.is_ascii_whitespace() || matches!(b, b'\\' | b'+' | b'&' | b'.' | b'|' | b'~')) {
        return None;
    }
    let blank = |from: usize| rest[from..].iter().take_while(|b| b.is_ascii_whitespace() || **b == b'\\').count();
    let mut next = blank(0);
    let spaced = next > 0;
    let operator = match rest.get(next..)? {
        [b'+' | b'&', b'=' | b'+' | b'&', ..] => return None,
        [b'+' | b'&' | b'.', b'.', ..] | [b'|', b'|', ..] => 2,
        [b'+' | b'&' | b'.' | b'~', ..] => 1,
        _ => 0,
    };
    next += operator;
    next += blank(next);
    // Two literals side by side are joined in C and Python; without a blank it is a doubled quote.
    if operator == 0 && !spaced {
        return None;
    }
    let prefix =
        rest.get(next..)?.iter().take(1).filter(|b| matches!(b, b'b' | b'r' | b'f' | b'u' | b'@' | b'$')).count();
    let quote = *rest.get(next + prefix)?;
    let lines = rest[..next].iter().filter(|b| **b == b'\n').count();
    let joined = operator > 0 || lines == 0 || (code && lines == 1);
    (matches!(quote, b'"' | b'\'') && joined).then_some(at + 1 + next + prefix + 1)
}

/// The quote that opens the literal which ends after `before`, looked for on its line. All searches together read a text
/// twice, once for each kind of quote.
fn opening(before: &[u8], quote: u8) -> Option<usize> {
    before.iter().rposition(|b| *b == quote || *b == b'\n').filter(|at| before[*at] == quote)
}

/// Where no literal ends, for each kind of quote: found out once, so that a long line full of quotes is not read to its
/// end from each of them.
#[derive(Default)]
struct OpenEnds {
    double: Range<usize>,
    single: Range<usize>,
}

/// Where the literal whose text starts at `start` ends: its closing quote on the same line.
fn closing(text: &[u8], start: usize, open_ends: &mut OpenEnds) -> Option<usize> {
    let quote = text[start - 1];
    let open = if quote == b'"' { &mut open_ends.double } else { &mut open_ends.single };
    let mut at = start;
    while let Some(&byte) = text.get(at) {
        // After anything but a backslash every reading agrees on what is escaped.
        if open.contains(&at) && text[at - 1] != b'\\' {
            return None;
        }
        match byte {
            b'\n' => break,
            b'\\' => at += 1,
            _ if byte == quote => return Some(at),
            _ => {}
        }
        at += 1;
    }
    *open = start..at;
    None
}

#[cfg(test)]
mod tests {
    use super::super::syntax::Syntax;
    use super::{Text, views};

    fn code(text: &str) -> Text<'_> {
        Text { bytes: text.as_bytes(), syntax: Syntax::Code }
    }

    #[test]
    fn joined_literals_become_one_text() {
        let check = |text: &str, expected: &[&str]| {
            let mut found = Vec::new();
            views(&code(text), |view| found.push(String::from_utf8_lossy(&view.text).into_owned()));
            assert_eq!(found, expected, "{text}");
        };
        check("x = \"ab\" + \"cd\"", &["x = \"abcd\""]);
        check("x = 'ab' + 'cd' + 'ef';", &["x = 'abcdef'"]);
        check("x = (\"ab\"\n     \"cd\")", &["x = (\"abcd\""]);
        check("$x = 'ab' . 'cd';", &["$x = 'abcd'"]);
        check("x = \"ab\" + y + \"cd\"", &[]);
        check("f(\"ab\", \"cd\")", &[]);
        check("x = 'it''s'", &[]);
        check("x += \"ab\" += \"cd\"", &[]);
    }

    #[test]
    fn long_literals_are_whole() {
        let (long, key) = ("x".repeat(40_000), "0123456789".repeat(4));
        for (head, tail) in [(&*long, ""), ("", &*long), (&*long, &*long)] {
            let text = format!("x = \"{head}{}\" + \"{}\" + \"{}{tail}\"", &key[..10], &key[10..20], &key[20..]);
            let mut found = 0;
            views(&code(&text), |view| found += view.text.windows(key.len()).filter(|w| *w == key.as_bytes()).count());
            assert_eq!(found, 1);
        }
        let many = "\"ab\" + ".repeat(20_000) + "\"cd\"";
        let mut lengths = Vec::new();
        views(&code(&many), |view| lengths.push(view.text.len()));
        assert_eq!(lengths, [1 + 2 * 20_000 + 2 + 1]);
    }

    /// The work is that of a few readings, or this would not end.
    #[test]
    fn lines_of_quotes_are_read_once() {
        for piece in ["\" \\'", "' \\\"", "\" '", "\" \"", "' \\' \"", "\\\\\" \\'"] {
            let mut views_seen = 0;
            views(&code(&piece.repeat(1 << 16)), |_| views_seen += 1);
            assert!(views_seen <= 1 << 16, "{piece}");
        }
    }

    #[test]
    fn what_is_open_for_one_is_open_for_all() {
        let check = |text: &str, expected: &[&str]| {
            let mut found = Vec::new();
            views(&code(text), |view| found.push(String::from_utf8_lossy(&view.text).into_owned()));
            assert_eq!(found, expected, "{text}");
        };
        check("\"a\" 'b\n'c' 'd'", &["'cd'"]);
        check("'a' \"b 'c' 'd'", &["'a' \"b 'cd'"]);
        check("'a' \"b 'c' \\\"d\n\"e\" \"f\"", &["\"ef\""]);
    }

    #[test]
    fn places_lead_back() {
        views(&code("x = \"ab\" + \"cd\""), |view| {
            let at = view.text.windows(4).position(|window| window == b"abcd").expect("joined");
            assert_eq!(view.original(at..at + 4), 5..14);
            assert_eq!(view.original(at..at + 2), 5..7);
            assert_eq!(view.original(at + 2..at + 4), 12..14);
        });
    }
}
