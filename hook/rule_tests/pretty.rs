//! The tests for people: what is not as it should be, with its lines; what passed is only counted.

use super::{Counts, Failure, Line, State, Tested, shown};
use crate::report::escape;
use crate::report::summary::counted;

/// What failed, one paragraph a rule and file; the text ends in a line end, unless it is empty.
pub(crate) fn failures(tested: &Tested) -> String {
    let mut out = String::new();
    for rule in &tested.rules {
        let State::Failed(failures) = &rule.state else { continue };
        let head = format!("failed: `{}` ({}:{})", escape::line(&rule.id), shown(&rule.file), rule.line);
        let templates = failures.iter().filter_map(|failure| match failure {
            Failure::Template { must_be_found, template } => {
                let what = if *must_be_found { "example not found:" } else { "reject found:     " };
                Some(format!("  {what} {}\n", escape::line(template)))
            }
            Failure::Code { .. } => None,
        });
        let templates: String = templates.collect();
        if !templates.is_empty() {
            out.push_str(&format!("{head}\n{templates}\n"));
        }
        for failure in failures {
            if let Failure::Code { path, lines } = failure {
                out.push_str(&format!("{head} in {}\n{}\n", shown(path), quoted(lines)));
            }
        }
    }
    for fixes in tested.fixes.iter().filter(|fixes| !fixes.changed.is_empty()) {
        let (rules, code, expected) = (shown(&fixes.rules), shown(&fixes.code), shown(&fixes.expected));
        out.push_str(&format!("failed: the fixes of {rules} in {code} do not give {expected}\n"));
        let widest = fixes.changed.iter().map(|change| change.line).max().unwrap_or(0).to_string().len();
        for change in &fixes.changed {
            let sign = if change.expected { "- expected" } else { "+ fixed   " };
            out.push_str(&quote(sign, change.line, widest, &change.text, ""));
        }
        out.push('\n');
    }
    out
}

/// The closing lines: what else there is to say, and the counts. `strict`: a rule without a test is a failure.
pub(crate) fn closing(tested: &Tested, strict: bool) -> Vec<String> {
    let mut lines: Vec<String> = tested.errors.iter().map(ToString::to_string).collect();
    for note in &tested.notes {
        let place = if note.place.is_empty() { String::new() } else { format!("{}: ", note.place) };
        let level = if note.warning { "warning" } else { "note" };
        lines.push(escape::line(&format!("{level}: {place}{}", note.text)).into_owned());
    }
    for rule in &tested.rules {
        let level = if strict { "error" } else { "warning" };
        let (id, file) = (escape::line(&rule.id), shown(&rule.file));
        match &rule.state {
            State::Untested(why) => lines.push(format!("{level}: no test: `{id}` ({file}:{}): {why}", rule.line)),
            State::NotRun { why, asked } => {
                let level = if *asked { "error" } else { level };
                lines.push(format!("{level}: not run: `{id}` ({file}:{}): {}", rule.line, escape::line(why)));
            }
            _ => {}
        }
    }
    let Counts { passed, failed, untested, not_run, wrong_fixes } = tested.counts();
    let mut parts = vec![format!("{passed} passed")];
    let mut part = |count: usize, words: &str| {
        if count > 0 {
            parts.push(format!("{count} {words}"));
        }
    };
    part(failed, "failed");
    part(not_run, "not run");
    part(untested, "without test");
    let mut line =
        format!("{}, {}: {}", counted(tested.rules.len(), "rule"), counted(tested.files, "file"), parts.join(", "));
    if !tested.fixes.is_empty() {
        let right = tested.fixes.len() - wrong_fixes;
        line.push_str(&format!(" · fixes of {}: {right} right", counted(tested.fixes.len(), "file")));
        if wrong_fixes > 0 {
            line.push_str(&format!(", {wrong_fixes} wrong"));
        }
    }
    if passed + failed + tested.fixes.len() == 0 {
        lines.push("error: nothing was tested".to_owned());
    }
    lines.push(line);
    if failed > 0 {
        lines.push("help: hook debug rule RULE FILE says why a rule matches or does not".to_owned());
    }
    lines
}

fn quoted(lines: &[Line]) -> String {
    let widest = lines.iter().map(|line| line.number).max().unwrap_or(0).to_string().len();
    let quote = lines.iter().map(|line| {
        let sign = if line.found { "+ found   " } else { "- expected" };
        let mark = match (line.found, line.mark) {
            (true, Some(mark)) => format!("   (marked `{}`)", mark.word()),
            (true, None) => "   (no mark)".to_owned(),
            (false, _) => String::new(),
        };
        quote(sign, line.number as usize, widest, &line.text, &mark)
    });
    quote.collect()
}

fn quote(sign: &str, number: usize, widest: usize, text: &str, behind: &str) -> String {
    let line = format!("  {sign} {number:widest$} │ {}{behind}", escape::line(text.trim_end_matches('\r')));
    format!("{}\n", line.trim_end())
}
