//! Repositories, rules and streams that are broken or want to break us. Whatever happens: no crash, no hang, no quiet
//! green, nothing executed, nothing that drives the terminal.

use std::fs;
use std::os::unix::fs::symlink;
use std::process::Stdio;

use crate::scratch::{Ran, Scratch, lines};
use crate::token::{RULE, leak};
use crate::verdict::is_summary;

/// A failure is a sentence with advice and exit code 2, not a crash.
#[track_caller]
fn fails(ran: Ran) -> Ran {
    let ran = ran.exits(2).hides("panicked").hides("RUST_BACKTRACE");
    assert!(ran.stderr().contains("error:"), "an error says so: {ran}");
    ran
}

#[test]
fn not_a_repository() {
    let folder = Scratch::folder();
    folder.write("a.py", leak("a"));
    fails(folder.hook("scan --staged")).says("not a git repository").says("help:").says("hook scan .");
    fails(folder.hook("pre-commit")).says("not a git repository");
    fails(folder.hook("scan --since HEAD")).says("not a git repository");
    folder.hook("scan .").exits(1).says("a.py:1");
}

/// A `.git` that is not one.
#[test]
fn a_git_file_that_points_nowhere() {
    for content in ["gitdir: /nowhere/at/all\n", "gitdir: .git\n", "nonsense\n", "", "gitdir: \0\n"] {
        let folder = Scratch::folder();
        folder.write(".git", content).write("a.py", leak("a"));
        fails(folder.hook("scan --staged"));
        // The files are there all the same.
        folder.hook("scan .").exits(1).says("a.py:1");
    }
}

/// Staged content whose index is damaged: an error, never an empty commit.
#[test]
fn a_corrupt_index() {
    let check = |what: &str, damage: &dyn Fn(&mut Vec<u8>)| {
        let repo = Scratch::repo();
        repo.save("b.py", lines(3)).stage("a.py", leak("a"));
        let mut index = fs::read(repo.path(".git/index")).expect("an index");
        damage(&mut index);
        fs::write(repo.path(".git/index"), index).expect("written");
        let ran = repo.hook("scan --staged");
        // What git itself still reads may be scanned; what it does not is an error; nothing is an empty commit.
        match repo.try_git("ls-files --stage").code {
            Some(0) => assert!(matches!(ran.code, Some(1 | 2)), "{what}: {ran}"),
            _ => drop(fails(ran)),
        }
    };
    check("cut in half", &|index| index.truncate(index.len() / 2));
    check("only its header", &|index| index.truncate(12));
    check("empty", &|index| index.clear());
    check("another signature", &|index| index[0] = b'X');
    check("version 99", &|index| index[7] = 99);
    check("more entries than there are", &|index| index[8] = 0x7f);
    check("no entries", &|index| index[11] = 0);
    check("a flipped bit in the checksum", &|index| *index.last_mut().expect("bytes") ^= 1);
    check("a flipped bit in an entry", &|index| index[60] ^= 0x10);
    check("zeroes", &|index| index.fill(0));
}

/// A staged object that is not in the store.
#[test]
fn a_missing_object() {
    let repo = Scratch::repo();
    repo.save("b.py", lines(3)).stage("a.py", leak("a")).stage("c.py", leak("c"));
    let id = repo.git("rev-parse :a.py").stdout().trim().to_owned();
    fs::remove_file(repo.path(format!(".git/objects/{}/{}", &id[..2], &id[2..]))).expect("loose");
    // What could not be done wins over what was found; both are said.
    let ran = repo.hook("scan --staged").exits(2).says("c.py:1");
    assert!(ran.stderr().contains("1 missing") || ran.stderr().contains("1 unreadable"), "{ran}");
    repo.hook("scan --staged -- a.py").exits(2).says("not scanned").hides("panicked");
    repo.hook("scan --staged -- c.py").exits(1).says("c.py:1");
}

/// A staged object whose bytes are damaged.
#[test]
fn a_corrupt_object() {
    let repo = Scratch::repo();
    repo.save("b.py", lines(3)).stage("a.py", leak("a")).stage("c.py", leak("c"));
    let id = repo.git("rev-parse :a.py").stdout().trim().to_owned();
    let object = repo.path(format!(".git/objects/{}/{}", &id[..2], &id[2..]));
    fs::remove_file(&object).expect("loose");
    fs::write(&object, b"not zlib").expect("written");
    let ran = repo.hook("scan --staged").exits(2).says("c.py:1");
    assert!(ran.stderr().contains("not scanned: 1"), "{ran}");
}

/// An object that is not what its name says. Git reads it as it is and so do we; it is not pushed anywhere.
#[test]
fn an_object_under_a_wrong_name() {
    let repo = Scratch::repo();
    repo.save("b.py", lines(3)).stage("a.py", lines(2)).stage("c.py", leak("c"));
    let file = |name: &str| {
        let id = repo.git(["rev-parse", name]).stdout().trim().to_owned();
        repo.path(format!(".git/objects/{}/{}", &id[..2], &id[2..]))
    };
    let (target, source) = (file(":a.py"), file(":c.py"));
    fs::remove_file(&target).expect("loose");
    fs::copy(source, target).expect("copied");
    assert_eq!(repo.git("show :a.py").stdout(), leak("c"), "what git makes of it");
    repo.hook("scan --staged -- a.py").exits(1).says("a.py:1").says(RULE);
    repo.git("commit --quiet --no-verify -m change");
    repo.git("init --quiet --bare ../remote.git");
    assert_ne!(repo.try_git("push --quiet ../remote.git main").code, Some(0), "nobody else gets it");
}

/// A folder that unfolds to more than a folder can have: an error before it is in memory.
#[test]
fn an_endless_folder() {
    let repo = Scratch::repo();
    repo.save("b.py", lines(3)).stage("a.py", leak("a"));
    let tree = vec![b'x'; 65 << 20];
    let id = repo.run("git", "hash-object -t tree --literally -w --stdin", &tree).ok().stdout();
    let commit = repo.git(["commit-tree", "-m", "large", id.trim()]);
    let head = commit.stdout().trim().to_owned();
    fs::write(repo.path(".git/refs/heads/main"), format!("{head}\n")).expect("written");
    fails(repo.hook("scan --staged")).says("tree").says("bytes, more than");
}

/// Files that never end, or never begin, where a file of ours or of git's is expected.
#[test]
fn a_pipe_or_a_device_in_the_place_of_a_file() {
    let repo = Scratch::repo();
    repo.save("b.py", lines(3)).stage("a.py", leak("a"));
    repo.shell("mkfifo pipe pipe.yaml").ok();
    for file in ["pipe", "/dev/zero", "/dev/null"] {
        fails(repo.hook(["scan", "a.py", "--config", file])).says(file).says("not a regular file");
        fails(repo.hook(["scan", "a.py", "--rules", file])).says(file).says("not a regular file");
        fails(repo.with("GIT_INDEX_FILE", file).hook("scan --staged")).says("not a regular file");
    }
    repo.write("base.toml", "extends = \"pipe\"\n");
    fails(repo.hook("scan a.py --config base.toml")).says("pipe").says("not a regular file");
    repo.shell("mkdir rules && mkfifo rules/a.yaml").ok();
    fails(repo.hook("scan a.py --rules rules")).says("rules/a.yaml").says("not a regular file");
    repo.shell("mkfifo .git/MERGE_HEAD").ok();
    fails(repo.hook("scan --staged")).says("MERGE_HEAD").says("not a regular file");
}

/// The same for what the folder walk reads.
#[test]
fn a_pipe_in_the_place_of_an_ignore_file() {
    for name in [".hookignore", ".gitignore", ".ignore", ".git/info/exclude"] {
        let repo = Scratch::repo();
        repo.write("a.py", leak("a"));
        repo.shell(&format!("rm -f {name} && mkfifo {name}")).ok();
        fails(repo.hook("scan .")).says(name.rsplit('/').next().expect("a name"));
        repo.hook("scan . --no-ignore").exits(1).says("a.py:1");
    }
}

/// HEAD names a branch whose commit or tree is gone: what is old is not known.
#[test]
fn a_broken_head() {
    let repo = Scratch::repo();
    repo.save("b.py", lines(3)).stage("a.py", leak("a"));
    fs::write(repo.path(".git/refs/heads/main"), "0123456789012345678901234567890123456789\n").expect("written");
    let ran = repo.hook("scan --staged");
    assert!(matches!(ran.code, Some(1 | 2)), "{ran}");
    fs::write(repo.path(".git/HEAD"), "nonsense\n").expect("written");
    fails(repo.hook("scan --staged"));
}

/// A rule file, and what is wrong with it.
#[test]
fn broken_rules() {
    let check = |text: &str, says: &str| {
        let folder = Scratch::folder();
        folder.write("team.yaml", text).write("a.py", leak("a"));
        fails(folder.hook("scan a.py --rules team.yaml")).says("team.yaml").says(says);
    };
    check("provider: [", "team.yaml:1");
    check("", "");
    check("provider: X\nrules:\n  - id: x\n    keywords: [x]\n    token: '('\n", "team.yaml:");
    check("provider: X\nruls: []\n", "rules");
    let folder = Scratch::folder();
    folder.write("a.py", leak("a"));
    fails(folder.hook("scan a.py --rules nowhere.yaml")).says("nowhere.yaml");
    let rule = "rules:\n  - {id: x, title: X, keywords: [abcd], token: 'abcd[0-9]+', examples: [a], rejects: [b]}\n";
    folder.write("one.yaml", rule).write("two.yaml", rule);
    fails(folder.hook("scan a.py --rules one.yaml --rules two.yaml")).says("one.yaml:2:10").says("two.yaml:2:10");
}

#[test]
fn broken_configuration() {
    let folder = Scratch::repo();
    folder.write("a.py", leak("a")).write(".hook.toml", "fail-no = \"high\"\n");
    fails(folder.hook("scan .")).says(".hook.toml:1").says("fail-on");
    fs::remove_file(folder.path(".hook.toml")).expect("removed");
    fs::create_dir(folder.path(".hook.toml")).expect("a folder");
    let ran = folder.hook("scan .");
    assert!(matches!(ran.code, Some(1 | 2)), "{ran}");
}

/// Everything a terminal would obey is shown as an escape, wherever it comes from.
#[test]
fn nothing_from_the_content_drives_the_terminal() {
    let evil = "\x1b]0;title\x07\x1b[2J\x1b[31m\u{9b}5m\u{202e}\x08\x7f";
    let repo = Scratch::repo();
    let secret = leak("a");
    repo.write(".hook.toml", "");
    repo.stage(format!("na{evil}me.py"), format!("# {evil}\n{}{evil}\n", secret.trim_end()));
    repo.stage("b.py", format!("{} # hook: ignore[secrets] until={evil} -- {evil}\n", leak("b").trim_end()));
    repo.stage(format!("{evil}.bin"), [0_u8, 1, 2, 3, 255, 0, 0]);
    let check = |words: &str| {
        let ran = repo.hook(words);
        for (stream, bytes) in [("standard output", &ran.out), ("standard error", &ran.err)] {
            let text = String::from_utf8_lossy(bytes);
            let raw = text.chars().find(|&c| {
                (c.is_control() && c != '\n' && c != '\t')
                    || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
            });
            assert_eq!(raw, None, "on {stream}: {}", format!("{ran}").escape_debug());
        }
    };
    for format in ["pretty", "concise", "json", "jsonl", "sarif"] {
        check(&format!("scan --staged -vv --format {format}"));
        check(&format!("scan . -vv --format {format}"));
    }
    // In colour the escapes are ours: never the title, the erased screen or the direction of the content.
    for words in ["scan --staged -vv --color always", "scan . -vv --format concise --color always"] {
        let text = repo.hook(words).exits(1).text();
        for raw in ["\x1b]", "\x1b[2J", "\x07", "\u{9b}", "\u{202e}", "\x08", "\x7f"] {
            assert!(!text.contains(raw), "{raw:?} in {}", text.escape_debug());
        }
    }
    repo.write(".hook.toml", format!("\"{}\" = 1\n", "\\u001b[31mkey"));
    check("scan .");
    repo.write(".hook.toml", format!("x{evil} = 1\n"));
    check("scan .");
    check(&format!("scan --{evil}"));
    check(&format!("scan nowhere{evil}"));
}

/// The reader went away: no complaint, and what is found still counts.
#[test]
fn a_closed_pipe() {
    let folder = Scratch::folder();
    folder.write("a.py", (0..1500).map(|n| leak(&n.to_string())).collect::<String>());
    folder.write("clean.py", lines(3));
    let check = |words: &str, code: i32| {
        let mut command = folder.command(crate::scratch::HOOK);
        command.args(words.split(' ')).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("started");
        drop(child.stdout.take());
        let output = child.wait_with_output().expect("ended");
        let err = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(code), "{words}: {err}");
        assert!(!err.contains("panicked") && !err.to_lowercase().contains("broken pipe"), "{words}: {err}");
    };
    for format in ["pretty", "concise", "json", "jsonl", "sarif"] {
        check(&format!("scan a.py -v --format {format}"), 1);
        check(&format!("scan clean.py --format {format}"), 0);
    }
}

/// Streams that are not there at all, or full.
#[test]
fn closed_and_full_streams() {
    let folder = Scratch::folder();
    folder.write("a.py", leak("a")).write("clean.py", lines(3));
    folder.shell("\"$HOOK\" scan a.py <&-").exits(1).says("a.py:1");
    folder.shell("\"$HOOK\" scan a.py >&-").exits(1);
    folder.shell("\"$HOOK\" scan a.py 2>&-").exits(1).says("a.py:1");
    folder.shell("\"$HOOK\" scan clean.py <&- >&- 2>&-").exits(0);
    folder.shell("\"$HOOK\" scan --stdin --path a.py <&-").hides("panicked");
    fails(folder.shell("\"$HOOK\" scan a.py >/dev/full"));
    fails(folder.shell("\"$HOOK\" scan a.py --format json >/dev/full"));
    fails(folder.hook("scan a.py -o json:/dev/full"));
    folder.shell("\"$HOOK\" scan a.py 2>/dev/full").exits(1).says("a.py:1");
}

/// What we write beside a file is not written through a link that waits there, and a link is not read.
#[test]
fn baseline_does_not_write_through_a_link() {
    for name in [".hook-baseline", ".hook-baseline.new", ".hook-baseline.tmp"] {
        let repo = Scratch::repo();
        repo.write("a.py", leak("a")).write("../victim", "of the user\n");
        symlink("../victim", repo.path(name)).expect("a link");
        repo.hook("baseline").hides("of the user").hides("panicked");
        repo.hook("baseline --update").hides("of the user").hides("panicked");
        assert_eq!(repo.read("../victim"), "of the user\n", "written through {name}");
    }
}

/// Configuration that leads out of the repository, or never ends.
#[test]
fn configuration_stays_inside() {
    let repo = Scratch::repo();
    repo.write("a.py", leak("a")).write("../never.toml", "fail-on = \"never\"\n");
    repo.run("mkfifo", "pipe", b"").ok();
    for path in ["../never.toml", "/dev/zero", "/etc/passwd", "pipe", ".hook.toml", "sub/../../never.toml"] {
        repo.write(".hook.toml", format!("extends = \"{path}\"\n"));
        fails(repo.hook("scan .")).says(".hook.toml:1");
    }
    symlink("../never.toml", repo.path("linked.toml")).expect("a link");
    repo.write(".hook.toml", "extends = \"linked.toml\"\n");
    assert_ne!(repo.hook("scan .").code, Some(0));
    fs::remove_file(repo.path(".hook.toml")).expect("removed");
    symlink("../never.toml", repo.path(".hook.toml")).expect("a link");
    // What it was meant to say must not be passed over.
    fails(repo.hook("scan .")).says(".hook.toml is a link");
    repo.git("add --all");
    fails(repo.hook("scan --staged")).says(".hook.toml is a link");
    fs::remove_file(repo.path(".hook.toml")).expect("removed");
    repo.write("../big.toml", "[secrets]\nallow = [\"a{1000}{1000}{1000}\"]\n");
    fails(repo.hook("scan . --config ../big.toml"));
}

/// Configuration and baseline as Windows checks them out.
#[test]
fn configuration_with_windows_line_ends() {
    let repo = Scratch::repo();
    repo.write("a.py", leak("a")).hook("baseline").ok();
    let baseline = repo.read(".hook-baseline").replace('\n', "\r\n");
    repo.write(".hook-baseline", baseline);
    repo.hook("scan .").exits(0).says("1 suppressed");
    repo.hook("baseline --check").ok();
    fs::remove_file(repo.path(".hook-baseline")).expect("removed");
    for config in ["fail-on = \"never\"\r\n[secrets]\r\ngeneric = false\r\n", "\u{feff}fail-on = \"never\"\n"] {
        repo.write(".hook.toml", config);
        repo.hook("scan .").exits(0).says("a.py:1");
    }
}

/// Revisions that look like flags, shell words or nothing.
#[test]
fn odd_revisions() {
    let repo = Scratch::repo();
    repo.save("a.py", lines(2)).git("update-index --split-index");
    for revision in [
        "--help",
        "-x",
        "--exec=touch canary",
        "--output=canary",
        "",
        "$(touch canary)",
        "HEAD:a.py",
        "a b",
        "\u{1b}[31m",
    ] {
        let ran = fails(repo.hook(["scan", &format!("--since={revision}")]));
        assert!(!ran.err.contains(&0x1b), "{ran}");
        let push = repo.with("PRE_COMMIT_FROM_REF", revision).with("PRE_COMMIT_TO_REF", "HEAD");
        assert_ne!(push.hook("pre-commit a.py").code, Some(1));
    }
    assert!(!repo.path("canary").exists());
}

/// Ten trees of ten trees of ten trees …: a small repository with ten thousand million files.
#[test]
fn a_tree_that_unfolds_for_ever() {
    let repo = Scratch::repo();
    repo.save("a.py", lines(2));
    let mut tree = repo.git("rev-parse HEAD^{tree}").stdout().trim().to_owned();
    for _ in 0..10 {
        let list: String = (0..10).map(|n| format!("040000 tree {tree}\td{n}\n")).collect();
        tree = repo.run("git", "mktree", list.as_bytes()).ok().stdout().trim().to_owned();
    }
    let bomb = repo.git(["commit-tree", "-m", "bomb", &tree]).stdout().trim().to_owned();
    fails(repo.shell(&format!("ulimit -v 4000000; \"$HOOK\" scan --since HEAD..{bomb}")));
}

/// Odd lists of files from a hook manager.
#[test]
fn pre_commit_with_odd_names() {
    let repo = Scratch::repo();
    repo.save("b.py", lines(2)).stage("a.py", leak("a"));
    repo.hook("pre-commit").exits(1).says("a.py:1");
    repo.hook("pre-commit a.py").exits(1).says("a.py:1");
    repo.hook("pre-commit a.py a.py").exits(1).says("1 blocking");
    repo.hook("pre-commit ./a.py").exits(1).says("a.py:1");
    repo.hook("pre-commit b.py").exits(0).says("1 file");
    repo.hook("pre-commit a.py b.py").exits(1).says("a.py:1");
    // Names are relative to where `hook` runs, as with every tool; whole ones are whole.
    repo.stage("sub/c.py", leak("c"));
    repo.inside("sub").hook("pre-commit c.py").exits(1).says("sub/c.py:1").says("1 blocking");
    repo.inside("sub").hook("pre-commit ../a.py").exits(1).says("a.py:1").says("1 blocking");
    let whole = repo.path("sub/c.py").display().to_string();
    repo.hook(["pre-commit", &whole]).exits(1).says("sub/c.py:1");
    // Deleted between the listing and the run.
    fs::remove_file(repo.path("a.py")).expect("removed");
    repo.hook("pre-commit a.py").exits(1).says("a.py:1");
    repo.git("rm --quiet -f --cached a.py");
    let ran = repo.hook("pre-commit a.py b.py");
    assert!(ran.code == Some(2) || is_summary(&ran.stderr()), "a missing file is an error or is said: {ran}");
    assert!(ran.text().contains("a.py"), "{ran}");
}

/// A variable that git or a user may have set must not change what is scanned.
#[test]
fn environment() {
    let repo = Scratch::repo();
    repo.save("a.py", leak("a")).stage("a.py", leak("a") + &leak("b")).git("update-index --split-index");
    for (key, value) in [
        ("GIT_EXTERNAL_DIFF", "true"),
        ("GIT_DIFF_OPTS", "--unified=0"),
        ("GIT_LITERAL_PATHSPECS", "1"),
        ("GIT_NOGLOB_PATHSPECS", "1"),
        ("GIT_ICASE_PATHSPECS", "1"),
        ("GIT_PAGER", "false"),
        ("GIT_TRACE", "1"),
        ("GIT_PREFIX", "sub/"),
        ("GIT_OPTIONAL_LOCKS", "0"),
        ("LC_ALL", "de_DE.UTF-8"),
        ("GIT_CONFIG_COUNT", "0"),
        ("RUST_LOG", "trace"),
        ("TERM", "dumb"),
    ] {
        let ran = repo.with(key, value).hook("scan --staged").exits(1).says("a.py:2").says(RULE);
        assert!(!ran.stdout().contains("a.py:1:"), "{key}={value}: {ran}");
    }
}

/// Some text makes the parser try for hours, in steps that no counter sees. It is stopped, and that is said.
#[test]
fn code_that_takes_too_long_is_said() {
    let folder = Scratch::folder();
    folder.write("A.java", "case 1:\n".repeat(20_000) + "MessageDigest.getInstance(\"MD5\");\n");
    let rule =
        "rules:\n- {id: a, languages: [java], message: m, severity: ERROR, pattern: '$X.getInstance(\"MD5\")'}\n";
    folder.write("r.yaml", rule);
    let ran = folder.hook("scan -v --rules r.yaml A.java --timeout 200ms").exits(2).says("it took too long");
    ran.says("not scanned to the end: 1 stopped at a limit");
    folder.hook("scan A.java --timeout soon").exits(2).says("write a time with a unit");
}

/// Each function calls the next one twice, with other data: nobody looks at all of it. The commit goes on, and that not
/// all was followed is said.
#[test]
fn data_that_leads_too_far_is_said() {
    let call = |number: usize| format!("    g{}(x + 'a')\n    g{}(x + 'b')\n", number + 1, number + 1);
    let functions = (0..11)
        .map(|number| format!("def g{number}(x):\n    y = [x]\n    z = {{'k': y}}\n{}", call(number) + &call(number)));
    let code = format!(
        "import os\nfrom flask import request\n{}def g11(x):\n    os.getpid()\ndef view():\n    g0(request.args['a'])\n    os.system('ls')\n",
        functions.collect::<String>()
    );
    let folder = Scratch::folder();
    folder.write("a.py", code);
    folder.hook("scan -v a.py").exits(0).says("with data that leads too far to be followed");
    folder.hook("scan a.py --strict").exits(2);
    let report = folder.hook("scan a.py --format json").exits(0).json();
    assert_eq!(report["scan"]["skipped"][0]["reason"], "not-followed", "{report}");
}
