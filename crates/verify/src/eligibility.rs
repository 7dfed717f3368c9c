//! Who may serve which demand: E1 to E8 of FORMAT section 4.

use std::fmt;

use inzet_model::{
    Demand, DemandIx, Fte, MemberState, Professional, ProfessionalIx, ScoreMode, Skill,
};

use crate::facts::Facts;

/// A rule of eligibility, in the order of FORMAT section 4.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ERule {
    /// The demand's role is the person's role or one of the others.
    E1,
    /// The person's level is at least what is asked.
    E2,
    /// The person has every required skill at its level.
    E3,
    /// The person can be where an onsite demand is.
    E4,
    /// The run alone is long enough and the person has the least share free of leave.
    E5,
    /// There is no ban.
    E6,
    /// The body is a member on a working day of the window.
    E7,
    /// The pair is listed, when only listed pairs count.
    E8,
}

impl ERule {
    /// All of them, in order.
    pub const ALL: [Self; 8] = [
        Self::E1,
        Self::E2,
        Self::E3,
        Self::E4,
        Self::E5,
        Self::E6,
        Self::E7,
        Self::E8,
    ];
}

impl fmt::Display for ERule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

impl Facts<'_> {
    /// Whether the person is eligible for the demand, without any waiver.
    ///
    /// # Errors
    /// The first rule, in order, that does not hold.
    pub fn eligible(&self, professional: ProfessionalIx, demand: DemandIx) -> Result<(), ERule> {
        self.passes_from(ERule::E1, professional, demand)
    }

    /// Whether the pair may be in a plan: eligible, or pinned with a waiver of E1 to E4.
    ///
    /// # Errors
    /// The first rule, in order, that neither holds nor is waived.
    pub fn allowed(&self, professional: ProfessionalIx, demand: DemandIx) -> Result<(), ERule> {
        let waived = self.pin(professional, demand).is_some_and(|pin| pin.waives);
        let first = if waived { ERule::E5 } else { ERule::E1 };
        self.passes_from(first, professional, demand)
    }

    /// Whether one rule holds for the pair.
    #[must_use]
    pub fn holds(&self, rule: ERule, professional: ProfessionalIx, demand: DemandIx) -> bool {
        let person = &self.dataset.professionals[professional];
        let asked = &self.dataset.demands[demand];
        match rule {
            ERule::E1 => person.role == asked.role || person.other_roles.contains(&asked.role),
            ERule::E2 => person.level >= asked.min_level,
            ERule::E3 => asked.skills.iter().all(|skill| holds_skill(person, *skill)),
            ERule::E4 => !asked.onsite || !region_is_foreign(person, asked),
            ERule::E5 => self.run_is_enough(professional, demand),
            ERule::E6 => {
                !self.banned_demands.contains(&(professional, demand))
                    && !self.banned_members.contains(&(professional, asked.member))
            }
            ERule::E7 => {
                self.dataset.members[asked.member].state != MemberState::Candidate
                    && self.working_days(self.membership_window(demand)) > 0
            }
            ERule::E8 => {
                self.dataset.policy.scores == ScoreMode::Add
                    || self.outside_scores.contains_key(&(professional, demand))
            }
        }
    }

    /// Least and most FTE of one person on a position of the demand (C2).
    #[must_use]
    pub fn fte_range(&self, demand: DemandIx) -> (Fte, Fte) {
        let asked = &self.dataset.demands[demand];
        if asked.max_people == 1 {
            return (asked.min_fte, asked.fte);
        }
        let least = self.dataset.policy.planning.min_share.min(asked.fte);
        (least, asked.fte.min(Fte::ONE))
    }

    /// Least days that an assignment must really work: max(1, ceil(min_cover x days(window))).
    #[must_use]
    pub fn least_days(&self, demand: DemandIx) -> u32 {
        let whole = u64::from(inzet_model::Share::DENOMINATOR);
        let cover = u64::from(self.dataset.demands[demand].min_cover.millionths());
        let asked = cover * u64::from(self.window_days(demand));
        u32::try_from(asked.div_ceil(whole))
            .unwrap_or(u32::MAX)
            .max(1)
    }

    /// The smallest fte that C2 allows on the demand: on the grid and above zero.
    pub(crate) fn smallest_fte(&self, demand: DemandIx) -> Fte {
        let step = self.dataset.policy.planning.fte_step.hundredths().max(1);
        let least = self.fte_range(demand).0.hundredths().max(1);
        Fte::from_hundredths(least.div_ceil(step) * step)
    }

    fn passes_from(
        &self,
        first: ERule,
        professional: ProfessionalIx,
        demand: DemandIx,
    ) -> Result<(), ERule> {
        let rules = ERule::ALL.into_iter().filter(|rule| *rule >= first);
        for rule in rules {
            if !self.holds(rule, professional, demand) {
                return Err(rule);
            }
        }
        Ok(())
    }

    /// E5. Not looked at where E7's cut window is empty: then nobody could work a day, and
    /// membership is the reason.
    fn run_is_enough(&self, professional: ProfessionalIx, demand: DemandIx) -> bool {
        if self.working_days(self.membership_window(demand)) == 0 {
            return true;
        }
        let Some(run) = self.run(professional, demand) else {
            return false;
        };
        let least = i64::from(self.smallest_fte(demand).hundredths());
        self.days(professional, run.0, run.1) >= self.least_days(demand)
            && self
                .room(professional, run, &[])
                .is_some_and(|room| room >= least)
    }
}

/// Whether the person holds the skill at its level or above.
pub(crate) fn holds_skill(person: &Professional, wanted: Skill) -> bool {
    person
        .skills
        .iter()
        .any(|held| held.skill == wanted.skill && held.level >= wanted.level)
}

/// Whether the demand has a region, the person has regions, and it is none of them.
pub(crate) fn region_is_foreign(person: &Professional, asked: &Demand) -> bool {
    asked
        .region
        .is_some_and(|region| !person.regions.is_empty() && !person.regions.contains(&region))
}
