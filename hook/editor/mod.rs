//! What the language server needs of us: a text of the editor is looked at as `hook scan --stdin --path NAME` looks at
//! it, by the same [`run`](crate::run), so that the two cannot disagree.

mod buffers;
mod head;
mod remedy;

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::{Instant, SystemTime};

use findings::{Finding, RepoPath, Source, Span};
use lsp::{Buffer, Change, Checked, Checker, Found, Open, Remedy, Scope, Settings};
use rules::rule::code::Examples;
use tempfile::TempDir;

use self::buffers::Buffers;
use self::head::Heads;
use crate::catalogue::page::page;
use crate::catalogue::{self, Rule};
use crate::config;
use crate::database::Place;
use crate::dependencies;
use crate::error::{Error, Result};
use crate::git::names::{bytes_of, path_of};
use crate::input::{Blob, Entry, Input, Mode, Old, Store, paths};
use crate::policy::baseline;
use crate::report::{Report, Reported, escape};
use crate::run::{self, Plan};

/// What follows from what the user has set.
type Answer<T> = Box<dyn Fn(&Settings) -> T + Send + Sync>;

/// What the command line knows to do, and the server asks for.
pub(crate) struct Commands {
    /// How to look, by what the user has set in the editor.
    pub(crate) plan: Answer<Result<Plan>>,
    /// Which advisory database is asked.
    pub(crate) database: Answer<Option<Place>>,
    /// Loads advisories.
    pub(crate) update: Answer<Result<String>>,
}

/// Looks at texts for the server.
pub(crate) struct Editor {
    commands: Commands,
    now: RwLock<Arc<Now>>,
    heads: Heads,
    /// Where pages about rules are, for editors to open.
    pages: Mutex<Option<TempDir>>,
}

/// What is in use now.
struct Now {
    settings: Settings,
    plan: Plan,
    /// The advisory database's file as it was opened.
    database: Option<Stamp>,
}

/// What tells one state of a file from another.
type Stamp = (SystemTime, u64);

/// Files that say how to look; what is on disk counts, as for a scan, not what is typed.
const ABOUT_SCANS: [&str; 2] = [config::FILE_NAME, baseline::FILE_NAME];

impl Editor {
    /// Looks as the command line says.
    ///
    /// # Errors
    /// If it cannot.
    pub(crate) fn new(commands: Commands) -> Result<Self> {
        let now = RwLock::new(Arc::new(Now::new(&commands, &Settings::default())?));
        Ok(Self { commands, now, heads: Heads::default(), pages: Mutex::new(None) })
    }

    fn now(&self) -> Arc<Now> {
        Arc::clone(&self.now.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Removes what was written for editors to open.
    pub(crate) fn close(&self) {
        drop(self.pages.lock().unwrap_or_else(PoisonError::into_inner).take());
    }

    /// One text as something to scan.
    fn input(&self, buffer: &Buffer, scope: Scope) -> Input {
        let root = root_of(buffer);
        let path = paths::relative(&buffer.path, &root);
        let head = (scope == Scope::New).then(|| self.heads.at(&root, &path)).flatten();
        let old = head.as_ref().map(|head| {
            let blob = head.blob.map(Blob::Object);
            let entries = blob.into_iter().map(|blob| Entry { path: path.clone(), blob }).collect();
            Old { parents: vec![entries], base: None }
        });
        Input {
            mode: Mode::Stdin,
            root: Some(root.clone()),
            base: None,
            entries: vec![Entry { path, blob: Blob::File(buffer.path.clone()) }],
            others: Vec::new(),
            filter: Vec::new(),
            old,
            problems: Vec::new(),
            store: Box::new(Buffers::new(root, buffer, head)),
        }
    }

    /// The folder of pages, made when the first is written.
    fn written(&self, rule: &str, text: &str) -> Option<PathBuf> {
        let mut pages = self.pages.lock().unwrap_or_else(PoisonError::into_inner);
        if pages.is_none() {
            *pages = TempDir::with_prefix("hook-").ok();
        }
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
        let name: String = rule.chars().filter(|&c| plain(c)).collect();
        let path = pages.as_ref()?.path().join(format!("{name}.txt"));
        fs::File::create(&path).and_then(|mut file| file.write_all(text.as_bytes())).ok()?;
        Some(path)
    }
}

impl Now {
    fn new(commands: &Commands, settings: &Settings) -> Result<Self> {
        let database = (commands.database)(settings).and_then(|place| stamp(&place.path));
        Ok(Self { settings: settings.clone(), plan: (commands.plan)(settings)?, database })
    }
}

impl Checker for Editor {
    fn configure(&self, settings: &Settings) -> std::result::Result<(), String> {
        let now = Now::new(&self.commands, settings).map_err(|error| said(&error))?;
        *self.now.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(now);
        Ok(())
    }

    fn check(&self, buffer: &Buffer, stop: &Arc<AtomicBool>) -> Checked {
        let now = self.now();
        let input = self.input(buffer, now.settings.scope);
        let plan = Plan { stop: Some(Arc::clone(stop)), ..now.plan.clone() };
        match run::run(&input, &plan, Instant::now(), &|| {}) {
            Ok(report) => shown(report, &*input.store),
            Err(error) => {
                Checked { root: input.root.unwrap_or_default(), failure: Some(said(&error)), ..Checked::default() }
            }
        }
    }

    fn remedy(&self, buffer: &Buffer, finding: &Found, remedy: Remedy) -> Option<Vec<Change>> {
        let now = self.now();
        let input = self.input(buffer, Scope::All);
        remedy::changes(&input, &now.plan, &buffer.text, &finding.finding, remedy)
    }

    fn may_help(&self, buffer: &Buffer, finding: &Finding, remedy: Remedy) -> bool {
        remedy::may_help(&buffer.text, finding, remedy)
    }

    fn explain(&self, rule: &str) -> Option<String> {
        let now = self.now();
        let entries = catalogue::entries(now.plan.checker.engine());
        let entry = entries.iter().find(|entry| entry.info.id == rule)?;
        let examples = match entry.rule {
            Rule::Code(rule) => rule.examples.clone(),
            _ => Examples::default(),
        };
        Some(page(entry, &examples, None))
    }

    fn page(&self, rule: &str) -> Option<PathBuf> {
        self.written(rule, &self.explain(rule)?)
    }

    fn scan(
        &self,
        folders: &[PathBuf],
        open: &Arc<Open>,
        only_packages: bool,
        done: &(dyn Fn(usize, usize) + Sync),
        stop: &Arc<AtomicBool>,
    ) -> Vec<(PathBuf, Checked)> {
        let plan = Plan { stop: Some(Arc::clone(stop)), threads: 1, ..self.now().plan.clone() };
        let walk = paths::Walk { ignore_files: true, follow_named: true, threads: 1 };
        let mut files = Vec::new();
        for folder in folders {
            let mut input = match paths::open(std::slice::from_ref(folder), walk) {
                Ok(input) => input,
                Err(error) => {
                    files.push((folder.clone(), Checked { failure: Some(said(&error)), ..Checked::default() }));
                    continue;
                }
            };
            let wanted = |entry: &Entry| {
                let is_open = matches!(&entry.blob, Blob::File(path) if open.contains_key(path));
                !is_open && (!only_packages || dependencies::is_asked(&entry.path))
            };
            input.entries.retain(wanted);
            let all = input.entries.len();
            let looked = std::sync::atomic::AtomicUsize::new(0);
            let step = || done(looked.fetch_add(1, std::sync::atomic::Ordering::Relaxed) + 1, all);
            let root = input.root.clone().unwrap_or_default();
            let empty = |entry: &Entry| match &entry.blob {
                Blob::File(path) => Some((path.clone(), Checked { root: root.clone(), ..Checked::default() })),
                Blob::Object(_) => None,
            };
            let mut by_file: BTreeMap<PathBuf, Checked> = input.entries.iter().filter_map(empty).collect();
            match run::run(&input, &plan, Instant::now(), &step) {
                Ok(report) => {
                    for found in shown(report, &*input.store).found {
                        let Some(path) = path_of(found.finding.location.path.as_bytes()) else { continue };
                        by_file.entry(root.join(path)).or_default().found.push(found);
                    }
                }
                Err(error) => {
                    by_file.entry(folder.clone()).or_default().failure = Some(said(&error));
                }
            }
            files.extend(by_file);
        }
        files
    }

    fn is_read_once(&self, path: &Path) -> bool {
        let now = self.now();
        let is_rule = now.settings.rules.iter().any(|rules| path.starts_with(rules));
        is_rule || (self.commands.database)(&now.settings).is_some_and(|place| place.path == path)
    }

    fn names_packages(&self, path: &Path) -> bool {
        dependencies::is_asked(&RepoPath::new(bytes_of(path)))
    }

    fn watched(&self) -> Vec<String> {
        let names = ABOUT_SCANS.iter().copied().chain([".hookignore", ".gitignore"]).chain(dependencies::file_names());
        names.map(|name| format!("**/{name}")).collect()
    }

    fn renewed(&self) -> bool {
        let now = self.now();
        let stamp = (self.commands.database)(&now.settings).and_then(|place| stamp(&place.path));
        // One that cannot be opened is half written; it is looked at again.
        stamp != now.database && self.configure(&now.settings).is_ok()
    }

    fn update(&self) -> std::result::Result<String, String> {
        (self.commands.update)(&self.now().settings).map_err(|error| said(&error))
    }
}

/// The folder that a text belongs to: as for standard input, with the editor's folder in the place of the current one.
fn root_of(buffer: &Buffer) -> PathBuf {
    let inside = buffer.folders.iter().filter(|folder| buffer.path.starts_with(folder));
    let around = inside.max_by_key(|folder| folder.as_os_str().len());
    let parent = buffer.path.ancestors().skip(1).find(|folder| folder.is_dir()).unwrap_or(Path::new("/"));
    paths::root_of(&[parent.to_owned()], around.map_or(parent, PathBuf::as_path))
}

/// A report as the server shows it, in the order of the text.
fn shown(report: Report, store: &dyn Store) -> Checked {
    let failures = report.problems.iter().filter(|problem| problem.reason.is_failure());
    let problems = failures.map(|problem| escape::line(&problem.to_string()).into_owned()).collect();
    let mut found: Vec<Found> = report.findings.into_iter().map(|reported| one(reported, store)).collect();
    found.sort_by(|a, b| {
        let key = |found: &Found| (found.finding.location.path.clone(), found.finding.location.span);
        key(a).cmp(&key(b)).then_with(|| a.finding.rule.id.cmp(&b.finding.rule.id))
    });
    Checked { found, root: report.root.unwrap_or_default(), problems, failure: None }
}

fn one(reported: Reported, store: &dyn Store) -> Found {
    let finding = reported.finding;
    let line = |step: &findings::TraceStep| {
        let elsewhere = step.location.path != finding.location.path;
        let content = elsewhere.then(|| store.file(step.location.path.as_bytes()).ok().flatten()).flatten()?;
        let source = Source::decode(step.location.path.clone(), &content)?;
        Some(source.slice(source.line_span(step.location.start.line)).to_owned())
    };
    let lines = finding.trace.iter().map(line).collect();
    Found { fingerprint: reported.fingerprint.to_string(), lines, finding }
}

fn stamp(path: &Path) -> Option<Stamp> {
    let metadata = path.metadata().ok()?;
    Some((metadata.modified().ok()?, metadata.len()))
}

/// An error as a message of one paragraph.
fn said(error: &Error) -> String {
    let text = error.to_string();
    text.strip_prefix("error: ").unwrap_or(&text).to_owned()
}

/// The bytes of a text's lines, with their ends, as spans.
fn lines(text: &str) -> Vec<Span> {
    let mut at = 0;
    let pieces = text.split_inclusive('\n').map(|line| {
        at += line.len();
        Span::new(at - line.len(), at)
    });
    pieces.collect()
}
