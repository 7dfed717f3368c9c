//! The priced rows: what binds professionals together.
//!
//! A row is one inequality `sum of what bundles use <= limit`. Identical positions of a demand
//! share their rows: averaged over the positions, nothing is lost in the relaxation.

use inzet_model::{DemandIx, Fte, IndexVec, MemberIx};
use inzet_money::wage;

use crate::build::Draft;
use crate::candidates::{Pair, PairIx};
use crate::instance::Instance;
use crate::shares::share_range;
use crate::spans::SpanUnion;

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
}

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

    /// Of a solidarity row: the FTE-days up to which solidarity counts, in hundredths.
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
            usage.extend(self.people_of(pair.demand).map(|row| (row, 1)));
            usage.extend(self.fte_of(pair.demand).map(|row| (row, i64::from(fte))));
            let work = i64::from(fte) * i64::from(pair.days);
            usage.extend(self.solidarity_of(member).map(|row| (row, -work)));
            if let Some(row) = self.budget_of(member) {
                usage.push((row, wage_of(instance, pair, fte)));
            }
        }
        self.add_fees(instance, items, &mut usage);
        merge(&mut usage);
        usage
    }

    /// The fees of a bundle at members with a budget, beyond those the pins pay.
    fn add_fees(&self, instance: &Instance, items: &[(PairIx, u8)], usage: &mut Vec<(RowIx, i64)>) {
        let candidates = instance.candidates();
        let mut members: Vec<(MemberIx, RowIx)> = items
            .iter()
            .map(|&(number, _)| instance.dataset().demands[candidates.pair(number).demand].member)
            .filter_map(|member| Some((member, self.budget_of(member)?)))
            .collect();
        members.sort_unstable();
        members.dedup();
        for (member, row) in members {
            usage.push((row, extra_fee(instance, member, items)));
        }
    }
}

/// The wage of a pair at some FTE, in cents.
#[must_use]
pub(crate) fn wage_of(instance: &Instance, pair: &Pair, fte: u8) -> i64 {
    let day_cost = instance.dataset().professionals[pair.professional].day_cost;
    wage(day_cost, Fte::from_hundredths(u32::from(fte)), pair.days).count()
}

/// What a bundle of one professional adds to the fee at a member, in cents.
#[must_use]
pub(crate) fn extra_fee(instance: &Instance, member: MemberIx, items: &[(PairIx, u8)]) -> i64 {
    let dataset = instance.dataset();
    let candidates = instance.candidates();
    let Some(&(first, _)) = items.first() else {
        return 0;
    };
    let professional = candidates.pair(first).professional;
    let mut union = SpanUnion::default();
    for pin in instance.pins_of(professional) {
        if dataset.demands[pin.assignment.demand].member == member {
            union.add(pin.assignment.from, pin.assignment.to);
        }
    }
    let pinned = instance.fee_rule().fee(union.days());
    for &(number, _) in items {
        let demand = candidates.pair(number).demand;
        if dataset.demands[demand].member == member {
            let run = instance
                .run(professional, demand)
                .expect("a candidate has a run");
            union.add(run.from, run.to);
        }
    }
    (instance.fee_rule().fee(union.days()) - pinned).count()
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
