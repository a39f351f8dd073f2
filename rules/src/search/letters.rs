//! What a regular expression that stands in scanned code says about the texts it is asked about: of which characters
//! they are made. That decides whether a check or a replacement is worth something, and nothing else does: an anchor
//! that is missing, or one too few in an alternative, lets everything through.

use regex_syntax::ParserBuilder;
use regex_syntax::hir::{Class, ClassUnicode, ClassUnicodeRange, Hir, HirKind, Look};

use crate::rule::code::Letters;

/// An expression as it is written in scanned code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// What stands between the slashes or the quotes.
    pub body: String,
    /// What stands behind the slashes.
    pub flags: String,
}

/// Whether an expression says what is asked about a class of characters. An expression that cannot be read says nothing.
pub(super) fn says(written: &Written, asked: Letters, class: &str) -> bool {
    let Some(mut wanted) = parse(class, "").as_ref().and_then(single) else { return false };
    if written.flags.contains('i') && matches!(asked, Letters::Only | Letters::MadeOf) {
        // Our parser takes two letters of other scripts for an `s` and a `k`, which nobody means.
        wanted.union(&ClassUnicode::new(['\u{17f}', '\u{212a}'].map(|c| ClassUnicodeRange::new(c, c))));
    }
    let Some(hir) = parse(&written.body, &written.flags) else { return false };
    match asked {
        Letters::Only => {
            let properties = hir.properties();
            properties.look_set_prefix().contains(Look::Start)
                && properties.look_set_suffix().contains(Look::End)
                && is_made_of(&hir, &wanted)
        }
        Letters::MadeOf => is_made_of(&hir, &wanted),
        Letters::Finds => covers(&found(&hir), &wanted),
        Letters::FindsAll => written.flags.contains('g') && covers(&found(&hir), &wanted),
    }
}

fn parse(text: &str, flags: &str) -> Option<Hir> {
    let text = plain(text)?;
    let mut parser = ParserBuilder::new()
        .case_insensitive(flags.contains('i'))
        .multi_line(flags.contains('m'))
        .dot_matches_new_line(flags.contains('s'))
        .build();
    parser.parse(&text).ok()
}

/// The expression in the syntax of our parser, with classes as JavaScript and Java mean them. What looks around only
/// asks for more, and is left out.
fn plain(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if c == '\\' {
            let escaped = rest[1..].chars().next()?;
            match escaped {
                'd' => out.push_str("[0-9]"),
                'D' => out.push_str("[^0-9]"),
                'w' => out.push_str("[0-9A-Za-z_]"),
                'W' => out.push_str("[^0-9A-Za-z_]"),
                '0' => out.push_str("\\x00"),
                _ => out.extend(['\\', escaped]),
            }
            rest = &rest[1 + escaped.len_utf8()..];
            continue;
        }
        if ["(?!", "(?=", "(?<!", "(?<="].iter().any(|start| rest.starts_with(start)) {
            rest = &rest[group(rest)?..];
            continue;
        }
        out.push(c);
        rest = &rest[c.len_utf8()..];
    }
    Some(out)
}

/// How long the group is that a text begins with.
fn group(text: &str) -> Option<usize> {
    let (mut depth, mut in_class, mut escaped) = (0_u32, false, false);
    for (at, c) in text.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            ']' => in_class = false,
            '[' => in_class = true,
            '(' if !in_class => depth += 1,
            ')' if !in_class => {
                depth -= 1;
                if depth == 0 {
                    return Some(at + 1);
                }
            }
            _ => {}
        }
    }
    None
}

/// The characters of an expression that is one character.
fn single(hir: &Hir) -> Option<ClassUnicode> {
    match hir.kind() {
        HirKind::Class(Class::Unicode(class)) => Some(class.clone()),
        HirKind::Literal(literal) => {
            let mut chars = std::str::from_utf8(&literal.0).ok()?.chars();
            let (only, None) = (chars.next()?, chars.next()) else { return None };
            Some(ClassUnicode::new([ClassUnicodeRange::new(only, only)]))
        }
        HirKind::Capture(capture) => single(&capture.sub),
        _ => None,
    }
}

/// Whether whatever matches has characters of a class only.
fn is_made_of(hir: &Hir, wanted: &ClassUnicode) -> bool {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => true,
        HirKind::Literal(literal) => std::str::from_utf8(&literal.0)
            .is_ok_and(|text| text.chars().all(|c| covers(wanted, &ClassUnicode::new([ClassUnicodeRange::new(c, c)])))),
        HirKind::Class(Class::Unicode(class)) => covers(wanted, class),
        HirKind::Class(Class::Bytes(_)) => false,
        HirKind::Repetition(repeat) => repeat.max == Some(0) || is_made_of(&repeat.sub, wanted),
        HirKind::Capture(capture) => is_made_of(&capture.sub, wanted),
        HirKind::Concat(parts) | HirKind::Alternation(parts) => parts.iter().all(|part| is_made_of(part, wanted)),
    }
}

/// The characters each of which is found wherever it stands.
fn found(hir: &Hir) -> ClassUnicode {
    match hir.kind() {
        HirKind::Literal(_) | HirKind::Class(Class::Unicode(_)) => single(hir).unwrap_or_else(ClassUnicode::empty),
        HirKind::Capture(capture) => found(&capture.sub),
        HirKind::Repetition(repeat) if repeat.min <= 1 => found(&repeat.sub),
        HirKind::Alternation(parts) => parts.iter().fold(ClassUnicode::empty(), |mut all, part| {
            all.union(&found(part));
            all
        }),
        // `\r?\n`: one part has to be there, the others may.
        HirKind::Concat(parts) => {
            let mut needed = parts.iter().filter(|part| part.properties().minimum_len() != Some(0));
            match (needed.next(), needed.next()) {
                (Some(only), None) if parts.iter().all(|part| part.properties().look_set().is_empty()) => found(only),
                _ => ClassUnicode::empty(),
            }
        }
        _ => ClassUnicode::empty(),
    }
}

fn covers(outer: &ClassUnicode, inner: &ClassUnicode) -> bool {
    let mut rest = inner.clone();
    rest.difference(outer);
    rest.ranges().is_empty()
}

#[cfg(test)]
mod tests {
    use super::{Written, says};
    use crate::rule::code::Letters;

    fn check(body: &str, flags: &str, asked: Letters, class: &str, expected: bool) {
        let written = Written { body: body.to_owned(), flags: flags.to_owned() };
        assert_eq!(says(&written, asked, class), expected, "/{body}/{flags} {asked:?} {class}");
    }

    #[test]
    fn whole_texts_are_made_of_letters() {
        let check = |body: &str, flags: &str, expected: bool| check(body, flags, Letters::Only, r"[\w.\-]", expected);
        check(r"^[\w-]+$", "", true);
        check(r"^(?:[a-z]|[a-z][a-z0-9_]{1,40})$", "", true);
        check(r"^\d{4}-\d{2}$", "", true);
        check(r"^(?!.*\.\.)[\w.-]+$", "", true);
        check(r"^[\w-]+(\.[\w-]+)*$", "i", true);
        check(r"^[a-z]+$", "i", true);
        // One alternative has no end.
        check(r"^[a-z]|[a-z][a-z0-9_]{1,40}$", "", false);
        check(r"^[\w-]+", "", false);
        check(r"[\w-]+$", "", false);
        check(r"^[\w-]+$", "m", false);
        check(r"^[\w/]+$", "", false);
        check(r"^.+$", "", false);
        check(r"^[\w-+$", "", false);
    }

    #[test]
    fn letters_are_found() {
        check(r"[\r\n]", "", Letters::Finds, r"[\r\n]", true);
        check(r"\r?\n|\r", "g", Letters::FindsAll, r"[\r\n]", true);
        check(r"[\r\n]+", "g", Letters::FindsAll, r"[\r\n]", true);
        check(r"[^\w.-]", "g", Letters::FindsAll, r"[\r\n]", true);
        check(r"[\r\n]", "", Letters::FindsAll, r"[\r\n]", false);
        check(r"\r\n", "g", Letters::FindsAll, r"[\r\n]", false);
        check(r"\n", "g", Letters::FindsAll, r"[\r\n]", false);
        check(r"^[\r\n]", "", Letters::Finds, r"[\r\n]", false);
        check("[&<>\"']", "g", Letters::FindsAll, "[<\"]", true);
        check(r"[\\*()\0\u0080-\uffff]", "g", Letters::FindsAll, r"[\\*()\x00]", true);
        check(r"[\w-]+", "", Letters::MadeOf, r"[\w-]", true);
    }
}
