//! One rule on one page: what it finds, why it matters, how to mend it, how to ignore it, how it is found.

use rules::rule::code::{CodeRule, Examples, Mode, Placed};
use rules::rule::{SecretRule, Shape, Text};
use rules::search::Idle;

use super::{Entry, Rule};
use crate::report::escape;
use crate::report::summary::counted;

/// Where lines end. Fixed, so that a page is the same text on every screen.
const WIDTH: usize = 80;

/// How far what stands below a heading is indented.
const INDENT: &str = "  ";

/// The page of a rule; `examples` are shown as they are, if there are any, and `standing` is where a user's rule stands.
pub(crate) fn page(entry: &Entry<'_>, examples: &Examples, standing: Option<&str>) -> String {
    let info = entry.info;
    let mut page = Page::default();
    page.out.push_str(&wrapped(&format!("{}: {}", info.id, info.title), ""));
    let mut about = vec![format!("{} severity", info.severity), format!("{} confidence", entry.confidence.word())];
    about.extend(info.cwe.iter().chain(info.owasp.iter()).map(ToString::to_string));
    page.out.push_str(&wrapped(&about.join(" · "), ""));
    if let Some(standing) = standing {
        page.out.push_str(&wrapped(&format!("from {standing}"), ""));
    }
    if let Rule::Code(rule) = entry.rule {
        // The title is its first sentence where the author gave no other.
        page.text("What it says", if rule.message.trim_end_matches('.') == info.title { "" } else { &rule.message });
    }
    page.text("Why", &info.why);
    page.code("Bad", examples.bad.as_deref());
    page.code("Good", examples.good.as_deref());
    page.text("How to fix", &info.fix);
    page.heading("How to ignore");
    page.line(&format!("{} hook: ignore[{}] -- <reason>", comment(entry), info.id));
    page.paragraph(
        "on its line or alone on the line above; the reason is needed, and `until=2027-03-31` before it sets an end",
    );
    page.heading("How it is found");
    for sentence in match entry.rule {
        Rule::Secret(rule) => how_secret(rule),
        Rule::Code(rule) => how_code(entry, rule),
        Rule::Package => vec![
            "the packages of lockfiles and manifests are held against an offline copy of the OSV advisories".to_owned(),
        ],
    } {
        page.paragraph(&sentence);
    }
    if !info.references.is_empty() {
        page.heading("References");
        info.references.iter().for_each(|reference| page.line(reference));
    }
    page.out
}

#[derive(Default)]
struct Page {
    out: String,
}

impl Page {
    fn heading(&mut self, name: &str) {
        self.out.push_str(&format!("\n{name}\n"));
    }

    fn line(&mut self, text: &str) {
        self.out.push_str(&format!("{INDENT}{}\n", escape::line(text)));
    }

    fn paragraph(&mut self, text: &str) {
        self.out.push_str(&wrapped(text, INDENT));
    }

    fn text(&mut self, heading: &str, text: &str) {
        if !text.trim().is_empty() {
            self.heading(heading);
            self.paragraph(text);
        }
    }

    fn code(&mut self, heading: &str, code: Option<&str>) {
        if let Some(code) = code {
            self.heading(heading);
            for line in code.lines() {
                let line = format!("{INDENT}{}", escape::line(&line.replace('\t', "    ")));
                self.out.push_str(line.trim_end());
                self.out.push('\n');
            }
        }
    }
}

/// `text` in lines that end before [`WIDTH`], each with `indent` in front; words that are longer are not cut.
fn wrapped(text: &str, indent: &str) -> String {
    let mut out = String::new();
    let mut column = 0;
    for word in text.split_whitespace() {
        let length = word.chars().count();
        if column == 0 || column + 1 + length > WIDTH {
            out.push_str(if column == 0 { "" } else { "\n" });
            out.push_str(indent);
            column = indent.len();
        } else {
            out.push(' ');
            column += 1;
        }
        out.push_str(&escape::line(word));
        column += length;
    }
    out.push('\n');
    out
}

/// How a comment begins in what the rule is for.
fn comment(entry: &Entry<'_>) -> &'static str {
    let slashes = |language: &String| matches!(language.as_str(), "java" | "javascript" | "typescript");
    if entry.languages().iter().any(slashes) { "//" } else { "#" }
}

fn how_secret(rule: &SecretRule) -> Vec<String> {
    let keywords: Vec<_> = rule.keywords.iter().map(|word| format!("`{word}`")).collect();
    let keywords = keywords.join(", ");
    let mut said = vec![match &rule.shape {
        Shape::Token(_) => format!("The secret has a form of its own, which holds one of {keywords}."),
        Shape::Value(_) => format!("A value of the right form counts where a name beside it says {keywords}."),
        Shape::Detector(name) => format!("By the detector `{name}`, near one of {keywords}."),
    }];
    if let Shape::Token(expression) | Shape::Value(expression) = &rule.shape {
        said.push(format!("Its form: {expression}"));
    }
    if rule.entropy > 0 {
        let bits = f64::from(rule.entropy) / 100.0;
        said.push(format!("Less than {bits} bits of entropy a character is no secret."));
    }
    said.push(match &rule.verify {
        Some(name) => format!("Verified offline by `{name}`: what it refutes is not reported."),
        None => "It has no checksum that could be verified offline.".to_owned(),
    });
    if !rule.provider.is_empty() {
        said.push(format!("Provider: {}.", rule.provider));
    }
    said
}

fn how_code(entry: &Entry<'_>, rule: &CodeRule) -> Vec<String> {
    let languages = entry.languages().join(", ");
    let mut said = vec![match &rule.mode {
        Mode::Search(_) => format!("By the shape of the code, in: {languages}."),
        Mode::Taint(taint) => format!(
            "By following data from {} to {}, in: {languages}.",
            counted(taint.sources.len(), "source"),
            counted(taint.sinks.len(), "sink"),
        ),
    }];
    match entry.idle() {
        None => {}
        Some(Idle::Taint) => said.push("It is not run: data is followed in languages only.".to_owned()),
        Some(Idle::OtherLanguages) => said.push("It is not run: hook does not read these languages.".to_owned()),
    }
    let globs =
        |placed: &[Placed<Text>]| placed.iter().map(|glob| format!("`{}`", glob.value)).collect::<Vec<_>>().join(", ");
    if !rule.paths.include.is_empty() {
        said.push(format!("Only in files that match {}.", globs(&rule.paths.include)));
    }
    if !rule.paths.exclude.is_empty() {
        said.push(format!("Not in files that match {}.", globs(&rule.paths.exclude)));
    }
    said
}
