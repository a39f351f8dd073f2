//! A scratch repository that makes a situation in git a one-liner.
//!
//! Nothing of the user's environment gets in: an own empty home, no inherited variable but `PATH`, fixed author and
//! language. Everything runs in a temporary folder that is removed afterwards.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::io::{Read as _, Write as _};
use std::os::unix::ffi::{OsStrExt as _, OsStringExt as _};
use std::os::unix::fs::PermissionsExt as _;
use std::os::unix::process::ExitStatusExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Arc, mpsc};
use std::thread;
use std::time::Duration;

use tempfile::TempDir;

/// The binary under test.
pub(crate) const HOOK: &str = env!("CARGO_BIN_EXE_hook");

/// How `hook` becomes the repository's pre-commit hook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Entry {
    /// A script that runs `hook scan --staged`.
    Staged,
    /// A script that runs `hook pre-commit`.
    PreCommit,
    /// Whatever `hook install` writes.
    Installed,
}

/// A folder to run git and `hook` in, usually a repository. Cheap to clone: a clone looks at the same files.
#[derive(Clone)]
pub(crate) struct Scratch {
    space: Arc<TempDir>,
    root: PathBuf,
    entry: Entry,
    env: Vec<(OsString, OsString)>,
}

impl Scratch {
    /// An empty folder that is no repository.
    pub(crate) fn folder() -> Self {
        let space = Arc::new(TempDir::with_prefix("hook-").expect("a temporary folder"));
        let root = space.path().join("repo");
        fs::create_dir_all(&root).expect("a folder");
        fs::create_dir_all(space.path().join("home")).expect("a home");
        Self { space, root, entry: Entry::Staged, env: Vec::new() }
    }

    /// A new repository without commits, with `hook scan --staged` as its pre-commit hook.
    pub(crate) fn repo() -> Self {
        Self::repo_with(Entry::Staged)
    }

    /// A new repository without commits and with that pre-commit hook.
    pub(crate) fn repo_with(entry: Entry) -> Self {
        let repo = Self { entry, ..Self::folder() };
        repo.git("init --quiet --initial-branch=main");
        repo.install();
        repo
    }

    /// One more repository beside this one, made with more flags of `git init` and with the same pre-commit hook.
    pub(crate) fn another(&self, name: &str, init: &str) -> Self {
        let other = self.beside(name);
        other.git(format!("init --quiet --initial-branch=main {init}").as_str());
        other.install();
        other
    }

    /// A folder beside this one, created.
    pub(crate) fn beside(&self, name: &str) -> Self {
        let root = self.space.path().join(name);
        fs::create_dir_all(&root).expect("a folder");
        Self { root, ..self.clone() }
    }

    /// The same repository seen from one of its folders, created if need be.
    pub(crate) fn inside(&self, folder: &str) -> Self {
        let root = self.root.join(folder);
        fs::create_dir_all(&root).expect("a folder");
        Self { root, ..self.clone() }
    }

    /// The same with one more environment variable.
    pub(crate) fn with(&self, key: &str, value: impl AsRef<OsStr>) -> Self {
        let mut changed = self.clone();
        changed.env.push((key.into(), value.as_ref().into()));
        changed
    }

    /// The path of something in this folder.
    pub(crate) fn path(&self, path: impl AsRef<Path>) -> PathBuf {
        self.root.join(path)
    }

    /// The home folder: user-wide configuration is written there.
    pub(crate) fn home(&self) -> PathBuf {
        self.space.path().join("home")
    }

    /// Makes `hook` the pre-commit hook of this repository.
    pub(crate) fn install(&self) {
        let words = match self.entry {
            Entry::Staged => "scan --staged",
            Entry::PreCommit => "pre-commit",
            Entry::Installed => {
                self.hook("install").ok();
                return;
            }
        };
        let folder = self.git("rev-parse --git-path hooks").stdout().trim().to_owned();
        let log = self.log();
        let log = log.display();
        // What the hook said and its exit code are kept: git passes on neither its code nor which stream it wrote to.
        self.script(
            format!("{folder}/pre-commit"),
            &format!(
                "'{HOOK}' {words} >'{log}.out' 2>'{log}.err'\ncode=$?\necho $code >'{log}.code'\n\
                 cat '{log}.out' '{log}.err' >&2\nexit $code\n"
            ),
        );
    }

    /// Writes a file and the folders it is in.
    pub(crate) fn write(&self, path: impl AsRef<Path>, content: impl AsRef<[u8]>) -> &Self {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("folders");
        fs::write(&path, content).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        self
    }

    /// Writes an executable shell script.
    pub(crate) fn script(&self, path: impl AsRef<Path>, lines: &str) -> &Self {
        self.write(&path, format!("#!/bin/sh\n{lines}"));
        fs::set_permissions(self.path(path), fs::Permissions::from_mode(0o755)).expect("permissions");
        self
    }

    /// Writes a file and stages it.
    pub(crate) fn stage(&self, path: impl AsRef<Path>, content: impl AsRef<[u8]>) -> &Self {
        self.write(&path, content);
        self.git([OsStr::new("add"), OsStr::new("--"), path.as_ref().as_os_str()]);
        self
    }

    /// Writes a file and commits it, unseen by the hook: what was there before `hook` came.
    pub(crate) fn save(&self, path: impl AsRef<Path>, content: impl AsRef<[u8]>) -> &Self {
        self.stage(path, content).git("commit --quiet --no-verify -m before");
        self
    }

    /// Commits everything there is, unseen by the hook.
    pub(crate) fn save_all(&self) -> &Self {
        self.git("add --all");
        self.git("commit --quiet --no-verify --allow-empty -m before");
        self
    }

    /// Reads a file back.
    pub(crate) fn read(&self, path: impl AsRef<Path>) -> String {
        let path = self.path(path);
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    /// Sets a configuration key of this repository.
    pub(crate) fn config(&self, key: &str, value: &str) -> &Self {
        self.git(["config", key, value]);
        self
    }

    /// Runs git, which must succeed.
    pub(crate) fn git(&self, words: impl Words) -> Ran {
        self.try_git(words).ok()
    }

    /// Runs git.
    pub(crate) fn try_git(&self, words: impl Words) -> Ran {
        self.run("git", words, b"")
    }

    /// Runs `hook`.
    pub(crate) fn hook(&self, words: impl Words) -> Ran {
        self.run(HOOK, words, b"")
    }

    /// Runs a program with `input` on its standard input.
    pub(crate) fn run(&self, program: &str, words: impl Words, input: &[u8]) -> Ran {
        let mut command = self.command(program);
        command.args(words.words());
        run(command, input)
    }

    /// Runs a line of shell; `$HOOK` is the binary.
    pub(crate) fn shell(&self, line: &str) -> Ran {
        let mut command = self.command("sh");
        command.env("HOOK", HOOK).args(["-c", line]);
        run(command, b"")
    }

    /// Runs a real `git commit` with these flags, through the pre-commit hook.
    pub(crate) fn commit(&self, words: impl Words) -> Commit {
        let mut all: Vec<OsString> = ["commit", "-m", "change"].map(OsString::from).to_vec();
        all.extend(words.words());
        self.commit_by(all, b"")
    }

    /// Runs a git command that ends in the pre-commit hook.
    pub(crate) fn commit_by(&self, words: impl Words, input: &[u8]) -> Commit {
        let log = |end: &str| self.log().with_extension(end);
        for end in ["out", "err", "code"] {
            let _ = fs::remove_file(log(end));
        }
        let git = self.run("git", words, input);
        let hook = fs::read_to_string(log("code")).ok().map(|code| Ran {
            line: format!("the hook of {}", git.line),
            code: code.trim().parse().ok(),
            out: fs::read(log("out")).unwrap_or_default(),
            err: fs::read(log("err")).unwrap_or_default(),
        });
        Commit { git, hook, entry: self.entry }
    }

    /// A command that knows nothing of the user's environment.
    pub(crate) fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        let mut path = OsString::from(Path::new(HOOK).parent().expect("a folder"));
        path.push(":");
        path.push(std::env::var_os("PATH").unwrap_or_default());
        command
            .current_dir(&self.root)
            .env_clear()
            .env("PATH", path)
            .env("HOME", self.home())
            .env("LC_ALL", "C")
            .env("TZ", "UTC")
            .env("NO_COLOR", "1")
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .env("GIT_TERMINAL_PROMPT", "0")
            .env("GIT_EDITOR", "true")
            .env("GIT_MERGE_AUTOEDIT", "no");
        for who in ["AUTHOR", "COMMITTER"] {
            command
                .env(format!("GIT_{who}_NAME"), "A Developer")
                .env(format!("GIT_{who}_EMAIL"), "dev@example.com")
                .env(format!("GIT_{who}_DATE"), "2026-01-01T00:00:00Z");
        }
        command.envs(self.env.iter().map(|(key, value)| (key, value)));
        command
    }

    fn log(&self) -> PathBuf {
        self.space.path().join("hook-run")
    }
}

/// What a real `git commit` came to.
pub(crate) struct Commit {
    /// git itself; its standard error holds all that the hook wrote.
    pub(crate) git: Ran,
    /// The hook's own run, where the entry lets us see it; `None` if git did not run it.
    pub(crate) hook: Option<Ran>,
    pub(crate) entry: Entry,
}

/// What a process did.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) line: String,
    /// `None` if a signal ended it.
    pub(crate) code: Option<i32>,
    pub(crate) out: Vec<u8>,
    pub(crate) err: Vec<u8>,
}

impl Ran {
    pub(crate) fn stdout(&self) -> String {
        String::from_utf8_lossy(&self.out).into_owned()
    }

    pub(crate) fn stderr(&self) -> String {
        String::from_utf8_lossy(&self.err).into_owned()
    }

    /// Both streams.
    pub(crate) fn text(&self) -> String {
        self.stdout() + &self.stderr()
    }

    /// It must have succeeded.
    #[track_caller]
    pub(crate) fn ok(self) -> Self {
        self.exits(0)
    }

    /// It must have ended with that code.
    #[track_caller]
    pub(crate) fn exits(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "exit code of {self}");
        self
    }

    /// Its output must hold that text.
    #[track_caller]
    pub(crate) fn says(self, text: &str) -> Self {
        assert!(self.text().contains(text), "`{text}` expected from {self}");
        self
    }

    /// Its output must not hold that text.
    #[track_caller]
    pub(crate) fn hides(self, text: &str) -> Self {
        assert!(!self.text().contains(text), "`{text}` not expected from {self}");
        self
    }

    /// The report on standard output, as JSON.
    #[track_caller]
    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.out).unwrap_or_else(|error| panic!("{error} in the JSON of {self}"))
    }
}

impl std::fmt::Display for Ran {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let code = self.code.map_or("ended by a signal".to_owned(), |code| format!("exit {code}"));
        let shorten = |text: String| -> String { text.chars().take(6000).collect() };
        let (line, out, err) = (&self.line, shorten(self.stdout()), shorten(self.stderr()));
        write!(f, "{line}: {code}\n--- stdout\n{out}\n--- stderr\n{err}\n---")
    }
}

/// Long enough for the slowest machine; only what hangs for ever gets there.
const HANGS: Duration = Duration::from_secs(240);

/// Runs a command to its end; fails the test if it hangs.
pub(crate) fn run(mut command: Command, input: &[u8]) -> Ran {
    // The program, folder and arguments are enough to repeat it by hand; `Command`'s own form lists the environment.
    let words: Vec<String> = command.get_args().map(|word| word.to_string_lossy().into_owned()).collect();
    let line = format!("{} {}", command.get_program().to_string_lossy(), words.join(" "));
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap_or_else(|error| panic!("{line}: {error}"));
    let mut stdin = child.stdin.take().expect("piped");
    let mut stdout = child.stdout.take().expect("piped");
    let mut stderr = child.stderr.take().expect("piped");
    let input = input.to_vec();
    // A program that does not read its input breaks the pipe; that is its right.
    thread::spawn(move || stdin.write_all(&input));
    let (send, out) = mpsc::channel();
    thread::spawn(move || {
        let mut bytes = Vec::new();
        let _ = stdout.read_to_end(&mut bytes);
        send.send(bytes)
    });
    let (send, err) = mpsc::channel();
    thread::spawn(move || {
        let mut bytes = Vec::new();
        let _ = stderr.read_to_end(&mut bytes);
        send.send(bytes)
    });
    match (out.recv_timeout(HANGS), err.recv_timeout(HANGS)) {
        (Ok(out), Ok(err)) => {
            let status = child.wait().expect("a child");
            let line = match status.signal() {
                Some(signal) => format!("{line} (signal {signal})"),
                None => line,
            };
            Ran { line, code: status.code(), out, err }
        }
        _ => {
            let _ = child.kill();
            panic!("{line}: hangs");
        }
    }
}

/// The words of a command line: a text is split at spaces, a list is taken as it is.
pub(crate) trait Words {
    fn words(self) -> Vec<OsString>;
}

impl Words for &str {
    fn words(self) -> Vec<OsString> {
        self.split_whitespace().map(OsString::from).collect()
    }
}

impl<const N: usize> Words for [&str; N] {
    fn words(self) -> Vec<OsString> {
        self.iter().map(OsString::from).collect()
    }
}

impl<const N: usize> Words for [&OsStr; N] {
    fn words(self) -> Vec<OsString> {
        self.iter().map(OsString::from).collect()
    }
}

impl Words for &[&str] {
    fn words(self) -> Vec<OsString> {
        self.iter().map(OsString::from).collect()
    }
}

impl Words for Vec<OsString> {
    fn words(self) -> Vec<OsString> {
        self
    }
}

/// `count` lines of harmless code.
pub(crate) fn lines(count: usize) -> String {
    (1..=count).map(|n| format!("value_{n} = {n}\n")).collect()
}

/// `text` as UTF-16, little-endian, with a byte-order mark.
pub(crate) fn utf16(text: &str) -> Vec<u8> {
    std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
}

/// A path of any bytes.
pub(crate) fn bytes_path(bytes: &[u8]) -> PathBuf {
    PathBuf::from(OsString::from_vec(bytes.to_vec()))
}

/// Says what a test could not run on this machine, and why. Past the test harness, which keeps what a passing test
/// prints to itself: nothing passes by skipping silently.
pub(crate) fn not_run(what: &str) {
    let test = thread::current().name().unwrap_or("a test").to_owned();
    let _ = writeln!(std::io::stderr(), "\nNOT RUN: {test}: {what}");
}

/// Whether this process may do everything; permissions mean nothing then.
pub(crate) fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output().expect("id");
    OsStr::from_bytes(id.stdout.trim_ascii()) == "0"
}
