//! The verdict on a plan: every broken rule, and what the plan is worth.

use std::fmt;

use inzet_model::{Assignment, Dataset, Plan, Score};

use crate::facts::Facts;
use crate::rules::{self, Bench};
use crate::score::{Goals, goals};

/// What a violation breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// Every pair is eligible, at most one assignment per professional and demand.
    C1,
    /// The fte is on the grid and in its range.
    C2,
    /// People and fte of a position.
    C3,
    /// Days really worked, and the span.
    C4,
    /// Availability, day by day.
    C5,
    /// Distinct members of a professional.
    C6,
    /// Budgets.
    C7,
    /// Pins.
    C8,
    /// A row, cell or file of a result that is not what the plan makes it.
    File,
    /// Score, bound, gap, status or goals in summary.json.
    Score,
    /// The reason in a row of unmet.csv.
    Reason,
    /// A better plan that the closing pass should have taken.
    Closing,
    /// More changes to the plan that the run began with than its limit allows.
    Limit,
    /// A row or cell of charges.csv, charges_total.csv or basis.csv.
    Charge,
}

/// The word by which users and tests know the rule.
impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::C1 => "C1",
            Self::C2 => "C2",
            Self::C3 => "C3",
            Self::C4 => "C4",
            Self::C5 => "C5",
            Self::C6 => "C6",
            Self::C7 => "C7",
            Self::C8 => "C8",
            Self::File => "file",
            Self::Score => "score",
            Self::Reason => "reason",
            Self::Closing => "closing",
            Self::Limit => "limit",
            Self::Charge => "charge",
        })
    }
}

/// One broken rule, with where, what was found and what would have been right.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Violation {
    /// The rule.
    pub rule: Rule,
    /// Which assignment, position, member or file row, by the customer's ids.
    pub subject: String,
    /// What is there.
    pub found: String,
    /// What should be there.
    pub expected: String,
    /// The assignments involved, so that a caller can point at their rows; empty for files.
    pub assignments: Vec<Assignment>,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            rule,
            subject,
            found,
            expected,
            ..
        } = self;
        write!(f, "{rule} {subject}: found {found}, expected {expected}")
    }
}

/// What the rules say about a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Every broken rule, sorted; empty when the plan is allowed.
    pub violations: Vec<Violation>,
    /// The score, whether or not a rule is broken; assignments of unknown people or demands
    /// count for nothing.
    pub score: Score,
    /// The goals that add up to the score.
    pub goals: Goals,
}

impl Verdict {
    /// Whether no rule is broken.
    #[must_use]
    pub fn is_allowed(&self) -> bool {
        self.violations.is_empty()
    }
}

/// Judges any plan: it may hold duplicates, positions that do not exist, spans outside the
/// period, or indices of no folder.
#[must_use]
pub fn check_plan(dataset: &Dataset, plan: &Plan) -> Verdict {
    check_plan_with(&Facts::new(dataset), plan)
}

/// The same on facts that were derived before.
#[must_use]
pub fn check_plan_with(facts: &Facts, plan: &Plan) -> Verdict {
    let bench = Bench::new(facts, plan);
    let mut violations = rules::check(&bench);
    violations.sort();
    let goals = goals(facts, &bench.assignments);
    Verdict {
        violations,
        score: goals.total(),
        goals,
    }
}
