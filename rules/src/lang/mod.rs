//! Front ends: a text in a language becomes a common tree. Only this folder knows tree-sitter.
//!
//! # How to add a language
//!
//! 1. Add the grammar crate to the manifests.
//! 2. Write `<language>/mod.rs` with a [`Language`] and a table from the grammar's node names to functions (see
//!    [`lower`]). A function gets the children lowered already and builds one node of the kinds in
//!    [`crate::tree::Kind`]; start with names, literals and calls, and look at what is still `other` in
//!    `hook debug tree FILE`.
//! 3. Make names through `Lowering::name`, calls through `Lowering::call`, members through `Lowering::member`: these
//!    know the holes of patterns.
//! 4. Add the language to [`ALL`], and a file of examples to its tests: source above, printed tree below.

use crate::budget::Stop;
use crate::tree::Tree;
use crate::tree::names::ScopeRules;

pub(crate) mod holes;
mod java;
mod javascript;
mod lower;
mod python;
#[cfg(test)]
mod tests;

use lower::Table;
pub use lower::{MAX_CODE, Stopped};

/// A language that rules can be written for.
pub struct Language {
    /// Its name in reports.
    pub name: &'static str,
    /// What rules call it in `languages:`.
    pub aliases: &'static [&'static str],
    /// The programs that run it, as the first line of a script names them, without versions.
    programs: &'static [&'static str],
    /// Its dialects; patterns are read in the first that can.
    dialects: &'static [Dialect],
    /// Where a pattern may stand: texts with `{}` for the pattern, tried in order until one parses.
    pub(crate) frames: &'static [&'static str],
    /// The frame to try first for what is plainly a value. In it the parser need not recover from an error, which takes
    /// longer than all else; where a value stands as it is, the first frame.
    pub(crate) value_frame: &'static str,
    /// How it binds names.
    pub(crate) scopes: ScopeRules,
    /// Whether a value that is declared as a number is one when the program runs.
    pub(crate) checks_types: bool,
    /// How its patterns are written.
    pub(crate) snippets: Snippets,
    /// Whether what holds a function is an object of an interface, and the function is called by the interface's method.
    pub(crate) functions_are_objects: bool,
    /// Whether a value is what it is declared as, whoever hands it in.
    pub(crate) types_are_checked: bool,
    /// Words of which one stands in every file that uses others; none if files need not say so.
    import_words: &'static [&'static str],
    /// The files, relative to the root of what is scanned, in which what is imported under a qualified name can stand; the
    /// first that exists does. The first argument is the file that imports.
    files: fn(&str, &[&str]) -> Vec<At>,
}

/// A file in which something imported can stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct At {
    /// Its path from the root of what is scanned.
    pub(crate) file: String,
    /// How many parts of the qualified name are the file; the others are members.
    pub(crate) parts: usize,
}

/// How strings, comments and spreads are written, as far as the holes of a pattern are concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Snippets {
    /// Python.
    Python,
    /// JavaScript and TypeScript.
    Script,
    /// Java.
    Java,
}

/// A grammar and the files it is for.
struct Dialect {
    /// Ends of file names, without the dot, lower case. Without any it is for texts that the first dialect cannot read.
    extensions: &'static [&'static str],
    table: fn() -> &'static Table,
}

/// All languages, in the order of their names.
pub const ALL: &[&Language] = &[&java::JAVA, &javascript::JAVASCRIPT, &python::PYTHON, &javascript::TYPESCRIPT];

/// What a text became.
pub struct Lowered<'t> {
    /// The tree.
    pub tree: Tree<'t>,
    /// How many parts of the text did not parse or were missing; they are `Error` nodes, or leave gaps.
    pub errors: usize,
}

impl Language {
    /// The language of a file, by the end of its name.
    pub fn of_path(path: &str) -> Option<&'static Self> {
        let extension = path.rsplit(['/', '\\']).next()?.rsplit_once('.')?.1.to_ascii_lowercase();
        ALL.iter().copied().find(|language| language.dialect(&extension).is_some())
    }

    /// The language of a text, by the end of its file's name, or by the program that its first line names for a script
    /// without one.
    pub fn of_text(path: &str, text: &str) -> Option<&'static Self> {
        Self::of_path(path).or_else(|| {
            let line = text.lines().next()?.strip_prefix("#!")?;
            // `/usr/bin/env -S python3 -u`, `/usr/bin/python3.12`.
            let mut words = line.split_whitespace();
            let first = words.next()?.rsplit('/').next()?;
            let is_option = |word: &&str| !word.starts_with('-') && !word.contains('=');
            let program = if first == "env" { words.find(is_option)?.rsplit('/').next()? } else { first };
            let program = program.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
            ALL.iter().copied().find(|language| language.programs.contains(&program))
        })
    }

    /// The language a rule names.
    pub fn of_alias(alias: &str) -> Option<&'static Self> {
        ALL.iter().copied().find(|language| language.aliases.contains(&alias))
    }

    /// How it binds names.
    pub fn scopes(&self) -> ScopeRules {
        self.scopes
    }

    /// Whether a text could use what stands in other files.
    pub(crate) fn may_import(&self, text: &str) -> bool {
        let has = |word: &&str| memchr::memmem::find(text.as_bytes(), word.as_bytes()).is_some();
        self.import_words.is_empty() || self.import_words.iter().any(has)
    }

    /// The files in which what the file `from` imports under a qualified name can stand, the likeliest first. None leads
    /// out of what is scanned.
    pub(crate) fn files(&self, from: &str, path: &[&str]) -> Vec<At> {
        // A name is a word in a text: what of it could lead elsewhere is no file.
        let is_plain = |at: &At| !at.file.split('/').any(|part| part.is_empty() || matches!(part, "." | ".."));
        (self.files)(from, path).into_iter().filter(is_plain).collect()
    }

    fn dialect(&self, extension: &str) -> Option<&Dialect> {
        self.dialects.iter().find(|dialect| dialect.extensions.contains(&extension))
    }

    /// The tree of a file. The path decides the dialect; without one of ours it is the first.
    ///
    /// # Errors
    /// If a counted limit was reached, or `stop` said so.
    pub fn lower<'t>(&self, path: &str, text: &'t str, stop: Stop<'_>) -> Result<Lowered<'t>, Stopped> {
        let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension).to_ascii_lowercase();
        let dialect = self.dialect(&extension).unwrap_or(&self.dialects[0]);
        let lowered = lower::lower((dialect.table)(), text, false, stop)?;
        let other = self.dialects.iter().find(|other| other.extensions.is_empty());
        let Some(other) = other.filter(|_| lowered.errors > 0) else { return Ok(lowered) };
        match lower::lower((other.table)(), text, false, stop) {
            Ok(read) if read.errors == 0 => Ok(read),
            _ => Ok(lowered),
        }
    }

    /// The trees of a pattern whose holes are written as names, one for each dialect.
    pub(crate) fn lower_pattern<'t>(&self, text: &'t str) -> impl Iterator<Item = Lowered<'t>> {
        self.dialects.iter().filter_map(move |dialect| lower::lower((dialect.table)(), text, true, &|| false).ok())
    }
}
