//! What the server says it can do.

use tower_lsp::ls_types::{
    CodeActionKind, CodeActionOptions, CodeActionProviderCapability, DiagnosticOptions, DiagnosticServerCapabilities,
    ExecuteCommandOptions, HoverProviderCapability, InitializeResult, Notebook, NotebookDocumentSyncOptions,
    NotebookSelector, OneOf, SaveOptions, ServerCapabilities, ServerInfo, TextDocumentSyncCapability,
    TextDocumentSyncKind, TextDocumentSyncOptions, TextDocumentSyncSaveOptions, WorkspaceFoldersServerCapabilities,
    WorkspaceServerCapabilities,
};

use crate::client::Abilities;
use crate::convert::SOURCE;
use crate::request::command;

/// The answer to a client with these abilities.
pub(crate) fn answer(able: Abilities, version: &str) -> InitializeResult {
    let sync = TextDocumentSyncOptions {
        open_close: Some(true),
        change: Some(TextDocumentSyncKind::INCREMENTAL),
        save: Some(TextDocumentSyncSaveOptions::SaveOptions(SaveOptions { include_text: Some(false) })),
        ..TextDocumentSyncOptions::default()
    };
    let any_notebook = NotebookSelector::ByNotebook { notebook: Notebook::String("*".to_owned()), cells: None };
    let actions = CodeActionOptions {
        code_action_kinds: Some(vec![CodeActionKind::QUICKFIX]),
        resolve_provider: able.resolves_edits.then_some(true),
        ..CodeActionOptions::default()
    };
    let pull = DiagnosticOptions {
        identifier: Some(SOURCE.to_owned()),
        inter_file_dependencies: true,
        workspace_diagnostics: true,
        ..DiagnosticOptions::default()
    };
    let commands = command::ALL.iter().map(|&(name, _)| name.to_owned()).collect();
    InitializeResult {
        capabilities: ServerCapabilities {
            position_encoding: Some(able.encoding.kind()),
            text_document_sync: Some(TextDocumentSyncCapability::Options(sync)),
            notebook_document_sync: Some(OneOf::Left(NotebookDocumentSyncOptions {
                notebook_selector: vec![any_notebook],
                save: Some(false),
            })),
            hover_provider: Some(HoverProviderCapability::Simple(true)),
            code_action_provider: Some(CodeActionProviderCapability::Options(actions)),
            diagnostic_provider: able.pulls.then_some(DiagnosticServerCapabilities::Options(pull)),
            execute_command_provider: Some(ExecuteCommandOptions { commands, ..ExecuteCommandOptions::default() }),
            workspace: Some(WorkspaceServerCapabilities {
                workspace_folders: Some(WorkspaceFoldersServerCapabilities {
                    supported: Some(true),
                    change_notifications: Some(OneOf::Left(true)),
                }),
                file_operations: None,
            }),
            ..ServerCapabilities::default()
        },
        server_info: Some(ServerInfo { name: SOURCE.to_owned(), version: Some(version.to_owned()) }),
        offset_encoding: None,
    }
}
