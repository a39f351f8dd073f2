//! Many documents, in parallel; the results in the order of the entries, whatever thread was first.

use std::num::NonZero;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;

use findings::{Kind, Problem, Reason, RepoPath, Source};
use rules::Files;

use crate::check::{Checked, Checker};
use crate::config::Configs;
use crate::dependencies;
use crate::error::Result;
use crate::input::{Entry, Reader, Store};

/// What is needed to look at one entry.
#[derive(Clone, Copy)]
pub(crate) struct Pipeline<'a> {
    pub(crate) store: &'a dyn Store,
    /// Whether the entries are of what is compared with: then the other files they need are, too.
    pub(crate) old: bool,
    pub(crate) configs: &'a Configs<'a>,
    pub(crate) checker: &'a Checker,
    /// Threads at most.
    pub(crate) threads: usize,
    /// Ends the looking early once it is set.
    pub(crate) stop: Option<&'a AtomicBool>,
}

/// One entry after its check.
#[derive(Debug, Default)]
pub(crate) struct Outcome {
    pub(crate) checked: Checked,
    /// Whether nobody asked for it: it names no packages, and nothing else was to be looked for.
    pub(crate) passed: bool,
    /// Bytes of content; `None` if it was not scanned, and then a problem says why, or it was passed over.
    pub(crate) bytes: Option<u64>,
    /// Kinds that there are rules for and that are switched off here; of what was scanned.
    pub(crate) off: Vec<Kind>,
}

/// Fewer entries than this a thread are not worth starting it for.
const ENTRIES_PER_THREAD: usize = 4;

/// Threads have room for what is still recursive below them: expressions, parsers of configuration.
const STACK: usize = 8 << 20;

/// The number of threads to use when the user names none.
pub(crate) fn usual_threads() -> usize {
    thread::available_parallelism().map_or(1, NonZero::get)
}

impl Pipeline<'_> {
    /// Looks at all `entries`; `done` is called after each.
    ///
    /// # Errors
    /// A broken configuration file.
    pub(crate) fn run(&self, entries: &[Entry], done: &(dyn Fn() + Sync)) -> Result<Vec<Outcome>> {
        let threads = self.threads.min(entries.len().div_ceil(ENTRIES_PER_THREAD)).max(1);
        if threads == 1 {
            let mut reader = self.store.reader();
            let one = |entry| {
                let outcome = self.one(entry, &mut *reader);
                done();
                outcome
            };
            return entries.iter().map(one).collect();
        }
        let next = AtomicUsize::new(0);
        let results: Mutex<Vec<(usize, Result<Outcome>)>> = Mutex::new(Vec::with_capacity(entries.len()));
        let work = || {
            let mut reader = self.store.reader();
            let mut mine = Vec::new();
            while let at = next.fetch_add(1, Ordering::Relaxed)
                && let Some(entry) = entries.get(at)
            {
                mine.push((at, self.one(entry, &mut *reader)));
                done();
            }
            results.lock().unwrap_or_else(|poisoned| poisoned.into_inner()).append(&mut mine);
        };
        thread::scope(|scope| {
            for _ in 1..threads {
                // A thread that cannot be started leaves its work to the others.
                drop(thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work));
            }
            work();
        });
        let mut results = results.into_inner().unwrap_or_else(|poisoned| poisoned.into_inner());
        results.sort_unstable_by_key(|(at, _)| *at);
        results.into_iter().map(|(_, outcome)| outcome).collect()
    }

    fn one(&self, entry: &Entry, reader: &mut dyn Reader) -> Result<Outcome> {
        let settings = self.configs.for_path(&entry.path)?;
        if settings.exclude.matches(&entry.path) {
            return Ok(not_scanned(entry, Reason::Excluded, String::new()));
        }
        let packages_only = settings.kinds == [Kind::Dependencies] && !dependencies::is_asked(&entry.path);
        if packages_only && self.configs.asks_only(Kind::Dependencies) {
            return Ok(Outcome { passed: true, ..Outcome::default() });
        }
        if settings.kinds.is_empty() || packages_only {
            return Ok(not_scanned(entry, Reason::SwitchedOff, String::new()));
        }
        let content = match reader.read(&entry.blob, settings.max_file_size) {
            Ok(content) => content,
            Err(unread) => return Ok(not_scanned(entry, unread.reason, unread.detail)),
        };
        let checked = self.checker.check_until(self.stop, &entry.path, &content, &settings, self);
        let scanned =
            !checked.problems.iter().any(|problem| matches!(problem.reason, Reason::Binary | Reason::Crashed));
        let asked = |kind: &Kind| *kind != Kind::Dependencies || dependencies::is_asked(&entry.path);
        let off = |kind: &Kind| {
            scanned && asked(kind) && !settings.look_for(*kind, &entry.path) && self.checker.has_rules(*kind)
        };
        let off = Kind::ALL.iter().copied().filter(off).collect();
        Ok(Outcome { checked, passed: false, bytes: scanned.then_some(content.len() as u64), off })
    }
}

impl Files for Pipeline<'_> {
    fn text(&self, path: &str) -> Option<String> {
        let read = if self.old { self.store.old_file(path.as_bytes()) } else { self.store.file(path.as_bytes()) };
        // What cannot be read is as if it were elsewhere: a call of which nothing is known.
        let content = read.ok().flatten()?;
        Source::decode(RepoPath::from(path), &content).map(|source| source.text().to_owned())
    }
}

fn not_scanned(entry: &Entry, reason: Reason, detail: String) -> Outcome {
    let problem = Problem { path: entry.path.clone(), reason, detail };
    Outcome { checked: Checked { problems: vec![problem], ..Checked::default() }, ..Outcome::default() }
}
