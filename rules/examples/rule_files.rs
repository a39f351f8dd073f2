//! Reads rule files, and says how many rules can be used, why others cannot, and how long it took.

#![allow(clippy::print_stdout)]

use std::collections::BTreeMap;

fn main() {
    let mut files = Vec::new();
    for path in std::env::args_os().skip(1) {
        if let Ok(text) = std::fs::read_to_string(&path) {
            files.push((path, text));
        }
    }
    let started = std::time::Instant::now();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut said = Vec::new();
    for (path, text) in &files {
        match rules::rule::yaml::read_any(text) {
            Ok(rules::rule::yaml::Read::Secrets(rules)) => *counts.entry("secrets").or_default() += rules.len(),
            Ok(rules::rule::yaml::Read::Code(rules, refused)) => {
                *counts.entry("code").or_default() += rules.len();
                *counts.entry("refused").or_default() += refused.len();
                said.extend(refused.into_iter().map(|complaint| (path, complaint)));
            }
            Ok(rules::rule::yaml::Read::Sets(_)) => {}
            Err(complaint) => said.push((path, complaint)),
        }
    }
    let elapsed = started.elapsed();
    for (path, complaint) in said {
        let (line, column) = complaint.place.unwrap_or_default();
        println!("{}:{line}:{column}: {}", path.display(), complaint.message);
    }
    println!("{} files, {counts:?}, {:.1} ms", files.len(), elapsed.as_secs_f64() * 1e3);
}
