//! What can be done about a finding, as changes of its text. Each is tried before it is offered: in the changed text the
//! finding is gone and nothing is new.

use findings::{Dependency, Finding, Kind, Source, Span};
use jiff::ToSpan;
use lsp::{Accept, Change, Remedy};
use similar::{DiffTag, TextDiff};

use super::lines;
use crate::config::{Configs, Settings};
use crate::fix::{self, is_better};
use crate::input::Input;
use crate::pipeline::Pipeline;
use crate::report::comment::Comment;
use crate::run::Plan;

/// How long a finding is accepted for the time being.
const DAYS: i64 = 90;

/// Whether it is worth trying.
pub(super) fn may_help(text: &str, finding: &Finding, remedy: Remedy) -> bool {
    match remedy {
        Remedy::Fix | Remedy::FixAll => finding.rule.kind == Kind::Injection && finding.fix.is_some(),
        Remedy::Accept(_) => !matches!(Comment::of(&finding.location.path), Comment::None),
        Remedy::Upgrade => upgraded(text, finding).is_some(),
    }
}

/// The changes, if they help.
pub(super) fn changes(
    input: &Input,
    plan: &Plan,
    text: &str,
    finding: &Finding,
    remedy: Remedy,
) -> Option<Vec<Change>> {
    let configs = Configs::new(&*input.store, plan.overrides.clone()).ok()?;
    let path = &finding.location.path;
    let settings = configs.for_path(path).ok()?;
    let checker = &plan.checker;
    let pipeline = Pipeline { store: &*input.store, old: false, configs: &configs, checker, threads: 1, stop: None };
    // Places count from behind the mark that some texts begin with.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let place = Place { pipeline: &pipeline, text, settings: &settings, finding };
    match remedy {
        Remedy::Fix => {
            let this = |other: &Finding| other.identity == finding.identity && other.location == finding.location;
            mended(&place, &this)
        }
        Remedy::FixAll => mended(&place, &|other| other.rule.id == finding.rule.id),
        Remedy::Accept(accept) => place.accepted(accept, (plan.today)()),
        Remedy::Upgrade => {
            let change = upgraded(text, finding)?;
            let count = |findings: &[Finding]| findings.iter().filter(|f| f.rule.kind == Kind::Dependencies).count();
            let (before, after) = (place.look(text)?, place.look(&place.with(&change)?)?);
            let gone = after.iter().all(|other| other.identity != finding.identity);
            // The version has other findings of its own, and no more of them.
            (gone && count(&after) < count(&before)).then(|| vec![change])
        }
    }
}

/// A finding in its text.
struct Place<'p> {
    pipeline: &'p Pipeline<'p>,
    text: &'p str,
    settings: &'p Settings,
    finding: &'p Finding,
}

impl Place<'_> {
    /// What is found in `text`; `None` if that cannot be told to the end.
    fn look(&self, text: &str) -> Option<Vec<Finding>> {
        let path = &self.finding.location.path;
        let checked = self.pipeline.checker.check(path, text.as_bytes(), self.settings, self.pipeline);
        checked.problems.is_empty().then(|| checked.findings.into_iter().map(|(finding, _)| finding).collect())
    }

    /// The text after a change.
    fn with(&self, change: &Change) -> Option<String> {
        let mut edited = self.text.to_owned();
        let span = change.span;
        (edited.is_char_boundary(span.start) && edited.is_char_boundary(span.end))
            .then(|| edited.replace_range(span.start..span.end, &change.text))?;
        Some(edited)
    }

    /// A comment that accepts the finding: above its line, else at the end of it.
    fn accepted(&self, accept: Accept, today: jiff::civil::Date) -> Option<Vec<Change>> {
        let until = match accept {
            Accept::WithReason => String::new(),
            Accept::ForNow => format!(" until={}", today.checked_add(DAYS.days()).ok()?),
        };
        let reason = match accept {
            Accept::WithReason => "accepted: say why",
            Accept::ForNow => "to be looked at until then",
        };
        let directive = format!("hook: ignore[{}]{until} -- {reason}", self.finding.rule.id);
        let source = Source::from_text(self.finding.location.path.clone(), self.text);
        let first = source.position(self.finding.statement.start).line;
        let here = source.line_span(first);
        let own = source.line_span(self.finding.location.start.line);
        let end = if self.text[here.end..].starts_with("\r\n") { "\r\n" } else { "\n" };
        let line = source.slice(here);
        let indent = &line[..line.len() - line.trim_start().len()];
        let above =
            |comment: &str| Change { span: Span::new(here.start, here.start), text: format!("{indent}{comment}{end}") };
        let behind = |comment: &str| Change { span: Span::new(own.end, own.end), text: format!("  {comment}") };
        let tries = match Comment::of(&self.finding.location.path) {
            Comment::None => return None,
            Comment::LineOfItsOwn(start) => vec![above(&format!("{start} {directive}"))],
            Comment::Line(start) => {
                let comment = format!("{start} {directive}");
                vec![above(&comment), behind(&comment)]
            }
            Comment::Block(start, stop) => {
                let comment = format!("{start} {directive} {stop}");
                vec![above(&comment), behind(&comment)]
            }
            Comment::Jsx => {
                let (line, tag) = (format!("// {directive}"), format!("{{/* {directive} */}}"));
                // Between tags a line comment is text: there the second hides the finding, elsewhere it is a block.
                match line_is_tag(source.slice(here)) {
                    true => vec![above(&tag), behind(&line)],
                    false => vec![above(&line), behind(&line)],
                }
            }
        };
        let before = self.look(self.text)?;
        let helps = |change: &Change| {
            let after = self.with(change).and_then(|text| self.look(&text));
            after.is_some_and(|after| is_better(&before, &after, self.finding.identity))
        };
        tries.into_iter().find(helps).map(|change| vec![change])
    }
}

fn line_is_tag(line: &str) -> bool {
    let line = line.trim_start();
    line.starts_with('<') || line.contains("</") || line.contains("/>")
}

/// What mends the findings that are wanted.
fn mended(place: &Place<'_>, wanted: &dyn Fn(&Finding) -> bool) -> Option<Vec<Change>> {
    let Pipeline { checker, .. } = *place.pipeline;
    let path = &place.finding.location.path;
    let mended = fix::mend(checker, path, place.text, place.settings, place.pipeline, wanted);
    (!mended.done.is_empty()).then(|| difference(place.text, &mended.text))
}

/// What changes one text into another, line by line.
fn difference(before: &str, after: &str) -> Vec<Change> {
    let (old, new) = (lines(before), lines(after));
    let bytes = |lines: &[Span], range: std::ops::Range<usize>, len: usize| {
        let start = lines.get(range.start).map_or(len, |line| line.start);
        Span::new(
            start,
            range.end.checked_sub(1).and_then(|last| lines.get(last)).map_or(start, |line| line.end.max(start)),
        )
    };
    let diff = TextDiff::from_slices(
        &old.iter().map(|line| &before[line.start..line.end]).collect::<Vec<_>>(),
        &new.iter().map(|line| &after[line.start..line.end]).collect::<Vec<_>>(),
    );
    let changed = diff.ops().iter().filter(|op| op.tag() != DiffTag::Equal);
    let change = |op: &similar::DiffOp| {
        let (from, to) = (bytes(&old, op.old_range(), before.len()), bytes(&new, op.new_range(), after.len()));
        narrowed(before, from, &after[to.start..to.end])
    };
    changed.map(change).collect()
}

/// The same change without what stays at its ends, so that a cursor in the line stays where it is.
fn narrowed(before: &str, span: Span, after: &str) -> Change {
    let old = &before[span.start..span.end];
    let same = |(a, b): &(char, char)| a == b;
    let head: usize = old.chars().zip(after.chars()).take_while(same).map(|(c, _)| c.len_utf8()).sum();
    let (old, new) = (&old[head..], &after[head..]);
    let tail: usize = old.chars().rev().zip(new.chars().rev()).take_while(same).map(|(c, _)| c.len_utf8()).sum();
    Change { span: Span::new(span.start + head, span.end - tail), text: new[..new.len() - tail].to_owned() }
}

/// The version of a package where it stands as plain text, by the smallest one without the advisory. Lockfiles are left
/// alone: with the version they hold digests of what is installed.
fn upgraded(text: &str, finding: &Finding) -> Option<Change> {
    let Dependency { version, fixed, .. } = finding.dependency.as_deref()?;
    if !crate::dependencies::is_written_by_people(&finding.location.path) {
        return None;
    }
    let fixed = fixed.as_deref()?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let Finding { statement, location, .. } = finding;
    let whole = Span::new(location.span.start.min(statement.start), location.span.end.max(statement.end));
    let line = text.get(whole.start..whole.end)?;
    let part = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '+' | '_');
    let mut places = line
        .match_indices(version.as_str())
        .filter(|(at, found)| !line[..*at].ends_with(part) && !line[at + found.len()..].starts_with(part));
    let (at, found) = places.next()?;
    // Twice on its line: which of them it is nobody knows.
    let start = whole.start + at;
    places.next().is_none().then(|| Change { span: Span::new(start, start + found.len()), text: fixed.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn apply(text: &str, changes: &[Change]) -> String {
        let mut edited = text.to_owned();
        for change in changes.iter().rev() {
            edited.replace_range(change.span.start..change.span.end, &change.text);
        }
        edited
    }

    #[test]
    fn a_difference_leads_from_one_text_to_the_other() {
        let check = |before: &str, after: &str| {
            assert_eq!(apply(before, &difference(before, after)), after, "{before:?}");
        };
        check("a\nb\nc\n", "a\nx\nc\n");
        check("a\nb\nc", "a\nc");
        check("a\n", "x\na\ny\n");
        check("", "a");
        check("a\r\nüb\r\n", "a\r\nü🦀b\r\n");
        check("same", "same");
    }
}
