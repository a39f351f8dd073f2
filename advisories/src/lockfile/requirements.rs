//! `requirements.txt` of pip, and constraints.
//!
//! Source: <https://pip.pypa.io/en/stable/reference/requirements-file-format/>. A file with such a name may be prose.

use rustc_hash::{FxHashMap, FxHashSet};

use findings::{RepoPath, Span};

use super::document::lines::{Line, lines};
use super::pep508::{Requirement, from_address, normal};
use super::{Files, Format, Kind, Refused, package, some_of};
use crate::Ecosystem;
use crate::package::{Package, Read, Version};

pub(super) const FORMAT: Format = Format {
    name: "requirements.txt",
    kind: Kind::Lockfile,
    ecosystems: &[Ecosystem::PyPi],
    files: &["*requirements*.txt", "requirements/*.txt", "*constraints*.txt", "constraints/*.txt"],
    replaces: &[],
    read,
};

/// Files that one file includes, together.
const MOST_FILES: usize = 100;

fn read(text: &str, files: &dyn Files) -> Result<Read, Refused> {
    let mut reader = Reader::default();
    let mut open = reader.file(text, "", None);
    // Included files, depth first; what they ask for stands at the line that includes them.
    while let Some(include) = open.pop() {
        if reader.seen.len() >= MOST_FILES {
            reader.read.gaps.push(format!("more than {MOST_FILES} included files; the rest was not read"));
            break;
        }
        if !reader.seen.insert(include.path.clone()) {
            continue;
        }
        let Some(text) = files.text(&include.path) else {
            reader.read.gaps.push(format!("it includes {}, which is not there", include.path));
            continue;
        };
        let folder = include.path.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
        let path = RepoPath::from(include.path.as_str());
        if include.constraint {
            reader.constraints(&text);
        } else if super::format_of(&path).is_none_or(|format| format.name != FORMAT.name) {
            // What has a name of this format is read as a file of its own.
            open.extend(reader.file(&text, &folder, Some(include.span)));
        }
    }
    Ok(reader.finish())
}

/// `-r file` or `-c file`.
struct Include {
    path: String,
    constraint: bool,
    span: Span,
}

#[derive(Default)]
struct Reader {
    read: Read,
    /// Versions from constraints, by normalised name.
    pins: FxHashMap<String, Version>,
    seen: FxHashSet<String>,
}

/// What one logical line is.
enum Row<'t> {
    Requirement(Package),
    Include(&'t str, bool),
    /// Options, this project's own folders.
    Nothing,
    Foreign,
    Other,
}

impl Reader {
    /// Reads one file's requirements; gives what it includes.
    fn file(&mut self, text: &str, folder: &str, at: Option<Span>) -> Vec<Include> {
        let (mut includes, mut packages, mut nameless, mut other) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for (number, row, span) in logical(text) {
            match self::row(&row, span) {
                Row::Requirement(mut package) => {
                    package.span = at.unwrap_or(span);
                    packages.push(package);
                }
                Row::Include(path, constraint) => {
                    let path = if folder.is_empty() { path.to_owned() } else { format!("{folder}/{path}") };
                    includes.push(Include { path, constraint, span: at.unwrap_or(span) });
                }
                Row::Nothing => {}
                Row::Foreign => nameless.push(number.to_string()),
                Row::Other => other.push(number.to_string()),
            }
        }
        if !nameless.is_empty() {
            let lines = some_of(&nameless);
            self.read.gaps.push(format!("packages from an address that does not say their name: line {lines}"));
        }
        if other.len() > packages.len() {
            let count = other.len();
            self.read.gaps.push(format!("{count} lines are no requirements: it seems to be prose, and was not read"));
            return includes;
        }
        if !other.is_empty() {
            self.read.gaps.push(format!("no requirement, nor an option of pip: line {}", some_of(&other)));
        }
        self.read.packages.extend(packages);
        includes
    }

    fn constraints(&mut self, text: &str) {
        for (_, row, span) in logical(text) {
            if let Row::Requirement(package) = self::row(&row, span)
                && matches!(package.version, Version::Exact(_))
            {
                self.pins.insert(normal(&package.name), package.version);
            }
        }
    }

    fn finish(mut self) -> Read {
        for package in &mut self.read.packages {
            if let Version::Unknown(_) = package.version
                && let Some(version) = self.pins.get(&normal(&package.name))
            {
                package.version = version.clone();
            }
        }
        self.read
    }
}

/// Lines that a backslash joins, without comments: number of the first, text, place of its first line.
fn logical(text: &str) -> Vec<(usize, String, Span)> {
    let mut rows: Vec<(usize, String, Span)> = Vec::new();
    let mut joined = false;
    for (number, line) in lines(text).enumerate() {
        let Line { text, .. } = line;
        // A comment needs white space before it: `#` may be part of an address.
        let mut hashes = text.match_indices('#').map(|(at, _)| at);
        let comment = hashes.find(|&at| at == 0 || text[..at].ends_with(char::is_whitespace));
        let body = &text[..comment.unwrap_or(text.len())];
        let (body, more) = match body.strip_suffix('\\') {
            Some(body) if comment.is_none() => (body, true),
            _ => (body, false),
        };
        match rows.last_mut() {
            Some((_, row, _)) if joined => row.push_str(body),
            _ if body.trim().is_empty() => {}
            _ => {
                // Options of one requirement follow it.
                let shown = body.split(" --").next().unwrap_or(body).trim();
                let shown = if shown.is_empty() { body.trim() } else { shown };
                rows.push((number + 1, body.to_owned(), line.span_of(shown)));
            }
        }
        joined = more && !rows.is_empty();
    }
    rows
}

fn row(line: &str, span: Span) -> Row<'_> {
    let line = line.trim();
    if let Some(option) = line.strip_prefix('-') {
        let (name, value) = match option.strip_prefix('-') {
            Some(long) => long.split_at(long.find(['=', ' ', '\t']).unwrap_or(long.len())),
            None => option.split_at(option.chars().next().map_or(0, char::len_utf8)),
        };
        let value = value.trim_start_matches('=').trim().trim_matches(['"', '\'']);
        return match name {
            "r" | "requirement" => Row::Include(value, false),
            "c" | "constraint" => Row::Include(value, true),
            "e" | "editable" => address(value, span),
            _ => Row::Nothing,
        };
    }
    let bare = line.find(" --").map_or(line, |at| &line[..at]).trim();
    match Requirement::of(bare) {
        Some(requirement) if !bare.ends_with(".whl") => {
            let mut package = package(Ecosystem::PyPi, requirement.name, requirement.version(), span);
            package.direct = true;
            requirement.marker.clone_into(&mut package.marker);
            Row::Requirement(package)
        }
        _ => address(bare, span),
    }
}

/// A folder, a file or an address in place of a name.
fn address(text: &str, span: Span) -> Row<'static> {
    let text = text.split(" ;").next().unwrap_or(text).trim();
    let remote = text.contains("://") || text.starts_with("git+");
    let wheel = text.ends_with(".whl");
    if !remote && !wheel {
        let own = text.starts_with('.') || text.starts_with('/') || text.contains(['/', '\\']) && !text.contains(' ');
        return if own { Row::Nothing } else { Row::Other };
    }
    let (place, fragment) = text.split_once('#').unwrap_or((text, ""));
    let egg = fragment.split('&').find_map(|part| part.strip_prefix("egg="));
    let egg = egg.map(|egg| egg.split('[').next().unwrap_or(egg));
    // A wheel's file name begins with the package's name.
    let file =
        place.rsplit(['/', '\\']).next().and_then(|file| file.strip_suffix(".whl")).and_then(|f| f.split('-').next());
    let Some(name) = egg.or(file).filter(|name| !name.is_empty()) else { return Row::Foreign };
    let mut package = package(Ecosystem::PyPi, name, from_address(if remote { text } else { "file:" }), span);
    package.direct = true;
    Row::Requirement(package)
}
