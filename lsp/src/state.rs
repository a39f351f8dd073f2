//! The one loop that owns all documents. Events come in the order in which the client sent them; checks run on other
//! threads, on texts as they were, and come back as events.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::Duration;

use rustc_hash::FxHashMap;
use serde_json::Value;
use tower_lsp::jsonrpc;
use tower_lsp::ls_types::{Diagnostic, InitializeParams, InitializeResult, MessageType, TextDocumentItem, Uri};

use crate::capabilities;
use crate::checker::{Buffer, Checked, Checker, Open, Settings};
use crate::client::Abilities;
use crate::convert;
use crate::document::Document;
use crate::event::{Event, Reply};
use crate::open::{Entry, Outcome};
use crate::outgoing::{Outgoing, Say, configured, watching};
use crate::request::{action, command, diagnostic, hover};
use crate::worker::Pool;

/// How often the advisory database's file is looked at while nothing else happens.
const POLL: Duration = Duration::from_secs(2);

/// Everything the server knows.
pub(crate) struct State {
    /// The application.
    pub(crate) checker: Arc<dyn Checker>,
    /// Where checks run.
    pub(crate) pool: Pool,
    /// Where what they give goes.
    pub(crate) events: Sender<Event>,
    /// To the client.
    pub(crate) out: Outgoing,
    /// What the client can do.
    pub(crate) able: Abilities,
    /// Folders that are open in the editor.
    pub(crate) folders: Arc<Vec<PathBuf>>,
    /// Open documents.
    pub(crate) documents: BTreeMap<Uri, Entry>,
    /// Their texts.
    pub(crate) texts: Arc<Open>,
    /// What is known of files that are not open.
    pub(crate) elsewhere: BTreeMap<PathBuf, (Vec<Diagnostic>, u64)>,
    /// What the user has set.
    pub(crate) settings: Settings,
    /// The scan of folders that is under way.
    pub(crate) scan: Option<command::Scan>,
    /// Whether the packages of folders are to be looked at anew.
    pub(crate) packages_due: bool,
    /// Counts revisions and results.
    counter: u64,
    /// Threads that check documents.
    busy: usize,
    /// What was said to the user, by the folder it is about, so that it is not said twice.
    said: FxHashMap<PathBuf, String>,
    /// The same of the log.
    logged: BTreeSet<String>,
    version: String,
}

impl State {
    /// Nothing is open.
    pub(crate) fn new(
        checker: Arc<dyn Checker>,
        pool: Pool,
        events: Sender<Event>,
        out: Outgoing,
        version: &str,
    ) -> Self {
        Self {
            checker,
            pool,
            events,
            out,
            able: Abilities::default(),
            folders: Arc::default(),
            documents: BTreeMap::new(),
            texts: Arc::default(),
            elsewhere: BTreeMap::new(),
            settings: Settings::default(),
            scan: None,
            packages_due: false,
            counter: 0,
            busy: 0,
            said: FxHashMap::default(),
            logged: BTreeSet::new(),
            version: version.to_owned(),
        }
    }

    /// Handles events until the end.
    pub(crate) fn run(mut self, events: &Receiver<Event>) {
        loop {
            match events.recv_timeout(POLL) {
                Ok(Event::End) | Err(RecvTimeoutError::Disconnected) => return,
                Ok(event) => self.handle(event),
                Err(RecvTimeoutError::Timeout) => self.look_at_database(),
            }
            // All that has come is taken in before anything is looked at: of a burst of edits only the last text counts.
            while let Ok(event) = events.try_recv() {
                if matches!(event, Event::End) {
                    return;
                }
                self.handle(event);
            }
            self.dispatch();
        }
    }

    /// One event.
    pub(crate) fn handle(&mut self, event: Event) {
        match event {
            Event::Initialize(params, reply) => self.initialize(&params, reply),
            Event::Initialized => self.initialized(),
            Event::Opened(item) => self.opened(item),
            Event::Changed(id, changes) => {
                let encoding = self.able.encoding;
                let Some(entry) = self.documents.get_mut(&id.uri) else { return };
                entry.document.change(id.version, changes, encoding);
                self.edited(&id.uri);
            }
            Event::Saved => self.others_may_differ(),
            Event::Closed(uri) => self.closed(&uri),
            Event::NotebookOpened(params) => params.cell_text_documents.into_iter().for_each(|cell| self.opened(cell)),
            Event::NotebookChanged(params) => {
                let Some(cells) = params.change.cells else { return };
                let (opened, closed) = cells.structure.map(|s| (s.did_open, s.did_close)).unwrap_or_default();
                closed.into_iter().flatten().for_each(|cell| self.closed(&cell.uri));
                opened.into_iter().flatten().for_each(|cell| self.opened(cell));
                for cell in cells.text_content.into_iter().flatten() {
                    self.handle(Event::Changed(cell.document, cell.changes));
                }
            }
            Event::NotebookClosed(params) => {
                params.cell_text_documents.iter().for_each(|cell| self.closed(&cell.uri));
            }
            Event::Configured(value) => match self.able.configuration {
                true => self.say(Say::Configuration),
                false => self.configure(value.get("hook").unwrap_or(&value)),
            },
            Event::Settings(value) => self.configure(&value),
            Event::Watched(files) => {
                let paths = files.iter().filter_map(|file| Some(file.uri.to_file_path()?.into_owned()));
                if paths.into_iter().any(|path| self.checker.is_read_once(&path)) {
                    self.reload();
                }
                self.recheck();
                self.packages_due = true;
            }
            Event::Folders(change) => {
                let mut folders = Vec::clone(&self.folders);
                let paths = |folders: &[tower_lsp::ls_types::WorkspaceFolder]| -> Vec<PathBuf> {
                    folders.iter().filter_map(|folder| Some(folder.uri.to_file_path()?.into_owned())).collect()
                };
                let removed = paths(&change.removed);
                folders.retain(|folder| !removed.contains(folder));
                folders.extend(paths(&change.added));
                self.folders = Arc::new(folders);
                self.recheck();
                self.packages_due = true;
            }
            Event::Pull(params, reply) => diagnostic::document(self, params, reply),
            Event::PullAll(params, reply) => diagnostic::workspace(self, &params, reply),
            Event::Actions(params, reply) => action::list(self, params, reply),
            Event::Resolve(action, reply) => action::resolve(self, action, reply),
            Event::Hover(params, reply) => hover::hover(self, params, reply),
            Event::Command(params, reply) => command::run(self, &params, reply),
            Event::Checked(uri, revision, checked) => self.checked(&uri, revision, checked),
            Event::Step(done, all) => command::step(self, done, all),
            Event::Scanned(files) => command::scanned(self, files),
            Event::Consent(yes, reply) => command::update(self, yes, reply),
            Event::Updated(outcome, reply) => command::updated(self, outcome, reply),
            Event::End => {}
        }
    }

    /// Says something to the client. That it has gone is no failure.
    pub(crate) fn say(&self, say: Say) {
        _ = self.out.send(say);
    }

    /// A number that was not given out before.
    pub(crate) fn next(&mut self) -> u64 {
        self.counter += 1;
        self.counter
    }

    /// The document as a check wants it.
    pub(crate) fn buffer(&self, document: &Document) -> Buffer {
        Buffer {
            path: document.path.clone(),
            text: Arc::clone(&document.text),
            open: Arc::clone(&self.texts),
            folders: Arc::clone(&self.folders),
        }
    }

    fn initialize(&mut self, params: &InitializeParams, reply: Reply<InitializeResult>) {
        self.able = Abilities::of(&params.capabilities);
        let path = |uri: &Uri| Some(uri.to_file_path()?.into_owned());
        let named = params.workspace_folders.iter().flatten().filter_map(|folder| path(&folder.uri));
        let mut folders: Vec<PathBuf> = named.collect();
        #[expect(deprecated, reason = "older clients know nothing else")]
        if folders.is_empty() {
            folders.extend(params.root_uri.as_ref().and_then(path));
            if folders.is_empty() {
                folders.extend(params.root_path.as_ref().map(PathBuf::from));
            }
        }
        self.folders = Arc::new(folders);
        if let Some(options) = &params.initialization_options {
            self.take_settings(options.get("hook").unwrap_or(options));
        }
        _ = reply.send(Ok(capabilities::answer(self.able, &self.version)));
    }

    fn initialized(&mut self) {
        let mut wanted = Vec::new();
        if self.able.watches {
            wanted.push(watching(&self.checker.watched()));
        }
        if self.able.registers_configuration {
            wanted.push(configured());
        }
        if !wanted.is_empty() {
            self.say(Say::Register(wanted));
        }
        if self.able.configuration {
            self.say(Say::Configuration);
        } else {
            self.reload();
        }
        self.packages_due = true;
    }

    fn configure(&mut self, value: &Value) {
        let before = self.settings.clone();
        self.take_settings(value);
        if self.settings != before {
            self.reload();
            self.recheck();
            self.packages_due = true;
        }
    }

    /// Takes what can be understood. Nothing said is nothing changed.
    fn take_settings(&mut self, value: &Value) {
        if value.is_null() {
            return;
        }
        match serde_json::from_value(value.clone()) {
            Ok(settings) => self.settings = settings,
            Err(error) => self.say(Say::Show(MessageType::WARNING, format!("hook: a setting cannot be used: {error}"))),
        }
    }

    /// Takes rules, settings and the database into use as they are now.
    fn reload(&mut self) {
        self.said.clear();
        self.logged.clear();
        if let Err(why) = self.checker.configure(&self.settings) {
            self.tell(PathBuf::new(), why);
        }
    }

    /// Tells the user what is wrong, once.
    fn tell(&mut self, about: PathBuf, why: String) {
        if self.said.get(&about) != Some(&why) {
            self.say(Say::Show(MessageType::ERROR, format!("hook: {why}")));
            self.said.insert(about, why);
        }
    }

    fn opened(&mut self, item: TextDocumentItem) {
        let here = self.folders.first().cloned().unwrap_or_default();
        let path = convert::path_of(&item.uri, &item.language_id, &here);
        let document = Document::new(item.uri.clone(), path, item.version, item.text);
        let revision = self.next();
        self.elsewhere.remove(&document.path);
        self.documents.insert(item.uri.clone(), Entry::new(document, revision));
        self.edited(&item.uri);
    }

    /// The text of a document is another one.
    fn edited(&mut self, uri: &Uri) {
        let revision = self.next();
        let Some(entry) = self.documents.get_mut(uri) else { return };
        (entry.revision, entry.touched) = (revision, revision);
        let (path, text) = (entry.document.path.clone(), Arc::clone(&entry.document.text));
        Arc::make_mut(&mut self.texts).insert(path, text);
    }

    fn closed(&mut self, uri: &Uri) {
        let Some(entry) = self.documents.remove(uri) else { return };
        for run in &entry.running {
            run.stop.store(true, std::sync::atomic::Ordering::Relaxed);
        }
        for (_, reply) in entry.pulls {
            diagnostic::nothing(reply);
        }
        Arc::make_mut(&mut self.texts).remove(&entry.document.path);
        if !self.able.pulls {
            self.say(Say::Publish(uri.clone(), Vec::new(), None));
        }
    }

    /// A file was written: what is found in the others may be due to it.
    fn others_may_differ(&mut self) {
        self.recheck();
    }

    /// Everything that is open is looked at anew.
    pub(crate) fn recheck(&mut self) {
        let mut counter = self.counter;
        for entry in self.documents.values_mut() {
            counter += 1;
            entry.revision = counter;
        }
        self.counter = counter;
        if self.able.pulls && self.able.pull_refresh {
            self.say(Say::Refresh);
        }
    }

    fn look_at_database(&mut self) {
        if self.checker.renewed() {
            self.recheck();
            self.packages_due = true;
        }
    }

    /// Starts what there are threads for, what is being typed first.
    fn dispatch(&mut self) {
        while self.busy < self.pool.threads() {
            let next = self.documents.values().filter(|entry| entry.wants_check()).max_by_key(|entry| entry.touched);
            let Some(uri) = next.map(|entry| entry.document.uri.clone()) else { break };
            self.start(&uri);
        }
        if self.packages_due && self.scan.is_none() && self.settings.is_on() {
            self.packages_due = false;
            command::scan_packages(self);
        }
    }

    fn start(&mut self, uri: &Uri) {
        let Some(entry) = self.documents.get(uri) else { return };
        let buffer = self.buffer(&entry.document);
        let Some(entry) = self.documents.get_mut(uri) else { return };
        if !self.settings.is_on() {
            let revision = entry.revision;
            _ = entry.begin();
            self.busy += 1;
            self.checked(uri, revision, Some(Checked::default()));
            return;
        }
        let (stop, revision) = (entry.begin(), entry.revision);
        self.busy += 1;
        let checker = Arc::clone(&self.checker);
        let (events, failed) = (self.events.clone(), self.events.clone());
        let (uri, of) = (uri.clone(), uri.clone());
        self.pool.run(
            move || {
                let checked = checker.check(&buffer, &stop);
                // Before the loop hears of it: an edit that comes next must not copy the text.
                drop(buffer);
                _ = events.send(Event::Checked(uri, revision, Some(checked)));
            },
            move || drop(failed.send(Event::Checked(of, revision, None))),
        );
    }

    fn checked(&mut self, uri: &Uri, revision: u64, checked: Option<Checked>) {
        self.busy = self.busy.saturating_sub(1);
        let Some(entry) = self.documents.get_mut(uri) else { return };
        // What was opened anew under the same name knows nothing of it.
        entry.end(revision);
        // What was found in an older text is not shown: its places are those of that text.
        if entry.revision != revision {
            return;
        }
        let path = entry.document.path.clone();
        let checked = checked.unwrap_or_else(|| {
            let problem = format!("{}: looking at it failed: this is a bug in hook", path.display());
            Checked { problems: vec![problem], ..Checked::default() }
        });
        for problem in checked.problems {
            if self.logged.insert(problem.clone()) {
                self.say(Say::Log(problem));
            }
        }
        match checked.failure {
            Some(why) => self.tell(checked.root.clone(), why),
            None => drop(self.said.remove(&checked.root)),
        }
        let mut found = checked.found;
        found.retain(|found| self.settings.shows(&found.finding));
        let diagnostics = self.diagnostics(uri, &found, &checked.root);
        let id = self.next();
        let Some(entry) = self.documents.get_mut(uri) else { return };
        let id = match &entry.outcome {
            Some(before) if before.diagnostics == diagnostics => before.id,
            _ => id,
        };
        if !self.able.pulls {
            let say = Say::Publish(uri.clone(), diagnostics.clone(), Some(entry.document.version));
            _ = self.out.send(say);
        }
        entry.outcome = Some(Outcome { revision, found, diagnostics, id });
        let (pulls, later) = (std::mem::take(&mut entry.pulls), std::mem::take(&mut entry.later));
        for (known, reply) in pulls {
            diagnostic::answer(self, uri, known.as_deref(), reply);
        }
        later.into_iter().for_each(|event| self.handle(event));
    }

    fn diagnostics(&self, uri: &Uri, found: &[crate::checker::Found], root: &Path) -> Vec<Diagnostic> {
        let Some(entry) = self.documents.get(uri) else { return Vec::new() };
        let open = |path: &Path| self.documents.values().map(|entry| &entry.document).find(|doc| doc.path == path);
        let one = |found| convert::diagnostic(found, &entry.document, root, self.able, &open);
        found.iter().map(one).collect()
    }

    /// Does `job` on another thread; `reply` gets what it gives. That it fails is an answer, too.
    pub(crate) fn aside<T: Send + 'static>(&self, reply: Reply<T>, job: impl FnOnce() -> T + Send + 'static) {
        let (sent, fails) = (Arc::new(std::sync::Mutex::new(Some(reply))), "this is a bug in hook");
        let other = Arc::clone(&sent);
        let take = |slot: &std::sync::Mutex<Option<Reply<T>>>| {
            slot.lock().unwrap_or_else(std::sync::PoisonError::into_inner).take()
        };
        self.pool.run(
            move || {
                let value = job();
                if let Some(reply) = take(&sent) {
                    _ = reply.send(Ok(value));
                }
            },
            move || {
                if let Some(reply) = take(&other) {
                    let mut error = jsonrpc::Error::internal_error();
                    error.message = fails.into();
                    _ = reply.send(Err(error));
                }
            },
        );
    }
}
