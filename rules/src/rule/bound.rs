//! Which metavariables a rule binds, and which it uses without binding them.

use std::collections::BTreeSet;

use super::code::{CodeRule, Condition, Formula, Mode, Place, Shape};

/// What a rule uses that nothing in it binds: such a condition never holds, such a focus never narrows.
/// Each with its place.
pub fn unbound(rule: &CodeRule) -> Vec<(Place, String)> {
    let mut wrong = Vec::new();
    let formulas = formulas(&rule.mode);
    let mut bound = BTreeSet::new();
    formulas.iter().for_each(|formula| bind(formula, &mut bound));
    for formula in &formulas {
        use_of(formula, &bound, &mut wrong);
    }
    if let Mode::Taint(taint) = &rule.mode {
        for propagator in &taint.propagators {
            for end in [&propagator.from, &propagator.to] {
                complain(&end.value, end.place, &bound, &mut wrong);
            }
        }
    }
    wrong
}

/// The metavariables of a message that nothing binds; they are shown as they are written.
pub fn unbound_in_message(rule: &CodeRule) -> Vec<String> {
    let mut bound = BTreeSet::new();
    formulas(&rule.mode).iter().for_each(|formula| bind(formula, &mut bound));
    let mut used = BTreeSet::new();
    metavariables(&rule.message, &mut used);
    used.into_iter().filter(|name| !bound.contains(name)).collect()
}

/// All metavariables that a formula can bind, in its negations too.
pub fn names(formula: &Formula) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    mention(formula, &mut names);
    names
}

fn mention(formula: &Formula, names: &mut BTreeSet<String>) {
    bind(formula, names);
    match &formula.shape {
        Shape::Pattern(_) | Shape::Regex(_) => {}
        Shape::All(members) | Shape::Any(members) => members.iter().for_each(|member| mention(member, names)),
        Shape::Not(inner) | Shape::Inside(inner) | Shape::Anywhere(inner) => mention(inner, names),
    }
    for condition in &formula.conditions {
        if let Condition::Formula { formula, .. } = &condition.value {
            mention(formula, names);
        }
    }
}

/// All formulas of a rule.
pub fn formulas(mode: &Mode) -> Vec<&Formula> {
    match mode {
        Mode::Search(formula) => vec![formula],
        Mode::Taint(taint) => {
            let sources = taint.sources.iter().map(|source| &source.formula);
            let sanitizers = taint.sanitizers.iter().map(|sanitizer| &sanitizer.formula);
            let sinks = taint.sinks.iter().map(|sink| &sink.formula);
            let propagators = taint.propagators.iter().map(|propagator| &propagator.formula);
            sources.chain(sanitizers).chain(sinks).chain(propagators).collect()
        }
    }
}

/// Collects what the positive parts of a formula bind.
fn bind(formula: &Formula, bound: &mut BTreeSet<String>) {
    match &formula.shape {
        Shape::Pattern(text) => {
            metavariables(text, bound);
            // In a rule for expressions a pattern is one.
            groups(text, bound);
        }
        Shape::Regex(text) => groups(text, bound),
        Shape::All(members) | Shape::Any(members) => members.iter().for_each(|member| bind(member, bound)),
        Shape::Inside(inner) | Shape::Anywhere(inner) => bind(inner, bound),
        Shape::Not(_) => {}
    }
    bound.extend(formula.bound_as.iter().map(|name| name.to_string()));
    for condition in &formula.conditions {
        match &condition.value {
            Condition::Regex { regex, .. } => groups(regex, bound),
            Condition::Formula { formula, .. } => bind(formula, bound),
            _ => {}
        }
    }
}

fn use_of(formula: &Formula, bound: &BTreeSet<String>, wrong: &mut Vec<(Place, String)>) {
    match &formula.shape {
        Shape::Pattern(_) | Shape::Regex(_) => {}
        Shape::All(members) | Shape::Any(members) => members.iter().for_each(|member| use_of(member, bound, wrong)),
        // What a negation binds is used in it alone.
        Shape::Not(inner) => {
            let mut bound = bound.clone();
            bind(inner, &mut bound);
            use_of(inner, &bound, wrong);
        }
        Shape::Inside(inner) | Shape::Anywhere(inner) => use_of(inner, bound, wrong),
    }
    for focus in &formula.focus {
        // One of a list is enough.
        if !focus.value.iter().any(|name| bound.contains(&**name)) {
            complain(&focus.value[0], focus.place, bound, wrong);
        }
    }
    for condition in &formula.conditions {
        let place = condition.place;
        match &condition.value {
            Condition::Comparison(comparison) => {
                for name in comparison.metavariables() {
                    complain(name, place, bound, wrong);
                }
            }
            Condition::Regex { metavariable, .. }
            | Condition::Analysis { metavariable, .. }
            | Condition::Letters { metavariable, .. }
            | Condition::Type { metavariable, .. } => complain(metavariable, place, bound, wrong),
            Condition::Formula { metavariable, formula, .. } => {
                complain(metavariable, place, bound, wrong);
                use_of(formula, bound, wrong);
            }
        }
    }
}

fn complain(name: &str, place: Place, bound: &BTreeSet<String>, wrong: &mut Vec<(Place, String)>) {
    // `$X` is asked for where `$...X` is bound, and the other way round.
    let other = match name.strip_prefix("$...") {
        Some(bare) => format!("${bare}"),
        None => format!("$...{}", &name[1..]),
    };
    if !bound.contains(name) && !bound.contains(&other) {
        wrong.push((place, format!("no positive pattern binds `{name}`; write it into one, or use one that is bound")));
    }
}

/// Collects `$X` and `$...X` of a text.
fn metavariables(text: &str, into: &mut BTreeSet<String>) {
    let mut rest = text;
    while let Some(at) = rest.find('$') {
        rest = &rest[at..];
        let stem = if rest.starts_with("$...") { 4 } else { 1 };
        let name =
            rest[stem..].bytes().take_while(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || *b == b'_').count();
        let starts = rest[stem..].starts_with(|c: char| c.is_ascii_uppercase() || c == '_');
        if starts {
            into.insert(rest[..stem + name].to_owned());
        }
        rest = &rest[stem + name..];
    }
}

/// Collects what the groups of an expression bind.
fn groups(pattern: &str, into: &mut BTreeSet<String>) {
    for (at, _) in pattern.match_indices("(?") {
        let rest = pattern[at + 2..].trim_start_matches('P');
        if let Some(rest) = rest.strip_prefix('<')
            && let Some((name, _)) = rest.split_once('>')
            && !name.starts_with(['=', '!'])
        {
            into.insert(format!("${name}"));
        }
    }
    let count = pattern.matches('(').count();
    into.extend((1..=count.min(9)).map(|number| format!("${number}")));
}
