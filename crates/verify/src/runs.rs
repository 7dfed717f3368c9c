//! Windows, memberships and runs: the days on which something could happen (FORMAT section 4).

use inzet_model::{Dataset, Day, DemandIx, MemberIx, ProfessionalIx};

use crate::facts::Facts;

/// First and last day, both included, the first never after the last.
pub type Span = (Day, Day);

impl Facts<'_> {
    /// The demand's window: its from..to cut to the period; `None` when nothing is left.
    #[must_use]
    pub fn window(&self, demand: DemandIx) -> Option<Span> {
        window(self.dataset, demand)
    }

    /// All working days of the demand's window.
    #[must_use]
    pub fn window_days(&self, demand: DemandIx) -> u32 {
        self.working_days(self.window(demand))
    }

    /// The demand's window cut to the member's membership dates: what E7 looks at.
    #[must_use]
    pub fn membership_window(&self, demand: DemandIx) -> Option<Span> {
        let member = &self.dataset.members[self.dataset.demands[demand].member];
        cut(self.window(demand)?, member.joined, member.left)
    }

    /// The run of a pair: the demand's window cut to the contract and the membership.
    #[must_use]
    pub fn run(&self, professional: ProfessionalIx, demand: DemandIx) -> Option<Span> {
        let person = &self.dataset.professionals[professional];
        cut(self.membership_window(demand)?, person.from, person.to)
    }

    /// Calendar days of the period on which the body is a member; a candidate has none.
    #[must_use]
    pub fn membership_days(&self, member: MemberIx) -> u32 {
        let body = &self.dataset.members[member];
        if body.state == inzet_model::MemberState::Candidate {
            return 0;
        }
        cut(self.calendar.period(), body.joined, body.left).map_or(0, calendar_days)
    }

    /// Working days of a span that may be missing.
    pub(crate) fn working_days(&self, span: Option<Span>) -> u32 {
        span.map_or(0, |days| self.calendar.working_days(days))
    }
}

/// The demand's window without the rest of the facts.
fn window(dataset: &Dataset, demand: DemandIx) -> Option<Span> {
    let period = dataset.policy.period;
    let asked = &dataset.demands[demand];
    cut(ordered(period.from, period.to)?, asked.from, asked.to)
}

/// The part of a span from `from` to `to`, either of which may be open.
pub(crate) fn cut(span: Span, from: Option<Day>, to: Option<Day>) -> Option<Span> {
    ordered(
        from.map_or(span.0, |day| day.max(span.0)),
        to.map_or(span.1, |day| day.min(span.1)),
    )
}

/// A span of these two days, unless they are the wrong way round.
pub(crate) fn ordered(from: Day, to: Day) -> Option<Span> {
    (from <= to).then_some((from, to))
}

/// Whether `inner` lies within `outer`.
pub(crate) fn contains(outer: Span, inner: Span) -> bool {
    outer.0 <= inner.0 && inner.1 <= outer.1
}

/// Calendar days of a span, both ends included.
pub(crate) fn calendar_days(span: Span) -> u32 {
    span.0.days_through(span.1)
}

/// Calendar days that lie in at least one of the spans.
pub(crate) fn union_days(mut spans: Vec<Span>) -> u32 {
    spans.sort_unstable();
    let mut days = 0;
    let mut done: Option<Day> = None;
    for (from, to) in spans {
        let start = done.map_or(from, |last| from.max(last.plus(1)));
        if start <= to {
            days += start.days_through(to);
            done = Some(to);
        }
    }
    days
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(from: i32, to: i32) -> Span {
        (Day::from_number(from), Day::from_number(to))
    }

    #[test]
    fn a_union_counts_every_day_once() {
        // 1..5 and 4..8 make 8 days, 20..20 one, 6..7 lies within.
        let spans = vec![span(4, 8), span(20, 20), span(1, 5), span(6, 7)];
        assert_eq!(union_days(spans), 9);
        assert_eq!(union_days(Vec::new()), 0);
    }

    #[test]
    fn cutting_away_everything_leaves_nothing() {
        assert_eq!(cut(span(1, 5), Some(Day::from_number(6)), None), None);
        assert_eq!(
            cut(span(1, 5), Some(Day::from_number(3)), None),
            Some(span(3, 5))
        );
    }
}
