//! Secret detection in any text: keywords → an expression or a detector around each → stand-ins and entropy → offline
//! verification → one finding per place.
//!
//! Knows rules and texts, no programming language. Besides the text itself three views of it are searched: literals that
//! code joins (`"ab" + "cd"`), text with NUL bytes in between, and base 64 that decodes to text.

mod detect;
mod encoded;
pub(crate) mod expression;
mod joined;
pub(crate) mod keywords;
mod placeholder;
pub(crate) mod randomness;
mod spread;
mod surroundings;
mod syntax;
mod verify;
mod words;

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use findings::{Confidence, Finding, Location, Problem, Reason, RuleInfo, SecretText, Severity, Source, Span};

use crate::budget::Budget;
use crate::rule::{SecretRule, Shape, keyword_users};
use detect::{Recognised, Strength, Text};
use expression::Expression;
use keywords::{Hit, Keywords};
use surroundings::{Place, Surroundings};

/// The built-in packs, as `build.rs` compiled them.
mod packs {
    use std::borrow::Cow;

    use findings::{Confidence, Kind, RuleInfo, Severity};

    use super::keywords::{Entry, Keywords};
    use crate::rule::{SecretRule, Shape};

    include!(concat!(env!("OUT_DIR"), "/secrets.rs"));
}

/// Names of the detectors that a rule may call.
pub(crate) fn detector_names() -> Vec<&'static str> {
    detect::ALL.iter().map(|detector| detector.name).collect()
}

/// Names of the verifiers that a rule may call.
pub(crate) fn verifier_names() -> Vec<&'static str> {
    verify::ALL.iter().map(|verifier| verifier.name).collect()
}

/// A set of rules, ready to scan. Expressions are compiled when their keyword is first seen; shared by threads.
pub(crate) struct Detectors {
    rules: Cow<'static, [SecretRule]>,
    keywords: Cow<'static, Keywords>,
    users: Users,
    compiled: Box<[OnceLock<Compiled>]>,
}

/// For each keyword the rules that list it.
enum Users {
    Packed(&'static [&'static [u16]]),
    Built(Vec<Vec<u16>>),
}

impl Users {
    fn of(&self, word: usize) -> &[u16] {
        match self {
            Self::Packed(users) => users[word],
            Self::Built(users) => &users[word],
        }
    }
}

/// What a rule needs at its first use.
struct Compiled {
    info: Arc<RuleInfo>,
    /// `None` for detectors.
    expression: Option<Expression>,
    detector: Option<&'static detect::Detector>,
    verifier: Option<&'static verify::Verifier>,
}

/// How often expressions may look at each byte of a text, on average; ordinary text stays below one, a text made of
/// keywords could cost hundreds.
const WORK_PER_BYTE: u64 = 64;
/// Short texts may cost this much anyway.
const LEAST_WORK: u64 = 4 << 20;
/// Candidates per text: the best stay, and that others were dropped is reported as a limit.
const MAX_CANDIDATES: usize = 10_000;

impl Detectors {
    /// The built-in packs: constant tables, nothing is built.
    pub(crate) fn built_in() -> Self {
        Self {
            rules: Cow::Borrowed(packs::RULES),
            keywords: Cow::Borrowed(&packs::KEYWORDS),
            users: Users::Packed(packs::KEYWORD_USERS),
            compiled: cells(packs::RULES.len()),
        }
    }

    /// A user's rules.
    pub(crate) fn new(rules: Vec<SecretRule>) -> Self {
        let keywords = Keywords::new(rules.iter().flat_map(|rule| rule.keywords.iter()).map(|word| &**word));
        let users = keyword_users(rules.iter(), &keywords.words);
        let compiled = cells(rules.len());
        Self { rules: Cow::Owned(rules), keywords: Cow::Owned(keywords), users: Users::Built(users), compiled }
    }

    /// The rules in force.
    pub(crate) fn rules(&self) -> &[SecretRule] {
        &self.rules
    }

    /// Whether a rule is about secrets of no provider in particular, which `generic = false` hides. The one about private
    /// keys is not.
    pub(crate) fn is_generic(&self, info: &RuleInfo) -> bool {
        let rule = self.rules.iter().find(|rule| rule.info.id == info.id);
        rule.is_some_and(|rule| rule.provider.is_empty() && rule.confidence < Confidence::High)
    }

    /// All secrets in a text, in the order of their places.
    pub(crate) fn scan(&self, source: &Source<'_>) -> (Vec<Finding>, Vec<Problem>) {
        let text = Text { bytes: source.text().as_bytes(), syntax: syntax::of(source.path()) };
        let work = Budget::new(WORK_PER_BYTE * text.bytes.len() as u64 + LEAST_WORK);
        let mut candidates = Candidates { list: Vec::new(), full: false, in_view: false, work };
        self.search(&text, &|range| range, &mut candidates);
        candidates.in_view = true;
        joined::views(&text, |view| {
            let joined = Text { bytes: &view.text, syntax: text.syntax };
            self.search(&joined, &|range| view.original(range), &mut candidates);
            encoded::views(&view.text, |inner| {
                let decoded = Text { bytes: &inner.text, syntax: syntax::Syntax::Lines };
                self.search(&decoded, &|range| view.original(inner.original(range)), &mut candidates);
            });
        });
        if let Some(view) = spread::view(text.bytes) {
            let together = Text { bytes: &view.text, syntax: text.syntax };
            self.search(&together, &|range| view.original(range), &mut candidates);
        }
        encoded::views(text.bytes, |view| {
            let decoded = Text { bytes: &view.text, syntax: syntax::Syntax::Lines };
            self.search(&decoded, &|range| view.original(range), &mut candidates);
        });
        candidates.drop_worst(MAX_CANDIDATES);
        let mut problems = Vec::new();
        if candidates.full {
            let detail = format!("more than {MAX_CANDIDATES} possible secrets in one file");
            problems.push(Problem { path: source.path().clone(), reason: Reason::Limit, detail });
        }
        if candidates.work.is_spent_out() {
            let detail = format!("expressions would have to look at every byte more than {WORK_PER_BYTE} times");
            problems.push(Problem { path: source.path().clone(), reason: Reason::Limit, detail });
        }
        if candidates.list.is_empty() {
            return (Vec::new(), problems);
        }
        let surroundings = Surroundings::of(source);
        let findings = candidates.best().into_iter().map(|candidate| self.finding(source, &surroundings, candidate));
        (findings.collect(), problems)
    }

    /// Searches one view of the text; `original` maps its places to the text itself.
    fn search(&self, text: &Text<'_>, original: &dyn Fn(Range<usize>) -> Range<usize>, candidates: &mut Candidates) {
        self.keywords.find(text.bytes, |hit| {
            for &number in self.users.of(hit.word) {
                let rule = &self.rules[number as usize];
                if candidates.work.is_spent_out() {
                    continue;
                }
                let compiled = self.compiled(number);
                let (found, looked_at) = recognise(text, hit, rule, compiled);
                candidates.work.take(looked_at as u64);
                if let Some(candidate) = found.and_then(|found| judge(text, rule, compiled, number, found)) {
                    let place = original(candidate.place.clone());
                    candidates.push(Candidate { place, ..candidate }, MAX_CANDIDATES);
                }
            }
        });
    }

    fn compiled(&self, number: u16) -> &Compiled {
        self.compiled[number as usize].get_or_init(|| {
            let rule = &self.rules[number as usize];
            let (expression, detector) = match &rule.shape {
                Shape::Token(_) | Shape::Value(_) => {
                    // The built-in ones are compiled by the tests, a user's when they are read.
                    let expression = Expression::of(rule);
                    (Some(expression.unwrap_or_else(|error| panic!("rule {}: {error}", rule.info.id))), None)
                }
                Shape::Detector(name) => (None, detect::by_name(name)),
            };
            Compiled {
                info: Arc::new(rule.info.clone()),
                expression,
                detector,
                verifier: rule.verify.as_deref().and_then(verify::by_name),
            }
        })
    }

    fn finding(&self, source: &Source<'_>, surroundings: &Surroundings<'_>, candidate: Candidate) -> Finding {
        let rule = &self.rules[candidate.rule as usize];
        let compiled = self.compiled(candidate.rule);
        let span = Span::new(candidate.place.start, candidate.place.end);
        let location = Location::of(source, span);
        let secret = SecretText::new(candidate.secret);
        let place = surroundings.place(&location);
        let severity = match (candidate.strength, place) {
            (Strength::Proved, _) | (Strength::Usual, Place::Product) => rule.info.severity,
            (Strength::Weak, _) => Severity::Low,
            (Strength::Usual, Place::Illustration) if matches!(rule.shape, Shape::Token(_)) => {
                rule.info.severity.lowered()
            }
            (Strength::Usual, Place::Illustration) => Severity::Low,
        };
        let confidence = match candidate.strength {
            Strength::Proved => Confidence::High,
            Strength::Usual => rule.confidence,
            Strength::Weak => Confidence::Low,
        };
        Finding {
            rule: Arc::clone(&compiled.info),
            severity,
            confidence,
            message: rule.info.title.to_string(),
            evidence: Cow::Borrowed(candidate.evidence),
            statement: lines_of(source, &location),
            location,
            fix: None,
            identity: secret.identity(&rule.info.id),
            trace: Vec::new(),
            secret: Some(secret),
            dependency: None,
        }
    }
}

/// What a rule recognises at a keyword, and how many bytes were looked at for it.
fn recognise(text: &Text<'_>, hit: Hit, rule: &SecretRule, compiled: &Compiled) -> (Option<Recognised>, usize) {
    /// Roughly what a detector looks at.
    const DETECTOR: usize = 256;
    let plain = |secret: Option<Range<usize>>| {
        secret.map(|secret| Recognised { secret, strength: Strength::Usual, evidence: "" })
    };
    match (&rule.shape, &compiled.expression) {
        (Shape::Token(_), Some(expression)) => {
            let (secret, looked_at) = detect::token::find(text, hit.start..hit.end, expression);
            (plain(secret), looked_at)
        }
        (Shape::Value(_), Some(_)) if text.syntax == syntax::Syntax::Lockfile => (None, 0),
        (Shape::Value(_), Some(expression)) => {
            let (secret, looked_at) = detect::value::find(text, hit.start..hit.end, expression);
            (plain(secret), looked_at)
        }
        _ => (compiled.detector.and_then(|detector| (detector.run)(text, hit)), DETECTOR),
    }
}

fn cells(count: usize) -> Box<[OnceLock<Compiled>]> {
    (0..count).map(|_| OnceLock::new()).collect()
}

/// The whole lines that a place touches: a suppression comment on any of them means it.
fn lines_of(source: &Source<'_>, location: &Location) -> Span {
    let end = source.line_span(location.end.line).end;
    Span::new(source.line_span(location.start.line).start, end.max(location.span.end))
}

/// First parts of a candidate's rank: a value that names its provider, and a guess by name.
const NAMED: u8 = 3;
const GUESS: u8 = 1;

/// A possible finding.
struct Candidate {
    rule: u16,
    place: Range<usize>,
    secret: String,
    strength: Strength,
    evidence: &'static str,
    /// Among candidates at one place the highest wins: a provider's own format, then a value that names its provider,
    /// then formats of no one, then a guess by name; among guesses what stands in the text as it is before what a view
    /// of it shows; then the stronger (see [`Candidates::best`]).
    rank: (u8, bool),
}

struct Candidates {
    list: Vec<Candidate>,
    /// Whether some were dropped.
    full: bool,
    /// Whether what comes now is from a view of the text, not from the text as it is.
    in_view: bool,
    /// Bytes that expressions may still look at.
    work: Budget,
}

impl Candidates {
    /// Adds one; of more than `most` the best stay, those of a kind in the order in which they came.
    fn push(&mut self, mut candidate: Candidate, most: usize) {
        candidate.rank.1 = !self.in_view || candidate.rank.0 > GUESS;
        // One keyword may occur twice in a token, and several keywords lead to one rule.
        let known = |other: &Candidate| other.rule == candidate.rule && other.place == candidate.place;
        if self.list.iter().rev().take(8).any(known) {
            return;
        }
        self.list.push(candidate);
        // Not at each one, so that the sorting costs little.
        if self.list.len() >= 2 * most {
            self.drop_worst(most);
        }
    }

    fn drop_worst(&mut self, most: usize) {
        if self.list.len() > most {
            self.full = true;
            self.list.sort_by_key(|candidate| Reverse((candidate.rank, candidate.strength)));
            self.list.truncate(most);
        }
    }

    /// The best candidate of each place, in the order of places.
    fn best(mut self) -> Vec<Candidate> {
        self.list.sort_by(|a, b| {
            (b.rank, b.strength)
                .cmp(&(a.rank, a.strength))
                .then(b.place.len().cmp(&a.place.len()))
                .then(a.place.start.cmp(&b.place.start))
                .then(a.rule.cmp(&b.rule))
        });
        let mut taken: BTreeMap<usize, usize> = BTreeMap::new();
        let mut best: Vec<Candidate> = Vec::new();
        for candidate in self.list {
            let (start, end) = (candidate.place.start, candidate.place.end);
            let before = taken.range(..end).next_back();
            if before.is_some_and(|(_, other_end)| *other_end > start) {
                continue;
            }
            taken.insert(start, end);
            best.push(candidate);
        }
        best.sort_by_key(|candidate| candidate.place.start);
        best
    }
}

/// Entropy, stand-ins and verification.
fn judge(text: &Text<'_>, rule: &SecretRule, compiled: &Compiled, number: u16, found: Recognised) -> Option<Candidate> {
    let bytes = &text.bytes[found.secret.clone()];
    let secret = std::str::from_utf8(bytes).ok()?;
    if f32::from(rule.entropy) > randomness::entropy(bytes) * 100.0 {
        return None;
    }
    let tier = match rule.shape {
        Shape::Token(_) if !rule.provider.is_empty() => 4,
        Shape::Value(_) => NAMED,
        Shape::Token(_) => 2,
        Shape::Detector(_) => GUESS,
    };
    let verdict = compiled.verifier.map_or(verify::Verdict::Unknown, |verifier| (verifier.check)(secret));
    // A right checksum is proof, whatever letters chance has put together.
    let right = matches!(verdict, verify::Verdict::Right(_));
    if tier > 1 && !right && placeholder::is_example_token(bytes) {
        return None;
    }
    // A value without digits that is made of words is a name, unless its format leaves no doubt.
    let word = !bytes.iter().any(u8::is_ascii_digit) && randomness::likeness(bytes).is_some_and(|score| score > 5.5);
    if tier >= NAMED && rule.confidence < Confidence::High && word {
        return None;
    }
    let (strength, evidence) = match verdict {
        verify::Verdict::Right(words) => (Strength::Proved, words),
        verify::Verdict::Unknown => (found.strength, found.evidence),
        verify::Verdict::Wrong => return None,
    };
    Some(Candidate {
        rule: number,
        place: found.secret,
        secret: secret.to_owned(),
        strength,
        evidence,
        rank: (tier, true),
    })
}

#[cfg(test)]
mod tests;
