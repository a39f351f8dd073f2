//! `.hook-baseline`: findings somebody has accepted, one a line, in a form that git can merge by itself.
//!
//! Lines are sorted and hold no times, line numbers or versions of the tool, so that two branches that accept something
//! merge as a union. The fingerprint is what counts; the path says where it was and decides between equal ones. As many
//! equal findings are hidden as there are equal lines.

use std::cmp::Ordering;
use std::fmt::Write as _;

use findings::{Finding, Fingerprint, Salt};
use jiff::civil::Date;
use rustc_hash::FxHashMap;

use super::How;
use crate::error::{Error, Result};
use crate::report::{Note, SuppressedBy};

/// The file's name, at the root.
pub(crate) const FILE_NAME: &str = ".hook-baseline";

/// How the first line starts; the version follows.
const HEADER: &str = "# hook baseline v";

/// What the first line tells people who open the file.
const ADVICE: &str = "accepted findings; edit or run `hook baseline --prune`";

/// One accepted finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    pub(crate) fingerprint: Fingerprint,
    /// For people; the fingerprint already depends on it.
    pub(crate) rule: String,
    /// Where it was, as it is displayed.
    pub(crate) path: String,
    /// Last day it counts.
    pub(crate) until: Option<Date>,
    pub(crate) reason: String,
}

impl Entry {
    /// The entry that accepts `finding`.
    pub(crate) fn accepting(finding: &Finding, salt: &Salt, until: Option<Date>, reason: &str) -> Self {
        Self {
            fingerprint: finding.identity.fingerprint(salt),
            rule: one_field(&finding.rule.id),
            path: one_field(&finding.location.path.to_string()),
            until,
            reason: one_field(reason),
        }
    }
}

impl Ord for Entry {
    /// The order of the file: by path, so that reading it is like reading the tree, and then so that equal lines meet.
    fn cmp(&self, other: &Self) -> Ordering {
        let key = |entry: &Self| (entry.path.clone(), entry.rule.clone(), entry.fingerprint, entry.until);
        key(self).cmp(&key(other)).then_with(|| self.reason.cmp(&other.reason))
    }
}

impl PartialOrd for Entry {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The content of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Baseline {
    salt: Salt,
    /// Sorted.
    entries: Vec<Entry>,
}

impl Baseline {
    /// An empty baseline whose secrets are fingerprinted with `salt` (random bytes, from the caller).
    pub(crate) fn new(salt: Salt) -> Self {
        Self { salt, entries: Vec::new() }
    }

    /// Reads the file. What `merge=union` makes of two of them is fine: any order, the first line twice.
    ///
    /// # Errors
    /// Conflict markers, another version, two different salts, or a line that is no entry.
    pub(crate) fn parse(bytes: &[u8]) -> Result<Self> {
        let text =
            std::str::from_utf8(bytes).map_err(|_| Error::new(format!("{FILE_NAME} is not UTF-8")).at(FILE_NAME))?;
        let mut salt = None;
        let mut entries = Vec::new();
        for (at, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
            // An editor may have taken away the tabs of empty fields at the end, so the end says nothing.
            let line = line.trim_end();
            let fail = |why: String| Error::new(format!("{FILE_NAME}: {why}")).at(format!("{FILE_NAME}:{}", at + 1));
            if ["<<<<<<<", "=======", ">>>>>>>", "|||||||"].iter().any(|mark| line.starts_with(mark)) {
                let help = format!("keep the lines of both sides; `{FILE_NAME} merge=union` in .gitattributes does it");
                return Err(fail("an unresolved merge conflict".to_owned()).help(help));
            }
            if let Some(rest) = line.strip_prefix(HEADER) {
                let found = header(rest).map_err(&fail)?;
                if salt.is_some_and(|salt| salt != found) {
                    let help = "keep one of the first lines, then run `hook baseline --update`";
                    return Err(fail("it has two first lines with different salts".to_owned()).help(help));
                }
                salt = Some(found);
            } else if !line.is_empty() && !line.starts_with('#') {
                entries.push(entry(line).map_err(&fail)?);
            }
        }
        entries.sort();
        Ok(Self { salt: salt.unwrap_or_default(), entries })
    }

    /// The whole file; [`Baseline::parse`] undoes it. Comments other than the first line are not kept.
    pub(crate) fn to_text(&self) -> String {
        let mut text = format!("{HEADER}1");
        if self.salt != Salt::default() {
            text.push_str(" salt=");
            for byte in self.salt.0 {
                let _ = write!(text, "{byte:02x}");
            }
        }
        let _ = writeln!(text, " — {ADVICE}");
        for Entry { fingerprint, rule, path, until, reason } in &self.entries {
            let until = until.map_or_else(String::new, |until| format!("until={until}"));
            let _ = writeln!(text, "{fingerprint}\t{rule}\t{path}\t{until}\t{reason}");
        }
        text
    }

    /// What the fingerprints of this repository are salted with.
    pub(crate) fn salt(&self) -> &Salt {
        &self.salt
    }

    /// The accepted findings, in the order of the file.
    pub(crate) fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Leaves only the entries whose path passes `free`: in a change, those of files it does not touch hide what stands
    /// there, and nothing that is added elsewhere.
    pub(crate) fn retain(&mut self, free: impl Fn(&str) -> bool) {
        self.entries.retain(|entry| free(&entry.path));
    }

    /// Takes out the entries by which `old` findings are accepted: of those that were there `before` the change as many as
    /// it leaves findings, in the same path first. They stand for what stays, and hide no further copy of it.
    pub(crate) fn spend<'f>(&mut self, old: impl Iterator<Item = &'f Finding> + Clone, before: &Self) {
        let mut known: FxHashMap<Fingerprint, usize> = FxHashMap::default();
        for entry in &before.entries {
            *known.entry(entry.fingerprint).or_default() += 1;
        }
        let mut left: Vec<_> = old.map(|one| (one.identity.fingerprint(&self.salt), &one.location.path)).collect();
        for same_path in [true, false] {
            left.retain(|(print, path)| {
                let Some(count) = known.get_mut(print).filter(|count| **count > 0) else { return false };
                let path = one_field(&path.to_string());
                let is_its = |entry: &Entry| entry.fingerprint == *print && (!same_path || entry.path == path);
                let Some(at) = self.entries.iter().position(is_its) else { return true };
                self.entries.remove(at);
                *count -= 1;
                false
            });
        }
    }

    /// For each finding what hides it, if it is accepted, and what the user should know about entries whose date is past.
    /// Each entry hides one finding; `findings` are those of the whole run.
    pub(crate) fn hide<'f>(
        &self,
        findings: impl Iterator<Item = &'f Finding> + Clone,
        today: &dyn Fn() -> Date,
    ) -> (Vec<Option<How>>, Vec<Note>) {
        let (entry_of, _) = self.pair(&findings);
        let mut notes = Vec::new();
        let how = |(finding, entry): (&Finding, Option<usize>)| {
            let entry = &self.entries[entry?];
            if let Some(until) = entry.until.filter(|until| *until < today()) {
                let place = format!("{}:{}", finding.location.path, finding.location.start.line);
                let text = format!("{FILE_NAME} accepted {} ({}) until {until}", entry.fingerprint, entry.rule);
                notes.push(Note { place, warning: true, text });
                return None;
            }
            let until = entry.until.map(|until| until.to_string());
            Some(How { by: SuppressedBy::Baseline, reason: entry.reason.clone(), until })
        };
        (findings.zip(entry_of).map(how).collect(), notes)
    }

    /// Accepts all of `findings`: those that have an entry keep its reason and date and give it their path, the others
    /// get one with `reason`. Entries of other findings stay (see [`Baseline::prune`]), as does the salt. An entry
    /// whose date is past stays as it is too: somebody has set that date, and moves it by hand.
    pub(crate) fn update(&mut self, findings: &[Finding], reason: &str) {
        let (entry_of, _) = self.pair(&findings.iter());
        for (finding, entry) in findings.iter().zip(entry_of) {
            match entry {
                Some(at) => self.entries[at].path = one_field(&finding.location.path.to_string()),
                None => self.entries.push(Entry::accepting(finding, &self.salt, None, reason)),
            }
        }
        self.entries.sort();
    }

    /// Removes the entries that match none of `findings`, which must be those of everything. Says how many.
    pub(crate) fn prune(&mut self, findings: &[Finding]) -> usize {
        let (_, used) = self.pair(&findings.iter());
        let before = self.entries.len();
        let mut used = used.into_iter();
        self.entries.retain(|_| used.next().unwrap_or(true));
        before - self.entries.len()
    }

    /// How many findings this baseline accepts that `old` does not.
    pub(crate) fn added_since(&self, old: &Self) -> usize {
        let mut before: FxHashMap<Fingerprint, usize> = FxHashMap::default();
        for entry in &old.entries {
            *before.entry(entry.fingerprint).or_default() += 1;
        }
        let known = |entry: &&Entry| match before.get_mut(&entry.fingerprint) {
            Some(left) if *left > 0 => {
                *left -= 1;
                true
            }
            _ => false,
        };
        self.entries.len() - self.entries.iter().filter(known).count()
    }

    /// Gives findings their entries: for each finding the index of its entry, for each entry whether it has a finding.
    /// An entry with the finding's path goes to that finding; what is left over goes in order.
    fn pair<'f>(&self, findings: &(impl Iterator<Item = &'f Finding> + Clone)) -> (Vec<Option<usize>>, Vec<bool>) {
        let mut free: FxHashMap<Fingerprint, Vec<usize>> = FxHashMap::default();
        for (at, entry) in self.entries.iter().enumerate() {
            free.entry(entry.fingerprint).or_default().push(at);
        }
        let prints: Vec<Fingerprint> = findings.clone().map(|one| one.identity.fingerprint(&self.salt)).collect();
        let mut entry_of = vec![None; prints.len()];
        let mut used = vec![false; self.entries.len()];
        if free.is_empty() {
            return (entry_of, used);
        }
        for same_path in [true, false] {
            for (finding, (print, entry)) in findings.clone().zip(prints.iter().zip(&mut entry_of)) {
                let Some(free) = free.get_mut(print).filter(|free| !free.is_empty() && entry.is_none()) else {
                    continue;
                };
                let path = one_field(&finding.location.path.to_string());
                let Some(at) = free.iter().position(|&at| !same_path || self.entries[at].path == path) else {
                    continue;
                };
                let at = free.remove(at);
                used[at] = true;
                *entry = Some(at);
            }
        }
        (entry_of, used)
    }
}

/// Reads what follows [`HEADER`]: the version, then words, of which `salt=` counts, up to the dash.
fn header(rest: &str) -> std::result::Result<Salt, String> {
    let mut words = rest.split_whitespace();
    let version = words.next().unwrap_or_default();
    if version != "1" {
        return Err(format!("version {version} is not known to this version of hook, which knows version 1"));
    }
    match words.take_while(|word| *word != "—").find_map(|word| word.strip_prefix("salt=")) {
        None => Ok(Salt::default()),
        Some(digits) if digits.len() == 16 && digits.bytes().all(|byte| byte.is_ascii_hexdigit()) => {
            u64::from_str_radix(digits, 16).map(|salt| Salt(salt.to_be_bytes())).map_err(|error| error.to_string())
        }
        Some(_) => Err("the salt in the first line must be 16 hex digits".to_owned()),
    }
}

/// Reads one line that is not empty.
fn entry(line: &str) -> std::result::Result<Entry, String> {
    let mut fields = line.splitn(5, '\t');
    let mut field = || fields.next().unwrap_or_default().trim();
    let (fingerprint, rule, path, until, reason) = (field(), field(), field(), field(), field());
    let Some(parsed) = Fingerprint::parse(fingerprint) else {
        return Err(format!("a line must start with a fingerprint of 12 hex digits and a tab, not `{fingerprint}`"));
    };
    if rule.is_empty() {
        return Err("the second field, the rule, is missing; fields are separated by tabs".to_owned());
    }
    let until = match until.strip_prefix("until=") {
        Some(date) => Some(date.parse().map_err(|_| format!("`{date}` is no date; write it as until=2027-03-31"))?),
        None if until.is_empty() => None,
        None => return Err(format!("the fourth field must be empty or a date as until=2027-03-31, not `{until}`")),
    };
    Ok(Entry { fingerprint: parsed, rule: rule.to_owned(), path: path.to_owned(), until, reason: one_field(reason) })
}

/// `text` as one field: no tabs, no line ends, no white space around it.
fn one_field(text: &str) -> String {
    let text: String = text.chars().map(|c| if c.is_control() || c.is_whitespace() { ' ' } else { c }).collect();
    text.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use findings::{RepoPath, Source};
    use proptest::prelude::*;

    use super::super::Applied;
    use super::*;
    use crate::policy::examples::finding;

    const RULE: &str = "secrets.generic-password";

    fn day(text: &str) -> Date {
        text.parse().expect(text)
    }

    fn found(path: &str, secret: &str) -> Finding {
        finding(&Source::from_text(RepoPath::from(path), secret), RULE, secret)
    }

    /// `a:hunter2 b:hunter2` are two findings of the password `hunter2`.
    fn all(text: &str) -> Vec<Finding> {
        text.split_whitespace().map(|one| one.split_once(':').expect("path:secret")).map(|(p, s)| found(p, s)).collect()
    }

    fn places(findings: &[Finding]) -> String {
        let places: Vec<String> = findings.iter().map(|one| one.location.path.to_string()).collect();
        places.join(" ")
    }

    /// `findings` as the baseline leaves them.
    fn apply(baseline: &Baseline, findings: Vec<Finding>, today: &dyn Fn() -> Date) -> Applied {
        let (hidden, notes) = baseline.hide(findings.iter(), today);
        let mut applied = Applied { notes, ..Applied::default() };
        for (finding, how) in findings.into_iter().zip(hidden) {
            match how {
                Some(how) => applied.suppressed.push((finding, how)),
                None => applied.active.push(finding),
            }
        }
        applied
    }

    /// How many entries match none of `findings`.
    fn unused(baseline: &Baseline, findings: &[Finding]) -> usize {
        baseline.clone().prune(findings)
    }

    /// Accepts one finding more, as somebody who edits the file does.
    fn add(baseline: &mut Baseline, entry: Entry) {
        baseline.entries.push(entry);
        baseline.entries.sort();
    }

    #[test]
    fn the_file() {
        let text = "# hook baseline v1 salt=00010203040506ff — accepted findings; edit or run `hook baseline --prune`\n\
                    3f9a6c0d5b1e\tpython.sqli\tapp/db.py\t\tlegacy report, SEC-88\n\
                    a1b2c3d4e5f6\tsecrets.aws-access-key\ttests/v.json\tuntil=2027-01-31\tpublic example key\n";
        let baseline = Baseline::parse(text.as_bytes()).expect("whole");
        assert_eq!(baseline.salt(), &Salt([0, 1, 2, 3, 4, 5, 6, 0xff]));
        assert_eq!(baseline.entries()[1].until, Some(day("2027-01-31")));
        assert_eq!(baseline.to_text(), text);
        assert_eq!(
            Baseline::default().to_text(),
            "# hook baseline v1 — accepted findings; edit or run `hook baseline --prune`\n"
        );
    }

    #[test]
    fn what_editors_and_merges_do_to_it_is_read() {
        let check = |text: &str, entries: usize| {
            let baseline = Baseline::parse(text.as_bytes()).unwrap_or_else(|error| panic!("{text:?}: {error}"));
            assert_eq!(baseline.entries().len(), entries, "{text:?}");
        };
        let line = "3f9a6c0d5b1e\tpython.sqli\tapp/db.py";
        check("", 0);
        check("\r\n\r\n", 0);
        check(line, 1);
        check(&format!("{line}\t\t\r\n{line}\t\tsame again\r\n"), 2);
        check(&format!("{line}\n# hook baseline v1 — x\n\n# hook baseline v1 — y\n# mine\n{line}\n"), 2);
        check("\u{feff}# hook baseline v1 salt=0000000000000001\n", 0);
        check(&format!("{line}\t\ta reason\twith a tab"), 1);
    }

    #[test]
    fn what_is_wrong_with_it_is_said() {
        let check = |text: &str, expected: &str| {
            let error = Baseline::parse(text.as_bytes()).expect_err(text).to_string();
            assert!(error.contains(expected), "{error}");
        };
        check("<<<<<<< HEAD\n", "an unresolved merge conflict\n  ┌─ .hook-baseline:1");
        check("\n=======\n", ".hook-baseline:2");
        check("# hook baseline v2 — x\n", "version 2 is not known");
        check("# hook baseline v1 salt=12\n", "16 hex digits");
        check(
            "# hook baseline v1 salt=0000000000000001\n# hook baseline v1 salt=0000000000000002\n",
            "different salts",
        );
        check("3f9a6c0d5b1e\n", "the rule, is missing");
        check("3f9a python.sqli\n", "must start with a fingerprint");
        check("3f9a6c0d5b1e\tr\tp\tuntil=soon\t\n", "`soon` is no date");
        check("3f9a6c0d5b1e\tr\tp\tlegacy\t\n", "must be empty or a date");
    }

    #[test]
    fn an_entry_hides_one_finding() {
        let check = |accepted: &str, now: &str, active: &str, unused: usize| {
            let mut baseline = Baseline::new(Salt([7; 8]));
            baseline.update(&all(accepted), "known");
            let applied = apply(&baseline, all(now), &|| unreachable!("no date, no clock"));
            assert_eq!(places(&applied.active), active, "{now} where {accepted} is accepted");
            assert_eq!(self::unused(&baseline, &all(now)), unused, "{now} where {accepted} is accepted");
        };
        check("", "a:one", "a", 0);
        check("a:one", "a:one", "", 0);
        check("a:one", "a:two", "a", 1);
        check("a:one", "moved:one", "", 0);
        check("a:one", "a:one a:one", "a", 0);
        check("b:one", "a:one b:one", "a", 0);
        check("a:one a:one", "a:one b:one c:one", "c", 0);
        check("a:one b:one", "b:one", "", 1);
    }

    #[test]
    fn dates_are_inclusive_and_a_past_one_is_said() {
        let check = |today: &str, hidden: bool| {
            let mut baseline = Baseline::default();
            let one = found("a", "hunter2");
            add(&mut baseline, Entry::accepting(&one, &Salt::default(), Some(day("2027-01-31")), "known"));
            let applied = apply(&baseline, vec![one], &|| day(today));
            assert_eq!(applied.active.is_empty(), hidden, "{today}");
            assert_eq!(applied.notes.is_empty(), hidden, "{today}");
            for (_, how) in applied.suppressed {
                assert_eq!((how.reason.as_str(), how.until.as_deref()), ("known", Some("2027-01-31")));
            }
        };
        check("2027-01-30", true);
        check("2027-01-31", true);
        check("2027-02-01", false);
    }

    #[test]
    fn update_keeps_what_people_wrote_and_prune_removes_what_is_gone() {
        let mut baseline = Baseline::new(Salt([1; 8]));
        add(&mut baseline, Entry::accepting(&found("a", "one"), &Salt([1; 8]), Some(day("2027-01-31")), "SEC-1"));
        add(&mut baseline, Entry::accepting(&found("b", "gone"), &Salt([1; 8]), None, "SEC-2"));
        let now = all("moved:one c:two");
        baseline.update(&now, "accepted");
        let shown = |baseline: &Baseline| -> Vec<String> {
            baseline.entries().iter().map(|one| format!("{} {}", one.path, one.reason)).collect()
        };
        assert_eq!(shown(&baseline), ["b SEC-2", "c accepted", "moved SEC-1"]);
        assert_eq!(baseline.entries()[2].until, Some(day("2027-01-31")));
        assert_eq!(baseline.prune(&now), 1);
        assert_eq!(shown(&baseline), ["c accepted", "moved SEC-1"]);
        assert_eq!(baseline.salt(), &Salt([1; 8]));
        let again = baseline.clone();
        baseline.update(&now, "accepted");
        assert_eq!(baseline, again, "a second update changes nothing");
    }

    fn baselines() -> impl Strategy<Value = Baseline> {
        let entry = (any::<[u8; 6]>(), "[a-z.-]{1,20}", "\\PC{0,20}", any::<Option<(u8, u8)>>(), any::<String>());
        (any::<[u8; 8]>(), prop::collection::vec(entry, 0..8)).prop_map(|(salt, entries)| {
            let mut baseline = Baseline::new(Salt(salt));
            for (print, rule, path, until, reason) in entries {
                let print: String = print.iter().map(|byte| format!("{byte:02x}")).collect();
                add(
                    &mut baseline,
                    Entry {
                        fingerprint: Fingerprint::parse(&print).expect("hex digits"),
                        rule,
                        path: one_field(&path),
                        until: until.map(|(month, day)| {
                            Date::new(
                                2027,
                                i8::try_from(month % 12).expect("small") + 1,
                                i8::try_from(day % 28).expect("small") + 1,
                            )
                            .expect("a day")
                        }),
                        reason: one_field(&reason),
                    },
                );
            }
            baseline
        })
    }

    proptest! {
        #[test]
        fn parse_undoes_to_text(baseline in baselines()) {
            let text = baseline.to_text();
            prop_assert_eq!(&Baseline::parse(text.as_bytes()).expect("our own text"), &baseline);
            let windows = text.replace('\n', "\r\n");
            prop_assert_eq!(&Baseline::parse(windows.as_bytes()).expect("with CRLF"), &baseline);
        }

        /// What `merge=union` makes: the lines of both, in any order, headers twice.
        #[test]
        fn a_union_is_read_whole(ours in baselines(), theirs in baselines()) {
            let theirs = Baseline { salt: ours.salt, ..theirs };
            let mut lines: Vec<String> = ours.to_text().lines().chain(theirs.to_text().lines()).map(str::to_owned).collect();
            lines.reverse();
            let both = Baseline::parse(lines.join("\n").as_bytes()).expect("a union");
            prop_assert_eq!(both.entries().len(), ours.entries().len() + theirs.entries().len());
            prop_assert_eq!(both.added_since(&ours), both.entries().len() - ours.entries().len());
        }

        #[test]
        fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let _ = Baseline::parse(&bytes);
        }

        /// What has been accepted is hidden, all of it and nothing else.
        #[test]
        fn update_accepts_exactly_these(
            accepted in prop::collection::vec(("[a-c]", "[xyz]{6}"), 0..8),
            more in prop::collection::vec(("[a-c]", "[uvw]{6}"), 0..4),
        ) {
            let make = |list: &[(String, String)]| -> Vec<Finding> { list.iter().map(|(p, s)| found(p, s)).collect() };
            let mut baseline = Baseline::new(Salt([3; 8]));
            baseline.update(&make(&accepted), "known");
            let now = make(&[accepted, more.clone()].concat());
            let unused = unused(&baseline, &now);
            prop_assert_eq!(apply(&baseline, now, &|| unreachable!("no dates")).active.len(), more.len());
            prop_assert_eq!(unused, 0);
        }
    }
}
