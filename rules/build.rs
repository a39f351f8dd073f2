//! Compiles the packs into constants, so that starting the program parses nothing and builds nothing.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

#[allow(dead_code, unreachable_pub, missing_docs)]
#[path = "src/rule/mod.rs"]
mod rule;

#[allow(dead_code, unreachable_pub)]
#[path = "src/secrets/keywords.rs"]
mod keywords;

use rule::{Complaint, ProvenRule, Shape, Text, names};

fn main() {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    let packs = root.join("packs/secrets");
    println!("cargo::rerun-if-changed={}", packs.display());
    println!("cargo::rerun-if-changed=src/rule");
    println!("cargo::rerun-if-changed=src/secrets/keywords.rs");
    for list in [names::DETECTORS, names::VERIFIERS] {
        println!("cargo::rerun-if-changed={list}");
    }
    let (detectors, verifiers) = (read(&root.join(names::DETECTORS)), read(&root.join(names::VERIFIERS)));
    let (detectors, verifiers) = (names::listed(&detectors, "Detector"), names::listed(&verifiers, "Verifier"));
    let mut files = Vec::new();
    let mut complaints = Vec::new();
    for path in yaml_files(&packs) {
        println!("cargo::rerun-if-changed={}", path.display());
        let name = format!("rules/{}", path.strip_prefix(&root).unwrap_or(&path).display());
        let rules = rule::yaml::read(&read(&path)).unwrap_or_else(|complaint| {
            complaints.push((files.len(), complaint));
            Vec::new()
        });
        let wrong = rule::check::lint(&rules, &detectors, &verifiers);
        complaints.extend(wrong.into_iter().map(|complaint| (files.len(), complaint)));
        files.push((name, rules));
    }
    complaints.extend(rule::check::repeated(&files));
    for (file, Complaint { message, place }) in &complaints {
        let place = place.map_or(String::new(), |(line, column)| format!(":{line}:{column}"));
        println!("cargo::error={}{place}: {}", files[*file].0, message.replace('\n', " "));
    }
    // Cargo stops at an error whatever this program returns, and shows less noise around it.
    if !complaints.is_empty() {
        return;
    }
    let mut rules: Vec<ProvenRule> = files.into_iter().flat_map(|(_, rules)| rules).collect();
    rules.sort_by(|a, b| a.rule.info.id.cmp(&b.rule.info.id));
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it"));
    fs::write(out.join("secrets.rs"), table(&rules)).expect("the output folder is writable");
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The pack files of a folder, in the order of their names.
fn yaml_files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.expect("a readable folder").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "yaml"))
        .collect();
    files.sort();
    files
}

/// Rust source for the rules and their keyword tables.
fn table(rules: &[ProvenRule]) -> String {
    let mut source = String::from("pub(crate) static RULES: &[SecretRule] = &[\n");
    for proven in rules {
        let rule = &proven.rule;
        let info = &rule.info;
        let (shape, argument) = match &rule.shape {
            Shape::Token(expression) => ("Token", expression),
            Shape::Value(expression) => ("Value", expression),
            Shape::Detector(name) => ("Detector", name),
        };
        let verify = rule.verify.as_ref().map_or("None".to_owned(), |name| format!("Some({})", text(name)));
        writeln!(
            source,
            "SecretRule {{ info: RuleInfo {{ id: {}, kind: Kind::Secrets, title: {}, why: {}, fix: {}, cwe: {}, owasp: {}, \
             references: {}, severity: Severity::{:?} }}, provider: {}, confidence: Confidence::{:?}, keywords: {}, \
             shape: Shape::{shape}({}), entropy: {}, verify: {verify} }},",
            text(&info.id),
            text(&info.title),
            text(&info.why),
            text(&info.fix),
            texts(&info.cwe),
            texts(&info.owasp),
            texts(&info.references),
            info.severity,
            text(&rule.provider),
            rule.confidence,
            texts(&rule.keywords),
            text(argument),
            rule.entropy,
        )
        .expect("writing to a string");
    }
    source.push_str("];\n");
    let all = rules.iter().flat_map(|proven| proven.rule.keywords.iter());
    let keywords = keywords::Keywords::new(all.map(|word| &**word));
    let mut push = |text: String| source.push_str(&text);
    push("pub(crate) static KEYWORDS: Keywords = Keywords {\n".to_owned());
    push(format!("bitmap: Cow::Borrowed(&{:?}),\n", keywords.bitmap));
    push(format!("ranks: Cow::Borrowed(&{:?}),\n", keywords.ranks));
    push(format!("starts: Cow::Borrowed(&{:?}),\n", keywords.starts));
    push(format!("entries: Cow::Borrowed(&{:?}),\n", keywords.entries));
    push(format!("words: {},\n}};\n", texts(&keywords.words)));
    let users = rule::keyword_users(rules.iter().map(|proven| &proven.rule), &keywords.words);
    push(
        format!("pub(crate) static KEYWORD_USERS: &[&[u16]] = &{users:?};\n")
            .replace("[[", "[&[")
            .replace(", [", ", &["),
    );
    source
}

fn text(text: &str) -> String {
    format!("Cow::Borrowed({text:?})")
}

fn texts(list: &[Cow<'static, str>]) -> String {
    let items: Vec<String> = list.iter().map(|item: &Text| text(item)).collect();
    format!("Cow::Borrowed(&[{}])", items.join(", "))
}
