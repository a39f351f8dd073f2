//! Open texts in front of the folder they would be saved in.

use std::path::PathBuf;
use std::sync::Arc;

use findings::Reason;
use lsp::{Buffer, Open};

use super::ABOUT_SCANS;
use super::head::Head;
use crate::error::Result;
use crate::git::names::path_of;
use crate::input::paths::Disk;
use crate::input::{Blob, Reader, Store, Unread};

/// The text that is looked at, the others that are open, and what is on disk.
pub(super) struct Buffers {
    disk: Disk,
    path: PathBuf,
    text: Arc<String>,
    open: Arc<Open>,
    head: Option<Head>,
}

impl Buffers {
    pub(super) fn new(root: PathBuf, buffer: &Buffer, head: Option<Head>) -> Self {
        let (text, open) = (Arc::clone(&buffer.text), Arc::clone(&buffer.open));
        Self { disk: Disk { root }, path: buffer.path.clone(), text, open, head }
    }
}

impl Store for Buffers {
    fn reader(&self) -> Box<dyn Reader + '_> {
        Box::new(BufferReader { buffers: self })
    }

    fn file(&self, path: &[u8]) -> Result<Option<Vec<u8>>> {
        let name = path.rsplit(|&byte| byte == b'/').next().unwrap_or(path);
        let is_open = |path: PathBuf| self.open.get(&self.disk.root.join(path)).map(|text| text.as_bytes().to_vec());
        match path_of(path).filter(|_| !ABOUT_SCANS.iter().any(|about| about.as_bytes() == name)).and_then(is_open) {
            Some(text) => Ok(Some(text)),
            None => self.disk.file(path),
        }
    }

    fn old_file(&self, path: &[u8]) -> Result<Option<Vec<u8>>> {
        self.head.as_ref().map_or(Ok(None), |head| head.file(path))
    }
}

struct BufferReader<'a> {
    buffers: &'a Buffers,
}

impl Reader for BufferReader<'_> {
    fn read(&mut self, blob: &Blob, limit: u64) -> std::result::Result<Vec<u8>, Unread> {
        let text = match blob {
            Blob::File(path) if *path == self.buffers.path => self.buffers.text.as_bytes(),
            Blob::File(_) => return self.buffers.disk.reader().read(blob, limit),
            Blob::Object(_) => self.buffers.head.as_ref().map(|head| &*head.content).unwrap_or_default(),
        };
        if text.len() as u64 > limit {
            return Err(Unread { reason: Reason::TooLarge, detail: format!("more than {limit} bytes") });
        }
        Ok(text.to_vec())
    }
}
