//! Room: what is left of a professional, by lane.
//!
//! Lanes are merged first into the stretches on which nothing changes for the choices at hand;
//! sixteen of them fit into one machine word of eight bits a lane. With more, a slice serves.

use super::choice::Choice;
use crate::candidates::Lane;

/// What is left of a professional, in hundredths of FTE a lane.
pub(super) trait Room {
    /// Where a choice takes room.
    type Place: Copy;
    /// Room of so much on each lane.
    fn new(capacities: &[u8]) -> Self;
    /// The place of some lanes.
    fn place(start: usize, end: usize) -> Self::Place;
    /// Whether there is so much on all lanes of a place.
    fn has(&self, place: Self::Place, fte: u8) -> bool;
    /// Takes it.
    fn take(&mut self, place: Self::Place, fte: u8);
    /// Gives it back.
    fn give(&mut self, place: Self::Place, fte: u8);
}

/// Lanes that fit into a word.
pub(super) const LANES: usize = 16;

/// Up to sixteen lanes of eight bits: seven for up to 100 hundredths, one that shows a borrow.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word(u128);

/// The highest bit of every lane.
const GUARD: u128 = 0x8080_8080_8080_8080_8080_8080_8080_8080;

impl Room for Word {
    /// The lowest bit of every lane of the choice.
    type Place = u128;

    fn new(capacities: &[u8]) -> Self {
        let lanes = capacities.iter().enumerate();
        Self(lanes.fold(0, |word, (lane, &capacity)| {
            word | u128::from(capacity) << (8 * lane)
        }))
    }

    fn place(start: usize, end: usize) -> u128 {
        (start..end).fold(0, |word, lane| word | 1 << (8 * lane))
    }

    fn has(&self, place: u128, fte: u8) -> bool {
        ((self.0 | GUARD) - place * u128::from(fte)) & GUARD == GUARD
    }

    fn take(&mut self, place: u128, fte: u8) {
        self.0 -= place * u128::from(fte);
    }

    fn give(&mut self, place: u128, fte: u8) {
        self.0 += place * u128::from(fte);
    }
}

/// Any number of lanes.
#[derive(Clone, Debug)]
pub(super) struct Slice(Vec<u8>);

impl Room for Slice {
    type Place = (usize, usize);

    fn new(capacities: &[u8]) -> Self {
        Self(capacities.to_vec())
    }

    fn place(start: usize, end: usize) -> (usize, usize) {
        (start, end)
    }

    fn has(&self, (start, end): (usize, usize), fte: u8) -> bool {
        self.0[start..end].iter().all(|&left| left >= fte)
    }

    fn take(&mut self, (start, end): (usize, usize), fte: u8) {
        for left in &mut self.0[start..end] {
            *left -= fte;
        }
    }

    fn give(&mut self, (start, end): (usize, usize), fte: u8) {
        for left in &mut self.0[start..end] {
            *left += fte;
        }
    }
}

/// The lanes of a professional, merged where nothing changes for the choices.
pub(super) struct Merged {
    /// The least of each.
    pub(super) capacities: Vec<u8>,
    /// Hundredths of FTE-days on all of them: no bundle has more.
    pub(super) work: i64,
}

/// Merges lanes and renumbers those of the choices.
pub(super) fn merge(lanes: &[Lane], choices: &mut [Choice]) -> Merged {
    let mut cuts: Vec<u16> = choices
        .iter()
        .flat_map(|choice| [choice.lane_start, choice.lane_end])
        .collect();
    cuts.sort_unstable();
    cuts.dedup();
    for choice in choices.iter_mut() {
        let place = |lane: u16| cuts.partition_point(|&cut| cut < lane) as u16;
        (choice.lane_start, choice.lane_end) = (place(choice.lane_start), place(choice.lane_end));
    }
    let mut merged = Merged {
        capacities: Vec::with_capacity(cuts.len()),
        work: 0,
    };
    for pair in cuts.windows(2) {
        let own = &lanes[usize::from(pair[0])..usize::from(pair[1])];
        let least = own.iter().map(|lane| lane.capacity).min().unwrap_or(0);
        let days: i64 = own
            .iter()
            .map(|lane| i64::from(lane.end - lane.start))
            .sum();
        merged.capacities.push(least.min(100) as u8);
        merged.work += i64::from(least) * days;
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Takes and gives the same on both kinds; what they say they have is the same.
    #[test]
    fn words_and_slices_agree() {
        let capacities = [100, 80, 0, 50, 100, 30];
        let (mut word, mut slice) = (Word::new(&capacities), Slice::new(&capacities));
        for (start, end, fte) in [(0, 2, 40), (3, 5, 50), (1, 2, 40), (5, 6, 30)] {
            let (in_word, in_slice) = (Word::place(start, end), Slice::place(start, end));
            assert!(word.has(in_word, fte) && slice.has(in_slice, fte));
            word.take(in_word, fte);
            slice.take(in_slice, fte);
            for lanes in [(0, 1), (0, 6), (1, 2), (2, 3), (3, 4), (4, 6)] {
                for fte in [10, 40, 50, 60, 100] {
                    let has = word.has(Word::place(lanes.0, lanes.1), fte);
                    assert_eq!(has, slice.has(Slice::place(lanes.0, lanes.1), fte));
                }
            }
        }
        word.give(Word::place(0, 2), 40);
        assert!(word.has(Word::place(0, 1), 100) && !word.has(Word::place(0, 2), 50));
    }
}
