//! How a plan stands when people are absent at random: figures, as tables, JSON and a page.

pub mod json;
pub mod page;
pub mod views;

use inzet_model::Share;
use inzet_money::rounding::half_up;

/// What many draws of absences did to a plan that stands as it is. FTE-days are in hundredths.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Robustness {
    /// The part of working days that was asked to be absent, on average.
    pub share: Share,
    /// How many draws.
    pub draws: u32,
    /// Their seed.
    pub seed: u64,
    /// FTE-days that members asked.
    pub asked: i64,
    /// FTE-days that the plan serves without absences.
    pub planned: i64,
    /// FTE-days that professionals have without absences.
    pub available: i64,
    /// FTE-days that professionals do not have.
    pub absent: Spread,
    /// FTE-days that are served.
    pub served: Spread,
    /// Demands that fell short in some draw, the most often first.
    pub demands: Vec<DemandRisk>,
    /// Members that are served, the one that fell short most often first.
    pub members: Vec<MemberRisk>,
    /// What a replan wins back.
    pub replanned: Replanned,
}

/// How a figure is spread over draws.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Spread {
    /// The mean, half up.
    pub mean: i64,
    /// One draw in twenty is at most this.
    pub p5: i64,
    /// Half of the draws are at most this.
    pub p50: i64,
    /// Nineteen draws in twenty are at most this.
    pub p95: i64,
}

impl Spread {
    /// Of the values of all draws, by nearest rank; all zero without draws.
    ///
    /// ```
    /// # use inzet_report::absence::Spread;
    /// let spread = Spread::of((1..=100).collect());
    /// assert_eq!((spread.mean, spread.p5, spread.p50, spread.p95), (51, 5, 50, 95));
    /// ```
    #[must_use]
    pub fn of(mut values: Vec<i64>) -> Self {
        values.sort_unstable();
        let count = values.len();
        let rank = |percent: usize| {
            let place = (percent * count).div_ceil(100).max(1) - 1;
            values.get(place).copied().unwrap_or(0)
        };
        let sum: i128 = values.iter().map(|value| i128::from(*value)).sum();
        let mean = half_up(sum, count.max(1) as i128);
        Self {
            mean: i64::try_from(mean).unwrap_or(i64::MAX),
            p5: rank(5),
            p50: rank(50),
            p95: rank(95),
        }
    }
}

/// How often a demand fell short.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemandRisk {
    /// Its id.
    pub demand: String,
    /// Its member's id.
    pub member: String,
    /// Its role's id.
    pub role: String,
    /// Draws in which somebody on it worked less than `min_cover` of its window.
    pub under_cover: u32,
    /// Draws in which a position of it was left with less than `min_fte`.
    pub under_least: u32,
}

/// How a member is served.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemberRisk {
    /// Its id.
    pub member: String,
    /// Its name.
    pub name: String,
    /// FTE-days without absences.
    pub planned: i64,
    /// FTE-days that are served.
    pub served: Spread,
    /// Draws in which somebody worked less than `min_cover` of the window of one of its demands.
    pub draws_short: u32,
}

/// What replanning would win back, over the draws that were replanned.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Replanned {
    /// How many draws were replanned.
    pub draws: u32,
    /// FTE-days that they lost.
    pub lost: i64,
    /// FTE-days that replans won back.
    pub won_back: i64,
}
