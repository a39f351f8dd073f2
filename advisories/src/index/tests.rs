//! Databases made of a few records, of random ones, and of damaged bytes.

use std::fmt::Write as _;

use findings::Severity;
use proptest::prelude::*;

use super::*;
use crate::Ecosystem;
use crate::affected::{Affected, Event};
use crate::osv::{Record, Score};

fn about(ecosystems: &[Ecosystem]) -> About {
    let time = "2026-01-02T03:04:05Z".parse().expect("a time");
    let coverage = |&ecosystem| Coverage {
        ecosystem,
        records: 0,
        malware: 0,
        newest: time,
        asked: time,
        source: "the test".to_owned(),
        validator: "\"tag\"".to_owned(),
    };
    About { built: time, coverage: ecosystems.iter().map(coverage).collect() }
}

fn record(fields: &str) -> Record {
    Record::read(format!(r#"{{"modified": "2025-01-01T00:00:00Z", {fields}}}"#).as_bytes()).expect("a record")
}

/// What an advisory of npm says of the package `a`.
fn of_a(more: &str) -> String {
    format!(r#""affected": [{{"package": {{"ecosystem": "npm", "name": "a"}}, {more}}}]"#)
}

fn file(records: &[Record]) -> Vec<u8> {
    write(records.to_vec(), &about(&[Ecosystem::Npm, Ecosystem::PyPi])).expect("little enough")
}

/// Ranges and versions in one line.
fn shown(affected: &Affected) -> String {
    let mut text = String::new();
    for range in &affected.ranges {
        for event in range {
            let (sign, version) = match event {
                Event::Introduced(version) => (">=", version),
                Event::Fixed(version) => ("<", version),
                Event::LastAffected(version) => ("<=", version),
                Event::Limit(version) => ("limit", version),
            };
            write!(text, "{sign}{version} ").expect("memory");
        }
    }
    text + &affected.versions.join(" ")
}

#[test]
fn a_package_is_found_under_any_spelling_and_others_are_not() {
    let bytes = file(&[record(
        r#""id": "PYSEC-2025-1", "summary": "one line", "details": "more",
           "affected": [{"package": {"ecosystem": "PyPI", "name": "Zope.Interface"},
                         "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "5"}]},
                                    {"type": "GIT", "events": [{"introduced": "0"}]}],
                         "versions": ["odd one"]}]"#,
    )]);
    let index = Index::verify(&bytes).expect("whole");
    let check = |ecosystem, name, expected: &[&str]| {
        let entries = index.lookup(ecosystem, name).expect("whole");
        let found: Vec<_> = entries.iter().map(|entry| shown(&entry.affected)).collect();
        assert_eq!(found, expected, "{name}");
    };
    check(Ecosystem::PyPi, "zope-interface", &[">=0 <5 odd one"]);
    check(Ecosystem::PyPi, "ZOPE_interface", &[">=0 <5 odd one"]);
    check(Ecosystem::PyPi, "zope", &[]);
    check(Ecosystem::Npm, "zope-interface", &[]);
    check(Ecosystem::Npm, "", &[]);
    let entry = &index.lookup(Ecosystem::PyPi, "zope-interface").expect("whole")[0];
    assert_eq!(index.id(entry.record).as_deref(), Ok("PYSEC-2025-1"));
    assert_eq!(index.text(entry.record), Ok(Text { summary: "one line".to_owned(), details: "more".to_owned() }));
    assert_eq!(index.coverage()[1].records, 1);
}

#[test]
fn an_empty_database_answers() {
    let bytes = write(Vec::new(), &about(&[])).expect("little enough");
    let index = Index::verify(&bytes).expect("whole");
    assert_eq!(index.lookup(Ecosystem::Npm, "a"), Ok(Vec::new()));
    assert!(index.is_empty() && index.coverage().is_empty());
}

#[test]
fn advisories_of_one_thing_are_a_group_over_names_that_have_no_record() {
    let bytes = file(&[
        record(&format!(r#""id": "PYSEC-2025-1", "aliases": ["CVE-2025-1"], {}"#, of_a(r#""versions": ["1"]"#))),
        record(&format!(r#""id": "GHSA-2222-3333-4444", "aliases": ["CVE-2025-1"], {}"#, of_a(r#""versions": ["1"]"#))),
        record(&format!(r#""id": "OTHER-1", "aliases": ["GHSA-2222-3333-4444"], {}"#, of_a(r#""versions": ["1"]"#))),
        record(&format!(r#""id": "GO-2025-9", "withdrawn": "2025-02-02T00:00:00Z", {}"#, of_a(r#""versions": ["1"]"#))),
        record(&format!(r#""id": "GO-2025-8", {}"#, of_a(r#""versions": ["1"]"#))),
    ]);
    let index = Index::verify(&bytes).expect("whole");
    let entries = index.lookup(Ecosystem::Npm, "a").expect("whole");
    let ids: Vec<_> = entries.iter().map(|entry| index.ids(entry.group).expect("whole").join(" ")).collect();
    let three = "GHSA-2222-3333-4444 PYSEC-2025-1 OTHER-1 CVE-2025-1";
    assert_eq!(ids, [three, "GO-2025-8", three, three]);
}

#[test]
fn severity_comes_from_the_first_that_says_one() {
    let check = |records: &[&str], expected: Option<Severity>| {
        let records: Vec<_> =
            records.iter().map(|fields| record(&format!("{fields}, {}", of_a(r#""versions": ["1"]"#)))).collect();
        let bytes = file(&records);
        let index = Index::verify(&bytes).expect("whole");
        let entries = index.lookup(Ecosystem::Npm, "a").expect("whole");
        let entry = entries.iter().find(|entry| index.id(entry.record).as_deref() == Ok("X-1")).expect("it is there");
        assert_eq!(entry.severity, expected, "{records:?}");
    };
    let v = |version: u8, score: &str| format!(r#"{{"type": "CVSS_V{version}", "score": "{score}"}}"#);
    let own = |scores: &[String], more: &str| format!(r#""id": "X-1", "severity": [{}]{more}"#, scores.join(","));
    check(&[r#""id": "X-1""#], None);
    check(&[&own(&[v(3, "5.0"), v(4, "9.1")], "")], Some(Severity::Critical));
    check(&[&own(&[v(2, "9.9")], "")], Some(Severity::Critical));
    check(&[&own(&[v(2, "9.9")], r#", "database_specific": {"severity": "MODERATE"}"#)], Some(Severity::Medium));
    check(&[&own(&[v(3, "5.0")], r#", "database_specific": {"severity": "HIGH"}"#)], Some(Severity::Medium));
    check(&[&own(&[v(3, "no vector")], "")], None);
    check(&[&own(&[v(3, "77")], "")], None);
    let other = format!(r#""id": "Y-1", "aliases": ["X-1"], "severity": [{}]"#, v(3, "7.0"));
    check(&[&own(&[], ""), &other], Some(Severity::High));
    check(&[&own(&[v(2, "2.0")], ""), &other], Some(Severity::High));
    check(&[&own(&[v(3, "2.0")], ""), &other], Some(Severity::Low));
    check(&[&own(&[], ""), r#""id": "MAL-2025-1", "aliases": ["X-1"]"#], Some(Severity::Critical));
}

#[test]
fn a_package_that_only_informs_is_low() {
    let bytes = file(&[record(&format!(
        r#""id": "X-1", {}"#,
        of_a(r#""versions": ["1"], "database_specific": {"informational": "unmaintained", "cvss": null}"#)
    ))]);
    let entries = Index::verify(&bytes).expect("whole").lookup(Ecosystem::Npm, "a").expect("whole");
    assert_eq!((entries[0].severity, entries[0].informational), (Some(Severity::Low), true));
}

#[test]
fn malware_that_says_every_version_and_also_some_is_disputed_beyond_them() {
    let check = |records: &[String], expected: &[(&str, bool, Severity)]| {
        let records: Vec<_> = records.iter().map(|fields| record(fields)).collect();
        let bytes = file(&records);
        let entries = Index::verify(&bytes).expect("whole").lookup(Ecosystem::Npm, "a").expect("whole");
        let found: Vec<_> =
            entries.iter().map(|entry| (shown(&entry.affected), entry.disputed, entry.severity)).collect();
        let expected: Vec<_> =
            expected.iter().map(|&(text, disputed, severity)| (text.to_owned(), disputed, Some(severity))).collect();
        assert_eq!(found, expected, "{records:?}");
    };
    let every = r#"{"type": "SEMVER", "events": [{"introduced": "0"}]}"#;
    let some = r#"{"type": "SEMVER", "events": [{"introduced": "4.1.1"}, {"last_affected": "4.1.2"}]}"#;
    let malware = |more: &str| format!(r#""id": "MAL-2025-1", "aliases": ["GHSA-2222-3333-4444"], {}"#, of_a(more));
    let github = |more: &str| format!(r#""id": "GHSA-2222-3333-4444", {}"#, of_a(more));
    check(&[malware(&format!(r#""ranges": [{every}]"#))], &[(">=0 ", false, Severity::Critical)]);
    check(&[malware(r#""versions": ["1.0.0"]"#)], &[("1.0.0", false, Severity::Critical)]);
    check(
        &[malware(&format!(r#""ranges": [{every}, {some}]"#))],
        &[(">=4.1.1 <=4.1.2 ", false, Severity::Critical), (">=0 ", true, Severity::Low)],
    );
    check(
        &[malware(&format!(r#""ranges": [{every}], "versions": ["1.0.0"]"#))],
        &[("1.0.0", false, Severity::Critical), (">=0 ", true, Severity::Low)],
    );
    // The same malware under another name narrows it too.
    check(
        &[github(&format!(r#""ranges": [{some}]"#)), malware(&format!(r#""ranges": [{every}]"#))],
        &[(">=4.1.1 <=4.1.2 ", false, Severity::Critical), (">=0 ", true, Severity::Low)],
    );
    // An ordinary hole in every version has no such doubt.
    check(
        &[format!(
            r#""id": "X-1", "database_specific": {{"severity": "HIGH"}}, {}"#,
            of_a(&format!(r#""ranges": [{every}, {some}]"#))
        )],
        &[(">=0 >=4.1.1 <=4.1.2 ", false, Severity::High)],
    );
}

#[test]
fn the_newest_of_several_records_with_one_id_counts() {
    let older = record(&format!(r#""id": "X-1", {}"#, of_a(r#""versions": ["1"]"#)));
    let newer =
        Record { modified: "2025-06-01T00:00:00Z".parse().expect("a time"), affected: Vec::new(), ..older.clone() };
    for records in [[older.clone(), newer.clone()], [newer, older]] {
        let bytes = file(&records);
        assert_eq!(Index::verify(&bytes).expect("whole").lookup(Ecosystem::Npm, "a"), Ok(Vec::new()));
    }
}

#[test]
fn what_is_no_database_is_refused_in_words() {
    let whole = file(&[]);
    let check = |bytes: &[u8], expected: &str| {
        assert_eq!(Index::open(bytes).expect_err("refused").to_string(), expected);
    };
    let changed = |at: usize| {
        let mut bytes = whole.clone();
        bytes[at] ^= 0xff;
        bytes
    };
    check(b"", "it is no advisory database");
    check(b"{\"id\": \"X-1\"}", "it is no advisory database");
    check(&whole[..20], "it is damaged: its length is not what it should be");
    check(&whole[..whole.len() - 1], "it is damaged: its length is not what it should be");
    check(&changed(8), "its format is 254, this program reads format 1");
    check(&changed(30), "it is damaged: part `header` holds what cannot be");
}

fn any_record() -> impl Strategy<Value = Record> {
    let version = "[0-9]{1,2}(\\.[0-9]{1,2}){0,2}|[a-z]{1,3}";
    let event = (0..4u8, version).prop_map(|(kind, version)| match kind {
        0 => Event::Introduced(version),
        1 => Event::Fixed(version),
        2 => Event::LastAffected(version),
        _ => Event::Limit(version),
    });
    let every = Just(vec![Event::Introduced("0".to_owned())]);
    let range = prop_oneof![every, prop::collection::vec(event, 0..4)];
    let affected = (prop::collection::vec(range, 0..3), prop::collection::vec(version, 0..3))
        .prop_map(|(ranges, versions)| Affected { ranges, versions });
    let package = (0..Ecosystem::ALL.len(), "[abAB._-]{1,3}", affected);
    let id = "(MAL|GHSA|CVE|X)-[1-3]";
    let score = (2..5u8, "[0-9]\\.[0-9]").prop_map(|(cvss, text)| Score { cvss, text });
    (
        (id, 0..2_000_000_000i64, any::<bool>(), any::<bool>()),
        prop::collection::vec(id, 0..3),
        prop::collection::vec(score, 0..2),
        prop::option::of(prop::sample::select(Severity::ALL)),
        prop::collection::vec(package, 0..4),
        ("\\PC{0,20}", "\\PC{0,20}"),
    )
        .prop_map(
            |((id, modified, withdrawn, informational), aliases, scores, label, packages, (summary, details))| {
                let modified = jiff::Timestamp::from_second(modified).expect("inside");
                let affected = Vec::new();
                let mut record = Record {
                    id,
                    modified,
                    withdrawn,
                    aliases,
                    scores,
                    label,
                    informational,
                    affected,
                    summary,
                    details,
                };
                for (ecosystem, name, affected) in packages {
                    record.add_package(Ecosystem::ALL[ecosystem], &name, affected);
                }
                record
            },
        )
}

/// Asks everything that can be asked.
fn ask_all(index: &Index<'_>) -> Result<(), Damaged> {
    for &ecosystem in Ecosystem::ALL {
        for name in ["a", "b", "A-b", "aa", "b-"] {
            for entry in index.lookup(ecosystem, name)? {
                index.id(entry.record)?;
                index.ids(entry.group)?;
                index.text(entry.record)?;
            }
        }
    }
    index.records().map(|_| ())
}

proptest! {
    #[test]
    fn what_is_read_back_writes_the_same_file(records in prop::collection::vec(any_record(), 0..8)) {
        let about = about(&[Ecosystem::Npm]);
        let bytes = write(records, &about).expect("little enough");
        let index = Index::verify(&bytes).expect("whole");
        ask_all(&index).expect("whole");
        let again = write(index.records().expect("whole"), &About { built: index.built(), coverage: index.coverage().to_vec() });
        prop_assert_eq!(&again, &Ok(bytes));
    }

    #[test]
    fn every_package_of_every_record_is_found(records in prop::collection::vec(any_record(), 0..8)) {
        let bytes = file(&records);
        let index = Index::verify(&bytes).expect("whole");
        for record in index.records().expect("whole") {
            for package in &record.affected {
                let entries = index.lookup(package.ecosystem, &package.name).expect("whole");
                prop_assert!(entries.iter().any(|entry| index.id(entry.record).as_deref() == Ok(&record.id)));
            }
        }
    }

    #[test]
    fn changed_bytes_are_an_error_or_another_answer(
        records in prop::collection::vec(any_record(), 1..6),
        flips in prop::collection::vec((any::<prop::sample::Index>(), 1..=255u8), 1..4),
    ) {
        let mut bytes = file(&records);
        let whole = bytes.clone();
        for (at, with) in flips {
            let at = at.index(bytes.len());
            bytes[at] ^= with;
        }
        if bytes != whole {
            prop_assert!(Index::verify(&bytes).is_err());
        }
        if let Ok(index) = Index::open(&bytes) {
            let _ = ask_all(&index);
        }
    }

    #[test]
    fn a_cut_file_is_refused(records in prop::collection::vec(any_record(), 0..3), at: prop::sample::Index) {
        let bytes = file(&records);
        prop_assert!(Index::open(&bytes[..at.index(bytes.len())]).is_err());
    }
}
