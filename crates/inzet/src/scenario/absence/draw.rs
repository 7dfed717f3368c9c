//! Absences at random: spells of working days, in whole numbers only.
//!
//! Every professional is absent or not by a renewal process of its own: when no spell is going on,
//! one begins on the next working day with a fixed chance; its length is drawn from [`SPELLS`]. The
//! chance is such that the average part of working days that is absent is exactly what was asked,
//! from the first day on (the process is stationary).

use std::ops::Range;

use inzet_core::Instance;
use inzet_model::{IndexVec, ProfessionalIx, Share};

use crate::generate::random::Random;

/// Lengths of spells in working days, with their weights. An assumption of the program, not a
/// statistic: most spells are short, and the few long ones hold a large part of all days lost. The
/// average is 4.66 working days.
pub const SPELLS: [(u32, u64); 7] = [
    (1, 40),
    (2, 20),
    (3, 12),
    (5, 14),
    (10, 8),
    (20, 4),
    (60, 2),
];

/// The working days on which each professional is absent, as ranges of their numbers, in order.
pub type Absences = IndexVec<ProfessionalIx, Vec<Range<u32>>>;

/// One draw.
#[must_use]
pub fn draw_absences(instance: &Instance, share: Share, seed: u64) -> Absences {
    let days = instance.calendar().len();
    let mut seeds = Random::new(seed);
    instance
        .dataset()
        .professionals
        .iter()
        .map(|_| {
            let mut random = Random::new(seeds.below(u64::MAX));
            spells(days, share, &mut random)
        })
        .collect()
}

/// The spells of one professional.
///
/// With q the share, m the mean length M / W of a spell and h the chance of one: of a cycle of m
/// absent and (1 - h) / h present days q is absent, so h = q W / (q W + M (1 - q)).
fn spells(days: u32, share: Share, random: &mut Random) -> Vec<Range<u32>> {
    let whole = u64::from(Share::DENOMINATOR);
    let absent = u64::from(share.millionths());
    let weights: u64 = SPELLS.iter().map(|spell| spell.1).sum();
    let length: u64 = SPELLS
        .iter()
        .map(|&(days, weight)| u64::from(days) * weight)
        .sum();
    let begins = absent * weights;
    let out_of = begins + length * (whole - absent);
    let mut spells = Vec::new();
    // On the first day a spell goes on already with chance q, and long ones more often so.
    let mut day = 0;
    if random.below(whole) < absent {
        day = left_of_spell(random).min(days);
        spells.push(0..day);
    } else {
        day += 1;
    }
    while day < days {
        if random.below(out_of) < begins {
            let end = day.saturating_add(random.choose(&SPELLS)).min(days);
            push(&mut spells, day..end);
            day = end;
        } else {
            day += 1;
        }
    }
    spells
}

/// What is left of a spell that is met on the way, this day included.
fn left_of_spell(random: &mut Random) -> u32 {
    let met = SPELLS.map(|(days, weight)| (days, u64::from(days) * weight));
    let length = random.choose(&met);
    1 + u32::try_from(random.below(u64::from(length))).unwrap_or(0)
}

/// A spell that follows another at once is one with it.
fn push(spells: &mut Vec<Range<u32>>, spell: Range<u32>) {
    match spells.last_mut() {
        Some(last) if last.end == spell.start => last.end = spell.end,
        _ => spells.push(spell),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn share_of(days: u32, people: u64, share: Share) -> (u64, u64) {
        let mut absent = vec![0_u64; days as usize];
        for person in 0..people {
            for spell in spells(days, share, &mut Random::new(person)) {
                for day in spell {
                    absent[day as usize] += 1;
                }
            }
        }
        (absent.iter().sum(), absent[0])
    }

    #[test]
    fn the_average_is_the_share_that_was_asked_from_the_first_day_on() {
        let share = Share::from_percent(3).unwrap();
        let (all, first) = share_of(63, 40_000, share);
        // Of 2,520,000 person-days 75,600 on average; of the first 40,000 days 1,200.
        assert!((73_500..=77_700).contains(&all), "{all}");
        assert!((1_060..=1_340).contains(&first), "{first}");
    }

    #[test]
    fn nobody_is_absent_at_a_share_of_zero() {
        assert_eq!(share_of(63, 1_000, Share::ZERO), (0, 0));
    }

    #[test]
    fn spells_are_in_order_and_apart() {
        let share = Share::from_percent(40).unwrap();
        for person in 0..200 {
            let spells = spells(63, share, &mut Random::new(person));
            assert!(spells.windows(2).all(|pair| pair[0].end < pair[1].start));
            assert!(
                spells
                    .iter()
                    .all(|spell| !spell.is_empty() && spell.end <= 63)
            );
        }
    }
}
