//! The language server at typing pace, beside the servers that a user would pick instead, where they are on `PATH`.
//!
//! `cargo bench --bench lsp` prints milliseconds: from the start to the answer to `initialize`, from opening to the first
//! diagnostics, and from a keystroke to the diagnostics of the text with it, for programs of several lengths.

use std::env;
use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

/// Keystrokes for one length.
const KEYS: usize = 100;

/// Between two of them: a fast typist.
const PACE: Duration = Duration::from_millis(80);

/// One function that can be attacked; a program is many.
const FUNCTION: &str = "def show_NUMBER():\n    name = request.args['name']\n    parts = [part.strip() for part in \
                        name.split(',')]\n    total = 0\n    for part in parts:\n        if len(part) > 3:\n            \
                        total += len(part)\n    print(total)\n    subprocess.call('ls ' + name, shell=True)\n\n";

/// The servers, each with how it is started.
const SERVERS: &[(&str, &[&str])] = &[("ruff", &["server"]), ("ast-grep", &["lsp"]), ("semgrep", &["lsp"])];

struct Server {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

impl Server {
    fn start(program: &str, words: &[&str]) -> Option<Self> {
        let mut child = Command::new(program)
            .args(words)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .ok()?;
        let (input, output) = (child.stdin.take()?, BufReader::new(child.stdout.take()?));
        Some(Self { child, input, output })
    }

    fn say(&mut self, message: &Value) {
        let body = message.to_string();
        // That it has ended shows when nothing comes back.
        _ = write!(self.input, "Content-Length: {}\r\n\r\n{body}", body.len());
        _ = self.input.flush();
    }

    fn tell(&mut self, method: &str, params: &Value) {
        self.say(&json!({"jsonrpc": "2.0", "method": method, "params": params}));
    }

    fn hear(&mut self) -> Option<Value> {
        let mut length = 0;
        loop {
            let mut line = String::new();
            if self.output.read_line(&mut line).ok()? == 0 {
                return None;
            }
            match line.trim_end().split_once(':') {
                Some((name, value)) if name.eq_ignore_ascii_case("content-length") => {
                    length = value.trim().parse().ok()?;
                }
                Some(_) => {}
                None => break,
            }
        }
        let mut body = vec![0; length];
        std::io::Read::read_exact(&mut self.output, &mut body).ok()?;
        serde_json::from_slice(&body).ok()
    }

    /// Waits for the diagnostics of a version, or for the answer to a request.
    fn wait(&mut self, wanted: impl Fn(&Value) -> bool) -> Option<()> {
        loop {
            let message = self.hear()?;
            if wanted(&message) {
                return Some(());
            }
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        _ = self.child.kill();
        _ = self.child.wait();
    }
}

/// Milliseconds of one server for one length: start, first diagnostics, keystrokes in the order of their length.
fn measure(program: &str, words: &[&str], lines: usize) -> Option<(f64, f64, Vec<f64>)> {
    let milliseconds = |since: Instant| since.elapsed().as_secs_f64() * 1e3;
    let folder = tempfile::tempdir().ok()?;
    let root = format!("file://{}", folder.path().display());
    let uri = format!("{root}/app.py");
    let start = Instant::now();
    let mut server = Server::start(program, words)?;
    // No diagnostics on request: then all of them send them, and the same thing is measured.
    let capabilities = json!({"textDocument": {"publishDiagnostics": {"versionSupport": true}}});
    let params = json!({"processId": null, "rootUri": root, "capabilities": capabilities});
    server.say(&json!({"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": params}));
    server.wait(|message| message["id"] == 1)?;
    let begun = milliseconds(start);
    server.tell("initialized", &json!({}));
    let count = lines / FUNCTION.lines().count();
    let functions: String = (0..count).map(|number| FUNCTION.replace("NUMBER", &number.to_string())).collect();
    let text = format!("import subprocess\nfrom flask import request\n\n{functions}");
    let version = |version: usize| {
        let uri = uri.clone();
        move |message: &Value| {
            let params = &message["params"];
            message["method"] == "textDocument/publishDiagnostics"
                && params["uri"] == uri
                && params["version"].as_u64().is_none_or(|is| is == version as u64)
        }
    };
    let opened = Instant::now();
    let document = json!({"uri": uri, "languageId": "python", "version": 1, "text": text});
    server.tell("textDocument/didOpen", &json!({"textDocument": document}));
    server.wait(version(1))?;
    let first = milliseconds(opened);
    let mut keys = Vec::new();
    let middle = 3 + count / 2 * FUNCTION.lines().count() + 7;
    for key in 0..KEYS {
        sleep(PACE);
        let at = json!({"line": middle, "character": 4});
        let change = json!({"range": {"start": at, "end": at}, "text": "x"});
        let document = json!({"uri": uri, "version": key + 2});
        let pressed = Instant::now();
        server.tell("textDocument/didChange", &json!({"textDocument": document, "contentChanges": [change]}));
        server.wait(version(key + 2))?;
        keys.push(milliseconds(pressed));
    }
    keys.sort_by(f64::total_cmp);
    Some((begun, first, keys))
}

#[expect(clippy::print_stdout, reason = "a benchmark prints")]
fn main() {
    let lengths: Vec<usize> = env::args().filter_map(|word| word.parse().ok()).collect();
    let lengths = if lengths.is_empty() { vec![300, 3_000, 30_000] } else { lengths };
    println!("{:<10} {:>7} {:>7} {:>8} {:>8} {:>8} {:>8}", "server", "lines", "start", "first", "p50", "p95", "p99");
    let ours: (&str, &[&str]) = (env!("CARGO_BIN_EXE_hook"), &["lsp"]);
    for (name, (program, words)) in
        [("hook", ours)].into_iter().chain(SERVERS.iter().map(|&(program, words)| (program, (program, words))))
    {
        for &lines in &lengths {
            match measure(program, words, lines) {
                Some((start, first, keys)) => {
                    let at = |part: usize| keys[(keys.len() * part / 100).min(keys.len() - 1)];
                    let [half, most, nearly] = [50, 95, 99].map(at);
                    println!("{name:<10} {lines:>7} {start:>7.1} {first:>8.1} {half:>8.1} {most:>8.1} {nearly:>8.1}");
                }
                None => println!("{name:<10} {lines:>7} not measured: it is not there, or says nothing while typing"),
            }
        }
    }
}
