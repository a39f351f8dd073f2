//! A rule for code: a formula of patterns with conditions, or what taints what. Plain data: patterns, expressions and
//! types are texts, which are compiled elsewhere.

use std::sync::Arc;

use findings::{Confidence, RuleInfo};
use serde::{Deserialize, Serialize};

use super::Text;
use super::comparison::Comparison;

/// Line and column of a rule file, from 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Place {
    /// From 1; 0 if unknown.
    pub line: u32,
    /// From 1, in characters.
    pub column: u32,
}

/// Something and where the rule file says it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Placed<T> {
    /// What.
    pub value: T,
    /// Where.
    pub place: Place,
}

/// One rule for code.
#[derive(Clone, Debug, PartialEq)]
pub struct CodeRule {
    /// What reports say about it.
    pub info: RuleInfo,
    /// Where the rule begins in its file.
    pub place: Place,
    /// How sure a match is.
    pub confidence: Confidence,
    /// Names of languages as the rule spells them; at least one.
    pub languages: Vec<Placed<Text>>,
    /// What findings say; metavariables stand for what they matched.
    pub message: Text,
    /// What is looked for.
    pub mode: Mode,
    /// What the matched text is replaced by.
    pub fix: Option<Text>,
    /// What is replaced inside of the matched text.
    pub fix_regex: Option<FixRegex>,
    /// Which files the rule is for.
    pub paths: Paths,
    /// How patterns match.
    pub options: Options,
    /// What else the author says, by dotted names (`category`, `owasp`), lists as several entries.
    pub metadata: Vec<(Text, Text)>,
    /// What `hook explain` shows. A rule file has none: they come from the marked code beside it.
    pub examples: Examples,
}

/// Code that shows what a rule means; either may be missing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Examples {
    /// What the rule finds.
    pub bad: Option<Text>,
    /// What it leaves alone.
    pub good: Option<Text>,
}

/// What a rule looks for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Mode {
    /// Code of a shape.
    Search(Formula),
    /// Data that flows from a source into a sink.
    Taint(Taint),
}

/// Which texts match: a shape, then conditions on what it matched.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Formula {
    /// The shape.
    pub shape: Shape,
    /// Where it stands in the rule file.
    pub place: Place,
    /// All must hold.
    pub conditions: Vec<Placed<Condition>>,
    /// The match becomes what these metavariables matched: one of a list, inside of all lists.
    pub focus: Vec<Placed<Vec<Text>>>,
    /// What the matched text is replaced by; an outer formula's goes first.
    pub fix: Option<Text>,
    /// A metavariable that stands for the whole match.
    pub bound_as: Option<Text>,
}

impl Formula {
    /// A shape without conditions.
    pub fn of(shape: Shape, place: Place) -> Self {
        Self { shape, place, conditions: Vec::new(), focus: Vec::new(), fix: None, bound_as: None }
    }
}

/// The shape of a formula.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Shape {
    /// A pattern in the rule's language.
    Pattern(Text),
    /// An expression that is looked for in the text.
    Regex(Text),
    /// All of them at one place, some of them negated.
    All(Vec<Formula>),
    /// One of them.
    Any(Vec<Formula>),
    /// None of it; stands in `All` alone.
    Not(Box<Formula>),
    /// Around the match.
    Inside(Box<Formula>),
    /// Somewhere in the file.
    Anywhere(Box<Formula>),
}

/// What must be true of the metavariables of a match.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Condition {
    /// A comparison of values.
    Comparison(Comparison),
    /// Its text matches an expression, from the beginning.
    Regex {
        /// Which metavariable.
        metavariable: Text,
        /// The expression.
        regex: Text,
        /// Whether the text is that of its value, if it is a constant.
        constant: bool,
    },
    /// What it stands for matches a formula.
    Formula {
        /// Which metavariable.
        metavariable: Text,
        /// In another language than the rule's.
        language: Option<Text>,
        /// The formula.
        formula: Formula,
    },
    /// Its text has a property.
    Analysis {
        /// Which metavariable.
        metavariable: Text,
        /// Which property.
        analyzer: Analyzer,
    },
    /// It is a regular expression, or a name for one, that says something about a class of characters.
    Letters {
        /// Which metavariable.
        metavariable: Text,
        /// What.
        asked: Letters,
        /// The class, in brackets.
        class: Text,
    },
    /// It has one of these types.
    Type {
        /// Which metavariable.
        metavariable: Text,
        /// The types, as patterns.
        types: Vec<Text>,
        /// In another language than the rule's.
        language: Option<Text>,
    },
}

/// What a regular expression can say about a class of characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Letters {
    /// It is about whole texts, and whatever it matches has no other characters.
    Only,
    /// Whatever it matches has no other characters; whoever asks it asks about whole texts.
    MadeOf,
    /// It matches wherever one of these characters stands.
    Finds,
    /// The same, and not only the first (`g`).
    FindsAll,
}

impl Letters {
    /// All, as rules write them.
    pub const ALL: [(&'static str, Self); 4] =
        [("only", Self::Only), ("made-of", Self::MadeOf), ("finds", Self::Finds), ("finds-all", Self::FindsAll)];

    /// As rules write it.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, letters)| *letters == self).map_or("", |(name, _)| name)
    }
}

/// What can be found out about a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Analyzer {
    /// It looks like chance.
    Entropy,
    /// It is a regular expression that takes exponential time.
    Redos,
}

/// A replacement inside of the matched text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FixRegex {
    /// What is replaced.
    pub regex: Placed<Text>,
    /// By what; `\1` is a group.
    pub replacement: Text,
    /// How often at most.
    pub count: Option<u32>,
}

/// Which files a rule is for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paths {
    /// If there are any, one must match.
    pub include: Vec<Placed<Text>>,
    /// None may match.
    pub exclude: Vec<Placed<Text>>,
}

/// How patterns match.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Options {
    /// A name stands for the constant it was given.
    pub constant_propagation: bool,
    /// A name stands for the expression it was given.
    pub symbolic_propagation: bool,
    /// Operators that associate and commute match in any order.
    pub ac_matching: bool,
    /// `==` and `!=` match with their sides exchanged.
    pub symmetric_eq: bool,
    /// `$X = $E` matches a declaration with a value.
    pub vardef_assign: bool,
    /// `var x = 1` matches `let x = 1`.
    pub let_is_var: bool,
    /// A name matches any attribute of a list, in any order.
    pub unify_ids_strictly: bool,
    /// The last expression of a function counts as returned.
    pub implicit_return: bool,
    /// Generic patterns: how many lines `...` spans.
    pub ellipsis_lines: u32,
    /// Generic patterns: upper and lower case are one.
    pub generic_caseless: bool,
    /// Taint: all others, as written.
    pub other: Vec<(Text, Text)>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            constant_propagation: true,
            symbolic_propagation: false,
            ac_matching: true,
            symmetric_eq: false,
            vardef_assign: true,
            let_is_var: true,
            unify_ids_strictly: true,
            implicit_return: true,
            ellipsis_lines: 10,
            generic_caseless: false,
            other: Vec::new(),
        }
    }
}

/// What taints, what cleans, what must stay clean.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Taint {
    /// What taints.
    pub sources: Vec<Arc<Source>>,
    /// What cleans.
    pub sanitizers: Vec<Arc<Sanitizer>>,
    /// What must stay clean.
    pub sinks: Vec<Arc<Sink>>,
    /// What hands taint on.
    pub propagators: Vec<Arc<Propagator>>,
    /// Entries that stand in a [`Set`]; none once it was looked up.
    pub uses: Vec<Use>,
}

/// Entries that a rule shares with others, by the name of the set that holds them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Use {
    /// Which of the set's lists.
    pub list: List,
    /// Its name.
    pub set: Placed<Text>,
}

/// One of the four lists of [`Taint`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum List {
    /// What taints.
    Sources,
    /// What cleans.
    Sanitizers,
    /// What must stay clean.
    Sinks,
    /// What hands taint on.
    Propagators,
}

/// Entries under a name, for rules to share.
#[derive(Clone, Debug, PartialEq)]
pub struct Set {
    /// The name.
    pub id: Placed<Text>,
    /// The entries.
    pub entries: Taint,
}

impl CodeRule {
    /// Looks up the sets that the rule uses.
    ///
    /// # Errors
    /// Where a set is named that is not there, or that has nothing of what is asked for, and what to do.
    pub fn resolve(&mut self, sets: &[Set]) -> Result<(), (Place, String)> {
        let Mode::Taint(taint) = &mut self.mode else { return Ok(()) };
        for Use { list, set: name } in std::mem::take(&mut taint.uses) {
            let Some(set) = sets.iter().find(|set| set.id.value == name.value) else {
                return Err((name.place, format!("there is no set `{}` among the rule files", name.value)));
            };
            let entries = &set.entries;
            let empty = match list {
                List::Sources => extend(&mut taint.sources, &entries.sources),
                List::Sanitizers => extend(&mut taint.sanitizers, &entries.sanitizers),
                List::Sinks => extend(&mut taint.sinks, &entries.sinks),
                List::Propagators => extend(&mut taint.propagators, &entries.propagators),
            };
            if empty {
                return Err((name.place, format!("the set `{}` has no such entries", name.value)));
            }
        }
        Ok(())
    }
}

fn extend<T>(list: &mut Vec<Arc<T>>, more: &[Arc<T>]) -> bool {
    list.extend_from_slice(more);
    more.is_empty()
}

/// What taints.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Source {
    /// Where it is.
    pub formula: Formula,
    /// Only the whole match is tainted, not what is inside.
    pub exact: bool,
    /// Whether it taints the variable that is matched.
    pub by_side_effect: SideEffect,
    /// It taints what is run after it, not a value.
    pub control: bool,
    /// It counts only where the text of the function that is called is not there to say what comes out. Not in Semgrep's
    /// format.
    pub elsewhere: bool,
    /// The mark it sets; none for the usual one.
    pub label: Option<Text>,
    /// Marks that must be there.
    pub requires: Option<Requires>,
}

/// Whether a match changes the variable it names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SideEffect {
    /// It does not.
    No,
    /// It does, and has a value as well.
    Yes,
    /// It does, and has no value.
    Only,
}

/// What cleans.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sanitizer {
    /// Where it is.
    pub formula: Formula,
    /// Only the whole match is clean, not what is inside.
    pub exact: bool,
    /// The variable that is matched is clean from there on.
    pub by_side_effect: bool,
    /// It does not count where a source or sink has the same place.
    pub not_conflicting: bool,
    /// What comes out is a value of its own, which nobody has chosen, but of which nothing is known either: what a file or a
    /// database holds. Not in Semgrep's format.
    pub fresh: bool,
    /// It is none, but undoes what others did: the value is decoded. Not in Semgrep's format.
    pub undo: bool,
    /// It is a condition, and cleans what it asks about where the answer is right.
    pub guard: Option<Guard>,
}

/// What a condition cleans. Not in Semgrep's format, where a condition cleans nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Guard {
    /// What is clean.
    pub metavariable: Text,
    /// The answer after which it is.
    pub when: bool,
    /// Whether all that comes from the same source is clean too: the host of a URL was looked at, not the URL.
    pub origin: bool,
    /// Marks that the value must have for the condition to tell anything: that a path was resolved before.
    pub requires: Option<Requires>,
}

/// What must stay clean.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sink {
    /// Where it is.
    pub formula: Formula,
    /// Only the whole match counts, not what is inside.
    pub exact: bool,
    /// It counts where the function ends.
    pub at_exit: bool,
    /// It is said only where the same data reaches no other sink of the rule that is not minor. Not in Semgrep's format.
    pub minor: bool,
    /// Marks that must be there.
    pub requires: Vec<SinkRequires>,
    /// What options must be set.
    pub given: Vec<Given>,
    /// Of an object whose members are known only these count, as paths: `text`, `Content.Raw`; with an empty path
    /// none, but the object as a whole; with `...` those whose names nobody knows. Not in Semgrep's format.
    pub members: Vec<Text>,
}

/// What an option must be for a sink to count: a member of an object that a metavariable stands for, wherever that was
/// made and changed. Not in Semgrep's format, where only what stands in the call can be asked about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Given {
    /// The object.
    pub metavariable: Text,
    /// The member.
    pub key: Text,
    /// Whether it must be known to be set to something that counts as true; otherwise it must not be there, as far as
    /// anybody knows.
    pub is_set: bool,
}

/// Marks that a sink's match must have.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SinkRequires {
    /// The metavariable that must have them; none for the match.
    pub metavariable: Option<Text>,
    /// Which.
    pub requires: Requires,
}

/// What hands taint on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Propagator {
    /// Where it is.
    pub formula: Formula,
    /// The metavariable taint comes from.
    pub from: Placed<Text>,
    /// The metavariable it goes to.
    pub to: Placed<Text>,
    /// Whether the variable stays tainted.
    pub by_side_effect: bool,
    /// The mark it sets; none for those that come.
    pub label: Option<Text>,
    /// Marks that are replaced by it.
    pub replace_labels: Option<Vec<Text>>,
    /// Marks that must be there.
    pub requires: Option<Requires>,
}

/// Which marks must be there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Requires {
    /// Always or never.
    Constant(bool),
    /// This mark.
    Label(Text),
    /// All.
    And(Vec<Requires>),
    /// One.
    Or(Vec<Requires>),
    /// Not this.
    Not(Box<Requires>),
}
