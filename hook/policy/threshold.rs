//! How severe a finding is here, and whether it stops the commit.

use findings::{Finding, Kind, Severity};

use super::How;
use crate::config::{Settings, SeverityRule};
use crate::report::SuppressedBy;

/// The severity that the configuration gives a finding: what `[severity]` says of its rule, else its own, and at most
/// what `[paths]` allows in its file. `None`: the rule is off.
pub(crate) fn severity(settings: &Settings, finding: &Finding) -> Option<Severity> {
    let severity = match entry(settings, finding) {
        Some(entry) => entry.level?,
        None => finding.severity,
    };
    let limit = settings.limits.iter().rfind(|limit| limit.paths.matches(&finding.location.path));
    Some(limit.map_or(severity, |limit| severity.min(limit.max_severity)))
}

/// Whether the configuration switches a rule off.
pub(crate) fn is_off(settings: &Settings, kind: Kind, id: &str) -> bool {
    settings.severity.iter().rfind(|entry| entry.means(kind, id)).is_some_and(|entry| entry.level.is_none())
}

fn entry<'s>(settings: &'s Settings, finding: &Finding) -> Option<&'s SeverityRule> {
    settings.severity.iter().rfind(|entry| entry.means(finding.rule.kind, &finding.rule.id))
}

/// Gives each finding its severity; takes out those whose rule is off, which are hidden and counted: secrets, that is,
/// which one pass finds for all rules. A rule for code that is off was not run.
///
/// Comes first, and on the old content of a change as well: suppressions of a rule that is off are not unused.
pub(crate) fn apply(settings: &Settings, findings: Vec<Finding>) -> (Vec<Finding>, Vec<(Finding, How)>) {
    if settings.severity.is_empty() && settings.limits.is_empty() {
        return (findings, Vec::new());
    }
    let (mut on, mut off) = (Vec::new(), Vec::new());
    for mut finding in findings {
        match severity(settings, &finding) {
            Some(severity) => {
                finding.severity = severity;
                on.push(finding);
            }
            None => {
                let reason = entry(settings, &finding).map_or("", |entry| entry.key).to_owned();
                off.push((finding, How { by: SuppressedBy::Config, reason, until: None }));
            }
        }
    }
    (on, off)
}

/// Whether a finding, whose severity is already the one in force, stops the commit.
pub(crate) fn blocks(settings: &Settings, finding: &Finding, new: bool) -> bool {
    new && settings.fail_on.blocks(finding.severity)
}

#[cfg(test)]
mod tests {
    use findings::{RepoPath, Source};

    use super::*;
    use crate::config::examples::settings;
    use crate::policy::examples::finding;

    #[test]
    fn severity_by_rule_then_by_path() {
        let check = |config: &str, path: &str, expected: Option<Severity>| {
            let source = Source::from_text(RepoPath::from(path), "key = hunter2");
            let found = finding(&source, "secrets.generic-password", "hunter2");
            assert_eq!(severity(&settings(config), &found), expected, "{config}");
        };
        check("", "a.py", Some(Severity::High));
        check("[severity]\n'secrets.*' = 'critical'", "a.py", Some(Severity::Critical));
        check("[severity]\n'secrets.github-*' = 'low'", "a.py", Some(Severity::High));
        check("[severity]\n'secrets.*' = 'off'", "a.py", None);
        // The last match counts.
        check("[severity]\n'secrets.*' = 'off'\n'secrets.generic-*' = 'low'", "a.py", Some(Severity::Low));
        check("[severity]\n'secrets.generic-*' = 'low'\n'secrets.*' = 'off'", "a.py", None);
        // Paths lower and never raise.
        let tests = "[paths.'tests/**']\nmax-severity = 'low'";
        check(tests, "a.py", Some(Severity::High));
        check(tests, "tests/a.py", Some(Severity::Low));
        check("[paths.'tests/**']\nmax-severity = 'critical'", "tests/a.py", Some(Severity::High));
        check(&format!("{tests}\n[severity]\n'*' = 'critical'"), "tests/a.py", Some(Severity::Low));
    }

    #[test]
    fn new_findings_at_or_above_the_threshold_block() {
        let source = Source::from_text(RepoPath::from("a"), "hunter2");
        let found = finding(&source, "secrets.generic-password", "hunter2");
        let check = |fail_on: &str, new: bool, expected: bool| {
            let settings = settings(&format!("fail-on = '{fail_on}'"));
            assert_eq!(blocks(&settings, &found, new), expected, "{fail_on}");
        };
        check("medium", true, true);
        check("high", true, true);
        check("high", false, false);
        check("critical", true, false);
        check("never", true, false);
    }
}
