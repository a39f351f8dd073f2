//! Repositories and trees to scan, made once and kept below the target folder.

use std::fmt::Write as _;
use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use rules::sample::expand;

use crate::peers::run;

/// The file that holds the planted secret.
pub(crate) const PLANTED: &str = "planted_settings.py";

/// The tree for full scans if none is named: an archive of sources of more than 50 MB.
const PACKAGE: &str = "django==6.1.3";

/// A path in the benchmark's own folder.
pub(crate) fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(name)
}

/// A repository with something staged.
pub(crate) struct Repository {
    pub(crate) folder: PathBuf,
}

impl Repository {
    /// The staged paths.
    pub(crate) fn staged(&self) -> Result<Vec<String>, String> {
        let output = git(&self.folder, &["diff", "--cached", "--name-only"]).output().map_err(|e| e.to_string())?;
        let names: Vec<String> = String::from_utf8_lossy(&output.stdout).lines().map(str::to_owned).collect();
        if names.len() == TOUCHED {
            Ok(names)
        } else {
            Err(format!("{}: {} files are staged; remove the folder", self.folder.display(), names.len()))
        }
    }
}

/// Files of the staged change, one of them new.
const TOUCHED: usize = 10;
/// Lines that the change adds to each.
const ADDED: usize = 40;
/// Lines that a touched file has before, so that the change is in some 80 KB of code.
const LONG: usize = 200;
/// Lines of the other files.
const SHORT: usize = 25;

/// A repository of `files` files and a staged change, with a secret in it or none.
pub(crate) fn repository(files: usize, secret: bool) -> Result<Repository, String> {
    let kind = if secret { "secret" } else { "clean" };
    let folder = folder(&format!("repository-{files}-{kind}"));
    let done = folder.join(".git/complete");
    if !done.exists() {
        eprintln!("making a repository of {files} files…");
        if folder.exists() {
            fs::remove_dir_all(&folder).map_err(|error| error.to_string())?;
        }
        make(&folder, files, secret)?;
        write(&done, "")?;
    }
    Ok(Repository { folder })
}

fn make(folder: &Path, files: usize, secret: bool) -> Result<(), String> {
    let step = files / (TOUCHED - 1);
    let touched = |number: usize| number.is_multiple_of(step) && number / step < TOUCHED - 1;
    let path = |number: usize| folder.join(format!("part{}/area{}/module{number}.py", number / 400, number / 20 % 20));
    for number in 0..files {
        write(&path(number), &code(number, if touched(number) { LONG } else { SHORT }))?;
    }
    run(git(folder, &["init", "--quiet"]).env("GIT_CONFIG_COUNT", "0"))?;
    for (name, value) in [("user.name", "bench"), ("user.email", "bench@localhost"), ("gc.auto", "0")] {
        run(&mut git(folder, &["config", name, value]))?;
    }
    run(&mut git(folder, &["add", "."]))?;
    run(&mut git(folder, &["commit", "--quiet", "--no-verify", "--message", "Begin"]))?;
    run(&mut git(folder, &["repack", "-q", "-a", "-d"]))?;
    for number in (0..files).filter(|&number| touched(number)) {
        let before = fs::read_to_string(path(number)).map_err(|error| error.to_string())?;
        write(&path(number), &(before + &code(files + number, ADDED)))?;
    }
    let mut new = code(2 * files, ADDED - 1);
    if secret {
        let token = expand("{crc62:ghp_}", "benchmark")?;
        writeln!(new, "GITHUB_TOKEN = \"{token}\"").map_err(|error| error.to_string())?;
    } else {
        new.push_str("GITHUB_TIMEOUT = 30\n");
    }
    write(&folder.join("part0").join(PLANTED), &new)?;
    run(&mut git(folder, &["add", "."]))
}

fn git(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new("git");
    command.arg("-C").arg(folder).args(arguments);
    command
}

/// Lines of ordinary code, always the same for a number.
fn code(number: usize, lines: usize) -> String {
    const NOUNS: [&str; 12] = [
        "order", "invoice", "customer", "session", "request", "token", "account", "report", "message", "setting",
        "password", "key",
    ];
    const VERBS: [&str; 8] = ["load", "store", "check", "render", "update", "merge", "count", "parse"];
    let mut text = String::new();
    let mut state = number as u64 ^ 0x9e37_79b9_7f4a_7c15;
    let mut next = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    let mut line = 0;
    while line < lines {
        let (verb, noun, other) = (VERBS[next(8)], NOUNS[next(12)], NOUNS[next(12)]);
        let block = [
            format!("def {verb}_{noun}_{line}(self, {other}, limit={}):", next(500)),
            format!("    \"\"\"Find the {noun} of this {other}, at most as many as the limit says.\"\"\""),
            format!("    if {other} is None or len({other}.items) > limit:"),
            format!("        raise ValueError(f\"no {noun} for {{{other}!r}}\")"),
            format!("    {noun} = self.{verb}({other}, retries={}, cache=self.cache)", next(9)),
            format!("    log.info(\"%s: {verb} %d\", {noun}, self.total)"),
            format!("    return [entry.{other} for entry in {noun} if entry.active]"),
            String::new(),
        ];
        for part in block.iter().take(lines - line) {
            text.push_str(part);
            text.push('\n');
            line += 1;
        }
    }
    text
}

/// A source tree.
pub(crate) struct Tree {
    pub(crate) folder: PathBuf,
    pub(crate) files: usize,
    /// Bytes of files without a NUL in their first 8 KB.
    pub(crate) bytes: u64,
}

/// A copy of `named`, or of a package that is fetched, with the planted file in it.
pub(crate) fn tree(named: Option<&Path>) -> Result<Tree, String> {
    let name = named.and_then(Path::file_name).map_or("fetched".into(), |name| name.to_string_lossy().into_owned());
    let folder = folder("trees").join(name);
    let done = folder.with_extension("complete");
    if !done.exists() {
        fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
        match named {
            Some(named) => run(Command::new("cp").args(["-rT", "--"]).arg(named).arg(&folder))?,
            None => fetch(&folder)?,
        }
        let token = expand("{crc62:ghp_}", "benchmark")?;
        write(&folder.join(PLANTED), &format!("GITHUB_TOKEN = \"{token}\"\n"))?;
        write(&done, "")?;
    }
    let mut tree = Tree { folder: folder.clone(), files: 0, bytes: 0 };
    count(&folder, &mut tree).map_err(|error| error.to_string())?;
    Ok(tree)
}

fn fetch(folder: &Path) -> Result<(), String> {
    eprintln!("fetching {PACKAGE}…");
    let download = folder.with_extension("download");
    let mut pip = Command::new("python3");
    pip.args(["-m", "pip", "download", "--quiet", "--no-deps", "--no-binary", ":all:", "--dest"]);
    run(pip.arg(&download).arg(PACKAGE))?;
    let archive = fs::read_dir(&download).map_err(|error| error.to_string())?.flatten().next();
    let archive = archive.ok_or("nothing was fetched")?.path();
    run(Command::new("tar").arg("-xzf").arg(archive).arg("-C").arg(folder))
}

fn count(folder: &Path, tree: &mut Tree) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            count(&entry.path(), tree)?;
        } else if entry.file_type()?.is_file() {
            // Not the whole file: until it starts another program, a child counts as large as this process ever was.
            let mut head = Vec::new();
            fs::File::open(entry.path())?.take(8192).read_to_end(&mut head)?;
            if !head.contains(&0) {
                tree.files += 1;
                tree.bytes += entry.metadata()?.len();
            }
        }
    }
    Ok(())
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    let parent = path.parent().ok_or("a path without a folder")?;
    fs::create_dir_all(parent).and_then(|()| fs::write(path, text)).map_err(|e| format!("{}: {e}", path.display()))
}
