//! `git` child processes, for what we cannot read ourselves. Only plumbing commands that write nothing, with every
//! setting disarmed by which a repository could make git execute something or reach the network.

use std::ffi::{OsStr, OsString};
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Output, Stdio};

use findings::RepoPath;

use super::names::path_of;
use super::{Change, Environment, Hash, Mode, Node, ObjectId};
use crate::error::{Error, Result};

/// Git's variables that say where a repository and the user's own configuration are; all others are taken from the
/// children (traces, pagers, askpass, external diff, literal pathspecs, replaced objects …).
const KEPT: [&str; 15] = [
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_COMMON_DIR",
    "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_QUARANTINE_PATH",
    "GIT_SHALLOW_FILE",
    "GIT_CEILING_DIRECTORIES",
    "GIT_DISCOVERY_ACROSS_FILESYSTEM",
    "GIT_EXEC_PATH",
    "GIT_CONFIG_GLOBAL",
    "GIT_CONFIG_SYSTEM",
    "GIT_CONFIG_NOSYSTEM",
    "GIT_CONFIG_PARAMETERS",
];

/// How to start `git` for one repository.
#[derive(Clone, Debug)]
pub(crate) struct Git {
    cwd: PathBuf,
    variables: Vec<(OsString, OsString)>,
}

impl Git {
    /// As the user's shell or hook would start it: git finds the repository itself, and judges its owner.
    pub(crate) fn new(environment: &Environment) -> Self {
        let kept = |name: &OsStr| {
            let Some(text) = name.to_str() else { return true };
            // GIT_CONFIG_COUNT and its keys and values are the user's, like `git -c`.
            !text.starts_with("GIT_") || KEPT.contains(&text) || text == "GIT_CONFIG_COUNT" || is_config_pair(text)
        };
        let mut variables: Vec<_> = environment
            .variables()
            .filter(|(name, _)| kept(name))
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect();
        for (name, value) in [
            ("LC_ALL", "C"),
            ("LANGUAGE", ""),
            ("GIT_OPTIONAL_LOCKS", "0"),
            ("GIT_NO_LAZY_FETCH", "1"),
            ("GIT_NO_REPLACE_OBJECTS", "1"),
            ("GIT_LITERAL_PATHSPECS", "1"),
            ("GIT_TERMINAL_PROMPT", "0"),
            ("GIT_ALLOW_PROTOCOL", "none"),
            ("GIT_ATTR_NOSYSTEM", "1"),
        ] {
            variables.push((name.into(), value.into()));
        }
        Self { cwd: environment.cwd().to_owned(), variables }
    }

    /// The same for a repository that was found: every path absolute, so that the folder it runs in does not matter.
    pub(crate) fn bound(&self, cwd: &Path, paths: &[(&str, Option<PathBuf>)]) -> Self {
        let mut git = Self { cwd: cwd.to_owned(), variables: self.variables.clone() };
        for (name, path) in paths {
            if let Some(path) = path {
                git.variables.push((OsString::from(name), path.as_os_str().to_owned()));
            }
        }
        git
    }

    /// Git with our variables, its configuration as it is.
    fn bare_command(&self) -> Command {
        let mut command = Command::new(program());
        command.current_dir(&self.cwd).env_clear().envs(self.variables.iter().map(|(name, value)| (name, value)));
        command
    }

    fn command(&self, arguments: &[&OsStr]) -> Command {
        let mut command = self.bare_command();
        command.args(["--no-pager", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null"]);
        command.args(["-c", "credential.helper=", "-c", "protocol.allow=never", "-c", "diff.external="]);
        command.args(arguments).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    /// What the command prints.
    ///
    /// # Errors
    /// If it cannot be started or fails, with what it says then.
    pub(crate) fn run(&self, arguments: &[&str]) -> Result<Vec<u8>> {
        let arguments: Vec<&OsStr> = arguments.iter().map(OsStr::new).collect();
        run(self.command(&arguments), &arguments)
    }

    /// The same for commands that say "no" with status 1 and nothing printed.
    ///
    /// # Errors
    /// As [`Git::run`].
    pub(crate) fn run_or_no(&self, arguments: &[&str]) -> Result<Option<Vec<u8>>> {
        let arguments: Vec<&OsStr> = arguments.iter().map(OsStr::new).collect();
        let output = self.command(&arguments).output().map_err(|error| not_started(&error))?;
        if output.status.code() == Some(1) && output.stdout.is_empty() {
            return Ok(None);
        }
        judge(output, &arguments).map(Some)
    }

    /// The only line the command prints.
    ///
    /// # Errors
    /// As [`Git::run`].
    pub(crate) fn line(&self, arguments: &[&str]) -> Result<Vec<u8>> {
        self.run(arguments).map(without_line_end)
    }

    /// The folder in which git looks for hooks; `core.hooksPath` is the point here, so it is not overridden.
    pub(crate) fn hooks_dir(&self) -> Result<PathBuf> {
        let mut command = self.bare_command();
        let arguments = ["rev-parse", "--git-path", "hooks"].map(OsStr::new);
        command.args(arguments).stdin(Stdio::null());
        let path = run(command, &arguments).map(without_line_end)?;
        Ok(self.cwd.join(printed_path(&path)?))
    }

    /// What the index changes against `tree`, sorted by path; the same meaning as [`super::diff::tree_to_index`].
    pub(crate) fn tree_to_index(&self, tree: ObjectId, hash: Hash) -> Result<Vec<Change>> {
        let tree = tree.to_string();
        let raw = self.run(&[
            "diff-index",
            "--cached",
            "--raw",
            "-z",
            "--no-renames",
            "--no-abbrev",
            "--no-ext-diff",
            "--no-textconv",
            "--no-relative",
            "--ignore-submodules=none",
            "--ita-invisible-in-index",
            &tree,
            "--",
        ])?;
        let (mut changes, conflicts) = parse_raw(&raw, hash).ok_or_else(|| unexpected("diff-index"))?;
        if !conflicts.is_empty() {
            let staged = self.index()?;
            for (path, old) in conflicts {
                let start = staged.partition_point(|entry| entry.path < path);
                let sides = staged[start..].iter().take_while(|entry| entry.path == path);
                changes.extend(super::diff::conflict(&path, old, sides.map(|entry| (entry.stage, entry.node))));
            }
            changes.sort_by(|a, b| a.path.cmp(&b.path));
        }
        Ok(changes)
    }

    /// Every entry of the index, sorted by path.
    pub(crate) fn index(&self) -> Result<Vec<Listed>> {
        let raw = self.run(&["ls-files", "--stage", "-z", "--full-name"])?;
        let mut entries = raw
            .split(|&byte| byte == 0)
            .filter(|line| !line.is_empty())
            .map(Listed::parse)
            .collect::<Option<Vec<_>>>()
            .ok_or_else(|| unexpected("ls-files"))?;
        entries.sort_by(|a, b| (&a.path, a.stage).cmp(&(&b.path, b.stage)));
        Ok(entries)
    }

    /// Asks git to find the repository: the hash, whether it is bare, and its folder, a line each.
    ///
    /// # Errors
    /// See [`Refusal`].
    pub(crate) fn discover(&self) -> std::result::Result<Vec<u8>, Refusal> {
        let arguments = ["rev-parse", "--show-object-format", "--is-bare-repository", "--absolute-git-dir"];
        let arguments = arguments.map(OsStr::new);
        let output = self.command(&arguments).output().map_err(|error| Refusal::Other(not_started(&error)))?;
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        judge(output, &arguments).map_err(|error| {
            if let Some(advice) = said.lines().find(|line| line.contains("safe.directory")) {
                Refusal::ForeignOwner(advice.trim().to_owned())
            } else if said.contains("not a git repository") {
                Refusal::NotARepository
            } else {
                Refusal::Other(error)
            }
        })
    }

    /// Starts a process that reads objects.
    ///
    /// # Errors
    /// If it cannot be started.
    pub(crate) fn cat_file(&self) -> std::io::Result<CatFile> {
        let arguments = ["cat-file", "--batch"].map(OsStr::new);
        let mut command = self.command(&arguments);
        // Nobody reads this pipe, and a full one would stop git.
        command.stdin(Stdio::piped()).stderr(Stdio::null());
        let mut process = command.spawn()?;
        match (process.stdin.take(), process.stdout.take()) {
            (Some(requests), Some(answers)) => Ok(CatFile { requests, answers: BufReader::new(answers), process }),
            _ => Err(std::io::Error::other("`git cat-file` has no pipes")),
        }
    }
}

fn is_config_pair(name: &str) -> bool {
    let number = name.strip_prefix("GIT_CONFIG_KEY_").or_else(|| name.strip_prefix("GIT_CONFIG_VALUE_"));
    number.is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
}

fn run(mut command: Command, arguments: &[&OsStr]) -> Result<Vec<u8>> {
    judge(command.output().map_err(|error| not_started(&error))?, arguments)
}

fn judge(output: Output, arguments: &[&OsStr]) -> Result<Vec<u8>> {
    if output.status.success() {
        return Ok(output.stdout);
    }
    let name = arguments.first().map(|name| name.to_string_lossy()).unwrap_or_default();
    let said = String::from_utf8_lossy(&output.stderr);
    let said = said.trim();
    let said = if said.is_empty() { output.status.to_string() } else { said.to_owned() };
    Err(Error::new(format!("`git {name}` failed: {said}")))
}

/// Why git does not open a repository.
pub(crate) enum Refusal {
    NotARepository,
    /// Of another user, whose configuration could make git execute something; with git's advice.
    ForeignOwner(String),
    Other(Error),
}

fn not_started(error: &std::io::Error) -> Error {
    Error::new(format!("this repository can only be read by git itself, and `git` cannot be started: {error}"))
        .help("install git, or put it on PATH")
}

fn unexpected(command: &str) -> Error {
    Error::new(format!("`git {command}` answered something that was not expected"))
        .help("please report this with the output of `git --version`")
}

fn without_line_end(mut bytes: Vec<u8>) -> Vec<u8> {
    while matches!(bytes.last(), Some(b'\n' | b'\r')) {
        bytes.pop();
    }
    bytes
}

/// A path that git printed.
pub(crate) fn printed_path(line: &[u8]) -> Result<PathBuf> {
    path_of(line).ok_or_else(|| Error::new("git named a path that is not Unicode").at(RepoPath::new(line).to_string()))
}

/// One index entry, as `git ls-files --stage` lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Listed {
    pub(crate) path: RepoPath,
    pub(crate) node: Node,
    pub(crate) stage: u8,
}

impl Listed {
    /// `mode id stage<TAB>path`.
    fn parse(line: &[u8]) -> Option<Self> {
        let tab = line.iter().position(|&byte| byte == b'\t')?;
        let mut fields = line[..tab].split(|&byte| byte == b' ');
        let mode = Mode::new(octal(fields.next()?)?)?;
        let id = ObjectId::parse(fields.next()?)?;
        let stage = octal(fields.next()?)? as u8;
        Some(Self { path: RepoPath::new(&line[tab + 1..]), node: Node { mode, id }, stage })
    }
}

fn octal(digits: &[u8]) -> Option<u32> {
    u32::from_str_radix(std::str::from_utf8(digits).ok()?, 8).ok()
}

/// Paths in conflict with what was there before.
type Conflicts = Vec<(RepoPath, Option<Node>)>;

/// Reads `:oldmode newmode oldid newid status<NUL>path<NUL>`, and keeps conflicts apart: their new side is not told.
fn parse_raw(raw: &[u8], hash: Hash) -> Option<(Vec<Change>, Conflicts)> {
    let mut changes = Vec::new();
    let mut conflicts = Vec::new();
    let mut parts = raw.split(|&byte| byte == 0);
    while let Some(head) = parts.next() {
        if head.is_empty() {
            // After the last NUL.
            return parts.next().is_none().then_some((changes, conflicts));
        }
        let mut fields = head.strip_prefix(b":")?.split(|&byte| byte == b' ');
        let (old_mode, new_mode) = (octal(fields.next()?)?, octal(fields.next()?)?);
        let (old_id, new_id) = (ObjectId::parse(fields.next()?)?, ObjectId::parse(fields.next()?)?);
        if old_id.as_bytes().len() != hash.len() {
            return None;
        }
        let node = |mode, id| (mode != 0).then(|| Mode::new(mode).map(|mode| Node { mode, id })).flatten();
        let (old, new) = (node(old_mode, old_id), node(new_mode, new_id));
        let status = fields.next()?;
        let path = RepoPath::new(parts.next()?);
        if status == b"U" {
            conflicts.push((path, old));
        } else {
            changes.push(Change { path, old, new });
        }
    }
    None
}

/// A `git cat-file --batch`.
pub(crate) struct CatFile {
    process: Child,
    requests: ChildStdin,
    answers: BufReader<ChildStdout>,
}

/// What it answers to one name.
#[derive(Debug)]
pub(crate) enum Answer {
    Object {
        kind: Vec<u8>,
        content: Vec<u8>,
    },
    /// Of more bytes than asked for.
    TooLarge(u64),
    Missing,
}

impl CatFile {
    /// Reads one object; the content of one larger than `limit` bytes is passed over.
    ///
    /// # Errors
    /// If the process ends or answers something else.
    pub(crate) fn read(&mut self, id: ObjectId, limit: u64) -> std::io::Result<Answer> {
        let odd = || std::io::Error::other("`git cat-file` ended or answered something that was not expected");
        writeln!(self.requests, "{id}")?;
        self.requests.flush()?;
        let mut header = Vec::new();
        // An answer's first line is short; a process gone wrong need not end it.
        self.answers.by_ref().take(1024).read_until(b'\n', &mut header)?;
        let header = header.strip_suffix(b"\n").ok_or_else(odd)?;
        let mut fields = header.split(|&byte| byte == b' ');
        if fields.next().and_then(ObjectId::parse) != Some(id) {
            return Err(odd());
        }
        let kind = fields.next().ok_or_else(odd)?;
        if kind == b"missing" {
            return Ok(Answer::Missing);
        }
        let size = fields.next().and_then(|digits| std::str::from_utf8(digits).ok()?.parse::<u64>().ok());
        let size = size.ok_or_else(odd)?;
        let mut content = Vec::new();
        let whole = size <= limit;
        let read = if whole {
            self.answers.by_ref().take(size).read_to_end(&mut content)? as u64
        } else {
            std::io::copy(&mut self.answers.by_ref().take(size), &mut std::io::sink())?
        };
        let mut end = [0];
        self.answers.read_exact(&mut end)?;
        if read != size || end != *b"\n" {
            return Err(odd());
        }
        Ok(if whole { Answer::Object { kind: kind.to_vec(), content } } else { Answer::TooLarge(size) })
    }
}

impl Drop for CatFile {
    fn drop(&mut self) {
        // It may stand in the middle of an answer; it holds nothing that could be lost.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// The program git: the first on the PATH, whose relative entries are passed over. They would name a file of the
/// repository that is scanned.
fn program() -> PathBuf {
    let name = format!("git{}", std::env::consts::EXE_SUFFIX);
    let path = std::env::var_os("PATH").unwrap_or_default();
    let found = std::env::split_paths(&path).filter(|folder| folder.is_absolute()).map(|folder| folder.join(&name));
    found.into_iter().find(|file| file.is_file()).unwrap_or_else(|| PathBuf::from("/usr/bin").join(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn raw_output() {
        let id = "1".repeat(40);
        let zero = "0".repeat(40);
        let raw = format!(
            ":000000 100644 {zero} {id} A\0new\nline\0:100644 000000 {id} {zero} D\0gone\0:100644 000000 {id} {zero} U\0both\0"
        );
        let (changes, conflicts) = parse_raw(raw.as_bytes(), Hash::Sha1).unwrap();
        let node = Node { mode: Mode::Regular, id: ObjectId::parse(id.as_bytes()).unwrap() };
        assert_eq!(
            changes,
            [
                Change { path: "new\nline".into(), old: None, new: Some(node) },
                Change { path: "gone".into(), old: Some(node), new: None }
            ]
        );
        assert_eq!(conflicts, [("both".into(), Some(node))]);
        assert!(parse_raw(b"", Hash::Sha1).is_some());
        for bad in [&raw[..raw.len() - 1], &raw[..60], "warning: x", &raw[1..]] {
            assert!(parse_raw(bad.as_bytes(), Hash::Sha1).is_none(), "{bad:?}");
        }
        assert!(parse_raw(raw.as_bytes(), Hash::Sha256).is_none());
    }
}
