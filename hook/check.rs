//! One document through the engines: the only place where they meet. `hook scan` and the editor run this same code, so
//! that they cannot disagree.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use findings::{Finding, Kind, Problem, Reason, RepoPath, Source};
use jiff::civil::Date;
use rules::{Asked, Engine, Files, Scan, Want};

use crate::config::Settings;
use crate::database::Edition;
use crate::dependencies::Dependencies;
use crate::policy::{How, suppress, threshold};
use crate::report::{Excerpt, Note, Quoted};
use crate::secrets;

/// Looks at documents; shared by threads.
pub(crate) struct Checker {
    engine: Engine,
    /// Advisories, where packages are looked at.
    dependencies: Option<Dependencies>,
    /// Lines shown around a finding.
    context: u32,
    /// How long reading one document as code may take.
    timeout: Duration,
    /// The local date, asked for when a suppression has an end or a rule compares with it.
    today: fn() -> Date,
}

/// What one document gives.
#[derive(Debug, Default)]
pub(crate) struct Checked {
    /// Whether packages were looked at.
    pub(crate) lockfile: bool,
    /// Findings in force, in the order of their places, each with the lines to show. No text of the document is kept
    /// beside these lines, in which all its secrets are redacted.
    pub(crate) findings: Vec<(Finding, Excerpt)>,
    /// Findings that a comment or the configuration hides.
    pub(crate) suppressed: Vec<(Finding, How)>,
    /// Rules for code that the configuration switches off and that could have found something here.
    pub(crate) rules_off: BTreeSet<String>,
    pub(crate) notes: Vec<Note>,
    pub(crate) problems: Vec<Problem>,
}

impl Checker {
    /// A checker with the built-in rules or a user's, and with advisories if packages are looked at.
    pub(crate) fn new(
        engine: Engine,
        dependencies: Option<Dependencies>,
        context: u32,
        timeout: Duration,
        today: fn() -> Date,
    ) -> Self {
        Self { engine, dependencies, context, timeout, today }
    }

    /// Looks at `content`, which stands at `path` among `files`. A panic of an engine becomes a problem.
    pub(crate) fn check(&self, path: &RepoPath, content: &[u8], settings: &Settings, files: &dyn Files) -> Checked {
        self.check_until(None, path, content, settings, files)
    }

    /// The same, which gives up with a problem once `stop` is set.
    pub(crate) fn check_until(
        &self,
        stop: Option<&AtomicBool>,
        path: &RepoPath,
        content: &[u8],
        settings: &Settings,
        files: &dyn Files,
    ) -> Checked {
        let problem = |reason, detail| Checked {
            problems: vec![Problem { path: path.clone(), reason, detail }],
            ..Checked::default()
        };
        let Some(source) = Source::decode(path.clone(), content) else {
            return problem(Reason::Binary, String::new());
        };
        catch_unwind(AssertUnwindSafe(|| self.check_source(stop, &source, settings, files))).unwrap_or_else(|_| {
            // The panic's own words may quote the content.
            problem(Reason::Crashed, "please report it".to_owned())
        })
    }

    /// The rules.
    pub(crate) fn engine(&self) -> &Engine {
        &self.engine
    }

    /// Whether there are rules of a kind.
    pub(crate) fn has_rules(&self, kind: Kind) -> bool {
        match kind {
            // Which advisories there are is another question than which rules a user has named.
            Kind::Dependencies => self.engine.knows_all_secrets(),
            kind => self.engine.has_rules(kind),
        }
    }

    /// What reports say of the advisories.
    pub(crate) fn edition(&self) -> Option<Edition> {
        self.dependencies.as_ref().and_then(Dependencies::edition)
    }

    /// Rules that are for languages that nothing reads, and whether there are no others.
    pub(crate) fn unread_rules(&self) -> (usize, bool) {
        let unread = self.engine.code().not_run().other_languages;
        (unread, unread > 0 && self.engine.infos().count() == unread)
    }

    /// Rules that turned out to be unusable when the first text of their language came, a sentence each.
    pub(crate) fn refused_rules(&self) -> Vec<String> {
        let refused = self.engine.code().refused().into_iter();
        refused
            .map(|(id, place, why)| format!("rule `{id}` is not run: {why} (line {} of its file)", place.line))
            .collect()
    }

    fn check_source(
        &self,
        stopped: Option<&AtomicBool>,
        source: &Source<'_>,
        settings: &Settings,
        files: &dyn Files,
    ) -> Checked {
        let wanted = |kind| settings.look_for(kind, source.path());
        let want = Want {
            injection: wanted(Kind::Injection),
            secrets: wanted(Kind::Secrets),
            generic: settings.secrets.generic,
        };
        let today = || days_since_1970((self.today)());
        let start = Instant::now();
        let stop = || stopped.is_some_and(|stop| stop.load(Ordering::Relaxed)) || start.elapsed() > self.timeout;
        let rules_off = RefCell::new(BTreeSet::new());
        // What is off costs nothing, so that a rule that takes too long somewhere can be switched off there.
        let runs = |id: &str| {
            let on = !threshold::is_off(settings, Kind::Injection, id);
            if !on {
                rules_off.borrow_mut().insert(id.to_owned());
            }
            on
        };
        let library = settings.injection.library;
        let asked = Asked { today: Some(&today), stop: &stop, runs: &runs, files: Some(files), library };
        let Scan { mut findings, mut secrets, mut problems } = self.engine.scan(source, want, asked);
        let advisories = self.dependencies.as_ref().filter(|_| wanted(Kind::Dependencies));
        let packages = advisories.and_then(|advisories| advisories.check(source, files));
        let lockfile = packages.is_some();
        let packages = packages.unwrap_or_default();
        if !packages.findings.is_empty() {
            if !want.secrets || !self.engine.knows_all_secrets() {
                // The engine looked for what must not be shown only where it found something itself.
                secrets = secrets::spans(source);
            }
            findings.extend(packages.findings);
            findings.sort_by_key(|finding| (finding.location.span, finding.rule.id.clone()));
        }
        problems.extend(packages.problems);
        let quoted = Quoted::new(source, &secrets, &findings);
        findings.iter_mut().for_each(|finding| quoted.clean(finding));
        let (findings, off) = threshold::apply(settings, findings);
        let mut applied = suppress::apply(source, findings, settings, &self.today);
        applied.suppressed.extend(off);
        applied.notes.extend(packages.notes);
        let with_excerpt = |finding: Finding| {
            let excerpt = Excerpt::around(source, &finding.location, self.context, &secrets);
            let excerpt = excerpt.with_steps(source, &finding.trace, &secrets);
            (finding, excerpt)
        };
        Checked {
            lockfile,
            findings: applied.active.into_iter().map(with_excerpt).collect(),
            suppressed: applied.suppressed,
            rules_off: rules_off.into_inner(),
            notes: applied.notes,
            problems,
        }
    }
}

fn days_since_1970(date: Date) -> i64 {
    Date::constant(1970, 1, 1).until(date).map_or(0, |span| i64::from(span.get_days()))
}
