//! The best bundle of one professional at given prices: which positions, with how much FTE, under
//! the capacity of the lanes and the number of members (C2, C5, C6).
//!
//! Depth-first over the candidates by falling profit per FTE-day, cut by the fractional knapsack
//! bound on what is left of the person. All in scaled integers, so the result is exact.

use inzet_model::{MemberIx, ProfessionalIx};

use crate::candidates::{Lane, PairIx};
use crate::instance::Instance;
use crate::price::rows::{bill, wage_of, whole_bills};
use crate::price::{Prices, Rows, Scale};

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

/// A candidate that is worth looking at.
#[derive(Clone, Copy, Debug)]
struct Choice {
    pair: PairIx,
    member: MemberIx,
    lane_start: usize,
    lane_end: usize,
    days: i64,
    least: u8,
    most: u8,
    /// Profit of one hundredth of FTE, before the wage of a budget.
    slope: i64,
    /// What is paid once.
    fixed: i64,
    /// Whether the member's budget has a price.
    is_charged: bool,
    /// Highest profit over its levels.
    top: i64,
    /// Highest profit of a hundredth of an FTE-day, rounded up.
    density: i64,
}

/// Prices and the instance, as the bundle search sees them.
#[derive(Clone, Copy)]
pub struct Market<'a> {
    /// What is planned.
    pub instance: &'a Instance<'a>,
    /// What is priced.
    pub rows: &'a Rows,
    /// At what.
    pub prices: &'a Prices,
    /// In which units.
    pub scale: Scale,
}

impl Market<'_> {
    /// The best bundle of a professional.
    #[must_use]
    pub fn best(&self, professional: ProfessionalIx) -> Best {
        let (choices, scanned) = self.choices(professional, 1);
        if choices.is_empty() {
            return Best {
                work: scanned,
                ..Best::default()
            };
        }
        let mut search = Search::new(self, professional, &choices, 1);
        search.deepen(0, 0);
        let bound = if search.nodes > NODES {
            search.root_bound()
        } else {
            search.best.profit
        };
        let work = scanned + 4 * search.nodes;
        let mut bundle = search.best;
        bundle.items.sort_unstable();
        Best {
            bundle,
            bound,
            work,
        }
    }

    /// Every bundle of a professional with at least a profit, the empty one included, unless there
    /// are more than `most`; and the work done.
    #[must_use]
    pub fn all(
        &self,
        professional: ProfessionalIx,
        best: i64,
        least: i64,
        most: usize,
    ) -> (Option<Vec<Bundle>>, u64) {
        // A bundle loses what its worst item loses, so no item may lose more than the regret.
        let (choices, scanned) = self.choices(professional, least - best);
        let mut search = Search::new(self, professional, &choices, least);
        search.keep = Some((Vec::new(), most));
        search.note(0);
        search.deepen(0, 0);
        let work = scanned + 4 * search.nodes;
        let is_whole = search.nodes <= NODES;
        let (bundles, most) = search.keep.take().expect("set above");
        let whole = is_whole && bundles.len() <= most;
        (whole.then_some(bundles), work)
    }

    /// The candidates with a profit of at least `least` at some level, densest first.
    fn choices(&self, professional: ProfessionalIx, least: i64) -> (Vec<Choice>, u64) {
        let range = self.instance.candidates().range_of(professional);
        let scanned = range.len() as u64;
        let mut choices: Vec<Choice> = range
            .filter_map(|number| {
                let number = PairIx::try_from(number).expect("pairs are numbered in 32 bits");
                self.choice(number, least)
            })
            .collect();
        choices.sort_unstable_by_key(|choice| (std::cmp::Reverse(choice.density), choice.pair));
        (choices, scanned)
    }

    fn choice(&self, number: PairIx, least: i64) -> Option<Choice> {
        let pair = self.instance.candidates().pair(number);
        let dataset = self.instance.dataset();
        let member = dataset.demands[pair.demand].member;
        let days = i64::from(pair.days);
        let lift = self.prices.of_optional(self.rows.solidarity_of(member));
        let rate = self.scale.up(i128::from(pair.rate)) as i64 + lift;
        let mut slope = days * rate - self.prices.of_optional(self.rows.fte_of(pair.demand));
        let mut fixed = self.prices.of_optional(self.rows.people_of(pair.demand));
        if let Some(block) = self.rows.block_of(pair.demand) {
            slope += self.prices.of(block.least());
            fixed += self.prices.of_optional(self.rows.link_of(number));
        }
        if pair.is_new {
            fixed += self
                .scale
                .up(self.instance.new_assignment_cost().hundredths()) as i64;
        }
        let top = i64::from(if slope > 0 { pair.most } else { pair.least }) * slope - fixed;
        if top < least {
            return None;
        }
        let mut choice = Choice {
            pair: number,
            member,
            lane_start: usize::from(pair.lane_start),
            lane_end: usize::from(pair.lane_end),
            days,
            least: pair.least,
            most: pair.most,
            slope,
            fixed,
            is_charged: self.is_charged(member),
            top,
            density: top.div_euclid(i64::from(pair.most) * days) + 1,
        };
        if choice.is_charged || slope <= 0 {
            self.look_at_levels(&mut choice);
        }
        (choice.top >= least).then_some(choice)
    }

    /// Where the profit is not a straight line upwards, looks at every level.
    fn look_at_levels(&self, choice: &mut Choice) {
        choice.top = i64::MIN;
        choice.density = i64::MIN;
        for fte in self.levels(choice, choice.most) {
            let profit = self.profit(choice, fte);
            choice.top = choice.top.max(profit);
            let density = profit.div_euclid(i64::from(fte) * choice.days) + 1;
            choice.density = choice.density.max(density);
        }
    }

    /// The levels of a choice, largest first.
    fn levels(&self, choice: &Choice, most: u8) -> impl Iterator<Item = u8> + use<> {
        let step = self
            .instance
            .dataset()
            .policy
            .planning
            .fte_step
            .hundredths();
        let step = usize::try_from(step).expect("a step is at most 100");
        let most = u32::from(most) / step as u32 * step as u32;
        let most = u8::try_from(most).expect("at most 100");
        (choice.least..=most).rev().step_by(step)
    }

    /// Profit of a choice at some FTE on its own, without the fee: in a bundle it is never more,
    /// since what a budget charges grows at least as fast as the bill.
    fn profit(&self, choice: &Choice, fte: u8) -> i64 {
        let profit = i64::from(fte) * choice.slope - choice.fixed;
        if !choice.is_charged {
            return profit;
        }
        let pair = self.instance.candidates().pair(choice.pair);
        clamp(i128::from(profit) - self.charge(choice.member, wage_of(self.instance, pair, fte)))
    }

    fn is_charged(&self, member: MemberIx) -> bool {
        self.rows.budget_of(member).is_some_and(|row| {
            self.prices.of(row) > 0
                || self
                    .rows
                    .bills_of(member)
                    .iter()
                    .any(|bill| self.prices.of(bill.2) > 0)
        })
    }

    /// What a bill of one professional costs at the prices of the member's budget, scaled.
    fn charge(&self, member: MemberIx, cents: i64) -> i128 {
        let Some(row) = self.rows.budget_of(member) else {
            return 0;
        };
        let mut charge = i128::from(self.prices.of(row)) * i128::from(cents);
        for &(_, bills, cut) in self.rows.bills_of(member) {
            let whole = whole_bills(cents, bills, self.rows.limits()[row]);
            charge += i128::from(self.prices.of(cut)) * i128::from(whole);
        }
        charge
    }

    /// The value of a bundle at the prices, from scratch.
    #[must_use]
    pub fn value(&self, items: &[(PairIx, u8)]) -> i64 {
        let mut value = 0_i128;
        let mut members = Vec::new();
        for &(number, fte) in items {
            let choice = self
                .choice(number, i64::MIN)
                .expect("every profit is at least the least");
            value += i128::from(i64::from(fte) * choice.slope - choice.fixed);
            members.push(choice.member);
        }
        members.sort_unstable();
        members.dedup();
        for member in members {
            value -= self.charge(member, bill(self.instance, member, items));
        }
        clamp(value)
    }
}

fn clamp(value: i128) -> i64 {
    const LIMIT: i128 = 1 << 60;
    i64::try_from(value.clamp(-LIMIT, LIMIT)).expect("inside the limit")
}

struct Search<'a> {
    market: &'a Market<'a>,
    choices: &'a [Choice],
    lanes: &'a [Lane],
    left: Vec<i64>,
    /// Hundredths of FTE-days left.
    days_left: i64,
    members: Vec<MemberIx>,
    most_members: usize,
    items: Items,
    best: Bundle,
    least: i64,
    nodes: u64,
    keep: Option<(Vec<Bundle>, usize)>,
}

impl<'a> Search<'a> {
    fn new(
        market: &'a Market<'a>,
        professional: ProfessionalIx,
        choices: &'a [Choice],
        least: i64,
    ) -> Self {
        let instance = market.instance;
        let lanes = instance.candidates().lanes_of(professional);
        let left: Vec<i64> = lanes.iter().map(|lane| i64::from(lane.capacity)).collect();
        let days_left = lanes
            .iter()
            .map(|lane| i64::from(lane.capacity) * length(lane))
            .sum::<i64>();
        let dataset = instance.dataset();
        let mut members: Vec<MemberIx> = instance
            .pins_of(professional)
            .iter()
            .map(|pin| dataset.demands[pin.assignment.demand].member)
            .collect();
        members.sort_unstable();
        members.dedup();
        Self {
            market,
            choices,
            lanes,
            left,
            days_left,
            members,
            most_members: dataset.professionals[professional].max_members as usize,
            items: Vec::new(),
            best: Bundle::default(),
            least,
            nodes: 0,
            keep: None,
        }
    }

    /// Looks at every bundle that adds choices from `from` on to the items, which are worth
    /// `value`.
    fn deepen(&mut self, from: usize, value: i64) {
        for place in from..self.choices.len() {
            if self.is_done() || !self.can_reach(value, place) {
                return;
            }
            self.try_choice(place, value);
        }
    }

    fn try_choice(&mut self, place: usize, value: i64) {
        let choice = self.choices[place];
        let lanes = choice.lane_start..choice.lane_end;
        let left = self.left[lanes.clone()].iter().copied().min().unwrap_or(0);
        let most = left.clamp(0, i64::from(choice.most)) as u8;
        let is_new_member = !self.members.contains(&choice.member);
        if most < choice.least || (is_new_member && self.members.len() >= self.most_members) {
            return;
        }
        if is_new_member {
            self.members.push(choice.member);
        }
        for fte in self.market.levels(&choice, most) {
            self.nodes += 1;
            let work = i64::from(fte) * choice.days;
            self.take(&choice, i64::from(fte), work);
            self.items.push((choice.pair, fte));
            let profit = self.profit_of_last(&choice, fte);
            let value = value + profit;
            self.note(value);
            self.deepen(place + 1, value);
            self.take(&choice, -i64::from(fte), -work);
            self.items.pop();
            if self.is_done() {
                break;
            }
        }
        if is_new_member {
            self.members.pop();
        }
    }

    /// Takes capacity of the person, or gives it back.
    fn take(&mut self, choice: &Choice, fte: i64, work: i64) {
        for left in &mut self.left[choice.lane_start..choice.lane_end] {
            *left -= fte;
        }
        self.days_left -= work;
    }

    /// What the last item adds to the value of the bundle.
    fn profit_of_last(&self, choice: &Choice, fte: u8) -> i64 {
        let market = self.market;
        if !choice.is_charged {
            return market.profit(choice, fte);
        }
        let before = &self.items[..self.items.len() - 1];
        let now = market.charge(
            choice.member,
            bill(market.instance, choice.member, &self.items),
        );
        let then = market.charge(choice.member, bill(market.instance, choice.member, before));
        clamp(i128::from(i64::from(fte) * choice.slope - choice.fixed) - (now - then))
    }

    /// Whether nodes have run out, or more bundles are listed than anybody wants.
    fn is_done(&self) -> bool {
        let is_full = self
            .keep
            .as_ref()
            .is_some_and(|(bundles, most)| bundles.len() > *most);
        is_full || self.nodes > NODES
    }

    fn note(&mut self, value: i64) {
        if value > self.best.profit {
            self.best = Bundle {
                profit: value,
                items: self.items.clone(),
            };
        }
        if let Some((bundles, most)) = &mut self.keep
            && value >= self.least
            && bundles.len() <= *most
        {
            let mut items = self.items.clone();
            items.sort_unstable();
            bundles.push(Bundle {
                profit: value,
                items,
            });
        }
    }

    /// Whether choices from a place on can make a bundle that counts: by the fractional knapsack
    /// over the FTE-days that are left.
    fn can_reach(&self, value: i64, from: usize) -> bool {
        let goal = if self.keep.is_some() {
            self.least - 1
        } else {
            self.best.profit
        };
        let mut left = self.days_left;
        let mut reach = value;
        for choice in &self.choices[from..] {
            // Where bundles are listed, one that counts may be followed by choices that only lose.
            if reach > goal || choice.density <= 0 || left <= 0 {
                break;
            }
            let work = left.min(i64::from(choice.most) * choice.days);
            reach = reach.saturating_add(work.saturating_mul(choice.density));
            left -= work;
        }
        reach > goal
    }

    fn root_bound(&self) -> i64 {
        let mut left: i64 = self
            .lanes
            .iter()
            .map(|lane| i64::from(lane.capacity) * length(lane))
            .sum();
        let mut bound = 0_i64;
        for choice in self.choices {
            if choice.density <= 0 || left <= 0 {
                break;
            }
            let work = left.min(i64::from(choice.most) * choice.days);
            bound = bound.saturating_add(work.saturating_mul(choice.density));
            left -= work;
        }
        bound
    }
}

fn length(lane: &Lane) -> i64 {
    i64::from(lane.end - lane.start)
}
