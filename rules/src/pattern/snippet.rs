//! The text of a pattern, with its holes written as names (see [`crate::lang::holes`]).
//!
//! What a name may be put for `...` depends on where it stands: `f(...)` wants an argument, `{ ...; g(); }` a statement,
//! `void f(...)` a parameter with its type. [`Snippet`] keeps the places; who parses tries the spellings.

use crate::lang::{Snippets as Dialect, holes};

/// A pattern's text in pieces: between two pieces stands a `...` or a `$...X`.
#[derive(Debug)]
pub(crate) struct Snippet {
    pieces: Vec<String>,
    places: Vec<Place>,
}

/// A hole for any number of things.
#[derive(Debug)]
struct Place {
    /// Its name for the grammar.
    name: String,
    /// The spelling to try first.
    likely: usize,
}

/// How a hole may be spelled; `@` is its name.
pub(crate) const SPELLINGS: &[&str] = &[
    // An expression, an argument, a name.
    "@",       // A statement, a member of a JavaScript class.
    "@;",      // A parameter with a type.
    "@ @",     // A field with a type.
    "@ @;",    // Key and value.
    "@: @",    // The head of a loop.
    "@;;",     // A case.
    "case @:", // The head of a loop over elements.
    "@ @ : @", // Text between tags.
    "...",     // An enum constant, an element before others.
    "@,",      // An argument of an annotation, an attribute of an element.
    "@ = @", "{@}",
];

impl Snippet {
    /// Finds the holes of a pattern.
    pub(crate) fn read(pattern: &str, dialect: Dialect) -> Self {
        let mut reader = Reader {
            bytes: pattern.as_bytes(),
            text: pattern,
            dialect,
            at: 0,
            snippet: Self { pieces: vec![String::new()], places: Vec::new() },
        };
        reader.read();
        reader.snippet
    }

    /// For each hole for any number of things, the spelling to try first.
    pub(crate) fn likely(&self) -> Vec<usize> {
        self.places.iter().map(|place| place.likely).collect()
    }

    /// The text with these spellings.
    pub(crate) fn spell(&self, spellings: &[usize]) -> String {
        let mut text = self.pieces[0].clone();
        for ((piece, place), &spelling) in self.pieces[1..].iter().zip(&self.places).zip(spellings) {
            text.push_str(&SPELLINGS[spelling].replace('@', &place.name));
            text.push_str(piece);
        }
        text
    }
}

struct Reader<'p> {
    bytes: &'p [u8],
    text: &'p str,
    dialect: Dialect,
    at: usize,
    snippet: Snippet,
}

impl Reader<'_> {
    fn read(&mut self) {
        // Open `<...`, typed metavariables and holes of strings: what their closing bracket becomes.
        let mut brackets: Vec<(u8, Option<u8>)> = Vec::new();
        let mut deep = 0;
        while self.at < self.bytes.len() {
            let rest = &self.text[self.at..];
            if rest.starts_with("<...") && !rest[4..].trim_start().starts_with(['>', ',']) {
                self.push(holes::DEEP, 4);
                self.push("(", 0);
                deep += 1;
            } else if rest.starts_with("...>") && deep > 0 {
                self.push(")", 4);
                deep -= 1;
            } else if let Some(name) = list_metavariable(rest) {
                self.place(format!("{}{name}", holes::LIST), 4 + name.len());
            } else if rest.starts_with("...") && !self.is_spread() {
                self.place(holes::ELLIPSIS.to_owned(), 3);
            } else if let Some(name) = metavariable(rest).filter(|_| !self.after_word()) {
                let length = 1 + name.len();
                let name = format!("{}{name}", holes::ONE);
                if self.wants_string() {
                    let name = rest[..length].to_owned();
                    self.push(&format!("\"{name}\""), length);
                } else if self.wants_braces() {
                    self.push(&format!("{{{name}}}"), length);
                } else if let Some(kind) = self.typed_argument(length) {
                    let written = format!("{}({name}, {})", holes::TYPED, Self::read_kind(kind.1));
                    self.push(&written, kind.0);
                } else {
                    self.push(&name, length);
                }
            } else if rest.starts_with('(') && self.typed() {
                // The reader of typed metavariables has written it all.
            } else if let Some(length) = self.expression() {
                self.push_raw(length);
            } else if let Some(quote) = self.quote() {
                self.string(&quote, &mut brackets);
            } else if let Some(length) = self.comment() {
                self.push_raw(length);
            } else {
                match self.bytes[self.at] {
                    b'{' => brackets.push((b'}', None)),
                    b'}' => {
                        if let Some((_, Some(quote))) = brackets.pop() {
                            // The hole of a string ends: its text goes on.
                            self.push_raw(1);
                            self.resume(quote, &mut brackets);
                            continue;
                        }
                    }
                    _ => {}
                }
                self.push_raw(rest.chars().next().map_or(1, char::len_utf8));
            }
        }
    }

    fn push(&mut self, text: &str, skip: usize) {
        self.snippet.pieces.last_mut().expect("there is always a piece").push_str(text);
        self.at += skip;
    }

    fn push_raw(&mut self, length: usize) {
        let text = self.text;
        self.push(&text[self.at..self.at + length], length);
    }

    fn before(&self) -> &str {
        self.text[..self.at].trim_end()
    }

    fn after_word(&self) -> bool {
        self.text[..self.at].ends_with(|c: char| c.is_alphanumeric() || c == '_')
    }

    /// `...x` in JavaScript and `T... x` in Java are code.
    fn is_spread(&self) -> bool {
        let next = self.text[self.at + 3..].chars().next().unwrap_or(' ');
        let is_operand = next.is_alphanumeric() || matches!(next, '_' | '$' | '[' | '{' | '(');
        match self.dialect {
            Dialect::Python => false,
            Dialect::Script => {
                is_operand && (!matches!(next, '{' | '(') || self.before().ends_with(['[', '(', ',', '{']))
            }
            Dialect::Java => {
                self.after_word()
                    && self.text[self.at + 3..].trim_start().starts_with(|c: char| c.is_alphabetic() || c == '$')
            }
        }
    }

    fn place(&mut self, name: String, length: usize) {
        let likely = self.likely(length);
        self.snippet.places.push(Place { name, likely });
        self.snippet.pieces.push(String::new());
        self.at += length;
    }

    /// The number of the spelling that fits the characters around a hole of this length.
    fn likely(&self, length: usize) -> usize {
        let before = self.before();
        let after = self.text[self.at + length..].trim_start();
        let (last, next) = (before.chars().next_back(), after.chars().next());
        if self.dialect == Dialect::Python {
            return match last {
                Some('{' | ',') if in_braces(before) && !before.ends_with('=') => 4,
                _ => 0,
            };
        }
        let own_line = self.text[..self.at].rsplit('\n').next().is_some_and(|line| line.trim().is_empty());
        match (last, next) {
            _ if after.starts_with(';') => 0,
            // Parameters of a method, which have types; members of a class, which are fields.
            (Some('(' | ','), _) if self.dialect == Dialect::Java && is_of_method(before, after) => 2,
            (None | Some('{' | ';' | '}'), _) if self.dialect == Dialect::Java && in_class(before) => 3,
            (None, None) => 0,
            // `for (...)`.
            (Some('('), Some(')')) if before.trim_end_matches('(').trim_end().ends_with("for") => 5,
            (None | Some(';' | '}'), _) => 1,
            (Some('{'), Some('}')) if in_value(before) => 0,
            (Some('{'), _) if in_value(before) => 0,
            (Some('{'), _) => 1,
            (Some(')'), _) if own_line => 1,
            (Some('>'), Some('<')) => 8,
            (Some(':'), _) if own_line => 1,
            _ => 0,
        }
    }

    /// Writes `(T $X)` and `($X: T)` as the call or cast that stands for them; `false` if there is none here.
    fn typed(&mut self) -> bool {
        // Behind a name it is a list of parameters or arguments.
        if self.before().ends_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '>' | ']'))
            && !["return", "in", "and", "or", "not", "if", "await", "case", "throw", "yield"]
                .iter()
                .any(|word| self.before().strip_suffix(word).is_some_and(|before| !before.ends_with(is_of_name)))
        {
            return false;
        }
        let Some(end) = closing(&self.text[self.at..]) else { return false };
        let inner = self.text[self.at + 1..self.at + end].trim();
        let after = self.text[self.at + end + 1..].trim_start();
        if after.starts_with("=>") || after.starts_with("->") || after.starts_with('{') {
            return false;
        }
        let (kind, name) = match self.dialect {
            Dialect::Java => {
                let Some((kind, name)) = inner.rsplit_once(char::is_whitespace) else { return false };
                (kind.trim(), name)
            }
            _ => {
                let Some((name, kind)) = inner.split_once(':') else { return false };
                (kind.trim(), name.trim())
            }
        };
        let is_name = metavariable(name).is_some_and(|found| found.len() + 1 == name.len());
        let is_kind = !kind.is_empty()
            && !kind.contains("...")
            && kind.chars().all(|c| c.is_alphanumeric() || " _$.,<>[]?&|'\"-".contains(c))
            && closing_angles(kind);
        if !is_name || !is_kind {
            return false;
        }
        let hole = format!("{}{}", holes::ONE, &name[1..]);
        let kind = Self::read_kind(kind);
        let written = match self.dialect {
            Dialect::Python => format!("{}({hole}, {kind})", holes::TYPED),
            Dialect::Script => format!("({}({hole}) as {kind})", holes::TYPED),
            // An element of an array may be assigned to, and may stand in front of a dot.
            Dialect::Java => format!("{}[({kind}) {hole}]", holes::TYPED),
        };
        self.push(&written, end + 1);
        true
    }

    /// Metavariables inside a type.
    fn read_kind(kind: &str) -> String {
        let mut written = String::new();
        let mut at = 0;
        while at < kind.len() {
            match metavariable(&kind[at..]) {
                Some(name) => {
                    written.push_str(holes::ONE);
                    written.push_str(name);
                    at += 1 + name.len();
                }
                None => {
                    let c = kind[at..].chars().next().unwrap_or(' ');
                    written.push(c);
                    at += c.len_utf8();
                }
            }
        }
        written
    }

    /// The module of an import is a string (JavaScript): `import x from $X`.
    fn wants_string(&self) -> bool {
        let before = self.before();
        let word = |word: &str| {
            before
                .strip_suffix(word)
                .is_some_and(|rest| rest.is_empty() || rest.ends_with(char::is_whitespace) || rest.ends_with('}'))
        };
        // Alone it is the module: `import $X`.
        let rest = &self.text[self.at..];
        let alone = before == "import" && !rest.contains("from") && !rest.contains('=');
        self.dialect == Dialect::Script && before.contains("import") && (alone || word("from"))
    }

    /// The value of an attribute is a string or stands in braces: `<a href=$X>`.
    fn wants_braces(&self) -> bool {
        let text = &self.text[..self.at];
        let in_tag = text.rfind('<').is_some_and(|open| {
            text[open + 1..].starts_with(|c: char| c.is_alphabetic() || c == '$') && !text[open..].contains('>')
        });
        self.dialect == Dialect::Script && text.ends_with('=') && in_tag
    }

    /// `f($X: T)` in Python, outside of a declaration: how long it is, and its type.
    fn typed_argument(&self, length: usize) -> Option<(usize, &str)> {
        if self.dialect != Dialect::Python {
            return None;
        }
        let rest = &self.text[self.at + length..];
        let kind = rest.trim_start().strip_prefix(':')?;
        let open = open_parenthesis(&self.text[..self.at])?;
        let callee = self.text[..open].trim_end();
        let name = callee.trim_end_matches(|c: char| c.is_alphanumeric() || matches!(c, '_' | '$' | '.'));
        let is_definition = name.trim_end().ends_with("def") || callee.ends_with("lambda");
        if is_definition || !callee.ends_with(|c: char| c.is_alphanumeric() || c == '_') {
            return None;
        }
        let end = kind.find([',', ')', '=']).unwrap_or(kind.len());
        Some((length + rest.len() - kind.len() + end, kind[..end].trim()))
    }

    /// The length of the regular expression that begins here (JavaScript).
    fn expression(&self) -> Option<usize> {
        let rest = &self.text[self.at..];
        let starts = self.dialect == Dialect::Script
            && rest.starts_with('/')
            && !rest.starts_with("//")
            && !rest.starts_with("/*")
            && (self.before().is_empty()
                || self.before().ends_with(['(', ',', '=', ':', '[', '!', '&', '|', '?', '{', ';', '}']));
        let mut in_class = false;
        let mut characters = rest.char_indices().skip(1);
        while let Some((at, c)) = characters.next().filter(|_| starts) {
            match c {
                '\\' => {
                    characters.next();
                }
                '[' => in_class = true,
                ']' => in_class = false,
                '/' if !in_class => return Some(at + 1),
                '\n' => return None,
                _ => {}
            }
        }
        None
    }

    /// The quote that opens a string here.
    fn quote(&self) -> Option<String> {
        let rest = &self.text[self.at..];
        let quotes: &[&str] = match self.dialect {
            Dialect::Python => &["\"\"\"", "'''", "\"", "'"],
            Dialect::Script => &["\"", "'", "`"],
            Dialect::Java => &["\"\"\"", "\"", "'"],
        };
        quotes.iter().find(|quote| rest.starts_with(**quote)).map(|quote| (*quote).to_owned())
    }

    fn comment(&self) -> Option<usize> {
        let rest = &self.text[self.at..];
        let line = |length: usize| Some(rest.find('\n').unwrap_or(rest.len()).max(length));
        match self.dialect {
            Dialect::Python if rest.starts_with('#') => line(1),
            Dialect::Script | Dialect::Java if rest.starts_with("//") && !self.before().ends_with(':') => line(2),
            Dialect::Script | Dialect::Java if rest.starts_with("/*") => {
                Some(rest.find("*/").map_or(rest.len(), |end| end + 2))
            }
            _ => None,
        }
    }

    /// Copies a string up to its end or to its first hole.
    fn string(&mut self, quote: &str, brackets: &mut Vec<(u8, Option<u8>)>) {
        let prefix: String = self.text[..self.at]
            .chars()
            .rev()
            .take_while(char::is_ascii_alphabetic)
            .map(|c| c.to_ascii_lowercase())
            .collect();
        let has_holes = match self.dialect {
            Dialect::Python => prefix.contains('f') && prefix.len() <= 2,
            Dialect::Script => quote == "`",
            Dialect::Java => false,
        };
        self.push_raw(quote.len());
        self.copy(quote.as_bytes(), has_holes, brackets);
    }

    /// Goes on with a string behind one of its holes.
    fn resume(&mut self, quote: u8, brackets: &mut Vec<(u8, Option<u8>)>) {
        // Three quotes are marked by the high bit.
        let quotes = [quote & 0x7f; 3];
        let quotes = if quote & 0x80 == 0 { &quotes[..1] } else { &quotes[..] };
        self.copy(quotes, true, brackets);
    }

    fn copy(&mut self, quote: &[u8], has_holes: bool, brackets: &mut Vec<(u8, Option<u8>)>) {
        let mark = quote[0] | if quote.len() == 3 { 0x80 } else { 0 };
        while self.at < self.bytes.len() {
            let rest = &self.bytes[self.at..];
            if rest.starts_with(quote) {
                self.push_raw(quote.len());
                return;
            }
            let opens = match self.dialect {
                Dialect::Script => rest.starts_with(b"${"),
                _ => rest.starts_with(b"{") && !rest.starts_with(b"{{"),
            };
            if has_holes && opens {
                self.push_raw(if self.dialect == Dialect::Script { 2 } else { 1 });
                brackets.push((b'}', Some(mark)));
                return;
            }
            let length = match rest[0] {
                b'\\' if rest.len() > 1 => 1 + self.text[self.at + 1..].chars().next().map_or(0, char::len_utf8),
                b'{' if rest.starts_with(b"{{") => 2,
                _ => self.text[self.at..].chars().next().map_or(1, char::len_utf8),
            };
            self.push_raw(length);
        }
    }
}

/// Whether a hole stands among the parameters of a method, which begins a pattern or stands in a class: behind the
/// brackets comes a body.
fn is_of_method(before: &str, after: &str) -> bool {
    const HEADS: &[&str] = &["if", "while", "for", "switch", "catch", "try", "synchronized"];
    let Some(open) = open_parenthesis(before) else { return false };
    let head = before[..open].trim_end();
    let word = head.rsplit(|c| !is_of_name(c)).next().unwrap_or_default();
    let Some(close) = closing(&format!("({after}")).map(|end| end - 1) else { return false };
    let behind = after[close + 1..].trim_start();
    !word.is_empty()
        && !HEADS.contains(&word)
        && !head[..head.len() - word.len()].trim_end().ends_with("new")
        && (behind.starts_with('{') || behind.starts_with("throws "))
}

/// Whether the innermost open brace is that of a class.
fn in_class(before: &str) -> bool {
    let mut depth = 0;
    let Some((open, _)) = before.char_indices().rev().find(|(_, c)| {
        depth += match c {
            '}' | ')' => 1,
            '{' | '(' => -1,
            _ => 0,
        };
        depth < 0
    }) else {
        return false;
    };
    let head = before[..open].rsplit([';', '{', '}']).next().unwrap_or_default();
    before[open..].starts_with('{') && head.split(|c| !is_of_name(c)).any(|word| matches!(word, "class" | "interface"))
}

fn is_of_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '$')
}

/// The name of `$X` at the start of a text, without the `$`.
pub(crate) fn metavariable(text: &str) -> Option<&str> {
    let name = text.strip_prefix('$')?;
    let end = name.find(|c: char| !(c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_')).unwrap_or(name.len());
    let first = name.chars().next()?;
    // `$Foo` and `$x` are names of JavaScript and Java.
    let is_name = (first.is_ascii_uppercase() || first == '_')
        && !name[end..].starts_with(|c: char| c.is_ascii_alphanumeric() || c == '$');
    (end > 0 && is_name).then(|| &name[..end])
}

/// The name of `$...X` at the start of a text, without the `$...`.
pub(crate) fn list_metavariable(text: &str) -> Option<&str> {
    let rest = text.strip_prefix("$...")?;
    let end = rest.find(|c: char| !(c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_')).unwrap_or(rest.len());
    (end > 0).then(|| &rest[..end])
}

/// The place of the innermost open parenthesis, if it is the innermost open bracket.
fn open_parenthesis(before: &str) -> Option<usize> {
    let mut depth = 0;
    for (at, c) in before.char_indices().rev() {
        match c {
            ')' | ']' | '}' => depth += 1,
            '(' | '[' | '{' if depth > 0 => depth -= 1,
            '(' => return Some(at),
            '[' | '{' => return None,
            _ => {}
        }
    }
    None
}

/// Whether the innermost open bracket is a brace.
fn in_braces(before: &str) -> bool {
    let mut depth = 0;
    for c in before.chars().rev() {
        match c {
            ')' | ']' | '}' => depth += 1,
            '(' | '[' | '{' if depth > 0 => depth -= 1,
            '{' => return true,
            '(' | '[' => return false,
            _ => {}
        }
    }
    false
}

/// Whether the brace at the end of a text opens a value (an object) rather than a block.
fn in_value(before: &str) -> bool {
    let before = before.trim_end_matches('{').trim_end();
    before.ends_with(['=', '(', ',', ':', '[', '?']) || before.ends_with("return") || before.ends_with("import")
}

/// The place of the bracket that closes the one at the start.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 0;
    for (at, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => {
                depth -= 1;
                if depth == 0 {
                    return Some(at);
                }
            }
            _ => {}
        }
    }
    None
}

/// Whether the angle and square brackets of a type are in balance.
fn closing_angles(kind: &str) -> bool {
    let mut depth = 0_i32;
    for c in kind.chars() {
        match c {
            '<' | '[' => depth += 1,
            '>' | ']' => depth -= 1,
            _ => {}
        }
        if depth < 0 {
            return false;
        }
    }
    depth == 0
}
