//! The bound of a branch: prices from those of its parent, answers that keep to what has been
//! decided.

use crate::price::ascent::{Oracle, Pace, Priced, climb};
use crate::price::fixing::Fixing;
use crate::price::pool::{Pool, Taken};
use crate::price::proximal::Proximal;
use crate::price::relaxation::{Pricing, Relaxation};

use super::narrow::narrow;
use super::choose::{Choice, choose, make_sure};

/// How far the prices of a branch are driven.
const PACE: Pace = Pace {
    rounds: 12,
    passes: 60,
    tolerance: 1e-6,
};

/// How far where nothing is left to decide.
const LAST: Pace = Pace {
    rounds: 80,
    passes: 400,
    tolerance: 1e-9,
};

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
    pub rounds: u32,
}

/// Bounds the plans of a branch, until the bound is at most `cutoff` or stops falling.
pub fn bound(
    relaxation: &Relaxation,
    pool: &Pool,
    mut fixing: Fixing,
    (prices, taken): (&[f64], &[Taken]),
    cutoff: i128,
) -> Bounded {
    let mut pool = pool.under(relaxation, &fixing, taken);
    let envf=|n:&str,d:f64| std::env::var(n).ok().and_then(|v| v.parse().ok()).unwrap_or(d);
    let step = relaxation.step()*envf("NSTEP",8.0);
    let over=envf("NOVER",20.0);
    let pace=Pace{rounds: envf("NROUNDS",12.0) as u32, passes: envf("NPASS",60.0) as u64, tolerance:1e-6};
    let mut master = Proximal::new(relaxation, &pool, prices, step);
    master.decide(relaxation, &fixing);
    master.recount(&pool);
    let mut oracle = Branch {
        fixing: &fixing,
        cutoff,
        seen: Vec::new(),
        rounds: 0,
        is_last: false, over,
        one: relaxation.scale().one(),
        work: 0,
    };
    let first = oracle.evaluate(relaxation, prices.to_vec());
    pool.add(relaxation, &first.pricing);
    let above = (first.pricing.scaled - cutoff) as f64 / relaxation.scale().one();
    let value = relaxation.scale().floor(first.pricing.scaled) as f64;
    let pace = Pace { tolerance: envf("NTOL",0.02) * above.max(0.0) / value.abs().max(1.0), ..pace };
    let mut best = climb(
        relaxation,
        (&mut master, &mut pool),
        first,
        pace,
        &mut oracle,
    );
    let mut choices = choose(relaxation, &pool, &fixing);
    if choices.is_empty() && best.pricing.scaled > cutoff {
        // The master hesitates nowhere: better prices may end the branch.
        oracle.is_last = true;
        best = climb(
            relaxation,
            (&mut master, &mut pool),
            best,
            LAST,
            &mut oracle,
        );
        choices = choose(relaxation, &pool, &fixing);
        if choices.is_empty() {
            choices = make_sure(&pool, &fixing);
        }
    }
    let scaled = best.pricing.scaled;
    if scaled <= cutoff {
        choices.clear();
    }
    let (seen, rounds, mut work) = (oracle.seen, oracle.rounds, oracle.work);
    if scaled > cutoff {
        work += narrow(relaxation, &mut fixing, &best, cutoff);
    }
    Bounded {
        scaled,
        fixing,
        prices: best.prices,
        choices,
        taken: pool.taken(),
        seen,
        work,
        rounds,
    }
}

struct Branch<'a> {
    fixing: &'a Fixing,
    cutoff: i128,
    seen: Vec<Pricing>,
    rounds: u32,
    is_last: bool,
    over: f64,
    /// One hundredth of a point, scaled.
    one: f64,
    work: u64,
}

impl Oracle for Branch<'_> {
    fn evaluate(&mut self, relaxation: &Relaxation, prices: Vec<f64>) -> Priced {
        let pricing =
            relaxation.price_under(&relaxation.round_under(&prices, self.fixing), self.fixing);
        self.rounds += 1;
        self.work += pricing.work;
        self.seen.push(pricing.clone());
        Priced { prices, pricing }
    }

    fn spend(&mut self, work: u64) {
        self.work += work;
    }

    /// A bound that can end the branch is worth every round; one that stops falling is not.
    fn is_over(&self, best: &Priced, promised: f64) -> bool {
        let above = best.pricing.scaled - self.cutoff;
        above <= 0
            || (!self.is_last && self.rounds > 3 && promised * self.over < above as f64 / self.one)
    }
}
