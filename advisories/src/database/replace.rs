//! A new file in the place of the old one: whole or not at all, whatever happens in between.

use std::fs::{self, File, TryLockError};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// What temporary files beside the database end in.
const UNFINISHED: &str = ".hook-unfinished";

/// The right to change a database; ends when it is dropped, or with the process, however that ends.
#[derive(Debug)]
pub(crate) struct Lock {
    _file: File,
    folder: PathBuf,
}

impl Lock {
    /// Takes the right, makes the folder, and clears away what an update that was killed left. `None`: somebody else
    /// has it.
    pub(crate) fn take(database: &Path) -> io::Result<Option<Self>> {
        let folder = match database.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
            _ => PathBuf::from("."),
        };
        fs::create_dir_all(&folder)?;
        let mut name = database.file_name().ok_or(io::ErrorKind::IsADirectory)?.to_owned();
        name.push(".lock");
        let file = File::options().create(true).truncate(false).write(true).open(folder.join(name))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Ok(None),
            Err(TryLockError::Error(error)) => return Err(error),
        }
        let lock = Self { _file: file, folder };
        for entry in fs::read_dir(&lock.folder)? {
            let path = entry?.path();
            // Another database's update in the same folder may be at work on its own: those names begin otherwise.
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            if name.strip_prefix(&prefix(database)).is_some_and(|rest| rest.ends_with(UNFINISHED)) {
                fs::remove_file(path)?;
            }
        }
        Ok(Some(lock))
    }

    /// A file for what is being received; it has no name, and is gone with its last handle.
    pub(crate) fn scratch(&self) -> io::Result<File> {
        tempfile::tempfile_in(&self.folder)
    }
}

fn prefix(database: &Path) -> String {
    format!(".{}.", database.file_name().unwrap_or_default().to_string_lossy())
}

/// Writes a file beside the database, makes sure that it is on the disk, and renames it over the database.
pub(crate) fn replace(database: &Path, lock: &Lock, bytes: &[u8]) -> io::Result<()> {
    let prefix = prefix(database);
    let mut builder = tempfile::Builder::new();
    builder.prefix(&prefix).suffix(UNFINISHED);
    // As any file that a program writes: readable by whom the user's mask lets.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = builder.tempfile_in(&lock.folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(database)?;
    // The rename itself is on the disk when the folder is; Windows knows no such thing.
    #[cfg(unix)]
    File::open(&lock.folder)?.sync_all()?;
    Ok(())
}
