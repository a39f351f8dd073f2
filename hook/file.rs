//! Whole files: read where that ends, and written new in the place of old ones.

use std::fs::File;
use std::io::{self, ErrorKind, Read, Write};
use std::path::Path;

/// All of a regular file of at most `limit` bytes. Anything else is refused before it is opened: a pipe would wait for a
/// writer, and a device may never end.
///
/// # Errors
/// Those of the file system; [`ErrorKind::FileTooLarge`] with the size; [`ErrorKind::InvalidInput`] for what is no
/// regular file.
pub(crate) fn read(path: &Path, limit: u64) -> io::Result<Vec<u8>> {
    read_unless(path, limit, 0, |_| false)
}

/// Like [`read`]; of a long file only the first `start` bytes, if these are `enough`.
///
/// # Errors
/// Those of [`read`].
pub(crate) fn read_unless(path: &Path, limit: u64, start: usize, enough: fn(&[u8]) -> bool) -> io::Result<Vec<u8>> {
    let metadata = path.metadata()?;
    if metadata.is_dir() {
        return Err(io::Error::new(ErrorKind::IsADirectory, "it is a folder"));
    }
    if !metadata.is_file() {
        return Err(io::Error::new(ErrorKind::InvalidInput, "it is a pipe, a socket or a device, not a regular file"));
    }
    let mut file = File::open(path)?;
    let size = file.metadata()?.len();
    if size > limit {
        return Err(too_large(format!("{size} bytes")));
    }
    let mut content = Vec::new();
    // A short file is read at once: another call of the system costs as much as the rest of it.
    if start > 0 && size > 4 * start as u64 {
        content.reserve_exact(start);
        (&mut file).take(start as u64).read_to_end(&mut content)?;
        if enough(&content) {
            return Ok(content);
        }
    }
    content.reserve_exact((usize::try_from(size).unwrap_or(0) + 1).saturating_sub(content.len()));
    // It may have grown since; one byte more than the limit is enough to know.
    (&mut file).take(limit.saturating_add(1) - content.len() as u64).read_to_end(&mut content)?;
    if content.len() as u64 > limit {
        return Err(too_large(format!("more than {limit} bytes")));
    }
    Ok(content)
}

fn too_large(what: String) -> io::Error {
    io::Error::new(ErrorKind::FileTooLarge, what)
}

/// What a file is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Access {
    Data,
    Program,
    /// What the file has that is replaced.
    Kept,
}

/// Puts a whole new file in the place of `file`, or leaves everything as it was. It is written beside it under a name
/// nobody can have prepared a link at.
///
/// # Errors
/// Those of the file system.
pub(crate) fn replace(file: &Path, content: &[u8], access: Access) -> io::Result<()> {
    let folder = file.parent().unwrap_or(Path::new("."));
    let mut beside = tempfile::NamedTempFile::new_in(folder)?;
    beside.write_all(content)?;
    set_access(beside.as_file(), access, file)?;
    beside.as_file().sync_all()?;
    beside.persist(file).map_err(|error| error.error)?;
    Ok(())
}

#[cfg(unix)]
fn set_access(file: &File, access: Access, replaced: &Path) -> io::Result<()> {
    use std::fs::Permissions;
    use std::os::unix::fs::PermissionsExt;
    let permissions = match access {
        Access::Data => Permissions::from_mode(0o644),
        Access::Program => Permissions::from_mode(0o755),
        Access::Kept => replaced.metadata()?.permissions(),
    };
    file.set_permissions(permissions)
}

#[cfg(not(unix))]
fn set_access(_file: &File, _access: Access, _replaced: &Path) -> io::Result<()> {
    Ok(())
}
