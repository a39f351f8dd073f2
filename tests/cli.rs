//! The command line of `hook scan`: flags, exit codes, and that no format ever prints a secret.

use std::path::Path;

use serde_json::Value;

use crate::scratch::{Scratch, lines, not_run, utf16};
use crate::token::{RULE, github, leak};
use crate::verdict::is_summary;

const FORMATS: &[&str] = &["pretty", "concise", "json", "jsonl", "sarif"];

/// A folder with a clean file, a leak on line 3 and a changed copy of it elsewhere.
fn folder() -> Scratch {
    let folder = Scratch::folder();
    folder.write("clean.py", lines(5)).write("app/a.py", lines(2) + &leak("a")).write("app/b.env", leak("b"));
    folder
}

/// A report that cannot be written is exit 2, and what was found is said nevertheless.
#[test]
fn a_report_that_cannot_be_written() {
    let repo = Scratch::repo();
    repo.stage("a.py", leak("a"));
    let check = |line: &str, says: &str| {
        let ran = repo.shell(line).exits(2).says(says).says("1 blocking · 1 file");
        assert!(ran.stderr().trim_end().lines().any(|line| line.starts_with("error: ")), "{ran}");
        ran
    };
    check("\"$HOOK\" scan . -o json:no/such/folder.json", "cannot write the report to no/such/folder.json");
    check("\"$HOOK\" scan . -o .", "cannot write the report to .");
    // The others are written.
    check("\"$HOOK\" scan --staged -o json:no/where.json -o concise:-", "commit blocked").says("a.py:1:");
    if Path::new("/dev/full").exists() {
        check("\"$HOOK\" scan . > /dev/full", "standard output: ");
        check("\"$HOOK\" scan --staged -q -o sarif:/dev/full", "cannot write the report to /dev/full");
        repo.shell("\"$HOOK\" --help > /dev/full").exits(2);
    } else {
        not_run("a full disk: there is no /dev/full");
    }
    // Where nothing was found the report is missing all the same.
    repo.shell("\"$HOOK\" scan .git/HEAD -o json:no/where.json").exits(2).says("no findings · 1 file");
}

/// Flags on that folder, the exit code, and what is said.
#[test]
fn flags() {
    let check = |words: &str, code: i32, says: &str| {
        folder().hook(format!("scan {words}").as_str()).exits(code).says(says).hides(&github("a")).hides(&github("b"));
    };
    check("", 1, "app/a.py:3");
    check(".", 1, "app/a.py:3");
    check("app", 1, "app/a.py:3");
    check("app/a.py", 1, "app/a.py:3");
    check("clean.py", 0, "no findings");
    check("app/a.py app/b.env", 1, "2 blocking");
    check("app app/a.py ./app/../app", 1, "2 blocking");
    check("nowhere.py", 2, "nowhere.py");
    check("clean.py nowhere.py", 2, "nowhere.py");

    check("--fail-on never", 0, "app/a.py:3");
    check("--fail-on critical", 1, "app/a.py:3");
    check("--fail-on low", 1, "app/a.py:3");
    check("--fail-on worst", 2, "critical");

    check("--only secrets", 1, "app/a.py:3");
    check("--skip secrets", 0, "no findings");
    check("--skip secrets --skip injection --skip dependencies", 2, "leave nothing to look for");
    check("--only secrts", 2, "secrets");
    check("--only secrets --skip secrets", 2, "");

    check("--include *.env", 1, "app/b.env:1");
    check("--exclude app/", 0, "2 excluded");
    check("--exclude *.env --exclude *.py", 0, "0 files");
    check("--max-file-size 10", 0, "3 too large");
    check("--max-file-size 10 --strict", 2, "too large");
    check("--max-file-size 2MB", 1, "app/a.py:3");
    check("--max-file-size much", 2, "much");
    check("--strict", 1, "app/a.py:3");
    check("-j 1", 1, "app/a.py:3");
    check("-j 8", 1, "app/a.py:3");
    check("-j 0", 2, "");
    check("--stats", 1, "app/a.py:3");
    check("-v", 1, "app/a.py:3");
    check("-vv", 1, "app/a.py:3");

    check("--no-such-flag", 2, "--no-such-flag");
    check("--stagd", 2, "--staged");
    check("--format prety", 2, "pretty");
    check("--color sometimes", 2, "auto");
    check("--staged", 2, "not a git repository");
    check("--since main", 2, "not a git repository");
}

#[test]
fn commands() {
    let folder = Scratch::folder();
    folder.hook("--version").exits(0).says("hook 0.");
    folder.hook("--help").exits(0).says("scan").says("install");
    folder.hook("help scan").exits(0).says("--staged");
    folder.hook("scan --help").exits(0).says("--staged");
    folder.hook("").exits(2).says("scan");
    folder.hook("scna").exits(2).says("scan");
    folder.hook("scan").exits(0).says("0 files");
}

#[test]
fn findings_on_standard_output_and_the_rest_on_standard_error() {
    for format in FORMATS {
        let ran = folder().hook(["scan", "--format", format]).exits(1);
        assert!(ran.stdout().contains(RULE) && !ran.stderr().contains("error["), "{ran}");
        assert!(is_summary(&ran.stderr()) && !ran.stdout().contains("blocking, "), "{ran}");
        let ran = folder().hook(["scan", "clean.py", "--format", format]).exits(0);
        assert!(ran.stderr().contains("no findings"), "the summary is said at zero too: {ran}");
    }
}

#[test]
fn quiet_is_quiet() {
    let ran = folder().hook("scan -q").exits(1);
    assert!(ran.stdout().contains(RULE) && !ran.stderr().contains("next:"), "{ran}");
    let ran = folder().hook("scan -q clean.py").exits(0);
    assert!(ran.out.is_empty() && ran.err.is_empty(), "{ran}");
    // What could not be scanned is worth a word even then.
    let ran = folder().hook("scan -q clean.py --max-file-size 10").exits(0);
    assert!(ran.out.is_empty() && ran.stderr().contains("1 too large"), "{ran}");
}

/// No format, flag or stream shows a secret, nor half of one.
#[test]
fn secrets_are_never_printed() {
    let token = github("a");
    let folder = Scratch::folder();
    // Twice on one line, in a comment, in a path, beside a second finding, in an encoded file.
    folder.write("a.py", format!("x = '{token}' # {token}\nurl = 'https://user:{token}@example.com/'\n"));
    folder.write(format!("{token}.py"), leak("b"));
    folder.write("b.txt", utf16(&leak("a")));
    folder.write("c.py", format!("{} # hook: ignore[secrets] -- {token}\n", leak("a").trim_end()));
    folder.write("d.toml", format!("password = \"{token}\"\n"));
    let inside = &token[10..30];
    for format in FORMATS {
        for more in ["", "-vv", "--stats", "--no-suppress", "--color always", "-q"] {
            let words = format!("scan a.py b.txt c.py d.toml --format {format} {more}");
            folder.hook(words.as_str()).exits(1).hides(inside);
        }
        let words = format!("scan . --format {format} --output {format}:out");
        folder.hook(words.as_str()).exits(1);
        let report = String::from_utf8_lossy(&std::fs::read(folder.path("out")).expect("a report")).into_owned();
        assert!(!report.contains(&github("b")[10..30]), "{report}");
    }
    // Paths are shown as they are, so this one has done its part.
    std::fs::remove_file(folder.path(format!("{token}.py"))).expect("removed");
    folder.hook("baseline").exits(0).hides(inside);
    assert!(!folder.read(".hook-baseline").contains(inside));
}

#[test]
fn colour() {
    let check = |words: &str, key: &str, value: &str, coloured: bool| {
        let mut folder = folder();
        if !key.is_empty() {
            folder = folder.with(key, value);
        }
        let ran = folder.hook(format!("scan {words}").as_str()).exits(1);
        assert_eq!(ran.out.contains(&0x1b), coloured, "{words} {key}={value}: {ran}");
    };
    check("", "", "", false);
    check("--color auto", "", "", false);
    check("--color never", "CLICOLOR_FORCE", "1", false);
    check("--color always", "", "", true);
    check("--color always", "NO_COLOR", "1", true);
    // Machine formats are never coloured.
    check("--color always --format json", "", "", false);
    check("--color always --format sarif", "", "", false);
    // NO_COLOR is set for every test; an empty one counts as not set.
    check("", "NO_COLOR", "", false);
    let forced = folder().with("NO_COLOR", "").with("CLICOLOR_FORCE", "1").hook("scan").exits(1);
    assert!(forced.out.contains(&0x1b), "{forced}");
}

#[test]
fn reports_go_to_files_too() {
    let folder = folder();
    let ran = folder
        .hook("scan -o json:out/report.json -o sarif:report.sarif -o concise:-")
        .exits(if folder.path("out").exists() { 1 } else { 2 });
    assert!(ran.stderr().contains("out"), "a folder that is not there is named: {ran}");
    // Instead of standard output, unless that is named too.
    let ran = folder.hook("scan -o json:report.json -o sarif:report.sarif").exits(1);
    assert!(ran.out.is_empty() && is_summary(&ran.stderr()), "{ran}");
    let ran = folder.hook("scan -o json:report.json -o concise:-").exits(1);
    assert!(ran.stdout().starts_with("app/a.py:3:"), "{ran}");
    let json: Value = serde_json::from_str(&folder.read("report.json")).expect("JSON");
    assert_eq!(json["findings"].as_array().map(Vec::len), Some(2), "{json:#}");
    let sarif: Value = serde_json::from_str(&folder.read("report.sarif")).expect("SARIF");
    assert_eq!(sarif["version"], "2.1.0");
    folder.hook("scan -f json -o report.json").exits(1);
    folder.hook("scan -o xml:report.xml").exits(2).says("xml");
    folder.hook("scan clean.py -f json -o /dev/full").exits(2).says("/dev/full");
}

/// Valid after the published schemas, with and without findings, problems and hidden findings.
#[test]
fn json_and_sarif_are_valid() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let schema = |path: &str| -> Value {
        let path = root.join(path);
        let text = std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        serde_json::from_slice(&text).expect("JSON")
    };
    let mut sarif = schema("tests/data/sarif-schema-2.1.0.json");
    // The pattern of a field we do not write is no regular expression, which the validator refuses to overlook.
    for owner in ["run", "toolComponent"] {
        sarif["definitions"][owner]["properties"]["language"].as_object_mut().expect("a field").remove("pattern");
    }
    let formats = [("json", schema("docs/schema/hook-report-v1.schema.json")), ("sarif", sarif)];
    for (format, schema) in &formats {
        let validator = jsonschema::validator_for(schema).unwrap_or_else(|error| panic!("{format}: {error}"));
        let check = |folder: &Scratch, words: &str| {
            let ran = folder.hook(format!("scan --format {format} {words}").as_str());
            let report = ran.json();
            let errors: Vec<String> =
                validator.iter_errors(&report).map(|error| format!("{}: {error}", error.instance_path())).collect();
            assert!(errors.is_empty(), "{format} {words}: {errors:#?}\n{report:#}");
        };
        let folder = folder();
        check(&folder, "clean.py");
        check(&folder, ".");
        check(&folder, ". --max-file-size 20");
        folder
            .write("möbel/größe \"x\"\n.py", leak("c"))
            .write("no-line", "")
            .write("binary", [0, 159, 146, 150, 0, 1]);
        folder.write("c.py", format!("{} # hook: ignore[secrets] -- test server\n", leak("c").trim_end()));
        check(&folder, ".");
        folder.hook("baseline");
        check(&folder, ".");
        let repo = Scratch::repo();
        repo.save("a.py", leak("a")).stage("b.py", leak("b"));
        check(&repo, "--staged");
        check(&repo, "--since HEAD");
    }
}

#[test]
fn the_json_report() {
    let repo = Scratch::repo();
    repo.save("a.py", leak("a")).stage("b.py", lines(2) + &leak("b"));
    let report = repo.hook("scan --staged --format json").exits(1).json();
    let finding = &report["findings"][0];
    for (path, expected) in [
        ("/version", Value::from(1)),
        ("/tool/name", "hook".into()),
        ("/scan/mode", "staged".into()),
        ("/scan/files", 1.into()),
        ("/scan/base", repo.git("rev-parse HEAD").stdout().trim().into()),
        ("/findings/0/rule", RULE.into()),
        ("/findings/0/kind", "secrets".into()),
        ("/findings/0/severity", "critical".into()),
        ("/findings/0/blocking", true.into()),
        ("/findings/0/new", true.into()),
        ("/findings/0/path", "b.py".into()),
        ("/findings/0/start/line", 3.into()),
        ("/findings/0/start/column", 11.into()),
        ("/findings/0/end/column", 51.into()),
        ("/summary/blocking", 1.into()),
        ("/summary/total", 1.into()),
        ("/summary/by_severity/critical", 1.into()),
        ("/summary/exit", 1.into()),
    ] {
        assert_eq!(report.pointer(path), Some(&expected), "{path} in {report:#}");
    }
    assert!(finding["fingerprint"].as_str().is_some_and(|print| print.len() == 12), "{finding:#}");
    let all = repo.hook("scan --staged --all-findings --format json").json();
    assert_eq!(all["findings"].as_array().map(Vec::len), Some(1), "only changed files are looked at: {all:#}");
    repo.stage("a.py", leak("a") + "x = 1\n");
    let all = repo.hook("scan --staged --all-findings --format json").json();
    let new: Vec<bool> =
        all["findings"].as_array().expect("a list").iter().filter_map(|f| f["new"].as_bool()).collect();
    assert_eq!(new.iter().filter(|new| **new).count(), 1, "{all:#}");
    assert_eq!(new.len(), 2, "{all:#}");
}

/// The token's line and column in each encoding: columns count characters, from 1.
#[test]
fn lines_and_columns() {
    let check = |content: Vec<u8>, line: u64, column: u64| {
        let folder = Scratch::folder();
        folder.write("a", &content);
        let report = folder.hook("scan a --format json").exits(1).json();
        let start = &report["findings"][0]["start"];
        let found = (start["line"].as_u64(), start["column"].as_u64());
        assert_eq!(found, (Some(line), Some(column)), "{:?}", String::from_utf8_lossy(&content));
    };
    let token = github("a");
    check(format!("{token}\n").into(), 1, 1);
    check(format!("\u{feff}{token}\n").into(), 1, 1);
    check(format!("a\nb\nk = {token}").into(), 3, 5);
    check(format!("a\r\nb\r\nk = {token}\r\n").into(), 3, 5);
    check(format!("größe = {token}\n").into(), 1, 9);
    check(format!("🦀🦀 = {token}\n").into(), 1, 6);
    check(format!("\t\t{token}\n").into(), 1, 3);
    check([b"gr\xf6\xdfe = ".as_slice(), token.as_bytes()].concat(), 1, 9);
    check(utf16(&format!("a\r\n🦀 = {token}\r\n")), 2, 5);
    let utf32: Vec<u8> =
        format!("\u{feff}a\n🦀 = {token}\n").chars().flat_map(|c| u32::from(c).to_le_bytes()).collect();
    check(utf32, 2, 5);
}

#[test]
fn standard_input() {
    let folder = Scratch::folder();
    let check = |words: &str, input: &str, code: i32, says: &str| {
        folder.run(crate::scratch::HOOK, words, input.as_bytes()).exits(code).says(says);
    };
    check("scan --stdin --path a.py", &(lines(2) + &leak("a")), 1, "a.py:3");
    check("scan --stdin --path a.py", &lines(3), 0, "no findings");
    check("scan --stdin --path a.py", "", 0, "no findings");
    check("scan --stdin --path not/there/a.py", &leak("a"), 1, "not/there/a.py:1");
    check("scan --stdin", &leak("a"), 2, "--path");
    check("scan --stdin --path a.py --staged", &leak("a"), 2, "");
}

#[test]
fn ignored_files() {
    let repo = Scratch::repo();
    repo.write(".gitignore", "build/\n*.log\n!keep.log\n").write(".hookignore", "vectors/\n");
    for path in ["build/a.py", "a.log", "keep.log", "vectors/v.py", "sub/b.log", ".hidden/c.py", "a.py"] {
        repo.write(path, leak(path));
    }
    repo.write(".git/config.bak", leak("inside"));
    let found = |words: &str| -> Vec<String> {
        let report = repo.hook(words).json();
        let list = report["findings"].as_array().expect("a list").clone();
        list.iter().map(|finding| finding["path"].as_str().expect("a path").to_owned()).collect()
    };
    assert_eq!(found("scan . --format json"), [".hidden/c.py", "a.py", "keep.log"]);
    let all = found("scan . --no-ignore --format json");
    for path in ["a.log", "build/a.py", "sub/b.log"] {
        assert!(all.contains(&path.to_owned()), "{path} in {all:?}");
    }
    assert!(!all.iter().any(|path| path.starts_with(".git/")), "{all:?}");
    // A file that is named is scanned, as git adds what is named by force.
    assert_eq!(found("scan a.log --format json"), ["a.log"]);
}

/// Paths are relative to the root of the repository, wherever `hook` runs.
#[test]
fn paths_in_reports() {
    let repo = Scratch::repo();
    repo.write("sub/a.py", leak("a")).git("add --all");
    for words in ["scan --staged --format json", "scan --since HEAD --format json"] {
        let report = repo.inside("sub").hook(words);
        if report.code == Some(1) {
            assert_eq!(report.json()["findings"][0]["path"], "sub/a.py");
        }
    }
    repo.hook("scan --staged -- sub").exits(1).says("sub/a.py:1");
    repo.write("other/b.py", lines(1)).hook("scan --staged -- other").exits(0).says("0 files");
    repo.inside("sub").hook("scan --staged -- a.py").exits(1).says("a.py:1");
}

/// The same bytes, whatever the number of threads, twice.
#[test]
fn determinism() {
    let folder = Scratch::folder();
    for n in 0..120 {
        folder.write(format!("{}/{n}.py", n % 7), lines(n % 5) + &leak(&(n % 50).to_string()) + &leak("same"));
    }
    for format in FORMATS {
        let run = |threads: &str| {
            let ran = folder.hook(["scan", ".", "--format", format, "-j", threads]).exits(1);
            without_time(&ran.stdout())
        };
        let first = run("1");
        for threads in ["8", "8", "3", "1"] {
            assert!(run(threads) == first, "{format} with -j {threads} differs");
        }
    }
}

/// How long it took is the one thing that may differ.
fn without_time(report: &str) -> String {
    if report.starts_with("{\"") && report.lines().count() > 1 {
        return report.lines().map(without_time).collect();
    }
    let Ok(Value::Object(mut report)) = serde_json::from_str(report) else { return report.to_owned() };
    if let Some(scan) = report.get_mut("scan").and_then(Value::as_object_mut) {
        scan.remove("ms");
    }
    if let Some(run) = report.get_mut("runs").and_then(|runs| runs[0].as_object_mut()) {
        run.remove("invocations");
    }
    serde_json::to_string_pretty(&Value::Object(report)).expect("JSON")
}

/// A long list is cut, and the cut is said; nothing is cut for machines.
#[test]
fn many_findings() {
    let folder = Scratch::folder();
    folder.write("a.py", (0..31).map(|n| leak(&n.to_string())).collect::<String>());
    let ran = folder.hook("scan a.py").exits(1).says("11 more").says("31 blocking");
    assert_eq!(ran.stdout().matches("error[").count(), 20, "{ran}");
    let ran = folder.hook("scan a.py -v").exits(1);
    assert_eq!(ran.stdout().matches("error[").count(), 31, "{ran}");
    let ran = folder.hook("scan a.py --format concise").exits(1);
    assert_eq!(ran.stdout().lines().count(), 31, "{ran}");
    assert_eq!(folder.hook("scan a.py --format json").json()["findings"].as_array().map(Vec::len), Some(31));
}

#[test]
fn the_concise_format() {
    let folder = Scratch::folder();
    folder.write("app/a.py", lines(2) + &leak("a"));
    let ran = folder.hook("scan . --format concise").exits(1);
    let line = ran.stdout();
    assert!(line.starts_with("app/a.py:3:11: critical secrets.github-token "), "{ran}");
    assert!(line.trim_end().ends_with(']') && line.lines().count() == 1, "{ran}");
}

/// A line shown around a finding does not show another secret of the file, nor one that was not asked for.
#[test]
fn neighbours_are_hidden_too() {
    let folder = Scratch::folder();
    let filler = lines(12);
    // In two pieces, so that this file holds none.
    let word = ["Wolke", "7313xyz"].concat();
    let neighbour = format!("password = \"{word}\"\n");
    folder.write("a.py", format!("{neighbour}{filler}note = {word}\n{}", leak("a")));
    folder.hook("scan a.py").exits(1).says("a.py:15").hides(&word);
    folder.write(".hook.toml", "[secrets]\ngeneric = false\n");
    folder.write("b.py", neighbour + &leak("a"));
    folder.hook("scan b.py").exits(1).says("b.py:2").hides(&word);
}
