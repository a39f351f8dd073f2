use std::cmp::Ordering;
use std::fs;
use std::path::Path;

use super::compare;
use crate::Ecosystem;

/// Lines `a op b` of a table that the ecosystem's own implementation made.
fn table(name: &str) -> Vec<(String, String, String)> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/versions").join(name);
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    lines
        .map(|line| {
            let mut parts = line.split(' ').map(str::to_owned);
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
        let pairs = table(&format!("{}.txt", ecosystem.osv_name()));
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
