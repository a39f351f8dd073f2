//! The OWASP Benchmark for Java: how many of its cases are told apart.
//!
//! `OWASP_BENCHMARK=FOLDER cargo bench --bench owasp`, where the folder is a copy of
//! <https://github.com/OWASP-Benchmark/BenchmarkJava>. A case counts as reported if a finding in its file has the
//! weakness (CWE) that the case is about. The score of a category is the share of its real weaknesses that are reported
//! less the share of its harmless ones that are.

#![allow(clippy::print_stdout)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

/// The categories about data that flows from a request.
const INJECTION: [&str; 7] = ["cmdi", "ldapi", "pathtraver", "sqli", "trustbound", "xpathi", "xss"];

/// Real and harmless cases, and how many of each are reported.
#[derive(Default)]
struct Count {
    real: u32,
    harmless: u32,
    hit: u32,
    false_alarm: u32,
}

impl Count {
    fn score(&self) -> (f64, f64) {
        let share = |part: u32, whole: u32| if whole == 0 { 0.0 } else { f64::from(part) / f64::from(whole) };
        (share(self.hit, self.real), share(self.false_alarm, self.harmless))
    }
}

fn main() {
    let Some(folder) = env::var_os("OWASP_BENCHMARK").map(PathBuf::from) else {
        println!("NOT RUN: OWASP_BENCHMARK does not name a copy of the benchmark");
        return;
    };
    let found = findings(&folder.join("src/main/java"));
    let expected = fs::read_to_string(folder.join("expectedresults-1.2.csv")).expect("the list of expected results");
    let mut counts: BTreeMap<&str, Count> = BTreeMap::new();
    let mut wrong = BTreeMap::new();
    for line in expected.lines().filter(|line| !line.starts_with('#')) {
        let mut fields = line.split(',').map(str::trim);
        let (Some(name), Some(category), Some(real), Some(cwe)) =
            (fields.next(), fields.next(), fields.next(), fields.next())
        else {
            continue;
        };
        let reported = found.get(name).is_some_and(|cwes| cwes.contains(cwe));
        let count = counts.entry(category).or_default();
        if real == "true" {
            count.real += 1;
            count.hit += u32::from(reported);
        } else {
            count.harmless += 1;
            count.false_alarm += u32::from(reported);
        }
        if reported != (real == "true") {
            let kind = if reported { "false" } else { "missed" };
            wrong.entry((category, kind)).or_insert_with(Vec::new).push(name);
        }
    }
    println!("| category | real | harmless | TPR | FPR | score |\n|---|---|---|---|---|---|");
    let (mut all, mut injection) = (Vec::new(), Vec::new());
    for (category, count) in &counts {
        let (hit, false_alarm) = count.score();
        let score = hit - false_alarm;
        all.push(score);
        if INJECTION.contains(category) {
            injection.push(score);
        }
        println!("| {category} | {} | {} | {hit:.3} | {false_alarm:.3} | {score:+.3} |", count.real, count.harmless);
    }
    let mean = |scores: &[f64]| scores.iter().sum::<f64>() / scores.len().max(1) as f64;
    println!(
        "mean of all {}: {:+.3}; of the {} of injection: {:+.3}",
        all.len(),
        mean(&all),
        injection.len(),
        mean(&injection)
    );
    if env::var_os("SHOW").is_some() {
        for ((category, kind), names) in &wrong {
            println!("{category} {kind}: {}", names.join(" "));
        }
    }
}

/// By case, the weaknesses that are reported in its file.
fn findings(folder: &Path) -> BTreeMap<String, BTreeSet<String>> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_hook"));
    command.args(["scan", "--only", "injection", "--format", "json", "--timeout", "60s"]).arg(folder);
    let output = command.output().expect("hook runs");
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let failed = report["scan"]["errors"].as_array().map_or(0, Vec::len);
    if failed > 0 {
        println!("{failed} files were not scanned to the end");
    }
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for finding in report["findings"].as_array().into_iter().flatten() {
        let path = finding["path"].as_str().unwrap_or_default();
        let name = Path::new(path).file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let cwes = finding["cwe"].as_array().into_iter().flatten().filter_map(|cwe| cwe.as_str());
        found.entry(name).or_default().extend(cwes.map(|cwe| cwe.trim_start_matches("CWE-").to_owned()));
    }
    found
}
