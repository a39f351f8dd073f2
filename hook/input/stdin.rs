//! One buffer from standard input: `hook scan --stdin --path NAME`.

#[cfg(unix)]
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use findings::Reason;

use super::paths::{Disk, relative};
use super::{Blob, Entry, Input, Mode, Reader, Store, Unread, current_folder, paths};
use crate::error::{Error, Result};

/// Gives the buffer the place `path` in the folder tree, so that the configuration there holds for it. It is read when
/// its limit is known.
///
/// # Errors
/// If the current folder is gone, or standard input is closed.
pub(crate) fn open(path: &Path) -> Result<Input> {
    if is_closed() {
        return Err(Error::new("--stdin: standard input is closed, or is the null device: there is nothing to scan")
            .help("pipe the content in: … | hook scan --stdin --path NAME"));
    }
    // The root is that of the folder the buffer would be in.
    let here = current_folder()?;
    let absolute = here.join(path);
    let folder = absolute.ancestors().skip(1).find(|folder| folder.is_dir()).unwrap_or(&here);
    let root = paths::root_of(&[folder.to_owned()], &here);
    let entry = Entry { path: relative(&absolute, &root), blob: Blob::File(absolute.clone()) };
    Ok(Input {
        mode: Mode::Stdin,
        root: Some(root.clone()),
        base: None,
        entries: vec![entry],
        others: Vec::new(),
        filter: Vec::new(),
        old: None,
        problems: Vec::new(),
        store: Box::new(Buffer { path: absolute, disk: Disk { root } }),
    })
}

/// Whether standard input can never hold anything. Before our first line runs, a closed one is opened as the null device:
/// the two look the same from here, and neither is what somebody who scans a buffer means. An empty pipe is a buffer.
#[cfg(unix)]
fn is_closed() -> bool {
    use std::os::fd::AsFd;
    use std::os::unix::fs::{FileTypeExt, MetadataExt};
    let Ok(handle) = std::io::stdin().as_fd().try_clone_to_owned() else { return true };
    let (Ok(given), Ok(null)) = (File::from(handle).metadata(), Path::new("/dev/null").metadata()) else {
        return false;
    };
    given.file_type().is_char_device() && given.rdev() == null.rdev()
}

/// Not told apart from an empty buffer here.
#[cfg(not(unix))]
fn is_closed() -> bool {
    false
}

/// The buffer in front of the folder it would be saved in.
struct Buffer {
    path: PathBuf,
    disk: Disk,
}

impl Store for Buffer {
    fn reader(&self) -> Box<dyn Reader + '_> {
        Box::new(BufferReader { buffer: self })
    }

    fn file(&self, path: &[u8]) -> Result<Option<Vec<u8>>> {
        self.disk.file(path)
    }

    fn old_file(&self, _path: &[u8]) -> Result<Option<Vec<u8>>> {
        Ok(None)
    }
}

struct BufferReader<'a> {
    buffer: &'a Buffer,
}

impl Reader for BufferReader<'_> {
    fn read(&mut self, blob: &Blob, limit: u64) -> std::result::Result<Vec<u8>, Unread> {
        if *blob != Blob::File(self.buffer.path.clone()) {
            return self.buffer.disk.reader().read(blob, limit);
        }
        let mut content = Vec::new();
        let read = std::io::stdin().lock().take(limit + 1).read_to_end(&mut content);
        read.map_err(|error| Unread { reason: Reason::Unreadable, detail: format!("standard input: {error}") })?;
        if content.len() as u64 > limit {
            return Err(Unread { reason: Reason::TooLarge, detail: format!("more than {limit} bytes") });
        }
        Ok(content)
    }
}
