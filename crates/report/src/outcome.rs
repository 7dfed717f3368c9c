//! What there is to write: a plan, what it comes to, and how it was found.

use std::collections::BTreeMap;

use inzet_core::{Instance, Solution};
use inzet_model::{Dataset, DemandIx, Fte, IndexVec, MemberIx, Plan, PositionNumber};
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

    /// The positions whose people sum to less than was asked, by demand and number.
    #[must_use]
    pub fn shortages(&self) -> Vec<Shortage> {
        let mut filled: BTreeMap<(DemandIx, PositionNumber), u64> = BTreeMap::new();
        for assignment in self.plan.assignments() {
            *filled
                .entry((assignment.demand, assignment.position))
                .or_default() += u64::from(assignment.fte.hundredths());
        }
        let mut shortages = Vec::new();
        for (demand, row) in self.dataset().demands.iter_enumerated() {
            if self.instance.window(demand).is_none() {
                continue;
            }
            for position in 1..=row.positions {
                let there = filled.get(&(demand, position)).copied().unwrap_or(0);
                let there = u32::try_from(there).unwrap_or(u32::MAX);
                let fte = row.fte.saturating_sub(Fte::from_hundredths(there));
                if fte > Fte::ZERO {
                    shortages.push(Shortage {
                        demand,
                        position,
                        fte,
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
    /// How much; above zero.
    pub fte: Fte,
}
