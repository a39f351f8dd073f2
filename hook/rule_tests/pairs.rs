//! Which code tests which rules: Semgrep's convention, by names. `sql.yaml` is tested by `sql.py`, `sql.test.ts`, and
//! what stands in a folder `sql`; `sql.fixed.py` is what `sql.py` must be after the fixes.

use std::fs;
use std::path::{Path, PathBuf};

use crate::rule_files::Found;

/// Deeper folders are links that go in circles.
const MAX_DEPTH: usize = 64;

/// The code for the rules of a file, sorted: beside it, or below `code` if that is given.
pub(crate) fn code_of(rules: &Found, code: Option<&Path>) -> Vec<PathBuf> {
    let beside = rules.file.parent().unwrap_or(Path::new(""));
    let folder = match code {
        None => beside.to_owned(),
        Some(file) if !file.is_dir() => return vec![file.to_owned()],
        // The folders below it are those of the rules.
        Some(folder) => folder.join(beside.strip_prefix(&rules.named).unwrap_or(Path::new(""))),
    };
    let own = stem(&rules.file);
    let mut files = Vec::new();
    for path in entries(&folder).into_iter().filter(|path| stem(path) == own) {
        if path.is_dir() {
            walk(&path, 0, &mut files);
        } else if is_code(&path) {
            files.push(path);
        }
    }
    files
}

/// The text that `code` must be after the fixes, if somebody wrote it down.
pub(crate) fn fixed(code: &Path) -> Option<PathBuf> {
    let name = code.file_name()?.to_str()?;
    let (whole, extension) = name.rsplit_once('.')?;
    let stem = stem(code);
    let names = [
        format!("{stem}.fixed{}", &name[stem.len()..]),
        format!("{whole}.fixed.{extension}"),
        format!("{stem}.fixed.{extension}"),
    ];
    names.iter().map(|name| code.with_file_name(name)).find(|path| path.is_file())
}

/// The name up to its first dot.
fn stem(path: &Path) -> String {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    name.split('.').next().unwrap_or_default().to_owned()
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    // The folder of a file that was named by its name alone.
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let entries = fs::read_dir(folder).into_iter().flatten();
    let mut paths: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    paths
}

fn walk(folder: &Path, depth: usize, files: &mut Vec<PathBuf>) {
    for path in entries(folder) {
        if path.is_dir() {
            if depth < MAX_DEPTH && !path.is_symlink() {
                walk(&path, depth + 1, files);
            }
        } else if is_code(&path) {
            files.push(path);
        }
    }
}

/// Neither a rule file nor what fixed code must be.
fn is_code(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let parts: Vec<&str> = name.split('.').skip(1).collect();
    let is_yaml = matches!(parts.last(), Some(&("yaml" | "yml")));
    !name.starts_with('.') && !parts.contains(&"fixed") && (!is_yaml || parts.contains(&"test"))
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::{code_of, fixed};
    use crate::rule_files::Found;

    #[test]
    fn code_has_the_name_of_its_rules() {
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path();
        for name in [
            "a.yaml",
            "a.py",
            "a.test.js",
            "a.fixed.py",
            "a.test.yaml",
            "a.fixed.test.yaml",
            "a.yml",
            "ab.py",
            "a/x.py",
            "a/deep/a.java",
            "a/x.yaml",
            "a/.x.py",
            "sub/b.yaml",
            "sub/b.py",
            "code/a.py",
            "code/sub/b.ts",
        ] {
            let path = root.join(name);
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            fs::write(path, "").expect("written");
        }
        let check = |file: &str, named: &str, code: Option<&str>, expected: &[&str]| {
            let found = Found { file: root.join(file), named: root.join(named) };
            let code = code.map(|code| root.join(code));
            let files = code_of(&found, code.as_deref());
            let names: Vec<_> =
                files.iter().map(|path| path.strip_prefix(root).expect("inside").display().to_string()).collect();
            assert_eq!(names, expected, "{file} {code:?}");
        };
        check("a.yaml", "a.yaml", None, &["a/deep/a.java", "a/x.py", "a.py", "a.test.js", "a.test.yaml"]);
        check("sub/b.yaml", "", None, &["sub/b.py"]);
        check("a.yaml", "a.yaml", Some("code"), &["code/a.py"]);
        check("sub/b.yaml", "", Some("code"), &["code/sub/b.ts"]);
        check("sub/b.yaml", "sub/b.yaml", Some("ab.py"), &["ab.py"]);
        let check = |code: &str, expected: Option<&str>| {
            assert_eq!(fixed(&root.join(code)), expected.map(|name| root.join(name)), "{code}");
        };
        check("a.py", Some("a.fixed.py"));
        check("a.test.py", Some("a.fixed.py"));
        check("a.test.yaml", Some("a.fixed.test.yaml"));
        check("ab.py", None);
        assert_eq!(fixed(Path::new("..")), None);
    }
}
