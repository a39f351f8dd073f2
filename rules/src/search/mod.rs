//! Formulas over matches: which ranges of a text a rule reports, with what its metavariables stand for.
//!
//! Knows neither YAML nor how a pattern matches: a formula's leaves are numbered over all rules ([`Compiled`]), and
//! what each of them matches is asked for through [`Ground`].

mod analysis;
mod asked;
pub mod code;
pub mod context;
mod evaluate;
pub mod explain;
mod followed;
mod formula;
pub mod found;
mod generic;
mod join;
mod letters;
pub mod message;
pub mod packed;
mod paths;
pub mod prefilter;
mod statement;
#[cfg(test)]
mod tests;
pub mod text;
mod value;

pub use asked::{Asked, Files, Idle};
pub use evaluate::{Ground, Range, Stopped, Today, evaluate};
pub use followed::{Entries, Entry, Followed};
pub use formula::{Compiled, Condition, Ends, Formula, Leaf, LeafId, Rule, Search, Shape, Sought, Tongue, check};
pub use paths::PathFilter;
pub use value::Value;

use crate::tree::Sym;

/// The metavariables of groups without a name.
pub(crate) const GROUP_NUMBERS: &[Sym] = &[
    Sym::of("$1"),
    Sym::of("$2"),
    Sym::of("$3"),
    Sym::of("$4"),
    Sym::of("$5"),
    Sym::of("$6"),
    Sym::of("$7"),
    Sym::of("$8"),
    Sym::of("$9"),
];

fn is_group_number(name: Sym) -> bool {
    GROUP_NUMBERS.contains(&name)
}
