//! Where the text of a module stands.
//!
//! Source: how Node.js and TypeScript look for relative modules,
//! <https://nodejs.org/api/modules.html#all-together> and
//! <https://www.typescriptlang.org/docs/handbook/modules/reference.html>. `@/a` and `~/a` are what nearly all projects
//! that shorten paths write for their `src` folder.

use super::super::At;

const ENDS: [&str; 8] = ["ts", "tsx", "js", "jsx", "mjs", "cjs", "mts", "cts"];

/// The files that `path`, a module and members of it, can mean in the file `from`.
pub(super) fn of(from: &str, path: &[&str]) -> Vec<At> {
    let Some(&module) = path.first() else { return Vec::new() };
    let mut folder: Vec<&str> = from.split('/').collect();
    folder.pop();
    if module.starts_with("./") || module.starts_with("../") || matches!(module, "." | "..") {
        return below(&folder, module);
    }
    let Some(short) = module.strip_prefix("@/").or_else(|| module.strip_prefix("~/")) else { return Vec::new() };
    let above = (0..=folder.len()).rev();
    above.flat_map(|kept| below(&[&folder[..kept], &["src"]].concat(), short)).collect()
}

/// The files of a module by its way from a folder; none if that leads out.
fn below(folder: &[&str], module: &str) -> Vec<At> {
    let mut parts = folder.to_vec();
    for part in module.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                if parts.pop().is_none() {
                    return Vec::new();
                }
            }
            part => parts.push(part),
        }
    }
    let stem = parts.join("/");
    let mut files = Vec::new();
    let own_end = stem.rsplit_once('.').filter(|(_, end)| ENDS.contains(end));
    if let Some((bare, end)) = own_end {
        files.push(stem.clone());
        // TypeScript is imported by the name it has when it is compiled.
        let source = match end {
            "js" => &["ts", "tsx"][..],
            "jsx" => &["tsx"],
            "mjs" => &["mts"],
            "cjs" => &["cts"],
            _ => &[],
        };
        files.extend(source.iter().map(|end| format!("{bare}.{end}")));
    } else {
        files.extend(ENDS.iter().filter(|_| !stem.is_empty()).map(|end| format!("{stem}.{end}")));
        let start = if stem.is_empty() { String::new() } else { format!("{stem}/") };
        files.extend(ENDS.iter().map(|end| format!("{start}index.{end}")));
    }
    files.into_iter().map(|file| At { file, parts: 1 }).collect()
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn modules_have_files() {
        let check = |from: &str, module: &str, expected: &[&str]| {
            let found: Vec<String> = of(from, &[module, "f"]).into_iter().map(|at| at.file).collect();
            assert!(expected.iter().all(|file| found.contains(&(*file).to_owned())), "{module} in {from}: {found:?}");
            assert_eq!(found.is_empty(), expected.is_empty(), "{module} in {from}: {found:?}");
        };
        check("src/a.js", "./db", &["src/db.js", "src/db.ts", "src/db/index.js"]);
        check("src/r/a.ts", "../db.js", &["src/db.js", "src/db.ts"]);
        check("src/r/a.ts", "@/db", &["src/db.ts"]);
        check("r/a.js", "..", &["index.js"]);
        check("a.js", "../db", &[]);
        check("a.js", "express", &[]);
        check("a.js", "./x/../../../etc/passwd", &[]);
    }
}
