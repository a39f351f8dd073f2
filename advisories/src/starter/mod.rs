//! The advisories that are a part of the program: famous holes and malicious releases, for a machine that has loaded
//! nothing yet.
//!
//! `build.rs` makes the database from `starter/*.txt`.

#[cfg(test)]
mod source;

use std::sync::LazyLock;

use crate::index::Index;

/// The database's bytes.
pub const RECORDS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/starter.db"));

/// The open database. Its [`built`](Index::built) is the day on which its facts were written down.
pub fn index() -> &'static Index<'static> {
    static INDEX: LazyLock<Index<'static>> =
        LazyLock::new(|| Index::open(RECORDS).expect("the build wrote it, and the tests open it"));
    &INDEX
}
