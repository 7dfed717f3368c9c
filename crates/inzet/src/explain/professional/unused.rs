//! The time of a professional that no assignment uses.

use inzet_model::{Day, Fte, ProfessionalIx};
use serde::Serialize;

use crate::explain::amount::{Amount, as_text};
use crate::explain::standing::Standing;

/// Consecutive working days on which the same is left.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct FreeTime {
    /// First working day.
    #[serde(serialize_with = "as_text")]
    pub from: Day,
    /// Last working day.
    #[serde(serialize_with = "as_text")]
    pub to: Day,
    /// Number of working days.
    pub days: u32,
    /// What is left on each.
    pub fte: Amount,
    /// What is left on all of them.
    pub fte_days: Amount,
}

/// The stretches of unused time, in order.
pub(super) fn unused(standing: &Standing, person: ProfessionalIx) -> Vec<FreeTime> {
    let calendar = standing.instance.calendar();
    let mut free: Vec<FreeTime> = Vec::new();
    let mut last = None;
    for (day, left) in left_by_day(standing, person) {
        let date = calendar.day(day);
        match free.last_mut() {
            Some(stretch) if last == Some((day.wrapping_sub(1), left)) => {
                stretch.to = date;
                stretch.days += 1;
                stretch.fte_days = (left * stretch.days).into();
            }
            _ => free.push(FreeTime {
                from: date,
                to: date,
                days: 1,
                fte: left.into(),
                fte_days: (left * 1).into(),
            }),
        }
        last = Some((day, left));
    }
    free
}

/// The working days with something left, and how much.
pub(super) fn left_by_day(standing: &Standing, person: ProfessionalIx) -> Vec<(u32, Fte)> {
    let calendar = standing.instance.calendar();
    let own = standing.of_person(person).iter();
    let own: Vec<_> = own
        .map(|one| (calendar.numbers(one.from, one.to), one.fte))
        .collect();
    let load = |day: u32| -> Fte {
        let busy = own.iter().filter(|(days, _)| days.contains(&day));
        busy.map(|(_, fte)| *fte).sum()
    };
    let stretches = standing.instance.capacity(person).stretches().iter();
    stretches
        .flat_map(|stretch| {
            let has = Fte::from_hundredths(stretch.hundredths);
            (stretch.start..stretch.end).map(move |day| (day, has))
        })
        .map(|(day, has)| (day, has.saturating_sub(load(day))))
        .filter(|&(_, left)| left > Fte::ZERO)
        .collect()
}
