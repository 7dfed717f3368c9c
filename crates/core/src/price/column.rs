//! Columns: bundles, crews and payrolls over the priced rows of a frame.
//!
//! Rows are measured in typical assignments ([`typical`](crate::price::Rows::typical)), so that prices
//! of people, of FTE, of money and of solidarity weigh alike.

use crate::bundle::Items;
use crate::candidates::PairIx;
use crate::price::frame::Frame;
use crate::price::relaxation::Relaxation;
use crate::price::team::{Crew, Team};

/// A bundle as a column.
#[derive(Clone, Debug)]
pub struct Column {
    /// Its pairs; empty for what a team or a purse takes.
    pub items: Items,
    /// What it is worth before prices, in hundredths of a point.
    pub value: f64,
    /// What it uses of each row of the pool's frame, in typical assignments.
    pub entries: Vec<(u32, f64)>,
    /// How much of it the master takes.
    pub share: f64,
}

/// A crew on all positions of a team, which gives where bundles use.
pub(super) fn crew_column(
    relaxation: &Relaxation,
    frame: &Frame,
    (team, crew): (&Team, &Crew),
) -> Column {
    let typical = relaxation.rows().typical();
    let gives = team.gives(crew).into_iter();
    let entries = gives.map(|(row, gives)| {
        let used = -(gives * team.count) as f64;
        (row, used / typical[row])
    });
    Column {
        items: Items::new(),
        value: 0.0,
        entries: frame.entries(entries),
        share: 0.0,
    }
}

/// The column of as many positions as a branch lets a team use, with a bonus where it must.
pub(super) fn scale_to(column: &mut Column, team: &Team, (least, most): (i64, i64), bonus: f64) {
    for (_, used) in &mut column.entries {
        *used *= most as f64 / team.count as f64;
    }
    if least > 0 {
        column.value += bonus;
    }
}

pub(super) fn forced_in(forced: &[PairIx], items: &Items) -> usize {
    if forced.is_empty() {
        return 0;
    }
    let is_forced = |pair: &PairIx| forced.binary_search(pair).is_ok();
    items.iter().filter(|(pair, _)| is_forced(pair)).count()
}

/// The same column over the rows of a frame, if it stays inside; of a pool of everything.
pub(super) fn reframed(column: &Column, frame: &Frame) -> Option<Column> {
    let places = column
        .entries
        .iter()
        .map(|&(row, used)| Some((frame.place(row as usize)? as u32, used)));
    Some(Column {
        entries: places.collect::<Option<_>>()?,
        items: column.items.clone(),
        ..*column
    })
}

pub(super) fn bundle_column(relaxation: &Relaxation, frame: &Frame, items: &Items) -> Column {
    Column {
        items: items.clone(),
        value: worth(relaxation, items) as f64,
        entries: entries(relaxation, frame, items),
        share: 0.0,
    }
}

pub(super) fn entries(relaxation: &Relaxation, frame: &Frame, items: &Items) -> Vec<(u32, f64)> {
    let typical = relaxation.rows().typical();
    let usage = relaxation.rows().use_of(relaxation.instance(), items);
    let usage = usage.into_iter();
    frame.entries(usage.map(|(row, used)| (row, used as f64 / typical[row])))
}

/// What a bundle is worth without solidarity, in hundredths of a point.
pub(crate) fn worth(relaxation: &Relaxation, items: &Items) -> i128 {
    let instance = relaxation.instance();
    items
        .iter()
        .map(|&(pair, fte)| {
            let pair = instance.candidates().pair(pair);
            let work = i128::from(fte) * i128::from(pair.days);
            let new = if pair.is_new {
                instance.new_assignment_cost().hundredths()
            } else {
                0
            };
            work * i128::from(pair.rate) - new
        })
        .sum()
}
