//! One line a finding, in the shape compilers use: for quickfix lists, editors and `grep`.

use std::io::{self, Write};

use super::{Report, Style, escape};

/// Writes every finding as `path:line:column: severity rule message [fingerprint]`.
pub(crate) fn write(report: &Report, _style: &Style, out: &mut dyn Write) -> io::Result<()> {
    for reported in &report.findings {
        let finding = &reported.finding;
        writeln!(
            out,
            "{}:{}:{}: {} {} {} [{}]",
            escape::path(&finding.location.path),
            finding.location.start.line,
            finding.location.start.column,
            finding.severity,
            escape::line(&finding.rule.id),
            escape::line(&finding.message),
            reported.fingerprint,
        )?;
    }
    Ok(())
}
