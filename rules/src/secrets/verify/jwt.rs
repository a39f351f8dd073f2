//! JSON web tokens: the first part is base 64 of a JSON object that names an algorithm (RFC 7519, RFC 7515).

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::Verdict;

pub(super) fn check(token: &str) -> Verdict {
    let mut parts = token.split('.');
    let (Some(header), Some(payload), Some(signature)) = (parts.next(), parts.next(), parts.next()) else {
        return Verdict::Unknown;
    };
    let object = |part: &str| URL_SAFE_NO_PAD.decode(part).ok().and_then(|bytes| json_object(&bytes));
    let (Some(header), Some(payload)) = (object(header), object(payload)) else { return Verdict::Wrong };
    // Unsigned ("alg":"none") opens nothing, and the payload of the tutorial at jwt.io is in every introduction.
    if !header.contains(r#""alg""#) || signature.is_empty() || payload.contains("John Doe") {
        return Verdict::Wrong;
    }
    // The structure says what it is, not that it opens anything: tests and documents are full of well-formed ones.
    Verdict::Unknown
}

/// The text of a JSON object: braces around printable UTF-8. A full parse would say no more about a secret.
fn json_object(bytes: &[u8]) -> Option<String> {
    let text = std::str::from_utf8(bytes).ok()?.trim();
    let object =
        text.starts_with('{') && text.ends_with('}') && !text.chars().any(|c| c.is_control() && !c.is_whitespace());
    object.then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn structure() {
        let token = crate::sample::expand("{jwt}", "test").expect("template");
        assert_eq!(check(&token), Verdict::Unknown);
        let encode = |text: &str| URL_SAFE_NO_PAD.encode(text);
        let with = |header: &str, payload: &str| format!("{}.{}.c2lnbmF0dXJl", encode(header), encode(payload));
        assert_eq!(check(&with("no json", "{}")), Verdict::Wrong);
        assert_eq!(check(&with(r#"{"typ":"JWT"}"#, "{}")), Verdict::Wrong);
        assert_eq!(check(&with(r#"{"alg":"HS256"}"#, r#"{"sub":"1234567890","name":"John Doe"}"#)), Verdict::Wrong);
    }
}
