//! Comments written for other tools, and what each is honoured for.
//!
//! Each means what it means to its own tool, and nothing more: where it may stand, in which files, and of which findings
//! it speaks. Ids are those of the other tool's checks; `ids` knows what they are about.

mod ids;

use findings::{Finding, Kind};

use super::comment::{self, Style};
use super::own::weakness;

/// A comment of another tool.
#[derive(Debug)]
struct Foreign {
    /// The word that stands for it in `[suppress] foreign`, one of `config::FOREIGN_COMMENTS`.
    word: &'static str,
    /// What it looks like in a file; any of them.
    spellings: &'static [&'static str],
    /// The findings it hides: those its own tool would not have shown. Nothing else, or a comment about SQL would
    /// hide a password on its line.
    kinds: &'static [Kind],
    /// Where on a line it counts.
    place: Place,
    /// Of a finding in code, the lines on which it counts. A secret it hides from any of its lines.
    reach: Reach,
    /// Whether it also counts alone on the line above.
    above: bool,
    /// The findings it speaks of, by what follows the spelling.
    named: fn(&str) -> Named,
    /// Ends of the names of files that its tool reads; empty if that is any.
    files: &'static [&'static str],
}

/// Where on a line a foreign comment counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// Anywhere: a marker that means nothing else.
    Line,
    /// As a word in a comment.
    Comment,
    /// The same, in either case.
    AnyCase,
    /// In either case, with nothing but one of the beginnings of comments in front.
    Start,
    /// As written, behind a `#`.
    Hash,
}

/// On which lines of a finding in code a comment counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reach {
    /// Any of its statement.
    Statement,
    /// The one it begins on.
    First,
    /// That, and those a string or a `\` joins to it.
    Joined,
    /// None: it speaks of another line.
    None,
}

/// The findings a comment speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Named {
    /// All.
    All,
    /// Those of rules whose ids end in one of these, in lower case.
    Rules(Vec<String>),
    /// Those with one of these weaknesses.
    About(Vec<u32>),
}

impl Named {
    /// Those that the checks called so are about. Of a check we do not know, that is nothing.
    fn of<'i>(ids: impl Iterator<Item = &'i str>, about: fn(&str) -> Option<&'static [u32]>) -> Self {
        Self::About(ids.filter_map(about).flatten().copied().collect())
    }

    fn means(&self, finding: &Finding) -> bool {
        match self {
            Self::All => true,
            Self::Rules(rules) => {
                let last = finding.rule.id.rsplit('.').next().unwrap_or_default();
                rules.iter().any(|rule| rule.eq_ignore_ascii_case(last))
            }
            Self::About(numbers) => {
                let mut cwes = finding.rule.cwe.iter().filter_map(|cwe| weakness(cwe));
                cwes.any(|cwe| numbers.contains(&cwe))
            }
        }
    }
}

/// All foreign comments we know.
const ALL: &[Foreign] = &[
    Foreign {
        word: "nosec",
        spellings: &["nosec"],
        kinds: &[Kind::Injection],
        place: Place::Hash,
        reach: Reach::Statement,
        above: false,
        named: nosec,
        files: &["py", "pyi", "pyw", "go"],
    },
    Foreign {
        word: "nosemgrep",
        // The longest first: `nosem` is the beginning of `nosemgrep`.
        spellings: &["nosemgrep", "noopengrep", "nosem"],
        kinds: Kind::ALL,
        place: Place::AnyCase,
        reach: Reach::First,
        above: true,
        named: nosemgrep,
        files: &[],
    },
    secret("gitleaks:allow", &["gitleaks:allow"], Place::Line),
    secret("betterleaks:allow", &["betterleaks:allow"], Place::Line),
    secret("trufflehog:ignore", &["trufflehog:ignore"], Place::Line),
    secret("kingfisher:ignore", &["kingfisher:ignore"], Place::Line),
    secret("ggignore", &["ggignore"], Place::Comment),
    secret(
        "pragma: allowlist secret",
        &["pragma: allowlist secret", "pragma: whitelist secret", "pragma: allowlist nextline secret"],
        Place::Comment,
    ),
    Foreign { kinds: Kind::ALL, reach: Reach::First, ..secret("NOSONAR", &["NOSONAR"], Place::Comment) },
    Foreign {
        word: "lgtm",
        spellings: &["lgtm"],
        kinds: &[Kind::Injection],
        place: Place::AnyCase,
        reach: Reach::First,
        above: true,
        named: in_brackets,
        files: &[],
    },
    Foreign {
        word: "codeql",
        spellings: &["codeql"],
        kinds: &[Kind::Injection],
        place: Place::Start,
        reach: Reach::None,
        above: true,
        named: in_brackets,
        files: &[],
    },
    Foreign {
        word: "noqa",
        spellings: &["noqa"],
        kinds: &[Kind::Injection],
        place: Place::Start,
        reach: Reach::Joined,
        above: false,
        named: noqa,
        files: &["py", "pyi", "pyw"],
    },
    Foreign {
        word: "eslint-disable",
        spellings: &["eslint-disable-line", "eslint-disable-next-line"],
        kinds: &[Kind::Injection],
        place: Place::Start,
        reach: Reach::First,
        above: false,
        named: eslint,
        files: &["js", "jsx", "mjs", "cjs", "ts", "tsx", "mts", "cts"],
    },
];

/// The spellings that speak of the line below them, whatever stands before them on their own.
const ABOUT_NEXT: &[&str] = &["pragma: allowlist nextline secret", "eslint-disable-next-line"];

/// A comment about secrets that names none.
const fn secret(word: &'static str, spellings: &'static [&'static str], place: Place) -> Foreign {
    let (kinds, reach) = (&[Kind::Secrets], Reach::None);
    Foreign { word, spellings, kinds, place, reach, above: false, named: |_| Named::All, files: &[] }
}

/// How a line that may hold a comment stands to a finding.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Standing {
    /// It is one of those of the finding's statement.
    pub(super) own: bool,
    /// The finding or its statement begins on it.
    pub(super) first: bool,
    /// A string or a `\` joins it to the line on which the finding begins.
    pub(super) joined: bool,
    /// It is the line above one that is `first`.
    pub(super) above: bool,
    /// It holds nothing but a comment.
    pub(super) alone: bool,
}

/// A foreign comment on a line.
#[derive(Clone, Debug)]
pub(super) struct Hit {
    foreign: &'static Foreign,
    /// It speaks of the line below it only.
    about_next: bool,
    named: Named,
}

impl Hit {
    /// Whether it hides `finding`, to which its line stands so. Only comments whose word is in `honoured` count.
    pub(super) fn hides(&self, finding: &Finding, standing: Standing, honoured: &[&str]) -> bool {
        let foreign = self.foreign;
        let on_it = match (finding.rule.kind, foreign.reach) {
            (Kind::Secrets, _) | (_, Reach::Statement) => standing.own,
            (_, Reach::First) => standing.first,
            (_, Reach::Joined) => standing.first || standing.joined,
            (_, Reach::None) => false,
        };
        let reaches =
            if self.about_next { standing.above } else { on_it || foreign.above && standing.above && standing.alone };
        reaches
            && foreign.kinds.contains(&finding.rule.kind)
            && honoured.contains(&foreign.word)
            && (foreign.files.is_empty() || foreign.files.contains(&finding.location.path.extension().as_str()))
            && self.named.means(finding)
    }
}

/// Lines longer than this hold no comment somebody wrote.
const LONGEST: usize = 16 << 10;

/// How many places of one spelling on a line are looked at: each costs a look at the line before it, and nobody writes
/// it more than once.
const MOST: usize = 16;

/// The foreign comments on `line`, in which `secrets` are findings.
pub(super) fn find(style: Style, line: &str, secrets: comment::Secrets<'_>) -> Vec<Hit> {
    let mut hits = Vec::new();
    if line.len() > LONGEST {
        return hits;
    }
    let lower = line.to_ascii_lowercase();
    for foreign in ALL {
        for spelling in foreign.spellings {
            // The first place that counts is enough.
            if let Some(end) = foreign.first(style.foreign(), line, &lower, spelling, secrets) {
                let named = (foreign.named)(&line[end..]);
                hits.push(Hit { foreign, about_next: ABOUT_NEXT.contains(spelling), named });
            }
        }
    }
    hits
}

impl Foreign {
    /// The end of the first place on `line` where `spelling` counts. `lower` is the line in lower case.
    fn first(
        &self,
        style: Style,
        line: &str,
        lower: &str,
        spelling: &str,
        secrets: comment::Secrets<'_>,
    ) -> Option<usize> {
        let any_case = matches!(self.place, Place::AnyCase | Place::Start);
        let haystack = if any_case { lower } else { line };
        let mut places = haystack.match_indices(spelling).take(MOST).map(|(at, _)| (at, at + spelling.len()));
        places.find_map(|(at, end)| {
            let inside = secrets.iter().any(|&(from, to)| at < to && from < end);
            let starts = |markers: &[&str]| markers.iter().any(|mark| line[..at].trim_end().ends_with(mark));
            let fits = match self.place {
                Place::Line | Place::Comment | Place::AnyCase => true,
                Place::Start => starts(&["#", "//", "/*", "*", "<!--"]),
                Place::Hash => starts(&["#"]),
            };
            let is_comment = || is_word(line, at, end) && comment::stands_in_one(style, line, at, secrets);
            (!inside && fits && (self.place == Place::Line || is_comment())).then_some(end)
        })
    }
}

/// Whether `line[start..end]` is not a part of a longer word.
fn is_word(line: &str, start: usize, end: usize) -> bool {
    let part = |c: char| c.is_alphanumeric() || c == '_';
    !line[..start].ends_with(part) && !line[end..].starts_with(part)
}

/// `nosemgrep: id, id`.
fn nosemgrep(rest: &str) -> Named {
    let Some(list) = rest.trim_start().strip_prefix([':', '=']) else { return Named::All };
    let id = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '/');
    let mut last_segments = Vec::new();
    for part in list.split(',') {
        let part = part.trim_start();
        let name = &part[..part.find(|c| !id(c)).unwrap_or(part.len())];
        let last = name.rsplit(['.', '/']).next().unwrap_or_default();
        if !last.is_empty() {
            last_segments.push(last.to_ascii_lowercase());
        }
        // After something else than a comma the list is over.
        if name.is_empty() || !part[name.len()..].trim().is_empty() {
            break;
        }
    }
    Named::Rules(last_segments)
}

/// `nosec B602, B607`, also with a colon, in gosec's way with `-- reason` behind, and with bandit's names of checks. As
/// bandit does it, ids and names are picked out of whatever stands there up to the next `#`; without any it is bare.
fn nosec(rest: &str) -> Named {
    let text = rest.split('#').next().unwrap_or_default();
    let about = |id: &str| ids::bandit(id).or_else(|| ids::gosec(id));
    let ids = |text| -> Vec<&str> {
        let words = str::split(text, |c: char| !c.is_ascii_alphanumeric() && c != '_');
        // One that looks like an id and is none is a slip. To take it for a bare comment would hide everything.
        words.filter(|word| is_id(word) || about(word).is_some()).collect()
    };
    let before_reason = ids(text.split("--").next().unwrap_or_default());
    let ids = if before_reason.is_empty() { ids(text) } else { before_reason };
    if ids.is_empty() { Named::All } else { Named::of(ids.into_iter(), about) }
}

/// Whether `word` is written as an id of bandit or gosec is.
fn is_id(word: &str) -> bool {
    let number = word.strip_prefix(['B', 'b', 'G']).unwrap_or_default();
    number.len() >= 3 && number.bytes().all(|byte| byte.is_ascii_digit())
}

/// `lgtm[py/sql-injection]`; without brackets it is praise.
fn in_brackets(rest: &str) -> Named {
    let list = rest.trim_start().strip_prefix('[').and_then(|list| list.split_once(']'));
    Named::of(list.map_or("", |(list, _)| list).split(',').map(str::trim), ids::codeql)
}

/// `noqa: S608, E501`; of these the codes that begin with S are about security, and have bandit's numbers. Without codes
/// it is about style.
fn noqa(rest: &str) -> Named {
    let list = rest.trim_start().strip_prefix(':').unwrap_or_default().trim_start();
    let codes = list.split(|c: char| c == ',' || c.is_whitespace()).filter(|code| !code.is_empty());
    let is_code = |code: &&str| {
        code.starts_with(|c: char| c.is_ascii_uppercase()) && code.ends_with(|c: char| c.is_ascii_digit())
    };
    Named::of(codes.take_while(is_code), |code| match code.strip_prefix('S') {
        Some(number) => ids::bandit(&format!("B{number}")),
        None => None,
    })
}

/// `eslint-disable-line security/detect-child-process, no-eval -- reason`; without rules it is mostly about style.
fn eslint(rest: &str) -> Named {
    let list = rest.split("--").next().unwrap_or_default().split("*/").next().unwrap_or_default();
    Named::of(list.split(',').map(str::trim), ids::eslint)
}

#[cfg(test)]
mod tests {
    use findings::{RepoPath, Source};

    use super::*;
    use crate::config::FOREIGN_COMMENTS;
    use crate::policy::examples::{code_finding, finding};

    /// A line of the statement of several, not its first.
    const WITHIN: Standing = Standing { own: true, first: false, joined: false, above: false, alone: false };
    /// The line with all of the finding.
    const ON: Standing = Standing { first: true, ..WITHIN };
    /// A comment on the line above.
    const ABOVE: Standing = Standing { own: false, first: false, joined: false, above: true, alone: true };
    /// Code on the line above.
    const CODE_ABOVE: Standing = Standing { alone: false, ..ABOVE };

    #[test]
    fn the_configuration_knows_every_word() {
        assert_eq!(ALL.iter().map(|foreign| foreign.word).collect::<Vec<_>>(), FOREIGN_COMMENTS);
    }

    /// Whether `line`, standing so, hides the finding of `secrets.generic-password`; every word is honoured.
    fn hides(line: &str, standing: Standing) -> bool {
        let source = Source::from_text(RepoPath::from("a"), "hunter2");
        let found = finding(&source, "secrets.generic-password", "hunter2");
        let honoured = FOREIGN_COMMENTS;
        let secrets: Vec<(usize, usize)> =
            line.match_indices("hunter2").map(|(at, text)| (at, at + text.len())).collect();
        find(Style::Any, line, &secrets).iter().any(|hit| hit.hides(&found, standing, honoured))
    }

    /// Whether `line`, standing so, hides the finding of a rule of that id and weakness in the file `path`.
    fn hides_code(path: &str, rule: (&str, &str), line: &str, standing: Standing) -> bool {
        let source = Source::from_text(RepoPath::from(path), "run(x)");
        let found = code_finding(&source, rule.0, rule.1, "run(x)");
        find(Style::Any, line, &[]).iter().any(|hit| hit.hides(&found, standing, FOREIGN_COMMENTS))
    }

    #[test]
    fn what_each_comment_hides_on_its_line() {
        let check = |line: &str, expected: bool| assert_eq!(hides(line, ON), expected, "{line}");
        check("p = 'hunter2'", false);
        for comment in [
            "# nosemgrep",
            "# nosem",
            "# noopengrep",
            "# NOSEMGREP",
            "// nosemgrep: generic-password",
            "# nosemgrep: other, a.b.generic-password",
            "# nosemgrep:generic-password -- known",
            "# nosemgrep generic",
            "# gitleaks:allow",
            "gitleaks:allow",
            "# betterleaks:allow",
            "# trufflehog:ignore",
            "# kingfisher:ignore",
            "# ggignore",
            "# pragma: allowlist secret",
            "/* pragma: whitelist secret */",
            "// NOSONAR",
            "# x NOSONAR y",
        ] {
            check(&format!("p = 'hunter2'  {comment}"), true);
        }
        for comment in [
            // Another rule, or nothing at all after the colon.
            "# nosemgrep: python.sqli",
            "# nosemgrep:",
            "# nosemgrep: generic",
            // About other kinds of findings.
            "# nosec",
            "# nosec B105",
            "# noqa",
            "# noqa: S105",
            "// lgtm[py/x]",
            "// codeql[py/x]",
            "// eslint-disable-line security/x",
            // Not the word.
            "# nosonar",
            "# NOSONARS",
            "# nosemgreps",
            "# ggignored",
            "# Gitleaks:Allow",
            // Not in a comment.
            "NOSONAR",
            "nosemgrep",
            // About the next line.
            "# pragma: allowlist nextline secret",
        ] {
            check(&format!("p = 'hunter2'  {comment}"), false);
        }
        check(&format!("{} # gitleaks:allow", "x".repeat(20_000)), false);
    }

    #[test]
    fn what_stands_in_the_secret_is_no_comment() {
        let line = "p = 'x# nosemgrep gitleaks:allow'";
        assert!(find(Style::Any, line, &[(5, line.len() - 1)]).is_empty());
    }

    #[test]
    fn the_line_above() {
        let check =
            |line: &str, standing: Standing, expected: bool| assert_eq!(hides(line, standing), expected, "{line}");
        check("# gitleaks:allow", ABOVE, false);
        check("# nosemgrep", ABOVE, true);
        check("x = 1  # gitleaks:allow", CODE_ABOVE, false);
        check("# pragma: allowlist nextline secret", ABOVE, true);
        check("x = 1  # pragma: allowlist nextline secret", CODE_ABOVE, true);
    }

    #[test]
    fn only_honoured_words_count() {
        let source = Source::from_text(RepoPath::from("a"), "hunter2");
        let found = finding(&source, "secrets.x", "hunter2");
        let hits = find(Style::Any, "# gitleaks:allow", &[]);
        assert!(hits[0].hides(&found, ON, &["gitleaks:allow"]));
        assert!(!hits[0].hides(&found, ON, &["NOSONAR"]));
    }

    #[test]
    fn what_each_comment_hides_of_code() {
        const SHELL: (&str, &str) = ("python.command.shell", "CWE-78");
        const SQL: (&str, &str) = ("python.sqli", "CWE-89");
        let check = |path: &str, rule: (&str, &str), comment: &str, expected: bool| {
            let line = format!("run(x)  {comment}");
            assert_eq!(hides_code(path, rule, &line, ON), expected, "{path} {} {comment}", rule.1);
        };
        for (comment, shell, sql) in [
            // bandit: ids as it reads them, and everything where there is none.
            ("# nosec", true, true),
            ("#nosec", true, true),
            ("# nosec - the list is ours", true, true),
            ("# nosec B602", true, false),
            ("# nosec: B602,B607", true, false),
            ("# nosec B101 B608", false, true),
            ("# nosec hardcoded_sql_expressions", false, true),
            ("# type: ignore # nosec B602 # noqa", true, false),
            ("# nosec B602 -- see SEC-1, B608", true, false),
            ("# nosec -- B602 cannot be", true, false),
            ("# nosec B999", false, false),
            ("# nosec B101", false, false),
            ("# is nosec", false, false),
            ("# NOSEC", false, false),
            ("# nosecs", false, false),
            ("; y = '# nosec'", false, false),
            // Semgrep.
            ("# nosemgrep", true, true),
            ("# nosem", true, true),
            ("# noopengrep", true, true),
            ("# nosemgrep: python.lang.security.shell", true, false),
            ("# nosemgrep: other, sqli", false, true),
            ("# nosemgrep: other", false, false),
            // Sonar.
            ("# NOSONAR", true, true),
            ("# nosonar", false, false),
            // CodeQL.
            ("# lgtm[py/sql-injection]", false, true),
            ("# LGTM [py/command-line-injection, py/xxe]", true, false),
            ("# lgtm", false, false),
            ("# lgtm[py/unused-import]", false, false),
            ("# codeql[py/sql-injection]", false, false),
            // ruff and flake8.
            ("# noqa: S602", true, false),
            ("# noqa:E501,S608", false, true),
            ("# NOQA: E501 S602", true, false),
            ("# noqa", false, false),
            ("# noqa: E501", false, false),
            ("# noqa: B602", false, false),
            ("# noqa: S999", false, false),
            ("# noqa: E501 see S602", false, false),
            // Of other languages, or about secrets.
            ("# eslint-disable-line security/detect-child-process", false, false),
            ("# gitleaks:allow", false, false),
            ("# pragma: allowlist secret", false, false),
            ("# ggignore", false, false),
        ] {
            check("a.py", SHELL, comment, shell);
            check("a.py", SQL, comment, sql);
        }
        for (comment, expected) in [
            ("// #nosec G204", true),
            ("// #nosec G201", false),
            ("// #nosec G204 -- a list", true),
            ("// nosec", false),
        ] {
            check("a.go", ("go.shell", "CWE-78"), comment, expected);
        }
        for (comment, expected) in [
            ("// eslint-disable-line security/detect-child-process", true),
            ("// eslint-disable-line no-undef, security/detect-child-process -- a list", true),
            ("/* eslint-disable-line security/detect-child-process */", true),
            ("// eslint-disable-line", false),
            ("// eslint-disable-line no-eval", false),
            ("// eslint-disable-line security/detect-object-injection", false),
            ("// eslint-disable-line -- security/detect-child-process", false),
            ("// eslint-disable-next-line security/detect-child-process", false),
            ("// eslint-disable security/detect-child-process", false),
            ("// see eslint-disable-line security/detect-child-process", false),
            ("// lgtm[js/command-line-injection]", true),
            ("// NOSONAR", true),
            ("// #nosec", false),
        ] {
            check("a.ts", ("typescript.shell", "CWE-78"), comment, expected);
        }
        check("a.js", ("javascript.eval", "CWE-95"), "// eslint-disable-line no-eval", true);
        check("a.js", ("javascript.eval", "CWE-95"), "// eslint-disable-line no-new-func", true);
        check("A.java", ("java.sqli", "CWE-89"), "// NOSONAR", true);
        check("A.java", ("java.sqli", "CWE-89"), "// lgtm[java/sql-injection]", true);
        // Of a rule without a weakness no id is known to speak.
        check("a.py", ("ours", ""), "# nosec", true);
        check("a.py", ("ours", ""), "# nosec B602", false);
    }

    /// On the first line of a finding, on another of its statement, on one that a string joins to the first, above it
    /// alone, above it behind code.
    #[test]
    fn the_lines_on_which_a_comment_about_code_counts() {
        let check = |path: &str, comment: &str, expected: [bool; 5]| {
            let joined = Standing { joined: true, ..WITHIN };
            let found = [ON, WITHIN, joined, ABOVE, CODE_ABOVE]
                .map(|standing| hides_code(path, ("x.shell", "CWE-78"), comment, standing));
            assert_eq!(found, expected, "{comment}");
        };
        check("a.py", "# nosec B602", [true, true, true, false, false]);
        check("a.py", "# noqa: S602", [true, false, true, false, false]);
        check("a.py", "# nosemgrep: shell", [true, false, false, true, false]);
        check("a.py", "# NOSONAR", [true, false, false, false, false]);
        check("a.py", "# lgtm[py/command-line-injection]", [true, false, false, true, false]);
        check("a.py", "# codeql[py/command-line-injection]", [false, false, false, true, false]);
        let line = "// eslint-disable-line security/detect-child-process";
        check("a.js", line, [true, false, false, false, false]);
        check("a.js", &line.replace("line", "next-line"), [false, false, false, true, true]);
    }
}
