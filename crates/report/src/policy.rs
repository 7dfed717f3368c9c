//! The policy in force, with the keys of policy.toml.

use inzet_model::{
    HolidayCalendar, NumberStyle, Planning, Points, Policy, Quarter, ScoreMode, ZeroBase,
};
use serde::Serialize;

/// Every value in force, as summary.json shows it.
#[derive(Debug, Serialize)]
pub struct PolicyText {
    #[serde(skip_serializing_if = "Option::is_none")]
    quarter: Option<String>,
    from: String,
    to: String,
    numbers: &'static str,
    holidays: &'static str,
    scores: &'static str,
    zero_base: &'static str,
    planning: PlanningText,
    points: PointsText,
    management_fee: FeeText,
    payment: PaymentText,
}

#[derive(Debug, Serialize)]
struct PlanningText {
    fte_step: String,
    min_share: String,
    max_members: u32,
}

#[derive(Debug, Serialize)]
struct PointsText {
    low: i64,
    normal: i64,
    high: i64,
    critical: i64,
    other_role: i64,
    over_level: i64,
    prefer: i64,
    region: i64,
    same_member: i64,
    same_demand: i64,
    cost_per_100_eur: i64,
    new_assignment: i64,
    solidarity: i64,
    solidarity_share: String,
}

#[derive(Debug, Serialize)]
struct FeeText {
    eur_per_month: String,
}

#[derive(Debug, Serialize)]
struct PaymentText {
    iban: Option<String>,
    bic: Option<String>,
    days: u32,
}

impl PolicyText {
    /// The policy as text and whole numbers; a quarter also shows its first and last day.
    #[must_use]
    pub fn new(policy: &Policy) -> Self {
        let payment = &policy.payment;
        Self {
            quarter: policy.period.quarter.map(render_quarter),
            from: policy.period.from.to_string(),
            to: policy.period.to.to_string(),
            numbers: number_style(policy.numbers),
            holidays: holidays(policy.holidays),
            scores: scores(policy.scores),
            zero_base: zero_base(policy.zero_base),
            planning: PlanningText::new(&policy.planning),
            points: PointsText::new(&policy.points),
            management_fee: FeeText {
                eur_per_month: policy.management_fee.per_month.to_string(),
            },
            payment: PaymentText {
                iban: payment.iban.clone(),
                bic: payment.bic.clone(),
                days: payment.days,
            },
        }
    }
}

/// A quarter as policy.toml writes it: `2026Q1`.
#[must_use]
pub fn render_quarter(quarter: Quarter) -> String {
    format!("{}Q{}", quarter.year, quarter.number)
}

impl PlanningText {
    fn new(planning: &Planning) -> Self {
        Self {
            fte_step: planning.fte_step.to_string(),
            min_share: planning.min_share.to_string(),
            max_members: planning.max_members,
        }
    }
}

impl PointsText {
    fn new(points: &Points) -> Self {
        Self {
            low: points.low,
            normal: points.normal,
            high: points.high,
            critical: points.critical,
            other_role: points.other_role,
            over_level: points.over_level,
            prefer: points.prefer,
            region: points.region,
            same_member: points.same_member,
            same_demand: points.same_demand,
            cost_per_100_eur: points.cost_per_100_eur,
            new_assignment: points.new_assignment,
            solidarity: points.solidarity,
            solidarity_share: points.solidarity_share.to_string(),
        }
    }
}

const fn number_style(style: NumberStyle) -> &'static str {
    match style {
        NumberStyle::Auto => "auto",
        NumberStyle::Dutch => "nl",
        NumberStyle::English => "en",
    }
}

const fn holidays(calendar: HolidayCalendar) -> &'static str {
    match calendar {
        HolidayCalendar::Legal => "legal",
        HolidayCalendar::Flemish => "flemish",
        HolidayCalendar::None => "none",
    }
}

const fn scores(mode: ScoreMode) -> &'static str {
    match mode {
        ScoreMode::Add => "add",
        ScoreMode::Only => "only",
    }
}

pub(crate) const fn zero_base(rule: ZeroBase) -> &'static str {
    match rule {
        ZeroBase::Error => "error",
        ZeroBase::Equal => "equal",
    }
}
