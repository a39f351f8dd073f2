//! Whether a place is inside a string over several lines, in languages whose strings can be followed from the start of
//! the file without parsing it. A text in such a string may have comments of its own; they do not speak for the file.

use findings::RepoPath;

/// How a language writes what must be told apart here.
struct Language {
    extensions: &'static [&'static str],
    /// What begins a comment up to the end of the line.
    comment: &'static str,
    /// Whether `/* … */` is a comment.
    blocks: bool,
    /// What begins, and ends, a string over several lines.
    long: &'static [&'static str],
    /// What begins, and ends, a string on one line.
    short: &'static [u8],
}

const LANGUAGES: &[Language] = &[
    Language { extensions: &["go"], comment: "//", blocks: true, long: &["`"], short: b"\"'" },
    Language {
        extensions: &["js", "jsx", "mjs", "cjs", "ts", "tsx", "mts", "cts"],
        comment: "//",
        blocks: true,
        long: &["`"],
        short: b"\"'",
    },
    Language {
        extensions: &["java", "kt", "kts", "scala", "swift", "groovy", "gradle"],
        comment: "//",
        blocks: true,
        long: &["\"\"\""],
        short: b"\"'",
    },
    Language { extensions: &["py", "pyi"], comment: "#", blocks: false, long: &["\"\"\"", "'''"], short: b"\"'" },
];

/// Reads a file once, from place to place.
pub(super) struct Strings<'t> {
    language: Option<&'static Language>,
    text: &'t str,
    here: usize,
    /// What ends the long string that `here` is in.
    end: Option<&'static str>,
}

impl<'t> Strings<'t> {
    pub(super) fn new(path: &RepoPath, text: &'t str) -> Self {
        let extension = path.extension();
        let language = LANGUAGES.iter().find(|language| language.extensions.contains(&extension.as_str()));
        Self { language, text, here: 0, end: None }
    }

    /// Whether `at` is in a string over several lines. Places must be asked for in their order.
    pub(super) fn hold(&mut self, at: usize) -> bool {
        let Some(language) = self.language else { return false };
        while self.here < at {
            self.step(language);
        }
        self.end.is_some()
    }

    /// Goes on by a string, a comment or a byte.
    fn step(&mut self, language: &'static Language) {
        let rest = &self.text.as_bytes()[self.here..];
        let until = |text: &[u8], end: &str| {
            memchr::memmem::find(text, end.as_bytes()).map_or(text.len(), |length| length + end.len())
        };
        let starts = |mark: &str| rest.starts_with(mark.as_bytes());
        self.here += match self.end {
            // Outside of strings too: else each quote of `"\"\"\"…` would be looked at as the beginning of one.
            _ if rest[0] == b'\\' => 2,
            Some(end) if starts(end) => {
                self.end = None;
                end.len()
            }
            Some(_) => 1,
            None if starts(language.comment) => until(rest, "\n"),
            None if language.blocks && starts("/*") => 2 + until(&rest[2..], "*/"),
            None => match language.long.iter().find(|mark| starts(mark)) {
                Some(mark) => {
                    self.end = Some(mark);
                    mark.len()
                }
                None if language.short.contains(&rest[0]) => short(rest),
                None => 1,
            },
        };
    }
}

/// The length of the string that begins `rest`. One that is not closed on its line is none, but an apostrophe.
fn short(rest: &[u8]) -> usize {
    let mut here = 1;
    while here < rest.len() {
        match rest[here] {
            b'\n' => break,
            b'\\' => here += 2,
            byte if byte == rest[0] => return here + 1,
            _ => here += 1,
        }
    }
    1
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn places_in_long_strings() {
        // The places are those of `@`.
        let check = |path: &str, text: &str, expected: &[bool]| {
            let mut strings = Strings::new(&RepoPath::from(path), text);
            let found: Vec<bool> = text.match_indices('@').map(|(at, _)| strings.hold(at)).collect();
            assert_eq!(found, expected, "{path}: {text}");
        };
        check("a.py", "@ '''\n@\n''' @ \"\"\"@ ''' @\"\"\" @", &[false, true, false, true, true, false]);
        check("a.py", "# don't ''' @\n@", &[false, false]);
        check("a.py", "x = '\"\"\"' # @\n@", &[false, false]);
        check("a.py", "x = '\\'' '''\\'''@'''@", &[true, false]);
        check("a.js", "f(`\n@\n`); // it's `\n@ /* ` */ @", &[true, false, false]);
        check("a.js", "/* never closed @", &[false]);
        check("a.go", "x := `@` // @", &[true, false]);
        check("A.java", "String s = \"\"\"\n @\n \"\"\"; // @", &[true, false]);
        check("a.py", "\"\\\"\\\" @\n'''@", &[false, true]);
        check("a.sh", "x='''@'''", &[false]);
    }

    proptest! {
        #[test]
        fn any_text_is_read(text in "('''|\"\"\"|[`'\"#\\\\/*\n]|\\PC){0,40}", path in "a\\.(py|js|java|go)") {
            let mut strings = Strings::new(&RepoPath::from(path.as_str()), &text);
            for (at, _) in text.char_indices() {
                strings.hold(at);
            }
        }
    }
}
