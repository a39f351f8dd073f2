//! The line of a manifest that asks for a package: where a person would change the version.

use findings::{RepoPath, Span};

use super::document::lines::lines;
use super::document::{Document, Value};
use super::{
    Files, Format, cargo, folder_and_name, go_mod, is_named, node, pep508, pom, requirements, version_catalog,
};
use crate::Ecosystem;

/// A kind of manifest.
pub struct Manifest {
    /// Names of its files; `*` is any characters.
    pub files: &'static [&'static str],
    /// Whose packages it asks for.
    pub ecosystem: Ecosystem,
    find: fn(&str, &str) -> Option<Span>,
}

/// All kinds, sorted by ecosystem; of one ecosystem the kind to look at first comes first.
pub const ALL: &[Manifest] = &[
    Manifest { files: &["conanfile.txt", "conanfile.py"], ecosystem: Ecosystem::Conan, find: conanfile },
    Manifest { files: &["Cargo.toml"], ecosystem: Ecosystem::CratesIo, find: cargo_toml },
    Manifest { files: &["go.mod"], ecosystem: Ecosystem::Go, find: |text, name| read(&go_mod::FORMAT, text, name) },
    Manifest { files: &["mix.exs"], ecosystem: Ecosystem::Hex, find: mix_exs },
    Manifest { files: &["pom.xml"], ecosystem: Ecosystem::Maven, find: |text, name| read(&pom::FORMAT, text, name) },
    Manifest { files: &["build.gradle", "build.gradle.kts"], ecosystem: Ecosystem::Maven, find: build_gradle },
    Manifest {
        files: &["libs.versions.toml", "gradle/libs.versions.toml"],
        ecosystem: Ecosystem::Maven,
        find: |text, name| read(&version_catalog::FORMAT, text, name),
    },
    Manifest { files: &["package.json"], ecosystem: Ecosystem::Npm, find: package_json },
    Manifest { files: &["deno.json", "deno.jsonc"], ecosystem: Ecosystem::Npm, find: deno_json },
    Manifest {
        files: &["*.csproj", "*.fsproj", "*.vbproj", "Directory.Packages.props"],
        ecosystem: Ecosystem::NuGet,
        find: project_file,
    },
    Manifest { files: &["composer.json"], ecosystem: Ecosystem::Packagist, find: composer_json },
    Manifest { files: &["pubspec.yaml"], ecosystem: Ecosystem::Pub, find: pubspec },
    Manifest { files: &["pyproject.toml"], ecosystem: Ecosystem::PyPi, find: pyproject },
    Manifest { files: &["Pipfile"], ecosystem: Ecosystem::PyPi, find: pipfile },
    Manifest {
        files: &["requirements.in", "*requirements*.in", "requirements/*.in"],
        ecosystem: Ecosystem::PyPi,
        find: |text, name| read(&requirements::FORMAT, text, name),
    },
    Manifest { files: &["Gemfile", "gems.rb"], ecosystem: Ecosystem::RubyGems, find: gemfile },
];

impl std::fmt::Debug for Manifest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:?}", self.files)
    }
}

impl Manifest {
    /// Where `text` asks for the package `name`; `None` if it does not, or cannot be read.
    pub fn line_of(&self, text: &str, name: &str) -> Option<Span> {
        (self.find)(text, name)
    }
}

/// The kind of the manifest at `path`, by its name.
pub fn of(path: &RepoPath) -> Option<&'static Manifest> {
    let (folder, name) = folder_and_name(path)?;
    ALL.iter().find(|manifest| manifest.files.iter().any(|pattern| is_named(pattern, folder, name)))
}

/// The manifest in the same folder that asks for a package, and where. Only kinds with a fixed file name are tried.
pub fn line(files: &dyn Files, ecosystem: Ecosystem, name: &str) -> Option<(&'static str, Span)> {
    let kinds = ALL.iter().filter(|manifest| manifest.ecosystem == ecosystem);
    let names = kinds.flat_map(|manifest| manifest.files.iter().map(move |file| (manifest, *file)));
    names
        .filter(|(_, file)| !file.contains('*'))
        .find_map(|(manifest, file)| Some((file, manifest.line_of(&files.text(file)?, name)?)))
}

/// No other files are looked at: only the place is wanted.
struct Alone;

impl Files for Alone {
    fn text(&self, _: &str) -> Option<String> {
        None
    }
}

/// For what is a format of its own: the place of the first direct package of this name.
fn read(format: &Format, text: &str, name: &str) -> Option<Span> {
    let read = format.read(text, &Alone).ok()?;
    let is_it = |found: &str| match format.ecosystems {
        [Ecosystem::PyPi] => pep508::normal(found) == pep508::normal(name),
        _ => found == name,
    };
    read.packages.iter().find(|package| package.direct && is_it(&package.name)).map(|package| package.span)
}

/// The key of the first of `wishes` that is `wanted`.
fn key<'d>(wishes: impl Iterator<Item = Value<'d>>, wanted: impl Fn(Value<'d>) -> bool) -> Option<Span> {
    wishes.into_iter().find(|wish| wanted(*wish)).map(Value::key_span)
}

fn package_json(text: &str, name: &str) -> Option<Span> {
    let document = Document::json(text).ok()?;
    let top = document.top();
    let lists = node::GROUPS.iter().map(|(key, _)| top.get(key)).chain(Some(top.get("overrides")));
    key(lists.flat_map(Value::children), |wish| {
        wish.key() == name || node::alias(wish.text()).is_some_and(|(real, _)| real == name)
    })
}

fn deno_json(text: &str, name: &str) -> Option<Span> {
    let document = Document::json(text).ok()?;
    key(document.top().get("imports").children(), |wish| {
        let asked = wish.text().strip_prefix("npm:").map(|asked| asked.trim_start_matches('/'));
        asked.is_some_and(|asked| node::name_and_version(asked).map_or(asked, |(asked, _)| asked) == name)
    })
}

fn composer_json(text: &str, name: &str) -> Option<Span> {
    let document = Document::json(text).ok()?;
    let lists = ["require", "require-dev"].map(|key| document.top().get(key));
    key(lists.into_iter().flat_map(Value::children), |wish| wish.key().eq_ignore_ascii_case(name))
}

fn cargo_toml(text: &str, name: &str) -> Option<Span> {
    let document = Document::toml(text).ok()?;
    let tables = cargo::tables(document.top());
    key(tables.into_iter().flat_map(|(table, _)| table.children()), |wish| cargo::wished(wish) == name)
}

fn pyproject(text: &str, name: &str) -> Option<Span> {
    let document = Document::toml(text).ok()?;
    let name = pep508::normal(name);
    let wishes = pep508::wishes(document.top()).into_iter().map(|(wish, _)| wish);
    key(wishes, |wish| pep508::normal(pep508::name_of(wish)) == name)
}

fn pipfile(text: &str, name: &str) -> Option<Span> {
    let document = Document::toml(text).ok()?;
    let name = pep508::normal(name);
    let tables = document.top().children().filter(|table| table.key() != "source");
    key(tables.flat_map(Value::children), |wish| pep508::normal(wish.key()) == name)
}

fn pubspec(text: &str, name: &str) -> Option<Span> {
    let document = Document::yaml(text).ok()?;
    let lists = ["dependencies", "dev_dependencies", "dependency_overrides"].map(|key| document.top().get(key));
    key(lists.into_iter().flat_map(Value::children), |wish| wish.key() == name)
}

/// For manifests that are programs: the first line, comments left out, for which `asks` is true.
fn program(text: &str, comment: &str, asks: impl Fn(&str) -> bool) -> Option<Span> {
    let mut lines = lines(text).filter(|line| !line.text.trim_start().starts_with(comment));
    lines.find(|line| asks(line.text)).map(|line| line.span())
}

/// Whether `line` holds `text` between quotes, or followed by what ends a name there.
fn quotes(line: &str, text: &str, ends: &[char]) -> bool {
    line.match_indices(text).any(|(at, _)| {
        line[..at].ends_with(['"', '\''])
            && line[at + text.len()..].starts_with(|c| matches!(c, '"' | '\'') || ends.contains(&c))
    })
}

fn build_gradle(text: &str, name: &str) -> Option<Span> {
    let (group, artifact) = name.split_once(':')?;
    program(text, "//", |line| quotes(line, name, &[':']) || (quotes(line, group, &[]) && quotes(line, artifact, &[])))
}

fn gemfile(text: &str, name: &str) -> Option<Span> {
    program(text, "#", |line| line.trim_start().starts_with("gem") && quotes(line, name, &[]))
}

fn mix_exs(text: &str, name: &str) -> Option<Span> {
    let asked = format!("{{:{name},");
    program(text, "#", |line| line.contains(&asked))
}

fn conanfile(text: &str, name: &str) -> Option<Span> {
    let asked = format!("{name}/");
    program(text, "#", |line| line.trim_start().starts_with(&asked) || quotes(line, name, &['/']))
}

fn project_file(text: &str, name: &str) -> Option<Span> {
    let name = name.to_ascii_lowercase();
    program(text, "<!--", |line| {
        let line = line.to_ascii_lowercase();
        (line.contains("<packagereference") || line.contains("<packageversion")) && quotes(&line, &name, &[])
    })
}
