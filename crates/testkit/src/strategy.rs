//! Strategies for proptest.

use inzet_model::{Dataset, Plan};
use proptest::prelude::{Strategy, any};

use crate::plans::random_plan;
use crate::random::Random;
use crate::tiny::tiny_dataset;

/// Tiny folders with every feature on. They do not shrink: they are tiny already, and the seed
/// that a failure prints makes the folder again.
pub fn tiny_folder() -> impl Strategy<Value = (u64, Dataset)> {
    any::<u64>()
        .no_shrink()
        .prop_map(|seed| (seed, tiny_dataset(seed)))
}

/// Tiny folders with an allowed plan.
pub fn tiny_folder_and_plan() -> impl Strategy<Value = (u64, Dataset, Plan)> {
    tiny_folder().prop_map(|(seed, dataset)| {
        let plan = random_plan(&dataset, &mut Random::new(seed));
        (seed, dataset, plan)
    })
}

#[cfg(test)]
mod tests {
    use inzet_verify::check_plan;
    use proptest::prelude::{ProptestConfig, prop_assert, proptest};

    use super::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn a_drawn_plan_is_allowed((seed, dataset, plan) in tiny_folder_and_plan()) {
            prop_assert!(check_plan(&dataset, &plan).is_allowed(), "seed {}", seed);
        }
    }
}
