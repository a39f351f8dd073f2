//! Where a secret stands: in the product, or in a test, a document, a comment, an example inside a string. What stands
//! there is mostly made up; it is reported as less severe, not hidden.

use std::ops::Range;

use findings::{Location, RepoPath, Source, Span};

use super::syntax::{self, Syntax};

/// Whether a secret is more likely real or made up, by where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// Anything else.
    Product,
    /// Tests, fixtures, examples, documents, comments, templates.
    Illustration,
}

/// What is known about the text around secrets.
pub(crate) struct Surroundings<'a> {
    source: &'a Source<'a>,
    file: Place,
    /// Strings over several lines in a language that documents itself in them.
    long_strings: Vec<Range<usize>>,
}

impl<'a> Surroundings<'a> {
    /// Looks at a text in which something was found.
    pub(crate) fn of(source: &'a Source<'_>) -> Self {
        let text = source.text();
        let python = matches!(&*source.path().extension(), "py" | "pyi" | "pyx");
        let long_strings = if python { long_strings(text) } else { Vec::new() };
        Self { source, file: place(source.path()), long_strings }
    }

    /// The place of a stretch of the text.
    pub(crate) fn place(&self, location: &Location) -> Place {
        let span = location.span;
        if self.file == Place::Illustration || self.on_marked_line(location) || self.in_document(span) {
            Place::Illustration
        } else {
            Place::Product
        }
    }

    /// Whether the line the span starts on is a comment, or says before the span that an example follows.
    fn on_marked_line(&self, location: &Location) -> bool {
        const STARTS: [&str; 8] = ["#", "//", "* ", "/*", ";", "-- ", "<!--", "REM "];
        const MARKS: [&str; 5] = ["e.g.", "example", "Example", "such as", "for instance"];
        // The line is looked up: to search back for its start would be quadratic in a line of megabytes.
        let line = self.source.line_span(location.start.line);
        let before = self.source.text()[line.start..location.span.start].trim_start();
        // On a long line (minified code) what is far away says nothing.
        let near = &before[before.ceil_char_boundary(before.len().saturating_sub(64))..];
        let comment = STARTS.iter().any(|start| before.starts_with(start)) && !before.starts_with("#define ");
        comment || MARKS.iter().any(|mark| near.contains(mark))
    }

    /// Whether the span stands inside a long string, beyond its first line: an example in a document. A secret that a
    /// long string begins with is that string.
    fn in_document(&self, span: Span) -> bool {
        let after = self.long_strings.partition_point(|string| string.start <= span.start);
        let Some(string) = after.checked_sub(1).map(|at| &self.long_strings[at]) else { return false };
        span.start < string.end && !self.source.text()[string.start..span.start].trim_start().is_empty()
    }
}

/// The insides of triple-quoted strings that span lines.
fn long_strings(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut strings = Vec::new();
    // Where the text of the open string starts, and its quote.
    let mut open: Option<(usize, u8)> = None;
    let mut done = 0;
    for at in memchr::memchr2_iter(b'"', b'\'', bytes) {
        let triple = bytes[at..].starts_with(&[bytes[at]; 3]);
        if at < done || !triple {
            continue;
        }
        match open {
            None => open = Some((at + 3, bytes[at])),
            Some((start, quote)) if quote == bytes[at] => {
                if text[start..at].contains('\n') {
                    strings.push(start..at);
                }
                open = None;
            }
            Some(_) => continue,
        }
        done = at + 3;
    }
    strings.extend(open.map(|(start, _)| start..text.len()));
    strings
}

/// The place of a file.
fn place(path: &RepoPath) -> Place {
    const FOLDERS: [&str; 29] = [
        "test",
        "tests",
        "testing",
        "__tests__",
        "spec",
        "specs",
        "testdata",
        "test-data",
        "test_data",
        "fixtures",
        "fixture",
        "__fixtures__",
        "mocks",
        "__mocks__",
        "example",
        "examples",
        "sample",
        "samples",
        "demo",
        "demos",
        "doc",
        "docs",
        "documentation",
        "tutorial",
        "tutorials",
        "e2e",
        "benches",
        "molecule",
        "integration",
    ];
    let text = String::from_utf8_lossy(path.as_bytes()).to_ascii_lowercase();
    let (folders, name) = text.rsplit_once('/').unwrap_or(("", &text));
    let in_folder =
        folders.split('/').any(|part| FOLDERS.contains(&part) || part.ends_with("-tests") || part.ends_with("_tests"));
    let stem = name.split('.').next().unwrap_or(name);
    let test_name = stem == "test"
        || stem == "tests"
        || stem == "conftest"
        || stem.starts_with("test_")
        || ["_test", "_tests", "-test", "_spec", "_fixture", "_fixtures"].iter().any(|end| stem.ends_with(end))
        || [".test.", ".spec.", ".example", ".sample", ".template", ".dist", ".tmpl", "-example.", "-sample."]
            .iter()
            .any(|part| name.contains(part))
        // Java and C#: `UserServiceTest.java`, `LoginTests.cs`.
        || ends_in_test(path.file_name());
    let illustration = in_folder || test_name || syntax::of(path) == Syntax::Prose;
    if illustration { Place::Illustration } else { Place::Product }
}

fn ends_in_test(name: &[u8]) -> bool {
    let stem = name.split(|b| *b == b'.').next().unwrap_or(name);
    ["Test", "Tests", "TestCase", "Spec"].iter().any(|end| stem.len() > end.len() && stem.ends_with(end.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_the_place() {
        let check = |path: &str, expected: Place| assert_eq!(place(&RepoPath::from(path)), expected, "{path}");
        check("app/views.py", Place::Product);
        check("deploy/.env.production", Place::Product);
        check("k8s/secret.yaml", Place::Product);
        check("contest/latest.py", Place::Product);
        check(".env.example", Place::Illustration);
        check("README.md", Place::Illustration);
        check("src/test/java/AppTest.java", Place::Illustration);
        check("src/main/java/AppTest.java", Place::Illustration);
        check("pkg/x_test.go", Place::Illustration);
    }

    #[test]
    fn comments_and_documents_inside_a_file_are_illustrations() {
        let check = |text: &str, expected: Place| {
            let at = text.find("KEY").expect("a place");
            let source = Source::from_text(RepoPath::from("a.py"), text);
            let location = Location::of(&source, Span::new(at, at + 3));
            assert_eq!(Surroundings::of(&source).place(&location), expected, "{text}");
        };
        check("x = 'KEY'", Place::Product);
        check("  # x = 'KEY'", Place::Illustration);
        check("x = 1  # KEY", Place::Product);
        check("#define X 'KEY'", Place::Product);
        check("placeholder: 'e.g. KEY'", Place::Illustration);
        check("\"\"\"Docs.\n\n  x: KEY\n\"\"\"", Place::Illustration);
        check("x = \"\"\"KEY\nmore\n\"\"\"", Place::Product);
        check("x = \"\"\"\nKEY\nmore\n\"\"\"", Place::Product);
        check("\"\"\"a\nb\"\"\"\nx = 'KEY'", Place::Product);
    }
}
