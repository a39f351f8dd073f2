//! Rules that are not run, and what is asked of the caller by those that are.

use super::evaluate::Today;
use super::formula::Tongue;
use crate::budget::Stop;
use crate::rule::code::{CodeRule, Mode};

/// Why a rule says nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Idle {
    /// It is for languages we do not read.
    OtherLanguages,
    /// It follows data in texts that have no language.
    Taint,
}

impl Idle {
    /// Why a rule will not be run; `None` if it will.
    pub fn of(rule: &CodeRule) -> Option<Self> {
        if rule.languages.iter().all(|name| Tongue::of_name(&name.value).is_none()) {
            Some(Self::OtherLanguages)
        } else {
            let mut tongues = rule.languages.iter().filter_map(|name| Tongue::of_name(&name.value));
            let follows = matches!(rule.mode, Mode::Taint(_)) && !tongues.any(Tongue::is_code);
            follows.then_some(Self::Taint)
        }
    }
}

/// What is asked of the caller while a text is looked at: rules have no clock.
#[derive(Clone, Copy)]
pub struct Asked<'a> {
    /// The date, if a rule compares with it. Without it such rules find nothing.
    pub today: Today<'a>,
    /// Whether to give up, which is a problem then.
    pub stop: Stop<'a>,
    /// Whether a rule, by its id, is run here. Asked only of rules that could match.
    pub runs: &'a dyn Fn(&str) -> bool,
    /// Other files of what is scanned, into which data is followed. Without it a call into another file is like any other
    /// of which nothing is known.
    pub files: Option<&'a dyn Files>,
    /// Whether parameters of functions that others can call are sources of built-in rules, as in a library.
    pub library: bool,
}

/// Other files of the same snapshot.
pub trait Files {
    /// The text of a file, by its path from the root; none if there is no such file, or it is no text.
    fn text(&self, path: &str) -> Option<String>;
}

impl Asked<'_> {
    /// No date, no end, and all rules.
    pub const NOTHING: Self = Self { today: None, stop: &|| false, runs: &|_| true, files: None, library: false };
}
