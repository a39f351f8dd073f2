//! `hook`: stops injection bugs, leaked secrets and vulnerable packages at the commit and in the editor.
#![allow(dead_code)]

mod config;
mod error;
mod git;
mod input;
mod policy;
mod report;

fn main() {}
