//! `hook lsp`.

use std::path::PathBuf;
use std::sync::Arc;

use lsp::{Options, Settings, Transport, serve};

use super::db::load_usual;
use super::flags::{self, Configuration, Policy, Rules, Scope};
use crate::editor::{Commands, Editor};
use crate::error::{Error, Exit, Result};

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Talk over a connection to this port of this machine instead of standard input and output
    #[arg(long, value_name = "PORT")]
    socket: Option<u16>,

    /// Talk over standard input and output, which is what happens anyway: some clients say so
    #[arg(long, hide = true, conflicts_with = "socket")]
    stdio: bool,

    /// End with this process: some clients say which they are
    #[arg(long, hide = true, value_name = "NUMBER", alias = "clientProcessId")]
    client_process_id: Option<u32>,

    /// Advisory database to ask about packages [env: HOOK_DB]
    #[arg(long, value_name = "PATH")]
    db: Option<PathBuf>,

    #[command(flatten)]
    rules: Rules,

    #[command(flatten)]
    configuration: Configuration,
}

pub(crate) fn run(args: Args) -> Result<Exit> {
    let Args { socket, stdio: _, client_process_id: process, db, rules, configuration } = args;
    let scope = move |settings: &Settings| {
        Scope::with(rules.clone().and(&settings.rules), db.clone().or_else(|| settings.database.clone()))
    };
    let scope = Arc::new(scope);
    let (of_plan, of_place, of_update) = (Arc::clone(&scope), Arc::clone(&scope), scope);
    let plan = move |settings: &Settings| {
        let configuration = configuration.clone().or(settings.config.clone(), settings.profile.clone());
        flags::plan(&of_plan(settings), &Policy::default(), &configuration, 0)
    };
    let commands = Commands {
        plan: Box::new(plan),
        database: Box::new(move |settings| of_place(settings).database()),
        update: Box::new(move |settings| load_usual(of_update(settings).database().map(|place| place.path))),
    };
    let editor = Arc::new(Editor::new(commands)?);
    let transport = socket.map_or(Transport::Stdio, Transport::Socket);
    let options = Options { transport, process, version: env!("CARGO_PKG_VERSION") };
    let served = serve(Arc::clone(&editor) as Arc<dyn lsp::Checker>, options);
    editor.close();
    match served {
        Ok(true) => Ok(Exit::Clean),
        // What the protocol asks for where nobody has said that it ends.
        Ok(false) => Ok(Exit::Blocked),
        Err(error) => Err(Error::new(format!("the language server cannot start: {error}"))),
    }
}
