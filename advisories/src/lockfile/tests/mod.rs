//! Small files of every format beside what they say.

mod hostile;
mod javascript;
mod jvm;
mod languages;
mod manifests;
mod python;
mod sboms;

use findings::RepoPath;

use super::*;

/// Other files of a snapshot: path and text.
struct Other<'t>(&'t [(&'t str, &'t str)]);

impl Files for Other<'_> {
    fn text(&self, path: &str) -> Option<String> {
        self.0.iter().find(|(name, _)| *name == path).map(|(_, text)| (*text).to_owned())
    }
}

/// What a file says, a line each: `underlined | name version who (marker) > needs`, then `! gap`.
fn shown(text: &str, read: &Read) -> Vec<String> {
    let mut lines = Vec::new();
    for package in &read.packages {
        let mut line = format!("{} | {} ", &text[package.span.start..package.span.end], package.name);
        match &package.version {
            Version::Exact(version) => line.push_str(version),
            Version::Unknown(why) => line.push_str(&format!("?{why}")),
        }
        if package.direct {
            line.push_str(" direct");
        }
        match package.group {
            Group::Production => {}
            Group::Optional => line.push_str(" optional"),
            Group::Development => line.push_str(" development"),
        }
        if !package.marker.is_empty() {
            line.push_str(&format!(" ({})", package.marker));
        }
        for (at, (need, range)) in package.needs.iter().enumerate() {
            let name = &read.packages[*need as usize].name;
            line.push_str(&format!("{} {name} {range}", if at == 0 { " >" } else { "," }));
        }
        lines.push(line.trim_end().to_owned());
    }
    lines.extend(read.gaps.iter().map(|gap| format!("! {gap}")));
    lines
}

/// Checks what the file at `path` says, with these others beside it, also with Windows line ends and a byte-order mark.
fn check_with(path: &str, text: &str, others: &[(&str, &str)], expected: &[&str]) {
    let format = format_of(&RepoPath::from(path)).expect(path);
    let read = format.read(text, &Other(others)).unwrap_or_else(|refused| panic!("{path}: {refused}\n{text}"));
    assert_eq!(shown(text, &read), expected, "{path}\n{text}");
    for other in [text.replace('\n', "\r\n"), format!("\u{feff}{text}")] {
        let read = format.read(&other, &Other(others)).unwrap_or_else(|refused| panic!("{path}: {refused}\n{other:?}"));
        assert_eq!(shown(&other, &read), expected, "{path}\n{other:?}");
    }
}

fn check(path: &str, text: &str, expected: &[&str]) {
    check_with(path, text, &[], expected);
}

/// Checks why the file at `path` is refused.
fn check_refused(path: &str, text: &str, expected: &str) {
    let format = format_of(&RepoPath::from(path)).expect(path);
    let refused = format.read(text, &Other(&[])).expect_err(text);
    assert!(refused.to_string().contains(expected), "{path}: {refused}");
}

#[test]
fn names_of_files() {
    let check = |path: &str, expected: Option<&str>| {
        assert_eq!(format_of(&RepoPath::from(path)).map(|format| format.name), expected, "{path}");
    };
    check("package-lock.json", Some("package-lock.json"));
    check("a/b/npm-shrinkwrap.json", Some("package-lock.json"));
    check("requirements.txt", Some("requirements.txt"));
    check("a/requirements-dev.txt", Some("requirements.txt"));
    check("dev-requirements.txt", Some("requirements.txt"));
    check("requirements/base.txt", Some("requirements.txt"));
    check("other/base.txt", None);
    check("pylock.dev.toml", Some("pylock.toml"));
    check("gradle/libs.versions.toml", Some("libs.versions.toml"));
    check("gradle/dependency-locks/compile.lockfile", Some("gradle.lockfile"));
    check("x.cdx.json", Some("CycloneDX"));
    check("requirements.spdx.json", Some("SPDX"));
    check("package.json", None);
    check("Cargo.lock.bak", None);
}

#[test]
fn what_a_format_says_of_itself() {
    for format in ALL {
        assert!(!format.name.is_empty() && !format.files.is_empty() && !format.ecosystems.is_empty(), "{format:?}");
    }
    let lock = format_of(&RepoPath::from("package-lock.json")).expect("a format");
    assert_eq!(lock.replaced_by("package-lock.json"), Some("npm-shrinkwrap.json"));
    assert_eq!(lock.replaced_by("npm-shrinkwrap.json"), None);
}

#[test]
fn the_way_that_pulls_a_package_in_is_the_shortest() {
    let read = format_of(&RepoPath::from("bun.lock")).expect("a format").read(javascript::BUN, &Other(&[]));
    let read = read.expect("bun.lock");
    let paths = Paths::of(&read);
    let check = |name: &str, expected: &str| {
        let at = read.packages.iter().position(|package| package.name == name).expect(name);
        let path = paths.path_to(u32::try_from(at).expect("small"));
        let names: Vec<&str> = path.iter().map(|at| read.packages[*at as usize].name.as_str()).collect();
        assert_eq!(names.join(" > "), expected);
    };
    check("left", "left");
    check("right", "left > right");
    check("tester", "tester");
    check("deep", "tester > deep");
}
