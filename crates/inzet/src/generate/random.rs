//! A source of numbers that are the same on every machine, in whole numbers only.

use inzet_core::build::random::Random as Source;

/// Numbers that look random and depend on nothing but the seed.
///
/// # Source
/// SplitMix64: Steele, Lea and Flood, "Fast splittable pseudorandom number generators",
/// OOPSLA 2014.
///
/// ```
/// use inzet::generate::random::Random;
///
/// let mut random = Random::new(1);
/// assert!(random.below(6) < 6);
/// assert_eq!(Random::new(7).below(1000), Random::new(7).below(1000));
/// ```
#[derive(Clone, Debug)]
pub struct Random {
    source: Source,
}

impl Random {
    /// A source that starts at `seed`.
    #[must_use]
    pub const fn new(seed: u64) -> Self {
        Self {
            source: Source::new(seed),
        }
    }

    /// A number from 0 to `bound` - 1; 0 when `bound` is 0.
    pub fn below(&mut self, bound: u64) -> u64 {
        // The high half of a 128-bit product: no division, and a bias too small to matter.
        ((u128::from(self.draw()) * u128::from(bound)) >> 64) as u64
    }

    /// Whether something that happens in so many of a thousand cases happens.
    pub fn permille(&mut self, permille: u64) -> bool {
        self.below(1_000) < permille
    }

    /// The place of one of the weights, as likely as the weight says; 0 when all are 0.
    pub fn weighted(&mut self, weights: impl Iterator<Item = u64> + Clone) -> usize {
        let mut left = self.below(weights.clone().sum());
        for (place, weight) in weights.enumerate() {
            if left < weight {
                return place;
            }
            left -= weight;
        }
        0
    }

    /// One of the values of a table, as likely as the weight beside it says.
    ///
    /// # Panics
    /// When the table is empty.
    pub fn choose<T: Copy>(&mut self, table: &[(T, u64)]) -> T {
        table[self.weighted(table.iter().map(|row| row.1))].0
    }

    /// So many different items (all when there are fewer), in their own order.
    pub fn some<T: Copy>(&mut self, items: &[T], count: usize) -> Vec<T> {
        let mut needed = count.min(items.len());
        let mut chosen = Vec::with_capacity(needed);
        for (place, item) in items.iter().enumerate() {
            if self.below((items.len() - place) as u64) < needed as u64 {
                chosen.push(*item);
                needed -= 1;
            }
        }
        chosen
    }

    fn draw(&mut self) -> u64 {
        self.source.bits()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_the_published_first_numbers() {
        let mut random = Random::new(1_234_567);
        assert_eq!(random.draw(), 6_457_827_717_110_365_317);
        assert_eq!(random.draw(), 3_203_168_211_198_807_973);
    }

    #[test]
    fn never_chooses_a_weight_of_zero() {
        let mut random = Random::new(5);
        for _ in 0..1000 {
            assert_ne!(random.choose(&[('a', 3), ('b', 0), ('c', 1)]), 'b');
        }
    }
}
