//! The language server, as clients meet it.

use serde_json::{Value, json};

use crate::lsp_client::{Client, change, places, uri};
use crate::scratch::Scratch;
use crate::token;

/// A program whose last line can be attacked.
const CODE: &str = "import subprocess\nfrom flask import request\n\ndef show():\n    name = request.args['name']\n    \
                    subprocess.call('ls ' + name, shell=True)\n";

const FOUND: &str = "python.command.injection 5:20-5:32";

/// A client of today.
fn able() -> Value {
    json!({
        "general": {"positionEncodings": ["utf-16"]},
        "textDocument": {
            "publishDiagnostics": {"relatedInformation": true, "codeDescriptionSupport": true, "dataSupport": true},
            "codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix"]}}},
            "hover": {"contentFormat": ["markdown"]},
        },
    })
}

/// One that asks for diagnostics.
fn pulls() -> Value {
    let mut able = able();
    able["textDocument"]["diagnostic"] = json!({"dynamicRegistration": false});
    able["workspace"] = json!({"diagnostics": {"refreshSupport": true}});
    able
}

#[test]
fn findings_come_and_go_while_typing() {
    let folder = Scratch::folder();
    let mut client = Client::with(&folder, &able());
    let file = uri(folder.path("app.py"));
    client.open(&file, "python", CODE);
    assert_eq!(places(&client.pushed(&file, 1)), [FOUND]);
    // What was found is gone with the shell, and comes back with it.
    client.edit(&file, 2, &[change([5, 0, 6, 0], "    subprocess.call(['ls', '--', name])\n")]);
    assert_eq!(places(&client.pushed(&file, 2)), [""; 0]);
    client.edit(&file, 3, &[change([5, 0, 6, 0], "    subprocess.call('ls ' + name, shell=True)\n")]);
    assert_eq!(places(&client.pushed(&file, 3)), [FOUND]);
    // A line that does not parse, elsewhere, takes nothing away.
    client.edit(&file, 4, &[change([2, 0, 2, 0], "def (:\n")]);
    assert_eq!(client.pushed(&file, 4).len(), 1);
    // Closing does.
    client.tell("textDocument/didClose", &json!({"textDocument": {"uri": file}}));
    let closed = client.wait(|message| message["method"] == "textDocument/publishDiagnostics");
    assert_eq!(closed["params"]["diagnostics"], json!([]));
    assert_eq!(client.end(), Some(0));
}

#[test]
fn a_diagnostic_says_what_the_client_understands() {
    let folder = Scratch::folder();
    let file = uri(folder.path("app.py"));
    let mut client = Client::with(&folder, &able());
    client.open(&file, "python", CODE);
    let found = client.pushed(&file, 1).remove(0);
    assert_eq!(found["source"], "hook");
    assert_eq!(found["severity"], 1);
    assert!(found["codeDescription"]["href"].as_str().expect("a link").starts_with("https://"));
    assert_eq!(found["data"]["fingerprint"].as_str().map(str::len), Some(12));
    let steps = found["relatedInformation"].as_array().expect("steps");
    assert_eq!(steps.first().expect("one")["location"]["range"]["start"], json!({"line": 4, "character": 11}));
    assert!(steps.iter().all(|step| step["location"]["uri"] == file));
    // One that has announced nothing gets nothing of it.
    let mut client = Client::with(&folder, &json!({}));
    client.open(&file, "python", CODE);
    let found = client.pushed(&file, 1).remove(0);
    for key in ["codeDescription", "data", "relatedInformation", "tags"] {
        assert!(found.get(key).is_none(), "{key}: {found}");
    }
    assert!(client.said("client/registerCapability").is_empty());
    assert!(client.said("workspace/configuration").is_empty());
}

#[test]
fn who_asks_gets_answers_and_nothing_else() {
    let folder = Scratch::folder();
    let file = uri(folder.path("app.py"));
    let mut client = Client::with(&folder, &pulls());
    client.open(&file, "python", CODE);
    let full = client.pulled(&file);
    assert_eq!(full["kind"], "full");
    assert_eq!(places(full["items"].as_array().expect("a list")), [FOUND]);
    let known = json!({"textDocument": {"uri": file}, "previousResultId": full["resultId"]});
    let same = client.ask("textDocument/diagnostic", &known);
    assert_eq!(same["result"]["kind"], "unchanged", "{same}");
    let all = client.ask("workspace/diagnostic", &json!({"previousResultIds": []}));
    assert_eq!(all["result"]["items"][0]["uri"], file, "{all}");
    client.edit(&file, 2, &[change([5, 0, 6, 0], "    pass\n")]);
    let after = client.ask("textDocument/diagnostic", &known);
    assert_eq!(after["result"]["items"], json!([]), "{after}");
    assert_eq!(client.pulled("file:///nowhere.py")["items"], json!([]));
    assert!(client.said("textDocument/publishDiagnostics").is_empty());
}

#[test]
fn columns_are_as_agreed() {
    let folder = Scratch::folder();
    let text = CODE.replace("'ls '", "'🦀 '");
    for (offered, agreed, column) in
        [(json!(null), "utf-16", 20), (json!(["utf-16", "utf-8"]), "utf-8", 20), (json!(["utf-32"]), "utf-32", 20)]
    {
        let file = uri(folder.path("app.py"));
        let mut client = Client::start(&folder, &["--stdio"]);
        let capabilities = json!({"general": {"positionEncodings": offered}});
        let answer = client.ask("initialize", &json!({"capabilities": capabilities}));
        assert_eq!(answer["result"]["capabilities"]["positionEncoding"], agreed);
        client.tell("initialized", &json!({}));
        client.open(&file, "python", &text.replace("    sub", "    '🦀'; sub"));
        let found = client.pushed(&file, 1).remove(0);
        let more = match agreed {
            "utf-8" => 8,
            "utf-16" => 6,
            _ => 5,
        };
        assert_eq!(found["range"]["start"], json!({"line": 5, "character": column + more}), "{agreed}");
    }
}

#[test]
fn odd_edits_are_taken_for_what_is_near() {
    let folder = Scratch::folder();
    let file = uri(folder.path("app.py"));
    let mut client = Client::with(&folder, &able());
    client.open(&file, "python", &CODE.replace('\n', "\r\n"));
    assert_eq!(places(&client.pushed(&file, 1)), [FOUND]);
    // Reversed, past the end of a line, past the end of the text, inside of a surrogate pair.
    client.edit(&file, 2, &[change([5, 99, 5, 0], "    pass"), change([99, 0, 99, 5], "x = '🦀'\r\n")]);
    assert_eq!(places(&client.pushed(&file, 2)), [""; 0]);
    client.edit(
        &file,
        3,
        &[change([6, 6, 6, 6], "y"), change([5, 0, 5, 8], "    subprocess.call('ls ' + name, shell=True)")],
    );
    assert_eq!(places(&client.pushed(&file, 3)), [FOUND]);
    client.edit(&file, 4, &[json!({"text": CODE})]);
    assert_eq!(places(&client.pushed(&file, 4)), [FOUND]);
    assert_eq!(client.end(), Some(0));
}

#[test]
fn bursts_of_edits_end_with_the_last() {
    let folder = Scratch::folder();
    let file = uri(folder.path("app.py"));
    let mut client = Client::with(&folder, &able());
    client.open(&file, "python", "");
    // One character at a time: out of order it would be another text.
    let (mut line, mut column, mut version) = (0, 0, 1);
    for c in CODE.chars() {
        version += 1;
        client.edit(&file, version, &[change([line, column, line, column], &c.to_string())]);
        (line, column) = if c == '\n' { (line + 1, 0) } else { (line, column + 1) };
    }
    assert_eq!(places(&client.pushed(&file, version)), [FOUND]);
    // Ten thousand more, each of which takes back the one before.
    for _ in 0..5_000 {
        client.edit(&file, version + 1, &[change([2, 0, 2, 0], "x")]);
        client.edit(&file, version + 2, &[change([2, 0, 2, 1], "")]);
        version += 2;
    }
    assert_eq!(places(&client.pushed(&file, version)), [FOUND]);
    // Older versions may have been shown, each at its time; none comes after a newer one.
    let shown: Vec<i64> = client
        .said("textDocument/publishDiagnostics")
        .iter()
        .filter_map(|message| message["params"]["version"].as_i64())
        .collect();
    assert!(shown.is_sorted(), "{shown:?}");
}

#[test]
fn what_is_wrong_is_answered_and_not_the_end() {
    let folder = Scratch::folder();
    let file = uri(folder.path("app.py"));
    let mut client = Client::start(&folder, &["--stdio", "--clientProcessId=1"]);
    let early = client.ask("textDocument/hover", &json!({}));
    assert_eq!(early["error"]["code"], -32002, "{early}");
    client.ask("initialize", &json!({"capabilities": {}}));
    client.tell("initialized", &json!({}));
    assert_eq!(client.ask("hook/unknown", &json!({}))["error"]["code"], -32601);
    assert_eq!(client.ask("hook/nothing", &json!({}))["error"]["code"], -32601);
    assert_eq!(client.ask("textDocument/hover", &json!({"no": 1}))["error"]["code"], -32602);
    let broken: &[(&[u8], i64)] = &[
        (b"Content-Length: 2\r\n\r\n{]", -32700),
        (b"Content-Length: 3\r\n\r\n{\"\xff", -32700),
        (b"Content-Length: 21\r\n\r\n{\"method\": \"\\ud800x\"}", -32700),
        (b"Content-Length: 3\r\n\r\n[1]", -32600),
        (b"Content-Length: 2\r\n\r\n{}", -32600),
        (b"Content-Length: 100000000000\r\n\r\n", -32700),
        (b"Content-Length: many\r\n\r\n", -32700),
        (b"Content-Type: x\r\n\r\n", -32700),
    ];
    for &(bytes, code) in broken {
        client.raw(bytes);
        let answer = client.wait(|message| message.get("error").is_some());
        assert_eq!(answer["error"]["code"], code, "{}", String::from_utf8_lossy(bytes));
        client.raw("content-length: 38\r\nX-Other: 1\r\n\r\n{\"jsonrpc\":\"2.0\",\"method\":\"$/nothing\"}");
    }
    client.open(&file, "python", CODE);
    assert_eq!(places(&client.pushed(&file, 1)), [FOUND]);
    assert_eq!(client.end(), Some(0));
}

#[test]
fn it_ends_with_its_client() {
    let folder = Scratch::folder();
    // Without a word, with the last word alone, and in good order.
    assert_eq!(Client::with(&folder, &able()).hang_up(), Some(1));
    let mut client = Client::with(&folder, &able());
    client.tell("exit", &Value::Null);
    assert_eq!(client.code(), Some(1));
    let mut client = Client::with(&folder, &able());
    client.ask("shutdown", &Value::Null);
    assert_eq!(client.ask("textDocument/hover", &json!({}))["error"]["code"], -32600);
    client.tell("exit", &Value::Null);
    assert_eq!(client.code(), Some(0));
    // And with a process that is named.
    let mut other = std::process::Command::new("sleep").arg("600").spawn().expect("a process");
    let mut client = Client::start(&folder, &[&format!("--clientProcessId={}", other.id())]);
    client.ask("initialize", &json!({"capabilities": {}}));
    other.kill().and_then(|()| other.wait()).expect("it ends");
    assert_eq!(client.code(), Some(1));
}

#[test]
fn a_withdrawn_question_is_answered_as_withdrawn() {
    let folder = Scratch::folder();
    let file = uri(folder.path("app.py"));
    let mut client = Client::with(&folder, &pulls());
    client.open(&file, "python", &CODE.repeat(300));
    let id = client.request("textDocument/diagnostic", &json!({"textDocument": {"uri": file}}));
    client.tell("$/cancelRequest", &json!({"id": id}));
    let answer = client.answer(id);
    assert!(answer["error"]["code"] == -32800 || answer.get("result").is_some(), "{answer}");
    assert_eq!(client.pulled(&file)["items"].as_array().map(Vec::len), Some(300));
}

#[test]
fn hovering_says_what_and_why_and_never_the_secret() {
    let folder = Scratch::folder();
    let file = uri(folder.path("app.py"));
    let secret = token::github("hover");
    let mut client = Client::with(&folder, &able());
    client.open(&file, "python", &format!("{CODE}{}", token::leak("hover")));
    let found = client.pushed(&file, 1);
    assert_eq!(found.len(), 2);
    let at = |line: u32, character: u32| json!({"textDocument": {"uri": file}, "position": {"line": line, "character": character}});
    let hover = client.ask("textDocument/hover", &at(5, 22));
    let text = hover["result"]["contents"]["value"].as_str().expect("a text");
    for part in ["**Why**", "**What to do**", "**The data**", "CWE-78", "`python.command.injection`"] {
        assert!(text.contains(part), "{part}: {text}");
    }
    let hover = client.ask("textDocument/hover", &at(6, 20)).to_string();
    assert!(hover.contains("secrets.github-token"), "{hover}");
    let said = format!("{found:?}{hover}");
    assert!(!said.contains(&secret) && !said.contains(&secret[4..20]), "{said}");
    assert_eq!(client.ask("textDocument/hover", &at(0, 0))["result"], Value::Null);
}

/// The actions at a place, by title, with the text that their edits make.
fn actions(client: &mut Client, file: &str, text: &str, line: u32, character: u32) -> Vec<(String, Option<String>)> {
    let place = json!({"line": line, "character": character});
    let params = json!({
        "textDocument": {"uri": file},
        "range": {"start": place, "end": place},
        "context": {"diagnostics": []},
    });
    let answer = client.ask("textDocument/codeAction", &params);
    let list = answer["result"].as_array().unwrap_or_else(|| panic!("{answer}")).clone();
    list.into_iter()
        .map(|mut action| {
            if action.get("edit").is_none() && action.get("data").is_some() {
                action = client.ask("codeAction/resolve", &action)["result"].clone();
            }
            let title = action["title"].as_str().expect("a title").to_owned();
            (title, action.get("edit").map(|edit| edited(text, &edit["changes"][file])))
        })
        .collect()
}

fn edited(text: &str, edits: &Value) -> String {
    let offset = |place: &Value| {
        let number = |key: &str| usize::try_from(place[key].as_u64().expect("a number")).expect("small");
        let line: usize = text.split_inclusive('\n').take(number("line")).map(str::len).sum();
        line + number("character")
    };
    let mut edited = text.to_owned();
    for edit in edits.as_array().expect("edits").iter().rev() {
        let (start, end) = (offset(&edit["range"]["start"]), offset(&edit["range"]["end"]));
        edited.replace_range(start..end, edit["newText"].as_str().expect("a text"));
    }
    edited
}

#[test]
fn what_is_offered_was_tried() {
    let folder = Scratch::folder();
    let file = uri(folder.path("app.py"));
    for resolves in [false, true] {
        let mut able = able();
        if resolves {
            able["textDocument"]["codeAction"]["dataSupport"] = json!(true);
            able["textDocument"]["codeAction"]["resolveSupport"] = json!({"properties": ["edit"]});
        }
        let mut client = Client::with(&folder, &able);
        let text = format!("{CODE}import yaml\nyaml.load(name)\n");
        client.open(&file, "python", &text);
        client.pushed(&file, 1);
        let offered = actions(&mut client, &file, &text, 5, 22);
        let titles: Vec<&str> = offered.iter().map(|(title, _)| title.as_str()).collect();
        let rule = "`python.command.injection`";
        let reason = format!("Ignore {rule} here, with a reason");
        let days = format!("Ignore {rule} here for 90 days");
        assert!(titles.contains(&reason.as_str()) && titles.contains(&days.as_str()), "{titles:?}");
        assert!(titles.contains(&format!("Explain {rule}").as_str()), "{titles:?}");
        let mut version = 1;
        for (title, text) in offered.into_iter().filter_map(|(title, text)| Some((title, text?))) {
            version += 1;
            client.edit(&file, version, &[json!({"text": text})]);
            let left = places(&client.pushed(&file, version));
            assert!(!left.iter().any(|place| place.starts_with("python.command")), "{title}: {left:?}\n{text}");
        }
    }
}

#[test]
fn a_finding_goes_with_its_suppression_comment_or_the_baseline() {
    let folder = Scratch::folder();
    let file = uri(folder.path("app.py"));
    let hidden = CODE.replace("shell=True)", "shell=True)  # hook: ignore[python.command.injection] -- only for us");
    let mut client = Client::with(&folder, &able());
    client.open(&file, "python", &hidden);
    assert_eq!(places(&client.pushed(&file, 1)), [""; 0]);
    client.edit(&file, 2, &[json!({"text": CODE})]);
    assert_eq!(places(&client.pushed(&file, 2)), [FOUND]);
    folder.write("app.py", CODE).hook("baseline").ok();
    client.tell(
        "workspace/didChangeWatchedFiles",
        &json!({"changes": [{"uri": uri(folder.path(".hook-baseline")), "type": 1}]}),
    );
    assert_eq!(places(&client.pushed(&file, 2)), [""; 0]);
}

#[test]
fn a_broken_configuration_is_said_once() {
    let folder = Scratch::folder();
    folder.write(".hook.toml", "fail-on = 'purple'\n");
    let file = uri(folder.path("app.py"));
    let mut client = Client::with(&folder, &able());
    client.open(&file, "python", CODE);
    let said = client.wait(|message| message["method"] == "window/showMessage");
    assert!(said["params"]["message"].as_str().expect("words").contains("purple"), "{said}");
    assert_eq!(places(&client.pushed(&file, 1)), [""; 0]);
    for version in 2..9 {
        client.edit(&file, version, &[change([2, 0, 2, 0], "#")]);
        client.pushed(&file, version);
    }
    assert!(client.said("window/showMessage").is_empty());
    folder.write(".hook.toml", "fail-on = 'low'\n");
    client.edit(&file, 9, &[json!({"text": CODE})]);
    assert_eq!(places(&client.pushed(&file, 9)), [FOUND]);
}

#[test]
fn settings_come_with_the_start_or_when_asked_for() {
    let folder = Scratch::folder();
    let file = uri(folder.path("app.py"));
    let shown = |options: Value| {
        let mut client = Client::with_options(&folder, &able(), &options);
        client.open(&file, "python", CODE);
        places(&client.pushed(&file, 1)).len()
    };
    assert_eq!(shown(json!({"minimumSeverity": "high"})), 1);
    assert_eq!(shown(json!({"minimumSeverity": "critical"})), 0);
    assert_eq!(shown(json!({"hook": {"ignoreRules": ["python.command.injection"]}})), 0);
    assert_eq!(shown(json!({"enable": false})), 0);
    assert_eq!(shown(json!({"minimumSeverity": "purple"})), 1);

    let mut asks = able();
    asks["workspace"] = json!({"configuration": true, "didChangeConfiguration": {"dynamicRegistration": true}, "didChangeWatchedFiles": {"dynamicRegistration": true}});
    let mut client = Client::with(&folder, &asks);
    let asked = client.wait(|message| message["method"] == "client/registerCapability");
    assert!(asked.to_string().contains("**/package-lock.json"), "{asked}");
    client.reply(&asked, &Value::Null);
    let asked = client.wait(|message| message["method"] == "workspace/configuration");
    client.reply(&asked, &json!([{"enable": true}]));
    client.open(&file, "python", CODE);
    assert_eq!(places(&client.pushed(&file, 1)), [FOUND]);
    client.tell("workspace/didChangeConfiguration", &json!({"settings": null}));
    let asked = client.wait(|message| message["method"] == "workspace/configuration");
    client.reply(&asked, &json!([{"ignoreRules": ["python.command.injection"]}]));
    assert_eq!(places(&client.pushed(&file, 1)), [""; 0]);
}

#[test]
fn only_what_head_does_not_have() {
    let repo = Scratch::repo();
    repo.save("app.py", CODE);
    let file = uri(repo.path("app.py"));
    let mut client = Client::with_options(&repo, &able(), &json!({"scope": "new"}));
    client.open(&file, "python", &format!("# moved\n{CODE}"));
    assert_eq!(places(&client.pushed(&file, 1)), [""; 0]);
    let more = CODE.replace("def show():", "def more():").replace("'ls '", "'rm '");
    client.edit(&file, 2, &[json!({"text": format!("{CODE}{more}")})]);
    assert_eq!(client.pushed(&file, 2).len(), 1);
    // HEAD moves, and the next look knows.
    repo.save("app.py", format!("{CODE}{more}"));
    client.edit(&file, 3, &[json!({"text": format!("{CODE}{more}#\n")})]);
    assert_eq!(places(&client.pushed(&file, 3)), [""; 0]);
}

#[test]
fn documents_that_are_no_files() {
    let folder = Scratch::folder();
    let mut client = Client::with(&folder, &able());
    client.open("untitled:Untitled-1", "python", CODE);
    assert_eq!(places(&client.pushed("untitled:Untitled-1", 1)), [FOUND]);
    let cell = "vscode-notebook-cell:/n/a.ipynb#W0";
    client.tell(
        "notebookDocument/didOpen",
        &json!({
            "notebookDocument": {
                "uri": "file:///n/a.ipynb", "notebookType": "jupyter-notebook", "version": 1,
                "cells": [{"kind": 2, "document": cell}],
            },
            "cellTextDocuments": [{"uri": cell, "languageId": "python", "version": 1, "text": CODE}],
        }),
    );
    assert_eq!(places(&client.pushed(cell, 1)), [FOUND]);
    client.tell(
        "notebookDocument/didChange",
        &json!({
            "notebookDocument": {"uri": "file:///n/a.ipynb", "version": 2},
            "change": {"cells": {"textContent": [{
                "document": {"uri": cell, "version": 2},
                "changes": [change([5, 0, 6, 0], "")],
            }]}},
        }),
    );
    assert_eq!(places(&client.pushed(cell, 2)), [""; 0]);
    client.tell(
        "notebookDocument/didClose",
        &json!({"notebookDocument": {"uri": "file:///n/a.ipynb"}, "cellTextDocuments": [{"uri": cell}]}),
    );
    assert_eq!(client.end(), Some(0));
}

#[test]
fn data_is_followed_into_what_is_typed_elsewhere() {
    let folder = Scratch::folder();
    let [app, tool] = ["app.py", "tool.py"].map(|name| uri(folder.path(name)));
    let mut client = Client::with(&folder, &able());
    // Not on disk: the open text is all there is.
    client.open(&tool, "python", "import subprocess\ndef run(x):\n    subprocess.call(x, shell=True)\n");
    client.pushed(&tool, 1);
    client.open(&app, "python", "from flask import request\nimport tool\ndef f():\n    tool.run(request.args['x'])\n");
    let found = client.pushed(&app, 1);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0]["relatedInformation"].to_string().contains(&tool), "{found:?}");
}

#[test]
fn packages_are_looked_at_without_being_opened() {
    let folder = Scratch::folder();
    folder.write("requirements.txt", "django==1.8.0\n");
    let file = uri(folder.path("requirements.txt"));
    let mut client = Client::with(&folder, &able());
    let first = client.wait(|message| message["method"] == "textDocument/publishDiagnostics");
    assert_eq!(first["params"]["uri"], file);
    assert_eq!(first["params"]["diagnostics"][0]["code"], "dependencies.vulnerable", "{first}");
    // Mended on disk.
    folder.write("requirements.txt", "\n");
    client.tell("workspace/didChangeWatchedFiles", &json!({"changes": [{"uri": file, "type": 2}]}));
    let after = client.wait(|message| message["method"] == "textDocument/publishDiagnostics");
    assert_eq!(after["params"], json!({"uri": file, "diagnostics": []}));
}

#[test]
fn commands() {
    let folder = Scratch::folder();
    folder.write("app.py", CODE).write("other.py", "x = 1\n");
    let mut able = able();
    able["window"] = json!({"workDoneProgress": true, "showDocument": {"support": true}});
    let mut client = Client::with(&folder, &able);
    let run = |command: &str, arguments: Value| json!({"command": command, "arguments": arguments});
    let id = client.request("workspace/executeCommand", &run("hook.rescan", json!([])));
    let asked = client.wait(|message| message["method"] == "window/workDoneProgress/create");
    client.reply(&asked, &Value::Null);
    let answer = client.answer(id);
    assert_eq!(answer["result"]["findings"], 1, "{answer}");
    client.wait(|message| message["params"]["value"]["kind"] == "end");
    let found = client.wait(|message| message["method"] == "textDocument/publishDiagnostics");
    assert_eq!(found["params"]["uri"], uri(folder.path("app.py")));
    let answer = client.ask("workspace/executeCommand", &run("hook.explain", json!(["python.command.injection"])));
    assert!(answer["result"].as_str().expect("a page").contains("How to fix"), "{answer}");
    let shown = client.wait(|message| message["method"] == "window/showDocument");
    let page = shown["params"]["uri"].as_str().expect("a URI").trim_start_matches("file://").to_owned();
    assert!(std::fs::read_to_string(page).expect("a file").contains("How to fix"));
    let answer = client.ask("workspace/executeCommand", &run("hook.nothing", json!([])));
    assert_eq!(answer["error"]["code"], -32602, "{answer}");
    // Nothing is loaded without a yes.
    let id = client.request("workspace/executeCommand", &run("hook.updateDatabase", json!([])));
    let asked = client.wait(|message| message["method"] == "window/showMessageRequest");
    client.reply(&asked, &json!({"title": "Not now"}));
    assert_eq!(client.answer(id)["result"], Value::Null);
}

#[test]
fn texts_that_want_to_break_it() {
    let folder = Scratch::folder();
    let mut client = Client::with(&folder, &able());
    let deep = format!("x = {}1\n", "-".repeat(20_000));
    let chain = format!("x{}\n", ".a()".repeat(10_000));
    let long = format!("x = \"{}\"\n", "a".repeat(5 << 20));
    for (name, text) in [("deep.py", deep), ("chain.py", chain), ("long.py", long), ("none.py", "\0\0\0".to_owned())] {
        let file = uri(folder.path(name));
        client.open(&file, "python", &text);
        client.pushed(&file, 1);
        client.edit(&file, 2, &[change([0, 0, 0, 0], "#")]);
        client.pushed(&file, 2);
        client.tell("textDocument/didClose", &json!({"textDocument": {"uri": file}}));
    }
    let file = uri(folder.path("app.py"));
    client.open(&file, "python", CODE);
    assert_eq!(places(&client.pushed(&file, 1)), [FOUND]);
}

#[test]
fn a_thousand_documents() {
    let folder = Scratch::folder();
    let mut client = Client::with(&folder, &able());
    let files: Vec<String> = (0..1_000).map(|number| uri(folder.path(format!("m{number}.py")))).collect();
    for file in &files {
        client.open(file, "python", CODE);
    }
    for file in &files {
        assert_eq!(places(&client.pushed(file, 1)), [FOUND], "{file}");
    }
    let memory = client.memory();
    assert!(memory < 400 << 20, "{} MiB", memory >> 20);
    assert_eq!(client.end(), Some(0));
}

#[test]
fn memory_does_not_grow_with_edits() {
    let folder = Scratch::folder();
    let file = uri(folder.path("app.py"));
    let mut client = Client::with(&folder, &able());
    client.open(&file, "python", CODE);
    client.pushed(&file, 1);
    let mut version = 1;
    let mut after_some = 0;
    for round in 0..200 {
        for _ in 0..250 {
            client.edit(&file, version + 1, &[change([2, 0, 2, 0], "#")]);
            client.edit(&file, version + 2, &[change([2, 0, 2, 1], "")]);
            version += 2;
        }
        assert_eq!(places(&client.pushed(&file, version)), [FOUND]);
        if round == 20 {
            after_some = client.memory();
        }
    }
    let grown = client.memory().saturating_sub(after_some);
    assert!(grown < 8 << 20, "{} KiB more after 100,000 edits", grown >> 10);
}
