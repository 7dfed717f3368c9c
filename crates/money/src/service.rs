//! Who served whom, for how many days.

use inzet_model::{Assignment, Dataset, Day, MemberIx, ProfessionalIx};

/// An assignment and the days it is really worked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Served {
    /// Who works where, how much, from when to when.
    pub assignment: Assignment,
    /// `days(a)`: the working days of its span on which it does not rest.
    pub days: u32,
}

/// One professional at one member, over all its assignments there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Pair {
    pub(crate) member: MemberIx,
    pub(crate) professional: ProfessionalIx,
    /// Calendar days of the period in the union of the spans, rest included.
    pub(crate) span_days: u32,
}

/// Every pair that these assignments make, by member, then professional. Spans are cut to the
/// period: of a plan made by hand, too, what lies outside counts nowhere.
pub(crate) fn pairs(dataset: &Dataset, served: &[Served]) -> Vec<Pair> {
    let period = &dataset.policy.period;
    let mut spans: Vec<(MemberIx, ProfessionalIx, Day, Day)> = served
        .iter()
        .map(|Served { assignment, .. }| {
            let member = dataset.demands[assignment.demand].member;
            let from = assignment.from.max(period.from);
            let to = assignment.to.min(period.to);
            (member, assignment.professional, from, to)
        })
        .collect();
    spans.sort_unstable();
    spans
        .chunk_by(|a, b| (a.0, a.1) == (b.0, b.1))
        .map(|spans| Pair {
            member: spans[0].0,
            professional: spans[0].1,
            span_days: union_days(spans.iter().map(|span| (span.2, span.3))),
        })
        .collect()
}

/// Days in the union of spans that are sorted by their first day.
fn union_days(spans: impl Iterator<Item = (Day, Day)>) -> u32 {
    let mut days = 0;
    let mut next: Option<Day> = None;
    for (from, to) in spans {
        let from = next.map_or(from, |next| from.max(next));
        days += from.days_through(to);
        if to >= from {
            next = Some(to.plus(1));
        }
    }
    days
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_that_spans_share_count_once() {
        let day = Day::from_number;
        let union =
            |spans: &[(i32, i32)]| union_days(spans.iter().map(|&(from, to)| (day(from), day(to))));
        assert_eq!(union(&[(1, 10), (5, 12)]), 12);
        assert_eq!(union(&[(1, 10), (2, 3), (4, 11)]), 11);
        assert_eq!(union(&[(1, 2), (5, 6)]), 4);
        assert_eq!(union(&[(1, 1), (1, 1)]), 1);
        assert_eq!(union(&[(5, 1), (5, 5)]), 1);
    }
}
