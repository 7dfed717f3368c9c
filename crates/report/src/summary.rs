//! summary.json: what a plan is worth, how good that provably is, and under which policy.

use inzet_core::{Goals, Keep, Kept, Options, Solution};
use inzet_model::{Cents, FteDays};
use inzet_money::{Usage, months};
use serde::Serialize;
use serde_json::value::RawValue;

use crate::dialect::Dialect;
use crate::gap::render_gap;
use crate::outcome::Outcome;
use crate::policy::PolicyText;
use crate::table::Cell;

/// The name of the file.
pub const FILE: &str = "summary.json";

/// The version that results name as theirs.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The keys of summary.json, in their order.
///
/// # Source
/// FORMAT section 6.
#[derive(Debug, Serialize)]
pub struct Summary {
    status: &'static str,
    stopped_by: &'static str,
    score: i128,
    bound: i128,
    gap: Box<RawValue>,
    period: PeriodText,
    policy: PolicyText,
    goals: GoalsText,
    counts: Counts,
    engine: &'static str,
    seed: u64,
    limits: Limits,
    version: &'static str,
}

/// What is left of the summary for a plan that was made elsewhere: nothing is claimed about how
/// good it could be.
#[derive(Debug, Serialize)]
struct MadeElsewhere {
    score: i128,
    period: PeriodText,
    policy: PolicyText,
    goals: GoalsText,
    counts: Counts,
    version: &'static str,
}

#[derive(Debug, Serialize)]
struct PeriodText {
    from: String,
    to: String,
    months: Box<RawValue>,
}

#[derive(Debug, Serialize)]
struct GoalsText {
    coverage: i128,
    solidarity: i128,
    continuity: i128,
    fit: i128,
    cost: i128,
}

#[derive(Debug, Serialize)]
struct Counts {
    members: usize,
    professionals: usize,
    demands: usize,
    positions: u64,
    assignments: usize,
    unmet_positions: u64,
    fte_asked: String,
    fte_unmet: String,
    fte_days_unmet: String,
    fte_days_requested: String,
    fte_days_served: String,
    wages_eur: String,
    management_fees_eur: String,
}

#[derive(Debug, Serialize)]
struct Limits {
    gap: Box<RawValue>,
    work: u64,
    work_done: u64,
    time_seconds: Option<Box<RawValue>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    changes: Option<Changes>,
}

/// The limit on changes to the plan that the run began with, and what became of that plan: how
/// many of its assignments the new input allows together, how many of those might be changed, how
/// many are kept, and how many are changed.
#[derive(Debug, Serialize)]
struct Changes {
    #[serde(skip_serializing_if = "Option::is_none")]
    keep: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    max_changes: Option<u32>,
    start: usize,
    possible: u32,
    most: u32,
    kept: u32,
    changed: u32,
}

impl Summary {
    /// The summary of a plan that the solver found.
    ///
    /// # Panics
    /// Never: every raw number is written by this crate.
    #[must_use]
    pub fn new(outcome: &Outcome, solution: &Solution, options: &Options) -> Self {
        let optimal = solution.score == solution.bound;
        Self {
            status: if optimal { "optimal" } else { "feasible" },
            stopped_by: solution.stopped_by.word(),
            score: solution.score.hundredths(),
            bound: solution.bound.hundredths(),
            gap: raw(render_gap(solution.score, solution.bound)),
            period: PeriodText::new(outcome),
            policy: PolicyText::new(&outcome.dataset().policy),
            goals: GoalsText::new(&solution.goals),
            counts: Counts::new(outcome),
            engine: solution.engine.word(),
            seed: options.seed,
            limits: Limits::new(solution, options),
            version: VERSION,
        }
    }

    /// The file's text.
    ///
    /// # Panics
    /// Never: plain values always become JSON.
    #[must_use]
    pub fn render(&self) -> String {
        render(self)
    }
}

/// The text of summary.json for a plan that was made elsewhere.
#[must_use]
pub fn render_made_elsewhere(outcome: &Outcome) -> String {
    let evaluation = inzet_core::evaluate(outcome.instance, outcome.plan);
    render(&MadeElsewhere {
        score: evaluation.score.hundredths(),
        period: PeriodText::new(outcome),
        policy: PolicyText::new(&outcome.dataset().policy),
        goals: GoalsText::new(&evaluation.goals),
        counts: Counts::new(outcome),
        version: VERSION,
    })
}

impl PeriodText {
    fn new(outcome: &Outcome) -> Self {
        let period = &outcome.dataset().policy.period;
        let months = months(period);
        // What is whole is a number; a fraction is none in JSON.
        let months = match months.denominator() {
            1 => months.numerator().to_string(),
            _ => format!("\"{months}\""),
        };
        Self {
            from: period.from.to_string(),
            to: period.to.to_string(),
            months: raw(months),
        }
    }
}

impl GoalsText {
    fn new(goals: &Goals) -> Self {
        Self {
            coverage: goals.coverage.hundredths(),
            solidarity: goals.solidarity.hundredths(),
            continuity: goals.continuity.hundredths(),
            fit: goals.fit.hundredths(),
            cost: goals.cost.hundredths(),
        }
    }
}

impl Counts {
    fn new(outcome: &Outcome) -> Self {
        let dataset = outcome.dataset();
        let positions = Positions::of(outcome);
        let usage = &outcome.usage;
        let requested: FteDays = dataset
            .members
            .indices()
            .map(|member| outcome.instance.requested(member))
            .sum();
        // In 128 bits: no sum of amounts that FORMAT allows can leave them.
        let euro = |amount: fn(&Usage) -> Cents| {
            let cents = usage
                .iter()
                .map(|usage| i128::from(amount(usage).count()))
                .sum();
            Dialect::Standard.render(&Cell::Hundredths(cents))
        };
        Self {
            members: dataset.members.len(),
            professionals: dataset.professionals.len(),
            demands: dataset.demands.len(),
            positions: positions.all,
            assignments: outcome.plan.assignments().len(),
            unmet_positions: positions.unmet,
            fte_asked: hundredths(positions.fte_asked),
            fte_unmet: hundredths(positions.fte_unmet),
            fte_days_unmet: positions.fte_days_unmet.to_string(),
            fte_days_requested: requested.to_string(),
            fte_days_served: usage
                .iter()
                .map(|usage| usage.fte_days)
                .sum::<FteDays>()
                .to_string(),
            wages_eur: euro(|usage| usage.wage),
            management_fees_eur: euro(|usage| usage.fee),
        }
    }
}

/// The positions of all demands with a working day, and what is missing on them.
#[derive(Default)]
struct Positions {
    all: u64,
    unmet: u64,
    fte_asked: u64,
    fte_unmet: u64,
    fte_days_unmet: FteDays,
}

impl Positions {
    fn of(outcome: &Outcome) -> Self {
        let mut counted = Self::default();
        for shortage in outcome.shortages() {
            counted.unmet += 1;
            counted.fte_unmet += u64::from(shortage.fte.hundredths());
            counted.fte_days_unmet += shortage.fte_days;
        }
        for (index, demand) in outcome.dataset().demands.iter_enumerated() {
            if outcome.instance.window(index).is_some() {
                counted.all += u64::from(demand.positions);
                counted.fte_asked +=
                    u64::from(demand.positions) * u64::from(demand.fte.hundredths());
            }
        }
        counted
    }
}

impl Limits {
    fn new(solution: &Solution, options: &Options) -> Self {
        let billionths = options.gap.billionths();
        let (whole, rest) = (billionths / 1_000_000_000, billionths % 1_000_000_000);
        let decimals = format!("{rest:09}");
        let gap = format!("{whole}.{decimals}");
        let gap = gap.trim_end_matches('0').trim_end_matches('.');
        Self {
            gap: raw(gap.into()),
            work: solution.work_limit,
            work_done: solution.work,
            time_seconds: options.time_limit.map(|limit| {
                let text = format!("{}.{:03}", limit.as_secs(), limit.subsec_millis());
                raw(text.trim_end_matches('0').trim_end_matches('.').into())
            }),
            changes: solution.kept.as_ref().map(Changes::new),
        }
    }
}

impl Changes {
    fn new(kept: &Kept) -> Self {
        let (keep, max_changes) = match kept.keep {
            Keep::Share(share) => (Some(share.to_string()), None),
            Keep::AllBut(most) => (None, Some(most)),
        };
        Self {
            keep,
            max_changes,
            start: kept.start.len(),
            possible: kept.possible,
            most: kept.most_changes,
            kept: kept.kept,
            changed: kept.changes(),
        }
    }
}

fn hundredths(number: u64) -> String {
    format!("{}.{:02}", number / 100, number % 100)
}

fn raw(number: String) -> Box<RawValue> {
    RawValue::from_string(number).expect("a number or a quoted fraction is JSON")
}

fn render(value: &impl Serialize) -> String {
    let mut json = serde_json::to_string_pretty(value).expect("plain values become JSON");
    json.push('\n');
    json
}
