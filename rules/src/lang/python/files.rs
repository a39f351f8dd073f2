//! Where the text of a module stands.
//!
//! Source: the import system of the language's reference, <https://docs.python.org/3/reference/import.html>. Where
//! `sys.path` begins nobody can tell from a text, so every folder above the importing file is tried, the nearest first.

use super::super::At;

/// The files that `path`, a module and members of it, can mean in the file `from`; the longest module first.
pub(super) fn of(from: &str, path: &[&str]) -> Vec<At> {
    let mut folder: Vec<&str> = from.split('/').collect();
    folder.pop();
    let dots = path.first().map_or(0, |first| first.bytes().take_while(|&byte| byte == b'.').count());
    let is_relative = dots > 0 && path[0].len() == dots;
    let (names, skipped) = if is_relative { (&path[1..], 1) } else { (path, 0) };
    let mut found = Vec::new();
    let mut below = |folder: &[&str]| {
        for length in (1..=names.len()).rev() {
            let stem = [folder, &names[..length]].concat().join("/");
            found.push(At { file: format!("{stem}.py"), parts: skipped + length });
            found.push(At { file: format!("{stem}/__init__.py"), parts: skipped + length });
        }
    };
    if is_relative {
        let Some(kept) = (folder.len() + 1).checked_sub(dots) else { return found };
        below(&folder[..kept]);
        found.push(At { file: [&folder[..kept], &["__init__.py"]].concat().join("/"), parts: skipped });
        return found;
    }
    for kept in (0..=folder.len()).rev() {
        below(&folder[..kept]);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn modules_have_files() {
        let check = |from: &str, path: &[&str], expected: &[(&str, usize)]| {
            let found: Vec<(String, usize)> = of(from, path).into_iter().map(|at| (at.file, at.parts)).collect();
            let expected: Vec<(String, usize)> =
                expected.iter().map(|&(file, parts)| (file.to_owned(), parts)).collect();
            assert_eq!(found, expected, "{path:?} in {from}");
        };
        check("a/v.py", &[".", "s"], &[("a/s.py", 2), ("a/s/__init__.py", 2), ("a/__init__.py", 1)]);
        check("a/b/v.py", &["..", "s"], &[("a/s.py", 2), ("a/s/__init__.py", 2), ("a/__init__.py", 1)]);
        check("v.py", &["...", "s"], &[]);
        check("a/v.py", &["s"], &[("a/s.py", 1), ("a/s/__init__.py", 1), ("s.py", 1), ("s/__init__.py", 1)]);
        check("v.py", &["s", "f"], &[("s/f.py", 2), ("s/f/__init__.py", 2), ("s.py", 1), ("s/__init__.py", 1)]);
    }
}
