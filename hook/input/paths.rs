//! Files and folders as they are on disk: `hook scan PATHS`.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use findings::{Problem, Reason, RepoPath, Source};
use ignore::{DirEntry, WalkBuilder, WalkState};

use super::{Blob, Entry, Input, Mode, Reader, Store, Unread, current_folder, is_a_link, normal};
use crate::error::{Error, Result};
use crate::file;
use crate::git::names::{bytes_of, path_of};

/// How folders are walked.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Walk {
    /// Whether `.gitignore`, `.ignore` and `.hookignore` files count.
    pub(crate) ignore_files: bool,
    /// Whether links that are named are followed: when a person names them, not when a tool lists what is there.
    pub(crate) follow_named: bool,
    /// Threads that walk.
    pub(crate) threads: usize,
}

/// The file, beside git's own, that names what folder walks leave out.
const IGNORE_FILE: &str = ".hookignore";

/// Git's own list, which is no content of the project: it may be a link to anywhere.
const GIT_EXCLUDE: &str = ".git/info/exclude";

/// Lists the files at and below `paths`; a file that is named is taken whatever the ignore files say.
///
/// # Errors
/// A path that does not exist.
pub(crate) fn open(paths: &[PathBuf], walk: Walk) -> Result<Input> {
    let here = current_folder()?;
    let absolute: Vec<PathBuf> = paths.iter().map(|path| normal(&here.join(path))).collect();
    let root = root_of(&absolute, &here);
    let found = Arc::new(Mutex::new(Found::default()));
    let (links, real): (Vec<&PathBuf>, Vec<&PathBuf>) =
        absolute.iter().partition(|path| !walk.follow_named && path.is_symlink());
    for path in links {
        take(&found, &root, path, Err(Reason::Symlink));
    }
    let (folders, named): (Vec<&PathBuf>, Vec<&PathBuf>) = real.into_iter().partition(|path| path.is_dir());
    for path in named {
        let metadata = path.symlink_metadata().map_err(|error| {
            Error::new(format!("{}: {error}", path.display())).help("name a file or a folder that exists")
        })?;
        let is_file = if metadata.is_symlink() { path.is_file() } else { metadata.is_file() };
        if !is_file {
            return Err(Error::new(format!("{}: neither a file nor a folder", path.display())));
        }
        take(&found, &root, path, Ok(()));
    }
    if walk.ignore_files {
        // The walk reads those of the folders above, too, and asks nobody.
        let above = folders.iter().flat_map(|folder| folder.ancestors().skip(1));
        if let Some(file) =
            folders.iter().map(|folder| folder.as_path()).chain(above).find_map(|folder| odd_ignore_file(folder, &root))
        {
            return Err(Error::new(format!("{} is no regular file of a usual size", file.display()))
                .help("move it away, or scan with --no-ignore"));
        }
    }
    if let Some((first, rest)) = folders.split_first() {
        let mut builder = WalkBuilder::new(first);
        for folder in rest {
            builder.add(folder);
        }
        builder
            .hidden(false)
            .follow_links(false)
            .ignore(walk.ignore_files)
            .git_ignore(walk.ignore_files)
            .git_global(walk.ignore_files)
            .git_exclude(walk.ignore_files)
            .parents(walk.ignore_files)
            .require_git(false)
            .threads(walk.threads)
            .filter_entry({
                let (found, root) = (Arc::clone(&found), root.clone());
                move |entry| enters(&found, &root, entry, walk.ignore_files)
            });
        if walk.ignore_files {
            builder.add_custom_ignore_filename(IGNORE_FILE);
        }
        builder.build_parallel().run(|| {
            Box::new(|entry| {
                visit(&found, &root, entry);
                WalkState::Continue
            })
        });
    }
    let mut found = std::mem::take(&mut *found.lock().unwrap_or_else(|poisoned| poisoned.into_inner()));
    found.entries.sort_by(|a, b| a.path.cmp(&b.path));
    found.entries.dedup_by(|a, b| a.path == b.path);
    found.problems.sort();
    Ok(Input {
        mode: Mode::Paths,
        root: Some(root.clone()),
        base: None,
        entries: found.entries,
        others: Vec::new(),
        filter: Vec::new(),
        old: None,
        problems: found.problems,
        store: Box::new(Disk { root }),
    })
}

#[derive(Default)]
struct Found {
    entries: Vec<Entry>,
    problems: Vec<Problem>,
}

/// Whether the walk goes on into an entry. Git's own folder is left out; a folder whose ignore files would be read for
/// ever (a link to a device, a pipe) is not entered, and that is a problem.
fn enters(found: &Mutex<Found>, root: &Path, entry: &DirEntry, ignore_files: bool) -> bool {
    if entry.file_name() == ".git" {
        return false;
    }
    let folder = entry.file_type().is_some_and(|kind| kind.is_dir());
    let Some(odd) = (folder && ignore_files).then(|| odd_ignore_file(entry.path(), root)).flatten() else {
        return true;
    };
    let detail = format!("its {} is no regular file of a usual size", odd.file_name().unwrap_or_default().display());
    let path = relative(entry.path(), root);
    add(found, |found| found.problems.push(Problem { path, reason: Reason::Unreadable, detail }));
    false
}

/// The first ignore file of a folder that is a pipe, a device, a link out of the project, or larger than any list
/// somebody wrote.
fn odd_ignore_file(folder: &Path, root: &Path) -> Option<PathBuf> {
    const LARGEST: u64 = 1 << 20;
    let files = [".gitignore", ".ignore", IGNORE_FILE, GIT_EXCLUDE].map(|name| folder.join(name));
    let usual = |file: &Path| file.metadata().is_ok_and(|metadata| metadata.is_file() && metadata.len() <= LARGEST);
    let inside = |file: &Path| match (file.canonicalize(), root.canonicalize()) {
        (Ok(file), Ok(root)) => file.starts_with(root),
        _ => false,
    };
    files.into_iter().find(|file| {
        let Ok(metadata) = file.symlink_metadata() else { return false };
        !usual(file) || metadata.is_symlink() && !inside(file) && !file.ends_with(GIT_EXCLUDE)
    })
}

fn visit(found: &Mutex<Found>, root: &Path, entry: std::result::Result<DirEntry, ignore::Error>) {
    match entry {
        Ok(entry) => match entry.file_type() {
            Some(kind) if kind.is_dir() => {}
            Some(kind) if kind.is_file() => take(found, root, entry.path(), Ok(())),
            Some(kind) if kind.is_symlink() => take(found, root, entry.path(), Err(Reason::Symlink)),
            _ => take(found, root, entry.path(), Err(Reason::NotAFile)),
        },
        Err(error) => {
            let detail = error.io_error().map_or_else(|| error.to_string(), ToString::to_string);
            let path = place_of(&error).map_or_else(|| RepoPath::from("?"), |path| relative(path, root));
            add(found, |found| found.problems.push(Problem { path, reason: Reason::Unreadable, detail }));
        }
    }
}

/// The path that an error of the walk is about.
fn place_of(error: &ignore::Error) -> Option<&Path> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => place_of(err),
        _ => None,
    }
}

fn take(found: &Mutex<Found>, root: &Path, path: &Path, usable: std::result::Result<(), Reason>) {
    let shown = relative(path, root);
    add(found, |found| match usable {
        Ok(()) => found.entries.push(Entry { path: shown, blob: Blob::File(path.to_owned()) }),
        Err(reason) => found.problems.push(Problem { path: shown, reason, detail: String::new() }),
    });
}

fn add(found: &Mutex<Found>, change: impl FnOnce(&mut Found)) {
    change(&mut found.lock().unwrap_or_else(|poisoned| poisoned.into_inner()));
}

/// The root of the project that the current folder is in: its repository, or the folder itself.
///
/// # Errors
/// If the current folder is gone.
pub(crate) fn project_root() -> Result<PathBuf> {
    let here = current_folder()?;
    Ok(root_of(&[], &here))
}

/// The folder that reports are relative to and configuration is looked for up to: the repository of the first path,
/// else the current folder if everything is below it, else the folder of the first path.
pub(crate) fn root_of(paths: &[PathBuf], here: &Path) -> PathBuf {
    let first = paths.first().map_or(here, |path| path);
    let folder = if first.is_dir() { first } else { first.parent().unwrap_or(first) };
    if let Some(repository) = folder.ancestors().find(|folder| folder.join(".git").exists()) {
        return repository.to_owned();
    }
    if paths.iter().all(|path| path.starts_with(here)) { here.to_owned() } else { folder.to_owned() }
}

/// The path below the root, as bytes; the whole path if it is elsewhere.
pub(crate) fn relative(path: &Path, root: &Path) -> RepoPath {
    RepoPath::new(bytes_of(path.strip_prefix(root).unwrap_or(path)))
}

/// Configuration files of more bytes are none.
const LARGEST_CONFIG: u64 = 1 << 20;

/// Content from the file system.
pub(crate) struct Disk {
    pub(crate) root: PathBuf,
}

impl Store for Disk {
    fn reader(&self) -> Box<dyn Reader + '_> {
        Box::new(DiskReader)
    }

    fn file(&self, path: &[u8]) -> Result<Option<Vec<u8>>> {
        let Some(path) = path_of(path).map(|path| self.root.join(path)) else { return Ok(None) };
        match path.symlink_metadata() {
            Ok(metadata) if metadata.is_file() => {}
            Ok(metadata) if metadata.is_symlink() => return Err(is_a_link(path.display())),
            // A folder or a pipe of that name is no answer either.
            Ok(_) => {
                let message = format!("{} is no regular file", path.display());
                return Err(Error::new(message).help("put a regular file there, or move it away"));
            }
            Err(error) => {
                return match error.kind() {
                    ErrorKind::NotFound | ErrorKind::NotADirectory | ErrorKind::InvalidFilename => Ok(None),
                    _ => Err(unread(&error.to_string()).of(path.display())),
                };
            }
        }
        read_file(&path, LARGEST_CONFIG, |_| false).map(Some).map_err(|unread| unread.of(path.display()))
    }

    fn old_file(&self, _path: &[u8]) -> Result<Option<Vec<u8>>> {
        Ok(None)
    }
}

struct DiskReader;

impl Reader for DiskReader {
    fn read(&mut self, blob: &Blob, limit: u64) -> std::result::Result<Vec<u8>, Unread> {
        match blob {
            // Of a binary file nothing but its start is looked at.
            Blob::File(path) => read_file(path, limit, Source::is_binary),
            Blob::Object(_) => Err(unread("not a file on disk")),
        }
    }
}

/// Reads a file, or only its start if that is `enough`.
fn read_file(path: &Path, limit: u64, enough: fn(&[u8]) -> bool) -> std::result::Result<Vec<u8>, Unread> {
    file::read_unless(path, limit, Source::START, enough).map_err(|error| match error.kind() {
        ErrorKind::NotFound => Unread { reason: Reason::Vanished, detail: String::new() },
        ErrorKind::FileTooLarge => Unread { reason: Reason::TooLarge, detail: error.to_string() },
        _ => unread(&error.to_string()),
    })
}

fn unread(detail: &str) -> Unread {
    Unread { reason: Reason::Unreadable, detail: detail.to_owned() }
}
