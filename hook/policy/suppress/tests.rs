use std::cell::Cell;

use findings::{RepoPath, Source, Span};
use proptest::prelude::*;

use super::*;
use crate::config::RuleIds;
use crate::config::examples::settings;
use crate::policy::examples::{code_finding, finding, finding_at};

const RULE: &str = "secrets.generic-password";

fn today() -> Date {
    "2027-01-31".parse().expect("a date")
}

/// Applies to `text` in the file `path`; every `hunter2` in it is a finding.
fn run_in(path: &str, text: &str, config: &str) -> Applied {
    let source = Source::from_text(RepoPath::from(path), text);
    let found =
        text.match_indices("hunter2").map(|(at, secret)| finding_at(&source, RULE, Span::new(at, at + secret.len())));
    apply(&source, found.collect(), &settings(config), &today)
}

fn run(text: &str, config: &str) -> Applied {
    run_in("a.py", text, config)
}

/// Checks the lines of findings that stay, and that each note has its part of the text, in order.
fn check_with(config: &str, text: &str, active: &[u32], notes: &[&str]) {
    let applied = run(text, config);
    let lines: Vec<u32> = applied.active.iter().map(|finding| finding.location.start.line).collect();
    assert_eq!(lines, active, "{text}\n{:?}", applied.notes);
    assert_eq!(applied.notes.len(), notes.len(), "{text}\n{:?}", applied.notes);
    for (note, part) in applied.notes.iter().zip(notes) {
        let note = format!("{} {}", note.place, note.text);
        assert!(note.contains(part), "{text}\n{note}\nlacks {part}");
    }
}

fn check(text: &str, active: &[u32], notes: &[&str]) {
    check_with("", text, active, notes);
}

#[test]
fn on_the_line() {
    check("p = 'hunter2'", &[1], &[]);
    check("p = 'hunter2'  # hook: ignore[secrets] -- a test vector", &[], &[]);
    check("p = 'hunter2'  // hook: ignore[secrets.generic-password] -- x", &[], &[]);
    check("p = 'hunter2'  /* hook:ignore[secrets.] -- x */", &[], &[]);
    check("p = 'hunter2'  # hook: ignore[secrets.generic] -- x", &[], &[]);
    check("p = 'hunter2'  # hook: ignore[CWE-798] -- x", &[], &[]);
    check("p = 'hunter2'  # hook: ignore[cwe-0798] -- x", &[], &[]);
    check("p = 'hunter2'  # hook: ignore[python.sqli, secrets] -- x", &[], &[]);
    check("p = 'hunter2'  # noqa: S105  # hook: ignore[secrets] -- x", &[], &[]);
    check("p = 'hunter2'  # hook: ignore[python.sqli] -- x  # hook: ignore[secrets] -- y", &[], &[]);
    check("p: hunter2 # hook: ignore[secrets] -- x\nq: hunter2", &[2], &[]);
    check("/* hook: ignore[secrets] -- x */ p = 'hunter2'", &[], &[]);
    check("<p>hunter2</p> <!-- hook: ignore[secrets] -- x -->", &[], &[]);
    // Other rules.
    check(
        "p = 'hunter2'  # hook: ignore[secrets.github-token] -- x",
        &[1],
        &["a.py:1 suppression.unused: `hook: ignore[secrets.github-token]`"],
    );
    check("p = 'hunter2'  # hook: ignore[CWE-89] -- x", &[1], &[]);
}

#[test]
fn above_the_line() {
    check("# hook: ignore[secrets] -- x\np = 'hunter2'\nq = 'hunter2'", &[3], &[]);
    check("# hook: ignore[secrets] -- x\n# and more words\n// in other styles\np = 'hunter2'", &[], &[]);
    check("# hook: ignore[secrets] -- x\n#define P \"hunter2\"", &[], &[]);
    check("# hook: ignore[secrets] -- x\n# p = 'hunter2'\nq = 'hunter2'", &[3], &[]);
    check("  # hook: ignore[secrets] -- x\r\np = 'hunter2'\r\n", &[], &[]);
    let unused = "suppression.unused";
    check("# hook: ignore[secrets] -- x\n\np = 'hunter2'", &[3], &[unused]);
    check("q = 1  # hook: ignore[secrets] -- x\np = 'hunter2'", &[2], &[unused]);
    check("p = 'hunter2'\n# hook: ignore[secrets] -- x", &[1], &[unused]);
    // The line itself holds the finding: it speaks of itself only.
    check("# p = 'hunter2' hook: ignore[secrets] -- x\nq = 'hunter2'", &[2], &[]);
}

#[test]
fn in_files_without_comments() {
    check("{\n\"//\": \"hook: ignore[secrets] -- x\",\n\"p\": \"hunter2\"\n}", &[], &[]);
    check("{\"_comment\": \"hook: ignore[secrets] -- x\", \"p\": \"hunter2\"}", &[], &[]);
    let applied = run("{\"//\": \"hook: ignore[secrets] -- why\", \"p\": \"hunter2\"}", "");
    assert_eq!(applied.suppressed[0].1.reason, "why", "the string ends the reason");
    let applied = run("# hook: ignore[secrets] -- not hunter2", "");
    assert_eq!(applied.suppressed[0].1.reason, "not", "a reason never quotes a secret");
}

#[test]
fn on_any_line_of_the_statement() {
    let check = |text: &str, hidden: bool| {
        let source = Source::from_text(RepoPath::from("a.js"), text);
        let mut found = finding(&source, RULE, "hunter2");
        let (start, end) = (text.find("call(").expect("start"), text.find(");").expect("end") + 2);
        found.statement = Span::new(start, end);
        let applied = apply(&source, vec![found], &settings(""), &today);
        assert_eq!(applied.active.is_empty(), hidden, "{text}");
    };
    check("call(  // hook: ignore[secrets] -- x\n  'hunter2',\n);", true);
    check("call(\n  'hunter2',\n);  // hook: ignore[secrets] -- x", true);
    check("call(\n  // hook: ignore[secrets] -- x\n\n  'hunter2',\n);", true);
    check("// hook: ignore[secrets] -- x\ncall(\n  'hunter2',\n);", true);
    check("call(\n  'hunter2',\n);\nother(); // hook: ignore[secrets] -- x", false);
    check("call(`\n  hunter2\n  gitleaks:allow\n`);", true);
    check("call(\n  'hunter2',\n  1, // NOSONAR\n);", true);
    check("// gitleaks:allow\ncall(\n  'hunter2',\n);", false);
    check("call(\n  'hunter2',\n);\n// gitleaks:allow", false);
}

#[test]
fn a_key_of_several_lines_carries_its_own_comment() {
    let text = "k = '''-----BEGIN\nabc # gitleaks:allow\n-----END'''";
    let source = Source::from_text(RepoPath::from("a.py"), text);
    let found = finding(&source, "secrets.private-key", &text[7..text.len() - 3]);
    assert!(apply(&source, vec![found], &settings(""), &today).active.is_empty());
}

#[test]
fn files_and_regions() {
    check("p = 'hunter2'\n# hook: ignore-file[secrets] -- vectors\nq = 'hunter2'", &[], &[]);
    check(
        "p = 'hunter2'\n# hook: ignore-start[secrets] -- x\nq = 'hunter2'\n# hook: ignore-end\nr = 'hunter2'",
        &[1, 5],
        &[],
    );
    check(
        "# hook: ignore-start[secrets] -- x\n# hook: ignore-start[a.b] -- y\n# hook: ignore-end\np = 'hunter2'\n# hook: ignore-end",
        &[],
        &[],
    );
    check("# hook: ignore-start[secrets] -- x\np = 'hunter2'", &[2], &["a.py:1 `hook: ignore-start` has no"]);
    check("p = 'hunter2'\n# hook: ignore-end", &[1], &["a.py:2 `hook: ignore-end` ends nothing"]);
    check("# hook: ignore-file[secrets] -- x", &[], &["`hook: ignore-file[secrets]` hides nothing"]);
}

#[test]
fn what_does_not_count_says_why() {
    check("p = 'hunter2'  # hook: ignore", &[1], &["a.py:1 `hook: ignore` must name what it means"]);
    check("p = 'hunter2'  # hook: ignore[secrets]", &[1], &["has no reason"]);
    check_with("suppress.require-reason = false", "p = 'hunter2'  # hook: ignore[secrets]", &[], &[]);
    check("p = 'hunter2'  # hook: ignroe[secrets] -- x", &[1], &["did you mean `hook: ignore[…]`?"]);
    check("p = 'hunter2'  # hook: ignore[secrets -- x", &[1], &["not closed"]);
    check("p = 'hunter2'  # hook: ignore[secrets] until=tomorrow -- x", &[1], &["is no date"]);
    // Not in a comment.
    check("p = 'hunter2'; q = 'hook: ignore[secrets] -- x'", &[1], &["is not in a comment"]);
    check("q = 'hook: ignore[secrets] -- x'", &[], &[]);
    check("p = 'hunter2'; q = '# hook: ignore[secrets] -- x'", &[1], &["is not in a comment"]);
    check("p = 'hunter2'; q = \"// hook: ignore[secrets] -- x\"", &[1], &["is not in a comment"]);
    check("p = ['hunter2', '/* hook: ignore[secrets] -- x */']", &[1], &["is not in a comment"]);
    check("{'a': '# hook: ignore-file[secrets] -- x',\n'p': 'hunter2'}", &[2], &["is not in a comment"]);
    // Not a directive at all.
    check("p = 'hunter2'  # the hook: called often", &[1], &[]);
    check("p = 'hunter2'  # webhook: ignore[secrets] -- x", &[1], &[]);
}

/// In each format, what is a comment behind a value: elsewhere it would be part of the value.
#[test]
fn formats() {
    let check = |path: &str, text: &str, hidden: bool, note: &str| {
        let applied = run_in(path, text, "");
        assert_eq!(applied.active.is_empty(), hidden, "{path}: {text}");
        let notes: Vec<&str> = applied.notes.iter().map(|note| note.text.as_str()).collect();
        assert_eq!(notes.is_empty(), note.is_empty(), "{path}: {text}\n{notes:?}");
        assert!(notes.concat().contains(note), "{path}: {text}\n{notes:?}");
    };
    let behind = "PASSWORD=hunter2 # hook: ignore[secrets] -- x";
    let above = "# hook: ignore[secrets] -- x\nPASSWORD=hunter2";
    for path in [".env", "prod.env", "a.ini", "a.cfg", "a.properties", "a.sh", "a.yaml"] {
        check(path, above, true, "");
    }
    check(".env", behind, true, "");
    check(".env", &behind.replace("hunter2", "'hunter2'"), true, "");
    check(".env", "PASSWORD=hunter2# hook: ignore[secrets] -- x", false, "after a space");
    check(".env", "PASSWORD=hunter2 ; hook: ignore[secrets] -- x", false, "after a space");
    let within = behind.replacen('=', "=\"", 1) + "\"";
    check(".env", &within, false, "not in a comment");
    check("a.sh", behind, true, "");
    check("a.ini", behind, false, "on a line of its own, above");
    check("a.ini", "; hook: ignore[secrets] -- x\npassword = hunter2", true, "");
    check("a.properties", behind, false, "on a line of its own, above");
    check("a.properties", "! hook: ignore[secrets] -- x\npassword = hunter2", true, "");
    // Comments of other tools count as their tools read them.
    check("a.properties", "PASSWORD=hunter2 # pragma: allowlist secret", true, "");
    check("a.tsx", "{/* hook: ignore[secrets] -- x */}\n<p>hunter2</p>", true, "");
}

#[test]
fn an_end_that_is_no_comment_ends_nothing() {
    let region = |end: &str| {
        format!("# hook: ignore-start[secrets] -- x\np = 'hunter2'\n{end}\nq = 'hunter2'\n# hook: ignore-end")
    };
    check(&region("# hook: ignore-end"), &[4], &["`hook: ignore-end` ends nothing"]);
    check(&region("x = 'hook: ignore-end'"), &[], &[]);
    check(&region("x = '# hook: ignore-end'"), &[], &[]);
    check("p = 'hunter2' # hook: ignore-start[secrets] -- x\nq = 'hook: ignore-end'", &[1], &["has no"]);
}

/// A text within the file has comments for its own lines, which do not speak of the file around it.
#[test]
fn texts_within_a_file() {
    let check = |path: &str, text: &str, active: &[u32]| {
        let applied = run_in(path, text, "");
        let lines: Vec<u32> = applied.active.iter().map(|finding| finding.location.start.line).collect();
        assert_eq!(lines, active, "{path}: {text}");
        let said = applied.notes.iter().any(|note| note.text.contains("not in a comment"));
        assert!(active.is_empty() || said, "{path}: {text}\n{:?}", applied.notes);
    };
    let file = "# hook: ignore-file[secrets] -- x";
    check("a.py", &format!("{file}\np = 'hunter2'"), &[]);
    check("a.py", &format!("'''\n{file}\n'''\np = 'hunter2'"), &[4]);
    check("a.js", &format!("f(`\n{file}\n`);\np = 'hunter2'"), &[4]);
    check("a.md", &format!("```py\n{file}\n```\npassword: hunter2"), &[4]);
    check("a.md", "<!-- hook: ignore-file[secrets] -- x -->\npassword: hunter2", &[]);
    check("a.py", "'''\np = hunter2 # hook: ignore[secrets] -- x\n'''", &[]);
    check("a.py", "'''\n# hook: ignore-start[secrets] -- x\np = hunter2\n# hook: ignore-end\n'''", &[]);
    let across = "# hook: ignore-start[secrets] -- x\n'''\n# hook: ignore-end\n'''\np = 'hunter2'\n# hook: ignore-end";
    check("a.py", across, &[]);
}

#[test]
fn a_name_that_means_no_rule_is_said() {
    let check = |id: &str, active: usize, expected: &[&str]| {
        let mut settings = (*settings("")).clone();
        settings.rules =
            RuleIds::new(vec![(Kind::Secrets, RULE.to_owned()), (Kind::Secrets, "secrets.github-token".to_owned())]);
        let text = format!("p = 'hunter2'  # hook: ignore[{id}] -- x");
        let source = Source::from_text(RepoPath::from("a.py"), text.as_str());
        let applied = apply(&source, vec![finding(&source, RULE, "hunter2")], &settings, &today);
        assert_eq!(applied.active.len(), active, "{id}");
        let notes: Vec<&str> = applied.notes.iter().map(|note| note.text.as_str()).collect();
        assert_eq!(notes.len(), expected.len(), "{id}: {notes:?}");
        for (note, part) in notes.iter().zip(expected) {
            assert!(note.contains(part), "{note}\nlacks {part}");
        }
    };
    check("secrets", 0, &[]);
    check("secrets.generic", 0, &[]);
    check("CWE-798", 0, &[]);
    check("secret", 1, &["names `secret`, which is no rule; did you mean `secrets`?"]);
    check("all", 1, &["names `all`, which is no rule; `secrets` means all secrets"]);
    check("generic-password", 1, &["did you mean `secrets.generic-password`?"]);
    check("secrets.gihub-token", 1, &["did you mean `secrets.github-token`?"]);
    // What is right beside it still counts.
    check("secrets, github-token", 0, &["did you mean `secrets.github-token`?"]);
    check("secrets.github-token", 1, &["suppression.unused"]);
}

#[test]
fn dates() {
    let line = |until: &str| format!("p = 'hunter2'  # hook: ignore[secrets] until={until} -- x");
    check(&line("2027-02-01"), &[], &[]);
    check(&line("2027-01-31"), &[], &[]);
    check(&line("2027-01-30"), &[1], &["was good until 2027-01-30"]);
    let month = "suppress.max-days = 28";
    check_with(month, &line("2027-02-28"), &[], &[]);
    check_with(month, &line("2027-03-01"), &[1], &["at most 28 days"]);
    check_with(month, "p = 'hunter2'  # hook: ignore[secrets] -- x", &[1], &["has no `until=DATE`"]);

    let asked = Cell::new(0);
    let clock = || {
        asked.set(asked.get() + 1);
        today()
    };
    let ask = |text: &str| {
        let source = Source::from_text(RepoPath::from("a"), text);
        asked.set(0);
        apply(&source, vec![finding(&source, RULE, "hunter2")], &settings(""), &clock);
        asked.get()
    };
    assert_eq!(ask("hunter2 # hook: ignore[secrets] -- x"), 0, "no date, no clock");
    let dated = "hunter2 # hook: ignore[secrets] until=2028-01-01 -- x\n";
    assert_eq!(ask(&format!("{dated}{dated}")), 1);
}

#[test]
fn only_what_could_have_matched_is_unused() {
    let check = |config: &str, id: &str, unused: bool| {
        let notes = run(&format!("# hook: ignore[{id}] -- x"), config).notes;
        assert_eq!(!notes.is_empty(), unused, "{id} under {config}: {notes:?}");
    };
    check("", "secrets", true);
    check("", "secrets.", true);
    check("", "secrets.no-such-rule", true);
    check("", "python.sqli", false);
    check("", "secrets, python.sqli", false);
    check("", "CWE-798", false);
    check("secrets.enabled = false", "secrets", false);
    check("secrets.generic = false", "secrets.generic-password", false);
    check("secrets.generic = false", "secrets.github-token", true);
    check("[severity]\n'secrets.g*' = 'off'", "secrets.github-token", false);
}

#[test]
fn text_about_suppressions_is_left_alone() {
    let text = "# Write # hook: ignore[secrets] -- reason, never # hook: ignore.\n";
    assert!(run_in("README.md", text, "").notes.is_empty());
    assert_eq!(run_in("README.py", text, "").notes.len(), 2);
    let real = "pass: hunter2 <!-- hook: ignore[secrets] -- an example -->";
    assert!(run_in("README.md", real, "").active.is_empty());
}

#[test]
fn foreign_comments_and_lists() {
    let check = |text: &str, config: &str, by: Option<SuppressedBy>| {
        let found = run(text, config).suppressed.into_iter().map(|(_, how)| how.by).next();
        assert_eq!(found, by, "{text} under {config}");
    };
    check("p = 'hunter2'  # gitleaks:allow", "", Some(SuppressedBy::ForeignComment));
    check("# nosemgrep\np = 'hunter2'", "", Some(SuppressedBy::ForeignComment));
    check("x = 1 # nosemgrep\np = 'hunter2'", "", None);
    check("x = 1 # pragma: allowlist nextline secret\np = 'hunter2'", "", Some(SuppressedBy::ForeignComment));
    check("p = 'hunter2'  # nosec", "", None);
    check("p = 'hunter2'  # gitleaks:allow", "suppress.foreign = []", None);
    check("p = 'hunter2'  # gitleaks:allow", "suppress.foreign = ['NOSONAR']", None);
    // Our own comment goes first: it has a reason.
    check("p = 'hunter2'  # gitleaks:allow hook: ignore[secrets] -- x", "", Some(SuppressedBy::Comment));
    check("p = 'hunter2'", "secrets.allow = ['^hunter']", Some(SuppressedBy::Config));
    check("p = 'hunter2'", "secrets.allow = ['^unter']", None);
    check("p = 'hunter2'", "secrets.allow-paths = ['a.py']", Some(SuppressedBy::Config));
    check("p = 'hunter2'", "secrets.allow-paths = ['b.py']", None);
}

#[test]
fn nothing_is_hidden_under_no_suppress() {
    let mut config = (*settings("secrets.allow = ['^h']")).clone();
    config.suppress.honoured = false;
    let source = Source::from_text(RepoPath::from("a"), "hunter2 # hook: ignore[secrets] -- x gitleaks:allow");
    let applied = apply(&source, vec![finding(&source, RULE, "hunter2")], &config, &today);
    assert_eq!((applied.active.len(), applied.notes.len()), (1, 0));
}

#[test]
fn a_flood_of_suppressions_ends() {
    let text = "# hook: ignore[secrets] -- x\n".repeat(MOST_DIRECTIVES + 5);
    let notes = run(&text, "").notes;
    assert!(notes.iter().any(|note| note.text.contains("more than 1000 suppressions")));
}

/// The finding is `run(…)` of CWE-78, in a statement of one line or more; each text, and what hides it.
#[test]
fn findings_in_code() {
    let check = |path: &str, text: &str, by: Option<SuppressedBy>| {
        let source = Source::from_text(RepoPath::from(path), text);
        let start = text.find("run(").expect("a call");
        let end = start + text[start..].find(");").expect("an end") + 1;
        let mut found = code_finding(&source, "python.command.shell", "CWE-78", &text[start..end]);
        if let Some(start) = text.find("go(") {
            found.statement.start = start;
        }
        let applied = apply(&source, vec![found], &settings(""), &today);
        assert_eq!(applied.suppressed.first().map(|(_, how)| how.by), by, "{text}");
    };
    let (own, foreign) = (Some(SuppressedBy::Comment), Some(SuppressedBy::ForeignComment));
    check("a.py", "run(x);", None);
    check("a.py", "run(x); # hook: ignore[injection] -- a list", own);
    check("a.py", "run(x); # hook: ignore[python] -- a list", own);
    check("a.py", "run(x); # hook: ignore[python.command.shell] -- a list", own);
    check("a.py", "run(x); # hook: ignore[CWE-78] -- a list", own);
    check("a.py", "run(x); # hook: ignore[secrets] -- a list", None);
    check("a.py", "# hook: ignore[injection] -- a list\nrun(x);", own);
    check("a.js", "run(a, /* hook: ignore[injection] -- a list */ b);", own);
    check("a.py", "run('# hook: ignore[injection] -- a list');", None);
    // Several lines.
    check("a.py", "run(  # hook: ignore[injection] -- a list\n  x,\n);", own);
    check("a.py", "run(\n  # hook: ignore[injection] -- a list\n  x,\n);", own);
    check("a.py", "run(\n  x,\n);  # hook: ignore[injection] -- a list", own);
    check("a.py", "go(  # hook: ignore[injection] -- a list\n  1,\n  run(x));", own);
    check("a.py", "# hook: ignore[injection] -- a list\ngo(\n  1,\n  run(x));", own);
    check("a.py", "go(  # nosec B602\n  1,\n  run(x));", foreign);
    check("a.py", "run(\n  x,\n);  # nosec", foreign);
    check("a.py", "run(\n  x,\n);  # nosemgrep", None);
    check("a.py", "go(  # nosemgrep\n  1,\n  run(x));", foreign);
    check("a.py", "go(\n  # nosemgrep\n  run(x));", foreign);
    check("a.py", "# nosemgrep\ngo(\n  run(x));", foreign);
    check("a.py", "# nosec\nrun(x);", None);
    check("a.py", "# codeql[py/command-line-injection]\nrun(x);", foreign);
    // Lines that are one to Python.
    check("a.py", "run('''\n  x\n''');  # noqa: S602", foreign);
    check("a.py", "run( \\\n  x);  # noqa: S602", foreign);
    check("a.py", "run(\n  x\n);  # noqa: S602", None);
    check("a.ts", "// eslint-disable-next-line security/detect-child-process\nrun(x);", foreign);
    check("a.ts", "go(\n  // eslint-disable-next-line security/detect-child-process\n  run(x));", foreign);
}

/// A comment within one finding that stands above another speaks of that one.
#[test]
fn findings_in_code_within_others() {
    let text = "run(\n  1,\n  # nosemgrep\n  go(x))";
    let source = Source::from_text(RepoPath::from("a.py"), text);
    let found = [text, "go(x)"].map(|code| code_finding(&source, "python.command.shell", "CWE-78", code));
    let applied = apply(&source, found.to_vec(), &settings(""), &today);
    let hidden: Vec<u32> = applied.suppressed.iter().map(|(found, _)| found.location.start.line).collect();
    assert_eq!(hidden, [4]);
}

#[test]
fn a_comment_about_code_that_hides_nothing_is_said() {
    let check = |id: &str, path: &str, unused: bool| {
        let mut settings = (*settings("")).clone();
        settings.rules =
            RuleIds::new(vec![(Kind::Injection, "python.command.shell".to_owned()), (Kind::Secrets, RULE.to_owned())]);
        let text = format!("x = 1  # hook: ignore[{id}] -- a list");
        let applied = apply(&Source::from_text(RepoPath::from(path), text), Vec::new(), &settings, &today);
        let said = applied.notes.iter().any(|note| note.text.starts_with("suppression.unused: "));
        assert_eq!(said, unused, "{id}: {:?}", applied.notes);
    };
    check("injection", "a.py", true);
    check("python.command.shell", "a.py", true);
    check("python.command", "a.py", true);
    check("CWE-78", "a.py", false);
}

proptest! {
    /// No finding is lost or invented, and nothing a file holds stops us.
    #[test]
    fn findings_are_either_active_or_suppressed(
        text in "(hook: ?|ignore|-file|-start|-end|\\[secrets\\]| -- x|hunter2|# |//|\"|\r?\n|nosemgrep|gitleaks:allow|\\PC){0,40}",
    ) {
        let applied = run(&text, "");
        let count = text.matches("hunter2").count();
        prop_assert_eq!(applied.active.len() + applied.suppressed.len(), count);
        // What we say never quotes a secret.
        for note in &applied.notes {
            prop_assert!(!note.text.contains("hunter2"));
        }
        for (_, how) in &applied.suppressed {
            prop_assert!(!how.reason.contains("hunter2"));
        }
    }

    #[test]
    fn a_line_is_found_again(text in "[a-c\\r\\n]{0,40}", at in 0usize..41) {
        let source = Source::from_text(RepoPath::from("a"), text.as_str());
        let offset = at.min(text.len());
        let lines = Lines::new(&source, &[]);
        prop_assert_eq!(lines.of(offset).max(1), source.position(offset).line.min(source.line_count().max(1)));
    }
}
