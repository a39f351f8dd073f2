//! `pom.xml`: dependencies with versions from properties, parents and BOMs, as far as these are on this disk.
//!
//! Source: <https://maven.apache.org/pom.html> and
//! <https://maven.apache.org/guides/introduction/introduction-to-dependency-mechanism.html>. What a parent in the same
//! snapshot asks for is reported there, not again in each child. Plugins themselves are no packages here; what a project
//! adds to them is. Nor are the needs of a dependency known: they are in its own pom.xml.

mod model;

use rustc_hash::FxHashMap;

use self::model::{Dependency, Parent, Pom, interpolate};
use super::{Files, Format, Kind, Refused, package, some_of};
use crate::Ecosystem;
use crate::package::{Group, Read, Version};

pub(super) use self::model::refused;

pub(super) const FORMAT: Format = Format {
    name: "pom.xml",
    kind: Kind::Manifest,
    ecosystems: &[Ecosystem::Maven],
    files: &["pom.xml"],
    replaces: &[],
    read,
};

/// Parents above one another, and BOMs in one another.
const MOST_POMS: usize = 50;

/// Where Maven keeps what it has downloaded.
const REPOSITORY: &str = "~/.m2/repository";

fn read(text: &str, files: &dyn Files) -> Result<Read, Refused> {
    let mut project = Project { files, poms: vec![Pom::of(text)?], absent: Vec::new() };
    let mut read = Read::default();
    let inherited = project.climb();
    let managed = project.managed();
    let mut unknown = Vec::new();
    let own = project.poms[0].dependencies.iter();
    for dependency in own.chain(&inherited) {
        let of = |text: &str| project.value(text);
        let (group, artifact) = (of(&dependency.group), of(&dependency.artifact));
        let rule = managed.get(&project.key(dependency)).filter(|_| !dependency.of_plugin);
        let or_rule = |own: &str, field: fn(&Dependency) -> &String| {
            if own.is_empty() { rule.map_or_else(String::new, |rule| of(field(rule))) } else { of(own) }
        };
        let known = match or_rule(&dependency.version, |rule| &rule.version).as_str() {
            "" => Version::Unknown("given by a parent or BOM that is not on this disk".to_owned()),
            version => self::version(version),
        };
        let name = format!("{group}:{artifact}");
        if dependency.version.is_empty() && matches!(known, Version::Unknown(_)) {
            unknown.push(name.clone());
        }
        let span = findings::Span::new(dependency.start, dependency.end);
        let mut found = package(Ecosystem::Maven, name, known, span);
        found.direct = true;
        found.group = match or_rule(&dependency.scope, |rule| &rule.scope).as_str() {
            "test" => Group::Development,
            _ if dependency.of_plugin => Group::Development,
            _ if dependency.optional => Group::Optional,
            _ => Group::Production,
        };
        if !dependency.profile.is_empty() {
            found.marker = format!("profile {}", dependency.profile);
        }
        read.packages.push(found);
    }
    read.packages.sort_by_key(|package| package.span);
    if !unknown.is_empty() {
        let (count, names, absent) = (unknown.len(), some_of(&unknown), some_of(&project.absent));
        let from = if absent.is_empty() { String::new() } else { format!(" ({absent})") };
        read.gaps.push(format!(
            "{count} dependencies whose version comes from a parent or BOM that is not on this disk{from}: {names}; \
             run `mvn dependency:go-offline` once, or scan a CycloneDX SBOM of the build"
        ));
    }
    Ok(read)
}

/// A `pom.xml` with its parents, the nearest first.
struct Project<'f> {
    files: &'f dyn Files,
    poms: Vec<Pom>,
    /// Parents and BOMs that were not found.
    absent: Vec<String>,
}

impl Project<'_> {
    /// Finds the parents; gives what those that are not part of the snapshot ask for.
    fn climb(&mut self) -> Vec<Dependency> {
        let mut inherited = Vec::new();
        let mut folder = String::new();
        // A parent in Maven's own folder has no neighbours.
        let mut in_snapshot = true;
        let first = self.poms[0].parent.as_ref().map(|parent| parent.span);
        while self.poms.len() < MOST_POMS
            && let Some(parent) = self.poms[self.poms.len() - 1].parent.clone()
        {
            let near = in_snapshot.then(|| self.near(&folder, &parent)).flatten();
            if let Some((path, pom)) = near {
                folder = path.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
                self.poms.push(pom);
                continue;
            }
            in_snapshot = false;
            let Some(pom) = self.downloaded(&parent.group, &parent.artifact, &parent.version) else { break };
            if let Some(span) = first {
                let at_parent = |one: &Dependency| Dependency { start: span.start, end: span.end, ..one.clone() };
                inherited.extend(pom.dependencies.iter().filter(|one| !one.of_plugin).map(at_parent));
            }
            self.poms.push(pom);
        }
        inherited
    }

    /// The parent at its `relativePath`, if what is there is it.
    fn near(&self, folder: &str, parent: &Parent) -> Option<(String, Pom)> {
        let path = parent.path.as_deref()?;
        let path = if folder.is_empty() { path.to_owned() } else { format!("{folder}/{path}") };
        // It may name the folder.
        let inside = format!("{}/pom.xml", path.trim_end_matches('/'));
        let candidates = if path.ends_with(".xml") { [path, inside] } else { [inside, path] };
        candidates.into_iter().find_map(|path| {
            let pom = Pom::of(&self.files.text(&path)?).ok()?;
            let group = if pom.group.is_empty() { pom.parent.as_ref().map(|one| &one.group) } else { Some(&pom.group) };
            (pom.artifact == parent.artifact && group == Some(&parent.group)).then_some((path, pom))
        })
    }

    /// A `pom.xml` that Maven has downloaded.
    fn downloaded(&mut self, group: &str, artifact: &str, version: &str) -> Option<Pom> {
        // The parts become a path: nothing but names may be in them.
        let plain = |part: &str| {
            !part.is_empty() && !part.contains("..") && !part.contains(['/', '\\', '$', ':']) && part != "."
        };
        let found = [group, artifact, version].iter().all(|part| plain(part)).then(|| {
            let folder = group.replace('.', "/");
            format!("{REPOSITORY}/{folder}/{artifact}/{version}/{artifact}-{version}.pom")
        });
        let pom = found.and_then(|path| self.files.text(&path)).and_then(|text| Pom::of(&text).ok());
        if pom.is_none() {
            self.absent.push(format!("{group}:{artifact}:{version}"));
        }
        pom
    }

    /// What `dependencyManagement` says of a dependency, by [`Project::key`]: the nearest wins, imports come last.
    fn managed(&mut self) -> FxHashMap<String, Dependency> {
        let mut rules: FxHashMap<String, Dependency> = FxHashMap::default();
        let mut open: Vec<Dependency> = self.poms.iter().flat_map(|pom| &pom.managed).cloned().collect();
        open.reverse();
        let mut boms = 0;
        let mut imports = Vec::new();
        loop {
            while let Some(rule) = open.pop() {
                if rule.scope == "import" {
                    imports.push(rule);
                } else {
                    rules.entry(self.key(&rule)).or_insert(rule);
                }
            }
            if imports.is_empty() || boms == MOST_POMS {
                return rules;
            }
            boms += 1;
            let bom = imports.remove(0);
            let (group, artifact) = (self.value(&bom.group), self.value(&bom.artifact));
            let version = self.value(&bom.version);
            let Some(pom) = self.downloaded(&group, &artifact, &version) else { continue };
            // A BOM is a project of its own, with its own properties and parents.
            let mut project = Project { files: self.files, poms: vec![pom], absent: Vec::new() };
            project.climb();
            open = project.poms.iter().flat_map(|pom| &pom.managed).map(|rule| project.resolved(rule)).collect();
            open.reverse();
            self.absent.append(&mut project.absent);
        }
    }

    fn resolved(&self, rule: &Dependency) -> Dependency {
        Dependency {
            group: self.value(&rule.group),
            artifact: self.value(&rule.artifact),
            version: self.value(&rule.version),
            ..rule.clone()
        }
    }

    /// What makes two dependencies the same one.
    fn key(&self, dependency: &Dependency) -> String {
        let kind = if dependency.kind.is_empty() { "jar" } else { &dependency.kind };
        let (group, artifact) = (self.value(&dependency.group), self.value(&dependency.artifact));
        format!("{group}:{artifact}:{kind}:{}", dependency.classifier)
    }

    /// A text with the values of its properties.
    fn value(&self, text: &str) -> String {
        if text.contains("${") { interpolate(text, &|name| self.property(name)) } else { text.to_owned() }
    }

    fn property(&self, name: &str) -> Option<String> {
        if let Some(value) = self.poms.iter().find_map(|pom| pom.properties.get(name)) {
            return Some(value.clone());
        }
        let name = name.strip_prefix("project.").or_else(|| name.strip_prefix("pom.")).unwrap_or(name);
        let pom = &self.poms[0];
        let parent = pom.parent.as_ref();
        let value = match name {
            "groupId" if pom.group.is_empty() => &parent?.group,
            "groupId" => &pom.group,
            "artifactId" => &pom.artifact,
            "version" if pom.version.is_empty() => &parent?.version,
            "version" => &pom.version,
            "parent.groupId" => &parent?.group,
            "parent.artifactId" => &parent?.artifact,
            "parent.version" => &parent?.version,
            _ => return None,
        };
        Some(value.clone())
    }
}

/// A version as Maven and Gradle take it: `[1.0]` is exactly 1.0, other brackets are ranges, and some words are none.
pub(super) fn version(text: &str) -> Version {
    let one = text.strip_prefix('[').and_then(|text| text.strip_suffix(']')).map(str::trim);
    match one {
        Some(version) if !version.is_empty() && !version.contains([',', '[', '(']) => {
            Version::Exact(version.to_owned())
        }
        _ if text.contains("${") => Version::Unknown(format!("{text} has no value in the files on this disk")),
        _ if text.starts_with(['[', '(', ']']) || text.contains(',') => Version::Unknown(format!("a range, {text}")),
        _ if text.contains('+') && text.ends_with('+') => Version::Unknown(format!("a range, {text}")),
        _ if matches!(text, "LATEST" | "RELEASE") || text.starts_with("latest.") => {
            Version::Unknown(format!("a range, {text}"))
        }
        _ => super::exact_or(text, "no version"),
    }
}
