//! Which texts a formula cannot match in, by what stands in them: so that files without candidates are not parsed.
//!
//! Conservative: [`Need::Nothing`] means that anything may match. A literal must stand somewhere in the text, as it
//! is; where it stands is not asked.

use std::collections::BTreeSet;

use super::formula::{Formula, LeafId, Shape};

/// What must stand in a text for a formula to match in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Need {
    /// Nothing that is known.
    Nothing,
    /// A literal.
    Literal(String),
    /// All of them.
    All(Vec<Need>),
    /// One of them; none is never.
    Any(Vec<Need>),
}

impl Need {
    /// All literals of a set must be there.
    pub fn all_of(literals: impl IntoIterator<Item = String>) -> Self {
        Self::all(literals.into_iter().map(Self::Literal).collect())
    }

    fn all(mut needs: Vec<Self>) -> Self {
        needs.retain(|need| *need != Self::Nothing);
        match needs.len() {
            0 => Self::Nothing,
            1 => needs.remove(0),
            _ => Self::All(needs),
        }
    }

    fn any(mut needs: Vec<Self>) -> Self {
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

    /// Whether it is met by a text of which `holds` tells the literals.
    pub fn is_met(&self, holds: &dyn Fn(&str) -> bool) -> bool {
        match self {
            Self::Nothing => true,
            Self::Literal(text) => holds(text),
            Self::All(needs) => needs.iter().all(|need| need.is_met(holds)),
            Self::Any(needs) => needs.iter().any(|need| need.is_met(holds)),
        }
    }

    /// The parts that are not met: literals, and alternatives of which there is none.
    pub fn unmet<'n>(&'n self, holds: &dyn Fn(&str) -> bool) -> Vec<&'n Self> {
        match self {
            Self::All(needs) => needs.iter().flat_map(|need| need.unmet(holds)).collect(),
            _ if self.is_met(holds) => Vec::new(),
            _ => vec![self],
        }
    }

    /// The literals of it, for an automaton.
    pub fn literals<'a>(&'a self, into: &mut BTreeSet<&'a str>) {
        match self {
            Self::Nothing => {}
            Self::Literal(text) => {
                into.insert(text);
            }
            Self::All(needs) | Self::Any(needs) => needs.iter().for_each(|need| need.literals(into)),
        }
    }
}

/// What an expression needs: the longest literal that every match of it holds, found by the parser of expressions.
pub fn of_expression(pattern: &str) -> Need {
    let Ok(hir) = super::expression::hir(pattern) else { return Need::Nothing };
    needed(&hir)
}

fn needed(hir: &regex_syntax::hir::Hir) -> Need {
    use regex_syntax::hir::HirKind;
    /// Shorter ones are in every text.
    const WORTH: usize = 3;
    match hir.kind() {
        HirKind::Literal(literal) => match std::str::from_utf8(&literal.0) {
            Ok(text) if text.len() >= WORTH => Need::Literal(text.to_owned()),
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
    use super::{Need, of_expression};

    #[test]
    fn an_expression_needs_its_literals() {
        let check = |pattern: &str, text: &str, expected: bool| {
            assert_eq!(
                of_expression(pattern).is_met(&|literal| text.contains(literal)),
                expected,
                "{pattern} in {text}"
            );
        };
        check("password = .*", "password = 1", true);
        check("password = .*", "passwd = 1", false);
        check("(exec|eval)\\(", "eval(", true);
        check("(exec|eval)\\(", "evil(", false);
        check("(?i)password", "PASSWORD", true);
        let missing = |text: &str| {
            let need = of_expression("import (exec|eval) from");
            let unmet = need.unmet(&|literal| text.contains(literal));
            unmet.into_iter().cloned().collect::<Vec<_>>()
        };
        assert_eq!(missing("import eval from"), []);
        assert_eq!(missing("eval from"), [Need::Literal("import ".to_owned())]);
        let either = Need::Any(vec![Need::Literal("exec".to_owned()), Need::Literal("eval".to_owned())]);
        assert_eq!(missing("import  from"), [either]);
        check("(abc)?", "x", true);
        check("(?!abc)x", "x", true);
        assert_eq!(of_expression("a|bcd"), Need::Nothing);
    }
}
