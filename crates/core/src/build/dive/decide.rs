//! What a dive decides before it places anybody: which positions that want several people, and
//! which demands of a tight budget, are served at all. As long as nobody is placed the rest can
//! still make room for them; later it no longer can.

use std::collections::BTreeMap;

use inzet_model::DemandIx;

use super::Dive;
use crate::build::draft::Draft;
use crate::price::Decision;

/// A demand that is served in so small a part, or all but so small a part, is decided.
const WHOLE: f64 = 0.02;

/// Part of the undecided demands that is decided in every round at least.
const DECIDED_PART: usize = 8;

/// Rounds of decisions at most.
const ROUNDS: usize = 16;

impl Dive<'_, '_> {
    /// Decides, the surest first, until every such demand is served whole or not at all.
    pub(super) fn decide(&mut self, draft: &Draft, is_hurried: &(dyn Fn() -> bool + Sync)) {
        if self.closed.is_none() {
            return;
        }
        for _ in 0..ROUNDS {
            self.master(draft);
            let mut undecided = self.undecided(draft);
            if undecided.is_empty() || is_hurried() {
                break;
            }
            let count = undecided.len().div_ceil(DECIDED_PART);
            undecided.truncate(count);
            for (_, demand, is_served) in undecided {
                self.settle(demand, is_served);
            }
            self.drop_misfits(draft);
        }
    }

    /// Demands that are served in part, the surest first, and whether to serve each.
    fn undecided(&self, draft: &Draft) -> Vec<(i64, DemandIx, bool)> {
        let (instance, rows) = (self.relaxation.instance(), self.relaxation.rows());
        let mut served: BTreeMap<DemandIx, f64> = BTreeMap::new();
        for column in self.pool.bundles().filter(|column| column.share > 1e-6) {
            for &(number, _) in &column.items {
                let demand = instance.candidates().pair(number).demand;
                if rows.others_of(demand).is_some() && rows.team_of(demand).is_none() {
                    *served.entry(demand).or_default() += column.share;
                }
            }
        }
        for &place in self.scope.frame.teams() {
            let crews = self.pool.crews(place).iter();
            let share = crews.map(|column| column.share).sum();
            served.insert(rows.teams()[place].demand, share);
        }
        let is_open = |demand: DemandIx| {
            let row = &instance.dataset().demands[demand];
            let is_empty = draft.positions(demand)[0].people == 0;
            row.positions == 1 && is_empty && !self.settled.contains(&demand)
        };
        let part = served
            .into_iter()
            .filter(|&(demand, share)| (WHOLE..=1.0 - WHOLE).contains(&share) && is_open(demand));
        let mut undecided: Vec<(i64, DemandIx, bool)> = part
            .map(|(demand, share)| (-(((share - 0.5).abs() * 1e6) as i64), demand, share >= 0.5))
            .collect();
        undecided.sort_unstable();
        undecided
    }

    /// Serves a demand whole, or not at all.
    fn settle(&mut self, demand: DemandIx, is_served: bool) {
        let (instance, rows) = (self.relaxation.instance(), self.relaxation.rows());
        self.settled.insert(demand);
        let teams = rows.teams();
        let place = teams.binary_search_by_key(&demand, |team| team.demand).ok();
        if is_served {
            if let Some(place) = place {
                self.pool.force_team(self.relaxation, place);
            }
            return;
        }
        if let Some(place) = place {
            self.pool.shut_team(self.relaxation, place);
        }
        if let Some(closed) = &mut self.closed {
            for &number in instance.candidates().of_demand(demand) {
                closed.decide(instance, rows, Decision::Without(number));
            }
        }
    }
}
