//! What is taken or left of a professional, by lane, in machine words: sixteen lanes of eight bits
//! a word, seven for up to 100 hundredths of FTE and one that shows a borrow.

/// Lanes in one word.
pub(super) const LANES: usize = 16;

/// The highest bit of every lane.
const GUARD: u128 = 0x8080_8080_8080_8080_8080_8080_8080_8080;

/// Hundredths of FTE, at most 100 a lane: an array where few words are enough, else a vector.
pub(super) trait Words: Clone + AsRef<[u128]> + AsMut<[u128]> {
    /// So much on every lane from `start` to before `end`, in as many words as these.
    fn span(&self, (start, end): (usize, usize), fte: u8) -> Self {
        let mut span = self.clone();
        span.as_mut().fill(0);
        for lane in start..end {
            span.as_mut()[lane / LANES] |= u128::from(fte) << (8 * (lane % LANES));
        }
        span
    }

    /// Whether there is at least as much on every lane of `room`.
    fn fits(&self, room: &Self) -> bool {
        let words = self.as_ref().iter().zip(room.as_ref());
        words.fold(GUARD, |kept, (own, room)| kept & ((room | GUARD) - own)) & GUARD == GUARD
    }

    /// With so much more on every lane, which stays at most 100.
    fn plus(&self, more: &Self) -> Self {
        let mut sum = self.clone();
        let words = sum.as_mut().iter_mut().zip(more.as_ref());
        words.for_each(|(own, more)| *own += more);
        sum
    }

    /// With so much less on every lane, which fits.
    fn minus(&self, less: &Self) -> Self {
        let mut rest = self.clone();
        let words = rest.as_mut().iter_mut().zip(less.as_ref());
        words.for_each(|(own, less)| *own -= less);
        rest
    }

    /// So many times as much on every lane, which stays at most 100.
    fn times(&self, count: u8) -> Self {
        let mut product = self.clone();
        let words = product.as_mut().iter_mut();
        words.for_each(|own| *own *= u128::from(count));
        product
    }
}

impl<const WORDS: usize> Words for [u128; WORDS] where Self: AsRef<[u128]> + AsMut<[u128]> {}

impl Words for Vec<u128> {}

/// Fills words with what each lane has.
pub(super) fn filled<W: Words>(mut words: W, lanes: &[u8]) -> W {
    for (lane, &hundredths) in lanes.iter().enumerate() {
        words.as_mut()[lane / LANES] |= u128::from(hundredths) << (8 * (lane % LANES));
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What fits, lane by lane, on words of every kind.
    fn check<W: Words>(none: W) {
        let capacities = [
            100, 80, 0, 50, 100, 30, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 60, 70,
        ];
        let room = filled(none.clone(), &capacities);
        for start in 0..capacities.len() {
            for end in start..=capacities.len() {
                for fte in [0, 1, 5, 10, 50, 60, 100] {
                    let load = none.span((start, end), fte);
                    let has = capacities[start..end].iter().all(|&own| own >= fte);
                    assert_eq!(load.fits(&room), has, "{fte} from {start} to {end}");
                    assert!(none.span((start, end), 1).times(fte).fits(&load));
                    if has {
                        let rest = room.minus(&load);
                        assert!(rest.fits(&room) && room.fits(&rest.plus(&load)));
                    }
                }
            }
        }
    }

    #[test]
    fn arrays_and_vectors_hold_the_same() {
        check([0_u128; 2]);
        check([0_u128; 4]);
        check(vec![0_u128; 3]);
    }
}
