//! The same questions through the real pre-commit framework, which stashes, filters and splits before we run.
//!
//! pre-commit is installed once with pip into the build folder. Where pip does not reach its index these tests cannot
//! run and say so on standard error; `HOOK_OFFLINE=1` spares the attempt. Any other failure of pip is a failure.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use crate::scratch::{Ran, Scratch, lines, not_run, utf16};
use crate::token::{RULE, leak};

/// Why there is no pre-commit.
enum Missing {
    /// Nobody can be asked for it.
    NoNetwork(String),
    /// Something else is wrong here.
    Broken(String),
}

/// The folder with pre-commit's programs.
fn pre_commit() -> &'static Result<PathBuf, Missing> {
    static FOLDER: OnceLock<Result<PathBuf, Missing>> = OnceLock::new();
    FOLDER.get_or_init(|| {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
        let bin = folder.join("pre-commit-venv/bin");
        // Tests may be processes of their own that start at once.
        let lock = File::create(folder.join("pre-commit-venv.lock")).and_then(|file| file.lock().map(|()| file));
        let _lock = lock.map_err(|error| Missing::Broken(error.to_string()))?;
        if bin.join("pre-commit").exists() {
            return Ok(bin);
        }
        if std::env::var_os("HOOK_OFFLINE").is_some_and(|value| value == "1") {
            return Err(Missing::NoNetwork("HOOK_OFFLINE=1".to_owned()));
        }
        let step = |command: &mut Command| match command.output() {
            Ok(output) if output.status.success() => Ok(()),
            Ok(output) => Err(why(&String::from_utf8_lossy(&output.stderr))),
            Err(error) => Err(Missing::Broken(error.to_string())),
        };
        step(Command::new("python3").args(["-m", "venv"]).arg(folder.join("pre-commit-venv")))?;
        step(Command::new(bin.join("pip")).args(["install", "--quiet", "--retries=1", "pre-commit>=4.2,<5"]))?;
        Ok(bin)
    })
}

/// What pip's words mean. It says the first of these for each attempt that did not reach its index, whatever the reason.
fn why(said: &str) -> Missing {
    let unreached = ["after connection broken by", "Could not connect to", "Temporary failure in name resolution"];
    if unreached.iter().any(|words| said.contains(words)) {
        return Missing::NoNetwork("pip does not reach its index".to_owned());
    }
    Missing::Broken(said.to_owned())
}

#[test]
fn a_missing_network_is_told_from_a_broken_pip() {
    let check = |said: &str, offline: bool| assert_eq!(matches!(why(said), Missing::NoNetwork(_)), offline, "{said}");
    check(
        "WARNING: Retrying (Retry(total=0)) after connection broken by 'NewConnectionError(\"… refused\")': /simple/\n\
         ERROR: No matching distribution found for pre-commit",
        true,
    );
    check("ERROR: No matching distribution found for pre-commit", false);
    check("error: externally-managed-environment", false);
    check("", false);
}

/// A repository whose commits go through pre-commit with the hook of our own manifest; `None` if that cannot be.
fn repo(stages: &str) -> Option<Scratch> {
    let bin = match pre_commit() {
        Ok(bin) => bin,
        Err(Missing::NoNetwork(reason)) => {
            not_run(&format!("no pre-commit, and no network to get it: {reason}"));
            return None;
        }
        Err(Missing::Broken(reason)) => panic!("pre-commit cannot be installed: {reason}"),
    };
    let folder = Scratch::folder();
    let path = format!(
        "{}:{}:{}",
        Path::new(crate::scratch::HOOK).parent().expect("a folder").display(),
        bin.display(),
        std::env::var("PATH").unwrap_or_default()
    );
    let repo = folder.with("PATH", path);
    repo.git("init --quiet --initial-branch=main");

    // The manifest as it is published, in a repository of its own.
    let manifest = std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(".pre-commit-hooks.yaml"));
    let hooks = repo.beside("hooks");
    hooks.git("init --quiet");
    hooks.save(".pre-commit-hooks.yaml", manifest.expect("our manifest"));
    let (url, rev) = (hooks.path(""), hooks.git("rev-parse HEAD").stdout());
    repo.write(
        ".pre-commit-config.yaml",
        format!("repos:\n- repo: {}\n  rev: {}  hooks:\n  - id: hook-system\n", url.display(), rev),
    );
    repo.git("add .pre-commit-config.yaml");
    repo.git("commit --quiet --no-verify -m configuration");
    repo.run("pre-commit", format!("install {stages}").as_str(), b"").ok();
    Some(repo)
}

fn commit(repo: &Scratch) -> Ran {
    repo.try_git("commit -m change")
}

fn run(repo: &Scratch, words: &str) -> Ran {
    repo.run("pre-commit", format!("run {words}").as_str(), b"")
}

#[test]
fn a_commit() {
    let Some(repo) = repo("") else { return };
    repo.stage("a.py", leak("a"));
    commit(&repo).exits(1).says(RULE).says("a.py:1").says("commit blocked");
    repo.stage("a.py", lines(3));
    commit(&repo).exits(0).says("Passed");
    // Old findings do not stop a commit.
    repo.save("a.py", leak("a")).stage("a.py", leak("a") + &lines(2));
    commit(&repo).exits(0).says("Passed");
    repo.stage("a.py", leak("a") + &leak("b"));
    commit(&repo).exits(1).says("a.py:2");
}

/// What is not staged is none of the commit's business, and comes back after it.
#[test]
fn partial_staging() {
    let Some(repo) = repo("") else { return };
    repo.save("a.py", lines(40)).write("a.py", format!("clean = 0\n{}{}", lines(40), leak("a")));
    repo.run("git", "add -p", b"y\nn\n").ok();
    commit(&repo).exits(0).says("Passed");
    assert!(repo.read("a.py").ends_with(&leak("a")), "the unstaged lines are back");
    repo.git("add a.py");
    commit(&repo).exits(1).says("a.py:42");
}

/// A run without a commit: the usual line in CI. It must look at everything, old findings included.
#[test]
fn all_files() {
    let Some(repo) = repo("") else { return };
    repo.save("a.py", lines(2)).save("sub/b.py", leak("b"));
    run(&repo, "--all-files").exits(1).says("sub/b.py:1").says(RULE);
    run(&repo, "--files a.py").exits(0).says("Passed");
    run(&repo, "--files a.py sub/b.py").exits(1).says("sub/b.py:1");
    run(&repo, "").exits(0);
    // The baseline is what accepts old findings.
    repo.hook("baseline").ok();
    repo.save_all();
    run(&repo, "--all-files").exits(0).says("Passed");
}

/// In CI also with something staged: still a full run.
#[test]
fn all_files_while_one_is_staged() {
    let Some(repo) = repo("") else { return };
    repo.save("a.py", lines(2)).save("b.py", leak("b")).stage("a.py", lines(3));
    run(&repo, "--all-files").exits(1).says("b.py:1");
    run(&repo, "").exits(0).says("Passed");
    run(&repo, "--files b.py").exits(1).says("b.py:1");
}

#[test]
fn a_range() {
    let Some(repo) = repo("") else { return };
    repo.save("a.py", leak("a")).save("a.py", leak("a") + &lines(2)).save("b.py", leak("b"));
    run(&repo, "--from-ref HEAD~2 --to-ref HEAD~1").exits(0).says("Passed");
    run(&repo, "--from-ref HEAD~2 --to-ref HEAD").exits(1).says("b.py:1");
}

#[test]
fn a_push() {
    let Some(repo) = repo("--hook-type pre-push") else { return };
    repo.git("init --quiet --bare ../remote.git");
    repo.git("remote add origin ../remote.git");
    repo.save("a.py", lines(2));
    repo.try_git("push --quiet origin main").exits(0);
    repo.save("b.py", leak("b"));
    repo.try_git("push --quiet origin main").exits(1).says("b.py:1").says(RULE);
    // By the end of what is pushed it is gone again; then an old one, pushed past us, is not asked about again.
    repo.save("b.py", lines(2));
    repo.try_git("push --quiet origin main").exits(0);
    repo.save("c.py", leak("c")).git("push --quiet --no-verify origin main");
    repo.save("c.py", leak("c") + &lines(1));
    repo.try_git("push --quiet origin main").exits(0);
    repo.git("checkout --quiet -b topic");
    repo.save("d.py", leak("d"));
    repo.try_git("push --quiet origin topic").exits(1).says("d.py:1");
    repo.try_git("push --quiet origin :main").exits(0);
}

/// More names than fit one command line: several processes, none of which may take the others' names for missing.
#[test]
fn more_names_than_fit_one_command_line() {
    let Some(repo) = repo("") else { return };
    let long = "long ".repeat(40);
    for n in 0..3000 {
        repo.write(format!("{}/{long}{n}.py", n % 10), if n == 1571 { leak("a") } else { "x = 1\n".to_owned() });
    }
    repo.git("add --all");
    commit(&repo).exits(1).says("1571.py:1").says("1 blocking");
    repo.save_all();
    run(&repo, "--all-files").exits(1).says("1571.py:1").says("1 blocking");
}

#[test]
fn merges() {
    let Some(repo) = repo("") else { return };
    let conflict = |repo: &Scratch, branch: &str| {
        repo.save("a.py", "x = 1\n").git(["checkout", "--quiet", "-b", branch]);
        repo.save(format!("{branch}.py"), leak(branch)).save("a.py", "x = 2\n").git("checkout --quiet main");
        repo.save("a.py", "x = 3\n");
        repo.try_git(["merge", "--quiet", branch]).exits(1).says("CONFLICT");
    };
    conflict(&repo, "one");
    repo.stage("a.py", "x = 4\n");
    commit(&repo).exits(0).says("Passed");
    conflict(&repo, "two");
    repo.stage("a.py", leak("new"));
    commit(&repo).exits(1).says("a.py:1").hides("two.py");
}

/// `identify` calls it binary; a filter on `types: [text]` would drop it.
#[test]
fn a_utf16_file_without_extension() {
    let Some(repo) = repo("") else { return };
    repo.stage("credentials", utf16(&leak("a")));
    commit(&repo).exits(1).says("credentials:1");
}

#[test]
fn odd_names() {
    let Some(repo) = repo("") else { return };
    repo.stage("möbel haus/a \"b\".py", leak("a")).stage("-rf.py", leak("b")).stage("line\nbreak.py", leak("c"));
    commit(&repo).exits(1).says("möbel haus/a \"b\".py:1").says("-rf.py:1").says("line\\nbreak.py:1");
}

/// pre-commit puts no `--` before the names.
#[test]
fn a_file_named_like_a_flag() {
    let Some(repo) = repo("") else { return };
    for name in ["--fail-on=never", "--no-such-flag", "-q", "--exclude=*", "--help", "-", "@a.py", "--"] {
        repo.stage(name, lines(1)).stage("a.py", leak("a"));
        commit(&repo).exits(1).says("a.py:1").says(RULE);
        repo.git(["rm", "--quiet", "--cached", "--", name]);
        std::fs::remove_file(repo.path(name)).expect("removed");
    }
}

#[test]
fn deleted_renamed_and_linked_files() {
    let Some(repo) = repo("") else { return };
    repo.save("a.py", leak("a") + &lines(9)).save("b.py", leak("b"));
    repo.git("mv a.py c.py");
    repo.git("rm --quiet b.py");
    std::os::unix::fs::symlink("c.py", repo.path("link.py")).expect("a link");
    repo.git("add --all");
    commit(&repo).exits(0).says("Passed");
}

#[test]
fn skipping() {
    let Some(repo) = repo("") else { return };
    repo.stage("a.py", leak("a"));
    let skip = |value: &str| repo.with("SKIP", value).try_git("commit -m change");
    skip("flake8").exits(1).says(RULE);
    skip("hook-system").exits(0).says("Skipped");
    repo.stage("b.py", leak("b"));
    skip("hook").exits(0);
}

/// The manifest with `language: rust`, as `pre-commit` would build it from a clone: minutes, so only on request.
#[test]
fn built_from_source() {
    if std::env::var_os("HOOK_TEST_RUST_HOOK").is_none() {
        not_run("pre-commit's `language: rust` from a clone (minutes); HOOK_TEST_RUST_HOOK=1 runs it");
        return;
    }
    let Some(repo) = repo("") else { return };
    // The user's toolchain and way to the network, and nothing else.
    let home = std::env::var("HOME").unwrap_or_default();
    let mut repo = repo.with("CARGO_HOME", format!("{home}/.cargo")).with("RUSTUP_HOME", format!("{home}/.rustup"));
    let passed =
        ["CARGO_HOME", "CARGO_HTTP_", "CARGO_NET_", "CARGO_REGISTR", "CARGO_SOURCE_", "RUSTUP_HOME", "SSL_CERT_"];
    for (key, value) in std::env::vars() {
        if passed.iter().any(|start| key.starts_with(start)) || key.to_lowercase().ends_with("_proxy") {
            repo = repo.with(&key, value);
        }
    }
    let source = repo.beside("source");
    source.git(["clone", "--quiet", env!("CARGO_MANIFEST_DIR"), "."]);
    let rev = source.git("rev-parse HEAD").stdout();
    repo.write(
        ".pre-commit-config.yaml",
        format!("repos:\n- repo: {}\n  rev: {rev}  hooks:\n  - id: hook-rust\n", source.path("").display()),
    );
    repo.git("add .pre-commit-config.yaml");
    // Without the limit that the other tests have for what hangs: it compiles everything.
    let built = repo.command("pre-commit").arg("install-hooks").output().expect("pre-commit");
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stdout));
    repo.stage("a.py", leak("a"));
    commit(&repo).exits(1).says("a.py:1").says(RULE);
}
