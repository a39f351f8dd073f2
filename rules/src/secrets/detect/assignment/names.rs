//! Which names say password, and which say key or token: an identifier is read as words, never as a substring.

use std::ops::Range;

use super::super::Text;
use crate::secrets::keywords::Hit;
use crate::secrets::words;

/// Longest name looked at on either side of the keyword.
const LONGEST_NAME: usize = 64;

/// The whole identifier that the keyword begins in (a keyword may end in the sign after a name: `pwd=`).
pub(super) fn around(text: &Text<'_>, hit: &Hit) -> Range<usize> {
    let part = |b: &&u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.');
    let before = text.bytes[..hit.start].iter().rev().take(LONGEST_NAME).take_while(part).count();
    let after = text.bytes[hit.start..].iter().take(LONGEST_NAME).take_while(part).count();
    let name = hit.start - before..hit.start + after;
    // `--password` is an option called `password`.
    let dashes = text.bytes[name.clone()].iter().take_while(|b| matches!(b, b'-' | b'.')).count();
    name.start + dashes.min(before)..name.end
}

/// Words that may follow the word that matters without changing what the name names.
const TAIL_WORDS: [&str; 22] = [
    "value",
    "string",
    "str",
    "text",
    "plain",
    "plaintext",
    "default",
    "prod",
    "production",
    "dev",
    "development",
    "staging",
    "live",
    "sandbox",
    "test",
    "local",
    "new",
    "old",
    "current",
    "confirm",
    "base",
    "b",
];

/// The lower-case words of a name, without a tail that changes nothing.
fn significant_words(name: &[u8]) -> Vec<Vec<u8>> {
    let mut words: Vec<Vec<u8>> = words::split(name).map(<[u8]>::to_ascii_lowercase).collect();
    let unimportant =
        |word: &[u8]| word.iter().all(u8::is_ascii_digit) || TAIL_WORDS.iter().any(|tail| tail.as_bytes() == word);
    while words.len() > 1 && words.last().is_some_and(|word| unimportant(word)) {
        words.pop();
    }
    words
}

const PASSWORD_WORDS: [&str; 10] =
    ["password", "passwd", "pwd", "passphrase", "passcode", "dbpass", "dbpwd", "userpwd", "sshpass", "requirepass"];
/// What is written before "password" without a sign between them.
const GLUED: [&str; 27] = [
    "pg",
    "db",
    "my",
    "user",
    "root",
    "admin",
    "mysql",
    "postgres",
    "mongo",
    "redis",
    "rabbitmq",
    "smtp",
    "mail",
    "ftp",
    "ssh",
    "ldap",
    "bind",
    "proxy",
    "sudo",
    "become",
    "vault",
    "keystore",
    "truststore",
    "login",
    "master",
    "app",
    "service",
];

/// Whether the last significant word says password. Names of settings about passwords end in other words.
pub(super) fn say_password(name: &[u8]) -> bool {
    let words = significant_words(name);
    let Some((last, before)) = words.split_last() else { return false };
    let is = |word: &[u8], list: &[&str]| list.iter().any(|entry| entry.as_bytes() == word);
    let about = before.iter().any(|word| {
        is(
            word,
            &[
                "no",
                "has",
                "is",
                "forgot",
                "reset",
                "invalid",
                "wrong",
                "hashed",
                "encrypted",
                "show",
                "hide",
                "bad",
                "require",
                "requires",
                "without",
                "error",
                "get",
                "label",
                "placeholder",
            ],
        )
    });
    let pass = is(last, &["pass"])
        && before.last().is_some_and(|word| {
            is(
                word,
                &[
                    "db", "user", "admin", "root", "mysql", "smtp", "mail", "ftp", "redis", "auth", "login",
                    "postgres", "ssh", "key", "store", "sudo", "proxy", "database",
                ],
            )
        });
    let glued = ["password", "passwd", "passphrase"]
        .iter()
        .any(|end| last.strip_suffix(end.as_bytes()).is_some_and(|prefix| is(prefix, &GLUED)));
    // SQL's `IDENTIFIED BY`; what follows must say the second word.
    let identified = name.eq_ignore_ascii_case(b"identified");
    (is(last, &PASSWORD_WORDS) || pass || glued || identified) && !about
}

/// Whether the name says key, token or secret of the kind that opens something.
pub(super) fn say_key(name: &[u8]) -> bool {
    const ALONE: [&str; 15] = [
        "secret",
        "token",
        "apikey",
        "authtoken",
        "accesstoken",
        "secretkey",
        "accesskey",
        "clientsecret",
        "credential",
        "credentials",
        "authorization",
        "bearer",
        "privatekey",
        "apitoken",
        "apisecret",
    ];
    const BEFORE_KEY: [&str; 23] = [
        "api",
        "access",
        "secret",
        "private",
        "auth",
        "encryption",
        "encrypt",
        "signing",
        "sign",
        "master",
        "account",
        "shared",
        "storage",
        "service",
        "app",
        "application",
        "client",
        "license",
        "admin",
        "deploy",
        "host",
        "session",
        "jwt",
    ];
    const OTHER_THINGS: [&str; 37] = [
        "public",
        "publishable",
        "pub",
        "site",
        "idempotency",
        "csrf",
        "xsrf",
        "next",
        "page",
        "continuation",
        "sync",
        "cursor",
        "primary",
        "foreign",
        "cache",
        "sort",
        "partition",
        "translation",
        "i18n",
        "no",
        "is",
        "has",
        "invalid",
        "expired",
        "missing",
        "mock",
        "example",
        "dummy",
        "encrypted",
        "hashed",
        "sealed",
        "hash",
        "request",
        "sha",
        "sha256",
        "digest",
        "checksum",
    ];
    let words = significant_words(name);
    let Some((last, before)) = words.split_last() else { return false };
    let is = |word: &[u8], list: &[&str]| list.iter().any(|entry| entry.as_bytes() == word);
    let key = is(last, &["key", "keys"]) && before.last().is_some_and(|word| is(word, &BEFORE_KEY));
    (is(last, &ALONE) || key) && !before.iter().any(|word| is(word, &OTHER_THINGS))
}

/// `SHOUTED_NAME`.
pub(super) fn is_shouted(name: &[u8]) -> bool {
    name.iter().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || *b == b'_')
}
