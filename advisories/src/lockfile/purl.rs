//! Package URLs, by which SBOMs name packages.
//!
//! Source: <https://github.com/package-url/purl-spec>.

use crate::Ecosystem;

/// What a package URL names.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Purl {
    pub(super) ecosystem: Ecosystem,
    pub(super) name: String,
    pub(super) version: String,
}

/// Types of package URLs, and what stands between name space and name in the ecosystem's own names.
const TYPES: &[(&str, Ecosystem, &str)] = &[
    ("npm", Ecosystem::Npm, "/"),
    ("pypi", Ecosystem::PyPi, ""),
    ("maven", Ecosystem::Maven, ":"),
    ("golang", Ecosystem::Go, "/"),
    ("cargo", Ecosystem::CratesIo, ""),
    ("gem", Ecosystem::RubyGems, ""),
    ("composer", Ecosystem::Packagist, "/"),
    ("nuget", Ecosystem::NuGet, ""),
    ("pub", Ecosystem::Pub, ""),
    ("hex", Ecosystem::Hex, ""),
    ("conan", Ecosystem::Conan, ""),
];

impl Purl {
    /// Reads `pkg:type/namespace/name@version?qualifiers#subpath`; the type if it is none of ours, `""` if it is no
    /// package URL.
    pub(super) fn of(text: &str) -> Result<Self, &str> {
        let rest = text.strip_prefix("pkg:").ok_or("")?.trim_start_matches('/');
        let (kind, rest) = rest.split_once('/').ok_or("")?;
        let (_, ecosystem, between) = TYPES.iter().find(|(name, ..)| name.eq_ignore_ascii_case(kind)).ok_or(kind)?;
        let path = rest.split(['?', '#']).next().unwrap_or(rest);
        // An `@` of a name space is written %40, but not by everyone.
        let (path, version) = match path.rfind('@') {
            Some(at) if at > 0 && !path[at..].contains('/') => (&path[..at], &path[at + 1..]),
            _ => (path, ""),
        };
        let (space, name) = path.rsplit_once('/').unwrap_or(("", path));
        let name = match (*between, space) {
            ("", _) | (_, "") => decode(name),
            (between, space) => format!("{}{between}{}", decode(space), decode(name)),
        };
        if name.is_empty() { Err("") } else { Ok(Self { ecosystem: *ecosystem, name, version: decode(version) }) }
    }
}

/// Text with `%40` and the like put back.
fn decode(text: &str) -> String {
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let hex = after.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
        match hex.and_then(|digits| u8::from_str_radix(digits, 16).ok()).filter(|_| first == b'%') {
            Some(byte) => {
                out.push(byte);
                rest = &after[2..];
            }
            None => {
                out.push(first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn package_urls() {
        let check = |text: &str, expected: Result<(Ecosystem, &str, &str), &str>| {
            let found = Purl::of(text);
            let found =
                found.as_ref().map(|it| (it.ecosystem, it.name.as_str(), it.version.as_str())).map_err(|it| *it);
            assert_eq!(found, expected, "{text}");
        };
        check("pkg:npm/%40babel/core@7.0.0", Ok((Ecosystem::Npm, "@babel/core", "7.0.0")));
        check("pkg:npm/@babel/core", Ok((Ecosystem::Npm, "@babel/core", "")));
        check("pkg:maven/org.a/b@1.0?type=jar", Ok((Ecosystem::Maven, "org.a:b", "1.0")));
        check("pkg:golang/golang.org/x/net@v0.1.0#sub", Ok((Ecosystem::Go, "golang.org/x/net", "v0.1.0")));
        check("pkg:cargo/serde@1.0.0%2Bx", Ok((Ecosystem::CratesIo, "serde", "1.0.0+x")));
        check("pkg:deb/debian/curl@7", Err("deb"));
        check("curl", Err(""));
    }
}
