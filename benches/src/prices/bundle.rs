//! The engine's proximal bundle method, from the starting prices until it says that it is done.

use inzet_core::price::ascent::{Pace, Priced, climb};
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

/// The part of the bound by which a climb must lower it to count.
const WORTHWHILE: f64 = 1e-7;

/// Climbs in a row that may bring less.
const TRIES: u32 = 8;

/// The same with patience: where it ends, it goes on with the same master until that brings
/// nothing for some climbs. A master whose passes are up promises too little, which its stop rule
/// takes for agreement, and eight rounds that bring little need not be the last.
pub fn run_patiently(ground: &Ground, meter: &mut Meter) {
    let (mut master, mut pool, mut best) = begin(ground, 1.0, meter);
    let mut failed = 0;
    while !meter.is_up() && failed < TRIES {
        let before = ground.value(&best);
        let both = (&mut master, &mut pool);
        best = climb(ground.relaxation(), both, best, PACE, meter);
        if before - ground.value(&best) > WORTHWHILE * before.abs() {
            failed = 0;
        } else {
            failed += 1;
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
    let step = steps * relaxation.step();
    let master = Proximal::new(relaxation, &pool, &best.prices, step);
    (master, pool, best)
}
