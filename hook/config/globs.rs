//! Patterns over paths and rule ids, as the configuration writes them.

use findings::RepoPath;
use globset::{Candidate, Glob, GlobBuilder, GlobMatcher, GlobSet, GlobSetBuilder};

/// A list of path patterns in the spirit of `.gitignore`:
///
/// - a pattern is relative to the folder that the configuration file speaks for;
/// - it matches the path itself and everything below it; `vendor/` only what is below;
/// - without a `/` inside (`vendor/`, `*.min.js`) it matches at any depth, with one (`src/gen`, `/vendor`) from that
///   folder on;
/// - `*` and `?` stop at `/`, `**` does not.
#[derive(Clone, Debug, Default)]
pub(crate) struct PathGlobs {
    /// One part for each place patterns come from; they add up.
    parts: Vec<Part>,
}

/// The patterns of one key of one file.
#[derive(Clone, Debug)]
struct Part {
    /// The folder they are relative to; empty for the root.
    base: Vec<u8>,
    set: GlobSet,
    /// As they were written, to show and to compare.
    written: Vec<String>,
}

impl PathGlobs {
    /// Compiles patterns relative to the folder `base`.
    ///
    /// # Errors
    /// The index of the first bad pattern, and what is wrong with it.
    pub(crate) fn new(base: &[u8], written: Vec<String>) -> Result<Self, (usize, String)> {
        let mut set = GlobSetBuilder::new();
        for (at, pattern) in written.iter().enumerate() {
            for glob in compile(pattern).map_err(|why| (at, why))? {
                set.add(glob);
            }
        }
        let set = set.build().map_err(|error| (0, error.kind().to_string()))?;
        Ok(Self { parts: vec![Part { base: base.to_vec(), set, written }] })
    }

    /// These patterns and those of `other`.
    pub(super) fn and(mut self, other: &Self) -> Self {
        self.parts.extend(other.parts.iter().cloned());
        self
    }

    /// Whether one of the patterns matches `path`.
    pub(crate) fn matches(&self, path: &RepoPath) -> bool {
        self.parts.iter().any(|part| {
            below(&part.base, path.as_bytes())
                .is_some_and(|rest| part.set.is_match_candidate(&Candidate::from_bytes(rest)))
        })
    }

    /// The patterns as they were written.
    pub(crate) fn written(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().flat_map(|part| part.written.iter().map(String::as_str))
    }
}

/// The part of `path` below the folder `base`; `None` if it is elsewhere.
fn below<'p>(base: &[u8], path: &'p [u8]) -> Option<&'p [u8]> {
    if base.is_empty() {
        return Some(path);
    }
    path.strip_prefix(base)?.strip_prefix(b"/")
}

/// The globs that together mean `pattern`.
fn compile(pattern: &str) -> Result<Vec<Glob>, String> {
    let body = pattern.trim_end_matches('/');
    if body.is_empty() {
        return Err("an empty pattern matches nothing; `**` matches everything".to_owned());
    }
    if body.starts_with('!') {
        return Err("patterns that start with `!` are not supported".to_owned());
    }
    if body.split('/').any(|part| part == "..") {
        return Err("a pattern cannot leave the folder of its file by `..`".to_owned());
    }
    let anchored = body.contains('/');
    let body = body.strip_prefix("./").unwrap_or(body).trim_start_matches('/');
    let depth = if anchored { "" } else { "**/" };
    let mut globs = vec![glob(&format!("{depth}{body}/**"))?];
    if !pattern.ends_with('/') {
        globs.push(glob(&format!("{depth}{body}"))?);
    }
    Ok(globs)
}

fn glob(text: &str) -> Result<Glob, String> {
    GlobBuilder::new(text)
        .literal_separator(true)
        .backslash_escape(true)
        .build()
        .map_err(|error| error.kind().to_string())
}

/// A rule id, or a pattern over rule ids in which `*` stands for any characters (`javascript.xss.*`).
#[derive(Clone, Debug)]
pub(crate) struct RuleGlob {
    matcher: GlobMatcher,
}

impl RuleGlob {
    /// Compiles the pattern.
    ///
    /// # Errors
    /// What is wrong with it.
    pub(super) fn new(pattern: &str) -> Result<Self, String> {
        let glob = Glob::new(pattern).map_err(|error| error.kind().to_string())?;
        Ok(Self { matcher: glob.compile_matcher() })
    }

    /// Whether it means the rule `id`.
    pub(crate) fn matches(&self, id: &str) -> bool {
        self.matcher.is_match(id)
    }

    /// As it was written.
    pub(crate) fn written(&self) -> &str {
        self.matcher.glob().glob()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn path_patterns() {
        let check = |base: &str, pattern: &str, path: &str, expected: bool| {
            let globs = PathGlobs::new(base.as_bytes(), vec![pattern.to_owned()]).expect(pattern);
            assert_eq!(globs.matches(&RepoPath::from(path)), expected, "{pattern} in {base:?} on {path}");
        };
        check("", "vendor/", "vendor/a.js", true);
        check("", "vendor/", "lib/vendor/deep/a.js", true);
        check("", "vendor/", "vendor", false);
        check("", "vendor/", "vendors/a.js", false);
        check("", "vendor", "vendor", true);
        check("", "/vendor", "vendor/a.js", true);
        check("", "/vendor", "lib/vendor/a.js", false);
        check("", "src/gen", "src/gen/a.js", true);
        check("", "./src/gen/", "src/gen/a.js", true);
        check("", "src/gen", "lib/src/gen/a.js", false);
        check("", "*.min.js", "web/a.min.js", true);
        check("", "**/*.min.js", "a.min.js", true);
        check("", "**/*.min.js", "web/a.min.js", true);
        check("", "src/*.js", "src/deep/a.js", false);
        check("", "tests/**", "tests/deep/a.js", true);
        check("", "**", "any/thing", true);
        check("", "*.{pem,key}", "etc/a.key", true);
        check("app", "vendor/", "app/vendor/a.js", true);
        check("app", "vendor/", "vendor/a.js", false);
        check("app", "/gen", "app/gen/x", true);
        check("app", "/gen", "application/gen/x", false);
    }

    #[test]
    fn paths_that_are_no_utf8_are_matched_too() {
        let globs = PathGlobs::new(b"", vec!["vendor/".to_owned()]).expect("pattern");
        assert!(globs.matches(&RepoPath::new(*b"vendor/\xff.js")));
    }

    #[test]
    fn bad_patterns_say_why() {
        let check = |pattern: &str| assert!(PathGlobs::new(b"", vec![pattern.to_owned()]).is_err(), "{pattern}");
        check("");
        check("/");
        check("!keep");
        check("../other/");
        check("a[");
        check("{a,b");
    }

    #[test]
    fn rule_patterns() {
        let check = |pattern: &str, id: &str, expected: bool| {
            assert_eq!(RuleGlob::new(pattern).expect(pattern).matches(id), expected, "{pattern} on {id}");
        };
        check("secrets.github-token", "secrets.github-token", true);
        check("secrets.github", "secrets.github-token", false);
        check("secrets.*", "secrets.github-token", true);
        check("javascript.xss.*", "javascript.xss.dom.inner-html", true);
        check("*", "python.sqli", true);
    }
}
