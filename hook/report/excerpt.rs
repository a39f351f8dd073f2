//! The lines shown around a finding.

use std::ops::Range;

use findings::{Location, Source, Span, TraceStep, mask};

use super::escape;

/// How many characters of one line are shown; longer ones (minified code) are cut around the finding.
const WIDTH: usize = 160;

/// A tab is this many spaces: narrow enough for deep code, and the same on every screen.
const TAB: &str = "    ";

/// Copies of a secret this short are not looked for: hiding every `a` would hide the code, not the secret.
const SHORTEST_COPY: usize = 4;

/// More steps than this are no help to a reader.
const MOST_STEPS: usize = 8;

/// Secrets of the file whose copies are looked for in the lines shown, wherever they were found.
const MOST_COPIED: usize = 200;

/// The lines around a finding: secrets redacted, control characters replaced, long lines cut. Safe to write anywhere.
///
/// Line numbers rise but may have gaps: of a finding on many lines only the first and the last are here.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Excerpt {
    pub(crate) lines: Vec<Line>,
    /// What happens on some of the lines before the finding does harm, in the order in which it does.
    pub(crate) steps: Vec<Step>,
}

/// A step on the way of data, on one of the lines of an [`Excerpt`].
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Step {
    /// The line's number in the file.
    pub(crate) line: u32,
    /// The bytes of the line's text.
    pub(crate) mark: Range<usize>,
    /// Its number among the steps, from 1, and what happens.
    pub(crate) label: String,
}

/// One line of an [`Excerpt`].
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Line {
    /// Its number in the file, from 1.
    pub(crate) number: u32,
    /// Its text without the line end; `…` stands where it was cut.
    pub(crate) text: String,
    /// The bytes of `text` that belong to the finding; `None` on the lines around it.
    pub(crate) mark: Option<Range<usize>>,
}

impl Excerpt {
    /// The lines of `location` in `source` and `context` lines before and after it.
    ///
    /// `secrets` are all secrets of the file in the order of their places, none inside another, as the engine reports
    /// them: a finding must not show its neighbour's secret. Copies of the shown ones that no rule found are hidden as
    /// well. Costs the lines shown, neither the size of the file nor the number of its secrets.
    pub(crate) fn around(source: &Source<'_>, location: &Location, context: u32, secrets: &[Span]) -> Self {
        let (first, last) = (location.start.line, last_line(location));
        let above = first.saturating_sub(context).max(1)..first;
        let below = last + 1..last.saturating_add(context).min(source.line_count()).saturating_add(1);
        let inside = if last - first > 2 { vec![first, last] } else { (first..=last).collect() };

        let cuts: Vec<Cut> =
            above.chain(inside).chain(below).map(|number| Cut::of(source, number, location, first..=last)).collect();
        let text = source.text();
        let near = |cut: &Cut| {
            let from = secrets.partition_point(|secret| secret.end <= cut.shown.start);
            let to = secrets.partition_point(|secret| secret.start < cut.shown.end);
            secrets[from.min(to)..to].iter().copied()
        };
        let mut shown: Vec<Span> = cuts.iter().flat_map(near).collect();
        shown.dedup();
        let copied = &secrets[..secrets.len().min(MOST_COPIED)];
        Self { lines: cuts.iter().map(|cut| cut.line(text, &shown, copied)).collect(), steps: Vec::new() }
    }

    /// The same with the lines of the steps that lead to the finding, at most [`MOST_STEPS`] of them. Those in other files
    /// have none here.
    pub(crate) fn with_steps(mut self, source: &Source<'_>, trace: &[TraceStep], secrets: &[Span]) -> Self {
        let before = trace.len().saturating_sub(1);
        let own = trace.iter().enumerate().take(before.min(MOST_STEPS));
        for (number, step) in own.filter(|(_, step)| step.location.path == *source.path()) {
            let Some(mut line) = Self::around(source, &step.location, 0, secrets).lines.into_iter().next() else {
                continue;
            };
            let Some(mark) = line.mark.take() else { continue };
            match self.lines.binary_search_by_key(&line.number, |known| known.number) {
                // A long line is cut elsewhere for each step.
                Ok(at) if self.lines[at].text != line.text => continue,
                Ok(_) => {}
                Err(at) => self.lines.insert(at, Line { mark: None, ..line }),
            }
            let label = format!("{} {}", number + 1, step.passage.clause());
            self.steps.push(Step { line: step.location.start.line, mark, label });
        }
        self
    }
}

/// The last line with something of the finding on it: a span that takes the line end along does not reach the next line.
fn last_line(location: &Location) -> u32 {
    let end = location.end;
    let last = if end.column == 1 { end.line.saturating_sub(1) } else { end.line };
    last.max(location.start.line)
}

/// Which part of a line is shown.
struct Cut {
    number: u32,
    /// The line, without its line end.
    line: Span,
    /// The part that is shown.
    shown: Span,
    /// The part that belongs to the finding.
    mark: Option<Span>,
}

impl Cut {
    fn of(source: &Source<'_>, number: u32, location: &Location, marked: std::ops::RangeInclusive<u32>) -> Self {
        let text = source.text();
        let line = source.line_span(number);
        let inside = |at: usize| text.floor_char_boundary(at.clamp(line.start, line.end));
        let mark = marked.contains(&number).then(|| Span::new(inside(location.span.start), inside(location.span.end)));
        Self { number, line, shown: window(text, line, mark), mark }
    }

    /// The text of the shown part with `secrets` and copies of `copied` hidden.
    fn line(&self, text: &str, secrets: &[Span], copied: &[Span]) -> Line {
        let Self { number, line, shown, mark } = self;
        let mut chars: Vec<(usize, char)> =
            text[shown.start..shown.end].char_indices().map(|(at, c)| (shown.start + at, c)).collect();
        for &secret in secrets {
            hide(text, secret, &mut chars);
        }
        for &secret in secrets.iter().chain(copied) {
            self.hide_copies(text, &text[secret.start..secret.end], &mut chars);
        }

        let mut out = Line { number: *number, text: String::with_capacity(chars.len() + 8), mark: None };
        if shown.start > line.start {
            out.text.push('…');
        }
        let (mut from, mut to) = (None, None);
        for (at, c) in chars {
            if mark.is_some_and(|mark| at >= mark.start) {
                from.get_or_insert(out.text.len());
            }
            if mark.is_some_and(|mark| at >= mark.end) {
                to.get_or_insert(out.text.len());
            }
            match c {
                '\t' => out.text.push_str(TAB),
                c => out.text.push(escape::visible(c)),
            }
        }
        let end = out.text.len();
        out.mark = mark.map(|_| from.unwrap_or(end)..to.unwrap_or(end));
        if shown.end < line.end {
            out.text.push('…');
        }
        out
    }

    /// Hides where `secret` stands again on this line, even when the cut shows only a part of that copy.
    fn hide_copies(&self, text: &str, secret: &str, chars: &mut [(usize, char)]) {
        if secret.len() < SHORTEST_COPY {
            return;
        }
        let from = text.floor_char_boundary(self.shown.start.saturating_sub(secret.len()).max(self.line.start));
        let to = text.floor_char_boundary((self.shown.end + secret.len()).min(self.line.end));
        for (at, copy) in text[from..to].match_indices(secret) {
            hide(text, Span::new(from + at, from + at + copy.len()), chars);
        }
    }
}

/// Replaces what [`mask`] hides of `secret` in `chars` (characters with their offsets, in order). A character is in the
/// clear only if every secret over it leaves it so, which is why overlapping secrets are not joined before.
fn hide(text: &str, secret: Span, chars: &mut [(usize, char)]) {
    let body = &text[secret.start..secret.end];
    let masked = mask(body, &[Span::new(0, body.len())]);
    let mut at = chars.partition_point(|(offset, _)| *offset < secret.start);
    for ((offset, _), shown) in body.char_indices().zip(masked.chars()) {
        let Some(slot) = chars.get_mut(at) else { return };
        if slot.0 == secret.start + offset {
            if shown == '•' {
                slot.1 = '•';
            }
            at += 1;
        }
    }
}

/// The part of `line` that is shown: all of it, or [`WIDTH`] characters around the mark. Looks at no more than that.
fn window(text: &str, line: Span, mark: Option<Span>) -> Span {
    let body = &text[line.start..line.end];
    if body.len() <= WIDTH || body.chars().nth(WIDTH).is_none() {
        return line;
    }
    let mark = mark.unwrap_or(Span::new(line.start, line.start));
    // A secret that fills the window by itself still has something before it: the name it is given.
    let marked = text[mark.start..mark.end].chars().take(WIDTH * 3 / 4).count();
    let back = |from: usize, n: usize| {
        text[line.start..from].char_indices().rev().take(n).last().map_or(from, |(at, _)| line.start + at)
    };
    let start = back(mark.start, (WIDTH - marked) / 2);
    let end = text[start..line.end].char_indices().nth(WIDTH).map_or(line.end, |(at, _)| start + at);
    Span::new(back(end, WIDTH), end)
}

#[cfg(test)]
mod tests {
    use findings::RepoPath;

    use super::*;

    /// The excerpt around `needle` (the first one), with all of `secrets` redacted, as numbered text with marks.
    fn excerpt(text: &str, needle: &str, context: u32, secrets: &[&str]) -> Vec<(u32, String, Option<String>)> {
        let source = Source::from_text(RepoPath::from("f"), text);
        let span = |part: &str| {
            let start = text.find(part).expect("in the text");
            Span::new(start, start + part.len())
        };
        let location = Location::of(&source, span(needle));
        let secrets: Vec<Span> = secrets.iter().map(|secret| span(secret)).collect();
        let excerpt = Excerpt::around(&source, &location, context, &secrets);
        let shown = |line: Line| {
            let mark = line.mark.map(|mark| line.text[mark].to_owned());
            (line.number, line.text, mark)
        };
        excerpt.lines.into_iter().map(shown).collect()
    }

    fn line(number: u32, text: &str, mark: Option<&str>) -> (u32, String, Option<String>) {
        (number, text.to_owned(), mark.map(str::to_owned))
    }

    #[test]
    fn every_secret_of_the_shown_lines_is_hidden() {
        let text = "a=hunter2x\nb=swordfish\nc=3\n# was hunter2x\n";
        assert_eq!(
            excerpt(text, "swordfish", 9, &["hunter2x", "swordfish"]),
            [
                line(1, "a=••••••••", None),
                line(2, "b=•••••••••", Some("•••••••••")),
                line(3, "c=3", None),
                line(4, "# was ••••••••", None),
            ]
        );
    }

    #[test]
    fn a_secret_inside_another_is_hidden_as_if_alone() {
        // The outer one would leave its first six characters in the clear, which is most of the inner one.
        let text = "x abcdefgh0123456789012345678901234567890123456789 y";
        let outer = "abcdefgh0123456789012345678901234567890123456789";
        let hidden = format!("{}89", "•".repeat(46));
        assert_eq!(excerpt(text, outer, 0, &[outer, "abcdefgh"]), [line(1, &format!("x {hidden} y"), Some(&hidden))]);
    }

    #[test]
    fn tabs_controls_and_invisible_characters_do_not_move_the_mark() {
        assert_eq!(
            excerpt("\tp\u{202e}\u{1b}[1m = 'hunter2' 漢\r\n", "hunter2", 2, &["hunter2"]),
            [line(1, "    p\u{fffd}␛[1m = '•••••••' 漢", Some("•••••••"))]
        );
    }

    #[test]
    fn of_many_lines_the_first_and_the_last_are_shown() {
        let key = "-----BEGIN KEY-----\nAAAA\nBBBB\nCCCC\n-----END KEY-----\n";
        let text = format!("k = {key}x\n");
        assert_eq!(
            excerpt(&text, key, 1, &[key]),
            [
                line(1, "k = -----B•••••••••••••", Some("-----B•••••••••••••")),
                line(5, "•••••••••••••••••", Some("•••••••••••••••••")),
                line(6, "x", None),
            ]
        );
    }

    #[test]
    fn a_long_line_is_cut_around_the_finding() {
        let long = format!("{}=hunter2;{}", "é".repeat(100_000), "ü".repeat(100_000));
        let [(1, shown, Some(mark))] = &excerpt(&long, "hunter2", 2, &["hunter2"])[..] else { panic!("one line") };
        assert_eq!(mark, "•••••••");
        assert_eq!(shown.chars().count(), WIDTH + 2);
        assert!(shown.starts_with("…é") && shown.contains("é=•••••••;ü") && shown.ends_with("ü…"), "{shown}");

        let ends = format!("{}hunter2", "x".repeat(500));
        let [(1, shown, _)] = &excerpt(&ends, "hunter2", 2, &["hunter2"])[..] else { panic!("one line") };
        assert_eq!(*shown, format!("…{}•••••••", "x".repeat(WIDTH - 7)));
    }

    #[test]
    fn an_empty_file_has_an_excerpt() {
        assert_eq!(excerpt("", "", 2, &[]), [line(1, "", Some(""))]);
    }
}
