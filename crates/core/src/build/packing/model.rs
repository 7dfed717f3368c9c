//! A part of a packing as a programme over its bundles.

use std::collections::BTreeMap;

use inzet_model::DemandIx;

use super::Choice;
use super::part::Part;
use crate::build::shortlist::Shortlists;
use crate::exact::packing::Column;
use crate::price::column::worth;
use crate::price::{Relaxation, Row, Rows};

/// A part as a programme: in units of the distance between scores.
pub(super) struct PartModel {
    pub(super) limits: Vec<f64>,
    pub(super) columns: Vec<Column>,
    /// What the first columns stand for.
    pub(super) choices: Vec<Choice>,
    /// Demands of which a position is used or not, with the column of the first.
    pub(super) positions: Vec<(DemandIx, u32)>,
}

impl PartModel {
    pub(super) fn new(part: &Part, relaxation: &Relaxation, lists: &Shortlists) -> Self {
        let unit = relaxation.divisor() as f64;
        let people = part.people.len();
        let numbers: BTreeMap<usize, usize> = part
            .rows
            .iter()
            .enumerate()
            .map(|(place, open)| (open.row, people + place))
            .collect();
        let mut model = Self {
            limits: vec![1.0; people],
            columns: Vec::new(),
            choices: Vec::new(),
            positions: Vec::new(),
        };
        model
            .limits
            .extend(part.rows.iter().map(|open| open.left as f64));
        for (place, &professional) in part.people.iter().enumerate() {
            for (bundle, listed) in lists.bundles[professional].iter().enumerate() {
                let mut entries = vec![(number(place), 1.0)];
                let usage = relaxation
                    .rows()
                    .load_of(relaxation.instance(), &listed.items);
                entries.extend(
                    usage
                        .iter()
                        .map(|(row, used)| (number(numbers[row]), *used as f64)),
                );
                let value = worth(relaxation, &listed.items) as f64 / unit;
                model.columns.push(Column {
                    value,
                    entries,
                    upper: 1.0,
                });
                model.choices.push((professional, bundle));
            }
        }
        let points = relaxation.instance().dataset().policy.points.solidarity as f64;
        for open in &part.rows {
            match relaxation.rows().rows()[open.row] {
                Row::Solidarity(_) => {
                    let ceiling = number(model.limits.len());
                    model.limits.push(open.floor as f64);
                    let entries = vec![(number(numbers[&open.row]), 1.0), (ceiling, 1.0)];
                    model.columns.push(Column {
                        value: points / unit,
                        entries,
                        upper: f64::INFINITY,
                    });
                }
                Row::Fte(demand) => {
                    model.add_least(relaxation, lists, demand);
                }
                _ => {}
            }
        }
        model
    }

    /// A demand that several may share: each open position is used or not, and a used one holds
    /// at least `min_fte` (C3).
    fn add_least(&mut self, relaxation: &Relaxation, lists: &Shortlists, demand: DemandIx) {
        let instance = relaxation.instance();
        let row = &instance.dataset().demands[demand];
        if !Rows::is_all_or_nothing(instance, demand) {
            return;
        }
        let (at_most, at_least, people) = (
            self.limits.len(),
            self.limits.len() + 1,
            self.limits.len() + 2,
        );
        self.limits.extend([0.0, 0.0, 0.0]);
        let candidates = instance.candidates();
        for (choice, column) in self.choices.iter().zip(&mut self.columns) {
            let items = &lists.bundles[choice.0][choice.1].items;
            let on = items
                .iter()
                .find(|(pair, _)| candidates.pair(*pair).demand == demand);
            if let Some(&(_, fte)) = on {
                column.entries.push((number(at_most), f64::from(fte)));
                column.entries.push((number(at_least), -f64::from(fte)));
                column.entries.push((number(people), 1.0));
            }
        }
        self.positions.push((demand, number(self.columns.len())));
        for _ in 0..row.positions {
            let entries = vec![
                (number(at_most), -f64::from(row.fte.hundredths())),
                (number(at_least), f64::from(row.min_fte.hundredths())),
                (number(people), -f64::from(row.max_people)),
            ];
            self.columns.push(Column {
                value: 0.0,
                entries,
                upper: 1.0,
            });
        }
    }
}

fn number(place: usize) -> u32 {
    u32::try_from(place).expect("programmes are limited")
}
