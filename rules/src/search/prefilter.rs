//! Which texts a formula cannot match in, by what stands in them: so that files without candidates are not parsed.
//!
//! Conservative: [`Need::Nothing`] means that anything may match. A literal must stand somewhere in the text, as it
//! is; where it stands is not asked.

use std::collections::BTreeSet;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::formula::{Formula, LeafId, Shape};
use crate::tree::Sym;

/// A piece of text that is looked for as it is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Literal {
    /// A name, which stands between characters that no name has.
    Word(String),
    /// Anything, anywhere.
    Part(String),
}

impl Literal {
    /// A name of a pattern.
    pub fn name(name: &str) -> Self {
        let is_word = !name.is_empty() && name.bytes().all(|byte| WORD[usize::from(byte)]);
        if is_word { Self::Word(name.to_owned()) } else { Self::Part(name.to_owned()) }
    }

    /// Whether a text holds it; for one text and one literal. [`Prefilter`] is for many.
    pub fn stands_in(&self, text: &str) -> bool {
        Prefilter::new([Need::Literal(self.clone())].iter()).candidates(text) == [true]
    }
}

/// What must stand in a text for a formula to match in it. `L` is a literal, or its number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Need<L = Literal> {
    /// Nothing that is known.
    Nothing,
    /// A literal.
    Literal(L),
    /// All of them.
    All(Vec<Need<L>>),
    /// One of them; none is never.
    Any(Vec<Need<L>>),
}

impl Need {
    pub(super) fn all(mut needs: Vec<Self>) -> Self {
        needs.retain(|need| *need != Self::Nothing);
        match needs.len() {
            0 => Self::Nothing,
            1 => needs.remove(0),
            _ => Self::All(needs),
        }
    }

    pub(super) fn any(mut needs: Vec<Self>) -> Self {
        if needs.contains(&Self::Nothing) {
            return Self::Nothing;
        }
        if needs.len() == 1 { needs.remove(0) } else { Self::Any(needs) }
    }

    /// What a formula needs, from what its leaves need. Negations, conditions and focus need nothing.
    pub fn of(formula: &Formula, leaf: &dyn Fn(LeafId) -> Self) -> Self {
        match &formula.shape {
            Shape::Leaf { leaf: id, .. } => leaf(*id),
            Shape::All { positive, .. } => Self::all(positive.iter().map(|member| Self::of(member, leaf)).collect()),
            Shape::Any(members) => Self::any(members.iter().map(|member| Self::of(member, leaf)).collect()),
            Shape::Inside(inner) | Shape::Anywhere(inner) => Self::of(inner, leaf),
        }
    }
}

impl<L> Need<L> {
    /// Whether it is met by a text of which `holds` tells the literals.
    pub fn is_met(&self, holds: &dyn Fn(&L) -> bool) -> bool {
        match self {
            Self::Nothing => true,
            Self::Literal(literal) => holds(literal),
            Self::All(needs) => needs.iter().all(|need| need.is_met(holds)),
            Self::Any(needs) => needs.iter().any(|need| need.is_met(holds)),
        }
    }

    /// What of it is missing in such a text; `None` if it is met.
    pub fn missing(&self, holds: &dyn Fn(&L) -> bool) -> Option<Self>
    where
        L: Clone,
    {
        if self.is_met(holds) {
            return None;
        }
        let parts = |needs: &[Self]| needs.iter().filter_map(|need| need.missing(holds)).collect::<Vec<_>>();
        Some(match self {
            Self::Nothing | Self::Literal(_) => self.clone(),
            Self::All(needs) => match &mut *parts(needs) {
                [one] => one.clone(),
                several => Self::All(several.to_vec()),
            },
            Self::Any(needs) => Self::Any(parts(needs)),
        })
    }

    /// The same of other literals.
    fn map<M>(&self, number: &mut dyn FnMut(&L) -> M) -> Need<M> {
        match self {
            Self::Nothing => Need::Nothing,
            Self::Literal(literal) => Need::Literal(number(literal)),
            Self::All(needs) => Need::All(needs.iter().map(|need| need.map(number)).collect()),
            Self::Any(needs) => Need::Any(needs.iter().map(|need| need.map(number)).collect()),
        }
    }
}

/// Which of many rules could match in a text: one pass over the text for all of them.
///
/// Nearly all literals are names, which in a text stand between characters that no name has. So the pass cuts the text
/// into words and looks each up by its hash; there is no automaton to build or to keep in the cache. Literals of other
/// characters are looked for one by one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Prefilter {
    /// Literals that are words, sorted.
    words: Vec<Sym>,
    /// Literals that are none; their numbers follow those of the words.
    others: Vec<String>,
    /// By rule; the literals by their number.
    needs: Vec<Need<u32>>,
}

impl Prefilter {
    /// For rules with these needs, in their order.
    pub fn new<'n>(needs: impl Iterator<Item = &'n Need>) -> Self {
        let needs: Vec<&Need> = needs.collect();
        let mut literals = BTreeSet::new();
        for need in &needs {
            need.map(&mut |literal| literals.insert(literal.clone()));
        }
        let (mut words, mut others) = (Vec::new(), Vec::new());
        for literal in literals {
            match literal {
                Literal::Word(word) => words.push(Sym::of(&word)),
                Literal::Part(part) => others.push(part),
            }
        }
        words.sort_unstable();
        let mut number = |literal: &Literal| {
            let at = match literal {
                Literal::Word(word) => words.binary_search(&Sym::of(word)),
                Literal::Part(part) => others.binary_search(part).map(|at| words.len() + at),
            };
            u32::try_from(at.expect("all are there")).expect("fewer than four billion literals")
        };
        let needs = needs.iter().map(|need| need.map(&mut number)).collect();
        Self { words, others, needs }
    }

    /// For each rule, whether it could match in `text`.
    pub fn candidates(&self, text: &str) -> Vec<bool> {
        let mut present = vec![false; self.words.len() + self.others.len()];
        // Most words of a text are not asked for; a bitmap tells most of them.
        let mut bitmap = [0_u64; BITMAP / 64];
        for word in &self.words {
            let bit = word.number() as usize % BITMAP;
            bitmap[bit / 64] |= 1 << (bit % 64);
        }
        let mut hash = Sym::EMPTY;
        for byte in text.bytes().chain([b' ']) {
            if WORD[usize::from(byte)] {
                hash = hash.followed_by(byte);
                continue;
            }
            let bit = hash.number() as usize % BITMAP;
            if bitmap[bit / 64] >> (bit % 64) & 1 == 1
                && let Ok(at) = self.words.binary_search(&hash)
            {
                present[at] = true;
            }
            hash = Sym::EMPTY;
        }
        for (at, literal) in self.others.iter().enumerate() {
            present[self.words.len() + at] = memchr::memmem::find(text.as_bytes(), literal.as_bytes()).is_some();
        }
        self.needs.iter().map(|need| need.is_met(&|&literal| present[literal as usize])).collect()
    }
}

/// Bits of the bitmap of words: a quarter of the first-level cache, for some hundred words.
const BITMAP: usize = 1 << 16;

/// Which bytes are part of a name in one of our languages. Others than ASCII are: they are part of names in all.
const WORD: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        let ascii = byte as u8;
        table[byte] = ascii.is_ascii_alphanumeric() || ascii == b'_' || ascii == b'$' || byte >= 128;
        byte += 1;
    }
    table
};

/// In words: `a` and (`b` or `c`).
impl fmt::Display for Need {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let joined = |needs: &[Self], word: &str| {
            let part = |need: &Self| match need {
                Self::All(_) | Self::Any(_) => format!("({need})"),
                _ => need.to_string(),
            };
            needs.iter().map(part).collect::<Vec<_>>().join(word)
        };
        match self {
            Self::Nothing => f.write_str("nothing"),
            Self::Literal(Literal::Word(text) | Literal::Part(text)) => write!(f, "`{text}`"),
            Self::All(needs) => f.write_str(&joined(needs, " and ")),
            Self::Any(needs) => f.write_str(&joined(needs, " or ")),
        }
    }
}

/// What an expression needs: the longest literal that every match of it holds, found by the parser of expressions.
pub fn of_expression(pattern: &str) -> Need {
    let Ok(hir) = crate::expression::hir(pattern) else { return Need::Nothing };
    needed(&hir)
}

fn needed(hir: &regex_syntax::hir::Hir) -> Need {
    use regex_syntax::hir::HirKind;
    /// Shorter ones are in every text.
    const WORTH: usize = 3;
    match hir.kind() {
        HirKind::Literal(literal) => match std::str::from_utf8(&literal.0) {
            Ok(text) if text.len() >= WORTH => Need::Literal(Literal::Part(text.to_owned())),
            _ => Need::Nothing,
        },
        HirKind::Capture(capture) => needed(&capture.sub),
        HirKind::Repetition(repeat) if repeat.min > 0 => needed(&repeat.sub),
        HirKind::Concat(parts) => Need::all(parts.iter().map(needed).collect()),
        HirKind::Alternation(parts) => Need::any(parts.iter().map(needed).collect()),
        _ => Need::Nothing,
    }
}

#[cfg(test)]
mod tests {
    use super::{Literal, Need, Prefilter, of_expression};

    #[test]
    fn an_expression_needs_its_literals() {
        let check = |pattern: &str, text: &str, expected: bool| {
            let prefilter = Prefilter::new([of_expression(pattern)].iter());
            assert_eq!(prefilter.candidates(text), [expected], "{pattern} in {text}");
        };
        check("password = .*", "password = 1", true);
        check("password = .*", "passwd = 1", false);
        check("(exec|eval)\\(", "eval(", true);
        check("(exec|eval)\\(", "evil(", false);
        check("(?i)password", "PASSWORD", true);
        check("word=", "password=1", true);
        check("(abc)?", "x", true);
        check("(?!abc)x", "x", true);
        assert_eq!(of_expression("a|bcd"), Need::Nothing);
    }

    #[test]
    fn what_is_missing_is_told() {
        let missing = |text: &str| {
            let need = of_expression("import (exec|eval) from (red|blue)");
            need.missing(&|literal| literal.stands_in(text)).map(|need| need.to_string())
        };
        assert_eq!(missing("import eval from red"), None);
        assert_eq!(missing("eval from red").as_deref(), Some("`import `"));
        assert_eq!(missing("import eval").as_deref(), Some("` from ` and (`red` or `blue`)"));
    }

    /// Names are found as whole words, wherever they stand; names with other characters anywhere.
    #[test]
    fn words_are_whole() {
        let name = |name: &str| Need::Literal(Literal::name(name));
        let prefilter = Prefilter::new(
            [
                name("eval"),
                Need::all(vec![name("os"), name("système")]),
                Need::any(vec![name("$raw"), name("#key")]),
                Need::Nothing,
                Need::Any(Vec::new()),
            ]
            .iter(),
        );
        let check = |text: &str, expected: [bool; 3]| {
            assert_eq!(prefilter.candidates(text), [expected[0], expected[1], expected[2], true, false], "{text:?}");
        };
        check("", [false, false, false]);
        check("eval", [true, false, false]);
        check("x = eval(1)", [true, false, false]);
        check("evaluate eval_ _eval eval2 éval", [false, false, false]);
        check("os.système()", [false, true, false]);
        check("os", [false, false, false]);
        check("système.os", [false, true, false]);
        check("a.$raw`x`", [false, false, true]);
        check("raw", [false, false, false]);
        check("this.#key", [false, false, true]);
    }
}
