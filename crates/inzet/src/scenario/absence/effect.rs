//! What a draw does to a plan that stands as it is.

use std::collections::BTreeMap;
use std::ops::Range;

use inzet_core::Instance;
use inzet_core::runs::least_days;
use inzet_model::{Assignment, DemandIx, IndexVec, MemberIx, Plan, PositionNumber};

use super::draw::Absences;

/// A plan that stands as it is.
pub(super) struct Fixed<'a> {
    /// The problem.
    pub instance: &'a Instance<'a>,
    /// The plan.
    pub plan: &'a Plan,
    /// FTE-days of each member, in hundredths.
    members: IndexVec<MemberIx, i64>,
}

/// What a draw leaves of the plan; FTE-days in hundredths.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Effect {
    /// Served FTE-days.
    pub served: i64,
    /// FTE-days that professionals do not have.
    pub absent: i64,
    /// Served FTE-days of each member.
    pub members: IndexVec<MemberIx, i64>,
    /// Demands with an assignment that works less than `min_cover` of the window, once each.
    pub under_cover: Vec<DemandIx>,
    /// Demands with a position on which those above `min_cover` sum to less than `min_fte`.
    pub under_least: Vec<DemandIx>,
}

impl<'a> Fixed<'a> {
    /// A plan of a problem.
    pub(super) fn new(instance: &'a Instance<'a>, plan: &'a Plan) -> Self {
        let dataset = instance.dataset();
        let mut members = IndexVec::from_vec(vec![0; dataset.members.len()]);
        for assignment in plan.assignments() {
            let member = dataset.demands[assignment.demand].member;
            members[member] += work(assignment, instance.days(assignment));
        }
        Self {
            instance,
            plan,
            members,
        }
    }

    /// Hundredths of FTE-days that the plan serves without absences.
    pub(super) fn served(&self) -> i64 {
        self.members.iter().sum()
    }

    /// The same, of one member.
    pub(super) fn served_by(&self, member: MemberIx) -> i64 {
        self.members[member]
    }

    /// Hundredths of FTE-days that members asked.
    pub(super) fn asked(&self) -> i64 {
        let members = self.instance.dataset().members.indices();
        members
            .map(|member| self.instance.requested(member).hundredths())
            .sum()
    }

    /// Hundredths of FTE-days that professionals have without absences.
    pub(super) fn available(&self) -> i64 {
        let people = self.instance.dataset().professionals.indices();
        people
            .map(|person| self.instance.capacity(person).total().hundredths())
            .sum()
    }

    /// The working days that an assignment still works.
    pub(super) fn days(&self, assignment: &Assignment, absences: &Absences) -> u32 {
        let span = self
            .instance
            .calendar()
            .numbers(assignment.from, assignment.to);
        let capacity = self.instance.capacity(assignment.professional);
        let lost = within(&absences[assignment.professional], &span)
            .map(|absent| capacity.days_and_least(absent).0)
            .sum::<u32>();
        capacity.days_and_least(span).0 - lost
    }

    /// Whether an assignment still works what its demand insists on.
    pub(super) fn is_covered(&self, assignment: &Assignment, days: u32) -> bool {
        self.is_enough(assignment.demand, days)
    }

    /// Whether so many days are what a demand insists on.
    pub(super) fn is_enough(&self, demand: DemandIx, days: u32) -> bool {
        let row = &self.instance.dataset().demands[demand];
        let window = self.instance.window(demand);
        window.is_none_or(|window| days >= least_days(row, window))
    }

    /// What a draw leaves of the plan.
    pub(super) fn effect(&self, absences: &Absences) -> Effect {
        let dataset = self.instance.dataset();
        let mut effect = Effect {
            served: 0,
            absent: self.absent(absences),
            members: IndexVec::from_vec(vec![0; dataset.members.len()]),
            under_cover: Vec::new(),
            under_least: Vec::new(),
        };
        let mut left: BTreeMap<(DemandIx, PositionNumber), u32> = BTreeMap::new();
        for assignment in self.plan.assignments() {
            let days = self.days(assignment, absences);
            let worked = work(assignment, days);
            effect.served += worked;
            effect.members[dataset.demands[assignment.demand].member] += worked;
            let place = (assignment.demand, assignment.position);
            let fte = left.entry(place).or_default();
            if self.is_covered(assignment, days) {
                *fte += assignment.fte.hundredths();
            } else {
                effect.under_cover.push(assignment.demand);
            }
        }
        let least = |demand: DemandIx| dataset.demands[demand].min_fte.hundredths();
        let short = left
            .iter()
            .filter(|((demand, _), fte)| **fte < least(*demand));
        effect.under_least = short.map(|((demand, _), _)| *demand).collect();
        effect.under_cover.sort_unstable();
        effect.under_cover.dedup();
        effect.under_least.dedup();
        effect
    }

    fn absent(&self, absences: &Absences) -> i64 {
        let mut absent = 0;
        for (person, spells) in absences.iter_enumerated() {
            for spell in spells {
                let lost = self.instance.capacity(person).within(spell.clone());
                let lost =
                    lost.map(|part| i64::from(part.end - part.start) * i64::from(part.hundredths));
                absent += lost.sum::<i64>();
            }
        }
        absent
    }
}

/// Hundredths of FTE-days of so many days.
fn work(assignment: &Assignment, days: u32) -> i64 {
    (assignment.fte * days).hundredths()
}

/// The parts of spells inside some working days.
fn within<'s>(
    spells: &'s [Range<u32>],
    days: &Range<u32>,
) -> impl Iterator<Item = Range<u32>> + 's {
    let days = days.clone();
    let cut = move |spell: &Range<u32>| spell.start.max(days.start)..spell.end.min(days.end);
    spells.iter().map(cut).filter(|part| part.start < part.end)
}
