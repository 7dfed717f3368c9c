//! Everything that follows from a dataset before any search: calendar, windows, capacities,
//! candidates, pins and what members asked.

use inzet_model::{
    Assignment, Dataset, DemandIx, Fte, FteDays, IndexVec, MemberIx, ProfessionalIx, Score, Share,
};
use inzet_money::FeeRule;

use crate::calendar::Calendar;
use crate::candidates::Candidates;
use crate::eligibility::{Bans, Eligibility};
use crate::pins::{PinFault, PinnedAssignment, resolve_pins};
use crate::rates::{History, Rate, rate};
use crate::runs::{self, Span};
use crate::staff::{Capacity, capacities};

/// A planning problem, ready to be solved.
#[derive(Clone, Debug)]
pub struct Instance<'a> {
    dataset: &'a Dataset,
    calendar: Calendar,
    windows: IndexVec<DemandIx, Span>,
    served: IndexVec<DemandIx, Span>,
    capacities: IndexVec<ProfessionalIx, Capacity>,
    bans: Bans,
    history: History,
    requested: IndexVec<MemberIx, FteDays>,
    solidarity_floors: IndexVec<MemberIx, i64>,
    fee_rule: FeeRule,
    pins: Vec<PinnedAssignment>,
    candidates: Candidates,
}

impl<'a> Instance<'a> {
    /// Derives the problem of a dataset.
    ///
    /// # Errors
    /// Every rule that the pins break, alone or together.
    pub fn new(dataset: &'a Dataset) -> Result<Self, Vec<PinFault>> {
        let mut instance = Self::without_pins(dataset);
        instance.pins = resolve_pins(&instance)?;
        instance.candidates = Candidates::new(&instance);
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
        instance.pins = resolve_pins(&instance)?;
        instance.candidates = self.candidates.revised(&instance, touched);
        Ok(instance)
    }

    fn without_pins(dataset: &'a Dataset) -> Self {
        let calendar = Calendar::new(dataset);
        let windows: IndexVec<DemandIx, Span> = dataset
            .demands
            .iter()
            .map(|row| runs::window(row, dataset, &calendar))
            .collect();
        let served = windows
            .iter_enumerated()
            .map(|(demand, window)| {
                let member = &dataset.members[dataset.demands[demand].member];
                runs::membership_window(window, member, &calendar)
            })
            .collect();
        let requested = requested(dataset, &windows);
        Self {
            dataset,
            solidarity_floors: requested
                .iter()
                .map(|&asked| floor_of(dataset, asked))
                .collect(),
            capacities: capacities(dataset, &calendar),
            requested,
            bans: Bans::new(dataset),
            history: History::new(dataset),
            fee_rule: FeeRule::new(&dataset.policy),
            pins: Vec::new(),
            candidates: Candidates::default(),
            calendar,
            windows,
            served,
        }
    }

    /// The tables it was derived from.
    #[must_use]
    pub fn dataset(&self) -> &'a Dataset {
        self.dataset
    }

    /// The working days of the period.
    #[must_use]
    pub fn calendar(&self) -> &Calendar {
        &self.calendar
    }

    /// The window of a demand, or `None` when it has no working day: such a demand has no
    /// positions.
    #[must_use]
    pub fn window(&self, demand: DemandIx) -> Option<&Span> {
        Some(&self.windows[demand]).filter(|window| !window.is_empty())
    }

    /// The run of a pair, or `None` when it has no calendar day.
    #[must_use]
    pub fn run(&self, professional: ProfessionalIx, demand: DemandIx) -> Option<Span> {
        let person = &self.dataset.professionals[professional];
        let run = runs::run(&self.served[demand], person, &self.calendar);
        (run.from <= run.to).then_some(run)
    }

    /// How much of a professional there is on each day.
    #[must_use]
    pub fn capacity(&self, professional: ProfessionalIx) -> &Capacity {
        &self.capacities[professional]
    }

    /// The rules of eligibility.
    #[must_use]
    pub fn eligibility(&self) -> Eligibility<'_> {
        let spans = (&self.windows, &self.served);
        Eligibility::new(
            self.dataset,
            &self.calendar,
            spans,
            &self.capacities,
            &self.bans,
        )
    }

    /// Who served whom last period.
    #[must_use]
    pub fn history(&self) -> &History {
        &self.history
    }

    /// The rate of a pair, in parts.
    #[must_use]
    pub fn rate_parts(&self, professional: ProfessionalIx, demand: DemandIx) -> Rate {
        rate(self.dataset, &self.history, professional, demand)
    }

    /// The rate of a pair, in points per FTE-day.
    #[must_use]
    pub fn rate(&self, professional: ProfessionalIx, demand: DemandIx) -> i64 {
        self.rate_parts(professional, demand).total()
    }

    /// Working days of an assignment's span that do not rest.
    #[must_use]
    pub fn days(&self, assignment: &Assignment) -> u32 {
        let days = self.calendar.numbers(assignment.from, assignment.to);
        self.capacities[assignment.professional]
            .days_and_least(days)
            .0
    }

    /// What a member asked: R(m) of the score.
    #[must_use]
    pub fn requested(&self, member: MemberIx) -> FteDays {
        self.requested[member]
    }

    /// The FTE-days up to which solidarity counts: `floor(solidarity_share * R(m))`, in
    /// hundredths.
    #[must_use]
    pub fn solidarity_floor(&self, member: MemberIx) -> i64 {
        self.solidarity_floors[member]
    }

    /// What a new assignment costs, as a score.
    #[must_use]
    pub fn new_assignment_cost(&self) -> Score {
        Score::new(100 * i128::from(self.dataset.policy.points.new_assignment))
    }

    /// The management fee of the policy.
    #[must_use]
    pub fn fee_rule(&self) -> &FeeRule {
        &self.fee_rule
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
        let member = self.dataset.demands[demand].member;
        if self
            .pins
            .iter()
            .any(|pin| pin.pair() == (professional, demand))
        {
            Status::Pinned
        } else if self.history.served_demand(professional, demand) {
            Status::SameDemand
        } else if self.history.served_member(professional, member) {
            Status::SameMember
        } else {
            Status::New
        }
    }

    /// The FTE that a position asks.
    #[must_use]
    pub fn asked(&self, demand: DemandIx) -> Fte {
        self.dataset.demands[demand].fte
    }
}

/// How an assignment came to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// By a decision of the planner.
    Pinned,
    /// The person served this demand last period.
    SameDemand,
    /// The person served this member last period.
    SameMember,
    /// Neither.
    New,
}

impl Status {
    /// The word in assignments.csv.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Pinned => "pinned",
            Self::SameDemand => "same_demand",
            Self::SameMember => "same_member",
            Self::New => "new",
        }
    }
}

fn requested(dataset: &Dataset, windows: &IndexVec<DemandIx, Span>) -> IndexVec<MemberIx, FteDays> {
    let mut requested: IndexVec<MemberIx, FteDays> =
        dataset.members.iter().map(|_| FteDays::ZERO).collect();
    for (index, demand) in dataset.demands.iter_enumerated() {
        requested[demand.member] += demand.fte * (demand.positions * windows[index].len());
    }
    requested
}

/// `floor(solidarity_share * R(m))`, in hundredths of an FTE-day.
fn floor_of(dataset: &Dataset, requested: FteDays) -> i64 {
    let share = i128::from(dataset.policy.points.solidarity_share.millionths());
    let floor = share * i128::from(requested.hundredths()) / i128::from(Share::DENOMINATOR);
    i64::try_from(floor).expect("at most what was requested")
}
