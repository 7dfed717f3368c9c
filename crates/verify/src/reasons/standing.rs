//! A plan as it stands, laid out to be changed on one position.

use std::collections::{BTreeMap, BTreeSet};

use inzet_model::{
    Assignment, DemandIx, Fte, IndexVec, MemberIx, Plan, PositionNumber, ProfessionalIx,
};

use crate::facts::Facts;
use crate::limit::Slack;
use crate::rules::Bench;
use crate::runs::{Span, ordered, union_days};
use crate::usage::{FeeRule, Usage};

/// A plan with what its changes are measured against.
pub(crate) struct Standing<'a> {
    pub(crate) facts: &'a Facts<'a>,
    pub(crate) usage: Usage,
    fees: FeeRule,
    own: IndexVec<ProfessionalIx, Vec<Assignment>>,
    positions: BTreeMap<(DemandIx, PositionNumber), Vec<Assignment>>,
    /// The most that is left of a person on any working day, in hundredths of an FTE.
    pub(crate) freest: IndexVec<ProfessionalIx, i64>,
    /// What a limit on changes leaves, when there is one.
    slack: Option<Slack>,
}

impl<'a> Standing<'a> {
    /// Lays out a plan; assignments of unknown people or demands are left out.
    pub(crate) fn new(facts: &'a Facts<'a>, plan: &Plan, slack: Option<Slack>) -> Self {
        let bench = Bench::new(facts, plan);
        let people = facts.dataset.professionals.indices();
        let mut own: IndexVec<ProfessionalIx, Vec<Assignment>> =
            people.clone().map(|_| Vec::new()).collect();
        for assignment in &bench.assignments {
            own[assignment.professional].push(*assignment);
        }
        let freest = people
            .map(|person| freest(facts, person, &own[person]))
            .collect();
        Self {
            facts,
            usage: Usage::of(facts, &bench.assignments),
            fees: FeeRule::of(facts),
            positions: bench.by_position(),
            own,
            freest,
            slack,
        }
    }

    /// One position of it.
    pub(crate) fn case(&self, demand: DemandIx, position: PositionNumber) -> Case<'_> {
        let asked = &self.facts.dataset.demands[demand];
        let here = self.positions.get(&(demand, position));
        let here = here.map_or(&[][..], Vec::as_slice);
        let (pins, others): (Vec<Assignment>, Vec<Assignment>) = here
            .iter()
            .partition(|one| self.facts.pin(one.professional, demand).is_some());
        let step = self
            .facts
            .dataset
            .policy
            .planning
            .fte_step
            .max(Fte::from_hundredths(1));
        let taken = u32::try_from(pins.len()).unwrap_or(u32::MAX);
        Case {
            standing: self,
            demand,
            position,
            served: total(here),
            places: asked.max_people.saturating_sub(taken),
            least_steps: u64::from(
                self.facts.smallest_fte(demand).hundredths() / step.hundredths(),
            ),
            step,
            pins,
            others,
            staying: Vec::new(),
        }
    }

    /// A person's assignments on other demands than this one.
    pub(crate) fn elsewhere(
        &self,
        professional: ProfessionalIx,
        demand: DemandIx,
    ) -> impl Iterator<Item = &Assignment> {
        let own = self.own[professional].iter();
        own.filter(move |one| one.demand != demand)
    }

    /// Whether the person is on a position of the demand other than this one.
    pub(crate) fn is_on_another_position(
        &self,
        professional: ProfessionalIx,
        demand: DemandIx,
        position: PositionNumber,
    ) -> bool {
        self.own[professional]
            .iter()
            .any(|one| one.demand == demand && one.position != position)
    }

    /// Whether C6 holds for the person with this demand besides all others it is on.
    pub(crate) fn member_fits(&self, professional: ProfessionalIx, demand: DemandIx) -> bool {
        let demands = &self.facts.dataset.demands;
        let mut members: BTreeSet<MemberIx> = self
            .elsewhere(professional, demand)
            .map(|one| demands[one.demand].member)
            .collect();
        members.insert(demands[demand].member);
        let most = self.facts.dataset.professionals[professional].max_members;
        members.len() as u128 <= u128::from(most)
    }

    /// What a span on this demand adds to the person's management fee at its member, in cents.
    pub(crate) fn added_fee(
        &self,
        professional: ProfessionalIx,
        demand: DemandIx,
        span: Span,
    ) -> i128 {
        let demands = &self.facts.dataset.demands;
        let member = demands[demand].member;
        let mut spans: Vec<Span> = self
            .elsewhere(professional, demand)
            .filter(|one| demands[one.demand].member == member)
            .filter_map(|one| self.facts.in_period(one))
            .collect();
        let without = match spans.is_empty() {
            true => 0,
            false => self.fees.fee(union_days(spans.clone())),
        };
        spans.push(span);
        self.fees.fee(union_days(spans)) - without
    }
}

/// One position of a plan, and what may be put on it instead.
pub(crate) struct Case<'a> {
    pub(crate) standing: &'a Standing<'a>,
    pub(crate) demand: DemandIx,
    pub(crate) position: PositionNumber,
    /// The FTE of all people on it.
    pub(crate) served: Fte,
    /// Places for people who are not pinned.
    pub(crate) places: u32,
    /// The least share of one person, in steps.
    pub(crate) least_steps: u64,
    /// fte_step, above zero.
    pub(crate) step: Fte,
    /// The pins on it, which stay.
    pub(crate) pins: Vec<Assignment>,
    /// The other people on it.
    pub(crate) others: Vec<Assignment>,
    /// People that a limit on changes keeps on it, whoever else comes.
    pub(crate) staying: Vec<Assignment>,
}

impl Case<'_> {
    /// Whether nobody is on it.
    pub(crate) fn is_empty(&self) -> bool {
        self.pins.is_empty() && self.others.is_empty()
    }

    /// FTE-days that nobody on it works over the window, in hundredths.
    pub(crate) fn missing_days(&self) -> i128 {
        let facts = self.standing.facts;
        let asked = i128::from(facts.dataset.demands[self.demand].fte.hundredths());
        let people = self.pins.iter().chain(&self.others);
        let worked: i128 = people.map(|one| facts.fte_days(one)).sum();
        asked * i128::from(facts.window_days(self.demand)) - worked
    }

    /// Who asks.
    pub(crate) fn member(&self) -> MemberIx {
        self.standing.facts.dataset.demands[self.demand].member
    }

    /// Least and most FTE for the people who are not pinned, in steps: more than the position
    /// has, at least its least unless a pin is on it, at most what it asks.
    pub(crate) fn wanted_steps(&self) -> (u64, u64) {
        let asked = &self.standing.facts.dataset.demands[self.demand];
        let step = u64::from(self.step.hundredths());
        let pinned: u64 = self
            .pins
            .iter()
            .chain(&self.staying)
            .map(|one| u64::from(one.fte.hundredths()))
            .sum();
        let mut least = u64::from(self.served.hundredths()) + 1;
        if self.pins.is_empty() {
            least = least.max(u64::from(asked.min_fte.hundredths()));
        }
        let most = u64::from(asked.fte.hundredths()).saturating_sub(pinned);
        (least.saturating_sub(pinned).div_ceil(step), most / step)
    }

    /// What the member may still be charged for the people who are not pinned, in cents: its
    /// budget less all that the rest of the plan costs it. `None` without a budget.
    pub(crate) fn money_left(&self) -> Option<i128> {
        let member = self.member();
        let budget = self.standing.facts.dataset.members[member].budget?;
        let used = self.standing.usage.members[member];
        let freed: i128 = self.others.iter().map(|one| self.charge(one)).sum();
        let staying: i128 = self.staying.iter().map(|one| self.charge(one)).sum();
        Some(i128::from(budget.count()) - used.wage - used.fee + freed - staying)
    }

    /// How many people must stay on the position as they were at the start, whatever else is put
    /// on it, so that a limit on changes holds.
    pub(crate) fn kept_at_least(&self) -> usize {
        let Some(slack) = &self.standing.slack else {
            return 0;
        };
        let kept = self.others.iter().filter(|one| self.keeps(one)).count();
        usize::try_from(kept as i64 - slack.slack).unwrap_or(0)
    }

    /// Whether an assignment is one of the start.
    pub(crate) fn keeps(&self, one: &Assignment) -> bool {
        let triple = (one.professional, one.demand, one.fte);
        let slack = self.standing.slack.as_ref();
        slack.is_some_and(|slack| slack.start.contains(&triple))
    }

    /// Whether a limit on changes holds when some leave and one comes.
    pub(crate) fn keeps_enough(&self, leaving: &[&Assignment], coming: &Assignment) -> bool {
        let lost = leaving.iter().filter(|one| self.keeps(one)).count() as i64;
        let won = i64::from(self.keeps(coming));
        let slack = self.standing.slack.as_ref();
        slack.is_none_or(|slack| slack.slack - lost + won >= 0)
    }

    /// The same position with some people who stay, when there is place for them.
    pub(crate) fn with_staying(&self, staying: Vec<Assignment>) -> Option<Case<'_>> {
        let asked = &self.standing.facts.dataset.demands[self.demand];
        let people = self.pins.iter().chain(&staying);
        let sum: u64 = people.map(|one| u64::from(one.fte.hundredths())).sum();
        let places = self
            .places
            .checked_sub(u32::try_from(staying.len()).ok()?)?;
        (sum <= u64::from(asked.fte.hundredths())).then(|| Case {
            standing: self.standing,
            demand: self.demand,
            position: self.position,
            served: self.served,
            places,
            least_steps: self.least_steps,
            step: self.step,
            pins: self.pins.clone(),
            others: self.others.clone(),
            staying,
        })
    }

    /// What an assignment on this position adds to its member's wages and fees, in cents.
    pub(crate) fn charge(&self, assignment: &Assignment) -> i128 {
        let span = self.standing.facts.in_period(assignment);
        let fee = span.map_or(0, |span| {
            self.standing
                .added_fee(assignment.professional, self.demand, span)
        });
        self.standing.facts.wage(assignment) + fee
    }
}

/// The FTE of these people; a plan that breaks C2 may hold any number, so it stops at the largest.
fn total(people: &[Assignment]) -> Fte {
    let sum = people
        .iter()
        .fold(0_u32, |sum, one| sum.saturating_add(one.fte.hundredths()));
    Fte::from_hundredths(sum)
}

fn freest(facts: &Facts, professional: ProfessionalIx, own: &[Assignment]) -> i64 {
    let loads: Vec<(Span, Fte)> = own
        .iter()
        .filter_map(|one| Some((ordered(one.from, one.to)?, one.fte)))
        .collect();
    facts
        .stretches(professional, facts.calendar.period(), &loads)
        .iter()
        .map(|one| one.capacity - one.load)
        .max()
        .unwrap_or(0)
}
