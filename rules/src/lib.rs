//! Text in, findings out: the rule engine.
//!
//! No I/O, no clock, no thread, no environment: the same bytes give the same findings in the same order.

pub mod acceptance;
mod budget;
pub mod expression;
pub mod flow;
pub mod lang;
pub mod marked;
mod mend;
pub mod pattern;
pub mod rule;
pub mod sample;
mod scan;
pub mod search;
mod secrets;
mod taint;
pub mod tree;

pub use budget::Stop;
pub use scan::{Engine, NotRun, Scan, Searcher, Want, read_rule_file, read_rules};
pub use search::{Asked, Files};
