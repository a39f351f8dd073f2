//! Settings: what is in force for a folder, from `.hook.toml` files, a profile and the command line.
//!
//! A key has the value that the command line gives it, else the nearest `.hook.toml` from the file's folder up to the
//! root that names it (in which the chosen profile goes before the plain key, and the file before what it `extends`),
//! else the value of [`Settings::default`]. Tables of patterns (`[severity]`, `[paths]`) add up; the last match counts,
//! nearest file last.

mod compare;
mod document;
mod globs;
mod layer;
mod nearest;
mod rule_ids;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};

use findings::{Kind, RepoPath, Severity};
use regex::bytes::Regex;
use rustc_hash::FxHashMap;

pub(crate) use compare::loosened;
pub(crate) use globs::PathGlobs;
pub(crate) use layer::{PathLimit, SeverityRule};
pub(crate) use nearest::nearest;
pub(crate) use rule_ids::RuleIds;

use self::layer::{Layer, Profile};
use crate::error::{Error, Result};
use crate::file;
use crate::input::Store;

/// No configuration file that somebody wrote has more bytes.
const LARGEST_FILE: u64 = 1 << 20;

/// The name of a configuration file.
pub(crate) const FILE_NAME: &str = ".hook.toml";

/// The words of `[suppress] foreign`: comments written for other tools, all of which count unless a file says
/// otherwise. `policy::suppress::foreign` reads them.
pub(crate) const FOREIGN_COMMENTS: &[&str] = &[
    "nosec",
    "nosemgrep",
    "gitleaks:allow",
    "betterleaks:allow",
    "trufflehog:ignore",
    "kingfisher:ignore",
    "ggignore",
    "pragma: allowlist secret",
    "NOSONAR",
    "lgtm",
    "codeql",
    "noqa",
    "eslint-disable",
];

/// The severity from which findings stop a commit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FailOn {
    /// This one and worse ones.
    Severity(Severity),
    /// None does.
    Never,
}

impl FailOn {
    /// The words users write.
    pub(crate) const WORDS: &[&str] = &["low", "medium", "high", "critical", "never"];

    /// The threshold a user named.
    pub(crate) fn parse(word: &str) -> Option<Self> {
        if word == "never" { Some(Self::Never) } else { Severity::parse(word).map(Self::Severity) }
    }

    /// The word users read and write.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Severity(severity) => severity.word(),
            Self::Never => "never",
        }
    }

    /// Whether a finding of this severity blocks.
    pub(crate) fn blocks(self, severity: Severity) -> bool {
        match self {
            Self::Severity(least) => severity >= least,
            Self::Never => false,
        }
    }
}

/// The settings in force for one folder.
#[derive(Clone, Debug)]
pub(crate) struct Settings {
    /// From which severity on a new finding stops the commit.
    pub(crate) fail_on: FailOn,
    /// Whether content that could not be scanned is exit 2.
    pub(crate) strict: bool,
    /// Kinds that run.
    pub(crate) kinds: Vec<Kind>,
    /// Paths that are not scanned.
    pub(crate) exclude: PathGlobs,
    /// Files of more bytes than this are not scanned.
    pub(crate) max_file_size: u64,
    pub(crate) injection: Injection,
    pub(crate) secrets: Secrets,
    pub(crate) suppress: Suppress,
    /// Severities by rule id, the last match counts.
    pub(crate) severity: Vec<SeverityRule>,
    /// Upper limits of severities by path, the last match counts.
    pub(crate) limits: Vec<PathLimit>,
    /// The rules that comments may name.
    pub(crate) rules: RuleIds,
    /// The files that these settings come from, nearest first.
    pub(crate) files: Vec<RepoPath>,
}

/// The table `[injection]`; the rules it disables are in [`Settings::severity`].
#[derive(Clone, Debug, Default)]
pub(crate) struct Injection {
    /// Files in which no rules for code run.
    pub(crate) allow_paths: PathGlobs,
    /// Whether parameters of functions that others can call are sources: this is a library.
    pub(crate) library: bool,
}

/// The table `[secrets]`.
#[derive(Clone, Debug)]
pub(crate) struct Secrets {
    /// Whether passwords and keys of no known provider are reported.
    pub(crate) generic: bool,
    /// Secrets in whose text one of these matches are no findings.
    pub(crate) allow: Vec<Regex>,
    /// Files in which secrets are no findings.
    pub(crate) allow_paths: PathGlobs,
}

/// The table `[suppress]`.
#[derive(Clone, Debug)]
pub(crate) struct Suppress {
    /// `false` under `--no-suppress`: comments and allow lists hide nothing.
    pub(crate) honoured: bool,
    /// A suppression without `-- reason` does not count.
    pub(crate) require_reason: bool,
    /// `until` may not be further away than this many days, nor be absent; `None` for no limit.
    pub(crate) max_days: Option<u32>,
    /// Which foreign comments count: words of [`FOREIGN_COMMENTS`].
    pub(crate) foreign: Vec<&'static str>,
}

impl Default for Settings {
    /// What holds where nobody says anything.
    fn default() -> Self {
        Self {
            // Known credentials are high or critical and stop the commit; guesses are medium and warn.
            fail_on: FailOn::Severity(Severity::High),
            strict: false,
            kinds: Kind::ALL.to_vec(),
            exclude: PathGlobs::default(),
            // Secrets are looked for at the speed of memory: a smaller limit would save no time worth having and leave
            // database dumps and bundles, where secrets do turn up, unscanned.
            max_file_size: 16 << 20,
            injection: Injection::default(),
            secrets: Secrets { generic: true, allow: Vec::new(), allow_paths: PathGlobs::default() },
            suppress: Suppress {
                honoured: true,
                require_reason: true,
                max_days: None,
                foreign: FOREIGN_COMMENTS.to_vec(),
            },
            severity: Vec::new(),
            limits: Vec::new(),
            rules: RuleIds::default(),
            files: Vec::new(),
        }
    }
}

impl Settings {
    /// Whether a kind is looked for in a file that is scanned.
    pub(crate) fn look_for(&self, kind: Kind, path: &RepoPath) -> bool {
        let allowed = kind == Kind::Injection && self.suppress.honoured && self.injection.allow_paths.matches(path);
        self.kinds.contains(&kind) && !allowed
    }

    /// These settings with what the folder's own file says on top.
    fn under(&self, layer: Layer, profile: Option<&str>) -> Self {
        let chosen = profile.and_then(|name| layer.profiles.get(name)).map_or_else(Profile::default, Clone::clone);
        let plain = chosen.over(&layer.plain);
        let mut settings = self.clone();
        settings.fail_on = plain.fail_on.unwrap_or(settings.fail_on);
        settings.strict = plain.strict.unwrap_or(settings.strict);
        settings.max_file_size = layer.max_file_size.unwrap_or(settings.max_file_size);
        settings.exclude = layer.exclude.unwrap_or(settings.exclude);
        let switches = [
            (Kind::Dependencies, layer.dependencies_enabled),
            (Kind::Injection, layer.injection_enabled),
            (Kind::Secrets, layer.secrets_enabled),
        ];
        for (switched, enabled) in switches {
            if let Some(enabled) = enabled {
                settings.kinds.retain(|kind| *kind != switched);
                settings.kinds.extend(enabled.then_some(switched));
            }
        }
        settings.kinds.sort_unstable();
        settings.injection.allow_paths = layer.injection_allow_paths.unwrap_or(settings.injection.allow_paths);
        settings.injection.library = layer.library.unwrap_or(settings.injection.library);
        settings.secrets.generic = layer.generic.unwrap_or(settings.secrets.generic);
        settings.secrets.allow = layer.allow.unwrap_or(settings.secrets.allow);
        settings.secrets.allow_paths = layer.allow_paths.unwrap_or(settings.secrets.allow_paths);
        settings.suppress.require_reason = layer.require_reason.unwrap_or(settings.suppress.require_reason);
        settings.suppress.max_days = layer.max_days.or(settings.suppress.max_days);
        settings.suppress.foreign = layer.foreign.unwrap_or(settings.suppress.foreign);
        settings.severity.extend(layer.severity);
        settings.limits.extend(layer.limits);
        settings.files.splice(0..0, layer.files);
        settings
    }
}

/// Where configuration comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum Discovery {
    /// From the `.hook.toml` files of the scanned snapshot.
    #[default]
    Nearest,
    /// From this file on disk alone (`--config`); its patterns are relative to the root.
    File(PathBuf),
    /// From nowhere (`--no-config`).
    Off,
}

/// What the command line and the environment say; it goes before every file.
#[derive(Clone, Debug, Default)]
pub(crate) struct Overrides {
    /// Where configuration comes from.
    pub(crate) discovery: Discovery,
    /// The rules that configuration and comments may name.
    pub(crate) rules: RuleIds,
    /// The profile to use. No file having it is an error, never a quietly weaker check.
    pub(crate) profile: Option<String>,
    /// `--fail-on`.
    pub(crate) fail_on: Option<FailOn>,
    /// `--strict`.
    pub(crate) strict: Option<bool>,
    /// `--only`: of the kinds that the configuration enables, these; empty for all.
    pub(crate) only: Vec<Kind>,
    /// `--skip`: not these kinds.
    pub(crate) skip: Vec<Kind>,
    /// `--exclude`: these paths too, relative to the root.
    pub(crate) exclude: Vec<String>,
    /// `--max-file-size`.
    pub(crate) max_file_size: Option<u64>,
    /// `--no-suppress`.
    pub(crate) no_suppress: bool,
}

/// The settings of every folder of a snapshot, read when first asked for.
pub(crate) struct Configs<'s> {
    store: &'s dyn Store,
    overrides: Overrides,
    /// `--exclude`, compiled.
    exclude: PathGlobs,
    /// What holds for the root before its own `.hook.toml`: the defaults, or `--config`'s file on top of them.
    ground: Folder,
    /// By folder, without the trailing `/`.
    folders: RwLock<FxHashMap<Vec<u8>, Folder>>,
}

/// What is known about one folder.
#[derive(Clone)]
struct Folder {
    /// Before the command line: what the folders below start from.
    files: Arc<Settings>,
    /// In the end.
    settings: Arc<Settings>,
    /// Names of the profiles that files from here up to the root define.
    profiles: Arc<Vec<String>>,
}

impl<'s> Configs<'s> {
    /// Prepares to read from `store`.
    ///
    /// # Errors
    /// A bad `--exclude` pattern, or a `--config` file that is not there or broken.
    pub(crate) fn new(store: &'s dyn Store, overrides: Overrides) -> Result<Self> {
        let exclude = if overrides.exclude.is_empty() {
            PathGlobs::default()
        } else {
            PathGlobs::new(b"", overrides.exclude.clone()).map_err(|(at, why)| {
                Error::new(format!("bad pattern `{}` after --exclude: {why}", overrides.exclude[at]))
            })?
        };
        let layer = match &overrides.discovery {
            Discovery::File(file) => Some(from_disk(file)?),
            Discovery::Nearest | Discovery::Off => None,
        };
        layer.iter().try_for_each(|layer| layer.names_rules(&overrides.rules))?;
        let start = Arc::new(Settings::default());
        let ground = Folder { files: Arc::clone(&start), settings: start, profiles: Arc::default() };
        let mut configs = Self { store, overrides, exclude, ground, folders: RwLock::default() };
        configs.ground = configs.folder_with(&configs.ground, layer);
        Ok(configs)
    }

    /// The settings for the file at `path`.
    ///
    /// # Errors
    /// A broken `.hook.toml` on the way up, or a profile that none of them has.
    pub(crate) fn for_path(&self, path: &RepoPath) -> Result<Arc<Settings>> {
        self.for_folder(path.parent())
    }

    /// The settings for the root: what holds for the run as a whole.
    ///
    /// # Errors
    /// As [`Configs::for_path`].
    pub(crate) fn root(&self) -> Result<Arc<Settings>> {
        self.for_folder(b"")
    }

    /// Whether the command line asks for nothing but this kind.
    pub(crate) fn asks_only(&self, kind: Kind) -> bool {
        let Overrides { only, skip, .. } = &self.overrides;
        let mut asked = only.iter().filter(|kind| !skip.contains(kind)).peekable();
        asked.peek().is_some() && asked.all(|asked| *asked == kind)
    }

    /// The configuration files that have been read so far, without those they extend.
    pub(crate) fn read(&self) -> Vec<RepoPath> {
        let folders = self.folders.read().unwrap_or_else(PoisonError::into_inner);
        let files = folders.values().flat_map(|folder| &folder.settings.files);
        let all: BTreeSet<&RepoPath> = files.filter(|path| path.file_name() == FILE_NAME.as_bytes()).collect();
        all.into_iter().cloned().collect()
    }

    fn for_folder(&self, folder: &[u8]) -> Result<Arc<Settings>> {
        let folder = match self.overrides.discovery {
            Discovery::Nearest => self.folder(folder)?,
            Discovery::File(_) | Discovery::Off => self.ground.clone(),
        };
        match &self.overrides.profile {
            Some(name) if !folder.profiles.contains(name) => Err(no_profile(name, &folder.profiles)),
            _ => Ok(folder.settings),
        }
    }

    fn folder(&self, path: &[u8]) -> Result<Folder> {
        if let Some(known) = self.folders.read().unwrap_or_else(PoisonError::into_inner).get(path) {
            return Ok(known.clone());
        }
        if path == FILE_NAME.as_bytes() || path.ends_with(format!("/{FILE_NAME}").as_bytes()) {
            // git has no entry for a folder, so that only what is in it tells.
            let error = Error::new(format!("{} is a folder, and no configuration", RepoPath::new(path)));
            return Err(error.help("put a regular file there, or name the folder otherwise"));
        }
        let (above, file) = if path.is_empty() {
            (self.ground.clone(), FILE_NAME.as_bytes().to_vec())
        } else {
            let end = path.iter().rposition(|&byte| byte == b'/').unwrap_or(0);
            (self.folder(&path[..end])?, [path, b"/", FILE_NAME.as_bytes()].concat())
        };
        let layer = Layer::load(&|path| self.store.file(path), &RepoPath::new(file), path, "")?;
        layer.iter().try_for_each(|layer| layer.names_rules(&self.overrides.rules))?;
        let folder = self.folder_with(&above, layer);
        self.folders.write().unwrap_or_else(PoisonError::into_inner).insert(path.to_vec(), folder.clone());
        Ok(folder)
    }

    /// The folder below `above` with `layer` as its own file.
    fn folder_with(&self, above: &Folder, layer: Option<Layer>) -> Folder {
        let Some(layer) = layer else {
            let settings = Arc::new(self.overridden(&above.files));
            return Folder { settings, ..above.clone() };
        };
        let profiles = above.profiles.iter().chain(layer.profiles.keys()).cloned().collect();
        let files = above.files.under(layer, self.overrides.profile.as_deref());
        let settings = Arc::new(self.overridden(&files));
        Folder { files: Arc::new(files), settings, profiles: Arc::new(profiles) }
    }

    /// `settings` with the command line on top.
    fn overridden(&self, settings: &Settings) -> Settings {
        let say = &self.overrides;
        let mut settings = settings.clone();
        settings.fail_on = say.fail_on.unwrap_or(settings.fail_on);
        settings.strict = say.strict.unwrap_or(settings.strict);
        settings.max_file_size = say.max_file_size.unwrap_or(settings.max_file_size);
        settings.exclude = settings.exclude.and(&self.exclude);
        settings.kinds.retain(|kind| (say.only.is_empty() || say.only.contains(kind)) && !say.skip.contains(kind));
        settings.suppress.honoured = !say.no_suppress;
        settings.rules = say.rules.clone();
        settings
    }
}

/// Reads the file of `--config`. What it extends is looked for beside and below it.
fn from_disk(file: &Path) -> Result<Layer> {
    let content = file::read(file, LARGEST_FILE)
        .map_err(|error| Error::new(format!("cannot read the config file {}: {error}", file.display())))?;
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
    let name = RepoPath::new(file.file_name().unwrap_or_default().to_string_lossy().into_owned());
    let read = |path: &[u8]| {
        if path == name.as_bytes() {
            return Ok(Some(content.clone()));
        }
        let Ok(path) = std::str::from_utf8(path).map(Path::new) else { return Ok(None) };
        let path = folder.map_or_else(|| path.to_path_buf(), |folder| folder.join(path));
        match file::read(&path, LARGEST_FILE) {
            Ok(content) => Ok(Some(content)),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(Error::new(format!("cannot read the config file {}: {error}", path.display()))),
        }
    };
    let shown = folder.map_or_else(String::new, |folder| format!("{}/", folder.display()));
    Ok(Layer::load(&read, &name, b"", &shown)?.unwrap_or_default())
}

fn no_profile(name: &str, known: &[String]) -> Error {
    let error = Error::new(format!("no {FILE_NAME} defines the profile `{name}`"));
    match nearest(name, known.iter().map(String::as_str)) {
        Some(meant) => error.help(format!("did you mean `{meant}`?")),
        None if known.is_empty() => error.help(format!("write [profile.{name}] into {FILE_NAME} at the root")),
        None => error.help(format!("known profiles are {}", known.join(", "))),
    }
}

/// Reads a size: bytes, or a number with a unit. `KB`, `MB`, `GB` count in thousands, `KiB`, `MiB`, `GiB` and the bare
/// letters `K`, `M`, `G` in 1024s.
pub(crate) fn size(text: &str) -> Option<u64> {
    let text = text.trim();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let number: u64 = text[..digits].parse().ok()?;
    let unit: u64 = match text[digits..].trim_start().to_ascii_lowercase().as_str() {
        "" | "b" => 1,
        "kb" => 1000,
        "mb" => 1_000_000,
        "gb" => 1_000_000_000,
        "k" | "kib" => 1 << 10,
        "m" | "mib" => 1 << 20,
        "g" | "gib" => 1 << 30,
        _ => return None,
    };
    number.checked_mul(unit).filter(|&bytes| bytes > 0)
}

#[cfg(test)]
pub(crate) mod examples;
#[cfg(test)]
mod tests;
