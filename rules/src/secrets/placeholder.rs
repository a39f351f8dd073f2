//! What stands where a secret would stand and is none: placeholders, references, templates, names, digests.

use super::randomness::{distinct, likeness, longest_repeat, longest_sequence};
use super::words;

/// Words in a token that say it is only an example. Long enough that chance does not spell them in base 62.
const EXAMPLE_WORDS: [&[u8]; 12] = [
    b"example",
    b"placeholder",
    b"dummy",
    b"redacted",
    b"changeme",
    b"your_",
    b"your-",
    b"xxxx",
    b"sample",
    b"replace",
    b"insert",
    b"fake",
];

/// Whether the text of a provider's token is a stand-in (documentation, a template), not a token.
pub(crate) fn is_example_token(token: &[u8]) -> bool {
    let lower = token.to_ascii_lowercase();
    let says_so = EXAMPLE_WORDS.iter().any(|word| memchr::memmem::find(&lower, word).is_some());
    let repeat = longest_repeat(token);
    // Some formats have a run of one letter by design, never over a third of the token.
    let filler = repeat >= 8 && repeat * 3 > token.len();
    says_so || longest_sequence(token) >= 8 || filler || (token.len() >= 16 && distinct(&lower) < 6)
}

/// Whether a value is computed or fetched elsewhere, or encrypted: `${VAR}`, `{{ x }}`, `<your-key>`, `%s`, `op://…`,
/// `ENC[…]`, base 64 of OpenSSL's `Salted__`.
pub(crate) fn is_reference(value: &[u8]) -> bool {
    const STARTS: [&[u8]; 19] = [
        b"<",
        b"{{",
        b"{%",
        b"%(",
        b"%{",
        b"#{",
        b"op://",
        b"arn:",
        b"vault:",
        b"enc[",
        b"env:",
        b"env.",
        b"file:",
        b"ssm:",
        b"sm://",
        b"ref+",
        b"secret:",
        b"projects/",
        b"keyvault",
    ];
    const PARTS: [&[u8]; 14] = [
        b"${",
        b"$(",
        b"{{",
        b"#{",
        b"<%",
        b"{}",
        b"{0}",
        b"getenv",
        b"environ",
        b"process.env",
        b"os.env",
        b"secrets.",
        b"...",
        "…".as_bytes(),
    ];
    let lower = value.to_ascii_lowercase();
    let encrypted = value.starts_with(b"U2FsdGVkX1");
    // The whole value: inside one, `%d` may be a letter of a password or the beginning of an encoded byte.
    let formatted = matches!(value, b"%s" | b"%d" | b"%v" | b"%r");
    encrypted
        || formatted
        || matches!(value.first(), Some(b'$' | b'@' | b'!')) && !is_password_after_sign(value)
        || value.len() > 2 && value.starts_with(b"%") && value.ends_with(b"%")
        || STARTS.iter().any(|start| lower.starts_with(start))
        || PARTS.iter().any(|part| memchr::memmem::find(&lower, part).is_some())
        || in_braces(value)
}

/// Whether a value that begins like a reference (`$NAME`, `@name`, `!tag`) goes on as no name does: with signs, and
/// with digits among the letters.
fn is_password_after_sign(value: &[u8]) -> bool {
    const SIGNS: &[u8] = b"#%^&*+=~?!@";
    let (sigil, rest) = (value[0], &value[1..]);
    let kinds = SIGNS.iter().filter(|sign| rest.contains(sign)).count();
    let needed = if sigil == b'$' { 2 } else { 1 };
    let plain = rest.iter().all(|b| b.is_ascii_alphanumeric() || SIGNS.contains(b) || matches!(b, b'$' | b'-' | b'_'));
    let word = &rest[..rest.iter().take_while(|b| b.is_ascii_alphanumeric() || **b == b'_').count()];
    let of = |test: fn(&u8) -> bool| word.iter().filter(|b| b.is_ascii_alphabetic()).all(test);
    // Names are written in one case, mostly; `$Kq7z` is none.
    let named =
        word.len() > 2 && !word[0].is_ascii_digit() && (of(u8::is_ascii_uppercase) || of(u8::is_ascii_lowercase));
    let names = || rest.windows(2).any(|pair| pair[0] == b'$' && (pair[1].is_ascii_alphabetic() || pair[1] == b'_'));
    kinds >= needed && plain && (sigil != b'$' || !named) && rest.iter().any(u8::is_ascii_digit) && !names()
}

/// `{name}`: a placeholder of Python's, Java's or C#'s format strings.
fn in_braces(value: &[u8]) -> bool {
    let Some(open) = memchr::memchr(b'{', value) else { return false };
    let Some(length) = memchr::memchr(b'}', &value[open..]) else { return false };
    value[open + 1..open + length].iter().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'.' | b':'))
}

/// Whole words that make a value a stand-in.
const STAND_INS: [&str; 41] = [
    "example",
    "sample",
    "dummy",
    "placeholder",
    "changeme",
    "change",
    "changeit",
    "replace",
    "replaceme",
    "todo",
    "fixme",
    "redacted",
    "hidden",
    "masked",
    "insert",
    "your",
    "fake",
    "mock",
    "test",
    "testing",
    "foo",
    "bar",
    "baz",
    "foobar",
    "none",
    "null",
    "nil",
    "undefined",
    "true",
    "false",
    "string",
    "str",
    "empty",
    "blank",
    "default",
    "invalid",
    "wrong",
    "bogus",
    "value",
    "something",
    "xxx",
];

/// Whether a value stands for a secret that somebody else fills in, or for nothing.
pub(crate) fn is_placeholder(value: &[u8]) -> bool {
    if is_mask(value) {
        return true;
    }
    let hidden =
        value.iter().filter(|b| matches!(b, b'*' | b'x' | b'X' | b'.' | b'-' | b'_' | b'#' | b'?' | b'0')).count();
    if hidden == value.len()
        || hidden * 4 > value.len() * 3
        || longest_repeat(value) >= 6
        || longest_sequence(value) >= 8
    {
        return true;
    }
    words::split(value).any(|word| {
        let lower = word.to_ascii_lowercase();
        STAND_INS.iter().any(|stand_in| stand_in.as_bytes() == lower) && !by_chance(value, word)
    })
}

/// Whether a value is one sign over and over, as it is or escaped as in a URL: `•••`, `%E2%80%A2%E2%80%A2`.
fn is_mask(value: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(value) else { return false };
    let first = text.chars().next();
    let signs = text.chars().all(|c| Some(c) == first && !c.is_alphanumeric());
    let bullets = text.len() >= 18 && text.as_bytes().chunks(9).all(|chunk| chunk.eq_ignore_ascii_case(b"%E2%80%A2"));
    signs || bullets
}

/// Passwords that programs are shipped with or that their instructions use: everybody knows them, and where they stand
/// is mostly a set-up for one machine.
pub(crate) fn is_shipped(password: &[u8]) -> bool {
    const SHIPPED: [&[u8]; 34] = [
        b"minio",
        b"minioadmin",
        b"rabbitmq",
        b"postgres",
        b"postgresql",
        b"mysql",
        b"mariadb",
        b"mongo",
        b"mongodb",
        b"redis",
        b"elastic",
        b"neo4j",
        b"guest",
        b"admin",
        b"root",
        b"toor",
        b"rootpassword",
        b"adminpassword",
        b"rootpass",
        b"adminpass",
        b"docker",
        b"vagrant",
        b"raspberry",
        b"airflow",
        b"superset",
        b"grafana",
        b"keycloak",
        b"wordpress",
        b"letmein",
        b"welcome",
        b"qwerty",
        b"p@ssw0rd",
        b"pa55w0rd",
        b"hunter",
    ];
    let lower = password.to_ascii_lowercase();
    let digits = lower.iter().rev().take_while(|b| b.is_ascii_digit()).count();
    let (word, count) = lower.split_at(lower.len() - digits);
    let word = word.strip_suffix(b"!").unwrap_or(word);
    (SHIPPED.contains(&word) || SHIPPED.contains(&&*lower)) && (digits <= 1 || longest_sequence(count) == digits)
}

/// Whether a word of three letters inside `value` is one that chance spells: between capitals and digits of something
/// much longer, with no sign that cuts it off.
fn by_chance(value: &[u8], word: &[u8]) -> bool {
    let start = word.as_ptr().addr() - value.as_ptr().addr();
    let sign = |byte: Option<&u8>| byte.is_none_or(|b| !b.is_ascii_alphanumeric());
    let cut_off = sign(start.checked_sub(1).and_then(|at| value.get(at))) && sign(value.get(start + word.len()));
    word.len() <= 3 && !cut_off && word.len() * 4 < value.len()
}

/// Whether a value is a name of something, not a secret: an identifier or path made of words, a constant's name, a
/// type, a selector. Values with both letters and digits in one word pass.
pub(crate) fn is_name(value: &[u8]) -> bool {
    let shape = |allowed: &[u8]| value.iter().all(|b| b.is_ascii_alphabetic() || allowed.contains(b));
    let has = |byte: u8| value.contains(&byte);
    // SHOUTED_NAME: a constant or an environment variable.
    let shouted = has(b'_') && value.iter().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || *b == b'_');
    let path = value.starts_with(b"/") || value.starts_with(b"./") || value.starts_with(b"~/") || has_scheme(value);
    let several = has(b'_') || has(b'-') || has(b'.') || has(b'/') || has(b':');
    let words = several && shape(b"_-./:") && likeness(value).is_none_or(|score| score > 4.3);
    shouted || path || words || is_file_name(value)
}

fn has_scheme(value: &[u8]) -> bool {
    memchr::memmem::find(value, b"://").is_some()
}

fn is_file_name(value: &[u8]) -> bool {
    const ENDINGS: [&[u8]; 20] = [
        b".txt",
        b".json",
        b".yaml",
        b".yml",
        b".pem",
        b".key",
        b".crt",
        b".html",
        b".js",
        b".ts",
        b".py",
        b".java",
        b".xml",
        b".properties",
        b".env",
        b".toml",
        b".php",
        b".jks",
        b".p12",
        b".com",
    ];
    let lower = value.to_ascii_lowercase();
    ENDINGS.iter().any(|ending| lower.ends_with(ending))
}

/// Whether a value is a UUID or a plain digest by its length, which name things more often than they open them.
pub(crate) fn is_uuid(value: &[u8]) -> bool {
    value.len() == 36
        && value.iter().enumerate().all(|(at, b)| match at {
            8 | 13 | 18 | 23 => *b == b'-',
            _ => b.is_ascii_hexdigit(),
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stand_ins() {
        let check = |value: &str, reference: bool, placeholder: bool, name: bool| {
            let bytes = value.as_bytes();
            assert_eq!(
                (is_reference(bytes), is_placeholder(bytes), is_name(bytes)),
                (reference, placeholder, name),
                "{value}"
            );
        };
        check("hunter2", false, false, false);
        check("Kq7z%d0BFXm4", false, false, false);
        check("Tr0ub4dor&3", false, false, false);
        check("${DB_PASSWORD}", true, false, false);
        check("{{ vault_password }}", true, false, false);
        check("<your-key>", true, true, false);
        check("%s", true, false, false);
        check("$password2", true, false, false);
        check("$HOST:$PORT1", true, false, false);
        check("@scope/name1", true, false, false);
        check("$PREFIX!2024#x", true, false, false);
        check("$name@host1#x", true, false, false);
        check("!Sub", true, false, false);
        check("$Kq7z#d0BF!m4", false, false, false);
        check("!Kq7z#d0BFXm4", false, false, false);
        check("@dm1n#2024", false, false, false);
        check("op://vault/item/field", true, false, true);
        check("prefix-{name}", true, false, false);
        check("********", false, true, false);
        check("xxxxxxxxxxxx", false, true, false);
        check("changeme", false, true, false);
        check("foo1234567", false, true, false);
        check("my-foo-9-key-77", false, true, false);
        check("aoknYx7CdFooG74d", false, false, false);
        check("my-test-password", false, true, true);
        check("DB_PASSWORD_PROD", false, false, true);
        check("config.database.password", false, false, true);
        check("/etc/ssl/private.key", false, false, true);
        check("https://login.host/token", false, false, true);
        check("12345678", false, true, false);
    }

    #[test]
    fn example_tokens() {
        let check = |token: &str, expected: bool| assert_eq!(is_example_token(token.as_bytes()), expected, "{token}");
        check("AKIAIOSFODNN7EXAMPLE", true);
        check("ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", true);
        check("key_12345678901234567890", true);
        check("00000000000000000000000000000000", true);
        for n in 0..500 {
            let token = crate::sample::expand("tok_{base62:40}", &n.to_string()).expect("template");
            check(&token, false);
        }
    }
}
