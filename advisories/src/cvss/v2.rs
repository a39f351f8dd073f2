//! The base equation of CVSS 2.0, section 3.2.1 of <https://www.first.org/cvss/v2/guide>.

use super::Metrics;

pub(super) fn tenths(metrics: &Metrics<'_>) -> Option<u32> {
    let weight = |name, weights| metrics.weight(name, weights);
    let vector = weight("AV", &[("L", 0.395), ("A", 0.646), ("N", 1.0)])?;
    let complexity = weight("AC", &[("H", 0.35), ("M", 0.61), ("L", 0.71)])?;
    let authentication = weight("Au", &[("M", 0.45), ("S", 0.56), ("N", 0.704)])?;
    let kept = |name| weight(name, &[("N", 0.0), ("P", 0.275), ("C", 0.660)]).map(|lost| 1.0 - lost);
    let impact = 10.41 * (1.0 - kept("C")? * kept("I")? * kept("A")?);
    if impact == 0.0 {
        return Some(0);
    }
    let exploitability = 20.0 * vector * complexity * authentication;
    let score = (0.6 * impact + 0.4 * exploitability - 1.5) * 1.176;
    Some((score * 10.0).round() as u32)
}
