//! The base equation of CVSS 3, section 7.1 of <https://www.first.org/cvss/v3-1/specification-document>. That of 3.0 is the
//! same but for how it says to round up, which gives the same where it is computed exactly.

use super::Metrics;

pub(super) fn tenths(metrics: &Metrics<'_>) -> Option<u32> {
    let weight = |name, weights| metrics.weight(name, weights);
    let changed = match metrics.value("S")? {
        "C" => true,
        "U" => false,
        _ => return None,
    };
    let vector = weight("AV", &[("N", 0.85), ("A", 0.62), ("L", 0.55), ("P", 0.2)])?;
    let complexity = weight("AC", &[("L", 0.77), ("H", 0.44)])?;
    let privileges = match changed {
        true => weight("PR", &[("N", 0.85), ("L", 0.68), ("H", 0.5)])?,
        false => weight("PR", &[("N", 0.85), ("L", 0.62), ("H", 0.27)])?,
    };
    let interaction = weight("UI", &[("N", 0.85), ("R", 0.62)])?;
    let kept = |name| weight(name, &[("N", 0.0), ("L", 0.22), ("H", 0.56)]).map(|lost| 1.0 - lost);
    let lost = 1.0 - kept("C")? * kept("I")? * kept("A")?;
    let impact = if changed { 7.52 * (lost - 0.029) - 3.25 * (lost - 0.02_f64).powi(15) } else { 6.42 * lost };
    if impact <= 0.0 {
        return Some(0);
    }
    let exploitability = 8.22 * vector * complexity * privileges * interaction;
    let score = (impact + exploitability) * if changed { 1.08 } else { 1.0 };
    // Appendix A: rounding up is done on hundred thousandths, so that no error of floating point counts.
    Some(((score.min(10.0) * 100_000.0).round() as u32).div_ceil(10_000))
}
