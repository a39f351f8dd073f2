//! CVSS 4.0: sets of vectors that are about as bad as one another have a score that experts gave them, and a vector's
//! score lies between that of its set and those of the sets below, by how far it is from the worst of its set.
//! Source: sections 8.2 and 8.3 of <https://www.first.org/cvss/v4-0/specification-document>.

use super::Metrics;

/// Metrics and their values, worst first: a value's place is its level.
const LEVELS: &[(&str, &str)] = &[
    ("AV", "NALP"),
    ("PR", "NLH"),
    ("UI", "NPA"),
    ("AC", "LH"),
    ("AT", "NP"),
    ("VC", "HLN"),
    ("VI", "HLN"),
    ("VA", "HLN"),
    ("CR", "HML"),
    ("IR", "HML"),
    ("AR", "HML"),
    // Only the modified metrics of systems behind know `S`, which is about safety, and never that of confidentiality.
    ("SC", "SHLN"),
    ("SI", "SHLN"),
    ("SA", "SHLN"),
    ("E", "APU"),
];

/// What is meant where a metric is missing.
const WORST_BY_DEFAULT: &[&str] = &["CR", "IR", "AR", "E"];

/// Levels of one group of metrics that are the worst of a set.
type Worst<const N: usize> = &'static [[u32; N]];

/// AV, PR, UI.
const EQ1: [Worst<3>; 3] = [&[[0, 0, 0]], &[[1, 0, 0], [0, 1, 0], [0, 0, 1]], &[[3, 0, 0], [1, 1, 1]]];
/// AC, AT.
const EQ2: [Worst<2>; 2] = [&[[0, 0]], &[[1, 0], [0, 1]]];
/// VC, VI, VA, CR, IR, AR: the sets of EQ3 and EQ6 together, as they depend on one another.
const EQ36: [Worst<6>; 5] = [
    &[[0, 0, 0, 0, 0, 0]],
    &[[0, 0, 1, 1, 1, 0], [0, 0, 0, 1, 1, 1]],
    &[[1, 0, 0, 0, 0, 0], [0, 1, 0, 0, 0, 0]],
    &[[1, 0, 1, 0, 1, 0], [1, 0, 0, 0, 1, 1], [0, 1, 0, 1, 0, 1], [0, 1, 1, 1, 0, 0], [1, 1, 0, 0, 0, 1]],
    &[[1, 1, 1, 0, 0, 0]],
];
/// SC, SI, SA.
const EQ4: [Worst<3>; 3] = [&[[1, 0, 0]], &[[1, 1, 1]], &[[2, 2, 2]]];

/// How many levels a set reaches down, for each set of a group.
const DEPTHS: [&[u32]; 4] = [&[1, 4, 5], &[1, 2], &[7, 6, 8, 8, 10], &[6, 5, 4]];

/// Tenths of each set: a line for EQ1, EQ2 and EQ36, in it EQ4 and EQ5.
#[rustfmt::skip]
const SCORES: [[u32; 9]; 30] = [
    [100, 98, 95, 100, 93, 91, 93, 89, 81],
    [99, 95, 92, 96, 87, 81, 90, 80, 68],
    [98, 95, 90, 93, 89, 81, 88, 78, 69],
    [95, 92, 84, 92, 81, 65, 80, 70, 48],
    [92, 82, 72, 79, 69, 50, 69, 55, 27],
    [99, 95, 92, 95, 90, 84, 92, 82, 72],
    [97, 92, 85, 91, 83, 71, 81, 71, 53],
    [95, 92, 85, 92, 80, 70, 84, 71, 50],
    [93, 85, 73, 82, 72, 59, 70, 52, 30],
    [86, 75, 52, 71, 52, 29, 63, 29, 17],
    [98, 94, 91, 94, 86, 77, 87, 74, 63],
    [95, 87, 81, 89, 74, 64, 75, 63, 49],
    [94, 88, 76, 86, 74, 59, 72, 57, 52],
    [89, 77, 67, 76, 58, 50, 57, 52, 25],
    [83, 70, 54, 65, 58, 26, 53, 21, 13],
    [95, 88, 76, 90, 75, 61, 77, 68, 52],
    [90, 76, 70, 77, 62, 53, 66, 59, 30],
    [89, 76, 62, 74, 57, 47, 61, 57, 24],
    [78, 67, 58, 59, 57, 23, 52, 29, 16],
    [71, 59, 30, 58, 26, 15, 23, 13, 6],
    [93, 86, 75, 86, 74, 56, 70, 52, 40],
    [87, 72, 58, 74, 61, 34, 54, 40, 22],
    [85, 74, 62, 72, 55, 46, 53, 34, 19],
    [75, 55, 51, 57, 41, 19, 36, 19, 8],
    [64, 51, 20, 47, 21, 11, 24, 9, 4],
    [88, 73, 60, 73, 59, 41, 54, 45, 20],
    [75, 53, 50, 55, 40, 20, 43, 22, 11],
    [75, 58, 40, 61, 48, 20, 46, 17, 8],
    [55, 45, 21, 51, 18, 9, 18, 7, 2],
    [53, 24, 14, 24, 12, 5, 10, 3, 1],
];

/// The sets that a vector belongs to: EQ1, EQ2, EQ36, EQ4, EQ5.
type Sets = [usize; 5];

pub(super) fn tenths(metrics: &Metrics<'_>) -> Option<u32> {
    let [av, pr, ui] = levels(metrics, ["AV", "PR", "UI"])?;
    let [ac, at] = levels(metrics, ["AC", "AT"])?;
    let [vc, vi, va, cr, ir, ar] = levels(metrics, ["VC", "VI", "VA", "CR", "IR", "AR"])?;
    let [sc, si, sa] = levels(metrics, ["SC", "SI", "SA"])?;
    let [exploited] = levels(metrics, ["E"])?;
    if [vc, vi, va] == [2; 3] && [sc, si, sa] == [3; 3] {
        return Some(0);
    }

    let eq1 = match [av, pr, ui] {
        [0, 0, 0] => 0,
        [av, pr, ui] if av != 3 && [av, pr, ui].contains(&0) => 1,
        _ => 2,
    };
    let eq2 = usize::from([ac, at] != [0, 0]);
    let eq6 = usize::from(![(vc, cr), (vi, ir), (va, ar)].contains(&(0, 0)));
    let eq36 = match [vc, vi, va] {
        [0, 0, _] => eq6,
        some if some.contains(&0) => 2 + eq6,
        _ => 4,
    };
    let eq4 = match [sc, si, sa] {
        [_, 0, _] | [_, _, 0] => 0,
        some if some.contains(&1) => 1,
        _ => 2,
    };
    let sets = [eq1, eq2, eq36, eq4, exploited as usize];
    let distances = [
        distance(&[av, pr, ui], EQ1[eq1]),
        distance(&[ac, at], EQ2[eq2]),
        distance(&[vc, vi, va, cr, ir, ar], EQ36[eq36]),
        distance(&[sc, si, sa], EQ4[eq4]),
        0,
    ];
    let score = f64::from(score(sets)?);
    let (mut count, mut sum) = (0.0, 0.0);
    for (group, distance) in distances.into_iter().enumerate() {
        let Some(below) = below(sets, group) else { continue };
        count += 1.0;
        // Nothing is nearer or farther in the group of exploitation.
        let depth = DEPTHS.get(group).map_or(1, |depths| depths[sets[group]]);
        sum += (score - f64::from(below)) * f64::from(distance) / f64::from(depth);
    }
    let score = if count == 0.0 { score } else { score - sum / count };
    // What is half but for an error of floating point is rounded up.
    const ERROR: f64 = 1e-5;
    Some((score.clamp(0.0, 100.0) + ERROR).round() as u32)
}

/// The levels of some metrics; the modified one counts where there is one. None: one is missing or has no such value.
fn levels<const N: usize>(metrics: &Metrics<'_>, names: [&str; N]) -> Option<[u32; N]> {
    let mut found = [0; N];
    for (level, name) in found.iter_mut().zip(names) {
        let (_, values) = LEVELS.iter().find(|(other, _)| *other == name)?;
        let base = metrics.value(name);
        let by_default = WORST_BY_DEFAULT.contains(&name);
        let modified = metrics.0.iter().find(|(other, _)| other.strip_prefix('M') == Some(name));
        let place = |value: &str| values.find(value).filter(|_| value.len() == 1);
        // A base metric must be there also where a modified one takes its place.
        let base = match base {
            None | Some("X") if by_default => 0,
            base => place(base?).filter(|_| base != Some("S"))?,
        };
        let place = match modified {
            Some((_, value)) if *value != "X" && !by_default => {
                place(value).filter(|_| (name, *value) != ("SC", "S"))?
            }
            _ => base,
        };
        *level = u32::try_from(place).ok()?;
    }
    Some(found)
}

/// How many levels a vector lies below the first of the worst that is nowhere better than it.
fn distance<const N: usize>(levels: &[u32; N], worst: Worst<N>) -> u32 {
    let above = worst.iter().find(|worst| worst.iter().zip(levels).all(|(worst, level)| worst <= level));
    above.map_or(0, |worst| levels.iter().sum::<u32>() - worst.iter().sum::<u32>())
}

fn score([eq1, eq2, eq36, eq4, eq5]: Sets) -> Option<u32> {
    if eq1 > 2 || eq2 > 1 || eq36 > 4 || eq4 > 2 || eq5 > 2 {
        return None;
    }
    Some(SCORES[(eq1 * 2 + eq2) * 5 + eq36][eq4 * 3 + eq5])
}

/// The score of the set below in one group.
fn below(sets: Sets, group: usize) -> Option<u32> {
    let at = |set: usize| {
        let mut sets = sets;
        sets[group] = set;
        score(sets)
    };
    // EQ3 and EQ6 go down one at a time: from 00 to 01 and 10, from both to 11, from there to 21.
    match (group, sets[group]) {
        (2, 0) => at(1).max(at(2)),
        (2, 1) => at(3),
        (_, set) => at(set + 1),
    }
}
