//! An open document with what is known about it, and what is being found out.

use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use tower_lsp::ls_types::{Diagnostic, DocumentDiagnosticReportResult};

use crate::checker::Found;
use crate::document::Document;
use crate::event::{Event, Reply};

/// Requests that wait for one document; a client that sends more does not listen.
const MOST_WAITING: usize = 256;

/// An open document.
pub(crate) struct Entry {
    /// Its text.
    pub(crate) document: Document,
    /// Changes with everything that may change what is found; never twice the same.
    pub(crate) revision: u64,
    /// When it was last edited, to look at what is being typed first.
    pub(crate) touched: u64,
    /// Checks that are under way, oldest first.
    pub(crate) running: Vec<Run>,
    /// Whether a check was stopped and none has come to its end since.
    pub(crate) stopped: bool,
    /// What was found last.
    pub(crate) outcome: Option<Outcome>,
    /// Who waits for diagnostics, with what they have.
    pub(crate) pulls: Vec<(Option<String>, Reply<DocumentDiagnosticReportResult>)>,
    /// What is done once the text as it is has been looked at.
    pub(crate) later: VecDeque<Event>,
}

/// A check that is under way.
pub(crate) struct Run {
    /// Of which revision.
    pub(crate) revision: u64,
    /// Ends it early.
    pub(crate) stop: Arc<AtomicBool>,
}

/// What a check has found.
pub(crate) struct Outcome {
    /// In which revision.
    pub(crate) revision: u64,
    /// The findings that are shown, and each as the client has it.
    pub(crate) found: Vec<Found>,
    /// The same.
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// Changes with the diagnostics.
    pub(crate) id: u64,
}

impl Entry {
    /// A document that nobody has looked at.
    pub(crate) fn new(document: Document, revision: u64) -> Self {
        Self {
            document,
            revision,
            touched: revision,
            running: Vec::new(),
            stopped: false,
            outcome: None,
            pulls: Vec::new(),
            later: VecDeque::new(),
        }
    }

    /// What was found in the text as it is.
    pub(crate) fn current(&self) -> Option<&Outcome> {
        self.outcome.as_ref().filter(|outcome| outcome.revision == self.revision)
    }

    /// Whether a check of the text as it is should begin. Two at once are enough: the newest, and one that may be nearly
    /// done.
    pub(crate) fn wants_check(&self) -> bool {
        self.current().is_none()
            && self.running.len() < 2
            && !self.running.iter().any(|run| run.revision == self.revision)
    }

    /// A check begins. One that goes on for an older text is stopped, but never two in a row: who types without a pause
    /// would see nothing.
    pub(crate) fn begin(&mut self) -> Arc<AtomicBool> {
        if let Some(old) = self.running.last()
            && !self.stopped
        {
            old.stop.store(true, Ordering::Relaxed);
            self.stopped = true;
        }
        let stop = Arc::new(AtomicBool::new(false));
        self.running.push(Run { revision: self.revision, stop: Arc::clone(&stop) });
        stop
    }

    /// A check has ended.
    pub(crate) fn end(&mut self, revision: u64) {
        let Some(at) = self.running.iter().position(|run| run.revision == revision) else { return };
        if !self.running.remove(at).stop.load(Ordering::Relaxed) {
            self.stopped = false;
        }
    }

    /// Keeps `event` until the text as it is has been looked at.
    pub(crate) fn wait(&mut self, event: Event) {
        if self.later.len() < MOST_WAITING {
            self.later.push_back(event);
        }
    }
}
