//! Every format over the same reports: what it writes, that it is valid, and that nothing gets out that must not.

use findings::{Edit, Problem, Reason, RepoPath, Severity, Source, Span};
use proptest::prelude::*;
use serde_json::Value;

use super::sample::{PLAIN, TOKEN, report_of, reported, reported_at, sample_report};
use super::*;

const COLOR: Style = Style { color: true, ..PLAIN };
const VERBOSE: Style = Style { verbose: 1, ..PLAIN };
const QUIET: Style = Style { quiet: true, ..PLAIN };

/// What the format called `name` writes.
fn written(name: &str, report: &Report, style: &Style) -> String {
    let format = ALL.iter().find(|format| format.name == name).expect("a format");
    let mut out = Vec::new();
    (format.write)(report, style, &mut out).expect("a vector takes everything");
    String::from_utf8(out).expect("UTF-8")
}

fn summary_of(report: &Report, style: &Style) -> String {
    summary::lines(report, style).join("\n")
}

/// Files that are hard to show, each with one finding.
fn hard() -> Vec<Reported> {
    vec![
        reported(b"deploy/.env", &format!("A=1\nTOKEN={TOKEN}"), TOKEN),
        reported(b"caf\xe9.json", &format!("{{\r\n\t\"möbel 🦀\": \"{TOKEN}\"\r\n}}\r\n"), TOKEN),
        Reported {
            blocking: false,
            new: false,
            ..reported("\u{1b}[2J\u{202e}.py".as_bytes(), &format!("\u{1b}[31m\u{202e}{TOKEN}\n"), TOKEN)
        },
    ]
}

/// One of everything a report can hold.
fn full() -> Report {
    let hidden = reported(b"tests/a.py", &format!("t = '{TOKEN}'"), TOKEN);
    let problem =
        |path: &str, reason, detail: &str| Problem { path: RepoPath::from(path), reason, detail: detail.to_owned() };
    Report {
        suppressed: vec![Suppressed {
            finding: hidden.finding,
            fingerprint: hidden.fingerprint,
            by: SuppressedBy::ForeignComment,
            reason: "a test\u{1b}[1m".to_owned(),
            until: Some("2027-03-31".to_owned()),
        }],
        old: 3,
        problems: vec![
            problem("dist/app.js", Reason::TooLarge, "3 MiB"),
            problem("a.png", Reason::Binary, ""),
            problem("b.png", Reason::Binary, ""),
            problem("x\u{1b}.py", Reason::Crashed, "at \u{202e}"),
        ],
        notes: vec![
            Note { place: "a.py:3".to_owned(), warning: true, text: "expired\u{7}".to_owned() },
            Note { place: String::new(), warning: false, text: "this commit also changes .hook.toml".to_owned() },
        ],
        ..report_of(hard())
    }
}

#[test]
fn concise() {
    assert_eq!(written("concise", &sample_report(), &PLAIN), "");
    assert_eq!(
        written("concise", &report_of(hard()), &PLAIN),
        "deploy/.env:2:7: high secrets.sample-token Sample access token [27c2c3c28091]\n\
         caf\\xe9.json:2:14: high secrets.sample-token Sample access token [27c2c3c28091]\n\
         \\u{1b}[2J\\u{202e}.py:1:7: high secrets.sample-token Sample access token [27c2c3c28091]\n"
    );
}

#[test]
fn pretty() {
    assert_eq!(written("pretty", &sample_report(), &PLAIN), "");
    let expected = r#"
error[secrets.sample-token]: Sample access token     CWE-798 · high · checksum right  [27c2c3c28091]
  ╭▸ deploy/.env:2:7
  │
1 │ A=1
2 │ TOKEN=abcd_0•••••••••••••••••••••••••••••••••yZ
  │       ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━ 41 characters, new in this commit
  │
  ├ fix: remove it, and revoke it at the provider
  ╰ ignore: # hook: ignore[secrets.sample-token] -- <reason>   (on the line above)

error[secrets.sample-token]: Sample access token     CWE-798 · high · checksum right  [27c2c3c28091]
  ╭▸ caf\xe9.json:2:14
  │
1 │ {
2 │     "möbel 🦀": "abcd_0•••••••••••••••••••••••••••••••••yZ"
  │                  ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━ 41 characters, new in this commit
3 │ }
  │
  ├ fix: remove it, and revoke it at the provider
  ╰ ignore: no comments in this kind of file: accept it with `hook baseline`

warning[secrets.sample-token]: Sample access token   CWE-798 · high · checksum right  [27c2c3c28091]
  ╭▸ \u{1b}[2J\u{202e}.py:1:7
  │
1 │ ␛[31m�abcd_0•••••••••••••••••••••••••••••••••yZ
  │       ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━ 41 characters, was there before
  │
  ├ fix: remove it, and revoke it at the provider
  ╰ ignore: # hook: ignore[secrets.sample-token] -- <reason>

"#;
    assert_eq!(format!("\n{}", written("pretty", &report_of(hard()), &PLAIN)), expected);
}

#[test]
fn pretty_shows_the_first_and_the_last_line_of_a_long_secret() {
    let key = "-----BEGIN KEY-----\nAAAA\nBBBB\nCCCC\n-----END KEY-----";
    let expected = r#"
error[secrets.sample-token]: Sample access token     CWE-798 · high · checksum right  [FINGERPRINT_]
  ╭▸ a.go:1:6
  │
1 │   k = `-----B•••••••••••••
  │ ┏━━━━━━┛
  ┆ ┇
5 │ ┃ •••••••••••••••--`
  │ ┗━━━━━━━━━━━━━━━━━┛ 52 characters, new in this commit
  │
  ├ fix: remove it, and revoke it at the provider
  ╰ ignore: // hook: ignore[secrets.sample-token] -- <reason>

"#;
    let finding = reported(b"a.go", &format!("k = `{key}`\n"), key);
    let expected = expected.replace("FINGERPRINT_", &finding.fingerprint.to_string());
    assert_eq!(format!("\n{}", written("pretty", &report_of(vec![finding]), &PLAIN)), expected);
}

#[test]
fn pretty_stops_after_twenty() {
    let many = || (0..23).map(|_| reported(b"a.py", TOKEN, TOKEN)).collect();
    let short = written("pretty", &report_of(many()), &PLAIN);
    assert_eq!(short.matches("error[").count(), 20);
    assert!(short.ends_with("\n\n… 3 more, -v shows all\n"), "{short}");
    assert_eq!(written("pretty", &report_of(many()), &VERBOSE).matches("error[").count(), 23);
}

#[test]
fn pretty_in_colour_is_the_same_text() {
    let (plain, colored) = (written("pretty", &full(), &PLAIN), written("pretty", &full(), &COLOR));
    assert_ne!(plain, colored);
    let trimmed = |text: &str| text.lines().map(|line| line.trim_end().to_owned()).collect::<Vec<_>>();
    assert_eq!(trimmed(&without_color(&colored)), trimmed(&plain));
}

/// `text` without the escape sequences that set colours; others stay.
fn without_color(text: &str) -> String {
    let color = regex::Regex::new("\u{1b}\\[[0-9;]*m").expect("an expression");
    color.replace_all(text, "").into_owned()
}

#[test]
fn json() {
    let report = full();
    let document: Value = serde_json::from_str(&written("json", &report, &PLAIN)).expect("JSON");
    let schema = include_str!("../../docs/schema/hook-report-v1.schema.json");
    let validator = jsonschema::validator_for(&serde_json::from_str(schema).expect("JSON")).expect("a schema");
    let others = [sample_report(), with_fixes()]
        .map(|report| serde_json::from_str(&written("json", &report, &PLAIN)).expect("JSON"));
    for document in others.iter().chain([&document]) {
        let errors: Vec<String> = validator.iter_errors(document).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{errors:?}\n{document:#}");
    }
    assert_eq!(
        document["findings"][1],
        serde_json::json!({
            "fingerprint": "27c2c3c28091", "rule": "secrets.sample-token", "kind": "secrets",
            "severity": "high", "confidence": "high", "blocking": true, "new": true,
            "message": "Sample access token", "evidence": "checksum right",
            "cwe": ["CWE-798"], "owasp": ["A07:2021"],
            "path": "caf\\xe9.json", "path_bytes": "636166e92e6a736f6e",
            "start": {"line": 2, "column": 14}, "end": {"line": 2, "column": 55},
            "redacted": "abcd_0…yZ", "length": 41,
            "fix": {"title": "remove it, and revoke it at the provider"},
        })
    );
    assert_eq!(document["scan"]["skipped"][0]["reason"], "too-large");
    assert_eq!(document["scan"]["errors"][0]["reason"], "crashed");
    assert_eq!(document["suppressed"][0]["by"], "foreign-comment");
    assert_eq!(document["summary"]["by_severity"]["high"], 3);
    assert_eq!(document["summary"]["exit"], 1);
}

/// A finding in code with a change of one line, and one of two.
fn with_fixes() -> Report {
    let text = "a = 1\nos.system(x)\n";
    let mended = |edits: &[(usize, usize, &str)]| {
        let mut one = reported(b"caf\xe9.py", text, "os.system(x)");
        let source = Source::from_text(one.finding.location.path.clone(), text);
        let edit = |&(start, end, text): &(usize, usize, &str)| Edit {
            span: Span::new(start, end),
            start: source.position(start),
            end: source.position(end),
            text: text.to_owned(),
        };
        one.finding.fix = Some(edits.iter().map(edit).collect());
        one.finding.secret = None;
        one
    };
    report_of(vec![mended(&[(6, 18, "run([\"a\"])")]), mended(&[(6, 8, "sp"), (9, 15, "run(\n")])])
}

#[test]
fn replacements() {
    let report = with_fixes();
    let json: Value = serde_json::from_str(&written("json", &report, &PLAIN)).expect("JSON");
    let edit = |start: u32, end: u32, text: &str| {
        let path = serde_json::json!({"path": "caf\\xe9.py", "path_bytes": "636166e92e7079"});
        let mut edit = serde_json::json!({"start": [2, start], "end": [2, end], "text": text});
        edit.as_object_mut().expect("an object").extend(path.as_object().expect("an object").clone());
        edit
    };
    assert_eq!(json["findings"][0]["fix"]["edits"], Value::Array(vec![edit(1, 13, "run([\"a\"])")]));
    let two = vec![edit(1, 3, "sp"), edit(4, 10, "run(\n")];
    assert_eq!(json["findings"][1]["fix"]["edits"], Value::Array(two));

    let sarif: Value = serde_json::from_str(&written("sarif", &report, &PLAIN)).expect("JSON");
    assert_eq!(
        sarif["runs"][0]["results"][1]["fixes"],
        serde_json::json!([{
            "description": {"text": "remove it, and revoke it at the provider"},
            "artifactChanges": [{
                "artifactLocation": {"uri": "caf%E9.py", "uriBaseId": "%SRCROOT%"},
                "replacements": [
                    {"deletedRegion": {"startLine": 2, "startColumn": 1, "endLine": 2, "endColumn": 3},
                     "insertedContent": {"text": "sp"}},
                    {"deletedRegion": {"startLine": 2, "startColumn": 4, "endLine": 2, "endColumn": 10},
                     "insertedContent": {"text": "run(\n"}},
                ],
            }],
        }])
    );
    // One short line is shown to people; two changes are no line.
    let pretty = written("pretty", &report, &PLAIN);
    let lines: Vec<&str> = pretty.lines().filter_map(|line| line.split_once(" fix: ")).map(|(_, fix)| fix).collect();
    let title = "remove it, and revoke it at the provider";
    assert_eq!(lines, [&format!("{title}:  run([\"a\"])"), title]);
}

#[test]
fn jsonl_is_json_in_lines() {
    let report = full();
    let mut document: Value = serde_json::from_str(&written("json", &report, &PLAIN)).expect("JSON");
    let lines = written("jsonl", &report, &PLAIN);
    let mut lines: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let rest = lines.pop().expect("a last line");
    assert_eq!(Value::Array(lines), document["findings"]);
    document.as_object_mut().expect("an object").remove("findings");
    assert_eq!(rest, document);
}

#[test]
fn sarif() {
    let schema = include_str!("../../tests/data/sarif-schema-2.1.0.json");
    let mut schema: Value = serde_json::from_str(schema).expect("JSON");
    // The pattern of a field we do not write is no regular expression, which the validator refuses to overlook.
    for owner in ["run", "toolComponent"] {
        schema["definitions"][owner]["properties"]["language"].as_object_mut().expect("a field").remove("pattern");
    }
    let validator = jsonschema::options().should_validate_formats(true).build(&schema).expect("a schema");
    let report = full();
    let log: Value = serde_json::from_str(&written("sarif", &report, &PLAIN)).expect("JSON");
    let others = [sample_report(), with_fixes()]
        .map(|report| serde_json::from_str(&written("sarif", &report, &PLAIN)).expect("JSON"));
    for log in others.iter().chain([&log]) {
        let errors: Vec<String> = validator.iter_errors(log).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{errors:?}\n{log:#}");
    }
    let run = &log["runs"][0];
    assert_eq!(run["tool"]["driver"]["rules"].as_array().map(Vec::len), Some(1), "a rule is listed once");
    assert_eq!(
        run["results"][1],
        serde_json::json!({
            "ruleId": "secrets.sample-token", "ruleIndex": 0, "level": "error",
            "message": {"text": "Sample access token"},
            "locations": [{"physicalLocation": {
                "artifactLocation": {"uri": "caf%E9.json", "uriBaseId": "%SRCROOT%"},
                "region": {"startLine": 2, "startColumn": 14, "endLine": 2, "endColumn": 55, "snippet": {
                    "text": "    \"möbel 🦀\": \"abcd_0•••••••••••••••••••••••••••••••••yZ\""}},
            }}],
            "partialFingerprints": {"hook/v1": "27c2c3c28091"},
            "baselineState": "new",
            "properties": {"severity": "high", "confidence": "high", "blocking": true},
        })
    );
    assert_eq!(run["results"][2]["baselineState"], "unchanged");
    assert_eq!(run["results"][3]["suppressions"][0]["kind"], "inSource");
    assert_eq!(run["invocations"][0]["exitCode"], 1);
    assert_eq!(run["invocations"][0]["toolExecutionNotifications"][3]["level"], "error");
    assert!(run["results"][0]["partialFingerprints"]["primaryLocationLineHash"].is_null());
}

#[test]
fn the_summary_says_what_was_not_scanned() {
    assert_eq!(summary_of(&sample_report(), &PLAIN), "no findings · 7 files in 38 ms");
    assert_eq!(
        summary_of(&full(), &PLAIN),
        "warning: a.py:3: expired␇\n\
         note: this commit also changes .hook.toml\n\
         2 blocking, 1 more · 7 files (214 KiB) in 38 ms · 1 suppressed, 1 by foreign comments \
         · not scanned: 1 too large, 2 binary · not scanned to the end: 1 failed (a bug in hook) (-v lists them)\n\
         3 old findings not shown (--all-findings)\n\
         commit blocked (fail-on = high)"
    );
    let verbose = summary_of(&full(), &VERBOSE);
    assert!(verbose.contains("\n  dist/app.js: too large (3 MiB)\n  a.png: binary\n"), "{verbose}");
    assert!(verbose.contains("\n  x\\u{1b}.py: failed (a bug in hook) (at \u{fffd})\n"), "{verbose}");
}

#[test]
fn the_summary_says_which_advisories_were_asked() {
    let check = |built_in: bool, days: i64, said: &str| {
        let advisories = Some(Advisories { built_in, date: Date::constant(2026, 11, 20), days });
        let report = Report { lockfiles: 1, advisories, ..sample_report() };
        assert_eq!(summary_of(&report, &PLAIN), format!("no findings · 7 files, 1 lockfile in 38 ms · {said}"));
    };
    check(true, 9, "advisories: built-in set of 2026-11-20 (hook db update gets all)");
    check(false, 0, "advisories of today");
    check(false, 1, "advisories of 1 day ago");
    check(false, 3, "advisories of 3 days ago");
}

#[test]
fn the_summary_says_what_was_not_looked_for() {
    let check = |off: &[(Kind, usize)], said: &str| {
        let report = Report { not_looked_for: off.to_vec(), ..sample_report() };
        assert_eq!(summary_of(&report, &PLAIN), format!("no findings · 7 files in 38 ms{said}"));
    };
    check(&[], "");
    check(&[(Kind::Secrets, 7)], " · not looked for: secrets");
    check(&[(Kind::Injection, 1)], " · not looked for in 1 file: injection");
    check(
        &[(Kind::Injection, 3), (Kind::Secrets, 7)],
        " · not looked for in 3 files: injection · not looked for: secrets",
    );
}

#[test]
fn a_summary_of_nothing_is_said_aloud() {
    let nothing = |mode, why| Report { mode, files: 0, bytes: 0, nothing: why, ..sample_report() };
    let check = |mode, why, said: &str| {
        assert_eq!(summary_of(&nothing(mode, Some(why)), &PLAIN), format!("{said}: 0 files scanned"));
    };
    check(Mode::Staged, Nothing::Empty, "nothing staged");
    check(Mode::Paths, Nothing::Empty, "no files found");
    check(Mode::Range, Nothing::Empty, "no files changed in this range");
    check(Mode::Stdin, Nothing::Empty, "standard input was empty");
    check(Mode::Staged, Nothing::Removals, "nothing staged but removals");
    let words = |count: usize| Nothing::Unmatched(vec!["a\u{1b}".to_owned(); count]);
    check(Mode::Staged, words(1), "no added or changed file matches `a\u{1b}`".replace('\u{1b}', "\u{241b}").as_str());
    check(Mode::Paths, words(4), "no file matches any of the 4 names given");
    let binary = Problem { path: RepoPath::from("a"), reason: Reason::Binary, detail: String::new() };
    let report = Report { problems: vec![binary], ..nothing(Mode::Staged, None) };
    assert_eq!(summary_of(&report, &PLAIN), "no findings · 0 files in 38 ms · not scanned: 1 binary (-v lists them)");
}

#[test]
fn a_quiet_summary_speaks_only_of_what_went_wrong() {
    let warnings = vec![Reported { blocking: false, ..reported(b"a.py", TOKEN, TOKEN) }];
    assert_eq!(summary_of(&report_of(warnings), &QUIET), "");
    let blocked = summary_of(&Report { old: 2, ..report_of(hard()) }, &QUIET);
    assert_eq!(blocked.lines().count(), 2, "{blocked}");
    let crashed = Problem { path: RepoPath::from("a"), reason: Reason::Crashed, detail: String::new() };
    assert_ne!(summary_of(&Report { problems: vec![crashed], ..sample_report() }, &QUIET), "");
}

#[test]
fn closing_lines_of_folder_scans() {
    let report = Report { mode: Mode::Paths, ..report_of(hard()) };
    assert_eq!(summary_of(&report, &PLAIN), "2 blocking, 1 more · 7 files (214 KiB) in 38 ms");
    let clean = Report { mode: Mode::Paths, ..sample_report() };
    assert_eq!(summary_of(&clean, &PLAIN), "no findings · 7 files in 38 ms");
    let failed = Report { exit: Exit::Failed, fail_on: vec![Severity::Low], ..sample_report() };
    assert!(
        summary_of(&failed, &PLAIN)
            .ends_with("\nfailed: not everything could be scanned, which --strict does not allow")
    );
}

/// Text as hostile as it comes: line ends of all kinds, controls, bidi, tabs, wide and combining characters.
fn hostile() -> impl Strategy<Value = String> {
    let special = prop::sample::select(
        "\n\r\t\0\u{1b}\u{7f}\u{9b}\u{202e}\u{200b}\u{feff}\u{301}漢🦀é\"\\<&".chars().collect::<Vec<_>>(),
    );
    let any = prop_oneof![3 => special, 3 => "[ -~]".prop_map(|s| s.chars().next().unwrap_or(' ')), 1 => any::<char>()];
    prop::collection::vec(any, 0..300).prop_map(|chars| chars.into_iter().collect())
}

proptest! {
    /// Whatever a file holds and whatever it is called: no format shows the secret or lets anything act.
    #[test]
    fn nothing_gets_out(
        (before, after) in (hostile(), hostile()),
        secret in "[A-Za-z0-9]{6,20}[\t\n\r\u{202e}é]?[A-Za-z0-9]{6,40}",
        copies in 0usize..3,
        path in prop::collection::vec(any::<u8>(), 1..20),
    ) {
        let text = format!("{before}{secret}{}{after}", format!(" {secret}").repeat(copies));
        let found = reported_at(&path, &text, Span::new(before.len(), before.len() + secret.len()));
        // Random text that happens to spell it elsewhere is not what this is about.
        prop_assume!(!before.contains(&secret) && !after.contains(&secret));
        let report = report_of(vec![found]);
        let shown = escape::line(&secret).into_owned();
        for format in ALL {
            for style in [PLAIN, COLOR] {
                let out = without_color(&written(format.name, &report, &style));
                prop_assert!(!out.contains(&secret) && !out.contains(&shown), "{}: {out}", format.name);
                let inner: String = shown.chars().skip(6).take(shown.chars().count() - 8).collect();
                prop_assert!(inner.len() < 8 || !out.contains(&inner), "{}: {out}", format.name);
                let acting = out.chars().find(|c| *c != '\n' && escape::visible(*c) != *c);
                prop_assert_eq!(acting, None, "{}: {}", format.name, out);
            }
        }
    }

    /// Arbitrary bytes, an arbitrary span: nothing panics.
    #[test]
    fn any_place_can_be_shown(bytes in prop::collection::vec(any::<u8>(), 0..400), from in 0usize..400, length in 0usize..400) {
        let text = String::from_utf8_lossy(&bytes);
        let start = text.floor_char_boundary(from);
        let end = text.floor_char_boundary(start + length).max(start);
        let report = report_of(vec![reported_at(b"a", &text, Span::new(start, end))]);
        for format in ALL {
            written(format.name, &report, &COLOR);
        }
    }
}
