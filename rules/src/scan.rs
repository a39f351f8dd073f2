//! One file through all engines.

use findings::{Finding, Problem, Source, Span};

use crate::rule::{self, Complaint, ProvenRule, SecretRule, Shape};
use crate::secrets::{self, Detectors};

/// The engines with the rules they run; built once, shared by threads.
pub struct Engine {
    secrets: Detectors,
}

/// What to look for in one file.
#[derive(Clone, Copy, Debug)]
pub struct Want {
    /// Whether to look for secrets at all.
    pub secrets: bool,
    /// Whether secrets of no known provider count.
    pub generic: bool,
}

/// What was found in one file.
#[derive(Debug, Default)]
pub struct Scan {
    /// In the order of their places.
    pub findings: Vec<Finding>,
    /// All secrets that were seen, those that were not asked for included: none of them may be shown.
    pub secrets: Vec<Span>,
    /// Limits that were reached.
    pub problems: Vec<Problem>,
}

impl Engine {
    /// The built-in rules. Costs microseconds.
    pub fn built_in() -> Self {
        Self { secrets: Detectors::built_in() }
    }

    /// A user's rules only.
    pub fn with_rules(rules: Vec<SecretRule>) -> Self {
        Self { secrets: Detectors::new(rules) }
    }

    /// The rules in force, sorted by id for the built-in ones, as given for a user's.
    pub fn rules(&self) -> &[SecretRule] {
        self.secrets.rules()
    }

    /// Looks at one text.
    pub fn scan(&self, source: &Source<'_>, want: Want) -> Scan {
        if !want.secrets {
            return Scan::default();
        }
        let (mut findings, problems) = self.secrets.scan(source);
        let secrets = findings.iter().map(|finding| finding.location.span).collect();
        if !want.generic {
            findings.retain(|finding| !self.secrets.is_generic(&finding.rule));
        }
        Scan { findings, secrets, problems }
    }
}

/// Reads and checks a user's rule file.
///
/// # Errors
/// What is wrong with it; of several things the first has its place beside it, the others in words.
pub fn read_rules(text: &str) -> Result<Vec<ProvenRule>, Complaint> {
    let rules = rule::yaml::read(text)?;
    let mut complaints = rule::check::lint(&rules, &secrets::detector_names(), &secrets::verifier_names());
    for proven in &rules {
        if !matches!(proven.rule.shape, Shape::Detector(_))
            && let Err(error) = secrets::expression::Expression::of(&proven.rule)
        {
            let message = format!("rule `{}`: {error}", proven.rule.info.id);
            complaints.push(Complaint { message, place: Some(proven.place) });
        }
    }
    let mut complaints = complaints.into_iter();
    let Some(mut first) = complaints.next() else { return Ok(rules) };
    for Complaint { message, place } in complaints {
        let line = place.map_or(String::new(), |(line, _)| format!("line {line}: "));
        first.message.push_str(&format!("\n  {line}{message}"));
    }
    Err(first)
}
