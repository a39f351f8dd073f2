//! What is found and yet not reported: baseline, suppression comments, configuration; and that it is never hidden
//! that something is hidden.

use serde_json::Value;

use crate::scratch::{Scratch, lines};
use crate::token::{RULE, github, leak};

#[test]
fn a_baseline_accepts_what_is_there_and_nothing_more() {
    let repo = Scratch::repo();
    repo.save("a.py", leak("a") + &leak("b")).save("sub/c.py", leak("c"));
    repo.hook("scan .").exits(1);
    repo.hook("baseline").ok();
    repo.hook("scan .").exits(0).hides(RULE).says("3 suppressed");
    repo.hook("scan . --no-baseline").exits(1).says("a.py:1").says("sub/c.py:1");

    let text = repo.read(".hook-baseline");
    let lines: Vec<&str> = text.lines().filter(|line| !line.starts_with('#')).collect();
    assert_eq!(lines.len(), 3, "{text}");
    for seed in ["a", "b", "c"] {
        assert!(!text.contains(&github(seed)), "a secret in the baseline: {text}");
    }
    let mut sorted = lines.clone();
    sorted.sort_by_key(|line| {
        let fields: Vec<&str> = line.split('\t').collect();
        (fields[2], fields[1], fields[0])
    });
    assert_eq!(lines, sorted, "sorted, so that merges are quiet");
    for line in lines {
        let fields: Vec<&str> = line.split('\t').collect();
        assert!(fields[0].len() == 12 && fields[0].bytes().all(|byte| byte.is_ascii_hexdigit()), "{line}");
        assert_eq!(fields[1], RULE, "{line}");
    }

    // A new secret, a second copy of an accepted one: both are more than was accepted.
    repo.write("d.py", leak("d"));
    repo.hook("scan .").exits(1).says("d.py:1").hides("a.py");
    repo.write("d.py", leak("a"));
    repo.hook("scan .").exits(1);
    // An accepted one may move, and go.
    repo.write("d.py", "").write("a.py", crate::scratch::lines(9) + &leak("b")).write("sub/c.py", "");
    repo.write("e.py", leak("a"));
    repo.hook("scan .").exits(0);
}

#[test]
fn a_baseline_is_repeatable_and_can_be_brought_up_to_date() {
    let repo = Scratch::repo();
    repo.save("a.py", leak("a")).save("b.py", leak("b"));
    repo.hook("baseline").ok();
    let first = repo.read(".hook-baseline");
    repo.hook("baseline --update").ok();
    assert_eq!(repo.read(".hook-baseline"), first);
    repo.hook("baseline --check").ok();
    repo.write("c.py", leak("c"));
    repo.hook("baseline --update").ok();
    assert_eq!(repo.read(".hook-baseline").lines().count(), first.lines().count() + 1);
    repo.write("a.py", "").write("c.py", "");
    repo.hook("baseline --check").exits(1);
    repo.hook("baseline --prune").ok();
    repo.hook("scan .").exits(0);
    assert_eq!(repo.read(".hook-baseline").lines().count(), first.lines().count() - 1);
}

#[test]
fn a_broken_baseline_is_an_error() {
    let repo = Scratch::repo();
    repo.save("a.py", leak("a"));
    repo.write(".hook-baseline", "# hook baseline v1\nnot a line\n");
    repo.hook("scan .").exits(2).says(".hook-baseline:2");
}

/// A comment, and whether the secret on line 2 is reported.
#[test]
fn suppression_comments() {
    let check = |above: &str, trailing: &str, reported: bool| {
        let repo = Scratch::folder();
        let secret = leak("a");
        repo.write("a.py", format!("{above}\n{} {trailing}\n", secret.trim_end()));
        let ran = repo.hook("scan a.py");
        assert_eq!(ran.code, Some(i32::from(reported)), "`{above}` `{trailing}`: {ran}");
        if reported {
            ran.says("a.py:2");
        } else {
            ran.hides("a.py:2").says("1 suppressed");
        }
        repo.hook("scan a.py --no-suppress").exits(1).says("a.py:2");
    };
    check("", "# hook: ignore[secrets] -- test server", false);
    check("", "# hook: ignore[secrets.github-token] -- test server", false);
    check("", "# hook: ignore[secrets.github-token, secrets.generic] -- test server", false);
    check("", "# hook: ignore[CWE-798] -- test server", false);
    check("# hook: ignore[secrets] -- test server", "", false);
    check("# hook: ignore-file[secrets] -- test server", "", false);
    check("", "# hook: ignore[secrets] until=2999-12-31 -- test server", false);
    // Not enough said, not this rule, or not any more.
    check("", "", true);
    check("", "# hook: ignore", true);
    check("", "# hook: ignore -- test server", true);
    check("", "# hook: ignore[secrets]", true);
    check("", "# hook: ignore[secrets.aws-access-key] -- test server", true);
    check("", "# hook: ignore[python] -- test server", true);
    check("", "# hook: ignore[secrets] until=2020-01-01 -- test server", true);
    check("", "# hook: ignore[secrets] until=soon -- test server", true);
    check("x = 1 # hook: ignore[secrets] -- test server", "", true);
    // Comments of other tools, each for what its tool means.
    check("", "# gitleaks:allow", false);
    check("", "# betterleaks:allow", false);
    check("", "# trufflehog:ignore", false);
    check("", "# ggignore", false);
    check("", "# pragma: allowlist secret", false);
    check("# pragma: allowlist nextline secret", "", false);
    check("", "# NOSONAR", false);
    check("", "# nosemgrep", false);
    check("", "# nosec", true);
    check("", "# noqa", true);
    check("# gitleaks:allow", "", true);
    // In a string, or of a rule there is none of.
    check("", "; x = '# hook: ignore[secrets] -- test server'", true);
    check("x = \"# hook: ignore-file[secrets] -- test server\"", "", true);
    check("", "# hook: ignore[secret] -- test server", true);
    check("", "# hook: ignore[github-token] -- test server", true);
}

#[test]
fn a_suppressed_block() {
    let folder = Scratch::folder();
    folder.write(
        "a.py",
        format!("# hook: ignore-start[secrets] -- vectors\n{}# hook: ignore-end\n{}", leak("a"), leak("b")),
    );
    folder.hook("scan .").exits(1).says("a.py:4").hides("a.py:2").says("1 suppressed");
}

/// What was wrong with a comment that does not count is said.
#[test]
fn a_suppression_that_does_not_count_says_why() {
    let check = |comment: &str, says: &str| {
        let folder = Scratch::folder();
        folder.write("a.py", format!("{} # {comment}\n", leak("a").trim_end()));
        let ran = folder.hook("scan .").exits(1);
        assert!(ran.text().to_lowercase().contains(says), "`{says}` for `{comment}`: {ran}");
    };
    check("hook: ignore", "hook: ignore[");
    check("hook: ignore[secrets]", "reason");
    check("hook: ignore[secrets] until=2020-01-01 -- test", "2020-01-01");
    check("hook: ignore[secrets] until=soon -- test", "soon");
    check("hook: ignore[github-token] -- test", "did you mean `secrets.github-token`?");
    check("hook: ignore[all] -- test", "`secrets` means all secrets");
}

#[test]
fn a_suppression_that_hides_nothing_is_reported() {
    let folder = Scratch::folder();
    folder.write("a.py", "x = 1  # hook: ignore[secrets] -- was a key once\n");
    folder.hook("scan .").exits(0).says("suppression.unused");
}

/// `.hook.toml`, and the exit code on one leak in `src/a.py`.
#[test]
fn configuration() {
    let check = |config: &str, code: i32, says: &str| {
        let repo = Scratch::repo();
        repo.write(".hook.toml", config).write("src/a.py", leak("a"));
        repo.hook("scan .").exits(code).says(says).hides(&github("a"));
    };
    check("", 1, "src/a.py:1");
    check("fail-on = \"never\"\n", 0, "src/a.py:1");
    check("fail-on = \"low\"\n", 1, "src/a.py:1");
    check("exclude = [\"src/\"]\n", 0, "1 excluded");
    check("exclude = [\"**/*.py\"]\n", 0, "1 excluded");
    check("exclude = [\"docs/\"]\n", 1, "src/a.py:1");
    check("[secrets]\nallow = [\"^ghp_\"]\n", 0, "1 suppressed");
    check("[secrets]\nallow-paths = [\"src/\"]\n", 0, "1 suppressed");
    check("[severity]\n\"secrets.github-token\" = \"low\"\n", 0, "src/a.py:1");
    check("[severity]\n\"secrets.*\" = \"medium\"\n", 0, "src/a.py:1");
    // Broken, said with its place; a misspelt key with what was probably meant.
    check("fail-no = \"high\"\n", 2, "did you mean `fail-on`");
    check("[secrets]\nallow-path = []\n", 2, "did you mean `allow-path");
    check("fail-on = \"hihg\"\n", 2, ".hook.toml:1");
    check("fail-on = 3\n", 2, ".hook.toml:1");
    check("\n\nnot toml", 2, ".hook.toml:3");
    check("[secrets]\nallow = [\"(\"]\n", 2, ".hook.toml");
    check("exclude = [\"a[\"]\n", 2, ".hook.toml");
}

#[test]
fn configuration_flags() {
    let repo = Scratch::repo();
    repo.write(".hook.toml", "exclude = [\"src/\"]\n").write("src/a.py", leak("a"));
    repo.write("../other.toml", "fail-on = \"never\"\n");
    repo.hook("scan .").exits(0);
    repo.hook("scan . --no-config").exits(1);
    repo.hook("scan . --config ../other.toml").exits(0).says("src/a.py:1");
    repo.hook("scan . --config nowhere.toml").exits(2).says("nowhere.toml");
}

/// The nearest file wins, key by key.
#[test]
fn configuration_of_a_folder() {
    let repo = Scratch::repo();
    repo.write(".hook.toml", "fail-on = \"never\"\n").write("strict/.hook.toml", "fail-on = \"high\"\n");
    repo.write("a.py", leak("a"));
    repo.hook("scan .").exits(0).says("a.py:1");
    repo.write("strict/b.py", leak("b"));
    repo.hook("scan .").exits(1).says("strict/b.py:1");
}

/// So is what could not be scanned: `strict` of the folder it is in counts.
#[test]
fn strictness_of_a_folder() {
    let check = |root: &str, below: &str, words: &str, code: i32| {
        let repo = Scratch::repo();
        repo.write(".hook.toml", format!("max-file-size = 100\n{root}")).write("below/.hook.toml", below);
        repo.write("below/a.txt", "x".repeat(200));
        repo.hook(words).exits(code).says("1 too large");
        repo.git("add .");
        repo.hook("scan --staged").exits(code).says("1 too large");
    };
    check("", "", "scan .", 0);
    check("strict = true\n", "", "scan .", 2);
    check("", "strict = true\n", "scan .", 2);
    check("", "strict = true\n", "scan below", 2);
    check("strict = true\n", "strict = false\n", "scan .", 0);
}

/// The closing line names the threshold that was reached, which may be that of a folder.
#[test]
fn the_verdict_names_the_threshold_that_counts() {
    let repo = Scratch::repo();
    repo.stage(".hook.toml", "fail-on = \"never\"\n").stage("strict/.hook.toml", "fail-on = \"medium\"\n");
    repo.stage("worst/.hook.toml", "fail-on = \"critical\"\n");
    repo.stage("a.py", leak("a")).hook("scan --staged").exits(0).says("a.py:1").hides("commit blocked");
    repo.stage("strict/b.py", leak("b")).hook("scan --staged").exits(1).says("commit blocked (fail-on = medium)");
    repo.stage("worst/c.py", leak("c")).hook("scan --staged").exits(1).says("(fail-on = medium and critical)");
}

/// What is named as configuration and cannot be one is never taken for no configuration.
#[test]
fn a_folder_or_a_pipe_is_no_configuration() {
    for name in [".hook.toml", ".hook-baseline", "app/.hook.toml"] {
        let repo = Scratch::repo();
        repo.write("app/a.py", leak("a")).write(format!("{name}/x"), "x");
        repo.hook("scan .").exits(2).says(name);
        if name != ".hook-baseline" {
            repo.git("add .");
            repo.hook("scan --staged").exits(2).says(&format!("{name} is a folder"));
        }
    }
    let repo = Scratch::repo();
    repo.write("a.py", leak("a")).shell("mkfifo .hook.toml").ok();
    repo.hook("scan .").exits(2).says(".hook.toml is no regular file");
}

/// A slip in the name of a rule, or an expression that says nothing, is no quieter check.
#[test]
fn configuration_that_means_nothing_is_an_error() {
    let check = |config: &str, says: &str| {
        let repo = Scratch::repo();
        repo.stage(".hook.toml", config).stage("src/a.py", leak("a"));
        repo.hook("scan .").exits(2).says(says).says(".hook.toml:2:");
        repo.hook("scan --staged").exits(2).says(says);
    };
    check("[severity]\n\"secrets.gihub-token\" = \"low\"\n", "did you mean `secrets.github-token`?");
    check("[severity]\n\"github-token\" = \"off\"\n", "did you mean `secrets.github-token`?");
    check("[secrets]\nallow = [\"\"]\n", "matches every secret");
    check("[secrets]\nallow = [\"^x\", \".\"]\n", "matches every secret");
    // A rule of one's own may be named, and beside it the built-in ones.
    let repo = Scratch::repo();
    let ours = "rules:\n  - {id: ours, title: Ours, keywords: [ours_], token: 'ours_[0-9]{16}', examples: ['ours_{digits:16}'], rejects: ['ours_1']}\n";
    repo.write("r.yaml", ours).write(".hook.toml", "[severity]\n'secrets.ours' = 'low'\n'secrets.github-*' = 'low'\n");
    repo.hook("scan . --rules r.yaml").exits(0);
    repo.hook("scan .").exits(2).says("`secrets.ours` matches no rule");
}

/// Nor does an entry cover a copy in its own file, or one beside its file when that is touched or moved as well.
#[test]
fn a_baseline_does_not_cover_a_copy_beside_the_accepted_one() {
    let repo = || {
        let repo = Scratch::repo();
        repo.save("a.py", leak("a")).hook("baseline").ok();
        repo.save_all();
        repo
    };
    let one = repo();
    one.stage("a.py", leak("a") + &leak("a")).hook("scan --staged").exits(1).says("a.py:2");
    let two = repo();
    two.stage("a.py", lines(1) + &leak("a")).stage("b.py", leak("a"));
    two.hook("scan --staged").exits(1).says("b.py:1").hides("a.py:2");
    two.hook("baseline --update").ok();
    two.git("add .hook-baseline");
    two.hook("scan --staged").exits(0).says("accepts 1 more finding");
    let three = repo();
    three.git("mv a.py c.py");
    three.hook("scan --staged").exits(0);
    three.stage("b.py", leak("a")).hook("scan --staged").exits(1).says("1 blocking");
    // A part of the folder is not all of it.
    let four = repo();
    four.write("b.py", leak("a"));
    four.hook("scan a.py").exits(0);
    four.hook("scan b.py").exits(1).says("b.py:1");
    four.hook("pre-commit -- b.py").exits(1).says("b.py:1");
    four.git("mv -f a.py b.py");
    four.hook("scan b.py").exits(0);
}

/// An entry that a commit adds accepts what it adds, although something old could use it.
#[test]
fn a_new_entry_is_for_the_new_finding() {
    let repo = Scratch::repo();
    repo.save("a.py", leak("a")).stage("b.py", leak("a"));
    let report = repo.hook("scan --staged -f json").exits(1).json();
    let print = report["findings"][0]["fingerprint"].as_str().expect("a fingerprint").to_owned();
    repo.stage(".hook-baseline", format!("# hook baseline v1\n{print}\t{RULE}\tb.py\t\ta copy\n"));
    repo.stage("a.py", lines(1) + &leak("a"));
    repo.hook("scan --staged").exits(0).says("1 suppressed");
}

/// Where rules, or everything, are switched off, the summary does not read as if nothing had been there.
#[test]
fn what_is_switched_off_is_said() {
    let repo = Scratch::repo();
    repo.write("src/a.py", leak("a")).write("b.py", lines(3));
    repo.write(".hook.toml", "[severity]\n\"secrets.*\" = \"off\"\n");
    repo.hook("scan .").exits(0).hides("a.py").says("1 suppressed");
    let report = repo.hook("scan . -f json").exits(0).json();
    assert_eq!(report["suppressed"][0]["reason"], "[severity] off", "{report:#}");
    repo.write(".hook.toml", "").write("src/.hook.toml", "[secrets]\nenabled = false\n[injection]\nenabled = false\n");
    repo.hook("scan .").exits(0).says("not scanned: 2 switched off");
    repo.write("src/.hook.toml", "");
    repo.hook("scan .").exits(1).hides("switched off");
}

/// A filter that leaves nothing of what is staged is not a commit without files.
#[test]
fn a_filter_that_leaves_nothing_is_said() {
    let repo = Scratch::repo();
    repo.stage("a.py", leak("a"));
    for words in ["scan --staged --include nothing/**", "scan . --include nothing/**"] {
        repo.hook(words).exits(0).says("matches `nothing/**`: 0 files scanned").hides("nothing staged");
    }
    repo.hook("scan --staged -- nothing").exits(2).says("nothing is neither in the index nor on disk");
}

/// A rule that is off hides nothing of what moves to where it is on.
#[test]
fn what_moves_out_of_hiding_is_new() {
    for hidden in ["exclude = [\"old/\"]\n", "[secrets]\nallow-paths = [\"old/\"]\n", "# only below\n"] {
        let repo = Scratch::repo();
        repo.write(".hook.toml", hidden).write("old/a.py", leak("a"));
        if hidden.starts_with('#') {
            repo.write("old/.hook.toml", "[severity]\n\"secrets.*\" = \"off\"\n");
        }
        repo.save_all().write("src/b.py", "");
        repo.git("mv -f old/a.py src/b.py");
        repo.hook("scan --staged").exits(1).says("src/b.py:1");
    }
}

/// What a commit loosens is said, wherever its configuration is.
#[test]
fn a_commit_that_loosens_a_folder_says_so() {
    let repo = Scratch::repo();
    repo.write(".hook.toml", "fail-on = \"low\"\n").write("app/.hook.toml", "extends = \"../tools/hook.toml\"\n");
    repo.write("tools/hook.toml", "strict = true\n").write("app/a.py", lines(3)).save_all();
    // A file that a folder's configuration extends.
    repo.stage("tools/hook.toml", "fail-on = \"never\"\n").stage("app/a.py", leak("a"));
    repo.hook("scan --staged")
        .exits(0)
        .says("note: this commit also changes tools/hook.toml (raises fail-on from low to never, switches strict off)");
    repo.save_all();
    // What had been stricter goes away, or a folder is let off what holds above it.
    repo.stage("lib/.hook.toml", "fail-on = \"high\"\n");
    repo.hook("scan --staged").exits(0).says("changes lib/.hook.toml (raises fail-on from low to high)");
    repo.git("rm --quiet --force .hook.toml");
    repo.hook("scan --staged").exits(0).says("changes .hook.toml (raises fail-on from low to high)");
}

/// Everything hidden is in the JSON report with what hides it.
#[test]
fn what_is_hidden_is_listed() {
    let repo = Scratch::repo();
    repo.write("a.py", format!("{} # hook: ignore[secrets] -- test server\n", leak("a").trim_end()));
    repo.write("b.py", format!("{} # gitleaks:allow\n", leak("b").trim_end()));
    repo.write("c.py", leak("c"));
    repo.hook("baseline").ok();
    let report = repo.hook("scan . --format json").exits(0).json();
    let mut by: Vec<&str> =
        report["suppressed"].as_array().expect("a list").iter().filter_map(|hidden| hidden["by"].as_str()).collect();
    by.sort_unstable();
    assert_eq!(by.len(), 3, "{report:#}");
    assert!(by.contains(&"baseline") && by.contains(&"comment"), "{by:?}");
    assert_eq!(report["summary"]["suppressed"], Value::from(3));
    assert_eq!(report["findings"], Value::Array(Vec::new()));
}

/// A fingerprint names the same finding wherever it moves.
#[test]
fn fingerprints_stay() {
    let folder = Scratch::folder();
    let fingerprint = |path: &str, content: String| {
        folder.write(path, content);
        let report = folder.hook(["scan", path, "--format", "json"].as_slice()).json();
        report["findings"][0]["fingerprint"].as_str().expect("a fingerprint").to_owned()
    };
    let first = fingerprint("a.py", leak("a"));
    assert_eq!(first, fingerprint("a.py", lines(9) + &leak("a")));
    assert_eq!(first, fingerprint("b.py", leak("a")));
    assert_ne!(first, fingerprint("a.py", leak("b")));
}

/// An accepted secret is accepted where it stands; a copy that a commit adds is not.
#[test]
fn a_baseline_does_not_cover_a_copy() {
    let repo = Scratch::repo();
    repo.save("a.py", leak("a"));
    repo.hook("baseline").exits(0);
    repo.git("add .hook-baseline");
    repo.git("commit --quiet --no-verify -m baseline");
    repo.stage("b.py", leak("a")).hook("scan --staged").exits(1).says("b.py:1");
    // Moved, it is the same one; accepted, the copy is accepted too.
    repo.hook("baseline --update").exits(0);
    repo.git("add .hook-baseline");
    repo.hook("scan --staged").exits(0);
}
