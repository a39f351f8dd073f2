//! Formulas made ready: leaves numbered over all rules, names as symbols, expressions compiled.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock};

use findings::RuleInfo;

use super::analysis;
use super::followed::{Entries, Followed};
use super::generic::Generic;
use super::packed;
use super::paths::PathFilter;
use super::prefilter::{self, Literal, Need, Prefilter};
use crate::expression::{Expression, Lazy};
use crate::lang::{self, Language};
use crate::pattern::{self, Pattern};
use crate::rule::Text;
use crate::rule::code::{self, Analyzer, CodeRule, Letters, Mode, Options, Place};
use crate::rule::comparison::Comparison;
use crate::tree::Sym;

/// What a text is read as.
#[derive(Clone, Copy)]
pub enum Tongue {
    /// A language with a front end.
    Code(&'static Language),
    /// Any text, by words and brackets.
    Generic,
    /// Any text, by expressions alone.
    Regex,
}

impl Tongue {
    /// All there are: languages by name, then those for any text.
    pub fn all() -> impl Iterator<Item = Self> {
        lang::ALL.iter().copied().map(Self::Code).chain([Self::Generic, Self::Regex])
    }

    /// What a rule calls `name`; `None` if we do not read it.
    pub fn of_name(name: &str) -> Option<Self> {
        match name.to_ascii_lowercase().as_str() {
            "generic" => Some(Self::Generic),
            "regex" | "none" => Some(Self::Regex),
            name => Language::of_alias(name).map(Self::Code),
        }
    }

    /// Whether it is a language.
    pub fn is_code(self) -> bool {
        matches!(self, Self::Code(_))
    }

    /// Its name in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Code(language) => language.name,
            Self::Generic => "generic",
            Self::Regex => "regex",
        }
    }

    /// Whether a rule is for texts of it.
    pub fn is_for(self, rule: &CodeRule) -> bool {
        rule.languages.iter().filter_map(|name| Self::of_name(&name.value)).any(|tongue| {
            // What is written for JavaScript also holds in TypeScript.
            tongue.name() == self.name() || (tongue.name(), self.name()) == ("JavaScript", "TypeScript")
        })
    }
}

/// The number of a leaf in [`Compiled::leaves`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LeafId(pub u32);

/// What is matched once for all rules that have it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Sought {
    /// A pattern in a language, by the language's name.
    Pattern {
        /// The name of its language.
        language: &'static str,
        /// The pattern.
        text: Text,
        /// How it matches.
        options: Arc<Options>,
        /// Whether it is only asked what lies inside its matches.
        widest: bool,
    },
    /// An expression.
    Regex(Text),
    /// A pattern of words and brackets.
    Generic {
        /// The pattern.
        text: Text,
        /// How many lines `...` spans.
        ellipsis_lines: u32,
        /// Whether upper and lower case are one.
        caseless: bool,
        /// The comments that are no part of the text: `c`, `cpp`, `shell`.
        comments: Option<Text>,
    },
}

/// A leaf and who has it.
#[derive(Debug)]
pub struct Leaf {
    /// What is matched.
    pub sought: Sought,
    /// The rules that have it, by their number in [`Compiled::rules`], and where.
    pub users: Vec<(usize, Place)>,
    expression: OnceLock<Result<Expression, String>>,
    generic: OnceLock<Generic>,
    /// The pattern of a [`Sought::Pattern`], or why it cannot be used.
    pattern: OnceLock<Result<Pattern, String>>,
    /// The same as it was written when the program was built; empty if it was not. Most are never read: no text holds
    /// their words.
    written: &'static [u8],
}

impl Leaf {
    /// The expression of a [`Sought::Regex`], compiled at its first use; an error if it is too large.
    pub fn expression(&self) -> Option<Result<&Expression, &str>> {
        let Sought::Regex(text) = &self.sought else { return None };
        let compiled = self.expression.get_or_init(|| Expression::compile(text));
        Some(compiled.as_ref().map_err(String::as_str))
    }

    /// The pattern of a [`Sought::Pattern`] in this language, if it can be used, and whether only its widest matches
    /// are wanted.
    pub(super) fn pattern(&self, language: &'static Language) -> Option<(&Pattern, bool)> {
        let Sought::Pattern { language: own, widest, .. } = &self.sought else { return None };
        (*own == language.name).then_some(())?;
        Some((self.compiled(language)?.as_ref().ok()?, *widest))
    }

    fn compiled(&self, language: &'static Language) -> Option<&Result<Pattern, String>> {
        let Sought::Pattern { text, options, language: own, .. } = &self.sought else { return None };
        // A pattern about a text in another language than the rule's.
        let language = lang::ALL.iter().copied().find(|known| known.name == *own).unwrap_or(language);
        Some(self.pattern.get_or_init(|| match self.written {
            [] => Pattern::compile(language, text, &matching(options)),
            written => Ok(packed::read(written)),
        }))
    }

    /// The pattern, if it was compiled already.
    pub(super) fn ready(&self) -> Option<&Pattern> {
        self.pattern.get()?.as_ref().ok()
    }

    /// The pattern of a [`Sought::Generic`].
    pub(super) fn generic(&self) -> Option<&Generic> {
        let Sought::Generic { text, ellipsis_lines, caseless, comments } = &self.sought else { return None };
        let comments = comments.as_deref().unwrap_or("");
        Some(self.generic.get_or_init(|| Generic::parse(text, *ellipsis_lines, *caseless, comments)))
    }
}

/// A formula, ready to be evaluated.
#[derive(Debug)]
pub struct Formula {
    /// The shape.
    pub shape: Shape,
    /// Where it stands in the rule file.
    pub place: Place,
    /// All must hold.
    pub conditions: Vec<Condition>,
    /// One of each list.
    pub focus: Vec<Vec<Sym>>,
    /// The metavariable that stands for the whole.
    pub bound_as: Option<Sym>,
    /// What the text is to be replaced by.
    pub fix: Option<Text>,
}

impl Formula {
    /// The formulas it is made of.
    fn parts(&self) -> impl Iterator<Item = &Self> {
        let (one, several, more): (Option<&Self>, &[Self], &[Self]) = match &self.shape {
            Shape::Leaf { .. } => (None, &[], &[]),
            Shape::All { positive, negative } => (None, positive, negative),
            Shape::Any(members) => (None, members, &[]),
            Shape::Inside(inner) | Shape::Anywhere(inner) => (Some(inner), &[], &[]),
        };
        one.into_iter().chain(several).chain(more)
    }

    /// It, and all it is made of, conditions included.
    pub fn all_parts(&self) -> Vec<&Self> {
        let mut all = vec![self];
        let mut next = 0;
        while let Some(&formula) = all.get(next) {
            all.extend(formula.parts());
            all.extend(formula.conditions.iter().filter_map(|condition| match condition {
                Condition::Formula { formula, .. } => Some(formula),
                _ => None,
            }));
            next += 1;
        }
        all
    }

    /// Whether it is a metavariable alone, which matches everything.
    pub(super) fn is_bare(&self) -> bool {
        matches!(self.shape, Shape::Leaf { bare: true, .. }) && self.conditions.is_empty()
    }
}

/// The shape of a [`Formula`].
#[derive(Debug)]
pub enum Shape {
    /// What a leaf matches.
    Leaf {
        /// Which.
        leaf: LeafId,
        /// Whether it is an expression.
        regex: bool,
        /// Whether it is a metavariable alone.
        bare: bool,
    },
    /// All of the positive ones, none of the negative ones.
    All {
        /// What must match.
        positive: Vec<Formula>,
        /// What must not.
        negative: Vec<Formula>,
    },
    /// One of them.
    Any(Vec<Formula>),
    /// Around the match.
    Inside(Box<Formula>),
    /// Somewhere.
    Anywhere(Box<Formula>),
}

/// A condition on the metavariables of a range.
pub enum Condition {
    /// A comparison of values.
    Comparison(Comparison),
    /// The text matches from its beginning.
    Regex {
        /// Which.
        metavariable: Sym,
        /// The expression.
        expression: Lazy,
        /// Where it stands in the rule file.
        place: Place,
        /// Whether the text is that of its constant value.
        constant: bool,
    },
    /// What it stands for matches.
    Formula {
        /// Which.
        metavariable: Sym,
        /// Read as what, if not as the code it is.
        tongue: Option<Tongue>,
        /// What.
        formula: Formula,
    },
    /// A property of the text.
    Analysis {
        /// Which.
        metavariable: Sym,
        /// The property.
        analyze: fn(&str) -> bool,
        /// Whether it is one of regular expressions, which a name may stand for.
        of_expressions: bool,
    },
    /// What a regular expression says about characters.
    Letters {
        /// Which.
        metavariable: Sym,
        /// What.
        asked: Letters,
        /// Which characters.
        class: Text,
    },
    /// One of these types.
    Type {
        /// Which.
        metavariable: Sym,
        /// The types.
        types: Vec<Text>,
    },
}

impl std::fmt::Debug for Condition {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Comparison(_) => "comparison",
            Self::Regex { .. } => "regex",
            Self::Formula { .. } => "formula",
            Self::Analysis { .. } => "analysis",
            Self::Letters { .. } => "letters",
            Self::Type { .. } => "type",
        })
    }
}

/// What a rule looks for, ready to be evaluated.
#[derive(Debug)]
pub enum Search {
    /// Code of a shape.
    Shape(Formula),
    /// Data that flows.
    Flow(Followed),
}

/// A rule for one tongue.
#[derive(Debug)]
pub struct Rule {
    /// The rule as it was read.
    pub rule: Arc<CodeRule>,
    /// What reports say about it, shared by its findings.
    pub info: Arc<RuleInfo>,
    /// What it looks for.
    pub sought: Search,
    /// Which files it is for.
    pub paths: PathFilter,
}

impl Rule {
    /// The formula of a rule that looks for a shape.
    pub fn formula(&self) -> Option<&Formula> {
        match &self.sought {
            Search::Shape(formula) => Some(formula),
            Search::Flow(_) => None,
        }
    }
}

/// The rules for one tongue, with the leaves they share.
#[derive(Debug, Default)]
pub struct Compiled {
    /// In the order in which they were given.
    pub rules: Vec<Rule>,
    /// By [`LeafId`].
    pub leaves: Vec<Leaf>,
    /// What taints, cleans and must stay clean, each once for all rules that say it.
    pub entries: Entries,
    /// For each type that a condition names, the pattern for values of it: made at its first use, for all texts.
    types: Mutex<HashMap<Text, Arc<Option<Pattern>>>>,
    /// For texts that others import, by the hash of each, the rules that have sources in it.
    sourced: Mutex<HashMap<u64, Arc<[usize]>>>,
    /// Which of the rules could match in a text: an answer for each, then two for each that follows data, for its sources
    /// and for its sinks.
    pub prefilter: Prefilter,
    /// Which of the leaves could. A text that is read for a few rules holds few words of their sanitizers and of the ways
    /// to write a sink.
    pub leaf_prefilter: Prefilter,
    /// Rules that cannot be used after all, with the place and why.
    pub refused: Vec<(Arc<CodeRule>, Place, String)>,
}

/// Whether the ends of a rule that follows data could be in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ends {
    /// The rule.
    pub rule: usize,
    /// Its sources.
    pub sources: bool,
    /// Its sinks.
    pub sinks: bool,
}

impl Compiled {
    /// Makes those of `rules` ready that are for `tongue`. Data is followed in languages only.
    pub fn of<'r>(rules: impl IntoIterator<Item = &'r Arc<CodeRule>>, tongue: Tongue) -> Self {
        let mut compiled = Self::default();
        let mut numbers = HashMap::new();
        let mut needs = Vec::new();
        for rule in rules {
            if !tongue.is_for(rule) || !tongue.is_code() && matches!(rule.mode, Mode::Taint(_)) {
                continue;
            }
            let (number, known) = (compiled.rules.len(), compiled.leaves.len());
            let usable = compiled.add(rule, tongue, &mut numbers);
            let Err((place, why)) = usable.and_then(|()| unusable(&compiled, number, tongue)) else {
                needs.push(compiled.need(number, tongue));
                continue;
            };
            // Leaves of its own are forgotten; that a shared one was asked for by it, too.
            compiled.rules.truncate(number);
            compiled.entries.forget(number);
            compiled.leaves.truncate(known);
            numbers.retain(|_, id: &mut LeafId| (id.0 as usize) < known);
            compiled.leaves.iter_mut().for_each(|leaf| leaf.users.retain(|(user, _)| *user != number));
            compiled.refused.push((rule.clone(), place, why));
        }
        for number in 0..compiled.rules.len() {
            needs.extend(compiled.needs_of_ends(number, tongue).into_iter().flatten());
        }
        compiled.prefilter = Prefilter::new(needs.iter());
        let of_leaves: Vec<Need> = compiled.leaves.iter().map(|leaf| needed(leaf, tongue)).collect();
        compiled.leaf_prefilter = Prefilter::new(of_leaves.iter());
        compiled
    }

    /// The same for rules that were made ready before, with the patterns and the prefilters, of rules and of leaves, they
    /// had then. Nothing is checked.
    pub fn again(
        rules: &[Arc<CodeRule>],
        tongue: Tongue,
        patterns: &[&'static [u8]],
        [prefilter, leaf_prefilter]: [Prefilter; 2],
    ) -> Self {
        let mut compiled = Self { prefilter, leaf_prefilter, ..Self::default() };
        let mut numbers = HashMap::new();
        for rule in rules {
            let added = compiled.add(rule, tongue, &mut numbers);
            debug_assert!(added.is_ok(), "{}: {added:?}", rule.info.id);
        }
        compiled.leaves.iter_mut().zip(patterns).for_each(|(leaf, written)| leaf.written = written);
        compiled
    }

    /// What must stand in a text for a rule, by its number, to match in it.
    pub fn need(&self, rule: usize, tongue: Tongue) -> Need {
        let of = |formula: &Formula| Need::of(formula, &|leaf| needed(self.leaf(leaf), tongue));
        match &self.rules[rule].sought {
            Search::Shape(formula) => of(formula),
            Search::Flow(_) => Need::all(self.needs_of_ends(rule, tongue).into_iter().flatten().collect()),
        }
    }

    /// What must stand in a text for the sources of a rule that follows data, and for its sinks, to match in it.
    fn needs_of_ends(&self, rule: usize, tongue: Tongue) -> Option<[Need; 2]> {
        let of = |formula: &Formula| Need::of(formula, &|leaf| needed(self.leaf(leaf), tongue));
        let Search::Flow(followed) = &self.rules[rule].sought else { return None };
        let sources = followed.sources.iter().map(|&at| of(&self.entries.sources[at].formula));
        let sinks = followed.sinks.iter().map(|&at| of(&self.entries.sinks[at].formula));
        Some([Need::any(sources.collect()), Need::any(sinks.collect())])
    }

    /// For each rule that follows data, by the prefilter's answers of a text, whether its ends could be there.
    pub fn ends_of(&self, candidates: &[bool]) -> impl Iterator<Item = Ends> {
        let following = (0..self.rules.len()).filter(|&rule| matches!(self.rules[rule].sought, Search::Flow(_)));
        let answers = candidates[self.rules.len()..].chunks_exact(2);
        following.zip(answers).map(|(rule, ends)| Ends { rule, sources: ends[0], sinks: ends[1] })
    }

    /// The same of a text.
    pub fn ends(&self, text: &str) -> Vec<Ends> {
        self.ends_of(&self.prefilter.candidates(text)).collect()
    }

    fn add(
        &mut self,
        rule: &Arc<CodeRule>,
        tongue: Tongue,
        numbers: &mut HashMap<Sought, LeafId>,
    ) -> Result<(), (Place, String)> {
        let mut compiler = Compiler {
            leaves: &mut self.leaves,
            numbers,
            tongue,
            options: Arc::new(rule.options.clone()),
            number: self.rules.len(),
            inside: false,
        };
        let sought = match &rule.mode {
            Mode::Search(formula) => Search::Shape(compiler.formula(formula)?),
            Mode::Taint(taint) => Search::Flow(self.entries.add(taint, &mut compiler)?),
        };
        let paths = PathFilter::of(&rule.paths)?;
        self.rules.push(Rule { rule: rule.clone(), info: Arc::new(rule.info.clone()), sought, paths });
        Ok(())
    }

    /// The pattern for values of a type; none if the type is no code of the language.
    pub(super) fn typed(&self, language: &'static Language, name: &Text) -> Arc<Option<Pattern>> {
        let mut known = self.types.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        known.entry(name.clone()).or_insert_with(|| Arc::new(super::code::typed(language, name))).clone()
    }

    /// Whether a rule is grave enough to be followed through files that have neither end, and does not say that it stays
    /// within one.
    pub fn is_grave(&self, rule: usize) -> bool {
        let rule = &self.rules[rule];
        let stays =
            rule.rule.options.other.iter().any(|(name, value)| &**name == "taint_intrafile" && &**value == "true");
        rule.info.severity >= findings::Severity::High && !stays
    }

    /// The rules that have sources in a text, by its hash, if that is known.
    pub fn sourced(&self, text: u64) -> Option<Arc<[usize]>> {
        self.sourced.lock().unwrap_or_else(std::sync::PoisonError::into_inner).get(&text).cloned()
    }

    /// Remembers them.
    pub fn remember_sourced(&self, text: u64, rules: Arc<[usize]>) {
        self.sourced.lock().unwrap_or_else(std::sync::PoisonError::into_inner).insert(text, rules);
    }

    /// A leaf by its number.
    pub fn leaf(&self, id: LeafId) -> &Leaf {
        &self.leaves[id.0 as usize]
    }
}

/// What of a rule cannot be compiled, and where it stands: a pattern that is no code of its language, an expression
/// that is too large.
fn unusable(compiled: &Compiled, rule: usize, tongue: Tongue) -> Result<(), (Place, String)> {
    for leaf in &compiled.leaves {
        let Some(&(_, place)) = leaf.users.iter().find(|(user, _)| *user == rule) else { continue };
        match (&leaf.sought, tongue) {
            (Sought::Regex(text), _) => check_expression(text, place)?,
            (_, Tongue::Code(language)) => {
                if let Some(Err(why)) = leaf.compiled(language) {
                    return Err((place, why.clone()));
                }
            }
            _ => {}
        }
    }
    let mut formulas = match &compiled.rules[rule].sought {
        Search::Shape(formula) => vec![formula],
        Search::Flow(followed) => compiled.entries.formulas(followed).collect(),
    };
    while let Some(formula) = formulas.pop() {
        formulas.extend(formula.parts());
        for condition in &formula.conditions {
            match condition {
                Condition::Regex { expression, place, .. } => {
                    let refused = |why| (*place, format!("the expression cannot be used: {why}"));
                    expression.get().map_err(refused)?;
                }
                Condition::Formula { formula, .. } => formulas.push(formula),
                _ => {}
            }
        }
    }
    Ok(())
}

/// What must stand in a text for a leaf to match.
fn needed(leaf: &Leaf, tongue: Tongue) -> Need {
    match (&leaf.sought, tongue) {
        (Sought::Regex(text), _) => prefilter::of_expression(text),
        (Sought::Pattern { .. }, Tongue::Code(language)) => leaf
            .pattern(language)
            .map_or(Need::Nothing, |(pattern, _)| Need::all(pattern.words().iter().map(|word| named(word)).collect())),
        _ => Need::Nothing,
    }
}

/// What must stand in a text where a pattern has a name: a module whose name is none (`serialize-to-js`) has another one
/// in patterns (see `tree::names`).
fn named(word: &str) -> Need {
    let own = Need::Literal(Literal::name(word));
    if word.contains('_') { Need::any(vec![own, Need::Literal(Literal::name(&word.replace('_', "-")))]) } else { own }
}

/// The options that say how patterns match, so that rules which differ in how data is followed share theirs.
fn of_shapes(options: &Arc<Options>) -> Arc<Options> {
    let is_of_data = |(name, _): &(Text, Text)| name.starts_with("taint_");
    if !options.other.iter().any(is_of_data) {
        return options.clone();
    }
    let other = options.other.iter().filter(|option| !is_of_data(option)).cloned().collect();
    Arc::new(Options { other, ..(**options).clone() })
}

/// The options of a rule that say how its patterns match.
fn matching(options: &Options) -> pattern::Options {
    let mut matching = pattern::Options {
        constant_propagation: options.constant_propagation,
        symbolic_propagation: options.symbolic_propagation,
        ac_matching: options.ac_matching,
        symmetric_eq: options.symmetric_eq,
        vardef_assign: options.vardef_assign,
        let_is_var: options.let_is_var,
        ..pattern::Options::default()
    };
    for (name, value) in &options.other {
        if &**name == "arrow_is_function" {
            matching.arrow_or_function = value.eq_ignore_ascii_case("true");
        }
        let place = match &**name {
            "commutative_boolop" => &mut matching.commutative_boolop,
            "attr_expr" => &mut matching.attr_expr,
            "arrow_is_function" => &mut matching.arrow_is_function,
            "go_deeper_expr" => &mut matching.go_deeper_expr,
            "go_deeper_stmt" => &mut matching.go_deeper_stmt,
            "implicit_deep_exprstmt" => &mut matching.implicit_deep_exprstmt,
            "implicit_ellipsis" => &mut matching.implicit_ellipsis,
            "xml_attrs_implicit_ellipsis" => &mut matching.xml_attrs_implicit_ellipsis,
            "xml_singleton_loose_matching" => &mut matching.xml_singleton_loose_matching,
            "xml_children_ordered" => &mut matching.xml_children_ordered,
            "decorators_order_matters" => &mut matching.decorators_order_matters,
            _ => continue,
        };
        *place = value.eq_ignore_ascii_case("true");
    }
    matching
}

pub(super) struct Compiler<'a> {
    leaves: &'a mut Vec<Leaf>,
    numbers: &'a mut HashMap<Sought, LeafId>,
    tongue: Tongue,
    pub(super) options: Arc<Options>,
    /// The rule that is being compiled.
    pub(super) number: usize,
    /// Whether what is compiled only holds others.
    inside: bool,
}

impl Compiler<'_> {
    /// Writes down that the rule has the leaves of a formula that another rule brought.
    pub(super) fn use_again(&mut self, formula: &Formula) {
        for formula in formula.all_parts() {
            if let Shape::Leaf { leaf, .. } = formula.shape {
                self.leaves[leaf.0 as usize].users.push((self.number, formula.place));
            }
        }
    }

    pub(super) fn formula(&mut self, formula: &code::Formula) -> Result<Formula, (Place, String)> {
        let place = formula.place;
        let shape = match &formula.shape {
            // In texts without a language a pattern is an expression.
            code::Shape::Pattern(text) if matches!(self.tongue, Tongue::Regex) => self.regex(text, place),
            code::Shape::Regex(text) => self.regex(text, place),
            code::Shape::Pattern(text) => {
                let sought = match self.tongue {
                    Tongue::Code(language) => Sought::Pattern {
                        language: language.name,
                        text: text.clone(),
                        options: of_shapes(&self.options),
                        widest: self.inside,
                    },
                    _ => Sought::Generic {
                        text: text.clone(),
                        ellipsis_lines: self.options.ellipsis_lines,
                        caseless: self.options.generic_caseless,
                        comments: self
                            .options
                            .other
                            .iter()
                            .find_map(|(name, value)| (&**name == "generic_comment_style").then(|| value.clone())),
                    },
                };
                let bare = is_metavariable(text.trim());
                Shape::Leaf { leaf: self.leaf(sought, place), regex: false, bare }
            }
            code::Shape::All(members) => {
                let (mut positive, mut negative) = (Vec::new(), Vec::new());
                for member in members {
                    match &member.shape {
                        code::Shape::Not(inner) => negative.push(self.formula(inner)?),
                        _ => positive.push(self.formula(member)?),
                    }
                }
                Shape::All { positive, negative }
            }
            code::Shape::Any(members) => {
                Shape::Any(members.iter().map(|member| self.formula(member)).collect::<Result<_, _>>()?)
            }
            // About a metavariable a negation may stand alone.
            code::Shape::Not(inner) => Shape::All { positive: Vec::new(), negative: vec![self.formula(inner)?] },
            code::Shape::Inside(inner) => {
                let outer = std::mem::replace(&mut self.inside, true);
                let inner = self.formula(inner);
                self.inside = outer;
                Shape::Inside(Box::new(inner?))
            }
            code::Shape::Anywhere(inner) => Shape::Anywhere(Box::new(self.formula(inner)?)),
        };
        let conditions = formula.conditions.iter().map(|condition| self.condition(&condition.value, condition.place));
        Ok(Formula {
            shape,
            place,
            conditions: conditions.collect::<Result<_, _>>()?,
            focus: formula.focus.iter().map(|names| names.value.iter().map(|name| Sym::of(name)).collect()).collect(),
            bound_as: formula.bound_as.as_ref().map(|name| Sym::of(name)),
            fix: formula.fix.clone(),
        })
    }

    fn regex(&mut self, text: &Text, place: Place) -> Shape {
        Shape::Leaf { leaf: self.leaf(Sought::Regex(text.clone()), place), regex: true, bare: false }
    }

    fn leaf(&mut self, sought: Sought, place: Place) -> LeafId {
        let next = LeafId(u32::try_from(self.leaves.len()).expect("fewer than four billion patterns"));
        let id = *self.numbers.entry(sought.clone()).or_insert(next);
        if id == next {
            self.leaves.push(Leaf {
                sought,
                users: Vec::new(),
                expression: OnceLock::new(),
                generic: OnceLock::new(),
                pattern: OnceLock::new(),
                written: &[],
            });
        }
        self.leaves[id.0 as usize].users.push((self.number, place));
        id
    }

    fn condition(&mut self, condition: &code::Condition, place: Place) -> Result<Condition, (Place, String)> {
        Ok(match condition {
            code::Condition::Comparison(comparison) => Condition::Comparison(comparison.clone()),
            code::Condition::Regex { metavariable, regex, constant } => Condition::Regex {
                metavariable: Sym::of(metavariable),
                expression: Lazy::new(regex, true),
                place,
                constant: *constant,
            },
            code::Condition::Analysis { metavariable, analyzer } => Condition::Analysis {
                metavariable: Sym::of(metavariable),
                analyze: match analyzer {
                    Analyzer::Entropy => analysis::looks_random,
                    Analyzer::Redos => analysis::takes_exponential_time,
                },
                of_expressions: *analyzer == Analyzer::Redos,
            },
            code::Condition::Letters { metavariable, asked, class } => {
                Condition::Letters { metavariable: Sym::of(metavariable), asked: *asked, class: class.clone() }
            }
            code::Condition::Type { metavariable, types, .. } => {
                Condition::Type { metavariable: Sym::of(metavariable), types: types.clone() }
            }
            code::Condition::Formula { metavariable, language, formula } => {
                let tongue = match language {
                    None => None,
                    Some(name) => Some(
                        Tongue::of_name(name)
                            .ok_or_else(|| (place, format!("`language: {name}` is not one we read")))?,
                    ),
                };
                let outer = self.tongue;
                self.tongue = tongue.unwrap_or(outer);
                let formula = self.formula(formula);
                self.tongue = outer;
                Condition::Formula { metavariable: Sym::of(metavariable), tongue, formula: formula? }
            }
        })
    }
}

/// Whether a text is `$X` and nothing else.
fn is_metavariable(text: &str) -> bool {
    text.strip_prefix('$').is_some_and(|name| {
        name.starts_with(|c: char| c.is_ascii_uppercase() || c == '_')
            && name.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_')
    })
}

/// What is wrong with the expressions, paths and languages inside a rule, without making it ready.
///
/// # Errors
/// Where, and what.
pub fn check(rule: &CodeRule) -> Result<(), (Place, String)> {
    let any_text = rule.languages.iter().any(|name| matches!(Tongue::of_name(&name.value), Some(Tongue::Regex)));
    for formula in crate::rule::bound::formulas(&rule.mode) {
        check_formula(formula, any_text)?;
    }
    if let Some(fix) = &rule.fix_regex {
        check_expression(&fix.regex.value, fix.regex.place)?;
    }
    PathFilter::of(&rule.paths).map(|_| ())
}

fn check_expression(text: &str, place: Place) -> Result<(), (Place, String)> {
    crate::expression::check(text).map_err(|why| (place, format!("the expression cannot be used: {why}")))
}

fn check_formula(formula: &code::Formula, any_text: bool) -> Result<(), (Place, String)> {
    match &formula.shape {
        code::Shape::Regex(text) => check_expression(text, formula.place)?,
        code::Shape::Pattern(text) if any_text => check_expression(text, formula.place)?,
        code::Shape::Pattern(_) => {}
        code::Shape::All(members) | code::Shape::Any(members) => {
            members.iter().try_for_each(|member| check_formula(member, any_text))?;
        }
        code::Shape::Not(inner) | code::Shape::Inside(inner) | code::Shape::Anywhere(inner) => {
            check_formula(inner, any_text)?;
        }
    }
    for condition in &formula.conditions {
        match &condition.value {
            code::Condition::Regex { regex, .. } => check_expression(regex, condition.place)?,
            code::Condition::Formula { language, formula, .. } => {
                let tongue = language.as_ref().map(|name| {
                    Tongue::of_name(name)
                        .ok_or_else(|| (condition.place, format!("`language: {name}` is not one we read")))
                });
                let tongue: Option<Tongue> = tongue.transpose()?;
                let inside = tongue.map_or(any_text, |tongue| matches!(tongue, Tongue::Regex));
                check_formula(formula, inside)?;
            }
            _ => {}
        }
    }
    Ok(())
}
