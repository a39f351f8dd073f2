//! Which texts a formula cannot match in, by what stands in them: so that files without candidates are not parsed.
//!
//! Conservative: [`Need::Nothing`] means that anything may match. A literal must stand somewhere in the text, as it
//! is; where it stands is not asked.

use std::collections::BTreeSet;
use std::fmt;

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

    /// What of it is missing in such a text; `None` if it is met.
    pub fn missing(&self, holds: &dyn Fn(&str) -> bool) -> Option<Self> {
        if self.is_met(holds) {
            return None;
        }
        let parts = |needs: &[Self]| needs.iter().filter_map(|need| need.missing(holds)).collect();
        Some(match self {
            Self::Nothing | Self::Literal(_) => self.clone(),
            Self::All(needs) => Self::all(parts(needs)),
            Self::Any(needs) => Self::any(parts(needs)),
        })
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
            Self::Literal(text) => write!(f, "`{text}`"),
            Self::All(needs) => f.write_str(&joined(needs, " and ")),
            Self::Any(needs) => f.write_str(&joined(needs, " or ")),
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
            let need = of_expression("import (exec|eval) from (red|blue)");
            need.missing(&|literal| text.contains(literal)).map(|need| need.to_string())
        };
        assert_eq!(missing("import eval from red"), None);
        assert_eq!(missing("eval from red").as_deref(), Some("`import `"));
        assert_eq!(missing("import eval").as_deref(), Some("` from ` and (`red` or `blue`)"));
        check("(abc)?", "x", true);
        check("(?!abc)x", "x", true);
        assert_eq!(of_expression("a|bcd"), Need::Nothing);
    }
}
