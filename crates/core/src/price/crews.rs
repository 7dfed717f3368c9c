//! Who may be on the positions of one demand, as one budget pays them: some told apart, others by
//! number and FTE.

use inzet_model::DemandIx;

use crate::candidates::PairIx;
use crate::instance::Instance;
use crate::price::bill::{bill, wage_of};
use crate::price::fee::fit_together;
use crate::price::level::Level;
use crate::price::lowest::Lowest;
use crate::price::payroll::{Choice, Link, keep_unbeaten};
use crate::price::prices::Prices;
use crate::price::purse::{Purse, Wanted};
use crate::price::rows::Rows;
use crate::shares::share_range;

/// Somebody told apart who may be paid.
#[derive(Clone, Copy, Debug)]
struct Payee {
    pair: PairIx,
    fte: u8,
    /// The least that it adds to the bills, in cents.
    cents: i64,
    /// Its wage with a fee of its own, in cents.
    told: i64,
    /// What it is worth, scaled.
    worth: i128,
}

/// Who may be on the positions of a demand.
pub(super) struct Crews<'a> {
    demand: DemandIx,
    payees: Vec<Payee>,
    /// People on all positions at most.
    places: u32,
    /// Hundredths of FTE on all positions that can be paid, and on one that is used at least.
    range: (u32, u32),
    /// Hundredths of FTE of one person at least.
    least: u32,
    /// Hundredths of FTE that so many of those who are eligible can take together, by their number.
    reach: &'a [u32],
    step: u32,
    /// What those cost who are not told apart.
    lowest: &'a Lowest,
    /// What a person not told apart pays, and for a hundredth of FTE; scaled.
    others: (i64, i64),
    budget: i64,
}

impl<'a> Crews<'a> {
    pub fn new(
        (purse, instance): (&Purse, &Instance),
        rows: &Rows,
        prices: &Prices,
        (demand, wanted): (DemandIx, &'a Wanted),
    ) -> Self {
        let planning = &instance.dataset().policy.planning;
        let row = &instance.dataset().demands[demand];
        let share = share_range(row, planning);
        let pins = instance.pins().iter();
        let is_pinned = pins
            .map(|pin| pin.assignment.demand)
            .any(|own| own == demand);
        let others = rows.others_of(demand);
        let priced = others.map(|(people, shared)| (prices.of(people), prices.of_optional(shared)));
        Self {
            demand,
            payees: payees(purse, instance, prices, demand),
            places: row.positions.saturating_mul(row.max_people),
            range: (
                wanted.most,
                // What a pin holds counts too.
                if is_pinned {
                    0
                } else {
                    row.min_fte.hundredths()
                },
            ),
            least: share.least.hundredths(),
            reach: &wanted.reach,
            step: planning.fte_step.hundredths(),
            lowest: &wanted.lowest,
            others: priced.unwrap_or_default(),
            budget: purse.cents,
        }
    }

    /// Steps of FTE on all positions.
    fn steps(&self) -> usize {
        (self.range.0 / self.step) as usize
    }

    /// The crews that no other beats, nobody among them.
    pub fn unbeaten(&self, links: &mut Vec<Link>) -> Vec<Choice> {
        let width = self.steps() + 1;
        let told = self.payees.chunk_by(|a, b| a.pair == b.pair).count();
        let most = told.min(self.places as usize);
        let mut table: Vec<Vec<Choice>> = vec![Vec::new(); width * (most + 1)];
        table[0].push(Choice::default());
        for levels in self.payees.chunk_by(|a, b| a.pair == b.pair) {
            self.add(levels, &mut table, links);
        }
        let mut all = Vec::new();
        for (place, choices) in table.iter().enumerate() {
            let fte = (place % width) as u32 * self.step;
            let people = u32::try_from(place / width).unwrap_or(u32::MAX);
            for &choice in choices {
                self.complete((people, fte), choice, &mut all, links);
            }
        }
        keep_unbeaten(&mut all);
        all
    }

    /// One more person, at any level.
    fn add(&self, levels: &[Payee], table: &mut [Vec<Choice>], links: &mut Vec<Link>) {
        let width = self.steps() + 1;
        for place in (0..table.len() - width).rev() {
            for payee in levels {
                let steps = (u32::from(payee.fte) / self.step) as usize;
                if table[place].is_empty() || place % width + steps >= width {
                    continue;
                }
                for number in 0..table[place].len() {
                    let before = table[place][number];
                    let cents = before.cents + payee.cents;
                    if cents > self.budget {
                        break;
                    }
                    links.push(Link {
                        parts: [before.link, 0],
                        item: Some((payee.pair, payee.fte)),
                        crowd: None,
                    });
                    table[place + width + steps].push(Choice {
                        cents,
                        told: before.told + payee.told,
                        worth: before.worth + payee.worth,
                        link: links.len() - 1,
                    });
                }
            }
        }
        table.iter_mut().for_each(keep_unbeaten);
    }

    /// A choice of so many told apart, with every number of others that its demand allows.
    fn complete(
        &self,
        (people, held): (u32, u32),
        choice: Choice,
        all: &mut Vec<Choice>,
        links: &mut Vec<Link>,
    ) {
        for fte in (0..=self.range.0 - held).step_by(self.step as usize) {
            let eligible = self.reach.len() as u32 - 1;
            let most = (fte / self.least).min(self.places - people).min(eligible);
            // As few as can take so much together: more than there are where all of them cannot.
            let fewest = self.reach.partition_point(|&reach| reach < fte) as u32;
            let is_filled = people + most == 0 || held + fte >= self.range.1;
            if fewest > most || !is_filled {
                continue;
            }
            // One alone costs what one costs; several cost the same whatever their number, so that
            // the fewest or the most of them are worth most.
            let numbers = [fewest, fewest + 1, most];
            let numbers = numbers
                .iter()
                .enumerate()
                .filter(|&(place, &others)| others <= most && !numbers[..place].contains(&others));
            for (_, &others) in numbers {
                self.join((others, fte), choice, all, links);
            }
        }
    }

    /// A choice of some told apart, with so many others who take so much FTE.
    fn join(
        &self,
        (others, fte): (u32, u32),
        choice: Choice,
        all: &mut Vec<Choice>,
        links: &mut Vec<Link>,
    ) {
        let cents = choice.cents + self.lowest.least(others, fte);
        if cents > self.budget {
            return;
        }
        let paid = i64::from(others) * self.others.0 + i64::from(fte) * self.others.1;
        let mut link = choice.link;
        if others > 0 {
            links.push(Link {
                parts: [choice.link, 0],
                item: None,
                crowd: Some((self.demand, others, fte)),
            });
            link = links.len() - 1;
        }
        all.push(Choice {
            cents,
            worth: choice.worth + i128::from(paid),
            link,
            ..choice
        });
    }
}

/// Those who are told apart on a demand, by pair, then FTE.
fn payees(purse: &Purse, instance: &Instance, prices: &Prices, demand: DemandIx) -> Vec<Payee> {
    let candidates = instance.candidates();
    let money = i128::from(prices.of(purse.budget));
    let levels = purse.levels.iter();
    let own = levels.filter(|level| candidates.pair(level.0).demand == demand);
    let priced = own.map(|&(pair, fte, row)| {
        let person = candidates.pair(pair).professional;
        // Whoever has several demands of the member pays one fee for all of them: it is counted on the
        // first, of which the others are beside.
        let may_share = |level: &Level| {
            level.0 < pair
                && candidates.pair(level.0).professional == person
                && fit_together(instance, (pair, fte), (level.0, level.1))
        };
        let told = bill(instance, purse.member, &[(pair, fte)]);
        let cents = if purse.levels.iter().any(may_share) {
            wage_of(instance, candidates.pair(pair), fte)
        } else {
            told
        };
        Payee {
            pair,
            fte,
            cents,
            told,
            worth: i128::from(prices.of(row)) - money * i128::from(told),
        }
    });
    priced.filter(|payee| payee.cents <= purse.cents).collect()
}
