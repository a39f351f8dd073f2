//! AWS access key ids hold the number of their account: base 32 after the four-letter prefix, bits 1 to 40 from the
//! top are the account, which has twelve decimal digits.
//! <https://awsteele.com/blog/2020/09/26/aws-access-key-format.html>

use super::Verdict;

pub(super) fn check(id: &str) -> Verdict {
    let Some(encoded) = id.as_bytes().get(4..14) else { return Verdict::Unknown };
    let mut bits: u64 = 0;
    for byte in encoded {
        let digit = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'2'..=b'7' => byte - b'2' + 26,
            _ => return Verdict::Wrong,
        };
        bits = bits << 5 | u64::from(digit);
    }
    // Fifty bits read; the account is the forty after the first.
    let account = bits >> 9 & 0xff_ffff_ffff;
    if account < 1_000_000_000_000 { Verdict::Unknown } else { Verdict::Wrong }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_has_twelve_digits() {
        assert_eq!(check("AKIAAAAAAAAAAAAAAAAA"), Verdict::Unknown);
        assert_eq!(check("AKIAP7777777777AAAAA"), Verdict::Wrong, "account above 999999999999");
        assert_eq!(check("AKIA1AAAAAAAAAAAAAAA"), Verdict::Wrong, "1 is no base 32 digit");
        assert_eq!(check("AKIA"), Verdict::Unknown);
    }
}
