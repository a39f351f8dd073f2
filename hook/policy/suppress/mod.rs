//! Suppressions: comments that say a finding is accepted.

mod comment;
pub(crate) mod foreign;
