//! Packages as findings: a lockfile or manifest is read, its packages are held against advisories, and what is known of
//! them becomes findings, problems and notes.

use std::borrow::Cow;
use std::sync::Arc;

use advisories::check::{Answer, check};
use advisories::lockfile::{self, Format, manifest};
use advisories::package::{Group, Package, Read, Version};
use findings::{
    Confidence, Dependency, Finding, Identity, Kind, Location, Problem, Reason, RepoPath, RuleInfo, Severity, Source,
    Span,
};
use rules::Files;

use crate::database::{Database, Edition};
use crate::report::Note;

/// What is said of all findings about packages.
pub(crate) static RULES: [RuleInfo; 2] = [
    RuleInfo {
        id: Cow::Borrowed("dependencies.malicious"),
        kind: Kind::Dependencies,
        title: Cow::Borrowed("package that was published to do harm"),
        why: Cow::Borrowed("its code runs when it is installed or loaded, with the rights of whoever does that"),
        fix: Cow::Borrowed(
            "remove it, and treat machines that installed it as compromised: change what was stored there",
        ),
        cwe: Cow::Borrowed(&[Cow::Borrowed("CWE-506")]),
        owasp: Cow::Borrowed(&[Cow::Borrowed("A08:2021")]),
        references: Cow::Borrowed(&[Cow::Borrowed("https://cwe.mitre.org/data/definitions/506.html")]),
        severity: Severity::Critical,
    },
    RuleInfo {
        id: Cow::Borrowed("dependencies.vulnerable"),
        kind: Kind::Dependencies,
        title: Cow::Borrowed("package with a known hole"),
        why: Cow::Borrowed("the hole and how to use it are public, and it comes with the package"),
        fix: Cow::Borrowed("take a version without it, or do without the package"),
        cwe: Cow::Borrowed(&[Cow::Borrowed("CWE-1395")]),
        owasp: Cow::Borrowed(&[Cow::Borrowed("A06:2021")]),
        references: Cow::Borrowed(&[Cow::Borrowed("https://cwe.mitre.org/data/definitions/1395.html")]),
        severity: Severity::Medium,
    },
];

/// No more characters of an advisory's own words are in a message: it is one line.
const LONGEST: usize = 90;

/// Asks advisories about the packages of texts; shared by threads.
pub(crate) struct Dependencies {
    database: Database,
    malicious: Arc<RuleInfo>,
    vulnerable: Arc<RuleInfo>,
}

/// What one text gives.
#[derive(Debug, Default)]
pub(crate) struct Found {
    pub(crate) findings: Vec<Finding>,
    pub(crate) problems: Vec<Problem>,
    pub(crate) notes: Vec<Note>,
}

/// Whether the file at `path` names packages, by its name.
pub(crate) fn is_asked(path: &RepoPath) -> bool {
    lockfile::format_of(path).is_some()
}

/// Whether versions in the file at `path` are written by people: of most others programs are the authors, which write
/// digests of what is installed beside them.
pub(crate) fn is_written_by_people(path: &RepoPath) -> bool {
    let format = lockfile::format_of(path);
    format.is_some_and(|format| format.kind == lockfile::Kind::Manifest || format.name == "requirements.txt")
}

/// The names of files that name packages, as patterns.
pub(crate) fn file_names() -> impl Iterator<Item = &'static str> {
    lockfile::ALL.iter().flat_map(|format| format.files.iter().copied())
}

impl Dependencies {
    /// Asks this database.
    pub(crate) fn new(database: Database) -> Self {
        let [malicious, vulnerable] = RULES.clone().map(Arc::new);
        Self { database, malicious, vulnerable }
    }

    /// What reports say of the advisories.
    pub(crate) fn edition(&self) -> Option<Edition> {
        self.database.edition()
    }

    /// Looks at a text, which stands among `files`; `None` if its name is that of no lockfile or manifest.
    pub(crate) fn check(&self, source: &Source<'_>, files: &dyn Files) -> Option<Found> {
        let format = lockfile::format_of(source.path())?;
        let mut found = Found::default();
        let beside = Beside { folder: source.path().parent(), files };
        if let Some(by) = replaced_by(format, source.path(), &beside) {
            let text = format!("its packages are not checked: those of {by} beside it count");
            found.notes.push(note(source.path(), text));
            return Some(found);
        }
        if let Err((reason, detail)) = self.packages(source, format, &beside, &mut found) {
            found.problems.push(Problem { path: source.path().clone(), reason, detail });
        }
        Some(found)
    }

    fn packages(
        &self,
        source: &Source<'_>,
        format: &Format,
        beside: &Beside<'_>,
        found: &mut Found,
    ) -> Result<(), (Reason, String)> {
        let path = source.path();
        let read = format
            .read(source.text(), beside)
            .map_err(|refused| (Reason::Dependencies, format!("it cannot be read as {}: {refused}", format.name)))?;
        let damaged = |why: &dyn std::fmt::Display| {
            (
                Reason::Unreadable,
                format!("the advisory database cannot be used: {why}; remove it, then: hook db update"),
            )
        };
        let index = self.database.index().map_err(|why| damaged(&why))?;
        let checked = check(&read, &index).map_err(|why| damaged(&why))?;
        for answer in &checked.answers {
            let summary = index.text(answer.record).map_err(|why| damaged(&why))?.summary;
            found.findings.push(self.finding(source, &read, answer, &summary, beside));
        }
        for (ecosystem, packages) in &checked.uncovered {
            let name = ecosystem.osv_name();
            let detail = format!(
                "no advisories of {name} for {}; hook db update --ecosystem {name} gets them",
                if *packages == 1 { "its package".to_owned() } else { format!("its {packages} packages") }
            );
            found.problems.push(Problem { path: path.clone(), reason: Reason::Dependencies, detail });
        }
        // The reader of `pom.xml` has said this already, with the parent's name and what to do.
        const ELSEWHERE: &str = "parent or BOM that is not on this disk";
        let said = read.gaps.iter().any(|gap| gap.contains(ELSEWHERE));
        let more = checked.gaps.iter().filter(|gap| !(said && gap.ends_with(ELSEWHERE)));
        let gaps: Vec<&str> = read.gaps.iter().chain(more).map(String::as_str).collect();
        if !gaps.is_empty() {
            found.notes.push(note(path, format!("not all of its packages are checked: {}", gaps.join("; "))));
        }
        Ok(())
    }

    fn finding(
        &self,
        source: &Source<'_>,
        read: &Read,
        answer: &Answer,
        summary: &str,
        beside: &Beside<'_>,
    ) -> Finding {
        let package = &read.packages[answer.package as usize];
        let rule = if answer.malware { &self.malicious } else { &self.vulnerable };
        let location = Location::of(source, package.span);
        let lines = [location.start.line, location.end.line].map(|line| source.line_span(line));
        let first = answer.way.first().map_or(package, |&first| &read.packages[first as usize]);
        let way = answer.way.iter().map(|&at| shown(&read.packages[at as usize])).collect();
        let identity = [package.ecosystem.osv_name(), &package.name, &answer.version, &answer.ids[0]];
        Finding {
            rule: Arc::clone(rule),
            severity: severity(answer),
            confidence: if answer.disputed { Confidence::Low } else { Confidence::High },
            message: message(package, answer, summary),
            evidence: evidence(package, answer).into(),
            statement: Span::new(lines[0].start, lines[1].end),
            trace: Vec::new(),
            secret: None,
            dependency: Some(Box::new(Dependency {
                ecosystem: package.ecosystem.osv_name(),
                name: package.name.clone(),
                version: answer.version.clone(),
                advisories: answer.ids.clone(),
                fixed: answer.fix.clone(),
                way,
                manifest: beside.manifest(source.path(), first),
                advice: advice(read, package, answer),
            })),
            fix: None,
            identity: Identity::of_context(&rule.id, &identity),
            location,
        }
    }
}

/// What nobody has rated counts as medium.
fn severity(answer: &Answer) -> Severity {
    match answer.severity {
        _ if answer.disputed => Severity::Low,
        _ if answer.malware => Severity::Critical,
        Some(severity) => severity,
        None => Severity::Medium,
    }
}

fn shown(package: &Package) -> String {
    match &package.version {
        Version::Exact(version) => format!("{} {version}", package.name),
        Version::Unknown(_) => package.name.clone(),
    }
}

fn message(package: &Package, answer: &Answer, summary: &str) -> String {
    let ecosystem = package.ecosystem.osv_name();
    let (name, version) = (&package.name, &answer.version);
    // The first is the one to look for; of the others one more name is enough.
    let ids = answer.ids.iter().take(2).map(String::as_str).collect::<Vec<_>>().join(", ");
    if answer.malware && answer.disputed {
        return format!(
            "{ecosystem} package `{name} {version}` may be malware: its advisory contradicts itself ({ids})"
        );
    }
    if answer.malware {
        return format!("{ecosystem} package `{name} {version}` is malware ({ids})");
    }
    let summary = summary.split_whitespace().collect::<Vec<_>>().join(" ");
    let summary = match summary.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &summary[..end]),
        None => summary.trim_end_matches('.').to_owned(),
    };
    let what = if summary.is_empty() { "has a known hole".to_owned() } else { summary };
    format!("{ecosystem} `{name} {version}`: {what} ({ids})")
}

fn evidence(package: &Package, answer: &Answer) -> String {
    let mut words = Vec::new();
    if answer.severity.is_none() && !answer.malware {
        words.push("severity unknown".to_owned());
    }
    if answer.informational {
        words.push("no hole, but worth knowing".to_owned());
    }
    if answer.group == Group::Development {
        words.push("for development only".to_owned());
    }
    if !package.marker.is_empty() {
        words.push(format!("where {}", package.marker));
    }
    words.join(" · ")
}

/// What to do about a package.
fn advice(read: &Read, package: &Package, answer: &Answer) -> String {
    let name = &package.name;
    let parent = match answer.way[..] {
        [.., parent, _] => Some(&read.packages[parent as usize].name),
        _ => None,
    };
    let what = match (&answer.fix, parent) {
        (Some(fix), None) => format!("{fix} is the smallest version of `{name}` without it"),
        (Some(fix), Some(parent)) => {
            let allowed = match answer.fits {
                Some(true) => format!("; `{parent}` lets it in: update the lockfile"),
                Some(false) => format!("; `{parent}` does not let it in: update `{parent}`"),
                None => String::new(),
            };
            format!("{fix} is the smallest version of `{name}` without it{allowed}")
        }
        (None, Some(parent)) if answer.malware => {
            format!("remove `{parent}`, or take a version of it that does not need `{name}`")
        }
        (None, _) if answer.malware => format!("remove `{name}`"),
        (None, _) => format!("no version of `{name}` without it is known: do without it, or guard how it is used"),
    };
    if answer.malware { format!("{what}; treat machines that installed it as compromised") } else { what }
}

fn note(path: &RepoPath, text: String) -> Note {
    Note { place: path.to_string(), warning: false, text }
}

/// The name of the file beside this one whose packages count instead.
fn replaced_by(format: &Format, path: &RepoPath, beside: &Beside<'_>) -> Option<&'static str> {
    let by = format.replaced_by(str::from_utf8(path.file_name()).ok()?)?;
    lockfile::Files::text(beside, by).map(|_| by)
}

/// Files around the one that is read, of the same snapshot. What Maven has downloaded on this machine is left out: the
/// same commit must give the same answer everywhere.
struct Beside<'a> {
    folder: &'a [u8],
    files: &'a dyn Files,
}

impl lockfile::Files for Beside<'_> {
    fn text(&self, path: &str) -> Option<String> {
        self.files.text(&self.path(path)?)
    }
}

impl Beside<'_> {
    /// From the root; `None` for what is outside.
    fn path(&self, path: &str) -> Option<String> {
        let mut parts: Vec<&str> = Vec::new();
        for part in str::from_utf8(self.folder).ok()?.split('/').chain(path.split('/')) {
            match part {
                "" | "." => {}
                ".." => drop(parts.pop()?),
                "~" => return None,
                name => parts.push(name),
            }
        }
        Some(parts.join("/"))
    }

    /// The line of the manifest in the same folder that asks for a package.
    fn manifest(&self, asked: &RepoPath, package: &Package) -> Option<Location> {
        let (file, span) = manifest::line(self, package.ecosystem, &package.name)?;
        let path = RepoPath::from(self.path(file)?.as_str());
        if path == *asked {
            return None;
        }
        let text = self.files.text(&self.path(file)?)?;
        Some(Location::of(&Source::from_text(path, text), span))
    }
}
