//! What the loop hears of.

use std::path::PathBuf;

use serde_json::Value;
use tokio::sync::oneshot;
use tower_lsp::jsonrpc;
use tower_lsp::ls_types::{
    CodeAction, CodeActionParams, CodeActionResponse, DidChangeNotebookDocumentParams, DidCloseNotebookDocumentParams,
    DidOpenNotebookDocumentParams, DocumentDiagnosticParams, DocumentDiagnosticReportResult, ExecuteCommandParams,
    FileEvent, Hover, HoverParams, InitializeParams, InitializeResult, TextDocumentContentChangeEvent,
    TextDocumentItem, Uri, VersionedTextDocumentIdentifier, WorkspaceDiagnosticParams, WorkspaceDiagnosticReportResult,
    WorkspaceFoldersChangeEvent,
};

use crate::checker::Checked;

/// Where an answer goes. That nobody waits for it any more is no failure.
pub(crate) type Reply<T> = oneshot::Sender<jsonrpc::Result<T>>;

/// Something that happened.
pub(crate) enum Event {
    /// The client has said what it can do.
    Initialize(Box<InitializeParams>, Reply<InitializeResult>),
    /// It is ready.
    Initialized,
    /// A document was opened.
    Opened(TextDocumentItem),
    /// Its text has changed.
    Changed(VersionedTextDocumentIdentifier, Vec<TextDocumentContentChangeEvent>),
    /// It was saved.
    Saved,
    /// It was closed.
    Closed(Uri),
    /// A notebook was opened.
    NotebookOpened(DidOpenNotebookDocumentParams),
    /// Cells of it have changed.
    NotebookChanged(DidChangeNotebookDocumentParams),
    /// It was closed.
    NotebookClosed(DidCloseNotebookDocumentParams),
    /// Settings have changed; they may be in it.
    Configured(Value),
    /// The client's answer to what its settings are.
    Settings(Value),
    /// Files on disk have changed.
    Watched(Vec<FileEvent>),
    /// Folders were opened or closed.
    Folders(WorkspaceFoldersChangeEvent),
    /// Diagnostics of a document are asked for.
    Pull(DocumentDiagnosticParams, Reply<DocumentDiagnosticReportResult>),
    /// Those of all files are.
    PullAll(WorkspaceDiagnosticParams, Reply<WorkspaceDiagnosticReportResult>),
    /// What can be done about a place is.
    Actions(Box<CodeActionParams>, Reply<Option<CodeActionResponse>>),
    /// The edit of such a thing is.
    Resolve(Box<CodeAction>, Reply<CodeAction>),
    /// What there is to say about a place is.
    Hover(HoverParams, Reply<Option<Hover>>),
    /// Something is to be done.
    Command(ExecuteCommandParams, Reply<Option<Value>>),
    /// A text was looked at; `None`: that failed.
    Checked(Uri, u64, Option<Checked>),
    /// So many files of so many were looked at.
    Step(usize, usize),
    /// A folder was looked at; `None`: that failed.
    Scanned(Option<Vec<(PathBuf, Checked)>>),
    /// The user lets advisories be loaded, or not.
    Consent(bool, Reply<Option<Value>>),
    /// They were loaded.
    Updated(Result<String, String>, Reply<Option<Value>>),
    /// Nobody listens any more.
    End,
}
