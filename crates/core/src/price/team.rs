//! Teams: who may be on one position together, as a problem of its own. Where a position wants all
//! or nothing from several people (C3), prices for each person at each level say more than a price
//! for FTE alone.
//!
//! People are told apart at the levels on which the master hesitated; all others are alike to it,
//! and pay the demand's prices for people and FTE.
//!
//! # Source
//! Guignard and Kim 1987, Lagrangean decomposition: two copies of a choice, tied by a price.

use inzet_model::DemandIx;

use crate::bundle::Items;
use crate::candidates::PairIx;
use crate::instance::Instance;
use crate::price::level::{Level, row_in};
use crate::price::prices::Prices;
use crate::price::rows::RowIx;
use crate::shares::share_range;

/// The positions of a demand, with who is told apart on them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Team {
    /// Of which demand.
    pub demand: DemandIx,
    /// The row of the people who are not told apart.
    pub people: RowIx,
    /// The row of their FTE.
    pub fte: RowIx,
    /// Pairs and hundredths of FTE that are told apart, with their row; by pair, then FTE.
    pub levels: Vec<Level>,
    /// Positions.
    pub count: i64,
    /// Most people on a position.
    pub max_people: u32,
    /// Hundredths of FTE that a used position holds at least and at most.
    pub range: (u32, u32),
    /// Hundredths of FTE that one person takes at least and at most.
    pub share: (u32, u32),
    /// The step of FTE, in hundredths.
    pub step: u32,
    /// Hundredths of FTE that so many of those who are eligible can take together, by their number.
    pub reach: Vec<u32>,
}

/// People on one position: some told apart, others by number and FTE.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Crew {
    /// Those told apart.
    pub items: Items,
    /// Number of others.
    pub others: u32,
    /// Their FTE, in hundredths.
    pub fte: u32,
    /// What all of them pay at the prices, scaled.
    pub worth: i64,
}

impl Team {
    /// The team of a demand, nobody told apart yet.
    #[must_use]
    pub fn new(instance: &Instance, demand: DemandIx, (people, fte): (RowIx, RowIx)) -> Self {
        let row = &instance.dataset().demands[demand];
        let planning = &instance.dataset().policy.planning;
        let share = share_range(row, planning);
        Self {
            demand,
            people,
            fte,
            levels: Vec::new(),
            count: i64::from(row.positions),
            max_people: row.max_people,
            range: (
                row.min_fte.hundredths().max(share.least.hundredths()),
                row.fte.hundredths(),
            ),
            share: (share.least.hundredths(), share.most.hundredths()),
            step: planning.fte_step.hundredths(),
            reach: reach(instance, demand, row.max_people),
        }
    }

    /// The row of a pair at some FTE, if it is told apart.
    #[must_use]
    pub fn row_of(&self, pair: PairIx, fte: u8) -> Option<RowIx> {
        row_in(&self.levels, pair, fte)
    }

    /// Every row that its prices are those of.
    pub fn rows(&self) -> impl Iterator<Item = RowIx> {
        let told = self.levels.iter().map(|level| level.2);
        [self.people, self.fte].into_iter().chain(told)
    }

    /// What a crew gives each row, by row.
    #[must_use]
    pub fn gives(&self, crew: &Crew) -> Vec<(RowIx, i64)> {
        let items = crew.items.iter();
        let mut gives: Vec<(RowIx, i64)> = items
            .filter_map(|&(pair, fte)| Some((self.row_of(pair, fte)?, 1)))
            .collect();
        if crew.others > 0 {
            gives.push((self.people, i64::from(crew.others)));
            gives.push((self.fte, i64::from(crew.fte)));
        }
        gives.sort_unstable();
        gives
    }

    /// The crew that pays most on one position, somebody at least; `None` when no crew is allowed.
    #[must_use]
    pub fn best_crew(&self, prices: &Prices) -> Option<Crew> {
        let table = Table::new(self, prices);
        let mut best: Option<(i64, Crew)> = None;
        for people in 0..=self.max_people {
            for steps in 0..=self.range.1 / self.step {
                let Some(worth) = table.worth(people, steps) else {
                    continue;
                };
                let Some((others, fte)) = self.complete((people, steps * self.step), prices) else {
                    continue;
                };
                let paid = i64::from(others) * prices.of(self.people)
                    + i64::from(fte) * prices.of(self.fte);
                if best.as_ref().is_none_or(|best| worth + paid > best.0) {
                    let crew = Crew {
                        items: table.items(people, steps),
                        others,
                        fte,
                        worth: worth + paid,
                    };
                    best = Some((worth + paid, crew));
                }
            }
        }
        best.map(|best| best.1)
    }

    /// The others who pay most beside so many people with so much FTE; `None` when no number of
    /// them makes the position one that may be used.
    fn complete(&self, (people, held): (u32, u32), prices: &Prices) -> Option<(u32, u32)> {
        let (a_head, a_unit) = (prices.of(self.people), prices.of(self.fte));
        let mut best: Option<(i64, (u32, u32))> = None;
        for others in 0..=self.max_people - people {
            let fewest = (others * self.share.0).max(self.range.0.saturating_sub(held));
            let Some(&reach) = self.reach.get(others as usize) else {
                break;
            };
            let most = reach.min(self.range.1 - held);
            if fewest > most || people + others == 0 {
                continue;
            }
            let fte = if a_unit > 0 { most } else { fewest };
            let paid = i64::from(others) * a_head + i64::from(fte) * a_unit;
            if best.is_none_or(|best| paid > best.0) {
                best = Some((paid, (others, fte)));
            }
        }
        best.map(|best| best.1)
    }
}

/// Hundredths of FTE that so many of those who are eligible for a demand can take together, by their
/// number up to `most`.
pub(super) fn reach(instance: &Instance, demand: DemandIx, most: u32) -> Vec<u32> {
    let candidates = instance.candidates();
    let pairs = candidates.of_demand(demand).iter();
    let mut shares: Vec<u32> = pairs
        .map(|&pair| u32::from(candidates.pair(pair).most))
        .collect();
    shares.sort_unstable_by(|a, b| b.cmp(a));
    shares.truncate(most as usize);
    let sums = shares.into_iter().scan(0, |sum, share| {
        *sum += share;
        Some(*sum)
    });
    std::iter::once(0).chain(sums).collect()
}

/// What the people told apart pay at most, by their number and FTE.
struct Table<'a> {
    team: &'a Team,
    width: usize,
    /// By person told apart: the table before them, then after all.
    stages: Vec<Vec<Option<i64>>>,
    /// By person: their levels with what each pays.
    people: Vec<Vec<(PairIx, u8, i64)>>,
}

impl<'a> Table<'a> {
    fn new(team: &'a Team, prices: &Prices) -> Self {
        let levels = team.levels.chunk_by(|a, b| a.0 == b.0);
        let people: Vec<Vec<(PairIx, u8, i64)>> = levels
            .map(|own| {
                let priced = own
                    .iter()
                    .map(|&(pair, fte, row)| (pair, fte, prices.of(row)));
                priced.collect()
            })
            .collect();
        let width = (team.range.1 / team.step) as usize + 1;
        let mut first = vec![None; width * (team.max_people as usize + 1)];
        first[0] = Some(0);
        let mut table = Self {
            team,
            width,
            stages: vec![first],
            people,
        };
        for person in 0..table.people.len() {
            let next = table.after(person);
            table.stages.push(next);
        }
        table
    }

    /// The table after one more person.
    fn after(&self, person: usize) -> Vec<Option<i64>> {
        let before = &self.stages[person];
        let mut next = before.clone();
        for &(_, fte, paid) in &self.people[person] {
            let steps = usize::from(fte) / self.team.step as usize;
            for (place, worth) in before.iter().enumerate() {
                let Some(worth) = worth else { continue };
                let target = place + self.width + steps;
                if place % self.width + steps < self.width
                    && target < next.len()
                    && next[target].is_none_or(|known| worth + paid > known)
                {
                    next[target] = Some(worth + paid);
                }
            }
        }
        next
    }

    fn worth(&self, people: u32, steps: u32) -> Option<i64> {
        let last = self.stages.last()?;
        last[people as usize * self.width + steps as usize]
    }

    /// Who they are.
    fn items(&self, people: u32, steps: u32) -> Items {
        let mut place = people as usize * self.width + steps as usize;
        let mut items = Items::new();
        for person in (0..self.people.len()).rev() {
            let (before, after) = (&self.stages[person], &self.stages[person + 1]);
            if before[place] == after[place] {
                continue;
            }
            for &(pair, fte, paid) in &self.people[person] {
                let steps = usize::from(fte) / self.team.step as usize;
                let from = place.checked_sub(self.width + steps);
                let Some(from) = from.filter(|from| from % self.width + steps < self.width) else {
                    continue;
                };
                if before[from].map(|worth| worth + paid) == after[place] {
                    items.push((pair, fte));
                    place = from;
                    break;
                }
            }
        }
        items.sort_unstable();
        items
    }
}
