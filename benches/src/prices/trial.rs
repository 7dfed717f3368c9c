//! Every method on one folder, and how soon each was near the best bound that any of them found.

use std::time::Duration;

use inzet_core::build::greedy::greedy;
use inzet_core::price::Relaxation;
use inzet_core::{Gap, Instance};
use inzet_model::Score;

use super::meter::Point;
use super::{Ground, Limit, Meter, Method};

/// The distances that are looked at, in billionths: 1 %, 0.1 %, 0.01 % and 0.001 %.
pub const DISTANCES: [u64; 4] = [10_000_000, 1_000_000, 100_000, 10_000];

/// What one method did on one folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trial {
    /// Which folder.
    pub folder: String,
    /// Which method.
    pub method: Method,
    /// Every bound that beat the ones before.
    pub points: Vec<Point>,
    /// Questions asked.
    pub rounds: u32,
    /// Until it ended.
    pub time: Duration,
    /// Whether it ended by its own rules.
    pub is_done: bool,
}

impl Trial {
    /// The lowest bound it proved.
    #[must_use]
    pub fn bound(&self) -> Option<Score> {
        self.points.last().map(|point| point.bound)
    }

    /// When its bound was within some distance of another.
    #[must_use]
    pub fn reached(&self, best: Score, distance: Gap) -> Option<&Point> {
        let mut points = self.points.iter();
        points.find(|point| distance.holds(best, point.bound))
    }
}

/// Runs every method on a folder, one after the other.
pub fn try_all(
    folder: &str,
    instance: &Instance,
    limit: Limit,
    clock: &dyn Fn() -> Duration,
) -> Vec<Trial> {
    let relaxation = Relaxation::new(instance);
    let ground = Ground::new(&relaxation);
    let target = greedy(instance).score() as f64;
    let trial = |method: Method| {
        let mut meter = Meter::new(clock, limit);
        method.run(&ground, target, &mut meter);
        Trial {
            folder: folder.to_owned(),
            method,
            rounds: meter.rounds(),
            time: meter.elapsed(),
            is_done: !meter.is_up(),
            points: meter.into_points(),
        }
    };
    Method::ALL.into_iter().map(trial).collect()
}

/// The lowest bound that any method proved on a folder.
#[must_use]
pub fn best_of(trials: &[Trial], folder: &str) -> Option<Score> {
    let own = trials.iter().filter(|trial| trial.folder == folder);
    own.filter_map(Trial::bound).min()
}

#[cfg(test)]
mod tests {
    use inzet::generate::Size;
    use inzet_testkit::{brute_force, tiny_dataset};

    use super::*;
    use crate::dataset_of;

    fn limit(rounds: u32) -> Limit {
        Limit {
            time: Duration::MAX,
            rounds,
        }
    }

    #[test]
    fn no_bound_of_any_method_is_below_the_best_plan() {
        for seed in 0..60 {
            let dataset = tiny_dataset(seed);
            let (best, _) = brute_force(&dataset);
            let instance = Instance::new(&dataset).unwrap();
            for trial in try_all("tiny", &instance, limit(40), &|| Duration::ZERO) {
                let bound = trial.bound().unwrap();
                let name = trial.method.name();
                assert!(bound >= best, "{name} says {bound:?} of {best:?}, {seed}");
            }
        }
    }

    #[test]
    fn all_methods_near_the_same_bound_from_the_same_one() {
        let size = Size {
            members: 8,
            professionals: 30,
            demands: 42,
        };
        let dataset = dataset_of(&size, 1);
        let instance = Instance::new(&dataset).unwrap();
        let trials = try_all("small", &instance, limit(400), &|| Duration::ZERO);
        let best = best_of(&trials, "small").unwrap();
        for trial in &trials {
            let (first, name) = (trial.points[0], trial.method.name());
            assert_eq!(first, trials[0].points[0], "{name} begins elsewhere");
            assert_eq!(first.round, 1);
            let near = Gap::from_billionths(DISTANCES[0]);
            assert!(!near.holds(best, first.bound), "the start is good already");
            assert!(trial.reached(best, near).is_some(), "{name} stays away");
        }
    }

    #[test]
    fn a_distance_is_reached_at_the_first_point_within_it() {
        let point = |round, bound| Point {
            time: Duration::from_secs(u64::from(round)),
            round,
            bound: Score::new(bound),
        };
        let trial = Trial {
            folder: "here".into(),
            method: Method::Volume,
            points: vec![point(1, 1_200), point(4, 1_009), point(6, 1_001)],
            rounds: 9,
            time: Duration::from_secs(9),
            is_done: false,
        };
        let reached =
            |billionths| trial.reached(Score::new(1_000), Gap::from_billionths(billionths));
        assert_eq!(reached(DISTANCES[0]).map(|point| point.round), Some(4));
        assert_eq!(reached(DISTANCES[1]).map(|point| point.round), Some(6));
        assert_eq!(reached(DISTANCES[2]), None);
    }
}
