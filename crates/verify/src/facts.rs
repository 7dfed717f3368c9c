//! What is derived from a folder once: the ground on which every plan is judged.

use std::collections::{BTreeMap, BTreeSet};

use inzet_model::{
    Availability, Dataset, DecisionKind, DemandIx, FteDays, IndexVec, MemberIx, ProfessionalIx,
    RoleIx, Target,
};

use crate::calendar::Calendar;
use crate::capacity::Capacity;
use crate::pins::{LoosePin, ResolvedPin, resolve_pins};

/// What follows from a dataset alone, without a plan: calendar, windows, runs, eligibility,
/// rates and pins.
///
/// Indices handed to its functions must be those of the dataset; a foreign one panics.
pub struct Facts<'a> {
    pub(crate) dataset: &'a Dataset,
    pub(crate) calendar: Calendar,
    pub(crate) capacities: IndexVec<ProfessionalIx, Capacity>,
    /// Who can take a role as main or other role, by professional.
    pub(crate) able: IndexVec<RoleIx, Vec<ProfessionalIx>>,
    pub(crate) served_members: BTreeSet<(ProfessionalIx, MemberIx)>,
    pub(crate) served_demands: BTreeSet<(ProfessionalIx, DemandIx)>,
    pub(crate) banned_demands: BTreeSet<(ProfessionalIx, DemandIx)>,
    pub(crate) banned_members: BTreeSet<(ProfessionalIx, MemberIx)>,
    pub(crate) outside_scores: BTreeMap<(ProfessionalIx, DemandIx), i64>,
    requested: IndexVec<MemberIx, i64>,
    pins: BTreeMap<(ProfessionalIx, DemandIx), ResolvedPin>,
    loose_pins: Vec<LoosePin>,
}

impl<'a> Facts<'a> {
    /// Derives the facts of a folder.
    #[must_use]
    pub fn new(dataset: &'a Dataset) -> Self {
        let mut facts = Self {
            dataset,
            calendar: Calendar::of(dataset),
            capacities: capacities(dataset),
            able: able(dataset),
            served_members: BTreeSet::new(),
            served_demands: BTreeSet::new(),
            banned_demands: BTreeSet::new(),
            banned_members: BTreeSet::new(),
            outside_scores: BTreeMap::new(),
            requested: IndexVec::new(),
            pins: BTreeMap::new(),
            loose_pins: Vec::new(),
        };
        facts.remember_history();
        facts.remember_bans();
        facts.requested = requested(&facts);
        let (pins, loose) = resolve_pins(&facts);
        facts.pins = pins
            .into_iter()
            .map(|pin| ((pin.assignment.professional, pin.assignment.demand), pin))
            .collect();
        facts.loose_pins = loose;
        facts
    }

    /// The folder they were derived from.
    #[must_use]
    pub fn dataset(&self) -> &'a Dataset {
        self.dataset
    }

    /// The working days of the period.
    #[must_use]
    pub fn calendar(&self) -> &Calendar {
        &self.calendar
    }

    /// R of a member: FTE-days that its demands ask for over their whole windows.
    #[must_use]
    pub fn requested(&self, member: MemberIx) -> FteDays {
        FteDays::from_hundredths(self.requested[member])
    }

    /// The pins with position, fte and span filled in, by professional, then demand.
    pub fn pins(&self) -> impl Iterator<Item = &ResolvedPin> {
        self.pins.values()
    }

    /// The pin of a pair, if it has one that could be filled in.
    #[must_use]
    pub fn pin(&self, professional: ProfessionalIx, demand: DemandIx) -> Option<&ResolvedPin> {
        self.pins.get(&(professional, demand))
    }

    /// Pins that could not be filled in: no run, no fte left, or no position with room.
    #[must_use]
    pub fn loose_pins(&self) -> &[LoosePin] {
        &self.loose_pins
    }

    fn remember_history(&mut self) {
        for row in &self.dataset.previous {
            self.served_members.insert((row.professional, row.member));
            if let Some(demand) = row.demand {
                // A demand that moved to another member earns nothing as the same demand.
                if self.dataset.demands.get(demand).map(|asked| asked.member) == Some(row.member) {
                    self.served_demands.insert((row.professional, demand));
                }
            }
        }
        for row in &self.dataset.scores {
            self.outside_scores
                .insert((row.professional, row.demand), row.points);
        }
    }

    fn remember_bans(&mut self) {
        let bans = self.dataset.decisions.iter();
        for ban in bans.filter(|decision| decision.kind == DecisionKind::Ban) {
            match ban.target {
                Target::Demand(demand) => {
                    self.banned_demands.insert((ban.professional, demand));
                }
                Target::Member(member) => {
                    self.banned_members.insert((ban.professional, member));
                }
            }
        }
    }
}

fn capacities(dataset: &Dataset) -> IndexVec<ProfessionalIx, Capacity> {
    let period = dataset.policy.period;
    let mut rows: IndexVec<ProfessionalIx, Vec<&Availability>> =
        dataset.professionals.iter().map(|_| Vec::new()).collect();
    for row in &dataset.availability {
        rows[row.professional].push(row);
    }
    let people = dataset.professionals.iter().zip(&rows);
    people
        .map(|(person, rows)| Capacity::of((period.from, period.to), person, rows))
        .collect()
}

fn able(dataset: &Dataset) -> IndexVec<RoleIx, Vec<ProfessionalIx>> {
    let mut able: IndexVec<RoleIx, Vec<ProfessionalIx>> =
        dataset.roles.iter().map(|_| Vec::new()).collect();
    for (professional, person) in dataset.professionals.iter_enumerated() {
        able[person.role].push(professional);
        for role in person
            .other_roles
            .iter()
            .filter(|role| **role != person.role)
        {
            able[*role].push(professional);
        }
    }
    able
}

/// R(m) = sum of 100 * fte * positions * days(window) over the member's demands (FORMAT
/// section 5), in hundredths of an FTE-day.
fn requested(facts: &Facts) -> IndexVec<MemberIx, i64> {
    let mut sums: IndexVec<MemberIx, i64> = facts.dataset.members.iter().map(|_| 0).collect();
    for (demand, asked) in facts.dataset.demands.iter_enumerated() {
        let days = i64::from(facts.window_days(demand));
        let each = i64::from(asked.fte.hundredths()) * i64::from(asked.positions);
        let sum = &mut sums[asked.member];
        *sum = sum.saturating_add(each.saturating_mul(days));
    }
    sums
}
