//! What the starter set says is well formed, and true as far as others' records are at hand.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::{env, fs};

use super::*;
use crate::affected::is_affected;
use crate::osv::is_malware;
use crate::version::Parsed;
use crate::{index, starter};

fn text(file: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("starter").join(file)).expect("it is there")
}

fn all() -> Vec<Record> {
    let of =
        |&ecosystem: &Ecosystem| read(ecosystem, &text(&format!("{}.txt", ecosystem.osv_name()))).expect("readable");
    ECOSYSTEMS.iter().flat_map(of).collect()
}

#[test]
fn lines_are_read() {
    let check = |line: &str, expected: Result<&[&str], &str>| {
        let shown = |package: &crate::osv::AffectedPackage| {
            format!("{} {:?} {:?}", package.name, package.affected.ranges, package.affected.versions)
        };
        let found = read(Ecosystem::Npm, line)
            .map(|records| records.iter().flat_map(|record| &record.affected).map(shown).collect::<Vec<_>>());
        let expected = expected.map(|lines| lines.iter().map(|&line| line.to_owned()).collect());
        assert_eq!(found, expected.map_err(str::to_owned), "{line}");
    };
    check("", Ok(&[]));
    check("X-1 | a", Err("1: not five parts, nor three after a plus sign"));
    check("+ | a | *", Err("1: nothing stands above it"));
    check("X-1 | a | 2 | low | words", Err("1: what is affected is unreadable"));
    check("X-1 | a | * | odd | words", Err("1: no id, severity or summary"));
    check(
        "X-1 | a, b | <2, =3 | low | words\n+ | c | >=1 <=2",
        Ok(&[
            r#"a [[Introduced("0"), Fixed("2")]] ["3"]"#,
            r#"b [[Introduced("0"), Fixed("2")]] ["3"]"#,
            r#"c [[Introduced("1"), LastAffected("2")]] []"#,
        ]),
    );
}

#[test]
fn the_set_is_large_enough_and_each_advisory_is_whole() {
    let records = all();
    assert!(records.len() >= 300, "{}", records.len());
    let mut ids = BTreeSet::new();
    for record in &records {
        assert!(ids.insert(&record.id), "{}: twice", record.id);
        assert!(record.summary.len() <= 110 && !record.summary.ends_with('.'), "{}: {}", record.id, record.summary);
        assert_eq!(record.label.is_none(), is_malware(&record.id), "{}: malware is what its id says", record.id);
        for package in &record.affected {
            let bounds = package.affected.ranges.iter().flatten().map(|event| match event {
                Event::Introduced(text) | Event::Fixed(text) | Event::LastAffected(text) | Event::Limit(text) => text,
            });
            for version in bounds.chain(&package.affected.versions).filter(|version| *version != "0") {
                assert!(Parsed::of(package.ecosystem, version).is_some(), "{}: {version}", record.id);
            }
        }
    }
}

#[test]
fn the_program_holds_the_set() {
    assert!(database(text).expect("readable") == starter::RECORDS, "the build read another source");
    index::Index::verify(starter::RECORDS).expect("whole");
    let check = |ecosystem, name: &str, version: &str, severity: Option<Severity>| {
        let entries = starter::index().lookup(ecosystem, name).expect("whole");
        let hits = entries.iter().filter(|entry| is_affected(ecosystem, &entry.affected, version) == Some(true));
        let worst = hits.map(|entry| entry.severity.expect("rated")).max();
        assert_eq!(worst, severity, "{name} {version}");
    };
    check(Ecosystem::Maven, "org.apache.logging.log4j:log4j-core", "2.14.1", Some(Severity::Critical));
    check(Ecosystem::Maven, "org.apache.logging.log4j:log4j-core", "2.17.1", None);
    check(Ecosystem::Npm, "event-stream", "3.3.6", Some(Severity::Critical));
    check(Ecosystem::Npm, "event-stream", "3.3.5", None);
    check(Ecosystem::Npm, "chalk", "5.6.1", Some(Severity::Critical));
    check(Ecosystem::Npm, "chalk", "5.6.2", None);
    check(Ecosystem::PyPi, "Django", "4.2.0", Some(Severity::Critical));
    check(Ecosystem::PyPi, "ctx", "0.2.6", Some(Severity::Critical));
    check(Ecosystem::CratesIo, "rustdecimal", "1.23.1", Some(Severity::Critical));
    check(Ecosystem::Go, "golang.org/x/crypto", "v0.30.0", Some(Severity::Critical));
}

/// Where another's record says something else, and why ours stays.
const DIFFERENCES: &[(&str, &str)] = &[
    ("CVE-2021-23337", "a later advisory has its name as an alias, for what the mending left"),
    ("CVE-2020-11022", "theirs begins with the oldest version that they tried"),
    ("CVE-2025-29927", "theirs leaves version 11 out"),
    ("CVE-2024-21490", "theirs names a version that was never published"),
    ("CVE-2018-7750", "theirs leaves 2.4.0 out"),
    ("CVE-2018-1000805", "theirs has the oldest of five lines only"),
    ("CVE-2022-24302", "theirs names 2.9.3 as mended too"),
    ("CVE-2023-41040", "theirs names 3.1.35, whose mending was not whole"),
    ("CVE-2019-6446", "theirs ends before the change of the default"),
    ("CVE-2021-33430", "theirs ends at the first version of the line"),
    ("CVE-2022-21797", "theirs lists versions that are none of PEP 440"),
    ("CVE-2021-3828", "theirs lists a version that is none of PEP 440"),
    ("CVE-2019-7164", "theirs leaves the betas of 1.3 out"),
    ("CVE-2018-1273", "theirs names a version of 1.12 that was never published"),
    ("CVE-2017-7525", "theirs names ranges by minor versions"),
    ("CVE-2018-7489", "one of theirs names ranges by minor versions"),
    ("CVE-2019-19844", "theirs leaves 3.0 out"),
    ("CVE-2013-7285", "theirs leaves 1.4.10 out, where the hole came back"),
];

/// The folder with real records, which is no part of the project.
#[expect(clippy::print_stdout, reason = "whoever runs the tests must see what did not run")]
fn shared() -> Option<PathBuf> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared");
    let folder = env::var_os("HOOK_SHARED").map_or(beside, PathBuf::from).join("osv");
    if folder.is_dir() {
        return Some(folder);
    }
    println!("NOT RUN: {} is absent", folder.display());
    None
}

#[test]
fn real_records_of_the_same_names_say_the_same() {
    let Some(folder) = shared() else { return };
    let mut real: BTreeMap<String, Vec<Record>> = BTreeMap::new();
    for ecosystem in ECOSYSTEMS {
        let file = fs::File::open(folder.join(ecosystem.osv_name()).join("all.zip")).expect("it is there");
        let mut zip = zip::ZipArchive::new(file).expect("an archive");
        for place in 0..zip.len() {
            let mut json = Vec::new();
            std::io::Read::read_to_end(&mut zip.by_index(place).expect("an entry"), &mut json).expect("readable");
            let record = Record::read(&json).expect("a record");
            if !record.withdrawn {
                for id in record.aliases.iter().chain([&record.id]) {
                    real.entry(id.clone()).or_default().push(record.clone());
                }
            }
        }
    }
    let (mut compared, mut wrong) = (0, Vec::new());
    for ours in all() {
        let names = ours.aliases.iter().chain([&ours.id]);
        let theirs = names.filter_map(|id| real.get(id)).flatten();
        let theirs: BTreeMap<_, _> = theirs.map(|record| (&record.id, record)).collect();
        for theirs in theirs.into_values() {
            for package in &ours.affected {
                let same = |other: &&crate::osv::AffectedPackage| {
                    (other.ecosystem, &other.name) == (package.ecosystem, &package.name)
                };
                let Some(other) = theirs.affected.iter().find(same) else { continue };
                compared += 1;
                let differing = differing(package.ecosystem, &package.affected, &other.affected);
                if !differing.is_empty() && DIFFERENCES.iter().all(|(known, _)| *known != ours.id) {
                    wrong.push(format!("{} {} {}: {}", ours.id, package.name, theirs.id, differing.join(" ")));
                }
            }
        }
    }
    assert!(compared >= 100, "{compared}: the records are others");
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The versions that one of two calls affected and the other does not, of all that either names.
fn differing(ecosystem: Ecosystem, ours: &Affected, theirs: &Affected) -> Vec<String> {
    let named = [ours, theirs].into_iter().flat_map(|affected| {
        let bounds = affected.ranges.iter().flatten().map(|event| match event {
            Event::Introduced(text) | Event::Fixed(text) | Event::LastAffected(text) | Event::Limit(text) => text,
        });
        bounds.chain(&affected.versions)
    });
    let differs = |version: &&String| {
        let [ours, theirs] = [ours, theirs].map(|affected| is_affected(ecosystem, affected, version) == Some(true));
        ours != theirs
    };
    named.filter(|version| *version != "0").filter(differs).cloned().collect::<BTreeSet<_>>().into_iter().collect()
}
