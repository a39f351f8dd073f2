//! Text from scanned content, made safe to show in any format and terminal.

use std::borrow::Cow;

use findings::{RepoPath, is_invisible};

/// The character shown for `c`: itself, or a stand-in of the same width where `c` would act instead of being seen.
///
/// Control characters become their pictures (`␛`), everything that hides or reorders its neighbours becomes `�`
/// ("Trojan Source", CVE-2021-42574). One character stays one character, so that columns stay right.
pub(crate) fn visible(c: char) -> char {
    match c {
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{fffd}'),
        '\u{7f}' => '\u{2421}',
        _ if c.is_control() || is_invisible(c) => '\u{fffd}',
        _ => c,
    }
}

/// `text` as one line in which nothing acts: tabs are spaces, the rest as [`visible`] has it.
pub(crate) fn line(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| visible(c) == c) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(|c| if c == '\t' { ' ' } else { visible(c) }).collect())
}

/// `path` as people read it; bytes that are not UTF-8 are escapes.
pub(crate) fn path(path: &RepoPath) -> String {
    line(&path.to_string()).into_owned()
}

#[cfg(test)]
mod tests {
    use super::line;

    #[test]
    fn nothing_acts_and_nothing_moves() {
        let check = |text: &str, shown: &str| {
            assert_eq!(line(text), shown);
            assert_eq!(text.chars().count(), shown.chars().count());
        };
        check("plain ü 漢字 🦀", "plain ü 漢字 🦀");
        check("a\tb\nc\r", "a b␊c␍");
        check("\u{1b}[31m\u{9b}31m\u{7f}", "␛[31m\u{fffd}31m␡");
        check("\u{202e}x\u{2066}\u{61c}\u{200b}\u{feff}", "\u{fffd}x\u{fffd}\u{fffd}\u{fffd}\u{fffd}");
    }
}
