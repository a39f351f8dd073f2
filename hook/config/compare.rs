//! What a change of a configuration file loosens.

use std::fmt::Display;

use findings::{RepoPath, Severity};

use super::layer::{Layer, Profile};
use super::{FILE_NAME, FailOn, Settings};
use crate::error::Result;
use crate::input::Store;

/// What the change loosens in configuration files, one clause each (`adds exclude "src/"`), by the file it is in.
/// `changed` holds the paths that the change touches (added, modified, removed), `read` the files in force besides.
///
/// # Errors
/// A configuration file that the change breaks.
pub(crate) fn loosened(
    store: &dyn Store,
    changed: &[RepoPath],
    read: &[RepoPath],
) -> Result<Vec<(RepoPath, Vec<String>)>> {
    let root = RepoPath::from(FILE_NAME);
    let is_one = |path: &&RepoPath| path.file_name() == FILE_NAME.as_bytes();
    let mut files: Vec<&RepoPath> = changed.iter().filter(is_one).collect();
    // They may extend a file that the change touches.
    files.extend(read.iter().filter(is_one).chain([&root]));
    files.sort();
    files.dedup();
    let mut all = Vec::new();
    for path in files {
        let new = Layer::load(&|path| store.file(path), path, path.parent(), "")?.unwrap_or_default();
        if !changed.contains(path) && !new.files.iter().any(|file| changed.contains(file)) {
            continue;
        }
        // An old file that is broken stopped every commit; compared with nothing, the new one says all it does.
        let old = Layer::load(&|path| store.old_file(path), path, path.parent(), "").ok().flatten();
        let above = above(store, path)?;
        let clauses = clauses(&old.unwrap_or_default().over(above.clone()), &new.clone().over(above));
        if !clauses.is_empty() {
            let named =
                if changed.contains(path) { Some(path) } else { new.files.iter().find(|f| changed.contains(f)) };
            all.push((named.unwrap_or(path).clone(), clauses));
        }
    }
    Ok(all)
}

/// What holds for the folder of `path` where its own file says nothing: against that a file loosens what it sets, and
/// one that goes away what it had set. Without what speaks of paths, which mean something else in each folder.
fn above(store: &dyn Store, path: &RepoPath) -> Result<Layer> {
    let mut all = Layer::default();
    let mut folder = path.parent();
    while !folder.is_empty() {
        folder = &folder[..folder.iter().rposition(|&byte| byte == b'/').unwrap_or(0)];
        let slash: &[u8] = if folder.is_empty() { b"" } else { b"/" };
        let file = RepoPath::new([folder, slash, FILE_NAME.as_bytes()].concat());
        let layer = Layer::load(&|path| store.file(path), &file, folder, "")?;
        all = all.over(layer.unwrap_or_default());
    }
    Ok(Layer {
        plain: all.plain,
        max_file_size: all.max_file_size,
        dependencies_enabled: all.dependencies_enabled,
        injection_enabled: all.injection_enabled,
        secrets_enabled: all.secrets_enabled,
        generic: all.generic,
        require_reason: all.require_reason,
        max_days: all.max_days,
        foreign: all.foreign,
        ..Layer::default()
    })
}

/// What `new` allows that `old` did not.
fn clauses(old: &Layer, new: &Layer) -> Vec<String> {
    let default = Settings::default();
    let mut clauses = Vec::new();
    let mut say = |clause: String| clauses.push(clause);

    thresholds("", &old.plain, &new.plain, &default, &mut say);
    for (name, profile) in &new.profiles {
        let before = old.profiles.get(name).cloned().unwrap_or_default();
        if before == *profile {
            continue;
        }
        let before = before.over(&old.plain);
        thresholds(&format!("[profile.{name}] "), &before, &profile.over(&new.plain), &default, &mut say);
    }
    let written = |globs: &Option<super::PathGlobs>| -> Vec<String> {
        globs.iter().flat_map(|globs| globs.written().map(str::to_owned)).collect()
    };
    added("exclude", &written(&old.exclude), &written(&new.exclude), &mut say);
    let expressions = |list: &Option<Vec<regex::bytes::Regex>>| -> Vec<String> {
        list.iter().flatten().map(|regex| regex.as_str().to_owned()).collect()
    };
    added("secrets.allow", &expressions(&old.allow), &expressions(&new.allow), &mut say);
    let (before, after) = (&old.injection_allow_paths, &new.injection_allow_paths);
    added("injection.allow-paths", &written(before), &written(after), &mut say);
    added("secrets.allow-paths", &written(&old.allow_paths), &written(&new.allow_paths), &mut say);

    let size = |layer: &Layer| layer.max_file_size.unwrap_or(default.max_file_size);
    if size(new) < size(old) {
        say(from_to("lowers", "max-file-size", size(old), size(new)));
    }
    let switches = [
        ("dependencies", old.dependencies_enabled, new.dependencies_enabled),
        ("injection", old.injection_enabled, new.injection_enabled),
        ("secrets", old.secrets_enabled, new.secrets_enabled),
        ("secrets.generic", old.generic, new.generic),
        ("suppress.require-reason", old.require_reason, new.require_reason),
    ];
    for (name, before, after) in switches {
        if before.unwrap_or(true) && !after.unwrap_or(true) {
            say(format!("switches {name} off"));
        }
    }
    match (old.max_days, new.max_days) {
        (Some(before), Some(after)) if after > before => say(from_to("raises", "suppress.max-days", before, after)),
        (Some(_), None) => say("removes suppress.max-days".to_owned()),
        _ => {}
    }
    let words = |layer: &Layer| -> Vec<String> {
        layer.foreign.as_ref().unwrap_or(&default.suppress.foreign).iter().map(|word| (*word).to_owned()).collect()
    };
    added("suppress.foreign", &words(old), &words(new), &mut say);

    for entry in &new.severity {
        let pattern = entry.rule.written();
        let before = old.severity.iter().rfind(|other| other.rule.written() == pattern);
        // Off is below everything; what had no entry had its own severity, which may have been any.
        let lowered = before.map_or(entry.level != Some(Severity::Critical), |before| entry.level < before.level);
        if lowered {
            say(format!("sets the severity of {pattern:?} to {}", entry.level.map_or("off", Severity::word)));
        }
    }
    for limit in &new.limits {
        let pattern = limit.paths.written().next().unwrap_or_default();
        let before = old.limits.iter().rfind(|other| other.paths.written().next() == Some(pattern));
        let before = before.map_or(Severity::Critical, |limit| limit.max_severity);
        if limit.max_severity < before {
            say(format!("lowers paths {pattern:?} to {}", limit.max_severity));
        }
    }
    clauses
}

fn thresholds(place: &str, old: &Profile, new: &Profile, default: &Settings, say: &mut impl FnMut(String)) {
    let (before, after) = (old.fail_on.unwrap_or(default.fail_on), new.fail_on.unwrap_or(default.fail_on));
    let weaker = Severity::ALL.iter().any(|&severity| before.blocks(severity) && !after.blocks(severity));
    if weaker {
        say(from_to("raises", &format!("{place}fail-on"), FailOn::word(before), FailOn::word(after)));
    }
    if old.strict == Some(true) && new.strict != Some(true) {
        say(format!("switches {place}strict off"));
    }
}

fn from_to(verb: &str, what: &str, before: impl Display, after: impl Display) -> String {
    format!("{verb} {what} from {before} to {after}")
}

/// Says which entries of a list are new.
fn added(key: &str, old: &[String], new: &[String], say: &mut impl FnMut(String)) {
    for entry in new.iter().filter(|entry| !old.contains(entry)) {
        say(format!("adds {key} {entry:?}"));
    }
}
