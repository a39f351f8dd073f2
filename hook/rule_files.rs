//! A user's rule files: found, read, checked. A rule that cannot be used is a message; the others are.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::{fs, io};

use rules::rule::ProvenRule;
use rules::rule::code::{CodeRule, Set};
use rules::rule::yaml::Read;

use crate::error::{Error, Result};
use crate::file;

/// Rules of a user.
#[derive(Debug, Default)]
pub(crate) struct Loaded {
    pub(crate) secrets: Vec<ProvenRule>,
    pub(crate) code: Vec<CodeRule>,
    /// What rules of all files share.
    sets: Vec<Set>,
    /// Where each rule stands, by its id.
    pub(crate) places: HashMap<String, Standing>,
    /// Rules and files that cannot be used, each with its place and what to do.
    pub(crate) refused: Vec<Error>,
    /// YAML files in folders that hold no rules.
    pub(crate) others: usize,
}

/// Where a rule stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Standing {
    pub(crate) file: PathBuf,
    /// Both from 1.
    pub(crate) line: u64,
    pub(crate) column: u64,
}

impl std::fmt::Display for Standing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}:{}", self.file.display(), self.line, self.column)
    }
}

/// Deeper folders are links that go in circles.
const MAX_DEPTH: usize = 64;

/// Reads the named files, and the YAML files in the named folders.
///
/// # Errors
/// If no rule is left.
pub(crate) fn load(named: &[PathBuf]) -> Result<Loaded> {
    let mut loaded = Loaded::default();
    let files = find(named, &mut loaded.refused);
    for found in &files {
        loaded.add(found);
    }
    loaded.resolve();
    if files.is_empty() {
        return Err(Error::new("--rules names no rule file").help("name a .yaml file or a folder that holds some"));
    }
    if loaded.secrets.is_empty() && loaded.code.is_empty() {
        // The first reason says more than that there are none.
        return Err(match loaded.refused.len() {
            0 => Error::new("--rules names no file with rules").help("a rule file has `rules:` with a list below"),
            _ => loaded.refused.swap_remove(0),
        });
    }
    Ok(loaded)
}

/// A file that may hold rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) file: PathBuf,
    /// What was named: the file, or a folder around it.
    pub(crate) named: PathBuf,
}

/// The named files, and the YAML files in the named folders, each once.
pub(crate) fn find(named: &[PathBuf], refused: &mut Vec<Error>) -> Vec<Found> {
    // A file in a folder may be named beside the folder.
    let mut known: HashSet<PathBuf> = HashSet::new();
    let mut all = Vec::new();
    for path in named {
        let mut files = vec![path.clone()];
        if path.is_dir() {
            files.clear();
            walk(path, 0, &mut files, refused);
        }
        files.retain(|file| known.insert(file.clone()));
        all.extend(files.into_iter().map(|file| Found { file, named: path.clone() }));
    }
    all
}

/// The YAML files below a folder, in the order of their names. Tests that stand beside rules are none of them.
fn walk(folder: &Path, depth: usize, files: &mut Vec<PathBuf>, refused: &mut Vec<Error>) {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => {
            refused.push(Error::new(format!("folder {} cannot be read: {error}", folder.display())));
            return;
        }
    };
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    for path in paths {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if path.is_dir() {
            if !name.starts_with('.') && depth < MAX_DEPTH && !path.is_symlink() {
                walk(&path, depth + 1, files, refused);
            }
        } else if is_rule_file(&name) {
            files.push(path);
        }
    }
}

/// Whether a file in a folder may hold rules, by its name.
pub(crate) fn is_rule_file(name: &str) -> bool {
    let stem = name.strip_suffix(".yaml").or_else(|| name.strip_suffix(".yml"));
    stem.is_some_and(|stem| !stem.ends_with(".test") && !stem.ends_with(".fixed") && !stem.starts_with('.'))
}

/// A rule file of more bytes is a mistake; the largest of ours has a thousandth of it.
const LARGEST: u64 = 16 << 20;

fn read(path: &Path) -> io::Result<String> {
    let bytes = file::read(path, LARGEST)?;
    String::from_utf8(bytes).map_err(|_| io::Error::new(io::ErrorKind::InvalidData, "it is not UTF-8"))
}

impl Loaded {
    /// Adds the rules of one file.
    pub(crate) fn add(&mut self, found: &Found) {
        let file = found.file.as_path();
        let shown = file.display().to_string();
        let text = match read(file) {
            Ok(text) => text,
            Err(error) => {
                self.refused.push(Error::new(format!("rule file {shown}: {error}")));
                return;
            }
        };
        // Folders hold other YAML as well; what was named is meant.
        if found.file != found.named && !text.contains("rules:") && !text.contains("sets:") {
            self.others += 1;
            return;
        }
        match rules::read_rule_file(&text) {
            Err(complaint) => self.refuse(&shown, &complaint),
            Ok(Read::Sets(sets)) => self.sets.extend(sets),
            Ok(Read::Secrets(rules)) => {
                for proven in rules {
                    if self.is_first(&proven.rule.info.id, file, proven.place) {
                        self.secrets.push(proven);
                    }
                }
            }
            Ok(Read::Code(rules, refused)) => {
                refused.iter().for_each(|complaint| self.refuse(&shown, complaint));
                for rule in rules {
                    let place = (rule.place.line.into(), rule.place.column.into());
                    if self.is_first(&rule.info.id, file, place) {
                        self.code.push(rule);
                    }
                }
            }
        }
    }

    /// Looks up what rules share, once all files are read.
    pub(crate) fn resolve(&mut self) {
        for mut rule in std::mem::take(&mut self.code) {
            match rule.resolve(&self.sets) {
                Ok(()) => self.code.push(rule),
                Err((place, why)) => {
                    let file = self.places.get(&*rule.info.id).map(|place| place.file.display().to_string());
                    let message = format!("rule `{}`: {why}", rule.info.id);
                    let place = Some((place.line.into(), place.column.into()));
                    self.refuse(&file.unwrap_or_default(), &rules::rule::Complaint { message, place });
                }
            }
        }
    }

    fn refuse(&mut self, file: &str, complaint: &rules::rule::Complaint) {
        let error = Error::new(format!("rule file {file}: {}", complaint.message));
        self.refused.push(match complaint.place {
            Some((line, column)) => error.at(format!("{file}:{line}:{column}")),
            None => error,
        });
    }

    /// Whether no rule before has this id.
    fn is_first(&mut self, id: &str, file: &Path, (line, column): (u64, u64)) -> bool {
        let here = Standing { file: file.to_owned(), line, column };
        if let Some(first) = self.places.get(id) {
            let message = format!("rule file {}: the id `{id}` is taken by the rule at {first}", file.display());
            self.refused.push(Error::new(message).at(here.to_string()).help("give one of them another id"));
            return false;
        }
        self.places.insert(id.to_owned(), here);
        true
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{is_rule_file, load};

    const RULE: &str = "rules:\n- {id: ID, languages: [regex], message: m, severity: INFO, pattern-regex: a}\n";

    #[test]
    fn a_folder_is_read_whole_and_refusals_leave_the_others() {
        let folder = tempfile::tempdir().expect("a folder");
        let write = |name: &str, text: &str| {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            fs::write(path, text).expect("written");
        };
        write("a.yaml", &RULE.replace("ID", "a"));
        write("deep/b.yml", &RULE.replace("ID", "b"));
        write("deep/again.yaml", &RULE.replace("ID", "a"));
        write("deep/a.test.yaml", "not: [");
        write(".hidden/c.yaml", "not: [");
        write("other.yaml", "on: push");
        write("wrong.yaml", &RULE.replace("ID", "w").replace("pattern-regex: a", "pattern-regex: '(a'"));
        write(
            "secret.yaml",
            "rules:\n- {id: s, title: S, keywords: [abcd], token: 'abcd[0-9]', examples: ['abcd1'], rejects: [x]}\n",
        );
        let loaded = load(&[folder.path().to_owned()]).expect("rules");
        let ids: Vec<_> = loaded.code.iter().map(|rule| &*rule.info.id).collect();
        assert_eq!(ids, ["a", "b"]);
        assert_eq!((loaded.secrets.len(), loaded.others), (1, 1));
        let root = folder.path().display().to_string();
        let said: Vec<_> = loaded.refused.iter().map(|error| error.to_string().replace(&root, "")).collect();
        assert_eq!(
            said,
            [
                "error: rule file /deep/again.yaml: the id `a` is taken by the rule at /a.yaml:2:3\n  ┌─ /deep/again.yaml:2:3\n  = help: give one of them another id",
                "error: rule file /wrong.yaml: rule `w`: the expression cannot be used: unclosed group\n  ┌─ /wrong.yaml:2:74",
            ]
        );
    }

    #[test]
    fn no_rule_left_is_an_error() {
        let folder = tempfile::tempdir().expect("a folder");
        let check = |text: Option<&str>, expected: &str| {
            let file = folder.path().join("r.yaml");
            if let Some(text) = text {
                fs::write(&file, text).expect("written");
            }
            let error = load(&[folder.path().to_owned()]).expect_err("no rules").to_string();
            assert!(error.contains(expected), "{error}");
        };
        check(None, "--rules names no rule file");
        check(Some("a: 1"), "--rules names no file with rules");
        check(Some("rules: 1"), "`rules` must be a list, and this is a number");
    }

    #[test]
    fn names_of_rule_files() {
        let check = |name: &str, expected: bool| assert_eq!(is_rule_file(name), expected, "{name}");
        check("a.yaml", true);
        check("a.yml", true);
        check("a.test.yaml", false);
        check("a.fixed.yml", false);
        check("a.py", false);
    }
}
