//! Where the text of a class stands.
//!
//! Source: the language's specification leaves it to tools, which all have a folder for each part of a package's name
//! and a file for each public class, <https://docs.oracle.com/javase/specs/jls/se21/html/jls-7.html#jls-7.2>.

use super::super::At;

/// The files that `path`, a package, a class and members of it, can mean in the file `from`. A class alone is one of the
/// same package. Of a file's class the name is not used up: the file may hold several.
pub(super) fn of(from: &str, path: &[&str]) -> Vec<At> {
    let is_class = |name: &&str| name.starts_with(|c: char| c.is_uppercase());
    let Some(class) = path.iter().position(is_class) else { return Vec::new() };
    let mut folder: Vec<&str> = from.split('/').collect();
    folder.pop();
    let file = |folder: &[&str]| {
        let parts = [folder, &path[..=class]].concat();
        At { file: format!("{}.java", parts.join("/")), parts: class }
    };
    if class == 0 {
        return vec![file(&folder)];
    }
    // The package's own folder, wherever sources begin.
    (0..=folder.len()).rev().map(|kept| file(&folder[..kept])).collect()
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn classes_have_files() {
        let check = |from: &str, path: &[&str], expected: &[(&str, usize)]| {
            let found: Vec<(String, usize)> = of(from, path).into_iter().map(|at| (at.file, at.parts)).collect();
            let expected: Vec<(String, usize)> =
                expected.iter().map(|&(file, parts)| (file.to_owned(), parts)).collect();
            assert_eq!(found, expected, "{path:?} in {from}");
        };
        check("src/com/a/Web.java", &["Dao", "find"], &[("src/com/a/Dao.java", 0)]);
        check(
            "src/com/Web.java",
            &["com", "b", "Dao"],
            &[("src/com/com/b/Dao.java", 2), ("src/com/b/Dao.java", 2), ("com/b/Dao.java", 2)],
        );
        check("Web.java", &["java", "util"], &[]);
    }
}
