//! Published vulnerabilities: is the flaw reported in the vulnerable release, and is its place silent in the fixed one?
//!
//! `CVES=FOLDER cargo bench --bench cves`, where `benches/cves/fetch.py FOLDER` has put the releases of
//! `benches/cves/table.toml`. A finding counts if it has one of the weaknesses of the entry and its place, or the end of
//! its trace, lies in the entry's lines. Parameters of exported functions count as sources (`[injection] library`).

#![allow(clippy::print_stdout)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use serde::Deserialize;
use serde_json::Value;

#[derive(Deserialize)]
struct Table {
    cve: Vec<Entry>,
}

#[derive(Deserialize)]
struct Entry {
    id: String,
    ecosystem: String,
    package: String,
    cwe: Vec<String>,
    file: String,
    sink: [u64; 2],
    fixed_file: String,
    fixed_sink: [u64; 2],
    distance: String,
    /// Whether the fixed release keeps a lesser flaw at the same place, so that a report there is no mistake.
    #[serde(default)]
    residual: bool,
}

fn main() {
    let Some(folder) = env::var_os("CVES").map(PathBuf::from) else {
        println!("NOT RUN: CVES does not name a folder with the releases (benches/cves/fetch.py makes one)");
        return;
    };
    let table = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/cves/table.toml"));
    let table: Table = toml::from_str(&table.expect("the table")).expect("a table");
    let mut counts: BTreeMap<(String, &str), u32> = BTreeMap::new();
    for entry in &table.cve {
        let at = |side: &str| folder.join(&entry.id).join(side);
        let (vulnerable, fixed) = (at("vulnerable"), at("fixed"));
        let outcome = if !vulnerable.is_dir() || !fixed.is_dir() {
            "not there"
        } else if !is_reported(&vulnerable, entry, &entry.file, entry.sink) {
            "missed"
        } else if is_reported(&fixed, entry, &entry.fixed_file, entry.fixed_sink) {
            if entry.residual { "reported in both, rightly" } else { "reported in both" }
        } else {
            "told apart"
        };
        println!("{} {} {}: {outcome}", entry.id, entry.package, entry.cwe[0]);
        for group in ["all", &entry.ecosystem, &entry.cwe[0], &entry.distance] {
            *counts.entry((group.to_owned(), outcome)).or_default() += 1;
        }
    }
    println!("\n| group | outcome | number |\n|---|---|---|");
    for ((group, outcome), number) in counts {
        println!("| {group} | {outcome} | {number} |");
    }
}

/// Whether the flaw is reported in one release.
fn is_reported(release: &Path, entry: &Entry, file: &str, [first, last]: [u64; 2]) -> bool {
    let configuration = release.join("hook-library.toml");
    fs::write(&configuration, "[injection]\nlibrary = true\n").expect("a file");
    let output = Command::new(env!("CARGO_BIN_EXE_hook"))
        .args(["scan", "--only", "injection", "--no-ignore", "--format", "json", "--timeout", "60s", "--config"])
        .arg(&configuration)
        .arg(".")
        .current_dir(release)
        .output()
        .expect("hook runs");
    let report: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let is_there = |place: &Value| {
        let line = |end: &str| place[end]["line"].as_u64().unwrap_or(0);
        place["path"].as_str().is_some_and(|path| path.ends_with(file)) && line("start") <= last && line("end") >= first
    };
    report["findings"].as_array().expect("a list").iter().any(|finding| {
        let cwes = finding["cwe"].as_array().expect("a list");
        let fits = cwes.iter().any(|cwe| entry.cwe.iter().any(|known| cwe == known));
        let end = finding["trace"].as_array().and_then(|trace| trace.last());
        fits && (is_there(finding) || end.is_some_and(is_there))
    })
}
