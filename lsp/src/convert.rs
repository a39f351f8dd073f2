//! From findings to what the protocol says of them.

use std::path::{Path, PathBuf};

use findings::{Passage, Severity, TraceStep};
use tower_lsp::ls_types::{
    CodeDescription, Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, Location, NumberOrString, Position,
    Range, Uri,
};

use crate::checker::Found;
use crate::client::Abilities;
use crate::document::Document;
use crate::position::{Encoding, Lines};

/// What diagnostics say they come from.
pub(crate) const SOURCE: &str = "hook";

/// Steps beside a diagnostic.
const MOST_STEPS: usize = 30;

/// A finding in `document` as a diagnostic; `root` is what the paths of its steps are relative to, and `open` gives the
/// documents among them that are open.
pub(crate) fn diagnostic<'d>(
    found: &Found,
    document: &'d Document,
    root: &Path,
    able: Abilities,
    open: &dyn Fn(&Path) -> Option<&'d Document>,
) -> Diagnostic {
    let finding = &found.finding;
    let href = finding.rule.references.first().and_then(|reference| reference.parse().ok());
    Diagnostic {
        range: range(document, finding.location.span.start, finding.location.span.end, able.encoding),
        severity: Some(severity(finding.severity)),
        code: Some(NumberOrString::String(finding.rule.id.to_string())),
        code_description: href.filter(|_| able.code_description).map(|href| CodeDescription { href }),
        source: Some(SOURCE.to_owned()),
        message: message(found),
        related_information: (able.related && !finding.trace.is_empty())
            .then(|| related(found, document, root, able.encoding, open)),
        tags: None,
        data: able.data.then(|| serde_json::json!({ "fingerprint": found.fingerprint })),
    }
}

/// A finding in a file that is not open. Its columns are those of text without characters that are more than one unit.
pub(crate) fn diagnostic_elsewhere(found: &Found, able: Abilities) -> Diagnostic {
    let finding = &found.finding;
    let (start, end) = (finding.location.start, finding.location.end);
    let place = |line: u32, column: u32| Position { line: line.saturating_sub(1), character: column.saturating_sub(1) };
    let href = finding.rule.references.first().and_then(|reference| reference.parse().ok());
    Diagnostic {
        range: Range { start: place(start.line, start.column), end: place(end.line, end.column) },
        severity: Some(severity(finding.severity)),
        code: Some(NumberOrString::String(finding.rule.id.to_string())),
        code_description: href.filter(|_| able.code_description).map(|href| CodeDescription { href }),
        source: Some(SOURCE.to_owned()),
        message: message(found),
        related_information: None,
        tags: None,
        data: able.data.then(|| serde_json::json!({ "fingerprint": found.fingerprint })),
    }
}

/// What was found, and what to do about it.
fn message(found: &Found) -> String {
    match found.finding.advice() {
        "" => found.finding.message.clone(),
        advice => format!("{}\n{advice}", found.finding.message),
    }
}

fn severity(severity: Severity) -> DiagnosticSeverity {
    match severity {
        Severity::Critical | Severity::High => DiagnosticSeverity::ERROR,
        Severity::Medium => DiagnosticSeverity::WARNING,
        Severity::Low => DiagnosticSeverity::INFORMATION,
    }
}

/// The steps of the data, from where it comes in to where it does harm.
fn related<'d>(
    found: &Found,
    document: &'d Document,
    root: &Path,
    encoding: Encoding,
    open: &dyn Fn(&Path) -> Option<&'d Document>,
) -> Vec<DiagnosticRelatedInformation> {
    let steps = found.finding.trace.iter().zip(found.lines.iter().map(Option::as_deref).chain(std::iter::repeat(None)));
    let one = |(step, line): (&TraceStep, Option<&str>)| {
        let here = step.location.path == found.finding.location.path;
        let path = absolute(root, &step.location);
        let of = if here { Some(document) } else { open(&path) };
        let (uri, range) = match of {
            Some(of) => {
                let span = step.location.span;
                (of.uri.clone(), range(of, span.start, span.end, encoding))
            }
            None => (Uri::from_file_path(path)?, on_line(&step.location, line, encoding)),
        };
        let message = format!("data {}", clause(step.passage));
        Some(DiagnosticRelatedInformation { location: Location { uri, range }, message })
    };
    steps.filter_map(one).take(MOST_STEPS).collect()
}

fn clause(passage: Passage) -> &'static str {
    passage.clause()
}

/// Where a location stands on this machine.
fn absolute(root: &Path, location: &findings::Location) -> PathBuf {
    root.join(String::from_utf8_lossy(location.path.as_bytes()).as_ref())
}

/// The range of a step of which one line is known.
fn on_line(location: &findings::Location, line: Option<&str>, encoding: Encoding) -> Range {
    let (start, end) = (location.start, location.end);
    let column = |column: u32| {
        let before = (column as usize).saturating_sub(1);
        let Some(line) = line else { return column.saturating_sub(1) };
        let byte = line.char_indices().nth(before).map_or(line.len(), |(at, _)| at);
        Lines::of(line).position(line, byte, encoding).character
    };
    let from = Position { line: start.line.saturating_sub(1), character: column(start.column) };
    let to = match start.line == end.line {
        true => Position { line: from.line, character: column(end.column) },
        false => Position { line: end.line.saturating_sub(1), character: end.column.saturating_sub(1) },
    };
    Range { start: from, end: to }
}

/// The range of bytes of the text that was looked at: without the mark that some texts begin with.
pub(crate) fn range(document: &Document, start: usize, end: usize, encoding: Encoding) -> Range {
    let mark = if document.text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    document.lines.range(&document.text, start + mark, end + mark, encoding)
}

/// The path that a document has among files. What is no file is taken to be in `folder`, by the last part of its name,
/// with an ending that its language has.
pub(crate) fn path_of(uri: &Uri, language: &str, folder: &Path) -> PathBuf {
    let is_file = uri.scheme().as_str().eq_ignore_ascii_case("file");
    if is_file && let Some(path) = uri.to_file_path() {
        return path.into_owned();
    }
    let text = uri.path().decode().to_string_lossy().into_owned();
    let path = Path::new(&text);
    // A cell of a notebook, or a file of another system, stands where its path says; what is not saved yet nowhere.
    let name = path.file_name().map_or_else(|| "untitled".into(), |name| name.to_string_lossy().into_owned());
    let ending = ending(language);
    let fits = ending.is_empty() || path.extension().is_some_and(|is| is.eq_ignore_ascii_case(ending));
    let name = if fits { name } else { format!("{name}.{ending}") };
    match path.parent() {
        Some(parent) if parent.is_absolute() && parent.parent().is_some() => parent.join(name),
        _ => folder.join(name),
    }
}

/// The ending of files in a language, by the editors' word for it.
fn ending(language: &str) -> &'static str {
    match language {
        "python" => "py",
        "javascript" => "js",
        "javascriptreact" => "jsx",
        "typescript" => "ts",
        "typescriptreact" => "tsx",
        "java" => "java",
        "json" => "json",
        "yaml" => "yaml",
        "xml" => "xml",
        "toml" => "toml",
        "properties" => "properties",
        "shellscript" | "sh" => "sh",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_document_has_a_path() {
        let check = |uri: &str, language: &str, expected: &str| {
            let uri: Uri = uri.parse().expect("a URI");
            assert_eq!(path_of(&uri, language, Path::new("/p")), Path::new(expected), "{uri:?}");
        };
        check("file:///a/b%20c.py", "python", "/a/b c.py");
        check("file:///a/script", "python", "/a/script");
        check("untitled:Untitled-1", "python", "/p/Untitled-1.py");
        check("untitled:Untitled-1", "plaintext", "/p/Untitled-1");
        check("untitled:x.py", "python", "/p/x.py");
        check("vscode-notebook-cell:/a/n.ipynb#W0", "python", "/a/n.ipynb.py");
        check("git:/a/b.py?ref", "python", "/a/b.py");
        check("x:", "", "/p/untitled");
    }
}
