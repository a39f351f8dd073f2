//! What the loop says to the client, in its order. The loop never waits for the client.

use std::sync::mpsc;
use std::time::Duration;

use serde_json::{Value, json};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender};
use tokio::time::timeout;
use tower_lsp::Client;
use tower_lsp::ls_types::notification::Progress;
use tower_lsp::ls_types::request::WorkDoneProgressCreate;
use tower_lsp::ls_types::{
    ConfigurationItem, Diagnostic, MessageActionItem, MessageType, NumberOrString, ProgressParams, ProgressParamsValue,
    Registration, ShowDocumentParams, Uri, WorkDoneProgress, WorkDoneProgressBegin, WorkDoneProgressCreateParams,
    WorkDoneProgressEnd, WorkDoneProgressReport,
};

use crate::event::{Event, Reply};

/// The section of the client's settings.
const SECTION: &str = "hook";

/// How long a client may take to agree to a token.
const PATIENCE: Duration = Duration::from_secs(1);

/// What a user says to let advisories be loaded.
const YES: &str = "Download";

/// Something to say.
pub(crate) enum Say {
    /// Diagnostics of a document.
    Publish(Uri, Vec<Diagnostic>, Option<i32>),
    /// Asks the client to ask for diagnostics again.
    Refresh,
    /// For the log.
    Log(String),
    /// For the user.
    Show(MessageType, String),
    /// A document is to be shown.
    Document(Uri),
    /// Asks the client to tell of changes.
    Register(Vec<Registration>),
    /// Asks for the settings.
    Configuration,
    /// Asks the user whether advisories may be loaded.
    AskConsent(Reply<Option<Value>>),
    /// Something long begins; `true`: the client does not know of it yet.
    Begin(NumberOrString, bool, String),
    /// It goes on: percent, words.
    Report(NumberOrString, u32, String),
    /// It ends.
    Finish(NumberOrString, String),
}

/// Where to say things.
pub(crate) type Outgoing = UnboundedSender<Say>;

/// Says what comes, until nothing more can.
pub(crate) async fn speak(client: Client, mut said: UnboundedReceiver<Say>, events: mpsc::Sender<Event>) {
    while let Some(say) = said.recv().await {
        match say {
            Say::Publish(uri, diagnostics, version) => client.publish_diagnostics(uri, diagnostics, version).await,
            Say::Log(text) => client.log_message(MessageType::LOG, text).await,
            Say::Show(kind, text) => client.show_message(kind, text).await,
            Say::Begin(token, unknown, title) => {
                if unknown {
                    // Diagnostics must not wait for a client that never answers.
                    let params = WorkDoneProgressCreateParams { token: token.clone() };
                    _ = timeout(PATIENCE, client.send_request::<WorkDoneProgressCreate>(params)).await;
                }
                let begin = WorkDoneProgressBegin { title, percentage: Some(0), ..WorkDoneProgressBegin::default() };
                progress(&client, token, WorkDoneProgress::Begin(begin)).await;
            }
            Say::Report(token, percent, message) => {
                let report = WorkDoneProgressReport {
                    message: Some(message),
                    percentage: Some(percent),
                    ..WorkDoneProgressReport::default()
                };
                progress(&client, token, WorkDoneProgress::Report(report)).await;
            }
            Say::Finish(token, message) => {
                let end = WorkDoneProgressEnd { message: Some(message) };
                progress(&client, token, WorkDoneProgress::End(end)).await;
            }
            // What has an answer is not waited for here.
            asked => drop(tokio::spawn(ask(client.clone(), asked, events.clone()))),
        }
    }
}

async fn progress(client: &Client, token: NumberOrString, value: WorkDoneProgress) {
    let value = ProgressParamsValue::WorkDone(value);
    client.send_notification::<Progress>(ProgressParams { token, value }).await;
}

/// Asks the client something. What comes of it is an event.
async fn ask(client: Client, asked: Say, events: mpsc::Sender<Event>) {
    match asked {
        Say::Refresh => drop(client.workspace_diagnostic_refresh().await),
        Say::Register(registrations) => {
            if let Err(error) = client.register_capability(registrations).await {
                client.log_message(MessageType::LOG, format!("files are not watched: {}", error.message)).await;
            }
        }
        Say::Configuration => {
            let items = vec![ConfigurationItem { scope_uri: None, section: Some(SECTION.to_owned()) }];
            let answer = client.configuration(items).await.ok().and_then(|values| values.into_iter().next());
            _ = events.send(Event::Settings(answer.unwrap_or(Value::Null)));
        }
        Say::Document(uri) => {
            let params = ShowDocumentParams { uri, external: None, take_focus: Some(true), selection: None };
            _ = client.show_document(params).await;
        }
        Say::AskConsent(reply) => {
            let text = "Download the advisories that are new? hook asks the network for nothing else.";
            let action = |title: &str| MessageActionItem { title: title.to_owned(), properties: Default::default() };
            let actions = vec![action(YES), action("Not now")];
            let answer = client.show_message_request(MessageType::INFO, text, Some(actions)).await;
            let yes = matches!(answer, Ok(Some(action)) if action.title == YES);
            _ = events.send(Event::Consent(yes, reply));
        }
        _ => {}
    }
}

/// Asks to hear of changes to files that match.
pub(crate) fn watching(patterns: &[String]) -> Registration {
    let watchers: Vec<Value> = patterns.iter().map(|pattern| json!({ "globPattern": pattern })).collect();
    Registration {
        id: "hook-files".to_owned(),
        method: "workspace/didChangeWatchedFiles".to_owned(),
        register_options: Some(json!({ "watchers": watchers })),
    }
}

/// Asks to hear of changes to settings.
pub(crate) fn configured() -> Registration {
    Registration {
        id: "hook-settings".to_owned(),
        method: "workspace/didChangeConfiguration".to_owned(),
        register_options: Some(json!({ "section": SECTION })),
    }
}
