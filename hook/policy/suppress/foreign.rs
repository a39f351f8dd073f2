//! Comments written for other tools, and what each is honoured for.

use findings::{Finding, Kind};

use super::comment;

/// A comment of another tool.
pub(crate) struct Foreign {
    /// The word that stands for it in `[suppress] foreign`.
    pub(crate) word: &'static str,
    /// What it looks like in a file; any of them.
    spellings: &'static [&'static str],
    /// The findings it hides: those its own tool would not have shown. Nothing else, or a comment about SQL would
    /// hide a password on its line.
    kinds: &'static [Kind],
    /// How it is read.
    shape: Shape,
}

/// How a foreign comment is read.
#[derive(Clone, Copy, PartialEq, Eq)]
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

/// The words of the configuration key `foreign`; all of them are its default.
pub(crate) fn words() -> impl Iterator<Item = &'static str> {
    ALL.iter().map(|foreign| foreign.word)
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

/// Whether `line`, which stands so to `finding`, holds a comment that hides it. Only comments whose word is in `honoured`
/// count. `secret` is the part of the line that is the finding itself.
pub(super) fn hides(
    line: &str,
    standing: Standing,
    secret: Option<(usize, usize)>,
    finding: &Finding,
    honoured: &[&str],
) -> bool {
    ALL.iter().filter(|foreign| foreign.kinds.contains(&finding.rule.kind) && honoured.contains(&foreign.word)).any(
        |foreign| {
            foreign.spellings.iter().any(|spelling| {
                let about_next = *spelling == NEXT_LINE;
                let reaches = match standing {
                    Standing::Own => !about_next,
                    Standing::Above => true,
                    Standing::AboveWithCode => about_next,
                };
                reaches && foreign.stands_in(line, spelling, secret, &finding.rule.id)
            })
        },
    )
}

impl Foreign {
    fn stands_in(&self, line: &str, spelling: &str, secret: Option<(usize, usize)>, rule: &str) -> bool {
        let lower;
        let haystack = if self.shape == Shape::WordWithIds {
            lower = line.to_ascii_lowercase();
            lower.as_str()
        } else {
            line
        };
        haystack.match_indices(spelling).any(|(at, _)| {
            let end = at + spelling.len();
            if secret.is_some_and(|(from, to)| at < to && from < end) {
                return false;
            }
            let in_comment = || comment::stands_in_one(line, at, secret);
            match self.shape {
                Shape::Marker => true,
                Shape::Word => is_word(line, at, end) && in_comment(),
                Shape::WordWithIds => is_word(line, at, end) && in_comment() && names(&line[end..], rule),
            }
        })
    }
}

/// Whether `line[start..end]` is not a part of a longer word.
fn is_word(line: &str, start: usize, end: usize) -> bool {
    let part = |c: char| c.is_alphanumeric() || c == '_';
    !line[..start].ends_with(part) && !line[end..].starts_with(part)
}

/// Whether what follows `nosemgrep` means `rule`: no ids, or one of them has the rule's last segment.
fn names(rest: &str, rule: &str) -> bool {
    let Some(ids) = rest.trim_start().strip_prefix([':', '=']) else {
        return true;
    };
    let wanted = rule.rsplit('.').next().unwrap_or(rule);
    let id = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '/');
    for part in ids.split(',') {
        let part = part.trim_start();
        let name = &part[..part.find(|c| !id(c)).unwrap_or(part.len())];
        if name.rsplit(['.', '/']).next().is_some_and(|last| last.eq_ignore_ascii_case(wanted)) {
            return true;
        }
        // After something else than a comma the list is over.
        if name.is_empty() || !part[name.len()..].trim().is_empty() {
            break;
        }
    }
    false
}
