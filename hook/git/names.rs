//! Paths as git writes them (bytes, `/` between parts) and as the system does. The only place that turns one into the
//! other, so that no two sources can call the same file by different names.

use std::path::{Path, PathBuf};

/// `path` as bytes. Nothing is lost: what is no Unicode on a system whose paths are not bytes comes out as bytes that
/// are no UTF-8, which `RepoPath` shows as escapes.
pub(crate) fn bytes_of(path: &Path) -> Vec<u8> {
    let bytes = path.as_os_str().as_encoded_bytes();
    if std::path::MAIN_SEPARATOR == '/' {
        return bytes.to_vec();
    }
    bytes.iter().map(|&byte| if char::from(byte) == std::path::MAIN_SEPARATOR { b'/' } else { byte }).collect()
}

/// The path of a name; `None` for one that this system cannot have.
#[cfg(unix)]
pub(crate) fn path_of(name: &[u8]) -> Option<PathBuf> {
    use std::os::unix::ffi::OsStrExt;
    Some(std::ffi::OsStr::from_bytes(name).into())
}

/// The path of a name; `None` for one that this system cannot have.
#[cfg(not(unix))]
pub(crate) fn path_of(name: &[u8]) -> Option<PathBuf> {
    std::str::from_utf8(name).ok().map(PathBuf::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_and_back() {
        let check = |name: &[u8]| {
            let path = path_of(name).expect("a path");
            assert_eq!(bytes_of(&path), name, "{}", path.display());
        };
        check(b"a/b.py");
        check("möbel/ß".as_bytes());
        check(b"");
        #[cfg(unix)]
        check(b"latin-\xe9/back\\slash");
    }
}
