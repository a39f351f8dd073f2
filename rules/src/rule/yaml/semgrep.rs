//! Rules for code in Semgrep's format: the keys of a rule.

use findings::{Confidence, Kind, RuleInfo, Severity};

use super::super::code::{CodeRule, Examples, FixRegex, Mode, Options, Paths, Placed};
use super::super::{Complaint, Text};
use super::fields::{Fields, complaint, flag, unknown};
use super::formula::{Around, new, old_root};
use super::node::{Node, Value};
use super::{languages, taint};

/// Reads one rule.
pub(super) fn rule(node: &Node) -> Result<CodeRule, Complaint> {
    let mut fields = Fields::of(node, "a rule")?;
    let place = fields.place;
    let id = fields.needed("id")?;
    check_id(&id)?;
    let mode = fields.text("mode")?;
    refuse(&fields, mode.as_ref(), node)?;
    let languages = fields.texts("languages")?;
    if languages.is_empty() {
        return Err(complaint(place, "`languages` is missing"));
    }
    languages::check(&languages)?;
    let options = fields.take("options").map(|(_, node)| options(node)).transpose()?.unwrap_or_default();
    let tainted = mode.as_ref().is_some_and(|mode| &*mode.value == "taint") || fields.has("taint");
    let mode = if tainted {
        Mode::Taint(match fields.take("taint") {
            Some((_, node)) => taint::new(node)?,
            None => taint::old(&mut fields)?,
        })
    } else if let Some((_, node)) = fields.take("match") {
        let formula = new(node, Around::default())?;
        if matches!(formula.shape, super::super::code::Shape::Not(_)) {
            return Err(complaint(
                formula.place,
                "a rule cannot be a negation alone; put it beside a positive pattern into `all`",
            ));
        }
        Mode::Search(formula)
    } else {
        Mode::Search(old_root(&mut fields, Around::default())?)
    };
    let message = fields.needed("message")?.value;
    let severity = fields.needed("severity")?;
    let severity = severity_of(&severity)?;
    let fix = fields.text("fix")?.map(|fix| fix.value.trim().to_owned().into());
    let fix_regex = fields.take("fix-regex").map(|(_, node)| fix_regex(node)).transpose()?;
    let paths = fields.take("paths").map(|(_, node)| paths(node)).transpose()?.unwrap_or_default();
    let mut metadata = Vec::new();
    if let Some((_, node)) = fields.take("metadata") {
        flatten(node, String::new(), &mut metadata);
    }
    // Which version of another tool a rule is for says nothing about this one.
    fields.take("min-version");
    fields.take("max-version");
    fields.finish("a rule")?;
    let info = info(id.value, &message, severity, &metadata);
    let confidence = first(&metadata, "confidence").and_then(|word| Confidence::parse(&word.to_ascii_lowercase()));
    Ok(CodeRule {
        info,
        place,
        confidence: confidence.unwrap_or(Confidence::Medium),
        languages,
        message: message.trim().to_owned().into(),
        mode,
        fix,
        fix_regex,
        paths,
        options,
        metadata,
        examples: Examples::default(),
    })
}

fn check_id(id: &Placed<Text>) -> Result<(), Complaint> {
    let fine = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_' | b'/');
    if !id.value.is_empty() && id.value.bytes().all(fine) {
        return Ok(());
    }
    Err(complaint(id.place, format!("the id `{}` may hold letters, digits, `.`, `-` and `_` only", id.value)))
}

/// Complains about what rules may ask for and we do not do.
fn refuse(fields: &Fields<'_>, mode: Option<&Placed<Text>>, node: &Node) -> Result<(), Complaint> {
    if let Some(mode) = mode
        && !matches!(&*mode.value, "search" | "taint")
    {
        let what = match &*mode.value {
            "join" | "extract" | "step" | "steps" => {
                format!("`mode: {}` is not supported; write one `search` or `taint` rule", mode.value)
            }
            name => unknown(&format!("there is no mode `{name}`"), name, &["search", "taint"]),
        };
        return Err(complaint(mode.place, what));
    }
    const REFUSED: &[(&str, &str)] = &[
        (
            "r2c-internal-project-depends-on",
            "which packages a project depends on is not known to rules; remove it, or the rule",
        ),
        ("project-depends-on", "which packages a project depends on is not known to rules; remove it, or the rule"),
        ("validators", "they open connections, which this program never does"),
        ("join", "it joins rules, which is not supported; write one rule"),
        ("steps", "steps are not supported; write one rule"),
        ("extract", "extracting other languages is not supported; use `metavariable-pattern` with `language`"),
        ("equivalences", "equivalences are not supported; write `pattern-either`"),
        ("pattern-where-python", "it runs Python code; use `metavariable-comparison`"),
        ("r2c-internal-patterns-from", "patterns of other files are not supported; copy them here"),
    ];
    for (key, why) in REFUSED {
        if fields.has(key) {
            let place = match &node.value {
                Value::Map(entries) => entries.iter().find(|(known, _)| known.text == *key).map(|(key, _)| key.place),
                _ => None,
            };
            return Err(complaint(place.unwrap_or(node.place), format!("`{key}` is not supported: {why}")));
        }
    }
    Ok(())
}

fn severity_of(found: &Placed<Text>) -> Result<Severity, Complaint> {
    const NAMES: &[(&str, Severity)] = &[
        ("info", Severity::Low),
        ("low", Severity::Low),
        ("inventory", Severity::Low),
        ("experiment", Severity::Low),
        ("warning", Severity::Medium),
        ("medium", Severity::Medium),
        ("error", Severity::High),
        ("high", Severity::High),
        ("critical", Severity::Critical),
    ];
    let name = found.value.to_ascii_lowercase();
    let known = NAMES.iter().find(|(known, _)| *known == name);
    known.map(|(_, severity)| *severity).ok_or_else(|| {
        let names: Vec<_> = NAMES.iter().map(|(name, _)| *name).collect();
        complaint(found.place, unknown(&format!("there is no severity `{}`", found.value), &name, &names))
    })
}

fn info(id: Text, message: &str, severity: Severity, metadata: &[(Text, Text)]) -> RuleInfo {
    let said = |key: &str| first(metadata, key).map(str::trim).unwrap_or_default().to_owned();
    let all =
        |key: &'static str| metadata.iter().filter(move |(known, _)| known == key).map(|(_, value)| value.clone());
    let title = said("title");
    let (title, why) = if title.is_empty() { (headline(message), said("why")) } else { (title, said("why")) };
    let fix = said("fix");
    RuleInfo {
        id,
        kind: Kind::Injection,
        title: title.into(),
        why: why.into(),
        fix: if fix.is_empty() { "mend it as the message says".into() } else { fix.into() },
        cwe: all("cwe").filter_map(|text| category(&text, "CWE-")).collect(),
        owasp: all("owasp").filter_map(|text| category(&text, "A")).collect(),
        references: all("references").chain(all("reference")).collect(),
        severity,
    }
}

/// The first sentence of a message, on one line.
fn headline(message: &str) -> String {
    let line = message.split_whitespace().collect::<Vec<_>>().join(" ");
    let sentence = line.split_once(". ").map_or(line.as_str(), |(sentence, _)| sentence);
    sentence.trim_end_matches('.').to_owned()
}

/// `CWE-89` of `CWE-89: Improper …`, `A03:2021` of `A03:2021 - Injection`.
fn category(text: &str, start: &str) -> Option<Text> {
    let text = text.trim();
    let end = text.find([' ', ',']).unwrap_or(text.len());
    let word = text[..end].trim_end_matches(':');
    word.starts_with(start).then(|| word.to_owned().into())
}

fn first<'a>(metadata: &'a [(Text, Text)], key: &str) -> Option<&'a str> {
    metadata.iter().find(|(known, _)| known == key).map(|(_, value)| &**value)
}

/// The scalars of `metadata`, under dotted names.
fn flatten(node: &Node, name: String, into: &mut Vec<(Text, Text)>) {
    match &node.value {
        Value::Map(entries) => {
            for (key, value) in entries {
                let name = if name.is_empty() { key.text.clone() } else { format!("{name}.{}", key.text) };
                flatten(value, name, into);
            }
        }
        Value::List(items) => items.iter().for_each(|item| flatten(item, name.clone(), into)),
        _ => into.extend(node.text().map(|text| (name.into(), text.into()))),
    }
}

fn fix_regex(node: &Node) -> Result<FixRegex, Complaint> {
    let mut fields = Fields::of(node, "`fix-regex`")?;
    let regex = fields.needed("regex")?;
    let replacement = fields.needed("replacement")?.value;
    let count = match fields.take("count") {
        None => None,
        Some((_, node)) => match node.value {
            Value::Int(count) => u32::try_from(count).ok().filter(|&count| count > 0),
            _ => return Err(complaint(node.place, "`count` must be a whole number")),
        },
    };
    fields.finish("`fix-regex`")?;
    Ok(FixRegex { regex, replacement, count })
}

fn paths(node: &Node) -> Result<Paths, Complaint> {
    let mut fields = Fields::of(node, "`paths`")?;
    let paths = Paths { include: fields.texts("include")?, exclude: fields.texts("exclude")? };
    fields.finish("`paths`")?;
    Ok(paths)
}

/// Options that change what we do, and options of the taint engine or of languages we do not read, which are kept.
const KEPT: &[&str] = &[
    "arrow_is_function",
    "attr_expr",
    "commutative_boolop",
    "commutative_compop",
    "cpp_parsing_pref",
    "decorators_order_matters",
    "flddef_assign",
    "generic_braces",
    "generic_comment_style",
    "generic_engine",
    "generic_extra_braces",
    "generic_extra_word_characters",
    "generic_multiline",
    "go_deeper_expr",
    "go_deeper_stmt",
    "implicit_deep_exprstmt",
    "implicit_ellipsis",
    "interfile",
    "taint_assume_safe_booleans",
    "taint_assume_safe_comparisons",
    "taint_assume_safe_functions",
    "taint_assume_safe_indexes",
    "taint_assume_safe_numbers",
    "taint_members_matter",
    "taint_fixpoint_timeout",
    "taint_focus_on",
    "taint_intrafile",
    "taint_match_on",
    "taint_only_propagate_through_assignments",
    "taint_safe_bodies",
    "taint_unify_mvars",
    "setup",
    "xml_attrs_implicit_ellipsis",
    "xml_children_ordered",
    "xml_singleton_loose_matching",
];

fn options(node: &Node) -> Result<Options, Complaint> {
    let mut fields = Fields::of(node, "`options`")?;
    let mut options = Options::default();
    let mut set = |key: &'static str, place: &mut bool| -> Result<(), Complaint> {
        if let Some(value) = fields.flag(key)? {
            *place = value;
        }
        Ok(())
    };
    set("constant_propagation", &mut options.constant_propagation)?;
    set("symbolic_propagation", &mut options.symbolic_propagation)?;
    set("ac_matching", &mut options.ac_matching)?;
    set("symmetric_eq", &mut options.symmetric_eq)?;
    set("vardef_assign", &mut options.vardef_assign)?;
    set("let_is_var", &mut options.let_is_var)?;
    set("unify_ids_strictly", &mut options.unify_ids_strictly)?;
    set("implicit_return", &mut options.implicit_return)?;
    set("generic_caseless", &mut options.generic_caseless)?;
    if let Some((_, node)) = fields.take("generic_ellipsis_max_span") {
        let Value::Int(lines) = node.value else {
            return Err(complaint(node.place, "`generic_ellipsis_max_span` must be a number of lines"));
        };
        options.ellipsis_lines = u32::try_from(lines).unwrap_or(0);
    }
    for key in KEPT {
        if let Some((_, node)) = fields.take(key) {
            let value = flag(node).map(|value| value.to_string()).or_else(|| node.text());
            options.other.push(((*key).into(), value.unwrap_or_default().into()));
        }
    }
    fields.finish("`options`")?;
    Ok(options)
}

/// Whether a rule has the keys of a rule for code.
pub(super) fn is_code(node: &Node) -> bool {
    ["languages", "message", "mode", "match", "taint", "patterns", "pattern"].iter().any(|key| node.get(key).is_some())
}
