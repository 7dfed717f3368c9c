//! What a draft leaves: of people, positions and budgets; and whether no position holds too little.

use inzet_model::{DemandIx, MemberIx, PositionNumber, ProfessionalIx};

use super::draft::{Draft, Position};
use crate::candidates::Pair;
use crate::shares::share_range;

impl Draft<'_> {
    /// What is left of a professional on every lane of a pair's run, in hundredths of FTE.
    #[must_use]
    pub fn left_of_person(&self, pair: &Pair) -> u32 {
        let lanes = self.instance().candidates().lanes_of(pair.professional);
        let loads = &self.loads[pair.professional];
        (usize::from(pair.lane_start)..usize::from(pair.lane_end))
            .map(|lane| lanes[lane].capacity.saturating_sub(loads[lane]))
            .min()
            .unwrap_or(0)
    }

    /// What a position still asks, in hundredths of FTE; 0 when it has all the people it may have.
    #[must_use]
    pub fn left_of_position(&self, demand: DemandIx, position: PositionNumber) -> u32 {
        let row = &self.instance().dataset().demands[demand];
        let state = &self.positions[demand][position as usize - 1];
        if state.people >= row.max_people {
            return 0;
        }
        row.fte.hundredths().saturating_sub(state.fte)
    }

    /// People that the positions of a demand still have room for, by number alone.
    #[must_use]
    pub fn people_left(&self, demand: DemandIx) -> u32 {
        let row = &self.instance().dataset().demands[demand];
        let least = share_range(row, &self.instance().dataset().policy.planning)
            .least
            .hundredths();
        let left = |state: &Position| {
            let room = row.fte.hundredths().saturating_sub(state.fte) / least;
            row.max_people.saturating_sub(state.people).min(room)
        };
        self.positions[demand].iter().map(left).sum()
    }

    /// FTE that the positions of a demand still ask, in hundredths.
    #[must_use]
    pub fn fte_left(&self, demand: DemandIx) -> u32 {
        let asked = self.instance().dataset().demands[demand].fte.hundredths();
        self.positions[demand]
            .iter()
            .map(|state| asked.saturating_sub(state.fte))
            .sum()
    }

    /// What is left of a member's budget, in cents; 0 without a budget.
    #[must_use]
    pub fn budget_left(&self, member: MemberIx) -> i64 {
        let budget = self.instance().dataset().members[member].budget;
        budget.map_or(0, |budget| (budget - self.spent(member)).count())
    }

    /// The same as [`Draft::is_complete`], of the positions that these professionals can be on;
    /// and enough of an earlier plan is kept.
    #[must_use]
    pub fn is_complete_for(&self, people: &[ProfessionalIx]) -> bool {
        let candidates = self.instance().candidates();
        let mut items = people.iter().flat_map(|&person| &self.items[person]);
        self.is_within_limit()
            && items.all(|item| {
                let demand = candidates.pair(item.pair).demand;
                let least = self.instance().dataset().demands[demand]
                    .min_fte
                    .hundredths();
                let state = &self.positions[demand][item.position as usize - 1];
                state.is_pinned || state.fte >= least
            })
            && self.left_behind(people)
    }

    /// Whether no position that one of these professionals could be on is left too small.
    fn left_behind(&self, people: &[ProfessionalIx]) -> bool {
        let candidates = self.instance().candidates();
        let mut pairs = people
            .iter()
            .flat_map(|&person| candidates.numbers_of(person));
        pairs.all(|number| {
            let pair = candidates.pair(number);
            let row = &self.instance().dataset().demands[pair.demand];
            row.max_people == 1
                || self.positions[pair.demand].iter().all(|state| {
                    state.fte == 0 || state.is_pinned || state.fte >= row.min_fte.hundredths()
                })
        })
    }

    /// Whether every position that is used and has no pin holds at least `min_fte` (C3).
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.positions.iter_enumerated().all(|(demand, positions)| {
            let least = self.instance().dataset().demands[demand]
                .min_fte
                .hundredths();
            positions
                .iter()
                .all(|state| state.fte == 0 || state.is_pinned || state.fte >= least)
        })
    }
}
