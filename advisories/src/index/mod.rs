//! The database: one file of advisories, made for looking up the packages of a lockfile without reading the rest.
//!
//! [`write()`] makes it from records, [`Index`] answers from its bytes. Nothing is unpacked when it is opened: a look-up
//! touches a slot of the table, a package, its name, and the advisories of that package. What people read (summary,
//! details, dates) lies in compressed blocks that are opened when it is asked for.

mod blocks;
mod encoding;
mod entries;
mod groups;
mod id;
mod layout;
mod severity;
mod write;

pub use layout::{Coverage, Damaged};
pub use write::{About, TooLarge, restamped, write};

mod read;
pub use read::{Entry, Group, Index, Text};

#[cfg(test)]
mod tests;
