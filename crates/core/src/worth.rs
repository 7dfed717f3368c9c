//! What people who are not there would be worth: their best bundle at the prices of those who are.
//!
//! The prices say what a position, a budget or solidarity is worth to the plan as a whole, chains of
//! people who change places included. So this is a guess, quick and on the high side, which a new
//! plan has to confirm.

use inzet_model::ProfessionalIx;

use crate::instance::Instance;
use crate::options::{Options, Watch};
use crate::price::ascent::{Pace, ascend, evaluate};
use crate::price::pool::Pool;
use crate::price::start::starting_prices;
use crate::price::{Relaxation, Row, Rows};
use crate::stop::Stop;

/// Prices that rank people need not be the very best.
const PACE: Pace = Pace {
    rounds: 60,
    passes: 200,
    tolerance: 1e-4,
};

/// Rows of a larger problem stand where they stood in the smaller, or have no price.
const FREE: f64 = 0.0;

/// The worth in hundredths of a point of everybody in `larger`, a problem with the same members
/// and demands, and with more people, at the prices of `instance`.
#[must_use]
pub fn worth_at_prices(
    instance: &Instance,
    larger: &Instance,
    options: &Options,
    watch: &dyn Watch,
) -> Vec<i128> {
    let mut stop = Stop::new(options, options.work_limit.unwrap_or(u64::MAX), watch);
    let relaxation = Relaxation::new(instance);
    let first = evaluate(
        &relaxation,
        starting_prices(instance, relaxation.rows()),
        &mut stop,
    );
    let mut pool = Pool::new(&relaxation);
    let best = ascend(&relaxation, first, &mut pool, PACE, &mut stop);
    let other = Relaxation::new(larger);
    let moved: Vec<f64> = other
        .rows()
        .rows()
        .iter()
        .map(|row| price_of(relaxation.rows(), *row, &best.prices))
        .collect();
    let prices = other.round(&moved);
    let market = other.market(&prices);
    let people = (0..larger.dataset().professionals.len()).map(ProfessionalIx::from_usize);
    people
        .map(|person| other.scale().floor(market.best(person).bound.into()))
        .collect()
}

fn price_of(rows: &Rows, row: Row, prices: &[f64]) -> f64 {
    let place = match row {
        Row::People(demand) => rows.people_of(demand),
        Row::Fte(demand) => rows.fte_of(demand),
        Row::Solidarity(member) => rows.solidarity_of(member),
        Row::Budget(member) => rows.budget_of(member),
        // Cuts hold for the people that they were found with.
        _ => None,
    };
    place
        .and_then(|place| prices.get(place))
        .copied()
        .unwrap_or(FREE)
}
