//! Lints for rules: what a rule author must hear before a rule is used.

use std::collections::BTreeMap;

use super::code::CodeRule;
use super::{Complaint, ProvenRule, Shape};

/// What is wrong with the rules of one file, one sentence each, in their order; empty if all is well.
/// `detectors` and `verifiers` are the names that rules may use.
pub fn lint(rules: &[ProvenRule], detectors: &[&str], verifiers: &[&str]) -> Vec<Complaint> {
    let mut complaints = Vec::new();
    for proven in rules {
        let rule = &proven.rule;
        let id = &rule.info.id;
        let mut complain = |what: String| {
            complaints.push(Complaint { message: format!("rule `{id}`: {what}"), place: Some(proven.place) });
        };
        let words = id.trim_start_matches("secrets.");
        if words.is_empty() || !words.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-') {
            complain("the id may hold lower-case letters, digits and `-` only".to_owned());
        }
        if rule.keywords.is_empty() {
            complain("needs at least one keyword".to_owned());
        }
        for keyword in rule.keywords.iter() {
            if keyword.len() < MIN_KEYWORD
                || keyword.len() > MAX_KEYWORD
                || !keyword.is_ascii()
                || keyword.bytes().any(|b| b.is_ascii_uppercase())
            {
                complain(format!(
                    "keyword `{keyword}` must be ASCII, lower case and {MIN_KEYWORD} to {MAX_KEYWORD} long"
                ));
            }
        }
        match &rule.shape {
            Shape::Token(expression) | Shape::Value(expression) => {
                if let Err(error) = parse_expression(expression) {
                    complain(format!("the expression does not parse: {error}"));
                }
            }
            Shape::Detector(name) if !detectors.contains(&&**name) => {
                complain(format!("there is no detector `{name}`; there are: {}", detectors.join(", ")));
            }
            Shape::Detector(_) => {}
        }
        if let Some(name) = &rule.verify
            && !verifiers.contains(&&**name)
        {
            complain(format!("there is no verifier `{name}`; there are: {}", verifiers.join(", ")));
        }
        if proven.examples.is_empty() || proven.rejects.is_empty() {
            complain("needs at least one entry in `examples` and one in `rejects`".to_owned());
        }
    }
    complaints
}

/// What a built-in rule for code lacks, one sentence each. Rules of users may leave all of it away.
pub fn lint_code(rule: &CodeRule) -> Vec<Complaint> {
    /// A message is one line of a report.
    const LONGEST: usize = 120;
    let info = &rule.info;
    let mut complaints = Vec::new();
    let mut complain = |what: &str| {
        let place = Some((rule.place.line.into(), rule.place.column.into()));
        complaints.push(Complaint { message: format!("rule `{}`: {what}", info.id), place });
    };
    let mut parts = info.id.split('.');
    let fine = |part: &str| part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    if parts.clone().count() < 2 || !parts.all(|part| !part.is_empty() && fine(part)) {
        complain("the id is `language.topic.detail`, in lower-case letters, digits and `-`");
    }
    if rule.message.contains('\n') || rule.message.ends_with('.') || rule.message.len() > LONGEST {
        complain("the message is one line without a full stop");
    }
    let told = |name: &str| rule.metadata.iter().any(|(known, value)| known == name && !value.trim().is_empty());
    for needed in ["title", "why", "fix", "confidence"] {
        if !told(needed) {
            complain(&format!("`metadata` needs `{needed}`"));
        }
    }
    for (needed, list) in [("cwe", &info.cwe), ("owasp", &info.owasp), ("references", &info.references)] {
        if list.is_empty() {
            complain(&format!("`metadata` needs an entry in `{needed}`"));
        }
    }
    complaints
}

/// Ids that more than one rule has, in one of `files` or in two (name and rules of each); each with the number of its
/// file, and with the other's place in words.
pub fn repeated(files: &[(String, Vec<ProvenRule>)]) -> Vec<(usize, Complaint)> {
    let mut complaints = Vec::new();
    let mut first = BTreeMap::new();
    for (number, (name, rules)) in files.iter().enumerate() {
        for ProvenRule { rule, place: (line, column), .. } in rules {
            let id = &*rule.info.id;
            let other = first.entry(id).or_insert_with(|| format!("{name}:{line}:{column}"));
            if *other != format!("{name}:{line}:{column}") {
                let message = format!("rule `{id}`: the id is taken by the rule at {other}");
                complaints.push((number, Complaint { message, place: Some((*line, *column)) }));
            }
        }
    }
    complaints
}

/// The keyword tables count places in a keyword in one byte.
const MAX_KEYWORD: usize = 100;

/// Shorter keywords would stop the scan everywhere.
const MIN_KEYWORD: usize = 3;

/// Parses as the engine will: bytes, ASCII classes.
fn parse_expression(expression: &str) -> Result<(), String> {
    let mut parser = regex_syntax::ParserBuilder::new().unicode(false).utf8(false).build();
    match parser.parse(expression) {
        Ok(parsed) if parsed.properties().minimum_len() == Some(0) => Err("it matches nothing at all".to_owned()),
        Ok(_) => Ok(()),
        Err(error) => Err(error.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::{lint, repeated};
    use crate::rule::yaml::read;

    #[test]
    fn complaints_name_the_rule_and_the_way_out() {
        let check = |fields: &str, expected: &str| {
            let text = format!("rules:\n  - {{title: T, {fields}, examples: [a], rejects: [b]}}");
            let complaints = lint(&read(&text).expect("readable"), &["pem"], &["crc62"]);
            let said: Vec<_> = complaints.iter().map(|complaint| (&*complaint.message, complaint.place)).collect();
            assert_eq!(said, if expected.is_empty() { vec![] } else { vec![(expected, Some((2, 20)))] });
        };
        check("id: a-b, keywords: [abcd], token: 'abcd[0-9]+'", "");
        check(
            "id: A, keywords: [abcd], token: 'abcd'",
            "rule `secrets.A`: the id may hold lower-case letters, digits and `-` only",
        );
        check("id: a, keywords: [], token: 'abcd'", "rule `secrets.a`: needs at least one keyword");
        check(
            "id: a, keywords: [ab], token: 'abcd'",
            "rule `secrets.a`: keyword `ab` must be ASCII, lower case and 3 to 100 long",
        );
        check("id: a, keywords: [abcd], detector: dns", "rule `secrets.a`: there is no detector `dns`; there are: pem");
        check(
            "id: a, keywords: [abcd], token: 'abcd', verify: x",
            "rule `secrets.a`: there is no verifier `x`; there are: crc62",
        );
        check(
            "id: a, keywords: [abcd], token: '(abcd)?'",
            "rule `secrets.a`: the expression does not parse: it matches nothing at all",
        );
    }
    #[test]
    fn an_id_belongs_to_one_rule() {
        let file = |name: &str, ids: &[&str]| {
            let rule = |id: &&str| format!("  - {{id: {id}, title: T, keywords: [abcd], token: 'abcd'}}\n");
            let text = format!("rules:\n{}", ids.iter().map(rule).collect::<String>());
            (name.to_owned(), read(&text).expect("readable"))
        };
        let check = |files: &[(String, Vec<_>)], expected: &[(usize, &str, u64)]| {
            let complaints = repeated(files);
            let said: Vec<_> =
                complaints.iter().map(|(file, said)| (*file, &*said.message, said.place.expect("a place").0)).collect();
            assert_eq!(said, expected);
        };
        check(&[file("a.yaml", &["a", "b"]), file("b.yaml", &["c"])], &[]);
        let taken = "rule `secrets.b`: the id is taken by the rule at a.yaml:3:10";
        check(&[file("a.yaml", &["a", "b"]), file("b.yaml", &["b"])], &[(1, taken, 2)]);
        check(&[file("a.yaml", &["a", "b", "b"])], &[(0, taken, 4)]);
        // A file that is named twice is read once by who reads it.
        check(&[file("a.yaml", &["a"]), file("a.yaml", &["a"])], &[]);
    }
}
