//! Plain subgradient: a step along what is used too much, as long as the distance to a plan says.
//!
//! # Source
//! Held, Wolfe and Crowder 1974, Validation of subgradient optimization; Fisher 1981, The
//! Lagrangian relaxation method for solving integer programming problems: the length of Polyak,
//! halved when the bound has not fallen for some rounds.

use super::{Ground, Meter};

/// Rounds without a lower bound after which steps are halved.
const PATIENCE: u32 = 20;

/// Part of the distance to the target that the first steps go.
const FIRST: f64 = 2.0;

/// Part below which a step changes nothing any more.
const LEAST: f64 = 1e-7;

/// Steps until the meter is up or they have become nothing.
pub fn run(ground: &Ground, target: f64, meter: &mut Meter) {
    let mut here = ground.start();
    let mut answer = ground.ask(&here, meter);
    let mut best = answer.value;
    let (mut part, mut waited) = (FIRST, 0);
    while !meter.is_up() && part > LEAST {
        let square = ground.square(&here, &answer.excess);
        if square <= 0.0 || answer.value <= target {
            return;
        }
        // Polyak: part * (L(p) - target) / |excess|^2.
        let step = part * (answer.value - target) / square;
        here = ground.moved(&here, &answer.excess, step);
        answer = ground.ask(&here, meter);
        if answer.value < best {
            (best, waited) = (answer.value, 0);
        } else {
            waited += 1;
            if waited == PATIENCE {
                (part, waited) = (0.5 * part, 0);
            }
        }
    }
}
