//! What is under somebody's control, for whom, and how it came to be.

use std::rc::Rc;

use crate::tree::Sym;

/// A set of the rules that are followed at the same time: those of one batch, by their numbers in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Rules(u128);

impl Rules {
    /// How many rules a batch can hold.
    pub(crate) const MOST: usize = 127;

    /// No rule, but what stays of a mark when it is clean for all of them: that the value was somebody's to choose.
    pub(crate) const EVER: Self = Self(1 << Self::MOST);

    /// No rule.
    pub(crate) const NONE: Self = Self(0);

    /// All rules of any batch.
    pub(crate) fn all() -> Self {
        Self(Self::EVER.0 - 1)
    }

    /// One rule.
    pub(crate) fn one(number: usize) -> Self {
        Self(1 << number)
    }

    pub(crate) fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    pub(crate) fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(crate) fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    pub(crate) fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub(crate) fn has(self, number: usize) -> bool {
        self.0 >> number & 1 == 1
    }

    /// Their numbers.
    pub(crate) fn iter(self) -> impl Iterator<Item = usize> {
        (0..Self::MOST).filter(move |&number| self.has(number))
    }
}

/// Where a mark comes from. What is known to be somebody else's comes first: of too many marks the last go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum OriginId {
    /// A match of a source, by its number among those of all files.
    Source(u32),
    /// A value that comes from outside the file, and nobody knows whose it is: by the number of the parameter, or of the
    /// name that nothing declares.
    Handed(u32),
}

/// The last step on the way of a mark, in a table of steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct WayId(pub(crate) u32);

/// One origin's control over a value.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Mark {
    /// Whose.
    pub(crate) origin: OriginId,
    /// What the rule calls it.
    pub(crate) label: Sym,
    /// For which rules it is still dangerous.
    pub(crate) live: Rules,
    /// For which it no longer is, but would be again if the value were decoded.
    pub(crate) spared: Rules,
    /// How it came here. Two marks that differ in this alone are equal: the first way that was found is kept.
    pub(crate) way: WayId,
}

impl Mark {
    /// See [`Marks::cleaned`].
    pub(crate) fn cleaned(&self, rules: Rules) -> Self {
        let spared = self.spared.or(self.live.and(rules)).without(Rules::EVER);
        Self { live: self.live.without(rules), spared, ..*self }
    }

    fn dropped(&self, rules: Rules) -> Self {
        Self { live: self.live.without(rules), spared: self.spared.without(rules), ..*self }
    }
}

/// Marks, sorted by origin and label. Most values have none, which costs nothing.
#[derive(Clone, Debug, Default)]
pub(crate) struct Marks(Option<Rc<[Mark]>>);

impl PartialEq for Marks {
    fn eq(&self, other: &Self) -> bool {
        let key = |mark: &Mark| (mark.origin, mark.label, mark.live, mark.spared);
        match (&self.0, &other.0) {
            (None, None) => true,
            (Some(a), Some(b)) => Rc::ptr_eq(a, b) || a.len() == b.len() && a.iter().map(key).eq(b.iter().map(key)),
            _ => false,
        }
    }
}

/// More marks than this say nothing new: it is the same value from ever more places.
const MOST_MARKS: usize = 24;

impl Marks {
    /// No marks.
    pub(crate) const NONE: Self = Self(None);

    /// One mark.
    pub(crate) fn one(mark: Mark) -> Self {
        if mark.live.is_empty() { Self(None) } else { Self(Some(Rc::new([mark]))) }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_none()
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Mark> {
        self.0.iter().flat_map(|marks| marks.iter())
    }

    /// The rules for which any of them is dangerous.
    pub(crate) fn live(&self) -> Rules {
        self.iter().fold(Rules::NONE, |all, mark| all.or(mark.live))
    }

    /// Both.
    pub(crate) fn join(&self, other: &Self) -> Self {
        let (Some(a), Some(b)) = (&self.0, &other.0) else {
            return if self.is_empty() { other.clone() } else { self.clone() };
        };
        if Rc::ptr_eq(a, b) {
            return self.clone();
        }
        let mut all = a.to_vec();
        for mark in b.iter() {
            match all.binary_search_by_key(&(mark.origin, mark.label), |known| (known.origin, known.label)) {
                Ok(at) => {
                    all[at].live = all[at].live.or(mark.live);
                    all[at].spared = all[at].spared.or(mark.spared);
                }
                Err(at) => all.insert(at, *mark),
            }
        }
        all.truncate(MOST_MARKS);
        let same = |(new, old): (&Mark, &Mark)| new.live == old.live && new.spared == old.spared;
        if all.len() == a.len() && all.iter().zip(a.iter()).all(same) {
            return self.clone();
        }
        Self(Some(all.into()))
    }

    /// Each as `change` makes it; those without a rule go.
    pub(crate) fn map(&self, change: impl FnMut(&Mark) -> Mark) -> Self {
        if self.is_empty() {
            return Self(None);
        }
        let marks: Vec<Mark> = self.iter().map(change).filter(|mark| !mark.live.or(mark.spared).is_empty()).collect();
        if marks.is_empty() { Self(None) } else { Self(Some(marks.into())) }
    }

    /// Only those of sources.
    pub(crate) fn of_sources(&self) -> Self {
        if self.iter().all(|mark| matches!(mark.origin, OriginId::Source(_))) {
            return self.clone();
        }
        let kept = |mark: &Mark| matches!(mark.origin, OriginId::Source(_));
        self.map(|mark| if kept(mark) { *mark } else { Mark { live: Rules::NONE, spared: Rules::NONE, ..*mark } })
    }

    /// What has a source is no longer somebody unknown's, for some rules.
    pub(crate) fn without_handed(&self, rules: Rules) -> Self {
        let is_handed = |mark: &Mark| matches!(mark.origin, OriginId::Handed(_));
        self.map(|mark| if is_handed(mark) { mark.dropped(rules) } else { *mark })
    }

    /// Without danger for some rules, as long as the value stays as it is.
    pub(crate) fn cleaned(&self, rules: Rules) -> Self {
        if self.live().and(rules).is_empty() {
            return self.clone();
        }
        self.map(|mark| mark.cleaned(rules))
    }

    /// Without danger for some rules, whatever is made of the value.
    pub(crate) fn dropped(&self, rules: Rules) -> Self {
        if self.iter().all(|mark| mark.live.or(mark.spared).and(rules).is_empty()) {
            return self.clone();
        }
        self.map(|mark| mark.dropped(rules))
    }

    /// As before it was cleaned for some rules: it was decoded.
    pub(crate) fn revived(&self, rules: Rules) -> Self {
        self.map(|mark| Mark {
            live: mark.live.or(mark.spared.and(rules)),
            spared: mark.spared.without(rules),
            ..*mark
        })
    }
}
