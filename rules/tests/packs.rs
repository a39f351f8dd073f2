//! Every built-in rule for code against the marked code beside it: `sqli.yaml` beside `sqli.py`, `sqli.ts`, ….
//!
//! `PACK=python/ cargo test -p rules --test packs` looks only at the files whose path holds the text.

mod pack_files;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use findings::{RepoPath, Source};
use rules::marked::{Mark, Marks};
use rules::rule::code::{CodeRule, Set};
use rules::rule::yaml::Read;
use rules::{Asked, Engine, Want};

/// The rules of a file; what is wrong with it goes into `wrong`.
fn rules_of(path: &Path, wrong: &mut Vec<String>) -> Vec<CodeRule> {
    let at = |line: u64| format!("{}:{line}", path.display());
    match rules::read_rule_file(&fs::read_to_string(path).expect("UTF-8")) {
        Ok(Read::Code(rules, refused)) => {
            for complaint in refused {
                wrong.push(format!("{}: {}", at(complaint.place.map_or(0, |(line, _)| line)), complaint.message));
            }
            rules
        }
        Ok(Read::Sets(_)) => {
            wrong.push(format!("{}: sets have a folder of their own", path.display()));
            Vec::new()
        }
        Ok(Read::Secrets(_)) => {
            wrong.push(format!("{}: rules for secrets have a folder of their own", path.display()));
            Vec::new()
        }
        Err(complaint) => {
            wrong.push(format!("{}: {}", at(complaint.place.map_or(0, |(line, _)| line)), complaint.message));
            Vec::new()
        }
    }
}

/// What the rules share.
fn sets() -> Vec<Set> {
    let packs = Path::new(env!("CARGO_MANIFEST_DIR")).join("packs/sets");
    let folders = fs::read_dir(packs).expect("a folder").map(|entry| entry.expect("an entry").path());
    let files = folders.flat_map(|folder| fs::read_dir(folder).expect("a folder of sets for a language"));
    let read = |path: &Path| match rules::read_rule_file(&fs::read_to_string(path).expect("UTF-8")) {
        Ok(Read::Sets(sets)) => sets,
        other => panic!("{}: {other:?}", path.display()),
    };
    files.flat_map(|file| read(&file.expect("an entry").path())).collect()
}

/// By rule, the lines on which its findings in a file begin; and the lines into which data flows.
fn found(
    engine: &Engine,
    path: &Path,
    text: &str,
    wrong: &mut Vec<String>,
) -> (BTreeMap<String, BTreeSet<u32>>, BTreeSet<u32>) {
    let source = Source::from_text(RepoPath::from(path.to_string_lossy().as_ref()), text);
    let scan = engine.scan(&source, Want { injection: true, secrets: false, generic: false }, Asked::NOTHING);
    wrong.extend(scan.problems.iter().map(|problem| format!("{}: {}", path.display(), problem.detail)));
    let mut lines: BTreeMap<String, BTreeSet<u32>> = BTreeMap::new();
    let mut flows = BTreeSet::new();
    for finding in scan.findings {
        let (first, last) = (finding.location.start.line, finding.location.end.line);
        if !finding.trace.is_empty() {
            // The statement around a sink may begin some lines before it.
            flows.extend(first.saturating_sub(3)..=last);
        }
        lines.entry(finding.rule.id.to_string()).or_default().insert(first);
    }
    (lines, flows)
}

#[test]
fn packs_find_what_is_marked() {
    let filter = std::env::var("PACK").unwrap_or_default();
    let (rule_files, code) = pack_files::all();
    let sets = sets();
    let mut wrong = Vec::new();
    for code in &code {
        if !rule_files.iter().any(|rules| rules.with_extension("") == code.with_extension("")) {
            wrong.push(format!("{}: no rule file beside it", code.display()));
        }
    }
    for path in rule_files.iter().filter(|path| path.to_string_lossy().contains(&filter)) {
        let mut rules = rules_of(path, &mut wrong);
        for rule in &mut rules {
            if let Err((place, why)) = rule.resolve(&sets) {
                wrong.push(format!("{}:{}: {why}", path.display(), place.line));
            }
        }
        let ids: Vec<String> = rules.iter().map(|rule| rule.info.id.to_string()).collect();
        let engine = Engine::with_rules(Vec::new()).with_code(rules);
        let mut counts: BTreeMap<(&str, Mark), usize> = BTreeMap::new();
        for code in code.iter().filter(|code| code.with_extension("") == path.with_extension("")) {
            let text = fs::read_to_string(code).expect("UTF-8");
            let marks = Marks::read(&text);
            let (found, _) = found(&engine, code, &text, &mut wrong);
            for known in marks.rules() {
                if !ids.iter().any(|id| id == known) {
                    wrong.push(format!("{}: marks speak of `{known}`, which is no rule here", code.display()));
                }
            }
            for id in &ids {
                for mark in [Mark::Found, Mark::Clean] {
                    *counts.entry((id, mark)).or_default() += marks.count(id, mark);
                }
                let difference = marks.compare(id, found.get(id).unwrap_or(&BTreeSet::new()));
                if !difference.is_none() || !difference.mended.is_empty() {
                    wrong.push(format!("{}: `{id}`: {difference:?}", code.display()));
                }
            }
        }
        for (refused, place, why) in engine.code().refused() {
            wrong.push(format!("{}:{}: `{refused}`: {why}", path.display(), place.line));
        }
        for id in &ids {
            for mark in [Mark::Found, Mark::Clean] {
                if counts.get(&(id, mark)).copied().unwrap_or(0) == 0 {
                    wrong.push(format!("{}: no code is marked `{}` for `{id}`", path.display(), mark.word()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

/// The same for the rules as the build packed them, all at once: what a scan without `--rules` finds.
#[test]
fn packed_rules_find_what_is_marked() {
    let filter = std::env::var("PACK").unwrap_or_default();
    let (_, code) = pack_files::all();
    let engine = Engine::built_in();
    let mut wrong = Vec::new();
    let mut compared = BTreeSet::new();
    for code in code.iter().filter(|path| path.to_string_lossy().contains(&filter)) {
        let text = fs::read_to_string(code).expect("UTF-8");
        let marks = Marks::read(&text);
        let (found, explained) = found(&engine, code, &text, &mut wrong);
        for id in marks.rules() {
            let mut difference = marks.compare(id, found.get(id).unwrap_or(&BTreeSet::new()));
            // What flows into a line, or is shown not to, says more than its shape, which is then silent.
            difference.missing.retain(|line| !explained.contains(line) && !marks.is_clean(*line));
            if !difference.is_none() || !difference.mended.is_empty() {
                wrong.push(format!("{}: `{id}`: {difference:?}", code.display()));
            }
            compared.insert(id.to_owned());
        }
    }
    if filter.is_empty() {
        let missing = engine.code().infos().filter(|info| !compared.contains(&*info.id));
        wrong.extend(missing.map(|info| format!("`{}`: no code is marked for it", info.id)));
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}
