//! What clients have done: folders scanned, rules explained, advisories loaded.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use serde_json::{Value, json};
use tower_lsp::jsonrpc;
use tower_lsp::ls_types::{ExecuteCommandParams, MessageType, NumberOrString, Uri};

use crate::checker::Checked;
use crate::convert;
use crate::event::{Event, Reply};
use crate::outgoing::Say;
use crate::state::State;

/// Explains a rule.
pub(crate) const EXPLAIN: &str = "hook.explain";

type Run = fn(&mut State, &ExecuteCommandParams, Reply<Option<Value>>);

/// All commands.
pub(crate) const ALL: &[(&str, Run)] =
    &[("hook.rescan", rescan), (EXPLAIN, explain), ("hook.updateDatabase", update_database)];

/// A scan of the folders that is under way.
pub(crate) struct Scan {
    /// Who waits for its end.
    reply: Option<Reply<Option<Value>>>,
    /// Who wants another one after it, and what its progress is to be told as.
    waiting: Vec<(Option<NumberOrString>, Reply<Option<Value>>)>,
    /// Whether lockfiles and manifests alone are looked at.
    only_packages: bool,
    /// What its progress is told as.
    token: Option<NumberOrString>,
}

/// Does what is asked.
pub(crate) fn run(state: &mut State, params: &ExecuteCommandParams, reply: Reply<Option<Value>>) {
    match ALL.iter().find(|(name, _)| *name == params.command) {
        Some((_, run)) => run(state, params, reply),
        None => {
            let error = jsonrpc::Error::invalid_params(format!("there is no command `{}`", params.command));
            _ = reply.send(Err(error));
        }
    }
}

/// Looks at all files of all folders.
fn rescan(state: &mut State, params: &ExecuteCommandParams, reply: Reply<Option<Value>>) {
    state.recheck();
    let given = params.work_done_progress_params.work_done_token.clone();
    start(state, false, given, Some(reply));
}

/// Looks at the lockfiles and manifests of all folders: an advisory is news without an edit.
pub(crate) fn scan_packages(state: &mut State) {
    if !state.folders.is_empty() {
        start(state, true, None, None);
    }
}

fn start(state: &mut State, only_packages: bool, given: Option<NumberOrString>, reply: Option<Reply<Option<Value>>>) {
    if let Some(scan) = &mut state.scan {
        // What is under way may look at less, and has looked at some of it before it changed: this one comes after it.
        match reply {
            Some(reply) => scan.waiting.push((given, reply)),
            None => state.packages_due = true,
        }
        return;
    }
    let unknown = given.is_none();
    let own =
        (state.able.progress && !only_packages).then(|| NumberOrString::String(format!("hook-scan-{}", state.next())));
    let token = given.or(own);
    if let Some(token) = &token {
        state.say(Say::Begin(token.clone(), unknown, "hook: scanning".to_owned()));
    }
    state.scan = Some(Scan { reply, waiting: Vec::new(), only_packages, token });
    let checker = Arc::clone(&state.checker);
    let (folders, open) = (Arc::clone(&state.folders), Arc::clone(&state.texts));
    let (events, failed) = (state.events.clone(), state.events.clone());
    state.pool.run(
        move || {
            let told = AtomicUsize::new(0);
            let done = |done: usize, all: usize| {
                let percent = done * 100 / all.max(1);
                if told.fetch_max(percent, Ordering::Relaxed) < percent {
                    _ = events.send(Event::Step(done, all));
                }
            };
            let stop = Arc::new(AtomicBool::new(false));
            let files = checker.scan(&folders, &open, only_packages, &done, &stop);
            _ = events.send(Event::Scanned(Some(files)));
        },
        move || drop(failed.send(Event::Scanned(None))),
    );
}

/// Tells how far a scan is.
pub(crate) fn step(state: &State, done: usize, all: usize) {
    if let Some(token) = state.scan.as_ref().and_then(|scan| scan.token.clone()) {
        let percent = u32::try_from(done * 100 / all.max(1)).unwrap_or(100);
        state.say(Say::Report(token, percent, format!("{done} of {all} files")));
    }
}

/// A scan has ended: what it found is shown, and what is no longer there is taken away.
pub(crate) fn scanned(state: &mut State, files: Option<Vec<(PathBuf, Checked)>>) {
    let Some(scan) = state.scan.take() else { return };
    let count = files.as_ref().map_or(0, Vec::len);
    let mut found = 0;
    if let Some(files) = files {
        let mut seen = BTreeSet::new();
        for (path, mut checked) in files {
            if let Some(why) = checked.failure.take() {
                state.say(Say::Log(format!("{}: {why}", path.display())));
            }
            checked.problems.into_iter().for_each(|problem| state.say(Say::Log(problem)));
            let shown = checked.found.iter().filter(|found| state.settings.shows(&found.finding));
            let diagnostics: Vec<_> = shown.map(|found| convert::diagnostic_elsewhere(found, state.able)).collect();
            found += diagnostics.len();
            if diagnostics.is_empty() || state.texts.contains_key(&path) {
                continue;
            }
            seen.insert(path.clone());
            let same = state.elsewhere.get(&path).is_some_and(|(before, _)| *before == diagnostics);
            if !same {
                let id = state.next();
                publish(state, &path, diagnostics.clone());
                state.elsewhere.insert(path, (diagnostics, id));
            }
        }
        // A look at lockfiles says nothing of other files.
        let is_looked_at = |state: &State, path: &PathBuf| !scan.only_packages || state.checker.names_packages(path);
        let gone: Vec<PathBuf> = state.elsewhere.keys().filter(|path| !seen.contains(*path)).cloned().collect();
        for path in gone.into_iter().filter(|path| is_looked_at(state, path)).collect::<Vec<_>>() {
            state.elsewhere.remove(&path);
            publish(state, &path, Vec::new());
        }
    }
    if let Some(token) = scan.token {
        state.say(Say::Finish(token, format!("{count} files, {found} findings")));
    }
    if let Some(reply) = scan.reply {
        _ = reply.send(Ok(Some(json!({ "files": count, "findings": found }))));
    }
    for (given, reply) in scan.waiting {
        start(state, false, given, Some(reply));
    }
}

/// Sends diagnostics of a file that is not open to a client that does not ask.
fn publish(state: &State, path: &PathBuf, diagnostics: Vec<tower_lsp::ls_types::Diagnostic>) {
    if !state.able.pulls
        && let Some(uri) = Uri::from_file_path(path)
    {
        state.say(Say::Publish(uri, diagnostics, None));
    }
}

/// Shows the page about a rule where that is possible; in any case it is the answer.
fn explain(state: &mut State, params: &ExecuteCommandParams, reply: Reply<Option<Value>>) {
    let rule = params.arguments.first().and_then(Value::as_str).unwrap_or_default().to_owned();
    let checker = Arc::clone(&state.checker);
    let (out, shows) = (state.out.clone(), state.able.shows_documents);
    state.aside(reply, move || {
        let Some(page) = checker.explain(&rule) else {
            _ = out.send(Say::Show(MessageType::WARNING, format!("hook: there is no rule `{rule}`")));
            return None;
        };
        if let Some(uri) = checker.page(&rule).filter(|_| shows).and_then(Uri::from_file_path) {
            _ = out.send(Say::Document(uri));
        }
        Some(Value::from(page))
    });
}

/// Asks the user first: nothing else here asks the network.
fn update_database(state: &mut State, _: &ExecuteCommandParams, reply: Reply<Option<Value>>) {
    state.say(Say::AskConsent(reply));
}

/// Loads advisories, if the user lets it happen.
pub(crate) fn update(state: &mut State, yes: bool, reply: Reply<Option<Value>>) {
    if !yes {
        return drop(reply.send(Ok(None)));
    }
    let checker = Arc::clone(&state.checker);
    let events = state.events.clone();
    // It takes minutes, and most of that time is spent waiting: no thread that checks is given up for it.
    let work = move || {
        let outcome = checker.update();
        _ = events.send(Event::Updated(outcome, reply));
    };
    if let Err(error) = std::thread::Builder::new().name("update".to_owned()).spawn(work) {
        state.say(Say::Show(MessageType::ERROR, format!("hook: {error}")));
    }
}

/// They are loaded: what is known of packages may be another thing now.
pub(crate) fn updated(state: &mut State, outcome: Result<String, String>, reply: Reply<Option<Value>>) {
    let (kind, text, value) = match outcome {
        Ok(text) => (MessageType::INFO, text.clone(), Some(Value::from(text))),
        Err(why) => (MessageType::ERROR, why, None),
    };
    state.say(Say::Show(kind, format!("hook: {text}")));
    _ = reply.send(Ok(value));
    if state.checker.renewed() {
        state.recheck();
        state.packages_due = true;
    }
}
