//! Windows of demands and runs of pairs: the calendar days and working days they span.

use std::ops::Range;

use inzet_model::{Dataset, Day, Demand, Member, Professional};

use crate::calendar::Calendar;

/// A span of calendar days with its working days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// First day.
    pub from: Day,
    /// Last day, included; before `from` when the span is empty.
    pub to: Day,
    /// Numbers of its working days.
    pub days: Range<u32>,
}

impl Span {
    /// The span from `from` to `to`, both included.
    #[must_use]
    pub fn new(from: Day, to: Day, calendar: &Calendar) -> Self {
        let days = if from <= to {
            calendar.numbers(from, to)
        } else {
            0..0
        };
        Self { from, to, days }
    }

    /// Number of working days.
    #[must_use]
    pub fn len(&self) -> u32 {
        self.days.end - self.days.start
    }

    /// Whether it has no working day.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.days.is_empty()
    }

    /// The part inside two limits, each of which may be open.
    #[must_use]
    pub fn cut(&self, from: Option<Day>, to: Option<Day>, calendar: &Calendar) -> Self {
        let first = from.map_or(self.from, |from| self.from.max(from));
        let last = to.map_or(self.to, |to| self.to.min(to));
        if (first, last) == (self.from, self.to) {
            return self.clone();
        }
        Self::new(first, last, calendar)
    }
}

/// The demand's from..to cut to the period.
#[must_use]
pub fn window(demand: &Demand, dataset: &Dataset, calendar: &Calendar) -> Span {
    let period = &dataset.policy.period;
    Span::new(period.from, period.to, calendar).cut(demand.from, demand.to, calendar)
}

/// A window cut to the membership of the member that asks.
#[must_use]
pub fn membership_window(window: &Span, member: &Member, calendar: &Calendar) -> Span {
    window.cut(member.joined, member.left, calendar)
}

/// A window that is cut to the membership already, cut to a professional's contract.
#[must_use]
pub fn run(window: &Span, professional: &Professional, calendar: &Calendar) -> Span {
    window.cut(professional.from, professional.to, calendar)
}

/// Working days that an assignment must really work: `max(1, ceil(min_cover x days(window)))`.
///
/// # Source
/// FORMAT section 4, rule C4.
#[must_use]
pub fn least_days(demand: &Demand, window: &Span) -> u32 {
    let share = u64::from(demand.min_cover.millionths()) * u64::from(window.len());
    let least = share.div_ceil(u64::from(inzet_model::Share::DENOMINATOR));
    u32::try_from(least)
        .expect("at most the days of the window")
        .max(1)
}
