//! The engine's proximal bundle method, from the starting prices until it says that it is done.

use inzet_core::price::ascent::{Pace, Priced, climb, first_step};
use inzet_core::price::pool::Pool;
use inzet_core::price::proximal::Proximal;

use super::{Ground, Meter};

/// As the engine's last rounds.
const PACE: Pace = Pace {
    rounds: u32::MAX,
    passes: 300,
    tolerance: 1e-6,
};

/// Rounds until the meter is up or the method ends by its own rules.
pub fn run(ground: &Ground, meter: &mut Meter) {
    let (mut master, mut pool, best) = begin(ground, 1.0, meter);
    climb(
        ground.relaxation(),
        (&mut master, &mut pool),
        best,
        PACE,
        meter,
    );
}

/// A master around the starting prices, of the bundles they bring; its step is so many times the
/// engine's.
pub(super) fn begin(ground: &Ground, steps: f64, meter: &mut Meter) -> (Proximal, Pool, Priced) {
    let relaxation = ground.relaxation();
    let best = meter.ask(relaxation, ground.per_unit(&ground.start()));
    let mut pool = Pool::new(relaxation);
    pool.add(relaxation, &best.pricing);
    let step = steps * first_step(relaxation.instance());
    let master = Proximal::new(relaxation, &pool, &best.prices, step);
    (master, pool, best)
}
