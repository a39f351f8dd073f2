//! Code rules over texts: made ready for a language when its first text comes, and turned into findings.
//!
//! A text is parsed only if what some rule needs stands in it.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::sync::{Arc, OnceLock};

use findings::{Finding, Identity, Location, Problem, Reason, Source, Span};

use super::code::{self, Code};
use super::evaluate::{Ground, Range, evaluate};
use super::formula::{Compiled, LeafId, Rule, Tongue};
use super::message::{edits, interpolated};
use super::text::Plain;
use crate::lang::{self, Language};
use crate::rule::code::{CodeRule, Mode, Place};

/// Rules for code.
#[derive(Default)]
pub struct Searcher {
    rules: Vec<Arc<CodeRule>>,
    generic: OnceLock<Compiled>,
    regex: OnceLock<Compiled>,
    /// In the order of [`lang::ALL`].
    languages: Vec<OnceLock<Compiled>>,
}

/// Why a rule says nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Idle {
    /// It is for languages we do not read.
    OtherLanguages,
    /// It follows data.
    Taint,
}

impl Idle {
    /// Why a rule will not be run; `None` if it will.
    pub fn of(rule: &CodeRule) -> Option<Self> {
        if rule.languages.iter().all(|name| Tongue::of_name(&name.value).is_none()) {
            Some(Self::OtherLanguages)
        } else {
            matches!(rule.mode, Mode::Taint(_)).then_some(Self::Taint)
        }
    }
}

/// Rules that say nothing, and why: never a quiet green.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NotRun {
    /// For languages we do not read.
    pub other_languages: usize,
    /// They follow data.
    pub taint: usize,
}

impl Searcher {
    /// Rules as they were read. Compiles nothing.
    pub fn new(rules: Vec<CodeRule>) -> Self {
        let languages = lang::ALL.iter().map(|_| OnceLock::new()).collect();
        Self { rules: rules.into_iter().map(Arc::new).collect(), languages, ..Self::default() }
    }

    /// All rules.
    pub fn rules(&self) -> &[Arc<CodeRule>] {
        &self.rules
    }

    /// Rules that will not be run.
    pub fn not_run(&self) -> NotRun {
        let mut counts = NotRun::default();
        for rule in &self.rules {
            match Idle::of(rule) {
                Some(Idle::OtherLanguages) => counts.other_languages += 1,
                Some(Idle::Taint) => counts.taint += 1,
                None => {}
            }
        }
        counts
    }

    /// The rules for a tongue, made ready at the first call.
    fn compiled(&self, tongue: Tongue) -> &Compiled {
        let place = match tongue {
            Tongue::Generic => &self.generic,
            Tongue::Regex => &self.regex,
            Tongue::Code(language) => {
                let at = lang::ALL.iter().position(|known| known.name == language.name);
                &self.languages[at.expect("a language of the list")]
            }
        };
        place.get_or_init(|| Compiled::of(&self.rules, tongue))
    }

    /// Rules that turned out to be unusable when the first text of their language came: the id, the place, and why.
    pub fn refused(&self) -> Vec<(String, Place, String)> {
        let ready = self.languages.iter().chain([&self.generic, &self.regex]).filter_map(OnceLock::get);
        let refused = ready.flat_map(|compiled| &compiled.refused);
        refused.map(|(rule, place, why)| (rule.info.id.to_string(), *place, why.clone())).collect()
    }

    /// What the rules find in a text: those for its language, and those for any text.
    pub fn scan(&self, source: &Source<'_>, today: Option<i64>) -> (Vec<Finding>, Vec<Problem>) {
        let (mut findings, mut problems) = self.scan_plain(source, today);
        if let Some(language) = Language::of_path(&source.path().to_string()) {
            let (more, others) = self.scan_code(source, language, today);
            findings.extend(more);
            problems.extend(others);
        }
        (findings, problems)
    }

    /// What the rules for a language find. A text in which no rule can match is not parsed.
    fn scan_code(
        &self,
        source: &Source<'_>,
        language: &'static Language,
        today: Option<i64>,
    ) -> (Vec<Finding>, Vec<Problem>) {
        let compiled = self.compiled(Tongue::Code(language));
        let (text, path) = (source.text(), source.path().to_string());
        let known: RefCell<HashMap<String, bool>> = RefCell::default();
        let holds = |literal: &str| {
            if let Some(&known) = known.borrow().get(literal) {
                return known;
            }
            let found = memchr::memmem::find(text.as_bytes(), literal.as_bytes()).is_some();
            known.borrow_mut().insert(literal.to_owned(), found);
            found
        };
        let candidates: Vec<bool> =
            compiled.rules.iter().map(|rule| rule.paths.is_for(&path) && rule.need.is_met(&holds)).collect();
        if !candidates.contains(&true) {
            return (Vec::new(), Vec::new());
        }
        let limit =
            |detail: &str| Problem { path: source.path().clone(), reason: Reason::Limit, detail: detail.to_owned() };
        let wants = |leaf: LeafId| {
            compiled.leaf(leaf).users.iter().any(|(rule, _)| candidates.get(*rule).copied().unwrap_or(false))
        };
        let found = code::read(language, &path, text, |target, _| {
            let ground = Code::new(target, compiled, &wants, today);
            let (mut findings, mut problems) = (Vec::new(), Vec::new());
            for (rule, _) in compiled.rules.iter().zip(&candidates).filter(|(_, candidate)| **candidate) {
                match evaluate(&rule.formula, &ground) {
                    Ok(ranges) => findings.extend(findings_of(rule, &ranges, &ground, source)),
                    Err(_) => problems.push(stopped(rule, source)),
                }
            }
            if ground.gave_up() {
                problems.push(limit("a pattern took too many steps"));
            }
            (findings, problems)
        });
        found.unwrap_or_else(|stopped| (Vec::new(), vec![limit(&stopped.to_string())]))
    }

    /// What the rules for any text find in one. `today` is in days since 1970.
    fn scan_plain(&self, source: &Source<'_>, today: Option<i64>) -> (Vec<Finding>, Vec<Problem>) {
        let (mut findings, mut problems) = (Vec::new(), Vec::new());
        let path = source.path().to_string();
        for tongue in [Tongue::Generic, Tongue::Regex] {
            let compiled = self.compiled(tongue);
            if compiled.rules.is_empty() {
                continue;
            }
            let ground = Plain::new(source.text(), compiled, today);
            for rule in &compiled.rules {
                let holds =
                    |literal: &str| memchr::memmem::find(source.text().as_bytes(), literal.as_bytes()).is_some();
                if !rule.paths.is_for(&path) || !rule.need.is_met(&holds) {
                    continue;
                }
                match evaluate(&rule.formula, &ground) {
                    Ok(ranges) => findings.extend(findings_of(rule, &ranges, &ground, source)),
                    Err(_) => problems.push(stopped(rule, source)),
                }
            }
            if ground.gave_up() {
                let detail = "an expression or generic pattern took too many steps".to_owned();
                problems.push(Problem { path: source.path().clone(), reason: Reason::Limit, detail });
            }
        }
        (findings, problems)
    }
}

/// A rule that was stopped at its limit.
fn stopped(rule: &Rule, source: &Source<'_>) -> Problem {
    let detail = format!("rule `{}` has too many matches to compare", rule.rule.info.id);
    Problem { path: source.path().clone(), reason: Reason::Limit, detail }
}

/// Ranges as findings. Two at one place that say the same are one.
pub(super) fn findings_of(rule: &Rule, ranges: &[Range], ground: &dyn Ground, source: &Source<'_>) -> Vec<Finding> {
    let mut seen = HashSet::new();
    let mut findings = Vec::new();
    for range in ranges {
        let message = interpolated(&rule.rule.message, range, ground);
        let message = message.split_whitespace().collect::<Vec<_>>().join(" ");
        let message = message.strip_suffix('.').unwrap_or(&message).to_owned();
        if seen.insert((range.span, message.clone())) {
            findings.push(finding(rule, range, message, ground, source));
        }
    }
    findings
}

fn finding(rule: &Rule, range: &Range, message: String, ground: &dyn Ground, source: &Source<'_>) -> Finding {
    let text = source.slice(range.span).split_whitespace().collect::<Vec<_>>().join(" ");
    Finding {
        rule: rule.info.clone(),
        severity: rule.rule.info.severity,
        confidence: rule.rule.confidence,
        message,
        evidence: "".into(),
        location: Location::of(source, range.span),
        statement: lines(source, range.span),
        secret: None,
        fix: edits(&rule.rule, range, ground),
        identity: Identity::of_context(&rule.rule.info.id, &[&text]),
    }
}

/// The whole lines of a span: a comment at their end is meant for it.
fn lines(source: &Source<'_>, span: Span) -> Span {
    let first = source.line_span(source.position(span.start).line);
    let last = source.line_span(source.position(span.end).line);
    Span::new(first.start.min(span.start), last.end.max(span.end))
}

#[cfg(test)]
mod tests {
    use findings::{RepoPath, Source};

    use super::Searcher;
    use crate::rule::yaml::{Read, read_any};

    #[test]
    fn rules_for_any_text_find() {
        let text = "rules:
- {id: a, languages: [regex], message: 'uses $1. ', severity: ERROR, pattern-regex: 'import (\\w+)', paths: {include: '*.py'}}
- {id: b, languages: [generic], message: b, severity: INFO, pattern: 'import $X', fix: 'use $X'}
- {id: c, languages: [ruby], message: c, severity: INFO, pattern: x}
- {id: d, languages: [python], message: d, severity: INFO, mode: taint, pattern-sources: [{pattern: s}], pattern-sinks: [{pattern: t}]}
";
        let Ok(Read::Code(rules, refused)) = read_any(text) else { panic!("a rule file") };
        assert!(refused.is_empty(), "{refused:?}");
        let searcher = Searcher::new(rules);
        let check = |path: &str, expected: &[&str]| {
            let source = Source::from_text(RepoPath::from(path), "x\nimport os\n");
            let (findings, problems) = searcher.scan_plain(&source, None);
            assert!(problems.is_empty(), "{problems:?}");
            let shown = findings.iter().map(|finding| {
                let fix = finding.fix.iter().flatten().map(|edit| format!(" → {}", edit.text)).collect::<String>();
                format!(
                    "{}:{} {} {}{fix}",
                    finding.location.start.line, finding.location.start.column, finding.rule.id, finding.message
                )
            });
            assert_eq!(shown.collect::<Vec<_>>(), expected, "{path}");
        };
        check("a.py", &["2:1 b b → use os", "2:1 a uses os"]);
        check("a.txt", &["2:1 b b → use os"]);
        let not_run = searcher.not_run();
        assert_eq!((not_run.other_languages, not_run.taint), (1, 1));
    }
}
