//! Indexes that find a professional's demands without testing every pair: demands by role and
//! level, skills as bits, listed pairs.

use std::collections::BTreeMap;

use inzet_model::{Dataset, DemandIx, IndexVec, ProfessionalIx, RoleIx, ScoreMode, Skill};

use crate::eligibility::Rule;
use crate::instance::Instance;

/// Demands by role, and the skills they require as bits.
pub(super) struct Index {
    /// By role: its demands with days to serve, by least level, then demand.
    by_role: IndexVec<RoleIx, Vec<DemandIx>>,
    /// Every skill and level that some demand requires.
    required: BTreeMap<Skill, usize>,
    /// Of each demand, which of those it requires.
    bits: IndexVec<DemandIx, Vec<u64>>,
    /// With only listed pairs: the pins are excluded later, as always.
    only_listed: bool,
}

impl Index {
    pub(super) fn new(instance: &Instance) -> Self {
        let dataset = instance.dataset();
        let mut by_role: IndexVec<RoleIx, Vec<DemandIx>> =
            dataset.roles.iter().map(|_| Vec::new()).collect();
        let eligibility = instance.eligibility();
        let mut required = BTreeMap::new();
        for (demand, row) in dataset.demands.iter_enumerated() {
            // Membership is the same for everybody.
            let anybody = ProfessionalIx::new(0);
            if eligibility.passes(Rule::Membership, anybody, demand) {
                by_role[row.role].push(demand);
            }
            for skill in &row.skills {
                let next = required.len();
                required.entry(*skill).or_insert(next);
            }
        }
        for demands in &mut by_role {
            demands.sort_by_key(|&demand| (dataset.demands[demand].min_level, demand));
        }
        let words = required.len().div_ceil(64);
        let bits = dataset
            .demands
            .iter()
            .map(|row| mark(words, row.skills.iter().map(|skill| required[skill])))
            .collect();
        let only_listed = dataset.policy.scores == ScoreMode::Only;
        Self {
            by_role,
            required,
            bits,
            only_listed,
        }
    }

    /// The demands that pass E1 to E4 and E6 to E8 for a professional and are not pinned to that
    /// person already, in order.
    pub(super) fn demands_for(
        &self,
        instance: &Instance,
        professional: ProfessionalIx,
    ) -> Vec<DemandIx> {
        let dataset = instance.dataset();
        let eligibility = instance.eligibility();
        let mut demands = if self.only_listed {
            self.listed_demands(dataset, professional)
        } else {
            self.demands_by_skill(dataset, professional)
        };
        let pins = instance.pins();
        demands.retain(|&demand| {
            eligibility.passes(Rule::Region, professional, demand)
                && eligibility.passes(Rule::Ban, professional, demand)
                && pins
                    .binary_search_by_key(&(professional, demand), |pin| pin.pair())
                    .is_err()
        });
        demands.sort_unstable();
        demands
    }

    fn listed_demands(&self, dataset: &Dataset, professional: ProfessionalIx) -> Vec<DemandIx> {
        let rows = &dataset.scores;
        let start = rows.partition_point(|row| row.professional < professional);
        let person = &dataset.professionals[professional];
        let held = self.held(person.skills.as_slice());
        rows[start..]
            .iter()
            .take_while(|row| row.professional == professional)
            .map(|row| row.demand)
            .filter(|&demand| {
                let row = &dataset.demands[demand];
                (person.role == row.role || person.other_roles.contains(&row.role))
                    && person.level >= row.min_level
                    && self.by_role[row.role].contains_demand(dataset, demand)
                    && covers(&held, &self.bits[demand])
            })
            .collect()
    }

    fn demands_by_skill(&self, dataset: &Dataset, professional: ProfessionalIx) -> Vec<DemandIx> {
        let person = &dataset.professionals[professional];
        let held = self.held(&person.skills);
        let mut demands = Vec::new();
        for role in std::iter::once(&person.role).chain(&person.other_roles) {
            let asked = &self.by_role[*role];
            let reach =
                asked.partition_point(|&demand| dataset.demands[demand].min_level <= person.level);
            let able = asked[..reach]
                .iter()
                .filter(|&&demand| covers(&held, &self.bits[demand]));
            demands.extend(able.copied());
        }
        demands
    }

    /// Which of the required skills and levels are held.
    fn held(&self, skills: &[Skill]) -> Vec<u64> {
        let words = self.required.len().div_ceil(64);
        let covered = skills.iter().flat_map(|held| {
            let from = Skill {
                skill: held.skill,
                level: 0,
            };
            self.required.range(from..=*held).map(|(_, &bit)| bit)
        });
        mark(words, covered)
    }
}

/// Membership in a list that is sorted by level, then demand.
trait ByLevel {
    fn contains_demand(&self, dataset: &Dataset, demand: DemandIx) -> bool;
}

impl ByLevel for Vec<DemandIx> {
    fn contains_demand(&self, dataset: &Dataset, demand: DemandIx) -> bool {
        let key = |demand: DemandIx| (dataset.demands[demand].min_level, demand);
        self.binary_search_by_key(&key(demand), |&other| key(other))
            .is_ok()
    }
}

fn mark(words: usize, bits: impl Iterator<Item = usize>) -> Vec<u64> {
    let mut marked = vec![0; words];
    for bit in bits {
        marked[bit / 64] |= 1 << (bit % 64);
    }
    marked
}

fn covers(held: &[u64], required: &[u64]) -> bool {
    held.iter()
        .zip(required)
        .all(|(held, required)| required & !held == 0)
}
