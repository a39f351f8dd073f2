//! What one configuration file (with what it extends) says: every key may be absent.

use std::collections::BTreeMap;
use std::ops::Range;

use findings::{Kind, RepoPath, Severity};
use regex::bytes::Regex;

use super::document::{Document, Key, Value};
use super::globs::{PathGlobs, RuleGlob};
use super::{FOREIGN_COMMENTS, FailOn, RuleIds};
use crate::error::{Error, Result};

/// Files that may stand in a row of `extends`, the first one included.
const DEPTH: usize = 8;

/// Gives the content of a file of the snapshot.
pub(super) type Read<'a> = dyn Fn(&[u8]) -> Result<Option<Vec<u8>>> + 'a;

/// The keys of one configuration file.
#[derive(Clone, Debug, Default)]
pub(super) struct Layer {
    /// The files read for it: its own, then what that extends.
    pub(super) files: Vec<RepoPath>,
    pub(super) plain: Profile,
    pub(super) exclude: Option<PathGlobs>,
    pub(super) max_file_size: Option<u64>,
    pub(super) dependencies_enabled: Option<bool>,
    pub(super) injection_enabled: Option<bool>,
    pub(super) injection_allow_paths: Option<PathGlobs>,
    pub(super) library: Option<bool>,
    pub(super) secrets_enabled: Option<bool>,
    pub(super) generic: Option<bool>,
    pub(super) allow: Option<Vec<Regex>>,
    pub(super) allow_paths: Option<PathGlobs>,
    pub(super) require_reason: Option<bool>,
    pub(super) max_days: Option<u32>,
    pub(super) foreign: Option<Vec<&'static str>>,
    /// In the order they count: the last match wins.
    pub(super) severity: Vec<SeverityRule>,
    /// In the order they count: the last match wins.
    pub(super) limits: Vec<PathLimit>,
    pub(super) profiles: BTreeMap<String, Profile>,
}

/// The keys that a profile may set, and the same keys outside of profiles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Profile {
    pub(super) fail_on: Option<FailOn>,
    pub(super) strict: Option<bool>,
}

/// A line of `[severity]`, or an entry of a list that says the same.
#[derive(Clone, Debug)]
pub(crate) struct SeverityRule {
    pub(crate) rule: RuleGlob,
    /// Where it stands, as `file:line:column`.
    place: String,
    /// `None`: off.
    pub(crate) level: Option<Severity>,
    /// What switches it off, as a user would look for it.
    pub(crate) key: &'static str,
    /// Whether it speaks of rules for code alone.
    code_only: bool,
}

impl SeverityRule {
    /// Whether it speaks of a rule.
    pub(crate) fn means(&self, kind: Kind, id: &str) -> bool {
        (!self.code_only || kind == Kind::Injection) && self.rule.matches(id)
    }
}

/// A table `[paths."glob"]`.
#[derive(Clone, Debug)]
pub(crate) struct PathLimit {
    /// One pattern.
    pub(crate) paths: PathGlobs,
    /// Findings in these files are never more severe than this.
    pub(crate) max_severity: Severity,
}

const KEYS: &[&str] = &[
    "extends",
    "fail-on",
    "strict",
    "exclude",
    "max-file-size",
    "dependencies",
    "injection",
    "secrets",
    "suppress",
    "severity",
    "paths",
    "profile",
];
const DEPENDENCIES: &[&str] = &["enabled"];
const INJECTION: &[&str] = &["enabled", "disable", "allow-paths", "library"];
const SECRETS: &[&str] = &["enabled", "generic", "allow", "allow-paths"];
const SUPPRESS: &[&str] = &["require-reason", "max-days", "foreign"];

/// Keys that are planned and have no meaning yet. To ignore them would be to promise what is not done.
const LATER: &[&str] = &["rules", "db"];

impl Layer {
    /// Reads the file at `path` and what it extends; `None` if there is no such file. Patterns, those of extended files
    /// too, are relative to the folder `base`: an extended file speaks for the folder that extends it. `shown` goes in
    /// front of paths in errors.
    pub(super) fn load(read: &Read<'_>, path: &RepoPath, base: &[u8], shown: &str) -> Result<Option<Self>> {
        let Some(bytes) = read(path.as_bytes())? else {
            return Ok(None);
        };
        let mut chain = vec![path.clone()];
        Self::load_chain(read, &bytes, base, shown, &mut chain).map(Some)
    }

    /// Reads the last file of `chain`, whose content is `bytes`.
    fn load_chain(read: &Read<'_>, bytes: &[u8], base: &[u8], shown: &str, chain: &mut Vec<RepoPath>) -> Result<Self> {
        let path = chain[chain.len() - 1].clone();
        let name = format!("{shown}{path}");
        let text = std::str::from_utf8(bytes).map_err(|error| {
            let line = bytes[..error.valid_up_to()].iter().filter(|&&byte| byte == b'\n').count() + 1;
            Error::new(format!("config file {name}: it is not UTF-8")).at(format!("{name}:{line}"))
        })?;
        let document = Document { name: &name, base, text };
        let table = document.parse()?;
        let mut layer = Self { files: vec![path.clone()], ..Self::default() };
        let mut extends = None;
        for (key, value) in document.entries(&table) {
            if key.get_ref() == "extends" {
                extends = Some((document.string(key, value)?, value.span()));
            } else {
                layer.set(&document, key, value)?;
            }
        }
        let Some((target, span)) = extends else {
            return Ok(layer);
        };
        let target = resolve(path.parent(), target).map_err(|why| document.error(span.clone(), why))?;
        if chain.contains(&target) {
            return Err(document.error(span, format!("`extends` goes in a circle: {target} is already part of it")));
        }
        if chain.len() == DEPTH {
            return Err(document.error(span, format!("`extends` goes more than {DEPTH} files deep")));
        }
        let bytes = read(target.as_bytes())
            .map_err(|error| error.at(document.place(span.clone())))?
            .ok_or_else(|| document.error(span, format!("`extends` names {target}, which does not exist")))?;
        chain.push(target);
        let below = Self::load_chain(read, &bytes, base, shown, chain)?;
        Ok(layer.over(below))
    }

    /// Checks that each pattern of `[severity]` matches one of `rules` at least.
    ///
    /// # Errors
    /// The first that does not: a slip in the name of a rule would leave that rule as it is, and nobody would know.
    pub(super) fn names_rules(&self, rules: &RuleIds) -> Result<()> {
        let Some(entry) = self.severity.iter().find(|entry| !rules.any(|kind, id| entry.means(kind, id))) else {
            return Ok(());
        };
        let written = entry.rule.written();
        let file = entry.place.rsplitn(3, ':').last().unwrap_or_default();
        let what = if entry.code_only { "rule for code" } else { "rule" };
        let error = Error::new(format!("config file {file}: `{written}` matches no {what}"));
        let error = error.at(entry.place.as_str());
        if rules.any(|_, id| entry.rule.matches(id)) {
            return Err(error.help("it matches rules for secrets, which `[severity]` switches off"));
        }
        // A beginning of an id is enough in a suppression; here it needs its star.
        let pattern = |word: &str| {
            let longer = ['.', '-'].map(|border| format!("{word}{border}"));
            let longer = longer.into_iter().find(|longer| rules.any(|_, id| id.starts_with(longer.as_str())));
            if rules.any(|_, id| id == word) { Some(word.to_owned()) } else { Some(longer? + "*") }
        };
        let meant = pattern(written).or_else(|| pattern(&rules.meant_by(written)?));
        Err(match meant {
            Some(meant) => error.help(format!("did you mean `{meant}`?")),
            None => error.help("write the rule as findings name it, such as `secrets.github-token`, or `secrets.*`"),
        })
    }

    /// Takes in one key at the top of the file.
    fn set(&mut self, document: &Document<'_>, key: &Key<'_>, value: &Value<'_>) -> Result<()> {
        match key.get_ref().as_ref() {
            "fail-on" | "strict" => self.plain.set(document, key, value)?,
            "exclude" => self.exclude = Some(document.globs(key, value)?),
            "max-file-size" => self.max_file_size = Some(document.size(key, value)?),
            "dependencies" => {
                for (key, value) in document.entries(document.table(key, value)?) {
                    self.set_dependencies(document, key, value)?;
                }
            }
            "injection" => {
                for (key, value) in document.entries(document.table(key, value)?) {
                    self.set_injection(document, key, value)?;
                }
            }
            "secrets" => {
                for (key, value) in document.entries(document.table(key, value)?) {
                    self.set_secrets(document, key, value)?;
                }
            }
            "suppress" => {
                for (key, value) in document.entries(document.table(key, value)?) {
                    self.set_suppress(document, key, value)?;
                }
            }
            "severity" => {
                for (key, value) in document.entries(document.table(key, value)?) {
                    self.severity.push(severity_rule(document, key, value)?);
                }
            }
            "paths" => {
                for (key, value) in document.entries(document.table(key, value)?) {
                    self.limits.push(path_limit(document, key, value)?);
                }
            }
            "profile" => {
                for (name, value) in document.entries(document.table(key, value)?) {
                    let mut profile = Profile::default();
                    for (key, value) in document.entries(document.table(name, value)?) {
                        profile.set(document, key, value)?;
                    }
                    self.profiles.insert(name.get_ref().to_string(), profile);
                }
            }
            later if LATER.contains(&later) => {
                let message = format!("`{later}` is not supported by this version of hook");
                return Err(document.error(key.span(), message).help("remove it"));
            }
            _ => return Err(document.unknown(key, "", KEYS)),
        }
        Ok(())
    }

    fn set_dependencies(&mut self, document: &Document<'_>, key: &Key<'_>, value: &Value<'_>) -> Result<()> {
        match key.get_ref().as_ref() {
            "enabled" => self.dependencies_enabled = Some(document.boolean(key, value)?),
            _ => return Err(document.unknown(key, "[dependencies]", DEPENDENCIES)),
        }
        Ok(())
    }

    fn set_injection(&mut self, document: &Document<'_>, key: &Key<'_>, value: &Value<'_>) -> Result<()> {
        match key.get_ref().as_ref() {
            "enabled" => self.injection_enabled = Some(document.boolean(key, value)?),
            "allow-paths" => self.injection_allow_paths = Some(document.globs(key, value)?),
            "library" => self.library = Some(document.boolean(key, value)?),
            "disable" => {
                for (pattern, span) in document.strings(key, value)? {
                    self.severity.push(SeverityRule {
                        rule: rule_glob(document, pattern, span.clone())?,
                        place: document.place(span),
                        level: None,
                        key: "[injection] disable",
                        code_only: true,
                    });
                }
            }
            _ => return Err(document.unknown(key, "[injection]", INJECTION)),
        }
        Ok(())
    }

    fn set_secrets(&mut self, document: &Document<'_>, key: &Key<'_>, value: &Value<'_>) -> Result<()> {
        match key.get_ref().as_ref() {
            "enabled" => self.secrets_enabled = Some(document.boolean(key, value)?),
            "generic" => self.generic = Some(document.boolean(key, value)?),
            "allow" => self.allow = Some(document.regexes(key, value)?),
            "allow-paths" => self.allow_paths = Some(document.globs(key, value)?),
            _ => return Err(document.unknown(key, "[secrets]", SECRETS)),
        }
        Ok(())
    }

    fn set_suppress(&mut self, document: &Document<'_>, key: &Key<'_>, value: &Value<'_>) -> Result<()> {
        match key.get_ref().as_ref() {
            "require-reason" => self.require_reason = Some(document.boolean(key, value)?),
            "max-days" => {
                let days = document.count(key, value)?;
                self.max_days = Some(u32::try_from(days).unwrap_or(u32::MAX));
            }
            "foreign" => {
                let mut words = Vec::new();
                for (at, (word, _)) in document.strings(key, value)?.into_iter().enumerate() {
                    let item = value.get_ref().as_array().and_then(|list| list.get(at));
                    match FOREIGN_COMMENTS.iter().find(|known| **known == word) {
                        Some(known) => words.push(*known),
                        None => return Err(document.no_word(item.unwrap_or(value), word, FOREIGN_COMMENTS)),
                    }
                }
                self.foreign = Some(words);
            }
            _ => return Err(document.unknown(key, "[suppress]", SUPPRESS)),
        }
        Ok(())
    }

    /// This layer on top of `below`: what this one says counts, key by key.
    pub(super) fn over(self, below: Self) -> Self {
        let mut profiles = below.profiles;
        for (name, profile) in self.profiles {
            let under = profiles.remove(&name).unwrap_or_default();
            profiles.insert(name, profile.over(&under));
        }
        Self {
            files: [self.files, below.files].concat(),
            plain: self.plain.over(&below.plain),
            exclude: self.exclude.or(below.exclude),
            max_file_size: self.max_file_size.or(below.max_file_size),
            dependencies_enabled: self.dependencies_enabled.or(below.dependencies_enabled),
            injection_enabled: self.injection_enabled.or(below.injection_enabled),
            injection_allow_paths: self.injection_allow_paths.or(below.injection_allow_paths),
            library: self.library.or(below.library),
            secrets_enabled: self.secrets_enabled.or(below.secrets_enabled),
            generic: self.generic.or(below.generic),
            allow: self.allow.or(below.allow),
            allow_paths: self.allow_paths.or(below.allow_paths),
            require_reason: self.require_reason.or(below.require_reason),
            max_days: self.max_days.or(below.max_days),
            foreign: self.foreign.or(below.foreign),
            severity: [below.severity, self.severity].concat(),
            limits: [below.limits, self.limits].concat(),
            profiles,
        }
    }
}

impl Profile {
    fn set(&mut self, document: &Document<'_>, key: &Key<'_>, value: &Value<'_>) -> Result<()> {
        match key.get_ref().as_ref() {
            "fail-on" => self.fail_on = Some(document.fail_on(key, value)?),
            "strict" => self.strict = Some(document.boolean(key, value)?),
            _ => return Err(document.unknown(key, "[profile]", &["fail-on", "strict"])),
        }
        Ok(())
    }

    /// This profile's keys, else those of `below`.
    pub(super) fn over(&self, below: &Self) -> Self {
        Self { fail_on: self.fail_on.or(below.fail_on), strict: self.strict.or(below.strict) }
    }
}

fn severity_rule(document: &Document<'_>, key: &Key<'_>, value: &Value<'_>) -> Result<SeverityRule> {
    let pattern = key.get_ref();
    // `secrets.github-token = "low"` without quotes is a table of tables to TOML.
    if value.get_ref().is_table() {
        let message = format!("a rule in [severity] must stand in quotes: \"{pattern}.…\" = \"medium\"");
        return Err(document.error(key.span(), message));
    }
    let rule = rule_glob(document, pattern, key.span())?;
    let level = match document.string(key, value)? {
        "off" => None,
        word => match Severity::parse(word) {
            Some(severity) => Some(severity),
            None => return Err(document.no_word(value, word, &["low", "medium", "high", "critical", "off"])),
        },
    };
    Ok(SeverityRule { rule, place: document.place(key.span()), level, key: "[severity] off", code_only: false })
}

fn rule_glob(document: &Document<'_>, pattern: &str, span: Range<usize>) -> Result<RuleGlob> {
    RuleGlob::new(pattern).map_err(|why| document.error(span, format!("bad pattern `{pattern}`: {why}")))
}

fn path_limit(document: &Document<'_>, key: &Key<'_>, value: &Value<'_>) -> Result<PathLimit> {
    let pattern = key.get_ref().to_string();
    let paths = PathGlobs::new(document.base, vec![pattern.clone()])
        .map_err(|(_, why)| document.error(key.span(), format!("bad pattern `{pattern}`: {why}")))?;
    let mut limit = None;
    for (key, value) in document.entries(document.table(key, value)?) {
        match key.get_ref().as_ref() {
            "max-severity" => limit = Some(document.severity(key, value)?),
            _ => return Err(document.unknown(key, &format!("[paths.\"{pattern}\"]"), &["max-severity"])),
        }
    }
    // To say nothing about a path is a slip, as an unknown key is.
    let nothing = || document.error(key.span(), format!("[paths.\"{pattern}\"] has no `max-severity`"));
    Ok(PathLimit { paths, max_severity: limit.ok_or_else(nothing)? })
}

/// The path that `extends` of a file in `folder` names.
fn resolve(folder: &[u8], target: &str) -> std::result::Result<RepoPath, String> {
    if target.contains("://") {
        return Err("`extends` must be a path inside the repository, not a URL".to_owned());
    }
    if target.starts_with('/') || target.contains(['\\', ':', '\0']) {
        return Err("`extends` must be a path relative to this file, with `/` between its parts".to_owned());
    }
    let mut parts: Vec<&[u8]> = folder.split(|&byte| byte == b'/').filter(|part| !part.is_empty()).collect();
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                if parts.pop().is_none() {
                    return Err("`extends` leads out of the repository".to_owned());
                }
            }
            name => parts.push(name.as_bytes()),
        }
    }
    if parts.is_empty() || target.ends_with('/') {
        return Err("`extends` must name a file".to_owned());
    }
    Ok(RepoPath::new(parts.join(&b'/')))
}
