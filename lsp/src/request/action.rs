//! What can be done about a finding. Every edit that is offered was tried: in the edited text the finding is gone and
//! nothing is new.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use serde_json::{Value, json};
use tower_lsp::ls_types::{
    CodeAction, CodeActionKind, CodeActionOrCommand, CodeActionParams, CodeActionResponse, Command, Diagnostic,
    DocumentChanges, OneOf, OptionalVersionedTextDocumentIdentifier, Range, TextDocumentEdit, TextEdit, Uri,
    WorkspaceEdit,
};

use crate::checker::{Accept, Buffer, Change, Checker, Found, Remedy};
use crate::client::Abilities;
use crate::event::{Event, Reply};
use crate::position::Lines;
use crate::request::command;
use crate::state::State;

/// Findings that actions are offered for at once.
const MOST: usize = 20;

/// All remedies, in the order in which they are offered, by their words in the data of an action.
const REMEDIES: &[(&str, Remedy)] = &[
    ("fix", Remedy::Fix),
    ("upgrade", Remedy::Upgrade),
    ("accept", Remedy::Accept(Accept::WithReason)),
    ("acceptForNow", Remedy::Accept(Accept::ForNow)),
    ("fixAll", Remedy::FixAll),
];

/// What is needed to make an edit of a document.
#[derive(Clone)]
struct Place {
    uri: Uri,
    version: i32,
    buffer: Buffer,
    able: Abilities,
}

/// Lists what can be done about the findings in a range.
pub(crate) fn list(state: &mut State, params: Box<CodeActionParams>, reply: Reply<Option<CodeActionResponse>>) {
    let uri = params.text_document.uri.clone();
    let wanted = |kinds: &Vec<CodeActionKind>| {
        kinds.iter().any(|kind| ["", "quickfix"].contains(&kind.as_str().split('.').next().unwrap_or_default()))
    };
    if !params.context.only.as_ref().is_none_or(wanted) {
        return drop(reply.send(Ok(None)));
    }
    let Some(entry) = state.documents.get_mut(&uri) else { return drop(reply.send(Ok(None))) };
    if entry.current().is_none() {
        return entry.wait(Event::Actions(params, reply));
    }
    let Some(entry) = state.documents.get(&uri) else { return };
    let Some(outcome) = entry.current() else { return };
    let meets = |range: Range| range.start <= params.range.end && params.range.start <= range.end;
    let here: Vec<(Found, Diagnostic)> = outcome
        .found
        .iter()
        .zip(&outcome.diagnostics)
        .filter(|(_, diagnostic)| meets(diagnostic.range))
        .take(MOST)
        .map(|(found, diagnostic)| (found.clone(), diagnostic.clone()))
        .collect();
    if here.is_empty() {
        return drop(reply.send(Ok(Some(Vec::new()))));
    }
    let place = Place {
        uri: uri.clone(),
        version: entry.document.version,
        buffer: state.buffer(&entry.document),
        able: state.able,
    };
    let checker = Arc::clone(&state.checker);
    state.aside(reply, move || Some(actions(&place, &here, &*checker)));
}

fn actions(place: &Place, here: &[(Found, Diagnostic)], checker: &dyn Checker) -> CodeActionResponse {
    let mut actions = Vec::new();
    let mut all = BTreeSet::new();
    for (found, diagnostic) in here {
        for &(word, remedy) in REMEDIES {
            if !checker.may_help(&place.buffer, &found.finding, remedy) {
                continue;
            }
            // One for all of a rule is enough.
            if remedy == Remedy::FixAll && !all.insert(found.finding.rule.id.clone()) {
                continue;
            }
            // Only of a fix it must be known now whether there is one: the others nearly always work.
            let later = place.able.resolves_edits && remedy != Remedy::Fix;
            let edit = match later {
                true => None,
                false => match checker.remedy(&place.buffer, found, remedy) {
                    Some(changes) => Some(edit(place, &changes)),
                    None => continue,
                },
            };
            let title = title(found, remedy);
            let same = |other: &CodeActionOrCommand| matches!(other, CodeActionOrCommand::CodeAction(other) if other.title == title && other.edit == edit);
            // Two advisories of one package have the same remedy.
            if edit.is_some() && actions.iter().any(same) {
                continue;
            }
            actions.push(CodeActionOrCommand::CodeAction(CodeAction {
                title,
                kind: Some(CodeActionKind::QUICKFIX),
                diagnostics: Some(vec![diagnostic.clone()]),
                is_preferred: (remedy == Remedy::Fix).then_some(true),
                data: later.then(|| data(place, found, word)),
                edit,
                ..CodeAction::default()
            }));
        }
    }
    let rules: BTreeSet<&str> = here.iter().map(|(found, _)| &*found.finding.rule.id).collect();
    for rule in rules {
        let title = format!("Explain `{rule}`");
        let arguments = Some(vec![Value::from(rule)]);
        let command = Command { title: title.clone(), command: command::EXPLAIN.to_owned(), arguments };
        actions.push(match place.able.action_literals {
            true => CodeActionOrCommand::CodeAction(CodeAction {
                title,
                kind: Some(CodeActionKind::QUICKFIX),
                command: Some(command),
                ..CodeAction::default()
            }),
            false => CodeActionOrCommand::Command(command),
        });
    }
    if !place.able.action_literals {
        actions.retain(|action| matches!(action, CodeActionOrCommand::Command(_)));
    }
    actions
}

fn title(found: &Found, remedy: Remedy) -> String {
    let finding = &found.finding;
    let rule = &finding.rule.id;
    match remedy {
        Remedy::Fix => format!("Fix: {}", finding.advice()),
        Remedy::FixAll => format!("Fix all `{rule}` in this file"),
        Remedy::Accept(Accept::WithReason) => format!("Ignore `{rule}` here, with a reason"),
        Remedy::Accept(Accept::ForNow) => format!("Ignore `{rule}` here for 90 days"),
        Remedy::Upgrade => {
            let dependency = finding.dependency.as_deref();
            let (name, fixed) = dependency.map_or(("", ""), |dependency| {
                (dependency.name.as_str(), dependency.fixed.as_deref().unwrap_or_default())
            });
            format!("Upgrade `{name}` to {fixed}")
        }
    }
}

fn data(place: &Place, found: &Found, remedy: &str) -> Value {
    json!({
        "uri": place.uri.as_str(),
        "fingerprint": found.fingerprint,
        "start": found.finding.location.span.start,
        "remedy": remedy,
    })
}

/// The edit of an action that was listed. If the text has changed since, it is that of the same finding in the text as it
/// is; if that is gone, there is none.
pub(crate) fn resolve(state: &mut State, mut action: Box<CodeAction>, reply: Reply<CodeAction>) {
    let data = action.data.clone().unwrap_or_default();
    let text = |key: &str| data.get(key).and_then(Value::as_str).unwrap_or_default();
    let remedy = REMEDIES.iter().find(|(word, _)| *word == text("remedy")).map(|&(_, remedy)| remedy);
    let uri: Option<Uri> = text("uri").parse().ok();
    let (Some(remedy), Some(uri)) = (remedy, uri) else { return drop(reply.send(Ok(*action))) };
    match state.documents.get_mut(&uri) {
        Some(entry) if entry.current().is_none() => return entry.wait(Event::Resolve(action, reply)),
        _ => {}
    }
    let entry = state.documents.get(&uri);
    let near = data.get("start").and_then(Value::as_u64).and_then(|start| usize::try_from(start).ok()).unwrap_or(0);
    let same = entry.and_then(|entry| entry.current()).and_then(|outcome| {
        let same = outcome.found.iter().filter(|found| found.fingerprint == text("fingerprint"));
        same.min_by_key(|found| found.finding.location.span.start.abs_diff(near)).cloned()
    });
    let (Some(entry), Some(found)) = (entry, same) else { return drop(reply.send(Ok(*action))) };
    let place = Place {
        uri: uri.clone(),
        version: entry.document.version,
        buffer: state.buffer(&entry.document),
        able: state.able,
    };
    let checker = Arc::clone(&state.checker);
    state.aside(reply, move || {
        action.edit = checker.remedy(&place.buffer, &found, remedy).map(|changes| edit(&place, &changes));
        *action
    });
}

/// Changes of a document as the protocol has them.
fn edit(place: &Place, changes: &[Change]) -> WorkspaceEdit {
    let text = &*place.buffer.text;
    let lines = Lines::of(text);
    let mark = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let edits = changes.iter().map(|change| TextEdit {
        range: lines.range(text, change.span.start + mark, change.span.end + mark, place.able.encoding),
        new_text: change.text.clone(),
    });
    if place.able.document_changes {
        let text_document =
            OptionalVersionedTextDocumentIdentifier { uri: place.uri.clone(), version: Some(place.version) };
        let edit = TextDocumentEdit { text_document, edits: edits.map(OneOf::Left).collect() };
        return WorkspaceEdit {
            document_changes: Some(DocumentChanges::Edits(vec![edit])),
            ..WorkspaceEdit::default()
        };
    }
    let changes = HashMap::from([(place.uri.clone(), edits.collect())]);
    WorkspaceEdit { changes: Some(changes), ..WorkspaceEdit::default() }
}
