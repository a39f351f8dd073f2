//! The database as a file: where it is, how it is opened, how it is replaced.

mod map;
mod place;
mod replace;

pub use map::{Mapped, Unusable};
pub use place::{Platform, default_place};
pub(crate) use replace::{Lock, replace};
