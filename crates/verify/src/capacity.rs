//! A person's availability, day by day, as steps over the period.

use std::collections::BTreeMap;

use inzet_model::{Availability, Day, Fte, Professional};

use crate::runs::{Span, cut};

/// Availability over the period, in steps of constant capacity that follow each other.
///
/// Outside the contract it is 0: nobody works before the first or after the last day of it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Capacity {
    steps: Vec<(Span, Fte)>,
}

impl Capacity {
    /// The smallest of the contract and the overlapping rows, on each day of the period.
    pub(crate) fn of(period: Span, person: &Professional, rows: &[&Availability]) -> Self {
        let mut changes: BTreeMap<Day, Vec<(Fte, bool)>> = BTreeMap::new();
        changes.entry(period.0).or_default();
        let contract = cut(period, person.from, person.to).map(|span| (span, person.fte));
        let absences = rows
            .iter()
            .filter_map(|row| Some((cut(period, Some(row.from), Some(row.to))?, row.fte)));
        for ((from, to), fte) in contract.into_iter().chain(absences) {
            changes.entry(from).or_default().push((fte, true));
            changes.entry(to.plus(1)).or_default().push((fte, false));
        }
        Self {
            steps: sweep(period, contract.map(|(span, _)| span), &changes),
        }
    }

    /// The steps that meet a span, cut to it.
    pub(crate) fn over(&self, span: Span) -> impl Iterator<Item = (Span, Fte)> + '_ {
        let first = self.steps.partition_point(|(step, _)| step.1 < span.0);
        self.steps[first..]
            .iter()
            .take_while(move |(step, _)| step.0 <= span.1)
            .filter_map(move |(step, fte)| Some((cut(*step, Some(span.0), Some(span.1))?, *fte)))
    }
}

/// Walks over the days on which something starts or ends, with what holds in between.
fn sweep(
    period: Span,
    contract: Option<Span>,
    changes: &BTreeMap<Day, Vec<(Fte, bool)>>,
) -> Vec<(Span, Fte)> {
    let mut holding: BTreeMap<Fte, u32> = BTreeMap::new();
    let mut steps = Vec::new();
    let days: Vec<Day> = changes.keys().copied().collect();
    for (place, from) in days.iter().enumerate() {
        for (fte, starts) in &changes[from] {
            let count = holding.entry(*fte).or_default();
            *count = if *starts { *count + 1 } else { *count - 1 };
        }
        holding.retain(|_, count| *count > 0);
        if *from > period.1 {
            break;
        }
        let to = days.get(place + 1).map_or(period.1, |next| next.plus(-1));
        let employed = contract.is_some_and(|(first, last)| first <= *from && *from <= last);
        let least = holding.keys().next().copied().unwrap_or(Fte::ZERO);
        let fte = if employed { least } else { Fte::ZERO };
        steps.push(((*from, to.min(period.1)), fte));
    }
    steps
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::example;

    fn day(number: i32) -> Day {
        Day::from_number(number)
    }

    #[test]
    fn the_smallest_of_overlapping_rows_and_contract_counts() {
        let mut person = example::professional("P1", 0);
        person.fte = Fte::from_hundredths(80);
        person.from = Some(day(2));
        let row = |from, to, fte| Availability {
            professional: 0.into(),
            from: day(from),
            to: day(to),
            fte: Fte::from_hundredths(fte),
        };
        let rows = [row(4, 6, 50), row(6, 8, 0), row(9, 40, 100)];
        let capacity = Capacity::of((day(1), day(10)), &person, &rows.iter().collect::<Vec<_>>());
        let shown: Vec<(i32, i32, u32)> = capacity
            .over((day(1), day(10)))
            .map(|((from, to), fte)| (from.number(), to.number(), fte.hundredths()))
            .collect();
        // Day 1 is before the contract; on day 6 both rows hold; 100 is above the contract.
        assert_eq!(
            shown,
            [
                (1, 1, 0),
                (2, 3, 80),
                (4, 5, 50),
                (6, 6, 0),
                (7, 8, 0),
                (9, 10, 80)
            ]
        );
    }
}
