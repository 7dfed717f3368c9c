//! Datasets by hand, in a few lines.

use inzet_model::{
    Cents, Dataset, Day, Decision, DecisionKind, Demand, DemandIx, Fte, IndexVec, Member, MemberIx,
    MemberKind, MemberState, Period, Pin, Policy, Previous, Priority, Professional, ProfessionalIx,
    Quarter, RegionIx, RoleIx, Share, Skill, SkillIx, Target,
};

use crate::agreed::agreed_roles;

/// A planning folder under construction: the first quarter of 2026 (63 working days, 90 calendar
/// days) and the defaults of the policy, to which rows are added.
///
/// Rows are added in the order of their ids, because an index is the rank of an id. What a row
/// says beyond its arguments is changed on the row that is given back.
///
/// ```
/// use inzet_testkit::{Folder, brute_force};
///
/// let mut folder = Folder::new();
/// folder.member("M1");
/// folder.professional("P1", "ict_architect", 500);
/// folder.demand("D1", "M1", "ict_architect", 80).min_level = 2;
/// let (_, plan) = brute_force(&folder.dataset());
/// assert_eq!(plan.assignments().len(), 1);
/// ```
///
/// # Panics
/// Every function panics on an id that is unknown or out of order: a mistake in the test.
#[derive(Clone, Debug)]
pub struct Folder {
    dataset: Dataset,
}

impl Default for Folder {
    fn default() -> Self {
        Self::new()
    }
}

impl Folder {
    /// A folder without rows.
    #[must_use]
    pub fn new() -> Self {
        let first_quarter = Quarter {
            year: 2026,
            number: 1,
        };
        Self::of_period(
            first_quarter
                .period()
                .expect("the year has a first quarter"),
        )
    }

    /// A folder of other dates, without rows.
    #[must_use]
    pub fn of_period(period: Period) -> Self {
        Self {
            dataset: Dataset {
                policy: Policy::for_period(period),
                members: IndexVec::new(),
                base_columns: Vec::new(),
                professionals: IndexVec::new(),
                demands: IndexVec::new(),
                roles: agreed_roles().into_iter().collect(),
                skills: IndexVec::new(),
                regions: IndexVec::new(),
                availability: Vec::new(),
                previous: Vec::new(),
                decisions: Vec::new(),
                scores: Vec::new(),
                holidays: Vec::new(),
                cost_pools: Vec::new(),
                advances: Vec::new(),
            },
        }
    }

    /// The policy, to be changed.
    pub fn policy(&mut self) -> &mut Policy {
        &mut self.dataset.policy
    }

    /// Adds a full member of kind local, without a region or budget.
    pub fn member(&mut self, id: &str) -> &mut Member {
        let last = self.dataset.members.last().map(|member| &member.id);
        assert!(
            last.is_none_or(|last| last.as_str() < id),
            "{id} comes in the order of ids"
        );
        let place = self.dataset.members.push(Member {
            id: id.to_owned(),
            name: format!("Body {id}"),
            kind: MemberKind::Local,
            state: MemberState::Full,
            region: None,
            kbo: None,
            ovo: None,
            joined: None,
            left: None,
            budget: None,
            bases: Vec::new(),
        });
        &mut self.dataset.members[place]
    }

    /// Adds a professional of level 3 at 1.00 FTE who works anywhere, at so many euro a day.
    pub fn professional(&mut self, id: &str, role: &str, day_cost_eur: i64) -> &mut Professional {
        let last = self.dataset.professionals.last().map(|person| &person.id);
        assert!(
            last.is_none_or(|last| last.as_str() < id),
            "{id} comes in the order of ids"
        );
        let max_members = self.dataset.policy.planning.max_members;
        let place = self.dataset.professionals.push(Professional {
            id: id.to_owned(),
            role: self.role(role),
            level: 3,
            day_cost: Cents::new(day_cost_eur * 100),
            fte: Fte::ONE,
            other_roles: Vec::new(),
            regions: Vec::new(),
            skills: Vec::new(),
            max_members,
            from: None,
            to: None,
            name: None,
        });
        &mut self.dataset.professionals[place]
    }

    /// Adds a demand of normal priority for one person, of so many hundredths of FTE and not
    /// less, over the whole period, from level 1, in the member's region.
    pub fn demand(&mut self, id: &str, member: &str, role: &str, hundredths: u32) -> &mut Demand {
        let last = self.dataset.demands.last().map(|demand| &demand.id);
        assert!(
            last.is_none_or(|last| last.as_str() < id),
            "{id} comes in the order of ids"
        );
        let member = self.member_ix(member);
        let place = self.dataset.demands.push(Demand {
            id: id.to_owned(),
            member,
            role: self.role(role),
            fte: Fte::from_hundredths(hundredths),
            min_fte: Fte::from_hundredths(hundredths),
            max_people: 1,
            positions: 1,
            min_level: 1,
            skills: Vec::new(),
            prefers: Vec::new(),
            region: self.dataset.members[member].region,
            onsite: false,
            priority: Priority::Normal,
            from: None,
            to: None,
            min_cover: Share::from_percent(75).expect("75 is at most 100"),
            note: String::new(),
        });
        &mut self.dataset.demands[place]
    }

    /// A skill at a level, for the rows that hold or ask it; new skills in the order of names.
    pub fn skill(&mut self, name: &str, level: u8) -> Skill {
        let known = self.dataset.skills.iter().position(|skill| skill == name);
        let skill = known.map(SkillIx::from_usize).unwrap_or_else(|| {
            let last = self.dataset.skills.last();
            assert!(
                last.is_none_or(|last| last.as_str() < name),
                "{name} comes in order"
            );
            self.dataset.skills.push(name.to_owned())
        });
        Skill { skill, level }
    }

    /// A region, for the rows that name it; new regions in the order of names.
    pub fn region(&mut self, name: &str) -> RegionIx {
        let known = self
            .dataset
            .regions
            .iter()
            .position(|region| region == name);
        known.map(RegionIx::from_usize).unwrap_or_else(|| {
            let last = self.dataset.regions.last();
            assert!(
                last.is_none_or(|last| last.as_str() < name),
                "{name} comes in order"
            );
            self.dataset.regions.push(name.to_owned())
        })
    }

    /// Lets a professional have so many hundredths of FTE on these days.
    pub fn leave(&mut self, professional: &str, from: Day, to: Day, hundredths: u32) {
        let row = inzet_model::Availability {
            professional: self.professional_ix(professional),
            from,
            to,
            fte: Fte::from_hundredths(hundredths),
        };
        self.dataset.availability.push(row);
        self.dataset.availability.sort();
    }

    /// Says that a professional served a member last period, on this demand if one is given.
    pub fn served(&mut self, professional: &str, member: &str, demand: Option<&str>) {
        let row = Previous {
            professional: self.professional_ix(professional),
            member: self.member_ix(member),
            demand: demand.map(|demand| self.demand_ix(demand)),
            fte: None,
        };
        self.dataset.previous.push(row);
        self.dataset.previous.sort();
    }

    /// Pins a professional to a demand; the details as typed.
    pub fn pin(&mut self, professional: &str, demand: &str, pin: Pin) {
        let target = Target::Demand(self.demand_ix(demand));
        let reason = pin.waives.then(|| "Agreed".to_owned());
        self.decide(professional, target, DecisionKind::Pin(pin), reason);
    }

    /// Bans a professional from a demand.
    pub fn ban(&mut self, professional: &str, demand: &str) {
        let target = Target::Demand(self.demand_ix(demand));
        self.decide(professional, target, DecisionKind::Ban, None);
    }

    /// Bans a professional from all demands of a member.
    pub fn ban_member(&mut self, professional: &str, member: &str) {
        let target = Target::Member(self.member_ix(member));
        self.decide(professional, target, DecisionKind::Ban, None);
    }

    /// The index of a member.
    #[must_use]
    pub fn member_ix(&self, id: &str) -> MemberIx {
        let place = self
            .dataset
            .members
            .iter()
            .position(|member| member.id == id);
        MemberIx::from_usize(place.unwrap_or_else(|| panic!("no member {id}")))
    }

    /// The index of a professional.
    #[must_use]
    pub fn professional_ix(&self, id: &str) -> ProfessionalIx {
        let place = self
            .dataset
            .professionals
            .iter()
            .position(|person| person.id == id);
        ProfessionalIx::from_usize(place.unwrap_or_else(|| panic!("no professional {id}")))
    }

    /// The index of a demand.
    #[must_use]
    pub fn demand_ix(&self, id: &str) -> DemandIx {
        let place = self
            .dataset
            .demands
            .iter()
            .position(|demand| demand.id == id);
        DemandIx::from_usize(place.unwrap_or_else(|| panic!("no demand {id}")))
    }

    /// The index of a role of the agreement.
    #[must_use]
    pub fn role(&self, id: &str) -> RoleIx {
        let place = self.dataset.roles.iter().position(|role| role.id == id);
        RoleIx::from_usize(place.unwrap_or_else(|| panic!("no role {id}")))
    }

    /// The dataset, for what has no function of its own here.
    pub fn edit(&mut self) -> &mut Dataset {
        &mut self.dataset
    }

    /// The finished dataset.
    #[must_use]
    pub fn dataset(&self) -> Dataset {
        self.dataset.clone()
    }

    fn decide(
        &mut self,
        professional: &str,
        target: Target,
        kind: DecisionKind,
        reason: Option<String>,
    ) {
        let decision = Decision {
            professional: self.professional_ix(professional),
            target,
            kind,
            reason,
            // Line 1 of the file is its header.
            line: self.dataset.decisions.len() as u64 + 2,
        };
        self.dataset.decisions.push(decision);
    }
}
