//! Compiles the starter set into a database, so that starting the program reads no text and builds nothing.

use std::path::PathBuf;
use std::{env, fs};

#[allow(dead_code, unreachable_pub, missing_docs, unused_imports)]
#[path = "src/affected.rs"]
mod affected;

#[allow(dead_code, unreachable_pub, missing_docs, unused_imports)]
#[path = "src/cvss/mod.rs"]
mod cvss;

#[allow(dead_code, unreachable_pub, missing_docs)]
#[path = "src/ecosystem.rs"]
mod ecosystem;

#[allow(dead_code, unreachable_pub, missing_docs, unused_imports)]
#[path = "src/index/mod.rs"]
mod index;

#[allow(dead_code, unreachable_pub, missing_docs)]
#[path = "src/name.rs"]
mod name;

#[allow(dead_code, unreachable_pub, missing_docs)]
#[path = "src/osv.rs"]
mod osv;

#[allow(dead_code)]
#[path = "src/starter/source.rs"]
mod source;

#[allow(dead_code, unreachable_pub, missing_docs, unused_imports)]
#[path = "src/version/mod.rs"]
mod version;

use ecosystem::Ecosystem;

fn main() {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    for watched in ["starter", "src"] {
        println!("cargo::rerun-if-changed={watched}");
    }
    let text =
        |file: &str| fs::read_to_string(root.join("starter").join(file)).expect("the set is a part of the crate");
    match source::database(text) {
        Ok(bytes) => {
            let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it"));
            fs::write(out.join("starter.db"), bytes).expect("the output folder is writable");
        }
        // Cargo stops at an error whatever this program returns, and shows less noise around it.
        Err(wrong) => println!("cargo::error=starter/{wrong}"),
    }
}
