//! The reasons of unmet positions by their definition: every way to give a position more is built
//! and judged as a plan, rule by rule. Nothing is known here of how reasons are found.

use std::collections::BTreeSet;

use inzet_model::{Assignment, DemandIx, Fte, Plan, PositionNumber, ProfessionalIx, Score};
use inzet_verify::{ERule, Facts, Rule, Verdict, check_plan_with};

/// All codes: those of FORMAT section 6, and that only days are missing.
pub const CODES: [&str; 13] = [
    "no_role",
    "level",
    "skill",
    "region",
    "availability",
    "ban",
    "membership",
    "not_listed",
    "not_worth",
    "budget",
    "max_members",
    "capacity",
    "days",
];

/// One position of a plan, with what of the plan matters to it.
pub struct Position<'a> {
    facts: &'a Facts<'a>,
    demand: DemandIx,
    number: PositionNumber,
    eligible: Vec<ProfessionalIx>,
    emptied_by: Option<&'static str>,
    /// Everything of the people who could serve it, of its member, and all pins; without those on
    /// the position who are not pinned.
    rest: Vec<Assignment>,
    /// Those.
    here: Vec<Assignment>,
    had: Fte,
}

impl<'a> Position<'a> {
    /// The position of a plan that breaks no rule.
    pub fn new(
        facts: &'a Facts<'a>,
        plan: &Plan,
        demand: DemandIx,
        number: PositionNumber,
    ) -> Self {
        let dataset = facts.dataset();
        let member = dataset.demands[demand].member;
        let mut people: Vec<ProfessionalIx> = dataset.professionals.indices().collect();
        let mut emptied_by = None;
        for (rule, code) in ERule::ALL.into_iter().zip(CODES) {
            people.retain(|&person| facts.holds(rule, person, demand));
            if people.is_empty() && emptied_by.is_none() {
                emptied_by = Some(code);
            }
        }
        let is_pin = |one: &Assignment| facts.pin(one.professional, one.demand).is_some();
        let is_here = |one: &Assignment| (one.demand, one.position) == (demand, number);
        let matters = |one: &&Assignment| {
            is_pin(one)
                || dataset.demands[one.demand].member == member
                || people.contains(&one.professional)
        };
        let local = plan.assignments().iter().filter(matters).copied();
        let (here, rest): (Vec<_>, Vec<_>) = local.partition(|one| is_here(one) && !is_pin(one));
        let all = plan.assignments().iter();
        Self {
            facts,
            demand,
            number,
            had: all.filter(|one| is_here(one)).map(|one| one.fte).sum(),
            eligible: people,
            emptied_by,
            rest,
            here,
        }
    }

    /// The code that is true.
    pub fn reason(&self) -> &'static str {
        if self.had >= self.facts.dataset().demands[self.demand].fte {
            return "days";
        }
        if let Some(code) = self.emptied_by {
            return code;
        }
        let offers = self.offers();
        for (code, broken) in [
            ("not_worth", &[][..]),
            ("budget", &[Rule::C7]),
            ("max_members", &[Rule::C6, Rule::C7]),
        ] {
            if self.can_have_more(&offers, broken) {
                return code;
            }
        }
        "capacity"
    }

    /// The most that a change gains which takes at most one person off, puts in or changes at most
    /// one, gives the position more and breaks no rule.
    pub fn best_small_gain(&self) -> Option<Score> {
        let before = self.judge(&self.here).score;
        let offers = self.offers();
        let offs = self.here.iter().map(|one| one.professional).map(Some);
        let mut best = None;
        for off in std::iter::once(None).chain(offs) {
            for put in offers
                .iter()
                .flatten()
                .filter(|put| Some(put.professional) != off)
            {
                let stays = self.here.iter().filter(|one| {
                    Some(one.professional) != off && one.professional != put.professional
                });
                let after: Vec<Assignment> = stays.chain([put]).copied().collect();
                if self.total(&after) > self.had && self.judge_without(&after, &[]) {
                    best = best.max(Some(self.judge(&after).score - before));
                }
            }
        }
        best
    }

    /// Everybody's assignments to the position that break nothing but what several decide
    /// together, smallest first.
    fn offers(&self) -> Vec<Vec<Assignment>> {
        let dataset = self.facts.dataset();
        let step = dataset.policy.planning.fte_step;
        let shared = [Rule::C3, Rule::C6, Rule::C7];
        let taken: BTreeSet<ProfessionalIx> = self
            .rest
            .iter()
            .filter(|one| one.demand == self.demand)
            .map(|one| one.professional)
            .collect();
        let free = self
            .eligible
            .iter()
            .filter(|person| !taken.contains(person));
        free.filter_map(|&person| {
            let (from, to) = self.facts.run(person, self.demand)?;
            let steps = 1..=Fte::ONE.hundredths() / step.hundredths();
            let offers = steps.map(|steps| Assignment {
                professional: person,
                demand: self.demand,
                position: self.number,
                fte: Fte::from_hundredths(steps * step.hundredths()),
                from,
                to,
            });
            Some(
                offers
                    .filter(|one| self.judge_without(&[*one], &shared))
                    .collect(),
            )
        })
        .collect()
    }

    /// Whether some of the people give the position more than it has and break only these rules.
    fn can_have_more(&self, offers: &[Vec<Assignment>], broken: &[Rule]) -> bool {
        let may = |one: &&Assignment| {
            let allowed: Vec<Rule> = broken.iter().copied().chain([Rule::C3]).collect();
            self.judge_without(&[**one], &allowed)
        };
        let offers: Vec<Vec<Assignment>> = offers
            .iter()
            .map(|offers| offers.iter().filter(may).copied().collect())
            .collect();
        self.extend(&offers, &mut Vec::new(), broken)
    }

    fn extend(
        &self,
        offers: &[Vec<Assignment>],
        chosen: &mut Vec<Assignment>,
        broken: &[Rule],
    ) -> bool {
        let row = &self.facts.dataset().demands[self.demand];
        if self.total(chosen) > self.had && self.judge_without(chosen, broken) {
            return true;
        }
        if chosen.len() >= row.max_people as usize {
            return false;
        }
        for (place, own) in offers.iter().enumerate() {
            for one in own {
                if self.total(chosen) + one.fte > row.fte {
                    break;
                }
                chosen.push(*one);
                if self.extend(&offers[place + 1..], chosen, broken) {
                    return true;
                }
                chosen.pop();
            }
        }
        false
    }

    /// FTE of the position with these people besides the pins.
    fn total(&self, people: &[Assignment]) -> Fte {
        let pins = self.rest.iter();
        let pins = pins.filter(|one| (one.demand, one.position) == (self.demand, self.number));
        pins.chain(people).map(|one| one.fte).sum()
    }

    /// Whether the plan with these people breaks no rule but some.
    fn judge_without(&self, people: &[Assignment], rules: &[Rule]) -> bool {
        let verdict = self.judge(people);
        let mut broken = verdict.violations.iter();
        broken.all(|one| rules.contains(&one.rule))
    }

    fn judge(&self, people: &[Assignment]) -> Verdict {
        let all = self.rest.iter().chain(people).copied().collect();
        check_plan_with(self.facts, &Plan::new(all))
    }
}
