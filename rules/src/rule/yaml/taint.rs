//! What a taint rule says, in both spellings.

use std::sync::Arc;

use super::super::code::{
    Formula, Given, Guard, List, Propagator, Requires, Sanitizer, Set, SideEffect, Sink, SinkRequires, Source, Taint,
    Use,
};
use super::super::comparison::{Binary, Comparison, Unary};
use super::super::{Complaint, Text};
use super::fields::{Fields, complaint, flag, list, text};
use super::formula::{Around, is_metavariable, new_root, old_root};
use super::node::{Node, Value};

/// Names of the four lists.
struct Spelling {
    sources: &'static str,
    sanitizers: &'static str,
    sinks: &'static str,
    propagators: &'static str,
    not_conflicting: &'static str,
    root: fn(&mut Fields<'_>, Around) -> Result<Formula, Complaint>,
    /// Whether an entry may be a pattern alone.
    bare: bool,
    /// Whether what stands inside of a sanitizer is clean only if it says so: in sets, which are ours, nobody means the
    /// command in `int(run(command))` to be.
    exact_sanitizers: bool,
}

const OLD: Spelling = Spelling {
    sources: "pattern-sources",
    sanitizers: "pattern-sanitizers",
    sinks: "pattern-sinks",
    propagators: "pattern-propagators",
    not_conflicting: "not_conflicting",
    root: old_root,
    bare: false,
    exact_sanitizers: false,
};

const NEW: Spelling = Spelling {
    sources: "sources",
    sanitizers: "sanitizers",
    sinks: "sinks",
    propagators: "propagators",
    not_conflicting: "not-conflicting",
    root: new_root,
    bare: true,
    exact_sanitizers: false,
};

/// The lists `pattern-sources` … of a rule.
pub(super) fn old(fields: &mut Fields<'_>) -> Result<Taint, Complaint> {
    read(fields, &OLD)
}

/// The value of `taint`.
pub(super) fn new(node: &Node) -> Result<Taint, Complaint> {
    let mut fields = Fields::of(node, "`taint`")?;
    let taint = read(&mut fields, &NEW)?;
    fields.finish("`taint`")?;
    Ok(taint)
}

/// A set of entries for rules to share: `id`, and the lists in either spelling.
pub(super) fn set(node: &Node) -> Result<Set, Complaint> {
    let mut fields = Fields::of(node, "a set")?;
    let id = fields.needed("id")?;
    let entries = lists(&mut fields, &Spelling { exact_sanitizers: true, ..NEW })?;
    if let Some(used) = entries.uses.first() {
        return Err(complaint(used.set.place, "a set cannot use another one"));
    }
    fields.finish("a set")?;
    Ok(Set { id, entries })
}

fn read(fields: &mut Fields<'_>, spelling: &Spelling) -> Result<Taint, Complaint> {
    let taint = lists(fields, spelling)?;
    let missing = |list, empty: bool| empty && !taint.uses.iter().any(|used| used.list == list);
    for (key, missing) in [
        (spelling.sources, missing(List::Sources, taint.sources.is_empty())),
        (spelling.sinks, missing(List::Sinks, taint.sinks.is_empty())),
    ] {
        if missing {
            return Err(complaint(fields.place, format!("a taint rule needs `{key}`")));
        }
    }
    Ok(taint)
}

fn lists(fields: &mut Fields<'_>, spelling: &Spelling) -> Result<Taint, Complaint> {
    let mut taint = Taint::default();
    let uses = &mut taint.uses;
    taint.sources = entries(fields, spelling.sources, spelling, List::Sources, uses, source)?;
    taint.sanitizers = entries(fields, spelling.sanitizers, spelling, List::Sanitizers, uses, sanitizer)?;
    taint.sinks = entries(fields, spelling.sinks, spelling, List::Sinks, uses, sink)?;
    taint.propagators = entries(fields, spelling.propagators, spelling, List::Propagators, uses, propagator)?;
    Ok(taint)
}

/// The entries of one list; each reader takes the keys of its own and then the formula. An entry that names a set goes
/// to `uses`.
fn entries<T>(
    fields: &mut Fields<'_>,
    key: &'static str,
    spelling: &Spelling,
    list_of: List,
    uses: &mut Vec<Use>,
    read: fn(&mut Fields<'_>, &Spelling) -> Result<T, Complaint>,
) -> Result<Vec<Arc<T>>, Complaint> {
    let Some((_, node)) = fields.take(key) else { return Ok(Vec::new()) };
    let mut found = Vec::new();
    for item in list(node, key)? {
        // A bare pattern is read as what it is short for.
        let pattern;
        let item = if spelling.bare && !matches!(item.value, Value::Map(_)) {
            let key = super::node::Key { text: "pattern".to_owned(), place: item.place };
            pattern = Node { value: Value::Map(vec![(key, item.clone())]), place: item.place };
            &pattern
        } else {
            item
        };
        let what = format!("an entry of `{key}`");
        let mut fields = Fields::of(item, &what)?;
        match fields.text("use")? {
            Some(set) => uses.push(Use { list: list_of, set }),
            None => found.push(Arc::new(read(&mut fields, spelling)?)),
        }
        fields.finish(&what)?;
    }
    Ok(found)
}

fn source(fields: &mut Fields<'_>, spelling: &Spelling) -> Result<Source, Complaint> {
    let by_side_effect = match fields.take("by-side-effect") {
        None => SideEffect::No,
        Some((_, node)) => match (flag(node), node.text().as_deref()) {
            (Some(true), _) => SideEffect::Yes,
            (Some(false), _) => SideEffect::No,
            (None, Some("only")) => SideEffect::Only,
            _ => return Err(complaint(node.place, "`by-side-effect` must be true, false or only")),
        },
    };
    Ok(Source {
        exact: fields.flag("exact")?.unwrap_or(false),
        by_side_effect,
        control: fields.flag("control")?.unwrap_or(false),
        elsewhere: fields.flag("elsewhere")?.unwrap_or(false),
        label: fields.text("label")?.map(|label| label.value),
        requires: requires(fields)?,
        formula: (spelling.root)(fields, Around::default())?,
    })
}

fn sanitizer(fields: &mut Fields<'_>, spelling: &Spelling) -> Result<Sanitizer, Complaint> {
    let guard = fields.text("guard")?;
    if let Some(guard) = &guard {
        is_metavariable(guard)?;
    }
    Ok(Sanitizer {
        exact: fields.flag("exact")?.unwrap_or(spelling.exact_sanitizers),
        by_side_effect: fields.flag("by-side-effect")?.unwrap_or(false),
        fresh: fields.flag("fresh")?.unwrap_or(false),
        undo: fields.flag("undo")?.unwrap_or(false),
        not_conflicting: fields.flag(spelling.not_conflicting)?.unwrap_or(false),
        guard: match guard {
            None => None,
            Some(guard) => Some(Guard {
                metavariable: guard.value,
                when: fields.flag("when")?.unwrap_or(true),
                origin: fields.flag("origin")?.unwrap_or(false),
                requires: requires(fields)?,
            }),
        },
        formula: (spelling.root)(fields, Around::default())?,
    })
}

fn sink(fields: &mut Fields<'_>, spelling: &Spelling) -> Result<Sink, Complaint> {
    let mut all = Vec::new();
    match fields.take("requires") {
        Some((_, node)) if matches!(node.value, Value::List(_)) => {
            for item in list(node, "requires")? {
                let by_name = Fields::of(item, "an entry of `requires`")?.rest();
                for (key, value) in by_name {
                    let name = super::super::code::Placed { value: Text::from(key.text.clone()), place: key.place };
                    is_metavariable(&name)?;
                    all.push(SinkRequires { metavariable: Some(name.value), requires: condition(value)? });
                }
            }
        }
        Some((_, node)) => all.push(SinkRequires { metavariable: None, requires: condition(node)? }),
        None => {}
    }
    let given = given(fields)?;
    let members = if fields.has("members") { fields.texts("members")? } else { Vec::new() };
    Ok(Sink {
        given,
        members: members.into_iter().map(|member| member.value).collect(),
        exact: fields.flag("exact")?.unwrap_or(true),
        at_exit: fields.flag("at-exit")?.unwrap_or(false),
        minor: fields.flag("minor")?.unwrap_or(false),
        requires: all,
        formula: (spelling.root)(fields, Around::default())?,
    })
}

/// `given: {$OPTIONS: {shell: true, root: false}}`.
fn given(fields: &mut Fields<'_>) -> Result<Vec<Given>, Complaint> {
    let Some((_, node)) = fields.take("given") else { return Ok(Vec::new()) };
    let mut all = Vec::new();
    for (key, members) in Fields::of(node, "`given`")?.rest() {
        let name = super::super::code::Placed { value: Text::from(key.text.clone()), place: key.place };
        is_metavariable(&name)?;
        for (member, value) in Fields::of(members, "an entry of `given`")?.rest() {
            let is_set =
                flag(value).ok_or_else(|| complaint(value.place, "an option is given (true) or not (false)"))?;
            all.push(Given { metavariable: name.value.clone(), key: Text::from(member.text.clone()), is_set });
        }
    }
    Ok(all)
}

fn propagator(fields: &mut Fields<'_>, spelling: &Spelling) -> Result<Propagator, Complaint> {
    let (from, to) = (fields.needed("from")?, fields.needed("to")?);
    is_metavariable(&from)?;
    is_metavariable(&to)?;
    let replace_labels = if fields.has("replace-labels") {
        Some(fields.texts("replace-labels")?.into_iter().map(|label| label.value).collect())
    } else {
        None
    };
    Ok(Propagator {
        from,
        to,
        replace_labels,
        by_side_effect: fields.flag("by-side-effect")?.unwrap_or(true),
        label: fields.text("label")?.map(|label| label.value),
        requires: requires(fields)?,
        formula: (spelling.root)(fields, Around::default())?,
    })
}

fn requires(fields: &mut Fields<'_>) -> Result<Option<Requires>, Complaint> {
    fields.take("requires").map(|(_, node)| condition(node)).transpose()
}

fn condition(node: &Node) -> Result<Requires, Complaint> {
    let found = text(node, "requires")?;
    let complain = |error: &str| {
        complaint(
            found.place,
            format!(
                "`requires: {}` cannot be read: {error}; it takes labels, `and`, `or` and `not`",
                found.value.trim()
            ),
        )
    };
    let parsed = Comparison::parse(&found.value).map_err(|error| complain(&error))?;
    convert(parsed).map_err(|error| complain(&error))
}

fn convert(expression: Comparison) -> Result<Requires, String> {
    Ok(match expression {
        Comparison::Bool(value) => Requires::Constant(value),
        Comparison::Name(label) => Requires::Label(label),
        Comparison::Unary(Unary::Not, operand) => Requires::Not(Box::new(convert(*operand)?)),
        Comparison::Binary(Binary::And, left, right) => Requires::And(vec![convert(*left)?, convert(*right)?]),
        Comparison::Binary(Binary::Or, left, right) => Requires::Or(vec![convert(*left)?, convert(*right)?]),
        Comparison::Metavariable(name) => return Err(format!("`{name}` is a metavariable, not a label")),
        _ => return Err("there is something else in it".to_owned()),
    })
}
