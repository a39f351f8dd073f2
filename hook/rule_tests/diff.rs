//! Two texts line by line: what one has and the other has not.

/// A line that only one of two texts has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Changed {
    /// Whether it is the expected text that has it.
    pub(crate) expected: bool,
    /// Its number in its text, from 1.
    pub(crate) line: usize,
    pub(crate) text: String,
}

/// Pairs of lines that are compared; texts with more are taken to have nothing in common but their ends.
const MOST_PAIRS: usize = 4_000_000;

/// The lines in which two texts differ, in their order, the expected ones of a place first. How lines end, and whether
/// the last one does, is no difference.
pub(crate) fn changed(expected: &str, actual: &str) -> Vec<Changed> {
    let (old, new): (Vec<&str>, Vec<&str>) = (expected.lines().collect(), actual.lines().collect());
    let head = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let tail = old[head..].iter().rev().zip(new[head..].iter().rev()).take_while(|(a, b)| a == b).count();
    let (a, b) = (&old[head..old.len() - tail], &new[head..new.len() - tail]);
    let mut changes = Vec::new();
    let mut change = |expected: bool, at: usize, text: &str| {
        changes.push(Changed { expected, line: head + at + 1, text: text.to_owned() });
    };
    let common = if a.len().saturating_mul(b.len()) > MOST_PAIRS { Vec::new() } else { common(a, b) };
    let (mut i, mut j) = (0, 0);
    for (to_i, to_j) in common.into_iter().chain([(a.len(), b.len())]) {
        (i..to_i).for_each(|at| change(true, at, a[at]));
        (j..to_j).for_each(|at| change(false, at, b[at]));
        (i, j) = (to_i + 1, to_j + 1);
    }
    changes
}

/// The numbers of the lines of a longest common subsequence.
fn common(a: &[&str], b: &[&str]) -> Vec<(usize, usize)> {
    // How many lines the rests have in common.
    let width = b.len() + 1;
    let mut longest = vec![0_u32; (a.len() + 1) * width];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            longest[i * width + j] = if a[i] == b[j] {
                longest[(i + 1) * width + j + 1] + 1
            } else {
                longest[(i + 1) * width + j].max(longest[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut pairs = Vec::new();
    while i < a.len() && j < b.len() {
        if a[i] == b[j] {
            pairs.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if longest[(i + 1) * width + j] >= longest[i * width + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::changed;

    #[test]
    fn only_what_differs_is_told() {
        let check = |expected: &str, actual: &str, told: &[&str]| {
            let changes = changed(expected, actual);
            let shown: Vec<_> = changes
                .iter()
                .map(|change| format!("{}{} {}", if change.expected { '-' } else { '+' }, change.line, change.text))
                .collect();
            assert_eq!(shown, told, "{expected:?} {actual:?}");
        };
        check("a\nb\n", "a\r\nb", &[]);
        check("a\nb\nc", "a\nx\nc", &["-2 b", "+2 x"]);
        check("a\nb\nc\nd", "a\nc\nd\ne", &["-2 b", "+4 e"]);
        check("a\nb", "a\nb\nb", &["+3 b"]);
        check("", "a", &["+1 a"]);
        check("a\nb\nc\nd\ne", "b\nx\nd\ne", &["-1 a", "-3 c", "+2 x"]);
    }
}
