//! The baseline, with the bound of the starting prices.

use crate::build::{Draft, greedy::greedy};
use crate::instance::Instance;
use crate::options::Phase;
use crate::price::Relaxation;
use crate::price::ascent::evaluate;
use crate::price::start::starting_prices;
use crate::sift::bound_of_all;
use crate::stop::Stop;

/// Plans demand by demand; bounds by one round of pricing.
pub(super) fn run<'a>(instance: &'a Instance<'a>, stop: &mut Stop) -> Draft<'a> {
    let draft = greedy(instance);
    stop.offer_score(inzet_model::Score::new(draft.score()), Phase::Plans);
    let relaxation = Relaxation::new(instance);
    let prices = starting_prices(instance, relaxation.rows());
    if instance.candidates().is_whole() {
        evaluate(&relaxation, prices, stop);
    } else {
        bound_of_all(&relaxation, &prices, stop);
    }
    draft
}
