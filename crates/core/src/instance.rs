//! Everything that follows from a dataset before any search: calendar, windows, capacities,
//! candidates, pins and what members asked.

use std::sync::Arc;

use inzet_model::{Assignment, Dataset, DemandIx, Fte, FteDays, MemberIx, ProfessionalIx, Score};
use inzet_money::FeeRule;

use crate::calendar::Calendar;
use crate::candidates::Candidates;
use crate::eligibility::Eligibility;
use crate::facts::Facts;
use crate::pins::{PinFault, PinnedAssignment, resolve_pins};
use crate::rates::{History, Rate, rate};
use crate::runs::{self, Span};
use crate::staff::Capacity;
use crate::status::Status;

/// A planning problem, ready to be solved.
#[derive(Clone, Debug)]
pub struct Instance<'a> {
    facts: Arc<Facts<'a>>,
    pins: Arc<Vec<PinnedAssignment>>,
    candidates: Candidates,
}

impl<'a> Instance<'a> {
    /// Derives the problem of a dataset, with every candidate.
    ///
    /// # Errors
    /// Every rule that the pins break, alone or together.
    pub fn new(dataset: &'a Dataset) -> Result<Self, Vec<PinFault>> {
        Self::within(dataset, usize::MAX)
    }

    /// The same with at most about so many candidates listed: of more pairs those that look best are,
    /// and [`solve`](crate::solve) derives the others anew whenever prices meet them.
    ///
    /// # Errors
    /// Every rule that the pins break, alone or together.
    pub fn within(dataset: &'a Dataset, most_pairs: usize) -> Result<Self, Vec<PinFault>> {
        let mut instance = Self::without_pins(dataset);
        instance.pins = Arc::new(resolve_pins(&instance)?);
        instance.candidates = Candidates::within(&instance, most_pairs);
        Ok(instance)
    }

    /// The same for a dataset with the same ids in which only these people, sorted, may be able to
    /// do more or less than in this one. Every candidate of the others is taken over.
    ///
    /// # Errors
    /// Every rule that the pins break, alone or together.
    pub fn revised<'b>(
        &self,
        dataset: &'b Dataset,
        touched: &[ProfessionalIx],
    ) -> Result<Instance<'b>, Vec<PinFault>> {
        let mut instance = Instance::without_pins(dataset);
        instance.pins = Arc::new(resolve_pins(&instance)?);
        instance.candidates = self.candidates.revised(&instance, touched);
        Ok(instance)
    }

    /// The same problem, looked at with other candidates.
    pub(crate) fn with(&self, candidates: Candidates) -> Self {
        Self {
            facts: Arc::clone(&self.facts),
            pins: Arc::clone(&self.pins),
            candidates,
        }
    }

    fn without_pins(dataset: &'a Dataset) -> Self {
        Self {
            facts: Arc::new(Facts::new(dataset)),
            pins: Arc::default(),
            candidates: Candidates::default(),
        }
    }

    /// The tables it was derived from.
    #[must_use]
    pub fn dataset(&self) -> &'a Dataset {
        self.facts.dataset
    }

    /// The working days of the period.
    #[must_use]
    pub fn calendar(&self) -> &Calendar {
        &self.facts.calendar
    }

    /// The window of a demand, or `None` when it has no working day: such a demand has no
    /// positions.
    #[must_use]
    pub fn window(&self, demand: DemandIx) -> Option<&Span> {
        Some(&self.facts.windows[demand]).filter(|window| !window.is_empty())
    }

    /// The run of a pair, or `None` when it has no calendar day.
    #[must_use]
    pub fn run(&self, professional: ProfessionalIx, demand: DemandIx) -> Option<Span> {
        let person = &self.facts.dataset.professionals[professional];
        let run = runs::run(&self.facts.served[demand], person, &self.facts.calendar);
        (run.from <= run.to).then_some(run)
    }

    /// How much of a professional there is on each day.
    #[must_use]
    pub fn capacity(&self, professional: ProfessionalIx) -> &Capacity {
        &self.facts.capacities[professional]
    }

    /// The rules of eligibility.
    #[must_use]
    pub fn eligibility(&self) -> Eligibility<'_> {
        let spans = (&self.facts.windows, &self.facts.served);
        Eligibility::new(
            self.facts.dataset,
            &self.facts.calendar,
            spans,
            &self.facts.capacities,
            &self.facts.bans,
        )
    }

    /// Who served whom last period.
    #[must_use]
    pub fn history(&self) -> &History {
        &self.facts.history
    }

    /// The rate of a pair, in parts.
    #[must_use]
    pub fn rate_parts(&self, professional: ProfessionalIx, demand: DemandIx) -> Rate {
        rate(
            self.facts.dataset,
            &self.facts.history,
            professional,
            demand,
        )
    }

    /// The rate of a pair, in points per FTE-day.
    #[must_use]
    pub fn rate(&self, professional: ProfessionalIx, demand: DemandIx) -> i64 {
        self.rate_parts(professional, demand).total()
    }

    /// Working days of an assignment's span that do not rest.
    #[must_use]
    pub fn days(&self, assignment: &Assignment) -> u32 {
        let days = self.facts.calendar.numbers(assignment.from, assignment.to);
        self.facts.capacities[assignment.professional]
            .days_and_least(days)
            .0
    }

    /// What a member asked: R(m) of the score.
    #[must_use]
    pub fn requested(&self, member: MemberIx) -> FteDays {
        self.facts.requested[member]
    }

    /// The FTE-days up to which solidarity counts: `floor(solidarity_share * R(m))`, in
    /// hundredths.
    #[must_use]
    pub fn solidarity_floor(&self, member: MemberIx) -> i64 {
        self.facts.solidarity_floors[member]
    }

    /// What a new assignment costs, as a score.
    #[must_use]
    pub fn new_assignment_cost(&self) -> Score {
        Score::new(100 * i128::from(self.facts.dataset.policy.points.new_assignment))
    }

    /// The management fee of the policy.
    #[must_use]
    pub fn fee_rule(&self) -> &FeeRule {
        &self.facts.fee_rule
    }

    /// The pins, complete, by professional and demand.
    #[must_use]
    pub fn pins(&self) -> &[PinnedAssignment] {
        &self.pins
    }

    /// The pins of one professional.
    #[must_use]
    pub fn pins_of(&self, professional: ProfessionalIx) -> &[PinnedAssignment] {
        let start = self
            .pins
            .partition_point(|pin| pin.assignment.professional < professional);
        let end = self
            .pins
            .partition_point(|pin| pin.assignment.professional <= professional);
        &self.pins[start..end]
    }

    /// The pairs that may be assigned besides the pins.
    #[must_use]
    pub fn candidates(&self) -> &Candidates {
        &self.candidates
    }

    /// The same, to change what they are worth.
    pub(crate) fn candidates_mut(&mut self) -> &mut Candidates {
        &mut self.candidates
    }

    /// How an assignment came to be, the first that holds.
    #[must_use]
    pub fn status(&self, assignment: &Assignment) -> Status {
        let (professional, demand) = (assignment.professional, assignment.demand);
        let member = self.facts.dataset.demands[demand].member;
        if self
            .pins
            .iter()
            .any(|pin| pin.pair() == (professional, demand))
        {
            Status::Pinned
        } else if self.facts.history.served_demand(professional, demand) {
            Status::SameDemand
        } else if self.facts.history.served_member(professional, member) {
            Status::SameMember
        } else {
            Status::New
        }
    }

    /// The FTE that a position asks.
    #[must_use]
    pub fn asked(&self, demand: DemandIx) -> Fte {
        self.facts.dataset.demands[demand].fte
    }
}
