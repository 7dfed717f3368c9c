//! A small source of numbers that are the same on every machine.

use inzet_core::build::random::Random as Source;

/// Numbers that look random and depend on nothing but the seed.
///
/// # Source
/// SplitMix64: Steele, Lea and Flood, "Fast splittable pseudorandom number generators",
/// OOPSLA 2014.
///
/// ```
/// # use inzet_testkit::Random;
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
        ((u128::from(self.next()) * u128::from(bound)) >> 64) as u64
    }

    /// A number from `low` to `high`, both included.
    ///
    /// # Panics
    /// When `high` is below `low`.
    pub fn between(&mut self, low: u32, high: u32) -> u32 {
        assert!(low <= high, "the bounds are in order");
        low + self.below(u64::from(high - low) + 1) as u32
    }

    /// Whether something that happens in so many per cent of cases happens.
    pub fn percent(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    /// One of the items, each as likely as another.
    ///
    /// # Panics
    /// When there are none.
    pub fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.below(items.len() as u64) as usize]
    }

    /// The place of one of the weights, as likely as the weight says.
    ///
    /// # Panics
    /// When the weights add up to nothing.
    pub fn weighted(&mut self, weights: &[u64]) -> usize {
        let total = weights.iter().sum();
        assert!(total > 0, "some weight is above zero");
        let mut left = self.below(total);
        for (place, &weight) in weights.iter().enumerate() {
            if left < weight {
                return place;
            }
            left -= weight;
        }
        unreachable!("a number below the sum falls within one of the weights")
    }

    /// One of the values, as likely as the weight beside it says.
    ///
    /// # Panics
    /// When the weights add up to nothing.
    pub fn choose<T: Copy>(&mut self, table: &[(T, u64)]) -> T {
        let weights: Vec<u64> = table.iter().map(|row| row.1).collect();
        table[self.weighted(&weights)].0
    }

    /// So many different items (all of them when there are fewer), in their own order.
    pub fn some<T: Clone>(&mut self, items: &[T], count: usize) -> Vec<T> {
        let mut needed = count.min(items.len());
        let mut chosen = Vec::with_capacity(needed);
        for (place, item) in items.iter().enumerate() {
            let left = (items.len() - place) as u64;
            if self.below(left) < needed as u64 {
                chosen.push(item.clone());
                needed -= 1;
            }
        }
        chosen
    }

    fn next(&mut self) -> u64 {
        self.source.bits()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_the_published_first_numbers() {
        let mut random = Random::new(1_234_567);
        assert_eq!(random.next(), 6_457_827_717_110_365_317);
        assert_eq!(random.next(), 3_203_168_211_198_807_973);
    }

    #[test]
    fn chooses_each_item_at_most_once() {
        let mut random = Random::new(3);
        let items: Vec<u32> = (0..20).collect();
        for count in 0..=25 {
            let some = random.some(&items, count);
            assert_eq!(some.len(), count.min(20));
            assert!(some.windows(2).all(|pair| pair[0] < pair[1]));
        }
    }

    #[test]
    fn never_chooses_a_weight_of_zero() {
        let mut random = Random::new(5);
        for _ in 0..1000 {
            assert_ne!(random.weighted(&[3, 0, 1]), 1);
        }
    }
}
