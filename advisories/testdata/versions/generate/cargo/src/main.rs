//! The order of the crate `semver`, without build metadata.

use std::io::{self, BufRead};

use semver::Version;

fn main() {
    println!("crate semver 1, cmp_precedence");
    for line in io::stdin().lock().lines() {
        let line = line.expect("text");
        let mut pair = line.split('\t').map(Version::parse);
        match (pair.next(), pair.next()) {
            (Some(Ok(a)), Some(Ok(b))) => println!("{}", ["<", "=", ">"][(a.cmp_precedence(&b) as i8 + 1) as usize]),
            _ => println!("!"),
        }
    }
}
