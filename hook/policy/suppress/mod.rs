//! Suppressions: comments that say a finding is accepted, our own and those of other tools, and the configuration's
//! lists of what is no secret.

mod comment;
mod foreign;
mod own;
mod strings;

use std::cell::OnceCell;
use std::ops::RangeInclusive;
use std::rc::Rc;

use findings::{Finding, Kind, RepoPath, Source};
use jiff::civil::Date;
use rustc_hash::{FxHashMap, FxHashSet};

use self::comment::Style;
use self::foreign::{Hit, Standing};
use self::own::{Directive, Verb};
use self::strings::Strings;
use super::{Applied, How};
use crate::config::Settings;
use crate::report::{Note, SuppressedBy};

/// Directives of one file that are read. Who needs more says it once, with `ignore-file`.
const MOST_DIRECTIVES: usize = 1000;

/// Ids in one file that mean no rule and for which what was meant is looked for: each costs a look at every rule.
const MOST_SLIPS: usize = 20;

/// Comment lines that may stand between a directive on a line of its own and what it means.
const MOST_BETWEEN: u32 = 50;

/// Lines of a statement above and below the finding on which foreign comments are looked for.
const FOREIGN_REACH: u32 = 100;

/// Hides what comments in `source` and the allow lists of `settings` say is accepted. `findings` must be all that was
/// found in the file, old ones too: what is left out would make its suppression look unused. `today` is asked only if
/// a suppression has a date.
pub(crate) fn apply(
    source: &Source<'_>,
    findings: Vec<Finding>,
    settings: &Settings,
    today: &dyn Fn() -> Date,
) -> Applied {
    let mut applied = Applied::default();
    if !settings.suppress.honoured {
        applied.active = findings;
        return applied;
    }
    let day = OnceCell::new();
    let today = || *day.get_or_init(today);
    let lines = Lines::new(source, &findings);
    let mut own = Own::read(&lines, &findings, &mut applied.notes);
    let mut foreign = Foreigns { lines: &lines, honoured: &settings.suppress.foreign, known: FxHashMap::default() };
    for finding in findings {
        let statement = lines.statement(&finding);
        let how = own
            .hides(&finding, &statement, settings, &today)
            .or_else(|| foreign.hides(&finding, &statement))
            .or_else(|| allowed(source, &finding, settings));
        match how {
            Some(how) => applied.suppressed.push((finding, how)),
            None => applied.active.push(finding),
        }
    }
    own.report(&lines, settings, &mut applied.notes);
    applied
}

/// Whether the allow lists of the configuration say that this is no secret.
fn allowed(source: &Source<'_>, finding: &Finding, settings: &Settings) -> Option<How> {
    let allowed = |key: &str| Some(How { by: SuppressedBy::Config, reason: format!("[secrets] {key}"), until: None });
    if finding.rule.kind != Kind::Secrets {
        return None;
    }
    let span = finding.location.span;
    let secret = source.text().get(span.start..span.end).unwrap_or_default();
    if settings.secrets.allow_paths.matches(&finding.location.path) {
        return allowed("allow-paths");
    }
    let is_allowed = settings.secrets.allow.iter().any(|allow| allow.is_match(secret.as_bytes()));
    if is_allowed { allowed("allow") } else { None }
}

/// The lines of the file, and which of them hold findings.
struct Lines<'s> {
    source: &'s Source<'s>,
    style: Style,
    /// Lines that a finding touches. Of one in code the first and the last: what is between may be a comment.
    touched: FxHashSet<u32>,
    /// For secrets that are part of one line: where on it.
    secrets: FxHashMap<u32, Vec<(usize, usize)>>,
}

impl<'s> Lines<'s> {
    fn new(source: &'s Source<'s>, findings: &[Finding]) -> Self {
        let style = Style::of(source.path());
        let mut lines = Self { source, style, touched: FxHashSet::default(), secrets: FxHashMap::default() };
        for finding in findings {
            let (first, last) = (finding.location.start.line, finding.location.end.line);
            if finding.rule.kind == Kind::Injection {
                lines.touched.extend([first, last]);
            } else {
                lines.touched.extend(first..=last);
            }
            // Of what spans several lines, a comment on one of them is no part: keys and heredocs carry their own. Code
            // has comments and quotes as the lines around it do.
            if first == last && finding.rule.kind == Kind::Secrets {
                let start = source.line_span(first).start;
                let span = finding.location.span;
                let part = (span.start.saturating_sub(start), span.end.saturating_sub(start));
                lines.secrets.entry(first).or_default().push(part);
            }
        }
        lines
    }

    fn text(&self, line: u32) -> &'s str {
        self.source.slice(self.source.line_span(line))
    }

    fn secrets(&self, line: u32) -> &[(usize, usize)] {
        self.secrets.get(&line).map_or(&[], Vec::as_slice)
    }

    /// Those that begin at or before `column`.
    fn secrets_before(&self, line: u32, column: usize) -> &[(usize, usize)] {
        let all = self.secrets(line);
        &all[..all.partition_point(|&(from, _)| from <= column)]
    }

    /// The line that holds the byte `offset`; without counting columns, which costs the length of the line.
    fn of(&self, offset: usize) -> u32 {
        let (mut first, mut last) = (1, self.source.line_count().max(1));
        while first < last {
            let middle = last - (last - first) / 2;
            if self.source.line_span(middle).start <= offset {
                first = middle;
            } else {
                last = middle - 1;
            }
        }
        first
    }

    /// The lines of the finding's statement.
    fn statement(&self, finding: &Finding) -> RangeInclusive<u32> {
        let (location, statement) = (&finding.location, finding.statement);
        if statement == location.span {
            return location.start.line..=location.end.line;
        }
        // The line end after a statement is not its last line.
        let last = self.of(statement.end.saturating_sub(1).max(statement.start));
        self.of(statement.start).min(location.start.line)..=last.max(location.end.line)
    }

    /// The lines from `first` on that strings over several lines, or a `\` at their ends, make one; `last` at most.
    fn joined(&self, first: u32, last: u32) -> RangeInclusive<u32> {
        let start = self.source.line_span(first).start;
        let mut strings = Strings::new(self.source.path(), &self.source.text()[start..]);
        let goes_on = |line: &u32| {
            let in_string = strings.hold(self.source.line_span(*line).end - start);
            in_string || self.text(*line).trim_end().ends_with('\\')
        };
        first..=(first..last).take_while(goes_on).last().map_or(first, |line| line + 1)
    }

    /// Whether the line is a comment and nothing else, and no finding is in it.
    fn is_only_comment(&self, line: u32) -> bool {
        !self.touched.contains(&line) && comment::is_whole(self.style, self.text(line))
    }

    fn note(&self, line: u32, warning: bool, text: String) -> Note {
        Note { place: format!("{}:{line}", self.source.path()), warning, text }
    }
}

/// A directive of the file, and what became of it.
struct Placed {
    directive: Directive,
    line: u32,
    /// The lines it reaches, besides those of a statement that its own line is part of.
    reach: RangeInclusive<u32>,
    /// Whether it is in a comment. If not, it hides nothing, and that is said where it would have hidden something.
    in_comment: bool,
    /// Whether it means a finding.
    matched: bool,
    /// Why it does not count, if it was asked.
    flaw: OnceCell<Option<String>>,
}

/// The directives of the file.
struct Own {
    style: Style,
    placed: Vec<Placed>,
}

impl Own {
    /// Reads all directives. What is malformed becomes a note.
    fn read(lines: &Lines<'_>, findings: &[Finding], notes: &mut Vec<Note>) -> Self {
        let text = lines.source.text();
        let prose = is_prose(lines.source.path());
        let mut placed: Vec<Placed> = Vec::new();
        let mut strings = Strings::new(lines.source.path(), text);
        // Those in texts within the file, and those of the file: neither ends the other's regions.
        let mut open: [Vec<usize>; 2] = Default::default();
        // Where findings begin: a reason ends there, so that it never quotes a secret.
        let mut starts: Vec<usize> = Vec::new();
        let mut count = 0;
        for at in own::places(text) {
            if starts.is_empty() {
                starts = findings.iter().map(|finding| finding.location.span.start).collect();
                starts.sort_unstable();
            }
            let line = lines.of(at);
            let body = at + own::MARK.len();
            let limit = starts.get(starts.partition_point(|&start| start < body)).copied().unwrap_or(text.len());
            let mut written = own::extent(text, body, limit);
            let start = lines.source.line_span(line).start;
            let column = at - start;
            let line_text = lines.text(line);
            if comment::is_key(comment::before(line_text, column)) {
                // In a string, the string ends the comment.
                written = written.split(['"', '\'']).next().unwrap_or_default();
            }
            let Some(parsed) = own::parse(written) else {
                continue;
            };
            count += 1;
            if count > MOST_DIRECTIVES {
                let what =
                    format!("there are more than {MOST_DIRECTIVES} suppressions in this file; the rest is not read");
                notes.push(lines.note(line, true, what));
                break;
            }
            let secrets = lines.secrets_before(line, column);
            let inside = secrets.last().is_some_and(|&(_, to)| column < to);
            let in_comment = !inside && comment::stands_in_one(lines.style, line_text, column, secrets);
            let directive = match parsed {
                Ok(directive) => directive,
                Err(why) => {
                    // Text about suppressions is full of them.
                    if in_comment && !prose {
                        notes.push(lines.note(line, true, format!("{why}; it hides nothing")));
                    }
                    continue;
                }
            };
            let inner = usize::from(strings.hold(at));
            let speaks =
                directive.verb != Verb::File || inner == 0 && !is_shown(lines.source.path(), line_text, column);
            let in_comment = in_comment && speaks;
            let reach = match directive.verb {
                Verb::Ignore => line..=below(lines, line).unwrap_or(line),
                Verb::File => 0..=u32::MAX,
                Verb::Start => {
                    if in_comment {
                        open[inner].push(placed.len());
                    }
                    // Until its end is found.
                    nowhere()
                }
                // One that is no comment ends nothing: the region would seem to be shorter, or whole, and be neither.
                Verb::End if !in_comment => continue,
                Verb::End => {
                    match open[inner].pop() {
                        Some(start) => placed[start].reach = placed[start].line..=line,
                        None if !prose => {
                            let what = "`hook: ignore-end` ends nothing: no `hook: ignore-start` is open";
                            notes.push(lines.note(line, true, what.to_owned()));
                        }
                        None => {}
                    }
                    continue;
                }
            };
            placed.push(Placed { directive, line, reach, in_comment, matched: false, flaw: OnceCell::new() });
        }
        // An open start would reach the end of the file, which nobody has said.
        let mut open = open.concat();
        open.sort_unstable();
        for start in open.into_iter().rev() {
            let Placed { line, .. } = placed.remove(start);
            if !prose {
                let what = "`hook: ignore-start` has no `hook: ignore-end`; it hides nothing";
                notes.push(lines.note(line, true, what.to_owned()));
            }
        }
        Self { style: lines.style, placed }
    }

    /// What hides `finding`, which is part of `statement`.
    fn hides(
        &mut self,
        finding: &Finding,
        statement: &RangeInclusive<u32>,
        settings: &Settings,
        today: &dyn Fn() -> Date,
    ) -> Option<How> {
        let mut how = None;
        let style = self.style;
        for placed in &mut self.placed {
            let reaches = match placed.directive.verb {
                Verb::Ignore => {
                    statement.contains(&placed.line)
                        || (*statement.start() <= *placed.reach.end() && placed.reach.start() <= statement.end())
                }
                Verb::File | Verb::Start | Verb::End => placed.reach.contains(&finding.location.start.line),
            };
            if !reaches || !placed.directive.means(finding) {
                continue;
            }
            placed.matched = true;
            let flaw = placed.flaw.get_or_init(|| {
                if placed.in_comment {
                    placed.directive.flaw(settings, today)
                } else {
                    Some(no_comment(style).to_owned())
                }
            });
            if flaw.is_none() && how.is_none() {
                how = Some(How {
                    by: SuppressedBy::Comment,
                    reason: placed.directive.reason.clone(),
                    until: placed.directive.until.map(|until| until.to_string()),
                });
            }
        }
        how
    }

    /// Says which directives hide nothing, and why.
    fn report(&self, lines: &Lines<'_>, settings: &Settings, notes: &mut Vec<Note>) {
        let mut slips: FxHashMap<&str, String> = FxHashMap::default();
        for placed in &self.placed {
            let shown = placed.directive.shown();
            if placed.in_comment && !is_prose(lines.source.path()) {
                let mut unknown = false;
                for id in placed.directive.ids.iter().filter(|id| !own::is_known(id, settings)) {
                    unknown = true;
                    let enough = slips.len() >= MOST_SLIPS;
                    let slip = slips.entry(id).or_insert_with(|| own::slip(id, settings, !enough));
                    notes.push(lines.note(placed.line, true, format!("`{shown}` {slip}")));
                }
                if unknown && !placed.matched {
                    continue;
                }
            }
            if let Some(Some(flaw)) = placed.flaw.get() {
                notes.push(lines.note(placed.line, true, format!("`{shown}` {flaw}; it hides nothing")));
            } else if !placed.matched
                && placed.in_comment
                && !is_prose(lines.source.path())
                && placed.directive.could_match(settings, lines.source.path())
            {
                notes.push(lines.note(placed.line, false, format!("suppression.unused: `{shown}` hides nothing")));
            }
        }
        notes.sort_by_cached_key(|note| line_of(&note.place));
    }
}

/// Why a directive that is in no comment does not count.
fn no_comment(style: Style) -> &'static str {
    match style {
        Style::WholeLine => "is part of the value here: put it on a line of its own, above",
        Style::Dotenv => "is not in a comment: here one starts with `#`, at the start of the line or after a space",
        Style::Any | Style::Basic | Style::Vim => "is not in a comment",
    }
}

/// The line in a note's place.
fn line_of(place: &str) -> u32 {
    place.rsplit(':').next().and_then(|line| line.parse().ok()).unwrap_or(0)
}

/// A range that reaches no line a file has.
fn nowhere() -> RangeInclusive<u32> {
    u32::MAX..=u32::MAX
}

/// If `line` is a comment on its own: the line it speaks of, which is the first one below that is more than a comment.
/// A blank line ends the search, as what follows it is another matter.
fn below(lines: &Lines<'_>, line: u32) -> Option<u32> {
    if !lines.is_only_comment(line) {
        return None;
    }
    let last = lines.source.line_count().min(line.saturating_add(MOST_BETWEEN));
    let next = (line + 1..=last).find(|&below| !lines.is_only_comment(below))?;
    (!lines.text(next).trim().is_empty()).then_some(next)
}

/// Whether the file is text for people, in which suppressions are shown more often than made.
fn is_prose(path: &RepoPath) -> bool {
    matches!(path.extension().as_str(), "md" | "markdown" | "rst" | "adoc" | "asciidoc" | "org" | "txt")
}

/// Whether a directive for the whole file is only shown: in Markdown code is an example, and only `<!--` a comment of
/// the file itself.
fn is_shown(path: &RepoPath, line: &str, column: usize) -> bool {
    matches!(path.extension().as_str(), "md" | "markdown") && !comment::before(line, column).contains("<!--")
}

/// The foreign comments of the file, line by line as they are asked for.
struct Foreigns<'l, 's> {
    lines: &'l Lines<'s>,
    honoured: &'l [&'static str],
    known: FxHashMap<u32, Rc<[Hit]>>,
}

impl Foreigns<'_, '_> {
    /// What hides `finding`, which is part of `statement`.
    fn hides(&mut self, finding: &Finding, statement: &RangeInclusive<u32>) -> Option<How> {
        if self.honoured.is_empty() {
            return None;
        }
        let (lines, honoured, location) = (self.lines, self.honoured, &finding.location);
        let first = *statement.start().max(&location.start.line.saturating_sub(FOREIGN_REACH));
        let last = *statement.end().min(&location.end.line.saturating_add(FOREIGN_REACH));
        let starts = [*statement.start(), location.start.line];
        let mut joined = None;
        let hidden = (first.saturating_sub(1).max(1)..=last).any(|line| {
            let hits = self.on(line);
            let mut standing = || {
                let joined = joined.get_or_insert_with(|| lines.joined(location.start.line, last));
                Standing {
                    own: statement.contains(&line),
                    first: starts.contains(&line),
                    joined: joined.contains(&line),
                    above: starts.contains(&(line + 1)),
                    alone: lines.is_only_comment(line),
                }
            };
            !hits.is_empty() && hits.iter().any(|hit| hit.hides(finding, standing(), honoured))
        });
        hidden.then(|| How { by: SuppressedBy::ForeignComment, reason: String::new(), until: None })
    }

    fn on(&mut self, line: u32) -> Rc<[Hit]> {
        let lines = self.lines;
        let find = || foreign::find(lines.style, lines.text(line), lines.secrets(line)).into();
        Rc::clone(self.known.entry(line).or_insert_with(find))
    }
}

#[cfg(test)]
mod tests;
