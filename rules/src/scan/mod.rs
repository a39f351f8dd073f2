//! One file through all engines.

use findings::{Finding, Kind, Problem, RuleInfo, Source, Span};

use crate::rule::code::CodeRule;
use crate::rule::yaml::Read;
use crate::rule::{self, Complaint, ProvenRule, SecretRule, Shape};
use crate::search::{self, Asked};
use crate::secrets::{self, Detectors};

mod searcher;

pub use searcher::{NotRun, Searcher};

/// What `build.rs` made of the packs of rules for code.
mod packs {
    use std::borrow::Cow;

    use findings::{Kind, RuleInfo, Severity};

    use crate::search::packed::{Language, Packs};

    include!(concat!(env!("OUT_DIR"), "/code.rs"));
}

/// The engines with the rules they run; built once, shared by threads.
pub struct Engine {
    secrets: Detectors,
    /// Those that say what must not be shown beside a finding, where the ones above do not.
    all_secrets: Option<Detectors>,
    code: Searcher,
}

/// What to look for in one file.
#[derive(Clone, Copy, Debug)]
pub struct Want {
    /// Whether to run the rules for code.
    pub injection: bool,
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
        Self { secrets: Detectors::built_in(), all_secrets: None, code: Searcher::packed(&packs::PACKS) }
    }

    /// A user's rules only.
    pub fn with_rules(rules: Vec<SecretRule>) -> Self {
        let all_secrets = Some(Detectors::built_in());
        Self { secrets: Detectors::new(rules), all_secrets, code: Searcher::default() }
    }

    /// The same engine with rules for code.
    #[must_use]
    pub fn with_code(self, rules: Vec<CodeRule>) -> Self {
        Self { code: Searcher::new(rules), ..self }
    }

    /// The rules for code.
    pub fn code(&self) -> &Searcher {
        &self.code
    }

    /// Whether there are rules of a kind.
    pub fn has_rules(&self, kind: Kind) -> bool {
        match kind {
            // They are not asked of a text, but of what is installed.
            Kind::Dependencies => false,
            Kind::Injection => !self.code.is_empty(),
            Kind::Secrets => !self.secrets.rules().is_empty(),
        }
    }

    /// Whether its rules for secrets see all that must not be shown.
    pub fn knows_all_secrets(&self) -> bool {
        self.all_secrets.is_none()
    }

    /// The rules in force, sorted by id for the built-in ones, as given for a user's.
    pub fn rules(&self) -> &[SecretRule] {
        self.secrets.rules()
    }

    /// What reports say about the rules in force, of every kind.
    pub fn infos(&self) -> impl Iterator<Item = &RuleInfo> {
        self.secrets.rules().iter().map(|rule| &rule.info).chain(self.code.infos())
    }

    /// Looks at one text.
    pub fn scan(&self, source: &Source<'_>, want: Want, asked: Asked<'_>) -> Scan {
        let mut scan = Scan::default();
        if want.secrets {
            let (mut findings, problems) = self.secrets.scan(source);
            scan.secrets = findings.iter().map(|finding| finding.location.span).collect();
            if !want.generic {
                findings.retain(|finding| !self.secrets.is_generic(&finding.rule));
            }
            (scan.findings, scan.problems) = (findings, problems);
        }
        if want.injection && !self.code.is_empty() {
            let (findings, problems) = self.code.scan(source, asked);
            scan.findings.extend(findings);
            scan.problems.extend(problems);
            scan.findings.sort_by_key(|finding| (finding.location.span, finding.rule.id.clone()));
        }
        self.see_all_secrets(source, want, &mut scan);
        scan
    }

    /// Looks for the secrets that nobody asked for, if anything of the text will be shown.
    fn see_all_secrets(&self, source: &Source<'_>, want: Want, scan: &mut Scan) {
        if scan.findings.is_empty() {
            return;
        }
        let unwanted = (!want.secrets).then_some(&self.secrets);
        let mut more = unwanted.into_iter().chain(&self.all_secrets).peekable();
        if more.peek().is_none() {
            return;
        }
        for detectors in more {
            let (secrets, problems) = detectors.scan(source);
            scan.secrets.extend(secrets.into_iter().map(|finding| finding.location.span));
            // A secret that was not looked for to the end may be shown.
            scan.problems.extend(problems);
        }
        scan.problems.sort();
        scan.problems.dedup();
        // In the order of their places, the widest of those at one place first; what lies in another goes.
        scan.secrets.sort_by_key(|span| (span.start, std::cmp::Reverse(span.end)));
        let mut end = 0;
        scan.secrets.retain(|span| {
            let outside = span.end > end;
            end = end.max(span.end);
            outside
        });
    }
}

/// Reads and checks a rule file of either kind.
///
/// # Errors
/// What is wrong with the file as a whole.
pub fn read_rule_file(text: &str) -> Result<Read, Complaint> {
    Ok(match rule::yaml::read_any(text)? {
        Read::Sets(sets) => Read::Sets(sets),
        Read::Secrets(_) => Read::Secrets(read_rules(text)?),
        Read::Code(rules, mut refused) => {
            let mut used = Vec::with_capacity(rules.len());
            for rule in rules {
                match search::check(&rule) {
                    Ok(()) => used.push(rule),
                    Err((place, why)) => refused.push(Complaint {
                        message: format!("rule `{}`: {why}", rule.info.id),
                        place: Some((place.line.into(), place.column.into())),
                    }),
                }
            }
            Read::Code(used, refused)
        }
    })
}

/// Reads and checks a user's rule file for secrets.
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

#[cfg(test)]
mod tests {
    use findings::{RepoPath, Source};

    use super::{Engine, Want};
    use crate::rule::yaml::{Read, read_any};
    use crate::search::Asked;

    /// What was not looked for to the end might be shown beside a finding.
    #[test]
    fn that_not_all_secrets_are_known_is_a_problem() {
        let rule = "rules:\n- {id: a, languages: [regex], message: m, severity: INFO, pattern-regex: begin}\n";
        let Ok(Read::Code(rules, _)) = read_any(rule) else { panic!("a rule") };
        let engine = Engine::with_rules(Vec::new()).with_code(rules);
        let lines: String = (0..12_000).map(|at| format!("password = \"Xq{at}vR9w{}Lz\"\n", at * 7919)).collect();
        let text = format!("begin\n{lines}");
        let source = Source::from_text(RepoPath::from("a.txt"), &text);
        let want = Want { injection: true, secrets: false, generic: false };
        let scan = engine.scan(&source, want, Asked::NOTHING);
        assert_eq!(scan.findings.len(), 1);
        let said: Vec<&str> = scan.problems.iter().map(|problem| problem.detail.as_str()).collect();
        assert_eq!(said, ["more than 10000 possible secrets in one file"]);
    }
}
