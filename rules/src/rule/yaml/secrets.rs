//! Packs of secret rules.
//!
//! ```yaml
//! provider: Example Cloud            # whose secrets these are
//! rules:
//!   - id: example-cloud-token        # becomes `secrets.example-cloud-token`
//!     title: Example Cloud API token
//!     severity: critical             # default: high
//!     confidence: high               # default: high for `token`, medium for `value`
//!     keywords: [exc_live_]
//!     token: 'exc_live_[0-9a-zA-Z]{32}'
//!     revoke: https://example.com/settings/tokens
//!     references: [https://example.com/docs/tokens]
//!     examples: ['exc_live_{base62:32}']
//!     rejects: ['exc_live_{base62:12}']
//! ```

use std::borrow::Cow;

use findings::{Confidence, Kind, RuleInfo, Severity};
use serde::Deserialize;
use serde_saphyr::Spanned;

use super::super::{Complaint, ProvenRule, SecretRule, Shape, Text};
use super::node;

/// One file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct File {
    #[serde(default)]
    provider: String,
    rules: Vec<Rule>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Rule {
    id: Spanned<String>,
    title: String,
    severity: Option<String>,
    confidence: Option<String>,
    keywords: Vec<String>,
    token: Option<String>,
    value: Option<String>,
    detector: Option<String>,
    entropy: Option<f64>,
    verify: Option<String>,
    why: Option<String>,
    fix: Option<String>,
    revoke: Option<String>,
    #[serde(default)]
    references: Vec<String>,
    cwe: Option<Vec<String>>,
    #[serde(default)]
    examples: Vec<String>,
    #[serde(default)]
    rejects: Vec<String>,
}

/// Reads one pack file.
///
/// # Errors
/// What is wrong and where.
pub fn read(text: &str) -> Result<Vec<ProvenRule>, Complaint> {
    let file: File = serde_saphyr::from_str(text).map_err(|error| node::complaint(&error))?;
    let rules = file.rules.into_iter().map(|rule| {
        let place = (rule.id.referenced.line(), rule.id.referenced.column());
        convert(rule, &file.provider, place).map_err(|message| Complaint { message, place: Some(place) })
    });
    rules.collect()
}

fn convert(rule: Rule, provider: &str, place: (u64, u64)) -> Result<ProvenRule, String> {
    let in_rule = |message: String| format!("rule `{}`: {message}", rule.id.value);
    let shape = match (&rule.token, &rule.value, &rule.detector) {
        (Some(token), None, None) => Shape::Token(owned(token)),
        (None, Some(value), None) => Shape::Value(owned(value)),
        (None, None, Some(name)) => Shape::Detector(owned(name)),
        _ => return Err(in_rule("needs exactly one of `token`, `value` and `detector`".to_owned())),
    };
    let severity = named(rule.severity.as_deref(), Severity::High, "severity", Severity::parse).map_err(in_rule)?;
    let usual = if matches!(shape, Shape::Token(_)) { Confidence::High } else { Confidence::Medium };
    let confidence = named(rule.confidence.as_deref(), usual, "confidence", Confidence::parse).map_err(in_rule)?;
    let entropy = rule.entropy.unwrap_or(0.0);
    if !(0.0..=8.0).contains(&entropy) {
        return Err(in_rule(format!("`entropy: {entropy}` is not between 0 and 8 bits per character")));
    }
    let info = RuleInfo {
        id: format!("secrets.{}", rule.id.value).into(),
        kind: Kind::Secrets,
        title: rule.title.into(),
        why: rule.why.unwrap_or_default().into(),
        fix: rule.fix.unwrap_or_else(|| usual_fix(rule.revoke.as_deref())).into(),
        cwe: list(rule.cwe.unwrap_or_else(|| vec!["CWE-798".to_owned()])),
        owasp: list(vec!["A07:2021".to_owned()]),
        references: list(rule.revoke.into_iter().chain(rule.references).collect()),
        severity,
    };
    let proof = (rule.examples, rule.rejects);
    let rule = SecretRule {
        info,
        provider: owned(provider),
        confidence,
        keywords: list(rule.keywords),
        shape,
        // At most 800, checked above.
        entropy: (entropy * 100.0).round() as u16,
        verify: rule.verify.map(Cow::Owned),
    };
    Ok(ProvenRule { rule, place, examples: proof.0, rejects: proof.1 })
}

fn usual_fix(revoke: Option<&str>) -> String {
    let place = revoke.map_or_else(|| "at the provider".to_owned(), |url| format!("at {url}"));
    format!("remove it, read it from the environment or a secret store, and revoke it {place} if it was ever pushed")
}

fn named<T>(word: Option<&str>, usual: T, key: &str, parse: fn(&str) -> Option<T>) -> Result<T, String> {
    word.map_or(Ok(usual), |word| parse(word).ok_or_else(|| format!("`{key}: {word}` is not one we know")))
}

fn owned(text: &str) -> Text {
    Cow::Owned(text.to_owned())
}

fn list(texts: Vec<String>) -> Cow<'static, [Text]> {
    texts.into_iter().map(Cow::Owned).collect()
}
