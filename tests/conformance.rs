//! Rules for code mean what they mean in Semgrep: its recorded answers (`tests/conformance`) are ours, but for the rules in
//! `differences.txt`, which is exact in both directions and names a cause for each. `UPDATE=1` writes that file.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::{env, fs};

use findings::{Finding, RepoPath, Source, Span};
use rules::Searcher;
use rules::lang::Language;
use rules::rule::code::CodeRule;
use rules::rule::yaml::Read;
use rules::search::Asked;
use rules::search::explain::{Part, explain};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/conformance")
}

#[test]
fn answers() {
    let mut differing: BTreeSet<String> = BTreeSet::new();
    let mut count = 0;
    let mut shown = String::new();
    for topic in topics() {
        let name = topic.strip_prefix(root()).expect("inside").with_extension("");
        let name = name.to_string_lossy().replace('\\', "/");
        for (rule, (wanted, got)) in compare(&topic) {
            count += 1;
            if wanted != got {
                differing.insert(format!("{name} {rule}"));
                let lines = |ours: &BTreeSet<String>, theirs: &BTreeSet<String>, sign| -> String {
                    ours.difference(theirs).map(|line| format!("  {sign} {line}\n")).collect()
                };
                shown.push_str(&format!("{name} {rule}\n{}{}", lines(&wanted, &got, '-'), lines(&got, &wanted, '+')));
            }
        }
    }
    let file = root().join("differences.txt");
    // By rule, the cause: a word that the README explains.
    let causes: BTreeMap<String, String> = fs::read_to_string(&file)
        .unwrap_or_default()
        .lines()
        .filter_map(|line| line.split_once(": "))
        .map(|(rule, cause)| (rule.to_owned(), cause.to_owned()))
        .collect();
    if env::var_os("UPDATE").is_some() {
        let cause = |rule: &String| causes.get(rule).map_or("?", String::as_str);
        let text: String = differing.iter().map(|rule| format!("{rule}: {}\n", cause(rule))).collect();
        fs::write(&file, text).expect("a writable folder");
    }
    let known: BTreeSet<String> = causes.keys().cloned().collect();
    let explained = fs::read_to_string(root().join("README.md")).expect("a readable file");
    let unexplained: BTreeSet<_> =
        causes.values().filter(|cause| !explained.contains(&format!("| `{cause}` |"))).collect();
    let worse: Vec<_> = differing.difference(&known).collect();
    let better: Vec<_> = known.difference(&differing).collect();
    assert!(count > 1000, "{count} rules were compared");
    if let Ok(path) = env::var("SHOW") {
        fs::write(path, shown).expect("a writable file");
    }
    assert!(unexplained.is_empty(), "causes that README.md does not explain: {unexplained:?}");
    assert!(worse.is_empty(), "{} of {count} rules differ; not known to: {worse:#?}", differing.len());
    assert!(better.is_empty(), "no longer different, run with UPDATE=1: {better:#?}");
}

/// What is explained is what is found: of every rule the same findings, and of every part places in the text.
#[test]
fn explanations_are_of_what_a_scan_finds() {
    fn places(part: &Part, source: &Source<'_>) {
        let lost = part.step.iter().flat_map(|step| &step.lost);
        for hit in part.found.iter().chain(lost) {
            assert!(source.text().get(hit.span.start..hit.span.end).is_some(), "{hit:?}");
        }
        // What is left after the last part of a list is what the list matches.
        if let (true, Some(last)) =
            (part.operator == "patterns", part.parts.iter().rev().find_map(|part| part.step.as_ref()))
        {
            assert_eq!(last.left == 0, part.found.is_empty(), "{part:#?}");
        }
        part.parts.iter().for_each(|inner| places(inner, source));
    }
    for topic in topics() {
        let text = fs::read_to_string(&topic).expect("readable rules");
        let Ok(Read::Code(rules, _)) = rules::read_rule_file(&text) else { continue };
        let target = target(&topic);
        let code = fs::read_to_string(&target).expect("a readable target");
        let path = target.file_name().expect("a name").to_string_lossy().into_owned();
        let source = Source::from_text(RepoPath::from(path.as_str()), code.as_str());
        for rule in rules {
            let Ok(explained) = explain(&rule, &source, Language::of_path(&path), None) else { continue };
            let shown = |findings: &[Finding]| -> BTreeSet<(Span, String)> {
                findings.iter().map(|finding| (finding.location.span, finding.message.clone())).collect()
            };
            let all: Vec<Finding> = explained.iter().flat_map(|one| one.findings.clone()).collect();
            for (_, part) in explained.iter().flat_map(|one| &one.formulas) {
                places(part, &source);
            }
            let id = rule.info.id.to_string();
            let (findings, _) = Searcher::new(vec![rule]).scan(&source, Asked::NOTHING);
            assert_eq!(shown(&all), shown(&findings), "{} {id}", topic.display());
        }
    }
}

/// The rule files, in the order of their names.
fn topics() -> Vec<PathBuf> {
    let mut topics = Vec::new();
    for folder in fs::read_dir(root()).expect("a readable folder").map(|entry| entry.expect("an entry").path()) {
        if folder.is_dir() {
            let files = fs::read_dir(folder).expect("a readable folder").map(|entry| entry.expect("an entry").path());
            topics.extend(files.filter(|file| file.extension().is_some_and(|end| end == "yaml")));
        }
    }
    topics.sort();
    topics
}

type Answers = BTreeMap<String, (BTreeSet<String>, BTreeSet<String>)>;

/// For each rule of a topic, the recorded answers and ours.
fn compare(topic: &Path) -> Answers {
    let text = fs::read_to_string(topic).expect("readable rules");
    let expected = fs::read_to_string(topic.with_extension("expected")).expect("recorded answers");
    let target = target(topic);
    let code = fs::read_to_string(&target).expect("a readable target");
    // Below the same path as when the answers were recorded, for rules with `paths:`.
    let path = target.strip_prefix(root()).expect("inside").to_string_lossy().replace('\\', "/");
    let path = format!("tests/conformance/{path}");
    let source = Source::from_text(RepoPath::from(path.as_str()), code.as_str());

    let mut answers = Answers::new();
    let mut names: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for line in expected.lines() {
        let (place, said) = line.split_once('\t').unwrap_or((line, ""));
        let mut parts = place.splitn(3, ' ');
        let (rule, range) = (parts.next().expect("a rule"), parts.next().expect("a range"));
        let mut bindings = split(parts.next().unwrap_or(""));
        // Groups of a condition stand for a part of the file's beginning there.
        if !has_groups(&text, rule) {
            bindings.retain(|binding| !binding.starts_with("$1=") && !binding.starts_with("$2="));
        }
        for binding in &bindings {
            let name = binding.split_once('=').map_or(binding.as_str(), |(name, _)| name);
            names.entry(rule.to_owned()).or_default().insert(name.to_owned());
        }
        let mut line = format!("{range} {}", bindings.iter().map(|text| squeezed(text)).collect::<Vec<_>>().join("|"));
        line.push_str(&shown(said.split('\t')));
        answers.entry(rule.to_owned()).or_default().0.insert(line.trim().to_owned());
    }
    let Ok(Read::Code(rules, _)) = rules::read_rule_file(&text) else { return answers };
    let all: Vec<String> = ids(&text);
    for id in all {
        answers.entry(id).or_default();
    }
    for mut rule in rules {
        let id = rule.info.id.to_string();
        let own = names.remove(&id).unwrap_or_default();
        let says = rule.message.contains('$');
        ask(&mut rule, &own);
        let (findings, _) = Searcher::new(vec![rule]).scan(&source, Asked::NOTHING);
        for finding in findings {
            let place = |offset: usize| {
                let before = &code[..offset];
                let start = before.rfind('\n').map_or(0, |at| at + 1);
                format!("{}:{}", before.matches('\n').count() + 1, offset - start + 1)
            };
            let span = finding.location.span;
            let (own, rest) = finding.message.split_once('\u{1f}').unwrap_or(("", &finding.message));
            let bound: Vec<String> = rest
                .split('\u{1f}')
                .map(str::trim)
                .filter_map(|part| part.split_once('='))
                .map(|(name, text)| (name.replace('\u{1e}', "$"), text))
                // A list of nothing is not listed.
                .filter(|(name, text)| name != text && (!text.is_empty() || !name.starts_with("$...")))
                .map(|(name, text)| format!("{name}={}", squeezed(text)))
                .collect();
            let mut line = format!("{}-{} {}", place(span.start), place(span.end), bound.join("|"));
            let said = says.then(|| format!("message: {own}"));
            let fix = finding.fix.as_ref().map(|edits| {
                let mut mended = code[span.start..span.end].to_owned();
                for edit in edits.iter().rev() {
                    mended.replace_range(edit.span.start - span.start..edit.span.end - span.start, &edit.text);
                }
                format!("fix: {}", mended.replace('\\', "\\\\").replace('\n', "\\n"))
            });
            let parts: Vec<String> = said.into_iter().chain(fix).collect();
            line.push_str(&shown(parts.iter().map(String::as_str)));
            answers.entry(id.clone()).or_default().1.insert(line.trim().to_owned());
        }
    }
    answers
}

/// Whether a rule looks for an expression with numbered groups.
fn has_groups(text: &str, rule: &str) -> bool {
    let own = text.split("- id: ").find(|own| own.split_whitespace().next() == Some(rule)).unwrap_or("");
    own.contains("pattern-regex") || own.contains("languages: [regex]") || !own.contains("regex")
}

/// Makes a rule say what its metavariables stand for: each name, with another sign for the `$`, and what stands for it.
fn ask(rule: &mut CodeRule, names: &BTreeSet<String>) {
    let parts: Vec<String> = names.iter().map(|name| format!("{}={name}", name.replace('$', "\u{1e}"))).collect();
    // What it says itself comes first. A mark at the end keeps the full stop of the last text.
    rule.message = format!("{}\u{1f}{}\u{1f}", rule.message, parts.join("\u{1f}")).into();
}

/// What a match says and how it is mended, behind its bindings; without blanks.
fn shown<'t>(parts: impl Iterator<Item = &'t str>) -> String {
    parts.filter(|part| !part.is_empty()).map(|part| format!(" {}", squeezed(part).trim_end_matches('.'))).collect()
}

fn squeezed(text: &str) -> String {
    let plain =
        text.replace("\\n", " ").replace("\\r", " ").replace("\\t", " ").replace("\\|", "|").replace("\\\\", "\\");
    // Semgrep prints some code anew, with other blanks.
    plain.split_whitespace().collect()
}

/// Bindings, apart at `|` that is not written `\|`.
fn split(bindings: &str) -> Vec<String> {
    let marked = bindings.replace("\\|", "\u{1d}");
    marked.split('|').filter(|text| !text.is_empty()).map(|text| text.replace('\u{1d}', "\\|")).collect()
}

fn ids(text: &str) -> Vec<String> {
    let lines = text.lines().filter_map(|line| line.trim_start_matches("- ").trim_start().strip_prefix("id: "));
    lines.map(|id| id.trim().trim_matches(['"', '\'']).to_owned()).collect()
}

/// The one other file of the topic's name.
fn target(topic: &Path) -> PathBuf {
    let stem = topic.file_stem().expect("a name");
    let files = fs::read_dir(topic.parent().expect("a folder")).expect("a readable folder");
    let mut files = files.map(|entry| entry.expect("an entry").path()).filter(|file| {
        file.file_stem() == Some(stem) && file.extension().is_none_or(|end| end != "yaml" && end != "expected")
    });
    files.next().unwrap_or_else(|| panic!("{} has a target", topic.display()))
}
