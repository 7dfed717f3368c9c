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

/// Edits that are priced one by one; the others are in the price of all together only.
pub const MOST: usize = 24;

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

impl Pricing<'_> {
    fn run(&mut self) -> Result<Prices, PriceError> {
        let first = self.best.score;
        let count = self.edited.edits.len();
        let start = self.options.start.clone();
        let mut together = self.without(None, start.as_ref(), WORK)?;
        self.learn(together.as_ref());
        let mut each = Vec::new();
        for place in 0..count.min(MOST) {
            if count == 1 || self.is_over() {
                break;
            }
            let beside = together.as_ref().map(|together| together.plan.clone());
            let without = self.without(Some(place), beside.as_ref(), GLANCE)?;
            self.learn(without.as_ref());
            each.push(without);
        }
        if self.best.score > first {
            for without in each.iter_mut().chain([&mut together]).flatten() {
                self.renew(without)?;
            }
        }
        let with = self.worth(self.instance, &self.best.plan);
        let price = |without: Option<&Without>| without.map(|one| self.price(with, one));
        let together = price(together.as_ref());
        let mut each: Vec<Option<Price>> = each.iter().map(|one| price(one.as_ref())).collect();
        if count == 1 {
            each.push(together);
        }
        Ok(Prices {
            together,
            each,
            better: (self.best.score > first).then(|| self.best.clone()),
        })
    }

    fn is_over(&self) -> bool {
        let limit = self.options.time_limit;
        self.watch.interrupted() || limit.is_some_and(|limit| self.watch.elapsed() >= limit)
    }

    /// The best plan without an edit, or without any; `None` when the other decisions break a rule
    /// then, or there was no time.
    fn without(
        &self,
        edit: Option<usize>,
        start: Option<&Plan>,
        work: u64,
    ) -> Result<Option<Without>, PriceError> {
        if self.is_over() {
            return Ok(None);
        }
        let mut dataset = self.instance.dataset().clone();
        dataset.decisions = self.edited.decisions_without(&dataset, edit);
        let Ok(instance) = Instance::new(&dataset) else {
            return Ok(None);
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
        let worth = self.worth(&instance, &found.plan);
        check(&dataset, &found)?;
        drop(instance);
        Ok(Some(Without {
            dataset,
            plan: found.plan,
            worth,
            bound: found.bound,
        }))
    }

    /// What a search without an edit found besides it may serve the plan with all of them too.
    fn learn(&mut self, without: Option<&Without>) {
        let Some(without) = without else {
            return;
        };
        if self.best.score == self.best.bound || self.is_over() {
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
    fn renew(&self, without: &mut Without) -> Result<(), PriceError> {
        let Ok(instance) = Instance::new(&without.dataset) else {
            return Ok(());
        };
        let found = self.search(&instance, &self.best.plan, GLANCE);
        if found.score > without.worth.score {
            check(&without.dataset, &found)?;
            let worth = self.worth(&instance, &found.plan);
            without.plan = found.plan;
            without.worth = worth;
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

    fn worth(&self, instance: &Instance, plan: &Plan) -> Worth {
        let outcome = Outcome::of_plan(instance, plan);
        Worth {
            score: inzet_core::evaluate(instance, plan).score,
            fte_days: outcome.usage.iter().map(|usage| usage.fte_days).sum(),
            charged: outcome
                .usage
                .iter()
                .map(|usage| usage.wage + usage.fee)
                .sum(),
        }
    }

    fn price(&self, with: Worth, without: &Without) -> Price {
        Price {
            with,
            without: without.worth,
            bound: without.bound,
            is_exact: self.best.score == self.best.bound && without.worth.score == without.bound,
        }
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
