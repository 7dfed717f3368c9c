//! Availability by working day: the contract, cut by the rows of availability.csv.

use std::ops::Range;

use inzet_model::{Availability, Dataset, FteDays, IndexVec, Professional, ProfessionalIx};

use crate::calendar::Calendar;

/// How much of a professional there is on each working day, as stretches of equal capacity.
#[derive(Clone, Debug, Default)]
pub struct Capacity {
    /// In order, without gaps or overlaps, capacity above zero only.
    stretches: Vec<Stretch>,
}

/// Consecutive working days with the same capacity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// First working day's number.
    pub start: u32,
    /// One past the last.
    pub end: u32,
    /// Hundredths of FTE, above zero.
    pub hundredths: u32,
}

/// The capacity of every professional.
#[must_use]
pub fn capacities(dataset: &Dataset, calendar: &Calendar) -> IndexVec<ProfessionalIx, Capacity> {
    let mut rows = dataset.availability.as_slice();
    let mut capacities = IndexVec::with_capacity(dataset.professionals.len());
    for (index, professional) in dataset.professionals.iter_enumerated() {
        // Rows are sorted by professional.
        let own = rows.partition_point(|row| row.professional <= index);
        capacities.push(Capacity::new(professional, &rows[..own], calendar));
        rows = &rows[own..];
    }
    capacities
}

impl Capacity {
    fn new(professional: &Professional, rows: &[Availability], calendar: &Calendar) -> Self {
        let contract = contract_days(professional, calendar);
        let mut cuts: Vec<u32> = vec![contract.start, contract.end];
        let limits: Vec<(Range<u32>, u32)> = rows
            .iter()
            .map(|row| (calendar.numbers(row.from, row.to), row.fte.hundredths()))
            .collect();
        for (days, _) in &limits {
            cuts.extend([days.start, days.end].map(|cut| cut.clamp(contract.start, contract.end)));
        }
        cuts.sort_unstable();
        cuts.dedup();
        let mut capacity = Self::default();
        for pair in cuts.windows(2) {
            let covering = limits.iter().filter(|(days, _)| days.contains(&pair[0]));
            let least = covering.map(|(_, limit)| *limit).min();
            let contract = professional.fte.hundredths();
            capacity.push(
                pair[0],
                pair[1],
                least.map_or(contract, |least| least.min(contract)),
            );
        }
        capacity
    }

    fn push(&mut self, start: u32, end: u32, hundredths: u32) {
        if hundredths == 0 || start == end {
            return;
        }
        match self.stretches.last_mut() {
            Some(last) if last.end == start && last.hundredths == hundredths => last.end = end,
            _ => self.stretches.push(Stretch {
                start,
                end,
                hundredths,
            }),
        }
    }

    /// The stretches of capacity above zero, in order.
    #[must_use]
    pub fn stretches(&self) -> &[Stretch] {
        &self.stretches
    }

    /// The stretches inside some working days, cut to them.
    pub fn within(&self, days: Range<u32>) -> impl Iterator<Item = Stretch> + Clone + '_ {
        let first = self
            .stretches
            .partition_point(|stretch| stretch.end <= days.start);
        self.stretches[first..]
            .iter()
            .take_while(move |stretch| stretch.start < days.end)
            .map(move |stretch| Stretch {
                start: stretch.start.max(days.start),
                end: stretch.end.min(days.end),
                hundredths: stretch.hundredths,
            })
    }

    /// Working days among `days` that do not rest, and the least capacity on them (0 when all
    /// rest).
    #[must_use]
    pub fn days_and_least(&self, days: Range<u32>) -> (u32, u32) {
        let mut worked = 0;
        let mut least = u32::MAX;
        for stretch in self.within(days) {
            worked += stretch.end - stretch.start;
            least = least.min(stretch.hundredths);
        }
        (worked, if worked == 0 { 0 } else { least })
    }

    /// Sum over all working days.
    #[must_use]
    pub fn total(&self) -> FteDays {
        let total = |stretch: &Stretch| {
            i64::from(stretch.end - stretch.start) * i64::from(stretch.hundredths)
        };
        FteDays::from_hundredths(self.stretches.iter().map(total).sum())
    }
}

/// The working days of the contract.
#[must_use]
pub fn contract_days(professional: &Professional, calendar: &Calendar) -> Range<u32> {
    let all = 0..calendar.len();
    let from = professional
        .from
        .map_or(all.start, |from| calendar.numbers(from, from).start);
    let to = professional
        .to
        .map_or(all.end, |to| calendar.numbers(to, to).end);
    from..to.max(from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_smallest_of_overlapping_rows_counts() {
        let mut capacity = Capacity::default();
        capacity.push(0, 10, 80);
        capacity.push(10, 20, 0);
        capacity.push(20, 30, 50);
        assert_eq!(capacity.days_and_least(5..25), (10, 50));
        assert_eq!(capacity.days_and_least(12..18), (0, 0));
        assert_eq!(capacity.total().hundredths(), 10 * 80 + 10 * 50);
    }
}
