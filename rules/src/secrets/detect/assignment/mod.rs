//! Passwords and keys by the name they are given: `db_password = "…"`, `"apiKey": "…"`, `TOKEN=…`, `<password>…</…>`,
//! `setPassword("…")`, `--password …`.
//!
//! The name is read as words, never as a substring; the value must be a literal. Everything is told from at most a few
//! hundred bytes around the keyword.

mod before;
pub(super) mod judge;
mod link;
mod names;
pub(super) mod reader;
mod value;

use super::{Recognised, Strength, Text};
use crate::secrets::keywords::Hit;

/// A password under a name that says password.
pub(super) fn password(text: &Text<'_>, hit: Hit) -> Option<Recognised> {
    let name = names::around(text, &hit);
    if !names::say_password(&text.bytes[name.clone()]) || !text.syntax.has_settings() {
        return None;
    }
    let value = value::after(text, &name)?;
    let strength = judge::password(&text.bytes[value.clone()])?;
    Some(Recognised { secret: value, strength, evidence: "" })
}

/// A generated value under a name that says key, token or secret.
pub(super) fn key(text: &Text<'_>, hit: Hit) -> Option<Recognised> {
    let name = names::around(text, &hit);
    if !names::say_key(&text.bytes[name.clone()]) || !text.syntax.has_settings() {
        return None;
    }
    let value = value::after(text, &name)?;
    let value = judge::without_scheme(text.bytes, value);
    let generated = judge::is_key(&text.bytes[value.clone()]);
    generated.then_some(Recognised { secret: value, strength: Strength::Usual, evidence: "" })
}

#[cfg(test)]
mod tests;
