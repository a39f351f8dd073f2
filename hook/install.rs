//! The native git hook: a small script in the hooks folder that runs what was there before, then `hook`.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};
use crate::file::{self, Access, replace};
use crate::git::{Environment, Repository};

/// The git hook that is installed.
const NAME: &str = "pre-commit";
/// Where an existing hook is kept.
const BEFORE: &str = "pre-commit.before-hook";
/// A script of more bytes is not read: ours has a thousandth of it.
const LARGEST_SCRIPT: u64 = 1 << 20;
/// How we know our own script.
const MARK: &str = "# Installed by `hook install`";

/// What was done, for the user.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Done {
    /// The script is there; whether another hook runs first.
    Installed { script: PathBuf, chained: bool },
    /// The script is gone; whether what was there before is back.
    Removed { script: PathBuf, restored: bool },
}

/// Installs the script for the repository of the current folder. An existing hook is moved aside and runs first.
/// `program` is the program that the script runs; if it is gone, the one on the PATH.
///
/// # Errors
/// Not in a repository; another hook manager is in charge and `force` is not given; the folder cannot be written.
pub(crate) fn install(program: &Path, force: bool) -> Result<Done> {
    let repository = Repository::discover(Environment::of_process()?, "hook install")?;
    if !force {
        refuse_beside_a_manager(&repository)?;
    }
    let folder = repository.hooks_dir()?;
    let (script, before) = (folder.join(NAME), folder.join(BEFORE));
    let existing = exists(&script)?;
    let ours = existing && is_ours(&script);
    if existing && !ours && exists(&before)? {
        return Err(Error::new(format!("{} and {} are both there already", script.display(), before.display()))
            .help(format!("move one of them away: an existing hook is kept as {BEFORE}")));
    }
    let fail = |error: io::Error| Error::new(format!("cannot write {}: {error}", script.display()));
    fs::create_dir_all(&folder).map_err(fail)?;
    if existing && !ours {
        fs::rename(&script, &before).map_err(fail)?;
    }
    if let Err(error) = replace(&script, text(program).as_bytes(), Access::Program) {
        if existing && !ours {
            // What was there must not be lost by our failure.
            fs::rename(&before, &script).map_err(fail)?;
        }
        return Err(fail(error));
    }
    Ok(Done::Installed { chained: exists(&before)?, script })
}

/// Removes the script and puts back what was there before.
///
/// # Errors
/// Not in a repository; the hook there is not ours.
pub(crate) fn uninstall() -> Result<Done> {
    let repository = Repository::discover(Environment::of_process()?, "hook uninstall")?;
    let folder = repository.hooks_dir()?;
    let (script, before) = (folder.join(NAME), folder.join(BEFORE));
    if !exists(&script)? || !is_ours(&script) {
        return Err(Error::new(format!("{} was not installed by hook", script.display())));
    }
    let fail = |error: io::Error| Error::new(format!("cannot restore {}: {error}", script.display()));
    let restored = exists(&before)?;
    if restored {
        fs::rename(&before, &script).map_err(fail)?;
    } else {
        fs::remove_file(&script).map_err(fail)?;
    }
    Ok(Done::Removed { script, restored })
}

/// A hook manager owns the hooks folder, and would overwrite or never run a script there.
fn refuse_beside_a_manager(repository: &Repository) -> Result<()> {
    const MANAGERS: [(&str, &str, &str); 6] = [
        (".husky", "husky", "add the line `hook pre-commit` to .husky/pre-commit"),
        ("lefthook.yml", "lefthook", "add a command with `run: hook pre-commit -- {staged_files}` under pre-commit"),
        (".lefthook.yml", "lefthook", "add a command with `run: hook pre-commit -- {staged_files}` under pre-commit"),
        ("lefthook.yaml", "lefthook", "add a command with `run: hook pre-commit -- {staged_files}` under pre-commit"),
        (
            ".pre-commit-config.yaml",
            "pre-commit",
            "add a local hook to .pre-commit-config.yaml: id: hook, name: hook, entry: hook pre-commit, args: [\"--\"], \
             language: system, types: [file], require_serial: true",
        ),
        (
            ".pre-commit-config.yml",
            "pre-commit",
            "rename it to .pre-commit-config.yaml and add `hook pre-commit --` there",
        ),
    ];
    let Some(root) = repository.root() else { return Ok(()) };
    let folder = repository.hooks_dir()?;
    if folder.starts_with(root)
        && !folder.starts_with(repository.git_dir())
        && !folder.starts_with(repository.common_dir())
    {
        return Err(Error::new("core.hooksPath names a folder of the work tree: nothing was written")
            .at(folder.display().to_string())
            .help("add the line `hook pre-commit` to the pre-commit script there; or write it with --force-native"));
    }
    let Some((_, manager, help)) = MANAGERS.iter().find(|(file, ..)| root.join(file).exists()) else { return Ok(()) };
    Err(Error::new(format!("this repository uses {manager}: nothing was written"))
        .help(format!("{help}; or install beside it with --force-native")))
}

/// Whether nothing here is seen to run `hook` at a commit: no script in git's hooks folder, no manager's file that names
/// it. Where that cannot be told: no.
pub(crate) fn is_missing() -> bool {
    const MANAGED: [&str; 7] = [
        ".husky/pre-commit",
        "lefthook.yml",
        ".lefthook.yml",
        "lefthook.yaml",
        ".lefthook.yaml",
        ".pre-commit-config.yaml",
        ".pre-commit-config.yml",
    ];
    let Ok(environment) = Environment::of_process() else { return false };
    let Ok(repository) = Repository::discover(environment, "hook install") else { return false };
    let Ok(folder) = repository.hooks_dir() else { return false };
    let managed = repository.root().into_iter().flat_map(|root| MANAGED.map(|file| root.join(file)));
    let names_it = |file: &Path| {
        file::read(file, LARGEST_SCRIPT).is_ok_and(|text| {
            let text = String::from_utf8_lossy(&text);
            ["hook pre-commit", "hook scan", "id: hook", MARK].iter().any(|sign| text.contains(sign))
        })
    };
    !std::iter::once(folder.join(NAME)).chain(managed).any(|file| names_it(&file))
}

fn exists(path: &Path) -> Result<bool> {
    match path.symlink_metadata() {
        Ok(_) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(Error::new(format!("{}: {error}", path.display()))),
    }
}

fn is_ours(script: &Path) -> bool {
    file::read(script, LARGEST_SCRIPT).is_ok_and(|text| String::from_utf8_lossy(&text).contains(MARK))
}

/// The script, for any POSIX shell.
fn text(program: &Path) -> String {
    // Backslashes of Windows paths are fine between single quotes; a quote itself is closed, escaped, reopened.
    let program = program.display().to_string().replace('\'', r"'\''");
    format!(
        r#"#!/bin/sh
{MARK}; `hook uninstall` restores what was here before.
previous="$(dirname "$0")/{BEFORE}"
if [ -x "$previous" ]; then
    "$previous" "$@" || exit $?
fi
hook='{program}'
if [ ! -x "$hook" ]; then
    # Absolute folders of the PATH only: a relative one would run a program of the repository.
    hook=
    set -f
    IFS=:
    for folder in $PATH; do
        case $folder in
            /*) if [ -f "$folder/hook" ] && [ -x "$folder/hook" ]; then hook=$folder/hook; break; fi ;;
        esac
    done
    unset IFS
    if [ -z "$hook" ]; then
        echo "warning: the program hook is gone: this commit is not scanned (install it again, or remove $0)" >&2
        if [ "${{HOOK_REQUIRED:-0}}" = 1 ]; then exit 2; fi
        exit 0
    fi
fi
exec "$hook" pre-commit
"#
    )
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::text;

    #[test]
    fn the_program_path_is_quoted_for_a_shell() {
        assert!(text(Path::new("/opt/it's/hook")).contains(r"hook='/opt/it'\''s/hook'"));
    }
}
