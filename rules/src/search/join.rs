//! Which ranges of one list meet which of another: by their places and by what their metavariables stand for.
//!
//! A file can have tens of thousands of ranges in both lists, so all pairs are never compared unless there are few.
//! Ranges with the same metavariables are a family; of two families those meet that have the same texts in common,
//! which a table finds; and among these the places are looked up in order. What is left are pairs that do meet.

use std::collections::HashMap;

use findings::Span;
use rustc_hash::{FxBuildHasher, FxHashMap};

use super::evaluate::{Range, Sort, Work};
use super::is_group_number;
use crate::pattern::Binding;
use crate::tree::{NodeId, Sym, Tree};

/// How a range must stand to another to meet it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// It lies in the other.
    Within,
    /// The other lies in it.
    Around,
    /// Both are at one place.
    Same,
    /// It does not matter.
    Anywhere,
}

/// What is joined, and how.
pub(super) struct Join<'a> {
    /// Whose partners are asked for.
    pub(super) ranges: &'a [Range],
    /// Who may be one.
    pub(super) others: &'a [Range],
    pub(super) tree: &'a Tree<'a>,
    /// How a range must stand to another, by the sorts of both; `None` if they have nothing to do with one another.
    pub(super) reach: fn(Sort, Sort) -> Option<Reach>,
    /// Whether all partners are asked for that say something new; otherwise one of them is enough.
    pub(super) every: bool,
}

/// Work for one pair that meets: more than for a comparison, since a range is made of it, which needs memory.
const PAIR: usize = 16;
/// Pairs that are simply compared: below this, tables cost more.
const FEW: usize = 256;

impl Join<'_> {
    /// The pairs that meet, as places in both lists: in the order of the text for the ranges, then in the order of
    /// the others. Where the limit is reached, those that were found before.
    pub(super) fn pairs(&self, work: &mut Work) -> Vec<(usize, usize)> {
        let mut order: Vec<usize> = (0..self.ranges.len()).collect();
        order.sort_by_key(|&at| self.ranges[at].span.start);
        if self.ranges.len() * self.others.len() <= FEW {
            return self.compared(&order, work);
        }
        let mut rank = vec![0; order.len()];
        for (place, &at) in order.iter().enumerate() {
            rank[at] = place;
        }
        let mut pairs = self.looked_up(work);
        pairs.sort_unstable_by_key(|&(range, other)| (rank[range], other));
        pairs
    }

    /// All pairs, one by one.
    fn compared(&self, order: &[usize], work: &mut Work) -> Vec<(usize, usize)> {
        let mut pairs = Vec::new();
        for &at in order {
            if !work.take(self.others.len()) {
                break;
            }
            let range = &self.ranges[at];
            let meeting = self.others.iter().enumerate().filter(|(_, other)| self.meet(range, other));
            pairs.extend(meeting.map(|(other, _)| (at, other)));
        }
        pairs
    }

    fn meet(&self, range: &Range, other: &Range) -> bool {
        let Some(reach) = (self.reach)(range.sort, other.sort) else { return false };
        let places = match reach {
            Reach::Within => other.span.contains(range.span),
            Reach::Around => range.span.contains(other.span),
            Reach::Same => range.span == other.span,
            Reach::Anywhere => true,
        };
        places && agree(range, other, self.tree)
    }

    fn looked_up(&self, work: &mut Work) -> Vec<(usize, usize)> {
        let mut pairs = Vec::new();
        let mut digests = FxHashMap::default();
        let (families, other_families) = (families(self.ranges), families(self.others));
        for family in &families {
            for others in &other_families {
                let Some(reach) = (self.reach)(family.sort, others.sort) else { continue };
                if !work.take(family.members.len() + others.members.len()) {
                    return pairs;
                }
                let common = family.common(others);
                // Who adds nothing to a range makes the same of it as any other who does not.
                let every = self.every && others.adds_to(family);
                for (members, partners) in self.groups(family, others, &common, reach, &mut digests) {
                    if !self.placed(&members, &partners, reach, every, &mut pairs, work) {
                        return pairs;
                    }
                }
            }
        }
        pairs
    }

    /// The members of two families by what they have in common.
    fn groups(
        &self,
        family: &Family,
        others: &Family,
        common: &[(Sym, bool)],
        reach: Reach,
        digests: &mut FxHashMap<NodeId, u64>,
    ) -> Vec<(Vec<usize>, Vec<usize>)> {
        if common.is_empty() && reach != Reach::Same {
            return vec![(family.members.clone(), others.members.clone())];
        }
        let mut key = |range: &Range| {
            let place = if reach == Reach::Same { (range.span.start, range.span.end) } else { (0, 0) };
            let mut key = mixed(mixed(0, place.0 as u64), place.1 as u64);
            for &(name, is_tree) in common {
                key = mixed(key, range.bindings.get(name).map_or(0, |bound| self.digest(bound, is_tree, digests)));
            }
            key
        };
        let mut groups: Vec<(Vec<usize>, Vec<usize>)> = Vec::new();
        // Different texts with one key have places of their own.
        let mut numbers: FxHashMap<u64, Vec<usize>> = HashMap::with_hasher(FxBuildHasher);
        for &at in &others.members {
            let other = &self.others[at];
            let known = numbers.entry(key(other)).or_default();
            let same = known.iter().find(|&&group| {
                let first = &self.others[groups[group].1[0]];
                (reach != Reach::Same || first.span == other.span) && agree_on(first, other, common, self.tree)
            });
            match same {
                Some(&group) => groups[group].1.push(at),
                None => {
                    known.push(groups.len());
                    groups.push((Vec::new(), vec![at]));
                }
            }
        }
        for &at in &family.members {
            let range = &self.ranges[at];
            let known = numbers.get(&key(range)).map_or(&[][..], Vec::as_slice);
            let same = known.iter().find(|&&group| {
                let first = &self.others[groups[group].1[0]];
                (reach != Reach::Same || first.span == range.span) && agree_on(first, range, common, self.tree)
            });
            if let Some(&group) = same {
                groups[group].0.push(at);
            }
        }
        groups
    }

    /// The pairs of a group that stand to one another as they must; `false` if the limit was reached.
    fn placed(
        &self,
        members: &[usize],
        partners: &[usize],
        reach: Reach,
        every: bool,
        pairs: &mut Vec<(usize, usize)>,
        work: &mut Work,
    ) -> bool {
        // What lies in another range begins no earlier and ends no later: seen from the other side, the reverse.
        let wide: fn(Span) -> (i64, i64) = match reach {
            Reach::Around => |span| (-(span.start as i64), -(span.end as i64)),
            _ => |span| (span.start as i64, span.end as i64),
        };
        let free = matches!(reach, Reach::Same | Reach::Anywhere);
        let places = Places::of(partners.iter().map(|&at| (wide(self.others[at].span), at)).collect());
        for &at in members {
            let (start, end) = if free { (i64::MAX, i64::MIN) } else { wide(self.ranges[at].span) };
            if !every {
                if let Some(other) = places.one(start, end) {
                    pairs.push((at, other));
                }
                continue;
            }
            let whole = places.all(start, end, &mut |other| {
                pairs.push((at, other));
                work.take(PAIR)
            });
            if !whole {
                return false;
            }
        }
        true
    }

    /// A number that is the same for two bindings that say the same.
    fn digest(&self, binding: &Binding, is_tree: bool, digests: &mut FxHashMap<NodeId, u64>) -> u64 {
        let mut of_node = |id: NodeId| *digests.entry(id).or_insert_with(|| self.tree.digest(id));
        match binding {
            Binding::Node(id) if is_tree => of_node(*id),
            Binding::Nodes(nodes, _) if is_tree => nodes.iter().fold(1, |key, &id| mixed(key, of_node(id))),
            _ => Sym::of(binding.plain(self.tree)).number(),
        }
    }
}

fn mixed(key: u64, more: u64) -> u64 {
    (key.rotate_left(5) ^ more).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// Whether both stand for the same where both stand for something. Groups without a name are numbered in each
/// expression anew.
fn agree(range: &Range, other: &Range, tree: &Tree<'_>) -> bool {
    range.bindings.iter().all(|(name, binding)| {
        is_group_number(name) || other.bindings.get(name).is_none_or(|known| known.same(binding, tree))
    })
}

fn agree_on(range: &Range, other: &Range, names: &[(Sym, bool)], tree: &Tree<'_>) -> bool {
    names.iter().all(|(name, _)| match (range.bindings.get(*name), other.bindings.get(*name)) {
        (Some(binding), Some(known)) => known.same(binding, tree),
        _ => false,
    })
}

/// What a binding is compared by: two trees node by node, all else as texts.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Form {
    Node,
    Nodes,
    Text,
}

/// Ranges of one sort in which the same metavariables stand for the same forms.
struct Family {
    sort: Sort,
    names: Vec<(Sym, Form)>,
    members: Vec<usize>,
}

impl Family {
    /// The names of both, with whether trees are compared.
    fn common(&self, other: &Self) -> Vec<(Sym, bool)> {
        let named = self.names.iter().filter(|(name, _)| !is_group_number(*name));
        let both = named.filter_map(|&(name, form)| {
            let (_, known) = other.names.iter().find(|(known, _)| *known == name)?;
            Some((name, form == *known && form != Form::Text))
        });
        both.collect()
    }

    fn adds_to(&self, other: &Self) -> bool {
        self.names.iter().any(|(name, _)| other.names.iter().all(|(known, _)| known != name))
    }
}

fn families(ranges: &[Range]) -> Vec<Family> {
    let mut families: Vec<Family> = Vec::new();
    let mut numbers: FxHashMap<(Sort, Vec<(Sym, Form)>), usize> = HashMap::with_hasher(FxBuildHasher);
    for (at, range) in ranges.iter().enumerate() {
        let form = |binding: &Binding| match binding {
            Binding::Node(_) => Form::Node,
            Binding::Nodes(..) => Form::Nodes,
            Binding::Text(_) | Binding::Value(..) => Form::Text,
        };
        let mut names: Vec<_> = range.bindings.iter().map(|(name, binding)| (name, form(binding))).collect();
        names.sort_unstable();
        let number = *numbers.entry((range.sort, names.clone())).or_insert_with(|| {
            families.push(Family { sort: range.sort, names, members: Vec::new() });
            families.len() - 1
        });
        families[number].members.push(at);
    }
    families
}

/// Stretches by where they start, each with a number: for "who starts no later than here and ends no earlier".
struct Places {
    starts: Vec<i64>,
    numbers: Vec<usize>,
    /// A tree of the places of the farthest ends: the leaves are the second half, each other place is that of the
    /// farther of two.
    farthest: Vec<usize>,
    ends: Vec<i64>,
    /// For each stretch, who of it and those before it ends last.
    last: Vec<usize>,
}

impl Places {
    fn of(mut stretches: Vec<((i64, i64), usize)>) -> Self {
        stretches.sort_unstable();
        let ends: Vec<i64> = stretches.iter().map(|((_, end), _)| *end).collect();
        let count = ends.len();
        let mut farthest = vec![0; 2 * count];
        for at in (1..2 * count).rev() {
            farthest[at] = if at >= count {
                at - count
            } else {
                let (a, b) = (farthest[2 * at], farthest[2 * at + 1]);
                if ends[a] >= ends[b] { a } else { b }
            };
        }
        let mut last = Vec::with_capacity(count);
        for (at, &end) in ends.iter().enumerate() {
            let before = last.last().copied().unwrap_or(at);
            last.push(if ends[before] >= end { before } else { at });
        }
        let starts = stretches.iter().map(|((start, _), _)| *start).collect();
        Self { starts, numbers: stretches.into_iter().map(|(_, number)| number).collect(), farthest, ends, last }
    }

    /// Those that start no later than `start`.
    fn before(&self, start: i64) -> usize {
        self.starts.partition_point(|&known| known <= start)
    }

    /// One that starts no later than `start` and ends no earlier than `end`.
    fn one(&self, start: i64, end: i64) -> Option<usize> {
        let last = self.last[self.before(start).checked_sub(1)?];
        (self.ends[last] >= end).then(|| self.numbers[last])
    }

    /// All of them, as long as `found` wants more; `false` if it did not.
    fn all(&self, start: i64, end: i64, found: &mut dyn FnMut(usize) -> bool) -> bool {
        let count = self.ends.len();
        let (mut low, mut high) = (count, count + self.before(start));
        let mut open = Vec::new();
        while low < high {
            if low % 2 == 1 {
                open.push(low);
                low += 1;
            }
            if high % 2 == 1 {
                high -= 1;
                open.push(high);
            }
            low /= 2;
            high /= 2;
        }
        while let Some(at) = open.pop() {
            if self.ends[self.farthest[at]] < end {
                continue;
            }
            if at >= count {
                if !found(self.numbers[at - count]) {
                    return false;
                }
            } else {
                open.extend([2 * at, 2 * at + 1]);
            }
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use findings::Span;
    use proptest::prelude::*;

    use super::{Join, Reach};
    use crate::lang::Language;
    use crate::pattern::{Binding, Bindings};
    use crate::search::evaluate::{Range, Sort, Work};
    use crate::tree::{NodeId, Sym, Tree};

    const CODE: &str = "f(a, b)\nf(a,  b)\ng(a + 1, 'a')\na\n'f(a, b)'\n";

    fn sort() -> impl Strategy<Value = Sort> {
        prop::sample::select(vec![Sort::Plain, Sort::Inside, Sort::Anywhere, Sort::Regex])
    }

    /// A place, and for each of three names: nothing, a node, two nodes, its text, or its text as a value.
    type Drawn = (Sort, usize, usize, [(u8, usize); 3]);

    fn drawn() -> impl Strategy<Value = Vec<Drawn>> {
        let binding = || (0u8..8, 0usize..100);
        prop::collection::vec((sort(), 0usize..12, 0usize..12, [binding(), binding(), binding()]), 0..14)
    }

    fn range(&(sort, start, length, bound): &Drawn, tree: &Tree<'_>) -> Range {
        let mut bindings = Bindings::default();
        for ((form, at), name) in bound.iter().zip(["$X", "$Y", "$1"]) {
            let node = |at: usize| -> NodeId { tree.ids().nth(at % tree.len()).expect("a node") };
            let id = node(*at);
            let binding = match form {
                1 | 2 => Binding::Node(id),
                3 => Binding::Nodes(vec![id, node(at + 1)], tree.span(id)),
                4 => Binding::Text(tree.content_span(id)),
                5 => Binding::Value(tree.text(id).into(), tree.span(id)),
                _ => continue,
            };
            bindings.bind(Sym::of(name), binding, tree);
        }
        Range { bindings, sort, ..Range::new(Span::new(start, start + length)) }
    }

    fn reaches() -> impl Strategy<Value = fn(Sort, Sort) -> Option<Reach>> {
        let inside: fn(Sort, Sort) -> Option<Reach> = |own, other| match (own, other) {
            (Sort::Inside, Sort::Plain) => None,
            (_, Sort::Anywhere) => Some(Reach::Anywhere),
            _ => Some(Reach::Within),
        };
        let around: fn(Sort, Sort) -> Option<Reach> =
            |_, other| Some(if other == Sort::Plain { Reach::Same } else { Reach::Around });
        prop::sample::select(vec![inside, around])
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        /// What tables find is what comparing all pairs finds, but for pairs that make nothing new.
        #[test]
        fn tables_find_what_comparing_finds(ranges in drawn(), others in drawn(), reach in reaches(), every: bool) {
            let python = Language::of_path("a.py").expect("a language");
            let lowered = python.lower("a.py", CODE, &|| false).expect("short");
            let tree = &lowered.tree;
            let ranges: Vec<Range> = ranges.iter().map(|drawn| range(drawn, tree)).collect();
            let others: Vec<Range> = others.iter().map(|drawn| range(drawn, tree)).collect();
            let join = Join { ranges: &ranges, others: &others, tree, reach, every };
            let order: Vec<usize> = (0..ranges.len()).collect();
            let compared = join.compared(&order, &mut Work::new());
            let looked_up = join.looked_up(&mut Work::new());
            for pair in &looked_up {
                prop_assert!(compared.contains(pair), "{pair:?} do not meet");
            }
            let adds = |(at, other): (usize, usize)| {
                others[other].bindings.iter().any(|(name, _)| ranges[at].bindings.get(name).is_none())
            };
            for &(at, other) in &compared {
                let found = looked_up.contains(&(at, other));
                let by_another = looked_up.iter().any(|&(known, _)| known == at) && !(every && adds((at, other)));
                prop_assert!(found || by_another, "{at} and {other} meet");
            }
        }
    }
}
