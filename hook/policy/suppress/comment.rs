//! Whether a place on a line is in a comment, told from the text alone: no language is known here.

/// Beginnings of comments that mean nothing else in front of a directive.
const PLAIN: &[&str] = &["#", "//", "/*", "<!--"];

/// Beginnings of comments that are common in code too. They count at the start of the line, or after white space with
/// nothing but white space between them and the directive.
const DOUBTFUL: &[&str] = &["--", ";", "%", "'", "*", "!", "\"", "REM ", "rem ", "Rem ", "::", "dnl "];

/// How far back from a directive its comment may begin, in bytes: what begins earlier is no comment somebody wrote, but
/// a minified line.
pub(super) const REACH: usize = 1024;

/// Parts of a line, in bytes from its start, that are findings: nothing in them is a comment.
pub(super) type Secrets<'a> = &'a [(usize, usize)];

/// The text of `line` before the place `at`, as far back as it matters.
pub(super) fn before(line: &str, at: usize) -> &str {
    &line[line.ceil_char_boundary(at.saturating_sub(REACH))..at]
}

/// Whether the place `at` on `line` is in a comment.
pub(super) fn stands_in_one(line: &str, at: usize, secrets: Secrets<'_>) -> bool {
    let before = before(line, at);
    let cut = at - before.len();
    let free = |start: usize| secrets.iter().all(|&(from, to)| cut + start < from || cut + start >= to);
    let plain = PLAIN.iter().any(|mark| {
        // `https://` is no comment.
        before.match_indices(mark).any(|(start, _)| free(start) && !(*mark == "//" && before[..start].ends_with(':')))
    });
    plain || is_key(before) || after_doubtful(before)
}

/// Whether `line` holds nothing but a comment.
pub(super) fn is_whole(line: &str) -> bool {
    let line = line.trim_start();
    let line = &line[..line.floor_char_boundary(REACH)];
    let starts = |mark: &&str| line.starts_with(*mark);
    PLAIN.iter().any(starts)
        || DOUBTFUL.iter().any(|mark| *mark != "\"" && starts(mark))
        || line.starts_with("{#")
        || line.split_once(':').is_some_and(|(key, _)| line.starts_with(['"', '\'']) && is_key(key))
        || line.starts_with("\"//")
}

/// Whether the text ends in a key by which formats without comments hold one: `"//": "…`, `"_comment": "…`.
pub(super) fn is_key(before: &str) -> bool {
    let key = before.trim_end_matches([' ', '\t', '"', '\'', ':']);
    let start = key.rfind(['"', '\'']).map_or(0, |quote| quote + 1);
    let name = key[start..].trim_start_matches(['_', '$', '@']);
    start > 0 && (name.starts_with("//") || name.eq_ignore_ascii_case("comment"))
}

fn after_doubtful(before: &str) -> bool {
    let text = before.trim_end();
    let starts = DOUBTFUL.iter().any(|mark| *mark != "\"" && before.trim_start().starts_with(mark));
    starts
        || DOUBTFUL.iter().any(|mark| {
            let rest = text.strip_suffix(mark.trim_end());
            rest.is_some_and(|rest| rest.is_empty() || rest.ends_with(char::is_whitespace)) && text.len() < before.len()
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_in_comments() {
        // The place is that of `@`.
        let check = |line: &str, expected: bool| {
            let at = line.find('@').expect("a place");
            assert_eq!(stands_in_one(line, at, &[]), expected, "{line}");
        };
        for line in [
            "# @",
            "key = 1  # @",
            "#@",
            "// @",
            "f(); // see below, @",
            "/* @ */",
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
            "!! @",
            ":: @",
            "{\"//\": \"@",
            "  \"//1\": \"@\"",
            "{ \"_comment\": \"@\"",
            "\" @",
        ] {
            check(line, true);
        }
        for line in
            ["@", "key: @", "x = '@'", "f(\"@\")", "see https://x.org/@", "a-@", "x;@", "\"key\": \"@\"", "a -b @"]
        {
            check(line, false);
        }
    }

    #[test]
    fn a_marker_inside_the_secret_begins_no_comment() {
        let line = "password = a#b c @";
        assert!(stands_in_one(line, line.len() - 1, &[]));
        assert!(!stands_in_one(line, line.len() - 1, &[(11, 14)]));
    }

    #[test]
    fn lines_that_are_comments() {
        let check = |line: &str, expected: bool| assert_eq!(is_whole(line), expected, "{line}");
        check("  # x", true);
        check("// x", true);
        check(" * x", true);
        check("<!-- x -->", true);
        check("{# x #}", true);
        check("REM x", true);
        check("  \"//\": \"x\",", true);
        check("  \"_comment\": \"x\",", true);
        check("  \"password\": \"x\",", false);
        check("x = 1 # y", false);
        check("REMOTE = 1", false);
        check("", false);
    }
}
