//! Lockfiles in, vulnerable and malicious packages out, without network.
//!
//! The checking half (everything but reading a bulk export) does no I/O: text and a database's bytes in, answers out.

pub mod affected;
pub mod check;
pub mod cvss;
pub mod database;
pub mod ecosystem;
pub mod index;
pub mod lockfile;
pub mod name;
pub mod osv;
pub mod package;
pub mod starter;
pub mod update;
pub mod version;

pub use ecosystem::Ecosystem;
pub use package::{Group, Package, Read, Version};
