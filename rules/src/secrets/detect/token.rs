//! Secrets that carry their own mark: an expression that describes all of it, run around the keyword.

use std::ops::Range;

use regex::bytes::Regex;

use super::Text;

/// How far an expression may begin before its keyword.
const BEFORE: usize = 256;

/// Calls `found` with every match of `expression` near the keyword at `hit` that stands free: not inside a longer
/// word. `reach` is the length of the longest match to expect.
pub(crate) fn find(
    text: &Text<'_>,
    hit: Range<usize>,
    expression: &Regex,
    reach: usize,
    mut found: impl FnMut(Range<usize>),
) {
    let start = hit.start.saturating_sub(BEFORE.min(reach));
    let window = text.window(start, hit.end + reach + 1);
    let mut at = 0;
    while let Some(captures) = expression.captures_at(window, at) {
        let whole = captures.get(0).expect("group 0 is the match");
        let span = start + whole.start()..start + whole.end();
        if span.start > hit.start {
            break;
        }
        if hit.end <= span.end && stands_free(text.bytes, &span) {
            let secret = captures.name("secret").unwrap_or(whole);
            found(start + secret.start()..start + secret.end());
            return;
        }
        at = whole.start() + 1;
    }
}

/// Whether no word character touches the span. An escape (`\n` in a string, `%3D` in a URL) is no word.
fn stands_free(bytes: &[u8], span: &Range<usize>) -> bool {
    let word = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
    let before = &bytes[..span.start];
    let escaped = matches!(before, [.., b'\\', b'n' | b't' | b'r'])
        || matches!(before, [.., b'%', high, low] if high.is_ascii_hexdigit() && low.is_ascii_hexdigit());
    let free_before = escaped || !before.last().is_some_and(word) || !word(&bytes[span.start]);
    let free_after = !bytes.get(span.end).is_some_and(word);
    free_before && free_after
}
