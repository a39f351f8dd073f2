//! A copy of the bulk export in a folder.

use std::fs::{self, File};
use std::io;
use std::path::Path;

use super::plan::{Changes, Source, run};
use super::{Failed, Outcome, Request};
use crate::Ecosystem;
use crate::database::Lock;

/// Brings the database up to date from a folder with the layout of the bulk export: in it `<Ecosystem>/all.zip`, and
/// beside that `modified_id.csv`, by which an unchanged ecosystem is seen without reading it.
///
/// # Errors
/// When the folder is no such copy, an archive is damaged, or the database cannot be written; the database is as it was.
pub fn from_folder(request: &Request<'_>, folder: &Path) -> Result<Outcome, Failed> {
    let whole = fs::canonicalize(folder).map_err(|error| Failed::at(folder, &error))?;
    run(request, &Folder { folder, name: whole.display().to_string() })
}

struct Folder<'a> {
    folder: &'a Path,
    name: String,
}

impl Folder<'_> {
    fn path(&self, ecosystem: Ecosystem, file: &str) -> std::path::PathBuf {
        self.folder.join(ecosystem.osv_name()).join(file)
    }
}

impl Source for Folder<'_> {
    fn name(&self) -> &str {
        &self.name
    }

    fn ecosystems(&self, _: &Lock) -> Result<Vec<Ecosystem>, Failed> {
        let has = |ecosystem: &Ecosystem| self.path(*ecosystem, "all.zip").is_file();
        Ok(Ecosystem::ALL.iter().copied().filter(has).collect())
    }

    fn changes(&self, ecosystem: Ecosystem, _: Option<&str>, _: &Lock) -> Result<Changes, Failed> {
        let path = self.path(ecosystem, "modified_id.csv");
        match fs::read(&path) {
            Ok(text) => Ok(Changes::Listed(text, None)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Changes::Unlisted),
            Err(error) => Err(Failed::at(&path, &error)),
        }
    }

    fn archive(&self, ecosystem: Ecosystem, _: &Lock) -> Result<(File, u64), Failed> {
        let path = self.path(ecosystem, "all.zip");
        let open = || File::open(&path).and_then(|file| file.metadata().map(|data| (file, data.len())));
        open().map_err(|error| Failed::at(&path, &error))
    }

    fn record(&self, _: Ecosystem, _: &str, _: &Lock) -> Result<Option<Vec<u8>>, Failed> {
        Ok(None)
    }

    fn few(&self) -> usize {
        // The archive is on the disk already.
        0
    }
}
