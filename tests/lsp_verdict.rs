//! What the editor shows is what `hook scan --stdin --path NAME` says of the same text.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::lsp_client::{Client, uri};
use crate::scratch::Scratch;

/// A finding: its rule, fingerprint, severity in the editor, where it starts and where it ends.
type Shown = (String, String, i64, [u64; 4]);

/// Texts of all kinds: the twins, and the marked code beside rules.
fn texts() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut open = vec![root.join("tests/twins"), root.join("rules/packs"), root.join("rules/testdata/flow")];
    let mut found = Vec::new();
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() { open.push(path) } else { found.push(path) }
        }
    }
    let wanted = |path: &PathBuf| {
        path.extension().is_some_and(|end| {
            ["py", "js", "ts", "tsx", "java", "yaml", "json", "txt"].iter().any(|known| end == *known)
        })
    };
    found.retain(wanted);
    found.sort();
    found
}

/// What the report on one text says.
fn reported(folder: &Scratch, name: &str, text: &str) -> BTreeSet<Shown> {
    let ran = folder.run(
        crate::scratch::HOOK,
        ["scan", "--stdin", "--path", name, "--format", "json"].as_slice(),
        text.as_bytes(),
    );
    let report: Value = serde_json::from_slice(&ran.out).unwrap_or_else(|error| panic!("{error}: {ran}"));
    let findings = report["findings"].as_array().expect("findings");
    let number = |value: &Value| value.as_u64().expect("a number");
    findings
        .iter()
        .map(|finding| {
            let severity = match finding["severity"].as_str() {
                Some("critical" | "high") => 1,
                Some("medium") => 2,
                _ => 3,
            };
            let place = |key: &str| ["line", "column"].map(|part| number(&finding[key][part]) - 1);
            let ([line, column], [end_line, end]) = (place("start"), place("end"));
            let word = |key: &str| finding[key].as_str().unwrap_or_default().to_owned();
            (word("rule"), word("fingerprint"), severity, [line, column, end_line, end])
        })
        .collect()
}

/// What diagnostics say.
fn shown(diagnostics: &[Value]) -> BTreeSet<Shown> {
    let number = |value: &Value| value.as_u64().expect("a number");
    diagnostics
        .iter()
        .map(|one| {
            let word = |value: &Value| value.as_str().unwrap_or_default().to_owned();
            let (start, end) = (&one["range"]["start"], &one["range"]["end"]);
            let places = [&start["line"], &start["character"], &end["line"], &end["character"]].map(number);
            let severity = one["severity"].as_i64().expect("a severity");
            (word(&one["code"]), word(&one["data"]["fingerprint"]), severity, places)
        })
        .collect()
}

#[test]
fn the_editor_shows_what_a_scan_reports() {
    let folder = Scratch::folder();
    folder.write(".hook.toml", "[severity]\n'secrets.*' = 'low'\n[paths.'**/*.java']\nmax-severity = 'medium'\n");
    let capabilities = json!({
        // What reports count.
        "general": {"positionEncodings": ["utf-32"]},
        "textDocument": {"publishDiagnostics": {"dataSupport": true}},
    });
    let mut client = Client::with(&folder, &capabilities);
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    // Every third is hundreds, of all kinds.
    let texts: Vec<PathBuf> = texts().into_iter().step_by(3).collect();
    assert!(texts.len() > 300, "{}", texts.len());
    let mut wrong = Vec::new();
    let mut findings = 0;
    for path in texts {
        let name = path.strip_prefix(root).expect("below").to_string_lossy().into_owned();
        let Ok(text) = fs::read_to_string(&path) else { continue };
        let file = uri(folder.path(&name));
        client.open(&file, "", &text);
        let in_editor = shown(&client.pushed(&file, 1));
        client.tell("textDocument/didClose", &json!({"textDocument": {"uri": file}}));
        let in_report = reported(&folder, &name, &text);
        findings += in_report.len();
        if in_editor != in_report {
            wrong.push(format!("{name}:\n  editor {in_editor:?}\n  report {in_report:?}"));
        }
    }
    assert!(findings > 200, "only {findings} findings");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
