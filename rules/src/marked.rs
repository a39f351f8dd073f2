//! Code that says itself what rules must find in it: comments such as `# ruleid: my-rule` above a line.
//!
//! The words are those of Semgrep's rule tests: `ruleid` (must be found), `ok` (must not), `todoruleid` and `todook`
//! (known to be wrong today: neither is asked for). Several rules are separated by commas. A mark is for the next line
//! that is not a mark itself, so that marks may stand above each other.

use std::collections::{BTreeMap, BTreeSet};

/// What a line's mark asks of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// It must find the line.
    Found,
    /// It must not.
    Clean,
    /// It should find the line, and is known not to.
    TodoFound,
    /// It should not find the line, and is known to.
    TodoClean,
}

impl Mark {
    const WORDS: &[(&str, Self)] =
        &[("ruleid", Self::Found), ("ok", Self::Clean), ("todoruleid", Self::TodoFound), ("todook", Self::TodoClean)];

    /// The word users write.
    pub fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(_, mark)| *mark == self).map_or("", |(word, _)| word)
    }
}

/// The marks of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// By rule and line, from 1.
    marks: BTreeMap<(String, u32), Mark>,
}

/// Lines on which a rule did not do what the marks ask.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// Lines that should have been found.
    pub missing: Vec<u32>,
    /// Lines that were found without a mark that asks for it.
    pub unexpected: Vec<u32>,
    /// Lines marked as known to be wrong that are right now.
    pub mended: Vec<u32>,
}

impl Difference {
    /// Whether the rule does what the marks ask; what is better than that is no failure.
    pub fn is_none(&self) -> bool {
        self.missing.is_empty() && self.unexpected.is_empty()
    }
}

/// What may stand before a mark: the start of a comment in the languages rules are written for.
const COMMENTS: &[(&str, &str)] =
    &[("//", ""), ("#", ""), ("<!--", "-->"), ("{/*", "*/}"), ("/*", "*/"), ("--", ""), (";", ""), ("%", "")];

impl Marks {
    /// Reads the marks of a text.
    pub fn read(text: &str) -> Self {
        let mut marks = Self::default();
        let mut waiting: Vec<(String, Mark)> = Vec::new();
        for (at, line) in (1..).zip(text.lines()) {
            match mark(line) {
                Some((mark, rules)) => waiting.extend(rules.map(|rule| (rule.to_owned(), mark))),
                None => marks.marks.extend(waiting.drain(..).map(|(rule, mark)| ((rule, at), mark))),
            }
        }
        marks
    }

    /// The rules that marks speak of.
    pub fn rules(&self) -> BTreeSet<&str> {
        self.marks.keys().map(|(rule, _)| rule.as_str()).collect()
    }

    /// How many lines have this mark for a rule.
    pub fn count(&self, rule: &str, mark: Mark) -> usize {
        self.of(rule).filter(|(_, known)| *known == mark).count()
    }

    fn of(&self, rule: &str) -> impl Iterator<Item = (u32, Mark)> {
        let from = (rule.to_owned(), 0)..=(rule.to_owned(), u32::MAX);
        self.marks.range(from).map(|((_, line), mark)| (*line, *mark))
    }

    /// Compares the marks for a rule with the lines on which its findings begin.
    pub fn compare(&self, rule: &str, found: &BTreeSet<u32>) -> Difference {
        let mut difference = Difference::default();
        for (line, mark) in self.of(rule) {
            match (mark, found.contains(&line)) {
                (Mark::Found, false) => difference.missing.push(line),
                (Mark::Clean, true) => difference.unexpected.push(line),
                (Mark::TodoFound, true) | (Mark::TodoClean, false) => difference.mended.push(line),
                _ => {}
            }
        }
        let unmarked = found.iter().filter(|line| !self.marks.contains_key(&(rule.to_owned(), **line)));
        difference.unexpected.extend(unmarked);
        difference.unexpected.sort_unstable();
        difference
    }
}

/// The mark that a line holds and nothing else, and the rules it is for.
fn mark(line: &str) -> Option<(Mark, impl Iterator<Item = &str>)> {
    let line = line.trim();
    let (open, close) = COMMENTS.iter().find(|(open, _)| line.starts_with(open))?;
    let inner = line[open.len()..].trim_start();
    let inner = inner.trim_end().strip_suffix(close).unwrap_or(inner);
    let (word, rules) = inner.split_once(':')?;
    let (_, mark) = Mark::WORDS.iter().find(|(known, _)| *known == word.trim_end())?;
    let rules = rules.split(',').filter_map(|rule| rule.split_whitespace().next());
    Some((*mark, rules))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{Difference, Marks};

    #[test]
    fn marks_are_for_the_next_line_of_code() {
        let check = |text: &str, found: &[u32], missing: &[u32], unexpected: &[u32], mended: &[u32]| {
            let lines = |list: &[u32]| list.to_vec();
            let expected = Difference { missing: lines(missing), unexpected: lines(unexpected), mended: lines(mended) };
            let found: BTreeSet<u32> = found.iter().copied().collect();
            assert_eq!(Marks::read(text).compare("a.b", &found), expected, "{text:?} {found:?}");
        };
        check("# ruleid: a.b\nx", &[2], &[], &[], &[]);
        check("# ruleid: a.b\nx", &[], &[2], &[], &[]);
        check("# ruleid: a.b\nx\ny", &[3], &[2], &[3], &[]);
        check("  // ruleid:c, a.b\n// ok: d\nx", &[3], &[], &[], &[]);
        check("/* ok: a.b */\nx", &[2], &[], &[2], &[]);
        check("<!-- ruleid: a.b -->\r\nx\r\n", &[2], &[], &[], &[]);
        check("{/* ruleid: a.b */}\nx", &[], &[2], &[], &[]);
        check("# todoruleid: a.b\nx", &[], &[], &[], &[]);
        check("# todoruleid: a.b\nx", &[2], &[], &[], &[2]);
        check("# todook: a.b because\nx", &[], &[], &[], &[2]);
        // No mark: another rule, a word alone, a mark after code.
        check("# ruleid: a\nx", &[], &[], &[], &[]);
        check("# it is ok: a.b\nx # ruleid: a.b\ny", &[], &[], &[], &[]);
    }
}
