//! Favour: a problem in which keeping an assignment earns a bonus.
//!
//! The limit on changes is priced like any other scarce thing: with a bonus on what is kept, the
//! ordinary search finds the plan that is best at that price, and a higher bonus keeps more.
//!
//! # Source
//! Fisher 1981, The Lagrangian relaxation method for solving integer programming problems.

use super::Limit;
use crate::instance::Instance;

/// The same problem, in which every kept assignment earns about so many hundredths of a point
/// more, and a pair of the start can have no FTE but that of the start.
#[must_use]
pub fn favour<'a>(instance: &Instance<'a>, limit: &Limit, bonus: i64) -> Instance<'a> {
    let mut favoured = instance.clone();
    for &(number, fte) in limit.start() {
        let pair = favoured.candidates_mut().pair_mut(number);
        let work = i64::from(fte) * i64::from(pair.days.max(1));
        pair.rate = pair.rate.saturating_add((bonus + work - 1) / work);
        pair.least = fte;
        pair.most = fte;
    }
    favoured
}
