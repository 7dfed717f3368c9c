//! The whole model as a mixed-integer programme: every plan of FORMAT section 4 is a solution of
//! it, and the other way round but for cents of some budgets. Its value is what the plan is worth
//! beyond the pins, in integers, divided by their common divisor.

mod budgets;
mod people;
mod places;
mod start;

use std::collections::BTreeSet;
use std::ops::Range;

use inzet_model::{IndexVec, MemberIx, PositionNumber, Score};

use super::mip::Mip;
use crate::build::Draft;
use crate::candidates::PairIx;
use crate::instance::Instance;

/// The programme, and what its variables mean.
pub(super) struct Model<'a> {
    /// The programme; its objective is set once all of it is there.
    pub(super) mip: Mip,
    /// Pairs on places, those of one demand together.
    pub(super) placed: Vec<Placed>,
    /// Greatest common divisor of all coefficients of the objective.
    pub(super) unit: i128,
    /// What every variable is worth, in hundredths of a point.
    worth: Vec<i128>,
    /// Of every pair, its entries in `placed`.
    of_pair: Vec<Range<usize>>,
    /// Variables whose value follows from those before them.
    derived: Vec<(u32, Derived)>,
    /// The plan of nothing but the pins.
    pins: Draft<'a>,
    /// Members whose wages are counted to the cent for every level.
    exact: BTreeSet<MemberIx>,
}

/// A pair that may be put on a place.
#[derive(Clone, Debug)]
pub(super) struct Placed {
    /// Which pair.
    pub(super) pair: PairIx,
    /// On which position; `None` means any free one of a demand for one person a position.
    pub(super) position: Option<PositionNumber>,
    /// The variables whose sum says how much.
    pub(super) parts: Vec<Part>,
}

/// A part of what a pair does on a place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part {
    /// How often it is taken.
    pub(super) variable: u32,
    /// Whether it puts the person there; otherwise it gives more FTE to a person who is there.
    pub(super) is_person: bool,
    /// Hundredths of FTE each time.
    pub(super) fte: u8,
    /// Its wage each time, in hundredths of a cent; 0 where nobody counts.
    pub(super) wage: i64,
}

/// How the value of a variable follows from others.
#[derive(Clone, Debug)]
enum Derived {
    /// 1 when one of them is above 0.
    AnyOf(Vec<u32>),
    /// 1 when they, times their lengths, sum to so much.
    Length(Vec<(u32, f64)>, f64),
    /// Their sum, but no more than so much.
    AtMost(Vec<(u32, f64)>, f64),
}

impl<'a> Model<'a> {
    /// Writes the programme of an instance.
    ///
    /// Wages are rounded level by level. For the members of `exact` every level has a variable;
    /// for the others wages grow by equal steps that lie at most a cent below the true ones, so
    /// that a plan may seem to fit a budget that it exceeds by cents, but never the other way
    /// round.
    pub(super) fn new(instance: &'a Instance<'a>, exact: BTreeSet<MemberIx>) -> Self {
        let mut model = Self {
            mip: Mip::default(),
            placed: Vec::new(),
            unit: 1,
            worth: Vec::new(),
            of_pair: vec![0..0; instance.candidates().len()],
            derived: Vec::new(),
            pins: Draft::new(instance),
            exact,
        };
        model.place_everybody();
        model.limit_people();
        model.limit_members_per_person();
        model.charge_budgets();
        model.lift_members();
        model.set_objective();
        model
    }

    /// The plan of nothing but the pins.
    pub(super) fn pins(&self) -> &Draft<'a> {
        &self.pins
    }

    /// The instance.
    pub(super) fn instance(&self) -> &'a Instance<'a> {
        self.pins.instance()
    }

    fn add_binary(&mut self, worth: i128) -> u32 {
        self.worth.push(worth);
        self.mip.add_binary(0.0)
    }

    fn add_integer(&mut self, worth: i128, most: u32) -> u32 {
        self.worth.push(worth);
        self.mip.add_integer(0.0, most)
    }

    fn add_number(&mut self, worth: i128, most: f64) -> u32 {
        self.worth.push(worth);
        self.mip.add_number(0.0, most)
    }

    /// The entries of a pair.
    fn of_pair(&self, pair: PairIx) -> &[Placed] {
        &self.placed[self.of_pair[pair as usize].clone()]
    }

    /// The variables that put the person of a pair somewhere: their sum is 0 or 1.
    fn people(&self, pair: PairIx) -> Vec<u32> {
        let parts = self.of_pair(pair).iter().flat_map(|placed| &placed.parts);
        let people = parts.filter(|part| part.is_person);
        people.map(|part| part.variable).collect()
    }

    /// A pair's FTE, in hundredths, as terms of a row.
    fn fte_terms(&self, pair: PairIx) -> impl Iterator<Item = (u32, f64)> {
        let parts = self.of_pair(pair).iter().flat_map(|placed| &placed.parts);
        parts.map(|part| (part.variable, f64::from(part.fte)))
    }

    /// The pairs that may serve a member, in order.
    fn pairs_by_member(&self) -> IndexVec<MemberIx, Vec<PairIx>> {
        let dataset = self.instance().dataset();
        let mut pairs: IndexVec<MemberIx, Vec<PairIx>> =
            dataset.members.iter().map(|_| Vec::new()).collect();
        for (number, pair) in (0..).zip(self.instance().candidates().pairs()) {
            if !self.of_pair(number).is_empty() {
                pairs[dataset.demands[pair.demand].member].push(number);
            }
        }
        pairs
    }

    /// Solidarity: FTE-days beyond the pins that lift a member up to its share.
    fn lift_members(&mut self) {
        let instance = self.instance();
        let points = i128::from(instance.dataset().policy.points.solidarity);
        if points == 0 {
            return;
        }
        for (member, pairs) in self.pairs_by_member().into_iter_enumerated() {
            let room = instance.solidarity_floor(member) - self.pins.served(member);
            if room <= 0 || pairs.is_empty() {
                continue;
            }
            let days = |pair: PairIx| f64::from(instance.candidates().pair(pair).days);
            let work = pairs.iter().flat_map(|&pair| {
                let terms = self.fte_terms(pair);
                terms.map(move |(variable, fte)| (variable, fte * days(pair)))
            });
            let work: Vec<(u32, f64)> = work.collect();
            let lifted = self.add_number(points, room as f64);
            let mut terms: Vec<(u32, f64)> = work.iter().map(|&(v, work)| (v, -work)).collect();
            terms.push((lifted, 1.0));
            self.mip.add_row(terms, 0.0);
            self.derived
                .push((lifted, Derived::AtMost(work, room as f64)));
        }
    }

    fn set_objective(&mut self) {
        let divisor = self
            .worth
            .iter()
            .fold(0, |divisor, &worth| gcd(divisor, worth));
        self.unit = divisor.max(1);
        for (variable, worth) in (0..).zip(&self.worth) {
            self.mip.set_value(variable, (worth / self.unit) as f64);
        }
    }

    /// The score that no plan beats, when the solver proved that no value is above this one: its
    /// sums may be off by a billionth of their size, and by a millionth for every variable.
    pub(super) fn bound(&self, value: f64) -> Score {
        let slack = 1e-9 * value.abs() + 1e-6 * (1 + self.mip.len()) as f64;
        // The conversion saturates far beyond all scores.
        let units = (value + slack).floor() as i128;
        Score::new(self.pins.score() + self.unit.saturating_mul(units))
    }
}

fn gcd(left: i128, right: i128) -> i128 {
    let (mut left, mut right) = (left.abs(), right.abs());
    while right != 0 {
        (left, right) = (right, left % right);
    }
    left
}
