//! The keyword pass: every place where one of some hundred words stands, in any case, at memory speed.
//!
//! Measured with a thousand words, an Aho-Corasick automaton reaches 0.17 to 0.33 GB/s and costs milliseconds to
//! build, which is most of a commit hook's time. This filter needs no construction at start-up (`build.rs` writes it
//! as constants) and looks at every second byte only:
//!
//! - of every keyword two neighbouring trigrams are chosen, the rarest pair; one of them starts at an even offset
//!   of the text wherever the keyword stands (a keyword of three bytes has one trigram; for its odd places every
//!   trigram that its last two bytes can start is entered);
//! - a bitmap says whether any keyword has the trigram that starts here (folded to lower case and hashed);
//! - where the bit is set, its rank leads to the few keywords to compare in full.
//!
//! `build.rs` includes this file.

use std::borrow::Cow;

/// Bits of the bitmap: 8 KiB, which stays in the first-level cache.
const BITS: usize = 1 << 16;
const WORDS: usize = BITS / 64;

/// The tables; constants for the built-in packs, built at run time for a user's rules.
#[derive(Debug, Clone)]
pub(crate) struct Keywords {
    /// Which trigram hashes occur.
    pub(crate) bitmap: Cow<'static, [u64]>,
    /// For each word of the bitmap, the number of bits set before it.
    pub(crate) ranks: Cow<'static, [u16]>,
    /// For each set bit, where its entries start in `entries`; one more at the end.
    pub(crate) starts: Cow<'static, [u16]>,
    /// Keyword number and the offset of the trigram in it.
    pub(crate) entries: Cow<'static, [(u16, u8)]>,
    /// The keywords, lower case, sorted.
    pub(crate) words: Cow<'static, [Cow<'static, str>]>,
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
        let mut entries: Vec<(usize, u16, u8)> = Vec::with_capacity(2 * words.len());
        for (number, word) in words.iter().enumerate() {
            let number = u16::try_from(number).expect("fewer than 65,536 keywords");
            let word = word.as_bytes();
            let mut enter = |offset: usize, trigram: u32| {
                entries.push((hash(trigram), number, u8::try_from(offset).expect("offset below 255")));
            };
            if let &[first, second, third] = word {
                enter(0, trigram(&[first, second, third]));
                for next in (b'a'..=b'z').chain(b'0'..=b'9').chain(*b"-_") {
                    enter(1, trigram(&[second, third, next]));
                }
            } else {
                let at = rarest_pair(word);
                enter(at, trigram(&word[at..]));
                enter(at + 1, trigram(&word[at + 1..]));
            }
        }
        entries.sort_unstable();
        entries.dedup();
        let mut bitmap = vec![0u64; WORDS];
        let mut starts = Vec::new();
        for (at, entry) in entries.iter().enumerate() {
            if at == 0 || entries[at - 1].0 != entry.0 {
                bitmap[entry.0 / 64] |= 1 << (entry.0 % 64);
                starts.push(u16::try_from(at).expect("fewer than 65,536 entries"));
            }
        }
        starts.push(u16::try_from(entries.len()).expect("fewer than 65,536 entries"));
        let mut ranks = Vec::with_capacity(WORDS);
        let mut rank = 0u16;
        for word in &bitmap {
            ranks.push(rank);
            rank += word.count_ones() as u16;
        }
        Self {
            bitmap: bitmap.into(),
            ranks: ranks.into(),
            starts: starts.into(),
            entries: entries.into_iter().map(|(_, number, offset)| (number, offset)).collect(),
            words: words.into_iter().map(|word| Cow::Owned(word.to_owned())).collect(),
        }
    }

    /// Calls `found` for every keyword in `text`, overlapping ones too, in an order that depends on the text alone
    /// (nearly that of their places).
    pub(crate) fn find(&self, text: &[u8], mut found: impl FnMut(Hit)) {
        let bitmap: &[u64; WORDS] = (&*self.bitmap).try_into().expect("the bitmap has its size by construction");
        let mut at = 0;
        while let Some(head) = text.get(at..at + 4) {
            let hash = hash(u32::from_le_bytes([head[0], head[1], head[2], head[3]]));
            if bitmap[hash / 64] >> (hash % 64) & 1 != 0 {
                self.compare(text, at, hash, &mut found);
            }
            at += 2;
        }
        // The last trigram may start at the third byte from the end.
        if let Some(head) = text.get(at..at + 3) {
            let hash = hash(trigram(head));
            if bitmap[hash / 64] >> (hash % 64) & 1 != 0 {
                self.compare(text, at, hash, &mut found);
            }
        }
    }

    #[cold]
    #[inline(never)]
    fn compare(&self, text: &[u8], at: usize, hash: usize, found: &mut impl FnMut(Hit)) {
        let below = self.bitmap[hash / 64] & ((1 << (hash % 64)) - 1);
        let rank = self.ranks[hash / 64] as usize + below.count_ones() as usize;
        for &(word, offset) in &self.entries[self.starts[rank] as usize..self.starts[rank + 1] as usize] {
            let word = word as usize;
            let Some(start) = at.checked_sub(offset as usize) else { continue };
            let end = start + self.words[word].len();
            // Both trigrams of a word may stand at an even place only if they are two apart, which they are not: a
            // word is found once.
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

/// The first three bytes as a number; the fourth byte of the result is 0.
fn trigram(bytes: &[u8]) -> u32 {
    u32::from_le_bytes([bytes[0], bytes[1], bytes[2], 0])
}

/// The bit for a trigram; the highest byte is ignored. Setting bit 5 folds the case of letters (and makes a few
/// other characters equal, which the comparison in full tells apart).
fn hash(four: u32) -> usize {
    let folded = (four | 0x0020_2020) & 0x00ff_ffff;
    (folded.wrapping_mul(0x9e37_79b1) >> 16) as usize
}

/// The offset of the pair of neighbouring trigrams that is rarest in text.
fn rarest_pair(word: &[u8]) -> usize {
    assert!(word.len() >= 4 && word.len() < 255, "a keyword has 3 to 254 bytes");
    let cost = |at: &usize| commonness(&word[*at..at + 3]).max(commonness(&word[at + 1..at + 4]));
    (0..=word.len() - 4).min_by_key(cost).unwrap_or(0)
}

/// Roughly how common a trigram is in source text: the product of how common its characters are.
fn commonness(trigram: &[u8]) -> u32 {
    trigram.iter().map(|&byte| character_commonness(byte)).product()
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
