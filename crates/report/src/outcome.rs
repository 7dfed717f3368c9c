//! What there is to write: a plan, what it comes to, and how it was found.

use std::collections::BTreeMap;

use inzet_core::{Instance, Solution};
use inzet_model::{Dataset, DemandIx, Fte, FteDays, IndexVec, MemberIx, Plan, PositionNumber};
use inzet_money::{Charges, MoneyFault, Served, Usage, charge, measure};

/// A plan with everything that follows from it, each derived once.
#[derive(Debug)]
pub struct Outcome<'a> {
    /// The problem.
    pub instance: &'a Instance<'a>,
    /// The plan: found by the solver, or made by hand.
    pub plan: &'a Plan,
    /// Its assignments with the days they really work, in the plan's order.
    pub served: Vec<Served>,
    /// What each member uses.
    pub usage: IndexVec<MemberIx, Usage>,
    /// Who pays what, or why that cannot be said.
    pub charges: Result<Charges, Vec<MoneyFault>>,
    /// How the plan was found; none for a plan made elsewhere.
    pub solution: Option<&'a Solution>,
}

impl<'a> Outcome<'a> {
    /// Of a plan that the solver found.
    #[must_use]
    pub fn of_solution(instance: &'a Instance<'a>, solution: &'a Solution) -> Self {
        Self {
            solution: Some(solution),
            ..Self::of_plan(instance, &solution.plan)
        }
    }

    /// Of any plan, also one that breaks rules.
    #[must_use]
    pub fn of_plan(instance: &'a Instance<'a>, plan: &'a Plan) -> Self {
        let dataset = instance.dataset();
        let served = plan.assignments().iter().map(|assignment| Served {
            assignment: *assignment,
            days: instance.days(assignment),
        });
        let served: Vec<Served> = served.collect();
        Self {
            usage: measure(dataset, &served),
            charges: charge(dataset, &served),
            instance,
            plan,
            served,
            solution: None,
        }
    }

    /// The tables of the planning folder.
    #[must_use]
    pub fn dataset(&self) -> &'a Dataset {
        self.instance.dataset()
    }

    /// The positions that get fewer FTE-days than they ask, by demand and number.
    #[must_use]
    pub fn shortages(&self) -> Vec<Shortage> {
        let mut filled: BTreeMap<(DemandIx, PositionNumber), (u64, FteDays)> = BTreeMap::new();
        for served in &self.served {
            let one = &served.assignment;
            let here = filled.entry((one.demand, one.position)).or_default();
            here.0 += u64::from(one.fte.hundredths());
            here.1 += one.fte * served.days;
        }
        let mut shortages = Vec::new();
        for (demand, row) in self.dataset().demands.iter_enumerated() {
            let Some(window) = self.instance.window(demand) else {
                continue;
            };
            for position in 1..=row.positions {
                let (fte, work) = filled.get(&(demand, position)).copied().unwrap_or_default();
                let fte = Fte::from_hundredths(u32::try_from(fte).unwrap_or(u32::MAX));
                let fte_days = row.fte * window.len() - work;
                if fte_days > FteDays::ZERO {
                    shortages.push(Shortage {
                        demand,
                        position,
                        fte: row.fte.saturating_sub(fte),
                        fte_days,
                    });
                }
            }
        }
        shortages
    }
}

/// What a position still misses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shortage {
    /// Of which demand.
    pub demand: DemandIx,
    /// Which of its positions.
    pub position: PositionNumber,
    /// FTE that nobody gives; zero where its people only are not there on every day.
    pub fte: Fte,
    /// FTE-days that nobody works, over its window; above zero.
    pub fte_days: FteDays,
}
