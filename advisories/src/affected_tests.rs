use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use serde_json::Value;

use super::{Affected, Event, Meaning, is_affected, smallest_fix};
use crate::Ecosystem;
use crate::Ecosystem::{Conan, CratesIo, Go, Hex, Maven, Npm, NuGet, Packagist, PyPi, RubyGems};
use crate::version::Parsed;

/// Ranges of `introduced <fixed` and `introduced <=last` pairs: `0 <1.2, 2.0 <=2.5`, `3.0` without an end, `|` between
/// ranges, `limit:` before a limit.
fn ranges(text: &str) -> Affected {
    let event =
        |word: &str| match word.split_at(word.find(|c: char| c.is_ascii_alphanumeric() || c == '*').unwrap_or(0)) {
            ("<", version) => Event::Fixed(version.to_owned()),
            ("<=", version) => Event::LastAffected(version.to_owned()),
            (_, version) => match version.strip_prefix("limit:") {
                Some(limit) => Event::Limit(limit.to_owned()),
                None => Event::Introduced(version.to_owned()),
            },
        };
    let words = |range: &str| range.split([' ', ',']).filter(|word| !word.is_empty()).map(event).collect();
    Affected {
        ranges: text.split('|').map(words).filter(|range: &Vec<_>| !range.is_empty()).collect(),
        versions: Vec::new(),
    }
}

fn list(versions: &[&str]) -> Affected {
    Affected { ranges: Vec::new(), versions: versions.iter().map(|version| (*version).to_owned()).collect() }
}

#[test]
fn a_range_holds_what_lies_between_its_pairs() {
    let check = |ecosystem, text: &str, affected: &[&str], not: &[&str]| {
        for (versions, expected) in [(affected, true), (not, false)] {
            for version in versions {
                assert_eq!(is_affected(ecosystem, &ranges(text), version), Some(expected), "{text}: {version}");
            }
        }
    };
    check(Npm, "0 <1.2.3", &["0.0.0", "0.0.0-alpha", "1.2.2", "1.2.3-rc.1"], &["1.2.3", "1.2.3+build", "2.0.0"]);
    check(Npm, "1.0.0 <=1.4.0", &["1.0.0", "1.4.0"], &["0.9.9", "1.4.1-0", "1.4.1"]);
    check(Npm, "1.0.0", &["1.0.0", "99.0.0"], &["0.9.9", "1.0.0-rc.1"]);
    check(
        PyPi,
        "0 <4.2.16, 5.0 <5.0.9, 5.1 <5.1.1",
        &["4.2.15", "5.0.8", "5.1"],
        &["4.2.16", "5.0.9", "5.1rc1", "5.1.1"],
    );
    check(Go, "0 <1.20.10, 1.21.0-0 <1.21.3", &["v1.20.9", "go1.21.2", "1.21rc2"], &["1.20.10", "go1.21.3", "v1.22.0"]);
    check(
        Go,
        "0 <0.0.0-20200101000000-abcdefabcdef",
        &["v0.0.0-20191231235959-ffffffffffff"],
        &["v0.0.0-20200101000001-000000000000", "v0.1.0"],
    );
    check(
        Maven,
        "2.0-beta9 <2.3.1, 2.4 <2.12.2",
        &["2.0-beta9", "2.0-rc1", "2.0", "2.12.1"],
        &["2.0-beta8", "2.3.1", "2.12.2"],
    );
    check(RubyGems, "0 <6.1.7.1, 7.0.0.a <7.0.4.1", &["6.1.7", "7.0.0.rc1", "7.0.4"], &["6.1.7.1", "7.0.4.1"]);
    check(Packagist, "2.0 <2.5.1", &["v2.0.0", "2.5.1-beta1", "2.5.0"], &["2.0.0-alpha1", "v2.5.1"]);
    check(NuGet, "0 <13.0.1", &["12.0.3.1", "13.0.1-Beta1"], &["13.0.1.0"]);
    check(CratesIo, "0.0.0-0 <0.8.1", &["0.0.0", "0.8.0"], &["0.8.1"]);
    check(Hex, "0 <1.5.0", &["1.4.9"], &["1.5.0"]);
    check(Conan, "0 <3.0.8", &["1.1.1t", "3.0.7"], &["3.0.8"]);
    // Several ranges are one set.
    check(Npm, "0 <1.0.1 | 2.0.0 <2.0.1", &["1.0.0", "2.0.0"], &["1.0.1", "2.0.1"]);
}

#[test]
fn two_events_at_one_version_are_read_in_the_order_of_the_record() {
    let check = |text: &str, version: &str, expected| {
        assert_eq!(is_affected(CratesIo, &ranges(text), version), Some(expected), "{text}: {version}");
    };
    // Empty: it means nothing, and opens nothing for what comes later.
    for version in ["0.9.0", "0.10.0", "0.10.1", "9.0.0"] {
        check("0.10.0 <0.10.0", version, false);
        check("0.10.0 <0.10.0, 0.11.0 <0.11.0", version, false);
    }
    check("0.10.0 <0.10.0, 0.11.0 <0.11.2", "0.11.1", true);
    // Touching: the end of one pair is the beginning of the next.
    check("1.0.0 <2.0.0, 2.0.0 <3.0.0", "2.0.0", true);
    check("2.0.0 <3.0.0, 1.0.0 <2.0.0", "2.0.0", true);
    check("2.0.0 <3.0.0, 1.0.0 <2.0.0", "3.0.0", false);
    // A single version.
    check("1.5.0 <=1.5.0", "1.5.0", true);
    check("1.5.0 <=1.5.0", "1.5.1", false);
    check("1.5.0 <=1.5.0", "1.4.9", false);
    // Pairs in any order, as a record that lists its newest line first.
    check("5.1.0 <5.1.1, 5.0.0 <5.0.9, 0 <4.2.16", "4.2.15", true);
    check("5.1.0 <5.1.1, 5.0.0 <5.0.9, 0 <4.2.16", "5.0.9", false);
}

#[test]
fn events_that_do_not_alternate_are_taken_in_the_order_of_their_versions() {
    let check = |text: &str, version: &str, expected| {
        assert_eq!(is_affected(Npm, &ranges(text), version), Some(expected), "{text}: {version}");
    };
    // All beginnings first, then all ends.
    for (version, expected) in [("1.0.5", true), ("1.1.0", false), ("2.0.0", true), ("2.1.0", false)] {
        check("1.0.0, 2.0.0 <1.1.0 <2.1.0", version, expected);
        check("<2.1.0 <1.1.0, 2.0.0, 1.0.0", version, expected);
    }
    // A last one beside a fixed one.
    check("0 <=1.4.0 <1.5.0", "1.4.0", true);
    check("0 <=1.4.0 <1.5.0", "1.4.1", false);
    check("<1.0.0", "0.5.0", false);
    check("<1.0.0", "1.5.0", false);
}

#[test]
fn a_limit_ends_what_a_range_talks_about() {
    let check = |text: &str, version: &str, expected| {
        assert_eq!(is_affected(Npm, &ranges(text), version), Some(expected), "{text}: {version}");
    };
    check("1.0.0 limit:2.0.0", "1.9.9", true);
    check("1.0.0 limit:2.0.0", "2.0.0", false);
    check("1.0.0 limit:2.0.0 limit:3.0.0", "2.5.0", true);
    check("1.0.0 limit:*", "9.0.0", true);
}

#[test]
fn zero_is_a_beginning_in_events_and_a_version_where_it_is_installed() {
    assert_eq!(is_affected(Maven, &ranges("0 <1.0"), "0"), Some(true));
    assert_eq!(is_affected(Maven, &ranges("0.1 <1.0"), "0"), Some(false));
    // Before it there are versions, of which the beginning of all holds every one.
    assert_eq!(is_affected(Maven, &ranges("0 <1.0"), "0-alpha-1"), Some(true));
    assert_eq!(is_affected(PyPi, &ranges("0 <1.0"), "0.dev0"), Some(true));
    assert_eq!(is_affected(Npm, &ranges("0 <=0"), "0.0.0"), Some(true));
}

#[test]
fn a_list_of_versions_counts_beside_ranges() {
    let check = |affected: &Affected, version: &str, expected| {
        assert_eq!(is_affected(PyPi, affected, version), expected, "{affected:?}: {version}");
    };
    let listed = list(&["1.0", "2004d"]);
    check(&listed, "1.0", Some(true));
    // Another spelling of the same version.
    check(&listed, "1.0.0", Some(true));
    check(&listed, "1.1", Some(false));
    // No version of its ecosystem: the text decides.
    check(&listed, "2004d", Some(true));
    check(&listed, "2004e", Some(false));
    let both = Affected { versions: listed.versions, ..ranges("2.0 <2.1") };
    check(&both, "1.0", Some(true));
    check(&both, "2.0.5", Some(true));
    check(&both, "3.0", Some(false));
    check(&both, "2004d", Some(true));
    check(&both, "2004e", None);
}

#[test]
fn what_cannot_be_told_is_unknown() {
    let check = |ecosystem, affected: &Affected, version: &str, expected| {
        assert_eq!(is_affected(ecosystem, affected, version), expected, "{affected:?}: {version}");
    };
    // An installed version that is none.
    check(Npm, &ranges("0 <1.0.0"), "git+ssh://git@code.example/a.git", None);
    check(Packagist, &ranges("0 <1.0.0"), "dev-main", None);
    // Every version is affected, whatever this one is.
    check(Npm, &ranges("0"), "git+ssh://git@code.example/a.git", Some(true));
    check(Packagist, &ranges("1.0 <1.1 | 0"), "dev-main", Some(true));
    // A bound that is none, where it decides.
    check(PyPi, &ranges("0 <1.0-SNAPSHOT-x"), "0.5", None);
    check(PyPi, &ranges("2.0 <1.0-SNAPSHOT-x"), "0.5", Some(false));
    check(PyPi, &ranges("0 <1.0-SNAPSHOT-x, 2.0 <3.0"), "2.5", Some(true));
    // Neither ranges nor versions.
    check(PyPi, &Affected::default(), "1.0", None);
    check(PyPi, &Affected::default(), "2004d", None);
}

#[test]
fn malware_that_is_every_version_and_one_version_is_asked_about_separately() {
    let everything = ranges("0");
    let one = list(&["3.3.6"]);
    assert_eq!(is_affected(Npm, &everything, "3.3.5"), Some(true));
    assert_eq!(is_affected(Npm, &one, "3.3.5"), Some(false));
    assert_eq!(is_affected(Npm, &one, "3.3.6"), Some(true));
}

#[test]
fn the_smallest_fix_is_sound_for_all_advisories_and_stays_on_its_line() {
    let check = |ecosystem, all: &[&str], installed: &str, expected: Option<&str>| {
        let all: Vec<_> = all.iter().map(|text| ranges(text)).collect();
        let all: Vec<_> = all.iter().collect();
        assert_eq!(smallest_fix(ecosystem, &all, installed).as_deref(), expected, "{all:?}: {installed}");
    };
    check(Npm, &["0 <1.2.3"], "1.0.0", Some("1.2.3"));
    // Same major line first, though another one is named first.
    check(Npm, &["2.0.0 <2.0.5, 0 <1.9.1"], "1.0.0", Some("1.9.1"));
    check(Npm, &["2.0.0 <2.0.5, 0 <1.9.1"], "2.0.1", Some("2.0.5"));
    // Nothing on its line.
    check(Npm, &["0 <2.0.5, 3.0.0 <3.0.1"], "1.0.0", Some("2.0.5"));
    // The first fix of one is not one of the other.
    check(Npm, &["0 <1.2.3", "0 <1.3.0"], "1.0.0", Some("1.3.0"));
    check(Npm, &["0 <1.2.3", "1.2.0 <=1.9.0, 2.0.0 <2.1.0"], "1.2.0", Some("2.1.0"));
    // Not below what is installed.
    check(Npm, &["0 <1.2.3, 2.0.0"], "2.0.0", None);
    check(Npm, &["0 <=1.2.3"], "1.0.0", None);
    check(Npm, &[], "1.0.0", None);
    check(Npm, &["0 <1.2.3"], "no version", None);
    check(Maven, &["2.0-beta9 <2.3.1, 2.4 <2.12.2, 2.13.0 <2.15.0"], "2.14.1", Some("2.15.0"));
    check(PyPi, &["0 <4.2.16, 5.0 <5.0.9"], "5.0", Some("5.0.9"));
}

fn shared() -> PathBuf {
    let default = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared");
    std::env::var_os("HOOK_SHARED").map_or_else(default, PathBuf::from)
}

/// What a record says about packages of one ecosystem.
fn affected_of(record: &Value, ecosystem: Ecosystem) -> Vec<Affected> {
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let event = |event: Value| {
        let (word, version) = event.as_object()?.iter().next()?;
        let version = text(version);
        Some(match word.as_str() {
            "introduced" => Event::Introduced(version),
            "fixed" => Event::Fixed(version),
            "last_affected" => Event::LastAffected(version),
            _ => Event::Limit(version),
        })
    };
    list(&record["affected"])
        .iter()
        .filter(|affected| Ecosystem::of_osv_name(&text(&affected["package"]["ecosystem"])) == Some(ecosystem))
        .map(|affected| Affected {
            ranges: list(&affected["ranges"])
                .iter()
                .filter(|range| range["type"] != "GIT")
                .map(|range| list(&range["events"]).into_iter().filter_map(event).collect())
                .collect(),
            versions: list(&affected["versions"]).iter().map(text).collect(),
        })
        .collect()
}

#[test]
#[expect(clippy::print_stdout, reason = "says what it could not run, and what it counted")]
fn real_advisories_alternate_and_agree_with_their_own_lists() {
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    let mut wrong = Vec::new();
    for ecosystem in Ecosystem::ALL {
        let path = shared().join("osv").join(ecosystem.osv_name()).join("all.zip");
        let Ok(file) = File::open(&path) else { continue };
        let mut archive = zip::ZipArchive::new(file).expect("a zip");
        for place in 0..archive.len() {
            let mut json = Vec::new();
            archive.by_index(place).expect("an entry").read_to_end(&mut json).expect("its bytes");
            let record: Value = serde_json::from_slice(&json).expect("JSON");
            let id = record["id"].as_str().expect("an id");
            for affected in affected_of(&record, *ecosystem) {
                *seen.entry("affected packages").or_default() += 1;
                for range in Meaning::of(*ecosystem, &affected).ranges {
                    *seen.entry("ranges").or_default() += 1;
                    if !range.alternates() {
                        wrong.push(format!("{id}: events do not alternate"));
                    }
                }
                let only_ranges = Affected { versions: Vec::new(), ..affected.clone() };
                let ranges = Meaning::of(*ecosystem, &only_ranges);
                for version in &affected.versions {
                    assert_eq!(is_affected(*ecosystem, &affected, version), Some(true), "{id}: {version}");
                    let held = Parsed::of(*ecosystem, version).map(|version| ranges.holds(&version));
                    let what = match held {
                        _ if affected.ranges.is_empty() => "listed versions without ranges",
                        Some(Some(true)) => "listed versions that ranges hold",
                        Some(_) => "listed versions that no range holds",
                        None => "listed versions that are none",
                    };
                    *seen.entry(what).or_default() += 1;
                }
                for event in affected.ranges.iter().flatten() {
                    // A fix, wherever one starts from, is none that is affected.
                    let (Event::Introduced(version)
                    | Event::Fixed(version)
                    | Event::LastAffected(version)
                    | Event::Limit(version)) = event;
                    *seen.entry("events").or_default() += 1;
                    if Parsed::of(*ecosystem, version).is_none() {
                        *seen.entry("events that are no version").or_default() += 1;
                    }
                    if let Some(fix) = smallest_fix(*ecosystem, &[&affected], version) {
                        *seen.entry("fixes").or_default() += 1;
                        assert_eq!(is_affected(*ecosystem, &affected, &fix), Some(false), "{id}: {fix}");
                    }
                }
            }
        }
    }
    if seen.is_empty() {
        println!("NOT RUN: there are no advisories in {}", shared().display());
        return;
    }
    println!("{seen:#?}");
    assert!(wrong.is_empty(), "{wrong:#?}");
    // Some lists name what their own ranges leave out: 19 versions of 170,849.
    let [held, not] =
        ["listed versions that ranges hold", "listed versions that no range holds"].map(|what| seen.get(what));
    assert!(not.unwrap_or(&0) * 1_000 < *held.unwrap_or(&1), "{seen:#?}");
}

proptest! {
    #[test]
    fn no_events_and_no_version_panic(
        place in 0..Ecosystem::ALL.len(),
        kinds in prop::collection::vec((0..4, "[0-9a-c.+-]{0,6}|.{0,4}"), 0..8),
        versions in prop::collection::vec("[0-9a-c.+-]{0,6}", 0..3),
        version in "[0-9a-c.+-]{0,6}|.{0,4}",
    ) {
        let event = |(kind, text): (i32, String)| match kind {
            0 => Event::Introduced(text),
            1 => Event::Fixed(text),
            2 => Event::LastAffected(text),
            _ => Event::Limit(text),
        };
        let affected = Affected { ranges: vec![kinds.into_iter().map(event).collect()], versions };
        let ecosystem = Ecosystem::ALL[place];
        let _ = is_affected(ecosystem, &affected, &version);
        if let Some(fix) = smallest_fix(ecosystem, &[&affected], &version) {
            prop_assert_eq!(is_affected(ecosystem, &affected, &fix), Some(false));
        }
    }
}
