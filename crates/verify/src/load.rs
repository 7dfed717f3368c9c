//! What a person carries beside what it can carry, day by day (C5).

use std::collections::BTreeMap;

use inzet_model::{Day, Fte, ProfessionalIx};

use crate::facts::Facts;
use crate::runs::{Span, cut, ordered};

/// Some days with at least one working day on which the person does not rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stretch {
    /// First and last calendar day.
    pub(crate) span: Span,
    /// Availability on each of them, above 0, in hundredths of an FTE.
    pub(crate) capacity: i64,
    /// Sum of what is on the person, in hundredths of an FTE.
    pub(crate) load: i64,
}

impl Facts<'_> {
    /// The stretches of a span on which neither availability nor load changes, leaving out those
    /// without a working day and those on which the person rests.
    pub(crate) fn stretches(
        &self,
        professional: ProfessionalIx,
        span: Span,
        loads: &[(Span, Fte)],
    ) -> Vec<Stretch> {
        let mut changes: BTreeMap<Day, i64> = BTreeMap::new();
        for (carried, fte) in loads {
            let Some((from, to)) = cut(*carried, Some(span.0), Some(span.1)) else {
                continue;
            };
            *changes.entry(from).or_default() += i64::from(fte.hundredths());
            *changes.entry(to.plus(1)).or_default() -= i64::from(fte.hundredths());
        }
        let mut stretches = Vec::new();
        let mut load = 0;
        let mut pending = changes.into_iter().peekable();
        for (step, fte) in self.capacities[professional].over(span) {
            let mut from = step.0;
            loop {
                while let Some((_, change)) = pending.next_if(|(day, _)| *day <= from) {
                    load += change;
                }
                let next = pending.peek().map(|(day, _)| *day);
                let to = next.map_or(step.1, |day| day.plus(-1).min(step.1));
                stretches.push(Stretch {
                    span: (from, to),
                    capacity: i64::from(fte.hundredths()),
                    load,
                });
                match ordered(to.plus(1), step.1) {
                    Some(rest) => from = rest.0,
                    None => break,
                }
            }
        }
        stretches.retain(|one| one.capacity > 0 && self.calendar.working_days(one.span) > 0);
        stretches
    }

    /// What is left on the tightest day of a span that is not a day of rest, in hundredths of an
    /// FTE (negative when overloaded); `None` when the person rests on all of them.
    pub(crate) fn room(
        &self,
        professional: ProfessionalIx,
        span: Span,
        loads: &[(Span, Fte)],
    ) -> Option<i64> {
        if loads.is_empty() {
            return self.least_capacity(professional, span);
        }
        self.stretches(professional, span, loads)
            .iter()
            .map(|one| one.capacity - one.load)
            .min()
    }

    /// The room of somebody who carries nothing: most pairs that are looked at are of such people.
    fn least_capacity(&self, professional: ProfessionalIx, span: Span) -> Option<i64> {
        self.capacities[professional]
            .over(span)
            .filter(|(step, fte)| *fte > Fte::ZERO && self.calendar.working_days(*step) > 0)
            .map(|(_, fte)| i64::from(fte.hundredths()))
            .min()
    }

    /// Working days of a span on which the person does not rest: `days(a)`.
    #[must_use]
    pub fn days(&self, professional: ProfessionalIx, from: Day, to: Day) -> u32 {
        let Some(span) = ordered(from, to) else {
            return 0;
        };
        self.capacities[professional]
            .over(span)
            .filter(|(_, fte)| *fte > Fte::ZERO)
            .map(|(step, _)| self.calendar.working_days(step))
            .sum()
    }

    /// Sum of availability over the working days of the period, in hundredths of an FTE-day.
    #[must_use]
    pub fn available(&self, professional: ProfessionalIx) -> i128 {
        self.capacities[professional]
            .over(self.calendar.period())
            .map(|(step, fte)| {
                i128::from(fte.hundredths()) * i128::from(self.calendar.working_days(step))
            })
            .sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::example;

    #[test]
    fn room_is_what_the_tightest_working_day_leaves() {
        let dataset = example::dataset();
        let facts = Facts::new(&dataset);
        let on = |from, to| (example::january(from), example::january(to));
        // 10 and 11 January 2026 are a weekend: the load of 70 there limits nothing.
        let loads = [
            (on(5, 9), Fte::from_hundredths(30)),
            (on(9, 9), Fte::from_hundredths(20)),
            (on(10, 11), Fte::from_hundredths(70)),
        ];
        assert_eq!(facts.room(0.into(), on(5, 12), &loads), Some(50));
        assert_eq!(facts.room(0.into(), on(5, 8), &loads), Some(70));
        assert_eq!(facts.room(0.into(), on(10, 11), &loads), None);
    }
}
