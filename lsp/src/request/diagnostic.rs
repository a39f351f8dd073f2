//! Diagnostics for clients that ask for them. An answer waits for the check of the text as it is.

use tower_lsp::ls_types::{
    Diagnostic, DocumentDiagnosticParams, DocumentDiagnosticReport, DocumentDiagnosticReportResult,
    FullDocumentDiagnosticReport, RelatedFullDocumentDiagnosticReport, RelatedUnchangedDocumentDiagnosticReport,
    UnchangedDocumentDiagnosticReport, Uri, WorkspaceDiagnosticParams, WorkspaceDiagnosticReport,
    WorkspaceDiagnosticReportResult, WorkspaceDocumentDiagnosticReport, WorkspaceFullDocumentDiagnosticReport,
    WorkspaceUnchangedDocumentDiagnosticReport,
};

use crate::event::Reply;
use crate::state::State;

/// Those of one document.
pub(crate) fn document(
    state: &mut State,
    params: DocumentDiagnosticParams,
    reply: Reply<DocumentDiagnosticReportResult>,
) {
    let uri = params.text_document.uri;
    let known = params.previous_result_id;
    let Some(entry) = state.documents.get_mut(&uri) else { return nothing(reply) };
    if entry.current().is_some() {
        return answer(state, &uri, known.as_deref(), reply);
    }
    // Who has withdrawn a question does not wait.
    entry.pulls.retain(|(_, reply)| !reply.is_closed());
    entry.pulls.push((known, reply));
}

/// Answers with what was found last.
pub(crate) fn answer(state: &State, uri: &Uri, known: Option<&str>, reply: Reply<DocumentDiagnosticReportResult>) {
    let Some(outcome) = state.documents.get(uri).and_then(|entry| entry.outcome.as_ref()) else {
        return nothing(reply);
    };
    let id = outcome.id.to_string();
    let report = if known == Some(&id) {
        DocumentDiagnosticReport::Unchanged(RelatedUnchangedDocumentDiagnosticReport {
            related_documents: None,
            unchanged_document_diagnostic_report: UnchangedDocumentDiagnosticReport { result_id: id },
        })
    } else {
        full(Some(id), outcome.diagnostics.clone())
    };
    _ = reply.send(Ok(DocumentDiagnosticReportResult::Report(report)));
}

/// Answers that there is nothing: the document is not open.
pub(crate) fn nothing(reply: Reply<DocumentDiagnosticReportResult>) {
    _ = reply.send(Ok(DocumentDiagnosticReportResult::Report(full(None, Vec::new()))));
}

fn full(result_id: Option<String>, items: Vec<Diagnostic>) -> DocumentDiagnosticReport {
    DocumentDiagnosticReport::Full(RelatedFullDocumentDiagnosticReport {
        related_documents: None,
        full_document_diagnostic_report: FullDocumentDiagnosticReport { result_id, items },
    })
}

/// Those of all files that something is known of. A file that is not open is named as long as the client has something
/// of it.
pub(crate) fn workspace(
    state: &mut State,
    params: &WorkspaceDiagnosticParams,
    reply: Reply<WorkspaceDiagnosticReportResult>,
) {
    let known = |uri: &Uri| {
        let previous = params.previous_result_ids.iter().find(|previous| previous.uri == *uri);
        previous.map(|previous| previous.value.as_str())
    };
    let mut items = Vec::new();
    for (path, (diagnostics, id)) in &state.elsewhere {
        let Some(uri) = Uri::from_file_path(path) else { continue };
        let id = id.to_string();
        items.push(one(uri.clone(), None, id, diagnostics, known(&uri)));
    }
    for (uri, entry) in &state.documents {
        if let Some(outcome) = entry.current() {
            let version = Some(i64::from(entry.document.version));
            items.push(one(uri.clone(), version, outcome.id.to_string(), &outcome.diagnostics, known(uri)));
        }
    }
    for previous in &params.previous_result_ids {
        let is_open = state.documents.contains_key(&previous.uri);
        let path = previous.uri.to_file_path();
        if !is_open && !path.is_some_and(|path| state.elsewhere.contains_key(&*path)) {
            items.push(one(previous.uri.clone(), None, "0".to_owned(), &[], Some(&previous.value)));
        }
    }
    _ = reply.send(Ok(WorkspaceDiagnosticReportResult::Report(WorkspaceDiagnosticReport { items })));
}

fn one(
    uri: Uri,
    version: Option<i64>,
    id: String,
    diagnostics: &[Diagnostic],
    known: Option<&str>,
) -> WorkspaceDocumentDiagnosticReport {
    if known == Some(&id) {
        return WorkspaceDocumentDiagnosticReport::Unchanged(WorkspaceUnchangedDocumentDiagnosticReport {
            uri,
            version,
            unchanged_document_diagnostic_report: UnchangedDocumentDiagnosticReport { result_id: id },
        });
    }
    WorkspaceDocumentDiagnosticReport::Full(WorkspaceFullDocumentDiagnosticReport {
        uri,
        version,
        full_document_diagnostic_report: FullDocumentDiagnosticReport {
            result_id: Some(id),
            items: diagnostics.to_vec(),
        },
    })
}
