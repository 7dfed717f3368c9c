//! One part of a packing: solved as a programme, and evaluated again in integers.

use std::collections::BTreeMap;

use inzet_model::ProfessionalIx;

use super::Choice;
use super::model::PartModel;
use crate::build::draft::Draft;
use crate::build::shortlist::Shortlists;
use crate::exact::packing::{PackingLimits, PackingLp, solve_packing};
use crate::price::column::worth;
use crate::price::{Relaxation, Row};
use crate::stop::Stop;

/// Part of the time left that one packing may take: neighbourhoods and branches go on after it.
const PART_OF_TIME: u32 = 3;

/// Nodes of one packing.
const NODES: u64 = 20_000;

/// Professionals who compete for some row, directly or through others.
pub(super) struct Part {
    pub(super) people: Vec<ProfessionalIx>,
    pub(super) rows: Vec<OpenRow>,
}

/// A row that may bind, with what the settled bundles leave of it.
#[derive(Clone, Copy)]
pub(super) struct OpenRow {
    pub(super) row: usize,
    pub(super) left: i64,
    /// Of solidarity: FTE-days that still count.
    pub(super) floor: i64,
}

/// What a part comes to.
pub(super) struct Answer {
    /// What its bundles are worth, solidarity included, in hundredths of a point.
    pub(super) value: i128,
    pub(super) chosen: Vec<Choice>,
    /// Whether nothing on the lists is worth more.
    pub(super) is_proven: bool,
}

impl Part {
    /// Rows times columns of its programme.
    pub(super) fn size(&self, lists: &Shortlists) -> usize {
        let columns: usize = self.people.iter().map(|&p| lists.bundles[p].len()).sum();
        columns * (self.people.len() + self.rows.len())
    }

    /// The best that the solver finds among the listed bundles, beginning from what the plan has now.
    pub(super) fn solve(
        &self,
        relaxation: &Relaxation,
        lists: &Shortlists,
        draft: &Draft,
        stop: &mut Stop,
    ) -> Answer {
        let model = PartModel::new(self, relaxation, lists);
        let start = self.start(lists, draft, &model);
        let hurried = || stop.is_hurried();
        let limits = PackingLimits {
            nodes: NODES,
            time: stop.time_left().map(|left| left / PART_OF_TIME),
            is_hurried: &hurried,
            start: &start,
        };
        let lp = PackingLp {
            rows: &model.limits,
            columns: &model.columns,
        };
        let found = solve_packing(&lp, &limits);
        let nodes = found.as_ref().map_or(1, |found| found.nodes.max(1));
        stop.spend(nodes * (model.columns.len() + model.limits.len()) as u64 * 20);
        let chosen = found.as_ref().map_or(&start, |found| &found.chosen);
        let choices: Vec<Choice> = chosen
            .iter()
            .filter_map(|&column| model.choices.get(column as usize).copied())
            .collect();
        let value = self.value(relaxation, lists, &choices);
        let claimed = found.as_ref().map_or(f64::INFINITY, |found| found.value);
        // Scores lie a whole unit apart: what the solver prunes within its tolerance is less.
        let is_exact = (claimed - value as f64 / relaxation.divisor() as f64).abs() < 0.4;
        let is_proven = is_exact && found.is_some_and(|found| found.proven);
        Answer {
            value,
            chosen: choices,
            is_proven,
        }
    }

    /// The columns of the bundles that the plan has now, and of the positions that it uses.
    fn start(&self, lists: &Shortlists, draft: &Draft, model: &PartModel) -> Vec<u32> {
        let mut start = Vec::new();
        let mut column = 0;
        for &professional in &self.people {
            let now = draft.bundle(professional);
            for bundle in &lists.bundles[professional] {
                if bundle.items == now {
                    start.push(column);
                }
                column += 1;
            }
        }
        for &(demand, first) in &model.positions {
            let positions = draft.positions(demand).iter();
            let used = positions.filter(|position| !position.occupants.is_empty());
            start.extend(used.zip(first..).map(|(_, column)| column));
        }
        start
    }

    /// What some choices of this part are worth, solidarity included, in hundredths of a point.
    fn value(&self, relaxation: &Relaxation, lists: &Shortlists, choices: &[Choice]) -> i128 {
        let rows = relaxation.rows();
        let mut left: BTreeMap<usize, i64> =
            self.rows.iter().map(|open| (open.row, open.left)).collect();
        let mut value = 0;
        for &(professional, bundle) in choices {
            let items = &lists.bundles[professional][bundle].items;
            value += worth(relaxation, items);
            for (row, used) in rows.load_of(relaxation.instance(), items) {
                *left.entry(row).or_default() -= used;
            }
        }
        let points = i128::from(relaxation.instance().dataset().policy.points.solidarity);
        for open in &self.rows {
            if let Row::Solidarity(_) = rows.rows()[open.row] {
                value += points * i128::from(left[&open.row].min(open.floor));
            }
        }
        value
    }
}
