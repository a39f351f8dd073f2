//! Which records speak of the same thing: the transitive closure over ids and aliases.

use std::collections::HashMap;

use crate::osv::{Record, is_malware};

/// The groups of records.
pub(super) struct Groups<'a> {
    /// For each record: the place of its group, or `None` when nothing else names it and it names nothing else.
    pub(super) of: Vec<Option<u32>>,
    /// For each group: its records.
    pub(super) records: Vec<Vec<u32>>,
    /// For each group: all ids, also such as no record has; the one that is shown first.
    pub(super) ids: Vec<Vec<&'a str>>,
}

impl<'a> Groups<'a> {
    pub(super) fn of(records: &'a [Record]) -> Self {
        let mut names: Vec<&str> = Vec::new();
        let mut places: HashMap<&str, u32> = HashMap::new();
        let mut place = |name: &'a str| {
            *places.entry(name).or_insert_with(|| {
                names.push(name);
                names.len() as u32 - 1
            })
        };
        let mut same = Sets::default();
        let mut own = Vec::with_capacity(records.len());
        for record in records {
            let id = place(&record.id);
            own.push(id);
            for alias in &record.aliases {
                same.join(id, place(alias));
            }
        }
        let roots: Vec<u32> = (0..names.len() as u32).map(|name| same.root(name)).collect();
        let mut members = vec![0u32; names.len()];
        for &root in &roots {
            members[root as usize] += 1;
        }
        let mut groups = Self { of: vec![None; records.len()], records: Vec::new(), ids: Vec::new() };
        let mut group_of_root: HashMap<u32, u32> = HashMap::new();
        for (name, root) in names.iter().zip(&roots).filter(|(_, root)| members[**root as usize] > 1) {
            let group = *group_of_root.entry(*root).or_insert(groups.ids.len() as u32);
            groups.ids.resize_with(groups.ids.len().max(group as usize + 1), Vec::new);
            groups.ids[group as usize].push(name);
        }
        groups.records.resize_with(groups.ids.len(), Vec::new);
        for (record, &id) in own.iter().enumerate() {
            if let Some(&group) = group_of_root.get(&roots[id as usize]) {
                groups.of[record] = Some(group);
                groups.records[group as usize].push(record as u32);
            }
        }
        for ids in &mut groups.ids {
            ids.sort_by_key(|id| (rank(id), *id));
        }
        groups
    }
}

/// What is shown first: malware as such, then GitHub's id, which most tools show, then that of the ecosystem's own
/// database, then the others.
fn rank(id: &str) -> u8 {
    match id.split('-').next() {
        _ if is_malware(id) => 0,
        Some("GHSA") => 1,
        Some("PYSEC" | "GO" | "RUSTSEC") => 2,
        Some("CVE") => 4,
        _ => 3,
    }
}

/// Disjoint sets of numbers, with halved paths.
#[derive(Default)]
struct Sets {
    above: Vec<u32>,
}

impl Sets {
    fn root(&mut self, mut of: u32) -> u32 {
        while let Some(&above) = self.above.get(of as usize) {
            if above == of {
                break;
            }
            let top = self.above.get(above as usize).copied().unwrap_or(above);
            self.above[of as usize] = top;
            of = above;
        }
        of
    }

    fn join(&mut self, a: u32, b: u32) {
        let needed = a.max(b) + 1;
        self.above.extend(self.above.len() as u32..needed);
        let (a, b) = (self.root(a), self.root(b));
        self.above[a.max(b) as usize] = a.min(b);
    }
}
