//! The scheme GitHub introduced in 2021 and npm took over: prefix, `_`, 30 random characters, and their CRC-32 in six
//! base 62 digits.
//! <https://github.blog/engineering/platform-security/behind-githubs-new-authentication-token-formats/>

use super::Verdict;
use crate::sample::base62;

pub(super) fn check(token: &str) -> Verdict {
    let Some(body) = token.rsplit_once('_').map(|(_, body)| body).filter(|body| body.len() == 36 && body.is_ascii())
    else {
        return Verdict::Unknown;
    };
    let (random, checksum) = body.split_at(30);
    if base62(crc32fast::hash(random.as_bytes())) == checksum {
        Verdict::Right("checksum right")
    } else {
        Verdict::Wrong
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_character_is_noticed() {
        let token = crate::sample::expand("{crc62:abc_}", "test").expect("template");
        assert_eq!(check(&token), Verdict::Right("checksum right"));
        let changed = token.replacen(|c: char| c.is_ascii_digit(), "x", 1);
        assert_eq!(check(&changed), Verdict::Wrong);
        assert_eq!(check("abc_short"), Verdict::Unknown);
    }
}
