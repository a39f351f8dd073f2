//! Whole new files in the place of old ones.

use std::fs::File;
use std::io::{self, Write};
use std::path::Path;

/// What a file is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Access {
    Data,
    Program,
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
    set_access(beside.as_file(), access)?;
    beside.as_file().sync_all()?;
    beside.persist(file).map_err(|error| error.error)?;
    Ok(())
}

#[cfg(unix)]
fn set_access(file: &File, access: Access) -> io::Result<()> {
    use std::fs::Permissions;
    use std::os::unix::fs::PermissionsExt;
    let mode = match access {
        Access::Data => 0o644,
        Access::Program => 0o755,
    };
    file.set_permissions(Permissions::from_mode(mode))
}

#[cfg(not(unix))]
fn set_access(_file: &File, _access: Access) -> io::Result<()> {
    Ok(())
}
