//! Set packing over the bundles within the gap: when all of them are listed and the packing is
//! proven best, so is the plan.
//!
//! # Source
//! Baldacci et al. 2008 on enumerating the columns within the gap.

use std::collections::BTreeMap;

use inzet_model::{DemandIx, ProfessionalIx, Score};

use super::assembly;
use super::draft::Draft;
use super::shortlist::Shortlists;
use crate::bundle::{Items, Market};
use crate::exact::packing::{Column, PackingLimits, PackingLp, solve_packing};
use crate::options::Phase;
use crate::price::column::worth;
use crate::price::{Pricing, Relaxation, Row, Rows};
use crate::stop::Stop;

/// Bundles of one professional that a packing lists at most.
const MOST_BUNDLES: usize = 400;

/// Rows times columns that one part of a packing has at most: what the solver of this build ends
/// in seconds.
const MOST_CELLS: usize = if cfg!(feature = "highs") {
    2_000_000
} else {
    200_000
};

/// How often the regret is halved until the parts are small enough.
const HALVINGS: usize = 6;

/// Part of the time left that one packing may take: neighbourhoods and branches go on after it.
const PART_OF_TIME: u32 = 3;

/// Nodes of one packing.
const NODES: u64 = 20_000;

/// Looks for a better plan among the bundles that lose less than the gap; when all of them are
/// looked at and nothing better is possible, tells the bound.
pub fn pack<'a>(
    relaxation: &Relaxation<'a>,
    market: &Market,
    pricing: &Pricing,
    draft: &mut Draft<'a>,
    stop: &mut Stop,
) {
    let gap = pricing.scaled - relaxation.scale().up(draft.score());
    let Ok(regret) = i64::try_from(gap) else {
        return;
    };
    if regret <= 0 {
        return;
    }
    let Some((lists, parts)) = lists_within(relaxation, market, pricing, (draft, regret), stop)
    else {
        return;
    };
    let mut bound = parts.fixed;
    let mut chosen = parts.settled.clone();
    let mut is_proven = lists.is_whole && lists.regret == regret;
    for part in &parts.parts {
        let answer = part.solve(relaxation, &lists, draft, stop);
        is_proven &= answer.is_proven;
        bound += answer.value;
        chosen.extend(answer.chosen);
        if stop.is_hurried() {
            return;
        }
    }
    let mut trial = Draft::new(draft.instance());
    chosen.sort_unstable();
    for (professional, bundle) in &chosen {
        assembly::put_whole(&mut trial, &lists.bundles[*professional][*bundle].items);
    }
    assembly::complete(&mut trial);
    draft.take_better(trial);
    stop.offer_score(Score::new(draft.score()), Phase::Proof);
    if is_proven {
        // A better plan than the one we had consists of listed bundles only.
        stop.offer_bound(Score::new(bound.max(draft.score())), Phase::Proof);
    }
}

/// The bundles within the gap, or within a part of it when those are too many for the solver.
fn lists_within(
    relaxation: &Relaxation,
    market: &Market,
    pricing: &Pricing,
    (draft, regret): (&Draft, i64),
    stop: &mut Stop,
) -> Option<(Shortlists, Parts)> {
    let mut within = regret;
    for _ in 0..HALVINGS {
        if stop.is_over() {
            return None;
        }
        let mut lists = Shortlists::new(market, pricing, within, MOST_BUNDLES);
        lists.add_plan(market, draft);
        stop.spend(lists.work);
        let parts = Parts::new(relaxation, &lists);
        let largest = parts
            .parts
            .iter()
            .map(|part| part.size(&lists))
            .max()
            .unwrap_or(0);
        if largest <= MOST_CELLS {
            return Some((lists, parts));
        }
        within /= 2;
    }
    None
}

/// A professional and the place of a bundle on the list.
type Choice = (ProfessionalIx, usize);

/// The packing, taken apart where nothing binds.
struct Parts {
    /// What every choice is worth: the constant of the relaxation and the settled bundles.
    fixed: i128,
    /// Professionals with one bundle only.
    settled: Vec<Choice>,
    parts: Vec<Part>,
}

/// Professionals who compete for some row, directly or through others.
struct Part {
    people: Vec<ProfessionalIx>,
    rows: Vec<OpenRow>,
}

/// A row that may bind, with what the settled bundles leave of it.
#[derive(Clone, Copy)]
struct OpenRow {
    row: usize,
    left: i64,
    /// Of solidarity: FTE-days that still count.
    floor: i64,
}

struct Answer {
    value: i128,
    chosen: Vec<Choice>,
    is_proven: bool,
}

impl Parts {
    fn new(relaxation: &Relaxation, lists: &Shortlists) -> Self {
        let rows = relaxation.rows();
        let mut left: Vec<i64> = rows.limits().to_vec();
        let mut fixed = relaxation.constant();
        let mut settled = Vec::new();
        let mut open = Vec::new();
        for (professional, bundles) in lists.bundles.iter_enumerated() {
            if let [only] = bundles.as_slice()
                && !shares_all_or_nothing(relaxation, &only.items)
            {
                fixed += worth(relaxation, &only.items);
                for (row, used) in rows.load_of(relaxation.instance(), &only.items) {
                    left[row] -= used;
                }
                settled.push((professional, 0));
            } else if !bundles.is_empty() {
                open.push(professional);
            }
        }
        let mut sets = Sets::new(lists.bundles.len());
        let mut users: BTreeMap<usize, Vec<ProfessionalIx>> = BTreeMap::new();
        for &professional in &open {
            let mut touched: Vec<usize> = lists.bundles[professional]
                .iter()
                .flat_map(|bundle| rows.load_of(relaxation.instance(), &bundle.items))
                .map(|(row, _)| row)
                .collect();
            touched.sort_unstable();
            touched.dedup();
            for row in touched {
                users.entry(row).or_default().push(professional);
            }
        }
        for people in users.values() {
            for pair in people.windows(2) {
                sets.join(pair[0].index(), pair[1].index());
            }
        }
        fixed += untouched_solidarity(relaxation, &left, &users);
        let mut parts: BTreeMap<usize, Part> = BTreeMap::new();
        for &professional in &open {
            let part = parts.entry(sets.root(professional.index()));
            let part = part.or_insert_with(|| Part {
                people: Vec::new(),
                rows: Vec::new(),
            });
            part.people.push(professional);
        }
        for (row, people) in users {
            let part = parts.get_mut(&sets.root(people[0].index()));
            let part = part.expect("every user of a row is in a part");
            part.rows.push(OpenRow {
                row,
                left: left[row],
                floor: rows.floor(row),
            });
        }
        Self {
            fixed,
            settled,
            parts: parts.into_values().collect(),
        }
    }
}

/// Solidarity of members whose FTE-days no open professional can change.
fn untouched_solidarity(
    relaxation: &Relaxation,
    left: &[i64],
    users: &BTreeMap<usize, Vec<ProfessionalIx>>,
) -> i128 {
    let points = i128::from(relaxation.instance().dataset().policy.points.solidarity);
    let rows = relaxation.rows();
    (0..rows.len())
        .filter(|row| matches!(rows.rows()[*row], Row::Solidarity(_)) && !users.contains_key(row))
        .map(|row| points * i128::from(left[row].min(rows.floor(row))))
        .sum()
}

impl Part {
    /// Rows times columns of its programme.
    fn size(&self, lists: &Shortlists) -> usize {
        let columns: usize = self.people.iter().map(|&p| lists.bundles[p].len()).sum();
        columns * (self.people.len() + self.rows.len())
    }

    fn solve(
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

/// A part as a programme: in units of the distance between scores.
struct PartModel {
    limits: Vec<f64>,
    columns: Vec<Column>,
    /// What the first columns stand for.
    choices: Vec<Choice>,
    /// Demands of which a position is used or not, with the column of the first.
    positions: Vec<(DemandIx, u32)>,
}

impl PartModel {
    fn new(part: &Part, relaxation: &Relaxation, lists: &Shortlists) -> Self {
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

/// Whether a bundle shares a position of which others may have to hold the rest: who has no choice has
/// a part in that choice of theirs.
fn shares_all_or_nothing(relaxation: &Relaxation, items: &Items) -> bool {
    let instance = relaxation.instance();
    let mut items = items.iter();
    items.any(|item| {
        let demand = instance.candidates().pair(item.0).demand;
        Rows::is_all_or_nothing(instance, demand)
    })
}

/// Disjoint sets of professionals.
struct Sets(Vec<usize>);

impl Sets {
    fn new(count: usize) -> Self {
        Self((0..count).collect())
    }

    fn root(&mut self, mut place: usize) -> usize {
        while self.0[place] != place {
            self.0[place] = self.0[self.0[place]];
            place = self.0[place];
        }
        place
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        self.0[a.max(b)] = a.min(b);
    }
}
