//! A packing taken apart: who competes with nobody is settled, and what binds nowhere falls apart.

use std::collections::BTreeMap;

use inzet_model::ProfessionalIx;

use super::Choice;
use super::part::{OpenRow, Part};
use crate::build::shortlist::Shortlists;
use crate::bundle::Items;
use crate::price::column::worth;
use crate::price::{Relaxation, Row, Rows};

/// The packing, taken apart where nothing binds.
pub(super) struct Parts {
    /// What every choice is worth: the constant of the relaxation and the settled bundles.
    pub(super) fixed: i128,
    /// Professionals with one bundle only.
    pub(super) settled: Vec<Choice>,
    pub(super) parts: Vec<Part>,
}

impl Parts {
    pub(super) fn new(relaxation: &Relaxation, lists: &Shortlists) -> Self {
        let rows = relaxation.rows();
        let mut left: Vec<i64> = rows.limits().to_vec();
        let mut fixed = relaxation.constant();
        let mut settled = Vec::new();
        let mut open = Vec::new();
        for (professional, bundles) in lists.bundles.iter_enumerated() {
            if let [only] = bundles.as_slice()
                && !shares_all_or_nothing(relaxation, &only.items)
            {
                fixed += worth(relaxation, &only.items);
                for (row, used) in rows.load_of(relaxation.instance(), &only.items) {
                    left[row] -= used;
                }
                settled.push((professional, 0));
            } else if !bundles.is_empty() {
                open.push(professional);
            }
        }
        let mut sets = Sets::new(lists.bundles.len());
        let mut users: BTreeMap<usize, Vec<ProfessionalIx>> = BTreeMap::new();
        for &professional in &open {
            let mut touched: Vec<usize> = lists.bundles[professional]
                .iter()
                .flat_map(|bundle| rows.load_of(relaxation.instance(), &bundle.items))
                .map(|(row, _)| row)
                .collect();
            touched.sort_unstable();
            touched.dedup();
            for row in touched {
                users.entry(row).or_default().push(professional);
            }
        }
        for people in users.values() {
            for pair in people.windows(2) {
                sets.join(pair[0].index(), pair[1].index());
            }
        }
        fixed += untouched_solidarity(relaxation, &left, &users);
        let mut parts: BTreeMap<usize, Part> = BTreeMap::new();
        for &professional in &open {
            let part = parts.entry(sets.root(professional.index()));
            let part = part.or_insert_with(|| Part {
                people: Vec::new(),
                rows: Vec::new(),
            });
            part.people.push(professional);
        }
        for (row, people) in users {
            let part = parts.get_mut(&sets.root(people[0].index()));
            let part = part.expect("every user of a row is in a part");
            part.rows.push(OpenRow {
                row,
                left: left[row],
                floor: rows.floor(row),
            });
        }
        Self {
            fixed,
            settled,
            parts: parts.into_values().collect(),
        }
    }
}

/// Solidarity of members whose FTE-days no open professional can change.
fn untouched_solidarity(
    relaxation: &Relaxation,
    left: &[i64],
    users: &BTreeMap<usize, Vec<ProfessionalIx>>,
) -> i128 {
    let points = i128::from(relaxation.instance().dataset().policy.points.solidarity);
    let rows = relaxation.rows();
    (0..rows.len())
        .filter(|row| matches!(rows.rows()[*row], Row::Solidarity(_)) && !users.contains_key(row))
        .map(|row| points * i128::from(left[row].min(rows.floor(row))))
        .sum()
}

/// Whether a bundle shares a position of which others may have to hold the rest: who has no choice has
/// a part in that choice of theirs.
fn shares_all_or_nothing(relaxation: &Relaxation, items: &Items) -> bool {
    let instance = relaxation.instance();
    let mut items = items.iter();
    items.any(|item| {
        let demand = instance.candidates().pair(item.0).demand;
        Rows::is_all_or_nothing(instance, demand)
    })
}

/// Disjoint sets of professionals.
struct Sets(Vec<usize>);

impl Sets {
    fn new(count: usize) -> Self {
        Self((0..count).collect())
    }

    fn root(&mut self, mut place: usize) -> usize {
        while self.0[place] != place {
            self.0[place] = self.0[self.0[place]];
            place = self.0[place];
        }
        place
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        self.0[a.max(b)] = a.min(b);
    }
}
