//! Which days of the period are working days: Monday to Friday, not a holiday (FORMAT section 4).

use std::collections::BTreeSet;

use inzet_model::{Dataset, Day, HolidayCalendar};

use crate::runs::Span;

/// The working days of a period.
#[derive(Clone, Debug)]
pub struct Calendar {
    first: Day,
    last: Day,
    /// Working days from the first day of the period up to, not including, the day at this place.
    before: Vec<u32>,
}

impl Calendar {
    /// The calendar of a folder: the one its policy names and its own holidays.
    #[must_use]
    pub fn of(dataset: &Dataset) -> Self {
        let period = dataset.policy.period;
        let mut free = named_holidays(dataset.policy.holidays, period.from, period.to);
        free.extend(dataset.holidays.iter().map(|holiday| holiday.date));
        let mut before = vec![0];
        let mut count = 0;
        for day in Day::each(period.from..=period.to) {
            count += u32::from(day.weekday() < 5 && !free.contains(&day));
            before.push(count);
        }
        Self {
            first: period.from,
            last: period.to,
            before,
        }
    }

    /// Working days from `span.0` to `span.1`, both included; days outside the period count
    /// nowhere.
    #[must_use]
    pub fn working_days(&self, span: Span) -> u32 {
        let from = span.0.max(self.first);
        let to = span.1.min(self.last);
        if from > to {
            return 0;
        }
        self.before[self.place(to) + 1] - self.before[self.place(from)]
    }

    /// The period, both ends included.
    #[must_use]
    pub fn period(&self) -> Span {
        (self.first, self.last)
    }

    /// The first working day of a span, if it has one in the period.
    #[must_use]
    pub fn first_working_day(&self, span: Span) -> Option<Day> {
        Day::each(span.0.max(self.first)..=span.1.min(self.last))
            .find(|day| self.working_days((*day, *day)) == 1)
    }

    fn place(&self, day: Day) -> usize {
        usize::try_from(i64::from(day.number()) - i64::from(self.first.number()))
            .expect("the day was cut to the period")
    }
}

/// The holidays that a policy names, from `from` to `to`.
fn named_holidays(calendar: HolidayCalendar, from: Day, to: Day) -> BTreeSet<Day> {
    let mut days = BTreeSet::new();
    if calendar == HolidayCalendar::None || from > to {
        return days;
    }
    for year in from.ymd().0..=to.ymd().0 {
        days.extend(legal_holidays(year));
        if calendar == HolidayCalendar::Flemish {
            days.extend(flemish_extra(year));
        }
    }
    days
}

/// The ten legal holidays of Belgium in a year.
///
/// # Source
/// Royal decree of 18 April 1974, art. 1.
#[must_use]
pub fn legal_holidays(year: i16) -> Vec<Day> {
    let fixed = [
        (1, 1),
        (5, 1),
        (7, 21),
        (8, 15),
        (11, 1),
        (11, 11),
        (12, 25),
    ];
    let mut days: Vec<Day> = fixed
        .iter()
        .filter_map(|(month, day)| Day::from_ymd(year, *month, *day))
        .collect();
    // Easter Monday, Ascension Day and Whit Monday.
    days.extend(
        easter(year)
            .into_iter()
            .flat_map(|sunday| [sunday.plus(1), sunday.plus(39), sunday.plus(50)]),
    );
    days.sort();
    days
}

/// The four days that staff of the Flemish government have besides the legal ten.
#[must_use]
pub fn flemish_extra(year: i16) -> Vec<Day> {
    [(7, 11), (11, 2), (11, 15), (12, 26)]
        .iter()
        .filter_map(|(month, day)| Day::from_ymd(year, *month, *day))
        .collect()
}

/// Easter Sunday of a Gregorian year, or `None` outside the years that a day can have.
///
/// # Source
/// The anonymous algorithm of 1876 in the form of Jones and Butcher; Meeus, Astronomical
/// Algorithms, chapter 8.
#[must_use]
pub fn easter(year: i16) -> Option<Day> {
    let full = i32::from(year);
    let golden = full.rem_euclid(19);
    let (century, of_century) = (full.div_euclid(100), full.rem_euclid(100));
    let (leap_centuries, century_rest) = (century / 4, century % 4);
    let moon_correction = (century + 8) / 25;
    let moon_shift = (century - moon_correction + 1) / 3;
    let epact = (19 * golden + century - leap_centuries - moon_shift + 15).rem_euclid(30);
    let (leaps, rest) = (of_century / 4, of_century % 4);
    let to_sunday = (32 + 2 * century_rest + 2 * leaps - epact - rest).rem_euclid(7);
    let late = (golden + 11 * epact + 22 * to_sunday) / 451;
    let march_based = epact + to_sunday - 7 * late + 114;
    let month = i8::try_from(march_based / 31).ok()?;
    let day = i8::try_from(march_based % 31 + 1).ok()?;
    Day::from_ymd(year, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The movable days and all others, year by year, as published.
    const PUBLISHED: [(i16, [(i8, i8); 10]); 6] = [
        (2026, with_movable([(4, 6), (5, 14), (5, 25)])),
        (2027, with_movable([(3, 29), (5, 6), (5, 17)])),
        (2028, with_movable([(4, 17), (5, 25), (6, 5)])),
        (2029, with_movable([(4, 2), (5, 10), (5, 21)])),
        (2030, with_movable([(4, 22), (5, 30), (6, 10)])),
        (2031, with_movable([(4, 14), (5, 22), (6, 2)])),
    ];

    const fn with_movable(movable: [(i8, i8); 3]) -> [(i8, i8); 10] {
        [
            (1, 1),
            movable[0],
            (5, 1),
            movable[1],
            movable[2],
            (7, 21),
            (8, 15),
            (11, 1),
            (11, 11),
            (12, 25),
        ]
    }

    #[test]
    fn knows_the_legal_holidays_of_the_agreement_and_the_year_after() {
        for (year, dates) in PUBLISHED {
            let mut expected: Vec<Day> = dates
                .iter()
                .map(|(month, day)| Day::from_ymd(year, *month, *day).unwrap())
                .collect();
            expected.sort();
            assert_eq!(legal_holidays(year), expected, "{year}");
        }
    }

    #[test]
    fn the_extra_days_are_those_of_the_flemish_government() {
        let shown: Vec<String> = flemish_extra(2027).iter().map(Day::to_string).collect();
        assert_eq!(
            shown,
            ["2027-07-11", "2027-11-02", "2027-11-15", "2027-12-26"]
        );
    }

    #[test]
    fn the_earliest_and_latest_easter_are_right() {
        // The extremes of the Gregorian calendar within reach, and a year where the
        // correction for late moons applies (1954, 1981).
        for (year, month, day) in [(2008, 3, 23), (2038, 4, 25), (1954, 4, 18), (1981, 4, 19)] {
            assert_eq!(easter(year), Day::from_ymd(year, month, day), "{year}");
        }
    }
}
