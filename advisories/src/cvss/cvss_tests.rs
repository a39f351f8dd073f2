use std::fs;
use std::path::Path;

use findings::Severity;
use proptest::prelude::*;

use super::{base_score, severity};

#[test]
fn scores_are_those_of_another_implementation() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/cvss/scores.txt");
    let text = fs::read_to_string(&path).expect("the table");
    let lines: Vec<_> =
        text.lines().filter_map(|line| line.split_once(' ')).filter(|(vector, _)| *vector != "#").collect();
    assert!(lines.len() > 5_000, "{}", lines.len());
    let wrong: Vec<_> = lines
        .into_iter()
        .filter(|(vector, score)| base_score(vector).map(|ours| format!("{ours:.1}")).as_deref() != Some(*score))
        .map(|(vector, score)| format!("{vector}: {score}, not {:?}", base_score(vector)))
        .collect();
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn what_is_no_vector_has_no_score() {
    let check = |vector: &str| assert_eq!(base_score(vector), None, "{vector}");
    check("");
    check("9.8");
    check("CVSS:3.1/");
    check("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H");
    check("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:X");
    check("CVSS:3.1/AV:N/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H");
    check("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:X/C:H/I:H/A:H");
    check("CVSS:5.0/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H");
    check("CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:S/SI:N/SA:N");
    check("CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/MSC:S");
    check("CVSS:4.0/AV:X/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/MAV:N");
    check("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/nothing");
}

#[test]
fn words_follow_the_scale() {
    let check = |score, word| assert_eq!(severity(score), word, "{score}");
    check(10.0, Severity::Critical);
    check(9.0, Severity::Critical);
    check(8.9, Severity::High);
    check(7.0, Severity::High);
    check(6.9, Severity::Medium);
    check(4.0, Severity::Medium);
    check(3.9, Severity::Low);
    check(0.0, Severity::Low);
}

proptest! {
    #[test]
    fn no_text_panics(text in ".*") {
        let _ = base_score(&text);
    }

    #[test]
    fn almost_vectors_do_not_panic(text in "(CVSS:(2.0|3.0|3.1|4.0)/)?((AV|AC|Au|PR|UI|S|C|I|A|AT|VC|VI|VA|SC|SI|SA|E|CR|MAV|MSI):[A-Z]/?){0,14}") {
        prop_assert!(base_score(&text).is_none_or(|score| (0.0..=10.0).contains(&score)));
    }
}
