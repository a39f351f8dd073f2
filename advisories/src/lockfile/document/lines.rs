//! Lines with their places, for the formats that are no JSON, TOML, YAML or XML.

use findings::Span;

/// One line without its end.
#[derive(Clone, Copy, Debug)]
pub(in crate::lockfile) struct Line<'t> {
    /// Its characters.
    pub(in crate::lockfile) text: &'t str,
    /// Offset of the first.
    pub(in crate::lockfile) start: usize,
}

impl<'t> Line<'t> {
    /// How many spaces it begins with.
    pub(in crate::lockfile) fn indent(self) -> usize {
        self.text.len() - self.text.trim_start_matches(' ').len()
    }

    /// Where `part`, a piece of this line's text, stands.
    pub(in crate::lockfile) fn span_of(self, part: &'t str) -> Span {
        let at = self.start + (part.as_ptr().addr() - self.text.as_ptr().addr());
        Span::new(at, at + part.len())
    }

    /// Where it stands, without white space at its ends.
    pub(in crate::lockfile) fn span(self) -> Span {
        self.span_of(self.text.trim())
    }
}

/// The lines of a text; a line ends at `\n`, a `\r` before it belongs to the end.
pub(in crate::lockfile) fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    let mut start = 0;
    text.split_inclusive('\n').map(move |line| {
        let at = start;
        start += line.len();
        let line = line.strip_suffix('\n').unwrap_or(line);
        Line { text: line.strip_suffix('\r').unwrap_or(line), start: at }
    })
}
