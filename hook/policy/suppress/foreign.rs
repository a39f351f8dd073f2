//! Comments written for other tools, and what each is honoured for.

use findings::{Finding, Kind};

use super::comment::{self, Style};

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
    /// How it is read.
    shape: Shape,
}

/// How a foreign comment is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    /// A marker that means nothing else, wherever on the line it stands, as its tool reads it.
    Marker,
    /// A word in a comment.
    Word,
    /// A word in a comment, in either case, after which rules may be named (`nosemgrep: id, id`).
    WordWithIds,
}

/// All foreign comments we know. Those without kinds are about findings of engines that are not part of this version:
/// they are known to the configuration and hide nothing.
const ALL: &[Foreign] = &[
    Foreign { word: "nosec", spellings: &["nosec"], kinds: &[], shape: Shape::Word },
    Foreign {
        word: "nosemgrep",
        // The longest first: `nosem` is the beginning of `nosemgrep`.
        spellings: &["nosemgrep", "noopengrep", "nosem"],
        kinds: &[Kind::Secrets],
        shape: Shape::WordWithIds,
    },
    marker("gitleaks:allow", &["gitleaks:allow"]),
    marker("betterleaks:allow", &["betterleaks:allow"]),
    marker("trufflehog:ignore", &["trufflehog:ignore"]),
    marker("kingfisher:ignore", &["kingfisher:ignore"]),
    Foreign { word: "ggignore", spellings: &["ggignore"], kinds: &[Kind::Secrets], shape: Shape::Word },
    Foreign {
        word: "pragma: allowlist secret",
        spellings: &["pragma: allowlist secret", "pragma: whitelist secret", NEXT_LINE],
        kinds: &[Kind::Secrets],
        shape: Shape::Word,
    },
    Foreign { word: "NOSONAR", spellings: &["NOSONAR"], kinds: &[Kind::Secrets], shape: Shape::Word },
    Foreign { word: "lgtm", spellings: &["lgtm"], kinds: &[], shape: Shape::Word },
    Foreign { word: "codeql", spellings: &["codeql"], kinds: &[], shape: Shape::Word },
    Foreign { word: "noqa", spellings: &["noqa"], kinds: &[], shape: Shape::Word },
    Foreign { word: "eslint-disable", spellings: &["eslint-disable"], kinds: &[], shape: Shape::Word },
];

/// The one spelling that speaks of the line below it, whatever stands before it.
const NEXT_LINE: &str = "pragma: allowlist nextline secret";

const fn marker(word: &'static str, spellings: &'static [&'static str]) -> Foreign {
    Foreign { word, spellings, kinds: &[Kind::Secrets], shape: Shape::Marker }
}

/// Where a line stands that may hold a comment about a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// It is one of the finding's own lines.
    Own,
    /// It is the line above, and holds nothing but a comment.
    Above,
    /// It is the line above, and holds something else.
    AboveWithCode,
}

/// A foreign comment on a line.
#[derive(Clone, Debug)]
pub(super) struct Hit {
    foreign: &'static Foreign,
    /// It speaks of the line below it only.
    about_next: bool,
    /// The last segments of the rules it names, in lower case; `None` if it means all.
    rules: Option<Vec<String>>,
}

impl Hit {
    /// Whether it hides `finding`, to which its line stands so. Only comments whose word is in `honoured` count.
    pub(super) fn hides(&self, finding: &Finding, standing: Standing, honoured: &[&str]) -> bool {
        let reaches = match standing {
            Standing::Own => !self.about_next,
            Standing::Above => self.about_next || self.foreign.shape == Shape::WordWithIds,
            Standing::AboveWithCode => self.about_next,
        };
        let means = |rules: &Vec<String>| {
            let last = finding.rule.id.rsplit('.').next().unwrap_or_default();
            rules.iter().any(|rule| rule == last)
        };
        reaches
            && self.foreign.kinds.contains(&finding.rule.kind)
            && honoured.contains(&self.foreign.word)
            && self.rules.as_ref().is_none_or(means)
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
    for foreign in ALL {
        for spelling in foreign.spellings {
            // The first place that counts is enough.
            if let Some(end) = foreign.first(style.foreign(), line, spelling, secrets) {
                let rules = if foreign.shape == Shape::WordWithIds { ids(&line[end..]) } else { None };
                hits.push(Hit { foreign, about_next: *spelling == NEXT_LINE, rules });
            }
        }
    }
    hits
}

impl Foreign {
    /// The end of the first place on `line` where `spelling` counts.
    fn first(&self, style: Style, line: &str, spelling: &str, secrets: comment::Secrets<'_>) -> Option<usize> {
        let lower;
        let haystack = if self.shape == Shape::WordWithIds {
            lower = line.to_ascii_lowercase();
            lower.as_str()
        } else {
            line
        };
        let mut places = haystack.match_indices(spelling).take(MOST).map(|(at, _)| (at, at + spelling.len()));
        places.find_map(|(at, end)| {
            let inside = secrets.iter().any(|&(from, to)| at < to && from < end);
            let counts = match self.shape {
                Shape::Marker => true,
                Shape::Word | Shape::WordWithIds => {
                    is_word(line, at, end) && comment::stands_in_one(style, line, at, secrets)
                }
            };
            (!inside && counts).then_some(end)
        })
    }
}

/// Whether `line[start..end]` is not a part of a longer word.
fn is_word(line: &str, start: usize, end: usize) -> bool {
    let part = |c: char| c.is_alphanumeric() || c == '_';
    !line[..start].ends_with(part) && !line[end..].starts_with(part)
}

/// The rules named in what follows `nosemgrep`; `None` if none is.
fn ids(rest: &str) -> Option<Vec<String>> {
    let list = rest.trim_start().strip_prefix([':', '='])?;
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
    Some(last_segments)
}

#[cfg(test)]
mod tests {
    use findings::{RepoPath, Source};

    use super::*;
    use crate::config::FOREIGN_COMMENTS;
    use crate::policy::examples::finding;

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

    #[test]
    fn what_each_comment_hides_on_its_line() {
        let check = |line: &str, expected: bool| assert_eq!(hides(line, Standing::Own), expected, "{line}");
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
        check("# gitleaks:allow", Standing::Above, false);
        check("# nosemgrep", Standing::Above, true);
        check("x = 1  # gitleaks:allow", Standing::AboveWithCode, false);
        check("# pragma: allowlist nextline secret", Standing::Above, true);
        check("x = 1  # pragma: allowlist nextline secret", Standing::AboveWithCode, true);
    }

    #[test]
    fn only_honoured_words_count() {
        let source = Source::from_text(RepoPath::from("a"), "hunter2");
        let found = finding(&source, "secrets.x", "hunter2");
        let hits = find(Style::Any, "# gitleaks:allow", &[]);
        assert!(hits[0].hides(&found, Standing::Own, &["gitleaks:allow"]));
        assert!(!hits[0].hides(&found, Standing::Own, &["NOSONAR"]));
    }
}
