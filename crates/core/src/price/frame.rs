//! A frame: the rows, teams and purses that some pairs can touch, numbered from 0, so that work on
//! a part of a large plan costs what the part does and not what the plan does.

use inzet_model::{DemandIx, MemberIx};

use crate::candidates::PairIx;
use crate::instance::Instance;
use crate::price::rows::{RowIx, Rows};

/// Rows, teams and purses with numbers of their own.
#[derive(Clone, Debug, Default)]
pub struct Frame {
    /// The rows, rising: the place of a row is its number in the frame.
    rows: Vec<RowIx>,
    /// Places of the teams among all teams, rising.
    teams: Vec<usize>,
    /// Places of the purses among all purses, rising.
    purses: Vec<usize>,
    /// The demands of the pairs, rising.
    demands: Vec<DemandIx>,
    /// All demands of those members with a budget or such a cut whom the pairs serve, rising.
    billed: Vec<DemandIx>,
}

impl Frame {
    /// Everything.
    #[must_use]
    pub fn whole(instance: &Instance, rows: &Rows) -> Self {
        let demands: Vec<DemandIx> = instance.dataset().demands.indices().collect();
        Self {
            rows: (0..rows.len()).collect(),
            teams: (0..rows.teams().len()).collect(),
            purses: (0..rows.purses().len()).collect(),
            billed: Vec::new(),
            demands,
        }
    }

    /// What some pairs can touch.
    #[must_use]
    pub fn around(instance: &Instance, rows: &Rows, pairs: &[PairIx]) -> Self {
        let dataset = instance.dataset();
        let demands = pairs
            .iter()
            .map(|&pair| instance.candidates().pair(pair).demand);
        let demands = sorted(demands.collect());
        let members = sorted(
            demands
                .iter()
                .map(|&demand| dataset.demands[demand].member)
                .collect(),
        );
        let mut frame = Self::default();
        for &demand in &demands {
            frame.add_demand(rows, demand);
        }
        for &member in &members {
            frame.add_member(rows, member);
        }
        let is_billed = |member: MemberIx| {
            (rows.budget_of(member).is_some() || !rows.lifts_of(member).is_empty())
                && members.binary_search(&member).is_ok()
        };
        let every = dataset.demands.iter_enumerated();
        frame.billed = every
            .filter(|(_, row)| is_billed(row.member))
            .map(|(demand, _)| demand)
            .collect();
        frame.rows = sorted(frame.rows);
        frame.teams = sorted(frame.teams);
        frame.demands = demands;
        frame
    }

    fn add_demand(&mut self, rows: &Rows, demand: DemandIx) {
        self.rows.extend(rows.people_of(demand));
        self.rows.extend(rows.fte_of(demand));
        if let Some((people, fte)) = rows.others_of(demand) {
            self.rows.push(people);
            self.rows.extend(fte);
        }
        let teams = rows.teams();
        if let Ok(place) = teams.binary_search_by_key(&demand, |team| team.demand) {
            self.teams.push(place);
            self.rows.extend(teams[place].rows());
        }
    }

    fn add_member(&mut self, rows: &Rows, member: MemberIx) {
        self.rows.extend(rows.solidarity_of(member));
        let lifts = rows.lifts_of(member).iter();
        self.rows.extend(lifts.map(|lift| lift.row));
        self.rows.extend(rows.budget_of(member));
        self.rows
            .extend(rows.bills_of(member).iter().map(|bill| bill.2));
        let purses = rows.purses();
        if let Ok(place) = purses.binary_search_by_key(&member, |purse| purse.member) {
            self.purses.push(place);
            self.rows.extend(purses[place].rows(rows));
        }
    }

    /// The rows, rising.
    #[must_use]
    pub fn rows(&self) -> &[RowIx] {
        &self.rows
    }

    /// The number of a row in the frame, if it is in.
    #[must_use]
    pub fn place(&self, row: RowIx) -> Option<usize> {
        // Of everything, each row is where its own number says.
        if self.rows.get(row) == Some(&row) {
            return Some(row);
        }
        self.rows.binary_search(&row).ok()
    }

    /// Uses of rows, as uses of what is in the frame.
    #[must_use]
    pub fn entries(&self, entries: impl IntoIterator<Item = (RowIx, f64)>) -> Vec<(u32, f64)> {
        let inside = entries
            .into_iter()
            .filter_map(|(row, used)| Some((self.place(row)? as u32, used)));
        inside.collect()
    }

    /// Places of the teams among all teams, rising.
    #[must_use]
    pub fn teams(&self) -> &[usize] {
        &self.teams
    }

    /// Places of the purses among all purses, rising.
    #[must_use]
    pub fn purses(&self) -> &[usize] {
        &self.purses
    }

    /// The demands, rising.
    #[must_use]
    pub fn demands(&self) -> &[DemandIx] {
        &self.demands
    }

    /// All demands of the members with a budget or such cuts, rising: who serves them is on the same
    /// bills, and counts in the same cuts. None
    /// for a frame of everything, where [`demands`](Self::demands) has them.
    #[must_use]
    pub fn billed(&self) -> &[DemandIx] {
        &self.billed
    }
}

fn sorted<T: Ord>(mut list: Vec<T>) -> Vec<T> {
    list.sort_unstable();
    list.dedup();
    list
}
