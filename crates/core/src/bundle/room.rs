//! Room: the lanes of a professional, merged into the stretches on which nothing changes for the
//! choices at hand, so that few machine words hold them.

use super::choice::Choice;
use crate::candidates::Lane;

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
