//! Who may serve which demand: rules E1 to E8, one function each.

use inzet_model::{
    Dataset, DecisionKind, DemandIx, IndexVec, MemberIx, MemberState, ProfessionalIx, ScoreMode,
    Skill, Target,
};

use crate::calendar::Calendar;
use crate::runs::{self, Span};
use crate::shares::share_range;
use crate::staff::Capacity;

/// The rules of eligibility, in the order in which reasons are given.
///
/// # Source
/// FORMAT section 4.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// E1: the role is the person's main role or one of the others.
    Role,
    /// E2: the level is at least what is asked.
    Level,
    /// E3: every required skill is held at its level.
    Skill,
    /// E4: an onsite demand lies in one of the person's regions.
    Region,
    /// E5: the run alone is long enough, and there is enough of the person on it.
    Availability,
    /// E6: no ban.
    Ban,
    /// E7: the member may be served, on a working day of the window.
    Membership,
    /// E8: listed, when only listed pairs count.
    Listed,
}

impl Rule {
    /// All rules, in order.
    pub const ALL: [Self; 8] = [
        Self::Role,
        Self::Level,
        Self::Skill,
        Self::Region,
        Self::Availability,
        Self::Ban,
        Self::Membership,
        Self::Listed,
    ];

    /// Whether a pin with an override waives it.
    #[must_use]
    pub const fn is_waivable(self) -> bool {
        matches!(self, Self::Role | Self::Level | Self::Skill | Self::Region)
    }
}

/// What the rules look at, derived once from a dataset.
#[derive(Clone, Debug)]
pub struct Eligibility<'a> {
    dataset: &'a Dataset,
    calendar: &'a Calendar,
    windows: &'a IndexVec<DemandIx, Span>,
    served: &'a IndexVec<DemandIx, Span>,
    capacities: &'a IndexVec<ProfessionalIx, Capacity>,
    banned_demands: &'a [(ProfessionalIx, DemandIx)],
    banned_members: &'a [(ProfessionalIx, MemberIx)],
}

impl<'a> Eligibility<'a> {
    pub(crate) fn new(
        dataset: &'a Dataset,
        calendar: &'a Calendar,
        spans: (&'a IndexVec<DemandIx, Span>, &'a IndexVec<DemandIx, Span>),
        capacities: &'a IndexVec<ProfessionalIx, Capacity>,
        bans: &'a Bans,
    ) -> Self {
        Self {
            dataset,
            calendar,
            windows: spans.0,
            served: spans.1,
            capacities,
            banned_demands: &bans.demands,
            banned_members: &bans.members,
        }
    }

    /// Whether a pair passes one rule.
    #[must_use]
    pub fn passes(&self, rule: Rule, professional: ProfessionalIx, demand: DemandIx) -> bool {
        match rule {
            Rule::Role => self.has_role(professional, demand),
            Rule::Level => self.has_level(professional, demand),
            Rule::Skill => self.has_skills(professional, demand),
            Rule::Region => self.is_in_region(professional, demand),
            Rule::Availability => self.is_available(professional, demand),
            Rule::Ban => !self.is_banned(professional, demand),
            Rule::Membership => self.is_served(demand),
            Rule::Listed => self.is_listed(professional, demand),
        }
    }

    /// The first rule that a pair breaks, or `None` when it is eligible.
    #[must_use]
    pub fn first_broken(&self, professional: ProfessionalIx, demand: DemandIx) -> Option<Rule> {
        Rule::ALL
            .into_iter()
            .find(|&rule| !self.passes(rule, professional, demand))
    }

    fn has_role(&self, professional: ProfessionalIx, demand: DemandIx) -> bool {
        let person = &self.dataset.professionals[professional];
        let role = self.dataset.demands[demand].role;
        person.role == role || person.other_roles.contains(&role)
    }

    fn has_level(&self, professional: ProfessionalIx, demand: DemandIx) -> bool {
        self.dataset.professionals[professional].level >= self.dataset.demands[demand].min_level
    }

    fn has_skills(&self, professional: ProfessionalIx, demand: DemandIx) -> bool {
        let held = &self.dataset.professionals[professional].skills;
        self.dataset.demands[demand]
            .skills
            .iter()
            .all(|asked| holds(held, asked))
    }

    fn is_in_region(&self, professional: ProfessionalIx, demand: DemandIx) -> bool {
        let demand = &self.dataset.demands[demand];
        let regions = &self.dataset.professionals[professional].regions;
        !demand.onsite
            || regions.is_empty()
            || demand.region.is_none_or(|region| regions.contains(&region))
    }

    fn is_available(&self, professional: ProfessionalIx, demand: DemandIx) -> bool {
        if self.served[demand].is_empty() {
            return true;
        }
        let run = self.run(professional, demand);
        let (days, least) = self.capacities[professional].days_and_least(run.days);
        let row = &self.dataset.demands[demand];
        days >= runs::least_days(row, &self.windows[demand])
            && least
                >= share_range(row, &self.dataset.policy.planning)
                    .least
                    .hundredths()
    }

    fn is_banned(&self, professional: ProfessionalIx, demand: DemandIx) -> bool {
        let member = self.dataset.demands[demand].member;
        self.banned_demands
            .binary_search(&(professional, demand))
            .is_ok()
            || self
                .banned_members
                .binary_search(&(professional, member))
                .is_ok()
    }

    fn is_served(&self, demand: DemandIx) -> bool {
        let member = &self.dataset.members[self.dataset.demands[demand].member];
        member.state != MemberState::Candidate && !self.served[demand].is_empty()
    }

    fn is_listed(&self, professional: ProfessionalIx, demand: DemandIx) -> bool {
        self.dataset.policy.scores == ScoreMode::Add
            || outside_points(self.dataset, professional, demand).is_some()
    }

    fn run(&self, professional: ProfessionalIx, demand: DemandIx) -> Span {
        let person = &self.dataset.professionals[professional];
        runs::run(&self.served[demand], person, self.calendar)
    }
}

/// Whether skills that are held cover one that is asked, at its level.
#[must_use]
pub fn holds(held: &[Skill], asked: &Skill) -> bool {
    held.binary_search_by_key(&asked.skill, |skill| skill.skill)
        .is_ok_and(|place| held[place].level >= asked.level)
}

/// The points of scores.csv for a pair, if it is listed.
#[must_use]
pub fn outside_points(
    dataset: &Dataset,
    professional: ProfessionalIx,
    demand: DemandIx,
) -> Option<i64> {
    if dataset.scores.is_empty() {
        return None;
    }
    dataset
        .scores
        .binary_search_by_key(&(professional, demand), |row| {
            (row.professional, row.demand)
        })
        .ok()
        .map(|place| dataset.scores[place].points)
}

/// The bans of decisions.csv, sorted.
#[derive(Clone, Debug, Default)]
pub struct Bans {
    demands: Vec<(ProfessionalIx, DemandIx)>,
    members: Vec<(ProfessionalIx, MemberIx)>,
}

impl Bans {
    pub(crate) fn new(dataset: &Dataset) -> Self {
        let mut bans = Self::default();
        for decision in &dataset.decisions {
            match (&decision.kind, decision.target) {
                (DecisionKind::Pin(_), _) => {}
                (DecisionKind::Ban, Target::Demand(demand)) => {
                    bans.demands.push((decision.professional, demand));
                }
                (DecisionKind::Ban, Target::Member(member)) => {
                    bans.members.push((decision.professional, member));
                }
            }
        }
        bans.demands.sort_unstable();
        bans.members.sort_unstable();
        bans
    }
}
