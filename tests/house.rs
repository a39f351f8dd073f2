//! House rules that a compiler does not check: who may use whom, how long a file may be, what must not be stored.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// All tracked files, relative to the root.
fn tracked() -> Vec<PathBuf> {
    let output = Command::new("git").arg("-C").arg(root()).args(["ls-files", "-z"]).output().expect("git");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout)
        .split_terminator('\0')
        .map(PathBuf::from)
        .filter(|path| root().join(path).is_file())
        .collect()
}

fn tracked_rust() -> Vec<(PathBuf, String)> {
    let rust = tracked().into_iter().filter(|path| path.extension().is_some_and(|end| end == "rs"));
    rust.map(|path| (path.clone(), fs::read_to_string(root().join(&path)).expect("UTF-8"))).collect()
}

/// A module and the modules of its own crate that it may use; `*` is any. What is not listed may use nothing, and must
/// be listed. Crates a crate may use are checked by its `Cargo.toml`: `hook` → `rules`, `advisories` → `findings`.
const ARROWS: &[(&str, &[(&str, &str)])] = &[
    // One vocabulary: its files are read together.
    ("findings/src", &[("*", "*")]),
    (
        "rules/src",
        &[
            ("lib", "*"),
            ("scan", "*"),
            ("rule", ""),
            ("sample", ""),
            ("marked", ""),
            ("tree", ""),
            ("lang", "budget tree"),
            // Its tests read texts.
            ("flow", "lang tree"),
            ("taint", "budget flow lang pattern rule search tree"),
            ("mend", "pattern tree"),
            ("pattern", "budget expression lang rule tree"),
            // How much a text looks like chance is asked of the secrets engine.
            ("search", "budget expression lang pattern rule secrets tree"),
            ("secrets", "acceptance budget rule sample"),
            ("acceptance", "rule sample"),
            ("budget", ""),
            ("expression", ""),
        ],
    ),
    (
        "advisories/src",
        &[
            ("lib", "*"),
            ("ecosystem", ""),
            ("package", "ecosystem"),
            ("name", "ecosystem"),
            ("version", "ecosystem"),
            ("cvss", ""),
            ("affected", "ecosystem version"),
            // Its tests compare with the ecosystems' own order.
            ("affected_tests", "affected ecosystem version"),
            ("lockfile", "ecosystem package"),
            ("osv", "affected ecosystem name"),
            ("index", "affected cvss ecosystem name osv"),
            // Its tests make an index.
            ("check", "affected ecosystem index lockfile name osv package version"),
            ("database", "index"),
            ("starter", "affected ecosystem index osv version"),
            ("update", "database ecosystem index osv"),
        ],
    ),
    // What the loop hears, and what is done about it, know one another; see `ARCHITECTURE.md`.
    ("lsp/src", &[("*", "*")]),
    (
        "hook",
        &[
            ("main", "*"),
            ("cli", "*"),
            ("database", "error"),
            ("dependencies", "database report"),
            ("run", "check config error input pipeline policy report"),
            ("editor", "catalogue config database dependencies error fix git input pipeline policy report run"),
            ("error", ""),
            ("file", ""),
            ("fix", "check config"),
            ("rule_files", "error file"),
            ("rule_tests", "config error file report rule_files secrets"),
            ("secrets", ""),
            ("catalogue", "dependencies report"),
            ("config", "error file input"),
            ("git", "error file"),
            ("input", "error file git"),
            ("check", "config database dependencies error policy report secrets"),
            ("pipeline", "check config dependencies error input"),
            ("policy", "config error input report"),
            ("report", "config error input"),
            ("install", "error file git"),
        ],
    ),
];

/// Finer than modules: `(files that start with, must not hold, but may hold)`.
const NARROW: &[(&str, &str, &[&str])] = &[
    // Of configuration only the search for what was meant.
    ("hook/rule_tests/", "crate::config::", &["crate::config::nearest"]),
    // What is shown of rules is made safe the same way as what is shown of files.
    ("hook/catalogue/", "crate::report::", &["crate::report::escape", "crate::report::summary::counted"]),
    // A report writes down what it is given; of the input it knows the mode.
    ("hook/report/", "crate::input::", &["crate::input::Mode"]),
    // Configuration is read from the snapshot that is scanned.
    (
        "hook/config/",
        "crate::input::",
        &["crate::input::Store", "crate::input::{Reader, Store}", "crate::input::Reader"],
    ),
    ("hook/policy/", "crate::report::", &["crate::report::Note", "crate::report::Suppressed", "crate::report::{"]),
];

#[test]
fn arrows() {
    let mut wrong = Vec::new();
    for (path, text) in tracked_rust() {
        let Some((folder, table)) = ARROWS.iter().find(|(folder, _)| path.starts_with(folder)) else { continue };
        let inside = path.strip_prefix(folder).expect("starts with it");
        let module = inside.components().next().expect("a part").as_os_str().to_string_lossy();
        let module = module.trim_end_matches(".rs");
        let allowed = table.iter().find(|(name, _)| *name == module || *name == "*");
        let Some((_, allowed)) = allowed else {
            wrong.push(format!("{}: module `{module}` is not in the table of arrows", path.display()));
            continue;
        };
        for used in crate_uses(&text, depth(inside)) {
            let fine = *allowed == "*" || used == module || allowed.split(' ').any(|name| name == used);
            // Names that the crate's root exports itself start in upper case or are functions; modules are files.
            let is_module =
                root().join(folder).join(&used).is_dir() || root().join(folder).join(format!("{used}.rs")).is_file();
            if !fine && is_module {
                wrong.push(format!("{}: `{module}` must not use `{used}`", path.display()));
            }
        }
    }
    for (start, needle, allowed) in NARROW {
        for (path, text) in tracked_rust() {
            if !path.to_string_lossy().starts_with(start) {
                continue;
            }
            for (at, _) in text.match_indices(needle) {
                if !allowed.iter().any(|fine| text[at..].starts_with(fine)) {
                    let line = text[..at].matches('\n').count() + 1;
                    wrong.push(format!("{}:{line}: `{needle}` beyond {allowed:?}", path.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// How deep a file's module stands below the crate's root: `lib.rs` 0, `git/mod.rs` 1, `git/diff.rs` 2. The file of a
/// module's tests (`diff_tests.rs`) is a child of that module.
fn depth(inside: &Path) -> usize {
    let parts = inside.components().count();
    match inside.file_stem().and_then(|stem| stem.to_str()) {
        Some("mod" | "lib" | "main") => parts - 1,
        Some(stem) if stem.ends_with("_tests") => parts + 1,
        _ => parts,
    }
}

/// The code without comments and without what stands in literals, so that neither is taken for a path.
fn bare(text: &str) -> String {
    let mut code = String::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let after_word = code.ends_with(|c: char| c.is_alphanumeric() || c == '_');
        let skipped = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if c == '"' {
            let mut escaped = false;
            let end = rest[1..].find(|c| {
                let ends = c == '"' && !escaped;
                escaped = c == '\\' && !escaped;
                ends
            });
            end.map_or(rest.len(), |end| end + 2)
        } else if let Some(raw) = rest.strip_prefix("r#").or_else(|| rest.strip_prefix("r\"").map(|_| &rest[1..]))
            && !after_word
            && raw.trim_start_matches('#').starts_with('"')
        {
            let open = rest.find('"').expect("seen") + 1;
            let close = format!("\"{}", "#".repeat(open - 2));
            rest[open..].find(&close).map_or(rest.len(), |end| open + end + close.len())
        } else if c == '\'' {
            // A character, or the start of a lifetime.
            let end = rest[1..].char_indices().nth(if rest[1..].starts_with('\\') { 2 } else { 1 });
            end.filter(|&(_, c)| c == '\'').map_or(1, |(end, _)| end + 2)
        } else {
            0
        };
        if skipped > 0 {
            code.push(' ');
            rest = &rest[skipped..];
        } else {
            code.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }
    code
}

/// The first names after `crate::`, and after as many `super::` as lead to the crate's root from a module that stands
/// `depth` below it; groups included.
fn crate_uses(text: &str, depth: usize) -> BTreeSet<String> {
    let code = bare(text);
    let mut names = BTreeSet::new();
    // The braces that are open, and whether each is that of a module.
    let mut open: Vec<bool> = Vec::new();
    for (at, c) in code.char_indices() {
        match c {
            '{' => open.push(opens_module(&code[..at])),
            '}' => drop(open.pop()),
            _ => {}
        }
        let starts = !code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':');
        let rest = &code[at..];
        if !starts {
            continue;
        }
        if let Some(rest) = rest.strip_prefix("crate::") {
            names.extend(first_names(rest));
        }
        let below = rest.trim_start_matches("super::");
        let up = (rest.len() - below.len()) / "super::".len();
        if up > 0 && up == depth + open.iter().filter(|module| **module).count() {
            names.extend(first_names(below));
        }
    }
    names
}

/// Whether `mod name` stands before a brace.
fn opens_module(before: &str) -> bool {
    let name = before.trim_end().trim_end_matches(|c: char| c.is_alphanumeric() || c == '_');
    let word = name.trim_end();
    word.len() < name.len() && word.ends_with("mod") && !word[..word.len() - 3].ends_with(|c: char| c.is_alphanumeric())
}

/// The name that `text` starts with, or those of the group it starts with.
fn first_names(text: &str) -> Vec<String> {
    let name_at = |text: &str| -> String { text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect() };
    let Some(group) = text.strip_prefix('{') else { return vec![name_at(text)] };
    let mut names = Vec::new();
    let mut depth = 0_usize;
    let mut start = true;
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => start = true,
            c if start && !c.is_whitespace() => {
                names.push(name_at(&group[at..]));
                start = false;
            }
            _ => {}
        }
    }
    names
}

#[test]
fn uses_are_found() {
    let check = |depth: usize, text: &str, names: &[&str]| {
        assert_eq!(crate_uses(text, depth).iter().map(String::as_str).collect::<Vec<_>>(), names, "{text}");
    };
    check(1, "use crate::git::{self, Oid};", &["git"]);
    check(1, "use crate::{config::{A, B}, error};\nlet x = crate::input::y();", &["config", "error", "input"]);
    check(1, "pub(crate) use x; // crate::git", &[]);
    check(
        1,
        "let x = \"crate::git\"; let y = r#\"\"crate::git\"#; let z = ['\"', '\\'', 'a']; crate::file::x()",
        &["file"],
    );
    // From `git/diff.rs` one step up is `git` itself, two lead to the root, three nowhere.
    check(
        2,
        "use super::index; use super::super::config::A; fn f() { super::super::error::x() }",
        &["config", "error"],
    );
    check(2, "use super::super::{config::{A, B}, error};", &["config", "error"]);
    check(1, "use super::git;", &["git"]);
    // A module in the file is one more step.
    check(1, "mod tests { use super::x; fn f() { super::super::git::x() } } use super::error;", &["error", "git"]);
    let depths = ["lib.rs", "run.rs", "git/mod.rs", "git/diff.rs", "git/diff_tests.rs", "cli/flags/mod.rs"];
    assert_eq!(depths.map(|file| depth(Path::new(file))), [0, 1, 1, 2, 3, 2]);
}

/// The engine is bytes in, findings out: same bytes, same findings, wherever and whenever.
#[test]
fn the_engine_touches_nothing_outside() {
    let mut wrong = Vec::new();
    for (path, text) in tracked_rust() {
        let engine = path.starts_with("rules/src") || path.starts_with("findings/src");
        if !engine || path.ends_with("tests.rs") {
            continue;
        }
        for needle in ["std::fs", "std::env", "std::time", "std::thread", "std::net", "std::process", "std::io"] {
            // What is below the tests' line may use files.
            let code = text.split("#[cfg(test)]").next().unwrap_or("");
            if code.contains(needle) {
                wrong.push(format!("{}: {needle}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn files_are_short_enough_to_read() {
    let long: Vec<_> =
        tracked_rust().into_iter().filter(|(_, text)| text.lines().count() > 800).map(|(path, _)| path).collect();
    assert!(long.is_empty(), "more than 800 lines; split by noun: {long:?}");
}

/// A module is named after what is in it.
#[test]
fn no_module_for_everything() {
    let vague = ["util", "utils", "helper", "helpers", "common", "misc", "shared", "prelude"];
    let found: Vec<_> = tracked()
        .into_iter()
        .filter(|path| {
            path.components().any(|part| vague.contains(&part.as_os_str().to_string_lossy().trim_end_matches(".rs")))
        })
        .collect();
    assert!(found.is_empty(), "{found:?}");
}

/// Paths of one machine, hosts of package registries, names of temporary folders: nobody else can use them.
/// What rules tell users (where to revoke a token) is not meant.
#[test]
fn nothing_of_the_machine_it_was_written_on() {
    // In pieces, so that this file does not hold them.
    let needles: Vec<String> = [
        ["/ro", "ot/"],
        ["/wo", "rk/"],
        ["/ho", "me/"],
        ["index.crates", ".io"],
        ["static.crates", ".io"],
        ["pypi", ".org"],
        ["files.python", "hosted.org"],
        ["registry.npm", "js.org"],
    ]
    .iter()
    .map(|pieces| pieces.concat())
    .collect();
    let mut wrong = Vec::new();
    for path in tracked() {
        if path.starts_with("rules/packs") {
            continue;
        }
        let bytes = fs::read(root().join(&path)).expect("readable");
        let text = String::from_utf8_lossy(&bytes);
        for needle in &needles {
            if let Some(at) = text.find(needle.as_str()) {
                wrong.push(format!("{}:{}: {needle}", path.display(), text[..at].matches('\n').count() + 1));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// We eat what we cook: no secret in any tracked file, and every tracked file is looked at.
#[test]
fn hook_finds_nothing_in_its_own_repository() {
    let output = Command::new(crate::scratch::HOOK)
        .current_dir(root())
        .args(["scan", ".", "--format", "concise", "--strict"])
        .output()
        .expect("hook");
    let found = String::from_utf8_lossy(&output.stdout);
    // Those that do not block, too: whoever scans a copy of us sees them.
    assert!(found.is_empty(), "{found}");
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
}

/// What users copy from: the manifest offers what its documentation names.
#[test]
fn the_manifest_for_pre_commit() {
    let text = fs::read_to_string(root().join(".pre-commit-hooks.yaml")).expect("our manifest");
    for id in ["hook-system", "hook-rust"] {
        assert!(text.lines().any(|line| line.trim_end() == format!("- id: {id}")), "`{id}`: {text}");
    }
    for (key, value) in [("entry", "hook pre-commit"), ("types", "[file]"), ("require_serial", "true")] {
        assert!(text.contains(&format!("{key}: {value}")), "`{key}: {value}`: {text}");
    }
    assert!(!text.contains("pass_filenames: false"), "it would make `run --all-files` look at nothing");
}
