//! Asks the opengrep program what it finds, so that tests which it fails itself are not held against us.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs, process};

/// The lines on which matches begin, by the name given to a set of rules and the name of a target.
pub(crate) type Lines = BTreeMap<(String, String), BTreeSet<u32>>;

/// The program, if `OPENGREP` names it.
pub(crate) fn program() -> Option<PathBuf> {
    env::var_os("OPENGREP").map(PathBuf::from)
}

/// Runs rule files, each under a name, over targets: all of them in one run, because starting takes seconds. A file that
/// opengrep refuses stops the whole run, so it is looked for by halves.
pub(crate) fn find(program: &Path, rules: &[(String, String)], targets: &[PathBuf]) -> Lines {
    let folder = env::temp_dir().join(format!("opengrep-{}", process::id()));
    // A rule's id is reported with the folders it lies in, not with the name of its file.
    for (name, text) in rules {
        let own = folder.join("rules").join(name);
        fs::create_dir_all(&own).expect("a folder for rules");
        fs::write(own.join("rules.yaml"), text).expect("a rule file");
    }
    let targets: Vec<PathBuf> = targets.iter().map(|target| fs::canonicalize(target).expect("a target")).collect();
    let output = Command::new(program)
        .args(["scan", "--vim", "--quiet", "--no-git-ignore", "--timeout", "60", "--config", "rules"])
        .args(targets.iter().map(AsRef::<OsStr>::as_ref))
        .current_dir(&folder)
        .output()
        .expect("opengrep runs");
    fs::remove_dir_all(&folder).expect("the folder goes away");
    let text = String::from_utf8_lossy(&output.stdout);
    if output.status.code() == Some(7) {
        let (left, right) = rules.split_at(rules.len() / 2);
        let halves = [left, right].into_iter().filter(|half| !half.is_empty() && half.len() < rules.len());
        return halves.flat_map(|half| find(program, half, &targets)).collect();
    }
    assert!(matches!(output.status.code(), Some(0 | 1)), "opengrep fails: {output:?}");
    let mut lines = Lines::new();
    for line in text.lines() {
        // PATH:LINE:COLUMN:SEVERITY:RULE:MESSAGE; messages of several lines go on below.
        let mut parts = line.splitn(6, ':');
        let (Some(path), Some(Ok(at))) = (parts.next(), parts.next().map(str::parse)) else { continue };
        let Some(id) = parts.nth(2) else { continue };
        let Some((name, _)) = id.strip_prefix("rules.").and_then(|id| id.split_once('.')) else { continue };
        let target = Path::new(path).file_name().unwrap_or_default().to_string_lossy().into_owned();
        lines.entry((name.to_owned(), target)).or_default().insert(at);
    }
    lines
}
