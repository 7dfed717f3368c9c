//! The bound of a branch: prices from those of its parent, answers that keep to what has been
//! decided.

use crate::price::ascent::{LOOK_WORK, Oracle, Pace, Priced, climb};
use crate::price::fixing::Fixing;
use crate::price::pool::{Pool, Taken};
use crate::price::proximal::{Proximal, Way};
use crate::price::relaxation::{Pricing, Relaxation};

use super::choose::{Choice, choose, make_sure};
use super::is_small;
use super::narrow::narrow;

/// Rounds of answers for a branch at most.
const ROUNDS: u32 = 12;

/// Passes of one of its masters at most.
const PASSES: u64 = 60;

/// Part of what a branch is above the best plan known that is not worth a round.
const LITTLE: f64 = 0.02;

/// How far prices are driven where the master hesitates nowhere.
const LAST: Pace = Pace {
    rounds: 80,
    passes: 400,
    tolerance: 1e-9,
};

/// Steps of the prices of a branch, in those of the relaxation: one decision moves few prices far.
const STEP: f64 = 8.0;

/// The same for a glance, which has few rounds.
const GLANCE_STEP: f64 = 16.0;

/// Passes of each of its masters, and fewer where shares are settled by leaps.
const GLANCE_PASSES: (u64, u64) = (20, 10);

/// Part of what a branch is above the best plan known by which a glance may be wrong.
const ROUGH: f64 = 0.1;

/// What a branch goes on from.
#[derive(Clone, Copy, Debug)]
pub struct Parent<'a> {
    /// Prices of its parent.
    pub prices: &'a [f64],
    /// What the master took at them.
    pub taken: &'a [Taken],
    /// How much the bound was above the best plan known, in hundredths of a point.
    pub above: f64,
}

/// What is known of a branch.
#[derive(Clone, Debug)]
pub struct Bounded {
    /// No plan of the branch is worth more, scaled.
    pub scaled: i128,
    /// What has been decided, with what follows from the bound.
    pub fixing: Fixing,
    /// The prices behind it.
    pub prices: Vec<f64>,
    /// What the master took at them.
    pub taken: Vec<Taken>,
    /// Where to branch, with what hangs on each choice, falling; nothing when the branch holds no
    /// better plan or everything is whole.
    pub choices: Vec<(f64, Choice)>,
    /// The answers that were seen.
    pub seen: Vec<Pricing>,
    /// Work done.
    pub work: u64,
}

/// Bounds the plans of a branch, until the bound is at most `cutoff` or stops falling.
pub fn bound(
    relaxation: &Relaxation,
    pool: &Pool,
    mut fixing: Fixing,
    from: Parent,
    cutoff: i128,
) -> Bounded {
    let (mut master, mut pool) = begin(relaxation, pool, &fixing, from, STEP);
    let mut oracle = Branch::new(relaxation, &fixing, cutoff);
    let first = oracle.evaluate(relaxation, from.prices.to_vec());
    pool.add(relaxation, &first.pricing);
    let pace = oracle.pace(relaxation, &first);
    let both = (&mut master, &mut pool);
    let mut best = climb(relaxation, both, first, pace, &mut oracle);
    let mut choices = choose(relaxation, &pool, &fixing);
    if choices.is_empty() && best.pricing.scaled > cutoff {
        // The master hesitates nowhere: better prices may end the branch.
        oracle.is_last = true;
        let both = (&mut master, &mut pool);
        best = climb(relaxation, both, best, LAST, &mut oracle);
        choices = choose(relaxation, &pool, &fixing);
        if choices.is_empty() {
            choices = make_sure(&pool, &fixing);
        }
    }
    let (seen, mut work) = (oracle.seen, oracle.work);
    let mut scaled = best.pricing.scaled;
    if scaled > cutoff {
        let narrowed = narrow(relaxation, &mut fixing, &best, cutoff);
        scaled = narrowed.0;
        work += narrowed.1;
    }
    if scaled <= cutoff {
        choices.clear();
    }
    Bounded {
        scaled,
        fixing,
        prices: best.prices,
        choices,
        taken: pool.taken(),
        seen,
        work,
    }
}

/// What a branch seems to be worth, scaled: what so many masters at most make of the columns that are
/// known; and the work done. Nothing is proven by it.
pub fn glance(
    relaxation: &Relaxation,
    pool: &Pool,
    fixing: &Fixing,
    (from, masters): (Parent, u32),
) -> (i128, u64) {
    let (mut master, mut pool) = begin(relaxation, pool, fixing, from, GLANCE_STEP);
    let enough = ROUGH * from.above;
    let passes = if is_small(relaxation) {
        GLANCE_PASSES.0
    } else {
        GLANCE_PASSES.1
    };
    let (mut value, mut work) = (f64::INFINITY, 0);
    for _ in 0..masters {
        let modelled = master.solve(&mut pool, passes, enough);
        work += LOOK_WORK * modelled.looks;
        let gained = value - modelled.value;
        value = value.min(modelled.value);
        if gained < enough {
            break;
        }
        master.move_centre();
    }
    ((value * relaxation.scale().one()) as i128, work)
}

/// The master of a branch, with the columns that a better plan may have.
fn begin(
    relaxation: &Relaxation,
    pool: &Pool,
    fixing: &Fixing,
    from: Parent,
    step: f64,
) -> (Proximal, Pool) {
    let mut pool = pool.under(relaxation, fixing, from.taken);
    let step = step * relaxation.step();
    let mut master = Proximal::new(relaxation, &pool, from.prices, step);
    master.settle_by(if is_small(relaxation) {
        Way::Turns
    } else {
        Way::Leaps
    });
    master.decide(relaxation, fixing);
    pool.keep_near(|column| master.profit(column), from.above);
    master.recount(&pool);
    (master, pool)
}

struct Branch<'a> {
    fixing: &'a Fixing,
    cutoff: i128,
    seen: Vec<Pricing>,
    is_last: bool,
    /// One hundredth of a point, scaled.
    one: f64,
    work: u64,
}

impl<'a> Branch<'a> {
    fn new(relaxation: &Relaxation, fixing: &'a Fixing, cutoff: i128) -> Self {
        Self {
            fixing,
            cutoff,
            seen: Vec::new(),
            is_last: false,
            one: relaxation.scale().one(),
            work: 0,
        }
    }

    /// How far prices are driven from the first ones.
    fn pace(&self, relaxation: &Relaxation, first: &Priced) -> Pace {
        let value = relaxation.scale().floor(first.pricing.scaled) as f64;
        Pace {
            rounds: ROUNDS,
            passes: PASSES,
            tolerance: LITTLE * self.above(first).max(0.0) / value.abs().max(1.0),
        }
    }

    /// How much a bound is above the best plan known, in hundredths of a point.
    fn above(&self, priced: &Priced) -> f64 {
        (priced.pricing.scaled - self.cutoff) as f64 / self.one
    }
}

impl Oracle for Branch<'_> {
    fn evaluate(&mut self, relaxation: &Relaxation, prices: Vec<f64>) -> Priced {
        let pricing =
            relaxation.price_under(&relaxation.round_under(&prices, self.fixing), self.fixing);
        self.work += pricing.work;
        self.seen.push(pricing.clone());
        Priced { prices, pricing }
    }

    fn spend(&mut self, work: u64) {
        self.work += work;
    }

    /// A bound that can end the branch is worth every round; one that stops falling is not.
    fn is_over(&self, best: &Priced, promised: f64) -> bool {
        let above = self.above(best);
        above <= 0.0 || (!self.is_last && self.seen.len() > 3 && promised < 0.05 * above)
    }
}
