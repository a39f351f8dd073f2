//! The language server in real editors, with the plugins and recipes of `editors/`.
//!
//! Editors are put into the build folder once, without a change to the machine: Neovim by pip, those of Debian by
//! unpacking their packages. Where that cannot be done a test says on standard error that it did not run;
//! `HOOK_OFFLINE=1` spares the attempt. What happens inside an editor is told by a script in `tests/data/editors/`.

/// Where the editors come from.
mod tools;
/// The extension for VS Code.
mod vscode;

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::scratch::{Ran, Scratch, not_run, run};
use tools::{Editor, Missing};

/// A program whose eighth line can be attacked, and mended.
const CODE: &str = r#"import sqlite3
from flask import request

def show():
    name = request.args['name']
    db = sqlite3.connect('x')
    cursor = db.cursor()
    cursor.execute("SELECT * FROM users WHERE name = '" + name + "'")
"#;

fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn script(name: &str) -> PathBuf {
    repository("tests/data/editors").join(name)
}

/// The editor, or the words that it is not here.
fn here(editor: Result<Editor, Missing>) -> Option<Editor> {
    match editor {
        Ok(editor) => Some(editor),
        Err(Missing::NotHere(reason)) => {
            not_run(&reason);
            None
        }
        Err(Missing::Broken(reason)) => panic!("the editor cannot be installed: {reason}"),
    }
}

/// A repository with the program, as somebody opens it. Nothing of the user's own configuration is read.
fn project() -> Scratch {
    let project = Scratch::folder().with("TERM", "xterm").with("LC_ALL", "C.UTF-8");
    project.git("init --quiet");
    project.write("app.py", CODE);
    project
}

/// Runs an editor; what its script saw must hold all of `seen`.
fn drive(project: &Scratch, editor: &Editor, words: &[OsString], seen: &[&str]) {
    let mut command = project.command(editor.program.to_str().expect("UTF-8"));
    command.envs(editor.env.iter().map(|(key, value)| (key, value))).args(words);
    let ran: Ran = run(command, b"").ok().hides("FAILED");
    for what in seen {
        assert!(ran.text().lines().any(|line| line == format!("seen: {what}")), "`{what}` was not seen: {ran}");
    }
}

fn words(words: &[&str]) -> Vec<OsString> {
    words.iter().map(OsString::from).collect()
}

/// Neovim with our plugin, copied so that its help can be indexed.
fn neovim(editor: Result<Editor, Missing>, way: &str) {
    let Some(editor) = here(editor) else { return };
    let project = project().with("HOOK_TEST_WAY", way);
    let plugin = project.beside("plugin");
    plugin.run("cp", ["-R", &format!("{}/.", repository("editors/neovim").display()), "."], b"").ok();
    let project = project.with("HOOK_PLUGIN", plugin.path(""));
    let init = script("neovim_init.lua");
    let minute = format!("luafile {}", script("neovim.lua").display());
    let words = words(&["--headless", "-n", "-u", init.to_str().expect("UTF-8"), "app.py", "-c", &minute]);
    drive(
        &project,
        &editor,
        &words,
        &[
            &format!("started by {way}"),
            "the finding of the opened file",
            "typing takes it away",
            "undoing brings it back",
            "it moves with its line",
            "the fix takes it away",
            ":HookExplain opens the page",
            ":HookScan fills the quickfix list",
            ":checkhealth hook",
            ":help hook",
        ],
    );
}

#[test]
fn neovim_of_today() {
    neovim(tools::neovim(), "vim.lsp.enable");
}

/// The way of 0.8 to 0.10, in the Neovim of today: what came later is taken away from the plugin.
#[test]
fn neovim_without_configuration_by_name() {
    neovim(tools::neovim(), "vim.lsp.start");
}

/// 0.7 in Debian 12: no requests for diagnostics, no `vim.lsp.start`.
#[test]
fn neovim_of_debian() {
    let editor = tools::debian("neovim", &["neovim"]).map(|root| Editor {
        program: root.join("usr/bin/nvim"),
        env: vec![
            ("LD_LIBRARY_PATH".into(), tools::libraries(&root)),
            ("VIMRUNTIME".into(), root.join("usr/share/nvim/runtime").into()),
        ],
    });
    neovim(editor, "vim.lsp.start_client");
}

#[test]
fn emacs() {
    let Some(editor) = here(tools::emacs()) else { return };
    let dump = editor.env.iter().find(|(key, _)| key == "HOOK_EMACS_DUMP");
    let mut words: Vec<OsString> =
        dump.into_iter().flat_map(|(_, path)| ["--dump-file".into(), path.clone()]).collect();
    words.extend(["--batch", "-l"].map(OsString::from));
    words.push(script("emacs.el").into());
    drive(
        &project(),
        &editor,
        &words,
        &[
            "the finding of the opened file",
            "typing takes it away",
            "typing brings it back",
            "the fix takes it away",
            "the server ends",
        ],
    );
}

/// With ALE. Vim reads keys from a pipe that nobody writes to: its own timer types.
#[test]
fn vim() {
    let Some(editor) = here(tools::vim()) else { return };
    let project = project();
    let seen = project.home().join("seen");
    let project = project.with("HOOK_SEEN", &seen).with("HOOK_VIM", &editor.program);
    let vim = r#"mkfifo "$HOME/keys"; "$HOOK_VIM" --not-a-term -u "$1" -S "$2" app.py 0<>"$HOME/keys" >"$HOME/screen"
        code=$?; cat "$HOOK_SEEN"; exit $code"#;
    let mut words = words(&["-c", vim, "sh"]);
    words.extend([script("vimrc").into(), script("vim.vim").into()]);
    let shell = Editor { program: "sh".into(), ..editor };
    drive(
        &project,
        &shell,
        &words,
        &[
            "the finding of the opened file",
            "typing takes it away",
            "undoing brings it back",
            "the list of fixes",
            "the fix takes it away",
        ],
    );
}
