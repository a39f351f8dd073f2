//! The library's view of the server: every message becomes an event for the loop.
//!
//! The library polls what handlers return, many at once. Up to the first `await` it does so in the order of the messages,
//! so that the first thing a handler does is to send, and nothing is awaited before.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, mpsc};

use serde_json::Value;
use tokio::sync::oneshot;
use tower_lsp::LanguageServer;
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types::{
    CodeAction, CodeActionParams, CodeActionResponse, DidChangeConfigurationParams, DidChangeNotebookDocumentParams,
    DidChangeTextDocumentParams, DidChangeWatchedFilesParams, DidChangeWorkspaceFoldersParams,
    DidCloseNotebookDocumentParams, DidCloseTextDocumentParams, DidOpenNotebookDocumentParams,
    DidOpenTextDocumentParams, DidSaveTextDocumentParams, DocumentDiagnosticParams, DocumentDiagnosticReportResult,
    ExecuteCommandParams, Hover, HoverParams, InitializeParams, InitializeResult, InitializedParams,
    WorkspaceDiagnosticParams, WorkspaceDiagnosticReportResult,
};

use crate::event::{Event, Reply};
use crate::parent;

/// Hands on what comes.
pub(crate) struct Server {
    /// To the loop.
    pub(crate) events: mpsc::Sender<Event>,
    /// Whether the client has said that it will end.
    pub(crate) shut_down: Arc<AtomicBool>,
    /// Called if the client's process has ended.
    pub(crate) orphaned: Arc<dyn Fn() + Send + Sync>,
}

impl Server {
    fn tell(&self, event: Event) {
        // The loop is gone only when everything ends.
        _ = self.events.send(event);
    }

    async fn ask<T>(&self, event: impl FnOnce(Reply<T>) -> Event) -> Result<T> {
        let (reply, answer) = oneshot::channel();
        self.tell(event(reply));
        answer.await.unwrap_or_else(|_| Err(Error::internal_error()))
    }
}

impl LanguageServer for Server {
    async fn initialize(&self, params: InitializeParams) -> Result<InitializeResult> {
        let process = params.process_id;
        let answer = self.ask(|reply| Event::Initialize(Box::new(params), reply)).await;
        if let Some(process) = process {
            parent::watch(process, Arc::clone(&self.orphaned));
        }
        answer
    }

    async fn initialized(&self, _: InitializedParams) {
        self.tell(Event::Initialized);
    }

    async fn shutdown(&self) -> Result<()> {
        self.shut_down.store(true, Ordering::Relaxed);
        Ok(())
    }

    async fn did_open(&self, params: DidOpenTextDocumentParams) {
        self.tell(Event::Opened(params.text_document));
    }

    async fn did_change(&self, params: DidChangeTextDocumentParams) {
        self.tell(Event::Changed(params.text_document, params.content_changes));
    }

    async fn did_save(&self, _: DidSaveTextDocumentParams) {
        self.tell(Event::Saved);
    }

    async fn did_close(&self, params: DidCloseTextDocumentParams) {
        self.tell(Event::Closed(params.text_document.uri));
    }

    async fn notebook_did_open(&self, params: DidOpenNotebookDocumentParams) {
        self.tell(Event::NotebookOpened(params));
    }

    async fn notebook_did_change(&self, params: DidChangeNotebookDocumentParams) {
        self.tell(Event::NotebookChanged(params));
    }

    async fn notebook_did_close(&self, params: DidCloseNotebookDocumentParams) {
        self.tell(Event::NotebookClosed(params));
    }

    async fn did_change_configuration(&self, params: DidChangeConfigurationParams) {
        self.tell(Event::Configured(params.settings));
    }

    async fn did_change_watched_files(&self, params: DidChangeWatchedFilesParams) {
        self.tell(Event::Watched(params.changes));
    }

    async fn did_change_workspace_folders(&self, params: DidChangeWorkspaceFoldersParams) {
        self.tell(Event::Folders(params.event));
    }

    async fn diagnostic(&self, params: DocumentDiagnosticParams) -> Result<DocumentDiagnosticReportResult> {
        self.ask(|reply| Event::Pull(params, reply)).await
    }

    async fn workspace_diagnostic(&self, params: WorkspaceDiagnosticParams) -> Result<WorkspaceDiagnosticReportResult> {
        self.ask(|reply| Event::PullAll(params, reply)).await
    }

    async fn code_action(&self, params: CodeActionParams) -> Result<Option<CodeActionResponse>> {
        self.ask(|reply| Event::Actions(Box::new(params), reply)).await
    }

    async fn code_action_resolve(&self, action: CodeAction) -> Result<CodeAction> {
        self.ask(|reply| Event::Resolve(Box::new(action), reply)).await
    }

    async fn hover(&self, params: HoverParams) -> Result<Option<Hover>> {
        self.ask(|reply| Event::Hover(params, reply)).await
    }

    async fn execute_command(&self, params: ExecuteCommandParams) -> Result<Option<Value>> {
        self.ask(|reply| Event::Command(params, reply)).await
    }
}
