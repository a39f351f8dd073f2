//! What can be found out about a text that a metavariable stands for.

use regex_syntax::hir::{Hir, HirKind};

use crate::secrets::randomness;

/// Whether a text looks like chance: enough surprise in it altogether, and enough a character.
///
/// Letters surprise as much as their pairs are rare in words, other characters as much as chance would make them.
pub(super) fn looks_random(text: &str) -> bool {
    const ENOUGH: f32 = 64.0;
    const ENOUGH_A_CHARACTER: f32 = 4.8;
    const OTHER: f32 = 5.3;
    let bytes = text.as_bytes();
    if bytes.len() < 10 || randomness::distinct(bytes) < 4 || randomness::longest_repeat(bytes) * 2 > bytes.len() {
        return false;
    }
    let letters = bytes.iter().filter(|byte| byte.is_ascii_alphabetic()).count() as f32;
    // The score of a pair is the binary logarithm of its frequency, and five; twenty-six letters are 4.7 bits.
    let letter = randomness::likeness(bytes).map_or(4.7, |score| 9.7 - score);
    let total = letters * letter + (bytes.len() as f32 - letters) * OTHER;
    total > ENOUGH && total / bytes.len() as f32 > ENOUGH_A_CHARACTER
}

/// Whether a regular expression can take exponential time on an engine that steps back: a repetition of what is
/// itself a repetition, or of alternatives that begin alike.
pub(super) fn takes_exponential_time(text: &str) -> bool {
    // What never steps back, as after `++`, is not asked.
    if crate::expression::hir(text).is_err() {
        return false;
    }
    let mut parser = regex_syntax::ParserBuilder::new().unicode(false).utf8(false).build();
    parser.parse(text).is_ok_and(|hir| explodes(&hir))
}

// The parser limits how deep a tree is.
fn explodes(hir: &Hir) -> bool {
    match hir.kind() {
        HirKind::Repetition(repeat) => {
            let unbounded = repeat.max.is_none_or(|max| max > 20);
            (unbounded && ambiguous(&repeat.sub)) || explodes(&repeat.sub)
        }
        HirKind::Capture(capture) => explodes(&capture.sub),
        HirKind::Concat(parts) | HirKind::Alternation(parts) => parts.iter().any(explodes),
        _ => false,
    }
}

/// Whether a text can be repetitions of it in more than one way.
fn ambiguous(hir: &Hir) -> bool {
    match hir.kind() {
        HirKind::Capture(capture) => ambiguous(&capture.sub),
        HirKind::Repetition(repeat) => repeat.max.is_none() || ambiguous(&repeat.sub),
        HirKind::Concat(parts) => {
            // One unbounded part, and nothing beside it that must be there.
            let needed = parts.iter().filter(|part| part.properties().minimum_len() != Some(0)).count();
            parts.iter().any(|part| {
                let must = usize::from(part.properties().minimum_len() != Some(0));
                ambiguous(part) && needed == must
            })
        }
        HirKind::Alternation(parts) => {
            parts.iter().any(ambiguous)
                || parts.iter().enumerate().any(|(at, part)| {
                    let first = first_bytes(part);
                    first.is_some() && parts[..at].iter().any(|other| first_bytes(other) == first)
                })
        }
        // `(\w|\d)*` becomes one class and is harmless.
        _ => false,
    }
}

fn first_bytes(hir: &Hir) -> Option<u8> {
    match hir.kind() {
        HirKind::Literal(literal) => literal.0.first().copied(),
        HirKind::Concat(parts) => parts.first().and_then(first_bytes),
        HirKind::Capture(capture) => first_bytes(&capture.sub),
        HirKind::Repetition(repeat) if repeat.min > 0 => first_bytes(&repeat.sub),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{looks_random, takes_exponential_time};

    #[test]
    fn chance_is_told_from_words() {
        let check = |text: &str, expected: bool| assert_eq!(looks_random(text), expected, "{text}");
        check("", false);
        check("configurationManagerFactory", false);
        check("the quick brown fox jumps over it", false);
        check("aaaaaaaaaaaaaaaaaaaaaaaaaaaa", false);
        // Made of rare pairs, so that no scanner takes it for a key.
        check("qzXv-wKjq-bZxJ-vqKw-zjXq", true);
        check("qz7x", false);
    }

    #[test]
    fn nested_repetitions_explode() {
        let check = |text: &str, expected: bool| assert_eq!(takes_exponential_time(text), expected, "{text}");
        check("(a+)+$", true);
        check("(a*)*", true);
        check("([a-z]+)*x", true);
        check("(ab|ac)*x", true);
        check("a+b+", false);
        check("(a+b)+", false);
        check("[a-z]*", false);
        check("(a+)++$", false);
        check("(", false);
    }
}
