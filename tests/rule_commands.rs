//! `hook test`, `hook rules`, `hook explain`, `hook debug`: for those who write rules, and those who meet them.

use serde_json::Value;

use crate::scratch::{Scratch, utf16};
use crate::token::{github, leak};

/// A rule file with one rule per name, each of which finds calls of that name.
fn rules(names: &[&str]) -> String {
    let rule = |name: &&str| {
        format!(
            "- id: find-{name}\n  languages: [python, js]\n  severity: ERROR\n  message: calls {name}. It must not\n  \
             pattern: {name}(...)\n  fix: safe()\n  metadata: {{cwe: ['CWE-78: x']}}\n"
        )
    };
    format!("rules:\n{}", names.iter().map(rule).collect::<String>())
}

/// A folder with these files.
fn folder(files: &[(&str, &str)]) -> Scratch {
    let folder = Scratch::folder();
    for (path, content) in files {
        folder.write(path, content);
    }
    folder
}

/// Files, the words of a test run, its exit code, and what it says.
#[test]
fn rules_are_tested_by_the_code_beside_them() {
    let check = |files: &[(&str, &str)], words: &str, code: i32, says: &[&str]| {
        let ran = folder(files).hook(format!("test {words}").as_str()).exits(code);
        says.iter().fold(ran, |ran, text| ran.says(text));
    };
    let f = rules(&["f"]);
    let good = "# ruleid: find-f\nf(1)\n# ok: find-f\ng(1)\n";
    let passed: &[&str] = &["1 rule, 1 file: 1 passed"];
    check(&[("a.yaml", &f), ("a.py", good)], "", 0, passed);
    check(&[("a.yaml", &f), ("a.py", good)], "a.yaml", 0, passed);
    check(&[("x/a.yaml", &f), ("x/a.test.py", good)], "x", 0, passed);
    check(
        &[("a.yml", &f), ("a/one.py", good), ("a/two.js", "// ruleid: find-f\nf()\n")],
        "",
        0,
        &["1 rule, 2 files: 1 passed"],
    );
    check(&[("r/x/a.yaml", &f), ("c/x/a.py", good)], "r --code c", 0, passed);
    check(&[("r/x/a.yaml", &f), ("c/any.py", good)], "r --code c/any.py", 0, passed);
    // Windows line ends, tabs, UTF-16.
    check(&[("a.yaml", &f), ("a.py", &good.replace('\n', "\r\n"))], "", 0, passed);
    check(&[("a.yaml", &f), ("a.js", "\t// ruleid: find-f\n\tf(1)\n")], "", 0, passed);
    let wide = folder(&[("a.yaml", &f)]);
    wide.write("a.py", utf16(good)).hook("test").exits(0).says(passed[0]);
    // Which files of a project a rule is for does not matter here.
    check(&[("a.yaml", &format!("{f}  paths: {{include: [src/]}}\n")), ("a.py", good)], "", 0, passed);

    // What is wrong is shown with its line.
    check(
        &[("a.yaml", &f), ("a.py", "# ruleid: find-f\ng(1)\nf(2)\n# ok: find-f\nf(3)\n")],
        "",
        1,
        &[
            "failed: `find-f` (a.yaml:2) in a.py",
            "- expected 2 │ g(1)\n",
            "+ found    3 │ f(2)   (no mark)\n",
            "+ found    5 │ f(3)   (marked `ok`)\n",
            "1 rule, 1 file: 0 passed, 1 failed",
        ],
    );
    check(&[("a.yaml", &f), ("a.py", "# ruleid: find-f\ng('\u{1b}[31m')\n")], "", 1, &["│ g('␛[31m')"]);
    // Known to be wrong: neither is asked for, and what is right by now is said.
    let todo = "# ruleid: find-f\nf()\n# todook: find-f\nf()\n# todoruleid: find-f\nf()\n";
    check(
        &[("a.yaml", &f), ("a.py", todo)],
        "",
        0,
        &["a.py:6: the mark `todoruleid` for `find-f` can become `ruleid`"],
    );

    // What is not tested is said, and is an error if there is nothing else or if asked for.
    let two = rules(&["f", "g"]);
    let one: &[&str] = &["2 rules, 1 file: 1 passed, 1 without test", "no test: `find-g` (a.yaml:9)"];
    check(&[("a.yaml", &two), ("a.py", good)], "", 1, &["+ found    4 │ g(1)"]);
    let of_f = "# ruleid: find-f\nf(1)\n";
    check(&[("a.yaml", &two), ("a.py", of_f)], "", 0, one);
    check(&[("a.yaml", &two), ("a.py", of_f)], "--strict", 2, one);
    check(
        &[("a.yaml", &f)],
        "",
        2,
        &[
            "there is no code beside its file, such as a.py",
            "nothing was tested",
            "1 rule, 0 files: 0 passed, 1 without test",
        ],
    );
    check(&[("a.yaml", &f), ("a.md", "about it")], "", 2, &["nothing was tested"]);
    check(&[("a.yaml", &f), ("a.py", "# ok: find-f\ng()\n")], "", 0, &["no line is marked `ruleid: find-f`"]);
    check(
        &[("a.yaml", &f), ("a.py", &format!("{good}# ruleid: find-ff\nf()\n"))],
        "",
        2,
        &["`find-ff`", "did you mean `find-f`?"],
    );
    check(&[("a.yaml", &f), ("a.py", &format!("{good}# ok: because\ng()\n"))], "", 0, &["marks speak of `because`"]);
    check(
        &[("a.yaml", &f), ("a.yml", &rules(&["g"])), ("a.py", "# ruleid: find-f\nf()\n# ruleid: find-g\ng()\n")],
        "",
        0,
        &["2 passed"],
    );
    check(&[("a.yaml", &f), ("a.py", &format!("{good}def (:\n"))], "", 0, &["of it cannot be read as Python"]);

    // What follows data.
    let taint = "rules:\n- {id: t, languages: [python], message: m, severity: INFO, mode: taint, pattern-sources: [{pattern: s()}], pattern-sinks: [{pattern: t($X)}]}\n";
    check(&[("a.yaml", taint), ("a.py", "# ruleid: t\nt(s())\n")], "", 0, &["1 passed"]);
    // What cannot be run.
    check(
        &[("a.yaml", &taint.replace("python", "generic")), ("a.py", "# ruleid: t\nt(s())\n")],
        "",
        2,
        &["not run: `t` (a.yaml:2): taint rules are run in languages only"],
    );
    let ruby = "rules:\n- {id: r, languages: [ruby], message: m, severity: INFO, pattern: f()}\n";
    check(&[("b.yaml", ruby), ("a.yaml", &f), ("a.py", good)], "", 0, &["not run: `r`", "1 passed, 1 not run"]);
    check(&[("a.yaml", "rules: 1"), ("b.yaml", &f), ("b.py", good)], "", 2, &["`rules` must be a list", "1 passed"]);
    check(&[("a.yaml", &f.replace("f(...)", "f(((")), ("a.py", of_f)], "", 2, &["rule `find-f`", "a.yaml:6"]);
    let binary = folder(&[("a.yaml", &f)]);
    binary.write("a.py", [0xff, 0, 1, 2, 3, 0xfe, 0, 0]).hook("test").exits(2).says("a.py: it is binary");
    check(&[], "", 2, &["no rule file is named"]);
    check(&[("a.yaml", "a: 1")], "", 2, &["none of the YAML files holds rules"]);
    check(&[("a.yaml", &f)], "nowhere.yaml", 2, &["nowhere.yaml: No such file"]);
    check(&[("a.yaml", &f)], "a.yaml --code nowhere", 2, &["nowhere: there is no such file or folder"]);
}

#[test]
fn fixes_are_compared_with_the_fixed_code() {
    let check = |fixed: &str, code: i32, says: &[&str]| {
        let code_file = "# ruleid: find-f\nf(1)\nx = 1\n# ruleid: find-f\nf(f(2))\n";
        let folder = folder(&[("a.yaml", &rules(&["f"])), ("a.py", code_file), ("a.fixed.py", fixed)]);
        let ran = folder.hook("test").exits(code);
        says.iter().fold(ran, |ran, text| ran.says(text));
    };
    let right = "# ruleid: find-f\nsafe()\nx = 1\n# ruleid: find-f\nsafe()\n";
    check(right, 0, &["1 passed · fixes of 1 file: 1 right"]);
    check(&right.replace('\n', "\r\n"), 0, &["1 right"]);
    check(
        &right.replacen("safe()", "f(1)", 1),
        1,
        &[
            "failed: the fixes of a.yaml in a.py do not give a.fixed.py\n  - expected 2 │ f(1)\n  + fixed    2 │ safe()\n",
            "1 passed · fixes of 1 file: 0 right, 1 wrong",
        ],
    );
}

/// Rules for secrets bring their tests along. No secret is shown, only its template.
#[test]
fn secret_rules_are_tested_by_their_examples() {
    let check = |examples: &str, rejects: &str, code: i32, says: &str| {
        let rule = format!(
            "rules:\n- {{id: s, title: S, keywords: [abcd_], token: 'abcd_[0-9a-f]{{16}}', examples: [{examples}], rejects: [{rejects}]}}\n"
        );
        folder(&[("s.yaml", &rule)]).hook("test").exits(code).says(says);
    };
    check("'abcd_{hex:16}'", "'abcd_{hex:9}'", 0, "1 rule, 0 files: 1 passed");
    check("'abcd_{hex:9}'", "x", 1, "example not found: abcd_{hex:9}");
    check("'abcd_{hex:16}'", "'abcd_{hex:16}'", 1, "reject found:      abcd_{hex:16}");
    check("'abcd_{hex:x}'", "x", 2, "rule `secrets.s`");
}

#[test]
fn test_results_for_programs() {
    let folder = folder(&[("a.yaml", &rules(&["f", "g"])), ("a.py", "# ruleid: find-f\nx\n# ok: find-f\nf(1)\n")]);
    let json = folder.hook("test --format json").exits(1).json();
    let expected: Value = serde_json::from_str(
        r#"{"version":1,"rules":[
            {"id":"find-f","file":"a.yaml","line":2,"state":"failed","failures":[{"path":"a.py",
             "missing":[{"line":2,"text":"x","mark":"ruleid"}],"unexpected":[{"line":4,"text":"f(1)","mark":"ok"}]}]},
            {"id":"find-g","file":"a.yaml","line":9,"state":"untested","reason":"no line is marked for it","failures":[]}],
          "fixes":[],"notes":[],"errors":[],
          "summary":{"rules":2,"files":1,"passed":0,"failed":1,"untested":1,"not_run":0,"fixes":0,"fixes_failed":0,"exit":1}}"#,
    )
    .expect("JSON");
    assert_eq!(json, expected);
}

#[test]
fn the_catalogue() {
    let folder = folder(&[("r/a.yaml", &rules(&["f", "a"]))]);
    let check = |words: &str, lines: &[&str]| {
        let ran = folder.hook(format!("rules --rules r {words}").as_str()).exits(0);
        assert_eq!(ran.stdout().lines().collect::<Vec<_>>(), lines, "{ran}");
    };
    let (head, a, f) = (
        "id      severity  kind       for                cwe     title",
        "find-a  high      injection  python,javascript  CWE-78  calls a",
        "find-f  high      injection  python,javascript  CWE-78  calls f",
    );
    check("", &[head, a, f]);
    check("--only injection", &[head, a, f]);
    check("--only secrets", &[]);
    check("--lang js", &[head, a, f]);
    check("--lang java --lang py", &[head, a, f]);
    check("--lang java", &[]);
    folder.hook("rules --lang pyton").exits(2).says("did you mean `python`?");
    folder.hook("rules --lang cobol").exits(2).says("there are: java, javascript, python, typescript, generic, regex");

    let json = folder.hook("rules --rules r --format json").exits(0).json();
    assert_eq!(json["version"], 1);
    let expected: Value = serde_json::from_str(
        r#"{"id":"find-a","kind":"injection","title":"calls a","message":"calls a. It must not","why":"",
            "fix":"mend it as the message says","severity":"high","confidence":"medium",
            "languages":["python","javascript"],"runs":true,"cwe":["CWE-78"],"owasp":[],"references":[]}"#,
    )
    .expect("JSON");
    assert_eq!(json["rules"][0], expected);

    // The built-in ones, sorted.
    let json = folder.hook("rules --format json --only secrets").exits(0).says("rules").json();
    let rules = json["rules"].as_array().expect("a list");
    let ids: Vec<_> = rules.iter().map(|rule| rule["id"].as_str().expect("an id")).collect();
    assert!(ids.len() > 500 && ids.is_sorted(), "{ids:?}");
    let token = rules.iter().find(|rule| rule["id"] == "secrets.github-token").expect("there");
    assert_eq!((&token["provider"], &token["verify"]), (&"GitHub".into(), &"crc62".into()));
    folder.write("bad.yaml", "rules: 1");
    folder.hook("rules --rules r --rules bad.yaml").exits(2).says("`rules` must be a list").says("find-a");
}

#[test]
fn a_rule_on_a_page() {
    let code = "def f():\n    # ok: find-f\n    g()\n    # ruleid: find-f\n    f(1)\n";
    let folder = folder(&[("r/a.yaml", &rules(&["f"])), ("r/a.py", code)]);
    let ran = folder.hook("explain find-f --rules r").exits(0);
    assert_eq!(
        ran.stdout(),
        "\
find-f: calls f
high severity · medium confidence · CWE-78
from r/a.yaml:2:3

What it says
  calls f. It must not

Bad
  def f():
      f(1)

Good
  def f():
      g()

How to fix
  mend it as the message says

How to ignore
  // hook: ignore[find-f] -- <reason>
  on its line or alone on the line above; the reason is needed, and
  `until=2027-03-31` before it sets an end

How it is found
  By the shape of the code, in: python, javascript.
"
    );
    let check =
        |word: &str, code: i32, says: &str| drop(folder.hook(["explain", word].as_slice()).exits(code).says(says));
    check("secrets.github-token", 0, "Verified offline by `crc62`");
    check("secrets.github", 0, "secrets.github-fine-grained-token");
    check("cwe-798", 0, "secrets.github-token");
    check("CWE-1", 2, "there is no rule `CWE-1`");
    check("secrets.githb-token", 2, "did you mean `secrets.github-token`?");
    check("github-token", 2, "did you mean `secrets.github-token`?");
    check("\u{1b}[31m", 2, "there is no rule `\\u{1b}[31m`");
    check("", 2, "there is no rule ``");
}

#[test]
fn the_tree_of_a_file() {
    let folder = Scratch::folder();
    folder
        .write("a.py", "f('\u{1b}[31m')\r\n")
        .write("wide.js", utf16("f(1)\n"))
        .write("broken.py", "x = (\n")
        .write("a.txt", "f(1)\n");
    let check = |words: &str, code: i32, lines: &[&str], says: &str| {
        let ran = folder.hook(format!("debug tree {words}").as_str()).exits(code).says(says);
        assert_eq!(ran.stdout().lines().collect::<Vec<_>>(), lines, "{ran}");
    };
    let call =
        |argument: &'static str| ["program", "  expression", "    value: call", "      callee: name `f`", argument];
    check("a.py", 0, &call("      string `\\u{1b}[31m`"), "Python, 5 nodes");
    check("wide.js", 0, &call("      int `1`"), "JavaScript, 5 nodes");
    check("a.txt --lang ts", 0, &call("      int `1`"), "TypeScript");
    let spans = [
        "program  1:1-2:1",
        "  expression  1:1-1:5",
        "    value: call  1:1-1:5",
        "      callee: name `f`  1:1-1:2",
        "      int `1`  1:3-1:4",
    ];
    check("a.txt --lang py --spans", 0, &spans, "Python");
    check("a.txt", 2, &[], "name one with --lang");
    check("a.py --lang pyhton", 2, &[], "did you mean `python`?");
    check("nowhere.py", 2, &[], "nowhere.py: No such file");
    check(".", 2, &[], "it is a folder");
    folder.hook("debug tree broken.py").exits(0).says("warning: one part of it cannot be read as Python");
    folder.write("b.py", [0xff, 0, 1, 2, 3, 0xfe, 0, 0]).hook("debug tree b.py").exits(2).says("it is binary");
    let ran = folder.run(crate::scratch::HOOK, "debug tree - --lang ts", b"f(1)").exits(0);
    assert_eq!(ran.stdout().lines().next(), Some("program"), "{ran}");
}

/// A rule with every operator, line by line.
#[test]
fn why_a_rule_matches() {
    let rule = r#"rules:
- id: all
  languages: [python]
  severity: ERROR
  message: $CMD runs
  options: {symmetric_eq: true}
  patterns:
  - pattern-inside: |
      def $F(...):
        ...
  - pattern-either:
    - pattern: os.system($CMD)
    - pattern: os.popen($CMD)
  - pattern-not: os.system("...")
  - pattern-not-inside: |
      if safe($CMD):
        ...
  - pattern-not-regex: nosys
  - metavariable-regex: {metavariable: $F, regex: "run.*"}
  - metavariable-pattern:
      metavariable: $CMD
      pattern: $A + $B
  - focus-metavariable: $CMD
"#;
    let code = r#"def run_it(a, b):
    os.system(a + b)
    os.system("ls")
    os.system(a)
    if safe(a):
        os.popen(a)

def other(a):
    os.system(a + "x")

os.system(1)
"#;
    let folder = folder(&[("a.yaml", rule), ("a.py", code)]);
    let ran = folder.hook("debug rule a.yaml a.py").exits(0);
    let expected = r#"rule `all` (a.yaml:2:3) in a.py
  read as Python
  options: symmetric_eq true
     7 │ patterns  → 1 match
    11 │   pattern-either  → 6 matches, 6 left
    12 │     pattern: os.system($CMD)  → 5 matches
       │       2:5-2:21  os.system(a + b)  $CMD = a + b
       │       3:5-3:20  os.system("ls")  $CMD = "ls"
       │       4:5-4:17  os.system(a)  $CMD = a
       │       9:5-9:23  os.system(a + "x")  $CMD = a + "x"
       │       11:1-11:13  os.system(1)  $CMD = 1
    13 │     pattern: os.popen($CMD)  → 1 match
       │       6:9-6:20  os.popen(a)  $CMD = a
     8 │   pattern-inside: def $F(...): …  → 2 matches, 5 left
       │     1:1-6:20  def run_it(a, b): …  $F = run_it
       │     8:1-9:23  def other(a): …  $F = other
       │     falls out: 11:1-11:13  os.system(1)  $CMD = 1
    14 │   pattern-not: os.system("...")  → 1 match, 4 left
       │     3:5-3:20  os.system("ls")
       │     falls out: 3:5-3:20  os.system("ls")  $CMD = "ls"  $F = run_it
    15 │   pattern-not-inside: if safe($CMD): …  → 1 match, 3 left
       │     5:5-6:20  if safe(a): …  $CMD = a
       │     falls out: 6:9-6:20  os.popen(a)  $CMD = a  $F = run_it
    18 │   pattern-not-regex: nosys  → no match, 3 left
    19 │   metavariable-regex: $F: run.*  → 2 left
       │     falls out: 9:5-9:23  os.system(a + "x")  $CMD = a + "x"  $F = other
    20 │   metavariable-pattern: $CMD  → 1 left
       │     falls out: 4:5-4:17  os.system(a)  $CMD = a  $F = run_it
       │     in 4:15-4:16  a
    22 │       pattern: $A + $B  → no match
    23 │   focus-metavariable: $CMD  → 1 left
       │     2:15-2:20  a + b  $CMD = a + b  $F = run_it
  1 finding:
    2:15-2:20  a + b runs
"#;
    assert_eq!(ran.stdout(), expected);
}

#[test]
fn why_a_rule_does_not_run() {
    let rule = |id: &str, rest: &str| {
        format!("rules:\n- {{id: {id}, languages: [python], message: m, severity: INFO, {rest}}}\n")
    };
    let folder = folder(&[
        ("a.py", "f(1)\n"),
        ("many.py", &"f(1)\n".repeat(12)),
        ("broken.py", "f(1)\ndef (:\n"),
        ("word.yaml", &rule("word", "pattern-either: [{pattern: nowhere()}, {pattern: absent()}]")),
        ("both.yaml", &rule("both", "patterns: [{pattern: $X}, {pattern-inside: nowhere(...)}, {pattern: f(1)}]")),
        ("path.yaml", &rule("path", "pattern: f(1), paths: {exclude: ['*.py']}")),
        (
            "taint.yaml",
            &rule("taint", "mode: taint, pattern-sources: [{pattern: s()}], pattern-sinks: [{pattern: f($X)}]"),
        ),
        (
            "value.yaml",
            &rule(
                "value",
                "patterns: [{pattern: f($X)}, {metavariable-comparison: {comparison: $X > 3 and not ($X == 1)}}]",
            ),
        ),
        ("wrong.yaml", &rule("wrong", "pattern: 'f(('")),
        (
            "secret.yaml",
            "rules:\n- {id: s, title: S, keywords: [abcd], token: 'abcd[0-9]', examples: [abcd1], rejects: [x]}\n",
        ),
    ]);
    let check = |words: &str, code: i32, says: &[&str]| {
        let ran = folder.hook(format!("debug rule {words}").as_str()).exits(code);
        says.iter().fold(ran, |ran, text| ran.says(text));
    };
    check("word.yaml a.py", 0, &["not looked at in a scan: nowhere in it stands `nowhere` or `absent`", "0 findings"]);
    check(
        "both.yaml a.py",
        0,
        &[
            "not looked at in a scan: nowhere in it stands `nowhere`",
            "pattern: f(1)  → 1 match, not joined: nothing is left",
        ],
    );
    check("path.yaml a.py", 0, &["not run: the `paths` of the rule leave the file out", "→ 1 match", "0 findings"]);
    check("taint.yaml a.py", 0, &["│ source\n", "pattern: f($X)  → 1 match"]);
    check(
        "value.yaml a.py",
        0,
        &["metavariable-comparison: ($X > 3) and not ($X == 1)  → nothing left", "falls out: 1:1-1:5  f(1)  $X = 1"],
    );
    check("path.yaml a.py many.py", 0, &["in a.py\n", "in many.py\n", "… 2 more, -v shows all"]);
    check("path.yaml many.py -v", 0, &["12:1-12:5  f(1)"]);
    check("path.yaml broken.py", 0, &["one part of it cannot be read as Python: patterns do not match there"]);
    check("path.yaml secret.yaml", 0, &["not run: the rule is for python, and the file's name says no language"]);
    check("path.yaml secret.yaml --lang js", 0, &["not run: the rule is for python, and the file is JavaScript"]);
    check("path a.py --rules path.yaml", 0, &["rule `path` (path.yaml:2:3) in a.py"]);
    check("pth a.py --rules path.yaml", 2, &["did you mean `path`?"]);
    check("wrong.yaml a.py", 2, &["rule `wrong`", "wrong.yaml:2:"]);
    check("secret.yaml a.py", 2, &["secret.yaml: it holds no rules for code"]);
    check("secrets.s a.py --rules secret.yaml", 2, &["hook explain secrets.s says how it is found"]);
    check("path.yaml nowhere.py", 2, &["nowhere.py: No such file"]);
    check("nowhere.yaml a.py", 2, &["no rule file of that name"]);
}

/// Lines of code are quoted without the secrets in them.
#[test]
fn no_secret_is_quoted() {
    let token = github("a");
    let code = format!("# ruleid: find-f\n{}# ruleid: find-f\nf(\"{token}\")\n", leak("a"));
    let folder = folder(&[("a.yaml", &rules(&["f"])), ("a.py", &code), ("a.fixed.py", &code)]);
    folder.hook("test").exits(1).says("- expected 2 │ GITHUB = \"ghp_").hides(&token).hides(&token[8..20]);
    folder.hook("test --format json").exits(1).hides(&token[8..20]);
    folder.hook("explain find-f --rules a.yaml").exits(0).says("GITHUB").hides(&token[8..20]);
    folder.hook("debug tree a.py").exits(0).says("string `***_").hides(&token[8..20]);
    folder.hook("debug rule a.yaml a.py").exits(0).says("4:1-").hides(&token[8..20]);
    // Taken apart by the code, and by a rule.
    let (first, rest) = token.split_at(4);
    folder.write("b.py", format!("a = \"{first}\" + \"{rest}\"\nb = \"{token}\"\n"));
    let parts =
        "rules:\n- {id: p, languages: [python], message: 'it is $1', severity: INFO, pattern-regex: '(ghp_.{8})'}\n";
    folder.write("p.yaml", parts);
    folder.hook("debug tree b.py").exits(0).says("string").hides(&rest[..8]).hides(&rest[12..20]);
    folder.hook("debug rule p.yaml b.py").exits(0).hides(&rest[..8]);
}
