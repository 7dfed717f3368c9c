//! Unions of spans: the calendar days on which a person serves a member at all.

use inzet_model::Day;

/// A set of calendar days, kept as disjoint ranges in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SpanUnion {
    ranges: Vec<(Day, Day)>,
}

impl SpanUnion {
    /// Adds the days from `from` to `to`, both included.
    pub fn add(&mut self, from: Day, to: Day) {
        if from > to {
            return;
        }
        let (mut first, mut last) = (from, to);
        self.ranges.retain(|&(start, end)| {
            let apart = end < first.plus(-1) || start > last.plus(1);
            if !apart {
                first = first.min(start);
                last = last.max(end);
            }
            apart
        });
        let place = self.ranges.partition_point(|&(start, _)| start < first);
        self.ranges.insert(place, (first, last));
    }

    /// Number of days.
    #[must_use]
    pub fn days(&self) -> u32 {
        self.ranges
            .iter()
            .map(|&(first, last)| first.days_through(last))
            .sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_in_several_spans_count_once() {
        let day = Day::from_number;
        let mut union = SpanUnion::default();
        union.add(day(10), day(19));
        union.add(day(30), day(39));
        assert_eq!(union.days(), 20);
        union.add(day(15), day(34));
        assert_eq!(union.days(), 30);
    }
}
