//! The report for people: a headline, the lines, what to do.
//!
//! Frames are drawn by `annotate-snippets`. Everything handed to it has been made safe before, since it passes messages
//! through as they are.

use std::borrow::Cow;
use std::io::{self, Write};

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use anstyle::{AnsiColor, Effects};
use findings::{Edit, Finding, Location, Position, RepoPath, TraceStep};

use super::comment::Comment;
use super::{Excerpt, Report, Reported, Style, escape};
use crate::input::Mode;

/// How many findings are shown in full without `-v`: more than that is a list to work through, not to read.
const SHOWN: usize = 20;

/// The column headlines are filled to. Fixed, so that the same findings are the same text on every screen.
const WIDTH: usize = 100;

/// A replacement of more characters is no longer read beside what it replaces.
const SHORT: usize = 100;

/// Frames are never cut: excerpts are already short.
const FRAME: usize = 1000;

/// Writes the first findings in full, all of them when verbose.
pub(crate) fn write(report: &Report, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    let shown = if style.verbose > 0 { report.findings.len() } else { SHOWN.min(report.findings.len()) };
    for reported in &report.findings[..shown] {
        headline(reported, style, out)?;
        writeln!(out, "{}\n", frame(reported, report.mode, style))?;
    }
    match report.findings.len() - shown {
        0 => Ok(()),
        more => writeln!(out, "… {more} more, -v shows all"),
    }
}

/// `error[rule]: message`, and at the right what kind of thing it is and how it is called.
fn headline(reported: &Reported, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    let finding = &reported.finding;
    let (level, color) =
        if reported.blocking { ("error", AnsiColor::BrightRed) } else { ("warning", AnsiColor::Yellow) };
    let rule = escape::line(&finding.rule.id);
    let message = escape::line(&finding.message);

    let mut about: Vec<String> = finding.rule.cwe.iter().map(|cwe| escape::line(cwe).into_owned()).collect();
    about.push(finding.severity.to_string());
    if !finding.evidence.is_empty() {
        about.push(escape::line(&finding.evidence).into_owned());
    }
    let about = format!("{}  [{}]", about.join(" · "), reported.fingerprint);

    let used = [level, "[", &rule, "]: ", &message, &about].iter().map(|part| part.chars().count()).sum();
    let gap = " ".repeat(WIDTH.saturating_sub(used).max(2));
    if style.color {
        let (level_style, title_style) = (color.on_default().bold(), anstyle::Style::new().bold());
        let dim = anstyle::Style::new().effects(Effects::DIMMED);
        writeln!(
            out,
            "{level_style}{level}[{rule}]{level_style:#}{title_style}: {message}{title_style:#}{gap}{dim}{about}{dim:#}"
        )
    } else {
        writeln!(out, "{level}[{rule}]: {message}{gap}{about}")
    }
}

/// The lines with the finding marked, and below them why it matters, how to mend it and how to ignore it.
fn frame(reported: &Reported, mode: Mode, style: &Style) -> String {
    let finding = &reported.finding;
    let start = finding.location.start;
    let level = if reported.blocking { Level::ERROR } else { Level::WARNING };
    let path = escape::path(&finding.location.path);
    let group = Group::with_level(level);
    let mut group = match snippet(&reported.excerpt, label(reported, mode)) {
        Some(snippet) => group.element(snippet.path(path)),
        None => group.element(Origin::path(path).line(start.line as usize).char_column(0)),
    };
    let notes = [
        ("elsewhere", elsewhere(finding)),
        ("why", escape::line(&finding.rule.why).into_owned()),
        ("way", way(finding)),
        ("fix", fix(finding)),
        ("ignore", ignore(&finding.location.path, &reported.excerpt, &escape::line(&finding.rule.id))),
    ];
    for (name, text) in notes {
        if !text.is_empty() {
            group = group.element(Level::NOTE.with_name(name).message(text));
        }
    }
    let renderer = if style.color { Renderer::styled().hyperlink(false) } else { Renderer::plain() };
    let drawn = renderer.decor_style(DecorStyle::Unicode).term_width(FRAME).render(&[group]);
    // Bars before empty lines come padded; nobody wants trailing spaces in a log or a test.
    let mut lines: Vec<Cow<'_, str>> = drawn.lines().map(|line| Cow::Borrowed(line.trim_end())).collect();
    // The renderer counts the column in the excerpt, in which tabs are wide and long lines are cut: it ends the first
    // line, and the true one takes its place.
    if let Some(first) = lines.first_mut()
        && let Some((place, _)) = first.rsplit_once(':')
    {
        *first = Cow::Owned(format!("{place}:{}", start.column));
    }
    lines.join("\n")
}

/// The steps in other files, by place: their lines may hold what must not be shown.
fn elsewhere(finding: &Finding) -> String {
    let steps = finding.trace.iter().zip(1..).filter(|(step, _)| step.location.path != finding.location.path);
    let place = |step: &TraceStep| {
        let Position { line, column } = step.location.start;
        format!("{}:{line}:{column}", escape::path(&step.location.path))
    };
    let told = steps.map(|(step, number)| format!("{number} {} ({})", step.passage.clause(), place(step)));
    told.collect::<Vec<_>>().join(", ")
}

/// What pulls a package in: the line of the manifest, and the packages from there on.
fn way(finding: &Finding) -> String {
    let Some(dependency) = finding.dependency.as_deref() else { return String::new() };
    let place = |location: &Location| format!("{}:{}", escape::path(&location.path), location.start.line);
    let manifest = dependency.manifest.as_ref().map(place);
    let packages = match &dependency.way[..] {
        // What the project asks for itself has the name of the headline.
        [_] if manifest.is_some() => String::new(),
        [_] => return String::new(),
        way => way.iter().map(|package| format!("`{}`", escape::line(package))).collect::<Vec<_>>().join(" → "),
    };
    format!("{} {packages}", manifest.unwrap_or_default()).trim().to_owned()
}

/// How to mend it, and by what to replace it where that is all of it and one short line.
fn fix(finding: &Finding) -> String {
    let title = escape::line(finding.advice());
    let short = |text: &str| !text.is_empty() && !text.contains(['\n', '\r']) && text.chars().count() <= SHORT;
    match finding.fix.as_deref() {
        Some([Edit { span, text, .. }]) if *span == finding.location.span && short(text) => {
            format!("{title}:  {}", escape::line(text))
        }
        _ => title.into_owned(),
    }
}

/// The excerpt as the renderer takes it: one text with its true line numbers, its gaps filled with empty lines that
/// are folded away again.
fn snippet<'a>(excerpt: &Excerpt, label: String) -> Option<Snippet<'a, annotate_snippets::Annotation<'a>>> {
    let first = excerpt.lines.first()?.number;
    let (mut text, mut number) = (String::new(), first);
    let mut marked: Option<(usize, usize)> = None;
    let mut around = Vec::new();
    let mut steps = Vec::new();
    for line in &excerpt.lines {
        while number < line.number {
            text.push('\n');
            number += 1;
        }
        let at = text.len();
        match &line.mark {
            Some(mark) => {
                let start = marked.map_or(at + mark.start, |(start, _)| start);
                marked = Some((start, at + mark.end));
            }
            None => around.push(at..at + line.text.len()),
        }
        for step in excerpt.steps.iter().filter(|step| step.line == line.number) {
            steps
                .push(AnnotationKind::Context.span(at + step.mark.start..at + step.mark.end).label(step.label.clone()));
        }
        text.push_str(&line.text);
    }
    let (start, end) = marked?;
    let context = around.into_iter().map(|span| AnnotationKind::Visible.span(span));
    let primary = AnnotationKind::Primary.span(start..end).label(label);
    Some(Snippet::source(text).line_start(first as usize).annotation(primary).annotations(steps).annotations(context))
}

/// What there is to say about the marked text itself.
fn label(reported: &Reported, mode: Mode) -> String {
    let length = reported.finding.secret.as_ref().map(|secret| match secret.chars() {
        1 => "1 character".to_owned(),
        n => format!("{n} characters"),
    });
    let age = match mode {
        _ if !reported.new => Some("was there before".to_owned()),
        Mode::Staged => Some("new in this commit".to_owned()),
        Mode::Range => Some("new in this range".to_owned()),
        Mode::Paths | Mode::Stdin => None,
    };
    let trace = &reported.finding.trace;
    let last = trace.last().map(|step| match step.location.path == reported.finding.location.path {
        true => format!("{} {}", trace.len(), step.passage.clause()),
        false => "goes from here into another file".to_owned(),
    });
    last.into_iter().chain(length).chain(age).collect::<Vec<_>>().join(", ")
}

/// How to accept the finding where it stands.
fn ignore(path: &RepoPath, excerpt: &Excerpt, rule: &str) -> String {
    let directive = format!("hook: ignore[{rule}] -- <reason>");
    match Comment::of(path) {
        // Between tags `//` is text that the page shows, and outside of them braces are a block of code.
        Comment::Jsx if is_tag(excerpt) => format!("{{/* {directive} */}}   (outside of tags: // …)"),
        Comment::Jsx => format!("// {directive}   (between tags: {{/* … */}})"),
        Comment::Line(start) => format!("{start} {directive}"),
        Comment::LineOfItsOwn(start) => format!("{start} {directive}   (on the line above)"),
        Comment::Block(start, end) => format!("{start} {directive} {end}"),
        Comment::None => "no comments in this kind of file: accept it with `hook baseline`".to_owned(),
    }
}

/// Whether there is a tag on a marked line.
fn is_tag(excerpt: &Excerpt) -> bool {
    let marked = excerpt.lines.iter().filter(|line| line.mark.is_some());
    marked.map(|line| line.text.trim_start()).any(|text| {
        let begins = text.starts_with('<') && text[1..].starts_with(|c: char| c.is_alphabetic() || c == '>');
        begins || text.contains("</") || text.contains("/>")
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::excerpt::Line;

    #[test]
    fn comments_fit_the_file() {
        let on = |path: &str, text: &str| {
            let mark = Some(0..text.len());
            let lines = vec![Line { number: 1, text: text.to_owned(), mark }];
            let excerpt = Excerpt { lines, steps: Vec::new() };
            ignore(&RepoPath::from(path), &excerpt, "r")
        };
        let check = |path: &str, expected: &str| assert_eq!(on(path, "x"), expected, "{path}");
        check("a.py", "# hook: ignore[r] -- <reason>");
        check("Makefile", "# hook: ignore[r] -- <reason>");
        check("a/b.TS", "// hook: ignore[r] -- <reason>");
        check("a.sql", "-- hook: ignore[r] -- <reason>");
        check("a.html", "<!-- hook: ignore[r] -- <reason> -->");
        check("a.css", "/* hook: ignore[r] -- <reason> */");
        check("deploy/.env", "# hook: ignore[r] -- <reason>   (on the line above)");
        check("deploy/.env.local", "# hook: ignore[r] -- <reason>   (on the line above)");
        check("a.ini", "; hook: ignore[r] -- <reason>   (on the line above)");
        check("a.tsx", "// hook: ignore[r] -- <reason>   (between tags: {/* … */})");
        let braces = "{/* hook: ignore[r] -- <reason> */}   (outside of tags: // …)";
        for line in ["  <Login key=\"x\"", "    <p>x</p>", "<>x", "x</p>", "key=\"x\" />"] {
            assert_eq!(on("a.jsx", line), braces, "{line}");
        }
        check("package.json", "no comments in this kind of file: accept it with `hook baseline`");
    }
}
