//! When two spellings of a package's name mean the same package.

use std::borrow::Cow;

use crate::Ecosystem;

/// The one spelling under which a package is looked up: names that mean the same package have the same one.
///
/// PyPI folds case and runs of `-`, `_` and `.`
/// (<https://packaging.python.org/en/latest/specifications/name-normalization/>); Packagist and NuGet fold case. In all
/// others two spellings are two packages.
pub fn normalised(ecosystem: Ecosystem, name: &str) -> Cow<'_, str> {
    match ecosystem {
        Ecosystem::PyPi => python(name),
        Ecosystem::Packagist | Ecosystem::NuGet => folded(name),
        Ecosystem::Npm
        | Ecosystem::Maven
        | Ecosystem::Go
        | Ecosystem::CratesIo
        | Ecosystem::RubyGems
        | Ecosystem::Pub
        | Ecosystem::Hex
        | Ecosystem::Conan => Cow::Borrowed(name),
    }
}

fn folded(name: &str) -> Cow<'_, str> {
    if name.chars().any(char::is_uppercase) { Cow::Owned(name.to_lowercase()) } else { Cow::Borrowed(name) }
}

fn python(name: &str) -> Cow<'_, str> {
    let separates = |byte: u8| matches!(byte, b'-' | b'_' | b'.');
    let runs = name.as_bytes().windows(2).any(|pair| pair.iter().all(|&byte| separates(byte)));
    if !runs && !name.chars().any(|letter| letter.is_uppercase() || matches!(letter, '_' | '.')) {
        return Cow::Borrowed(name);
    }
    let mut plain = String::with_capacity(name.len());
    let mut between = false;
    for letter in name.chars() {
        if matches!(letter, '-' | '_' | '.') {
            between = true;
            continue;
        }
        if std::mem::take(&mut between) {
            plain.push('-');
        }
        plain.extend(letter.to_lowercase());
    }
    if between {
        plain.push('-');
    }
    Cow::Owned(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_package_has_one_spelling() {
        let check = |ecosystem, written: &str, expected: &str| {
            assert_eq!(normalised(ecosystem, written), expected, "{ecosystem:?} {written}");
            assert_eq!(normalised(ecosystem, expected), expected, "a spelling is its own");
        };
        check(Ecosystem::PyPi, "requests", "requests");
        check(Ecosystem::PyPi, "Flask_SQLAlchemy", "flask-sqlalchemy");
        check(Ecosystem::PyPi, "zope.interface", "zope-interface");
        check(Ecosystem::PyPi, "a-_.b", "a-b");
        check(Ecosystem::PyPi, "a--b", "a-b");
        check(Ecosystem::Packagist, "Symfony/HTTP-Kernel", "symfony/http-kernel");
        check(Ecosystem::NuGet, "Newtonsoft.Json", "newtonsoft.json");
        check(Ecosystem::Npm, "JSONStream", "JSONStream");
        check(Ecosystem::Maven, "org.Apache:Log4j_core", "org.Apache:Log4j_core");
        check(Ecosystem::Go, "github.com/BurntSushi/toml", "github.com/BurntSushi/toml");
    }
}
