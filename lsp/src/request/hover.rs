//! What there is to say about a finding: what, why, how to mend it, the way of the data, where to read more. Nothing of
//! the text itself is in it, so that no secret can be.

use std::fmt::Write as _;

use tower_lsp::ls_types::{Hover, HoverContents, HoverParams, MarkupContent, MarkupKind, Position, Range};

use crate::checker::Found;
use crate::event::{Event, Reply};
use crate::state::State;

/// Answers for the findings at a place.
pub(crate) fn hover(state: &mut State, params: HoverParams, reply: Reply<Option<Hover>>) {
    let at = params.text_document_position_params.position;
    let uri = params.text_document_position_params.text_document.uri.clone();
    let markdown = state.able.markdown;
    let Some(entry) = state.documents.get_mut(&uri) else { return drop(reply.send(Ok(None))) };
    let Some(outcome) = entry.current() else { return entry.wait(Event::Hover(params, reply)) };
    let here: Vec<(&Found, Range)> = outcome
        .found
        .iter()
        .zip(&outcome.diagnostics)
        .filter(|(_, diagnostic)| holds(diagnostic.range, at))
        .map(|(found, diagnostic)| (found, diagnostic.range))
        .collect();
    let range = here.first().map(|(_, range)| *range);
    let texts: Vec<String> = here.iter().map(|(found, _)| text(found, markdown)).collect();
    let value = texts.join(if markdown { "\n\n---\n\n" } else { "\n\n" });
    let kind = if markdown { MarkupKind::Markdown } else { MarkupKind::PlainText };
    let contents = HoverContents::Markup(MarkupContent { kind, value });
    _ = reply.send(Ok(range.map(|range| Hover { contents, range: Some(range) })));
}

/// Whether a place is in a range, or at one of its ends.
pub(crate) fn holds(range: Range, at: Position) -> bool {
    range.start <= at && at <= range.end
}

fn text(found: &Found, markdown: bool) -> String {
    let finding = &found.finding;
    let rule = &finding.rule;
    let mut out = String::new();
    let shown = |text: &str| if markdown { escaped(text) } else { text.to_owned() };
    let (strong, code) = if markdown { ("**", "`") } else { ("", "") };
    _ = write!(out, "{strong}{}{strong}\n\n{}", shown(&rule.title), shown(&finding.message));
    let mut section = |name: &str, text: &str| {
        if !text.is_empty() {
            _ = write!(out, "\n\n{strong}{name}{strong}: {text}");
        }
    };
    section("Why", &shown(&rule.why));
    section("What to do", &shown(finding.advice()));
    let steps = finding.trace.iter().zip(1..).map(|(step, number)| {
        let start = step.location.start;
        let place = match step.location.path == finding.location.path {
            true => format!("line {}", start.line),
            false => format!("{}:{}", step.location.path, start.line),
        };
        format!("{number} {} ({})", step.passage.clause(), shown(&place))
    });
    section("The data", &steps.collect::<Vec<_>>().join(", "));
    if let Some(dependency) = finding.dependency.as_deref()
        && dependency.way.len() > 1
    {
        section("Pulled in by", &shown(&dependency.way.join(" → ")));
    }
    let weaknesses = rule.cwe.iter().map(|cwe| match cwe.strip_prefix("CWE-") {
        Some(number) if markdown && number.bytes().all(|c| c.is_ascii_digit()) => {
            format!("[{cwe}](https://cwe.mitre.org/data/definitions/{number}.html)")
        }
        _ => shown(cwe),
    });
    let weaknesses: Vec<String> = weaknesses.collect();
    _ = write!(out, "\n\n{code}{}{code} · {} · {}", rule.id, finding.severity, found.fingerprint);
    if !weaknesses.is_empty() {
        _ = write!(out, " · {}", weaknesses.join(", "));
    }
    if let Some(reference) = rule.references.first() {
        _ = if markdown { write!(out, " · [more](<{reference}>)") } else { write!(out, " · {reference}") };
    }
    out
}

/// `text` so that nothing of it is formatting but code between backticks, which our own messages have.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut code = false;
    let balanced = text.matches('`').count().is_multiple_of(2);
    for c in text.chars() {
        if c == '`' && balanced {
            code = !code;
        } else if !code && matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '!') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_do_not_become_formatting() {
        let check = |text: &str, expected: &str| assert_eq!(escaped(text), expected);
        check("uses `a_b` and [x](y)", "uses `a_b` and \\[x\\](y)");
        check("one ` alone_", "one \\` alone\\_");
        check("<img>", "\\<img\\>");
    }
}
