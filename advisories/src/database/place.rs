//! Where the database is unless somebody says otherwise: the folder for what can be made anew.

use std::ffi::OsString;
use std::path::PathBuf;

/// Whose convention is followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Platform {
    /// Linux and the other Unixes: <https://specifications.freedesktop.org/basedir-spec/latest/>.
    Unix,
    /// Apple: `Library/Caches`.
    MacOs,
    /// Windows: the local, not roaming, application data.
    Windows,
}

impl Platform {
    /// What the program was built for.
    pub const OURS: Self = if cfg!(windows) {
        Self::Windows
    } else if cfg!(target_vendor = "apple") {
        Self::MacOs
    } else {
        Self::Unix
    };
}

/// The default place, from the values of environment variables. `None` when they say nothing: the user must name a file.
pub fn default_place(platform: Platform, variable: impl Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    let folder = |name: &str| variable(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let caches = match platform {
        Platform::Unix => folder("XDG_CACHE_HOME").or_else(|| Some(folder("HOME")?.join(".cache"))),
        Platform::MacOs => folder("HOME").map(|home| home.join("Library").join("Caches")),
        Platform::Windows => folder("LOCALAPPDATA"),
    };
    Some(caches?.join("hook").join("advisories.db"))
}

#[cfg(test)]
mod tests {
    use super::*;

    // Absolute paths of Windows are none elsewhere, and the other way round.
    #[cfg(unix)]
    #[test]
    fn the_place_follows_the_convention() {
        let check = |platform, variables: &[(&str, &str)], expected: Option<&str>| {
            let value = |name: &str| variables.iter().find(|(known, _)| *known == name).map(|(_, value)| value.into());
            assert_eq!(default_place(platform, value), expected.map(PathBuf::from), "{variables:?}");
        };
        let (cache, user) = (("XDG_CACHE_HOME", "/cache"), ("HOME", "/user"));
        check(Platform::Unix, &[cache, user], Some("/cache/hook/advisories.db"));
        check(Platform::Unix, &[user], Some("/user/.cache/hook/advisories.db"));
        check(Platform::Unix, &[("XDG_CACHE_HOME", "relative"), user], Some("/user/.cache/hook/advisories.db"));
        check(Platform::Unix, &[("XDG_CACHE_HOME", ""), ("HOME", "")], None);
        check(Platform::MacOs, &[cache, user], Some("/user/Library/Caches/hook/advisories.db"));
        check(Platform::Windows, &[("LOCALAPPDATA", "/local"), user], Some("/local/hook/advisories.db"));
        check(Platform::Windows, &[user], None);
    }
}
