//! Everything one person could do at once.

use inzet_model::{Assignment, DemandIx, Fte, Plan, ProfessionalIx};
use inzet_verify::{Facts, Rule, check_plan_with};

/// A set of assignments of one person that breaks no rule by itself. Positions of unpinned ones
/// are still open.
pub(super) struct Bundle {
    pub(super) items: Vec<Item>,
    /// Most it can add to a score: rates, less arrivals, with all solidarity there could be.
    pub(super) most: i128,
}

/// One assignment of a bundle, with what it is worth.
#[derive(Clone, Copy)]
pub(super) struct Item {
    pub(super) assignment: Assignment,
    pub(super) pinned: bool,
    /// c * w: hundredths of FTE-days.
    pub(super) fte_days: i128,
    /// Rate and arrival, without solidarity.
    pub(super) worth: i128,
}

/// All bundles of a person, the most promising first. Each holds the person's pins.
pub(super) fn bundles(facts: &Facts, professional: ProfessionalIx) -> Vec<Bundle> {
    let mut bundles = Vec::new();
    extend(facts, professional, 0, &mut Vec::new(), &mut bundles);
    bundles.sort_by_key(|bundle| std::cmp::Reverse(bundle.most));
    bundles
}

fn extend(
    facts: &Facts,
    professional: ProfessionalIx,
    demand: usize,
    items: &mut Vec<Item>,
    bundles: &mut Vec<Bundle>,
) {
    if demand == facts.dataset().demands.len() {
        let solidarity = i128::from(facts.dataset().policy.points.solidarity);
        let most = items
            .iter()
            .map(|item| item.worth + solidarity * item.fte_days);
        bundles.push(Bundle {
            most: most.sum(),
            items: items.clone(),
        });
        return;
    }
    let options = options(facts, professional, demand.into());
    if !options.iter().any(|item| item.pinned) {
        extend(facts, professional, demand + 1, items, bundles);
    }
    for item in options {
        items.push(item);
        if stands_alone(facts, items) {
            extend(facts, professional, demand + 1, items, bundles);
        }
        items.pop();
    }
}

/// Every way in which the person could serve the demand, on its first position.
fn options(facts: &Facts, professional: ProfessionalIx, demand: DemandIx) -> Vec<Item> {
    if let Some(pin) = facts.pin(professional, demand) {
        return vec![item(facts, pin.assignment, true)];
    }
    let Some((from, to)) = facts.run(professional, demand) else {
        return Vec::new();
    };
    if facts.allowed(professional, demand).is_err() {
        return Vec::new();
    }
    let step = facts.dataset().policy.planning.fte_step.hundredths();
    let (least, most) = facts.fte_range(demand);
    let steps = least.hundredths().div_ceil(step).max(1)..=most.hundredths() / step;
    steps
        .map(|steps| {
            let assignment = Assignment {
                professional,
                demand,
                position: 1,
                fte: Fte::from_hundredths(steps * step),
                from,
                to,
            };
            item(facts, assignment, false)
        })
        .collect()
}

fn item(facts: &Facts, assignment: Assignment, pinned: bool) -> Item {
    let Assignment {
        professional,
        demand,
        ..
    } = assignment;
    let days = facts.days(professional, assignment.from, assignment.to);
    let fte_days = i128::from((assignment.fte * days).hundredths());
    let member = facts.dataset().demands[demand].member;
    let arrival = if facts.served_member(professional, member) {
        0
    } else {
        100 * i128::from(facts.dataset().policy.points.new_assignment)
    };
    Item {
        assignment,
        pinned,
        fte_days,
        worth: fte_days * i128::from(facts.rate(professional, demand)) - arrival,
    }
}

/// Whether the items break nothing that stays broken: what is missing on a position, or from the
/// pins, may still come.
fn stands_alone(facts: &Facts, items: &[Item]) -> bool {
    let plan = Plan::new(items.iter().map(|item| item.assignment).collect());
    let verdict = check_plan_with(facts, &plan);
    let lasting = |rule: Rule| !matches!(rule, Rule::C3 | Rule::C8);
    !verdict
        .violations
        .iter()
        .any(|violation| lasting(violation.rule))
}
