//! Which assignments of a start the new input still allows: alone, and together.

use std::collections::{BTreeMap, BTreeSet};

use inzet_model::{Assignment, DemandIx, Fte, MemberIx, PositionNumber, ProfessionalIx};

use crate::facts::Facts;
use crate::limit::Triple;
use crate::runs::{Span, ordered};
use crate::usage::Usage;

/// How many of these stand together beside the pins, with nothing new: put back fewest FTE-days
/// first, then by professional and demand, each on its own position when that has room, else on
/// the lowest that has; then positions without a pin that are below their least FTE are emptied.
pub(super) fn together(facts: &Facts, rows: &[(Triple, PositionNumber)]) -> i64 {
    let mut board = Board::of_pins(facts);
    let pins = rows
        .iter()
        .map(|(triple, _)| *triple)
        .filter(|(who, what, _)| facts.pin(*who, *what).is_some())
        .collect::<BTreeSet<Triple>>();
    let mut order: Vec<(u64, Triple, PositionNumber)> = rows
        .iter()
        .filter(|(triple, _)| !pins.contains(triple))
        .map(|(triple, own)| (fte_days(facts, *triple), *triple, *own))
        .collect();
    order.sort_by_key(|(size, (who, what, _), own)| (*size, *who, *what, *own));
    for (_, triple, own) in order {
        if let Some(assignment) = board.seat(triple, Some(own)) {
            board.put(assignment);
        }
    }
    pins.len() as i64 + board.whole()
}

fn fte_days(facts: &Facts, (who, what, fte): Triple) -> u64 {
    let run = facts.run(who, what);
    let days = run.map_or(0, |run| facts.days(who, run.0, run.1));
    u64::from(fte.hundredths()) * u64::from(days)
}

/// The pins, and what has been put back.
pub(super) struct Board<'a> {
    facts: &'a Facts<'a>,
    own: BTreeMap<ProfessionalIx, Vec<Assignment>>,
    seats: BTreeMap<(DemandIx, PositionNumber), Vec<Assignment>>,
    of_member: BTreeMap<MemberIx, Vec<Assignment>>,
}

impl<'a> Board<'a> {
    pub(super) fn of_pins(facts: &'a Facts<'a>) -> Self {
        let mut board = Self {
            facts,
            own: BTreeMap::new(),
            seats: BTreeMap::new(),
            of_member: BTreeMap::new(),
        };
        for pin in facts.pins() {
            board.put(pin.assignment);
        }
        board
    }

    /// Whether an assignment is a pin, or meets C1 to C7 beside what is there; that its position
    /// may need others to reach its least FTE is not looked at.
    pub(super) fn allows_alone(&self, triple: Triple) -> bool {
        match self.facts.pin(triple.0, triple.1) {
            Some(pin) => pin.assignment.fte == triple.2,
            None => self.seat(triple, None).is_some(),
        }
    }

    fn put(&mut self, assignment: Assignment) {
        let member = self.facts.dataset.demands[assignment.demand].member;
        self.own
            .entry(assignment.professional)
            .or_default()
            .push(assignment);
        self.seats
            .entry((assignment.demand, assignment.position))
            .or_default()
            .push(assignment);
        self.of_member.entry(member).or_default().push(assignment);
    }

    /// The assignment on a position with room, when C1 to C7 allow it, the least FTE of the
    /// position aside.
    fn seat(&self, (who, what, fte): Triple, own: Option<PositionNumber>) -> Option<Assignment> {
        let facts = self.facts;
        facts.eligible(who, what).ok()?;
        let (from, to) = facts.run(who, what)?;
        let (least, most) = facts.fte_range(what);
        let step = facts
            .dataset
            .policy
            .planning
            .fte_step
            .max(Fte::from_hundredths(1));
        if fte < least || fte > most || !fte.is_multiple_of(step) {
            return None;
        }
        let positions = facts.dataset.demands[what].positions;
        let own = own.filter(|number| (1..=positions).contains(number));
        let position = own
            .into_iter()
            .chain(1..=positions)
            .find(|number| self.has_room(what, *number, fte))?;
        let assignment = Assignment {
            professional: who,
            demand: what,
            position,
            fte,
            from,
            to,
        };
        (self.person_can(&assignment) && self.member_can(&assignment)).then_some(assignment)
    }

    fn has_room(&self, demand: DemandIx, position: PositionNumber, fte: Fte) -> bool {
        let asked = &self.facts.dataset.demands[demand];
        let here = self
            .seats
            .get(&(demand, position))
            .map_or(&[][..], Vec::as_slice);
        let sum: u64 = here.iter().map(|one| u64::from(one.fte.hundredths())).sum();
        (here.len() as u64) < u64::from(asked.max_people)
            && sum + u64::from(fte.hundredths()) <= u64::from(asked.fte.hundredths())
    }

    /// C1, C5 and C6.
    fn person_can(&self, assignment: &Assignment) -> bool {
        let facts = self.facts;
        let demands = &facts.dataset.demands;
        let own = self
            .own
            .get(&assignment.professional)
            .map_or(&[][..], Vec::as_slice);
        if own.iter().any(|one| one.demand == assignment.demand) {
            return false;
        }
        let loads: Vec<(Span, Fte)> = own
            .iter()
            .filter_map(|one| Some((ordered(one.from, one.to)?, one.fte)))
            .collect();
        let span = (assignment.from, assignment.to);
        let room = facts.room(assignment.professional, span, &loads);
        let mut members: BTreeSet<MemberIx> =
            own.iter().map(|one| demands[one.demand].member).collect();
        members.insert(demands[assignment.demand].member);
        let most = facts.dataset.professionals[assignment.professional].max_members;
        room.is_some_and(|room| room >= i64::from(assignment.fte.hundredths()))
            && members.len() as u64 <= u64::from(most)
    }

    /// C7.
    fn member_can(&self, assignment: &Assignment) -> bool {
        let member = self.facts.dataset.demands[assignment.demand].member;
        let Some(budget) = self.facts.dataset.members[member].budget else {
            return true;
        };
        let mut all = self.of_member.get(&member).cloned().unwrap_or_default();
        all.push(*assignment);
        let usage = Usage::of(self.facts, &all).members[member];
        usage.wage + usage.fee <= i128::from(budget.count())
    }

    /// How many that are no pins are on positions with a pin or with their least FTE.
    fn whole(&self) -> i64 {
        let mut whole = 0;
        for ((demand, _), here) in &self.seats {
            let is_pin = |one: &&Assignment| self.facts.pin(one.professional, *demand).is_some();
            let pins = here.iter().filter(is_pin).count();
            let sum: u64 = here.iter().map(|one| u64::from(one.fte.hundredths())).sum();
            let least = u64::from(self.facts.dataset.demands[*demand].min_fte.hundredths());
            if pins > 0 || sum >= least {
                whole += (here.len() - pins) as i64;
            }
        }
        whole
    }
}
