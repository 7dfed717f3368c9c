//! How time and memory grow with the size: sizes to measure, and exponents fitted to them.
//!
//! Exponents are floats: they describe measurements, and nothing is decided by them.

use inzet_core::Gap;

use super::run::{Figures, Run};
use crate::generate::Size;

/// Professionals of the sizes that growth is measured at.
pub const STEPS: [usize; 6] = [100, 300, 1_000, 3_000, 10_000, 30_000];

/// The sizes up to so many professionals: demands are 1.3 times, members a tenth, at least 50.
#[must_use]
pub fn sizes(largest: usize) -> Vec<Size> {
    let steps = STEPS.into_iter().filter(|step| *step <= largest);
    let size = |professionals: usize| Size {
        members: (professionals / 10).max(50),
        professionals,
        demands: professionals * 13 / 10,
    };
    steps.map(size).collect()
}

/// Something that grows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Pairs that may be assigned.
    Pairs,
    /// Milliseconds to read the folder.
    Read,
    /// Milliseconds to derive the problem.
    Derive,
    /// Milliseconds until the first plan.
    FirstPlan,
    /// Milliseconds until the gap was 1 %.
    OnePerCent,
    /// Milliseconds until the gap was 0.1 %.
    OnePerMille,
    /// Milliseconds of the whole run.
    Total,
    /// Peak memory in KiB.
    Memory,
}

impl Measure {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 8] = [
        Self::Pairs,
        Self::Read,
        Self::Derive,
        Self::FirstPlan,
        Self::OnePerCent,
        Self::OnePerMille,
        Self::Total,
        Self::Memory,
    ];

    /// Whether it is a time.
    #[must_use]
    pub const fn is_time(self) -> bool {
        !matches!(self, Self::Pairs | Self::Memory)
    }

    /// What a run measured, if it got there.
    #[must_use]
    pub fn of(self, figures: &Figures) -> Option<u64> {
        let reached = |billionths| figures.reached_ms(Gap::from_billionths(billionths));
        match self {
            Self::Pairs => Some(figures.pairs),
            Self::Read => Some(figures.read_ms),
            Self::Derive => Some(figures.derive_ms),
            Self::FirstPlan => figures.first_plan_ms(),
            Self::OnePerCent => reached(10_000_000),
            Self::OnePerMille => reached(1_000_000),
            Self::Total => Some(figures.total_ms),
            Self::Memory => figures.peak_kib,
        }
    }
}

/// What a measure was at every number of professionals, by the engine that ran.
#[must_use]
pub fn series(runs: &[Run], engine: &str, measure: Measure) -> Vec<(f64, f64)> {
    let mut points: Vec<(f64, f64)> = runs
        .iter()
        .filter(|run| run.case.engine == engine)
        .filter_map(|run| run.figures.as_ref().ok())
        .filter_map(|figures| Some((figures.professionals as f64, measure.of(figures)? as f64)))
        .filter(|(size, value)| *size > 0.0 && *value > 0.0)
        .collect();
    points.sort_by(|one, other| one.0.total_cmp(&other.0).then(one.1.total_cmp(&other.1)));
    points
}

/// A power law `factor * size^exponent`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fit {
    /// What it is at size 1.
    pub factor: f64,
    /// How it grows.
    pub exponent: f64,
}

/// The power law nearest to some points: a straight line through their logarithms by least
/// squares. `None` with fewer than three points, or all at one size.
#[must_use]
pub fn fit(points: &[(f64, f64)]) -> Option<Fit> {
    if points.len() < 3 {
        return None;
    }
    let count = points.len() as f64;
    let logs: Vec<(f64, f64)> = points.iter().map(|(x, y)| (x.ln(), y.ln())).collect();
    let mean_x = logs.iter().map(|log| log.0).sum::<f64>() / count;
    let mean_y = logs.iter().map(|log| log.1).sum::<f64>() / count;
    let along: f64 = logs.iter().map(|(x, _)| (x - mean_x).powi(2)).sum();
    let together: f64 = logs.iter().map(|(x, y)| (x - mean_x) * (y - mean_y)).sum();
    if along <= f64::EPSILON {
        return None;
    }
    let exponent = together / along;
    Some(Fit {
        factor: (mean_y - exponent * mean_x).exp(),
        exponent,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_exponent_of_a_power_law() {
        let points: Vec<(f64, f64)> = [100.0, 300.0, 1_000.0, 3_000.0]
            .map(|size: f64| (size, 0.5 * size.powf(1.7)))
            .into();
        let found = fit(&points).unwrap();
        assert!((found.exponent - 1.7).abs() < 1e-9);
        assert!((found.factor - 0.5).abs() < 1e-9);
    }

    #[test]
    fn two_points_or_one_size_are_no_law() {
        assert_eq!(fit(&[(1.0, 1.0), (2.0, 2.0)]), None);
        assert_eq!(fit(&[(5.0, 1.0), (5.0, 2.0), (5.0, 3.0)]), None);
    }

    #[test]
    fn sizes_follow_the_professionals() {
        let sizes = sizes(1_000);
        assert_eq!(sizes.len(), 3);
        assert_eq!((sizes[0].demands, sizes[0].members), (130, 50));
        assert_eq!((sizes[2].demands, sizes[2].members), (1_300, 100));
    }
}
