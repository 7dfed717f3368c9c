//! Diving: the master's largest choices become the plan's, what is left is priced and solved
//! again, until everybody is placed.
//!
//! # Source
//! Sadykov et al. 2019, Primal heuristics for branch and price: the assets of diving methods.

use std::collections::BTreeSet;

use inzet_model::{DemandIx, ProfessionalIx};
use rayon::prelude::*;

use super::assembly::{complete, position_for, put_whole};
use super::draft::Draft;
use crate::bundle::{Best, Items, Market};
use crate::exact::linear::{Column, LpSolution, PackingLp, solve_lp};
use crate::price::columns::{Columns, column, first_columns, right_hand_sides};
use crate::price::rows::Block;
use crate::price::{Relaxation, Row};
use crate::stop::Stop;

/// A choice of the master that is taken at once.
const SURE: f64 = 0.85;

/// Part of those who are not placed yet that is placed in every round at least.
const PART: usize = 12;

/// Per cent of the time or work after which a dive ends where it is.
const MOST: u32 = 55;

/// Builds a plan by diving from the columns of the last master; adds the columns it meets.
#[must_use]
pub fn dive<'a>(relaxation: &Relaxation<'a>, columns: &mut Columns, stop: &mut Stop) -> Draft<'a> {
    let mut draft = Draft::new(relaxation.instance());
    let mut open: Vec<ProfessionalIx> = {
        let people = relaxation.instance().dataset().professionals.indices();
        people
            .filter(|&p| !relaxation.instance().candidates().range_of(p).is_empty())
            .collect()
    };
    let mut limits = right_hand_sides(relaxation);
    let mut refused = BTreeSet::new();
    while !open.is_empty() && !stop.is_hurried() && !stop.is_past(MOST) {
        let Some(round) = Round::solve(relaxation, columns, &draft, (&open, &refused), &limits)
        else {
            break;
        };
        stop.spend(400 * round.own.len() as u64);
        price(
            relaxation,
            columns,
            &draft,
            &open,
            &round.solution.duals,
            stop,
        );
        round.place(
            relaxation,
            columns,
            &mut draft,
            &mut open,
            (&mut limits, &mut refused),
        );
    }
    complete(&mut draft);
    draft
}

/// One master over the columns that still fit.
struct Round {
    /// Numbers of the columns, in the order of the programme.
    own: Vec<usize>,
    first: usize,
    solution: LpSolution,
}

impl Round {
    fn solve(
        relaxation: &Relaxation,
        columns: &Columns,
        draft: &Draft,
        (open, refused): (&[ProfessionalIx], &BTreeSet<usize>),
        limits: &[f64],
    ) -> Option<Self> {
        let bundles = columns.bundles();
        let own: Vec<usize> = (0..bundles.len())
            .filter(|&number| {
                let (professional, items) = &bundles[number];
                open.binary_search(professional).is_ok()
                    && !refused.contains(&number)
                    && fits(draft, items)
            })
            .collect();
        if own.is_empty() {
            return None;
        }
        let mut programme: Vec<Column> = first_columns(relaxation);
        programme.extend(missing(relaxation));
        let first = programme.len();
        programme.extend(own.iter().map(|&number| {
            let (professional, items) = &bundles[number];
            column(relaxation, *professional, items)
        }));
        let solution = solve_lp(&PackingLp {
            rows: limits,
            columns: &programme,
        })?;
        Some(Self {
            own,
            first,
            solution,
        })
    }

    /// Places those whose choice is sure, and some more.
    fn place(
        &self,
        relaxation: &Relaxation,
        columns: &Columns,
        draft: &mut Draft,
        open: &mut Vec<ProfessionalIx>,
        (limits, refused): (&mut [f64], &mut BTreeSet<usize>),
    ) {
        let mut wanted: Vec<(i64, usize)> = self
            .own
            .iter()
            .enumerate()
            .map(|(place, &number)| {
                let part = self.solution.primal[self.first + place];
                (-((part * 1e6) as i64), number)
            })
            .filter(|(part, _)| *part < -1_000)
            .collect();
        wanted.sort_unstable();
        if wanted.is_empty() {
            open.clear();
            return;
        }
        let least = open.len().div_ceil(PART);
        let mut placed = 0;
        for (part, number) in wanted {
            if placed >= least && part > -((SURE * 1e6) as i64) {
                break;
            }
            let (professional, items) = &columns.bundles()[number];
            let Ok(place) = open.binary_search(professional) else {
                continue;
            };
            placed += 1;
            if put_whole(draft, items) {
                open.remove(place);
                let entries = column(relaxation, *professional, items).entries;
                for (row, used) in entries {
                    limits[row as usize] -= used;
                }
            } else {
                refused.insert(number);
            }
        }
    }
}

/// Columns for FTE that a used position misses: dear, but there is always a solution.
fn missing(relaxation: &Relaxation) -> Vec<Column> {
    let people = relaxation.instance().dataset().professionals.len();
    let pairs = relaxation.instance().candidates().pairs().iter();
    let dearest = pairs
        .map(|pair| pair.rate.saturating_mul(i64::from(pair.days)))
        .max();
    let value = -2.0 * dearest.unwrap_or(1).max(1) as f64;
    let column = |block: &Block| {
        let row = u32::try_from(people + block.least()).expect("rows are numbered in 32 bits");
        Column {
            value,
            entries: vec![(row, -1.0)],
            upper: f64::INFINITY,
        }
    };
    relaxation.rows().blocks().iter().map(column).collect()
}

fn fits(draft: &Draft, items: &Items) -> bool {
    let candidates = draft.instance().candidates();
    items
        .iter()
        .all(|&(number, fte)| position_for(draft, candidates.pair(number).demand, fte).is_some())
}

/// Adds the best bundles of those who are not placed at the master's prices, on demands that have
/// room.
fn price(
    relaxation: &Relaxation,
    columns: &mut Columns,
    draft: &Draft,
    open: &[ProfessionalIx],
    duals: &[f64],
    stop: &mut Stop,
) {
    let instance = relaxation.instance();
    let people = instance.dataset().professionals.len();
    let rows = relaxation.rows().rows();
    let mut prices = duals[people..].to_vec();
    for (row, price) in rows.iter().zip(&mut prices) {
        if let Row::People(demand) = row
            && is_full(draft, *demand)
        {
            *price = f64::INFINITY;
        }
    }
    let prices = relaxation.round_closed(&prices);
    let market: Market = relaxation.market(&prices);
    let answers: Vec<Best> = open.par_iter().map(|&person| market.best(person)).collect();
    for (&professional, answer) in open.iter().zip(&answers) {
        stop.spend(answer.work);
        if !answer.bundle.items.is_empty() {
            columns.add_bundle(professional, &answer.bundle.items);
        }
    }
}

fn is_full(draft: &Draft, demand: DemandIx) -> bool {
    draft.people_left(demand) == 0
}
