//! The lines that close every run, for standard error: what was found, what was looked at, and what was not.

use std::collections::BTreeMap;
use std::time::Duration;

use anstyle::AnsiColor;
use findings::Reason;

use super::{Advisories, Nothing, Report, Style, SuppressedBy, escape};
use crate::error::Exit;
use crate::input::Mode;

/// The lines, without line ends.
///
/// `-q` leaves nothing of them unless the run blocks, fails, or could not scan something; then notes and hints are
/// left out. `-v` adds a line for everything that was not scanned.
pub(crate) fn lines(report: &Report, style: &Style) -> Vec<String> {
    let failures = report.problems.iter().any(|problem| problem.reason.is_failure());
    let idle = report.nothing == Some(Nothing::SwitchedOff);
    if style.quiet && report.exit == Exit::Clean && !failures && !idle {
        return Vec::new();
    }
    let mut lines = notes(report, style);
    if style.verbose > 0 {
        lines.extend(report.problems.iter().map(|problem| format!("  {}", escape::line(&problem.to_string()))));
    }
    lines.push(first(report, style));
    lines.extend(old(report).filter(|_| !style.quiet));
    lines.extend(verdict(report));
    lines
}

/// `note:` and `warning:` lines with their places.
fn notes(report: &Report, style: &Style) -> Vec<String> {
    let show = |note: &super::Note| {
        let word = if note.warning { "warning" } else { "note" };
        let place = if note.place.is_empty() { String::new() } else { format!("{}: ", escape::line(&note.place)) };
        let color = if note.warning { AnsiColor::Yellow } else { AnsiColor::BrightGreen }.on_default().bold();
        let text = escape::line(&note.text);
        if style.color { format!("{color}{word}{color:#}: {place}{text}") } else { format!("{word}: {place}{text}") }
    };
    report.notes.iter().filter(|note| note.warning || !style.quiet).map(show).collect()
}

/// The line that is always there: results · what was scanned · what was hidden · what was not scanned.
fn first(report: &Report, style: &Style) -> String {
    if let Some(why) = report.nothing.as_ref().and_then(|nothing| why_nothing(nothing, report.mode)) {
        return format!("{why}: 0 files scanned");
    }
    let blocking = report.findings.iter().filter(|reported| reported.blocking).count();
    let results = match (blocking, report.findings.len() - blocking) {
        (0, 0) if report.nothing == Some(Nothing::SwitchedOff) => {
            "nothing was looked for: the configuration says enabled = false".to_owned()
        }
        (0, 0) if report.nothing == Some(Nothing::UnreadRules) => {
            "nothing was looked for: all rules are for languages that hook does not read".to_owned()
        }
        (0, 0) => "no findings".to_owned(),
        (0, more) => format!("{}, none blocking", counted(more, "finding")),
        (blocking, 0) => format!("{blocking} blocking"),
        (blocking, more) => format!("{blocking} blocking, {more} more"),
    };
    let size = if report.findings.is_empty() { String::new() } else { format!(" ({})", bytes(report.bytes)) };
    let lockfiles = match report.lockfiles {
        0 => String::new(),
        some => format!(", {}", counted(some, "lockfile")),
    };
    let mut parts =
        vec![results, format!("{}{lockfiles}{size} in {}", counted(report.files, "file"), time(report.elapsed))];

    if !report.suppressed.is_empty() {
        let foreign = report.suppressed.iter().filter(|hidden| hidden.by == SuppressedBy::ForeignComment).count();
        let by = match foreign {
            0 => String::new(),
            n => format!(", {n} by foreign comments"),
        };
        parts.push(format!("{} suppressed{by}", report.suppressed.len()));
    }
    parts.extend(not_looked_for(report));
    if !report.rules_off.is_empty() {
        parts.push(format!("{} off", counted(report.rules_off.len(), "rule")));
    }
    if report.unread_rules > 0 && report.nothing != Some(Nothing::UnreadRules) {
        parts.push(format!("not run: {} for other languages", counted(report.unread_rules, "rule")));
    }
    let (unfinished, unscanned): (Vec<Reason>, Vec<Reason>) =
        report.problems.iter().map(|problem| problem.reason).partition(|reason| is_unfinished(*reason));
    parts.extend(by_reason("not scanned", &unscanned));
    parts.extend(by_reason("not scanned to the end", &unfinished));
    parts.extend(report.advisories.as_ref().map(advisories));
    let hint = if report.problems.is_empty() || style.verbose > 0 { "" } else { " (-v lists them)" };
    parts.join(" · ") + hint
}

/// Which advisories packages were held against, and how old they are.
fn advisories(advisories: &Advisories) -> String {
    match (advisories.built_in, advisories.days) {
        (true, _) => format!("advisories: built-in set of {} (hook db update gets all)", advisories.date),
        (false, 0) => "advisories of today".to_owned(),
        (false, days) => format!("advisories of {} ago", counted(usize::try_from(days).unwrap_or(0), "day")),
    }
}

/// The kinds that were switched off, by how many of the files that is said of.
fn not_looked_for(report: &Report) -> Vec<String> {
    let off = report.not_looked_for.iter();
    off.map(|&(kind, files)| match files {
        all if all == report.files => format!("not looked for: {}", kind.word()),
        some => format!("not looked for in {}: {}", counted(some, "file"), kind.word()),
    })
    .collect()
}

/// Why there was nothing to scan; `None` if there was.
fn why_nothing(nothing: &Nothing, mode: Mode) -> Option<String> {
    let change = matches!(mode, Mode::Staged | Mode::Range);
    Some(match (nothing, mode) {
        (Nothing::SwitchedOff | Nothing::UnreadRules, _) => return None,
        (Nothing::NoLockfile, _) => "no lockfile to check".to_owned(),
        (Nothing::Unmatched(filter), _) => {
            let what = if change { "no added or changed file" } else { "no file" };
            let filter = match &filter[..] {
                few @ ([_] | [_, _] | [_, _, _]) => {
                    few.iter().map(|word| format!("`{}`", escape::line(word))).collect::<Vec<_>>().join(" or ")
                }
                many => format!("any of the {} names given", many.len()),
            };
            format!("{what} matches {filter}")
        }
        (Nothing::Removals, Mode::Staged) => "nothing staged but removals".to_owned(),
        (Nothing::Removals, _) => "nothing but removals in this range".to_owned(),
        (Nothing::Empty, Mode::Paths) => "no files found".to_owned(),
        (Nothing::Empty, Mode::Staged) => "nothing staged".to_owned(),
        (Nothing::Empty, Mode::Range) => "no files changed in this range".to_owned(),
        (Nothing::Empty, Mode::Stdin) => "standard input was empty".to_owned(),
    })
}

/// Whether a part of the file has been looked at.
fn is_unfinished(reason: Reason) -> bool {
    matches!(
        reason,
        Reason::TooLargeForCode | Reason::NotFollowed | Reason::Dependencies | Reason::Limit | Reason::Crashed
    )
}

/// `not scanned: 1 too large, 2 binary`; nothing without reasons.
fn by_reason(what: &str, reasons: &[Reason]) -> Option<String> {
    let mut counts = BTreeMap::new();
    for reason in reasons {
        *counts.entry(reason).or_insert(0) += 1;
    }
    let phrase = |(reason, count): (&Reason, usize)| match reason {
        Reason::Symlink | Reason::Submodule => counted(count, reason.phrase()),
        _ => format!("{count} {}", reason.phrase()),
    };
    let counts: Vec<String> = counts.into_iter().map(phrase).collect();
    (!counts.is_empty()).then(|| format!("{what}: {}", counts.join(", ")))
}

/// What a change leaves as it was.
fn old(report: &Report) -> Option<String> {
    (report.old > 0).then(|| format!("{} not shown (--all-findings)", counted(report.old, "old finding")))
}

/// What the exit code means for the user, where it is not 0.
fn verdict(report: &Report) -> Option<String> {
    match (report.exit, report.mode) {
        (Exit::Clean, _) => None,
        (Exit::Blocked, Mode::Staged) => {
            let thresholds: Vec<&str> = report.fail_on.iter().map(|severity| severity.word()).collect();
            Some(format!("commit blocked (fail-on = {})", thresholds.join(" and ")))
        }
        (Exit::Blocked, _) => None,
        (Exit::Failed, _) if report.nothing == Some(Nothing::SwitchedOff) => {
            Some("failed: nothing was looked for, which --strict does not allow".to_owned())
        }
        (Exit::Failed, _) if !report.all_rules_run => Some("failed: not all rules could be run".to_owned()),
        (Exit::Failed, _) => {
            let fatal = report.problems.iter().any(|problem| problem.reason.is_fatal());
            let packages = report.problems.iter().any(|problem| problem.reason == Reason::Dependencies);
            let why = if fatal || packages { "" } else { ", which --strict does not allow" };
            Some(format!("failed: not everything could be scanned{why}"))
        }
    }
}

/// `1 file`, `2 files`.
pub(crate) fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

/// How much of a file could not be read as code.
pub(crate) fn unread(parts: usize, language: &str) -> String {
    let parts = if parts == 1 { "one part".to_owned() } else { format!("{parts} parts") };
    format!("{parts} of it cannot be read as {language}: patterns do not match there")
}

/// A size in the largest unit that leaves a number of at least 1; one digit after the point below 10.
fn bytes(bytes: u64) -> String {
    const UNITS: [&str; 4] = ["KiB", "MiB", "GiB", "TiB"];
    if bytes < 1024 {
        return format!("{bytes} B");
    }
    // Tenths of the unit, rounded, in integers so that no size is shown differently on another machine.
    let mut unit = 0;
    let mut divisor = 1024u64;
    while bytes / divisor >= 1024 && unit + 1 < UNITS.len() {
        divisor *= 1024;
        unit += 1;
    }
    let tenths = (u128::from(bytes) * 10 + u128::from(divisor / 2)) / u128::from(divisor);
    match (tenths / 10, tenths % 10) {
        (whole, tenth) if whole < 10 && tenth > 0 => format!("{whole}.{tenth} {}", UNITS[unit]),
        (whole, _) => format!("{whole} {}", UNITS[unit]),
    }
}

/// A time in milliseconds, above a second in seconds.
fn time(time: Duration) -> String {
    match time.as_millis() {
        ms @ 0..1000 => format!("{ms} ms"),
        ms => format!("{}.{} s", ms / 1000, ms % 1000 / 100),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_for_people() {
        let check = |n: u64, shown: &str| assert_eq!(bytes(n), shown);
        check(0, "0 B");
        check(1023, "1023 B");
        check(1024, "1 KiB");
        check(1536, "1.5 KiB");
        check(219_136, "214 KiB");
        check(5 << 40, "5 TiB");
        check(u64::MAX, "16777216 TiB");
        assert_eq!(time(Duration::from_millis(38)), "38 ms");
        assert_eq!(time(Duration::from_millis(1190)), "1.1 s");
    }
}
