//! Which kind of neighbourhood is next: every kind has its part of the work, whatever one of it
//! costs in a plan of this size.

use crate::build::neighbourhood::Reach;
use crate::build::random::Random;

/// A kind of neighbourhood.
#[derive(Clone, Copy, Debug)]
pub(super) enum Kind {
    /// A few people, placed again exactly.
    Solve(Reach),
    /// More people, dived for: so many at least, and so many at most.
    Plunge(usize, usize),
}

/// Every kind, with its part of the work: small neighbourhoods find most of what is found soon, large
/// ones what small ones cannot.
const KINDS: [(Kind, f64); 7] = [
    (solve(5, 1_000), 0.1),
    (solve(8, 2_000), 0.12),
    (solve(12, 5_000), 0.14),
    (solve(16, 12_000), 0.2),
    (solve(24, 40_000), 0.04),
    (Kind::Plunge(20, 60), 0.2),
    (Kind::Plunge(60, 120), 0.2),
];

const fn solve(people: usize, nodes: u64) -> Kind {
    Kind::Solve(Reach { people, nodes })
}

/// What is taken of earlier epochs when the work of a kind is averaged.
const KEPT: f64 = 0.7;

/// Number and work of the neighbourhoods of each kind.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Tally([(f64, f64); KINDS.len()]);

impl Tally {
    /// Counts a neighbourhood of a kind.
    pub(super) fn note(&mut self, kind: usize, work: u64) {
        let (count, sum) = &mut self.0[kind];
        *count += 1.0;
        *sum += work as f64;
    }
}

/// The chance of every kind to be next.
#[derive(Clone, Debug)]
pub(super) struct Mix {
    seen: Tally,
    chances: [f64; KINDS.len()],
}

impl Mix {
    /// Before anything is known a kind is taken to cost as much as its people and nodes say.
    pub(super) fn new() -> Self {
        let mut mix = Self {
            seen: Tally(KINDS.map(|(kind, _)| (1.0, guess(kind)))),
            chances: [0.0; KINDS.len()],
        };
        mix.weigh();
        mix
    }

    /// The next kind, with its number.
    pub(super) fn next(&self, random: &mut Random) -> (usize, Kind) {
        let mut at = random.below(1 << 30) as f64 / f64::from(1 << 30);
        for (number, chance) in self.chances.iter().enumerate() {
            if at < *chance {
                return (number, KINDS[number].0);
            }
            at -= chance;
        }
        (0, KINDS[0].0)
    }

    /// Learns what every kind took in an epoch.
    pub(super) fn learn<'t>(&mut self, tallies: impl Iterator<Item = &'t Tally>) {
        for (count, sum) in &mut self.seen.0 {
            (*count, *sum) = (KEPT * *count, KEPT * *sum);
        }
        for tally in tallies {
            for (own, other) in self.seen.0.iter_mut().zip(&tally.0) {
                *own = (own.0 + other.0, own.1 + other.1);
            }
        }
        self.weigh();
    }

    fn weigh(&mut self) {
        let kinds = KINDS.iter().zip(&self.seen.0);
        let weights: Vec<f64> = kinds
            .map(|((_, part), (count, sum))| part * count / sum.max(1.0))
            .collect();
        let all: f64 = weights.iter().sum();
        for (chance, weight) in self.chances.iter_mut().zip(weights) {
            *chance = weight / all;
        }
    }
}

/// Work that a neighbourhood of a kind is taken to need.
fn guess(kind: Kind) -> f64 {
    match kind {
        Kind::Solve(reach) => 10.0 * reach.nodes as f64,
        Kind::Plunge(_, most) => 10_000.0 * most as f64,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_gets_its_part_of_the_work() {
        let costs = [1_u64, 7, 20, 90, 400, 3_000, 9_000];
        let (mut mix, mut random) = (Mix::new(), Random::new(1));
        let mut spent = [0.0; KINDS.len()];
        for epoch in 0..200 {
            let mut tally = Tally::default();
            for _ in 0..2_000 {
                let (number, _) = mix.next(&mut random);
                tally.note(number, costs[number]);
                if epoch >= 20 {
                    spent[number] += costs[number] as f64;
                }
            }
            mix.learn([tally].iter());
        }
        let all: f64 = spent.iter().sum();
        for (spent, (_, part)) in spent.iter().zip(KINDS) {
            let got = spent / all;
            assert!((0.6 * part..1.6 * part).contains(&got), "{got} of {part}");
        }
    }
}
