//! How bad a CVSS vector says it is: versions 2.0, 3.0, 3.1 and 4.0.
//!
//! Sources: <https://www.first.org/cvss/v2/guide>, <https://www.first.org/cvss/v3-1/specification-document>,
//! <https://www.first.org/cvss/v4-0/specification-document>.
//! Of versions 2 and 3 it is the base score, whatever else stands in the vector. Version 4 has one score for all that
//! stands in it.

mod v2;
mod v3;
mod v4;

use findings::Severity;

/// The score of a vector, 0 to 10 in tenths. None: it is no vector, or lacks a base metric.
pub fn base_score(vector: &str) -> Option<f32> {
    let vector = vector.trim_ascii();
    let tenths = if let Some(metrics) = vector.strip_prefix("CVSS:4.0/") {
        v4::tenths(&Metrics::of(metrics)?)
    } else if let Some(metrics) = ["CVSS:3.1/", "CVSS:3.0/"].iter().find_map(|start| vector.strip_prefix(start)) {
        v3::tenths(&Metrics::of(metrics)?)
    } else {
        v2::tenths(&Metrics::of(vector.strip_prefix("CVSS:2.0/").unwrap_or(vector))?)
    }?;
    Some(tenths as f32 / 10.0)
}

/// The word for a score, by the qualitative scale that versions 3 and 4 share; none at all is low.
pub fn severity(score: f32) -> Severity {
    match score {
        9.0.. => Severity::Critical,
        7.0.. => Severity::High,
        4.0.. => Severity::Medium,
        _ => Severity::Low,
    }
}

/// Metrics and their values.
struct Metrics<'a>(Vec<(&'a str, &'a str)>);

impl<'a> Metrics<'a> {
    /// None if something between slashes is no metric, or one is there twice.
    fn of(text: &'a str) -> Option<Self> {
        // The longest vector has 32 metrics; more are no vector.
        const MOST: usize = 40;
        let mut metrics: Vec<(&str, &str)> = Vec::new();
        for metric in text.split('/') {
            let (name, value) = metric.split_once(':')?;
            if metrics.len() == MOST || value.is_empty() || metrics.iter().any(|(other, _)| *other == name) {
                return None;
            }
            metrics.push((name, value));
        }
        Some(Self(metrics))
    }

    fn value(&self, name: &str) -> Option<&'a str> {
        self.0.iter().find(|(other, _)| *other == name).map(|(_, value)| *value)
    }

    /// The weight of a metric's value. None: it is missing or has no such value.
    fn weight(&self, name: &str, weights: &[(&str, f64)]) -> Option<f64> {
        let value = self.value(name)?;
        weights.iter().find(|(other, _)| *other == value).map(|(_, weight)| *weight)
    }
}

#[cfg(test)]
#[path = "cvss_tests.rs"]
mod tests;
