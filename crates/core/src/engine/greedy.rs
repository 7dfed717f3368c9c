//! The baseline with a bound.

use crate::build::{Draft, greedy::greedy};
use crate::instance::Instance;
use crate::stop::Stop;

/// Runs the baseline; the bound is that of the starting prices.
pub(super) fn run<'a>(instance: &'a Instance<'a>, stop: &mut Stop) -> Draft<'a> {
    let draft = greedy(instance);
    let _ = stop;
    draft
}
