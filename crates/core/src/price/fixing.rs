//! What a branch has decided: pairs that must or must not be taken, at which levels, and how many
//! positions of a demand are used.

use std::collections::BTreeMap;

use inzet_model::DemandIx;

use crate::candidates::PairIx;
use crate::instance::Instance;
use crate::price::prices::Scale;
use crate::price::rows::{Row, RowIx, Rows};
use crate::price::team::Team;

/// One decision of a branch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Decision {
    /// A pair is not in the plan.
    Without(PairIx),
    /// A pair is in the plan, whatever its FTE.
    With(PairIx),
    /// A pair takes so many hundredths of FTE at least, if it is in the plan.
    AtLeast(PairIx, u8),
    /// A pair takes so many hundredths of FTE at most.
    AtMost(PairIx, u8),
    /// So many positions of a demand are used at least and at most: of a demand with a team.
    Used(DemandIx, i64, i64),
    /// So many people serve a demand at least and at most: of a demand without a team.
    Served(DemandIx, i64, i64),
}

/// What a pair may still be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hold {
    /// Least FTE, in hundredths.
    pub least: u8,
    /// Most FTE, in hundredths; below `least` when the pair is not in the plan.
    pub most: u8,
    /// Whether it must be in the plan.
    pub is_forced: bool,
}

/// Pairs on one page.
const PAGE: usize = 256;

type Page = [u32; PAGE];

/// The decisions on the way to a branch, taken together.
#[derive(Clone, Debug)]
pub struct Fixing {
    /// By page of pairs, then pair: 0, or one more than the place of its hold. Pages on which nothing
    /// is decided are not there, nor those after the last: a dive decides about few of all pairs.
    pages: Vec<Option<Box<Page>>>,
    holds: Vec<Hold>,
    /// Pairs that must be in the plan, by number.
    forced: Vec<PairIx>,
    /// Positions used at least and at most, by place of the team; of the others nothing is decided.
    used: BTreeMap<usize, (i64, i64)>,
    /// Rows of people that must be used at least and at most so much, by row.
    people: Vec<(RowIx, i64, i64)>,
    /// What a forced pair earns on top, so that no best bundle leaves it out; scaled.
    bonus: i64,
}

impl Fixing {
    /// Nothing decided. `None` where the points leave no room for a bonus.
    #[must_use]
    pub fn new(scale: Scale) -> Option<Self> {
        let bonus = scale.up(32 * scale.largest());
        if bonus > 1 << 54 {
            return None;
        }
        Some(Self {
            pages: Vec::new(),
            holds: Vec::new(),
            forced: Vec::new(),
            used: BTreeMap::new(),
            people: Vec::new(),
            bonus: i64::try_from(bonus).ok()?,
        })
    }

    /// Adds a decision, with what follows from it.
    pub fn decide(&mut self, instance: &Instance, rows: &Rows, decision: Decision) {
        match decision {
            Decision::Without(pair) => self.hold(instance, pair).most = 0,
            Decision::With(pair) => {
                self.hold(instance, pair).is_forced = true;
                if let Err(place) = self.forced.binary_search(&pair) {
                    self.forced.insert(place, pair);
                }
                self.close_others(instance, pair);
            }
            Decision::AtLeast(pair, fte) => {
                let hold = self.hold(instance, pair);
                hold.least = hold.least.max(fte);
            }
            Decision::AtMost(pair, fte) => {
                let hold = self.hold(instance, pair);
                hold.most = hold.most.min(fte);
            }
            Decision::Used(demand, least, most) => {
                let teams = rows.teams();
                let place = teams.partition_point(|team| team.demand < demand);
                if let Some(team) = teams.get(place) {
                    let used = self.used.entry(place).or_insert((0, team.count));
                    *used = (used.0.max(least), used.1.min(most));
                }
                if most == 0 {
                    self.close(instance, demand);
                }
            }
            Decision::Served(demand, least, most) => {
                if let Some(row) = rows.people_of(demand) {
                    self.serve(row, least, most);
                }
                if most == 0 {
                    self.close(instance, demand);
                }
            }
        }
    }

    fn serve(&mut self, row: RowIx, least: i64, most: i64) {
        match self.people.binary_search_by_key(&row, |known| known.0) {
            Ok(place) => {
                let (_, fewest, highest) = &mut self.people[place];
                (*fewest, *highest) = ((*fewest).max(least), (*highest).min(most));
            }
            Err(place) => self.people.insert(place, (row, least, most)),
        }
    }

    fn close(&mut self, instance: &Instance, demand: DemandIx) {
        for &pair in instance.candidates().of_demand(demand) {
            self.hold(instance, pair).most = 0;
        }
    }

    /// Nobody else fits on the only place of a demand that is taken.
    fn close_others(&mut self, instance: &Instance, pair: PairIx) {
        let demand = instance.candidates().pair(pair).demand;
        let row = &instance.dataset().demands[demand];
        if row.positions > 1 || row.max_people > 1 {
            return;
        }
        for &other in instance.candidates().of_demand(demand) {
            if other != pair {
                self.hold(instance, other).most = 0;
            }
        }
    }

    fn hold(&mut self, instance: &Instance, pair: PairIx) -> &mut Hold {
        let (page, number) = (pair as usize / PAGE, pair as usize % PAGE);
        if self.pages.len() <= page {
            self.pages.resize(page + 1, None);
        }
        let page = self.pages[page].get_or_insert_with(|| Box::new([0; PAGE]));
        let place = &mut page[number];
        if *place == 0 {
            let known = instance.candidates().pair(pair);
            self.holds.push(Hold {
                least: known.least,
                most: known.most,
                is_forced: false,
            });
            *place = u32::try_from(self.holds.len()).expect("fewer than 2^32 pairs");
        }
        &mut self.holds[*place as usize - 1]
    }

    /// What has been decided about a pair, if anything.
    #[must_use]
    pub fn of(&self, pair: PairIx) -> Option<Hold> {
        let page = self.pages.get(pair as usize / PAGE)?.as_deref()?;
        let place = page[pair as usize % PAGE] as usize;
        (place > 0).then(|| self.holds[place - 1])
    }

    /// Whether a pair may take so much FTE.
    #[must_use]
    pub fn allows(&self, pair: PairIx, fte: u8) -> bool {
        let within = |hold: Hold| hold.least <= fte && fte <= hold.most;
        self.of(pair).is_none_or(within)
    }

    /// Whether a row is that of somebody told apart who may not be taken so.
    #[must_use]
    pub fn closes(&self, row: Row) -> bool {
        match row {
            Row::Level(pair, fte) | Row::Paid(pair, fte) => !self.allows(pair, fte),
            _ => false,
        }
    }

    /// Whether a pair must be in the plan.
    #[must_use]
    pub fn forces(&self, pair: PairIx) -> bool {
        self.forced.binary_search(&pair).is_ok()
    }

    /// The pairs that must be in the plan, by number.
    #[must_use]
    pub fn forced(&self) -> &[PairIx] {
        &self.forced
    }

    /// Positions of a team that are used at least and at most, by place of the team; of those that it
    /// has.
    #[must_use]
    pub fn used(&self, place: usize, team: &Team) -> (i64, i64) {
        self.used.get(&place).copied().unwrap_or((0, team.count))
    }

    /// Teams of which a position must be used.
    #[must_use]
    pub fn used_teams(&self) -> usize {
        self.used.values().filter(|used| used.0 > 0).count()
    }

    /// Rows of people with how much of them is used at least and at most, by row.
    #[must_use]
    pub fn people(&self) -> &[(RowIx, i64, i64)] {
        &self.people
    }

    /// What a row of people must be used at least and at most, if that has been decided.
    #[must_use]
    pub fn range_of(&self, row: RowIx) -> Option<(i64, i64)> {
        let place = self
            .people
            .binary_search_by_key(&row, |known| known.0)
            .ok()?;
        Some((self.people[place].1, self.people[place].2))
    }

    /// What a forced pair earns on top, scaled; the bound is lower by as much for each.
    #[must_use]
    pub fn bonus(&self) -> i64 {
        self.bonus
    }

    /// All of the bonus, scaled.
    #[must_use]
    pub fn total_bonus(&self) -> i128 {
        i128::from(self.bonus) * self.forced.len() as i128
    }
}
