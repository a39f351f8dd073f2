//! Paths as git stores them: bytes, `/` between parts, relative to the root of what is scanned.

use std::fmt;
use std::sync::Arc;

/// A path inside the scanned tree: raw bytes with `/` separators, never absolute by construction of its makers.
///
/// Ordering is by bytes, which is the order of git's index and of every report.
/// Its `Display` is safe for a terminal: control characters and bytes that are not UTF-8 are shown as escapes.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RepoPath(Arc<[u8]>);

impl RepoPath {
    /// Wraps the bytes as they are.
    pub fn new(bytes: impl Into<Vec<u8>>) -> Self {
        Self(bytes.into().into())
    }

    /// The bytes, exactly as git or the file system gave them (`/` as the separator).
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// The last part of the path; the whole path if it has no `/`.
    pub fn file_name(&self) -> &[u8] {
        let start = memchr::memrchr(b'/', &self.0).map_or(0, |slash| slash + 1);
        &self.0[start..]
    }

    /// The folder part without the trailing `/`; empty for a file at the root.
    pub fn parent(&self) -> &[u8] {
        let end = memchr::memrchr(b'/', &self.0).unwrap_or(0);
        &self.0[..end]
    }

    /// The text after the last `.` of the file name, in lower case; empty if there is none.
    /// A name that only starts with a dot (`.env`) has no extension.
    pub fn extension(&self) -> String {
        let name = self.file_name();
        match memchr::memrchr(b'.', name) {
            Some(dot) if dot > 0 => String::from_utf8_lossy(&name[dot + 1..]).to_ascii_lowercase(),
            _ => String::new(),
        }
    }
}

impl fmt::Display for RepoPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for chunk in self.0.utf8_chunks() {
            for c in chunk.valid().chars() {
                if c.is_control() || is_invisible(c) {
                    write!(f, "{}", c.escape_default())?;
                } else {
                    fmt::Write::write_char(f, c)?;
                }
            }
            for byte in chunk.invalid() {
                write!(f, "\\x{byte:02x}")?;
            }
        }
        Ok(())
    }
}

impl fmt::Debug for RepoPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

impl From<&str> for RepoPath {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

/// Format characters, fillers and tags that have no look of their own: shown raw they let a file name or a line lie
/// about itself ("Trojan Source", CVE-2021-42574). Joiners of emoji and marks of scripts that need
/// them (variation selectors) are left alone: they change a neighbour's look, not its meaning or its place.
pub fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{feff}'
        | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use super::RepoPath;

    #[test]
    fn displayed_paths_cannot_drive_a_terminal() {
        let check = |bytes: &[u8], shown: &str| assert_eq!(RepoPath::new(bytes).to_string(), shown);
        check(b"app/views.py", "app/views.py");
        check("möbel/ß.txt".as_bytes(), "möbel/ß.txt");
        check(b"a\nb", "a\\nb");
        check(b"\x1b[31mred", "\\u{1b}[31mred");
        check(b"latin-\xe9", "latin-\\xe9");
        check("evil\u{202e}txt.exe".as_bytes(), "evil\\u{202e}txt.exe");
    }

    #[test]
    fn parts() {
        let check = |path: &str, parent: &str, name: &str, extension: &str| {
            let path = RepoPath::from(path);
            assert_eq!(path.parent(), parent.as_bytes());
            assert_eq!(path.file_name(), name.as_bytes());
            assert_eq!(path.extension(), extension);
        };
        check("a/b/c.PY", "a/b", "c.PY", "py");
        check("c", "", "c", "");
        check(".env", "", ".env", "");
        check("x/.env.local", "x", ".env.local", "local");
    }
}
