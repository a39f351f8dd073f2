//! What a change loosens in the policy it is checked with. It is allowed to, and it is said.

use findings::RepoPath;

use super::baseline::{self, Baseline};
use crate::config;
use crate::error::Result;
use crate::input::Store;
use crate::report::Note;

/// Notes about configuration files and the baseline that the change makes more permissive, by their paths. `changed`
/// holds the paths that the change touches (added, modified, removed), `read` the configuration files in force.
///
/// # Errors
/// A configuration file or a baseline that the change breaks.
pub(crate) fn notes(store: &dyn Store, changed: &[RepoPath], read: &[RepoPath]) -> Result<Vec<Note>> {
    let mut all = Vec::new();
    for (path, clauses) in config::loosened(store, changed, read)? {
        all.push(note(&path, &clauses.join(", ")));
    }
    let path = RepoPath::from(baseline::FILE_NAME);
    if changed.contains(&path)
        && let Some(new) = store.file(path.as_bytes())?
    {
        let new = Baseline::parse(&new)?;
        let old = store.old_file(path.as_bytes()).ok().flatten();
        let old = old.and_then(|old| Baseline::parse(&old).ok()).unwrap_or_default();
        match new.added_since(&old) {
            0 => {}
            1 => all.push(note(&path, "accepts 1 more finding")),
            more => all.push(note(&path, &format!("accepts {more} more findings"))),
        }
    }
    Ok(all)
}

fn note(path: &RepoPath, what: &str) -> Note {
    Note { place: String::new(), warning: false, text: format!("this commit also changes {path} ({what})") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::examples::Files;

    #[test]
    fn what_a_change_loosens_is_said() {
        let check = |old: &str, new: &str, expected: &str| {
            let store = Files::new(&[(".hook.toml", new)]).before(&[(".hook.toml", old)]);
            let notes = notes(&store, &[RepoPath::from(".hook.toml")], &[]).expect("whole files");
            let text: Vec<&str> = notes.iter().map(|note| note.text.as_str()).collect();
            let wanted = if expected.is_empty() {
                Vec::new()
            } else {
                vec![format!("this commit also changes .hook.toml ({expected})")]
            };
            assert_eq!(text, wanted);
        };
        check("", "", "");
        check("", "exclude = ['src/']", "adds exclude \"src/\"");
        check("exclude = ['src/']", "exclude = ['src/']", "");
        check("exclude = ['src/']", "", "");
        check("", "fail-on = 'critical'", "raises fail-on from high to critical");
        check("fail-on = 'low'", "", "raises fail-on from low to high");
        check("fail-on = 'critical'", "fail-on = 'low'", "");
        check("strict = true", "strict = false", "switches strict off");
        check("", "max-file-size = '1KiB'", "lowers max-file-size from 16777216 to 1024");
        check("", "secrets.enabled = false", "switches secrets off");
        check("", "dependencies.enabled = false", "switches dependencies off");
        check("", "injection.enabled = false", "switches injection off");
        check("", "injection.disable = ['a.b']", "sets the severity of \"a.b\" to off");
        check("injection.disable = ['a.b']", "injection.disable = ['a.b']", "");
        check("", "injection.allow-paths = ['a']", "adds injection.allow-paths \"a\"");
        check("", "secrets.generic = false", "switches secrets.generic off");
        check("", "secrets.allow = [\"^x\\u0007\"]", "adds secrets.allow \"^x\\u{7}\"");
        check("", "secrets.allow-paths = ['a', 'b']", "adds secrets.allow-paths \"a\", adds secrets.allow-paths \"b\"");
        check("", "suppress.require-reason = false", "switches suppress.require-reason off");
        check("suppress.max-days = 9", "", "removes suppress.max-days");
        check("suppress.max-days = 9", "suppress.max-days = 10", "raises suppress.max-days from 9 to 10");
        check("suppress.foreign = []", "suppress.foreign = ['nosec']", "adds suppress.foreign \"nosec\"");
        check("", "[severity]\n'a.*' = 'off'", "sets the severity of \"a.*\" to off");
        check("[severity]\n'a' = 'low'", "[severity]\n'a' = 'high'", "");
        check("", "[paths.t]\nmax-severity = 'low'", "lowers paths \"t\" to low");
        check("", "[profile.ci]\nfail-on = 'never'", "raises [profile.ci] fail-on from high to never");
        // A broken old file stopped everything anyway.
        check("exclude = [", "exclude = ['a']", "adds exclude \"a\"");
    }

    #[test]
    fn files_that_a_configuration_extends_and_nested_ones_count_too() {
        let store = Files::new(&[
            (".hook.toml", "extends = 'tools/base.toml'"),
            ("tools/base.toml", "fail-on = 'never'"),
            ("app/.hook.toml", "secrets.enabled = false"),
        ])
        .before(&[(".hook.toml", "extends = 'tools/base.toml'"), ("tools/base.toml", "")]);
        let changed = ["app/.hook.toml", "tools/base.toml"].map(RepoPath::from);
        let texts: Vec<String> =
            notes(&store, &changed, &[]).expect("whole files").into_iter().map(|n| n.text).collect();
        assert_eq!(
            texts,
            [
                "this commit also changes tools/base.toml (raises fail-on from high to never)",
                "this commit also changes app/.hook.toml (switches secrets off)",
            ]
        );
    }

    /// A folder's file loosens what holds above it, not what nobody has said.
    #[test]
    fn a_folder_is_compared_with_what_is_above_it() {
        let check = |root: &'static str, old: Option<&'static str>, new: Option<&'static str>, expected: &str| {
            let files = |own: Option<&'static str>| -> Vec<(&'static str, &'static str)> {
                [(".hook.toml", root)].into_iter().chain(own.map(|own| ("a/b/.hook.toml", own))).collect()
            };
            let (new, old) = (files(new), files(old));
            let store = Files::new(&new).before(&old);
            let notes = notes(&store, &[RepoPath::from("a/b/.hook.toml")], &[]).expect("whole files");
            let text: Vec<&str> = notes.iter().map(|note| note.text.as_str()).collect();
            assert_eq!(text.concat().contains("this commit"), !expected.is_empty(), "{text:?}");
            assert!(text.concat().contains(expected), "{text:?}");
        };
        check("", None, Some("fail-on = 'high'"), "");
        check("fail-on = 'low'", None, Some("fail-on = 'high'"), "raises fail-on from low to high");
        check("fail-on = 'low'", Some("fail-on = 'high'"), None, "");
        check("fail-on = 'never'", Some("fail-on = 'low'"), None, "raises fail-on from low to never");
        check("strict = true", None, Some("strict = false"), "switches strict off");
        check("secrets.enabled = false", None, Some("secrets.enabled = false"), "");
        check("suppress.foreign = []", None, Some("suppress.foreign = ['NOSONAR']"), "adds suppress.foreign");
        check("exclude = ['x/']", None, Some("exclude = ['x/']"), "adds exclude \"x/\"");
    }

    #[test]
    fn a_file_that_a_nested_configuration_extends_counts_too() {
        let nested = ("app/.hook.toml", "extends = '../tools/base.toml'");
        let store = Files::new(&[nested, ("tools/base.toml", "fail-on = 'never'")])
            .before(&[nested, ("tools/base.toml", "fail-on = 'low'")]);
        let notes = notes(&store, &[RepoPath::from("tools/base.toml")], &[RepoPath::from("app/.hook.toml")]);
        let notes = notes.expect("whole files");
        assert_eq!(notes.len(), 1);
        assert_eq!(notes[0].text, "this commit also changes tools/base.toml (raises fail-on from low to never)");
    }

    #[test]
    fn a_baseline_that_grows() {
        let line = "3f9a6c0d5b1e\tsecrets.x\ta\t\tknown\n";
        let check = |old: &str, new: &str, expected: &[&str]| {
            let store = Files::new(&[(".hook-baseline", new)]).before(&[(".hook-baseline", old)]);
            let notes = notes(&store, &[RepoPath::from(".hook-baseline")], &[]).expect("whole files");
            let texts: Vec<&str> = notes.iter().map(|note| note.text.as_str()).collect();
            assert_eq!(texts, expected);
        };
        check(line, line, &[]);
        check(line, "", &[]);
        check("", line, &["this commit also changes .hook-baseline (accepts 1 more finding)"]);
        check(line, &line.repeat(3), &["this commit also changes .hook-baseline (accepts 2 more findings)"]);
    }

    #[test]
    fn a_change_that_breaks_its_own_policy_is_an_error() {
        let store = Files::new(&[("a/.hook.toml", "fail_on = 'low'")]);
        assert!(notes(&store, &[RepoPath::from("a/.hook.toml")], &[]).is_err());
    }
}
