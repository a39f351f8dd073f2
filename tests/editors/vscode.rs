//! The extension in a real workbench, in a browser: heavy, so only on request.

use std::path::Path;
use std::process::Command;

use super::tools::{Editor, Missing, once, step};
use super::{drive, here, project, repository, script, words};
use crate::scratch::not_run;

/// Node, the workbench, the driver of the browser, and the extension's package.
fn tools() -> Result<Editor, Missing> {
    let missing =
        |program: &str| !Command::new(program).arg("--version").output().is_ok_and(|ran| ran.status.success());
    let needed = ["chromium", "g++", "make", "pkg-config"];
    if let Some(program) = needed.into_iter().find(|program| missing(program)) {
        let packages = "chromium fonts-dejavu-core libkrb5-dev g++ make pkg-config";
        return Err(Missing::NotHere(format!("VS Code: no {program}; it needs: apt-get install {packages}")));
    }
    let unreached = |said: String| {
        let words = ["after connection broken by", "ENOTFOUND", "ECONNREFUSED", "EAI_AGAIN", "ETIMEDOUT"];
        match words.iter().any(|words| said.contains(words)) {
            true => Missing::NotHere("VS Code: pip and npm do not get it here".to_owned()),
            false => Missing::Broken(said),
        }
    };
    let folder = once("vscode", |folder| {
        step(Command::new("sh").arg(script("vscode_tools.sh")).arg(folder)).map_err(unreached)
    })?;
    let package = script("vscode_package.sh");
    step(Command::new("sh").arg(package).arg(&folder).arg(repository("editors/vscode"))).map_err(unreached)?;
    let program = folder.join("bin/node");
    Ok(Editor {
        program,
        env: vec![("HOOK_TOOLS".into(), folder.clone().into()), ("HOOK_VSIX".into(), folder.join("hook.vsix").into())],
    })
}

/// Pictures of it stay in the build folder.
#[test]
fn visual_studio_code() {
    if std::env::var_os("HOOK_TEST_VSCODE").is_none_or(|value| value != "1") {
        not_run("the VS Code extension in a real workbench (1 GB, minutes); HOOK_TEST_VSCODE=1 runs it");
        return;
    }
    let Some(editor) = here(tools()) else { return };
    let shots = Path::new(env!("CARGO_TARGET_TMPDIR")).join("editors/vscode/pictures");
    std::fs::create_dir_all(&shots).expect("a folder");
    let project = project();
    let space = project.beside("space").path("");
    let project = project
        .with("HOOK_PROJECT", project.path("").as_os_str().to_string_lossy().trim_end_matches('/'))
        .with("HOOK_SPACE", space.to_string_lossy().trim_end_matches('/'))
        .with("HOOK_SHOTS", &shots);
    let minute = script("vscode.mjs");
    drive(
        &project,
        &editor,
        &words(&[minute.to_str().expect("UTF-8")]),
        &[
            "the extension is installed",
            "a squiggle",
            "nobody trusts the folder",
            "the count in the status bar",
            "the row in the Problems view",
            "the way of the data in the Problems view",
            "the hover",
            "typing takes it away",
            "undoing brings it back",
            "the list of fixes",
            "the fix takes it away",
            "the version, and that it is the one in PATH",
            "after a restart it is found again",
            "a setting is taken as it changes",
            "the workspace is scanned",
            "the page of the rule",
            "the program of the workspace was not run",
        ],
    );
    assert!(shots.join("finding.png").exists());
}
