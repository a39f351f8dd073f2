//! Twins: pairs of small programs, one that can be attacked and one that cannot, in the style of real code.
//!
//! `twins/LANGUAGE/PAIR/{vulnerable,safe}/` holds the files of either side. One of them begins with a header: the
//! weakness, the features that the pair turns on, the attack, and for each expected finding the place of its sink. They
//! were written by people who did not know the rules. A pair is right if exactly what is expected is found on the one side
//! and nothing on the other. Those that are not are listed in `twins/open.txt`, each with what it would take.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::scratch::Scratch;

/// A place: the file's path below `twins`, the line, and the weakness.
type Place = (String, u64, String);

/// One side of a pair, as its header tells.
struct Side {
    /// Its folder below `twins`.
    folder: String,
    weakness: String,
    features: Vec<String>,
    expected: BTreeSet<Place>,
}

fn twins() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/twins")
}

fn folders(of: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(of).expect("a folder").map(|entry| entry.expect("an entry").path());
    let mut found: Vec<PathBuf> = entries.filter(|path| path.is_dir()).collect();
    found.sort();
    found
}

fn files(of: &Path) -> Vec<PathBuf> {
    let mut open = vec![of.to_owned()];
    let mut found = Vec::new();
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
            if entry.is_dir() { open.push(entry) } else { found.push(entry) }
        }
    }
    found.sort();
    found
}

fn below(path: &Path) -> String {
    path.strip_prefix(twins()).expect("one of the twins").to_string_lossy().into_owned()
}

impl Side {
    fn read(folder: &Path) -> Self {
        let texts = files(folder).into_iter().map(|file| (fs::read_to_string(&file).expect("UTF-8"), file));
        let (text, file) = texts
            .into_iter()
            .find(|(text, _)| text.lines().next().is_some_and(|line| line.contains(" weakness: ")))
            .unwrap_or_else(|| panic!("{}: no file has a header", folder.display()));
        let mut side =
            Self { folder: below(folder), weakness: String::new(), features: Vec::new(), expected: BTreeSet::new() };
        for line in text.lines().map_while(|line| line.strip_prefix("# ").or_else(|| line.strip_prefix("// "))) {
            let (key, value) = line.split_once(": ").unwrap_or((line, ""));
            match key {
                "weakness" => side.weakness = value.split_whitespace().next().unwrap_or_default().to_owned(),
                "features" => side.features = value.split(", ").map(str::to_owned).collect(),
                "expect" if value == "none" => {}
                "expect" => {
                    let (place, cwe) = value.split_once(' ').expect("a line and a weakness");
                    let (file, line) = match place.split_once(':') {
                        Some((name, line)) => (folder.join(name), line),
                        None => (file.clone(), place),
                    };
                    assert!(file.is_file(), "{}: {value}", folder.display());
                    side.expected.insert((below(&file), line.parse().expect("a line"), cwe.to_owned()));
                }
                _ => {}
            }
        }
        side
    }

    /// What is wrong about what was found on this side: `-` for what is missing, `+` for what is too much.
    fn differences(&self, found: &[Found]) -> Vec<String> {
        let own: Vec<&Found> =
            found.iter().filter(|found| found.file.starts_with(&format!("{}/", self.folder))).collect();
        let hits = |found: &Found, (file, line, cwe): &Place| {
            found.cwe.contains(cwe) && found.file == *file && (found.first..=found.last).contains(line)
        };
        let missing = self.expected.iter().filter(|place| !own.iter().any(|found| hits(found, place)));
        let extra = own.iter().filter(|found| !self.expected.iter().any(|place| hits(found, place)));
        let missing = missing.map(|(file, line, cwe)| format!("- {file}:{line} {cwe}"));
        let extra =
            extra.map(|found| format!("+ {}:{} {} {}", found.file, found.first, found.cwe.join(" "), found.rule));
        missing.chain(extra).collect()
    }
}

/// A finding, by the place of its sink.
struct Found {
    file: String,
    first: u64,
    last: u64,
    cwe: Vec<String>,
    rule: String,
}

impl Found {
    fn read(finding: &Value) -> Self {
        let text = |value: &Value| value.as_str().expect("a text").to_owned();
        let place = finding["trace"].as_array().and_then(|trace| trace.last()).unwrap_or(finding);
        let line = |end: &str| place[end]["line"].as_u64().expect("a line");
        let cwe = finding["cwe"].as_array().expect("a list").iter().map(text).collect();
        Self { file: text(&place["path"]), first: line("start"), last: line("end"), cwe, rule: text(&finding["rule"]) }
    }
}

#[test]
#[expect(clippy::print_stdout, reason = "the table is read by people")]
fn pairs_are_told_apart() {
    let scratch = Scratch::folder();
    for file in files(&twins()).iter().filter(|file| file.file_name().is_some_and(|name| name != "open.txt")) {
        scratch.write(below(file), fs::read(file).expect("a file"));
    }
    let report = scratch.hook("scan --only injection --format json .").json();
    let found: Vec<Found> = report["findings"].as_array().expect("a list").iter().map(Found::read).collect();

    let mut wrong: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut by: BTreeMap<(String, String), [usize; 2]> = BTreeMap::new();
    for language in folders(&twins()) {
        let name = below(&language);
        for pair in folders(&language) {
            let sides = ["vulnerable", "safe"].map(|side| Side::read(&pair.join(side)));
            assert!(!sides[0].expected.is_empty() && sides[1].expected.is_empty(), "{}", pair.display());
            let differences: Vec<String> = sides.iter().flat_map(|side| side.differences(&found)).collect();
            let groups = sides[0].features.iter().map(|feature| ("feature ".to_owned() + feature, name.clone()));
            let all = [("all".to_owned(), name.clone()), (sides[0].weakness.clone(), name.clone())];
            for group in groups.chain(all) {
                let counts = by.entry(group).or_default();
                counts[0] += usize::from(differences.is_empty());
                counts[1] += 1;
            }
            if !differences.is_empty() {
                wrong.insert(below(&pair), differences);
            }
        }
    }

    let mut table = String::new();
    for ((group, language), [right, all]) in &by {
        writeln!(table, "{group:<40} {language:<12} {right:>4} of {all}").expect("a string takes all");
    }
    println!("{table}");
    let listed = fs::read_to_string(twins().join("open.txt")).expect("UTF-8");
    let open: BTreeSet<&str> = listed
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| line.split_once(": ").unwrap_or_else(|| panic!("open.txt: no reason: {line}")).0)
        .collect();
    let regressed: Vec<_> = wrong.iter().filter(|(pair, _)| !open.contains(pair.as_str())).collect();
    let mended: Vec<_> = open.iter().filter(|pair| !wrong.contains_key(**pair)).collect();
    assert!(
        regressed.is_empty() && mended.is_empty(),
        "wrong: {regressed:#?}\nright, take out of open.txt: {mended:#?}"
    );
}
