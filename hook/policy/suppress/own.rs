//! Our own suppressions: `hook: ignore[ids] until=DATE -- reason`.

use findings::{Finding, Kind, RepoPath};
use jiff::civil::Date;

use crate::config::{Settings, nearest};
use crate::policy::threshold;

/// What every directive starts with.
pub(super) const MARK: &str = "hook:";

/// A directive ends with its line, and after so many bytes: what is longer is no comment somebody wrote.
const LONGEST: usize = 1024;

/// How far a directive reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verb {
    /// Its line, its statement, or what stands below it.
    Ignore,
    /// The whole file.
    File,
    /// From here to the next `ignore-end`.
    Start,
    /// The end of what the last open `ignore-start` began.
    End,
}

const VERBS: [(&str, Verb); 4] =
    [("ignore", Verb::Ignore), ("ignore-file", Verb::File), ("ignore-start", Verb::Start), ("ignore-end", Verb::End)];

/// A directive as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Directive {
    pub(super) verb: Verb,
    /// Rule ids, beginnings of them, weaknesses or kinds; never empty, but for [`Verb::End`].
    pub(super) ids: Vec<String>,
    /// Last day it counts.
    pub(super) until: Option<Date>,
    /// May be empty.
    pub(super) reason: String,
}

impl Directive {
    /// The directive as one would write it again, without date and reason.
    pub(super) fn shown(&self) -> String {
        let verb = VERBS.iter().find(|(_, verb)| *verb == self.verb).map_or("ignore", |(word, _)| *word);
        format!("{MARK} {verb}[{}]", self.ids.join(", "))
    }

    /// Whether it means `finding`, wherever that stands.
    pub(super) fn means(&self, finding: &Finding) -> bool {
        self.ids.iter().any(|id| match weakness(id) {
            Some(number) => finding.rule.cwe.iter().any(|cwe| weakness(cwe) == Some(number)),
            None => *id == finding.rule.kind.word() || begins(id, &finding.rule.id),
        })
    }

    /// Whether everything it names could have been found under these settings; only then can one say that it hides
    /// nothing. Of a weakness one never knows.
    pub(super) fn could_match(&self, settings: &Settings, path: &RepoPath) -> bool {
        self.ids.iter().all(|id| {
            // Ids of rules for code begin with their language.
            let code = || settings.rules.knows(id).then_some(&Kind::Injection);
            let kind = Kind::ALL.iter().find(|kind| begins(kind.word(), id)).or_else(code);
            let generic = begins("secrets.generic", id);
            let looked_for = |kind: &Kind| settings.look_for(*kind, path) && !threshold::is_off(settings, *kind, id);
            kind.is_some_and(looked_for) && (settings.secrets.generic || !generic)
        })
    }

    /// Why it does not count today; `None` if it does.
    pub(super) fn flaw(&self, settings: &Settings, today: &dyn Fn() -> Date) -> Option<String> {
        let rules = &settings.suppress;
        if rules.require_reason && self.reason.is_empty() {
            return Some("has no reason; add ` -- ` and why it is right".to_owned());
        }
        let Some(until) = self.until else {
            let days = rules.max_days?;
            return Some(format!("has no `until=DATE`, which must be at most {days} days away here"));
        };
        if until < today() {
            return Some(format!("was good until {until}"));
        }
        let days = rules.max_days?;
        let far = today().until(until).map_or(i64::MAX, |span| i64::from(span.get_days()));
        (far > i64::from(days)).then(|| format!("may be good for at most {days} days, and {until} is further away"))
    }
}

/// Whether `id` can mean anything: a weakness, a kind, a rule or the beginning of one.
pub(super) fn is_known(id: &str, settings: &Settings) -> bool {
    weakness(id).is_some()
        || Kind::ALL.iter().any(|kind| kind.word() == id)
        || settings.rules.any(|_, rule| begins(id, rule))
}

/// What is wrong with an `id` that means no rule, and what may have been meant, if that is to be `looked_for`.
pub(super) fn slip(id: &str, settings: &Settings, looked_for: bool) -> String {
    let meant = if looked_for { settings.rules.meant_by(id) } else { None };
    match meant {
        Some(meant) => format!("names `{id}`, which is no rule; did you mean `{meant}`?"),
        None => format!("names `{id}`, which is no rule; `secrets` means all secrets, `injection` all in code"),
    }
}

/// Whether `id` is `start`, or begins with it up to a border between words.
fn begins(start: &str, id: &str) -> bool {
    let border = |c: char| c == '.' || c == '-';
    id.strip_prefix(start).is_some_and(|rest| rest.is_empty() || start.ends_with(border) || rest.starts_with(border))
}

/// The number of a weakness written as `CWE-89`.
pub(super) fn weakness(id: &str) -> Option<u32> {
    let (name, number) = id.split_once('-')?;
    if name.eq_ignore_ascii_case("cwe") { number.parse().ok() } else { None }
}

/// Reads what follows [`MARK`] up to the end of its line, or to where something else begins. `None`: that is no
/// directive, but some other text. The messages quote nothing: what somebody writes there by mistake may be a secret.
pub(super) fn parse(text: &str) -> Option<Result<Directive, String>> {
    let text = text.trim_start_matches([' ', '\t']);
    let end = text.find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_').unwrap_or(text.len());
    let (word, rest) = text.split_at(end);
    let rest = rest.trim_start();
    match VERBS.iter().find(|(known, _)| *known == word) {
        Some((_, verb)) => Some(body(*verb, rest)),
        None if rest.starts_with('[') => {
            let meant = nearest(word, VERBS.map(|(known, _)| known)).unwrap_or("ignore");
            Some(Err(format!("after `{MARK}` stands an unknown word; did you mean `{MARK} {meant}[…]`?")))
        }
        None => None,
    }
}

fn body(verb: Verb, rest: &str) -> Result<Directive, String> {
    let mut directive = Directive { verb, ids: Vec::new(), until: None, reason: String::new() };
    if verb == Verb::End {
        return Ok(directive);
    }
    let rest = up_to_comment_end(rest);
    let Some(list) = rest.strip_prefix('[') else {
        return Err(format!("`{MARK} ignore` must name what it means, as in `{MARK} ignore[secrets] -- reason`"));
    };
    let (list, mut rest) = list.split_once(']').ok_or("the bracket of the suppression is not closed")?;
    for id in list.split(',') {
        let id = id.trim();
        if !is_id(id) {
            return Err("between the brackets of a suppression stand rule ids such as `secrets.github-token`, \
                        beginnings of them, weaknesses as `CWE-798`, or kinds as `secrets`, with commas between"
                .to_owned());
        }
        directive.ids.push(id.to_owned());
    }
    loop {
        rest = rest.trim_start();
        if let Some(reason) = rest.strip_prefix("--").or_else(|| rest.strip_prefix('—')) {
            directive.reason = reason.trim_start_matches('-').trim().to_owned();
            return Ok(directive);
        }
        if rest.is_empty() {
            return Ok(directive);
        }
        let (word, after) = rest.split_at(rest.find(char::is_whitespace).unwrap_or(rest.len()));
        let Some(date) = word.strip_prefix("until=") else {
            return Err(
                "after the brackets of a suppression may stand `until=DATE`, then ` -- ` and the reason".to_owned()
            );
        };
        let date = date.parse().map_err(|_| "`until` of a suppression is no date; write it as until=2027-03-31")?;
        directive.until = Some(date);
        rest = after;
    }
}

fn is_id(id: &str) -> bool {
    let letter = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '-' | '_');
    weakness(id).is_some() || (id.starts_with(|c: char| c.is_ascii_lowercase()) && id.chars().all(letter))
}

/// `text` up to where its comment ends, without what closes comments and strings at the end of the line.
fn up_to_comment_end(text: &str) -> &str {
    let end = ["*/", "-->", "#}", "%>"].iter().filter_map(|mark| text.find(mark)).min().unwrap_or(text.len());
    text[..end].trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | ',' | '`'))
}

/// The places of [`MARK`] in `text` that are words of their own.
pub(super) fn places(text: &str) -> impl Iterator<Item = usize> {
    memchr::memmem::find_iter(text.as_bytes(), MARK.as_bytes()).filter(move |&at| {
        let part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/' | '\\');
        !text[..at].ends_with(part)
    })
}

/// The text of a directive that starts at `start` of `text` and ends at `limit` at the latest.
pub(super) fn extent(text: &str, start: usize, limit: usize) -> &str {
    let end = text.floor_char_boundary(limit.min(start + LONGEST));
    let line = text[start..end.max(start)].split(['\n', '\r']).next().unwrap_or_default();
    // Another directive on the same line ends this one.
    let next = places(line).find(|&at| line[at + MARK.len()..].trim_start().starts_with("ignore"));
    let line = &line[..next.unwrap_or(line.len())];
    if next.is_some() { line.trim_end_matches([' ', '\t', '#', '/', '*', ';']) } else { line }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A directive in short: `verb ids until reason`.
    fn short(text: &str) -> String {
        match parse(text) {
            None => "nothing".to_owned(),
            Some(Err(_)) => "malformed".to_owned(),
            Some(Ok(Directive { verb, ids, until, reason })) => {
                format!("{verb:?} {} {} {reason}", ids.join(","), until.map_or("-".to_owned(), |date| date.to_string()))
            }
        }
    }

    #[test]
    fn directives() {
        let check = |text: &str, expected: &str| assert_eq!(short(text), expected, "{text}");
        check(" ignore[python.sqli] -- an enum", "Ignore python.sqli - an enum");
        check("ignore[secrets]--x", "Ignore secrets - x");
        check(" ignore [ a.b , CWE-89 ] until=2027-03-31 -- SEC-1", "Ignore a.b,CWE-89 2027-03-31 SEC-1");
        check(" ignore[secrets.]", "Ignore secrets. - ");
        check(" ignore[secrets] — a dash an editor made", "Ignore secrets - a dash an editor made");
        check(" ignore-file[secrets] -- x", "File secrets - x");
        check(" ignore-start[secrets] -- x", "Start secrets - x");
        check(" ignore-end", "End  - ");
        check(" ignore-end[secrets] -- whatever", "End  - ");
        // What ends the comment is no part of it.
        check(" ignore[secrets] -- x */ f(y)", "Ignore secrets - x");
        check(" ignore[secrets] -- x -->", "Ignore secrets - x");
        check(" ignore[secrets] -->", "Ignore secrets - ");
        check(" ignore[secrets] -- x #}", "Ignore secrets - x");
        check(" ignore[secrets] -- x\",", "Ignore secrets - x");
        // Some other text.
        check(" runs before the commit", "nothing");
        check("", "nothing");
        check(" ignored when unset", "nothing");
        // Meant, and wrong.
        check(" ignore", "malformed");
        check(" ignore -- no rule", "malformed");
        check(" ignore secrets -- x", "malformed");
        check(" ignore[] -- x", "malformed");
        check(" ignore[secrets,] -- x", "malformed");
        check(" ignore[*] -- x", "malformed");
        check(" ignore[Secrets] -- x", "malformed");
        check(" ignore[secrets -- x", "malformed");
        check(" ignroe[secrets] -- x", "malformed");
        check(" disable[secrets] -- x", "malformed");
        check(" ignore[secrets] until=soon -- x", "malformed");
        check(" ignore[secrets] until=2027-02-30 -- x", "malformed");
        check(" ignore[secrets] untl=2027-02-03 -- x", "malformed");
        check(" ignore[secrets] because I say so", "malformed");
    }

    #[test]
    fn beginnings_end_at_borders() {
        let check = |start: &str, id: &str, expected: bool| assert_eq!(begins(start, id), expected, "{start} {id}");
        check("secrets.github-token", "secrets.github-token", true);
        check("secrets.", "secrets.github-token", true);
        check("secrets.github", "secrets.github-token", true);
        check("secrets.git", "secrets.github-token", false);
        check("python", "python.sqli", true);
        check("python.sql", "python.sqli", false);
    }

    #[test]
    fn a_directive_ends_with_its_line_and_before_the_next() {
        let check = |text: &str, expected: &str| assert_eq!(extent(text, 0, text.len()), expected, "{text}");
        check(" ignore[a] -- x\nmore", " ignore[a] -- x");
        check(" ignore[a] -- x\r\nmore", " ignore[a] -- x");
        check(" ignore[a] -- x  # hook: ignore[b] -- y", " ignore[a] -- x");
        check(" ignore[a] -- the hook: it hooks", " ignore[a] -- the hook: it hooks");
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in "( ?ignore(-file)?|\\[|\\]|secrets|until=|--| |\\PC){0,12}") {
            let _ = parse(extent(&text, 0, text.len()));
            places(&text).count();
        }

        /// What is written comes back.
        #[test]
        fn a_directive_is_read_as_written(
            ids in prop::collection::vec("[a-z]{1,8}(\\.[a-z]{1,8})?", 1..4),
            day in 1i8..29,
            reason in "[a-z]([a-z ,.;:]{0,20}[a-z])?",
        ) {
            let until = Date::new(2027, 2, day).expect("a day");
            let text = format!(" ignore[{}] until={until} -- {reason}", ids.join(", "));
            let expected = Directive { verb: Verb::Ignore, ids, until: Some(until), reason };
            prop_assert_eq!(parse(&text), Some(Ok(expected)));
        }
    }
}
