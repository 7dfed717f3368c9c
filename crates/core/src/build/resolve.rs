//! A few professionals are placed again, exactly over the best bundles for which there is room, with
//! the rest of the plan fixed: depth first, with what the prices say can still be reached.

use std::collections::BTreeMap;

use inzet_model::{DemandIx, MemberIx, ProfessionalIx};

use super::assembly::{put_whole, take_out};
use super::draft::{Draft, Item};
use super::open::open_pairs;
use super::shortlist::Shortlists;
use crate::bundle::{Bundle, Items, Market};
use crate::candidates::PairIx;
use crate::price::Row;
use crate::price::bill_of_told;
use crate::price::lift::Lift;
use crate::price::purse::Purse;
use crate::price::rows::RowIx;

/// Pairs of one professional that are looked at at most.
const MOST_PAIRS: usize = 32;

/// Bundles of one professional that are looked at at most.
const MOST_LISTED: usize = 32;

/// Places some professionals again, as well as their shortlists allow.
pub fn resolve(
    draft: &mut Draft,
    market: &Market,
    lists: &Shortlists,
    free: &[ProfessionalIx],
    nodes: u64,
) -> u64 {
    let before = draft.score();
    let mut old: Vec<Item> = Vec::new();
    for &professional in free {
        old.extend(take_out(draft, professional));
    }
    let mut search = Search::new(draft, market, lists, free, before, nodes);
    search.deepen(0, search.reach);
    let (best, listed) = (search.best.take(), search.listed);
    let done = search.nodes + 20 + listed / 20;
    if let Some(bundles) = best {
        for items in &bundles {
            put_whole(draft, items);
        }
        if draft.is_complete_for(free) && draft.score() > before {
            return 20 * done;
        }
        for &professional in free {
            take_out(draft, professional);
        }
    }
    for item in old.into_iter().rev() {
        draft.add(item);
    }
    20 * done
}

/// Pairs of one professional at the FTE at which they are told apart, with their rows.
type Told = Vec<((PairIx, u8), RowIx)>;

struct Search<'a, 'b, 'c> {
    draft: &'a mut Draft<'b>,
    market: &'c Market<'c>,
    shortlists: &'c Shortlists,
    /// Of each free professional: the bundles for which there is room, best first.
    lists: Vec<Vec<Bundle>>,
    free: Vec<ProfessionalIx>,
    /// Sum of the best profits from each depth on.
    rest: Vec<i128>,
    /// Rows that nobody from each depth on can use any more, though those before could.
    dropped: Vec<Vec<usize>>,
    best_score: i128,
    best: Option<Vec<Items>>,
    /// Places of the bundles chosen so far on the lists.
    chosen: Vec<usize>,
    /// What the best plan found gains over the one before, scaled.
    found: i128,
    nodes: u64,
    most_nodes: u64,
    /// What can be gained at most, scaled.
    reach: i128,
    /// Work that the lists took.
    listed: u64,
}

impl<'a, 'b, 'c> Search<'a, 'b, 'c> {
    fn new(
        draft: &'a mut Draft<'b>,
        market: &'c Market<'c>,
        shortlists: &'c Shortlists,
        free: &[ProfessionalIx],
        before: i128,
        most_nodes: u64,
    ) -> Self {
        let mut listed = 0;
        let mut ordered: Vec<(ProfessionalIx, Vec<Bundle>)> = free
            .iter()
            .map(|&professional| {
                let (list, work) = fitting(draft, market, shortlists, professional);
                listed += work;
                (professional, list)
            })
            .collect();
        ordered.sort_by_key(|(professional, list)| (list.len(), *professional));
        let mut search = Self {
            draft,
            market,
            free: ordered
                .iter()
                .map(|(professional, _)| *professional)
                .collect(),
            lists: ordered.into_iter().map(|(_, list)| list).collect(),
            rest: Vec::new(),
            dropped: Vec::new(),
            shortlists,
            best_score: before,
            best: None,
            chosen: Vec::new(),
            found: 0,
            nodes: 0,
            most_nodes,
            reach: 0,
            listed,
        };
        search.reach = search.look_ahead();
        search
    }

    /// Fills `rest` and `dropped`; gives what can be reached at most, scaled, beyond the best.
    fn look_ahead(&mut self) -> i128 {
        let depth = self.lists.len();
        self.rest = vec![0; depth + 1];
        self.dropped = vec![Vec::new(); depth + 1];
        let mut last_user: BTreeMap<usize, usize> = BTreeMap::new();
        for place in (0..depth).rev() {
            let best = self.lists[place]
                .first()
                .map_or(0, |bundle| bundle.profit.max(0));
            self.rest[place] = self.rest[place + 1] + i128::from(best);
            for bundle in &self.lists[place] {
                let load = self
                    .market
                    .rows
                    .load_of(self.market.instance, &bundle.items);
                for (row, _) in load {
                    last_user.entry(row).or_insert(place);
                }
            }
        }
        let mut reach = self.market.scale.up(self.draft.score() - self.best_score) + self.rest[0];
        for (row, place) in last_user {
            let left = self.left(row);
            if left > 0 || matches!(self.market.rows.rows()[row], Row::Solidarity(_)) {
                reach += left;
                self.dropped[place + 1].push(row);
            }
        }
        reach
    }

    /// What a row still has to give at its price, scaled.
    fn left(&self, row: usize) -> i128 {
        let price = i128::from(self.market.prices.of(row));
        match self.market.rows.rows()[row] {
            Row::People(demand) if self.market.rows.team_of(demand).is_some() => {
                self.team_left(demand)
            }
            Row::Fte(demand) if self.market.rows.team_of(demand).is_some() => 0,
            Row::People(demand) => price * i128::from(self.draft.people_left(demand)),
            Row::Fte(demand) => price * i128::from(self.draft.fte_left(demand)),
            Row::Level(..)
            | Row::Paid(..)
            | Row::PaidPeople(_)
            | Row::PaidFte(_)
            | Row::Lift(..) => 0,
            Row::Bills(_, bills) => price * i128::from(bills),
            Row::Budget(member) => match self.market.rows.purse_of(member) {
                Some(purse) => self.purse_left(purse, price),
                None => price * i128::from(self.draft.budget_left(member)),
            },
            Row::Solidarity(member) => self.solidarity_left(member, row),
        }
    }

    /// What solidarity still has to give a member: at its price, and what its cuts leave.
    fn solidarity_left(&self, member: MemberIx, row: RowIx) -> i128 {
        let (rows, prices) = (self.market.rows, self.market.prices);
        let points = self.market.instance.dataset().policy.points.solidarity;
        let floor = rows.floor(row);
        let counted = self.draft.served(member).min(floor);
        let mut price = i128::from(prices.of(row));
        let mut left = 0;
        for lift in rows.lifts_of(member) {
            let cut = i128::from(prices.of(lift.row));
            if cut > 0 {
                let most = lift.rounding.limit + self.counted_by(lift);
                left += cut * i128::from(most - counted);
                price += cut;
            }
        }
        left + (self.market.scale.up(i128::from(points)) - price) * i128::from(floor - counted)
    }

    /// What all who serve a member count for in a cut.
    fn counted_by(&self, lift: &Lift) -> i64 {
        let mut counted = 0;
        for &demand in self.market.rows.lifted_demands(lift.member) {
            for professional in self.draft.occupants(demand) {
                if let Some(item) = self.draft.item_on(professional, demand) {
                    let pair = self.market.instance.candidates().pair(item.pair);
                    let work = i64::from(item.fte) * i64::from(pair.days);
                    counted += lift.rounding.counted((item.pair, item.fte), work);
                }
            }
        }
        counted
    }

    /// What of `reach` is still possible without what rows that nobody can use any more keep; looked
    /// at until that is no more than what has been found. What a cut on bills keeps is not known, and
    /// counted as nothing.
    fn possible(&self, depth: usize, mut reach: i128) -> i128 {
        for &row in &self.dropped[depth] {
            if reach <= self.found {
                break;
            }
            if !matches!(self.market.rows.rows()[row], Row::Bills(..)) {
                reach -= self.left(row);
            }
        }
        reach
    }

    /// What the positions of a team still have to give: what the best crew pays on each, less what
    /// the people on them pay.
    fn team_left(&self, demand: DemandIx) -> i128 {
        let market = self.market;
        let rows = market.rows;
        let mut left = self.shortlists.crews.get(&demand).copied().unwrap_or(0);
        for state in self.draft.positions(demand) {
            for &professional in &state.occupants {
                let item = self.draft.item_on(professional, demand);
                let item = item.expect("an occupant has an item");
                let paid = match rows.level_of(item.pair, item.fte) {
                    Some(row) => market.prices.of(row),
                    None => {
                        market.prices.of_optional(rows.people_of(demand))
                            + i64::from(item.fte) * market.prices.of_optional(rows.fte_of(demand))
                    }
                };
                left -= i128::from(paid);
            }
        }
        left
    }

    /// What a purse still has to give: the money that is left, and what the best payroll is worth
    /// beyond those who are told apart and paid.
    fn purse_left(&self, purse: &Purse, price: i128) -> i128 {
        let market = self.market;
        let mut left = self
            .shortlists
            .payrolls
            .get(&purse.member)
            .copied()
            .unwrap_or(0);
        left += price * i128::from(self.draft.budget_left(purse.member));
        let mut told: BTreeMap<ProfessionalIx, Told> = BTreeMap::new();
        for &demand in &purse.demands {
            for state in self.draft.positions(demand) {
                for &professional in &state.occupants {
                    let item = self.draft.item_on(professional, demand);
                    let item = item.expect("an occupant has an item");
                    if let Some(row) = purse.row_of(item.pair, item.fte) {
                        let own = told.entry(professional).or_default();
                        own.push(((item.pair, item.fte), row));
                    } else {
                        let others = market.rows.others_price(market.prices, demand, item.fte);
                        left -= i128::from(others);
                    }
                }
            }
        }
        for own in told.values() {
            left += price * i128::from(bill_of_told(market.instance, purse.member, own));
            let paid = own.iter().map(|told| i128::from(market.prices.of(told.1)));
            left -= paid.sum::<i128>();
        }
        left
    }

    /// Places the professional of a depth and those after, where `reach` beyond the best plan is
    /// still possible: it shrinks by what each choice loses against the best of its list, and by
    /// what nobody can use any more.
    fn deepen(&mut self, depth: usize, reach: i128) {
        if self.nodes >= self.most_nodes {
            return;
        }
        self.nodes += 1;
        let reach = self.possible(depth, reach);
        if reach <= self.found {
            return;
        }
        if depth == self.lists.len() {
            self.note();
            return;
        }
        let first = self.lists[depth]
            .first()
            .map_or(0, |bundle| bundle.profit.max(0));
        for place in 0..self.lists[depth].len() {
            let bundle = &self.lists[depth][place];
            let reach = reach - (i128::from(first) - i128::from(bundle.profit));
            if reach <= self.found || self.nodes >= self.most_nodes {
                return;
            }
            if put_whole(self.draft, &bundle.items) {
                self.chosen.push(place);
                self.deepen(depth + 1, reach);
                self.chosen.pop();
                take_out(self.draft, self.free[depth]);
            }
        }
    }

    fn note(&mut self) {
        if self.draft.score() > self.best_score && self.draft.is_complete_for(&self.free) {
            self.found += self.market.scale.up(self.draft.score() - self.best_score);
            self.best_score = self.draft.score();
            let chosen = self.lists.iter().zip(&self.chosen);
            let bundles = chosen.map(|(list, &place)| list[place].items.clone());
            self.best = Some(bundles.collect());
        }
    }
}

/// The bundles of a professional for which there is room and that lose least at the prices, the
/// empty one among them; and the work done.
fn fitting(
    draft: &Draft,
    market: &Market,
    lists: &Shortlists,
    professional: ProfessionalIx,
) -> (Vec<Bundle>, u64) {
    let pairs = open_pairs(draft, market, professional, MOST_PAIRS);
    let (mut list, work) = market.top_among(professional, &pairs, (lists.regret, MOST_LISTED));
    if !list.iter().any(|bundle| bundle.items.is_empty()) {
        list.push(Bundle::default());
        list.sort_by_key(|bundle| std::cmp::Reverse(bundle.profit));
    }
    (list, work + pairs.len() as u64)
}
