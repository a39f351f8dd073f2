//! Findings of rules for code: what is new, what hides them, what reports say of them.

use serde_json::Value;

use crate::scratch::{Entry, Scratch, lines};
use crate::token::{github, leak};

/// A built-in rule, and a line that it finds.
const RULE: &str = "python.deserialization.yaml";
const BAD: &str = "yaml.unsafe_load(code)\n";

/// Rules of a user: one that can mend what it finds in two ways, one that quotes what it finds, and one that is due.
const OURS: &str = r#"rules:
- id: shell
  languages: [python]
  severity: ERROR
  message: $CMD runs in a shell
  pattern: os.system($CMD)
  fix: subprocess.run($CMD)
  metadata: {fix: run it without a shell, cwe: "CWE-78: Improper neutralization"}
- id: plain-http
  languages: [python]
  severity: WARNING
  message: not encrypted
  pattern: get("...")
  fix-regex: {regex: 'http:', replacement: 'https:'}
- id: due
  languages: [python]
  severity: ERROR
  message: was to be gone by now
  patterns:
  - pattern: keep_until($DATE)
  - metavariable-comparison: {comparison: 'strptime($DATE) < today()'}
"#;

#[test]
fn what_a_commit_adds() {
    let repo = Scratch::repo();
    repo.save("a.py", lines(2) + BAD + "x = 1\n").save("b.py", lines(1));
    let check = |code: i32, says: &str| {
        repo.hook("scan --staged").exits(code).says(says);
        repo.hook("pre-commit").exits(code).says(says);
    };
    // A line above it, a comment behind it, another place, another file: it is the same.
    for moved in [
        lines(3) + BAD,
        "yaml.unsafe_load(code)  # why\n".to_owned(),
        "if x:\n    yaml.unsafe_load( code )\n".to_owned(),
    ] {
        repo.stage("a.py", moved);
        check(0, "1 old finding not shown");
    }
    repo.stage("a.py", "").stage("b.py", BAD);
    check(0, "1 old finding not shown");
    // One more, or another.
    repo.stage("a.py", BAD);
    check(1, "1 blocking");
    repo.stage("b.py", "").stage("a.py", "yaml.unsafe_load(other)\n");
    check(1, "a.py:1");
    // What is in the folder only is no part of the commit.
    repo.write("a.py", "");
    check(1, "a.py:1");
}

#[test]
fn a_commit_is_stopped() {
    for entry in [Entry::Staged, Entry::PreCommit, Entry::Installed] {
        let repo = Scratch::repo_with(entry);
        repo.save("a.py", BAD).stage("a.py", lines(1) + BAD);
        assert_eq!(repo.commit("").git.code, Some(0), "{entry:?}");
        let stopped = repo.stage("b.py", BAD).commit("");
        assert_ne!(stopped.git.code, Some(0), "{entry:?}");
        assert!(stopped.git.text().contains(&format!("error[{RULE}]")), "{}", stopped.git);
        repo.stage("b.py", "yaml.unsafe_load(code)  # hook: ignore[injection] -- our own text\n");
        assert_eq!(repo.commit("").git.code, Some(0), "{entry:?}");
    }
}

/// The configuration, what stands in `src/a.py`, the exit code and what is said.
#[test]
fn what_hides_them() {
    let check = |config: &str, text: &str, code: i32, says: &str| {
        let repo = Scratch::repo();
        repo.stage(".hook.toml", config).stage("src/a.py", text);
        repo.hook("scan .").exits(code).says(says);
        repo.hook("scan --staged").exits(code).says(says);
    };
    let (bad, shown) = (BAD, "src/a.py:1");
    check("", bad, 1, shown);
    check("[injection]\nenabled = false\n", bad, 0, "no findings · 2 files");
    check("[injection]\nenabled = false\n", bad, 0, "not looked for: injection");
    check(&format!("[injection]\ndisable = [\"{RULE}\"]\n"), bad, 0, "1 rule off");
    check("[injection]\ndisable = [\"python.*\"]\n", bad, 0, " rules off");
    check(&format!("[severity]\n\"{RULE}\" = \"off\"\n"), bad, 0, "1 rule off");
    check(
        "[injection]\ndisable = [\"python.deserialisation.yaml\"]\n",
        bad,
        2,
        "did you mean `python.deserialization.yaml`?",
    );
    check("[injection]\nallow-paths = [\"src/\"]\n", bad, 0, "not looked for in 1 file: injection");
    check("[injection]\nallow-paths = [\"tests/\"]\n", bad, 1, shown);
    check("[secrets]\nallow-paths = [\"src/\"]\n", bad, 1, shown);
    check(&format!("[severity]\n\"{RULE}\" = \"medium\"\n"), bad, 0, "1 finding, none blocking");
    check("[paths.\"src/**\"]\nmax-severity = \"low\"\n", bad, 0, "1 finding, none blocking");
    // Comments.
    let behind = |comment: &str| format!("{}  {comment}\n", BAD.trim_end());
    check("", &behind("# hook: ignore[injection] -- our own text"), 0, "1 suppressed");
    check("", &behind("# hook: ignore[python.deserialization] -- our own text"), 0, "1 suppressed");
    check("", &behind("# hook: ignore[CWE-502] -- our own text"), 0, "1 suppressed");
    check("", &behind("# hook: ignore[secrets] -- our own text"), 1, "suppression.unused");
    check("", &behind("# hook: ignore[injection]"), 1, "has no reason");
    check("", &behind("# nosec"), 0, "1 suppressed, 1 by foreign comments");
    check("", &behind("# nosec B506"), 0, "1 by foreign comments");
    check("", &behind("# nosec B608"), 1, shown);
    check("", &behind("# noqa: S506"), 0, "1 by foreign comments");
    check("", &behind("# noqa"), 1, shown);
    check("", &behind("# nosemgrep: yaml"), 0, "1 by foreign comments");
    check("[suppress]\nforeign = []\n", &behind("# nosec"), 1, shown);
    check("", "x = 1  # hook: ignore[injection] -- was once\n", 0, "suppression.unused");
    // In a statement of several lines.
    check(
        "",
        "x = f(\n    1,\n    yaml.unsafe_load(code),\n    2,  # hook: ignore[injection] -- our own text\n)\n",
        0,
        "1 suppressed",
    );
    check(
        "",
        "x = f(\n    1,\n    yaml.unsafe_load(code),\n)\ny = 2  # hook: ignore[injection] -- not this\n",
        1,
        "suppression.unused",
    );
}

/// Whoever asks what hides a finding is told where to look.
#[test]
fn what_hides_them_is_named() {
    let check = |config: &str, by: &str, reason: &str| {
        let folder = Scratch::folder();
        folder.write(".hook.toml", config).write("a.py", "yaml.unsafe_load(code)  # nosec\n");
        let report = folder.hook("scan . --format json").exits(0).json();
        let hidden = &report["suppressed"][0];
        assert_eq!((&hidden["by"], &hidden["reason"]), (&by.into(), &reason.into()), "{config}: {report:#}");
        let sarif = folder.hook("scan . --format sarif").exits(0).json();
        let suppressions = &sarif["runs"][0]["results"][0]["suppressions"];
        assert_eq!(suppressions[0]["justification"], reason, "{config}: {sarif:#}");
    };
    check("", "foreign-comment", "");
}

/// Rules that nothing can run are part of the answer.
#[test]
fn rules_for_other_languages_are_said() {
    let folder = Scratch::folder();
    let rule = |id: &str, language: &str| {
        format!("- {{id: {id}, languages: [{language}], message: m, severity: INFO, pattern: f(...)}}\n")
    };
    folder.write("a.py", "g()\n").write("one.yaml", format!("rules:\n{}", rule("a", "ruby")));
    folder.write("two.yaml", format!("rules:\n{}{}{}", rule("a", "ruby"), rule("b", "go"), rule("c", "python")));
    let all = "nothing was looked for: all rules are for languages that hook does not read";
    folder.hook("scan a.py --rules one.yaml").exits(0).says(all).says("note: 1 rule is for languages");
    folder.hook("scan a.py --rules one.yaml --strict").exits(2).says(all);
    let ran = folder.hook("scan a.py --rules two.yaml --strict").exits(0).says("no findings");
    ran.says("not run: 2 rules for other languages").says("note: 2 rules are for languages");
    let report = folder.hook("scan a.py --rules two.yaml --format json").exits(0).json();
    assert_eq!(report["scan"]["unread_rules"], 2, "{report:#}");
}

/// A rule that takes too long in a file can be switched off there.
#[test]
fn what_is_off_costs_nothing() {
    let folder = Scratch::folder();
    let calls: String = (0..1_500).map(|at| format!("a{at} = g()\nh(a{at})\n")).collect();
    let rule = "rules:\n- {id: slow, languages: [python], message: m, severity: INFO, patterns: [{pattern: h($X)}, \
                {pattern-not-inside: {patterns: [{pattern: h($X)}, {pattern-inside: \"$Y = g()\\n...\"}]}}]}\n";
    folder.write("slow.yaml", rule).write("src/a.py", &calls);
    let scan = || folder.hook("scan src --rules slow.yaml");
    scan().exits(2).says("not scanned to the end: 1");
    let suppressed = "# hook: ignore-file[slow] -- our own\n";
    folder.write("src/b.py", suppressed);
    for config in ["[injection]\ndisable = ['slow']\n", "[injection]\nallow-paths = ['src/']\n"] {
        folder.write(".hook.toml", config);
        scan().exits(0).says("no findings").hides("suppression.unused");
    }
    let report = folder.hook("scan src --rules slow.yaml --format json --no-suppress").exits(2).json();
    assert_eq!(report["scan"]["rules_off"], serde_json::json!([]), "{report:#}");
    folder.write(".hook.toml", "[injection]\ndisable = ['slow']\n");
    let report = folder.hook("scan src --rules slow.yaml --format json").exits(0).json();
    assert_eq!(report["scan"]["rules_off"], serde_json::json!([{"rule": "slow", "files": 1}]), "{report:#}");
}

/// What a run leaves out is part of its answer.
#[test]
fn a_kind_that_is_off_is_said() {
    let repo = Scratch::repo();
    repo.write("a.py", BAD).write("b/c.py", leak("c"));
    let check = |words: &str, code: i32, says: &[&str]| {
        let ran = repo.hook(words).exits(code);
        says.iter().fold(ran, |ran, text| ran.says(text))
    };
    check("scan", 1, &["2 blocking"]).hides("not looked for");
    check("scan --only injection", 1, &["a.py:1", "1 blocking", "not looked for: secrets"]);
    check("scan --skip injection", 1, &["b/c.py:1", "1 blocking", "not looked for: injection"]);
    check("scan --only injection b", 0, &["no findings", "not looked for: secrets"]);
    repo.write("b/.hook.toml", "[secrets]\nenabled = false\n");
    check("scan", 1, &["1 blocking", "not looked for in 2 files: secrets"]);
    let report = repo.hook("scan --format json").exits(1).json();
    let expected = serde_json::json!([{"kind": "secrets", "files": 2}]);
    assert_eq!(report["scan"]["not_looked_for"], expected, "{report:#}");
    // Who brings rules of one kind has not switched the other off.
    repo.write("ours.yaml", OURS);
    check("scan a.py --rules ours.yaml", 0, &["no findings"]).hides("not looked for");
}

#[test]
fn a_commit_that_switches_rules_off_says_so() {
    let repo = Scratch::repo();
    repo.save("src/a.py", lines(1));
    let check = |config: &str, says: &str| {
        repo.stage(".hook.toml", config).hook("scan --staged").exits(0).says("also changes .hook.toml").says(says);
    };
    check("[injection]\nenabled = false\n", "switches injection off");
    check("[injection]\nallow-paths = [\"src/\"]\n", "adds injection.allow-paths \"src/\"");
    check(
        &format!("[injection]\ndisable = [\"{RULE}\"]\n"),
        "sets the severity of \"python.deserialization.yaml\" to off",
    );
}

#[test]
fn reports_say_how_to_mend() {
    let folder = Scratch::folder();
    folder.write("ours.yaml", OURS).write("a.py", "import os\nos.system(x)\nget('http://a')\n");
    let scan = |format: &str| folder.hook(["scan", "a.py", "--rules", "ours.yaml", "--format", format]).exits(1);
    let report = scan("json").json();
    let fixes: Vec<&Value> = report["findings"].as_array().expect("a list").iter().map(|found| &found["fix"]).collect();
    let edit = |line: u32, from: u32, to: u32, text: &str| serde_json::json!([{"path": "a.py", "start": [line, from], "end": [line, to], "text": text}]);
    assert_eq!(fixes[0]["title"], "run it without a shell", "{report:#}");
    assert_eq!(fixes[0]["edits"], edit(2, 1, 13, "subprocess.run(x)"));
    assert_eq!(fixes[1]["edits"], edit(3, 6, 11, "https:"));
    let sarif = scan("sarif").json();
    let fix = &sarif["runs"][0]["results"][0]["fixes"][0];
    assert_eq!(fix["description"]["text"], "run it without a shell", "{sarif:#}");
    let change = &fix["artifactChanges"][0];
    assert_eq!(change["artifactLocation"]["uri"], "a.py");
    let region = serde_json::json!({"startLine": 2, "startColumn": 1, "endLine": 2, "endColumn": 13});
    assert_eq!(change["replacements"][0]["deletedRegion"], region);
    assert_eq!(change["replacements"][0]["insertedContent"]["text"], "subprocess.run(x)");
    scan("pretty").says("fix: run it without a shell:  subprocess.run(x)\n").hides("https:");
}

/// Neither the lines around, nor a message or a replacement that quotes what was found.
#[test]
fn no_secret_is_shown_beside_a_finding() {
    let token = github("a");
    let folder = Scratch::folder();
    folder
        .write("ours.yaml", OURS)
        .write("a.py", format!("T = '{token}'\nos.system('{token}')\nyaml.unsafe_load(code)\n"));
    let middle = &token[10..30];
    for format in ["pretty", "concise", "json", "jsonl", "sarif"] {
        for what in ["", "--only injection", "--skip secrets", "--rules ours.yaml", "--rules ours.yaml --context 9"] {
            folder.hook(format!("scan a.py {what} --format {format}").as_str()).exits(1).says("a.py").hides(middle);
        }
    }
    let report = folder.hook("scan a.py --rules ours.yaml --format json").exits(1).json();
    assert_eq!(report["findings"][0]["fix"]["edits"], Value::Null, "{report:#}");
}

/// A rule that compares with the date gets one.
#[test]
fn rules_that_are_due() {
    let folder = Scratch::folder();
    folder.write("ours.yaml", OURS).write("a.py", "keep_until('2020-01-01')\nkeep_until('2999-01-01')\n");
    folder.hook("scan a.py --rules ours.yaml").exits(1).says("a.py:1:1").hides("a.py:2").says("1 blocking");
}

/// A query is put together from what a request says, and its twin that hands the value over as a parameter.
#[test]
fn the_way_of_data() {
    let code = |query: &str, arguments: &str| {
        format!(
            "import sqlite3\n\n\ndef run(request):\n    name = request.GET.get(\"name\")\n    query = {query}\n    \
             with sqlite3.connect(\"example.db\") as connection:\n        cursor = connection.cursor()\n        \
             cursor.execute({arguments})\n"
        )
    };
    let repo = Scratch::repo();
    repo.save("README", "x\n");
    repo.stage("a.py", code("\"SELECT * FROM Users WHERE name = \" + name + \";\"", "query"));
    let report: Value =
        serde_json::from_str(&repo.hook("scan --staged --format json").exits(1).stdout()).expect("JSON");
    let findings = report["findings"].as_array().expect("a list");
    assert_eq!(findings.len(), 1, "{findings:#?}");
    assert_eq!(findings[0]["cwe"], serde_json::json!(["CWE-89"]));
    let step = |step: &Value| format!("{} {}", step["role"].as_str().unwrap_or(""), step["start"]["line"]);
    let steps: Vec<String> = findings[0]["trace"].as_array().expect("a list").iter().map(step).collect();
    assert_eq!(steps, ["source 5", "kept 6", "sink 9"]);
    repo.hook("scan --staged").exits(1).says("1 comes from outside").says("2 is kept here").says("3 does harm here");
    let sarif: Value =
        serde_json::from_str(&repo.hook("scan --staged --format sarif").exits(1).stdout()).expect("JSON");
    let flow = &sarif["runs"][0]["results"][0]["codeFlows"][0]["threadFlows"][0]["locations"];
    assert_eq!(flow.as_array().map(Vec::len), Some(3), "{sarif:#}");

    // The parameterised twin; a step of the way that moves makes no new finding.
    repo.stage("a.py", code("\"SELECT * FROM Users WHERE name = ?\"", "query, (name,)"));
    repo.hook("scan --staged").exits(0).says("no findings");
    repo.save("a.py", code("\"SELECT * FROM Users WHERE name = \" + name + \";\"", "query"));
    let moved = code("\"SELECT * FROM Users WHERE name = \" + name + \";\"", "query");
    repo.stage("a.py", moved.replace("    query =", "\n    # put together\n    query ="));
    repo.hook("scan --staged").exits(0).says("1 old finding not shown");
}
