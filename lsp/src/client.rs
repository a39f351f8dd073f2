//! What the client can do. Nothing is sent to it that it has not announced.

use tower_lsp::ls_types::{ClientCapabilities, MarkupKind};

use crate::position::Encoding;

/// What a client has announced.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Abilities {
    /// What columns count.
    pub(crate) encoding: Encoding,
    /// Whether it asks for diagnostics; then none are sent unasked.
    pub(crate) pulls: bool,
    /// Whether it wants to be told that it should ask again.
    pub(crate) pull_refresh: bool,
    /// Whether diagnostics may have places beside their own.
    pub(crate) related: bool,
    /// Whether the code of a diagnostic may be a link.
    pub(crate) code_description: bool,
    /// Whether diagnostics may carry data.
    pub(crate) data: bool,
    /// Whether code actions may be more than commands.
    pub(crate) action_literals: bool,
    /// Whether the edit of an action may come later.
    pub(crate) resolves_edits: bool,
    /// Whether edits may name the version they are for.
    pub(crate) document_changes: bool,
    /// Whether hovers may be formatted.
    pub(crate) markdown: bool,
    /// Whether it shows a document on request.
    pub(crate) shows_documents: bool,
    /// Whether it shows progress.
    pub(crate) progress: bool,
    /// Whether it watches files on request.
    pub(crate) watches: bool,
    /// Whether it gives settings on request.
    pub(crate) configuration: bool,
    /// Whether it wants to hear of changes of settings on request.
    pub(crate) registers_configuration: bool,
}

impl Abilities {
    /// What these capabilities announce.
    pub(crate) fn of(capabilities: &ClientCapabilities) -> Self {
        let text = capabilities.text_document.as_ref();
        let window = capabilities.window.as_ref();
        let workspace = capabilities.workspace.as_ref();
        let general = capabilities.general.as_ref();
        let pull = text.and_then(|text| text.diagnostic.as_ref());
        let push = text.and_then(|text| text.publish_diagnostics.as_ref());
        let action = text.and_then(|text| text.code_action.as_ref());
        let hover = text.and_then(|text| text.hover.as_ref()).and_then(|hover| hover.content_format.as_ref());
        let yes = |one: Option<Option<bool>>| one.flatten() == Some(true);
        let either = |push: Option<Option<bool>>, pull: Option<Option<bool>>| yes(push) || yes(pull);
        let offered = general.and_then(|general| general.position_encodings.as_deref()).unwrap_or_default();
        Self {
            encoding: Encoding::of(offered),
            pulls: pull.is_some(),
            pull_refresh: yes(workspace.and_then(|w| w.diagnostics.as_ref()).map(|d| d.refresh_support)),
            related: either(push.map(|push| push.related_information), pull.map(|pull| pull.related_information)),
            code_description: either(
                push.map(|push| push.code_description_support),
                pull.map(|pull| pull.code_description_support),
            ),
            data: either(push.map(|push| push.data_support), pull.map(|pull| pull.data_support)),
            action_literals: action.is_some_and(|action| action.code_action_literal_support.is_some()),
            resolves_edits: action.is_some_and(|action| {
                let edits = |support: &Vec<String>| support.iter().any(|property| property == "edit");
                action.data_support == Some(true)
                    && action.resolve_support.as_ref().is_some_and(|support| edits(&support.properties))
            }),
            document_changes: yes(workspace
                .and_then(|workspace| workspace.workspace_edit.as_ref())
                .map(|edit| edit.document_changes)),
            markdown: hover.is_some_and(|formats| formats.contains(&MarkupKind::Markdown)),
            shows_documents: window.and_then(|window| window.show_document.as_ref()).is_some_and(|show| show.support),
            progress: yes(window.map(|window| window.work_done_progress)),
            watches: yes(workspace
                .and_then(|w| w.did_change_watched_files.as_ref())
                .map(|watch| watch.dynamic_registration)),
            configuration: yes(workspace.map(|workspace| workspace.configuration)),
            registers_configuration: yes(workspace
                .and_then(|w| w.did_change_configuration.as_ref())
                .map(|did| did.dynamic_registration)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_assumed() {
        assert_eq!(Abilities::of(&ClientCapabilities::default()), Abilities::default());
    }
}
