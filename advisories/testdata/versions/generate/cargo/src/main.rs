//! The order of the crate `semver`, without build metadata; and its requirements.

use std::env;
use std::io::{self, BufRead};

use semver::{Version, VersionReq};

fn main() {
    println!("crate semver 1, cmp_precedence");
    let ranges = env::args().nth(1).as_deref() == Some("ranges");
    for line in io::stdin().lock().lines() {
        let line = line.expect("text");
        if ranges {
            let (range, version) = line.split_once('\t').expect("a tab");
            match (VersionReq::parse(range), Version::parse(version)) {
                (Ok(range), Ok(version)) => println!("{}", if range.matches(&version) { "yes" } else { "no" }),
                _ => println!("!"),
            }
            continue;
        }
        let mut pair = line.split('\t').map(Version::parse);
        match (pair.next(), pair.next()) {
            (Some(Ok(a)), Some(Ok(b))) => println!("{}", ["<", "=", ">"][(a.cmp_precedence(&b) as i8 + 1) as usize]),
            _ => println!("!"),
        }
    }
}
