//! Stand-in until the versions' part is there.
#![allow(missing_docs)]
use findings::Severity;
pub fn base_score(_: &str) -> Option<f32> {
    None
}
pub fn severity(score: f32) -> Severity {
    if score >= 9.0 {
        Severity::Critical
    } else if score >= 7.0 {
        Severity::High
    } else if score >= 4.0 {
        Severity::Medium
    } else {
        Severity::Low
    }
}
