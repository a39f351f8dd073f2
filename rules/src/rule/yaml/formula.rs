//! Formulas in both spellings: `pattern`, `patterns`, `pattern-either` …, and the newer `match` with `all`, `any` …

use super::super::code::{Analyzer, Condition, Formula, Letters, Place, Placed, Shape};
use super::super::comparison::Comparison;
use super::super::{Complaint, Text};
use super::fields::{Fields, complaint, list, text, texts, unknown};
use super::node::{Key, Node, Value};

/// Deeper than any rule that a person wrote; the evaluation is recursive.
const MAX_DEPTH: usize = 32;

/// Where a formula stands.
#[derive(Clone, Copy, Default)]
pub(super) struct Around {
    depth: usize,
    /// What a metavariable stands for is positive enough for a formula that only excludes.
    in_condition: bool,
}

impl Around {
    fn deeper(self, place: Place) -> Result<Self, Complaint> {
        if self.depth == MAX_DEPTH {
            return Err(complaint(place, format!("patterns are nested more than {MAX_DEPTH} deep; flatten them")));
        }
        Ok(Self { depth: self.depth + 1, ..self })
    }

    fn condition(self) -> Self {
        Self { in_condition: true, ..self }
    }
}

/// The keys of the older spelling that may stand alone.
pub(super) const OLD_ROOTS: &[&str] = &["pattern", "patterns", "pattern-either", "pattern-regex"];

/// Operators of the older spelling, for "did you mean".
const OLD: &[&str] = &[
    "focus-metavariable",
    "metavariable-analysis",
    "metavariable-comparison",
    "metavariable-pattern",
    "metavariable-regex",
    "metavariable-type",
    "pattern",
    "pattern-either",
    "pattern-inside",
    "pattern-not",
    "pattern-not-inside",
    "pattern-not-regex",
    "pattern-regex",
    "patterns",
];

/// Keys of the newer spelling.
const NEW: &[&str] = &["pattern", "all", "any", "regex", "not", "inside", "anywhere"];

/// The formula of a map in the older spelling: exactly one of [`OLD_ROOTS`].
pub(super) fn old_root(fields: &mut Fields<'_>, around: Around) -> Result<Formula, Complaint> {
    let Some((_, (key, value))) = fields.take_any(OLD_ROOTS) else {
        return Err(complaint(
            fields.place,
            "there is no pattern; give `pattern`, `patterns`, `pattern-either` or `pattern-regex`",
        ));
    };
    if let Some(other) = OLD_ROOTS.iter().find(|other| fields.has(other)) {
        return Err(complaint(
            key.place,
            format!("`{}` and `{other}` stand beside each other; put both into one `patterns` list", key.text),
        ));
    }
    let formula = old(key, value, around)?;
    positive(&formula, "a rule")?;
    Ok(formula)
}

fn leaf(value: &Node, key: &str, shape: fn(Text) -> Shape) -> Result<Formula, Complaint> {
    let found = text(value, key)?;
    if found.value.trim().is_empty() {
        return Err(complaint(found.place, format!("`{key}` is empty")));
    }
    Ok(Formula::of(shape(found.value), found.place))
}

fn negated(formula: Formula, place: Place) -> Formula {
    Formula::of(Shape::Not(Box::new(formula)), place)
}

fn inside(formula: Formula, place: Place) -> Formula {
    Formula::of(Shape::Inside(Box::new(formula)), place)
}

fn positive(formula: &Formula, what: &str) -> Result<(), Complaint> {
    if matches!(formula.shape, Shape::Not(_)) {
        return Err(complaint(
            formula.place,
            format!("{what} cannot be a negation alone; put it beside a positive pattern into one list"),
        ));
    }
    Ok(())
}

fn old(key: &Key, value: &Node, around: Around) -> Result<Formula, Complaint> {
    let around = around.deeper(key.place)?;
    let place = key.place;
    match key.text.as_str() {
        "pattern" => leaf(value, "pattern", Shape::Pattern),
        "pattern-regex" => leaf(value, "pattern-regex", Shape::Regex),
        "pattern-not-regex" => Ok(negated(leaf(value, "pattern-not-regex", Shape::Regex)?, place)),
        "pattern-not" => Ok(negated(old_operand(key, value, around)?, place)),
        "pattern-inside" => Ok(inside(old_operand(key, value, around)?, place)),
        "pattern-not-inside" => Ok(negated(inside(old_operand(key, value, around)?, place), place)),
        "semgrep-internal-pattern-anywhere" => {
            let formula = old_operand(key, value, around)?;
            Ok(Formula::of(Shape::Anywhere(Box::new(formula)), place))
        }
        "pattern-either" => {
            let members = list(value, "pattern-either")?.iter().map(|item| {
                let (key, value) = single(item, "pattern-either")?;
                let formula = old(key, value, around)?;
                positive(&formula, "an alternative of `pattern-either`")?;
                Ok(formula)
            });
            let members: Vec<_> = members.collect::<Result<_, Complaint>>()?;
            if members.is_empty() {
                return Err(complaint(value.place, "`pattern-either` has no alternatives"));
            }
            Ok(Formula::of(Shape::Any(members), place))
        }
        "patterns" => patterns(key, value, around),
        "pattern-where-python" => Err(complaint(
            place,
            "`pattern-where-python` runs Python code and is not supported; use `metavariable-comparison`",
        )),
        name if name.starts_with("metavariable-") && OLD.contains(&name) || name == "focus-metavariable" => {
            Err(complaint(place, format!("`{name}` must stand in a `patterns` list")))
        }
        name => Err(complaint(place, unknown(&format!("unknown operator `{name}`"), name, OLD))),
    }
}

/// What `pattern-not` and its like take: a pattern, or a map with one operator.
fn old_operand(key: &Key, value: &Node, around: Around) -> Result<Formula, Complaint> {
    match &value.value {
        Value::Map(_) => {
            let (inner, value) = single(value, &key.text)?;
            let formula = old(inner, value, around)?;
            positive(&formula, &format!("what `{}` takes", key.text))?;
            Ok(formula)
        }
        _ => leaf(value, &key.text, Shape::Pattern),
    }
}

/// The only entry of a map.
fn single<'a>(item: &'a Node, list: &str) -> Result<(&'a Key, &'a Node), Complaint> {
    match &item.value {
        Value::Map(entries) if entries.len() == 1 => Ok((&entries[0].0, &entries[0].1)),
        Value::Map(entries) if entries.len() > 1 => Err(complaint(
            entries[1].0.place,
            format!("`{}` needs a hyphen of its own in the `{list}` list", entries[1].0.text),
        )),
        Value::Text(pattern) => Err(complaint(
            item.place,
            format!("`{list}` holds operators; write `- pattern: {}`", pattern.lines().next().unwrap_or("")),
        )),
        _ => {
            Err(complaint(item.place, format!("an entry of `{list}` must be an operator, and this is {}", item.kind())))
        }
    }
}

fn patterns(key: &Key, value: &Node, around: Around) -> Result<Formula, Complaint> {
    let mut formula = Formula::of(Shape::All(Vec::new()), key.place);
    let mut members = Vec::new();
    for item in list(value, "patterns")? {
        let (key, value) = single(item, "patterns")?;
        let place = key.place;
        let condition = match key.text.as_str() {
            "focus-metavariable" => {
                formula.focus.push(focus(value, "focus-metavariable", place)?);
                continue;
            }
            "metavariable-regex" => {
                let mut fields = Fields::of(value, "`metavariable-regex`")?;
                let metavariable = metavariable(&mut fields)?;
                let regex = fields.needed("regex")?;
                let constant = fields.flag("constant-propagation")?.unwrap_or(false);
                fields.finish("`metavariable-regex`")?;
                let condition = Condition::Regex { metavariable: metavariable.value, regex: regex.value, constant };
                formula.conditions.push(Placed { value: condition, place: regex.place });
                continue;
            }
            "metavariable-pattern" => {
                let mut fields = Fields::of(value, "`metavariable-pattern`")?;
                let metavariable = metavariable(&mut fields)?.value;
                let language = fields.text("language")?.map(|language| language.value);
                let formula = old_root(&mut fields, around.condition())?;
                fields.finish("`metavariable-pattern`")?;
                Condition::Formula { metavariable, language, formula }
            }
            "metavariable-comparison" => {
                let mut fields = Fields::of(value, "`metavariable-comparison`")?;
                let named = fields.take("metavariable").is_some();
                let condition = comparison(&mut fields, named)?;
                fields.finish("`metavariable-comparison`")?;
                condition
            }
            "metavariable-analysis" => {
                let mut fields = Fields::of(value, "`metavariable-analysis`")?;
                let metavariable = metavariable(&mut fields)?.value;
                let condition = Condition::Analysis { metavariable, analyzer: analyzer(&mut fields)? };
                fields.finish("`metavariable-analysis`")?;
                condition
            }
            "metavariable-letters" => {
                let mut fields = Fields::of(value, "`metavariable-letters`")?;
                let metavariable = metavariable(&mut fields)?.value;
                let Some(condition) = letters(&mut fields, &metavariable)? else {
                    return Err(complaint(
                        place,
                        "`metavariable-letters` needs `only`, `made-of`, `finds` or `finds-all`",
                    ));
                };
                fields.finish("`metavariable-letters`")?;
                condition
            }
            "metavariable-type" => {
                let mut fields = Fields::of(value, "`metavariable-type`")?;
                let metavariable = metavariable(&mut fields)?.value;
                let condition = types(&mut fields, metavariable)?;
                fields.finish("`metavariable-type`")?;
                condition
            }
            "metavariable-name" | "semgrep-internal-metavariable-name" => {
                return Err(complaint(
                    place,
                    format!(
                        "`{}` is not supported; name what is meant in a pattern, or use `metavariable-regex`",
                        key.text
                    ),
                ));
            }
            _ => {
                members.push(old(key, value, around)?);
                continue;
            }
        };
        formula.conditions.push(Placed { value: condition, place });
    }
    some_positive(&members, "patterns", key.place, around)?;
    formula.shape = Shape::All(members);
    Ok(formula)
}

fn some_positive(members: &[Formula], list: &str, place: Place, around: Around) -> Result<(), Complaint> {
    if !around.in_condition && members.iter().all(|member| matches!(member.shape, Shape::Not(_))) {
        return Err(complaint(
            place,
            format!("`{list}` only excludes; say with a positive pattern what it is to be excluded from"),
        ));
    }
    Ok(())
}

fn metavariable(fields: &mut Fields<'_>) -> Result<Placed<Text>, Complaint> {
    let found = fields.needed("metavariable")?;
    is_metavariable(&found)?;
    Ok(found)
}

pub(super) fn is_metavariable(found: &Placed<Text>) -> Result<(), Complaint> {
    let name = found.value.strip_prefix("$...").or_else(|| found.value.strip_prefix('$'));
    let fine = name.is_some_and(|name| {
        !name.is_empty() && name.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_')
    });
    if fine {
        return Ok(());
    }
    Err(complaint(found.place, format!("`{}` is no metavariable; these are `$` and upper-case letters", found.value)))
}

fn focus(value: &Node, key: &str, place: Place) -> Result<Placed<Vec<Text>>, Complaint> {
    let names = texts(value, key)?;
    names.iter().try_for_each(is_metavariable)?;
    if names.is_empty() {
        return Err(complaint(place, format!("`{key}` names no metavariable")));
    }
    Ok(Placed { value: names.into_iter().map(|name| name.value).collect(), place })
}

fn comparison(fields: &mut Fields<'_>, named: bool) -> Result<Condition, Complaint> {
    let found = fields.needed("comparison")?;
    let strip = fields.flag("strip")?.unwrap_or(false);
    // The spelling of a number says its base already.
    fields.take("base");
    let parsed = Comparison::parse(&found.value);
    let parsed = parsed.map_err(|error| {
        complaint(found.place, format!("the comparison `{}` cannot be read: {error}", found.value.trim()))
    })?;
    if strip && !named {
        return Err(complaint(fields.place, "`strip` needs `metavariable` beside it"));
    }
    Ok(Condition::Comparison(if strip { parsed.stripped() } else { parsed }))
}

fn analyzer(fields: &mut Fields<'_>) -> Result<Analyzer, Complaint> {
    let found = fields.needed("analyzer")?;
    fields.take("options");
    match &*found.value {
        "entropy" | "entropy_v2" => Ok(Analyzer::Entropy),
        "redos" => Ok(Analyzer::Redos),
        name => {
            Err(complaint(found.place, unknown(&format!("there is no analyzer `{name}`"), name, &["entropy", "redos"])))
        }
    }
}

/// What a regular expression of scanned code has to say about characters, if an entry asks for that.
fn letters(fields: &mut Fields<'_>, metavariable: &Text) -> Result<Option<Condition>, Complaint> {
    for (name, asked) in Letters::ALL {
        if let Some(class) = fields.text(name)? {
            return Ok(Some(Condition::Letters { metavariable: metavariable.clone(), asked, class: class.value }));
        }
    }
    Ok(None)
}

fn types(fields: &mut Fields<'_>, metavariable: Text) -> Result<Condition, Complaint> {
    let language = fields.text("language")?.map(|language| language.value);
    let mut types = fields.texts("type")?;
    types.extend(fields.texts("types")?);
    if types.is_empty() {
        return Err(complaint(fields.place, "`type` or `types` is missing"));
    }
    let types = types.into_iter().map(|of| of.value).collect();
    Ok(Condition::Type { metavariable, types, language })
}

/// A formula in the newer spelling: a pattern, or a map with one of [`NEW`] and perhaps `where`, `as`, `fix`.
pub(super) fn new(node: &Node, around: Around) -> Result<Formula, Complaint> {
    match &node.value {
        Value::Map(_) => {
            let mut fields = Fields::of(node, "a formula")?;
            let formula = new_root(&mut fields, around)?;
            fields.finish("a formula")?;
            Ok(formula)
        }
        _ => leaf(node, "pattern", Shape::Pattern),
    }
}

/// The formula of a map in the newer spelling.
pub(super) fn new_root(fields: &mut Fields<'_>, around: Around) -> Result<Formula, Complaint> {
    let around = around.deeper(fields.place)?;
    let Some((name, (key, value))) = fields.take_any(NEW) else {
        return Err(complaint(fields.place, format!("there is no pattern; give one of `{}`", NEW.join("`, `"))));
    };
    if let Some(other) = NEW.iter().find(|other| fields.has(other)) {
        return Err(complaint(
            key.place,
            format!("`{name}` and `{other}` stand beside each other; put both into one `all` list"),
        ));
    }
    let place = key.place;
    let operand = |value| {
        let formula = new(value, around)?;
        positive(&formula, &format!("what `{name}` takes"))?;
        Ok::<_, Complaint>(Box::new(formula))
    };
    let mut formula = match name {
        "pattern" => leaf(value, "pattern", Shape::Pattern)?,
        "regex" => leaf(value, "regex", Shape::Regex)?,
        "not" => Formula::of(Shape::Not(operand(value)?), place),
        "inside" => Formula::of(Shape::Inside(operand(value)?), place),
        "anywhere" => Formula::of(Shape::Anywhere(operand(value)?), place),
        _ => {
            let members = list(value, name)?.iter().map(|item| new(item, around));
            let members = members.collect::<Result<Vec<_>, _>>()?;
            if name == "all" {
                some_positive(&members, "all", place, around)?;
                Formula::of(Shape::All(members), place)
            } else {
                members.iter().try_for_each(|member| positive(member, "an alternative of `any`"))?;
                if members.is_empty() {
                    return Err(complaint(place, "`any` has no alternatives"));
                }
                Formula::of(Shape::Any(members), place)
            }
        }
    };
    if let Some((_, conditions)) = fields.take("where") {
        for item in list(conditions, "where")? {
            constraint(item, &mut formula, around)?;
        }
    }
    if let Some(name) = fields.text("as")? {
        is_metavariable(&name)?;
        formula.bound_as = Some(name.value);
    }
    formula.fix = fields.text("fix")?.map(|fix| fix.value);
    Ok(formula)
}

/// One entry of `where`.
fn constraint(item: &Node, formula: &mut Formula, around: Around) -> Result<(), Complaint> {
    let mut fields = Fields::of(item, "an entry of `where`")?;
    let place = fields.place;
    if let Some((_, value)) = fields.take("focus") {
        formula.focus.push(focus(value, "focus", place)?);
        return fields.finish("`focus`");
    }
    let condition = if fields.has("comparison") {
        let named = fields.take("metavariable").is_some();
        comparison(&mut fields, named)?
    } else {
        let metavariable = metavariable(&mut fields)?.value;
        if fields.has("analyzer") {
            Condition::Analysis { metavariable, analyzer: analyzer(&mut fields)? }
        } else if let Some(condition) = letters(&mut fields, &metavariable)? {
            condition
        } else if fields.has("type") || fields.has("types") {
            types(&mut fields, metavariable)?
        } else {
            let language = fields.text("language")?.map(|language| language.value);
            let inner = new_root(&mut fields, around.condition())?;
            let plain = inner.conditions.is_empty() && inner.focus.is_empty() && inner.bound_as.is_none();
            match inner.shape {
                Shape::Regex(regex) if plain => Condition::Regex { metavariable, regex, constant: true },
                _ => Condition::Formula { metavariable, language, formula: inner },
            }
        }
    };
    fields.finish("an entry of `where`")?;
    formula.conditions.push(Placed { value: condition, place });
    Ok(())
}
