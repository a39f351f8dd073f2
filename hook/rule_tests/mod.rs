//! Tests of rules: marked code beside a rule file says what its rules must find there, and a fixed copy of the code
//! what their fixes must make of it. Rules for secrets hold their tests in themselves.

mod diff;
pub(crate) mod json;
mod pairs;
pub(crate) mod pretty;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use findings::{Edit, Finding, RepoPath, Source, Span};
use rules::lang::Language;
use rules::marked::{Mark, Marks, excerpt};
use rules::rule::ProvenRule;
use rules::rule::code::{CodeRule, Examples, Paths};
use rules::search::Idle;
use rules::{Asked, Engine, Want, sample};

pub(crate) use self::diff::Changed;
use crate::config::nearest;
use crate::error::{Error, Exit, Result};
use crate::file;
use crate::report::summary::unread;
use crate::report::{Note, escape};
use crate::rule_files::{self, Found, Loaded};
use crate::secrets::{Secrets, masked};

/// What the tests came to.
#[derive(Debug, Default)]
pub(crate) struct Tested {
    /// In the order of their files and lines.
    pub(crate) rules: Vec<TestedRule>,
    pub(crate) fixes: Vec<TestedFixes>,
    /// Code that the rules ran over.
    pub(crate) files: usize,
    pub(crate) notes: Vec<Note>,
    /// What kept a part of the job from being done.
    pub(crate) errors: Vec<Error>,
}

/// A rule and what its tests say about it.
#[derive(Debug)]
pub(crate) struct TestedRule {
    pub(crate) id: String,
    pub(crate) file: PathBuf,
    pub(crate) line: u64,
    pub(crate) state: State,
}

#[derive(Debug, PartialEq, Eq)]
pub(crate) enum State {
    Passed,
    Failed(Vec<Failure>),
    /// Nothing says what it must find, and why.
    Untested(String),
    /// It was not run.
    NotRun {
        why: String,
        /// Whether there are tests that ask for it.
        asked: bool,
    },
}

/// What is not as the marks ask, in one file.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Failure {
    /// Lines of code, in their order.
    Code { path: PathBuf, lines: Vec<Line> },
    /// An example of a rule for secrets that is not found, or a reject that is: its template.
    Template { must_be_found: bool, template: String },
}

/// A line that should have been found and was not, or the other way round.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Line {
    pub(crate) number: u32,
    pub(crate) found: bool,
    /// The mark that it has for the rule.
    pub(crate) mark: Option<Mark>,
    pub(crate) text: String,
}

/// What the fixes of a rule file make of its code, against what they must.
#[derive(Debug)]
pub(crate) struct TestedFixes {
    pub(crate) rules: PathBuf,
    pub(crate) code: PathBuf,
    pub(crate) expected: PathBuf,
    /// Nothing if all is well.
    pub(crate) changed: Vec<Changed>,
}

/// How many of each there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    pub(crate) passed: usize,
    pub(crate) failed: usize,
    pub(crate) untested: usize,
    pub(crate) not_run: usize,
    pub(crate) wrong_fixes: usize,
}

impl Tested {
    pub(crate) fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for rule in &self.rules {
            *match rule.state {
                State::Passed => &mut counts.passed,
                State::Failed(_) => &mut counts.failed,
                State::Untested(_) => &mut counts.untested,
                State::NotRun { .. } => &mut counts.not_run,
            } += 1;
        }
        counts.wrong_fixes = self.fixes.iter().filter(|fixes| !fixes.changed.is_empty()).count();
        counts
    }

    /// How the program ends. With `strict` a rule without a test is a failure.
    pub(crate) fn exit(&self, strict: bool) -> Exit {
        let counts = self.counts();
        let nothing = counts.passed + counts.failed + self.fixes.len() == 0;
        let asked = self.rules.iter().any(|rule| matches!(rule.state, State::NotRun { asked: true, .. }));
        if !self.errors.is_empty() || nothing || asked || strict && counts.untested + counts.not_run > 0 {
            Exit::Failed
        } else if counts.failed + counts.wrong_fixes > 0 {
            Exit::Blocked
        } else {
            Exit::Clean
        }
    }
}

/// Most bytes of a file with code; tests are written by hand.
const LARGEST: u64 = 16 << 20;

/// Runs the tests of the named rule files and folders, whose code is below `code` or beside them.
///
/// # Errors
/// If there are no rules.
pub(crate) fn run(named: &[PathBuf], code: Option<&Path>) -> Result<Tested> {
    if let Some(code) = code
        && code.symlink_metadata().is_err()
    {
        return Err(Error::new(format!("{}: there is no such file or folder", code.display())));
    }
    let mut tested = Tested::default();
    let files = rule_files::find(named, &mut tested.errors);
    let mut others = 0;
    let mut spoken = BTreeMap::new();
    for found in &files {
        let mut loaded = Loaded::default();
        loaded.add(found);
        others += loaded.others;
        tested.errors.append(&mut loaded.refused);
        tested.secrets(&found.file, loaded.secrets);
        if !loaded.code.is_empty() {
            tested.code(found, loaded.code, code, &mut spoken);
        }
    }
    for (path, spoken) in &spoken {
        tested.unknown(path, spoken);
    }
    if tested.rules.is_empty() && tested.errors.is_empty() {
        let error = match others {
            0 => Error::new("no rule file is named"),
            _ => Error::new("none of the YAML files holds rules"),
        };
        return Err(error.help("name a rule file, or a folder that holds some; the current folder is the default"));
    }
    Ok(tested)
}

/// What a rule of a file finds and what it leaves alone, from the marked code beside it.
pub(crate) fn examples(rules: &Path, id: &str) -> Examples {
    let found = Found { file: rules.to_owned(), named: rules.to_owned() };
    let mut examples = Examples::default();
    for path in pairs::code_of(&found, None) {
        let Ok(content) = file::read(&path, LARGEST) else { continue };
        let Some(source) = Source::decode(repo_path(&path), &content) else { continue };
        let text = masked(&source);
        let excerpt = |mark| excerpt(&text, id, mark).map(Into::into);
        examples.bad = examples.bad.or_else(|| excerpt(Mark::Found));
        examples.good = examples.good.or_else(|| excerpt(Mark::Clean));
    }
    examples
}

fn repo_path(path: &Path) -> RepoPath {
    RepoPath::new(path.as_os_str().as_encoded_bytes())
}

/// A path for people. That of the current folder is no news.
fn shown(path: &Path) -> String {
    let path = path.strip_prefix(".").unwrap_or(path);
    escape::line(&path.display().to_string()).into_owned()
}

/// What one file of code says about the rules beside it.
struct Seen {
    path: PathBuf,
    marks: Marks,
    /// By rule, the lines on which its findings begin.
    found: BTreeMap<String, BTreeSet<u32>>,
    /// The lines of the text, without its secrets.
    lines: BTreeMap<u32, String>,
}

/// The marks of a file, and the rules that it is a test of: those of all rule files that have its name.
#[derive(Default)]
struct Spoken {
    marks: Marks,
    rules: BTreeSet<String>,
}

impl Tested {
    /// The templates of rules for secrets.
    fn secrets(&mut self, file: &Path, rules: Vec<ProvenRule>) {
        if rules.is_empty() {
            return;
        }
        let engine = Engine::with_rules(rules.iter().map(|proven| proven.rule.clone()).collect());
        for ProvenRule { rule, place, examples, rejects } in rules {
            let id = rule.info.id.to_string();
            let mut failures = Vec::new();
            let all = examples.into_iter().map(|template| (true, template));
            for (number, (must_be_found, template)) in
                all.chain(rejects.into_iter().map(|template| (false, template))).enumerate()
            {
                let text = match sample::expand(&template, &format!("{id} {number}")) {
                    Ok(text) => text,
                    Err(why) => {
                        self.errors.push(Error::new(format!("rule `{id}`: {why}")).at(format!(
                            "{}:{}",
                            shown(file),
                            place.0
                        )));
                        continue;
                    }
                };
                // A path that says nothing about what is in it.
                let source = Source::from_text(RepoPath::from("config/settings.ini"), text);
                let scan =
                    engine.scan(&source, Want { injection: false, secrets: true, generic: true }, Asked::NOTHING);
                if scan.findings.iter().any(|finding| finding.rule.id == id) != must_be_found {
                    failures.push(Failure::Template { must_be_found, template });
                }
            }
            let state = if failures.is_empty() { State::Passed } else { State::Failed(failures) };
            self.rules.push(TestedRule { id, file: file.to_owned(), line: place.0, state });
        }
    }

    /// The marked code of rules for code.
    fn code(
        &mut self,
        found: &Found,
        mut rules: Vec<CodeRule>,
        code: Option<&Path>,
        spoken: &mut BTreeMap<PathBuf, Spoken>,
    ) {
        // Which files of a project a rule is for says nothing about its test.
        rules.iter_mut().for_each(|rule| rule.paths = Paths::default());
        let ids: Vec<(String, u64)> =
            rules.iter().map(|rule| (rule.info.id.to_string(), rule.place.line.into())).collect();
        let idle: Vec<Option<String>> = rules.iter().map(|rule| Idle::of(rule).map(why)).collect();
        let engine = Engine::with_rules(Vec::new()).with_code(rules);
        let files = pairs::code_of(found, code);
        let stem = shown(&found.file.with_extension(""));
        let untested = if files.is_empty() {
            format!("there is no code beside its file, such as {stem}.py")
        } else {
            "no line is marked for it".to_owned()
        };
        let mut seen = Vec::new();
        for path in files {
            match self.look(&engine, &found.file, &path) {
                Ok(one) => seen.extend(one),
                Err(error) => self.errors.push(error),
            }
        }
        for one in &seen {
            let spoken = spoken.entry(one.path.clone()).or_default();
            spoken.marks = one.marks.clone();
            spoken.rules.extend(ids.iter().map(|(id, _)| id.clone()));
        }
        let refused = engine.code().refused();
        for ((id, line), idle) in ids.into_iter().zip(idle) {
            let asked = seen.iter().any(|one| one.marks.rules().contains(&*id));
            let unusable = refused.iter().find(|(refused, ..)| *refused == id);
            let state = if let Some((_, place, why)) = unusable {
                let at = format!("{}:{}:{}", shown(&found.file), place.line, place.column);
                self.errors.push(Error::new(format!("rule `{id}`: {why}")).at(at));
                State::NotRun { why: why.clone(), asked }
            } else if let Some(why) = idle {
                State::NotRun { why, asked }
            } else {
                self.judge(&id, &seen).unwrap_or_else(|| State::Untested(untested.clone()))
            };
            self.rules.push(TestedRule { id, file: found.file.clone(), line, state });
        }
    }

    /// Marks in a file that speak of none of the rules it is a test of.
    fn unknown(&mut self, path: &Path, spoken: &Spoken) {
        for id in spoken.marks.rules().into_iter().filter(|id| !spoken.rules.contains(*id)) {
            let text = format!("marks speak of `{id}`, which is no rule of the file beside it");
            let text = match nearest(id, spoken.rules.iter().map(String::as_str)) {
                Some(near) => format!("{text}; did you mean `{near}`?"),
                None => text,
            };
            let asks = [Mark::Found, Mark::TodoFound].iter().any(|mark| spoken.marks.count(id, *mark) > 0);
            // Comments of other meaning may begin with `ok:`.
            if asks {
                self.errors.push(Error::new(format!("{}: {text}", shown(path))));
            } else {
                self.note(true, shown(path), text);
            }
        }
    }

    /// What the files say about one rule; `None` if they say nothing.
    fn judge(&mut self, id: &str, seen: &[Seen]) -> Option<State> {
        let count = |mark| seen.iter().map(|one| one.marks.count(id, mark)).sum::<usize>();
        let mut failures = Vec::new();
        for one in seen {
            let none = BTreeSet::new();
            let difference = one.marks.compare(id, one.found.get(id).unwrap_or(&none));
            for line in &difference.mended {
                let mark = one.marks.at(id, *line).map_or("", Mark::word);
                let text = format!("the mark `{mark}` for `{id}` can become `{}`", mark.trim_start_matches("todo"));
                self.note(false, format!("{}:{line}", shown(&one.path)), text);
            }
            let line = |number: u32, found: bool| Line {
                number,
                found,
                mark: one.marks.at(id, number),
                text: one.lines.get(&number).cloned().unwrap_or_default(),
            };
            let missing = difference.missing.iter().map(|&number| line(number, false));
            let mut lines: Vec<_> = missing.chain(difference.unexpected.iter().map(|&n| line(n, true))).collect();
            lines.sort_by_key(|line| line.number);
            if !lines.is_empty() {
                failures.push(Failure::Code { path: one.path.clone(), lines });
            }
        }
        if !failures.is_empty() {
            return Some(State::Failed(failures));
        }
        match (count(Mark::Found), count(Mark::Clean)) {
            (0, 0) => None,
            (0, _) => {
                // A rule that finds nothing at all would pass.
                self.note(
                    true,
                    String::new(),
                    format!("no line is marked `ruleid: {id}`: nothing shows that it finds anything"),
                );
                Some(State::Passed)
            }
            _ => Some(State::Passed),
        }
    }

    /// Runs the rules of a file over one file of code; `None` if there is nothing in it for them.
    fn look(&mut self, engine: &Engine, rules: &Path, path: &Path) -> Result<Option<Seen>> {
        let name = shown(path);
        let content = file::read(path, LARGEST).map_err(|error| Error::new(format!("{name}: {error}")))?;
        let Some(source) = Source::decode(repo_path(path), &content) else {
            return Err(Error::new(format!("{name}: it is binary, not code")));
        };
        let marks = Marks::read(source.text());
        let scan = engine.scan(&source, Want { injection: true, secrets: false, generic: false }, Asked::NOTHING);
        if let Some(problem) = scan.problems.first() {
            return Err(Error::new(problem.to_string()));
        }
        let expected = pairs::fixed(path);
        if marks.rules().is_empty() && scan.findings.is_empty() && expected.is_none() {
            return Ok(None);
        }
        if let Some(language) = Language::of_text(&source.path().to_string(), source.text())
            && let Ok(lowered) = language.lower(&source.path().to_string(), source.text(), &|| false)
            && lowered.errors > 0
        {
            self.note(true, name, unread(lowered.errors, language.name));
        }
        self.files += 1;
        if let Some(expected) = expected {
            let wanted =
                file::read(&expected, LARGEST).map_err(|error| Error::new(format!("{}: {error}", shown(&expected))))?;
            let Some(wanted) = Source::decode(repo_path(&expected), &wanted) else {
                return Err(Error::new(format!("{}: it is binary, not code", shown(&expected))));
            };
            let mut changed = diff::changed(wanted.text(), &mended(&source, &scan.findings));
            let secrets = [Secrets::of(&source), Secrets::of(&wanted)];
            for change in &mut changed {
                change.text =
                    secrets.iter().fold(change.text.clone(), |text, secrets| secrets.hide(&text).into_owned());
            }
            self.fixes.push(TestedFixes { rules: rules.to_owned(), code: path.to_owned(), expected, changed });
        }
        let mut found: BTreeMap<String, BTreeSet<u32>> = BTreeMap::new();
        for finding in &scan.findings {
            found.entry(finding.rule.id.to_string()).or_default().insert(finding.location.start.line);
        }
        let lines = (1..).zip(masked(&source).lines().map(str::to_owned)).collect();
        Ok(Some(Seen { path: path.to_owned(), marks, found, lines }))
    }

    fn note(&mut self, warning: bool, place: String, text: String) {
        self.notes.push(Note { place, warning, text });
    }
}

fn why(idle: Idle) -> String {
    match idle {
        Idle::OtherLanguages => "it is for languages that hook does not read".to_owned(),
        Idle::Taint => "taint rules are run in languages only".to_owned(),
    }
}

/// The text after all fixes; of two that touch the same place the first is made.
fn mended(source: &Source<'_>, findings: &[Finding]) -> String {
    let mut edits: Vec<&Edit> = findings.iter().filter_map(|finding| finding.fix.as_ref()).flatten().collect();
    edits.sort_by_key(|edit| (edit.span.start, edit.span.end));
    let mut text = String::new();
    let mut done = 0;
    for edit in edits.into_iter().filter(|edit| !edit.span.is_empty() || !edit.text.is_empty()) {
        if edit.span.start >= done {
            text.push_str(source.slice(Span::new(done, edit.span.start)));
            text.push_str(&edit.text);
            done = edit.span.end;
        }
    }
    text.push_str(source.slice(Span::new(done, source.text().len())));
    text
}
