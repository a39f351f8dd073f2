//! Real lockfiles of `../shared/lockfiles`, against a second reader in another language.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use advisories::Version;
use advisories::lockfile::{Files, Paths, format_of};
use findings::RepoPath;

/// Ecosystem, name, and the version if it is known.
type Row = (String, String, Option<String>);

fn shared() -> PathBuf {
    std::env::var_os("HOOK_SHARED")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared"), PathBuf::from)
        .join("lockfiles")
}

struct Folder<'p>(&'p Path);

impl Files for Folder<'_> {
    fn text(&self, path: &str) -> Option<String> {
        fs::read_to_string(self.0.join(path)).ok()
    }
}

/// A line that is seen also where the output of tests is caught.
fn say(what: &str) {
    let _ = writeln!(std::io::stderr(), "\n{what}");
}

fn rows(root: &Path, path: &str) -> BTreeSet<Row> {
    let file = root.join(path);
    let text = fs::read_to_string(&file).expect(path);
    let format = format_of(&RepoPath::from(path)).unwrap_or_else(|| panic!("{path} has no format"));
    let read =
        format.read(&text, &Folder(file.parent().expect("a folder"))).unwrap_or_else(|why| panic!("{path}: {why}"));
    let paths = Paths::of(&read);
    for (at, package) in read.packages.iter().enumerate() {
        let span = package.span;
        assert!(!span.is_empty() && text.get(span.start..span.end).is_some(), "{path}: {package:?}");
        assert!(paths.path_to(u32::try_from(at).expect("small")).len() < 100, "{path}: {package:?}");
    }
    let version = |version: &Version| match version {
        Version::Exact(version) => Some(version.clone()),
        Version::Unknown(_) => None,
    };
    let row = |package: &advisories::Package| {
        (package.ecosystem.osv_name().to_owned(), package.name.clone(), version(&package.version))
    };
    read.packages.iter().map(row).collect()
}

#[test]
fn the_second_reader_says_the_same() {
    let root = shared();
    if !root.is_dir() {
        say(&format!("NOT RUN: {} is not there", root.display()));
        return;
    }
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/lockfiles/reference.py");
    let ready = Command::new("python3").args(["-c", "import tomllib, yaml"]).output();
    if !ready.is_ok_and(|output| output.status.success()) {
        say("NOT RUN: there is no python3 (3.11 or newer) with PyYAML");
        return;
    }
    let output = Command::new("python3").arg(script).arg(&root).output().expect("python3");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let mut wrong = Vec::new();
    let (mut files, mut packages) = (0, 0);
    for line in String::from_utf8(output.stdout).expect("UTF-8").lines() {
        let (path, expected): (String, BTreeSet<Row>) = serde_json::from_str(line).expect(line);
        let found = rows(&root, &path);
        files += 1;
        packages += found.len();
        wrong.extend(expected.difference(&found).map(|row| format!("{path}: only the reference has {row:?}")));
        wrong.extend(found.difference(&expected).map(|row| format!("{path}: only the crate has {row:?}")));
    }
    say(&format!("{files} files, {packages} packages"));
    assert_eq!(files, 94, "files that the reference read");
    assert!(wrong.is_empty(), "{} differences:\n{}", wrong.len(), wrong[..wrong.len().min(60)].join("\n"));
}
