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
    let both = (&mut master, &mut pool);
    climb(ground.relaxation(), both, best, PACE, meter);
}

/// The part of the bound by which a climb must lower it for another to follow.
const WORTHWHILE: f64 = 1e-7;

/// The same, begun again where it gave up: its rule ends it when eight rounds bring too little,
/// which may be long before the model agrees.
pub fn run_patiently(ground: &Ground, meter: &mut Meter) {
    let (mut master, mut pool, mut best) = begin(ground, 1.0, meter);
    while !meter.is_up() {
        let before = ground.value(&best);
        let both = (&mut master, &mut pool);
        best = climb(ground.relaxation(), both, best, PACE, meter);
        if before - ground.value(&best) <= WORTHWHILE * before.abs() {
            return;
        }
    }
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
