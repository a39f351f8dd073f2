//! One JSON object a line: every finding, and last the rest of the report.

use std::io::{self, Write};

use super::{Report, Style, json};

/// Writes each finding as [`json`] does, then one line with everything that is no finding.
pub(crate) fn write(report: &Report, _style: &Style, out: &mut dyn Write) -> io::Result<()> {
    for reported in &report.findings {
        serde_json::to_writer(&mut *out, &json::Finding::of(reported))?;
        out.write_all(b"\n")?;
    }
    let mut rest = json::Document::of(report);
    rest.findings = None;
    serde_json::to_writer(&mut *out, &rest)?;
    out.write_all(b"\n")
}
