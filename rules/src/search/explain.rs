//! Why a rule finds what it finds: its formula part by part, each evaluated as a scan evaluates it.
//!
//! Gives plain data. It costs several scans of one text by one rule, and is not asked in a scan.

use std::collections::BTreeSet;

use findings::{Finding, Source, Span};

use super::asked::Asked;
use super::code::{self, Code};
use super::evaluate::{Evaluation, Ground, Range, Today, Work, evaluate, focused, foreign_span};
use super::formula::{Compiled, Condition, Formula, Rule, Shape, Tongue};
use super::found::findings_of;
use super::text::Plain;
use super::{GROUP_NUMBERS, prefilter::Need};
use crate::lang::Language;
use crate::pattern::Binding;
use crate::rule::bound;
use crate::rule::code::{self as read, CodeRule, Mode, Place};
use crate::tree::{NodeId, Sym, Tree};

/// What one rule does in one text that is read as one tongue.
#[derive(Debug)]
pub struct Explained {
    /// What the text is read as.
    pub tongue: &'static str,
    /// Whether the rule's `paths` admit the file.
    pub admitted: bool,
    /// What must stand in the text and does not, so that a scan does not even read it.
    pub missing: Option<Need>,
    /// How many parts of the text could not be read.
    pub errors: usize,
    /// Its formulas: one of a rule about the shape of code, several of one that follows data.
    pub formulas: Vec<(Role, Part)>,
    /// What a scan reports; nothing for a rule that follows data.
    pub findings: Vec<Finding>,
    /// Why this is not all: a limit that was reached.
    pub stopped: Option<String>,
}

/// What a formula is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// What is found.
    Finding,
    /// What taints.
    Source,
    /// What cleans.
    Sanitizer,
    /// What must stay clean.
    Sink,
    /// What hands taint on.
    Propagator,
}

/// A part of a formula.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The operator, in Semgrep's older spelling.
    pub operator: &'static str,
    /// Its pattern, expression or condition; empty for an operator that holds others.
    pub text: String,
    /// Where the rule file says it.
    pub place: Place,
    /// What it matches by itself; of conditions and focus, what is left after them.
    pub found: Vec<Hit>,
    /// What it does to the list in which it stands; `None` if it is not in one, or was not asked since nothing was left.
    pub step: Option<Step>,
    /// The parts that it holds: in a list in the order in which they are joined.
    pub parts: Vec<Part>,
}

/// What a part of a list does to what the parts before it left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What falls out.
    pub lost: Vec<Hit>,
    /// How many are left.
    pub left: usize,
}

/// A stretch of text, with what metavariables stand for there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Where.
    pub span: Span,
    /// Name and text, in the order of the names.
    pub bindings: Vec<(String, String)>,
}

/// What a rule does in a text, for each tongue of the rule that the text can be read as; nothing if there is none.
///
/// # Errors
/// Where the rule cannot be used, and why.
pub fn explain(
    rule: &CodeRule,
    source: &Source<'_>,
    language: Option<&'static Language>,
    today: Today<'_>,
) -> Result<Vec<Explained>, (Place, String)> {
    let tongues = [Tongue::Generic, Tongue::Regex].into_iter().chain(language.map(Tongue::Code));
    tongues.filter(|tongue| tongue.is_for(rule)).map(|tongue| in_tongue(rule, source, tongue, today)).collect()
}

/// The formulas of a rule, each as a rule of its own.
fn formulas(rule: &CodeRule) -> Vec<(Role, std::sync::Arc<CodeRule>)> {
    let alone = |role, formula: &read::Formula| {
        (role, std::sync::Arc::new(CodeRule { mode: Mode::Search(formula.clone()), ..rule.clone() }))
    };
    match &rule.mode {
        Mode::Search(formula) => vec![alone(Role::Finding, formula)],
        Mode::Taint(taint) => {
            let sources = taint.sources.iter().map(|source| alone(Role::Source, &source.formula));
            let sanitizers = taint.sanitizers.iter().map(|sanitizer| alone(Role::Sanitizer, &sanitizer.formula));
            let sinks = taint.sinks.iter().map(|sink| alone(Role::Sink, &sink.formula));
            let propagators = taint.propagators.iter().map(|propagator| alone(Role::Propagator, &propagator.formula));
            sources.chain(propagators).chain(sanitizers).chain(sinks).collect()
        }
    }
}

/// The formula of a rule that was made from one.
fn shape_of(rule: &Rule) -> &Formula {
    rule.formula().expect("only formulas are made ready here")
}

fn in_tongue(
    rule: &CodeRule,
    source: &Source<'_>,
    tongue: Tongue,
    today: Today<'_>,
) -> Result<Explained, (Place, String)> {
    let formulas = formulas(rule);
    let compiled = Compiled::of(formulas.iter().map(|(_, rule)| rule), tongue);
    if let Some((_, place, why)) = compiled.refused.first() {
        return Err((*place, why.clone()));
    }
    let roles: Vec<Role> = formulas.iter().map(|(role, _)| *role).collect();
    let (text, path) = (source.text(), source.path().to_string());
    let mut explained = Explained {
        tongue: tongue.name(),
        admitted: compiled.rules.first().is_some_and(|rule| rule.paths.is_for(&path)),
        missing: None,
        errors: 0,
        formulas: Vec::new(),
        findings: Vec::new(),
        stopped: None,
    };
    // Of a rule that follows data it is not said here which of its formulas a text must satisfy.
    if compiled.rules.len() == 1 {
        explained.missing = compiled.need(0, tongue).missing(&|literal| literal.stands_in(text));
    }
    match tongue {
        Tongue::Code(language) => {
            let read = code::read(language, &path, text, &|| false, |target, errors| {
                let ground = Code::new(target, &compiled, &|_| true, Asked { today, ..Asked::NOTHING });
                explained.errors = errors;
                explained.fill(&compiled, &roles, &ground, source);
                ground.gave_up()
            });
            match read {
                Ok(true) => explained.stopped = Some("a pattern took too many steps".to_owned()),
                Ok(false) => {}
                Err(stopped) => explained.stopped = Some(stopped.to_string()),
            }
        }
        Tongue::Generic | Tongue::Regex => {
            let ground = Plain::new(text, &compiled, Asked { today, ..Asked::NOTHING });
            explained.fill(&compiled, &roles, &ground, source);
            if ground.gave_up() {
                explained.stopped = Some("an expression or generic pattern took too many steps".to_owned());
            }
        }
    }
    Ok(explained)
}

impl Explained {
    fn fill(&mut self, compiled: &Compiled, roles: &[Role], ground: &dyn Ground, source: &Source<'_>) {
        for (role, rule) in roles.iter().zip(&compiled.rules) {
            let evaluated = evaluate(shape_of(rule), ground);
            let part = part_of(rule, ground);
            match &evaluated {
                Err(stopped) => self.stopped = Some(format!("the rule {}", stopped.why)),
                Ok(_) if part.is_err() => self.stopped = Some("the rule has too much to explain".to_owned()),
                Ok(_) => {}
            }
            self.formulas.extend(part.ok().map(|part| (*role, part)));
            if *role == Role::Finding && self.admitted && self.missing.is_none() {
                let ranges = evaluated.unwrap_or_else(|stopped| stopped.found);
                self.findings = findings_of(rule, &ranges, ground, source, &|| false);
            }
        }
    }
}

/// A step was cut short: to explain what is left of it would mislead.
#[derive(Debug)]
struct Short;

fn part_of(rule: &Rule, ground: &dyn Ground) -> Result<Part, Short> {
    let Mode::Search(read) = &rule.rule.mode else { unreachable!("only these are made ready") };
    let numbers = (1..=GROUP_NUMBERS.len()).map(|number| format!("${number}"));
    let names = bound::names(read).into_iter().chain(numbers).collect::<BTreeSet<_>>();
    let names = names.into_iter().map(|name| (Sym::of(&name), name)).collect();
    Explainer { ground, context: None, node: None, names: &names, offset: 0 }.part(read, shape_of(rule))
}

/// Explains parts of one formula.
struct Explainer<'a> {
    ground: &'a dyn Ground,
    /// As in an [`Evaluation`].
    context: Option<Range>,
    /// As in an [`Evaluation`].
    node: Option<NodeId>,
    names: &'a Vec<(Sym, String)>,
    /// Where the text of `ground` begins in the file.
    offset: usize,
}

/// The operator of the part for one range of a condition about the inside of a metavariable; its text is what that
/// stands for, and it holds nothing if that cannot be read in the language that is asked for.
pub const INSIDE: &str = "in";

/// Ranges that a condition about the inside of a metavariable is explained for.
const MOST_INSIDE: usize = 3;

impl Explainer<'_> {
    /// Runs one step as a scan does, with a limit of its own: what is repeated here is not more work for the rule.
    fn ask<R>(&self, step: impl FnOnce(&mut Evaluation<'_>) -> R) -> Result<R, Short> {
        let mut work = Work::new();
        let (context, node) = (self.context.clone(), self.node);
        let result = step(&mut Evaluation { ground: self.ground, context, node, work: &mut work });
        if work.cuts == 0 { Ok(result) } else { Err(Short) }
    }

    fn part(&self, read: &read::Formula, ready: &Formula) -> Result<Part, Short> {
        let found = self.hits(&self.ask(|evaluation| evaluation.formula(ready))?);
        let conditions = self.conditions(read, ready)?;
        let holding =
            |operator, parts| Part { operator, text: String::new(), place: read.place, found, step: None, parts };
        if let Some((operator, text)) = leaf(read, ready) {
            let alone = self.hits(&self.ask(|evaluation| evaluation.shape(&ready.shape))?);
            let alone = Part { operator, text, place: read.place, found: alone, step: None, parts: Vec::new() };
            if conditions.is_empty() {
                return Ok(alone);
            }
            return Ok(holding("patterns", std::iter::once(alone).chain(conditions).collect()));
        }
        let operator = match &ready.shape {
            Shape::All { .. } | Shape::Leaf { .. } => "patterns",
            Shape::Any(_) => "pattern-either",
            Shape::Inside(_) => "pattern-inside",
            Shape::Anywhere(_) => "pattern-anywhere",
        };
        let mut parts = self.members(read, ready)?;
        parts.extend(conditions);
        Ok(holding(operator, parts))
    }

    /// The parts of a shape.
    fn members(&self, read: &read::Formula, ready: &Formula) -> Result<Vec<Part>, Short> {
        match (&read.shape, &ready.shape) {
            (read::Shape::Any(read), Shape::Any(ready)) => {
                read.iter().zip(ready).map(|(read, ready)| self.part(read, ready)).collect()
            }
            (read::Shape::Inside(read), Shape::Inside(ready))
            | (read::Shape::Anywhere(read), Shape::Anywhere(ready)) => Ok(vec![self.part(read, ready)?]),
            (read::Shape::All(members), Shape::All { positive, negative }) => self.all(members, positive, negative),
            // About a metavariable a negation may stand alone.
            (read::Shape::Not(_), Shape::All { positive, negative }) => {
                self.all(std::slice::from_ref(read), positive, negative)
            }
            _ => Ok(Vec::new()),
        }
    }

    /// The members of a list, in the order in which they are joined.
    fn all(&self, members: &[read::Formula], positive: &[Formula], negative: &[Formula]) -> Result<Vec<Part>, Short> {
        let (mut positives, mut negatives) = (positive.iter(), negative.iter());
        let mut pairs = Vec::new();
        for member in members {
            let ready = if let read::Shape::Not(_) = member.shape { negatives.next() } else { positives.next() };
            pairs.extend(ready.map(|ready| (member, ready)));
        }
        // Each member with what it matches and what is left after it.
        let mut steps: Vec<(&Formula, Vec<Range>, Vec<Range>)> = Vec::new();
        self.ask(|evaluation| {
            evaluation.all_told(positive, negative, &mut |member, own, left| {
                steps.push((member, own.to_vec(), left.to_vec()));
            })
        })?;
        let step_of = |ready: &Formula| steps.iter().position(|(member, ..)| std::ptr::eq(*member, ready));
        pairs.sort_by_key(|(_, ready)| step_of(ready).unwrap_or(usize::MAX));
        let mut parts = Vec::new();
        for (read, ready) in pairs {
            let mut part = match &read.shape {
                read::Shape::Not(inner) => self.negated(read, inner, ready)?,
                _ => self.part(read, ready)?,
            };
            if let Some(at) = step_of(ready) {
                let (_, own, left) = &steps[at];
                let is_negative = negative.iter().any(|member| std::ptr::eq(member, ready));
                let before = match at.checked_sub(1) {
                    Some(at) => steps[at].2.clone(),
                    None if is_negative => self.context.iter().cloned().collect(),
                    None => Vec::new(),
                };
                let mut lost = Vec::new();
                for range in before {
                    let alone = vec![range.clone()];
                    let kept = if is_negative {
                        self.ask(|evaluation| evaluation.without(alone, own))?
                    } else {
                        self.ask(|evaluation| evaluation.intersect(&alone, own))?
                    };
                    if kept.is_empty() {
                        lost.push(range);
                    }
                }
                part.step = Some(Step { lost: self.hits(&lost), left: left.len() });
            }
            parts.push(part);
        }
        Ok(parts)
    }

    fn negated(&self, outer: &read::Formula, inner: &read::Formula, ready: &Formula) -> Result<Part, Short> {
        let part = self.part(inner, ready)?;
        let operator = match part.operator {
            "pattern" => "pattern-not",
            "pattern-regex" => "pattern-not-regex",
            "pattern-inside" => "pattern-not-inside",
            _ => {
                let found = part.found.clone();
                let place = outer.place;
                return Ok(Part {
                    operator: "pattern-not",
                    text: String::new(),
                    place,
                    found,
                    step: None,
                    parts: vec![part],
                });
            }
        };
        Ok(Part { operator, ..part })
    }

    /// The conditions of a formula and its focus, one after the other.
    fn conditions(&self, read: &read::Formula, ready: &Formula) -> Result<Vec<Part>, Short> {
        let mut ranges = self.ask(|evaluation| evaluation.shape(&ready.shape))?;
        let mut parts = Vec::new();
        for (read, ready) in read.conditions.iter().zip(&ready.conditions) {
            let (mut kept, mut lost) = (Vec::new(), Vec::new());
            for range in ranges {
                let holds = self.ask(|evaluation| evaluation.holds(ready, &range, &mut Vec::new()))?;
                if holds { kept.push(range) } else { lost.push(range) }
            }
            let (operator, text) = condition(&read.value);
            let inside = if lost.is_empty() { &kept } else { &lost };
            let inside = self.inside(&read.value, ready, &inside[..inside.len().min(MOST_INSIDE)])?;
            let step = Some(Step { lost: self.hits(&lost), left: kept.len() });
            parts.push(Part { operator, text, place: read.place, found: self.hits(&kept), step, parts: inside });
            ranges = kept;
        }
        if let Some(focus) = read.focus.first() {
            let tree = self.ground.tree();
            let (mut narrowed, mut lost) = (Vec::new(), Vec::new());
            for range in ranges {
                let places = focused(&range, &ready.focus, tree);
                if places.is_empty() {
                    lost.push(range);
                }
                narrowed.extend(places);
            }
            let names = read.focus.iter().map(|names| names.value.join(", ")).collect::<Vec<_>>().join("; ");
            let step = Some(Step { lost: self.hits(&lost), left: narrowed.len() });
            let found = self.hits(&narrowed);
            parts.push(Part {
                operator: "focus-metavariable",
                text: names,
                place: focus.place,
                found,
                step,
                parts: Vec::new(),
            });
        }
        Ok(parts)
    }

    /// What the formula of a condition matches in the metavariable of each range.
    fn inside(&self, read: &read::Condition, ready: &Condition, ranges: &[Range]) -> Result<Vec<Part>, Short> {
        let (read::Condition::Formula { formula: read, .. }, Condition::Formula { metavariable, tongue, formula }) =
            (read, ready)
        else {
            return Ok(Vec::new());
        };
        let mut parts = Vec::new();
        for range in ranges {
            let Some(binding) = range.bindings.get(*metavariable) else { continue };
            let span = binding.span(self.ground.tree());
            let inner = match tongue {
                None => {
                    let (context, node) = (Some(range.at(span)), binding.node());
                    Some(Explainer { context, node, ..*self }.part(read, formula)?)
                }
                Some(tongue) => self.foreign(read, formula, binding, *tongue)?,
            };
            // What the other metavariables stand for is said where the range is.
            let found =
                vec![Hit { span: Span::new(span.start + self.offset, span.end + self.offset), bindings: Vec::new() }];
            let text = binding.text(self.ground.tree()).to_owned();
            let place = read.place;
            parts.push(Part { operator: INSIDE, text, place, found, step: None, parts: inner.into_iter().collect() });
        }
        Ok(parts)
    }

    /// The same in a stretch that is read in another language; `None` if it cannot be.
    fn foreign(
        &self,
        read: &read::Formula,
        ready: &Formula,
        binding: &Binding,
        tongue: Tongue,
    ) -> Result<Option<Part>, Short> {
        let Some(span) = foreign_span(binding, tongue, self.ground) else { return Ok(None) };
        let offset = self.offset + span.start;
        let mut part = Ok(None);
        self.ground.below(span, tongue, &mut |below| {
            let context = Some(Range::new(Span::new(0, span.end - span.start)));
            part =
                Explainer { ground: below, context, node: None, names: self.names, offset }.part(read, ready).map(Some);
        });
        part
    }

    fn hits(&self, ranges: &[Range]) -> Vec<Hit> {
        let tree: &Tree<'_> = self.ground.tree();
        let mut ranges: Vec<&Range> = ranges.iter().collect();
        ranges.sort_by_key(|range| (range.span.start, range.span.end));
        let hit = |range: &Range| {
            let bound = self
                .names
                .iter()
                .filter_map(|(symbol, name)| Some((name.clone(), range.bindings.get(*symbol)?.text(tree).to_owned())));
            let span = Span::new(range.span.start + self.offset, range.span.end + self.offset);
            Hit { span, bindings: bound.collect() }
        };
        ranges.into_iter().map(hit).collect()
    }
}

/// The operator and text of a part that is a pattern or expression, or holds nothing but one.
fn leaf(read: &read::Formula, ready: &Formula) -> Option<(&'static str, String)> {
    match (&read.shape, &ready.shape) {
        (read::Shape::Pattern(text), Shape::Leaf { regex: false, .. }) => Some(("pattern", text.to_string())),
        (read::Shape::Pattern(text) | read::Shape::Regex(text), _) => Some(("pattern-regex", text.to_string())),
        (read::Shape::Inside(inner), Shape::Inside(ready)) if inner.conditions.is_empty() && inner.focus.is_empty() => {
            match leaf(inner, ready)? {
                ("pattern", text) => Some(("pattern-inside", text)),
                _ => None,
            }
        }
        _ => None,
    }
}

/// The operator and text of a condition.
fn condition(condition: &read::Condition) -> (&'static str, String) {
    match condition {
        read::Condition::Comparison(comparison) => ("metavariable-comparison", comparison.to_string()),
        read::Condition::Regex { metavariable, regex, .. } => {
            ("metavariable-regex", format!("{metavariable}: {regex}"))
        }
        read::Condition::Formula { metavariable, .. } => ("metavariable-pattern", metavariable.to_string()),
        read::Condition::Analysis { metavariable, analyzer } => {
            let what = match analyzer {
                read::Analyzer::Entropy => "entropy",
                read::Analyzer::Redos => "redos",
            };
            ("metavariable-analysis", format!("{metavariable}: {what}"))
        }
        read::Condition::Letters { metavariable, asked, class } => {
            ("metavariable-letters", format!("{metavariable}: {} {class}", asked.name()))
        }
        read::Condition::Type { metavariable, types, .. } => {
            ("metavariable-type", format!("{metavariable}: {}", types.join(", ")))
        }
    }
}
