//! Working days: which days of the period are worked at all, numbered from 0.

use std::collections::BTreeSet;
use std::ops::Range;

use inzet_model::{Dataset, Day, HolidayCalendar};

/// The working days of a period, in order. A working day is known by its number from here on.
#[derive(Clone, Debug)]
pub struct Calendar {
    days: Vec<Day>,
}

impl Calendar {
    /// Monday to Friday in the period, less the holidays of the policy and of holidays.csv.
    #[must_use]
    pub fn new(dataset: &Dataset) -> Self {
        let period = &dataset.policy.period;
        let holidays = holidays(dataset);
        let days = Day::each(period.from..=period.to)
            .filter(|day| day.weekday() < 5 && !holidays.contains(day))
            .collect();
        Self { days }
    }

    /// Number of working days in the period.
    #[must_use]
    pub fn len(&self) -> u32 {
        u32::try_from(self.days.len()).expect("a period has fewer than 2^32 days")
    }

    /// Whether the period has no working day at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.days.is_empty()
    }

    /// The numbers of the working days from `from` to `to`, both included.
    #[must_use]
    pub fn numbers(&self, from: Day, to: Day) -> Range<u32> {
        let first = self.days.partition_point(|&day| day < from);
        let end = self.days.partition_point(|&day| day <= to);
        let number = |place: usize| u32::try_from(place).expect("at most `len` days");
        number(first)..number(end.max(first))
    }

    /// The day with a number.
    ///
    /// # Panics
    /// When the number is not below `len`.
    #[must_use]
    pub fn day(&self, number: u32) -> Day {
        self.days[number as usize]
    }
}

fn holidays(dataset: &Dataset) -> BTreeSet<Day> {
    let period = &dataset.policy.period;
    let years = period.from.ymd().0..=period.to.ymd().0;
    let mut holidays: BTreeSet<Day> = dataset.holidays.iter().map(|row| row.date).collect();
    for year in years {
        match dataset.policy.holidays {
            HolidayCalendar::None => {}
            HolidayCalendar::Legal => holidays.extend(legal(year)),
            HolidayCalendar::Flemish => {
                holidays.extend(legal(year));
                holidays.extend(fixed(year, &FLEMISH));
            }
        }
    }
    holidays
}

/// The ten legal holidays of Belgium (royal decree of 18 April 1974, article 1).
fn legal(year: i16) -> impl Iterator<Item = Day> {
    const FIXED: [(i8, i8); 7] = [
        (1, 1),
        (5, 1),
        (7, 21),
        (8, 15),
        (11, 1),
        (11, 11),
        (12, 25),
    ];
    // Days after Easter Sunday: Easter Monday, Ascension, Whit Monday.
    const MOVING: [i32; 3] = [1, 39, 50];
    let easter = easter(year);
    fixed(year, &FIXED).chain(MOVING.map(|after| easter.plus(after)))
}

/// What the staff of the Flemish government has besides: 11 July, 2 and 15 November, 26 December.
const FLEMISH: [(i8, i8); 4] = [(7, 11), (11, 2), (11, 15), (12, 26)];

fn fixed(year: i16, days: &[(i8, i8)]) -> impl Iterator<Item = Day> {
    days.iter()
        .filter_map(move |&(month, day)| Day::from_ymd(year, month, day))
}

/// Easter Sunday of the Gregorian calendar.
///
/// # Source
/// Butcher's method of 1876, as in Meeus, Astronomical Algorithms, chapter 8.
fn easter(year: i16) -> Day {
    let year = i32::from(year);
    let (golden, century, of_century) = (year % 19, year / 100, year % 100);
    let shift = (century + 8) / 25;
    let moon = (century - shift + 1) / 3;
    let epact = (19 * golden + century - century / 4 - moon + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (of_century / 4) - epact - of_century % 4) % 7;
    let correction = (golden + 11 * epact + 22 * weekday) / 451;
    let number = epact + weekday - 7 * correction + 114;
    let first = Day::from_ymd(year as i16, (number / 31) as i8, 1);
    first
        .expect("March and April have a first day")
        .plus(number % 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easter_falls_where_the_church_says() {
        for (year, month, day) in [(2026, 4, 5), (2027, 3, 28), (2028, 4, 16), (2038, 4, 25)] {
            assert_eq!(easter(year), Day::from_ymd(year, month, day).unwrap());
        }
    }
}
