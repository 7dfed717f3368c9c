//! Whom to hire and whom to teach what, as a table, JSON and a page.

pub mod json;
pub mod page;
pub mod views;

use inzet_model::Cents;

/// Suggestions, the one that serves most first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Advice {
    /// How many candidates were looked at.
    pub tried: usize,
    /// Those that were confirmed by a plan of their own.
    pub suggestions: Vec<Suggestion>,
}

/// One change, and what it brings: the difference of two verified plans.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Suggestion {
    /// Who is taught; nobody when somebody is hired.
    pub professional: Option<String>,
    /// The role's id.
    pub role: String,
    /// The level.
    pub level: u8,
    /// The region, or none for anywhere.
    pub region: String,
    /// The skills of who is hired, or the one that is taught, as `name:level`.
    pub skills: String,
    /// The day cost that was reckoned with, of who is hired.
    pub day_cost: Option<Cents>,
    /// What the prices promised, in hundredths of a point.
    pub guess: i128,
    /// More worth, in hundredths of a point.
    pub points: i128,
    /// More FTE-days served, in hundredths.
    pub served: i64,
    /// Less unmet FTE, in hundredths.
    pub filled: i64,
    /// What members pay more, together; none when the pools cannot be split.
    pub euros: Option<Cents>,
}
