//! What a rule does in a file, as an indented outline of its formula: at the left the line of the rule file.

use findings::{Source, Span};
use rules::lang::Language;
use rules::rule::code::{CodeRule, Options};
use rules::search::Idle;
use rules::search::explain::{Explained, Hit, INSIDE, Part, Role, Step};

use crate::report::escape;
use crate::report::summary::{counted, unread};

/// The text that is explained, and how.
pub(super) struct Reader<'a> {
    pub(super) source: &'a Source<'a>,
    /// What it is read as.
    pub(super) language: Option<&'static Language>,
    /// Whether every range is shown.
    pub(super) all: bool,
}

/// Ranges of a part that are shown.
const MOST_RANGES: usize = 10;

/// Characters of a pattern, a matched text and a metavariable that are shown.
const MOST_PATTERN: usize = 90;
const MOST_MATCHED: usize = 50;
const MOST_BOUND: usize = 30;

/// The outline, a line end after each line.
pub(super) fn outline(rule: &CodeRule, explained: &[Explained], reader: &Reader<'_>) -> String {
    let mut out = Outline { lines: Vec::new(), reader };
    let idle = Idle::of(rule);
    if idle == Some(Idle::OtherLanguages) || explained.is_empty() {
        let languages: Vec<_> = rule.languages.iter().map(|name| &*name.value).collect();
        let read = match reader.language {
            Some(language) => format!("the file is {}", language.name),
            None => "the file's name says no language (--lang names one)".to_owned(),
        };
        out.say(&format!("not run: the rule is for {}, and {read}", languages.join(", ")));
        return out.finish();
    }
    for one in explained {
        out.say(&format!("read as {}", one.tongue));
        if idle == Some(Idle::Taint) {
            out.say("data is followed in languages only: these are the parts of the rule");
        }
        if !one.admitted {
            out.say("not run: the `paths` of the rule leave the file out");
        }
        if let Some(missing) = &one.missing {
            out.say(&format!("not looked at in a scan: nowhere in it stands {missing}"));
        }
        if one.errors > 0 {
            out.say(&unread(one.errors, one.tongue));
        }
        let options = options(&rule.options);
        if !options.is_empty() {
            out.say(&format!("options: {}", options.join(", ")));
        }
        for (role, part) in &one.formulas {
            let depth = match role {
                Role::Finding => 0,
                _ => {
                    out.at(None, 0, word(*role));
                    1
                }
            };
            out.part(part, depth, false);
        }
        if let Some(stopped) = &one.stopped {
            out.say(&format!("stopped: {stopped}"));
        }
        if idle.is_none() {
            out.say(&format!(
                "{}{}",
                counted(one.findings.len(), "finding"),
                if one.findings.is_empty() { "" } else { ":" }
            ));
            for finding in &one.findings {
                out.say(&format!("  {}  {}", out.place(finding.location.span), finding.message));
            }
        }
    }
    out.finish()
}

struct Outline<'a> {
    lines: Vec<String>,
    reader: &'a Reader<'a>,
}

impl Outline<'_> {
    fn finish(self) -> String {
        self.lines.into_iter().map(|line| line + "\n").collect()
    }

    /// A line about the whole.
    fn say(&mut self, text: &str) {
        self.lines.push(format!("  {}", escape::line(text)));
    }

    /// A line of the outline, with a line of the rule file in front.
    fn at(&mut self, line: Option<u32>, depth: usize, text: &str) {
        let number = line.filter(|line| *line > 0).map(|line| line.to_string()).unwrap_or_default();
        let line = format!("{number:>6} │ {:1$}{2}", "", depth * 2, escape::line(text));
        self.lines.push(line.trim_end().to_owned());
    }

    /// A part and all that is in it. `listed`: whether it stands in a list, whose parts are joined one after the other.
    fn part(&mut self, part: &Part, depth: usize, listed: bool) {
        if part.operator == INSIDE {
            let places: Vec<_> = part.found.iter().map(|hit| self.place(hit.span)).collect();
            let unread = if part.parts.is_empty() { ", which is no text in that language" } else { "" };
            self.at(None, depth, &format!("in {}  {}{unread}", places.concat(), first_line(&part.text, MOST_MATCHED)));
            part.parts.iter().for_each(|inner| self.part(inner, depth + 1, false));
            return;
        }
        let name = match first_line(&part.text, MOST_PATTERN) {
            text if text.is_empty() => part.operator.to_owned(),
            text => format!("{}: {text}", part.operator),
        };
        let what = match &part.step {
            Some(step) if narrows(part.operator) => left(step),
            Some(step) => format!("{}, {}", counted_matches(part.found.len()), left(step)),
            None if listed => format!("{}, not joined: nothing is left", counted_matches(part.found.len())),
            None => counted_matches(part.found.len()),
        };
        self.at(Some(part.place.line), depth, &format!("{name}  → {what}"));
        // What a condition leaves was there before; what a focus makes of it was not.
        if part.parts.is_empty() && (!narrows(part.operator) || part.operator == "focus-metavariable") {
            self.hits(&part.found, depth + 1, "");
        }
        if let Some(step) = &part.step {
            self.hits(&step.lost, depth + 1, "falls out: ");
        }
        let list = part.operator == "patterns";
        part.parts.iter().for_each(|inner| self.part(inner, depth + 1, list));
    }

    fn hits(&mut self, hits: &[Hit], depth: usize, before: &str) {
        let most = if self.reader.all { hits.len() } else { MOST_RANGES };
        for hit in hits.iter().take(most) {
            let text = first_line(self.reader.source.slice(hit.span), MOST_MATCHED);
            let bound = hit.bindings.iter().map(|(name, text)| format!("  {name} = {}", first_line(text, MOST_BOUND)));
            let line = format!("{before}{}  {text}{}", self.place(hit.span), bound.collect::<String>());
            self.at(None, depth, &line);
        }
        if hits.len() > most {
            self.at(None, depth, &format!("… {} more, -v shows all", hits.len() - most));
        }
    }

    fn place(&self, span: Span) -> String {
        let (start, end) = (self.reader.source.position(span.start), self.reader.source.position(span.end));
        format!("{}:{}-{}:{}", start.line, start.column, end.line, end.column)
    }
}

/// Whether an operator matches nothing itself.
fn narrows(operator: &str) -> bool {
    operator.starts_with("metavariable-") || operator == "focus-metavariable"
}

fn counted_matches(count: usize) -> String {
    match count {
        0 => "no match".to_owned(),
        1 => "1 match".to_owned(),
        count => format!("{count} matches"),
    }
}

fn left(step: &Step) -> String {
    match step.left {
        0 => "nothing left".to_owned(),
        left => format!("{left} left"),
    }
}

fn word(role: Role) -> &'static str {
    match role {
        Role::Finding => "what is found",
        Role::Source => "source",
        Role::Sanitizer => "sanitizer",
        Role::Sink => "sink",
        Role::Propagator => "propagator",
    }
}

/// The first line of a text, cut where it is long.
fn first_line(text: &str, most: usize) -> String {
    let line = text.trim().lines().next().unwrap_or_default();
    if line.len() < text.trim().len() || line.chars().count() > most {
        let start: String = line.chars().take(most).collect();
        return format!("{} …", start.trim_end());
    }
    line.to_owned()
}

/// The options of a rule that are not as usual.
fn options(options: &Options) -> Vec<String> {
    let usual = Options::default();
    let flags = [
        ("constant_propagation", options.constant_propagation, usual.constant_propagation),
        ("symbolic_propagation", options.symbolic_propagation, usual.symbolic_propagation),
        ("ac_matching", options.ac_matching, usual.ac_matching),
        ("symmetric_eq", options.symmetric_eq, usual.symmetric_eq),
        ("vardef_assign", options.vardef_assign, usual.vardef_assign),
        ("let_is_var", options.let_is_var, usual.let_is_var),
        ("unify_ids_strictly", options.unify_ids_strictly, usual.unify_ids_strictly),
        ("implicit_return", options.implicit_return, usual.implicit_return),
        ("generic_caseless", options.generic_caseless, usual.generic_caseless),
    ];
    let changed = flags.iter().filter(|(_, value, usual)| value != usual);
    let mut said: Vec<String> = changed.map(|(name, value, _)| format!("{name} {value}")).collect();
    if options.ellipsis_lines != usual.ellipsis_lines {
        said.push(format!("generic_ellipsis_max_span {}", options.ellipsis_lines));
    }
    said.extend(options.other.iter().map(|(name, value)| format!("{name} {value}")));
    said
}
