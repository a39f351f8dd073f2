//! Identifiers as words: `dbPassword`, `DB_PASSWORD`, `db-password` and `db.password` are all "db", "password".

/// The words of an identifier: runs of letters or of digits, cut where lower case turns to upper case and before
/// the last capital of a run of capitals (`APIKey` is "API", "Key").
pub(crate) fn split(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    text.chunk_by(|a, b| class(*a) == class(*b)).filter(|run| class(run[0]) != Class::Other).flat_map(humps)
}

#[derive(PartialEq, Eq, Clone, Copy)]
enum Class {
    Letter,
    Digit,
    Other,
}

fn class(byte: u8) -> Class {
    if byte.is_ascii_alphabetic() || byte >= 128 {
        Class::Letter
    } else if byte.is_ascii_digit() {
        Class::Digit
    } else {
        Class::Other
    }
}

/// Cuts a run of letters at its humps.
fn humps(run: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = run;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let cut = (1..rest.len()).find(|&at| {
            let rises = rest[at - 1].is_ascii_lowercase() && rest[at].is_ascii_uppercase();
            let last_capital = rest[at - 1].is_ascii_uppercase()
                && rest[at].is_ascii_uppercase()
                && rest.get(at + 1).is_some_and(u8::is_ascii_lowercase);
            rises || last_capital
        });
        let (word, after) = rest.split_at(cut.unwrap_or(rest.len()));
        rest = after;
        Some(word)
    })
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn identifiers_fall_into_words() {
        let check = |text: &str, expected: &[&str]| {
            let words: Vec<&str> =
                split(text.as_bytes()).map(|word| std::str::from_utf8(word).expect("utf-8")).collect();
            assert_eq!(words, expected, "{text}");
        };
        check("", &[]);
        check("password", &["password"]);
        check("dbPassword", &["db", "Password"]);
        check("DB_PASSWORD_2", &["DB", "PASSWORD", "2"]);
        check("APIKey", &["API", "Key"]);
        check("aws.secret-key", &["aws", "secret", "key"]);
        check("s3Bucket", &["s", "3", "Bucket"]);
        check("__x__", &["x"]);
        check("größe", &["größe"]);
    }
}
