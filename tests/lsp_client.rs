//! A client that says what it is told to the real server, and hears what comes.

use std::io::{BufReader, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdin, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};

use crate::scratch::{HOOK, Scratch};

/// A server that says nothing for so long hangs.
const PATIENCE: Duration = Duration::from_secs(120);

/// A running server and what it has said.
pub(crate) struct Client {
    child: Child,
    input: Option<ChildStdin>,
    heard: Receiver<Value>,
    /// What came while something else was waited for.
    kept: Vec<Value>,
    last: i64,
}

/// The URI of a file.
pub(crate) fn uri(path: impl AsRef<Path>) -> String {
    format!("file://{}", path.as_ref().display())
}

/// A change of a range: start line and column, end line and column, text.
pub(crate) fn change(range: [u32; 4], text: &str) -> Value {
    let [line, character, end_line, end] = range;
    json!({
        "range": {"start": {"line": line, "character": character}, "end": {"line": end_line, "character": end}},
        "text": text,
    })
}

impl Client {
    /// Starts `hook lsp` in a folder, and says nothing.
    pub(crate) fn start(folder: &Scratch, words: &[&str]) -> Self {
        let mut command = folder.command(HOOK);
        command.arg("lsp").args(words).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().expect("the server starts");
        let output = child.stdout.take().expect("its output");
        let (say, heard) = mpsc::channel();
        thread::spawn(move || {
            let mut output = BufReader::new(output);
            while let Some(message) = read(&mut output) {
                if say.send(message).is_err() {
                    return;
                }
            }
        });
        let input = child.stdin.take();
        Self { child, input, heard, kept: Vec::new(), last: 0 }
    }

    /// Starts it for a client with these capabilities, which has the folder open.
    pub(crate) fn with(folder: &Scratch, capabilities: &Value) -> Self {
        Self::with_options(folder, capabilities, &Value::Null)
    }

    /// The same with settings.
    pub(crate) fn with_options(folder: &Scratch, capabilities: &Value, options: &Value) -> Self {
        let mut client = Self::start(folder, &[]);
        let root = uri(folder.path(""));
        client.ask(
            "initialize",
            &json!({
                "processId": std::process::id(),
                "rootUri": root,
                "workspaceFolders": [{"uri": root.trim_end_matches('/'), "name": "here"}],
                "capabilities": capabilities,
                "initializationOptions": options,
            }),
        );
        client.tell("initialized", &json!({}));
        client
    }

    /// Sends bytes as they are.
    pub(crate) fn raw(&mut self, bytes: impl AsRef<[u8]>) {
        let input = self.input.as_mut().expect("open");
        // A server that has ended does not listen; what it said before is what is asked about.
        let _ = input.write_all(bytes.as_ref()).and_then(|()| input.flush());
    }

    /// Sends a body with its header.
    pub(crate) fn body(&mut self, body: &str) {
        self.raw(format!("Content-Length: {}\r\n\r\n{body}", body.len()));
    }

    /// Sends a notification.
    pub(crate) fn tell(&mut self, method: &str, params: &Value) {
        self.body(&json!({"jsonrpc": "2.0", "method": method, "params": params}).to_string());
    }

    /// Sends a request; its number.
    pub(crate) fn request(&mut self, method: &str, params: &Value) -> i64 {
        self.last += 1;
        let mut message = json!({"jsonrpc": "2.0", "id": self.last, "method": method});
        if !params.is_null() {
            message["params"] = params.clone();
        }
        self.body(&message.to_string());
        self.last
    }

    /// The answer to a request.
    pub(crate) fn answer(&mut self, id: i64) -> Value {
        self.wait(|message| message.get("method").is_none() && message["id"] == id)
    }

    /// Sends a request and waits for what it gives.
    pub(crate) fn ask(&mut self, method: &str, params: &Value) -> Value {
        let id = self.request(method, params);
        self.answer(id)
    }

    /// Sends the result of a request of the server.
    pub(crate) fn reply(&mut self, request: &Value, result: &Value) {
        self.body(&json!({"jsonrpc": "2.0", "id": request["id"], "result": result}).to_string());
    }

    /// The first message that `wanted` takes; the others are kept.
    #[track_caller]
    pub(crate) fn wait(&mut self, wanted: impl Fn(&Value) -> bool) -> Value {
        if let Some(at) = self.kept.iter().position(&wanted) {
            return self.kept.remove(at);
        }
        loop {
            let message = self.heard.recv_timeout(PATIENCE).unwrap_or_else(|_| panic!("nothing came; {:?}", self.kept));
            if wanted(&message) {
                return message;
            }
            self.kept.push(message);
        }
    }

    /// Everything that has been said about `method` and was not waited for.
    pub(crate) fn said(&self, method: &str) -> Vec<&Value> {
        self.kept.iter().filter(|message| message["method"] == method).collect()
    }

    /// Opens a text.
    pub(crate) fn open(&mut self, uri: &str, language: &str, text: &str) {
        let document = json!({"uri": uri, "languageId": language, "version": 1, "text": text});
        self.tell("textDocument/didOpen", &json!({"textDocument": document}));
    }

    /// Changes it.
    pub(crate) fn edit(&mut self, uri: &str, version: i32, changes: &[Value]) {
        let document = json!({"uri": uri, "version": version});
        self.tell("textDocument/didChange", &json!({"textDocument": document, "contentChanges": changes}));
    }

    /// The diagnostics that are sent for a version of a text.
    #[track_caller]
    pub(crate) fn pushed(&mut self, uri: &str, version: i32) -> Vec<Value> {
        let message = self.wait(|message| {
            message["method"] == "textDocument/publishDiagnostics"
                && message["params"]["uri"] == uri
                && message["params"]["version"] == version
        });
        message["params"]["diagnostics"].as_array().expect("a list").clone()
    }

    /// The diagnostics that are given when asked for.
    pub(crate) fn pulled(&mut self, uri: &str) -> Value {
        self.ask("textDocument/diagnostic", &json!({"textDocument": {"uri": uri}}))["result"].clone()
    }

    /// Ends it as the protocol has it; the exit code.
    pub(crate) fn end(mut self) -> Option<i32> {
        self.ask("shutdown", &Value::Null);
        self.tell("exit", &Value::Null);
        self.code()
    }

    /// Says nothing more; the exit code.
    pub(crate) fn hang_up(mut self) -> Option<i32> {
        drop(self.input.take());
        self.code()
    }

    /// The exit code of a server that ends by itself.
    pub(crate) fn code(mut self) -> Option<i32> {
        self.child.wait().expect("it ends").code()
    }

    /// Bytes of memory that it has.
    pub(crate) fn memory(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap_or("0 kB");
        line.trim().trim_end_matches(" kB").parse::<u64>().unwrap_or(0) << 10
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The next message; `None` at the end.
fn read(output: &mut impl std::io::BufRead) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if output.read_line(&mut line).ok()? == 0 {
            return None;
        }
        let Some((name, value)) = line.trim_end().split_once(':') else { break };
        if name.eq_ignore_ascii_case("content-length") {
            length = value.trim().parse().ok()?;
        }
    }
    let mut body = vec![0; length];
    output.read_exact(&mut body).ok()?;
    serde_json::from_slice(&body).ok()
}

/// The rules and places of diagnostics: `rule line:column-line:column`.
pub(crate) fn places(diagnostics: &[Value]) -> Vec<String> {
    let at = |place: &Value| format!("{}:{}", place["line"], place["character"]);
    let one = |d: &Value| {
        format!("{} {}-{}", d["code"].as_str().expect("a rule"), at(&d["range"]["start"]), at(&d["range"]["end"]))
    };
    diagnostics.iter().map(one).collect()
}
