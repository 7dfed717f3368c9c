//! The priced rows: what binds professionals together.
//!
//! A row is one inequality `sum of what bundles use <= limit`. Identical positions of a demand
//! share their rows: averaged over the positions, nothing is lost in the relaxation.

mod lifts;
mod purses;
mod teams;

use inzet_model::{DemandIx, IndexVec, MemberIx};

use crate::build::Draft;
use crate::candidates::PairIx;
use crate::instance::Instance;
use crate::price::bill::{bill, bill_of_told, whole_bills};
use crate::price::lift::Lift;
use crate::price::purse::Purse;
use crate::price::team::Team;
use crate::shares::share_range;

/// Number of a row.
pub type RowIx = usize;

/// One priced inequality.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// People on the positions of a demand.
    People(DemandIx),
    /// FTE on the positions of a demand that several may share, in hundredths.
    Fte(DemandIx),
    /// FTE-days that solidarity counts beyond those the member receives, in hundredths.
    Solidarity(MemberIx),
    /// Wages and fees of a member with a budget, in cents.
    Budget(MemberIx),
    /// One person at so many hundredths of FTE, told apart from the others on a demand with a team.
    Level(PairIx, u8),
    /// The same on the bills of a member with a purse.
    Paid(PairIx, u8),
    /// People on a demand of a member with a purse who are not told apart on its bills.
    PaidPeople(DemandIx),
    /// Their FTE, in hundredths, where the demand leaves a choice.
    PaidFte(DemandIx),
    /// A cut: a budget pays at most so many bills larger than a part of it.
    Bills(MemberIx, u32),
    /// A cut on what solidarity counts for a member, by number.
    Lift(MemberIx, u32),
}

/// All rows of an instance, with what the pins leave of their limits.
#[derive(Clone, Debug)]
pub struct Rows {
    rows: Vec<Row>,
    limits: Vec<i64>,
    typical: Vec<f64>,
    people: IndexVec<DemandIx, Option<u32>>,
    fte: IndexVec<DemandIx, Option<u32>>,
    solidarity: IndexVec<MemberIx, Option<u32>>,
    budget: IndexVec<MemberIx, Option<u32>>,
    floors: Vec<i64>,
    /// By member, then number of bills.
    bills: Vec<(MemberIx, u32, RowIx)>,
    /// By member, then number.
    lifts: Vec<Lift>,
    /// Their members, with the demands of each.
    lifted: Vec<(MemberIx, Vec<DemandIx>)>,
    /// By demand.
    teams: Vec<Team>,
    /// By pair, then FTE.
    levels: Vec<((PairIx, u8), RowIx)>,
    /// A bit for every pair that has one.
    told: Vec<u64>,
    /// By member.
    purses: Vec<Purse>,
    /// Of demands of a member with a purse: those who are not told apart on its bills.
    paid: IndexVec<DemandIx, Option<Others>>,
}

/// The rows of those who are not told apart on the bills of a demand: of people, and of their FTE
/// where the demand leaves a choice.
pub type Others = (RowIx, Option<RowIx>);

impl Rows {
    /// The rows of every demand that somebody can serve and of their members.
    #[must_use]
    pub fn new(instance: &Instance) -> Self {
        let dataset = instance.dataset();
        let mut rows = Self {
            rows: Vec::new(),
            limits: Vec::new(),
            typical: Vec::new(),
            people: dataset.demands.iter().map(|_| None).collect(),
            fte: dataset.demands.iter().map(|_| None).collect(),
            solidarity: dataset.members.iter().map(|_| None).collect(),
            budget: dataset.members.iter().map(|_| None).collect(),
            floors: Vec::new(),
            bills: Vec::new(),
            lifts: Vec::new(),
            lifted: Vec::new(),
            teams: Vec::new(),
            levels: Vec::new(),
            told: Vec::new(),
            purses: Vec::new(),
            paid: dataset.demands.iter().map(|_| None).collect(),
        };
        let pinned = Draft::new(instance);
        for demand in dataset.demands.indices() {
            if !instance.candidates().of_demand(demand).is_empty() {
                rows.add_demand(instance, &pinned, demand);
            }
        }
        for member in dataset.members.indices() {
            rows.add_member(instance, &pinned, member);
        }
        rows
    }

    fn push(&mut self, row: Row, limit: i64, typical: f64, floor: i64) -> Option<u32> {
        self.rows.push(row);
        self.limits.push(limit);
        self.typical.push(typical);
        self.floors.push(floor);
        u32::try_from(self.rows.len() - 1).ok()
    }

    fn add_demand(&mut self, instance: &Instance, pinned: &Draft, demand: DemandIx) {
        let row = &instance.dataset().demands[demand];
        let range = share_range(row, &instance.dataset().policy.planning);
        let (mut people, mut fte) = (0, 0);
        for position in pinned.positions(demand) {
            let left = row.fte.hundredths().saturating_sub(position.fte);
            let fit = left / range.least.hundredths();
            people += i64::from(row.max_people.saturating_sub(position.people).min(fit));
            fte += i64::from(left);
        }
        self.people[demand] = self.push(Row::People(demand), people, 1.0, 0);
        if row.max_people > 1 {
            let typical = f64::from(range.most.hundredths());
            self.fte[demand] = self.push(Row::Fte(demand), fte, typical, 0);
        }
    }

    fn add_member(&mut self, instance: &Instance, pinned: &Draft, member: MemberIx) {
        let dataset = instance.dataset();
        let days = f64::from(instance.calendar().len().max(1));
        let floor = instance.solidarity_floor(member);
        if dataset.policy.points.solidarity > 0 && floor > 0 {
            let limit = pinned.served(member);
            self.solidarity[member] = self.push(Row::Solidarity(member), limit, 60.0 * days, floor);
        }
        if let Some(budget) = dataset.members[member].budget {
            let left = (budget - pinned.spent(member)).count();
            self.budget[member] = self.push(Row::Budget(member), left, 30_000.0 * days, 0);
        }
    }

    /// Number of rows.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether nothing is priced.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Every row, in order.
    #[must_use]
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// What the pins leave of each row's limit.
    #[must_use]
    pub fn limits(&self) -> &[i64] {
        &self.limits
    }

    /// What one assignment typically uses of each row: it makes prices comparable.
    #[must_use]
    pub fn typical(&self) -> &[f64] {
        &self.typical
    }

    /// Of a solidarity row and its cuts: the FTE-days up to which solidarity counts, in hundredths.
    #[must_use]
    pub fn floor(&self, row: RowIx) -> i64 {
        self.floors[row]
    }

    /// The row of a demand's people.
    #[must_use]
    pub fn people_of(&self, demand: DemandIx) -> Option<RowIx> {
        self.people[demand].map(|row| row as usize)
    }

    /// The row of a demand's FTE, when several people may share a position.
    #[must_use]
    pub fn fte_of(&self, demand: DemandIx) -> Option<RowIx> {
        self.fte[demand].map(|row| row as usize)
    }

    /// The row of a member's solidarity.
    #[must_use]
    pub fn solidarity_of(&self, member: MemberIx) -> Option<RowIx> {
        self.solidarity[member].map(|row| row as usize)
    }

    /// The row of a member's budget.
    #[must_use]
    pub fn budget_of(&self, member: MemberIx) -> Option<RowIx> {
        self.budget[member].map(|row| row as usize)
    }

    /// What a bundle of one professional uses of every row, by row. Solidarity rows are used
    /// negatively: a bundle gives FTE-days.
    #[must_use]
    pub fn use_of(&self, instance: &Instance, items: &[(PairIx, u8)]) -> Vec<(RowIx, i64)> {
        let candidates = instance.candidates();
        let mut usage = Vec::with_capacity(2 * items.len());
        for &(number, fte) in items {
            let pair = candidates.pair(number);
            let member = instance.dataset().demands[pair.demand].member;
            match self.level_of(number, fte) {
                Some(row) => usage.push((row, 1)),
                None => {
                    usage.extend(self.people_of(pair.demand).map(|row| (row, 1)));
                    usage.extend(self.fte_of(pair.demand).map(|row| (row, i64::from(fte))));
                }
            }
            let work = i64::from(fte) * i64::from(pair.days);
            usage.extend(self.solidarity_of(member).map(|row| (row, -work)));
            for lift in self.lifts_of(member) {
                usage.push((lift.row, -lift.rounding.counted((number, fte), work)));
            }
        }
        self.add_bills(instance, items, &mut usage);
        merge(&mut usage);
        usage
    }

    /// The same of the rules' own rows: nobody is told apart.
    #[must_use]
    pub fn load_of(&self, instance: &Instance, items: &[(PairIx, u8)]) -> Vec<(RowIx, i64)> {
        let candidates = instance.candidates();
        let mut load = Vec::with_capacity(3 * items.len());
        for &(number, fte) in items {
            let pair = candidates.pair(number);
            let member = instance.dataset().demands[pair.demand].member;
            load.extend(self.people_of(pair.demand).map(|row| (row, 1)));
            load.extend(self.fte_of(pair.demand).map(|row| (row, i64::from(fte))));
            let work = i64::from(fte) * i64::from(pair.days);
            load.extend(self.solidarity_of(member).map(|row| (row, -work)));
        }
        for (member, row) in self.payers(instance, items) {
            let cents = bill(instance, member, items);
            load.push((row, cents));
            self.add_bill_cuts((member, row), cents, &mut load);
        }
        merge(&mut load);
        load
    }

    /// What a bundle charges members with a budget.
    fn add_bills(
        &self,
        instance: &Instance,
        items: &[(PairIx, u8)],
        usage: &mut Vec<(RowIx, i64)>,
    ) {
        for (member, row) in self.payers(instance, items) {
            let cents = bill(instance, member, items);
            let told = self.told_apart(member, items);
            usage.extend(told.iter().map(|told| (told.1, 1)));
            self.add_others((instance, member), items, usage);
            usage.push((row, cents - bill_of_told(instance, member, &told)));
            self.add_bill_cuts((member, row), cents, usage);
        }
    }

    fn add_bill_cuts(
        &self,
        (member, row): (MemberIx, RowIx),
        cents: i64,
        usage: &mut Vec<(RowIx, i64)>,
    ) {
        for &(_, bills, cut) in self.bills_of(member) {
            usage.push((cut, whole_bills(cents, bills, self.limits[row])));
        }
    }

    /// The members with a budget that a bundle charges.
    fn payers(&self, instance: &Instance, items: &[(PairIx, u8)]) -> Vec<(MemberIx, RowIx)> {
        let candidates = instance.candidates();
        let mut members: Vec<(MemberIx, RowIx)> = items
            .iter()
            .map(|&(number, _)| instance.dataset().demands[candidates.pair(number).demand].member)
            .filter_map(|member| Some((member, self.budget_of(member)?)))
            .collect();
        members.sort_unstable();
        members.dedup();
        members
    }

    /// Whether a row has no limit: what is used of it, a team gives.
    #[must_use]
    pub fn is_given(&self, row: RowIx) -> bool {
        match self.rows[row] {
            Row::Level(..) | Row::Paid(..) | Row::PaidPeople(_) | Row::PaidFte(_) => true,
            Row::People(demand) | Row::Fte(demand) => self.team_of(demand).is_some(),
            _ => false,
        }
    }
}

fn merge(usage: &mut Vec<(RowIx, i64)>) {
    usage.sort_unstable_by_key(|&(row, _)| row);
    usage.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        if same {
            kept.1 += next.1;
        }
        same
    });
}
