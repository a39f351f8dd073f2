//! Which findings a change adds: by counting what is the same, never by looking at changed lines.
//!
//! Moving, reordering and renaming change no count, so they make nothing new. A further copy of a known secret is one.

use findings::{Identity, RepoPath};
use rustc_hash::FxHashMap;

/// One occurrence of a finding: what it is and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Seen {
    pub(crate) path: RepoPath,
    pub(crate) identity: Identity,
}

/// What was there before a change.
#[derive(Clone, Debug, Default)]
struct Before {
    /// For each parent (HEAD; in a merge every merged commit): what was found in its content at the changed paths.
    parents: Vec<Vec<Seen>>,
    /// The same for the parents' merge base; `None` if there is none or it is not known. An empty list says that it is
    /// known and had none of the findings.
    base: Option<Vec<Seen>>,
}

/// What was found in one state of some content.
#[derive(Clone, Debug, Default)]
pub(crate) struct State {
    /// In force.
    pub(crate) active: Vec<Seen>,
    /// Hidden by a comment or the configuration.
    pub(crate) hidden: Vec<Seen>,
}

impl State {
    fn all(&self) -> Vec<Seen> {
        self.active.iter().chain(&self.hidden).cloned().collect()
    }
}

/// For each active finding of `now` whether it is new.
///
/// Two balances count, and each alone would let something through. Active ones against active ones: who removes a
/// suppression comment brings the finding back. All against all: who puts a comment on an old one has not made room for
/// another.
pub(crate) fn new_active(now: &State, parents: &[State], base: Option<&State>) -> Vec<bool> {
    let before =
        |of: &dyn Fn(&State) -> Vec<Seen>| Before { parents: parents.iter().map(of).collect(), base: base.map(of) };
    let mut flags = new(&now.active, &before(&|state| state.active.clone()));
    let in_all = new(&now.all(), &before(&State::all));

    let mut missing: FxHashMap<Identity, usize> = FxHashMap::default();
    for (seen, _) in now.active.iter().chain(&now.hidden).zip(&in_all).filter(|(_, new)| **new) {
        *missing.entry(seen.identity).or_default() += 1;
    }
    for (seen, _) in now.active.iter().zip(&flags).filter(|(_, new)| **new) {
        missing.entry(seen.identity).and_modify(|count| *count = count.saturating_sub(1));
    }
    // Those that are new among all first, then the last ones.
    let mut order: Vec<usize> = (0..now.active.len()).rev().collect();
    order.sort_by_key(|&at| !in_all[at]);
    for at in order {
        if let Some(count) = missing.get_mut(&now.active[at].identity).filter(|count| **count > 0 && !flags[at]) {
            flags[at] = true;
            *count -= 1;
        }
    }
    flags
}

/// For each of `now` (all findings in the new content of the changed paths; within a path in the order of their place)
/// whether it is new.
///
/// Of each identity, as many are new as there are more than the old content explains. That is the largest count in any
/// parent or, if that is more, what the parents hold together without what they both have from their merge base: two
/// merged branches may each have brought one. Which of several equal ones are the new ones is a choice: those in paths
/// that had them before are the old ones, then those in the first paths.
fn new(now: &[Seen], before: &Before) -> Vec<bool> {
    let parents: Vec<Counts<'_>> = before.parents.iter().map(|parent| Counts::of(parent)).collect();
    let base = before.base.as_deref().map(Counts::of);

    let mut groups: FxHashMap<Identity, Vec<usize>> = FxHashMap::default();
    for (at, seen) in now.iter().enumerate() {
        groups.entry(seen.identity).or_default().push(at);
    }
    let mut new = vec![false; now.len()];
    for (identity, mut group) in groups {
        let explained = explained(&parents, base.as_ref(), |counts| counts.everywhere(identity));
        if group.len() <= explained {
            continue;
        }
        // A stable sort: within a path the order of places stays.
        group.sort_by(|&a, &b| now[a].path.cmp(&now[b].path));
        let (mut held, mut other) = (Vec::new(), Vec::new());
        for here in group.chunk_by(|&a, &b| now[a].path == now[b].path) {
            let path = &now[here[0]].path;
            let before = explained_at(&parents, base.as_ref(), identity, path);
            let (first, rest) = here.split_at(before.min(here.len()));
            held.extend_from_slice(first);
            other.extend_from_slice(rest);
        }
        held.append(&mut other);
        for &at in &held[explained..] {
            new[at] = true;
        }
    }
    new
}

/// How many occurrences at one path the old content explains.
fn explained_at(parents: &[Counts<'_>], base: Option<&Counts<'_>>, identity: Identity, path: &RepoPath) -> usize {
    explained(parents, base, |counts| counts.at(identity, path))
}

/// How many occurrences the old content explains, by any way of counting them.
fn explained(parents: &[Counts<'_>], base: Option<&Counts<'_>>, count: impl Fn(&Counts<'_>) -> usize) -> usize {
    let counts = parents.iter().map(&count);
    let most = counts.clone().max().unwrap_or(0);
    match base {
        Some(base) if parents.len() > 1 => {
            let shared = (parents.len() - 1) * count(base);
            most.max(counts.sum::<usize>().saturating_sub(shared))
        }
        _ => most,
    }
}

/// Occurrences counted, by identity and by path.
struct Counts<'a> {
    total: FxHashMap<Identity, usize>,
    by_path: FxHashMap<(Identity, &'a RepoPath), usize>,
}

impl<'a> Counts<'a> {
    fn of(seen: &'a [Seen]) -> Self {
        let mut counts = Self { total: FxHashMap::default(), by_path: FxHashMap::default() };
        for one in seen {
            *counts.total.entry(one.identity).or_default() += 1;
            *counts.by_path.entry((one.identity, &one.path)).or_default() += 1;
        }
        counts
    }

    fn everywhere(&self, identity: Identity) -> usize {
        self.total.get(&identity).copied().unwrap_or(0)
    }

    fn at(&self, identity: Identity, path: &RepoPath) -> usize {
        self.by_path.get(&(identity, path)).copied().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Active and hidden findings now and before; the active ones that are new, by path.
    #[test]
    fn comments_neither_make_room_nor_go_unnoticed() {
        let state = |active: &str, hidden: &str| State { active: all(active), hidden: all(hidden) };
        let check = |now: (&str, &str), before: (&str, &str), expected: &[&str]| {
            let now = state(now.0, now.1);
            let flags = new_active(&now, &[state(before.0, before.1)], None);
            let new: Vec<String> =
                now.active.iter().zip(flags).filter(|(_, new)| *new).map(|(seen, _)| seen.path.to_string()).collect();
            assert_eq!(new, expected, "{now:?} after {before:?}");
        };
        check(("a:k", ""), ("a:k", ""), &[]);
        check(("a:k b:k", ""), ("a:k", ""), &["b"]);
        // The old one is commented on, and a copy added.
        check(("b:k", "a:k"), ("a:k", ""), &["b"]);
        // The comment is removed.
        check(("a:k", ""), ("", "a:k"), &["a"]);
        // Both are moved.
        check(("c:k", "d:k"), ("a:k", "b:k"), &[]);
        check(("", "a:k"), ("a:k", ""), &[]);
        check(("b:k c:k", "a:k"), ("a:k", ""), &["b", "c"]);
    }

    fn seen(path: &str, what: &str) -> Seen {
        Seen { path: RepoPath::from(path), identity: Identity::of_context(what, &[]) }
    }

    /// `a:key b:key` are two occurrences of `key`, in the files `a` and `b`.
    fn all(text: &str) -> Vec<Seen> {
        text.split_whitespace().map(|one| one.split_once(':').expect("path:what")).map(|(p, w)| seen(p, w)).collect()
    }

    #[test]
    fn examples() {
        // Those of `now` that are new carry a `!`.
        let check = |now: &str, parents: &[&str], base: Option<&str>| {
            let before = Before { parents: parents.iter().map(|text| all(text)).collect(), base: base.map(all) };
            let marks: Vec<bool> = now.split_whitespace().map(|one| one.ends_with('!')).collect();
            assert_eq!(new(&all(&now.replace('!', "")), &before), marks, "{now} after {parents:?}");
        };
        // Nothing before.
        check("a:key!", &[], None);
        check("a:key!", &[""], None);
        // The same, moved, renamed, fewer.
        check("a:key", &["a:key"], None);
        check("b:key", &["a:key"], None);
        check("a:key", &["a:key a:key"], None);
        // A copy: where it was is old, also when the copy's path comes first.
        check("a:key! b:key", &["b:key"], None);
        check("a:key b:key!", &["a:key"], None);
        check("a:key a:key!", &["a:key"], None);
        // Moved to two places: the later one is new.
        check("b:key c:key!", &["a:key"], None);
        // Another finding is another matter.
        check("a:key a:other!", &["a:key a:key"], None);
        // A merge: what came from either side is old, what is in neither is new.
        check("a:one b:two", &["a:one", "b:two"], Some(""));
        check("a:one b:two c:three!", &["a:one", "b:two"], Some(""));
        // Each side brought one of its own.
        check("a:key b:key", &["a:key", "b:key"], Some(""));
        // Both have the one from the base; the second copy is in neither.
        check("a:key b:key!", &["a:key", "a:key"], Some("a:key"));
        // Without a known base, one of them may be the other.
        check("a:key b:key!", &["a:key", "b:key"], None);
        // One parent has no use for a base.
        check("a:key b:key!", &["a:key"], Some(""));
    }

    fn occurrences() -> impl Strategy<Value = Vec<Seen>> {
        prop::collection::vec(("[a-d]", "[x-z]"), 0..12)
            .prop_map(|list| list.iter().map(|(path, what)| seen(path, what)).collect())
    }

    fn count(now: &[Seen], before: &Before) -> usize {
        new(now, before).into_iter().filter(|&new| new).count()
    }

    proptest! {
        #[test]
        fn moving_reordering_and_renaming_make_nothing_new(
            old in occurrences(),
            moved in prop::collection::vec("[a-f]", 12),
            order in Just((0..12usize).collect::<Vec<_>>()).prop_shuffle(),
        ) {
            let mut now: Vec<Seen> = old.iter().zip(&moved)
                .map(|(one, path)| Seen { path: RepoPath::from(path.as_str()), identity: one.identity })
                .collect();
            now = order.into_iter().filter_map(|at| now.get(at).cloned()).collect();
            prop_assert_eq!(count(&now, &Before { parents: vec![old], base: None }), 0);
        }

        #[test]
        fn k_copies_are_k_new_findings(old in occurrences(), copies in occurrences()) {
            let now = [old.clone(), copies.clone()].concat();
            let before = Before { parents: vec![old], base: None };
            prop_assert_eq!(count(&now, &before), copies.len());
        }

        #[test]
        fn the_order_of_files_does_not_matter(now in occurrences(), old in occurrences(), turn in 0usize..12) {
            let before = Before { parents: vec![old], base: None };
            let shown = |list: &[Seen]| {
                let mut shown: Vec<(RepoPath, Identity)> = list.iter().zip(new(list, &before))
                    .filter(|(_, new)| *new)
                    .map(|(one, _)| (one.path.clone(), one.identity))
                    .collect();
                shown.sort();
                shown
            };
            let mut turned = now.clone();
            turned.rotate_left(turn.min(now.len()));
            prop_assert_eq!(shown(&now), shown(&turned));
        }

        /// A merge that takes all findings of both sides, and one copy of what they share, adds nothing.
        #[test]
        fn a_clean_merge_adds_nothing(base in occurrences(), ours in occurrences(), theirs in occurrences()) {
            let now = [base.clone(), ours.clone(), theirs.clone()].concat();
            let before = Before {
                parents: vec![[base.clone(), ours].concat(), [base.clone(), theirs].concat()],
                base: Some(base),
            };
            prop_assert_eq!(count(&now, &before), 0);
        }
    }
}
