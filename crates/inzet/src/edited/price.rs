//! What each edit costs: the plan with all of them, less the plan without that one.
//!
//! Both plans are found by the solver and judged by the verifier, so a price is the difference of
//! two plans that can be made. Each search begins with the plan of the other, so that what one
//! finds besides the edit counts in both. Where the best is not proven, the bound says what the
//! edit costs at most.

use inzet_core::{Instance, Options, Solution, Watch, solve};
use inzet_model::{Cents, Dataset, FteDays, Plan, Score};
use inzet_report::Outcome;
use inzet_verify::{Facts, Violation, check_plan_with};

use super::Edited;
use super::start::beside_pins;

/// Work of one search: a second or so.
const WORK: u64 = 60_000_000;

/// Work of a search that only mends what it begins with.
const GLANCE: u64 = 1;

/// Edits that are priced one by one, at most and in any case; the others are in the price of all
/// together only.
const MOST: usize = 24;
const LEAST: usize = 3;

/// Pairs up to which a search takes no longer than its work.
const MANY_PAIRS: usize = 60_000;

/// What a plan is worth, serves and costs its members.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Worth {
    /// Hundredths of a point.
    pub score: Score,
    /// Full-time days served.
    pub fte_days: FteDays,
    /// Wages and management fees.
    pub charged: Cents,
}

/// What an edit, or all of them, does to the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Price {
    /// The plan with it.
    pub with: Worth,
    /// The best plan found without it.
    pub without: Worth,
    /// No plan without it is worth more.
    pub bound: Score,
    /// Whether both plans are proven to be the best: then the price is exact.
    pub is_exact: bool,
}

/// The prices of edits.
#[derive(Debug)]
pub struct Prices {
    /// Of all together.
    pub together: Option<Price>,
    /// Of the first edits, in their order; `None` where the rest breaks a rule without it.
    pub each: Vec<Option<Price>>,
    /// The best plan with all edits that was found on the way, when it is better than the first.
    pub better: Option<Solution>,
}

/// Why edits have no price.
#[derive(Debug, thiserror::Error)]
pub enum PriceError {
    /// The judge found a broken rule in a plan of ours: a defect of the program.
    #[error("a plan without an edit breaks {} rules", .0.len())]
    Unsound(Vec<Violation>),
}

/// Prices edits on the plan that was found with all of them. What the clock or the user ends is
/// left out.
///
/// # Errors
/// When the judge does not agree with a plan.
pub fn price(
    instance: &Instance,
    solution: &Solution,
    edited: &Edited,
    options: &Options,
    watch: &dyn Watch,
) -> Result<Prices, PriceError> {
    let mut pricing = Pricing {
        instance,
        edited,
        options,
        watch,
        best: solution.clone(),
    };
    pricing.run()
}

struct Pricing<'a> {
    instance: &'a Instance<'a>,
    edited: &'a Edited,
    options: &'a Options,
    watch: &'a dyn Watch,
    /// The best plan with all edits.
    best: Solution,
}

/// The problem without an edit, and the best plan of it.
struct Without {
    dataset: Dataset,
    plan: Plan,
    worth: Worth,
    bound: Score,
}

/// What came of a search without an edit.
enum Found {
    Plan(Box<Without>),
    /// The other decisions break a rule then.
    Broken,
    /// The clock or the user ended it.
    Ended,
}

impl Found {
    fn plan(&self) -> Option<&Without> {
        match self {
            Self::Plan(without) => Some(without),
            Self::Broken | Self::Ended => None,
        }
    }
}

impl Pricing<'_> {
    fn run(&mut self) -> Result<Prices, PriceError> {
        let first = self.best.score;
        let count = self.edited.edits.len();
        let start = self.options.start.clone();
        let mut together = self.without(None, start.as_ref(), WORK)?;
        self.learn(&together);
        let mut each = Vec::new();
        if count > 1 {
            let beside = together.plan().map(|together| together.plan.clone());
            for place in 0..count.min(self.most()) {
                let found = self.without(Some(place), beside.as_ref(), GLANCE)?;
                if matches!(found, Found::Ended) {
                    break;
                }
                self.learn(&found);
                each.push(found);
            }
        }
        if self.best.score > first {
            for found in each.iter_mut().chain([&mut together]) {
                self.renew(found)?;
            }
        }
        let price = |found: &Found| found.plan().map(|without| self.price(without));
        let together = price(&together);
        let mut each: Vec<Option<Price>> = each.iter().map(price).collect();
        if count == 1 && together.is_some() {
            each.push(together);
        }
        Ok(Prices {
            together,
            each,
            better: (self.best.score > first).then(|| self.best.clone()),
        })
    }

    /// How many edits are priced one by one: fewer where a search takes long.
    fn most(&self) -> usize {
        let pairs = self.instance.candidates().len().max(1);
        (MOST * MANY_PAIRS / pairs).clamp(LEAST, MOST)
    }

    fn is_over(&self) -> bool {
        let limit = self.options.time_limit;
        self.watch.interrupted() || limit.is_some_and(|limit| self.watch.elapsed() >= limit)
    }

    /// The best plan without an edit, or without any.
    fn without(
        &self,
        edit: Option<usize>,
        start: Option<&Plan>,
        work: u64,
    ) -> Result<Found, PriceError> {
        let mut dataset = self.instance.dataset().clone();
        dataset.decisions = self.edited.decisions_without(&dataset, edit);
        let Ok(instance) = Instance::new(&dataset) else {
            return Ok(Found::Broken);
        };
        let mut found = self.search(&instance, &self.best.plan, WORK);
        if let Some(start) = start {
            let other = self.search(&instance, start, work);
            let bound = found.bound.min(other.bound);
            if other.score > found.score {
                found = other;
            }
            found.bound = bound;
        }
        // A search that was cut off would make an edit look cheaper than it is.
        if self.is_over() {
            return Ok(Found::Ended);
        }
        let worth = worth(&instance, &found.plan);
        check(&dataset, &found)?;
        drop(instance);
        Ok(Found::Plan(Box::new(Without {
            dataset,
            plan: found.plan,
            worth,
            bound: found.bound,
        })))
    }

    /// What a search without an edit found besides it may serve the plan with all of them too.
    fn learn(&mut self, found: &Found) {
        let Some(without) = found.plan() else {
            return;
        };
        if self.best.score == self.best.bound {
            return;
        }
        let found = self.search(self.instance, &without.plan, WORK);
        let bound = self.best.bound.min(found.bound);
        if found.score > self.best.score {
            self.best = Solution {
                stopped_by: self.best.stopped_by,
                work: self.best.work,
                work_limit: self.best.work_limit,
                ..found
            };
        }
        self.best.bound = bound;
    }

    /// The plan with all edits has become better: the one without may too.
    fn renew(&self, found: &mut Found) -> Result<(), PriceError> {
        let Found::Plan(without) = found else {
            return Ok(());
        };
        let Ok(instance) = Instance::new(&without.dataset) else {
            return Ok(());
        };
        let found = self.search(&instance, &self.best.plan, GLANCE);
        if found.score > without.worth.score {
            check(&without.dataset, &found)?;
            without.worth = worth(&instance, &found.plan);
            without.plan = found.plan;
        }
        Ok(())
    }

    fn search(&self, instance: &Instance, start: &Plan, work: u64) -> Solution {
        let options = Options {
            start: Some(beside_pins(instance, start)),
            work_limit: Some(work.min(self.options.work_limit.unwrap_or(work))),
            ..self.options.clone()
        };
        solve(instance, &options, self.watch)
    }

    fn price(&self, without: &Without) -> Price {
        Price {
            with: worth(self.instance, &self.best.plan),
            without: without.worth,
            bound: without.bound,
            is_exact: self.best.score == self.best.bound && without.worth.score == without.bound,
        }
    }
}

fn worth(instance: &Instance, plan: &Plan) -> Worth {
    let usage = Outcome::of_plan(instance, plan).usage;
    Worth {
        score: inzet_core::evaluate(instance, plan).score,
        fte_days: usage.iter().map(|usage| usage.fte_days).sum(),
        charged: usage.iter().map(|usage| usage.wage + usage.fee).sum(),
    }
}

fn check(dataset: &Dataset, solution: &Solution) -> Result<(), PriceError> {
    let verdict = check_plan_with(&Facts::new(dataset), &solution.plan);
    if verdict.violations.is_empty() {
        Ok(())
    } else {
        Err(PriceError::Unsound(verdict.violations))
    }
}
