//! The keyword pass: every place where one of some thousand words stands, in any case, at memory speed.
//!
//! Measured with a thousand words, an Aho-Corasick automaton reaches 0.17 to 0.33 GB/s and costs milliseconds to
//! build, which is most of a commit hook's time. This filter needs no construction at start-up (`build.rs` writes it
//! as constants) and looks at every second byte only:
//!
//! - of every keyword two neighbouring quads (four bytes) are chosen, the rarest pair; one of them starts at an even
//!   place of the text wherever the keyword stands. A keyword of three or four bytes has no such pair: quads with one
//!   byte before or after it are entered, for whatever that byte may be;
//! - a bitmap says whether any keyword has the quad that starts here (folded and hashed, see [`hash`]);
//! - where the bit is set, its rank leads to the few keywords to compare: by four more bytes first, then in full.
//!
//! `build.rs` includes this file.

use std::borrow::Cow;

/// Bits of the bitmap: 32 KiB. With half of it twice as many places of ordinary text look like a keyword's; more would
/// leave the first-level cache.
const BITS: usize = 1 << 18;
const WORDS: usize = BITS / 64;

/// The tables; constants for the built-in packs, built at run time for a user's rules.
#[derive(Debug, Clone)]
pub(crate) struct Keywords {
    /// Which hashes of quads occur.
    pub(crate) bitmap: Cow<'static, [u64]>,
    /// For each word of the bitmap, the number of bits set before it.
    pub(crate) ranks: Cow<'static, [u32]>,
    /// For each set bit, where its entries start in `entries`; one more at the end.
    pub(crate) starts: Cow<'static, [u32]>,
    pub(crate) entries: Cow<'static, [Entry]>,
    /// The keywords, lower case, sorted.
    pub(crate) words: Cow<'static, [Cow<'static, str>]>,
}

/// A keyword to compare where a quad stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Entry {
    /// Number of the keyword in [`Keywords::words`].
    pub(crate) word: u16,
    /// From the byte before the keyword to the quad.
    pub(crate) offset: u8,
    /// From the keyword's first byte to four bytes of it that tell it from others with this quad (three of it, if it
    /// has no more).
    pub(crate) probe: u8,
    /// Those bytes, with bit 5 set.
    pub(crate) bytes: u32,
}

/// A keyword found in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Hit {
    /// Number of the keyword in [`Keywords::words`].
    pub(crate) word: usize,
    /// First byte.
    pub(crate) start: usize,
    /// One past the last byte.
    pub(crate) end: usize,
}

impl Keywords {
    /// Builds the tables for `words`, which are lower case, of 3 to 254 bytes; duplicates are dropped. A word of three
    /// bytes is found only where a letter, digit, `-` or `_` follows: it is the prefix of something.
    pub(crate) fn new<'a>(words: impl IntoIterator<Item = &'a str>) -> Self {
        let mut words: Vec<&str> = words.into_iter().collect();
        words.sort_unstable();
        words.dedup();
        assert!(words.iter().all(|word| (3..255).contains(&word.len())), "a keyword has 3 to 254 bytes");
        let mut entries: Vec<(usize, Entry)> = Vec::with_capacity(2 * words.len());
        for (number, word) in words.iter().enumerate() {
            let number = u16::try_from(number).expect("fewer than 65,536 keywords");
            let word = word.as_bytes();
            // `offset` counts from the byte before the word.
            let mut enter = |offset: usize, quad: [u8; 4]| {
                let (probe, bytes) = probe(word, offset);
                let offset = u8::try_from(offset).expect("a keyword has at most 254 bytes");
                entries.push((hash(u32::from_le_bytes(quad)), Entry { word: number, offset, probe, bytes }));
            };
            match *word {
                [a, b, c] => ANY.for_each(|any| {
                    enter(0, [any, a, b, c]);
                    enter(1, [a, b, c, any]);
                }),
                [a, b, c, d] => {
                    enter(1, [a, b, c, d]);
                    let before = commonness(&[a, b, c]) < commonness(&[b, c, d]);
                    ANY.for_each(|any| if before { enter(0, [any, a, b, c]) } else { enter(2, [b, c, d, any]) });
                }
                _ => {
                    let at = rarest_pair(word);
                    for at in [at, at + 1] {
                        enter(at + 1, [word[at], word[at + 1], word[at + 2], word[at + 3]]);
                    }
                }
            }
        }
        entries.sort_unstable();
        entries.dedup();
        let mut bitmap = vec![0u64; WORDS];
        let mut starts = Vec::new();
        for (at, entry) in entries.iter().enumerate() {
            if at == 0 || entries[at - 1].0 != entry.0 {
                bitmap[entry.0 / 64] |= 1 << (entry.0 % 64);
                starts.push(at as u32);
            }
        }
        starts.push(entries.len() as u32);
        let mut ranks = Vec::with_capacity(WORDS);
        let mut rank = 0;
        for word in &bitmap {
            ranks.push(rank);
            rank += word.count_ones();
        }
        Self {
            bitmap: bitmap.into(),
            ranks: ranks.into(),
            starts: starts.into(),
            entries: entries.into_iter().map(|(_, entry)| entry).collect(),
            words: words.into_iter().map(|word| Cow::Owned(word.to_owned())).collect(),
        }
    }

    /// Calls `found` for every keyword in `text`, overlapping ones too, in an order that depends on the text alone
    /// (nearly that of their places).
    pub(crate) fn find(&self, text: &[u8], mut found: impl FnMut(Hit)) {
        let bitmap: &[u64; WORDS] = (&*self.bitmap).try_into().expect("the bitmap has its size by construction");
        let bit = |quad: u32| {
            let hash = hash(quad);
            bitmap[hash / 64] >> (hash % 64) & 1
        };
        // Four places at a time, so that there is one branch for them.
        let mut at = 0;
        while let Some(head) = text.get(at..).and_then(|rest| rest.first_chunk::<10>()) {
            let quad = |at: usize| u32::from_le_bytes([head[at], head[at + 1], head[at + 2], head[at + 3]]);
            let quads = [quad(0), quad(2), quad(4), quad(6)];
            let bits = quads.map(bit);
            if bits[0] | bits[1] | bits[2] | bits[3] != 0 {
                for (place, quad) in quads.into_iter().enumerate() {
                    if bits[place] != 0 {
                        self.compare(text, at + 2 * place, hash(quad), &mut found);
                    }
                }
            }
            at += 8;
        }
        // The last quad may hold the first three bytes of a keyword's last four, or its last three, and nothing more.
        while at + 3 <= text.len() {
            let mut quad = [0; 4];
            let rest = &text[at..text.len().min(at + 4)];
            quad[..rest.len()].copy_from_slice(rest);
            let quad = u32::from_le_bytes(quad);
            if bit(quad) != 0 {
                self.compare(text, at, hash(quad), &mut found);
            }
            at += 2;
        }
    }

    #[cold]
    #[inline(never)]
    fn compare(&self, text: &[u8], at: usize, hash: usize, found: &mut impl FnMut(Hit)) {
        let below = self.bitmap[hash / 64] & ((1 << (hash % 64)) - 1);
        let rank = self.ranks[hash / 64] as usize + below.count_ones() as usize;
        for entry in &self.entries[self.starts[rank] as usize..self.starts[rank + 1] as usize] {
            let Some(start) = (at + 1).checked_sub(usize::from(entry.offset)) else { continue };
            let probe = text.get(start + usize::from(entry.probe)..).and_then(|rest| rest.first_chunk());
            let mask = if entry.bytes >> 24 == 0 { 0x00ff_ffff } else { u32::MAX };
            if probe.is_some_and(|probe| (u32::from_le_bytes(*probe) | FOLD) & mask != entry.bytes) {
                continue;
            }
            let word = usize::from(entry.word);
            let end = start + self.words[word].len();
            // Of the two quads of a word one stands at an even place: a word is found once.
            let equal =
                text.get(start..end).is_some_and(|slice| slice.eq_ignore_ascii_case(self.words[word].as_bytes()));
            if equal && (end - start > 3 || text.get(end).is_some_and(continues)) {
                found(Hit { word, start, end });
            }
        }
    }
}

/// What follows a keyword of three bytes.
fn continues(byte: &u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')
}

/// Sets bit 5 of each byte, which folds the case of letters (and makes a few other characters equal, which the
/// comparison in full tells apart).
const FOLD: u32 = 0x2020_2020;

/// What the first and the last byte of a quad may be, as far as [`hash`] looks at them.
const ANY: std::ops::Range<u8> = 0..32;

/// The bit for a quad. Of its first and last byte only five bits count, so that "any byte" is 32 quads.
fn hash(quad: u32) -> usize {
    let folded = (quad | FOLD) & 0x1f7f_7f1f;
    (folded.wrapping_mul(0x9e37_79b1) >> (32 - BITS.trailing_zeros())) as usize
}

/// The place and the folded value of the bytes to compare first: those beside the quad, before it if there are more.
/// `offset` is the quad's, from the byte before the word.
fn probe(word: &[u8], offset: usize) -> (u8, u32) {
    if let &[a, b, c] = word {
        return (0, u32::from_le_bytes([a, b, c, 0]) | FOLD & 0x00ff_ffff);
    }
    let before = offset.saturating_sub(1);
    let after = word.len().saturating_sub(before + 4);
    let at = if before >= after.min(4) { before.saturating_sub(4) } else { (before + 4).min(word.len() - 4) };
    let bytes = [word[at], word[at + 1], word[at + 2], word[at + 3]];
    (u8::try_from(at).expect("a keyword has at most 254 bytes"), u32::from_le_bytes(bytes) | FOLD)
}

/// The offset of the pair of neighbouring quads that is rarest in text.
fn rarest_pair(word: &[u8]) -> usize {
    let cost = |at: &usize| commonness(&word[*at..at + 4]).max(commonness(&word[at + 1..at + 5]));
    (0..=word.len() - 5).min_by_key(cost).unwrap_or(0)
}

/// Roughly how common a piece of text is: the product of how common its characters are.
fn commonness(piece: &[u8]) -> u32 {
    piece.iter().map(|&byte| character_commonness(byte)).product()
}

/// Percent of the letters of English and of source text (rounded, at least 1).
fn character_commonness(byte: u8) -> u32 {
    match byte {
        b'e' => 12,
        b't' => 9,
        b'a' | b's' | b'r' | b'i' | b'n' | b'o' => 8,
        b'l' | b'c' | b'd' => 5,
        b'u' | b'm' | b'p' | b'h' | b'f' => 4,
        b'g' | b'y' | b'b' | b'_' | b'w' | b'v' | b'-' | b'.' | b'=' => 3,
        b'k' | b'x' | b'0'..=b'2' | b'/' | b':' => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn found(words: &[&str], text: &str) -> Vec<(String, usize)> {
        let keywords = Keywords::new(words.iter().copied());
        let mut hits = Vec::new();
        keywords.find(text.as_bytes(), |hit| hits.push((keywords.words[hit.word].clone().into_owned(), hit.start)));
        hits.sort();
        hits
    }

    /// Every occurrence, the slow way.
    fn expected(words: &[&str], text: &str) -> Vec<(String, usize)> {
        let text = text.to_ascii_lowercase();
        let mut hits: Vec<_> = words
            .iter()
            .flat_map(|word| {
                let at = (0..text.len()).filter(|&at| text.as_bytes()[at..].starts_with(word.as_bytes()));
                at.filter(|at| word.len() > 3 || text.as_bytes().get(at + 3).is_some_and(continues))
                    .map(|at| ((*word).to_owned(), at))
            })
            .collect();
        hits.sort();
        hits.dedup();
        hits
    }

    #[test]
    fn finds_words_at_odd_and_even_places_in_any_case() {
        let words = ["ghp_", "password", "secret", "pass", "@dm1n", "hf_"];
        for text in [
            "",
            "ghp",
            "ghp_",
            "xghp_",
            "my PassWord",
            "secretpassword",
            "SECRET",
            "a@DM1N",
            "xxsecre",
            "hf_a",
            "xHF_1",
        ] {
            assert_eq!(found(&words, text), expected(&words, text), "{text}");
        }
    }

    proptest! {
        #[test]
        fn finds_exactly_what_a_slow_search_finds(
            words in prop::collection::vec("[ab_]{3,7}", 1..8),
            text in "[abAB_]{0,60}",
        ) {
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            prop_assert_eq!(found(&words, &text), expected(&words, &text));
        }
    }
}
