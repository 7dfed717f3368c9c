//! The rules of eligibility that somebody breaks for a demand, E1 to E8, and by how much.

use inzet_core::eligibility::{Rule, holds};
use inzet_core::runs::least_days;
use inzet_core::shares::share_range;
use inzet_model::{Dataset, DemandIx, Fte, ProfessionalIx, RegionIx, RoleIx, Skill};

use super::{Between, Measure};
use crate::explain::fix::list;
use crate::explain::standing::Standing;

/// Every rule that is broken, and how far away the demand is: a level or a skill counts one, a
/// role more than any of them.
pub(super) fn broken(
    standing: &Standing,
    person: ProfessionalIx,
    demand: DemandIx,
) -> (Vec<Between>, u32) {
    let eligibility = standing.instance.eligibility();
    let mut between = Vec::new();
    let mut far = 0;
    for rule in Rule::ALL {
        if !eligibility.passes(rule, person, demand) {
            let (rules, steps) = describe(standing, rule, (person, demand));
            between.extend(rules);
            far += steps;
        }
    }
    (between, far)
}

fn describe(
    standing: &Standing,
    rule: Rule,
    (person, demand): (ProfessionalIx, DemandIx),
) -> (Vec<Between>, u32) {
    let dataset = standing.dataset();
    let (row, asked) = (&dataset.professionals[person], &dataset.demands[demand]);
    let text = |text: &str| Measure::Text(text.to_owned());
    match rule {
        Rule::Role => {
            let own: Vec<RoleIx> = std::iter::once(row.role)
                .chain(row.other_roles.iter().copied())
                .collect();
            let needs = text(&dataset.roles[asked.role].id);
            let rule = Between::new("E1", "role").measured(roles(dataset, &own), needs);
            (vec![rule], 10)
        }
        Rule::Level => {
            let (has, needs) = (u32::from(row.level), u32::from(asked.min_level));
            let rule = Between::new("E2", "level");
            let rule = rule.measured(Measure::Count(has), Measure::Count(needs));
            (vec![rule], needs - has)
        }
        Rule::Skill => {
            let is_missing = |skill: &&Skill| !holds(&row.skills, skill);
            let missing: Vec<Skill> = asked.skills.iter().filter(is_missing).copied().collect();
            let steps = u32::try_from(missing.len()).unwrap_or(u32::MAX);
            let has = missing.iter().filter_map(|asked| {
                let mut own = row.skills.iter();
                own.find(|own| own.skill == asked.skill).copied()
            });
            let has: Vec<Skill> = has.collect();
            let [has, needs] = [has, missing].map(|skills| text(&list(dataset, &skills)));
            (
                vec![Between::new("E3", "skill").measured(has, needs)],
                steps,
            )
        }
        Rule::Region => {
            let needs = asked.region.map_or("", |region| &dataset.regions[region]);
            let has = regions(dataset, &row.regions);
            let rule = Between::new("E4", "region").measured(has, text(needs));
            (vec![rule], 1)
        }
        Rule::Availability => (availability(standing, person, demand), 1),
        Rule::Ban => (vec![Between::new("E6", "ban")], 1),
        Rule::Membership => (vec![Between::new("E7", "membership")], 10),
        Rule::Listed => (vec![Between::new("E8", "not_listed")], 1),
    }
}

fn roles(dataset: &Dataset, roles: &[RoleIx]) -> Measure {
    let names: Vec<&str> = roles
        .iter()
        .map(|&role| dataset.roles[role].id.as_str())
        .collect();
    Measure::Text(names.join("|"))
}

fn regions(dataset: &Dataset, regions: &[RegionIx]) -> Measure {
    let names: Vec<&str> = regions
        .iter()
        .map(|&region| dataset.regions[region].as_str())
        .collect();
    Measure::Text(names.join("|"))
}

/// The days that the run really works, and the FTE that there is on all of them.
fn availability(standing: &Standing, person: ProfessionalIx, demand: DemandIx) -> Vec<Between> {
    let instance = standing.instance;
    let dataset = standing.dataset();
    let row = &dataset.demands[demand];
    let Some(window) = instance.window(demand) else {
        return Vec::new();
    };
    let run = instance.run(person, demand);
    let (days, fte) = run.map_or((0, 0), |run| {
        instance.capacity(person).days_and_least(run.days)
    });
    let needed = least_days(row, window);
    let least = share_range(row, &dataset.policy.planning).least;
    let mut between = Vec::new();
    if days < needed {
        let rule = Between::new("E5", "days");
        between.push(rule.measured(Measure::Count(days), Measure::Count(needed)));
    }
    if days > 0 && fte < least.hundredths() {
        let has = Measure::Amount(Fte::from_hundredths(fte).into());
        between.push(Between::new("E5", "fte").measured(has, Measure::Amount(least.into())));
    }
    between
}
