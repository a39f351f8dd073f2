//! Text with NUL bytes between its characters: UTF-16 that was appended to a file of another encoding (a shell's `>>`),
//! so that the file as a whole is neither.

use std::ops::Range;

/// The text without its NUL bytes.
pub(super) struct View {
    pub(super) text: Vec<u8>,
    /// For each byte of `text` its place in the original.
    places: Vec<usize>,
}

impl View {
    /// The stretch of the original that a range of the view came from.
    pub(super) fn original(&self, range: Range<usize>) -> Range<usize> {
        let start = self.places[range.start];
        let last = range.end.checked_sub(1).map_or(start, |last| self.places[last]);
        start..last + 1
    }
}

/// The view, if the text holds NUL bytes.
pub(super) fn view(text: &[u8]) -> Option<View> {
    memchr::memchr(0, text)?;
    let (places, text) = text.iter().enumerate().filter(|(_, byte)| **byte != 0).map(|(at, byte)| (at, *byte)).unzip();
    Some(View { text, places })
}

#[cfg(test)]
mod tests {
    use super::view;

    #[test]
    fn what_is_spread_out_is_read_together() {
        assert!(view(b"plain").is_none());
        let view = view(b"a\nb\0c\0d").expect("spread out");
        assert_eq!(view.text, b"a\nbcd");
        assert_eq!(view.original(2..5), 2..7);
        assert_eq!(view.original(3..4), 4..5);
    }
}
