//! What an answer says that another plan comes to, counted again from the two plans alone.

use std::collections::BTreeMap;

use inzet::explain::Effect;
use inzet_model::{Dataset, DemandIx, Plan};
use inzet_verify::{Facts, check_plan_with};

/// Hundredths of an FTE-day of every demand.
pub fn worked(facts: &Facts, plan: &Plan) -> BTreeMap<DemandIx, i128> {
    let mut sums = BTreeMap::new();
    for one in plan.assignments() {
        let days = facts.days(one.professional, one.from, one.to);
        let work = i128::from(one.fte.hundredths()) * i128::from(days);
        *sums.entry(one.demand).or_default() += work;
    }
    sums
}

/// Holds an effect against the plan before, on a folder, and the plan after, on another.
pub fn hold(
    effect: &Effect,
    before: (&Dataset, &Plan),
    after: (&Dataset, &Plan),
    demand: DemandIx,
    name: &str,
) {
    let (facts, changed) = (Facts::new(before.0), Facts::new(after.0));
    let verdict = check_plan_with(&changed, after.1);
    assert_eq!(verdict.violations, [], "{name}");
    let gain = verdict.score - check_plan_with(&facts, before.1).score;
    assert_eq!(gain.hundredths(), effect.gain_points.hundredths(), "{name}");
    let (one, other) = (worked(&facts, before.1), worked(&changed, after.1));
    let mut said: BTreeMap<&str, i128> = BTreeMap::new();
    for shift in &effect.elsewhere {
        said.insert(&shift.demand, shift.fte_days.hundredths());
    }
    let (mut lost, mut gained) = (0, 0);
    for (index, row) in before.0.demands.iter_enumerated() {
        let of = |sums: &BTreeMap<DemandIx, i128>| sums.get(&index).copied().unwrap_or(0);
        let change = of(&other) - of(&one);
        if index == demand {
            assert_eq!(change, effect.demand_fte_days.hundredths(), "{name}");
            continue;
        }
        assert_eq!(
            change,
            said.remove(row.id.as_str()).unwrap_or(0),
            "{name} {}",
            row.id
        );
        lost -= change.min(0);
        gained += change.max(0);
    }
    assert!(said.is_empty(), "{name}");
    assert_eq!(lost, effect.lost_fte_days.hundredths(), "{name}");
    assert_eq!(gained, effect.gained_fte_days.hundredths(), "{name}");
}
