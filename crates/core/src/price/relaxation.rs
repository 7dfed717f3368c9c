//! The relaxation at given prices, evaluated exactly.

use inzet_model::{IndexVec, ProfessionalIx, Score};
use rayon::prelude::*;

use crate::build::Draft;
use crate::bundle::{Best, Items, Market};
use crate::instance::Instance;
use crate::price::column::worth;
use crate::price::fixing::Fixing;
use crate::price::prices::{Prices, Scale};
use crate::price::purse::Payroll;
use crate::price::rows::{Row, Rows};
use crate::price::start::first_step;
use crate::price::team::Crew;

/// An instance with its priced rows and what is constant in the relaxation.
#[derive(Clone, Debug)]
pub struct Relaxation<'a> {
    instance: &'a Instance<'a>,
    rows: Rows,
    scale: Scale,
    /// What the pins are worth on their own, solidarity included.
    pinned: i128,
    /// What the pins are worth without solidarity, and solidarity that no price can change.
    constant: i128,
    /// Every score differs from that of the pins by a multiple of this.
    divisor: i128,
    /// A twentieth of what an assignment is typically worth, in hundredths of a point.
    step: f64,
}

/// The answer of all professionals to some prices.
#[derive(Clone, Debug)]
pub struct Pricing {
    /// No plan is worth more; on the grid that scores can have.
    pub bound: Score,
    /// The same, scaled and before any rounding.
    pub scaled: i128,
    /// Everybody's best bundle.
    pub best: IndexVec<ProfessionalIx, Best>,
    /// Of every team the crew that pays most on one position.
    pub crews: Vec<Option<Crew>>,
    /// Of every purse the payroll that is worth most.
    pub payrolls: Vec<Payroll>,
    /// What the bundles use beyond each row's limit (negative: what they leave).
    pub excess: Vec<i64>,
    /// Candidates and nodes looked at.
    pub work: u64,
}

/// What is worth something besides bundles, at some prices.
#[derive(Debug)]
pub(crate) struct Wholes {
    /// All of it, scaled.
    pub scaled: i128,
    crews: Vec<Option<Crew>>,
    payrolls: Vec<Payroll>,
    excess: Vec<i64>,
}

impl<'a> Relaxation<'a> {
    /// The relaxation of an instance.
    #[must_use]
    pub fn new(instance: &'a Instance<'a>) -> Self {
        let rows = Rows::new(instance);
        let pins = Draft::new(instance);
        let solidarity = i128::from(instance.dataset().policy.points.solidarity);
        let mut lifted = 0;
        let mut unpriced = 0;
        for member in instance.dataset().members.indices() {
            let worth = i128::from(pins.served(member).min(instance.solidarity_floor(member)));
            lifted += solidarity * worth;
            if rows.solidarity_of(member).is_none() {
                unpriced += solidarity * worth;
            }
        }
        let constant = pins.score() - lifted + unpriced;
        let divisor = divisor(instance, &pins);
        let scale = Scale::of(instance);
        Self {
            instance,
            rows,
            scale,
            pinned: pins.score(),
            constant,
            divisor,
            step: first_step(instance),
        }
    }

    /// The same relaxation of the same pairs, of which only some are looked at: its bound holds for
    /// plans of those.
    #[must_use]
    pub(crate) fn on<'b>(&self, instance: &'b Instance<'b>) -> Relaxation<'b> {
        Relaxation {
            instance,
            rows: self.rows.clone(),
            ..*self
        }
    }

    /// What is planned.
    #[must_use]
    pub fn instance(&self) -> &'a Instance<'a> {
        self.instance
    }

    /// What is priced.
    #[must_use]
    pub fn rows(&self) -> &Rows {
        &self.rows
    }

    /// Changes what is priced: cuts are added.
    pub fn rows_mut(&mut self) -> &mut Rows {
        &mut self.rows
    }

    /// In which units.
    #[must_use]
    pub fn scale(&self) -> Scale {
        self.scale
    }

    /// How far prices move at first for one assignment too many: a twentieth of what one is
    /// typically worth, in hundredths of a point.
    #[must_use]
    pub fn step(&self) -> f64 {
        self.step
    }

    /// Scores differ by multiples of this.
    #[must_use]
    pub fn divisor(&self) -> i128 {
        self.divisor
    }

    /// What is worth the same in every plan, in hundredths of a point: the pins without
    /// solidarity.
    #[must_use]
    pub fn constant(&self) -> i128 {
        self.constant
    }

    /// What a plan of the pins and of some bundles, one of every professional, is worth, in hundredths of
    /// a point.
    #[must_use]
    pub fn worth_of(&self, bundles: &[Items]) -> i128 {
        let points = i128::from(self.instance.dataset().policy.points.solidarity);
        let mut served: Vec<i64> = self.rows.limits().to_vec();
        let mut value = self.constant;
        for items in bundles {
            value += worth(self, items);
            for (row, used) in self.rows.load_of(self.instance, items) {
                served[row] -= used;
            }
        }
        let rows = self.rows.rows().iter().enumerate();
        let lifted = rows.filter(|(_, row)| matches!(row, Row::Solidarity(_)));
        value
            + lifted
                .map(|(row, _)| points * i128::from(served[row].min(self.rows.floor(row))))
                .sum::<i128>()
    }

    /// Prices as integers.
    #[must_use]
    pub fn round(&self, wanted: &[f64]) -> Prices {
        Prices::round(self.instance, &self.rows, self.scale, wanted)
    }

    /// Prices as integers, in a branch.
    #[must_use]
    pub fn round_under(&self, wanted: &[f64], fixing: &Fixing) -> Prices {
        Prices::round_under(
            self.instance,
            &self.rows,
            self.scale,
            (wanted, Some(fixing)),
        )
    }

    /// The market at some prices.
    #[must_use]
    pub fn market<'b>(&'b self, prices: &'b Prices) -> Market<'b> {
        Market::new(self.instance, &self.rows, prices, self.scale)
    }

    /// Everybody's best bundle, and the bound that follows.
    #[must_use]
    pub fn price(&self, prices: &Prices) -> Pricing {
        self.price_market(&self.market(prices), None)
    }

    /// The same, of plans that keep to what a branch has decided.
    #[must_use]
    pub fn price_under(&self, prices: &Prices, fixing: &Fixing) -> Pricing {
        self.price_market(&self.market(prices).under(fixing), Some(fixing))
    }

    fn price_market(&self, market: &Market, fixing: Option<&Fixing>) -> Pricing {
        let prices = market.prices;
        let people = self.instance.dataset().professionals.len();
        let best: Vec<Best> = (0..people)
            .into_par_iter()
            .map(|number| market.best(ProfessionalIx::from_usize(number)))
            .collect();
        let mut work = 0;
        let mut wholes = self.wholes(prices, fixing);
        let mut scaled = wholes.scaled;
        for answer in &best {
            scaled += i128::from(answer.bound);
            work += answer.work;
            for (row, used) in self.rows.use_of(self.instance, &answer.bundle.items) {
                wholes.excess[row] += used;
            }
        }
        let bound = self.bound_of(scaled);
        Pricing {
            bound,
            scaled,
            best: best.into_iter().collect(),
            crews: wholes.crews,
            payrolls: wholes.payrolls,
            excess: wholes.excess,
            work,
        }
    }

    /// What the relaxation is worth but for bundles: limits at their price, teams and purses.
    pub(crate) fn wholes(&self, prices: &Prices, fixing: Option<&Fixing>) -> Wholes {
        let mut excess: Vec<i64> = self.rows.limits().iter().map(|limit| -limit).collect();
        let mut scaled = self.fixed_part(prices, fixing, &mut excess);
        scaled -= fixing.map_or(0, Fixing::total_bonus);
        let payrolls = self.payrolls(prices, 0..self.rows.purses().len());
        scaled += payrolls.iter().map(|payroll| payroll.worth).sum::<i128>();
        let teams = self.rows.teams();
        let crews = self.crews(prices, 0..teams.len());
        for (place, (team, crew)) in teams.iter().zip(&crews).enumerate() {
            let worth = crew.as_ref().map_or(0, |crew| i128::from(crew.worth));
            let (least, most) = fixing.map_or((0, team.count), |fixing| fixing.used(place, team));
            scaled += worth * i128::from(if worth > 0 { most } else { least });
        }
        Wholes {
            scaled,
            crews,
            payrolls,
            excess,
        }
    }

    /// Of some teams, by place, the crew that pays most on one position.
    pub(crate) fn crews(
        &self,
        prices: &Prices,
        places: impl IntoParallelIterator<Item = usize, Iter: IndexedParallelIterator>,
    ) -> Vec<Option<Crew>> {
        let places = places.into_par_iter();
        places
            .map(|place| self.rows.teams()[place].best_crew(prices))
            .collect()
    }

    /// Of some purses, by place, the payroll that is worth most.
    pub(crate) fn payrolls(
        &self,
        prices: &Prices,
        places: impl IntoParallelIterator<Item = usize, Iter: IndexedParallelIterator>,
    ) -> Vec<Payroll> {
        let places = places.into_par_iter();
        places
            .map(|place| {
                let purse = &self.rows.purses()[place];
                purse.best_payroll(self.instance, &self.rows, prices)
            })
            .collect()
    }

    /// The part of the relaxation that no bundle changes: limits at their price, the pins, and
    /// the FTE-days that solidarity would count at its price.
    fn fixed_part(&self, prices: &Prices, fixing: Option<&Fixing>, excess: &mut [i64]) -> i128 {
        let solidarity = self
            .scale
            .up(i128::from(self.instance.dataset().policy.points.solidarity));
        let mut scaled = self.scale.up(self.constant);
        for (row, limit) in self.rows.limits().iter().enumerate() {
            if self.rows.is_given(row) {
                continue;
            }
            let price = i128::from(prices.of(row));
            let range = fixing.and_then(|fixing| fixing.range_of(row));
            let (least, most) = range.unwrap_or((*limit, *limit));
            scaled += price * i128::from(if price < 0 { least } else { most });
            if let Row::Solidarity(member) = self.rows.rows()[row] {
                let lifts = self.rows.lifts_of(member).iter();
                let cuts: i128 = lifts
                    .clone()
                    .map(|lift| i128::from(prices.of(lift.row)))
                    .sum();
                let counted = (solidarity - price - cuts).max(0);
                scaled += counted * i128::from(self.rows.floor(row));
                if counted > 0 {
                    excess[row] += self.rows.floor(row);
                    lifts.for_each(|lift| excess[lift.row] += self.rows.floor(row));
                }
            }
        }
        scaled
    }

    /// The floor of a scaled value, on the grid of the scores.
    #[must_use]
    pub fn bound_of(&self, scaled: i128) -> Score {
        let above = self.scale.floor(scaled) - self.pinned;
        Score::new(self.pinned + above.div_euclid(self.divisor) * self.divisor)
    }
}

/// The greatest common divisor of all differences between scores.
fn divisor(instance: &Instance, pins: &Draft) -> i128 {
    let dataset = instance.dataset();
    let step = i128::from(dataset.policy.planning.fte_step.hundredths());
    let solidarity = i128::from(dataset.policy.points.solidarity);
    let mut divisor = 0_u128;
    let mut add = |value: i128| divisor = common(divisor, value.unsigned_abs());
    for pair in instance.candidates().pairs() {
        let work = step * i128::from(pair.days);
        add(work * i128::from(pair.rate));
        add(work * solidarity);
        if pair.is_new {
            add(instance.new_assignment_cost().hundredths());
        }
    }
    for member in dataset.members.indices() {
        let left = instance.solidarity_floor(member) - pins.served(member);
        add(solidarity * i128::from(left.max(0)));
    }
    i128::try_from(divisor.max(1)).expect("a divisor of products of limited values")
}

fn common(mut a: u128, mut b: u128) -> u128 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_divides_like_zero() {
        assert_eq!(common(0, 12), 12);
        assert_eq!(common(18, 12), 6);
    }
}
