//! Whether a place on a line is in a comment, told from the line alone: no language is parsed here.
//!
//! What stands in a string is no comment. Of strings over several lines nothing is known here: a script in one has
//! comments of its own, and where else should they stand. `strings` knows of some, for what speaks of the whole file.

use findings::RepoPath;

/// What a kind of file takes for a comment, as far as it differs from all others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// Every marker of [`PLAIN`] and [`DOUBTFUL`].
    Any,
    /// Visual Basic, where `'` begins a comment and no string.
    Basic,
    /// Vim, where `"` does.
    Vim,
    /// `.env`: a `#` at the start of the line or after white space; without it is part of the value.
    Dotenv,
    /// ini and properties: only a line that starts as one. Behind a value their readers take it for more of the value.
    WholeLine,
}

impl Style {
    /// The style of the file at `path`.
    pub(super) fn of(path: &RepoPath) -> Self {
        let name = path.file_name();
        match path.extension().as_str() {
            "ini" | "cfg" | "properties" => Self::WholeLine,
            "vb" | "vbs" | "bas" => Self::Basic,
            "vim" => Self::Vim,
            "env" => Self::Dotenv,
            // direnv's `.envrc` is a shell script.
            _ if name == b".env" || name.starts_with(b".env.") => Self::Dotenv,
            _ => Self::Any,
        }
    }

    /// The style by which the comments of other tools are read: they have theirs for strings, and none for formats.
    pub(super) fn foreign(self) -> Self {
        match self {
            Self::Dotenv | Self::WholeLine => Self::Any,
            other => other,
        }
    }

    fn quotes(self) -> &'static [u8] {
        match self {
            Self::Basic => b"\"",
            Self::Vim => b"'",
            Self::Any | Self::Dotenv | Self::WholeLine => b"\"'`",
        }
    }
}

/// Beginnings of comments that mean nothing else in front of a directive, and where they end before the line does.
const PLAIN: &[(&str, &str)] = &[("#", ""), ("//", ""), ("/*", "*/"), ("<!--", "-->")];

/// Comments of template languages, which are braces with a comment in them. For lines that are nothing else: elsewhere
/// the marker inside is enough.
const BRACED: &[(&str, &str)] = &[("{/*", "*/}"), ("{#", "#}")];

/// Beginnings of comments that are common in code too. They count at the start of the line, or after white space with
/// nothing but white space between them and the directive.
const DOUBTFUL: &[&str] = &["--", ";", "%", "'", "*", "!", "\"", "REM ", "rem ", "Rem ", "::", "dnl "];

/// How far back from a directive its comment may begin, in bytes: what begins earlier is no comment somebody wrote, but
/// a minified line.
const REACH: usize = 1024;

/// How long a line may be up to a comment, in bytes; the same reason. It also bounds what a flood of directives costs.
const LONGEST: usize = 16 << 10;

/// Parts of a line, in bytes from its start, that are findings: nothing in them is a comment or a quote. In order.
pub(super) type Secrets<'a> = &'a [(usize, usize)];

/// The text of `line` before the place `at`, as far back as it matters.
pub(super) fn before(line: &str, at: usize) -> &str {
    &line[line.ceil_char_boundary(at.saturating_sub(REACH))..at]
}

/// Whether the place `at` on `line` is in a comment.
pub(super) fn stands_in_one(style: Style, line: &str, at: usize, secrets: Secrets<'_>) -> bool {
    match style {
        Style::WholeLine => is_whole(style, line),
        Style::Any | Style::Basic | Style::Vim | Style::Dotenv => {
            // JSON's way is a string on purpose.
            is_key(before(line, at)) || at <= LONGEST && after_marker(style, line, at, secrets)
        }
    }
}

/// Reads `line` from its start to the place `at`: the first marker outside of strings begins the comment.
fn after_marker(style: Style, line: &str, at: usize, secrets: Secrets<'_>) -> bool {
    let before = before(line, at);
    if style != Style::Dotenv && starts_doubtful(style, line) {
        return true;
    }
    // A string that ends further on is one that goes on below, as good as that.
    let bytes = &line.as_bytes()[..line.len().min(at + LONGEST)];
    let mut secrets = secrets.iter().peekable();
    // Quotes of which no further one closes anything: apostrophes, strings that go on below.
    let mut open_for_ever: Vec<u8> = Vec::new();
    let mut here = 0;
    while here < at {
        while secrets.next_if(|&&(_, to)| to <= here).is_some() {}
        if let Some(&&(_, to)) = secrets.peek().filter(|&&&(from, _)| from <= here) {
            here = to;
            continue;
        }
        let quote = bytes[here];
        if style.quotes().contains(&quote) && !open_for_ever.contains(&quote) && opens_string(bytes, here) {
            match string_end(bytes, here) {
                Some(end) if end < at => {
                    here = end + 1;
                    continue;
                }
                Some(_) => return false,
                None => open_for_ever.push(quote),
            }
        }
        match PLAIN.iter().find(|(marker, _)| is_marker(style, bytes, here, marker.as_bytes())) {
            Some((marker, end)) => {
                let inside = here + marker.len();
                let closed = (!end.is_empty() && inside <= at).then(|| line[inside..at].find(end)).flatten();
                match closed {
                    Some(length) => here = inside + length + end.len(),
                    None => return at - here <= REACH,
                }
            }
            None => here += 1,
        }
    }
    style != Style::Dotenv && ends_doubtful(before)
}

/// Whether the bytes at `here` are that marker of a comment.
fn is_marker(style: Style, bytes: &[u8], here: usize, marker: &[u8]) -> bool {
    let last = bytes[..here].last();
    bytes[here..].starts_with(marker)
        && match style {
            Style::Dotenv => marker == b"#" && last.is_none_or(u8::is_ascii_whitespace),
            // `https://` is no comment.
            _ => marker != b"//" || last != Some(&b':'),
        }
}

/// Whether the quote at `here` may begin a string. An apostrophe within or behind a word does not, unless the word is
/// one of those that languages put before strings: `b'…'`, `N'…'`.
fn opens_string(bytes: &[u8], here: usize) -> bool {
    let word = bytes[..here].iter().rev().take_while(|byte| byte.is_ascii_alphanumeric() || **byte >= 0x80).count();
    bytes[here] != b'\''
        || word == 0
        || word <= 2 && bytes[here - word..here].iter().all(|b| b"rRbBuUfFtTLNEX8".contains(b))
}

/// The place of the quote that ends the string which begins at `start`, if it ends on this line. An apostrophe between
/// two letters does not.
fn string_end(bytes: &[u8], start: usize) -> Option<usize> {
    let letter = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_alphanumeric);
    let mut here = start + 1;
    while here < bytes.len() {
        match bytes[here] {
            b'\\' => here += 2,
            b'\'' if here > start + 1 && letter(here - 1) && letter(here + 1) => here += 1,
            byte if byte == bytes[start] => return Some(here),
            _ => here += 1,
        }
    }
    None
}

/// Whether `line` holds nothing but a comment.
pub(super) fn is_whole(style: Style, line: &str) -> bool {
    let line = line.trim_start();
    match style {
        Style::Dotenv => return line.starts_with('#'),
        Style::WholeLine => return line.starts_with(['#', ';', '!']),
        Style::Any | Style::Basic | Style::Vim => {}
    }
    let line = &line[..line.floor_char_boundary(REACH)];
    if let Some((start, end)) = BRACED.iter().chain(PLAIN).find(|(start, _)| line.starts_with(start)) {
        let rest = if end.is_empty() { None } else { line[start.len()..].split_once(end) };
        return rest.is_none_or(|(_, rest)| rest.trim().is_empty() || is_whole(style, rest));
    }
    let is_key_of_one = |(key, _): (&str, &str)| names_comment(key.trim_end());
    let ends_one = line.strip_prefix("*/").is_some_and(|rest| rest.trim().is_empty());
    starts_doubtful(style, line) || ends_one || line.split_once(':').is_some_and(is_key_of_one)
}

/// Whether the text ends where the value of a key begins by which formats without comments hold one: `"//": "…`,
/// `"_comment": "…`.
pub(super) fn is_key(before: &str) -> bool {
    let key = before.trim_end().strip_suffix(['"', '\'']).and_then(|rest| rest.trim_end().strip_suffix(':'));
    key.is_some_and(|key| names_comment(key.trim_end()))
}

/// Whether `text` ends in a quoted name that says comment.
fn names_comment(text: &str) -> bool {
    let Some(text) = text.strip_suffix(['"', '\'']) else { return false };
    let Some((_, name)) = text.rsplit_once(['"', '\'']) else { return false };
    let name = name.trim_start_matches(['_', '$', '@']);
    name.starts_with("//") || name.eq_ignore_ascii_case("comment")
}

/// Whether `line` starts with a marker of [`DOUBTFUL`] that stands by itself: `*p = 1` is code.
fn starts_doubtful(style: Style, line: &str) -> bool {
    let line = line.trim_start();
    DOUBTFUL.iter().any(|marker| {
        let is_quote = match *marker {
            "'" => style != Style::Basic,
            "\"" => style != Style::Vim,
            _ => false,
        };
        let last = marker.chars().next_back().unwrap_or_default();
        let stands_alone = |rest: &str| {
            let rest = rest.trim_start_matches(last);
            last == ' ' || rest.is_empty() || rest.starts_with(char::is_whitespace)
        };
        !is_quote && line.strip_prefix(marker).is_some_and(stands_alone)
    })
}

/// Whether the text ends with a marker of [`DOUBTFUL`] and white space.
fn ends_doubtful(before: &str) -> bool {
    let text = before.trim_end();
    DOUBTFUL.iter().any(|marker| {
        let rest = text.strip_suffix(marker.trim_end());
        rest.is_some_and(|rest| rest.is_empty() || rest.ends_with(char::is_whitespace)) && text.len() < before.len()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks whether the place of `@` is in a comment.
    fn check(style: Style, line: &str, expected: bool) {
        let at = line.find('@').expect("a place");
        assert_eq!(stands_in_one(style, line, at, &[]), expected, "{line}");
    }

    #[test]
    fn places_in_comments() {
        for line in [
            "# @",
            "key = 1  # @",
            "#@",
            "// @",
            "f(); // see below, @",
            "/* @ */",
            "/* a */ /* @ */",
            " * @",
            "<!-- @ -->",
            "-- @",
            "SELECT 1 -- @",
            "; @",
            "key=1 ; @",
            "% @",
            "x = 1 % @",
            "' @",
            "Dim x ' @",
            "REM @",
            "{# @ #}",
            "{/* @ */}",
            "!! @",
            ":: @",
            "{\"//\": \"@",
            "  \"//1\": \"@\"",
            "{ \"_comment\": \"@\"",
            "\" @",
        ] {
            check(Style::Any, line, true);
        }
        for line in
            ["@", "key: @", "x = '@'", "f(\"@\")", "see https://x.org/@", "a-@", "x;@", "\"key\": \"@\"", "a -b @"]
        {
            check(Style::Any, line, false);
        }
    }

    #[test]
    fn what_stands_in_a_string_is_no_comment() {
        for line in [
            "x = '# @'",
            "x = \"// @\"",
            "x = `/* @ */`",
            "f('a', \"<!-- @ -->\")",
            "x = b'# @'",
            "x = '\\'# @'",
            "'key': '# @',",
            "  \"# @\",",
            "  \" @\",",
            "*p = \"# @\";",
            "/* a */ x = 'b', @",
        ] {
            check(Style::Any, line, false);
        }
        // Behind a string, or beside quotes that are none.
        for line in [
            "x = '#'  # @",
            "x = \"a\\\"b\" // @",
            "don't # @ 'x'",
            "fn f(x: &'static str) {} // @ isn't",
            "/[\"']/.test(x) // @",
            "it''s # @",
            "# 'a' @ 'b'",
            "-- the 'old' one, @ 'x'",
            // A text over several lines has comments of its own.
            "x = \"\"\"# @",
        ] {
            check(Style::Any, line, true);
        }
    }

    #[test]
    fn formats_differ() {
        for (style, line, expected) in [
            (Style::Dotenv, "# @", true),
            (Style::Dotenv, "A=b # @", true),
            (Style::Dotenv, "A=\"b\" # @", true),
            (Style::Dotenv, "A=b# @", false),
            (Style::Dotenv, "A=\"b # @\"", false),
            (Style::Dotenv, "A=b // @", false),
            (Style::Dotenv, "A=b ; @", false),
            (Style::WholeLine, "# @", true),
            (Style::WholeLine, "  ; @", true),
            (Style::WholeLine, "! @", true),
            (Style::WholeLine, "a=b # @", false),
            (Style::WholeLine, "a = b ; @", false),
            (Style::Basic, "' the 'old' one, @ 'x'", true),
            (Style::Basic, "s = \"' @\"", false),
            (Style::Vim, "\" the \"old\" one, @ \"x\"", true),
        ] {
            check(style, line, expected);
        }
        let style = |path: &str, expected: Style| assert_eq!(Style::of(&RepoPath::from(path)), expected, "{path}");
        style("a/.env", Style::Dotenv);
        style(".env.local", Style::Dotenv);
        style("prod.env", Style::Dotenv);
        style(".envrc", Style::Any);
        style("a.ini", Style::WholeLine);
        style("a.properties", Style::WholeLine);
        style("a.py", Style::Any);
    }

    #[test]
    fn a_marker_inside_the_secret_begins_no_comment() {
        let line = "password = a#b c @";
        assert!(stands_in_one(Style::Any, line, line.len() - 1, &[]));
        assert!(!stands_in_one(Style::Any, line, line.len() - 1, &[(11, 14)]));
        // Nor a string.
        let line = "password = a\"b # @ \"c";
        let at = line.find('@').expect("a place");
        assert!(!stands_in_one(Style::Any, line, at, &[]));
        assert!(stands_in_one(Style::Any, line, at, &[(11, 14)]));
    }

    #[test]
    fn lines_that_are_comments() {
        let check = |line: &str, expected: bool| assert_eq!(is_whole(Style::Any, line), expected, "{line}");
        check("  # x", true);
        check("// x", true);
        check(" * x", true);
        check(" */", true);
        check("/* x */", true);
        check("/* x */ // y", true);
        check("<!-- x -->", true);
        check("{# x #}", true);
        check("{/* x */}", true);
        check("REM x", true);
        check("  \"//\": \"x\",", true);
        check("  \"_comment\": \"x\",", true);
        check("  \"password\": \"x\",", false);
        check("x = 1 # y", false);
        check("/* x */ y = 1", false);
        check("<!-- x --> <p>", false);
        check("*p = 1", false);
        check("!x", false);
        check("'x',", false);
        check("\"//cdn.example.org/x.js\",", false);
        check("REMOTE = 1", false);
        check("", false);
        assert!(is_whole(Style::Basic, "' x") && is_whole(Style::Vim, "\" x"));
        assert!(is_whole(Style::Dotenv, " # x") && !is_whole(Style::Dotenv, "; x"));
    }
}
