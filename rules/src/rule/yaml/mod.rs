//! YAML rule files; the only folder that knows YAML.
//!
//! Two kinds of file look alike at first sight: packs of secret rules (`secrets`) and rules for code in Semgrep's
//! format (`semgrep`). [`read_any`] tells them apart by the keys of their rules.

mod fields;
mod formula;
mod languages;
mod node;
mod secrets;
mod semgrep;
mod taint;
#[cfg(test)]
mod tests;

pub use secrets::read;

use super::code::{CodeRule, Set};
use super::{Complaint, ProvenRule, bound};
use node::{Node, Value};

/// What a rule file holds.
#[derive(Debug)]
pub enum Read {
    /// Rules for secrets. One that is wrong refuses the file.
    Secrets(Vec<ProvenRule>),
    /// Rules for code, and why others of the file are refused.
    Code(Vec<CodeRule>, Vec<Complaint>),
    /// What rules of other files share.
    Sets(Vec<Set>),
}

/// Reads a rule file of either kind.
///
/// # Errors
/// What is wrong with the file as a whole, and where.
pub fn read_any(text: &str) -> Result<Read, Complaint> {
    let node = Node::read(text)?;
    if let Some(sets) = node.get("sets") {
        if let Value::Map(entries) = &node.value
            && let Some((key, _)) = entries.iter().find(|(key, _)| key.text != "sets")
        {
            return Err(fields::complaint(key.place, format!("unknown key `{}` beside `sets`", key.text)));
        }
        return fields::list(sets, "sets")?.iter().map(taint::set).collect::<Result<_, _>>().map(Read::Sets);
    }
    let rules = match &node.value {
        Value::List(_) => &node,
        _ => node.get("rules").ok_or_else(|| {
            let what = "this is no rule file: it has no `rules`; see docs/SECRETS.md for both kinds of rule file";
            fields::complaint(node.place, what)
        })?,
    };
    let Value::List(rules) = &rules.value else {
        return Err(fields::complaint(rules.place, format!("`rules` must be a list, and this is {}", rules.kind())));
    };
    if rules.is_empty() {
        return Err(fields::complaint(node.place, "`rules` is empty"));
    }
    let secret =
        |rule: &Node| ["keywords", "token", "value", "detector", "title"].iter().any(|key| rule.get(key).is_some());
    if !rules.iter().any(semgrep::is_code) && (node.get("provider").is_some() || rules.iter().any(secret)) {
        return read(text).map(Read::Secrets);
    }
    if let Value::Map(entries) = &node.value
        && let Some((key, _)) = entries.iter().find(|(key, _)| key.text != "rules")
    {
        return Err(fields::complaint(key.place, format!("unknown key `{}` beside `rules`", key.text)));
    }
    let mut code = Vec::new();
    let mut refused = Vec::new();
    for rule in rules {
        let id = rule.get("id").and_then(Node::text);
        match semgrep::rule(rule) {
            Ok(rule) => match bound::unbound(&rule).into_iter().next() {
                None => code.push(rule),
                Some((place, why)) => refused.push(named(fields::complaint(place, why), id.as_deref())),
            },
            Err(complaint) => refused.push(named(complaint, id.as_deref())),
        }
    }
    Ok(Read::Code(code, refused))
}

/// A complaint about a rule, with its name in front.
fn named(complaint: Complaint, id: Option<&str>) -> Complaint {
    let message = match id {
        Some(id) => format!("rule `{id}`: {}", complaint.message),
        None => complaint.message,
    };
    Complaint { message, ..complaint }
}
