//! How bad an advisory is, when many say nothing and others say it in several ways.

use findings::Severity;

use crate::cvss;
use crate::osv::{Record, Score};

/// What is said of a record.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Rating {
    /// `None`: nobody says.
    pub(super) severity: Option<Severity>,
    /// The CVSS score that it comes from.
    pub(super) score: Option<f32>,
}

/// Rates a record whose group holds `members`.
///
/// In order: what is published to do harm is critical; the highest score of CVSS 3 and 4; its authors' word; the same
/// from any record of the group, because GitHub scores what others leave unscored; a score of CVSS 2; what only informs
/// is low.
pub(super) fn rate<'a>(record: &Record, malware: bool, members: impl Iterator<Item = &'a Record> + Clone) -> Rating {
    if malware {
        return Rating { severity: Some(Severity::Critical), score: None };
    }
    let word = |severity| Rating { severity: Some(severity), score: None };
    scored(record, 3..=4)
        .or_else(|| record.label.map(word))
        .or_else(|| highest(members.clone().filter_map(|member| scored(member, 3..=4))))
        .or_else(|| members.clone().filter_map(|member| member.label).max().map(word))
        .or_else(|| scored(record, 2..=2))
        .or_else(|| highest(members.filter_map(|member| scored(member, 2..=2))))
        .or_else(|| record.informational.then(|| word(Severity::Low)))
        .unwrap_or_default()
}

fn scored(record: &Record, cvss: std::ops::RangeInclusive<u8>) -> Option<Rating> {
    let scores = record.scores.iter().filter(|score| cvss.contains(&score.cvss)).filter_map(number);
    highest(scores.map(|score| Rating { severity: Some(cvss::severity(score)), score: Some(score) }))
}

fn number(score: &Score) -> Option<f32> {
    let number = score.text.parse().ok().or_else(|| cvss::base_score(&score.text))?;
    (0.0..=10.0).contains(&number).then_some(number)
}

fn highest(ratings: impl Iterator<Item = Rating>) -> Option<Rating> {
    ratings.max_by(|a, b| a.score.unwrap_or(0.0).total_cmp(&b.score.unwrap_or(0.0)))
}
