//! Stand-in until the versions' part is there.
#![allow(missing_docs)]
use crate::Ecosystem;
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Affected {
    pub ranges: Vec<Vec<Event>>,
    pub versions: Vec<String>,
}
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    Introduced(String),
    Fixed(String),
    LastAffected(String),
    Limit(String),
}
pub fn is_affected(_: Ecosystem, affected: &Affected, version: &str) -> Option<bool> {
    affected.versions.iter().any(|v| v == version).then_some(true)
}
