//! How random a string looks. Shannon entropy alone calls `configurationManager` a key; words give themselves away by
//! which letters follow each other.

/// Shannon entropy in bits per character (bytes, for ASCII); 0 for an empty string.
/// C. E. Shannon, "A Mathematical Theory of Communication", 1948.
pub(crate) fn entropy(text: &[u8]) -> f32 {
    let mut counts = [0u32; 256];
    for &byte in text {
        counts[byte as usize] += 1;
    }
    let total = text.len() as f32;
    let bits = |n: u32| -> f32 {
        let share = n as f32 / total;
        -share * share.log2()
    };
    counts.iter().filter(|&&n| n > 0).map(|&n| bits(n)).sum()
}

/// How word-like the letters of a text are: the mean score of its letter pairs, 0 (never seen in words) to 9
/// (everyday); `None` with fewer than four pairs. Measured: random base 62 text of 20 to 32 characters scores 3.1 in
/// the median and above 5.1 in one of a hundred; identifiers and English score 6.7, below 5.0 in one of a hundred.
pub(crate) fn likeness(text: &[u8]) -> Option<f32> {
    let index = |byte: u8| byte.is_ascii_alphabetic().then(|| (byte.to_ascii_lowercase() - b'a') as usize);
    let scores = text.windows(2).filter_map(|pair| {
        let (first, second) = (index(pair[0])?, index(pair[1])?);
        Some(u32::from(PAIRS[first][second] - b'0'))
    });
    let (sum, count) = scores.fold((0, 0u32), |(sum, count), score| (sum + score, count + 1));
    (count >= 4).then(|| sum as f32 / count as f32)
}

/// Scores of letter pairs, rows by first letter: the binary logarithm of how much more often than by chance the pair
/// occurs in the distinct words of the Python standard library's sources, plus five, cut to 0..=9.
const PAIRS: [&[u8; 26]; 26] = [
    b"36763463614878162878544452",
    b"64425311541632530553500041",
    b"71537227606643832647621040",
    b"63358432711533631554531130",
    b"74786653423768465987355642",
    b"52335620700522620544501030",
    b"51327245500535420554421011",
    b"61227100602332610435301030",
    b"65766560213769751677260406",
    b"30103000101000300010300000",
    b"41326231500313320352203010",
    b"73458322802723740366531060",
    b"75247211602453660253500030",
    b"73777583624434642378553131",
    b"45663552414668660866656421",
    b"72337424602623651756512040",
    b"00100000000100002130600000",
    b"83658452804565740676543150",
    b"53648336704544663368723150",
    b"74548417802544751776534263",
    b"56545441501657460666100100",
    b"62207110500111320221020000",
    b"51225203500214410441001100",
    b"32424302400220250225111320",
    b"22323210400334250344122011",
    b"30105000400000200000000000",
];

/// The longest run of characters that count up or down by one (`abcdef`, `4321`) or walk along a keyboard row.
pub(crate) fn longest_sequence(text: &[u8]) -> usize {
    const ROWS: [&[u8]; 3] = [b"qwertyuiop", b"asdfghjkl", b"zxcvbnm"];
    let next_on_row = |a: u8, b: u8| ROWS.iter().any(|row| row.windows(2).any(|pair| pair == [a, b]));
    let (mut longest, mut up, mut down, mut walk) = (usize::from(!text.is_empty()), 1, 1, 1);
    for pair in text.windows(2) {
        let (a, b) = (pair[0].to_ascii_lowercase(), pair[1].to_ascii_lowercase());
        let alphanumeric = a.is_ascii_alphanumeric() && b.is_ascii_alphanumeric();
        up = if alphanumeric && b == a.wrapping_add(1) { up + 1 } else { 1 };
        down = if alphanumeric && a == b.wrapping_add(1) { down + 1 } else { 1 };
        walk = if next_on_row(a, b) { walk + 1 } else { 1 };
        longest = longest.max(up).max(down).max(walk);
    }
    longest
}

/// The longest run of one character.
pub(crate) fn longest_repeat(text: &[u8]) -> usize {
    text.chunk_by(|a, b| a == b).map(<[u8]>::len).max().unwrap_or(0)
}

/// How often neighbours are of different classes (capital, small letter, digit, other): every second place of random
/// base 62 text, every fifth of `camelCaseNames`.
fn changes_of_class(text: &[u8]) -> usize {
    let class = |byte: u8| (byte.is_ascii_uppercase(), byte.is_ascii_lowercase(), byte.is_ascii_digit());
    text.windows(2).filter(|pair| class(pair[0]) != class(pair[1])).count()
}

/// How many different bytes there are.
pub(crate) fn distinct(text: &[u8]) -> u32 {
    let (letters, rest) = text.iter().fold((0u128, 0u128), |(low, high), &byte| {
        if byte < 128 { (low | 1 << byte, high) } else { (low, high | 1 << (byte - 128)) }
    });
    letters.count_ones() + rest.count_ones()
}

/// Whether `text` looks generated: at least 16 characters of an alphabet that tokens use, spread over it, and no
/// words. This is the test for a value whose key says "key" or "token" and whose format nobody vouches for.
pub(crate) fn looks_generated(text: &[u8]) -> bool {
    let length = text.len();
    let plain = text.iter().all(|b| b.is_ascii_graphic());
    if !(16..=512).contains(&length) || !plain || longest_repeat(text) > 4 || longest_sequence(text) > 5 {
        return false;
    }
    let digits = text.iter().filter(|b| b.is_ascii_digit()).count();
    let upper = text.iter().filter(|b| b.is_ascii_uppercase()).count();
    let lower = text.iter().filter(|b| b.is_ascii_lowercase()).count();
    if digits == length || upper + lower == 0 || (digits < 2 && changes_of_class(text) * 3 < length) {
        return false;
    }
    let hex = text.iter().all(u8::is_ascii_hexdigit);
    // What uniformly random text of this length and alphabet reaches, less a margin for its chance repeats.
    let (symbols, share) = if hex { (16.0_f32, 0.70) } else { (40.0, 0.80) };
    if entropy(text) < symbols.min(length as f32).log2() * share {
        return false;
    }
    // Digits all over are no words; where there are few, the letters decide.
    hex || digits * 5 >= length || likeness(text).is_none_or(|score| score < 5.2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn generated_text_is_told_from_names() {
        let check = |text: &str, expected: bool| assert_eq!(looks_generated(text.as_bytes()), expected, "{text}");
        let sample = |template: &str, n: u32| crate::sample::expand(template, &n.to_string()).expect("template");
        for n in 0..200 {
            check(&sample("{base62:32}", n), true);
            check(&sample("{hex:32}", n), true);
            check(&sample("{base64url:43}", n), true);
        }
        check("configurationManager2", false);
        check("AuthenticationProviderFactory12", false);
        check("com.example.security.TokenStore2", false);
        check("my-service-token-name-01", false);
        check("0123456789abcdef0123456789abcdef", false);
        check("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa11", false);
        check("short1A", false);
        check("12345678901234567890", false);
    }

    #[test]
    fn sequences_and_repeats() {
        let check = |text: &str, sequence: usize, repeat: usize| {
            assert_eq!(longest_sequence(text.as_bytes()), sequence, "{text}");
            assert_eq!(longest_repeat(text.as_bytes()), repeat, "{text}");
        };
        check("", 0, 0);
        check("a", 1, 1);
        check("xxabcdexx", 5, 2);
        check("98765", 5, 1);
        check("qwerty", 6, 1);
        check("aaab", 2, 3);
    }
}
