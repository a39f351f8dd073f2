//! Code rules over texts: made ready for a language when its first text comes, and turned into findings.
//!
//! A text is parsed only if what some rule needs stands in it.

use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

use findings::{Confidence, Edit, Finding, Problem, Reason, RuleInfo, Source, Span};

use crate::lang::{self, Language, Stopped};
use crate::mend;
use crate::rule::code::{CodeRule, Place};
use crate::search::code::{self, Code};
use crate::search::found::{finding, findings_of, message_of};
use crate::search::packed::Packs;
use crate::search::prefilter::Prefilter;
use crate::search::text::Plain;
use crate::search::{Asked, Compiled, Ends, Formula, Ground, Idle, LeafId, Rule, Tongue, evaluate};
use crate::taint::{self, Batch, Flow, Handed};

/// Rules for code.
#[derive(Default)]
pub struct Searcher {
    origin: Origin,
    generic: OnceLock<Compiled>,
    regex: OnceLock<Compiled>,
    /// In the order of [`lang::ALL`].
    languages: [Ready; lang::ALL.len()],
}

/// Where rules come from.
enum Origin {
    /// They were read from files.
    Read(Vec<Arc<CodeRule>>),
    /// They come with the program; all of them are seldom asked for.
    Packed(&'static Packs, OnceLock<Vec<Arc<CodeRule>>>),
}

/// The rules for a language, as far as they were needed.
#[derive(Default)]
struct Ready {
    /// Of packed rules: before they are read, this tells whether they need be.
    prefilter: OnceLock<Prefilter>,
    compiled: OnceLock<Compiled>,
}

impl Default for Origin {
    fn default() -> Self {
        Self::Read(Vec::new())
    }
}

/// Rules that say nothing, and why: never a quiet green.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NotRun {
    /// For languages we do not read.
    pub other_languages: usize,
    /// They follow data in texts that have no language.
    pub taint: usize,
}

impl Searcher {
    /// Rules as they were read. Compiles nothing.
    pub fn new(rules: Vec<CodeRule>) -> Self {
        Self { origin: Origin::Read(rules.into_iter().map(Arc::new).collect()), ..Self::default() }
    }

    /// Rules that come with the program. Reads nothing.
    pub fn packed(packs: &'static Packs) -> Self {
        Self { origin: Origin::Packed(packs, OnceLock::new()), ..Self::default() }
    }

    /// All rules.
    pub fn rules(&self) -> &[Arc<CodeRule>] {
        match &self.origin {
            Origin::Read(rules) => rules,
            Origin::Packed(packs, read) => read.get_or_init(|| packs.rules(0..packs.rules.len())),
        }
    }

    /// What reports say about each; of packed rules nothing else is read.
    pub fn infos(&self) -> impl Iterator<Item = &RuleInfo> {
        let (read, packed): (&[Arc<CodeRule>], &[RuleInfo]) = match &self.origin {
            Origin::Read(rules) => (rules, &[]),
            Origin::Packed(packs, _) => (&[], packs.infos),
        };
        read.iter().map(|rule| &rule.info).chain(packed)
    }

    /// Whether there are any.
    pub fn is_empty(&self) -> bool {
        match &self.origin {
            Origin::Read(rules) => rules.is_empty(),
            Origin::Packed(packs, _) => packs.rules.is_empty(),
        }
    }

    /// Rules that will not be run.
    pub fn not_run(&self) -> NotRun {
        let mut counts = NotRun::default();
        // The build lets only rules into the packs that are run; to read them all for this would be most of the start.
        let Origin::Read(rules) = &self.origin else { return counts };
        for rule in rules {
            match Idle::of(rule) {
                Some(Idle::OtherLanguages) => counts.other_languages += 1,
                Some(Idle::Taint) => counts.taint += 1,
                None => {}
            }
        }
        counts
    }

    /// The rules for any text, made ready at the first call. Packed ones are for languages only.
    fn plain(&self, tongue: Tongue) -> &Compiled {
        let place = if matches!(tongue, Tongue::Generic) { &self.generic } else { &self.regex };
        place.get_or_init(|| match &self.origin {
            Origin::Read(rules) => Compiled::of(rules, tongue),
            Origin::Packed(..) => Compiled::default(),
        })
    }

    /// The rules for a language, and for each whether it could match in `text`; nothing if none could.
    fn candidates(&self, language: &'static Language, text: &str) -> Option<(&Compiled, Vec<bool>)> {
        let at = lang::ALL.iter().position(|known| known.name == language.name).expect("a language of the list");
        let (ready, tongue) = (&self.languages[at], Tongue::Code(language));
        match &self.origin {
            Origin::Read(rules) => {
                let compiled = ready.compiled.get_or_init(|| Compiled::of(rules, tongue));
                let candidates = compiled.prefilter.candidates(text);
                candidates.contains(&true).then_some((compiled, candidates))
            }
            Origin::Packed(packs, _) => {
                let packed = &packs.languages[at];
                let candidates = ready.prefilter.get_or_init(|| packed.prefilter()).candidates(text);
                candidates
                    .contains(&true)
                    .then(|| (ready.compiled.get_or_init(|| packed.compiled(packs, tongue)), candidates))
            }
        }
    }

    /// Rules that turned out to be unusable when the first text of their language came: the id, the place, and why.
    pub fn refused(&self) -> Vec<(String, Place, String)> {
        let languages = self.languages.iter().map(|ready| &ready.compiled);
        let ready = languages.chain([&self.generic, &self.regex]).filter_map(OnceLock::get);
        let refused = ready.flat_map(|compiled| &compiled.refused);
        refused.map(|(rule, place, why)| (rule.info.id.to_string(), *place, why.clone())).collect()
    }

    /// What the rules find in a text: those for its language, and those for any text.
    pub fn scan(&self, source: &Source<'_>, asked: Asked<'_>) -> (Vec<Finding>, Vec<Problem>) {
        let (mut findings, mut problems) = self.scan_plain(source, asked);
        if let Some(language) = Language::of_text(&source.path().to_string(), source.text()) {
            let (more, others) = self.scan_code(source, language, asked);
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
        asked: Asked<'_>,
    ) -> (Vec<Finding>, Vec<Problem>) {
        let (text, path) = (source.text(), source.path().to_string());
        let Some((compiled, answers)) = self.candidates(language, text) else {
            return (Vec::new(), Vec::new());
        };
        let is_built_in = matches!(self.origin, Origin::Packed(..));
        let may_go_on = asked.files.is_some() && language.may_import(text);
        let chosen = Chosen::of(compiled, &answers, &path, is_built_in, may_go_on, asked);
        if chosen.is_empty() {
            return (Vec::new(), Vec::new());
        }
        let limit =
            |detail: &str| Problem { path: source.path().clone(), reason: Reason::Limit, detail: detail.to_owned() };
        let wants = |leaf: LeafId| compiled.leaf(leaf).users.iter().any(|(rule, _)| chosen.has(*rule));
        let found = code::read(language, &path, text, asked.stop, |target, _| {
            let ground = Code::new(target, compiled, &wants, asked);
            let (mut findings, mut problems) = (Vec::new(), Vec::new());
            for &number in &chosen.shapes {
                if (asked.stop)() {
                    break;
                }
                let rule = &compiled.rules[number];
                let Some(formula) = rule.formula() else { continue };
                let (found, problem) = shapes(rule, formula, &ground, source, asked);
                findings.extend(found);
                problems.extend(problem);
            }
            let (mut harmless, mut open) = (Vec::new(), Vec::new());
            for (rules, handed_to) in chosen.batches(compiled, &findings, asked.library) {
                let batch = Batch::new(compiled, rules, handed_to);
                let flows = taint::follow(&batch, target, &ground, source, asked);
                harmless.extend(flows.harmless.iter().map(|&(rule, span)| (&*compiled.rules[rule].info, span)));
                open.extend(flows.handed.iter().map(|flow| (&*compiled.rules[flow.rule].info, flow.range.span)));
                problems
                    .extend(flows.stopped_rules.iter().map(|&(rule, why)| stopped(&compiled.rules[rule], why, source)));
                let not_followed = |detail| Problem { reason: Reason::NotFollowed, ..limit(detail) };
                if flows.stopped {
                    problems.push(not_followed("it took too many steps"));
                }
                if flows.too_many_files {
                    problems.push(not_followed("it goes into more other files than are read"));
                }
                findings.extend(flows.flows.iter().map(|flow| flowing(compiled, flow, &ground, source)));
                if is_built_in && asked.library {
                    findings.extend(flows.handed.iter().map(|flow| handed(flowing(compiled, flow, &ground, source))));
                }
            }
            if is_built_in {
                // A shape says nothing where following the data has shown that the value is nobody's to choose.
                findings.retain(|finding| {
                    let is_at = |place: &(&RuleInfo, Span)| is_one_bug(*place, of_finding(finding));
                    !finding.trace.is_empty() || open.iter().any(is_at) || !harmless.iter().any(is_at)
                });
                without_setups(&mut findings, &chosen.shapes, compiled);
                explained(&mut findings);
                for finding in findings.iter_mut().filter(|finding| finding.fix.is_none()) {
                    let changes = mend::changes(target, finding.location.span, &finding.rule.cwe);
                    finding.fix = changes.map(|changes| edits(source, changes));
                }
            }
            if (asked.stop)() {
                problems.push(limit(&Stopped::Interrupted.to_string()));
            } else if ground.gave_up() {
                let rules: Vec<String> = ground.stopped().iter().map(|id| format!(" of `{id}`")).collect();
                problems.push(limit(&format!("a pattern{} took too many steps", rules.join(" and"))));
            }
            (findings, problems)
        });
        found.unwrap_or_else(|stopped| {
            let reason = if stopped == Stopped::TooLong { Reason::TooLargeForCode } else { Reason::Limit };
            (Vec::new(), vec![Problem { reason, ..limit(&stopped.to_string()) }])
        })
    }

    /// What the rules for any text find in one.
    fn scan_plain(&self, source: &Source<'_>, asked: Asked<'_>) -> (Vec<Finding>, Vec<Problem>) {
        let (mut findings, mut problems) = (Vec::new(), Vec::new());
        let path = source.path().to_string();
        for tongue in [Tongue::Generic, Tongue::Regex] {
            let compiled = self.plain(tongue);
            if compiled.rules.is_empty() {
                continue;
            }
            let candidates = compiled.prefilter.candidates(source.text());
            let ground = Plain::new(source.text(), compiled, asked);
            for (rule, _) in compiled.rules.iter().zip(candidates).filter(|(_, candidate)| *candidate) {
                if !rule.paths.is_for(&path) || !(asked.runs)(&rule.info.id) {
                    continue;
                }
                let Some(formula) = rule.formula() else { continue };
                let (found, problem) = shapes(rule, formula, &ground, source, asked);
                findings.extend(found);
                problems.extend(problem);
            }
            if ground.gave_up() {
                let detail = "an expression or generic pattern took too many steps".to_owned();
                problems.push(Problem { path: source.path().clone(), reason: Reason::Limit, detail });
            }
        }
        (findings, problems)
    }
}

/// The rules that are run over one text, by what stands in it.
struct Chosen {
    /// Those that look for shapes.
    shapes: Vec<usize>,
    /// Those that follow data which could begin or end here.
    flows: Vec<usize>,
    /// Those of which only sinks are here: they tell whether what a shape finds is anybody's to choose.
    sinks: Vec<usize>,
    is_built_in: bool,
}

impl Chosen {
    /// `may_go_on`: whether data may come from other files, or go there.
    fn of(
        compiled: &Compiled,
        answers: &[bool],
        path: &str,
        is_built_in: bool,
        may_go_on: bool,
        asked: Asked<'_>,
    ) -> Self {
        let runs = |rule: usize| compiled.rules[rule].paths.is_for(path) && (asked.runs)(&compiled.rules[rule].info.id);
        let mut chosen = Self { shapes: Vec::new(), flows: Vec::new(), sinks: Vec::new(), is_built_in };
        let is_shape = |rule: usize| compiled.rules[rule].formula().is_some();
        chosen.shapes.extend((0..compiled.rules.len()).filter(|&rule| answers[rule] && is_shape(rule) && runs(rule)));
        let asks = |end: &Ends| {
            let info = &compiled.rules[end.rule].info;
            let shares = |&shape: &usize| compiled.rules[shape].info.cwe.iter().any(|cwe| info.cwe.contains(cwe));
            is_built_in && end.sinks && (asked.library || chosen.shapes.iter().any(shares))
        };
        let (mut flows, mut sinks) = (Vec::new(), Vec::new());
        for end in compiled.ends_of(answers) {
            // What is worth a warning only is not looked for beyond the file.
            let is_grave = may_go_on && compiled.is_grave(end.rule);
            let begins_or_ends = end.sources && end.sinks || is_grave && (end.sources || end.sinks);
            if begins_or_ends && runs(end.rule) {
                flows.push(end.rule);
            } else if asks(&end) && runs(end.rule) {
                sinks.push(end.rule);
            }
        }
        Self { flows, sinks, ..chosen }
    }

    fn is_empty(&self) -> bool {
        self.shapes.is_empty() && self.flows.is_empty() && self.sinks.is_empty()
    }

    fn has(&self, rule: usize) -> bool {
        [&self.shapes, &self.flows, &self.sinks].into_iter().any(|rules| rules.binary_search(&rule).is_ok())
    }

    /// The rules that are followed together, with how far what nobody knows whose it is is followed for them: to what was
    /// found by its shape, and in a library everywhere.
    fn batches(&self, compiled: &Compiled, found: &[Finding], library: bool) -> Vec<(Vec<usize>, Handed)> {
        let shares = |finding: &Finding, rule: usize| {
            finding.rule.cwe.iter().any(|cwe| compiled.rules[rule].info.cwe.contains(cwe))
        };
        let is_asked = |rule: &usize| library || found.iter().any(|finding| shares(finding, *rule));
        let mut rules: Vec<usize> =
            self.flows.iter().copied().chain(self.sinks.iter().copied().filter(is_asked)).collect();
        rules.sort_unstable();
        let with_places = |rules: &[usize]| {
            let shared = found.iter().filter(|finding| rules.iter().any(|&rule| shares(finding, rule)));
            let places: Vec<Span> = shared.map(|finding| finding.location.span).collect();
            let handed = match library {
                true => Handed::Everywhere,
                false if self.is_built_in && !places.is_empty() => Handed::To(places),
                false => Handed::No,
            };
            (rules.to_vec(), handed)
        };
        rules.chunks(Batch::MOST).map(with_places).collect()
    }
}

/// Where a rule of a shape matches, and the limit that stopped it.
fn shapes(
    rule: &Rule,
    formula: &Formula,
    ground: &dyn Ground,
    source: &Source<'_>,
    asked: Asked<'_>,
) -> (Vec<Finding>, Option<Problem>) {
    let (ranges, problem) = match evaluate(formula, ground) {
        Ok(ranges) => (ranges, None),
        Err(cut) => (cut.found, Some(stopped(rule, cut.why, source))),
    };
    (findings_of(rule, &ranges, ground, source, asked.stop), problem)
}

/// Whether two rules speak of one weakness at one place.
fn is_one_bug((rule, span): (&RuleInfo, Span), (other, place): (&RuleInfo, Span)) -> bool {
    span.overlaps(place) && rule.cwe.iter().any(|cwe| other.cwe.contains(cwe))
}

fn of_finding(finding: &Finding) -> (&RuleInfo, Span) {
    (&finding.rule, finding.location.span)
}

/// How something is set up, a rule with the option `setup` says: where data flows into what is set up so, that is the
/// finding.
fn without_setups(findings: &mut Vec<Finding>, shapes: &[usize], compiled: &Compiled) {
    let says = |&&number: &&usize| {
        let options = &compiled.rules[number].rule.options.other;
        options.iter().any(|(name, value)| &**name == "setup" && &**value == "true")
    };
    let setups: Vec<&RuleInfo> = shapes.iter().filter(says).map(|&number| &*compiled.rules[number].info).collect();
    let flows = findings.iter().filter(|finding| !finding.trace.is_empty());
    let flowing: BTreeSet<_> = flows.flat_map(|finding| finding.rule.cwe.iter().cloned()).collect();
    findings.retain(|finding| {
        let is_setup = finding.trace.is_empty() && setups.iter().any(|rule| rule.id == finding.rule.id);
        !is_setup || !finding.rule.cwe.iter().any(|cwe| flowing.contains(cwe))
    });
}

/// Leaves one finding a bug: what flows into a place explains what other rules say about its shape, and of two flows
/// into one place the graver one is enough.
fn explained(findings: &mut Vec<Finding>) {
    let rank = |finding: &Finding| (!finding.trace.is_empty(), finding.severity, finding.confidence);
    let mut at = 0;
    while at < findings.len() {
        let known = findings.iter().enumerate().any(|(other, better)| {
            // Of two that are alike the first stays.
            let wins = rank(better) > rank(&findings[at]) || rank(better) == rank(&findings[at]) && other < at;
            other != at && !better.trace.is_empty() && wins && is_one_bug(of_finding(better), of_finding(&findings[at]))
        });
        if known {
            findings.remove(at);
        } else {
            at += 1;
        }
    }
}

fn edits(source: &Source<'_>, changes: mend::Changes) -> Vec<Edit> {
    let edit = |(span, text): (Span, String)| Edit {
        span,
        start: source.position(span.start),
        end: source.position(span.end),
        text,
    };
    changes.into_iter().map(edit).collect()
}

/// Data that flows into a sink as a finding.
fn flowing(compiled: &Compiled, flow: &Flow, ground: &dyn Ground, source: &Source<'_>) -> Finding {
    let rule = &compiled.rules[flow.rule];
    let message = message_of(rule, &flow.range, ground);
    Finding { trace: flow.trace.clone(), ..finding(rule, &flow.range, message, ground, source) }
}

/// The same of what a function gets from whoever calls it.
fn handed(finding: Finding) -> Finding {
    let confidence = finding.confidence.min(Confidence::Medium);
    Finding { confidence, message: format!("{}, from a parameter that callers choose", finding.message), ..finding }
}

/// A rule that was stopped at a limit.
fn stopped(rule: &Rule, why: &str, source: &Source<'_>) -> Problem {
    let detail = format!("rule `{}` {why}", rule.rule.info.id);
    Problem { path: source.path().clone(), reason: Reason::Limit, detail }
}

#[cfg(test)]
mod tests {
    use findings::{RepoPath, Source};

    use super::{Asked, Searcher};
    use crate::rule::yaml::{Read, read_any};

    #[test]
    fn a_condition_asks_about_names_of_members_too() {
        let check = |condition: &str, pattern: &str, expected: &[u32]| {
            let text = format!(
                "rules:\n- {{id: a, languages: [python], message: m, severity: INFO, patterns: [{{pattern: {pattern}}}, \
                 {{metavariable-pattern: {{metavariable: $B, {condition}}}}}]}}\n"
            );
            let Ok(Read::Code(rules, refused)) = read_any(&text) else { panic!("{text}") };
            assert!(refused.is_empty(), "{refused:?}");
            let source = Source::from_text(RepoPath::from("a.py"), "os.chmod(1)\nos.mkdir(1)\na + b\na + a\n");
            let (findings, _) = Searcher::new(rules).scan(&source, Asked::NOTHING);
            let lines: Vec<u32> = findings.iter().map(|finding| finding.location.start.line).collect();
            assert_eq!(lines, expected, "{pattern} {condition}");
        };
        check("pattern: chmod", "os.$B(...)", &[1]);
        check("pattern: b", "$A + $B", &[3]);
        check("patterns: [{pattern: ...}, {pattern-not: $A}]", "$A + $B", &[3]);
    }

    #[test]
    fn rules_for_any_text_find() {
        let text = "rules:
- {id: a, languages: [regex], message: 'uses $1. ', severity: ERROR, pattern-regex: 'import (\\w+)', paths: {include: '*.py'}}
- {id: b, languages: [generic], message: b, severity: INFO, pattern: 'import $X', fix: 'use $X'}
- {id: c, languages: [ruby], message: c, severity: INFO, pattern: x}
- {id: d, languages: [generic], message: d, severity: INFO, mode: taint, pattern-sources: [{pattern: s}], pattern-sinks: [{pattern: t}]}
";
        let Ok(Read::Code(rules, refused)) = read_any(text) else { panic!("a rule file") };
        assert!(refused.is_empty(), "{refused:?}");
        let searcher = Searcher::new(rules);
        let check = |path: &str, expected: &[&str]| {
            let source = Source::from_text(RepoPath::from(path), "x\nimport os\n");
            let (findings, problems) = searcher.scan_plain(&source, Asked::NOTHING);
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
