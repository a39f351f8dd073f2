//! Templates for example secrets, and their deterministic expansion.
//!
//! No token that looks alive is ever stored: an example is a template such as `key_{base62:32}`. Known names in
//! braces are replaced, everything else stays as it is:
//!
//! | template | becomes |
//! |---|---|
//! | `{hex:N}` `{HEX:N}` | N hexadecimal digits |
//! | `{digits:N}` `{lower:N}` `{upper:N}` | N of `0-9`, `a-z`, `A-Z` |
//! | `{alnum:N}` `{ALNUM:N}` | N of `a-z0-9`, `A-Z0-9` |
//! | `{base62:N}` | N of `A-Za-z0-9` |
//! | `{base32:N}` | N of `A-Z2-7` |
//! | `{base64:N}` | N of `A-Za-z0-9+/` |
//! | `{base64url:N}` | N of `A-Za-z0-9-_` |
//! | `{uuid}` | a version 4 UUID |
//! | `{crc62:PREFIX}` | PREFIX, 30 of base 62, and their CRC-32 as six base 62 digits (GitHub, npm) |
//! | `{jwt}` | a signed JSON web token |
//! | `{pem:LABEL}` | a PEM block with that label and a body that is plausible DER |
//! | `{base64of:TEXT}` | the base 64 encoding of TEXT, which may hold templates |
//!
//! The same template, rule and index always give the same text.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};

/// Expands `template`. `seed` is anything that names the use, such as the rule's id and the example's index.
///
/// # Errors
/// A template whose argument is missing or no number, with the template's text.
pub fn expand(template: &str, seed: &str) -> Result<String, String> {
    let mut random = Random::new(seed);
    expand_with(template, &mut random, 0)
}

/// Templates inside templates; more is a mistake.
const MAX_DEPTH: u32 = 4;

fn expand_with(template: &str, random: &mut Random, depth: u32) -> Result<String, String> {
    if depth > MAX_DEPTH {
        return Err(format!("templates nest deeper than {MAX_DEPTH} in `{template}`"));
    }
    let mut out = String::new();
    let mut rest = template;
    while let Some(open) = rest.find('{') {
        out.push_str(&rest[..open]);
        rest = &rest[open..];
        let end = closing_brace(rest).unwrap_or(rest.len());
        let body = rest.get(1..end).unwrap_or("");
        let (name, argument) = body.split_once(':').unwrap_or((body, ""));
        match expand_one(name, argument, random, depth)? {
            Some(text) => {
                out.push_str(&text);
                rest = &rest[end + 1..];
            }
            None => {
                out.push('{');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    Ok(out)
}

/// The `}` that closes the `{` at the start of `text`.
fn closing_brace(text: &str) -> Option<usize> {
    let mut depth = 0;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(at);
        }
    }
    None
}

const DIGITS: &str = "0123456789";
const LOWER: &str = "abcdefghijklmnopqrstuvwxyz";
const UPPER: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/// `None` if `name` is no template.
fn expand_one(name: &str, argument: &str, random: &mut Random, depth: u32) -> Result<Option<String>, String> {
    let classes: &[&str] = match name {
        "hex" => &["0123456789abcdef"],
        "HEX" => &["0123456789ABCDEF"],
        "digits" => &[DIGITS],
        "lower" => &[LOWER],
        "upper" => &[UPPER],
        "alnum" => &[LOWER, DIGITS],
        "ALNUM" => &[UPPER, DIGITS],
        "base62" => &[UPPER, LOWER, DIGITS],
        "base32" => &["ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"],
        "base64" => &[UPPER, LOWER, DIGITS, "+/"],
        "base64url" => &[UPPER, LOWER, DIGITS, "-_"],
        "uuid" => return Ok(Some(uuid(random))),
        "crc62" => return Ok(Some(crc62(argument, random))),
        "jwt" => return Ok(Some(jwt(random))),
        "pem" => return Ok(Some(pem(argument, random))),
        "base64of" => return Ok(Some(STANDARD.encode(expand_with(argument, random, depth + 1)?))),
        _ => return Ok(None),
    };
    let length: usize = argument.parse().map_err(|_| format!("`{{{name}:{argument}}}` needs a length"))?;
    Ok(Some(random.text(classes, length)))
}

fn uuid(random: &mut Random) -> String {
    let mut hex = |n| random.text(&["0123456789abcdef"], n);
    format!("{}-{}-4{}-a{}-{}", hex(8), hex(4), hex(3), hex(3), hex(12))
}

/// GitHub's scheme of 2021, also npm's: 30 random characters, then the CRC-32 of them in base 62, six digits.
/// <https://github.blog/engineering/platform-security/behind-githubs-new-authentication-token-formats/>
fn crc62(prefix: &str, random: &mut Random) -> String {
    let entropy = random.text(&[UPPER, LOWER, DIGITS], 30);
    let checksum = base62(crc32fast::hash(entropy.as_bytes()));
    format!("{prefix}{entropy}{checksum}")
}

/// Six base 62 digits, `0-9A-Za-z`, most significant first.
pub(crate) fn base62(mut number: u32) -> String {
    const ALPHABET: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    let mut digits = [b'0'; 6];
    for digit in digits.iter_mut().rev() {
        *digit = ALPHABET[(number % 62) as usize];
        number /= 62;
    }
    digits.iter().map(|&digit| char::from(digit)).collect()
}

fn jwt(random: &mut Random) -> String {
    let header = URL_SAFE_NO_PAD.encode(r#"{"alg":"HS256","typ":"JWT"}"#);
    let subject = random.text(&[DIGITS], 9);
    let name = random.text(&[LOWER], 8);
    let payload = URL_SAFE_NO_PAD.encode(format!(r#"{{"sub":"{subject}","login":"{name}","iat":17{subject}}}"#));
    let signature = random.text(&[UPPER, LOWER, DIGITS, "-_"], 43);
    format!("{header}.{payload}.{signature}")
}

fn pem(label: &str, random: &mut Random) -> String {
    // A DER sequence of 600 bytes: tag, two length bytes, a version, then what may be anything.
    let mut der = vec![0x30, 0x82, 0x02, 0x54, 0x02, 0x01, 0x00];
    der.extend((0..593).map(|_| random.byte()));
    let body = STANDARD.encode(der);
    let lines: Vec<&str> = (0..body.len()).step_by(64).map(|at| &body[at..body.len().min(at + 64)]).collect();
    format!("-----BEGIN {label}-----\n{}\n-----END {label}-----\n", lines.join("\n"))
}

/// A small deterministic generator (SplitMix64, Steele et al. 2014); nothing here needs unpredictability.
struct Random(u64);

impl Random {
    fn new(seed: &str) -> Self {
        // FNV-1a, 64 bit.
        let hash = seed
            .bytes()
            .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
        Self(hash)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn byte(&mut self) -> u8 {
        (self.next() >> 56) as u8
    }

    fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next() >> 33).expect("31 bits") % bound
    }

    /// `length` characters of the classes together, with at least one of each class when there is room: a real
    /// token of that length nearly always has one, and a sample must not fail for being unlucky.
    fn text(&mut self, classes: &[&str], length: usize) -> String {
        let alphabet: Vec<char> = classes.iter().flat_map(|class| class.chars()).collect();
        let mut text: Vec<char> = (0..length).map(|_| alphabet[self.below(alphabet.len())]).collect();
        if length >= 2 * classes.len() {
            for (at, class) in classes.iter().enumerate() {
                if !text.iter().any(|&c| class.contains(c)) {
                    let options: Vec<char> = class.chars().collect();
                    // Spread over the text, away from its first character, which some formats restrict.
                    text[1 + at * 2 % (length - 1)] = options[self.below(options.len())];
                }
            }
        }
        text.into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::expand;

    #[test]
    fn templates_expand_and_everything_else_stays() {
        let check = |template: &str, shape: &str| {
            let text = expand(template, "test").expect("a right template");
            assert_eq!(text, expand(template, "test").expect("again"), "deterministic");
            assert!(
                regex::Regex::new(&format!("^(?s:{shape})$")).expect("shape").is_match(&text),
                "{template}: {text}"
            );
        };
        check("plain", "plain");
        check(r#"{"key": "{hex:32}"}"#, r#"\{"key": "[0-9a-f]{32}"\}"#);
        check("${VAR} {{ x }}", r"\$\{VAR\} \{\{ x \}\}");
        check("{upper:3}-{digits:4}", "[A-Z]{3}-[0-9]{4}");
        check("{base64of:user:{hex:4}}", "[A-Za-z0-9+/=]{12}");
        check("{uuid}", "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}");
        check("{pem:EC PRIVATE KEY}", "-----BEGIN EC PRIVATE KEY-----\n.*\n-----END EC PRIVATE KEY-----\n");
        check("{unclosed", r"\{unclosed");
    }

    #[test]
    fn a_template_without_its_length_is_an_error() {
        assert_eq!(expand("{hex}", "test"), Err("`{hex:}` needs a length".to_owned()));
    }

    #[test]
    fn different_seeds_give_different_samples() {
        assert_ne!(expand("{hex:32}", "a"), expand("{hex:32}", "b"));
    }
}
