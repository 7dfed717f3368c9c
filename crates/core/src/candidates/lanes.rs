//! Lanes: the stretches of a professional's working days on which nothing changes for any of the
//! candidates, so that capacity is checked once a lane and not once a day.

use std::ops::Range;

use inzet_model::ProfessionalIx;

use crate::instance::Instance;

/// Consecutive working days on which capacity and candidates stay the same. Days on which the
/// person has no availability belong to no lane: everything rests on them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lane {
    /// First working day's number.
    pub start: u32,
    /// One past the last.
    pub end: u32,
    /// What the pins leave of the availability, in hundredths of FTE; may be zero.
    pub capacity: u32,
}

/// The lanes of a professional whose candidates cover the given working days.
pub(super) fn lanes(
    instance: &Instance,
    professional: ProfessionalIx,
    spans: &[Range<u32>],
) -> Vec<Lane> {
    let calendar = instance.calendar();
    let pins: Vec<(Range<u32>, u32)> = instance
        .pins_of(professional)
        .iter()
        .map(|pin| {
            let days = calendar.numbers(pin.assignment.from, pin.assignment.to);
            (days, pin.assignment.fte.hundredths())
        })
        .collect();
    let mut cuts: Vec<u32> = spans
        .iter()
        .chain(pins.iter().map(|(days, _)| days))
        .flat_map(|days| [days.start, days.end])
        .collect();
    cuts.sort_unstable();
    cuts.dedup();
    let mut lanes = Vec::new();
    for stretch in instance.capacity(professional).stretches() {
        let inner = cuts
            .iter()
            .copied()
            .filter(|cut| (stretch.start + 1..stretch.end).contains(cut));
        let bounds: Vec<u32> = std::iter::once(stretch.start)
            .chain(inner)
            .chain([stretch.end])
            .collect();
        for pair in bounds.windows(2) {
            let taken: u32 = pins
                .iter()
                .filter(|(days, _)| days.contains(&pair[0]))
                .map(|(_, fte)| *fte)
                .sum();
            let capacity = stretch.hundredths.saturating_sub(taken);
            lanes.push(Lane {
                start: pair[0],
                end: pair[1],
                capacity,
            });
        }
    }
    lanes
}

/// First lane of a span, one past its last, and the least capacity on them.
pub(super) fn place_on_lanes(lanes: &[Lane], span: &Range<u32>) -> (u16, u16, u32) {
    let start = lanes.partition_point(|lane| lane.end <= span.start);
    let end = lanes
        .partition_point(|lane| lane.start < span.end)
        .max(start);
    let least = lanes[start..end]
        .iter()
        .map(|lane| lane.capacity)
        .min()
        .unwrap_or(0);
    let number = |place: usize| u16::try_from(place).expect("a period has fewer than 65,536 days");
    (number(start), number(end), least)
}
