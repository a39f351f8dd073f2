//! Expressions of rules: PCRE's syntax on engines whose time is bounded.
//!
//! Semgrep runs PCRE2 with `UTF` and `MULTILINE`: `^` and `$` are ends of lines, `.` is a character, but `\w`, `\d`,
//! `\s` and `\b` know ASCII only. An expression is rewritten into the syntax of the `regex` crate, which takes linear
//! time. What that crate cannot do (looking around, back references, possessive quantifiers) runs on `fancy-regex`,
//! whose steps back are counted.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::sync::OnceLock;

use findings::Span;
use serde::{Deserialize, Serialize};

/// A compiled expression.
#[derive(Debug)]
pub struct Expression {
    engine: Engine,
    names: Vec<(usize, String)>,
    anchored: bool,
}

#[derive(Debug)]
enum Engine {
    Linear(regex::Regex),
    Counted(Box<fancy_regex::Regex>),
}

/// An expression that is compiled when it is first asked for.
#[derive(Debug, Serialize, Deserialize)]
pub struct Lazy {
    text: String,
    anchored: bool,
    #[serde(skip)]
    compiled: OnceLock<Result<Expression, String>>,
}

impl Lazy {
    /// An expression that is looked for anywhere in a text, or, if it is `anchored`, from its beginning.
    pub fn new(text: &str, anchored: bool) -> Self {
        Self { text: text.to_owned(), anchored, compiled: OnceLock::new() }
    }

    /// The expression.
    ///
    /// # Errors
    /// Why it cannot be used.
    pub fn get(&self) -> Result<&Expression, &str> {
        let compiled = self.compiled.get_or_init(|| Expression::build(&self.text, self.anchored));
        compiled.as_ref().map_err(String::as_str)
    }

    /// Whether it matches; a search that gave up has shown nothing.
    pub fn is_match(&self, text: &str) -> bool {
        self.get().is_ok_and(|expression| matches!(expression.find(text), Ok(Some(_))))
    }
}

/// One match.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The whole match.
    pub span: Span,
    /// The groups from 1 on, those that took no part included.
    pub groups: Vec<Option<Span>>,
}

/// The limit of steps back was reached; what was found until there is left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GaveUp;

/// Steps back of one search. The usual million takes a tenth of a second.
const MAX_STEPS_BACK: usize = 300_000;

impl Expression {
    /// An expression that is looked for anywhere in a text.
    ///
    /// # Errors
    /// Why it cannot be used.
    pub fn compile(pattern: &str) -> Result<Self, String> {
        Self::build(pattern, false)
    }

    /// An expression that must match from the beginning of a text.
    ///
    /// # Errors
    /// Why it cannot be used.
    pub fn anchored(pattern: &str) -> Result<Self, String> {
        Self::build(pattern, true)
    }

    fn build(pattern: &str, anchored: bool) -> Result<Self, String> {
        let translated = translate(pattern)?;
        let engine = if translated.looks_around {
            let built = fancy_regex::RegexBuilder::new(&translated.text)
                .multi_line(true)
                .backtrack_limit(MAX_STEPS_BACK)
                .build();
            Engine::Counted(Box::new(built.map_err(|error| last_line(&error.to_string()))?))
        } else {
            let built = regex::RegexBuilder::new(&translated.text).multi_line(true).build();
            Engine::Linear(built.map_err(|error| last_line(&error.to_string()))?)
        };
        let names: Vec<Option<&str>> = match &engine {
            Engine::Linear(regex) => regex.capture_names().collect(),
            Engine::Counted(regex) => regex.capture_names().collect(),
        };
        let named = names.into_iter().enumerate().filter_map(|(at, name)| Some((at, name?.to_owned())));
        Ok(Self { names: named.collect(), engine, anchored })
    }

    /// The named groups with their numbers.
    pub fn names(&self) -> &[(usize, String)] {
        &self.names
    }

    /// All matches from left to right, none over another.
    ///
    /// # Errors
    /// If the counted limit was reached: the matches until there.
    pub fn find_all(&self, text: &str) -> Result<Vec<Hit>, (GaveUp, Vec<Hit>)> {
        let mut hits = Vec::new();
        match &self.engine {
            Engine::Linear(regex) => {
                let mut places = regex.capture_locations();
                let mut at = 0;
                while at <= text.len() && regex.captures_read_at(&mut places, text, at).is_some() {
                    let get = |group| places.get(group).map(|(start, end)| Span::new(start, end));
                    let Some(span) = get(0) else { break };
                    at = if span.end > span.start { span.end } else { next_character(text, span.end) };
                    hits.push(Hit { span, groups: (1..places.len()).map(get).collect() });
                }
            }
            Engine::Counted(regex) => {
                for captures in regex.captures_iter(text) {
                    let Ok(captures) = captures else { return Err((GaveUp, hits)) };
                    let get = |group| captures.get(group).map(|found| Span::new(found.start(), found.end()));
                    let Some(span) = get(0) else { break };
                    hits.push(Hit { span, groups: (1..captures.len()).map(get).collect() });
                }
            }
        }
        Ok(hits)
    }

    /// The first match.
    ///
    /// # Errors
    /// If the counted limit was reached.
    pub fn find(&self, text: &str) -> Result<Option<Hit>, GaveUp> {
        // Both engines find the leftmost match, so if one begins at the beginning it is this one.
        Ok(self.leftmost(text)?.filter(|hit| !self.anchored || hit.span.start == 0))
    }

    fn leftmost(&self, text: &str) -> Result<Option<Hit>, GaveUp> {
        match &self.engine {
            Engine::Linear(regex) => Ok(regex.captures(text).and_then(|captures| {
                let get = |group| captures.get(group).map(|found| Span::new(found.start(), found.end()));
                Some(Hit { span: get(0)?, groups: (1..captures.len()).map(get).collect() })
            })),
            Engine::Counted(regex) => match regex.captures(text) {
                Err(_) => Err(GaveUp),
                Ok(captures) => Ok(captures.and_then(|captures| {
                    let get = |group| captures.get(group).map(|found| Span::new(found.start(), found.end()));
                    Some(Hit { span: get(0)?, groups: (1..captures.len()).map(get).collect() })
                })),
            },
        }
    }
}

fn next_character(text: &str, at: usize) -> usize {
    at + text[at..].chars().next().map_or(1, char::len_utf8)
}

fn last_line(text: &str) -> String {
    let line = text.lines().rev().find(|line| !line.trim().is_empty()).unwrap_or(text).trim();
    line.strip_prefix("error: ").unwrap_or(line).to_owned()
}

/// Checks the form of an expression without compiling it, which costs a hundredth.
///
/// # Errors
/// Why it cannot be used.
pub fn check(pattern: &str) -> Result<(), String> {
    let translated = translate(pattern)?;
    if translated.looks_around {
        return Expression::compile(pattern).map(|_| ());
    }
    hir(pattern).map(|_| ())
}

/// The parsed form of an expression on the linear engine.
pub(crate) fn hir(pattern: &str) -> Result<regex_syntax::hir::Hir, String> {
    let translated = translate(pattern)?;
    if translated.looks_around {
        return Err("it looks around".to_owned());
    }
    let mut parser = regex_syntax::ParserBuilder::new().multi_line(true).build();
    parser.parse(&translated.text).map_err(|error| last_line(&error.to_string()))
}

/// An expression in the syntax of our engines.
struct Translated {
    text: String,
    /// The linear engine cannot run it.
    looks_around: bool,
}

const WORD: &str = "0-9A-Za-z_";
const DIGIT: &str = "0-9";
const SPACE: &str = "\\t\\n\\x0B\\x0C\\r\\x20";
const BLANK: &str = "\\t\\x20\\x{A0}";
const VERTICAL: &str = "\\n\\x0B\\x0C\\r\\x{85}";

/// The members of the class behind a letter after `\`, and whether it is the others that are meant.
fn class_of(letter: char) -> Option<(&'static str, bool)> {
    let members = match letter.to_ascii_lowercase() {
        'w' => WORD,
        'd' => DIGIT,
        's' => SPACE,
        'h' => BLANK,
        'v' => VERTICAL,
        _ => return None,
    };
    Some((members, letter.is_ascii_uppercase()))
}

fn translate(pattern: &str) -> Result<Translated, String> {
    let characters: Vec<char> = pattern.chars().collect();
    let mut reader =
        Reader { characters: &characters, at: 0, out: String::with_capacity(pattern.len() + 16), looks_around: false };
    // `\b` is simple in one engine and has to be spelled out in the other, so a second pass knows which it is.
    reader.all()?;
    if reader.looks_around {
        let mut again = Reader { characters: &characters, at: 0, out: String::new(), looks_around: true };
        again.all()?;
        return Ok(Translated { text: again.out, looks_around: true });
    }
    Ok(Translated { text: reader.out, looks_around: false })
}

struct Reader<'p> {
    characters: &'p [char],
    at: usize,
    out: String,
    looks_around: bool,
}

impl Reader<'_> {
    fn peek(&self, ahead: usize) -> Option<char> {
        self.characters.get(self.at + ahead).copied()
    }

    fn starts_with(&self, text: &str) -> bool {
        text.chars().enumerate().all(|(ahead, c)| self.peek(ahead) == Some(c))
    }

    /// What stands before `close`, and steps over both.
    fn until(&mut self, close: char) -> Result<String, String> {
        let rest = &self.characters[self.at..];
        let length = rest.iter().position(|&c| c == close).ok_or_else(|| format!("`{close}` is missing"))?;
        self.at += length + 1;
        Ok(rest[..length].iter().collect())
    }

    fn literal(&mut self, c: char) {
        if c.is_ascii_alphanumeric() || !c.is_ascii() {
            self.out.push(c);
        } else {
            _ = write!(self.out, "\\x{{{:X}}}", u32::from(c));
        }
    }

    fn all(&mut self) -> Result<(), String> {
        while let Some(c) = self.peek(0) {
            self.at += 1;
            match c {
                '\\' => self.escape()?,
                '[' => self.class()?,
                '(' => self.group()?,
                '{' => match self.repetition() {
                    Some(text) => {
                        self.out += &text;
                        self.possessive();
                    }
                    None => self.out += "\\{",
                },
                '}' | ']' => {
                    self.out.push('\\');
                    self.out.push(c);
                }
                '*' | '+' | '?' => {
                    self.out.push(c);
                    self.possessive();
                }
                c => self.out.push(c),
            }
        }
        Ok(())
    }

    /// A `+` or `?` after a quantifier.
    fn possessive(&mut self) {
        if let Some(c @ ('+' | '?')) = self.peek(0) {
            self.at += 1;
            self.out.push(c);
            self.looks_around |= c == '+';
        }
    }

    /// The rest of `{2,3}`.
    fn repetition(&mut self) -> Option<String> {
        let length = self.characters[self.at..].iter().position(|&c| c == '}')?;
        let inside: String = self.characters[self.at..self.at + length].iter().collect();
        let (low, high) = inside.split_once(',').unwrap_or((&inside, ""));
        let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
        if low.is_empty() || !digits(low) || !digits(high) {
            return None;
        }
        self.at += length + 1;
        Some(format!("{{{inside}}}"))
    }

    fn escape(&mut self) -> Result<(), String> {
        let c = self.peek(0).ok_or("a `\\` at the end escapes nothing")?;
        self.at += 1;
        if let Some((members, others)) = class_of(c) {
            let not = if others { "^" } else { "" };
            self.out += &format!("[{not}{members}]");
            return Ok(());
        }
        match c {
            '1'..='7' if (0..2).all(|ahead| self.peek(ahead).is_some_and(|c| c.is_digit(8))) => {
                let c = self.class_character(c)?;
                self.literal(c);
            }
            '1'..='9' => {
                self.looks_around = true;
                self.out += &format!("\\{c}");
            }
            'b' if !self.looks_around => self.out += "(?-u:\\b)",
            'b' => self.out += &format!("(?:(?<=[{WORD}])(?![{WORD}])|(?<![{WORD}])(?=[{WORD}]))"),
            'B' => {
                self.looks_around = true;
                self.out += &format!("(?:(?<=[{WORD}])(?=[{WORD}])|(?<![{WORD}])(?![{WORD}]))");
            }
            'A' | 'z' => self.out += &format!("\\{c}"),
            'Z' => {
                self.looks_around = true;
                self.out += "(?=\\n?\\z)";
            }
            'K' => {
                self.looks_around = true;
                self.out += "\\K";
            }
            'R' => self.out += "(?:\\r\\n|[\\n\\x0B\\x0C\\r\\x{85}])",
            'N' => self.out += "[^\\n]",
            'k' | 'g' => {
                self.looks_around = true;
                let close = match self.peek(0) {
                    Some('{') => '}',
                    Some('<') => '>',
                    Some('\'') => '\'',
                    _ => return Err(format!("`\\{c}` needs a name in braces")),
                };
                self.at += 1;
                let name = self.until(close)?;
                let number = name.bytes().all(|b| b.is_ascii_digit());
                self.out += &if number { format!("\\{name}") } else { format!("\\k<{name}>") };
            }
            'p' | 'P' => {
                self.out += &format!("\\{c}");
                if self.peek(0) == Some('{') {
                    self.at += 1;
                    let name = self.until('}')?;
                    self.out += &format!("{{{name}}}");
                }
            }
            'Q' => {
                while self.peek(0).is_some() && !self.starts_with("\\E") {
                    let c = self.characters[self.at];
                    self.at += 1;
                    self.literal(c);
                }
                self.at += 2;
            }
            'E' => {}
            c => {
                let c = self.character(c)?;
                self.literal(c);
            }
        }
        Ok(())
    }

    /// The character that `\` and `c` mean, in a class or outside.
    fn character(&mut self, c: char) -> Result<char, String> {
        let code = match c {
            'n' => 0x0A,
            't' => 0x09,
            'r' => 0x0D,
            'f' => 0x0C,
            'a' => 0x07,
            'e' => 0x1B,
            '0' => self.digits(8, 2, 0),
            'x' if self.peek(0) == Some('{') => {
                self.at += 1;
                let digits = self.until('}')?;
                u32::from_str_radix(&digits, 16).map_err(|_| format!("`\\x{{{digits}}}` is no character"))?
            }
            'x' => self.digits(16, 2, 0),
            c if c.is_ascii_alphanumeric() => return Err(format!("`\\{c}` is not supported")),
            c => return Ok(c),
        };
        char::from_u32(code).ok_or_else(|| format!("{code:x} is no character"))
    }

    fn digits(&mut self, base: u32, most: usize, start: u32) -> u32 {
        let mut value = start;
        for _ in 0..most {
            let Some(digit) = self.peek(0).and_then(|c| c.to_digit(base)) else { break };
            self.at += 1;
            value = value * base + digit;
        }
        value
    }

    fn class(&mut self) -> Result<(), String> {
        self.out.push('[');
        if self.peek(0) == Some('^') {
            self.at += 1;
            self.out.push('^');
        }
        let start = self.at;
        // Whether a `-` here would join two characters.
        let mut after_character = false;
        loop {
            let c = self.peek(0).ok_or("`]` is missing")?;
            self.at += 1;
            let mut is_character = true;
            match c {
                ']' if self.at - 1 > start => {
                    self.out.push(']');
                    return Ok(());
                }
                '[' if self.peek(0) == Some(':') && self.posix() => is_character = false,
                '-' => {
                    let joins_class = self.peek(0) == Some('\\') && self.peek(1).is_some_and(|c| class_of(c).is_some());
                    if after_character && self.peek(0).is_some_and(|c| c != ']') && !joins_class {
                        self.out.push('-');
                        // What follows ends the range, and begins no other.
                        self.end_of_range()?;
                        is_character = false;
                    } else {
                        self.literal('-');
                    }
                }
                '\\' => {
                    let c = self.peek(0).ok_or("a `\\` at the end escapes nothing")?;
                    self.at += 1;
                    if let Some((members, others)) = class_of(c) {
                        self.out += &if others { Cow::from(format!("[^{members}]")) } else { Cow::from(members) };
                        is_character = false;
                    } else if c == 'p' || c == 'P' {
                        self.out += &format!("\\{c}");
                        if self.peek(0) == Some('{') {
                            self.at += 1;
                            let name = self.until('}')?;
                            self.out += &format!("{{{name}}}");
                        }
                        is_character = false;
                    } else {
                        let c = self.class_character(c)?;
                        self.literal(c);
                    }
                }
                c => self.literal(c),
            }
            after_character = is_character;
        }
    }

    fn class_character(&mut self, c: char) -> Result<char, String> {
        match c {
            'b' => Ok('\u{8}'),
            '1'..='7' => {
                let first = c.to_digit(8).unwrap_or(0);
                let code = self.digits(8, 2, first);
                char::from_u32(code).ok_or_else(|| format!("{code:x} is no character"))
            }
            c => self.character(c),
        }
    }

    fn end_of_range(&mut self) -> Result<(), String> {
        let c = self.peek(0).ok_or("`]` is missing")?;
        self.at += 1;
        let c = if c == '\\' {
            let c = self.peek(0).ok_or("a `\\` at the end escapes nothing")?;
            self.at += 1;
            self.class_character(c)?
        } else {
            c
        };
        self.literal(c);
        Ok(())
    }

    /// `[:alpha:]` inside a class.
    fn posix(&mut self) -> bool {
        let rest: String = self.characters[self.at..].iter().take(14).collect();
        let Some(end) = rest.find(":]") else { return false };
        let name = &rest[1..end];
        if !name.trim_start_matches('^').bytes().all(|b| b.is_ascii_lowercase()) {
            return false;
        }
        self.out += &format!("[:{name}:]");
        self.at += end + 2;
        true
    }

    /// What follows `(`.
    fn group(&mut self) -> Result<(), String> {
        if self.peek(0) == Some('*') {
            return Err("verbs such as `(*SKIP)` are not supported".to_owned());
        }
        if self.peek(0) != Some('?') {
            self.out.push('(');
            return Ok(());
        }
        for around in ["?=", "?!", "?<=", "?<!", "?>", "?("] {
            if self.starts_with(around) {
                self.looks_around = true;
                self.out.push('(');
                self.out += around;
                self.at += around.len();
                return Ok(());
            }
        }
        if self.starts_with("?#") {
            self.until(')')?;
            return Ok(());
        }
        for (open, close) in [("?P<", '>'), ("?<", '>'), ("?'", '\'')] {
            if self.starts_with(open) {
                self.at += open.len();
                let name = self.until(close)?;
                self.out += &format!("(?P<{name}>");
                return Ok(());
            }
        }
        if self.starts_with("?P=") {
            self.at += 3;
            let name = self.until(')')?;
            self.looks_around = true;
            self.out += &format!("\\k<{name}>");
            return Ok(());
        }
        let mut ahead = 1;
        while self.peek(ahead).is_some_and(|c| "imsxU-".contains(c)) {
            ahead += 1;
        }
        if !matches!(self.peek(ahead), Some(':' | ')')) {
            let shown: String = self.characters[self.at..].iter().take(3).collect();
            return Err(format!("`({shown}` is not supported"));
        }
        self.out.push('(');
        self.out.extend(&self.characters[self.at..=self.at + ahead]);
        self.at += ahead + 1;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{Expression, check};

    /// Expression, text, what matches.
    #[test]
    fn expressions_mean_what_they_mean_in_pcre() {
        let check = |pattern: &str, text: &str, expected: &[&str]| {
            let expression = Expression::compile(pattern).unwrap_or_else(|error| panic!("{pattern}: {error}"));
            let hits = expression.find_all(text).expect("within the limit");
            let found: Vec<_> = hits.iter().map(|hit| &text[hit.span.start..hit.span.end]).collect();
            assert_eq!(found, expected, "{pattern} in {text:?}");
        };
        check("^b$", "a\nb\nc", &["b"]);
        check("a.b", "aäb a\nb", &["aäb"]);
        check(r"x\w", "xä xy", &["xy"]);
        check("(?i)äq", "Äq", &["Äq"]);
        check(r"\bfoo\b", "foo foob äfoo", &["foo", "foo"]);
        check(r"(?!foob)foo\w", "foob fooc", &["fooc"]);
        check(r"\bfoo(?=\()", "xfoo( foo(", &["foo"]);
        check(r"(['\x22])a\1", r#"'a' "a' "a""#, &["'a'", "\"a\""]);
        check(r"(?<=a)b", "ab cb", &["b"]);
        check(r"a++b", "aaab", &["aaab"]);
        check(r"[\w-.]+", "a-b.c d", &["a-b.c", "d"]);
        check(r"[[]x[]]", "[x]", &["[x]"]);
        check(r"[]a]+", "]a", &["]a"]);
        check(r"[a&&b]+", "a&b", &["a&b"]);
        check(r"[^\W\d]+", "ab1c", &["ab", "c"]);
        check(r"[+--]+", "+,-.", &["+,-"]);
        check(r"{a} x{2}{b}", "{a} xx{b}", &["{a} xx{b}"]);
        check(r"a\/b\-c\ d\#\<", "a/b-c d#<", &["a/b-c d#<"]);
        check(r"[[:alpha:]_]+", "ab_1", &["ab_"]);
        check(r"\Qa.b\E.", "a.bc", &["a.bc"]);
        check(r"(?x) a \s b # comment", "a b", &["a b"]);
        check(r"\x41\x{42}\103?", "ABC", &["ABC"]);
        check("", "ab", &["", "", ""]);
        check(r"(?#note)a(?:b|c)", "ab", &["ab"]);
    }

    #[test]
    fn an_anchored_expression_begins_at_the_beginning() {
        let check = |pattern: &str, text: &str, expected: bool| {
            let expression = Expression::anchored(pattern).unwrap_or_else(|error| panic!("{pattern}: {error}"));
            assert_eq!(expression.find(text).expect("within the limit").is_some(), expected, "{pattern} in {text:?}");
        };
        check("b", "ab", false);
        check("a", "ab", true);
        check("b|ab", "ab", true);
        check("^b", "a\nb", false);
        check("(?!b)a", "ab", true);
        check("(?x) a # c", "a", true);
    }

    #[test]
    fn groups_have_names_and_numbers() {
        let expression = Expression::compile(r"(?<KEY>\w+)=(?P<VALUE>\w+)").expect("an expression");
        assert_eq!(expression.names(), [(1, "KEY".to_owned()), (2, "VALUE".to_owned())]);
        let hit = expression.find("a=b").expect("within the limit").expect("a match");
        assert_eq!(hit.groups[1].map(|span| (span.start, span.end)), Some((2, 3)));
    }

    #[test]
    fn what_cannot_be_used_says_why() {
        let check = |pattern: &str, expected: &str| {
            assert_eq!(check(pattern), Err(expected.to_owned()), "{pattern}");
        };
        check("(a", "unclosed group");
        check("[a", "`]` is missing");
        check("(?R)", "`(?R)` is not supported");
        check("a(*SKIP)", "verbs such as `(*SKIP)` are not supported");
        check(r"\C", "`\\C` is not supported");
        check("*a", "repetition operator missing expression");
    }

    #[test]
    fn going_back_is_counted() {
        let expression = Expression::compile(r"(?=(a+)+c)b|\1z").expect("an expression");
        let text = "a".repeat(60);
        // Whether or not it gives up, it comes back.
        _ = expression.find_all(&text);
        let slow = Expression::compile(r"^(?:(a|a)*)(?!x)\1c$").expect("an expression");
        assert!(slow.find_all(&text).is_err());
    }
}
