//! One scan from input to report: pipeline, newness, baseline, thresholds.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Instant;

use findings::{Finding, Kind, Problem, Reason, RepoPath};
use jiff::civil::Date;

use crate::check::Checker;
use crate::config::{Configs, FailOn, Overrides};
use crate::error::{Exit, Result};
use crate::input::{Entry, Input, Mode, Old};
use crate::pipeline::{Outcome, Pipeline};
use crate::policy::baseline::{self, Baseline};
use crate::policy::newness::{self, Seen, State};
use crate::policy::{How, loosened, threshold};
use crate::report::summary::counted;
use crate::report::{Advisories, Excerpt, Note, Nothing, Report, Reported, Suppressed};

/// What a scan needs besides its input.
#[derive(Clone)]
pub(crate) struct Plan {
    pub(crate) checker: Arc<Checker>,
    pub(crate) overrides: Overrides,
    pub(crate) threads: usize,
    /// Also report findings that the change did not add.
    pub(crate) all_findings: bool,
    /// Whether `.hook-baseline` counts.
    pub(crate) baseline: bool,
    /// Whether every rule that was asked for is run; what is missing was said.
    pub(crate) all_rules_run: bool,
    pub(crate) today: fn() -> Date,
    /// Ends the scan early once it is set: nobody waits for what it finds.
    pub(crate) stop: Option<Arc<AtomicBool>>,
}

/// Advisories that are older, in days, are worth a warning: most holes are used within weeks.
const STALE: i64 = 7;

/// Runs the scan. `done` is called after each entry of the new content.
///
/// # Errors
/// A broken configuration or baseline file.
pub(crate) fn run(input: &Input, plan: &Plan, started: Instant, done: &(dyn Fn() + Sync)) -> Result<Report> {
    let store = &*input.store;
    let configs = Configs::new(store, plan.overrides.clone())?;
    // Also where nothing is scanned: that it is broken must not wait for the next commit.
    configs.root()?;
    let mut baseline = match plan.baseline.then(|| store.file(baseline::FILE_NAME.as_bytes())).transpose()?.flatten() {
        Some(text) => Baseline::parse(&text)?,
        None => Baseline::default(),
    };
    let pipeline = Pipeline {
        store,
        old: false,
        configs: &configs,
        checker: &plan.checker,
        threads: plan.threads,
        stop: plan.stop.as_deref(),
    };
    let outcomes = pipeline.run(&input.entries, done)?;

    let files = outcomes.iter().filter(|outcome| outcome.bytes.is_some()).count();
    let lockfiles = outcomes.iter().filter(|outcome| outcome.checked.lockfile).count();
    let passed = outcomes.iter().any(|outcome| outcome.passed);
    let bytes = outcomes.iter().filter_map(|outcome| outcome.bytes).sum();
    let off = |kind: Kind| (kind, outcomes.iter().filter(|outcome| outcome.off.contains(&kind)).count());
    let not_looked_for = Kind::ALL.iter().map(|&kind| off(kind)).filter(|&(_, files)| files > 0).collect();
    let mut rules_off: BTreeMap<String, usize> = BTreeMap::new();
    let mut problems: Vec<Problem> = input.problems.clone();
    let mut notes: Vec<Note> = Vec::new();
    let mut found: Vec<(Finding, Excerpt)> = Vec::new();
    let mut hidden: Vec<(Finding, How)> = Vec::new();
    for outcome in outcomes {
        problems.extend(outcome.checked.problems);
        notes.extend(outcome.checked.notes);
        outcome.checked.rules_off.into_iter().for_each(|id| *rules_off.entry(id).or_default() += 1);
        found.extend(outcome.checked.findings);
        hidden.extend(outcome.checked.suppressed);
    }
    problems.sort();
    let rules_off = rules_off.into_iter().collect();
    let unusable = plan.checker.refused_rules();
    let all_rules_run = plan.all_rules_run && unusable.is_empty();
    notes.extend(unusable.into_iter().map(|text| Note { place: String::new(), warning: true, text }));

    let flags = match &input.old {
        Some(old) if !found.is_empty() => new_flags(&pipeline, input, old, &found, &hidden, &mut notes)?,
        _ => vec![true; found.len()],
    };
    let (new, old): (Vec<_>, Vec<_>) = found.into_iter().zip(flags).partition(|(_, new)| *new);

    let is_change = matches!(input.mode, Mode::Staged | Mode::Range);
    let changed = if is_change { changed_paths(input) } else { Vec::new() };
    if !new.is_empty() && !baseline.entries().is_empty() {
        // Of a change what it touches; else what was looked at, which may be a part of the folder.
        let looked_at = input.entries.iter().map(|entry| &entry.path);
        let touched: BTreeSet<String> = if is_change {
            changed.iter().map(ToString::to_string).collect()
        } else {
            looked_at.map(ToString::to_string).collect()
        };
        let elsewhere =
            |path: &str| !touched.contains(path) && store.file(path.as_bytes()).map_or(true, |file| file.is_some());
        baseline.retain(|path| !elsewhere(path));
    }
    if !old.is_empty() && !new.is_empty() && !baseline.entries().is_empty() {
        let before = store.old_file(baseline::FILE_NAME.as_bytes()).ok().flatten();
        let before = before.and_then(|text| Baseline::parse(&text).ok()).unwrap_or_default();
        baseline.spend(old.iter().map(|((finding, _), _)| finding), &before);
    }
    // Only what is new is held against what is left: an old finding must not use up the entry of a new one.
    let (accepted, about_dates) = baseline.hide(new.iter().map(|((finding, _), _)| finding), &plan.today);
    notes.extend(about_dates);

    let old_count = old.len();
    let shown_old = old.into_iter().filter(|_| plan.all_findings).map(|one| (one, None));
    let salt = baseline.salt();
    let mut reported = Vec::new();
    let mut reached = BTreeSet::new();
    for (((finding, excerpt), new), accepted) in new.into_iter().zip(accepted).chain(shown_old) {
        if let Some(how) = accepted {
            hidden.push((finding, how));
            continue;
        }
        let settings = configs.for_path(&finding.location.path)?;
        let blocking = threshold::blocks(&settings, &finding, new);
        if let (true, FailOn::Severity(threshold)) = (blocking, settings.fail_on) {
            reached.insert(threshold);
        }
        let fingerprint = finding.identity.fingerprint(salt);
        reported.push(Reported { finding, fingerprint, blocking, new, excerpt });
    }
    reported.sort_by(|a, b| {
        let key = |r: &Reported| (!r.blocking, r.finding.location.path.clone(), r.finding.location.span);
        key(a).cmp(&key(b)).then_with(|| a.finding.rule.id.cmp(&b.finding.rule.id))
    });
    let suppressed = hidden.into_iter().map(|(finding, how)| Suppressed {
        fingerprint: finding.identity.fingerprint(salt),
        finding,
        by: how.by,
        reason: how.reason,
        until: how.until,
    });
    if is_change {
        notes.extend(loosened::notes(store, &changed, &configs.read())?);
    }

    let edition = plan.checker.edition().filter(|_| lockfiles > 0);
    let advisories = edition.map(|edition| {
        let days = edition.age((plan.today)());
        Advisories { built_in: edition.built_in, date: edition.date, days }
    });
    if let Some(Advisories { built_in: false, days, .. }) = advisories
        && days > STALE
    {
        let text = format!("the advisories are {days} days old: hook db update");
        notes.push(Note { place: String::new(), warning: true, text });
    }

    let blocked = reported.iter().any(|reported| reported.blocking);
    let (unread_rules, all_unread) = plan.checker.unread_rules();
    let nothing = match (files == 0 && reported.is_empty(), all_unread) {
        (true, _) if passed && problems.is_empty() => Some(Nothing::NoLockfile),
        (true, _) => nothing(input, &problems),
        (false, true) => Some(Nothing::UnreadRules),
        (false, false) => None,
    };
    // Who asks for everything or a failure must not get a green tick for nothing. A folder that is switched off in a
    // project that is not is somebody's decision, like `exclude`.
    let root = configs.root()?;
    let idle = nothing == Some(Nothing::UnreadRules) || nothing == Some(Nothing::SwitchedOff) && root.kinds.is_empty();
    let mut failed = !all_rules_run || root.strict && idle || problems.iter().any(|problem| problem.reason.is_fatal());
    // Who asks for packages alone has asked for nothing that was done instead.
    let only_packages = configs.asks_only(Kind::Dependencies);
    failed |= only_packages && problems.iter().any(|problem| problem.reason == Reason::Dependencies);
    for problem in problems.iter().filter(|problem| problem.reason.is_failure()) {
        failed = failed || configs.for_path(&problem.path)?.strict;
    }
    let exit = match (blocked, failed) {
        (_, true) => Exit::Failed,
        (true, false) => Exit::Blocked,
        (false, false) => Exit::Clean,
    };
    Ok(Report {
        mode: input.mode,
        root: input.root.clone(),
        base: input.base.clone(),
        files,
        lockfiles,
        advisories,
        bytes,
        elapsed: started.elapsed(),
        findings: reported,
        suppressed: suppressed.collect(),
        not_looked_for,
        rules_off,
        unread_rules,
        nothing,
        all_rules_run,
        old: if plan.all_findings { 0 } else { old_count },
        problems,
        notes,
        fail_on: reached.into_iter().collect(),
        exit,
    })
}

/// Why none of `input` was looked at; `None` where what happened to it says so.
fn nothing(input: &Input, problems: &[Problem]) -> Option<Nothing> {
    if problems.iter().any(|problem| problem.reason == Reason::SwitchedOff) {
        return Some(Nothing::SwitchedOff);
    }
    if !problems.is_empty() {
        return None;
    }
    let removes = input.old.as_ref().is_some_and(|old| old.parents.iter().any(|parent| !parent.is_empty()));
    Some(if !input.filter.is_empty() {
        Nothing::Unmatched(input.filter.clone())
    } else if removes {
        Nothing::Removals
    } else {
        Nothing::Empty
    })
}

/// For each of `found` whether the change adds it.
fn new_flags(
    pipeline: &Pipeline<'_>,
    input: &Input,
    old: &Old,
    found: &[(Finding, Excerpt)],
    hidden: &[(Finding, How)],
    notes: &mut Vec<Note>,
) -> Result<Vec<bool>> {
    // What stands in the rest of the change comes behind, so that the first flags are those of `found`.
    let rest = Side::of(pipeline, &input.others)?.state;
    let now = State {
        active: found.iter().map(|(finding, _)| seen(finding)).chain(rest.active).collect(),
        hidden: hidden.iter().map(|(finding, _)| seen(finding)).chain(rest.hidden).collect(),
    };
    let (parents, base) = look_back(pipeline, old, notes)?;
    let mut flags = newness::new_active(&now, &parents, base.as_ref());
    flags.truncate(found.len());
    Ok(flags)
}

fn seen(finding: &Finding) -> Seen {
    Seen { path: finding.location.path.clone(), identity: finding.identity }
}

/// What is found in the old content, of each parent and of their merge base. What of it cannot be read (a partial
/// clone) is said: its findings count as new.
fn look_back(pipeline: &Pipeline<'_>, old: &Old, notes: &mut Vec<Note>) -> Result<(Vec<State>, Option<State>)> {
    let pipeline = &Pipeline { old: true, ..*pipeline };
    let parents = old.parents.iter().map(|entries| Side::of(pipeline, entries)).collect::<Result<Vec<_>>>()?;
    let base = old.base.as_ref().map(|entries| Side::of(pipeline, entries)).transpose()?;
    let unread: usize = parents.iter().chain(&base).map(|side| side.unread).sum();
    if unread > 0 {
        let text =
            format!("the old content of {} could not be scanned: what it held counts as new", counted(unread, "file"));
        notes.push(Note { place: String::new(), warning: true, text });
    }
    // A merge base of which a part is missing explains more than it should.
    let base = base.filter(|side| side.unread == 0).map(|side| side.state);
    Ok((parents.into_iter().map(|side| side.state).collect(), base))
}

/// Content that is counted, not reported.
struct Side {
    state: State,
    /// Entries that could not be read.
    unread: usize,
}

impl Side {
    fn of(pipeline: &Pipeline<'_>, entries: &[Entry]) -> Result<Self> {
        let outcomes: Vec<Outcome> = pipeline.run(entries, &|| {})?;
        // Data that leads too far does so on both sides.
        let missing = |problem: &&Problem| problem.reason.is_failure() && problem.reason != Reason::NotFollowed;
        let unread = outcomes.iter().flat_map(|outcome| &outcome.checked.problems).filter(missing).count();
        let active = outcomes.iter().flat_map(|outcome| &outcome.checked.findings).map(|(finding, _)| seen(finding));
        let hidden = outcomes.iter().flat_map(|outcome| &outcome.checked.suppressed).map(|(finding, _)| seen(finding));
        Ok(Self { state: State { active: active.collect(), hidden: hidden.collect() }, unread })
    }
}

/// Every path that the change touches.
fn changed_paths(input: &Input) -> Vec<RepoPath> {
    let old = input.old.iter().flat_map(|old| old.parents.iter().flatten());
    let mut paths: Vec<_> =
        input.entries.iter().chain(&input.others).chain(old).map(|entry| entry.path.clone()).collect();
    paths.sort();
    paths.dedup();
    paths
}
