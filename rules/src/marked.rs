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

    /// Whether some rule is to be silent on a line.
    pub fn is_clean(&self, line: u32) -> bool {
        self.marks.iter().any(|((_, at), mark)| *at == line && *mark == Mark::Clean)
    }

    /// What a line is marked as for a rule.
    pub fn at(&self, rule: &str, line: u32) -> Option<Mark> {
        self.marks.get(&(rule.to_owned(), line)).copied()
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

/// Lines of a block that are shown before the marked one, and of the marked statement.
const MOST_ABOVE: usize = 8;
const MOST_BELOW: usize = 8;

/// Lines above that are looked through for the one that opens the block.
const REACH: usize = 60;

/// The first statement that has a mark for a rule, with the lines around that make it an example: those of its block up
/// to the one that opens it, without marks, without what else is marked, and without the indentation they share.
///
/// Knows no language: what belongs together is told by indentation and closing brackets.
pub fn excerpt(text: &str, rule: &str, wanted: Mark) -> Option<String> {
    let marks = Marks::read(text);
    let (line, _) = marks.of(rule).find(|(_, mark)| *mark == wanted)?;
    let lines: Vec<&str> = text.lines().collect();
    let at = line as usize - 1;
    let depth = depth(lines[at]);
    // What else is marked is another example, unless it holds this one.
    let others = marks.marks.keys().map(|(_, line)| *line as usize - 1).filter(|&other| other != at);
    let others: BTreeSet<usize> =
        others.map(|other| other..extent(&lines, other)).filter(|range| !range.contains(&at)).flatten().collect();
    let left_out = |at: usize| mark(lines[at]).is_some() || others.contains(&at);

    let mut above = Vec::new();
    let mut opening = None;
    for at in (at.saturating_sub(REACH)..at).rev() {
        let line = lines[at];
        // At the outermost level an empty line is all that separates one thing from another.
        if line.trim().is_empty() && depth == 0 {
            break;
        }
        if line.trim().is_empty() || left_out(at) {
            continue;
        }
        if self::depth(line) < depth {
            opening = Some(at);
            break;
        }
        above.push(at);
    }
    let mut shown: Vec<usize> = opening.into_iter().flat_map(|opening| heading(&lines, opening)).collect();
    // A gap is a number that no line has.
    let gap = usize::MAX;
    if above.len() > MOST_ABOVE {
        above.truncate(MOST_ABOVE);
        shown.push(gap);
    }
    shown.extend(above.into_iter().rev());
    let end = extent(&lines, at);
    shown.extend((at..end.min(at + MOST_BELOW)).filter(|&at| mark(lines[at]).is_none()));
    if end > at + MOST_BELOW {
        shown.push(gap);
    }
    let shared = shown.iter().filter_map(|&at| lines.get(at)).filter(|line| !line.trim().is_empty());
    let shared = shared.map(|line| self::depth(line)).min().unwrap_or(0);
    let shown = shown.into_iter().map(|at| match lines.get(at) {
        Some(line) => line.get(shared..).unwrap_or("").trim_end().to_owned(),
        None => format!("{}…", lines[line as usize - 1].get(shared..depth).unwrap_or("")),
    });
    Some(shown.collect::<Vec<_>>().join("\n"))
}

/// How far a line is indented, in bytes.
fn depth(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

fn closes(line: &str) -> bool {
    line.trim_start().starts_with([')', ']', '}'])
}

/// One past the last line of what begins on a line: deeper lines and closing brackets belong to it.
fn extent(lines: &[&str], at: usize) -> usize {
    let Some(first) = lines.get(at) else { return at };
    let belongs = |line: &&&str| {
        !line.trim().is_empty() && (depth(line) > depth(first) || closes(line) && depth(line) == depth(first))
    };
    at + 1 + lines[at + 1..].iter().take_while(belongs).count()
}

/// The line that opens a block, with the lines that belong to it: its beginning, if it is the end of a longer heading,
/// and decorators.
fn heading(lines: &[&str], opening: usize) -> std::ops::RangeInclusive<usize> {
    let mut first = opening;
    let own = depth(lines[opening]);
    if closes(lines[opening]) {
        let begins = |&at: &usize| depth(lines[at]) <= own && !closes(lines[at]) && !lines[at].trim().is_empty();
        first = (opening.saturating_sub(MOST_ABOVE)..opening).rev().find(begins).unwrap_or(opening);
    }
    while first > 0 && depth(lines[first - 1]) == own && lines[first - 1].trim_start().starts_with('@') {
        first -= 1;
    }
    first..=opening
}

/// The mark that a line holds and nothing else, and the rules it is for.
fn mark(line: &str) -> Option<(Mark, impl Iterator<Item = &str>)> {
    let line = line.trim();
    let (open, close) = COMMENTS.iter().find(|(open, _)| line.starts_with(open))?;
    let inner = line[open.len()..].trim_start();
    let inner = inner.trim_end().strip_suffix(close).unwrap_or(inner);
    let (word, rules) = inner.split_once(':')?;
    let (_, mark) = Mark::WORDS.iter().find(|(known, _)| *known == word.trim_end())?;
    // Semgrep's two engines may disagree: what stands behind these words is what the one that we are like does.
    let deep = ["deepok:", "deepruleid:"].iter().find_map(|word| rules.trim_start().strip_prefix(word));
    let rules = deep.unwrap_or(rules).split(',').filter_map(|rule| rule.split_whitespace().next());
    Some((*mark, rules))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{Difference, Mark, Marks, excerpt};

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
        check("# ruleid: deepok: a.b\nx", &[], &[2], &[], &[]);
        // No mark: another rule, a word alone, a mark after code.
        check("# ruleid: a\nx", &[], &[], &[], &[]);
        check("# it is ok: a.b\nx # ruleid: a.b\ny", &[], &[], &[], &[]);
    }

    #[test]
    fn an_excerpt_is_an_example_to_show() {
        let check = |text: &str, mark: Mark, expected: Option<&str>| {
            assert_eq!(excerpt(text, "r", mark).as_deref(), expected, "{text}");
        };
        let python = "\
import os

class A:
    @app.route(\"/\")
    def run(self):
        name = request.args[\"n\"]
        # ok: other
        log(name)

        # ruleid: r, other
        os.system(
            name,
        )
        # ok: r
        os.system(\"ls\")
        # ok: r
        os.system(\"ps\")
";
        let bad =
            "@app.route(\"/\")\ndef run(self):\n    name = request.args[\"n\"]\n    os.system(\n        name,\n    )";
        check(python, Mark::Found, Some(bad));
        let good = "@app.route(\"/\")\ndef run(self):\n    name = request.args[\"n\"]\n    os.system(\"ls\")";
        check(python, Mark::Clean, Some(good));
        check(python, Mark::TodoFound, None);
        check("import os\n\na = 1\n# ruleid: r\nf(a)\nb = 2\n", Mark::Found, Some("a = 1\nf(a)"));
        // Tabs and Windows line ends.
        check("\tif (x) {\r\n\t\t// ruleid: r\r\n\t\tf();\r\n\t}\r\n", Mark::Found, Some("if (x) {\n\tf();"));
        // A heading of several lines; a block that is long.
        let long = format!("function f(\n  a,\n) {{\n{}  // ruleid: r\n  g(a);\n}}\n", "  x();\n".repeat(9));
        let shown = format!("function f(\n  a,\n) {{\n  …\n{}  g(a);", "  x();\n".repeat(8));
        check(&long, Mark::Found, Some(&shown));
        // What is marked may be the block around.
        check("# ruleid: r\ndef f():\n    # ok: r\n    g()\n", Mark::Clean, Some("def f():\n    g()"));
        check("# ruleid: r\n", Mark::Found, None);
    }
}
