//! `hook fix`.

use std::path::PathBuf;

use findings::{Finding, Fingerprint, Kind, RepoPath, Salt, Source};
use similar::TextDiff;

use super::flags::{self, Configuration, Policy, Scope};
use super::{say, write_stdout};
use crate::config::Configs;
use crate::error::{Error, Exit, Result};
use crate::file::{self, Access};
use crate::fix::{self, Mended};
use crate::input::{Blob, Entry, Input, Reader, paths, staged};
use crate::pipeline::Pipeline;
use crate::report::escape;
use crate::report::summary::counted;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Files, folders, and fingerprints of findings; with --staged: only these of the change [default: .]
    what: Vec<PathBuf>,

    /// Mend what the next commit adds; files that hold more than what is staged are left alone
    #[arg(long)]
    staged: bool,

    /// Change nothing: print the changes as a patch
    #[arg(long)]
    diff: bool,

    #[command(flatten)]
    scope: Scope,

    #[command(flatten)]
    configuration: Configuration,
}

/// What came of all files.
#[derive(Default)]
struct Counts {
    mended: usize,
    files: usize,
    /// Findings whose edits were tried and did not help.
    refused: usize,
    /// Files that could be mended and were not touched.
    left: usize,
}

pub(crate) fn run(args: &Args) -> Result<Exit> {
    // A fingerprint is a word that names no file.
    let as_fingerprint = |word: &PathBuf| Fingerprint::parse(word.to_str()?).filter(|_| !word.exists());
    let fingerprints: Vec<Fingerprint> = args.what.iter().filter_map(as_fingerprint).collect();
    let named: Vec<PathBuf> = args.what.iter().filter(|word| as_fingerprint(word).is_none()).cloned().collect();
    let mut input = if args.staged {
        staged::open(&named)?
    } else {
        let named = if named.is_empty() { vec![PathBuf::from(".")] } else { named };
        paths::open(&named, args.scope.walk())?
    };
    args.scope.narrow(&mut input)?;
    // What a comment or the configuration accepts is not mended.
    let plan = flags::plan(&args.scope, &Policy::without_baseline(), &args.configuration, 0)?;
    let configs = Configs::new(&*input.store, plan.overrides.clone())?;
    configs.root()?;
    let pipeline = Pipeline {
        store: &*input.store,
        old: false,
        configs: &configs,
        checker: &plan.checker,
        threads: 1,
        stop: None,
    };
    let wanted = |finding: &Finding| {
        let print = || finding.identity.fingerprint(&Salt::default());
        finding.rule.kind == Kind::Injection && (fingerprints.is_empty() || fingerprints.contains(&print()))
    };
    let mut counts = Counts::default();
    let mut reader = input.store.reader();
    for entry in &input.entries {
        one(args, &input, entry, &pipeline, &mut *reader, &wanted, &mut counts)?;
    }
    let what = if args.diff { "can be mended" } else { "mended" };
    let mut line = format!("{} {what} in {}", counted(counts.mended, "finding"), counted(counts.files, "file"));
    if counts.refused > 0 {
        line.push_str(&format!(" · {} left: the fix did not help", counted(counts.refused, "finding")));
    }
    if args.staged && !args.diff && counts.files > 0 {
        line.push_str(" · git add stages what changed");
    }
    say(&line);
    Ok(if counts.left > 0 { Exit::Failed } else { Exit::Clean })
}

/// Mends one file.
fn one(
    args: &Args,
    input: &Input,
    entry: &Entry,
    pipeline: &Pipeline<'_>,
    reader: &mut dyn Reader,
    wanted: &dyn Fn(&Finding) -> bool,
    counts: &mut Counts,
) -> Result<()> {
    let settings = pipeline.configs.for_path(&entry.path)?;
    if settings.exclude.matches(&entry.path) {
        return Ok(());
    }
    let Ok(content) = reader.read(&entry.blob, settings.max_file_size) else { return Ok(()) };
    // Other encodings cannot be written back as they were.
    let Ok(whole) = std::str::from_utf8(&content) else { return Ok(()) };
    let (mark, text) = whole.strip_prefix('\u{feff}').map_or(("", whole), |text| ("\u{feff}", text));
    if Source::is_binary(&content[..content.len().min(Source::START)]) {
        return Ok(());
    }
    let Mended { text: mended, done, refused } =
        fix::mend(pipeline.checker, &entry.path, text, &settings, pipeline, wanted);
    counts.refused += refused.len();
    if done.is_empty() {
        return Ok(());
    }
    if args.diff {
        write_stdout(patch(&entry.path, text, &mended).as_bytes())?;
    } else if let Err(error) = write(input, entry, &content, &format!("{mark}{mended}")) {
        counts.left += 1;
        say(&error.to_string());
        return Ok(());
    }
    counts.files += 1;
    counts.mended += done.len();
    for finding in done.iter().filter(|_| !args.diff) {
        let (path, line) = (escape::path(&entry.path), finding.location.start.line);
        say(&format!("mended {path}:{line} {}: {}", finding.rule.id, escape::line(&finding.message)));
    }
    Ok(())
}

/// Writes the mended content where the scanned content came from.
fn write(input: &Input, entry: &Entry, content: &[u8], mended: &str) -> Result<()> {
    let shown = escape::path(&entry.path);
    let path = match &entry.blob {
        Blob::File(path) => path.clone(),
        Blob::Object(_) => {
            let root = input.root.as_ref().ok_or_else(|| Error::new("a bare repository has no files to mend"))?;
            let path = crate::git::names::path_of(entry.path.as_bytes())
                .ok_or_else(|| Error::new(format!("{shown}: this system has no such name")))?;
            root.join(path)
        }
    };
    let is_same = path.symlink_metadata().is_ok_and(|metadata| metadata.is_file())
        && file::read(&path, content.len() as u64).is_ok_and(|now| now == content);
    if !is_same {
        return Err(Error::new(format!("{shown} is not mended: on disk it is not what was looked at"))
            .help("stage or stash its other changes first, or apply the patch that --diff prints"));
    }
    file::replace(&path, mended.as_bytes(), Access::Kept).map_err(|error| Error::new(format!("{shown}: {error}")))
}

/// What changed, as `git apply` reads it.
fn patch(path: &RepoPath, before: &str, after: &str) -> String {
    let name = escape::path(path);
    let diff = TextDiff::from_lines(before, after);
    diff.unified_diff().context_radius(3).header(&format!("a/{name}"), &format!("b/{name}")).to_string()
}
