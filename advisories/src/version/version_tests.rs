use std::cmp::Ordering;
use std::fs;
use std::path::Path;

use proptest::prelude::*;

use super::{Parsed, allows, compare, same_major};
use crate::Ecosystem;
use crate::Ecosystem::{Conan, CratesIo, Go, Hex, Maven, Npm, NuGet, Packagist, Pub, PyPi, RubyGems};

/// The three columns of a table that the ecosystem's own implementation made.
fn table(name: &str, separator: char) -> Vec<(String, String, String)> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/versions").join(name);
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    lines
        .map(|line| {
            let mut parts = line.split(separator).map(str::to_owned);
            let mut part = || parts.next().unwrap_or_else(|| panic!("{name}: {line}"));
            (part(), part(), part())
        })
        .collect()
}

fn sign(order: Ordering) -> &'static str {
    match order {
        Ordering::Less => "<",
        Ordering::Equal => "=",
        Ordering::Greater => ">",
    }
}

#[test]
fn the_ecosystems_own_tools_agree_on_every_pair() {
    let mut wrong = Vec::new();
    for ecosystem in Ecosystem::ALL {
        let pairs = table(&format!("{}.txt", ecosystem.osv_name()), ' ');
        assert!(pairs.len() > 2_000, "{ecosystem:?}: {} pairs", pairs.len());
        for (a, op, b) in pairs {
            let ours = compare(*ecosystem, &a, &b);
            if ours.map(sign) != Some(&op) {
                wrong.push(format!("{ecosystem:?}: {a} {op} {b}, not {}", ours.map_or("unknown", sign)));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// Where we let a pre-release in that the reference keeps out, and why we do not follow.
const KNOWN: &[(Ecosystem, &str, &str)] = &[
    // node-semver drops every other alternative beside one that lets everything in, and with it its pre-releases.
    (Npm, "<=x || >= 2.0.0-beta", "2.0.0-beta.1"),
    // Cargo never lets a pre-release in by a comparator that is not whole, whatever stands beside it.
    (CratesIo, "1.*, =1.2.3-rc.1", "1.2.3-rc.1"),
    (CratesIo, ">= 1,>1.2.3-rc.1", "1.2.3-rc.2"),
];

#[test]
fn the_ecosystems_own_tools_agree_on_every_range() {
    let mut wrong = Vec::new();
    for ecosystem in Ecosystem::ALL {
        let name = format!("ranges/{}.txt", ecosystem.osv_name());
        let none = [Conan, Go, Pub].contains(ecosystem);
        let lines = if none { Vec::new() } else { table(&name, '\t') };
        assert!(none || lines.len() > 250, "{ecosystem:?}: {} ranges", lines.len());
        for (range, version, expected) in lines {
            let ours = match allows(*ecosystem, &range, &version) {
                Some(true) => "yes",
                Some(false) => "no",
                None => "unknown",
            };
            if ours != expected && !KNOWN.contains(&(*ecosystem, &range, &version)) {
                wrong.push(format!("{ecosystem:?}: {range} of {version}: {expected}, not {ours}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn one_version_may_be_written_in_several_ways() {
    let check = |ecosystem, spellings: &[&str]| {
        for a in spellings {
            for b in spellings {
                assert_eq!(compare(ecosystem, a, b), Some(Ordering::Equal), "{ecosystem:?}: {a} and {b}");
            }
        }
    };
    check(Npm, &["1.2.3", "v1.2.3", "=1.2.3", " 1.2.3 ", "1.2.3+build"]);
    check(Npm, &["1.2.0", "1.2"]);
    check(CratesIo, &["300.0.0", "300.0.0+3.0.0"]);
    check(PyPi, &["1.0rc1", "1.0.0-RC.1", "v1.0_c1", "1.0pre1", "0!1.0preview1"]);
    check(PyPi, &["1.0.post1", "1.0-1", "1.0.0r1", "1.0rev1"]);
    check(PyPi, &["1.0+ubuntu.1", "1.0+Ubuntu-01"]);
    check(Maven, &["1", "1.0", "1.0.0", "1-ga", "1.0-FINAL", "1-0", "1.0-release"]);
    check(Maven, &["1-alpha-1", "1-alpha1", "1.0a1", "1.0.0-ALPHA1"]);
    check(RubyGems, &["1", "1.0", "1.0.0"]);
    check(RubyGems, &["1.0.pre.1", "1-1", "1.0-1"]);
    check(Packagist, &["v1.2", "1.2.0.0", "1.2.0", "1.2.0-stable", "1.2.0+build", "1.2@dev"]);
    check(Packagist, &["1.2-beta1", "1.2b1", "v1.2.0_BETA.1"]);
    check(NuGet, &["1.0", "1.0.0.0", "1.00.0", "1.0.0+meta"]);
    check(NuGet, &["1.0-RC1", "1.0.0-rc1"]);
    check(Go, &["v1.2.3", "1.2.3", "v1.2.3+incompatible"]);
    check(Go, &["go1.21rc2", "1.21rc2", "1.21.0-rc.2"]);
    check(Go, &["go1.21", "1.21.0"]);
    check(Conan, &["1.0", "1.0.0", "1"]);
}

#[test]
fn hard_pairs_read_like_this() {
    let check = |ecosystem, ascending: &[&str]| {
        for pair in ascending.windows(2) {
            assert_eq!(compare(ecosystem, pair[0], pair[1]), Some(Ordering::Less), "{ecosystem:?}: {pair:?}");
        }
    };
    check(
        Npm,
        &[
            "1.0.0-0",
            "1.0.0-alpha",
            "1.0.0-alpha.1",
            "1.0.0-alpha.beta",
            "1.0.0-beta.2",
            "1.0.0-beta.11",
            "1.0.0",
            "1.10.0",
        ],
    );
    check(
        PyPi,
        &[
            "1.0.dev1",
            "1.0a1.dev1",
            "1.0a1",
            "1.0a1.post1",
            "1.0rc1",
            "1.0",
            "1.0+a",
            "1.0+1",
            "1.0.post1.dev1",
            "1.0.post1",
            "1!0",
        ],
    );
    check(Maven, &["1-alpha", "1-beta-2", "1-rc", "1-SNAPSHOT", "1", "1-sp", "1-x", "1-1", "1.1"]);
    check(Maven, &["2.12-x", "2.12-1", "2.12.0.redhat-1", "2.12.0.1"]);
    check(
        Go,
        &[
            "v0.0.0-20190101000000-abcdefabcdef",
            "v0.0.0-20200101000000-000000000000",
            "v0.0.1-0.20190101000000-abcdefabcdef",
            "v0.0.1",
        ],
    );
    check(Go, &["1.21beta2", "1.21rc2", "1.21rc10", "1.21.0"]);
    check(RubyGems, &["1.a", "1.b1", "1.b2", "1.b10", "1.0.rc1", "1", "1.0.1"]);
    check(
        Packagist,
        &["1.0-dev", "1.0-alpha1", "1.0-beta2", "1.0-beta10", "1.0-RC1", "1.0", "1.0-p1", "1.0.1", "1.x-dev", "2.0"],
    );
    check(NuGet, &["1.0.0-alpha", "1.0.0-Beta.2", "1.0.0-beta.11", "1.0.0", "1.0.0.1", "1.0.1"]);
    check(Pub, &["1.0.0-dev", "1.0.0", "1.0.0+1", "1.0.0+2", "1.0.0+10"]);
    check(Hex, &["1.0.0-rc.1", "1.0.0-rc.2", "1.0.0"]);
    check(Conan, &["1.1.1-alpha", "1.1.1", "1.1.1+1", "1.1.1a", "1.1.1t"]);
}

#[test]
fn what_is_no_version_is_none() {
    let check = |ecosystem, text: &str| assert!(Parsed::of(ecosystem, text).is_none(), "{ecosystem:?}: {text}");
    for ecosystem in Ecosystem::ALL {
        check(*ecosystem, "1.\u{661}.0");
    }
    for ecosystem in [Npm, PyPi, Go, CratesIo, Packagist, NuGet, Pub, Hex] {
        check(ecosystem, "");
        check(ecosystem, "latest");
        check(ecosystem, "1..2");
        check(ecosystem, "git+https://code.example/a.git#0123456");
    }
    check(Npm, "1.2.3.4");
    check(PyPi, "2004d");
    check(PyPi, "1.0-SNAPSHOT");
    check(Go, "1.2.3rc");
    check(Go, "master");
    check(RubyGems, "a.1");
    check(Packagist, "dev-main");
    check(Packagist, "dev-1.0");
    check(Packagist, "feature-dev");
    check(NuGet, "1.2.3.4.5");
    check(Conan, "1 0");
}

#[test]
fn a_line_of_development_has_one_first_number() {
    let check = |ecosystem, a: &str, b: &str, expected| {
        assert_eq!(same_major(ecosystem, a, b), expected, "{ecosystem:?}: {a}, {b}");
    };
    check(Npm, "1.2.3", "1.9.0-rc.1", true);
    check(Npm, "1.2.3", "2.0.0", false);
    check(Npm, "1.2.3", "latest", false);
    check(PyPi, "1!1.0", "1.0", false);
    check(PyPi, "v1.0", "1", true);
    check(Maven, "2.17.1", "2.3.1", true);
    check(Maven, "final", "0.1", true);
    check(Go, "v1.2.3", "1.9.0", true);
    check(RubyGems, "0", "0.5", true);
    check(Packagist, "v5.4.1", "5.x-dev", true);
    check(Conan, "1.1.1k", "3.0", false);
    check(Conan, "cci.20200101", "cci.20210101", true);
}

#[test]
fn what_is_no_range_lets_nobody_say() {
    let check = |ecosystem, range: &str, version: &str, expected| {
        assert_eq!(allows(ecosystem, range, version), expected, "{ecosystem:?}: {range}: {version}");
    };
    for ecosystem in Ecosystem::ALL {
        check(*ecosystem, "", "1.0.0", None);
        check(*ecosystem, "no range", "1.0.0", if *ecosystem == Maven { Some(true) } else { None });
    }
    check(Npm, "latest", "1.0.0", None);
    check(Npm, "workspace:^", "1.0.0", None);
    check(Npm, "^1.0.0", "git+ssh://git@code.example/a.git", None);
    check(Npm, "npm:left-pad@^1.0.0", "1.3.0", Some(true));
    check(Npm, "npm:@scope/name@^1.0.0", "2.0.0", Some(false));
    check(Npm, "npm:^1.0.0", "1.3.0", Some(true));
    check(Packagist, "dev-main", "1.0.0", None);
    check(Packagist, "dev-main || ^1.0", "1.5.0", Some(true));
    check(Packagist, "self.version", "1.0.0", None);
    check(PyPi, "^2.1", "2.9", Some(true));
    check(PyPi, "^0.3", "0.4", Some(false));
    check(PyPi, "~2.1", "2.2", Some(false));
    check(PyPi, ">=2.7,<3.0 || >=3.4", "3.9", Some(true));
    check(PyPi, "*", "3.9", Some(true));
    check(Maven, "1.0", "2.0", Some(true));
    check(NuGet, "4.3.0", "4.3.1", Some(true));
    check(NuGet, "[4.3.0, )", "4.2.0", Some(false));
    check(NuGet, "4.*", "4.2.0", None);
    check(Go, "v1.2.3", "v1.2.4", Some(true));
    check(Go, "v1.2.3", "v1.2.2", Some(false));
}

/// Text as people write versions, and any text.
fn versions() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "v?[0-9]{1,2}(\\.[0-9]{1,2}){0,3}([-.+]?(a|alpha|b|beta|rc|RC|dev|post|SNAPSHOT|sp|x|[0-9]{1,3})[.-]?[0-9]{0,2}){0,3}",
        2 => "[0-9]\\.[0-9]\\.[0-9](-(a|b|1|2|10|rc)(\\.(a|1|2|10)){0,2})?",
        2 => "[0-9a-z.+-]{0,8}",
        1 => ".{0,10}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn turned_round_the_order_is_turned_round(a in versions(), b in versions()) {
        for ecosystem in Ecosystem::ALL {
            let order = compare(*ecosystem, &a, &b);
            prop_assert_eq!(order.map(Ordering::reverse), compare(*ecosystem, &b, &a));
            let both = Parsed::of(*ecosystem, &a).is_some() && Parsed::of(*ecosystem, &b).is_some();
            prop_assert_eq!(order.is_some(), both);
            prop_assert!(compare(*ecosystem, &a, &a).is_none_or(Ordering::is_eq));
        }
    }

    /// Not for Maven and Conan, whose own orders are not.
    #[test]
    fn the_order_is_transitive(a in versions(), b in versions(), c in versions()) {
        for ecosystem in Ecosystem::ALL.iter().filter(|ecosystem| ![Maven, Conan].contains(*ecosystem)) {
            let pairs = [(&a, &b), (&b, &c), (&a, &c)].map(|(a, b)| compare(*ecosystem, a, b));
            if let [Some(first), Some(second), Some(both)] = pairs {
                prop_assert!(first.is_gt() || second.is_gt() || both.is_le(), "{ecosystem:?}: {a} {b} {c}");
                prop_assert!(first.is_ge() && second.is_ge() || both.is_lt() || first.is_gt() || second.is_gt(), "{ecosystem:?}: {a} {b} {c}");
            }
        }
    }

    #[test]
    fn numbers_are_ordered_by_their_value(a in 0..u64::MAX, b in 0..u64::MAX, zeros in "0{0,3}") {
        for ecosystem in [PyPi, Maven, RubyGems, Npm, Go, Conan] {
            prop_assert_eq!(compare(ecosystem, &format!("1.2.{a}"), &format!("1.2.{zeros}{b}")), Some(a.cmp(&b)));
        }
    }

    #[test]
    fn no_range_panics(range in "([<>=~^!|,( \\[\\])*x-]{0,3}[0-9a-c.*-]{0,6}){0,4}|.{0,8}", version in versions()) {
        for ecosystem in Ecosystem::ALL {
            let _ = allows(*ecosystem, &range, &version);
        }
    }
}

#[test]
fn a_version_may_be_as_long_as_it_likes() {
    for piece in ["1", "1.", "1-", "a1", "-", ".", "a-1", "0.", "x", "1.a", "dev"] {
        let long = format!("1.{}", piece.repeat(100_000));
        for ecosystem in Ecosystem::ALL {
            assert!(compare(*ecosystem, &long, &long).is_none_or(Ordering::is_eq), "{ecosystem:?}: {piece}");
            let _ = allows(*ecosystem, &long, &long);
        }
    }
}

#[test]
fn mavens_own_order_is_not_transitive() {
    let check = |a, b, expected| assert_eq!(compare(Maven, a, b), Some(expected), "{a} {b}");
    check("1.0.rc.1", "1", Ordering::Less);
    check("1", "1-1", Ordering::Less);
    check("1-1", "1.0.rc.1", Ordering::Less);
}
