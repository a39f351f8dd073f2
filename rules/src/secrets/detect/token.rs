//! Secrets that carry their own mark: an expression that describes all of it, run around the keyword.

use std::ops::Range;

use super::super::expression::{Expression, Match};
use super::Text;

/// How far an expression may begin before its keyword.
const BEFORE: usize = 256;

/// The first match of `expression` around the keyword at `hit` that stands free: not inside a longer word. Also how
/// many bytes were looked at.
pub(crate) fn find(text: &Text<'_>, hit: Range<usize>, expression: &Expression) -> (Option<Range<usize>>, usize) {
    let before = if expression.leads { 0 } else { BEFORE.min(expression.reach) };
    let start = hit.start.saturating_sub(before);
    let window = text.window(start, hit.end + expression.reach + 1);
    let mut at = 0;
    while let Some(Match { whole, secret }) = expression.find_at(window, at) {
        let span = start + whole.start..start + whole.end;
        if span.start > hit.start {
            break;
        }
        if hit.end <= span.end && stands_free(text.bytes, &span) {
            return (Some(start + secret.start..start + secret.end), window.len());
        }
        at = whole.start + 1;
    }
    (None, window.len())
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
