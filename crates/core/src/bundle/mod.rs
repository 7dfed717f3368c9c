//! The best bundle of one professional at given prices: which positions, with how much FTE, under
//! the capacity of the lanes and the number of members (C2, C5, C6).
//!
//! `choice` picks the pairs that are worth looking at, and `rents` says which of them can be needed. The
//! best bundle comes from `offers`, what each member makes of the person, of which `pick` takes the
//! best, as long as `rest` sees more; the bundles near the best come from `search`, depth first over the
//! pairs, with what is `ahead`; `among` asks for either among some pairs only. `room` and `words` hold
//! what is left of the person. All in scaled integers, so the result is exact.

mod ahead;
mod among;
mod choice;
mod offers;
mod pick;
mod rents;
mod rest;
mod room;
mod search;
mod words;

use inzet_model::{MemberIx, ProfessionalIx};

use crate::candidates::PairIx;
use crate::instance::Instance;
use crate::price::rows::RowIx;
use crate::price::{Fixing, Prices, Rows, Scale, bill, bill_of_told, wage_of, whole_bills};

use choice::Choice;
pub(crate) use choice::Quotes;
use pick::pick;
use search::{Goal, search};

/// Pairs of one professional with their FTE in hundredths, by pair.
pub type Items = Vec<(PairIx, u8)>;

/// A bundle that was found, with its value at the prices, scaled.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bundle {
    /// What it earns less what it pays.
    pub profit: i64,
    /// What is in it.
    pub items: Items,
}

/// The best bundle of a professional.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Best {
    /// The bundle.
    pub bundle: Bundle,
    /// No bundle has a higher profit; equal to its profit unless the search was cut short.
    pub bound: i64,
    /// Candidates and nodes looked at.
    pub work: u64,
}

/// Search nodes after which a professional's search is cut short and its bound used instead.
const NODES: u64 = 200_000;

/// The same where a good bundle will do and no bound is asked.
const HASTY_NODES: u64 = 2_000;

/// Prices and the instance, as the bundle search sees them.
#[derive(Clone)]
pub struct Market<'a> {
    /// What is planned.
    pub instance: &'a Instance<'a>,
    /// What is priced.
    pub rows: &'a Rows,
    /// At what.
    pub prices: &'a Prices,
    /// In which units.
    pub scale: Scale,
    /// What a branch has decided, if it has.
    fixing: Option<&'a Fixing>,
    /// What the prices ask on every demand.
    quotes: Quotes,
    /// What a new assignment costs, scaled.
    new_assignment: i64,
    /// The step of FTE, in hundredths.
    step: u8,
    /// Search nodes for one professional.
    nodes: u64,
}

impl<'a> Market<'a> {
    /// The market of an instance at some prices.
    ///
    /// # Panics
    /// Never: a step of FTE is at most 100 hundredths.
    #[must_use]
    pub fn new(
        instance: &'a Instance<'a>,
        rows: &'a Rows,
        prices: &'a Prices,
        scale: Scale,
    ) -> Self {
        let quotes = Quotes::new(instance, rows, prices);
        Self::quoted((instance, rows), (prices, quotes), scale)
    }

    /// The same, where it is known what the prices ask on every demand.
    pub(crate) fn quoted(
        (instance, rows): (&'a Instance<'a>, &'a Rows),
        (prices, quotes): (&'a Prices, Quotes),
        scale: Scale,
    ) -> Self {
        let new = instance.new_assignment_cost().hundredths();
        let step = instance.dataset().policy.planning.fte_step.hundredths();
        Self {
            instance,
            rows,
            prices,
            scale,
            fixing: None,
            quotes,
            new_assignment: clamp(scale.up(new)),
            step: u8::try_from(step).expect("a step is at most 100"),
            nodes: NODES,
        }
    }

    /// The same market, where some things have been decided.
    #[must_use]
    pub fn under(mut self, fixing: &'a Fixing) -> Self {
        self.fixing = Some(fixing);
        self
    }

    /// The same market for those who want a good bundle soon: its bounds are weak.
    #[must_use]
    pub fn hasty(mut self) -> Self {
        self.nodes = HASTY_NODES;
        self
    }

    /// The best bundle of a professional.
    #[must_use]
    pub fn best(&self, professional: ProfessionalIx) -> Best {
        let choices = self.choices(self.instance.candidates().numbers_of(professional), 1);
        self.best_of(professional, choices)
    }

    fn best_of(
        &self,
        professional: ProfessionalIx,
        (choices, scanned): (Vec<Choice>, u64),
    ) -> Best {
        if choices.is_empty() {
            return Best {
                work: scanned,
                ..Best::default()
            };
        }
        let mut best = pick(self, professional, choices);
        best.work += scanned;
        best
    }

    /// What the prices ask on every demand, to be used at others.
    pub(crate) fn into_quotes(self) -> Quotes {
        self.quotes
    }

    /// The same, of a market that goes on.
    pub(crate) fn quotes(&self) -> &Quotes {
        &self.quotes
    }

    /// The `most` best bundles of a professional with at least a profit, the empty one included,
    /// best first; whether those are all; and the work done.
    #[must_use]
    pub fn top(
        &self,
        professional: ProfessionalIx,
        best: i64,
        least: i64,
        most: usize,
    ) -> (Vec<Bundle>, bool, u64) {
        // A bundle loses what its worst item loses, so no item may lose more than the regret.
        let (choices, scanned) = self.choices(
            self.instance.candidates().numbers_of(professional),
            least - best,
        );
        let found = search(self, professional, choices, Goal { least, most });
        let work = scanned + 4 * found.nodes;
        let is_whole = !found.is_cut && !found.is_full;
        (found.listed(), is_whole, work)
    }

    /// Members that a professional serves already: they take no room among the members.
    fn pinned_members(&self, professional: ProfessionalIx) -> Vec<MemberIx> {
        let pins = self.instance.pins_of(professional).iter();
        let demands = &self.instance.dataset().demands;
        let mut members: Vec<MemberIx> = pins
            .map(|pin| demands[pin.assignment.demand].member)
            .collect();
        members.sort_unstable();
        members.dedup();
        members
    }

    /// What the items of one professional cost at the prices of a member's budget, scaled.
    fn charge(&self, member: MemberIx, items: &[(PairIx, u8)]) -> i128 {
        let Some(row) = self.rows.budget_of(member) else {
            return 0;
        };
        let cents = bill(self.instance, member, items);
        let told = self.rows.told_apart(member, items);
        let others = cents - bill_of_told(self.instance, member, &told);
        let told = told
            .iter()
            .map(|&((number, fte), row)| self.told_price(number, fte, row));
        i128::from(self.prices.of(row)) * i128::from(others)
            + told.sum::<i128>()
            + self.charge_of_cuts(member, cents)
    }

    /// What somebody told apart on the bills pays beyond those who are not, scaled.
    fn told_price(&self, number: PairIx, fte: u8, row: RowIx) -> i128 {
        let demand = self.instance.candidates().pair(number).demand;
        let others = self.rows.others_price(self.prices, demand, fte);
        i128::from(self.prices.of(row) - others)
    }

    /// What the cuts on a member's bills ask for one of so many cents, scaled.
    fn charge_of_cuts(&self, member: MemberIx, cents: i64) -> i128 {
        let Some(row) = self.rows.budget_of(member) else {
            return 0;
        };
        let cuts = self.rows.bills_of(member).iter().map(|&(_, bills, cut)| {
            let whole = whole_bills(cents, bills, self.rows.limits()[row]);
            i128::from(self.prices.of(cut)) * i128::from(whole)
        });
        cuts.sum()
    }

    /// The least that a pair at some FTE adds to what its member is charged, scaled: its wage; or,
    /// when it is told apart, its own price less the fee that others of the member then save.
    fn least_charge(&self, member: MemberIx, number: PairIx, fte: u8) -> i128 {
        let pair = self.instance.candidates().pair(number);
        let wage = wage_of(self.instance, pair, fte);
        let cuts = self.charge_of_cuts(member, wage);
        let money = i128::from(self.prices.of_optional(self.rows.budget_of(member)));
        let purse = self.rows.purse_of(member);
        match purse.and_then(|purse| purse.row_of(number, fte)) {
            Some(row) => {
                let fee = bill(self.instance, member, &[(number, fte)]) - wage;
                self.told_price(number, fte, row) - money * i128::from(fee) + cuts
            }
            None => money * i128::from(wage) + cuts,
        }
    }

    /// The value of a bundle at the prices, from scratch.
    #[must_use]
    pub fn value(&self, items: &[(PairIx, u8)]) -> i64 {
        let mut value = 0_i128;
        let mut members = Vec::new();
        for &(number, fte) in items {
            let (slope, fixed) = self.line(number);
            value += i128::from(i64::from(fte) * slope - fixed + self.discount(number, fte));
            let demand = self.instance.candidates().pair(number).demand;
            if self.quote(demand).is_charged {
                members.push(self.instance.dataset().demands[demand].member);
            }
        }
        members.sort_unstable();
        members.dedup();
        for member in members {
            value -= self.charge(member, items);
        }
        clamp(value)
    }
}

fn clamp(value: i128) -> i64 {
    const LIMIT: i128 = 1 << 60;
    i64::try_from(value.clamp(-LIMIT, LIMIT)).expect("inside the limit")
}
