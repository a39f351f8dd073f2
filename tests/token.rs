//! Example secrets. None is stored: what looks alive in a repository trips every scanner, ours included.

/// A GitHub token with a right checksum; the same seed gives the same token.
pub(crate) fn github(seed: &str) -> String {
    rules::sample::expand("{crc62:ghp_}", seed).expect("a right template")
}

/// One line of code with such a token: the planted finding of most tests.
pub(crate) fn leak(seed: &str) -> String {
    format!("GITHUB = \"{}\"\n", github(seed))
}

/// The rule that finds it.
pub(crate) const RULE: &str = "secrets.github-token";
